//! The audit log: what verifies and what does not, and how it is written.

#![cfg(all(feature = "policy", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/auditing.rs"]
mod auditing;

use std::error::Error;
use std::path::Path;

use feeler_shim::audit::{
    self, AppendError, AuditLog, Checkpoint, Config, Decided, Entry, Event, Flag, MAX_LINE, NoteError, NoteKey,
    NoteSigner, OpenError, PolicyVersion, Replaced,
};
use feeler_shim::fs::Fs;
use feeler_shim::policy::{Mode, Reason, Sha256};
use feeler_shim::sim::SimDisk;

use auditing::{Key, at, config, content, flagged, lines, open, signed};

const LOG: &[u8] = include_bytes!("policy/samples/audit.jsonl");
const NOTE: &[u8] = include_bytes!("policy/samples/audit.checkpoint");
const ORIGIN: &str = "cg.example/audit/host-1";

/// Of the key that signed the sample, made with other tools.
fn sample_key() -> NoteKey {
    use base64ct::{Base64, Encoding as _};
    let public = Base64::decode_vec("zkE45Z1ZdIKN1pKuX8dJaeOBE14X/GJcv1myyg50GcU=").unwrap();
    NoteKey::new(ORIGIN, &public.try_into().unwrap()).unwrap()
}

fn sample_checkpoint() -> Checkpoint {
    Checkpoint::verified(NOTE, &[sample_key()]).unwrap()
}

/// What is wrong, and with which line.
fn broken(log: &[u8], checkpoint: Option<&Checkpoint>) -> Option<(u64, &'static str)> {
    let broken = audit::verify(log, checkpoint).err()?;
    assert_eq!(broken.reason(), Reason::AuditChainBroken);
    Some((broken.line, broken.why.code()))
}

/// The log as somebody would make it who knows the format: every line names the one before it.
fn chained(lines: &[serde_json::Value]) -> Vec<u8> {
    let (mut log, mut prev) = (Vec::new(), "0".repeat(64));
    for line in lines {
        let mut line = line.clone();
        line["prev"] = prev.into();
        let bytes = serde_json::to_vec(&line).unwrap();
        prev = Sha256::of(&bytes).to_string();
        log.extend(bytes);
        log.push(b'\n');
    }
    log
}

mod the_sample {
    use super::*;

    #[test]
    fn verifies_with_its_checkpoint() {
        let verified = audit::verify(LOG, Some(&sample_checkpoint())).unwrap();
        assert_eq!((verified.lines, verified.covered), (4, 4));
        assert_eq!(verified.root, sample_checkpoint().root);
        let last = LOG[..LOG.len() - 1].rsplit(|byte| *byte == b'\n').next().unwrap();
        assert_eq!(verified.last_sha256, Sha256::of(last));
    }

    #[test]
    fn no_bit_of_it_can_be_changed() {
        let checkpoint = sample_checkpoint();
        let mut log = LOG.to_vec();
        let last = LOG.len() - lines(LOG)[3].len();
        for at in 0..log.len() {
            for bit in [0, 3, 7] {
                log[at] ^= 1 << bit;
                assert!(broken(&log, Some(&checkpoint)).is_some(), "bit {bit} of byte {at}");
                assert!(at >= last || broken(&log, None).is_some(), "bit {bit} of byte {at}, by the chain alone");
                log[at] ^= 1 << bit;
            }
        }
    }

    #[test]
    fn no_end_of_it_can_be_cut_off_unseen() {
        let checkpoint = sample_checkpoint();
        for len in 0..LOG.len() {
            let (line, why) = broken(&LOG[..len], Some(&checkpoint)).unwrap();
            let whole = len == 0 || LOG[len - 1] == b'\n';
            assert_eq!(why, if whole { "truncated" } else { "torn" }, "{len}");
            assert_eq!(line, lines(&LOG[..len]).len() as u64 + u64::from(whole));
            assert_eq!(broken(&LOG[..len], None).is_none(), whole, "the chain alone does not show it");
        }
    }

