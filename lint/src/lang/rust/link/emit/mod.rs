//! Numbers nodes and sites over the whole program and names everything.
//!
//! Bodies are numbered first; then every body can be written down by itself, side by side with all others.

mod names;
mod patch;

pub(super) use patch::patch;

use super::{
    infer::{Instance, LocalNode, Output, Target},
    state::{BodyPart, Parts},
    symbols::Ext,
    world::*,
};
use crate::{
    base::finding::{Confidence, Location},
    facts::*,
};
use names::Names;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Bodies that one task writes down.
const RUN: usize = 256;
/// Tasks that are under way together.
const BATCH: usize = 8;

/// Where everything is going to be.
struct Layout {
    /// First node of every body; those of functions come first.
    nodes: Vec<u32>,
    /// First site of every body.
    sites: Vec<u32>,
    /// Bodies of functions as they are written, by function.
    written: Vec<u32>,
    /// Bodies as calls mean them.
    instances: FxHashMap<Instance, usize>,
    /// Dispatch nodes of trait functions.
    dispatch: FxHashMap<FnIdx, NodeId>,
    /// Ids of external paths.
    externals: FxHashMap<Ext, ExternalId>,
}

impl Layout {
    /// First node of a body.
    fn node(&self, of: Instance) -> NodeId {
        NodeId(self.nodes[self.body(of)])
    }

    /// The body of an instance, or of its function.
    fn body(&self, of: Instance) -> usize {
        let instance = if of.is_written() { None } else { self.instances.get(&of) };
        instance.copied().unwrap_or_else(|| self.written[of.function.0 as usize] as usize)
    }

    /// First node of a function as it is written.
    fn function(&self, function: FnIdx) -> NodeId {
        self.node(Instance::of(function))
    }
}

struct Emit<'w, 'a> {
    world: &'w World<'a>,
    names: Names<'w, 'a>,
    layout: Layout,
}

/// The program of all bodies, and how it divides.
pub(super) fn emit(world: &World<'_>, bodies: Vec<(Instance, Box<Output>)>) -> (Program, Parts) {
    let names = Names::new(world);
    let (mut node, mut site) = (0, 0);
    let (mut nodes, mut sites) = (Vec::with_capacity(bodies.len()), Vec::with_capacity(bodies.len()));
    for (_, output) in &bodies {
        nodes.push(node);
        sites.push(site);
        node += output.nodes.len() as u32;
        site += output.sites.len() as u32;
    }
    let wanted = dispatched(&bodies);
    let (externals, texts) = externals(world, &names, &bodies);
    let layout = Layout {
        nodes,
        sites,
        written: (0..world.fns.len() as u32).collect(),
        instances: bodies.iter().enumerate().skip(world.fns.len()).map(|(at, (of, _))| (*of, at)).collect(),
        dispatch: wanted.iter().enumerate().map(|(at, function)| (*function, NodeId(node + at as u32))).collect(),
        externals,
    };
    let emit = Emit { world, names, layout };
    let mut program = Program {
        crates: world.crates.iter().map(|krate| world.symbols.text(krate.name).to_string()).collect(),
        linked: linked(world),
        in_tree: world.in_tree.iter().copied().collect(),
        externals: texts,
        ..Program::default()
    };
    let mut parts = Parts { bodies: Vec::with_capacity(bodies.len()), wants: Vec::new(), dispatch: wanted.clone() };
    for (of, output) in &bodies {
        output.add_wants(&mut parts.wants);
        let (nodes, sites, wants) = (output.nodes.len(), output.sites.len(), parts.wants.len());
        parts.bodies.push(BodyPart { of: *of, nodes: nodes as u32, sites: sites as u32, wants: wants as u32 });
    }
    program.nodes.reserve_exact(node as usize + wanted.len());
    program.sites.reserve_exact(site as usize + wanted.len());
    // Not by doubling: memory is scarcest here.
    program.edges.reserve_exact(bodies.iter().map(|(_, output)| output.edges.len()).sum());
    program.flows.reserve_exact(bodies.iter().map(|(_, output)| output.flows.len()).sum());
    // A few runs at a time, each forgotten by the thread that writes it down: so nothing stays in memory twice.
    let mut bodies = bodies.into_iter();
    let mut first = 0;
    while bodies.len() > 0 {
        let next = || {
            let run: Vec<_> = bodies.by_ref().take(RUN).collect();
            first += run.len();
            (!run.is_empty()).then(|| (first - run.len(), run))
        };
        let batch: Vec<_> = std::iter::from_fn(next).take(BATCH).collect();
        let parts: Vec<Part> = batch.into_par_iter().map(|(first, run)| emit.part(first, run)).collect();
        parts.into_iter().for_each(|part| part.append_to(&mut program));
    }
    emit.dispatch(&wanted, &mut program);
    emit.amounts(&mut program);
    (program, parts)
}

