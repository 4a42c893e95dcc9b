//! Damage to what was durable: it is reported with its place, the rest is read, and nothing is made up.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use feeler_shim::journal::{
    CommitError, CorruptPlace, DecodeError, Entry, Fold, Journal, JournalConfig, Kind, OpenError, Recovery, Schema,
};
use feeler_shim::sim::{Loss, SimDisk};
use proptest::prelude::*;

/// A record is a letter.
#[derive(Debug, Default, PartialEq, Eq)]
struct Letters(String);

impl Fold for Letters {
    fn snapshot(&mut self, _version: u16, state: &[u8]) -> Result<(), DecodeError> {
        self.0 = String::from_utf8(state.to_vec()).map_err(|_| DecodeError::new("no text"))?;
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        let text = std::str::from_utf8(entry.payload).map_err(|_| DecodeError::new("no text"))?;
        self.0.push_str(text.trim_end());
        Ok(())
    }
}

const SCHEMA: Schema = Schema { id: 1, version: 1 };

fn config(disk: &SimDisk) -> JournalConfig {
    JournalConfig { segment_bytes: 4096, fs: Arc::new(disk.clone()), ..JournalConfig::new("/all/one", SCHEMA) }
}

fn open(disk: &SimDisk) -> (Journal, Recovery, String) {
    let mut letters = Letters::default();
    let (journal, recovery) = Journal::open(config(disk), &mut letters).expect("it opens");
    (journal, recovery, letters.0)
}

/// Each letter is committed by itself, in a frame of `width` bytes.
fn write(journal: &mut Journal, letters: &str, width: usize) {
    for letter in letters.chars() {
        journal.push(Kind::Records, 1, format!("{letter:width$}").as_bytes());
        journal.commit().expect("a commit");
    }
}

fn file(name: &str) -> PathBuf {
    Path::new("/all/one").join(name)
}

fn flip(disk: &SimDisk, name: &str, at: usize) {
    disk.damage(&file(name), |bytes| bytes[at] ^= 0x40).expect("a file");
}

/// Where the damage is, without the words.
fn places(recovery: &Recovery) -> Vec<(&str, u64)> {
    let name = |place: &CorruptPlace| place.offset;
    recovery.corrupt.iter().map(|it| (it.file.file_name().unwrap().to_str().unwrap(), name(it))).collect()
}

#[test]
fn a_frame_in_the_middle() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abcd", 8);
    drop(journal);
    flip(&disk, "seg-1-1.log", 64 + 40 + 33);
    let (journal, recovery, letters) = open(&disk);
    assert_eq!(letters, "acd");
    assert_eq!(places(&recovery), [("seg-1-1.log", 64 + 40)]);
    assert!(recovery.corrupt[0].to_string().contains("the checksum of a frame is wrong; 40 bytes are skipped"));
    assert_eq!((recovery.missing, recovery.next_seq, recovery.torn_bytes), (1, 4, 0));
    assert_eq!(journal.next_seq(), 4, "no number is given out twice");
}

#[test]
fn zeros_in_the_middle() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abcd", 8);
    drop(journal);
    disk.damage(&file("seg-1-1.log"), |bytes| bytes[64 + 40..64 + 80].fill(0)).unwrap();
    let (_, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.missing), ("acd", 1));
    assert_eq!(places(&recovery), [("seg-1-1.log", 64 + 40)]);
}

#[test]
fn the_end_of_a_segment_that_is_not_the_last() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abcdef", 1500);
    drop(journal);
    let second = 64 + 1536;
    for change in [|bytes: &mut Vec<u8>| bytes[64 + 1536 + 500] ^= 1, |bytes: &mut Vec<u8>| bytes.truncate(64 + 1536)] {
        disk.damage(&file("seg-1-1.log"), change).unwrap();
        let (_, recovery, letters) = open(&disk);
        assert_eq!(letters, "acdef");
        assert_eq!(places(&recovery), [("seg-1-1.log", second)]);
        assert_eq!(recovery.missing, 1);
    }
}

#[test]
fn a_header_and_the_rest_is_read() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abcdef", 1500);
    drop(journal);
    flip(&disk, "seg-1-2.log", 20);
    let (_, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.missing), ("abcdef", 0));
    assert_eq!(places(&recovery), [("seg-1-2.log", 0)]);
}

