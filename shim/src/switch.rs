//! The registry of rollback switches: one table that the service, `/api/health` and the linter read.
//!
//! ```
//! use feeler_shim::switch::{Gate, SigningMode, Switches};
//!
//! let switches = Switches::from_iter([
//!     ("OPENCODE_TAIL_ROUTING", "false"),
//!     ("OPENCODE_PROMOTION_GATE", "warn"),
//!     ("OPENCODE_CADENCE", "flase"),
//! ]);
//! assert!(!switches.tail_routing());
//! assert_eq!(switches.promotion_gate(), Gate::Warn);
//! // Not readable, so rolled back and reported.
//! assert!(!switches.cadence());
//! assert_eq!(switches.notices()[0].code(), "switch_invalid");
//! // Not set, so the default.
//! assert_eq!(switches.event_signing_mode(), SigningMode::RequireValidSignature);
//! ```
//!
//! **Not every feature is built yet**: [`SwitchSpec::built`] says which are. The others come with their gaps (FG-01 to FG-12).
//! Until then their switches are read, checked and reported, and nothing acts on them; [`SwitchState`] says so, too.
//!
//! # Reading
//!
//! * A name is the prefix, [`PREFIX`] (`OPENCODE_`) unless the service has its own, and the switch's name.
//! * A value is exactly one of the allowed words, in lower case and without spaces. `False`, `0` and the empty string
//!   are not readable.
//! * Of a name given twice, the last value counts.
//!
//! # What cannot be read
//!
//! It is reported as a [`Notice::Invalid`], and:
//!
//! * a switch that decides what is trusted or applied (the signing mode and the two gates) takes its strictest value,
//!   so that a slip of the pen opens nothing;
//! * every other one takes its rollback value: somebody wanted to change it, and the old behaviour is the safe one.
//!
//! # Milestones
//!
//! `FRONTIER_M1`, `_M2` and `_M3` set to `false` roll back every feature of that milestone, whatever its own switch
//! says, because they are for emergencies. FG-04 gets only its downgrade, and only from a toggle that reads exactly
//! `false`: an unreadable toggle rolls back the rest of the milestone, but weakens no signature.
//!
//! # The downgrade of FG-04
//!
//! A signing mode below the strictest, from the switch or from a milestone, holds for [`DOWNGRADE_LASTS`] and then ends
//! by itself. It is reported as a [`Notice::Downgraded`]. The time runs from the first [`Switches::from_env`] of the
//! process, so that reading again does not renew it. A restart does; what is judged by it goes through the `ModeGate` of
//! `policy::downgrade` (feature `policy`), which keeps the time on the disk, tells, and writes into the audit log.

mod snapshot;
mod table;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

pub use snapshot::{Source, SwitchState, SwitchesSnapshot};
pub use table::{Kind, Milestone, OnInvalid, Scope, Switch, SwitchSpec, TABLE, ToggleEffect, Value};

/// The prefix of every switch's name, unless the service has its own.
pub const PREFIX: &str = "OPENCODE_";

/// How long a downgrade of the signing mode holds.
pub const DOWNGRADE_LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// FG-04: which records the ingestion of learning events accepts, from the loosest to the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SigningMode {
    /// `off`: nothing is verified.
    Off,
    /// `allow-unsigned`: verified and reported, but nothing is refused for a missing signature.
    AllowUnsigned,
    /// `require-signed`: a record without a signature is refused.
    RequireSigned,
    /// `require-valid-signature`: a record is accepted only with a valid signature of a trusted key.
    RequireValidSignature,
}

/// Whether a gate's verdict decides or is only recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gate {
    /// `warn`: the verdict is recorded.
    Warn,
    /// `enforce`: what does not pass is blocked.
    Enforce,
}

/// Something that the operator should know about how the switches were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A value was not one of the allowed words.
    Invalid {
        /// The full name.
        name: String,
        /// What it was, cut to 40 characters; what is not Unicode is replaced.
        given: String,
        /// What it may be.
        allowed: &'static [&'static str],
        /// The value that is used instead.
        used: Value,
    },
    /// The signing mode is below the strictest, for a while.
    Downgraded {
        /// The full name of the switch or of the milestone toggle that did it.
        name: String,
        /// The mode that holds until it ends.
        to: SigningMode,
    },
}

impl Notice {
    /// A stable code for logs and metrics.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Invalid { .. } => "switch_invalid",
            Self::Downgraded { .. } => "signing_downgraded",
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid { name, given, allowed, used } => {
                write!(f, "{name} is {given:?}, which is none of {}: using {used}", allowed.join(", "))
            }
            Self::Downgraded { name, to } => {
                let (to, hours) = (Value::from(*to), DOWNGRADE_LASTS.as_secs() / 3600);
                write!(f, "{name} weakens the signing mode to {to}; this ends by itself after {hours} hours")
            }
        }
    }
}

