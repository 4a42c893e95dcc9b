//! Which bodies a context runs at any depth, and by which calls it comes there.

use super::{Graph, Step, To, contexts::Context, reach::Leg};
use crate::{base::finding::Confidence, facts::*};

/// How a context comes to a body.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The least sure call on the way.
    pub confidence: Confidence,
    /// The crate that the way begins in.
    pub krate: u32,
    /// The call that leads here; none in bodies of the context itself.
    from: Option<SiteId>,
}

/// The surest, then shortest way to every body that a context runs.
pub struct Ways<'g> {
    graph: &'g Graph<'g>,
    ways: Vec<Option<Way>>,
}

impl<'a> Graph<'a> {
    /// Ways from the bodies of a context. `starts_up` leaves out what only start-up calls.
    pub fn ways<'g>(&'g self, context: &Context, starts_up: bool) -> Ways<'g>
    where
        'a: 'g,
    {
        let inside = |at: usize| context.inside[at];
        let root = |at: usize| Way { confidence: Confidence::High, krate: self.program.nodes[at].krate, from: None };
        let mut ways: Vec<Option<Way>> = (0..self.program.nodes.len()).map(|at| inside(at).then(|| root(at))).collect();
        let mut open: Vec<NodeId> =
            (0..ways.len() as u32).map(NodeId).filter(|node| ways[node.0 as usize].is_some()).collect();
        // Steps that wait until all that can be reached more surely is reached: those of medium and of low confidence.
        let mut later: [Vec<(NodeId, Step)>; 2] = Default::default();
        for floor in [Confidence::High, Confidence::Medium, Confidence::Low] {
            let waiting = match floor {
                Confidence::High => Vec::new(),
                Confidence::Medium => std::mem::take(&mut later[0]),
                Confidence::Low => std::mem::take(&mut later[1]),
            };
            waiting.iter().for_each(|(node, step)| self.go(*node, step, floor, &mut ways, &mut open));
            let mut at = 0;
            while let Some(node) = open.get(at).copied() {
                at += 1;
                let root = ways[node.0 as usize].is_some_and(|way| way.from.is_none());
                for step in self.steps(node) {
                    let To::Node(target) = step.to else { continue };
                    if ways[target.0 as usize].is_some() || (starts_up && root && self.is_startup(step.site)) {
                        continue;
                    }
                    match self.sureness(node, step) {
                        sure if sure >= floor => self.go(node, step, floor, &mut ways, &mut open),
                        Confidence::Low => later[1].push((node, *step)),
                        _ => later[0].push((node, *step)),
                    }
                }
            }
            open.clear();
        }
        Ways { graph: self, ways }
    }

    /// Takes a step to a body that no way leads to yet.
    fn go(&self, node: NodeId, step: &Step, floor: Confidence, ways: &mut [Option<Way>], open: &mut Vec<NodeId>) {
        let (To::Node(target), Some(way)) = (step.to, ways[node.0 as usize]) else { return };
        if ways[target.0 as usize].is_none() && self.is_linked(node, way.krate, target) {
            let confidence = floor.min(way.confidence);
            ways[target.0 as usize] = Some(Way { confidence, krate: way.krate, from: Some(step.site) });
            open.push(target);
        }
    }

    /// How sure a step is; one to an implementation of many is not.
    fn sureness(&self, node: NodeId, step: &Step) -> Confidence {
        match self.node(node).kind {
            NodeKind::Dispatch if self.steps(node).len() > super::FEW_TARGETS => Confidence::Low,
            NodeKind::Dispatch => step.confidence.min(Confidence::Medium),
            _ => step.confidence,
        }
    }
}

impl Ways<'_> {
    /// How the context comes to a body, if it does.
    pub fn to(&self, node: NodeId) -> Option<Way> {
        self.ways[node.0 as usize]
    }

    /// The calls on the way to a body, and what each runs.
    pub fn path(&self, node: NodeId) -> Vec<Leg> {
        let (mut path, mut at) = (Vec::new(), node);
        while let Some(Way { from: Some(site), .. }) = self.to(at) {
            path.push(Leg { site, into: Some(at) });
            at = self.graph.site(site).node;
        }
        path.reverse();
        path
    }
}
