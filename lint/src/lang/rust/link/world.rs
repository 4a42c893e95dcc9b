//! The whole program as tables of definitions. Built once, then read by many threads.

use super::{
    amounts::ValueDef,
    symbols::{Ext, Externals, Sym, Symbols},
    types::{Args, Bounds, Ty, TyStore},
};
use crate::{
    base::source::{FileId, Span},
    facts::{Attrs, CallId, ExprId, FileFacts, ItemId, TypeRef},
};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::sync::{OnceLock, atomic::AtomicBool};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub(super) struct $id(pub(super) u32);
    )*};
}

ids! {
    /// A module, or the anonymous scope of a block that declares items.
    ModId,
    /// A struct, union or enum.
    AdtId,
    /// A trait.
    TraitId,
    /// A type alias.
    AliasId,
    /// A function.
    FnIdx,
    /// A constant or static.
    ValueId,
    /// An `impl` block.
    ImplId,
}

/// One file in one module tree.
pub(super) struct Unit<'a> {
    pub(super) file: FileId,
    /// What the file says. Of a file of the project this is the [surface](FileFacts::surface), and nothing once signatures are
    /// known: its bodies are read again when their turn comes.
    pub(super) facts: &'a FileFacts,
    /// Symbols of the file's names.
    pub(super) syms: &'a [Sym],
    /// Index among all that was read: files, then descriptions, then expansions.
    pub(super) source: u32,
    /// Index of the file in the input; absent for descriptions and expansions.
    pub(super) input: Option<u32>,
    /// For an expansion: where its arguments stand, and the whole invocation.
    pub(super) expanded: Option<(u32, Span)>,
    /// Whether `impl Trait` is written anywhere.
    pub(super) impl_types: bool,
}

impl<'a> Unit<'a> {
    pub(super) fn new(file: FileId, facts: &'a FileFacts, syms: &'a [Vec<Sym>], source: u32) -> Self {
        Self {
            file,
            facts,
            syms: &syms[source as usize],
            source,
            input: None,
            expanded: None,
            impl_types: facts.types.iter().any(|ty| matches!(ty, TypeRef::Impl(_))),
        }
    }

    /// A range of the unit's facts as a range of the file.
    pub(super) fn place(&self, span: Span) -> Span {
        match self.expanded {
            None => span,
            Some((_, whole)) if span == Span::default() => whole,
            Some((base, _)) => Span::new(base + span.start, base + span.end),
        }
    }
}

/// A target's crate, or a described external crate.
#[derive(Serialize, Deserialize)]
pub(super) struct Crate {
    pub(super) name: Sym,
    pub(super) root: ModId,
    /// Names that paths may begin with: dependencies, and for binaries the package's library.
    pub(super) deps: FxHashMap<Sym, CrateRef>,
    /// `extern crate a as b` at the root: `b` stands for `a` in all modules.
    pub(super) renamed: FxHashMap<Sym, Sym>,
    /// Set for described external crates.
    pub(super) shape: bool,
    /// A binary target: its root `main` is an entry point.
    pub(super) binary: bool,
}

/// What a crate name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum CrateRef {
    /// A crate with source: of the workspace, or described.
    Known(u32),
    /// One that is known by name only.
    Unknown(Ext),
}

/// A named thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Def {
    Mod(ModId),
    Adt(AdtId),
    Trait(TraitId),
    Alias(AliasId),
    Fn(FnIdx),
    Value(ValueId),
    Variant(AdtId, u32),
    /// A primitive type, by its name.
    Prim(Sym),
    /// Something outside of the program.
    Ext(Ext),
}

/// The name spaces of Rust, macros left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Space {
    Types,
    Values,
}

/// What an import names, in each space.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Found {
    pub(super) types: Option<Def>,
    pub(super) values: Option<Def>,
}

impl Found {
    pub(super) fn get(self, space: Space) -> Option<Def> {
        match space {
            Space::Types => self.types,
            Space::Values => self.values,
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.types.is_none() && self.values.is_none()
    }
}

/// How an import that is resolved is stored.
mod once {
    use super::Found;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::OnceLock;

