//! The part of a program between bodies and what they reach: every call on any way, not only the witnesses that findings show.

use super::{FEW_TARGETS, Graph, PrimitiveCall, To};
use crate::{base::finding::Confidence, facts::*};
use std::collections::{BTreeMap, BTreeSet};

/// Where a call leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Into a body.
    Node(NodeId),
    /// To a primitive.
    Primitive(ExternalId),
}

/// A call and one thing that it runs.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The body that holds the call.
    pub from: NodeId,
    /// What it runs.
    pub to: End,
    /// The call.
    pub site: SiteId,
    /// How surely.
    pub confidence: Confidence,
    /// Whether it only makes a future.
    pub awaits: bool,
    /// The primitive, and the index of the graph whose tables say so.
    pub primitive: Option<(usize, PrimitiveCall)>,
}

/// All links of a program, for all of its effects.
pub struct Chains<'g> {
    program: &'g Program,
    links: Vec<Link>,
    /// Start of every node's links, with one more entry at the end.
    starts: Vec<usize>,
}

/// Which links may be walked, and which ones arrive.
pub struct Walk<'w> {
    /// Whether a link may be part of a chain.
    pub follows: &'w dyn Fn(&Link) -> bool,
    /// Whether a chain may end with a link.
    pub arrives: &'w dyn Fn(&Link) -> bool,
    /// Whether a chain may go on behind a link that arrives.
    pub goes_on: bool,
    /// Dynamic calls of many implementations of which few arrive are left out.
    pub sure: bool,
}

impl<'g> Chains<'g> {
    /// Joins the steps of all effects with the futures that bodies make.
    pub fn new(program: &'g Program, graphs: &[Graph<'_>]) -> Self {
        let mut links: Vec<Link> = Vec::new();
        for edge in &program.edges {
            if let (Callee::Node(node), Colour::Creates) = (edge.callee, edge.colour) {
                let from = program.sites[edge.site.0 as usize].node;
                let (to, confidence) = (End::Node(node), edge.confidence);
                links.push(Link { from, to, site: edge.site, confidence, awaits: true, primitive: None });
            }
        }
        for (at, graph) in graphs.iter().enumerate() {
            for from in (0..program.nodes.len() as u32).map(NodeId) {
                links.extend(graph.steps(from).iter().map(|step| {
                    let (to, primitive) = match step.to {
                        To::Node(node) => (End::Node(node), None),
                        To::Primitive(primitive) => (End::Primitive(primitive.path), Some((at, primitive))),
                    };
                    Link { from, to, site: step.site, confidence: step.confidence, awaits: false, primitive }
                }));
            }
        }
        links.sort_by_key(|link| (link.from, link.site, link.to, link.awaits, std::cmp::Reverse(link.confidence)));
        links.dedup_by_key(|link| (link.from, link.site, link.to, link.awaits));
        let mut starts = Vec::with_capacity(program.nodes.len() + 1);
        for node in 0..=program.nodes.len() as u32 {
            starts.push(links.partition_point(|link| link.from.0 < node));
        }
        Self { program, links, starts }
    }

    /// All links, grouped by the node that holds the call.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links out of a body.
    pub fn of(&self, node: NodeId) -> &[Link] {
        &self.links[self.starts[node.0 as usize]..self.starts[node.0 as usize + 1]]
    }

    /// Every link on a chain from one of the `starts` that ends where `walk` arrives.
    pub fn between(&self, starts: &[NodeId], walk: &Walk<'_>) -> Vec<Link> {
        let reaches = self.backward(walk);
        let vague: Vec<bool> = (0..self.program.nodes.len() as u32)
            .map(|at| walk.sure && self.is_vague(NodeId(at), &reaches, walk))
            .collect();
        let mut by_crate: BTreeMap<u32, Vec<NodeId>> = BTreeMap::new();
        for start in starts.iter().filter(|node| reaches[node.0 as usize]) {
            by_crate.entry(self.program.nodes[start.0 as usize].krate).or_default().push(*start);
        }
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for (krate, starts) in by_crate {
            self.forward(krate, starts, walk, &reaches, &vague, &mut found);
        }
        found.into_iter().map(|at| self.links[at]).collect()
    }

    /// Bodies from which some chain arrives.
    fn backward(&self, walk: &Walk<'_>) -> Vec<bool> {
        let mut reaches = vec![false; self.program.nodes.len()];
        let mut callers: Vec<Vec<NodeId>> = vec![Vec::new(); self.program.nodes.len()];
        let mut open = Vec::new();
        for link in &self.links {
            if (walk.arrives)(link) && !std::mem::replace(&mut reaches[link.from.0 as usize], true) {
                open.push(link.from);
            }
            if let End::Node(node) = link.to
                && (walk.follows)(link)
            {
                callers[node.0 as usize].push(link.from);
            }
        }
        while let Some(node) = open.pop() {
            for caller in &callers[node.0 as usize] {
                if !std::mem::replace(&mut reaches[caller.0 as usize], true) {
                    open.push(*caller);
                }
            }
        }
        reaches
    }

    fn counts(&self, link: &Link, reaches: &[bool], walk: &Walk<'_>) -> bool {
        let on = matches!(link.to, End::Node(node) if reaches[node.0 as usize]);
        (walk.arrives)(link) || (on && (walk.follows)(link))
    }

    /// As findings judge it: see [`super::reach::Reach`].
    fn is_vague(&self, node: NodeId, reaches: &[bool], walk: &Walk<'_>) -> bool {
        let links = self.of(node);
        self.program.nodes[node.0 as usize].kind == NodeKind::Dispatch
            && links.len() > FEW_TARGETS
            && links.iter().filter(|link| self.counts(link, reaches, walk)).count() * 2 < links.len()
    }

    /// From bodies of one crate: a dynamic call only runs what is linked into one program with it.
    fn forward(
        &self,
        krate: u32,
        starts: Vec<NodeId>,
        walk: &Walk<'_>,
        reaches: &[bool],
        vague: &[bool],
        found: &mut BTreeSet<usize>,
    ) {
        let mut seen: BTreeSet<NodeId> = starts.iter().copied().collect();
        let mut open = starts;
        while let Some(node) = open.pop() {
            let first = self.starts[node.0 as usize];
            for (at, link) in self.of(node).iter().enumerate() {
                if vague[node.0 as usize] || !self.counts(link, reaches, walk) || !self.is_linked(krate, link) {
                    continue;
                }
                found.insert(first + at);
                if let End::Node(target) = link.to
                    && (walk.goes_on || !(walk.arrives)(link))
                    && seen.insert(target)
                {
                    open.push(target);
                }
            }
        }
    }

    fn is_linked(&self, krate: u32, link: &Link) -> bool {
        let nodes = &self.program.nodes;
        let End::Node(target) = link.to else { return true };
        let other = nodes[target.0 as usize].krate;
        nodes[link.from.0 as usize].kind != NodeKind::Dispatch
            || self.program.linked.contains(&(krate.min(other), krate.max(other)))
    }
}
