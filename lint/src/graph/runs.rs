//! Where callables run: closures and functions that are passed on are followed to the calls that run them.
//!
//! Every callable parameter of every function gets a summary (in place, while polled, offloaded), derived from the body through any number
//! of hops; so a project's own wrapper around `spawn_blocking` is as good as the real one, and one that runs its closure in place is not.

use super::{
    PrimitiveCall, Step, To,
    classify::{Target, Targets, external_of},
    mode,
};
use crate::{
    base::finding::Confidence,
    catalog::{BoundaryKind, Effects},
    facts::*,
};
use rustc_hash::FxHashMap;

pub(super) struct Runs {
    /// Steps into callables that were passed on.
    pub(super) steps: Vec<Step>,
    /// Per node: how a closure runs.
    pub(super) modes: Vec<u8>,
    /// Async bodies that only an offloaded closure blocks on.
    pub(super) private: Vec<bool>,
    /// Async bodies that synchronous code blocks on: they run on the caller's thread.
    pub(super) blocked_on: Vec<bool>,
}

/// The primitive that a described function is when it is passed by name: `paths.map(std::fs::read)`.
fn passed_primitive(program: &Program, effects: &Effects, path: ExternalId) -> Option<PrimitiveCall> {
    let entry = effects.primitive(&program.externals[path.0 as usize], 0, &[])?;
    Some(PrimitiveCall { path, class: entry.class, level: entry.level })
}

struct Solver<'p> {
    program: &'p Program,
    targets: &'p Targets,
    /// First edge of every site, with one more entry at the end.
    edges_of: Vec<u32>,
    modes: Vec<u8>,
    summaries: FxHashMap<(NodeId, u16), u8>,
    /// Implementations behind dispatch nodes.
    dispatched: FxHashMap<NodeId, Vec<NodeId>>,
}

pub(super) fn resolve(program: &Program, targets: &Targets, effects: &Effects) -> Runs {
    let mut edges_of = vec![0; program.sites.len() + 1];
    for edge in &program.edges {
        edges_of[edge.site.0 as usize + 1] += 1;
    }
    for at in 1..edges_of.len() {
        edges_of[at] += edges_of[at - 1];
    }
    let mut solver = Solver {
        program,
        targets,
        edges_of,
        modes: vec![0; program.nodes.len()],
        summaries: FxHashMap::default(),
        dispatched: FxHashMap::default(),
    };
    solver.collect_dispatch();
    while solver.round() {}
    let steps = solver.steps(effects);
    let (private, blocked_on) = solver.async_values();
    Runs { steps, private, blocked_on, modes: solver.modes }
}

