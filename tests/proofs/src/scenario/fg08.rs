//! FG-08: fewer than one run in twenty starts while another one runs, for three sets of jobs whose run times scatter; on threads in real
//! time as on a clock that only the proof lets go on.
//!
//! The same sets on plain intervals (`OPENCODE_CADENCE=false`) are run beside them: were they below that, too, the sets would prove nothing.
//! The lower bound for any phases is told with each.

use crate::job_sets::{self, JobSet, Noise, simulate};
use crate::report::{Mutant, Report, Size, tell};
use feeler_shim::cadence::{Cadence, CadenceSnapshot, ClassPlan, Config, Driver, Job, Jobs, Run};
use feeler_shim::clock::{Clock, ManualClock, SystemClock};
use feeler_shim::switch::Switches;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The share of runs that may start while another one runs.
const MOST: f64 = 0.05;
/// How far what was counted may be from what was predicted, and threads from the clock that stands.
const APART: f64 = 0.02;
/// How much faster time passes on the threads: runs are waits here, and what the system adds to a wait counts as often.
const SPEED: u32 = 10;
/// How much longer runs may take on average than they should, or the machine has no time for this.
const LONGER: f64 = 1.25;

/// One set in one mode.
struct Seen {
    plan: Option<ClassPlan>,
    snapshot: CadenceSnapshot,
    /// What all runs together should have taken.
    asked: Duration,
}

impl Seen {
    fn overlap(&self) -> f64 {
        self.snapshot.class("disk").and_then(|it| it.overlap()).unwrap_or(1.0)
    }

    fn runs(&self) -> u64 {
        self.snapshot.class("disk").map_or(0, |it| it.judged)
    }

    /// How many times longer the runs took than they should have.
    fn longer(&self) -> f64 {
        let took = self.snapshot.class("disk").map_or(0, |it| it.run_total_us);
        took as f64 / 1e6 / self.asked.as_secs_f64().max(1e-9)
    }
}

/// Runs the scenario.
pub(crate) fn prove(report: &mut Report, size: Size, seed: u64) {
    let (hour, on_threads) = match size {
        Size::Full => (Duration::from_secs(3_600), Duration::from_secs(1_800)),
        Size::Smoke => (Duration::from_secs(600), Duration::from_secs(150)),
    };
    let sets = job_sets::all();
    tell(&format!("threads: three sets in both modes, for {:?}", on_threads / SPEED));
    let threads: Vec<(Result<Seen, String>, Result<Seen, String>)> = thread::scope(|scope| {
        let start = |set, switch| scope.spawn(move || threaded(set, switch, on_threads, seed));
        let both: Vec<_> = sets.iter().map(|set| (start(set, "true"), start(set, "false"))).collect();
        let join = |it: thread::ScopedJoinHandle<'_, Result<Seen, String>>| {
            it.join().unwrap_or_else(|_| Err("a thread panicked".to_owned()))
        };
        both.into_iter().map(|(on, off)| (join(on), join(off))).collect()
    });
    for (set, (on, off)) in sets.iter().zip(threads) {
        let (alone, plain) = (virtually(set, "true", hour, seed), virtually(set, "false", hour, seed));
        tell_set(report, set, &alone, &plain);
        match (on, off) {
            (Ok(on), Ok(off)) => {
                let same = virtually(set, "true", on_threads, seed);
                tell_threads(report, set, &on, &off, &same);
            }
            (Err(error), _) | (_, Err(error)) => report.not_run(format!("{}: {error}", set.name)),
        }
    }
}

fn percent(share: f64) -> f64 {
    share * 100.0
}

/// What was counted on the clock that stands.
fn tell_set(report: &mut Report, set: &JobSet, alone: &Seen, plain: &Seen) {
    let Some(plan) = &alone.plan else { return report.fail(format!("{}: there is no plan", set.name)) };
    let (name, tolerance, overlap) = (set.name, set.tolerance_percent, alone.overlap());
    let (predicted, bound) = (plan.overlap, plan.lower_bound);
    for (what, value) in
        [("predicted", predicted), ("lower bound", bound), ("counted", overlap), ("plain intervals", plain.overlap())]
    {
        report.measure(format!("overlap of {name}, {what}"), value, "ratio");
    }
    let detail = format!(
        "{name}, within {tolerance} % of their periods: {:.2} % of {} runs overlap, {:.2} % predicted, no phases below {:.2} %; on plain intervals {:.2} %",
        percent(overlap),
        alone.runs(),
        percent(predicted),
        percent(bound),
        percent(plain.overlap()),
    );
    report.check("less than 5 % overlap", overlap < MOST, detail.clone());
    report.check("what is predicted is what is counted", (overlap - predicted).abs() <= APART, detail.clone());
    report.check("no prediction is below the bound", predicted >= bound, detail);
    report.mutant(Mutant { name: "plain-intervals", rounds: plain.runs(), caught: u64::from(plain.overlap() >= MOST) });
}

