//! Functions.

use super::{
    attrs::Attributes,
    cursor::Parser,
    failure::Parse,
    items::{Head, Holder},
};
use crate::{
    facts::{Expr, ExprId, Function, ItemKind, Pat, PatId, TypeId, TypeRef},
    lang::rust::lex::{Kind, Tag},
};

/// What a function takes.
#[derive(Default)]
struct Inputs {
    receiver: Option<TypeId>,
    params: Vec<(PatId, TypeId)>,
}

impl Parser<'_> {
    /// A function whose modifiers were read.
    pub(super) fn function(&mut self, head: Head) -> Parse<()> {
        let before = self.out.checkpoint();
        let start = self.peek().start;
        self.bump();
        let name = self.name()?;
        let params = self.generics()?;
        let Inputs { receiver, params: inputs } = self.inputs()?;
        let ret = self.output(true)?;
        let sig = self.since(start);
        let wheres = self.where_clause()?;
        let (body, inner) = if self.eat(b';') { (None, None) } else { self.body(&head)? };
        // Only traits and foreign blocks declare functions, and foreign ones have no bodies.
        let declares = matches!(head.holder, Holder::Trait | Holder::Foreign);
        if body.is_none() && !declares || body.is_some() && head.holder == Holder::Foreign {
            self.out.rollback(before);
            return Ok(());
        }
        let generics = self.put_generics(params, wheres);
        let is_async = head.is_async;
        let function = Function {
            generics,
            receiver,
            params: inputs,
            ret,
            is_async,
            body,
            sig,
            names_file: false,
            paces: false,
            naps: false,
        };
        let hot = self.marked_hot(head.start, sig.start);
        let id = self.out.add_fn(function);
        let item = self.put_with(head, inner, Some(name), ItemKind::Fn(id));
        self.out.facts.items[item.0 as usize].attrs.hot |= hot;
        Ok(())
    }

    /// Whether a `// feeler: hot` comment covers a token between `start` and `end`, both included.
    fn marked_hot(&self, start: u32, end: u32) -> bool {
        let at = self.hot.partition_point(|offset| *offset < start);
        self.hot.get(at).is_some_and(|offset| *offset <= end)
    }

    /// The body of a function. One that cannot be read is lost, the function is not.
    fn body(&mut self, head: &Head) -> Parse<(Option<ExprId>, Option<Attributes>)> {
        let open = self.at;
        let failure = match self.attempt(Self::body_block) {
            Ok((body, inner)) => return Ok((Some(body), Some(inner))),
            Err(failure) if self.strict || !self.at_open(b'{') => return Err(failure),
            Err(failure) => failure,
        };
        let end = self.close_of(open) + 1;
        self.at = end;
        self.report(head.attrs.from..end, failure);
        Ok((Some(self.out.add(Expr::Missing)), None))
    }

    fn body_block(&mut self) -> Parse<(ExprId, Attributes)> {
        let group = self.enter_block()?;
        let inner = self.inner_attributes()?;
        let body = self.statements()?;
        self.leave(group)?;
        Ok((body, inner))
    }

    fn inputs(&mut self) -> Parse<Inputs> {
        let group = self.enter(b'(')?;
        let mut inputs = Inputs::default();
        let mut first = true;
        while !self.at_end() {
            let unshipped = self.outer_attributes()?.unshipped;
            if self.eat_tag(Tag::DotDotDot) {
                self.eat(b',');
                break;
            }
            if first && let Some(receiver) = self.receiver()? {
                inputs.receiver = Some(receiver);
            } else if unshipped {
                self.discard(Self::input)?;
            } else if let Some(input) = self.input()? {
                inputs.params.push(input);
            }
            first = false;
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        Ok(inputs)
    }

    /// `self`, `&'a mut self`, `mut self: Box<Self>`: references erased.
    fn receiver(&mut self) -> Parse<Option<TypeId>> {
        let reference = self.at(b'&');
        let mut at = self.at + usize::from(reference);
        at += usize::from(reference && self.token(at).kind == Kind::Lifetime);
        at += usize::from(self.token(at).tag == Tag::Mut);
        if self.token(at).tag != Tag::SelfValue || self.token(at + 1).tag == Tag::PathSep {
            return Ok(None);
        }
        self.at = at + 1;
        if !reference && self.eat_alone(b':') {
            return self.ty().map(Some);
        }
        let token = self.token(at);
        let name = self.out.name("Self");
        let path = self.out.add_name(name, self.since(token.start));
        Ok(Some(self.out.add_type(TypeRef::Path(path))))
    }

    /// `pattern: T`; nothing for `...`.
    fn input(&mut self) -> Parse<Option<(PatId, TypeId)>> {
        let named = self.attempt(|this| {
            let pat = this.single_pat()?;
            this.expect_alone(b':')?;
            Ok(pat)
        });
        let pat = match named {
            Ok(pat) => pat,
            Err(failure) if self.strict => return Err(failure),
            // Before 2018 the methods of a trait might leave out the names.
            Err(failure) => {
                let Ok(ty) = self.attempt(Self::ty) else { return Err(failure) };
                return Ok(Some((self.out.add_pat(Pat::Wild), ty)));
            }
        };
        if self.eat_tag(Tag::DotDotDot) {
            return Ok(None);
        }
        let ty = self.ty()?;
        Ok(Some((pat, ty)))
    }
}
