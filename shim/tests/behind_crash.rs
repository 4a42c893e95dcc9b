//! State files and logs on a disk that loses power: at whatever point, every file is an older value or a newer one, whole, and
//! what was confirmed is there.
//!
//! A case is a sequence of steps. It is run once to count its operations, and then with the power cut in the middle of each of
//! them, with each [`Loss`]. Writers that are wrong must be caught.
#![cfg(feature = "sim")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use feeler_shim::fs::Fs;
use feeler_shim::sim::{Loss, Mutant, MutantFs, SimDisk};
use feeler_shim::switch::Switches;
use feeler_shim::write_behind::{Admission, Config, OpenError, Retry, StateFiles};
use proptest::prelude::*;

const LOSSES: [Loss; 5] = [Loss::Everything, Loss::Nothing, Loss::Zeroed, Loss::Random, Loss::Random];
/// Longer than any of these tests takes; none waits for it to pass.
const LONG: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug)]
enum Step {
    /// A value of that many bytes for one of the files.
    Set(u8, u16),
    /// The same, and it is waited for.
    SetAcked(u8, u16),
    Flush,
    /// The nth sync from now fails.
    FailSync(u8),
    /// The nth operation from now fails.
    FailOperation(u8),
    /// The files are shut down and opened again.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..3_u8, 0..9000_u16).prop_map(|(file, len)| Step::Set(file, len)),
        4 => (0..3_u8, 0..9000_u16).prop_map(|(file, len)| Step::SetAcked(file, len)),
        2 => Just(Step::Flush),
        1 => (0..3_u8).prop_map(Step::FailSync),
        1 => (0..9_u8).prop_map(Step::FailOperation),
        1 => Just(Step::Restart),
    ]
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..most)
}

/// What may be in a file: what was confirmed last (or no file), and everything that was set since.
#[derive(Debug, Default)]
struct Expected(BTreeMap<u8, Vec<Option<Vec<u8>>>>);

impl Expected {
    fn may(&mut self, file: u8) -> &mut Vec<Option<Vec<u8>>> {
        self.0.entry(file).or_insert_with(|| vec![None])
    }

    /// The newest value of a file is confirmed.
    fn confirm(&mut self, file: u8) {
        let may = self.may(file);
        may.drain(..may.len() - 1);
    }

    fn confirm_all(&mut self) {
        let files: Vec<u8> = self.0.keys().copied().collect();
        files.into_iter().for_each(|file| self.confirm(file));
    }
}

/// A value that shows whether it is whole: each is different, and so is each of its pages.
fn value(number: usize, len: u16) -> Vec<u8> {
    let mut value = format!("{number}:{len}:").into_bytes();
    value.extend((0..len).map(|at| (at % 251) as u8 ^ number as u8 | 1));
    value
}

fn config(fs: Arc<dyn Fs>, write_through: bool) -> Config {
    let retry = Retry { max_attempts: 20, base: Duration::ZERO, cap: Duration::ZERO, jitter: false };
    Config {
        fs,
        write_through,
        retry,
        window: LONG,
        drop_within: Duration::ZERO,
        ..Config::new("/var/state", &Switches::from_iter([("", ""); 0]))
    }
}

