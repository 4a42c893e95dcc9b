//! Writes a program down of which most bodies are as they were.

use super::{
    super::{
        infer::{Instance, Output, Target},
        state::{Body, Parts},
        symbols::Ext,
        world::*,
    },
    Emit, Layout, Part,
    names::Names,
};
use crate::facts::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The program of `bodies`: those that are kept come out of `old`, which divides into `parts`.
pub(in super::super) fn patch(
    world: &World<'_>,
    bodies: Vec<(Instance, Body)>,
    parts: &Parts,
    mut old: Program,
) -> Program {
    let names = Names::new(world);
    let before = Places::of(parts.bodies.iter().map(|part| (part.nodes, part.sites)));
    let sizes = bodies.iter().map(|(_, body)| match body {
        Body::Fresh(output) => (output.nodes.len() as u32, output.sites.len() as u32),
        Body::Kept(at) => (parts.bodies[*at as usize].nodes, parts.bodies[*at as usize].sites),
    });
    let after = Places::of(sizes);
    let runs = runs(&bodies);
    let wanted = dispatched(&runs, &before, parts, &old);
    let (externals, texts, renamed) = externals(world, &names, &bodies, std::mem::take(&mut old.externals));
    let dispatch: FxHashMap<FnIdx, NodeId> =
        wanted.iter().enumerate().map(|(at, function)| (*function, NodeId(after.end.0 + at as u32))).collect();
    let mut layout = Layout {
        nodes: after.nodes.clone(),
        sites: after.sites.clone(),
        written: vec![0; world.fns.len()],
        instances: FxHashMap::default(),
        dispatch,
        externals,
    };
    for (at, (of, _)) in bodies.iter().enumerate() {
        match of.is_written() {
            true => layout.written[of.function.0 as usize] = at as u32,
            false => drop(layout.instances.insert(*of, at)),
        }
    }
    // A kept body may call one that is typed afresh. What is gone nobody calls.
    let mut moved = Vec::with_capacity(before.end.0 as usize + parts.dispatch.len());
    for part in &parts.bodies {
        let first = layout.node(part.of).0;
        moved.extend((0..part.nodes).map(|number| NodeId(first + number)));
    }
    let any = parts.dispatch.iter().map(|function| layout.dispatch.get(function).copied().unwrap_or(NodeId(0)));
    moved.extend(any);
    let keep = Keep { moved: &moved, renamed: &renamed };
    let emit = Emit { world, names, layout };
    let mut program = Program {
        crates: std::mem::take(&mut old.crates),
        linked: std::mem::take(&mut old.linked),
        in_tree: std::mem::take(&mut old.in_tree),
        externals: texts,
        ..Program::default()
    };
    let mut kept = Kept { old, before: &before };
    program.nodes.reserve_exact(after.end.0 as usize + wanted.len());
    program.sites.reserve_exact(after.end.1 as usize + wanted.len());
    program.edges.reserve(kept.old.edges.len());
    for run in &runs {
        match run {
            Run::Fresh(at, of, output) => {
                let mut part = Part::default();
                emit.body(*at, *of, output, &mut part);
                emit.calls(*at, *of, output, &mut part);
                emit.traced(*at, output, &mut part);
                emit.timed(*at, output.timed.clone(), &mut part);
                part.append_to(&mut program);
            }
            Run::Kept(at, old) => {
                kept.take(old, (after.nodes[*at], after.sites[*at]), &keep, &mut program);
                kept.take_locks(old, after.sites[*at], &keep, &mut program);
            }
        }
    }
    emit.dispatch(&wanted, &mut program);
    emit.amounts(&mut program);
    program
}

/// Bodies that go to the new program together, with the place of the first.
enum Run<'b> {
    Fresh(usize, Instance, &'b Output),
    /// Bodies that stood together in the old program, too, by their places there.
    Kept(usize, Range<usize>),
}

fn runs(bodies: &[(Instance, Body)]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (at, (of, body)) in bodies.iter().enumerate() {
        match (body, runs.last_mut()) {
            (Body::Fresh(output), _) => runs.push(Run::Fresh(at, *of, output)),
            (Body::Kept(old), Some(Run::Kept(_, before))) if before.end == *old as usize => before.end += 1,
            (Body::Kept(old), _) => runs.push(Run::Kept(at, *old as usize..*old as usize + 1)),
        }
    }
    runs
}

