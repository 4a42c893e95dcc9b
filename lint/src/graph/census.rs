//! Which watched calls functions make, and which kinds of calls they can come to: for rules about values, whatever context they run in.
//!
//! Unlike [`Graph`](super::Graph) it asks of functions as wholes (closures and async blocks are part of what they are written in), and
//! an awaited call counts like any other.

use super::classify::external_of;
use crate::{
    base::finding::Confidence,
    catalog::{Effects, Level},
    facts::*,
};
use rustc_hash::FxHashSet;

/// A call that a table names.
#[derive(Clone, Copy, Debug)]
pub struct Kind<'a> {
    /// Name of its class.
    pub class: &'a str,
    /// Its weight.
    pub level: Level,
    /// What is called, by its canonical path.
    pub path: ExternalId,
    /// Ways out that only this entry has.
    pub help: &'a [String],
}

/// Answers about the calls of functions.
pub struct Census<'a> {
    program: &'a Program,
    tables: Vec<&'a Effects>,
    /// Per external path: whether a table has an entry for it.
    named: Vec<bool>,
    /// Per node: the function that it is part of.
    owners: Vec<NodeId>,
    /// Per function: its calls.
    ranges: Vec<(u32, u32)>,
}

/// Calls are followed into so many functions, one behind the other.
const MAX_HOPS: u32 = 4;

impl<'a> Census<'a> {
    /// Prepares answers over some tables; the first that knows a call decides.
    pub fn new(program: &'a Program, tables: Vec<&'a Effects>) -> Self {
        let mut owners: Vec<NodeId> = Vec::with_capacity(program.nodes.len());
        for (at, node) in program.nodes.iter().enumerate() {
            // A scope comes after the body that it is written in.
            let owner = node.parent.and_then(|parent| owners.get(parent.0 as usize)).copied();
            owners.push(owner.unwrap_or(NodeId(at as u32)));
        }
        let mut ranges = vec![(0, 0); owners.len()];
        for (at, site) in program.sites.iter().enumerate() {
            let range = &mut ranges[owners[site.node.0 as usize].0 as usize];
            if range.0 == range.1 {
                *range = (at as u32, at as u32);
            }
            range.1 = at as u32 + 1;
        }
        let is_named = |path: &String| tables.iter().any(|table| table.names(path));
        let named = program.externals.iter().map(is_named).collect();
        Self { program, tables, named, owners, ranges }
    }

    /// What a call is, as far as the tables know.
    pub fn kind(&self, site: SiteId) -> Option<Kind<'a>> {
        let info = &self.program.sites[site.0 as usize];
        self.edges(site.0, site.0 + 1).iter().find_map(|edge| {
            let path = external_of(self.program, edge.callee).filter(|path| self.named[path.0 as usize])?;
            let text = self.text(path);
            let subjects = || -> Vec<&str> { info.subjects.iter().map(|id| self.text(*id)).collect() };
            self.tables.iter().find_map(|table| {
                let entry = match text.strip_prefix("?::") {
                    Some(method) => table.named(method, info.args)?,
                    None if table.is_primitive(text) => table.primitive(text, info.args, &subjects())?,
                    None => return None,
                };
                let class = table.classes()[usize::from(entry.class)].name.as_str();
                Some(Kind { class, level: entry.level, path, help: &entry.help })
            })
        })
    }

    /// Whether a table has an entry for what is called.
    pub fn is_named(&self, callee: Callee) -> bool {
        external_of(self.program, callee).is_some_and(|path| self.named[path.0 as usize])
    }

    /// The class of what a call gives: by what is called, or by the type of the result.
    pub fn made(&self, site: SiteId) -> Option<Kind<'a>> {
        let own = |edge: &Edge| external_of(self.program, edge.callee).is_none();
        let by_function = self.edges(site.0, site.0 + 1).iter().any(own);
        self.kind(site).or_else(|| {
            // The result of a described function is not among its subjects.
            let subjects = &self.program.sites[site.0 as usize].subjects;
            subjects.iter().filter(|_| by_function).find_map(|path| {
                let table = *self.tables.first()?;
                let entry = table.primitive(self.text(*path), 0, &[])?;
                let class = table.classes()[usize::from(entry.class)].name.as_str();
                Some(Kind { class, level: entry.level, path: *path, help: &entry.help })
            })
        })
    }

    /// Whether a type is among those of a call's receiver and arguments.
    pub fn sees(&self, site: SiteId, ty: &str) -> bool {
        self.program.sites[site.0 as usize].subjects.iter().any(|path| self.text(*path) == ty)
    }

    /// Ways out of a class.
    pub fn help(&self, class: &str) -> Vec<String> {
        let class = self.tables.iter().find_map(|table| table.classes().iter().find(|it| it.name == class));
        class.map_or_else(Vec::new, |class| class.help.clone())
    }

    /// The function that a body is part of.
    pub fn owner(&self, node: NodeId) -> NodeId {
        self.owners[node.0 as usize]
    }

    /// Text of an external path.
    pub fn text(&self, path: ExternalId) -> &'a str {
        &self.program.externals[path.0 as usize]
    }

    /// Calls of a function.
    pub fn sites(&self, function: NodeId) -> impl Iterator<Item = SiteId> + use<> {
        let (from, to) = self.ranges[function.0 as usize];
        (from..to).map(SiteId)
    }

    /// Functions that a call may run, those it is passed included.
    pub fn callees(&self, site: SiteId) -> Vec<NodeId> {
        let edges = self.edges(site.0, site.0 + 1).iter();
        let sure = edges.filter(|edge| edge.confidence > Confidence::Low).map(|edge| edge.callee);
        let flows = &self.program.flows;
        let first = flows.partition_point(|flow| flow.site < site);
        let passed = flows[first..].iter().take_while(|flow| flow.site == site).map(|flow| flow.value);
        let node = |callee| match callee {
            Callee::Node(node) => Some(self.owner(node)),
            _ => None,
        };
        sure.chain(passed).filter_map(node).collect()
    }

    /// Whether a call is, or comes to, one of some classes.
    pub fn comes_to(&self, site: SiteId, classes: &[&str]) -> bool {
        self.kind(site).is_some_and(|kind| classes.contains(&kind.class))
            || self.callees(site).into_iter().any(|function| self.reaches(function, classes))
    }

    /// Whether a function comes to a call of one of some classes.
    pub fn reaches(&self, function: NodeId, classes: &[&str]) -> bool {
        let mut seen = FxHashSet::from_iter([function]);
        let mut open = vec![function];
        for _ in 0..=MAX_HOPS {
            let mut next = Vec::new();
            for site in open.iter().flat_map(|function| self.sites(*function)) {
                if self.kind(site).is_some_and(|kind| classes.contains(&kind.class)) {
                    return true;
                }
                next.extend(self.callees(site).into_iter().filter(|callee| seen.insert(*callee)));
            }
            open = next;
        }
        false
    }

    /// What a call can run.
    pub fn edges_of(&self, site: SiteId) -> &'a [Edge] {
        self.edges(site.0, site.0 + 1)
    }

    fn edges(&self, from: u32, to: u32) -> &'a [Edge] {
        let edges = &self.program.edges;
        let first = edges.partition_point(|edge| edge.site.0 < from);
        let len = edges[first..].iter().take_while(|edge| edge.site.0 < to).count();
        &edges[first..first + len]
    }
}
