//! The verifier: bytes in, a verdict out. It reads no file, no clock and no environment, and nothing in it signs.

mod judge;
mod record;
pub(in crate::policy) mod signatures;
mod statement;

use serde_json::Value;

use self::signatures::{Anchors, Content, check};
use super::{
    Document, Hint, LIMITS, Mode, Reason, Role, Seen, SeenPolicy, Sha256, Timestamp, TrustStore, Verdict, json,
};

pub(in crate::policy) use self::judge::Judge;
pub(crate) use self::record::verify_record;
pub use self::statement::{Expected, Statement, Subject, verify_statement};

/// How far the clocks of hosts and signers may be apart, in seconds.
pub const CLOCK_SKEW: u64 = 300;

/// A detached signature. Its format is found by what it contains.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// The name of the file, for people.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

/// What is to be verified, and by what.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The bytes of the document.
    pub document: &'a [u8],
    /// Every signature that lies beside it.
    pub signatures: &'a [Signature<'a>],
    /// Whom to trust.
    pub trust: Option<&'a TrustStore>,
    /// What the keys must be allowed to sign.
    pub role: Role,
    /// The host's mode.
    pub mode: Mode,
    /// What the host has seen before.
    pub seen: Option<&'a Seen>,
    /// Which policy it must be, where the caller knows.
    pub policy_id: Option<&'a str>,
    /// Who the host is; where it does not say, every audience is its own.
    pub audience: Option<&'a str>,
    /// The time.
    pub now: Timestamp,
}

impl<'a> Request<'a> {
    /// About a policy that nobody has signed, for somebody who trusts nobody: it is refused. Whoever has signatures, a trust store or
    /// anything else to go by fills it in.
    #[must_use]
    pub fn new(document: &'a [u8], now: Timestamp) -> Self {
        Self {
            document,
            signatures: &[],
            trust: None,
            role: Role::Policy,
            mode: Mode::RequireValidSignature,
            seen: None,
            policy_id: None,
            audience: None,
            now,
        }
    }
}

/// Verifies a policy document. The document is there exactly if the verdict accepts it.
///
/// Signatures come first: nothing of the document is parsed before they are judged. Then the document is parsed from the same
/// bytes, and once it says a stricter mode than the host, the signatures are judged by that.
#[must_use]
pub fn verify(request: &Request<'_>) -> (Verdict, Option<Document>) {
    let floor = request.trust.map_or(Mode::Off, TrustStore::floor);
    let mut judge = Judge::new(request.mode.max(floor), Sha256::of(request.document));
    let document = judged(request, floor, &mut judge);
    let verdict = judge.verdict();
    (verdict.clone(), document.filter(|_| verdict.is_accepted()))
}

fn judged(request: &Request<'_>, floor: Mode, judge: &mut Judge) -> Option<Document> {
    if request.document.len() > LIMITS.document_bytes {
        judge.add(Reason::TooLarge);
        return None;
    }
    judge_signatures(request, judge);
    if judge.is_rejected() {
        return None;
    }
    let value = value(request.document, judge)?;
    let document = Document::read(&value).map_err(|invalid| {
        judge.add(invalid.reason);
        judge.hint(Some(invalid.hint(request.document)));
    });
    let document = document.ok()?;
    judge.policy(&document.policy_id, document.version);
    let seen = request.seen.and_then(|it| it.policies.get(&document.policy_id));
    if judge.mode() != Mode::Off {
        judge.tighten(document.mode_at(request.now));
    }
    if seen.is_some_and(|it| it.was_signed) {
        judge.replace(Reason::Unsigned, Reason::SignatureStripped);
    }
    judge_binding(&document, request, judge);
    judge_version(&document, seen, judge);
    judge_time(&document, request, judge);
    judge_mode(&document, seen, floor, request.now, judge);
    Some(document)
}

