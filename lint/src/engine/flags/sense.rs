//! What becomes of a read: the value is followed outwards through expressions and local variables, until it is a truth value, or
//! until nobody knows.

use super::{
    code::{Id, Kind, Pat, Stmt, Tree, children},
    fate::{Fate, Follow as Fates},
    value::{Eval, Val},
};
use feeler_shim::switch::{SwitchSpec, Value};
use std::{cell::Cell, rc::Rc};

/// A word that no switch understands.
pub(super) const NONSENSE: &str = "?nonsense?";
/// Words that code may understand although nobody declares them.
pub(super) const OTHERS: [&str; 4] = ["1", "0", "on", "off"];

/// What reads a switch.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The variable itself: `Ok` of its text.
    Variable,
    /// The registry.
    Registry(&'static SwitchSpec),
    /// A function of the project that reads the variable which it is told.
    Through(Rc<Wrapper>),
    /// Something whose answer nobody knows.
    Opaque,
}

/// A function that reads the variable which it is told.
#[derive(Debug)]
pub(super) struct Wrapper {
    pub(super) tree: Rc<Tree>,
    /// Its calls that read.
    pub(super) reads: Vec<(Id, Source)>,
}

impl Source {
    /// What a read gives when the variable is set to a word, or not.
    fn value(&self, word: Option<&str>, args: &[Val]) -> Val {
        match self {
            Self::Variable => word.map_or(Val::Empty, |word| Val::Text(word.to_string()).full()),
            Self::Registry(spec) => {
                let read = |word: &str| spec.parse(word).unwrap_or_else(|| spec.on_invalid());
                match word.map_or(spec.default, read) {
                    Value::Bool(truth) => Val::Bool(truth),
                    Value::Word(word) => Val::Text(word.to_string()),
                }
            }
            Self::Through(wrapper) => wrapper.value(word, args),
            Self::Opaque => Val::Unknown,
        }
    }
}

impl Wrapper {
    fn value(&self, word: Option<&str>, args: &[Val]) -> Val {
        let skip = self.tree.params.len().saturating_sub(args.len());
        let params = self.tree.params.iter().skip(skip).zip(args);
        let names = params.flat_map(|(pat, value)| match pat {
            Pat::Bind(name) => vec![(name.clone(), value.clone())],
            other => other.names().into_iter().map(|name| (name.to_string(), Val::Unknown)).collect(),
        });
        let reads = |id: Id, example: Option<&str>| {
            let (_, source) = self.reads.iter().find(|(at, _)| *at == id)?;
            Some(source.value(example.or(word), &arguments(&self.tree, id)))
        };
        Eval::new(&self.tree, &reads, names.collect()).function()
    }
}

/// The arguments of a call as far as they are known.
fn arguments(tree: &Tree, call: Id) -> Vec<Val> {
    let nothing = |_: Id, _: Option<&str>| None;
    let mut eval = Eval::new(tree, &nothing, Vec::new());
    match tree.kind(call) {
        Kind::Call(_, args) | Kind::Method(_, _, args, _) => args.iter().map(|arg| eval.value(*arg)).collect(),
        _ => Vec::new(),
    }
}

/// What a value is for each input.
#[derive(Clone, Debug)]
pub(super) struct Sense {
    /// For the variable unset, then for each word.
    pub(super) values: Vec<Val>,
    /// Whether all that depends on the variable depends on it by these values.
    pub(super) complete: bool,
    /// What the read itself gives.
    pub(super) read: Vec<Val>,
}

impl Sense {
    fn new(values: Vec<Val>, complete: bool) -> Self {
        Self { values, complete, read: Vec::new() }
    }
}

/// Follows a read. `words` are those that the variable may be set to.
pub(super) fn sense(tree: &Tree, at: Id, source: &Source, words: &[String]) -> Sense {
    let args = arguments(tree, at);
    let inputs = std::iter::once(None).chain(words.iter().map(|word| Some(word.as_str())));
    let values = inputs.map(|word| source.value(word, &args)).collect();
    let follow = Follow { tree, at, source, words, args, left: Cell::new(MOST_USES) };
    let read = follow.read();
    Sense { read, ..follow.from(at, values, 0) }
}

struct Follow<'t> {
    tree: &'t Tree,
    at: Id,
    source: &'t Source,
    words: &'t [String],
    args: Vec<Val>,
    /// Uses of names that may still be followed.
    left: Cell<u32>,
}

/// Nobody hands a value on more often.
const MOST_NAMES: usize = 6;
/// Nobody uses it more often, and no input may take forever.
const MOST_USES: u32 = 100;

