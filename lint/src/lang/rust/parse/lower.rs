//! From the syntax tree to facts: the state that all of it shares.

use super::{names::Names, place::Places};
use crate::facts::*;
use proc_macro2::{Ident, extra::DelimSpan};
use std::fmt::Write;

/// Builds the facts of one file.
pub(super) struct Lower<'a> {
    pub(super) facts: FileFacts,
    pub(super) places: Places<'a>,
    /// Offsets of tokens that are marked hot, in order.
    pub(super) hot: &'a [u32],
    /// Starts of macro bodies that nest too deeply to be read, in order.
    pub(super) opaque: &'a [u32],
    /// How many macro bodies are being read inside each other.
    pub(super) macros: u32,
    names: Names,
    /// Ids of the lists that are being built, innermost last.
    scratch: Vec<u32>,
    buffer: String,
}

/// The list without elements.
pub(super) const EMPTY: ListId = ListId(0);
/// The parameter list without parameters.
pub(super) const PLAIN: GenericsId = GenericsId(0);
/// The name without letters.
pub(super) const NAMELESS: Name = Name(0);

/// A list under construction: where its ids begin in the scratch space.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

impl<'a> Lower<'a> {
    pub(super) fn new(places: Places<'a>, hot: &'a [u32], opaque: &'a [u32]) -> Self {
        let facts = FileFacts { lists: vec![0], generics: vec![Generics::default()], ..FileFacts::default() };
        Self {
            facts,
            places,
            hot,
            opaque,
            macros: 0,
            names: Names::default(),
            scratch: Vec::new(),
            buffer: String::new(),
        }
    }

    /// The facts, without spare capacity.
    pub(super) fn finish(self) -> FileFacts {
        let mut facts = self.facts;
        facts.names = self.names.into_texts();
        facts.names.shrink_to_fit();
        facts.root.shrink_to_fit();
        facts.items.shrink_to_fit();
        facts.fns.shrink_to_fit();
        facts.generics.shrink_to_fit();
        facts.types.shrink_to_fit();
        facts.paths.shrink_to_fit();
        facts.exprs.shrink_to_fit();
        facts.pats.shrink_to_fit();
        facts.calls.shrink_to_fit();
        facts.scopes.shrink_to_fit();
        facts.lists.shrink_to_fit();
        facts
    }

    pub(super) fn name(&mut self, text: &str) -> Name {
        self.names.intern(text)
    }

    /// The name of an identifier, without `r#`.
    pub(super) fn ident(&mut self, ident: &Ident) -> Name {
        self.buffer.clear();
        let _ = write!(self.buffer, "{ident}");
        self.names.intern(self.buffer.strip_prefix("r#").unwrap_or(&self.buffer))
    }

    /// The text of an identifier, valid until the next one is read.
    pub(super) fn text(&mut self, ident: &Ident) -> &str {
        self.buffer.clear();
        let _ = write!(self.buffer, "{ident}");
        self.buffer.strip_prefix("r#").unwrap_or(&self.buffer)
    }

    /// Begins a list.
    pub(super) fn open(&self) -> Mark {
        Mark(self.scratch.len())
    }

    /// Adds to the innermost list.
    pub(super) fn push(&mut self, id: u32) {
        self.scratch.push(id);
    }

    /// Ends the list that began at `mark`.
    pub(super) fn close(&mut self, mark: Mark) -> ListId {
        let len = self.scratch.len() - mark.0;
        if len == 0 {
            return EMPTY;
        }
        let id = ListId(self.facts.lists.len() as u32);
        self.facts.lists.push(len as u32);
        self.facts.lists.extend(self.scratch.drain(mark.0..));
        id
    }

    /// Stores a list that was built elsewhere.
    pub(super) fn list(&mut self, ids: &[u32]) -> ListId {
        let mark = self.open();
        self.scratch.extend_from_slice(ids);
        self.close(mark)
    }

    /// Ends the list that began at `mark` and gives its ids instead of storing them.
    pub(super) fn take(&mut self, mark: Mark) -> Vec<u32> {
        self.scratch.split_off(mark.0)
    }

    pub(super) fn add(&mut self, expr: Expr) -> ExprId {
        self.facts.exprs.push(expr);
        ExprId(self.facts.exprs.len() as u32 - 1)
    }

    pub(super) fn add_type(&mut self, ty: TypeRef) -> TypeId {
        self.facts.types.push(ty);
        TypeId(self.facts.types.len() as u32 - 1)
    }

    pub(super) fn add_pat(&mut self, pat: Pat) -> PatId {
        self.facts.pats.push(pat);
        PatId(self.facts.pats.len() as u32 - 1)
    }

    pub(super) fn add_path(&mut self, path: Path) -> PathId {
        self.facts.paths.push(path);
        PathId(self.facts.paths.len() as u32 - 1)
    }

    pub(super) fn add_call(&mut self, call: Call) -> ExprId {
        self.facts.calls.push(call);
        self.add(Expr::Call(CallId(self.facts.calls.len() as u32 - 1)))
    }

    pub(super) fn add_scope(&mut self, scope: Scope) -> ExprId {
        self.facts.scopes.push(scope);
        self.add(Expr::Scope(ScopeId(self.facts.scopes.len() as u32 - 1)))
    }

    /// Offset of an opening delimiter.
    pub(super) fn opens(&self, delimiter: &DelimSpan) -> u32 {
        self.places.start(delimiter.open())
    }

    /// Offset just past a closing delimiter.
    pub(super) fn closes(&self, delimiter: &DelimSpan) -> u32 {
        self.places.end(delimiter.close())
    }
}
