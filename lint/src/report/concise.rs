//! One line a finding: `path:line:column: CODE [severity] message`.

use crate::base::{
    finding::{Finding, Severity},
    report::Report,
};
use std::fmt::Write as _;

/// Renders all findings.
pub fn render(report: &Report) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", line(report, finding));
    }
    out
}

/// The line of one finding, without a line break.
pub fn line(report: &Report, finding: &Finding) -> String {
    let source = super::source(report, finding.primary.file);
    let at = source.position(finding.primary.span.start);
    let severity = word(finding.severity);
    let line = format!("{}:{}:{}: {} [{severity}] {}", source.path, at.line, at.column, finding.code, finding.message);
    super::text::tame(&line)
}

/// The word for a severity, as every format writes it.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
