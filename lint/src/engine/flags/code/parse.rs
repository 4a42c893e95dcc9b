//! Reads a body from its tokens: recursive descent with precedences. It never fails: where it does not understand, it goes on
//! behind the next token, and what it has read so far is part of something unknown.

use super::{Id, Kind, Node, Pat, Tree, children};
use crate::{
    base::source::Span,
    lang::rust::lex::{Kind as T, Lexer, Tag, Token},
};

/// Nobody nests deeper by hand, and no input may overflow a stack.
const MOST_DEEP: usize = 200;
/// Whoever walks over a tree recurses as deep as it is high, chains included.
pub(in crate::engine::flags) const MOST_HIGH: u32 = 1_000;

/// The body of the function whose item has this place.
pub(in crate::engine::flags) fn body(text: &str, item: Span) -> Option<Tree> {
    let mut parser = Parser::new(text, item);
    parser.at = parser.tokens.iter().position(|it| it.tag == Tag::Fn)? + 2;
    parser.generics();
    parser.matching(parser.at).filter(|_| parser.byte() == b'(')?;
    let params = parser.inside(Parser::parameters);
    let mut ret = String::new();
    if parser.tag() == Tag::Arrow {
        parser.at += 2;
        ret = parser.type_words(b"{;");
    }
    // A `where` ends where the body begins.
    while parser.at < parser.limit && parser.byte() != b'{' {
        parser.at += 1;
    }
    (parser.byte() == b'{').then(|| parser.tree(params, ret)).flatten()
}

/// An expression that fills a place: an initialiser.
pub(in crate::engine::flags) fn initialiser(text: &str, span: Span) -> Option<Tree> {
    Parser::new(text, span).tree(Vec::new(), String::new())
}

/// For every opening bracket the index of the closing one, whatever kinds they are of.
fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            T::Open => open.push(at),
            T::Close => {
                if let Some(from) = open.pop() {
                    ends[from] = at;
                }
            }
            _ => {}
        }
    }
    ends
}

pub(super) struct Parser<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    /// Where the bracket closes that it is in: nobody reads on behind that, so that nothing is read twice.
    pub(super) limit: usize,
    /// For an opening bracket, the index of the closing one; for others, and where there is none, their own.
    ends: Vec<usize>,
    pub(super) nodes: Vec<Node>,
    /// How high each of them is, with all that is in it.
    heights: Vec<u32>,
    pub(super) depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, span: Span) -> Self {
        let all = Lexer::range(text, span.start as usize, span.end as usize);
        let tokens: Vec<Token> = all.filter(|it| !it.is_comment()).collect();
        let ends = ends(&tokens);
        Self { text, at: 0, limit: tokens.len(), tokens, ends, nodes: Vec::new(), heights: Vec::new(), depth: 0 }
    }

    /// All of it; nothing where it is higher than anybody may walk.
    fn tree(mut self, params: Vec<Pat>, ret: String) -> Option<Tree> {
        let root = self.expr(0, true);
        let high = self.heights.iter().any(|height| *height > MOST_HIGH);
        (!high).then(|| Tree { nodes: self.nodes, root, params, ret }.settle())
    }

    pub(super) fn token(&self, ahead: usize) -> Option<Token> {
        self.tokens[..self.limit].get(self.at + ahead).copied()
    }

    pub(super) fn tag(&self) -> Tag {
        self.token(0).map_or(Tag::None, |it| it.tag)
    }

    pub(super) fn byte(&self) -> u8 {
        self.token(0).map_or(0, |it| it.byte)
    }

    pub(super) fn kind(&self) -> T {
        self.token(0).map_or(T::End, |it| it.kind)
    }

    pub(super) fn word(&self) -> &'t str {
        self.token(0).map_or("", |it| self.slice(it.start, it.end))
    }

    pub(super) fn slice(&self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }

    pub(super) fn start(&self) -> u32 {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(0, |it| it.start)
    }

    /// Where an expression begins.
    pub(super) fn nodes_start(&self, id: Id) -> u32 {
        self.nodes[id.0 as usize].span.start
    }

    pub(super) fn end(&self) -> u32 {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at.min(self.tokens.len() - 1))).map_or(0, |it| it.end)
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.byte() == byte && !matches!(self.kind(), T::Str | T::Char | T::Number);
        self.at += usize::from(found);
        found
    }

    pub(super) fn add(&mut self, start: u32, kind: Kind) -> Id {
        let span = Span::new(start, self.end().max(start));
        let inner = children(&kind).into_iter().map(|child| self.heights[child.0 as usize]).max();
        self.heights.push(inner.unwrap_or(0) + 1);
        self.nodes.push(Node { kind, span, parent: None });
        Id(self.nodes.len() as u32 - 1)
    }

    /// The bracket that closes the one at `open`.
    pub(super) fn matching(&self, open: usize) -> Option<usize> {
        match self.tokens.get(open)?.kind {
            T::Open => self.ends.get(open).copied().filter(|end| *end != open),
            T::Close => None,
            _ => Some(open),
        }
    }

    /// Reads what is between the brackets here, behind which it ends.
    pub(super) fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let close = self.matching(self.at).unwrap_or(self.limit).min(self.limit);
        self.at += 1;
        let around = std::mem::replace(&mut self.limit, close);
        let found = read(self);
        self.limit = around;
        self.at = close + 1;
        found
    }

    /// Whether nothing is left in the brackets around here.
    pub(super) fn over(&self) -> bool {
        self.at >= self.limit
    }

    fn parameters(&mut self) -> Vec<Pat> {
        let mut params = Vec::new();
        while !self.over() {
            params.push(self.pattern());
            self.type_words(b",");
            self.at += 1;
        }
        params
    }

    /// Steps over `<..>`.
    pub(super) fn generics(&mut self) {
        if self.byte() != b'<' {
            return;
        }
        let mut depth = 0i32;
        while let Some(token) = self.token(0) {
            match token.byte {
                b'<' => depth += 1,
                b'>' if !self.ends_arrow() => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn ends_arrow(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|it| matches!(it.byte, b'-' | b'=') && it.end == self.start())
    }

    /// Steps over a type, up to one of the bytes outside of all brackets, and gives its words.
    pub(super) fn type_words(&mut self, ends: &[u8]) -> String {
        let (start, mut angles) = (self.start(), 0i32);
        while let Some(token) = self.token(0) {
            match token.kind {
                _ if angles == 0 && ends.contains(&token.byte) => break,
                T::Open => self.at = self.matching(self.at).unwrap_or(self.tokens.len() - 1),
                T::Close => break,
                T::Punct if token.byte == b'<' => angles += 1,
                T::Punct if token.byte == b'>' && !self.ends_arrow() => angles -= 1,
                _ => {}
            }
            self.at += 1;
        }
        self.slice(start, self.end()).trim_start_matches(':').trim().to_string()
    }

    /// Reads something inside of something; what is too deep is passed over.
    pub(super) fn deeper<T>(&mut self, too_deep: impl FnOnce(&mut Self) -> T, read: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let found = if self.depth > MOST_DEEP { too_deep(self) } else { read(self) };
        self.depth -= 1;
        found
    }

    /// Something that is not understood: one token, or all of a bracket.
    pub(super) fn skipped(&mut self) -> Id {
        let start = self.start();
        self.at = self.matching(self.at).filter(|_| self.kind() == T::Open).unwrap_or(self.at) + 1;
        self.add(start, Kind::Parts(Vec::new()))
    }
}
