//! Paths in expression and pattern position.

use super::{
    super::{
        members::Hit,
        types::{Args, substitute},
    },
    *,
};
use crate::facts::{GenericArgs, PathId};

/// What a path names as a value.
pub(super) enum Value {
    /// A local variable or constant.
    Typed(Ty),
    /// Functions that it can mean.
    Fns(Vec<Hit>),
    /// A function of a trait whose `Self` the first argument decides: trait, function.
    OfTrait(TraitId, FnIdx, Env),
    /// A tuple struct or variant as a function, or a unit one as a value.
    Constructor(AdtId, u32, Ty, Env),
    /// Something outside of the program, with the type in front when there is one.
    External(Ext, Option<Ty>),
    /// Nothing known; the last segment's name.
    Unknown(Sym),
}

impl<'f> Body<'_, '_, 'f> {
    /// The type of a path used as a value.
    pub(super) fn path_value(&mut self, path: PathId) -> Ty {
        match self.value(path) {
            Value::Typed(ty) => ty,
            Value::Fns(hits) => match hits.into_iter().next() {
                Some(hit) => self.fn_item(hit),
                None => Ty::UNKNOWN,
            },
            Value::Constructor(adt, variant, whole, env) => {
                let fields: Vec<Ty> = self.world.adts[adt.0 as usize].variants[variant as usize]
                    .fields
                    .iter()
                    .map(|(_, ty)| *ty)
                    .collect();
                if fields.is_empty() {
                    return whole;
                }
                let mut items: Vec<Ty> = fields.into_iter().map(|ty| self.types.subst(ty, &env)).collect();
                items.push(whole);
                let args = self.types.store.make_list(&items);
                self.types.store.make(TyData::FnPtr(args))
            }
            Value::OfTrait(_, function, env) => self.fn_item(Hit { function, env, dispatch: true, inherits: None }),
            Value::External(..) | Value::Unknown(_) => Ty::UNKNOWN,
        }
    }

    fn fn_item(&mut self, hit: Hit) -> Ty {
        let env = self.complete(hit.function, hit.env);
        let mut values = Vec::new();
        for block in &self.world.fns[hit.function.0 as usize].scope {
            let known = env.0.iter().find(|(known, _)| known == block);
            values.extend(known.map(|(_, values)| values.clone()).unwrap_or_default());
        }
        let args = self.types.store.make_list(&values);
        self.types.store.make(TyData::FnDef(hit.function, args))
    }

    fn segments(&self, path: PathId) -> Vec<Sym> {
        self.facts.segments_of(path).iter().map(|segment| self.sym(segment.name)).collect()
    }

    fn resolved(&self, path: PathId, segments: &[Sym], space: Space) -> Option<super::super::resolve::Resolved> {
        let written = &self.facts.paths[path.0 as usize];
        if written.dollar_crate {
            let root = self.world.crates[self.world.modules[self.module().0 as usize].krate as usize].root;
            return self.world.resolve(root, false, segments, space, None);
        }
        self.world.resolve(self.module(), written.leading, segments, space, None)
    }

    /// What a path names.
    pub(super) fn value(&mut self, path: PathId) -> Value {
        let facts = self.facts;
        let leading = facts.paths[path.0 as usize].leading;
        let written = facts.segments_of(path);
        let segments = self.segments(path);
        let Some(last) = segments.last().copied() else { return Value::Unknown(self.world.known.empty) };
        let turbofish = written.last().and_then(|segment| facts.args_of(segment));
        if let Some((qself, of)) = facts.qself(path) {
            let ty = self.written(qself);
            let key = of.and_then(|of| self.lowering(|lower| lower.trait_key(of)));
            return self.member(ty, key, &segments, turbofish);
        }
        if segments.len() == 1
            && !leading
            && let Some(ty) = self.local(segments[0])
        {
            return Value::Typed(ty);
        }
        let head = if segments[0] == self.world.known.self_type {
            self.self_ty
        } else {
            let param = self.scope.iter().rev().find_map(|block| {
                (block.first..block.first + block.len)
                    .find(|at| self.world.params[*at as usize].name == Some(segments[0]))
            });
            param.map(|param| self.types.store.make(TyData::Param(param)))
        };
        if let Some(head) = head {
            let head = self.meant(head);
            if segments.len() == 1 {
                // `Self(..)` and `Self` of a unit struct.
                if let TyData::Adt(adt, args) = self.types.store.head(head)
                    && !self.world.adts[adt.0 as usize].is_enum
                {
                    let env = Env(vec![(self.world.adts[adt.0 as usize].params, self.types.store.list(args).to_vec())]);
                    return Value::Constructor(adt, 0, head, env);
                }
                return Value::Typed(head);
            }
            return self.member(head, None, &segments[1..], turbofish);
        }
        let Some(resolved) = self.resolved(path, &segments, Space::Values) else { return Value::Unknown(last) };
        let own = segments.len() - resolved.rest;
        let args = facts.args_of(&written[own - 1]);
        if resolved.rest == 0 {
            return self.whole(resolved.def, args, &segments, path);
        }
        if let Def::Trait(id) = resolved.def {
            return self.of_trait(id, args, last, turbofish);
        }
        let ty = self.open_type(resolved.def, args);
        self.member(ty, None, &segments[own..], turbofish)
    }

