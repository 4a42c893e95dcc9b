//! Type terms. References are erased; what is not known is [`TyData::Unknown`] and unifies with everything.

use super::{
    steps::Steps,
    symbols::{Ext, Sym},
    world::{AdtId, FnIdx, TraitKey},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::RwLock;

/// A type term: an index into the shared store, or, with the high bit set, into a body's own store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Ty(pub(super) u32);

/// A run of type terms; the high bit of `start` says in which store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Args {
    start: u32,
    len: u32,
}

impl Args {
    pub(super) const EMPTY: Self = Self { start: 0, len: 0 };

    pub(super) fn len(self) -> usize {
        self.len as usize
    }

    /// Those of a shared store, if they are there.
    pub(super) fn of(self, lists: &[Ty]) -> Option<&[Ty]> {
        lists.get(self.start as usize..)?.get(..self.len())
    }
}

/// Descriptor of a bound or trait object, see [`BoundShape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct BoundId(pub(super) u32);

/// What a `dyn`/`impl`/bound term says beside its types: its term's arguments are the trait's `args` arguments, then one type per binding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct BoundShape {
    pub(super) key: TraitKey,
    pub(super) args: u32,
    pub(super) bindings: Box<[Sym]>,
}

const LOCAL: u32 = 1 << 31;

/// A term's constructor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum TyData {
    Unknown,
    /// An inference variable of the body.
    Var(u32),
    /// A generic parameter: index into the world's parameters.
    Param(u32),
    Adt(AdtId, Args),
    /// A type known by its canonical path only.
    Ext(Ext, Args),
    Prim(Sym),
    Slice(Ty),
    Tuple(Args),
    /// A pointer to a function: parameters, then the result.
    FnPtr(Args),
    /// A function item.
    FnDef(FnIdx, Args),
    /// A closure of this body: scope number in its function, then inputs and the result.
    Closure(u32, Args),
    /// A callable parameter of the function being typed; the term is what its declaration says.
    ArgFn(u16, Ty),
    /// A future with its output; the scope number of an async block of this body, or [`NO_SCOPE`].
    Future(Ty, u32),
    /// `dyn`, `impl` and bounds: see [`BoundShape`].
    Bound(BoundId, Args),
    /// `<T as Trait>::Name`.
    Assoc(Ty, Option<TraitKey>, Sym),
}

/// No async block of this body.
pub(super) const NO_SCOPE: u32 = u32::MAX;

/// The shared store: what [`LocalStore`]s made, in order.
#[derive(Serialize, Deserialize)]
pub(super) struct TyStore {
    data: Vec<TyData>,
    lists: Vec<Ty>,
}

/// Descriptors of bounds, shared by the inferring threads.
#[derive(Default)]
pub(super) struct Bounds {
    table: RwLock<BoundTable>,
}

#[derive(Default)]
struct BoundTable {
    shapes: Vec<BoundShape>,
    index: rustc_hash::FxHashMap<BoundShape, BoundId>,
}

impl Bounds {
    pub(super) fn bound(&self, shape: BoundShape) -> BoundId {
        let mut table = self.table.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(id) = table.index.get(&shape) {
            return *id;
        }
        let id = BoundId(table.shapes.len() as u32);
        table.shapes.push(shape.clone());
        table.index.insert(shape, id);
        id
    }

    pub(super) fn bound_shape(&self, id: BoundId) -> BoundShape {
        self.table.read().unwrap_or_else(std::sync::PoisonError::into_inner).shapes[id.0 as usize].clone()
    }
}

impl Serialize for Bounds {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.table.read().unwrap_or_else(std::sync::PoisonError::into_inner).shapes.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Bounds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let shapes = Vec::<BoundShape>::deserialize(from)?;
        let index = shapes.iter().enumerate().map(|(at, shape)| (shape.clone(), BoundId(at as u32))).collect();
        Ok(Self { table: RwLock::new(BoundTable { shapes, index }) })
    }
}

impl Ty {
    /// The unknown type has the same id in every store.
    pub(super) const UNKNOWN: Self = Self(0);
    /// So has the unit type.
    pub(super) const UNIT: Self = Self(1);
}

impl Default for TyStore {
    fn default() -> Self {
        Self { data: vec![TyData::Unknown, TyData::Tuple(Args::EMPTY)], lists: Vec::new() }
    }
}

impl TyStore {
    /// All terms, and all their lists.
    pub(super) fn all(&self) -> (&[TyData], &[Ty]) {
        (&self.data, &self.lists)
    }

