//! TOML with the places of keys and values.

use crate::{
    base::source::Span,
    facts::{Document, Field, Scalar, document::child},
};
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Reads a text, if it is TOML. What is nested too deeply is not, and what has names of megabytes neither.
pub fn document(text: &str) -> Option<Document> {
    let table = DeTable::parse(text).ok()?;
    let mut document = Document::default();
    let whole = Span::new(0, text.len() as u32);
    let root = String::new();
    document.add(Field { pointer: root, name: String::new(), key: whole, value: whole, scalar: Scalar::Object })?;
    add_table(&mut document, "", table.get_ref())?;
    Some(document)
}

fn add_table(document: &mut Document, pointer: &str, table: &DeTable<'_>) -> Option<()> {
    table.iter().try_for_each(|(key, value)| {
        let name = key.get_ref().to_string();
        add(document, (child(pointer, &name), name, span(&key.span())), value)
    })
}

fn add(
    document: &mut Document,
    (pointer, name, key): (String, String, Span),
    value: &Spanned<DeValue<'_>>,
) -> Option<()> {
    let scalar = match value.get_ref() {
        DeValue::String(text) => Scalar::Text(text.to_string()),
        DeValue::Integer(number) => Scalar::Number(number.as_str().to_string()),
        DeValue::Float(number) => Scalar::Number(number.as_str().to_string()),
        DeValue::Boolean(value) => Scalar::Bool(*value),
        // As in JSON, where a date is a text.
        DeValue::Datetime(date) => Scalar::Text(date.to_string()),
        DeValue::Array(_) => Scalar::Array,
        DeValue::Table(_) => Scalar::Object,
    };
    let field = Field { pointer: pointer.clone(), name, key, value: span(&value.span()), scalar };
    document.add(field)?;
    match value.get_ref() {
        DeValue::Table(table) => add_table(document, &pointer, table),
        DeValue::Array(values) => values.iter().enumerate().try_for_each(|(index, value)| {
            let name = index.to_string();
            add(document, (format!("{pointer}/{name}"), name, span(&value.span())), value)
        }),
        _ => Some(()),
    }
}

fn span(range: &Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_their_places() {
        let text = "[ingest]\nsigning.mode = \"off\"\n[[list]]\nn = 3\n";
        let read = document(text).unwrap();
        assert_eq!((read.text("/ingest/signing/mode"), read.number("/list/0/n")), (Some("off"), Some(3)));
        let key = read.get("/ingest/signing/mode").unwrap().key;
        assert_eq!(&text[key.start as usize..key.end as usize], "mode");
        assert!(document("a = 1\na = 2\n").is_none());
    }
}
