//! Says what recurs in functions, and which amounts of time they give, keep and pass on: see [`Timed`].
//!
//! It reads the text of one function, after typing has told what calls mean; most functions are passed over by a look at what they
//! call. Whatever it cannot tell is [`Amount::Unknown`].

mod bind;
mod call;
mod expanded;
mod finish;
mod fold;
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
use state::Walk;

/// What is asked of every body.
pub(super) struct Timing<'w> {
    /// What a call of an external path means.
    pub(super) means: &'w super::Means<'w>,
    /// Per function: whether it takes a time, or makes one of a number that it takes.
    takes: Vec<bool>,
    /// Per function: whether it gives an amount.
    gives: Vec<bool>,
    /// Per type: whether a field of it is an amount that a timer may go by.
    holds: Vec<bool>,
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
        let takes = |info: &FnDef| info.paces || info.inputs.iter().any(|ty| weight(world, *ty) == Weight::Time);
        let gives = |info: &FnDef| match weight(world, info.output) {
            Weight::Nothing => false,
            Weight::Number => info.inputs.is_empty(),
            Weight::Time => true,
        };
        let own = |info: &&FnDef| info.external.is_none() && info.has_body;
        let of_fns = |test: &dyn Fn(&FnDef) -> bool| {
            world.fns.iter().map(|info| Some(info).filter(own).is_some_and(test)).collect()
        };
        let timely = |name: Sym| TIMELY.iter().any(|word| world.symbols.text(name).contains(word));
        let holds = |adt: &Adt| {
            let mut fields = adt.variants.iter().filter(|_| !adt.is_enum).flat_map(|variant| &variant.fields);
            let amount = |(name, ty): &(Sym, Ty)| match weight(world, *ty) {
                Weight::Nothing => false,
                Weight::Number => timely(*name),
                Weight::Time => true,
            };
            adt.external.is_none() && fields.any(amount)
        };
        let holds = world.adts.iter().map(holds).collect();
        Self { means, takes: of_fns(&takes), gives: of_fns(&gives), holds }
    }

    fn takes(&self, function: FnIdx) -> bool {
        self.takes.get(function.0 as usize).copied().unwrap_or(false)
    }

    fn gives(&self, function: FnIdx) -> bool {
        self.gives.get(function.0 as usize).copied().unwrap_or(false)
    }

    fn holds(&self, adt: AdtId) -> bool {
        self.holds.get(adt.0 as usize).copied().unwrap_or(false)
    }
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
    let mut asked = timing.gives(of.function) || timing.takes(of.function);
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
        asked |= meaning.is_some() || function.is_some_and(|function| timing.takes(function));
    }
    asked |= output.noted.iter().any(|(.., adt)| timing.holds(*adt));
    if !asked {
        return None;
    }
    let mut walk = Walk::new(world, facts, of.function, output, timing, calls);
    walk.function();
    let timed = walk.finish();
    let empty = timed == Timed { constructs: timed.constructs, ..Timed::default() };
    (!empty).then_some(timed)
}
