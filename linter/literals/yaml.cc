#include "linter/syntax/yaml.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "linter/base/base64.h"
#include "linter/base/text.h"
#include "linter/literals/embedded.h"
#include "linter/literals/formats.h"
#include "linter/literals/passage.h"
#include "linter/model/names.h"
#include "linter/secret/judge.h"
#include "linter/syntax/node.h"
#include "linter/template/mask.h"

namespace keyref::literals {
namespace {

constexpr std::string_view kEnvValue = "literal-env-value";
constexpr std::string_view kInManifest = "literal-in-manifest";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What stands below these is no value: it says where one is, or it is sealed.
bool is_reference(std::string_view key) {
  return is_one_of(key, {"valueFrom", "secretKeyRef", "configMapKeyRef", "secretRef", "configMapRef", "fieldRef",
                         "remoteRef", "encryptedData", "secretStoreRef", "sops", "matchLabels", "selector"});
}

bool holds_commands(std::string_view key) {
  return is_one_of(key, {"command", "args", "entrypoint", "run", "script", "before_script", "after_script", "test"});
}

bool holds_variables(std::string_view key) {
  return is_one_of(key, {"env", "environment", "variables", "environmentVariables", "environment_variables"});
}

/// A key that says nothing: then the one above it says what the value is.
bool is_generic(std::string_view key) {
  return is_one_of(key, {"value", "default", "defaultValue", "content", "data"});
}

bool is_public_part(std::string_view key) {
  return is_one_of(key, {"username", "user", "tls.crt", "ca.crt", "ca.pem"});
}

/// `NAME=value`, as compose and Docker write variables in a list.
std::size_t assignment_in(std::string_view text) {
  const std::size_t equals = text.find('=');
  const auto is_letter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool named = equals != std::string_view::npos && equals > 0 &&
                     std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(equals), is_letter);
  return named ? equals : std::string_view::npos;
}

/// Lines of `NAME=value`, as CI takes several secrets or build arguments in one text.
bool holds_assignments(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  bool only = true;
  for_each_line(text, [&](Span line) {
    const std::string_view written = trim(text.substr(line.begin, line.end - line.begin));
    only = only && (written.empty() || written.front() == '#' || assignment_in(written) != std::string_view::npos);
  });
  return only;
}

/// A file, or the object of a program, rather than one value.
bool holds_more(std::string_view text) {
  const std::string_view first = trim(text);
  return first.starts_with("{\"") || (first.find('\n') != std::string_view::npos && !first.starts_with("-----"));
}

/// As what the value of a Secret's key is read: by the key's name, which files have there.
std::string_view file_in(std::string_view key, std::string_view text) {
  return format_of(key) == read_lines && trim(text).front() == '{' ? "value.json" : key;
}

/// What a value's surroundings say of it.
struct Around {
  std::string_view label = {};  ///< the nearest name or key above
  std::string_view rule = kInManifest;
  std::string_view container = {};
};

class YamlWalk {
 public:
  YamlWalk(const File& file, PairSink sink) : file_(file), sink_(sink) {}

  void read_document(const Node& root) {
    kind_ = root.text_of("kind");
    const bool is_object = !kind_.empty() && !root.text_of("apiVersion").empty();
    const Node* metadata = is_object ? root.find("metadata") : nullptr;
    object_ = metadata == nullptr ? std::string_view() : metadata->text_of("name");
    if (!is_object) kind_ = {};
    if (is_object && kind_ == "Secret") {
      read_secret(root);
    } else if (is_object && kind_ == "ConfigMap") {
      read_config_map(root);
    } else {
      visit(root, {});
    }
  }

 private:
  void read_secret(const Node& root) {
    for (const std::string_view word : {"data", "stringData"}) {
      const Node* entries = root.find(word);
      if (entries == nullptr) continue;
      entries->for_each_entry([&](const Node& key, const Node& value) {
        if (!key.is_scalar() || !value.is_scalar() || is_public_part(key.resolved().value)) return;
        const bool plain = word == "stringData";
        if (plain && holds_more(value.resolved().value))
          return read_embedded(file_, file_in(key.resolved().value, value.resolved().value), value, "committed-secret",
                               sink_);
        const auto decoded = plain ? std::nullopt : decode_base64(value.resolved().value);
        give(key.resolved().value, decoded ? *decoded : std::string(value.resolved().value), value,
             {.rule = "committed-secret"}, true);
      });
    }
    read_metadata(root);
  }

