//! Functions that poll: a wait that they find over and begin anew recurs, though no loop is around it.

use super::state::Walk;
use crate::facts::*;

/// What polls the future that it is called on, or given.
const POLLS: [&str; 2] = ["poll", "poll_unpin"];
/// What begins a wait anew that it is called on.
const RENEWS: [&str; 2] = ["reset", "set_after"];

/// What a condition says of the waits that it polls, by their names: those that are over where it holds, and where it does not.
#[derive(Default)]
pub(super) struct Over {
    pub(super) then: Vec<Name>,
    pub(super) other: Vec<Name>,
}

impl Walk<'_, '_, '_> {
    pub(super) fn over(&self, cond: ExprId) -> Over {
        match self.facts.exprs[cond.0 as usize] {
            Expr::Let(pat, value) => match (self.polled(value), self.is_pending(pat)) {
                (names, false) => Over { then: names, other: Vec::new() },
                (names, true) => Over { then: Vec::new(), other: names },
            },
            Expr::Unary(inner) => {
                let Over { then, other } = self.over(inner);
                Over { then: other, other: then }
            }
            Expr::Binary { left, right, op: Operator::Logic } => {
                let (left, right) = (self.over(left), self.over(right));
                Over { then: [left.then, right.then].concat(), other: Vec::new() }
            }
            Expr::Call(call) => match (self.called(call), self.facts.calls[call.0 as usize].target) {
                (Some("is_ready"), Target::Method { receiver, .. }) => {
                    Over { then: self.polled(receiver), other: Vec::new() }
                }
                (Some("is_pending"), Target::Method { receiver, .. }) => {
                    Over { then: Vec::new(), other: self.polled(receiver) }
                }
                _ => Over::default(),
            },
            _ => Over::default(),
        }
    }

    /// The wait that an expression polls.
    pub(super) fn polled(&self, id: ExprId) -> Vec<Name> {
        let Expr::Call(call) = self.facts.exprs[id.0 as usize] else { return Vec::new() };
        if !self.called(call).is_some_and(|name| POLLS.contains(&name)) {
            return Vec::new();
        }
        let call = &self.facts.calls[call.0 as usize];
        let of = match call.target {
            Target::Method { receiver, .. } => Some(receiver),
            _ => self.facts.list(call.args).first().map(|arg| ExprId(*arg)),
        };
        of.and_then(|of| self.word_of(of)).into_iter().collect()
    }

    pub(super) fn is_pending(&self, pat: PatId) -> bool {
        match &self.facts.pats[pat.0 as usize] {
            Pat::Path(path) | Pat::TupleStruct { path, .. } => self.last(*path) == "Pending",
            Pat::Bind(name, None) => self.text(*name) == "Pending",
            Pat::Ref(inner) => self.is_pending(*inner),
            _ => false,
        }
    }

    /// Whether a call, or what is assigned here, begins a wait anew that is known to be over.
    pub(super) fn renews(&self, call: CallId) -> bool {
        if self.at.renews {
            return true;
        }
        let Target::Method { receiver, name, .. } = self.facts.calls[call.0 as usize].target else { return false };
        RENEWS.contains(&self.text(name)) && self.is_over(receiver)
    }

    /// Whether the wait in a field or variable is known to be over here.
    pub(super) fn is_over(&self, id: ExprId) -> bool {
        !self.at.over.is_empty() && self.word_of(id).is_some_and(|name| self.at.over.contains(&name))
    }

    /// Whether a condition compares with the time that it is.
    pub(super) fn asks_the_time(&self, cond: ExprId) -> bool {
        let is_now = |id: ExprId| match self.facts.exprs[id.0 as usize] {
            Expr::Call(call) => matches!(self.called(call), Some("now" | "elapsed")),
            _ => false,
        };
        let Expr::Binary { left, right, op: Operator::Compare } = self.facts.exprs[cond.0 as usize] else {
            return false;
        };
        [left, right].into_iter().any(|side| match self.facts.exprs[side.0 as usize] {
            Expr::Path(path) => self.local(path).and_then(|var| self.vars[var as usize].init).is_some_and(is_now),
            _ => is_now(side),
        })
    }

    /// The field or variable that an expression is about.
    fn word_of(&self, id: ExprId) -> Option<Name> {
        match self.facts.exprs[self.held_in(id).0 as usize] {
            Expr::Field(_, name) => Some(name),
            Expr::Path(path) => match self.facts.segments_of(path) {
                [only] => Some(only.name),
                _ => None,
            },
            Expr::Call(call) => match self.facts.calls[call.0 as usize].target {
                Target::Method { receiver, name, .. } if self.text(name) == "as_pin_mut" => self.word_of(receiver),
                _ => None,
            },
            _ => None,
        }
    }
}
