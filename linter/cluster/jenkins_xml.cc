#include "linter/cluster/jenkins_xml.h"

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "linter/base/text.h"
#include "linter/secret/store_name.h"

namespace keyref {
namespace {

/// Tags and nothing else are looked at; a library would build a tree of all texts, secrets among them.
class JenkinsXmlReader {
 public:
  JenkinsXmlReader(SecretInput& input, ListedSecrets& listed) : input_(input), listed_(listed) {}
  JenkinsXmlReader(const JenkinsXmlReader&) = delete;
  JenkinsXmlReader& operator=(const JenkinsXmlReader&) = delete;
  ~JenkinsXmlReader() { ::explicit_bzero(text_.data(), text_.size()); }

  std::optional<std::string> read() {
    while (input_.peek() >= 0) {
      read_text();
      if (input_.take('<')) read_tag();
    }
    if (!input_.failure().empty()) return input_.failure();
    if (wrong_ || !open_.empty()) return "it is no JSON, and no XML of Jenkins' credentials, or breaks off";
    return std::nullopt;
  }

 private:
  enum class Element : unsigned char { other, credentials, id };

  /// Of the text that comes next as much as may be an id; what is longer is none.
  void read_text() {
    ::explicit_bzero(text_.data(), size_);
    size_ = 0;
    for (int c = input_.peek(); c >= 0 && c != '<'; c = input_.peek()) {
      if (size_ < text_.size()) text_[size_++] = static_cast<char>(c);
      input_.advance();
    }
  }

  void read_tag() {
    if (input_.take('?')) return skip_until("?>");
    if (input_.take('!')) return input_.peek() == '-' ? skip_until("-->") : skip_until("]]>");
    const bool closes = input_.take('/');
    std::string name;
    for (int c = input_.peek(); c > ' ' && c != '>' && c != '/' && c != '<'; c = input_.peek()) {
      if (name.size() <= kCredentials.size()) name += static_cast<char>(c);
      input_.advance();
    }
    const bool empty = skip_attributes();
    if (closes) return close();
    if (!empty)
      open_.push_back(name == kCredentials ? Element::credentials : name == "id" ? Element::id : Element::other);
  }

  /// Up to the tag's end; true: it closes itself.
  bool skip_attributes() {
    bool slash = false;
    for (int c = input_.peek(); c >= 0; c = input_.peek()) {
      input_.advance();
      if (c == '>') return slash;
      slash = c == '/';
      if (c == '"' || c == '\'') {
        while (input_.peek() >= 0 && input_.peek() != c) input_.advance();
        input_.take(static_cast<char>(c));
      }
    }
    wrong_ = true;
    return false;
  }

  void close() {
    if (open_.empty()) {
      wrong_ = true;
      return;
    }
    const std::size_t depth = open_.size();
    if (depth > 2 && open_[depth - 1] == Element::id && open_[depth - 3] == Element::credentials) {
      const std::string_view id = trim({text_.data(), size_});
      listed_.add(Store::jenkins, is_store_name(id) ? id : std::string_view());
    }
    open_.pop_back();
  }

  void skip_until(std::string_view end) {
    std::string last;
    for (int c = input_.peek(); c >= 0 && last != end; c = input_.peek()) {
      if (last.size() == end.size()) last.erase(0, 1);
      last += static_cast<char>(c);
      input_.advance();
    }
  }

  static constexpr std::string_view kCredentials = "credentials";
  static constexpr std::size_t kLongest = 256;

  SecretInput& input_;
  ListedSecrets& listed_;
  std::vector<Element> open_;  ///< the elements around, the innermost last
  std::array<char, kLongest> text_{};
  std::size_t size_ = 0;
  bool wrong_ = false;
};

}  // namespace

std::optional<std::string> read_jenkins_xml(SecretInput& input, ListedSecrets& listed) {
  return JenkinsXmlReader(input, listed).read();
}

}  // namespace keyref
