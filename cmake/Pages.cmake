# The rules' pages become part of the program, as rules/pages.h declares them.
file(GLOB KEYREF_PAGE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/rules/*.md)
set(KEYREF_PAGES ${PROJECT_BINARY_DIR}/generated/rules/pages.cc)
add_custom_command(
  OUTPUT ${KEYREF_PAGES}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEYREF_PAGES}" "-DPAGES=${KEYREF_PAGE_FILES}" -P ${PROJECT_SOURCE_DIR}/cmake/WritePages.cmake
  DEPENDS ${KEYREF_PAGE_FILES} ${PROJECT_SOURCE_DIR}/cmake/WritePages.cmake
  VERBATIM)
