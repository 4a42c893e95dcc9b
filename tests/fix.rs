//! `--fix` and `--diff`: what is fixed, what is left alone, and how files are written.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, copy, feeler, files_below, project, repository, result};
use feeler_lint::{
    base::finding::Applicability,
    engine::{
        Scope,
        fix::rounds::{self, Fixed},
        load::{Request, load},
    },
};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, proptest};
use rayon::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
};

const TOKIO: &str = "[dependencies]\ntokio = { version = \"1.40\", features = [\"fs\", \"time\"] }\n";

fn app(lib: &str, deps: &str) -> tempfile::TempDir {
    project(&[("Cargo.toml", &format!("{MANIFEST}{deps}")), ("src/lib.rs", lib), (".git/HEAD", "")])
}

fn fixed_in(folder: &Path) -> Fixed {
    let mut loaded = load(&Request { paths: vec![folder.to_path_buf()], ..Request::default() }).unwrap();
    loaded.settings.threads = Some(1);
    rounds::fix(&loaded.settings, &loaded.root, &Scope::default()).unwrap()
}

/// What becomes of `src/lib.rs`.
fn fixed(lib: &str, deps: &str) -> String {
    let fixed = fixed_in(app(lib, deps).path());
    fixed.texts.first().map_or(lib, |text| text.new.as_str()).to_string()
}

/// What becomes of a statement in an async fn.
fn statement(statement: &str) -> String {
    let around =
        |it: &str| format!("use std::{{fs, thread}};\npub async fn f(d: std::time::Duration) {{\n    {it}\n}}\n");
    let fixed = fixed(&around(statement), TOKIO);
    let inside = fixed.lines().nth(2).unwrap().trim().to_string();
    assert_eq!(fixed, around(&inside), "only the statement changes");
    inside
}

#[test]
fn a_call_in_an_async_body_gives_way_to_its_twin() {
    for (before, after) in [
        ("std::thread::sleep(d);", "tokio::time::sleep(d).await;"),
        ("thread::sleep(d);", "tokio::time::sleep(d).await;"),
        ("::std::thread::sleep(d);", "tokio::time::sleep(d).await;"),
        ("let _ = fs::read_to_string(\"é\").unwrap();", "let _ = tokio::fs::read_to_string(\"é\").await.unwrap();"),
        ("if !fs::rename(\"a\", \"b\").is_ok() {}", "if !tokio::fs::rename(\"a\", \"b\").await.is_ok() {}"),
        (
            "let _ = fs::write(\"a\", fs::read(\"b\").unwrap());",
            "let _ = tokio::fs::write(\"a\", tokio::fs::read(\"b\").await.unwrap()).await;",
        ),
        (
            "let _ = async { fs::remove_file(\"a\")?; std::io::Result::Ok(()) }.await;",
            "let _ = async { tokio::fs::remove_file(\"a\").await?; std::io::Result::Ok(()) }.await;",
        ),
        (
            "match fs::read(\"a\") { Ok(_) if fs::copy(\"a\", \"b\").is_ok() => {} _ => {} }",
            "match tokio::fs::read(\"a\").await { Ok(_) if tokio::fs::copy(\"a\", \"b\").await.is_ok() => {} _ => {} }",
        ),
        ("(fs::rename)(\"a\", \"b\").unwrap();", "(tokio::fs::rename)(\"a\", \"b\").await.unwrap();"),
    ] {
        assert_eq!(statement(before), after);
    }
}

#[test]
fn what_is_left_alone() {
    for left in [
        // Another result.
        "let _ = fs::File::open(\"a\");",
        "let _ = fs::read_dir(\"a\");",
        // Not in the async body itself, or not on the executor.
        "let _ = Some(1).map(|_| fs::read(\"a\"));",
        "let _ = tokio::task::spawn_blocking(|| fs::read(\"a\")).await;",
        "fn g() { let _ = fs::read(\"a\"); } g();",
        // Another reader of the tokens.
        "println!(\"{:?}\", fs::read(\"a\"));",
        "assert!(fs::read(\"a\").is_ok());",
        // Arguments that the twin may not have.
        "let _ = fs::read::<&str>(\"a\");",
        // A function as a value.
        "let _ = Some(\"a\").map(fs::read);",
    ] {
        assert_eq!(statement(left), left);
    }
}

