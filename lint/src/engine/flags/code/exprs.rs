//! Expressions: operators by how strongly they bind, what stands behind a value, and what words begin.

use super::{Id, Kind, Op, parse::Parser};
use crate::lang::rust::lex::{Kind as T, Tag};

/// How strongly operators bind.
const ASSIGN: u8 = 1;
const RANGE: u8 = 2;
const UNARY: u8 = 13;
const CAST: u8 = 12;

impl Parser<'_> {
    /// An expression of operators that bind at least as strongly. In conditions no `{` begins a struct.
    pub(super) fn expr(&mut self, least: u8, structs: bool) -> Id {
        self.deeper(Self::skipped, |parser| parser.operators(least, structs))
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
            if power == RANGE && self.ends_range() {
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

    /// Whether nothing stands behind `..`.
    fn ends_range(&self) -> bool {
        self.over() || self.kind() == T::Close || matches!(self.byte(), b'{' | b',' | b';')
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
                let parts = if self.ends_range() { Vec::new() } else { vec![self.expr(RANGE + 1, structs)] };
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
        self.inside(|parser| {
            let mut parts = Vec::new();
            while !parser.over() {
                parts.push(parser.expr(0, true));
                if !parser.eat(b',') && !parser.eat(b';') {
                    // Names in macros: `name = value`, `=>`, `%value`.
                    parser.at += 1;
                }
            }
            parts
        })
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
                self.deeper(Self::skipped, |parser| parser.atom(structs))
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
                let inner = self.deeper(Self::skipped, |parser| parser.atom(structs));
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
                let ends = self.over()
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
