//! `select!` in its three dialects: tokio's, that of `futures`, and crossbeam's.

use super::{Lower, args::skip_biased, read};
use crate::facts::{ListId, Pat};
use proc_macro2::TokenStream;
use syn::{
    Expr as Tree, Ident, Pat as PatTree, Token,
    parse::{Parse, ParseStream, discouraged::Speculative},
    token,
};

/// A branch as it is written.
struct Branch {
    /// What it waits for; nothing in `else =>`, `default =>` and `complete =>`.
    waits: Option<Waits>,
    /// What the outcome is bound to.
    pat: Option<PatTree>,
    /// `if cond`.
    cond: Option<Tree>,
    body: Tree,
}

enum Waits {
    /// `pat = future`.
    Future(Box<Tree>),
    /// `recv(r) -> pat`, `send(s, value) -> pat`, `default(timeout)`: the operands.
    Channel(Vec<Tree>),
}

impl Lower<'_> {
    /// Each branch becomes a match with one arm over what it waits for.
    pub(super) fn select_args(&mut self, tokens: TokenStream) -> ListId {
        let branches = read(tokens, |input| {
            skip_biased(input)?;
            let mut branches = Vec::new();
            while !input.is_empty() {
                branches.push(branch(input)?);
                input.parse::<Option<Token![,]>>()?;
            }
            Ok(branches)
        });
        let mark = self.open();
        for branch in branches.unwrap_or_default() {
            self.select_branch(&branch);
        }
        self.close(mark)
    }

    fn select_branch(&mut self, branch: &Branch) {
        let scrutinee = match &branch.waits {
            None => {
                let body = self.expr(&branch.body);
                return self.push(body.0);
            }
            Some(Waits::Future(future)) => self.future(future),
            Some(Waits::Channel(operands)) => {
                for operand in operands {
                    let id = self.expr(operand);
                    self.push(id.0);
                }
                self.missing()
            }
        };
        let guard = branch.cond.as_ref().map(|cond| self.expr(cond));
        let pat = match &branch.pat {
            Some(pat) => self.pat(pat),
            None => self.add_pat(Pat::Wild),
        };
        let body = self.expr(&branch.body);
        let id = self.one_arm(scrutinee, pat, guard, body);
        self.push(id.0);
    }
}

fn branch(input: ParseStream) -> syn::Result<Branch> {
    for reader in [otherwise, channel] {
        let ahead = input.fork();
        if let Ok(branch) = reader(&ahead) {
            input.advance_to(&ahead);
            return Ok(branch);
        }
    }
    let pat = Some(PatTree::parse_multi_with_leading_vert(input)?);
    input.parse::<Token![=]>()?;
    let waits = Some(Waits::Future(Box::new(input.parse()?)));
    let cond = if input.peek(Token![,]) && input.peek2(Token![if]) {
        input.parse::<Token![,]>()?;
        input.parse::<Token![if]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    Ok(Branch { waits, pat, cond, body: arrow_body(input)? })
}

fn otherwise(input: ParseStream) -> syn::Result<Branch> {
    if input.parse::<Option<Token![else]>>()?.is_none() {
        let name: Ident = input.parse()?;
        if name != "default" && name != "complete" {
            return Err(input.error("a pattern"));
        }
    }
    Ok(Branch { waits: None, pat: None, cond: None, body: arrow_body(input)? })
}

fn channel(input: ParseStream) -> syn::Result<Branch> {
    let name: Ident = input.parse()?;
    if !(name == "recv" || name == "send" || name == "default") || !input.peek(token::Paren) {
        return Err(input.error("no channel operation"));
    }
    let content;
    syn::parenthesized!(content in input);
    let operands = content.parse_terminated(Tree::parse, Token![,])?;
    let pat = match input.parse::<Option<Token![->]>>()? {
        Some(_) => Some(PatTree::parse_multi_with_leading_vert(input)?),
        None => None,
    };
    let waits = Some(Waits::Channel(operands.into_iter().collect()));
    Ok(Branch { waits, pat, cond: None, body: arrow_body(input)? })
}

fn arrow_body(input: ParseStream) -> syn::Result<Tree> {
    input.parse::<Token![=>]>()?;
    Tree::parse_with_earlier_boundary_rule(input)
}
