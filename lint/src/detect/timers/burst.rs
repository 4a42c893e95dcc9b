//! Intervals that make up for missed ticks, around work that can take longer than a tick.

use super::*;
use finding::CADENCE;

impl Timers<'_> {
    pub(super) fn bursts(&self, rule: &Rule) -> Vec<Mistake> {
        self.timers().filter_map(|(at, timer)| self.burst(rule, at, timer)).collect()
    }

    fn burst(&self, rule: &Rule, at: usize, timer: &Timer) -> Option<Mistake> {
        if timer.kind != TimerKind::Interval || timer.missed != MissedTicks::Default || !timer.recurs() {
            return None;
        }
        // Where the period is not known, whether work can overrun it is not known either.
        let period = self.period(at)?;
        let stall = |touch: &Touch| rule.params.takes.get(touch.of.name()).map(|ms| u64::from(*ms) * MILLISECOND);
        let overruns = |touch: &Touch| stall(touch).is_some_and(|it| period <= it);
        let touch = self.stalls(at, |_| true).find(overruns)?;
        let (name, primitive) = (self.primitive(timer), self.ground.path(touch.primitive));
        let message = format!(
            "`{name}` makes up for missed ticks all at once, and its work, every {}, can take longer: it reaches `{primitive}`",
            show(period),
        );
        let mut chain = self.timer_hops(at);
        chain.extend(self.touch_hops(&touch));
        let (effect, reaches) = self.effect(&touch);
        let help = HELP.iter().copied().chain([CADENCE]).map(str::to_string).collect();
        Some(Mistake { site: timer.site, level: Level::High, message, chain, effect, reaches, help })
    }
}

const HELP: [&str; 2] = [
    "say what is to become of missed ticks: `set_missed_tick_behavior(MissedTickBehavior::Skip)` keeps the beat, `Delay` keeps the distance; `Burst`, written out, says that it is meant",
    "bound the work with `tokio::time::timeout`, so that a stall costs one run",
];
