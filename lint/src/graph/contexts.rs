//! Which bodies are in a context: written async, polled, called by an executor, or marked hot.

use super::{Graph, To, mode};
use crate::{base::finding::Confidence, facts::*};
use rustc_hash::FxHashMap;

/// Roots that configuration adds to the `hot` context.
pub struct HotRoots<'a> {
    /// Nodes selected by file or symbol.
    pub nodes: &'a [NodeId],
    /// Whether implementations of a trait method (`a::Router::route`) are hot, by themselves or by their trait.
    pub is_trait_method: &'a dyn Fn(&str) -> bool,
    /// Whether a parameter of this type makes a function hot.
    pub is_parameter_type: &'a dyn Fn(&str) -> bool,
}

/// Which nodes are in a context, and whether the site of a start-up body counts.
pub struct Context {
    /// Per node.
    pub inside: Vec<bool>,
}

impl Graph<'_> {
    /// Bodies that an executor polls, with the closures that run in place inside of them.
    pub fn async_context(&self) -> Context {
        let mut inside: Vec<bool> = self
            .program
            .nodes
            .iter()
            .enumerate()
            .map(|(at, node)| match node.kind {
                NodeKind::AsyncFn => node.external.is_none() && !self.private[at],
                NodeKind::Async => !self.private[at] && !self.described(NodeId(at as u32)),
                NodeKind::Fn => (node.flags.poll || self.modes[at] & mode::ASYNC != 0) && node.external.is_none(),
                NodeKind::Closure => {
                    self.modes[at] & (mode::ASYNC | mode::OFFLOAD) == mode::ASYNC && !self.described(NodeId(at as u32))
                }
                NodeKind::Dispatch => false,
            })
            .collect();
        for (node, path) in &self.program.implements {
            if self.effects.boundaries().contexts(self.path(*path)).any(|context| context == "async") {
                inside[node.0 as usize] = true;
            }
        }
        self.spread(&mut inside);
        Context { inside }
    }

    /// Bodies marked hot or configured so, with the closures that run in place inside of them.
    pub fn hot_context(&self, roots: &HotRoots<'_>) -> Context {
        let mut inside: Vec<bool> = self.program.nodes.iter().map(|node| node.flags.hot).collect();
        for node in roots.nodes {
            inside[node.0 as usize] = true;
        }
        for (node, path) in &self.program.implements {
            let path = self.path(*path);
            if self.effects.boundaries().contexts(path).any(|context| context == "hot") || (roots.is_trait_method)(path)
            {
                inside[node.0 as usize] = true;
            }
        }
        for (node, path) in &self.program.takes {
            if (roots.is_parameter_type)(self.path(*path)) {
                inside[node.0 as usize] = true;
            }
        }
        self.spread(&mut inside);
        Context { inside }
    }

    /// Bodies of described crates say what runs, not where.
    fn described(&self, mut node: NodeId) -> bool {
        loop {
            let info = self.node(node);
            match info.parent {
                Some(parent) => node = parent,
                None => return info.external.is_some(),
            }
        }
    }

    /// A closure that a body of the context runs in place is part of that body.
    fn spread(&self, inside: &mut [bool]) {
        let mut open: Vec<NodeId> =
            (0..inside.len() as u32).map(NodeId).filter(|node| inside[node.0 as usize]).collect();
        while let Some(node) = open.pop() {
            for step in self.steps(node) {
                let To::Node(target) = step.to else { continue };
                let closure = self.node(target).kind == NodeKind::Closure && step.confidence > Confidence::Low;
                if closure && !inside[target.0 as usize] {
                    inside[target.0 as usize] = true;
                    open.push(target);
                }
            }
        }
    }

    /// Whether a call belongs to start-up: in a start-up body (or a closure in it), before its first spawn, not in an endless loop.
    pub fn is_startup(&self, site: SiteId) -> bool {
        let site = self.site(site);
        if site.in_loop {
            return false;
        }
        let mut node = site.node;
        while self.node(node).kind == NodeKind::Closure
            && let Some(parent) = self.node(node).parent
        {
            node = parent;
        }
        let first_spawn = self.first_spawns.get(&node);
        self.startup[node.0 as usize] && first_spawn.is_none_or(|at| site.at.span.start < *at)
    }
}

/// Where bodies first spawn something.
pub(super) fn first_spawns(program: &Program, spawns: &[bool]) -> FxHashMap<NodeId, u32> {
    let mut first = FxHashMap::default();
    for (site, _) in program.sites.iter().zip(spawns).filter(|(_, spawns)| **spawns) {
        let at = first.entry(site.node).or_insert(site.at.span.start);
        *at = site.at.span.start.min(*at);
    }
    first
}

/// Start-up bodies: those marked so, those that synchronous code blocks on, and the async functions that only one of them calls.
pub(super) fn startup(program: &Program, blocked_on: Vec<bool>, spawns: &[bool]) -> Vec<bool> {
    let mut startup = blocked_on;
    for (at, node) in program.nodes.iter().enumerate() {
        startup[at] |= node.flags.startup;
    }
    let mut callers: Vec<Option<NodeId>> = vec![None; program.nodes.len()];
    let mut many = vec![false; program.nodes.len()];
    let main = |node: NodeId| {
        let info = &program.nodes[node.0 as usize];
        info.flags.startup
            || info.flags.main
            || info.parent.is_some_and(|parent| program.nodes[parent.0 as usize].flags.main)
    };
    let spawned = |at: SiteId| {
        let site = &program.sites[at.0 as usize];
        let covers = |other: &Site| {
            other.node == site.node && other.at.span != site.at.span && other.at.span.covers(site.at.span)
        };
        program.sites.iter().enumerate().any(|(other, info)| spawns[other] && covers(info))
    };
    for edge in &program.edges {
        if let (Callee::Node(callee), Colour::Creates) = (edge.callee, edge.colour) {
            let mut caller = program.sites[edge.site.0 as usize].node;
            if main(caller) && spawned(edge.site) {
                caller = callee;
            }
            many[callee.0 as usize] |= callers[callee.0 as usize].replace(caller).is_some();
        }
    }
    let thin: Vec<usize> = (0..program.nodes.len()).filter(|at| !many[*at] && callers[*at].is_some_and(main)).collect();
    for at in thin {
        startup[at] = true;
    }
    startup
}
