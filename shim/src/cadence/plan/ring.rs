//! The jobs of one class, and where another one would meet the fewest of their runs.

use std::collections::BTreeMap;

use super::JobId;
use super::exact::{Item, gcd, overlapped};
use super::fold::{Fold, spread};

/// How many different periods a job is held against: those whose jobs run most. What is beyond makes a plan worse, not wrong.
const PERIODS_SEEN: usize = 48;
/// How many moments are tried for a job at most, and at least.
const TRIES: (usize, usize) = (12, 256);
/// How many jobs and periods together share the moments that can be tried for all.
const EFFORT: usize = 3_000_000;
/// How many runs are counted one by one to say exactly how many overlap.
pub(super) const COUNTED_RUNS: usize = 200_000;

/// The jobs of one class.
#[derive(Clone, Debug, Default)]
pub(super) struct Ring {
    items: BTreeMap<JobId, Item>,
    groups: BTreeMap<u64, Group>,
    /// The periods that a job is held against, and of how many they were chosen.
    seen: Vec<u64>,
    seen_of: usize,
}

/// Those of one period.
#[derive(Clone, Debug, Default)]
struct Group {
    members: BTreeMap<JobId, (u64, u64)>,
    /// By what another period has in common with this one.
    folds: BTreeMap<u64, Fold>,
    /// For how long they run, all together.
    busy: u64,
}

impl Group {
    fn fold(&mut self, gcd: u64) {
        let members = &self.members;
        self.folds.entry(gcd).or_insert_with(|| Fold::of(gcd, members.values().copied()));
    }
}

/// What a job of one period is held against.
struct Sight<'a>(Vec<Seen<'a>>);

/// The jobs of one period, seen from another.
struct Seen<'a> {
    fold: &'a Fold,
    /// Their period.
    period: u64,
    gcd: u64,
    /// How often a pair that meets at all meets in a microsecond.
    often: f64,
}

impl Sight<'_> {
    /// What it would cost to start at `at`, or less than that where it is more than `best`.
    fn cost(&self, at: u64, run: u64, best: f64) -> f64 {
        let mut sum = 0.0;
        for seen in &self.0 {
            sum += seen.fold.cost(at, run) * seen.often;
            if sum > best {
                break;
            }
        }
        sum
    }
}

impl Ring {
    pub(super) fn items(&self) -> &BTreeMap<JobId, Item> {
        &self.items
    }

    pub(super) fn insert(&mut self, id: JobId, item: Item) {
        let group = self.groups.entry(item.period).or_default();
        group.members.insert(id, (item.phase, item.run));
        group.busy += item.run;
        group.folds.values_mut().for_each(|fold| fold.add(item.phase, item.run));
        self.items.insert(id, item);
    }

    pub(super) fn remove(&mut self, id: JobId) -> Option<Item> {
        let item = self.items.remove(&id)?;
        if let Some(group) = self.groups.get_mut(&item.period) {
            group.members.remove(&id);
            group.busy -= item.run;
            group.folds.values_mut().for_each(|fold| fold.remove(item.phase, item.run));
            if group.members.is_empty() {
                self.groups.remove(&item.period);
            }
        }
        Some(item)
    }

    /// Those periods whose jobs run most. Where there are too many to see them all, they are only looked for again when there are noticeably
    /// more or fewer.
    fn look(&mut self) {
        let (many, before) = (self.groups.len(), self.seen_of);
        if many > PERIODS_SEEN && many.abs_diff(before) * 16 <= before {
            return;
        }
        let mut periods: Vec<(u64, u64)> = self.groups.iter().map(|(period, group)| (*period, group.busy)).collect();
        if many > PERIODS_SEEN {
            // By the share of time that they take, without fractions.
            let heavier = |a: &(u64, u64), b: &(u64, u64)| {
                (u128::from(b.1) * u128::from(a.0)).cmp(&(u128::from(a.1) * u128::from(b.0))).then(a.0.cmp(&b.0))
            };
            periods.select_nth_unstable_by(PERIODS_SEEN, heavier);
            periods.truncate(PERIODS_SEEN);
            periods.sort_unstable();
        }
        self.seen = periods.into_iter().map(|(period, _)| period).collect();
        self.seen_of = many;
    }

