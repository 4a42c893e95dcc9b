//! Variables, and what patterns and conditions say.

use super::{
    super::{
        amounts::{adt_of, constant, symbols},
        world::*,
    },
    state::{Goes, Hangs, Walk},
};
use crate::facts::*;

/// A variable.
#[derive(Default)]
pub(super) struct Var {
    /// What it is bound to, or is taken out of.
    pub(super) init: Option<ExprId>,
    /// Which parameter it is.
    pub(super) param: Option<u16>,
    /// The field that it is taken out of.
    pub(super) field: Option<(AdtId, Name)>,
    /// What it gets later, with the innermost loop around that.
    pub(super) assigned: Vec<(Option<u32>, ExprId, Option<Operator>)>,
    /// The wait whose value it holds.
    pub(super) wait: Option<usize>,
    /// The task whose handle it holds.
    pub(super) start: Option<usize>,
    /// The call of a function that waits whose future it holds.
    pub(super) future: Option<u32>,
    /// The innermost loop around it.
    pub(super) turn: Option<u32>,
}

impl<'f> Walk<'_, '_, 'f> {
    /// The variable that a path names.
    pub(super) fn local(&self, path: PathId) -> Option<u32> {
        let [segment] = self.facts.segments_of(path) else { return None };
        self.names.iter().rev().find(|(name, _)| *name == segment.name).map(|(_, var)| *var)
    }

    fn fresh(&mut self, name: Name, init: Option<ExprId>) -> u32 {
        let turn = self.at.turns.last().copied();
        self.vars.push(Var { init, turn, ..Var::default() });
        let var = self.vars.len() as u32 - 1;
        self.names.push((name, var));
        var
    }

    /// Brings the names of a pattern into scope.
    pub(super) fn bind(&mut self, pat: PatId, init: Option<ExprId>) {
        match &self.facts.pats[pat.0 as usize] {
            Pat::Wild | Pat::Path(_) => {}
            Pat::Bind(name, sub) => {
                self.fresh(*name, init);
                sub.iter().for_each(|sub| self.bind(*sub, init));
            }
            Pat::Ref(inner) => self.bind(*inner, init),
            Pat::Tuple { pats, rest } => {
                let pats = self.facts.list(*pats);
                let parts: Option<&[u32]> = match init.map(|init| self.facts.exprs[init.0 as usize]) {
                    Some(Expr::Tuple(parts)) if *rest as usize == pats.len() => Some(self.facts.list(parts)),
                    _ => None,
                };
                for (at, pat) in pats.iter().enumerate() {
                    self.bind(PatId(*pat), parts.and_then(|parts| parts.get(at)).map(|part| ExprId(*part)));
                }
            }
            Pat::TupleStruct { path, pats, .. } => {
                let wrapper = matches!(self.last(*path), "Some" | "Ok");
                for pat in self.facts.list(*pats) {
                    self.bind(PatId(*pat), init.filter(|_| wrapper));
                }
            }
            Pat::Struct { path, fields } => self.bind_fields(*path, *fields),
            Pat::Slice(pats) | Pat::Or(pats) => {
                for pat in self.facts.list(*pats) {
                    self.bind(PatId(*pat), None);
                }
            }
        }
    }

    fn bind_fields(&mut self, path: PathId, fields: ListId) {
        let adt = self.struct_named(path);
        for field in self.facts.list(fields).chunks_exact(2) {
            let first = self.vars.len();
            self.bind(PatId(field[1]), None);
            if let (Some(adt), Pat::Bind(..)) = (adt, &self.facts.pats[field[1] as usize])
                && let Some(var) = self.vars.get_mut(first)
            {
                var.field = Some((adt, Name(field[0])));
            }
        }
    }

    /// The struct of the project that a pattern names.
    fn struct_named(&self, path: PathId) -> Option<AdtId> {
        let words = symbols(self.unit(), self.facts, path);
        if let [only] = words[..]
            && only == self.world.known.self_type
        {
            return self.own_type();
        }
        let leading = self.facts.paths[path.0 as usize].leading;
        let found = self.world.resolve(*self.modules.last()?, leading, &words, Space::Types, None)?;
        match (found.def, found.rest) {
            (Def::Adt(adt), 0) => Some(adt).filter(|adt| !self.world.adts[adt.0 as usize].is_enum),
            _ => None,
        }
    }

    /// The type that the function belongs to.
    pub(super) fn own_type(&self) -> Option<AdtId> {
        let Owner::Impl(id) = self.info.owner else { return None };
        adt_of(self.world, id)
    }