    pub(super) fn data(&self, ty: Ty) -> TyData {
        self.data[ty.0 as usize]
    }

    pub(super) fn list(&self, args: Args) -> &[Ty] {
        &self.lists[args.start as usize..(args.start + args.len) as usize]
    }
}

/// What a [`LocalStore`] made, to be added to the shared store.
pub(super) struct Made {
    data: Vec<TyData>,
    lists: Vec<Ty>,
}

/// By how much the ids of a local store move when it becomes part of the shared one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    data: u32,
    lists: u32,
}

impl TyStore {
    /// Adds what a local store made.
    pub(super) fn adopt(&mut self, made: Made) -> Shift {
        let by = Shift { data: self.data.len() as u32, lists: self.lists.len() as u32 };
        self.data.extend(made.data.into_iter().map(|mut data| {
            data.rebase(by);
            data
        }));
        self.lists.extend(made.lists.into_iter().map(|mut ty| {
            ty.rebase(by);
            ty
        }));
        by
    }
}

/// Things that hold terms: ids of a local store become ids of the shared one.
pub(super) trait Rebase {
    fn rebase(&mut self, by: Shift);
}

impl Rebase for Ty {
    fn rebase(&mut self, by: Shift) {
        if self.0 & LOCAL != 0 {
            self.0 = (self.0 & !LOCAL) + by.data;
        }
    }
}

impl Rebase for Args {
    fn rebase(&mut self, by: Shift) {
        if self.start & LOCAL != 0 {
            self.start = (self.start & !LOCAL) + by.lists;
        }
    }
}

impl Rebase for TyData {
    fn rebase(&mut self, by: Shift) {
        match self {
            Self::Unknown | Self::Var(_) | Self::Param(_) | Self::Prim(_) => {}
            Self::Adt(_, args)
            | Self::Ext(_, args)
            | Self::Tuple(args)
            | Self::FnPtr(args)
            | Self::FnDef(_, args)
            | Self::Closure(_, args)
            | Self::Bound(_, args) => args.rebase(by),
            Self::Slice(ty) | Self::ArgFn(_, ty) | Self::Future(ty, _) | Self::Assoc(ty, ..) => ty.rebase(by),
        }
    }
}

macro_rules! holds_no_terms {
    ($($ty:ty),*) => {$(
        impl Rebase for $ty {
            fn rebase(&mut self, _: Shift) {}
        }
    )*};
}

holds_no_terms!(u32, Sym, TraitKey);

impl<T: Rebase> Rebase for Option<T> {
    fn rebase(&mut self, by: Shift) {
        self.iter_mut().for_each(|it| it.rebase(by));
    }
}

impl<T: Rebase> Rebase for Vec<T> {
    fn rebase(&mut self, by: Shift) {
        self.iter_mut().for_each(|it| it.rebase(by));
    }
}

impl<A: Rebase, B: Rebase> Rebase for (A, B) {
    fn rebase(&mut self, by: Shift) {
        self.0.rebase(by);
        self.1.rebase(by);
    }
}

impl<A: Rebase, B: Rebase, C: Rebase> Rebase for (A, B, C) {
    fn rebase(&mut self, by: Shift) {
        self.0.rebase(by);
        self.1.rebase(by);
        self.2.rebase(by);
    }
}

/// A store over the shared one: bodies make their terms in one, and so do the signatures of some items.
pub(super) struct LocalStore<'w> {
    shared: &'w TyStore,
    data: Vec<TyData>,
    lists: Vec<Ty>,
    vars: Vec<Ty>,
    pub(super) steps: Steps,
}

impl<'w> LocalStore<'w> {
    pub(super) fn new(shared: &'w TyStore) -> Self {
        Self { shared, data: Vec::new(), lists: Vec::new(), vars: Vec::new(), steps: Steps::default() }
    }

    /// What was made, for [`TyStore::adopt`]. Inference variables do not outlive their store.
    pub(super) fn into_made(self) -> Made {
        Made { data: self.data, lists: self.lists }
    }

    /// A fresh inference variable.
    pub(super) fn var(&mut self) -> Ty {
        let ty = self.make(TyData::Var(self.vars.len() as u32));
        self.vars.push(ty);
        ty
    }

    /// Follows bound variables at the head of a term.
    pub(super) fn shallow(&self, mut ty: Ty) -> Ty {
        for _ in 0..64 {
            let TyData::Var(var) = self.data(ty) else { return ty };
            let next = self.vars[var as usize];
            if next == ty {
                return ty;
            }
            ty = next;
        }
        Ty::UNKNOWN
    }

