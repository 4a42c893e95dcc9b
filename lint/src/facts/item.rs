//! Items, signatures and type terms.

use super::*;

/// An item: a named thing that a scope holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its name; empty for `impl`, `use` and the like.
    pub name: Name,
    /// The whole item, attributes included.
    pub span: Span,
    /// The name's own range, or the start of the item.
    pub name_span: Span,
    /// What its attributes say.
    pub attrs: Attrs,
    /// Whether it is visible outside its module at all (`pub`, `pub(crate)`, …).
    pub public: bool,
    /// What it is.
    pub kind: ItemKind,
}

/// What attributes say that matters to the analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attrs {
    /// `#[cfg(test)]` (also inside `all(..)`), `#[test]`, `#[tokio::test]`, `#[rstest]`, `#[bench]`, `#[test_case]`, …: runs only in tests.
    pub test: bool,
    /// A runtime's main attribute: `#[tokio::main]`, `#[async_std::main]`, `#[actix_web::main]`, `#[rocket::main]`, `#[ntex::main]`, …
    pub runtime_main: bool,
    /// `#[feeler_shim::hot]`, `#[hot]` or a `// feeler: hot` comment above.
    pub hot: bool,
    /// `#[macro_export]` on a `macro_rules!`.
    pub exported: bool,
    /// `#[proc_macro]`, `#[proc_macro_derive]`, `#[proc_macro_attribute]`.
    pub proc_macro: bool,
    /// An attribute macro puts a description in the function's place and runs the body by a pointer: `#[op2]` of deno.
    pub replaced: bool,
    /// A derive of `Deref`: the one field is what the type stands for.
    pub deref: bool,
}

/// The kinds of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemKind {
    /// `mod name { items }`.
    Module {
        /// Its items.
        items: ListId,
        /// `#[path = ".."]` on an inline module: the folder of its child modules.
        path: Option<Name>,
    },
    /// `mod name;`.
    ModuleFile {
        /// `#[path = ".."]` (also from `cfg_attr`), as written.
        path: Option<Name>,
    },
    /// `include!("file.rs");` in item position; the literal as written.
    Include(Name),
    /// `use`: one item per leaf of the tree.
    Use {
        /// Path segments; `self`, `super`, `crate` and `Self` stand as names. `use a::{self}` ends at `a`.
        path: Vec<Name>,
        /// `::a::b`.
        leading: bool,
        /// The name it binds; `None` for a glob. `_` for `as _`.
        binds: Option<Name>,
    },
    /// `extern crate a as b`.
    ExternCrate {
        /// The crate's name; the item's name is what it binds.
        krate: Name,
        /// `#[macro_use]` on it.
        macro_use: bool,
    },
    /// A function.
    Fn(FnId),
    /// A struct or union.
    Struct {
        /// Its parameters.
        generics: GenericsId,
        /// Field name (or index as a name) and type.
        fields: Vec<(Name, TypeId)>,
    },
    /// An enum.
    Enum {
        /// Its parameters.
        generics: GenericsId,
        /// Variant names and their fields.
        variants: Vec<(Name, Vec<(Name, TypeId)>)>,
    },
    /// `type A = T;`, also as an associated type in an impl, and (with `ty` absent) in a trait.
    Alias {
        /// Its parameters.
        generics: GenericsId,
        /// Bounds of an associated type or the hidden type of `impl Trait`.
        bounds: Vec<Bound>,
        /// What it stands for.
        ty: Option<TypeId>,
    },
    /// A trait.
    Trait {
        /// Its parameters.
        generics: GenericsId,
        /// Supertraits.
        supers: Vec<Bound>,
        /// Functions, associated types and constants.
        items: ListId,
    },
    /// `impl Trait for Type` or `impl Type`.
    Impl {
        /// Its parameters.
        generics: GenericsId,
        /// The trait, unless inherent. Negative impls are dropped.
        of: Option<PathId>,
        /// The implementing type.
        self_ty: TypeId,
        /// Functions, associated types and constants.
        items: ListId,
    },
    /// `const` or `static`.
    Value {
        /// Its type.
        ty: TypeId,
        /// Its initialiser.
        init: Option<ExprId>,
    },
    /// A macro call in item position whose body could not be read as items: only expansion can tell what it declares.
    MacroCall {
        /// The macro's path.
        path: PathId,
        /// Range of the tokens between the delimiters.
        body: Span,
    },
    /// `macro_rules!`: the text of its body, for expansion.
    MacroRules {
        /// Range of the rules, delimiters excluded.
        body: Span,
    },
}

