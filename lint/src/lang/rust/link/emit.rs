//! Numbers nodes and sites over the whole program and names everything.

use super::{
    infer::{Instance, Output, Target},
    symbols::Ext,
    types::{Ty, TyData},
    world::*,
};
use crate::{
    base::finding::{Confidence, Location},
    facts::*,
};
use rustc_hash::FxHashMap;

struct Emit<'w, 'a> {
    world: &'w World<'a>,
    program: Program,
    /// First node of every body; those of functions come first.
    nodes: Vec<u32>,
    /// Bodies that impls take over.
    inherited: FxHashMap<Instance, usize>,
    /// Dispatch node of trait functions.
    dispatch: FxHashMap<FnIdx, NodeId>,
    externals: FxHashMap<Ext, ExternalId>,
    texts: FxHashMap<String, ExternalId>,
    modules: FxHashMap<ModId, String>,
}

pub(super) fn emit(world: &World<'_>, bodies: Vec<(Instance, Output)>) -> Program {
    let mut nodes = Vec::with_capacity(bodies.len());
    let mut next = 0;
    for (_, output) in &bodies {
        nodes.push(next);
        next += output.nodes.len() as u32;
    }
    let mut emit = Emit {
        world,
        program: Program::default(),
        nodes,
        inherited: bodies.iter().enumerate().skip(world.fns.len()).map(|(at, (of, _))| (*of, at)).collect(),
        dispatch: FxHashMap::default(),
        externals: FxHashMap::default(),
        texts: FxHashMap::default(),
        modules: FxHashMap::default(),
    };
    emit.program.crates = world.crates.iter().map(|krate| world.symbols.text(krate.name).to_string()).collect();
    emit.program.linked = linked(world);
    emit.program.in_tree = world.in_tree.iter().copied().collect();
    for (at, (of, output)) in bodies.iter().enumerate() {
        emit.body(at, *of, output);
    }
    emit.dispatch_nodes(&bodies);
    for (at, (of, output)) in bodies.into_iter().enumerate() {
        emit.calls(at, of, output);
    }
    emit.dispatch_edges();
    emit.program
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

impl Emit<'_, '_> {
    fn external(&mut self, ext: Ext) -> ExternalId {
        if let Some(id) = self.externals.get(&ext) {
            return *id;
        }
        let text = self.world.externals.text(ext, &self.world.symbols);
        let id = self.text(text);
        self.externals.insert(ext, id);
        id
    }

    fn text(&mut self, text: String) -> ExternalId {
        if let Some(id) = self.texts.get(&text) {
            return *id;
        }
        let id = ExternalId(self.program.externals.len() as u32);
        self.program.externals.push(text.clone());
        self.texts.insert(text, id);
        id
    }

    fn module_name(&mut self, module: ModId) -> String {
        if let Some(name) = self.modules.get(&module) {
            return name.clone();
        }
        let info = &self.world.modules[module.0 as usize];
        let own = self.world.symbols.text(info.name);
        let name = match info.parent {
            Some(parent) if info.block => self.module_name(parent),
            Some(parent) => format!("{}::{own}", self.module_name(parent)),
            None => own.to_string(),
        };
        self.modules.insert(module, name.clone());
        name
    }

    fn adt_name(&mut self, adt: AdtId) -> String {
        let info = &self.world.adts[adt.0 as usize];
        format!("{}::{}", self.module_name(info.place.module), self.world.symbols.text(info.name))
    }

    fn trait_name(&mut self, key: TraitKey) -> String {
        match key {
            TraitKey::Known(id) => {
                let info = &self.world.traits[id.0 as usize];
                format!("{}::{}", self.module_name(info.place.module), self.world.symbols.text(info.name))
            }
            TraitKey::Ext(ext) => self.world.externals.text(ext, &self.world.symbols),
            TraitKey::Callable => "std::ops::Fn".into(),
        }
    }

    /// A type for people: its head, qualified.
    fn type_name(&mut self, ty: Ty) -> String {
        match self.world.store.data(ty) {
            TyData::Adt(adt, _) => self.adt_name(adt),
            TyData::Ext(ext, _) => self.world.externals.text(ext, &self.world.symbols),
            TyData::Prim(name) => self.world.symbols.text(name).to_string(),
            TyData::Slice(inner) => format!("[{}]", self.type_name(inner)),
            TyData::Tuple(_) => "(..)".into(),
            TyData::Param(param) => {
                self.world.params[param as usize].name.map_or("_", |name| self.world.symbols.text(name)).to_string()
            }
            TyData::Bound(id, _) => format!("dyn {}", self.trait_name(self.world.store_bound(id).key)),
            _ => "_".into(),
        }
    }

    fn fn_name(&mut self, of: Instance) -> String {
        let info = &self.world.fns[of.function.0 as usize];
        let name = self.world.symbols.text(info.name);
        match (info.owner, of.inherits) {
            (Owner::Free, _) => format!("{}::{name}", self.module_name(info.place.module)),
            (Owner::Trait(id), None) => format!("{}::{name}", self.trait_name(TraitKey::Known(id))),
            (Owner::Impl(id), _) | (Owner::Trait(_), Some(id)) => {
                let item = &self.world.impls[id.0 as usize];
                let own = self.type_name(item.self_ty);
                match item.of {
                    Some((key, _)) => format!("<{own} as {}>::{name}", self.trait_name(key)),
                    None => format!("{own}::{name}"),
                }
            }
        }
    }

    fn body(&mut self, at: usize, of: Instance, output: &Output) {
        let world = self.world;
        let info = &world.fns[of.function.0 as usize];
        let unit = &world.units[info.place.unit as usize];
        let item = &unit.facts.items[info.item.0 as usize];
        let sig = unit.place(unit.facts.fns[info.id.0 as usize].sig);
        let symbol = self.fn_name(of);
        let krate = world.modules[info.place.module.0 as usize].krate;
        let external = info.external.map(|ext| self.external(ext));
        let first = self.nodes[at];
        let mut closures = 0;
        let root = &world.crates[krate as usize];
        let main =
            info.name == world.known.main && root.binary && root.root == info.place.module && info.owner == Owner::Free;
        for (at, node) in output.nodes.iter().enumerate() {
            let own = at == 0;
            let name = if own {
                symbol.clone()
            } else {
                closures += 1;
                let kind = if node.kind == NodeKind::Closure { "closure" } else { "async" };
                format!("{symbol}::{{{kind}#{}}}", closures - 1)
            };
            let flags = NodeFlags {
                hot: own && item.attrs.hot,
                poll: own && self.polls(info),
                startup: node.startup,
                main: own && main,
            };
            self.program.nodes.push(Node {
                kind: node.kind,
                parent: node.parent.map(|parent| NodeId(first + parent)),
                at: Location { file: unit.file, span: if own { sig } else { node.span } },
                extent: node.span,
                symbol: name,
                external: external.filter(|_| own),
                params: (info.inputs.len() + usize::from(info.has_self)) as u16,
                flags,
                krate,
            });
        }
        self.selectors(of, NodeId(first));
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

    /// What contexts can select a function by: the trait method that it implements, the types of its parameters.
    fn selectors(&mut self, of: Instance, node: NodeId) {
        let world = self.world;
        let info = &world.fns[of.function.0 as usize];
        if info.external.is_some() {
            return;
        }
        if let (Owner::Impl(id), _) | (_, Some(id)) = (info.owner, of.inherits)
            && let Some((key, _)) = world.impls[id.0 as usize].of
        {
            let path = format!("{}::{}", self.trait_name(key), world.symbols.text(info.name));
            let path = self.text(path);
            self.program.implements.push((node, path));
        }
        for ty in &info.inputs {
            let data = world.store.data(*ty);
            if let TyData::Adt(..) | TyData::Ext(..) = data {
                let path = self.type_name(*ty);
                let path = self.text(path);
                self.program.takes.push((node, path));
            }
        }
    }

    fn dispatch_nodes(&mut self, bodies: &[(Instance, Output)]) {
        let mut wanted: Vec<FnIdx> = Vec::new();
        let targets = bodies.iter().flat_map(|(_, output)| {
            let edges = output.edges.iter().map(|(_, target, ..)| *target);
            edges.chain(output.flows.iter().map(|(_, _, target)| *target))
        });
        for target in targets {
            if let Target::Dispatch(function) = target {
                wanted.push(function);
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        for function in wanted {
            let model = self.program.nodes[self.nodes[function.0 as usize] as usize].clone();
            let id = NodeId(self.program.nodes.len() as u32);
            self.program.nodes.push(Node {
                kind: NodeKind::Dispatch,
                parent: None,
                flags: NodeFlags::default(),
                ..model
            });
            self.dispatch.insert(function, id);
        }
    }

    /// What a target of body `at` is in the program.
    fn target(&mut self, at: usize, target: Target) -> Callee {
        match target {
            Target::Fn(function) => Callee::Node(NodeId(self.nodes[function.0 as usize])),
            Target::Local(node) => Callee::Node(NodeId(self.nodes[at] + node)),
            Target::Ext(ext) => Callee::External(self.external(ext)),
            Target::Param(param) => Callee::Param(NodeId(self.nodes[at]), param),
            Target::Inherited(function, by) => {
                let of = Instance { function, inherits: Some(by) };
                let at = self.inherited.get(&of).copied().unwrap_or(function.0 as usize);
                Callee::Node(NodeId(self.nodes[at]))
            }
            Target::Dispatch(of) => {
                Callee::Node(self.dispatch.get(&of).copied().unwrap_or(NodeId(self.nodes[of.0 as usize])))
            }
        }
    }

    fn calls(&mut self, at: usize, of: Instance, output: Output) {
        let first_node = self.nodes[at];
        let file = self.world.units[self.world.fns[of.function.0 as usize].place.unit as usize].file;
        let first_site = self.program.sites.len() as u32;
        for site in &output.sites {
            let subjects = site.subjects.iter().map(|ext| self.external(*ext)).collect();
            self.program.sites.push(Site {
                node: NodeId(first_node + site.node),
                at: Location { file, span: site.span },
                focus: site.focus,
                args: site.args,
                subjects,
                awaited: site.awaited,
                chain_awaited: site.chain_awaited,
                in_loop: site.in_loop,
            });
        }
        let mut edges = output.edges;
        edges.sort_by_key(|edge| edge.0);
        edges.dedup();
        for (site, target, colour, confidence) in edges {
            let callee = self.target(at, target);
            let site = SiteId(first_site + site);
            self.program.edges.push(Edge { site, callee, colour, confidence, producer: Producer::Syn });
        }
        let mut flows = output.flows;
        flows.sort();
        flows.dedup();
        for (site, param, target) in flows {
            let value = self.target(at, target);
            self.program.flows.push(Flow { site: SiteId(first_site + site), param, value });
        }
    }

    fn dispatch_edges(&mut self) {
        let mut nodes: Vec<(FnIdx, NodeId)> = self.dispatch.iter().map(|(function, node)| (*function, *node)).collect();
        nodes.sort_unstable();
        let world = self.world;
        for (function, node) in nodes {
            let info = &world.fns[function.0 as usize];
            let Owner::Trait(id) = info.owner else { continue };
            let mut targets: Vec<FnIdx> = info.has_body.then_some(function).into_iter().collect();
            for item in world.index.impls_by_trait.get(&TraitKey::Known(id)).into_iter().flatten() {
                targets.extend(world.impls[item.0 as usize].fns.get(&info.name));
            }
            targets.sort_unstable();
            targets.dedup();
            let at = self.program.nodes[node.0 as usize].at;
            let site = SiteId(self.program.sites.len() as u32);
            self.program.sites.push(Site {
                node,
                at,
                focus: at.span,
                args: 0,
                subjects: Vec::new(),
                awaited: false,
                chain_awaited: false,
                in_loop: false,
            });
            for target in targets {
                let colour = if world.fns[target.0 as usize].is_async { Colour::Creates } else { Colour::Inline };
                let callee = Callee::Node(NodeId(self.nodes[target.0 as usize]));
                self.program.edges.push(Edge {
                    site,
                    callee,
                    colour,
                    confidence: Confidence::Medium,
                    producer: Producer::Syn,
                });
            }
        }
    }
}
