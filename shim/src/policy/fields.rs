//! Reads the fields of an object one by one, and refuses those that nobody asked for.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::{Hint, Mode, Reason, json};

/// Why an object is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Invalid {
    pub(super) reason: Reason,
    /// The value that it is about, as a JSON pointer.
    pub(super) pointer: String,
    /// What is wrong with it.
    pub(super) detail: String,
}

impl Invalid {
    pub(super) fn new(reason: Reason, pointer: &str, detail: impl Into<String>) -> Self {
        Self { reason, pointer: pointer.to_owned(), detail: detail.into() }
    }

    /// A field that must not have this value.
    pub(super) fn schema(pointer: &str, detail: impl Into<String>) -> Self {
        Self::new(Reason::SchemaViolation, pointer, detail)
    }

    /// Where it is in the text.
    pub(super) fn hint(&self, text: &[u8]) -> Hint {
        let at = json::locate(text, &self.pointer);
        Hint { what: "field".to_owned(), at, pointer: Some(self.pointer.clone()) }
    }
}

/// An object whose fields are read.
pub(super) struct Fields<'a> {
    map: &'a Map<String, Value>,
    pointer: String,
}

/// A segment of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: &'a Value, pointer: &str) -> Result<Self, Invalid> {
        match value {
            Value::Object(map) => Ok(Self { map, pointer: pointer.to_owned() }),
            _ => Err(Invalid::schema(pointer, "it is not an object")),
        }
    }

    /// The pointer to a field.
    pub(super) fn at(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, escaped(name))
    }

    /// Refuses every field but these. Call it when they were read: what is wrong with a field comes before one that is unknown.
    pub(super) fn only(&self, names: &[&str]) -> Result<(), Invalid> {
        match self.map.keys().find(|it| !names.contains(&it.as_str())) {
            None => Ok(()),
            Some(name) => Err(Invalid::new(Reason::UnknownField, &self.at(name), "there is no such field")),
        }
    }

    pub(super) fn optional(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name)
    }

    pub(super) fn required(&self, name: &str) -> Result<&'a Value, Invalid> {
        self.optional(name).ok_or_else(|| Invalid::schema(&self.pointer, format!("`{name}` is missing")))
    }

    /// Names and values, by name.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let mut entries: Vec<_> = self.map.iter().map(|(name, value)| (name.as_str(), value)).collect();
        entries.sort_unstable_by_key(|(name, _)| *name);
        entries.into_iter()
    }

    pub(super) fn object(&self, name: &str) -> Result<Self, Invalid> {
        Fields::of(self.required(name)?, &self.at(name))
    }

    pub(super) fn text(&self, name: &str) -> Result<&'a str, Invalid> {
        text(self.required(name)?, &self.at(name))
    }

    /// A text that is written as a value of a type.
    pub(super) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, name: &str) -> Result<T, Invalid> {
        self.text(name)?.parse().map_err(|error| Invalid::schema(&self.at(name), format!("failed to {error}")))
    }

    pub(super) fn optional_parsed<T: FromStr<Err: std::fmt::Display>>(&self, name: &str) -> Result<Option<T>, Invalid> {
        self.optional(name).map(|_| self.parsed(name)).transpose()
    }

    pub(super) fn optional_text(&self, name: &str) -> Result<Option<String>, Invalid> {
        self.optional(name).map(|_| self.text(name).map(str::to_owned)).transpose()
    }

    /// A whole number from 1 on.
    pub(super) fn number(&self, name: &str) -> Result<u64, Invalid> {
        let number = self.required(name)?.as_u64().filter(|it| *it > 0);
        number.ok_or_else(|| Invalid::schema(&self.at(name), "it is not a whole number from 1 on"))
    }

    /// The items of a list and their pointers. A list that is there is not empty.
    pub(super) fn list(&self, name: &str) -> Result<Vec<(&'a Value, String)>, Invalid> {
        let at = self.at(name);
        let items = self.required(name)?.as_array().filter(|it| !it.is_empty());
        let items = items.ok_or_else(|| Invalid::schema(&at, "it is not a list with something in it"))?;
        Ok(items.iter().enumerate().map(|(index, item)| (item, format!("{at}/{index}"))).collect())
    }

    /// A list of texts, none of them twice; empty where it is absent.
    pub(super) fn optional_texts(&self, name: &str) -> Result<Vec<String>, Invalid> {
        let mut texts: Vec<String> = Vec::new();
        if self.optional(name).is_none() {
            return Ok(texts);
        }
        for (item, at) in self.list(name)? {
            let item = text(item, &at)?.to_owned();
            if item.is_empty() || texts.contains(&item) {
                return Err(Invalid::schema(&at, "it is empty, or was there before"));
            }
            texts.push(item);
        }
        Ok(texts)
    }

    pub(super) fn mode(&self, name: &str) -> Result<Mode, Invalid> {
        let word = self.text(name)?;
        Mode::parse(word).ok_or_else(|| {
            let modes = Mode::ALL.map(Mode::as_str).join(", ");
            Invalid::new(Reason::ModeUnknown, &self.at(name), format!("it is none of {modes}"))
        })
    }
}

pub(super) fn text<'a>(value: &'a Value, pointer: &str) -> Result<&'a str, Invalid> {
    value.as_str().ok_or_else(|| Invalid::schema(pointer, "it is not a text"))
}
