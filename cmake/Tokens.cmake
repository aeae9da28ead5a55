# Providers' token formats become a table in the program, and the shapes of their examples one in the tests. A small program makes both at
# build time, and refuses a file that is wrong.
add_executable(write_token_table ${PROJECT_SOURCE_DIR}/tools/write_token_table.cc)
target_link_libraries(write_token_table PRIVATE keyref_settings keyref_warnings ${YAML_CPP} ${RE2} Threads::Threads)

file(GLOB providers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/tokens/*.yaml)
set(words ${PROJECT_SOURCE_DIR}/rules/tokens/bip39-english.txt)
set(KEYREF_TOKEN_TABLE ${PROJECT_BINARY_DIR}/generated/tokens/token_table.cc)
set(KEYREF_TOKEN_SHAPES ${PROJECT_BINARY_DIR}/generated/tokens/token_shapes.cc)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/tokens)
add_custom_command(
  OUTPUT ${KEYREF_TOKEN_TABLE} ${KEYREF_TOKEN_SHAPES}
  COMMAND write_token_table ${KEYREF_TOKEN_TABLE} ${KEYREF_TOKEN_SHAPES} ${words} ${providers}
  DEPENDS write_token_table ${words} ${providers}
  VERBATIM)
add_custom_target(token_tables DEPENDS ${KEYREF_TOKEN_TABLE} ${KEYREF_TOKEN_SHAPES})
