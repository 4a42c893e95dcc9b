//! JSON with the places of keys and values.

use crate::{
    base::source::Span,
    facts::{Document, Field, Scalar, document::child},
};

/// Reads a text, if it is JSON. What is nested beyond 128 is not, and what has names of megabytes neither.
pub fn document(text: &str) -> Option<Document> {
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    scanned(text).ok()
}

/// Scans a text that is JSON: nothing is checked. Of too large a document there is the beginning.
pub fn places(text: &str) -> Document {
    scanned(text).unwrap_or_else(|beginning| beginning)
}

/// The document, or what there was of it when it grew too large.
fn scanned(text: &str) -> Result<Document, Document> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, document: Document::default() };
    scan.space();
    let at = scan.at as u32;
    match scan.value(String::new(), String::new(), Span::new(at, at)) {
        Some(()) => Ok(scan.document),
        None => Err(scan.document),
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    document: Document,
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

    /// A value, which has its place before those within it.
    fn value(&mut self, pointer: String, name: String, key: Span) -> Option<()> {
        let start = self.at as u32;
        let field =
            Field { pointer: pointer.clone(), name, key, value: Span::new(start, start), scalar: Scalar::Other };
        let scalar = match self.byte() {
            b'{' => Scalar::Object,
            b'[' => Scalar::Array,
            b'"' => Scalar::Text(self.string()),
            _ => self.word(),
        };
        let nested = [Scalar::Object, Scalar::Array].contains(&scalar);
        let is_object = scalar == Scalar::Object;
        let number = self.document.add(Field { scalar, ..field })?;
        if nested {
            self.members(&pointer, is_object)?;
        }
        self.document.end(number, self.at as u32);
        self.space();
        Some(())
    }

    /// What stands between brackets, with commas.
    fn members(&mut self, pointer: &str, named: bool) -> Option<()> {
        let mut index = 0;
        self.at += 1;
        self.space();
        while !matches!(self.byte(), 0 | b'}' | b']') {
            let start = self.at as u32;
            if named {
                let name = self.string();
                let key = Span::new(start, self.at as u32);
                self.space();
                // The colon.
                self.at += 1;
                self.space();
                self.value(child(pointer, &name), name, key)?;
            } else {
                let name = format!("{index}");
                self.value(format!("{pointer}/{name}"), name, Span::new(start, start))?;
            }
            index += 1;
            if self.byte() == b',' {
                self.at += 1;
                self.space();
            }
        }
        self.at = (self.at + 1).min(self.bytes.len());
        Some(())
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while !matches!(self.byte(), 0 | b'"') {
            self.at += if self.byte() == b'\\' { 2 } else { 1 };
        }
        self.at = (self.at + 1).min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start.min(self.at)..self.at]).unwrap_or_default()
    }

    fn word(&mut self) -> Scalar {
        let start = self.at;
        while !matches!(self.byte(), 0 | b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        match self.bytes.get(start..self.at).unwrap_or_default() {
            b"true" => Scalar::Bool(true),
            b"false" => Scalar::Bool(false),
            b"null" | b"" => Scalar::Other,
            number => Scalar::Number(String::from_utf8_lossy(number).into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Every place of a text is found where it is, whatever the text looks like.
    #[test]
    fn every_value_has_its_place() {
        let value = json!({ "a": [1, [], {}, "x\"\\", { "b": null, "": { "ü/~": [true, -1.5e3] } }], "c": {} });
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap().replace('\n', "\r\n")] {
            let document = document(&text).unwrap();
            assert!(document.twice.is_empty());
            for field in document.fields() {
                let wanted = value.pointer(&field.pointer).unwrap_or_else(|| panic!("{}", field.pointer));
                let written = &text[field.value.start as usize..field.value.end as usize];
                assert_eq!(serde_json::from_str::<Value>(written).unwrap(), *wanted, "{}", field.pointer);
            }
            assert_eq!(document.fields().len(), 13);
        }
    }

    #[test]
    fn fields_are_found_by_their_pointers() {
        let text = "{\"a/b\": {\"c\": 7, \"d\": [\"x\", false]}, \"e\": \"\\u00fc\"}";
        let read = document(text).unwrap();
        assert_eq!((read.number("/a~1b/c"), read.text("/e"), read.text("/a~1b/d/0")), (Some(7), Some("ü"), Some("x")));
        let names: Vec<&str> = read.members("/a~1b").iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["c", "d"]);
        let key = read.get("/a~1b/c").unwrap().key;
        assert_eq!(&text[key.start as usize..key.end as usize], "\"c\"");
        assert!(document("{\"a\": 1,}").is_none() && document("").is_none() && document(&"[".repeat(1000)).is_none());
    }

    #[test]
    fn text_that_is_no_json_does_no_harm() {
        for text in ["", "\"", "\"\\", "{", "{\"a", "{\"a\":", "[1,", "[}", "{1:2}", "tru", "{\"a\"x}"] {
            let _ = places(text);
        }
    }
}
