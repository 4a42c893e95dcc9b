//! Reads a body from its tokens: recursive descent with precedences. It never fails: where it does not understand, it goes on
//! behind the next token, and what it has read so far is part of something unknown.

use super::{Id, Kind, Node, Op, Pat, Tree};
use crate::{
    base::source::Span,
    lang::rust::lex::{Kind as T, Lexer, Tag, Token},
};

/// How strongly operators bind.
const ASSIGN: u8 = 1;
const RANGE: u8 = 2;
const UNARY: u8 = 13;
const CAST: u8 = 12;

/// Nobody nests deeper by hand, and no input may overflow a stack.
pub(super) const MOST_DEEP: usize = 200;

/// The body of the function whose item has this place.
pub(in crate::engine::flags) fn body(text: &str, item: Span) -> Option<Tree> {
    let mut parser = Parser::new(text, item);
    parser.at = parser.tokens.iter().position(|it| it.tag == Tag::Fn)? + 2;
    parser.generics();
    let close = parser.matching(parser.at).filter(|_| parser.byte() == b'(')?;
    parser.at += 1;
    let mut params = Vec::new();
    while parser.at < close {
        let pat = parser.pattern();
        params.push(pat);
        parser.type_words(b",");
        parser.at += usize::from(parser.at < close);
    }
    parser.at = close + 1;
    let mut ret = String::new();
    if parser.tag() == Tag::Arrow {
        parser.at += 2;
        ret = parser.type_words(b"{;");
    }
    // A `where` ends where the body begins.
    while parser.at < parser.tokens.len() && parser.byte() != b'{' {
        parser.at += 1;
    }
    (parser.byte() == b'{').then(|| parser.tree(params, ret))
}

/// An expression that begins at `start`: an initialiser.
pub(in crate::engine::flags) fn initialiser(text: &str, span: Span) -> Tree {
    Parser::new(text, span).tree(Vec::new(), String::new())
}

