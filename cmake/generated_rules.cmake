# Rule files become constant tables (tools/rule_compiler). Nothing is read or parsed when the program starts.
file(GLOB rule_compiler_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/rule_compiler/*.cpp)
# The compiler has its own copy of the few files that it shares with rooms, for the rooms wait for what it makes.
add_executable(rule_compiler ${rule_compiler_sources}
  ${CMAKE_SOURCE_DIR}/findings/nearest.cpp ${CMAKE_SOURCE_DIR}/findings/rule_reader.cpp
  ${CMAKE_SOURCE_DIR}/findings/severity.cpp
  ${CMAKE_SOURCE_DIR}/detectors/compile.cpp ${CMAKE_SOURCE_DIR}/detectors/datum_values.cpp
  ${CMAKE_SOURCE_DIR}/detectors/keyword.cpp ${CMAKE_SOURCE_DIR}/detectors/names.cpp ${CMAKE_SOURCE_DIR}/detectors/pattern.cpp
  ${CMAKE_SOURCE_DIR}/detectors/rarity.cpp ${CMAKE_SOURCE_DIR}/detectors/trigram_hash.cpp)
target_include_directories(rule_compiler PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/scanner)
target_link_libraries(rule_compiler PRIVATE lib::fmt lib::yamlcpp)

file(GLOB_RECURSE rule_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/detectors/rules/*.yaml
     ${CMAKE_SOURCE_DIR}/policies/rules/*.yaml)
set(generated ${CMAKE_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})
# Relative paths, so that error messages read the same everywhere.
add_custom_command(
  OUTPUT ${generated}/builtin_rules.cpp ${generated}/builtin_table.cpp
  COMMAND rule_compiler --rules ${generated}/builtin_rules.cpp --table ${generated}/builtin_table.cpp
          detectors/rules policies/rules
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  DEPENDS rule_compiler ${rule_files}
  COMMENT "Compiling the rule files")
add_custom_target(generate_rules DEPENDS ${generated}/builtin_rules.cpp ${generated}/builtin_table.cpp)

foreach(part rules table)
  add_library(rummage_${part} STATIC ${generated}/builtin_${part}.cpp)
  add_dependencies(rummage_${part} generate_rules)
  target_include_directories(rummage_${part} PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/scanner)
  add_library(lib::${part} ALIAS rummage_${part})
endforeach()
target_link_libraries(room_findings PUBLIC rummage_rules)
target_link_libraries(room_detectors PUBLIC rummage_table)
