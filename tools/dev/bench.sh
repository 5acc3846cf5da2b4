# Ratios of interleaved runs: name, ratio, ours, reference (seconds, medians). Repositories: RUMMAGE_BENCH_REPOS.
dev_bench() {
  need "${build_packages[@]}" python3
  # shellcheck source=/dev/null
  source tools/dev/build.sh
  local binary
  binary=$(dev_build | tail -n 1) || return
  if [[ ${1:-} == kustomize ]]; then quietly build release bench_kustomize || return; fi
  if [[ ${1:-} == helm ]]; then quietly build release bench_helm || return; fi
  RUMMAGE_BENCH_HELM=$PWD/build/release/bench_helm RUMMAGE_BENCH_KUSTOMIZE=$PWD/build/release/bench_kustomize RUMMAGE_BINARY=$binary exec python3 bench/run.py "$@"
}
