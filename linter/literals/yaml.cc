#include "linter/syntax/yaml.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "linter/base/base64.h"
#include "linter/base/text.h"
#include "linter/literals/embedded.h"
#include "linter/literals/formats.h"
#include "linter/literals/scalar_passage.h"
#include "linter/literals/yaml_keys.h"
#include "linter/literals/yaml_values.h"
#include "linter/model/names.h"
#include "linter/secret/judge.h"
#include "linter/syntax/node.h"
#include "linter/template/mask.h"

namespace keyref::literals {
namespace {

constexpr std::string_view kCommitted = "committed-secret";
constexpr std::string_view kEnvValue = "literal-env-value";

/// `["sh", "-c", "…"]` is one command; of `["npm ci", "npm test"]` each is one.
bool is_one_command(const Node& list) {
  return list.kind == Node::Kind::sequence && list.first != nullptr && list.first->is_scalar() &&
         list.first->resolved().value.find_first_of(" \n") == std::string_view::npos;
}

class YamlWalk {
 public:
  YamlWalk(const File& file, bool has_aliases, PairSink sink)
      : file_(file), values_(file, sink), has_aliases_(has_aliases) {}

  void read_document(const Node& root) { read_object(root, root.text_of("kind"), !root.text_of("apiVersion").empty()); }

 private:
  /// `is_object`: of Kubernetes; the items of a SecretList need not say what they are.
  void read_object(const Node& root, std::string_view kind, bool is_object) {
    const Node* metadata = is_object ? root.find("metadata") : nullptr;
    values_.enter(is_object ? kind : std::string_view(),
                  metadata == nullptr ? std::string_view() : metadata->text_of("name"));
    const Node* items = is_object && kind.ends_with("List") ? root.find("items") : nullptr;
    if (items != nullptr) {
      const std::string_view kind_of_items = kind.substr(0, kind.size() - 4);
      items->for_each_item([&](const Node& item) {
        const std::string_view own = item.text_of("kind");
        read_object(item, own.empty() ? kind_of_items : own, true);
      });
    } else if (is_object && equals_ignoring_case(kind, "secret")) {
      read_secret(root);
    } else if (is_object && equals_ignoring_case(kind, "configmap")) {
      if (const Node* entries = root.find("data")) visit(*entries, {});
      read_metadata(root);
    } else {
      visit(root, {});
    }
  }

  void read_secret(const Node& root) {
    const Around around{.rule = kCommitted, .sink = true};
    if (const Node* entries = root.find("data")) {
      entries->for_each_entry([&](const Node& key, const Node& value) {
        if (!key.is_scalar() || !value.is_scalar() || is_public_part(key.resolved().value)) return;
        const auto decoded = decode_base64(value.resolved().value);
        if (!decoded) return values_.give(key.resolved().value, value, around);
        values_.give(key.resolved().value, Passage(*decoded, value.resolved().place()), around);
      });
    }
    if (const Node* entries = root.find("stringData")) {
      entries->for_each_entry([&](const Node& key, const Node& value) {
        if (key.is_scalar() && value.is_scalar() && !is_public_part(key.resolved().value))
          values_.give(key.resolved().value, value, around);
      });
    }
    read_metadata(root);
  }

  void read_metadata(const Node& root) {
    if (const Node* metadata = root.find("metadata")) visit(*metadata, {});
  }

