//! From all findings to those that are shown: the baseline, what changed, the paths that were named.

use super::{baseline, changes::Changed, inputs::Scope, run::Files};
use crate::base::finding::Finding;

/// What is shown, and how much is not.
#[derive(Debug, Default)]
pub(super) struct Narrowed {
    pub(super) findings: Vec<Finding>,
    pub(super) baselined: u32,
    pub(super) unchanged: u32,
}

/// What decides whether a finding is shown.
pub(super) struct View<'a> {
    pub(super) scope: &'a Scope,
    pub(super) files: &'a Files<'a>,
    pub(super) covers: &'a dyn Fn(&str) -> bool,
    pub(super) changed: Option<Changed>,
}

struct Candidate {
    finding: Finding,
    path: String,
    covered: bool,
    concerned: bool,
}

impl View<'_> {
    pub(super) fn narrow(&self, findings: Vec<Finding>) -> Narrowed {
        let mut candidates: Vec<Candidate> = findings.into_iter().map(|finding| self.candidate(finding)).collect();
        // Of equal findings the baseline holds those first that the change is not about, then those that stand first.
        candidates.sort_by(|a, b| {
            let key = |it: &Candidate| (it.concerned, it.finding.primary.file, it.finding.primary.span);
            key(a).cmp(&key(b)).then_with(|| a.finding.code.cmp(&b.finding.code))
        });
        let held = self.held(&candidates);
        let mut narrowed = Narrowed::default();
        for (candidate, held) in candidates.into_iter().zip(held).filter(|(candidate, _)| candidate.covered) {
            match (candidate.concerned, held) {
                (true, false) => narrowed.findings.push(candidate.finding),
                (_, true) => narrowed.baselined += 1,
                (false, false) => narrowed.unchanged += 1,
            }
        }
        narrowed
    }

    fn candidate(&self, finding: Finding) -> Candidate {
        let path = self.files.path(finding.primary.file);
        // Configuration is no path that anybody names, and a fault in it concerns every run but that of an editor.
        let config = self.files.is_config(finding.primary.file) && self.scope.buffer.is_none();
        let covered = config || (self.covers)(&path);
        let concerned = self.changed.as_ref().is_none_or(|changed| changed.concerns(&finding));
        Candidate { finding, path, covered, concerned }
    }

    fn held(&self, candidates: &[Candidate]) -> Vec<bool> {
        let Some(known) = &self.scope.baseline else { return vec![false; candidates.len()] };
        let keys: Vec<baseline::Key> = candidates
            .iter()
            .map(|it| {
                let source = self.files.source(it.finding.primary.file);
                baseline::key(&it.finding, &it.path, source.slice(it.finding.primary.span))
            })
            .collect();
        known.settle(&keys, &|path| self.files.exists(path)).held
    }
}
