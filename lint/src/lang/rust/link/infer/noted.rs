//! Which types hold the fields that a body mentions, and which ones its literals make: for whoever asks for amounts.

use super::{
    super::timers::{Weight, weight_of},
    *,
};

impl Body<'_, '_, '_> {
    /// Notes the struct of a literal.
    pub(super) fn note_literal(&mut self, id: ExprId, adt: Option<AdtId>) {
        let own = adt.filter(|adt| self.notes && !self.world.adts[adt.0 as usize].is_enum);
        self.out.noted.extend(own.map(|adt| (self.unit, id, adt)));
    }

    /// Notes the type that holds a field, where the field may be an amount.
    pub(super) fn note_field(&mut self, id: ExprId, base: Ty, name: Sym, ty: Ty) {
        if !self.notes {
            return;
        }
        let store = &self.types.store;
        let first = |args| store.list(args).first().copied();
        if weight_of(self.world, &|ty| store.head(ty), &first, ty) != Weight::Nothing
            && let Some(adt) = self.types.field_owner(base, name)
        {
            self.out.noted.push((self.unit, id, adt));
        }
    }
}
