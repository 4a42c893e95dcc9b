//! Items. Each function here pushes the ids of what it makes onto the list that is being built.

use super::{
    attrs::{path_attr, unshipped},
    lower::Lower,
    place::{NOWHERE, between},
};
use crate::{
    base::source::Span,
    facts::{Attrs, Expr, ExprId, FnId, Function, Item, ItemId, ItemKind, Name, TypeId, TypeRef},
};
use proc_macro2::Ident;
use syn::{Attribute, Fields, FnArg, ForeignItem, ImplItem, Item as Tree, Signature, TraitItem, Visibility};

/// What the kinds of items have in common.
pub(super) struct Head<'t> {
    pub(super) attrs: &'t [Attribute],
    pub(super) vis: Option<&'t Visibility>,
    /// First token behind attributes and visibility.
    pub(super) first: proc_macro2::Span,
    /// Last token.
    pub(super) last: proc_macro2::Span,
}

impl Lower<'_> {
    /// Several items into one list.
    pub(super) fn items<'t>(&mut self, items: impl IntoIterator<Item = &'t Tree>) -> crate::facts::ListId {
        let mark = self.open();
        for item in items {
            self.item(item);
        }
        self.close(mark)
    }

    /// One item; a `use` gives several, a macro any number.
    pub(super) fn item(&mut self, item: &Tree) {
        match item {
            Tree::Fn(it) => self.free_fn(it),
            Tree::Impl(it) => self.implementation(it),
            Tree::Use(it) => self.imports(it),
            Tree::Mod(it) => self.module(it),
            Tree::Struct(it) => self.structure(it),
            Tree::Union(it) => {
                let fields = self.named_fields(&it.fields);
                let kind = ItemKind::Struct { generics: self.generics(&it.generics), fields };
                let last = it.fields.brace_token.span.close();
                self.put(
                    Head { attrs: &it.attrs, vis: Some(&it.vis), first: it.union_token.span, last },
                    Some(&it.ident),
                    kind,
                );
            }
            Tree::Enum(it) => self.enumeration(it),
            Tree::Trait(it) => self.trait_(it),
            Tree::TraitAlias(it) => {
                let kind = ItemKind::Trait {
                    generics: self.generics(&it.generics),
                    supers: self.bounds(&it.bounds),
                    items: super::lower::EMPTY,
                };
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.trait_token.span,
                    last: it.semi_token.spans[0],
                };
                self.put(head, Some(&it.ident), kind);
            }
            Tree::Type(it) => {
                let generics = self.generics(&it.generics);
                let kind = ItemKind::Alias { generics, bounds: Vec::new(), ty: Some(self.ty(&it.ty)) };
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.type_token.span,
                    last: it.semi_token.spans[0],
                };
                self.put(head, Some(&it.ident), kind);
            }
            Tree::Const(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.const_token.span,
                    last: it.semi_token.spans[0],
                };
                self.value(head, &it.ident, &it.ty, Some(&it.expr));
            }
            Tree::Static(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.static_token.span,
                    last: it.semi_token.spans[0],
                };
                self.value(head, &it.ident, &it.ty, Some(&it.expr));
            }
            Tree::ExternCrate(it) => {
                let krate = self.ident(&it.ident);
                let macro_use = it.attrs.iter().any(|attr| attr.path().is_ident("macro_use"));
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.extern_token.span,
                    last: it.semi_token.spans[0],
                };
                let binds = it.rename.as_ref().map_or(&it.ident, |(_, name)| name);
                self.put(head, Some(binds), ItemKind::ExternCrate { krate, macro_use });
            }
            Tree::ForeignMod(it) => self.foreign(it),
            Tree::Macro(it) => self.macro_item(it),
            Tree::Verbatim(tokens) => self.verbatim_item(tokens),
            _ => {}
        }
    }

    /// Stores an item and pushes its id.
    pub(super) fn put(&mut self, head: Head, name: Option<&Ident>, kind: ItemKind) -> ItemId {
        let span = self.extent(&head);
        let name_span = match name {
            Some(name) => self.places.span(name.span()),
            None => Span::new(span.start, span.start),
        };
        let item = Item {
            name: self.optional_ident(name),
            span,
            name_span,
            attrs: self.attrs(head.attrs),
            public: !matches!(head.vis, None | Some(Visibility::Inherited)),
            kind,
        };
        self.put_item(item)
    }

    pub(super) fn put_item(&mut self, item: Item) -> ItemId {
        let id = ItemId(self.facts.items.len() as u32);
        self.facts.items.push(item);
        self.push(id.0);
        id
    }

    /// From the first attribute to the last token.
    pub(super) fn extent(&self, head: &Head) -> Span {
        let first = match (head.attrs.first(), head.vis) {
            (Some(attr), _) if matches!(attr.style, syn::AttrStyle::Outer) => attr.pound_token.spans[0],
            (_, Some(Visibility::Public(token))) => token.span,
            (_, Some(Visibility::Restricted(it))) => it.pub_token.span,
            _ => head.first,
        };
        between(self.places.start(first), self.places.end(head.last))
    }

    pub(super) fn value(&mut self, head: Head, name: &Ident, ty: &syn::Type, init: Option<&syn::Expr>) {
        let ty = self.ty(ty);
        let init = self.optional(init);
        self.put(head, Some(name), ItemKind::Value { ty, init });
    }

    fn free_fn(&mut self, it: &syn::ItemFn) {
        let body = self.block(&it.block);
        let head = Head {
            attrs: &it.attrs,
            vis: Some(&it.vis),
            first: sig_first(&it.sig),
            last: it.block.brace_token.span.close(),
        };
        let before = self.places.start(it.block.brace_token.span.open());
        self.function(head, &it.sig, Some(body), before);
    }

    /// A function of any kind; `before` is the offset of what follows its signature.
    pub(super) fn function(&mut self, head: Head, sig: &Signature, body: Option<ExprId>, before: u32) {
        let function = Function {
            generics: self.generics(&sig.generics),
            receiver: self.receiver(sig),
            params: self.params(sig),
            ret: self.output(&sig.output),
            is_async: sig.asyncness.is_some(),
            body,
            sig: self.signature_span(sig, before),
        };
        let start = self.extent(&head).start;
        let hot = self.marked_hot(start, function.sig.start);
        let id = FnId(self.facts.fns.len() as u32);
        self.facts.fns.push(function);
        let item = self.put(head, Some(&sig.ident), ItemKind::Fn(id));
        self.facts.items[item.0 as usize].attrs.hot |= hot;
    }

    /// Whether a `// feeler: hot` comment covers a token between `start` and `end`, both included.
    fn marked_hot(&self, start: u32, end: u32) -> bool {
        let at = self.hot.partition_point(|offset| *offset < start);
        self.hot.get(at).is_some_and(|offset| *offset <= end)
    }

    /// `fn` to the end of the return type.
    fn signature_span(&self, sig: &Signature, before: u32) -> Span {
        let start = self.places.start(sig.fn_token.span);
        let end = match &sig.output {
            syn::ReturnType::Default => self.closes(&sig.paren_token.span),
            syn::ReturnType::Type(_, ty) => self.type_end(ty),
        };
        between(start, if end == NOWHERE { before } else { end })
    }

    fn receiver(&mut self, sig: &Signature) -> Option<TypeId> {
        match sig.inputs.first()? {
            FnArg::Receiver(it) if it.colon_token.is_some() => Some(self.ty(&it.ty)),
            FnArg::Receiver(it) => {
                let span = self.places.span(it.self_token.span);
                let name = self.name("Self");
                let segments = vec![crate::facts::Segment { name, args: None }];
                let path = self.add_path(crate::facts::Path {
                    leading: false,
                    dollar_crate: false,
                    qself: None,
                    segments: segments.into(),
                    span,
                });
                Some(self.add_type(TypeRef::Path(path)))
            }
            FnArg::Typed(_) => None,
        }
    }

    fn params(&mut self, sig: &Signature) -> Vec<(crate::facts::PatId, TypeId)> {
        let mut params = Vec::new();
        for input in &sig.inputs {
            if let FnArg::Typed(it) = input
                && !unshipped(&it.attrs)
            {
                let ty = self.ty(&it.ty);
                params.push((self.pat(&it.pat), ty));
            }
        }
        params
    }

    fn implementation(&mut self, it: &syn::ItemImpl) {
        if matches!(it.trait_, Some((Some(_), ..))) {
            return;
        }
        let generics = self.generics(&it.generics);
        let of = it.trait_.as_ref().map(|(_, path, _)| self.path(None, path));
        let self_ty = self.ty(&it.self_ty);
        let mark = self.open();
        for item in &it.items {
            self.impl_item(item);
        }
        let items = self.close(mark);
        let first = it
            .defaultness
            .map(|token| token.span)
            .or(it.unsafety.map(|token| token.span))
            .unwrap_or(it.impl_token.span);
        let head = Head { attrs: &it.attrs, vis: None, first, last: it.brace_token.span.close() };
        self.put(head, None, ItemKind::Impl { generics, of, self_ty, items });
    }

    /// A member of an `impl`.
    pub(super) fn impl_item(&mut self, item: &ImplItem) {
        match item {
            ImplItem::Fn(it) => {
                let body = self.block(&it.block);
                let first = it.defaultness.map_or(sig_first(&it.sig), |token| token.span);
                let head =
                    Head { attrs: &it.attrs, vis: Some(&it.vis), first, last: it.block.brace_token.span.close() };
                let before = self.places.start(it.block.brace_token.span.open());
                self.function(head, &it.sig, Some(body), before);
            }
            ImplItem::Const(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.const_token.span,
                    last: it.semi_token.spans[0],
                };
                self.value(head, &it.ident, &it.ty, Some(&it.expr));
            }
            ImplItem::Type(it) => {
                let generics = self.generics(&it.generics);
                let kind = ItemKind::Alias { generics, bounds: Vec::new(), ty: Some(self.ty(&it.ty)) };
                let head = Head {
                    attrs: &it.attrs,
                    vis: Some(&it.vis),
                    first: it.type_token.span,
                    last: it.semi_token.spans[0],
                };
                self.put(head, Some(&it.ident), kind);
            }
            ImplItem::Macro(it) => self.member_macro(&it.attrs, &it.mac, true),
            _ => {}
        }
    }

    fn trait_(&mut self, it: &syn::ItemTrait) {
        let generics = self.generics(&it.generics);
        let supers = self.bounds(&it.supertraits);
        let mark = self.open();
        for item in &it.items {
            self.trait_item(item);
        }
        let items = self.close(mark);
        let first = it
            .unsafety
            .map(|token| token.span)
            .or(it.auto_token.map(|token| token.span))
            .unwrap_or(it.trait_token.span);
        let head = Head { attrs: &it.attrs, vis: Some(&it.vis), first, last: it.brace_token.span.close() };
        self.put(head, Some(&it.ident), ItemKind::Trait { generics, supers, items });
    }

    /// A member of a trait.
    pub(super) fn trait_item(&mut self, item: &TraitItem) {
        match item {
            TraitItem::Fn(it) => {
                let body = it.default.as_ref().map(|block| self.block(block));
                let (last, next) = match (&it.default, &it.semi_token) {
                    (Some(block), _) => (block.brace_token.span.close(), block.brace_token.span.open()),
                    (None, Some(semi)) => (semi.spans[0], semi.spans[0]),
                    (None, None) => (it.sig.paren_token.span.close(), it.sig.paren_token.span.close()),
                };
                let before = self.places.start(next);
                self.function(
                    Head { attrs: &it.attrs, vis: None, first: sig_first(&it.sig), last },
                    &it.sig,
                    body,
                    before,
                );
            }
            TraitItem::Const(it) => {
                let head =
                    Head { attrs: &it.attrs, vis: None, first: it.const_token.span, last: it.semi_token.spans[0] };
                self.value(head, &it.ident, &it.ty, it.default.as_ref().map(|(_, init)| init));
            }
            TraitItem::Type(it) => {
                let generics = self.generics(&it.generics);
                let bounds = self.bounds(&it.bounds);
                let ty = it.default.as_ref().map(|(_, ty)| self.ty(ty));
                let head =
                    Head { attrs: &it.attrs, vis: None, first: it.type_token.span, last: it.semi_token.spans[0] };
                self.put(head, Some(&it.ident), ItemKind::Alias { generics, bounds, ty });
            }
            TraitItem::Macro(it) => self.member_macro(&it.attrs, &it.mac, false),
            _ => {}
        }
    }

    fn structure(&mut self, it: &syn::ItemStruct) {
        let generics = self.generics(&it.generics);
        let fields = self.fields(&it.fields);
        let last = match (&it.fields, &it.semi_token) {
            (_, Some(semi)) => semi.spans[0],
            (Fields::Named(fields), None) => fields.brace_token.span.close(),
            (_, None) => it.ident.span(),
        };
        let head = Head { attrs: &it.attrs, vis: Some(&it.vis), first: it.struct_token.span, last };
        self.put(head, Some(&it.ident), ItemKind::Struct { generics, fields });
    }

    fn enumeration(&mut self, it: &syn::ItemEnum) {
        let generics = self.generics(&it.generics);
        let mut variants = Vec::new();
        for variant in it.variants.iter().filter(|variant| !unshipped(&variant.attrs)) {
            let name = self.ident(&variant.ident);
            variants.push((name, self.fields(&variant.fields)));
        }
        let head =
            Head { attrs: &it.attrs, vis: Some(&it.vis), first: it.enum_token.span, last: it.brace_token.span.close() };
        self.put(head, Some(&it.ident), ItemKind::Enum { generics, variants });
    }

    fn fields(&mut self, fields: &Fields) -> Vec<(Name, TypeId)> {
        match fields {
            Fields::Named(fields) => self.named_fields(fields),
            Fields::Unnamed(fields) => {
                let shipped = fields.unnamed.iter().filter(|field| !unshipped(&field.attrs));
                shipped.enumerate().map(|(at, field)| (self.index(at), self.ty(&field.ty))).collect()
            }
            Fields::Unit => Vec::new(),
        }
    }

    fn named_fields(&mut self, fields: &syn::FieldsNamed) -> Vec<(Name, TypeId)> {
        let shipped = fields.named.iter().filter(|field| !unshipped(&field.attrs));
        shipped.map(|field| (self.optional_ident(field.ident.as_ref()), self.ty(&field.ty))).collect()
    }

    fn module(&mut self, it: &syn::ItemMod) {
        let path = path_attr(&it.attrs).map(|text| self.name(&text));
        let first = it.unsafety.map_or(it.mod_token.span, |token| token.span);
        let (last, kind) = match &it.content {
            Some((braces, items)) => (braces.span.close(), ItemKind::Module { items: self.items(items), path }),
            None => (it.semi.map_or(it.ident.span(), |semi| semi.spans[0]), ItemKind::ModuleFile { path }),
        };
        self.put(Head { attrs: &it.attrs, vis: Some(&it.vis), first, last }, Some(&it.ident), kind);
    }

    /// Functions that another language implements: declared in the scope around.
    fn foreign(&mut self, it: &syn::ItemForeignMod) {
        let block: Attrs = self.attrs(&it.attrs);
        for item in &it.items {
            if let ForeignItem::Fn(it) = item {
                let last = it.semi_token.spans[0];
                let before = self.places.start(last);
                let head = Head { attrs: &it.attrs, vis: Some(&it.vis), first: sig_first(&it.sig), last };
                self.function(head, &it.sig, None, before);
                if let Some(item) = self.facts.items.last_mut() {
                    item.attrs.test |= block.test;
                }
            }
        }
    }

    /// What syn keeps as tokens: `pub impl` of extension macros is read as a plain `impl`.
    fn verbatim_item(&mut self, tokens: &proc_macro2::TokenStream) {
        let parser = |input: syn::parse::ParseStream| {
            let attrs = input.call(Attribute::parse_outer)?;
            input.parse::<Visibility>()?;
            let mut item: syn::ItemImpl = input.parse()?;
            item.attrs.splice(0..0, attrs);
            Ok(item)
        };
        if let Ok(item) = syn::parse::Parser::parse2(parser, tokens.clone()) {
            self.implementation(&item);
        }
    }

    /// An expression that could not be read.
    pub(super) fn missing(&mut self) -> ExprId {
        self.add(Expr::Missing)
    }
}

/// First token of a signature.
fn sig_first(sig: &Signature) -> proc_macro2::Span {
    if let Some(token) = sig.constness {
        token.span
    } else if let Some(token) = sig.asyncness {
        token.span
    } else if let Some(token) = sig.unsafety {
        token.span
    } else if let Some(abi) = &sig.abi {
        abi.extern_token.span
    } else {
        sig.fn_token.span
    }
}
