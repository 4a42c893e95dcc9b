//! Which timers fall together: what happens when all of a class start at once, what no phases get below, and how they would be planned.
//!
//! The figures are those of the runtime's planner ([`feeler_shim::cadence`]), so that a prediction here and a measurement there speak of
//! the same. Times are nanoseconds at the seam, and whole microseconds inside, as the planner has them.

use feeler_shim::cadence::{self, Plan, Planner};
use std::{collections::BTreeMap, time::Duration};

/// Runs are counted one by one up to so many; what repeats later is estimated.
const COUNTED_RUNS: u64 = 1_000_000;
/// More timers of a class than this are not held against each other.
pub const MOST_JOBS: usize = 1_000;
/// How many pairs are told.
const TOLD: usize = 16;
/// Periods that the planner takes.
pub const SHORTEST: u64 = 1_000_000;

/// Something that runs again and again, with others of its class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Job {
    /// Whose run it is: jobs of one owner, such as the times of a cron schedule, do not collide.
    pub owner: usize,
    /// Nanoseconds from one run to the next: at least [`SHORTEST`], at most [`LONGEST`](super::period::LONGEST).
    pub period: u64,
    /// Nanoseconds from the start of everything to the first run.
    pub phase: u64,
    /// Nanoseconds that a run takes.
    pub takes: u64,
    /// Whether the period begins anew when a run has ended: then it meets others as chance will have it.
    pub drifts: bool,
}

/// Two timers that meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Their owners.
    pub owners: (usize, usize),
    /// The share of all runs of the class that start while the other one of the two runs.
    pub share: f64,
    /// Nanoseconds: the greatest common divisor of their periods. The distance between their runs takes all values that differ by this.
    pub gcd: u64,
    /// Whether phases could keep them apart, were there no others: both runs fit into that.
    pub avoidable: bool,
}

/// The smallest change of a period with which phases can keep a pair apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Advice {
    /// Whose period.
    pub owner: usize,
    /// Whom it would no longer meet.
    pub with: usize,
    /// The period in nanoseconds.
    pub from: u64,
    /// As it should be.
    pub to: u64,
}

/// What is to be expected of the timers of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prediction {
    /// The share of runs that start while another one runs, with the phases that were given.
    pub at_once: f64,
    /// Whether that is counted. It is estimated where the timers repeat only after too many runs to count.
    pub counted: bool,
    /// The same for each owner.
    pub of_owner: BTreeMap<usize, f64>,
    /// What no phases get below, at these periods.
    pub lower_bound: f64,
    /// The share with the phases that the planner gives.
    pub planned: f64,
    /// Those phases, in nanoseconds: of each owner, of its jobs in their order.
    pub phases: BTreeMap<usize, Vec<u64>>,
    /// The pairs that meet most often with the phases that were given.
    pub pairs: Vec<Pair>,
    /// What would have to change where phases do not help, the pairs that meet most often first.
    pub advice: Vec<Advice>,
}

/// Predicts what jobs of one class do to each other. Those beyond [`MOST_JOBS`], and such with periods that nobody can plan, do not count.
pub fn predict(jobs: &[Job]) -> Prediction {
    let items: Vec<Item> = jobs.iter().filter_map(Item::of).take(MOST_JOBS).collect();
    let steady = counted(&items);
    let counted = steady.is_some();
    let mut of_owner = estimated(&items, steady.as_deref());
    let weight = |item: &Item| 1.0 / item.period as f64;
    let runs: f64 = items.iter().map(weight).sum();
    let mut at_once = 0.0;
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for (item, share) in items.iter().zip(&of_owner) {
        at_once += share * weight(item) / runs;
        *weights.entry(item.owner).or_default() += weight(item);
    }
    let mut by_owner: BTreeMap<usize, f64> = BTreeMap::new();
    for (item, share) in items.iter().zip(of_owner.drain(..)) {
        *by_owner.entry(item.owner).or_default() += share * weight(item) / weights[&item.owner];
    }
    let mut prediction =
        Prediction { at_once, counted, of_owner: by_owner, pairs: pairs(&items, runs), ..Prediction::default() };
    if let Some(plan) = planned(&items) {
        prediction.take_plan(&plan, &items);
    }
    prediction
}

impl Prediction {
    fn take_plan(&mut self, plan: &Plan, items: &[Item]) {
        let owner = |name: &str| name.parse::<usize>().ok().and_then(|at| items.get(at)).map(|item| item.owner);
        let nanos = |it: Duration| u64::try_from(it.as_nanos()).unwrap_or(u64::MAX);
        for job in &plan.jobs {
            if let Some(owner) = owner(&job.name) {
                self.phases.entry(owner).or_default().push(nanos(job.phase));
            }
        }
        let Some(class) = plan.classes.first() else { return };
        (self.planned, self.lower_bound) = (class.overlap, class.lower_bound);
        let advice = class.advice.iter().filter_map(|it| {
            let (owner, with) = (owner(&it.job)?, owner(&it.with)?);
            (owner != with).then_some(Advice { owner, with, from: nanos(it.from), to: nanos(it.to) })
        });
        self.advice = advice.collect();
    }
}