    #[test]
    fn lines_cannot_be_left_out_repeated_or_exchanged() {
        let all = lines(LOG);
        for i in 0..all.len() - 1 {
            let mut without = all.clone();
            without.remove(i);
            assert_eq!(broken(&without.concat(), None), Some((i as u64 + 1, "sequence")), "without line {i}");
            let mut twice = all.clone();
            twice.insert(i, all[i].clone());
            assert_eq!(broken(&twice.concat(), None), Some((i as u64 + 2, "sequence")), "line {i} twice");
            let mut exchanged = all.clone();
            exchanged.swap(i, i + 1);
            assert_eq!(broken(&exchanged.concat(), None), Some((i as u64 + 1, "sequence")), "line {i} exchanged");
        }
    }

    #[test]
    fn what_is_chained_anew_is_caught_by_number_time_and_checkpoint() {
        let all: Vec<serde_json::Value> = lines(LOG).iter().map(|it| serde_json::from_slice(it).unwrap()).collect();
        assert_eq!(broken(&chained(&all), None), None);
        let edit = |line: usize, field: &str, value: serde_json::Value| {
            let mut all = all.clone();
            all[line][field] = value;
            chained(&all)
        };
        assert_eq!(broken(&edit(1, "decision", "reject".into()), None), None, "a chain alone cannot show that");
        let edited = edit(1, "decision", "reject".into());
        assert_eq!(broken(&edited, Some(&sample_checkpoint())), Some((4, "root")));
        assert_eq!(broken(&edit(2, "seq", 3.into()), None), Some((3, "sequence")));
        assert_eq!(broken(&edit(2, "ts", "2026-11-23T08:19:59Z".into()), None), Some((3, "time")));
        assert_eq!(broken(&edit(2, "ts", "2026-11-23T08:20:00Z".into()), None), None, "the same second is fine");
        assert_eq!(broken(&edit(2, "ts", "yesterday".into()), None), Some((3, "field")));
        assert_eq!(broken(&edit(0, "v", 2.into()), None), Some((1, "version")));
        assert_eq!(broken(&edit(3, "event", 5.into()), None), Some((4, "field")));
    }

    #[test]
    fn bytes_that_are_no_lines_are_named() {
        let with = |line: &[u8]| [LOG, line, b"\n"].concat();
        assert_eq!(broken(&with(b"{\"v\":1,\"v\":1}"), None), Some((5, "not_json")));
        assert_eq!(broken(&with(b"\xff"), None), Some((5, "not_utf8")));
        assert_eq!(broken(&with(b""), None), Some((5, "not_json")));
        assert_eq!(broken(&with(&vec![b' '; MAX_LINE + 1]), None), Some((5, "too_long")));
        assert_eq!(broken(b"", None), None, "a log begins without lines");
    }
}

mod notes {
    use super::*;

    #[test]
    fn no_bit_of_a_note_can_be_changed() {
        let mut note = NOTE.to_vec();
        for at in 0..note.len() {
            for bit in 0..8 {
                note[at] ^= 1 << bit;
                assert!(Checkpoint::verified(&note, &[sample_key()]).is_err(), "bit {bit} of byte {at}");
                note[at] ^= 1 << bit;
            }
        }
        for len in 0..note.len() {
            assert!(Checkpoint::verified(&note[..len], &[sample_key()]).is_err(), "{len}");
        }
    }

    #[test]
    fn only_keys_that_are_given_count() {
        assert_eq!(Checkpoint::verified(NOTE, &[]), Err(NoteError::UnknownKey));
        assert_eq!(Checkpoint::verified(NOTE, &[Key(1).key()]), Err(NoteError::UnknownKey));
        let renamed = String::from_utf8(NOTE.to_vec()).unwrap().replace(&format!("— {ORIGIN}"), "— somebody");
        assert_eq!(Checkpoint::verified(renamed.as_bytes(), &[sample_key()]), Err(NoteError::UnknownKey));
        // A signature of a witness that nobody here knows changes nothing.
        let witnessed = [NOTE, "— witness AAAAAAAA\n".as_bytes()].concat();
        assert_eq!(Checkpoint::verified(&witnessed, &[sample_key()]).unwrap(), sample_checkpoint());
    }

