//! The timers of a workspace, as they are shown: what recurs, how often, and what falls together.

use super::{
    collisions::{Job, Prediction},
    cron::Cron,
};

/// A place in a file of the project.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the project root.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// How often something runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every so many nanoseconds.
    Known(u64),
    /// By a schedule of cron.
    Cron {
        /// As it is written.
        written: String,
        /// What it says.
        cron: Cron,
    },
    /// It cannot be told.
    Unknown {
        /// What stands there.
        written: String,
        /// Why it says nothing.
        why: String,
    },
}

/// Where a period comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is: `constant`, `default`, `field`, `argument`, `function`, `setting`.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub at: Place,
}

/// What is done about ticks that were missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissedTicks {
    /// The question does not arise.
    None,
    /// All at once, as nobody said anything.
    BurstByDefault,
    /// All at once.
    Burst,
    /// It goes on a whole period after the late one.
    Delay,
    /// They are left out.
    Skip,
    /// It may be set elsewhere.
    Unknown,
}

impl MissedTicks {
    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::BurstByDefault => "burst-by-default",
            Self::Burst => "burst",
            Self::Delay => "delay",
            Self::Skip => "skip",
            Self::Unknown => "unknown",
        }
    }
}

/// What ends a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// A way out of its loop.
    Leaves,
    /// A way out, and only where something failed.
    OnError,
    /// The loop has no way out; somebody keeps the handle of what runs it.
    ByHandle,
    /// The loop has no way out, and nobody keeps a handle.
    Never,
    /// It cannot be told.
    Unknown,
}

impl Ends {
    /// The word for it in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Leaves => "leaves",
            Self::OnError => "on-error",
            Self::ByHandle => "by-handle",
            Self::Never => "never",
            Self::Unknown => "unknown",
        }
    }
}

/// A timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timer {
    /// Where it is.
    pub at: Place,
    /// The function that holds it, or the key of the configuration.
    pub symbol: String,
    /// What kind it is: `interval`, `sleep`, `timeout`, `scheduled`, `setting`.
    pub kind: &'static str,
    /// What makes it one, by its canonical path; empty for a setting.
    pub primitive: String,
    /// How often.
    pub every: Every,
    /// Where the period comes from, nearest first.
    pub sources: Vec<Source>,
    /// Calls whose arguments make the period, nearest first.
    pub through: Vec<Place>,
    /// Chance is in the period.
    pub jitter: bool,
    /// The period changes from turn to turn.
    pub backoff: bool,
    /// The period begins anew when a run has ended.
    pub drifts: bool,
    /// What it does about ticks that it missed.
    pub missed: MissedTicks,
    /// What ends it.
    pub ends: Ends,
    /// What a run calls, in order.
    pub runs: Vec<String>,
    /// What its runs contend for, the most telling first.
    pub classes: Vec<String>,
    /// The processes that run it; none where that is not known.
    pub processes: Vec<String>,
    /// Something keeps its runs apart already.
    pub coordinated: bool,
    /// How long a run takes, in nanoseconds, where somebody said it.
    pub takes: Option<u64>,
}

impl Timer {
    /// By what it is sorted: what runs often first, what cannot be known last.
    pub fn order(&self) -> impl Ord + '_ {
        let (rank, period) = match &self.every {
            Every::Known(period) => (0, *period),
            Every::Cron { .. } => (1, 0),
            Every::Unknown { .. } => (2, 0),
        };
        (rank, period, &self.at, &self.symbol, self.through.as_slice())
    }

    /// Why nothing is predicted of it, if so.
    pub fn unpredicted(&self) -> Option<&'static str> {
        let long = |period: u64| !(super::collisions::SHORTEST..=super::period::LONGEST).contains(&period);
        match &self.every {
            Every::Unknown { .. } => Some("its period is not known"),
            Every::Known(period) if long(*period) => Some("its period is out of all proportion"),
            Every::Cron { cron, .. } if cron.times().1.len() > MOST_TIMES => Some("it has too many times of its own"),
            _ if self.coordinated => Some("it is coordinated"),
            _ if self.backoff => Some("its period changes"),
            _ if self.jitter => Some("chance is in its period"),
            _ if self.classes.is_empty() => Some("no class is known"),
            _ => None,
        }
    }

    /// What it runs, for a prediction or a picture: one job, or one for each time of a schedule; none where nothing can be said.
    pub fn jobs(&self, owner: usize, takes: u64) -> Vec<Job> {
        let takes = self.takes.unwrap_or(takes);
        let job = |period: u64, phase: u64| Job { owner, period, phase, takes, drifts: self.drifts };
        match &self.every {
            Every::Known(period) => vec![job(*period, 0)],
            Every::Cron { cron, .. } => {
                let (period, times) = cron.times();
                match times.len() > MOST_TIMES {
                    true => Vec::new(),
                    false => times.into_iter().map(|time| job(period * SECOND, time * SECOND)).collect(),
                }
            }
            Every::Unknown { .. } => Vec::new(),
        }
    }
}

const SECOND: u64 = 1_000_000_000;
/// A schedule with more times than this before it repeats is not predicted.
const MOST_TIMES: usize = 128;

