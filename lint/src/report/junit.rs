//! JUnit XML, for whatever draws test results: a suite a file, a case a finding. Cases fail when they fail the run.
//!
//! Names of cases have no line numbers, so that the history of a finding survives edits above it.

use super::{concise, run::Run, text};
use crate::base::finding::Finding;
use std::fmt::Write as _;

/// Renders all findings. A run without any has one case that passes, since many readers refuse a report without cases.
pub fn render(run: &Run<'_>) -> String {
    let findings = &run.report.findings;
    let prints = super::fingerprints(run.report);
    let cases: Vec<(String, Case)> =
        findings.iter().zip(prints).map(|(finding, print)| case(run, finding, &print)).collect();
    let mut suites = String::new();
    for suite in cases.chunk_by(|a, b| a.0 == b.0) {
        let failures = suite.iter().filter(|(_, case)| case.fails).count();
        push_suite(&mut suites, &suite[0].0, suite.len(), failures);
        suite.iter().for_each(|(_, case)| suites.push_str(&case.xml));
        suites.push_str("  </testsuite>\n");
    }
    if cases.is_empty() {
        push_suite(&mut suites, "feeler", 1, 0);
        suites.push_str("    <testcase name=\"no findings\" classname=\"feeler\"/>\n  </testsuite>\n");
    }
    let failures = cases.iter().filter(|(_, case)| case.fails).count();
    let counts = format!("tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len().max(1));
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    format!("{head}<testsuites name=\"feeler\" {counts}>\n{suites}</testsuites>\n")
}

struct Case {
    fails: bool,
    xml: String,
}

fn push_suite(out: &mut String, name: &str, tests: usize, failures: usize) {
    let name = escape(name);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
    );
}

/// The path of a finding, and its case.
fn case(run: &Run<'_>, finding: &Finding, print: &str) -> (String, Case) {
    let source = super::source(run.report, finding.primary.file);
    let path = run.path(&source);
    let line = source.position(finding.primary.span.start).line;
    let fails = (run.fails)(finding);
    let symbol = if finding.symbol.is_empty() { String::new() } else { format!(" in {}", finding.symbol) };
    let name = escape(&format!("{} {}{symbol} [{}]", finding.code, finding.name, &print[..8.min(print.len())]));
    // Readers take what is behind the last point for the name of a class, and an extension is none.
    let class = escape(path.strip_suffix(".rs").unwrap_or(&path));
    let head = format!("{}: {} [{}]", run.place(finding.primary), finding.code, concise::word(finding.severity));
    let lines: Vec<String> =
        std::iter::once(format!("{head} {}", finding.message)).chain(run.details(finding)).collect();
    let body = lines.iter().map(|it| escape(it)).collect::<Vec<_>>().join("\n");
    let inner = if fails {
        let message = escape(&finding.message);
        format!("<failure type=\"{}\" message=\"{message}\">{body}</failure>", concise::word(finding.severity))
    } else {
        format!("<system-out>{body}</system-out>")
    };
    let file = escape(&path);
    let open = format!("<testcase name=\"{name}\" classname=\"{class}\" file=\"{file}\" line=\"{line}\">");
    (path, Case { fails, xml: format!("    {open}\n      {inner}\n    </testcase>\n") })
}

/// Text for an attribute or an element, on one line. What XML cannot hold at all is replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            it => text::tame_char(it, &mut out),
        }
    }
    out
}