    pub(super) fn serialize<S: Serializer>(found: &OnceLock<Found>, to: S) -> Result<S::Ok, S::Error> {
        found.get().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<OnceLock<Found>, D::Error> {
        Ok(Option::<Found>::deserialize(from)?.map_or_else(OnceLock::new, OnceLock::from))
    }
}

/// A `use`, resolved when first needed.
#[derive(Serialize, Deserialize)]
pub(super) struct Import {
    pub(super) module: ModId,
    pub(super) path: Box<[Sym]>,
    pub(super) leading: bool,
    #[serde(with = "once")]
    pub(super) found: OnceLock<Found>,
    /// Set while the import is being resolved, so that cycles end. Only the single-threaded phase ever sees it set.
    #[serde(skip)]
    pub(super) busy: AtomicBool,
}

/// A module or block scope.
#[derive(Serialize, Deserialize)]
pub(super) struct Module {
    pub(super) krate: u32,
    pub(super) parent: Option<ModId>,
    pub(super) name: Sym,
    /// A block scope: names that it lacks are looked up in its parent.
    pub(super) block: bool,
    pub(super) items: FxHashMap<(Space, Sym), Def>,
    /// Named imports: indices into [`World::imports`].
    pub(super) imports: FxHashMap<Sym, Vec<u32>>,
    /// Glob imports: indices into [`World::imports`].
    pub(super) globs: Vec<u32>,
    /// Another module of the same path under a different `cfg`.
    pub(super) twin: Option<ModId>,
}

/// A run of generic parameters that stand together: those of one item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ParamBlock {
    /// First parameter in [`World::params`].
    pub(super) first: u32,
    /// Number of parameters. For a trait, the first is `Self`.
    pub(super) len: u32,
}

impl ParamBlock {
    pub(super) fn contains(self, param: u32) -> bool {
        self.first <= param && param < self.first + self.len
    }
}

/// A generic parameter.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct ParamInfo {
    pub(super) name: Option<Sym>,
    /// Bounds, each a `Dyn` type term.
    pub(super) bounds: Vec<Ty>,
    pub(super) default: Option<Ty>,
}

