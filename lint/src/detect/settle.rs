//! From mistakes at calls to findings: levels, allowances, and places. For detectors that know by themselves what is wrong with a call;
//! those that ask what contexts reach ([`super::effect_reach`]) weigh what each call reaches.

use super::{
    allowance::{Allowance, AllowanceSet},
    effect_reach::{Found, severity},
};
use crate::{
    base::finding::{Confidence, Finding, Hop, Location, Reach},
    catalog::{Level, Rule},
    facts::*,
};
use rustc_hash::FxHashSet;

/// What such detectors stand on.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The program.
    pub program: &'a Program,
    /// Levels below are left out.
    pub level: Level,
    /// Allowances in the source.
    pub allowances: &'a [Allowance],
    /// What they cover.
    pub covered: &'a AllowanceSet,
    /// Files with this id or a higher one hold descriptions of external crates.
    pub described_from: u32,
}

/// A mistake before it is known whether anybody wants to hear of it.
pub(super) struct Mistake {
    /// The call that a person would change, and that an allowance covers.
    pub(super) site: SiteId,
    pub(super) level: Level,
    pub(super) message: String,
    /// What runs, in order. Empty when the place says it all.
    pub(super) chain: Vec<Hop>,
    /// The class and path of what makes it matter.
    pub(super) effect: Option<(String, String)>,
    pub(super) reaches: Vec<Reach>,
    pub(super) help: Vec<String>,
}

impl<'a> Ground<'a> {
    /// What is left of the mistakes after levels and allowances. A place is told once, whoever calls the function around it.
    pub(super) fn settle(&self, rule: &Rule, mistakes: impl IntoIterator<Item = Mistake>) -> Found {
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
            severity: severity(rule.severity, mistake.level),
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

    /// Whether a place is in a file of the project, and so somebody's to change.
    pub(super) const fn is_own(&self, at: Location) -> bool {
        at.file.0 < self.described_from
    }

    pub(super) fn node(&self, node: NodeId) -> &'a Node {
        &self.program.nodes[node.0 as usize]
    }

    pub(super) fn site(&self, site: SiteId) -> &'a Site {
        &self.program.sites[site.0 as usize]
    }

    /// The place of a call that a person would change.
    pub(super) fn place(&self, site: SiteId) -> Location {
        self.site(site).place()
    }

    /// The body that holds a call, by name.
    pub(super) fn symbol(&self, site: SiteId) -> String {
        self.node(self.site(site).node).symbol.to_string()
    }

    /// A step of a chain.
    pub(super) fn hop(&self, site: SiteId, note: String) -> Hop {
        Hop { at: self.place(site), symbol: self.symbol(site), note }
    }

    /// A canonical path as people write it.
    pub(super) fn path(&self, of: ExternalId) -> &'a str {
        self.program.path(of)
    }
}
