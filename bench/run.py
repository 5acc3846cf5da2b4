"""Ratios of interleaved runs: one line each, `name<TAB>ratio<TAB>ours<TAB>reference` (seconds, medians).

usage: ./dev bench [history|worktree|staged|kustomize] ; repositories below RUMMAGE_BENCH_REPOS (bench/prepare makes
them); kustomize needs the corpora (RUMMAGE_SHARED) and the real one: RUMMAGE_KUBECTL, default kubectl
"""
import base64
import gzip
import json
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
    print(f"{name}\t{ratio:.3f}\t{mine:.3f}\t{other:.3f}", flush=True)


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


def bench_kustomize():
    """All corpus builds in one process of ours against one process of the real tool for each."""
    shared = pathlib.Path(os.environ.get("RUMMAGE_SHARED", "../shared"))
    corpus = shared / "corpora/kustomize/kustomize-portable.jsonl.gz"
    kubectl = shutil.which(os.environ.get("RUMMAGE_KUBECTL", "kubectl"))
    if not corpus.exists() or kubectl is None:
        sys.exit("bench: kustomize needs the corpora and kubectl")
    with tempfile.TemporaryDirectory() as folder:
        places = []
        for line in gzip.open(corpus, "rt", encoding="utf-8"):
            build = json.loads(line)
            for path, text in build["files"].items():
                file = pathlib.Path(folder, build["id"], path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            places.append((build["id"], build["dir"]))
        listing = pathlib.Path(folder, "list")
        listing.write_text("".join(f"{one}\t{directory}\n" for one, directory in places), encoding="utf-8")
        script = "\n".join(f"'{kubectl}' kustomize '{folder}/{one}/{directory}'" for one, directory in places)
        reference = pathlib.Path(folder, "reference.sh")
        reference.write_text(script, encoding="utf-8")
        ours = [os.environ["RUMMAGE_BENCH_KUSTOMIZE"], folder, str(listing)]
        compare("kustomize", ours, ["sh", str(reference)])


def bench_helm():
    """All corpus charts in one process of ours against one process of the real tool for each; with origins against
    without."""
    shared = pathlib.Path(os.environ.get("RUMMAGE_SHARED", "../shared"))
    corpus = shared / "corpora/helm/charts-portable.jsonl.gz"
    helm = shutil.which(os.environ.get("RUMMAGE_HELM", "helm"))
    if not corpus.exists():
        sys.exit("bench: helm needs the corpora")
    with tempfile.TemporaryDirectory() as folder:
        known, lines, script = {}, [], []
        for number, line in enumerate(gzip.open(corpus, "rt", encoding="utf-8")):
            case = json.loads(line)
            key = (case["repo"], case["chart"], case["set"])
            if case["files"] is not None:
                known[key] = number
                for path, text in case["files"].items():
                    file = pathlib.Path(folder, str(number), path)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(base64.b64decode(text["b64"]) if isinstance(text, dict) else text.encode())
            place = str(known[key])
            lines.append("\t".join([place, *case["values_files"]]) + "\n")
            values = " ".join(f"-f '{file}'" for file in case["values_files"])
            script.append(f"cd '{folder}/{place}' && '{helm}' template release-name . --include-crds {values}\n")
        listing, reference = pathlib.Path(folder, "list"), pathlib.Path(folder, "reference.sh")
        listing.write_text("".join(lines), encoding="utf-8")
        reference.write_text("".join(script), encoding="utf-8")
        ours = [os.environ["RUMMAGE_BENCH_HELM"], folder, str(listing)]
        compare("helm origins", [*ours, "on"], [*ours, "off"])
        told = subprocess.run([*ours, "on"], capture_output=True, text=True, check=False,
                              env={**os.environ, "RUMMAGE_BENCH_SCALARS": "1"}).stdout
        print(f"bench: {told.strip()}", file=sys.stderr, flush=True)
        if helm is None:
            sys.exit("bench: RUMMAGE_HELM names no helm to compare with")
        compare("helm", [*ours, "on"], ["sh", str(reference)])


benches = {"history": bench_history, "worktree": bench_worktree, "staged": bench_staged, "kustomize": bench_kustomize,
           "helm": bench_helm}
if shutil.which("git") is None:
    sys.exit("bench: git is needed")
wanted = sys.argv[1:] or [name for name in benches if name not in ("kustomize", "helm")]
for word in wanted:
    if word not in benches:
        sys.exit(f"bench: there is no {word}; there are: {' '.join(benches)}")
    if word not in ("kustomize", "helm") and not any(repositories.glob("*.git")):
        sys.exit(f"bench: no repositories in {repositories}; make them: bench/prepare REPOSITORY...")
    benches[word]()
