//! `// feeler: gated(FLAG)` above a function: whether every known way to it leads past a read of the flag. Where it cannot be seen
//! how a call stands, it counts as behind the flag.

use super::{
    Place, Search, Spot,
    code::{Id, Kind, Stmt, Tree, children},
    value::PANICS,
};
use crate::{
    base::{
        finding::Location,
        flags::Ungated,
        source::{FileId, Span},
    },
    facts::{Callee, Node, NodeId, Site},
    lang::rust::lex::{Kind as T, Lexer},
};
use std::collections::{BTreeMap, BTreeSet};

const MARK: &str = "feeler: gated(";
/// Nobody calls through more functions before a switch is asked.
const MOST_DEEP: usize = 32;

/// What is known of one flag.
struct Gate<'s> {
    search: &'s Search<'s>,
    /// Calls that read it, by file.
    reads: BTreeSet<(u32, Span)>,
    /// Functions in which it is read, or that call these.
    readers: BTreeSet<Place>,
    /// Statics, and fields that are given its value.
    names: BTreeSet<String>,
    /// What calls mean.
    callees: &'s BTreeMap<(u32, Span), Vec<NodeId>>,
    /// Who calls a function, or hands it on.
    callers: &'s BTreeMap<Place, Vec<&'s Site>>,
}

impl Search<'_> {
    /// Marked functions that run without their flag being asked.
    pub(super) fn ungated(&self) -> Vec<Ungated> {
        let marks = self.marks();
        if marks.is_empty() {
            return Vec::new();
        }
        let (mut callees, mut callers) = (BTreeMap::new(), BTreeMap::new());
        let program = self.program;
        let edges = program.edges.iter().map(|it| (it.site, it.callee));
        for (site, callee) in edges.chain(program.flows.iter().map(|it| (it.site, it.value))) {
            let Callee::Node(node) = callee else { continue };
            let site = &program.sites[site.0 as usize];
            callees.entry((site.at.file.0, site.at.span)).or_insert_with(Vec::new).push(node);
            callers.entry(place(&program.nodes[node.0 as usize])).or_insert_with(Vec::new).push(site);
        }
        let ungated = |(flag, node): (String, &Node)| {
            let gate = Gate::new(self, &flag, &callees, &callers);
            let mut seen = BTreeSet::new();
            let way = gate.callers.get(&place(node)).is_some().then(|| gate.way(node, &mut seen, 0)).flatten()?;
            let file = self.files.source(node.at.file);
            let at = Location { file: node.at.file, span: first_line(&file.text, node.at.span) };
            Some(Ungated { name: flag, at, symbol: node.symbol.to_string(), way })
        };
        marks.into_iter().filter_map(ungated).collect()
    }

    /// Functions with a mark, and the flag that it names.
    fn marks(&self) -> Vec<(String, &Node)> {
        let mut marks = Vec::new();
        for file in self.live_files() {
            let text = self.files.text(FileId(file));
            if !text.contains(MARK) {
                continue;
            }
            let tokens: Vec<_> = Lexer::new(&text).collect();
            for (at, token) in tokens.iter().enumerate().filter(|(_, it)| it.kind == T::LineComment) {
                let comment = text.get(token.start as usize..token.end as usize).unwrap_or("");
                let rest = comment.trim_start_matches('/').trim_start().strip_prefix(MARK);
                let Some((flag, _)) = rest.and_then(|rest| rest.split_once(')')) else { continue };
                let Some(next) = tokens[at..].iter().find(|it| !it.is_comment()) else { continue };
                let covers = |node: &&Node| {
                    node.parent.is_none()
                        && node.at.file.0 == file
                        && node.extent.start <= next.start
                        && next.start <= node.at.span.start
                };
                marks.extend(self.program.nodes.iter().find(covers).map(|node| (flag.trim().to_string(), node)));
            }
        }
        marks
    }
}

fn place(node: &Node) -> Place {
    (node.at.file.0, node.at.span.start)
}

