//! JSON documents that must satisfy a schema: what is wrong, and at which line and column.

use crate::base::source::{LineColumn, LineIndex};
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;
use std::{collections::BTreeMap, fmt};

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
    let validator = jsonschema::validator_for(schema).map_err(|error| format!("use the schema: {error}"))?;
    let places = Places::of(text);
    let lines = LineIndex::new(text);
    let problem = |offset: u32, pointer: &str, message: String| DocumentProblem {
        at: lines.position(text, offset),
        pointer: pointer.to_string(),
        message,
    };
    let twice = places.twice.iter().map(|(pointer, offset)| {
        problem(*offset, pointer, "this key is there twice; which one counts would be a guess".to_string())
    });
    let mut found: Vec<DocumentProblem> = twice.collect();
    for error in validator.iter_errors(value) {
        let pointer = error.instance_path().as_str();
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                for key in unexpected {
                    let pointer = child(pointer, key);
                    found.push(problem(places.key(&pointer), &pointer, "there is no such key".to_string()));
                }
            }
            ValidationErrorKind::FalseSchema => {
                found.push(problem(places.key(pointer), pointer, "this key must not be there".to_string()));
            }
            ValidationErrorKind::PropertyNames { error } => {
                let name = error.instance().as_str().unwrap_or_default();
                let pointer = child(pointer, name);
                found.push(problem(places.key(&pointer), &pointer, error.masked_with("the key").to_string()));
            }
            _ => found.push(problem(places.value(pointer), pointer, error.masked_with("it").to_string())),
        }
    }
    found.sort_by(|a, b| (a.at, &a.pointer, &a.message).cmp(&(b.at, &b.pointer, &b.message)));
    found.dedup();
    found.truncate(MOST);
    Ok(found)
}

fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
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

/// Where the values and keys of a JSON text are.
#[derive(Debug, Default)]
struct Places {
    /// Offsets of key and value by pointer. What is in an array has no key: there both are the value's.
    by_pointer: BTreeMap<String, (u32, u32)>,
    /// Keys that their object had already.
    twice: Vec<(String, u32)>,
}

impl Places {
    /// Scans a text that is JSON: nothing is checked. serde_json refuses what is nested beyond 128.
    fn of(text: &str) -> Self {
        let mut scan = Scan { bytes: text.as_bytes(), at: 0, places: Self::default() };
        scan.space();
        scan.value("", scan.at);
        scan.places
    }

    fn key(&self, pointer: &str) -> u32 {
        self.by_pointer.get(pointer).map_or(0, |it| it.0)
    }

    fn value(&self, pointer: &str) -> u32 {
        self.by_pointer.get(pointer).map_or(0, |it| it.1)
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    places: Places,
}

impl Scan<'_> {
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// A value and what is around it; `key` is where its key begins.
    fn value(&mut self, pointer: &str, key: usize) {
        let places = (key as u32, self.at as u32);
        if self.places.by_pointer.insert(pointer.to_string(), places).is_some() {
            self.places.twice.push((pointer.to_string(), places.0));
        }
        match self.byte() {
            b'{' => self.members(|scan, _| {
                let start = scan.at;
                let name = scan.string();
                scan.space();
                // The colon.
                scan.at += 1;
                scan.space();
                scan.value(&child(pointer, &name), start);
            }),
            b'[' => self.members(|scan, index| scan.value(&format!("{pointer}/{index}"), scan.at)),
            b'"' => drop(self.string()),
            _ => {
                while !matches!(self.byte(), 0 | b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                    self.at += 1;
                }
            }
        }
        self.space();
    }

    /// What stands between brackets, with commas.
    fn members(&mut self, mut member: impl FnMut(&mut Self, usize)) {
        let mut index = 0;
        self.at += 1;
        self.space();
        while !matches!(self.byte(), 0 | b'}' | b']') {
            member(self, index);
            index += 1;
            if self.byte() == b',' {
                self.at += 1;
                self.space();
            }
        }
        self.at += 1;
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while !matches!(self.byte(), 0 | b'"') {
            self.at += if self.byte() == b'\\' { 2 } else { 1 };
        }
        self.at = (self.at + 1).min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start..self.at]).unwrap_or_default()
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

    /// Every place of a text is found where it is, whatever the text looks like.
    #[test]
    fn every_value_has_its_place() {
        let value = json!({ "a": [1, [], {}, "x\"\\", { "b": null, "": { "ü/~": [true, -1.5e3] } }], "c": {} });
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n")] {
            let places = Places::of(&text);
            assert!(places.twice.is_empty());
            for (pointer, (_, at)) in &places.by_pointer {
                let wanted = value.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
                let mut read = serde_json::Deserializer::from_str(&text[*at as usize..]).into_iter::<Value>();
                assert_eq!(read.next().unwrap().unwrap(), *wanted, "{pointer}");
            }
            assert_eq!(places.by_pointer.len(), 13);
        }
    }
}
