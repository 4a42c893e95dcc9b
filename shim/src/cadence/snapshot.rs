//! What the jobs say about themselves, for `/api/health` and metrics.

use super::job::{JobId, Mode};

/// Everything worth knowing at one moment.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CadenceSnapshot {
    /// Whether jobs are coordinated; else (`OPENCODE_CADENCE=false`) each has its own plain interval.
    pub coordinated: bool,
    /// How often a job got another phase because its runs took much longer or shorter than planned.
    pub replanned: u64,
    /// When there will be something to do, by the clock of the [`Config`](super::Config). None while there is nothing.
    pub next_due_us: Option<u64>,
    /// By name.
    pub classes: Vec<ClassSnapshot>,
    /// In the order in which they were added.
    pub jobs: Vec<JobSnapshot>,
}

impl CadenceSnapshot {
    /// The class of that name.
    #[must_use]
    pub fn class(&self, class: &str) -> Option<&ClassSnapshot> {
        self.classes.iter().find(|it| it.class == class)
    }

    /// The job of that name.
    #[must_use]
    pub fn job(&self, name: &str) -> Option<&JobSnapshot> {
        self.jobs.iter().find(|it| it.name == name)
    }
}

/// The jobs of one class.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ClassSnapshot {
    /// Its name.
    pub class: String,
    /// How its jobs run.
    pub mode: Mode,
    /// How many there are.
    pub jobs: usize,
    /// Runs that ended.
    pub runs: u64,
    /// Those that were due by the plan: not those that somebody triggered.
    pub judged: u64,
    /// Of these, how many were due while another one of the class would still have run, had each started when it was due: what overlaps
    /// before one waits for the other.
    pub overlapped: u64,
    /// Runs that have not ended.
    pub running: usize,
    /// The most that ran at once.
    pub most_at_once: usize,
    /// Runs that waited for another of the class.
    pub deferred: u64,
    /// How long after they were due runs started, the median; for whatever reason.
    pub late_p50_us: u64,
    /// 99 % were no later.
    pub late_p99_us: u64,
    /// The latest.
    pub late_max_us: u64,
    /// How long runs took, the median.
    pub run_p50_us: u64,
    /// 99 % took no longer.
    pub run_p99_us: u64,
    /// All together.
    pub run_total_us: u64,
}

impl ClassSnapshot {
    /// The share of runs that overlapped. None before there were any.
    #[must_use]
    pub fn overlap(&self) -> Option<f64> {
        (self.judged > 0).then(|| self.overlapped as f64 / self.judged as f64)
    }
}

/// One job.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct JobSnapshot {
    /// Which.
    pub id: JobId,
    /// Its name.
    pub name: String,
    /// Its class.
    pub class: String,
    /// Its period now, which may be within its tolerance of the declared one.
    pub period_us: u64,
    /// Its phase now.
    pub phase_us: u64,
    /// Whether it is paused.
    pub paused: bool,
    /// Whether it runs now.
    pub running: bool,
    /// Runs that ended.
    pub runs: u64,
    /// Moments at which it was due and not run, because it still ran or nobody looked.
    pub missed: u64,
    /// Runs that were triggered.
    pub triggered: u64,
    /// Runs that panicked.
    pub panicked: u64,
    /// How long its runs took of late, on average.
    pub run_mean_us: u64,
    /// The longest run.
    pub run_max_us: u64,
}
