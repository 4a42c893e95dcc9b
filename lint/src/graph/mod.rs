//! Effects over contexts: which bodies run where, and what they can reach. Knows no language; it reads [`Program`] and effect tables.

pub mod census;
pub mod chains;
mod classify;
pub mod contexts;
pub mod reach;
mod runs;
pub mod timers;
pub mod ways;
pub mod work;

use crate::{
    base::finding::Confidence,
    catalog::{Effects, Level},
    facts::*,
};

/// A primitive call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrimitiveCall {
    /// Its canonical path.
    pub path: ExternalId,
    /// Index of its class.
    pub class: u16,
    /// Its level.
    pub level: Level,
}

/// A dynamic call with at most this many targets is worth reporting if one of them counts.
const FEW_TARGETS: usize = 3;

/// What a step leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// Into a body, which runs in place.
    Node(NodeId),
    /// A primitive.
    Primitive(PrimitiveCall),
}

/// A step of a chain: a call that runs its target in place.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The call.
    pub site: SiteId,
    /// Where it leads.
    pub to: To,
    /// How surely.
    pub confidence: Confidence,
    /// Whether the target is a callable that was passed to the call, not what the call names.
    pub passed: bool,
}

/// How bodies run: bits.
pub mod mode {
    /// In place, when its owner runs.
    pub const INLINE: u8 = 1;
    /// While something asynchronous is polled.
    pub const ASYNC: u8 = 2;
    /// On a thread or pool of its own.
    pub const OFFLOAD: u8 = 4;
    /// With [`OFFLOAD`]: on a thread that may itself drive a runtime, not on a pool made for blocking.
    pub const THREAD: u8 = 16;
    /// Passed to something unknown.
    pub const UNKNOWN: u8 = 8;
}

/// A program with its effects resolved.
pub struct Graph<'a> {
    /// The program.
    pub program: &'a Program,
    /// The tables.
    pub effects: &'a Effects,
    /// Steps, grouped by the node that holds the call.
    steps: Vec<Step>,
    /// Start of every node's steps, with one more entry at the end.
    starts: Vec<u32>,
    /// The same backwards: steps into bodies, by the body.
    callers: Callers,
    /// Steps into primitives, by their place in `steps`, with the nodes that hold them.
    primitives: Vec<(NodeId, u32)>,
    /// How closures run.
    modes: Vec<u8>,
    /// Async bodies that a thread of their own blocks on: not part of any executor.
    pub private: Vec<bool>,
    /// Async bodies that start a program or a command: their first calls, before anything is spawned, hold up nobody.
    startup: Vec<bool>,
    spawn_sites: Vec<bool>,
    first_spawns: rustc_hash::FxHashMap<NodeId, u32>,
}

/// Who runs which body.
struct Callers {
    /// Nodes with the sites of their steps, grouped by the body that these run.
    steps: Vec<(NodeId, SiteId)>,
    /// End of every body's callers.
    ends: Vec<u32>,
}

