//! `select!` in its three dialects: tokio's, that of `futures`, and crossbeam's.

use super::{Lower, args::skip_biased, read};
use crate::facts::{ExprId, ListId, Pat};
use proc_macro2::TokenStream;
use syn::{
    Expr as Tree, Ident, Pat as PatTree, Token,
    parse::{Parse, ParseStream, discouraged::Speculative},
    token,
};

/// A branch as it is written.
enum Branch {
    /// `pat = future, if cond => body`.
    Future { pat: PatTree, future: Box<Tree>, cond: Option<Box<Tree>>, body: Tree },
    /// `recv(r) -> pat => body`: operands, what the operation binds.
    Channel { operands: Vec<Tree>, pat: Option<PatTree>, body: Tree },
    /// `else => body`, `default => body`, `complete => body`.
    Otherwise(Tree),
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
        let id = match branch {
            Branch::Future { pat, future, cond, body } => {
                let scrutinee = self.future(future);
                self.branch_match(scrutinee, Some(pat), cond.as_deref(), body)
            }
            Branch::Channel { operands, pat, body } => {
                for operand in operands {
                    let id = self.expr(operand);
                    self.push(id.0);
                }
                let scrutinee = self.missing();
                self.branch_match(scrutinee, pat.as_ref(), None, body)
            }
            Branch::Otherwise(body) => self.expr(body),
        };
        self.push(id.0);
    }

    fn branch_match(&mut self, scrutinee: ExprId, pat: Option<&PatTree>, cond: Option<&Tree>, body: &Tree) -> ExprId {
        let guard = cond.map(|cond| self.expr(cond));
        let pat = match pat {
            Some(pat) => self.pat(pat),
            None => self.add_pat(Pat::Wild),
        };
        let body = self.expr(body);
        self.one_arm(scrutinee, pat, guard, body)
    }
}

fn branch(input: ParseStream) -> syn::Result<Branch> {
    if input.peek(Token![else]) || (input.peek(Ident) && input.peek2(Token![=>])) {
        let ahead = input.fork();
        let otherwise = if ahead.parse::<Option<Token![else]>>()?.is_some() {
            true
        } else {
            let name: Ident = ahead.parse()?;
            name == "default" || name == "complete"
        };
        if otherwise {
            input.advance_to(&ahead);
            return Ok(Branch::Otherwise(arrow_body(input)?));
        }
    }
    let ahead = input.fork();
    if let Ok(channel) = channel_branch(&ahead) {
        input.advance_to(&ahead);
        return Ok(channel);
    }
    let pat = PatTree::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![=]>()?;
    let future = input.parse()?;
    let cond = if input.peek(Token![,]) && input.peek2(Token![if]) {
        input.parse::<Token![,]>()?;
        input.parse::<Token![if]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    Ok(Branch::Future { pat, future, cond, body: arrow_body(input)? })
}

/// `recv(r) -> pat => body`, `send(s, v) -> pat => body`, `default(timeout) => body`.
fn channel_branch(input: ParseStream) -> syn::Result<Branch> {
    let name: Ident = input.parse()?;
    if !(name == "recv" || name == "send" || name == "default") || !input.peek(token::Paren) {
        return Err(input.error("no channel operation"));
    }
    let content;
    syn::parenthesized!(content in input);
    let operands = content.parse_terminated(Tree::parse, Token![,])?.into_iter().collect();
    let pat = match input.parse::<Option<Token![->]>>()? {
        Some(_) => Some(PatTree::parse_multi_with_leading_vert(input)?),
        None => None,
    };
    Ok(Branch::Channel { operands, pat, body: arrow_body(input)? })
}

fn arrow_body(input: ParseStream) -> syn::Result<Tree> {
    input.parse::<Token![=>]>()?;
    Tree::parse_with_earlier_boundary_rule(input)
}
