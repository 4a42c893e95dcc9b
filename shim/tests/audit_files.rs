//! The audit log in several files: one goes on where the one before is full, and none can be missing unseen.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/auditing.rs"]
mod auditing;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use feeler_shim::audit::{
    self, AppendError, AuditLog, Checkpoint, Config, MAX_LINE, NoteKey, NoteSigner, OpenError, Verified,
};
use feeler_shim::fs::{Fs, FsFile, RealFs};
use feeler_shim::policy::{Reason, Sha256};
use feeler_shim::sim::{Loss, SimDisk};

use auditing::{Key, PATH, at, config, flagged, lines, open, signed};

/// Room for three lines.
const SMALL: u64 = 600;

fn small(disk: &SimDisk) -> Config {
    Config { max_bytes: SMALL, ..config(disk) }
}

fn small_signed(disk: &SimDisk) -> Config {
    Config { max_bytes: SMALL, ..signed(disk) }
}

fn append(log: &AuditLog, entries: std::ops::Range<u64>) {
    for nth in entries {
        log.append(at(1), &flagged(nth)).unwrap();
    }
}

/// Ten lines in four files.
fn written(config: Config) -> AuditLog {
    let log = open(config);
    append(&log, 0..10);
    log
}

/// The files of the log, in order.
fn files(disk: &SimDisk) -> Vec<PathBuf> {
    let mut files = disk.files();
    files.retain(|path| path.extension().is_some_and(|it| it == "jsonl"));
    // The first one has no number, and would come last.
    files.sort_by_key(|path| (path != Path::new(PATH), path.clone()));
    files
}

fn read(disk: &SimDisk, path: &Path) -> Vec<u8> {
    disk.read(path, u64::MAX).unwrap()
}

fn all(disk: &SimDisk) -> Vec<u8> {
    files(disk).iter().flat_map(|path| read(disk, path)).collect()
}

fn verified(disk: &SimDisk, checkpoint: Option<&Checkpoint>) -> Result<Verified, String> {
    let verified = audit::verify_files(disk, Path::new(PATH), checkpoint);
    verified.map_err(|error| match error {
        OpenError::Broken(broken) => {
            format!("{} {} {}", broken.file.as_deref().unwrap_or("-"), broken.line, broken.why.code())
        }
        other => other.to_string(),
    })
}

fn checkpoint(disk: &SimDisk) -> Checkpoint {
    let note = read(disk, Path::new("/var/audit.checkpoint"));
    Checkpoint::verified(&note, &[Key(1).key()]).unwrap()
}

mod the_next_file {
    use super::*;

    #[test]
    fn begins_where_the_one_before_is_full() {
        let disk = SimDisk::new(1);
        let log = written(small(&disk));
        let names =
            ["/var/audit.jsonl", "/var/audit.000002.jsonl", "/var/audit.000003.jsonl", "/var/audit.000004.jsonl"];
        assert_eq!(files(&disk), names.map(PathBuf::from));
        assert_eq!(files(&disk).iter().map(|path| lines(&read(&disk, path)).len()).collect::<Vec<_>>(), [3, 3, 3, 1]);
        assert!(files(&disk).iter().all(|path| read(&disk, path).len() as u64 <= SMALL));
        assert_eq!(audit::verify(&all(&disk), None).unwrap(), verified(&disk, None).unwrap());
        let status = log.status();
        assert_eq!((status.lines, status.bytes, status.files), (10, all(&disk).len() as u64, 4));
    }

    #[test]
    fn is_chained_to_the_last_line_of_the_one_before() {
        let disk = SimDisk::new(1);
        written(small(&disk));
        let files = files(&disk);
        for pair in files.windows(2) {
            let last = lines(&read(&disk, &pair[0])).pop().unwrap();
            let first = lines(&read(&disk, &pair[1])).remove(0);
            let first: serde_json::Value = serde_json::from_slice(&first).unwrap();
            assert_eq!(first["prev"], Sha256::of(last.strip_suffix(b"\n").unwrap()).to_string());
        }
    }

