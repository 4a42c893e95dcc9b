//! What happens while the disk fails, hangs or is full: on a simulated disk, with a clock that goes on only when it is told to.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]
#![cfg(feature = "sim")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{Virtual, WITHIN, outcome, until};
use feeler_shim::record::Outcome;
use feeler_shim::shim::{Reason, Retry};
use feeler_shim::{Admission, Health, Shim, Telemetry};

const MS: Duration = Duration::from_millis(1);

fn reasons(telemetry: &Telemetry) -> Vec<&'static str> {
    match &telemetry.health {
        Health::Healthy => Vec::new(),
        Health::Degraded { reasons } => reasons.iter().map(Reason::code).collect(),
    }
}

fn errors(shim: &Shim) -> u64 {
    shim.telemetry().write_errors.values().sum()
}

/// A thread may be about to wait once more, from any moment on: time has to go on for it, here and below.
fn flush_as_time_goes_on(world: &Virtual, shim: &Shim) {
    let ack = shim.flush_async();
    until(|| {
        world.clock.advance(100 * MS);
        ack.is_durable()
    });
}

#[test]
fn an_acknowledgement_comes_after_the_sync_and_not_before() {
    let world = Virtual::new();
    let shim = world.open();
    let recorder = shim.recorder();
    world.disk.hang();
    let ack = recorder.record_acked(outcome(1, 5));
    until(|| shim.telemetry().backlog_bytes > 0);
    assert!(!ack.is_durable());
    world.disk.resume();
    ack.wait(WITHIN).unwrap();
    assert_eq!(world.total_after_power_cut(shim), 1);
}

#[test]
fn a_failed_sync_is_tried_again_later_and_later_and_never_given_up() {
    let world = Virtual::new();
    let retry = Retry { max_attempts: 3, base: 5 * MS, cap: 40 * MS, jitter: false };
    let shim = world.open_with(world.config().retry(retry));
    let recorder = shim.recorder();
    world.disk.set_broken(true);
    let ack = recorder.record_acked(outcome(1, 5));
    // Attempts come 5, 10, and then 40 ms after one another.
    for (attempt, (wait, breaker)) in [(5, false), (10, false), (40, true), (40, true)].into_iter().enumerate() {
        until(|| errors(&shim) == attempt as u64 + 1);
        let telemetry = shim.telemetry();
        let Health::Degraded { reasons } = &telemetry.health else { panic!("{telemetry:?}") };
        let [Reason::WriteFailing { failures, breaker_open, .. }] = &reasons[..] else { panic!("{reasons:?}") };
        assert_eq!((*failures, *breaker_open), (attempt as u32 + 1, breaker));
        assert_eq!((telemetry.write_errors["EIO"], telemetry.retries), (attempt as u64 + 1, attempt as u64));
        assert!(!ack.is_durable());
        // Not a millisecond too early, even when somebody is in a hurry.
        world.clock.advance((wait - 1) * MS);
        let hurried = shim.flush_async();
        until(|| world.clock.waiting() == 2);
        assert_eq!(errors(&shim), attempt as u64 + 1);
        drop(hurried);
        if attempt == 3 {
            world.disk.set_broken(false);
        }
        world.clock.advance(MS);
    }
    ack.wait(WITHIN).unwrap();
    let telemetry = shim.telemetry();
    assert_eq!((telemetry.health, telemetry.durable, telemetry.pending), (Health::Healthy, 1, 0));
    assert_eq!(world.total_after_power_cut(shim), 1);
}

#[test]
fn totals_survive_a_full_disk_in_little_memory() {
    let world = Virtual::new();
    let shim = world.open_with(world.config().mem_max(8 << 10));
    let recorder = shim.recorder();
    let _ = recorder.record(outcome(9, 1));
    shim.flush(WITHIN).unwrap();
    world.disk.set_quota(Some(world.disk.bytes()));
    // The segment that is there was preallocated: another one is needed soon.
    world.disk.set_broken(true);
    let mut coalesced = 0;
    for round in 0..200 {
        for at in 0..100 {
            assert_eq!(recorder.record(outcome(at % 5, at)), Admission::Buffered);
        }
        until(|| {
            world.clock.advance(5 * MS);
            shim.view().get().n() == 1 + (round + 1) * 100
        });
        let telemetry = shim.telemetry();
        // And as much as the totals need.
        assert!(telemetry.backlog_bytes <= 10 << 10, "{}", telemetry.backlog_bytes);
        coalesced = telemetry.coalesced;
    }
    assert!(coalesced > 19_000, "{coalesced}");
    assert!(reasons(&shim.telemetry()).contains(&"detail_lost"));

    world.disk.set_broken(false);
    world.disk.set_quota(None);
    flush_as_time_goes_on(&world, &shim);
    let telemetry = shim.telemetry();
    assert_eq!((telemetry.accepted, telemetry.durable), (20_001, 20_001));
    assert_eq!(reasons(&telemetry), [""; 0]);
    world.end(shim);
    let (shim, recovered) = world.restart();
    assert_eq!((recovered.totals.n(), recovered.detail_lost), (20_001, coalesced));
    assert_eq!(recovered.totals.iter().map(|(_, _, it)| it.latencies().sum_us()).sum::<u64>(), 1 + 200 * 4950);
    drop(shim);
}

