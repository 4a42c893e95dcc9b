//! From the text that an expansion wrote back to the invocation.

use crate::{
    base::source::Span,
    facts::{FileFacts, ItemKind, Target},
    lang::rust::lex::Token,
};

/// Where the tokens of an expansion came from.
pub(super) struct Places {
    /// Ranges in the expansion and, for tokens that were passed in, in the invocation; in order.
    tokens: Vec<(Span, Option<Span>)>,
}

impl Places {
    pub(super) fn new(tokens: &[Token], origins: Vec<Option<Span>>) -> Self {
        let visible = tokens.iter().zip(origins).filter(|(token, _)| token.start < token.end);
        Self { tokens: visible.map(|(token, origin)| (Span::new(token.start, token.end), origin)).collect() }
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
        facts.paths.iter_mut().for_each(|path| path.span = self.span(path.span));
        facts.scopes.iter_mut().for_each(|scope| scope.span = self.span(scope.span));
        for call in &mut facts.calls {
            call.span = self.span(call.span);
            call.at = self.span(call.at);
            if let Target::Macro { body, .. } = &mut call.target {
                *body = self.between(*body);
            }
        }
    }

    /// A range of tokens: empty at the start when an end of it was not passed in.
    fn span(&self, span: Span) -> Span {
        let first = self.tokens.partition_point(|(token, _)| token.start < span.start);
        let last = self.tokens.partition_point(|(token, _)| token.end <= span.end);
        let start = self.tokens.get(first).and_then(|(_, origin)| *origin);
        let end = last.checked_sub(1).and_then(|last| self.tokens[last].1);
        join(start.map(|origin| origin.start), end.map(|origin| origin.end))
    }

    /// What stands between two brackets.
    fn between(&self, span: Span) -> Span {
        let open = self.tokens.partition_point(|(token, _)| token.end < span.start);
        let close = self.tokens.partition_point(|(token, _)| token.start < span.end);
        let start = self.tokens.get(open).and_then(|(_, origin)| *origin);
        let end = self.tokens.get(close).and_then(|(_, origin)| *origin);
        join(start.map(|origin| origin.end), end.map(|origin| origin.start))
    }
}

fn join(start: Option<u32>, end: Option<u32>) -> Span {
    match (start, end) {
        (Some(start), Some(end)) if start <= end => Span::new(start, end),
        _ => Span::default(),
    }
}