#[test]
fn names_must_come_from_the_standard_library_in_the_same_file() {
    let body = "pub async fn f() {\n    let _ = fs::read(\"a\");\n}\n";
    let is_fixed = |head: &str| fixed(&format!("{head}{body}"), TOKIO).contains("tokio::fs::read(\"a\").await");
    assert!(is_fixed("use std::fs;\n"));
    assert!(is_fixed("use std::{self, fs};\n"));
    assert!(!is_fixed("use std::*;\n"), "a glob may give another one tomorrow");
    assert!(!is_fixed("#[cfg(not(loom))]\nuse std::fs;\n#[cfg(loom)]\nuse loom::fs;\n"));
    assert!(!is_fixed("mod m { pub use std::fs; }\nuse m::fs;\n"));
}

#[test]
fn the_crate_must_have_the_twin_in_every_build() {
    let lib = "pub async fn f() {\n    let _ = std::fs::read(\"a\");\n}\n";
    let call = |deps: &str| {
        let fixed = fixed(lib, deps);
        fixed.lines().nth(1).unwrap().trim().trim_start_matches("let _ = ").to_string()
    };
    let (fixed, left) = ("tokio::fs::read(\"a\").await;", "std::fs::read(\"a\");");
    let dep = |table: &str, value: &str| format!("[{table}]\ntokio = {value}\n");
    assert_eq!(call(&dep("dependencies", "{ version = \"1\", features = [\"full\"] }")), fixed);
    let renamed = "[dependencies]\nrt = { package = \"tokio\", version = \"^1.2\", features = [\"fs\"] }\n";
    assert_eq!(call(renamed), "rt::fs::read(\"a\").await;");
    let inherited = |own: &str| {
        let shared = "[workspace.dependencies]\ntokio = { version = \"1\", features = [\"fs\"] }\n";
        format!("[workspace]\n{shared}{}", dep("dependencies", own))
    };
    assert_eq!(call(&inherited("{ workspace = true }")), fixed);
    assert_eq!(call(&inherited("{ workspace = true, optional = true }")), left);
    for deps in [
        String::new(),
        dep("dependencies", "\"1\""),
        dep("dependencies", "{ version = \"1\", features = [\"time\", \"rt\"] }"),
        dep("dependencies", "{ version = \"1\", features = [\"fs\"], optional = true }"),
        dep("dependencies", "{ version = \"0.2\", features = [\"fs\"] }"),
        dep("dependencies", "{ git = \"https://example.org/tokio\", features = [\"fs\"] }"),
        dep("dependencies", "{ package = \"madsim-tokio\", version = \"1\", features = [\"fs\"] }"),
        dep("dev-dependencies", "{ version = \"1\", features = [\"fs\"] }"),
        dep("target.'cfg(unix)'.dependencies", "{ version = \"1\", features = [\"fs\"] }"),
        dep("dependencies", "{ version = \"1\", features = [\"fs\"] }\nasync-std = \"1\""),
    ] {
        assert_eq!(call(&deps), left, "{deps}");
    }
}

#[test]
fn where_something_may_be_held_the_fix_is_shown_only() {
    let head = "use std::sync::{Mutex, MutexGuard};\nfn own(m: &Mutex<u8>) -> MutexGuard<'_, u8> { todo!() }\n";
    let shown = |body: &str| {
        let folder = app(&format!("{head}pub async fn f(m: &std::sync::Mutex<u8>) {{\n{body}\n}}\n"), TOKIO);
        let fixed = fixed_in(folder.path());
        let fixes = fixed.report.findings.iter().flat_map(|it| &it.fixes);
        (fixed.findings, fixes.map(|it| it.applicability).collect::<Vec<_>>())
    };
    let safe = (1, vec![]);
    let held = (0, vec![Applicability::Shown]);
    assert_eq!(shown("let _g = m.lock().unwrap();\nlet _ = std::fs::read(\"a\");"), held);
    assert_eq!(shown("m.lock().unwrap().clone_from(&std::fs::read(\"a\").unwrap()[0]);"), held);
    assert_eq!(shown("loop { let _ = std::fs::read(\"a\");\nlet _g = m.lock(); }"), held);
    assert_eq!(shown("let _ = std::fs::read(\"a\");\nlet _g = m.lock();"), safe);
    assert_eq!(shown("let _ = std::fs::read(m.lock().unwrap().to_string());"), held);
    assert_eq!(shown("let _ = std::fs::read(own(m).to_string());"), held);
    assert_eq!(shown("let _g = own(m);\nlet _ = std::fs::read(\"a\");"), held);
    assert_eq!(shown("let _g: MutexGuard<u8> = given();\nlet _ = std::fs::read(\"a\");"), held);
    assert_eq!(shown("let _g = m.to_string();\nlet _ = std::fs::read(\"a\");"), safe);
}

