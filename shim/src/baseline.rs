//! What a service measured at one moment, as a file to hold later ones against (M0.1).
//!
//! ```
//! use feeler_shim::baseline::{self, Baseline, Commit, Observed};
//!
//! #[feeler_shim::hot(budget = "5ms")]
//! fn advise(request: &str) -> usize {
//!     request.len() % 3
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! for _ in 0..200 {
//!     advise("hello");
//! }
//! // A service says here which commit it was built from, with `env!` and what its build sets.
//! let commit = Commit::new("0123456789abcdef0123456789abcdef01234567", Some(false));
//! let mut observed = Observed::default();
//! observed.hot(&feeler_shim::hot::snapshot());
//! observed.plugins([("active", 3), ("degraded", 1)]);
//! let document = Baseline::of(&observed, "advise", commit)?;
//!
//! let folder = std::env::temp_dir().join(format!("feeler-doc-{}", std::process::id()));
//! let path = baseline::write(&folder, &document)?;
//! assert!(path.starts_with(folder.join(".opencode/metrics")));
//! # std::fs::remove_dir_all(folder)?;
//! # Ok(())
//! # }
//! ```
//!
//! `feeler metrics capture` writes the same file from a telemetry snapshot, `feeler metrics diff` compares two. The schema
//! is [`SCHEMA`].
//!
//! * A document is bound to the commit and the host: without a commit there is none.
//! * Every metric says which direction is better and which change counts; nobody guesses that from its name.
//! * What was not measured is `null`, with the reason. It is never zero.
//! * A document without a measured decision is an error, not a file.

mod observed;
mod place;
mod write;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

pub use observed::{DECISION, Observed, ObservedError};
pub use place::{Commit, Host};
pub use write::{FOLDER, WriteError, write, write_into};

/// The kind and version of the document.
pub const KIND: &str = "feeler.metrics-baseline/v1";

/// The schema of the document, JSON Schema 2020-12.
pub const SCHEMA: &str = include_str!("../schemas/metrics-baseline.schema.json");

/// What was measured, when, where, and of which code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Baseline {
    /// [`KIND`].
    pub kind: String,
    /// When it was put together: UTC, RFC 3339 with milliseconds.
    pub taken_at: String,
    /// The code that was measured.
    pub commit: Commit,
    /// The machine.
    pub host: Host,
    /// Versions of what took part, by name.
    pub versions: BTreeMap<String, String>,
    /// The values of the rollback switches by full name, where they are known: they tell a rollback from its opposite.
    pub switches: Option<BTreeMap<String, String>>,
    /// The metrics by name.
    pub metrics: BTreeMap<String, Metric>,
}

/// One thing that was measured, or why it was not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Metric {
    /// What was measured; absent with a reason in `absent`.
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    /// Why there is no value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<String>,
    /// What the value counts.
    pub unit: Unit,
    /// How many observations it is made of, where it is made of observations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Which way is better.
    pub direction: Direction,
    /// Which change counts.
    pub threshold: Threshold,
}

/// What the value of a metric counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// Nanoseconds.
    Ns,
    /// A part of a whole, from 0 to 1.
    Ratio,
    /// A number of things.
    Count,
    /// Bytes.
    Bytes,
    /// How many in a second.
    #[serde(rename = "per_second")]
    PerSecond,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// A change is worth knowing, and neither better nor worse.
    Neutral,
}

/// A change counts where it is larger than both parts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// As a part of the earlier value.
    pub relative: f64,
    /// In the metric's unit.
    pub absolute: f64,
}

impl Threshold {
    /// A threshold of two parts.
    #[must_use]
    pub const fn new(relative: f64, absolute: f64) -> Self {
        Self { relative, absolute }
    }

    /// The largest change of an earlier value that does not count.
    #[must_use]
    pub fn allows(&self, earlier: f64) -> f64 {
        (self.relative * earlier.abs()).max(self.absolute)
    }
}

impl Metric {
    /// Something that was measured.
    #[must_use]
    pub const fn measured(value: f64, unit: Unit, direction: Direction, threshold: Threshold) -> Self {
        Self { value: Some(value), absent: None, unit, count: None, direction, threshold }
    }

