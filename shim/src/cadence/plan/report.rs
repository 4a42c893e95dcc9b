//! A plan as it is told: phases, what overlaps, what no phases would get below, and which period to change.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use super::exact::{Item, gcd, share, wakeups};
use super::ring::{COUNTED_RUNS, Ring};
use super::{Job, JobId, Mode, Planner, bound};

/// How many jobs of a class are looked at for pairs that meet: those whose runs overlap most.
const LOOKED_AT: usize = 128;
/// How many pairs are told.
const TOLD: usize = 16;
/// How many divisors of a period are tried for a better one.
const DIVISORS: u64 = 4_096;

/// What is planned, and what is to be expected of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Plan {
    /// The jobs, in the order in which they were added.
    pub jobs: Vec<PlannedJob>,
    /// The classes, by name.
    pub classes: Vec<ClassPlan>,
}

/// One job.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PlannedJob {
    /// Which.
    pub id: JobId,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: String,
    /// The period as declared.
    pub declared: Duration,
    /// The period as planned: within the job's tolerance of the declared one.
    pub period: Duration,
    /// When it runs: at all whole multiples of the period, plus this.
    pub phase: Duration,
    /// How long its runs take, as planned with.
    pub run: Duration,
}

/// The jobs of one class.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ClassPlan {
    /// Its name.
    pub class: String,
    /// How its jobs run.
    pub mode: Mode,
    /// How many there are.
    pub jobs: usize,
    /// The share of time for which one runs, if none overlap; above 1 they must.
    pub busy: f64,
    /// The share of runs that start while another of the class runs, if all take as long as planned, and none waits for another.
    pub overlap: f64,
    /// Whether that is counted. It is estimated where the jobs repeat only after too many runs to count.
    pub overlap_counted: bool,
    /// What no phases get below, at these periods.
    pub lower_bound: f64,
    /// Moments at which something runs, for each run: what [`Mode::Coalesce`] makes small. None where there are too many to count.
    pub wakeups_per_run: Option<f64>,
    /// The pairs that meet most often.
    pub collisions: Vec<Collision>,
    /// The smallest changes of a period that would cure them.
    pub advice: Vec<Advice>,
}

/// Two jobs that meet.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Collision {
    /// Their names.
    pub jobs: (String, String),
    /// The share of all runs of the class that start in a run of the other one of the two.
    pub share: f64,
    /// The distance between their runs takes all values that differ by this: the greatest common divisor of the periods.
    pub gcd: Duration,
    /// Whether phases could keep these two apart, if there were no others: both run times together fit into that.
    pub avoidable: bool,
}

/// The smallest change of a period with which phases can keep a pair apart.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Advice {
    /// Whose period.
    pub job: String,
    /// With which it would no longer meet.
    pub with: String,
    /// The period as planned.
    pub from: Duration,
    /// The period as it should be.
    pub to: Duration,
}

impl Advice {
    /// By how much the period changes, as a share of it.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.to.as_secs_f64() / self.from.as_secs_f64() - 1.0
    }
}

impl Plan {
    /// The class of that name.
    #[must_use]
    pub fn class(&self, class: &str) -> Option<&ClassPlan> {
        self.classes.iter().find(|it| it.class == class)
    }
}

impl fmt::Display for Plan {
    /// A line for each class, and one for each advice.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.classes.iter().try_for_each(|class| class.fmt(f))
    }
}

impl fmt::Display for ClassPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f64| share * 100.0;
        let Self { class, jobs, .. } = self;
        write!(f, "{class}: {jobs} jobs run for {:.1} % of the time; ", percent(self.busy))?;
        if let (Mode::Coalesce, Some(wakeups)) = (self.mode, self.wakeups_per_run) {
            return writeln!(f, "together, with {wakeups:.2} wake-ups for a run");
        }
        let about = if self.overlap_counted { "" } else { "about " };
        write!(f, "{about}{:.2} % of the runs start while another runs, ", percent(self.overlap))?;
        writeln!(f, "and with no phases less than {:.2} %", percent(self.lower_bound))?;
        for it in &self.advice {
            let (job, with, from, to, change) = (&it.job, &it.with, it.from, it.to, percent(it.change()));
            writeln!(
                f,
                "  change the period of {job} from {from:?} to {to:?} ({change:+.2} %): it need not meet {with} then"
            )?;
        }
        Ok(())
    }
}

pub(super) fn plan(planner: &Planner) -> Plan {
    let job = |(id, job): (&JobId, &Job)| {
        let (period, phase) = planner.slot(*id)?;
        let (name, class) = (job.name.clone(), job.class.clone());
        Some(PlannedJob { id: *id, name, class, declared: job.period, period, phase, run: job.run })
    };
    let classes = planner.rings.iter().filter(|(_, ring)| !ring.items().is_empty());
    let classes = classes.map(|(class, ring)| class_plan(class, planner.mode(class), ring.clone(), &planner.jobs));
    Plan { jobs: planner.jobs.iter().filter_map(job).collect(), classes: classes.collect() }
}

