//! Expanded macros in bodies: what comes out of one has facts of its own, so it is walked by itself and put where the call stands.

use super::{
    super::{held::CallKey, world::*},
    state::{At, Goes, Walk},
};
use crate::facts::*;

/// What expanded macros of a function say, with the loop around each, where it runs in that.
pub(super) type Inner = Vec<(Timed, Option<u32>)>;

impl<'a> Walk<'_, 'a, '_> {
    /// The site of a call. In an expansion several may stand at one place.
    pub(super) fn site(&self, id: CallId) -> Option<u32> {
        let (unit, call) = (self.unit(), &self.facts.calls[id.0 as usize]);
        match unit.expanded {
            Some(_) => self.typed.expanded.get(&CallKey::of(self.unit, id)).copied(),
            None => self.typed.sites.get(&(call.span, call.at)).copied(),
        }
    }

    /// The type that holds a field, or that a literal makes.
    pub(super) fn noted(&self, id: ExprId) -> Option<AdtId> {
        self.typed.noted.get(&(self.unit, id)).copied()
    }

    /// Walks what a macro call expands to. Variables of the function have no meaning in it.
    pub(super) fn expansion(&mut self, call: CallId) {
        let world = self.world;
        let found = self.unit().input.and_then(|input| world.expanded.get(&(input, call)).copied());
        let Some((unit, value)) = found else { return };
        let facts: &'a FileFacts = world.units[unit as usize].facts;
        let mut inner = Walk {
            modules: self.modules.clone(),
            at: At { turns: Vec::new(), outside: 0, ..self.at.clone() },
            arms: self.arms + 1,
            ..Walk::new(world, self.function, (unit, facts), self.timing, self.typed)
        };
        inner.expr(value, Goes::Asked);
        self.arms = inner.arms + 1;
        let in_place = facts.scopes.is_empty();
        self.inner.push((inner.finish(), self.at.turns.last().copied().filter(|_| in_place)));
    }
}

/// Adds what an expanded macro says to what its function does.
pub(super) fn absorb(timed: &mut Timed, inner: Inner) {
    let sorted = inner.is_empty();
    for (mut inner, around) in inner {
        let base = timed.turns.len() as u32;
        let moved = |turn: Option<u32>| turn.map(|turn| turn + base).or(around);
        for wait in &mut inner.waits {
            wait.turn = moved(wait.turn);
            wait.ticks.iter_mut().for_each(|tick| tick.turn = moved(tick.turn));
        }
        inner.turns.iter_mut().for_each(|turn| turn.outer = moved(turn.outer));
        timed.waits.append(&mut inner.waits);
        timed.turns.append(&mut inner.turns);
        timed.passes.append(&mut inner.passes);
        timed.fills.append(&mut inner.fills);
        timed.starts.append(&mut inner.starts);
        timed.limited.append(&mut inner.limited);
        timed.told.append(&mut inner.told);
    }
    if !sorted {
        timed.waits.sort_by_key(|wait| wait.site);
    }
}
