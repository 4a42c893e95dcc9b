//! Functions that sleep for those who call them: where they are called in a loop, the loop is the timer. A function counts whose name
//! says that it waits, and one that waits whatever happens.

use super::build::{Build, Found};
use crate::{catalog::paths::last, facts::*};
use rustc_hash::FxHashMap;

/// A call of such a function in a loop.
pub(super) struct Helped<'a> {
    /// The function, and what it waits for.
    pub(super) function: usize,
    pub(super) wait: &'a Wait,
    /// The function that calls it, and the loop.
    pub(super) caller: &'a Timed,
    pub(super) turn: &'a Turn,
    pub(super) call: &'a Called,
    pub(super) site: SiteId,
}

impl<'a> Build<'a> {
    /// All calls of functions that sleep, in loops.
    pub(super) fn helped(&self) -> Vec<Helped<'a>> {
        let timed = self.program.timed.iter().enumerate();
        let sleepers: Vec<(usize, &'a Wait)> = timed.filter_map(|(at, it)| Some((at, self.rest(it)?))).collect();
        if sleepers.is_empty() {
            return Vec::new();
        }
        // The innermost loop comes last.
        let mut calls: FxHashMap<SiteId, (&'a Timed, &'a Turn, &'a Called)> = FxHashMap::default();
        for timed in &self.program.timed {
            for turn in &timed.turns {
                for call in &turn.calls {
                    calls.extend(call.site.map(|site| (site, (timed, turn, call))));
                }
            }
        }
        let mut helped = Vec::new();
        for (function, wait) in sleepers {
            for site in self.sites_through(self.program.timed[function].node) {
                if let Some((caller, turn, call)) = calls.get(&site).copied()
                    && (call.awaited || call.waited || !self.gives_future(function, wait))
                {
                    helped.push(Helped { function, wait, caller, turn, call, site });
                }
            }
        }
        helped
    }

    /// Calls of a function, and of one whose name says that it waits and which leaves that to the first.
    fn sites_through(&self, node: NodeId) -> Vec<SiteId> {
        let mut sites = self.starts.sites_of(node);
        for at in 0..sites.len() {
            let by = self.program.sites[sites[at].0 as usize].node;
            if by != node && self.is_named(by) {
                sites.extend(self.starts.sites_of(by));
            }
        }
        sites.sort_unstable();
        sites.dedup();
        sites
    }

    fn is_named(&self, node: NodeId) -> bool {
        let node = &self.program.nodes[node.0 as usize];
        node.parent.is_none() && WAITS.iter().any(|word| last(&node.symbol).contains(word))
    }

    /// The sleep that whoever calls a function waits for.
    fn rest(&self, timed: &'a Timed) -> Option<&'a Wait> {
        let named = self.is_named(timed.node);
        let surely = |wait: &Wait| !wait.sometimes && !wait.on_error && wait.arm.is_none() && self.is_done(wait);
        timed.waits.iter().find(|wait| {
            let once = wait.turn.is_none() && wait.ticks.iter().all(|tick| tick.turn.is_none());
            once && (named || surely(wait)) && !wait.limited && self.is_sleep(wait.site)
        })
    }

    /// Whether a function is not over before its sleep is.
    fn is_done(&self, wait: &Wait) -> bool {
        let Some((class, primitive)) = self.starts.class(self.table, wait.site) else { return false };
        let site = &self.program.sites[wait.site.0 as usize];
        let stops = ["thread", "spin_sleep"].iter().any(|word| self.path(primitive).contains(word));
        let awaited = site.awaited || site.chain_awaited || wait.ticks.iter().any(|tick| tick.arm.is_none());
        class != "timeout" && (stops || awaited)
    }

    /// Whether a helper waits only where what it gives is awaited.
    fn gives_future(&self, function: usize, wait: &Wait) -> bool {
        let node = self.program.timed[function].node;
        let inner = self.program.sites[wait.site.0 as usize].node != node;
        wait.kept == Kept::Away || inner || self.program.nodes[node.0 as usize].kind == NodeKind::AsyncFn
    }

    fn is_sleep(&self, site: SiteId) -> bool {
        let class = self.starts.class(self.table, site);
        class.is_some_and(|(class, _)| matches!(class, "sleep" | "sleep-ms" | "until" | "timeout"))
    }

    /// The wait of a helper as its caller has it.
    pub(super) fn lent(&self, helped: &Helped<'a>) -> Wait {
        Wait {
            site: helped.site,
            turn: None,
            kept: Kept::Here,
            limited: false,
            on_error: helped.call.on_error,
            arm: helped.call.arm,
            waited: helped.call.waited,
            ends: helped.call.ends,
            breaks: false,
            ..helped.wait.clone()
        }
    }

    /// A helper's wait in the loop of its caller.
    pub(super) fn found_helped<'f>(&self, helped: &Helped<'f>, wait: &'f Wait) -> Option<Found<'f>>
    where
        'a: 'f,
    {
        let (class, primitive) = self.starts.class(self.table, helped.wait.site)?;
        Some(Found {
            timed: helped.caller,
            wait,
            class,
            primitive,
            turn: Some(helped.turn),
            at: self.program.sites[helped.site.0 as usize].focus,
            arm: helped.call.arm.filter(|_| helped.call.waited),
            ends: helped.call.ends,
        })
    }
}
