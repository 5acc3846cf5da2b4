target_compile_definitions(room_engine PRIVATE RUMMAGE_VERSION="${PROJECT_VERSION}")
# CLI11 costs seconds in each file that includes it: once, for all commands.
target_precompile_headers(room_cli PRIVATE <CLI/CLI.hpp>)

# The one program. Static in the release preset, and then without a single shared object.
file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/cli/main.cpp)
add_executable(rummage ${cli_sources})
target_link_libraries(rummage PRIVATE room_cli)
if(RUMMAGE_STATIC)
  target_link_options(rummage PRIVATE -static -Wl,--gc-sections -s)
endif()