    /// Something that was not, and why.
    #[must_use]
    pub fn absent(why: impl Into<String>, unit: Unit, direction: Direction, threshold: Threshold) -> Self {
        Self { value: None, absent: Some(why.into()), unit, count: None, direction, threshold }
    }

    /// The same, made of this many observations.
    #[must_use]
    pub const fn of(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// What is wrong with it, if anything is. A number that is none would be written as `null`.
    fn problem(&self) -> Option<&'static str> {
        let Threshold { relative, absolute } = self.threshold;
        let bound = |it: f64| it.is_finite() && it >= 0.0;
        match (self.value, &self.absent) {
            (Some(value), _) if !value.is_finite() => Some("its value is not a finite number"),
            (None, None) => Some("it has neither a value nor a reason for that"),
            (None, Some(why)) if why.trim().is_empty() => Some("the reason for its absence is empty"),
            (Some(_), Some(_)) => Some("it has a value and a reason for having none"),
            _ if !(bound(relative) && bound(absolute)) => {
                Some("a part of its threshold is negative or no finite number")
            }
            _ => None,
        }
    }
}

/// Whole numbers are written as such.
fn number<S: Serializer>(value: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    /// Beyond this not every whole number is one of `f64`.
    const EXACT: f64 = (1_u64 << 53) as f64;
    match value {
        None => to.serialize_none(),
        Some(value) if value.fract() == 0.0 && value.abs() < EXACT => to.serialize_i64(*value as i64),
        Some(value) => to.serialize_f64(*value),
    }
}

/// Why there is no document. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaselineError {
    /// No function of that name was called while the probes recorded.
    NothingMeasured {
        /// What was looked for.
        decision: String,
        /// What the probes know instead, or why they know nothing.
        instead: String,
    },
    /// Several functions have that name.
    Ambiguous {
        /// What was looked for.
        decision: String,
        /// Which there are.
        found: Vec<String>,
    },
    /// A metric that cannot be written down.
    Metric {
        /// Its name.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// A commit that is none.
    Commit(String),
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingMeasured { decision, instead } => {
                write!(f, "measure the decision `{decision}`: no call of it was recorded; {instead}")
            }
            Self::Ambiguous { decision, found } => {
                write!(
                    f,
                    "measure the decision `{decision}`: several functions have this name; name one of {}",
                    found.join(", ")
                )
            }
            Self::Metric { name, why } => write!(f, "write down the metric `{name}`: {why}"),
            Self::Commit(id) => {
                write!(
                    f,
                    "bind to the commit `{id}`: it is not a whole hash; give the 40 or 64 hexadecimal digits of it"
                )
            }
        }
    }
}

impl std::error::Error for BaselineError {}

impl Baseline {
    /// The document of what was observed here and now. `decision` names the function that decides: its symbol, or the end
    /// of it from a `::` on.
    pub fn of(observed: &Observed, decision: &str, commit: Commit) -> Result<Self, BaselineError> {
        if !commit.is_whole() {
            return Err(BaselineError::Commit(commit.id));
        }
        let metrics = observed.metrics_of(decision)?;
        for (name, metric) in &metrics {
            let problem = (!is_name(name))
                .then_some("a name is two or more words of a-z, 0-9, `_` and `-`, joined by dots")
                .or_else(|| metric.problem());
            if let Some(why) = problem {
                return Err(BaselineError::Metric { name: name.clone(), why: why.to_owned() });
            }
        }
        let version = ("feeler-shim".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        Ok(Self {
            kind: KIND.to_owned(),
            taken_at: place::rfc3339(std::time::SystemTime::now()),
            commit,
            host: Host::here(),
            versions: BTreeMap::from([version]),
            switches: observed.switches_by_name(),
            metrics,
        })
    }

    /// The text of the file: keys in order, a line break at its end.
    #[must_use]
    pub fn render(&self) -> String {
        // Plain data with string keys always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The name of the file, from the time; names sort as times do.
    #[must_use]
    pub fn file_name(&self) -> String {
        let stamp: String = self.taken_at.chars().filter(|it| !matches!(it, '-' | ':')).collect();
        format!("baseline-{stamp}.json")
    }
}

/// As the schema has it.
fn is_name(name: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_lowercase() || it.is_ascii_digit())
            && word.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '_' | '-'))
    };
    name.len() <= 160
        && name.contains('.')
        && name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.split('.').all(word)
}
