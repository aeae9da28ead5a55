# The notices of what is linked into the program: Debian's copyright files of the libraries, the licences in the grammars' npm packages.
set(text "Keyref. All rights reserved; no licence has been given yet.\n\n")
string(APPEND text "The program holds parts of the following works, each under its own licence. Their sources are those of Debian's packages
and of the npm packages of these names.\n")

function(append_notice name file)
  string(REPEAT "=" 80 line)
  file(READ ${file} notice)
  string(APPEND text "\n${line}\n${name}\n${line}\n\n${notice}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

foreach(package libyaml-dev libyaml-cpp-dev libre2-dev libvectorscan-dev libcli11-dev nlohmann-json3-dev libfmt-dev libssl-dev libstdc++-12-dev libc6-dev)
  append_notice(${package} /usr/share/doc/${package}/copyright)
endforeach()
file(GLOB licences ${GRAMMARS}/tree-sitter*/LICENSE ${GRAMMARS}/@*/tree-sitter*/LICENSE)
foreach(licence IN LISTS licences)
  get_filename_component(folder ${licence} DIRECTORY)
  get_filename_component(name ${folder} NAME)
  append_notice(${name} ${licence})
endforeach()
file(WRITE ${OUTPUT} "${text}")
