//! Evaluates expressions. Control flow is followed as far as conditions are known.

use super::{
    Val,
    pattern::{Names, Taken, take},
};
use crate::engine::flags::code::{Arm, Id, Kind, Op, Pat, Stmt, Tree, children};

/// So many expressions are evaluated for one question, so that no input takes for ever.
const MOST_STEPS: u32 = 20_000;

/// Macros that never come back.
pub(in crate::engine::flags) const PANICS: [&str; 4] = ["panic", "unreachable", "todo", "unimplemented"];

/// Says what an expression reads.
pub(in crate::engine::flags) type Reads<'t> = dyn Fn(Id, Option<&str>) -> Option<Val> + 't;

/// Evaluates the expressions of a tree.
pub(in crate::engine::flags) struct Eval<'t> {
    pub(super) tree: &'t Tree,
    /// The values of expressions that read the variable; with a word, as if it were set to that.
    reads: &'t Reads<'t>,
    /// The word as which it is read, to see of which type something is.
    example: Option<&'static str>,
    pub(super) names: Names,
    /// What a `parse` without a type parses.
    pub(super) hint: Option<&'static str>,
    steps: u32,
}

impl<'t> Eval<'t> {
    pub(in crate::engine::flags) fn new(tree: &'t Tree, reads: &'t Reads<'t>, names: Names) -> Self {
        Self { tree, reads, example: None, names, hint: None, steps: 0 }
    }

    /// The value that an expression has for some word or other.
    pub(super) fn like(&mut self, id: Id) -> Val {
        for word in ["true", "1"] {
            let before = self.example.replace(word);
            let value = self.value(id);
            self.example = before;
            if matches!(value, Val::Full(_)) {
                return value;
            }
        }
        Val::Unknown
    }

    /// Says the words of the type that comes of what is evaluated.
    pub(in crate::engine::flags) fn expect(&mut self, ty: &str) {
        self.hint = hint_of(ty);
    }

    /// The value of a whole function.
    pub(in crate::engine::flags) fn function(&mut self) -> Val {
        let tree = self.tree;
        match self.typed(tree.root, hint_of(&tree.ret)) {
            Val::Returned(value) => *value,
            value => value,
        }
    }

    /// Evaluates with a type in mind.
    pub(super) fn typed(&mut self, id: Id, hint: Option<&'static str>) -> Val {
        let before = self.hint;
        self.hint = hint.or(before);
        let value = self.value(id);
        self.hint = before;
        value
    }

