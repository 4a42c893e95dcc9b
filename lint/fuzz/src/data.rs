//! What holds of a data file: every place lies in it, and at a place stands what was read there.

use feeler_lint::{
    base::source::Span,
    facts::Document,
    lang::data::{
        attributes::{Attributes, LineEnds},
        env, json, toml,
    },
};
use serde_json::Value;

/// Reads a text in one of the formats, and panics where what is read is not what stands there.
pub fn check(kind: u8, text: &str) {
    match kind % 5 {
        0 => {
            if let Some(document) = json::document(text) {
                check_json(&document, text);
            }
        }
        1 => check_places(toml::document(text), text),
        2 => {
            let document = env::document(text);
            for field in document.iter().flat_map(Document::fields) {
                assert_eq!(slice(text, field.key), field.name);
            }
            check_places(document, text);
        }
        3 => {
            let ends = Attributes::parse(text).line_ends("config/policies/a.json", LineEnds::default());
            assert!(ends.said.is_none_or(|said| !slice(text, said).starts_with(char::is_whitespace)));
        }
        // Of a text that is no JSON nothing is promised but an end.
        _ => drop(json::places(text)),
    }
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).expect("it is a part of the text")
}

fn check_places(document: Option<Document>, text: &str) {
    for field in document.iter().flat_map(Document::fields) {
        slice(text, field.key);
        slice(text, field.value);
        assert!(document.as_ref().is_some_and(|it| it.get(&field.pointer).is_some()), "{field:?}");
    }
}

fn check_json(document: &Document, text: &str) {
    // A number may be too large for any value, and is JSON all the same.
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    for field in document.fields() {
        let written = slice(text, field.value);
        slice(text, field.key);
        // Of a key that is there twice the first value has another place than the last.
        if document.twice.is_empty() {
            let wanted = value.pointer(&field.pointer).unwrap_or_else(|| panic!("{}", field.pointer));
            assert_eq!(serde_json::from_str::<Value>(written).ok().as_ref(), Some(wanted), "{}", field.pointer);
        }
    }
}
