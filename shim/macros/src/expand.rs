//! From a marked function to the tokens that replace it.
//!
//! Three rules keep the user's own warnings and errors as they were:
//!
//! * What the user wrote keeps its spans, and the body becomes a block of its own, so that no statement of ours stands
//!   before the user's items.
//! * What is ours has spans of the expansion, which lints of the compiler and of Clippy leave alone. There is no
//!   `#[allow]` in it: under a `#![forbid(...)]` that would be an error.
//! * No item of ours is in scope in the user's block.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Block, Expr, GenericArgument, PathArguments, ReturnType, Stmt, Type};

use crate::args::Args;
use crate::function::Function;

/// Expands `#[hot(args)] item`. With `probes` off, only the checks are made.
///
/// After an error the item is still emitted, so that one mistake is one error and not also a missing function.
pub(crate) fn hot(args: TokenStream, item: TokenStream, probes: bool) -> TokenStream {
    match checked(args, item.clone()) {
        Ok((args, function)) if probes => probed(&args, &function),
        Ok(_) => item,
        Err(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(item);
            tokens
        }
    }
}

/// Parses both parts and refuses what cannot be timed.
fn checked(args: TokenStream, item: TokenStream) -> syn::Result<(Args, Function)> {
    let function: Function = syn::parse2(item)?;
    let args: Args = syn::parse2(args)?;
    if let Some(keyword) = function.signature.constness {
        let text = "a `const fn` cannot be timed: it may run in the compiler, where there is no clock; mark its caller";
        return Err(syn::Error::new_spanned(keyword, text));
    }
    if let Some(twice) = function.attributes.iter().find(|attribute| is_hot(attribute.path())) {
        return Err(syn::Error::new_spanned(twice, "this function is marked `#[hot]` twice"));
    }
    if let Some((span, _)) = args.poll_budget
        && function.signature.asyncness.is_none()
        && body_ending_async(&function).is_none()
    {
        let text = "`poll_budget` is for an `async fn`, or for a function that ends in the `async` block it returns";
        return Err(syn::Error::new(span, text));
    }
    Ok((args, function))
}

/// Tells whether an attribute is this one, as far as its path shows.
fn is_hot(path: &syn::Path) -> bool {
    path.is_ident("hot") || (path.segments.len() == 2 && path.segments[0].ident == "feeler_shim")
}

