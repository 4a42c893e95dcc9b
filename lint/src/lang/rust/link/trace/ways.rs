//! Whether anything ran on a way through a function that may have logged something: see [`Trace::ran`].

use super::Walk;
use crate::facts::*;

/// Macros that log, by the last word of their path: those of `log`, `tracing` and `slog`.
const LOGS: [&str; 8] = ["trace", "debug", "info", "warn", "error", "crit", "log", "event"];

impl Walk<'_, '_, '_> {
    /// Notes a call that runs code of the project, or a macro that logs. Whatever else is called has nothing to say in this log.
    pub(super) fn note(&mut self, call: &Call) {
        let logs = match call.target {
            Target::Macro { path, .. } => {
                self.facts.segments_of(path).last().is_some_and(|it| LOGS.contains(&self.text(it.name)))
            }
            _ => {
                let site = self.sites.get(&(self.unit.place(call.span), self.unit.place(call.at)));
                let meant = site.and_then(|site| self.meant.get(site));
                meant.is_some_and(|function| self.world.fns[function.0 as usize].external.is_none())
            }
        };
        if logs {
            self.ran = self.out.calls.len() as u32;
            self.noted += 1;
        }
    }

    /// Walks one of several ways on from here; `met` is what may have run where they meet again.
    pub(super) fn way(&mut self, body: ExprId, met: &mut u32, walk: impl FnOnce(&mut Self)) {
        let before = self.ran;
        walk(self);
        if !self.leaves(body) {
            *met = self.ran.max(*met);
        }
        self.ran = before;
    }

    /// Walks what runs again and again, or at another time: everything else in it, and around it, may have run before.
    pub(super) fn at_any_time(&mut self, walk: impl FnOnce(&mut Self)) {
        let (before, noted) = (self.ran, self.noted);
        self.ran = self.out.calls.len() as u32;
        walk(self);
        if self.noted == noted {
            self.ran = before;
        }
    }

    /// Whether a block ends with leaving the function or a loop.
    pub(super) fn leaves(&self, block: ExprId) -> bool {
        match self.facts.exprs[block.0 as usize] {
            Expr::Return(_) | Expr::Break(..) | Expr::Continue(_) => true,
            Expr::Block { stmts, tail, .. } => {
                let last = match visit::statements(self.facts, stmts).last() {
                    Some(Stmt::Expr(expr)) => Some(expr),
                    _ => None,
                };
                tail.or(last).is_some_and(|last| self.leaves(last))
            }
            _ => false,
        }
    }
}
