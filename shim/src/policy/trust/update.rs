//! The way from one trust store to the next.

use super::super::verify::Judge;
use super::super::verify::signatures::{Anchors, Content, check};
use super::super::{Decision, Hint, LIMITS, Mode, Reason, Sha256, Signature, Timestamp, Verdict};
use super::{Role, TrustStore};

impl TrustStore {
    /// The next version: signed by as many keys of the role `trust` as this one asks for, and by as many as the next one does
    /// itself. It is the next one exactly: a host that missed some goes through them one by one.
    ///
    /// # Errors
    /// The verdict that refuses it.
    pub fn update(&self, next: &[u8], signatures: &[Signature<'_>], now: Timestamp) -> Result<Self, Box<Verdict>> {
        let mode = Mode::RequireValidSignature;
        let mut judge = Judge::new(mode, Sha256::of(next));
        if next.len() > LIMITS.document_bytes {
            judge.add(Reason::TooLarge);
            return Err(Box::new(judge.verdict()));
        }
        if signatures.is_empty() {
            judge.add(Reason::Unsigned);
        }
        let content = Content::Detached { document: next, signatures };
        // An expired store vouches for its successor still: whoever was away for long must find the way back.
        judge.signatures(&check(&content, &Anchors::even_expired(self, Role::Trust, now)));
        if judge.decision() == Decision::Reject {
            return Err(Box::new(judge.verdict()));
        }
        let store = Self::parse(next).map_err(|error| {
            let mut judge = judge.clone();
            judge.add(error.reason);
            judge.hint(error.hint);
            Box::new(judge.verdict())
        })?;
        judge.signatures(&check(&content, &Anchors::even_expired(&store, Role::Trust, now)));
        self.compare(&store, now, &mut judge);
        if judge.decision() == Decision::Reject { Err(Box::new(judge.verdict())) } else { Ok(store) }
    }

    fn compare(&self, next: &Self, now: Timestamp, judge: &mut Judge) {
        let (version, following) = (next.document.version, self.document.version.saturating_add(1));
        if version < self.document.version {
            judge.add(Reason::RollbackVersion);
        } else if version == self.document.version && next.sha256 != self.sha256 {
            judge.add(Reason::Equivocation);
        } else if version > following {
            judge.add(Reason::PrevMismatch);
            judge.hint(Some(Hint::new("version_skipped")));
        }
        if now >= next.document.expires {
            judge.add(Reason::Expired);
        }
    }
}
