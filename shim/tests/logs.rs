//! Logs that never wait for the disk: what is written, what is lost, and how that is said.
#![cfg(feature = "tracing")]

#[path = "support/faulty.rs"]
mod faulty;

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use faulty::{Faulty, gated};
use feeler_shim::fs::{Fs, RealFs};
use feeler_shim::logs::{self, LineKind, LogConfig, Logs};
use feeler_shim::write_behind::Retry;
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter as _;
use tracing_subscriber::layer::SubscriberExt as _;

/// Longer than any of these tests takes; none waits for it to pass.
const LONG: Duration = Duration::from_secs(60);

fn folder() -> TempDir {
    TempDir::new().expect("a test can")
}

/// Nothing is written before it is asked for, and what fails is tried again at once.
fn config(folder: &TempDir) -> LogConfig {
    let retry = Retry { max_attempts: 3, base: Duration::ZERO, cap: Duration::ZERO, jitter: false };
    LogConfig { window: LONG, retry, ..LogConfig::new(folder.path(), "router") }
}

fn open(config: LogConfig) -> Logs {
    Logs::open(config).expect("a test can")
}

/// The lines of all files: the number of the file, what it is, and the text.
fn lines(folder: &TempDir) -> Vec<(u64, LineKind, String)> {
    let mut lines = Vec::new();
    let mut each = |line: logs::Line<'_>| lines.push((line.file, line.kind, line.text.into_owned()));
    logs::read(&RealFs, folder.path(), "router", &mut each).expect("a test can");
    lines
}

fn text(folder: &TempDir) -> Vec<String> {
    lines(folder).into_iter().filter(|(_, kind, _)| *kind == LineKind::Text).map(|(.., text)| text).collect()
}

fn log(logs: &Logs, line: &str) {
    writeln!(logs.writer().make_writer(), "{line}").expect("a test can");
}

/// Fails `what` so many times.
fn failing(what: &'static str, times: u32) -> Arc<dyn Fs> {
    let left = AtomicU32::new(times);
    Faulty::hooked(move |done, _| {
        let fails = done == what && left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok();
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    })
}

#[test]
fn events_become_lines() {
    let folder = folder();
    let logs = open(config(&folder));
    let subscriber = tracing_subscriber::registry().with(logs.layer());
    tracing::subscriber::with_default(subscriber, || {
        let _span = tracing::info_span!("route", request = 7).entered();
        tracing::info!(model = "small", "chosen");
        tracing::warn!("slow");
    });
    logs.flush(LONG).unwrap();
    let lines = text(&folder);
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains(" INFO route{request=7}: logs: chosen model=\"small\""), "{}", lines[0]);
    assert!(lines[1].contains(" WARN route{request=7}: logs: slow"), "{}", lines[1]);
    let snapshot = logs.snapshot();
    assert_eq!((snapshot.taken, snapshot.durable, snapshot.lost, snapshot.pending_bytes), (2, 2, 0, 0));
}

#[test]
fn whoever_logs_does_no_io() {
    let (folder, threads) = (folder(), Arc::new(Mutex::new(Vec::new())));
    let seen = Arc::clone(&threads);
    let fs = Faulty::hooked(move |_, _| {
        seen.lock().unwrap().push(std::thread::current().name().map(str::to_owned));
        Ok(())
    });
    let logs = open(LogConfig { fs, ..config(&folder) });
    threads.lock().unwrap().clear();
    (0..100).for_each(|n| log(&logs, &n.to_string()));
    logs.flush(LONG).unwrap();
    let threads = threads.lock().unwrap();
    assert!(!threads.is_empty());
    assert!(threads.iter().all(|name| name.as_deref() == Some("logs")));
}

