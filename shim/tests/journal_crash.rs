//! The journal on a disk that loses power, fails, fills up and lies down: whatever happens, what was durable is there once, and nothing else is
//! but what was pushed, in order.
//!
//! A case is a sequence of steps. It is run once to count its operations, and then with the power cut in the middle of each of them, with each
//! [`Loss`]. After that the power is cut again and again while the journal recovers.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::sync::Arc;

use feeler_shim::fs::Fs;
use feeler_shim::journal::{CommitError, DecodeError, Entry, Fold, Journal, JournalConfig, Kind, Schema};
use feeler_shim::sim::{Loss, Mutant, MutantFs, SimDisk};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestError, TestRng, TestRunner};

const LOSSES: [Loss; 5] = [Loss::Everything, Loss::Nothing, Loss::Zeroed, Loss::Random, Loss::Random];

#[derive(Clone, Copy, Debug)]
enum Step {
    /// A frame of that many records, and that much filling.
    Push(u8, u16),
    Commit,
    Snapshot,
    /// All that is not durable becomes one frame.
    Coalesce,
    /// `kill -9`.
    Restart,
    /// The nth sync from now fails.
    FailSync(u8),
    /// The nth operation from now fails.
    FailOperation(u8),
    /// There is room for that many more bytes.
    Fill(u16),
    /// There is room again.
    Free,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (1..4u8, 0..1500u16).prop_map(|(count, filling)| Step::Push(count, filling)),
        1 => (1..4u8, 1500..9000u16).prop_map(|(count, filling)| Step::Push(count, filling)),
        6 => Just(Step::Commit),
        2 => Just(Step::Snapshot),
        1 => Just(Step::Coalesce),
        1 => Just(Step::Restart),
        2 => (0..3u8).prop_map(Step::FailSync),
        2 => (0..12u8).prop_map(Step::FailOperation),
        1 => (0..9000u16).prop_map(Step::Fill),
        1 => Just(Step::Free),
    ]
}

/// The numbers of the records, in the order in which they are handed over.
#[derive(Debug, Default)]
struct Numbers(Vec<u32>);

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (count, rest) = bytes.split_first_chunk().expect("a length");
    let count = u32::from_le_bytes(*count) as usize;
    rest.chunks_exact(4).take(count).map(|four| u32::from_le_bytes(four.try_into().unwrap())).collect()
}

fn payload(numbers: &[u32], filling: usize) -> Vec<u8> {
    let mut out = u32::try_from(numbers.len()).unwrap().to_le_bytes().to_vec();
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    out.resize(out.len() + filling, 0xEE);
    out
}

impl Fold for Numbers {
    fn snapshot(&mut self, _version: u16, state: &[u8]) -> Result<(), DecodeError> {
        self.0 = numbers(state);
        Ok(())
    }

    fn entry(&mut self, entry: &Entry<'_>) -> Result<(), DecodeError> {
        self.0.extend(numbers(entry.payload));
        Ok(())
    }
}

/// Not by the disk, but by the journal.
fn is_refused(taken: &Result<(), CommitError>) -> bool {
    matches!(taken, Err(CommitError::Full { .. } | CommitError::Uncoverable { .. }))
}

/// A journal, and what is known about it.
struct World {
    disk: SimDisk,
    config: JournalConfig,
    journal: Option<Journal>,
    /// All that was pushed, in order, but for what a power cut has taken.
    pushed: Vec<u32>,
    /// The first so many of them were acknowledged.
    durable: usize,
    last: u32,
}

impl World {
    fn new(seed: u64, mutant: Option<Mutant>) -> Self {
        let disk = SimDisk::new(seed);
        let right: Arc<dyn Fs> = Arc::new(disk.clone());
        let fs = match mutant {
            Some(mutant) => Arc::new(MutantFs::new(right, mutant)),
            None => right,
        };
        let schema = Schema { id: 1, version: 1 };
        let config =
            JournalConfig { segment_bytes: 4096, disk_max: 48 << 10, fs, ..JournalConfig::new("/all/one", schema) };
        Self { disk, config, journal: None, pushed: Vec::new(), durable: 0, last: 0 }
    }

