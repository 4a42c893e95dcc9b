//! GitLab's Code Quality report: an array of findings, each with a fingerprint by which merge requests are compared.

use super::{
    run::{Run, visible_json},
    text,
};
use crate::base::finding::{Finding, Severity};
use serde::Serialize;

/// Renders all findings, with a line break at the end.
pub fn render(run: &Run<'_>) -> String {
    let prints = super::fingerprints(run.report);
    let findings = run.report.findings.iter().zip(prints);
    let issues: Vec<Issue> = findings.map(|(finding, fingerprint)| issue(run, finding, fingerprint)).collect();
    // Plain data with string keys always serialises.
    visible_json(serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
}

#[derive(Serialize)]
struct Place {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Code Climate's place for more text; GitLab keeps it in the artifact.
#[derive(Serialize)]
struct Content {
    body: String,
}

fn issue<'a>(run: &Run<'_>, finding: &'a Finding, fingerprint: String) -> Issue<'a> {
    let source = super::source(run.report, finding.primary.file);
    let (begin, end) = (source.position(finding.primary.span.start), source.position(finding.primary.span.end));
    let details = run.details(finding);
    Issue {
        description: text::tame(&format!("{}: {}", finding.code, finding.message)),
        check_name: &finding.name,
        fingerprint,
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Place { path: run.path(&source), lines: Lines { begin: begin.line, end: end.line } },
        content: (!details.is_empty()).then(|| Content { body: details.join("\n") }),
    }
}
