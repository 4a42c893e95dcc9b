//! The short way for the arguments of macros.
//!
//! Most of them are literals, names, fields and plain getters: those are read from the text by our own lexer, without a tree.
//! Anything else leaves the whole body to syn.

use super::Lower;
use crate::{
    base::source::Span,
    facts::{Call, Expr, ExprId, ListId, Lit, Path, Segment, Target},
    lang::rust::{
        lex::{Kind, Lexer, Token},
        parse::lower::EMPTY,
    },
};

/// The tokens of a body, and how far they are read.
struct Body<'t> {
    text: &'t str,
    base: u32,
    lexer: Lexer<'t>,
    next: Option<Token>,
}

impl<'t> Body<'t> {
    fn new(text: &'t str, base: u32) -> Self {
        let mut lexer = Lexer::range(text, 0, text.len());
        let next = lexer.next();
        Self { text, base, lexer, next }
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.next?;
        self.next = self.lexer.next();
        Some(token)
    }

    fn take_if(&mut self, byte: u8) -> bool {
        let found = self
            .next
            .is_some_and(|token| token.byte == byte && matches!(token.kind, Kind::Punct | Kind::Open | Kind::Close));
        if found {
            self.take();
        }
        found
    }

    /// The name that comes next, unless it is a keyword.
    fn name(&mut self) -> Option<(&'t str, Token)> {
        let token = self.next.filter(|token| token.kind == Kind::Ident)?;
        let word = self.text.get(token.start as usize..token.end as usize)?;
        if KEYWORDS.contains(&word) || word.starts_with("r#") {
            return None;
        }
        self.take();
        Some((word, token))
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// Skips `a.b =`, `"a" =`, `target:` and the sigils of `tracing`; what only looked like a label is given back.
    fn skip_label(&mut self) {
        let (lexer, next) = (self.lexer.clone(), self.next);
        if !self.label() {
            (self.lexer, self.next) = (lexer, next);
        }
        if !self.take_if(b'%') {
            self.take_if(b'?');
        }
    }

    fn label(&mut self) -> bool {
        let Some(first) = self.take() else { return false };
        let mut dotted = false;
        while first.kind == Kind::Ident && self.take_if(b'.') {
            dotted = true;
            if self.take().is_none_or(|token| token.kind != Kind::Ident) {
                return false;
            }
        }
        let Some(sign) = self.next.filter(|_| matches!(first.kind, Kind::Ident | Kind::Str)) else { return false };
        let doubled =
            self.text.as_bytes().get(sign.end as usize).is_some_and(|byte| matches!(byte, b'=' | b'>' | b':'));
        match sign.byte {
            b'=' if !doubled => self.take_if(b'='),
            b':' if !doubled && !dotted && first.kind == Kind::Ident => self.take_if(b':'),
            _ => false,
        }
    }
}

impl Lower<'_> {
    /// The arguments in a body, when all of them are simple.
    pub(super) fn quick_args(&mut self, body: Span) -> Option<ListId> {
        let text = self.places.source(body)?;
        let facts = &self.facts;
        let sizes = (facts.exprs.len(), facts.paths.len(), facts.calls.len());
        let mark = self.open();
        let mut body = Body::new(text, body.start);
        let mut fine = true;
        while fine && body.next.is_some() {
            match self.quick_arg(&mut body) {
                Some(id) => self.push(id.0),
                None => fine = false,
            }
            fine = fine && (body.next.is_none() || body.take_if(b',') || body.take_if(b';'));
        }
        if fine {
            return Some(self.close(mark));
        }
        self.take(mark);
        self.facts.exprs.truncate(sizes.0);
        self.facts.paths.truncate(sizes.1);
        self.facts.calls.truncate(sizes.2);
        None
    }

    /// `[label] [&] (literal | a::b) (.field | .method())*`
    fn quick_arg(&mut self, body: &mut Body) -> Option<ExprId> {
        body.skip_label();
        let borrowed = body.take_if(b'&');
        let first = body.next?;
        let word = body.text.get(first.start as usize..first.end as usize)?;
        let literal = match first.kind {
            Kind::Str if matches!(first.byte, b'"' | b'r') => Some(Lit::Str),
            Kind::Number if word.bytes().all(|byte| byte.is_ascii_digit()) => Some(Lit::Int),
            Kind::Ident if matches!(word, "true" | "false") => Some(Lit::Bool),
            _ => None,
        };
        let mut id = match literal {
            Some(literal) => {
                body.take();
                self.add(Expr::Lit(literal))
            }
            None => self.quick_path(body)?,
        };
        while body.take_if(b'.') {
            id = self.quick_member(body, first.start, id)?;
        }
        Some(if borrowed { self.add(Expr::Ref(id)) } else { id })
    }

    fn quick_path(&mut self, body: &mut Body) -> Option<ExprId> {
        let (word, first) = body.name()?;
        let mut end = first.end;
        let mut segments = Vec::with_capacity(1);
        segments.push(Segment { name: self.name(word), args: None });
        while body.take_if(b':') {
            if !body.take_if(b':') {
                return None;
            }
            let (word, token) = body.name()?;
            segments.push(Segment { name: self.name(word), args: None });
            end = token.end;
        }
        segments.shrink_to_fit();
        let span = body.span(first.start, end);
        let path =
            self.add_path(Path { leading: false, dollar_crate: false, qself: None, segments: segments.into(), span });
        Some(self.add(Expr::Path(path)))
    }

    fn quick_member(&mut self, body: &mut Body, start: u32, base: ExprId) -> Option<ExprId> {
        if let Some(token) = body.next.filter(|token| token.kind == Kind::Number) {
            let index = body.text.get(token.start as usize..token.end as usize)?;
            body.take();
            let name = index.bytes().all(|byte| byte.is_ascii_digit()).then(|| self.name(index))?;
            return Some(self.add(Expr::Field(base, name)));
        }
        let (word, token) = body.name()?;
        let name = self.name(word);
        if !body.take_if(b'(') {
            return Some(self.add(Expr::Field(base, name)));
        }
        let close = body.next?;
        if !body.take_if(b')') {
            return None;
        }
        let target = Target::Method { receiver: base, name, generic: EMPTY };
        let span = body.span(start, close.end);
        let at = body.span(token.start, close.end);
        Some(self.add_call(Call { target, args: EMPTY, span, at, awaited: false, chain_awaited: false }))
    }
}

/// Words that do not stand for themselves in an expression.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "become", "box", "break", "builtin", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "pub",
    "raw", "ref", "return", "static", "struct", "trait", "true", "try", "type", "unsafe", "use", "where", "while",
    "yield", "_", "abstract", "final", "override", "priv", "typeof", "unsized", "virtual",
];