#[test]
fn allowances_that_nothing_needs_are_taken_out() {
    let lib = |body: &str| format!("pub async fn f() {{\n{body}}}\n");
    let becomes = |before: &str, after: &str| assert_eq!(fixed(&lib(before), ""), lib(after));
    becomes("    // feeler: allow(HOT001) was slow\n    g();\n", "    g();\n");
    becomes("    g(); // feeler: allow(HOT001) was slow  \n", "    g();\n");
    becomes("    // feeler: allow(HOT001, HOT003, until=2999-01-01) both\n    g();\n", "    g();\n");
    let call = "    let _ = std::fs::read(\"a\");\n";
    for (before, after) in
        [("HOT001, HOT003", "HOT001"), ("HOT003, HOT001", "HOT001"), ("HOT003 , HOT001, HOT002", "HOT001, HOT002")]
    {
        // HOT002 does not run where nothing is hot, but its allowance is not used either.
        let after = after.replace(", HOT002", "");
        becomes(
            &format!("    // feeler: allow({before}) x\n{call}"),
            &format!("    // feeler: allow({after}) x\n{call}"),
        );
    }
    becomes(
        "    // feeler: allow(HOT001) a reason\n    // that goes on\n    g();\n",
        "    // feeler: allow(HOT001) a reason\n    // that goes on\n    g();\n",
    );
    assert_eq!(
        fixed("pub fn f() {}\r\n// feeler: allow(HOT001) x\r\npub fn g() {}\r\n", ""),
        "pub fn f() {}\r\npub fn g() {}\r\n"
    );
}

#[test]
fn fixes_make_room_for_each_other() {
    let lib = "pub async fn f() {\n    // feeler: allow(HOT002) x\n    let _ = std::fs::read(\"a\"); // feeler: allow(HOT003) y\n}\n";
    assert_eq!(fixed(lib, TOKIO), "pub async fn f() {\n    let _ = tokio::fs::read(\"a\").await;\n}\n");
}

const BLOCKS: &str =
    "pub async fn f() {\r\n    std::thread::sleep(d());\r\n    g();\r\n}\r\nfn g() { std::thread::park() }\r\n";

#[test]
fn a_diff_changes_nothing_and_a_fix_what_the_diff_says() {
    let folder = app(BLOCKS, TOKIO);
    let lib = folder.path().join("src/lib.rs");
    let (code, out, err) = result(&mut feeler(folder.path(), &["check", "--diff"]));
    assert_eq!(code, 1, "{err}");
    assert_eq!(
        out,
        "--- a/src/lib.rs\n+++ b/src/lib.rs\n@@ -1,5 +1,5 @@\n pub async fn f() {\r\n-    std::thread::sleep(d());\r\n\
         +    tokio::time::sleep(d()).await;\r\n     g();\r\n }\r\n fn g() { std::thread::park() }\r\n"
    );
    assert_eq!(err, "Would fix 1 finding in 1 file\n");
    assert_eq!(result(&mut feeler(folder.path(), &["check", "--diff", "--exit-zero", "-qq"])).0, 0);
    assert_eq!(fs::read_to_string(&lib).unwrap(), BLOCKS);
    let (code, out, err) = result(&mut feeler(folder.path(), &["check", "--fix", "--output-format", "concise"]));
    assert_eq!(code, 1, "what is left counts: {err}");
    assert_eq!(out.lines().map(common::place).collect::<Vec<_>>(), ["src/lib.rs:3"]);
    assert!(err.starts_with("Fixed 1 finding in 1 file\nFound 1 error"), "{err}");
    assert_eq!(
        fs::read_to_string(&lib).unwrap(),
        BLOCKS.replace("std::thread::sleep(d())", "tokio::time::sleep(d()).await")
    );
    assert_eq!(
        result(&mut feeler(folder.path(), &["check", "--diff"])),
        (0, String::new(), "Nothing to fix\n".to_string())
    );
}

