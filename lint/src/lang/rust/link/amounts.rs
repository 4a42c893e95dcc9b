//! Constants and defaults of fields that are amounts: what timers elsewhere go by.

use super::{
    symbols::Sym,
    types::{Ty, TyData},
    world::*,
};
use crate::{
    base::{finding::Location, source::Span},
    facts::{Amount, Constant, FieldDefault, FileFacts, ItemId, NodeId, PathId},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A constant or static.
#[derive(Serialize, Deserialize)]
pub(super) struct ValueDef {
    pub(super) place: Place,
    pub(super) item: ItemId,
    pub(super) ty: Ty,
    pub(super) name: Sym,
    /// Where its name stands.
    pub(super) at: Span,
    /// The impl that it is a member of.
    pub(super) owner: Option<ImplId>,
    /// The amount that it is, if it is one.
    pub(super) amount: Amount,
}

/// What is known of amounts beside those of constants.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Amounts {
    /// Constants of impls, by the type and their name.
    members: FxHashMap<(AdtId, Sym), ValueId>,
    /// Defaults of fields.
    presets: Vec<Preset>,
}

/// What an attribute says that a field is by default.
#[derive(Serialize, Deserialize)]
struct Preset {
    adt: AdtId,
    field: Sym,
    at: Span,
    amount: Amount,
    /// The path of the function that gives it. What it means is found out when it is written down: functions come and go.
    by: Box<[Sym]>,
}

/// Finds out what constants and defaults are. Imports and impls are known by now.
pub(super) fn lower(world: &mut World<'_>) {
    let mut members = FxHashMap::default();
    for (at, value) in (0..).map(ValueId).zip(&world.values) {
        let adt = value.owner.and_then(|owner| adt_of(world, owner));
        if let Some(adt) = adt {
            members.entry((adt, value.name)).or_insert(at);
        }
    }
    world.amounts.members = members;
    let shared = &*world;
    let amount = |value: &ValueDef| {
        let facts = shared.units[value.place.unit as usize].facts;
        let Ok(at) = facts.amounts.binary_search_by_key(&value.item, |(of, _)| *of) else { return Amount::Unknown };
        let own = value.owner.and_then(|owner| adt_of(shared, owner));
        resolved(shared, facts, value.place, own, &facts.amounts[at].1)
    };
    let amounts: Vec<Amount> = shared.values.par_iter().with_min_len(256).map(amount).collect();
    let presets = (0..).map(AdtId).zip(&shared.adts).flat_map(|(id, adt)| presets(shared, id, adt)).collect();
    for (value, amount) in world.values.iter_mut().zip(amounts) {
        value.amount = amount;
    }
    world.amounts.presets = presets;
}

/// The type of the project that an impl is for.
pub(super) fn adt_of(world: &World<'_>, owner: ImplId) -> Option<AdtId> {
    match world.store.data(world.impls[owner.0 as usize].self_ty) {
        TyData::Adt(adt, _) => Some(adt),
        _ => None,
    }
}

fn presets(world: &World<'_>, id: AdtId, adt: &Adt) -> Vec<Preset> {
    let unit = &world.units[adt.place.unit as usize];
    let facts = unit.facts;
    let first = facts.defaults.partition_point(|it| it.item < adt.item);
    let own = facts.defaults[first..].iter().take_while(|it| it.item == adt.item && adt.external.is_none());
    let preset = |it: &crate::facts::WrittenDefault| Preset {
        adt: id,
        field: unit.syms[it.field.0 as usize],
        at: unit.place(it.at),
        amount: resolved(world, facts, adt.place, Some(id), &it.amount),
        by: it.by.map_or_else(Box::default, |path| symbols(unit, facts, path)),
    };
    own.map(preset).collect()
}

/// The words of a path in `facts`: those of the unit, or more than the surface that the unit keeps of them.
pub(super) fn symbols(unit: &Unit<'_>, facts: &FileFacts, path: PathId) -> Box<[Sym]> {
    facts.segments_of(path).iter().map(|segment| unit.syms[segment.name.0 as usize]).collect()
}

