//! Macros that stand where items stand.

use super::{Family, Lower, read};
use crate::{
    base::source::Span,
    facts::{GenericArgs, Item, ItemKind, ListId, Path, Segment, TypeId, TypeRef},
    lang::rust::parse::{attrs::never_ships, blocks::Parts, items::Head, place::between},
};
use proc_macro2::{Ident, TokenStream};
use syn::{
    Attribute, Expr as Tree, Macro, Token, Type, Visibility,
    parse::{Parse, ParseStream},
};

/// `static NAME: Type = init;` inside `lazy_static!` or `thread_local!`.
struct Static {
    attrs: Vec<Attribute>,
    vis: Visibility,
    token: Token![static],
    name: Ident,
    ty: Type,
    init: Tree,
}

impl Parse for Static {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let token = input.parse()?;
        input.parse::<Option<Token![ref]>>()?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        let init = input.parse()?;
        input.parse::<Option<Token![;]>>()?;
        Ok(Self { attrs, vis, token, name, ty, init })
    }
}

/// A branch of `cfg_if!`.
struct Branch {
    /// Whether its predicate is false in every build that ships.
    unshipped: bool,
    tokens: TokenStream,
}

fn branches(input: ParseStream) -> syn::Result<Vec<Branch>> {
    let mut branches = Vec::new();
    while !input.is_empty() {
        input.parse::<Option<Token![else]>>()?;
        let mut unshipped = false;
        if input.parse::<Option<Token![if]>>()?.is_some() {
            for attr in input.call(Attribute::parse_outer)? {
                if let syn::Meta::List(list) = &attr.meta {
                    unshipped |= never_ships(&list.tokens);
                }
            }
        }
        let content;
        syn::braced!(content in input);
        branches.push(Branch { unshipped, tokens: content.parse()? });
    }
    Ok(branches)
}

fn many<T: Parse>(input: ParseStream) -> syn::Result<Vec<T>> {
    let mut found = Vec::new();
    while !input.is_empty() {
        found.push(input.parse()?);
    }
    Ok(found)
}

