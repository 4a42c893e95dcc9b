//! Formats for other programs, from outside: the demo in each, against the schemas of those who read them.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;
#[path = "formats/sarif.rs"]
mod sarif;

use common::{assert_fresh, copy, project, repository};
use expect_test::{ExpectFile, expect_file};
use sarif::assert_valid;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Output},
};

const FORMATS: &[&str] = &["jsonl", "sarif", "github", "gitlab", "junit", "markdown"];

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_feeler")).args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap()
}

/// The demo as a repository of its own, so that its paths do not depend on where this one lies.
fn demo() -> tempfile::TempDir {
    let folder = project(&[(".git/HEAD", "")]);
    copy(&repository().join("tests/demo"), folder.path());
    folder
}

fn report(folder: &Path, format: &str, more: &[&str]) -> String {
    let output = run(folder, &[&["check", "--output-format", format], more].concat());
    assert!(output.status.code().is_some_and(|it| it < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A file below `tests/formats/`. The path is absolute: `expect_test` counts others from the outermost folder with a manifest,
/// which may lie above the clone.
fn snapshot(name: &str) -> ExpectFile {
    expect_file![repository().join("tests/formats").join(name)]
}

#[test]
fn the_demo_in_every_format() {
    let demo = demo();
    let report = |format| report(demo.path(), format, &[]);
    snapshot("demo.jsonl").assert_eq(&report("jsonl"));
    // Written on one line, compared on many. One rule stands for all, so that a new one changes nothing here.
    let mut log = parsed(&report("sarif"));
    log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap().truncate(1);
    snapshot("demo.sarif").assert_eq(&(serde_json::to_string_pretty(&log).unwrap() + "\n"));
    snapshot("demo.github.txt").assert_eq(&report("github"));
    snapshot("demo.gitlab.json").assert_eq(&report("gitlab"));
    snapshot("demo.junit.xml").assert_eq(&report("junit"));
    snapshot("demo.md").assert_eq(&report("markdown"));
}

#[test]
fn exit_codes_and_files_are_the_same_in_every_format() {
    let demo = demo();
    for format in FORMATS {
        let args = ["check", "--output-format", format, "-o", "report"];
        let output = run(demo.path(), &args);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{format}");
        let text = fs::read_to_string(demo.path().join("report")).unwrap();
        assert!(text == report(demo.path(), format, &["--threads", "1"]), "{format}: from run to run");
        assert_eq!(run(demo.path(), &[&args[..], &["--exit-zero"]].concat()).status.code(), Some(0), "{format}");
        assert_eq!(run(demo.path(), &[&args[..], &["gone"]].concat()).status.code(), Some(2), "{format}");
    }
    let zero = parsed(&report(demo.path(), "sarif", &["--exit-zero"]));
    assert_eq!(zero["runs"][0]["invocations"][0]["exitCode"], 0);
    assert!(report(demo.path(), "junit", &["--fail-on", "never"]).contains(" failures=\"0\""));
}

#[test]
fn paths_count_from_the_root_of_the_repository() {
    let folder = project(&[(".git/HEAD", "")]);
    copy(&repository().join("tests/demo"), &folder.path().join("services/a b"));
    let inside = folder.path().join("services/a b");
    assert!(report(&inside, "github", &[]).contains(" file=services/a b/crates/gateway/src/main.rs,"));
    assert!(
        report(folder.path(), "sarif", &["services/a b"]).contains("\"services/a%20b/crates/gateway/src/main.rs\"")
    );
    assert!(
        report(&inside, "jsonl", &[]).contains("\"path\":\"crates/gateway/src/main.rs\""),
        "json has the project's"
    );
}

#[test]
fn json_lines_satisfy_their_schema() {
    let schema = |name: &str| parsed(&fs::read_to_string(repository().join("schemas").join(name)).unwrap());
    let (line, whole) = (schema("report-line.schema.json"), schema("report.schema.json"));
    assert_eq!(line["$defs"]["finding"], whole["properties"]["findings"]["items"], "findings are the same in both");
    for key in ["version", "tool", "summary"] {
        assert_eq!(line["$defs"]["last"]["properties"][key], whole["properties"][key], "{key} is the same in both");
    }
    for text in report(demo().path(), "jsonl", &["--pedantic"]).lines() {
        assert_valid(&line, &parsed(text), text);
    }
}

#[test]
fn gitlab_takes_the_report() {
    // What GitLab's documentation asks of a Code Quality report.
    let lines =
        json!({"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}});
    let path = json!({"type": "string", "pattern": "^[^./][^\\\\]*$"});
    let place = json!({"type": "object", "required": ["path", "lines"], "properties": {"path": path, "lines": lines}});
    let schema = json!({"type": "array", "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": place
        }
    }});
    let document = parsed(&report(demo().path(), "gitlab", &["--pedantic"]));
    assert_valid(&schema, &document, "gitlab");
    let issues = document.as_array().unwrap();
    let prints: BTreeSet<&str> = issues.iter().map(|it| it["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len(), "GitLab drops all but one of equal fingerprints");
}

/// Findings whose chains begin before their place, which the demo has none of.
const LOCKED: &str = "HOT004/fires-in-sync-code-below";
const LOST: &str = "DUR003/fires-after-something-was-logged";

fn of_fixture(name: &str) -> Value {
    let folder = project(&[(".git/HEAD", "")]);
    copy(&repository().join("tests/fixtures").join(name), folder.path());
    let document = parsed(&report(folder.path(), "sarif", &[]));
    let flows = &document["runs"][0]["results"][0]["codeFlows"];
    assert!(flows.is_array(), "{name} has chains");
    document
}

/// Everything that a SARIF document may have to be: clean, with findings, with files that cannot be read, in a subfolder.
fn sarif_documents() -> Vec<Value> {
    let demo = demo();
    let of = |more: &[&str]| parsed(&report(demo.path(), "sarif", more));
    let mut documents: Vec<Value> = [LOCKED, LOST].map(of_fixture).into();
    documents.extend([of(&[]), of(&["--pedantic", "--min-confidence", "low"]), of(&["--select", "SUP004"])]);
    fs::write(demo.path().join("crates/ledger/src/ü b.rs"), "pub fn half( {\n").unwrap();
    let lib = demo.path().join("crates/ledger/src/lib.rs");
    let text = fs::read_to_string(&lib).unwrap() + "\n#[path = \"ü b.rs\"]\nmod broken;\n";
    fs::write(&lib, text).unwrap();
    let broken = of(&[]);
    assert!(broken["runs"][0]["results"].as_array().unwrap().iter().any(|it| it["ruleId"] == "SYN001"));
    assert!(!broken["runs"][0]["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().is_empty());
    documents.push(broken);
    documents
}

#[test]
fn sarif_satisfies_its_schema() {
    let schema = sarif::schema();
    let mut documents = sarif_documents();
    documents.iter().for_each(|document| assert_valid(&schema, document, "sarif"));
    let mut wrong = documents.swap_remove(0);
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0);
    assert!(!jsonschema::is_valid(&schema, &wrong), "the schema looks at regions");
}

#[test]
fn sarif_passes_the_rules_of_github() {
    sarif_documents().iter().for_each(sarif::assert_github_takes);
}

/// The page about formats shows what is printed now: one finding of the demo in each.
#[test]
fn the_page_about_formats_is_fresh() {
    let path = repository().join("docs/formats.md");
    let demo = demo();
    let mut text = fs::read_to_string(&path).unwrap();
    for format in ["concise", "json"].iter().chain(FORMATS) {
        let example = example(format, &report(demo.path(), format, &["--select", "HOT003"]));
        let begin = format!("<!-- {format}: begin (tests/formats.rs) -->\n");
        let end = format!("<!-- {format}: end -->");
        let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("docs/formats.md lacks `{begin}`"));
        let (_, after) = rest.split_once(&end).unwrap();
        text = format!("{before}{begin}{example}{end}{after}");
    }
    assert_fresh(&path, &text);
    let formats = run(repository(), &["check", "--help"]);
    for format in FORMATS {
        assert!(String::from_utf8_lossy(&formats.stdout).contains(&format!("- {format}:")), "{format}");
    }
}

fn example(format: &str, text: &str) -> String {
    let (kind, shown) = match format {
        // The rules are their documentation, which `feeler explain` shows better; the related places are the flow once more.
        "sarif" => {
            let mut result = parsed(text)["runs"][0]["results"][0].take();
            result.as_object_mut().unwrap().remove("relatedLocations");
            ("json", serde_json::to_string_pretty(&result).unwrap())
        }
        "json" | "jsonl" | "gitlab" => ("json", text.trim_end().to_string()),
        "junit" => ("xml", text.trim_end().to_string()),
        "markdown" => ("markdown", text.trim_end().to_string()),
        _ => ("text", text.trim_end().to_string()),
    };
    format!("```{kind}\n{shown}\n```\n")
}
