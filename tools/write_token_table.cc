// Writes rules/tokens/*.yaml as two C++ sources: the table that the program holds, and the shapes of examples for its
// tests. A mistake in a file stops the build.
//
//   write_token_table TABLE.cc SHAPES.cc WORDS.txt PROVIDER.yaml…

#include <re2/re2.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view kChecksums[] = {
    "none", "crc32_base62", "github_fine_grained", "gitlab_routable", "crc32_hex", "grafana",
    "jwt",  "bip39",        "base58check"};

/// A token of a file; texts as they are written there.
struct Token {
  std::string provider, name, literal, pattern, checksum, revoke, claims, names, published, example;
  bool test_mode = false;
  bool is_public = false;
};

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

void allow_only(const YAML::Node& map, const std::set<std::string>& known) {
  require(map.IsMap(), "a mapping is expected");
  for (const auto& entry : map) {
    const auto key = entry.first.as<std::string>();
    require(known.contains(key), "unknown word `" + key + "`");
  }
}

std::string text_of(const YAML::Node& map, const char* key) { return map[key].as<std::string>(""); }

std::string required(const YAML::Node& map, const char* key) {
  std::string text = text_of(map, key);
  require(!text.empty(), std::string("`") + key + ":` is missing");
  return text;
}

std::string joined(const YAML::Node& list, const char* separator) {
  require(!list || list.IsSequence(), "a list is expected");
  std::string text;
  for (const auto& item : list) text.append(text.empty() ? "" : separator).append(item.as<std::string>());
  return text;
}

/// A pattern without the characters that it escapes.
std::string unescaped(std::string pattern) {
  for (std::size_t at = pattern.find('\\'); at != std::string::npos; at = pattern.find('\\', at)) pattern.erase(at, 2);
  return pattern;
}

void check_pattern(const Token& token) {
  // Tokens' alphabets are read off the brackets, so that these have to say what they hold.
  for (const char* const vague : {"\\w", "\\d", "\\s", "\\S", "[^", "(?i", "\\b"})
    require(token.pattern.find(vague) == std::string::npos, std::string("`") + vague + "` in a pattern; write a class");
  require(unescaped(token.pattern).find_first_of("^$") == std::string::npos, "a pattern is not anchored");
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 regex(token.pattern, options);
  require(regex.ok(), "bad pattern: " + regex.error());
  require(regex.NumberOfCapturingGroups() <= 1, "a pattern has one group at most");
  require(!RE2::FullMatch("", regex), "a pattern fits the empty text");
}

Token read_token(const YAML::Node& map, const std::string& provider, const std::string& revoke) {
  allow_only(map, {"name", "literal", "pattern", "checksum", "test_mode", "public", "revoke", "claims", "names",
                   "published", "example"});
  Token token;
  token.provider = provider;
  token.name = required(map, "name");
  token.literal = text_of(map, "literal");
  token.pattern = required(map, "pattern");
  token.checksum = map["checksum"].as<std::string>("none");
  token.test_mode = map["test_mode"].as<bool>(false);
  token.is_public = map["public"].as<bool>(false);
  token.revoke = map["revoke"].as<std::string>(revoke);
  token.claims = joined(map["claims"], "|");
  token.names = joined(map["names"], "|");
  token.published = joined(map["published"], " ");
  token.example = required(map, "example");
  check_pattern(token);
  require(std::find(std::begin(kChecksums), std::end(kChecksums), token.checksum) != std::end(kChecksums),
          "unknown checksum `" + token.checksum + "`");
  require(token.literal.empty() || token.literal.size() >= 2, "a literal of one character is found everywhere");
  require(token.literal.empty() || token.names.empty(), "either `literal:` or `names:`");
  require(!token.literal.empty() || !token.names.empty() || token.checksum != "none",
          "a token needs a literal, a name or a checksum to be known by");
  require(token.claims.empty() || token.checksum == "jwt", "`claims:` are a JWT's");
  return token;
}

std::vector<Token> read_provider(const std::filesystem::path& path) {
  const YAML::Node file = YAML::LoadFile(path.string());
  allow_only(file, {"provider", "title", "source", "revoke", "tokens"});
  const std::string provider = required(file, "provider");
  require(provider == path.stem().string(), "`provider:` is not the file's name");
  required(file, "title");
  require(required(file, "source").starts_with("https://"), "`source:` is the URL of the vendor's documentation");
  require(file["tokens"].IsSequence() && file["tokens"].size() > 0, "no `tokens:`");
  std::vector<Token> tokens;
  for (const auto& token : file["tokens"]) tokens.push_back(read_token(token, provider, text_of(file, "revoke")));
  return tokens;
}

