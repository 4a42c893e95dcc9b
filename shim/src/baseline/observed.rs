//! From what a service counts to metrics with a direction and a threshold.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{BaselineError, Direction, Metric, Threshold, Unit};
use crate::hot::{Series, Snapshot};
use crate::switch::SwitchesSnapshot;

/// The function that decides, unless a service calls it otherwise.
pub const DECISION: &str = "advise";

/// What a service counted: the parts of its telemetry that a document is made of.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Observed {
    #[serde(default)]
    hot: Option<Hot>,
    #[serde(default)]
    policy: Option<Policy>,
    #[serde(default)]
    plugins: Option<BTreeMap<String, u64>>,
    #[serde(default)]
    switches: Option<States>,
    #[serde(default)]
    metrics: BTreeMap<String, Metric>,
    // What a shim says of its records stands at the top of its telemetry.
    #[serde(default)]
    accepted: Option<u64>,
    #[serde(default)]
    coalesced: u64,
    #[serde(default)]
    dropped: BTreeMap<String, u64>,
    #[serde(default)]
    commit_latency: Option<Commits>,
}

#[derive(Clone, Debug, Deserialize)]
struct Commits {
    count: u64,
    p99_us: u64,
}

/// As [`Snapshot`] is written.
#[derive(Clone, Debug, Deserialize)]
struct Hot {
    compiled: bool,
    enabled: bool,
    functions: Vec<Function>,
}

#[derive(Clone, Debug, Deserialize)]
struct Function {
    symbol: String,
    file: String,
    line: u32,
    wall: Wall,
    #[serde(default)]
    panicked: u64,
    #[serde(default)]
    cancelled: u64,
    #[serde(default)]
    cancelled_over_budget: u64,
}

#[derive(Clone, Debug, Deserialize)]
struct Wall {
    count: u64,
    #[serde(default)]
    budget_ns: Option<u64>,
    #[serde(default)]
    over_budget: u64,
    p50_ns: u64,
    p95_ns: u64,
    p99_ns: u64,
}

/// What a verifier made of the policies that it was given.
#[derive(Clone, Debug, Deserialize)]
struct Policy {
    accepted: u64,
    /// By the stable code of the reason.
    #[serde(default)]
    rejected: BTreeMap<String, u64>,
}

/// As [`SwitchesSnapshot`] is written.
#[derive(Clone, Debug, Deserialize)]
struct States {
    switches: Vec<State>,
}

#[derive(Clone, Debug, Deserialize)]
struct State {
    name: String,
    value: String,
}

/// Telemetry that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObservedError {
    /// Line of the place, from 1.
    pub line: usize,
    /// Column of the place, from 1; 0 at the start of a line.
    pub column: usize,
    /// What is wrong there.
    pub why: String,
}

impl ObservedError {
    fn of(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let why = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self { line, column, why: why.strip_suffix(&place).unwrap_or(&why).to_owned() }
    }
}

impl fmt::Display for ObservedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.why)
    }
}

impl std::error::Error for ObservedError {}

/// For the median: a tenth, and more than reading the clock costs.
const TYPICAL: Threshold = Threshold::new(0.10, 200.0);
/// For the tail, which other work on the machine moves more.
const TAIL: Threshold = Threshold::new(0.20, 1000.0);
/// One in a thousand.
const RARE: Threshold = Threshold::new(0.0, 0.001);
/// One in a hundred.
const SHARE: Threshold = Threshold::new(0.0, 0.01);
/// How long a disk takes is seldom the same twice.
const DISK: Threshold = Threshold::new(0.50, 1_000_000.0);
/// Any change.
const ANY: Threshold = Threshold::new(0.0, 0.0);

/// The text for what FG-04 will measure.
const NO_POLICY: &str = "no policy verifier reports to this telemetry (FG-04)";
const NO_PLUGINS: &str = "no plugin supervisor reports to this telemetry";

impl Observed {
    /// Takes a telemetry snapshot of the shim's, or of a service's that has the same keys and more: `hot`, `policy`, `plugins`,
    /// `switches` and `metrics` count, and what the shim says of its records.
    pub fn of(telemetry: &impl Serialize) -> Result<Self, ObservedError> {
        let text = serde_json::to_string(telemetry).map_err(|error| ObservedError::of(&error))?;
        Self::from_json(&text)
    }

    /// Reads the JSON of a telemetry snapshot, as [`Observed::of`] takes it.
    pub fn from_json(text: &str) -> Result<Self, ObservedError> {
        serde_json::from_str(text).map_err(|error| ObservedError::of(&error))
    }

