# npm's package of the program for this machine, and the package `keyref`, which chooses one.
set(KEYREF_NPM_CPU x64)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  set(KEYREF_NPM_CPU arm64)
endif()
set(templates ${PROJECT_SOURCE_DIR}/integrations/npm)
set(platform ${stage}/npm/platform)
set(chooser ${stage}/npm/keyref)
configure_file(${templates}/platform/package.json.in ${platform}/package.json)
configure_file(${templates}/keyref/package.json.in ${chooser}/package.json)

set(npm_pack npm pack --silent --pack-destination ${KEYREF_PACKAGES})
set(platform_file ${KEYREF_PACKAGES}/keyref-linux-${KEYREF_NPM_CPU}-${PROJECT_VERSION}.tgz)
add_custom_command(
  OUTPUT ${platform_file}
  COMMAND ${CMAKE_COMMAND} -E copy ${program} ${notices} ${platform}
  COMMAND ${npm_pack}
  WORKING_DIRECTORY ${platform}
  DEPENDS ${program} ${notices} ${platform}/package.json
  VERBATIM)
set(chooser_file ${KEYREF_PACKAGES}/keyref-${PROJECT_VERSION}.tgz)
add_custom_command(
  OUTPUT ${chooser_file}
  COMMAND ${CMAKE_COMMAND} -E copy ${templates}/keyref/keyref.js ${templates}/keyref/README.md ${chooser}
  COMMAND ${npm_pack}
  WORKING_DIRECTORY ${chooser}
  DEPENDS ${templates}/keyref/keyref.js ${templates}/keyref/README.md ${chooser}/package.json
  VERBATIM)
list(APPEND KEYREF_PACKAGE_FILES ${platform_file} ${chooser_file})
