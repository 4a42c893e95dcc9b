//! Where facts are written: the arenas of one file, and the lists that are being built.

use super::names::Names;
use crate::{base::source::Span, facts::*};
use std::cell::Cell;

/// Builds the facts of one file.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) facts: FileFacts,
    names: Names,
    /// Ids of the lists that are being built, innermost last.
    scratch: Vec<u32>,
    /// Items of the blocks that are being built: they come between the statements, which are on `scratch`.
    block_items: Vec<u32>,
    /// Segments of the paths that are being built.
    segments: Vec<Segment>,
    /// Whether some block declares items.
    declares: bool,
}

/// Arenas with more expressions are not kept.
const LARGEST_SPARE: usize = 1 << 16;

thread_local! {
    /// What one file leaves for the next on the same thread: growing afresh for every file costs a tenth of the time.
    static SPARE: Cell<Builder> = Cell::default();
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

/// What may stand in front of a path's segments.
#[derive(Clone, Copy, Default)]
pub(super) struct PathHead {
    pub(super) leading: bool,
    pub(super) dollar_crate: bool,
    pub(super) qself: Option<(TypeId, Option<PathId>)>,
}

/// A block under construction.
pub(super) struct OpenBlock {
    stmts: Mark,
    items: usize,
    pub(super) tail: Option<ExprId>,
}

/// How much was written at some time, to forget what came later.
#[derive(Clone, Copy)]
pub(super) struct Checkpoint {
    items: usize,
    defaults: usize,
    fns: usize,
    generics: usize,
    types: usize,
    paths: usize,
    path_segments: usize,
    args: usize,
    qualified: usize,
    exprs: usize,
    pats: usize,
    calls: usize,
    scopes: usize,
    lists: usize,
    scratch: usize,
    block_items: usize,
    segments: usize,
}

impl Builder {
    /// An empty builder with the arenas of an earlier file.
    pub(super) fn new() -> Self {
        let mut builder = SPARE.take();
        builder.facts.lists.push(0);
        builder.facts.generics.push(Generics::default());
        builder
    }

    /// The facts, without spare capacity; the arenas are kept for the next file.
    pub(super) fn finish(mut self) -> FileFacts {
        let facts = &mut self.facts;
        let small = facts.exprs.capacity() <= LARGEST_SPARE;
        let mut result = FileFacts {
            names: self.names.take_texts(),
            root: std::mem::take(&mut facts.root),
            items: facts.items.drain(..).collect(),
            fns: facts.fns.drain(..).collect(),
            generics: facts.generics.drain(..).collect(),
            types: facts.types.drain(..).collect(),
            paths: facts.paths.drain(..).collect(),
            segments: facts.segments.drain(..).collect(),
            args: facts.args.drain(..).collect(),
            qualified: facts.qualified.drain(..).collect(),
            exprs: facts.exprs.drain(..).collect(),
            pats: facts.pats.drain(..).collect(),
            calls: facts.calls.drain(..).collect(),
            scopes: facts.scopes.drain(..).collect(),
            lists: facts.lists.drain(..).collect(),
            blocks: Vec::new(),
            amounts: Vec::new(),
            defaults: std::mem::take(&mut facts.defaults),
            macros: Vec::new(),
            allows: std::mem::take(&mut facts.allows),
            problems: std::mem::take(&mut facts.problems),
            test_only: std::mem::take(&mut facts.test_only),
        };
        if std::mem::take(&mut self.declares) {
            result.blocks = visit::item_blocks(&result);
        }
        result.amounts = written::amounts(&result);
        written::pacing_fns(&result).into_iter().for_each(|id| result.fns[id.0 as usize].paces = true);
        written::napping_fns(&result).into_iter().for_each(|id| result.fns[id.0 as usize].naps = true);
        visit::naming_fns(&result).into_iter().for_each(|id| result.fns[id.0 as usize].names_file = true);
        self.scratch.clear();
        self.block_items.clear();
        self.segments.clear();
        if small {
            SPARE.set(self);
        }
        result
    }

    /// How much is written by now.
    pub(super) fn checkpoint(&self) -> Checkpoint {
        let facts = &self.facts;
        Checkpoint {
            items: facts.items.len(),
            defaults: facts.defaults.len(),
            fns: facts.fns.len(),
            generics: facts.generics.len(),
            types: facts.types.len(),
            paths: facts.paths.len(),
            path_segments: facts.segments.len(),
            args: facts.args.len(),
            qualified: facts.qualified.len(),
            exprs: facts.exprs.len(),
            pats: facts.pats.len(),
            calls: facts.calls.len(),
            scopes: facts.scopes.len(),
            lists: facts.lists.len(),
            scratch: self.scratch.len(),
            block_items: self.block_items.len(),
            segments: self.segments.len(),
        }
    }

    /// Forgets what was written since `to`. Names stay: they mean nothing by themselves.
    pub(super) fn rollback(&mut self, to: Checkpoint) {
        let facts = &mut self.facts;
        facts.items.truncate(to.items);
        facts.defaults.truncate(to.defaults);
        facts.fns.truncate(to.fns);
        facts.generics.truncate(to.generics);
        facts.types.truncate(to.types);
        facts.paths.truncate(to.paths);
        facts.segments.truncate(to.path_segments);
        facts.args.truncate(to.args);
        facts.qualified.truncate(to.qualified);
        facts.exprs.truncate(to.exprs);
        facts.pats.truncate(to.pats);
        facts.calls.truncate(to.calls);
        facts.scopes.truncate(to.scopes);
        facts.lists.truncate(to.lists);
        self.scratch.truncate(to.scratch);
        self.block_items.truncate(to.block_items);
        self.segments.truncate(to.segments);
    }

    /// The name that `text` is, `r#` left out.
    pub(super) fn name(&mut self, text: &str) -> Name {
        self.names.intern(text.strip_prefix("r#").unwrap_or(text))
    }

    /// The text of a name.
    pub(super) fn text(&self, name: Name) -> &str {
        self.names.text(name)
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
        let ids = &self.scratch[mark.0..];
        if ids.is_empty() {
            return EMPTY;
        }
        let id = ListId(self.facts.lists.len() as u32);
        self.facts.lists.push(ids.len() as u32);
        self.facts.lists.extend_from_slice(ids);
        self.scratch.truncate(mark.0);
        id
    }

    /// Stores a list of one.
    pub(super) fn single(&mut self, id: u32) -> ListId {
        let mark = self.open();
        self.push(id);
        self.close(mark)
    }

    /// Ends the list that began at `mark` and gives its ids instead of storing them.
    pub(super) fn take(&mut self, mark: Mark) -> Vec<u32> {
        self.scratch.split_off(mark.0)
    }

    /// Forgets the list that began at `mark`.
    pub(super) fn abandon(&mut self, mark: Mark) {
        self.scratch.truncate(mark.0);
    }

    /// Begins a block.
    pub(super) fn open_block(&self) -> OpenBlock {
        OpenBlock { stmts: self.open(), items: self.block_items.len(), tail: None }
    }

    /// Adds a statement to the innermost block.
    pub(super) fn push_stmt(&mut self, stmt: Stmt) {
        self.scratch.extend_from_slice(&stmt.encode());
    }

    /// Whether the innermost list ends with a statement.
    pub(super) fn last_pushed(&self, stmt: Stmt) -> bool {
        self.scratch.ends_with(&stmt.encode())
    }

    /// Moves the ids of the list that began at `mark` to the items of the innermost block.
    pub(super) fn put_block_items(&mut self, mark: Mark) {
        self.block_items.extend_from_slice(&self.scratch[mark.0..]);
        self.scratch.truncate(mark.0);
    }

    /// Ends a block.
    pub(super) fn close_block(&mut self, block: OpenBlock) -> ExprId {
        let stmts = self.close(block.stmts);
        let mark = self.open();
        self.scratch.extend_from_slice(&self.block_items[block.items..]);
        self.block_items.truncate(block.items);
        let items = self.close(mark);
        self.declares |= items != EMPTY;
        self.add(Expr::Block { stmts, items, tail: block.tail })
    }

    /// Adds a segment to the innermost path.
    pub(super) fn push_segment(&mut self, name: Name, args: Option<GenericArgs>) {
        let args = args.map_or(0, |args| {
            self.facts.args.push(args);
            self.facts.args.len() as u32
        });
        self.segments.push(Segment { name, args });
    }

    /// How many segments are under construction, to begin a path.
    pub(super) fn segments(&self) -> usize {
        self.segments.len()
    }

    /// Ends the path whose segments began at `from`. Segments past the 65,535th are dropped: nobody wrote them.
    pub(super) fn close_path(&mut self, from: usize, head: PathHead, span: Span) -> PathId {
        let first = self.facts.segments.len() as u32;
        let len = u16::try_from(self.segments.len() - from).unwrap_or(u16::MAX);
        self.facts.segments.extend_from_slice(&self.segments[from..from + usize::from(len)]);
        self.segments.truncate(from);
        let qself = head.qself.map_or(0, |qself| {
            self.facts.qualified.push(qself);
            self.facts.qualified.len() as u32
        });
        let PathHead { leading, dollar_crate, .. } = head;
        self.facts.paths.push(Path { first, len, leading, dollar_crate, qself, span });
        PathId(self.facts.paths.len() as u32 - 1)
    }

    /// What an expression is.
    pub(super) fn expr(&self, id: ExprId) -> Expr {
        self.facts.exprs[id.0 as usize]
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

    /// A path of one segment without arguments.
    pub(super) fn add_name(&mut self, name: Name, span: Span) -> PathId {
        let from = self.segments();
        self.push_segment(name, None);
        self.close_path(from, PathHead::default(), span)
    }

    pub(super) fn add_call(&mut self, call: Call) -> ExprId {
        self.facts.calls.push(call);
        self.add(Expr::Call(CallId(self.facts.calls.len() as u32 - 1)))
    }

    pub(super) fn add_scope(&mut self, scope: Scope) -> ExprId {
        self.facts.scopes.push(scope);
        self.add(Expr::Scope(ScopeId(self.facts.scopes.len() as u32 - 1)))
    }

    pub(super) fn add_fn(&mut self, function: Function) -> FnId {
        self.facts.fns.push(function);
        FnId(self.facts.fns.len() as u32 - 1)
    }

    /// Stores an item and adds it to the innermost list.
    pub(super) fn put_item(&mut self, item: Item) -> ItemId {
        let id = ItemId(self.facts.items.len() as u32);
        self.facts.items.push(item);
        self.push(id.0);
        id
    }
}
