//! A run with a cache gives what a run without one gives, byte for byte: whatever is edited, and whatever happened to the cache.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, feeler, project, result};
use feeler_lint::{
    base::date::Date,
    engine::{
        Scope, check_scope,
        load::{Loaded, Request, load_at},
    },
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A small generator of numbers; the same seed gives the same edits.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // xorshift64* (Vigna 2016).
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides.max(1)
    }

    fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.roll(of.len())]
    }
}

/// Everything that a run says, times left out; and whether it typed only what changed.
fn run(root: &Path, cache: Option<&Path>) -> (String, bool) {
    let request = Request { paths: vec![root.to_path_buf()], ..Request::default() };
    let Loaded { settings, .. } = load_at(&request, Date::parse("2026-06-15").unwrap()).unwrap();
    let scope = Scope { cache: cache.map(Path::to_path_buf), ..Scope::default() };
    let report = check_scope(&settings, root, &scope).unwrap();
    let notes: Vec<_> = report.notes.iter().filter(|note| !note.starts_with("ignored the cache")).collect();
    let summary = feeler_lint::base::report::Summary { elapsed: Default::default(), ..report.summary };
    let relinked = report.phases.iter().any(|(phase, _)| *phase == "relink");
    (format!("{:#?}\n{summary:?}\n{notes:#?}", report.findings), relinked)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
}

/// Code that a workspace is full of: the shim of this repository, and what the rules are specified by.
fn workspace(root: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(root.join(".git")).unwrap();
    fs::write(root.join(".git/HEAD"), "").unwrap();
    copy(&repository.join("shim"), &root.join("shim"));
    let of_values = ["fires-constant-and-function", "fires-save-and-load", "quiet-synced-by-a-helper"];
    let of_values = of_values.iter().map(|name| format!("DUR002/{name}"));
    let rules = ["HOT001", "HOT002", "HOT003", "HOT004", "SUP003", "DUR003/fires-guard-of-a-function"];
    for fixtures in rules.iter().map(ToString::to_string).chain(of_values) {
        copy(&repository.join("tests/fixtures").join(&fixtures), &root.join(&fixtures));
    }
    // Marks of the fixtures speak of another root.
    for file in sources(root) {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace("//~", "// ")).unwrap();
    }
}

fn sources(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => open.push(path),
                false if path.extension().is_some_and(|it| it == "rs") => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

/// Changes a file as people, merges and accidents do.
fn edit(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
    let at = dice.roll(lines.len());
    let opening: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim_end().ends_with('{')).collect();
    let statements = [
        "    let _ = std::fs::read(\"x\");",
        "    std::thread::sleep(std::time::Duration::from_secs(1));",
        "    let later = || std::fs::read_to_string(\"x\"); let _ = later();",
        "    use std::fs as files; let _ = files::metadata(\"x\");",
        "    fn inner() { std::thread::park() } inner();",
        "    let _ = async { std::thread::park() };",
        "    let kept = std::fs::write(\"x\", \"y\"); std::fs::rename(\"x\", \"z\").ok(); drop(kept);",
        "    let end = std::io::BufWriter::new(std::fs::File::create(\"x\").unwrap()); std::process::exit(1);",
        "    let lock = std::sync::Arc::new(std::sync::Mutex::new(0)); let held = lock.lock().unwrap(); std::thread::park();",
        "    // a remark",
        "    if true { return Default::default(); }",
    ];
    let is_fn =
        |line: &str| line.trim_start().trim_start_matches("pub ").trim_start_matches("async ").starts_with("fn ");
    let fns: Vec<usize> = (0..lines.len()).filter(|at| is_fn(&lines[*at])).collect();
    match dice.roll(18) {
        // Statements into bodies: what is typed most.
        0..=4 if !opening.is_empty() => lines.insert(*dice.pick(&opening) + 1, dice.pick(&statements).to_string()),
        5 if !lines.is_empty() => drop(lines.remove(at)),
        6 if !lines.is_empty() => lines.insert(at, lines[at].clone()),
        7 => lines.insert(0, "// moved down".to_string()),
        8 => lines.push(format!("pub fn added_{}() {{ std::thread::park() }}", dice.roll(3))),
        9 => lines.truncate(at),
        10 => {
            let from = dice.pick(&["Result", "self", "fn", "async ", "pub ", "std", "("]);
            let to = dice.pick(&["Option", "this", "fn", "", "pub(crate) ", "core", "(("]);
            return text.replacen(from, to, 1);
        }
        // Functions that come, go, and take something else.
        11..=13 if !fns.is_empty() => {
            let at = *dice.pick(&fns);
            let indent = &lines[at][..lines[at].len() - lines[at].trim_start().len()];
            let name = *dice.pick(&["added_one", "added_two", "read", "record", "handle", "run", "inner"]);
            let takes = *dice.pick(&["", "x: u32", "&self", "f: impl Fn() -> u32"]);
            let made = format!("{indent}pub fn {name}({takes}) {{ std::thread::park() }}");
            lines.insert(at, made);
        }
        14 if !fns.is_empty() => {
            let at = *dice.pick(&fns);
            lines[at] = lines[at].replacen('(', "(more: Vec<u8>, ", 1);
        }
        15 if !fns.is_empty() => {
            let at = *dice.pick(&fns);
            let end = format!("{}}}", &lines[at][..lines[at].len() - lines[at].trim_start().len()]);
            let len = lines[at..].iter().position(|line| *line == end).unwrap_or(0);
            drop(lines.drain(at..=at + len));
        }
        16 if !fns.is_empty() => {
            let at = *dice.pick(&fns);
            lines[at] = lines[at].replacen("fn ", "fn re", 1);
        }
        _ => lines.insert(at, "    // allowed? feeler: allow(HOT001) here".to_string()),
    }
    lines.join("\n") + "\n"
}

