#include <algorithm>

#include "linter/literals/groovy_tokens.h"
#include "linter/stores/readers.h"

namespace keyref::stores {
namespace {

using literals::GroovyToken;
using Kind = GroovyToken::Kind;

class JenkinsfileReader {
 public:
  JenkinsfileReader(FileId file, std::string_view text)
      : file_(file), text_(text), tokens_(literals::groovy_tokens(text)) {
    std::erase_if(tokens_, [](const GroovyToken& token) { return token.kind == Kind::comment; });
  }

  std::vector<StoreReference> read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != Kind::word) continue;
      const std::string_view word = text(i);
      if (word == "credentials" && text(i + 1) == "(") add(i + 2);
      if (word == "credentialsId" && text(i + 1) == ":") add(i + 2);
      if (word == "sshagent") read_agent(i + 1);
      if (word == "docker.withRegistry") read_registry(i + 1);
    }
    return std::move(references_);
  }

 private:
  bool is(std::size_t i, Kind kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }
  std::string_view text(std::size_t i) const {
    if (i >= tokens_.size()) return {};
    return text_.substr(tokens_[i].span.begin, tokens_[i].span.end - tokens_[i].span.begin);
  }

  /// Nothing is added to the text, called on it or chosen by it.
  bool is_whole(std::size_t i) const {
    const std::string_view next = text(i + 1);
    if (is(i + 1, Kind::sign)) return std::string_view("),]};").find(next) != std::string_view::npos;
    return !next.starts_with('.');
  }

  void add(std::size_t i) {
    if (!is(i, Kind::text) || !is_whole(i)) return;
    const std::string_view id = text(i);
    if (id.find('\\') != std::string_view::npos) return;
    // Between single quotes, `$` is a character like any other, and no id of a credential has it.
    if (!tokens_[i].interpolated && id.find('$') != std::string_view::npos) return;
    stores::add(Store::jenkins, id, {file_, tokens_[i].span}, references_);
  }

  /// `sshagent(['a', 'b'])`, `sshagent(credentials: ['a'])`, also without parentheses.
  void read_agent(std::size_t i) {
    if (text(i) == "(") ++i;
    if (text(i) == "credentials" && text(i + 1) == ":") i += 2;
    if (text(i) != "[") return;
    for (++i; is(i, Kind::text); i += 2) {
      add(i);
      if (text(i + 1) != ",") return;
    }
  }

  /// The address of a registry, then the id.
  void read_registry(std::size_t i) {
    if (text(i) == "(") ++i;
    if (is(i, Kind::text) && text(i + 1) == ",") add(i + 2);
  }

  FileId file_;
  std::string_view text_;
  std::vector<GroovyToken> tokens_;
  std::vector<StoreReference> references_;
};

}  // namespace

std::vector<StoreReference> read_jenkinsfile(FileId file, std::string_view text) {
  const bool may_name_any = text.find("redentials") != std::string_view::npos ||
                            text.find("sshagent") != std::string_view::npos ||
                            text.find("withRegistry") != std::string_view::npos;
  return may_name_any ? JenkinsfileReader(file, text).read() : std::vector<StoreReference>();
}

}  // namespace keyref::stores
