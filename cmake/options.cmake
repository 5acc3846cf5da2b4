# How the project is compiled. Presets (CMakePresets.json) choose; nothing here looks at the machine but for ccache.
option(RUMMAGE_TESTS "Build the tests" ON)
option(RUMMAGE_FUZZ "Build the fuzz targets (clang only)" OFF)
option(RUMMAGE_STATIC "Link the program statically" OFF)
option(RUMMAGE_WERROR "Treat warnings as errors" OFF)
set(RUMMAGE_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
option(RUMMAGE_COVERAGE "Count which lines run" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Two builds of the same sources in different folders give the same bytes.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)

add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wall> $<$<COMPILE_LANGUAGE:CXX>:-Wextra>
                    $<$<COMPILE_LANGUAGE:CXX>:-Wpedantic> $<$<COMPILE_LANGUAGE:CXX>:-Wshadow>
                    $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>)
# g++ 12 sees ghosts in inlined std::string and std::variant code (GCC bugs 105329, 105562).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized -Wno-dangling-pointer)
endif()
# clang sees that libstdc++ 12's own std::stable_sort calls what it marks deprecated; g++ still warns of our calls.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options(-Wno-deprecated-declarations)
endif()
# Designated initializers leave the rest at its declared default on purpose.
add_compile_options(-Wno-missing-field-initializers)
if(RUMMAGE_WERROR)
  add_compile_options(-Werror)
endif()
if(RUMMAGE_SANITIZE)
  add_compile_options(-fsanitize=${RUMMAGE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RUMMAGE_SANITIZE})
endif()
# The fuzzer sees every branch of the code that it drives.
if(RUMMAGE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(RUMMAGE_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

find_program(RUMMAGE_CCACHE ccache)
if(RUMMAGE_CCACHE)
  # hash_dir=false and a base folder: a second checkout finds what the first one compiled.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros ${RUMMAGE_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