#[test]
fn a_diff_is_what_git_applies() {
    let folder = app(BLOCKS, TOKIO);
    let patch = folder.path().join("p.diff");
    let args = ["check", "--diff", "-o", patch.to_str().unwrap()];
    assert_eq!(result(&mut feeler(folder.path(), &args)).0, 1);
    common::git(folder.path(), &["apply", "p.diff"]);
    let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
    assert_eq!(text, BLOCKS.replace("std::thread::sleep(d())", "tokio::time::sleep(d()).await"));
}

#[test]
fn texts_that_are_not_in_files_cannot_be_fixed() {
    let folder = app(BLOCKS, TOKIO);
    for args in
        [["--fix", "--staged"], ["--diff", "--staged"], ["--fix", "--stdin-filename=src/lib.rs"], ["--fix", "--diff"]]
    {
        let (code, out, err) = result(&mut feeler(folder.path(), &[&["check"], &args[..]].concat()));
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("cannot be used with"), "{err}");
    }
    assert_eq!(fs::read_to_string(folder.path().join("src/lib.rs")).unwrap(), BLOCKS);
}

#[test]
fn only_findings_that_are_shown_are_fixed() {
    let other = "pub async fn g() {\n    let _ = std::fs::read(\"a\");\n}\n";
    let folder = app(&format!("mod other;\n{BLOCKS}"), TOKIO);
    fs::write(folder.path().join("src/other.rs"), other).unwrap();
    let (code, _, err) = result(&mut feeler(folder.path(), &["check", "--fix", "src/other.rs"]));
    assert_eq!(code, 0, "{err}");
    assert!(fs::read_to_string(folder.path().join("src/other.rs")).unwrap().contains("tokio::fs::read(\"a\").await"));
    assert!(fs::read_to_string(folder.path().join("src/lib.rs")).unwrap().contains("std::thread::sleep"));
}

#[test]
fn only_what_changed_is_fixed_when_that_is_asked_for() {
    let folder = project(&[("Cargo.toml", &format!("{MANIFEST}{TOKIO}")), ("src/lib.rs", BLOCKS)]);
    let git = |args: &[&str]| common::git(folder.path(), args);
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "one"]);
    let more = "pub async fn h() { std::fs::read(\"a\").unwrap(); }\r\n";
    fs::write(folder.path().join("src/lib.rs"), format!("{BLOCKS}{more}")).unwrap();
    let (code, _, err) = result(&mut feeler(folder.path(), &["check", "--fix", "--changed-since", "HEAD"]));
    assert_eq!(code, 0, "{err}");
    let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
    assert_eq!(text, format!("{BLOCKS}{}", more.replace("std::fs::read(\"a\")", "tokio::fs::read(\"a\").await")));
}