#[test]
fn a_segment_that_cannot_be_read_or_is_gone() {
    for gone in [false, true] {
        let disk = SimDisk::new(0);
        let (mut journal, ..) = open(&disk);
        write(&mut journal, "abcdef", 1500);
        drop(journal);
        if gone {
            feeler_shim::fs::Fs::remove(&disk, &file("seg-1-2.log")).unwrap();
        } else {
            disk.fail_reads_of(&file("seg-1-2.log"));
        }
        let (_, recovery, letters) = open(&disk);
        assert_eq!((letters.as_str(), recovery.missing), ("abef", 2));
        assert_eq!(recovery.corrupt.len(), 1, "{:?}", recovery.corrupt);
        let why = recovery.corrupt[0].to_string();
        let wanted = if gone { "seg-1-1.log at 4096: the records from 2 to 3 are missing" } else { "seg-1-2.log at 0" };
        assert!(why.contains(wanted), "{why}");
    }
}

#[test]
fn the_last_segment_cannot_be_read() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abc", 1500);
    drop(journal);
    disk.fail_reads_of(&file("seg-1-2.log"));
    let (_, recovery, letters) = open(&disk);
    assert_eq!(letters, "ab");
    assert_eq!(places(&recovery), [("seg-1-2.log", 0)]);
}

#[test]
fn the_newest_snapshot_and_the_older_is_used() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "ab", 8);
    journal.snapshot(2, b"ab").unwrap();
    write(&mut journal, "cd", 8);
    // The power is cut before what the second snapshot covers is removed.
    let before = disk.counts().operations;
    disk.cut_power_at(7);
    journal.snapshot(4, b"abcd").unwrap();
    assert_eq!(disk.counts().operations, before + 8, "it was cut at the removal of the first");
    drop(journal);
    disk.power_on(Loss::Nothing);
    disk.damage(&file("snap-2"), |_| ()).expect("it is there still");
    flip(&disk, "snap-4", 65);
    let (mut journal, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.snapshot_seq, recovery.missing), ("abcd", Some(2), 0));
    assert_eq!(places(&recovery), [("snap-4", 0)]);
    // It is kept for whoever wants to look, until a good one takes its name.
    write(&mut journal, "e", 8);
    journal.snapshot(5, b"abcde").unwrap();
    assert!(disk.files().contains(&file("snap-4.damaged")), "{:?}", disk.files());
    drop(journal);
    let (_, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.corrupt.len()), ("abcde", 0));
}

#[test]
fn a_damaged_segment_is_kept_beside_when_a_snapshot_covers_it() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "abcd", 8);
    drop(journal);
    flip(&disk, "seg-1-1.log", 64 + 40 + 33);
    let (mut journal, ..) = open(&disk);
    let durable = journal.commit().unwrap();
    journal.snapshot(durable, b"acd").unwrap();
    assert!(disk.files().contains(&file("seg-1-1.log.damaged")), "{:?}", disk.files());
    drop(journal);
    let (_, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.corrupt.len()), ("acd", 0));
}

#[test]
fn what_the_fold_cannot_read() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    journal.push(Kind::Records, 1, b"a");
    journal.push(Kind::Records, 2, &[0xFF]);
    journal.push(Kind::Records, 1, b"d");
    journal.commit().unwrap();
    drop(journal);
    let (_, recovery, letters) = open(&disk);
    assert_eq!((letters.as_str(), recovery.missing, recovery.next_seq), ("ad", 2, 4));
    assert!(recovery.corrupt[0].why.contains("it cannot be decoded: no text"), "{:?}", recovery.corrupt);
}

#[test]
fn newer_and_other_records_are_refused() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "a", 8);
    drop(journal);
    let other = JournalConfig { schema: Schema { id: 2, ..SCHEMA }, ..config(&disk) };
    let error = Journal::open(other, &mut Letters::default()).unwrap_err();
    assert!(matches!(error, OpenError::OtherSchema { found: 1, wanted: 2, .. }), "{error}");

    let grown = JournalConfig { schema: Schema { version: 2, ..SCHEMA }, ..config(&disk) };
    let (mut journal, recovery) = Journal::open(grown, &mut Letters::default()).unwrap();
    assert_eq!(recovery.records, 1, "older ones are read");
    write(&mut journal, "b", 8);
    drop(journal);
    let error = Journal::open(config(&disk), &mut Letters::default()).unwrap_err();
    assert!(error.to_string().contains("version 2 of their schema, and this is version 1"), "{error}");
}

