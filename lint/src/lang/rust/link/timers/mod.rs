//! Says what recurs in functions, and which amounts of time they give, keep and pass on: see [`Timed`].
//!
//! It reads the text of one function, after typing has told what calls mean; most functions are passed over by a look at what they
//! call. Whatever it cannot tell is [`Amount::Unknown`].

mod bind;
mod call;
mod expanded;
mod finish;
mod fold;
mod polled;
mod state;
mod turns;
mod walk;

use super::{
    infer::{Instance, Output, Target as Meant},
    symbols::{Ext, Sym},
    types::{Ty, TyData},
    world::*,
};
use crate::facts::*;
use rustc_hash::FxHashMap;
use state::{Typed, Walk};
use std::sync::atomic::{AtomicU8, Ordering};

/// What is asked of every body.
pub(super) struct Timing<'w> {
    /// What a call of an external path means.
    pub(super) means: &'w super::Means<'w>,
    /// Per function: whether it takes a time, or makes one of a number that it takes.
    takes: Answers,
    /// Per function: whether it gives an amount.
    gives: Answers,
    /// Per type: whether a field of it is an amount that a timer may go by.
    holds: Answers,
    /// Per function: whether it may wait for its caller.
    waits: Answers,
}

/// Answers by number. Few are asked for when few bodies have changed, so each is found when it is first asked for.
struct Answers(Vec<AtomicU8>);

impl Answers {
    const NO: u8 = 1;
    const YES: u8 = 2;

    fn new(len: usize) -> Self {
        Self(std::iter::repeat_with(AtomicU8::default).take(len).collect())
    }

    fn get(&self, at: u32, find: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.0.get(at as usize) else { return false };
        match known.load(Ordering::Relaxed) {
            Self::NO => false,
            Self::YES => true,
            _ => {
                let found = find();
                known.store(if found { Self::YES } else { Self::NO }, Ordering::Relaxed);
                found
            }
        }
    }
}

/// How much a type says about time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Nothing,
    Number,
    Time,
}

/// Words that fields have in their names which hold a time as a number.
const TIMELY: [&str; 16] = [
    "interval",
    "period",
    "secs",
    "seconds",
    "_sec",
    "millis",
    "_ms",
    "minutes",
    "_mins",
    "hours",
    "delay",
    "timeout",
    "frequency",
    "_every",
    "_rate",
    "tick",
];

impl<'w> Timing<'w> {
    pub(super) fn new(world: &World<'_>, means: &'w super::Means<'w>) -> Self {
        let (fns, adts) = (world.fns.len(), world.adts.len());
        Self {
            means,
            takes: Answers::new(fns),
            gives: Answers::new(fns),
            holds: Answers::new(adts),
            waits: Answers::new(fns),
        }
    }

    fn takes(&self, world: &World<'_>, function: FnIdx) -> bool {
        let takes = |info: &FnDef| info.paces || info.inputs.iter().any(|ty| weight(world, *ty) == Weight::Time);
        self.takes.get(function.0, || known(world, function).is_some_and(takes))
    }

    fn waits(&self, world: &World<'_>, function: FnIdx) -> bool {
        let waits = |info: &FnDef| info.naps || WAITS.iter().any(|word| world.symbols.text(info.name).contains(word));
        let any = |info: &FnDef| waits(info) || implemented(world, info).any(waits);
        self.waits.get(function.0, || known(world, function).is_some_and(any))
    }

    fn gives(&self, world: &World<'_>, function: FnIdx) -> bool {
        let gives = |info: &FnDef| match weight(world, info.output) {
            Weight::Nothing => false,
            Weight::Number => info.inputs.is_empty(),
            Weight::Time => true,
        };
        self.gives.get(function.0, || own(world, function).is_some_and(gives))
    }

    fn holds(&self, world: &World<'_>, adt: AdtId) -> bool {
        let timely = |name: Sym| TIMELY.iter().any(|word| world.symbols.text(name).contains(word));
        let amount = |(name, ty): &(Sym, Ty)| match weight(world, *ty) {
            Weight::Nothing => false,
            Weight::Number => timely(*name),
            Weight::Time => true,
        };
        self.holds.get(adt.0, || {
            let adt = &world.adts[adt.0 as usize];
            let mut fields = adt.variants.iter().filter(|_| !adt.is_enum).flat_map(|variant| &variant.fields);
            adt.external.is_none() && fields.any(amount)
        })
    }
}

