//! Remembers which calls give a guard, and which site belongs to which call.

use super::{
    super::{
        guards::{GuardType, guard_in},
        held,
    },
    *,
};
use crate::facts::CallId;
use rustc_hash::FxHashMap;

/// Calls whose value is a guard, or holds one.
pub(super) type Guarded = FxHashMap<CallKey, GuardType>;

impl Body<'_, '_, '_> {
    /// Types a call under its own name.
    pub(super) fn call(&mut self, id: CallId) -> Ty {
        if self.world.guards.is_empty() && !self.notes {
            return self.call_typed(id);
        }
        let key = CallKey::of(self.unit, id);
        let outer = self.calling.replace(key);
        let ty = self.call_typed(id);
        self.calling = outer;
        if let Some(guard) = guard_in(self.world, &self.types.store, ty, 0) {
            self.guarded.insert(key, guard);
        }
        ty
    }

    /// Notes the calls of sites in expanded macros.
    pub(super) fn note_expanded(&mut self) {
        if self.notes {
            let own = self.world.fns[self.of.function.0 as usize].place.unit;
            let keys = (0..).zip(&self.calls).filter_map(|(site, key)| Some(((*key)?, site)));
            self.out.expanded = keys.filter(|(key, _)| key.unit() != own).collect();
        }
    }

    /// Which sites run while a guard lives, now that all types are known.
    pub(super) fn find_held(&mut self) {
        if !self.guarded.is_empty() {
            let input = held::Input {
                world: self.world,
                function: self.of.function,
                facts: self.facts,
                calls: &self.calls,
                guarded: &self.guarded,
                sites: &self.out.sites,
                edges: &self.out.edges,
            };
            let (guards, holds) = held::find(&input);
            self.out.locks = (!guards.is_empty()).then(|| Box::new(Locks { guards, holds }));
        }
    }
}
