//! `feeler baseline` and `feeler check --baseline`.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, feeler, git, project, result};
use proptest::prelude::*;
use std::{fs, path::Path};

const CONFIG: &str = "baseline = \"feeler-baseline.json\"\n";
const TWO: &str = "pub async fn f() {\n    std::thread::park();\n    std::thread::park();\n}\n";
const ONE: &str = "pub async fn f() {\n    std::thread::park();\n}\n";

fn app(lib: &str) -> tempfile::TempDir {
    project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib), ("feeler.toml", CONFIG)])
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, args))
}

/// Exit code and number of findings.
#[track_caller]
fn check(folder: &Path, args: &[&str]) -> (i32, usize) {
    let (code, out, err) = run(folder, &[&["check", "--output-format", "concise"], args].concat());
    assert!(code < 2, "{err}");
    (code, out.lines().count())
}

fn write(folder: &Path, text: &str) {
    fs::write(folder.join("src/lib.rs"), text).unwrap();
}

#[test]
fn a_ratchet_from_beginning_to_end() {
    let folder = app(ONE);
    let path = folder.path();
    let (code, _, err) = run(path, &["check"]);
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "error: failed to read the baseline `feeler-baseline.json` (`baseline` in feeler.toml:1): it is not there; `feeler baseline \
         create` writes it\n"
    );
    assert_eq!(run(path, &["baseline", "create"]).0, 0);
    let text = fs::read_to_string(path.join("feeler-baseline.json")).unwrap();
    assert!(text.contains("\"text\": \"std::thread::park()\"") && !text.contains("\"line\""), "{text}");
    let (code, out, err) = run(path, &["check", "--output-format", "json"]);
    assert_eq!(code, 0);
    assert!(out.contains("\"baselined\": 1") && err.contains("(1 in the baseline)"), "{out}{err}");
    assert_eq!(check(path, &["--no-baseline"]), (1, 1));

    write(path, TWO);
    assert_eq!(check(path, &[]), (1, 1), "of two equal findings one is known");
    let (code, _, err) = run(path, &["baseline", "create"]);
    assert_eq!(code, 2, "what is new is not accepted by the way");
    assert!(err.contains("it exists already") && err.contains("--force"), "{err}");
    assert_eq!(run(path, &["baseline", "create", "--force"]).0, 0);
    assert_eq!(check(path, &[]), (0, 0));

    write(path, ONE);
    assert_eq!(check(path, &[]), (0, 0), "a stale row is no matter of `check`");
    let (code, out, err) = run(path, &["baseline", "check"]);
    assert_eq!((code, out.as_str()), (1, "src/lib.rs: HOT001 `std::thread::park()` in `app::f` is fixed\n"));
    assert!(err.contains("`feeler baseline prune`"), "{err}");
    assert_eq!(run(path, &["baseline", "prune"]).0, 0);
    assert_eq!(fs::read_to_string(path.join("feeler-baseline.json")).unwrap(), text, "as it was");
    assert_eq!(run(path, &["baseline", "check"]).0, 0);
    write(path, TWO);
    assert_eq!(check(path, &[]), (1, 1), "what was taken out stays out");
}

