//! Loops that sleep for their period after their work.

use super::*;
use finding::CADENCE;

impl Timers<'_> {
    pub(super) fn drifts(&self, rule: &Rule) -> Vec<Mistake> {
        self.timers().filter_map(|(at, timer)| self.drift(rule, at, timer)).collect()
    }

    fn drift(&self, rule: &Rule, at: usize, timer: &Timer) -> Option<Mistake> {
        let sleeps = timer.kind == TimerKind::Sleep && timer.recurs() && !timer.steady && timer.beside.is_empty();
        if !sleeps
            || self.is_excepted(rule, timer)
            || timer.on_error
            || timer.backoff
            || timer.jittered
            || timer.turn.is_none()
        {
            return None;
        }
        let (name, level) = self.rate(rule, timer)?;
        let touch = self.stalls(at, |run| !run.on_error).next()?;
        let primitive = self.ground.path(touch.primitive);
        let message =
            format!("`{name}` is slept after the work, so that a round takes longer by `{primitive}`: the rate drifts");
        let mut chain = self.touch_hops(&touch);
        chain.extend(self.timer_hops(at));
        let (effect, reaches) = self.effect(&touch);
        let help = HELP.iter().copied().chain([CADENCE]).map(str::to_string).collect();
        Some(Mistake { site: timer.site, level, message, chain, effect, reaches, help })
    }

    /// The name by which a fixed rate is meant, and how surely.
    fn rate<'t>(&self, rule: &Rule, timer: &'t Timer) -> Option<(&'t str, Level)>
    where
        Self: 't,
    {
        // What a value of the configuration is called, from which the period is computed, need not be what this one is for.
        let constants = timer.origin.iter().filter(|origin| origin.kind == OriginKind::Constant);
        let names: Vec<&str> = timer.name.as_deref().into_iter().chain(constants.map(|origin| &*origin.name)).collect();
        let of_words = |of: &[String]| names.iter().copied().find(|name| has_word(name, of));
        let function = &*self.ground.node(timer.function).symbol;
        let function = function.rsplit("::").next().unwrap_or(function);
        let beside = of_words(&rule.params.beside);
        let by_function = || beside.filter(|_| has_word(function, &rule.params.names));
        let sure = of_words(&rule.params.names).or_else(by_function).map(|name| (name, Level::Medium));
        sure.or(beside.map(|name| (name, Level::Low)))
    }
}

const HELP: [&str; 1] = [
    "make an interval before the loop and await its `tick()` in it, with `MissedTickBehavior::Skip`; or sleep until a deadline that moves on by the period",
];
