# Format, include directions and file rules on everything; clang-tidy on what changed since RUMMAGE_LINT_BASE (HEAD when
# not set), or with --all on everything.
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
  "$@" || { echo "lint: $name: failed ($((SECONDS - start)) s)"; return 1; }
  echo "lint: $name: ok ($((SECONDS - start)) s)"
}

lint_format() { git ls-files -z '*.cpp' '*.h' | xargs -0 -P "$(nproc)" -n 50 clang-format-19 --dry-run --Werror; }

lint_tidy() {
  local files=()
  tidy_files "${1:-}" || return
  [ ${#files[@]} -eq 0 ] && return
  # What the compiler would read must be there: its commands, and the sources that rule files become.
  quietly cmake --preset clang || return
  quietly ninja -C build/clang generate_rules || return
  # xargs gives 123 when any of its commands fails. The counts of warnings in system headers say nothing.
  printf '%s\0' "${files[@]}" |
    xargs -0 -P "$(nproc)" -n 4 clang-tidy-19 -p build/clang --quiet 2> >(grep -vE 'warnings? generated|Processing file' >&2)
}

# Sets `files`: the sources that changed or are new, those with a changed header beside them of the same name, or all.
tidy_files() {
  local base=${RUMMAGE_LINT_BASE:-HEAD} list
  if [ "$1" = --all ]; then
    list=$(git ls-files -- "${tidied[@]}") || return
  else
    list=$(changed_since "$base") || return
  fi
  mapfile -t files < <(printf '%s' "$list" | sed 's/\.h$/.cpp/' | sort -u | while read -r file; do
    [ -f "$file" ] && printf '%s\n' "$file"
  done)
}

tidied=('*.cpp' ':!tests/*' ':!bench/*' ':!cmake/*')

changed_since() {
  git diff --name-only --diff-filter=d "$1" -- '*.h' "${tidied[@]}" && git ls-files --others --exclude-standard -- "${tidied[@]}"
}
