//! What can be wrong with a configuration.

use crate::{
    base::source::LineIndex,
    catalog::{CatalogError, error::explain_unknown},
};
use std::ops::Range;

/// A configuration that cannot be used. It completes "failed to load the configuration: ".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct ConfigError {
    /// `feeler.toml:3:1`, or what else the fault is in.
    pub place: String,
    /// What is wrong and, where it helps, what would be right.
    pub message: String,
}

impl ConfigError {
    /// A fault of a file or argument as a whole.
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }

    /// A fault at a byte range of the text of `name`.
    pub fn at(name: &str, text: &str, span: &Range<usize>, message: impl Into<String>) -> Self {
        let place = LineIndex::new(text).position(text, span.start as u32);
        Self::new(format!("{name}:{}:{}", place.line, place.column), message)
    }

    /// What the TOML reader said, with a did-you-mean for unknown keys and values.
    pub(super) fn toml(name: &str, text: &str, error: &toml::de::Error) -> Self {
        let message = explain_unknown(error.message());
        match error.span() {
            Some(span) => Self::at(name, text, &span, message),
            None => Self::new(name, message),
        }
    }
}

impl From<CatalogError> for ConfigError {
    fn from(error: CatalogError) -> Self {
        let line = error.line.map_or_else(String::new, |line| format!(":{line}"));
        Self { place: format!("{}{line}", error.name), message: error.message }
    }
}
