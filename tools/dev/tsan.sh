dev_tsan() {
  # shellcheck source=/dev/null
  source tools/dev/asan.sh
  RUMMAGE_PRESET=tsan dev_sanitized "$@"
}
