//! From calls to boxes and arrows: closures become part of the body they run in, descriptions of external crates become transparent.

use crate::{
    base::{
        finding::{Confidence, Finding, Location},
        picture::{Arrow, BoxKind, Picture, PictureBox, Place},
    },
    engine::run::Seen,
    facts::*,
    graph::{
        Graph,
        chains::{End, Link},
        contexts::Context,
    },
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a box is, in the order in which boxes stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Body(Place, String),
    Primitive(String),
}

/// Where a call ends.
enum Target {
    Body(NodeId),
    /// Name and class.
    Primitive(String, Option<String>),
}

/// A target with the way there.
struct Arrival {
    to: Target,
    confidence: Confidence,
    awaits: bool,
}

/// Draws.
pub(super) struct Sketch<'a> {
    seen: &'a Seen<'a>,
    graphs: &'a [Graph<'a>],
    in_async: Vec<bool>,
    in_hot: Vec<bool>,
    /// Closures that their own body runs in place.
    folded: Vec<bool>,
    boxes: BTreeMap<Key, PictureBox>,
    arrows: BTreeMap<(Key, Key), Arrow>,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(
        seen: &'a Seen<'a>,
        graphs: &'a [Graph<'a>],
        contexts: (&Context, &Context),
        links: &[Link],
    ) -> Self {
        let (in_async, in_hot) = (contexts.0.inside.clone(), contexts.1.inside.clone());
        let mut folded = vec![false; seen.program.nodes.len()];
        for link in links.iter().filter(|link| !link.awaits) {
            let End::Node(to) = link.to else { continue };
            let info = &seen.program.nodes[to.0 as usize];
            let (from, to) = (link.from.0 as usize, to.0 as usize);
            let own = info.kind == NodeKind::Closure && info.parent == Some(link.from);
            folded[to] |= own && in_async[from] == in_async[to] && in_hot[from] == in_hot[to];
        }
        Self { seen, graphs, in_async, in_hot, folded, boxes: BTreeMap::new(), arrows: BTreeMap::new() }
    }

    pub(super) fn is_root(&self, node: NodeId) -> bool {
        self.in_async[node.0 as usize] || self.in_hot[node.0 as usize]
    }

    /// Whether a body belongs to a description of an external crate: it has no place that anybody could look at.
    pub(super) fn is_described(&self, node: NodeId) -> bool {
        self.seen.program.nodes[node.0 as usize].at.file.0 as usize >= self.seen.project.files.len()
    }

    fn body(&self, mut node: NodeId) -> NodeId {
        while self.folded[node.0 as usize]
            && let Some(parent) = self.seen.program.nodes[node.0 as usize].parent
        {
            node = parent;
        }
        node
    }

    fn place(&self, at: Location, offset: u32) -> Place {
        let source = self.seen.files.source(at.file);
        Place { path: source.path.clone(), line: source.position(offset).line }
    }

    /// The box of a body.
    pub(super) fn add_body(&mut self, node: NodeId) {
        self.body_key(node);
    }

    fn body_key(&mut self, node: NodeId) -> Key {
        let node = self.body(node);
        let info = &self.seen.program.nodes[node.0 as usize];
        let place = self.place(info.at, info.at.span.start);
        let kind = match info.kind {
            _ if self.in_hot[node.0 as usize] => BoxKind::Hot,
            _ if self.in_async[node.0 as usize] => BoxKind::Async,
            NodeKind::Dispatch => BoxKind::Dynamic,
            _ => BoxKind::Sync,
        };
        let key = Key::Body(place.clone(), info.symbol.to_string());
        let new = PictureBox {
            kind,
            symbol: info.symbol.to_string(),
            place: Some(place),
            class: None,
            does: None,
            hidden: (0, 0),
        };
        // The same function typed for several callers is one box; it is in a context when one of them is.
        let known = self.boxes.entry(key.clone()).or_insert_with(|| new.clone());
        known.kind = known.kind.min(new.kind);
        key
    }

    fn primitive_key(&mut self, name: &str, class: Option<String>) -> Key {
        let key = Key::Primitive(name.to_string());
        let (kind, symbol) = (BoxKind::Primitive, name.to_string());
        let effect = self.graphs.iter().map(|graph| graph.effects);
        let does =
            effect.filter(|it| class.as_ref().is_some_and(|class| it.class(class).is_some())).map(|it| it.does());
        let does = does.map(str::to_string).next();
        let new = PictureBox { kind, symbol, place: None, class, does, hidden: (0, 0) };
        self.boxes.entry(key.clone()).or_insert(new);
        key
    }

    fn arrow(&mut self, from: Key, to: Key, call: Place, confidence: Confidence, awaits: bool) {
        let new = Arrow { from: 0, to: 0, calls: Vec::new(), confidence, awaits };
        let arrow = self.arrows.entry((from, to)).or_insert(new);
        arrow.confidence = arrow.confidence.max(confidence);
        arrow.awaits &= awaits;
        if let Err(at) = arrow.calls.binary_search(&call) {
            arrow.calls.insert(at, call);
        }
    }

    /// Draws links, those of described bodies as if their callers had made them.
    pub(super) fn add_links(&mut self, links: &[Link]) {
        let mut of: BTreeMap<NodeId, Vec<&Link>> = BTreeMap::new();
        links.iter().for_each(|link| of.entry(link.from).or_default().push(link));
        let own: Vec<&Link> = links.iter().filter(|link| !self.is_described(link.from)).collect();
        for link in own {
            let site = &self.seen.program.sites[link.site.0 as usize];
            let call = self.place(site.at, site.focus.start);
            let from = self.body_key(link.from);
            for arrival in self.arrivals(link, &of, &mut HashSet::new()) {
                let to = match arrival.to {
                    Target::Body(node) if self.folded[node.0 as usize] && self.body(node) == self.body(link.from) => {
                        continue;
                    }
                    Target::Body(node) => self.body_key(node),
                    Target::Primitive(name, class) => self.primitive_key(&name, class),
                };
                self.arrow(from.clone(), to, call.clone(), arrival.confidence, arrival.awaits);
            }
        }
    }

    /// Where a link leads when described bodies are looked through.
    fn arrivals(&self, link: &Link, of: &BTreeMap<NodeId, Vec<&Link>>, passed: &mut HashSet<NodeId>) -> Vec<Arrival> {
        let (confidence, awaits) = (link.confidence, link.awaits);
        match link.to {
            End::Primitive(path) => {
                let class = link.primitive.map(|(graph, primitive)| {
                    self.graphs[graph].effects.classes()[usize::from(primitive.class)].name.clone()
                });
                let to = Target::Primitive(self.seen.program.path(path).to_string(), class);
                vec![Arrival { to, confidence, awaits }]
            }
            End::Node(node) if !self.is_described(node) => vec![Arrival { to: Target::Body(node), confidence, awaits }],
            End::Node(node) if passed.insert(node) => {
                let mut arrivals = Vec::new();
                for next in of.get(&node).into_iter().flatten() {
                    arrivals.extend(self.arrivals(next, of, passed).into_iter().map(|further| Arrival {
                        confidence: further.confidence.min(confidence),
                        awaits: further.awaits | awaits,
                        ..further
                    }));
                }
                arrivals
            }
            End::Node(_) => Vec::new(),
        }
    }

    /// Draws the chain of a finding; says whether it has one.
    pub(super) fn add_finding(&mut self, finding: &Finding, by_symbol: &BTreeMap<&str, NodeId>) -> bool {
        let own = [(finding.symbol.as_str(), finding.primary)];
        let hops = finding.chain.iter().map(|hop| (hop.symbol.as_str(), hop.at));
        let hops: Vec<_> = if finding.chain.is_empty() { own.to_vec() } else { hops.collect() };
        let keys: Vec<Key> =
            hops.iter().filter_map(|(symbol, _)| Some(self.body_key(*by_symbol.get(symbol)?))).collect();
        let end = finding.effect.as_ref();
        if keys.len() < hops.len() || (finding.chain.is_empty() && end.is_none()) {
            return false;
        }
        let end = end.map(|(class, primitive)| self.primitive_key(primitive, Some(class.clone())));
        for (at, (_, call)) in hops.iter().enumerate() {
            let Some(to) = keys.get(at + 1).or(end.as_ref()).cloned() else { continue };
            // A closure that its body runs in place is the same box.
            if to != keys[at] {
                let call = self.place(*call, call.span.start);
                self.arrow(keys[at].clone(), to, call, finding.confidence, false);
            }
        }
        true
    }

    /// The picture: roots in the order of their places, but what was asked for first.
    pub(super) fn finish(self, title: String, asked: &BTreeSet<String>, asked_is_root: bool) -> Picture {
        let index: BTreeMap<&Key, usize> = self.boxes.keys().enumerate().map(|(at, key)| (key, at)).collect();
        let arrows =
            self.arrows.iter().map(|((from, to), arrow)| Arrow { from: index[from], to: index[to], ..arrow.clone() });
        let mut picture = Picture { title, arrows: arrows.collect(), ..Picture::default() };
        picture.boxes = self.boxes.values().cloned().collect();
        picture.asked = (0..picture.boxes.len()).filter(|at| asked.contains(&picture.boxes[*at].symbol)).collect();
        if asked_is_root {
            picture.roots = picture.asked.clone();
        }
        picture.find_roots();
        picture.find_sinks();
        if !asked_is_root && !picture.asked.is_empty() {
            picture.sinks = picture.asked.clone();
        }
        picture
    }
}