/// A job in microseconds.
#[derive(Clone, Copy, Debug)]
struct Item {
    owner: usize,
    period: u64,
    phase: u64,
    run: u64,
    drifts: bool,
}

impl Item {
    fn of(job: &Job) -> Option<Self> {
        let period = (SHORTEST..=super::period::LONGEST).contains(&job.period).then_some(job.period / 1_000)?;
        let run = (job.takes / 1_000).clamp(1, period);
        Some(Self { owner: job.owner, period, phase: job.phase / 1_000 % period, run, drifts: job.drifts })
    }
}

/// The plan of the runtime for these jobs, which are called by their indices.
fn planned(items: &[Item]) -> Option<Plan> {
    let job = |(at, item): (usize, &Item)| {
        cadence::Job::new(at.to_string(), Duration::from_micros(item.period)).taking(Duration::from_micros(item.run))
    };
    let mut planner = Planner::new();
    planner.add_all(items.iter().enumerate().map(job)).ok()?;
    Some(planner.plan())
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The share of the runs of one job that start while the other runs: the distances between their starts are all the numbers that differ
/// by multiples of the greatest common divisor, each as often as any other; and where one drifts, simply all.
fn share(of: &Item, other: &Item) -> f64 {
    if of.drifts || other.drifts {
        return other.run as f64 / other.period as f64;
    }
    let gcd = gcd(of.period, other.period);
    let shift = (of.phase % gcd + gcd - other.phase % gcd) % gcd;
    let hits = other.run / gcd + u64::from(shift < other.run % gcd);
    hits as f64 * gcd as f64 / other.period as f64
}

fn pairs(items: &[Item], runs: f64) -> Vec<Pair> {
    let mut found: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    for (at, a) in items.iter().enumerate() {
        for b in items[at + 1..].iter().filter(|b| b.owner != a.owner) {
            let met = share(a, b) / a.period as f64 + share(b, a) / b.period as f64;
            if met > 0.0 {
                let gcd = gcd(a.period, b.period);
                let owners = (a.owner.min(b.owner), a.owner.max(b.owner));
                let pair = Pair { owners, share: 0.0, gcd: gcd * 1_000, avoidable: true };
                let pair = found.entry(owners).or_insert(pair);
                pair.share += met / runs;
                pair.avoidable &= a.run + b.run <= gcd;
            }
        }
    }
    let mut pairs: Vec<Pair> = found.into_values().collect();
    pairs.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.owners.cmp(&b.owners)));
    pairs.truncate(TOLD);
    pairs
}

/// The share of runs of each job that start while one of another owner runs, counted until all repeats; `None` where that is too long.
/// What drifts never repeats, and does not count.
fn counted(items: &[Item]) -> Option<Vec<f64>> {
    let steady = || items.iter().enumerate().filter(|(_, item)| !item.drifts);
    let mut whole = 1_u64;
    for (_, item) in steady() {
        whole = whole.checked_mul(item.period / gcd(whole, item.period))?;
        let runs = steady().map(|(_, it)| it).map(|it| whole / it.period).fold(0, u64::saturating_add);
        if runs > COUNTED_RUNS {
            return None;
        }
    }
    let mut starts: Vec<(u64, usize)> = Vec::new();
    for (index, item) in steady() {
        starts.extend((0..whole / item.period).map(|nth| (item.phase + nth * item.period, index)));
    }
    starts.sort_unstable();
    let mut busy = Busy::default();
    // What runs across the seam.
    for (start, index) in &starts {
        if start + items[*index].run > whole {
            busy.add(start + items[*index].run - whole, items[*index].owner);
        }
    }
    let mut hits = vec![0_u64; items.len()];
    for at_once in starts.chunk_by(|a, b| a.0 == b.0) {
        // All begin before any is looked at: what starts at the same moment meets.
        at_once.iter().for_each(|(start, index)| busy.add(start + items[*index].run, items[*index].owner));
        for (start, index) in at_once {
            hits[*index] += u64::from(busy.is(*start, items[*index].owner));
        }
    }
    Some(hits.iter().zip(items).map(|(hits, item)| *hits as f64 / (whole / item.period) as f64).collect())
}

/// As if each pair met independently of the others: those of which nothing was counted.
fn estimated(items: &[Item], counted: Option<&[f64]>) -> Vec<f64> {
    let of = |(at, item): (usize, &Item)| {
        let known = counted.filter(|_| !item.drifts).map(|shares| shares[at]);
        let others = items.iter().filter(|other| other.owner != item.owner && (known.is_none() || other.drifts));
        let apart = others.map(|other| 1.0 - share(item, other).min(1.0)).product::<f64>();
        1.0 - apart * (1.0 - known.unwrap_or(0.0))
    };
    items.iter().enumerate().map(of).collect()
}

/// Until when there are runs: the latest end with its owner, and the latest of any other owner.
#[derive(Debug, Default)]
struct Busy {
    last: (u64, usize),
    other: u64,
}

