//! Which records were accepted lately.

use std::collections::{BTreeMap, BTreeSet};

use crate::policy::{Reason, Sha256, Timestamp};

/// Half a digest: nobody finds two ids with the same one.
type Short = [u8; 16];

fn short(digest: &Sha256) -> Short {
    let mut short = [0; 16];
    short.copy_from_slice(&digest.as_bytes()[..16]);
    short
}

/// A record as it is remembered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    id: Short,
    payload: Short,
    issued: Timestamp,
    batch: u64,
}

impl Seen {
    pub(super) fn of(id: &str, payload: &Sha256, issued: Timestamp, batch: u64) -> Self {
        Self { id: short(&Sha256::of(id.as_bytes())), payload: short(payload), issued, batch }
    }
}

/// The records that could come again: at most so many, and none that is refused for its age anyway.
#[derive(Debug)]
pub(super) struct Window {
    by_id: BTreeMap<Short, Seen>,
    by_time: BTreeSet<(Timestamp, Short)>,
    capacity: usize,
    /// What was issued before is refused: it may have been forgotten.
    floor: Timestamp,
}

impl Window {
    pub(super) fn new(capacity: usize, floor: Timestamp) -> Self {
        Self { by_id: BTreeMap::new(), by_time: BTreeSet::new(), capacity, floor }
    }

    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Why a record is refused, if it is. Forgets what is older than `oldest`.
    pub(super) fn refuses(&mut self, it: &Seen, oldest: Timestamp) -> Option<Reason> {
        self.forget_before(oldest);
        if it.issued < self.floor {
            return Some(Reason::Expired);
        }
        let before = self.by_id.get(&it.id)?;
        Some(match (before.payload == it.payload, before.batch == it.batch) {
            (false, _) => Reason::Equivocation,
            (true, true) => Reason::DuplicateRecord,
            (true, false) => Reason::RecordReplayed,
        })
    }

    /// Remembers a record that was accepted.
    pub(super) fn add(&mut self, it: Seen) {
        self.by_id.insert(it.id, it);
        self.by_time.insert((it.issued, it.id));
        while self.by_id.len() > self.capacity {
            let Some((issued, _)) = self.by_time.first().copied() else { return };
            // All of that second: of those that are left nobody could tell which were forgotten.
            self.forget_before(issued.plus(1));
        }
    }

    fn forget_before(&mut self, time: Timestamp) {
        self.floor = self.floor.max(time);
        while let Some((issued, id)) = self.by_time.first().copied()
            && issued < self.floor
        {
            self.by_time.remove(&(issued, id));
            self.by_id.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(id: u64, issued: u64) -> Seen {
        Seen::of(&id.to_string(), &Sha256::of(b"payload"), Timestamp(issued), id)
    }

    #[test]
    fn memory_is_bounded_and_what_was_forgotten_is_refused() {
        let mut window = Window::new(4, Timestamp(0));
        for id in 0..100 {
            let it = seen(id, 1000 + id);
            assert_eq!(window.refuses(&it, Timestamp(0)), None);
            window.add(it);
            assert!(window.len() <= 4);
            for old in 0..=id {
                assert!(
                    window.refuses(&Seen { batch: 1000, ..seen(old, 1000 + old) }, Timestamp(0)).is_some(),
                    "{old}"
                );
            }
        }
    }

    #[test]
    fn what_is_too_old_is_forgotten_and_refused() {
        let mut window = Window::new(4, Timestamp(50));
        assert_eq!(window.refuses(&seen(1, 49), Timestamp(0)), Some(Reason::Expired));
        window.add(seen(2, 60));
        assert_eq!(window.refuses(&seen(2, 60), Timestamp(60)), Some(Reason::DuplicateRecord));
        assert_eq!(window.refuses(&seen(2, 60), Timestamp(61)), Some(Reason::Expired));
        assert_eq!(window.len(), 0);
    }
}
