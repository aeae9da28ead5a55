# tree-sitter and its grammars: C sources of the npm packages that grammars/package-lock.json pins; `./dev build` installs them. They are
# compiled with our sanitizers, since they read hostile input, but without our warnings.
set(packages ${PROJECT_SOURCE_DIR}/grammars/node_modules)
set(core ${packages}/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${core}/src/lib.c)
  message(FATAL_ERROR "The grammars are not installed: run ./dev build, or `npm ci` in grammars/")
endif()

add_library(tree_sitter STATIC ${core}/src/lib.c)
target_include_directories(tree_sitter PRIVATE ${core}/src ${core}/include)
target_include_directories(tree_sitter SYSTEM INTERFACE ${core}/include)
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
target_compile_options(tree_sitter PRIVATE -w)
target_link_libraries(tree_sitter PRIVATE keyref_settings)

# The grammar `tree_sitter_<name>()`, from a package's folder that holds src/parser.c, and src/scanner.c where it has one.
function(keyref_grammar name folder)
  set(sources ${packages}/${folder}/src/parser.c)
  if(EXISTS ${packages}/${folder}/src/scanner.c)
    list(APPEND sources ${packages}/${folder}/src/scanner.c)
  endif()
  add_library(grammar_${name} STATIC ${sources})
  target_include_directories(grammar_${name} PRIVATE ${packages}/${folder}/src)
  target_compile_options(grammar_${name} PRIVATE -w)
  target_link_libraries(grammar_${name} PRIVATE keyref_settings)
  target_link_libraries(keyref_grammars INTERFACE grammar_${name})
endfunction()

# The core and all grammars.
add_library(keyref_grammars INTERFACE)
target_link_libraries(keyref_grammars INTERFACE tree_sitter)
keyref_grammar(go tree-sitter-go)
keyref_grammar(hcl @tree-sitter-grammars/tree-sitter-hcl)
keyref_grammar(python tree-sitter-python)
keyref_grammar(tsx tree-sitter-typescript/tsx)
keyref_grammar(typescript tree-sitter-typescript/typescript)
