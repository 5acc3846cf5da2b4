# One program for each file of bench, linked with all rooms: bench_NAME. Built by name only.
file(GLOB bench_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
foreach(file IN LISTS bench_files)
  get_filename_component(name ${file} NAME_WE)
  add_executable(bench_${name} EXCLUDE_FROM_ALL ${file})
  target_link_libraries(bench_${name} PRIVATE room_engine)
endforeach()
