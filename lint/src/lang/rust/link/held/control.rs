//! Branches and loops: a guard lives where paths meet if it lives on all of them.

use super::*;
use crate::facts::PatId;

impl State {
    /// What holds here and there.
    fn meet(self, other: &Self) -> Self {
        if self.ended {
            return other.clone();
        }
        let mut met = self;
        if !other.ended {
            met.live.retain(|guard| other.live.contains(guard));
        }
        met
    }
}

impl Walk<'_, '_, '_> {
    /// Goes on behind branches that ended in `states`; gives the value that all of them give.
    fn join(&mut self, states: Vec<State>, values: &[Value]) -> Value {
        let open: Vec<State> = states.into_iter().filter(|state| !state.ended).collect();
        let Some(first) = open.first().cloned() else {
            self.state.ended = true;
            return None;
        };
        self.state = open.iter().skip(1).fold(first, State::meet);
        let value = values.first().copied().flatten()?;
        if values.iter().any(Option::is_none) {
            return None;
        }
        // Each branch may give a guard of its own; the first stands for all.
        if !self.state.live.contains(&value.guard) {
            self.state.live.push(value.guard);
        }
        if !self.state.temps.iter().any(|(it, _)| *it == value.guard) {
            self.state.temps.push((value.guard, self.depth));
        }
        Some(value)
    }

    /// A condition; what its patterns bind is there afterwards.
    pub(super) fn cond(&mut self, id: ExprId) {
        if self.state.ended {
            return;
        }
        match self.facts.exprs[id.0 as usize] {
            Expr::Let(pat, init) => {
                let value = self.value(init);
                self.bind_from(Some(init), |this| this.bind_matched(pat, value));
            }
            Expr::Binary { left, right, op } if op.is_boolean() => {
                self.cond(left);
                self.cond(right);
            }
            _ => self.alone(id),
        }
    }

    pub(super) fn branch(&mut self, cond: ExprId, then: ExprId, other: Option<ExprId>) -> Value {
        self.depth += 1;
        let (locals, before) = (self.state.locals.len(), self.state.live.clone());
        self.cond(cond);
        let asked = self.state.clone();
        let mut values = Vec::new();
        let value = self.value(then);
        values.extend((!self.state.ended).then_some(value));
        self.pop(locals, value);
        let mut states = vec![std::mem::replace(&mut self.state, asked)];
        // Whether temporaries of the condition live on in `else` is a matter of the edition.
        self.state.live.retain(|guard| before.contains(guard));
        self.state.locals.truncate(locals);
        let value = other.and_then(|other| self.value(other));
        values.extend((!self.state.ended).then_some(value));
        states.push(std::mem::take(&mut self.state));
        let value = self.joined(states, &values);
        self.leave(value);
        value
    }

    fn joined(&mut self, states: Vec<State>, values: &[Value]) -> Value {
        if states.iter().all(|state| state.ended) {
            self.state = states.into_iter().next().unwrap_or_default();
            return None;
        }
        self.join(states, values)
    }

    pub(super) fn matched(&mut self, scrutinee: ExprId, arms: ListId) -> Value {
        self.depth += 1;
        let facts = self.facts;
        let given = self.value(scrutinee);
        let asked = self.state.clone();
        let locals = asked.locals.len();
        let (mut states, mut values) = (Vec::new(), Vec::new());
        for arm in facts.list(arms).chunks_exact(3) {
            self.state = asked.clone();
            self.depth += 1;
            self.bind_from(Some(scrutinee), |this| this.bind_matched(PatId(arm[0]), given));
            if let Some(guard) = arm[1].checked_sub(1) {
                self.cond(ExprId(guard));
            }
            let value = self.value(ExprId(arm[2]));
            let value = self.take(value);
            self.pop(locals, value);
            self.leave(value);
            values.extend((!self.state.ended).then_some(value));
            states.push(std::mem::take(&mut self.state));
        }
        if states.is_empty() {
            states.push(asked);
        }
        let value = self.joined(states, &values);
        self.leave(value);
        value
    }

    /// A loop. One that is `endless` only ends where something breaks out of it.
    pub(super) fn looped(&mut self, endless: bool, body: impl FnOnce(&mut Self)) {
        let before = self.state.clone();
        self.loops.push(Vec::new());
        self.depth += 1;
        body(self);
        self.pop(before.locals.len(), None);
        self.leave(None);
        let end = std::mem::take(&mut self.state);
        let exits = self.loops.pop().unwrap_or_default();
        // A label may lead further out.
        if let Some(outer) = self.loops.last_mut() {
            outer.extend(exits.iter().cloned());
        }
        let ended = endless && exits.is_empty();
        self.state = exits.iter().fold(before.meet(&end), State::meet);
        self.state.ended = ended;
    }

    pub(super) fn for_loop(&mut self, pat: PatId, iter: ExprId, body: ExprId) -> Value {
        self.depth += 1;
        let value = self.value(iter);
        self.take(value);
        let key = CallKey::of_loop(self.unit, iter);
        self.record(key, None, |_| true);
        self.looped(false, |this| {
            this.bind_from(Some(iter), |this| this.bind(pat, None));
            this.value(body);
        });
        self.leave(None);
        None
    }
}
