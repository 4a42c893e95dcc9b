//! From the syntax tree to facts: the state that all of it shares.

use super::{names::Names, place::Places};
use crate::facts::*;
use proc_macro2::{Ident, extra::DelimSpan};
use std::{cell::Cell, fmt::Write};

/// Builds the facts of one file.
pub(super) struct Lower<'a> {
    pub(super) facts: FileFacts,
    pub(super) places: Places<'a>,
    /// Offsets of tokens that are marked hot, in order.
    pub(super) hot: &'a [u32],
    /// Starts of macro bodies that nest too deeply to be read, in order.
    pub(super) opaque: Vec<u32>,
    /// How many macro bodies are being read inside each other.
    pub(super) macros: u32,
    names: Names,
    /// Ids of the lists that are being built, innermost last.
    scratch: Vec<u32>,
    buffer: String,
}

/// What one file leaves for the next on the same thread: growing afresh for every file costs a tenth of the time.
#[derive(Default)]
struct Arenas {
    facts: FileFacts,
    names: Names,
    scratch: Vec<u32>,
    buffer: String,
}

/// Arenas with more expressions are not kept.
const LARGEST_SPARE: usize = 1 << 18;

thread_local! {
    static SPARE: Cell<Arenas> = Cell::default();
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
    pub(super) fn new(places: Places<'a>, hot: &'a [u32], opaque: Vec<u32>) -> Self {
        let Arenas { mut facts, names, scratch, buffer } = SPARE.take();
        facts.lists.push(0);
        facts.generics.push(Generics::default());
        Self { facts, places, hot, opaque, macros: 0, names, scratch, buffer }
    }

    /// The facts, without spare capacity; the arenas are kept for the next file.
    pub(super) fn finish(self) -> FileFacts {
        let Self { mut facts, mut names, scratch, buffer, .. } = self;
        let small = facts.exprs.capacity() <= LARGEST_SPARE;
        let result = FileFacts {
            names: names.take_texts(),
            root: std::mem::take(&mut facts.root),
            items: facts.items.drain(..).collect(),
            fns: facts.fns.drain(..).collect(),
            generics: facts.generics.drain(..).collect(),
            types: facts.types.drain(..).collect(),
            paths: facts.paths.drain(..).collect(),
            exprs: facts.exprs.drain(..).collect(),
            pats: facts.pats.drain(..).collect(),
            calls: facts.calls.drain(..).collect(),
            scopes: facts.scopes.drain(..).collect(),
            lists: facts.lists.drain(..).collect(),
            allows: std::mem::take(&mut facts.allows),
            problems: std::mem::take(&mut facts.problems),
            test_only: std::mem::take(&mut facts.test_only),
        };
        if small {
            SPARE.set(Arenas { facts, names, scratch, buffer });
        }
        result
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
