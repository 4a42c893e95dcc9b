//! Bodies as their callers mean them: for the types that a call gives to the parameters that some trait of the project bounds, so
//! that calls on these lead to the one implementation and not to all.

use super::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{
    cell::Cell,
    sync::{Arc, PoisonError, RwLock},
};

/// A body to type: a function's own, or as a call means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(in super::super) struct Instance {
    pub(in super::super) function: FnIdx,
    /// The impl that takes the function over from its trait: `Self` is the impl's type.
    pub(in super::super) inherits: Option<ImplId>,
    /// What parameters stand for.
    pub(in super::super) given: Given,
}

impl Instance {
    /// The function as it is written.
    pub(in super::super) fn of(function: FnIdx) -> Self {
        Self { function, inherits: None, given: Given::NOTHING }
    }

    pub(in super::super) fn is_written(self) -> bool {
        self.inherits.is_none() && self.given == Given::NOTHING
    }
}

/// Types of parameters, interned in [`Givens`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(in super::super) struct Given(u32);

impl Given {
    pub(super) const NOTHING: Self = Self(0);
}

/// A type without anything left to infer, which bodies on all threads can name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
enum Closed {
    Unknown,
    Adt(AdtId, #[serde(deserialize_with = "inside")] Box<[Closed]>),
    Ext(Ext, #[serde(deserialize_with = "inside")] Box<[Closed]>),
    Prim(Sym),
    Slice(#[serde(deserialize_with = "inside")] Box<Closed>),
    Tuple(#[serde(deserialize_with = "inside")] Box<[Closed]>),
}

/// Reads what is inside of another, as deep as it is ever written: what a file holds must not fill the stack.
fn inside<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    thread_local! { static DEPTH: Cell<u32> = const { Cell::new(0) }; }
    let depth = DEPTH.get();
    if depth > MAX_CLOSED {
        return Err(D::Error::custom("types are nested too deeply"));
    }
    DEPTH.set(depth + 1);
    let read = T::deserialize(from);
    DEPTH.set(depth);
    read
}

/// Arguments deeper than this are left open: recursion over ever larger types must end.
const MAX_CLOSED: u32 = 3;

type Choice = Arc<[(u32, Closed)]>;

/// Choices of types for parameters, shared by the inferring threads.
#[derive(Default)]
pub(in super::super) struct Givens {
    table: RwLock<(Vec<Choice>, FxHashMap<Choice, Given>)>,
}

impl Givens {
    fn intern(&self, choice: Vec<(u32, Closed)>) -> Given {
        if choice.is_empty() {
            return Given::NOTHING;
        }
        let choice: Choice = choice.into();
        let mut table = self.table.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(given) = table.1.get(&choice) {
            return *given;
        }
        table.0.push(choice.clone());
        let given = Given(table.0.len() as u32);
        table.1.insert(choice, given);
        given
    }

    fn get(&self, given: Given) -> Option<Choice> {
        let at = given.0.checked_sub(1)?;
        self.table.read().unwrap_or_else(PoisonError::into_inner).0.get(at as usize).cloned()
    }
}

impl Serialize for Givens {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let table = self.table.read().unwrap_or_else(PoisonError::into_inner);
        to.collect_seq(table.0.iter().map(|choice| &choice[..]))
    }
}

impl<'de> Deserialize<'de> for Givens {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let choices: Vec<Choice> =
            Vec::<Vec<(u32, Closed)>>::deserialize(from)?.into_iter().map(Choice::from).collect();
        let index = choices.iter().enumerate().map(|(at, choice)| (choice.clone(), Given(at as u32 + 1))).collect();
        Ok(Self { table: RwLock::new((choices, index)) })
    }
}

impl Body<'_, '_, '_> {
    /// What a call gives to those parameters of a function that a trait of the project bounds.
    pub(super) fn given(&mut self, function: FnIdx, env: &Env) -> Given {
        let world = self.world;
        let info = &world.fns[function.0 as usize];
        if info.external.is_some() || !info.has_body {
            return Given::NOTHING;
        }
        let mut choice = Vec::new();
        for block in &info.scope {
            for param in block.first..block.first + block.len {
                if self.is_bounded(param)
                    && let Some(value) = env.get(param)
                    && let Some(closed) = self.closed(value, 0)
                {
                    choice.push((param, closed));
                }
            }
        }
        world.givens.intern(choice)
    }

