//! A histogram of latencies that merges exactly.

use super::DecodeError;
use super::wire::{self, Reader, put_varint};
use crate::buckets;

/// Latencies in microseconds, each known within 1 %: their number and their sum exactly. Two of these merge exactly, in any order.
///
/// It takes 8 bytes for each bucket between the shortest and the longest latency; 128 buckets are a doubling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Latencies {
    n: u64,
    sum_us: u64,
    /// How many there are in each bucket, from bucket `first` on, without zeros at either end.
    first: usize,
    counts: Vec<u64>,
}

impl Latencies {
    /// Adds one.
    pub fn record(&mut self, us: u32) {
        self.n = self.n.saturating_add(1);
        self.sum_us = self.sum_us.saturating_add(us.into());
        self.count(buckets::index(us.into()), 1);
    }

    /// Adds those of another.
    pub fn merge(&mut self, other: &Self) {
        self.n = self.n.saturating_add(other.n);
        self.sum_us = self.sum_us.saturating_add(other.sum_us);
        for (at, count) in other.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            self.count(other.first + at, *count);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// What they add up to.
    #[must_use]
    pub fn sum_us(&self) -> u64 {
        self.sum_us
    }

    /// What a share of them did not exceed, at most 1 % too high; none without any.
    #[must_use]
    pub fn quantile_us(&self, share: f64) -> Option<u64> {
        let rank = ((self.n as f64 * share.clamp(0.0, 1.0)).ceil() as u64).max(1);
        let mut seen = 0_u64;
        let at = self.counts.iter().position(|count| {
            seen = seen.saturating_add(*count);
            seen >= rank
        })?;
        Some(buckets::lowest(self.first + at + 1) - 1)
    }

    /// Writes them down.
    pub fn encode(&self, out: &mut Vec<u8>) {
        [self.n, self.sum_us, self.first as u64, self.counts.len() as u64]
            .into_iter()
            .for_each(|it| put_varint(out, it));
        self.counts.iter().for_each(|it| put_varint(out, *it));
    }

    /// Reads them again.
    pub fn decode(from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let (n, sum_us, first, len): (_, _, usize, usize) =
            (from.varint()?, from.varint()?, from.small()?, from.small()?);
        if first.saturating_add(len) > buckets::index(u32::MAX.into()) + 1 {
            return Err(wire::error("a bucket beyond the last one"));
        }
        let counts = (0..len).map(|_| from.varint()).collect::<Result<_, _>>()?;
        Ok(Self { n, sum_us, first, counts })
    }

    fn count(&mut self, bucket: usize, by: u64) {
        if self.counts.is_empty() {
            self.first = bucket;
        } else if bucket < self.first {
            self.counts.splice(0..0, std::iter::repeat_n(0, self.first - bucket));
            self.first = bucket;
        }
        let at = bucket - self.first;
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] = self.counts[at].saturating_add(by);
    }
}
