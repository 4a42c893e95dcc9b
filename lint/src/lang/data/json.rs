//! JSON with the places of keys and values.

use crate::{
    base::source::Span,
    facts::{Document, Field, Scalar, document::child},
};

/// Reads a text, if it is JSON. Nesting has no limit of its own: what has names of megabytes, or is nested so deep that the pointers
/// of its fields are as long, is not read.
pub fn document(text: &str) -> Option<Document> {
    // This counts brackets where `Value` would recurse, and stop at a depth of 128.
    serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
    scanned(text).ok()
}

/// Scans a text that is JSON: nothing is checked. Of too large a document there is the beginning.
pub fn places(text: &str) -> Document {
    scanned(text).unwrap_or_else(|beginning| beginning)
}

/// The document, or what there was of it when it grew too large.
fn scanned(text: &str) -> Result<Document, Document> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, document: Document::default(), open: Vec::new() };
    match scan.all() {
        Some(()) => Ok(scan.document),
        None => Err(scan.document),
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    document: Document,
    /// What is not closed yet, the innermost last: depth costs memory that is counted, and no stack.
    open: Vec<Open>,
}

/// An object or array in which the scan is.
struct Open {
    /// The number of its field.
    field: usize,
    named: bool,
    members: usize,
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

    fn all(&mut self) -> Option<()> {
        self.space();
        let at = self.at as u32;
        self.value(String::new(), String::new(), Span::new(at, at))?;
        while let Some(open) = self.open.last_mut() {
            if matches!(self.bytes.get(self.at), None | Some(0 | b'}' | b']')) {
                let field = open.field;
                self.open.pop();
                self.at = (self.at + 1).min(self.bytes.len());
                self.end(field);
            } else {
                let index = open.members;
                open.members += 1;
                let (field, named) = (open.field, open.named);
                self.member(field, named, index)?;
            }
        }
        Some(())
    }

    /// A member of an object or array: with its name, or with its index.
    fn member(&mut self, of: usize, named: bool, index: usize) -> Option<()> {
        let start = self.at as u32;
        let name = if named { self.string() } else { index.to_string() };
        // What is in an array has no key: there is nothing between the two then.
        let key = Span::new(start, self.at as u32);
        if named {
            self.space();
            // The colon.
            self.at += 1;
            self.space();
        }
        let pointer = child(&self.document.fields()[of].pointer, &name);
        self.value(pointer, name, key)
    }

    /// A value, which has its place before those within it. Of an object or array this is the beginning.
    fn value(&mut self, pointer: String, name: String, key: Span) -> Option<()> {
        let start = self.at as u32;
        let scalar = match self.byte() {
            b'{' => Scalar::Object,
            b'[' => Scalar::Array,
            b'"' => Scalar::Text(self.string()),
            _ => self.word(),
        };
        let (named, nested) = (scalar == Scalar::Object, [Scalar::Object, Scalar::Array].contains(&scalar));
        let field = self.document.add(Field { pointer, name, key, value: Span::new(start, start), scalar })?;
        if nested {
            self.open.push(Open { field, named, members: 0 });
            self.at += 1;
            self.space();
        } else {
            self.end(field);
        }
        Some(())
    }

    /// The end of a value, with the comma behind it.
    fn end(&mut self, field: usize) {
        self.document.end(field, self.at as u32);
        self.space();
        if self.byte() == b',' {
            self.at += 1;
            self.space();
        }
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

    /// On a stack on which nothing could call itself so often. What is deeper still is not read, by its pointers.
    #[test]
    fn depth_takes_no_stack() {
        let nested = |depth: usize, open: &str, close: &str| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let read = move || {
            let lists = document(&nested(4000, "[", "]")).unwrap();
            let objects = document(&nested(5700, "{\"\":", "}")).unwrap();
            (lists.fields().len(), objects.fields().len(), document(&nested(100_000, "[", "]")))
        };
        let small = std::thread::Builder::new().stack_size(128 << 10).spawn(read).unwrap();
        assert_eq!(small.join().unwrap(), (4001, 5701, None));
    }

    #[test]
    fn text_that_is_no_json_does_no_harm() {
        for text in ["", "\"", "\"\\", "{", "{\"a", "{\"a\":", "[1,", "[}", "{1:2}", "tru", "{\"a\"x}"] {
            let _ = places(text);
        }
    }
}
