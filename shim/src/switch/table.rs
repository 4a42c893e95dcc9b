//! The table of switches, and what its columns mean.

use std::fmt;

use super::SigningMode;
#[cfg(doc)]
use super::Switches;

/// A switch. Its number is its place in [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Switch {
    /// `ROUTER_BUFFERED_STATS`, see [`Switches::router_buffered_stats`].
    RouterBufferedStats,
    /// `SYNC_IO_FALLBACK`, see [`Switches::sync_io_fallback`].
    SyncIoFallback,
    /// `ADVICE_INVALIDATION`, see [`Switches::advice_invalidation`].
    AdviceInvalidation,
    /// `EVENT_SIGNING_MODE`, see [`Switches::event_signing_mode`].
    EventSigningMode,
    /// `STRATEGY_BYPASS`, see [`Switches::strategy_bypass`].
    StrategyBypass,
    /// `TAIL_ROUTING`, see [`Switches::tail_routing`].
    TailRouting,
    /// `PROMOTION_GATE`, see [`Switches::promotion_gate`].
    PromotionGate,
    /// `CADENCE`, see [`Switches::cadence`].
    Cadence,
    /// `REPLAY_SNAPSHOT`, see [`Switches::replay_snapshot`].
    ReplaySnapshot,
    /// `REVIEW_SLO`, see [`Switches::review_slo`].
    ReviewSlo,
    /// `RETRIEVAL_GATE`, see [`Switches::retrieval_gate`].
    RetrievalGate,
    /// `SIM_GATE`, see [`Switches::sim_gate`].
    SimGate,
    /// `HOT_PROBES`, see [`Switches::hot_probes`].
    HotProbes,
    /// `FRONTIER_M1`, see [`Switches::milestone`].
    FrontierM1,
    /// `FRONTIER_M2`, see [`Switches::milestone`].
    FrontierM2,
    /// `FRONTIER_M3`, see [`Switches::milestone`].
    FrontierM3,
}

impl Switch {
    /// Its row.
    #[must_use]
    pub fn spec(self) -> &'static SwitchSpec {
        &TABLE[self as usize]
    }
}

/// One row of [`TABLE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SwitchSpec {
    /// Which switch.
    pub switch: Switch,
    /// Its name without the prefix.
    pub name: &'static str,
    /// What values it has.
    pub kind: Kind,
    /// Its value where it is not set.
    pub default: Value,
    /// Its value that brings back the old behaviour.
    pub rollback: Value,
    /// What happens where its value cannot be read.
    pub on_invalid: OnInvalid,
    /// What it is for: a feature, a milestone, or neither.
    pub scope: Scope,
    /// The gap whose feature it rolls back.
    pub gap: Option<&'static str>,
    /// Whether that feature exists, and for a milestone any of its features. Where it does not, nothing acts on the
    /// switch yet.
    pub built: bool,
    /// What the rollback value means.
    pub rolled_back: &'static str,
}

/// The values that a switch can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// One of these words, from the loosest to the strictest.
    Words(&'static [&'static str]),
}

/// A value of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of a switch with [`Kind::Bool`].
    Bool(bool),
    /// Of a switch with [`Kind::Words`].
    Word(&'static str),
}

/// What a value that cannot be read is taken for. Either way it is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnInvalid {
    /// The rollback value.
    Rollback,
    /// The last, strictest word.
    Strictest,
}

/// What a switch is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A feature of a milestone.
    Feature {
        /// The milestone.
        milestone: Milestone,
        /// What the milestone's toggle does to it.
        effect: ToggleEffect,
    },
    /// The toggle of a milestone.
    Toggle(Milestone),
    /// A feature outside of the milestones. The probes are one: they measure before and after, and so must not stop with
    /// what they measure.
    Alone,
}

/// What a milestone's toggle at `false` does to a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToggleEffect {
    /// It takes its rollback value.
    Rollback,
    /// It takes its rollback value if that is looser, from a toggle that was readable, and for
    /// [`DOWNGRADE_LASTS`](super::DOWNGRADE_LASTS).
    ExpiringDowngrade,
}

/// A milestone of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Milestone {
    /// FG-01 to FG-04.
    M1,
    /// FG-05 to FG-08.
    M2,
    /// FG-09 to FG-12.
    M3,
}

impl Milestone {
    /// Its toggle.
    #[must_use]
    pub const fn toggle(self) -> Switch {
        match self {
            Self::M1 => Switch::FrontierM1,
            Self::M2 => Switch::FrontierM2,
            Self::M3 => Switch::FrontierM3,
        }
    }
}

impl SwitchSpec {
    /// The full name under a prefix.
    #[must_use]
    pub fn env(&self, prefix: &str) -> String {
        format!("{prefix}{}", self.name)
    }

    /// The words that it can be set to.
    #[must_use]
    pub const fn allowed(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Bool => &["false", "true"],
            Kind::Words(words) => words,
        }
    }

    /// Reads a value, strictly.
    #[must_use]
    pub fn parse(&self, text: &str) -> Option<Value> {
        match self.kind {
            Kind::Bool => text.parse().ok().map(Value::Bool),
            Kind::Words(words) => words.iter().find(|word| **word == text).map(|word| Value::Word(word)),
        }
    }

    /// How strict a value is: its place among the words, from the loosest.
    pub(super) fn strictness(&self, value: Value) -> Option<usize> {
        self.allowed().iter().position(|word| Value::Word(word) == value)
    }

    /// The value where none could be read.
    #[must_use]
    pub fn on_invalid(&self) -> Value {
        match (self.on_invalid, self.kind) {
            (OnInvalid::Strictest, Kind::Words([.., strictest])) => Value::Word(strictest),
            _ => self.rollback,
        }
    }
}

