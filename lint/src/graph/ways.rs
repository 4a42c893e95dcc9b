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
        let mut order: Vec<NodeId> =
            (0..ways.len() as u32).map(NodeId).filter(|node| ways[node.0 as usize].is_some()).collect();
        for floor in [Confidence::High, Confidence::Medium, Confidence::Low] {
            // Later rounds walk on from everything settled so far.
            let mut at = 0;
            while let Some(node) = order.get(at).copied() {
                at += 1;
                let Some(way) = ways[node.0 as usize] else { continue };
                for step in self.steps(node) {
                    let To::Node(target) = step.to else { continue };
                    let skipped = starts_up && way.from.is_none() && self.is_startup(step.site);
                    if ways[target.0 as usize].is_none()
                        && !skipped
                        && self.sureness(node, step) >= floor
                        && self.is_linked(node, way.krate, target)
                    {
                        ways[target.0 as usize] = Some(Way {
                            confidence: floor.min(way.confidence),
                            krate: way.krate,
                            from: Some(step.site),
                        });
                        order.push(target);
                    }
                }
            }
        }
        Ways { graph: self, ways }
    }

    /// How sure a step is; one to an implementation of many is not.
    fn sureness(&self, node: NodeId, step: &Step) -> Confidence {
        match self.node(node).kind {
            NodeKind::Dispatch if self.steps(node).len() > super::reach::FEW_TARGETS => Confidence::Low,
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
