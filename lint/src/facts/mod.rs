//! What a file says, as plain records: items, signatures, types, and bodies as compact expression trees.
//!
//! Facts are context-free. They hold no module path, no crate name, no rule setting and nothing of any parser, so that they can be
//! cached by content and compared across versions. Every id is an index into an arena of the same [`FileFacts`].

pub mod amount;
pub mod body;
pub mod document;
pub mod edge;
pub mod item;
pub mod names;
pub mod outline;
mod shipped;
mod surface;
pub mod timer;
pub mod trace;
pub mod visit;
pub(crate) mod written;

pub use body::*;
pub use document::{Document, Field, Scalar};
pub use edge::*;
pub use item::*;
pub use names::Names;
pub use outline::{Edit, Outline};
pub use timer::*;
pub use trace::*;

use crate::base::source::Span;
use serde::{Deserialize, Serialize};

/// A name, as an index into [`FileFacts::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Name(pub u32);

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $id(pub u32);
    )*};
}

ids! {
    /// Index into [`FileFacts::items`].
    ItemId,
    /// Index into [`FileFacts::fns`].
    FnId,
    /// Index into [`FileFacts::types`].
    TypeId,
    /// Index into [`FileFacts::paths`].
    PathId,
    /// Index into [`FileFacts::exprs`].
    ExprId,
    /// Index into [`FileFacts::pats`].
    PatId,
    /// Index into [`FileFacts::calls`].
    CallId,
    /// Index into [`FileFacts::scopes`]: a body that can run by itself (closure or async block).
    ScopeId,
    /// Index into [`FileFacts::generics`].
    GenericsId,
    /// A run of ids in [`FileFacts::lists`]: the length stands at this index, the ids behind it.
    ListId,
}

impl ItemId {
    /// The item of what is not there any more.
    pub const NONE: Self = Self(u32::MAX);
}

/// What a `// feeler:` comment allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allow {
    /// Rule codes or names as written.
    pub codes: Vec<String>,
    /// Range of each code, parallel to `codes`.
    pub code_spans: Vec<Span>,
    /// `until=YYYY-MM-DD`, as written.
    pub until: Option<String>,
    /// The reason behind the parenthesis, trimmed; empty when there is none.
    pub reason: String,
    /// The whole comment.
    pub span: Span,
    /// Whether the comment has a line of its own (then it covers what comes next) or trails code (then it covers its line).
    pub own_line: bool,
    /// Offset of the first code that the comment covers: the next token for `own_line`, else the first token of its line.
    pub target: u32,
}

/// Something the parser could not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What is wrong, one sentence without a period.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// A block that declares items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemBlock {
    /// The body that it is in.
    pub body: ExprId,
    /// The block.
    pub block: ExprId,
    /// The nearest such block around it.
    pub outer: Option<ExprId>,
    /// What it declares.
    pub items: ListId,
}

/// What an attribute says that a field is where nothing else is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDefault {
    /// The type.
    pub item: ItemId,
    /// The field.
    pub field: Name,
    /// What it is.
    pub amount: Amount,
    /// The function that gives it, where one does.
    pub by: Option<PathId>,
    /// Where that is written.
    pub at: Span,
}

/// A macro call in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MacroUse {
    /// The call.
    pub call: CallId,
    /// The macro's name, without its path.
    pub name: Name,
    /// Range of the tokens between the delimiters.
    pub body: Span,
    /// The whole call.
    pub span: Span,
}

/// Everything known about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Interned names.
    pub names: Names,
    /// The items of the file's own module, in order.
    pub root: Vec<ItemId>,
    /// All items, nested ones included.
    pub items: Vec<Item>,
    /// Function signatures and bodies.
    pub fns: Vec<Function>,
    /// Generic parameter lists.
    pub generics: Vec<Generics>,
    /// Type terms.
    pub types: Vec<TypeRef>,
    /// Paths, of types and of expressions.
    pub paths: Vec<Path>,
    /// Segments of paths.
    pub segments: Vec<Segment>,
    /// Generic arguments of segments.
    pub args: Vec<GenericArgs>,
    /// `<T as Trait>` in front of paths.
    pub qualified: Vec<(TypeId, Option<PathId>)>,
    /// Expressions.
    pub exprs: Vec<Expr>,
    /// Patterns.
    pub pats: Vec<Pat>,
    /// Calls.
    pub calls: Vec<Call>,
    /// Closures and async blocks.
    pub scopes: Vec<Scope>,
    /// Length-prefixed runs of ids.
    pub lists: Vec<u32>,
    /// Blocks that declare items, outer ones first.
    pub blocks: Vec<ItemBlock>,
    /// Constants and statics with an amount, sorted.
    pub amounts: Vec<(ItemId, Amount)>,
    /// What attributes say that fields are by default, sorted by item.
    pub defaults: Vec<WrittenDefault>,
    /// Macro calls in bodies; only in a [surface](FileFacts::surface), where [`FileFacts::calls`] is empty.
    pub macros: Vec<MacroUse>,
    /// `// feeler: allow(..)` comments.
    pub allows: Vec<Allow>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Whether the file carries `#![cfg(test)]` or the like.
    pub test_only: bool,
}

impl FileFacts {
    /// The text of a name.
    pub fn name(&self, name: Name) -> &str {
        self.names.get(name)
    }

    /// The segments of a path.
    pub fn segments_of(&self, path: PathId) -> &[Segment] {
        let path = &self.paths[path.0 as usize];
        &self.segments[path.first as usize..path.first as usize + usize::from(path.len)]
    }

    /// The arguments of a segment, absent when none are written.
    pub fn args_of(&self, segment: &Segment) -> Option<&GenericArgs> {
        self.args.get((segment.args as usize).checked_sub(1)?)
    }

    /// The type and trait in front of `<T as Trait>::a`.
    pub fn qself(&self, path: PathId) -> Option<(TypeId, Option<PathId>)> {
        self.qualified.get((self.paths[path.0 as usize].qself as usize).checked_sub(1)?).copied()
    }

    /// The ids of a list.
    pub fn list(&self, list: ListId) -> &[u32] {
        let at = list.0 as usize;
        let len = self.lists[at] as usize;
        &self.lists[at + 1..at + 1 + len]
    }
}
