use super::*;
use crate::base::{
    finding::{Confidence, Hop, Location, Reach, Severity},
    report::Summary,
    source::Span,
};
use std::{collections::BTreeMap, time::Duration};

pub(super) fn place(file: u32, text: &str, needle: &str) -> Location {
    let start = text.find(needle).unwrap() as u32;
    Location { file: FileId(file), span: Span::new(start, start + needle.len() as u32) }
}

pub(super) const MAIN: &str = "async fn handle() {\n    let ü = load(\"x\");\n}\n";
pub(super) const LIB: &str = "pub fn load(path: &str) -> String {\n    std::fs::read_to_string(path).unwrap()\n}\n";

/// A finding two hops deep over two files, and one about an allowance.
pub(super) fn report() -> Report {
    let call = place(0, MAIN, "load(\"x\")");
    let read = place(1, LIB, "std::fs::read_to_string(path)");
    let finding = Finding {
        code: "HOT001".into(),
        name: "blocking-call-in-async".into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: "`load` blocks the thread in async code: it reaches `std::fs::read_to_string`".into(),
        primary: call,
        symbol: "app::handle".into(),
        effect: Some(("fs".into(), "std::fs::read_to_string".into())),
        chain: vec![
            Hop { at: call, symbol: "app::handle".into(), note: "calls `lib::load`".into() },
            Hop { at: read, symbol: "lib::load".into(), note: "blocks here: `std::fs::read_to_string`".into() },
        ],
        reaches: vec![Reach { class: "fs".into(), primitive: "std::fs::read_to_string".into(), at: read }],
        help: vec!["move it".into(), "or allow it".into()],
        fixes: Vec::new(),
    };
    let sources = [("app/src/main.rs", MAIN), ("lib/src/lib.rs", LIB)];
    let sources = sources
        .iter()
        .enumerate()
        .map(|(at, (path, text))| (FileId(at as u32), Arc::new(SourceText::new(*path, *text))));
    let summary = Summary {
        files: 2,
        suppressed: 2,
        low_confidence: 7,
        elapsed: Duration::from_millis(412),
        ..Summary::default()
    };
    Report {
        findings: vec![finding],
        sources: sources.collect::<BTreeMap<_, _>>(),
        summary,
        notes: Vec::new(),
        phases: Vec::new(),
    }
}

#[test]
fn concise_is_one_line_a_finding() {
    let line = "app/src/main.rs:2:13: HOT001 [error] `load` blocks the thread in async code: it reaches `std::fs::read_to_string`\n";
    assert_eq!(concise::render(&report()), line);
}

#[test]
fn json_counts_columns_in_characters_and_keeps_everything_reached() {
    let document: serde_json::Value = serde_json::from_str(&json::render(&report())).unwrap();
    let finding = &document["findings"][0];
    assert_eq!(
        finding["range"],
        serde_json::json!({"start": {"line": 2, "column": 13}, "end": {"line": 2, "column": 22}})
    );
    assert_eq!(finding["chain"][1]["path"], "lib/src/lib.rs");
    assert_eq!(
        finding["reaches"][0],
        serde_json::json!({"class": "fs", "primitive": "std::fs::read_to_string", "path": "lib/src/lib.rs", "line": 2})
    );
    assert_eq!(document["summary"], serde_json::json!({"files": 2, "findings": 1, "suppressed": 2, "baselined": 0}));
}

#[test]
fn twins_have_different_fingerprints() {
    let mut report = report();
    report.findings.push(report.findings[0].clone());
    let prints = fingerprints(&report);
    assert_ne!(prints[0], prints[1]);
}

#[test]
fn the_summary_tells_what_is_hidden() {
    assert_eq!(summary::line(&report()), "Found 1 error in 2 files (2 suppressed, 7 low-confidence hidden) in 0.4s");
    assert_eq!(summary::line(&Report::default()), "Found nothing in 0 files in 0.0s");
}

fn drawn(report: &Report, width: usize) -> String {
    full::render(report, full::Style { color: false, width })
}