    /// Opens it and looks at what is there. Where the power is cut meanwhile, or the disk fails, it stays closed.
    fn open(&mut self) -> Result<(), TestCaseError> {
        let mut found = Numbers::default();
        let Ok((journal, recovery)) = Journal::open(self.config.clone(), &mut found) else { return Ok(()) };
        let found = found.0;
        prop_assert!(found.len() >= self.durable, "{found:?} of {} durable in {:?}", self.durable, self.pushed);
        prop_assert!(self.pushed.starts_with(&found), "{found:?} is not how {:?} begins", self.pushed);
        prop_assert!(recovery.corrupt.is_empty(), "there is no damage: {:?}", recovery.corrupt);
        prop_assert_eq!(recovery.missing, 0);
        prop_assert_eq!(recovery.next_seq, found.len() as u64);
        prop_assert_eq!(journal.next_seq(), found.len() as u64);
        self.pushed = found;
        self.journal = Some(journal);
        self.acknowledged();
        Ok(())
    }

    fn acknowledged(&mut self) {
        if let Some(journal) = &self.journal {
            self.durable = self.durable.max(journal.durable() as usize);
        }
    }

    fn die(&mut self) {
        self.disk.kill();
        self.journal = None;
    }

    fn step(&mut self, step: Step) -> Result<(), TestCaseError> {
        if self.journal.is_none() {
            self.open()?;
        }
        let Some(journal) = &mut self.journal else { return Ok(()) };
        match step {
            Step::Push(count, filling) => {
                let new: Vec<u32> = (self.last..).take(count.into()).collect();
                self.last += u32::from(count);
                let end = journal.push(Kind::Records, count.into(), &payload(&new, filling.into()));
                self.pushed.extend(new);
                prop_assert_eq!(end, self.pushed.len() as u64);
            }
            Step::Commit => match journal.commit() {
                Ok(durable) => prop_assert_eq!(durable, self.pushed.len() as u64, "all of it"),
                Err(CommitError::Full { disk_max, .. }) => {
                    prop_assert_eq!(disk_max, self.config.disk_max);
                    // Whatever the disk does, a snapshot is not refused for want of room in the journal.
                    let covers = journal.next_seq();
                    let taken = journal.snapshot(covers, &payload(&self.pushed, 0));
                    prop_assert!(!is_refused(&taken), "{taken:?}");
                    prop_assert!(taken.is_err() || journal.backlog_bytes() == 0);
                }
                Err(_) => {}
            },
            Step::Snapshot => {
                let covers = journal.durable();
                let taken = journal.snapshot(covers, &payload(&self.pushed[..covers as usize], 0));
                prop_assert!(!is_refused(&taken), "{taken:?}");
            }
            Step::Coalesce => {
                let open = &self.pushed[journal.durable() as usize..];
                journal.replace_backlog(Kind::Delta, &payload(open, 0));
            }
            Step::Restart => self.die(),
            Step::FailSync(nth) => self.disk.fail_sync(nth.into()),
            Step::FailOperation(nth) => self.disk.fail_operation(nth.into()),
            Step::Fill(more) => self.disk.set_quota(Some(self.disk.bytes() + u64::from(more))),
            Step::Free => self.disk.set_quota(None),
        }
        if let Some(journal) = &self.journal {
            // A snapshot more, and those that could not be removed in the middle of a power cut.
            let most = self.config.disk_max + 3 * payload(&self.pushed, 64).len() as u64;
            prop_assert!(journal.disk_bytes() <= most, "{} of {most}", journal.disk_bytes());
        }
        self.acknowledged();
        Ok(())
    }

