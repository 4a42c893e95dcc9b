//! Formats for other programs: escaping, limits, and that no text of a workspace breaks any of them.

use super::{sarif::Limits, tests::report, *};
use crate::{
    base::finding::{Confidence, Hop, Location, Severity},
    base::source::Span,
    catalog::{Catalog, Rule},
};
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::builtin().unwrap());

/// A run over `report` with the built-in rules, of a project at the root of its repository.
fn run(report: &Report) -> Run<'_> {
    let rules: Vec<&Rule> = CATALOG.rules.iter().collect();
    Run { report, rules, exit_code: 1, fails: &|it| it.severity == Severity::Error, folder: String::new() }
}

/// `count` copies of the finding, of all severities in turn.
fn many(count: usize) -> Report {
    let mut report = report();
    let finding = report.findings.remove(0);
    let severities = [Severity::Info, Severity::Warning, Severity::Error];
    report.findings = (0..count).map(|at| Finding { severity: severities[at % 3], ..finding.clone() }).collect();
    report
}

/// Names and values of all attributes, and whether the document is well formed.
fn xml(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut attributes = Vec::new();
    loop {
        use quick_xml::events::Event;
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(attributes),
            Event::Start(it) | Event::Empty(it) => {
                for attribute in it.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
                    attributes.push((attribute.key.as_ref().to_string(), value.into_owned()));
                }
            }
            _ => {}
        }
    }
}

fn is_xml(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[test]
fn github_escapes_what_means_something() {
    let mut report = report();
    let source = SourceText::new("a,b:c%\n.rs", tests::MAIN);
    report.sources.insert(FileId(0), Arc::new(source));
    report.findings[0].message = "100% sure\n::error::no".into();
    let text = github::render(&run(&report));
    assert_eq!(text.lines().count(), 1);
    let start = "::error file=a%2Cb%3Ac%25%0A.rs,line=2,col=13,endLine=2,endColumn=22,title=feeler (HOT001 blocking-call-in-async)::";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains("HOT001 100%25 sure\u{fffd}::error::no%0A1. "), "{text}");
    assert!(
        text.contains("%0A2. lib/src/lib.rs:2:5: blocks here: `std::fs::read_to_string`%0Ahelp: move it"),
        "{text}"
    );
}

#[test]
fn github_leaves_out_columns_over_several_lines_and_the_worst_come_first() {
    let mut report = many(3);
    report.findings[2].primary.span = Span::new(0, tests::MAIN.len() as u32);
    let text = github::render(&run(&report));
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("::error file=app/src/main.rs,line=1,endLine=4,title="), "{text}");
    assert!(lines[1].starts_with("::warning ") && lines[2].starts_with("::notice "), "{text}");
}

#[test]
fn paths_are_those_of_the_repository() {
    let report = report();
    let run = Run { folder: "sub dir/".into(), ..run(&report) };
    for text in [github::render(&run), gitlab::render(&run), junit::render(&run), markdown::render(&run)] {
        assert!(text.contains("sub dir/app/src/main.rs"), "{text}");
    }
    assert!(markdown::render(&run).contains("](sub%20dir/app/src/main.rs#L2)"));
    let sarif = sarif::render(&run);
    assert!(sarif.contains("sub%20dir/app/src/main.rs") && sarif.contains("\"id\":\"feeler/sub dir/\""), "{sarif}");
}

#[test]
fn cases_fail_only_when_they_fail_the_run() {
    let report = many(3);
    let text = junit::render(&run(&report));
    assert!(text.contains("<testsuites name=\"feeler\" tests=\"3\" failures=\"1\" errors=\"0\">"), "{text}");
    assert_eq!(text.matches("<failure ").count(), 1);
    assert_eq!(text.matches("<system-out>").count(), 2);
    let names: std::collections::BTreeSet<String> =
        xml(&text).unwrap().into_iter().filter(|(key, _)| key == "name").map(|(_, value)| value).collect();
    assert_eq!(names.len(), 3 + 2, "each case has a name of its own: {names:?}");
}

#[test]
fn nothing_found_is_a_valid_document() {
    let report = Report::default();
    let run = Run { exit_code: 0, ..run(&report) };
    assert_eq!(github::render(&run), "");
    assert_eq!(gitlab::render(&run), "[]\n");
    assert_eq!(markdown::render(&run), "## Feeler: nothing in 0 files\n");
    assert_eq!(jsonl::render(&report).lines().count(), 1);
    assert!(xml(&junit::render(&run)).unwrap().contains(&("tests".into(), "1".into())));
    let log: Value = serde_json::from_str(&sarif::render(&run)).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(log["runs"][0]["invocations"][0]["exitCode"], 0);
}

#[test]
fn json_lines_are_the_findings_of_json() {
    let report = many(4);
    let document: Value = serde_json::from_str(&json::render(&report)).unwrap();
    let text = jsonl::render(&report);
    let lines: Vec<Value> = text.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines[..4], *document["findings"].as_array().unwrap());
    assert_eq!(lines[4]["summary"], document["summary"]);
}