fn first_line(text: &str, span: Span) -> Span {
    let marked = text.get(span.start as usize..span.end as usize).unwrap_or("");
    Span::new(span.start, span.start + marked.lines().next().map_or(0, str::len) as u32)
}

impl<'s> Gate<'s> {
    fn new(
        search: &'s Search<'s>,
        flag: &str,
        callees: &'s BTreeMap<(u32, Span), Vec<NodeId>>,
        callers: &'s BTreeMap<Place, Vec<&'s Site>>,
    ) -> Self {
        let mut gate =
            Self { search, reads: BTreeSet::new(), readers: BTreeSet::new(), names: BTreeSet::new(), callees, callers };
        for ((name, file, _), spot) in &search.spots {
            match spot {
                _ if name != flag => {}
                Spot::Site(site, _) => {
                    gate.reads.insert((*file, site.at.span));
                    gate.readers.insert(place(search.function(site.node)));
                }
                Spot::Static(_, _, _, item) => drop(gate.names.insert(item.clone())),
                Spot::Attribute(start) => {
                    let text = search.files.text(FileId(*file));
                    gate.names.extend(super::attributes::field(&text, *start));
                }
            }
        }
        // A function that asks one which reads the flag may be asked itself.
        for _ in 0..3 {
            let asked: Vec<Place> = gate.readers.iter().copied().collect();
            let above = asked.iter().flat_map(|it| gate.callers.get(it).into_iter().flatten());
            let above = above.map(|site| place(search.function(site.node)));
            let above: Vec<Place> = above.filter(|it| gate.answers(*it)).collect();
            gate.readers.extend(above);
        }
        gate.name_fields();
        gate
    }

    /// Whether a function gives a truth value, so that a branch on it may be one on the flag.
    fn answers(&self, place: Place) -> bool {
        let node = self.search.program.nodes.iter().find(|node| self::place(node) == place);
        node.and_then(|node| self.search.tree(node)).is_some_and(|tree| tree.ret == "bool")
    }

    /// Fields that are given what was read.
    fn name_fields(&mut self) {
        let mut found = BTreeSet::new();
        for node in self.search.program.nodes.iter().filter(|node| self.readers.contains(&place(node))) {
            let Some(tree) = self.search.tree(node) else { continue };
            for id in tree.all() {
                if let Kind::Struct(fields) = tree.kind(id) {
                    let given = fields.iter().filter(|(_, value)| self.asks(node.at.file, &tree, *value, 0));
                    found.extend(given.map(|(name, _)| name.clone()));
                }
            }
        }
        self.names.extend(found);
    }

    /// The calls by which a function is reached without the flag, outer ones first.
    fn way(&self, node: &Node, seen: &mut BTreeSet<Place>, depth: usize) -> Option<Vec<(Location, String)>> {
        if depth > MOST_DEEP || self.begins_with_gate(node) {
            return None;
        }
        let Some(sites) = self.callers.get(&place(node)) else { return Some(Vec::new()) };
        for site in sites {
            let caller = self.search.function(site.node);
            if self.is_behind(site, caller) || !seen.insert(place(caller)) {
                continue;
            }
            if let Some(mut way) = self.way(caller, seen, depth + 1) {
                way.push((Location { file: site.at.file, span: site.focus }, caller.symbol.to_string()));
                return Some(way);
            }
        }
        None
    }

    fn begins_with_gate(&self, node: &Node) -> bool {
        let Some(tree) = self.search.tree(node) else { return true };
        match tree.kind(tree.root) {
            Kind::Block(stmts, _) => stmts.iter().any(|stmt| self.leaves(node.at.file, &tree, stmt)),
            _ => false,
        }
    }

