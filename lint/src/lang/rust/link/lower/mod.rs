//! Lowers type terms as written to type terms as meant; [`signatures`] does so for everything that is declared.

mod signatures;

pub(super) use signatures::{added, signatures};

use super::{
    resolve::Resolved,
    symbols::{Ext, Sym},
    types::{Args, BoundId, BoundShape, LocalStore, NO_SCOPE, Ty, TyData, substitute},
    world::*,
};
use crate::facts::*;

/// Aliases unfold no deeper than this.
const MAX_DEPTH: u32 = 24;

/// Everything that a written type depends on.
pub(super) struct Lower<'w, 'a, 's> {
    pub(super) world: &'w World<'a>,
    /// The facts of the unit that `place` is in.
    pub(super) facts: &'w FileFacts,
    pub(super) terms: &'w mut LocalStore<'s>,
    pub(super) place: Place,
    /// Scope for paths: `place.module` or a block in it.
    pub(super) module: ModId,
    /// Parameters in scope, innermost last.
    pub(super) scope: &'w [ParamBlock],
    /// What `Self` stands for.
    pub(super) self_ty: Option<Ty>,
    /// `impl Trait` arguments of the signature being lowered: type term and its parameter.
    pub(super) implicit: &'w [(TypeId, u32)],
    /// Whether `_` is to be inferred; in signatures it says nothing.
    pub(super) holes: bool,
    pub(super) depth: u32,
}

impl<'w> Lower<'w, '_, '_> {
    fn facts(&self) -> &'w FileFacts {
        self.facts
    }

    pub(super) fn sym(&self, name: Name) -> Sym {
        self.world.units[self.place.unit as usize].syms[name.0 as usize]
    }

    pub(super) fn ty(&mut self, id: TypeId) -> Ty {
        if self.depth > MAX_DEPTH || !self.terms.steps.take() {
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
            TypeRef::Infer if self.holes => self.terms.var(),
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
        let marker = |terms: &LocalStore<'_>, world: &World<'_>, ty: Ty| match terms.data(ty) {
            TyData::Bound(id, _) => is_marker(world, world.store_bound(id).key),
            _ => true,
        };
        let first = lowered.iter().copied().find(|ty| !marker(self.terms, self.world, *ty));
        first.or(lowered.first().copied()).unwrap_or(Ty::UNKNOWN)
    }

    pub(super) fn bounds(&mut self, bounds: &[Bound]) -> Vec<Ty> {
        bounds.iter().filter_map(|bound| self.bound(bound.path)).collect()
    }

    fn last_segment(&self, path: PathId) -> Option<&'w Segment> {
        self.facts().segments_of(path).last()
    }

    /// A bound as a term.
    pub(super) fn bound(&mut self, path: PathId) -> Option<Ty> {
        let key = self.trait_key(path)?;
        let (mut args, mut names) = (Vec::new(), Vec::new());
        if let Some(written) = self.last_segment(path).and_then(|segment| self.facts().args_of(segment)) {
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
        let written = self.facts().segments_of(path);
        let path = &self.facts().paths[path.0 as usize];
        let segments: Vec<Sym> = written.iter().map(|segment| self.sym(segment.name)).collect();
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
        let written = self.facts().segments_of(id);
        if let Some((qself, of)) = self.facts().qself(id) {
            let mut ty = self.ty(qself);
            let mut key = of.and_then(|of| self.trait_key(of));
            for segment in written {
                ty = self.terms.make(TyData::Assoc(ty, key.take(), self.sym(segment.name)));
            }
            return ty;
        }
        let segments: Vec<Sym> = written.iter().map(|segment| self.sym(segment.name)).collect();
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
        let own = written.len() - resolved.rest;
        let args = self.facts().args_of(&written[own - 1]);
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
            Def::Ext(ext) if self.is_result_alias(ext) => self.result(&written),
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

    /// `some_crate::Result<T>`: an alias that nobody described, with an error of its own.
    fn is_result_alias(&self, ext: Ext) -> bool {
        let name = self.world.externals.parts(ext).1;
        self.world.lang.result.is_some() && self.world.symbols.text(name) == "Result"
    }

    fn result(&mut self, written: &[Ty]) -> Ty {
        let Some(result) = self.world.lang.result else { return Ty::UNKNOWN };
        let value = |at: usize| written.get(at).copied().unwrap_or(Ty::UNKNOWN);
        let args = self.terms.make_list(&[value(0), value(1)]);
        self.terms.make(TyData::Adt(result, args))
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

    /// The type of an alias whose turn has not come.
    fn written_alias(&mut self, info: &Alias) -> Ty {
        let world = self.world;
        let facts = world.units[info.place.unit as usize].facts;
        let declared = facts.items.get(info.item.0 as usize).map(|item| &item.kind);
        let Some(ItemKind::Alias { ty: Some(ty), .. }) = declared else { return Ty::UNKNOWN };
        let mut inner = Lower {
            world,
            facts,
            terms: &mut *self.terms,
            place: info.place,
            module: info.place.module,
            scope: &[info.params],
            self_ty: None,
            implicit: &[],
            holes: self.holes,
            depth: self.depth + 1,
        };
        inner.ty(*ty)
    }

    /// Aliases are transparent: their type is lowered where they stand, unless that is done, then their parameters are replaced.
    fn alias(&mut self, alias: AliasId, written: &[Ty]) -> Ty {
        let world = self.world;
        let info = &world.aliases[alias.0 as usize];
        let params = info.params;
        let ty = match info.ty {
            Some(ty) => ty,
            None => self.written_alias(info),
        };
        let args = self.fill(params, written);
        let values: Vec<Ty> = self.terms.list(args).to_vec();
        let lookup = |param: u32| params.contains(param).then(|| values[(param - params.first) as usize]);
        substitute(self.terms, ty, &lookup, 0)
    }
}

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
    pub(super) fn store_bound_id(&self, shape: BoundShape) -> BoundId {
        self.bounds.bound(shape)
    }

    pub(super) fn store_bound(&self, id: BoundId) -> BoundShape {
        self.bounds.bound_shape(id)
    }
}
/// The future that calling an async function gives.
pub(super) fn future_of(terms: &mut LocalStore<'_>, output: Ty) -> Ty {
    terms.make(TyData::Future(output, NO_SCOPE))
}
