//! Buffers and guards that never get to write what they hold.

use super::*;

impl<'a> Durability<'a> {
    pub(super) fn lost_on_exit(&self, rule: &Rule) -> Vec<Mistake<'a>> {
        let mut mistakes = Vec::new();
        for traced in self.functions() {
            mistakes.extend(self.cut_off(traced));
            for call in &traced.calls {
                let forgotten = self.census.kind(call.site).filter(|kind| kind.class == "forget");
                mistakes.extend(forgotten.and_then(|kind| self.forgotten(traced, call, kind)));
                mistakes.extend(self.dropped_at_once(call));
            }
            mistakes.extend(self.never_flushed(traced));
        }
        mistakes.retain(|mistake| !self.is_named(rule, &self.ground.node(self.ground.site(mistake.site).node).symbol));
        mistakes
    }

    /// `process::exit` while a buffer or guard is alive: one mistake for each of these, at the first exit.
    fn cut_off(&self, traced: &Traced) -> Vec<Mistake<'a>> {
        let mut mistakes: Vec<(SiteId, Mistake<'a>)> = Vec::new();
        for exit in &traced.calls {
            let Some(kind) = self.census.kind(exit.site).filter(|kind| kind.class == "exit") else { continue };
            let Some((maker, made)) = self.lost(traced, exit) else { continue };
            let note = "ends without dropping".to_string();
            if let Some((_, known)) = mistakes.iter_mut().find(|(of, _)| *of == maker) {
                known.chain.push((exit.site, note));
                continue;
            }
            let (name, what) = (self.name(&kind), self.holder(maker, &made));
            let message = format!("`{name}` ends the process while {what} holds what is not written yet");
            let chain = vec![(maker, "written when this is dropped".to_string()), (exit.site, note)];
            mistakes.push((maker, Mistake { site: exit.site, kind, level: kind.level, message, chain }));
        }
        mistakes.into_iter().map(|(_, mistake)| mistake).collect()
    }

    /// The buffer or guard that an exit leaves undropped, as its maker.
    fn lost(&self, traced: &Traced, exit: &Trace) -> Option<(SiteId, Kind<'a>)> {
        // A hook that ends a panicking process is an abort by another name.
        if self.is_in_hook(exit.site) {
            return None;
        }
        let end = self.ground.site(exit.site).at.span.start;
        exit.alive.iter().find_map(|var| {
            let maker = traced.vars[*var as usize].made_by?;
            let made = self.census.made(maker)?;
            let holds = match made.class {
                "guard" => Self::has_logged(traced, *var, exit) && !self.is_gone(traced, *var, end),
                "buffer" | "async-buffer" => self.is_used(traced, *var, end) && !self.is_gone(traced, *var, end),
                _ => false,
            };
            holds.then_some((maker, made))
        })
    }

    /// What is to be flushed, for messages.
    fn holder(&self, maker: SiteId, made: &Kind<'_>) -> String {
        let path = self.name(made);
        let name = match made.class {
            "guard" => "the guard of ",
            _ => "the buffer of ",
        };
        match self.census.kind(maker) {
            Some(_) => format!("{name}`{path}`"),
            None => format!("a `{path}`"),
        }
    }

    /// Whether something was written into a buffer before a place.
    fn is_used(&self, traced: &Traced, var: u32, end: u32) -> bool {
        traced.vars[var as usize].uses.iter().any(|(at, _)| *at < end)
    }

    /// Whether something ran between the making of a guard and an exit that may have logged: before that nothing is there to lose.
    fn has_logged(traced: &Traced, var: u32, exit: &Trace) -> bool {
        let made = traced.calls.iter().rposition(|call| match &call.fate {
            Fate::Bound(bound) => *bound == var,
            Fate::Split(parts) => parts.contains(&Some(var)),
            Fate::Used | Fate::Dropped => false,
        });
        made.is_none_or(|made| exit.ran as usize > made)
    }

    /// Whether a variable was given away, flushed or dropped before a place.
    fn is_gone(&self, traced: &Traced, var: u32, end: u32) -> bool {
        let moved = traced.vars[var as usize].uses.iter().any(|(at, how)| *at < end && *how == Use::Moved);
        moved || self.is_flushed(traced, var, end)
    }

    fn forgotten(&self, traced: &Traced, call: &Trace, kind: Kind<'a>) -> Option<Mistake<'a>> {
        let maker = match call.args.first()? {
            Value::Var(var) if self.is_kept(traced, *var, call) => return None,
            Value::Var(var) => traced.vars[*var as usize].made_by?,
            Value::Made(site) => *site,
            _ => return None,
        };
        let made = self.census.made(maker).filter(|made| matches!(made.class, "guard" | "buffer"))?;
        let (name, what) = (self.name(&kind), self.holder(maker, &made));
        let message = format!("`{name}` keeps {what} from ever writing what it holds");
        let chain = vec![(maker, "written when this is dropped".to_string()), (call.site, "never dropped".to_string())];
        Some(Mistake { site: call.site, kind, level: kind.level, message, chain })
    }

    /// Whether another way through the function gives away what this call forgets. Whoever wrote both meant both: one for a platform
    /// whose programs never end, say.
    fn is_kept(&self, traced: &Traced, var: u32, forget: &Trace) -> bool {
        let here = self.ground.site(forget.site).at.span;
        let uses = &traced.vars[var as usize].uses;
        uses.iter().any(|(at, how)| *how == Use::Moved && !(here.start..here.end).contains(at))
    }

    /// `let _ = guard();`: it guards nothing.
    fn dropped_at_once(&self, call: &Trace) -> Option<Mistake<'a>> {
        let at_once = match &call.fate {
            Fate::Dropped => true,
            Fate::Split(parts) => parts.last().is_some_and(Option::is_none),
            _ => false,
        };
        if !at_once {
            return None;
        }
        let kind = self.census.made(call.site).filter(|kind| kind.class == "guard")?;
        let what = self.holder(call.site, &kind);
        let message = format!("{what} is dropped at once: what comes later is not written");
        Some(Mistake { site: call.site, kind, level: kind.level, message, chain: Vec::new() })
    }

    /// Async buffers that go out of scope as they are.
    fn never_flushed(&self, traced: &Traced) -> Vec<Mistake<'a>> {
        let lost = |(at, var): (usize, &Var)| {
            let maker = var.made_by?;
            let kind = self.census.kind(maker).filter(|kind| kind.class == "async-buffer")?;
            let only_written = !var.uses.is_empty() && var.uses.iter().all(|(_, how)| *how == Use::Receiver);
            if !only_written || self.is_flushed(traced, at as u32, u32::MAX) {
                return None;
            }
            let name = self.name(&kind);
            let message = format!("what `{name}` holds at the end is never written: drop does not flush it");
            Some(Mistake { site: maker, kind, level: kind.level, message, chain: Vec::new() })
        };
        traced.vars.iter().enumerate().filter_map(lost).collect()
    }
}
