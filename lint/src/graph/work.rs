//! What the runs of a timer surely come to: the disk, the network, a database, another program, much computing; and how.
//!
//! Unlike [`Graph`](super::Graph) it follows what is awaited, and leaves out what a run starts and does not wait for; unlike
//! [`Census`] it asks of single calls, and knows the way.

use super::{
    FEW_TARGETS,
    census::{Census, Kind},
    classify::external_of,
    timers::Run,
};
use crate::{
    base::{finding::Confidence, source::Span},
    catalog::{Effects, Level},
    facts::*,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// What runs contend for, most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Contention {
    /// Queries.
    Database,
    /// Requests to other machines.
    Network,
    /// Other programs.
    Process,
    /// Files that are written.
    Disk,
    /// Files that are only read: mostly from memory, and as often as not they are no files at all (`/proc`, `/sys`).
    Reading,
    /// Computing.
    Cpu,
}

impl Contention {
    /// The name by which `feeler_shim::cadence` and `feeler.toml` call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Network => "network",
            Self::Process => "process",
            Self::Disk | Self::Reading => "disk",
            Self::Cpu => "cpu",
        }
    }

    /// The class that a class of an effect table counts as.
    fn of(class: &str, path: &str) -> Option<Self> {
        let reads = || READS.contains(&path.rsplit("::").next().unwrap_or(path)) && !path.contains("OpenOptions");
        Some(match class {
            "disk" | "fs" if reads() => Self::Reading,
            "database" | "db" => Self::Database,
            "network" | "net" | "net-dns" => Self::Network,
            "process" => Self::Process,
            "disk" | "fs" | "fs-walk" | "fs-sync" => Self::Disk,
            "cpu" | "archive" => Self::Cpu,
            _ => return None,
        })
    }
}

/// Calls that write nothing.
const READS: [&str; 11] = [
    "read",
    "read_to_string",
    "read_to_end",
    "read_exact",
    "read_line",
    "read_dir",
    "read_link",
    "open",
    "metadata",
    "exists",
    "canonicalize",
];

/// A call that uses something, and the way to it.
#[derive(Clone, Debug)]
pub struct Touch {
    /// What it uses.
    pub of: Contention,
    /// What is called, by its canonical path.
    pub primitive: ExternalId,
    /// Calls on the way, the primitive's own last.
    pub path: Vec<SiteId>,
}

/// Answers about what calls come to.
pub struct Work<'a> {
    program: &'a Program,
    census: Census<'a>,
    tables: Vec<&'a Effects>,
    /// Closures and async blocks by the body that they are written in.
    scopes: FxHashMap<NodeId, Vec<NodeId>>,
    /// First and last call of every body.
    sites: Vec<(u32, u32)>,
}

/// Calls are followed into so many bodies, one behind the other.
const MAX_HOPS: u32 = 8;
/// What comes to more bodies than this is no work of its own.
const MAX_BODIES: usize = 4_000;

impl<'a> Work<'a> {
    /// Prepares answers over some tables; the first that knows a call decides.
    pub fn new(program: &'a Program, tables: Vec<&'a Effects>) -> Self {
        let mut scopes: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for (at, node) in (0..).zip(&program.nodes) {
            if let Some(parent) = node.parent.filter(|_| matches!(node.kind, NodeKind::Closure | NodeKind::Async)) {
                scopes.entry(parent).or_default().push(NodeId(at));
            }
        }
        let mut sites = vec![(0, 0); program.nodes.len()];
        for (at, site) in (0..).zip(&program.sites) {
            let range: &mut (u32, u32) = &mut sites[site.node.0 as usize];
            if range.0 == range.1 {
                range.0 = at;
            }
            range.1 = at + 1;
        }
        let census = Census::new(program, tables.clone());
        Self { program, census, tables, scopes, sites }
    }

