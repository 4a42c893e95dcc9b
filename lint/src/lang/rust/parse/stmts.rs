//! Blocks and statements.

use super::{
    builder::OpenBlock,
    cursor::Parser,
    failure::{Expected, Failure, Parse},
    items::Holder,
};
use crate::{
    facts::{Expr, ExprId, Stmt},
    lang::rust::lex::{Kind, Tag},
};

/// What becomes of the last expression of a body when no semicolon follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// It is the value.
    Tail,
    /// It is a statement: the body is put into a block whose statements go on.
    Statement,
}

impl Parser<'_> {
    /// `{ .. }`.
    pub(super) fn block(&mut self) -> Parse<ExprId> {
        let group = self.enter_block()?;
        self.inner_attributes()?;
        let id = self.nest(Self::statements)?;
        self.leave(group)?;
        Ok(id)
    }

    /// The statements up to the end of the group, as a block.
    pub(super) fn statements(&mut self) -> Parse<ExprId> {
        let mut block = self.out.open_block();
        self.fill(&mut block, Last::Tail)?;
        Ok(self.out.close_block(block))
    }

    /// Adds the statements up to the end of the group to a block.
    pub(super) fn fill(&mut self, block: &mut OpenBlock, last: Last) -> Parse<()> {
        while !self.at_end() {
            if self.eat(b';') {
                continue;
            }
            let start = self.at;
            if self.strict {
                self.any_statement(block, last)?;
            } else if let Err(failure) = self.attempt(|this| this.any_statement(block, last)) {
                self.lost_statement(start, failure);
            }
            // `if !cfg!(debug_assertions) { return; }`: what follows never runs in a build that ships.
            if self.leaves.take().is_some_and(|id| self.ends_with(block, id)) {
                self.skip_to_end();
            }
        }
        Ok(())
    }

    /// Whether an expression is the last statement so far.
    fn ends_with(&self, block: &OpenBlock, id: ExprId) -> bool {
        block.tail == Some(id) || self.out.last_pushed(Stmt::Expr(id))
    }

    /// A statement with its attributes; nothing when it never ships.
    fn any_statement(&mut self, block: &mut OpenBlock, last: Last) -> Parse<()> {
        let start = self.at;
        if !self.outer_attributes()?.unshipped || self.at_item() {
            return self.statement(start, block, last);
        }
        let before = self.at;
        self.discard(|this| {
            let mut block = this.out.open_block();
            this.statement(before, &mut block, last)
        })
    }

    /// Passes over a statement that cannot be read: something unknown stands in its place.
    fn lost_statement(&mut self, start: usize, failure: Failure) {
        self.at = start;
        while !self.at_end() {
            let brace = self.at_open(b'{');
            let semicolon = self.at(b';');
            self.skip();
            // A block ends a statement where the next line begins.
            if semicolon || brace && self.begins_line() {
                break;
            }
        }
        let missing = self.missing();
        self.out.push_stmt(Stmt::Expr(missing));
        self.report(start..self.at, failure);
    }

    /// A statement whose attributes, which begin at `start`, were read.
    fn statement(&mut self, start: usize, block: &mut OpenBlock, last: Last) -> Parse<()> {
        if self.at_tag(Tag::Let) {
            let stmt = self.local()?;
            self.out.push_stmt(stmt);
            return Ok(());
        }
        if self.at_item() {
            self.at = start;
            let mark = self.out.open();
            self.item(Holder::Block)?;
            self.out.put_block_items(mark);
            return Ok(());
        }
        let (id, ended) = match self.macro_statement(block)? {
            MacroStatement::None => {
                let (id, ended) = self.expr_or_block()?;
                (Some(id), ended)
            }
            MacroStatement::Call(id) => (Some(id), true),
            MacroStatement::Spliced => (None, true),
        };
        let semicolon = self.eat(b';');
        let Some(id) = id else { return Ok(()) };
        if !semicolon && self.at_end() && last == Last::Tail {
            block.tail = Some(id);
        } else if semicolon || ended || self.at_end() {
            let id = if self.token(start).byte == b'#' { self.maybe(id) } else { id };
            self.out.push_stmt(Stmt::Expr(id));
        } else {
            return self.fail(Expected::Sign(b';'));
        }
        Ok(())
    }

    /// A statement under attributes may not be there at all: `#[cfg(windows)] return;` does not end the block.
    fn maybe(&mut self, id: ExprId) -> ExprId {
        let only = self.out.single(id.0);
        self.out.add(Expr::Sequence(only))
    }

    /// A macro call that is a statement by itself: in braces, or with a semicolon behind it.
    fn macro_statement(&mut self, block: &mut OpenBlock) -> Parse<MacroStatement> {
        if !matches!(self.nth(1).byte, b'!' | b':') && !self.at_tag(Tag::PathSep) {
            return Ok(MacroStatement::None);
        }
        let Some(bang) = self.bang_behind_path() else { return Ok(MacroStatement::None) };
        let open = self.token(bang + 1);
        if open.kind != Kind::Open || self.is_missing(self.close_of(bang + 1)) {
            return Ok(MacroStatement::None);
        }
        let next = self.token(self.behind(bang + 1));
        let goes_on = match open.byte {
            b'{' => next.byte == b'?' || next.byte == b'.' && next.tag == Tag::None,
            _ => next.byte != b';',
        };
        if goes_on {
            return Ok(MacroStatement::None);
        }
        self.macro_stmt(block)
    }

    /// `let pattern: T = e else { .. };`
    fn local(&mut self) -> Parse<Stmt> {
        self.bump();
        let pat = self.pat()?;
        let (pat, ty) = self.typed_pat(pat)?;
        let (mut init, mut other) = (None, None);
        if self.eat_alone(b'=') {
            init = Some(self.expr()?);
            if self.eat_tag(Tag::Else) {
                other = Some(self.block()?);
            }
        }
        self.expect(b';')?;
        Ok(Stmt::Let { pat, ty, init, other })
    }

    /// An expression where a statement or the body of an arm stands, and whether it ends by itself: one that begins with a
    /// block ends with it, unless `.` or `?` follows.
    pub(super) fn expr_or_block(&mut self) -> Parse<(ExprId, bool)> {
        if self.at(b'#') && self.outer_attributes()?.unshipped {
            self.discard(Self::expr_or_block)?;
            return Ok((self.missing(), true));
        }
        let (tag, next) = (self.peek().tag, self.nth(1));
        let block = match self.peek().kind {
            Kind::Ident => match tag {
                Tag::If | Tag::While | Tag::Loop | Tag::Match => true,
                Tag::For => !self.generics_follow(self.at + 1),
                Tag::Unsafe | Tag::Const | Tag::Try => next.kind == Kind::Open && next.byte == b'{',
                _ => false,
            },
            Kind::Open => self.at(b'{'),
            kind => kind == Kind::Lifetime,
        };
        if !block {
            return Ok((self.with_struct(true, Self::expr)?, false));
        }
        let start = self.peek().start;
        let id = self.nest(Self::atom)?;
        if !(self.at_alone(b'.') || self.at(b'?')) {
            return Ok((id, true));
        }
        let id = self.postfix(id, start)?;
        Ok((self.operators(id, super::exprs::Precedence::Any)?, false))
    }
}

/// What a statement that is a macro call gives.
pub(super) enum MacroStatement {
    /// It is none.
    None,
    /// An expression.
    Call(ExprId),
    /// Its contents went into the block.
    Spliced,
}
