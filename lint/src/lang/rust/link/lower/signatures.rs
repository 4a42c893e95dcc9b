//! Fills in what declarations say: parameters and their bounds, fields, impl heads, traits, functions.

use super::{
    super::{
        symbols::Sym,
        types::{Args, BoundShape, LocalStore, Made, Rebase, Ty, TyData},
        world::*,
    },
    Lower,
};
use crate::facts::*;
use rayon::prelude::*;

/// Fills in parameters, fields, signatures and impl heads of the whole world.
pub(in super::super) fn signatures(world: &mut World<'_>) {
    declare_params(world);
    param_bounds(world, item_params(world));
    aliases(world);
    adts(world);
    impls(world);
    traits(world);
    // Bounds of methods may speak of `Self`, which is known by now.
    param_bounds(world, method_params(world, 0));
    functions(world, 0);
    values(world);
}

/// Fills in parameters and signatures of functions that came later, from `first` on; `None` if they say something about others.
pub(in super::super) fn added(world: &mut World<'_>, first: usize) -> Option<()> {
    let known = world.params.len() as u32;
    let mut params = std::mem::take(&mut world.params);
    declare_fn_params(world, &mut params, first);
    world.params = params;
    let jobs = method_params(world, first);
    let made = each(world, jobs.len(), |world, store, at| bounds_of(world, store, &jobs[at]));
    made.iter().flatten().all(|(param, ..)| *param >= known).then_some(())?;
    bound(world, made);
    functions(world, first);
    Some(())
}

/// Lowers many items side by side. Each run of items fills a store of its own; these are then added to the shared one in
/// order, so that the result is the same however many threads there are.
fn each<'a, T: Rebase + Send>(
    world: &mut World<'a>,
    count: usize,
    make: impl Fn(&World<'a>, &mut LocalStore<'_>, usize) -> T + Sync,
) -> Vec<T> {
    const RUN: usize = 512;
    let shared = &*world;
    let runs: Vec<(Vec<T>, Made)> = (0..count.div_ceil(RUN))
        .into_par_iter()
        .map(|run| {
            let mut store = LocalStore::new(&shared.store);
            let items = run * RUN..count.min((run + 1) * RUN);
            let made = items.map(|at| {
                store.steps.refresh();
                make(shared, &mut store, at)
            });
            let made = made.collect();
            (made, store.into_made())
        })
        .collect();
    let mut all = Vec::with_capacity(count);
    for (mut items, made) in runs {
        let by = world.store.adopt(made);
        items.iter_mut().for_each(|item| item.rebase(by));
        all.append(&mut items);
    }
    all
}

fn lower<'w, 'a, 's>(
    world: &'w World<'a>,
    terms: &'w mut LocalStore<'s>,
    place: Place,
    scope: &'w [ParamBlock],
    self_ty: Option<Ty>,
    implicit: &'w [(TypeId, u32)],
) -> Lower<'w, 'a, 's> {
    let facts = world.units[place.unit as usize].facts;
    Lower { world, facts, terms, place, module: place.module, scope, self_ty, implicit, holes: false, depth: 0 }
}

/// Reserves parameters for every item, names first: bounds may mention any of them.
fn declare_params(world: &mut World<'_>) {
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
    declare_fn_params(world, &mut params, 0);
    world.params = params;
}

/// Reserves parameters for functions from `first` on.
fn declare_fn_params(world: &mut World<'_>, params: &mut Vec<ParamInfo>, first: usize) {
    for function in &mut world.fns[first..] {
        let unit = &world.units[function.place.unit as usize];
        let facts = &unit.facts.fns[function.id.0 as usize];
        let mut own = block(params, unit, facts.generics, false);
        // One anonymous parameter for every `impl Trait` argument, in order.
        params.extend(implicit_types(unit, function.id).iter().map(|_| ParamInfo::default()));
        own.len = params.len() as u32 - own.first;
        function.params = own;
        let outer = match function.owner {
            Owner::Free => None,
            Owner::Impl(id) => Some(world.impls[id.0 as usize].params),
            Owner::Trait(id) => Some(world.traits[id.0 as usize].params),
        };
        function.scope = outer.into_iter().chain([own]).collect();
    }
}

/// Reserves the parameters of one item; a trait has one more, for `Self`.
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

/// `impl Trait` terms in argument position, in order.
fn implicit_types(unit: &Unit<'_>, function: FnId) -> Vec<TypeId> {
    let mut found = Vec::new();
    if unit.impl_types {
        for (_, ty) in &unit.facts.fns[function.0 as usize].params {
            impl_types(unit.facts, *ty, &mut found);
        }
    }
    found
}