fn judge_signatures(request: &Request<'_>, judge: &mut Judge) {
    if judge.mode() == Mode::Off {
        judge.add(Reason::SignatureNotChecked);
        return;
    }
    if request.signatures.len() > LIMITS.signatures {
        judge.add(Reason::TooLarge);
        return;
    }
    if request.signatures.is_empty() {
        let seen = request.seen.zip(request.policy_id).and_then(|(seen, id)| seen.policies.get(id));
        let stripped = seen.is_some_and(|it| it.was_signed);
        judge.add(if stripped { Reason::SignatureStripped } else { Reason::Unsigned });
    }
    if let Some(reason) = request.seen.zip(request.trust).and_then(|(seen, trust)| seen.against(trust)) {
        judge.add(reason);
        judge.hint(Some(Hint::new("trust_store_replaced")));
    }
    let content = Content::Detached { document: request.document, signatures: request.signatures };
    judge.signatures(&check(&content, &Anchors::new(request.trust, request.role, request.now)));
}

/// The JSON of bytes, or the fact that they are none.
fn value(bytes: &[u8], judge: &mut Judge) -> Option<Value> {
    json::parse(bytes)
        .map_err(|error| {
            judge.add(error.reason);
            judge.hint(Some(Hint { what: "json".to_owned(), at: Some(error.at), pointer: None }));
        })
        .ok()
}

fn judge_binding(document: &Document, request: &Request<'_>, judge: &mut Judge) {
    let other_id = request.policy_id.is_some_and(|it| it != document.policy_id);
    let others = !document.audience.is_empty();
    let other_audience = others && request.audience.is_some_and(|it| !document.audience.iter().any(|own| own == it));
    let role = request.trust.and_then(|it| it.role(request.role)).filter(|_| judge.is_verified());
    let not_theirs = role.is_some_and(|it| !it.covers(&document.policy_id));
    for (applies, pointer) in [(other_id, "/policy_id"), (not_theirs, "/policy_id"), (other_audience, "/audience")] {
        if applies {
            judge.add(Reason::SubjectMismatch);
            let at = json::locate(request.document, pointer);
            judge.hint(Some(Hint { what: "field".to_owned(), at, pointer: Some(pointer.to_owned()) }));
        }
    }
}

fn judge_version(document: &Document, seen: Option<&SeenPolicy>, judge: &mut Judge) {
    let Some(seen) = seen else { return };
    if document.version < seen.version {
        judge.add(Reason::RollbackVersion);
    } else if document.version == seen.version && Some(seen.sha256) != judge.sha256() {
        judge.add(Reason::Equivocation);
    }
    // Which version a host missed it cannot know, so only the next one is held against the one it has.
    let follows = document.version == seen.version.saturating_add(1);
    if follows && document.prev_sha256.is_some_and(|it| it != seen.sha256) {
        judge.add(Reason::PrevMismatch);
    }
}

fn judge_time(document: &Document, request: &Request<'_>, judge: &mut Judge) {
    let latest = request.now.plus(CLOCK_SKEW);
    if document.issued > latest {
        judge.add(Reason::NotYetValid);
    }
    if request.now >= document.expires {
        judge.add(Reason::Expired);
    }
    if request.seen.is_some_and(|it| it.max_time_seen > latest) {
        judge.add(Reason::ClockRollback);
    }
}

fn judge_mode(document: &Document, seen: Option<&SeenPolicy>, floor: Mode, now: Timestamp, judge: &mut Judge) {
    let mode = document.mode_at(now);
    let loosened = seen.is_some_and(|it| mode < it.last_mode);
    if mode < floor {
        judge.add(Reason::ModeBelowFloor);
    } else if loosened && document.downgrade.is_none() {
        judge.add(Reason::ModeBelowFloor);
        judge.hint(Some(Hint::new("downgrade_missing")));
    } else if document.downgrade.is_some() && mode < Mode::RequireValidSignature {
        judge.add(Reason::ModeDowngraded);
    }
}
