//! Readers under hostile updates, and files that are loaded again when they change.

#![cfg(all(feature = "watch", feature = "sim"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

#[path = "support/policies.rs"]
mod policies;
#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "policy/signing.rs"]
mod signing;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use feeler_shim::fs::RealFs;
use feeler_shim::policy::loader::{Attempt, Config, Loader, Outcome, Policies};
use feeler_shim::policy::watch::{Options, Watcher};
use feeler_shim::policy::{Reason, Role, Timestamp};

use policies::{Folder, Limits, NAME, limits, newer, now, policy, sign, signer, text, trust_in};
use signing::Signer;

/// What an attacker, a slip or a half-done copy puts in place of the next version: never a good one.
fn hostile(nth: u64, next: u64) -> (Vec<u8>, Option<Vec<u8>>) {
    let good = text(&policy(next));
    let old = text(&policy(next - 1 - nth % 3));
    let len = good.len();
    match nth % 9 {
        0 => (good[..nth as usize % len].to_vec(), Some(sign(&good))),
        1 => (good, None),
        2 => (good.clone(), Some(sign(&good)[..nth as usize % 300].to_vec())),
        3 => {
            let mut flipped = good.clone();
            flipped[nth as usize % len] ^= 1 << (nth % 7);
            (flipped, Some(sign(&good)))
        }
        4 => (good.clone(), Some(Signer::new(signer().format, 2).sshsig("policy@feeler", &good))),
        5 => {
            let twice = String::from_utf8(good).unwrap().replacen('{', "{\"version\": 9999, ", 1).into_bytes();
            (twice.clone(), Some(sign(&twice)))
        }
        6 => (text(&policy(2_000_000 + nth)), Some(sign(&text(&policy(2_000_000 + nth))))),
        7 => {
            let mut other = policy(next - 1);
            other["spec"]["per_minute"] = (next + 5).into();
            (text(&other), Some(sign(&text(&other))))
        }
        _ => (b"[".repeat(1 << 16), Some(sign(&old))),
    }
}

/// Reads until it is the end, and fails at the first thing that nobody published.
fn read(policies: &Policies<Limits>, end: &AtomicBool, newest: &AtomicU64) -> u64 {
    let (mut view, mut reads, mut last) = (policies.view(), 0, 0);
    while !end.load(Relaxed) {
        let active = view.get();
        let active = active.as_ref().as_ref().unwrap();
        let (limit, document) = (active.value.0[0], &active.documents[0]);
        assert_eq!((limit, document.spec["per_minute"].as_u64()), (document.version, Some(limit)), "of one piece");
        assert!(limit >= last, "{limit} after {last}");
        assert!(limit <= newest.load(Relaxed), "{limit} is no good version");
        last = limit;
        reads += 1;
    }
    reads
}

#[test]
fn a_thousand_hostile_updates_show_readers_nothing_but_good_versions() {
    let folder = Folder::new();
    folder.version(10);
    let mut loader = folder.open();
    let (end, newest) = (AtomicBool::new(false), AtomicU64::new(10));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                let (policies, end, newest) = (loader.policies(), &end, &newest);
                scope.spawn(move || read(&policies, end, newest))
            })
            .collect();
        let mut rejected = 0;
        for nth in 0..1000 {
            let next = newest.load(Relaxed) + 1;
            let (document, signature) = hostile(nth, next);
            folder.put_with(NAME, &document, signature.as_deref());
            let attempt = loader.reload(now());
            assert_eq!(attempt.outcome, Outcome::Rejected, "{nth}: {}", attempt.render());
            assert!(attempt.reason.is_some_and(|it| it != Reason::IoError), "{nth}: {}", attempt.render());
            rejected += 1;
            if nth % 50 == 49 {
                newest.store(next, Relaxed);
                folder.version(next);
                assert_eq!(loader.reload(now()).outcome, Outcome::Activated);
            }
        }
        end.store(true, Relaxed);
        let reads: Vec<u64> = readers.into_iter().map(|it| it.join().unwrap()).collect();
        assert!(reads.iter().all(|it| *it > 1000), "{reads:?}");
        let telemetry = loader.policies().telemetry();
        assert_eq!(telemetry.rejected.values().sum::<u64>() + telemetry.repeated, rejected);
        assert_eq!((telemetry.accepted, newest.load(Relaxed)), (21, 30));
    });
}

/// What the watcher tells, with the version that is in force then.
fn watch(folder: &Folder, options: Options) -> (Watcher<Limits>, mpsc::Receiver<(Outcome, Option<Reason>)>) {
    let config = Config { state: folder.file("state"), fs: Arc::new(RealFs), ..folder.config() };
    let loader = Loader::open(config, limits, Timestamp::now()).unwrap();
    let (tell, told) = mpsc::channel();
    let tell = move |it: &Attempt| {
        let _ = tell.send((it.outcome, it.reason));
    };
    (Watcher::start(loader, options, tell).unwrap(), told)
}

/// The next one that is what a whole update comes to: what was seen half done may be told before.
fn until(told: &mpsc::Receiver<(Outcome, Option<Reason>)>, outcome: Outcome) {
    while told.recv_timeout(Duration::from_secs(60)).unwrap().0 != outcome {}
}

fn version(watcher: &Watcher<Limits>) -> Option<u64> {
    watcher.policies().load().as_ref().as_ref().map(|it| it.value.0[0])
}

fn follows_the_files(options: Options) {
    let folder = Folder::new();
    folder.version(7);
    let (watcher, told) = watch(&folder, options);
    assert_eq!(version(&watcher), Some(7));
    folder.version(8);
    until(&told, Outcome::Activated);
    assert_eq!(version(&watcher), Some(8));
    folder.version(7);
    until(&told, Outcome::Rejected);
    assert_eq!(version(&watcher), Some(8));
    folder.version(9);
    until(&told, Outcome::Activated);
    assert_eq!(version(&watcher), Some(9));
}

#[test]
fn changes_are_found_by_looking() {
    let options = Options { poll: Duration::from_millis(5), notify: false, ..Options::default() };
    follows_the_files(options);
}

#[test]
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn changes_are_found_by_being_told() {
    let hours = Duration::from_secs(36_000);
    follows_the_files(Options { poll: hours, settle: Duration::from_millis(5), notify: true });
}

#[test]
fn a_folder_that_cannot_be_watched_is_looked_at() {
    let folder = Folder::new();
    folder.version(7);
    let (watcher, _told) = watch(&folder, Options { notify: false, ..Options::default() });
    assert_eq!((watcher.is_notified(), watcher.why_not_notified()), (false, None));
    drop(watcher);
    // The thread is gone, and with it the lock of the state.
    let (watcher, _told) = watch(&folder, Options::default());
    assert_eq!(watcher.is_notified(), watcher.why_not_notified().is_none());
}

#[test]
fn another_trust_store_is_used_at_once() {
    let folder = Folder::new();
    folder.version(7);
    let hours = Duration::from_secs(36_000);
    let (watcher, told) = watch(&folder, Options { poll: hours, settle: Duration::from_millis(1), notify: false });
    watcher.set_trust(newer(&trust_in(&[Signer::new(signer().format, 2)], Role::Policy)));
    until(&told, Outcome::Rejected);
    assert_eq!(watcher.policies().telemetry().degraded, Some(Reason::UnknownKey));
    assert_eq!(version(&watcher), Some(7));
}