const NO_LIMITS: Limits =
    Limits { results: 99, rules: 99, steps: 99, related: 99, notifications: 99, bytes: 1_000_000 };

fn sarif_within(report: &Report, limits: Limits) -> Value {
    serde_json::from_str::<Value>(&sarif::render_within(&run(report), &limits)).unwrap()["runs"][0].take()
}

fn told(run: &Value) -> Vec<String> {
    let list = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().iter();
    list.map(|it| it["message"]["text"].as_str().unwrap().to_string()).collect()
}

#[test]
fn sarif_cuts_the_least_severe_results_and_says_so() {
    let report = many(9);
    let whole = sarif_within(&report, NO_LIMITS);
    assert_eq!((whole["results"].as_array().unwrap().len(), told(&whole).len()), (9, 0));
    let by_count = sarif_within(&report, Limits { results: 5, ..NO_LIMITS });
    let size = serde_json::to_string(&whole["results"]).unwrap().len();
    let by_bytes = sarif_within(&report, Limits { bytes: size * 5 / 9 + 99, ..NO_LIMITS });
    for run in [by_count, by_bytes] {
        let levels: Vec<&str> =
            run["results"].as_array().unwrap().iter().map(|it| it["level"].as_str().unwrap()).collect();
        assert_eq!(levels, ["warning", "error", "warning", "error", "error"], "in the order of the report");
        assert!(told(&run)[0].starts_with("4 of 9 findings are left out, the least severe ones"), "{:?}", told(&run));
    }
}

#[test]
fn sarif_cuts_chains_rules_and_notifications_and_says_so() {
    let mut report = report();
    let hop = report.findings[0].chain[1].clone();
    report.findings[0].chain.splice(1..1, vec![hop; 6]);
    report.notes = (0..5).map(|at| format!("note {at}")).collect();
    let limits = Limits { rules: 1, steps: 5, related: 3, notifications: 2, ..NO_LIMITS };
    let run = sarif_within(&report, limits);
    let result = &run["results"][0];
    let flow = result["codeFlows"][0]["threadFlows"][0]["locations"].as_array().unwrap();
    let levels: Vec<u64> = flow.iter().map(|it| it["nestingLevel"].as_u64().unwrap()).collect();
    assert_eq!(levels, [0, 1, 2, 6, 7]);
    let ids: Vec<u64> =
        result["relatedLocations"].as_array().unwrap().iter().map(|it| it["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, [1, 2, 8]);
    let message = result["message"]["text"].as_str().unwrap();
    assert!(message.contains("](2) → 5 more calls → [blocks here"), "{message}");
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 1);
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
    assert_eq!(result["ruleIndex"], 0);
    let told = told(&run);
    assert!(told[0].contains("rules are left out") && told[1].starts_with("1 chains lost their middle"), "{told:?}");
    assert_eq!(told[2..], ["note 0", "note 1", "3 more notifications are left out"]);
}

#[test]
fn sarif_counts_columns_in_utf16_and_files_that_cannot_be_read_are_told() {
    let mut report = report();
    let text = "fn f() { let _ = (\"🦀\", read()); }\n";
    report.sources.insert(FileId(0), Arc::new(SourceText::new("src/ü b.rs", text)));
    report.findings[0].primary = tests::place(0, text, "read()");
    report.findings[0].code = "SYN001".into();
    let run = sarif_within(&report, NO_LIMITS);
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "src/%C3%BC%20b.rs");
    let region = serde_json::json!({"startLine": 1, "startColumn": 25, "endLine": 1, "endColumn": 31});
    assert_eq!(place["region"], region);
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["associatedRule"]["id"], "SYN001");
    assert_eq!(notification["locations"][0]["physicalLocation"]["region"], region);
}

#[test]
fn markdown_stays_within_a_comment_and_every_rule_has_its_share() {
    let text = |count| {
        let mut report = many(count);
        let rare = Finding { code: "HOT003".into(), severity: Severity::Warning, ..report.findings[0].clone() };
        report.findings.push(rare);
        let text = markdown::render(&run(&report));
        assert!(text.len() <= 65_536, "{}", text.len());
        assert!(text.contains("\n### HOT003 "), "a noisy rule hides no other");
        text
    };
    let entries = |text: &str| text.lines().filter(|it| it.starts_with("- **")).count();
    let all = text(20);
    assert!(entries(&all) == 21 && all.ends_with("  </details>\n"), "{all}");
    let folded = text(200);
    assert_eq!(entries(&folded), 201, "first what is wrong, then the way");
    let shown = folded.matches("<details>").count();
    assert!((20..200).contains(&shown), "{shown}");
    assert!(
        folded.contains(&format!("\nOnly {shown} of 201 findings show their way: a comment on GitHub holds 65536 "))
    );
    let cut = text(2_000);
    assert!(cut.len() > 60_000, "{}", cut.len());
    let left = 2_001 - entries(&cut);
    assert!(cut.contains(&format!("\n{left} of 2001 findings are left out: a comment on GitHub holds 65536 ")));
    assert!(cut.contains("| HOT001 | blocking-call-in-async | 666 | 667 | 667 |\n"), "{}", &cut[..400]);
}

