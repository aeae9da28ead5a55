#include "linter/base/escapes.h"
#include "linter/literals/line.h"

namespace keyref::literals {
namespace {

using Kind = LineToken::Kind;

/// A call whose argument is a secret, whatever its name.
struct SecretArgument {
  std::string_view function;
  std::size_t argument;  ///< from 1
};

constexpr std::array kArguments = {
    SecretArgument{"UsernamePasswordCredentials", 2},
    SecretArgument{"UsernamePasswordAuthenticationToken", 2},
    SecretArgument{"NetworkCredential", 2},
    SecretArgument{"PasswordAuthentication", 2},
    SecretArgument{"SetBasicAuth", 2},
    SecretArgument{"HTTPBasicAuth", 2},
    SecretArgument{"basicAuth", 2},
    SecretArgument{"BasicAWSCredentials", 2},
    SecretArgument{"AwsBasicCredentials.create", 2},
    SecretArgument{"NewStaticCredentials", 2},
    SecretArgument{"DriverManager.getConnection", 3},
    SecretArgument{"mysqli_connect", 3},
    SecretArgument{"jwt.encode", 2},
    SecretArgument{"jwt.decode", 2},
    SecretArgument{"jwt.sign", 2},
    SecretArgument{"jwt.verify", 2},
    SecretArgument{"hmac.new", 1},
    SecretArgument{"createHmac", 2},
    SecretArgument{"cookieParser", 1},
    SecretArgument{"createSecretKey", 1},
    SecretArgument{"privateKeyToAccount", 1},
    SecretArgument{"Wallet", 1},
};

/// Calls that say by their name what they take: `.password("x")`, `setToken("x")`.
bool sets_secret(std::string_view function, bool chained) {
  static constexpr std::array<std::string_view, 8> kNames = {"password",   "secret",       "apiKey",    "token",
                                                             "passphrase", "clientSecret", "secretKey", "accessToken"};
  const std::string_view name = last_part(function);
  const std::string start = to_lower(name.substr(0, 4));
  return (name.size() > 4 && (start.substr(0, 3) == "set" || start == "with")) ||
         ((chained || name.size() < function.size()) && is_one_of(name, kNames));
}

std::size_t secret_argument(std::string_view function) {
  for (const SecretArgument& each : kArguments) {
    const bool whole = each.function.find('.') != std::string_view::npos;
    if (equals_ignoring_case(each.function, whole ? function : last_part(function))) return each.argument;
  }
  return 0;
}

/// The text that is an argument of the call whose bracket is `open`; none: the number of tokens.
std::size_t argument_of(const Line& line, std::size_t open, std::size_t argument) {
  constexpr std::size_t kFarthest = 60;
  std::size_t depth = 0;
  for (std::size_t at = open; at < line.tokens.size() && at < open + kFarthest; ++at) {
    if (depth == 1 && argument == 1) {
      if (line.is(at, Kind::word) && line.is(at + 1, Kind::text) && line.text(at).size() <= 2) ++at;  // b'…'
      const bool alone = line.is(at, Kind::text) && (line.is_sign(at + 1, ")") || line.is_sign(at + 1, ","));
      return alone ? at : line.tokens.size();
    }
    if (line.is_sign(at, "(") || line.is_sign(at, "[") || line.is_sign(at, "{")) ++depth;
    if ((line.is_sign(at, ")") || line.is_sign(at, "]") || line.is_sign(at, "}")) && --depth == 0) break;
    if (depth == 1 && line.is_sign(at, ",")) --argument;
  }
  return line.tokens.size();
}

}  // namespace

void read_calls(const Line& line, const Target& target) {
  for (std::size_t i = 1; line.code && i < line.tokens.size(); ++i) {
    if (!line.is_sign(i, "(") || !line.is(i - 1, Kind::word)) continue;
    const std::string_view function = line.text(i - 1);
    const std::size_t known = secret_argument(function);
    const bool chained = i > 1 && line.is_sign(i - 2, ".");
    if (known == 0 && !(sets_secret(function, chained) && line.is_sign(i + 2, ")"))) continue;
    const std::size_t at = argument_of(line, i, known == 0 ? 1 : known);
    if (at >= line.tokens.size()) continue;
    const Target told{target.rule, target.sink, target.comment || line.tokens[at].comment};
    const Span span = line.tokens[at].span;
    told.give(last_part(function), without_escapes(line.passage.text(span)), line.passage.place(span), known != 0);
  }
}

}  // namespace keyref::literals
