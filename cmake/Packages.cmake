# What people install: a Debian package, npm's tarballs and a wheel, in build/packages, all with the same stripped program. `./dev package`
# builds the target `packages`.
set(KEYREF_PACKAGES ${PROJECT_BINARY_DIR}/packages)
set(stage ${PROJECT_BINARY_DIR}/generated/packages)
file(MAKE_DIRECTORY ${KEYREF_PACKAGES} ${stage}/completions)

set(program ${stage}/keyref)
add_custom_command(
  OUTPUT ${program}
  COMMAND ${CMAKE_STRIP} -o ${program} $<TARGET_FILE:keyref>
  DEPENDS keyref
  VERBATIM)

set(pages ${stage}/keyref.1.gz ${stage}/completions/keyref ${stage}/completions/_keyref ${stage}/completions/keyref.fish)
add_custom_command(
  OUTPUT ${pages}
  COMMAND ${program} man | gzip -9n > ${stage}/keyref.1.gz
  COMMAND ${program} completion bash > ${stage}/completions/keyref
  COMMAND ${program} completion zsh > ${stage}/completions/_keyref
  COMMAND ${program} completion fish > ${stage}/completions/keyref.fish
  DEPENDS ${program})

# The licences of what is linked in ask for their notices to be passed on.
set(notices ${stage}/NOTICES)
add_custom_command(
  OUTPUT ${notices}
  COMMAND ${CMAKE_COMMAND} -DOUTPUT=${notices} -DGRAMMARS=${PROJECT_SOURCE_DIR}/grammars/node_modules -P
          ${PROJECT_SOURCE_DIR}/cmake/WriteNotices.cmake
  DEPENDS ${PROJECT_SOURCE_DIR}/cmake/WriteNotices.cmake ${PROJECT_SOURCE_DIR}/grammars/package-lock.json
  VERBATIM)

include(cmake/DebianPackage.cmake)
include(cmake/NpmPackages.cmake)
include(cmake/Wheel.cmake)
add_custom_target(packages DEPENDS ${KEYREF_PACKAGE_FILES})