/// A function, if it is one of the project's.
fn known<'w>(world: &'w World<'_>, function: FnIdx) -> Option<&'w FnDef> {
    world.fns.get(function.0 as usize).filter(|info| info.external.is_none())
}

/// The same, if it has a body.
fn own<'w>(world: &'w World<'_>, function: FnIdx) -> Option<&'w FnDef> {
    known(world, function).filter(|info| info.has_body)
}

/// What a function of a trait is in each implementation.
fn implemented<'w>(world: &'w World<'_>, info: &'w FnDef) -> impl Iterator<Item = &'w FnDef> {
    let of = match info.owner {
        Owner::Trait(id) => world.index.impls_by_trait.get(&TraitKey::Known(id)),
        _ => None,
    };
    let functions = of.into_iter().flatten().filter_map(|of| world.impls[of.0 as usize].fns.get(&info.name));
    functions.map(|function| &world.fns[function.0 as usize])
}

/// How much a declared type says about time, what is around it taken off.
fn weight(world: &World<'_>, ty: Ty) -> Weight {
    weight_of(world, &|ty| world.store.data(ty), &|args| world.store.list(args).first().copied(), ty)
}

/// The same over any store of types.
pub(super) fn weight_of(
    world: &World<'_>,
    data: &dyn Fn(Ty) -> TyData,
    first: &dyn Fn(super::types::Args) -> Option<Ty>,
    mut ty: Ty,
) -> Weight {
    const NUMBERS: [&str; 8] = ["u16", "u32", "u64", "u128", "i32", "i64", "f32", "f64"];
    for _ in 0..3 {
        let of = data(ty);
        match of {
            TyData::Prim(name) if NUMBERS.contains(&world.symbols.text(name)) => return Weight::Number,
            TyData::Adt(adt, _) if world.adts[adt.0 as usize].external.is_none() => return Weight::Nothing,
            TyData::Adt(_, args) | TyData::Ext(_, args) => {
                let name = super::index::external_of(world, of).map(|ext| world.externals.parts(ext).1);
                match name.map(|name| world.symbols.text(name)) {
                    Some("Duration" | "TimeDelta" | "SignedDuration") => return Weight::Time,
                    // What is in it says more.
                    Some("Option" | "Result" | "Arc" | "Box" | "Cow" | "RwLock" | "Mutex" | "Into" | "NonZero") => {}
                    Some(name) if name.starts_with("NonZero") => return Weight::Number,
                    _ => return Weight::Nothing,
                }
                let Some(inner) = first(args) else { return Weight::Nothing };
                ty = inner;
            }
            _ => return Weight::Nothing,
        }
    }
    Weight::Nothing
}

/// What a function says about time, if it says something. Ids are those of `output`; the function is node 0. `facts` is all that its
/// file says.
pub(super) fn times(
    world: &World<'_>,
    facts: &FileFacts,
    of: Instance,
    output: &Output,
    timing: &Timing<'_>,
    means: &mut dyn FnMut(Ext) -> Option<TimeCall>,
) -> Option<Timed> {
    let info = &world.fns[of.function.0 as usize];
    // A function that a macro declares.
    let expanded = world.units[info.place.unit as usize].expanded.is_some();
    if info.external.is_some() || !of.is_written() || expanded {
        return None;
    }
    let mut calls: FxHashMap<u32, TimeCall> = FxHashMap::default();
    let mut asked = timing.gives(world, of.function) || timing.takes(world, of.function);
    for (site, target, ..) in &output.edges {
        let (meaning, function) = match target {
            Meant::Ext(ext) => (means(*ext), None),
            Meant::Fn(of) | Meant::Instance(Instance { function: of, .. }) | Meant::Dispatch(of) => {
                (world.fns[of.0 as usize].external.and_then(&mut *means), Some(*of))
            }
            _ => continue,
        };
        if let Some(meaning) = meaning {
            // What waits is more than what starts something.
            let known = calls.entry(*site).or_insert(meaning);
            *known = (*known).max(meaning);
        }
        let matters = |function| timing.takes(world, function) || timing.waits(world, function);
        asked |= meaning.is_some() || function.is_some_and(matters);
    }
    asked |= output.noted.iter().any(|(.., adt)| timing.holds(world, *adt));
    if !asked {
        return None;
    }
    let typed = Typed::new(output, calls);
    let mut walk = Walk::new(world, of.function, (info.place.unit, facts), timing, &typed);
    walk.function();
    let timed = walk.finish();
    let empty = timed == Timed { constructs: timed.constructs, ..Timed::default() };
    (!empty).then_some(timed)
}
