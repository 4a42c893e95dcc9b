//! What a line says.

use serde::{Deserialize, Serialize};

use crate::policy::{Decision, Mode, Reason, Sha256, Timestamp};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Event {
    /// A simulation of a candidate was recorded.
    #[serde(rename = "sim.recorded")]
    SimRecorded,
    /// An evaluation of a candidate was recorded.
    #[serde(rename = "eval.recorded")]
    EvalRecorded,
    /// A candidate may or may not be promoted.
    #[serde(rename = "promotion.decided")]
    PromotionDecided,
    /// A policy is about to be activated: the line is on the disk before it is.
    #[serde(rename = "policy.applied")]
    PolicyApplied,
    /// A policy was refused, and what was in force still is.
    #[serde(rename = "policy.rejected")]
    PolicyRejected,
    /// The mode is a looser one, for a while.
    #[serde(rename = "policy.downgraded")]
    PolicyDowngraded,
    /// There is another trust store.
    #[serde(rename = "trust.updated")]
    TrustUpdated,
    /// A rollback switch has another value.
    #[serde(rename = "flag.flipped")]
    FlagFlipped,
    /// A rollback was tried, and works.
    #[serde(rename = "rollback.validated")]
    RollbackValidated,
    /// A milestone takes nothing more.
    #[serde(rename = "milestone.frozen")]
    MilestoneFrozen,
    /// The end of the log was no whole line, after a crash or a failed write, and was cut off.
    #[serde(rename = "log.torn_tail_repaired")]
    TornTailRepaired,
}

/// A version of a policy, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyVersion {
    /// Its `policy_id`.
    pub id: String,
    /// Its `version`.
    pub version: u64,
    /// Of its bytes.
    pub sha256: Sha256,
}

/// What a policy takes the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// Its `version`.
    pub version: u64,
    /// Of its bytes.
    pub sha256: Sha256,
    /// The mode it was accepted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
}

/// What a line says besides its place in the chain. What does not apply is left out of the line; make one with [`Entry::new`],
/// and fill in the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What happened.
    #[serde(skip_serializing)]
    pub event: Event,
    /// Who wrote the line, where it is not who the log is of.
    #[serde(skip_serializing)]
    pub actor: Option<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyVersion>,
    /// What was there before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Replaced>,
    /// The mode that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// The simulation's envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sim_sha256: Option<Sha256>,
    /// The evaluation's envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eval_sha256: Option<Sha256>,
    /// The promotion's envelope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_sha256: Option<Sha256>,
    /// What a simulation or an evaluation came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Whose signatures counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signers: Option<Vec<String>>,
    /// What was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decided>,
    /// The one reason that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// All reasons, where there may be several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Vec<Reason>>,
    /// When what the line says ends by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// The switch, and its value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flag: Option<Flag>,
    /// How many bytes were cut off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_bytes: Option<u64>,
    /// What a person wants to know; at most some hundred characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A decision as the log says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// It takes effect.
    Allow,
    /// It takes effect, and something is to be told.
    Warn,
    /// It takes no effect.
    Reject,
}

impl From<Decision> for Decided {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Accept => Self::Allow,
            Decision::Warn => Self::Warn,
            Decision::Reject => Self::Reject,
        }
    }
}

/// A switch, and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its full name.
    pub name: String,
    /// What it is set to.
    pub value: String,
}

impl Entry {
    /// An entry that says no more than that it happened.
    #[must_use]
    pub fn new(event: Event) -> Self {
        Self {
            event,
            actor: None,
            policy: None,
            from: None,
            mode: None,
            sim_sha256: None,
            eval_sha256: None,
            promotion_sha256: None,
            outcome: None,
            signers: None,
            decision: None,
            reason: None,
            reasons: None,
            expires: None,
            flag: None,
            cut_bytes: None,
            detail: None,
        }
    }

    /// The line, without its end.
    pub(super) fn line(&self, seq: u64, prev: [u8; 32], ts: Timestamp, actor: &str) -> serde_json::Result<Vec<u8>> {
        let line = Line { v: 1, seq, prev: Sha256::from_bytes(prev), ts, event: self.event, actor, rest: self };
        serde_json::to_vec(&line)
    }
}

/// A line in the order of its fields.
#[derive(Serialize)]
struct Line<'a> {
    v: u8,
    seq: u64,
    prev: Sha256,
    ts: Timestamp,
    event: Event,
    actor: &'a str,
    #[serde(flatten)]
    rest: &'a Entry,
}
