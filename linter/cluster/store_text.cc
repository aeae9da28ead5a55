#include "linter/cluster/store_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "linter/base/date.h"
#include "linter/base/text.h"
#include "linter/cluster/jenkins_xml.h"
#include "linter/secret/store_name.h"

namespace keyref {
namespace {

/// Lines of a text, each as far as a name can reach; the last one is wiped before the next.
class LineInput {
 public:
  explicit LineInput(SecretInput& input) : input_(input) {}
  LineInput(const LineInput&) = delete;
  LineInput& operator=(const LineInput&) = delete;
  ~LineInput() { ::explicit_bzero(line_.data(), line_.size()); }

  bool next() {
    ::explicit_bzero(line_.data(), size_);
    size_ = 0;
    if (input_.peek() < 0) return false;
    ++number_;
    for (int c = input_.peek(); c >= 0 && c != '\n'; c = input_.peek()) {
      if (size_ < line_.size()) line_[size_++] = static_cast<char>(c);
      input_.advance();
    }
    input_.take('\n');
    return true;
  }
  std::string_view line() const {
    const std::string_view line(line_.data(), size_);
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
  }
  std::size_t number() const { return number_; }

 private:
  static constexpr std::size_t kLongest = 512;

  SecretInput& input_;
  std::array<char, kLongest> line_{};
  std::size_t size_ = 0;
  std::size_t number_ = 0;
};

void add(Store store, std::string_view name, ListedSecrets& listed) {
  listed.add(store, is_store_name(name) ? name : std::string_view());
}

bool is_made_of(std::string_view text, char c) {
  return !text.empty() && text.find_first_not_of(c) == std::string_view::npos;
}

/// Of a credential that has no id, Jenkins shows where it stands: `index-0`.
bool is_index(std::string_view id) {
  constexpr std::string_view kIndex = "index-";
  return id.size() > kIndex.size() && id.starts_with(kIndex) &&
         id.find_first_not_of("0123456789", kIndex.size()) == std::string_view::npos;
}

/// A table for each domain: below `Id   Name` and a line of `=` under each of both, rows up to a line of `=`.
void read_jenkins_table(LineInput& lines, ListedSecrets& listed) {
  std::size_t width = 0;  // of the ids; 0: not among the rows
  bool below_titles = false;
  while (lines.next()) {
    const std::string_view line = lines.line();
    if (below_titles) {
      width = std::min(line.find(' '), line.size());
    } else if (is_made_of(line, '=')) {
      width = 0;
    } else if (width > 0 && line.size() > width && line[width] == ' ') {  // else a name goes on in a second line
      const std::string_view id = trim(line.substr(0, width));
      if (!is_index(id)) add(Store::jenkins, id, listed);
    }
    below_titles = width == 0 && line.starts_with("Id ") && trim(line.substr(2)) == "Name";
  }
}

bool is_sst_name(std::string_view name) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
         name.find_first_not_of(kLetters) == std::string_view::npos;
}

/// `# fallback` and `# app/stage`, each with `Name=value` lines below. A value may go on in more lines, and the last
/// one of base64 looks like a name with `=` behind it: but no secret has an empty value, and no text in PEM holds a
/// name.
class SstReader {
 public:
  SstReader(LineInput& lines, ListedSecrets& listed) : lines_(lines), listed_(listed) {}

  void read() {
    while (lines_.next()) read_line(lines_.line());
    // Of a stage, its own secrets count too.
    if (!of_stage_ && listed_.stores.contains(Store::sst)) listed_.stores[Store::sst].whole = false;
  }

 private:
  void read_line(std::string_view line) {
    const bool begins = line.find("-----BEGIN ") != std::string_view::npos;
    if (!in_pem_) read_secret(line);
    if (begins || in_pem_) in_pem_ = line.find("-----END ") == std::string_view::npos;
  }

  void read_secret(std::string_view line) {
    if (line.starts_with("# ") && line.find('/') != std::string_view::npos) of_stage_ = true;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || !is_sst_name(line.substr(0, equals))) return;
    const std::string_view value = line.substr(equals + 1);
    if (!value.empty() && value != "=") add(Store::sst, line.substr(0, equals), listed_);
  }

  LineInput& lines_;
  ListedSecrets& listed_;
  bool in_pem_ = false;
  bool of_stage_ = false;
};

/// `NAME`, a tab and a time; of an organization's, who sees it behind that.
bool read_github_line(std::string_view line, ListedSecrets& listed) {
  const std::vector<std::string_view> cells = split(line, '\t');
  if (cells.size() < 2 || !parse_timestamp(cells[1])) return false;
  add(Store::github_actions, cells[0], listed);
  return true;
}

}  // namespace

bool is_store_text(SecretInput& input) {
  const int c = input.peek();
  return c == '=' || c == '#' || c == '<' || c == '_' || (c >= 'A' && c <= 'Z');
}

std::optional<std::string> read_store_text(SecretInput& input, ListedSecrets& listed) {
  const int first = input.peek();
  if (first == '<') return read_jenkins_xml(input, listed);
  LineInput lines(input);
  if (first == '=') {
    read_jenkins_table(lines, listed);
  } else if (first == '#') {
    SstReader(lines, listed).read();
  } else {
    while (lines.next()) {
      if (!read_github_line(lines.line(), listed))
        return "line " + std::to_string(lines.number()) + ": it is no JSON, and no line of `gh secret list`";
    }
  }
  if (!input.failure().empty()) return input.failure();
  return std::nullopt;
}

}  // namespace keyref