/// The function with its probe.
fn probed(args: &Args, function: &Function) -> TokenStream {
    let (attributes, visibility, signature) = (&function.attributes, &function.visibility, &function.signature);
    let inner_attributes = &function.inner_attributes;
    let shim = runtime(args);
    let block = function.block(ours());

    let inside = if signature.asyncness.is_some() {
        let probe = probe(args, function, &shim, quote!(Async));
        let future = future(function, &block);
        let timed = quote_spanned!(ours()=> #shim::Timed::new(#probe, #future).await);
        // `async fn f() -> !` awaits a block whose type is not `!`, which only the compiler may write out.
        if is_never(&signature.output) { quote_spanned!(ours()=> #shim::diverge(#timed)) } else { timed }
    } else if let Some(block) = future_at_end(args, function, &shim) {
        block
    } else {
        let probe = probe(args, function, &shim, quote!(Sync));
        quote_spanned!(ours()=> let __feeler_call = #probe.enter(); #block)
    };

    let mut tokens = quote!(#(#attributes)* #visibility #signature);
    function.braces.surround(&mut tokens, |tokens| {
        tokens.extend(quote!(#(#inner_attributes)*));
        tokens.extend(inside);
    });
    tokens
}

/// The span of everything that is ours: names resolve where the user wrote the attribute, but local variables are
/// hygienic, and lints see that the code is not the user's.
fn ours() -> Span {
    Span::mixed_site()
}

/// The path to what only expansions use.
fn runtime(args: &Args) -> TokenStream {
    match &args.shim {
        Some(path) => quote!(#path::hot::__private),
        None => quote_spanned!(ours()=> ::feeler_shim::hot::__private),
    }
}

/// An expression that declares the function's one probe and borrows it.
///
/// A static in a generic function is one for all its instances, and so is the histogram. Its symbol comes from the type
/// name of a closure in the initialiser, which alone tells the `impl` around a method.
fn probe(args: &Args, function: &Function, shim: &TokenStream, kind: TokenStream) -> TokenStream {
    let option = |value: Option<u64>| match value {
        Some(value) => quote_spanned!(ours()=> ::core::option::Option::Some(#value)),
        None => quote_spanned!(ours()=> ::core::option::Option::None),
    };
    let budget = option(args.budget);
    let poll_budget = option(args.poll_budget.map(|(_, value)| value));
    // With our own span these would give the place of the attribute.
    let place = quote_spanned!(function.signature.ident.span()=> ::core::line!(), ::core::column!());
    quote_spanned! {ours()=> {
        static __FEELER_PROBE: #shim::Probe = #shim::Probe::new(
            #shim::FnKind::#kind,
            || ::core::any::type_name_of_val(&|| ()),
            (::core::file!(), #place),
            #budget,
            #poll_budget,
        );
        &__FEELER_PROBE
    }}
}

/// The body of an `async fn` as a future of its own.
///
/// The statement before it never runs. It tells the type of the block, which nothing else does before the end of the
/// body: without it `?` would not know which error to convert to, nor a `Box::new(..)` at the end that it becomes a
/// trait object.
fn future(function: &Function, block: &TokenStream) -> TokenStream {
    let output = &function.signature.output;
    let (typed, place) = match output {
        ReturnType::Default => (Some(quote!(())), function.signature.ident.span()),
        ReturnType::Type(_, ty) => ((!is_never(output)).then(|| without_impl(ty).to_token_stream()), ty.span()),
    };
    // The compiler's errors about the body's type say that they got it from here.
    let place = place.resolved_at(ours());
    let typed = typed.map(|ty| {
        let ty = as_ours(ty);
        quote_spanned! {place=>
            if let ::core::option::Option::Some(__feeler_output) = ::core::option::Option::None::<#ty> {
                return __feeler_output;
            }
        }
    });
    if returns_future(function) {
        // Clippy looks at the last expression of an `async` block, and would ask why this future is not awaited.
        return quote_spanned!(place=> async move { #typed return #block; });
    }
    quote_spanned!(place=> async move { #typed #block })
}

/// The body of a plain function with the `async` block at its end timed, if it has one.
fn future_at_end(args: &Args, function: &Function, shim: &TokenStream) -> Option<TokenStream> {
    let mut body = body_ending_async(function)?;
    let place = async_at_end(&mut body)?;
    let probe = probe(args, function, shim, quote!(Async));
    *place = Expr::Verbatim(quote_spanned!(ours()=> #shim::Timed::new(#probe, #place)));
    Some(body.into_token_stream())
}

/// The body of a function that returns a future and ends in an `async` block.
fn body_ending_async(function: &Function) -> Option<Block> {
    if !returns_future(function) {
        return None;
    }
    let mut body: Block = syn::parse2(function.block(ours())).ok()?;
    async_at_end(&mut body).is_some().then_some(body)
}

/// The `async` block that is the last expression of a body, or the one thing in it.
fn async_at_end(body: &mut Block) -> Option<&mut Expr> {
    let Some(Stmt::Expr(last, None)) = body.stmts.last_mut() else { return None };
    let place = match last {
        Expr::Async(_) => last,
        // `Box::pin(async move { ... })`
        Expr::Call(call) if call.args.len() == 1 => call.args.first_mut()?,
        // `async move { ... }.boxed()`
        Expr::MethodCall(call) if call.args.is_empty() => &mut *call.receiver,
        _ => return None,
    };
    matches!(place, Expr::Async(_)).then_some(place)
}

/// Tells whether a function's return type names a future.
fn returns_future(function: &Function) -> bool {
    fn names_future(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == "Future" || ident == "BoxFuture" || ident == "LocalBoxFuture",
            TokenTree::Group(group) => names_future(group.stream()),
            _ => false,
        })
    }
    names_future(function.signature.output.to_token_stream())
}

/// Tells whether a return type is `!`.
fn is_never(output: &ReturnType) -> bool {
    matches!(output, ReturnType::Type(_, output) if matches!(**output, Type::Never(_)))
}

/// The type with `_` for each `impl Trait`, which cannot be written inside of a body.
fn without_impl(output: &Type) -> Type {
    fn erase(ty: &mut Type) {
        match ty {
            Type::ImplTrait(_) => *ty = Type::Infer(syn::TypeInfer { underscore_token: <syn::Token![_]>::default() }),
            Type::Array(array) => erase(&mut array.elem),
            Type::Group(group) => erase(&mut group.elem),
            Type::Paren(paren) => erase(&mut paren.elem),
            Type::Ptr(pointer) => erase(&mut pointer.elem),
            Type::Reference(reference) => erase(&mut reference.elem),
            Type::Slice(slice) => erase(&mut slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(erase),
            Type::Path(path) => {
                for segment in &mut path.path.segments {
                    if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                        for argument in &mut arguments.args {
                            if let GenericArgument::Type(ty) = argument {
                                erase(ty);
                            }
                        }
                    }
                }
            }
            // Nowhere else does the language allow `impl Trait` in a return type.
            _ => {}
        }
    }
    let mut output = output.clone();
    erase(&mut output);
    output
}

/// The same tokens at the same place, seen as ours: a lint on a type should not be reported a second time for its copy.
fn as_ours(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            let span = token.span().resolved_at(ours());
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), as_ours(group.stream())).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

#[cfg(test)]
mod tests;