#[test]
fn a_disk_that_hangs_does_not_make_the_totals_stale() {
    let world = Virtual::new();
    let shim = world.open();
    let recorder = shim.recorder();
    world.disk.hang();
    let flush = {
        let _ = recorder.record(outcome(1, 1));
        shim.flush_async()
    };
    until(|| shim.telemetry().backlog_bytes > 0);
    let mut view = shim.view();
    for n in 2..50 {
        assert_eq!(recorder.record(outcome(1, 1)), Admission::Buffered);
        until(|| {
            world.clock.advance(5 * MS);
            view.get().n() == n
        });
    }
    until(|| {
        world.clock.advance(Duration::from_secs(1));
        reasons(&shim.telemetry()) == ["writer_stalled"]
    });
    assert!(shim.telemetry().oldest_unsynced_ms >= 2_000);
    assert!(!flush.is_durable());
    world.disk.resume();
    flush.wait(WITHIN).unwrap();
    shim.flush(WITHIN).unwrap();
    assert_eq!(shim.telemetry().health, Health::Healthy);
    assert_eq!(world.total_after_power_cut(shim), 49);
}

#[test]
fn a_shutdown_on_a_disk_that_hangs_ends_and_says_what_is_lost() {
    let world = Virtual::new();
    let shim = world.open();
    let recorder = shim.recorder();
    world.disk.hang();
    (0..10).for_each(|at| drop(recorder.record_acked(outcome(1, at))));
    until(|| shim.telemetry().backlog_bytes > 0);
    let report = std::thread::scope(|scope| {
        let shutdown = scope.spawn(|| shim.shutdown(Duration::from_secs(5)));
        until(|| {
            world.clock.advance(Duration::from_millis(100));
            shutdown.is_finished()
        });
        shutdown.join().unwrap()
    });
    assert_eq!((report.all_durable, report.lost, report.durable), (false, 10, 0));
    assert!(report.threads_left > 0, "the writer is in a call that does not return");
    // How long it took says nothing: the clock goes on while the thread that shuts down is not scheduled.
    world.disk.resume();
}

#[test]
fn an_acknowledgement_of_a_shim_that_went_without_a_disk_is_refused() {
    let world = Virtual::new();
    let shim = world.open();
    world.disk.set_broken(true);
    let ack = shim.recorder().record_acked(outcome(1, 1));
    until(|| errors(&shim) > 0);
    std::thread::scope(|scope| {
        let shutdown = scope.spawn(|| shim.shutdown(Duration::from_secs(5)));
        until(|| {
            world.clock.advance(Duration::from_millis(10));
            shutdown.is_finished()
        });
        let report = shutdown.join().unwrap();
        assert!(report.error.is_some_and(|it| it.starts_with("failed to ")));
    });
    assert_eq!(ack.wait(WITHIN), Err(feeler_shim::AckError::Closed));
}

#[test]
fn written_through_records_are_on_the_disk_when_the_call_returns() {
    let world = Virtual::new();
    for (name, value) in [("OPENCODE_ROUTER_BUFFERED_STATS", "false"), ("OPENCODE_SYNC_IO_FALLBACK", "true")] {
        let switches = feeler_shim::switch::Switches::from_iter([(name, value)]);
        let shim = world.open_with(world.config().switches(&switches));
        assert!(shim.telemetry().write_through);
        let before = shim.telemetry().durable;
        let recorder = shim.recorder();
        for at in 0..20 {
            assert_eq!(recorder.record(outcome(1, at)), Admission::Durable, "{name}");
        }
        assert!(recorder.record_acked(outcome(1, 0)).is_durable());
        assert_eq!(shim.telemetry().durable, before + 21);
        world.end(shim);
        world.disk.power_on(feeler_shim::sim::Loss::Everything);
    }
    assert_eq!(world.restart().1.totals.n(), 42);
}

#[test]
fn switching_back_and_forth_loses_nothing() {
    let world = Virtual::new();
    let shim = world.open();
    let recorder = shim.recorder();
    for round in 0..6 {
        shim.set_write_through(round % 2 == 1);
        for at in 0..10 {
            let expected = if round % 2 == 1 { Admission::Durable } else { Admission::Buffered };
            assert_eq!(recorder.record(outcome(round, at)), expected);
        }
    }
    // The last round was written through, and with it all before it.
    assert_eq!(shim.telemetry().durable, 60);
    assert_eq!(world.total_after_power_cut(shim), 60);
    // And across restarts, with either side of the switch.
    let mut expected = 60;
    for value in ["false", "true", "false"] {
        let switches = feeler_shim::switch::Switches::from_iter([("OPENCODE_ROUTER_BUFFERED_STATS", value)]);
        let shim = world.open_with(world.config().switches(&switches));
        let recorder = shim.recorder();
        (0..10).for_each(|at| assert_ne!(recorder.record(outcome(1, at)), Admission::Coalesced));
        shim.flush(WITHIN).unwrap();
        expected += 10;
        assert_eq!(world.total_after_power_cut(shim), expected);
    }
}