/// Where an item's types are written.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Place {
    pub(super) unit: u32,
    pub(super) module: ModId,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Adt {
    pub(super) place: Place,
    pub(super) name: Sym,
    pub(super) params: ParamBlock,
    pub(super) item: ItemId,
    /// Variants with their fields; a struct has one, named like itself.
    pub(super) variants: Vec<Variant>,
    pub(super) is_enum: bool,
    /// Whether `Deref` is derived.
    pub(super) derefs: bool,
    /// Canonical path, for types of described crates.
    pub(super) external: Option<Ext>,
    pub(super) twins: Vec<AdtId>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Variant {
    pub(super) name: Sym,
    pub(super) fields: Vec<(Sym, Ty)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Trait {
    pub(super) place: Place,
    pub(super) name: Sym,
    pub(super) item: ItemId,
    /// `Self`, then the declared parameters.
    pub(super) params: ParamBlock,
    pub(super) supers: Vec<Ty>,
    pub(super) fns: FxHashMap<Sym, FnIdx>,
    /// Associated types: bounds and default.
    pub(super) assoc: FxHashMap<Sym, (Vec<Ty>, Option<Ty>)>,
    pub(super) external: Option<Ext>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Alias {
    pub(super) place: Place,
    pub(super) item: ItemId,
    pub(super) params: ParamBlock,
    pub(super) ty: Option<Ty>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Impl {
    pub(super) place: Place,
    pub(super) item: ItemId,
    pub(super) params: ParamBlock,
    pub(super) self_ty: Ty,
    pub(super) of: Option<(TraitKey, Args)>,
    pub(super) fns: FxHashMap<Sym, FnIdx>,
    pub(super) assoc: FxHashMap<Sym, Ty>,
}

/// A trait as a key of impls and bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum TraitKey {
    Known(TraitId),
    Ext(Ext),
    /// `Fn`, `FnMut`, `FnOnce`, `AsyncFn..`: one argument (the tuple of inputs), binding `Output`.
    Callable,
}

/// What a function belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Owner {
    Free,
    Impl(ImplId),
    Trait(TraitId),
}

#[derive(Serialize, Deserialize)]
pub(super) struct FnDef {
    pub(super) place: Place,
    pub(super) item: ItemId,
    pub(super) id: crate::facts::FnId,
    pub(super) name: Sym,
    /// Where its signature stands.
    pub(super) sig: Span,
    pub(super) attrs: Attrs,
    pub(super) owner: Owner,
    /// Declared parameters, then one for every `impl Trait` argument.
    pub(super) params: ParamBlock,
    pub(super) has_self: bool,
    /// Type of `self` when there is one.
    pub(super) self_ty: Option<Ty>,
    pub(super) inputs: Vec<Ty>,
    /// Declared output; of an async fn the awaited one.
    pub(super) output: Ty,
    pub(super) is_async: bool,
    pub(super) has_body: bool,
    /// As in [`Function`](crate::facts::Function).
    pub(super) names_file: bool,
    /// As in [`Function`](crate::facts::Function).
    pub(super) paces: bool,
    /// As in [`Function`](crate::facts::Function).
    pub(super) naps: bool,
    pub(super) external: Option<Ext>,
    /// The same function under another `cfg`.
    pub(super) twins: Vec<FnIdx>,
    /// Parameters of enclosing functions, impls and traits that are in scope, innermost last.
    pub(super) scope: Box<[ParamBlock]>,
}

impl FnDef {
    /// A function as a unit declares it, without what its types mean.
    pub(super) fn new(
        unit: &Unit<'_>,
        place: Place,
        (item, id): (ItemId, crate::facts::FnId),
        name: Sym,
        owner: Owner,
    ) -> Self {
        let function = &unit.facts.fns[id.0 as usize];
        Self {
            place,
            item,
            id,
            name,
            sig: unit.place(function.sig),
            attrs: unit.facts.items[item.0 as usize].attrs,
            owner,
            params: ParamBlock::default(),
            has_self: function.receiver.is_some(),
            self_ty: None,
            inputs: Vec::new(),
            output: Ty::UNIT,
            is_async: function.is_async,
            has_body: function.body.is_some(),
            names_file: function.names_file,
            paces: function.paces,
            naps: function.naps,
            external: None,
            twins: Vec::new(),
            scope: Box::default(),
        }
    }
}

/// The first thing that method look-up goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Head {
    Adt(AdtId),
    Ext(Ext),
    Prim(Sym),
    Slice,
    Tuple,
    Callable,
    Dyn(TraitKey),
}

/// Names and items that the language itself refers to, from the described standard library.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Lang {
    pub(super) option: Option<AdtId>,
    pub(super) result: Option<AdtId>,
    pub(super) vec: Option<AdtId>,
    pub(super) boxed: Option<AdtId>,
    pub(super) string: Option<AdtId>,
    pub(super) range: Option<AdtId>,
    pub(super) future: Option<TraitId>,
    pub(super) into_future: Option<TraitId>,
    pub(super) iterator: Option<TraitId>,
    pub(super) slice_iter: Option<AdtId>,
    pub(super) into_iterator: Option<TraitId>,
    pub(super) deref: Option<TraitId>,
    pub(super) extend: Option<TraitId>,
    pub(super) from_iterator: Option<TraitId>,
    pub(super) index: Option<TraitId>,
    pub(super) prelude: Option<ModId>,
}

