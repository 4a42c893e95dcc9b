//! What a value holds: behind `*`, in a field, after `.await`, in a loop.

use super::{
    super::{
        symbols::Sym,
        types::{Args, Ty, TyData},
        world::*,
    },
    Env, MAX_DEREF, Types,
};

impl Types<'_, '_> {
    /// `*ty` where it is a smart pointer.
    pub(in super::super) fn deref(&mut self, ty: Ty) -> Option<Ty> {
        match self.store.head(ty) {
            // A wrapper that nobody described, e.g. `web::Data<App>`: what it lacks is looked for in what it holds.
            TyData::Ext(_, args) if args.len() == 1 => {
                let inner = self.norm(self.store.list(args)[0]);
                let inner = self.pointee(inner);
                let own = |adt: AdtId| self.world.adts[adt.0 as usize].external.is_none();
                matches!(self.store.head(inner), TyData::Adt(adt, _) if own(adt)).then_some(inner)
            }
            TyData::Adt(..) | TyData::Param(_) | TyData::Ext(..) => {
                let key = TraitKey::Known(self.world.lang.deref?);
                match self.project(ty, Some(key), self.world.known.target, 0) {
                    Some(target) => Some(self.norm(target)),
                    None => self.derived_deref(ty),
                }
            }
            _ => None,
        }
    }

    /// `#[derive(Deref)] struct Wrapper(T)`.
    fn derived_deref(&mut self, ty: Ty) -> Option<Ty> {
        let world = self.world;
        let TyData::Adt(adt, args) = self.store.head(ty) else { return None };
        let info = &world.adts[adt.0 as usize];
        let (true, [variant]) = (info.derefs, &info.variants[..]) else { return None };
        let [(_, held)] = variant.fields[..] else { return None };
        let env = Env(vec![(info.params, self.store.list(args).to_vec())]);
        Some(self.subst(held, &env))
    }

    /// A field's type, through smart pointers.
    pub(in super::super) fn field(&mut self, ty: Ty, name: Sym) -> Ty {
        let mut at = self.norm(ty);
        for _ in 0..MAX_DEREF {
            match self.store.head(at) {
                TyData::Adt(adt, args) => {
                    if let Some(found) = self.adt_field(adt, args, name) {
                        return found;
                    }
                }
                TyData::Tuple(args) => {
                    let index: Option<usize> = self.world.symbols.text(name).parse().ok();
                    return index.and_then(|at| self.store.list(args).get(at).copied()).unwrap_or(Ty::UNKNOWN);
                }
                _ => {}
            }
            match self.deref(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        Ty::UNKNOWN
    }

    /// The type of the project that holds a field, through smart pointers.
    pub(in super::super) fn field_owner(&mut self, ty: Ty, name: Sym) -> Option<AdtId> {
        let mut at = self.norm(ty);
        for _ in 0..MAX_DEREF {
            if let TyData::Adt(adt, args) = self.store.head(at)
                && self.adt_field(adt, args, name).is_some()
            {
                return Some(adt).filter(|adt| self.world.adts[adt.0 as usize].external.is_none());
            }
            at = self.deref(at)?;
        }
        None
    }

    pub(super) fn adt_field(&mut self, adt: AdtId, args: Args, name: Sym) -> Option<Ty> {
        let world = self.world;
        let info = &world.adts[adt.0 as usize];
        let field = |info: &Adt| {
            let variant = info.variants.first().filter(|_| !info.is_enum)?;
            variant.fields.iter().find(|(field, _)| *field == name).map(|(_, ty)| *ty)
        };
        if let Some(ty) = field(info) {
            let env = Env(vec![(info.params, self.store.list(args).to_vec())]);
            return Some(self.subst(ty, &env));
        }
        info.twins.iter().find_map(|twin| {
            let twin = &world.adts[twin.0 as usize];
            field(twin).filter(|_| twin.params.len == 0)
        })
    }

    /// What awaiting a value gives.
    pub(in super::super) fn awaited(&mut self, ty: Ty) -> Ty {
        let mut at = self.norm(ty);
        for _ in 0..MAX_DEREF {
            match self.store.head(at) {
                TyData::Future(output, _) => return output,
                TyData::Unknown | TyData::Var(_) => return Ty::UNKNOWN,
                _ => {}
            }
            for key in [self.world.lang.future, self.world.lang.into_future].into_iter().flatten() {
                if let Some(output) = self.project(at, Some(TraitKey::Known(key)), self.world.known.output, 0) {
                    return self.norm(output);
                }
            }
            match self.deref(at) {
                Some(next) => at = next,
                None => return Ty::UNKNOWN,
            }
        }
        Ty::UNKNOWN
    }

    /// What a `for` loop over a value binds.
    pub(in super::super) fn item(&mut self, ty: Ty) -> Ty {
        let at = self.norm(ty);
        if let TyData::Slice(inner) = self.store.head(at) {
            return inner;
        }
        for key in [self.world.lang.iterator, self.world.lang.into_iterator].into_iter().flatten() {
            if let Some(item) = self.project(at, Some(TraitKey::Known(key)), self.world.known.item, 0) {
                return self.norm(item);
            }
        }
        match self.deref(at) {
            Some(next) if next != at => self.nested(Ty::UNKNOWN, |types| types.item(next)),
            _ => Ty::UNKNOWN,
        }
    }
}