    fn sight(&mut self, period: u64) -> Sight<'_> {
        self.look();
        for other in &self.seen {
            if let Some(group) = self.groups.get_mut(other) {
                group.fold(gcd(period, *other));
            }
        }
        let folds = self.seen.iter().filter_map(|other| {
            let gcd = gcd(period, *other);
            let fold = self.groups.get(other)?.folds.get(&gcd)?;
            Some(Seen { fold, period: *other, gcd, often: gcd as f64 / (period as f64 * *other as f64) })
        });
        Sight(folds.collect())
    }

    /// How many moments to try for each of `jobs`.
    fn tries(&self, jobs: usize) -> usize {
        (EFFORT / (jobs * self.groups.len().clamp(1, PERIODS_SEEN)).max(1)).clamp(TRIES.0, TRIES.1)
    }

    /// The best phase for a job that is not there yet, one of `among` that are placed, and what it costs.
    pub(super) fn place(&mut self, period: u64, run: u64, among: usize, salt: u64) -> (u64, f64) {
        let tries = self.tries(among);
        let sight = self.sight(period);
        let mut best = (0, f64::INFINITY);
        for at in candidates(&sight, period, run, tries, salt) {
            let cost = sight.cost(at, run, best.1);
            if cost < best.1 {
                best = (at, cost);
            }
            if cost == 0.0 {
                break;
            }
        }
        best
    }

    /// What a job costs where it is.
    pub(super) fn cost(&mut self, id: JobId) -> f64 {
        let Some(item) = self.remove(id) else { return 0.0 };
        let cost = self.sight(item.period).cost(item.phase, item.run, f64::INFINITY);
        self.insert(id, item);
        cost
    }

    /// Gives a job another phase if there is one that costs less; whether there was.
    pub(super) fn move_one(&mut self, id: JobId, salt: u64) -> bool {
        let Some(item) = self.remove(id) else { return false };
        let jobs = self.items.len() + 1;
        let cost = self.sight(item.period).cost(item.phase, item.run, f64::INFINITY);
        let (phase, least) = match cost > 0.0 {
            true => self.place(item.period, item.run, jobs, salt),
            false => (item.phase, cost),
        };
        // By more than rounding, or it would go round in circles.
        let moved = least < cost * (1.0 - 1e-9);
        self.insert(id, Item { phase: if moved { phase } else { item.phase }, ..item });
        moved
    }

    /// Gives the jobs that meet others another try, each while the others stay; until that no longer helps.
    pub(super) fn improve(&mut self, passes: u64) {
        let ids: Vec<JobId> = self.items.keys().copied().collect();
        for pass in 1..=passes {
            let moved = ids.iter().filter(|id| self.move_one(**id, pass * 7919 + id.0)).count();
            if moved == 0 {
                break;
            }
        }
    }

    /// The share of runs that start while another job's runs, and whether that is exact: else it is what it would be if jobs of different
    /// periods met independently of each other.
    pub(super) fn overlap(&mut self) -> (f64, bool) {
        let items: Vec<Item> = self.items.values().copied().collect();
        match overlapped(&items, COUNTED_RUNS) {
            Some((hit, runs)) => (hit as f64 / runs.max(1) as f64, true),
            None => (self.overlap_estimated(&items), false),
        }
    }

    fn overlap_estimated(&mut self, items: &[Item]) -> f64 {
        let (mut hit, mut runs) = (0.0, 0.0);
        for item in items {
            let each = 1.0 / item.period as f64;
            runs += each;
            hit += each * self.chance(*item);
        }
        hit / runs
    }

    /// The share of an item's runs that start while another's runs.
    pub(super) fn chance(&mut self, item: Item) -> f64 {
        let mut free = 1.0;
        for seen in self.sight(item.period).0 {
            // Among those of its own period is the job itself.
            let own = u64::from(seen.period == item.period && item.run > 0);
            let others = seen.fold.running(item.phase, 0).saturating_sub(own);
            free *= (1.0 - others as f64 * seen.gcd as f64 / seen.period as f64).max(0.0);
        }
        1.0 - free
    }
}

/// Moments worth trying: some that are spread evenly, and as many right after the ends and before the starts of others.
fn candidates<'a>(
    sight: &'a Sight<'_>,
    period: u64,
    run: u64,
    tries: usize,
    salt: u64,
) -> impl Iterator<Item = u64> + 'a {
    (0..tries as u64).map(move |n| {
        let nth = salt.wrapping_add(n / 2);
        match sight.0.get(spread(nth, sight.0.len() as u64) as usize) {
            Some(seen) if n % 2 == 1 => {
                let turns = spread(nth.wrapping_mul(31), period / seen.gcd);
                (seen.fold.edge(nth, run) + turns * seen.gcd) % period
            }
            _ => spread(nth, period),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_estimated_is_exact_where_periods_have_nothing_in_common() {
        let mut ring = Ring::default();
        for (id, (period, phase, run)) in [(7, 3, 2), (11, 0, 3), (13, 5, 1), (17, 16, 4)].into_iter().enumerate() {
            ring.insert(JobId(id as u64), Item { period, phase, run });
        }
        let items: Vec<Item> = ring.items().values().copied().collect();
        let (counted, exact) = ring.overlap();
        assert!(exact && (counted - ring.overlap_estimated(&items)).abs() < 1e-12);
        // Those of one period meet in every period or in none.
        for (phase, expected) in [(2, 0.0), (1, 1.0)] {
            let mut ring = Ring::default();
            let late = Item { period: 5, phase, run: 4 };
            ring.insert(JobId(0), Item { period: 5, phase: 0, run: 2 });
            ring.insert(JobId(1), late);
            assert_eq!(ring.chance(late), expected);
        }
    }
}
