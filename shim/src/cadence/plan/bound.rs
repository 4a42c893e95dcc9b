//! What no phases get below: a bound in closed form, and for a few jobs a search through all phases.

use super::exact::{Item, gcd, overlapped};

/// Up to how many jobs pairs are matched, and phases searched through.
const MATCHED: usize = 512;
const SEARCHED: usize = 6;
/// How many periods others are held against: those of which one run takes the largest share.
const HELD: usize = 128;
/// How many runs are looked at before a search is given up.
const SEARCH_EFFORT: usize = 4_000_000;

/// The share of runs that start while another job's runs, whatever the phases: no plan is below, and not every bound can be reached.
///
/// A job's runs meet another's, at best, as often as whole greatest common divisors of the two periods fit into the other's run time. Others
/// whose periods have nothing more in common with each other meet it independently. And of a pair, whichever waits for the other, at least
/// `(a + b - 1) / gcd` runs meet the other one until both repeat.
pub(super) fn lower_bound(items: &[Item]) -> f64 {
    let runs: f64 = items.iter().map(|it| 1.0 / it.period as f64).sum();
    let mut longest: Vec<(u64, u64)> = items.iter().map(|it| (it.period, it.run.min(it.period))).collect();
    longest.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    longest.dedup_by_key(|it| it.0);
    let mut held = longest.clone();
    held.sort_by(|a, b| (b.1 as f64 / b.0 as f64).total_cmp(&(a.1 as f64 / a.0 as f64)).then(a.0.cmp(&b.0)));
    held.truncate(HELD);
    let shares: Vec<f64> = longest.iter().map(|(period, _)| alone(*period, &held)).collect();
    let of = |item: &Item| match longest.binary_search_by_key(&item.period, |it| it.0) {
        Ok(at) => shares[at] / item.period as f64,
        Err(_) => 0.0,
    };
    let met: f64 = items.iter().map(of).sum();
    let matched = if items.len() <= MATCHED { matched(items, of) } else { 0.0 };
    (met + matched) / runs
}

/// The same, and where few jobs are above it, what a search finds: then there are phases with just this.
pub(super) fn least(items: &[Item], achieved: f64) -> f64 {
    let bound = lower_bound(items);
    let found = (achieved > bound + 1e-9).then(|| search(items, bound)).flatten();
    found.map_or(bound, |(least, _)| least.max(bound))
}

/// The share of the runs at a period that start while one of another period runs.
fn alone(period: u64, held: &[(u64, u64)]) -> f64 {
    let mut others: Vec<(f64, u64)> = Vec::new();
    for (other, run) in held.iter().filter(|(other, _)| *other != period) {
        let gcd = gcd(period, *other);
        if *run >= gcd {
            others.push(((run / gcd) as f64 * gcd as f64 / *other as f64, other / gcd));
        }
    }
    others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut independent: Vec<u64> = Vec::new();
    let mut free = 1.0;
    for (share, turns) in others {
        if independent.iter().all(|it| gcd(*it, turns) == 1) {
            independent.push(turns);
            free *= 1.0 - share;
        }
    }
    1.0 - free
}