#[test]
fn a_full_journal_says_so_and_a_snapshot_makes_room() {
    let disk = SimDisk::new(0);
    let small = JournalConfig { disk_max: 16 << 10, ..config(&disk) };
    let (mut journal, _) = Journal::open(small.clone(), &mut Letters::default()).unwrap();
    let mut all = String::new();
    let error = loop {
        journal.push(Kind::Records, 1, format!("{:1500}", "x").as_bytes());
        all.push('x');
        if let Err(error) = journal.commit() {
            break error;
        }
        assert!(all.len() < 100, "it never becomes full");
    };
    assert!(matches!(error, CommitError::Full { .. }), "{error}");
    assert!(error.to_string().contains("take a snapshot to make room"), "{error}");
    assert!(journal.wants_snapshot() && journal.disk_bytes() <= 16 << 10);
    assert_eq!((journal.durable(), journal.next_seq()), (all.len() as u64 - 1, all.len() as u64));
    journal.snapshot(journal.next_seq(), all.as_bytes()).unwrap();
    assert_eq!((journal.durable(), journal.backlog_bytes()), (all.len() as u64, 0), "what did not fit is covered");
    assert!(!journal.wants_snapshot());
    write(&mut journal, "yz", 8);
    drop(journal);
    disk.cut_power();
    disk.power_on(Loss::Everything);
    let (_, _, letters) = open(&disk);
    assert_eq!(letters, all + "yz");
}

#[test]
fn a_snapshot_covers_only_what_ends_there() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    journal.push(Kind::Records, 2, b"ab");
    for covers in [1, 3] {
        let error = journal.snapshot(covers, b"a").unwrap_err();
        assert!(matches!(error, CommitError::Uncoverable { .. }), "{error}");
    }
    assert!(disk.files().iter().all(|file| file.ends_with("lock")), "{:?}", disk.files());
    journal.snapshot(0, b"").unwrap();
    journal.snapshot(2, b"ab").unwrap();
    assert!(journal.snapshot(0, b"").is_err(), "not what was covered before");
}

/// A process that dies between the rename and the sync of the folder leaves a snapshot that is seen and may yet vanish.
#[test]
fn a_snapshot_that_was_found_is_there_to_stay() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    write(&mut journal, "ab", 8);
    journal.push(Kind::Records, 1, b"c");
    disk.fail_operation(6);
    let error = journal.snapshot(3, b"abc").unwrap_err();
    assert!(error.to_string().contains("sync the folder of the snapshot"), "{error}");
    disk.kill();
    let (journal, _, letters) = open(&disk);
    assert_eq!((letters.as_str(), journal.durable()), ("abc", 3));
    disk.cut_power();
    disk.power_on(Loss::Everything);
    let (_, _, letters) = open(&disk);
    assert_eq!(letters, "abc");
}

#[test]
fn room_for_less_than_a_segment_is_used() {
    let disk = SimDisk::new(0);
    let (mut journal, ..) = open(&disk);
    disk.set_quota(Some(disk.bytes() + 1000));
    journal.push(Kind::Records, 1, b"a");
    assert_eq!(journal.commit().unwrap(), 1);
    journal.push(Kind::Records, 1, format!("{:1500}", "b").as_bytes());
    assert!(journal.commit().unwrap_err().is_disk_full());
    disk.set_quota(None);
    assert_eq!(journal.commit().unwrap(), 2);
    assert!(disk.files().len() < 5, "attempts leave nothing behind: {:?}", disk.files());
}

/// Whatever byte is changed: what is read is some of what was written, in order, and what is not is accounted for.
#[test]
fn any_byte() {
    let disk = || {
        let disk = SimDisk::new(0);
        let (mut journal, ..) = open(&disk);
        write(&mut journal, "abcdef", 1000);
        journal.snapshot(6, b"abcdef").unwrap();
        write(&mut journal, "ghij", 1000);
        drop(journal);
        let (mut journal, ..) = open(&disk);
        write(&mut journal, "klmn", 100);
        disk
    };
    let files: Vec<PathBuf> = disk().files().into_iter().filter(|file| !file.ends_with("lock")).collect();
    let places = (proptest::sample::select(files), any::<proptest::sample::Index>(), 0..8u8);
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }, |((file, at, bit) in places)| {
        let disk = disk();
        disk.damage(&file, |bytes| {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }).unwrap();
        let mut letters = Letters::default();
        let opened = Journal::open(config(&disk), &mut letters);
        let (_, recovery) = opened.expect("a bit is damage, not another version");
        let mut wanted = "abcdefghijklmn".chars();
        prop_assert!(letters.0.chars().all(|it| wanted.any(|other| other == it)), "{}", letters.0);
        let lost = 14 - letters.0.len() as u64;
        prop_assert!(lost == 0 || !recovery.corrupt.is_empty() || recovery.torn_bytes > 0 && lost == 1, "{recovery:?}");
        prop_assert!(recovery.torn_bytes > 0 || recovery.missing == lost, "{lost} of {recovery:?}");
    });
}
