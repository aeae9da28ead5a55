#include <algorithm>
#include <array>

#include "linter/base/escapes.h"
#include "linter/base/text.h"
#include "linter/literals/credential_files.h"
#include "linter/literals/formats.h"
#include "linter/literals/line_tokens.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

constexpr std::string_view kRule = "literal-in-manifest";

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// npm's and yarn's keys whose values open a registry; before them may stand `//registry…/:`.
bool is_npm_secret(std::string_view key) {
  static constexpr std::array<std::string_view, 5> kKeys = {"_authToken", "_auth", "_password", "npmAuthToken",
                                                            "npmAuthIdent"};
  const std::string_view name = key.substr(key.rfind(':') + 1);
  return std::find(kKeys.begin(), kKeys.end(), name) != kKeys.end();
}

class IniReader {
 public:
  IniReader(const File& file, PairSink sink)
      : passage_(file),
        text_(file.text),
        sink_(sink),
        npm_(name_of(file.path).find("rc") != std::string_view::npos),
        toml_(ends_with(file.path, ".toml") || name_of(file.path) == "Pipfile"),
        properties_(ends_with(file.path, ".properties")) {}

  void read() {
    while (at_ < text_.size()) {
      end_ = std::min(text_.find('\n', at_), text_.size());
      read_entry();
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }
  }

 private:
  void read_entry();
  bool read_quoted(std::string_view name, const Target& target);
  void read_plain(std::string_view name, const Target& target);
  void read_items(std::string_view name, const Target& target);
  void skip_blanks() {
    while (at_ < end_ && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }

  Passage passage_;
  std::string_view text_;
  PairSink sink_;
  bool npm_;
  bool toml_;
  bool properties_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;    ///< of the line
  std::string_view list_;  ///< the key of an array whose lines follow
};

void IniReader::read_entry() {
  skip_blanks();
  bool comment = false;
  for (; at_ < end_ && std::string_view("#;! ").find(text_[at_]) != std::string_view::npos; ++at_) comment = true;
  if (!list_.empty() && !comment) return read_items(list_, {kRule, sink_});
  if (at_ >= end_ || text_[at_] == '[') return;
  const bool quoted = text_[at_] == '"' || text_[at_] == '\'';
  const std::string_view line = text_.substr(at_, end_ - at_);
  const std::size_t close = quoted ? line.find(text_[at_], 1) : 0;
  if (close == std::string_view::npos) return;
  // A registry's key holds colons, the last of them before its own name.
  std::size_t sign = line.find_first_of(npm_ || toml_ ? "=" : "=:", close);
  if (sign == std::string_view::npos && npm_) sign = line.find_first_of(" \t", close);
  if (sign == std::string_view::npos) return;
  std::string_view name = trim(line.substr(0, sign));
  if (quoted && name.size() > 1) name = name.substr(1, name.size() - 2);
  if (comment && name.find(' ') != std::string_view::npos) return;
  at_ += sign + 1;
  skip_blanks();
  const bool secret = npm_ && is_npm_secret(name);
  const Target target{secret ? "npm-auth-token" : kRule, sink_, comment};
  if (toml_ && at_ < end_ && text_[at_] == '[') return read_items(name, target);
  if (toml_ && at_ < end_ && text_[at_] == '{') return read_line(passage_.part(span_of(at_, end_)), true, target);
  if (!read_quoted(name, target)) read_plain(name, target);
}

/// TOML's texts in three quotes go on over lines.
bool IniReader::read_quoted(std::string_view name, const Target& target) {
  const char quote = at_ < end_ && !properties_ ? text_[at_] : '\0';
  if (quote != '"' && quote != '\'') return false;
  const bool thrice = toml_ && text_.substr(at_, 3) == std::string(3, quote);
  const std::size_t length = thrice ? 3 : 1;
  const std::size_t stop = thrice ? text_.size() : end_;
  std::size_t begin = at_ + length;
  std::size_t close = begin;
  while (close < stop && !(text_[close] == quote && (!thrice || text_.substr(close, 3) == std::string(3, quote))))
    close += quote == '"' && text_[close] == '\\' ? 2U : 1U;
  if (close >= stop) return thrice ? (at_ = text_.size(), true) : false;
  if (thrice && text_[begin] == '\n') ++begin;
  const Span value = span_of(begin, std::max(begin, close));
  if (quote == '"') {
    target.give(name, without_escapes(passage_.text(value)), passage_.place(value), is_npm_secret(name));
  } else {
    target.give(passage_, name, value, is_npm_secret(name));
  }
  at_ = close + length - 1;
  return true;
}

/// Up to the line's end; of properties also the lines that a backslash adds.
void IniReader::read_plain(std::string_view name, const Target& target) {
  while (properties_ && end_ < text_.size() && text_[end_ - 1] == '\\')
    end_ = std::min(text_.find('\n', end_ + 1), text_.size());
  std::string_view value = text_.substr(at_, std::max(at_, end_) - at_);
  if (!properties_) value = value.substr(0, std::min(value.find(" #"), value.find(" ;")));
  value = trim(value);
  const Span span = span_of(at_, at_ + value.size());
  if (properties_ && value.find('\\') != std::string_view::npos) {
    std::string plain = without_escapes(value);
    plain.erase(std::remove(plain.begin(), plain.end(), '\n'), plain.end());
    target.give(name, plain, passage_.place(span));
  } else if (!give_default(passage_, name, span, target)) {
    target.give(passage_, name, span, is_npm_secret(name));
  }
  at_ = std::min(std::max(at_, end_), text_.size());
}

/// The texts of an array, on this line and on those up to its end.
void IniReader::read_items(std::string_view name, const Target& target) {
  const Passage line = passage_.part(span_of(at_, end_));
  bool ended = false;
  for (const LineToken& token : tokens_of(line.text(), true)) {
    if (token.is(LineToken::Kind::text))
      target.give(name, without_escapes(line.text(token.span)), line.place(token.span));
    ended = ended || (token.is(LineToken::Kind::sign) && line.text(token.span) == "]");
  }
  list_ = ended ? std::string_view() : name;
}

}  // namespace

void read_ini(const File& file, PairSink sink) {
  const std::string_view name = name_of(file.path);
  if (name == ".netrc" || name == "_netrc") return read_netrc(file, sink);
  if (name == ".pgpass" || name == "pgpass.conf") return read_pgpass(file, sink);
  const bool registry = name.find("rc") != std::string_view::npos;
  if (registry || !file.hits.words.empty()) IniReader(file, sink).read();
}

}  // namespace keyref::literals
