//! A type of records that grows: what an older program has left is read, what a newer one has left is refused and left alone.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{Root, WITHIN};
use feeler_shim::record::wire::{self, Reader};
use feeler_shim::record::{Aggregate, DecodeError, Record, Schema};
use feeler_shim::{Health, OpenError, Shim, journal};

const ID: u32 = 77;

/// The first version: an amount.
#[derive(Clone, Copy)]
struct Old {
    amount: u32,
}

/// The second version: an amount and a fee; and the totals have both.
#[derive(Clone, Copy)]
struct New {
    amount: u32,
    fee: u16,
}

#[derive(Clone, Default, Debug, PartialEq)]
struct OldSum(u64);

#[derive(Clone, Default, Debug, PartialEq)]
struct NewSum {
    amount: u64,
    fee: u64,
}

impl Record for Old {
    const SCHEMA: Schema = Schema { id: ID, version: 1 };
    const WIRE: usize = 4;
    type Agg = OldSum;
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.amount.to_le_bytes());
    }
    fn get(_: u16, mut from: Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self { amount: from.u32()? })
    }
}

impl Aggregate<Old> for OldSum {
    fn fold(&mut self, record: &Old) {
        self.0 += u64::from(record.amount);
    }
    fn merge(&mut self, other: &Self) {
        self.0 += other.0;
    }
    fn encode(&self, out: &mut Vec<u8>) {
        wire::put_varint(out, self.0);
    }
    fn decode(_: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self(from.varint()?))
    }
}

impl Record for New {
    const SCHEMA: Schema = Schema { id: ID, version: 2 };
    const WIRE: usize = 6;
    type Agg = NewSum;
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.amount.to_le_bytes());
        out.extend_from_slice(&self.fee.to_le_bytes());
    }
    fn get(version: u16, mut from: Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self { amount: from.u32()?, fee: if version < 2 { 0 } else { from.u16()? } })
    }
    fn wire_of(version: u16) -> usize {
        if version < 2 { 4 } else { Self::WIRE }
    }
}

impl Aggregate<New> for NewSum {
    fn fold(&mut self, record: &New) {
        self.amount += u64::from(record.amount);
        self.fee += u64::from(record.fee);
    }
    fn merge(&mut self, other: &Self) {
        self.amount += other.amount;
        self.fee += other.fee;
    }
    fn encode(&self, out: &mut Vec<u8>) {
        [self.amount, self.fee].into_iter().for_each(|it| wire::put_varint(out, it));
    }
    fn decode(version: u16, from: &mut Reader<'_>) -> Result<Self, DecodeError> {
        Ok(Self { amount: from.varint()?, fee: if version < 2 { 0 } else { from.varint()? } })
    }
}

/// Records so many of them, some of which become totals and some a snapshot.
fn leave<R: Record>(root: &Root, name: &str, record: R, times: u32) {
    let config = root.config().instance(name).shard_cap(4).segment_bytes(4096).disk_max(16 << 10);
    let (shim, _) = Shim::<R>::open(config).unwrap();
    let recorder = shim.recorder();
    for at in 0..times {
        let _ = recorder.record(record);
        if at % 100 == 0 {
            shim.flush(WITHIN).unwrap();
        }
    }
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn a_newer_program_reads_what_an_older_one_has_left() {
    let root = Root::new();
    leave(&root, "a", Old { amount: 3 }, 5_000);
    let (shim, recovered) = Shim::<New>::open(root.config().instance("a")).unwrap();
    assert_eq!(*recovered.totals, NewSum { amount: 15_000, fee: 0 });
    let recorder = shim.recorder();
    let _ = recorder.record(New { amount: 1, fee: 9 });
    assert!(shim.shutdown(WITHIN).all_durable);
    // Both versions in one folder.
    let (shim, recovered) = Shim::<New>::open(root.config().instance("a")).unwrap();
    assert_eq!(*recovered.totals, NewSum { amount: 15_001, fee: 9 });
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn during_a_rolling_deploy_the_newer_program_adopts_the_older_ones_folder() {
    let root = Root::new();
    leave(&root, "a", Old { amount: 3 }, 100);
    let (shim, recovered) = Shim::<New>::open(root.config()).unwrap();
    assert_eq!((recovered.totals.amount, recovered.adopted), (300, 1));
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn an_older_program_refuses_what_a_newer_one_has_left_and_leaves_it() {
    let root = Root::new();
    leave(&root, "a", New { amount: 3, fee: 1 }, 10);
    let error = Shim::<Old>::open(root.config().instance("a")).unwrap_err();
    assert!(matches!(error, OpenError::Journal(journal::OpenError::Newer { .. })), "{error}");

    let (shim, recovered) = Shim::<Old>::open(root.config().instance("b")).unwrap();
    assert_eq!(*recovered.totals, OldSum(0));
    let Health::Degraded { reasons } = shim.telemetry().health else {
        panic!("it does not say that there is something")
    };
    assert!(reasons[0].to_string().starts_with("failed to adopt a: "), "{}", reasons[0]);
    assert!(shim.shutdown(WITHIN).all_durable);
    assert_eq!(root.folders(), ["a", "b"]);

    let (shim, recovered) = Shim::<New>::open(root.config().instance("a")).unwrap();
    assert_eq!(*recovered.totals, NewSum { amount: 30, fee: 10 });
    assert!(shim.shutdown(WITHIN).all_durable);
}
