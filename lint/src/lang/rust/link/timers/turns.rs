//! Loops, and the ways out of them.

use super::{
    polled::Over,
    state::{At, Goes, RawTurn, Walk},
};
use crate::{base::source::Span, facts::*};

impl Walk<'_, '_, '_> {
    pub(super) fn looped(&mut self, kind: TurnKind, cond: Option<ExprId>, body: ExprId) {
        let own = self.turns.len() as u32;
        self.open(kind);
        let over = cond.map_or_else(Over::default, |cond| self.over(cond));
        self.with(
            |at| at.turns.push(own),
            |this| {
                this.scoped(|this| {
                    if let Some(cond) = cond
                        && kind != TurnKind::Forever
                    {
                        this.leave(ExitKind::Condition, false);
                        let hangs = this.hangs(cond);
                        this.turns[own as usize].hangs.push(hangs);
                        // `while let Ok(message) = receiver.recv_timeout(limit)`
                        let ends = match this.facts.exprs[cond.0 as usize] {
                            Expr::Let(pat, _) => this.is_failure_else(pat),
                            _ => false,
                        };
                        this.ends = ends.then_some(false);
                        this.with(|at| at.asked = true, |this| this.expr(cond, Goes::Asked));
                    }
                    this.with(|at| at.find_over(&over.then), |this| this.expr(body, Goes::Dropped));
                });
            },
        );
    }

    /// Begins a loop.
    fn open(&mut self, kind: TurnKind) {
        let node = NodeId(self.at.node);
        let limit = self.at.limited.then_some(Limit::Timeout);
        let outer = self.at.turns.last().copied();
        let turn = Turn { node, at: Span::default(), outer, kind, exits: Vec::new(), limit, calls: Vec::new() };
        self.turns.push(RawTurn { turn, hangs: Vec::new() });
    }

    pub(super) fn for_loop(&mut self, pat: PatId, iter: ExprId, body: ExprId) {
        self.awaited(iter);
        self.expr(iter, Goes::Asked);
        let kind = match self.facts.exprs[iter.0 as usize] {
            Expr::Range(_, None) => TurnKind::Forever,
            Expr::Path(path) if self.is_ticker(path) => TurnKind::Each,
            Expr::Call(call)
                if self.called(call).is_some_and(|name| matches!(name, "repeat" | "cycle" | "incoming")) =>
            {
                TurnKind::Forever
            }
            _ => TurnKind::Counted,
        };
        let own = self.turns.len() as u32;
        self.open(kind);
        // Where the iterator is a channel that ticks, waiting for it is what each turn does first.
        if let Expr::Path(path) = self.facts.exprs[iter.0 as usize] {
            self.with(|at| at.turns.push(own), |this| this.tick(path));
        }
        self.with(
            |at| at.turns.push(own),
            |this| {
                this.scoped(|this| {
                    this.bind(pat, None);
                    this.expr(body, Goes::Dropped);
                });
            },
        );
    }

    /// A way out of loops: of the innermost, or of all in the body.
    pub(super) fn leave(&mut self, kind: ExitKind, all: bool) {
        let At { on_error, arm, .. } = self.at;
        let on_error = on_error || kind == ExitKind::Try;
        let turns = match kind {
            ExitKind::Try | ExitKind::Return => &self.at.turns[self.at.outside.min(self.at.turns.len())..],
            ExitKind::Break | ExitKind::Condition => &self.at.turns[..],
        };
        let of = if all { turns } else { &turns[turns.len().saturating_sub(1)..] };
        for turn in of {
            let turn = &mut self.turns[*turn as usize].turn;
            // It stands behind what was called last.
            let at = turn.calls.last().map_or(turn.at, |call| call.at);
            turn.exits.push(Exit { kind, at, on_error, arm });
        }
    }
}
