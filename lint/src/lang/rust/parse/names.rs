//! Names of one file, each stored once.

use crate::facts::{self, Name};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// An interner: a table of open addressing over the names' own texts, so that each is stored once.
#[derive(Debug)]
pub(super) struct Names {
    texts: facts::Names,
    /// Index into `texts` plus one; zero is free. The length is a power of two.
    slots: Vec<u32>,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self { texts: facts::Names::default(), slots: vec![0; 256] };
        names.intern("");
        names
    }
}

impl Names {
    /// The name of `text`; equal texts have equal names. The empty text is `Name(0)`.
    pub(super) fn intern(&mut self, text: &str) -> Name {
        let mut slot = self.slot(text);
        loop {
            match self.slots[slot] {
                0 => break,
                found if *self.text(Name(found - 1)) == *text => return Name(found - 1),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
        let name = self.texts.push(text);
        self.slots[slot] = name.0 + 1;
        if self.texts.len() * 2 > self.slots.len() {
            self.grow();
        }
        name
    }

    /// The text of a name.
    pub(super) fn text(&self, name: Name) -> &str {
        self.texts.get(name)
    }

    /// The texts, in order of their names; afterwards there are none.
    pub(super) fn take_texts(&mut self) -> facts::Names {
        let texts = self.texts.take_fitting();
        if self.slots.len() > 1 << 13 {
            self.slots = vec![0; 256];
        }
        self.slots.fill(0);
        self.intern("");
        texts
    }

    fn slot(&self, text: &str) -> usize {
        let mut hasher = FxHasher::default();
        hasher.write(text.as_bytes());
        hasher.finish() as usize & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 2];
        for index in 0..self.texts.len() as u32 {
            let mut slot = self.slot(self.text(Name(index)));
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = index + 1;
        }
    }
}
