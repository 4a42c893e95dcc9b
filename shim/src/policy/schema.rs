//! JSON Schema for what a policy says, with the place of what is wrong.

use std::fmt;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{PatternOptions, ValidationError};
use serde::Serialize;
use serde_json::Value;

use super::{Hint, Place, Reason, json};

/// More violations of one document are not told.
const MAX_TOLD: usize = 16;

/// A longer message is cut: it quotes the document.
const MAX_MESSAGE: usize = 300;

/// The most that a compiled pattern may take.
const PATTERN_BYTES: usize = 1 << 20;

/// What the host asks of the `spec` of a policy. It comes with the program, never with the policy.
#[derive(Debug)]
pub struct Schema(jsonschema::Validator);

/// Why a schema cannot be used. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaError(String);

impl fmt::Display for SchemaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "compile the schema: {}; references to other documents are not followed", self.0)
    }
}

impl std::error::Error for SchemaError {}

/// What is wrong with a document that was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// `schema_violation`, `unknown_field` or `semantic_violation`.
    pub reason: Reason,
    /// Which value, as a JSON pointer from the root of the document.
    pub pointer: String,
    /// Where it is in the file.
    pub at: Option<Place>,
    /// What is wrong with it.
    pub message: String,
}

impl Violation {
    pub(crate) fn new(reason: Reason, document: &[u8], pointer: String, message: &str) -> Self {
        let at = json::locate(document, &pointer);
        let message = message.chars().take(MAX_MESSAGE).collect();
        Self { reason, pointer, at, message }
    }

    /// The same for a verdict.
    pub(crate) fn hint(&self) -> Hint {
        Hint { what: self.reason.as_str().to_owned(), at: self.at, pointer: Some(self.pointer.clone()) }
    }
}

impl Schema {
    /// Compiles a schema: draft 2020-12 unless `$schema` says otherwise. Formats are asserted, patterns take linear time, and nothing is fetched.
    ///
    /// # Errors
    /// When it is no schema, or refers to another document.
    pub fn new(schema: &Value) -> Result<Self, SchemaError> {
        let options = jsonschema::options()
            .offline()
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex().size_limit(PATTERN_BYTES));
        options.build(schema).map(Self).map_err(|error| SchemaError(error.to_string()))
    }

    /// What is wrong with a value, in the order of the text; `document` is the text that it is in, and `pointer` leads to it there.
    #[must_use]
    pub fn check(&self, value: &Value, document: &[u8], pointer: &str) -> Vec<Violation> {
        if self.0.is_valid(value) {
            return Vec::new();
        }
        let errors = self.0.iter_errors(value).take(MAX_TOLD * 4);
        let mut found: Vec<Violation> = errors.flat_map(|error| violations(&error, document, pointer)).collect();
        found.sort_by(|a, b| (a.at, a.reason, &a.pointer, &a.message).cmp(&(b.at, b.reason, &b.pointer, &b.message)));
        found.truncate(MAX_TOLD);
        found
    }
}

/// Of keys that must not be there each is told at its own place.
fn violations(error: &ValidationError<'_>, document: &[u8], pointer: &str) -> Vec<Violation> {
    let pointer = format!("{pointer}{}", error.instance_path().as_str());
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let unknown = unexpected.iter().map(|key| {
                let pointer = format!("{pointer}/{}", escape(key));
                Violation::new(Reason::UnknownField, document, pointer, &format!("the schema has no `{key}` here"))
            });
            unknown.collect()
        }
        _ => vec![Violation::new(Reason::SchemaViolation, document, pointer, &error.to_string())],
    }
}

/// A key as a segment of a pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