    #[test]
    fn is_where_a_log_goes_on_that_is_opened_again() {
        let disk = SimDisk::new(1);
        drop(written(small(&disk)));
        let log = open(small(&disk));
        assert_eq!(log.append(at(2), &flagged(10)).unwrap().seq, 10);
        assert_eq!((files(&disk).len(), verified(&disk, None).unwrap().lines), (4, 11));
        // Whatever the bound was before: what is there is read, and the next line goes where there is room.
        drop(log);
        let log = open(Config { max_bytes: 300, ..config(&disk) });
        log.append(at(3), &flagged(11)).unwrap();
        assert_eq!((files(&disk).len(), verified(&disk, None).unwrap().lines), (5, 12));
    }

    #[test]
    fn comes_after_a_checkpoint_of_all_before_it() {
        let disk = SimDisk::new(1);
        let log = open(Config { checkpoint_every: 1000, ..small_signed(&disk) });
        for nth in 0..7 {
            log.append(at(1), &flagged(nth)).unwrap();
            assert_eq!(log.status().checkpointed, nth / 3 * 3, "after {} lines", nth + 1);
        }
        assert_eq!(verified(&disk, Some(&checkpoint(&disk))).unwrap().covered, 6);
    }

    #[test]
    fn does_not_wait_for_a_signer_that_does_not_answer() {
        #[derive(Debug)]
        struct Silent;
        impl NoteSigner for Silent {
            fn key(&self) -> NoteKey {
                Key(1).key()
            }
            fn sign(&self, _: &[u8]) -> Result<[u8; 64], Box<dyn Error + Send + Sync>> {
                Err("reach the token".into())
            }
        }
        let disk = SimDisk::new(1);
        let log = written(Config { signer: Some(Box::new(Silent)), ..small(&disk) });
        assert_eq!((log.status().lines, log.status().files, log.status().checkpointed), (10, 4, 0));
        assert!(log.status().checkpoint_error.unwrap().contains("reach the token"));
    }

    #[test]
    fn is_not_begun_for_a_line_that_no_file_has_room_for() {
        let disk = SimDisk::new(1);
        let log = open(Config { max_bytes: 100, ..config(&disk) });
        let full = log.append(at(1), &flagged(0)).unwrap_err();
        assert!(matches!(full, AppendError::Full { max_bytes: 100 }), "{full}");
        assert_eq!((files(&disk).len(), full.reason()), (1, Reason::AuditUnavailable));
    }
}

mod damage {
    use super::*;

    fn four_files() -> SimDisk {
        let disk = SimDisk::new(1);
        written(small_signed(&disk)).close().unwrap();
        disk
    }

    /// What the verifier says, and that the log does not open for the same reason.
    fn found(disk: &SimDisk) -> String {
        let checkpoint = checkpoint(disk);
        let says = verified(disk, Some(&checkpoint)).unwrap_err();
        let error = AuditLog::open(small_signed(disk), at(9)).unwrap_err();
        assert_eq!(error.reason(), Reason::AuditChainBroken, "{error}");
        let OpenError::Broken(broken) = error else { panic!("{error}") };
        assert!(says.ends_with(&format!("{} {}", broken.line, broken.why.code())), "{says}, and {broken}");
        says
    }

    #[test]
    fn no_file_can_be_missing_unseen() {
        for (nth, says) in [
            "audit.000002.jsonl 1 sequence",
            "audit.000003.jsonl 4 sequence",
            "audit.000004.jsonl 7 sequence",
            // That lines are missing at the end the chain does not show.
            "audit.000003.jsonl 10 truncated",
        ]
        .into_iter()
        .enumerate()
        {
            let disk = four_files();
            disk.remove(&files(&disk)[nth]).unwrap();
            assert_eq!(found(&disk), says);
            assert_eq!(verified(&disk, None).is_ok(), nth == 3);
        }
        let disk = four_files();
        for path in files(&disk) {
            disk.remove(&path).unwrap();
        }
        let error = AuditLog::open(small_signed(&disk), at(9)).unwrap_err();
        assert!(error.to_string().contains("it is missing: the checkpoint counted 10 lines"), "{error}");
    }

