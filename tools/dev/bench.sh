# Ratios of interleaved runs: name, ratio, ours, reference (seconds, medians). Repositories: RUMMAGE_BENCH_REPOS.
dev_bench() {
  need "${build_packages[@]}" python3
  # shellcheck source=/dev/null
  source tools/dev/build.sh
  local binary
  binary=$(dev_build | tail -n 1) || return
  RUMMAGE_BINARY=$binary exec python3 bench/run.py "$@"
}