    /// What calls are by the tables.
    pub fn census(&self) -> &Census<'a> {
        &self.census
    }

    /// What a call of a program is by the tables.
    pub fn kind(&self, site: SiteId) -> Option<Kind<'a>> {
        self.census.kind(site)
    }

    /// What the calls of a body are by the tables.
    pub fn kinds_in(&self, node: NodeId) -> impl Iterator<Item = Kind<'a>> {
        self.sites_of(node).filter_map(|site| self.kind(site))
    }

    /// What runs of a body come to: for each kind of contention the shortest way, most telling first.
    pub fn of_runs<'r>(&self, node: NodeId, runs: impl Iterator<Item = &'r Run>) -> Vec<Touch> {
        let runs: Vec<&Run> = runs.collect();
        let started: Vec<Span> = runs.iter().filter(|run| self.is_start(run)).map(|run| run.at.span).collect();
        let is_started = |span: Span| started.iter().any(|start| start.covers(span));
        let mut search = Search::new(self, self.program.nodes[node.0 as usize].krate);
        for run in runs.iter().filter(|run| !is_started(run.at.span)) {
            if let Some(site) = run.site {
                search.call(site, None);
            }
        }
        // Closures and async blocks that the calls are given, or that stand beside them.
        for scope in self.scopes.get(&node).into_iter().flatten() {
            let extent = self.program.nodes[scope.0 as usize].extent;
            let given = runs.iter().any(|run| run.at.span.covers(extent));
            if given && !is_started(extent) {
                search.enter(*scope, None);
            }
        }
        search.finish()
    }

    /// What a call is given to run comes to.
    pub fn of_call(&self, site: SiteId) -> Vec<Touch> {
        let info = &self.program.sites[site.0 as usize];
        let (node, span) = (info.node, info.at.span);
        let mut search = Search::new(self, self.program.nodes[node.0 as usize].krate);
        let inside = |it: &SiteId| *it != site && span.covers(self.program.sites[it.0 as usize].at.span);
        self.sites_of(node).filter(inside).for_each(|it| search.call(it, None));
        for scope in self.scopes.get(&node).into_iter().flatten() {
            if span.covers(self.program.nodes[scope.0 as usize].extent) {
                search.enter(*scope, None);
            }
        }
        search.finish()
    }

    /// Whether a run starts something that nobody waits for.
    fn is_start(&self, run: &Run) -> bool {
        let by_name = run.name.starts_with("spawn") && !run.name.contains("blocking");
        !run.awaited && (by_name || run.site.is_some_and(|site| self.starts(site)))
    }

    /// Whether a call hands something to an executor or thread, and goes on.
    fn starts(&self, site: SiteId) -> bool {
        let info = &self.program.sites[site.0 as usize];
        if info.awaited || info.chain_awaited {
            return false;
        }
        let spawns = |path: &str| self.tables.iter().any(|table| table.boundaries().is_spawn(path));
        let by_name = |name: &str| {
            let last = name.rsplit("::").next().unwrap_or(name);
            last.starts_with("spawn") && !last.contains("blocking")
        };
        self.census.edges_of(site).iter().any(|edge| match (external_of(self.program, edge.callee), edge.callee) {
            (Some(path), _) => spawns(self.census.text(path)) || by_name(self.census.text(path)),
            (None, Callee::Node(node)) => by_name(&self.program.nodes[node.0 as usize].symbol),
            _ => false,
        })
    }

    fn sites_of(&self, node: NodeId) -> impl Iterator<Item = SiteId> + use<> {
        let (from, to) = self.sites[node.0 as usize];
        (from..to).map(SiteId)
    }
}

/// Whether a function only stands in for another one, by the modules it is in.
fn is_mock(symbol: &str) -> bool {
    symbol.split("::").any(|word| matches!(word, "mock" | "mocks" | "fake" | "fakes" | "stub" | "stubs"))
}

/// The entry before, and the call.
type Before = (usize, SiteId);

/// One search, breadth first: the first way to something is the shortest.
struct Search<'w, 'a> {
    work: &'w Work<'a>,
    krate: u32,
    /// Bodies to look into, with how they were reached, and over how many calls.
    open: Vec<(NodeId, Option<Before>, u32)>,
    seen: FxHashSet<NodeId>,
    found: Vec<Touch>,
}