    #[test]
    fn keys_are_read_and_written_as_c2sp_has_them() {
        let text = sample_key().to_string();
        assert!(text.starts_with("cg.example/audit/host-1+c3803efc+Ac5BOO"), "{text}");
        assert_eq!(text.parse::<NoteKey>().unwrap(), sample_key());
        let wrong_id = text.replace("+c3803efc+", "+c3803efd+");
        for bad in ["", "a+b", wrong_id.as_str(), &text.replace("+Ac", "+Bc"), &format!("{text}=")] {
            assert_eq!(bad.parse::<NoteKey>(), Err(NoteError::Key), "{bad}");
        }
        assert_eq!(NoteKey::new("a b", &[1; 32]), Err(NoteError::Key));
        assert_eq!(NoteKey::new("weak", &[0; 32]), Err(NoteError::Key), "a key of small order signs everything");
    }

    #[test]
    fn a_signer_that_lies_about_its_key_makes_no_note() {
        #[derive(Debug)]
        struct Liar;
        impl NoteSigner for Liar {
            fn key(&self) -> NoteKey {
                Key(1).key()
            }
            fn sign(&self, message: &[u8]) -> Result<[u8; 64], Box<dyn Error + Send + Sync>> {
                Key(2).sign(message)
            }
        }
        let checkpoint = Checkpoint { origin: "o".into(), size: 1, root: [0; 32] };
        assert_eq!(checkpoint.signed(&Liar), Err(NoteError::BadSignature));
        assert_eq!(
            Checkpoint::verified(checkpoint.signed(&Key(1)).unwrap().as_bytes(), &[Key(1).key()]),
            Ok(checkpoint)
        );
    }
}

mod writing {
    use super::*;

    #[test]
    fn a_line_is_as_the_format_says() {
        let disk = SimDisk::new(1);
        let log = open(config(&disk));
        let entry = Entry {
            policy: Some(PolicyVersion { id: "router".into(), version: 7, sha256: Sha256::of(b"7") }),
            from: Some(Replaced { version: 6, sha256: Sha256::of(b"6"), mode: Some(Mode::RequireSigned) }),
            mode: Some(Mode::RequireValidSignature),
            signers: Some(vec!["a".into()]),
            decision: Some(Decided::Reject),
            reason: Some(Reason::RollbackVersion),
            ..Entry::new(Event::PolicyRejected)
        };
        let receipt = log.append(at(1), &entry).unwrap();
        let expected = format!(
            concat!(
                r#"{{"v":1,"seq":0,"prev":"{}","ts":"2026-11-26T00:00:01Z","event":"policy.rejected","actor":"host-1","#,
                r#""policy":{{"id":"router","version":7,"sha256":"{}"}},"#,
                r#""from":{{"version":6,"sha256":"{}","mode":"require-signed"}},"mode":"require-valid-signature","#,
                r#""signers":["a"],"decision":"reject","reason":"rollback_version"}}"#,
            ),
            "0".repeat(64),
            Sha256::of(b"7"),
            Sha256::of(b"6"),
        );
        assert_eq!(String::from_utf8(content(&disk)).unwrap(), format!("{expected}\n"));
        assert_eq!((receipt.seq, receipt.sha256), (0, Sha256::of(expected.as_bytes())));
    }

    #[test]
    fn a_log_goes_on_where_it_ended() {
        let disk = SimDisk::new(1);
        let log = open(config(&disk));
        log.append(at(1), &flagged(0)).unwrap();
        drop(log);
        let (log, cut) = AuditLog::open(config(&disk), at(2)).unwrap();
        assert_eq!(cut, 0);
        assert_eq!(log.append(at(2), &flagged(1)).unwrap().seq, 1);
        assert_eq!(audit::verify(&content(&disk), None).unwrap().lines, 2);
    }

    #[test]
    fn the_clock_may_go_back_and_the_log_does_not() {
        let disk = SimDisk::new(1);
        let log = open(config(&disk));
        log.append(at(10), &flagged(0)).unwrap();
        log.append(at(5), &flagged(1)).unwrap();
        assert_eq!(audit::verify(&content(&disk), None).unwrap().last, Some(at(10)));
    }

    #[test]
    fn there_is_one_writer() {
        let disk = SimDisk::new(1);
        let first = open(config(&disk));
        let error = AuditLog::open(config(&disk), at(0)).unwrap_err();
        assert!(matches!(error, OpenError::Locked { .. }), "{error}");
        assert_eq!(error.reason(), Reason::AuditUnavailable);
        drop(first);
        open(config(&disk));
    }

