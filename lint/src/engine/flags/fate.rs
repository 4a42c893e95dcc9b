//! Whether a read decides anything: the value is followed to branches, or to where it surely ends.

use super::{
    code::{Id, Kind, Pat, Stmt, Tree},
    sense::uses,
    value::PANICS,
};
use std::collections::BTreeSet;

/// What becomes of a value, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// It is dropped or only shown.
    Nothing,
    /// It goes where nobody follows.
    Unknown,
    /// A branch depends on it, or it is the truth value that a function returns.
    Decides,
}

/// Macros that only show what they are given.
const SHOWS: [&str; 15] = [
    "print",
    "println",
    "eprint",
    "eprintln",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "log",
    "event",
    "write_log",
    "debug_span",
    "info_span",
    "span",
];

/// Methods by which a value that stays one is turned over.
const TURNS: [&str; 36] = [
    "is_ok",
    "is_err",
    "is_some",
    "is_none",
    "ok",
    "err",
    "as_deref",
    "as_ref",
    "as_str",
    "unwrap",
    "expect",
    "unwrap_or",
    "unwrap_or_default",
    "unwrap_or_else",
    "map",
    "map_or",
    "map_or_else",
    "and_then",
    "is_ok_and",
    "is_some_and",
    "is_none_or",
    "filter",
    "parse",
    "trim",
    "to_lowercase",
    "to_ascii_lowercase",
    "to_uppercase",
    "to_string",
    "to_owned",
    "clone",
    "into",
    "eq_ignore_ascii_case",
    "is_empty",
    "to_str",
    "to_string_lossy",
    "as_bool",
];

/// Nobody hands a value on more often, and no input may take forever.
const MOST_NAMES: u32 = 100;

/// What becomes of a read, and the branches that it decides.
pub(super) struct Follow<'t> {
    tree: &'t Tree,
    /// Branches: `if`, `match`, loops, and calls of `then`.
    pub(super) branches: BTreeSet<Id>,
    seen: BTreeSet<Id>,
    /// Names that were followed.
    names: u32,
}

