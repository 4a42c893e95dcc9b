//! From the text that an expansion wrote back to the invocation.

use crate::{
    base::source::Span,
    facts::{Expr, FileFacts, ItemKind, Target},
    lang::rust::lex::Token,
};

/// Where the tokens of an expansion came from, in order.
pub(super) struct Places {
    tokens: Vec<Place>,
}

struct Place {
    byte: u8,
    /// The range in the expansion.
    written: Span,
    /// The range in the invocation, when the token was passed in.
    origin: Option<Span>,
}

impl Places {
    pub(super) fn new(tokens: &[Token], origins: Vec<Option<Span>>) -> Self {
        let visible = tokens.iter().zip(origins).filter(|(token, _)| token.start < token.end);
        let place = |(token, origin): (&Token, Option<Span>)| Place {
            byte: token.byte,
            written: Span::new(token.start, token.end),
            origin,
        };
        Self { tokens: visible.map(place).collect() }
    }

    /// Makes all spans of facts relative to the invocation.
    pub(super) fn translate(&self, facts: &mut FileFacts) {
        for item in &mut facts.items {
            let nameless = item.name_span.start == item.name_span.end;
            item.span = self.span(item.span);
            item.name_span =
                if nameless { Span::new(item.span.start, item.span.start) } else { self.span(item.name_span) };
            if let ItemKind::MacroCall { body, .. } | ItemKind::MacroRules { body } = &mut item.kind {
                *body = self.between(*body);
            }
        }
        facts.fns.iter_mut().for_each(|function| function.sig = self.span(function.sig));
        facts.paths.iter_mut().for_each(|path| path.span = self.path(path.span));
        facts.scopes.iter_mut().for_each(|scope| scope.span = self.span(scope.span));
        for call in &mut facts.calls {
            call.span = self.span(call.span);
            call.at = match &mut call.target {
                Target::Callee(callee) if matches!(facts.exprs[callee.0 as usize], Expr::Path(_)) => self.path(call.at),
                Target::Callee(_) | Target::Method { .. } => self.span(call.at),
                Target::Macro { body, .. } => {
                    *body = self.between(*body);
                    self.path(call.at)
                }
            };
        }
    }

    /// A range of tokens: empty at the start when an end of it was not passed in.
    fn span(&self, span: Span) -> Span {
        let first = self.tokens.partition_point(|place| place.written.start < span.start);
        let last = self.tokens.partition_point(|place| place.written.end <= span.end);
        let start = self.tokens.get(first).and_then(|place| place.origin);
        let end = last.checked_sub(1).and_then(|last| self.tokens[last].origin);
        join(start.map(|origin| origin.start), end.map(|origin| origin.end))
    }

    /// A path: from the first name that was passed in, when the definition wrote its beginning.
    fn path(&self, span: Span) -> Span {
        let first = self.tokens.partition_point(|place| place.written.start < span.start);
        let last = self.tokens.partition_point(|place| place.written.end <= span.end);
        let mut depth = 0u32;
        for (at, place) in self.tokens.get(first..last).unwrap_or_default().iter().enumerate() {
            match place.byte {
                _ if at == 0 && place.origin.is_some() => return self.span(span),
                b'(' if depth == 0 => break,
                b'<' => depth += 1,
                b'>' => depth = depth.saturating_sub(1),
                _ if depth == 0 && place.origin.is_some() => {
                    return self.span(Span::new(place.written.start, span.end));
                }
                _ => {}
            }
        }
        Span::default()
    }

    /// What stands between two brackets.
    fn between(&self, span: Span) -> Span {
        let open = self.tokens.partition_point(|place| place.written.end < span.start);
        let close = self.tokens.partition_point(|place| place.written.start < span.end);
        let start = self.tokens.get(open).and_then(|place| place.origin);
        let end = self.tokens.get(close).and_then(|place| place.origin);
        join(start.map(|origin| origin.end), end.map(|origin| origin.start))
    }
}

fn join(start: Option<u32>, end: Option<u32>) -> Span {
    match (start, end) {
        (Some(start), Some(end)) if start <= end => Span::new(start, end),
        _ => Span::default(),
    }
}
