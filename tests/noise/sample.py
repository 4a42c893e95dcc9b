#!/usr/bin/env python3
"""Draw a random sample of Feeler's findings over real workspaces, for people to judge.

    sample.py --feeler PATH --trees DIR --commit SHA [--count 100] [--codes HOT] NAME ...

DIR holds one checkout per NAME. The draw is seeded with the commit of Feeler that made the findings, so it can be repeated and nobody
can choose. Every workspace gives findings in proportion to how many it has, at least one where it has any and at most
--most, so that one large command-line tool cannot make the whole sample. Prints a table with one row a
finding: workspace, place, code, severity, confidence, message, and the chain behind it.
"""
import argparse, json, pathlib, random, subprocess, sys


def findings(feeler: str, tree: pathlib.Path, codes: str) -> list[dict]:
    command = [feeler, "check", "--output-format", "json", "--isolated", "."]
    run = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit(f"failed to check {tree}: {run.stderr.decode()[-400:]}")
    return [finding for finding in json.loads(run.stdout)["findings"] if finding["code"].startswith(codes)]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--feeler", required=True)
    ap.add_argument("--trees", required=True, type=pathlib.Path)
    ap.add_argument("--commit", required=True, help="commit of Feeler: the seed")
    ap.add_argument("--count", type=int, default=100)
    ap.add_argument("--most", type=int, default=20, help="at most so many of one workspace")
    ap.add_argument("--codes", default="HOT", help="how the codes of the rules begin")
    ap.add_argument("names", nargs="+")
    args = ap.parse_args()
    pool = [(name, finding) for name in sorted(args.names) for finding in findings(args.feeler, args.trees / name, args.codes)]
    draw = random.Random(args.commit)
    first = []
    for name in sorted(args.names):
        own = [row for row in pool if row[0] == name]
        if own:
            first.append(draw.choice(own))
    rest = [row for row in pool if row not in first]
    sample, taken = list(first), {row[0]: 1 for row in first}
    for row in draw.sample(rest, len(rest)):
        if len(sample) < args.count and taken[row[0]] < args.most:
            sample.append(row)
            taken[row[0]] += 1
    sample.sort(key=lambda row: (row[0], row[1]["path"], row[1]["range"]["start"]["line"], row[1]["range"]["start"]["column"]))
    print(f"# {len(sample)} of {len(pool)} findings, seed {args.commit}")
    for number, (name, finding) in enumerate(sample, 1):
        start = finding["range"]["start"]
        chain = " > ".join(f"{hop['path']}:{hop['line']}" for hop in finding["chain"])
        row = [number, name, f"{finding['path']}:{start['line']}:{start['column']}", finding["code"], finding["severity"], finding["confidence"], finding["message"], chain]
        print("\t".join(str(cell) for cell in row))


if __name__ == "__main__":
    main()
