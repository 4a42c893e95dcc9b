//! A function as this crate needs it: the signature parsed, the body left as tokens.
//!
//! The body is not parsed because nothing in it is changed. What is wrong in it is then reported by the compiler, at its
//! place and in the compiler's words, and an editor that sees a half-typed body still sees the function.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitStr, Signature, Token, Visibility, token};

/// A function or a method with a body.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    /// The body's braces, which carry the place of the whole body.
    pub(crate) braces: token::Brace,
    /// `#![...]` at the head of the body.
    pub(crate) inner_attributes: Vec<Attribute>,
    /// What follows them.
    pub(crate) body: TokenStream,
}

impl Parse for Function {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility: Visibility = input.parse()?;
        if !starts_function(input) {
            return Err(input.error("`#[hot]` marks a function: put it on a `fn`, an `async fn` or a method"));
        }
        let signature: Signature = input.parse()?;
        if input.peek(Token![;]) {
            return Err(input.error("there is no body to time here: put `#[hot]` on the implementations"));
        }
        let content;
        let braces = syn::braced!(content in input);
        let inner_attributes = content.call(Attribute::parse_inner)?;
        let body = content.parse()?;
        Ok(Self { attributes, visibility, signature, braces, inner_attributes, body })
    }
}

impl Function {
    /// The body without the attributes at its head, as a block inside of an expansion with this span.
    ///
    /// The block itself is seen as the expansion's, for the compiler would call its braces unnecessary; what is in it stays
    /// the user's.
    pub(crate) fn block(&self, expansion: Span) -> TokenStream {
        let mut block = Group::new(Delimiter::Brace, self.body.clone());
        block.set_span(self.braces.span.join().resolved_at(expansion));
        block.into_token_stream()
    }
}

/// Tells whether a function's signature comes next: qualifiers, then `fn`.
fn starts_function(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    loop {
        if ahead.peek(Token![fn]) {
            return true;
        }
        let qualifier = if ahead.peek(Token![const]) {
            ahead.parse::<Token![const]>().is_ok()
        } else if ahead.peek(Token![async]) {
            ahead.parse::<Token![async]>().is_ok()
        } else if ahead.peek(Token![unsafe]) {
            ahead.parse::<Token![unsafe]>().is_ok()
        } else if ahead.peek(Token![extern]) {
            ahead.parse::<Token![extern]>().is_ok() && ahead.parse::<Option<LitStr>>().is_ok()
        } else {
            false
        };
        if !qualifier {
            return false;
        }
    }
}
