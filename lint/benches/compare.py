#!/usr/bin/env python3
"""Measures `feeler check` against its peers on one tree, in pairs (A B A B), and prints a table with the bar of each case.

Standard library only. The tree is a git checkout; what the script edits in it is put back, also when it is interrupted.
Everything that Feeler and Cargo keep goes to a temporary folder. `README.md` beside this file says how to repeat every figure.
"""

import argparse
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AST_GREP_RULE = """\
id: fs-in-async
language: rust
severity: warning
rule:
  pattern: std::fs::$F($$$ARGS)
  inside:
    kind: function_item
    stopBy: end
    has: {kind: function_modifiers, regex: async}
"""
SEMGREP_RULE = """\
rules:
  - id: fs
    languages: [rust]
    severity: WARNING
    message: a call of std::fs
    pattern: std::fs::$F(...)
"""


class NotRun(Exception):
    """Why a case cannot be measured here."""


class Tree:
    """A checkout whose files can be edited and are put back."""

    def __init__(self, root, edit):
        self.root = root
        out = git(root, "ls-files", "-z", "--", "*.rs")
        self.files = [it for it in out.split("\0") if it and (root / it).is_file() and not (root / it).is_symlink()]
        if not self.files:
            raise SystemExit(f"failed to list Rust files of {root}: is it a git checkout of a Rust project?")
        self.edited = edit or self.typical()
        if not BODY.search((root / self.edited).read_text()):
            raise SystemExit(f"failed to edit {self.edited}: it holds no function with a body; give another by --edit")
        self.before = {}
        self.number = 0

    def typical(self):
        """A library file of median size with a function in it."""
        fits = lambda it: "/src/" in f"/{it}" and "test" not in it and BODY.search((self.root / it).read_text(errors="replace"))
        fitting = sorted((it for it in self.files if fits(it)), key=lambda it: ((self.root / it).stat().st_size, it))
        if not fitting:
            raise SystemExit("failed to choose a file to edit; give one by --edit")
        return fitting[len(fitting) // 2]

    def size(self):
        data = [(self.root / it).read_bytes() for it in self.files]
        return sum(map(len, data)), sum(it.count(b"\n") for it in data)

    def edit(self, kind):
        """Changes the file anew: it is never twice the same, and never what it was."""
        path = self.root / self.edited
        self.before.setdefault(path, (path.read_bytes(), path.stat()))
        text = self.before[path][0].decode()
        self.number += 1
        at = BODY.search(text).end()
        if kind == "body":
            text = f"{text[:at]}    let _feeler = {self.number};\n{text[at:]}"
        elif kind == "comment":
            text = f"{text[:at]}    // Edit {self.number}.\n{text[at:]}"
        else:
            text += f"\nfn feeler_edit_{self.number}() {{}}\n"
        path.write_text(text)

    def restore(self):
        for path, (data, stat) in self.before.items():
            path.write_bytes(data)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        self.before.clear()


# The opening of a plain function's body that ends its line.
BODY = re.compile(r"^[ \t]*(?:pub(?:\([a-z]+\))? )?(?:async )?fn \w+[^;{}]*\{\n", re.MULTILINE)


def git(root, *args):
    return subprocess.run(["git", "-C", root, *args], check=True, capture_output=True, text=True).stdout


def run(command, cwd, codes=(0, 1), env=None):
    """Seconds and peak memory in bytes of a command."""
    with tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        child = subprocess.Popen(
            [str(it) for it in command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
            env={**os.environ, **(env or {})},
        )
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in codes:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip().splitlines()[-3:]
            raise NotRun(f"`{Path(str(command[0])).name}` ended with {child.returncode}: {' '.join(said)}"[:300])
        return took, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Bench:
    def __init__(self, options, tree, scratch):
        self.options, self.tree, self.scratch = options, tree, scratch
        self.cache = scratch / "cache"
        self.rows = []

    def feeler(self, *args, cached=True):
        keep = ["--cache-dir", self.cache] if cached else ["--no-cache"]
        return run([self.options.feeler, "check", "--isolated", *keep, *args, self.tree.root], self.tree.root)

    def cold(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        return lambda: self.feeler()

    def git_status(self):
        return lambda: run(["git", "status", "--porcelain"], self.tree.root)

    def pairs(self, case, against, ours, theirs, bar, aim, before=lambda: None, runs=None):
        """Alternates both, after a warm-up of each. Preparations (`ours`, `theirs`, `before`) are not measured."""
        if self.options.only and not re.search(self.options.only, f"{case} {against}"):
            return
        print(f"… {case} against {against}", file=sys.stderr)
        try:
            a, b = [], []
            for at in range((runs or self.options.runs) + 1):
                before()
                took, _ = ours()()
                other, _ = theirs()()
                if at:
                    a.append(took)
                    b.append(other)
            ratios = sorted(x / y for x, y in zip(a, b))
            spread = f"{ratios[0]:.3f}–{ratios[-1]:.3f}"
            ratio = statistics.median(a) / statistics.median(b)
            self.row(case, against, seconds(a), seconds(b), ratio, spread, bar, aim)
        except (NotRun, OSError) as why:
            self.not_run(case, against, why, bar, aim)

    def row(self, case, against, ours, theirs, ratio, spread, bar, aim):
        verdict = "aim" if ratio <= aim else "held" if ratio <= bar else "**MISSED**"
        shown = f"{ratio:.3f}" if ratio < 10 else f"{ratio:.1f}"
        self.rows.append([case, against, ours, theirs, shown, spread, f"{bar:g}", f"{aim:g}", verdict])

    def not_run(self, case, against, why, bar, aim):
        self.rows.append([case, against, "", "", "", "", f"{bar:g}", f"{aim:g}", f"NOT RUN: {why}".replace("|", "/")])

    # The cases, in the order of the table in the README.

    def cold_cases(self):
        rule = self.scratch / "ast-grep.yml"
        rule.write_text(AST_GREP_RULE)
        theirs = self.peer("ast-grep", lambda it: [it, "scan", "--rule", rule, "--json=stream", "."])
        self.pairs("cold", "ast-grep, 1 rule", self.cold, theirs, 0.65, 0.30)
        rule = self.scratch / "semgrep.yml"
        rule.write_text(SEMGREP_RULE)
        flags = ["scan", "--metrics=off", "--disable-version-check", "--quiet", "--jobs", str(os.cpu_count()), "--config", rule]
        theirs = self.peer("semgrep", lambda it: [it, *flags, "."])
        self.pairs("cold", "semgrep, 1 rule", self.cold, theirs, 0.08, 0.03, runs=min(3, self.options.runs))

    def peer(self, name, command):
        given = getattr(self.options, name.replace("-", "_"))
        path = given and (shutil.which(given) or (given if os.access(given, os.X_OK) else None))

        def prepare():
            if not path:
                raise NotRun(f"no {name}; give its path by --{name}")
            return lambda: run(command(path), self.tree.root)

        return prepare

    def warm_cases(self):
        ready = lambda: lambda: self.feeler()
        self.pairs("nothing changed", "`git status`", ready, self.git_status, 1.5, 1.0)
        edits = {"a body": "body", "a function added": "function", "a comment added": "comment"}
        for words, kind in edits.items():
            change = lambda kind=kind: self.tree.edit(kind)
            self.pairs(f"one file changed: {words}", "`git status`", ready, self.git_status, 4, 2, before=change)
            self.tree.restore()

    def clippy_cases(self):
        cold, leaf = ("cold", "clippy, own crates", 0.06, 0.02), ("one leaf file changed", "clippy", 0.15, 0.06)
        asked = [it for it in (cold, leaf) if not self.options.only or re.search(self.options.only, " ".join(it[:2]))]
        if not asked:
            return
        lock = self.tree.root / "Cargo.lock"
        had_lock = lock.exists()
        env = {"CARGO_TARGET_DIR": str(self.scratch / "target"), "CARGO_TERM_COLOR": "never"}
        try:
            if not self.options.clippy:
                raise NotRun("not asked for; give --clippy, and have its dependencies fetched or a network")
            clippy = ["cargo", "clippy", *self.options.clippy_args.split()]
            print("… building what clippy needs", file=sys.stderr)
            run(clippy, self.tree.root, (0,), env)
            names = members(self.tree.root)
            clean = ["cargo", "clean", *(word for name in names for word in ("-p", name))]

            def own():
                run(clean, self.tree.root, (0,), env)
                return lambda: run(clippy, self.tree.root, (0,), env)

            again = lambda: lambda: run(clippy, self.tree.root, (0,), env)
            few = min(3, self.options.runs)
            self.pairs(cold[0], cold[1], self.cold, own, *cold[2:], runs=few)
            self.feeler()
            change = lambda: self.tree.edit("body")
            self.pairs(leaf[0], leaf[1], lambda: lambda: self.feeler(), again, *leaf[2:], before=change)
        except (NotRun, OSError, subprocess.CalledProcessError) as why:
            for case, against, bar, aim in asked:
                self.not_run(case, against, why, bar, aim)
        finally:
            self.tree.restore()
            if not had_lock:
                lock.unlink(missing_ok=True)

    def rules_case(self):
        pack = self.scratch / "pack"
        pack.mkdir()
        for at in range(20):
            effect = ("blocking", "document")[at % 4 == 3]
            contexts = (["async"], ["hot"], ["async", "hot"])[at % 3]
            (pack / f"TEAM{at + 1:03}.toml").write_text(RULE.format(at + 1, effect, str(contexts).replace("'", '"')))
        config = self.scratch / "feeler.toml"
        config.write_text(f'[rules]\ninclude = ["{pack}"]\n')

        def select(which):
            args = [self.options.feeler, "check", "--no-cache", "--config", config, "--select", which, self.tree.root]
            return lambda: lambda: run(args, self.tree.root)

        every = ",".join(f"TEAM{at + 1:03}" for at in range(20))
        self.pairs("20 rules, cold", "1 rule", select(every), select("TEAM001"), 1.10, 1.05)

    def sizes(self, source_bytes, lines):
        if self.options.only and not re.search(self.options.only, "peak memory cache size"):
            return
        try:
            peaks = [self.cold()()[1] for _ in range(3)]
            cached = sum(it.stat().st_size for it in self.cache.rglob("*") if it.is_file())
        except (NotRun, OSError) as why:
            self.not_run("peak memory, cold", "a million lines", why, 150, 100)
            self.not_run("cache size", "source bytes", why, 0.60, 0.40)
            return
        peak = statistics.median(peaks) / (1 << 20)
        loc = lines / 1e6
        self.row("peak memory, cold (MiB)", "a million lines", f"{peak:.0f} MiB", f"{loc:.2f}", peak / loc, "", 150, 100)
        mib = lambda it: f"{it / (1 << 20):.1f} MiB"
        self.row("cache size", "source bytes", mib(cached), mib(source_bytes), cached / source_bytes, "", 0.60, 0.40)


RULE = """\
code = "TEAM{0:03}"
name = "team-{0}"
summary = "A call that costs."
severity = "warning"
status = "stable"
since = "0.1.0"
detector = "effect-reach"

[params]
effect = "{1}"
contexts = {2}

[docs]
why = "It is one of many."
avoid = "f();"
prefer = "g();"
limits = "It stands for others."
"""


def members(root):
    out = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=root, check=True, capture_output=True, text=True
    )
    return [package["name"] for package in json.loads(out.stdout)["packages"]]


def seconds(times):
    return f"{statistics.median(times) * 1000:.0f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feeler", type=os.path.abspath, help="the binary, built with --release")
    parser.add_argument("tree", type=Path, help="a git checkout")
    parser.add_argument("--ast-grep", default="ast-grep")
    parser.add_argument("--semgrep", default="semgrep")
    parser.add_argument("--clippy", action="store_true", help="compare with `cargo clippy`, which builds dependencies first")
    parser.add_argument("--clippy-args", default="--workspace", help="its arguments [default: --workspace]")
    parser.add_argument("--edit", help="the file to edit, relative to the tree [default: one of median size]")
    parser.add_argument("--runs", type=int, default=11, help="measured pairs [default: 11]")
    parser.add_argument("--only", help="a regular expression over cases and peers")
    options = parser.parse_args()
    tree = Tree(options.tree.resolve(), options.edit)
    source_bytes, lines = tree.size()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="feeler-bench-") as scratch:
        bench = Bench(options, tree, Path(scratch))
        try:
            bench.cold_cases()
            bench.warm_cases()
            bench.clippy_cases()
            bench.rules_case()
            bench.sizes(source_bytes, lines)
        finally:
            tree.restore()
    load = " ".join(f"{it:.1f}" for it in os.getloadavg())
    print(f"`{tree.root.name}`: {len(tree.files)} Rust files, {lines / 1e6:.2f} million lines, {source_bytes / 1e6:.1f} MB.")
    print(f"{options.runs} pairs; {os.cpu_count()} cores; load {load}; edited: `{tree.edited}`.\n")
    head = ["case", "against", "Feeler", "peer", "ratio", "of pairs", "at most", "aim", "verdict"]
    for row in [head, ["---"] * len(head), *bench.rows]:
        print("| " + " | ".join(row) + " |")
    sys.exit(any("MISSED" in row[-1] for row in bench.rows))


if __name__ == "__main__":
    main()
