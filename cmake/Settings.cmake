# What our own code is compiled with; libraries keep their own settings.
add_library(keyref_settings INTERFACE)
target_include_directories(keyref_settings INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(KEYREF_SANITIZE)
  # Each access to a member is checked for null and for alignment otherwise, which takes two thirds of the time to compile; a null pointer is
  # told by the address sanitizer all the same.
  target_compile_options(keyref_settings INTERFACE -fsanitize=${KEYREF_SANITIZE} -fno-sanitize=null,alignment -fno-sanitize-recover=all
                                                   -fno-omit-frame-pointer)
  target_link_options(keyref_settings INTERFACE -fsanitize=${KEYREF_SANITIZE})
endif()
if(KEYREF_STATIC)
  # Not -static: there, gcc sorts the frames of all functions when the first exception is thrown, which makes --help take 6 ms, not 1.5.
  target_link_options(keyref_settings INTERFACE -static-pie)
endif()
if(KEYREF_COVERAGE)
  target_compile_options(keyref_settings INTERFACE --coverage)
  target_link_options(keyref_settings INTERFACE --coverage)
endif()

add_library(keyref_warnings INTERFACE)
target_compile_options(
  keyref_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
                            -Woverloaded-virtual -Wimplicit-fallthrough -Werror
                            -Wno-restrict)   # g++ 12 sees an overlap in `"literal" + std::string`, GCC bug 105651
if(KEYREF_SANITIZE)
  # GCC advises against -Werror here: what sanitizers add makes its flow analysis see what is not there. The release build has it.
  target_compile_options(keyref_warnings INTERFACE -Wno-error)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
