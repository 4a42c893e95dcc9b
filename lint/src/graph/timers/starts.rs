//! Who starts what recurs, and which binaries run it.

use super::{StartKind, Started};
use crate::{
    base::finding::Location,
    catalog::{Effects, paths::last},
    facts::*,
    graph::classify::external_of,
};
use rustc_hash::{FxHashMap, FxHashSet};

/// So many functions stand between a loop and what starts it.
const MAX_HOPS: u32 = 6;

pub(super) struct Starts<'a> {
    program: &'a Program,
    /// Starts by the call, with their functions.
    by_site: FxHashMap<SiteId, (NodeId, &'a Start)>,
    /// Starts by the calls whose futures they are given.
    by_future: FxHashMap<SiteId, SiteId>,
    /// Calls that a wait around them ends.
    limited: FxHashSet<SiteId>,
    /// Calls by the body that they run; of bodies that stand in one place, the first stands for all.
    calls: FxHashMap<NodeId, Vec<SiteId>>,
    /// Calls that a body is passed to.
    passed: FxHashMap<NodeId, Vec<SiteId>>,
    /// The first body in a place.
    firsts: FxHashMap<(u32, Location), NodeId>,
    groups: FxHashSet<SiteId>,
}

/// Owners that end what they started, by a word of their path.
const GROUPS: [&str; 9] =
    ["JoinSet", "TaskTracker", "JoinMap", "Scope", "Spawner", "TaskSet", "FuturesUnordered", "LocalSet", "TaskGroup"];