    pub(in crate::engine::flags) fn value(&mut self, id: Id) -> Val {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return Val::Unknown;
        }
        if let Some(value) = (self.reads)(id, self.example) {
            return value;
        }
        let tree = self.tree;
        match tree.kind(id) {
            Kind::Text(text) => Val::Text(text.clone()),
            Kind::Bool(truth) => Val::Bool(*truth),
            Kind::Number(number) => Val::Number(number.clone()),
            Kind::Path(path) => self.path(path),
            Kind::Call(callee, args) => self.call(*callee, args),
            Kind::Method(receiver, name, args, turbofish) => self.method(*receiver, name, args, turbofish),
            Kind::Macro(name, _) if PANICS.contains(&name.as_str()) => Val::Panic,
            Kind::Matches(inner, pat, guard) => {
                let (value, mark) = (self.value(*inner), self.names.len());
                let bound = self.bound(pat, &value);
                let value = match (bound, guard) {
                    (Val::Bool(true), Some(guard)) => self.value(*guard),
                    (bound, _) => bound,
                };
                self.names.truncate(mark);
                value
            }
            Kind::Not(inner) => match self.value(*inner) {
                Val::Bool(truth) => Val::Bool(!truth),
                _ => Val::Unknown,
            },
            Kind::Same(inner) => self.value(*inner),
            Kind::Try(inner) => match self.value(*inner) {
                Val::Full(value) => *value,
                Val::Empty => Val::Returned(Box::new(Val::Empty)),
                Val::Panic => Val::Panic,
                _ => Val::Unknown,
            },
            Kind::Binary(op, left, right) => self.binary(*op, *left, *right),
            Kind::Let(pat, inner) => {
                let value = self.value(*inner);
                self.bound(pat, &value)
            }
            Kind::If(cond, then, other) => self.condition(*cond, *then, *other),
            Kind::Match(inner, arms) => {
                let value = self.value(*inner);
                self.matched(&value, arms).map_or(Val::Unknown, |(_, value)| value)
            }
            Kind::Block(stmts, tail) => self.block(stmts, *tail),
            Kind::Return(inner) => {
                let value = inner.map_or(Val::Unknown, |inner| self.value(inner));
                if value == Val::Panic { value } else { Val::Returned(Box::new(value)) }
            }
            _ => Val::Unknown,
        }
    }

    fn path(&self, path: &[String]) -> Val {
        match path {
            [one] => match self.names.iter().rev().find(|(name, _)| name == one) {
                Some((_, value)) => value.clone(),
                None if one == "None" => Val::Empty,
                None => Val::Unknown,
            },
            [.., last] if last == "None" => Val::Empty,
            [.., of, last] if of.starts_with(char::is_uppercase) && last.starts_with(char::is_uppercase) => {
                Val::Path(path.to_vec())
            }
            _ => Val::Unknown,
        }
    }

    fn call(&mut self, callee: Id, args: &[Id]) -> Val {
        let Kind::Path(path) = self.tree.kind(callee) else { return Val::Unknown };
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        match (words.as_slice(), args) {
            ([.., "Some" | "Ok"], [arg]) => self.value(*arg).full(),
            ([.., "Err"], [_]) => Val::Empty,
            ([.., "String" | "Cow" | "OsString", "from"] | [.., "Cow", "Borrowed" | "Owned"], [arg]) => {
                self.value(*arg)
            }
            ([.., "String" | "OsString", "new"], []) => Val::Text(String::new()),
            _ => Val::Unknown,
        }
    }

    fn binary(&mut self, op: Op, left: Id, right: Id) -> Val {
        let a = self.value(left);
        match (op, &a) {
            (Op::And, Val::Bool(false)) | (Op::Or, Val::Bool(true)) | (_, Val::Panic) => return a,
            _ => {}
        }
        let b = self.value(right);
        match op {
            Op::And => match (a, b) {
                (Val::Bool(true), b) => b,
                (_, Val::Bool(false)) => Val::Bool(false),
                _ => Val::Unknown,
            },
            Op::Or => match (a, b) {
                (Val::Bool(false), b) => b,
                (_, Val::Bool(true)) => Val::Bool(true),
                _ => Val::Unknown,
            },
            Op::Eq => a.same(&b).map_or(Val::Unknown, Val::Bool),
            Op::Ne => a.same(&b).map_or(Val::Unknown, |same| Val::Bool(!same)),
            Op::Order | Op::Other => Val::Unknown,
        }
    }

    /// Whether a pattern takes a value. Its names stay, for what the condition leads to.
    fn bound(&mut self, pat: &Pat, value: &Val) -> Val {
        let taken = take(pat, value);
        let truth = truth(&taken);
        match taken {
            Taken::Yes(names) => self.names.extend(names),
            Taken::No => {}
            Taken::Unknown => self.forget(pat),
        }
        truth
    }

    fn forget(&mut self, pat: &Pat) {
        self.names.extend(pat.names().into_iter().map(|name| (name.to_string(), Val::Unknown)));
    }

    fn condition(&mut self, cond: Id, then: Id, other: Option<Id>) -> Val {
        let mark = self.names.len();
        let value = match (self.value(cond), other) {
            (Val::Bool(true), _) => self.value(then),
            (Val::Bool(false), Some(other)) => {
                self.names.truncate(mark);
                self.value(other)
            }
            // Without an `else` it is a unit, which is nothing to compare.
            (Val::Bool(false), None) => Val::Unknown,
            (Val::Panic, _) => Val::Panic,
            (returned @ Val::Returned(_), _) => returned,
            _ => Val::Unknown,
        };
        self.names.truncate(mark);
        value
    }

    /// The arm that a value takes, by its number, and what it comes to.
    pub(in crate::engine::flags) fn matched(&mut self, value: &Val, arms: &[Arm]) -> Option<(usize, Val)> {
        if matches!(value, Val::Panic | Val::Returned(_)) {
            return Some((usize::MAX, value.clone()));
        }
        for (at, arm) in arms.iter().enumerate() {
            let mark = self.names.len();
            match take(&arm.pat, value) {
                Taken::No => continue,
                Taken::Unknown => return None,
                Taken::Yes(names) => self.names.extend(names),
            }
            let passes = arm.guard.map_or(Val::Bool(true), |guard| self.value(guard));
            let result = match passes {
                Val::Bool(true) => Some(self.value(arm.body)),
                Val::Bool(false) => None,
                _ => return None,
            };
            self.names.truncate(mark);
            if let Some(result) = result {
                return Some((at, result));
            }
        }
        None
    }

    fn block(&mut self, stmts: &[Stmt], tail: Option<Id>) -> Val {
        let mark = self.names.len();
        let value = self.statements(stmts).unwrap_or_else(|| tail.map_or(Val::Unknown, |tail| self.value(tail)));
        self.names.truncate(mark);
        value
    }

    /// Runs statements; a value where they leave the block.
    fn statements(&mut self, stmts: &[Stmt]) -> Option<Val> {
        for stmt in stmts {
            match stmt {
                Stmt::Let { pat, ty, init, other } => {
                    let hint = hint_of(ty);
                    let value = init.map_or(Val::Unknown, |init| self.typed(init, hint));
                    if leaves(&value) {
                        return Some(value);
                    }
                    if value == Val::Unknown && init.is_some_and(|init| self.may_return(init)) {
                        return Some(Val::Unknown);
                    }
                    match (self.bound(pat, &value), other) {
                        (Val::Bool(false), Some(other)) => return Some(self.value(*other)),
                        (Val::Unknown, Some(_)) => return Some(Val::Unknown),
                        _ => {}
                    }
                }
                Stmt::Expr(id) => {
                    let left = self.statement(*id);
                    if left.is_some() {
                        return left;
                    }
                }
                Stmt::Item { .. } => {}
            }
        }
        None
    }

    fn statement(&mut self, id: Id) -> Option<Val> {
        if let Kind::Assign(left, right) = self.tree.kind(id) {
            let value = self.value(*right);
            if leaves(&value) {
                return Some(value);
            }
            self.assign(*left, &value);
            return None;
        }
        let value = match self.tree.kind(id) {
            // A unit is no value, but it does not leave the block either.
            Kind::If(cond, _, None) if self.peek(*cond) == Val::Bool(false) => return None,
            _ => self.value(id),
        };
        if leaves(&value) {
            return Some(value);
        }
        if self.may_return(id) && !self.is_followed(id) {
            return Some(Val::Unknown);
        }
        self.forget_assigned(id);
        None
    }

    /// A value without the names that looking at it binds.
    fn peek(&mut self, id: Id) -> Val {
        let mark = self.names.len();
        let value = self.value(id);
        self.names.truncate(mark);
        value
    }

    /// Whether the way through a statement is known, so that it is sure that it does not return.
    fn is_followed(&mut self, id: Id) -> bool {
        match self.tree.kind(id) {
            Kind::If(cond, then, other) => match self.peek(*cond) {
                Val::Bool(true) => !self.may_return(*then),
                Val::Bool(false) => other.is_none_or(|other| !self.may_return(other)),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether an expression can leave the function.
    fn may_return(&self, id: Id) -> bool {
        let kind = self.tree.kind(id);
        matches!(kind, Kind::Return(_) | Kind::Try(_) | Kind::Break(_))
            || !matches!(kind, Kind::Closure(..)) && children(kind).into_iter().any(|child| self.may_return(child))
    }

    fn assign(&mut self, left: Id, value: &Val) {
        if let Kind::Path(path) = self.tree.kind(left)
            && let [name] = path.as_slice()
            && let Some(at) = self.names.iter().rposition(|(known, _)| known == name)
        {
            self.names[at].1 = value.clone();
        }
    }

    /// Forgets what an expression that was not followed may have changed.
    fn forget_assigned(&mut self, id: Id) {
        let tree = self.tree;
        match tree.kind(id) {
            Kind::Assign(left, _) => self.assign(*left, &Val::Unknown),
            Kind::Method(receiver, name, ..) if !super::methods::is_pure(name) => self.assign(*receiver, &Val::Unknown),
            _ => {}
        }
        children(tree.kind(id)).into_iter().for_each(|child| self.forget_assigned(child));
    }
}

fn leaves(value: &Val) -> bool {
    matches!(value, Val::Panic | Val::Returned(_))
}

fn truth(taken: &Taken) -> Val {
    match taken {
        Taken::Yes(_) => Val::Bool(true),
        Taken::No => Val::Bool(false),
        Taken::Unknown => Val::Unknown,
    }
}

/// The type that is parsed where a value of this type comes of it.
pub(super) fn hint_of(ty: &str) -> Option<&'static str> {
    let inner = ["Option<", "Result<"].iter().find_map(|of| ty.strip_prefix(of)).unwrap_or(ty);
    let word: &str = inner.split([',', '>', ' ']).next().unwrap_or("");
    super::methods::TYPES.iter().copied().find(|it| *it == word)
}
