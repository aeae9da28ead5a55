# grammars/<language>/facts.scm become part of the program, as linter/code/facts_texts.h declares them.
file(GLOB KEYREF_FACTS_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/grammars/*/facts.scm)
set(KEYREF_FACTS ${PROJECT_BINARY_DIR}/generated/linter/code/facts_texts.cc)
add_custom_command(
  OUTPUT ${KEYREF_FACTS}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEYREF_FACTS}" "-DFACTS=${KEYREF_FACTS_FILES}" -P ${PROJECT_SOURCE_DIR}/cmake/WriteFacts.cmake
  DEPENDS ${KEYREF_FACTS_FILES} ${PROJECT_SOURCE_DIR}/cmake/WriteFacts.cmake
  VERBATIM)
