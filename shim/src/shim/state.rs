//! What the shim writes into the journal's payloads, and how that is read again.

use std::collections::BTreeSet;

use super::shards::Merged;
use crate::journal::{Entry, Fold, Kind};
use crate::record::wire::{Reader, put_text, put_varint};
use crate::record::{Aggregate as _, DecodeError, Record, each};

/// Names of instances whose totals are in ours.
pub(crate) type Names = BTreeSet<String>;

/// What a frame takes beside its payload, in the journal and here.
pub(crate) const FRAME_OVERHEAD: usize = 96;

/// A frame before it goes to the journal.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) kind: Kind,
    pub(crate) count: u64,
    pub(crate) payload: Vec<u8>,
}

/// Single records, with the time of the turn that found them, and with memory for so many.
pub(crate) fn records<R: Record>(now_ms: u64, records: &[R], room: usize) -> Frame {
    let mut payload = Vec::with_capacity(8 + room * R::WIRE);
    payload.extend_from_slice(&now_ms.to_le_bytes());
    records.iter().for_each(|it| it.put(&mut payload));
    Frame { kind: Kind::Records, count: records.len() as u64, payload }
}

/// Totals in place of records; `names` are the instances that they were adopted from, if they were.
pub(crate) fn delta<R: Record>(merged: &Merged<R::Agg>, names: &Names) -> Frame {
    let mut payload = Vec::new();
    [merged.from_ms, merged.to_ms, merged.count].into_iter().for_each(|it| put_varint(&mut payload, it));
    put_names(&mut payload, names);
    merged.totals.encode(&mut payload);
    Frame { kind: Kind::Delta, count: merged.count.max(1), payload }
}

/// The in-band record of lost detail.
pub(crate) fn note(lost: Lost) -> Frame {
    let mut payload = Vec::new();
    [lost.count, lost.from_ms, lost.to_ms].into_iter().for_each(|it| put_varint(&mut payload, it));
    put_text(&mut payload, lost.why);
    Frame { kind: Kind::Note, count: 1, payload }
}

/// Single records that are not on the disk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lost {
    pub(crate) count: u64,
    pub(crate) from_ms: u64,
    pub(crate) to_ms: u64,
    /// `coalesced` where totals have them, `dropped` where nothing has.
    pub(crate) why: &'static str,
}

fn put_names(out: &mut Vec<u8>, names: &Names) {
    put_varint(out, names.len() as u64);
    names.iter().for_each(|it| put_text(out, it));
}

fn get_names(from: &mut Reader<'_>) -> Result<Names, DecodeError> {
    (0..from.varint()?).map(|_| from.text().map(str::to_owned)).collect()
}

/// The state of a snapshot.
pub(crate) fn snapshot<R: Record>(totals: &R::Agg, names: &Names) -> Vec<u8> {
    let mut state = Vec::new();
    put_names(&mut state, names);
    totals.encode(&mut state);
    state
}

/// What a journal adds up to.
pub(crate) struct Replay<R: Record> {
    pub(crate) totals: R::Agg,
    pub(crate) names: Names,
    /// Records of which only totals are left, or nothing, since the last snapshot.
    pub(crate) lost: u64,
}

impl Frame {
    /// About what it takes in memory, and on the disk.
    pub(crate) fn bytes(&self) -> usize {
        FRAME_OVERHEAD + self.payload.len()
    }
}

impl Lost {
    /// Adds more of the same.
    pub(crate) fn add(place: &mut Option<Self>, more: Self) {
        let lost = place.get_or_insert(Self { count: 0, ..more });
        lost.count += more.count;
        (lost.from_ms, lost.to_ms) = (lost.from_ms.min(more.from_ms), lost.to_ms.max(more.to_ms));
    }
}

impl<R: Record> Default for Replay<R> {
    fn default() -> Self {
        Self { totals: R::Agg::default(), names: Names::new(), lost: 0 }
    }
}

impl<R: Record> Fold for Replay<R> {
    fn snapshot(&mut self, version: u16, state: &[u8]) -> Result<(), DecodeError> {
        let mut from = Reader::new(state);
        let names = get_names(&mut from)?;
        self.totals = R::Agg::decode(version, &mut from)?;
        self.names = names;
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        let mut from = Reader::new(entry.payload);
        match entry.kind {
            Kind::Records => {
                from.u64()?;
                // All or nothing: a frame that cannot be read must not be counted in part.
                let mut read = Vec::new();
                each(entry.version, from.rest(), |record: R| read.push(record))?;
                read.iter().for_each(|record| self.totals.fold(record));
            }
            Kind::Delta => {
                let _from_to_count = (from.varint()?, from.varint()?, from.varint()?);
                let names = get_names(&mut from)?;
                let totals = R::Agg::decode(entry.version, &mut from)?;
                self.totals.merge(&totals);
                self.names.extend(names);
            }
            Kind::Note => self.lost += from.varint()?,
        }
        Ok(())
    }
}
