//! Statements, and expressions that have blocks.

use super::{Arm, Id, Kind, Stmt, parse::Parser};
use crate::lang::rust::lex::{Kind as T, Tag};

impl Parser<'_> {
    /// `if`, with all `else if` behind it: there may be more of them than anybody recurses.
    pub(super) fn condition(&mut self) -> Id {
        let mut ways = Vec::new();
        let mut other = None;
        loop {
            let start = self.start();
            self.at += 1;
            let cond = self.expr(0, false);
            ways.push((start, cond, self.block()));
            if self.tag() != Tag::Else {
                break;
            }
            self.at += 1;
            if self.tag() != Tag::If {
                other = Some(self.block());
                break;
            }
        }
        let chained = |other, (start, cond, then)| Some(self.add(start, Kind::If(cond, then, other)));
        let first = ways.remove(0);
        let other = ways.into_iter().rev().fold(other, chained);
        self.add(first.0, Kind::If(first.1, first.2, other))
    }

    pub(super) fn round(&mut self, tag: Tag) -> Id {
        let start = self.start();
        self.at += 1;
        if tag == Tag::For {
            self.pattern();
            self.at += usize::from(self.tag() == Tag::In);
        }
        let cond = (tag != Tag::Loop).then(|| self.expr(0, false));
        let body = self.block();
        self.add(start, Kind::Loop(cond, body))
    }

    pub(super) fn matched(&mut self) -> Id {
        let start = self.start();
        self.at += 1;
        let inner = self.expr(0, false);
        if self.byte() != b'{' {
            self.at += 1;
            return self.add(start, Kind::Match(inner, Vec::new()));
        }
        let arms = self.inside(Self::arms);
        self.add(start, Kind::Match(inner, arms))
    }

    fn arms(&mut self) -> Vec<Arm> {
        let mut arms = Vec::new();
        while !self.over() {
            while self.byte() == b'#' {
                self.attribute();
            }
            let pat = self.pattern();
            let guard = (self.tag() == Tag::If).then(|| {
                self.at += 1;
                self.expr(0, false)
            });
            if self.tag() != Tag::FatArrow {
                break;
            }
            self.at += 2;
            let body = self.expr(0, true);
            arms.push(Arm { pat, guard, body });
            self.eat(b',');
        }
        arms
    }

    pub(super) fn block(&mut self) -> Id {
        let start = self.start();
        if self.matching(self.at).is_none() || self.byte() != b'{' || self.kind() != T::Open {
            return self.add(start, Kind::Parts(Vec::new()));
        }
        let nothing = |_: &mut Self| (Vec::new(), None);
        let (stmts, tail) = self.inside(|parser| parser.deeper(nothing, Self::statements));
        self.add(start, Kind::Block(stmts, tail))
    }

    fn statements(&mut self) -> (Vec<Stmt>, Option<Id>) {
        let (mut stmts, mut tail) = (Vec::new(), None);
        while !self.over() {
            let before = self.at;
            match self.statement() {
                Some((stmt, true)) => stmts.push(stmt),
                Some((Stmt::Expr(id), false)) => tail = Some(id),
                _ => {}
            }
            self.at = self.at.max(before + 1);
        }
        (stmts, tail)
    }

    /// A statement of a block, and whether anything stands behind it.
    fn statement(&mut self) -> Option<(Stmt, bool)> {
        let conditional = self.byte() == b'#' && self.kind() == T::Punct;
        while self.byte() == b'#' && self.kind() == T::Punct {
            self.attribute();
        }
        match self.tag() {
            Tag::Let => Some((self.let_statement(), true)),
            Tag::Static | Tag::Const if self.is_value_item() => Some((self.value_item(), true)),
            tag if self.is_item(tag) => {
                self.item();
                None
            }
            _ if self.eat(b';') => None,
            _ => {
                let blocky =
                    matches!(self.tag(), Tag::If | Tag::Match | Tag::While | Tag::For | Tag::Loop | Tag::Unsafe)
                        || self.byte() == b'{';
                let id = if blocky && !self.goes_on() { self.atom(true) } else { self.expr(0, true) };
                // Of blocks with `#[cfg]` one may be the last.
                let start = self.nodes_start(id);
                let id = if conditional { self.add(start, Kind::Parts(vec![id])) } else { id };
                let ended = self.eat(b';') || !self.over() && !conditional;
                Some((Stmt::Expr(id), ended))
            }
        }
    }

    /// Whether a statement that begins with a block goes on behind it: `match x { .. }.y()`.
    fn goes_on(&self) -> bool {
        let mut at = self.at;
        while self.tokens[..self.limit].get(at).is_some_and(|it| it.byte != b'{') {
            at += 1;
        }
        let behind = self.matching(at).and_then(|close| self.tokens.get(close + 1));
        behind.is_some_and(|it| it.kind == T::Punct && matches!(it.byte, b'.' | b'?'))
    }

    fn let_statement(&mut self) -> Stmt {
        self.at += 1;
        let pat = self.pattern();
        let ty = if self.byte() == b':' { self.type_words(b"=;") } else { String::new() };
        let init = self.eat(b'=').then(|| self.expr(0, true));
        let other = (self.tag() == Tag::Else).then(|| {
            self.at += 1;
            self.block()
        });
        self.eat(b';');
        Stmt::Let { pat, ty, init, other }
    }

    /// `static NAME: T = ..`; `const {` and `const fn` are something else.
    fn is_value_item(&self) -> bool {
        let mutable = usize::from(self.token(1).is_some_and(|it| it.tag == Tag::Mut));
        let colon = self.token(2 + mutable);
        self.token(1).is_some_and(|it| it.kind == T::Ident)
            && colon.is_some_and(|it| it.byte == b':' && it.tag == Tag::None)
    }

    fn value_item(&mut self) -> Stmt {
        self.at += 1 + usize::from(self.token(1).is_some_and(|it| it.tag == Tag::Mut));
        self.at += 1;
        self.type_words(b"=;");
        let init = self.eat(b'=').then(|| self.expr(0, true));
        self.eat(b';');
        Stmt::Item { init }
    }

    fn is_item(&self, tag: Tag) -> bool {
        let next = self.token(1).map_or(Tag::None, |it| it.tag);
        match tag {
            Tag::Use
            | Tag::Fn
            | Tag::Struct
            | Tag::Enum
            | Tag::Impl
            | Tag::Trait
            | Tag::Mod
            | Tag::Pub
            | Tag::Extern
            | Tag::Type => true,
            Tag::Const | Tag::Async | Tag::Unsafe => matches!(next, Tag::Fn | Tag::Impl | Tag::Unsafe | Tag::Async),
            _ => self.word() == "macro_rules",
        }
    }

    /// Steps over an item: to its `;`, or behind its braces.
    fn item(&mut self) {
        while let Some(token) = self.token(0) {
            match token.byte {
                b';' => break,
                b'{' => {
                    self.at = self.matching(self.at).unwrap_or(self.tokens.len());
                    break;
                }
                b'(' | b'[' => self.at = self.matching(self.at).unwrap_or(self.tokens.len()),
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
    }
}
