# linter/report/page.css and page.js become part of the program, as linter/report/html_parts.h declares them.
set(KEYREF_PAGE_PARTS ${PROJECT_BINARY_DIR}/generated/linter/report/page_parts.cc)
set(parts ${PROJECT_SOURCE_DIR}/linter/report/page.css ${PROJECT_SOURCE_DIR}/linter/report/page.js)
add_custom_command(
  OUTPUT ${KEYREF_PAGE_PARTS}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${KEYREF_PAGE_PARTS}" "-DPARTS=${parts}" -P ${PROJECT_SOURCE_DIR}/cmake/WritePageParts.cmake
  DEPENDS ${parts} ${PROJECT_SOURCE_DIR}/cmake/WritePageParts.cmake
  VERBATIM)