#[test]
fn fingerprints_survive_moves_and_are_the_same_everywhere() {
    let before = report();
    let mut after = report();
    let text = format!("// one line more\n\n{}", tests::MAIN);
    let primary = tests::place(0, &text, "load(\"x\")");
    after.sources.insert(FileId(0), Arc::new(SourceText::new("app/src/main.rs", text)));
    after.findings[0].primary = primary;
    after.findings[0].chain[0].at = primary;
    let print = &fingerprints(&before)[0];
    assert_eq!(print, &fingerprints(&after)[0]);
    let run = run(&after);
    for text in [json::render(&after), jsonl::render(&after), sarif::render(&run), gitlab::render(&run)] {
        assert!(text.contains(print), "{text}");
    }
    assert!(junit::render(&run).contains(&format!("[{}]", &print[..8])));
}

/// Words that mean something to one format or another.
fn hostile() -> impl Strategy<Value = String> {
    let words = [
        "\u{1b}[31m",
        "\u{202e}",
        "\u{9b}",
        "\n",
        "\r\n",
        "\0",
        "\u{ffff}",
        "\u{2028}",
        "]]>",
        "<b>",
        "&amp;",
        "\"",
        "'",
        "::error::",
        "%0A",
        "`",
        "``",
        "](1)",
        "[a](b)",
        "|",
        "\\",
        "@all",
        "</details>",
        "<!--",
        "{0}",
        "🦀",
        "日",
        "a::b",
    ];
    let word = prop_oneof![
        3 => proptest::sample::select(words.to_vec()).prop_map(ToString::to_string),
        1 => "\\PC{0,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(word, 0..8).prop_map(|it| it.concat())
}

prop_compose! {
    fn reports()(path in hostile(), text in hostile(), findings in prop::collection::vec(
        (hostile(), hostile(), hostile(), 0_u32..40, 0_u32..40, 0_usize..3), 0..4)) -> Report {
        let mut report = report();
        let template = report.findings.remove(0);
        report.sources.insert(FileId(0), Arc::new(SourceText::new(path.clone(), text.clone())));
        report.notes = vec![path.clone()];
        for (message, symbol, note, start, length, severity) in findings {
            let at = Location { file: FileId(0), span: Span::new(start, start + length) };
            let hop = Hop { at, symbol: symbol.clone(), note: note.clone() };
            report.findings.push(Finding {
                code: message.clone(), name: note.clone(), message, symbol, primary: at,
                severity: [Severity::Info, Severity::Warning, Severity::Error][severity],
                confidence: Confidence::Medium,
                chain: vec![hop; severity], help: vec![note], ..template.clone()
            });
        }
        report
    }
}

proptest! {
    #[test]
    fn no_text_breaks_a_format(report in reports()) {
        let run = run(&report);
        let count = report.findings.len();
        let (github, markdown, junit) = (github::render(&run), markdown::render(&run), junit::render(&run));
        let (sarif, gitlab, jsonl) = (sarif::render(&run), gitlab::render(&run), jsonl::render(&report));
        for text in [&github, &markdown, &junit, &sarif, &gitlab, &jsonl, &json::render(&report)] {
            let seen = text.chars().find(|it| *it != '\n' && text::is_hidden(*it));
            prop_assert!(seen.is_none(), "{seen:?} in {text:?}");
        }
        prop_assert_eq!(github.lines().count(), count);
        prop_assert!(github.lines().all(|it| it.starts_with("::")));
        prop_assert_eq!(jsonl.lines().count(), count + 1);
        prop_assert!(jsonl.lines().all(|it| serde_json::from_str::<Value>(it).is_ok()));
        let issues: Value = serde_json::from_str(&gitlab).unwrap();
        prop_assert_eq!(issues.as_array().unwrap().len(), count);
        if let Some(first) = issues.get(0) {
            let exact = report.sources[&FileId(0)].path.as_str();
            prop_assert_eq!(first["location"]["path"].as_str(), Some(exact), "paths are exact");
        }
        let log: Value = serde_json::from_str(&sarif).unwrap();
        prop_assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), count);
        prop_assert!(xml(&junit).is_ok(), "{:?}", xml(&junit));
        prop_assert!(junit.chars().all(is_xml));
        prop_assert_eq!(junit.matches("<testcase ").count(), count.max(1));
        prop_assert_eq!(markdown.lines().filter(|it| it.starts_with("- **")).count(), count);
        prop_assert!(markdown.matches("<details>").count() >= markdown.matches("\n  </details>\n").count());
    }
}
