#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "linter/secret/find_secrets.h"
#include "linter/secret/token_formats.h"

namespace keyref {
namespace {

std::string repeated(std::string_view text, std::size_t size) {
  std::string whole;
  whole.reserve(size + text.size());
  while (whole.size() < size) whole += text;
  return whole;
}

bool has_token(const Prefiltered& found, std::size_t offset, std::size_t format) {
  return std::any_of(found.tokens.begin(), found.tokens.end(),
                     [&](const LiteralHit& hit) { return hit.offset == offset && hit.format == format; });
}

/// Minutes, were the work not linear.
double seconds(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  prefilter(text);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_CASE("nothing is found in nothing") {
  CHECK(prefilter("").empty());
  CHECK(prefilter("x").empty());
  CHECK(prefilter("const a = b;\n").empty());
}

TEST_CASE("every format's literal is found wherever it stands") {
  for (std::size_t i = 0; i < token_formats().size(); ++i) {
    const std::string literal(token_formats()[i].literal);
    for (const std::string& before : {std::string(), std::string("x"), repeated("ab ", 100), literal}) {
      const Prefiltered found = prefilter(before + literal);
      CHECK_MESSAGE(has_token(found, before.size(), i), literal);
      CHECK(std::is_sorted(found.tokens.begin(), found.tokens.end(),
                           [](const auto& a, const auto& b) { return a.offset < b.offset; }));
    }
  }
}

TEST_CASE("private keys, as many as there are") {
  CHECK(prefilter("-----BEGIN A\n------BEGIN").private_keys == std::vector<std::size_t>{0, 14});
  CHECK(prefilter("-----begin").private_keys.empty());
}

TEST_CASE("URLs count with an at sign on their line") {
  CHECK(prefilter("a://b@c d://e@f\ng://h\n@ i://j@").urls == std::vector<std::size_t>{1, 9, 25});
  CHECK(prefilter("https://host/@scope/package").urls.empty());
  CHECK(prefilter("a@b https://host").urls.empty());
}

TEST_CASE("words before what may be a value") {
  for (const std::string_view text : {
           "password: hunter2",
           "password: 'letmein'",
           "PASSWORD=hunter2",
           "const dbPassword: string = 'letmein';",
           "process.env.JWT_SECRET || 'keyboard cat'",
           "process.env['JWT_SECRET'] ?? \"x\"",
           "os.environ.get('DB_PASSWORD', 'letmein')",
           "set('password', 'letmein')",
           "'password' => 'letmein'",
           "password := \"letmein\"",
           "PASSWORD 'letmein'",
           "ENV DB_PASSWORD letmein",
           "deploy --password letmein --force",
           "<password>letmein</password>",
           "password: |\n  letmein\n",
           "passwords:\n  - letmein\n",
           "apiKeys: [\n  'letmein',\n]",
           "- name: DB_PASSWORD\n  value: letmein\n",
           "- value: letmein\n  name: DB_PASSWORD\n",
           R"({"name": "DB_PASSWORD", "value": "letmein"})",
           "{name: DB_PASSWORD, value: letmein}",
           "spring.datasource.password=letmein",
           "password: '' || 'letmein'",
           "password: ${PASSWORD:-letmein}",
           "jwt.sign(payload, 'keyboard cat')",
           "createHmac('sha256', 'keyboard cat')",
           "new Wallet(\n  '0x01')",
           "accounts: ['0x01']",
           "ALTER ROLE app IDENTIFIED BY 'letmein'",
           "mysql -uroot -pletmein",
           "curl -s \\\n  -u user:letmein https://host",
           "key: '4f9a8b7c6d5e'",
           "kind: Secret",
           R"("kind": "Secret")",
       }) {
    CHECK_MESSAGE(prefilter(text).words.size() >= 1, text);
  }
}

TEST_CASE("words that nothing follows") {
  for (const std::string_view text : {
           "import { AuthService } from './auth.service';",
           "password: string;",
           "password?: string,",
           "if (password === 'letmein')",
           "password: req.body.password,",
           "login(user, password)",
           "password: ${PASSWORD}",
           "password: \"{{ .Values.password }}\"",
           "password: ''",
           "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: {}",
           "tokenSymbol: 'ACME'",
           "key: 'createdAt'",
           "<li key={item.id}>",
           "const monkey = 'letmein';",
           "return this.configService.get('JWT_SECRET');",
           "the password of the user",
           "client.get(password=password)",
       }) {
    CHECK_MESSAGE(prefilter(text).words.empty(), text);
  }
}

TEST_CASE("words are told in order, one for each name") {
  CHECK(prefilter("password: 'a'\nDB_SECRET_PASSWORD: 'b'\n").words == std::vector<std::size_t>{0, 17});
}

TEST_CASE("hostile texts take no longer than long ones") {
  constexpr std::size_t kSize = 2'000'000;
  for (const std::string_view text :
       {"a", "-", "password", "password:", "password ", "://", "://@", "key='", "name: key value ", "password: {{{{",
        "\"password\",", "password\n:", "mysql ", "accounts: ['"}) {
    CHECK_MESSAGE(seconds(repeated(text, kSize)) < 20, text);
  }
  for (const TokenFormat& format : token_formats().first(std::min<std::size_t>(4, token_formats().size())))
    CHECK_MESSAGE(seconds(repeated(format.literal, kSize)) < 20, format.literal);
}

}  // namespace
}  // namespace keyref
