# dev_fuzz [TARGET] [SECONDS]: from the committed corpus; what is found new stays in .cache/fuzz.
dev_fuzz() {
  need "${build_packages[@]}" "${clang_packages[@]}"
  build fuzz
  local target=${1:-} seconds=${2:-10} program name failed=0
  for program in build/fuzz/fuzz_*; do
    name=${program##*/fuzz_}
    [[ -x $program && ! -d $program && ( -z $target || $name == "$target" ) ]] || continue
    mkdir -p ".cache/fuzz/$name"
    local seeds=()
    [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
    say "fuzz $name: $seconds s"
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
      -artifact_prefix=".cache/fuzz/$name-" ".cache/fuzz/$name" "${seeds[@]}" >&2 || failed=1
  done
  return $failed
}
