//! Lists of variables: `NAME=value`, one a line, as `.env` files have them.

use crate::{
    base::source::Span,
    facts::{Document, Field, Scalar, document::child},
};

/// Reads a text. Lines that set nothing are passed over.
pub fn document(text: &str) -> Option<Document> {
    let mut document = Document::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(field) = field(line, start) {
            document.add(field)?;
        }
        start += line.len() as u32;
    }
    Some(document)
}

/// What a line sets, if it sets anything.
fn field(line: &str, start: u32) -> Option<Field> {
    let body = line.trim_end();
    let set = body.trim_start();
    let set = set.strip_prefix("export ").unwrap_or(set).trim_start();
    let (name, value) = set.split_once('=').filter(|(name, _)| is_name(name.trim()))?;
    let name = name.trim();
    let at = start + (body.len() - set.len()) as u32;
    let value_at = at + (set.len() - value.len()) as u32;
    let value = unquoted(value.trim());
    Some(Field {
        pointer: child("", name),
        name: name.to_string(),
        key: Span::new(at, at + name.len() as u32),
        value: Span::new(value_at, start + body.len() as u32),
        scalar: match value {
            "true" => Scalar::Bool(true),
            "false" => Scalar::Bool(false),
            text => Scalar::Text(text.to_string()),
        },
    })
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}

/// The value without its quotes, or without the comment behind it.
fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            return rest.split(quote).next().unwrap_or(rest);
        }
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_have_names_values_and_places() {
        let text = "# A=1\nMODE=off # for now\n export QUOTED=\"a # b\"\nON = true\nnothing\n";
        let read = document(text).unwrap();
        assert_eq!((read.text("/MODE"), read.text("/QUOTED")), (Some("off"), Some("a # b")));
        assert_eq!(read.get("/ON").map(|it| &it.scalar), Some(&Scalar::Bool(true)));
        let key = read.get("/QUOTED").unwrap().key;
        assert_eq!((&text[key.start as usize..key.end as usize], read.fields().len()), ("QUOTED", 3));
    }

    #[test]
    fn a_name_has_its_place_whatever_space_is_before_it() {
        for text in ["export  A=1", "export \u{3000}A=1", "\u{3000}export\u{20}A = 1"] {
            let read = document(text).unwrap();
            let key = read.get("/A").unwrap().key;
            assert_eq!(text.get(key.start as usize..key.end as usize), Some("A"), "{text}");
        }
    }
}
