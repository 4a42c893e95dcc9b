//! Remote operations that are tried again at the same pace for ever.

use super::*;
use finding::CADENCE;

impl Timers<'_> {
    pub(super) fn retries(&self, rule: &Rule) -> Vec<Mistake> {
        self.timers().filter_map(|(at, timer)| self.retry(rule, at, timer)).collect()
    }

    fn retry(&self, rule: &Rule, at: usize, timer: &Timer) -> Option<Mistake> {
        let until_it_works = matches!(timer.limit, Some(Limit::Success | Limit::Failure));
        // Whoever leaves at some errors has thought about which of them pass.
        let leaves = timer.exits.iter().any(|exit| exit.on_error || exit.kind == ExitKind::Try);
        let constant = !timer.jittered && !timer.backoff;
        if !(until_it_works || timer.recurs()) || leaves || !constant || self.told(at).coordinated || timer.coordinated
        {
            return None;
        }
        let every = show(self.counted_period(rule, at)?);
        let remote = |touch: &Touch| rule.params.classes.iter().any(|class| class == touch.of.name());
        let touch = self.touches(at, |run| !run.on_error).into_iter().find(remote)?;
        let primitive = self.path(touch.primitive);
        // A pause in the arm of the error is for the error only; a loop that goes on anyway may be a schedule.
        let level = match until_it_works || timer.on_error {
            true => Level::High,
            false if timer.work.iter().any(|run| run.on_error) => Level::Low,
            false => return None,
        };
        let message = match level {
            Level::High => {
                format!("what fails is tried again every {every} for ever: `{primitive}`, without a backoff")
            }
            _ => format!("runs every {every} whether it fails or not: `{primitive}`, without a backoff"),
        };
        let mut chain = self.touch_hops(&touch);
        chain.extend(self.timer_hops(at));
        let (effect, reaches) = self.effect(&touch);
        let help = HELP.iter().copied().chain([CADENCE]).map(str::to_string).collect();
        Some(Mistake { site: timer.site, level, message, chain, effect, reaches, help })
    }
}

const HELP: [&str; 2] = [
    "let the pause grow with each failure up to a limit, with chance in it: by hand, or with `backon`, `backoff`, `tokio-retry`",
    "give up after some attempts or a deadline, and tell whoever waits",
];
