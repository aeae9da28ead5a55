#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/base/function_ref.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Where and why a text is no YAML. The message holds no text of the file.
struct YamlError {
  Span span;
  std::string message;
};

/// The documents of a YAML or JSON text, read by libyaml, of whose parser kubectl's is a port. Views into the text: it
/// must outlive this.
class YamlStream {
 public:
  /// Documents before an error are kept.
  static YamlStream parse(FileId file, std::string_view text);

  const std::vector<const Node*>& documents() const { return documents_; }  ///< without empty ones
  const std::optional<YamlError>& error() const { return error_; }
  bool has_aliases() const { return has_aliases_; }
  /// Calls for every node, in the order written, to say where it really is written and what it says; texts are kept.
  void revise(FunctionRef<void(Node& node, const FunctionRef<std::string_view(std::string)>& keep)> visit);
  /// Says where everything, the error too, really stands.
  void move_spans(FunctionRef<Span(Span)> moved);

 private:
  friend class YamlBuilder;
  static constexpr std::size_t kBlock = 256;  ///< nodes that are allocated together

  std::vector<const Node*> documents_;
  std::optional<YamlError> error_;
  bool has_aliases_ = false;
  std::vector<std::unique_ptr<Node[]>> blocks_;
  std::deque<std::string> strings_;  ///< values that do not stand in the text as they are
};

}  // namespace keyref
