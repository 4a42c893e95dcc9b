//! `--add-allow`: a comment above the line of every finding.

use super::files::write_beside;
use crate::{
    base::{
        finding::Finding,
        report::Report,
        source::{FileId, SourceText},
    },
    config::Settings,
    engine::suppress::code_of,
};
use anyhow::{Result, bail};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Adds the comments and returns how many. Findings that cannot be allowed where they are are left alone.
pub(super) fn add(root: &Path, settings: &Settings, report: &Report, reason: &str) -> Result<usize> {
    let reason = reason.trim();
    if reason.is_empty() || reason.contains(['\n', '\r']) {
        bail!("add allowances: the reason must be some words on one line");
    }
    let mut lines: BTreeMap<FileId, BTreeMap<u32, BTreeSet<&str>>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|it| is_allowable(settings, it)) {
        if let Some(source) = report.sources.get(&finding.primary.file).filter(|it| it.path.ends_with(".rs")) {
            let line = source.lines.line_of(finding.primary.span.start);
            lines.entry(finding.primary.file).or_default().entry(line).or_default().insert(&finding.code);
        }
    }
    let mut added = 0;
    for (file, lines) in &lines {
        let source = &report.sources[file];
        added += lines.len();
        write_beside(&root.join(&source.path), &insert(source, lines, reason))?;
    }
    Ok(added)
}

fn is_allowable(settings: &Settings, finding: &Finding) -> bool {
    !finding.symbol.is_empty() && code_of(&finding.code, &settings.catalog).is_some()
}

fn insert(source: &SourceText, lines: &BTreeMap<u32, BTreeSet<&str>>, reason: &str) -> String {
    let mut out = String::with_capacity(source.text.len() + 64 * lines.len());
    for (line, text) in (0..).zip(source.text.split_inclusive('\n')) {
        if let Some(codes) = lines.get(&line) {
            let indent: String = text.chars().take_while(|it| *it == ' ' || *it == '\t').collect();
            let end = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
            let codes: Vec<&str> = codes.iter().copied().collect();
            out.push_str(&format!("{indent}// feeler: allow({}) {reason}{end}", codes.join(", ")));
        }
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_take_the_indentation_and_line_break_of_their_line() {
        let source = SourceText::new("a.rs", "fn f() {\r\n\tg();\r\n}\r\n");
        let lines = BTreeMap::from([(1, BTreeSet::from(["HOT001", "HOT003"]))]);
        let text = insert(&source, &lines, "why");
        assert_eq!(text, "fn f() {\r\n\t// feeler: allow(HOT001, HOT003) why\r\n\tg();\r\n}\r\n");
    }
}