/// What can happen to a cache.
fn harm(dice: &mut Dice, cache: &Path) {
    let Ok(entries) = fs::read_dir(cache) else { return };
    let mut packs: Vec<PathBuf> = entries.map(|it| it.unwrap().path()).filter(|it| it.extension().is_some()).collect();
    packs.sort();
    for pack in packs {
        let mut bytes = fs::read(&pack).unwrap();
        let at = dice.roll(bytes.len());
        match dice.roll(5) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
            2 => bytes.clear(),
            3 => bytes.extend_from_slice(b"more"),
            _ => continue,
        }
        fs::write(&pack, bytes).unwrap();
    }
}

/// Edits a workspace step by step. Every step is one edit of one file, or one file more or less, or one taken back.
fn edits_keep_warm_and_cold_together(seed: u64, steps: usize) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("project");
    workspace(&root);
    let root = root.canonicalize().unwrap();
    let cache = folder.path().join("cache");
    let original: Vec<(PathBuf, String)> =
        sources(&root).into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    let mut dice = Dice(seed);
    run(&root, Some(&cache));
    let mut relinked = 0;
    for step in 0..steps {
        let (path, text) = dice.pick(&original);
        match dice.roll(20) {
            // Much is taken back, so that the project stays one.
            0..=4 => fs::write(path, text).unwrap(),
            5 => drop(fs::remove_file(path)),
            6 => fs::write(path.with_file_name(format!("more_{}.rs", dice.roll(2))), text).unwrap(),
            _ => {
                let now = fs::read_to_string(path).unwrap_or_default();
                fs::write(path, edit(&mut dice, &now)).unwrap();
            }
        }
        if step % 7 == 6 {
            harm(&mut dice, &cache);
        }
        let ((warm, partly), (cold, _)) = (run(&root, Some(&cache)), run(&root, None));
        relinked += usize::from(partly);
        assert!(warm == cold, "seed {seed}, step {step}, {}:\n--- warm\n{warm}\n--- cold\n{cold}", path.display());
        // Nothing has changed since.
        assert!(run(&root, Some(&cache)).0 == cold, "seed {seed}, step {step}: not the same again");
    }
    assert!(relinked * 5 > steps, "{relinked} of {steps} steps typed only what changed");
}

#[test]
fn five_hundred_edits_one() {
    edits_keep_warm_and_cold_together(1, 250);
}

#[test]
fn five_hundred_edits_two() {
    edits_keep_warm_and_cold_together(2, 250);
}

/// Of a callee's body only this is looked at by others: whether it names a file.
#[test]
fn what_a_callee_names_is_seen_from_other_files() {
    let own =
        "use std::path::{Path, PathBuf};\n\npub fn state(dir: &Path) -> PathBuf {\n    dir.join(\"state.json\")\n}\n";
    let given = own.replace("dir.join(", "let name = std::env::args().next().unwrap();\n    dir.join(name)//");
    let lib = "mod paths;\npub fn save(dir: &std::path::Path, text: &str) {\n    std::fs::write(paths::state(dir), text).unwrap();\n}\n\
        pub fn load(dir: &std::path::Path) -> String {\n    std::fs::read_to_string(paths::state(dir)).unwrap()\n}\n";
    let files = [("Cargo.toml", MANIFEST), ("src/lib.rs", lib), ("src/paths.rs", own), (".git/HEAD", "")];
    let folder = project(&files);
    let cache = folder.path().join("cache");
    let found = |text: &str| {
        fs::write(folder.path().join("src/paths.rs"), text).unwrap();
        let ((warm, partly), (cold, _)) = (run(folder.path(), Some(&cache)), run(folder.path(), None));
        assert_eq!(warm, cold);
        (warm.matches("DUR002").count(), partly)
    };
    assert_eq!(found(own), (1, false));
    assert_eq!(found(&own.replace("state.json", "more.json")), (1, true), "its own file is all that is read again");
    assert_eq!(found(&given), (0, false), "others mean something else by it");
    assert_eq!(found(own), (1, false));
}