/// All switches, as read at one moment.
#[derive(Clone, Debug)]
pub struct Switches {
    prefix: String,
    /// In the order of [`TABLE`].
    readings: Vec<Reading>,
    notices: Vec<Notice>,
    /// When a downgrade of the signing mode began.
    since: Instant,
}

/// What was found for one switch.
#[derive(Clone, Debug)]
struct Reading {
    value: Value,
    source: Source,
}

impl Switches {
    /// Reads the environment, with the prefix [`PREFIX`].
    #[must_use]
    pub fn from_env() -> Self {
        Self::from_env_with(PREFIX)
    }

    /// Reads the environment, with a prefix of the service's own.
    #[must_use]
    pub fn from_env_with(prefix: &str) -> Self {
        static SINCE: OnceLock<Instant> = OnceLock::new();
        let since = *SINCE.get_or_init(Instant::now);
        Self::read(prefix, std::env::vars_os(), since)
    }

    /// Reads pairs of a full name and a value, for tests and for other sources of configuration.
    #[must_use]
    pub fn with_prefix<K, V>(prefix: &str, pairs: impl IntoIterator<Item = (K, V)>) -> Self
    where
        K: Into<OsString>,
        V: Into<OsString>,
    {
        Self::read(prefix, pairs.into_iter().map(|(name, value)| (name.into(), value.into())), Instant::now())
    }

    fn read(prefix: &str, pairs: impl Iterator<Item = (OsString, OsString)>, since: Instant) -> Self {
        // Only names under the prefix are kept; a switch's name is Unicode, so that no other can be one.
        let given: BTreeMap<String, OsString> =
            pairs.filter_map(|(name, value)| Some((name.to_str()?.strip_prefix(prefix)?.to_owned(), value))).collect();
        let mut switches =
            Self { prefix: prefix.to_owned(), readings: Vec::with_capacity(TABLE.len()), notices: Vec::new(), since };
        for spec in TABLE {
            let reading = match given.get(spec.name) {
                None => Reading { value: spec.default, source: Source::Default },
                Some(text) => match text.to_str().and_then(|text| spec.parse(text)) {
                    Some(value) => Reading { value, source: Source::Environment },
                    None => {
                        let value = spec.on_invalid();
                        let given = text.to_string_lossy().chars().take(40).collect();
                        let (name, allowed) = (spec.env(prefix), spec.allowed());
                        switches.notices.push(Notice::Invalid { name, given, allowed, used: value });
                        Reading { value, source: Source::Invalid }
                    }
                },
            };
            switches.readings.push(reading);
        }
        switches.apply_milestones();
        switches.notice_downgrade();
        switches
    }

    /// Rolls back what the milestone toggles say.
    fn apply_milestones(&mut self) {
        for spec in TABLE {
            let Scope::Feature { milestone, effect } = spec.scope else { continue };
            let toggle = &self.readings[milestone.toggle() as usize];
            let thrown = toggle.value == Value::Bool(false);
            let readable = toggle.source == Source::Environment;
            let reading = &mut self.readings[spec.switch as usize];
            let rolls_back = match effect {
                ToggleEffect::Rollback => thrown,
                // Only downwards: a mode that is looser already was the operator's own choice, and to tighten is not what
                // a rollback is for.
                ToggleEffect::ExpiringDowngrade => {
                    thrown && readable && spec.strictness(reading.value) > spec.strictness(spec.rollback)
                }
            };
            if rolls_back && reading.value != spec.rollback {
                *reading = Reading { value: spec.rollback, source: Source::Milestone(milestone) };
            }
        }
    }

    fn notice_downgrade(&mut self) {
        let to = self.event_signing_mode_after(Duration::ZERO);
        if to < SigningMode::RequireValidSignature {
            let by = match self.readings[Switch::EventSigningMode as usize].source {
                Source::Milestone(milestone) => milestone.toggle(),
                _ => Switch::EventSigningMode,
            };
            self.notices.push(Notice::Downgraded { name: by.spec().env(&self.prefix), to });
        }
    }

    /// What the operator should know: unreadable values in the order of [`TABLE`], then a downgrade. Log them, and show
    /// them in `/api/health` (they are in [`Switches::snapshot`]).
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The value of any switch, as it was read: for the signing mode, [`Switches::event_signing_mode`] also knows when a
    /// downgrade has ended.
    #[must_use]
    pub fn value(&self, switch: Switch) -> Value {
        self.readings[switch as usize].value
    }