fn impl_types(facts: &FileFacts, ty: TypeId, found: &mut Vec<TypeId>) {
    match &facts.types[ty.0 as usize] {
        TypeRef::Impl(_) => found.push(ty),
        TypeRef::Slice(inner) => impl_types(facts, *inner, found),
        TypeRef::Tuple(items) => facts.list(*items).iter().for_each(|ty| impl_types(facts, TypeId(*ty), found)),
        TypeRef::Path(path) => {
            let args = facts.segments_of(*path).iter().filter_map(|segment| facts.args_of(segment));
            args.flat_map(|args| &args.types).for_each(|ty| impl_types(facts, *ty, found));
        }
        _ => {}
    }
}

/// Implicit parameters of a function with their terms.
fn implicit_of(world: &World<'_>, function: &FnDef) -> Vec<(TypeId, u32)> {
    let found = implicit_types(&world.units[function.place.unit as usize], function.id);
    let first = function.params.first + function.params.len - found.len() as u32;
    found.into_iter().enumerate().map(|(at, ty)| (ty, first + at as u32)).collect()
}

/// The parameters of one item.
struct ParamJob {
    place: Place,
    generics: GenericsId,
    /// The first parameter that is written: a trait's `Self` is not.
    first: u32,
    scope: Box<[ParamBlock]>,
    self_ty: SelfTy,
    implicit: Vec<(TypeId, u32)>,
}

/// What `Self` is in a place that has parameters.
#[derive(Clone, Copy)]
enum SelfTy {
    None,
    Adt(AdtId, ParamBlock),
    Param(u32),
    Known(Ty),
}

impl SelfTy {
    fn of(owner: Owner, world: &World<'_>) -> Self {
        match owner {
            Owner::Free => Self::None,
            Owner::Impl(id) => Self::Known(world.impls[id.0 as usize].self_ty),
            Owner::Trait(id) => Self::Param(world.traits[id.0 as usize].params.first),
        }
    }

    fn make(self, store: &mut LocalStore<'_>) -> Option<Ty> {
        match self {
            Self::None => None,
            Self::Adt(adt, params) => {
                let args = own_args(store, params);
                Some(store.make(TyData::Adt(adt, args)))
            }
            Self::Param(param) => Some(store.make(TyData::Param(param))),
            Self::Known(ty) => Some(ty),
        }
    }
}

impl ParamJob {
    fn says_something(&self, world: &World<'_>) -> bool {
        let written = &world.units[self.place.unit as usize].facts.generics[self.generics.0 as usize];
        !written.params.is_empty() || !written.wheres.is_empty() || !self.implicit.is_empty()
    }
}

/// The parameters of types, traits and impls.
fn item_params(world: &World<'_>) -> Vec<ParamJob> {
    let job = |place: Place, item: ItemId, params: ParamBlock, self_ty: SelfTy| {
        let (ItemKind::Struct { generics, .. }
        | ItemKind::Enum { generics, .. }
        | ItemKind::Trait { generics, .. }
        | ItemKind::Impl { generics, .. }) = &world.units[place.unit as usize].facts.items[item.0 as usize].kind
        else {
            return None;
        };
        // A trait's own `Self` is not written.
        let first = params.first + u32::from(matches!(self_ty, SelfTy::Param(_)));
        Some(ParamJob { place, generics: *generics, first, scope: [params].into(), self_ty, implicit: Vec::new() })
    };
    let adts = world.adts.iter().enumerate();
    let adts = adts.map(|(at, it)| job(it.place, it.item, it.params, SelfTy::Adt(AdtId(at as u32), it.params)));
    let traits = world.traits.iter().map(|it| job(it.place, it.item, it.params, SelfTy::Param(it.params.first)));
    // An impl's own bounds seldom speak of `Self`, and what it is comes later.
    let impls = world.impls.iter().map(|it| job(it.place, it.item, it.params, SelfTy::None));
    adts.chain(traits).chain(impls).flatten().filter(|job| job.says_something(world)).collect()
}

/// The parameters of functions from `first` on.
fn method_params(world: &World<'_>, first: usize) -> Vec<ParamJob> {
    let jobs = world.fns[first..].iter().map(|function| ParamJob {
        place: function.place,
        generics: world.units[function.place.unit as usize].facts.fns[function.id.0 as usize].generics,
        first: function.params.first,
        scope: function.scope.clone(),
        self_ty: SelfTy::of(function.owner, world),
        implicit: implicit_of(world, function),
    });
    jobs.filter(|job| job.says_something(world)).collect()
}

