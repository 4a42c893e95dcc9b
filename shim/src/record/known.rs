//! The totals of a few keys, found faster than in a tree: for many records at once, whose look-ups, each with the question whether somebody
//! still reads the older state, would be most of what folding them costs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::outcome::{ModelId, StrategyId, Totals};

type Key = (ModelId, StrategyId);

const PLACES: usize = 256;

/// At most half full, so that a search is short and ends.
pub(super) struct Known<'a> {
    /// Each key from the place on that its hash says.
    places: [Option<Place<'a>>; PLACES],
}

struct Place<'a> {
    key: Key,
    /// Perhaps shared with an older state: until the key is found for the first time.
    shared: Option<&'a mut Arc<Totals>>,
    own: Option<&'a mut Totals>,
}

impl<'a> Known<'a> {
    /// For so many keys there is room.
    pub(super) const MOST: usize = PLACES / 2;

    pub(super) fn of(keys: &'a mut BTreeMap<Key, Arc<Totals>>) -> Self {
        let mut known = Self { places: [const { None }; PLACES] };
        for (key, totals) in keys.iter_mut().take(Self::MOST) {
            let at = known.place(*key);
            known.places[at] = Some(Place { key: *key, shared: Some(totals), own: None });
        }
        known
    }

    /// Where a key is, or would be.
    fn place(&self, (model, strategy): Key) -> usize {
        let key = u64::from(model.0) << 16 | u64::from(strategy.0);
        // The golden ratio in 64 bits spreads keys that are close together.
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize;
        while self.places[at].as_ref().is_some_and(|it| it.key != (model, strategy)) {
            at = (at + 1) % PLACES;
        }
        at
    }

    pub(super) fn find(&mut self, key: Key) -> Option<&mut Totals> {
        let at = self.place(key);
        let place = self.places[at].as_mut()?;
        if let Some(shared) = place.shared.take() {
            place.own = Some(Arc::make_mut(shared));
        }
        place.own.as_deref_mut()
    }
}