impl From<SigningMode> for Value {
    fn from(mode: SigningMode) -> Self {
        Self::Word(SIGNING_MODES[mode as usize])
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(on) => on.fmt(f),
            Self::Word(word) => f.write_str(word),
        }
    }
}

/// In the order of [`SigningMode`].
const SIGNING_MODES: &[&str] = &["off", "allow-unsigned", "require-signed", "require-valid-signature"];
const GATES: &[&str] = &["warn", "enforce"];

/// A feature that is on by default, and whose rollback is to switch it off.
const fn feature(
    switch: Switch,
    name: &'static str,
    gap: &'static str,
    milestone: Milestone,
    rolled_back: &'static str,
) -> SwitchSpec {
    SwitchSpec {
        switch,
        name,
        kind: Kind::Bool,
        default: Value::Bool(true),
        rollback: Value::Bool(false),
        on_invalid: OnInvalid::Rollback,
        scope: Scope::Feature { milestone, effect: ToggleEffect::Rollback },
        gap: Some(gap),
        built: false,
        rolled_back,
    }
}

/// A gate that blocks by default, and whose rollback is to record only. It decides what policy is applied, so that what
/// cannot be read keeps it shut.
const fn gate(
    switch: Switch,
    name: &'static str,
    gap: &'static str,
    milestone: Milestone,
    rolled_back: &'static str,
) -> SwitchSpec {
    SwitchSpec {
        kind: Kind::Words(GATES),
        default: Value::Word("enforce"),
        rollback: Value::Word("warn"),
        on_invalid: OnInvalid::Strictest,
        ..feature(switch, name, gap, milestone, rolled_back)
    }
}

/// The toggle of a milestone.
const fn toggle(milestone: Milestone, name: &'static str, rolled_back: &'static str) -> SwitchSpec {
    SwitchSpec {
        scope: Scope::Toggle(milestone),
        gap: None,
        ..feature(milestone.toggle(), name, "", milestone, rolled_back)
    }
}

use Milestone::{M1, M2, M3};

/// All switches, in the order of [`Switch`].
pub static TABLE: &[SwitchSpec] = &[
    SwitchSpec {
        built: true,
        ..feature(
            Switch::RouterBufferedStats,
            "ROUTER_BUFFERED_STATS",
            "FG-01",
            M1,
            "every record is written through, synchronously",
        )
    },
    SwitchSpec {
        default: Value::Bool(false),
        rollback: Value::Bool(true),
        built: true,
        ..feature(
            Switch::SyncIoFallback,
            "SYNC_IO_FALLBACK",
            "FG-02",
            M1,
            "write-behind becomes write-through (emergency reversion)",
        )
    },
    feature(Switch::AdviceInvalidation, "ADVICE_INVALIDATION", "FG-03", M1, "cached advice ends by its age only"),
    SwitchSpec {
        kind: Kind::Words(SIGNING_MODES),
        default: Value::Word("require-valid-signature"),
        rollback: Value::Word("require-signed"),
        on_invalid: OnInvalid::Strictest,
        scope: Scope::Feature { milestone: M1, effect: ToggleEffect::ExpiringDowngrade },
        built: true,
        ..feature(
            Switch::EventSigningMode,
            "EVENT_SIGNING_MODE",
            "FG-04",
            M1,
            "a signature must be there but need not be valid; with a warning, and for a limited time",
        )
    },
    feature(Switch::StrategyBypass, "STRATEGY_BYPASS", "FG-05", M2, "failures are counted, no strategy is bypassed"),
    feature(Switch::TailRouting, "TAIL_ROUTING", "FG-06", M2, "tails are tracked, not scored"),
    gate(Switch::PromotionGate, "PROMOTION_GATE", "FG-07", M2, "the verdict is recorded, not enforced"),
    SwitchSpec {
        built: true,
        ..feature(Switch::Cadence, "CADENCE", "FG-08", M2, "every job runs on its own plain interval")
    },
    feature(Switch::ReplaySnapshot, "REPLAY_SNAPSHOT", "FG-09", M3, "traces have no snapshot of the environment"),
    feature(Switch::ReviewSlo, "REVIEW_SLO", "FG-10", M3, "the queue works, without alerts"),
    feature(Switch::RetrievalGate, "RETRIEVAL_GATE", "FG-11", M3, "metrics are tracked, and gate nothing"),
    gate(Switch::SimGate, "SIM_GATE", "FG-12", M3, "the verdict is recorded, not enforced"),
    SwitchSpec {
        scope: Scope::Alone,
        built: true,
        ..feature(Switch::HotProbes, "HOT_PROBES", "FG-02", M1, "functions marked `#[hot]` are not timed")
    },
    SwitchSpec {
        built: true,
        ..toggle(M1, "FRONTIER_M1", "FG-01, FG-02 and FG-03 are rolled back, FG-04 gets its expiring downgrade")
    },
    SwitchSpec { built: true, ..toggle(M2, "FRONTIER_M2", "FG-05 to FG-08 are rolled back") },
    toggle(M3, "FRONTIER_M3", "FG-09 to FG-12 are rolled back"),
];
