//! The counters of one part of a histogram, and their merge.
//!
//! The hot path writes to plain atomic counters and not to an `hdrhistogram::Histogram`, which needs `&mut` and so a lock:
//! a thread that is preempted while it holds one would make another wait. The counters are laid out exactly as the
//! histogram lays out its own, so that a merge is a copy, and the tests compare the two.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use hdrhistogram::Histogram;

use super::{SERIES_BYTES, Series};
use crate::buckets::{index, lowest};

/// Significant decimal digits: those of [`crate::buckets`].
const DIGITS: u8 = 2;

/// The longest duration with a counter of its own, 68.7 s: the end of the last doubling.
pub(super) const HIGHEST: u64 = (1 << 36) - 1;

/// The first 256 values have a counter each; then each doubling has 128, up to `HIGHEST`.
const LEN: usize = index(HIGHEST) + 1;
const _: () = assert!(LEN * size_of::<u64>() == SERIES_BYTES);

/// One part of one series.
pub(super) struct Cells {
    counts: Box<[AtomicU64]>,
    over_budget: AtomicU64,
    beyond_range: AtomicU64,
    max: AtomicU64,
}

impl Cells {
    pub(super) fn new() -> Self {
        Self {
            counts: (0..LEN).map(|_| AtomicU64::new(0)).collect(),
            over_budget: AtomicU64::new(0),
            beyond_range: AtomicU64::new(0),
            max: AtomicU64::new(0),
        }
    }

    /// Counts one duration. For most it is one atomic addition: the other three are rare.
    #[inline]
    pub(super) fn record(&self, ns: u64, budget: u64) {
        self.counts[index(ns.min(HIGHEST))].fetch_add(1, Relaxed);
        if ns > budget {
            self.over_budget.fetch_add(1, Relaxed);
        }
        if ns > HIGHEST {
            self.beyond_range.fetch_add(1, Relaxed);
        }
        if ns > self.max.load(Relaxed) {
            self.max.fetch_max(ns, Relaxed);
        }
    }
}

/// All parts of one series together.
pub(super) struct Merged {
    histogram: Histogram<u64>,
    over_budget: u64,
    beyond_range: u64,
    max: u64,
}

impl Merged {
    pub(super) fn new() -> Self {
        let histogram = Histogram::new_with_bounds(1, HIGHEST, DIGITS).expect("the bounds are constants, and tested");
        Self { histogram, over_budget: 0, beyond_range: 0, max: 0 }
    }

    pub(super) fn add(&mut self, cells: &Cells) {
        for (index, count) in cells.counts.iter().enumerate() {
            let count = count.load(Relaxed);
            if count > 0 {
                // Nothing saturates: every counter's value is within the histogram's bounds.
                self.histogram.saturating_record_n(lowest(index), count);
            }
        }
        self.over_budget += cells.over_budget.load(Relaxed);
        self.beyond_range += cells.beyond_range.load(Relaxed);
        self.max = self.max.max(cells.max.load(Relaxed));
    }

