//! What a signed policy demands of records.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Fidelity;
use crate::policy::Document;
use crate::policy::loader::{Misfit, Policies};

/// What records must be like by the `spec` of a policy; what it leaves out it does not demand.
///
/// ```
/// # use feeler_shim::ingest::{Demands, Fidelity};
/// # let document: feeler_shim::policy::Document = serde_json::from_str(r#"{"kind": "feeler.policy/v1", "policy_id": "a", "version": 1,
/// #     "issued": "2026-11-23T08:00:00Z", "expires": "2027-02-23T00:00:00Z", "mode": "off", "spec": {"min_fidelity": "live"}}"#)?;
/// // A document with `"spec": {"min_fidelity": "live"}`, as a loader gives it.
/// let demands = Demands::of(&document, 0).map_err(|misfit| format!("{misfit:?}"))?;
/// assert_eq!((demands.min_fidelity, demands.require_trace_ids), (Fidelity::Live, false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demands {
    /// What a record must be at least to change a policy.
    pub min_fidelity: Fidelity,
    /// Whether every record must name a trace.
    pub require_trace_ids: bool,
}

impl Demands {
    /// Nothing is demanded.
    pub const NONE: Self = Self { min_fidelity: Fidelity::Demo, require_trace_ids: false };

    /// All that can be.
    pub const ALL: Self = Self { min_fidelity: Fidelity::Live, require_trace_ids: true };

    /// Reads the `spec` of a document, the `member`th of its bundle; to be called where a [`Loader`](crate::policy::Loader) makes of documents what the program needs.
    /// Other fields are the business of others.
    ///
    /// # Errors
    /// When one of the two fields is there and has a value that it cannot have.
    pub fn of(document: &Document, member: usize) -> Result<Self, Misfit> {
        let mut demands = Self::NONE;
        if let Some(value) = document.spec.get("min_fidelity") {
            demands.min_fidelity = Fidelity::deserialize(value)
                .map_err(|_| Misfit::new(member, "/spec/min_fidelity", "it is none of `demo`, `degraded`, `live`"))?;
        }
        if let Some(value) = document.spec.get("require_trace_ids") {
            demands.require_trace_ids = value
                .as_bool()
                .ok_or_else(|| Misfit::new(member, "/spec/require_trace_ids", "it is neither `true` nor `false`"))?;
        }
        Ok(demands)
    }

    /// The schema of a `spec` that has these two fields and no other, so that one that is misspelt is refused and not passed over; for
    /// [`Member::schema`](crate::policy::loader::Member::schema).
    #[must_use]
    pub fn schema() -> Value {
        json!({
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "min_fidelity": { "enum": ["demo", "degraded", "live"] },
                "require_trace_ids": { "type": "boolean" },
            },
        })
    }

    /// What the policy in force demands, for [`Config::demands`](super::Config::demands); everything as long as there is none.
    pub fn in_force(policies: &Policies<Self>) -> Box<dyn Fn() -> Self + Send + Sync> {
        let policies = policies.clone();
        Box::new(move || policies.load().as_ref().as_ref().map_or(Self::ALL, |active| active.value))
    }

    /// Both: what either demands.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            min_fidelity: self.min_fidelity.max(other.min_fidelity),
            require_trace_ids: self.require_trace_ids || other.require_trace_ids,
        }
    }
}