#[test]
fn fixes_stand_in_json_and_sarif() {
    let folder = app(BLOCKS, TOKIO);
    let json = |format: &str| -> serde_json::Value {
        let (_, out, err) = result(&mut feeler(folder.path(), &["check", "--output-format", format]));
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {err}"))
    };
    let report = json("json");
    let schema = fs::read_to_string(repository().join("schemas/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    validator.validate(&report).unwrap();
    let fix = &report["findings"][0]["fixes"][0];
    assert_eq!(fix["title"], "await `tokio::time::sleep`");
    assert_eq!(fix["applicability"], "safe");
    assert_eq!(fix["edits"][0]["text"], "tokio::time::sleep");
    assert_eq!(fix["edits"][0]["range"]["start"], serde_json::json!({"line": 2, "column": 5}));
    let fix = &json("sarif")["runs"][0]["results"][0]["fixes"][0];
    assert_eq!(fix["description"]["text"], "await `tokio::time::sleep`");
    let replacements = &fix["artifactChanges"][0]["replacements"];
    assert_eq!(replacements[1]["insertedContent"]["text"], ".await");
    assert_eq!(replacements[1]["deletedRegion"]["startColumn"], replacements[1]["deletedRegion"]["endColumn"]);
}

/// Fixes must leave text that reads as well as before, and nothing to fix.
fn assert_settled(folder: &Path) -> usize {
    let first = fixed_in(folder);
    for text in &first.texts {
        let path = folder.join(&text.path);
        assert_eq!(fs::read_to_string(&path).unwrap(), text.old);
        if syn::parse_file(&text.old).is_ok() {
            let parsed = syn::parse_file(&text.new);
            assert!(parsed.is_ok(), "{}: {:?}\n{}", text.path, parsed.err(), text.new);
        }
        fs::write(path, &text.new).unwrap();
    }
    if first.findings > 0 {
        let again = fixed_in(folder);
        assert_eq!((again.findings, again.texts.len()), (0, 0), "{}", folder.display());
    }
    first.findings
}

#[test]
fn all_fixtures_can_be_fixed_once() {
    let mut cases = files_below(&repository().join("tests/fixtures"), "txt");
    cases.retain(|it| it.parent().unwrap().file_name().unwrap().to_string_lossy().starts_with("fires-"));
    let fix = |expectation: &PathBuf| {
        let copied = tempfile::TempDir::new().unwrap();
        copy(expectation.parent().unwrap(), copied.path());
        // A crate that could have every twin, so that there is much to fix.
        for manifest in files_below(copied.path(), "toml").iter().filter(|it| it.ends_with("Cargo.toml")) {
            let text = fs::read_to_string(manifest).unwrap();
            let full = "tokio = { version = \"1\", features = [\"full\"] }";
            fs::write(manifest, text.replace("tokio = \"1\"", full)).unwrap();
        }
        assert_settled(copied.path())
    };
    let count: usize = cases.par_iter().map(fix).sum();
    assert!(count > 20, "{count}");
}

/// Statements with calls that have twins, in places where these may stand or not.
fn statements() -> impl Strategy<Value = String> {
    let call = prop::sample::select(vec![
        "std::thread::sleep(d)",
        "fs::write(\"ä\", \"b\")",
        "fs::read(\"🦀\")",
        "fs::write(\"a\", fs::read(\"b\").unwrap())",
        "fs::copy(/* from */ \"a\", // to\n \"b\")",
        "fs::read_dir(\"a\")",
        "g(d)",
    ]);
    let around = prop::sample::select(vec![
        "let _ = @;",
        "@;",
        "if true { let _ = @; } else { @; }",
        "let c = || { let _ = @; }; c();",
        "async { let _ = @; }.await;",
        "let _ = [(@), (@)].len();",
        "println!(\"{:?}\", @);",
        "loop { let _ = @; break; }",
        "let _g = m.lock(); let _ = @;",
        "// feeler: allow(HOT001) why\nlet _ = @;",
        "// feeler: allow(HOT001, HOT003) why\nlet _ = @;",
        "let _ = @; // feeler: allow(HOT003, HOT001) why",
    ]);
    (call, around).prop_map(|(call, around)| around.replace('@', call))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_fixed_still_reads_and_stays_fixed(bodies in prop::collection::vec(prop::collection::vec(statements(), 1..6), 1..4), crlf: bool) {
        let head = "use std::fs;\nfn g(d: std::time::Duration) { std::thread::sleep(d) }\n";
        let body = |(at, it): (usize, &Vec<String>)| format!("pub async fn f{at}(d: std::time::Duration, m: std::sync::Mutex<u8>) {{\n    {}\n}}\n", it.join("\n    "));
        let mut lib: String = std::iter::once(head.to_string()).chain(bodies.iter().enumerate().map(body)).collect();
        if crlf {
            lib = lib.replace('\n', "\r\n");
        }
        prop_assert!(syn::parse_file(&lib).is_ok(), "{}", lib);
        let folder = app(&lib, TOKIO);
        assert_settled(folder.path());
        let text = fs::read_to_string(folder.path().join("src/lib.rs")).unwrap();
        prop_assert_eq!(text.matches("\r\n").count(), if crlf { text.matches('\n').count() } else { 0 });
    }
}
