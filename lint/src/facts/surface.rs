//! What others can see of a file: its items and their signatures, without what bodies are made of.

use super::{shipped::Shipped, *};
use rustc_hash::FxHashMap;

impl FileFacts {
    /// The facts without bodies: [`exprs`](Self::exprs), [`pats`](Self::pats), [`calls`](Self::calls) and [`scopes`](Self::scopes) are
    /// empty, and of the types and paths only those are left that signatures mention. Names, items, functions and generics keep
    /// their ids, and so do the places at which bodies begin; types, paths and lists get new ones.
    pub fn surface(&self) -> Self {
        let mut to = self.seen(None);
        to.names = self.names.clone();
        to.macros = self.macro_uses();
        to.allows = self.allows.clone();
        to.problems = self.problems.clone();
        to
    }

    /// What of a file decides what other files mean: its surface without places, without tests and without names that only bodies
    /// mention. Two texts with equal ones can stand for each other but for their bodies, unless macros among items differ, of which
    /// only the number is in here. Spans of items and functions hold their ids: a body is found by them.
    pub fn outline(&self) -> Self {
        self.seen(Some(Renaming { shipped: Some(Shipped::of(self)), ..Renaming::default() }))
    }

    fn seen(&self, renaming: Option<Renaming>) -> Self {
        let mut surface = Surface {
            from: self,
            to: Self { lists: vec![0], ..Self::default() },
            types: vec![None; self.types.len()],
            paths: vec![None; self.paths.len()],
            renaming,
        };
        for (at, item) in (0..).zip(&self.items) {
            if surface.keeps_item(at) {
                let item = surface.item(ItemId(at), item);
                surface.to.items.push(item);
            }
        }
        for (at, function) in (0..).zip(&self.fns) {
            if surface.keeps_fn(at) {
                let function = surface.function(FnId(at), function);
                surface.to.fns.push(function);
            }
        }
        if surface.renaming.is_none() {
            surface.to.generics = self.generics.iter().map(|generics| surface.generics(generics)).collect();
        }
        for block in &self.blocks {
            let block = surface.block(block);
            surface.to.blocks.extend(block);
        }
        let root = self.root.iter().copied().filter(|item| surface.keeps_item(item.0)).collect();
        let mut to = surface.to;
        to.names = surface.renaming.map(|renaming| renaming.names).unwrap_or_default();
        to.root = root;
        to.test_only = self.test_only;
        to.lists.shrink_to_fit();
        to.types.shrink_to_fit();
        to.paths.shrink_to_fit();
        to.segments.shrink_to_fit();
        to.args.shrink_to_fit();
        to
    }

    fn macro_uses(&self) -> Vec<MacroUse> {
        let uses = self.calls.iter().enumerate().filter_map(|(at, call)| {
            let Target::Macro { path, body } = call.target else { return None };
            let name = self.segments_of(path).last().map_or(Name(0), |segment| segment.name);
            Some(MacroUse { call: CallId(at as u32), name, body, span: call.span })
        });
        uses.collect()
    }
}

/// Names in the order of their first use.
#[derive(Default)]
struct Renaming {
    names: Names,
    known: FxHashMap<Name, Name>,
    generics: FxHashMap<GenericsId, GenericsId>,
    shipped: Option<Shipped>,
}

struct Surface<'f> {
    from: &'f FileFacts,
    to: FileFacts,
    /// For an outline.
    renaming: Option<Renaming>,
    /// New ids by old ones.
    types: Vec<Option<TypeId>>,
    paths: Vec<Option<PathId>>,
}

