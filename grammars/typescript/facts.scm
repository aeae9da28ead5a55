; What TypeScript and JavaScript call the things of grammars/README.md.

; Texts
(string) @string
(template_string) @string
(template_substitution) @string.hole
(binary_expression left: (_) operator: "+" right: (_)) @concatenation
(array) @list
(binary_expression operator: ["||" "??"] right: (_) @choice.value (#set! fallback)) @choice
(ternary_expression consequence: (_) @choice.value alternative: (_) @choice.value) @choice
(comment) @comment

(parenthesized_expression (_) @wrapped.value) @wrapped
(type_assertion (type_arguments) . (_) @wrapped.value) @wrapped
(as_expression . (_) @wrapped.value) @wrapped
(satisfies_expression . (_) @wrapped.value) @wrapped
(non_null_expression (_) @wrapped.value) @wrapped
(call_expression
  function: (_) @function
  arguments: (arguments . (_) @wrapped.value)
  (#any-of? @function "Buffer.from" "String" "atob" "btoa")) @wrapped
(call_expression
  function: (member_expression object: (new_expression constructor: (identifier) @class) property: (_) @method)
  arguments: (arguments . (_) @wrapped.value)
  (#eq? @class "TextEncoder")
  (#eq? @method "encode")) @wrapped

; A value is given to a name
(variable_declarator name: (identifier) @pair.name value: (_) @pair.value)
(public_field_definition name: (_) @pair.name value: (_) @pair.value (#set! field))
(pair key: (_) @pair.name value: (_) @pair.value)
(assignment_expression left: [(identifier) (member_expression) (subscript_expression)] @pair.name right: (_) @pair.value)
(export_statement "default" @pair.name value: (_) @pair.value)
(enum_declaration name: (_) @pair.owner
  body: (enum_body (enum_assignment name: (_) @pair.name value: (_) @pair.value)))
(jsx_attribute (property_identifier) @pair.name [(string) @pair.value (jsx_expression (_) @pair.value)])
(new_expression constructor: (identifier) @class
  arguments: (arguments (array (array . (string) @pair.name . (_) @pair.value)))
  (#any-of? @class "Headers" "Map" "URLSearchParams"))

; A name's value where it has none
(augmented_assignment_expression left: (_) @pair.name operator: ["||=" "??="] right: (_) @pair.value (#set! fallback))
(required_parameter pattern: (identifier) @pair.name value: (_) @pair.value (#set! fallback))
(object_assignment_pattern left: (_) @pair.name right: (_) @pair.value (#set! fallback))
(assignment_pattern left: (identifier) @pair.name right: (_) @pair.value (#set! fallback))
(pair_pattern key: (_) @pair.name value: (assignment_pattern right: (_) @pair.value) (#set! fallback))
(binary_expression left: (_) @fallback.of operator: ["||" "??"] right: (_) @fallback.value)
(ternary_expression condition: [(member_expression object: (_) @source) (subscript_expression object: (_) @source)] @fallback.of
  alternative: (_) @fallback.value
  (#eq? @source "process.env"))
(call_expression
  function: (member_expression object: (_) @default.of property: (property_identifier) @method)
  arguments: (arguments . (_) @default.value)
  (#any-of? @method "default" "catch" "prefault"))
(pair key: (property_identifier) @key value: (_) @default.value (#any-of? @key "default" "devDefault"))

; Calls
(call_expression function: (_) @call.function arguments: (arguments) @call.arguments)
(new_expression constructor: (_) @call.function arguments: (arguments) @call.arguments)

; What the file calls what it imports
(import_statement
  (import_clause [
    (identifier) @import.local
    (namespace_import (identifier) @import.local)
    (named_imports (import_specifier name: (_) @import.name alias: (_)? @import.local))])
  source: (string) @import.source)
(variable_declarator
  name: [(identifier) @import.local (object_pattern (shorthand_property_identifier_pattern) @import.name)]
  value: (call_expression function: (identifier) @function arguments: (arguments . (string) @import.source))
  (#eq? @function "require"))

; A secret of SST
(member_expression
  object: (member_expression object: (identifier) @object property: (property_identifier) @sst.secret)
  property: (property_identifier) @property
  (#eq? @object "Resource")
  (#eq? @property "value"))

; The environment
(member_expression object: (_) @source property: (property_identifier) @read.name
  (#any-of? @source "process.env" "import.meta.env" "globalThis.process.env" "Bun.env")) @read
(subscript_expression object: (_) @source index: (string) @read.name
  (#any-of? @source "process.env" "import.meta.env" "Bun.env")) @read
(subscript_expression object: (_) @source index: (_) @read.computed
  (#any-of? @source "process.env" "import.meta.env" "Bun.env")) @read
(variable_declarator name: (identifier) @alias value: (member_expression) @source (#eq? @source "process.env"))
(member_expression object: (identifier) @read.alias property: (property_identifier) @read.name) @read
(variable_declarator
  name: (object_pattern (shorthand_property_identifier_pattern) @read.name)
  value: (member_expression) @source
  (#eq? @source "process.env"))
(variable_declarator
  name: (object_pattern (pair_pattern key: (property_identifier) @read.name))
  value: (member_expression) @source
  (#eq? @source "process.env"))
(variable_declarator
  name: (object_pattern (object_assignment_pattern left: (_) @read.name right: (_) @read.default))
  value: (member_expression) @source
  (#eq? @source "process.env"))
(variable_declarator
  name: (object_pattern (rest_pattern)) @read.anything
  value: (member_expression) @source
  (#eq? @source "process.env"))
(spread_element (member_expression) @read.anything (#eq? @read.anything "process.env"))
(arguments (member_expression) @read.passed (#eq? @read.passed "process.env"))

(call_expression
  function: (member_expression object: (_) @read.service property: (property_identifier) @method)
  arguments: (arguments . (_) @read.name . (_)? @read.default)
  (#eq? @method "get")) @read
(call_expression
  function: (member_expression object: (_) @read.service property: (property_identifier) @method)
  arguments: (arguments . (_) @read.name)
  (#eq? @method "getOrThrow")
  (#set! required)) @read

; What only looks whether a variable is set, or what it is, goes on without it
(binary_expression left: (_) @read.tested operator: ["===" "==" "!==" "!=" "&&"])
(binary_expression operator: ["===" "==" "!==" "!="] right: (_) @read.tested)
(unary_expression operator: "!" argument: (_) @read.tested)
(if_statement condition: (parenthesized_expression (_) @read.tested))
(ternary_expression condition: (_) @read.tested)

(if_statement
  condition: (parenthesized_expression (unary_expression operator: "!" argument: (_) @read.checked))
  consequence: [(throw_statement) (statement_block (throw_statement))])

; Schemas of the environment: the fields of an object that is given to one of these
(call_expression function: (_) @function arguments: (arguments (object) @schema.fields)
  (#any-of? @function "Joi.object" "joi.object" "Joi.object().keys" "yup.object")
  (#set! optional))
(call_expression function: (_) @function arguments: (arguments (object) @schema.fields)
  (#any-of? @function "z.object" "cleanEnv" "envalid.cleanEnv" "makeValidator"))
(call_expression function: (identifier) @function
  arguments: (arguments (object (pair key: (_) @key value: (object) @schema.fields)))
  (#eq? @function "createEnv")
  (#any-of? @key "server" "client" "shared"))
(call_expression function: (member_expression property: (property_identifier) @method) (#eq? @method "required")) @schema.required
(call_expression function: (member_expression property: (property_identifier) @method)
  (#any-of? @method "optional" "default" "nullish" "catch")) @schema.optional
(pair key: (property_identifier) @key (#any-of? @key "default" "devDefault")) @schema.optional
(public_field_definition (decorator) @schema.decorator name: (property_identifier) @schema.member)