fn param_bounds(world: &mut World<'_>, jobs: Vec<ParamJob>) {
    let made = each(world, jobs.len(), |world, store, at| bounds_of(world, store, &jobs[at]));
    bound(world, made);
}

/// Parameters with their bounds and defaults, item by item.
type Bounded = Vec<(u32, Vec<Ty>, Option<Ty>)>;

fn bound(world: &mut World<'_>, made: Vec<Bounded>) {
    for (param, bounds, default) in made.into_iter().flatten() {
        // A where clause of a method about the impl's parameter holds for that method only; taking it for all is harmless.
        let info = &mut world.params[param as usize];
        info.bounds.extend(bounds);
        info.default = info.default.or(default);
    }
}

/// Parameters with their bounds and defaults.
fn bounds_of(world: &World<'_>, store: &mut LocalStore<'_>, job: &ParamJob) -> Bounded {
    let facts = world.units[job.place.unit as usize].facts;
    let generics = &facts.generics[job.generics.0 as usize];
    let mut made = Vec::new();
    let self_ty = job.self_ty.make(store);
    let mut lower = lower(world, store, job.place, &job.scope, self_ty, &job.implicit);
    for (at, param) in generics.params.iter().enumerate() {
        let bounds = lower.bounds(&param.bounds);
        let default = param.default.map(|ty| lower.ty(ty));
        made.push((job.first + at as u32, bounds, default));
    }
    for (ty, bounds) in &generics.wheres {
        let ty = lower.ty(*ty);
        if let TyData::Param(param) = lower.terms.data(ty) {
            made.push((param, lower.bounds(bounds), None));
        }
    }
    for (ty, param) in &job.implicit {
        if let TypeRef::Impl(bounds) = &facts.types[ty.0 as usize] {
            made.push((*param, lower.bounds(bounds), None));
        }
    }
    made
}

fn aliases(world: &mut World<'_>) {
    let made = each(world, world.aliases.len(), |world, store, at| {
        let alias = &world.aliases[at];
        let facts = world.units[alias.place.unit as usize].facts;
        let ItemKind::Alias { ty, .. } = &facts.items[alias.item.0 as usize].kind else { return None };
        ty.map(|ty| lower(world, store, alias.place, &[alias.params], None, &[]).ty(ty))
    });
    for (alias, ty) in world.aliases.iter_mut().zip(made) {
        alias.ty = ty;
    }
}

fn values(world: &mut World<'_>) {
    let made = each(world, world.values.len(), |world, store, at| {
        let value = &world.values[at];
        let facts = world.units[value.place.unit as usize].facts;
        let ItemKind::Value { ty, .. } = &facts.items[value.item.0 as usize].kind else { return Ty::UNKNOWN };
        lower(world, store, value.place, &[], None, &[]).ty(*ty)
    });
    for (value, ty) in world.values.iter_mut().zip(made) {
        value.ty = ty;
    }
}

fn adts(world: &mut World<'_>) {
    let made = each(world, world.adts.len(), |world, store, at| {
        let adt = &world.adts[at];
        let facts = world.units[adt.place.unit as usize].facts;
        let self_ty = SelfTy::Adt(AdtId(at as u32), adt.params).make(store);
        let scope = [adt.params];
        let mut lower = lower(world, store, adt.place, &scope, self_ty, &[]);
        let mut types =
            |written: &[(Name, TypeId)]| -> Vec<Ty> { written.iter().map(|(_, ty)| lower.ty(*ty)).collect() };
        match &facts.items[adt.item.0 as usize].kind {
            ItemKind::Struct { fields, .. } => vec![types(fields)],
            ItemKind::Enum { variants, .. } => variants.iter().map(|(_, fields)| types(fields)).collect(),
            _ => Vec::new(),
        }
    });
    for (adt, types) in world.adts.iter_mut().zip(made) {
        for (variant, types) in adt.variants.iter_mut().zip(types) {
            for (field, ty) in variant.fields.iter_mut().zip(types) {
                field.1 = ty;
            }
        }
    }
}

/// A block's parameters as arguments.
fn own_args(store: &mut LocalStore<'_>, params: ParamBlock) -> Args {
    let args: Vec<Ty> =
        (params.first..params.first + params.len).map(|param| store.make(TyData::Param(param))).collect();
    store.make_list(&args)
}

/// An impl's type, trait with arguments, and associated types.
type ImplHead = (Ty, Option<(TraitKey, Args)>, Vec<(Sym, Ty)>);

