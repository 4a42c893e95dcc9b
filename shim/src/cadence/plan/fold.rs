//! The runs of all jobs of one period, laid over each other modulo what another period has in common with theirs: how many of them a run
//! at a given moment would meet is then two binary searches, however many they are.

/// How much longer than estimated a run may take and still not reach the next one, and what it is worth that it does not. Run times
/// scatter, mostly upwards: one in twelve is twice as long where their logarithms scatter by a half, one in 350 four times.
pub(super) const MARGINS: [(u64, f64); 4] = [(1, 1.0), (2, 0.15), (4, 0.02), (8, 0.002)];

/// A fold of jobs with one period.
#[derive(Clone, Debug)]
pub(super) struct Fold {
    gcd: u64,
    /// Where they start, sorted.
    starts: Vec<u64>,
    ends: [Ends; MARGINS.len()],
}

/// Where they end, for one margin.
#[derive(Clone, Debug, Default)]
struct Ends {
    sorted: Vec<u64>,
    /// Of these, runs that reach over the end of the fold into its beginning.
    wrapped: usize,
    /// Whole turns around the fold: met wherever one starts.
    turns: u64,
}

impl Fold {
    pub(super) fn new(gcd: u64) -> Self {
        Self { gcd, starts: Vec::new(), ends: Default::default() }
    }

    /// Of jobs, each with its phase and run time; faster than adding one by one.
    pub(super) fn of(gcd: u64, jobs: impl Iterator<Item = (u64, u64)>) -> Self {
        let mut fold = Self::new(gcd);
        for (phase, run) in jobs {
            fold.starts.push(phase % gcd);
            for (ends, (margin, _)) in fold.ends.iter_mut().zip(MARGINS) {
                let end = ends.count(gcd, phase, run * margin);
                ends.sorted.push(end);
            }
        }
        fold.starts.sort_unstable();
        fold.ends.iter_mut().for_each(|ends| ends.sorted.sort_unstable());
        fold
    }

    pub(super) fn add(&mut self, phase: u64, run: u64) {
        insert(&mut self.starts, phase % self.gcd);
        for (ends, (margin, _)) in self.ends.iter_mut().zip(MARGINS) {
            let end = ends.count(self.gcd, phase, run * margin);
            insert(&mut ends.sorted, end);
        }
    }

    pub(super) fn remove(&mut self, phase: u64, run: u64) {
        remove(&mut self.starts, phase % self.gcd);
        for (ends, (margin, _)) in self.ends.iter_mut().zip(MARGINS) {
            let (end, wrapped, turns) = end_of(self.gcd, phase, run * margin);
            ends.wrapped -= usize::from(wrapped);
            ends.turns -= turns;
            remove(&mut ends.sorted, end);
        }
    }

    /// How many of these run when another job starts at `at`, summed over what the periods have in common.
    pub(super) fn running(&self, at: u64, margin: usize) -> u64 {
        let at = at % self.gcd;
        let ends = &self.ends[margin];
        let started = self.starts.partition_point(|it| *it <= at) + ends.wrapped;
        ends.turns + (started - ends.sorted.partition_point(|it| *it <= at)) as u64
    }

    /// How many of these start while a run of another job does its `run` from `at` on.
    pub(super) fn starting(&self, at: u64, run: u64) -> u64 {
        let (at, turns, rest) = (at % self.gcd, run / self.gcd, run % self.gcd);
        let below = |it: u64| self.starts.partition_point(|start| *start < it) as u64;
        let count = match at + rest {
            end if end <= self.gcd => below(end) - below(at),
            end => self.starts.len() as u64 - below(at) + below(end - self.gcd),
        };
        turns * self.starts.len() as u64 + count
    }

    /// A moment right after one of these has ended, or just early enough before one starts, by one of the margins.
    pub(super) fn edge(&self, nth: u64, run: u64) -> u64 {
        let margin = (nth / 2 % MARGINS.len() as u64) as usize;
        let sorted = if nth.is_multiple_of(2) { &self.ends[margin].sorted } else { &self.starts };
        let Some(edge) = sorted.get(spread(nth, sorted.len() as u64) as usize) else { return 0 };
        match nth % 2 {
            0 => *edge,
            _ => (edge + self.gcd - run * MARGINS[margin].0 % self.gcd) % self.gcd,
        }
    }

    /// What it would cost to run for `run` at `at`: pairs that meet, weighed by how likely they do.
    pub(super) fn cost(&self, at: u64, run: u64) -> f64 {
        let cost = |(index, (margin, weight)): (usize, &(u64, f64))| {
            (self.running(at, index) + self.starting(at, run * margin)) as f64 * weight
        };
        MARGINS.iter().enumerate().map(cost).sum()
    }
}

impl Ends {
    fn count(&mut self, gcd: u64, phase: u64, run: u64) -> u64 {
        let (end, wrapped, turns) = end_of(gcd, phase, run);
        self.wrapped += usize::from(wrapped);
        self.turns += turns;
        end
    }
}

/// The `n`th of a sequence of moments that fills a period evenly however many are taken: steps by the golden ratio.
pub(in crate::cadence) fn spread(n: u64, period: u64) -> u64 {
    let turn = n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((u128::from(turn) * u128::from(period)) >> 64) as u64
}

/// Where a run ends, whether beyond the end of the fold, and how many whole turns before that.
fn end_of(gcd: u64, phase: u64, run: u64) -> (u64, bool, u64) {
    let end = phase % gcd + run % gcd;
    if end >= gcd { (end - gcd, true, run / gcd) } else { (end, false, run / gcd) }
}

fn insert(sorted: &mut Vec<u64>, value: u64) {
    sorted.insert(sorted.partition_point(|it| *it < value), value);
}

fn remove(sorted: &mut Vec<u64>, value: u64) {
    if let Ok(at) = sorted.binary_search(&value) {
        sorted.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::super::exact::hits;
    use super::*;

    #[test]
    fn a_fold_counts_as_one_by_one_also_after_changes() {
        let gcd = 12;
        let mut jobs: Vec<(u64, u64)> = (0..40_u64).map(|n| (n * n * 7 % 60, n * 5 % 17)).collect();
        let mut fold = Fold::of(gcd, jobs.iter().copied());
        let check = |fold: &Fold, jobs: &[(u64, u64)]| {
            for at in 0..25 {
                for (index, (margin, _)) in MARGINS.iter().enumerate() {
                    let running: u64 = jobs.iter().map(|(phase, run)| hits(at + 60 - phase, run * margin, gcd)).sum();
                    assert_eq!(fold.running(at, index), running, "at {at}, {margin} times");
                }
                for run in [0, 1, 5, 12, 30] {
                    let starting: u64 = jobs.iter().map(|(phase, _)| hits(phase + 60 - at, run, gcd)).sum();
                    assert_eq!(fold.starting(at, run), starting, "at {at} for {run}");
                }
            }
        };
        check(&fold, &jobs);
        for (phase, run) in jobs.drain(..20) {
            fold.remove(phase, run);
        }
        fold.add(59, 16);
        jobs.push((59, 16));
        check(&fold, &jobs);
    }
}