    /// The last word of a path.
    pub(super) fn last(&self, path: PathId) -> &'f str {
        self.facts.segments_of(path).last().map_or("", |segment| self.text(segment.name))
    }

    /// A path as a value.
    pub(super) fn path(&mut self, path: PathId, goes: Goes) {
        let Some(var) = self.local(path) else {
            let leading = self.facts.paths[path.0 as usize].leading;
            let module = self.modules.last().copied().unwrap_or(ModId(0));
            // A function is no constant, however it is written.
            let shouts = |word: &str| !word.contains(char::is_lowercase);
            if shouts(self.last(path)) {
                let words = symbols(self.unit(), self.facts, path);
                let found = constant(self.world, module, leading, &words, self.own_type());
                self.constants.extend(found.map(|value| (path, value)));
            }
            return;
        };
        self.locals.insert(path, var);
        if self.at.limited {
            self.limited_vars.push(var);
        }
        let held = &self.vars[var as usize];
        let (wait, start) = (held.wait, held.start);
        match &goes {
            Goes::Var(to) => {
                let to = &mut self.vars[*to as usize];
                to.wait = to.wait.or(wait);
                to.start = to.start.or(start);
            }
            Goes::Field(of, name) => {
                if let Some(wait) = wait {
                    self.waits[wait].wait.kept = Kept::Field(*of, name.clone());
                }
            }
            Goes::Away => {
                if let Some(wait) = wait.filter(|wait| self.waits[*wait].wait.kept == Kept::Variable) {
                    self.waits[wait].wait.kept = Kept::Away;
                }
            }
            Goes::Dropped | Goes::Asked => {}
        }
        if let Some(start) = start {
            let handle = match goes {
                Goes::Field(..) | Goes::Away => Handle::Stored,
                _ => Handle::Kept,
            };
            let known = &mut self.starts[start].handle;
            *known = (*known).max(handle);
        }
    }

    /// Whether a path names what ticks.
    pub(super) fn is_ticker(&self, path: PathId) -> bool {
        self.local(path).is_some_and(|var| self.vars[var as usize].wait.is_some())
    }

    /// Whether a pattern is for an error.
    pub(super) fn is_failure(&self, pat: PatId) -> bool {
        match &self.facts.pats[pat.0 as usize] {
            Pat::TupleStruct { path, pats, .. } => match self.last(*path) {
                "Err" => true,
                "Ready" | "Some" | "Ok" => self.facts.list(*pats).iter().any(|pat| self.is_failure(PatId(*pat))),
                _ => false,
            },
            Pat::Or(pats) => {
                let pats = self.facts.list(*pats);
                !pats.is_empty() && pats.iter().all(|pat| self.is_failure(PatId(*pat)))
            }
            Pat::Ref(inner) | Pat::Bind(_, Some(inner)) => self.is_failure(*inner),
            _ => false,
        }
    }

    /// Whether what does not match a pattern has failed.
    pub(super) fn is_failure_else(&self, pat: PatId) -> bool {
        match &self.facts.pats[pat.0 as usize] {
            Pat::TupleStruct { path, .. } => self.last(*path) == "Ok",
            Pat::Ref(inner) | Pat::Bind(_, Some(inner)) => self.is_failure_else(*inner),
            _ => false,
        }
    }

    /// Whether something has failed where a condition holds, and where it does not.
    pub(super) fn failing(&self, cond: ExprId) -> (bool, bool) {
        match self.facts.exprs[cond.0 as usize] {
            Expr::Let(pat, _) => (self.is_failure(pat), self.is_failure_else(pat)),
            Expr::Unary(inner) => {
                let (then, other) = self.failing(inner);
                (other, then)
            }
            Expr::Binary { left, right, op: Operator::Logic } => {
                let (left, right) = (self.failing(left), self.failing(right));
                (left.0 || right.0, false)
            }
            Expr::Call(call) => match self.called(call) {
                Some("is_err") => (true, false),
                Some("is_ok") => (false, true),
                _ => (false, false),
            },
            _ => (false, false),
        }
    }

    /// The last word of what a call names.
    pub(super) fn called(&self, call: CallId) -> Option<&'f str> {
        match self.facts.calls[call.0 as usize].target {
            Target::Method { name, .. } => Some(self.text(name)),
            Target::Callee(callee) => match self.facts.exprs[callee.0 as usize] {
                Expr::Path(path) => Some(self.last(path)),
                _ => None,
            },
            Target::Macro { .. } => None,
        }
    }

    /// `if first { first = false; .. }`
    pub(super) fn is_flag(&self, cond: ExprId, then: ExprId) -> bool {
        let mut asked = cond;
        while let Expr::Unary(inner) = self.facts.exprs[asked.0 as usize] {
            asked = inner;
        }
        let Expr::Path(path) = self.facts.exprs[asked.0 as usize] else { return false };
        let Some(var) = self.local(path) else { return false };
        let Expr::Block { stmts, .. } = self.facts.exprs[then.0 as usize] else { return false };
        visit::statements(self.facts, stmts).any(|stmt| {
            let Stmt::Expr(expr) = stmt else { return false };
            let Expr::Assign(left, right, None) = self.facts.exprs[expr.0 as usize] else { return false };
            let own = matches!(self.facts.exprs[left.0 as usize], Expr::Path(path) if self.local(path) == Some(var));
            own && matches!(self.facts.exprs[right.0 as usize], Expr::Lit(Lit::Bool))
        })
    }

    /// Whether all of some ways leave the loop around them; and whether they leave only that.
    pub(super) fn ending(&self, ways: &[ExprId]) -> Option<bool> {
        if ways.is_empty() || !ways.iter().all(|way| self.has_exit(*way)) {
            return None;
        }
        let mut open = ways.to_vec();
        let mut breaks = true;
        while let Some(id) = open.pop() {
            match self.facts.exprs[id.0 as usize] {
                Expr::Return(_) | Expr::Break(_, true) => breaks = false,
                Expr::Scope(_) => {}
                Expr::Call(_) if amount::leads_away(self.facts, id) => breaks = false,
                _ => visit::children(self.facts, id, &mut |child| open.push(child)),
            }
        }
        Some(breaks)
    }

    /// Whether a loop is left where what was waited for did not come in time: all arms for an error leave it.
    pub(super) fn elapsed_leaves(&self, arms: &[u32]) -> Option<bool> {
        let failed = |arm: &&[u32]| match &self.facts.pats[arm[0] as usize] {
            Pat::TupleStruct { path, .. } => self.last(*path) == "Err",
            _ => false,
        };
        let wild = |arm: &&[u32]| matches!(self.facts.pats[arm[0] as usize], Pat::Wild);
        let bodies = |of: &dyn Fn(&&[u32]) -> bool| -> Vec<ExprId> {
            arms.chunks_exact(3).filter(|arm| of(arm)).map(|arm| ExprId(arm[2])).collect()
        };
        let failing = bodies(&failed);
        if failing.is_empty() { self.ending(&bodies(&wild)) } else { self.ending(&failing) }
    }

    /// Whether an expression surely leaves the loop around it.
    pub(super) fn has_exit(&self, id: ExprId) -> bool {
        match self.facts.exprs[id.0 as usize] {
            Expr::Return(_) | Expr::Break(..) => true,
            Expr::Continue(_) => false,
            Expr::Block { stmts, tail, .. } => {
                let mut all = visit::statements(self.facts, stmts).filter_map(|stmt| match stmt {
                    Stmt::Expr(expr) => Some(expr),
                    Stmt::Let { .. } => None,
                });
                tail.is_some_and(|tail| self.has_exit(tail)) || all.any(|stmt| self.has_exit(stmt))
            }
            Expr::If { then, other: Some(other), .. } => self.has_exit(then) && self.has_exit(other),
            Expr::Match { arms, .. } => {
                let arms = self.facts.list(arms);
                !arms.is_empty() && arms.chunks_exact(3).all(|arm| self.has_exit(ExprId(arm[2])))
            }
            Expr::Call(_) => amount::leads_away(self.facts, id),
            _ => false,
        }
    }

    /// What a condition hangs on.
    pub(super) fn hangs(&self, cond: ExprId) -> Hangs {
        let mut hangs = Hangs { vars: Vec::new(), fields: Vec::new(), on_time: false };
        let mut open = vec![cond];
        let mut compares = false;
        while let Some(id) = open.pop() {
            visit::children(self.facts, id, &mut |child| open.push(child));
            match self.facts.exprs[id.0 as usize] {
                Expr::Path(path) => hangs.vars.extend(self.local(path)),
                Expr::Field(_, name) => {
                    hangs.fields.extend(self.noted(id).map(|adt| (adt, name)));
                }
                Expr::Binary { op, .. } => compares |= op == Operator::Compare,
                Expr::Call(call) => {
                    let name = self.called(call).unwrap_or_default();
                    hangs.on_time |= matches!(name, "elapsed" | "now" | "duration_since" | "saturating_duration_since")
                        || name.contains("deadline")
                        || name.contains("timed_out");
                }
                _ => {}
            }
        }
        hangs.on_time &= compares || hangs.vars.is_empty();
        hangs
    }
}
