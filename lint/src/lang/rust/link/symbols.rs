//! Interned names and external paths, shared by all files of a run.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::RwLock;

/// An interned name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Sym(pub(super) u32);

/// The interner: filled while the tree is built, read-only afterwards.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Symbols {
    texts: IndexSet<Box<str>, FxBuildHasher>,
}

impl Symbols {
    pub(super) fn intern(&mut self, text: &str) -> Sym {
        match self.get(text) {
            Some(known) => known,
            None => Sym(self.texts.insert_full(text.into()).0 as u32),
        }
    }

    pub(super) fn get(&self, text: &str) -> Option<Sym> {
        self.texts.get_index_of(text).map(|at| Sym(at as u32))
    }

    pub(super) fn text(&self, sym: Sym) -> &str {
        &self.texts[sym.0 as usize]
    }
}

/// A canonical path outside the program, or into a described crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Ext(pub(super) u32);

/// Interned external paths: a tree of (parent, segment). Shared by the inferring threads, so it locks; ids are therefore not stable between
/// runs and never reach the output, only the texts do.
#[derive(Default)]
pub(super) struct Externals {
    inner: RwLock<ExternalTable>,
}

#[derive(Default)]
struct ExternalTable {
    paths: Vec<(Option<Ext>, Sym)>,
    index: FxHashMap<(Option<Ext>, Sym), Ext>,
}

impl Externals {
    pub(super) fn child(&self, parent: Option<Ext>, name: Sym) -> Ext {
        let key = (parent, name);
        if let Some(found) = self.read().index.get(&key) {
            return *found;
        }
        let mut table = self.inner.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(found) = table.index.get(&key) {
            return *found;
        }
        let ext = Ext(table.paths.len() as u32);
        table.paths.push(key);
        table.index.insert(key, ext);
        ext
    }

    /// Whether every path stands behind the one that it goes on from.
    pub(super) fn is_tree(&self) -> bool {
        (0..).zip(&self.read().paths).all(|(at, (parent, _))| parent.is_none_or(|parent| parent.0 < at))
    }

    /// Parent and last segment.
    pub(super) fn parts(&self, ext: Ext) -> (Option<Ext>, Sym) {
        self.read().paths[ext.0 as usize]
    }

    pub(super) fn text(&self, ext: Ext, symbols: &Symbols) -> String {
        let table = self.read();
        let mut segments = Vec::new();
        let mut at = Some(ext);
        while let Some(current) = at {
            let (parent, name) = table.paths[current.0 as usize];
            segments.push(symbols.text(name));
            at = parent;
        }
        segments.reverse();
        segments.join("::")
    }

    fn read(&self) -> std::sync::RwLockReadGuard<'_, ExternalTable> {
        self.inner.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Serialize for Externals {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.read().paths.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Externals {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let paths = Vec::<(Option<Ext>, Sym)>::deserialize(from)?;
        let index = paths.iter().enumerate().map(|(at, key)| (*key, Ext(at as u32))).collect();
        Ok(Self { inner: RwLock::new(ExternalTable { paths, index }) })
    }
}
