//! Macro calls: what can be read out of their bodies without expansion.

mod args;
mod family;
mod items;
mod quick;
mod select;

use super::{
    blocks::Parts,
    lower::{EMPTY, Lower},
    place::between,
};
use crate::{
    base::source::Span,
    facts::{Call, Expr, ExprId, ListId, Scope, ScopeKind, Target},
};
use family::Family;
use proc_macro2::TokenStream;
use syn::{
    Macro, Stmt,
    parse::{ParseStream, Parser},
};

/// Bodies nested deeper than this are not read: every level parses all that is inside it again.
const DEEPEST: u32 = 24;

/// Parses all of `tokens`; failure is no error, only nothing.
fn read<T>(tokens: TokenStream, parser: impl FnOnce(ParseStream) -> syn::Result<T>) -> Option<T> {
    parser.parse2(tokens).ok()
}

impl Lower<'_> {
    /// The offset range between a macro's delimiters.
    fn body_span(&self, mac: &Macro) -> Span {
        let delimiter = mac.delimiter.span();
        between(self.places.end(delimiter.open()), self.places.start(delimiter.close()))
    }

    fn family(&mut self, mac: &Macro) -> Family {
        match mac.path.segments.last() {
            Some(segment) => Family::of(self.text(&segment.ident)),
            None => Family::Quoted,
        }
    }

    /// Reads the body of a macro, one level deeper; `None` when it nests too deeply.
    fn inside<T>(&mut self, mac: &Macro, reader: impl FnOnce(&mut Self, &TokenStream) -> T) -> Option<T> {
        if self.macros >= DEEPEST {
            return None;
        }
        if !self.opaque.is_empty() {
            let start = self.opens(mac.delimiter.span());
            if self.opaque.binary_search(&start).is_ok() {
                return None;
            }
        }
        self.macros += 1;
        let result = reader(self, &mac.tokens);
        self.macros -= 1;
        Some(result)
    }

    /// A macro call in expression position.
    pub(super) fn macro_expr(&mut self, mac: &Macro) -> ExprId {
        let family = self.family(mac);
        self.macro_call(mac, family)
    }

    fn macro_call(&mut self, mac: &Macro, family: Family) -> ExprId {
        if family == Family::Try
            && let Some(value) = read(mac.tokens.clone(), |input| input.parse::<syn::Expr>())
        {
            let value = self.inside(mac, |this, _| this.expr(&value)).unwrap_or_else(|| self.missing());
            return self.add(Expr::Try(value));
        }
        let args = self.inside(mac, |this, tokens| this.macro_args(mac, family, tokens)).unwrap_or(EMPTY);
        let path = self.path(None, &mac.path);
        let at = self.facts.paths[path.0 as usize].span;
        let span = between(at.start, self.closes(mac.delimiter.span()));
        let target = Target::Macro { path, body: self.body_span(mac) };
        self.add_call(Call { target, args, span, at, awaited: false, chain_awaited: false })
    }

    fn macro_args(&mut self, mac: &Macro, family: Family, tokens: &TokenStream) -> ListId {
        if tokens.is_empty() {
            return EMPTY;
        }
        match family {
            Family::Quoted | Family::Definition => EMPTY,
            Family::Format => self.format_args(self.body_span(mac), tokens),
            Family::Vec => self.vec_args(self.body_span(mac), tokens.clone()),
            Family::Matches => self.matches_args(tokens.clone()),
            Family::Select => self.select_args(tokens.clone()),
            Family::Join => self.join_args(tokens.clone()),
            Family::Json => self.json_args(tokens.clone()),
            Family::Stream => self.stream_args(mac, tokens),
            Family::CfgIf => self.cfg_if_args(tokens),
            Family::Pin | Family::Try | Family::Statics | Family::Include | Family::Unknown => {
                self.unknown_args(self.body_span(mac), tokens)
            }
        }
    }

    /// A macro call in statement position. `None` when its contents went into the block itself.
    pub(super) fn macro_stmt(&mut self, mac: &Macro, parts: &mut Parts) -> Option<ExprId> {
        let family = self.family(mac);
        match family {
            Family::Statics => {
                let ids = self.inside(mac, |this, tokens| {
                    let mark = this.open();
                    this.statics(mac, tokens.clone());
                    this.take(mark)
                });
                parts.items(ids.unwrap_or_default());
                None
            }
            Family::CfgIf => {
                self.inside(mac, |this, tokens| this.cfg_if_stmts(tokens.clone(), parts));
                None
            }
            // `pin! { let x = f(); }` binds in the block around it.
            Family::Pin => match read(mac.tokens.clone(), syn::Block::parse_within) {
                Some(stmts) if stmts.iter().any(|stmt| matches!(stmt, Stmt::Local(_))) => {
                    self.inside(mac, |this, _| this.splice(&stmts, parts));
                    None
                }
                _ => Some(self.macro_call(mac, family)),
            },
            _ => Some(self.macro_call(mac, family)),
        }
    }

    /// `stream! { .. }`: a body that is polled.
    fn stream_args(&mut self, mac: &Macro, tokens: &TokenStream) -> ListId {
        let plain = read(tokens.clone(), syn::Block::parse_within);
        let Some(stmts) = plain.or_else(|| read(args::without_for_await(tokens.clone()), syn::Block::parse_within))
        else {
            return EMPTY;
        };
        let body = self.statements(&stmts);
        let span = between(self.path_start(None, &mac.path), self.closes(mac.delimiter.span()));
        let scope = self.add_scope(Scope { kind: ScopeKind::Stream, params: EMPTY, ret: None, body, span });
        self.list(&[scope.0])
    }
}

/// Whether nothing is known about macros of this name: their definition has to tell.
pub(super) fn is_unknown(name: &str) -> bool {
    matches!(family::Family::of(name), family::Family::Unknown)
}
