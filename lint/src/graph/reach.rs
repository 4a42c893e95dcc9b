//! What a body can reach: sets of classes for every node first, then, where asked, every primitive with its shortest surest chain.

use super::{FEW_TARGETS, Graph, PrimitiveCall, To};
use crate::{base::finding::Confidence, catalog::Level, facts::*};
use rustc_hash::{FxHashMap, FxHashSet};

/// What a question is about.
pub struct Query<'q> {
    /// Bit set of classes.
    pub classes: u64,
    /// Levels below do not count.
    pub level: Level,
    /// Steps into primitives and bodies that an allowance cuts, by site and by node.
    pub cut_sites: &'q [bool],
    /// See `cut_sites`.
    pub cut_nodes: &'q [bool],
    /// Longest chain.
    pub max_hops: u32,
}

/// A primitive that can be reached.
#[derive(Clone, Debug)]
pub struct Found {
    /// The primitive.
    pub primitive: PrimitiveCall,
    /// Its call.
    pub site: SiteId,
    /// The least sure step on the way.
    pub confidence: Confidence,
    /// Calls on the way, the primitive's own included.
    pub path: Vec<Leg>,
}

/// One call of a chain and the body it runs; the last one runs the primitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The call.
    pub site: SiteId,
    /// What it runs.
    pub into: Option<NodeId>,
}

/// Answers for one query.
pub struct Reach<'g, 'q> {
    graph: &'g Graph<'g>,
    query: Query<'q>,
    /// Whether a node reaches anything that counts.
    reaches: Vec<bool>,
    /// Dispatch nodes whose targets are too many and too few of which count.
    vague: FxHashSet<NodeId>,
    found: FxHashMap<(NodeId, u32), std::rc::Rc<Vec<Found>>>,
    /// As `found`, where only the answer to "anything?" was asked for; always with the same confidence.
    any: FxHashMap<(NodeId, u32), bool>,
}

impl<'g, 'q> Reach<'g, 'q> {
    /// Prepares answers: one backward pass over all steps.
    pub fn new(graph: &'g Graph<'g>, query: Query<'q>) -> Self {
        let mut reach = Self {
            graph,
            query,
            reaches: Vec::new(),
            vague: FxHashSet::default(),
            found: FxHashMap::default(),
            any: FxHashMap::default(),
        };
        reach.backward();
        let dispatch = (0..).zip(&graph.program.nodes).filter(|(_, node)| node.kind == NodeKind::Dispatch);
        reach.vague = dispatch.map(|(at, _)| NodeId(at)).filter(|node| reach.is_vague(*node)).collect();
        reach
    }

    fn counts(&self, primitive: &PrimitiveCall) -> bool {
        self.query.classes & (1 << primitive.class) != 0 && primitive.level >= self.query.level
    }

    fn cut(&self, site: SiteId) -> bool {
        self.query.cut_sites.get(site.0 as usize).copied().unwrap_or(false)
    }

    fn cut_node(&self, node: NodeId) -> bool {
        self.query.cut_nodes.get(node.0 as usize).copied().unwrap_or(false)
    }

    fn backward(&mut self) {
        let graph = self.graph;
        let mut reaches = vec![false; graph.program.nodes.len()];
        let mut open = Vec::new();
        for (node, at) in &graph.primitives {
            let step = &graph.steps[*at as usize];
            let counts = matches!(&step.to, To::Primitive(primitive) if self.counts(primitive));
            if counts && !self.cut_node(*node) && !self.cut(step.site) && !reaches[node.0 as usize] {
                reaches[node.0 as usize] = true;
                open.push(*node);
            }
        }
        while let Some(node) = open.pop() {
            for (caller, site) in graph.callers.get(node) {
                if !reaches[caller.0 as usize] && !self.cut_node(*caller) && !self.cut(*site) {
                    reaches[caller.0 as usize] = true;
                    open.push(*caller);
                }
            }
        }
        self.reaches = reaches;
    }

    fn is_vague(&self, node: NodeId) -> bool {
        let targets = self.graph.steps(node).len();
        let counting = self.graph.steps(node).iter().filter(|step| self.step_counts(&step.to)).count();
        targets > FEW_TARGETS && counting * 2 < targets
    }

    /// Whether a step leads to something that counts.
    pub fn step_counts(&self, to: &To) -> bool {
        match to {
            To::Node(node) => self.reaches[node.0 as usize] && !self.cut_node(*node),
            To::Primitive(primitive) => self.counts(primitive),
        }
    }