impl Solver<'_> {
    fn edges(&self, site: SiteId) -> std::ops::Range<usize> {
        self.edges_of[site.0 as usize] as usize..self.edges_of[site.0 as usize + 1] as usize
    }

    fn collect_dispatch(&mut self) {
        for edge in &self.program.edges {
            let node = self.program.sites[edge.site.0 as usize].node;
            if self.program.nodes[node.0 as usize].kind == NodeKind::Dispatch
                && let Callee::Node(target) = edge.callee
            {
                self.dispatched.entry(node).or_default().push(target);
            }
        }
    }

    /// How code of a node runs, seen from the function that it is written in.
    fn own_mode(&self, node: NodeId) -> u8 {
        match self.program.nodes[node.0 as usize].kind {
            NodeKind::Fn | NodeKind::Dispatch => mode::INLINE,
            NodeKind::AsyncFn | NodeKind::Async => mode::ASYNC,
            NodeKind::Closure => self.modes[node.0 as usize],
        }
    }

    /// What a call does with the callable at `param`.
    fn fate(&self, site: SiteId, param: u16) -> u8 {
        let mut bits = 0;
        for at in self.edges(site) {
            let edge = &self.program.edges[at];
            bits |= match (self.targets.edges[at], edge.callee) {
                (Target::Boundary(kind) | Target::Both(_, kind), callee) => self.boundary(kind, callee, param),
                (_, Callee::Node(node)) => self.summary(node, param),
                (_, Callee::External(_) | Callee::Param(..)) => mode::UNKNOWN,
            };
        }
        bits
    }

    fn boundary(&self, kind: BoundaryKind, callee: Callee, param: u16) -> u8 {
        // What a workspace function does is known better from its body than from its name.
        if let Callee::Node(node) = callee
            && self.program.nodes[node.0 as usize].external.is_none()
        {
            let derived = self.summary(node, param) & (mode::INLINE | mode::ASYNC | mode::OFFLOAD | mode::THREAD);
            if derived != 0 {
                return derived;
            }
        }
        match kind {
            BoundaryKind::Offload => mode::OFFLOAD,
            BoundaryKind::Thread => mode::OFFLOAD | mode::THREAD,
            BoundaryKind::Inline => mode::INLINE,
            BoundaryKind::Spawn => mode::ASYNC,
        }
    }

    fn summary(&self, node: NodeId, param: u16) -> u8 {
        if let Some(targets) = self.dispatched.get(&node) {
            return targets.iter().map(|target| self.summary(*target, param)).fold(0, |all, bits| all | bits);
        }
        self.summaries.get(&(node, param)).copied().unwrap_or(0)
    }

    /// One pass over all calls and flows; says whether anything changed.
    fn round(&mut self) -> bool {
        let mut changed = false;
        let program = self.program;
        for edge in &program.edges {
            let caller = program.sites[edge.site.0 as usize].node;
            match edge.callee {
                Callee::Param(node, param) => changed |= self.add_summary(node, param, self.own_mode(caller)),
                Callee::Node(node) if program.nodes[node.0 as usize].kind == NodeKind::Closure => {
                    changed |= self.add_mode(node, self.own_mode(caller))
                }
                _ => {}
            }
        }
        for flow in &program.flows {
            let caller = program.sites[flow.site.0 as usize].node;
            let mut bits = self.fate(flow.site, flow.param);
            if bits & mode::INLINE != 0 {
                bits = (bits & !mode::INLINE) | self.own_mode(caller);
            }
            match flow.value {
                Callee::Param(node, param) => changed |= self.add_summary(node, param, bits),
                Callee::Node(node) if program.nodes[node.0 as usize].kind == NodeKind::Closure => {
                    changed |= self.add_mode(node, bits)
                }
                _ => {}
            }
        }
        changed
    }

    fn add_summary(&mut self, node: NodeId, param: u16, bits: u8) -> bool {
        let known = self.summaries.entry((node, param)).or_insert(0);
        let before = *known;
        *known |= bits;
        *known != before
    }

    fn add_mode(&mut self, node: NodeId, bits: u8) -> bool {
        let known = &mut self.modes[node.0 as usize];
        let before = *known;
        *known |= bits;
        *known != before
    }

    /// Steps into closures and functions that a call runs in place. What is also offloaded on some branch is not followed: the wrapper decides
    /// by what it is given.
    fn steps(&mut self, effects: &Effects) -> Vec<Step> {
        let mut steps = Vec::new();
        for flow in &self.program.flows {
            let Callee::Node(node) = flow.value else { continue };
            let info = &self.program.nodes[node.0 as usize];
            if matches!(info.kind, NodeKind::Async | NodeKind::AsyncFn) {
                continue;
            }
            let bits = self.fate(flow.site, flow.param);
            if bits & mode::OFFLOAD != 0 {
                continue;
            }
            // A function that something polls runs in the async context, wherever it was passed on.
            if bits & mode::ASYNC != 0 {
                self.modes[node.0 as usize] |= mode::ASYNC;
            }
            if bits & mode::INLINE != 0 {
                let confidence = self.flow_confidence(flow.site, bits);
                let to = match info.external.and_then(|path| passed_primitive(self.program, effects, path)) {
                    Some(primitive) => To::Primitive(primitive),
                    None => To::Node(node),
                };
                steps.push(Step { site: flow.site, to, confidence, passed: true });
            }
        }
        steps
    }

    /// A callable passed to a method of an unknown receiver is followed by the method's name alone.
    fn flow_confidence(&self, site: SiteId, bits: u8) -> Confidence {
        let by_name = self.edges(site).any(|at| {
            let edge = &self.program.edges[at];
            external_of(self.program, edge.callee).is_some_and(|path| self.targets.is_unknown(path))
        });
        if by_name || bits & mode::UNKNOWN != 0 { Confidence::Medium } else { Confidence::High }
    }

    /// Async bodies by what they are handed to: those that only threads of their own run (`spawn_blocking(|| block_on(async {..}))`, at any
    /// distance), and those that a synchronous function blocks on.
    fn async_values(&self) -> (Vec<bool>, Vec<bool>) {
        let program = self.program;
        let mut blocked_on = vec![false; program.nodes.len()];
        let mut holders: Vec<Vec<NodeId>> = vec![Vec::new(); program.nodes.len()];
        for edge in &program.edges {
            if let Callee::Node(node) = edge.callee {
                holders[node.0 as usize].push(program.sites[edge.site.0 as usize].node);
            }
        }
        let mut spawned = vec![false; program.nodes.len()];
        let mut offloaded = vec![false; program.nodes.len()];
        for flow in &program.flows {
            let Callee::Node(node) = flow.value else { continue };
            let holder = program.sites[flow.site.0 as usize].node;
            let fate = self.fate(flow.site, flow.param);
            spawned[node.0 as usize] |= fate & mode::ASYNC != 0;
            offloaded[node.0 as usize] |= fate == mode::OFFLOAD;
            if fate & !mode::THREAD != mode::OFFLOAD {
                holders[node.0 as usize].push(holder);
            }
            let waits = self
                .edges(flow.site)
                .any(|at| matches!(self.targets.edges[at], Target::Primitive(_) | Target::Both(..)));
            if waits
                && program.nodes[node.0 as usize].kind == NodeKind::Async
                && program.nodes[holder.0 as usize].kind == NodeKind::Fn
            {
                blocked_on[node.0 as usize] = true;
            }
        }
        (self.private(&holders, &spawned, &offloaded), blocked_on)
    }

    /// Bodies that run on threads of their own only: offloaded closures and functions, what only they call, and futures that only they poll.
    fn private(&self, holders: &[Vec<NodeId>], spawned: &[bool], offloaded: &[bool]) -> Vec<bool> {
        let nodes = &self.program.nodes;
        let mut private: Vec<bool> = (0..nodes.len())
            .map(|at| match nodes[at].kind {
                NodeKind::Closure => self.modes[at] == mode::OFFLOAD && offloaded[at],
                NodeKind::Fn => offloaded[at] && holders[at].is_empty(),
                _ => false,
            })
            .collect();
        loop {
            let more: Vec<usize> = (0..nodes.len())
                .filter(|at| {
                    !private[*at] && !spawned[*at] && !holders[*at].is_empty() && nodes[*at].kind != NodeKind::Dispatch
                })
                .filter(|at| holders[*at].iter().all(|holder| private[holder.0 as usize]))
                .collect();
            if more.is_empty() {
                return private;
            }
            for at in more {
                private[at] = true;
            }
        }
    }
}