  void visit(const Node& node, const Around& around) {
    const Node& here = node.resolved();
    if (here.tag.starts_with('!')) return;  // a function of CloudFormation, or another program's reference
    if (here.kind == Node::Kind::scalar) return read_scalar(node, around);
    if (has_aliases_ && !seen_.insert(&here).second) return;
    if (around.commands && is_one_command(here)) return values_.read_command_of(here, around);
    here.for_each_item([&](const Node& item) { read_item(item, around); });
    if (here.kind != Node::Kind::mapping) return;
    const Around inside = inside_of(here, around);
    const bool names_remote = here.find("remoteRef") != nullptr;  // then `secretKey` says under which key it arrives
    here.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar() && !(names_remote && key.resolved().value == "secretKey"))
        read_entry(key.resolved().value, value, inside);
    });
  }

  void read_item(const Node& item, const Around& around) {
    const std::string_view text = item.is_scalar() ? item.resolved().value : std::string_view();
    const std::size_t equals = around.commands ? std::string_view::npos : assignment_in(text);
    if (equals == std::string_view::npos) return visit(item, around);
    std::string_view value = text.substr(equals + 1);
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    const auto begin = static_cast<std::size_t>(value.data() - text.data());
    const ScalarPassage scalar(item, file_.text);
    values_.give(text.substr(0, equals), scalar.passage().part(span_of(begin, begin + value.size())), around);
  }

  void read_scalar(const Node& node, const Around& around) {
    const std::string_view value = node.resolved().value;
    if (around.commands) return values_.read_commands_of(node, around);
    // `secret: db-credentials` names one; a value that a person made up has no dash, or more than these letters.
    if ((around.label == "secret" || around.label == "credentials") && is_secret_name(value) &&
        (value.find('-') != std::string_view::npos || value_kind(value) == ValueKind::word))
      return;
    values_.give(around.label, node, around);
  }

  /// `{name: PASSWORD, value: x}` and `{key: …, value: …}`: the one names what the other holds.
  static Around inside_of(const Node& mapping, const Around& around) {
    Around inside = around;
    inside.commands = around.label == "scripts";  // of package.json
    inside.program = mapping.find("command");
    if (mapping.find("image") != nullptr) inside.container = mapping.text_of("name");
    if (mapping.find("value") == nullptr && mapping.find("Value") == nullptr) return inside;
    for (const std::string_view word : {"name", "key", "Name", "Key"}) {
      if (const std::string_view name = mapping.text_of(word); !name.empty()) inside.label = name;
    }
    return inside;
  }

  void read_entry(std::string_view key, const Node& value, const Around& around) {
    if (is_reference_key(key)) return;
    if (key == "secretGenerator")
      return value.resolved().for_each_item([&](const Node& item) {
        if (const Node* literals = item.find("literals"))
          literals->for_each_item([&](const Node& each) { read_item(each, {.rule = kCommitted, .sink = true}); });
      });
    if (key == "auths") read_registries(value, around);
    Around below = around;
    if (key == "npmAuthToken" || key == "npmAuthIdent") below.rule = "npm-auth-token";
    below.commands = around.commands || holds_commands(key);
    if (holds_variables(key)) below.rule = kEnvValue;
    below.prose = around.prose || key == "description";
    if (!is_generic_key(key) || around.label.empty()) below.label = key;
    visit(value, below);
  }

  /// Docker's `config.json`: user and password of a registry in base64.
  void read_registries(const Node& registries, Around around) {
    around.sink = true;
    registries.for_each_entry([&](const Node&, const Node& registry) {
      if (const Node* auth = registry.find("auth"); auth != nullptr && auth->is_scalar())
        values_.give("auth", *auth, around);
    });
  }

  const File& file_;
  YamlValues values_;
  bool has_aliases_;  ///< without, nothing is seen twice
  std::unordered_set<const Node*> seen_;
};

/// Values that are commented out; the parser passes over them.
void read_comments(const File& file, PairSink sink) {
  const Passage text(file);
  std::size_t done = 0;
  for (const std::size_t word : file.hits.words) {
    if (word < done) continue;
    const std::size_t before = file.text.substr(0, word).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    done = std::min(file.text.find('\n', word), file.text.size());
    const Passage line = text.part(span_of(begin, done));
    if (trim(line.text()).starts_with('#')) read_line(line, false, {"literal-in-manifest", sink, true});
  }
}

void read_stream(const File& file, const YamlStream& stream, PairSink sink) {
  YamlWalk walk(file, stream.has_aliases(), sink);
  bool is_tree = !stream.error();
  for (const Node* document : stream.documents()) {
    if (!document->is_scalar()) walk.read_document(*document);
    is_tree = is_tree && !document->is_scalar();
  }
  if (!is_tree) read_lines(file, sink);
}

}  // namespace

void read_yaml(const File& file, PairSink sink) {
  if (file.hits.words.empty()) return;
  read_comments(file, sink);
  if (file.yaml != nullptr) return read_stream(file, *file.yaml, sink);
  const TemplateMask mask(file.text);
  if (mask.empty()) return read_stream(file, YamlStream::parse(file.id, file.text), sink);
  YamlStream stream = YamlStream::parse(file.id, mask.text());
  stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
    if (node.kind != Node::Kind::scalar) return;
    if (auto value = mask.restored(node.value, node.span)) node.value = keep(std::move(*value));
  });
  read_stream(file, stream, sink);
}

}  // namespace keyref::literals
