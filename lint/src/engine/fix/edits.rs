//! Edits of texts: which of them go together, and what comes of them.

use crate::base::{
    finding::{Applicability, Fix, Location},
    report::Report,
    source::{FileId, Span},
};
use std::collections::BTreeMap;

/// A range of a text and what comes in its place.
pub type Edit = (Span, String);

/// Edits that are made together, and how many findings they are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Edits by file, in order and without overlap.
    pub edits: BTreeMap<FileId, Vec<Edit>>,
    /// Findings whose fix is among them.
    pub findings: usize,
}

/// The safe fixes of a report that go together, one a finding. Of two that overlap the first one wins: the other may not fit any
/// more, and is offered again by the next run if it does. `wanted` says which files may be edited.
pub fn choose(report: &Report, wanted: &dyn Fn(FileId) -> bool) -> Chosen {
    let mut chosen = Chosen::default();
    let mut taken: Vec<&Fix> = Vec::new();
    for finding in &report.findings {
        let safe = finding.fixes.iter().find(|it| it.applicability == Applicability::Safe);
        let Some(fix) = safe.filter(|fix| fix.edits.iter().all(|(at, _)| wanted(at.file))) else { continue };
        // Two rules, or two codes in one comment, may want the very same.
        if taken.iter().any(|it| it.edits == fix.edits) {
            chosen.findings += 1;
        } else if fix.edits.iter().all(|(at, _)| chosen.has_room(*at)) {
            fix.edits.iter().for_each(|(at, text)| chosen.insert(*at, text));
            chosen.findings += 1;
            taken.push(fix);
        }
    }
    chosen
}

impl Chosen {
    fn has_room(&self, at: Location) -> bool {
        let edits = self.edits.get(&at.file).map_or(&[][..], Vec::as_slice);
        edits.iter().all(|(span, _)| !overlap(*span, at.span))
    }

    fn insert(&mut self, at: Location, text: &str) {
        let edits = self.edits.entry(at.file).or_default();
        let place = edits.partition_point(|(span, _)| *span < at.span);
        edits.insert(place, (at.span, text.to_string()));
    }
}

/// Whether two edits get in each other's way. Of two insertions at one place nobody knows which comes first.
fn overlap(left: Span, right: Span) -> bool {
    left == right || left.start < right.end && right.start < left.end
}

/// The text after edits that are in order and do not overlap. Those that do not fit the text are left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.iter().map(|(_, new)| new.len()).sum::<usize>());
    let mut at = 0;
    for (span, new) in edits {
        let (start, end) = (span.start as usize, span.end as usize);
        let fits = start >= at && end >= start && text.is_char_boundary(start) && text.is_char_boundary(end);
        if fits && end <= text.len() {
            out.push_str(&text[at..start]);
            out.push_str(new);
            at = end;
        }
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::finding::{Confidence, Finding, Severity};

    fn finding(edits: &[(u32, u32, &str)], applicability: Applicability) -> Finding {
        let at = |start, end| Location { file: FileId(0), span: Span::new(start, end) };
        let edits = edits.iter().map(|(start, end, text)| (at(*start, *end), (*text).to_string())).collect();
        Finding {
            code: "HOT001".to_string(),
            name: "n".to_string(),
            severity: Severity::Error,
            confidence: Confidence::High,
            message: "m".to_string(),
            primary: at(0, 0),
            symbol: String::new(),
            effect: None,
            chain: Vec::new(),
            reaches: Vec::new(),
            help: Vec::new(),
            fixes: vec![Fix { title: "t".to_string(), applicability, edits }],
        }
    }

    fn fixed(text: &str, findings: Vec<Finding>) -> (String, usize) {
        let report = Report { findings, ..Report::default() };
        let chosen = choose(&report, &|_| true);
        (apply(text, chosen.edits.get(&FileId(0)).map_or(&[][..], Vec::as_slice)), chosen.findings)
    }

    #[test]
    fn edits_of_nested_calls_go_together() {
        let outer = finding(&[(0, 1, "F"), (8, 8, ".await")], Applicability::Safe);
        let inner = finding(&[(2, 3, "G"), (6, 6, ".await")], Applicability::Safe);
        assert_eq!(fixed("f(g(x) )", vec![outer, inner]), ("F(G(x).await ).await".to_string(), 2));
    }

    #[test]
    fn of_fixes_that_overlap_the_first_wins_whole() {
        let first = finding(&[(0, 2, "A")], Applicability::Safe);
        let second = finding(&[(1, 3, "B"), (4, 5, "C")], Applicability::Safe);
        let beside = finding(&[(2, 4, "D")], Applicability::Safe);
        assert_eq!(fixed("01234", vec![first, second, beside]), ("AD4".to_string(), 2));
        let twice = finding(&[(1, 1, "x")], Applicability::Safe);
        let other = finding(&[(1, 1, "y")], Applicability::Safe);
        assert_eq!(fixed("01", vec![twice.clone(), twice, other]), ("0x1".to_string(), 2));
    }

    #[test]
    fn what_is_only_shown_is_not_applied() {
        assert_eq!(fixed("01", vec![finding(&[(0, 1, "x")], Applicability::Shown)]), ("01".to_string(), 0));
    }

    #[test]
    fn edits_that_do_not_fit_are_left_out() {
        let edits = [(Span::new(1, 2), "x".to_string()), (Span::new(2, 9), "y".to_string())];
        assert_eq!(apply("ü.", &edits), "ü.");
    }
}
