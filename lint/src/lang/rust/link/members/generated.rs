//! Methods that derives and attribute macros write. Nobody sees their text, but what they mean follows from the type: a getter gives its
//! field, a projection the fields, an enum hands on to its variants, a wrapper to what it wraps.

use super::{
    super::{
        symbols::Sym,
        types::{Args, Ty, TyData},
        world::*,
    },
    Env, Hit, Lookup, Types,
};

impl Types<'_, '_> {
    /// A method that neither the source nor a description has.
    pub(super) fn generated(&mut self, receiver: Ty, name: Sym, args: usize) -> Option<Lookup> {
        let receiver = self.norm(receiver);
        let receiver = self.pointee(receiver);
        let TyData::Adt(adt, values) = self.store.head(receiver) else { return None };
        let info = &self.world.adts[adt.0 as usize];
        if info.external.is_some() {
            return None;
        }
        if info.is_enum {
            let hits = self.of_variants(adt, values, name, args);
            return (!hits.is_empty()).then_some(Lookup::Hits(hits));
        }
        let made = (args == 0).then(|| self.getter(receiver, adt, values, name)).flatten();
        made.map(Lookup::Made)
    }

    /// `enum_dispatch`: the method of whatever a variant holds.
    fn of_variants(&mut self, adt: AdtId, values: Args, name: Sym, args: usize) -> Vec<Hit> {
        let world = self.world;
        let info = &world.adts[adt.0 as usize];
        let env = Env(vec![(info.params, self.store.list(values).to_vec())]);
        let mut hits = Vec::new();
        for variant in &info.variants {
            let [(_, held)] = variant.fields[..] else { return Vec::new() };
            let held = self.subst(held, &env);
            if let Lookup::Hits(found) = self.nested(Lookup::Unknown, |types| types.method(held, name, args)) {
                hits.extend(found);
            }
        }
        hits
    }

    /// Getters (`getset`, `derive-getters`) are called like their field, projections (`pin-project`) give all fields.
    fn getter(&mut self, receiver: Ty, adt: AdtId, values: Args, name: Sym) -> Option<Ty> {
        let text = self.world.symbols.text(name);
        if matches!(text, "project" | "project_ref") {
            return Some(receiver);
        }
        let field = text.strip_suffix("_mut").or_else(|| text.strip_prefix("get_")).unwrap_or(text);
        let field = self.world.symbols.get(field)?;
        self.adt_field(adt, values, field)
    }

    /// `Wrapper<T>` of a crate that nobody described: what it gives without being asked for anything special is what it holds.
    pub(in super::super) fn accessor(&mut self, wrapper: Ty, name: Sym) -> Option<Ty> {
        let TyData::Ext(_, values) = self.store.head(wrapper) else { return None };
        let [held] = self.store.list(values) else { return None };
        let held = self.norm(*held);
        let held = self.pointee(held);
        let own =
            matches!(self.store.head(held), TyData::Adt(adt, _) if self.world.adts[adt.0 as usize].external.is_none());
        let text = self.world.symbols.text(name);
        let other = ["len", "count", "id", "name", "next", "recv", "to_string", "fmt", "hash", "iter", "is_", "as_str"];
        (own && !other.iter().any(|prefix| text.starts_with(prefix))).then_some(held)
    }

    /// What a chain of `Arc`, `Box` and the like ends in.
    pub(super) fn pointee(&mut self, mut ty: Ty) -> Ty {
        for _ in 0..super::MAX_DEREF {
            let TyData::Adt(adt, _) = self.store.head(ty) else { break };
            if self.world.adts[adt.0 as usize].external.is_none() {
                break;
            }
            match self.deref(ty) {
                Some(next) => ty = next,
                None => break,
            }
        }
        ty
    }
}
