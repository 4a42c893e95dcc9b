//! Broken files: item by item, so that an error costs the smallest item around it.

use super::{
    brackets::{Brackets, End, MOST},
    guard::{Guard, Verdict},
    lower::Lower,
    place::Places,
};
use crate::{
    base::source::Span,
    facts::{Expr, ItemId, ItemKind, Problem},
    lang::rust::lex::{Kind, Token},
};
use std::{borrow::Cow, ops::Range};
use syn::{ImplItem, Item, TraitItem};

/// Levels of modules and impls that are searched for what can be saved; each level parses all inside it again.
const DEEPEST: u32 = 8;

/// What kind of items a piece of source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Module,
    Impl,
    Trait,
}

/// Reads all items of a broken file.
pub(super) fn recover<'a>(text: &'a str, lower: &mut Lower<'a>) {
    let brackets = Brackets::new(text);
    let problems = brackets.problems.clone();
    let mut recovery = Recovery { text, brackets, lower, problems };
    let all = 0..recovery.brackets.tokens.len();
    recovery.file_attributes();
    let mark = recovery.lower.open();
    recovery.items(all, Holder::Module, 0);
    let ids = recovery.lower.take(mark);
    recovery.lower.facts.root = ids.into_iter().map(ItemId).collect();
    recovery.problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    recovery.lower.facts.problems = recovery.problems;
}

struct Recovery<'a, 'l> {
    text: &'a str,
    brackets: Brackets,
    lower: &'l mut Lower<'a>,
    problems: Vec<Problem>,
}

/// Why a piece could not be read.
struct Failure {
    message: String,
    span: Span,
}

