# Format, include directions and file rules on everything; clang-tidy on what changed since BASE (or --all).
dev_lint() {
  need "${build_packages[@]}" "${clang_packages[@]}" python3
  local failed=0
  step format lint_format || failed=1
  step "include directions" python3 tools/check_includes.py || failed=1
  step "file rules" python3 tools/check_files.py || failed=1
  step clang-tidy lint_tidy "$@" || failed=1
  return $failed
}

step() {
  local name=$1 start=$SECONDS
  shift
  "$@" || { echo "lint: $name: failed"; return 1; }
  echo "lint: $name: ok ($((SECONDS - start)) s)"
}

lint_format() { git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format-19 --dry-run --Werror; }

lint_tidy() {
  local files=()
  if [ "${1:-}" = --all ]; then
    mapfile -t files < <(git ls-files '*.cpp' ':!tests/*' ':!bench/*')
  else
    mapfile -t files < <({ git diff --name-only --diff-filter=d "${RUMMAGE_LINT_BASE:-HEAD}" -- '*.cpp' ':!tests/*' ':!bench/*'
      git ls-files --others --exclude-standard -- '*.cpp' ':!tests/*' ':!bench/*'; } | sort -u)
  fi
  [ ${#files[@]} -eq 0 ] && return
  # Generated sources must exist before clang can read those that include them.
  [ -f build/clang/build.ninja ] || quietly cmake --preset clang
  quietly ninja -C build/clang generated
  printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 4 clang-tidy-19 -p build/clang --quiet 2>/dev/null
}