pub(super) struct Parser<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    nodes: Vec<Node>,
    pub(super) depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, span: Span) -> Self {
        let tokens = Lexer::range(text, span.start as usize, span.end as usize).filter(|it| !it.is_comment()).collect();
        Self { text, tokens, at: 0, nodes: Vec::new(), depth: 0 }
    }

    fn tree(mut self, params: Vec<Pat>, ret: String) -> Tree {
        let root = self.expr(0, true);
        Tree { nodes: self.nodes, root, params, ret }.settle()
    }

    pub(super) fn token(&self, ahead: usize) -> Option<Token> {
        self.tokens.get(self.at + ahead).copied()
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
        self.token(0).or(self.tokens.last().copied()).map_or(0, |it| it.start)
    }

    /// Where an expression begins.
    pub(super) fn nodes_start(&self, id: Id) -> u32 {
        self.nodes[id.0 as usize].span.start
    }

    fn end(&self) -> u32 {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at.min(self.tokens.len() - 1))).map_or(0, |it| it.end)
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.byte() == byte && !matches!(self.kind(), T::Str | T::Char | T::Number);
        self.at += usize::from(found);
        found
    }

    pub(super) fn add(&mut self, start: u32, kind: Kind) -> Id {
        let span = Span::new(start, self.end().max(start));
        self.nodes.push(Node { kind, span, parent: None });
        Id(self.nodes.len() as u32 - 1)
    }

    /// The bracket that closes the one at `open`.
    pub(super) fn matching(&self, open: usize) -> Option<usize> {
        super::super::words::matching_close(&self.tokens, open)
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

    /// An expression of operators that bind at least as strongly. In conditions no `{` begins a struct.
    pub(super) fn expr(&mut self, least: u8, structs: bool) -> Id {
        self.depth += 1;
        let id = match self.depth > MOST_DEEP {
            true => self.skipped(),
            false => self.operators(least, structs),
        };
        self.depth -= 1;
        id
    }

    /// Something that is not understood: one token, or all of a bracket.
    pub(super) fn skipped(&mut self) -> Id {
        let start = self.start();
        self.at = self.matching(self.at).filter(|_| self.kind() == T::Open).unwrap_or(self.at) + 1;
        self.add(start, Kind::Parts(Vec::new()))
    }

    fn operators(&mut self, least: u8, structs: bool) -> Id {
        let start = self.start();
        let mut left = self.unary(structs);
        while let Some((power, width, op)) = self.operator().filter(|(power, ..)| *power >= least) {
            self.at += width;
            if power == CAST {
                self.type_words(b",;{}=&|+-*/?.)");
                left = self.add(start, Kind::Same(left));
                continue;
            }
            // `..` may end an expression.
            if power == RANGE
                && (self.kind() == T::Close
                    || matches!(self.byte(), b'{' | b',' | b';')
                    || self.at >= self.tokens.len())
            {
                left = self.add(start, Kind::Parts(vec![left]));
                continue;
            }
            let right = self.expr(if power == ASSIGN { power } else { power + 1 }, structs);
            left = match (power, op) {
                (ASSIGN, _) => self.add(start, Kind::Assign(left, right)),
                (RANGE, _) => self.add(start, Kind::Parts(vec![left, right])),
                (_, op) => self.add(start, Kind::Binary(op, left, right)),
            };
        }
        left
    }

    /// How strongly the operator here binds, how many tokens it has, and what it is.
    fn operator(&self) -> Option<(u8, usize, Op)> {
        let token = self.token(0)?;
        Some(match token.tag {
            Tag::As => (CAST, 1, Op::Other),
            Tag::OrOr => (3, 2, Op::Or),
            Tag::AndAnd => (4, 2, Op::And),
            Tag::EqEq => (5, 2, Op::Eq),
            Tag::NotEq => (5, 2, Op::Ne),
            Tag::LessEq | Tag::GreaterEq => (5, 2, Op::Order),
            Tag::Shl | Tag::Shr => (9, 2, Op::Other),
            Tag::DotDot | Tag::DotDotDot | Tag::DotDotEq => (RANGE, token.tag.width(), Op::Other),
            Tag::AddAssign
            | Tag::SubAssign
            | Tag::MulAssign
            | Tag::DivAssign
            | Tag::RemAssign
            | Tag::XorAssign
            | Tag::AndAssign
            | Tag::OrAssign
            | Tag::ShlAssign
            | Tag::ShrAssign => (ASSIGN, token.tag.width(), Op::Other),
            Tag::None if token.kind == T::Punct => match token.byte {
                b'=' => (ASSIGN, 1, Op::Other),
                b'<' | b'>' => (5, 1, Op::Order),
                b'|' => (6, 1, Op::Other),
                b'^' => (7, 1, Op::Other),
                b'&' => (8, 1, Op::Other),
                b'+' | b'-' => (10, 1, Op::Other),
                b'*' | b'/' | b'%' => (11, 1, Op::Other),
                _ => return None,
            },
            _ => return None,
        })
    }

    fn unary(&mut self, structs: bool) -> Id {
        let start = self.start();
        let inner = |parser: &mut Self, skip: usize| {
            parser.at += skip;
            while matches!(parser.tag(), Tag::Mut | Tag::Raw)
                || parser.tag() == Tag::Const && parser.token(1).is_some_and(|it| it.byte != b'{')
            {
                parser.at += 1;
            }
            parser.expr(UNARY, structs)
        };
        match (self.tag(), self.byte()) {
            (Tag::AndAnd, _) => {
                let id = inner(self, 2);
                self.add(start, Kind::Same(id))
            }
            (Tag::None, b'&' | b'*') if self.kind() == T::Punct => {
                let id = inner(self, 1);
                self.add(start, Kind::Same(id))
            }
            (Tag::None, b'!') => {
                let id = inner(self, 1);
                self.add(start, Kind::Not(id))
            }
            (Tag::None, b'-') => {
                let id = inner(self, 1);
                self.add(start, Kind::Parts(vec![id]))
            }
            (Tag::DotDot | Tag::DotDotEq, _) => {
                self.at += self.tag().width();
                let ends = self.kind() == T::Close || matches!(self.byte(), b'{' | b',' | b';');
                let parts = if ends { Vec::new() } else { vec![self.expr(RANGE + 1, structs)] };
                self.add(start, Kind::Parts(parts))
            }
            _ => {
                let atom = self.atom(structs);
                self.postfix(start, atom)
            }
        }
    }

    fn postfix(&mut self, start: u32, mut left: Id) -> Id {
        loop {
            left = match (self.kind(), self.byte()) {
                (T::Punct, b'?') => {
                    self.at += 1;
                    self.add(start, Kind::Try(left))
                }
                (T::Open, b'(') if !self.is_block(left) => {
                    let args = self.list();
                    self.add(start, Kind::Call(left, args))
                }
                (T::Open, b'[') if !self.is_block(left) => {
                    let mut parts = self.list();
                    parts.insert(0, left);
                    self.add(start, Kind::Parts(parts))
                }
                (T::Punct, b'.') if self.tag() == Tag::None => {
                    self.at += 1;
                    self.member(start, left)
                }
                _ => return left,
            };
        }
    }

    /// `{ .. } (a)` is no call.
    fn is_block(&self, id: Id) -> bool {
        matches!(self.nodes[id.0 as usize].kind, Kind::Block(..) | Kind::If(..) | Kind::Match(..) | Kind::Loop(..))
    }

    fn member(&mut self, start: u32, left: Id) -> Id {
        let name = self.word().to_string();
        let is_await = self.tag() == Tag::Await;
        self.at += 1;
        if is_await {
            return self.add(start, Kind::Await(left));
        }
        let mut turbofish = String::new();
        if self.tag() == Tag::PathSep {
            self.at += 2;
            let from = self.start();
            self.generics();
            turbofish = self.slice(from, self.end()).trim_matches(['<', '>']).to_string();
        }
        if self.byte() == b'(' && self.kind() == T::Open {
            let args = self.list();
            return self.add(start, Kind::Method(left, name, args, turbofish));
        }
        self.add(start, Kind::Field(left, name))
    }

    /// The expressions between the brackets here, behind which it ends.
    pub(super) fn list(&mut self) -> Vec<Id> {
        let close = self.matching(self.at).unwrap_or(self.tokens.len());
        self.at += 1;
        let mut parts = Vec::new();
        while self.at < close {
            parts.push(self.expr(0, true));
            if !self.eat(b',') && !self.eat(b';') && self.at < close {
                // Names in macros: `name = value`, `=>`, `%value`.
                self.at += 1;
            }
        }
        self.at = close + 1;
        parts
    }

    pub(super) fn atom(&mut self, structs: bool) -> Id {
        let start = self.start();
        let word = self.word();
        match (self.kind(), self.tag()) {
            (T::Str, _) => {
                self.at += 1;
                let text = super::super::words::plain(word);
                let kind = text.map_or(Kind::Parts(Vec::new()), |it| Kind::Text(it.to_string()));
                self.add(start, kind)
            }
            (T::Number, _) => {
                self.at += 1;
                self.add(start, Kind::Number(word.to_string()))
            }
            (_, Tag::True | Tag::False) => {
                self.at += 1;
                self.add(start, Kind::Bool(word == "true"))
            }
            (T::Open, _) if self.byte() == b'{' => self.block(),
            (T::Open, _) => {
                let single = self.byte() == b'(';
                let parts = self.list();
                match parts.as_slice() {
                    [only] if single => self.add(start, Kind::Same(*only)),
                    _ => self.add(start, Kind::Parts(parts)),
                }
            }
            (T::Lifetime, _) if self.token(1).is_some_and(|it| it.byte == b':') => {
                self.at += 2;
                self.atom(structs)
            }
            (T::Punct, _) if self.byte() == b'|' => self.closure(),
            (T::Punct, _) if self.byte() == b'#' => {
                self.attribute();
                self.expr(0, structs)
            }
            (T::Punct, _) if self.byte() == b'<' => {
                self.generics();
                self.path(start, structs)
            }
            (T::Ident, tag) => self.keyword(tag, structs),
            _ => self.skipped(),
        }
    }

    pub(super) fn attribute(&mut self) {
        self.at += 1;
        self.eat(b'!');
        self.at = self.matching(self.at).unwrap_or(self.at) + 1;
    }

    fn keyword(&mut self, tag: Tag, structs: bool) -> Id {
        let start = self.start();
        match tag {
            Tag::If => self.condition(),
            Tag::Match => self.matched(),
            Tag::While | Tag::For | Tag::Loop => self.round(tag),
            Tag::Unsafe | Tag::Const => {
                self.at += 1;
                self.expr(UNARY, structs)
            }
            Tag::Async | Tag::Move | Tag::Static => {
                self.at += 1;
                let inner = self.atom(structs);
                let inner = if tag == Tag::Async { self.add(start, Kind::Parts(vec![inner])) } else { inner };
                self.postfix(start, inner)
            }
            Tag::Let => {
                self.at += 1;
                let pat = self.pattern();
                self.eat(b'=');
                // `&&` ends the expression of a condition's `let`.
                let value = self.expr(5, false);
                self.add(start, Kind::Let(pat, value))
            }
            Tag::Return | Tag::Break | Tag::Yield | Tag::Continue => {
                self.at += 1;
                if self.kind() == T::Lifetime {
                    self.at += 1;
                }
                let ends = self.at >= self.tokens.len()
                    || self.kind() == T::Close
                    || matches!(self.byte(), b';' | b',') && self.kind() == T::Punct
                    || tag == Tag::Continue;
                let value = (!ends).then(|| self.expr(0, structs));
                self.add(start, if tag == Tag::Return { Kind::Return(value) } else { Kind::Break(value) })
            }
            _ => self.path(start, structs),
        }
    }
}
