//! `// feeler:` comments: allowances and hot marks.

use crate::{base::source::Span, facts::Allow};

/// What a `// feeler:` comment says.
pub(super) enum Directive {
    /// `allow(..)`, or something that cannot be read: then `codes` is empty.
    Allow(Allow),
    /// `hot`.
    Hot,
}

/// Reads a line comment that spans `start..end`. `own_line` and `target` are left for the caller, who knows the tokens around.
pub(super) fn directive(text: &str, start: u32, end: u32) -> Option<Directive> {
    let comment = text.get(start as usize..end as usize)?;
    let rest = comment.trim_start_matches('/').trim_start();
    let body = rest.strip_prefix("feeler:")?.trim();
    if body.split_whitespace().next() == Some("hot") {
        return Some(Directive::Hot);
    }
    let mut allow = Allow {
        codes: Vec::new(),
        code_spans: Vec::new(),
        until: None,
        reason: String::new(),
        span: Span::new(start, start + comment.trim_end().len() as u32),
        own_line: false,
        target: start,
    };
    match arguments(body) {
        Some((inside, reason)) => {
            let base = start + offset_in(comment, inside);
            read_arguments(inside, base, &mut allow);
            allow.reason = reason.trim().to_owned();
        }
        None => allow.reason = body.to_owned(),
    }
    Some(Directive::Allow(allow))
}

/// What stands between the parentheses of `allow(..)` and what follows them.
fn arguments(body: &str) -> Option<(&str, &str)> {
    body.strip_prefix("allow")?.trim_start().strip_prefix('(')?.split_once(')')
}

fn read_arguments(inside: &str, base: u32, allow: &mut Allow) {
    for part in inside.split(',') {
        let word = part.trim();
        if word.is_empty() {
            continue;
        }
        match word.split_once('=') {
            Some((key, date)) if key.trim() == "until" => allow.until = Some(date.trim().to_owned()),
            _ => {
                let at = base + offset_in(inside, word);
                allow.codes.push(word.to_owned());
                allow.code_spans.push(Span::new(at, at + word.len() as u32));
            }
        }
    }
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset_in(whole: &str, part: &str) -> u32 {
    (part.as_ptr() as usize - whole.as_ptr() as usize) as u32
}
