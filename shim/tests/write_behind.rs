//! Write-behind for state files: what callers are promised, on a disk that blocks, fails or fills.

#[path = "support/faulty.rs"]
mod faulty;
#[path = "support/mod.rs"]
mod support;

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use faulty::{Faulty, Gate};
use feeler_shim::fs::Fs;
use feeler_shim::switch::Switches;
use feeler_shim::write_behind::{AckError, Admission, Config, OpenError, Reason, Retry, StateFiles, Why};
use proptest::prelude::*;
use tempfile::TempDir;

/// Longer than any of these tests takes; none waits for it to pass.
const LONG: Duration = Duration::from_secs(60);
const NO_DELAY: Retry = Retry { max_attempts: 3, base: Duration::ZERO, cap: Duration::ZERO };
/// The disk is full.
const FULL: io::ErrorKind = io::ErrorKind::StorageFull;

/// The switch as it is by default, and thrown.
fn switches(fallback: bool) -> Switches {
    Switches::from_iter([("OPENCODE_SYNC_IO_FALLBACK", if fallback { "true" } else { "false" })])
}

/// Nothing is written before it is asked for, and what fails is tried again at once.
fn config(folder: &TempDir) -> Config {
    Config { window: LONG, retry: NO_DELAY, ..Config::new(folder.path(), &switches(false)) }
}

fn open(config: Config) -> StateFiles {
    StateFiles::open(config).expect("the folder is free")
}

fn folder() -> TempDir {
    TempDir::new().unwrap()
}

fn content(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).unwrap()
}

/// Everything in the folder but the lock.
fn names(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != ".feeler-lock").collect();
    names.sort();
    names
}

/// What was done, by which thread.
type Log = Arc<Mutex<Vec<(String, Option<String>)>>>;

fn logged() -> (Log, Arc<dyn Fs>) {
    let log = Log::default();
    let writes = Arc::clone(&log);
    let fs = Faulty::new(move |what, file| {
        let thread = std::thread::current().name().map(str::to_owned);
        writes.lock().unwrap().push((format!("{what} {file}"), thread));
        Ok(())
    });
    (log, fs)
}

fn taken(log: &Log) -> Vec<(String, Option<String>)> {
    std::mem::take(&mut *log.lock().unwrap())
}

/// Blocks the writer before it writes, while the gate is shut.
fn gated() -> (Gate, Arc<dyn Fs>) {
    let gate = Gate::default();
    let before = gate.clone();
    let fs = Faulty::new(move |what, _| {
        if what == "write" {
            before.pass();
        }
        Ok(())
    });
    (gate, fs)
}

