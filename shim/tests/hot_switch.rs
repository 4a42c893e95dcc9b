//! The run-time switch of the probes, both sides. Alone in its file, since it is one for the process.
#![cfg(feature = "probes")]

mod support;

use std::pin::pin;
use std::process::Command;

use feeler_shim::hot;
use support::{Pending, function, poll, run};

/// In a child process: whether its probes should be on.
const EXPECTED: &str = "FEELER_TEST_EXPECTED";
const SWITCH: &str = "OPENCODE_HOT_PROBES";

#[feeler_shim::hot]
fn first() {}

/// The child of the test below, for it is the first call in a process that reads the environment.
#[test]
fn child() {
    let Ok(expected) = std::env::var(EXPECTED) else { return };
    first();
    let snapshot = hot::snapshot();
    assert!(snapshot.compiled);
    assert_eq!(snapshot.enabled.to_string(), expected);
    assert_eq!(snapshot.functions.len(), usize::from(snapshot.enabled));

    // What the service sets counts for more than the environment.
    hot::set_enabled(true);
    first();
    assert_eq!(function("first").wall.count, 1 + u64::from(snapshot.enabled));
}

#[test]
fn the_environment_decides_at_the_first_call() {
    for (value, expected) in [
        (None, true),
        (Some("true"), true),
        (Some("false"), false),
        // Not readable: the rollback value.
        (Some("False"), false),
        (Some(""), false),
    ] {
        let mut child = Command::new(std::env::current_exe().expect("a test has a path"));
        child.args(["--exact", "child", "--test-threads=1"]).env(EXPECTED, expected.to_string());
        match value {
            Some(value) => child.env(SWITCH, value),
            None => child.env_remove(SWITCH),
        };
        let output = child.output().expect("a test can be run");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{SWITCH}={value:?}: {text}");
    }
}

#[feeler_shim::hot]
fn switched() {}

#[feeler_shim::hot]
async fn switched_later() {
    Pending(1).await;
}

#[test]
fn what_begins_while_it_is_off_is_not_recorded() {
    hot::set_enabled(true);
    assert!(hot::is_enabled() && hot::snapshot().enabled);
    switched();
    let mut begun_on = pin!(switched_later());
    assert!(poll(begun_on.as_mut()).is_pending());

    hot::set_enabled(false);
    assert!(!hot::is_enabled() && !hot::snapshot().enabled);
    switched();
    let mut begun_off = pin!(switched_later());
    assert!(poll(begun_off.as_mut()).is_pending());
    run(switched_later());

    // A call is recorded as a whole or not at all.
    assert!(poll(begun_on.as_mut()).is_ready());
    hot::set_enabled(true);
    assert!(poll(begun_off.as_mut()).is_ready());
    switched();

    assert_eq!(function("switched").wall.count, 2);
    let later = function("switched_later");
    assert_eq!((later.wall.count, later.cancelled), (1, 0));
    assert_eq!(later.poll.expect("it is async").count, 2);
}
