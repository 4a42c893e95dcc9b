//! Workflow commands of GitHub Actions: each finding is an annotation at its line, and one line in the log.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step, so the worst come first.

use super::{
    run::{Run, worst_first},
    text,
};
use crate::base::finding::{Finding, Severity};
use std::fmt::Write as _;

/// Renders all findings.
pub fn render(run: &Run<'_>) -> String {
    let mut out = String::new();
    for at in worst_first(run.report) {
        out.push_str(&command(run, &run.report.findings[at]));
        out.push('\n');
    }
    out
}

fn command(run: &Run<'_>, finding: &Finding) -> String {
    let source = super::source(run.report, finding.primary.file);
    let (start, end) = (source.position(finding.primary.span.start), source.position(finding.primary.span.end));
    let name = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut out = format!("::{name} file={},line={}", property(&run.path(&source)), start.line);
    // GitHub ignores a range of columns over several lines together with all of the annotation's place.
    // Writing to a string cannot fail.
    let _ = match start.line == end.line {
        true => write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column),
        false => write!(out, ",endLine={}", end.line),
    };
    let title = property(&format!("feeler ({} {})", finding.code, finding.name));
    let first = text::tame(&format!("{}: {} {}", run.place(finding.primary), finding.code, finding.message));
    let lines: Vec<String> = std::iter::once(first).chain(run.details(finding)).map(|it| data(&it)).collect();
    let _ = write!(out, ",title={title}::{}", lines.join("%0A"));
    out
}

/// What may stand behind `::`. Line breaks are gone already, or are ours.
fn data(text: &str) -> String {
    text.replace('%', "%25")
}

/// The value of a property, in which `:` and `,` mean something, too. Line breaks are kept: a file may be called so.
fn property(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '%' => out.push_str("%25"),
            '\r' => out.push_str("%0D"),
            '\n' => out.push_str("%0A"),
            ':' => out.push_str("%3A"),
            ',' => out.push_str("%2C"),
            it => text::tame_char(it, &mut out),
        }
    }
    out
}
