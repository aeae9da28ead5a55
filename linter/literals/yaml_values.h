#pragma once

#include <string_view>

#include "linter/literals/pair.h"
#include "linter/literals/passage.h"
#include "linter/syntax/node.h"

namespace keyref::literals {

/// What a value's surroundings say of it.
struct Around {
  std::string_view label = {};  ///< the nearest name or key above
  std::string_view rule = "literal-in-manifest";
  std::string_view container = {};
  const Node* program = nullptr;  ///< a container's `command`, which its `args` belong to
  bool commands = false;          ///< scalars are commands
  bool sink = false;              ///< nothing but secrets stands here
  bool prose = false;             ///< written for readers, as a comment is
};

/// Hands over what scalars of YAML hold: values, commands, files of their own, texts of templates.
class YamlValues {
 public:
  YamlValues(const File& file, PairSink sink) : file_(file), sink_(sink) {}

  /// The object of Kubernetes that the next values are in.
  void enter(std::string_view kind, std::string_view object) {
    kind_ = kind;
    object_ = object;
  }
  void give(std::string_view name, const Node& node, const Around& around);
  void give(std::string_view name, const Passage& value, const Around& around);
  void read_commands_of(const Node& scalar, const Around& around);
  /// A list of words that is one command.
  void read_command_of(const Node& list, const Around& around);

 private:
  bool is_worth_a_look(std::string_view name, const Node& scalar, const Around& around) const;
  template <typename Read>
  void with_target(const Around& around, Read read);

  const File& file_;
  PairSink sink_;
  std::string_view kind_;
  std::string_view object_;
};

}  // namespace keyref::literals
