#!/bin/sh
# Checks every *.sarif of the folders given with Microsoft's SARIF multitool, as a gate: its `validate` always gives 0,
# so the errors of its report are counted by `query`. Exit codes: 0 clean, 1 errors, 77 skipped (no Node or no npm).
# The package is fetched once by npm into .cache of the checkout.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/sarif-multitool
version=5.7.0
tool=$cache/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
# Globalization needs libicu, which a small machine lacks.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

if [ $# -eq 0 ]; then
  echo "usage: validate.sh FOLDER..." >&2
  exit 2
fi
if [ ! -x "$tool" ]; then
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "skipped: the SARIF multitool needs Node and npm"
    exit 77
  fi
  mkdir -p "$cache"
  npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$cache" \
    "@microsoft/sarif-multitool-linux@$version" >"$cache/install.log" 2>&1 || {
    echo "skipped: npm could not fetch the SARIF multitool (see .cache/sarif-multitool/install.log)"
    exit 77
  }
  chmod u+x "$tool"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checked=0
bad=0
for folder in "$@"; do
  for file in "$folder"/*.sarif; do
    [ -f "$file" ] || continue
    checked=$((checked + 1))
    report=$scratch/report.sarif
    if ! "$tool" validate "$file" --rule-kind "Sarif;Ghas" --level "Error;Warning" -c "$here/multitool.json" \
      -o "$report" --log ForceOverwrite --max-file-size-in-kb 200000 >"$scratch/log" 2>&1; then
      echo "$file: the multitool stopped"
      tail -5 "$scratch/log"
      bad=$((bad + 1))
    elif ! "$tool" query -e "Level == 'Error'" --non-zero-exit-code-if-count-over 0 "$report" >"$scratch/query" 2>&1; then
      echo "$file:"
      grep -E 'error|Error|SARIF|GH[0-9]|JSON' "$scratch/log" | head -20
      bad=$((bad + 1))
    fi
  done
done
echo "SARIF multitool: $checked files, $bad with errors"
[ "$checked" -gt 0 ] && [ "$bad" -eq 0 ]
