//! What others can see of a file: its items and their signatures, without what bodies are made of.

use super::*;
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

    /// What of a file decides what other files mean: its surface without places and without names that only bodies mention. Two
    /// texts with equal ones can stand for each other but for their bodies, unless macros among items differ, of which only
    /// the number is in here.
    pub fn outline(&self) -> Self {
        self.seen(Some(Renaming::default()))
    }

    fn seen(&self, renaming: Option<Renaming>) -> Self {
        let mut surface = Surface {
            from: self,
            to: Self { lists: vec![0], ..Self::default() },
            types: vec![None; self.types.len()],
            paths: vec![None; self.paths.len()],
            renaming,
        };
        surface.to.items = self.items.iter().map(|item| surface.item(item)).collect();
        surface.to.fns = self.fns.iter().map(|function| surface.function(function)).collect();
        surface.to.generics = self.generics.iter().map(|generics| surface.generics(generics)).collect();
        surface.to.blocks = self.blocks.iter().map(|block| surface.block(block)).collect();
        let mut to = surface.to;
        to.names = surface.renaming.map(|renaming| renaming.names).unwrap_or_default();
        to.root = self.root.clone();
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

    fn span(&self, span: Span) -> Span {
        if self.renaming.is_some() { Span::default() } else { span }
    }

    fn place(&self, expr: ExprId) -> ExprId {
        if self.renaming.is_some() { ExprId(0) } else { expr }
    }

    fn block(&mut self, block: &ItemBlock) -> ItemBlock {
        let items = self.ids(block.items);
        if self.renaming.is_none() {
            return ItemBlock { items, ..*block };
        }
        // In an outline bodies and blocks are known by their numbers: the places move with every edit.
        let function = self.from.fns.iter().position(|it| it.body == Some(block.body)).unwrap_or_default();
        let outer = |outer: ExprId| self.from.blocks.iter().position(|it| it.block == outer).unwrap_or_default();
        ItemBlock {
            body: ExprId(function as u32),
            block: ExprId(0),
            outer: block.outer.map(|it| ExprId(outer(it) as u32)),
            items,
        }
    }

    fn item(&mut self, item: &Item) -> Item {
        let kind = match &item.kind {
            ItemKind::Module { items, path } => {
                ItemKind::Module { items: self.ids(*items), path: path.map(|path| self.name(path)) }
            }
            ItemKind::Struct { generics, fields } => {
                ItemKind::Struct { generics: *generics, fields: self.fields(fields) }
            }
            ItemKind::Enum { generics, variants } => ItemKind::Enum {
                generics: *generics,
                variants: variants.iter().map(|(name, fields)| (self.name(*name), self.fields(fields))).collect(),
            },
            ItemKind::Alias { generics, bounds, ty } => {
                ItemKind::Alias { generics: *generics, bounds: self.bounds(bounds), ty: ty.map(|ty| self.ty(ty)) }
            }
            ItemKind::Trait { generics, supers, items } => {
                ItemKind::Trait { generics: *generics, supers: self.bounds(supers), items: self.ids(*items) }
            }
            ItemKind::Impl { generics, of, self_ty, items } => ItemKind::Impl {
                generics: *generics,
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
            span: self.span(item.span),
            name_span: self.span(item.name_span),
            kind,
            ..item.clone()
        }
    }

    fn function(&mut self, function: &Function) -> Function {
        Function {
            receiver: function.receiver.map(|ty| self.ty(ty)),
            params: function.params.iter().map(|(pat, ty)| (self.pat(*pat), self.ty(*ty))).collect(),
            ret: function.ret.map(|ty| self.ty(ty)),
            body: function.body.map(|body| self.place(body)),
            sig: self.span(function.sig),
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
        self.put(self.from.list(list))
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
