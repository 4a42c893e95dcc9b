//! What is known once a whole function was walked: amounts, and what of them changes.

use super::{
    super::{index::trait_path, world::*},
    expanded::absorb,
    fold::Amounts,
    state::{RawTurn, RawWait, Walk},
};
use crate::{base::source::Span, facts::*};

/// Calls that take off a time what ran meanwhile.
const COMPENSATES: [&str; 6] = [
    "elapsed",
    "checked_sub",
    "saturating_sub",
    "duration_since",
    "saturating_duration_since",
    "checked_duration_since",
];

impl Walk<'_, '_, '_> {
    pub(super) fn finish(mut self) -> Timed {
        let mut waits = std::mem::take(&mut self.waits);
        for raw in &mut waits {
            self.wait_known(raw);
        }
        let mut turns = std::mem::take(&mut self.turns);
        for (at, turn) in (0..).zip(&mut turns) {
            self.turn_known(at, turn);
        }
        for call in turns.iter_mut().flat_map(|raw| &mut raw.turn.calls).filter(|_| !self.later.is_empty()) {
            if let Some((arm, waited)) = call.site.and_then(|site| self.later.get(&site.0)) {
                (call.awaited, call.arm, call.waited) = (true, *arm, *waited);
            }
        }
        for (_, turn) in self.deadlines.iter().filter(|(wait, _)| !self.renewed.contains(wait)) {
            turns[*turn as usize].turn.limit.get_or_insert(Limit::Deadline);
        }
        // What ends a loop ends those in it.
        for at in 0..turns.len() {
            let outer = turns[at].turn.outer.and_then(|outer| turns[outer as usize].turn.limit);
            let limit = &mut turns[at].turn.limit;
            *limit = limit.or(outer.filter(|limit| *limit == Limit::Timeout));
        }
        for var in &self.limited_vars {
            let init = self.vars[*var as usize].init.map(|init| self.facts.exprs[init.0 as usize]);
            if let Some(Expr::Scope(scope)) = init
                && let Some(node) = self.typed.nodes.get(&self.unit().place(self.facts.scopes[scope.0 as usize].span))
            {
                let own = turns.iter_mut().filter(|raw| raw.turn.node.0 == *node);
                own.for_each(|raw| raw.turn.limit = raw.turn.limit.or(Some(Limit::Timeout)));
            }
        }
        let passes = self.passes.iter().map(|(site, args)| Pass {
            site: SiteId(*site),
            args: args.iter().map(|arg| self.amount(*arg, Span::default())).collect(),
        });
        let passes = passes.collect();
        let default = self.is_default();
        let fills =
            self.fills.iter().filter(|(adt, ..)| self.timing.holds(self.world, *adt)).map(|(adt, name, value)| {
                let (amount, at) = self.amount(*value, self.info.sig);
                Fill { of: adt.0, field: self.text(*name).into(), amount, at, default }
            });
        let fills = fills.filter(|fill| self.is_amount_field(fill)).collect();
        let mut timed = Timed {
            node: NodeId(0),
            gives: self.gives(),
            waits: waits.into_iter().map(|raw| raw.wait).collect(),
            turns: turns.into_iter().map(|raw| raw.turn).collect(),
            passes,
            fills,
            constructs: self.constructs(),
            starts: self.starts,
            limited: self.limited,
            told: self.told,
        };
        absorb(&mut timed, self.inner);
        timed
    }

    /// An amount with its place, or that of what is around it.
    fn amount(&self, id: ExprId, around: Span) -> (Amount, Span) {
        (Amounts::of(self, id), self.place_of(id).unwrap_or(around))
    }

    fn wait_known(&self, raw: &mut RawWait) {
        let call = &self.facts.calls[raw.call.0 as usize];
        let around = self.unit().place(call.at);
        let args: Vec<ExprId> = self.facts.list(call.args).iter().map(|arg| ExprId(*arg)).collect();
        for arg in &args {
            let timely = !matches!(self.facts.exprs[arg.0 as usize], Expr::Scope(_));
            let (mut amount, at) = if timely { self.amount(*arg, around) } else { (Amount::Unknown, around) };
            if timely && let Some(step) = self.moves_on(*arg, raw) {
                raw.wait.compensated = true;
                amount = step;
            }
            raw.wait.args.push((amount, at));
            if timely {
                raw.wait.changes |= self.changes(*arg, raw) || self.mentions(*arg, &|name| name.contains("backoff"));
                raw.wait.jitter |= self.mentions(*arg, &|name| name.contains("jitter") || name == "gen_range");
                raw.wait.compensated |= self.mentions(*arg, &|name| COMPENSATES.contains(&name));
                raw.wait.name = raw.wait.name.take().or_else(|| self.name_of(*arg, 0));
            }
        }
    }

    /// By how much a point in time moves on, turn by turn: `next += PERIOD`.
    fn moves_on(&self, arg: ExprId, raw: &RawWait) -> Option<Amount> {
        let Expr::Path(path) = self.facts.exprs[arg.0 as usize] else { return None };
        let var = &self.vars[*self.locals.get(&path)? as usize];
        let mut steps = var.assigned.iter().filter(|(turn, ..)| turn.is_some_and(|turn| raw.around.contains(&turn)));
        let (first, more) = (steps.next()?, steps.next());
        let step = match (first, self.facts.exprs[first.1.0 as usize]) {
            ((_, step, Some(Operator::Add)), _) => *step,
            ((_, _, None), Expr::Binary { left, right, op: Operator::Add }) => {
                let own = matches!(self.facts.exprs[left.0 as usize], Expr::Path(left) if self.locals.get(&left) == self.locals.get(&path));
                if own { right } else { return None }
            }
            _ => return None,
        };
        more.is_none().then(|| Amounts::of(self, step)).filter(|step| !matches!(step, Amount::Number(_)))
    }

    /// Whether a variable or field in an amount changes in a loop around it.
    fn changes(&self, arg: ExprId, raw: &RawWait) -> bool {
        let mut open = vec![arg];
        let mut seen: Vec<u32> = Vec::new();
        while let Some(id) = open.pop() {
            visit::children(self.facts, id, &mut |child| open.push(child));
            match self.facts.exprs[id.0 as usize] {
                Expr::Path(path) => {
                    let Some(at) = self.locals.get(&path).copied().filter(|var| !seen.contains(var)) else { continue };
                    seen.push(at);
                    let var = &self.vars[at as usize];
                    let inside = |turn: &Option<u32>| turn.is_some_and(|turn| raw.around.contains(&turn));
                    if var.assigned.iter().any(|(turn, ..)| inside(turn) && *turn != var.turn) {
                        return true;
                    }
                    open.extend(var.init.filter(|_| inside(&var.turn)));
                }
                Expr::Field(_, name) => {
                    let adt = self.noted(id);
                    let changed = self.changed.iter();
                    if changed
                        .filter(|(turn, ..)| raw.around.contains(turn))
                        .any(|(_, of, field)| Some(*of) == adt && *field == name)
                    {
                        return true;
                    }
                }
                Expr::Call(call) if self.called(call).is_some_and(|name| name.contains("backoff")) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether a word occurs in an expression, or in what its variables are.
    fn mentions(&self, arg: ExprId, word: &dyn Fn(&str) -> bool) -> bool {
        let mut open = vec![arg];
        let mut seen: Vec<u32> = Vec::new();
        while let Some(id) = open.pop() {
            visit::children(self.facts, id, &mut |child| open.push(child));
            match self.facts.exprs[id.0 as usize] {
                Expr::Path(path) => {
                    if word(self.last(path)) {
                        return true;
                    }
                    if let Some(at) = self.locals.get(&path).copied().filter(|var| !seen.contains(var)) {
                        seen.push(at);
                        open.extend(self.vars[at as usize].init);
                    }
                }
                Expr::Field(_, name) if word(self.text(name)) => return true,
                Expr::Call(call) if self.called(call).is_some_and(word) => return true,
                _ => {}
            }
        }
        false
    }

    /// What a time is called.
    fn name_of(&self, id: ExprId, depth: u32) -> Option<Box<str>> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.facts.exprs[id.0 as usize] {
            Expr::Path(path) => Some(self.last(path)).filter(|name| !name.is_empty()).map(Into::into),
            Expr::Field(_, name) => Some(self.text(name).into()),
            Expr::Call(call) => {
                let info = &self.facts.calls[call.0 as usize];
                let args = self.facts.list(info.args);
                match (info.target, args) {
                    (Target::Method { receiver, name, .. }, []) => {
                        self.name_of(receiver, depth + 1).filter(|of| &**of != "self").or(Some(self.text(name).into()))
                    }
                    (Target::Method { receiver, .. }, _) => self.name_of(receiver, depth + 1),
                    (Target::Callee(_), [first, ..]) => self.name_of(ExprId(*first), depth + 1),
                    (Target::Callee(callee), []) => self.name_of(callee, depth + 1),
                    _ => None,
                }
            }
            Expr::Binary { left, right, .. } => {
                self.name_of(left, depth + 1).or_else(|| self.name_of(right, depth + 1))
            }
            Expr::Ref(inner) | Expr::Deref(inner) | Expr::Cast(inner, _) | Expr::Try(inner) | Expr::Await(inner) => {
                self.name_of(inner, depth + 1)
            }
            _ => None,
        }
    }

    fn turn_known(&self, own: u32, raw: &mut RawTurn) {
        let calls = raw.turn.calls.iter().map(|call| call.at);
        let hull = calls.reduce(|left, right| Span::new(left.start.min(right.start), left.end.max(right.end)));
        raw.turn.at = hull.unwrap_or_default();
        let counts = |var: &u32| {
            let assigned = &self.vars[*var as usize].assigned;
            // What begins anew in between counts failures in a row.
            let anew = |(_, value, op): &(Option<u32>, ExprId, Option<Operator>)| {
                op.is_none() && matches!(self.facts.exprs[value.0 as usize], Expr::Lit(_))
            };
            let within = |turn: &Option<u32>| turn.is_some_and(|turn| turn >= own);
            !assigned.iter().any(|it| within(&it.0) && anew(it))
                && assigned.iter().any(|(turn, value, op)| {
                    let counted = matches!(op, Some(Operator::Add | Operator::Subtract))
                        || matches!(
                            self.facts.exprs[value.0 as usize],
                            Expr::Binary { op: Operator::Add | Operator::Subtract, .. }
                        );
                    counted && *turn == Some(own)
                })
        };
        let counted_field = |field: &(AdtId, Name)| self.changed.contains(&(own, field.0, field.1));
        let counted = raw.turn.kind == TurnKind::Counted
            || raw.hangs.iter().any(|hangs| hangs.vars.iter().any(counts) || hangs.fields.iter().any(counted_field));
        let on_time = raw.hangs.iter().any(|hangs| hangs.on_time);
        raw.turn.limit = match (counted, on_time) {
            (true, _) => Some(Limit::Attempts),
            (_, true) => Some(Limit::Deadline),
            _ => raw.turn.limit,
        };
    }

    fn gives(&self) -> Amount {
        let gives = self.timing.gives(self.world, self.function) && self.unit == self.info.place.unit;
        let body = gives.then(|| self.facts.fns[self.info.id.0 as usize].body).flatten();
        let Some(body) = body else { return Amount::Unknown };
        Amount::one_of(self.returns.iter().chain([&body]).map(|id| Amounts::of(self, *id)))
    }

    /// `Default::default`.
    fn is_default(&self) -> bool {
        let of_trait = matches!(self.info.owner, Owner::Impl(id) if self.world.impls[id.0 as usize].of.is_some_and(|(key, _)| {
            trait_path(self.world, key).is_some_and(|ext| {
                self.world.symbols.text(self.world.externals.parts(ext).1) == "Default"
            })
        }));
        of_trait && self.world.symbols.text(self.info.name) == "default"
    }

    /// Whether the function makes a value of its own type.
    fn constructs(&self) -> bool {
        let mut ty = self.info.output;
        for _ in 0..3 {
            match self.world.store.data(ty) {
                super::TyData::Adt(adt, _) if self.world.adts[adt.0 as usize].external.is_none() => {
                    return Some(adt) == self.own_type();
                }
                super::TyData::Adt(_, args) | super::TyData::Ext(_, args) => {
                    let Some(inner) = self.world.store.list(args).first() else { return false };
                    ty = *inner;
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a field is one that a timer may go by.
    fn is_amount_field(&self, fill: &Fill) -> bool {
        let adt = &self.world.adts[fill.of as usize];
        let mut fields = adt.variants.iter().flat_map(|variant| &variant.fields);
        let field = fields.find(|(name, _)| self.world.symbols.text(*name) == &*fill.field);
        field.is_some_and(|(_, ty)| super::weight(self.world, *ty) != super::Weight::Nothing)
    }
}
