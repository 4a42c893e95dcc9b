//! The record of the proofs: the numbers 0, 1, 2, … of a key, and totals that give away a gap or a number that came twice.

use crate::process::{Total, Totals};
use feeler_shim::record::wire::{Reader, put_varint};
use feeler_shim::record::{Aggregate, DecodeError, Record, Schema};

/// One record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) key: u32,
    pub(crate) number: u64,
}

/// Totals by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps(pub(crate) Totals);

impl Record for Step {
    const SCHEMA: Schema = Schema { id: u32::from_le_bytes(*b"step"), version: 1 };
    const WIRE: usize = 12;
    type Agg = Steps;

    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.key.to_le_bytes());
        out.extend_from_slice(&self.number.to_le_bytes());
    }

    fn get(_: u16, mut from: Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self { key: from.u32()?, number: from.u64()? })
    }
}

impl Aggregate<Step> for Steps {
    fn fold(&mut self, record: &Step) {
        self.0.entry(record.key).or_default().add(record.number);
    }

    fn merge(&mut self, other: &Self) {
        for (key, more) in &other.0 {
            let total = self.0.entry(*key).or_default();
            total.n += more.n;
            total.sum = total.sum.wrapping_add(more.sum);
            total.squares = total.squares.wrapping_add(more.squares);
        }
    }

    fn encode(&self, out: &mut Vec<u8>) {
        put_varint(out, self.0.len() as u64);
        for (key, total) in &self.0 {
            [u64::from(*key), total.n, total.sum, total.squares].into_iter().for_each(|it| put_varint(out, it));
        }
    }

    fn decode(_: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut totals = Totals::new();
        for _ in 0..from.varint()? {
            let key = from.small()?;
            totals.insert(key, Total { n: from.varint()?, sum: from.varint()?, squares: from.varint()? });
        }
        Ok(Self(totals))
    }
}
