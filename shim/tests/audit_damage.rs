//! The audit log after damage, failed writes and power cuts.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/auditing.rs"]
mod auditing;

use std::path::Path;

use feeler_shim::audit::{self, AuditLog, Checkpoint, Config, Entry, Event, NoteSigner as _};
use feeler_shim::policy::Reason;
use feeler_shim::sim::{Loss, SimDisk};

use auditing::{Key, PATH, at, config, content, events, flagged, lines, open, signed};

mod damage {
    use super::*;

    fn four_lines(disk: &SimDisk) {
        let log = open(signed(disk));
        for nth in 0..4 {
            log.append(at(1), &flagged(nth)).unwrap();
        }
    }

    type Damage = fn(&mut Vec<u8>);

    /// What the first line says.
    fn edit_the_first(log: &mut [u8]) {
        let at = log.windows(7).position(|it| it == b"entry 0").unwrap();
        log[at + 6] = b'7';
    }

    fn reopened(disk: &SimDisk) -> Result<u64, (Reason, String)> {
        AuditLog::open(signed(disk), at(9)).map(|(_, cut)| cut).map_err(|it| (it.reason(), it.to_string()))
    }

    #[test]
    fn a_torn_end_is_cut_off_and_the_log_says_so() {
        for torn in [b"{\"v\":1,\"seq\":4".as_slice(), b"\0\0\0\0", b"\xff\xfe\n", b"{\"v\":1,\0\0\0\0\"}\n"] {
            let disk = SimDisk::new(1);
            four_lines(&disk);
            disk.damage(Path::new(PATH), |log| log.extend_from_slice(torn)).unwrap();
            assert_eq!(reopened(&disk), Ok(torn.len() as u64));
            assert_eq!(events(&disk)[4..], ["log.torn_tail_repaired"]);
            let log = content(&disk);
            assert!(lines(&log)[4].ends_with(format!("\"cut_bytes\":{}}}\n", torn.len()).as_bytes()));
            assert_eq!(reopened(&disk), Ok(0));
        }
    }

    #[test]
    fn what_no_crash_does_keeps_the_log_shut() {
        let cases: [(&str, Damage, &str); 5] = [
            ("a line that is not the last", |log| log[3] = 0, "line 1: it is no JSON"),
            ("an edit", |log| edit_the_first(log), "line 2: `prev` is not the digest"),
            (
                "a readable line that does not belong there",
                |log| log.extend_from_slice(b"{\"v\":1}\n"),
                "line 5: `seq`",
            ),
            ("the last lines", |log| log.truncate(300), "line 2: it is missing: the checkpoint counted 3"),
            ("all", Vec::clear, "line 1: it is missing: the checkpoint counted 3"),
        ];
        for (what, change, says) in cases {
            let disk = SimDisk::new(1);
            four_lines(&disk);
            disk.damage(Path::new(PATH), change).unwrap();
            let (reason, text) = reopened(&disk).unwrap_err();
            assert_eq!(reason, Reason::AuditChainBroken, "{what}");
            assert!(text.contains(says), "{what}: {text}");
        }
    }

    #[test]
    fn a_checkpoint_of_another_key_keeps_the_log_shut() {
        let disk = SimDisk::new(1);
        four_lines(&disk);
        let other = |keys| Config { signer: Some(Box::new(Key(2))), keys, ..config(&disk) };
        let error = AuditLog::open(other(Vec::new()), at(9)).unwrap_err();
        assert_eq!(error.reason(), Reason::AuditChainBroken);
        open(other(vec![Key(1).key()]));
    }

    #[test]
    fn a_failed_write_is_repaired_and_what_was_written_is_there() {
        // The write, the sync.
        for nth in [0, 1] {
            let disk = SimDisk::new(nth);
            let log = open(config(&disk));
            log.append(at(1), &flagged(0)).unwrap();
            disk.fail_operation(nth);
            assert_eq!(log.append(at(1), &flagged(1)).unwrap_err().reason(), Reason::AuditUnavailable);
            log.append(at(1), &flagged(2)).unwrap();
            disk.cut_power();
            disk.power_on(Loss::Everything);
            let text = String::from_utf8(content(&disk)).unwrap();
            assert!(!text.contains("entry 1"), "it was refused");
            assert!(text.contains("entry 0") && text.contains("entry 2"), "{text}");
            events(&disk);
        }
    }