impl<'w, 'a> Search<'w, 'a> {
    fn new(work: &'w Work<'a>, krate: u32) -> Self {
        Self { work, krate, open: Vec::new(), seen: FxHashSet::default(), found: Vec::new() }
    }

    /// A call: it uses something itself, or runs a body.
    fn call(&mut self, site: SiteId, from: Option<usize>) {
        let kind = self.work.kind(site).filter(|kind| kind.level > Level::Low);
        if let Some((of, kind)) =
            kind.and_then(|kind| Some((Contention::of(kind.class, self.work.census.text(kind.path))?, kind)))
        {
            if self.found.iter().all(|it| it.of != of) {
                let path = self.path(site, from);
                self.found.push(Touch { of, primitive: kind.path, path });
            }
            return;
        }
        for edge in self.work.census.edges_of(site).iter().filter(|edge| edge.confidence > Confidence::Low) {
            if let Callee::Node(node) = edge.callee
                && self.is_sure(node)
                && !is_mock(&self.work.program.nodes[node.0 as usize].symbol)
            {
                self.enter(node, Some((from.unwrap_or(usize::MAX), site)));
            }
        }
    }

    /// A call through a trait is followed where few implementations are linked into one program with the caller.
    fn is_sure(&self, node: NodeId) -> bool {
        let program = self.work.program;
        let info = &program.nodes[node.0 as usize];
        if info.kind != NodeKind::Dispatch {
            return true;
        }
        let targets: FxHashSet<Callee> = self
            .work
            .sites_of(node)
            .flat_map(|site| self.work.census.edges_of(site))
            .map(|edge| edge.callee)
            .filter(|callee| match callee {
                Callee::Node(node) => {
                    let other = program.nodes[node.0 as usize].krate;
                    program.linked.contains(&(self.krate.min(other), self.krate.max(other)))
                }
                _ => true,
            })
            .collect();
        targets.len() <= FEW_TARGETS
    }

    fn enter(&mut self, node: NodeId, from: Option<Before>) {
        let depth = from.and_then(|(at, _)| self.open.get(at)).map_or(0, |(.., depth)| depth + 1);
        if depth < MAX_HOPS && self.open.len() < MAX_BODIES && self.seen.insert(node) {
            self.open.push((node, from, depth));
        }
    }

    fn finish(mut self) -> Vec<Touch> {
        let mut at = 0;
        while at < self.open.len() {
            self.look_into(at);
            at += 1;
        }
        self.found.sort_by_key(|touch| touch.of);
        self.found
    }

    fn look_into(&mut self, at: usize) {
        let (node, ..) = self.open[at];
        let work = self.work;
        let starts = |site: &SiteId| work.starts(*site);
        let span = |site: SiteId| work.program.sites[site.0 as usize].at.span;
        let started: Vec<Span> = work.sites_of(node).filter(starts).map(span).collect();
        let is_started = |span: Span| started.iter().any(|start| start.covers(span));
        for site in work.sites_of(node).filter(|site| !is_started(span(*site))) {
            self.call(site, Some(at));
        }
        for scope in work.scopes.get(&node).into_iter().flatten() {
            let extent = work.program.nodes[scope.0 as usize].extent;
            if !is_started(extent) {
                self.enter_scope(*scope, at);
            }
        }
    }

    /// A closure or async block is part of the body that it is written in.
    fn enter_scope(&mut self, scope: NodeId, of: usize) {
        let (_, from, depth) = self.open[of];
        if self.open.len() < MAX_BODIES && self.seen.insert(scope) {
            self.open.push((scope, from, depth));
        }
    }

    /// The calls that lead to one.
    fn path(&self, site: SiteId, from: Option<usize>) -> Vec<SiteId> {
        let mut path = vec![site];
        let mut at = from;
        while let Some((_, Some((before, call)), _)) = at.and_then(|at| self.open.get(at)) {
            path.push(*call);
            at = Some(*before);
        }
        path.reverse();
        path
    }
}
