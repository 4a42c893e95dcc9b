//! What can be wrong with a rule, table or shape.

use std::ops::Range;

/// A rule file, effect table or shape that cannot be used. It completes "failed to load rules: ".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {message}", name, line.map_or_else(String::new, |line| format!(":{line}")))]
pub struct CatalogError {
    /// The file, as the caller named it.
    pub name: String,
    /// Line of the fault, from 1.
    pub line: Option<usize>,
    /// What is wrong and, where it helps, what would be right.
    pub message: String,
}

impl CatalogError {
    /// A fault of the file as a whole.
    pub fn new(name: &str, message: impl Into<String>) -> Self {
        Self { name: name.to_string(), line: None, message: message.into() }
    }

    /// A fault at a byte range of `text`.
    pub fn at(name: &str, text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let before = text.get(..span.start).unwrap_or(text);
        let line = Some(before.bytes().filter(|byte| *byte == b'\n').count() + 1);
        Self { name: name.to_string(), line, message: message.into() }
    }

    /// What the TOML reader said, with a did-you-mean for unknown keys.
    pub(crate) fn toml(name: &str, text: &str, error: &toml::de::Error) -> Self {
        let message = explain_unknown(error.message());
        match error.span() {
            Some(span) => Self::at(name, text, span, message),
            None => Self::new(name, message),
        }
    }
}

/// Turns serde's "unknown field `x`, expected one of `a`, `b`" into "unknown key `x`; did you mean `a`?".
pub fn explain_unknown(message: &str) -> String {
    let first = message.lines().next().unwrap_or(message);
    let mut quoted = first.split('`').skip(1).step_by(2);
    let kind = ["unknown field", "unknown variant"].into_iter().find(|kind| first.starts_with(kind));
    let (Some(kind), Some(word)) = (kind, quoted.next()) else { return first.to_string() };
    let right: Vec<&str> = quoted.collect();
    let what = if kind == "unknown field" { "key" } else { "value" };
    match crate::base::suggest::closest(word, right.iter().copied()) {
        Some(near) => format!("unknown {what} `{word}`; did you mean `{near}`?"),
        None => format!("unknown {what} `{word}`; known are {}", right.join(", ")),
    }
}
