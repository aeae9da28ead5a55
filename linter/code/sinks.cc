#include "linter/code/sinks.h"

#include <algorithm>
#include <array>

namespace keyref::code {
namespace {

constexpr auto kSinks = std::to_array<Sink>({
    // JSON Web Tokens and signatures
    {"jwt.sign", 2, {}},
    {"jwt.verify", 2, {}},
    {"jsonwebtoken.sign", 2, {}},
    {"jsonwebtoken.verify", 2, {}},
    {"jwt.encode", 2, {}},
    {"jwt.decode", 2, {}},
    {"jwtVerify", 2, {}},
    {"jwt", 1, "secret"},
    {"jwt.sign", 2, "secret"},
    {"jwt.verify", 2, "secret"},
    {"JwtModule.register", 1, "secret"},
    {"JwtModule.register", 1, "privateKey"},
    {"JwtModule.register", 1, "secretOrPrivateKey"},
    {"JwtModule.registerAsync", 1, "secret"},
    {"JwtStrategy", 1, "secretOrKey"},
    {"jwtService.sign", 2, "secret"},
    {"jwtService.signAsync", 2, "secret"},
    {"jwtService.verify", 2, "secret"},
    {"jwtService.verifyAsync", 2, "secret"},
    {"expressjwt", 1, "secret"},
    {"createHmac", 2, {}},
    {"hmac.new", 1, {}},
    {"createSecretKey", 1, {}},
    {"createCipheriv", 2, {}},
    {"createDecipheriv", 2, {}},
    {"pbkdf2", 1, {}},
    {"pbkdf2Sync", 1, {}},
    {"scrypt", 1, {}},
    {"scryptSync", 1, {}},
    {"CryptoJS.AES.encrypt", 2, {}},
    {"CryptoJS.AES.decrypt", 2, {}},
    {"CryptoJS.HmacSHA256", 2, {}},
    // Sessions and cookies
    {"session", 1, "secret"},
    {"expressSession", 1, "secret"},
    {"cookieSession", 1, "secret"},
    {"cookieSession", 1, "keys"},
    {"cookieParser", 1, {}},
    // passport: `super({…})` of a strategy
    {"super", 1, "secretOrKey"},
    {"super", 1, "clientSecret"},
    {"super", 1, "consumerSecret"},
    // Databases and queues
    {"TypeOrmModule.forRoot", 1, "password"},
    {"SequelizeModule.forRoot", 1, "password"},
    {"DataSource", 1, "password"},
    {"Sequelize", 3, {}},
    {"Pool", 1, "password"},
    {"Client", 1, "password"},
    {"createConnection", 1, "password"},
    {"createPool", 1, "password"},
    {"Redis", 1, "password"},
    {"createClient", 1, "password"},
    {"Kafka", 1, "password"},
    {"createTransport", 1, "pass"},
    // Clouds
    {"S3Client", 1, "secretAccessKey"},
    {"SecretValue.unsafePlainText", 1, {}},
    {"sst.Secret", 2, {}},
    // Chains
    {"Wallet", 1, {}},
    {"Wallet.fromMnemonic", 1, {}},
    {"Wallet.fromPhrase", 1, {}},
    {"mnemonicToAccount", 1, {}},
    {"privateKeyToAccount", 1, {}},
    {"Keypair.fromSecretKey", 1, {}},
    // Others
    {"UsernamePasswordCredentials", 2, {}},
    {"HTTPBasicAuth", 2, {}},
    {"SetBasicAuth", 2, {}},
    {"basicAuth", 2, {}},
});

constexpr auto kSetters =
    std::to_array<std::string_view>({"addHeader", "append", "assign", "env", "header", "put", "set", "setEnv",
                                     "setHeader", "setItem", "setex", "Setenv", "Set", "Add", "putenv"});

constexpr auto kNamedSetters = std::to_array<std::string_view>(
    {"accessToken", "apiKey", "clientSecret", "passphrase", "password", "secret", "secretKey", "token"});

std::string_view last_part(std::string_view name) { return name.substr(name.rfind('.') + 1); }

}  // namespace

std::span<const Sink> sinks() { return kSinks; }

bool calls(std::string_view written, const Sink& sink) {
  if (!written.ends_with(sink.function)) return false;
  const std::size_t before = written.size() - sink.function.size();
  return before == 0 || written[before - 1] == '.';
}

bool is_sink(std::string_view function) {
  return std::any_of(kSinks.begin(), kSinks.end(), [&](const Sink& sink) { return sink.function == function; });
}

bool takes_name_and_value(std::string_view written) {
  return std::find(kSetters.begin(), kSetters.end(), last_part(written)) != kSetters.end();
}

bool takes_what_it_names(std::string_view written) {
  const std::string_view name = last_part(written);
  const std::size_t prefix = name.starts_with("set") || name.starts_with("Set") ? 3 : name.starts_with("with") ? 4 : 0;
  if (prefix > 0) return name.size() > prefix && name[prefix] >= 'A' && name[prefix] <= 'Z';
  return name.size() < written.size() &&
         std::find(kNamedSetters.begin(), kNamedSetters.end(), name) != kNamedSetters.end();
}

}  // namespace keyref::code
