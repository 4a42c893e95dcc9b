//! Write-behind for state files: what callers are promised, on a disk that blocks, fails or fills.

#[path = "support/faulty.rs"]
mod faulty;
#[path = "support/state.rs"]
mod state;
#[path = "support/mod.rs"]
mod support;

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use faulty::{Faulty, gated};
use feeler_shim::write_behind::{AckError, Admission, Config, OpenError, Reason, Retry, StateFiles, Why};
use proptest::prelude::*;
use state::*;

#[test]
fn a_value_is_written_whole_and_synced_before_it_is_confirmed() {
    let (folder, (log, fs)) = (folder(), logged());
    let files = open(Config { fs, ..config(&folder) });
    taken(&log);
    files.set_acked("a.json", "{}").wait(LONG).unwrap();
    let name = folder.path().file_name().unwrap().to_str().unwrap();
    let steps = ["create .feeler-tmp-a.json", "write .feeler-tmp-a.json", "sync .feeler-tmp-a.json", "rename a.json"];
    let steps: Vec<String> = steps.map(str::to_owned).into_iter().chain([format!("sync_dir {name}")]).collect();
    assert_eq!(taken(&log).into_iter().map(|(step, _)| step).collect::<Vec<_>>(), steps);
    assert_eq!(content(&folder, "a.json"), "{}");
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[test]
fn callers_do_no_io() {
    let (folder, (log, fs)) = (folder(), logged());
    let files = open(Config { fs, ..config(&folder) });
    taken(&log);
    for value in 0..100 {
        assert!(files.set("a", value.to_string()).is_taken());
    }
    files.set_acked("b", "1").wait(LONG).unwrap();
    files.flush(LONG).unwrap();
    let done = taken(&log);
    assert!(!done.is_empty());
    for (what, thread) in done {
        assert_eq!(thread.as_deref(), Some("state-files"), "{what}");
    }
}

#[test]
fn a_hung_disk_holds_up_nobody_and_the_newest_value_wins() {
    let (folder, (gate, fs)) = (folder(), gated());
    let files = open(Config { fs, ..config(&folder) });
    gate.shut();
    let first = files.set_acked("a", "first");
    gate.until_somebody_waits();
    assert_eq!(files.set("a", "0"), Admission::Buffered, "the one before it is being written");
    for value in 1..100 {
        assert_eq!(files.set("a", value.to_string()), Admission::Coalesced);
    }
    assert_eq!(files.get("a").unwrap().unwrap(), b"99");
    gate.open();
    files.flush(LONG).unwrap();
    first.wait(LONG).unwrap();
    let snapshot = files.snapshot();
    assert_eq!((snapshot.accepted, snapshot.coalesced, snapshot.written), (101, 99, 2));
    assert_eq!((snapshot.pending_files, snapshot.pending_bytes), (0, 0));
    assert_eq!(content(&folder, "a"), "99");
}

#[test]
fn a_newer_value_confirms_an_older_one() {
    let folder = folder();
    let files = open(config(&folder));
    let (first, second) = (files.set_acked("a", "1"), files.set_acked("a", "2"));
    support::run(second).unwrap();
    first.wait(LONG).unwrap();
    assert_eq!(content(&folder, "a"), "2");
}

#[test]
fn a_failed_write_is_tried_again_with_a_new_file() {
    for step in ["create", "write", "sync", "rename", "sync_dir"] {
        let folder = folder();
        let (left, seen) = (Arc::new(AtomicU32::new(0)), Arc::new(Mutex::new(Vec::new())));
        let (count, log) = (Arc::clone(&left), Arc::clone(&seen));
        let fs = Faulty::hooked(move |what, _| {
            log.lock().unwrap().push(what);
            let fails = what == step && count.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok();
            if fails { Err(FULL.into()) } else { Ok(()) }
        });
        let files = open(Config { fs, ..config(&folder) });
        left.store(2, SeqCst);
        seen.lock().unwrap().clear();
        files.set_acked("a", "1").wait(LONG).unwrap();
        let snapshot = files.snapshot();
        assert_eq!((snapshot.write_errors, snapshot.written), (2, 1), "{step}");
        assert_eq!(snapshot.last_problem.map(|problem| problem.kind), Some(FULL));
        assert_eq!(snapshot.degraded, []);
        let created = seen.lock().unwrap().iter().filter(|what| **what == "create").count();
        assert_eq!(created, 3, "{step}: a file whose sync failed is not trusted again");
        assert_eq!(content(&folder, "a"), "1");
        assert_eq!(names(folder.path()), ["a"]);
    }
}

#[test]
fn after_so_many_attempts_the_state_is_degraded_and_those_who_wait_are_told() {
    let (folder, (fails, fs)) = (folder(), failing("sync", "a"));
    let files = open(Config { fs, ..config(&folder) });
    let Err(AckError::Degraded(problem)) = files.set_acked("a", "1").wait(LONG) else {
        panic!("the disk is full");
    };
    assert_eq!(problem.to_string(), "failed to sync the file that is to replace a: no storage space");
    let [Reason::Failing(unsaved)] = &files.degraded()[..] else { panic!("{:?}", files.degraded()) };
    assert_eq!((unsaved.file.as_str(), unsaved.bytes), ("a", 1));
    assert!(unsaved.failed_attempts >= 3);
    assert_eq!(files.get("a").unwrap().unwrap(), b"1", "it is kept");
    // The disk is back.
    fails.store(false, SeqCst);
    files.flush(LONG).unwrap();
    assert_eq!(files.degraded(), []);
    assert_eq!(content(&folder, "a"), "1");
}

#[test]
fn a_file_that_fails_does_not_hold_up_the_others() {
    let (folder, (_fails, fs)) = (folder(), failing("create", "sick"));
    let files = open(Config { fs, ..config(&folder) });
    let sick = files.set_acked("sick", "1");
    for name in ["a", "z"] {
        files.set_acked(name, "1").wait(LONG).unwrap();
    }
    assert!(matches!(sick.wait(LONG), Err(AckError::Degraded(_))));
    let error = files.flush(Duration::ZERO).unwrap_err();
    assert_eq!(error.unsaved.iter().map(|unsaved| unsaved.file.as_str()).collect::<Vec<_>>(), ["sick"]);
}

#[test]
fn more_values_than_one_folder_sync_covers_are_all_written() {
    let folder = folder();
    let files = open(config(&folder));
    for n in 0..200 {
        assert!(files.set(&format!("{n}"), format!("value {n}")).is_taken());
    }
    files.flush(LONG).unwrap();
    for n in 0..200 {
        assert_eq!(content(&folder, &n.to_string()), format!("value {n}"));
    }
}

#[test]
fn memory_is_bounded_and_what_is_dropped_is_counted() {
    let (folder, (gate, fs)) = (folder(), gated());
    let files = open(Config { fs, memory_max: 4096, file_max: 3000, ..config(&folder) });
    gate.shut();
    let written = files.set_acked("a", vec![1; 1000]);
    gate.until_somebody_waits();
    // The one that is being written counts, until it is written.
    assert_eq!(files.set("a", vec![2; 2000]), Admission::Buffered);
    assert_eq!(files.set("b", vec![3; 1000]), Admission::Dropped(Why::Memory));
    assert_eq!(files.set("a", vec![4; 3000]), Admission::Dropped(Why::Memory));
    assert_eq!(files.get("a").unwrap().unwrap(), vec![2; 2000], "the newest that was taken");
    assert_eq!(files.set("a", vec![5; 1999]), Admission::Coalesced);
    assert_eq!(files.set("a", vec![6; 3001]), Admission::Dropped(Why::TooLarge));
    let snapshot = files.snapshot();
    assert!(snapshot.pending_bytes <= 4096);
    assert_eq!((snapshot.dropped.memory, snapshot.dropped.too_large), (2, 1));
    assert_eq!(snapshot.degraded, [Reason::Full { memory_max: 4096 }]);
    gate.open();
    files.flush(LONG).unwrap();
    written.wait(LONG).unwrap();
    assert_eq!(files.degraded(), []);
    assert_eq!(files.snapshot().pending_bytes, 0);
    assert!(files.set("b", vec![3; 1000]).is_taken());
}

/// Names, empty values and acknowledgements cost something, too.
#[test]
fn many_small_things_are_bounded() {
    let (folder, (gate, fs)) = (folder(), gated());
    let files = open(Config { fs, memory_max: 1 << 16, ..config(&folder) });
    gate.shut();
    assert!((0..10_000).any(|n| files.set(&n.to_string(), "") == Admission::Dropped(Why::Memory)));
    let acks: Vec<_> = (0..10_000).map(|_| files.set_acked("0", "")).collect();
    let refused = acks.iter().filter(|ack| ack.wait(Duration::ZERO) == Err(AckError::Dropped(Why::Memory)));
    assert!(refused.count() > 9_000);
    gate.open();
    files.flush(LONG).unwrap();
    assert_eq!(files.snapshot().pending_bytes, 0);
}

#[test]
fn shutdown_writes_what_waits_and_takes_no_more() {
    let folder = folder();
    let files = open(config(&folder));
    assert!(files.set("a", "1").is_taken());
    let ack = files.set_acked("b", "2");
    let report = files.shutdown(LONG);
    assert!(report.is_complete() && !report.hung, "{report:?}");
    ack.wait(LONG).unwrap();
    assert_eq!((content(&folder, "a"), content(&folder, "b")), ("1".to_owned(), "2".to_owned()));
    assert_eq!(files.set("a", "3"), Admission::Dropped(Why::ShutDown));
    assert!(files.shutdown(LONG).is_complete());
}

#[test]
fn a_shutdown_on_a_hung_disk_ends_in_time_and_says_what_is_lost() {
    let (folder, (gate, fs)) = (folder(), gated());
    let files = open(Config { fs, ..config(&folder) });
    gate.shut();
    let (hung, waits) = (files.set_acked("a", "1"), files.set("b", "22"));
    assert!(waits.is_taken());
    gate.until_somebody_waits();
    let report = files.shutdown(Duration::from_millis(1));
    assert!(report.hung && !report.is_complete());
    let unsaved: Vec<(&str, usize)> = report.unsaved.iter().map(|unsaved| (&*unsaved.file, unsaved.bytes)).collect();
    assert_eq!(unsaved, [("a", 1), ("b", 2)]);
    assert_eq!(hung.wait(LONG), Err(AckError::ShutDown));
    // The writer may still write, so the folder is not free.
    assert!(matches!(StateFiles::open(config(&folder)), Err(OpenError::Locked { .. })));
    gate.open();
    let again = files.shutdown(LONG);
    assert!(!again.hung, "it has come back");
    assert_eq!(again.unsaved.iter().map(|unsaved| &*unsaved.file).collect::<Vec<_>>(), ["b"], "it did not go on");
    drop(open(config(&folder)));
}

#[test]
fn a_shutdown_tries_what_failed_once_more() {
    let (folder, (fails, fs)) = (folder(), failing("write", "a"));
    let retry = Retry { max_attempts: 1, base: LONG, cap: LONG, jitter: false };
    let files = open(Config { fs, retry, ..config(&folder) });
    assert!(matches!(files.set_acked("a", "1").wait(LONG), Err(AckError::Degraded(_))));
    fails.store(false, SeqCst);
    assert!(files.shutdown(LONG).is_complete());
    assert_eq!(content(&folder, "a"), "1");
}

#[test]
fn a_drop_writes_what_waits() {
    let folder = folder();
    let files = open(Config { drop_within: LONG, ..config(&folder) });
    assert!(files.set("a", "1").is_taken());
    drop(files);
    assert_eq!(content(&folder, "a"), "1");
}

#[test]
fn a_writer_that_panics_leaves_nobody_waiting() {
    let folder = folder();
    let fs = Faulty::hooked(|what, _| if what == "sync" { panic!("a bug in the file system") } else { Ok(()) });
    let files = open(Config { fs, ..config(&folder) });
    assert_eq!(files.set_acked("a", "1").wait(LONG), Err(AckError::ShutDown));
    assert!(files.flush(LONG).is_err());
    assert_eq!(files.set("a", "2"), Admission::Dropped(Why::ShutDown));
    assert!(!files.shutdown(LONG).is_complete());
}

#[derive(Clone, Debug)]
enum Step {
    Set(u8, u16),
    SetAcked(u8, u16),
    Flush,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_u8, 0..2000_u16).prop_map(|(file, len)| Step::Set(file, len)),
        2 => (0..4_u8, 0..2000_u16).prop_map(|(file, len)| Step::SetAcked(file, len)),
        1 => Just(Step::Flush),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is set in whatever order, on a disk that fails now and then: in the end every file holds its newest value,
    /// what was confirmed was there then, and no memory is kept.
    #[test]
    fn every_file_ends_with_its_newest_value(
        steps in prop::collection::vec(step(), 1..40),
        fails in prop::collection::vec(prop::bool::weighted(0.2), 100),
    ) {
        let (folder, fails) = (folder(), Mutex::new(fails));
        let fs = Faulty::hooked(move |what, _| {
            let may_fail = matches!(what, "create" | "write" | "sync" | "rename" | "remove");
            let fails = may_fail && fails.lock().unwrap().pop().unwrap_or(false);
            if fails { Err(FULL.into()) } else { Ok(()) }
        });
        let retry = Retry { max_attempts: u32::MAX, ..NO_DELAY };
        let files = open(Config { fs, retry, window: Duration::ZERO, ..config(&folder) });
        let mut newest = [const { None }; 4];
        for (n, step) in steps.into_iter().enumerate() {
            match step {
                Step::Set(file, len) => {
                    let value = vec![n as u8; usize::from(len)];
                    prop_assert!(files.set(&file.to_string(), value.clone()).is_taken());
                    newest[usize::from(file)] = Some(value);
                }
                Step::SetAcked(file, len) => {
                    let value = vec![n as u8; usize::from(len)];
                    let ack = files.set_acked(&file.to_string(), value.clone());
                    prop_assert_eq!(ack.wait(LONG), Ok(()));
                    prop_assert_eq!(&std::fs::read(folder.path().join(file.to_string())).unwrap(), &value);
                    newest[usize::from(file)] = Some(value);
                }
                Step::Flush => prop_assert!(files.flush(LONG).is_ok()),
            }
        }
        let report = files.shutdown(LONG);
        prop_assert!(report.is_complete(), "{:?}", report);
        prop_assert_eq!(files.snapshot().pending_bytes, 0);
        for (file, value) in newest.iter().enumerate() {
            prop_assert_eq!(&std::fs::read(folder.path().join(file.to_string())).ok(), value);
        }
    }
}
