//! The ready-made record: how one call of a model ended.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::Known;
use super::wire::{self, Reader, put_varint};
use super::{Aggregate, DecodeError, Latencies, Record, Schema};

/// A model, by a number that the service gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ModelId(pub u32);

/// A routing strategy, by a number that the service gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StrategyId(pub u16);

/// Why a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FailKind {
    /// No answer in time.
    Timeout,
    /// The provider asked for fewer calls.
    RateLimited,
    /// The provider cannot be reached, or says that it cannot serve.
    Unavailable,
    /// The request was refused: not allowed, or not valid.
    Refused,
    /// The answer could not be used.
    BadAnswer,
    /// Something else.
    Other,
}

impl FailKind {
    /// All kinds; the place of each, counted from 1, is its number on the wire.
    const ALL: [Self; 6] =
        [Self::Timeout, Self::RateLimited, Self::Unavailable, Self::Refused, Self::BadAnswer, Self::Other];
}

/// How one call of a model ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which model was called.
    pub model: ModelId,
    /// Which strategy chose it.
    pub strategy: StrategyId,
    /// Why it failed, if it did.
    pub failure: Option<FailKind>,
    /// How long it took.
    pub latency_us: u32,
    /// The trace that it belongs to, or 0.
    pub trace: u64,
}

impl Record for Outcome {
    const SCHEMA: Schema = Schema { id: u32::from_le_bytes(*b"outc"), version: 1 };
    const WIRE: usize = 4 + 2 + 1 + 4 + 8;
    type Agg = OutcomeTotals;

    fn put(&self, out: &mut Vec<u8>) {
        let mut bytes = [0; Self::WIRE];
        bytes[..4].copy_from_slice(&self.model.0.to_le_bytes());
        bytes[4..6].copy_from_slice(&self.strategy.0.to_le_bytes());
        bytes[6] = self.failure.map_or(0, |it| it as u8 + 1);
        bytes[7..11].copy_from_slice(&self.latency_us.to_le_bytes());
        bytes[11..].copy_from_slice(&self.trace.to_le_bytes());
        out.extend_from_slice(&bytes);
    }

    fn get(_version: u16, mut from: Reader<'_>) -> Result<Self, DecodeError> {
        let (model, strategy) = (ModelId(from.u32()?), StrategyId(from.u16()?));
        let failure = match from.u8()? {
            0 => None,
            number => match FailKind::ALL.get(usize::from(number) - 1) {
                Some(kind) => Some(*kind),
                None => return Err(wire::error("an unknown kind of failure")),
            },
        };
        Ok(Self { model, strategy, failure, latency_us: from.u32()?, trace: from.u64()? })
    }
}

/// Exact totals for each model and strategy.
///
/// Memory is bounded: of more than [`MAX_KEYS`](Self::MAX_KEYS) pairs, those that come last are counted together under
/// [`OTHER`](Self::OTHER). The sum over all pairs stays exact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeTotals {
    /// Shared with older states, and copied only when it changes.
    by_key: BTreeMap<(ModelId, StrategyId), Arc<Totals>>,
}

/// The totals of one model and strategy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    failures: [u64; FailKind::ALL.len()],
    latencies: Latencies,
}

impl OutcomeTotals {
    /// How many pairs of a model and a strategy are told apart.
    pub const MAX_KEYS: usize = 4096;
    /// Where the rest is counted.
    pub const OTHER: (ModelId, StrategyId) = (ModelId(u32::MAX), StrategyId(u16::MAX));

    /// The totals of a model and a strategy.
    #[must_use]
    pub fn get(&self, model: ModelId, strategy: StrategyId) -> Option<&Totals> {
        self.by_key.get(&(model, strategy)).map(Arc::as_ref)
    }

    /// All of them, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (ModelId, StrategyId, &Totals)> {
        self.by_key.iter().map(|((model, strategy), totals)| (*model, *strategy, totals.as_ref()))
    }

    /// How many outcomes there were.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.by_key.values().fold(0_u64, |n, it| n.saturating_add(it.n()))
    }

    /// The totals to add to.
    fn entry(&mut self, key: (ModelId, StrategyId)) -> &mut Totals {
        let full = self.by_key.len() >= Self::MAX_KEYS && !self.by_key.contains_key(&key);
        Arc::make_mut(self.by_key.entry(if full { Self::OTHER } else { key }).or_default())
    }
}

impl Aggregate<Outcome> for OutcomeTotals {
    fn fold(&mut self, record: &Outcome) {
        self.entry((record.model, record.strategy)).add(record);
    }

    fn fold_all(&mut self, records: &[Outcome]) {
        if self.by_key.len() > Known::MOST || self.by_key.len() * 4 > records.len() {
            return records.iter().for_each(|record| self.fold(record));
        }
        let mut known = Known::of(&mut self.by_key);
        let mut others = Vec::new();
        for record in records {
            match known.find((record.model, record.strategy)) {
                Some(totals) => totals.add(record),
                None => others.push(record),
            }
        }
        others.into_iter().for_each(|record| self.fold(record));
    }

    fn merge(&mut self, other: &Self) {
        for (key, from) in &other.by_key {
            let totals = self.entry(*key);
            totals.failures.iter_mut().zip(from.failures).for_each(|(to, from)| *to = to.saturating_add(from));
            totals.latencies.merge(&from.latencies);
        }
    }

    fn encode(&self, out: &mut Vec<u8>) {
        put_varint(out, self.by_key.len() as u64);
        for ((model, strategy), totals) in &self.by_key {
            [model.0.into(), strategy.0.into()].into_iter().for_each(|it| put_varint(out, it));
            out.push(FailKind::ALL.len() as u8);
            totals.failures.iter().for_each(|it| put_varint(out, *it));
            totals.latencies.encode(out);
        }
    }

    fn decode(_version: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut by_key = BTreeMap::new();
        for _ in 0..from.varint()? {
            let key = (ModelId(from.small()?), StrategyId(from.small()?));
            by_key.insert(key, Arc::new(Totals::decode(from)?));
        }
        Ok(Self { by_key })
    }
}

impl Totals {
    fn add(&mut self, record: &Outcome) {
        self.latencies.record(record.latency_us);
        if let Some(kind) = record.failure {
            self.failures[kind as usize] += 1;
        }
    }

    /// How many outcomes.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.latencies.n()
    }

    /// How many of them did not fail.
    #[must_use]
    pub fn ok(&self) -> u64 {
        self.failures.iter().fold(self.n(), |left, failed| left.saturating_sub(*failed))
    }

    /// How many failed in this way.
    #[must_use]
    pub fn failed(&self, kind: FailKind) -> u64 {
        self.failures[kind as usize]
    }

    /// How long they took, the failed ones included.
    #[must_use]
    pub fn latencies(&self) -> &Latencies {
        &self.latencies
    }

    fn decode(from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut failures = [0_u64; FailKind::ALL.len()];
        for kind in 0..from.u8()? {
            // What a later program has counted under a kind of its own is something else to this one.
            let known = usize::from(kind).min(failures.len() - 1);
            failures[known] = failures[known].saturating_add(from.varint()?);
        }
        Ok(Self { failures, latencies: Latencies::decode(from)? })
    }
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
