//! Macro bodies that hold expressions.

use super::{Parser, Reading};
use crate::{
    facts::{Expr, ListId, Lit},
    lang::rust::{
        lex::{Kind, Tag},
        parse::{builder::EMPTY, failure::Parse},
    },
};

impl Parser<'_> {
    /// Arguments of formatting and logging macros.
    pub(super) fn format_args(&mut self) -> Parse<ListId> {
        let mark = self.out.open();
        while !self.at_end() {
            self.skip_label();
            self.loose_argument();
        }
        Ok(self.out.close(mark))
    }

    /// Adds an argument that may not be an expression: then it is skipped. So is the comma behind it.
    fn loose_argument(&mut self) {
        let argument = |this: &mut Self| {
            this.element()?;
            if this.at_end() || this.at(b',') || this.at(b';') { Ok(()) } else { this.unexpected() }
        };
        let _ = self.attempt(argument);
        while !self.at_end() {
            let comma = self.at(b',') || self.at(b';');
            self.skip();
            if comma {
                break;
            }
        }
    }

    /// `vec![a, b]` and `vec![a; n]` give one array.
    pub(super) fn vec_args(&mut self) -> Parse<ListId> {
        let list = self.separated(false)?;
        let array = self.out.add(Expr::Array(list));
        Ok(self.out.single(array.0))
    }

    /// Expressions with `,`, `;` and perhaps `=>` between them.
    fn separated(&mut self, arrows: bool) -> Parse<ListId> {
        let mark = self.out.open();
        while !self.at_end() {
            // `let` makes statements of it.
            if self.at_tag(Tag::Let) {
                return self.unexpected();
            }
            self.element()?;
            let separator = self.at_end() || self.eat(b',') || self.eat(b';') || arrows && self.eat_tag(Tag::FatArrow);
            if !separator {
                return self.unexpected();
            }
        }
        Ok(self.out.close(mark))
    }

    /// `matches!(e, pattern if guard)`: a match, so that the guard sees what the pattern binds.
    pub(super) fn matches_args(&mut self) -> Parse<ListId> {
        let scrutinee = self.expr()?;
        if !self.eat(b',') || self.at_end() {
            self.skip_to_end();
            return Ok(self.out.single(scrutinee.0));
        }
        let pat = self.pat()?;
        let guard = if self.eat_tag(Tag::If) { Some(self.expr()?) } else { None };
        let mark = self.out.open();
        while !self.at_end() {
            self.eat(b',');
            self.eat_tag(Tag::FatArrow);
            self.loose_argument();
        }
        let rest = self.out.close(mark);
        let body = self.out.add(if rest == EMPTY { Expr::Lit(Lit::Bool) } else { Expr::Sequence(rest) });
        let id = self.one_arm(scrutinee, pat, guard, body);
        Ok(self.out.single(id.0))
    }

    /// `join!(a, b)`: futures that are awaited here.
    pub(super) fn join_args(&mut self) -> Parse<ListId> {
        self.skip_biased();
        let mark = self.out.open();
        while !self.at_end() {
            if self.at_tag(Tag::Let) {
                return self.unexpected();
            }
            let future = self.expr()?;
            let id = self.awaited(future);
            self.out.push(id.0);
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        Ok(self.out.close(mark))
    }

    /// Skips `biased;`.
    pub(super) fn skip_biased(&mut self) {
        if self.peek().kind == Kind::Ident && self.nth(1).byte == b';' {
            self.at += 2;
        }
    }

    /// A macro that nobody told us about: expressions, else statements, else nothing.
    pub(super) fn unknown_args(&mut self) -> Parse<ListId> {
        if self.is_simple() {
            return self.format_args();
        }
        if self.is_template() {
            return self.unexpected();
        }
        let start = self.at;
        match self.readings.get(&start) {
            Some(Reading::Statements) => return self.statement_args(),
            Some(Reading::Nothing) => return self.unexpected(),
            None => {}
        }
        if let Ok(list) = self.attempt(|this| this.separated(true)) {
            return Ok(list);
        }
        let result = self.attempt(Self::statement_args);
        self.readings.insert(start, if result.is_ok() { Reading::Statements } else { Reading::Nothing });
        result
    }

    fn statement_args(&mut self) -> Parse<ListId> {
        let block = self.statements()?;
        Ok(self.out.single(block.0))
    }
}
