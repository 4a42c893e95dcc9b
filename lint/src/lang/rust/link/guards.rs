//! Which types keep a lock while a value of them lives.

use super::{
    symbols::Ext,
    types::{Args, LocalStore, Ty, TyData, TyStore},
    world::*,
};
use serde::{Deserialize, Serialize};

/// How a guard is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Keeps {
    /// What it protects is reached through it: `MutexGuard`.
    Lent,
    /// Its methods take it as it is, and may consume it: `Entry`.
    Owned,
}

/// A guard in a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GuardType {
    /// Canonical path.
    pub(super) ty: Ext,
    pub(super) keeps: Keeps,
    /// Not the value itself, but what it holds: `Option<MutexGuard<T>>`.
    pub(super) wrapped: bool,
    /// The lock protects nothing but a stretch of code: `Mutex<()>`.
    pub(super) section: bool,
}

/// What is known of every type; nothing when none keeps a lock.
pub(super) fn kinds(world: &World<'_>, is_guard: &dyn Fn(&str) -> bool) -> Vec<Option<Keeps>> {
    let derefs = |adt: AdtId| {
        let deref = world.lang.deref.map(TraitKey::Known);
        deref.is_some_and(|deref| world.index.impls.contains_key(&(Head::Adt(adt), deref)))
    };
    let kind = |(at, adt): (usize, &Adt)| {
        let path = world.externals.text(adt.external?, &world.symbols);
        let keeps = if derefs(AdtId(at as u32)) { Keeps::Lent } else { Keeps::Owned };
        is_guard(&path).then_some(keeps)
    };
    let kinds: Vec<Option<Keeps>> = world.adts.iter().enumerate().map(kind).collect();
    if kinds.iter().all(Option::is_none) { Vec::new() } else { kinds }
}

/// Types are looked through so deep.
const MAX_DEPTH: u32 = 3;

/// Where a type is looked at: among those of signatures, or of a body.
pub(super) trait Terms {
    fn head(&self, ty: Ty) -> TyData;
    fn args(&self, args: Args) -> &[Ty];
}

impl Terms for TyStore {
    fn head(&self, ty: Ty) -> TyData {
        self.data(ty)
    }

    fn args(&self, args: Args) -> &[Ty] {
        self.list(args)
    }
}

impl Terms for LocalStore<'_> {
    fn head(&self, ty: Ty) -> TyData {
        Self::head(self, ty)
    }

    fn args(&self, args: Args) -> &[Ty] {
        self.list(args)
    }
}

/// The guard that a value of a type is, or that it holds in an option, result or tuple.
pub(super) fn guard_in(world: &World<'_>, terms: &dyn Terms, ty: Ty, depth: u32) -> Option<GuardType> {
    if world.guards.is_empty() || depth > MAX_DEPTH {
        return None;
    }
    match terms.head(ty) {
        TyData::Adt(adt, args) => match world.guards[adt.0 as usize] {
            Some(keeps) => {
                let ty = world.adts[adt.0 as usize].external?;
                let inner = terms.args(args).last().map(|ty| terms.head(*ty));
                let section = matches!(inner, Some(TyData::Tuple(of)) if of.len() == 0);
                Some(GuardType { ty, keeps, wrapped: depth > 0, section })
            }
            None if Some(adt) == world.lang.option || Some(adt) == world.lang.result => {
                guard_in(world, terms, *terms.args(args).first()?, depth + 1)
            }
            None => None,
        },
        TyData::Tuple(args) if depth > 0 => {
            terms.args(args).iter().find_map(|ty| guard_in(world, terms, *ty, depth + 1))
        }
        _ => None,
    }
}
