//! Macro bodies that hold expressions.

use super::{Lower, read};
use crate::{
    base::source::Span,
    facts::{Expr, ExprId, ListId, Lit, PatId},
    lang::rust::parse::lower::EMPTY,
};
use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use syn::{
    Expr as Tree, Ident, LitStr, Pat, Token,
    ext::IdentExt,
    parse::{ParseStream, discouraged::Speculative},
    token,
};

impl Lower<'_> {
    /// Arguments of formatting and logging macros.
    pub(super) fn format_args(&mut self, body: Span, tokens: &TokenStream) -> ListId {
        if let Some(args) = self.quick_args(body) {
            return args;
        }
        let trees = read(tokens.clone(), |input| {
            let mut trees = Vec::new();
            while !input.is_empty() {
                skip_label(input)?;
                argument(input, &mut trees)?;
            }
            Ok(trees)
        });
        self.exprs(&trees.unwrap_or_default())
    }

    /// `vec![a, b]` and `vec![a; n]` give one array.
    pub(super) fn vec_args(&mut self, body: Span, tokens: TokenStream) -> ListId {
        let list = match self.quick_args(body) {
            Some(list) => list,
            None => {
                let separator = |input: ParseStream| input.peek(Token![,]) || input.peek(Token![;]);
                let Some(trees) = read(tokens, |input| separated(input, separator)) else { return EMPTY };
                self.exprs(&trees)
            }
        };
        let array = self.add(Expr::Array(list));
        self.list(&[array.0])
    }

    /// `matches!(e, pattern if guard)`: a match, so that the guard sees what the pattern binds.
    pub(super) fn matches_args(&mut self, tokens: TokenStream) -> ListId {
        let parts = read(tokens, |input| {
            let scrutinee: Tree = input.parse()?;
            let pat = if input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
                Some(Pat::parse_multi_with_leading_vert(input)?)
            } else {
                None
            };
            let guard =
                if input.parse::<Option<Token![if]>>()?.is_some() { Some(input.parse::<Tree>()?) } else { None };
            let mut rest = Vec::new();
            while !input.is_empty() {
                input.parse::<Option<Token![,]>>()?;
                input.parse::<Option<Token![=>]>>()?;
                argument(input, &mut rest)?;
            }
            Ok((scrutinee, pat, guard, rest))
        });
        let Some((scrutinee, pat, guard, rest)) = parts else { return EMPTY };
        let mark = self.open();
        let scrutinee = self.expr(&scrutinee);
        let id = match pat {
            Some(pat) => {
                let pat = self.pat(&pat);
                let guard = guard.as_ref().map(|guard| self.expr(guard));
                let rest = self.exprs(&rest);
                let body = self.add(if rest == EMPTY { Expr::Lit(Lit::Bool) } else { Expr::Sequence(rest) });
                self.one_arm(scrutinee, pat, guard, body)
            }
            None => scrutinee,
        };
        self.push(id.0);
        self.close(mark)
    }

    /// A match with one arm.
    pub(super) fn one_arm(&mut self, scrutinee: ExprId, pat: PatId, guard: Option<ExprId>, body: ExprId) -> ExprId {
        let mark = self.open();
        self.arm(pat, guard, body);
        let arms = self.close(mark);
        self.add(Expr::Match { scrutinee, arms })
    }

    /// `join!(a, b)`: futures that are awaited here.
    pub(super) fn join_args(&mut self, tokens: TokenStream) -> ListId {
        let trees = read(tokens, |input| {
            skip_biased(input)?;
            separated(input, |input| input.peek(Token![,]))
        });
        let mark = self.open();
        for tree in &trees.unwrap_or_default() {
            let id = self.future(tree);
            self.push(id.0);
        }
        self.close(mark)
    }

    /// `json!`: every value that is an expression.
    pub(super) fn json_args(&mut self, tokens: TokenStream) -> ListId {
        let trees = read(tokens, |input| {
            let mut trees = Vec::new();
            json_value(input, &mut trees)?;
            input.parse::<TokenStream>()?;
            Ok(trees)
        });
        self.exprs(&trees.unwrap_or_default())
    }

    /// A macro that nobody told us about: expressions, else statements, else nothing.
    pub(super) fn unknown_args(&mut self, body: Span, tokens: &TokenStream) -> ListId {
        if let Some(args) = self.quick_args(body) {
            return args;
        }
        if self.is_template(body, tokens) {
            return EMPTY;
        }
        let separator = |input: ParseStream| input.peek(Token![,]) || input.peek(Token![;]) || input.peek(Token![=>]);
        let code = read(tokens.clone(), |input| {
            let ahead = input.fork();
            match separated(&ahead, separator) {
                Ok(trees) => {
                    input.advance_to(&ahead);
                    Ok(Code::Exprs(trees))
                }
                Err(_) => input.call(syn::Block::parse_within).map(Code::Stmts),
            }
        });
        match code {
            Some(Code::Exprs(trees)) => self.exprs(&trees),
            Some(Code::Stmts(stmts)) => {
                let block = self.statements(&stmts);
                self.list(&[block.0])
            }
            None => EMPTY,
        }
    }

    /// Whether a body holds `$name` or `#name`. The text answers for most bodies, without a walk over the tokens.
    pub(super) fn is_template(&self, body: Span, tokens: &TokenStream) -> bool {
        let sign = |pair: &[u8]| pair[0] == b'$' || (pair[0] == b'#' && !matches!(pair[1], b'[' | b'!'));
        match self.places.source(body) {
            Some(text) if !text.as_bytes().windows(2).any(sign) => false,
            _ => interpolates(tokens),
        }
    }
}