/// Does the steps until the power is cut, if it is, and says what may then be on the disk.
fn run(steps: &[Step], disk: &SimDisk, fs: &Arc<dyn Fs>, write_through: bool) -> Expected {
    let mut expected = Expected::default();
    let Ok(mut files) = StateFiles::open(config(Arc::clone(fs), write_through)) else {
        assert!(!disk.is_on(), "only a power cut keeps it from opening");
        return expected;
    };
    for (number, step) in steps.iter().enumerate() {
        match *step {
            Step::Set(file, len) => {
                let value = value(number, len);
                expected.may(file).push(Some(value.clone()));
                // What could not be written through may be there all the same.
                if files.set(&file.to_string(), value) == Admission::Written {
                    expected.confirm(file);
                }
            }
            Step::SetAcked(file, len) => {
                let value = value(number, len);
                expected.may(file).push(Some(value.clone()));
                if files.set_acked(&file.to_string(), value).wait(LONG).is_ok() {
                    expected.confirm(file);
                }
            }
            // It cannot end while the power is off; written through, there is nothing to wait for, and nothing to confirm.
            Step::Flush if !write_through && disk.is_on() => confirm_flush(&files, &mut expected, disk),
            Step::Flush => {}
            Step::FailSync(nth) => disk.fail_sync(nth.into()),
            Step::FailOperation(nth) => disk.fail_operation(nth.into()),
            Step::Restart => {
                if !write_through && disk.is_on() {
                    confirm_flush(&files, &mut expected, disk);
                }
                // Whatever it had to do is done, or cannot be.
                let is_done = files.snapshot().pending_files == 0;
                let report = files.shutdown(if is_done { LONG } else { Duration::ZERO });
                assert!(report.is_complete() || !disk.is_on(), "{report:?}");
                drop(files);
                match StateFiles::open(config(Arc::clone(fs), write_through)) {
                    Ok(again) => files = again,
                    Err(OpenError::Folder { .. }) => return expected,
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }
    expected
}

/// Flushes as a service does: again and again, until it is done or the disk is gone.
fn confirm_flush(files: &StateFiles, expected: &mut Expected, disk: &SimDisk) {
    loop {
        match files.flush(Duration::from_millis(1)) {
            Ok(()) => return expected.confirm_all(),
            Err(_) if !disk.is_on() => return,
            Err(_) => {}
        }
    }
}

/// What is wrong on the disk after the power came back.
fn wrong(disk: &SimDisk, expected: &Expected) -> Option<String> {
    let files = match StateFiles::open(config(Arc::new(disk.clone()), false)) {
        Ok(files) => files,
        Err(error) => return Some(error.to_string()),
    };
    let wrong = expected.0.iter().find_map(|(file, may)| {
        let found = files.get(&file.to_string()).expect("the disk is well");
        let start = |value: &Option<Vec<u8>>| {
            let shown = |value: &Vec<u8>| String::from_utf8_lossy(&value[..value.len().min(9)]).into_owned();
            value.as_ref().map_or_else(|| "no file".to_owned(), shown)
        };
        let may_be: Vec<String> = may.iter().map(start).collect();
        (!may.contains(&found)).then(|| format!("file {file} is {}, not one of {may_be:?}", start(&found)))
    });
    let left = disk.list(Path::new("/var/state")).expect("it was opened");
    let left = left.into_iter().find(|name| name.starts_with(".feeler-tmp-")).map(|name| format!("{name} was left"));
    wrong.or(left)
}

/// Cuts the power at every operation, with every loss; what is wrong first.
fn every_crash_point(
    steps: &[Step],
    seed: u64,
    write_through: bool,
    make: &dyn Fn(&SimDisk) -> Arc<dyn Fs>,
) -> Option<String> {
    let whole = SimDisk::new(seed);
    run(steps, &whole, &make(&whole), write_through);
    (0..=whole.counts().operations).find_map(|at| {
        LOSSES.iter().enumerate().find_map(|(n, loss)| {
            let disk = SimDisk::new(seed + n as u64);
            disk.cut_power_at(at);
            let expected = run(steps, &disk, &make(&disk.for_this_process()), write_through);
            disk.cut_power();
            disk.power_on(*loss);
            wrong(&disk, &expected).map(|wrong| format!("power cut at operation {at}, {loss:?}: {wrong}"))
        })
    })
}

fn right(disk: &SimDisk) -> Arc<dyn Fs> {
    Arc::new(disk.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn at_every_crash_point_a_file_is_whole_and_what_was_confirmed_is_there(steps in steps(8), seed: u32) {
        prop_assert_eq!(every_crash_point(&steps, seed.into(), false, &right), None);
    }

    #[test]
    fn so_it_is_when_values_are_written_through(steps in steps(12), seed: u32) {
        prop_assert_eq!(every_crash_point(&steps, seed.into(), true, &right), None);
    }
}

/// One case that has what the mistakes need: replaced files, several at once, and a sync that fails.
const CASE: &[Step] = &[
    Step::SetAcked(0, 5000),
    Step::Set(1, 100),
    Step::Set(0, 9000),
    Step::Flush,
    Step::FailSync(0),
    Step::SetAcked(0, 7000),
    Step::SetAcked(1, 3),
];

#[test]
fn writers_that_are_wrong_are_caught() {
    for write_through in [false, true] {
        assert_eq!(every_crash_point(CASE, 1, write_through, &right), None);
        for mutant in [Mutant::NoSync, Mutant::NoFolderSync] {
            let make = |disk: &SimDisk| -> Arc<dyn Fs> { Arc::new(MutantFs::new(Arc::new(disk.clone()), mutant)) };
            let caught = (0..20).find_map(|seed| every_crash_point(CASE, seed, write_through, &make));
            assert!(caught.is_some(), "{mutant:?}, write_through: {write_through}");
        }
    }
}

#[cfg(feature = "tracing")]
mod logs {
    use std::io::Write as _;

    use feeler_shim::logs::{LineKind, LogConfig, Logs, read};
    use tracing_subscriber::fmt::MakeWriter as _;

    use super::*;

    fn config(fs: Arc<dyn Fs>) -> LogConfig {
        let retry = Retry { max_attempts: 3, base: Duration::ZERO, cap: Duration::ZERO, jitter: false };
        let drop_within = Duration::ZERO;
        LogConfig {
            fs,
            retry,
            window: LONG,
            drop_within,
            file_bytes: 3000,
            files: 100,
            ..LogConfig::new("/var/log", "x")
        }
    }

    /// Logs, flushes after each batch while the power is on, and says how many lines are confirmed.
    fn run(batches: &[u8], disk: &SimDisk) -> u64 {
        let Ok(logs) = Logs::open(config(Arc::new(disk.clone()))) else { return 0 };
        let (mut written, mut confirmed) = (0, 0);
        for (n, lines) in batches.iter().enumerate() {
            for _ in 0..*lines {
                writeln!(logs.writer().make_writer(), "line {written:05} {}", "x".repeat(n * 30)).expect("a test can");
                written += 1;
            }
            if n % 3 == 2 {
                disk.fail_sync(0);
            }
            loop {
                match logs.flush(Duration::from_millis(1)) {
                    Ok(()) => confirmed = written,
                    Err(_) if disk.is_on() => continue,
                    Err(_) => {}
                }
                break;
            }
        }
        confirmed
    }

    /// The lines that are there, each once, in order.
    fn found(disk: &SimDisk) -> Vec<u64> {
        let mut found = Vec::new();
        read(disk, Path::new("/var/log"), "x", &mut |line| {
            if line.kind == LineKind::Text
                && let Some(number) = line.text.strip_prefix("line ").and_then(|text| text.get(..5)?.parse().ok())
            {
                found.push(number);
            }
        })
        .expect("a test can");
        found.sort_unstable();
        found.dedup();
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn at_every_crash_point_the_confirmed_lines_are_there(batches in prop::collection::vec(1..20_u8, 1..5), seed: u32) {
            let whole = SimDisk::new(seed.into());
            run(&batches, &whole);
            for at in 0..=whole.counts().operations {
                for loss in LOSSES {
                    let disk = SimDisk::new(seed.into());
                    disk.cut_power_at(at);
                    let confirmed = run(&batches, &disk.for_this_process());
                    disk.cut_power();
                    disk.power_on(loss);
                    if confirmed > 0 {
                        let found = found(&disk);
                        let missing = (0..confirmed).find(|line| found.binary_search(line).is_err());
                        prop_assert_eq!(missing, None, "of {}, power cut at {}, {:?}", confirmed, at, loss);
                    }
                }
            }
        }
    }
}
