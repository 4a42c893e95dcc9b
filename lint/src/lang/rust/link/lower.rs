//! Lowers type terms as written to type terms as meant, and fills in signatures.

use super::{
    symbols::Sym,
    types::{Args, BoundShape, NO_SCOPE, Terms, Ty, TyData, TyStore},
    world::*,
};
use crate::facts::*;

/// Aliases unfold no deeper than this.
const MAX_DEPTH: u32 = 24;

/// Everything that a written type depends on.
pub(super) struct Lower<'w, 'a, T: Terms> {
    pub(super) world: &'w World<'a>,
    pub(super) terms: &'w mut T,
    pub(super) place: Place,
    /// Scope for paths: `place.module` or a block in it.
    pub(super) module: ModId,
    /// Parameters in scope, innermost last.
    pub(super) scope: &'w [ParamBlock],
    /// What `Self` stands for.
    pub(super) self_ty: Option<Ty>,
    /// `impl Trait` arguments of the signature being lowered: type term and its parameter.
    pub(super) implicit: &'w [(TypeId, u32)],
    pub(super) depth: u32,
}

impl<'a, T: Terms> Lower<'_, 'a, T> {
    fn facts(&self) -> &'a FileFacts {
        self.world.units[self.place.unit as usize].facts
    }

    pub(super) fn sym(&self, name: Name) -> Sym {
        self.world.units[self.place.unit as usize].syms[name.0 as usize]
    }

    pub(super) fn ty(&mut self, id: TypeId) -> Ty {
        if self.depth > MAX_DEPTH {
            return Ty::UNKNOWN;
        }
        self.depth += 1;
        let ty = self.ty_inner(id);
        self.depth -= 1;
        ty
    }

    fn ty_inner(&mut self, id: TypeId) -> Ty {
        let facts = self.facts();
        match &facts.types[id.0 as usize] {
            TypeRef::Path(path) => self.path_ty(*path),
            TypeRef::Assoc { ty, of, name } => {
                let inner = self.ty(*ty);
                let key = of.and_then(|of| self.trait_key(of));
                let name = self.sym(*name);
                self.terms.make(TyData::Assoc(inner, key, name))
            }
            TypeRef::Slice(inner) => {
                let inner = self.ty(*inner);
                self.terms.make(TyData::Slice(inner))
            }
            TypeRef::Tuple(items) => {
                let args = self.type_list(facts.list(*items));
                self.terms.make(TyData::Tuple(args))
            }
            TypeRef::Fn { params, ret } => {
                let mut items: Vec<Ty> = facts.list(*params).iter().map(|id| self.ty(TypeId(*id))).collect();
                items.push(ret.map_or(Ty::UNIT, |ret| self.ty(ret)));
                let args = self.terms.make_list(&items);
                self.terms.make(TyData::FnPtr(args))
            }
            TypeRef::Impl(bounds) => match self.implicit.iter().find(|(implicit, _)| *implicit == id) {
                Some((_, param)) => self.terms.make(TyData::Param(*param)),
                None => self.principal(bounds),
            },
            TypeRef::Dyn(bounds) => self.principal(bounds),
            TypeRef::Never => self.terms.make(TyData::Prim(self.world.known.never)),
            TypeRef::Infer | TypeRef::Unknown => Ty::UNKNOWN,
        }
    }

    fn type_list(&mut self, ids: &[u32]) -> Args {
        let items: Vec<Ty> = ids.iter().map(|id| self.ty(TypeId(*id))).collect();
        self.terms.make_list(&items)
    }

    /// `dyn A + B` and `impl A + B` are known by their first bound that is not a marker.
    fn principal(&mut self, bounds: &[Bound]) -> Ty {
        let lowered: Vec<Ty> = bounds.iter().filter_map(|bound| self.bound(bound.path)).collect();
        let marker = |terms: &T, world: &World<'_>, ty: Ty| match terms.data(ty) {
            TyData::Bound(id, _) => is_marker(world, world.store_bound(id).key),
            _ => true,
        };
        let first = lowered.iter().copied().find(|ty| !marker(self.terms, self.world, *ty));
        first.or(lowered.first().copied()).unwrap_or(Ty::UNKNOWN)
    }

    pub(super) fn bounds(&mut self, bounds: &[Bound]) -> Vec<Ty> {
        bounds.iter().filter_map(|bound| self.bound(bound.path)).collect()
    }

    fn last_segment(&self, path: PathId) -> Option<&'a Segment> {
        self.facts().paths[path.0 as usize].segments.last()
    }

    /// A bound as a term.
    pub(super) fn bound(&mut self, path: PathId) -> Option<Ty> {
        let key = self.trait_key(path)?;
        let (mut args, mut names) = (Vec::new(), Vec::new());
        if let Some(written) = self.last_segment(path).and_then(|segment| segment.args.as_deref()) {
            args.extend(written.types.iter().map(|ty| self.ty(*ty)));
            let count = args.len();
            for (name, ty) in &written.bindings {
                names.push(self.sym(*name));
                args.push(self.ty(*ty));
            }
            for (name, bounds) in &written.constraints {
                names.push(self.sym(*name));
                let ty = self.principal(bounds);
                args.push(ty);
            }
            let shape = BoundShape { key, args: count as u32, bindings: names.into() };
            let id = self.world.store_bound_id(shape);
            let args = self.terms.make_list(&args);
            return Some(self.terms.make(TyData::Bound(id, args)));
        }
        let id = self.world.store_bound_id(BoundShape { key, args: 0, bindings: Box::new([]) });
        Some(self.terms.make(TyData::Bound(id, Args::EMPTY)))
    }

    /// The trait that a path names.
    pub(super) fn trait_key(&mut self, path: PathId) -> Option<TraitKey> {
        let path = &self.facts().paths[path.0 as usize];
        let segments: Vec<Sym> = path.segments.iter().map(|segment| self.sym(segment.name)).collect();
        let last = *segments.last()?;
        let resolved = self.world.resolve(self.module, path.leading, &segments, Space::Types, None);
        match resolved {
            Some(Resolved { def: Def::Trait(id), rest: 0 }) => Some(TraitKey::Known(id)),
            Some(Resolved { def: Def::Ext(ext), rest: 0 }) if !self.callable_name(last) => Some(TraitKey::Ext(ext)),
            // An alias of a trait bound is not a thing in stable Rust.
            _ => self.callable_name(last).then_some(TraitKey::Callable),
        }
    }

    fn callable_name(&self, name: Sym) -> bool {
        let known = &self.world.known;
        [known.fn_, known.fn_mut, known.fn_once, known.async_fn, known.async_fn_mut, known.async_fn_once]
            .contains(&name)
    }

    fn param(&self, name: Sym) -> Option<u32> {
        self.scope.iter().rev().find_map(|block| {
            (block.first..block.first + block.len).find(|at| self.world.params[*at as usize].name == Some(name))
        })
    }

    fn path_ty(&mut self, id: PathId) -> Ty {
        let path = &self.facts().paths[id.0 as usize];
        if let Some((qself, of)) = path.qself {
            let mut ty = self.ty(qself);
            let mut key = of.and_then(|of| self.trait_key(of));
            for segment in &path.segments {
                ty = self.terms.make(TyData::Assoc(ty, key.take(), self.sym(segment.name)));
            }
            return ty;
        }
        let segments: Vec<Sym> = path.segments.iter().map(|segment| self.sym(segment.name)).collect();
        let Some(first) = segments.first().copied() else { return Ty::UNKNOWN };
        let head = if first == self.world.known.self_type {
            self.self_ty
        } else if !path.leading {
            self.param(first).map(|param| self.terms.make(TyData::Param(param)))
        } else {
            None
        };
        if let Some(head) = head {
            return self.assoc_chain(head, &segments[1..]);
        }
        let krate_path = path.dollar_crate;
        let resolved = if krate_path {
            let root = self.world.crates[self.world.modules[self.module.0 as usize].krate as usize].root;
            self.world.resolve(root, false, &segments, Space::Types, None)
        } else {
            self.world.resolve(self.module, path.leading, &segments, Space::Types, None)
        };
        let Some(resolved) = resolved else { return Ty::UNKNOWN };
        let own = path.segments.len() - resolved.rest;
        let args = path.segments[own - 1].args.as_deref();
        let ty = self.def_ty(resolved.def, args);
        self.assoc_chain(ty, &segments[own..])
    }

    fn assoc_chain(&mut self, mut ty: Ty, names: &[Sym]) -> Ty {
        for name in names {
            ty = self.terms.make(TyData::Assoc(ty, None, *name));
        }
        ty
    }

    /// The type that a definition stands for, with arguments as written.
    pub(super) fn def_ty(&mut self, def: Def, args: Option<&GenericArgs>) -> Ty {
        let written: Vec<Ty> = args.map(|args| args.types.iter().map(|ty| self.ty(*ty)).collect()).unwrap_or_default();
        match def {
            Def::Adt(adt) => {
                let params = self.world.adts[adt.0 as usize].params;
                let args = self.fill(params, &written);
                self.terms.make(TyData::Adt(adt, args))
            }
            Def::Alias(alias) => self.alias(alias, &written),
            Def::Prim(name) => self.terms.make(TyData::Prim(name)),
            Def::Ext(ext) => {
                let args = self.terms.make_list(&written);
                self.terms.make(TyData::Ext(ext, args))
            }
            // Bare trait objects of edition 2015.
            Def::Trait(id) => {
                let shape = BoundShape { key: TraitKey::Known(id), args: written.len() as u32, bindings: Box::new([]) };
                let id = self.world.store_bound_id(shape);
                let args = self.terms.make_list(&written);
                self.terms.make(TyData::Bound(id, args))
            }
            Def::Mod(_) | Def::Fn(_) | Def::Value(_) | Def::Variant(..) => Ty::UNKNOWN,
        }
    }

    /// Arguments for a block of parameters: as written, then defaults, then unknown.
    fn fill(&mut self, params: ParamBlock, written: &[Ty]) -> Args {
        let mut args: Vec<Ty> = written.iter().copied().take(params.len as usize).collect();
        for at in args.len() as u32..params.len {
            let default = self.world.params[(params.first + at) as usize].default;
            args.push(default.unwrap_or(Ty::UNKNOWN));
        }
        self.terms.make_list(&args)
    }

    /// Aliases are transparent: their type is lowered where they stand, then their parameters are replaced.
    fn alias(&mut self, alias: AliasId, written: &[Ty]) -> Ty {
        let world = self.world;
        let info = &world.aliases[alias.0 as usize];
        let facts = world.units[info.place.unit as usize].facts;
        let ItemKind::Alias { ty: Some(ty), .. } = &facts.items[info.item.0 as usize].kind else { return Ty::UNKNOWN };
        let params = info.params;
        let depth = self.depth + 1;
        let scope = [params];
        let mut inner = Lower {
            world,
            terms: &mut *self.terms,
            place: info.place,
            module: info.place.module,
            scope: &scope,
            self_ty: None,
            implicit: &[],
            depth,
        };
        let ty = inner.ty(*ty);
        let args = self.fill(params, written);
        let values: Vec<Ty> = self.terms.list(args).to_vec();
        let lookup = |param: u32| params.contains(param).then(|| values[(param - params.first) as usize]);
        super::types::substitute(self.terms, ty, &lookup, 0)
    }
}

