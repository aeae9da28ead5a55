#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "linter/base/placeholder.h"
#include "linter/base/text.h"
#include "linter/stores/readers.h"
#include "linter/syntax/yaml.h"

namespace keyref::stores {
namespace {

bool is_in_name(char c) {
  return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// What an expression, without its braces, takes of `secrets`.
class ExpressionReader {
 public:
  explicit ExpressionReader(std::string_view text) : text_(text) {}

  /// Offsets of names. None where the workflow is ready for a secret that is not there: `secrets.A || secrets.B`,
  /// `secrets.A != ''`.
  std::vector<std::pair<std::size_t, std::size_t>> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\'') {
        skip_text();
      } else if (is_in_name(c)) {
        read_word();
      } else {
        const std::string_view two = text_.substr(at_, 2);
        if (c == '!' || two == "||" || two == "&&" || two == "==") return {};
        ++at_;
      }
    }
    return std::move(names_);
  }

 private:
  void skip_text() { at_ = std::min(text_.find('\'', at_ + 1), text_.size() - 1) + 1; }

  void read_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_in_name(text_[at_])) ++at_;
    const bool member = begin > 0 && text_[begin - 1] == '.';
    if (member || !equals_ignoring_case(text_.substr(begin, at_ - begin), "secrets")) return;
    const bool indexed = text_.substr(at_, 2) == "['";
    if (!indexed && text_.substr(at_, 1) != ".") return;
    const std::size_t name = at_ + (indexed ? 2 : 1);
    std::size_t end = name;
    while (end < text_.size() && is_in_name(text_[end])) ++end;
    at_ = end;
    if (indexed && text_.substr(end, 2) != "']") return;
    if (indexed) at_ += 2;
    if (end > name) names_.emplace_back(name, end);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> names_;
};

class WorkflowReader {
 public:
  WorkflowReader(FileId file, std::string_view text) : file_(file), text_(text) {}

  std::vector<StoreReference> read() {
    const YamlStream stream = YamlStream::parse(file_, text_);
    if (stream.documents().size() != 1) return {};
    const Node& workflow = *stream.documents().front();
    if (!workflow.is_mapping() || !read_triggers(workflow.find("on"))) return {};
    workflow.for_each_entry([&](const Node& key, const Node& value) {
      if (key.resolved().value == "jobs" && value.is_mapping()) {
        value.for_each_entry([&](const Node&, const Node& job) { read_job(job); });
      } else {
        read_node(value);
      }
    });
    return std::move(references_);
  }

 private:
  /// False: others call the workflow, and nothing else starts it; what it is given, only they know.
  bool read_triggers(const Node* triggers) {
    if (triggers == nullptr) return true;
    if (triggers->is_scalar()) return triggers->resolved().value != "workflow_call";
    if (!triggers->is_mapping()) return true;
    std::size_t others = 0;
    triggers->for_each_entry([&](const Node& key, const Node& value) {
      if (key.resolved().value != "workflow_call") ++others;
      if (key.resolved().value != "workflow_call" || !value.is_mapping()) return;
      const Node* secrets = value.find("secrets");
      if (secrets == nullptr || !secrets->is_mapping()) return;
      secrets->for_each_entry([&](const Node& name, const Node&) { given_.emplace_back(name.resolved().value); });
    });
    return others > 0;
  }

  void read_job(const Node& job) {
    const Node* environment = job.is_mapping() ? job.find("environment") : nullptr;
    if (environment != nullptr && environment->is_mapping()) environment = environment->find("name");
    if (environment != nullptr) {
      const std::string_view name = environment->is_scalar() ? environment->resolved().value : std::string_view();
      environment_ = has_placeholder(name) ? std::string() : std::string(name);
    }
    read_node(job);
    environment_.reset();
  }

  /// What an alias stands for is read where it is written.
  void read_node(const Node& node) {
    if (node.kind == Node::Kind::scalar) return read_scalar(node);
    if (node.kind == Node::Kind::alias) return;
    for (const Node* child = node.first; child != nullptr; child = child->next) read_node(*child);
  }

  /// As it is written: YAML's escapes have no place in expressions.
  void read_scalar(const Node& node) {
    const std::string_view written = text_.substr(0, node.span.end);
    for (std::size_t at = written.find("${{", node.span.begin); at != std::string_view::npos;) {
      const std::size_t begin = at + 3;
      const std::size_t end = std::min(written.find("}}", begin), written.size());
      for (const auto& [from, to] : ExpressionReader(written.substr(begin, end - begin)).read())
        add_secret(begin + from, begin + to);
      at = written.find("${{", end);
    }
  }

  void add_secret(std::size_t begin, std::size_t end) {
    const std::string_view name = text_.substr(begin, end - begin);
    const auto is_name = [&](std::string_view each) { return equals_ignoring_case(each, name); };
    if (is_name("GITHUB_TOKEN") || std::any_of(given_.begin(), given_.end(), is_name)) return;
    const std::size_t before = references_.size();
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    stores::add(Store::github_actions, name, {file_, span}, references_);
    if (references_.size() > before) references_.back().environment = environment_;
  }

  FileId file_;
  std::string_view text_;
  std::vector<std::string> given_;          ///< by who calls the workflow
  std::optional<std::string> environment_;  ///< of the job that is read
  std::vector<StoreReference> references_;
};

}  // namespace

std::vector<StoreReference> read_workflow(FileId file, std::string_view text) {
  const bool may_name_any = text.find("secrets") != std::string_view::npos;
  return may_name_any ? WorkflowReader(file, text).read() : std::vector<StoreReference>();
}

}  // namespace keyref::stores