/// Timers of one process that contend for the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The process: a binary, a library that none of the binaries runs, or what configuration says; empty where nobody knows.
    pub process: String,
    /// What they contend for.
    pub class: Option<String>,
    /// Its timers: indices into [`Timers::timers`].
    pub timers: Vec<usize>,
    /// Those of them that the prediction is about.
    pub predicted: Vec<usize>,
    /// What is to be expected of them; none where there are not two.
    pub prediction: Option<Prediction>,
}

/// All timers of a project.
#[derive(Clone, Debug, Default)]
pub struct Timers {
    /// The timers, by [`Timer::order`].
    pub timers: Vec<Timer>,
    /// The same by process and class.
    pub groups: Vec<Group>,
    /// Rust files that were analysed.
    pub files: usize,
    /// Files of configuration that were read.
    pub settings: usize,
    /// How long a run takes where nobody said it, in nanoseconds.
    pub takes: u64,
    /// What could not be read. Each completes "failed to …".
    pub problems: Vec<String>,
    /// What the user should know about the run itself.
    pub notes: Vec<String>,
}

impl Timers {
    /// Puts timers in order, groups them, and predicts what falls together.
    pub fn settle(&mut self) {
        self.timers.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut groups: std::collections::BTreeMap<(String, Option<String>), Vec<usize>> = Default::default();
        for (at, timer) in self.timers.iter().enumerate() {
            let unknown = [String::new()];
            let processes: &[String] = if timer.processes.is_empty() { &unknown } else { &timer.processes };
            let classes: Vec<Option<String>> = match timer.classes.as_slice() {
                [] => vec![None],
                classes => classes.iter().cloned().map(Some).collect(),
            };
            for process in processes {
                for class in &classes {
                    groups.entry((process.clone(), class.clone())).or_default().push(at);
                }
            }
        }
        self.groups = groups.into_iter().map(|((process, class), timers)| self.group(process, class, timers)).collect();
        // What nobody can say anything of comes last.
        self.groups.sort_by_key(|group| (group.process.is_empty(), group.process.clone(), group.class.is_none()));
    }

    fn group(&self, process: String, class: Option<String>, timers: Vec<usize>) -> Group {
        let known = timers.iter().copied().filter(|at| self.timers[*at].unpredicted().is_none());
        let mut predicted = Vec::new();
        let mut jobs: Vec<Job> = Vec::new();
        for at in known {
            let own = self.timers[at].jobs(at, self.takes);
            if jobs.len() + own.len() > super::collisions::MOST_JOBS {
                break;
            }
            jobs.extend(own);
            predicted.push(at);
        }
        let prediction = (predicted.len() > 1).then(|| super::collisions::predict(&jobs));
        Group { process, class, timers, predicted, prediction }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A timer that runs every so many milliseconds.
    pub(crate) fn every(millis: u64, symbol: &str, class: Option<&str>) -> Timer {
        Timer {
            at: Place { path: "src/a.rs".into(), line: millis as u32, column: 1 },
            symbol: symbol.into(),
            kind: "interval",
            primitive: "tokio::time::interval".into(),
            every: Every::Known(millis * 1_000_000),
            sources: Vec::new(),
            through: Vec::new(),
            jitter: false,
            backoff: false,
            drifts: false,
            missed: MissedTicks::BurstByDefault,
            ends: Ends::Never,
            runs: Vec::new(),
            classes: class.map(str::to_string).into_iter().collect(),
            processes: vec!["app".into()],
            coordinated: false,
            takes: None,
        }
    }

    #[test]
    fn what_contends_in_a_process_is_held_against_each_other() {
        let classes = vec!["disk".into(), "network".into()];
        let other = Timer { processes: vec!["app".into(), "tool".into()], classes, ..every(5_000, "c", None) };
        let unknown = Every::Unknown { written: "cfg.every".into(), why: "it cannot be told".into() };
        let mut timers = Timers {
            timers: vec![
                every(10_000, "b", Some("disk")),
                other,
                every(5_000, "a", Some("network")),
                every(1_000, "f", None),
                Timer { every: unknown, ..every(1, "d", Some("disk")) },
                Timer { coordinated: true, ..every(7_000, "e", Some("disk")) },
            ],
            takes: 50_000_000,
            ..Timers::default()
        };
        timers.settle();
        let groups: Vec<(&str, Option<&str>, usize, usize)> = timers
            .groups
            .iter()
            .map(|it| (it.process.as_str(), it.class.as_deref(), it.timers.len(), it.predicted.len()))
            .collect();
        let (disk, network) = (Some("disk"), Some("network"));
        let of_tool = [("tool", disk, 1, 1), ("tool", network, 1, 1)];
        assert_eq!(groups[..3], [("app", disk, 4, 2), ("app", network, 2, 2), ("app", None, 1, 0)]);
        assert_eq!(groups[3..], of_tool);
        let prediction = timers.groups[0].prediction.as_ref().unwrap();
        assert!((prediction.at_once - 2.0 / 3.0).abs() < 1e-9 && prediction.planned == 0.0);
        assert!(timers.groups[2].prediction.is_none());
    }
}
