"""Every file includes only the rooms that its own room names in cmake/rooms.cmake."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
rooms = {}
text = re.sub(r"#[^\n]*", "", (root / "cmake/rooms.cmake").read_text().split("endfunction()")[-1])
for body in re.findall(r"\broom\(([^)]*)\)", text):
    words = body.split("LIBS")[0].split()
    rooms[words[0]] = set(words[1:])


def room_of(path):
    """The room a file or an include path stands in: the longest room name that begins it."""
    name = path.removeprefix("scanner/")
    found = [room for room in rooms if name.startswith(room + "/")]
    return max(found, key=len, default=None)


faults = []
files = subprocess.run(["git", "ls-files", "*.h", "*.cpp"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
for file in files:
    room = room_of(file)
    if room is None:
        continue
    for number, line in enumerate((root / file).read_text(errors="replace").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if not match:
            continue
        other = room_of(match.group(1))
        if other is not None and other != room and other not in rooms[room]:
            faults.append(f"{file}:{number}: {room} does not name {other}")
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
