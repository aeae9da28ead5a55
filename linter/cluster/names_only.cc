#include "linter/cluster/names_only.h"

#include <algorithm>
#include <array>

#include "linter/base/placeholder.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

/// Entries whose strings are names, or words that say what is made under a name.
constexpr std::array<std::string_view, 16> kNames = {
    "apiVersion", "creationPolicy", "deletionPolicy", "externalSecretName",
    "key",        "kind",           "mergePolicy",    "mode",
    "name",       "namespace",      "namespaces",     "objectName",
    "secretName", "secretKey",      "target",         "type"};

/// Entries whose own entries are keys with values.
constexpr std::array<std::string_view, 6> kValues = {"data",        "stringData", "encryptedData",
                                                     "binary_data", "binaryData", "templates"};

/// Entries that nobody needs; `last-applied-configuration` and `variables` hold values in places of their own.
constexpr std::array<std::string_view, 10> kPassedOver = {
    "annotations", "configuration",    "managedFields",  "output_changes", "outputs",
    "private",     "resource_changes", "resource_drift", "status",         "variables"};

template <std::size_t size>
bool is_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Nothing is copied of what is none.
bool is_name(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_./:").find(c) != std::string_view::npos;
  });
  return plain && !text.empty() && !looks_like_value(text) && !has_placeholder(text);
}

class NamesReader {
 public:
  NamesReader(JsonInput& input, const std::vector<std::string>& labels, ListedSecrets& listed,
              FunctionRef<void(const NamedObject& object)> visit)
      : input_(input), labels_(labels), lists_(input, listed), visit_(visit) {}

  std::optional<JsonFailure> read() {
    while (input_.next() != JsonInput::Kind::end) {
      kind_.clear();
      api_version_.clear();
      section_.clear();
      out_.clear();
      read_document();
      if (!input_.failure()) visit_({out_, {}, {}, {}});
    }
    return input_.failure();
  }

 private:
  std::string_view shown(std::string_view name) {
    if (is_name(name)) return name;
    input_.forget();
    return kWithheld;
  }

  void read_document() {
    if (lists_.read_array()) return;
    if (input_.next() != JsonInput::Kind::object) return input_.skip();
    write_object([&](std::string_view name) {
      section_ = name;
      if (lists_.read_entry(name))
        out_ += "null";
      else
        read_entry(name);
      if (section_ == "kind") kind_ = last_name_;
      if (section_ == "apiVersion") api_version_ = last_name_;
    });
  }

  void pass_over() {
    out_ += "null";
    input_.skip();
  }

  /// The value of an entry. `name` is gone once the value has been looked at.
  void read_entry(std::string_view name) {
    const bool is_name = is_of(kNames, name);
    const bool is_list = !inside_ && ((name == "items" && name == section_) || name == "resources");
    if (is_of(kPassedOver, name)) return pass_over();
    if (name == "labels") return read_labels();
    if (name == "continue") return read_continue();
    if (is_of(kValues, name)) return read_keys();
    read_value(is_name, is_list);
  }

  /// What a list that goes on is asked for next: whether there is any counts.
  void read_continue() {
    if (input_.next() != JsonInput::Kind::string) return read_value(false, false);
    const std::string_view shown = input_.skip_text() ? kWithheld : std::string_view();
    (out_ += '"').append(shown) += '"';
  }

  void read_keys() {
    if (input_.next() != JsonInput::Kind::object) return read_value(false, false);
    write_object([&](std::string_view) { pass_over(); });
  }

  void read_value(bool is_name, bool list) {
    switch (input_.next()) {
      case JsonInput::Kind::object:
        return write_object([&](std::string_view name) { read_entry(name); });
      case JsonInput::Kind::array:
        return list ? read_list() : write_array(is_name);
      case JsonInput::Kind::string:
        return write_string(is_name);
      case JsonInput::Kind::word:
        out_ += input_.word();
        return;
      case JsonInput::Kind::number:
        out_ += '0';
        return input_.skip();
      case JsonInput::Kind::end:
        return;
    }
  }

  void write_string(bool is_name) {
    if (!is_name) input_.skip();
    last_name_ = is_name ? shown(input_.string()) : kWithheld;
    (out_ += '"').append(last_name_) += '"';
  }

  void write_object(FunctionRef<void(std::string_view name)> read_one) {
    out_ += '{';
    bool first = true;
    input_.each_entry([&](std::string_view name) {
      if (!first) out_ += ',';
      first = false;
      (out_ += '"').append(shown(name)) += "\":";
      read_one(name);
    });
    out_ += '}';
  }

  void write_array(bool names) {
    out_ += '[';
    bool first = true;
    input_.each_item([&] {
      if (!first) out_ += ',';
      first = false;
      read_value(names, false);
    });
    out_ += ']';
  }

  /// Each item is an object of its own, so that what is kept does not grow with the list.
  void read_list() {
    std::string around;
    around.swap(out_);
    inside_ = true;
    input_.each_item([&] {
      out_.clear();
      read_value(false, false);
      if (!input_.failure()) visit_({out_, section_, kind_, api_version_});
    });
    inside_ = false;
    out_.swap(around);
    out_ += "[]";
  }

  void read_labels() {
    if (input_.next() != JsonInput::Kind::object) return read_value(false, false);
    write_object([&](std::string_view name) {
      const bool wanted = std::find(labels_.begin(), labels_.end(), name) != labels_.end();
      read_value(wanted, false);
    });
  }

  JsonInput& input_;
  const std::vector<std::string>& labels_;
  StoreListReader lists_;
  FunctionRef<void(const NamedObject& object)> visit_;
  std::string out_;
  std::string section_;
  std::string last_name_;
  std::string kind_;
  std::string api_version_;
  bool inside_ = false;  ///< an item of a list: it is kept whole
};

}  // namespace

std::optional<JsonFailure> read_names(JsonInput& input, const std::vector<std::string>& labels, ListedSecrets& listed,
                                      FunctionRef<void(const NamedObject& object)> visit) {
  return NamesReader(input, labels, listed, visit).read();
}

}  // namespace keyref
