//! What a dead instance has left is counted exactly once, wherever the power is cut while it is adopted, and by whomever.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::fs::Fs as _;
use crate::record::{ModelId, Outcome, StrategyId};
use crate::shim::{Config, Recorder};
use crate::sim::{Loss, SimDisk};
use crate::switch::Switches;

const ROOT: &str = "/stats";

fn config(disk: &SimDisk, name: &str) -> Config {
    let switches = Switches::from_iter([("", ""); 0]);
    Config::new(ROOT).instance(name).switches(&switches).fs(Arc::new(disk.clone())).segment_bytes(4096)
}

fn open(disk: &SimDisk, name: &str) -> Option<Arc<Shared<Outcome>>> {
    Shared::open(config(disk, name)).ok().map(|(shared, _)| Arc::new(shared))
}

fn total(shared: &Shared<Outcome>) -> u64 {
    shared.published.load().n()
}

/// Instances that live together, record so many in one commit after another, and die.
fn leave(disk: &SimDisk, instances: &[(&str, &[u32])]) {
    let living: Vec<_> = instances.iter().map(|(name, _)| open(disk, name).unwrap()).collect();
    for (shared, (_, batches)) in living.iter().zip(instances) {
        let recorder = Recorder::new(shared);
        for batch in *batches {
            for at in 0..*batch {
                let (model, strategy) = (ModelId(at % 3), StrategyId(0));
                let _ = recorder.record(Outcome { model, strategy, failure: None, latency_us: at, trace: 0 });
            }
            shared.pump();
        }
    }
}

fn folders(disk: &SimDisk) -> Vec<String> {
    let names = disk.list(Path::new(ROOT)).unwrap();
    // Those that hold something.
    names.into_iter().filter(|it| !disk.list(&Path::new(ROOT).join(it)).unwrap().is_empty()).collect()
}

#[test]
fn a_dead_instance_is_adopted_and_its_folder_removed() {
    let disk = SimDisk::new(1);
    leave(&disk, &[("a", &[10]), ("b", &[5])]);
    let shared = open(&disk, "c").unwrap();
    assert_eq!((total(&shared), lock(&shared.stats).adopted), (15, 2));
    assert_eq!(folders(&disk), ["c"]);
    assert_eq!(*lock(&shared.aggregator).names(), crate::shim::state::Names::new(), "nothing is left to remember");
}

#[test]
fn a_living_instance_is_left_alone() {
    let disk = SimDisk::new(1);
    leave(&disk, &[("a", &[10])]);
    let living = open(&disk, "a").unwrap();
    let shared = open(&disk, "b").unwrap();
    assert_eq!((total(&living), total(&shared)), (10, 0));
    drop(living);
    shared.adopt_orphans();
    assert_eq!(total(&shared), 10, "once it is dead");
}

#[test]
fn what_is_no_instance_is_left_alone() {
    let disk = SimDisk::new(1);
    for folder in ["notes", "empty"] {
        disk.create_dir_all(&Path::new(ROOT).join(folder)).unwrap();
    }
    disk.create_new(&Path::new(ROOT).join("notes/todo")).unwrap();
    let shared = open(&disk, "a").unwrap();
    assert_eq!((total(&shared), &lock(&shared.stats).adoption_error), (0, &None));
    assert_eq!(folders(&disk), ["a", "notes"]);
}

/// Cuts the power at the nth operation of an opening, for every n, and lets it and then another instance start again.
#[test]
fn a_power_cut_at_any_moment_of_an_adoption_counts_nothing_twice() {
    let (mut cut_at, mut cuts) = (0, 0);
    loop {
        let disk = SimDisk::new(cut_at);
        leave(&disk, &[("a", &[10]), ("b", &[5])]);
        disk.cut_power_at(cut_at);
        let shared = open(&disk, "b");
        let done = disk.is_on();
        drop(shared);
        disk.cut_power();
        disk.power_on([Loss::Everything, Loss::Nothing, Loss::Random][cut_at as usize % 3]);

        let last = open(&disk, "c").unwrap();
        assert_eq!(total(&last), 15, "cut at {cut_at}");
        assert_eq!(folders(&disk), ["c"], "cut at {cut_at}");
        if done {
            break;
        }
        (cut_at, cuts) = (cut_at + 1, cuts + 1);
    }
    assert!(cuts > 15, "{cuts}");
}

/// The same with a second power cut, while a third instance adopts the one that was adopting.
#[test]
fn nor_does_a_second_power_cut_while_the_adopter_is_adopted() {
    for first in (4..40).step_by(3) {
        let (mut second, mut done) = (0, false);
        while !done {
            let disk = SimDisk::new(first * 100 + second);
            leave(&disk, &[("a", &[10])]);
            disk.cut_power_at(first);
            drop(open(&disk, "b"));
            disk.cut_power();
            disk.power_on(Loss::Random);
            disk.cut_power_at(second);
            drop(open(&disk, "c"));
            done = disk.is_on();
            disk.cut_power();
            disk.power_on(Loss::Random);
            let last = open(&disk, "d").unwrap();
            assert_eq!(total(&last), 10, "cut at {first}, then at {second}");
            second += 1;
        }
    }
}

#[test]
fn an_orphan_is_adopted_once_the_disk_takes_it() {
    let disk = SimDisk::new(1);
    leave(&disk, &[("a", &[10])]);
    let shared = open(&disk, "b").unwrap();
    leave(&disk, &[("c", &[5])]);
    for _ in 0..5 {
        disk.set_broken(true);
        shared.adopt_orphans();
        assert!(lock(&shared.stats).adoption_error.is_some());
        disk.set_broken(false);
    }
    lock(&shared.stats).retry_at = std::time::Duration::ZERO;
    shared.adopt_orphans();
    assert_eq!((total(&shared), &lock(&shared.stats).adoption_error), (15, &None));
    drop(shared);
    assert_eq!(total(&open(&disk, "d").unwrap()), 15);
}

#[test]
fn a_damaged_orphan_is_counted_as_far_as_it_can_be_read_and_set_aside() {
    let disk = SimDisk::new(1);
    leave(&disk, &[("a", &[10, 7])]);
    let segment = disk.files().into_iter().find(|it| it.to_string_lossy().contains("a/seg-")).unwrap();
    disk.damage(&segment, |bytes| bytes[64 + 32 + 10] ^= 1).unwrap();
    let shared = open(&disk, "b").unwrap();
    assert_eq!(total(&shared), 7);
    assert_eq!(folders(&disk), ["a.damaged", "b"]);
    shared.adopt_orphans();
    assert_eq!(total(&shared), 7);
}

#[test]
fn records_of_another_type_are_not_adopted() {
    let disk = SimDisk::new(1);
    leave(&disk, &[("a", &[10])]);
    let mut other = crate::shim::state::Replay::<Outcome>::default();
    let schema = crate::record::Schema { id: 1, version: 1 };
    let theirs =
        JournalConfig { dir: Path::new(ROOT).join("z"), ..journal_config::<Outcome>(&config(&disk, "z"), "z") };
    let (mut journal, _) = Journal::open(JournalConfig { schema, ..theirs }, &mut other).unwrap();
    journal.push(crate::journal::Kind::Records, 1, b"x");
    journal.commit().unwrap();
    drop(journal);
    let shared = open(&disk, "b").unwrap();
    assert_eq!((total(&shared), &lock(&shared.stats).adoption_error), (10, &None));
    assert_eq!(folders(&disk), ["b", "z"]);
}