use super::resolve::Resolved;

/// Traits that say nothing about behaviour.
fn is_marker(world: &World<'_>, key: TraitKey) -> bool {
    let name = match key {
        TraitKey::Known(id) => world.traits[id.0 as usize].name,
        TraitKey::Ext(ext) => world.externals.parts(ext).1,
        TraitKey::Callable => return false,
    };
    matches!(
        world.symbols.text(name),
        "Send" | "Sync" | "Unpin" | "UnwindSafe" | "RefUnwindSafe" | "Sized" | "Copy" | "Debug"
    )
}

impl World<'_> {
    pub(super) fn store_bound_id(&self, shape: BoundShape) -> super::types::BoundId {
        self.bounds.bound(shape)
    }

    pub(super) fn store_bound(&self, id: super::types::BoundId) -> BoundShape {
        self.bounds.bound_shape(id)
    }
}

/// Fills in parameters, fields, signatures and impl heads of the whole world.
pub(super) fn signatures(world: &mut World<'_>) {
    declare_params(world);
    let mut store = std::mem::take(&mut world.store);
    param_bounds(world, &mut store);
    aliases(world, &mut store);
    adts(world, &mut store);
    impls(world, &mut store);
    traits(world, &mut store);
    functions(world, &mut store);
    for at in 0..world.values.len() {
        let value = &world.values[at];
        let (place, item) = (value.place, value.item);
        if let ItemKind::Value { ty, .. } = &world.units[place.unit as usize].facts.items[item.0 as usize].kind {
            world.values[at].ty = lower(world, &mut store, place, &[], None, &[]).ty(*ty);
        }
    }
    world.store = store;
}

