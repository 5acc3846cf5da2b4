# Ratios of interleaved runs: name, ratio, ours, reference (seconds, medians). Repositories: RUMMAGE_BENCH_REPOS.
dev_bench() {
  need "${build_packages[@]}" python3
  # shellcheck source=/dev/null
  source tools/dev/build.sh
  local binary
  binary=$(dev_build | tail -n 1) || return
  if [[ ${1:-} == kustomize ]]; then quietly build release bench_kustomize || return; fi
  if [[ ${1:-} == helm ]]; then quietly build release bench_helm || return; fi
  if [[ $# -eq 0 || $1 == matcher ]]; then quietly build release bench_matcher || return; fi
  RUMMAGE_BENCH_FOLDER=$PWD/build/release RUMMAGE_BINARY=$binary exec python3 bench/run.py "$@"
}