fn impls(world: &mut World<'_>) {
    let made = each(world, world.impls.len(), impl_head);
    for (item, (self_ty, of, assoc)) in world.impls.iter_mut().zip(made) {
        item.self_ty = self_ty;
        item.of = of;
        item.assoc = assoc.into_iter().collect();
    }
}

fn impl_head(world: &World<'_>, store: &mut LocalStore<'_>, at: usize) -> ImplHead {
    let item = &world.impls[at];
    let (place, scope) = (item.place, [item.params]);
    let unit = &world.units[place.unit as usize];
    let ItemKind::Impl { of, self_ty, items, .. } = &unit.facts.items[item.item.0 as usize].kind else {
        return (Ty::UNKNOWN, None, Vec::new());
    };
    let self_ty = lower(world, store, place, &scope, None, &[]).ty(*self_ty);
    let mut lower = lower(world, store, place, &scope, Some(self_ty), &[]);
    let of = of.and_then(|path| {
        let key = lower.trait_key(path)?;
        let written = unit.facts.segments_of(path).last().and_then(|segment| unit.facts.args_of(segment));
        let args: Vec<Ty> = written.map(|args| args.types.iter().map(|ty| lower.ty(*ty)).collect()).unwrap_or_default();
        Some((key, lower.terms.make_list(&args)))
    });
    let mut assoc = Vec::new();
    for id in unit.facts.list(*items) {
        let member = &unit.facts.items[*id as usize];
        if let ItemKind::Alias { ty: Some(ty), .. } = &member.kind {
            assoc.push((unit.syms[member.name.0 as usize], lower.ty(*ty)));
        }
    }
    (self_ty, of, assoc)
}

/// A trait as a bound of its own `Self`, its supertraits, and its associated types with bounds and default.
type TraitHead = (Ty, Vec<Ty>, Vec<(Sym, (Vec<Ty>, Option<Ty>))>);

fn traits(world: &mut World<'_>) {
    let made = each(world, world.traits.len(), trait_head);
    for (item, (own, supers, assoc)) in world.traits.iter_mut().zip(made) {
        item.supers = supers;
        item.assoc = assoc.into_iter().collect();
        world.params[item.params.first as usize].bounds.push(own);
    }
}

fn trait_head(world: &World<'_>, store: &mut LocalStore<'_>, at: usize) -> TraitHead {
    let item = &world.traits[at];
    let (place, scope) = (item.place, [item.params]);
    let unit = &world.units[place.unit as usize];
    let shape =
        BoundShape { key: TraitKey::Known(TraitId(at as u32)), args: item.params.len - 1, bindings: Box::new([]) };
    let id = world.store_bound_id(shape);
    let args = own_args(store, ParamBlock { first: item.params.first + 1, len: item.params.len - 1 });
    let own = store.make(TyData::Bound(id, args));
    let ItemKind::Trait { supers, items, .. } = &unit.facts.items[item.item.0 as usize].kind else {
        return (own, Vec::new(), Vec::new());
    };
    let self_ty = store.make(TyData::Param(item.params.first));
    let mut lower = lower(world, store, place, &scope, Some(self_ty), &[]);
    let supers = lower.bounds(supers);
    let mut assoc = Vec::new();
    for id in unit.facts.list(*items) {
        let member = &unit.facts.items[*id as usize];
        if let ItemKind::Alias { bounds, ty, .. } = &member.kind {
            let bounds = lower.bounds(bounds);
            assoc.push((unit.syms[member.name.0 as usize], (bounds, ty.map(|ty| lower.ty(ty)))));
        }
    }
    (own, supers, assoc)
}

fn functions(world: &mut World<'_>, first: usize) {
    let made = each(world, world.fns.len() - first, |world, store, at| {
        let function = &world.fns[first + at];
        let facts = &world.units[function.place.unit as usize].facts.fns[function.id.0 as usize];
        let self_ty = SelfTy::of(function.owner, world).make(store);
        let implicit = implicit_of(world, function);
        let mut lower = lower(world, store, function.place, &function.scope, self_ty, &implicit);
        let receiver = facts.receiver.map(|ty| lower.ty(ty));
        let inputs: Vec<Ty> = facts.params.iter().map(|(_, ty)| lower.ty(*ty)).collect();
        (receiver, inputs, facts.ret.map_or(Ty::UNIT, |ty| lower.ty(ty)))
    });
    for (function, (receiver, inputs, output)) in world.fns[first..].iter_mut().zip(made) {
        function.self_ty = receiver;
        function.inputs = inputs;
        function.output = output;
    }
}
