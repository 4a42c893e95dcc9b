//! The switches as `/api/health` shows them.

use std::time::Duration;

use super::{DOWNGRADE_LASTS, Milestone, SigningMode, Switch, Switches, TABLE, Value};

/// Where the value of a switch came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was not set.
    Default,
    /// It was set to this.
    Environment,
    /// It was set to something that cannot be read.
    Invalid,
    /// The milestone was rolled back.
    Milestone(Milestone),
}

impl Source {
    /// The word for it in a snapshot.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Environment => "environment",
            Self::Invalid => "invalid",
            Self::Milestone(Milestone::M1) => "milestone_m1",
            Self::Milestone(Milestone::M2) => "milestone_m2",
            Self::Milestone(Milestone::M3) => "milestone_m3",
        }
    }
}

/// All switches and what there is to say about them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SwitchesSnapshot {
    /// In the order of [`TABLE`].
    pub switches: Vec<SwitchState>,
    /// The texts of [`Switches::notices`].
    pub notices: Vec<String>,
}

/// One switch.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SwitchState {
    /// Its full name.
    pub name: String,
    /// The gap whose feature it rolls back.
    pub gap: Option<&'static str>,
    /// The value in force.
    pub value: String,
    /// Where that came from: `default`, `environment`, `invalid`, `milestone_m1`, …; `expired` for a downgrade that has
    /// ended.
    pub source: &'static str,
    /// The value where it is not set.
    pub default: String,
    /// The value that brings back the old behaviour.
    pub rollback: String,
    /// Whether the old behaviour is asked for.
    pub rolled_back: bool,
    /// Whether the feature exists. Where it does not, nothing acts on the value.
    pub built: bool,
    /// For a downgraded signing mode, the seconds that it still holds.
    pub expires_in_s: Option<u64>,
}

impl Switches {
    /// All switches at this moment.
    #[must_use]
    pub fn snapshot(&self) -> SwitchesSnapshot {
        self.snapshot_after(self.since.elapsed())
    }

    /// All switches once a time has passed since they were read.
    #[must_use]
    pub fn snapshot_after(&self, elapsed: Duration) -> SwitchesSnapshot {
        let switches = TABLE.iter().zip(&self.readings).map(|(spec, reading)| {
            let (mut value, mut source, mut expires_in_s) = (reading.value, reading.source.as_str(), None);
            if spec.switch == Switch::EventSigningMode {
                value = Value::from(self.event_signing_mode_after(elapsed));
                if value != reading.value {
                    source = "expired";
                } else if value != Value::from(SigningMode::RequireValidSignature) {
                    expires_in_s = Some(DOWNGRADE_LASTS.saturating_sub(elapsed).as_secs());
                }
            }
            SwitchState {
                name: spec.env(&self.prefix),
                gap: spec.gap,
                value: value.to_string(),
                source,
                default: spec.default.to_string(),
                rollback: spec.rollback.to_string(),
                rolled_back: value == spec.rollback,
                built: spec.built,
                expires_in_s,
            }
        });
        SwitchesSnapshot {
            switches: switches.collect(),
            notices: self.notices.iter().map(ToString::to_string).collect(),
        }
    }
}
