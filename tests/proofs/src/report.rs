//! What a scenario found, as one JSON document (`schemas/proof.schema.json`).

use serde::Serialize;
use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Whether the promise holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    Pass,
    Fail,
    /// Something could not be tried here. That is no pass.
    NotRun,
}

/// How much of a scenario is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Size {
    Full,
    Smoke,
}

/// The document.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    kind: &'static str,
    scenario: &'static str,
    title: &'static str,
    result: Verdict,
    /// What failed and what was not run; empty after a pass.
    reasons: Vec<String>,
    size: Size,
    seed: u64,
    started_unix_s: u64,
    seconds: f64,
    host: Host,
    tools: Vec<Tool>,
    rounds: Vec<Rounds>,
    mutants: Vec<Mutant>,
    checks: Vec<Check>,
    measures: Vec<Measure>,
    #[serde(skip)]
    clock: Clock,
}

#[derive(Debug)]
struct Clock(Instant);

/// Where it ran.
#[derive(Debug, Serialize)]
struct Host {
    os: &'static str,
    arch: &'static str,
    kernel: String,
    cpus: usize,
}

/// A tool that injects faults, and whether the canary saw it do so.
#[derive(Debug, Serialize)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) ran: bool,
    /// Why it did not run; or how the canary fared.
    pub(crate) note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) canary: Option<Canary>,
}

/// A call through the tool: it must have taken nearly as long as was asked for, or nothing was injected.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Canary {
    pub(crate) asked_ms: f64,
    pub(crate) measured_ms: f64,
}

impl Canary {
    /// Whether the injection happened.
    pub(crate) fn sings(self) -> bool {
        self.measured_ms >= 0.9 * self.asked_ms
    }
}

/// Crash rounds of one kind.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Rounds {
    pub(crate) fault: String,
    pub(crate) rounds: u64,
    /// Rounds in which the fault demonstrably happened: bytes were outstanding, an error was injected, the process was killed.
    pub(crate) effective: u64,
    /// Records whose acknowledgement was read, and records that were there afterwards.
    pub(crate) acknowledged: u64,
    pub(crate) recovered: u64,
    /// Rounds in which an acknowledged record was missing.
    pub(crate) lost: u64,
    /// Rounds with totals that no sequence of records adds up to.
    pub(crate) inexact: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_problem: Option<String>,
}

/// A deliberately broken build of the thing under test, which must fail.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Mutant {
    pub(crate) name: &'static str,
    pub(crate) rounds: u64,
    /// Rounds in which it was caught.
    pub(crate) caught: u64,
}

/// Something that holds or does not.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) passed: bool,
    pub(crate) detail: String,
}

/// A figure.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Measure {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
}

impl Report {
    /// A report of a scenario that begins now.
    pub(crate) fn new(scenario: &'static str, title: &'static str, size: Size, seed: u64) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        Self {
            kind: "feeler.proof/v1",
            scenario,
            title,
            result: Verdict::Pass,
            reasons: Vec::new(),
            size,
            seed,
            started_unix_s: since.as_secs(),
            seconds: 0.0,
            host: Host::here(),
            tools: Vec::new(),
            rounds: Vec::new(),
            mutants: Vec::new(),
            checks: Vec::new(),
            measures: Vec::new(),
            clock: Clock(Instant::now()),
        }
    }

    /// The promise does not hold. Says so whatever else was found.
    pub(crate) fn fail(&mut self, reason: impl Into<String>) {
        self.result = Verdict::Fail;
        self.reasons.push(reason.into());
    }

    /// Something could not be tried.
    pub(crate) fn not_run(&mut self, reason: impl Into<String>) {
        if self.result == Verdict::Pass {
            self.result = Verdict::NotRun;
        }
        self.reasons.push(format!("NOT RUN: {}", reason.into()));
    }

    /// Adds a check; one that does not hold fails the scenario.
    pub(crate) fn check(&mut self, name: &'static str, passed: bool, detail: impl Into<String>) {
        let detail = detail.into();
        if !passed {
            self.fail(format!("{name}: {detail}"));
        }
        self.checks.push(Check { name, passed, detail });
    }

    /// Adds a figure.
    pub(crate) fn measure(&mut self, name: impl Into<String>, value: f64, unit: &'static str) {
        self.measures.push(Measure { name: name.into(), value, unit });
    }

    /// Adds crash rounds; a loss fails the scenario, and so does a fault that never happened.
    pub(crate) fn rounds(&mut self, rounds: Rounds) {
        let Rounds { fault, lost, inexact, effective, rounds: count, .. } = &rounds;
        if lost + inexact > 0 {
            self.fail(format!(
                "{fault}: {lost} of {count} rounds lost acknowledged records, {inexact} had wrong totals"
            ));
        }
        if *effective == 0 {
            self.not_run(format!("{fault}: it did not happen in any of {count} rounds"));
        }
        self.rounds.push(rounds);
    }

    /// Adds a mutant; one that survives fails the scenario, because then the proof proves nothing.
    pub(crate) fn mutant(&mut self, mutant: Mutant) {
        if mutant.caught == 0 {
            self.fail(format!("the mutant `{}` was not caught in {} rounds", mutant.name, mutant.rounds));
        }
        self.mutants.push(mutant);
    }

    /// Adds a tool; one that does not run makes the scenario NOT RUN.
    pub(crate) fn tool(&mut self, tool: Tool) {
        if !tool.ran {
            self.not_run(format!("{}: {}", tool.name, tool.note));
        }
        self.tools.push(tool);
    }

    /// Ends the report.
    pub(crate) fn end(mut self) -> Self {
        self.seconds = self.clock.0.elapsed().as_secs_f64();
        self
    }

    /// The verdict.
    pub(crate) fn result(&self) -> Verdict {
        self.result
    }
}

impl Host {
    fn here() -> Self {
        let kernel =
            Command::new("uname").arg("-r").output().map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
        Self {
            os: std::env::consts::OS,
            arch: std::env::consts::ARCH,
            kernel: kernel.unwrap_or_default(),
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
        }
    }
}

/// Tells whoever waits how far it is. The report is on standard output.
pub(crate) fn tell(progress: &str) {
    drop(writeln!(std::io::stderr(), "feeler-proofs: {progress}"));
}