    #[test]
    fn a_file_that_is_missing_is_told_in_words() {
        let disk = four_files();
        disk.remove(&files(&disk)[1]).unwrap();
        let error = AuditLog::open(small_signed(&disk), at(9)).unwrap_err().to_string();
        let says = "line 4 (in audit.000003.jsonl): `seq` is 6, and has to be 3: lines before it are missing, or the file with them";
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn files_that_are_full_are_not_repaired() {
        type Damage = fn(&mut Vec<u8>);
        let cases: [(Damage, &str); 4] = [
            (|file| file.truncate(file.len() - 1), "audit.000002.jsonl 6 torn"),
            (|file| file.extend_from_slice(b"\0\0\n"), "audit.000002.jsonl 7 not_json"),
            (|file| file.truncate(lines(file)[0].len()), "audit.000003.jsonl 5 sequence"),
            (Vec::clear, "audit.000003.jsonl 4 sequence"),
        ];
        for (change, says) in cases {
            let disk = four_files();
            disk.damage(Path::new("/var/audit.000002.jsonl"), change).unwrap();
            assert_eq!(found(&disk), says);
        }
    }

    #[test]
    fn files_cannot_be_exchanged_or_come_from_another_log() {
        let disk = four_files();
        let [second, third] = [1, 2].map(|nth| read(&disk, &files(&disk)[nth]));
        disk.damage(&files(&disk)[1], |file| *file = third).unwrap();
        disk.damage(&files(&disk)[2], |file| *file = second).unwrap();
        assert_eq!(found(&disk), "audit.000002.jsonl 4 sequence");

        let (disk, other) = (four_files(), SimDisk::new(1));
        written(Config { actor: "host-2".to_owned(), ..small(&other) });
        let second = read(&other, &files(&other)[1]);
        disk.damage(&files(&disk)[1], |file| *file = second).unwrap();
        assert_eq!(found(&disk), "audit.000002.jsonl 4 link");
    }

    #[test]
    fn the_last_file_is_repaired_as_the_only_one_is() {
        let disk = four_files();
        disk.damage(&files(&disk)[3], |file| file.extend_from_slice(b"{\"v\":1,\"se")).unwrap();
        let (_, cut) = AuditLog::open(small_signed(&disk), at(9)).unwrap();
        assert_eq!((cut, verified(&disk, None).unwrap().lines), (10, 11));
    }
}

/// Every operation fails once, while a file begins: what was acknowledged is there, what was refused is not, and the next line is taken.
#[test]
fn a_file_that_cannot_be_begun_costs_one_line() {
    // The file, its name, the line, its sync.
    for nth in 0..4 {
        let disk = SimDisk::new(nth);
        let log = open(small_signed(&disk));
        append(&log, 0..3);
        disk.fail_operation(nth);
        let error = log.append(at(2), &flagged(3)).unwrap_err();
        assert_eq!(error.reason(), Reason::AuditUnavailable, "{error}");
        append(&log, 4..5);
        let text = String::from_utf8(all(&disk)).unwrap();
        assert!(!text.contains("entry 3") && text.contains("entry 2") && text.contains("entry 4"), "{nth}: {text}");
        assert_eq!((verified(&disk, None).unwrap().lines, log.status().files), (log.status().lines, 2), "{nth}");
    }
}

/// A process that died when it had made a file, another one that goes on there, and a power cut: a name is on the disk before a line is acknowledged.
#[test]
fn a_file_of_a_process_that_died_is_there_to_stay() {
    for path in [PATH, "/var/audit.000002.jsonl"] {
        let disk = SimDisk::new(1);
        if path != PATH {
            append(&open(small(&disk)), 0..3);
        } else {
            disk.create_dir_all(Path::new("/var")).unwrap();
        }
        drop(disk.create_new(Path::new(path)).unwrap());
        disk.kill();
        append(&open(small(&disk)), 4..5);
        disk.cut_power();
        disk.power_on(Loss::Everything);
        assert!(String::from_utf8(read(&disk, Path::new(path))).unwrap().contains("entry 4"), "{path}");
        verified(&disk, None).unwrap();
    }
}

/// Power cuts at every operation of a life of several files, with every kind of loss.
#[test]
fn acknowledged_lines_outlive_power_cuts_in_any_file() {
    let mut cuts = 0;
    for loss in [Loss::Everything, Loss::Nothing, Loss::Zeroed, Loss::Random] {
        for nth in 0..64 {
            let disk = SimDisk::new(nth * 31 + 7);
            disk.cut_power_at(nth);
            let mut acknowledged = 0;
            if let Ok((log, _)) = AuditLog::open(small_signed(&disk), at(0)) {
                acknowledged = (0..10).take_while(|it| log.append(at(1), &flagged(*it)).is_ok()).count();
            }
            cuts += u32::from(!disk.is_on());
            disk.cut_power();
            disk.power_on(loss);
            let (log, _) =
                AuditLog::open(small_signed(&disk), at(2)).unwrap_or_else(|it| panic!("{loss:?} {nth}: {it}"));
            let text = String::from_utf8(all(&disk)).unwrap();
            for it in 0..acknowledged {
                assert!(
                    text.contains(&format!("entry {it}\"")),
                    "{loss:?} {nth}: entry {it} of {acknowledged} is lost"
                );
            }
            log.append(at(3), &flagged(99)).unwrap();
            log.close().unwrap();
            let verified = verified(&disk, Some(&checkpoint(&disk))).unwrap();
            assert_eq!(verified.lines, verified.covered);
        }
    }
    assert!(cuts > 150, "the power was cut {cuts} times");
}

/// A disk on which the end of a line is not there yet when it is first read.
#[derive(Debug)]
struct MidWrite {
    disk: SimDisk,
    missing: AtomicUsize,
}

impl Fs for MidWrite {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = self.disk.read(path, limit)?;
        bytes.truncate(bytes.len() - self.missing.swap(0, Ordering::Relaxed));
        Ok(bytes)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<String>> {
        self.disk.list(path)
    }

