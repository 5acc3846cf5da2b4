# dev_fuzz [TARGET] [SECONDS]: from the committed corpus; what is found new stays in .cache/fuzz.
dev_fuzz() {
  need "${build_packages[@]}" "${clang_packages[@]}"
  local target=${1:-} seconds=${2:-10} source name failed=0 ran=0
  build fuzz ${target:+"fuzz_$target"}
  # The sources say which targets there are: a program of a source that is gone would lie in the folder still.
  for source in tests/fuzz/*.cpp; do
    name=$(basename "$source" .cpp)
    [[ -z $target || $name == "$target" ]] || continue
    ran=$((ran + 1))
    mkdir -p ".cache/fuzz/$name"
    local seeds=()
    [ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
    say "fuzz $name: $seconds s"
    "build/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
      -artifact_prefix=".cache/fuzz/$name-" ".cache/fuzz/$name" "${seeds[@]}" >&2 || {
      say "fuzz $name: failed; what it fell over is .cache/fuzz/$name-*"
      failed=1
    }
  done
  say "fuzz: $ran targets"
  return $failed
}
