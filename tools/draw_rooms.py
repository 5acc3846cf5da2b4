"""Draws the rooms and their arrows (build/*/rooms.txt) as a table and a Mermaid graph."""
import sys

rooms = {}
for line in open(sys.argv[1], encoding="utf-8"):
    name, _, others = line.strip().partition(": ")
    rooms[name.rstrip(":")] = others.split()


def drawn(name):
    """Arrows that no longer path already says, so that the drawing stays readable."""
    def reach(start, seen):
        for other in rooms.get(start, []):
            if other not in seen:
                seen.add(other)
                reach(other, seen)
        return seen
    direct = rooms[name]
    return [o for o in direct if not any(o in reach(p, set()) for p in direct if p != o)]


print("# Rooms\n\nMade by `./dev docs` from cmake/rooms.cmake. An arrow means: may include.\n")
print("```mermaid\ngraph TD")
for name in rooms:
    for other in drawn(name):
        print(f"  {name.replace('/', '_')}[{name}] --> {other.replace('/', '_')}[{other}]")
print("```\n\n| room | may include |\n|---|---|")
for name, others in rooms.items():
    print(f"| {name} | {' '.join(others)} |")
