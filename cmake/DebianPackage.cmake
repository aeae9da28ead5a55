# Debian's places for what the package brings; `cmake --install` puts it there too.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY TRUE)   # else the tests would be built first
install(PROGRAMS ${program} TYPE BIN)
install(FILES ${stage}/keyref.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${notices} TYPE DOC RENAME copyright)
install(FILES README.md TYPE DOC)
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY integrations/jenkins integrations/kubernetes DESTINATION ${CMAKE_INSTALL_DOCDIR}/integrations)
install(DIRECTORY rules/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/rules FILES_MATCHING PATTERN *.md PATTERN tokens EXCLUDE)
install(DIRECTORY schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/keyref)
install(FILES ${stage}/completions/keyref DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${stage}/completions/_keyref DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${stage}/completions/keyref.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_DIRECTORY ${stage}/cpack)
set(CPACK_PACKAGE_VENDOR "")
set(CPACK_PACKAGE_CONTACT "Seed 33104f26 maintainers <maintainers@users.noreply.r-seed-33104f26.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Keyref reads Kubernetes manifests, charts, Terraform and source code, finds
literal secrets in them, and checks that each reference names a secret and a
key that exist in the environments it is deployed to. It never contacts a
cluster and never shows a value.")
set(CPACK_STRIP_FILES FALSE)   # it is stripped
include(CPack)

execute_process(COMMAND dpkg --print-architecture OUTPUT_VARIABLE debian_cpu OUTPUT_STRIP_TRAILING_WHITESPACE)
set(file keyref_${PROJECT_VERSION}_${debian_cpu}.deb)
file(GLOB_RECURSE documents CONFIGURE_DEPENDS README.md docs/* integrations/jenkins/* integrations/kubernetes/* rules/*.md schemas/*)
add_custom_command(
  OUTPUT ${KEYREF_PACKAGES}/${file}
  COMMAND ${CMAKE_CPACK_COMMAND} --config ${PROJECT_BINARY_DIR}/CPackConfig.cmake
  COMMAND ${CMAKE_COMMAND} -E rename ${stage}/cpack/${file} ${KEYREF_PACKAGES}/${file}
  DEPENDS ${program} ${pages} ${notices} ${documents} ${PROJECT_BINARY_DIR}/CPackConfig.cmake
  VERBATIM)
list(APPEND KEYREF_PACKAGE_FILES ${KEYREF_PACKAGES}/${file})