impl Follow<'_> {
    /// The values of an expression around `inner`, which has `values`.
    fn evaluated(&self, id: Id, inner: Id, values: &[Val]) -> Vec<Val> {
        let of_input = |at: usize| {
            let reads = |id: Id, example: Option<&str>| {
                if let Some(word) = example.filter(|_| id == self.at) {
                    return Some(self.source.value(Some(word), &self.args));
                }
                // Where an example is asked for, that of a name is the value of a word.
                let at = if example.is_some() && self.words.len() > 1 { 1 } else { at };
                (id == inner).then(|| values[at].clone())
            };
            let mut eval = Eval::new(self.tree, &reads, Vec::new());
            eval.expect(self.ty(id));
            eval.value(id)
        };
        (0..values.len()).map(of_input).collect()
    }

    /// The words of the type of what an expression is part of, where they are written.
    fn ty(&self, id: Id) -> &str {
        let (tree, mut inner) = (self.tree, id);
        while let Some(parent) = tree.parent(inner) {
            match tree.kind(parent) {
                Kind::Method(receiver, name, args, _) if *receiver == inner => match (name.as_str(), args.as_slice()) {
                    ("unwrap_or", [arg]) if matches!(tree.kind(*arg), Kind::Bool(_)) => return "bool",
                    ("unwrap_or", [arg]) if matches!(tree.kind(*arg), Kind::Number(_)) => return "i128",
                    _ => {}
                },
                Kind::Same(_) | Kind::Try(_) => {}
                Kind::Block(stmts, tail) => {
                    let named = stmts.iter().find_map(|stmt| match stmt {
                        Stmt::Let { ty, init: Some(init), .. } if *init == inner => Some(ty.as_str()),
                        _ => None,
                    });
                    let is_last = *tail == Some(inner) && tree.parent(parent).is_none();
                    return named.unwrap_or(if is_last { &tree.ret } else { "" });
                }
                _ => return "",
            }
            inner = parent;
        }
        ""
    }

    fn from(&self, mut id: Id, mut values: Vec<Val>, names: usize) -> Sense {
        loop {
            if values.iter().all(Val::is_settled) {
                return self.settled(id, values, names);
            }
            let stopped = Sense::new(values.clone(), false);
            let Some(parent) = self.tree.parent(id) else { return stopped };
            match self.tree.kind(parent) {
                Kind::Block(stmts, tail) => match self.named(stmts, id) {
                    Some(Pat::Bind(name)) if names < MOST_NAMES => {
                        return self.of_uses(parent, id, name, &values, names);
                    }
                    _ if *tail == Some(id) && !self.is_branch(parent) => {}
                    _ => return stopped,
                },
                Kind::Method(..)
                | Kind::Binary(..)
                | Kind::Not(_)
                | Kind::Same(_)
                | Kind::Try(_)
                | Kind::Call(..)
                | Kind::Matches(..)
                | Kind::Let(..) => {
                    let next = self.evaluated(parent, id, &values);
                    if next.iter().all(|value| *value == Val::Unknown) {
                        return stopped;
                    }
                    values = next;
                }
                Kind::Match(inner, arms) if *inner == id => return self.of_match(arms, &values),
                _ => return stopped,
            }
            id = parent;
        }
    }

    /// A value that decides something. What a condition binds may go elsewhere.
    fn settled(&self, id: Id, values: Vec<Val>, names: usize) -> Sense {
        let Kind::Let(pat, inner) = self.tree.kind(id) else { return Sense::new(values, true) };
        let binds = pat.names().into_iter().any(|name| !name.starts_with(char::is_uppercase));
        if !binds {
            return Sense::new(values, true);
        }
        let whole = self.tree.above(id).find(|id| !matches!(self.tree.kind(*id), Kind::Binary(..)));
        let Some(whole) = whole.filter(|id| matches!(self.tree.kind(*id), Kind::If(..))) else {
            return Sense::new(vec![Val::Unknown; values.len()], false);
        };
        let read = self.evaluated(whole, self.at, &self.read());
        if *inner == self.at && names == 0 && read.iter().all(Val::is_settled) {
            return Sense::new(read, true);
        }
        let of_words = self.bound(pat, *inner, whole, names);
        of_words.unwrap_or(Sense::new(vec![Val::Unknown; values.len()], false))
    }

    /// The read itself, for each input.
    fn read(&self) -> Vec<Val> {
        let inputs = std::iter::once(None).chain(self.words.iter().map(|word| Some(word.as_str())));
        inputs.map(|word| self.source.value(word, &self.args)).collect()
    }

    /// `if let Ok(name) = read { .. }`: what becomes of the name, where there is one.
    fn bound(&self, pat: &Pat, inner: Id, whole: Id, names: usize) -> Option<Sense> {
        let Pat::TupleStruct(_, pats) = pat else { return None };
        let [Pat::Bind(name)] = pats.as_slice() else { return None };
        let values = self.evaluated(inner, self.at, &self.read());
        let values = values.into_iter().map(|value| match value {
            Val::Full(value) => *value,
            _ => Val::Unknown,
        });
        let Kind::If(_, then, _) = self.tree.kind(whole) else { return None };
        (names < MOST_NAMES).then(|| self.of_uses(*then, inner, name, &values.collect::<Vec<_>>(), names))
    }

    /// The name that a statement gives to an expression.
    fn named<'s>(&self, stmts: &'s [Stmt], id: Id) -> Option<&'s Pat> {
        stmts.iter().find_map(|stmt| match stmt {
            Stmt::Let { pat, init: Some(init), other: None, .. } if *init == id => Some(pat),
            _ => None,
        })
    }

    /// Whether a block runs only sometimes, or later.
    fn is_branch(&self, block: Id) -> bool {
        let parent = self.tree.parent(block).map(|id| self.tree.kind(id));
        matches!(parent, Some(Kind::If(..) | Kind::Match(..) | Kind::Loop(..) | Kind::Closure(..) | Kind::Parts(_)))
    }

    fn of_uses(&self, scope: Id, from: Id, name: &str, values: &[Val], names: usize) -> Sense {
        // What is only shown decides nothing.
        let mut fates = Fates::new(self.tree);
        let hidden = fates.in_strings(scope, name) != Fate::Nothing;
        let uses = uses(self.tree, scope, from, name).filter(|id| fates.next(*id) != Fate::Nothing);
        let uses: Vec<Id> = uses.collect();
        let Some(left) = self.left.get().checked_sub(uses.len() as u32) else {
            return Sense::new(values.to_vec(), false);
        };
        self.left.set(left);
        let senses: Vec<Sense> = uses.iter().map(|id| self.from(*id, values.to_vec(), names + 1)).collect();
        let complete = !hidden && senses.iter().all(|it| it.complete) && !senses.is_empty();
        let useful: Vec<&Sense> =
            senses.iter().filter(|it| it.complete || it.values.iter().any(Val::is_settled)).collect();
        let values = match useful.as_slice() {
            [] => values.to_vec(),
            [only] => only.values.clone(),
            many => (0..values.len())
                .map(|at| Val::Several(many.iter().map(|it| it.values[at].clone()).collect()))
                .collect(),
        };
        Sense::new(values, complete)
    }

    /// The value of a `match`; where it has none that is known, the arm that is taken.
    fn of_match(&self, arms: &[super::code::Arm], values: &[Val]) -> Sense {
        let nothing = |_: Id, _: Option<&str>| None;
        let taken = |value: &Val| Eval::new(self.tree, &nothing, Vec::new()).matched(value, arms);
        let value =
            |taken: Option<(usize, Val)>| taken.map_or(Val::Unknown, |(arm, value)| Val::Arm(arm, Box::new(value)));
        let binds = arms.iter().any(|arm| {
            let names = arm.pat.names();
            names.into_iter().any(|name| uses(self.tree, arm.body, arm.body, name).next().is_some())
        });
        let values: Vec<Val> = values.iter().map(|it| value(taken(it))).collect();
        let complete = !binds && values.iter().all(Val::is_settled);
        Sense::new(values, complete)
    }
}

/// Where a name of `scope` is used behind `from`. Formats hide names in strings; see [`Fates::in_strings`].
pub(super) fn uses<'t>(tree: &'t Tree, scope: Id, from: Id, name: &'t str) -> impl Iterator<Item = Id> + 't {
    let mut found = Vec::new();
    collect(tree, scope, name, &mut found);
    let behind = if scope == from { 0 } else { tree.span(from).end };
    found.into_iter().filter(move |id| tree.span(*id).start >= behind)
}

fn collect(tree: &Tree, id: Id, name: &str, found: &mut Vec<Id>) {
    if let Kind::Path(path) = tree.kind(id)
        && matches!(path.as_slice(), [only] if only == name)
    {
        found.push(id);
    }
    children(tree.kind(id)).into_iter().for_each(|child| collect(tree, child, name, found));
}