    /// A path that a definition covers whole.
    fn whole(&mut self, def: Def, args: Option<&'f GenericArgs>, segments: &[Sym], path: PathId) -> Value {
        match def {
            Def::Fn(function) => {
                let env = self.with_turbofish(function, Env::default(), args);
                Value::Fns(vec![Hit { function, env, dispatch: false, inherits: None }])
            }
            Def::Value(value) => Value::Typed(self.world.values[value.0 as usize].ty),
            Def::Adt(adt) => {
                let (ty, env) = self.open_adt(adt, args);
                Value::Constructor(adt, 0, ty, env)
            }
            Def::Variant(adt, variant) => {
                let written = self.facts.segments_of(path);
                let outer = written.len().checked_sub(2).and_then(|at| self.facts.args_of(&written[at]));
                let (ty, env) = self.open_adt(adt, args.or(outer));
                Value::Constructor(adt, variant, ty, env)
            }
            Def::Ext(ext) => {
                let (parent, _) = self.world.externals.parts(ext);
                let upper = |name: Sym| self.world.symbols.text(name).starts_with(char::is_uppercase);
                let parent =
                    parent.filter(|_| segments.len() > 1).filter(|parent| upper(self.world.externals.parts(*parent).1));
                let ty = parent.map(|parent| self.types.store.make(TyData::Ext(parent, Args::EMPTY)));
                Value::External(ext, ty)
            }
            Def::Alias(alias) => {
                let ty = self.open_type(Def::Alias(alias), args);
                match self.types.store.head(ty) {
                    TyData::Adt(adt, args) if !self.world.adts[adt.0 as usize].is_enum => {
                        let env =
                            Env(vec![(self.world.adts[adt.0 as usize].params, self.types.store.list(args).to_vec())]);
                        Value::Constructor(adt, 0, ty, env)
                    }
                    _ => Value::Typed(ty),
                }
            }
            Def::Mod(_) | Def::Trait(_) | Def::Prim(_) => Value::Unknown(segments[segments.len() - 1]),
        }
    }

    /// `Type::name`: a variant or an associated function.
    fn member(&mut self, ty: Ty, key: Option<TraitKey>, names: &[Sym], turbofish: Option<&'f GenericArgs>) -> Value {
        let Some((name, inner)) = names.split_last() else { return Value::Typed(ty) };
        let mut ty = self.types.norm(ty);
        for name in inner {
            ty = self.types.store.make(TyData::Assoc(ty, None, *name));
            ty = self.types.norm(ty);
        }
        if let TyData::Adt(adt, args) = self.types.store.head(ty)
            && let Some(Def::Variant(_, variant)) = self.world.variant(adt, *name)
        {
            let env = Env(vec![(self.world.adts[adt.0 as usize].params, self.types.store.list(args).to_vec())]);
            return Value::Constructor(adt, variant, ty, env);
        }
        let mut hits = self.types.method_at(ty, *name, None);
        if let Some(key) = key
            && hits.len() > 1
        {
            hits.retain(|hit| self.trait_of(hit.function) == Some(key));
        }
        if hits.is_empty()
            && let Some(TraitKey::Known(id)) = key
            && let Some(function) = self.world.traits[id.0 as usize].fns.get(name).copied()
        {
            let params = self.world.traits[id.0 as usize].params;
            let (block, mut values) = self.fresh(params);
            values[0] = ty;
            hits.push(Hit { function, env: Env(vec![(block, values)]), dispatch: true, inherits: None });
        }
        if !hits.is_empty() {
            for hit in &mut hits {
                hit.env = self.with_turbofish(hit.function, std::mem::take(&mut hit.env), turbofish);
            }
            return Value::Fns(hits);
        }
        match super::super::index::external_of(self.world, self.types.store.head(ty)) {
            Some(ext) => Value::External(self.world.externals.child(Some(ext), *name), Some(ty)),
            None => Value::Unknown(*name),
        }
    }

