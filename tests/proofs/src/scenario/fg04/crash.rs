//! A loader that is killed while it takes new versions, and shown an old one when it comes back.

use crate::process::{Subject, subject_command};
use crate::report::{Mutant, Report, Rounds, Size, tell};
use crate::rng::Rng;
use crate::subject::put;
use feeler_shim::audit;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Rounds at full and at smoke size.
const ROUNDS: (u64, u64) = (200, 5);
/// Rounds in which a host without a memory may be caught.
const MUTANT_ROUNDS: u64 = 5;
/// So long a subject may take to say something.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came of a round.
struct Outcome {
    applied: u64,
    highest: u64,
    recovered: u64,
    audit: Result<(), String>,
}

/// Runs the rounds, and the same with a host that forgets.
pub(crate) fn prove(report: &mut Report, size: Size, mut rng: Rng) {
    let count = if size == Size::Full { ROUNDS.0 } else { ROUNDS.1 };
    match series(count, &mut rng, false) {
        Ok(rounds) => report.rounds(rounds),
        Err(error) => report.fail(format!("crashes: {error}")),
    }
    match series(MUTANT_ROUNDS, &mut rng, true) {
        Ok(rounds) => {
            report.mutant(Mutant { name: "forgets-what-it-has-seen", rounds: rounds.rounds, caught: rounds.lost })
        }
        Err(error) => report.fail(format!("the mutant that forgets: {error}")),
    }
}

fn series(count: u64, rng: &mut Rng, forgets: bool) -> Result<Rounds, String> {
    let folder = tempfile::TempDir::new().map_err(|error| error.to_string())?;
    let fault = "kill -9 while versions come, then an old version".to_owned();
    let mut rounds = Rounds { fault, ..Rounds::default() };
    let mut version = 10;
    for round in 0..count {
        tell(&format!("round {round} of {count}"));
        let outcome = crash(folder.path(), &mut version, rng, forgets)?;
        let lost = outcome.recovered < outcome.highest;
        rounds.rounds += 1;
        rounds.effective += u64::from(outcome.applied > 0);
        rounds.acknowledged += outcome.applied;
        rounds.recovered += u64::from(!lost);
        rounds.lost += u64::from(lost);
        rounds.inexact += u64::from(outcome.audit.is_err());
        if lost && rounds.first_problem.is_none() {
            rounds.first_problem =
                Some(format!("version {} was in force, {} came back", outcome.highest, outcome.recovered));
        }
        rounds.first_problem = rounds.first_problem.or(outcome.audit.err());
    }
    Ok(rounds)
}

fn crash(dir: &Path, version: &mut u64, rng: &mut Rng, forgets: bool) -> Result<Outcome, String> {
    put(dir, *version)?;
    let mut subject = Subject::start(subject_command(None, &["policy", "--millis", "60000"], dir))?;
    let first = *version;
    if !subject.wait_until(PATIENCE, |seen| seen.applied.last() == Some(&first)) {
        return Err(format!("version {first} did not come into force: {:?}", subject.seen()));
    }
    // It is killed behind any of the next versions, at any moment.
    for _ in 0..=rng.below(12) {
        *version += 1;
        put(dir, *version)?;
        std::thread::sleep(Duration::from_micros(rng.below(4_000)));
    }
    subject.kill();
    let (_, seen) = subject.end()?;
    let highest = seen.applied.iter().copied().max().unwrap_or(0);
    put(dir, 1)?;
    if forgets {
        fs::remove_dir_all(dir.join("state")).map_err(|error| error.to_string())?;
    }
    let again = Subject::start(subject_command(None, &["policy", "--millis", "0"], dir))?;
    let (status, after) = again.end()?;
    if !status.success() {
        return Err(format!("it did not come back: {status}, {after:?}"));
    }
    let recovered = after.applied.last().copied().unwrap_or(0);
    *version = recovered.max(*version) + 1;
    let log = fs::read(dir.join("audit.jsonl")).map_err(|error| error.to_string())?;
    let audit = audit::verify(&log, None).map(drop).map_err(|broken| format!("the audit log: {broken}"));
    Ok(Outcome { applied: seen.applied.len() as u64, highest, recovered, audit })
}