impl Surface<'_> {
    fn name(&mut self, name: Name) -> Name {
        let Some(renaming) = &mut self.renaming else { return name };
        *renaming.known.entry(name).or_insert_with(|| renaming.names.push(self.from.name(name)))
    }

    fn shipped(&self) -> Option<&Shipped> {
        self.renaming.as_ref()?.shipped.as_ref()
    }

    fn keeps_item(&self, id: u32) -> bool {
        self.shipped().is_none_or(|shipped| shipped.items[id as usize])
    }

    fn keeps_fn(&self, id: u32) -> bool {
        self.shipped().is_none_or(|shipped| shipped.fns[id as usize])
    }

    fn span(&self, span: Span) -> Span {
        if self.renaming.is_some() { Span::default() } else { span }
    }

    /// A place, or in an outline the id of what is there.
    fn place_of(&self, span: Span, id: u32) -> Span {
        if self.renaming.is_some() { Span::new(id, id) } else { span }
    }

    /// Parameters: in an outline those that are used, in the order of their first use.
    fn generics_id(&mut self, id: GenericsId) -> GenericsId {
        let Some(renaming) = &self.renaming else { return id };
        if let Some(known) = renaming.generics.get(&id) {
            return *known;
        }
        let generics = self.generics(&self.from.generics[id.0 as usize]);
        let new = GenericsId(self.to.generics.len() as u32);
        self.to.generics.push(generics);
        if let Some(renaming) = &mut self.renaming {
            renaming.generics.insert(id, new);
        }
        new
    }

    fn place(&self, expr: ExprId) -> ExprId {
        if self.renaming.is_some() { ExprId(0) } else { expr }
    }

    fn block(&mut self, block: &ItemBlock) -> Option<ItemBlock> {
        let items = self.ids(block.items);
        if self.renaming.is_none() {
            return Some(ItemBlock { items, ..*block });
        }
        // In an outline bodies and blocks are known by their numbers: the places move with every edit.
        let function = self.from.fns.iter().position(|it| it.body == Some(block.body)).unwrap_or_default();
        if !self.keeps_fn(function as u32) {
            return None;
        }
        let mut beside = self.from.blocks.iter().filter(|it| it.body == block.body);
        let mut outer = |outer: ExprId| beside.position(|it| it.block == outer).unwrap_or_default();
        Some(ItemBlock {
            body: ExprId(function as u32),
            block: ExprId(0),
            outer: block.outer.map(|it| ExprId(outer(it) as u32)),
            items,
        })
    }

    fn item(&mut self, id: ItemId, item: &Item) -> Item {
        let kind = match &item.kind {
            ItemKind::Module { items, path } => {
                ItemKind::Module { items: self.ids(*items), path: path.map(|path| self.name(path)) }
            }
            ItemKind::Struct { generics, fields } => {
                ItemKind::Struct { generics: self.generics_id(*generics), fields: self.fields(fields) }
            }
            ItemKind::Enum { generics, variants } => ItemKind::Enum {
                generics: self.generics_id(*generics),
                variants: variants.iter().map(|(name, fields)| (self.name(*name), self.fields(fields))).collect(),
            },
            ItemKind::Alias { generics, bounds, ty } => ItemKind::Alias {
                generics: self.generics_id(*generics),
                bounds: self.bounds(bounds),
                ty: ty.map(|ty| self.ty(ty)),
            },
            ItemKind::Trait { generics, supers, items } => ItemKind::Trait {
                generics: self.generics_id(*generics),
                supers: self.bounds(supers),
                items: self.ids(*items),
            },
            ItemKind::Impl { generics, of, self_ty, items } => ItemKind::Impl {
                generics: self.generics_id(*generics),
                of: of.map(|of| self.path(of)),
                self_ty: self.ty(*self_ty),
                items: self.ids(*items),
            },
            ItemKind::Value { ty, .. } => ItemKind::Value { ty: self.ty(*ty), init: None },
            ItemKind::MacroCall { path, body } => {
                ItemKind::MacroCall { path: self.path(*path), body: self.span(*body) }
            }
            ItemKind::ModuleFile { path } => ItemKind::ModuleFile { path: path.map(|path| self.name(path)) },
            ItemKind::Include(path) => ItemKind::Include(self.name(*path)),
            ItemKind::Use { path, leading, binds } => ItemKind::Use {
                path: path.iter().map(|name| self.name(*name)).collect(),
                leading: *leading,
                binds: binds.map(|name| self.name(name)),
            },
            ItemKind::ExternCrate { krate, macro_use } => {
                ItemKind::ExternCrate { krate: self.name(*krate), macro_use: *macro_use }
            }
            ItemKind::Fn(id) => ItemKind::Fn(*id),
            ItemKind::MacroRules { body } => ItemKind::MacroRules { body: self.span(*body) },
        };
        Item {
            name: self.name(item.name),
            span: self.place_of(item.span, id.0),
            name_span: self.span(item.name_span),
            kind,
            ..item.clone()
        }
    }

    fn function(&mut self, id: FnId, function: &Function) -> Function {
        Function {
            generics: self.generics_id(function.generics),
            receiver: function.receiver.map(|ty| self.ty(ty)),
            params: function.params.iter().map(|(pat, ty)| (self.pat(*pat), self.ty(*ty))).collect(),
            ret: function.ret.map(|ty| self.ty(ty)),
            body: function.body.map(|body| self.place(body)),
            sig: self.place_of(function.sig, id.0),
            ..*function
        }
    }

    fn pat(&self, pat: PatId) -> PatId {
        if self.renaming.is_some() { PatId(0) } else { pat }
    }

    fn generics(&mut self, generics: &Generics) -> Generics {
        let param = |this: &mut Self, param: &Param| Param {
            name: this.name(param.name),
            bounds: this.bounds(&param.bounds),
            default: param.default.map(|ty| this.ty(ty)),
        };
        Generics {
            params: generics.params.iter().map(|it| param(self, it)).collect(),
            wheres: generics.wheres.iter().map(|(ty, bounds)| (self.ty(*ty), self.bounds(bounds))).collect(),
        }
    }

    fn fields(&mut self, fields: &[(Name, TypeId)]) -> Vec<(Name, TypeId)> {
        fields.iter().map(|(name, ty)| (self.name(*name), self.ty(*ty))).collect()
    }

    fn bounds(&mut self, bounds: &[Bound]) -> Vec<Bound> {
        bounds.iter().map(|bound| Bound { path: self.path(bound.path) }).collect()
    }

    /// A list of ids that stay as they are.
    fn ids(&mut self, list: ListId) -> ListId {
        let kept: Vec<u32> = self.from.list(list).iter().copied().filter(|id| self.keeps_item(*id)).collect();
        self.put(&kept)
    }

    fn type_list(&mut self, list: ListId) -> ListId {
        let ids: Vec<u32> = self.from.list(list).iter().map(|id| self.ty(TypeId(*id)).0).collect();
        self.put(&ids)
    }

    fn put(&mut self, ids: &[u32]) -> ListId {
        if ids.is_empty() {
            return ListId(0);
        }
        let id = ListId(self.to.lists.len() as u32);
        self.to.lists.push(ids.len() as u32);
        self.to.lists.extend_from_slice(ids);
        id
    }

    fn ty(&mut self, id: TypeId) -> TypeId {
        if let Some(known) = self.types[id.0 as usize] {
            return known;
        }
        let ty = match &self.from.types[id.0 as usize] {
            TypeRef::Path(path) => TypeRef::Path(self.path(*path)),
            TypeRef::Assoc { ty, of, name } => {
                TypeRef::Assoc { ty: self.ty(*ty), of: of.map(|of| self.path(of)), name: self.name(*name) }
            }
            TypeRef::Slice(inner) => TypeRef::Slice(self.ty(*inner)),
            TypeRef::Tuple(items) => TypeRef::Tuple(self.type_list(*items)),
            TypeRef::Fn { params, ret } => {
                TypeRef::Fn { params: self.type_list(*params), ret: ret.map(|ret| self.ty(ret)) }
            }
            TypeRef::Dyn(bounds) => TypeRef::Dyn(self.bounds(bounds)),
            TypeRef::Impl(bounds) => TypeRef::Impl(self.bounds(bounds)),
            known @ (TypeRef::Never | TypeRef::Infer | TypeRef::Unknown) => known.clone(),
        };
        let new = TypeId(self.to.types.len() as u32);
        self.to.types.push(ty);
        self.types[id.0 as usize] = Some(new);
        new
    }

    fn path(&mut self, id: PathId) -> PathId {
        if let Some(known) = self.paths[id.0 as usize] {
            return known;
        }
        let segments: Vec<Segment> = self
            .from
            .segments_of(id)
            .iter()
            .map(|it| Segment { name: self.name(it.name), args: self.args(it) })
            .collect();
        let qself = self.from.qself(id).map(|(ty, of)| (self.ty(ty), of.map(|of| self.path(of))));
        let qself = qself.map_or(0, |qself| {
            self.to.qualified.push(qself);
            self.to.qualified.len() as u32
        });
        let new = PathId(self.to.paths.len() as u32);
        let first = self.to.segments.len() as u32;
        self.to.segments.extend_from_slice(&segments);
        let path = self.from.paths[id.0 as usize];
        self.to.paths.push(Path { first, qself, span: self.span(path.span), ..path });
        self.paths[id.0 as usize] = Some(new);
        new
    }

    /// The arguments of a segment: their index plus one.
    fn args(&mut self, segment: &Segment) -> u32 {
        let Some(args) = self.from.args_of(segment) else { return 0 };
        let args = GenericArgs {
            types: args.types.iter().map(|ty| self.ty(*ty)).collect(),
            bindings: args.bindings.iter().map(|(name, ty)| (self.name(*name), self.ty(*ty))).collect(),
            constraints: args
                .constraints
                .iter()
                .map(|(name, bounds)| (self.name(*name), self.bounds(bounds)))
                .collect(),
        };
        self.to.args.push(args);
        self.to.args.len() as u32
    }
}
