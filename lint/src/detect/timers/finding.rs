//! From a mistake to a finding: levels, allowances, chains.

use super::*;

impl Timers<'_> {
    /// What is left of the mistakes after levels and allowances. A place is told once, whoever calls the function around it.
    pub(super) fn settle(&self, rule: &Rule, mistakes: Vec<Mistake>) -> Found {
        let (sites, nodes) = self.covered.masks(self.program, self.allowances, &rule.code);
        let mut found = Found::default();
        let mut reported: FxHashSet<Location> = FxHashSet::default();
        for mistake in mistakes {
            let site = self.site(mistake.site);
            if !reported.insert(site.at) {
                continue;
            }
            if sites[mistake.site.0 as usize] || nodes[site.node.0 as usize] {
                self.account(rule, mistake.site, &mut found);
            } else if mistake.level < self.level {
                found.minor.insert((site.at, 0));
            } else {
                found.findings.push(self.finding(rule, mistake));
            }
        }
        found
    }

    fn account(&self, rule: &Rule, site: SiteId, found: &mut Found) {
        let node = self.site(site).node;
        let by_site = self.covered.sites().iter().filter(|(of, _)| *of == site).map(|(_, at)| *at);
        let by_node = self.covered.nodes().iter().filter(|(of, _)| *of == node).map(|(_, at)| *at);
        let concerns = |at: &u32| self.allowances[*at as usize].codes.contains(&rule.code);
        found.used.extend(by_site.chain(by_node).filter(concerns));
        found.suppressed += 1;
    }

    fn finding(&self, rule: &Rule, mistake: Mistake) -> Finding {
        Finding {
            code: rule.code.clone(),
            name: rule.name.clone(),
            severity: match mistake.level {
                Level::High => rule.severity,
                Level::Medium => rule.severity.min(Severity::Warning),
                Level::Low => rule.severity.min(Severity::Info),
            },
            confidence: Confidence::High,
            message: mistake.message,
            primary: self.place(mistake.site),
            symbol: self.symbol(mistake.site),
            effect: mistake.effect,
            chain: mistake.chain,
            reaches: mistake.reaches,
            help: mistake.help,
            fixes: Vec::new(),
        }
    }

    /// The place that a person would change: from the callee's name to the end of the call.
    pub(super) fn place(&self, site: SiteId) -> Location {
        let site = self.site(site);
        Location { file: site.at.file, span: Span::new(site.focus.start, site.at.span.end.max(site.focus.end)) }
    }

    pub(super) fn symbol(&self, site: SiteId) -> String {
        self.node(self.site(site).node).symbol.to_string()
    }

    /// A primitive's path as people write it.
    pub(super) fn path(&self, of: ExternalId) -> &str {
        self.program.externals[of.0 as usize].trim_start_matches("?::").trim_start_matches("!::")
    }

    /// The timer and where its period comes from, as steps of a chain.
    pub(super) fn timer_hops(&self, at: usize) -> Vec<Hop> {
        let timer = &self.inventory.timers[at];
        let every = match self.period(at) {
            Some(nanos) => format!("every {}", show(nanos)),
            None => "every so often".to_string(),
        };
        // What is called so may be the start of an `interval_at`, and what a `timeout` is around.
        let told = timer.kind != TimerKind::Timeout && !self.path(timer.primitive).ends_with("_at");
        let name = timer.name.as_ref().filter(|_| told);
        let named = name.map_or(String::new(), |name| format!(" (`{name}`)"));
        let symbol = self.symbol(timer.site);
        let mut hops =
            vec![Hop { at: self.place(timer.site), symbol: symbol.clone(), note: format!("{every}{named}") }];
        let comes = |kind: OriginKind| match kind {
            OriginKind::Constant => "is declared here",
            OriginKind::Default => "has its default here: it can be configured",
            OriginKind::Field => "is set here",
            OriginKind::Argument => "is passed here",
            OriginKind::Function => "comes from here",
        };
        if let Some(origin) = timer.origin.last().filter(|origin| origin.at.file.0 < self.described_from) {
            let note = format!("`{}` {}", origin.name, comes(origin.kind));
            hops.push(Hop { at: origin.at, symbol, note });
        }
        hops
    }

    /// The calls that lead from a run to what it uses, as steps of a chain.
    pub(super) fn touch_hops(&self, touch: &Touch) -> Vec<Hop> {
        let hop = |(nth, site): (usize, &SiteId)| {
            let next = touch.path.get(nth + 1).map(|next| self.owner_name(self.site(*next).node));
            let note = match next {
                Some(name) => format!("calls `{name}`"),
                None => format!("`{}`: the {}", self.path(touch.primitive), told(touch.of)),
            };
            Hop { at: self.place(*site), symbol: self.symbol(*site), note }
        };
        let own = |hop: &Hop| hop.at.file.0 < self.described_from;
        touch.path.iter().enumerate().map(hop).filter(own).collect()
    }

    /// The function that a body is part of.
    fn owner_name(&self, node: NodeId) -> String {
        self.node(self.work.census().owner(node)).symbol.to_string()
    }

    /// What a use is, for the finding's effect and what it reaches.
    pub(super) fn effect(&self, touch: &Touch) -> (Option<(String, String)>, Vec<Reach>) {
        let (class, primitive) = (touch.of.name().to_string(), self.path(touch.primitive).to_string());
        let at = touch.path.last().map(|site| self.place(*site));
        let reaches = at.map(|at| Reach { class: class.clone(), primitive: primitive.clone(), at });
        (Some((class, primitive)), reaches.into_iter().collect())
    }

    /// What a call names, as people write it.
    pub(super) fn primitive(&self, timer: &Timer) -> String {
        self.path(timer.primitive).to_string()
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
