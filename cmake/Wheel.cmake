# pip's package: the program as a script. It needs no library, and so serves every Linux of its processor.
set(templates ${PROJECT_SOURCE_DIR}/integrations/pip)
set(tree ${stage}/wheel)
set(info ${tree}/keyref-${PROJECT_VERSION}.dist-info)
set(scripts ${tree}/keyref-${PROJECT_VERSION}.data/scripts)
configure_file(${templates}/METADATA.in ${info}/METADATA @ONLY)
configure_file(${templates}/WHEEL.in ${info}/WHEEL @ONLY)
file(MAKE_DIRECTORY ${scripts} ${info}/licenses)

set(tags)
file(STRINGS ${info}/WHEEL lines REGEX "^Tag: py3-none-")
foreach(line IN LISTS lines)
  string(REPLACE "Tag: py3-none-" "" tag ${line})
  list(APPEND tags ${tag})
endforeach()
list(SORT tags)
list(JOIN tags "." tags)
set(wheel ${KEYREF_PACKAGES}/keyref-${PROJECT_VERSION}-py3-none-${tags}.whl)
add_custom_command(
  OUTPUT ${wheel}
  COMMAND ${CMAKE_COMMAND} -E copy ${program} ${scripts}
  COMMAND ${CMAKE_COMMAND} -E copy ${notices} ${info}/licenses
  COMMAND ${PROJECT_SOURCE_DIR}/.venv/bin/python -m wheel pack ${tree} --dest-dir ${KEYREF_PACKAGES}
  DEPENDS ${program} ${notices} ${info}/METADATA ${info}/WHEEL
  VERBATIM)
list(APPEND KEYREF_PACKAGE_FILES ${wheel})
