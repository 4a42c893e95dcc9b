//! What is on the disk after a process has ended in a hurry. Each test runs itself again as a process of its own.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![cfg(unix)]

mod common;

use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use common::{Root, WITHIN, outcome};
use feeler_shim::record::Outcome;
use feeler_shim::{Admission, Shim, flush_on_panic};

/// Tells a test that it is the process which ends; with the folder.
const ROOT: &str = "FEELER_TEST_ENDING_ROOT";

/// Runs a test again, and returns how it ended and how many records it has left.
fn run(test: &str) -> (ExitStatus, u64) {
    let root = Root::new();
    let mut command = Command::new(std::env::current_exe().unwrap());
    let output = command.args([test, "--exact", "--nocapture"]).env(ROOT, &root.0).output().unwrap();
    let (shim, recovered) = Shim::<Outcome>::open(root.config()).unwrap();
    assert!(shim.shutdown(WITHIN).all_durable);

    (output.status, recovered.totals.n())
}

/// A shim that makes nothing durable by itself for ten seconds, with twenty records in memory.
fn child() -> Option<Shim> {
    let root = Root(PathBuf::from(std::env::var_os(ROOT)?));
    let config = root.config().flush_interval(std::time::Duration::from_secs(10));
    std::mem::forget(root);
    let (shim, _) = Shim::<Outcome>::open(config).unwrap();
    // The first commit, which makes durable what was recovered, is over.
    shim.flush(WITHIN).unwrap();
    let recorder = shim.recorder();
    (0..20).for_each(|at| assert_eq!(recorder.record(outcome(1, at)), Admission::Buffered));
    Some(shim)
}

#[test]
fn without_any_of_this_the_records_are_lost() {
    if let Some(shim) = child() {
        std::mem::forget(shim);
        std::process::abort();
    }
    let (status, left) = run("without_any_of_this_the_records_are_lost");
    assert!(!status.success());
    assert_eq!(left, 0, "or the other tests show nothing");
}

#[test]
fn a_panic_that_aborts_flushes_first() {
    if let Some(shim) = child() {
        flush_on_panic(shim.flusher(), WITHIN);
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            hook(info);
            // As with `panic = "abort"`.
            std::process::abort();
        }));
        std::thread::spawn(|| panic!("on purpose")).join().unwrap_err();
    }
    let (status, left) = run("a_panic_that_aborts_flushes_first");
    assert!(!status.success());
    assert_eq!(left, 20);
}

#[cfg(feature = "signals")]
#[test]
fn a_sigterm_flushes_and_then_ends_the_process_as_always() {
    use std::os::unix::process::ExitStatusExt as _;
    if let Some(shim) = child() {
        let _guard = feeler_shim::flush_on_term(shim.flusher(), WITHIN).unwrap();
        signal_hook::low_level::raise(signal_hook::consts::SIGTERM).unwrap();
        loop {
            std::thread::park();
        }
    }
    let (status, left) = run("a_sigterm_flushes_and_then_ends_the_process_as_always");
    assert_eq!((status.signal(), left), (Some(signal_hook::consts::SIGTERM), 20));
}