impl Callers {
    fn of(nodes: usize, by_node: &[(NodeId, Step)]) -> Self {
        let into = by_node.iter().filter_map(|(node, step)| match step.to {
            To::Node(target) => Some((target, (*node, step.site))),
            To::Primitive(_) => None,
        });
        let mut ends = vec![0_u32; nodes];
        into.clone().for_each(|(target, _)| ends[target.0 as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            // For now where each begins: it moves on with every caller.
            sum += std::mem::replace(end, sum);
        }
        let mut steps = vec![(NodeId(0), SiteId(0)); sum as usize];
        for (target, step) in into {
            let at = &mut ends[target.0 as usize];
            steps[*at as usize] = step;
            *at += 1;
        }
        Self { steps, ends }
    }

    fn get(&self, of: NodeId) -> &[(NodeId, SiteId)] {
        let at = of.0 as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.steps[start as usize..self.ends[at] as usize]
    }
}

impl<'a> Graph<'a> {
    /// Resolves effects and callables.
    pub fn new(program: &'a Program, effects: &'a Effects) -> Self {
        let targets = classify::targets(program, effects);
        let runs = runs::resolve(program, &targets, effects);
        let mut by_node: Vec<(NodeId, Step)> = Vec::new();
        for (edge, target) in program.edges.iter().zip(&targets.edges) {
            let node = program.sites[edge.site.0 as usize].node;
            let to = match (target, edge.callee) {
                (classify::Target::Primitive(primitive) | classify::Target::Both(primitive, _), _) => {
                    To::Primitive(*primitive)
                }
                (_, Callee::Node(callee)) if edge.colour == Colour::Inline => To::Node(callee),
                _ => continue,
            };
            let confidence = match target {
                classify::Target::Primitive(_) | classify::Target::Both(..) if !targets.by_name(edge) => {
                    edge.confidence
                }
                classify::Target::Primitive(_) | classify::Target::Both(..) => edge.confidence.min(Confidence::Medium),
                _ => edge.confidence,
            };
            by_node.push((node, Step { site: edge.site, to, confidence, passed: false }));
        }
        by_node.extend(runs.steps.iter().map(|step| (program.sites[step.site.0 as usize].node, *step)));
        by_node.sort_by_key(|(node, step)| (*node, step.site));
        let mut starts = Vec::with_capacity(program.nodes.len() + 1);
        let mut at = 0;
        for node in 0..program.nodes.len() as u32 {
            starts.push(at as u32);
            while by_node.get(at).is_some_and(|(owner, _)| owner.0 == node) {
                at += 1;
            }
        }
        starts.push(at as u32);
        let spawn_sites = targets.spawn_sites(program);
        let first_spawns = contexts::first_spawns(program, &spawn_sites);
        let startup = contexts::startup(program, runs.blocked_on, &spawn_sites);
        let callers = Callers::of(program.nodes.len(), &by_node);
        let primitives = (0..).zip(&by_node).filter(|(_, (_, step))| matches!(step.to, To::Primitive(_)));
        let primitives = primitives.map(|(at, (node, _))| (*node, at)).collect();
        let steps = by_node.into_iter().map(|(_, step)| step).collect();
        Self {
            program,
            effects,
            steps,
            starts,
            callers,
            primitives,
            modes: runs.modes,
            private: runs.private,
            startup,
            spawn_sites,
            first_spawns,
        }
    }

    /// The steps out of a body, in order of appearance.
    pub fn steps(&self, node: NodeId) -> &[Step] {
        let at = node.0 as usize;
        &self.steps[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// A dynamic call can only run an implementation that is linked into one program with the body that the question is about.
    pub(super) fn is_linked(&self, node: NodeId, krate: u32, target: NodeId) -> bool {
        let other = self.node(target).krate;
        self.node(node).kind != NodeKind::Dispatch
            || self.program.linked.contains(&(krate.min(other), krate.max(other)))
    }

    /// The steps of one call.
    pub fn steps_of(&self, site: SiteId) -> impl Iterator<Item = &Step> {
        let steps = self.steps(self.site(site).node);
        let first = steps.partition_point(|step| step.site < site);
        steps[first..].iter().take_while(move |step| step.site == site)
    }

    /// How a closure runs: bits of [`mode`].
    pub fn mode(&self, node: NodeId) -> u8 {
        self.modes[node.0 as usize]
    }

    /// A site by id.
    pub fn site(&self, site: SiteId) -> &Site {
        &self.program.sites[site.0 as usize]
    }

    /// A node by id.
    pub fn node(&self, node: NodeId) -> &Node {
        &self.program.nodes[node.0 as usize]
    }

    /// Text of an external path.
    pub fn path(&self, path: ExternalId) -> &str {
        &self.program.externals[path.0 as usize]
    }

    /// Whether a call hands something to an executor or thread.
    pub fn spawns(&self, site: SiteId) -> bool {
        self.spawn_sites[site.0 as usize]
    }
}