    /// What the latency probes recorded.
    pub fn hot(&mut self, snapshot: &Snapshot) {
        let wall = |it: &Series| Wall {
            count: it.count,
            budget_ns: it.budget_ns,
            over_budget: it.over_budget,
            p50_ns: it.p50_ns,
            p95_ns: it.p95_ns,
            p99_ns: it.p99_ns,
        };
        let functions = snapshot.functions.iter().map(|it| Function {
            symbol: it.symbol.clone(),
            file: it.file.clone(),
            line: it.line,
            wall: wall(&it.wall),
            panicked: it.panicked,
            cancelled: it.cancelled,
            cancelled_over_budget: it.cancelled_over_budget,
        });
        let functions = functions.collect();
        self.hot = Some(Hot { compiled: snapshot.compiled, enabled: snapshot.enabled, functions });
    }

    /// How many policies were accepted, and how many rejected by the code of the reason.
    pub fn policy<S: Into<String>>(&mut self, accepted: u64, rejected: impl IntoIterator<Item = (S, u64)>) {
        let rejected = rejected.into_iter().map(|(code, count)| (code.into(), count)).collect();
        self.policy = Some(Policy { accepted, rejected });
    }

    /// How many plugins are in which state.
    pub fn plugins<S: Into<String>>(&mut self, states: impl IntoIterator<Item = (S, u64)>) {
        self.plugins = Some(states.into_iter().map(|(state, count)| (state.into(), count)).collect());
    }

    /// The switches in force.
    pub fn switches(&mut self, snapshot: &SwitchesSnapshot) {
        let state = snapshot.switches.iter().map(|it| State { name: it.name.clone(), value: it.value.clone() });
        self.switches = Some(States { switches: state.collect() });
    }

    /// A metric of the service's own, or one of ours with another direction or threshold.
    pub fn metric(&mut self, name: impl Into<String>, metric: Metric) {
        self.metrics.insert(name.into(), metric);
    }

    pub(super) fn switches_by_name(&self) -> Option<BTreeMap<String, String>> {
        let states = self.switches.as_ref()?;
        Some(states.switches.iter().map(|it| (it.name.clone(), it.value.clone())).collect())
    }

    /// All metrics. What the service says itself stands in the place of what we would say.
    pub(super) fn metrics_of(&self, decision: &str) -> Result<BTreeMap<String, Metric>, BaselineError> {
        let mut metrics = decision_metrics(self.decision(decision)?);
        metrics.extend(self.policy_metrics());
        metrics.extend(self.plugin_metrics());
        metrics.extend(self.record_metrics());
        metrics.extend(self.metrics.clone());
        Ok(metrics)
    }