/// What was counted on threads. Where the machine had no time for them, nothing follows.
fn tell_threads(report: &mut Report, set: &JobSet, on: &Seen, off: &Seen, same: &Seen) {
    let name = set.name;
    for (what, seen) in [("threads", on), ("threads, plain intervals", off)] {
        report.measure(format!("overlap of {name}, {what}"), seen.overlap(), "ratio");
    }
    // The canary of real time: what the system adds to each wait.
    report.measure(format!("run time of {name}, threads, in times what was asked for"), on.longer(), "ratio");
    if on.longer() > LONGER {
        return report.not_run(format!(
            "{name} on threads: the machine had no time for it, runs took {:.2} times what they should",
            on.longer()
        ));
    }
    let detail = format!(
        "{name}: {:.2} % of {} runs on threads overlap, {:.2} % of {} on a clock that stands, {:.2} % on threads with plain intervals",
        percent(on.overlap()),
        on.runs(),
        percent(same.overlap()),
        same.runs(),
        percent(off.overlap()),
    );
    report.check("less than 5 % overlap on threads", on.overlap() < MOST, detail.clone());
    report.check("threads and clock agree", (on.overlap() - same.overlap()).abs() <= APART, detail.clone());
    report.check("on threads, plain intervals overlap more", off.overlap() > on.overlap(), detail);
}

fn switches(switch: &str) -> Switches {
    Switches::from_iter([("OPENCODE_CADENCE", switch)])
}

fn config(switches: &Switches, clock: Arc<dyn Clock>) -> Config {
    let mut config = Config::new(switches);
    config.clock = clock;
    config
}

/// Whether the jobs of a set keep apart with these switches, as the product says, and the share of runs that overlap.
pub(crate) fn overlap(switches: &Switches, seed: u64) -> Result<(bool, f64), String> {
    let sets = job_sets::all();
    let set = sets.first().ok_or("there is no set of jobs")?;
    let seen = simulated(set, switches, Duration::from_secs(600), seed);
    Ok((seen.snapshot.coordinated, seen.overlap()))
}

fn virtually(set: &JobSet, switch: &str, time: Duration, seed: u64) -> Seen {
    simulated(set, &switches(switch), time, seed)
}

fn simulated(set: &JobSet, switches: &Switches, time: Duration, seed: u64) -> Seen {
    let clock = Arc::new(ManualClock::default());
    let cadence = Cadence::new(config(switches, Arc::<ManualClock>::clone(&clock)));
    // Names are unique and periods in range, or there is no plan and the proof fails.
    let _ = cadence.add_all(set.jobs());
    let (plan, mut noise, mut asked) = (cadence.plan(), Noise::new(seed), Duration::ZERO);
    simulate(&cadence, &clock, time, |run| {
        let took = noise.of(run.job(), set.run(run.job()));
        asked += took;
        took
    });
    Seen { plan: plan.class("disk").cloned(), snapshot: cadence.snapshot(), asked }
}

/// The system's clock, faster.
#[derive(Debug, Default)]
struct Fast(SystemClock);

impl Clock for Fast {
    fn now(&self) -> Duration {
        self.0.now() * SPEED
    }

    fn unix_ms(&self) -> u64 {
        u64::try_from(self.now().as_millis()).unwrap_or(u64::MAX)
    }

    fn park_until(&self, at: Duration) {
        self.0.park_until(at / SPEED);
    }
}

fn threaded(set: &JobSet, switch: &str, time: Duration, seed: u64) -> Result<Seen, String> {
    let clock = Arc::new(Fast::default());
    let driver = Driver::start(config(&switches(switch), Arc::<Fast>::clone(&clock)))
        .map_err(|error| format!("failed to start a thread: {error}"))?;
    let shared = Arc::new(Mutex::new((Noise::new(seed), Duration::ZERO)));
    let jobs = set.jobs().into_iter().map(|job: Job| {
        let (shared, clock, average) = (Arc::clone(&shared), Arc::clone(&clock), job.run);
        let work = move |run: &Run| {
            let until = {
                let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let took = shared.0.of(run.job(), average);
                shared.1 += took;
                clock.now() + took
            };
            while clock.now() < until {
                clock.park_until(until);
            }
        };
        (job, work)
    });
    driver.add_all(jobs.fold(Jobs::new(), |all, (job, work)| all.add(job, work))).map_err(|error| error.to_string())?;
    let (cadence, until) = (driver.cadence().clone(), clock.now() + time);
    while clock.now() < until {
        clock.park_until(until);
    }
    let ended = driver.shutdown(Duration::from_secs(600));
    if !ended.still_running.is_empty() {
        return Err(format!("these did not end: {:?}", ended.still_running));
    }
    let asked = shared.lock().unwrap_or_else(PoisonError::into_inner).1;
    Ok(Seen { plan: cadence.plan().class("disk").cloned(), snapshot: cadence.snapshot(), asked })
}
