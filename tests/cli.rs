//! The program from outside: exit codes, formats, errors, hostile input.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{project, repository};
use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

const CARGO: &str = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
const BLOCKS: &str = "pub async fn f() {\n    let _ = std::fs::read(\"x\");\n}\n";
const CLEAN: &str = "pub fn f() {}\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_feeler"));
    command.args(args).current_dir(folder);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("ended by a signal")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// One crate with this `src/lib.rs` and these further files.
fn app(lib: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    // The root of a git work tree is a project root.
    let mut files = vec![("Cargo.toml", CARGO), ("src/lib.rs", lib), (".git/HEAD", "")];
    files.extend_from_slice(more);
    project(&files)
}

#[test]
fn exit_codes_say_what_happened() {
    let (clean, blocks) = (app(CLEAN, &[]), app(BLOCKS, &[]));
    assert_eq!(code(&run(clean.path(), &["check"])), 0);
    assert_eq!(code(&run(blocks.path(), &["check"])), 1);
    assert_eq!(code(&run(blocks.path(), &["check", "--exit-zero"])), 0);
    assert_eq!(code(&run(blocks.path(), &["check", "--fail-on", "never"])), 0);
    assert_eq!(code(&run(blocks.path(), &["check", "--ignore", "HOT"])), 0);
    let lowered = ["check", "--config", "severity.HOT001=\"warning\""];
    assert_eq!(code(&run(blocks.path(), &lowered)), 1, "warnings fail by default");
    assert_eq!(code(&run(blocks.path(), &[&lowered[..], &["--fail-on", "error"]].concat())), 0);
    assert_eq!(code(&run(blocks.path(), &[&lowered[..], &["--fail-on", "error", "--max-warnings", "0"]].concat())), 1);
    assert_eq!(code(&run(blocks.path(), &["check", "gone", "--exit-zero"])), 2, "--exit-zero never hides a failure");
    for format in ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"] {
        assert_eq!(code(&run(blocks.path(), &["check", "--output-format", format])), 1, "{format}");
    }
}

#[test]
fn a_path_that_yields_no_file_is_a_failure() {
    let folder = app(CLEAN, &[("docs/a.md", "x")]);
    for path in ["gone", "docs", "Cargo.toml"] {
        let output = run(folder.path(), &["check", path]);
        assert_eq!(code(&output), 2, "{path}");
        assert!(err(&output).starts_with(&format!("error: failed to check `{path}`: ")), "{}", err(&output));
    }
    assert_eq!(code(&run(folder.path(), &["check", "src"])), 0);
}

#[test]
fn paths_select_findings_and_the_whole_workspace_is_analysed() {
    let folder = app(
        "mod a;\npub mod b;\n",
        &[
            ("src/a.rs", "pub fn g() {\n    std::thread::park();\n}\n"),
            ("src/b.rs", "pub async fn f() {\n    crate::a::g();\n}\n"),
        ],
    );
    assert_eq!(out(&run(folder.path(), &["check", "src/a.rs", "--output-format", "concise"])), "");
    let line = out(&run(folder.path(), &["check", "src/b.rs", "--output-format", "concise"]));
    assert!(line.starts_with("src/b.rs:2:5: HOT001 [error] "), "{line}");
    let from_below = out(&run(&folder.path().join("src"), &["check", "b.rs", "--output-format", "concise"]));
    assert_eq!(from_below, line, "paths are relative to the project root, wherever one stands");
}

#[test]
fn findings_go_to_stdout_and_the_rest_to_stderr() {
    let folder = app(BLOCKS, &[]);
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(out(&output).lines().count(), 1);
    let summary = err(&output);
    assert!(summary.starts_with("Found 1 error in 1 file in "), "{summary}");
    let quiet = run(folder.path(), &["check", "-q"]);
    assert_eq!((code(&quiet), out(&quiet)), (1, String::new()));
    let silent = run(folder.path(), &["check", "-qq"]);
    assert_eq!((code(&silent), out(&silent) + &err(&silent)), (1, String::new()));
    let written = run(folder.path(), &["check", "--output-format", "json", "-o", "report.json"]);
    assert_eq!((code(&written), out(&written)), (1, String::new()));
    assert!(fs::read_to_string(folder.path().join("report.json")).unwrap().starts_with("{\n  \"version\": 1,"));
}

