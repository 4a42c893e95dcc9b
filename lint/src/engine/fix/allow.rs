//! Comments that allow findings where they are: `--add-allow` and the quick fix of an editor.

use super::edits::Edit;
use crate::{
    base::{
        finding::Finding,
        report::Report,
        source::{FileId, SourceText, Span},
    },
    catalog::Catalog,
    engine::suppress::code_of,
};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a reason that nobody has given yet. SUP001 reports it like none, see [`is_reason`].
pub const PLACEHOLDER: &str = "<say why this is right here>";

/// Whether an allowance says why. Words in angle brackets are the place for a reason, not one.
pub fn is_reason(text: &str) -> bool {
    let text = text.trim();
    let inside = text.strip_prefix('<').and_then(|it| it.strip_suffix('>'));
    !text.is_empty() && inside.is_none_or(|it| it.contains(['<', '>']))
}

/// Whether a comment above its line can allow a finding.
pub fn is_allowable(catalog: &Catalog, finding: &Finding) -> bool {
    !finding.symbol.is_empty() && code_of(&finding.code, catalog).is_some()
}

/// The comments that allow those findings of a report that a comment can allow, by file and in order. One line gets one comment.
pub fn comments(catalog: &Catalog, report: &Report, reason: &str) -> BTreeMap<FileId, Vec<Edit>> {
    let mut lines: BTreeMap<FileId, BTreeMap<u32, BTreeSet<&str>>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|it| is_allowable(catalog, it)) {
        if let Some(source) = report.sources.get(&finding.primary.file).filter(|it| it.path.ends_with(".rs")) {
            let line = source.lines.line_of(finding.primary.span.start);
            lines.entry(finding.primary.file).or_default().entry(line).or_default().insert(&finding.code);
        }
    }
    let edits = |(file, lines): (FileId, BTreeMap<u32, BTreeSet<&str>>)| {
        let source = &report.sources[&file];
        (file, lines.iter().map(|(line, codes)| comment(source, *line, codes, reason)).collect())
    };
    lines.into_iter().map(edits).collect()
}

/// A comment above a 0-based line, with the line's indentation and line break.
pub fn comment(source: &SourceText, line: u32, codes: &BTreeSet<&str>, reason: &str) -> Edit {
    let start = source.lines.line_start(line).unwrap_or(source.text.len() as u32);
    let end = source.lines.line_start(line + 1).unwrap_or(source.text.len() as u32);
    let text = source.slice(Span::new(start, end));
    let indent: String = text.chars().take_while(|it| *it == ' ' || *it == '\t').collect();
    let line_break = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
    let codes: Vec<&str> = codes.iter().copied().collect();
    (Span::new(start, start), format!("{indent}// feeler: allow({}) {reason}{line_break}", codes.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fix::edits::apply;

    #[test]
    fn comments_take_the_indentation_and_line_break_of_their_line() {
        let source = SourceText::new("a.rs", "fn f() {\r\n\tg();\r\n}\r\n");
        let edit = comment(&source, 1, &BTreeSet::from(["HOT001", "HOT003"]), "why");
        let text = apply(&source.text, &[edit]);
        assert_eq!(text, "fn f() {\r\n\t// feeler: allow(HOT001, HOT003) why\r\n\tg();\r\n}\r\n");
    }

    #[test]
    fn a_placeholder_is_no_reason() {
        assert!(!is_reason(PLACEHOLDER) && !is_reason(" ") && !is_reason("<...>"));
        assert!(is_reason("a <b> c") && is_reason("returns Vec<u8>") && is_reason("<T> is small"));
    }
}