/// Where bodies begin.
struct Places {
    nodes: Vec<u32>,
    sites: Vec<u32>,
    /// Numbers of all nodes and sites.
    end: (u32, u32),
}

impl Places {
    fn of(sizes: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut places = Self { nodes: Vec::new(), sites: Vec::new(), end: (0, 0) };
        for (nodes, sites) in sizes {
            places.nodes.push(places.end.0);
            places.sites.push(places.end.1);
            places.end.0 += nodes;
            places.end.1 += sites;
        }
        places
    }

    fn nodes_of(&self, bodies: &Range<usize>) -> Range<usize> {
        self.nodes[bodies.start] as usize..self.nodes.get(bodies.end).copied().unwrap_or(self.end.0) as usize
    }

    fn sites_of(&self, bodies: &Range<usize>) -> Range<usize> {
        self.sites[bodies.start] as usize..self.sites.get(bodies.end).copied().unwrap_or(self.end.1) as usize
    }
}

/// How ids change: new ones by old ones.
struct Keep<'k> {
    moved: &'k [NodeId],
    renamed: &'k [ExternalId],
}

impl Keep<'_> {
    fn node(&self, node: NodeId) -> NodeId {
        self.moved[node.0 as usize]
    }

    fn callee(&self, callee: Callee) -> Callee {
        match callee {
            Callee::Node(node) => Callee::Node(self.node(node)),
            Callee::External(ext) => Callee::External(self.renamed[ext.0 as usize]),
            Callee::Param(node, at) => Callee::Param(self.node(node), at),
        }
    }
}

/// The old program, by body.
struct Kept<'o> {
    old: Program,
    before: &'o Places,
}

impl Kept<'_> {
    /// Adds old bodies to a program, in which their nodes and sites begin at `to`.
    fn take(&mut self, at: &Range<usize>, to: (u32, u32), keep: &Keep<'_>, program: &mut Program) {
        let (nodes, sites) = (self.before.nodes_of(at), self.before.sites_of(at));
        let (first_node, first_site) = (nodes.start as u32, sites.start as u32);
        let node = |old: NodeId| NodeId(old.0 - first_node + to.0);
        let site = |old: SiteId| SiteId(old.0 - first_site + to.1);
        let range = NodeId(nodes.start as u32)..NodeId(nodes.end as u32);
        let external = |(of, ext): &(NodeId, ExternalId)| (node(*of), keep.renamed[ext.0 as usize]);
        program.nodes.extend(self.old.nodes[nodes].iter_mut().map(|old| Node {
            parent: old.parent.map(node),
            symbol: std::mem::take(&mut old.symbol),
            external: old.external.map(|ext| keep.renamed[ext.0 as usize]),
            ..*old
        }));
        program.implements.extend(within(&self.old.implements, &range, |it| it.0).iter().map(external));
        program.takes.extend(within(&self.old.takes, &range, |it| it.0).iter().map(external));
        let traced = within(&self.old.traced, &range, |it| it.node).iter();
        program.traced.extend(traced.map(|it| it.renumbered(node(it.node), site)));
        let timed = &mut self.old.timed;
        let [first, end] = [range.start, range.end].map(|of| timed.partition_point(|it| it.node < of));
        let moved = |it: &mut Timed| {
            // The table stays sorted.
            let left = Timed { node: it.node, ..Timed::default() };
            std::mem::replace(it, left).renumbered(node, site)
        };
        program.timed.extend(timed[first..end].iter_mut().map(moved));
        let range = SiteId(sites.start as u32)..SiteId(sites.end as u32);
        program.sites.extend(self.old.sites[sites].iter_mut().map(|old| {
            let mut subjects = std::mem::take(&mut old.subjects);
            subjects.iter_mut().for_each(|ext| *ext = keep.renamed[ext.0 as usize]);
            Site { node: node(old.node), subjects, ..*old }
        }));
        let from = program.edges.len();
        let edges = within(&self.old.edges, &range, |it| it.site).iter();
        program.edges.extend(edges.map(|it| Edge { site: site(it.site), callee: keep.callee(it.callee), ..*it }));
        program.edges[from..].sort_unstable_by_key(|edge| (edge.site, edge.callee, edge.colour, edge.confidence));
        let from = program.flows.len();
        let flows = within(&self.old.flows, &range, |it| it.site).iter();
        program.flows.extend(flows.map(|it| Flow { site: site(it.site), value: keep.callee(it.value), ..*it }));
        program.flows[from..].sort_unstable_by_key(|flow| (flow.site, flow.param, flow.value));
    }

    /// Adds the locks of old bodies, whose sites begin at `first_site` in the new program.
    fn take_locks(&mut self, at: &Range<usize>, first_site: u32, keep: &Keep<'_>, program: &mut Program) {
        let (nodes, sites) = (self.before.nodes_of(at), self.before.sites_of(at));
        let site = |old: SiteId| SiteId(old.0 - sites.start as u32 + first_site);
        // Guards are in the order of their bodies, whichever closure of a body takes them.
        let from = self.old.guards.partition_point(|guard| (guard.node.0 as usize) < nodes.start);
        let len = self.old.guards[from..].partition_point(|guard| (guard.node.0 as usize) < nodes.end);
        let first = program.guards.len() as u32;
        program.guards.extend(self.old.guards[from..from + len].iter_mut().map(|old| Guard {
            node: keep.node(old.node),
            site: old.site.map(site),
            ty: keep.renamed[old.ty.0 as usize],
            name: old.name.take(),
            ..*old
        }));
        let range = from as u32..(from + len) as u32;
        let holds = within(&self.old.holds, &range, |it| it.guard).iter();
        program.holds.extend(holds.map(|it| Hold {
            site: site(it.site),
            guard: it.guard - range.start + first,
            ..*it
        }));
    }
}

