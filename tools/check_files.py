"""Rules for files: length, header guard, one namespace for each room, no line too long, no machine paths."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
longest = 300
faults = []
tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split("\n")
for name in filter(None, tracked):
    path = root / name
    if not path.is_file() or path.is_symlink():
        continue
    data = path.read_bytes()
    if b"\0" in data or name.startswith(("tests/fuzz/corpus/", "LICENSE")):
        continue
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    code = name.endswith((".cpp", ".h"))
    table = name.endswith(("_table.cpp", "_tables.cpp"))  # written by a program: long, and read by nobody
    if code and len(lines) > longest + 1 and not table and not name.startswith("tests/"):
        faults.append(f"{name}: {len(lines)} lines; split it (limit {longest})")
    if name.endswith(".h") and "#pragma once" not in text:
        faults.append(f"{name}: no #pragma once")
    if code and not text.endswith("\n"):
        faults.append(f"{name}: no newline at its end")
    for number, line in enumerate(lines, 1):
        if code and len(line) > 120:
            faults.append(f"{name}:{number}: {len(line)} columns (limit 120)")
        if re.search(r"(?<![\w.])/(work|root)/(main|wt|shared)\b", line) and not name.startswith("tools/check_"):
            faults.append(f"{name}:{number}: a path of one machine")
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
