//! What a mode makes of the facts: the table of decisions, and the order of reasons.

use std::collections::BTreeSet;

use super::super::{Class, Decision, Hint, Mode, PolicyRef, Reason, Sha256, Verdict};
use super::signatures::Checked;

/// What a reason means in a mode.
///
/// | | off | allow-unsigned | require-signed | require-valid-signature |
/// |---|---|---|---|---|
/// | no signature | accept | warn | reject | reject |
/// | a signature that is none, or no longer there | (not looked at) | reject | reject | reject |
/// | nobody is trusted; a key that is unknown or not valid now; too few keys | (not looked at) | warn | warn | reject |
/// | a revoked key | (not looked at) | reject | reject | reject |
/// | an older version | warn | warn | reject | reject |
/// | not valid at this time | warn | warn | warn | reject |
/// | everything else | reject | reject | reject | reject |
pub(in crate::policy) const fn severity(reason: Reason, mode: Mode) -> Decision {
    let strictest = matches!(mode, Mode::RequireValidSignature);
    let requires = matches!(mode, Mode::RequireValidSignature | Mode::RequireSigned);
    match (reason, reason.class()) {
        (Reason::ModeDowngraded, _) => Decision::Warn,
        (_, Class::Note) => Decision::Accept,
        (Reason::Unsigned, _) if !requires => Decision::Warn,
        (Reason::KeyRevoked, _) => Decision::Reject,
        (_, Class::Trust) if !strictest => Decision::Warn,
        (Reason::RollbackVersion | Reason::Equivocation | Reason::PrevMismatch, _) if !requires => Decision::Warn,
        (Reason::NotYetValid | Reason::Expired | Reason::ClockRollback, _) if !strictest => Decision::Warn,
        _ => Decision::Reject,
    }
}

/// Facts, as they come together.
#[derive(Clone, Debug)]
pub(in crate::policy) struct Judge {
    mode: Mode,
    facts: BTreeSet<Reason>,
    /// Facts about signatures that nobody needed.
    tolerated: BTreeSet<Reason>,
    /// Of everything that was checked, or of nothing.
    verified: Option<bool>,
    /// What is filled in as it becomes known.
    verdict: Verdict,
}

impl Judge {
    pub(in crate::policy) fn new(mode: Mode, sha256: Sha256) -> Self {
        let mut verdict = Verdict::rejected(Reason::IoError, mode);
        verdict.sha256 = Some(sha256);
        Self { mode, facts: BTreeSet::new(), tolerated: BTreeSet::new(), verified: None, verdict }
    }

    pub(in crate::policy) fn sha256(&self) -> Option<Sha256> {
        self.verdict.sha256
    }

    pub(in crate::policy) fn mode(&self) -> Mode {
        self.mode
    }

    /// Judges by a mode that is stricter.
    pub(in crate::policy) fn tighten(&mut self, mode: Mode) {
        self.mode = self.mode.max(mode);
    }

    pub(in crate::policy) fn add(&mut self, reason: Reason) {
        self.facts.insert(reason);
    }

    /// Says a fact more precisely.
    pub(in crate::policy) fn replace(&mut self, reason: Reason, precise: Reason) {
        if self.facts.remove(&reason) {
            self.add(precise);
        }
    }

    /// The first hint stays.
    pub(in crate::policy) fn hint(&mut self, hint: Option<Hint>) {
        if self.verdict.hint.is_none() {
            self.verdict.hint = hint;
        }
    }

    pub(in crate::policy) fn policy(&mut self, id: &str, version: u64) {
        self.verdict.policy = Some(PolicyRef { id: id.to_owned(), version });
    }

    pub(in crate::policy) fn signatures(&mut self, checked: &Checked) {
        self.facts.extend(&checked.reasons);
        self.tolerated.extend(&checked.tolerated);
        self.hint(checked.hint.clone());
        self.verified = Some(self.verified.unwrap_or(true) && checked.met);
        let mut signers: BTreeSet<_> = self.verdict.signers.drain(..).collect();
        signers.extend(&checked.signers);
        self.verdict.signers = signers.into_iter().collect();
    }

    pub(in crate::policy) fn is_verified(&self) -> bool {
        self.verified == Some(true)
    }

    pub(in crate::policy) fn decision(&self) -> Decision {
        let facts = self.facts.iter().map(|it| severity(*it, self.mode));
        let tolerated = self.tolerated.iter().map(|_| Decision::Warn);
        facts.chain(tolerated).max().unwrap_or(Decision::Accept)
    }

    pub(in crate::policy) fn is_rejected(&self) -> bool {
        self.decision() == Decision::Reject
    }

    /// The verdict. The primary reason is the first of those that decide.
    pub(in crate::policy) fn verdict(&self) -> Verdict {
        let decision = self.decision();
        let weight = |it: Reason| match self.facts.contains(&it) {
            true => severity(it, self.mode),
            false => Decision::Warn,
        };
        let told = |it: &Reason| weight(*it) != Decision::Accept || it.class() == Class::Note;
        let all: BTreeSet<Reason> = self.facts.union(&self.tolerated).copied().filter(told).collect();
        let reason = all.iter().copied().find(|it| decision != Decision::Accept && weight(*it) == decision);
        let also = all.into_iter().filter(|it| Some(*it) != reason).collect();
        Verdict { decision, reason, also, mode: self.mode, verified: self.is_verified(), ..self.verdict.clone() }
    }
}
