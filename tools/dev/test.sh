# Runs every test program (those whose name holds FILTER) and adds up their closing lines.
dev_test() {
  need "${build_packages[@]}"
  build "${RUMMAGE_PRESET:-dev}"
  run_test_programs "build/${RUMMAGE_PRESET:-dev}" "${1:-}"
}

run_test_programs() {
  local folder=$1 filter=$2 passed=0 failed=0 skipped=0 program log name line
  log=$(mktemp -d)
  for program in "$folder"/test_*; do
    name=${program##*/test_}
    [[ -x $program && ! -d $program && $name == *"$filter"* ]] || continue
    if "$program" >"$log/$name" 2>&1; then
      grep '^skipped: ' "$log/$name" || true
    else
      cat "$log/$name"
    fi
    line=$(grep -a '^cases: ' "$log/$name" | tail -n 1)
    if [[ $line =~ ^cases:\ ([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
      passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
    else
      echo "test_$name died before its end"
      failed=$((failed + 1))
    fi
  done
  rm -rf "$log"
  if [[ sarif_multitool == *"$filter"* ]]; then
    local code=0
    validate_sarif "$folder" || code=$?
    case $code in 0) passed=$((passed + 1)) ;; 77) skipped=$((skipped + 1)) ;; *) failed=$((failed + 1)) ;; esac
  fi
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
}

# The golden SARIF files and the demo's, by the rules that GitHub's own validator knows. 77: it is not here.
validate_sarif() {
  local folder=$1 format
  quietly fixtures/demo/make.sh build/demo || return 1
  rm -rf "$folder/sarif"
  mkdir -p "$folder/sarif"
  for format in sarif sarif:profile=github; do
    "$folder/rummage" scan build/demo --quiet --exit-zero --format "$format:$folder/sarif/${format//[:=]/-}.sarif" || return 1
  done
  tests/sarif/validate.sh tests/sarif/golden "$folder/sarif"
}