#[test]
fn when_the_disk_hangs_lines_are_lost_and_the_file_says_so_where_they_are_missing() {
    let (folder, (gate, fs)) = (folder(), gated());
    let logs = open(LogConfig { fs, memory_max: 200, window: Duration::ZERO, ..config(&folder) });
    gate.shut();
    log(&logs, "first");
    gate.until_somebody_waits();
    for n in 0..30 {
        log(&logs, &format!("line {n:04}"));
    }
    log(&logs, "x");
    let snapshot = logs.snapshot();
    assert_eq!((snapshot.taken, snapshot.lost), (11, 21), "ten lines of ten bytes fit into half of the memory");
    assert!(snapshot.pending_bytes <= 200);
    gate.open();
    logs.flush(LONG).unwrap();
    log(&logs, "last");
    assert_eq!(logs.shutdown(LONG).unsaved_lines, 0);
    let lines = lines(&folder);
    let kinds: Vec<LineKind> = lines.iter().map(|(_, kind, _)| *kind).collect();
    assert_eq!(kinds[..11], [LineKind::Text; 11]);
    assert_eq!(kinds[11..], [LineKind::Note, LineKind::Text]);
    let note = &lines[11].2;
    assert!(note.starts_with("feeler-logs: 21 lines lost from 20"), "{note}");
    assert!(note.ends_with(" because 100 bytes were waiting for the disk"), "{note}");
    assert_eq!(lines[12].2, "last");
}

#[test]
fn a_batch_that_failed_is_written_to_a_new_file() {
    for what in ["write", "sync", "create", "sync_dir"] {
        let folder = folder();
        drop(open(config(&folder)));
        let logs = open(LogConfig { fs: failing(what, 2), ..config(&folder) });
        log(&logs, "one");
        logs.flush(LONG).unwrap();
        assert_eq!(text(&folder), ["one"], "{what}");
        let snapshot = logs.snapshot();
        assert_eq!((snapshot.write_errors, snapshot.lost, &snapshot.degraded), (2, 0, &None), "{what}");
        assert!(snapshot.last_problem.unwrap().starts_with("failed to "));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "{what}: no heap of empty files");
    }
}

#[test]
fn a_file_that_failed_is_left_and_the_next_says_what_may_be_there_twice() {
    let folder = folder();
    let fails = Arc::new(AtomicU32::new(0));
    let left = Arc::clone(&fails);
    let fs = Faulty::hooked(move |what, _| {
        let fails = what == "sync" && left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok();
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    });
    let logs = open(LogConfig { fs, ..config(&folder) });
    log(&logs, "one");
    logs.flush(LONG).unwrap();
    fails.store(2, SeqCst);
    log(&logs, "two");
    logs.flush(LONG).unwrap();
    let all: Vec<(u64, String)> = lines(&folder).into_iter().map(|(file, _, text)| (file, text)).collect();
    let note = "feeler-logs: the last lines of the file before this one may be there in part: they are here again";
    let expected = [(1, "one"), (1, "two"), (3, note), (3, "two")].map(|(file, text)| (file, text.to_owned()));
    assert_eq!(all, expected);
}

#[test]
fn a_disk_that_fails_for_long_is_said() {
    let folder = folder();
    let logs = open(LogConfig { fs: failing("sync", u32::MAX), ..config(&folder) });
    log(&logs, "one");
    while logs.snapshot().degraded.is_none() {
        let _ = logs.flush(Duration::from_millis(1));
    }
    let error = logs.flush(Duration::ZERO).unwrap_err();
    assert_eq!(error.unsaved_lines, 1);
    assert!(
        error
            .to_string()
            .starts_with("failed to write 1 lines of the log in time; they are still tried: failed to sync")
    );
    let report = logs.shutdown(Duration::from_millis(1));
    assert_eq!(report.unsaved_lines, 1);
}

#[test]
fn full_files_are_followed_by_new_ones_and_the_oldest_are_removed() {
    let folder = folder();
    std::fs::write(folder.path().join("router-x.log"), "not ours").unwrap();
    std::fs::write(folder.path().join("other-0000000001.log"), "not ours").unwrap();
    let logs = open(LogConfig { file_bytes: 25, files: 3, ..config(&folder) });
    for n in 0..10 {
        log(&logs, &format!("line {n:04}"));
        logs.flush(LONG).unwrap();
    }
    let all: Vec<(u64, String)> = lines(&folder).into_iter().map(|(file, _, text)| (file, text)).collect();
    let expected: Vec<_> = (4..10_u64).map(|n| (n / 2 + 1, format!("line {n:04}"))).collect();
    assert_eq!(all, expected);
    assert!(folder.path().join("router-x.log").exists() && folder.path().join("other-0000000001.log").exists());
}

