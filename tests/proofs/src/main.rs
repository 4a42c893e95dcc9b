//! Proves what the shim promises, by crashes, broken disks and slow disks: `list`, `all`, or the name of a scenario.
//!
//! One JSON report a scenario on standard output. Ends with 0 when all hold, 1 when one does not, and 2 when something could not be tried.

mod canary;
mod fault;
// The sets of jobs by which the shim's own tests judge overlap.
#[path = "../../../shim/tests/support/job_sets.rs"]
mod job_sets;
mod process;
mod report;
mod rng;
mod scenario;
// Forgeries need signatures, and the library has no code that signs: its tests have.
#[allow(dead_code, clippy::unwrap_used, reason = "tests use all of it, and what it unwraps are constants")]
#[path = "../../../shim/tests/policy/signing.rs"]
mod signing;
mod stats;
mod subject;

use report::{Size, Verdict};
use std::io::Write as _;
use std::process::ExitCode;

const USAGE: &str = "usage: feeler-proofs list | all | fg01 | fg02 | fg04 | fg08 | m01 | rb01 [--smoke] [--seed N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((first, rest)) if first == "subject" => subject::main(rest),
        Some((first, rest)) => match options(rest) {
            Ok((size, seed)) => run(first, size, seed),
            Err(error) => refuse(&error),
        },
        None => refuse("nothing to do"),
    }
}

fn refuse(error: &str) -> ExitCode {
    // Nobody may be listening.
    drop(writeln!(std::io::stderr(), "feeler-proofs: {error}\n{USAGE}"));
    ExitCode::from(2)
}

fn options(arguments: &[String]) -> Result<(Size, u64), String> {
    let (mut size, mut seed) = (Size::Full, 1);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--smoke" => size = Size::Smoke,
            "--seed" => {
                let value = arguments.next().and_then(|it| it.parse().ok());
                seed = value.ok_or("`--seed` needs a number")?;
            }
            other => return Err(format!("`{other}` is not known")),
        }
    }
    Ok((size, seed))
}

fn run(name: &str, size: Size, seed: u64) -> ExitCode {
    if name == "list" {
        for scenario in scenario::ALL {
            drop(writeln!(std::io::stdout(), "{}: {}", scenario.name, scenario.title));
        }
        return ExitCode::SUCCESS;
    }
    let chosen: Vec<_> = scenario::ALL.iter().filter(|it| name == "all" || name == it.name).collect();
    if chosen.is_empty() {
        return refuse(&format!("there is no scenario `{name}`"));
    }
    let mut worst = Verdict::Pass;
    for scenario in chosen {
        let report = scenario.run(size, seed);
        match serde_json::to_string_pretty(&report) {
            Ok(text) if writeln!(std::io::stdout(), "{text}").is_ok() => {}
            _ => return refuse("failed to write a report"),
        }
        worst = match (worst, report.result()) {
            (Verdict::Fail, _) | (_, Verdict::Fail) => Verdict::Fail,
            (Verdict::NotRun, _) | (_, Verdict::NotRun) => Verdict::NotRun,
            (Verdict::Pass, Verdict::Pass) => Verdict::Pass,
        };
    }
    match worst {
        Verdict::Pass => ExitCode::SUCCESS,
        Verdict::Fail => ExitCode::from(1),
        Verdict::NotRun => ExitCode::from(2),
    }
}
