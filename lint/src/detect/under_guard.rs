//! "An effect must not be reachable while a guard of a lock lives", in code that a context runs: one finding a guard, at the worst call
//! under it, with the way from the context to the lock in front of the chain.

use super::effect_reach::{EffectReach, Found, MAX_HOPS, Witness, first_word, severity, short};
use crate::{
    base::finding::{Finding, Hop, Location},
    catalog::{Level, Rule},
    facts::*,
    graph::{
        To,
        contexts::Context,
        reach::{Leg, Query, Reach},
        ways::{Way, Ways},
    },
};
use rustc_hash::FxHashSet;
use std::{collections::BTreeMap, rc::Rc};

/// Guards over one call that has the effect.
struct Case<'a> {
    context: &'a str,
    /// From the context to the body with the guards.
    way: Vec<Leg>,
    guards: Vec<&'a Guard>,
    /// The worst of the first guard comes first.
    witnesses: Vec<Witness>,
}

impl EffectReach<'_> {
    /// Runs a rule about guards.
    pub fn run_under_guards(&self, rule: &Rule) -> Found {
        let mut found = Found::default();
        if self.graph.program.holds.is_empty() {
            return found;
        }
        let (sites, nodes) = self.covered.masks(self.graph.program, self.allowances, &rule.code);
        let query = |level, cut_sites, cut_nodes| Query {
            classes: self.classes(rule),
            level,
            cut_sites,
            cut_nodes,
            max_hops: rule.params.max_hops.unwrap_or(MAX_HOPS),
        };
        let mut reach = Reach::new(self.graph, query(self.level, &sites, &nodes));
        let mut unsure = FxHashSet::default();
        // By the call to report: several guards over one call are one problem.
        let mut cases: BTreeMap<Location, Case<'_>> = BTreeMap::new();
        // The same lock may stand in several bodies: those that a call means for other types.
        let mut known = FxHashSet::default();
        let mut contexts = Vec::new();
        for name in &rule.params.contexts {
            let Some(context) = self.context(name).filter(|it| it.inside.contains(&true)) else { continue };
            let ways = self.graph.ways(&context, name == "async");
            for (guard, holds) in self.held() {
                let info = &self.graph.program.guards[guard as usize];
                let allowed = nodes[info.node.0 as usize] || info.site.is_some_and(|site| sites[site.0 as usize]);
                let Some(way) = ways.to(info.node).filter(|_| !allowed && !known.contains(&info.at)) else { continue };
                let counts = |hold: &&Hold| !sites[hold.site.0 as usize] && self.counts(name, &context, hold.site);
                let (witnesses, any) = self.under(&mut reach, way, info, holds.iter().filter(counts));
                let Some(call) = witnesses.first().and_then(|it| it.path.first()) else {
                    unsure.extend(any.then_some(info.at));
                    continue;
                };
                known.insert(info.at);
                let place = self.place(call.site);
                let case = || Case { context: name, way: ways.path(info.node), guards: Vec::new(), witnesses };
                cases.entry(place).or_insert_with(case).guards.push(info);
            }
            contexts.push((name.as_str(), context, ways));
        }
        found.findings = cases.values().filter_map(|case| self.held_finding(rule, case)).collect();
        found.unsure = unsure.difference(&known).count();
        self.account_held(rule, &contexts, query(Level::Low, &[], &[]), &mut found);
        found
    }

    /// Guards with what runs under each.
    fn held(&self) -> impl Iterator<Item = (u32, &[Hold])> {
        self.graph.program.holds.chunk_by(|left, right| left.guard == right.guard).map(|holds| (holds[0].guard, holds))
    }

    /// Start-up holds up nobody.
    fn counts(&self, name: &str, context: &Context, site: SiteId) -> bool {
        let own = context.inside[self.graph.site(site).node.0 as usize];
        !(own && name == "async" && self.graph.is_startup(site))
    }

    /// What calls under a guard reach, surely enough and worst first; and whether there was anything at all.
    fn under<'h>(
        &self,
        reach: &mut Reach<'_, '_>,
        way: Way,
        guard: &Guard,
        holds: impl Iterator<Item = &'h Hold> + Clone,
    ) -> (Vec<Witness>, bool) {
        // A lock around nothing is there to let one at a time do just this.
        if guard.section && self.level > Level::Low {
            return (Vec::new(), false);
        }
        let protects = self.protects(holds.clone());
        let mut witnesses = Vec::new();
        holds.for_each(|hold| self.reached(reach, way.krate, hold.site, protects, &mut witnesses));
        let any = !witnesses.is_empty();
        for witness in &mut witnesses {
            witness.confidence = witness.confidence.min(way.confidence);
            if guard.section {
                witness.primitive.level = Level::Low;
            }
        }
        witnesses.retain(|it| it.confidence >= self.min_confidence);
        self.rank(&mut witnesses);
        (witnesses, any)
    }

    /// Classes of primitives that the protected thing itself has: a connection, a file. The lock is there to let one in at a time,
    /// and could not be shorter; that the call blocks is for others to say.
    fn protects<'h>(&self, holds: impl Iterator<Item = &'h Hold>) -> u64 {
        let own = holds.filter(|hold| hold.own).flat_map(|hold| self.graph.steps_of(hold.site));
        own.fold(0, |classes, step| match step.to {
            To::Primitive(primitive) => classes | 1 << primitive.class,
            To::Node(_) => classes,
        })
    }

    /// Everything that a call reaches.
    fn reached(
        &self,
        reach: &mut Reach<'_, '_>,
        krate: u32,
        site: SiteId,
        protects: u64,
        witnesses: &mut Vec<Witness>,
    ) {
        for step in self.graph.steps_of(site) {
            if !reach.step_counts(&step.to) {
                continue;
            }
            match step.to {
                To::Primitive(primitive) if protects & (1 << primitive.class) != 0 && self.level > Level::Low => {}
                To::Primitive(mut primitive) => {
                    if protects & (1 << primitive.class) != 0 {
                        primitive.level = Level::Low;
                    }
                    let path = vec![Leg { site, into: None }];
                    witnesses.push(Witness { primitive, site, confidence: step.confidence, path });
                }
                To::Node(target) => witnesses.extend(reach.from_node(target, krate).iter().map(|found| {
                    let mut path = vec![Leg { site, into: Some(target) }];
                    path.extend(found.path.iter().copied());
                    let confidence = step.confidence.min(found.confidence);
                    Witness { primitive: found.primitive, site: found.site, confidence, path }
                })),
            }
        }
    }

    fn held_finding(&self, rule: &Rule, case: &Case<'_>) -> Option<Finding> {
        let (witness, guard) = (case.witnesses.first()?, case.guards.first()?);
        let call = witness.path.first()?;
        let graph = self.graph;
        let class = &graph.effects.classes()[witness.primitive.class as usize].name;
        let primitive = self.primitive_name(&witness.primitive);
        let ty = graph.path(guard.ty);
        let held = match &guard.name {
            Some(name) => format!("`{name}` (`{ty}`) is held"),
            None => format!("a temporary `{ty}` is held"),
        };
        let place = if case.context == "hot" { "on a hot path" } else { "in async code" };
        let does = graph.effects.does();
        let what = match call.into.map(|node| graph.node(node)) {
            None => format!("`{primitive}` {does}"),
            Some(node) if node.kind == NodeKind::Closure => format!("a closure {does}: it reaches `{primitive}`"),
            Some(node) => format!("`{}` {does}: it reaches `{primitive}`", short(&node.symbol)),
        };
        let mut chain = self.way_hops(&case.way);
        let symbol = graph.node(guard.node).symbol.to_string();
        chain.extend(case.guards.iter().map(|guard| {
            let keeper = guard.name.as_ref().map_or("a temporary".to_string(), |name| format!("`{name}`"));
            Hop { at: guard.at, symbol: symbol.clone(), note: format!("takes the lock here: {keeper} keeps it") }
        }));
        chain.extend(self.chain(witness, &primitive));
        let mut help = vec![HELP.to_string()];
        help.extend(self.help(witness));
        Some(Finding {
            code: rule.code.clone(),
            name: rule.name.clone(),
            severity: severity(rule.severity, witness.primitive.level),
            confidence: witness.confidence,
            message: format!("{held} {place} while {what}"),
            primary: self.place(call.site),
            symbol,
            effect: Some((class.clone(), primitive)),
            chain,
            reaches: self.reaches(&case.witnesses),
            help,
            fixes: Vec::new(),
        })
    }

    /// The calls that lead from the context to the body with the lock.
    fn way_hops(&self, way: &[Leg]) -> Vec<Hop> {
        let mut hops = Vec::new();
        for leg in way {
            let site = self.graph.site(leg.site);
            let holder = self.graph.node(site.node);
            if site.at.file.0 >= self.described_from || holder.kind == NodeKind::Dispatch {
                continue;
            }
            let note = match leg.into.map(|node| self.graph.node(node)) {
                Some(node) if node.kind == NodeKind::Closure => "runs the closure passed here".to_string(),
                Some(node) if node.kind == NodeKind::Dispatch => {
                    format!("calls `{}`, whichever implementation it is", short(&node.symbol))
                }
                Some(node) => format!("calls `{}`", node.symbol),
                None => first_word(self.graph.effects.does()).to_string(),
            };
            hops.push(Hop { at: self.place(leg.site), symbol: holder.symbol.to_string(), note });
        }
        hops
    }

    /// Which allowances silenced something: they cover a guard under which something counts, such a call, or what it goes on to call.
    fn account_held(&self, rule: &Rule, contexts: &[(&str, Rc<Context>, Ways)], query: Query<'_>, found: &mut Found) {
        let concerns = |at: &u32| self.allowances[*at as usize].codes.contains(&rule.code);
        let sites: Vec<(SiteId, u32)> = self.covered.sites().iter().filter(|(_, at)| concerns(at)).copied().collect();
        let nodes: Vec<(NodeId, u32)> = self.covered.nodes().iter().filter(|(_, at)| concerns(at)).copied().collect();
        if sites.is_empty() && nodes.is_empty() {
            return;
        }
        let reach = Reach::new(self.graph, query);
        let step_counts = |site: SiteId| self.graph.steps_of(site).any(|step| reach.step_counts(&step.to));
        let (mut silenced, mut bodies, mut open) = (FxHashSet::default(), FxHashSet::default(), Vec::new());
        for (name, context, ways) in contexts {
            for (guard, holds) in self.held() {
                let info = &self.graph.program.guards[guard as usize];
                if ways.to(info.node).is_none() {
                    continue;
                }
                let counts = |hold: &&Hold| self.counts(name, context, hold.site) && step_counts(hold.site);
                for hold in holds.iter().filter(counts) {
                    silenced.insert(hold.site);
                    silenced.extend(info.site);
                    bodies.insert(info.node);
                    open.push(hold.site);
                }
            }
        }
        while let Some(site) = open.pop() {
            for step in self.graph.steps_of(site) {
                if let To::Node(target) = step.to
                    && bodies.insert(target)
                {
                    let further = self.graph.steps(target).iter().filter(|step| reach.step_counts(&step.to));
                    let further: Vec<SiteId> = further.map(|step| step.site).collect();
                    silenced.extend(further.iter().copied());
                    open.extend(further);
                }
            }
        }
        let by_site = sites.iter().filter(|(site, _)| silenced.contains(site)).map(|(_, at)| *at);
        let by_node = nodes.iter().filter(|(node, _)| bodies.contains(node)).map(|(_, at)| *at);
        let used: Vec<u32> = by_site.chain(by_node).collect();
        found.suppressed += used.len();
        found.used.extend(used);
    }
}

/// The way out that concerns the lock.
const HELP: &str = "copy what the call needs out of the guard, drop the guard, then call; whoever wants the lock waits as long as the call";