/// Fails what it is told to while it is told to.
fn failing(what: &'static str, file: &'static str) -> (Arc<AtomicBool>, Arc<dyn Fs>) {
    let fails = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&fails);
    let fs =
        Faulty::new(
            move |done, on| {
                if done == what && on.ends_with(file) && asked.load(SeqCst) { Err(FULL.into()) } else { Ok(()) }
            },
        );
    (fails, fs)
}

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
        let fs = Faulty::new(move |what, _| {
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
fn a_name_that_leads_out_of_the_folder_is_refused() {
    let folder = folder();
    let files = open(config(&folder));
    for name in ["../a", "/a", "a/b", "", "..", ".feeler-lock"] {
        assert_eq!(files.set(name, "x"), Admission::Dropped(Why::Name), "{name:?}");
        assert_eq!(files.set_acked(name, "x").wait(LONG), Err(AckError::Dropped(Why::Name)));
        assert_eq!(files.get(name).unwrap_err().kind(), io::ErrorKind::InvalidInput);
    }
    assert_eq!(files.snapshot().dropped.name, 12);
}

#[test]
fn what_is_read_is_the_newest_value_set_or_the_file() {
    let folder = folder();
    std::fs::write(folder.path().join("old"), "from before").unwrap();
    let files = open(config(&folder));
    assert_eq!(files.get("none").unwrap(), None);
    assert_eq!(files.get("old").unwrap().unwrap(), b"from before");
    assert_eq!(files.pending("old"), None);
    assert_eq!(files.set("old", "new"), Admission::Buffered);
    assert_eq!(files.get("old").unwrap().unwrap(), b"new");
    assert_eq!(content(&folder, "old"), "from before", "not yet written");
    files.flush(LONG).unwrap();
    assert_eq!(files.pending("old"), None);
    assert_eq!(files.get("old").unwrap().unwrap(), b"new");
}

#[test]
fn a_second_owner_is_refused_until_the_first_has_ended() {
    let folder = folder();
    let files = open(config(&folder));
    let error = StateFiles::open(config(&folder)).unwrap_err();
    assert!(matches!(&error, OpenError::Locked { dir } if dir == folder.path()));
    assert!(error.to_string().starts_with("failed to open the state files in "), "{error}");
    assert!(files.shutdown(LONG).is_complete());
    drop(open(config(&folder)));
    drop(open(config(&folder)));
}

#[test]
fn what_a_crash_left_is_removed() {
    let folder = folder();
    std::fs::write(folder.path().join(".feeler-tmp-a"), "half a va").unwrap();
    std::fs::write(folder.path().join("a"), "whole").unwrap();
    let files = open(config(&folder));
    assert_eq!(names(folder.path()), ["a"]);
    assert_eq!(files.get("a").unwrap().unwrap(), b"whole");
}

#[test]
fn a_missing_folder_is_made_and_synced_with_those_above_it() {
    let (folder, (log, fs)) = (folder(), logged());
    let deep = folder.path().join("one/two");
    drop(open(Config { dir: deep.clone(), fs, ..config(&folder) }));
    let synced: Vec<String> =
        taken(&log).into_iter().map(|(what, _)| what).filter(|what| what.starts_with("sync_dir")).collect();
    let top = folder.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(synced, ["sync_dir one".to_owned(), format!("sync_dir {top}")]);
    assert!(deep.is_dir());
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
    let retry = Retry { max_attempts: 1, base: LONG, cap: LONG };
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
    let fs = Faulty::new(|what, _| if what == "sync" { panic!("a bug in the file system") } else { Ok(()) });
    let files = open(Config { fs, ..config(&folder) });
    assert_eq!(files.set_acked("a", "1").wait(LONG), Err(AckError::ShutDown));
    assert!(files.flush(LONG).is_err());
    assert_eq!(files.set("a", "2"), Admission::Dropped(Why::ShutDown));
    assert!(!files.shutdown(LONG).is_complete());
}

#[test]
fn rolled_back_values_are_written_through_in_the_same_way() {
    let (folder, (log, fs)) = (folder(), logged());
    let rolled_back = Config { fs, ..Config::new(folder.path(), &switches(true)) };
    let files = open(rolled_back);
    taken(&log);
    let me = std::thread::current().name().map(str::to_owned);
    assert_eq!(files.set("a", "1"), Admission::Written);
    let done = taken(&log);
    assert_eq!(done.len(), 5, "create, write, sync, rename, sync of the folder: {done:?}");
    assert!(done.iter().all(|(_, thread)| *thread == me));
    assert_eq!(content(&folder, "a"), "1");
    files.set_acked("a", "2").wait(Duration::ZERO).unwrap();
    files.flush(Duration::ZERO).unwrap();
    assert_eq!(files.get("a").unwrap().unwrap(), b"2");
    assert_eq!(files.set("a/b", "2"), Admission::Dropped(Why::Name));
    let snapshot = files.snapshot();
    assert!(snapshot.write_through);
    assert_eq!((snapshot.accepted, snapshot.written, snapshot.pending_files), (2, 2, 0));
    assert!(files.shutdown(LONG).is_complete());
    assert_eq!(files.set("a", "3"), Admission::Dropped(Why::ShutDown));
    drop(files);
    // And back.
    let files = open(config(&folder));
    assert!(!files.snapshot().write_through);
    assert_eq!(files.get("a").unwrap().unwrap(), b"2");
}

#[test]
fn a_value_that_cannot_be_written_through_is_dropped_as_it_was_before() {
    let (folder, (fails, fs)) = (folder(), failing("sync", "a"));
    let files = open(Config { fs, file_max: 2, ..Config::new(folder.path(), &switches(true)) });
    assert_eq!(files.set("a", "1"), Admission::Dropped(Why::Write(FULL)));
    assert!(matches!(&files.degraded()[..], [Reason::WriteThrough(problem)] if problem.kind == FULL));
    assert_eq!(files.get("a").unwrap(), None);
    fails.store(false, SeqCst);
    assert_eq!(files.set("a", "333"), Admission::Dropped(Why::TooLarge));
    assert_eq!(files.set("a", "1"), Admission::Written);
    assert_eq!(files.degraded(), []);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_file_keeps_its_permissions_and_a_new_one_gets_the_usual_ones() {
        let folder = folder();
        let (old, usual) = (folder.path().join("old"), folder.path().join("usual"));
        std::fs::write(&usual, "").unwrap();
        std::fs::write(&old, "secret").unwrap();
        std::fs::set_permissions(&old, std::fs::Permissions::from_mode(0o640)).unwrap();
        let files = open(config(&folder));
        for name in ["old", "new"] {
            files.set_acked(name, "newer").wait(LONG).unwrap();
        }
        assert_eq!(mode(&old), 0o640);
        assert_eq!(mode(&folder.path().join("new")), mode(&usual));
    }

    /// Nobody reads in the temporary file what the permissions of the file forbid.
    #[test]
    fn the_temporary_file_is_as_private_as_the_file() {
        let folder = folder();
        let secret = folder.path().join("secret");
        std::fs::write(&secret, "").unwrap();
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
        let (temporary, seen) = (folder.path().join(".feeler-tmp-secret"), Arc::new(Mutex::new(Vec::new())));
        let log = Arc::clone(&seen);
        let fs = Faulty::new(move |what, _| {
            if what == "write" {
                log.lock().unwrap().push(mode(&temporary));
            }
            Ok(())
        });
        open(Config { fs, ..config(&folder) }).set_acked("secret", "x").wait(LONG).unwrap();
        assert_eq!(*seen.lock().unwrap(), [0o600]);
    }

    #[test]
    fn a_link_or_a_folder_in_the_place_of_a_file_is_refused_and_said() {
        let (folder, elsewhere) = (folder(), folder());
        let target = elsewhere.path().join("target");
        std::fs::write(&target, "theirs").unwrap();
        symlink(&target, folder.path().join("link")).unwrap();
        symlink(elsewhere.path().join("nothing"), folder.path().join("dangling")).unwrap();
        std::fs::create_dir(folder.path().join("folder")).unwrap();
        let files = open(config(&folder));
        for (name, what) in [("link", "link"), ("dangling", "link"), ("folder", "not a plain file")] {
            let Err(AckError::Degraded(problem)) = files.set_acked(name, "ours").wait(LONG) else { panic!("{name}") };
            assert_eq!(problem.kind, io::ErrorKind::InvalidInput);
            assert!(problem.error.contains(what), "{problem}");
        }
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "theirs");
        assert_eq!(names(elsewhere.path()), ["target"]);
        // The operator takes the link away, and the value is written.
        std::fs::remove_file(folder.path().join("link")).unwrap();
        files.set_acked("link", "ours").wait(LONG).unwrap();
        assert_eq!(content(&folder, "link"), "ours");
        assert_eq!(files.shutdown(Duration::ZERO).unsaved.len(), 2);
    }

    #[test]
    fn the_folder_itself_may_be_a_link() {
        let (folder, elsewhere) = (folder(), folder());
        let link = folder.path().join("state");
        symlink(elsewhere.path(), &link).unwrap();
        open(Config { dir: link, ..config(&folder) }).set_acked("a", "1").wait(LONG).unwrap();
        assert_eq!(content(&elsewhere, "a"), "1");
    }
}

#[cfg(feature = "json")]
mod json {
    use std::collections::BTreeMap;

    use feeler_shim::write_behind::StateFile;

    use super::*;

    #[test]
    fn a_typed_file_holds_json() {
        let folder = folder();
        let files = Arc::new(open(config(&folder)));
        let weights = StateFile::<BTreeMap<String, u32>>::new(&files, "weights.json");
        assert_eq!(weights.load().unwrap(), None);
        let value = BTreeMap::from([("small".to_owned(), 7)]);
        assert_eq!(weights.set(&value).unwrap(), Admission::Buffered);
        assert_eq!(weights.load().unwrap().as_ref(), Some(&value));
        weights.set_acked(&value).unwrap().wait(LONG).unwrap();
        assert_eq!(content(&folder, "weights.json"), r#"{"small":7}"#);
        assert_eq!(weights.load().unwrap(), Some(value));
    }

    #[test]
    fn what_is_no_such_value_is_said() {
        let folder = folder();
        std::fs::write(folder.path().join("a.json"), r#"["a"]"#).unwrap();
        let files = Arc::new(open(config(&folder)));
        let error = StateFile::<Vec<u32>>::new(&files, "a.json").load().unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        assert!(error.to_string().starts_with("failed to convert the value of a.json: "), "{error}");
        let keyed = StateFile::<BTreeMap<Vec<u32>, u32>>::new(&files, "b.json");
        let error = keyed.set(&BTreeMap::from([(vec![1], 1)])).unwrap_err();
        assert!(error.to_string().contains("key must be a string"), "{error}");
    }
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
        let fs = Faulty::new(move |what, _| {
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
