//! Macros that stand where items stand.

use super::{Family, Parser};
use crate::{
    base::source::Span,
    facts::{GenericArgs, Item, ItemKind, ListId, Name, PathId, TypeId, TypeRef},
    lang::rust::{
        lex::{Kind, Tag},
        parse::{
            attrs::Attributes,
            builder::{OpenBlock, PathHead},
            cfg::never_ships,
            failure::Parse,
            items::{Head, Holder},
            stmts::Last,
        },
    },
};

/// A branch of `cfg_if!` or `cfg_select!`.
struct Branch {
    /// Whether its predicate is false in every build that ships.
    unshipped: bool,
    /// Index of its brace, or of its expression.
    open: usize,
}

impl Parser<'_> {
    /// The body of a macro call in item position, and what the call declares.
    pub(in crate::lang::rust::parse) fn read_macro_item(
        &mut self,
        head: Head,
        path: PathId,
        name: Option<(Name, Span)>,
    ) -> Parse<()> {
        let open = self.at;
        let behind = self.close_of(open) + 1;
        let family = self.family(path);
        let member = matches!(head.holder, Holder::Impl | Holder::Trait);
        if head.attrs.unshipped || family == Family::Quoted {
            return Ok(());
        }
        match family {
            Family::CfgIf | Family::CfgSelect => {
                self.inside(|this| this.cfg_items(family, head.holder));
            }
            Family::Definition if !member => {
                let body = self.body_span(open);
                self.at = behind;
                self.put(head, name, ItemKind::MacroRules { body });
            }
            Family::Include if !member => {
                if let Some(file) = self.string(open + 1).filter(|_| open + 3 == behind) {
                    let file = self.out.name(&file);
                    self.at = behind;
                    self.put(head, None, ItemKind::Include(file));
                }
            }
            Family::Statics if !member => {
                let local = self.last_segment(path) == "thread_local";
                self.inside(|this| this.statics(local));
            }
            _ => {
                if self.inside(|this| this.macro_members(head.holder)).is_none() {
                    let body = self.body_span(open);
                    self.put(head, None, ItemKind::MacroCall { path, body });
                }
            }
        }
        Ok(())
    }

    /// Items in a macro's body; failure when there are none.
    fn macro_members(&mut self, holder: Holder) -> Parse<()> {
        if self.at_end() || self.is_template() {
            return self.unexpected();
        }
        let holder = if holder == Holder::Block { Holder::Module } else { holder };
        self.items(holder)
    }

    /// The statics of `lazy_static!` and `thread_local!`, pushed as items.
    pub(super) fn statics(&mut self, local: bool) -> Parse<()> {
        while !self.at_end() {
            let start = self.documented_start(self.at);
            let attrs = self.outer_attributes()?;
            let public = self.visibility();
            self.expect_tag(Tag::Static)?;
            self.eat_tag(Tag::Ref);
            let (name, name_span) = self.name()?;
            self.expect_alone(b':')?;
            let inner = self.ty()?;
            self.expect_alone(b'=')?;
            let ty = if local { self.local_key(inner) } else { inner };
            let init = Some(self.expr()?);
            let span = self.since(start);
            self.eat(b';');
            self.out.put_item(Item {
                name,
                span,
                name_span,
                attrs: self.attrs(&[attrs]),
                public,
                kind: ItemKind::Value { ty, init },
            });
        }
        Ok(())
    }

    /// `::std::thread::LocalKey<T>`.
    fn local_key(&mut self, inner: TypeId) -> TypeId {
        let from = self.out.segments();
        for text in ["std", "thread"] {
            let name = self.out.name(text);
            self.out.push_segment(name, None);
        }
        let args = GenericArgs { types: vec![inner], ..GenericArgs::default() };
        let name = self.out.name("LocalKey");
        self.out.push_segment(name, Some(args));
        let head = PathHead { leading: true, ..PathHead::default() };
        let path = self.out.close_path(from, head, Span::default());
        self.out.add_type(TypeRef::Path(path))
    }

    /// The branches of `cfg_if!`: `if #[cfg(..)] { .. } else if #[cfg(..)] { .. } else { .. }`.
    fn branches(&mut self) -> Parse<Vec<Branch>> {
        let mut branches = Vec::new();
        while !self.at_end() {
            self.eat_tag(Tag::Else);
            let Attributes { unshipped, .. } =
                if self.eat_tag(Tag::If) { self.outer_attributes()? } else { Attributes::default() };
            if !self.at_open(b'{') {
                return self.unexpected();
            }
            branches.push(Branch { unshipped, open: self.at });
            self.skip();
        }
        Ok(branches)
    }

    /// The branches of `cfg_select!`: `predicate => { .. }`, `_ => expression,`.
    fn choices(&mut self) -> Parse<Vec<Branch>> {
        let mut branches = Vec::new();
        while !self.at_end() {
            let from = self.at;
            while !self.at_end() && !self.at_tag(Tag::FatArrow) {
                self.skip();
            }
            let unshipped = never_ships(self, from..self.at);
            self.expect_tag(Tag::FatArrow)?;
            branches.push(Branch { unshipped, open: self.at });
            let braced = self.at_open(b'{');
            self.skip();
            while !braced && !self.at_end() && !self.at(b',') {
                self.skip();
            }
            self.eat(b',');
        }
        Ok(branches)
    }

    /// Reads what can be read of every branch that can ship.
    fn each_branch(&mut self, family: Family, mut reader: impl FnMut(&mut Self) -> Parse<()>) -> Parse<()> {
        let branches = if family == Family::CfgSelect { self.choices()? } else { self.branches()? };
        let end = self.at;
        for branch in branches.iter().filter(|branch| !branch.unshipped) {
            self.at = branch.open;
            match self.at_open(b'{') {
                true => drop(self.contents(branch.open, &mut reader)),
                false => reader(self)?,
            }
        }
        self.at = end;
        Ok(())
    }

    /// `cfg_if!` among items.
    fn cfg_items(&mut self, family: Family, holder: Holder) -> Parse<()> {
        self.each_branch(family, |this| this.items(holder))
    }

    /// `cfg_if!` among statements: the statements of every branch that can ship.
    pub(super) fn cfg_stmts(&mut self, family: Family, block: &mut OpenBlock) -> Parse<()> {
        self.each_branch(family, |this| this.fill(block, Last::Statement))
    }

    /// `cfg_if!` as an expression: a block a branch.
    pub(super) fn cfg_args(&mut self, family: Family) -> Parse<ListId> {
        let mark = self.out.open();
        self.each_branch(family, |this| {
            let braced = this.token(this.at - 1).kind == Kind::Open;
            let branch = if braced { this.statements()? } else { this.expr()? };
            this.out.push(branch.0);
            Ok(())
        })?;
        Ok(self.out.close(mark))
    }
}