impl<'a> Starts<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let mut firsts: FxHashMap<(u32, Location), NodeId> = FxHashMap::default();
        for (at, node) in (0..).map(NodeId).zip(&program.nodes).filter(|(_, node)| node.kind != NodeKind::Dispatch) {
            firsts.entry((node.krate, node.at)).or_insert(at);
        }
        let mut this = Self {
            program,
            by_site: FxHashMap::default(),
            by_future: FxHashMap::default(),
            limited: FxHashSet::default(),
            calls: FxHashMap::default(),
            passed: FxHashMap::default(),
            firsts,
            groups: FxHashSet::default(),
        };
        for timed in &program.timed {
            this.limited.extend(&timed.limited);
            for start in &timed.starts {
                this.by_site.insert(start.site, (timed.node, start));
                this.by_future.extend(start.runs.iter().map(|run| (*run, start.site)));
            }
        }
        for edge in &program.edges {
            if let Callee::Node(node) = edge.callee {
                let first = this.first(node);
                this.calls.entry(first).or_default().push(edge.site);
            }
            if let Some(path) = external_of(program, edge.callee)
                && this.by_site.contains_key(&edge.site)
                && GROUPS.iter().any(|word| program.externals[path.0 as usize].contains(word))
            {
                this.groups.insert(edge.site);
            }
        }
        for flow in &program.flows {
            if let Callee::Node(node) = flow.value {
                let first = this.first(node);
                this.passed.entry(first).or_default().push(flow.site);
            }
        }
        this
    }

    /// The body that stands for all in its place.
    pub(super) fn first(&self, node: NodeId) -> NodeId {
        let info = &self.program.nodes[node.0 as usize];
        self.firsts.get(&(info.krate, info.at)).copied().unwrap_or(node)
    }

    /// Calls of a body, and of a trait's function that it may be.
    pub(super) fn sites_of(&self, node: NodeId) -> Vec<SiteId> {
        let calls = |node| self.calls.get(&self.first(node)).into_iter().flatten().copied();
        let (any, mut sites): (Vec<SiteId>, Vec<SiteId>) = calls(node).partition(|site| self.is_any(*site));
        sites.extend(any.iter().flat_map(|site| calls(self.site_node(*site))).filter(|site| !self.is_any(*site)));
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    fn site_node(&self, site: SiteId) -> NodeId {
        self.program.sites[site.0 as usize].node
    }

    /// Whether a call stands for that of any implementation.
    fn is_any(&self, site: SiteId) -> bool {
        self.program.nodes[self.site_node(site).0 as usize].kind == NodeKind::Dispatch
    }

    /// How a body is started: where there are several ways, by the one that minds it best.
    pub(super) fn of(&self, node: NodeId) -> Started {
        let mut found = Vec::new();
        self.look(node, 0, &mut FxHashSet::default(), &mut found);
        let plain =
            Started { kind: StartKind::Plain, site: None, function: None, in_constructor: false, takes_self: false };
        let best = |it: &Started| (it.kind, std::cmp::Reverse(it.site));
        found.into_iter().max_by_key(best).unwrap_or(plain)
    }

    fn look(&self, node: NodeId, hops: u32, seen: &mut FxHashSet<NodeId>, found: &mut Vec<Started>) {
        if hops > MAX_HOPS || !seen.insert(node) {
            return;
        }
        for site in self.passed.get(&self.first(node)).into_iter().flatten() {
            found.extend(self.started(*site));
        }
        if let Some(parent) = self.program.nodes[node.0 as usize].parent {
            // What runs in place, or is awaited, is as good as its surroundings.
            if found.is_empty() {
                self.look(parent, hops, seen, found);
            }
            return;
        }
        for site in self.calls.get(&self.first(node)).into_iter().flatten() {
            match self.by_future.get(site) {
                Some(start) => found.extend(self.started(*start)),
                None => self.look(self.program.sites[site.0 as usize].node, hops + 1, seen, found),
            }
        }
    }

    fn started(&self, site: SiteId) -> Option<Started> {
        let (function, start) = *self.by_site.get(&site)?;
        let kind = match start.handle {
            _ if self.groups.contains(&site) => StartKind::Grouped,
            Handle::Dropped => StartKind::Discarded,
            Handle::Kept => StartKind::Kept,
            Handle::Stored => StartKind::Stored,
        };
        let timed = self.program.timed.binary_search_by_key(&function, |it| it.node).ok();
        let in_constructor = timed.is_some_and(|at| self.program.timed[at].constructs) || self.makes(function);
        Some(Started { kind, site: Some(site), function: Some(function), in_constructor, takes_self: start.takes_self })
    }

    fn makes(&self, function: NodeId) -> bool {
        matches!(last(&self.program.nodes[function.0 as usize].symbol), "new" | "start" | "spawn" | "build")
    }

    /// Whether all that call a function end it after some time.
    pub(super) fn is_limited(&self, function: NodeId) -> bool {
        let calls = self.calls.get(&self.first(function));
        calls.is_some_and(|calls| calls.iter().all(|site| self.limited.contains(site)))
    }

    /// Per body: the `main` functions of binaries that come to it.
    pub(super) fn processes(&self) -> FxHashMap<NodeId, Vec<NodeId>> {
        let program = self.program;
        let (mut starts, mut next) = (vec![0_u32; program.nodes.len() + 1], Vec::new());
        let each = |each: &mut dyn FnMut(NodeId, NodeId)| {
            for edge in &program.edges {
                if let Callee::Node(to) = edge.callee {
                    each(program.sites[edge.site.0 as usize].node, to);
                }
            }
            for flow in &program.flows {
                if let Callee::Node(to) = flow.value {
                    each(program.sites[flow.site.0 as usize].node, to);
                }
            }
            for (at, node) in (0..).map(NodeId).zip(&program.nodes) {
                if let Some(parent) = node.parent {
                    each(parent, at);
                }
            }
        };
        each(&mut |from, _| starts[from.0 as usize + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        next.resize(starts[program.nodes.len()] as usize, NodeId(0));
        let mut ends = starts.clone();
        each(&mut |from, to| {
            next[ends[from.0 as usize] as usize] = to;
            ends[from.0 as usize] += 1;
        });
        let mut reached: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        let mains = (0..).map(NodeId).zip(&program.nodes).filter(|(_, node)| node.flags.main).map(|(at, _)| at);
        let mut seen = vec![u32::MAX; program.nodes.len()];
        for (number, main) in (0..).zip(mains) {
            let mut open = vec![main];
            while let Some(node) = open.pop() {
                if std::mem::replace(&mut seen[node.0 as usize], number) == number {
                    continue;
                }
                let of = reached.entry(self.first(node)).or_default();
                if of.last() != Some(&main) {
                    of.push(main);
                }
                open.extend(&next[starts[node.0 as usize] as usize..starts[node.0 as usize + 1] as usize]);
            }
        }
        reached
    }

    /// What the table says that a call is: its class, with the path that is called.
    pub(super) fn class(&self, table: &'a Effects, site: SiteId) -> Option<(&'a str, ExternalId)> {
        let info = &self.program.sites[site.0 as usize];
        super::periods::edges(self.program, site).iter().find_map(|edge| {
            let path = external_of(self.program, edge.callee)?;
            let text = &self.program.externals[path.0 as usize];
            let entry = match text.strip_prefix("?::") {
                Some(method) => table.named(method, info.args)?,
                None => table.primitive(text, info.args, &[])?,
            };
            Some((table.classes()[usize::from(entry.class)].name.as_str(), path))
        })
    }
}
