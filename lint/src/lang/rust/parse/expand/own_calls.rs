//! Calls of a macro in its own output: `m!($a)` that says `m!($a, 10)` is how macros give arguments their defaults.

use super::{
    super::{INVISIBLE, cursor::Parser, tokens::Tokens},
    MOST, Output, Position,
    rules::Rule,
    step,
};
use crate::{
    base::source::Span,
    lang::rust::lex::{Kind, Tag, Token},
};
use std::ops::Range;

/// At most so many calls are expanded: some macros go through their arguments one call at a time.
const MOST_CALLS: usize = 64;

/// A call of the macro, as indices of tokens: all of it, and what stands between its delimiters.
struct OwnCall {
    whole: Range<usize>,
    inner: Range<usize>,
}

/// The output with the calls of the macro itself expanded. `None` where it has none, or one that no rule matches.
pub(super) fn expanded(
    name: &str,
    (definition, rules): (&Parser, &[Rule]),
    first: &Output,
    position: Position,
) -> Option<Output> {
    let next = |output: &Output| {
        let call = find(name, output)?;
        Some(inner(definition, rules, output, &call).map(|inner| replaced(output, &call, &inner, position)))
    };
    let mut output = next(first)??;
    for _ in 1..MOST_CALLS {
        match next(&output) {
            _ if output.tokens.len() > MOST as usize => return None,
            None => return Some(output),
            Some(further) => output = further?,
        }
    }
    None
}

/// The first call of a macro of this name.
fn find(name: &str, output: &Output) -> Option<OwnCall> {
    let tokens = &output.tokens;
    let word = |at: usize| {
        let token: &Token = &tokens[at];
        output.text.get(token.start as usize..token.end as usize).unwrap_or("")
    };
    let is_call = |at: &usize| {
        tokens[*at].kind == Kind::Ident
            && word(*at) == name
            && tokens.get(at + 1).is_some_and(|token| token.byte == b'!')
            && tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Open)
    };
    let at = (0..tokens.len()).find(is_call)?;
    let close = closing(tokens, at + 2)?;
    // `$crate::m!(..)`
    let mut from = at;
    while from >= 3 && tokens[from - 2].tag == Tag::PathSep && tokens[from - 3].kind == Kind::Ident {
        from -= 3;
    }
    Some(OwnCall { whole: from..close + 1, inner: at + 3..close })
}

fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0usize;
    tokens.iter().enumerate().skip(open).find_map(|(at, token)| {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

/// What a call expands to; origins are those of the whole.
fn inner(definition: &Parser, rules: &[Rule], output: &Output, call: &OwnCall) -> Option<Output> {
    let list = output.tokens[call.inner.clone()].to_vec();
    let end = output.tokens[call.inner.end].start;
    let tokens = Tokens::of_list(list, end as usize)?;
    let mut inner = step(definition, rules, &output.text, &tokens)?;
    for origin in inner.origins.iter_mut().flatten() {
        let at = output.tokens.partition_point(|token| (token.start, token.end) < (origin.start, origin.end));
        *origin = match output.origins.get(at) {
            Some(Some(span)) => *span,
            // The definition wrote it.
            _ => Span::default(),
        };
    }
    for origin in &mut inner.origins {
        *origin = origin.filter(|span| *span != Span::default());
    }
    Some(inner)
}

/// The output with a call's expansion in its place.
fn replaced(output: &Output, call: &OwnCall, inner: &Output, position: Position) -> Output {
    let mut to = Output::default();
    let OwnCall { whole, .. } = call;
    // An expression keeps together; statements stand among statements.
    let expression = position == Position::Expr && !inner.tokens.is_empty();
    let keeps = expression && !inner.tokens.iter().any(|token| token.byte == b';');
    copy(output, 0..whole.start, &mut to);
    if keeps {
        bracket(&mut to, Kind::Open);
    }
    copy(inner, 0..inner.tokens.len(), &mut to);
    if keeps {
        bracket(&mut to, Kind::Close);
    }
    // Among items the `;` belongs to the call.
    let semicolon = output.tokens.get(whole.end).is_some_and(|token| token.byte == b';');
    let end = whole.end + usize::from(position == Position::Items && semicolon);
    copy(output, end..output.tokens.len(), &mut to);
    to
}

fn bracket(to: &mut Output, kind: Kind) {
    let at = to.text.len() as u32;
    to.tokens.push(Token { kind, byte: INVISIBLE, tag: Tag::None, start: at, end: at });
    to.origins.push(None);
}

/// Writes tokens behind others, as far from each other as they were.
fn copy(from: &Output, range: Range<usize>, to: &mut Output) {
    let (tokens, origins) = (&from.tokens[range.clone()], &from.origins[range]);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    to.text.push(' ');
    let base = to.text.len() as u32;
    to.text.push_str(from.text.get(first.start as usize..last.end as usize).unwrap_or(""));
    let moved = |at: u32| at - first.start + base;
    to.tokens.extend(tokens.iter().map(|token| Token { start: moved(token.start), end: moved(token.end), ..*token }));
    to.origins.extend_from_slice(origins);
}