#[test]
fn each_start_and_each_process_has_a_file_of_its_own() {
    let folder = folder();
    let (first, second) = (open(config(&folder)), open(config(&folder)));
    for (logs, line) in [(&first, "a"), (&second, "b"), (&first, "c")] {
        log(logs, line);
        logs.flush(LONG).unwrap();
    }
    drop((first, second));
    let third = open(config(&folder));
    log(&third, "d");
    drop(third);
    let all: Vec<(u64, String)> = lines(&folder).into_iter().map(|(file, _, text)| (file, text)).collect();
    let expected = [(1, "a"), (1, "c"), (2, "b"), (3, "d")].map(|(file, text)| (file, text.to_owned()));
    assert_eq!(all, expected);
}

#[test]
fn what_a_crash_left_is_told_apart() {
    let folder = folder();
    std::fs::write(folder.path().join("router-0000000001.log"), "whole\nhal").unwrap();
    std::fs::write(folder.path().join("router-0000000002.log"), "whole\n\0\0\0\0").unwrap();
    let kinds: Vec<(LineKind, String)> = lines(&folder).into_iter().map(|(_, kind, text)| (kind, text)).collect();
    let expected =
        [(LineKind::Text, "whole"), (LineKind::Torn, "hal"), (LineKind::Text, "whole"), (LineKind::Torn, "\0\0\0\0")];
    assert_eq!(kinds, expected.map(|(kind, text)| (kind, text.to_owned())));
}

#[test]
fn a_line_is_whole_however_it_is_written_and_a_long_one_is_cut() {
    let folder = folder();
    let logs = open(LogConfig { line_max: 8, ..config(&folder) });
    let writer = logs.writer();
    let mut first = writer.make_writer();
    first.write_all(b"on").unwrap();
    log(&logs, "between");
    first.write_all(b"e\n").unwrap();
    first.write_all(b"no end").unwrap();
    drop(first);
    log(&logs, "much too long");
    log(&logs, "");
    logs.flush(LONG).unwrap();
    assert_eq!(text(&folder), ["between", "one", "no end", "much too", ""]);
    assert_eq!(logs.snapshot().cut, 1);
}

#[test]
fn a_shutdown_writes_what_waits_and_counts_what_comes_after() {
    let folder = folder();
    let logs = open(config(&folder));
    let writer = logs.writer();
    log(&logs, "one");
    let report = logs.shutdown(LONG);
    assert_eq!((report.unsaved_lines, report.hung), (0, false));
    writeln!(writer.make_writer(), "late").unwrap();
    assert_eq!(logs.snapshot().lost, 1);
    assert_eq!(text(&folder), ["one"]);
}

#[test]
fn a_shutdown_on_a_hung_disk_ends_in_time() {
    let (folder, (gate, fs)) = (folder(), gated());
    let logs = open(LogConfig { fs, window: Duration::ZERO, ..config(&folder) });
    gate.shut();
    log(&logs, "one");
    gate.until_somebody_waits();
    let report = logs.shutdown(Duration::from_millis(1));
    assert_eq!((report.unsaved_lines, report.hung), (1, true));
    gate.open();
    let report = logs.shutdown(LONG);
    assert_eq!((report.unsaved_lines, report.hung), (0, false));
}

#[test]
fn a_drop_writes_what_waits() {
    let folder = folder();
    let logs = open(LogConfig { drop_within: LONG, ..config(&folder) });
    log(&logs, "one");
    drop(logs);
    assert_eq!(text(&folder), ["one"]);
}

#[test]
fn a_name_that_leads_out_of_the_folder_is_refused() {
    let folder = folder();
    for name in ["../x", "", "a/b"] {
        let error = Logs::open(LogConfig { name: name.to_owned(), ..config(&folder) }).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{name:?}");
    }
}
