#!/usr/bin/env python3
"""Counts the instructions of every phase under callgrind and compares them with `counts.json`.

Ends with 1 when a phase takes more than 5 % more than it did, 2 when it could not count. `--bless` writes the file anew.
Counts are per byte of Feeler's own sources, over which phases run, so that they stand while the sources grow. They do not
depend on how busy a machine is; on compilers and processors they do, a little: both stand in the file.
"""

import json
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILE = HERE / "counts.json"
TOLERANCE = 0.05
BUILD = ["cargo", "bench", "--profile", "fast", "-p", "feeler-benches", "--bench", "counts", "--no-run", "--message-format", "json"]


def built():
    out = subprocess.run(BUILD, cwd=HERE, check=True, stdout=subprocess.PIPE, text=True).stdout
    messages = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return next(it["executable"] for it in messages if it.get("executable") and it["target"]["name"] == "counts")


def count(program):
    """Instructions of phases and of floors by name, and the bytes that they are about."""
    with tempfile.TemporaryDirectory(prefix="feeler-counts-") as folder:
        flags = ["--tool=callgrind", "--collect-atstart=no", "--toggle-collect=counts::measured::*"]
        command = ["valgrind", *flags, f"--callgrind-out-file={folder}/out", program]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
        if done.returncode:
            print(f"failed to run {' '.join(command)}:\n{done.stderr[-2000:]}", file=sys.stderr)
            sys.exit(2)
        counts = inclusive(Path(f"{folder}/out").read_text(), "counts::measured::")
        part = lambda what: {name[6:]: it for name, it in counts.items() if name.startswith(f"{what}_")}
        return part("phase"), part("floor"), int(done.stdout)


def inclusive(profile, prefix):
    """Costs by function, callees included: every line of costs below its name, those of calls as well."""
    names, costs, name = {}, {}, ""
    for line in profile.splitlines():
        if defined := re.match(r"c?fn=\((\d+)\)(?: (.*))?", line):
            names.setdefault(defined[1], defined[2])
            if line.startswith("fn="):
                name = names[defined[1]] or ""
        elif (cost := re.match(r"[+*\-\d]\S* (\d+)$", line)) and name.startswith(prefix):
            own = name[len(prefix) :]
            costs[own] = costs.get(own, 0) + int(cost[1])
    return costs


def main():
    bless = sys.argv[1:] == ["--bless"]
    if sys.argv[1:] and not bless:
        raise SystemExit(__doc__)
    try:
        phases, floors, size = count(built())
    except (OSError, subprocess.CalledProcessError) as why:
        print(f"failed to count: {why}; valgrind and cargo must be on the PATH", file=sys.stderr)
        sys.exit(2)
    rustc = subprocess.run(["rustc", "-V"], check=True, capture_output=True, text=True).stdout.strip()
    now = {
        "rustc": rustc,
        "machine": platform.machine(),
        "source-bytes": size,
        "instructions-per-byte": {name: round(it / size, 2) for name, it in phases.items()},
    }
    before = json.loads(FILE.read_text()) if FILE.exists() else now
    known, failed = before["instructions-per-byte"], []
    print("| phase | instructions | a byte | before | change | its floor, a byte |\n| --- | --- | --- | --- | --- | --- |")
    for name, per_byte in sorted(now["instructions-per-byte"].items()):
        change = per_byte / known[name] - 1 if known.get(name) else 0
        if change > TOLERANCE or name not in known:
            failed.append(name)
        shown = [name, f"{phases[name]:,}", per_byte, known.get(name, "new"), f"{change:+.1%}", f"{floors[name] / size:.2f}"]
        print("| " + " | ".join(map(str, shown)) + " |")
    if before["rustc"] != rustc:
        print(f"\nbefore: {before['rustc']}; now: {rustc}. If nothing else changed, `--bless`.")
    if bless or not FILE.exists():
        FILE.write_text(json.dumps(now, indent=2) + "\n")
    elif failed:
        print(f"\nmore than {TOLERANCE:.0%} above counts.json: {', '.join(failed)}. If it must be so, `counts.py --bless`.")
        sys.exit(1)


if __name__ == "__main__":
    main()
