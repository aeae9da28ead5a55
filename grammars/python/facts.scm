; What Python calls the things of grammars/README.md.

; Texts
(string) @string
(interpolation) @string.hole
(binary_operator left: (_) operator: "+" right: (_)) @concatenation
(concatenated_string) @concatenation
(list) @list
(tuple) @list
(boolean_operator operator: "or" right: (_) @choice.value (#set! fallback)) @choice
(conditional_expression (_) @choice.value . (_) . (_) @choice.value) @choice
(comment) @comment

(parenthesized_expression (_) @wrapped.value) @wrapped
(call
  function: (identifier) @function
  arguments: (argument_list . (_) @wrapped.value)
  (#any-of? @function "str" "bytes" "SecretStr")) @wrapped
(call
  function: (attribute object: (string) @wrapped.value attribute: (identifier) @method)
  (#eq? @method "encode")) @wrapped

; A value is given to a name
(assignment left: [(identifier) (attribute) (subscript)] @pair.name right: (_) @pair.value)
(keyword_argument name: (identifier) @pair.name value: (_) @pair.value)
(pair key: (string) @pair.name value: (_) @pair.value)

; A name's value where it has none
(default_parameter name: (identifier) @pair.name value: (_) @pair.value (#set! fallback))
(typed_default_parameter name: (identifier) @pair.name value: (_) @pair.value (#set! fallback))
(boolean_operator left: (_) @fallback.of operator: "or" right: (_) @fallback.value)

; Calls
(call function: (_) @call.function arguments: (argument_list) @call.arguments)

; The environment
(subscript value: (_) @source subscript: (string) @read.name
  (#any-of? @source "os.environ" "environ")
  (#set! required)) @read
(subscript value: (_) @source subscript: (_) @read.computed
  (#any-of? @source "os.environ" "environ")) @read
(call function: (_) @function arguments: (argument_list . (string) @read.name . (_)? @read.default)
  (#any-of? @function "os.environ.get" "environ.get" "os.getenv" "getenv")) @read
(comparison_operator (_) @read.tested)
(not_operator argument: (_) @read.tested)
(if_statement condition: (_) @read.tested)
(conditional_expression (_) . (_) @read.tested)
(argument_list (_) @read.anything (#any-of? @read.anything "os.environ" "environ"))
(dictionary_splat (_) @read.anything (#any-of? @read.anything "os.environ" "environ"))