std::string quoted(const std::string& text) {
  require(text.find(")#\"") == std::string::npos, "a text ends the raw string that it becomes");
  return "R\"#(" + text + ")#\"";
}

void write_formats(std::ostream& out, const char* name, const std::vector<Token>& tokens) {
  out << "constexpr TokenFormat k" << name << "[] = {\n";
  for (const Token& token : tokens) {
    out << "    {" << quoted(token.provider) << ", " << quoted(token.name) << ", " << quoted(token.literal) << ", "
        << quoted(token.pattern) << ", TokenChecksum::" << token.checksum << ", " << token.test_mode << ", "
        << token.is_public << ", " << quoted(token.revoke) << ", " << quoted(token.claims) << ", "
        << quoted(token.names) << ", " << quoted(token.published) << "},\n";
  }
  out << "};\n\n";
}

std::string table_source(const std::vector<Token>& literal, const std::vector<Token>& context,
                         const std::vector<std::string>& words) {
  std::ostringstream out;
  out << std::boolalpha << "#include <string_view>\n\n#include \"linter/secret/mnemonic.h\"\n"
      << "#include \"linter/secret/token_formats.h\"\n\nnamespace keyref {\n\nnamespace {\n\n";
  write_formats(out, "TokenFormats", literal);
  write_formats(out, "ContextFormats", context);
  out << "constexpr std::string_view kMnemonicWords[] = {\n";
  for (const std::string& word : words) out << "    \"" << word << "\",\n";
  out << "};\n\n}  // namespace\n\n"
      << "std::span<const TokenFormat> token_formats() { return kTokenFormats; }\n"
      << "std::span<const TokenFormat> context_formats() { return kContextFormats; }\n"
      << "std::span<const std::string_view> mnemonic_words() { return kMnemonicWords; }\n\n}  // namespace keyref\n";
  return out.str();
}

/// In the order of token_formats() and then context_formats().
std::string shapes_source(const std::vector<Token>& literal, const std::vector<Token>& context) {
  std::ostringstream out;
  out << "#include \"tests/secret/token_shapes.h\"\n\nnamespace keyref::test {\n\nconst std::vector<std::string_view>& "
         "token_shapes() {\n  static const std::vector<std::string_view> shapes = {\n";
  for (const auto* tokens : {&literal, &context})
    for (const Token& token : *tokens) out << "      " << quoted(token.example) << ",\n";
  out << "  };\n  return shapes;\n}\n\n}  // namespace keyref::test\n";
  return out.str();
}

std::vector<std::string> read_words(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  require(words.size() == 2048 && std::is_sorted(words.begin(), words.end()), "not BIP-39's 2048 words in order");
  return words;
}

void write(const char* path, const std::string& text) {
  std::ofstream out(path);
  out << text;
  require(static_cast<bool>(out.flush()), std::string("cannot write ") + path);
}

void run(const std::vector<char*>& arguments) {
  require(arguments.size() > 4, "usage: write_token_table TABLE.cc SHAPES.cc WORDS.txt PROVIDER.yaml…");
  std::vector<Token> literal;
  std::vector<Token> context;
  std::set<std::string> names;
  for (std::size_t i = 4; i < arguments.size(); ++i) {
    try {
      for (Token& token : read_provider(arguments[i])) {
        require(names.insert(token.name).second, "two tokens are named `" + token.name + "`");
        (token.literal.empty() ? context : literal).push_back(std::move(token));
      }
    } catch (const std::exception& problem) {
      throw std::runtime_error(std::string(arguments[i]) + ": " + problem.what());
    }
  }
  write(arguments[1], table_source(literal, context, read_words(arguments[3])));
  write(arguments[2], shapes_source(literal, context));
}

}  // namespace

int main(int count, char** arguments) {
  try {
    run({arguments, arguments + count});
    return 0;
  } catch (const std::exception& problem) {
    std::cerr << "write_token_table: " << problem.what() << '\n';
    return 1;
  }
}
