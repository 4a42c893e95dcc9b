//! SUP002: takes out what an allowance does not need: the whole comment, or one code of several.

use super::Origin;
use crate::{
    base::{
        finding::{Applicability, Finding, Fix, Location},
        source::{FileId, SourceText, Span},
    },
    facts::Allow,
};
use rustc_hash::FxHashSet;

const CODE: &str = "SUP002";

pub(super) fn attach(origin: &Origin<'_>, findings: &mut [Finding]) {
    let unused: FxHashSet<Location> = findings.iter().filter(|it| it.code == CODE).map(|it| it.primary).collect();
    for finding in findings.iter_mut().filter(|it| it.code == CODE) {
        let Location { file, span } = finding.primary;
        let Some((parsed, source)) = origin.parsed(file) else { continue };
        let Some(allow) = parsed.allows.iter().find(|it| it.code_spans.contains(&span)) else { continue };
        finding.fixes.extend(fix(&source, file, allow, span, &|span| unused.contains(&Location { file, span })));
    }
}

fn fix(source: &SourceText, file: FileId, allow: &Allow, code: Span, is_unused: &dyn Fn(Span) -> bool) -> Option<Fix> {
    let whole = allow.code_spans.iter().all(|it| is_unused(*it));
    let (title, span) = match whole {
        true => ("remove the allowance".to_string(), comment(source, allow)),
        false => (format!("remove `{}` from the allowance", source.slice(code)), one_of(allow, code)?),
    };
    // Comments that follow may go on with the reason. Only a person can tell.
    let goes_on = whole && allow.own_line && is_plain_comment(source, source.lines.line_of(allow.span.start) + 1);
    let applicability = if goes_on { Applicability::Shown } else { Applicability::Safe };
    Some(Fix { title, applicability, edits: vec![(Location { file, span }, String::new())] })
}

/// The comment with its line where it has one, else with the blanks before it.
fn comment(source: &SourceText, allow: &Allow) -> Span {
    let line = source.lines.line_of(allow.span.start);
    let start = source.lines.line_start(line).unwrap_or(allow.span.start);
    let before = source.slice(Span::new(start, allow.span.start));
    if before.trim().is_empty() {
        let end = source.lines.line_start(line + 1).unwrap_or(source.text.len() as u32);
        return Span::new(start, end);
    }
    let kept = before.trim_end().len() as u32;
    Span::new(start + kept, source.lines.line_span(&source.text, line).end.max(allow.span.end))
}

/// A code with the comma before or behind it.
fn one_of(allow: &Allow, code: Span) -> Option<Span> {
    let at = allow.code_spans.iter().position(|it| *it == code)?;
    match (allow.code_spans.get(at + 1), at.checked_sub(1).and_then(|it| allow.code_spans.get(it))) {
        (Some(next), _) => Some(Span::new(code.start, next.start)),
        (None, Some(previous)) => Some(Span::new(previous.end, code.end)),
        (None, None) => None,
    }
}

fn is_plain_comment(source: &SourceText, line: u32) -> bool {
    let text = source.slice(source.lines.line_span(&source.text, line)).trim_start();
    let is_doc = text.starts_with("///") || text.starts_with("//!");
    text.starts_with("//") && !is_doc && !text.trim_start_matches('/').trim_start().starts_with("feeler:")
}