    fn create_dir_all(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn create_new(&self, _: &Path) -> io::Result<Box<dyn FsFile>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn lock(&self, _: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[test]
fn a_line_that_is_being_written_is_no_damage() {
    let disk = SimDisk::new(1);
    append(&open(config(&disk)), 0..3);
    let path = Path::new(PATH);
    let disk = MidWrite { disk, missing: AtomicUsize::new(5) };
    assert_eq!(audit::verify_files(&disk, path, None).unwrap().lines, 3);
    disk.disk.damage(path, |log| log.truncate(log.len() - 5)).unwrap();
    assert!(audit::verify_files(&disk, path, None).is_err(), "it stays so");
}

/// What the simulated disk cannot show: a verifier beside the writer.
#[test]
fn a_log_verifies_while_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.jsonl");
    let log = open(Config { max_bytes: SMALL, ..Config::new(&path, "host-1") });
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| append(&log, 0..60));
        let mut lines = 0;
        while !writer.is_finished() {
            let now = audit::verify_files(&RealFs, &path, None).unwrap().lines;
            assert!(now >= lines);
            lines = now;
        }
    });
    assert_eq!(audit::verify_files(&RealFs, &path, None).unwrap().lines, 60);
    let nothing = audit::verify_files(&RealFs, &folder.path().join("other.jsonl"), None).unwrap_err();
    assert!(nothing.to_string().starts_with("failed to read"), "{nothing}");
    assert!(MAX_LINE as u64 > SMALL, "lines of these tests are short");
}
