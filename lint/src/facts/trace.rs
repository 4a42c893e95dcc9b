//! What becomes of values around calls that a rule watches: who keeps a result, which variable or named thing an argument is.
//!
//! Only functions that hold such a call are traced. Types are no matter here; order is that of the text.

use super::{NodeId, SiteId};
use serde::{Deserialize, Serialize};

/// What becomes of a call's result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// It is used in some way: returned, asked, passed on.
    Used,
    /// It is thrown away, error and all.
    Dropped,
    /// A variable holds it, or what it is a wrapper around.
    Bound(u32),
    /// A pattern takes it apart: the variable of each part, none where a part is dropped at once.
    Split(Vec<Option<u32>>),
}

/// What a receiver or argument is, as far as it can be told without running anything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// Anything.
    Unknown,
    /// A constant, written in place or by its name.
    Literal,
    /// A variable of the function.
    Var(u32),
    /// A field, the result of a function of the project, or a path that ends in one of these or in a constant: equal keys are the same
    /// thing, though perhaps of another object. The last word is its name.
    Named(Box<str>),
    /// The result of another call.
    Made(SiteId),
}

/// How a variable is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Use {
    /// Lent, read, or a part of it used.
    Lent,
    /// Receiver of a call.
    Receiver,
    /// Given away or consumed: it is no longer this variable's.
    Moved,
}

/// A variable of a traced function.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Var {
    /// The call whose result it holds, directly or unwrapped.
    pub made_by: Option<SiteId>,
    /// Which parameter it is; `self` is not counted.
    pub param: Option<u16>,
    /// Offsets in the text with what happens there.
    pub uses: Vec<(u32, Use)>,
}

/// A call of a traced function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The call.
    pub site: SiteId,
    /// What becomes of its result.
    pub fate: Fate,
    /// The receiver; unknown for plain functions.
    pub receiver: Value,
    /// The arguments behind it.
    pub args: Vec<Value>,
    /// Types of the project that receiver and arguments are known to have: equal numbers are the same type.
    pub types: Vec<u32>,
    /// Variables that are in scope and hold the result of a call.
    pub alive: Vec<u32>,
    /// It runs only where something was found absent (`if !path.exists() { .. }`).
    pub when_absent: bool,
    /// How many calls of the function stand before the last thing, on a way to here, that may have logged something: code of the
    /// project, or a macro that logs.
    pub ran: u32,
}

/// A function with a call that a rule watches, closures and async blocks included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// The function.
    pub node: NodeId,
    /// It runs when a value is dropped: nobody is left to tell of an error.
    pub on_drop: bool,
    /// The type of the project that it returns, wrappers such as `Result` taken off: numbered as in [`Trace::types`].
    pub gives: Option<u32>,
    /// Its variables.
    pub vars: Vec<Var>,
    /// Its calls, in order of the text.
    pub calls: Vec<Trace>,
}

impl Traced {
    /// Whether every number leads somewhere; see [`Program::is_sound`](super::Program::is_sound).
    pub fn is_sound(&self, site: &impl Fn(SiteId) -> bool) -> bool {
        let var = |at: u32| (at as usize) < self.vars.len();
        let value = |value: &Value| match value {
            Value::Var(at) => var(*at),
            Value::Made(made) => site(*made),
            Value::Unknown | Value::Literal | Value::Named(_) => true,
        };
        let fate = |fate: &Fate| match fate {
            Fate::Bound(at) => var(*at),
            Fate::Split(parts) => parts.iter().flatten().all(|at| var(*at)),
            Fate::Used | Fate::Dropped => true,
        };
        let call = |call: &Trace| {
            let values = std::iter::once(&call.receiver).chain(&call.args);
            site(call.site) && fate(&call.fate) && values.into_iter().all(value) && call.alive.iter().all(|at| var(*at))
        };
        self.vars.iter().all(|it| it.made_by.is_none_or(site)) && self.calls.iter().all(call)
    }

    /// The same with other numbers.
    pub fn renumbered(&self, node: NodeId, site: impl Fn(SiteId) -> SiteId) -> Self {
        let mut traced = Self { node, ..self.clone() };
        traced.vars.iter_mut().for_each(|var| var.made_by = var.made_by.map(&site));
        for call in &mut traced.calls {
            call.site = site(call.site);
            for value in std::iter::once(&mut call.receiver).chain(&mut call.args) {
                if let Value::Made(made) = value {
                    *made = site(*made);
                }
            }
        }
        traced
    }
}