    fn trait_of(&self, function: FnIdx) -> Option<TraitKey> {
        match self.world.fns[function.0 as usize].owner {
            Owner::Impl(id) => self.world.impls[id.0 as usize].of.map(|(key, _)| key),
            Owner::Trait(id) => Some(TraitKey::Known(id)),
            Owner::Free => None,
        }
    }

    fn of_trait(
        &mut self,
        id: TraitId,
        args: Option<&'f GenericArgs>,
        name: Sym,
        turbofish: Option<&'f GenericArgs>,
    ) -> Value {
        let Some(function) = self.world.traits[id.0 as usize].fns.get(&name).copied() else {
            return match self.world.traits[id.0 as usize].external {
                Some(ext) => Value::External(self.world.externals.child(Some(ext), name), None),
                None => Value::Unknown(name),
            };
        };
        let params = self.world.traits[id.0 as usize].params;
        let (block, mut values) = self.fresh(params);
        for (at, ty) in args.into_iter().flat_map(|args| &args.types).enumerate() {
            if let Some(value) = values.get_mut(at + 1) {
                *value = self.written(*ty);
            }
        }
        let env = self.with_turbofish(function, Env(vec![(block, values)]), turbofish);
        Value::OfTrait(id, function, env)
    }

    /// Adds a function's own parameters: those written, then fresh variables.
    pub(super) fn with_turbofish(&mut self, function: FnIdx, mut env: Env, args: Option<&'f GenericArgs>) -> Env {
        let params = self.world.fns[function.0 as usize].params;
        let (block, mut values) = self.fresh(params);
        for (at, ty) in args.into_iter().flat_map(|args| &args.types).enumerate() {
            let ty = self.written(*ty);
            if let Some(value) = values.get_mut(at)
                && ty != Ty::UNKNOWN
            {
                *value = ty;
            }
        }
        env.0.push((block, values));
        env
    }

    /// A type with a fresh variable for every argument left out.
    pub(super) fn open_adt(&mut self, adt: AdtId, args: Option<&'f GenericArgs>) -> (Ty, Env) {
        let (block, mut values) = self.fresh(self.world.adts[adt.0 as usize].params);
        for (at, ty) in args.into_iter().flat_map(|args| &args.types).enumerate() {
            let ty = self.written(*ty);
            if let Some(value) = values.get_mut(at)
                && ty != Ty::UNKNOWN
            {
                *value = ty;
            }
        }
        let list = self.types.store.make_list(&values);
        (self.types.store.make(TyData::Adt(adt, list)), Env(vec![(block, values)]))
    }

    fn open_type(&mut self, def: Def, args: Option<&'f GenericArgs>) -> Ty {
        match def {
            Def::Adt(adt) => self.open_adt(adt, args).0,
            Def::Alias(alias) if args.is_none() => {
                // The alias's own parameters are open, too.
                let world = self.world;
                let info = &world.aliases[alias.0 as usize];
                let fresh = self.fresh(info.params);
                let Some(ty) = info.ty else { return Ty::UNKNOWN };
                let env = Env(vec![fresh]);
                let ty = substitute(&mut self.types.store, ty, &|param| env.get(param), 0);
                self.types.norm(ty)
            }
            def => {
                let ty = self.lowering(|lower| lower.def_ty(def, args));
                self.meant(ty)
            }
        }
    }

    /// The struct or variant that a pattern or struct literal names.
    pub(super) fn constructor(&mut self, path: PathId) -> Option<(AdtId, u32)> {
        match self.value(path) {
            Value::Constructor(adt, variant, ..) => Some((adt, variant)),
            _ => {
                let segments = self.segments(path);
                match self.resolved(path, &segments, Space::Types)?.def {
                    Def::Adt(adt) if !self.world.adts[adt.0 as usize].is_enum => Some((adt, 0)),
                    _ => None,
                }
            }
        }
    }

    /// The type, variant and parameters that a struct literal makes.
    pub(super) fn constructed(&mut self, path: PathId) -> Option<(Ty, AdtId, u32, Env)> {
        match self.value(path) {
            Value::Constructor(adt, variant, ty, env) => Some((ty, adt, variant, env)),
            _ => {
                let (adt, variant) = self.constructor(path)?;
                let args = self.facts.segments_of(path).last().and_then(|segment| self.facts.args_of(segment));
                let (ty, env) = self.open_adt(adt, args);
                Some((ty, adt, variant, env))
            }
        }
    }

    /// The type that a path names, for struct literals of types that nobody described.
    pub(super) fn named_type(&mut self, path: PathId) -> Ty {
        let segments = self.segments(path);
        match self.resolved(path, &segments, Space::Types) {
            Some(resolved) if resolved.rest == 0 => self.lowering(|lower| lower.def_ty(resolved.def, None)),
            _ => Ty::UNKNOWN,
        }
    }
}
