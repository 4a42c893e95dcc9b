#!/usr/bin/env python3
"""How much of the timers that a reader found `feeler timers` lists: inventory.py FEELER FOLDER, where FOLDER has the workspaces.

Recall is printed twice: of all that recurs, and without the waits that end when something succeeds or a deadline is reached, which
the inventory leaves out by its definition.
"""

import csv
import json
import pathlib
import subprocess
import sys

RECURS = {"interval", "sleep-loop", "timeout-loop", "delay", "scheduled"}
WAITS = ("[poll-until]", "[retry-unbounded]", "max lifetime")
# What was missed there taught the tool most of what it knows; at the others nobody had looked.
MENDED_BY = {"meilisearch", "openobserve", "surrealdb"}
# A call is often listed by the line of its name, and found by that of its first argument.
NEAR = range(-3, 4)


def near(row):
    """The lines around all places of a row."""
    places = (place.rsplit(":", 1) for place in row["place"].split())
    return {(path, int(line) + by) for path, line in places for by in NEAR}


def timers_of(feeler, tree):
    command = [feeler, "timers", str(tree), "--isolated", "--output-format", "json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["timers"]


def places(timer):
    return {(it["path"], it["line"]) for it in [timer, *timer["through"]]}


def compare(tree, rows, timers):
    """Hits and all, then the same without waits."""
    found = set().union(*map(places, timers))
    counts = [0, 0, 0, 0]
    for row in (row for row in rows if row["kind"] in RECURS):
        wait, hit = any(tag in row["remark"] for tag in WAITS), bool(near(row) & found)
        counts = [a + b for a, b in zip(counts, (hit, 1, hit and not wait, not wait))]
        if not hit:
            print(f"missed{' (a wait)' if wait else ''}: {tree}/{row['place']} {row['kind']}: {row['remark']}")
    of = lambda bounded: set().union(*(near(row) for row in rows if (row["kind"] == "bounded") == bounded))
    bounded, listed = of(True), of(False)
    for timer in (timer for timer in timers if not places(timer) & listed):
        why = "bounded" if places(timer) & bounded else "not in the list"
        print(f"beyond the list ({why}): {tree}/{timer['path']}:{timer['line']}")
    return counts


def said(counts):
    hits, rows, strict_hits, strict = counts
    return f"{hits} of {rows} ({hits / rows:.1%}); without waits {strict_hits} of {strict} ({strict_hits / strict:.1%})"


def main():
    feeler, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    lines = [line for line in pathlib.Path(__file__).with_name("INVENTORY.tsv").open() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = {}
    for tree in dict.fromkeys(row["workspace"] for row in rows):
        own = [row for row in rows if row["workspace"] == tree]
        counts[tree] = compare(tree, own, timers_of(feeler, folder / tree))
    for tree, of in counts.items():
        print(f"{tree}: {said(of)}")
    total = lambda trees: said([sum(column) for column in zip(*(counts[tree] for tree in trees))])
    print(f"those that the tool was mended by: {total([tree for tree in counts if tree in MENDED_BY])}")
    print(f"the others: {total([tree for tree in counts if tree not in MENDED_BY])}")


if __name__ == "__main__":
    main()