    /// The power is cut, and comes back.
    fn lose(&mut self, loss: Loss) {
        self.disk.cut_power();
        self.journal = None;
        self.disk.power_on(loss);
        self.disk.set_quota(None);
    }

    /// Opens and commits, with the power cut a little later each time, until it is not cut any more.
    fn recover(&mut self) -> Result<(), TestCaseError> {
        for at in 0..100 {
            self.disk.cut_power_at(at);
            self.open()?;
            self.step(Step::Push(2, 100))?;
            self.step(Step::Commit)?;
            self.step(Step::Snapshot)?;
            if self.disk.is_on() {
                return self.settle();
            }
            self.lose(LOSSES[at as usize % LOSSES.len()]);
        }
        Err(TestCaseError::fail("it never comes to an end"))
    }

    /// What is there after a death is there after a commit and a power cut, and after another.
    fn settle(&mut self) -> Result<(), TestCaseError> {
        self.die();
        self.lose(Loss::Nothing);
        self.open()?;
        self.step(Step::Commit)?;
        let all = self.pushed.clone();
        prop_assert_eq!(self.durable, all.len());
        for _ in 0..2 {
            self.lose(Loss::Everything);
            self.open()?;
            prop_assert_eq!(&self.pushed, &all);
        }
        Ok(())
    }
}

/// Runs the steps, and returns how many operations that took.
fn run(
    steps: &[Step],
    seed: u64,
    cut_at: Option<u64>,
    loss: Loss,
    mutant: Option<Mutant>,
) -> Result<u64, TestCaseError> {
    let mut world = World::new(seed, mutant);
    if let Some(at) = cut_at {
        world.disk.cut_power_at(at);
    }
    for step in steps {
        world.step(*step)?;
        if !world.disk.is_on() {
            break;
        }
    }
    let operations = world.disk.counts().operations;
    world.lose(loss);
    world.recover()?;
    Ok(operations)
}

fn every_crash_point(steps: &[Step], seed: u64, mutant: Option<Mutant>) -> Result<(), TestCaseError> {
    let operations = run(steps, seed, None, Loss::Random, mutant)?;
    for at in 0..operations {
        for (n, loss) in LOSSES.into_iter().enumerate() {
            run(steps, seed.wrapping_add(n as u64), Some(at), loss, mutant)
                .map_err(|error| TestCaseError::fail(format!("cut at {at}, {loss:?}: {error}")))?;
        }
    }
    Ok(())
}

fn check(mutant: Option<Mutant>) -> Result<(), TestError<(Vec<Step>, u64)>> {
    // `PROPTEST_CASES=4000` looks further.
    let cases = Config::default().cases / 4;
    let config = Config { cases, max_shrink_iters: 200, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(Default::default()));
    let strategy = (proptest::collection::vec(step(), 1..24), any::<u64>());
    runner.run(&strategy, |(steps, seed)| every_crash_point(&steps, seed, mutant))
}

#[test]
fn whatever_happens_what_was_durable_is_there_once() {
    if let Err(error) = check(None) {
        panic!("{error}");
    }
}

/// With what the writer that makes the mistake is found out: something durable is gone or damaged, or something is there twice.
#[test]
fn each_mutant_is_caught() {
    for mutant in Mutant::ALL {
        let error = check(Some(mutant)).expect_err("a mutant that is not caught proves the test wrong").to_string();
        let gone = error.contains("durable in") || error.contains("there is no damage");
        let twice = error.contains("is not how");
        assert!(if mutant == Mutant::DoubleCount { twice } else { gone }, "{mutant:?}: {error}");
    }
}

/// Cases that were found once.
#[test]
fn what_was_found_before() {
    let steps = [
        Step::Push(1, 0),
        Step::Commit,
        Step::Restart,
        Step::FailSync(0),
        Step::Commit,
        Step::Push(3, 8257),
        Step::Commit,
    ];
    every_crash_point(&steps, 3_383_220_701_041_095_082, None).unwrap();
}