#[test]
fn full_draws_the_chain_over_files() {
    expect_test::expect![[r#"
        HOT001 blocking-call-in-async

          × `load` blocks the thread in async code: it reaches
          │ `std::fs::read_to_string`
           ╭─[app/src/main.rs:2:13]
         1 │ async fn handle() {
         2 │     let ü = load("x");
           ·             ────┬────
           ·                 ╰── 1. calls `lib::load`
         3 │ }
           ╰────
           ╭─[lib/src/lib.rs:2:5]
         1 │ pub fn load(path: &str) -> String {
         2 │     std::fs::read_to_string(path).unwrap()
           ·     ──────────────┬──────────────
           ·                   ╰── 2. blocks here: `std::fs::read_to_string`
         3 │ }
           ╰────
          help: - move it
                - or allow it

    "#]]
    .assert_eq(&drawn(&report(), 80));
}

/// One finding whose chain has `hops` calls, all in one file with very long lines.
fn long(hops: usize) -> Report {
    let line = format!("    let x = {}call(\"{}\");", "a_very_long_receiver.".repeat(20), "y".repeat(5_000));
    let text: String = (0..hops).map(|_| format!("fn f() {{\n{line}\n}}\n\n\n\n\n\n")).collect();
    let mut report = report();
    let source = Arc::new(SourceText::new(format!("{}src/lib.rs", "deep/".repeat(40)), text.clone()));
    report.sources.insert(FileId(7), source);
    let calls = text
        .match_indices("call(")
        .map(|(at, _)| Location { file: FileId(7), span: Span::new(at as u32, at as u32 + 5_000) });
    let finding = &mut report.findings[0];
    finding.chain = calls
        .map(|at| Hop { at, symbol: "s".into(), note: format!("calls `{}`", "some::long::path::to::".repeat(9)) })
        .collect();
    finding.primary = finding.chain[0].at;
    report
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    for width in [40, 60, 80, 100, 160] {
        for report in [report(), long(1), long(3), long(9)] {
            let text = drawn(&report, width);
            for line in text.lines() {
                assert!(text::width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn the_middle_of_a_long_chain_is_left_out() {
    let text = drawn(&long(9), 100);
    assert!(
        text.contains("1. calls")
            && text.contains("3. calls")
            && text.contains("8. calls")
            && text.contains("9. calls")
    );
    assert!(!text.contains("4. calls") && text.contains("… and 4"), "{text}");
}

#[test]
fn colours_are_escape_sequences_and_nothing_else() {
    let coloured = full::render(&report(), full::Style { color: true, width: 80 });
    assert_ne!(coloured, drawn(&report(), 80));
    assert_eq!(text::without_colors(&coloured), drawn(&report(), 80));
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Texts of one file with places in it, some beyond its end or in the middle of a character.
    fn reports() -> impl Strategy<Value = Report> {
        let text = "[a-z (){}\"ü日\u{1b}\u{202e}\t\r\n]{0,400}";
        let places = prop::collection::vec((0_u32..500, 0_u32..200, "[ -~日]{0,80}"), 1..9);
        (text, places).prop_map(|(text, places)| {
            let mut report = report();
            report.sources.insert(FileId(0), Arc::new(SourceText::new("src/ü\u{7}.rs", text)));
            let finding = &mut report.findings[0];
            finding.chain = places
                .into_iter()
                .map(|(start, length, note)| {
                    let at = Location { file: FileId(0), span: Span::new(start, start + length) };
                    Hop { at, symbol: "s".into(), note }
                })
                .collect();
            finding.primary = finding.chain[0].at;
            report
        })
    }

    proptest! {
        #[test]
        fn any_text_is_drawn_within_the_width(report in reports(), width in 40_usize..120) {
            let drawn = drawn(&report, width);
            for line in drawn.lines() {
                prop_assert!(text::width(line) <= width, "{width}: {line}");
            }
            let untamed = drawn.contains(['\u{1b}', '\u{202e}', '\u{7}', '\r']);
            prop_assert!(!untamed);
            prop_assert_eq!(concise::render(&report).lines().count(), 1);
            let document: Result<serde_json::Value, _> = serde_json::from_str(&json::render(&report));
            prop_assert!(document.is_ok());
        }
    }
}
