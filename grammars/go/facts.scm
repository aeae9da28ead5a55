; What Go calls the things of grammars/README.md.

; Texts
(interpreted_string_literal) @string
(raw_string_literal) @string
(binary_expression left: (_) operator: "+" right: (_)) @concatenation
(comment) @comment
(parenthesized_expression (_) @wrapped.value) @wrapped
(type_conversion_expression operand: (_) @wrapped.value) @wrapped

; A value is given to a name
(const_spec name: (identifier) @pair.name value: (expression_list . (_) @pair.value))
(var_spec name: (identifier) @pair.name value: (expression_list . (_) @pair.value))
(short_var_declaration left: (expression_list . (identifier) @pair.name) right: (expression_list . (_) @pair.value))
(assignment_statement left: (expression_list . (_) @pair.name) right: (expression_list . (_) @pair.value))
(keyed_element . (literal_element [(identifier) (interpreted_string_literal)] @pair.name) (literal_element (_) @pair.value))

; Calls
(call_expression function: (_) @call.function arguments: (argument_list) @call.arguments)

; The environment
(call_expression function: (_) @function arguments: (argument_list . (interpreted_string_literal) @read.name)
  (#any-of? @function "os.Getenv" "os.LookupEnv" "syscall.Getenv")) @read
(call_expression function: (_) @function arguments: (argument_list . (identifier) @read.computed)
  (#any-of? @function "os.Getenv" "os.LookupEnv")) @read
(binary_expression left: (_) @read.tested operator: ["==" "!="])
(call_expression function: (_) @read.anything (#any-of? @read.anything "os.Environ" "envconfig.Process" "env.Parse"))