#[test]
fn json_satisfies_its_schema() {
    let schema = fs::read_to_string(repository().join("schemas/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for args in [&["check", "tests/demo"][..], &["check", "tests/demo", "--pedantic", "--min-confidence", "low"]] {
        let output = run(repository(), &[args, &["--output-format", "json"]].concat());
        let document = serde_json::from_str(&out(&output)).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_demo_shows_a_chain_over_three_crates() {
    let output = run(repository(), &["check", "tests/demo", "--output-format", "json"]);
    assert_eq!(code(&output), 1);
    let document: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    let crates_of = |finding: &serde_json::Value| {
        let hops = finding["chain"].as_array().unwrap().iter();
        hops.map(|hop| hop["path"].as_str().unwrap().split('/').nth(1).unwrap().to_string())
            .collect::<std::collections::BTreeSet<_>>()
    };
    let findings = document["findings"].as_array().unwrap();
    assert!(findings.iter().any(|it| crates_of(it).len() == 3), "{findings:#?}");
    for rule in ["HOT001", "HOT002", "HOT003"] {
        assert!(findings.iter().any(|it| it["code"] == rule), "{rule}");
    }
}

#[test]
fn nothing_is_wider_than_eighty_columns_without_a_terminal() {
    let full = run(repository(), &["check", "tests/demo"]);
    for line in out(&full).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    assert!(out(&full).contains("╭─["), "it draws excerpts");
}

#[test]
fn colours_follow_the_environment_and_the_flag() {
    let folder = app(BLOCKS, &[]);
    let colored = |args: &[&str], vars: &[(&str, &str)]| {
        let output = command(folder.path(), &[&["check"], args].concat()).envs(vars.iter().copied()).output().unwrap();
        out(&output).contains('\u{1b}')
    };
    assert!(!colored(&[], &[]), "a pipe gets none");
    assert!(colored(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(colored(&["--color", "always"], &[("NO_COLOR", "1")]), "the flag is stronger");
    assert!(!colored(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn output_is_the_same_for_any_number_of_threads() {
    let demo = |threads: &str, format: &str| {
        let output =
            run(repository(), &["check", "tests/demo", "--pedantic", "--threads", threads, "--output-format", format]);
        out(&output)
    };
    for format in ["full", "json"] {
        let one = demo("1", format);
        assert!(!one.is_empty());
        for threads in ["1", "2", "4"] {
            assert!(demo(threads, format) == one, "{format} with {threads} threads differs");
        }
    }
}

#[test]
fn errors_complete_a_sentence_and_name_the_likely_word() {
    let folder = app(CLEAN, &[("feeler.toml", "slect = []\n")]);
    let message = |args: &[&str]| {
        let output = run(folder.path(), args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert_eq!(out(&output), "");
        err(&output)
    };
    assert_eq!(
        message(&["check"]),
        "error: failed to load the configuration: feeler.toml:1:1: unknown key `slect`; did you mean `select`?\n"
    );
    assert_eq!(
        message(&["check", "--isolated", "--select", "HOT01"]),
        "error: failed to load the configuration: --select: unknown rule or prefix `HOT01`; did you mean `HOT001`?\n"
    );
    assert_eq!(
        message(&["explain", "--isolated", "nested-blockon"]),
        "error: failed to explain `nested-blockon`: there is no such rule; did you mean `nested-block-on`?\n"
    );
    assert!(
        message(&["check", "--isolated", "--config", "gone.toml"])
            .starts_with("error: failed to read `gone.toml` (`--config`): ")
    );
    assert!(message(&["chekc"]).contains("'check'"), "clap suggests, too");
}

#[test]
fn a_closed_pipe_changes_nothing() {
    let folder = app(BLOCKS, &[]);
    let mut child = command(folder.path(), &["check"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn settings_show_where_they_come_from() {
    let folder = app(CLEAN, &[("feeler.toml", "\npedantic = true\n"), (".gitignore", "gen\n"), ("gen/y.rs", "")]);
    let text = out(&run(folder.path(), &["check", "--show-settings", "--fail-on", "error"]));
    let line = |key: &str| {
        text.lines().find(|it| it.starts_with(key)).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("pedantic"), "pedantic = true # feeler.toml:2");
    assert_eq!(line("fail-on"), "fail-on = \"error\" # --fail-on");
    assert_eq!(line("min-confidence"), "min-confidence = \"medium\" # default");
    assert_eq!(out(&run(folder.path(), &["check", "--show-files"])), "src/lib.rs\n");
}

#[test]
fn init_writes_once() {
    let folder = app(BLOCKS, &[]);
    let first = run(folder.path(), &["init"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    let text = fs::read_to_string(folder.path().join("feeler.toml")).unwrap();
    assert!(text.starts_with("#:schema "));
    assert_eq!(code(&run(folder.path(), &["check"])), 1, "what it writes is valid");
    let second = run(folder.path(), &["init"]);
    assert_eq!(code(&second), 2);
    assert!(err(&second).contains("it exists already"), "{}", err(&second));
    assert_eq!(fs::read_to_string(folder.path().join("feeler.toml")).unwrap(), text);
}

#[test]
fn add_allow_leaves_nothing_to_report() {
    let lib = "pub async fn f() {\n    if true {\n        let _ = std::fs::read(\"x\");\n    }\n    let _ = std::process::Command::new(\"git\")\n        .arg(\"x\")\n        .output();\n}\n";
    let folder = app(lib, &[]);
    assert_eq!(code(&run(folder.path(), &["check", "--add-allow", "start-up only"])), 0);
    let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
    assert!(text.contains("        // feeler: allow(HOT001) start-up only\n        let _ = std::fs::read"), "{text}");
    let again = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!((code(&again), out(&again)), (0, String::new()));
    assert_eq!(code(&run(folder.path(), &["check", "--add-allow", " "])), 2);
}

#[test]
fn statistics_count_by_rule() {
    let folder = app(&format!("{BLOCKS}{}", BLOCKS.replace("f()", "g()")), &[]);
    let output = run(folder.path(), &["check", "--statistics"]);
    assert_eq!((code(&output), out(&output)), (1, "     2  HOT001  blocking-call-in-async\n".to_string()));
}

#[test]
fn rules_are_listed_in_three_formats() {
    let folder = app(CLEAN, &[]);
    let list = |format: &str| out(&run(folder.path(), &["rules", "--output-format", format]));
    assert!(list("text").starts_with("DUR001  discarded-write "));
    assert!(list("markdown").contains("| HOT001 | blocking-call-in-async | error |"));
    let rules: serde_json::Value = serde_json::from_str(&list("json")).unwrap();
    assert_eq!(rules[0]["code"], "DUR001");
    let page = out(&run(folder.path(), &["explain", "HOT003"]));
    for part in ["HOT003 nested-block-on", "Why", "Avoid", "Prefer", "Limits", "// feeler: allow(HOT003)"] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn files_that_are_no_text_are_told_and_the_rest_counts() {
    let folder = app("mod a;\n\npub async fn f() {\n    std::thread::park();\n}\n", &[]);
    fs::write(folder.path().join("src/a.rs"), b"pub fn g() {}\n// \xff\xfe caf\xe9\n").unwrap();
    fs::write(folder.path().join("src/b.rs"), b"\xff\xfep\0u\0b\0").unwrap();
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1);
    let text = out(&output);
    assert!(text.contains("src/lib.rs:4:5: HOT001"), "{text}");
    assert!(text.contains("src/a.rs:2:4: SYN001"), "{text}");
    let only = run(folder.path(), &["check", "--select", "SYN001"]);
    assert_eq!(code(&only), 0, "SYN001 does not gate");
}

#[test]
fn a_huge_file_is_left_out() {
    let folder = app("mod big;\n\npub async fn f() {\n    std::thread::park();\n}\n", &[]);
    let file = fs::File::create(folder.path().join("src/big.rs")).unwrap();
    file.set_len(100 << 20).unwrap();
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("src/lib.rs:4:5: HOT001"), "{}", out(&output));
    assert!((out(&output) + &err(&output)).contains("src/big.rs"), "it is told");
}

/// Ten thousand deep in every shape that a recursive reader could fall over.
#[test]
fn deep_nesting_overflows_no_stack() {
    const DEPTH: usize = 10_000;
    let nest = |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let shapes = [
        ("parentheses", nest("(", "1", ")")),
        ("brackets", nest("[", "1", "]")),
        ("blocks", nest("{", "1", "}")),
        ("not", nest("!", "true", "")),
        ("negation", nest("-", "1", "")),
        ("references", nest("&", "1", "")),
        ("dereferences", nest("*", "x", "")),
        ("closures", nest("|| ", "1", "")),
        ("async blocks", nest("async {", "1", "}")),
        ("calls", nest("f(", "1", ")")),
        ("method chains", nest("", "x", ".f()")),
        ("fields", nest("", "x", ".a")),
        ("indices", nest("x[", "1", "]")),
        ("casts", nest("", "x", " as u8")),
        ("questions", nest("", "x", "?")),
        ("ifs", nest("if true {", "1", "}")),
        ("else ifs", nest("if true {} else ", "{}", "")),
        ("matches", nest("match 1 { _ => ", "1", "}")),
        ("loops", nest("loop {", "break", "}")),
        ("sums", nest("1 + ", "1", "")),
        ("macros", nest("vec![", "1", "]")),
        ("assignments", nest("x = ", "1", "")),
        ("ranges", nest("(0..", "1", ")")),
        ("returns", nest("return ", "1", "")),
    ];
    let types = [
        ("generic types", nest("Vec<", "u8", ">")),
        ("reference types", nest("&", "u8", "")),
        ("tuple types", nest("(", "u8", ",)")),
        ("slice types", nest("[", "u8", "]")),
        ("fn types", nest("fn(", "u8", ")")),
    ];
    let items = [
        ("modules", nest("mod m {", "", "}")),
        ("nested fns", nest("fn f() {", "", "}")),
        ("use trees", format!("use {};", nest("a::{", "b", "}"))),
        ("patterns", format!("fn f() {{ let {} = 1; }}", nest("(", "_", ",)"))),
        ("attributes", nest("#[a(", "b", ")]")),
        ("an unclosed brace", "fn f() {".repeat(DEPTH)),
        ("an unclosed string", "fn f() { let _ = \"abc".to_string()),
        ("unmatched closers", ")]}".repeat(DEPTH)),
    ];
    let mut files: Vec<(String, String)> = vec![("Cargo.toml".into(), CARGO.into())];
    let mut lib = "pub async fn alive() {\n    std::thread::park();\n}\n".to_string();
    let bodies = shapes.iter().map(|(name, text)| (name, format!("pub async fn f() {{ let _ = {text}; }}\n")));
    let types = types.iter().map(|(name, text)| (name, format!("pub fn f(_: {text}) {{}}\n")));
    let items = items.iter().map(|(name, text)| (name, text.clone()));
    for (name, text) in bodies.chain(types).chain(items) {
        let module = name.replace(' ', "_");
        lib.push_str(&format!("pub mod {module}_;\n"));
        files.push((format!("src/{module}_.rs"), text));
    }
    files.push(("src/lib.rs".into(), lib));
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = project(&borrowed);
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("src/lib.rs:2:5: HOT001"), "{}", out(&output));
}

#[test]
fn an_unclosed_brace_costs_only_its_item() {
    let folder = app(
        "pub async fn f() {\n    std::thread::park();\n}\n\nfn broken( {\n\npub async fn g() {\n    std::thread::park();\n}\n",
        &[],
    );
    let text = out(&run(folder.path(), &["check", "--output-format", "concise"]));
    assert!(text.contains("src/lib.rs:2:5: HOT001") && text.contains("SYN001"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_and_pipes_do_not_stop_the_walk() {
    use std::os::unix::fs::symlink;
    let folder = app(BLOCKS, &[]);
    symlink(folder.path(), folder.path().join("src/again")).unwrap();
    symlink("loop_b", folder.path().join("src/loop_a")).unwrap();
    symlink("loop_a", folder.path().join("src/loop_b")).unwrap();
    symlink("gone.rs", folder.path().join("src/dangling.rs")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path().join("src/pipe.rs")).status().unwrap().success());
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1);
    assert_eq!(out(&output).lines().filter(|it| it.contains("HOT001")).count(), 1, "{}", out(&output));
}

#[test]
fn circles_of_modules_and_dependencies_end() {
    let cargo = |name: &str, other: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{other} = {{ path = \"../{other}\" }}\n"
        )
    };
    let folder = project(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\n"),
        ("a/Cargo.toml", &cargo("a", "b")),
        (
            "a/src/lib.rs",
            "pub fn f() { b::g() }\n#[path = \"lib.rs\"]\nmod me;\npub use b::*;\npub use crate::me::*;\n",
        ),
        ("b/Cargo.toml", &cargo("b", "a")),
        (
            "b/src/lib.rs",
            "pub fn g() { a::f(); std::thread::park() }\npub use a::*;\npub async fn h() {\n    a::f();\n}\n",
        ),
    ]);
    let output = run(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("b/src/lib.rs:4:5: HOT001"), "{}", out(&output));
}

/// Excerpts and messages must not be able to drive the terminal.
#[test]
fn source_text_cannot_drive_the_terminal() {
    let lib = "pub async fn f() {\n    let _ = (\"\u{1b}[31m\u{7}\", std::fs::read(\"\u{202e}x\")); // \u{1b}]0;title\u{7}\n}\n";
    let folder = app(lib, &[]);
    let text = out(&run(folder.path(), &["check"]));
    assert!(text.contains("HOT001"));
    assert!(!text.chars().any(|it| it == '\u{1b}' || it == '\u{7}' || it == '\u{202e}'), "{text:?}");
}