#[test]
fn the_file_satisfies_its_schema_and_two_writings_are_equal() {
    let folder = app(TWO);
    run(folder.path(), &["baseline", "create", "--baseline", "one.json"]);
    run(folder.path(), &["baseline", "create", "--baseline", "two.json"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("one.json"), read("two.json"));
    let schema = fs::read_to_string(common::repository().join("schemas/baseline.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(&read("one.json")).unwrap()), "{}", read("one.json"));
}

#[test]
fn renamed_files_keep_their_rows() {
    let folder =
        project(&[("Cargo.toml", MANIFEST), ("src/lib.rs", "mod a;\n"), ("src/a.rs", ONE), ("feeler.toml", CONFIG)]);
    let path = folder.path();
    run(path, &["baseline", "create"]);
    for (lib, from, to) in [("mod a;\n", "src/a.rs", "src/a/mod.rs"), ("mod b;\n", "src/a/mod.rs", "src/b.rs")] {
        fs::create_dir_all(path.join(to).parent().unwrap()).unwrap();
        fs::rename(path.join(from), path.join(to)).unwrap();
        write(path, lib);
        assert_eq!(check(path, &[]), (0, 0), "{to}");
        let (code, _, err) = run(path, &["baseline", "check"]);
        assert_eq!(code, 0);
        assert!(err.contains("renamed"), "{err}");
        assert_eq!(run(path, &["baseline", "prune"]).0, 0);
        assert!(
            fs::read_to_string(path.join("feeler-baseline.json")).unwrap().contains(&format!("\"path\": \"{to}\""))
        );
    }
}

#[test]
fn of_equal_findings_the_new_one_is_shown() {
    let folder = app(ONE);
    let path = folder.path();
    run(path, &["baseline", "create"]);
    git(path, &["init", "-q"]);
    git(path, &["add", "-A"]);
    git(path, &["commit", "-qm", "first"]);
    write(path, &ONE.replace("    std", "    std::thread::park(); // new\n    std"));
    git(path, &["add", "-A"]);
    let (code, out, _) = run(path, &["check", "--staged", "--output-format", "concise"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("src/lib.rs:2:"), "{out}");
}

#[test]
fn only_the_root_file_may_name_one() {
    let folder = app(ONE);
    fs::write(folder.path().join("base.toml"), CONFIG).unwrap();
    fs::write(folder.path().join("feeler.toml"), "extend = \"base.toml\"\n").unwrap();
    let (code, _, err) = run(folder.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(err.contains("base.toml:1:12: `baseline` decides what fails a run"), "{err}");
    fs::write(folder.path().join("feeler.toml"), CONFIG).unwrap();
    fs::write(folder.path().join("feeler-baseline.json"), "{").unwrap();
    let (code, _, err) = run(folder.path(), &["check"]);
    assert_eq!(code, 2);
    assert!(
        err.starts_with("error: failed to read the baseline `feeler-baseline.json` (") && err.contains("EOF"),
        "{err}"
    );
    let (code, out, _) = run(folder.path(), &["check", "--show-settings", "--no-baseline"]);
    assert_eq!(code, 0);
    assert!(out.contains("baseline = \"feeler-baseline.json\""), "{out}");
}

const MOVED: &str = "use std::fs;

pub struct Store {
    path: String,
}

impl Store {
    pub async fn load(&self) -> Vec<u8> {
        let first = fs::read(&self.path);
        let again = fs::read(&self.path);
        let out = std::process::Command::new(
            \"git\",
        )
        .arg(\"status\")
        .output();
        drop(
            fs::write(
                &self.path,
                b\"x\",
            ),
        );
        first.or(again).unwrap_or_default()
    }
}

pub fn helper() {
    std::thread::sleep(
        std::time::Duration::from_secs(1),
    );
}

pub async fn run() {
    helper();
    let task = async {
        helper();
    };
    task.await;
}
";

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Blank lines and comments anywhere, even within a call, break no row.
    #[test]
    fn moves_within_a_file_break_nothing(lines in prop::collection::vec((0..MOVED.lines().count(), 0..4usize), 1..25)) {
        let folder = app(MOVED);
        prop_assert_eq!(run(folder.path(), &["baseline", "create"]).0, 0);
        let mut text: Vec<String> = MOVED.lines().map(str::to_string).collect();
        let mut lines = lines;
        lines.sort_unstable();
        for (at, what) in lines.into_iter().rev() {
            text.insert(at, ["", "    // a comment, with (brackets", "/* block */", "\t"][what].to_string());
        }
        write(folder.path(), &(text.join("\n") + "\n"));
        prop_assert_eq!(check(folder.path(), &[]), (0, 0));
        prop_assert_eq!(run(folder.path(), &["baseline", "check"]).0, 0);
    }
}
