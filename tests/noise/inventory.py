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
# A call is often listed by the line of its name, and found by that of its first argument.
NEAR = range(-3, 4)


def main() -> None:
    feeler, folder = sys.argv[1:]
    lines = [line for line in pathlib.Path(__file__).with_name("INVENTORY.tsv").open() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    totals = [0, 0, 0, 0]
    for tree in sorted({row["workspace"] for row in rows}):
        command = [feeler, "timers", f"{folder}/{tree}", "--output-format", "json"]
        timers = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["timers"]
        found = {(it["path"], it["line"]) for timer in timers for it in [timer, *timer["through"]]}
        listed, bounded = set(), set()
        for row in (row for row in rows if row["workspace"] == tree):
            path, line = row["place"].rsplit(":", 1)
            near = {(path, int(line) + by) for by in NEAR}
            (bounded if row["kind"] == "bounded" else listed).update(near)
            if row["kind"] in RECURS:
                waits, hit = any(tag in row["remark"] for tag in WAITS), bool(near & found)
                totals = [a + b for a, b in zip(totals, (hit, 1, hit and not waits, not waits))]
                if not hit:
                    print(f"missed{' (a wait)' if waits else ''}: {tree}/{row['place']} {row['kind']}: {row['remark']}")
        for timer in timers:
            places = {(it["path"], it["line"]) for it in [timer, *timer["through"]]}
            if not places & listed:
                why = "bounded" if places & bounded else "not in the list"
                print(f"beyond the list ({why}): {tree}/{timer['path']}:{timer['line']}")
    hits, all_of, strict_hits, strict = totals
    print(f"{hits} of {all_of} ({hits / all_of:.1%}); without waits {strict_hits} of {strict} ({strict_hits / strict:.1%})")


if __name__ == "__main__":
    main()
