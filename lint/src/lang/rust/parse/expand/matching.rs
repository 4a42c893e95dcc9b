//! Matching an invocation against the left side of a rule.
//!
//! rustc never backtracks into a fragment; this matcher tries and gives up instead of failing, which accepts all that
//! rustc accepts, as far as repetitions can be told apart by looking at what comes next.

use super::rules::{Fragment, Matcher, Op, Repeat, joint};
use proc_macro2::{Delimiter, Group, Punct, TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use syn::{
    Block, Expr, Ident, Item, Lifetime, Lit, Meta, Pat, Path, Token, Type, Visibility, braced, bracketed,
    ext::IdentExt,
    parenthesized,
    parse::{ParseStream, Parser, discouraged::Speculative},
};

/// What a variable is bound to.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// The tokens of a fragment.
    Tokens(Vec<TokenTree>),
    /// One binding for each turn of a repetition.
    Each(Vec<Bound>),
}

/// Variables by name.
pub(super) type Bindings = FxHashMap<String, Bound>;

/// The bindings with which all of `tokens` match.
pub(super) fn matches(matcher: &[Matcher], tokens: TokenStream) -> Option<Bindings> {
    let parser = |input: ParseStream| {
        let ahead = input.fork();
        let mut bindings = Bindings::default();
        let found = sequence(&ahead, matcher, &mut bindings).is_ok() && ahead.is_empty();
        // Everything is taken, so that a failed match is no error of the parser's.
        input.parse::<TokenStream>()?;
        Ok(found.then_some(bindings))
    };
    parser.parse2(tokens).ok()?
}

fn sequence(input: ParseStream, matcher: &[Matcher], bindings: &mut Bindings) -> syn::Result<()> {
    for part in matcher {
        match part {
            Matcher::Token(expected) => token(input, expected)?,
            Matcher::Group(delimiter, inner) => group(input, *delimiter, inner, bindings)?,
            Matcher::Fragment(name, kind) => {
                let tokens = fragment(input, *kind)?;
                bindings.insert(name.clone(), Bound::Tokens(tokens));
            }
            Matcher::Repeat(it) => repeat(input, it, bindings)?,
        }
    }
    Ok(())
}

fn token(input: ParseStream, expected: &TokenTree) -> syn::Result<()> {
    let found: TokenTree = input.parse()?;
    let same = match (&found, expected) {
        (TokenTree::Ident(found), TokenTree::Ident(expected)) => found == expected,
        (TokenTree::Punct(found), TokenTree::Punct(expected)) => found.as_char() == expected.as_char(),
        (TokenTree::Literal(found), TokenTree::Literal(expected)) => found.to_string() == expected.to_string(),
        _ => false,
    };
    if same { Ok(()) } else { Err(input.error("another token")) }
}

fn group(input: ParseStream, delimiter: Delimiter, inner: &[Matcher], bindings: &mut Bindings) -> syn::Result<()> {
    let content;
    match delimiter {
        Delimiter::Parenthesis => _ = parenthesized!(content in input),
        Delimiter::Brace => _ = braced!(content in input),
        Delimiter::Bracket => _ = bracketed!(content in input),
        Delimiter::None => return sequence(input, inner, bindings),
    }
    sequence(&content, inner, bindings)?;
    if content.is_empty() { Ok(()) } else { Err(content.error("more tokens")) }
}

fn repeat(input: ParseStream, it: &Repeat<Matcher>, bindings: &mut Bindings) -> syn::Result<()> {
    let mut names = Vec::new();
    variables(&it.inner, &mut names);
    let mut turns: Vec<Bindings> = Vec::new();
    while !input.is_empty() {
        let ahead = input.fork();
        let mut turn = Bindings::default();
        let separated = turns.is_empty() || separator(&ahead, &it.separator).is_ok();
        let start = ahead.cursor();
        if !separated || sequence(&ahead, &it.inner, &mut turn).is_err() || ahead.cursor() == start {
            break;
        }
        input.advance_to(&ahead);
        turns.push(turn);
        if it.op == Op::Once {
            break;
        }
    }
    if it.op == Op::Some && turns.is_empty() {
        return Err(input.error("expected at least one repetition"));
    }
    for name in names {
        let each = turns.iter_mut().filter_map(|turn| turn.remove(name)).collect();
        bindings.insert(name.to_owned(), Bound::Each(each));
    }
    Ok(())
}

