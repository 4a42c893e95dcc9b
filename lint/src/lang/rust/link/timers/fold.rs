//! What variables, fields, constants and calls of a body are, as amounts.

use super::state::Walk;
use crate::facts::{
    amount::{Fold, Leaves},
    *,
};

/// The amounts of a body's expressions.
pub(super) struct Amounts<'k, 'w, 'a, 'f> {
    pub(super) walk: &'k Walk<'w, 'a, 'f>,
    /// Variables that are being looked at.
    open: Vec<u32>,
}

impl<'k, 'w, 'a, 'f> Amounts<'k, 'w, 'a, 'f> {
    /// The amount of an expression.
    pub(super) fn of(walk: &'k Walk<'w, 'a, 'f>, id: ExprId) -> Amount {
        Fold::amount(walk.facts, id, &mut Self { walk, open: Vec::new() })
    }

    fn variable(&mut self, fold: &mut Fold<'_>, var: u32) -> Amount {
        if self.open.contains(&var) {
            return Amount::Unknown;
        }
        self.open.push(var);
        let amount = self.value(fold, var);
        self.open.pop();
        amount
    }

    fn value(&mut self, fold: &mut Fold<'_>, var: u32) -> Amount {
        let known = &self.walk.vars[var as usize];
        if let Some((adt, name)) = known.field {
            return Amount::Field(adt.0, self.walk.text(name).into());
        }
        // What changes as it goes on is not one amount.
        let settled = |(turn, _, op): &(Option<u32>, ExprId, Option<Operator>)| op.is_none() && *turn == known.turn;
        if !known.assigned.iter().all(settled) {
            return Amount::Unknown;
        }
        let first = match (known.param, known.init) {
            (Some(param), _) => Some(Amount::Param(param)),
            (None, Some(init)) => Some(fold.expr(init, self)),
            (None, None) => None,
        };
        let later = known.assigned.iter().map(|(_, value, _)| fold.expr(*value, self));
        Amount::one_of(first.into_iter().chain(later))
    }
}

impl Leaves for Amounts<'_, '_, '_, '_> {
    fn path(&mut self, fold: &mut Fold<'_>, path: PathId) -> Amount {
        if let Some(var) = self.walk.locals.get(&path).copied() {
            return self.variable(fold, var);
        }
        self.walk.constants.get(&path).map_or(Amount::Unknown, |value| Amount::Constant(value.0))
    }

    fn call(&mut self, _: &mut Fold<'_>, call: CallId) -> Option<Amount> {
        let site = self.walk.site(call)?;
        let function = self.walk.typed.meant.get(&site)?;
        if self.walk.world.fns[function.0 as usize].external.is_some() {
            return None;
        }
        Some(match self.walk.timing.gives(self.walk.world, *function) {
            true => Amount::Given(SiteId(site)),
            false => Amount::Unknown,
        })
    }

    fn field(&mut self, _: &mut Fold<'_>, field: ExprId) -> Amount {
        match (self.walk.noted(field), self.walk.facts.exprs[field.0 as usize]) {
            (Some(adt), Expr::Field(_, name)) => Amount::Field(adt.0, self.walk.text(name).into()),
            _ => Amount::Unknown,
        }
    }
}
