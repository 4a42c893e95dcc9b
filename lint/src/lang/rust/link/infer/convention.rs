//! What calls give that nobody described, by what everybody calls such things.

use super::{super::types::Args, *};

impl Body<'_, '_, '_> {
    /// Constructors of types that nobody described give that type; `?` and `unwrap` on it then mean its success value.
    pub(super) fn external_result(&mut self, ext: Ext, ty: Option<Ty>) -> Ty {
        let name = self.world.symbols.text(self.world.externals.parts(ext).1);
        let constructor = [
            "new", "default", "open", "connect", "create", "from", "with_", "try_new", "load", "start", "bind", "init",
        ];
        match ty {
            Some(ty) if constructor.iter().any(|prefix| name.starts_with(prefix)) => ty,
            None if name.starts_with(char::is_uppercase) => self.types.store.make(TyData::Ext(ext, Args::EMPTY)),
            _ => Ty::UNKNOWN,
        }
    }

    /// Builders grow with every release of their crate: a method that is not described sets one more option.
    fn is_setter(&self, adt: AdtId, method: Sym) -> bool {
        let text = |name| self.world.symbols.text(name);
        let ends = ["build", "open", "create", "connect", "finish", "into", "get", "is_"];
        ["Builder", "Options"].iter().any(|suffix| text(self.world.adts[adt.0 as usize].name).ends_with(suffix))
            && !ends.iter().any(|prefix| text(method).starts_with(prefix))
    }

    /// What a method of an unknown receiver gives: `iter()` an iterator over something, `collect::<T>()` what it names.
    pub(super) fn by_convention(&mut self, name: Sym, turbofish: &[Ty]) -> Ty {
        match (self.world.symbols.text(name), turbofish) {
            ("iter" | "iter_mut" | "into_iter" | "drain", _) if self.world.lang.slice_iter.is_some() => {
                let item = self.types.store.var();
                self.lang_adt(self.world.lang.slice_iter, &[item])
            }
            ("collect", [made]) => *made,
            _ => Ty::UNKNOWN,
        }
    }

    /// Methods that hand their receiver through, on types that nobody described.
    pub(super) fn transparent(&mut self, receiver: Ty, name: Sym) -> Ty {
        let ty = self.types.norm(receiver);
        match self.types.store.head(ty) {
            TyData::Ext(..) => {}
            TyData::Adt(adt, _) if self.is_setter(adt, name) => return ty,
            _ => return Ty::UNKNOWN,
        }
        match self.world.symbols.text(name) {
            "unwrap" | "expect" | "unwrap_or_default" | "unwrap_or_else" => self.tried(ty),
            "map_err" | "context" | "with_context" | "wrap_err" | "clone" | "as_ref" | "as_mut" | "to_owned"
            | "ok_or_else" | "or_else" => ty,
            _ => Ty::UNKNOWN,
        }
    }
}
