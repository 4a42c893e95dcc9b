//! Types, paths, generics.

use super::lower::{EMPTY, Lower, NAMELESS, PLAIN};
use super::place::{NOWHERE, between};
use crate::facts::{Bound, GenericArgs, GenericsId, Name, Param, Path, PathId, Segment, TypeId, TypeRef};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, GenericParam, Generics, ParenthesizedGenericArguments,
    PathArguments, PathSegment, QSelf, ReturnType, TraitBoundModifier, Type, TypeParamBound, WherePredicate,
};

/// What stands for `$crate` in expanded macros, since syn cannot read `$`.
pub(super) const DOLLAR_CRATE: &str = "__feeler_dollar_crate";

impl Lower<'_> {
    /// A type with references, pointers and parentheses taken off.
    pub(super) fn ty(&mut self, ty: &Type) -> TypeId {
        let term = match ty {
            Type::Reference(it) => return self.ty(&it.elem),
            Type::Ptr(it) => return self.ty(&it.elem),
            Type::Paren(it) => return self.ty(&it.elem),
            Type::Group(it) => return self.ty(&it.elem),
            Type::Array(it) => TypeRef::Slice(self.ty(&it.elem)),
            Type::Slice(it) => TypeRef::Slice(self.ty(&it.elem)),
            Type::Tuple(it) => {
                let mark = self.open();
                for elem in &it.elems {
                    let id = self.ty(elem);
                    self.push(id.0);
                }
                TypeRef::Tuple(self.close(mark))
            }
            Type::BareFn(it) => {
                let mark = self.open();
                for input in &it.inputs {
                    let id = self.ty(&input.ty);
                    self.push(id.0);
                }
                let params = self.close(mark);
                TypeRef::Fn { params, ret: self.output(&it.output) }
            }
            Type::TraitObject(it) => TypeRef::Dyn(self.bounds(&it.bounds)),
            Type::ImplTrait(it) => TypeRef::Impl(self.bounds(&it.bounds)),
            Type::Path(it) => match &it.qself {
                Some(qself) => self.projection(qself, &it.path),
                None => TypeRef::Path(self.path(None, &it.path)),
            },
            Type::Never(_) => TypeRef::Never,
            Type::Infer(_) => TypeRef::Infer,
            _ => TypeRef::Unknown,
        };
        self.add_type(term)
    }

    /// A return type, absent for unit.
    pub(super) fn output(&mut self, output: &ReturnType) -> Option<TypeId> {
        match output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(self.ty(ty)),
        }
    }

    /// The type without a name: `()`.
    pub(super) fn unit(&mut self) -> TypeId {
        self.add_type(TypeRef::Tuple(EMPTY))
    }

    /// `<T as Trait>::A::B`: each further segment projects from what stands before it.
    fn projection(&mut self, qself: &QSelf, path: &syn::Path) -> TypeRef {
        let mut ty = self.ty(&qself.ty);
        let mut of = self.qself_trait(qself, path);
        let mut names = path.segments.iter().skip(qself.position).peekable();
        while let Some(segment) = names.next() {
            let term = TypeRef::Assoc { ty, of: of.take(), name: self.ident(&segment.ident) };
            if names.peek().is_none() {
                return term;
            }
            ty = self.add_type(term);
        }
        TypeRef::Unknown
    }

    fn qself_trait(&mut self, qself: &QSelf, path: &syn::Path) -> Option<PathId> {
        let segments = path.segments.iter().take(qself.position);
        (qself.position > 0).then(|| self.segments(path.leading_colon.is_some(), segments, None, NOWHERE))
    }

    /// A path of a type or an expression.
    pub(super) fn path(&mut self, qself: Option<&QSelf>, path: &syn::Path) -> PathId {
        let start = self.path_start(qself, path);
        self.path_from(qself, path, start)
    }

    /// A path that begins at `start`.
    pub(super) fn path_from(&mut self, qself: Option<&QSelf>, path: &syn::Path, start: u32) -> PathId {
        if qself.is_none()
            && let Some(lone) = self.lone(path, start)
        {
            return lone;
        }
        match qself {
            None => self.segments(path.leading_colon.is_some(), path.segments.iter(), None, start),
            Some(found) => {
                let ty = self.ty(&found.ty);
                let of = self.qself_trait(found, path);
                self.segments(false, path.segments.iter().skip(found.position), Some((ty, of)), start)
            }
        }
    }

    /// Offset of the first token of a path.
    pub(super) fn path_start(&self, qself: Option<&QSelf>, path: &syn::Path) -> u32 {
        let token = match (qself, &path.leading_colon, path.segments.first()) {
            (Some(qself), ..) => qself.lt_token.spans[0],
            (None, Some(colons), _) => colons.spans[0],
            (None, None, Some(segment)) => segment.ident.span(),
            (None, None, None) => return NOWHERE,
        };
        self.places.start(token)
    }

    fn segments<'s>(
        &mut self,
        leading: bool,
        segments: impl Iterator<Item = &'s PathSegment>,
        qself: Option<(TypeId, Option<PathId>)>,
        start: u32,
    ) -> PathId {
        let mut list = Vec::with_capacity(segments.size_hint().0);
        let mut dollar_crate = false;
        let (mut first, mut last) = (start, None);
        for segment in segments {
            if first == NOWHERE {
                first = self.places.start(segment.ident.span());
            }
            if list.is_empty() && segment.ident == DOLLAR_CRATE {
                dollar_crate = true;
                continue;
            }
            let args = self.arguments(&segment.arguments).map(Box::new);
            list.push(Segment { name: self.ident(&segment.ident), args });
            last = Some(segment);
        }
        let end = last.map_or(NOWHERE, |last| self.segment_end(last));
        self.add_path(Path { leading, dollar_crate, qself, segments: list.into(), span: between(first, end) })
    }

    /// A lone name, read from the text: cheaper than asking its token, and most paths are such.
    fn lone(&mut self, path: &syn::Path, start: u32) -> Option<PathId> {
        let first = path.segments.first().filter(|first| path.segments.len() == 1 && first.arguments.is_none())?;
        if path.leading_colon.is_some() {
            return None;
        }
        let text = self.places.ident_at(start)?;
        debug_assert!(first.ident == text);
        let span = between(start, start + text.len() as u32);
        let segments = vec![Segment { name: self.name(text), args: None }];
        Some(self.add_path(Path { leading: false, dollar_crate: false, qself: None, segments: segments.into(), span }))
    }

    /// Offset just past a path.
    pub(super) fn path_end(&self, path: &syn::Path) -> u32 {
        path.segments.last().map_or(NOWHERE, |segment| self.segment_end(segment))
    }

    fn segment_end(&self, segment: &PathSegment) -> u32 {
        match &segment.arguments {
            PathArguments::None => self.places.end(segment.ident.span()),
            PathArguments::AngleBracketed(args) => self.places.end(args.gt_token.spans[0]),
            PathArguments::Parenthesized(args) => match &args.output {
                ReturnType::Default => self.closes(&args.paren_token.span),
                ReturnType::Type(_, ty) => self.type_end(ty),
            },
        }
    }

    fn arguments(&mut self, arguments: &PathArguments) -> Option<GenericArgs> {
        match arguments {
            PathArguments::None => None,
            PathArguments::AngleBracketed(args) => Some(self.angle(args)),
            PathArguments::Parenthesized(args) => Some(self.sugar(args)),
        }
    }

    /// `<A, B, Item = C, Item: D>`.
    pub(super) fn angle(&mut self, args: &AngleBracketedGenericArguments) -> GenericArgs {
        let mut found = GenericArgs::default();
        for arg in &args.args {
            match arg {
                GenericArgument::Type(ty) => found.types.push(self.ty(ty)),
                GenericArgument::Const(_) => found.types.push(self.add_type(TypeRef::Unknown)),
                GenericArgument::AssocType(it) => {
                    let name = self.ident(&it.ident);
                    found.bindings.push((name, self.ty(&it.ty)));
                }
                GenericArgument::Constraint(it) => {
                    let name = self.ident(&it.ident);
                    found.constraints.push((name, self.bounds(&it.bounds)));
                }
                _ => {}
            }
        }
        found
    }

    /// `(A, B) -> C` behind `Fn`.
    fn sugar(&mut self, args: &ParenthesizedGenericArguments) -> GenericArgs {
        let mark = self.open();
        for input in &args.inputs {
            let id = self.ty(input);
            self.push(id.0);
        }
        let inputs = TypeRef::Tuple(self.close(mark));
        let inputs = self.add_type(inputs);
        let output = match self.output(&args.output) {
            Some(ty) => ty,
            None => self.unit(),
        };
        GenericArgs { types: vec![inputs], bindings: vec![(self.name("Output"), output)], constraints: Vec::new() }
    }

    /// Trait bounds; lifetimes and `?Sized` are dropped.
    pub(super) fn bounds<'s>(&mut self, bounds: impl IntoIterator<Item = &'s TypeParamBound>) -> Vec<Bound> {
        let mut found = Vec::new();
        for bound in bounds {
            if let TypeParamBound::Trait(it) = bound
                && matches!(it.modifier, TraitBoundModifier::None)
            {
                found.push(Bound { path: self.path(None, &it.path) });
            }
        }
        found
    }

    /// Type and const parameters with their predicates.
    pub(super) fn generics(&mut self, generics: &Generics) -> GenericsId {
        let mut params = Vec::new();
        for param in &generics.params {
            match param {
                GenericParam::Type(it) => params.push(Param {
                    name: self.ident(&it.ident),
                    bounds: self.bounds(&it.bounds),
                    default: it.default.as_ref().map(|ty| self.ty(ty)),
                }),
                GenericParam::Const(it) => {
                    params.push(Param { name: self.ident(&it.ident), bounds: Vec::new(), default: None })
                }
                GenericParam::Lifetime(_) => {}
            }
        }
        let mut wheres = Vec::new();
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            if let WherePredicate::Type(it) = predicate {
                let ty = self.ty(&it.bounded_ty);
                wheres.push((ty, self.bounds(&it.bounds)));
            }
        }
        if params.is_empty() && wheres.is_empty() {
            return PLAIN;
        }
        self.facts.generics.push(crate::facts::Generics { params, wheres });
        GenericsId(self.facts.generics.len() as u32 - 1)
    }

    /// Offset just past a type: down its right edge, without a tree of tokens.
    pub(super) fn type_end(&self, ty: &Type) -> u32 {
        let mut ty = ty;
        loop {
            ty = match ty {
                Type::Reference(it) => &it.elem,
                Type::Ptr(it) => &it.elem,
                Type::Group(it) => &it.elem,
                Type::Paren(it) => return self.closes(&it.paren_token.span),
                Type::Array(it) => return self.closes(&it.bracket_token.span),
                Type::Slice(it) => return self.closes(&it.bracket_token.span),
                Type::Tuple(it) => return self.closes(&it.paren_token.span),
                Type::Macro(it) => return self.closes(it.mac.delimiter.span()),
                Type::BareFn(it) => match &it.output {
                    ReturnType::Default => return self.closes(&it.paren_token.span),
                    ReturnType::Type(_, output) => output,
                },
                Type::TraitObject(it) => return self.bound_end(it.bounds.last()),
                Type::ImplTrait(it) => return self.bound_end(it.bounds.last()),
                Type::Path(it) => match it.path.segments.last().map(|segment| &segment.arguments) {
                    Some(PathArguments::Parenthesized(ParenthesizedGenericArguments {
                        output: ReturnType::Type(_, output),
                        ..
                    })) => output,
                    _ => return self.path_end(&it.path),
                },
                Type::Never(it) => return self.places.end(it.bang_token.spans[0]),
                Type::Infer(it) => return self.places.end(it.underscore_token.spans[0]),
                Type::Verbatim(tokens) => return self.last_token(tokens),
                _ => return NOWHERE,
            };
        }
    }

    fn bound_end(&self, bound: Option<&TypeParamBound>) -> u32 {
        match bound {
            Some(TypeParamBound::Trait(it)) => match &it.paren_token {
                Some(paren) => self.closes(&paren.span),
                None => self.path_end(&it.path),
            },
            Some(TypeParamBound::Lifetime(it)) => self.places.end(it.ident.span()),
            Some(TypeParamBound::PreciseCapture(it)) => self.places.end(it.gt_token.spans[0]),
            Some(TypeParamBound::Verbatim(tokens)) => self.last_token(tokens),
            _ => NOWHERE,
        }
    }

    /// Offset just past a stream of tokens.
    pub(super) fn last_token(&self, tokens: &proc_macro2::TokenStream) -> u32 {
        tokens.clone().into_iter().last().map_or(NOWHERE, |token| self.places.end(token.span()))
    }

    /// Turbofish arguments of a method call, const arguments kept as unknown.
    pub(super) fn turbofish(&mut self, args: Option<&AngleBracketedGenericArguments>) -> crate::facts::ListId {
        let Some(args) = args else { return EMPTY };
        let types = self.angle(args).types;
        let mark = self.open();
        for ty in types {
            self.push(ty.0);
        }
        self.close(mark)
    }

    /// `name`, or no name for `None`.
    pub(super) fn optional_ident(&mut self, ident: Option<&proc_macro2::Ident>) -> Name {
        ident.map_or(NAMELESS, |ident| self.ident(ident))
    }
}
