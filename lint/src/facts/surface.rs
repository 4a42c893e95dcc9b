//! What others can see of a file: its items and their signatures, without what bodies are made of.

use super::*;

impl FileFacts {
    /// The facts without bodies: [`exprs`](Self::exprs), [`pats`](Self::pats), [`calls`](Self::calls) and [`scopes`](Self::scopes) are
    /// empty, and of the types and paths only those are left that signatures mention. Names, items, functions and generics keep
    /// their ids, and so do the places at which bodies begin; types, paths and lists get new ones.
    pub fn surface(&self) -> Self {
        let mut surface = Surface {
            from: self,
            to: Self { lists: vec![0], ..Self::default() },
            types: vec![None; self.types.len()],
            paths: vec![None; self.paths.len()],
        };
        let items = self.items.iter().map(|item| surface.item(item)).collect();
        let fns = self.fns.iter().map(|function| surface.function(function)).collect();
        let generics = self.generics.iter().map(|generics| surface.generics(generics)).collect();
        let amounts = self.amounts.iter().map(|(item, amount)| (*item, surface.amount(amount))).collect();
        let defaults = self.defaults.iter().map(|it| surface.default(it)).collect();
        let block = |block: &ItemBlock| ItemBlock { items: surface.ids(block.items), ..*block };
        let blocks = self.blocks.iter().map(block).collect();
        let mut to = surface.to;
        to.lists.shrink_to_fit();
        to.types.shrink_to_fit();
        to.paths.shrink_to_fit();
        to.segments.shrink_to_fit();
        to.args.shrink_to_fit();
        Self {
            items,
            fns,
            generics,
            blocks,
            amounts,
            defaults,
            names: self.names.clone(),
            root: self.root.clone(),
            macros: self.macro_uses(),
            allows: self.allows.clone(),
            problems: self.problems.clone(),
            test_only: self.test_only,
            ..to
        }
    }

    /// Calls of macros in bodies.
    pub fn macro_uses(&self) -> Vec<MacroUse> {
        let uses = self.calls.iter().enumerate().filter_map(|(at, call)| {
            let Target::Macro { path, body } = call.target else { return None };
            let name = self.segments_of(path).last().map_or(Name(0), |segment| segment.name);
            Some(MacroUse { call: CallId(at as u32), name, body, span: call.span })
        });
        uses.collect()
    }
}

struct Surface<'f> {
    from: &'f FileFacts,
    to: FileFacts,
    /// New ids by old ones.
    types: Vec<Option<TypeId>>,
    paths: Vec<Option<PathId>>,
}

impl Surface<'_> {
    fn item(&mut self, item: &Item) -> Item {
        let kind = match &item.kind {
            ItemKind::Module { items, path } => ItemKind::Module { items: self.ids(*items), path: *path },
            ItemKind::Struct { generics, fields } => {
                ItemKind::Struct { generics: *generics, fields: self.fields(fields) }
            }
            ItemKind::Enum { generics, variants } => ItemKind::Enum {
                generics: *generics,
                variants: variants.iter().map(|(name, fields)| (*name, self.fields(fields))).collect(),
            },
            ItemKind::Alias { generics, bounds, ty } => {
                let bounds = self.bounds(bounds);
                ItemKind::Alias { generics: *generics, bounds, ty: ty.map(|ty| self.ty(ty)) }
            }
            ItemKind::Trait { generics, supers, items } => {
                let supers = self.bounds(supers);
                ItemKind::Trait { generics: *generics, supers, items: self.ids(*items) }
            }
            ItemKind::Impl { generics, of, self_ty, items } => ItemKind::Impl {
                generics: *generics,
                of: of.map(|of| self.path(of)),
                self_ty: self.ty(*self_ty),
                items: self.ids(*items),
            },
            ItemKind::Value { ty, .. } => ItemKind::Value { ty: self.ty(*ty), init: None },
            ItemKind::MacroCall { path, body } => ItemKind::MacroCall { path: self.path(*path), body: *body },
            kind @ (ItemKind::ModuleFile { .. }
            | ItemKind::Include(_)
            | ItemKind::Use { .. }
            | ItemKind::ExternCrate { .. }
            | ItemKind::Fn(_)
            | ItemKind::MacroRules { .. }) => kind.clone(),
        };
        Item { kind, ..*item }
    }

    fn function(&mut self, function: &Function) -> Function {
        Function {
            receiver: function.receiver.map(|ty| self.ty(ty)),
            params: function.params.iter().map(|(pat, ty)| (*pat, self.ty(*ty))).collect(),
            ret: function.ret.map(|ty| self.ty(ty)),
            ..*function
        }
    }

    fn generics(&mut self, generics: &Generics) -> Generics {
        let param = |this: &mut Self, param: &Param| Param {
            name: param.name,
            bounds: this.bounds(&param.bounds),
            default: param.default.map(|ty| this.ty(ty)),
        };
        Generics {
            params: generics.params.iter().map(|it| param(self, it)).collect(),
            wheres: generics.wheres.iter().map(|(ty, bounds)| (self.ty(*ty), self.bounds(bounds))).collect(),
        }
    }

    fn fields(&mut self, fields: &[(Name, TypeId)]) -> Vec<(Name, TypeId)> {
        fields.iter().map(|(name, ty)| (*name, self.ty(*ty))).collect()
    }

    fn bounds(&mut self, bounds: &[Bound]) -> Vec<Bound> {
        bounds.iter().map(|bound| Bound { path: self.path(bound.path) }).collect()
    }

    fn amount(&mut self, amount: &Amount) -> Amount {
        match amount {
            Amount::Path(path) => Amount::Path(self.path(*path)),
            Amount::Of(op, parts) => Amount::Of(*op, parts.iter().map(|part| self.amount(part)).collect()),
            amount => amount.clone(),
        }
    }

    fn default(&mut self, default: &WrittenDefault) -> WrittenDefault {
        WrittenDefault {
            amount: self.amount(&default.amount),
            by: default.by.map(|path| self.path(path)),
            ..default.clone()
        }
    }

    /// A list of ids that stay as they are.
    fn ids(&mut self, list: ListId) -> ListId {
        let from = self.from;
        self.put(from.list(list))
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
                TypeRef::Assoc { ty: self.ty(*ty), of: of.map(|of| self.path(of)), name: *name }
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
        let segments: Vec<Segment> =
            self.from.segments_of(id).iter().map(|it| Segment { name: it.name, args: self.args(it) }).collect();
        let qself = self.from.qself(id).map(|(ty, of)| (self.ty(ty), of.map(|of| self.path(of))));
        let qself = qself.map_or(0, |qself| {
            self.to.qualified.push(qself);
            self.to.qualified.len() as u32
        });
        let new = PathId(self.to.paths.len() as u32);
        let first = self.to.segments.len() as u32;
        self.to.segments.extend_from_slice(&segments);
        let path = self.from.paths[id.0 as usize];
        self.to.paths.push(Path { first, qself, span: path.span, ..path });
        self.paths[id.0 as usize] = Some(new);
        new
    }

    /// The arguments of a segment: their index plus one.
    fn args(&mut self, segment: &Segment) -> u32 {
        let Some(args) = self.from.args_of(segment) else { return 0 };
        let args = GenericArgs {
            types: args.types.iter().map(|ty| self.ty(*ty)).collect(),
            bindings: args.bindings.iter().map(|(name, ty)| (*name, self.ty(*ty))).collect(),
            constraints: args.constraints.iter().map(|(name, bounds)| (*name, self.bounds(bounds))).collect(),
        };
        self.to.args.push(args);
        self.to.args.len() as u32
    }
}
