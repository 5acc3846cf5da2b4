"""Ratios of interleaved runs: one line each, `name<TAB>ratio<TAB>ours<TAB>reference` (seconds, medians).

usage: ./dev bench [history|log|memory|worktree|staged|matcher|kustomize|helm] ; repositories below RUMMAGE_BENCH_REPOS
(bench/prepare makes them); kustomize needs the corpora (RUMMAGE_SHARED) and the real one: RUMMAGE_KUBECTL, default
kubectl. RUMMAGE_BENCH_ROUNDS: interleaved rounds, 5. RUMMAGE_BENCH_CPU=1 gives a second line for each comparison of
times, `name cpu`, with the processor's seconds (user and system, all threads): on a busy machine they say more.
`memory` counts MiB: the peak of the anonymous memory (RssAnon of /proc/PID/status, looked at every millisecond)
against the bar, which is 64 MiB, 64 bytes for each object and 64 MiB for each thread.
"""
import base64
import gzip
import json
import os
import pathlib
import re
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
    """Of the clock and of the processor."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


def tell(name, pairs):
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"{name}\t{ratio:.3f}\t{mine:.4f}\t{other:.4f}", flush=True)


def compare(name, ours, reference, folder=None):
    seconds(ours, folder)
    seconds(reference, folder)
    runs = [(seconds(ours, folder), seconds(reference, folder)) for _ in range(rounds)]
    tell(name, [(mine[0], other[0]) for mine, other in runs])
    if os.environ.get("RUMMAGE_BENCH_CPU"):
        tell(f"{name} cpu", [(mine[1], other[1]) for mine, other in runs])


def bench_history():
    for repository in sorted(repositories.glob("*.git")):
        with tempfile.TemporaryDirectory() as folder:
            ours = [binary, "git", str(repository), "--jobs", "2", "--quiet", "--exit-zero",
                    "--format", f"sarif:{folder}/report.sarif"]
            reference = ["git", "-C", str(repository), "cat-file", "--batch-all-objects", "--unordered", "--batch"]
            compare(f"history {repository.stem}", ours, reference)


def bench_log():
    """Against printing the history. git takes minutes for some, and gives up where a blob is absent."""
    for repository in sorted(repositories.glob("*.git")):
        reference = ["git", "-C", str(repository), "log", "-p", "-U0", "--all", "--full-history"]
        if subprocess.run(reference, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode:
            print(f"log {repository.stem}\tgit cannot print it", flush=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            ours = [binary, "git", str(repository), "--jobs", "2", "--quiet", "--exit-zero",
                    "--format", f"sarif:{folder}/report.sarif"]
            compare(f"log {repository.stem}", ours, reference)


def anonymous_peak(command):
    """MiB that the process had for itself at once; files that it maps are not among them."""
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            if held := re.search(r"RssAnon:\s+(\d+) kB", status):
                peak = max(peak, int(held[1]))
            time.sleep(0.001)
    return peak / 1024


def objects_of(repository):
    told = subprocess.run(["git", "-C", str(repository), "count-objects", "-v"], capture_output=True, text=True,
                          check=True).stdout
    return sum(int(count) for count in re.findall(r"^(?:count|in-pack): (\d+)$", told, re.MULTILINE))


def bench_memory():
    jobs = 2
    for repository in sorted(repositories.glob("*.git")):
        with tempfile.TemporaryDirectory() as folder:
            command = [binary, "git", str(repository), "--jobs", str(jobs), "--quiet", "--exit-zero",
                       "--format", f"sarif:{folder}/report.sarif"]
            peak = max(anonymous_peak(command) for _ in range(3))
        bar = 64 + 64 * objects_of(repository) / 2**20 + 64 * jobs
        print(f"memory {repository.stem}\t{peak / bar:.3f}\t{peak:.1f}\t{bar:.1f}", flush=True)


def git(folder, *words, text=None):
    return subprocess.run(["git", "-c", "user.name=bench", "-c", "user.email=bench@localhost", *words], cwd=folder,
                          input=text, capture_output=True, text=True, check=True).stdout


def leave_absent(folder):
    """Takes out of HEAD what a repository made from a partial clone lacks."""
    rows = [row.split(None, 3) for row in git(folder, "ls-files", "-s").splitlines()]
    told = git(folder, "cat-file", "--batch-check", text="".join(f"{row[1]}\n" for row in rows))
    absent = [row[3] for row, answer in zip(rows, told.splitlines()) if answer.endswith(" missing")]
    if absent:
        git(folder, "update-index", "--force-remove", "--stdin", text="".join(f"{path}\n" for path in absent))
        git(folder, "commit", "-q", "-m", "without the files that are absent")


def checkouts():
    for repository in sorted(repositories.glob("*.git")):
        with tempfile.TemporaryDirectory() as folder:
            git(folder, "clone", "-q", "--shared", "--no-checkout", str(repository.resolve()), folder)
            git(folder, "reset", "-q", "--mixed")
            leave_absent(folder)
            git(folder, "checkout-index", "-a", "-f")
            time.sleep(1.1)  # a file that is written when the index is, is never surely clean
            git(folder, "update-index", "-q", "--refresh")
            yield repository.stem, folder


def bench_worktree():
    for name, folder in checkouts():
        ours = [binary, "scan", ".", "--no-history", "--no-objects", "--quiet", "--jobs", "2"]
        compare(f"worktree {name}", ours, ["git", "grep", "-c", "--threads=2", "a-word-that-is-nowhere"], folder)


def inside_units(files):
    """Whether a path stands in a chart or beside a kustomization."""
    marks = ("Chart.yaml", "kustomization.yaml", "kustomization.yml", "Kustomization")
    roots = {file.rpartition("/")[0] for file in files if file.rpartition("/")[2] in marks}

    def inside(path):
        while path:
            path = path.rpartition("/")[0]
            if path in roots:
                return True
        return False
    return inside


def stage(folder, files):
    git(folder, "reset", "-q", "--hard")
    for file in files:
        with open(os.path.join(folder, file), "a", encoding="utf-8") as out:
            out.write("# one more line\n")
    git(folder, "add", "-u")
    time.sleep(1.1)
    git(folder, "update-index", "-q", "--refresh")


def bench_staged():
    """Twenty files, spread over the tree, that no unit holds; then twenty that charts or kustomizations hold."""
    for name, folder in checkouts():
        files = git(folder, "ls-files").splitlines()
        inside = inside_units(files)
        outside = [file for file in files if file.endswith((".go", ".md", ".c", ".h", ".sh", ".yaml", ".yml"))
                   and not inside(file)]
        within = [file for file in files if file.endswith((".yaml", ".yml", ".tpl")) and inside(file)]
        for word, some in (("outside", outside), ("inside", within)):
            if len(some) >= 20:
                stage(folder, some[::len(some) // 20][:20])
                compare(f"staged {word} {name}", [binary, "hook", "pre-commit", "--quiet"],
                        ["git", "diff", "--cached", "-U0"], folder)


def program(name):
    return os.path.join(os.environ["RUMMAGE_BENCH_FOLDER"], f"bench_{name}")


def bench_matcher():
    """The matcher alone against memchr, on one core, over the texts of each tree; nothing is remembered."""
    for name, folder in checkouts():
        told = subprocess.run([program("matcher"), folder], capture_output=True, text=True, check=True).stdout
        print(f"matcher {name}\t{told.rstrip().partition(chr(9))[2]}", flush=True)


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
        ours = [program("kustomize"), folder, str(listing)]
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
        ours = [program("helm"), folder, str(listing)]
        compare("helm origins", [*ours, "on"], [*ours, "off"])
        told = subprocess.run([*ours, "on"], capture_output=True, text=True, check=False,
                              env={**os.environ, "RUMMAGE_BENCH_SCALARS": "1"}).stdout
        print(f"bench: {told.strip()}", file=sys.stderr, flush=True)
        if helm is None:
            sys.exit("bench: RUMMAGE_HELM names no helm to compare with")
        compare("helm", [*ours, "on"], ["sh", str(reference)])


benches = {"history": bench_history, "log": bench_log, "memory": bench_memory, "worktree": bench_worktree,
           "staged": bench_staged, "matcher": bench_matcher, "kustomize": bench_kustomize, "helm": bench_helm}
if shutil.which("git") is None:
    sys.exit("bench: git is needed")
wanted = sys.argv[1:] or [name for name in benches if name not in ("log", "kustomize", "helm")]
for word in wanted:
    if word not in benches:
        sys.exit(f"bench: there is no {word}; there are: {' '.join(benches)}")
    if word not in ("kustomize", "helm") and not any(repositories.glob("*.git")):
        sys.exit(f"bench: no repositories in {repositories}; make them: bench/prepare REPOSITORY...")
    benches[word]()
