dev_asan() { RUMMAGE_PRESET=asan dev_sanitized "$@"; }

dev_sanitized() {
  # shellcheck source=/dev/null
  source tools/dev/test.sh
  dev_test "$@"
}
