//! JSON documents that must satisfy a schema: what is wrong, and at which line and column.

use crate::{
    base::source::{LineColumn, LineIndex, Span},
    facts::{Document, document::child},
    lang::data::json,
};
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;
use std::fmt;

/// More problems than these help nobody.
const MOST: usize = 20;

/// Something that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentProblem {
    /// Where, for people.
    pub at: LineColumn,
    /// Where, as a JSON pointer; empty for the whole document.
    pub pointer: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for DocumentProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at: LineColumn { line, column }, pointer, message } = self;
        let pointer = if pointer.is_empty() { "" } else { pointer };
        write!(f, "{line}:{column}: {pointer}{}{message}", if pointer.is_empty() { "" } else { ": " })
    }
}

/// Reads a text as JSON.
pub fn parse(text: &str) -> Result<Value, DocumentProblem> {
    serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let message = said.split(" at line ").next().unwrap_or(&said).to_string();
        let at = character_column(text, error.line(), error.column());
        DocumentProblem { at, pointer: String::new(), message: format!("this is not JSON: {message}") }
    })
}

/// What is wrong with a document, in the order of its lines. `value` is what [`parse`] gave for `text`.
pub fn problems(text: &str, value: &Value, schema: &Value) -> Result<Vec<DocumentProblem>, String> {
    let lines = LineIndex::new(text);
    let faults = faults(&json::places(text), value, schema)?;
    let problem = |Fault { span, pointer, message }: Fault| DocumentProblem {
        at: lines.position(text, span.start),
        pointer,
        message,
    };
    Ok(faults.into_iter().map(problem).collect())
}

/// Something that is wrong with a document of whatever format.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) pointer: String,
    pub(super) message: String,
}

/// The same for a document that is read already. `value` is what it says.
pub(super) fn faults(places: &Document, value: &Value, schema: &Value) -> Result<Vec<Fault>, String> {
    let validator = jsonschema::validator_for(schema).map_err(|error| format!("use the schema: {error}"))?;
    let key_at = |pointer: &str| places.get(pointer).map(|it| it.key).unwrap_or_default();
    let value_at = |pointer: &str| places.get(pointer).map(|it| it.value).unwrap_or_default();
    let problem = |span: Span, pointer: &str, message: String| Fault { span, pointer: pointer.to_string(), message };
    let twice = places.twice.iter().map(|(pointer, at)| {
        problem(*at, pointer, "this key is there twice; which one counts would be a guess".to_string())
    });
    let mut found: Vec<Fault> = twice.collect();
    for error in validator.iter_errors(value) {
        let pointer = error.instance_path().as_str();
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                for key in unexpected {
                    let pointer = child(pointer, key);
                    found.push(problem(key_at(&pointer), &pointer, "there is no such key".to_string()));
                }
            }
            ValidationErrorKind::FalseSchema => {
                found.push(problem(key_at(pointer), pointer, "this key must not be there".to_string()));
            }
            ValidationErrorKind::PropertyNames { error } => {
                let name = error.instance().as_str().unwrap_or_default();
                let pointer = child(pointer, name);
                found.push(problem(key_at(&pointer), &pointer, error.masked_with("the key").to_string()));
            }
            _ => found.push(problem(value_at(pointer), pointer, error.masked_with("it").to_string())),
        }
    }
    found.sort_by(|a, b| (a.span.start, &a.pointer, &a.message).cmp(&(b.span.start, &b.pointer, &b.message)));
    found.dedup();
    found.truncate(MOST);
    Ok(found)
}

/// serde_json counts bytes, and has 0 for a line break that it did not expect.
fn character_column(text: &str, line: usize, column: usize) -> LineColumn {
    let (line, column) = match column {
        0 if line > 1 => (line - 1, usize::MAX),
        _ => (line, column),
    };
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or("");
    let bytes = before.as_bytes().get(..column.saturating_sub(1)).unwrap_or(before.as_bytes());
    let column = String::from_utf8_lossy(bytes).chars().count() + 1;
    LineColumn {
        line: u32::try_from(line.max(1)).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(text: &str, schema: &Value) -> Vec<String> {
        let value = parse(text).unwrap();
        problems(text, &value, schema).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn problems_have_pointers_and_places() {
        let schema = json!({
            "type": "object", "additionalProperties": false, "required": ["a", "d"],
            "properties": {
                "a": { "type": "array", "items": { "type": "object", "properties": { "x/y~": { "type": "string" } } } },
                "b": false
            }
        });
        let text = "{\n  \"a\": [{}, { \"ü\": 1, \"x/y~\": 2 }],\n  \"b\" : 1, \"c\":\n 2\n}";
        assert_eq!(
            told(text, &schema),
            [
                "1:1: \"d\" is a required property",
                "2:31: /a/1/x~1y~0: it is not of type \"string\"",
                "3:3: /b: this key must not be there",
                "3:12: /c: there is no such key"
            ]
        );
    }

    #[test]
    fn a_key_twice_is_a_problem() {
        let text = "{\"a\": {\"\\u0062\": 1, \"b\": [2, {\"b\": 1}]},\n \"c\": \"\\\"}\", \"a\": 3}";
        let twice = "this key is there twice; which one counts would be a guess";
        assert_eq!(told(text, &json!(true)), [format!("1:21: /a/b: {twice}"), format!("2:14: /a: {twice}")]);
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        let said = |text: &str| parse(text).unwrap_err().to_string();
        assert_eq!(said("{\n  \"ä\": nul\n}"), "2:11: this is not JSON: expected ident");
        assert_eq!(said(""), "1:1: this is not JSON: EOF while parsing a value");
        assert!(said(&"[".repeat(100_000)).contains("recursion limit"));
    }
}
