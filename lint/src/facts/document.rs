//! What a data file says: JSON, TOML and lists of variables as one flat list of fields, each with its place.

use crate::base::source::Span;
use std::collections::BTreeMap;

/// A value, as far as it is one by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A number, as written.
    Number(String),
    /// A truth value.
    Bool(bool),
    /// `null`, or whatever else no rule asks for.
    Other,
    /// An object or table.
    Object,
    /// An array.
    Array,
}

/// A field of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its place as a JSON pointer; empty for the whole document.
    pub pointer: String,
    /// Its own name: a key, or an index.
    pub name: String,
    /// The key as written. What is in an array has none: then it is the value's place.
    pub key: Span,
    /// The value as written.
    pub value: Span,
    /// The value.
    pub scalar: Scalar,
}

/// Pointers of a document take no more bytes than this: a long name stands in the pointer of everything below it, so that a small
/// file could take all memory.
const MOST_POINTERS: usize = 16 << 20;

/// A document. Of keys that are there twice the last one counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Fields, outer ones first, in the order of the text.
    fields: Vec<Field>,
    by_pointer: BTreeMap<String, usize>,
    /// Bytes of all pointers.
    pointers: usize,
    /// Keys that their object had already, with their places.
    pub twice: Vec<(String, Span)>,
}

impl Document {
    /// Adds a field and gives its number; none where the document has grown beyond what is read of any.
    pub fn add(&mut self, field: Field) -> Option<usize> {
        let at = self.fields.len();
        self.pointers += field.pointer.len();
        if self.pointers > MOST_POINTERS {
            return None;
        }
        if self.by_pointer.insert(field.pointer.clone(), at).is_some() {
            self.twice.push((field.pointer.clone(), field.key));
        }
        self.fields.push(field);
        Some(at)
    }

    /// Says where the value of a field ends, once that is known.
    pub fn end(&mut self, at: usize, end: u32) {
        self.fields[at].value.end = end;
    }

    /// All fields.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The field of a pointer.
    pub fn get(&self, pointer: &str) -> Option<&Field> {
        self.by_pointer.get(pointer).map(|at| &self.fields[*at])
    }

    /// The text at a pointer.
    pub fn text(&self, pointer: &str) -> Option<&str> {
        match &self.get(pointer)?.scalar {
            Scalar::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number at a pointer.
    pub fn number(&self, pointer: &str) -> Option<u64> {
        match &self.get(pointer)?.scalar {
            Scalar::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The fields directly in an object or array, in the order of the text.
    pub fn members<'d>(&'d self, pointer: &str) -> Vec<&'d Field> {
        let within = format!("{pointer}/");
        let below = self.by_pointer.range(within.clone()..).take_while(|(at, _)| at.starts_with(&within));
        let direct = below.filter(|(at, _)| !at[within.len()..].contains('/'));
        let mut found: Vec<usize> = direct.map(|(_, at)| *at).collect();
        found.sort_unstable();
        found.into_iter().map(|at| &self.fields[at]).collect()
    }
}

/// The pointer of what `key` names in the object at `pointer`.
pub fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}
