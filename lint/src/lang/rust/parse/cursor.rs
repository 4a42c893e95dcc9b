//! The parser's place among the tokens, and how deep it is.

use super::{
    brackets::Layout,
    builder::Builder,
    failure::{Expected, Failure, Parse},
    macros::Reading,
    tokens::Tokens,
};
use crate::{
    base::source::Span,
    facts::{ExprId, Name},
    lang::rust::lex::{Kind, Tag, Token},
};
use rustc_hash::FxHashMap;

/// How deeply what is read may nest, in levels of the parser's own recursion.
pub(super) const DEEPEST: u32 = 1_000;

/// How high the trees of facts may grow: chains and operators are read in a loop, but who walks over facts recurses.
pub(super) const HIGHEST: u32 = 4_000;

/// Reads the tokens of one text and writes what they say.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    tokens: &'t Tokens,
    /// Index of the next token. It never passes the closing bracket of the group that is being read.
    pub(super) at: usize,
    pub(super) out: Builder,
    /// Offsets of tokens that are marked hot, in order.
    pub(super) hot: &'t [u32],
    /// Whether a failure ends the reading of everything around: so in macros, where it says that they hold something else.
    pub(super) strict: bool,
    /// Whether `a {` is a name and a block, as in conditions.
    pub(super) no_struct: bool,
    /// How many macro bodies are being read inside each other.
    pub(super) macros: u32,
    /// How often `cfg!` was met.
    pub(super) cfgs: u32,
    /// A statement behind which nothing runs in a build that ships.
    pub(super) leaves: Option<ExprId>,
    /// The brace of an item whose contents cannot be read.
    pub(super) hollow: Option<usize>,
    /// A semicolon where an item should stand.
    pub(super) stray: Option<Span>,
    /// What is known of macro bodies, by their opening bracket, from an attempt to read what is around them.
    pub(super) readings: FxHashMap<usize, Reading>,
    /// Where tokens stand on their lines, once somebody asked.
    pub(super) layout: Option<Layout>,
    /// How deep the parser is.
    down: u32,
    /// How high the tree below the current level has grown.
    up: u32,
}