/// What the body of an unknown macro turned out to be.
enum Code {
    Exprs(Vec<Tree>),
    Stmts(Vec<syn::Stmt>),
}

/// Expressions with separators between them.
fn separated(input: ParseStream, separator: impl Fn(ParseStream) -> bool) -> syn::Result<Vec<Tree>> {
    let mut trees = Vec::new();
    while !input.is_empty() {
        // `let` makes statements of it.
        if input.peek(Token![let]) {
            return Err(input.error("a statement"));
        }
        trees.push(input.parse()?);
        if !input.is_empty() {
            if !separator(input) {
                return Err(input.error("expected a separator"));
            }
            // `=>` is two characters of punctuation.
            if input.parse::<Option<Token![=>]>>()?.is_none() {
                input.parse::<TokenTree>()?;
            }
        }
    }
    Ok(trees)
}

/// Skips `biased;`.
pub(super) fn skip_biased(input: ParseStream) -> syn::Result<()> {
    if input.peek(Ident) && input.peek2(Token![;]) {
        input.parse::<Ident>()?;
        input.parse::<Token![;]>()?;
    }
    Ok(())
}

/// An argument that may not be an expression: then everything up to the next comma is skipped.
fn argument(input: ParseStream, trees: &mut Vec<Tree>) -> syn::Result<()> {
    let ahead = input.fork();
    if let Ok(tree) = ahead.parse::<Tree>()
        && (ahead.is_empty() || ahead.peek(Token![,]) || ahead.peek(Token![;]))
    {
        input.advance_to(&ahead);
        trees.push(tree);
    }
    skip_past_comma(input)
}

fn skip_past_comma(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() {
        let comma = input.peek(Token![,]) || input.peek(Token![;]);
        input.parse::<TokenTree>()?;
        if comma {
            break;
        }
    }
    Ok(())
}

/// Skips what stands before a value: `name =`, `a.b =`, `"name" =`, `target:`, `%`, `?`.
fn skip_label(input: ParseStream) -> syn::Result<()> {
    if input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
        input.call(Ident::parse_any)?;
        input.parse::<Token![:]>()?;
    } else if input.peek(LitStr) && input.peek2(Token![=]) {
        input.parse::<LitStr>()?;
        input.parse::<Token![=]>()?;
    } else if input.peek2(Token![=]) || input.peek2(Token![.]) {
        skip_name(input)?;
    }
    if input.peek(Token![%]) || input.peek(Token![?]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// Skips `a.b =`, but neither `a.b ==` nor `a.b =>`.
fn skip_name(input: ParseStream) -> syn::Result<()> {
    let mut cursor = input.cursor();
    while let Some((_, next)) = cursor.ident() {
        match next.punct() {
            Some((punct, next)) if punct.as_char() == '.' => cursor = next,
            Some((punct, _)) if punct.as_char() == '=' && punct.spacing() == Spacing::Alone => {
                while input.parse::<Option<Token![=]>>()?.is_none() {
                    input.parse::<TokenTree>()?;
                }
                break;
            }
            _ => break,
        }
    }
    Ok(())
}

/// Collects the expressions of a value; what cannot be read is skipped.
fn json_value(input: ParseStream, trees: &mut Vec<Tree>) -> syn::Result<()> {
    let closed = |input: ParseStream| input.is_empty() || input.peek(Token![,]);
    let ahead = input.fork();
    let object = input.peek(token::Brace);
    if object || input.peek(token::Bracket) {
        let content;
        if object {
            syn::braced!(content in ahead);
        } else {
            syn::bracketed!(content in ahead);
        }
        if closed(&ahead) {
            input.advance_to(&ahead);
            return json_list(&content, object, trees);
        }
        content.parse::<TokenStream>()?;
    }
    let ahead = input.fork();
    match ahead.parse::<Tree>() {
        Ok(tree) if closed(&ahead) => {
            input.advance_to(&ahead);
            trees.push(tree);
        }
        _ => {
            while !closed(input) {
                input.parse::<TokenTree>()?;
            }
        }
    }
    Ok(())
}

fn json_list(input: ParseStream, object: bool, trees: &mut Vec<Tree>) -> syn::Result<()> {
    while !input.is_empty() {
        while object && !input.is_empty() {
            let colon = input.peek(Token![:]) && !input.peek(Token![::]);
            input.parse::<TokenTree>()?;
            if colon {
                break;
            }
        }
        json_value(input, trees)?;
        input.parse::<Option<Token![,]>>()?;
    }
    Ok(())
}

/// Whether tokens hold `$name` or `#name`: a template, not code.
fn interpolates(tokens: &TokenStream) -> bool {
    let mut after_hash = false;
    for token in tokens.clone() {
        let found = match &token {
            TokenTree::Punct(punct) => punct.as_char() == '$',
            TokenTree::Ident(_) => after_hash,
            TokenTree::Group(group) => {
                (after_hash && group.delimiter() == Delimiter::Parenthesis) || interpolates(&group.stream())
            }
            TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
        after_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
    false
}

/// `for await x in s` without its `await`, which syn does not know.
pub(super) fn without_for_await(tokens: TokenStream) -> TokenStream {
    let mut after_for = false;
    let mut kept = Vec::new();
    for token in tokens {
        let drop = after_for && matches!(&token, TokenTree::Ident(name) if name == "await");
        after_for = matches!(&token, TokenTree::Ident(name) if name == "for");
        match token {
            _ if drop => {}
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without_for_await(group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}
