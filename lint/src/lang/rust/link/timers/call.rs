//! Calls: what waits, what starts, what a loop does in each turn.

use super::state::{Goes, RawWait, Walk};
use crate::{base::source::Span, facts::*};

/// What is called on something that ticks, to wait for the next tick.
const TICKS: [&str; 12] = [
    "tick",
    "next",
    "poll_tick",
    "poll_next",
    "poll_next_unpin",
    "poll",
    "poll_unpin",
    "recv",
    "try_recv",
    "select_next_some",
    "for_each",
    "try_for_each",
];

/// What gives back, in another form, what it is called on or given.
const WRAPS: [&str; 16] = [
    "new",
    "pin",
    "boxed",
    "fuse",
    "from",
    "Some",
    "Ok",
    "into",
    "map",
    "as_mut",
    "by_ref",
    "boxed_local",
    "into_stream",
    "skip",
    "enumerate",
    "take_until",
];

/// Macros that say something to somebody, and do no work.
const SAYS: [&str; 14] = [
    "trace", "debug", "info", "warn", "error", "log", "event", "println", "eprintln", "print", "write", "writeln",
    "format", "dbg",
];

impl Walk<'_, '_, '_> {
    pub(super) fn call(&mut self, id: CallId, goes: Goes) {
        let call = self.facts.calls[id.0 as usize];
        let args: Vec<ExprId> = self.facts.list(call.args).iter().map(|arg| ExprId(*arg)).collect();
        if let Target::Macro { path, .. } = call.target {
            return self.macro_call(id, path, &call, &args);
        }
        let ends = std::mem::take(&mut self.ends);
        let site = self.site(id);
        let meaning = site.and_then(|site| self.typed.calls.get(&site).copied());
        let name = self.called(id).unwrap_or_default();
        let timeout = meaning == Some(TimeCall::Waits) && matches!(name, "timeout" | "timeout_at");
        let wraps = WRAPS.contains(&name) || matches!(name, "unwrap" | "expect");
        let inner = if wraps && meaning.is_none() { goes.clone() } else { Goes::Away };
        match call.target {
            Target::Method { receiver, .. } => {
                self.receiver(receiver, name, &args);
                let passes = matches!(name, "unwrap" | "expect");
                let goes = match name {
                    "detach" => Goes::Dropped,
                    _ if passes || WRAPS.contains(&name) => inner.clone(),
                    _ => Goes::Asked,
                };
                self.ends = passes.then_some(false);
                // `future.timeout(limit)` ends what it is called on.
                self.with(|at| at.limited |= timeout, |this| this.expr(receiver, goes));
                self.ends = None;
            }
            Target::Callee(callee) => self.expr(callee, Goes::Asked),
            Target::Macro { .. } => {}
        }
        for (at, arg) in args.iter().enumerate() {
            let goes = match name {
                "drop" => Goes::Dropped,
                _ if args.len() == 1 => inner.clone(),
                _ => Goes::Away,
            };
            let behind = at > 0;
            self.lent(*arg);
            self.closure_of(call.target, name, *arg);
            if let Expr::Scope(scope) = self.facts.exprs[arg.0 as usize]
                && self.runs_again(call.target, name)
            {
                self.again.insert(scope);
            }
            self.with(|at| at.limited |= timeout && behind, |this| this.expr(*arg, goes));
        }
        self.note(&call, site, name, ends.is_some());
        let Some(site) = site else { return };
        let into = match &goes {
            Goes::Var(var) if !call.awaited => Some(*var),
            _ => None,
        };
        match meaning {
            Some(TimeCall::Waits) => self.wait(id, site, goes, ends),
            Some(TimeCall::Starts) => self.start(site, &args, goes),
            None => {}
        }
        if let Some(function) = self.typed.meant.get(&site).copied() {
            if self.timing.takes(self.world, function) && !args.is_empty() {
                self.passes.push((site, args));
            }
            if self.at.limited {
                self.limited.push(SiteId(site));
            }
            if let Some(var) = into.filter(|_| self.timing.waits(self.world, function)) {
                self.vars[var as usize].future = Some(site);
            }
        }
    }

    /// Whether a call calls again and again what it is given: `unfold(..)`, `repeat(it).then(..)`.
    fn runs_again(&self, target: Target, name: &str) -> bool {
        if matches!(name, "unfold" | "try_unfold" | "repeat_with") {
            return true;
        }
        let Target::Method { mut receiver, .. } = target else { return false };
        if !matches!(name, "then" | "map" | "for_each" | "filter_map" | "and_then" | "try_for_each") {
            return false;
        }
        while let Expr::Call(call) = self.facts.exprs[receiver.0 as usize] {
            match (self.facts.calls[call.0 as usize].target, self.called(call)) {
                (Target::Callee(_), Some("repeat" | "repeat_with")) => return true,
                (Target::Method { receiver: inner, .. }, Some(name)) if !name.starts_with("take") => receiver = inner,
                _ => return false,
            }
        }
        false
    }

    /// What is lent to a call may be told there what to do about ticks that it missed.
    fn lent(&mut self, arg: ExprId) {
        let Expr::Ref(inner) = self.facts.exprs[arg.0 as usize] else { return };
        if let Expr::Path(path) = self.facts.exprs[inner.0 as usize]
            && let Some(wait) = self.local(path).and_then(|var| self.vars[var as usize].wait)
            && self.waits[wait].wait.kept == Kept::Variable
        {
            self.waits[wait].wait.kept = Kept::Away;
        }
    }

    /// What a method call does to the variable or field that it is called on.
    fn receiver(&mut self, receiver: ExprId, name: &str, args: &[ExprId]) {
        if TICKS.contains(&name) {
            self.awaited(receiver);
        }
        if name == "reset" {
            self.renewed.extend(self.wait_held(receiver));
        }
        if name == "set_missed_tick_behavior"
            && let [arg] = args
            && let Expr::Path(path) = self.facts.exprs[arg.0 as usize]
        {
            let missed = match self.last(path) {
                "Burst" => Missed::Burst,
                "Delay" => Missed::Delay,
                "Skip" => Missed::Skip,
                _ => return,
            };
            match self.facts.exprs[self.held_in(receiver).0 as usize] {
                Expr::Path(path) => {
                    let var = self.local(path);
                    if let Some(wait) = var.and_then(|var| self.vars[var as usize].wait) {
                        self.waits[wait].wait.missed = Some(missed);
                    }
                }
                Expr::Field(_, field) => {
                    let adt = self.noted(self.held_in(receiver));
                    self.told.extend(adt.map(|adt| (adt.0, self.text(field).into(), missed)));
                }
                _ => {}
            }
        }
    }

    /// What a reference, pin or the like is of.
    pub(super) fn held_in(&self, mut id: ExprId) -> ExprId {
        loop {
            id = match self.facts.exprs[id.0 as usize] {
                Expr::Ref(inner) | Expr::Deref(inner) => inner,
                Expr::Call(call) => match self.facts.calls[call.0 as usize].target {
                    Target::Method { receiver, name, .. } if WRAPS.contains(&self.text(name)) => receiver,
                    Target::Callee(_) => match self.facts.list(self.facts.calls[call.0 as usize].args) {
                        [only] if self.called(call).is_some_and(|name| WRAPS.contains(&name)) => ExprId(*only),
                        _ => return id,
                    },
                    _ => return id,
                },
                _ => return id,
            };
        }
    }

    /// Something is waited for: perhaps what was made before.
    pub(super) fn awaited(&mut self, id: ExprId) {
        if let Expr::Path(path) = self.facts.exprs[self.held_in(id).0 as usize] {
            self.tick(path);
        }
    }

    /// The wait whose value is in what an expression refers to.
    fn wait_held(&self, id: ExprId) -> Option<usize> {
        let Expr::Path(path) = self.facts.exprs[self.held_in(id).0 as usize] else { return None };
        self.vars[self.local(path)? as usize].wait
    }

    /// `_ = &mut deadline => return`: all loops that it leaves, and that it was made outside of, end by it.
    fn deadline(&mut self, waited: ExprId, breaks: bool) {
        let Expr::Await(waited) = self.facts.exprs[waited.0 as usize] else { return };
        let Some(wait) = self.wait_held(waited) else { return };
        let turns = &self.at.turns;
        let left =
            if breaks { &turns[turns.len().saturating_sub(1)..] } else { &turns[self.at.outside.min(turns.len())..] };
        let around = &self.waits[wait].around;
        self.deadlines.extend(left.iter().filter(|turn| !around.contains(turn)).map(|turn| (wait, *turn)));
    }

    pub(super) fn tick(&mut self, path: PathId) {
        let Some(held) = self.local(path).map(|var| &self.vars[var as usize]) else { return };
        self.later.extend(held.future.map(|site| (site, (self.at.arm, self.at.waited))));
        let Some(wait) = held.wait else { return };
        let at = self.unit().place(self.facts.paths[path.0 as usize].span);
        let tick = Tick { at, turn: self.at.turns.last().copied(), arm: self.at.arm };
        let ticks = &mut self.waits[wait].wait.ticks;
        if !ticks.contains(&tick) {
            ticks.push(tick);
        }
    }

    /// What a closure is called with that is passed to a method of something.
    fn closure_of(&mut self, target: Target, name: &str, arg: ExprId) {
        let (Target::Method { receiver, .. }, "map" | "and_then" | "map_or" | "inspect") = (target, name) else {
            return;
        };
        let Expr::Scope(scope) = self.facts.exprs[arg.0 as usize] else { return };
        self.given.insert(scope, receiver);
    }

    /// Notes a call in the loops around it.
    fn note(&mut self, call: &Call, site: Option<u32>, name: &str, ends: bool) {
        let constructor = matches!(name, "Ok" | "Err" | "Some") || name.starts_with("from_") && site.is_none();
        if self.at.turns.is_empty() || name.is_empty() || constructor || self.at.once {
            return;
        }
        let called = Called {
            name: name.into(),
            at: self.unit().place(call.span),
            site: site.map(SiteId),
            awaited: call.awaited,
            on_error: self.at.on_error,
            asked: self.at.asked,
            arm: self.at.arm,
            waited: self.at.waited,
            ends,
        };
        for turn in &self.at.turns {
            self.turns[*turn as usize].turn.calls.push(called.clone());
        }
    }

    fn wait(&mut self, call: CallId, site: u32, goes: Goes, ends: Option<bool>) {
        let awaited = self.facts.calls[call.0 as usize].awaited;
        let (kept, var) = match &goes {
            _ if awaited => (Kept::Here, None),
            Goes::Var(var) => (Kept::Variable, Some(*var)),
            Goes::Field(of, name) => (Kept::Field(*of, name.clone()), None),
            Goes::Away => (Kept::Away, None),
            Goes::Dropped | Goes::Asked => (Kept::Here, None),
        };
        if let Some(var) = var {
            self.vars[var as usize].wait = Some(self.waits.len());
        }
        let wait = Wait {
            site: SiteId(site),
            args: Vec::new(),
            name: None,
            turn: self.at.turns.last().copied().filter(|_| !self.at.once),
            ticks: Vec::new(),
            kept,
            missed: None,
            changes: false,
            jitter: false,
            compensated: false,
            limited: self.at.limited,
            on_error: self.at.on_error,
            arm: self.at.arm,
            waited: self.at.waited,
            ends: ends.is_some(),
            breaks: ends.unwrap_or(false),
            around: self.around(call),
            sometimes: self.at.sometimes,
            polled: self.renews(call),
        };
        let around = self.at.turns.clone();
        self.waits.push(RawWait { wait, call, around });
    }

    /// What a wait is around: `timeout(limit, receiver.recv())`, `receiver.recv().timeout(limit)`.
    fn around(&self, call: CallId) -> Option<Box<str>> {
        let call = &self.facts.calls[call.0 as usize];
        let of = match (call.target, self.facts.list(call.args)) {
            (Target::Callee(_), [_, of]) => ExprId(*of),
            (Target::Method { receiver, .. }, [_]) => receiver,
            _ => return None,
        };
        let lent = |id: ExprId| match self.facts.exprs[id.0 as usize] {
            Expr::Ref(_) => true,
            Expr::Call(call) => self.called(call) == Some("as_mut"),
            _ => false,
        };
        match self.facts.exprs[self.held_in(of).0 as usize] {
            Expr::Call(inner) => self.called(inner).map(Into::into),
            Expr::Path(_) if lent(of) => Some("&".into()),
            _ => None,
        }
    }

    fn start(&mut self, site: u32, args: &[ExprId], goes: Goes) {
        let mut runs = Vec::new();
        let mut takes_self = false;
        let mut open: Vec<ExprId> = args.to_vec();
        while let Some(id) = open.pop() {
            visit::children(self.facts, id, &mut |child| open.push(child));
            match self.facts.exprs[id.0 as usize] {
                Expr::Path(path) => takes_self |= self.is_own_self(path),
                Expr::Call(call) => {
                    runs.extend(self.site(call).filter(|site| self.typed.meant.contains_key(site)).map(SiteId));
                }
                _ => {}
            }
        }
        runs.sort_unstable();
        let handle = match goes {
            Goes::Dropped | Goes::Var(_) => Handle::Dropped,
            Goes::Field(..) | Goes::Away => Handle::Stored,
            Goes::Asked => Handle::Kept,
        };
        if let Goes::Var(var) = goes {
            self.vars[var as usize].start = Some(self.starts.len());
        }
        self.starts.push(Start { site: SiteId(site), runs, handle, takes_self });
    }

    /// `self`, or a clone of it.
    fn is_own_self(&self, path: PathId) -> bool {
        let is_self = |path: PathId| matches!(self.facts.segments_of(path), [only] if self.text(only.name) == "self");
        if is_self(path) {
            return true;
        }
        let init = self.locals.get(&path).and_then(|var| self.vars[*var as usize].init);
        let Some(Expr::Call(call)) = init.map(|init| self.facts.exprs[init.0 as usize]) else { return false };
        let of =
            |id: ExprId| matches!(self.facts.exprs[self.held_in(id).0 as usize], Expr::Path(path) if is_self(path));
        let info = &self.facts.calls[call.0 as usize];
        match (info.target, self.facts.list(info.args)) {
            (Target::Method { receiver, name, .. }, []) => self.text(name) == "clone" && of(receiver),
            (Target::Callee(_), [only]) => self.called(call) == Some("clone") && of(ExprId(*only)),
            _ => false,
        }
    }

    fn macro_call(&mut self, id: CallId, path: PathId, call: &Call, args: &[ExprId]) {
        self.expansion(id);
        let name = self.last(path);
        match name {
            "select" | "select_biased" | "select_ref" => return self.select(args),
            "pin" | "pin_mut" => {}
            name if SAYS.contains(&name) => return self.all(args),
            "ready" => {
                self.all(args);
                let over = args.first().map_or_else(Vec::new, |arg| self.polled(*arg));
                return self.at.find_over(&over);
            }
            name if amount::gives_up(name) => {
                self.all(args);
                return self.leave(ExitKind::Return, true);
            }
            _ => self.note(call, None, name, false),
        }
        self.all(args);
    }

    fn all(&mut self, args: &[ExprId]) {
        args.iter().for_each(|arg| self.expr(*arg, Goes::Asked));
    }

    /// The arms of `select!`: each a match over what it waits for. crossbeam's operands come before their arms.
    fn select(&mut self, args: &[ExprId]) {
        self.arms += 1;
        for (at, arg) in args.iter().enumerate() {
            let arm = Some(self.arms);
            match self.facts.exprs[arg.0 as usize] {
                Expr::Match { scrutinee, arms } => {
                    let bodies: Vec<ExprId> = self.facts.list(arms).chunks_exact(3).map(|arm| ExprId(arm[2])).collect();
                    self.ends = self.ending(&bodies);
                    if let Some(breaks) = self.ends {
                        self.deadline(scrutinee, breaks);
                    }
                    self.with(
                        |at| (at.arm, at.waited) = (arm, true),
                        |this| {
                            this.expr(scrutinee, Goes::Asked);
                        },
                    );
                    self.ends = None;
                    self.with(
                        |at| at.arm = arm,
                        |this| this.arms(scrutinee, this.facts.list(arms), false, &Goes::Dropped),
                    );
                    self.arms += 1;
                }
                Expr::Path(path) => {
                    self.with(|at| (at.arm, at.waited) = (arm, true), |this| this.tick(path));
                    self.expr(*arg, Goes::Asked);
                }
                Expr::Call(_) => {
                    // `recv(after(limit)) -> _ => return`
                    self.ends = args.get(at + 1).and_then(|next| match self.facts.exprs[next.0 as usize] {
                        Expr::Match { arms, .. } => self.ending(&[ExprId(self.facts.list(arms)[2])]),
                        _ => None,
                    });
                    self.with(|at| (at.arm, at.waited) = (arm, true), |this| this.expr(*arg, Goes::Asked));
                }
                _ => self.with(|at| at.arm = arm, |this| this.expr(*arg, Goes::Asked)),
            }
        }
        self.arms += 1;
    }

    /// Where a path ends, with the fields behind it.
    fn path_end(&self, id: ExprId) -> Option<u32> {
        match self.facts.exprs[id.0 as usize] {
            Expr::Path(path) => Some(self.facts.paths[path.0 as usize].span.end).filter(|end| *end > 0),
            Expr::Field(base, name) => Some(self.path_end(base)? + 1 + self.text(name).len() as u32),
            _ => None,
        }
    }

    /// The places of all that an expression is made of, from the first to the last.
    pub(super) fn place_of(&self, id: ExprId) -> Option<Span> {
        let mut hull: Option<Span> = None;
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            visit::children(self.facts, id, &mut |child| open.push(child));
            let span = match self.facts.exprs[id.0 as usize] {
                Expr::Path(path) => self.facts.paths[path.0 as usize].span,
                Expr::Call(call) => self.facts.calls[call.0 as usize].span,
                Expr::Scope(scope) => self.facts.scopes[scope.0 as usize].span,
                Expr::Field(base, name) => match self.path_end(base) {
                    // As it is written where nobody broke the line.
                    Some(end) => Span::new(end, end + 1 + self.text(name).len() as u32),
                    None => continue,
                },
                _ => continue,
            };
            if span != Span::default() {
                hull = Some(hull.map_or(span, |hull| Span::new(hull.start.min(span.start), hull.end.max(span.end))));
            }
        }
        hull.map(|hull| self.unit().place(hull))
    }
}