fn separator(input: ParseStream, expected: &[Punct]) -> syn::Result<()> {
    expected.iter().try_for_each(|punct| token(input, &TokenTree::Punct(punct.clone())))
}

/// The variables that a matcher binds.
fn variables<'m>(matcher: &'m [Matcher], names: &mut Vec<&'m str>) {
    for part in matcher {
        match part {
            Matcher::Fragment(name, _) => names.push(name),
            Matcher::Group(_, inner) => variables(inner, names),
            Matcher::Repeat(it) => variables(&it.inner, names),
            Matcher::Token(_) => {}
        }
    }
}

/// Takes a fragment off the input; an expression keeps together by invisible delimiters.
fn fragment(input: ParseStream, kind: Fragment) -> syn::Result<Vec<TokenTree>> {
    let begin = input.cursor();
    match kind {
        Fragment::Block => _ = input.parse::<Block>()?,
        Fragment::Expr => _ = input.parse::<Expr>()?,
        Fragment::Ident if input.peek(Token![_]) => return Err(input.error("expected a name")),
        Fragment::Ident => _ = input.call(Ident::parse_any)?,
        Fragment::Item => _ = input.parse::<Item>()?,
        Fragment::Lifetime => _ = input.parse::<Lifetime>()?,
        Fragment::Literal => {
            input.parse::<Option<Token![-]>>()?;
            input.parse::<Lit>()?;
        }
        Fragment::Meta => _ = input.parse::<Meta>()?,
        Fragment::Pat => _ = Pat::parse_multi_with_leading_vert(input)?,
        Fragment::PatParam => _ = Pat::parse_single(input)?,
        Fragment::Path => _ = input.parse::<Path>()?,
        Fragment::Stmt => statement(input)?,
        Fragment::Tree => tree(input)?,
        Fragment::Type => _ = input.parse::<Type>()?,
        Fragment::Visibility => _ = input.parse::<Visibility>()?,
    }
    let mut tokens = Vec::new();
    let (mut cursor, end) = (begin, input.cursor());
    while cursor != end {
        let Some((token, next)) = cursor.token_tree() else { break };
        tokens.push(token);
        cursor = next;
    }
    if kind == Fragment::Expr && tokens.len() > 1 {
        tokens = vec![TokenTree::Group(Group::new(Delimiter::None, tokens.into_iter().collect()))];
    }
    Ok(tokens)
}

/// A statement without its semicolon.
fn statement(input: ParseStream) -> syn::Result<()> {
    if input.peek(Token![let]) {
        while !input.is_empty() && !input.peek(Token![;]) {
            input.parse::<TokenTree>()?;
        }
        return Ok(());
    }
    let ahead = input.fork();
    if ahead.parse::<Item>().is_ok() {
        input.advance_to(&ahead);
        return Ok(());
    }
    input.parse::<Expr>().map(drop)
}

/// One token tree as rustc sees it: a lifetime or an operator of several characters is one.
fn tree(input: ParseStream) -> syn::Result<()> {
    let first: TokenTree = input.parse()?;
    let TokenTree::Punct(mut punct) = first else { return Ok(()) };
    if punct.as_char() == '\'' {
        return input.parse::<TokenTree>().map(drop);
    }
    let mut operator = String::from(punct.as_char());
    while joint(&punct) {
        let Some((next, _)) = input.cursor().punct() else { break };
        operator.push(next.as_char());
        if !OPERATORS.contains(&operator.as_str()) {
            break;
        }
        punct = input.parse()?;
    }
    Ok(())
}

const OPERATORS: &[&str] = &[
    "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>",
    "<<=", ">>=", "..", "...", "..=", "<-",
];
