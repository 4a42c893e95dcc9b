//! What follows an operand: calls, members, `?`, `.await`.

use super::{cursor::Parser, failure::Parse};
use crate::{
    facts::{Call, Expr, ExprId, Name, Target},
    lang::rust::lex::{Kind, Tag},
};

impl Parser<'_> {
    /// The postfix chain of an operand that began at `start`.
    pub(super) fn postfix(&mut self, mut base: ExprId, start: u32) -> Parse<ExprId> {
        loop {
            let token = self.peek();
            base = match (token.kind, token.byte) {
                (Kind::Open, b'(') => self.call(base, start)?,
                (Kind::Open, b'[') => {
                    let group = self.enter(b'[')?;
                    let index = self.expr()?;
                    self.leave(group)?;
                    self.out.add(Expr::Index(base, index))
                }
                (Kind::Punct, b'?') => {
                    self.bump();
                    self.out.add(Expr::Try(base))
                }
                (Kind::Punct, b'.') if token.tag == Tag::None => self.after_point(base, start)?,
                _ => return Ok(base),
            };
            self.grow()?;
        }
    }

    fn call(&mut self, callee: ExprId, start: u32) -> Parse<ExprId> {
        let at = match self.out.expr(callee) {
            Expr::Path(path) => self.path_span(path),
            _ => self.since(start),
        };
        let group = self.enter(b'(')?;
        let args = self.exprs()?;
        self.leave(group)?;
        Ok(self.out.add_call(Call {
            target: Target::Callee(callee),
            args,
            span: self.since(start),
            at,
            awaited: false,
            chain_awaited: false,
        }))
    }

    /// `.await`, `.name`, `.0`, `.name::<T>(a)`.
    fn after_point(&mut self, mut base: ExprId, start: u32) -> Parse<ExprId> {
        self.bump();
        while self.peek().kind == Kind::Number {
            let text = self.text_of(self.peek());
            base = self.indices(base, text)?;
            self.bump();
            if !text.ends_with('.') {
                return Ok(base);
            }
        }
        if self.eat_tag(Tag::Await) {
            return Ok(self.awaited(base));
        }
        let before = self.peek().start;
        let (name, _) = self.name()?;
        if !self.at_open(b'(') && !self.at_tag(Tag::PathSep) {
            return Ok(self.out.add(Expr::Field(base, name)));
        }
        let generic = self.turbofish()?;
        let group = self.enter(b'(')?;
        let args = self.exprs()?;
        self.leave(group)?;
        Ok(self.out.add_call(Call {
            target: Target::Method { receiver: base, name, generic },
            args,
            span: self.since(start),
            at: self.since(before),
            awaited: false,
            chain_awaited: false,
        }))
    }

    /// `.0`; `.0.1` is one number to the lexer, and so is `.0.` before a name that stands apart.
    fn indices(&mut self, mut base: ExprId, text: &str) -> Parse<ExprId> {
        for number in text.strip_suffix('.').unwrap_or(text).split('.') {
            if !number.bytes().all(|byte| byte.is_ascii_digit()) {
                return self.unexpected();
            }
            let name = self.out.name(number);
            base = self.out.add(Expr::Field(base, name));
            self.grow()?;
        }
        Ok(base)
    }

    /// A field of a struct by name or number.
    pub(super) fn member(&mut self) -> Parse<Name> {
        if self.peek().kind == Kind::Number { Ok(self.any_name().0) } else { Ok(self.name()?.0) }
    }

    /// `e.await`; a call that is `e` itself, or `&mut` of it, is marked as awaited.
    pub(super) fn awaited(&mut self, base: ExprId) -> ExprId {
        let mut operand = base;
        while let Expr::Ref(inner) = self.out.expr(operand) {
            operand = inner;
        }
        if let Expr::Call(call) = self.out.expr(operand) {
            self.out.facts.calls[call.0 as usize].awaited = true;
        }
        self.mark_chain(base);
        self.out.add(Expr::Await(base))
    }

    /// Notes on all calls of a postfix chain that it is awaited further along.
    fn mark_chain(&mut self, mut id: ExprId) {
        loop {
            id = match self.out.expr(id) {
                Expr::Call(call) => {
                    let call = &mut self.out.facts.calls[call.0 as usize];
                    call.chain_awaited = true;
                    match call.target {
                        Target::Callee(callee) => callee,
                        Target::Method { receiver, .. } => receiver,
                        Target::Macro { .. } => return,
                    }
                }
                Expr::Try(base) | Expr::Field(base, _) | Expr::Index(base, _) | Expr::Ref(base) => base,
                // What stands before another `.await` was marked by that one.
                _ => return,
            };
        }
    }
}
