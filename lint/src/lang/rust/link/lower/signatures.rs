//! Fills in what declarations say: parameters and their bounds, fields, impl heads, traits, functions.

use super::{
    super::{
        types::{BoundShape, Terms, Ty, TyData, TyStore},
        world::*,
    },
    Lower,
};
use crate::facts::*;

/// Fills in parameters, fields, signatures and impl heads of the whole world.
pub(in super::super) fn signatures(world: &mut World<'_>) {
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
