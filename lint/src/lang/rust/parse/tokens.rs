//! The one pass over the text of a file: tokens without comments, brackets matched, and what the comments say.

use super::{
    brackets::{Brackets, MOST},
    comments::Comments,
};
use crate::{
    facts::Problem,
    lang::rust::lex::{Kind, Lexer, Tag, Token},
};
use std::cell::Cell;

/// The tokens of a text. All brackets are matched: where one was forgotten stands a closing bracket without width.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The tokens, with [`SENTINELS`] behind them.
    pub(super) list: Vec<Token>,
    /// For an opening bracket, the index of the closing one.
    pub(super) ends: Vec<u32>,
    /// Documentation: index of the token that follows it, and offset of its first comment; in order.
    pub(super) docs: Vec<(u32, u32)>,
    /// What is wrong with brackets and literals, in order.
    pub(super) problems: Vec<Problem>,
    /// Brackets that are open while reading.
    open: Vec<u32>,
}

/// How many tokens of kind [`Kind::End`] follow the last token, so that looking ahead needs no care.
const SENTINELS: usize = 4;

/// Lists that have room for more tokens are not kept.
const LARGEST_SPARE: usize = 1 << 20;

thread_local! {
    /// What one file leaves for the next on the same thread.
    static SPARE: Cell<Tokens> = Cell::default();
}

impl Tokens {
    /// The tokens of a file; comments go to `comments`.
    pub(super) fn of_file(text: &str, comments: &mut Comments) -> Self {
        let mut tokens = SPARE.take();
        tokens.clear();
        if !tokens.read(text, Lexer::new(text), comments) {
            tokens.repair(text);
        }
        tokens.finish(text.len());
        tokens
    }

    /// The tokens of a piece of text; `None` when it cannot be read from end to end.
    pub(super) fn of_piece(text: &str) -> Option<Self> {
        let mut tokens = Self::default();
        let sound = tokens.read(text, Lexer::range(text, 0, text.len()), &mut Comments::new(""));
        tokens.finish(text.len());
        (sound && tokens.list.iter().all(|token| token.kind != Kind::Unknown)).then_some(tokens)
    }

    /// The tokens of a text that was put together; `None` when brackets do not match.
    pub(super) fn of_list(list: Vec<Token>, length: usize) -> Option<Self> {
        let mut tokens = Self { list, ..Self::default() };
        tokens.ends.resize(tokens.list.len(), 0);
        let matched = (0..tokens.list.len()).all(|at| tokens.matches(at));
        let matched = matched && tokens.open.is_empty();
        tokens.finish(length);
        matched.then_some(tokens)
    }

    /// Gives the room back for the next file.
    pub(super) fn recycle(self) {
        if self.list.capacity() <= LARGEST_SPARE {
            SPARE.set(self);
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.ends.clear();
        self.docs.clear();
        self.problems.clear();
        self.open.clear();
    }

    fn finish(&mut self, length: usize) {
        let at = length as u32;
        let end = Token { kind: Kind::End, byte: 0, tag: Tag::None, start: at, end: at };
        self.list.extend([end; SENTINELS]);
        self.ends.resize(self.list.len(), 0);
    }

    /// Whether all brackets match and all literals are closed.
    fn read(&mut self, text: &str, lexer: Lexer, comments: &mut Comments) -> bool {
        let mut sound = true;
        let heeds = text.contains("feeler:");
        for token in lexer {
            match token.kind {
                Kind::LineComment if heeds => comments.line(token),
                Kind::LineComment | Kind::OtherComment => {}
                Kind::DocComment => self.doc(token),
                kind => {
                    if heeds {
                        comments.code(token);
                    }
                    self.list.push(token);
                    self.ends.push(0);
                    sound &= match kind {
                        Kind::Open | Kind::Close => self.matches(self.list.len() - 1),
                        _ => kind != Kind::Unclosed,
                    };
                }
            }
        }
        comments.settle(text.len() as u32);
        sound && self.open.is_empty()
    }

    fn doc(&mut self, token: Token) {
        let next = self.list.len() as u32;
        if self.docs.last().is_none_or(|(at, _)| *at != next) {
            self.docs.push((next, token.start));
        }
    }

    /// Notes a bracket; whether it fits to those before.
    fn matches(&mut self, at: usize) -> bool {
        let token = self.list[at];
        match token.kind {
            Kind::Open => self.open.push(at as u32),
            Kind::Close => {
                let Some(open) = self.open.pop() else { return false };
                self.ends[open as usize] = at as u32;
                return closing(self.list[open as usize].byte) == token.byte;
            }
            _ => {}
        }
        true
    }

    /// Finds by layout which bracket was forgotten or added.
    fn repair(&mut self, text: &str) {
        let repaired = Brackets::new(text).repaired();
        (self.list, self.ends, self.problems) = repaired;
        self.problems.truncate(MOST);
        for (at, start) in &mut self.docs {
            *at = self.list.partition_point(|token| token.start <= *start) as u32;
        }
    }
}

/// The bracket that closes `open`.
pub(super) fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        b'{' => b'}',
        other => other,
    }
}
