//! `select!` in its three dialects: tokio's, that of `futures`, and crossbeam's.

use super::Parser;
use crate::{
    facts::{ListId, Pat},
    lang::rust::{
        lex::{Kind, Tag},
        parse::failure::Parse,
    },
};

impl Parser<'_> {
    /// Each branch becomes a match with one arm over what it waits for.
    pub(super) fn select_args(&mut self) -> Parse<ListId> {
        self.skip_biased();
        let mark = self.out.open();
        while !self.at_end() {
            let (word, behind) = (self.word(self.at), self.nth(1));
            let named = matches!(word, "default" | "complete") || self.at_tag(Tag::Else);
            if named && behind.tag == Tag::FatArrow {
                self.bump();
                let body = self.arrow_body()?;
                self.out.push(body.0);
            } else if matches!(word, "recv" | "send" | "default") && self.is_channel() {
                self.channel_branch()?;
            } else {
                self.future_branch()?;
            }
            self.eat(b',');
        }
        Ok(self.out.close(mark))
    }

    /// Whether a name with operands is followed by what only crossbeam writes there.
    fn is_channel(&self) -> bool {
        let next = self.nth(1);
        let behind = self.token(self.behind(self.at + 1));
        next.kind == Kind::Open && next.byte == b'(' && matches!(behind.tag, Tag::Arrow | Tag::FatArrow)
    }

    /// `pattern = future, if condition => body`.
    fn future_branch(&mut self) -> Parse<()> {
        let pat = self.pat()?;
        self.expect_alone(b'=')?;
        let future = self.expr()?;
        let scrutinee = self.awaited(future);
        let guard = if self.at(b',') && self.nth(1).tag == Tag::If {
            self.at += 2;
            Some(self.expr()?)
        } else {
            None
        };
        let body = self.arrow_body()?;
        let id = self.one_arm(scrutinee, pat, guard, body);
        self.out.push(id.0);
        Ok(())
    }

    /// `recv(r) -> pattern => body`, `send(s, value) -> pattern => body`, `default(timeout) => body`.
    fn channel_branch(&mut self) -> Parse<()> {
        self.bump();
        let group = self.enter(b'(')?;
        while !self.at_end() {
            let operand = self.expr()?;
            self.out.push(operand.0);
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let scrutinee = self.missing();
        let pat = if self.eat_tag(Tag::Arrow) { self.pat()? } else { self.out.add_pat(Pat::Wild) };
        let body = self.arrow_body()?;
        let id = self.one_arm(scrutinee, pat, None, body);
        self.out.push(id.0);
        Ok(())
    }

    fn arrow_body(&mut self) -> Parse<crate::facts::ExprId> {
        self.expect_tag(Tag::FatArrow)?;
        Ok(self.expr_or_block()?.0)
    }
}
