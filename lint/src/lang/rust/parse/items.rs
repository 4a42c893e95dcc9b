//! Items. Each function here pushes the ids of what it makes onto the list that is being built.

use super::{
    attrs::Attributes,
    builder::{EMPTY, NAMELESS},
    cursor::Parser,
    failure::{Expected, Parse},
    paths::Style,
};
use crate::{
    base::source::Span,
    facts::{Item, ItemId, ItemKind, ListId, Name, TypeId, TypeRef},
    lang::rust::lex::{Kind, Tag},
};

/// What holds items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Module,
    Block,
    Impl,
    Trait,
    /// `extern { .. }`: its functions are declared in the scope around.
    Foreign,
}

/// What the kinds of items have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Offset at which the item begins.
    pub(super) start: u32,
    /// Its outer attributes.
    pub(super) attrs: Attributes,
    /// Whether it is visible outside of its module.
    pub(super) public: bool,
    pub(super) is_async: bool,
    pub(super) holder: Holder,
}

impl Parser<'_> {
    /// One item; a `use` gives several, a macro any number.
    pub(super) fn item(&mut self, holder: Holder) -> Parse<()> {
        self.nest(|this| {
            let first = this.at;
            let attrs = this.outer_attributes()?;
            let bare = this.at;
            let public = this.visibility();
            let mut head = Head { start: this.documented_start(first), attrs, public, is_async: false, holder };
            this.modifiers(&mut head);
            // Extensions of traits are written `pub impl`, of which the first word is no part of the language.
            if public && this.at_tag(Tag::Impl) {
                head.public = false;
                if head.start == this.token(bare).start {
                    head.start = this.peek().start;
                }
            }
            this.item_of(head, bare)
        })
    }

    /// `pub`, `pub(crate)`, `pub(in path)`.
    pub(super) fn visibility(&mut self) -> bool {
        if self.at_open(super::INVISIBLE) && self.close_of(self.at) == self.at + 1 {
            self.at += 2;
            return false;
        }
        if !self.eat_tag(Tag::Pub) {
            return false;
        }
        let (first, second) = (self.nth(1), self.nth(2));
        let narrow = matches!(first.tag, Tag::Crate | Tag::SelfValue | Tag::Super) && second.byte == b')';
        if self.at_open(b'(') && (narrow || first.tag == Tag::In) {
            self.skip();
        }
        true
    }

    /// What may stand before the keyword that says what an item is.
    fn modifiers(&mut self, head: &mut Head) {
        loop {
            let next = self.nth(1);
            let word = next.kind == Kind::Ident;
            let modifies = match self.peek().tag {
                Tag::Async | Tag::Unsafe => word,
                Tag::Const => matches!(
                    next.tag,
                    Tag::Fn | Tag::Async | Tag::Unsafe | Tag::Extern | Tag::Trait | Tag::Impl | Tag::Auto | Tag::Safe
                ),
                Tag::Default => word && next.tag != Tag::As,
                Tag::Safe => word && head.holder == Holder::Foreign,
                Tag::Auto => matches!(next.tag, Tag::Trait),
                Tag::Extern => next.tag == Tag::Fn || next.kind == Kind::Str && self.nth(2).tag == Tag::Fn,
                _ => false,
            };
            if !modifies {
                return;
            }
            head.is_async |= self.at_tag(Tag::Async);
            if self.at_tag(Tag::Extern) { self.abi() } else { self.bump() }
        }
    }

    /// An item whose modifiers were read; `bare` is the token behind its attributes.
    fn item_of(&mut self, head: Head, bare: usize) -> Parse<()> {
        let next = self.nth(1);
        match self.peek().tag {
            Tag::Fn => self.function(head),
            Tag::Use => self.imports(head),
            Tag::Struct => self.structure(head),
            Tag::Union if next.kind == Kind::Ident => self.structure(head),
            Tag::Enum => self.enumeration(head),
            Tag::Impl => self.implementation(head),
            Tag::Trait => self.trait_(head),
            Tag::Mod => self.module(head),
            Tag::Type => self.alias(head),
            Tag::Const | Tag::Static => self.value(head),
            Tag::Extern if next.tag == Tag::Crate => self.extern_crate(head),
            Tag::Extern => self.foreign(head),
            Tag::Macro if Self::is_name(next) => self.macro_definition(),
            _ if self.at == bare && self.at_path() => self.macro_item(head),
            _ => self.unexpected(),
        }
    }

    /// Whether an item begins here and no expression.
    pub(super) fn at_item(&self) -> bool {
        let (token, next) = (self.peek(), self.nth(1));
        if token.kind != Kind::Ident {
            return false;
        }
        let function = matches!(next.tag, Tag::Fn | Tag::Unsafe | Tag::Extern);
        match token.tag {
            Tag::Pub | Tag::Extern | Tag::Use | Tag::Fn | Tag::Mod | Tag::Type | Tag::Struct | Tag::Enum => true,
            Tag::Trait | Tag::Impl => true,
            Tag::Macro => Self::is_name(next),
            Tag::Static => next.kind == Kind::Ident && !matches!(next.tag, Tag::Move | Tag::Async),
            Tag::Const => {
                next.kind == Kind::Ident && (function || !matches!(next.tag, Tag::Move | Tag::Static | Tag::Async))
                    || next.tag == Tag::Async && matches!(self.nth(2).tag, Tag::Fn | Tag::Unsafe | Tag::Extern)
            }
            Tag::Unsafe => !(next.kind == Kind::Open && next.byte == b'{'),
            Tag::Async => function,
            Tag::Union => Self::is_name(next),
            Tag::Auto => next.tag == Tag::Trait,
            Tag::Default => matches!(next.tag, Tag::Unsafe | Tag::Impl | Tag::Fn),
            // `macro_rules! name { .. }`
            Tag::None | Tag::SelfValue | Tag::Super | Tag::Crate if matches!(next.byte, b'!' | b':') => {
                self.bang_behind_path().is_some_and(|bang| self.token(bang + 1).kind == Kind::Ident)
            }
            _ => false,
        }
    }

    /// Stores an item that ends with the last token that was taken.
    pub(super) fn put(&mut self, head: Head, name: Option<(Name, Span)>, kind: ItemKind) -> ItemId {
        self.put_with(head, None, name, kind)
    }

    /// The same for an item with attributes inside its braces.
    pub(super) fn put_with(
        &mut self,
        head: Head,
        inner: Option<Attributes>,
        name: Option<(Name, Span)>,
        kind: ItemKind,
    ) -> ItemId {
        let span = self.since(head.start);
        let (name, name_span) = name.unwrap_or((NAMELESS, Span::new(span.start, span.start)));
        let attrs = self.attrs(&[head.attrs, inner.unwrap_or_default()]);
        self.out.put_item(Item { name, span, name_span, attrs, public: head.public, kind })
    }

    /// `struct` and `union`.
    fn structure(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let name = self.name()?;
        let params = self.generics()?;
        let mut wheres = self.where_clause()?;
        let fields = if self.at_open(b'(') {
            let fields = self.tuple_fields()?;
            wheres.extend(self.where_clause()?);
            self.expect(b';')?;
            fields
        } else if self.eat(b';') {
            Vec::new()
        } else {
            self.named_fields()?
        };
        let generics = self.put_generics(params, wheres);
        self.put(head, Some(name), ItemKind::Struct { generics, fields });
        Ok(())
    }

    fn enumeration(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let name = self.name()?;
        let params = self.generics()?;
        let wheres = self.where_clause()?;
        let group = self.enter(b'{')?;
        let mut variants = Vec::new();
        while !self.at_end() {
            if self.outer_attributes()?.unshipped {
                self.discard(Self::variant)?;
            } else {
                variants.push(self.variant()?);
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        let generics = self.put_generics(params, wheres);
        self.put(head, Some(name), ItemKind::Enum { generics, variants });
        Ok(())
    }

    fn variant(&mut self) -> Parse<(Name, Vec<(Name, TypeId)>)> {
        self.visibility();
        let (name, _) = self.name()?;
        let fields = if self.at_open(b'(') {
            self.tuple_fields()?
        } else if self.at_open(b'{') {
            self.named_fields()?
        } else {
            Vec::new()
        };
        if self.eat_alone(b'=') {
            self.discard(Self::expr)?;
        }
        Ok((name, fields))
    }

    fn tuple_fields(&mut self) -> Parse<Vec<(Name, TypeId)>> {
        let group = self.enter(b'(')?;
        let mut fields = Vec::new();
        while !self.at_end() {
            let unshipped = self.outer_attributes()?.unshipped;
            self.visibility();
            if unshipped {
                self.discard(Self::ty)?;
            } else {
                let ty = self.ty()?;
                let name = self.out.name(&fields.len().to_string());
                fields.push((name, ty));
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        Ok(fields)
    }

    fn named_fields(&mut self) -> Parse<Vec<(Name, TypeId)>> {
        let group = self.enter(b'{')?;
        let mut fields = Vec::new();
        while !self.at_end() {
            let attributes = self.outer_attributes()?;
            if attributes.unshipped {
                self.discard(Self::named_field)?;
            } else {
                let field = self.named_field()?;
                self.field_default(attributes, field.0);
                fields.push(field);
            }
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)?;
        Ok(fields)
    }

    fn named_field(&mut self) -> Parse<(Name, TypeId)> {
        self.visibility();
        let (name, _) = self.name()?;
        self.expect_alone(b':')?;
        let ty = self.ty()?;
        if self.eat_alone(b'=') {
            self.discard(Self::expr)?;
        }
        Ok((name, ty))
    }

    /// `mod name;` or `mod name { .. }`.
    fn module(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let name = self.name()?;
        if self.eat(b';') {
            let path = self.path_attribute(&[head.attrs]);
            self.put(head, Some(name), ItemKind::ModuleFile { path });
            return Ok(());
        }
        let group = self.enter_broken(b'{')?;
        let inner = self.inner_attributes()?;
        let items = self.members(Holder::Module)?;
        self.leave(group)?;
        let path = self.path_attribute(&[head.attrs, inner]);
        self.put_with(head, Some(inner), Some(name), ItemKind::Module { items, path });
        Ok(())
    }

    /// The items up to the end of the group, as a list.
    fn members(&mut self, holder: Holder) -> Parse<ListId> {
        let mark = self.out.open();
        self.items(holder)?;
        Ok(self.out.close(mark))
    }

    fn trait_(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let name = self.name()?;
        let params = self.generics()?;
        if self.eat_alone(b'=') {
            let supers = self.bounds_until(b';')?;
            let wheres = self.where_clause()?;
            self.expect(b';')?;
            let generics = self.put_generics(params, wheres);
            self.put(head, Some(name), ItemKind::Trait { generics, supers, items: EMPTY });
            return Ok(());
        }
        let supers = if self.eat_alone(b':') { self.bounds_until(b'{')? } else { Vec::new() };
        let wheres = self.where_clause()?;
        let group = self.enter_broken(b'{')?;
        let inner = self.inner_attributes()?;
        let items = self.members(Holder::Trait)?;
        self.leave(group)?;
        let generics = self.put_generics(params, wheres);
        self.put_with(head, Some(inner), Some(name), ItemKind::Trait { generics, supers, items });
        Ok(())
    }

    /// `impl<T> const Trait for Type where .. { .. }`; negative ones are dropped.
    fn implementation(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let before = self.out.checkpoint();
        let params = if self.generics_follow(self.at) { self.generic_params()? } else { Vec::new() };
        self.eat(b'?');
        self.eat_tag(Tag::Const);
        let negative = self.at_alone(b'!') && self.nth(1).byte != b'{' && self.eat(b'!');
        let first = self.ty()?;
        let (of, self_ty) = if self.at_tag(Tag::For) {
            let TypeRef::Path(path) = self.out.facts.types[first.0 as usize] else { return self.unexpected() };
            self.bump();
            (Some(path), self.ty()?)
        } else {
            (None, first)
        };
        let wheres = self.where_clause()?;
        let group = self.enter_broken(b'{')?;
        let inner = self.inner_attributes()?;
        let items = self.members(Holder::Impl)?;
        self.leave(group)?;
        if negative {
            self.out.rollback(before);
            return Ok(());
        }
        let generics = self.put_generics(params, wheres);
        self.put_with(head, Some(inner), None, ItemKind::Impl { generics, of, self_ty, items });
        Ok(())
    }

    /// `type A<T>: Bounds = T where ..;`
    fn alias(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let before = self.out.checkpoint();
        let name = self.name()?;
        let params = self.generics()?;
        let bounds = if self.eat_alone(b':') { self.bounds_until(b'=')? } else { Vec::new() };
        let mut wheres = self.where_clause()?;
        let ty = if self.eat_alone(b'=') { Some(self.ty()?) } else { None };
        wheres.extend(self.where_clause()?);
        self.expect(b';')?;
        // Only a trait leaves open what its types are.
        if head.holder == Holder::Foreign || ty.is_none() && head.holder != Holder::Trait {
            self.out.rollback(before);
            return Ok(());
        }
        let generics = self.put_generics(params, wheres);
        self.put(head, Some(name), ItemKind::Alias { generics, bounds, ty });
        Ok(())
    }

    /// `const NAME: T = e;` and `static`.
    fn value(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let before = self.out.checkpoint();
        self.eat_tag(Tag::Mut);
        let name = if self.at_tag(Tag::Underscore) { self.any_name() } else { self.name()? };
        let params = self.generics()?;
        let ty = if self.eat_alone(b':') { Some(self.ty()?) } else { None };
        if ty.is_none() && !self.at_alone(b'=') {
            return self.fail(Expected::Sign(b':'));
        }
        let init = if self.eat_alone(b'=') { Some(self.expr()?) } else { None };
        self.where_clause()?;
        self.expect(b';')?;
        let open = init.is_none() && head.holder != Holder::Trait;
        match ty {
            Some(ty) if !open && params.is_empty() && head.holder != Holder::Foreign => {
                self.put(head, Some(name), ItemKind::Value { ty, init });
            }
            _ => self.out.rollback(before),
        }
        Ok(())
    }

    fn extern_crate(&mut self, head: Head) -> Parse<()> {
        self.at += 2;
        let name = if self.at_tag(Tag::SelfValue) { self.any_name() } else { self.name()? };
        let mut binds = name;
        if self.eat_tag(Tag::As) {
            binds = if self.at_tag(Tag::Underscore) { self.any_name() } else { self.name()? };
        }
        self.expect(b';')?;
        let macro_use = self.has_attribute(head.attrs, "macro_use");
        self.put(head, Some(binds), ItemKind::ExternCrate { krate: name.0, macro_use });
        Ok(())
    }

    /// Functions that another language implements: declared in the scope around.
    fn foreign(&mut self, head: Head) -> Parse<()> {
        self.abi();
        let group = self.enter_broken(b'{')?;
        let inner = self.inner_attributes()?;
        let from = self.out.facts.items.len();
        self.items(Holder::Foreign)?;
        self.leave(group)?;
        let test = self.attrs(&[head.attrs, inner]).test;
        for item in &mut self.out.facts.items[from..] {
            item.attrs.test |= test;
        }
        Ok(())
    }

    /// `macro name(..) { .. }`: what it expands to is not looked at.
    fn macro_definition(&mut self) -> Parse<()> {
        self.at += 2;
        if self.at_open(b'(') {
            self.skip();
        }
        if !self.at_open(b'{') {
            return self.unexpected();
        }
        self.skip();
        Ok(())
    }

    /// A macro call in item position.
    fn macro_item(&mut self, head: Head) -> Parse<()> {
        let path = self.path(Style::Expr)?;
        if !self.eat_alone(b'!') {
            return self.unexpected();
        }
        let name = if self.peek().kind == Kind::Ident { Some(self.any_name()) } else { None };
        let head = Head { public: false, ..head };
        let open = self.at;
        if self.peek().kind != Kind::Open || self.is_missing(self.close_of(open)) {
            return self.unexpected();
        }
        let close = self.close_of(open);
        let semicolon = self.token(close + 1).byte == b';';
        if !self.at(b'{') && !semicolon {
            self.at = close + 1;
            return self.fail(Expected::Sign(b';'));
        }
        self.read_macro_item(head, path, name)?;
        self.at = close + 1;
        if self.token(open).byte != b'{' {
            self.bump();
        }
        Ok(())
    }
}
