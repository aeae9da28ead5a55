#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/source/span.h"

namespace keyref::helm {

// Go's text/template, as Helm uses it: https://pkg.go.dev/text/template.

struct Pipeline;

/// An operand, with the fields that are taken of it.
struct Operand {
  enum class Kind { dot, root_variable, variable, function, string, number, boolean, nil, pipeline };

  Kind kind = Kind::dot;
  std::string text;                    ///< variable's or function's name, a literal's value
  std::shared_ptr<Pipeline> pipeline;  ///< in parentheses
  std::vector<std::string> fields;     ///< `.a.b`
};

/// A function with its arguments, or an operand alone.
struct Command {
  std::vector<Operand> operands;
};

struct Pipeline {
  std::vector<std::string> variables;  ///< `$x :=`, `$k, $v :=`
  bool assigns = false;                ///< `=` in place of `:=`
  std::vector<Command> commands;
  std::string_view source;  ///< as written
};

struct Block;

/// A piece of a template: text, or an action with what it holds.
struct Part {
  enum class Kind { text, action, condition, with, range, include, stop, skip };

  Kind kind = Kind::text;
  Span span;                     ///< text: without what trim markers take away; else `{{ … }}`
  Pipeline pipeline;             ///< include: the argument, which may be empty
  std::string name;              ///< include: of `{{ template "name" }}` and `{{ block }}`
  std::unique_ptr<Block> body;   ///< condition, with, range
  std::unique_ptr<Block> other;  ///< `{{ else }}`; an `{{ else if }}` is a condition alone in it
};

struct Block {
  std::vector<Part> parts;
};

/// `{{ define "name" }}`.
struct Definition {
  std::string name;
  Block body;
};

/// One template file.
struct Template {
  Block body;
  std::vector<Definition> definitions;
  /// Why it is no template; what stands before is kept.
  struct Mistake {
    Span span;
    std::string message;
  };
  std::optional<Mistake> mistake;
};

/// `text` must outlive the template.
Template parse_template(std::string_view text);

}  // namespace keyref::helm
