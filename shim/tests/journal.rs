//! The journal on a real disk, as its users see it.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::path::PathBuf;

use feeler_shim::journal::{DecodeError, Entry, Fold, Journal, JournalConfig, Kind, OpenError, Recovery, Schema};

/// Keeps what it is given: the states and the payloads, in order.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen(Vec<String>);

impl Fold for Seen {
    fn snapshot(&mut self, version: u16, state: &[u8]) -> Result<(), DecodeError> {
        self.0 = vec![format!("state v{version}: {}", String::from_utf8_lossy(state))];
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        let (first, behind) = (entry.first_seq, entry.first_seq + entry.count);
        self.0.push(format!("{first}..{behind} {:?}: {}", entry.kind, String::from_utf8_lossy(entry.payload)));
        Ok(())
    }
}

/// A folder of this test alone, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("feeler-journal-{test}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn config(&self) -> JournalConfig {
        JournalConfig {
            segment_bytes: 4096,
            disk_max: 1 << 20,
            ..JournalConfig::new(self.0.join("one"), Schema { id: 7, version: 2 })
        }
    }

    fn open(&self) -> (Journal, Recovery, Seen) {
        let mut seen = Seen::default();
        let (journal, recovery) = Journal::open(self.config(), &mut seen).expect("it opens");
        (journal, recovery, seen)
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.join("one")).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_was_committed_is_there_again() {
    let folder = Folder::new("there-again");
    let (mut journal, recovery, seen) = folder.open();
    assert_eq!((recovery.epoch, recovery.next_seq, seen), (1, 0, Seen::default()));
    assert_eq!(journal.push(Kind::Records, 2, b"ab"), 2);
    assert_eq!(journal.push(Kind::Note, 0, b"a frame takes a number"), 3);
    assert_eq!((journal.durable(), journal.commit().unwrap(), journal.durable()), (0, 3, 3));
    assert_eq!(journal.backlog_bytes(), 0);
    drop(journal);

    let (journal, recovery, seen) = folder.open();
    assert_eq!(seen.0, ["0..2 Records: ab", "2..3 Note: a frame takes a number"]);
    assert_eq!((recovery.epoch, recovery.frames, recovery.records, recovery.next_seq), (2, 2, 2, 3));
    assert!(recovery.corrupt.is_empty());
    assert_eq!(journal.next_seq(), 3);
}

#[test]
fn a_snapshot_takes_the_place_of_what_it_covers() {
    let folder = Folder::new("snapshot");
    let (mut journal, ..) = folder.open();
    for n in 0..50 {
        journal.push(Kind::Records, 1, format!("{n:0200}").as_bytes());
        journal.commit().unwrap();
    }
    assert_eq!(folder.files().len(), 4, "a lock and three segments");
    journal.snapshot(50, b"fifty").unwrap();
    journal.push(Kind::Delta, 3, b"three more");
    journal.commit().unwrap();
    drop(journal);
    let (_journal, recovery, seen) = folder.open();
    assert_eq!(seen.0, ["state v2: fifty", "50..53 Delta: three more"]);
    assert_eq!((recovery.snapshot_seq, recovery.records), (Some(50), 3));
    assert_eq!(folder.files().iter().filter(|name| name.starts_with("seg-")).count(), 1);
}

#[test]
fn the_second_one_is_told_who_has_the_folder() {
    let folder = Folder::new("locked");
    let (journal, ..) = folder.open();
    let error = Journal::open(folder.config(), &mut Seen::default()).unwrap_err();
    assert!(matches!(error, OpenError::Locked { by: Some(pid), .. } if pid == std::process::id()), "{error}");
    assert!(error.to_string().contains(&std::process::id().to_string()), "{error}");
    drop(journal);
    folder.open();
}
