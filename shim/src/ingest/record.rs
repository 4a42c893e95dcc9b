//! What a record is.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::policy::{Hint, Reason, Schema, Timestamp, json};

/// The kind of a record.
pub const KIND: &str = "feeler.record/v1";

/// The type of the payload of an envelope with a record in it.
pub const PAYLOAD_TYPE: &str = "application/vnd.feeler.record.v1+json";

/// The longest id, and the longest trace id, in bytes.
pub const MAX_ID: usize = 256;

/// How true to life a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fidelity {
    /// Made up, to show something.
    Demo,
    /// From real work, with something missing or replaced.
    Degraded,
    /// From real work, whole.
    Live,
}

/// A learning record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// [`KIND`].
    pub kind: String,
    /// Which record it is, among all of all senders.
    pub id: String,
    /// When it was made.
    pub issued: Timestamp,
    /// How true to life it is.
    pub fidelity: Fidelity,
    /// The trace that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// What is to be learned: an object whose fields are the business of whoever learns.
    pub body: Value,
}

const FIELDS: [&str; 6] = ["kind", "id", "issued", "fidelity", "trace_id", "body"];

/// Why it is none, and where.
type Invalid = (Reason, Option<Hint>);

impl Record {
    /// Reads the bytes that were verified.
    pub(super) fn read(bytes: &[u8], schema: Option<&Schema>) -> Result<Self, Invalid> {
        let hint = |pointer: &str| {
            let at = json::locate(bytes, pointer);
            Some(Hint { what: "field".to_owned(), at, pointer: Some(pointer.to_owned()) })
        };
        let value = json::parse(bytes).map_err(|error| {
            (error.reason, Some(Hint { what: "json".to_owned(), at: Some(error.at), pointer: None }))
        })?;
        let keys = value.as_object().ok_or_else(|| (Reason::SchemaViolation, hint("")))?;
        if keys.get("kind").and_then(Value::as_str) != Some(KIND) {
            return Err((Reason::PayloadTypeMismatch, hint("/kind")));
        }
        if let Some(key) = keys.keys().filter(|key| !FIELDS.contains(&key.as_str())).min() {
            let pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
            return Err((Reason::UnknownField, hint(&pointer)));
        }
        let record: Self = serde_json::from_value(value).map_err(|_| (Reason::SchemaViolation, hint("")))?;
        let sound = |id: &str| !id.is_empty() && id.len() <= MAX_ID && !id.contains(char::is_control);
        for (pointer, holds) in [
            ("/id", sound(&record.id)),
            ("/trace_id", record.trace_id.as_deref().is_none_or(sound)),
            ("/body", record.body.is_object()),
        ] {
            if !holds {
                return Err((Reason::SchemaViolation, hint(pointer)));
            }
        }
        let violations = schema.map(|it| it.check(&record.body, bytes, "/body")).unwrap_or_default();
        match violations.iter().min_by_key(|it| it.reason) {
            Some(first) => Err((first.reason, Some(first.hint()))),
            None => Ok(record),
        }
    }
}
