//! What can be said exactly of runs at fixed periods and phases: in whole microseconds, and without a hyperperiod where there is a
//! closed form.

/// One job as the planner sees it: runs of `run` at `phase`, `phase + period`, … All in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) period: u64,
    pub(super) phase: u64,
    pub(super) run: u64,
}

pub(super) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// How many of the starts at `shift`, `shift + gcd`, … of a job are within the first `run` of another's period: by the Chinese remainder
/// theorem those are all the distances between a start of one and the last start of the other, each as often as any.
pub(super) fn hits(shift: u64, run: u64, gcd: u64) -> u64 {
    run / gcd + u64::from(shift % gcd < run % gcd)
}

/// The share of the runs of `of` that start while `other` runs.
pub(super) fn share(of: Item, other: Item) -> f64 {
    let gcd = gcd(of.period, other.period);
    let shift = (of.phase % gcd + gcd - other.phase % gcd) % gcd;
    hits(shift, other.run.min(other.period), gcd) as f64 * gcd as f64 / other.period as f64
}

/// How many runs there are until everything repeats, unless those are more than a limit; and that time.
fn hyperperiod(items: &[Item], limit: usize) -> Option<(u64, usize)> {
    let mut whole = 1_u64;
    for item in items {
        whole = whole.checked_mul(item.period / gcd(whole, item.period))?;
        // All items have at least one run in it, and the shortest many.
        if items.iter().map(|it| whole / it.period).fold(0, u64::saturating_add) > limit as u64 {
            return None;
        }
    }
    let runs: u64 = items.iter().map(|it| whole / it.period).sum();
    Some((whole, runs as usize))
}

/// How many runs there are in how many moments, until everything repeats. None where those are more than a limit.
pub(super) fn wakeups(items: &[Item], limit: usize) -> Option<(usize, usize)> {
    let (whole, runs) = hyperperiod(items, limit)?;
    let starts = |it: &Item| (0..whole / it.period).map(|n| it.phase % it.period + n * it.period).collect::<Vec<_>>();
    let mut starts: Vec<u64> = items.iter().flat_map(starts).collect();
    starts.sort_unstable();
    starts.dedup();
    Some((runs, starts.len()))
}

/// Of all runs until everything repeats, how many start while another job's runs; and how many there are. None where those are more than
/// a limit.
pub(super) fn overlapped(items: &[Item], limit: usize) -> Option<(usize, usize)> {
    let (whole, runs) = hyperperiod(items, limit)?;
    let mut starts: Vec<(u64, usize)> = Vec::with_capacity(runs);
    for (index, item) in items.iter().enumerate() {
        let phase = item.phase % item.period;
        starts.extend((0..whole / item.period).map(|n| (phase + n * item.period, index)));
    }
    starts.sort_unstable();
    let mut busy = Busy::default();
    // What runs across the seam: those that end after it began anew.
    for (start, index) in &starts {
        let end = start + items[*index].run.min(items[*index].period);
        if end > whole {
            busy.add(end - whole, *index);
        }
    }
    let mut hit = 0;
    for at_once in starts.chunk_by(|a, b| a.0 == b.0) {
        let together = at_once.len() > 1;
        hit += at_once.iter().filter(|(start, index)| together || busy.is(*start, *index)).count();
        at_once.iter().for_each(|(start, index)| busy.add(start + items[*index].run.min(items[*index].period), *index));
    }
    Some((hit, runs))
}

/// Until when there are runs: the latest end, and the latest of any other job.
#[derive(Debug, Default)]
struct Busy {
    last: (u64, usize),
    other: u64,
}

impl Busy {
    fn add(&mut self, end: u64, index: usize) {
        if index == self.last.1 {
            self.last.0 = self.last.0.max(end);
        } else if end > self.last.0 {
            self.other = self.last.0;
            self.last = (end, index);
        } else {
            self.other = self.other.max(end);
        }
    }

    /// Whether a job other than this one runs.
    fn is(&self, at: u64, index: usize) -> bool {
        at < if index == self.last.1 { self.other } else { self.last.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(jobs: &[(u64, u64, u64)]) -> Vec<Item> {
        jobs.iter().map(|&(period, phase, run)| Item { period, phase, run }).collect()
    }

    /// Every moment of the hyperperiod, looked at one by one.
    fn counted(items: &[Item], whole: u64) -> (usize, usize) {
        let runs_at = |item: &Item, at: u64| (at + 2 * whole - item.phase) % item.period < item.run;
        let (mut hit, mut runs) = (0, 0);
        for at in 0..whole {
            for (index, _) in items.iter().enumerate().filter(|(_, it)| at % it.period == it.phase) {
                runs += 1;
                hit += usize::from(items.iter().enumerate().any(|(other, it)| other != index && runs_at(it, at)));
            }
        }
        (hit, runs)
    }

    #[test]
    fn runs_are_counted_as_if_one_by_one() {
        for (jobs, whole) in [
            (vec![(4, 0, 1), (6, 1, 2)], 12),
            (vec![(4, 3, 3), (6, 5, 4), (10, 9, 2)], 60),
            (vec![(5, 0, 1), (5, 0, 1)], 5),
            (vec![(5, 0, 2), (5, 2, 3)], 5),
            (vec![(7, 6, 7), (3, 1, 1), (21, 20, 9)], 21),
        ] {
            let items = items(&jobs);
            assert_eq!(overlapped(&items, 1000), Some(counted(&items, whole)), "{jobs:?}");
        }
        assert_eq!(overlapped(&items(&[(1_000_003, 0, 1), (999_983, 0, 1)]), 1000), None);
    }

    #[test]
    fn the_share_of_a_pair_is_that_of_its_runs() {
        for (a, b) in [((4, 0, 1), (6, 1, 2)), ((6, 3, 2), (10, 0, 5)), ((5, 1, 2), (7, 2, 3)), ((6, 1, 6), (4, 0, 1))]
        {
            let items = items(&[a, b]);
            let runs = |it: Item| 420.0 / it.period as f64;
            let expected = overlapped(&items, 1000).map(|(hit, runs)| hit as f64 / runs as f64);
            let (of_a, of_b) = (share(items[0], items[1]), share(items[1], items[0]));
            let got = (of_a * runs(items[0]) + of_b * runs(items[1])) / (runs(items[0]) + runs(items[1]));
            assert!(expected.is_some_and(|it| (it - got).abs() < 1e-12), "{a:?} {b:?}");
        }
    }
}