    /// The constructor of a term, variables followed.
    pub(super) fn head(&self, ty: Ty) -> TyData {
        self.data(self.shallow(ty))
    }

    fn bind(&mut self, var: u32, ty: Ty) {
        if !self.occurs(var, ty, 0) {
            self.vars[var as usize] = ty;
        }
    }

    fn occurs(&self, var: u32, ty: Ty, depth: u32) -> bool {
        if depth > 16 || !self.steps.take() {
            return true;
        }
        match self.head(ty) {
            TyData::Var(other) => other == var,
            TyData::Adt(_, args)
            | TyData::Ext(_, args)
            | TyData::Tuple(args)
            | TyData::FnPtr(args)
            | TyData::FnDef(_, args)
            | TyData::Closure(_, args)
            | TyData::Bound(_, args) => self.list(args).iter().any(|arg| self.occurs(var, *arg, depth + 1)),
            TyData::Slice(inner) | TyData::ArgFn(_, inner) | TyData::Future(inner, _) | TyData::Assoc(inner, ..) => {
                self.occurs(var, inner, depth + 1)
            }
            TyData::Unknown | TyData::Param(_) | TyData::Prim(_) => false,
        }
    }

    /// Makes two terms equal as far as they can be; where they differ, nothing happens (the compiler would coerce).
    pub(super) fn unify(&mut self, left: Ty, right: Ty) {
        self.unify_at(left, right, 0);
    }

    fn unify_at(&mut self, left: Ty, right: Ty, depth: u32) {
        let (left, right) = (self.shallow(left), self.shallow(right));
        if left == right || depth > 24 || !self.steps.take() {
            return;
        }
        match (self.data(left), self.data(right)) {
            (TyData::Unknown, _) | (_, TyData::Unknown) => {}
            (TyData::Var(var), _) => self.bind(var, right),
            (_, TyData::Var(var)) => self.bind(var, left),
            (TyData::Adt(a, left), TyData::Adt(b, right)) if a == b => self.unify_lists(left, right, depth),
            (TyData::Ext(a, left), TyData::Ext(b, right)) if a == b => self.unify_lists(left, right, depth),
            (TyData::Tuple(left), TyData::Tuple(right)) if left.len == right.len => {
                self.unify_lists(left, right, depth)
            }
            (TyData::Slice(left), TyData::Slice(right)) | (TyData::Future(left, _), TyData::Future(right, _)) => {
                self.unify_at(left, right, depth + 1)
            }
            (TyData::FnPtr(left) | TyData::Closure(_, left), TyData::FnPtr(right) | TyData::Closure(_, right))
                if left.len == right.len =>
            {
                self.unify_lists(left, right, depth);
            }
            (TyData::Bound(a, left), TyData::Bound(b, right)) if a == b => self.unify_lists(left, right, depth),
            _ => {}
        }
    }

    fn unify_lists(&mut self, left: Args, right: Args, depth: u32) {
        for at in 0..left.len.min(right.len) as usize {
            let (left, right) = (self.list(left)[at], self.list(right)[at]);
            self.unify_at(left, right, depth + 1);
        }
    }

    /// Whether two terms could be the same type: variables, parameters of `free` and unknowns match everything.
    pub(super) fn could_match(&self, left: Ty, right: Ty, depth: u32) -> bool {
        let (left, right) = (self.shallow(left), self.shallow(right));
        if left == right || depth > 12 || !self.steps.take() {
            return true;
        }
        let lists = |left: Args, right: Args| {
            self.list(left).iter().zip(self.list(right)).all(|(left, right)| self.could_match(*left, *right, depth + 1))
        };
        match (self.data(left), self.data(right)) {
            (TyData::Unknown | TyData::Var(_) | TyData::Param(_) | TyData::Assoc(..), _)
            | (_, TyData::Unknown | TyData::Var(_) | TyData::Param(_) | TyData::Assoc(..)) => true,
            (TyData::Adt(a, left), TyData::Adt(b, right)) => a == b && lists(left, right),
            (TyData::Ext(a, left), TyData::Ext(b, right)) => a == b && lists(left, right),
            (TyData::Tuple(left), TyData::Tuple(right)) => left.len == right.len && lists(left, right),
            (TyData::Slice(left), TyData::Slice(right)) => self.could_match(left, right, depth + 1),
            (TyData::Prim(a), TyData::Prim(b)) => a == b,
            (TyData::Bound(a, _), TyData::Bound(b, _)) => a == b,
            (
                TyData::FnPtr(_) | TyData::Closure(..) | TyData::FnDef(..) | TyData::ArgFn(..),
                TyData::FnPtr(_) | TyData::Closure(..) | TyData::FnDef(..) | TyData::ArgFn(..),
            ) => true,
            (TyData::Future(..), TyData::Future(..)) => true,
            _ => false,
        }
    }