const BLOCKS: &str = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";

#[test]
fn a_folder_that_cannot_be_written_is_no_error() {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS), (".git/HEAD", ""), ("file", "")]);
    // Not even root can make a folder below a file.
    let args = ["check", "--output-format", "concise", "--cache-dir", "file/cache"];
    for _ in 0..2 {
        let (code, out, err) = result(&mut feeler(folder.path(), &args));
        assert_eq!((code, out.lines().count()), (1, 1), "{err}");
    }
}

#[test]
fn a_rule_about_locks_needs_more_than_a_run_without_it_keeps() {
    let lib = "use std::sync::Mutex;\npub async fn f(table: &Mutex<u8>) {\n    let held = table.lock().unwrap();\n    let _ = std::fs::read(\"x\");\n    drop(held);\n}\n";
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib), (".git/HEAD", "")]);
    let check = |more: &[&str]| {
        let args = [&["check", "--output-format", "concise", "--cache-dir", "cache"], more].concat();
        result(&mut feeler(folder.path(), &args)).1
    };
    assert!(!check(&["--ignore", "HOT004"]).contains("HOT004"));
    assert!(check(&[]).contains("HOT004"));
    assert!(!check(&["--ignore", "HOT004"]).contains("HOT004"));
}

#[test]
fn the_cache_is_out_of_the_way() {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS), (".git/HEAD", "")]);
    let names = |folder: &Path| {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    result(&mut feeler(folder.path(), &["check", "--no-cache"]));
    assert!(!folder.path().join(".feeler_cache").exists());
    result(&mut feeler(folder.path(), &["check"]));
    let cache = folder.path().join(".feeler_cache");
    assert_eq!(names(&cache), [".gitignore", "CACHEDIR.TAG", "facts.pack", "findings.pack"]);
    assert_eq!(fs::read_to_string(cache.join(".gitignore")).unwrap(), "*\n");
    // Where somebody says so, and nowhere else; projects do not get in each other's way.
    fs::remove_dir_all(&cache).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    result(feeler(folder.path(), &["check"]).env("FEELER_CACHE_DIR", elsewhere.path()));
    assert!(!cache.exists());
    assert_eq!(names(elsewhere.path()).len(), 1);
}

#[test]
fn a_damaged_cache_is_told_and_written_anew() {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS), (".git/HEAD", "")]);
    let check = || result(&mut feeler(folder.path(), &["check", "--output-format", "concise"]));
    let (_, first, _) = check();
    for pack in ["facts.pack", "findings.pack"] {
        let pack = folder.path().join(".feeler_cache").join(pack);
        let mut bytes = fs::read(&pack).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&pack, bytes).unwrap();
    }
    let (code, again, err) = check();
    assert_eq!((code, &again), (1, &first));
    assert!(err.contains("it is damaged; it will be written anew"), "{err}");
    let (_, healed, err) = check();
    assert_eq!(healed, first);
    assert!(!err.contains("ignored the cache"), "{err}");
}

#[test]
fn two_processes_share_a_cache() {
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", BLOCKS), (".git/HEAD", "")]);
    let start = |_| {
        let mut check = feeler(folder.path(), &["check", "--output-format", "concise"]);
        check.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (0..8).map(start).collect();
    let outputs: Vec<_> = running.into_iter().map(|it| it.wait_with_output().unwrap()).collect();
    assert!(outputs.iter().all(|it| it.status.code() == Some(1) && it.stdout == outputs[0].stdout), "{outputs:?}");
}

#[test]
fn an_allowance_that_ends_ends_in_the_cache_too() {
    let lib = "pub async fn f() {\n    // feeler: allow(HOT001, until=2026-07-01) for now\n    let _ = std::fs::read(\"x\");\n}\n";
    let folder = project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib), (".git/HEAD", "")]);
    let cache = folder.path().join("cache");
    let on = |day: &str| {
        let request = Request { paths: vec![folder.path().to_path_buf()], ..Request::default() };
        let Loaded { root, settings, .. } = load_at(&request, Date::parse(day).unwrap()).unwrap();
        let scope = Scope { cache: Some(cache.clone()), ..Scope::default() };
        let report = check_scope(&settings, &root, &scope).unwrap();
        report.findings.iter().map(|it| it.code.clone()).collect::<Vec<_>>()
    };
    assert!(on("2026-06-15").is_empty());
    assert!(on("2026-07-01").is_empty());
    assert_eq!(on("2026-07-02"), ["SUP004", "HOT001"]);
    assert!(on("2026-06-30").is_empty(), "a clock that was set back");
}

