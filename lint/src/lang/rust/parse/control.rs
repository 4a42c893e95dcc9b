//! Conditions, matches, loops.

use super::{builder::EMPTY, cfg::ships, cursor::Parser, exprs::Precedence, failure::Parse};
use crate::{
    facts::{Expr, ExprId, PatId, Stmt},
    lang::rust::lex::{Kind, Tag},
};
use std::ops::Range;

impl Parser<'_> {
    /// `if`: a branch that a build that ships never takes is left out.
    pub(super) fn branch(&mut self) -> Parse<ExprId> {
        self.bump();
        let (from, cfgs) = (self.at, self.cfgs);
        let before = self.out.checkpoint();
        let cond = self.condition()?;
        let known = if self.cfgs == cfgs { None } else { self.constant(from..self.at) };
        if known.is_some() {
            self.out.rollback(before);
        }
        match known {
            Some(true) => {
                let then = self.block()?;
                self.discard(Self::otherwise)?;
                if self.ends_with_return(then) {
                    self.leaves = Some(then);
                }
                Ok(then)
            }
            Some(false) => {
                self.discard(Self::block)?;
                match self.otherwise()? {
                    Some(other) => Ok(other),
                    None => Ok(self.out.add(Expr::Tuple(EMPTY))),
                }
            }
            None => {
                let then = self.block()?;
                let other = self.otherwise()?;
                Ok(self.out.add(Expr::If { cond, then, other }))
            }
        }
    }

    /// `else { .. }` or `else if`.
    fn otherwise(&mut self) -> Parse<Option<ExprId>> {
        if !self.eat_tag(Tag::Else) {
            return Ok(None);
        }
        self.nest(|this| if this.at_tag(Tag::If) { this.branch() } else { this.block() }).map(Some)
    }

    fn ends_with_return(&self, block: ExprId) -> bool {
        let Expr::Block { stmts, tail, .. } = self.out.expr(block) else { return false };
        let last = tail.or_else(|| {
            let words = self.out.facts.list(stmts).last_chunk::<{ Stmt::WIDTH }>()?;
            if let Stmt::Expr(id) = Stmt::decode(*words) { Some(id) } else { None }
        });
        last.is_some_and(|id| matches!(self.out.expr(id), Expr::Return(_)))
    }

    /// What a condition is in a build that ships, as far as `cfg!(test)` and its like decide it.
    fn constant(&self, tokens: Range<usize>) -> Option<bool> {
        self.decided(tokens, super::cursor::DEEPEST)
    }

    fn decided(&self, mut tokens: Range<usize>, depth: u32) -> Option<bool> {
        let depth = depth.checked_sub(1)?;
        for (operator, decisive) in [(Tag::OrOr, true), (Tag::AndAnd, false)] {
            if let Some(at) = self.last_operator(&tokens, operator) {
                let left = self.decided(tokens.start..at, depth);
                let right = self.decided(at + 2..tokens.end, depth);
                return match (left, right) {
                    (Some(value), _) | (_, Some(value)) if value == decisive => Some(decisive),
                    (Some(_), Some(_)) => Some(!decisive),
                    _ => None,
                };
            }
        }
        let mut negated = false;
        while !tokens.is_empty() && self.token(tokens.start).byte == b'!' {
            negated = !negated;
            tokens.start += 1;
        }
        let first = self.token(tokens.start);
        let brackets = first.kind == Kind::Open && matches!(first.byte, b'(' | super::INVISIBLE);
        let value = if brackets && self.behind(tokens.start) == tokens.end {
            self.decided(tokens.start + 1..tokens.end - 1, depth)
        } else {
            self.decided_by_cfg(&tokens)
        };
        value.map(|value| value != negated)
    }

    /// `cfg!(..)` and nothing else.
    fn decided_by_cfg(&self, tokens: &Range<usize>) -> Option<bool> {
        let open = tokens.start + 2;
        let is_cfg = tokens.len() > 2 && self.word(tokens.start) == "cfg" && self.token(tokens.start + 1).byte == b'!';
        if !is_cfg || self.token(open).kind != Kind::Open || self.behind(open) != tokens.end {
            return None;
        }
        ships(self, open + 1..tokens.end - 1)
    }

    /// The last operator of a kind outside of groups.
    fn last_operator(&self, tokens: &Range<usize>, operator: Tag) -> Option<usize> {
        let (mut at, mut found) = (tokens.start, None);
        while at < tokens.end {
            let token = self.token(at);
            if token.tag == operator {
                found = Some(at);
                at += 1;
            }
            at = self.behind(at);
        }
        found
    }

    /// `let pattern = e` in a condition.
    pub(super) fn let_condition(&mut self) -> Parse<ExprId> {
        self.bump();
        let pat = self.pat()?;
        self.expect_alone(b'=')?;
        let value = self.expr_above(Precedence::Compare)?;
        Ok(self.out.add(Expr::Let(pat, value)))
    }

    /// `loop`, `while`, `for`.
    pub(super) fn cycle(&mut self) -> Parse<ExprId> {
        let tag = self.peek().tag;
        self.bump();
        let expr = match tag {
            Tag::Loop => Expr::Loop(self.block()?),
            Tag::While => Expr::While(self.condition()?, self.block()?),
            _ => {
                // `for await x in stream`, as streams write it.
                self.eat_tag(Tag::Await);
                let pat = self.pat()?;
                self.expect_tag(Tag::In)?;
                let iter = self.condition()?;
                Expr::For { pat, iter, body: self.block()? }
            }
        };
        Ok(self.out.add(expr))
    }

    /// `match e { arms }`.
    pub(super) fn matching(&mut self) -> Parse<ExprId> {
        self.bump();
        let scrutinee = self.condition()?;
        let group = self.enter(b'{')?;
        self.inner_attributes()?;
        let mark = self.out.open();
        while !self.at_end() {
            if self.outer_attributes()?.unshipped {
                self.discard(Self::arm)?;
            } else {
                self.arm()?;
            }
        }
        self.leave(group)?;
        let arms = self.out.close(mark);
        Ok(self.out.add(Expr::Match { scrutinee, arms }))
    }

    /// `pattern if guard => body,`
    fn arm(&mut self) -> Parse<()> {
        let pat = self.pat()?;
        let guard = if self.eat_tag(Tag::If) { Some(self.expr()?) } else { None };
        self.expect_tag(Tag::FatArrow)?;
        let (body, ended) = self.expr_or_block()?;
        if !ended && !self.at_end() {
            self.expect(b',')?;
        } else {
            self.eat(b',');
        }
        self.push_arm(pat, guard, body);
        Ok(())
    }

    /// Adds a triple to the list of arms that is being built.
    pub(super) fn push_arm(&mut self, pat: PatId, guard: Option<ExprId>, body: ExprId) {
        self.out.push(pat.0);
        self.out.push(guard.map_or(0, |guard| guard.0 + 1));
        self.out.push(body.0);
    }

    /// A match with one arm.
    pub(super) fn one_arm(&mut self, scrutinee: ExprId, pat: PatId, guard: Option<ExprId>, body: ExprId) -> ExprId {
        let mark = self.out.open();
        self.push_arm(pat, guard, body);
        let arms = self.out.close(mark);
        self.out.add(Expr::Match { scrutinee, arms })
    }
}
