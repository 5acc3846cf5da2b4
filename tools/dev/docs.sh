dev_docs() {
  need "${build_packages[@]}" python3
  build dev rule_compiler
  python3 tools/draw_rooms.py build/dev/rooms.txt >docs/rooms.md
  rm -rf docs/rules
  mkdir -p docs/rules
  build/dev/rule_compiler --docs docs/rules detectors/rules policies/rules
}
