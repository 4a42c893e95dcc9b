#!/usr/bin/env python3
"""Edits a copy of a real workspace function by function, and compares what a run with a cache says with what one without says.

    edits.py FEELER TREE [--steps N] [--seed N]

Functions are added (with new names and with names that others have), taken out, renamed, moved, given other parameters and other
bodies. Prints how many steps were linked anew only where they had to be, and ends with 1 at the first difference. TREE is not
touched: it is copied first."""
import argparse, pathlib, random, re, shutil, subprocess, sys, tempfile

HEAD = re.compile(r"^(\s*)(pub(?:\([a-z ]+\))? )?(async |const |unsafe )*fn (\w+)(.*)$")
STATEMENTS = ['let _ = std::fs::read("x");', "std::thread::sleep(std::time::Duration::from_secs(1));",
              "let later = || std::fs::metadata(\"x\"); let _ = later();", "let _ = {name}();", "let _ = self.{name}();"]


def functions(lines):
    """First and last line of every function whose lines are laid out by rustfmt."""
    found = []
    for at, line in enumerate(lines):
        head = HEAD.match(line)
        if not head:
            continue
        for end in range(at, min(at + 400, len(lines))):
            if lines[end] == head[1] + "}" or (end == at and line.rstrip().endswith("}")):
                found.append((at, end, head[1], head[4]))
                break
    return found


def edited(dice, lines, names):
    """The lines with one edit."""
    known = functions(lines)
    fresh = f"added_{dice.randrange(10**6)}"
    name = dice.choice([fresh, fresh, dice.choice(names)])
    if not known:
        return lines + [f"pub fn {name}() {{}}"]
    at, end, indent, own = dice.choice(known)
    body = dice.choice(STATEMENTS).replace("{name}", dice.choice([name, own, dice.choice(names)]))
    receiver = "&self, " if indent and dice.random() < 0.7 else ""
    what = dice.randrange(9)
    if what <= 2:
        new = [f"{indent}{dice.choice(['', 'pub ', 'pub async ', 'async '])}fn {name}({receiver}x: u32) -> u32 {{", f"{indent}    {body}", f"{indent}    x", f"{indent}}}"]
        place = dice.choice([at, end + 1])
        return lines[:place] + new + lines[place:]
    if what == 3:
        return lines[:at] + lines[end + 1:]
    if what == 4:
        return lines[:at] + [lines[at].replace(f"fn {own}", f"fn {name}")] + lines[at + 1:]
    if what == 5:
        return lines[:at] + [re.sub(r"\((&mut self|&self)?,? ?", lambda m: f"({m[1] + ', ' if m[1] else ''}more: Vec<u8>, ", lines[at], count=1)] + lines[at + 1:]
    if what == 6:
        other = dice.choice(known)
        moved = lines[at:end + 1]
        rest = lines[:at] + lines[end + 1:]
        place = min(other[1] + 1, len(rest))
        return rest[:place] + moved + rest[place:]
    if what == 7 and lines[at].rstrip().endswith("{"):
        return lines[:at + 1] + [f"{indent}    {body}"] + lines[at + 1:]
    return lines[:at] + [f"{indent}#[cfg(test)]", f"{indent}fn for_tests_{dice.randrange(99)}() {{}}"] + lines[at:]


def run(feeler, root, *more):
    out = subprocess.run([feeler, "check", "--pedantic", "--output-format", "jsonl", *more, "."], cwd=root, capture_output=True, text=True)
    if out.returncode not in (0, 1):
        sys.exit(f"failed to run feeler: {out.stderr}")
    return out.stdout, " relink" in out.stderr


def main():
    take = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    take.add_argument("feeler"), take.add_argument("tree")
    take.add_argument("--steps", type=int, default=250), take.add_argument("--seed", type=int, default=1)
    args = take.parse_args()
    feeler, dice = str(pathlib.Path(args.feeler).resolve()), random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        root, cache = pathlib.Path(folder, "tree"), str(pathlib.Path(folder, "cache"))
        shutil.copytree(args.tree, root, symlinks=True, ignore=shutil.ignore_patterns(".git", "target", ".feeler_cache"))
        files = sorted(path for path in root.rglob("*.rs") if path.is_file() and not path.is_symlink())
        texts = {path: path.read_text(errors="surrogateescape") for path in files}
        names = sorted({it[3] for path in dice.sample(files, min(200, len(files))) for it in functions(texts[path].split("\n"))})
        run(feeler, root, "--cache-dir", cache)
        anew, open_edits = 0, []
        for step in range(args.steps):
            if len(open_edits) > 6:
                path = open_edits.pop(dice.randrange(len(open_edits)))
                path.write_text(texts[path], errors="surrogateescape")
            path = dice.choice(files)
            lines = path.read_text(errors="surrogateescape").split("\n")
            path.write_text("\n".join(edited(dice, lines, names)), errors="surrogateescape")
            open_edits.append(path)
            (warm, relinked), (cold, _) = run(feeler, root, "-v", "--cache-dir", cache), run(feeler, root, "--no-cache")
            anew += relinked
            if warm != cold:
                print(f"step {step}, {path.relative_to(root)}: with a cache {len(warm.splitlines())} lines, without {len(cold.splitlines())}")
                for kind, text in ("warm", warm), ("cold", cold):
                    pathlib.Path(f"/tmp/edits-{kind}.jsonl").write_text(text)
                shutil.copy(path, "/tmp/edits-file.rs")
                sys.exit(1)
        print(f"{args.steps} edits, seed {args.seed}: no difference; {anew} were linked only where they had to be")


if __name__ == "__main__":
    main()