    /// Whether a declared parameter is bounded by a trait of the project. A trait's own `Self` has no name; see [`Instance::inherits`].
    fn is_bounded(&self, param: u32) -> bool {
        let world = self.world;
        let info = &world.params[param as usize];
        info.bounds.iter().any(|bound| match self.types.store.data(*bound) {
            TyData::Bound(id, _) => match world.store_bound(id).key {
                TraitKey::Known(id) => {
                    let bound = &world.traits[id.0 as usize];
                    bound.external.is_none() && bound.params.first != param
                }
                _ => false,
            },
            _ => false,
        })
    }

    fn closed(&mut self, ty: Ty, depth: u32) -> Option<Closed> {
        if depth > MAX_CLOSED || !self.types.store.steps.take() {
            return None;
        }
        let ty = self.types.norm(ty);
        let all = |this: &mut Self, args| -> Box<[Closed]> {
            let args = this.types.store.list(args).to_vec();
            args.into_iter().map(|ty| this.closed(ty, depth + 1).unwrap_or(Closed::Unknown)).collect()
        };
        Some(match self.types.store.head(ty) {
            TyData::Adt(adt, args) => Closed::Adt(adt, all(self, args)),
            TyData::Ext(ext, args) => Closed::Ext(ext, all(self, args)),
            TyData::Tuple(args) => Closed::Tuple(all(self, args)),
            TyData::Prim(name) => Closed::Prim(name),
            TyData::Slice(inner) => Closed::Slice(Box::new(self.closed(inner, depth + 1)?)),
            _ => return None,
        })
    }

    fn opened(&mut self, closed: &Closed) -> Ty {
        let all = |this: &mut Self, args: &[Closed]| {
            let args: Vec<Ty> = args.iter().map(|it| this.opened(it)).collect();
            this.types.store.make_list(&args)
        };
        let data = match closed {
            Closed::Unknown => return Ty::UNKNOWN,
            Closed::Adt(adt, args) => TyData::Adt(*adt, all(self, args)),
            Closed::Ext(ext, args) => TyData::Ext(*ext, all(self, args)),
            Closed::Tuple(args) => TyData::Tuple(all(self, args)),
            Closed::Prim(name) => TyData::Prim(*name),
            Closed::Slice(inner) => TyData::Slice(self.opened(inner)),
        };
        self.types.store.make(data)
    }

    /// What the parameters in scope stand for in this body; nothing for a body as it is written.
    pub(super) fn instance_env(&mut self) -> Env {
        let world = self.world;
        let info = &world.fns[self.of.function.0 as usize];
        let mut env = Env::default();
        if let (Owner::Trait(id), Some(by)) = (info.owner, self.of.inherits) {
            let item = &world.impls[by.0 as usize];
            let args = item.of.map(|(_, args)| self.types.store.list(args).to_vec()).unwrap_or_default();
            env = self.types.trait_env(id, item.self_ty, &args);
        }
        let Some(choice) = world.givens.get(self.of.given) else { return env };
        for block in &info.scope {
            let params = block.first..block.first + block.len;
            if !choice.iter().any(|(param, _)| params.contains(param)) {
                continue;
            }
            let values = params.map(|param| match choice.iter().find(|(given, _)| *given == param) {
                Some((_, closed)) => self.opened(closed),
                None => self.types.store.make(TyData::Param(param)),
            });
            let values = values.collect();
            match env.0.iter_mut().find(|(known, _)| known == block) {
                // The arguments of the trait are known better from its impl.
                Some(_) => {}
                None => env.0.push((*block, values)),
            }
        }
        env
    }
}

#[cfg(test)]
mod tests {
    use super::Givens;

    /// One choice of one parameter: slices of slices, that many, of an unknown type.
    fn nested(depth: usize) -> Vec<u8> {
        [&[1, 1, 0][..], &vec![4; depth], &[0]].concat()
    }

    /// It overflowed the stack, which ends the process.
    #[test]
    fn types_of_a_file_are_read_as_deep_as_they_are_written_and_no_deeper() {
        assert!(postcard::from_bytes::<Givens>(&nested(4)).is_ok());
        assert!(postcard::from_bytes::<Givens>(&nested(5)).is_err());
        assert!(postcard::from_bytes::<Givens>(&nested(10_000_000)).is_err());
    }
}