/// A function's signature and body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Function {
    /// Its own parameters (not those of the impl or trait).
    pub generics: GenericsId,
    /// Whether it takes `self`; `self`'s type if written (`self: Arc<Self>`), else `Self` (references erased).
    pub receiver: Option<TypeId>,
    /// The parameters behind `self`.
    pub params: Vec<(PatId, TypeId)>,
    /// The declared return type (of an async fn: of its output).
    pub ret: Option<TypeId>,
    /// `async fn`.
    pub is_async: bool,
    /// The body, unless only declared.
    pub body: Option<ExprId>,
    /// The signature, `fn` to the end of the return type.
    pub sig: Span,
    /// Whether its body adds a name of its own to the folder that it is given: `dir.join("state.json")`, not `dir.join(name)`.
    pub names_file: bool,
    /// Whether its body makes a time of a number that it is given: `Duration::from_secs(seconds)`.
    pub paces: bool,
    /// Whether its body calls something named like `sleep`: whoever calls it may wait.
    pub naps: bool,
}

/// Parameters and predicates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generics {
    /// Type parameters (lifetimes and consts dropped; a const parameter is kept with no bounds so that positions agree).
    pub params: Vec<Param>,
    /// `where` predicates.
    pub wheres: Vec<(TypeId, Vec<Bound>)>,
}

/// A type parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Bounds at its declaration.
    pub bounds: Vec<Bound>,
    /// Its default.
    pub default: Option<TypeId>,
}

/// `Trait<Args, Assoc = T>` or `Fn(A) -> B`. Lifetimes and `?Sized` are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The trait with its arguments.
    pub path: PathId,
}

/// A type as written. References and pointers are erased: `&mut T` is `T`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TypeRef {
    /// `a::B<C>`, also `Self` and `Self::Item`.
    Path(PathId),
    /// `<T as Trait>::Item`, or `<T>::Item` without a trait.
    Assoc {
        /// `T`.
        ty: TypeId,
        /// `Trait`.
        of: Option<PathId>,
        /// `Item`.
        name: Name,
    },
    /// `[T]` and `[T; N]`.
    Slice(TypeId),
    /// `(A, B)`.
    Tuple(ListId),
    /// `fn(A) -> B`.
    Fn {
        /// Parameter types.
        params: ListId,
        /// Return type.
        ret: Option<TypeId>,
    },
    /// `dyn A + B`.
    Dyn(Vec<Bound>),
    /// `impl A + B`.
    Impl(Vec<Bound>),
    /// `!`.
    Never,
    /// `_`.
    Infer,
    /// A macro or something else that cannot be read.
    Unknown,
}

/// A path with its generic arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// Index of its first segment in [`FileFacts::segments`]; see [`FileFacts::segments_of`].
    pub first: u32,
    /// How many segments it has.
    pub len: u16,
    /// `::a`.
    pub leading: bool,
    /// `$crate` at its head (then the segments begin behind it).
    pub dollar_crate: bool,
    /// Index in [`FileFacts::qualified`] plus one, or zero; see [`FileFacts::qself`].
    pub qself: u32,
    /// The whole path.
    pub span: Span,
}

/// One segment of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The name (`self`, `super`, `crate`, `Self` included).
    pub name: Name,
    /// Index in [`FileFacts::args`] plus one, or zero when none are written; see [`FileFacts::args_of`].
    pub args: u32,
}

/// Generic arguments of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GenericArgs {
    /// Type arguments in order (lifetimes dropped; a const argument is [`TypeRef::Unknown`]). For `Fn(A, B) -> C`: one tuple of the inputs.
    pub types: Vec<TypeId>,
    /// `Item = T`; for `Fn(A) -> C`: `Output = C` (absent return: unit).
    pub bindings: Vec<(Name, TypeId)>,
    /// `Item: Bound`.
    pub constraints: Vec<(Name, Vec<Bound>)>,
}
