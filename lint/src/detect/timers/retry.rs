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
        if !(until_it_works || timer.recurs())
            || leaves
            || !constant
            || self.told(at).coordinated
            || timer.coordinated
            || self.is_limited(timer)
        {
            return None;
        }
        let period = self.counted_period(rule, at)?;
        let every = show(period);
        let remote = |touch: &Touch| {
            let near = rule.params.max_hops.is_none_or(|hops| touch.path.len() <= hops as usize);
            let (path, classes) = (self.ground.path(touch.primitive), &rule.params.classes);
            let root = path.split("::").next().unwrap_or(path);
            near && classes.iter().any(|class| class == touch.of.name())
                && !rule.params.except_names.iter().any(|it| it == root)
        };
        let touch = self.tried(at, timer, remote)?;
        let primitive = self.ground.path(touch.primitive);
        // A pause in the arm of the error is for the error only; a loop that goes on anyway may be a schedule.
        let level = match until_it_works || timer.on_error {
            true => Level::High,
            false if timer.work.iter().any(|run| run.on_error) && period <= QUICK => Level::Low,
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

    /// What is tried again: what a way out hangs on, else the only thing that could be it.
    fn tried(&self, at: usize, timer: &Timer, remote: impl Fn(&Touch) -> bool) -> Option<Touch> {
        let runs = timer.work.iter().filter(|run| !run.on_error);
        let own = |run: &Run| self.touches(at, |it| it.at == run.at).into_iter().find(&remote);
        let (asked, others): (Vec<_>, Vec<_>) =
            runs.filter_map(|run| Some((run.asked, own(run)?))).partition(|(asked, _)| *asked);
        let of = if asked.is_empty() { others } else { asked };
        // Calls within the arguments of one another come to the same.
        let primitive = of.first()?.1.primitive;
        let same = of.iter().all(|(asked, touch)| *asked || touch.primitive == primitive);
        same.then(|| of.into_iter().next_back()).flatten().map(|(_, touch)| touch)
    }

    /// Whether the wait stands in a block that somebody gives so much time: `timeout(limit, async { .. })`, be it by a variable.
    fn is_limited(&self, timer: &Timer) -> bool {
        let mut node = timer.node;
        while let (NodeKind::Async | NodeKind::Closure, Some(parent)) =
            (self.ground.node(node).kind, self.ground.node(node).parent)
        {
            if self.work.kinds_in(parent).any(|kind| kind.class == LIMIT) {
                return true;
            }
            node = parent;
        }
        false
    }
}

/// A loop with a longer period that goes on whether it fails or not has a schedule.
const QUICK: u64 = 2_000 * MILLISECOND;

/// The class of calls that end an operation after some time.
const LIMIT: &str = "limit";

const HELP: [&str; 2] = [
    "let the pause grow with each failure up to a limit, with chance in it: by hand, or with `backon`, `backoff`, `tokio-retry`",
    "give up after some attempts or a deadline, and tell whoever waits",
];