    pub(super) fn series(&self, budget: Option<u64>) -> Series {
        let quantile = |q| self.histogram.value_at_quantile(q).min(self.max);
        Series {
            count: self.histogram.len(),
            budget_ns: budget,
            over_budget: self.over_budget,
            min_ns: self.histogram.min(),
            mean_ns: self.histogram.mean(),
            p50_ns: quantile(0.5),
            p90_ns: quantile(0.9),
            p95_ns: quantile(0.95),
            p99_ns: quantile(0.99),
            p999_ns: quantile(0.999),
            max_ns: self.max,
            beyond_range: self.beyond_range,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NO_BUDGET: u64 = u64::MAX;

    /// Durations of every magnitude: a uniform `u64` would nearly always be beyond the range.
    fn duration() -> impl Strategy<Value = u64> {
        (any::<u64>(), 0..64_u32).prop_map(|(value, shift)| value >> shift)
    }

    #[test]
    fn the_layout_is_that_of_the_histogram() {
        assert_eq!(LEN, 3840);
        assert_eq!(Merged::new().histogram.distinct_values(), LEN);
        for cell in 0..LEN {
            assert_eq!(index(lowest(cell)), cell);
            if cell + 1 < LEN {
                assert_eq!(index(lowest(cell + 1) - 1), cell, "the end of {cell}");
            }
        }
        assert_eq!(index(HIGHEST), LEN - 1);
    }

    #[test]
    fn an_empty_series_is_zero() {
        let series = Merged::new().series(Some(7));
        assert_eq!((series.count, series.min_ns, series.p50_ns, series.p999_ns, series.max_ns), (0, 0, 0, 0, 0));
        assert_eq!(series.mean_ns.to_bits(), 0.0_f64.to_bits());
        assert_eq!(series.budget_ns, Some(7));
    }

    #[test]
    fn the_range_is_not_the_end() {
        let cells = Cells::new();
        for ns in [HIGHEST, HIGHEST + 1, u64::MAX] {
            cells.record(ns, NO_BUDGET);
        }
        let mut merged = Merged::new();
        merged.add(&cells);
        let series = merged.series(None);
        assert_eq!((series.count, series.beyond_range, series.max_ns), (3, 2, u64::MAX));
        assert_eq!(series.p50_ns, HIGHEST);
    }

    #[test]
    fn the_budget_itself_is_within_budget() {
        let cells = Cells::new();
        for ns in [0, 99, 100, 101, 1_000] {
            cells.record(ns, 100);
        }
        let mut merged = Merged::new();
        merged.add(&cells);
        assert_eq!(merged.series(Some(100)).over_budget, 2);
    }

    proptest! {
        #[test]
        fn merged_parts_are_one_histogram_of_all(
            values in prop::collection::vec((duration(), 0..8_usize), 0..400),
            budget in duration(),
        ) {
            let parts: Vec<Cells> = (0..8).map(|_| Cells::new()).collect();
            let mut one = Histogram::<u64>::new_with_bounds(1, HIGHEST, DIGITS).expect("valid bounds");
            for (value, part) in &values {
                parts[*part].record(*value, budget);
                one.saturating_record(*value);
            }

            let mut merged = Merged::new();
            parts.iter().for_each(|part| merged.add(part));
            prop_assert_eq!(&merged.histogram, &one);
            // The order of the parts does not matter.
            let mut backwards = Merged::new();
            parts.iter().rev().for_each(|part| backwards.add(part));
            prop_assert_eq!(merged.series(None), backwards.series(None));

            let series = merged.series(None);
            prop_assert_eq!(series.count, values.len() as u64);
            prop_assert_eq!(series.over_budget, values.iter().filter(|(value, _)| *value > budget).count() as u64);
            prop_assert_eq!(series.beyond_range, values.iter().filter(|(value, _)| *value > HIGHEST).count() as u64);
            prop_assert_eq!(series.max_ns, values.iter().map(|(value, _)| *value).max().unwrap_or(0));
        }

        #[test]
        fn quantiles_are_within_one_percent(values in prop::collection::vec(0..=HIGHEST, 1..400)) {
            let cells = Cells::new();
            values.iter().for_each(|value| cells.record(*value, NO_BUDGET));
            let mut merged = Merged::new();
            merged.add(&cells);
            let series = merged.series(None);

            let mut sorted = values;
            sorted.sort_unstable();
            for (q, got) in [(0.5, series.p50_ns), (0.9, series.p90_ns), (0.99, series.p99_ns), (0.999, series.p999_ns)] {
                let rank = ((sorted.len() as f64 * q).ceil() as usize).max(1);
                let exact = sorted[rank - 1];
                prop_assert!(got >= exact && got as f64 <= exact as f64 * 1.01 + 1.0, "{q}: {got}, not {exact}");
            }
            prop_assert!(series.min_ns <= sorted[0]);
            prop_assert!(series.min_ns as f64 >= sorted[0] as f64 * 0.99 - 1.0);
        }
    }
}