/// The run of a sorted table whose keys are in a range.
fn within<'t, T, K: Ord>(table: &'t [T], range: &Range<K>, key: impl Fn(&T) -> K) -> &'t [T] {
    let from = table.partition_point(|it| key(it) < range.start);
    let len = table[from..].partition_point(|it| key(it) < range.end);
    &table[from..from + len]
}

/// Trait functions that are called without a known implementation, sorted.
fn dispatched(runs: &[Run<'_>], before: &Places, parts: &Parts, old: &Program) -> Vec<FnIdx> {
    let mut wanted: FxHashSet<FnIdx> = FxHashSet::default();
    for run in runs {
        match run {
            Run::Fresh(_, _, output) => wanted.extend(output.targets().filter_map(|target| match target {
                Target::Dispatch(function) => Some(function),
                _ => None,
            })),
            Run::Kept(_, bodies) => {
                let sites = before.sites_of(bodies);
                let range = SiteId(sites.start as u32)..SiteId(sites.end as u32);
                let edges = within(&old.edges, &range, |it| it.site).iter().map(|it| it.callee);
                let flows = within(&old.flows, &range, |it| it.site).iter().map(|it| it.value);
                wanted.extend(edges.chain(flows).filter_map(|callee| match callee {
                    Callee::Node(node) => parts.dispatch.get(node.0.checked_sub(before.end.0)? as usize).copied(),
                    _ => None,
                }));
            }
        }
    }
    let mut wanted: Vec<FnIdx> = wanted.into_iter().collect();
    wanted.sort_unstable();
    wanted
}

/// Ids and texts of external paths: the old ones and those of fresh bodies; and what the old ids are now.
fn externals(
    world: &World<'_>,
    names: &Names<'_, '_>,
    bodies: &[(Instance, Body)],
    old: Vec<String>,
) -> (FxHashMap<Ext, ExternalId>, Vec<String>, Vec<ExternalId>) {
    let mut used: FxHashSet<Ext> = FxHashSet::default();
    let fresh = bodies.iter().filter_map(|(of, body)| match body {
        Body::Fresh(output) => Some((*of, output)),
        Body::Kept(_) => None,
    });
    for (of, output) in fresh {
        super::used_externals(world, names, of, output, &mut used);
    }
    let mut new: Vec<(String, Ext)> =
        used.into_iter().map(|ext| (world.externals.text(ext, &world.symbols), ext)).collect();
    new.sort_unstable();
    let mut texts: Vec<String> = old.iter().cloned().chain(new.iter().map(|(text, _)| text.clone())).collect();
    texts.sort_unstable();
    texts.dedup();
    let id = |text: &String| ExternalId(texts.binary_search(text).unwrap_or_default() as u32);
    let renamed = old.iter().map(id).collect();
    let ids = new.iter().map(|(text, ext)| (*ext, id(text))).collect();
    (ids, texts, renamed)
}

impl Output {
    /// What a later run needs to know of the part of this body.
    pub(super) fn add_wants(&self, to: &mut Vec<Instance>) {
        let from = to.len();
        for of in self.instances() {
            if !to[from..].contains(&of) {
                to.push(of);
            }
        }
    }
}
