//! Where guards go: into variables, out of them, and away.

use super::*;
use crate::facts::{Pat, PatId};

impl Walk<'_, '_, '_> {
    /// The guard is gone.
    pub(super) fn kill(&mut self, guard: u32) {
        self.unbind(guard);
        self.state.live.retain(|it| *it != guard);
        self.state.temps.retain(|(it, _)| *it != guard);
    }

    /// No variable holds the guard any more.
    fn unbind(&mut self, guard: u32) {
        for (at, local) in self.state.locals.iter_mut().enumerate() {
            if local.guard.is_some_and(|(it, _)| it == guard) {
                local.guard = None;
                if at < self.floor {
                    self.gone.push(guard);
                }
            }
        }
    }

    /// Moves a guard out of the variable that an expression names: a temporary from now on.
    pub(super) fn take(&mut self, value: Value) -> Value {
        let held = value?;
        if held.place {
            self.unbind(held.guard);
            self.state.temps.push((held.guard, self.depth));
        }
        Some(Held { place: false, ..held })
    }

    /// Ends a temporary scope; what is `kept` goes to the one around.
    pub(super) fn leave(&mut self, kept: Value) {
        let depth = self.depth;
        self.depth -= 1;
        let kept = kept.filter(|held| !held.place).map(|held| held.guard);
        let ended: Vec<u32> =
            self.state.temps.iter().filter(|(it, at)| *at >= depth && Some(*it) != kept).map(|(it, _)| *it).collect();
        self.state.temps.retain(|(it, at)| *at < depth || Some(*it) == kept);
        for temp in self.state.temps.iter_mut().filter(|(_, at)| *at >= depth) {
            temp.1 = depth - 1;
        }
        self.state.live.retain(|it| !ended.contains(it));
    }

    /// Ends the variables above `locals`, and the guards in them unless one is `kept`.
    pub(super) fn pop(&mut self, locals: usize, kept: Value) {
        let ended = self.state.locals.split_off(locals.min(self.state.locals.len()));
        for (guard, _) in ended.iter().filter_map(|local| local.guard) {
            let stays = kept.is_some_and(|held| held.guard == guard)
                || self.state.locals.iter().any(|local| local.guard.is_some_and(|(it, _)| it == guard));
            if !stays {
                self.state.live.retain(|it| *it != guard);
            }
        }
    }

    /// `let pat = init else { .. };`
    pub(super) fn declare(&mut self, pat: PatId, init: Option<ExprId>, other: Option<ExprId>) {
        self.depth += 1;
        let mut extended = None;
        let value = match init.map(|init| (init, self.facts.exprs[init.0 as usize])) {
            Some((_, Expr::Ref(inner))) => {
                extended = self.extended(inner).filter(|held| !held.place);
                None
            }
            Some((init, _)) => self.value(init),
            None => None,
        };
        if let Some(other) = other {
            self.otherwise(other, value.or(extended));
        }
        self.leave(value.or(extended));
        if let Some(held) = extended {
            // `let x = &*mutex.lock().unwrap();`: the temporary lives as long as a variable.
            self.state.temps.retain(|(it, _)| *it != held.guard);
            let name = self.input.world.known.empty;
            self.state.locals.push(Local { name, guard: Some((held.guard, held.wrapped)), of: None, made: None });
        }
        self.bind_from(init, |this| this.bind(pat, value));
    }

    /// The operand of a borrow that a variable keeps.
    fn extended(&mut self, id: ExprId) -> Value {
        match self.facts.exprs[id.0 as usize] {
            Expr::Ref(inner) | Expr::Deref(inner) | Expr::Field(inner, _) => self.extended(inner),
            Expr::Index(base, index) => {
                let base = self.extended(base);
                self.value(index);
                base
            }
            _ => self.value(id),
        }
    }

    /// The `else` of a `let`: it never comes back, and what did not match is dropped before.
    fn otherwise(&mut self, other: ExprId, value: Value) {
        let state = self.state.clone();
        let depth = self.depth;
        let temps: Vec<u32> = state.temps.iter().filter(|(_, at)| *at >= depth).map(|(it, _)| *it).collect();
        let bound = value.map(|held| held.guard);
        self.state.live.retain(|it| !temps.contains(it) && Some(*it) != bound);
        self.value(other);
        self.state = state;
    }

    /// Binds a pattern that always fits.
    pub(super) fn bind(&mut self, pat: PatId, value: Value) {
        let facts = self.facts;
        let Some(held) = value else { return self.names(pat, None) };
        match &facts.pats[pat.0 as usize] {
            Pat::Wild if held.place => {}
            Pat::Wild => self.kill(held.guard),
            Pat::Ref(inner) => self.bind(*inner, value),
            Pat::TupleStruct { pats, .. } if held.wrapped && self.succeeds(pat) && facts.list(*pats).len() == 1 => {
                self.bind(PatId(facts.list(*pats)[0]), Some(Held { wrapped: false, ..held }));
            }
            _ => {
                let whole = matches!(facts.pats[pat.0 as usize], Pat::Bind(..));
                let held = Held { place: false, wrapped: held.wrapped && whole, ..held };
                self.unbind(held.guard);
                self.state.temps.retain(|(it, _)| *it != held.guard);
                let locals = self.state.locals.len();
                self.names(pat, Some(held));
                if self.state.locals[locals..].iter().all(|local| local.guard.is_none()) {
                    self.kill(held.guard);
                }
            }
        }
    }

    /// Binds a pattern to the value of an expression, whose names may refer to what a guard protects.
    pub(super) fn bind_from(&mut self, value: Option<ExprId>, bind: impl FnOnce(&mut Self)) {
        let of = value.and_then(|value| self.root(value, true));
        let locals = self.state.locals.len();
        bind(self);
        let made = value.and_then(|value| match self.facts.exprs[value.0 as usize] {
            Expr::Call(call) => Some(CallKey::of(self.unit, call)),
            _ => None,
        });
        self.state.locals[locals..].iter_mut().for_each(|local| (local.of, local.made) = (of, made));
    }

    /// Binds every name of a pattern.
    pub(super) fn names(&mut self, pat: PatId, value: Value) {
        let facts = self.facts;
        match &facts.pats[pat.0 as usize] {
            Pat::Wild | Pat::Path(_) => {}
            Pat::Bind(name, sub) => {
                let name = self.sym(*name);
                if let Some(sub) = sub {
                    self.names(*sub, value);
                } else if self.input.world.symbols.text(name).starts_with(char::is_uppercase) {
                    // A constant or a variant: it binds nothing.
                    return;
                }
                if let Some(held) = value {
                    self.guards[held.guard as usize].name.get_or_insert(name);
                }
                self.state.locals.push(Local {
                    name,
                    guard: value.map(|held| (held.guard, held.wrapped)),
                    of: None,
                    made: None,
                });
            }
            Pat::Ref(inner) => self.names(*inner, value),
            Pat::Tuple { pats, .. } | Pat::TupleStruct { pats, .. } | Pat::Slice(pats) | Pat::Or(pats) => {
                facts.list(*pats).iter().for_each(|pat| self.names(PatId(*pat), value));
            }
            Pat::Struct { fields, .. } => {
                facts.list(*fields).chunks_exact(2).for_each(|field| self.names(PatId(field[1]), value));
            }
        }
    }

    /// Whether a pattern fits an option or result only when there is a guard in it.
    pub(super) fn succeeds(&self, pat: PatId) -> bool {
        let facts = self.facts;
        match &facts.pats[pat.0 as usize] {
            Pat::TupleStruct { path, .. } => {
                facts.segments_of(*path).last().is_some_and(|last| matches!(facts.name(last.name), "Ok" | "Some"))
            }
            Pat::Bind(_, Some(sub)) | Pat::Ref(sub) => self.succeeds(*sub),
            Pat::Or(pats) => facts.list(*pats).iter().all(|pat| self.succeeds(PatId(*pat))),
            _ => false,
        }
    }

    /// Binds a pattern that may not fit, in a branch that runs when it does.
    pub(super) fn bind_matched(&mut self, pat: PatId, value: Value) {
        match value {
            // Nothing is known to be locked; a poisoned lock can still be had out of the error.
            Some(held) if held.wrapped && !self.succeeds(pat) => {
                self.state.live.retain(|it| *it != held.guard);
                self.names(pat, Some(held));
            }
            Some(_) if matches!(self.facts.pats[pat.0 as usize], Pat::Wild) => {}
            _ => self.bind(pat, value),
        }
    }

    /// `left = right`.
    pub(super) fn assign(&mut self, left: ExprId, right: ExprId) -> Value {
        let value = self.value(right);
        let value = self.take(value);
        let local = match self.facts.exprs[left.0 as usize] {
            Expr::Path(path) => self.local(path).filter(|at| *at >= self.floor),
            _ => None,
        };
        let Some(at) = local else {
            self.value(left);
            if let Some(held) = value {
                self.kill(held.guard);
            }
            return None;
        };
        if let Some((old, _)) = self.state.locals[at].guard {
            self.kill(old);
        }
        if let Some(held) = value {
            self.state.temps.retain(|(it, _)| *it != held.guard);
            self.state.locals[at].guard = Some((held.guard, held.wrapped));
            self.guards[held.guard as usize].name.get_or_insert(self.state.locals[at].name);
        }
        None
    }
}
