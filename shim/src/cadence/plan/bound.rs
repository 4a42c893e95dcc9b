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
