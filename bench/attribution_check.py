#!/usr/bin/env python3
"""Compares attribution with git itself on a real repository.

usage: bench/attribution_check.py BENCH_HISTORY REPOSITORY [COUNT] [--whole]

BENCH_HISTORY is the program bench_history (ninja -C build/dev bench_history). COUNT blobs (default 100) are sampled and
attributed, each a group of its own. For each, the commit must be the earliest (committer time, then id) that
`git log --all -m --no-renames --raw --find-object=BLOB` shows adding it at that path against every parent. With --whole
one `git log` over everything answers for all blobs: for large counts.
"""
import collections
import subprocess
import sys


def attributed(program, repository, count):
    out = subprocess.run([program, repository, "2", str(count), "list"], capture_output=True, check=True).stdout
    rows = [line.split(b"\t", 3) for line in out.split(b"\n") if line.startswith(b"place\t")]
    return {(blob, path): commit for _, blob, commit, path in rows}


def additions(repository, extra):
    """Yields (commit, time, number of parents, blob, path) for each parent against which git shows blob at path."""
    command = ["git", "-C", repository, "log", "--all", "-m", "--no-renames", "--raw", "--no-abbrev", "-z",
               "--format=%x01%H %ct %P", *extra]
    for chunk in subprocess.run(command, capture_output=True, check=True).stdout.split(b"\x01")[1:]:
        tokens = chunk.split(b"\0")
        commit, time, *parents = tokens[0].split()
        at = 1
        while at < len(tokens):
            fields = tokens[at].lstrip(b"\n").split()
            if not fields or not fields[0].startswith(b":"):
                at += 1
                continue
            if fields[2] != fields[3]:
                yield commit, int(time), max(1, len(parents)), fields[3], tokens[at + 1]
            at += 2


def earliest(rows, blobs):
    seen = collections.Counter()
    for commit, time, parents, blob, path in rows:
        if blob in blobs:
            seen[(commit, time, parents, blob, path)] += 1
    best = {}
    for (commit, time, parents, blob, path), times in seen.items():
        if times == parents:
            key = (blob, path)
            best[key] = min(best.get(key, (time, commit)), (time, commit))
    return {key: commit for key, (_, commit) in best.items()}


def main():
    arguments = [word for word in sys.argv[1:] if word != "--whole"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    program, repository, count = arguments[0], arguments[1], int(arguments[2]) if len(arguments) > 2 else 100
    ours = attributed(program, repository, count)
    blobs = {blob for blob, _ in ours}
    if "--whole" in sys.argv:
        theirs = earliest(additions(repository, []), blobs)
    else:
        theirs = {}
        for blob in sorted(blobs):
            theirs.update(earliest(additions(repository, ["--find-object=" + blob.decode()]), {blob}))
    different = [key for key in set(ours) | set(theirs) if ours.get(key) != theirs.get(key)]
    for blob, path in sorted(different)[:10]:
        print("different:", blob.decode(), path.decode(errors="replace"))
    print(f"{len(blobs)} blobs, {len(ours)} places, {len(different)} different")
    sys.exit(1 if different else 0)


main()