    /// The function that decides, which was called.
    fn decision(&self, word: &str) -> Result<&Function, BaselineError> {
        let nothing = |instead: String| BaselineError::NothingMeasured { decision: word.to_owned(), instead };
        let Some(hot) = &self.hot else {
            return Err(nothing("the telemetry has no `hot`, which the latency probes fill".to_owned()));
        };
        let is_meant = |it: &&Function| {
            let rest = it.symbol.strip_suffix(word);
            it.wall.count > 0 && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with("::"))
        };
        let found: Vec<&Function> = hot.functions.iter().filter(is_meant).collect();
        match found.as_slice() {
            [one] => Ok(one),
            [] if !hot.compiled => Err(nothing("the feature `probes` of feeler-shim is off".to_owned())),
            [] if !hot.enabled => Err(nothing("the probes are switched off (`OPENCODE_HOT_PROBES`)".to_owned())),
            [] => {
                let called: Vec<&str> =
                    hot.functions.iter().filter(|it| it.wall.count > 0).map(|it| it.symbol.as_str()).collect();
                Err(nothing(match called.is_empty() {
                    true => "no function marked `#[hot]` was called at all".to_owned(),
                    false => format!("recorded were {}", called.join(", ")),
                }))
            }
            several => {
                let place = |it: &&Function| format!("{} ({}:{})", it.symbol, it.file, it.line);
                let found = several.iter().map(place).collect();
                Err(BaselineError::Ambiguous { decision: word.to_owned(), found })
            }
        }
    }

    /// Neither way is better: more is rejected where more is checked, and where more is wrong.
    fn policy_metrics(&self) -> Vec<(String, Metric)> {
        let ratio = ["policy.acceptance_ratio", "policy.rejection_ratio"].map(str::to_owned);
        let absent = |why: &str| {
            let metric = Metric::absent(why, Unit::Ratio, Direction::Neutral, SHARE);
            ratio.clone().map(|name| (name, metric.clone())).to_vec()
        };
        let Some(policy) = &self.policy else { return absent(NO_POLICY) };
        let rejected = sum(&policy.rejected);
        let all = policy.accepted.saturating_add(rejected);
        if all == 0 {
            return absent("no policy was judged yet");
        }
        let part = |of: u64| Metric::measured(of as f64 / all as f64, Unit::Ratio, Direction::Neutral, SHARE).of(all);
        let [accepted, refused] = ratio;
        let mut metrics = vec![(accepted, part(policy.accepted)), (refused, part(rejected))];
        let count = |of: u64| Metric::measured(of as f64, Unit::Count, Direction::Neutral, ANY);
        metrics.push(("policy.accepted".to_owned(), count(policy.accepted)));
        metrics.push(("policy.rejected".to_owned(), count(rejected)));
        metrics.extend(policy.rejected.iter().map(|(code, of)| (format!("policy.rejected.{code}"), count(*of))));
        metrics
    }

    /// Which states are good is the supervisor's to say, by metrics of its own.
    fn plugin_metrics(&self) -> Vec<(String, Metric)> {
        let total = "plugins.total".to_owned();
        let Some(states) = &self.plugins else {
            return vec![(total, Metric::absent(NO_PLUGINS, Unit::Count, Direction::Neutral, ANY))];
        };
        let count = |of: u64| Metric::measured(of as f64, Unit::Count, Direction::Neutral, ANY);
        let by_state = states.iter().map(|(state, of)| (format!("plugins.state.{state}"), count(*of)));
        by_state.chain([(total, count(sum(states)))]).collect()
    }

    /// Nothing where no shim keeps records.
    fn record_metrics(&self) -> Vec<(String, Metric)> {
        let Some(accepted) = self.accepted else { return Vec::new() };
        let dropped = sum(&self.dropped);
        let offered = accepted.saturating_add(dropped);
        let share = |of: u64, threshold| match offered {
            0 => Metric::absent("nothing was recorded yet", Unit::Ratio, Direction::Lower, threshold),
            _ => Metric::measured(of as f64 / offered as f64, Unit::Ratio, Direction::Lower, threshold).of(offered),
        };
        let commits = match &self.commit_latency {
            Some(Commits { count, p99_us }) if *count > 0 => {
                Metric::measured(*p99_us as f64 * 1000.0, Unit::Ns, Direction::Lower, DISK).of(*count)
            }
            _ => Metric::absent("nothing was committed yet", Unit::Ns, Direction::Lower, DISK),
        };
        let metrics = [
            ("records.dropped_ratio", share(dropped, ANY)),
            ("records.coalesced_ratio", share(self.coalesced, RARE)),
            ("records.commit_p99", commits),
        ];
        metrics.map(|(name, metric)| (name.to_owned(), metric)).to_vec()
    }
}

/// What was read may say anything.
fn sum(counts: &BTreeMap<String, u64>) -> u64 {
    counts.values().fold(0, |sum, count| sum.saturating_add(*count))
}

fn decision_metrics(function: &Function) -> BTreeMap<String, Metric> {
    let Function { wall, panicked, cancelled, cancelled_over_budget, .. } = function;
    let quantile =
        |ns: u64, threshold| Metric::measured(ns as f64, Unit::Ns, Direction::Lower, threshold).of(wall.count);
    // Those who gave up are in no quantile: the slowest may be among them.
    let begun = wall.count.saturating_add(*cancelled);
    let share = |of: u64| Metric::measured(of as f64 / begun as f64, Unit::Ratio, Direction::Lower, RARE).of(begun);
    let over_budget = match wall.budget_ns {
        Some(_) => share(wall.over_budget.saturating_add(*cancelled_over_budget)),
        None => Metric::absent("the decision has no budget", Unit::Ratio, Direction::Lower, RARE),
    };
    let metrics = [
        ("router.decision.p50", quantile(wall.p50_ns, TYPICAL)),
        ("router.decision.p95", quantile(wall.p95_ns, TAIL)),
        ("router.decision.p99", quantile(wall.p99_ns, TAIL)),
        ("router.decision.over_budget_ratio", over_budget),
        ("router.decision.cancelled_ratio", share(*cancelled)),
        ("router.decision.panicked_ratio", share(*panicked)),
    ];
    metrics.map(|(name, metric)| (name.to_owned(), metric)).into()
}
