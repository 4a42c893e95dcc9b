//! From `record` to the disk and back, on the operating system's file system.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use std::time::Duration;

use common::{Root, WITHIN, outcome};
use feeler_shim::record::Outcome;
use feeler_shim::{AckError, Admission, Config, Health, OpenError, Overload, Shim, Why};

fn open(config: Config) -> (Shim, u64) {
    let (shim, recovered) = Shim::<Outcome>::open(config).unwrap();
    (shim, recovered.totals.n())
}

#[test]
fn a_hundred_rapid_records_are_there_after_a_restart() {
    let root = Root::new();
    let (shim, before) = open(root.config());
    assert_eq!(before, 0);
    let recorder = shim.recorder();
    for at in 0..100 {
        assert_eq!(recorder.record(outcome(at % 7, at)), Admission::Buffered);
    }
    let report = shim.shutdown(WITHIN);
    assert!(report.all_durable, "{report:?}");
    assert_eq!((report.durable, report.lost, report.threads_left), (100, 0, 0));

    let (shim, recovered) = Shim::<Outcome>::open(root.config()).unwrap();
    assert_eq!((recovered.totals.n(), recovered.adopted), (100, 1), "{recovered:?}");
    let (_, _, first) = recovered.totals.iter().next().unwrap();
    assert_eq!((first.n(), first.latencies().sum_us()), (15, (0..100).step_by(7).sum()));
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn an_instance_with_a_name_reads_its_own_folder_again() {
    let root = Root::new();
    for life in 0..3 {
        let (shim, before) = open(root.config().instance("pod-0"));
        assert_eq!(before, life * 10);
        let recorder = shim.recorder();
        (0..10).for_each(|at| drop(recorder.record_acked(outcome(1, at))));
        assert!(shim.shutdown(WITHIN).all_durable);
    }
}

#[test]
fn an_acknowledged_record_is_on_the_disk_while_the_shim_still_runs() {
    let root = Root::new();
    let (shim, _) = open(root.config().instance("pod-0").flush_interval(Duration::from_secs(10)));
    let recorder = shim.recorder();
    recorder.record_acked(outcome(1, 5)).wait(WITHIN).unwrap();
    assert_eq!(root.durable_records(&shim), 1);
    let telemetry = shim.telemetry();
    assert_eq!((telemetry.accepted, telemetry.durable, telemetry.pending), (1, 1, 0));
    assert_eq!(telemetry.health, Health::Healthy);
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn a_flush_covers_what_every_thread_has_recorded_before() {
    let root = Root::new();
    let (shim, _) = open(root.config().flush_interval(Duration::from_secs(10)));
    std::thread::scope(|scope| {
        for model in 0..4 {
            let recorder = shim.recorder();
            scope.spawn(move || {
                (0..5_000).for_each(|at| assert_eq!(recorder.record(outcome(model, at)), Admission::Buffered))
            });
        }
    });
    shim.flush(WITHIN).unwrap();
    let telemetry = shim.telemetry();
    assert_eq!((telemetry.accepted, telemetry.durable), (20_000, 20_000));
    assert_eq!(root.durable_records(&shim), 20_000);
    assert_eq!(shim.view().get().n(), 20_000);
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn flushing_and_acknowledgements_are_futures_for_any_executor() {
    let root = Root::new();
    let (shim, _) = open(root.config().flush_interval(Duration::from_secs(10)));
    let recorder = shim.recorder();
    common::block_on(async {
        recorder.record_acked(outcome(1, 1)).await.unwrap();
        let _ = recorder.record(outcome(1, 2));
        shim.flush_async().await.unwrap();
        shim.flusher().flush_async().await.unwrap();
    });
    assert_eq!(root.durable_records(&shim), 2);
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn a_full_buffer_gives_up_detail_and_keeps_totals_exact() {
    let root = Root::new();
    let (shim, _) = open(root.config().shard_cap(8).drain_interval(Duration::from_secs(10)));
    let recorder = shim.recorder();
    let mut coalesced = 0;
    for at in 0..10_000 {
        match recorder.record(outcome(at % 3, at)) {
            Admission::Buffered => {}
            Admission::Coalesced => coalesced += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(coalesced > 0);
    let report = shim.shutdown(WITHIN);
    assert_eq!((report.durable, report.lost), (10_000, 0));

    let (shim, recovered) = Shim::<Outcome>::open(root.config()).unwrap();
    assert_eq!(recovered.totals.n(), 10_000);
    assert_eq!(
        recovered.totals.iter().map(|(_, _, it)| it.latencies().sum_us()).sum::<u64>(),
        (0..10_000).sum::<u64>()
    );
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn what_the_configuration_says_to_drop_is_counted_and_not_acknowledged() {
    let root = Root::new();
    let config = root.config().shard_cap(1).overload(Overload::DropNewest).drain_interval(Duration::from_secs(10));
    let (shim, _) = open(config.instance("pod-0"));
    let recorder = shim.recorder();
    // The aggregator may come in between, as it is woken at half a buffer: so until one is dropped.
    let mut taken = 0;
    let refused = loop {
        match recorder.record(outcome(1, 1)) {
            Admission::Dropped(why) => break why,
            _ => taken += 1,
        }
    };
    assert_eq!(refused, Why::Full);
    let telemetry = shim.telemetry();
    assert_eq!((telemetry.accepted, telemetry.dropped.full, telemetry.coalesced), (taken, 1, 0));
    assert!(shim.shutdown(WITHIN).all_durable);
    let (shim, recovered) = Shim::<Outcome>::open(root.config().instance("pod-0")).unwrap();
    assert_eq!((recovered.totals.n(), recovered.detail_lost), (taken, 1), "it is written down that one is missing");
    assert!(shim.shutdown(WITHIN).all_durable);
}

#[test]
fn nothing_is_taken_after_the_shutdown_and_the_folder_is_free() {
    let root = Root::new();
    let (shim, _) = open(root.config().instance("pod-0"));
    let (recorder, flusher) = (shim.recorder(), shim.flusher());
    let late = recorder.clone();
    assert!(shim.shutdown(WITHIN).all_durable);
    assert_eq!(recorder.record(outcome(1, 1)), Admission::Dropped(Why::Closed));
    assert_eq!(late.record_acked(outcome(1, 1)).wait(WITHIN), Err(AckError::Refused(Why::Closed)));
    assert_eq!(flusher.flush(WITHIN), Err(AckError::Closed));
    // While handles live on.
    let (shim, before) = open(root.config().instance("pod-0"));
    assert_eq!(before, 0);
    drop((shim, recorder, late, flusher));
}

#[test]
fn what_comes_while_it_shuts_down_is_durable_or_refused() {
    for _ in 0..20 {
        let root = Root::new();
        let (shim, _) = open(root.config());
        let (recorder, begun) = (shim.recorder(), std::sync::Barrier::new(2));
        let (taken, report) = std::thread::scope(|scope| {
            let records = scope.spawn(|| {
                let recorder = recorder;
                begun.wait();
                (1..).find(|at| matches!(recorder.record(outcome(1, *at)), Admission::Dropped(_))).unwrap_or(0) - 1
            });
            begun.wait();
            let report = shim.shutdown(WITHIN);
            (u64::from(records.join().unwrap()), report)
        });
        assert!(report.all_durable, "{report:?}");
        assert_eq!((report.durable, report.lost), (taken, 0));
        assert_eq!(open(root.config()).1, taken);
    }
}

#[test]
fn dropping_the_shim_flushes() {
    let root = Root::new();
    let (shim, _) = open(root.config().flush_interval(Duration::from_secs(10)).drop_within(WITHIN));
    let recorder = shim.recorder();
    (0..50).for_each(|at| assert_eq!(recorder.record(outcome(1, at)), Admission::Buffered));
    drop(shim);
    assert_eq!(open(root.config()).1, 50);
}

#[test]
fn a_recorder_that_is_gone_leaves_its_records() {
    let root = Root::new();
    let (shim, _) = open(root.config().drain_interval(Duration::from_secs(10)));
    for at in 0..20 {
        assert_eq!(shim.recorder().record(outcome(1, at)), Admission::Buffered);
    }
    shim.flush(WITHIN).unwrap();
    assert_eq!(shim.telemetry().accepted, 20);
    assert_eq!(shim.shutdown(WITHIN).durable, 20);
}

#[test]
fn a_second_instance_of_the_same_name_is_refused_by_name() {
    let root = Root::new();
    let (shim, _) = open(root.config().instance("pod-0"));
    let error = Shim::<Outcome>::open(root.config().instance("pod-0")).unwrap_err();
    assert!(matches!(error, OpenError::Journal(feeler_shim::journal::OpenError::Locked { .. })), "{error}");
    assert!(error.to_string().contains("pod-0"), "{error}");
    drop(shim);
}

#[test]
fn a_configuration_that_cannot_be_is_refused() {
    let error = Shim::<Outcome>::open(Root::new().config().shard_cap(0)).unwrap_err();
    assert_eq!(error.to_string(), "failed to use the configuration: shard_cap must be from 1 to 16,777,216");
}
