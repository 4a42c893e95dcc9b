//! Patterns bind names to types.

use super::*;
use crate::facts::{Pat, PatId, PathId};

impl Body<'_, '_, '_> {
    pub(super) fn bind(&mut self, pat: PatId, ty: Ty) {
        let facts = self.facts;
        match &facts.pats[pat.0 as usize] {
            Pat::Wild => {}
            Pat::Bind(name, sub) => self.bind_ident(*name, *sub, ty),
            Pat::Ref(inner) => self.bind(*inner, ty),
            Pat::Tuple { pats, rest } => self.bind_tuple(facts.list(*pats), *rest as usize, ty),
            Pat::TupleStruct { path, pats, rest } => self.bind_fields(*path, facts.list(*pats), *rest as usize, ty),
            Pat::Struct { path, fields } => {
                let fields = facts.list(*fields);
                for field in fields.chunks_exact(2) {
                    let name = self.sym(Name(field[0]));
                    let ty = self.pattern_field(*path, ty, name);
                    self.bind(PatId(field[1]), ty);
                }
            }
            Pat::Slice(pats) => {
                let item = self.types.item(ty);
                for pat in facts.list(*pats) {
                    self.bind(PatId(*pat), item);
                }
            }
            Pat::Or(pats) => {
                // Every alternative binds the same names; later ones win, all agree.
                for pat in facts.list(*pats) {
                    self.bind(PatId(*pat), ty);
                }
            }
            Pat::Path(path) => {
                self.pattern_variant(*path, ty);
            }
        }
    }

    fn bind_ident(&mut self, name: Name, sub: Option<PatId>, ty: Ty) {
        if let Some(sub) = sub {
            self.bind(sub, ty);
        }
        let name = self.sym(name);
        // A name in upper case may be a unit struct, variant or constant.
        let upper = self.world.symbols.text(name).starts_with(char::is_uppercase);
        if upper && sub.is_none() && self.world.resolve(self.module(), false, &[name], Space::Values, None).is_some() {
            return;
        }
        self.bind_name(name, ty);
    }

    /// Elements before and after `..` with their types.
    fn bind_tuple(&mut self, pats: &[u32], rest: usize, ty: Ty) {
        let ty = self.types.norm(ty);
        let types = match self.types.store.head(ty) {
            TyData::Tuple(args) => self.types.store.list(args).to_vec(),
            TyData::Var(_) if rest == pats.len() => {
                let types: Vec<Ty> = pats.iter().map(|_| self.types.store.var()).collect();
                let args = self.types.store.make_list(&types);
                let tuple = self.types.store.make(TyData::Tuple(args));
                self.types.store.unify(ty, tuple);
                types
            }
            _ => Vec::new(),
        };
        self.bind_each(pats, rest, &types);
    }

    fn bind_each(&mut self, pats: &[u32], rest: usize, types: &[Ty]) {
        for (at, pat) in pats.iter().enumerate() {
            let from = if at < rest { Some(at) } else { (types.len() + at).checked_sub(pats.len()) };
            let ty = from.and_then(|at| types.get(at)).copied().unwrap_or(Ty::UNKNOWN);
            self.bind(PatId(*pat), ty);
        }
    }

    /// The variant that a pattern's path names, its parent unified with the matched type.
    fn pattern_variant(&mut self, path: PathId, ty: Ty) -> Option<(AdtId, u32, Env)> {
        let (adt, variant) = self.constructor(path)?;
        let params = self.world.adts[adt.0 as usize].params;
        let (block, values) = self.fresh(params);
        let args = self.types.store.make_list(&values);
        let whole = self.types.store.make(TyData::Adt(adt, args));
        // Box patterns and deref patterns are not stable: the matched type is this one or a smart pointer that was dereferenced.
        let ty = self.types.norm(ty);
        self.types.store.unify(whole, ty);
        Some((adt, variant, Env(vec![(block, values)])))
    }

    fn bind_fields(&mut self, path: PathId, pats: &[u32], rest: usize, ty: Ty) {
        let Some((adt, variant, env)) = self.pattern_variant(path, ty) else {
            return self.bind_foreign(pats, ty);
        };
        let types: Vec<Ty> =
            self.world.adts[adt.0 as usize].variants[variant as usize].fields.iter().map(|(_, ty)| *ty).collect();
        let types: Vec<Ty> = types.into_iter().map(|ty| self.types.subst(ty, &env)).collect();
        self.bind_each(pats, rest, &types);
    }

    /// `State(app): State<App>`: a wrapper that nobody described, around its only argument.
    fn bind_foreign(&mut self, pats: &[u32], ty: Ty) {
        let ty = self.types.norm(ty);
        let inner = match self.types.store.head(ty) {
            TyData::Ext(_, args) if args.len() == 1 && pats.len() == 1 => self.types.store.list(args)[0],
            _ => Ty::UNKNOWN,
        };
        for pat in pats {
            self.bind(PatId(*pat), inner);
        }
    }

    fn pattern_field(&mut self, path: PathId, ty: Ty, name: Sym) -> Ty {
        let Some((adt, variant, env)) = self.pattern_variant(path, ty) else { return Ty::UNKNOWN };
        let fields = &self.world.adts[adt.0 as usize].variants[variant as usize].fields;
        let field = fields.iter().find(|(field, _)| *field == name).map(|(_, ty)| *ty);
        field.map_or(Ty::UNKNOWN, |ty| self.types.subst(ty, &env))
    }
}