fn class_plan(class: &str, mode: Mode, mut ring: Ring, jobs: &BTreeMap<JobId, Job>) -> ClassPlan {
    let items: Vec<Item> = ring.items().values().copied().collect();
    let (overlap, overlap_counted) = ring.overlap();
    let lower_bound = bound::least(&items, overlap);
    let mut plan = ClassPlan {
        class: class.to_owned(),
        mode,
        jobs: items.len(),
        busy: items.iter().map(|it| it.run as f64 / it.period as f64).sum(),
        overlap,
        overlap_counted,
        // The bound is one of real numbers: not above what was counted by their rounding.
        lower_bound: lower_bound.min(if overlap_counted { overlap } else { 1.0 }),
        wakeups_per_run: wakeups(&items, COUNTED_RUNS).map(|(runs, moments)| moments as f64 / runs.max(1) as f64),
        collisions: Vec::new(),
        advice: Vec::new(),
    };
    if mode == Mode::Spread && overlap > 0.0 {
        let name = |id: JobId| jobs.get(&id).map(|it| it.name.clone()).unwrap_or_default();
        for pair in pairs(&mut ring) {
            plan.collisions.push(Collision {
                jobs: (name(pair.a.0), name(pair.b.0)),
                share: pair.share,
                gcd: Duration::from_micros(pair.gcd),
                avoidable: pair.is_avoidable(),
            });
            if let Some((a, b, to)) = pair.cure() {
                let (from, to) = (Duration::from_micros(a.1.period), Duration::from_micros(to));
                plan.advice.push(Advice { job: name(a.0), with: name(b.0), from, to });
            }
        }
    }
    plan
}

type Planned = (JobId, Item);

struct Pair {
    a: Planned,
    b: Planned,
    share: f64,
    gcd: u64,
}

impl Pair {
    /// Whether phases could keep the two apart.
    fn is_avoidable(&self) -> bool {
        self.a.1.run + self.b.1.run <= self.gcd
    }

    /// Where they could not: whose period is to be changed, with which job it no longer meets, and to what; by the smaller share of the two.
    fn cure(&self) -> Option<(Planned, Planned, u64)> {
        let cures = [(self.a, self.b), (self.b, self.a)].into_iter().filter(|_| !self.is_avoidable());
        let cures = cures.filter_map(|(a, b)| Some((a, b, cure(a.1, b.1)?)));
        let share = |it: &(Planned, Planned, u64)| it.2.abs_diff(it.0.1.period) as f64 / it.0.1.period as f64;
        cures.min_by(|a, b| share(a).total_cmp(&share(b)))
    }
}

/// The pairs that meet most often, of the jobs that meet others most.
fn pairs(ring: &mut Ring) -> Vec<Pair> {
    let items: Vec<Planned> = ring.items().iter().map(|(id, item)| (*id, *item)).collect();
    let runs: f64 = items.iter().map(|(_, it)| 1.0 / it.period as f64).sum();
    let mut met: Vec<(f64, usize)> =
        items.iter().enumerate().map(|(at, (_, it))| (ring.chance(*it) / it.period as f64, at)).collect();
    met.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    met.truncate(LOOKED_AT);
    let looked_at: Vec<usize> = met.into_iter().filter(|(met, _)| *met > 0.0).map(|(_, at)| at).collect();
    let mut pairs = Vec::new();
    for (nth, at) in looked_at.iter().enumerate() {
        for (other, b) in items.iter().enumerate() {
            // Both are looked at: once is enough.
            if other == *at || looked_at[..nth].contains(&other) {
                continue;
            }
            let a = items[*at];
            let met = share(a.1, b.1) / a.1.period as f64 + share(b.1, a.1) / b.1.period as f64;
            if met > 0.0 {
                pairs.push(Pair { a, b: *b, share: met / runs, gcd: gcd(a.1.period, b.1.period) });
            }
        }
    }
    pairs.sort_by(|a, b| b.share.total_cmp(&a.share).then((a.a.0, a.b.0).cmp(&(b.a.0, b.b.0))));
    pairs.truncate(TOLD);
    pairs
}

/// The nearest period for a job with which it has as much in common with another as both of them need, at most half away.
fn cure(job: Item, other: Item) -> Option<u64> {
    let need = job.run + other.run;
    let steps = (1..=(other.period / need.max(1)).min(DIVISORS)).filter(|it| other.period.is_multiple_of(*it));
    let multiple = |step: u64| ((job.period + step / 2) / step).max(1) * step;
    let found = steps.map(|it| multiple(other.period / it)).min_by_key(|it| (it.abs_diff(job.period), *it))?;
    (found.abs_diff(job.period) * 2 <= job.period).then_some(found)
}