    fn is_on(&self, switch: Switch) -> bool {
        self.value(switch) == Value::Bool(true)
    }

    fn gate(&self, switch: Switch) -> Gate {
        // Anything but the one word for it keeps the gate shut.
        if self.value(switch) == Value::Word("warn") { Gate::Warn } else { Gate::Enforce }
    }

    /// `ROUTER_BUFFERED_STATS` (FG-01): buffered statistics; off, every record is written through.
    #[must_use]
    pub fn router_buffered_stats(&self) -> bool {
        self.is_on(Switch::RouterBufferedStats)
    }

    /// `SYNC_IO_FALLBACK` (FG-02): the emergency reversion, so that **true** is the rollback: write-through instead of
    /// write-behind.
    #[must_use]
    pub fn sync_io_fallback(&self) -> bool {
        self.is_on(Switch::SyncIoFallback)
    }

    /// `ADVICE_INVALIDATION` (FG-03): event-driven invalidation of cached advice; off, it ends by age only.
    #[must_use]
    pub fn advice_invalidation(&self) -> bool {
        self.is_on(Switch::AdviceInvalidation)
    }

    /// `EVENT_SIGNING_MODE` (FG-04) at this moment: after [`DOWNGRADE_LASTS`] it is the strictest again. Ask each time,
    /// and do not keep the answer.
    #[must_use]
    pub fn event_signing_mode(&self) -> SigningMode {
        self.event_signing_mode_after(self.since.elapsed())
    }

    /// `EVENT_SIGNING_MODE` once a time has passed since the switches were read.
    #[must_use]
    pub fn event_signing_mode_after(&self, elapsed: Duration) -> SigningMode {
        if elapsed >= DOWNGRADE_LASTS {
            return SigningMode::RequireValidSignature;
        }
        match self.value(Switch::EventSigningMode) {
            Value::Word("off") => SigningMode::Off,
            Value::Word("allow-unsigned") => SigningMode::AllowUnsigned,
            Value::Word("require-signed") => SigningMode::RequireSigned,
            _ => SigningMode::RequireValidSignature,
        }
    }

    /// `STRATEGY_BYPASS` (FG-05): failing strategies are bypassed; off, they are only counted.
    #[must_use]
    pub fn strategy_bypass(&self) -> bool {
        self.is_on(Switch::StrategyBypass)
    }

    /// `TAIL_ROUTING` (FG-06): tail latency lowers a model's score; off, it is only tracked.
    #[must_use]
    pub fn tail_routing(&self) -> bool {
        self.is_on(Switch::TailRouting)
    }

    /// `PROMOTION_GATE` (FG-07): whether a policy without a passing evaluation is blocked.
    #[must_use]
    pub fn promotion_gate(&self) -> Gate {
        self.gate(Switch::PromotionGate)
    }

    /// `CADENCE` (FG-08): jobs run on coordinated phases; off, each on its own plain interval.
    #[must_use]
    pub fn cadence(&self) -> bool {
        self.is_on(Switch::Cadence)
    }

    /// `REPLAY_SNAPSHOT` (FG-09): traces carry a snapshot of the environment; off, they do not.
    #[must_use]
    pub fn replay_snapshot(&self) -> bool {
        self.is_on(Switch::ReplaySnapshot)
    }

    /// `REVIEW_SLO` (FG-10): the review queue raises alerts; off, it only works.
    #[must_use]
    pub fn review_slo(&self) -> bool {
        self.is_on(Switch::ReviewSlo)
    }

    /// `RETRIEVAL_GATE` (FG-11): retrieval metrics gate a promotion; off, they are only tracked.
    #[must_use]
    pub fn retrieval_gate(&self) -> bool {
        self.is_on(Switch::RetrievalGate)
    }

    /// `SIM_GATE` (FG-12): whether a strict flip without a valid simulation is blocked.
    #[must_use]
    pub fn sim_gate(&self) -> Gate {
        self.gate(Switch::SimGate)
    }

    /// `HOT_PROBES`: the latency probes of [`hot`](mod@crate::hot) record; off, a marked function is only called.
    #[must_use]
    pub fn hot_probes(&self) -> bool {
        self.is_on(Switch::HotProbes)
    }

    /// `FRONTIER_M1`, `FRONTIER_M2` or `FRONTIER_M3`: false rolls back every feature of the milestone.
    #[must_use]
    pub fn milestone(&self, milestone: Milestone) -> bool {
        self.is_on(milestone.toggle())
    }
}

/// Reads pairs of a full name and a value, under the prefix [`PREFIX`].
impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Switches {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self::with_prefix(PREFIX, pairs)
    }
}
