//! Lists of items, of which each is read as well as it can be: an error costs the smallest item around it.

use super::{
    brackets::{Layout, MOST},
    cursor::Parser,
    failure::{Failure, Parse},
    items::Holder,
};
use crate::{
    base::source::Span,
    facts::Problem,
    lang::rust::lex::{Kind, Tag, Token},
};
use std::ops::Range;

impl Parser<'_> {
    /// All items up to the end of the group, pushed onto the list that is being built.
    pub(super) fn items(&mut self, holder: Holder) -> Parse<()> {
        while !self.at_end() {
            let start = self.at;
            match self.attempt(|this| this.item(holder)) {
                Ok(()) => {}
                Err(failure) if self.strict => return Err(failure),
                Err(failure) => self.lost(start, holder, failure),
            }
        }
        Ok(())
    }

    /// Passes over an item that cannot be read, and saves what its head says.
    fn lost(&mut self, start: usize, holder: Holder, failure: Failure) {
        // A stray closing bracket or semicolon; brackets have been reported.
        let token = self.token(start);
        if matches!(token.byte, b')' | b']' | b'}' | b';') {
            if token.byte == b';' {
                self.stray.get_or_insert(Span::new(token.start, token.end));
            }
            self.at = start + 1;
            return;
        }
        let end = self.extent(start).max(start + 1);
        self.hollow = self.brace_at_end(start..end);
        if self.hollow.is_some() {
            // When not even the head can be read, nothing is left to save.
            let _ = self.attempt(|this| this.item(holder));
        }
        self.hollow = None;
        self.at = end;
        self.report(start..end, failure);
    }

    /// Notes that something in a range of tokens is lost, unless an unbalanced bracket inside it has been noted already.
    pub(super) fn report(&mut self, range: Range<usize>, failure: Failure) {
        let last = self.token(range.end - 1);
        let span = Span::new(self.token(range.start).start, last.end);
        let problems = &self.out.facts.problems;
        if problems.len() >= MOST || problems.iter().any(|problem| span.covers(problem.span)) {
            return;
        }
        let token = self.token(failure.at as usize);
        let message = failure.expected.message(token, self.text_of(token));
        let span = Span::new(token.start, token.end);
        self.out.facts.problems.push(Problem { message, span });
    }

    /// Whether the next token is the first of its line.
    pub(super) fn begins_line(&mut self) -> bool {
        let at = self.at;
        self.layout().begins_line(at)
    }

    fn layout(&mut self) -> &Layout {
        let (text, tokens) = (self.text, self.all());
        self.layout.get_or_insert_with(|| Layout::new(text, tokens))
    }

    /// The index behind the item that begins at `start` and cannot be read.
    fn extent(&mut self, start: usize) -> usize {
        self.layout();
        match &self.layout {
            Some(layout) => Extent::new(self, layout, start).end(),
            None => start,
        }
    }

    /// Index of the brace with which the body of an item begins: the one that ends where the item does.
    fn brace_at_end(&self, range: Range<usize>) -> Option<usize> {
        let mut at = range.start;
        while at < range.end {
            let behind = self.behind(at);
            if self.token(at).kind == Kind::Open && self.token(at).byte == b'{' && behind >= range.end {
                return Some(at);
            }
            at = behind;
        }
        None
    }
}

/// Looks for the end of an item by its keyword, its brackets, and how the lines are indented.
struct Extent<'p, 't> {
    parser: &'p Parser<'t>,
    layout: &'p Layout,
    start: usize,
    at: usize,
    /// The keyword that says what the item is, once it was seen.
    keyword: Tag,
    /// `<` of the header that no `>` closes yet.
    angles: u32,
    /// So far only what may stand before an item's own keyword.
    modifiers: bool,
}

impl<'p, 't> Extent<'p, 't> {
    fn new(parser: &'p Parser<'t>, layout: &'p Layout, start: usize) -> Self {
        Self { parser, layout, start, at: start, keyword: Tag::None, angles: 0, modifiers: true }
    }

    fn end(mut self) -> usize {
        loop {
            let token = self.parser.token(self.at);
            if !self.modifiers && self.layout.resumes(self.at, self.start) {
                return self.at;
            }
            match token.kind {
                Kind::Close | Kind::End => return self.at,
                Kind::Unknown if matches!(token.byte, b')' | b']' | b'}') => return self.at,
                Kind::Open if self.passes_group(token) => return self.at,
                Kind::Open => {}
                Kind::Punct if token.byte == b';' => return self.at + 1,
                Kind::Punct if token.byte == b'#' && self.parser.token(self.at + 1).byte == b'[' => {
                    self.at = self.parser.behind(self.at + 1);
                }
                _ => self.pass(token),
            }
        }
    }

    /// Goes behind a group; whether the item ends with it.
    fn passes_group(&mut self, token: Token) -> bool {
        let before = self.parser.token(self.at.saturating_sub(1));
        self.modifiers &= token.byte == b'(' && self.at > self.start && before.tag == Tag::Pub;
        self.at = self.parser.behind(self.at);
        // `A<{ N }>` goes on, and so does a value up to its semicolon.
        let value = matches!(self.keyword, Tag::Static | Tag::Const | Tag::Use | Tag::Type);
        token.byte == b'{' && !value && self.angles == 0
    }

    fn pass(&mut self, token: Token) {
        let arrow = self.at > self.start && self.parser.token(self.at - 1).tag == Tag::Arrow;
        match token.byte {
            b'<' => self.angles += 1,
            b'>' if !arrow => self.angles = self.angles.saturating_sub(1),
            _ => {}
        }
        if self.keyword == Tag::None {
            self.keyword = keyword(token.tag, self.parser.token(self.at + 1).tag);
        }
        self.modifiers &= token.kind == Kind::Str || self.keyword == Tag::None && is_modifier(token.tag);
        self.at += 1;
    }
}

/// What may stand before the keyword that says what an item is.
fn is_modifier(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Pub
            | Tag::Crate
            | Tag::Default
            | Tag::Async
            | Tag::Unsafe
            | Tag::Const
            | Tag::Extern
            | Tag::Auto
            | Tag::Safe
    )
}

/// The keyword that says what an item is, or nothing: `const fn` is a function.
fn keyword(tag: Tag, next: Tag) -> Tag {
    match tag {
        Tag::Fn
        | Tag::Struct
        | Tag::Enum
        | Tag::Union
        | Tag::Trait
        | Tag::Impl
        | Tag::Mod
        | Tag::Use
        | Tag::Type
        | Tag::Static => tag,
        Tag::Const if !matches!(next, Tag::Fn | Tag::Unsafe | Tag::Async | Tag::Extern) => tag,
        _ => Tag::None,
    }
}
