//! Looks every resolved call up in the effect tables, once.

use super::PrimitiveCall;
use crate::{
    catalog::{BoundaryKind, Effects, paths::last},
    facts::*,
};
use rayon::prelude::*;

/// What tables say about an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nothing.
    Plain,
    /// It has the effect.
    Primitive(PrimitiveCall),
    /// It runs callables elsewhere, or in place.
    Boundary(BoundaryKind),
    /// Both: `rayon::join` waits, and its closures run on the pool.
    Both(PrimitiveCall, BoundaryKind),
}

pub(super) struct Targets {
    /// Parallel to the program's edges.
    pub(super) edges: Vec<Target>,
    /// Per external path: what it does with callables.
    boundaries: Vec<Option<BoundaryKind>>,
    /// The same for methods that nobody described, by their name.
    methods: Vec<Option<BoundaryKind>>,
    spawns: Vec<bool>,
    /// Per external path: it stands for a name with an unknown owner.
    unknown: Vec<bool>,
}

/// Methods of unknown receivers and functions that nothing defines are looked up under these roots.
const UNKNOWN_ROOTS: [&str; 2] = ["?::", "!::"];

pub(super) fn targets(program: &Program, effects: &Effects) -> Targets {
    let mut boundaries = Vec::with_capacity(program.externals.len());
    let mut methods = Vec::with_capacity(program.externals.len());
    let mut spawns = Vec::with_capacity(program.externals.len());
    let mut unknown = Vec::with_capacity(program.externals.len());
    for path in &program.externals {
        // The name rule is for callees that no table knows.
        let table = effects.boundaries();
        let by_name = || table.boundary_by_name(last(path)).filter(|_| !effects.is_primitive(path));
        boundaries.push(table.boundary(path).or_else(by_name));
        methods.push(table.boundary_of_method(last(path)).filter(|_| !effects.is_primitive(path)));
        spawns.push(table.is_spawn(path));
        unknown.push(UNKNOWN_ROOTS.iter().any(|root| path.starts_with(root)));
    }
    let mut targets = Targets { edges: Vec::new(), boundaries, methods, spawns, unknown };
    let edges = program.edges.par_iter().with_min_len(1024);
    let edges = edges.map_init(Vec::new, |subjects, edge| targets.classify(program, effects, edge, subjects));
    targets.edges = edges.collect();
    targets
}

impl Targets {
    fn classify<'p>(
        &self,
        program: &'p Program,
        effects: &Effects,
        edge: &Edge,
        subjects: &mut Vec<&'p str>,
    ) -> Target {
        let Some(path) = external_of(program, edge.callee) else {
            return match edge.callee {
                // A workspace function whose name says that it offloads, e.g. one that a macro made.
                Callee::Node(node) => {
                    match effects.boundaries().boundary_by_name(last(&program.nodes[node.0 as usize].symbol)) {
                        Some(kind) => Target::Boundary(kind),
                        None => Target::Plain,
                    }
                }
                _ => Target::Plain,
            };
        };
        let site = &program.sites[edge.site.0 as usize];
        let text = program.externals[path.0 as usize].as_str();
        // What a description says of its own body is better than what a name suggests.
        let by_method = self.methods[path.0 as usize].filter(|_| matches!(edge.callee, Callee::External(_)));
        let boundary = self.boundaries[path.0 as usize].or(by_method);
        let entry = if self.unknown[path.0 as usize] {
            let method = text.strip_prefix(UNKNOWN_ROOTS[0]).filter(|_| !site.awaited && !site.chain_awaited);
            method.and_then(|method| effects.named(method, site.args))
        } else if site.awaited {
            None
        } else {
            subjects.clear();
            subjects.extend(site.subjects.iter().map(|id| program.externals[id.0 as usize].as_str()));
            // A type that nobody described: its method's name may still mean one thing only.
            let nameless = || match edge.callee {
                Callee::External(_) if !site.chain_awaited => effects.named(last(text), site.args),
                _ => None,
            };
            effects.primitive(text, site.args, subjects).or_else(nameless)
        };
        let primitive = entry.map(|entry| PrimitiveCall { path, class: entry.class, level: entry.level });
        match (primitive, boundary) {
            (Some(primitive), Some(kind)) => Target::Both(primitive, kind),
            (Some(primitive), None) => Target::Primitive(primitive),
            (None, Some(kind)) => Target::Boundary(kind),
            (None, None) => Target::Plain,
        }
    }

    /// Whether a callee is known by its bare name only.
    pub(super) fn by_name(&self, edge: &Edge) -> bool {
        matches!(edge.callee, Callee::External(path) if self.unknown[path.0 as usize])
    }

    pub(super) fn is_unknown(&self, path: ExternalId) -> bool {
        self.unknown[path.0 as usize]
    }

    /// Per site: whether one of its callees spawns.
    pub(super) fn spawn_sites(&self, program: &Program) -> Vec<bool> {
        let mut sites = vec![false; program.sites.len()];
        for edge in &program.edges {
            if let Some(path) = external_of(program, edge.callee) {
                sites[edge.site.0 as usize] |= self.spawns[path.0 as usize];
            }
        }
        sites
    }
}

/// The canonical path that tables know a callee by.
pub(super) fn external_of(program: &Program, callee: Callee) -> Option<ExternalId> {
    match callee {
        Callee::External(path) => Some(path),
        Callee::Node(node) => program.nodes[node.0 as usize].external,
        Callee::Param(..) => None,
    }
}
