"""Ratios of interleaved runs: one line each, `name<TAB>ratio<TAB>ours<TAB>reference` (seconds, medians).

usage: ./dev bench [history|worktree|staged|secrets] ; repositories below RUMMAGE_BENCH_REPOS (bench/prepare makes them)
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

binary = os.environ["RUMMAGE_BINARY"]
repositories = pathlib.Path(os.environ.get("RUMMAGE_BENCH_REPOS", ".cache/bench"))
rounds = int(os.environ.get("RUMMAGE_BENCH_ROUNDS", "5"))


def seconds(command, folder=None):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(name, ours, reference, folder=None):
    seconds(ours, folder)
    seconds(reference, folder)
    pairs = [(seconds(ours, folder), seconds(reference, folder)) for _ in range(rounds)]
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"{name}\t{ratio:.2f}\t{mine:.3f}\t{other:.3f}", flush=True)


def bench_history():
    for repository in sorted(repositories.glob("*.git")):
        with tempfile.TemporaryDirectory() as folder:
            ours = [binary, "git", str(repository), "--jobs", "2", "--quiet", "--exit-zero",
                    "--format", f"sarif:{folder}/report.sarif"]
            reference = ["git", "-C", str(repository), "cat-file", "--batch-all-objects", "--unordered", "--batch"]
            compare(f"history {repository.stem}", ours, reference)


def checkouts():
    for repository in sorted(repositories.glob("*.git")):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["git", "clone", "-q", "--shared", str(repository), folder], check=False,
                           stderr=subprocess.DEVNULL)
            yield repository.stem, folder


def bench_worktree():
    for name, folder in checkouts():
        ours = [binary, "scan", ".", "--no-history", "--no-objects", "--quiet", "--jobs", "2"]
        compare(f"worktree {name}", ours, ["git", "grep", "-c", "--threads=2", "a-word-that-is-nowhere"], folder)


def bench_staged():
    for name, folder in checkouts():
        files = subprocess.run(["git", "ls-files", "*.go", "*.md", "*.c"], cwd=folder, capture_output=True,
                               text=True).stdout.split("\n")[:20]
        for file in filter(None, files):
            with open(os.path.join(folder, file), "a", encoding="utf-8") as out:
                out.write("one more line\n")
        subprocess.run(["git", "add", "-u"], cwd=folder, check=False)
        compare(f"staged {name}", [binary, "hook", "pre-commit", "--quiet"], ["git", "diff", "--cached", "-U0"], folder)


benches = {"history": bench_history, "worktree": bench_worktree, "staged": bench_staged}
if shutil.which("git") is None:
    sys.exit("bench: git is needed")
wanted = sys.argv[1:] or list(benches)
for word in wanted:
    if word not in benches:
        sys.exit(f"bench: there is no {word}; there are: {' '.join(benches)}")
    if not any(repositories.glob("*.git")):
        sys.exit(f"bench: no repositories in {repositories}; make them: bench/prepare REPOSITORY...")
    benches[word]()
