//! What a job is, before anybody planned it.

use std::fmt;
use std::time::Duration;

/// Work that is done again and again.
///
/// ```
/// use std::time::Duration;
/// use feeler_shim::cadence::Job;
///
/// let poll = Job::new("poll-providers", Duration::from_secs(7)).class("network").within_percent(2).taking(Duration::from_millis(40));
/// assert_eq!(poll.tolerance, Duration::from_millis(140));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its name, one of its own.
    pub name: String,
    /// What it contends for: jobs of one class are kept apart, those of different ones are not. `default` unless it is said.
    pub class: String,
    /// The time from one run to the next.
    pub period: Duration,
    /// How much longer or shorter the period may be. Nothing unless it is said: then only the phase is planned.
    pub tolerance: Duration,
    /// How long a run takes on average, as far as is known; a driver finds out. A hundredth of the period, at most 10 ms, unless it is
    /// said.
    pub run: Duration,
}

impl Job {
    /// A job with a name and a period.
    #[must_use]
    pub fn new(name: impl Into<String>, period: Duration) -> Self {
        let run = (period / 100).min(Duration::from_millis(10));
        Self { name: name.into(), class: "default".to_owned(), period, tolerance: Duration::ZERO, run }
    }

    /// What it contends for: `disk`, `network`, ….
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        Self { class: class.into(), ..self }
    }

    /// How much longer or shorter its period may be.
    #[must_use]
    pub fn within(self, tolerance: Duration) -> Self {
        Self { tolerance, ..self }
    }

    /// How much longer or shorter its period may be, as a share of it.
    #[must_use]
    pub fn within_percent(self, percent: u32) -> Self {
        Self { tolerance: self.period.saturating_mul(percent) / 100, ..self }
    }

    /// How long a run takes on average.
    #[must_use]
    pub fn taking(self, run: Duration) -> Self {
        Self { run, ..self }
    }
}

/// A job that was taken, for as long as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct JobId(pub(super) u64);

/// Why a job was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum JobError {
    /// There is one of that name.
    Taken(String),
    /// The period is shorter than a millisecond, or longer than ten years.
    Period {
        /// Whose.
        name: String,
        /// What it is.
        period: Duration,
    },
    /// There has been a shutdown.
    Closed,
}

impl fmt::Display for JobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(name) => {
                write!(f, "failed to add the job {name:?}: there is one of that name; give each its own")
            }
            Self::Period { name, period } => {
                write!(f, "failed to add the job {name:?}: its period is {period:?}; use one from 1 ms to ten years")
            }
            Self::Closed => f.write_str("failed to add a job: there has been a shutdown"),
        }
    }
}

impl std::error::Error for JobError {}

/// How the jobs of a class run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Mode {
    /// As far from each other as can be: for what contends.
    #[default]
    Spread,
    /// Together, one right after the other: for what should wake the machine as seldom as can be.
    Coalesce,
}

/// Whole microseconds, as everything is planned in.
pub(super) fn us(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}