/// A function that comes changes what those mean who named it before, wherever they are; and it means nothing to all others.
#[test]
fn functions_that_come_and_go_mean_something_to_those_who_name_them() {
    let lib = "pub mod other;\npub mod user;\npub struct S;\nimpl S { pub fn first(&self) {} }\npub fn here() {}\n";
    let user = "use crate::{S, other::work};\npub async fn by_name() { work(); }\npub async fn by_method(s: &S) { s.late(); }\n";
    let files =
        [("Cargo.toml", MANIFEST), ("src/lib.rs", lib), ("src/user.rs", user), ("src/other.rs", "pub fn some() {}\n")];
    let folder = project(&files);
    let root = folder.path().canonicalize().unwrap();
    let cache = root.join("cache");
    let park = "{ std::thread::park() }";
    let steps: [(&str, String, usize); 7] = [
        ("src/other.rs", format!("pub fn work() {park}\npub fn some() {{}}\n"), 1),
        ("src/lib.rs", lib.replace("pub fn first", &format!("pub fn late(&self) {park}\n    pub fn first")), 2),
        ("src/other.rs", format!("pub fn some() {{}}\npub fn work(_: &str) {park}\n"), 2),
        ("src/lib.rs", lib.replace("pub fn here", &format!("pub async fn there() {park}\npub fn here")), 2),
        ("src/lib.rs", lib.to_string(), 1),
        ("src/other.rs", "pub fn some() {}\n".to_string(), 0),
        ("src/other.rs", "pub fn some() {}\n".to_string(), 0),
    ];
    run(&root, Some(&cache));
    for (step, (path, text, findings)) in steps.into_iter().enumerate() {
        fs::write(root.join(path), text).unwrap();
        let ((warm, relinked), (cold, _)) = (run(&root, Some(&cache)), run(&root, None));
        assert_eq!(warm, cold, "step {step}");
        assert_eq!(warm.matches("code: \"HOT001\"").count(), findings, "step {step}: {warm}");
        assert!(relinked || step == 6, "step {step}: it was linked afresh");
    }
}

/// What rules say about switches depends on manifests, on what code reads, and on files in other languages: a change of each shows.
#[test]
fn switches_are_judged_anew_when_a_manifest_or_another_file_changes() {
    let manifest = |default: &str| {
        format!(
            "kind = \"feeler.rollout/v1\"\n[[features]]\nid = \"stats\"\nowner = \"x\"\nflag = {{ env = \"APP_STATS\", default = {default} }}\nsafe_value = false\n"
        )
    };
    let read = "pub fn run() -> bool {\n    std::env::var(\"APP_STATS\").map_or(true, |it| it == \"true\")\n}\n";
    let folder = project(&[
        ("Cargo.toml", MANIFEST),
        ("feeler.toml", "select = [\"RBK101\", \"RBK105\"]\n[rollout]\nprefix = [\"APP_\"]\n"),
        ("rollout.toml", &manifest("true")),
        ("src/lib.rs", read),
    ]);
    let root = folder.path().to_path_buf();
    let cache = root.join(".feeler_cache");
    let found = |name: &str, text: &str| {
        fs::write(root.join(name), text).unwrap();
        let (cold, _) = run(&root, None);
        for _ in 0..2 {
            assert_eq!(run(&root, Some(&cache)).0, cold, "{name}");
        }
        ["RBK101", "RBK105"].into_iter().filter(|code| cold.contains(&format!("code: \"{code}\""))).collect::<Vec<_>>()
    };
    assert!(found("src/lib.rs", read).is_empty());
    assert_eq!(found("rollout.toml", &manifest("false")), ["RBK105"]);
    assert_eq!(found("src/lib.rs", "pub fn run() -> bool {\n    true\n}\n"), ["RBK101"]);
    assert!(found("page.js", "show(process.env.APP_STATS);\n").is_empty());
    assert_eq!(found("page.js", "show();\n"), ["RBK101"]);
}