impl Lower<'_> {
    /// A macro call in item position.
    pub(in crate::lang::rust::parse) fn macro_item(&mut self, it: &syn::ItemMacro) {
        if super::super::attrs::unshipped(&it.attrs) {
            return;
        }
        match self.family(&it.mac) {
            Family::Definition => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: None,
                    first: path_token(&it.mac),
                    last: it.mac.delimiter.span().close(),
                };
                let body = self.body_span(&it.mac);
                self.put(head, it.ident.as_ref(), ItemKind::MacroRules { body });
            }
            Family::Include => self.include(it),
            Family::Statics => {
                self.inside(&it.mac, |this, tokens| this.statics(&it.mac, tokens.clone()));
            }
            Family::CfgIf => {
                self.inside(&it.mac, |this, tokens| {
                    for branch in read(tokens.clone(), branches).unwrap_or_default() {
                        if !branch.unshipped {
                            this.item_tokens(branch.tokens);
                        }
                    }
                });
            }
            Family::Quoted => {}
            _ => {
                let read = self.inside(&it.mac, |this, tokens| {
                    let template = this.is_template(this.body_span(&it.mac), tokens);
                    !template && this.item_tokens(tokens.clone())
                });
                if read != Some(true) {
                    self.unread_macro(&it.attrs, &it.mac);
                }
            }
        }
    }

    /// Reads items out of a macro's body; whether there were any.
    fn item_tokens(&mut self, tokens: TokenStream) -> bool {
        if tokens.is_empty() {
            return false;
        }
        let Some(items) = read(tokens, many::<syn::Item>) else { return false };
        for item in &items {
            self.item(item);
        }
        true
    }

    /// An item macro that only expansion can tell about.
    fn unread_macro(&mut self, attrs: &[Attribute], mac: &Macro) {
        let path = self.path(None, &mac.path);
        let body = self.body_span(mac);
        let head = Head { attrs, vis: None, first: path_token(mac), last: mac.delimiter.span().close() };
        self.put(head, None, ItemKind::MacroCall { path, body });
    }

    fn include(&mut self, it: &syn::ItemMacro) {
        if let Some(file) = read(it.mac.tokens.clone(), |input| input.parse::<syn::LitStr>()) {
            let name = self.name(&file.value());
            let head =
                Head { attrs: &it.attrs, vis: None, first: path_token(&it.mac), last: it.mac.delimiter.span().close() };
            self.put(head, None, ItemKind::Include(name));
        }
    }

    /// A macro among the members of an `impl` or trait.
    pub(in crate::lang::rust::parse) fn member_macro(&mut self, attrs: &[Attribute], mac: &Macro, of_impl: bool) {
        if super::super::attrs::unshipped(attrs) || self.family(mac) == Family::Quoted {
            return;
        }
        let done = self.inside(mac, |this, tokens| {
            if tokens.is_empty() || this.is_template(this.body_span(mac), tokens) {
                return false;
            }
            if of_impl {
                let Some(members) = read(tokens.clone(), many::<syn::ImplItem>) else { return false };
                members.iter().for_each(|member| this.impl_item(member));
            } else {
                let Some(members) = read(tokens.clone(), many::<syn::TraitItem>) else { return false };
                members.iter().for_each(|member| this.trait_item(member));
            }
            true
        });
        if done != Some(true) {
            self.unread_macro(attrs, mac);
        }
    }

    /// The statics of `lazy_static!` and `thread_local!`, pushed as items.
    pub(super) fn statics(&mut self, mac: &Macro, tokens: TokenStream) {
        let local = mac.path.segments.last().is_some_and(|segment| segment.ident == "thread_local");
        for it in read(tokens, many::<Static>).unwrap_or_default() {
            let inner = self.ty(&it.ty);
            let ty = if local { self.local_key(inner) } else { inner };
            let init = Some(self.expr(&it.init));
            let span =
                self.extent(&Head { attrs: &it.attrs, vis: Some(&it.vis), first: it.token.span, last: it.name.span() });
            let end = self.expr_end(&it.init);
            let item = Item {
                name: self.ident(&it.name),
                span: between(span.start, end),
                name_span: self.places.span(it.name.span()),
                attrs: self.attrs(&it.attrs),
                public: !matches!(it.vis, Visibility::Inherited),
                kind: ItemKind::Value { ty, init },
            };
            self.put_item(item);
        }
    }

    /// `::std::thread::LocalKey<T>`.
    fn local_key(&mut self, inner: TypeId) -> TypeId {
        let args = GenericArgs { types: vec![inner], ..GenericArgs::default() };
        let mut segments: Vec<Segment> = ["std", "thread", "LocalKey"]
            .into_iter()
            .map(|text| Segment { name: self.name(text), args: None })
            .collect();
        if let Some(last) = segments.last_mut() {
            last.args = Some(Box::new(args));
        }
        let path = self.add_path(Path {
            leading: true,
            dollar_crate: false,
            qself: None,
            segments: segments.into(),
            span: Span::default(),
        });
        self.add_type(TypeRef::Path(path))
    }

    /// `cfg_if!` among statements: the statements of every branch that can ship.
    pub(super) fn cfg_if_stmts(&mut self, tokens: TokenStream, parts: &mut Parts) {
        for branch in read(tokens, branches).unwrap_or_default() {
            if !branch.unshipped
                && let Some(stmts) = read(branch.tokens, syn::Block::parse_within)
            {
                self.splice(&stmts, parts);
            }
        }
    }

    /// `cfg_if!` as an expression: a block a branch.
    pub(super) fn cfg_if_args(&mut self, tokens: &TokenStream) -> ListId {
        let mark = self.open();
        for branch in read(tokens.clone(), branches).unwrap_or_default() {
            if !branch.unshipped
                && let Some(stmts) = read(branch.tokens, syn::Block::parse_within)
            {
                let block = self.statements(&stmts);
                self.push(block.0);
            }
        }
        self.close(mark)
    }
}

fn path_token(mac: &Macro) -> proc_macro2::Span {
    let path = &mac.path;
    path.leading_colon.map_or_else(
        || path.segments.first().map_or(mac.bang_token.spans[0], |first| first.ident.span()),
        |colons| colons.spans[0],
    )
}