/// Everything.
#[derive(Serialize, Deserialize)]
pub(super) struct World<'a> {
    pub(super) symbols: Symbols,
    pub(super) externals: Externals,
    #[serde(skip)]
    pub(super) units: Vec<Unit<'a>>,
    /// Files that belong to some target, cold ones included.
    pub(super) in_tree: rustc_hash::FxHashSet<FileId>,
    pub(super) crates: Vec<Crate>,
    /// Crates that any path may begin with (`std`, and everything described), by name.
    pub(super) shapes: FxHashMap<Sym, u32>,
    pub(super) modules: Vec<Module>,
    pub(super) imports: Vec<Import>,
    /// Expanded calls of macros: by file and call, the unit and its value.
    pub(super) expanded: FxHashMap<(u32, CallId), (u32, ExprId)>,
    /// Scopes of blocks that declare items, by unit and block.
    pub(super) blocks: FxHashMap<(u32, ExprId), ModId>,
    /// The same in order, with what stays when bodies change: the function, and the block's number in it.
    pub(super) numbered: Vec<Numbered>,
    pub(super) params: Vec<ParamInfo>,
    pub(super) adts: Vec<Adt>,
    /// Per type: whether its values keep a lock. Empty when nobody asks.
    pub(super) guards: Vec<Option<super::guards::Keeps>>,
    pub(super) traits: Vec<Trait>,
    pub(super) aliases: Vec<Alias>,
    pub(super) values: Vec<ValueDef>,
    /// What is known of amounts beside; nothing when nobody asks.
    pub(super) amounts: super::amounts::Amounts,
    pub(super) impls: Vec<Impl>,
    pub(super) fns: Vec<FnDef>,
    pub(super) store: TyStore,
    pub(super) bounds: Bounds,
    pub(super) givens: super::infer::Givens,
    pub(super) lang: Lang,
    pub(super) known: KnownSyms,
    pub(super) index: MethodIndex,
}

/// The scope of a block that declares items.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Numbered {
    pub(super) unit: u32,
    pub(super) function: crate::facts::FnId,
    /// Among the blocks of that function that declare items.
    pub(super) number: u32,
    pub(super) scope: ModId,
}

/// Where methods and impls are found.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct MethodIndex {
    /// Functions of impl blocks, inherent ones first, by type head and name.
    pub(super) by_head: FxHashMap<(Head, Sym), Vec<FnIdx>>,
    /// Trait impls by type head and trait.
    pub(super) impls: FxHashMap<(Head, TraitKey), Vec<ImplId>>,
    /// Trait impls by type head and associated type.
    pub(super) assoc: FxHashMap<(Head, Sym), Vec<ImplId>>,
    /// `impl<T> Trait for T` by trait.
    pub(super) blanket: FxHashMap<TraitKey, Vec<ImplId>>,
    /// `impl<T> Trait for T` by associated type.
    pub(super) blanket_assoc: FxHashMap<Sym, Vec<ImplId>>,
    /// Impls by trait.
    pub(super) impls_by_trait: FxHashMap<TraitKey, Vec<ImplId>>,
    /// Trait functions by name.
    pub(super) trait_fns: FxHashMap<Sym, Vec<FnIdx>>,
    /// Number of workspace methods with a name, impls and traits alike.
    pub(super) named: FxHashMap<Sym, u32>,
}

macro_rules! known {
    ($($field:ident = $text:literal),* $(,)?) => {
        /// Symbols that the linker itself compares with.
        #[derive(Serialize, Deserialize)]
        pub(super) struct KnownSyms { $(pub(super) $field: Sym),* }
        impl KnownSyms {
            /// What they are.
            pub(super) const TEXTS: &[&str] = &[$($text),*];

            pub(super) fn new(symbols: &mut Symbols) -> Self {
                Self { $($field: symbols.intern($text)),* }
            }
        }
    };
}

known! {
    krate = "crate", self_ = "self", super_ = "super", self_type = "Self", empty = "", main = "main",
    output = "Output", item = "Item", target = "Target", std = "std", core = "core", alloc = "alloc",
    duration = "Duration", zero = "ZERO", str_ = "str", bool_ = "bool", f64_ = "f64", char_ = "char", u8_ = "u8", never = "!",
    into_iter = "into_iter", next = "next", fn_ = "Fn", fn_mut = "FnMut", fn_once = "FnOnce",
    async_fn = "AsyncFn", async_fn_mut = "AsyncFnMut", async_fn_once = "AsyncFnOnce",
}
