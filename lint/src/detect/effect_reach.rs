//! "An effect must not be reachable from a context": one finding a call of the context's body, with its surest and shortest chain.

use super::allowance::{Allowance, AllowanceSet};
use crate::{
    base::finding::{Confidence, Finding, Hop, Location, Reach as Reached, Severity},
    catalog::{Level, Rule},
    facts::*,
    graph::{
        Graph, PrimitiveCall, Step, To,
        contexts::{Context, HotRoots},
        reach::{Leg, Query, Reach},
    },
};
use rustc_hash::FxHashSet;
use std::{cell::OnceCell, rc::Rc};

/// Chains are no longer than this unless the rule says otherwise.
pub(super) const MAX_HOPS: u32 = 12;

/// What the detector needs beside the rule.
pub struct EffectReach<'a> {
    /// The graph with its effects.
    pub graph: &'a Graph<'a>,
    /// Levels below are left out.
    pub level: Level,
    /// Findings less sure than this are counted, not given.
    pub min_confidence: Confidence,
    /// Roots of the `hot` context from configuration.
    pub hot: &'a HotRoots<'a>,
    /// Allowances in the source.
    pub allowances: &'a [Allowance],
    /// What they cover.
    pub covered: &'a AllowanceSet,
    /// Files with this id or a higher one hold descriptions of external crates: not part of any chain.
    pub described_from: u32,
    /// The contexts `async` and `hot`, once some rule asked for them.
    pub contexts: (OnceCell<Rc<Context>>, OnceCell<Rc<Context>>),
}

/// What one rule found.
#[derive(Debug, Default)]
pub struct Found {
    /// The findings.
    pub findings: Vec<Finding>,
    /// How many were left out because they are not sure enough.
    pub unsure: usize,
    /// Positions of allowances that silenced something.
    pub used: FxHashSet<u32>,
    /// How many calls they silenced.
    pub suppressed: usize,
    /// Calls that would be reported if primitives of low level counted, as in `seen`.
    pub minor: FxHashSet<(Location, u64)>,
}

/// A primitive that a call reaches, with the way there.
pub(super) struct Witness {
    pub(super) primitive: PrimitiveCall,
    pub(super) site: SiteId,
    pub(super) confidence: Confidence,
    pub(super) path: Vec<Leg>,
}