fn lower<'w, 'a>(
    world: &'w World<'a>,
    terms: &'w mut TyStore,
    place: Place,
    scope: &'w [ParamBlock],
    self_ty: Option<Ty>,
    implicit: &'w [(TypeId, u32)],
) -> Lower<'w, 'a, TyStore> {
    Lower { world, terms, place, module: place.module, scope, self_ty, implicit, depth: 0 }
}

/// Reserves parameters for every item, names first: bounds may mention any of them.
fn declare_params(world: &mut World<'_>) {
    fn block(params: &mut Vec<ParamInfo>, unit: &Unit<'_>, generics: GenericsId, with_self: bool) -> ParamBlock {
        let first = params.len() as u32;
        if with_self {
            params.push(ParamInfo::default());
        }
        let generics = &unit.facts.generics[generics.0 as usize];
        params.extend(
            generics
                .params
                .iter()
                .map(|param| ParamInfo { name: Some(unit.syms[param.name.0 as usize]), ..ParamInfo::default() }),
        );
        ParamBlock { first, len: params.len() as u32 - first }
    }
    let mut params = std::mem::take(&mut world.params);
    for adt in &mut world.adts {
        let unit = &world.units[adt.place.unit as usize];
        if let ItemKind::Struct { generics, .. } | ItemKind::Enum { generics, .. } =
            &unit.facts.items[adt.item.0 as usize].kind
        {
            adt.params = block(&mut params, unit, *generics, false);
        }
    }
    for alias in &mut world.aliases {
        let unit = &world.units[alias.place.unit as usize];
        if let ItemKind::Alias { generics, .. } = &unit.facts.items[alias.item.0 as usize].kind {
            alias.params = block(&mut params, unit, *generics, false);
        }
    }
    for item in &mut world.traits {
        let unit = &world.units[item.place.unit as usize];
        if let ItemKind::Trait { generics, .. } = &unit.facts.items[item.item.0 as usize].kind {
            item.params = block(&mut params, unit, *generics, true);
        }
    }
    for item in &mut world.impls {
        let unit = &world.units[item.place.unit as usize];
        if let ItemKind::Impl { generics, .. } = &unit.facts.items[item.item.0 as usize].kind {
            item.params = block(&mut params, unit, *generics, false);
        }
    }
    for function in &mut world.fns {
        let unit = &world.units[function.place.unit as usize];
        let facts = &unit.facts.fns[function.id.0 as usize];
        let mut own = block(&mut params, unit, facts.generics, false);
        // One anonymous parameter for every `impl Trait` argument, in order.
        let mut implicit = Vec::new();
        for (_, ty) in &facts.params {
            implicit_types(unit.facts, *ty, &mut implicit);
        }
        params.extend(implicit.iter().map(|_| ParamInfo::default()));
        own.len = params.len() as u32 - own.first;
        function.params = own;
        let outer = match function.owner {
            Owner::Free => None,
            Owner::Impl(id) => Some(world.impls[id.0 as usize].params),
            Owner::Trait(id) => Some(world.traits[id.0 as usize].params),
        };
        function.scope = outer.into_iter().chain([own]).collect();
    }
    world.params = params;
}