impl<'t> Follow<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        Self { tree, branches: BTreeSet::new(), seen: BTreeSet::new(), names: 0 }
    }

    /// What becomes of another read, within what is left of the names.
    pub(super) fn next(&mut self, id: Id) -> Fate {
        self.seen.clear();
        self.fate(id)
    }

    pub(super) fn fate(&mut self, id: Id) -> Fate {
        if !self.seen.insert(id) {
            return Fate::Nothing;
        }
        let tree = self.tree;
        let Some(parent) = tree.parent(id) else { return self.returned() };
        match tree.kind(parent) {
            Kind::Method(receiver, name, args, _) => self.of_method(id, parent, *receiver == id, name, args),
            Kind::Call(callee, args) if args.contains(&id) => self.passed(*callee, parent),
            Kind::Not(_) | Kind::Same(_) | Kind::Binary(..) | Kind::Matches(..) => self.fate(parent),
            Kind::Macro(name, _) => self.in_macro(name, parent),
            Kind::If(cond, ..) if *cond == id => self.decides(parent),
            Kind::If(..) => self.fate(parent),
            Kind::Match(inner, arms) if *inner == id || arms.iter().any(|arm| arm.guard == Some(id)) => {
                self.decides(parent)
            }
            Kind::Match(..) => self.fate(parent),
            Kind::Loop(Some(cond), _) if *cond == id => self.decides(parent),
            Kind::Let(..) => {
                let above = tree.above(parent).find(|id| !matches!(tree.kind(*id), Kind::Binary(..)));
                self.decides(above.unwrap_or(parent))
            }
            Kind::Block(stmts, tail) => self.in_block(id, parent, stmts, *tail),
            Kind::Return(_) => self.returned_from(parent),
            _ => Fate::Unknown,
        }
    }

    fn decides(&mut self, branch: Id) -> Fate {
        self.branches.insert(branch);
        Fate::Decides
    }

    fn of_method(&mut self, id: Id, call: Id, is_receiver: bool, name: &str, args: &[Id]) -> Fate {
        if is_receiver && matches!(name, "then" | "then_some") {
            return self.decides(call);
        }
        let turns = TURNS.contains(&name) && args.iter().all(|arg| *arg == id || self.is_plain(*arg));
        if turns { self.fate(call) } else { Fate::Unknown }
    }

    /// Whether an argument does nothing but give a value: closures may hand on what they are given.
    fn is_plain(&self, id: Id) -> bool {
        let tree = self.tree;
        match tree.kind(id) {
            Kind::Closure(_, body) => self.is_plain(*body),
            Kind::Call(callee, args) => {
                matches!(tree.kind(*callee), Kind::Path(path) if path.last().is_some_and(|it| matches!(it.as_str(), "from" | "Some" | "Ok" | "new")))
                    && args.iter().all(|arg| self.is_plain(*arg))
            }
            Kind::Method(receiver, name, args, _) => {
                (TURNS.contains(&name.as_str()) || super::value::is_pure(name))
                    && self.is_plain(*receiver)
                    && args.iter().all(|arg| self.is_plain(*arg))
            }
            Kind::Macro(name, _) => PANICS.contains(&name.as_str()),
            Kind::Text(_) | Kind::Bool(_) | Kind::Number(_) | Kind::Path(_) => true,
            Kind::Same(inner) | Kind::Not(inner) => self.is_plain(*inner),
            Kind::Binary(_, left, right) => self.is_plain(*left) && self.is_plain(*right),
            Kind::Matches(inner, _, None) => self.is_plain(*inner),
            _ => false,
        }
    }

    fn passed(&mut self, callee: Id, call: Id) -> Fate {
        let Kind::Path(path) = self.tree.kind(callee) else { return Fate::Unknown };
        match path.last().map(String::as_str) {
            Some("drop") => Fate::Nothing,
            Some("Some" | "Ok" | "from") => self.fate(call),
            _ => Fate::Unknown,
        }
    }

    fn in_macro(&mut self, name: &str, call: Id) -> Fate {
        match name {
            _ if SHOWS.contains(&name) => Fate::Nothing,
            "format" | "dbg" => self.fate(call),
            _ if name.contains("assert") => self.decides(call),
            _ => Fate::Unknown,
        }
    }

    fn in_block(&mut self, id: Id, block: Id, stmts: &[Stmt], tail: Option<Id>) -> Fate {
        if tail == Some(id) {
            return self.fate(block);
        }
        for stmt in stmts {
            match stmt {
                Stmt::Expr(it) if *it == id => return Fate::Nothing,
                Stmt::Let { pat, init: Some(init), other, .. } if *init == id => {
                    return match pat {
                        _ if other.is_some() => self.decides(block),
                        Pat::Wild => Fate::Nothing,
                        Pat::Bind(name) => self.of_name(block, id, name),
                        _ => Fate::Unknown,
                    };
                }
                _ => {}
            }
        }
        Fate::Unknown
    }

    /// What becomes of a local variable. Formats that name it in a string only show it, unless somebody else takes the string.
    fn of_name(&mut self, block: Id, init: Id, name: &str) -> Fate {
        self.names += 1;
        if self.names > MOST_NAMES {
            return Fate::Unknown;
        }
        let mut fate = self.in_strings(block, name);
        for id in uses(self.tree, block, init, name).collect::<Vec<_>>() {
            fate = fate.max(self.fate(id));
        }
        fate
    }

    pub(super) fn in_strings(&mut self, block: Id, name: &str) -> Fate {
        let tree = self.tree;
        let inside = |id: Id| tree.above(id).any(|above| above == block);
        let needle = format!("{{{name}");
        let texts =
            tree.all().filter(|id| matches!(tree.kind(*id), Kind::Text(text) if text.contains(&needle)) && inside(*id));
        texts.collect::<Vec<_>>().into_iter().fold(Fate::Nothing, |fate, text| fate.max(self.fate(text)))
    }

    /// The value is that of the whole body.
    fn returned(&self) -> Fate {
        if self.tree.ret == "bool" { Fate::Decides } else { Fate::Unknown }
    }

    fn returned_from(&self, at: Id) -> Fate {
        let in_closure = self.tree.above(at).any(|id| matches!(self.tree.kind(id), Kind::Closure(..)));
        if in_closure { Fate::Unknown } else { self.returned() }
    }
}