/// A group that is being read.
pub(super) struct Group {
    pub(super) close: usize,
    no_struct: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t Tokens, hot: &'t [u32]) -> Self {
        Self {
            text,
            tokens,
            at: 0,
            out: Builder::new(),
            hot,
            strict: false,
            no_struct: false,
            macros: 0,
            cfgs: 0,
            leaves: None,
            hollow: None,
            stray: None,
            readings: FxHashMap::default(),
            layout: None,
            down: 0,
            up: 0,
        }
    }

    /// The next token.
    pub(super) fn peek(&self) -> Token {
        self.tokens.list[self.at]
    }

    /// The token after so many others, at most three.
    pub(super) fn nth(&self, ahead: usize) -> Token {
        self.token(self.at + ahead)
    }

    /// A token by its index.
    pub(super) fn token(&self, index: usize) -> Token {
        self.tokens.list[index.min(self.tokens.list.len() - 1)]
    }

    /// All tokens.
    pub(super) fn all(&self) -> &'t [Token] {
        &self.tokens.list
    }

    /// Index of the bracket that closes the one at `open`.
    pub(super) fn close_of(&self, open: usize) -> usize {
        self.tokens.ends[open] as usize
    }

    /// The index behind the token at `index`, or behind the group that it opens.
    pub(super) fn behind(&self, index: usize) -> usize {
        if self.token(index).kind == Kind::Open { self.close_of(index) + 1 } else { index + 1 }
    }

    /// Whether the bracket at `close` is missing in the text.
    pub(super) fn is_missing(&self, close: usize) -> bool {
        let token = self.token(close);
        token.start == token.end && matches!(token.byte, b')' | b']' | b'}')
    }

    /// Offset at which an item begins whose first token is `index`: documentation belongs to it.
    pub(super) fn documented_start(&self, index: usize) -> u32 {
        let docs = &self.tokens.docs;
        let found = docs.partition_point(|(at, _)| (*at as usize) < index);
        match docs.get(found) {
            Some((at, start)) if *at as usize == index => *start,
            _ => self.token(index).start,
        }
    }

    /// The text of a token.
    pub(super) fn text_of(&self, token: Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or("")
    }

    /// The text of a token that is a name, `r#` left out.
    pub(super) fn word(&self, index: usize) -> &'t str {
        let text = self.text_of(self.token(index));
        text.strip_prefix("r#").unwrap_or(text)
    }

    /// Offset just past the last token that was taken.
    pub(super) fn end(&self) -> u32 {
        self.tokens.list[self.at.saturating_sub(1)].end
    }

    /// From `start` to the last token that was taken.
    pub(super) fn since(&self, start: u32) -> Span {
        Span::new(start, self.end().max(start))
    }

    /// Whether the group, or the file, ends here.
    pub(super) fn at_end(&self) -> bool {
        matches!(self.peek().kind, Kind::Close | Kind::End)
    }

    /// Whether this character of punctuation or bracket comes next, alone or as the head of an operator.
    pub(super) fn at(&self, byte: u8) -> bool {
        self.peek().byte == byte
    }

    /// Whether this character of punctuation comes next and belongs to no longer operator.
    pub(super) fn at_alone(&self, byte: u8) -> bool {
        let token = self.peek();
        token.byte == byte && token.tag == Tag::None
    }

    pub(super) fn at_tag(&self, tag: Tag) -> bool {
        self.peek().tag == tag
    }

    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        // Not `self.at += usize::from(found)`: inlined before a branch on the result, rustc 1.95 lost the step in release builds.
        let found = self.at(byte);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn eat_alone(&mut self, byte: u8) -> bool {
        let found = self.at_alone(byte);
        if found {
            self.bump();
        }
        found
    }

    /// Takes a keyword or an operator as a whole.
    pub(super) fn eat_tag(&mut self, tag: Tag) -> bool {
        let found = self.at_tag(tag);
        if found {
            self.at += tag.width();
        }
        found
    }

    pub(super) fn expect(&mut self, byte: u8) -> Parse<()> {
        if self.eat(byte) { Ok(()) } else { self.fail(Expected::Sign(byte)) }
    }

    pub(super) fn expect_alone(&mut self, byte: u8) -> Parse<()> {
        if self.eat_alone(byte) { Ok(()) } else { self.fail(Expected::Sign(byte)) }
    }

    pub(super) fn expect_tag(&mut self, tag: Tag) -> Parse<()> {
        if self.eat_tag(tag) { Ok(()) } else { self.unexpected() }
    }

    /// Fails at the next token.
    pub(super) fn fail<T>(&self, expected: Expected) -> Parse<T> {
        Err(Failure { at: self.at as u32, expected })
    }

    /// Fails because of the next token.
    pub(super) fn unexpected<T>(&self) -> Parse<T> {
        self.fail(Expected::Other)
    }

    /// Skips a token, or a group as a whole.
    pub(super) fn skip(&mut self) {
        if !self.at_end() {
            self.at = self.behind(self.at);
        }
    }

    /// Skips what is left of the group.
    pub(super) fn skip_to_end(&mut self) {
        while !self.at_end() {
            self.skip();
        }
    }

    /// Whether a token may stand as a name: words that became keywords after 2015 are forgiven.
    pub(super) fn is_name(token: Token) -> bool {
        let forgiven = matches!(
            token.tag,
            Tag::Async
                | Tag::Await
                | Tag::Become
                | Tag::Box
                | Tag::Dyn
                | Tag::Macro
                | Tag::Try
                | Tag::Yield
                | Tag::Reserved
        );
        token.kind == Kind::Ident && (forgiven || !token.tag.is_reserved())
    }

    /// Takes a name.
    pub(super) fn name(&mut self) -> Parse<(Name, Span)> {
        if Self::is_name(self.peek()) { Ok(self.any_name()) } else { self.fail(Expected::Name) }
    }

    /// Takes the next token as a name, whatever it is.
    pub(super) fn any_name(&mut self) -> (Name, Span) {
        let token = self.peek();
        self.at += 1;
        (self.out.name(self.text_of(token)), Span::new(token.start, token.end))
    }

    /// Enters a group.
    pub(super) fn enter(&mut self, byte: u8) -> Parse<Group> {
        if self.at_open(byte) && self.hollow != Some(self.at) && self.is_missing(self.close_of(self.at)) {
            return self.unexpected();
        }
        self.enter_broken(byte)
    }

    /// Enters the brace of a block. Where its end was forgotten, it ends as the lines are indented.
    pub(super) fn enter_block(&mut self) -> Parse<Group> {
        if self.strict { self.enter(b'{') } else { self.enter_broken(b'{') }
    }

    /// Enters a group that may lack its closing bracket.
    pub(super) fn enter_broken(&mut self, byte: u8) -> Parse<Group> {
        if !self.at_open(byte) {
            return self.fail(Expected::Sign(byte));
        }
        let close = self.close_of(self.at);
        self.at = if self.hollow == Some(self.at) { close } else { self.at + 1 };
        Ok(Group { close, no_struct: std::mem::take(&mut self.no_struct) })
    }

    /// Leaves a group, of which all must have been read.
    pub(super) fn leave(&mut self, group: Group) -> Parse<()> {
        if self.at != group.close {
            return self.unexpected();
        }
        self.at += 1;
        self.no_struct = group.no_struct;
        Ok(())
    }

    /// Whether this bracket opens a group here.
    pub(super) fn at_open(&self, byte: u8) -> bool {
        self.at(byte) && self.peek().kind == Kind::Open
    }

    /// Goes one level deeper.
    pub(super) fn nest<T>(&mut self, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        if self.down >= DEEPEST {
            return self.fail(Expected::Shallow);
        }
        let up = std::mem::take(&mut self.up);
        self.down += 1;
        let result = reader(self);
        self.down -= 1;
        self.up = up.max(self.up + 1);
        result
    }

    /// Notes that what was read on this level is now the operand of something else.
    pub(super) fn grow(&mut self) -> Parse<()> {
        self.up += 1;
        if self.down + self.up > HIGHEST { self.fail(Expected::Shallow) } else { Ok(()) }
    }

    /// Tries to read something; when that fails, nothing has happened.
    pub(super) fn attempt<T>(&mut self, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let (at, no_struct, up) = (self.at, self.no_struct, self.up);
        let before = self.out.checkpoint();
        let result = reader(self);
        if result.is_err() {
            self.out.rollback(before);
            (self.at, self.no_struct, self.up, self.leaves) = (at, no_struct, up, None);
        }
        result
    }

    /// Reads something and forgets all but where it ends.
    pub(super) fn discard<T>(&mut self, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<()> {
        let (before, up) = (self.out.checkpoint(), self.up);
        let result = reader(self);
        self.out.rollback(before);
        (self.up, self.leaves) = (up, None);
        result.map(drop)
    }

    /// Reads with or without struct literals.
    pub(super) fn with_struct<T>(&mut self, allowed: bool, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Parse<T> {
        let before = std::mem::replace(&mut self.no_struct, !allowed);
        let result = reader(self);
        self.no_struct = before;
        result
    }
}
