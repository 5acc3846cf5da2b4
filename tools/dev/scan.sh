# Without a PATH: the demo repository, made from its script with the same object ids everywhere.
dev_scan() {
  local binary
  binary=$(dev_build_binary)
  if [ $# -eq 0 ] || [[ $1 == -* ]]; then
    quietly fixtures/demo/make.sh build/demo
    set -- build/demo "$@"
  fi
  exec "$binary" scan "$@"
}

dev_build_binary() {
  # shellcheck source=/dev/null
  source tools/dev/build.sh
  [ -x build/release/rummage ] || say "Building the release; the first time takes a few minutes."
  dev_build | tail -n 1
}