impl EffectReach<'_> {
    /// Runs one rule. `seen` holds calls that an earlier rule on the same classes reported; they are not reported twice.
    pub fn run(&self, rule: &Rule, seen: &mut FxHashSet<(Location, u64)>) -> Found {
        let classes = self.classes(rule);
        let contexts: Vec<(&str, Rc<Context>)> =
            rule.params.contexts.iter().filter_map(|name| Some((name.as_str(), self.context(name)?))).collect();
        let (sites, nodes) = self.covered.masks(self.graph.program, self.allowances, &rule.code);
        let max_hops = rule.params.max_hops.unwrap_or(MAX_HOPS);
        let mut found = Found::default();
        let query = Query { classes, level: self.level, cut_sites: &sites, cut_nodes: &nodes, max_hops };
        let mut reach = Reach::new(self.graph, query);
        let low = Query { classes, level: Level::Low, cut_sites: &sites, cut_nodes: &nodes, max_hops };
        let mut low = (self.level > Level::Low).then(|| Reach::new(self.graph, low));
        // The same call may stand in several bodies: a trait's function in those of the impls that take it over.
        let (mut reported, mut unsure) = (FxHashSet::default(), FxHashSet::default());
        for (name, context) in &contexts {
            for node in self.nodes_in(context) {
                if nodes[node.0 as usize] {
                    continue;
                }
                for steps in self.graph.steps(node).chunk_by(|left, right| left.site == right.site) {
                    let site = steps[0].site;
                    let place = self.graph.site(site).at;
                    if sites[site.0 as usize]
                        || reported.contains(&place)
                        || seen.contains(&(place, classes))
                        || (*name == "async" && self.graph.is_startup(site))
                    {
                        continue;
                    }
                    let witnesses = self.witnesses(&mut reach, context, steps);
                    if witnesses.is_empty() {
                        if low.as_mut().is_some_and(|low| self.is_minor(low, context, steps)) {
                            found.minor.insert((place, classes));
                        }
                        continue;
                    }
                    match self.finding(rule, name, node, site, witnesses) {
                        Some(finding) => {
                            reported.insert(place);
                            found.findings.push(finding);
                        }
                        None => {
                            unsure.insert(place);
                        }
                    }
                }
            }
        }
        found.unsure = unsure.difference(&reported).count();
        seen.extend(unsure.union(&reported).map(|place| (*place, classes)));
        self.account(rule, classes, &contexts, max_hops, &mut found);
        found
    }

    pub(super) fn nodes_in(&self, context: &Context) -> Vec<NodeId> {
        (0..context.inside.len() as u32).map(NodeId).filter(|node| context.inside[node.0 as usize]).collect()
    }

    /// A context by name; all rules share it.
    pub(super) fn context(&self, name: &str) -> Option<Rc<Context>> {
        let (known, find): (_, &dyn Fn() -> Context) = match name {
            "async" => (&self.contexts.0, &|| self.graph.async_context()),
            "hot" => (&self.contexts.1, &|| self.graph.hot_context(self.hot)),
            _ => return None,
        };
        Some(Rc::clone(known.get_or_init(|| Rc::new(find()))))
    }

    pub(super) fn classes(&self, rule: &Rule) -> u64 {
        let effects = self.graph.effects;
        let bits = |names: &[String]| {
            names.iter().filter_map(|name| effects.class(name)).fold(0, |bits, class| bits | 1 << class)
        };
        let all = if effects.classes().len() == 64 { u64::MAX } else { (1 << effects.classes().len()) - 1 };
        let wanted = if rule.params.classes.is_empty() { all } else { bits(&rule.params.classes) };
        wanted & !bits(&rule.params.except_classes)
    }

    /// Everything that the steps of one call reach.
    fn witnesses(&self, reach: &mut Reach<'_, '_>, context: &Context, steps: &[Step]) -> Vec<Witness> {
        let mut witnesses = Vec::new();
        let krate = steps.first().map_or(0, |step| self.graph.node(self.graph.site(step.site).node).krate);
        for step in steps {
            if !reach.step_counts(&step.to) {
                continue;
            }
            match step.to {
                To::Primitive(primitive) => {
                    let path = vec![Leg { site: step.site, into: None }];
                    witnesses.push(Witness { primitive, site: step.site, confidence: step.confidence, path });
                }
                // A body of the context reports its own calls.
                To::Node(target) if context.inside[target.0 as usize] => {}
                To::Node(target) => {
                    for found in reach.from_node(target, krate).iter() {
                        let mut path = vec![Leg { site: step.site, into: Some(target) }];
                        path.extend(found.path.iter().copied());
                        let confidence = step.confidence.min(found.confidence);
                        witnesses.push(Witness { primitive: found.primitive, site: found.site, confidence, path });
                    }
                }
            }
        }
        witnesses
    }

    /// Whether the steps of one call surely enough reach anything that `reach` counts.
    fn is_minor(&self, reach: &mut Reach<'_, '_>, context: &Context, steps: &[Step]) -> bool {
        let krate = steps.first().map_or(0, |step| self.graph.node(self.graph.site(step.site).node).krate);
        steps.iter().filter(|step| step.confidence >= self.min_confidence).any(|step| match step.to {
            To::Primitive(_) => reach.step_counts(&step.to),
            To::Node(target) => {
                !context.inside[target.0 as usize]
                    && reach.step_counts(&step.to)
                    && reach.finds_any(target, krate, self.min_confidence)
            }
        })
    }

    /// The place that a person would change: from the callee's name to the end of the call.
    pub(super) fn place(&self, site: SiteId) -> Location {
        self.graph.site(site).place()
    }

    fn finding(
        &self,
        rule: &Rule,
        context: &str,
        node: NodeId,
        site: SiteId,
        mut witnesses: Vec<Witness>,
    ) -> Option<Finding> {
        witnesses.retain(|witness| witness.confidence >= self.min_confidence);
        self.rank(&mut witnesses);
        let graph = self.graph;
        let witness = witnesses.first()?;
        let entry = &graph.effects.classes()[witness.primitive.class as usize];
        let primitive = self.primitive_name(&witness.primitive);
        let reaches = self.reaches(&witnesses);
        Some(Finding {
            code: rule.code.clone(),
            name: rule.name.clone(),
            severity: severity(rule.severity, witness.primitive.level),
            confidence: witness.confidence,
            message: self.message(context, witness, &primitive),
            primary: self.place(site),
            symbol: graph.node(node).symbol.to_string(),
            effect: Some((entry.name.clone(), primitive.clone())),
            chain: self.chain(witness, &primitive),
            reaches,
            help: self.help(witness),
            fixes: Vec::new(),
        })
    }

    /// The worst primitive first, with the surest and shortest chain.
    pub(super) fn rank(&self, witnesses: &mut [Witness]) {
        let place = |site: SiteId| (self.graph.site(site).at, self.graph.site(site).focus);
        witnesses.sort_by(|left, right| {
            let rank = |witness: &Witness| {
                (std::cmp::Reverse(witness.primitive.level), std::cmp::Reverse(witness.confidence), witness.path.len())
            };
            rank(left)
                .cmp(&rank(right))
                .then_with(|| place(left.site).cmp(&place(right.site)))
                .then_with(|| self.primitive_name(&left.primitive).cmp(&self.primitive_name(&right.primitive)))
        });
    }

    /// Every primitive with its place, sorted.
    pub(super) fn reaches(&self, witnesses: &[Witness]) -> Vec<Reached> {
        let mut reaches: Vec<Reached> = witnesses
            .iter()
            .map(|witness| Reached {
                class: self.graph.effects.classes()[witness.primitive.class as usize].name.clone(),
                primitive: self.primitive_name(&witness.primitive),
                at: self.place(witness.site),
            })
            .collect();
        reaches.sort();
        reaches.dedup();
        reaches
    }

    pub(super) fn primitive_name(&self, primitive: &PrimitiveCall) -> String {
        self.graph.program.path(primitive.path).to_string()
    }

    fn message(&self, context: &str, witness: &Witness, primitive: &str) -> String {
        let place = if context == "hot" { "on a hot path" } else { "in async code" };
        let does = self.graph.effects.does();
        match witness.path.first().and_then(|leg| leg.into) {
            None => format!("`{primitive}` {does} {place}"),
            Some(node) => {
                format!("`{}` {does} {place}: it reaches `{primitive}`", short(&self.graph.node(node).symbol))
            }
        }
    }

    pub(super) fn chain(&self, witness: &Witness, primitive: &str) -> Vec<Hop> {
        let mut hops = Vec::new();
        for (at, leg) in witness.path.iter().enumerate() {
            let site = self.graph.site(leg.site);
            if site.at.file.0 >= self.described_from {
                continue;
            }
            let holder = self.graph.node(site.node);
            if holder.kind == NodeKind::Dispatch {
                continue;
            }
            // A closure written in the call itself: the next hop stands on the same line or just below.
            let next = witness.path.get(at + 1).map(|leg| self.graph.site(leg.site).at);
            if at > 0
                && leg.into.is_some_and(|node| self.graph.node(node).kind == NodeKind::Closure)
                && next.is_some_and(|next| next.file == site.at.file && site.at.span.covers(next.span))
            {
                continue;
            }
            let note = match leg.into {
                None => format!("{} here: `{primitive}`", first_word(self.graph.effects.does())),
                Some(node) if self.graph.node(node).kind == NodeKind::Closure => {
                    "runs the closure passed here".to_string()
                }
                Some(node) if self.graph.node(node).kind == NodeKind::Dispatch => {
                    format!("calls `{}`, whichever implementation it is", short(&self.graph.node(node).symbol))
                }
                Some(node) => format!("calls `{}`", self.graph.node(node).symbol),
            };
            hops.push(Hop { at: self.place(leg.site), symbol: holder.symbol.to_string(), note });
        }
        hops
    }

    pub(super) fn help(&self, witness: &Witness) -> Vec<String> {
        let effects = self.graph.effects;
        let path = self.graph.path(witness.primitive.path);
        let site = self.graph.site(witness.site);
        let subjects: Vec<&str> = site.subjects.iter().map(|id| self.graph.path(*id)).collect();
        let own = effects.primitive(path, site.args, &subjects).map(|entry| entry.help.clone()).unwrap_or_default();
        let mut help = own;
        help.extend(effects.classes()[witness.primitive.class as usize].help.iter().cloned());
        help
    }

    /// Which allowances silenced something: their call would reach what counts, and runs in the context.
    fn account(&self, rule: &Rule, classes: u64, contexts: &[(&str, Rc<Context>)], max_hops: u32, found: &mut Found) {
        let concerns = |at: u32| self.allowances[at as usize].codes.contains(&rule.code);
        let any = self
            .covered
            .sites()
            .iter()
            .map(|(_, at)| *at)
            .chain(self.covered.nodes().iter().map(|(_, at)| *at))
            .any(concerns);
        if !any {
            return;
        }
        let query = Query { classes, level: Level::Low, cut_sites: &[], cut_nodes: &[], max_hops };
        let reach = Reach::new(self.graph, query);
        let live = self.live(contexts);
        for (site, at) in self.covered.sites() {
            let node = self.graph.site(*site).node;
            let counts = live[node.0 as usize]
                && self.graph.steps(node).iter().any(|step| step.site == *site && reach.step_counts(&step.to));
            if concerns(*at) && counts {
                found.used.insert(*at);
                found.suppressed += 1;
            }
        }
        for (node, at) in self.covered.nodes() {
            let counts =
                live[node.0 as usize] && self.graph.steps(*node).iter().any(|step| reach.step_counts(&step.to));
            if concerns(*at) && counts {
                found.used.insert(*at);
                found.suppressed += 1;
            }
        }
    }

    /// Bodies that run in a context, at any depth.
    fn live(&self, contexts: &[(&str, Rc<Context>)]) -> Vec<bool> {
        let mut live = vec![false; self.graph.program.nodes.len()];
        let mut open: Vec<NodeId> = contexts.iter().flat_map(|(_, context)| self.nodes_in(context)).collect();
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut live[node.0 as usize], true) {
                continue;
            }
            open.extend(self.graph.steps(node).iter().filter_map(|step| match step.to {
                To::Node(target) => Some(target),
                To::Primitive(_) => None,
            }));
        }
        live
    }
}

/// The rule's severity, lowered by the primitive's level.
pub(super) fn severity(rule: Severity, level: Level) -> Severity {
    match level {
        Level::High => rule,
        Level::Medium => rule.min(Severity::Warning),
        Level::Low => rule.min(Severity::Info),
    }
}

pub(super) fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// The last two segments of a symbol, enough for a sentence.
pub(super) fn short(symbol: &str) -> &str {
    if symbol.starts_with('<') {
        return symbol;
    }
    let mut ends = symbol.rmatch_indices("::").map(|(at, _)| at + 2);
    match (ends.next(), ends.next()) {
        (Some(_), Some(second)) => &symbol[second..],
        _ => symbol,
    }
}
