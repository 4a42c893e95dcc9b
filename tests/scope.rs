//! What a check looks at besides the work tree, and which files it leaves out.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, check, failure, feeler, found, place, project};
use std::{io::Write as _, process::Stdio};

const BLOCKS: &str = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";

fn app(lib: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    // The root of a git work tree is a project root.
    project(&[&[("Cargo.toml", MANIFEST), ("src/lib.rs", lib), (".git/HEAD", "")], more].concat())
}

#[test]
fn a_text_from_stdin_stands_in_for_its_file() {
    let folder =
        app("mod a;\npub async fn f() {\n    a::g();\n}\n", &[("src/a.rs", "pub fn g() { std::thread::park() }\n")]);
    let piped = |from: &str, args: &[&str], text: &str| {
        let all = [&["check", "--output-format", "concise"], args].concat();
        let mut child = feeler(&folder.path().join(from), &all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let lines: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(place).collect();
        (output.status.code().unwrap(), lines, String::from_utf8(output.stderr).unwrap())
    };
    let text = "mod a;\n\n\npub async fn f() {\n    a::g();\n}\n";
    let shown = |from, args: &[&str]| {
        let (code, places, _) = piped(from, args, text);
        (code, places)
    };
    assert_eq!(shown("", &["--stdin-filename", "src/lib.rs"]), found(&["src/lib.rs:5"]));
    assert_eq!(shown("src", &["--stdin-filename", "lib.rs", "-"]), found(&["src/lib.rs:5"]));
    let elsewhere = folder.path().join("src/lib.rs").display().to_string();
    let (code, places, err) = piped("..", &["--stdin-filename", &elsewhere], text);
    assert_eq!((code, places), found(&["src/lib.rs:5"]), "{err}");
    let (_, places, _) = piped("", &["--stdin-filename", "src/a.rs"], "pub fn g() {}\n");
    assert_eq!(places, Vec::<String>::new(), "findings of other files are theirs to show");
    let (code, places, _) = piped("", &["--stdin-filename", "src/new.rs"], BLOCKS);
    assert_eq!((code, places), found(&[]), "no module names it yet");
    let (code, _, err) = piped("", &["--stdin-filename", "README.md"], "");
    assert_eq!(code, 2);
    assert!(err.contains("does not end in `.rs`"), "{err}");
}

#[test]
fn named_files_are_checked_unless_excludes_are_forced() {
    let folder = app(
        "mod gen;\nmod ours;\n",
        &[("feeler.toml", "exclude = [\"src/gen.rs\"]\n"), ("src/gen.rs", BLOCKS), ("src/ours.rs", BLOCKS)],
    );
    let path = folder.path();
    assert_eq!(check(path, &[]), found(&["src/ours.rs:2"]));
    assert_eq!(check(path, &["src/gen.rs"]), found(&["src/gen.rs:2"]), "who names a file means it");
    assert_eq!(check(path, &["src/gen.rs", "--force-exclude"]), found(&[]));
    assert_eq!(check(path, &["src/gen.rs", "src/ours.rs", "--force-exclude"]), found(&["src/ours.rs:2"]));
    assert!(failure(path, &["gone.rs", "--force-exclude"]).contains("check `gone.rs`"));
}

#[test]
fn switches_that_contradict_each_other_are_refused() {
    let folder = app(BLOCKS, &[]);
    for args in [
        &["--staged", "--changed-since", "HEAD"][..],
        &["--staged", "--stdin-filename", "src/lib.rs"],
        &["--changed-since", "HEAD", "--stdin-filename", "src/lib.rs"],
        &["--staged", "--add-allow", "x"],
        &["--stdin-filename", "src/lib.rs", "--add-allow", "x"],
        &["--stdin-filename", "src/lib.rs", "src"],
        &["--baseline", "x", "--no-baseline"],
    ] {
        let said = failure(folder.path(), args);
        assert!(said.contains("cannot be used with"), "{args:?}: {said}");
    }
}
