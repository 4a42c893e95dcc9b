//! Macro calls: what can be read out of their bodies without expansion.

mod args;
mod family;
mod items;
mod json;
mod labels;
mod select;

use super::{
    builder::{EMPTY, OpenBlock},
    cursor::Parser,
    failure::Parse,
    paths::Style,
    stmts::{Last, MacroStatement},
};
use crate::{
    base::source::Span,
    facts::{Call, Expr, ExprId, ListId, PathId, Scope, ScopeKind, Target},
    lang::rust::lex::{Kind, Tag},
};
use family::Family;

/// Bodies nested deeper than this are not read.
pub(super) const DEEPEST: u32 = 24;

/// What an attempt to read a macro's body showed: so that it is made once, however often what is around it is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It holds statements.
    Statements,
    /// It holds neither expressions nor statements.
    Nothing,
}

impl Parser<'_> {
    /// The range of the tokens between a macro's delimiters.
    fn body_span(&self, open: usize) -> Span {
        Span::new(self.token(open).end, self.token(self.close_of(open)).start)
    }

    fn family(&self, path: PathId) -> Family {
        Family::of(self.last_segment(path))
    }

    /// Reads all of the group that comes, one macro deeper, and goes behind it. Failure is no error, only nothing.
    fn inside<T>(&mut self, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Option<T> {
        let open = self.at;
        let mut result = None;
        if self.macros < DEEPEST {
            self.macros += 1;
            result = self.contents(open, reader);
            self.macros -= 1;
        }
        self.at = self.close_of(open) + 1;
        result
    }

    /// Reads all of the group at `open`.
    fn contents<T>(&mut self, open: usize, reader: impl FnOnce(&mut Self) -> Parse<T>) -> Option<T> {
        let strict = std::mem::replace(&mut self.strict, true);
        let result = self.nest(|this| {
            this.attempt(|this| {
                this.at = open + 1;
                let no_struct = std::mem::take(&mut this.no_struct);
                let result = reader(this)?;
                this.no_struct = no_struct;
                if this.at == this.close_of(open) { Ok(result) } else { this.unexpected() }
            })
        });
        self.strict = strict;
        result.ok()
    }

    /// A macro call in expression position; its path, which begins at `start`, and the exclamation mark were read.
    pub(super) fn macro_expr(&mut self, path: PathId, start: u32) -> Parse<ExprId> {
        let open = self.at;
        let close = self.close_of(open);
        if self.is_missing(close) {
            return self.unexpected();
        }
        let family = self.family(path);
        if family == Family::Try {
            if let Some(value) = self.inside(Self::expr) {
                return Ok(self.out.add(Expr::Try(value)));
            }
            self.at = open;
        }
        self.cfgs += u32::from(self.is_lone(path, "cfg"));
        let args = if open + 1 == close || family == Family::Quoted || family == Family::Definition {
            self.at = close + 1;
            EMPTY
        } else {
            self.inside(|this| this.macro_args(family, start)).unwrap_or(EMPTY)
        };
        let target = Target::Macro { path, body: self.body_span(open) };
        let (span, at) = (self.since(start), self.path_span(path));
        Ok(self.out.add_call(Call { target, args, span, at, awaited: false, chain_awaited: false }))
    }

    fn macro_args(&mut self, family: Family, start: u32) -> Parse<ListId> {
        match family {
            Family::Quoted | Family::Definition => Ok(EMPTY),
            Family::Format => self.format_args(),
            Family::Vec => self.vec_args(),
            Family::Matches => self.matches_args(),
            Family::Select => self.select_args(),
            Family::Join => self.join_args(),
            Family::Json => self.json_args(),
            Family::Stream => self.stream_args(start),
            Family::CfgIf | Family::CfgSelect => self.cfg_args(family),
            Family::Pin | Family::Try | Family::Statics | Family::Include | Family::Unknown => self.unknown_args(),
        }
    }

    /// A macro call in statement position.
    pub(super) fn macro_stmt(&mut self, block: &mut OpenBlock) -> Parse<MacroStatement> {
        let start = self.peek().start;
        let path = self.path(Style::Expr)?;
        self.expect_alone(b'!')?;
        let family = self.family(path);
        match family {
            Family::Statics => {
                let mark = self.out.open();
                let local = self.last_segment(path) == "thread_local";
                self.inside(|this| this.statics(local));
                self.out.put_block_items(mark);
                Ok(MacroStatement::Spliced)
            }
            Family::CfgIf | Family::CfgSelect => {
                let open = self.at;
                if self.inside(|this| this.cfg_stmts(family, block)).is_some() || family == Family::CfgIf {
                    return Ok(MacroStatement::Spliced);
                }
                self.at = open;
                self.macro_expr(path, start).map(MacroStatement::Call)
            }
            // `pin! { let x = f(); }` binds in the block around it.
            Family::Pin if self.nth(1).tag == Tag::Let => {
                let open = self.at;
                if self.inside(|this| this.fill(block, Last::Statement)).is_some() {
                    return Ok(MacroStatement::Spliced);
                }
                self.at = open;
                self.macro_expr(path, start).map(MacroStatement::Call)
            }
            _ => self.macro_expr(path, start).map(MacroStatement::Call),
        }
    }

    /// `stream! { .. }`: a body that is polled.
    fn stream_args(&mut self, start: u32) -> Parse<ListId> {
        let body = self.statements()?;
        let span = Span::new(start, self.peek().end);
        let scope =
            self.out.add_scope(Scope { kind: ScopeKind::Stream, params: EMPTY, ret: None, body, moves: true, span });
        Ok(self.out.single(scope.0))
    }

    /// Whether what is left of the group holds `$name` or `#name`: a template, not code.
    fn is_template(&self) -> bool {
        let (mut at, mut depth) = (self.at, 0u32);
        loop {
            let (token, next) = (self.token(at), self.token(at + 1));
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth > 0 => depth -= 1,
                Kind::Close | Kind::End => return false,
                Kind::Punct if token.byte == b'$' => return true,
                Kind::Punct if token.byte == b'#' && next.kind == Kind::Ident => return true,
                Kind::Punct if token.byte == b'#' && next.kind == Kind::Open && next.byte == b'(' => return true,
                _ => {}
            }
            at += 1;
        }
    }
}

/// Whether nothing is known about macros of this name: their definition has to tell.
pub(super) fn is_unknown(name: &str) -> bool {
    Family::of(name) == Family::Unknown
}
