# What `keyref --version` says beside the program's own version, as linter/cli/version.h declares it.
file(GLOB rule_pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.md)
file(GLOB token_formats CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/tokens/*.yaml)
set(lock ${PROJECT_SOURCE_DIR}/grammars/package-lock.json)
set(KEYREF_VERSION_DETAILS ${PROJECT_BINARY_DIR}/generated/linter/cli/version_details.cc)
add_custom_command(
  OUTPUT ${KEYREF_VERSION_DETAILS}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEYREF_VERSION_DETAILS}" "-DRULES=${rule_pages}" "-DTOKENS=${token_formats}" "-DLOCK=${lock}"
          -P ${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake
  DEPENDS ${rule_pages} ${token_formats} ${lock} ${PROJECT_SOURCE_DIR}/cmake/WriteVersion.cmake
  VERBATIM)