    /// Drops what a body made. The store keeps its memory for the next body.
    pub(super) fn clear(&mut self) {
        self.data.clear();
        self.lists.clear();
        self.vars.clear();
        self.steps.refresh();
    }

    pub(super) fn data(&self, ty: Ty) -> TyData {
        if ty.0 & LOCAL != 0 { self.data[(ty.0 & !LOCAL) as usize] } else { self.shared.data(ty) }
    }

    pub(super) fn list(&self, args: Args) -> &[Ty] {
        if args.start & LOCAL != 0 {
            let start = (args.start & !LOCAL) as usize;
            &self.lists[start..start + args.len as usize]
        } else {
            self.shared.list(args)
        }
    }

    pub(super) fn make(&mut self, data: TyData) -> Ty {
        match data {
            TyData::Unknown => Ty::UNKNOWN,
            TyData::Tuple(args) if args.len == 0 => Ty::UNIT,
            data => {
                self.data.push(data);
                Ty((self.data.len() as u32 - 1) | LOCAL)
            }
        }
    }

    pub(super) fn make_list(&mut self, items: &[Ty]) -> Args {
        if items.is_empty() {
            return Args::EMPTY;
        }
        let start = self.lists.len() as u32 | LOCAL;
        self.lists.extend_from_slice(items);
        Args { start, len: items.len() as u32 }
    }
}

/// Replaces parameters. `lookup` gives the replacement of a parameter, or `None` to keep it.
pub(super) fn substitute(terms: &mut LocalStore<'_>, ty: Ty, lookup: &dyn Fn(u32) -> Option<Ty>, depth: u32) -> Ty {
    if depth > 24 || !terms.steps.take() {
        return Ty::UNKNOWN;
    }
    let list = |terms: &mut LocalStore<'_>, args: Args| -> Option<Args> { substitute_list(terms, args, lookup, depth) };
    let made = match terms.data(ty) {
        TyData::Unknown | TyData::Var(_) | TyData::Prim(_) => return ty,
        TyData::Param(param) => return lookup(param).unwrap_or(ty),
        TyData::Adt(adt, args) => list(terms, args).map(|args| TyData::Adt(adt, args)),
        TyData::Ext(ext, args) => list(terms, args).map(|args| TyData::Ext(ext, args)),
        TyData::Tuple(args) => list(terms, args).map(TyData::Tuple),
        TyData::FnPtr(args) => list(terms, args).map(TyData::FnPtr),
        TyData::FnDef(def, args) => list(terms, args).map(|args| TyData::FnDef(def, args)),
        TyData::Closure(scope, args) => list(terms, args).map(|args| TyData::Closure(scope, args)),
        TyData::Bound(shape, args) => list(terms, args).map(|args| TyData::Bound(shape, args)),
        TyData::Slice(inner) => changed(inner, substitute(terms, inner, lookup, depth + 1)).map(TyData::Slice),
        TyData::ArgFn(at, inner) => {
            changed(inner, substitute(terms, inner, lookup, depth + 1)).map(|inner| TyData::ArgFn(at, inner))
        }
        TyData::Future(inner, scope) => {
            changed(inner, substitute(terms, inner, lookup, depth + 1)).map(|inner| TyData::Future(inner, scope))
        }
        TyData::Assoc(inner, key, name) => {
            changed(inner, substitute(terms, inner, lookup, depth + 1)).map(|inner| TyData::Assoc(inner, key, name))
        }
    };
    made.map_or(ty, |data| terms.make(data))
}

fn changed(old: Ty, new: Ty) -> Option<Ty> {
    (old != new).then_some(new)
}

fn substitute_list(
    terms: &mut LocalStore<'_>,
    args: Args,
    lookup: &dyn Fn(u32) -> Option<Ty>,
    depth: u32,
) -> Option<Args> {
    let mut made: Option<Vec<Ty>> = None;
    for at in 0..args.len() {
        let old = terms.list(args)[at];
        let new = substitute(terms, old, lookup, depth + 1);
        if new != old && made.is_none() {
            made = Some(terms.list(args)[..at].to_vec());
        }
        if let Some(made) = &mut made {
            made.push(new);
        }
    }
    made.map(|made| terms.make_list(&made))
}
