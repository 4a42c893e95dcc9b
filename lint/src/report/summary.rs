//! The last line for people, and counts by rule.

use crate::base::{
    finding::{Applicability, Severity},
    report::Report,
};
use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

/// `Found 3 errors, 1 warning in 412 files (2 suppressed, 7 low-confidence hidden) in 0.4s; --fix can fix 2`.
pub fn line(report: &Report) -> String {
    let is_safe = |fixable: &Applicability| *fixable == Applicability::Safe;
    let fixable = report.findings.iter().filter(|it| it.fixes.iter().any(|fix| is_safe(&fix.applicability))).count();
    let hint = if fixable == 0 { String::new() } else { format!("; --fix can fix {fixable}") };
    format!("Found {} in {}{hint}", counts(report), seconds(report.summary.elapsed))
}

/// `3 errors, 1 warning in 412 files (2 suppressed, 7 low-confidence hidden)`: the same from run to run.
pub fn counts(report: &Report) -> String {
    let summary = &report.summary;
    let counted = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    let counts = counted.map(|(severity, word)| (report.count(severity), word));
    let found: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(*count, word)).collect();
    let found = if found.is_empty() { "nothing".to_string() } else { found.join(", ") };
    let aside: Vec<String> = [
        (summary.suppressed, "suppressed"),
        (summary.baselined, "in the baseline"),
        (summary.unchanged, "in unchanged code"),
        (summary.low_confidence, "low-confidence hidden"),
        (summary.pedantic, "pedantic hidden"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    let aside = if aside.is_empty() { String::new() } else { format!(" ({})", aside.join(", ")) };
    format!("{found} in {}{aside}", plural(summary.files as usize, "file"))
}

/// One line a rule that found something, most findings first.
pub fn statistics(report: &Report) -> String {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry((&finding.code, &finding.name)).or_default() += 1;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut out = String::new();
    for ((code, name), count) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{count:>6}  {code}  {name}");
    }
    out
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn seconds(elapsed: Duration) -> String {
    format!("{:.1}s", elapsed.as_secs_f64())
}