/// `impl Trait` terms in argument position, in order.
fn implicit_types(facts: &FileFacts, ty: TypeId, found: &mut Vec<TypeId>) {
    match &facts.types[ty.0 as usize] {
        TypeRef::Impl(_) => found.push(ty),
        TypeRef::Slice(inner) => implicit_types(facts, *inner, found),
        TypeRef::Tuple(items) => facts.list(*items).iter().for_each(|ty| implicit_types(facts, TypeId(*ty), found)),
        TypeRef::Path(path) => {
            let args = facts.paths[path.0 as usize].segments.iter().filter_map(|segment| segment.args.as_deref());
            args.flat_map(|args| &args.types).for_each(|ty| implicit_types(facts, *ty, found));
        }
        _ => {}
    }
}

/// Implicit parameters of a function with their terms.
fn implicit_of(world: &World<'_>, function: &FnDef) -> Vec<(TypeId, u32)> {
    let facts = world.units[function.place.unit as usize].facts;
    let mut found = Vec::new();
    for (_, ty) in &facts.fns[function.id.0 as usize].params {
        implicit_types(facts, *ty, &mut found);
    }
    let first = function.params.first + function.params.len - found.len() as u32;
    found.into_iter().enumerate().map(|(at, ty)| (ty, first + at as u32)).collect()
}

