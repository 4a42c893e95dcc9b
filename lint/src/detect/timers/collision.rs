//! Timers that start together and, by their periods, run at the same moments.

use super::*;
use crate::base::collisions::{Job, Pair, predict};
use finding::CADENCE;

/// A timer of which it is known when it runs.
struct Known {
    at: usize,
    period: u64,
    uses: Vec<Use>,
}

/// Two that meet.
struct Met<'k> {
    left: &'k Known,
    right: &'k Known,
    class: String,
    takes: (u64, u64),
    share: f64,
    lower_bound: f64,
    pair: Option<Pair>,
    /// Whose period to change, and to what.
    cure: Option<(usize, u64)>,
}

impl Timers<'_> {
    pub(super) fn collisions(&self, rule: &Rule) -> Vec<Mistake> {
        let mut groups: Vec<(NodeId, Vec<Known>)> = Vec::new();
        for (at, timer) in self.timers() {
            let Some((function, known)) = self.started(rule, at, timer) else { continue };
            match groups.iter_mut().find(|(of, _)| *of == function) {
                Some((_, group)) => group.push(known),
                None => groups.push((function, vec![known])),
            }
        }
        let mut mistakes = Vec::new();
        for (_, group) in &groups {
            let pairs =
                group.iter().enumerate().flat_map(|(nth, left)| group[nth + 1..].iter().map(move |it| (left, it)));
            let mut met: Vec<Met<'_>> = pairs.filter_map(|(left, right)| self.meet(rule, left, right)).collect();
            met.sort_by(|a, b| b.share.total_cmp(&a.share));
            mistakes.extend(met.iter().map(|met| self.met(met)));
        }
        mistakes
    }

    /// A timer that keeps its rate from the moment at which a function starts it, and that function.
    fn started(&self, rule: &Rule, at: usize, timer: &Timer) -> Option<(NodeId, Known)> {
        let ticks_at_once = self.ground.path(timer.primitive).ends_with("::interval");
        let keeps_its_rate = timer.kind == TimerKind::Interval && timer.steady && timer.recurs();
        let moved = timer.jittered || timer.backoff || timer.coordinated || self.told(at).coordinated;
        if !ticks_at_once || !keeps_its_rate || moved || timer.start.kind == StartKind::Plain {
            return None;
        }
        let (function, start) = (timer.start.function?, timer.start.site?);
        // What waits before it makes the interval starts later, nobody knows how much.
        if self.ground.site(start).in_loop || self.waits_before(timer.site) {
            return None;
        }
        let period = self.counted_period(rule, at)?;
        let uses = self.uses(at);
        (!uses.is_empty()).then_some((function, Known { at, period, uses }))
    }

    /// Whether a body awaits something before a call.
    fn waits_before(&self, site: SiteId) -> bool {
        let node = self.ground.site(site).node;
        let first = self.ground.program.sites[..site.0 as usize].iter().rev().take_while(|it| it.node == node);
        first.into_iter().any(|it| it.awaited || it.chain_awaited)
    }

    fn meet<'k>(&self, rule: &Rule, left: &'k Known, right: &'k Known) -> Option<Met<'k>> {
        let timer = |known: &Known| &self.inventory.timers[known.at];
        let (a, b) = (timer(left), timer(right));
        // Something that waits between the two starts moves them apart.
        let apart = a.start.site.zip(b.start.site).is_none_or(|(a, b)| self.waits_between(a, b));
        if a.node == b.node || a.start.site == b.start.site || apart || !self.share_a_process(left.at, right.at) {
            return None;
        }
        let class = left.uses.iter().find(|one| right.uses.iter().any(|other| one.class == other.class))?.class.clone();
        let assumed = rule.params.takes.get(&class).map(|ms| u64::from(*ms) * MILLISECOND);
        let takes = |known: &Known| self.told(known.at).takes.or(assumed);
        let takes = (takes(left)?, takes(right)?);
        let job = |known: &Known, takes| Job { owner: known.at, period: known.period, phase: 0, takes, drifts: false };
        let prediction = predict(&[job(left, takes.0), job(right, takes.1)]);
        let least = f64::from(rule.params.share.unwrap_or(0)) / 100.0;
        (prediction.at_once >= least && prediction.at_once > 0.0).then(|| Met {
            left,
            right,
            class,
            takes,
            share: prediction.at_once,
            lower_bound: prediction.lower_bound,
            pair: prediction.pairs.first().copied(),
            cure: prediction.advice.first().map(|it| (it.owner, it.to)),
        })
    }

    fn waits_between(&self, a: SiteId, b: SiteId) -> bool {
        let (from, to) = (a.0.min(b.0) as usize, a.0.max(b.0) as usize);
        let node = self.ground.program.sites[from].node;
        let between = &self.ground.program.sites[from..to];
        between.iter().any(|it| it.node == node && (it.awaited || it.chain_awaited))
    }

    fn met(&self, met: &Met<'_>) -> Mistake {
        let (left, right) = (&self.inventory.timers[met.left.at], &self.inventory.timers[met.right.at]);
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        let mut message = format!(
            "ticks every {} together with a timer of {}, and both need the {}: {} of their runs start while the other one runs",
            show(met.left.period),
            show(met.right.period),
            met.class,
            percent(met.share),
        );
        if met.lower_bound >= 0.005 {
            message.push_str(&format!(", and with no phases less than {}", percent(met.lower_bound)));
        }
        let mut chain = Vec::new();
        for (known, timer, takes) in [(met.left, left, met.takes.0), (met.right, right, met.takes.1)] {
            if let Some(start) = timer.start.site {
                let note = "starts it".to_string();
                chain.push(self.ground.hop(start, note));
            }
            let said = if self.told(known.at).takes.is_some() { "declared" } else { "assumed" };
            let mut hops = self.timer_hops(known.at);
            if let Some(hop) = hops.first_mut() {
                hop.note.push_str(&format!("; a run takes {} ({said})", show(takes)));
            }
            chain.extend(hops);
            let touch = known.uses.iter().find(|it| it.class == met.class).and_then(|it| it.touch.as_ref());
            chain.extend(touch.into_iter().flat_map(|touch| self.touch_hops(touch)));
        }
        let touch = met.left.uses.iter().find(|it| it.class == met.class).and_then(|it| it.touch.as_ref());
        let (effect, reaches) = touch.map(|touch| self.effect(touch)).unwrap_or_default();
        Mistake { site: left.site, level: Level::High, message, chain, effect, reaches, help: self.cures(met) }
    }

    /// The menu: a phase where one helps, else the smallest change of a period.
    fn cures(&self, met: &Met<'_>) -> Vec<String> {
        let mut help = Vec::new();
        let gcd = met.pair.map(|pair| pair.gcd);
        if let Some(gcd) = gcd.filter(|gcd| met.takes.0 + met.takes.1 <= *gcd) {
            let later = met.takes.0 + (gcd - met.takes.0 - met.takes.1) / 2;
            let (later, gcd) = (show(later / MILLISECOND * MILLISECOND), show(gcd));
            help.push(format!(
                "start one of them {later} later (`interval_at`): both runs fit into the {gcd} that their periods have in common"
            ));
        } else if let Some((owner, to)) = met.cure {
            let from = if owner == met.left.at { met.left.period } else { met.right.period };
            let change = (to as f64 / from as f64 - 1.0) * 100.0;
            help.push(format!(
                "change the period of {} to {} ({change:+.1} %): no phases help at these periods, and then one does",
                show(from),
                show(to)
            ));
        }
        help.push(CADENCE.to_string());
        help.push("say how long a run takes: `[[timer]]` with `functions` and `takes` in `feeler.toml`".to_string());
        help
    }
}