    #[test]
    fn a_line_that_is_too_long_writes_nothing() {
        let disk = SimDisk::new(1);
        let log = open(config(&disk));
        let long = Entry { detail: Some("x".repeat(MAX_LINE)), ..Entry::new(Event::FlagFlipped) };
        let error = log.append(at(1), &long).unwrap_err();
        assert!(matches!(error, AppendError::TooLong { .. }), "{error}");
        assert_eq!((error.reason(), content(&disk).len()), (Reason::AuditUnavailable, 0));
    }

    #[test]
    fn a_line_names_somebody() {
        let disk = SimDisk::new(1);
        let log = open(Config { actor: String::new(), ..config(&disk) });
        assert!(matches!(log.append(at(1), &flagged(0)), Err(AppendError::Line(_))));
        let entry = Entry { actor: Some("ci".into()), ..flagged(0) };
        log.append(at(1), &entry).unwrap();
        assert!(String::from_utf8(content(&disk)).unwrap().contains(r#""actor":"ci""#));
    }

    #[test]
    fn checkpoints_are_written_every_few_lines_and_at_the_end() {
        let disk = SimDisk::new(1);
        let log = open(signed(&disk));
        let covered = |disk: &SimDisk| {
            let note = disk.read(Path::new("/var/audit.checkpoint"), 1 << 20).ok()?;
            let checkpoint = Checkpoint::verified(&note, &[Key(1).key()]).unwrap();
            Some(audit::verify(&content(disk), Some(&checkpoint)).unwrap().covered)
        };
        for (nth, expected) in [None, None, Some(3), Some(3), Some(3), Some(6), Some(6)].into_iter().enumerate() {
            log.append(at(1), &flagged(nth as u64)).unwrap();
            assert_eq!(covered(&disk), expected, "after {} lines", nth + 1);
        }
        log.close().unwrap();
        assert_eq!(covered(&disk), Some(7));
    }

    #[test]
    fn a_checkpoint_that_fails_costs_no_line_and_is_tried_again() {
        let disk = SimDisk::new(1);
        let log = open(Config { checkpoint_every: 1, ..signed(&disk) });
        disk.fail_operation(2); // The write and the sync of the line, and then this.
        log.append(at(1), &flagged(0)).unwrap();
        assert!(log.status().checkpoint_error.unwrap().starts_with("failed to write the checkpoint"), "it says so");
        log.append(at(1), &flagged(1)).unwrap();
        let status = log.status();
        assert_eq!((status.lines, status.checkpointed, status.checkpoint_error), (2, 2, None));
    }
}

/// Every line, whatever it says, is one by the schema; what the sample has is, too.
#[test]
fn lines_satisfy_the_schema() {
    let schema = serde_json::from_str(include_str!("../schemas/audit-line.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let disk = SimDisk::new(1);
    let log = open(config(&disk));
    let version = PolicyVersion { id: "router".into(), version: 7, sha256: Sha256::of(b"7") };
    let full = Entry {
        actor: Some("ci".into()),
        policy: Some(version),
        from: Some(Replaced { version: 6, sha256: Sha256::of(b"6"), mode: None }),
        mode: Some(Mode::Off),
        sim_sha256: Some(Sha256::of(b"s")),
        eval_sha256: Some(Sha256::of(b"e")),
        promotion_sha256: Some(Sha256::of(b"p")),
        outcome: Some("pass".into()),
        signers: Some(vec!["a".into()]),
        decision: Some(Decided::Warn),
        reason: Some(Reason::Unsigned),
        reasons: Some(vec![Reason::Unsigned]),
        expires: Some(at(9)),
        flag: Some(Flag { name: "OPENCODE_SIM_GATE".into(), value: "warn".into() }),
        cut_bytes: Some(1),
        detail: Some("in words".into()),
        ..Entry::new(Event::PolicyApplied)
    };
    log.append(at(1), &full).unwrap();
    log.append(at(1), &flagged(0)).unwrap();
    for line in lines(&[content(&disk), LOG.to_vec()].concat()) {
        let line: serde_json::Value = serde_json::from_slice(&line).unwrap();
        let errors: Vec<String> = schema.iter_errors(&line).map(|it| it.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}: {line}");
    }
}