fn param_bounds(world: &mut World<'_>, store: &mut TyStore) {
    struct Job {
        place: Place,
        generics: GenericsId,
        block: ParamBlock,
        skip_self: bool,
        scope: Vec<ParamBlock>,
        implicit: Vec<(TypeId, u32)>,
    }
    let mut jobs = Vec::new();
    let facts = |place: Place| world.units[place.unit as usize].facts;
    let mut push =
        |place: Place, generics: GenericsId, block: ParamBlock, skip_self: bool, scope: Vec<ParamBlock>, implicit| {
            jobs.push(Job { place, generics, block, skip_self, scope, implicit });
        };
    for adt in &world.adts {
        if let ItemKind::Struct { generics, .. } | ItemKind::Enum { generics, .. } =
            &facts(adt.place).items[adt.item.0 as usize].kind
        {
            push(adt.place, *generics, adt.params, false, vec![adt.params], Vec::new());
        }
    }
    for item in &world.traits {
        if let ItemKind::Trait { generics, .. } = &facts(item.place).items[item.item.0 as usize].kind {
            push(item.place, *generics, item.params, true, vec![item.params], Vec::new());
        }
    }
    for item in &world.impls {
        if let ItemKind::Impl { generics, .. } = &facts(item.place).items[item.item.0 as usize].kind {
            push(item.place, *generics, item.params, false, vec![item.params], Vec::new());
        }
    }
    for function in &world.fns {
        let generics = facts(function.place).fns[function.id.0 as usize].generics;
        push(function.place, generics, function.params, false, function.scope.to_vec(), implicit_of(world, function));
    }
    for job in jobs {
        let facts = world.units[job.place.unit as usize].facts;
        let generics = &facts.generics[job.generics.0 as usize];
        if generics.params.is_empty() && generics.wheres.is_empty() && job.implicit.is_empty() {
            continue;
        }
        let mut made: Vec<(u32, Vec<Ty>, Option<Ty>)> = Vec::new();
        let mut lower = lower(world, store, job.place, &job.scope, None, &job.implicit);
        let first = job.block.first + u32::from(job.skip_self);
        for (at, param) in generics.params.iter().enumerate() {
            let bounds = lower.bounds(&param.bounds);
            let default = param.default.map(|ty| lower.ty(ty));
            made.push((first + at as u32, bounds, default));
        }
        for (ty, bounds) in &generics.wheres {
            let ty = lower.ty(*ty);
            if let TyData::Param(param) = lower.terms.data(ty) {
                let bounds = lower.bounds(bounds);
                made.push((param, bounds, None));
            }
        }
        for (ty, param) in &job.implicit {
            if let TypeRef::Impl(bounds) = &facts.types[ty.0 as usize] {
                let bounds = lower.bounds(bounds);
                made.push((*param, bounds, None));
            }
        }
        for (param, bounds, default) in made {
            // A where clause of a method about the impl's parameter holds for that method only; taking it for all is harmless.
            let info = &mut world.params[param as usize];
            info.bounds.extend(bounds);
            info.default = info.default.or(default);
        }
    }
}

fn aliases(world: &mut World<'_>, store: &mut TyStore) {
    for at in 0..world.aliases.len() {
        let alias = &world.aliases[at];
        let scope = [alias.params];
        let facts = world.units[alias.place.unit as usize].facts;
        if let ItemKind::Alias { ty: Some(ty), .. } = &facts.items[alias.item.0 as usize].kind {
            world.aliases[at].ty = Some(lower(world, store, alias.place, &scope, None, &[]).ty(*ty));
        }
    }
}

fn adts(world: &mut World<'_>, store: &mut TyStore) {
    for at in 0..world.adts.len() {
        let adt = &world.adts[at];
        let (place, params) = (adt.place, [adt.params]);
        let facts = world.units[place.unit as usize].facts;
        let args: Vec<Ty> = (adt.params.first..adt.params.first + adt.params.len)
            .map(|param| store.make(TyData::Param(param)))
            .collect();
        let args = store.make_list(&args);
        let self_ty = store.make(TyData::Adt(AdtId(at as u32), args));
        let mut lower = lower(world, store, place, &params, Some(self_ty), &[]);
        let mut fields: Vec<Vec<Ty>> = Vec::new();
        match &facts.items[adt.item.0 as usize].kind {
            ItemKind::Struct { fields: written, .. } => {
                fields.push(written.iter().map(|(_, ty)| lower.ty(*ty)).collect())
            }
            ItemKind::Enum { variants, .. } => {
                for (_, written) in variants {
                    fields.push(written.iter().map(|(_, ty)| lower.ty(*ty)).collect());
                }
            }
            _ => {}
        }
        for (variant, types) in world.adts[at].variants.iter_mut().zip(fields) {
            for (field, ty) in variant.fields.iter_mut().zip(types) {
                field.1 = ty;
            }
        }
    }
}

