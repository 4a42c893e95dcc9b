//! The seam between languages and the graph: who calls what, in which colour, how surely.
//!
//! A linker produces [`Program`]; the graph reads nothing else. Effects, boundaries and contexts are no matter of a linker.

use crate::base::{
    finding::{Confidence, Location},
    source::Span,
};
use serde::{Deserialize, Serialize};

/// A body that can run: dense, over the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct NodeId(pub u32);

/// A call expression: dense, over the whole program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SiteId(pub u32);

/// Index of a canonical external path in [`Program::externals`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ExternalId(pub u32);

/// How a body runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NodeKind {
    /// A plain function or method.
    Fn,
    /// An `async fn`: calling it runs nothing, polling it runs the body.
    AsyncFn,
    /// A closure: runs when called.
    Closure,
    /// An async block, async closure or stream body: runs when polled.
    Async,
    /// Not a body: stands for a trait method called without a known implementation; its edges lead to the implementations.
    Dispatch,
}

/// A body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// How it runs.
    pub kind: NodeKind,
    /// The body it is written in, for closures and async blocks.
    pub parent: Option<NodeId>,
    /// Where it is written: the signature for functions, the whole expression for scopes.
    pub at: Location,
    /// The whole item or expression, attributes included.
    pub extent: Span,
    /// Qualified name, e.g. `a::x::Loader::refresh`, `a::f::{closure#0}`.
    pub symbol: Box<str>,
    /// Canonical path by which effect tables know it, when it belongs to a described external crate.
    pub external: Option<ExternalId>,
    /// Number of parameters that can be called (callable flows index into them); `self` counts as parameter 0 where present.
    pub params: u16,
    /// What else is known.
    pub flags: NodeFlags,
    /// Index of the crate in [`Program::crates`].
    pub krate: u32,
}

/// Facts about a body that contexts and cold rules select on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeFlags {
    /// Marked hot in the source.
    pub hot: bool,
    /// `poll*` method that takes a task context.
    pub poll: bool,
    /// Start-up: the async body of `main`, or the block that a sync `main` blocks on.
    pub startup: bool,
    /// `main` of a binary.
    pub main: bool,
}

/// How an edge runs its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Colour {
    /// In place, before the next statement.
    Inline,
    /// Creates a future; the target runs when polled.
    Creates,
}

/// What a call can run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Callee {
    /// A body of the program.
    Node(NodeId),
    /// Something outside of it, by canonical path.
    External(ExternalId),
    /// A callable parameter of the caller's function: (node, parameter).
    Param(NodeId, u16),
}

/// A call site.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Site {
    /// The body that holds it.
    pub node: NodeId,
    /// The whole call expression.
    pub at: Location,
    /// Where a person looks: the callee's part of the expression.
    pub focus: Span,
    /// Number of arguments, receiver excluded.
    pub args: u16,
    /// Canonical paths of the types seen in receiver and arguments, generics included: conditions of effect tables look at them.
    pub subjects: Box<[ExternalId]>,
    /// Whether `.await` follows directly.
    pub awaited: bool,
    /// Whether an `.await` follows later in the same postfix chain.
    pub chain_awaited: bool,
    /// Inside a `loop` or `while` that the same body runs.
    pub in_loop: bool,
}

impl Site {
    /// The place that a person would change: from the callee's name to the end of the call.
    pub fn place(&self) -> Location {
        Location { file: self.at.file, span: Span::new(self.focus.start, self.at.span.end.max(self.focus.end)) }
    }
}

/// Who found an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Producer {
    /// The linker over what the source says.
    Source,
}

/// A resolved call: one per possible callee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The call.
    pub site: SiteId,
    /// What it can run.
    pub callee: Callee,
    /// How.
    pub colour: Colour,
    /// How surely.
    pub confidence: Confidence,
    /// Who found it.
    pub producer: Producer,
}

/// A callable value that a call passes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The call it is passed to.
    pub site: SiteId,
    /// Parameter of the callee: 0 is the first one written, or `self` for methods; callees count alike.
    pub param: u16,
    /// The value.
    pub value: Callee,
}

/// A lock that a body takes: the value that keeps it until it is dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// The body that takes the lock.
    pub node: NodeId,
    /// The call that takes it.
    pub at: Location,
    /// The same call, if it is among the sites.
    pub site: Option<SiteId>,
    /// Canonical path of the guard's type.
    pub ty: ExternalId,
    /// What the guard is called; nothing for a temporary.
    pub name: Option<String>,
    /// The lock protects no value, only the stretch of code that holds it.
    pub section: bool,
}

