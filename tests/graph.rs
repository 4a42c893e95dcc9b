//! `feeler graph`: pictures of the demo as they are, and what each question means.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, assert_fresh, feeler, project, repository, result};
use std::{fs, path::Path};

/// Exit code, stdout and stderr.
fn graph(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, &[&["graph"], args].concat()))
}

/// The lines of the tree itself, without places, signs and legend.
#[track_caller]
fn tree(folder: &Path, args: &[&str]) -> Vec<String> {
    let (code, out, err) = graph(folder, args);
    assert_eq!(code, 0, "{err}");
    let lines = out.lines().skip(2).take_while(|line| !line.starts_with("async, hot: ") && !line.starts_with("■: "));
    let lines = lines.filter(|line| !line.is_empty()).map(|line| {
        let line = line.replace(['├', '└', '│', '─'], " ");
        let depth = (line.len() - line.trim_start().len()) / 3;
        let name = line.trim().split("  ").next().unwrap_or("").to_string();
        format!("{}{name}", "  ".repeat(depth))
    });
    lines.collect()
}

fn app(lib: &str) -> tempfile::TempDir {
    project(&[("Cargo.toml", &format!("{MANIFEST}\n[dependencies]\ntokio = \"1\"\n")), ("src/lib.rs", lib)])
}

#[test]
fn the_demo_looks_as_it_did() {
    for format in ["tree", "dot", "mermaid", "svg", "json"] {
        let (code, out, _) = graph(repository(), &["tests/demo", "--output-format", format]);
        assert_eq!(code, 0);
        assert_fresh(&repository().join(format!("tests/graph/demo.{format}")), &out);
        let (_, again, _) = graph(repository(), &["tests/demo", "--output-format", format]);
        assert_eq!(out, again, "{format} is the same from run to run");
    }
}

/// Graphviz has the last word, where there is one.
#[test]
fn graphviz_reads_our_dot() {
    let Ok(version) = std::process::Command::new("dot").arg("-V").output() else { return };
    assert!(version.status.success());
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("demo.dot");
    assert_eq!(graph(repository(), &["tests/demo", "-o", &file.to_string_lossy()]).0, 0);
    let drawn = std::process::Command::new("dot").arg("-Tsvg").arg(file).output().unwrap();
    assert!(drawn.status.success() && drawn.stderr.is_empty(), "{}", String::from_utf8_lossy(&drawn.stderr));
}