    /// Whether a call stands where the flag was asked.
    fn is_behind(&self, site: &Site, caller: &Node) -> bool {
        let Some(tree) = self.search.tree(caller) else { return true };
        let Some(mut id) = tree.call_at(site.at.span) else { return true };
        let file = site.at.file;
        let asks = |of: Id| self.asks(file, &tree, of, 0);
        while let Some(parent) = tree.parent(id) {
            let behind = match tree.kind(parent) {
                Kind::If(cond, ..) => *cond != id && asks(*cond),
                Kind::Binary(_, left, _) => *left != id && asks(*left),
                Kind::Match(inner, arms) => {
                    let guard = arms.iter().find(|arm| arm.body == id).and_then(|arm| arm.guard);
                    *inner != id && (asks(*inner) || guard.is_some_and(asks))
                }
                Kind::Method(receiver, ..) => *receiver != id && asks(*receiver),
                Kind::Loop(Some(cond), _) => *cond != id && asks(*cond),
                Kind::Block(stmts, _) => {
                    let before = stmts.iter().take_while(|stmt| !holds(stmt, id));
                    before.into_iter().any(|stmt| self.leaves(file, &tree, stmt))
                }
                _ => false,
            };
            if behind {
                return true;
            }
            id = parent;
        }
        false
    }

    /// Whether a statement asks for the flag and may leave.
    fn leaves(&self, file: FileId, tree: &Tree, stmt: &Stmt) -> bool {
        let asks = |id: Id| self.asks(file, tree, id, 0);
        match stmt {
            Stmt::Let { init: Some(init), other: Some(_), .. } => asks(*init),
            Stmt::Expr(id) => match tree.kind(*id) {
                Kind::If(cond, then, other) => {
                    asks(*cond) && (ends(tree, *then) || other.is_some_and(|other| ends(tree, other)))
                }
                Kind::Match(inner, arms) => asks(*inner) && arms.iter().any(|arm| ends(tree, arm.body)),
                Kind::Try(inner) => asks(*inner),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether an expression depends on the flag.
    fn asks(&self, file: FileId, tree: &Tree, id: Id, depth: usize) -> bool {
        let here = match tree.kind(id) {
            Kind::Call(..) | Kind::Method(..) => {
                let key = (file.0, tree.span(id));
                let callees = self.callees.get(&key).into_iter().flatten();
                let nodes = &self.search.program.nodes;
                self.reads.contains(&key)
                    || callees.into_iter().any(|it| self.readers.contains(&place(&nodes[it.0 as usize])))
            }
            Kind::Field(_, name) => self.names.contains(name),
            Kind::Path(path) => match path.as_slice() {
                [name] => self.names.contains(name) || depth < 6 && self.is_asked(file, tree, name, depth),
                [.., name] => self.names.contains(name),
                [] => false,
            },
            _ => false,
        };
        here || children(tree.kind(id)).into_iter().any(|child| self.asks(file, tree, child, depth))
    }

    /// Whether a local variable has a value that depends on the flag.
    fn is_asked(&self, file: FileId, tree: &Tree, name: &str, depth: usize) -> bool {
        tree.all().any(|id| match tree.kind(id) {
            Kind::Block(stmts, _) => stmts.iter().any(|stmt| match stmt {
                Stmt::Let { pat, init: Some(init), .. } => {
                    pat.names().contains(&name) && self.asks(file, tree, *init, depth + 1)
                }
                _ => false,
            }),
            Kind::Let(pat, inner) => pat.names().contains(&name) && self.asks(file, tree, *inner, depth + 1),
            _ => false,
        })
    }
}

fn holds(stmt: &Stmt, id: Id) -> bool {
    match stmt {
        Stmt::Let { init, other, .. } => *init == Some(id) || *other == Some(id),
        Stmt::Expr(it) => *it == id,
        Stmt::Item { .. } => false,
    }
}

/// Whether an expression never comes to its end.
fn ends(tree: &Tree, id: Id) -> bool {
    match tree.kind(id) {
        Kind::Return(_) | Kind::Break(_) => true,
        Kind::Macro(name, _) => PANICS.contains(&name.as_str()) || name == "bail",
        Kind::Block(stmts, tail) => {
            let last = match stmts.last() {
                Some(Stmt::Expr(id)) => Some(*id),
                _ => None,
            };
            tail.or(last).is_some_and(|id| ends(tree, id))
        }
        _ => false,
    }
}