/// A call that surely runs while a guard of its own body lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hold {
    /// The call.
    pub site: SiteId,
    /// Index in [`Program::guards`].
    pub guard: u32,
    /// Whether the call is one of what the guard protects: `guard.flush()`.
    pub own: bool,
}

/// What a linker gives to the graph.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Program {
    /// Crate names by index.
    pub crates: Vec<String>,
    /// Pairs of crates that some crate's dependencies hold together (itself included), smaller index first.
    pub linked: std::collections::HashSet<(u32, u32), rustc_hash::FxBuildHasher>,
    /// Rust files that belong to some target.
    pub in_tree: std::collections::HashSet<crate::base::source::FileId, rustc_hash::FxBuildHasher>,
    /// Bodies.
    pub nodes: Vec<Node>,
    /// Call sites, grouped by node in order of appearance.
    pub sites: Vec<Site>,
    /// Edges, sorted by site.
    pub edges: Vec<Edge>,
    /// Callable values passed on, sorted by site.
    pub flows: Vec<Flow>,
    /// Canonical external paths.
    pub externals: Vec<String>,
    /// For trait methods: node, canonical trait path with the method (`tower_service::Service::call`), for contexts that select by trait.
    pub implements: Vec<(NodeId, ExternalId)>,
    /// Types of parameters by node: canonical paths, for contexts that select by parameter type.
    pub takes: Vec<(NodeId, ExternalId)>,
    /// Functions that hold a call that a rule watches, sorted by node.
    pub traced: Vec<super::Traced>,
    /// Functions with something that recurs, or with amounts that others need, sorted by node.
    pub timed: Vec<super::Timed>,
    /// Constants and statics with an amount, sorted by number.
    pub constants: Vec<super::Constant>,
    /// What attributes say of fields.
    pub defaults: Vec<super::FieldDefault>,
    /// Locks that bodies take, in order of appearance.
    pub guards: Vec<Guard>,
    /// Calls that run under them, sorted by guard.
    pub holds: Vec<Hold>,
}

impl Program {
    /// A canonical path as people know it: without the sign for owners that are not known.
    pub fn path(&self, of: ExternalId) -> &str {
        self.externals[of.0 as usize].trim_start_matches("?::").trim_start_matches("!::")
    }

    /// Whether every id leads somewhere and everything is sorted as it should be. What a linker gives is sound; what a file gives
    /// that says to be one need not be.
    pub fn is_sound(&self) -> bool {
        let node = |id: NodeId| (id.0 as usize) < self.nodes.len();
        let site = |id: SiteId| (id.0 as usize) < self.sites.len();
        let external = |id: ExternalId| (id.0 as usize) < self.externals.len();
        let callee = |callee: Callee| match callee {
            Callee::Node(id) | Callee::Param(id, _) => node(id),
            Callee::External(id) => external(id),
        };
        // A body stands behind the one that it is written in, so that ways up end.
        let nodes = (0..).zip(&self.nodes).all(|(at, it)| {
            it.parent.is_none_or(|parent| parent.0 < at)
                && it.external.is_none_or(external)
                && (it.krate as usize) < self.crates.len()
        });
        nodes
            && self.sites.iter().all(|it| node(it.node) && it.subjects.iter().copied().all(external))
            && self.edges.iter().all(|it| site(it.site) && callee(it.callee))
            && self.flows.iter().all(|it| site(it.site) && callee(it.value))
            && self.implements.iter().chain(&self.takes).all(|(of, path)| node(*of) && external(*path))
            && self.edges.is_sorted_by_key(|it| it.site)
            && self.flows.is_sorted_by_key(|it| it.site)
            && self.guards.iter().all(|it| node(it.node) && it.site.is_none_or(site) && external(it.ty))
            && self.holds.iter().all(|it| site(it.site) && (it.guard as usize) < self.guards.len())
            && self.traced.iter().all(|it| node(it.node) && it.is_sound(&site))
            && self.timed.iter().all(|it| node(it.node) && it.is_sound(self.nodes.len(), &site))
            && self.timed.is_sorted_by_key(|it| it.node)
            && self.constants.is_sorted_by_key(|it| it.id)
            && self.defaults.iter().all(|it| it.by.is_none_or(node))
    }
}