#[test]
fn data_satisfies_its_schema() {
    let schema = fs::read_to_string(repository().join("schemas/graph.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for args in [&[][..], &["--to", "std::fs::read_to_string"], &["--from", "serve", "--all", "--depth", "1"]] {
        let all = [&["tests/demo", "--output-format", "json"], args].concat();
        let value = serde_json::from_str(&graph(repository(), &all).1).unwrap();
        let errors: Vec<String> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

/// The picture in `docs/graph.md` is the drawing of the demo.
#[test]
fn the_picture_of_the_page_is_fresh() {
    let (_, drawing, _) = graph(repository(), &["tests/demo", "--output-format", "svg"]);
    assert_fresh(&repository().join("docs/graph-demo.svg"), &drawing);
    let path = repository().join("docs/graph.md");
    let page = fs::read_to_string(&path).unwrap();
    let (begin, end) = ("<!-- tree: begin (feeler graph tests/demo) -->\n", "<!-- tree: end -->");
    let (before, rest) = page.split_once(begin).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    let (_, tree, _) = graph(repository(), &["tests/demo"]);
    assert_fresh(&path, &format!("{before}{begin}```text\n{tree}```\n{end}{after}"));
}

const LAYERS: &str = "
pub async fn handler() { service(); }
pub async fn other() { handler().await; }
pub fn service() { store(); }
fn store() { let _ = std::fs::read(\"x\"); }
pub fn tool() { store(); }
";

#[test]
fn to_shows_every_chain_from_async_code_and_with_all_from_any() {
    let app = app(LAYERS);
    let chain = ["async app::handler", "  app::service", "    app::store", "      ■ std::fs::read (fs)"];
    assert_eq!(tree(app.path(), &["--to", "std::fs::read"]), chain);
    assert_eq!(tree(app.path(), &["--to", "fs::read"]), chain, "the end of a name");
    assert_eq!(tree(app.path(), &["--to", "std::*::read"]), chain, "a pattern");
    assert_eq!(tree(app.path(), &["--to", "crate::store"]), chain[..3], "a body of ours");
    let all = [
        "async app::other",
        "  async app::handler",
        "    app::service",
        "      app::store [1]",
        "        ■ std::fs::read (fs)",
        "app::tool",
        "  app::store ↑[1]",
    ];
    assert_eq!(tree(app.path(), &["--to", "std::fs::read", "--all"]), all);
}

#[test]
fn from_shows_what_waits_and_with_all_everything() {
    let app = app("
pub fn f() { quiet(); std::thread::park(); again(); }
fn quiet() {}
fn again() { f(); std::sync::Mutex::new(0).lock().unwrap(); }
");
    let waits = ["app::f [1]", "  ■ std::thread::park (sleep)"];
    let found = tree(app.path(), &["--from", "f"]);
    assert!(waits.iter().all(|it| found.contains(&(*it).to_string())), "{found:?}");
    assert!(!found.iter().any(|it| it.contains("lock") || it.contains("quiet")), "{found:?}");
    assert!(found.iter().any(|it| it.contains("app::f ↻[1]")), "a circle is told: {found:?}");
    assert!(tree(app.path(), &["--from", "f", "--pedantic"]).iter().any(|it| it.contains("lock")));
    assert!(tree(app.path(), &["--from", "f", "--all"]).contains(&"  app::quiet".to_string()));
}

#[test]
fn a_finding_is_drawn_by_its_place_or_its_fingerprint() {
    let app = app("pub async fn a() {\n    std::thread::park();\n}\npub async fn b() {\n    std::thread::park();\n}\n");
    let b = ["async app::b", "  ■ std::thread::park (sleep)"];
    assert_eq!(tree(app.path(), &["--finding", "src/lib.rs:5"]), b);
    let (_, json, _) = result(&mut feeler(app.path(), &["check", "--output-format", "json"]));
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let print = report["findings"][1]["fingerprint"].as_str().unwrap();
    assert_eq!(tree(app.path(), &["--finding", print]), b);
    assert_eq!(tree(app.path(), &["--finding", &print[..8]]), b);
    let (code, _, err) = graph(app.path(), &["--finding", "src/lib.rs:4"]);
    assert!(code == 2 && err.contains("no finding is there"), "{err}");
}

#[test]
fn allowances_cut_the_picture_of_findings_and_no_other() {
    let app = app("pub async fn a() {\n    // feeler: allow(HOT001) once\n    std::thread::park();\n}\n");
    assert_eq!(tree(app.path(), &[]), [""; 0]);
    assert_eq!(tree(app.path(), &["--to", "park"]).len(), 2);
}

#[test]
fn what_has_no_such_name_is_two_with_the_nearest_one() {
    let app = app(LAYERS);
    let failure = |args: &[&str]| {
        let (code, out, err) = graph(app.path(), args);
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    assert!(failure(&["--to", "fs::raed"]).contains("failed to draw `fs::raed`: no primitive and no body"));
    assert!(failure(&["--to", "fs::raed"]).contains("did you mean `fs::read`?"));
    assert!(failure(&["--from", "servise"]).contains("did you mean `service`?"));
    assert!(failure(&["--from", "std::fs::read"]).contains("no body of the project has this name"));
    assert!(failure(&["-o", "x.png"]).contains("no format is known by `.png`"));
    let (code, out, _) = graph(app.path(), &["--to", "std::fs::write"]);
    assert_eq!(code, 0, "a primitive that nothing calls is no mistake");
    assert!(out.contains("nothing reaches `std::fs::write` from async or hot code; `--all` looks"), "{out}");
}

#[test]
fn what_is_cut_is_told() {
    let app = app(LAYERS);
    let (_, out, _) = graph(app.path(), &["--to", "std::fs::read", "--all", "--limit", "3"]);
    assert!(out.contains("3 of 6 boxes shown, 1 of 2 beginnings; `--limit 0` shows all"), "{out}");
    assert!(out.contains("app::store (+1 caller)"), "{out}");
    let (_, _, err) = graph(app.path(), &["--to", "std::fs::read", "--depth", "1", "--output-format", "dot"]);
    assert!(err.contains("note: 2 boxes further than --depth 1 left out"), "{err}");
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let app = app(LAYERS);
    for (name, begin) in
        [("a.svg", "<svg "), ("a.dot", "digraph "), ("a.mmd", "flowchart LR"), ("a.json", "{\n"), ("a.txt", "HOT001 ")]
    {
        let (code, out, err) = graph(app.path(), &["-o", name]);
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        let text = fs::read_to_string(app.path().join(name)).unwrap();
        assert!(text.starts_with(begin), "{name}: {text}");
    }
}

#[test]
fn colours_honour_the_environment_and_start_up_is_no_chain() {
    let app = project(&[
        ("Cargo.toml", &format!("{MANIFEST}\n[dependencies]\ntokio = \"1\"\n")),
        (
            "src/main.rs",
            "#[tokio::main]\nasync fn main() {\n    std::thread::park();\n    tokio::spawn(f());\n}\nasync fn f() {\n    std::thread::park();\n}\n",
        ),
    ]);
    assert_eq!(tree(app.path(), &["--to", "park"]), ["async app::f", "  ■ std::thread::park (sleep)"]);
    let painted = |pairs: &[(&str, &str)]| {
        let mut command = feeler(app.path(), &["graph"]);
        result(command.envs(pairs.iter().copied())).1.contains('\u{1b}')
    };
    assert!(painted(&[("CLICOLOR_FORCE", "1")]) && !painted(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}