/// What pairs add that have no job in common, and that meet more than both of them do alone.
fn matched(items: &[Item], of: impl Fn(&Item) -> f64) -> f64 {
    let mut pairs = Vec::new();
    for (index, a) in items.iter().enumerate() {
        for (other, b) in items.iter().enumerate().skip(index + 1) {
            let gcd = gcd(a.period, b.period);
            let together = (a.run.min(a.period) + b.run.min(b.period)).saturating_sub(1) / gcd;
            let often = together as f64 * gcd as f64 / (a.period as f64 * b.period as f64);
            let more = often - of(a) - of(b);
            if more > 0.0 {
                pairs.push((more, index, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = vec![false; items.len()];
    let mut sum = 0.0;
    for (more, a, b) in pairs {
        if !taken[a] && !taken[b] {
            (taken[a], taken[b]) = (true, true);
            sum += more;
        }
    }
    sum
}

/// The best phases that there are, and the share that overlaps with them; for a few jobs of which it can be found out. Nothing below
/// `bound` is looked for.
pub(super) fn search(items: &[Item], bound: f64) -> Option<(f64, Vec<u64>)> {
    if items.len() > SEARCHED {
        return None;
    }
    let unit = items.iter().fold(0, |unit, it| gcd(gcd(unit, it.period), it.run));
    // Between two multiples of the unit as many different moments matter as there are jobs.
    let scale = unit.min(items.len() as u64).max(1);
    let mut order: Vec<usize> = (0..items.len()).collect();
    // The longest period has the most phases, and the first job needs only one.
    order.sort_by_key(|index| std::cmp::Reverse(items[*index].period));
    let scaled = |index: &usize| Item {
        period: items[*index].period / unit.max(1) * scale,
        phase: 0,
        run: items[*index].run / unit.max(1) * scale,
    };
    let mut search = Search {
        items: order.iter().map(scaled).collect(),
        bound,
        best: (f64::INFINITY, Vec::new()),
        effort: SEARCH_EFFORT,
    };
    if !search.descend(1) {
        return None;
    }
    let mut phases = vec![0; items.len()];
    for (index, phase) in order.into_iter().zip(search.best.1) {
        phases[index] = phase * unit / scale;
    }
    Some((search.best.0, phases))
}

struct Search {
    items: Vec<Item>,
    bound: f64,
    best: (f64, Vec<u64>),
    effort: usize,
}

impl Search {
    /// Tries all phases of the jobs from this one on; whether it got through.
    fn descend(&mut self, placed: usize) -> bool {
        let Some((hit, runs)) = overlapped(&self.items[..placed], self.effort) else { return false };
        self.effort -= runs;
        let rate = |items: &[Item]| items.iter().map(|it| 1.0 / it.period as f64).sum::<f64>();
        let share = hit as f64 / runs as f64 * rate(&self.items[..placed]) / rate(&self.items);
        // More jobs never take an overlap away.
        if share >= self.best.0 - 1e-12 || self.best.0 <= self.bound + 1e-12 {
            return true;
        }
        if placed == self.items.len() {
            self.best = (share, self.items.iter().map(|it| it.phase).collect());
            return true;
        }
        let period = self.items[placed].period;
        // What repeats with all others alike need not be tried again.
        let others = self.items.iter().enumerate().filter(|(index, _)| *index != placed);
        let phases = others.map(|(_, it)| gcd(it.period, period)).fold(1, |all, it| all / gcd(all, it) * it);
        (0..phases).all(|phase| {
            self.items[placed].phase = phase;
            self.descend(placed + 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least overlap of all phases, by trying them all: a bit for each moment at which a job starts or runs.
    fn exhaustive(jobs: &[(u64, u64)], whole: u64) -> f64 {
        let turned = |mask: u128, by: u64| (mask << by | mask >> (whole - by)) & ((1 << whole) - 1);
        let starts = |period: u64| (0..whole / period).fold(0_u128, |mask, n| mask | 1 << (n * period));
        let runs = |(period, run): (u64, u64)| (0..run).fold(0, |mask, by| mask | turned(starts(period), by));
        let all: u32 = jobs.iter().map(|it| starts(it.0).count_ones()).sum();
        let mut least = all;
        let mut phases = vec![0; jobs.len()];
        loop {
            let at =
                |index: usize| (turned(starts(jobs[index].0), phases[index]), turned(runs(jobs[index]), phases[index]));
            let masks: Vec<(u128, u128)> = (0..jobs.len()).map(at).collect();
            let others =
                |index: usize| (0..jobs.len()).filter(|it| *it != index).fold(0, |mask, it| mask | masks[it].1);
            least = least.min((0..jobs.len()).map(|index| (masks[index].0 & others(index)).count_ones()).sum());
            // The next phases, as an odometer; the first job stays where it is.
            let Some(next) = (1..jobs.len()).find(|index| phases[*index] + 1 < jobs[*index].0) else { break };
            phases[next] += 1;
            phases[1..next].fill(0);
        }
        f64::from(least) / f64::from(all)
    }

    /// Jobs that nobody chose, few and short enough to try all phases.
    fn drawn(seed: u64) -> (Vec<(u64, u64)>, u64) {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut draw = move |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 33) % below
        };
        let count = 2 + draw(5);
        let (mut jobs, mut whole, mut phases) = (Vec::new(), 1, 1);
        for index in 0..count {
            let period = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20][draw(10) as usize];
            let together = whole / gcd(whole, period) * period;
            if together <= 120 && (index == 0 || phases * period <= 4_000) {
                phases *= if index == 0 { 1 } else { period };
                whole = together;
                jobs.push((period, 1 + draw((period / 2).min(4))));
            }
        }
        (jobs, whole)
    }

    #[test]
    fn the_bound_is_what_an_exhaustive_search_finds() {
        let mut above = 0;
        for seed in 1..=150 {
            let (jobs, whole) = drawn(seed);
            let items: Vec<Item> = jobs.iter().map(|&(period, run)| Item { period, phase: 0, run }).collect();
            let truth = exhaustive(&jobs, whole);
            let (closed, least) = (lower_bound(&items), least(&items, 1.0));
            assert!(closed <= truth + 1e-9, "{jobs:?}: at least {closed}, and there are phases with {truth}");
            assert!((least - truth).abs() <= 0.01, "{jobs:?}: {least}, and there are phases with {truth}");
            above += usize::from(truth > 0.0);
        }
        assert!(above > 50, "only {above} of these have a bound at all");
    }

    #[test]
    fn periods_with_nothing_in_common_overlap_whatever_the_phases() {
        let item = |period: u64| Item { period: period * 1_000, phase: 0, run: period * 10 };
        let items: Vec<Item> = [1009, 1511, 2003, 2503, 3001].into_iter().map(item).collect();
        // Each meets the four others for a hundredth of the time, independently; rounded down to whole milliseconds.
        let bound = lower_bound(&items);
        assert!((0.0385..0.0395).contains(&bound), "{bound}");
        assert_eq!(lower_bound(&[item(2000), item(1000)]), 0.0);
    }
}