/// An amount with constants in the place of paths.
fn resolved(world: &World<'_>, facts: &FileFacts, place: Place, own: Option<AdtId>, amount: &Amount) -> Amount {
    match amount {
        Amount::Path(path) => {
            let words = symbols(&world.units[place.unit as usize], facts, *path);
            let found = constant(world, place.module, facts.paths[path.0 as usize].leading, &words, own);
            found.map_or(Amount::Unknown, |value| Amount::Constant(value.0))
        }
        Amount::Of(op, parts) => {
            Amount::of(*op, parts.iter().map(|part| resolved(world, facts, place, own, part)).collect())
        }
        amount => amount.clone(),
    }
}

/// The constant that a path names; `own` is what `Self` stands for.
pub(super) fn constant(
    world: &World<'_>,
    module: ModId,
    leading: bool,
    path: &[Sym],
    own: Option<AdtId>,
) -> Option<ValueId> {
    if let [first, name] = path
        && *first == world.known.self_type
    {
        return world.amounts.members.get(&(own?, *name)).copied();
    }
    let found = world.resolve(module, leading, path, Space::Values, None)?;
    match (found.def, found.rest) {
        (Def::Value(value), 0) => Some(value),
        (Def::Adt(adt), 1) => world.amounts.members.get(&(adt, *path.last()?)).copied(),
        _ => None,
    }
}

/// Puts constants and defaults of a file where they are now.
pub(super) fn moved(world: &mut World<'_>, file: u32) {
    let World { units, values, adts, amounts, .. } = world;
    let of_file = |unit: &Unit<'_>| unit.input == Some(file);
    for value in values.iter_mut() {
        let unit = &units[value.place.unit as usize];
        if of_file(unit)
            && let Some(item) = unit.facts.items.get(value.item.0 as usize)
        {
            value.at = unit.place(item.name_span);
        }
    }
    for preset in &mut amounts.presets {
        let Some(adt) = adts.get(preset.adt.0 as usize) else { continue };
        let unit = &units[adt.place.unit as usize];
        if !of_file(unit) {
            continue;
        }
        let mut defaults = unit.facts.defaults.iter();
        let own = defaults.find(|it| it.item == adt.item && unit.syms[it.field.0 as usize] == preset.field);
        if let Some(own) = own {
            preset.at = unit.place(own.at);
        }
    }
}

/// All constants that are amounts, by their numbers.
pub(super) fn constants(world: &World<'_>) -> Vec<Constant> {
    let known = (0..).zip(&world.values).filter(|(_, value)| value.amount != Amount::Unknown);
    let constant = |(id, value): (u32, &ValueDef)| Constant {
        id,
        name: world.symbols.text(value.name).into(),
        at: Location { file: world.units[value.place.unit as usize].file, span: value.at },
        amount: value.amount.clone(),
    };
    known.map(constant).collect()
}

/// All defaults of fields. `node` says which body a function is.
pub(super) fn defaults(world: &World<'_>, node: impl Fn(FnIdx) -> NodeId) -> Vec<FieldDefault> {
    let default = |preset: &Preset| {
        let adt = world.adts.get(preset.adt.0 as usize)?;
        Some(FieldDefault {
            of: preset.adt.0,
            name: world.symbols.text(preset.field).into(),
            at: Location { file: world.units[adt.place.unit as usize].file, span: preset.at },
            amount: preset.amount.clone(),
            by: function(world, adt.place.module, preset).map(&node),
        })
    };
    world.amounts.presets.iter().filter_map(default).collect()
}

/// The function that gives a default.
fn function(world: &World<'_>, module: ModId, preset: &Preset) -> Option<FnIdx> {
    let last = preset.by.last()?;
    let own = |adt: AdtId| {
        let methods = world.index.by_head.get(&(Head::Adt(adt), *last))?;
        methods.first().copied()
    };
    if let [first, _] = preset.by[..]
        && first == world.known.self_type
    {
        return own(preset.adt);
    }
    let found = world.resolve(module, false, &preset.by, Space::Values, None)?;
    match (found.def, found.rest) {
        (Def::Fn(function), 0) => Some(function),
        (Def::Adt(adt), 1) => own(adt),
        _ => None,
    }
}
