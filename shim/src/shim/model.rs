//! Recorders, acknowledgements and both threads under a model checker, which tries many orders of their steps. A lost wake-up is a deadlock
//! there, as time does not pass. `ci/shuttle.sh` runs it.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::sync::Arc;

use super::{Admission, Config, Recorder, Shared, WRITE_THROUGH};
use crate::clock::ManualClock;
use crate::record::{ModelId, Outcome, StrategyId};
use crate::sim::{Loss, SimDisk};
use crate::switch::Switches;
use crate::sync::{Ordering, explore, thread};

fn outcome(model: u32) -> Outcome {
    Outcome { model: ModelId(model), strategy: StrategyId(0), failure: None, latency_us: 1, trace: 0 }
}

/// A shim without the parts that wait for time.
struct Running {
    shared: Arc<Shared<Outcome>>,
    threads: Vec<thread::JoinHandle<()>>,
}

fn config(disk: &SimDisk) -> Config {
    let switches = Switches::from_iter([("", ""); 0]);
    let config = Config::new("/stats").instance("a").switches(&switches).fs(Arc::new(disk.clone()));
    config.clock(Arc::new(ManualClock::default())).segment_bytes(4096).disk_max(1 << 20)
}

impl Running {
    fn new(config: Config) -> Self {
        let shared = Arc::new(Shared::<Outcome>::open(config).unwrap().0);
        let run = |body: fn(&Shared<Outcome>)| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || body(&shared))
        };
        let threads = vec![run(Shared::aggregate_on), run(Shared::write_on)];
        let _ = shared.threads.set([threads[0].thread().clone(), threads[1].thread().clone()]);
        Self { shared, threads }
    }

    fn end(self) {
        self.shared.stop.store(true, Ordering::Release);
        self.shared.wake_aggregator();
        self.shared.wake_writer();
        self.threads.into_iter().for_each(|it| it.join().unwrap());
    }
}

fn recovered(disk: &SimDisk) -> (u64, u64) {
    disk.cut_power();
    disk.power_on(Loss::Everything);
    let totals = Shared::<Outcome>::open(config(disk)).unwrap().0.published.load();
    let of = |model| totals.get(ModelId(model), StrategyId(0)).map_or(0, |it| it.n());
    (of(1), of(2))
}

#[test]
fn what_is_acknowledged_is_there_after_a_power_cut_at_that_moment() {
    let round = || {
        let disk = SimDisk::new(1);
        let running = Running::new(config(&disk).shard_cap(2));
        let acked = {
            let (recorder, disk) = (Recorder::new(&running.shared), disk.clone());
            thread::spawn(move || {
                let _ = recorder.record(outcome(1));
                recorder.record_acked(outcome(1)).wait(std::time::Duration::MAX).unwrap();
                disk.cut_power();
            })
        };
        let other = {
            let recorder = Recorder::new(&running.shared);
            thread::spawn(move || (0..3).filter(|_| recorder.record(outcome(2)) == Admission::Durable).count())
        };
        acked.join().unwrap();
        assert_eq!(other.join().unwrap(), 0);
        running.end();
        let (first, second) = recovered(&disk);
        assert_eq!(first, 2);
        assert!(second <= 3);
    };
    explore(round);
}

#[test]
fn what_was_recorded_before_a_flush_is_there_after_a_power_cut_at_its_end() {
    let round = || {
        let disk = SimDisk::new(1);
        let running = Running::new(config(&disk));
        let (shared, recorder, off) = (Arc::clone(&running.shared), Recorder::new(&running.shared), disk.clone());
        let flushes = thread::spawn(move || {
            let _ = recorder.record(outcome(1));
            shared.flush().wait(std::time::Duration::MAX).unwrap();
            off.cut_power();
        });
        // In between the aggregator takes turns of its own.
        (0..3).for_each(|_| running.shared.drain(false));
        flushes.join().unwrap();
        running.end();
        assert_eq!(recovered(&disk), (1, 0));
    };
    explore(round);
}

#[test]
fn everyone_who_waits_is_woken_and_totals_are_exact() {
    let round = || {
        let disk = SimDisk::new(1);
        let running = Running::new(config(&disk).shard_cap(1));
        let threads: Vec<_> = [1, 2]
            .map(|model| {
                let recorder = Recorder::new(&running.shared);
                thread::spawn(move || {
                    let first = recorder.record_acked(outcome(model));
                    let _ = recorder.record(outcome(model));
                    recorder.record_acked(outcome(model)).wait(std::time::Duration::MAX).unwrap();
                    first.wait(std::time::Duration::MAX).unwrap();
                })
            })
            .into();
        running.shared.flush().wait(std::time::Duration::MAX).unwrap();
        threads.into_iter().for_each(|it| it.join().unwrap());
        running.end();
        assert_eq!(recovered(&disk), (3, 3));
    };
    explore(round);
}

#[test]
fn closing_leaves_nothing_between_taken_and_refused() {
    let round = || {
        let disk = SimDisk::new(1);
        let running = Running::new(config(&disk));
        let recorder = Recorder::new(&running.shared);
        let thread = thread::spawn(move || {
            (0..4).filter(|_| !matches!(recorder.record(outcome(1)), Admission::Dropped(_))).count() as u64
        });
        running.shared.close();
        running.shared.flush().wait(std::time::Duration::MAX).unwrap();
        let taken = thread.join().unwrap();
        running.end();
        assert_eq!(recovered(&disk), (taken, 0));
    };
    explore(round);
}

#[test]
fn writing_through_and_the_writer_do_not_get_in_each_others_way() {
    let round = || {
        let disk = SimDisk::new(1);
        let running = Running::new(config(&disk));
        running.shared.set_mode(WRITE_THROUGH, true);
        let threads: Vec<_> = [1, 2]
            .map(|model| {
                let recorder = Recorder::new(&running.shared);
                thread::spawn(move || {
                    (0..2).for_each(|_| assert_eq!(recorder.record(outcome(model)), Admission::Durable))
                })
            })
            .into();
        threads.into_iter().for_each(|it| it.join().unwrap());
        disk.cut_power();
        running.end();
        assert_eq!(recovered(&disk), (2, 2));
    };
    explore(round);
}
