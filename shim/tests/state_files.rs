//! State files: which they can be, whose they are, their permissions, and the rollback switch.

#[path = "support/faulty.rs"]
mod faulty;
#[path = "support/state.rs"]
mod state;

use std::io;
use std::path::Path;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use faulty::Faulty;
use feeler_shim::write_behind::{AckError, Admission, Config, OpenError, Reason, StateFiles, Why};
use state::*;

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
        std::fs::metadata(path).expect("a test can").permissions().mode() & 0o7777
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
        let fs = Faulty::hooked(move |what, _| {
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