/// Trait functions that are called without a known implementation, sorted.
fn dispatched(bodies: &[(Instance, Box<Output>)]) -> Vec<FnIdx> {
    let targets = bodies.iter().flat_map(|(_, output)| output.targets());
    let mut wanted: Vec<FnIdx> = targets
        .filter_map(|target| match target {
            Target::Dispatch(function) => Some(function),
            _ => None,
        })
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// Ids and texts of all external paths that the program mentions, in the order of the texts.
fn externals(
    world: &World<'_>,
    names: &Names<'_, '_>,
    bodies: &[(Instance, Box<Output>)],
) -> (FxHashMap<Ext, ExternalId>, Vec<String>) {
    let used = bodies.par_chunks(RUN).map(|bodies| {
        let mut used: FxHashSet<Ext> = FxHashSet::default();
        for (of, output) in bodies {
            used_externals(world, names, *of, output, &mut used);
        }
        used
    });
    let used = used.reduce(FxHashSet::default, |mut left, right| {
        left.extend(right);
        left
    });
    let used: Vec<Ext> = used.into_iter().collect();
    let mut texts: Vec<(String, Ext)> =
        used.into_par_iter().map(|ext| (world.externals.text(ext, &world.symbols), ext)).collect();
    texts.par_sort_unstable();
    let ids = texts.iter().enumerate().map(|(at, (_, ext))| (*ext, ExternalId(at as u32))).collect();
    (ids, texts.into_iter().map(|(text, _)| text).collect())
}

/// Adds the external paths that a body mentions.
fn used_externals(world: &World<'_>, names: &Names<'_, '_>, of: Instance, output: &Output, used: &mut FxHashSet<Ext>) {
    used.extend(output.sites.iter().flat_map(|site| &site.subjects));
    used.extend(output.locks.iter().flat_map(|locks| &locks.guards).map(|guard| guard.ty));
    used.extend(output.targets().filter_map(|target| match target {
        Target::Ext(ext) => Some(ext),
        _ => None,
    }));
    match world.fns[of.function.0 as usize].external {
        Some(ext) => used.extend([ext]),
        None => used.extend(names.implemented(of).into_iter().chain(names.taken(of))),
    }
}

/// Pairs of workspace crates that some crate links together.
#[allow(clippy::iter_over_hash_type, reason = "the result is a set")]
fn linked(world: &World<'_>) -> std::collections::HashSet<(u32, u32), rustc_hash::FxBuildHasher> {
    let mut pairs = std::collections::HashSet::default();
    for root in 0..world.crates.len() as u32 {
        let (mut all, mut open) = (vec![root], vec![root]);
        while let Some(krate) = open.pop() {
            for dep in world.crates[krate as usize].deps.values() {
                if let CrateRef::Known(dep) = dep
                    && !world.crates[*dep as usize].shape
                    && !all.contains(dep)
                {
                    all.push(*dep);
                    open.push(*dep);
                }
            }
        }
        for left in &all {
            pairs.extend(all.iter().filter(|right| *right >= left).map(|right| (*left, *right)));
        }
    }
    pairs
}

/// What a run of bodies adds to the program.
#[derive(Default)]
struct Part {
    nodes: Vec<Node>,
    sites: Vec<Site>,
    edges: Vec<Edge>,
    flows: Vec<Flow>,
    implements: Vec<(NodeId, ExternalId)>,
    takes: Vec<(NodeId, ExternalId)>,
    traced: Vec<Traced>,
    timed: Vec<Timed>,
    guards: Vec<Guard>,
    holds: Vec<Hold>,
}

impl Part {
    fn append_to(mut self, program: &mut Program) {
        program.nodes.append(&mut self.nodes);
        program.sites.append(&mut self.sites);
        program.edges.append(&mut self.edges);
        program.flows.append(&mut self.flows);
        program.implements.append(&mut self.implements);
        program.takes.append(&mut self.takes);
        program.traced.append(&mut self.traced);
        program.timed.append(&mut self.timed);
        let first = program.guards.len() as u32;
        program.guards.append(&mut self.guards);
        program.holds.extend(self.holds.iter().map(|hold| Hold { guard: first + hold.guard, ..*hold }));
    }
}

impl Emit<'_, '_> {
    fn part(&self, first: usize, bodies: Vec<(Instance, Box<Output>)>) -> Part {
        let mut part = Part::default();
        for (at, (of, mut output)) in (first..).zip(bodies) {
            self.body(at, of, &output, &mut part);
            self.calls(at, of, &output, &mut part);
            self.traced(at, &output, &mut part);
            self.timed(at, output.timed.take(), &mut part);
        }
        part
    }

    fn external(&self, ext: Ext) -> ExternalId {
        // All that is asked for has been collected.
        self.layout.externals.get(&ext).copied().unwrap_or(ExternalId(0))
    }

    fn body(&self, at: usize, of: Instance, output: &Output, part: &mut Part) {
        let symbol: Box<str> = self.names.of_body(of).into();
        let mut scopes = 0;
        for (number, node) in output.nodes.iter().enumerate() {
            let name = if number == 0 {
                symbol.clone()
            } else {
                scopes += 1;
                let kind = if node.kind == NodeKind::Closure { "closure" } else { "async" };
                format!("{symbol}::{{{kind}#{}}}", scopes - 1).into()
            };
            part.nodes.push(self.node(at, of, number == 0, node, name));
        }
        if self.world.fns[of.function.0 as usize].external.is_none() {
            let node = NodeId(self.layout.nodes[at]);
            part.implements.extend(self.names.implemented(of).map(|ext| (node, self.external(ext))));
            part.takes.extend(self.names.taken(of).map(|ext| (node, self.external(ext))));
        }
    }

    /// A node of a body; `own` says that it is the function itself.
    fn node(&self, at: usize, of: Instance, own: bool, node: &LocalNode, symbol: Box<str>) -> Node {
        let world = self.world;
        let info = &world.fns[of.function.0 as usize];
        let unit = &world.units[info.place.unit as usize];
        let krate = world.modules[info.place.module.0 as usize].krate;
        let root = &world.crates[krate as usize];
        let main =
            info.name == world.known.main && root.binary && root.root == info.place.module && info.owner == Owner::Free;
        let flags = NodeFlags {
            hot: own && info.attrs.hot,
            poll: own && self.polls(info),
            startup: node.startup,
            main: own && main,
        };
        let span = if own { info.sig } else { node.span };
        Node {
            kind: node.kind,
            parent: node.parent.map(|parent| NodeId(self.layout.nodes[at] + parent)),
            at: Location { file: unit.file, span },
            extent: node.span,
            symbol,
            external: info.external.filter(|_| own).map(|ext| self.external(ext)),
            params: (info.inputs.len() + usize::from(info.has_self)) as u16,
            flags,
            krate,
        }
    }

    /// `poll*` methods that take a task context.
    fn polls(&self, info: &FnDef) -> bool {
        let world = self.world;
        if !world.symbols.text(info.name).starts_with("poll") || info.external.is_some() {
            return false;
        }
        info.inputs.iter().any(|ty| {
            let ext = super::index::external_of(world, world.store.data(*ty));
            ext.is_some_and(|ext| world.externals.text(ext, &world.symbols).ends_with("task::Context"))
        })
    }

    /// What a target of body `at` is in the program.
    fn target(&self, at: usize, target: Target) -> Callee {
        let nodes = &self.layout.nodes;
        match target {
            Target::Fn(function) => Callee::Node(self.layout.function(function)),
            Target::Local(node) => Callee::Node(NodeId(nodes[at] + node)),
            Target::Ext(ext) => Callee::External(self.external(ext)),
            Target::Param(param) => Callee::Param(NodeId(nodes[at]), param),
            Target::Instance(of) => Callee::Node(self.layout.node(of)),
            Target::Dispatch(of) => {
                let any = self.layout.dispatch.get(&of).copied();
                Callee::Node(any.unwrap_or_else(|| self.layout.function(of)))
            }
        }
    }

    fn calls(&self, at: usize, of: Instance, output: &Output, part: &mut Part) {
        let file = self.world.units[self.world.fns[of.function.0 as usize].place.unit as usize].file;
        let (first_node, first_site) = (self.layout.nodes[at], self.layout.sites[at]);
        part.sites.extend(output.sites.iter().map(|site| {
            let mut subjects: Box<[ExternalId]> = site.subjects.iter().map(|ext| self.external(*ext)).collect();
            subjects.sort_unstable();
            Site {
                node: NodeId(first_node + site.node),
                at: Location { file, span: site.span },
                focus: site.focus,
                args: site.args,
                subjects,
                awaited: site.awaited,
                chain_awaited: site.chain_awaited,
                in_loop: site.in_loop,
            }
        }));
        let from = part.edges.len();
        part.edges.extend(output.edges.iter().map(|(site, target, colour, confidence)| Edge {
            site: SiteId(first_site + site),
            callee: self.target(at, *target),
            colour: *colour,
            confidence: *confidence,
            producer: Producer::Source,
        }));
        // Ids of the linker differ from run to run; those of the program do not.
        part.edges[from..].sort_unstable_by_key(|edge| (edge.site, edge.callee, edge.colour, edge.confidence));
        part.edges.dedup();
        let from = part.flows.len();
        part.flows.extend(output.flows.iter().map(|(site, param, target)| Flow {
            site: SiteId(first_site + site),
            param: *param,
            value: self.target(at, *target),
        }));
        part.flows[from..].sort_unstable_by_key(|flow| (flow.site, flow.param, flow.value));
        part.flows.dedup();
        self.held(at, of, output, part);
    }

    /// Locks that a body takes, and what it calls under them.
    fn held(&self, at: usize, of: Instance, output: &Output, part: &mut Part) {
        let Some(locks) = &output.locks else { return };
        let file = self.world.units[self.world.fns[of.function.0 as usize].place.unit as usize].file;
        let (first_node, first_site, first) = (self.layout.nodes[at], self.layout.sites[at], part.guards.len() as u32);
        part.guards.extend(locks.guards.iter().map(|guard| Guard {
            node: NodeId(first_node + guard.node),
            at: Location { file, span: guard.span },
            site: guard.site.map(|site| SiteId(first_site + site)),
            ty: self.external(guard.ty),
            name: guard.name.map(|name| self.world.symbols.text(name).to_string()),
            section: guard.section,
        }));
        part.holds.extend(locks.holds.iter().map(|hold| Hold {
            site: SiteId(first_site + hold.site),
            guard: first + hold.guard,
            own: hold.own,
        }));
    }

    /// What constants and fields are, for all functions that say something about time.
    fn amounts(&self, program: &mut Program) {
        program.constants = super::amounts::constants(self.world);
        program.defaults = super::amounts::defaults(self.world, |function| self.layout.function(function));
    }

    /// The traces of a body with the numbers of the whole program.
    fn traced(&self, at: usize, output: &Output, part: &mut Part) {
        let (node, first) = (NodeId(self.layout.nodes[at]), self.layout.sites[at]);
        let traced = output.traced.iter();
        part.traced.extend(traced.map(|it| it.renumbered(node, |site| SiteId(first + site.0))));
    }

    /// What a body says about time, with the same numbers.
    fn timed(&self, at: usize, timed: Option<Box<Timed>>, part: &mut Part) {
        let (node, first) = (self.layout.nodes[at], self.layout.sites[at]);
        part.timed.extend(timed.map(|it| it.renumbered(|of| NodeId(node + of.0), |site| SiteId(first + site.0))));
    }

    /// Nodes that stand for any implementation of a trait function, with an edge to each.
    fn dispatch(&self, wanted: &[FnIdx], program: &mut Program) {
        for function in wanted {
            let model = program.nodes[self.layout.function(*function).0 as usize].clone();
            let (kind, flags) = (NodeKind::Dispatch, NodeFlags::default());
            program.nodes.push(Node { kind, parent: None, flags, ..model });
        }
        for function in wanted {
            self.dispatch_edges(*function, program);
        }
    }

    fn dispatch_edges(&self, function: FnIdx, program: &mut Program) {
        let world = self.world;
        let info = &world.fns[function.0 as usize];
        let Owner::Trait(id) = info.owner else { return };
        let mut targets: Vec<FnIdx> = info.has_body.then_some(function).into_iter().collect();
        for item in world.index.impls_by_trait.get(&TraitKey::Known(id)).into_iter().flatten() {
            targets.extend(world.impls[item.0 as usize].fns.get(&info.name));
        }
        targets.sort_unstable();
        targets.dedup();
        let node = self.layout.dispatch.get(&function).copied().unwrap_or(NodeId(0));
        let at = program.nodes[node.0 as usize].at;
        let site = SiteId(program.sites.len() as u32);
        program.sites.push(Site {
            node,
            at,
            focus: at.span,
            args: 0,
            subjects: Box::default(),
            awaited: false,
            chain_awaited: false,
            in_loop: false,
        });
        program.edges.extend(targets.into_iter().map(|target| Edge {
            site,
            callee: Callee::Node(self.layout.function(target)),
            colour: if world.fns[target.0 as usize].is_async { Colour::Creates } else { Colour::Inline },
            confidence: Confidence::Medium,
            producer: Producer::Source,
        }));
    }
}