    #[test]
    fn a_failed_write_is_repaired_at_once_so_that_no_crash_comes_between() {
        for seed in 0..8 {
            let disk = SimDisk::new(seed);
            let log = open(config(&disk));
            log.append(at(1), &flagged(0)).unwrap();
            disk.fail_sync(0);
            log.append(at(1), &long(1)).unwrap_err();
            // Whoever reads the file now sees the line, and only some of its pages are on the disk.
            disk.kill();
            drop(log);
            open(config(&disk)).append(at(2), &flagged(2)).unwrap();
            disk.cut_power();
            disk.power_on(Loss::Everything);
            assert_eq!(events(&disk), ["flag.flipped", "log.torn_tail_repaired", "flag.flipped"]);
        }
    }

    #[test]
    fn a_full_disk_refuses_lines_until_there_is_room() {
        let disk = SimDisk::new(1);
        let log = open(config(&disk));
        log.append(at(1), &flagged(0)).unwrap();
        disk.set_quota(Some(disk.bytes() + 20));
        log.append(at(1), &flagged(1)).unwrap_err();
        log.append(at(1), &flagged(2)).unwrap_err();
        assert!(log.status().failing);
        disk.set_quota(None);
        log.append(at(1), &flagged(3)).unwrap();
        assert_eq!(events(&disk), ["flag.flipped", "log.torn_tail_repaired", "flag.flipped"]);
    }
}

/// What the simulated disk cannot show: that the operating system appends, locks and replaces.
#[test]
fn a_log_on_a_real_disk_goes_on_and_is_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/audit.jsonl");
    let config = || Config { signer: Some(Box::new(Key(1))), checkpoint_every: 2, ..Config::new(&path, "host-1") };
    let log = open(config());
    assert!(AuditLog::open(config(), at(0)).is_err(), "there is one writer");
    log.append(at(1), &flagged(0)).unwrap();
    log.append(at(1), &flagged(1)).unwrap();
    drop(log);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, [&bytes[..], b"{\"v\":1,\"se"].concat()).unwrap();
    let (log, cut) = AuditLog::open(config(), at(2)).unwrap();
    assert_eq!(cut, 10);
    log.append(at(3), &flagged(2)).unwrap();
    log.close().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let note = std::fs::read(path.with_extension("checkpoint")).unwrap();
    let checkpoint = Checkpoint::verified(&note, &[Key(1).key()]).unwrap();
    let verified = audit::verify(&bytes, Some(&checkpoint)).unwrap();
    assert_eq!((verified.lines, verified.covered), (4, 4));
    let mut names: Vec<_> =
        std::fs::read_dir(path.parent().unwrap()).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["audit.checkpoint", "audit.jsonl", "audit.jsonl.lock"], "nothing else is left");
}

#[cfg(unix)]
#[test]
fn a_log_is_not_written_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.jsonl"), folder.path().join("audit.jsonl"));
    std::fs::write(&real, "").unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let error = AuditLog::open(Config::new(&link, "host-1"), at(0)).unwrap_err().to_string();
    assert!(error.contains("symbolic link"), "{error}");
}

/// Power cuts at every operation of a life, with every kind of loss: a log that opens again, with all that was acknowledged, and nothing that was refused
/// before something that was not.
#[test]
fn acknowledged_lines_outlive_power_cuts_at_every_operation() {
    let mut cuts = 0;
    for loss in [Loss::Everything, Loss::Nothing, Loss::Zeroed, Loss::Random] {
        for nth in 0..48 {
            let disk = SimDisk::new(nth * 31 + 7);
            disk.cut_power_at(nth);
            let mut acknowledged = 0;
            if let Ok((log, _)) = AuditLog::open(signed(&disk), at(0)) {
                acknowledged = (0..6).take_while(|it| log.append(at(1), &long(*it)).is_ok()).count();
            }
            cuts += u32::from(!disk.is_on());
            disk.cut_power();
            disk.power_on(loss);
            let (log, _) = AuditLog::open(signed(&disk), at(2)).unwrap_or_else(|it| panic!("{loss:?} {nth}: {it}"));
            let text = String::from_utf8(content(&disk)).unwrap();
            for it in 0..acknowledged {
                assert!(text.contains(&format!("entry {it} ")), "{loss:?} {nth}: entry {it} of {acknowledged} is lost");
            }
            log.append(at(3), &flagged(9)).unwrap();
            log.close().unwrap();
            events(&disk);
        }
    }
    assert!(cuts > 100, "the power was cut {cuts} times");
}

/// Longer than a page, so that it can be torn in many ways.
fn long(nth: u64) -> Entry {
    Entry { detail: Some(format!("entry {nth} {}", "x".repeat(9000))), ..Entry::new(Event::FlagFlipped) }
}