impl Busy {
    fn add(&mut self, end: u64, owner: usize) {
        if owner == self.last.1 {
            self.last.0 = self.last.0.max(end);
        } else if end > self.last.0 {
            self.other = self.last.0;
            self.last = (end, owner);
        } else {
            self.other = self.other.max(end);
        }
    }

    /// Whether something of another owner runs.
    fn is(&self, at: u64, owner: usize) -> bool {
        at < if owner == self.last.1 { self.other } else { self.last.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: u64 = 1_000_000;

    fn jobs(of: &[(u64, u64)]) -> Vec<Job> {
        let job = |(owner, (period, takes)): (usize, &(u64, u64))| Job {
            owner,
            period: period * MS,
            phase: 0,
            takes: takes * MS,
            drifts: false,
        };
        of.iter().enumerate().map(job).collect()
    }

    #[test]
    fn timers_that_start_at_once_meet_and_planned_ones_need_not() {
        let found = predict(&jobs(&[(5_000, 50), (10_000, 50), (60_000, 1_000)]));
        // In a minute: 12 and 6 and 1 runs; every second one of the first, all of the others.
        assert!((found.at_once - 13.0 / 19.0).abs() < 1e-9 && found.counted, "{found:?}");
        assert_eq!(found.of_owner.values().copied().collect::<Vec<_>>(), [0.5, 1.0, 1.0]);
        assert_eq!((found.planned, found.lower_bound, found.phases.len()), (0.0, 0.0, 3));
        assert_eq!(found.pairs[0].owners, (0, 1));
        assert!(found.pairs[0].avoidable && found.advice.is_empty());
    }

    #[test]
    fn what_phases_cannot_cure_another_period_does() {
        let found = predict(&jobs(&[(1_000, 40), (1_010, 40)]));
        assert!(found.lower_bound > 0.03 && found.lower_bound <= found.planned + 1e-9, "{found:?}");
        assert_eq!((found.pairs[0].gcd, found.pairs[0].avoidable), (10 * MS, false));
        assert_eq!(found.advice.first().map(|it| it.to), Some(1_000 * MS));
    }

    #[test]
    fn times_of_one_owner_do_not_meet() {
        let at =
            |phase: u64| Job { owner: 7, period: 60_000 * MS, phase: phase * MS, takes: 5_000 * MS, drifts: false };
        let found = predict(&[at(0), at(1_000), Job { owner: 8, ..at(2_000) }]);
        assert_eq!(found.of_owner, BTreeMap::from([(7, 0.0), (8, 1.0)]));
        assert_eq!(found.phases.values().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn what_drifts_meets_others_by_chance() {
        let mut both = jobs(&[(10_000, 100), (10_000, 500)]);
        both[1].drifts = true;
        let found = predict(&both);
        assert_eq!(found.of_owner.values().map(|it| (it * 1e4).round()).collect::<Vec<_>>(), [500.0, 100.0]);
        assert_eq!((found.planned, found.counted), (0.0, true));
    }

    #[test]
    fn periods_that_never_repeat_are_estimated_and_absurd_ones_left_out() {
        let found = predict(&jobs(&[(100_003, 50), (99_991, 50), (86_399_999, 50)]));
        assert!(!found.counted && found.at_once > 0.0 && found.at_once < 0.01, "{found:?}");
        let absurd = [(0, 1), (u64::MAX / MS, 1)];
        assert_eq!(predict(&jobs(&absurd)).at_once, 0.0);
        assert_eq!(predict(&[]), Prediction { counted: true, ..Prediction::default() });
    }

    proptest! {
        /// A share counted for a pair is that of the closed form, and the planner's own figure for jobs that it runs together.
        #[test]
        fn counting_and_the_closed_form_agree(
            a in (2_u64..60, 1_u64..20, 0_u64..60), b in (2_u64..60, 1_u64..20, 0_u64..60),
        ) {
            let job = |owner, (period, takes, phase): (u64, u64, u64)| Job { owner, period: period * MS, phase: phase * MS, takes: takes * MS, drifts: false };
            let found = predict(&[job(0, a), job(1, b)]);
            let both: f64 = found.pairs.iter().map(|it| it.share).sum();
            prop_assert!((found.at_once - both).abs() < 1e-9, "{:?}", found);
            let together = |owner: usize, (period, takes, _): (u64, u64, u64)| {
                let job = cadence::Job::new(owner.to_string(), Duration::from_millis(period));
                job.class("x").taking(Duration::from_millis(takes))
            };
            let mut planner = Planner::new().coalesce("x");
            planner.add_all([together(0, a), together(1, b)]).unwrap();
            let at_zero = predict(&[job(0, (a.0, a.1, 0)), job(1, (b.0, b.1, 0))]);
            prop_assert!((planner.plan().classes[0].overlap - at_zero.at_once).abs() < 1e-9);
            prop_assert!(found.lower_bound <= found.at_once + 1e-9 && found.lower_bound <= found.planned + 1e-9);
        }
    }
}
