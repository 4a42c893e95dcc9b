//! What the audit log is told.

use super::super::{Document, Mode, Reason, Timestamp, Verdict};
use super::examine::Examined;
use super::{Active, Attempt};
use crate::audit::{AppendError, AuditLog, Decided, Entry, Event, PolicyVersion, Replaced};

/// One line for each document that takes effect and did not before, and one more for each that is looser than what it replaces.
pub(super) fn applied<T>(
    audit: &AuditLog,
    examined: &Examined,
    before: Option<&Active<T>>,
    now: Timestamp,
) -> Result<(), (Reason, String)> {
    for (nth, (document, verdict)) in examined.verified().enumerate() {
        let old = before.and_then(|it| Some((it.documents.get(nth)?, it.digests.get(nth)?)));
        let from = old.map(|(old, sha256)| Replaced { version: old.version, sha256: *sha256, mode: Some(old.mode) });
        if from.as_ref().map(|it| it.sha256) == verdict.sha256 {
            continue;
        }
        let entry = Entry {
            policy: version(document, verdict),
            mode: Some(verdict.mode),
            signers: Some(verdict.signers.iter().map(ToString::to_string).collect()),
            decision: Some(verdict.decision.into()),
            reason: verdict.reason,
            from,
            ..Entry::new(Event::PolicyApplied)
        };
        if let Some(looser) = downgraded(document, old.map(|(old, _)| old.mode), &entry) {
            append(audit, now, &looser)?;
        }
        append(audit, now, &entry)?;
    }
    Ok(())
}

fn append(audit: &AuditLog, now: Timestamp, entry: &Entry) -> Result<(), (Reason, String)> {
    audit.append(now, entry).map(|_| ()).map_err(|error| (error.reason(), error.to_string()))
}

/// The warning of a mode that is looser than the one before.
fn downgraded(document: &Document, before: Option<Mode>, entry: &Entry) -> Option<Entry> {
    let looser = document.downgrade.is_some() || before.is_some_and(|before| document.mode < before);
    looser.then(|| Entry {
        event: Event::PolicyDowngraded,
        mode: Some(document.mode),
        expires: document.downgrade.as_ref().map(|it| it.expires),
        detail: document.downgrade.as_ref().and_then(|it| it.reason.as_ref()).map(|it| cut(it)),
        decision: Some(Decided::Warn),
        ..entry.clone()
    })
}

fn version(document: &Document, verdict: &Verdict) -> Option<PolicyVersion> {
    let sha256 = verdict.sha256?;
    Some(PolicyVersion { id: document.policy_id.clone(), version: document.version, sha256 })
}

/// A line for a bundle that takes no effect, about the file that decided.
pub(super) fn rejected(audit: &AuditLog, attempt: &Attempt, nth: u64, now: Timestamp) -> Result<(), AppendError> {
    let file = attempt.decisive();
    let verdict = file.map(|it| &it.verdict);
    let said = verdict.and_then(|it| it.policy.as_ref().zip(it.sha256));
    let policy = said.map(|(it, sha256)| PolicyVersion { id: it.id.clone(), version: it.version, sha256 });
    let mut reasons: Vec<Reason> = attempt.files.iter().flat_map(|it| it.verdict.reasons()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let path = file.map_or("", |it| it.path.as_str());
    let why = attempt.detail.as_deref().or_else(|| Some(file?.violations.first()?.message.as_str()));
    let entry = Entry {
        policy,
        mode: verdict.map(|it| it.mode),
        decision: Some(Decided::Reject),
        reason: attempt.reason,
        reasons: Some(reasons),
        detail: Some(cut(&format!("{path}: refusal {nth} since something was accepted. {}", why.unwrap_or_default()))),
        ..Entry::new(Event::PolicyRejected)
    };
    audit.append(now, &entry).map(|_| ())
}

/// A text of which a person reads the beginning.
fn cut(text: &str) -> String {
    text.trim_end().chars().take(400).collect()
}
