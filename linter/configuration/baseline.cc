#include "linter/configuration/baseline.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "linter/base/text.h"
#include "linter/configuration/schema_reader.h"
#include "linter/secret/value_shape.h"
#include "linter/syntax/yaml.h"

namespace keyref {
namespace {

constexpr std::size_t kAddressDigits = 16;
constexpr std::string_view kVersion = "1";
constexpr std::string_view kFirstLine = "version: 1";
constexpr const char* kWriteAnew = "`--write-baseline` writes a new one";

class BaselineReader {
 public:
  BaselineReader(FileId file, std::vector<SchemaProblem>& problems) : reader_(file, problems) {}

  std::vector<BaselineEntry> read(std::string_view text) {
    if (tell_conflict(text)) return {};
    const YamlStream stream = YamlStream::parse(reader_.file(), text);
    const std::size_t mistakes = reader_.count();
    const Node* root = only_document(stream, reader_);
    if (root == nullptr && reader_.count() == mistakes) reader_.tell(begin(), "there is nothing in it", kWriteAnew);
    if (root == nullptr) return {};
    if (root->find("version") == nullptr) reader_.tell(*root, "a baseline says its `version`", kWriteAnew);
    reader_.read_fields(*root, "a baseline",
                        {{"version", [&](const Node& node) { read_version(node); }},
                         {"findings", [&](const Node& node) { read_findings(node); }}});
    std::sort(entries_.begin(), entries_.end());
    // Where git puts the lines of two sides together, one may be there twice.
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
    return std::move(entries_);
  }

 private:
  Node begin() const {
    Node node;
    node.file = reader_.file();
    return node;
  }

  bool tell_conflict(std::string_view text) {
    std::uint32_t at = 0;
    for (const std::string_view line : split(text, '\n')) {
      if (line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ")) {
        Node node = begin();
        node.span = {at, at + 1};
        reader_.tell(node, "git left a conflict here", "each finding is a line of its own: keep those of both sides");
        return true;
      }
      at += static_cast<std::uint32_t>(line.size()) + 1;
    }
    return false;
  }

  void read_version(const Node& node) {
    if (!node.is_scalar() || node.resolved().value != kVersion)
      reader_.tell(node, "`version` must be " + std::string(kVersion) + ", the only one that there is", kWriteAnew);
  }

  void read_findings(const Node& node) {
    if (!node.is_sequence()) return reader_.tell(node, "`findings` must be a list");
    node.for_each_item([&](const Node& item) {
      if (!item.is_mapping()) return reader_.tell(item, "a finding must be a mapping");
      read_finding(item);
    });
  }

  void read_finding(const Node& item) {
    BaselineEntry entry;
    const auto name = [&](const Node& node, std::string_view what, std::string& to) {
      const auto text = reader_.text(node, what);
      if (text && shown_name(*text).empty())
        return reader_.tell(node, "this looks like a secret's value, where " + std::string(what) + " is expected");
      to = text.value_or(std::string());
    };
    reader_.read_fields(item, "a finding",
                        {{"file", [&](const Node& node) { entry.file = reader_.path(node, "`file`").value_or(""); }},
                         {"rule", [&](const Node& node) { entry.rule = reader_.name(node, "a rule").value_or(""); }},
                         {"secret", [&](const Node& node) { name(node, "a secret's name", entry.secret); }},
                         {"key", [&](const Node& node) { name(node, "a key", entry.key); }},
                         {"variable", [&](const Node& node) { name(node, "a variable's name", entry.variable); }},
                         {"environments", [&](const Node& node) { read_environments(node, entry); }},
                         {"address", [&](const Node& node) { entry.address = read_address(node); }},
                         {"index", [&](const Node& node) { entry.index = read_index(node); }}});
    for (const std::string_view word : {"file", "rule", "address"}) {
      if (item.find(word) == nullptr) reader_.tell(item, "a finding needs a `" + std::string(word) + "`", kWriteAnew);
    }
    entries_.push_back(std::move(entry));
  }

  void read_environments(const Node& node, BaselineEntry& entry) {
    reader_.read_list(node, "`environments`", [&](const Node& item) {
      if (auto name = reader_.name(item, "an environment's name")) entry.environments.push_back(std::move(*name));
    });
  }

  std::string read_address(const Node& node) {
    const std::string_view word = node.is_scalar() ? node.resolved().value : std::string_view();
    const bool hex = word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!hex || word.size() != kAddressDigits)
      reader_.tell(node, "an address is written as 16 hexadecimal digits in quotes");
    return std::string(word);
  }

  std::size_t read_index(const Node& node) {
    const std::string_view word = node.is_scalar() ? node.resolved().value : std::string_view();
    std::size_t index = 0;
    const auto [last, error] = std::from_chars(word.begin(), word.end(), index);
    if (error != std::errc() || last != word.end() || index == 0) reader_.tell(node, "`index` must be a number from 1");
    return index;
  }

  SchemaReader reader_;
  std::vector<BaselineEntry> entries_;
};

void write_name(YAML::Emitter& out, const char* word, const std::string& name) {
  const std::string shown = shown_name(name);
  if (!shown.empty()) out << YAML::Key << word << YAML::Value << shown;
}

std::string line_of(const BaselineEntry& entry) {
  YAML::Emitter out;
  out << YAML::Flow << YAML::BeginMap;
  out << YAML::Key << "file" << YAML::Value << entry.file << YAML::Key << "rule" << YAML::Value << entry.rule;
  write_name(out, "secret", entry.secret);
  write_name(out, "key", entry.key);
  write_name(out, "variable", entry.variable);
  if (!entry.environments.empty()) out << YAML::Key << "environments" << YAML::Value << entry.environments;
  // In quotes: digits alone, or with an `e` between them, would be a number.
  out << YAML::Key << "address" << YAML::Value << YAML::DoubleQuoted << entry.address;
  if (entry.index > 0) out << YAML::Key << "index" << YAML::Value << entry.index;
  out << YAML::EndMap;
  return out.c_str();
}

}  // namespace

std::vector<BaselineEntry> parse_baseline(FileId file, std::string_view text, std::vector<SchemaProblem>& problems) {
  return BaselineReader(file, problems).read(text);
}

std::string write_baseline(std::vector<BaselineEntry> entries) {
  std::sort(entries.begin(), entries.end());
  std::string text =
      "# Findings that keyref knows and does not tell again; `keyref explain RULE` says what each is about.\n"
      "# A line may be taken out by hand; `keyref scan --baseline FILE --write-baseline FILE` takes out what is "
      "mended.\n";
  text += std::string(kFirstLine) + '\n';
  text += entries.empty() ? "findings: []\n" : "findings:\n";
  for (const BaselineEntry& entry : entries) text += "  - " + line_of(entry) + "\n";
  return text;
}

bool is_baseline(std::string_view text) {
  std::string_view content = text;
  while (content.starts_with('#')) content.remove_prefix(std::min(content.find('\n'), content.size() - 1) + 1);
  // Every file is asked, so that only what begins like one is parsed.
  if (!content.starts_with(kFirstLine) || content.find("\nfindings:") == std::string_view::npos) return false;
  std::vector<SchemaProblem> problems;
  (void)parse_baseline(0, text, problems);
  return problems.empty();
}

}  // namespace keyref
