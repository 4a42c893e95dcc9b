//! FG-01: records that were acknowledged are there after any crash, and totals are exact.

mod checks;
mod crash;

use crate::canary;
use crate::fault::mount::Mounted;
use crate::fault::strace;
use crate::report::{Mutant, Report, Rounds, Size, tell};
use crate::rng::Rng;
use crash::{Fault, Outcome, Place, Series};
use std::time::{Duration, Instant};

/// A kind of crash: its name, and rounds at full and at smoke size.
struct Kind {
    name: &'static str,
    fault: Fault,
    full: u64,
    smoke: u64,
}

const fn kind(name: &'static str, fault: Fault, full: u64, smoke: u64) -> Kind {
    Kind { name, fault, full, smoke }
}

const FULL_DISK: Duration = Duration::from_secs(2);

const KINDS: &[Kind] = &[
    kind("kill -9 at a random moment", Fault::Kill, 200, 6),
    kind("SIGKILL at the nth fdatasync (strace)", Fault::KillAtSync, 40, 3),
    kind("power cut between write and fsync", Fault::PowerCut, 400, 8),
    kind("power cut between write and fsync, torn tail", Fault::TornTail, 150, 5),
    kind("power cut at any other operation", Fault::PowerCutAnywhere, 300, 5),
    kind("EIO on one fsync, then a power cut", Fault::SyncError, 100, 4),
    kind("these in turn, in the same folder", Fault::Mixed, 400, 8),
    kind("no space for 2 s", Fault::NoSpace(FULL_DISK), 20, 1),
    kind("the disk away for longer than the buffers hold", Fault::Away, 20, 1),
];

/// A mutant and the crash that must give it away.
const MUTANTS: &[(&str, Fault)] = &[
    ("no-fsync", Fault::PowerCut),
    ("ack-before-fsync", Fault::PowerCut),
    ("fsync-again-after-error", Fault::SyncError),
    ("snapshot-without-folder-fsync", Fault::PowerCutBehindRemoval),
    ("replay-counts-twice", Fault::PowerCutBeforeRemoval),
];

/// Rounds in which a mutant may be caught.
const MUTANT_ROUNDS: u64 = 40;
/// So many catches are enough.
const CATCHES: u64 = 5;

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, size: Size, seed: u64) {
    let mounted = Mounted::new();
    report.tool(canary::fuse(&mounted));
    let fuse = mounted.is_ok();
    drop(mounted);
    let folder = tempfile::TempDir::new();
    let traced = folder.map_err(|error| error.to_string()).map(|folder| canary::strace(folder.path()));
    match traced {
        Ok(tool) => report.tool(tool),
        Err(error) => report.fail(format!("failed to make a folder: {error}")),
    }
    let strace = strace::available().is_ok();
    tell("crashes");
    crashes(report, size, seed, |fault| match fault {
        Fault::Kill => true,
        Fault::KillAtSync => strace,
        _ => fuse,
    });
    if fuse {
        mutants(report, seed);
    }
    checks::prove(report);
}

fn place(fault: Fault) -> Result<Place, String> {
    match fault {
        Fault::Kill | Fault::KillAtSync => Place::plain(),
        _ => Mounted::new().map(Place::Fuse),
    }
}

/// All kinds, each on a thread of its own: most of the time goes by waiting.
fn crashes(report: &mut Report, size: Size, seed: u64, possible: impl Fn(Fault) -> bool) {
    let done: Vec<(&str, Result<Rounds, String>)> = std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for (at, kind) in KINDS.iter().enumerate().filter(|(_, kind)| possible(kind.fault)) {
            let count = if size == Size::Full { kind.full } else { kind.smoke };
            let rng = Rng::new(seed.wrapping_mul(1_000).wrapping_add(at as u64));
            threads.push((kind.name, scope.spawn(move || rounds(kind, count, rng))));
        }
        let ended = threads
            .into_iter()
            .map(|(name, thread)| (name, thread.join().unwrap_or_else(|_| Err("the harness panicked".to_owned()))));
        ended.collect()
    });
    let mut total = 0;
    for (name, rounds) in done {
        match rounds {
            Ok(rounds) => {
                total += rounds.rounds;
                report.rounds(rounds);
            }
            Err(error) => report.fail(format!("{name}: {error}")),
        }
    }
    report.measure("crash rounds", total as f64, "rounds");
}

fn rounds(kind: &Kind, count: u64, rng: Rng) -> Result<Rounds, String> {
    let mut series = Series::new(place(kind.fault)?, "none", rng);
    let mut rounds = Rounds { fault: kind.name.to_owned(), ..Rounds::default() };
    let began = Instant::now();
    for round in 0..count {
        tell(&format!("{}: round {round} of {count} after {:.1?}", kind.name, began.elapsed()));
        let Outcome { effective, acknowledged, recovered, lost, inexact, problem } = series.crash(kind.fault)?;
        rounds.rounds += 1;
        rounds.effective += u64::from(effective);
        rounds.acknowledged += acknowledged;
        rounds.recovered += recovered;
        rounds.lost += u64::from(lost);
        rounds.inexact += u64::from(inexact);
        rounds.first_problem = rounds.first_problem.or(problem);
    }
    Ok(rounds)
}

/// Broken variants, which the same crashes must give away: else they prove nothing.
fn mutants(report: &mut Report, seed: u64) {
    for (at, (name, fault)) in MUTANTS.iter().enumerate() {
        let rng = Rng::new(seed.wrapping_mul(7_000).wrapping_add(at as u64));
        let mut mutant = Mutant { name, rounds: 0, caught: 0 };
        let series = place(*fault).map(|place| Series::new(place, name, rng));
        let ended = series.and_then(|mut series| {
            tell(&format!("the mutant {name}"));
            while mutant.rounds < MUTANT_ROUNDS && mutant.caught < CATCHES {
                let outcome = series.crash(*fault)?;
                mutant.rounds += 1;
                mutant.caught += u64::from(outcome.lost || outcome.inexact);
            }
            Ok(())
        });
        if let Err(error) = ended {
            report.fail(format!("the mutant `{name}`: {error}"));
        }
        report.mutant(mutant);
    }
}
