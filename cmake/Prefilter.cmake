# The prefilter is a library of its own: its database is made by a program that needs the token formats, which are in keyref_secret.
find_library(HYPERSCAN hs REQUIRED)
find_library(HYPERSCAN_RUNTIME hs_runtime REQUIRED)

add_executable(prefilter_database cmake/prefilter_database.cc)
target_link_libraries(prefilter_database PRIVATE keyref_settings keyref_warnings keyref_secret ${HYPERSCAN} ${CMAKE_DL_LIBS} m)
set_target_properties(prefilter_database PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/generated)

set(KEYREF_PREFILTER_DATABASE ${PROJECT_BINARY_DIR}/generated/linter/secret/prefilter_database.cc)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/linter/secret)
add_custom_command(
  OUTPUT ${KEYREF_PREFILTER_DATABASE}
  COMMAND prefilter_database ${KEYREF_PREFILTER_DATABASE}
  DEPENDS prefilter_database   # made anew with every change of the formats
  VERBATIM)

add_library(keyref_prefilter STATIC linter/secret/prefilter.cc ${KEYREF_PREFILTER_DATABASE})
target_link_libraries(keyref_prefilter PRIVATE keyref_settings keyref_warnings ${HYPERSCAN_RUNTIME} PUBLIC keyref_secret)