fn impls(world: &mut World<'_>, store: &mut TyStore) {
    for at in 0..world.impls.len() {
        let item = &world.impls[at];
        let (place, scope) = (item.place, [item.params]);
        let unit = &world.units[place.unit as usize];
        let ItemKind::Impl { of, self_ty, items, .. } = &unit.facts.items[item.item.0 as usize].kind else { continue };
        let self_ty = lower(world, store, place, &scope, None, &[]).ty(*self_ty);
        let mut lower = lower(world, store, place, &scope, Some(self_ty), &[]);
        let of = of.and_then(|path| {
            let key = lower.trait_key(path)?;
            let written = unit.facts.paths[path.0 as usize].segments.last().and_then(|segment| segment.args.as_deref());
            let args: Vec<Ty> =
                written.map(|args| args.types.iter().map(|ty| lower.ty(*ty)).collect()).unwrap_or_default();
            Some((key, lower.terms.make_list(&args)))
        });
        let mut assoc = Vec::new();
        for id in unit.facts.list(*items) {
            let member = &unit.facts.items[*id as usize];
            if let ItemKind::Alias { ty: Some(ty), .. } = &member.kind {
                assoc.push((unit.syms[member.name.0 as usize], lower.ty(*ty)));
            }
        }
        let item = &mut world.impls[at];
        item.self_ty = self_ty;
        item.of = of;
        item.assoc = assoc.into_iter().collect();
    }
}

fn traits(world: &mut World<'_>, store: &mut TyStore) {
    for at in 0..world.traits.len() {
        let item = &world.traits[at];
        let (place, scope) = (item.place, [item.params]);
        let unit = &world.units[place.unit as usize];
        let ItemKind::Trait { supers, items, .. } = &unit.facts.items[item.item.0 as usize].kind else { continue };
        let self_ty = store.make(TyData::Param(item.params.first));
        let mut lower = lower(world, store, place, &scope, Some(self_ty), &[]);
        let supers = lower.bounds(supers);
        let mut assoc = Vec::new();
        for id in unit.facts.list(*items) {
            let member = &unit.facts.items[*id as usize];
            if let ItemKind::Alias { bounds, ty, .. } = &member.kind {
                let bounds = lower.bounds(bounds);
                let default = ty.map(|ty| lower.ty(ty));
                assoc.push((unit.syms[member.name.0 as usize], (bounds, default)));
            }
        }
        let first = item.params.first;
        let shape =
            BoundShape { key: TraitKey::Known(TraitId(at as u32)), args: item.params.len - 1, bindings: Box::new([]) };
        let id = world.store_bound_id(shape);
        let args: Vec<Ty> =
            (first + 1..first + item.params.len).map(|param| store.make(TyData::Param(param))).collect();
        let args = store.make_list(&args);
        let own = store.make(TyData::Bound(id, args));
        let item = &mut world.traits[at];
        item.supers = supers;
        item.assoc = assoc.into_iter().collect();
        world.params[first as usize].bounds.push(own);
    }
}

fn functions(world: &mut World<'_>, store: &mut TyStore) {
    for at in 0..world.fns.len() {
        let function = &world.fns[at];
        let facts = &world.units[function.place.unit as usize].facts.fns[function.id.0 as usize];
        let self_ty = match function.owner {
            Owner::Free => None,
            Owner::Impl(id) => Some(world.impls[id.0 as usize].self_ty),
            Owner::Trait(id) => Some(store.make(TyData::Param(world.traits[id.0 as usize].params.first))),
        };
        let implicit = implicit_of(world, function);
        let mut lower = lower(world, store, function.place, &function.scope, self_ty, &implicit);
        let receiver = facts.receiver.map(|ty| lower.ty(ty));
        let inputs: Vec<Ty> = facts.params.iter().map(|(_, ty)| lower.ty(*ty)).collect();
        let output = facts.ret.map_or(Ty::UNIT, |ty| lower.ty(ty));
        let function = &mut world.fns[at];
        function.self_ty = receiver;
        function.inputs = inputs;
        function.output = output;
    }
}

/// The future that calling an async function gives.
pub(super) fn future_of(terms: &mut impl Terms, output: Ty) -> Ty {
    terms.make(TyData::Future(output, NO_SCOPE))
}