impl<'a> Recovery<'a, '_> {
    fn token(&self, at: usize) -> Option<Token> {
        self.brackets.tokens.get(at).copied()
    }

    fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.text.get(token.start as usize..token.end as usize).unwrap_or(""))
    }

    fn is(&self, at: usize, byte: u8) -> bool {
        self.token(at)
            .is_some_and(|token| token.byte == byte && matches!(token.kind, Kind::Punct | Kind::Open | Kind::Close))
    }

    /// The bytes of a range of tokens.
    fn span(&self, range: &Range<usize>) -> Span {
        match (self.token(range.start), range.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => Span::new(first.start, last.end.max(first.start)),
            _ => Span::default(),
        }
    }

    /// `#![cfg(test)]` at the head of the file.
    fn file_attributes(&mut self) {
        let end = self.inner_attributes(0);
        let span = self.span(&(0..end));
        let Some(text) = self.text.get(span.start as usize..span.end as usize) else { return };
        if end > 0
            && self.verdict(&(0..end)).sound()
            && let Ok(file) = syn::parse_str::<syn::File>(text)
        {
            self.lower.facts.test_only = super::attrs::unshipped(&file.attrs);
        }
    }

    /// The index behind `#![..]` attributes that begin at `at`.
    fn inner_attributes(&self, mut at: usize) -> usize {
        while self.is(at, b'#') && self.is(at + 1, b'!') {
            match self.brackets.end(at + 2) {
                End::Closed(close) => at = close as usize + 1,
                _ => break,
            }
        }
        at
    }

    /// All items in a range of tokens, pushed onto the list that is being built.
    fn items(&mut self, range: Range<usize>, holder: Holder, depth: u32) {
        let mut at = self.inner_attributes(range.start);
        while at < range.end {
            // A stray closing bracket or semicolon; brackets have been reported.
            if self.token(at).is_some_and(|token| token.kind == Kind::Close || token.byte == b';') {
                at += 1;
                continue;
            }
            let end = self.extent(at, range.end).max(at + 1);
            self.piece(at..end, holder, depth);
            at = end;
        }
    }

    /// The index behind the item that begins at `at`.
    fn extent(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        let mut keyword = "";
        // `<` of the header that no `>` closes yet.
        let mut angles = 0u32;
        // So far only what may stand before an item's own keyword.
        let mut modifiers = true;
        while at < limit {
            let Some(token) = self.token(at) else { break };
            if !modifiers && self.brackets.layout.resumes(at, start) {
                return at;
            }
            match token.kind {
                Kind::Open => {
                    let next = self.behind(at);
                    modifiers &= token.byte == b'(' && at > start && self.word(at - 1) == "pub";
                    at = next;
                    // `A<{ N }>` goes on, and so does a value up to its semicolon.
                    let value = matches!(keyword, "static" | "const" | "use" | "type");
                    if token.byte == b'{' && !value && angles == 0 {
                        return at.min(limit);
                    }
                }
                Kind::Close => return at,
                Kind::Punct if token.byte == b';' => return at + 1,
                Kind::Punct if token.byte == b'#' && self.is(at + 1, b'[') => at = self.behind(at + 1),
                _ => {
                    match token.byte {
                        b'<' => angles += 1,
                        b'>' if at > start && !self.is(at - 1, b'-') => angles = angles.saturating_sub(1),
                        _ => {}
                    }
                    if keyword.is_empty() {
                        keyword = main_keyword(self.word(at), self.word(at + 1));
                    }
                    modifiers &= token.kind == Kind::Str || (keyword.is_empty() && MODIFIERS.contains(&self.word(at)));
                    at += 1;
                }
            }
        }
        limit
    }

    /// The index behind the bracket that opens at `at`.
    fn behind(&self, at: usize) -> usize {
        match self.brackets.end(at) {
            End::Closed(close) => close as usize + 1,
            End::Cut(end) => (end as usize).max(at + 1),
            End::None => at + 1,
        }
    }

    /// One item: as it stands, else what can be saved of it.
    fn piece(&mut self, range: Range<usize>, holder: Holder, depth: u32) {
        let Err(failure) = self.read(range.clone(), holder, "") else { return };
        if let Some(open) = self.body(&range)
            && let Some(id) = self.head(range.start..open + 1, holder)
        {
            self.lower.facts.items[id].span.end = self.span(&range).end;
            self.members(id, open, &range, depth);
        }
        self.report(&range, failure);
    }

    /// Notes a lost piece, unless an unbalanced bracket inside it has been noted already.
    fn report(&mut self, range: &Range<usize>, failure: Failure) {
        let span = self.span(range);
        let known = self.problems.iter().any(|problem| span.covers(problem.span));
        if !known && self.problems.len() < MOST {
            self.problems.push(Problem { message: failure.message, span: failure.span });
        }
    }

    fn verdict(&self, range: &Range<usize>) -> Verdict {
        let mut guard = Guard::new(self.text);
        for token in self.brackets.tokens.get(range.clone()).unwrap_or(&[]) {
            guard.token(*token);
        }
        guard.finish()
    }

    /// Parses and lowers a piece; `suffix` closes what it leaves open.
    fn read(&mut self, range: Range<usize>, holder: Holder, suffix: &str) -> Result<(), Failure> {
        let span = self.span(&range);
        let piece = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let verdict = self.verdict(&range);
        if let Some(at) = verdict.too_deep {
            return Err(Failure { message: "nested too deeply to be analysed".into(), span: Span::new(at, at + 1) });
        }
        if verdict.broken && suffix.is_empty() {
            return Err(Failure { message: "unbalanced brackets".into(), span });
        }
        proc_macro2::extra::invalidate_current_thread_spans();
        self.lower.places = Places::new(piece, span.start);
        self.lower.opaque = verdict.opaque;
        let source: Cow<str> = if suffix.is_empty() { piece.into() } else { format!("{piece}{suffix}").into() };
        let result = match holder {
            Holder::Module => syn::parse_str::<Item>(&source).map(|item| self.lower.item(&item)),
            Holder::Impl => syn::parse_str::<ImplItem>(&source).map(|item| self.lower.impl_item(&item)),
            Holder::Trait => syn::parse_str::<TraitItem>(&source).map(|item| self.lower.trait_item(&item)),
        };
        result.map_err(|error| self.failure(&error, span))
    }

    /// What is wrong with the piece `span`. syn lists everything that it could have read; a person wants to know what it met.
    fn failure(&self, error: &syn::Error, span: Span) -> Failure {
        let place = self.lower.places.span(error.span());
        let inside = span.start <= place.start && place.start < span.end;
        let place = if inside { place } else { span };
        let message = error.to_string();
        let met = self.text.get(place.start as usize..place.end as usize).unwrap_or("");
        let vague = message.starts_with("expected one of") || message.starts_with("unexpected token");
        let message =
            if vague && inside && !met.is_empty() && met.len() < 40 { format!("unexpected `{met}`") } else { message };
        Failure { message, span: place }
    }

    /// Index of the brace with which the body of an item begins: the one that ends where the item does.
    fn body(&self, range: &Range<usize>) -> Option<usize> {
        let mut at = range.start;
        while at < range.end {
            let token = self.token(at)?;
            if token.kind == Kind::Open {
                let behind = self.behind(at);
                if token.byte == b'{' && behind >= range.end {
                    return Some(at);
                }
                at = behind;
            } else {
                at += 1;
            }
        }
        None
    }

    /// Reads an item without its body; the index of the item.
    fn head(&mut self, range: Range<usize>, holder: Holder) -> Option<usize> {
        let before = self.lower.facts.items.len();
        self.read(range, holder, "}").ok()?;
        let after = self.lower.facts.items.len();
        (after > before).then(|| after - 1)
    }

    /// Fills the item `id` with those members that can be read; a function's body is lost.
    fn members(&mut self, id: usize, open: usize, range: &Range<usize>, depth: u32) {
        let holder = match &self.lower.facts.items[id].kind {
            ItemKind::Module { .. } => Holder::Module,
            ItemKind::Impl { .. } => Holder::Impl,
            ItemKind::Trait { .. } => Holder::Trait,
            ItemKind::Fn(function) => {
                let function = function.0 as usize;
                self.lower.facts.fns[function].body = Some(self.lower.add(Expr::Missing));
                return;
            }
            _ => return,
        };
        if depth >= DEEPEST {
            return;
        }
        let end = match self.brackets.end(open) {
            End::Closed(end) | End::Cut(end) => (end as usize).min(range.end),
            End::None => range.end,
        };
        let mark = self.lower.open();
        self.items(open + 1..end, holder, depth + 1);
        let list = self.lower.close(mark);
        if let ItemKind::Module { items, .. } | ItemKind::Impl { items, .. } | ItemKind::Trait { items, .. } =
            &mut self.lower.facts.items[id].kind
        {
            *items = list;
        }
    }
}

/// What may stand before the keyword that says what an item is.
const MODIFIERS: &[&str] = &["pub", "crate", "default", "async", "unsafe", "const", "extern", "auto", "safe"];

/// The keyword that says what an item is, or nothing: `const fn` is a function.
fn main_keyword(word: &str, next: &str) -> &'static str {
    match word {
        "fn" => "fn",
        "struct" => "struct",
        "enum" => "enum",
        "union" => "union",
        "trait" => "trait",
        "impl" => "impl",
        "mod" => "mod",
        "use" => "use",
        "type" => "type",
        "static" => "static",
        "const" if !matches!(next, "fn" | "unsafe" | "async" | "extern") => "const",
        _ => "",
    }
}
