#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/syntax/node.h"
#include "linter/syntax/parsed_yaml.h"

namespace keyref {

/// The documents of a YAML or JSON text, as libyaml reads it, of whose parser kubectl's is a port. Views into the text:
/// it must outlive this.
class YamlStream {
 public:
  /// Documents before an error are kept.
  static YamlStream parse(FileId file, std::string_view text);

  const std::vector<const Node*>& documents() const { return parsed_.documents; }  ///< without empty ones
  const std::optional<YamlError>& error() const { return parsed_.error; }
  bool has_aliases() const { return parsed_.has_aliases; }
  /// Calls for every node, in the order written, to say where it really is written and what it says; texts are kept.
  void revise(FunctionRef<void(Node& node, const FunctionRef<std::string_view(std::string)>& keep)> visit);
  /// Says where everything, the error too, really stands.
  void move_spans(FunctionRef<Span(Span)> moved);

 private:
  ParsedYaml parsed_;
};

}  // namespace keyref
