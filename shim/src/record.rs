//! What is recorded: a type of records, and the aggregate that they add up to.
//!
//! [`Outcome`] is ready-made. A type of one's own needs two short implementations:
//!
//! ```
//! use feeler_shim::record::wire::{self, Reader};
//! use feeler_shim::record::{Aggregate, DecodeError, Record, Schema};
//!
//! /// One cache look-up.
//! #[derive(Clone, Copy)]
//! struct Lookup { hit: bool, took_us: u32 }
//!
//! impl Record for Lookup {
//!     const SCHEMA: Schema = Schema { id: 0x4c4b_5550, version: 1 };
//!     const WIRE: usize = 5;
//!     type Agg = Lookups;
//!
//!     fn put(&self, out: &mut Vec<u8>) {
//!         out.push(u8::from(self.hit));
//!         out.extend_from_slice(&self.took_us.to_le_bytes());
//!     }
//!
//!     fn get(_version: u16, mut from: Reader<'_>) -> Result<Self, DecodeError> {
//!         Ok(Self { hit: from.u8()? != 0, took_us: from.u32()? })
//!     }
//! }
//!
//! #[derive(Clone, Default)]
//! struct Lookups { hits: u64, misses: u64, took_us: u64 }
//!
//! impl Aggregate<Lookup> for Lookups {
//!     fn fold(&mut self, it: &Lookup) {
//!         if it.hit { self.hits += 1 } else { self.misses += 1 }
//!         self.took_us += u64::from(it.took_us);
//!     }
//!
//!     fn merge(&mut self, other: &Self) {
//!         self.hits += other.hits;
//!         self.misses += other.misses;
//!         self.took_us += other.took_us;
//!     }
//!
//!     fn encode(&self, out: &mut Vec<u8>) {
//!         [self.hits, self.misses, self.took_us].into_iter().for_each(|it| wire::put_varint(out, it));
//!     }
//!
//!     fn decode(_version: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError> {
//!         Ok(Self { hits: from.varint()?, misses: from.varint()?, took_us: from.varint()? })
//!     }
//! }
//! ```
//!
//! # When the type changes
//!
//! Count [`Schema::version`] up, and let [`Record::wire_of`], [`Record::get`] and [`Aggregate::decode`] read the older
//! versions, too: what is on disk is read with the version that wrote it. A newer version than the program knows is refused,
//! not guessed at. Change [`Schema::id`] only for a type that has nothing to do with the old one.

mod known;
mod latencies;
mod outcome;
pub mod wire;

pub use crate::journal::{DecodeError, Schema};
pub use latencies::Latencies;
pub use outcome::{FailKind, ModelId, Outcome, OutcomeTotals, StrategyId, Totals};

use wire::Reader;

/// A record: small, of a fixed size on the wire.
pub trait Record: Copy + Send + 'static {
    /// Which type this is, and which version of it.
    const SCHEMA: Schema;
    /// How many bytes [`put`](Self::put) writes.
    const WIRE: usize;
    /// What records add up to.
    type Agg: Aggregate<Self>;

    /// Writes exactly [`WIRE`](Self::WIRE) bytes.
    fn put(&self, out: &mut Vec<u8>);

    /// Reads what a version up to the present one has written.
    fn get(version: u16, from: Reader<'_>) -> Result<Self, DecodeError>;

    /// The size on the wire of a version up to the present one.
    #[must_use]
    fn wire_of(_version: u16) -> usize {
        Self::WIRE
    }
}

/// What records add up to. To fold records one by one, and to merge what was folded apart, must give the same, in any order:
/// that is why totals stay exact where single records had to be given up.
///
/// `clone` is called whenever a new state is published, some 200 times a second: keep big parts in an `Arc`, and change them with
/// `Arc::make_mut`, as [`OutcomeTotals`] does. None of these functions may panic, block or do I/O.
pub trait Aggregate<R>: Default + Clone + Send + Sync + 'static {
    /// Adds one record.
    fn fold(&mut self, record: &R);
    /// Adds many: the same as one after the other, for an aggregate that can do it faster.
    fn fold_all(&mut self, records: &[R]) {
        records.iter().for_each(|record| self.fold(record));
    }
    /// Adds what another one holds.
    fn merge(&mut self, other: &Self);
    /// Writes it down.
    fn encode(&self, out: &mut Vec<u8>);
    /// Reads what a version up to the present one has written.
    fn decode(version: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError>;
}

/// Reads the records of one frame, in order.
pub fn each<R: Record>(version: u16, payload: &[u8], mut then: impl FnMut(R)) -> Result<(), DecodeError> {
    let size = R::wire_of(version).max(1);
    let records = payload.chunks_exact(size);
    if !records.remainder().is_empty() {
        return Err(wire::error("a frame that ends in the middle of a record"));
    }
    for bytes in records {
        then(R::get(version, Reader::new(bytes))?);
    }
    Ok(())
}