    /// Everything that a body reaches in a program around `krate`, surest and shortest chain for each primitive call.
    pub fn from_node(&mut self, start: NodeId, krate: u32) -> std::rc::Rc<Vec<Found>> {
        if let Some(found) = self.found.get(&(start, krate)) {
            return found.clone();
        }
        let found = std::rc::Rc::new(self.search(start, krate));
        self.found.insert((start, krate), found.clone());
        found
    }

    /// Whether a body reaches anything at all over steps that are as sure as `least`. It stops at the first hit, so that it costs
    /// little where nearly everything counts.
    pub fn finds_any(&mut self, start: NodeId, krate: u32, least: Confidence) -> bool {
        if let Some(known) = self.any.get(&(start, krate)) {
            return *known;
        }
        let mut depths: FxHashMap<NodeId, u32> = FxHashMap::from_iter([(start, 0)]);
        let mut order = vec![start];
        let mut at = 0;
        let mut hit = false;
        while let Some(node) = order.get(at).copied().filter(|_| !hit) {
            at += 1;
            let depth = depths[&node];
            for step in self.graph.steps(node) {
                if self.confidence(node, step.confidence) < least || self.cut(step.site) || !self.step_counts(&step.to)
                {
                    continue;
                }
                match step.to {
                    To::Primitive(_) => hit = true,
                    To::Node(target)
                        if depth + 1 < self.query.max_hops && self.graph.is_linked(node, krate, target) =>
                    {
                        depths.entry(target).or_insert_with(|| {
                            order.push(target);
                            depth + 1
                        });
                    }
                    To::Node(_) => {}
                }
            }
        }
        self.any.insert((start, krate), hit);
        hit
    }

    /// Breadth first, surest steps first: a node is settled in the first round that reaches it.
    fn search(&self, start: NodeId, krate: u32) -> Vec<Found> {
        let mut settled = Settled::default();
        let mut hits: FxHashMap<(SiteId, ExternalId), (PrimitiveCall, NodeId, Confidence)> = FxHashMap::default();
        settled.insert(start, (None, Confidence::High, 0));
        let mut order = vec![start];
        for floor in [Confidence::High, Confidence::Medium, Confidence::Low] {
            let mut at = 0;
            // Later rounds walk on from everything settled so far.
            let mut frontier = order.clone();
            while at < frontier.len() {
                let node = frontier[at];
                at += 1;
                let (_, _, depth) = settled[&node];
                for step in self.graph.steps(node) {
                    let confidence = self.confidence(node, step.confidence);
                    if confidence < floor || self.cut(step.site) {
                        continue;
                    }
                    match step.to {
                        To::Primitive(primitive) if self.counts(&primitive) => {
                            hits.entry((step.site, primitive.path)).or_insert((primitive, node, floor));
                        }
                        To::Node(target)
                            if self.step_counts(&step.to)
                                && depth + 1 < self.query.max_hops
                                && self.graph.is_linked(node, krate, target) =>
                        {
                            if let std::collections::hash_map::Entry::Vacant(slot) = settled.entry(target) {
                                slot.insert((Some((node, step.site)), floor, depth + 1));
                                order.push(target);
                                frontier.push(target);
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        let mut found: Vec<Found> = hits
            .into_iter()
            .map(|((site, _), (primitive, holder, confidence))| Found {
                primitive,
                site,
                confidence,
                path: chain(&settled, holder, site),
            })
            .collect();
        found.sort_by_key(|found| (found.site, found.primitive.path));
        found
    }

    fn confidence(&self, node: NodeId, step: Confidence) -> Confidence {
        if self.graph.node(node).kind != NodeKind::Dispatch {
            return step;
        }
        if self.vague.contains(&node) { Confidence::Low } else { Confidence::Medium }
    }
}

/// Bodies that a search has reached: from where, how surely, in how many steps.
type Settled = FxHashMap<NodeId, (Option<(NodeId, SiteId)>, Confidence, u32)>;

/// The calls from the start to a primitive.
fn chain(settled: &Settled, holder: NodeId, last: SiteId) -> Vec<Leg> {
    let mut path = vec![Leg { site: last, into: None }];
    let mut node = holder;
    while let Some((Some((parent, site)), ..)) = settled.get(&node) {
        path.push(Leg { site: *site, into: Some(node) });
        node = *parent;
    }
    path.reverse();
    path
}