#[test]
fn a_record_that_cannot_be_written_through_is_kept() {
    let world = Virtual::new();
    let shim = world.open();
    shim.set_write_through(true);
    let recorder = shim.recorder();
    world.disk.set_broken(true);
    assert_eq!(recorder.record(outcome(1, 1)), Admission::Buffered);
    // While the writer backs off, callers are not made to try.
    let tried = world.disk.counts().operations;
    assert_eq!(recorder.record(outcome(1, 2)), Admission::Buffered);
    assert_eq!(world.disk.counts().operations, tried);
    world.disk.set_broken(false);
    flush_as_time_goes_on(&world, &shim);
    assert_eq!(recorder.record(outcome(1, 3)), Admission::Durable);
    assert_eq!(world.total_after_power_cut(shim), 3);
}

#[test]
fn snapshots_keep_the_journal_small_and_totals_exact() {
    let world = Virtual::new();
    let shim = world.open_with(world.config().segment_bytes(4096).disk_max(64 << 10));
    let recorder = shim.recorder();
    for round in 0..300_u32 {
        (0..30).for_each(|at| assert_eq!(recorder.record(outcome(at % 3, round)), Admission::Buffered));
        shim.flush(WITHIN).unwrap();
    }
    let telemetry = shim.telemetry();
    assert!(telemetry.snapshots > 5, "{telemetry:?}");
    assert!(telemetry.disk_bytes <= 64 << 10);
    assert_eq!(telemetry.health, Health::Healthy);
    assert_eq!(world.total_after_power_cut(shim), 9_000);
}

#[test]
fn a_damaged_segment_is_reported_and_the_rest_is_read() {
    let world = Virtual::new();
    let shim = world.open();
    let recorder = shim.recorder();
    for at in 0..3 {
        recorder.record_acked(outcome(1, at)).wait(WITHIN).unwrap();
    }
    world.end(shim);
    world.disk.power_on(feeler_shim::sim::Loss::Everything);
    let files = world.disk.files();
    let segment = files.iter().find(|it| it.to_string_lossy().contains("seg-")).unwrap();
    // In the payload of the first frame.
    world.disk.damage(segment, |bytes| bytes[64 + 32 + 10] ^= 1).unwrap();
    let (shim, recovered) = Shim::<Outcome>::open(world.config()).unwrap();
    assert_eq!((recovered.totals.n(), recovered.recovery.corrupt.len()), (2, 1), "{recovered:?}");
    assert_eq!(reasons(&shim.telemetry()), ["corrupt"]);
    drop(shim);
}

#[test]
fn an_aggregate_that_panics_acknowledges_nothing() {
    use feeler_shim::record::wire::Reader;
    use feeler_shim::record::{Aggregate, DecodeError, Record, Schema};

    #[derive(Clone, Copy)]
    struct Bad;
    #[derive(Clone, Default)]
    struct Panics;
    impl Record for Bad {
        const SCHEMA: Schema = Schema { id: 1, version: 1 };
        const WIRE: usize = 1;
        type Agg = Panics;
        fn put(&self, out: &mut Vec<u8>) {
            out.push(0);
        }
        fn get(_: u16, _: Reader<'_>) -> Result<Self, DecodeError> {
            Ok(Self)
        }
    }
    impl Aggregate<Bad> for Panics {
        fn fold(&mut self, _: &Bad) {
            std::panic::resume_unwind(Box::new("a panic without a message"));
        }
        fn merge(&mut self, _: &Self) {}
        fn encode(&self, _: &mut Vec<u8>) {}
        fn decode(_: u16, _: &mut Reader<'_>) -> Result<Self, DecodeError> {
            Ok(Self)
        }
    }

    let world = Virtual::new();
    let (shim, _) = Shim::<Bad>::open(world.config()).unwrap();
    let ack = shim.recorder().record_acked(Bad);
    until(|| reasons(&shim.telemetry()) == ["panicked"]);
    let later = shim.flush_async();
    assert!(!ack.is_durable() && !later.is_durable());
    let clock = Arc::clone(&world.clock);
    std::thread::scope(|scope| {
        let shutdown = scope.spawn(|| shim.shutdown(Duration::from_secs(1)));
        until(|| {
            clock.advance(10 * MS);
            shutdown.is_finished()
        });
        assert!(!shutdown.join().unwrap().all_durable);
    });
}
