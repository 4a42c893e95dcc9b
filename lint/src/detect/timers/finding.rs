//! What findings about timers say: the steps of their chains, what is contended for, and ways out.

use super::*;

impl Timers<'_> {
    /// The timer and where its period comes from, as steps of a chain.
    pub(super) fn timer_hops(&self, at: usize) -> Vec<Hop> {
        let timer = &self.inventory.timers[at];
        let every = match self.period(at) {
            Some(nanos) => format!("every {}", show(nanos)),
            None => "every so often".to_string(),
        };
        // What is called so may be the start of an `interval_at`, and what a `timeout` is around.
        let told = timer.kind != TimerKind::Timeout && !self.ground.path(timer.primitive).ends_with("_at");
        let name = timer.name.as_ref().filter(|_| told);
        let named = name.map_or(String::new(), |name| format!(" (`{name}`)"));
        let symbol = self.ground.symbol(timer.site);
        let mut hops =
            vec![Hop { at: self.ground.place(timer.site), symbol: symbol.clone(), note: format!("{every}{named}") }];
        let comes = |kind: OriginKind| match kind {
            OriginKind::Constant => "is declared here",
            OriginKind::Default => "has its default here: it can be configured",
            OriginKind::Field => "is set here",
            OriginKind::Argument => "is passed here",
            OriginKind::Function => "comes from here",
        };
        if let Some(origin) = timer.origin.last().filter(|origin| self.ground.is_own(origin.at)) {
            let note = format!("`{}` {}", origin.name, comes(origin.kind));
            hops.push(Hop { at: origin.at, symbol, note });
        }
        hops
    }

    /// The calls that lead from a run to what it uses, as steps of a chain.
    pub(super) fn touch_hops(&self, touch: &Touch) -> Vec<Hop> {
        let hop = |(nth, site): (usize, &SiteId)| {
            let next = touch.path.get(nth + 1).map(|next| self.owner_name(self.ground.site(*next).node));
            let note = match next {
                Some(name) => format!("calls `{name}`"),
                None => format!("`{}`: the {}", self.ground.path(touch.primitive), told(touch.of)),
            };
            self.ground.hop(*site, note)
        };
        let own = |hop: &Hop| self.ground.is_own(hop.at);
        touch.path.iter().enumerate().map(hop).filter(own).collect()
    }

    /// The function that a body is part of.
    fn owner_name(&self, node: NodeId) -> String {
        self.ground.node(self.work.census().owner(node)).symbol.to_string()
    }

    /// What a use is, for the finding's effect and what it reaches.
    pub(super) fn effect(&self, touch: &Touch) -> (Option<(String, String)>, Vec<Reach>) {
        let (class, primitive) = (touch.of.name().to_string(), self.ground.path(touch.primitive).to_string());
        let at = touch.path.last().map(|site| self.ground.place(*site));
        let reaches = at.map(|at| Reach { class: class.clone(), primitive: primitive.clone(), at });
        (Some((class, primitive)), reaches.into_iter().collect())
    }

    /// What a call names, as people write it.
    pub(super) fn primitive(&self, timer: &Timer) -> String {
        self.ground.path(timer.primitive).to_string()
    }
}

/// What is contended for, after "the".
pub(super) const fn told(of: Contention) -> &'static str {
    match of {
        Contention::Database => "database",
        Contention::Network => "network",
        Contention::Process => "work of another program",
        Contention::Disk | Contention::Reading => "disk",
        Contention::Cpu => "processor",
    }
}

/// The menu of whoever lets timers be planned.
pub(super) const CADENCE: &str = "register the work with `feeler_shim::cadence`: it keeps what contends apart, skips what was missed, and never runs a job beside itself";