  void read_config_map(const Node& root) {
    if (const Node* entries = root.find("data")) {
      entries->for_each_entry([&](const Node& key, const Node& value) {
        if (!key.is_scalar() || !value.is_scalar()) return;
        const std::string_view name = key.resolved().value;
        if (value.resolved().value.find('\n') != std::string_view::npos) {
          read_embedded(file_, name, value, kInManifest, sink_);
        } else {
          give(name, value.resolved().value, value, {.rule = kInManifest});
        }
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
    if (!seen_.insert(&here).second) return;
    here.for_each_item([&](const Node& item) { read_item(item, around); });
    if (here.kind != Node::Kind::mapping) return;
    const Around inside = with_pair(here, around);
    here.for_each_entry([&](const Node& key, const Node& value) {
      if (key.is_scalar()) read_entry(key.resolved().value, value, inside);
    });
  }

  void read_item(const Node& item, const Around& around) {
    const std::string_view text = item.is_scalar() ? item.resolved().value : std::string_view();
    if (const std::size_t equals = assignment_in(text); equals != std::string_view::npos) {
      return give_assigned(item, equals, {.label = {}, .rule = kEnvValue, .container = around.container});
    }
    visit(item, around);
  }

  void read_scalar(const Node& node, const Around& around) {
    if (holds_commands(around.label)) {
      return read_embedded_commands(file_, node, around.rule, sink_);
    }
    // `secret: db-credentials` names one; a value that a person made up has no dash, or more than these letters.
    const std::string_view value = node.resolved().value;
    if (is_one_of(around.label, {"secret", "credentials"}) && is_secret_name(value) &&
        (value.find('-') != std::string_view::npos || value_kind(value) == ValueKind::word))
      return;
    if (holds_assignments(value)) return read_embedded(file_, ".env", node, around.rule, sink_);
    give(around.label, value, node, around);
  }

  /// `{name: PASSWORD, value: x}` and `{key: …, value: …}`: the one names what the other holds.
  Around with_pair(const Node& mapping, const Around& around) {
    Around inside = around;
    if (mapping.find("value") == nullptr) {
      if (mapping.find("image") != nullptr) inside.container = mapping.text_of("name");
      return inside;
    }
    for (const std::string_view word : {"name", "key", "Name", "Key"}) {
      if (const std::string_view name = mapping.text_of(word); !name.empty()) inside.label = name;
    }
    return inside;
  }

  void read_entry(std::string_view key, const Node& value, const Around& around) {
    if (is_reference(key)) return;
    Around below = around;
    if (holds_variables(key)) below.rule = kEnvValue;
    if (!is_generic(key) || around.label.empty()) below.label = key;
    visit(value, below);
  }

  void give(std::string_view name, std::string_view value, const Node& node, const Around& around, bool sink = false) {
    if (node.is_null() || value.empty()) return;
    sink_({.name = name,
           .value = value,
           .place = node.resolved().place(),
           .rule = around.rule,
           .sink = sink,
           .container = around.container,
           .kind = kind_,
           .object = object_});
  }

  /// What stands behind the `=` of an assignment, in quotes or not.
  void give_assigned(const Node& node, std::size_t equals, const Around& around) {
    const Node& scalar = node.resolved();
    std::string_view value = scalar.value.substr(equals + 1);
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    if (value.empty()) return;
    Place place = scalar.place();
    const auto begin = static_cast<std::size_t>(value.data() - scalar.value.data());
    if (place.span.end - place.span.begin == scalar.value.size())
      place.span = span_of(place.span.begin + begin, place.span.begin + begin + value.size());
    sink_({.name = scalar.value.substr(0, equals),
           .value = value,
           .place = place,
           .rule = around.rule,
           .container = around.container,
           .kind = kind_,
           .object = object_});
  }

  const File& file_;
  PairSink sink_;
  std::string_view kind_;
  std::string_view object_;
  std::unordered_set<const Node*> seen_;
};

}  // namespace

void read_yaml(const File& file, PairSink sink) {
  if (file.hits.words.empty()) return;
  const TemplateMask mask(file.text);
  const std::string_view text = mask.empty() ? file.text : std::string_view(mask.text());
  YamlStream stream = YamlStream::parse(file.id, text);
  stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
    if (node.kind != Node::Kind::scalar || mask.empty()) return;
    if (auto value = mask.restored(node.value, node.span)) node.value = keep(std::move(*value));
  });
  YamlWalk walk(file, sink);
  for (const Node* document : stream.documents()) walk.read_document(*document);
  if (stream.error()) read_lines(file, sink);
}

}  // namespace keyref::literals
