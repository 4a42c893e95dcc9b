//! Attestations: an in-toto statement in an envelope.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::dsse::Envelope;
use super::super::fields::{Fields, Invalid, text};
use super::super::{Format, LIMITS, Mode, Reason, Role, Sha256, Timestamp, TrustStore, Verdict, detect};
use super::signatures::{Anchors, Content, check};
use super::{Judge, value};

/// What an attestation must be about.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Its predicate type.
    pub predicate_type: &'a str,
    /// A digest that one of its subjects must have: the algorithm as in-toto calls it (`sha256`, `gitCommit`), and the digits.
    pub digest: Option<(&'a str, &'a str)>,
}

/// An in-toto statement, version 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// [`Statement::TYPE`].
    #[serde(rename = "_type")]
    pub kind: String,
    /// What it is about.
    pub subject: Vec<Subject>,
    /// What it says of it, as a kind.
    #[serde(rename = "predicateType")]
    pub predicate_type: String,
    /// What it says of it.
    pub predicate: Value,
}

/// What a statement is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its name.
    pub name: String,
    /// Its digests by algorithm.
    pub digest: BTreeMap<String, String>,
}

/// Verifies an attestation: a DSSE envelope, or with the feature `sigstore` a bundle with one in it. The statement is there exactly
/// if the verdict accepts it. The digest of the verdict is that of the envelope. Its predicate is the business of who asked: whether
/// it is fresh, and what it says.
#[must_use]
pub fn verify_statement(
    envelope: &[u8],
    expected: &Expected<'_>,
    trust: Option<&TrustStore>,
    role: Role,
    mode: Mode,
    now: Timestamp,
) -> (Verdict, Option<Statement>) {
    let floor = trust.map_or(Mode::Off, TrustStore::floor);
    let mut judge = Judge::new(mode.max(floor), Sha256::of(envelope));
    let statement = judged(envelope, expected, &Anchors::new(trust, role, now), &mut judge);
    let verdict = judge.verdict();
    (verdict.clone(), statement.filter(|_| verdict.is_accepted()))
}

fn judged(bytes: &[u8], expected: &Expected<'_>, anchors: &Anchors<'_>, judge: &mut Judge) -> Option<Statement> {
    if bytes.len() > LIMITS.document_bytes {
        judge.add(Reason::TooLarge);
        return None;
    }
    let (envelope, bundle) = opened(bytes).map_err(|reason| judge.add(reason)).ok()?;
    judge_envelope(&envelope, bundle.as_deref(), Statement::PAYLOAD_TYPE, anchors, judge);
    if judge.is_rejected() {
        return None;
    }
    let value = value(&envelope.payload, judge)?;
    match Statement::read(&value, expected.predicate_type) {
        Ok(statement) => {
            if !expected.digest.is_none_or(|digest| statement.is_about(digest)) {
                judge.add(Reason::SubjectMismatch);
            }
            Some(statement)
        }
        Err(invalid) => {
            judge.add(invalid.reason);
            judge.hint(Some(invalid.hint(&envelope.payload)));
            None
        }
    }
}

/// Judges the type and the signatures of an envelope, before anybody reads its payload.
pub(super) fn judge_envelope(
    envelope: &Envelope,
    bundle: Option<&str>,
    payload_type: &str,
    anchors: &Anchors<'_>,
    judge: &mut Judge,
) {
    if envelope.payload_type != payload_type {
        judge.add(Reason::PayloadTypeMismatch);
    }
    if judge.mode() == Mode::Off {
        judge.add(Reason::SignatureNotChecked);
    } else {
        if envelope.signatures.is_empty() {
            judge.add(Reason::Unsigned);
        }
        judge.signatures(&check(&Content::Envelope { envelope, bundle }, anchors));
    }
}

/// The envelope, and in a bundle the name of the key.
fn opened(bytes: &[u8]) -> Result<(Envelope, Option<String>), Reason> {
    match detect(bytes) {
        Some(Format::Dsse) => Ok((Envelope::parse(bytes)?, None)),
        #[cfg(feature = "sigstore")]
        Some(Format::Sigstore) => {
            use super::super::bundle;
            let bundle = bundle::Bundle::parse(bytes)?;
            match bundle.content {
                bundle::Content::Envelope(envelope) => Ok((envelope, Some(bundle.hint))),
                bundle::Content::Message { .. } => Err(Reason::PayloadTypeMismatch),
            }
        }
        _ => Err(Reason::SignatureFormatUnknown),
    }
}

impl Statement {
    /// The type of a statement.
    pub const TYPE: &str = "https://in-toto.io/Statement/v1";
    /// The payload type of a statement in an envelope.
    pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

    fn read(value: &Value, predicate_type: &str) -> Result<Self, Invalid> {
        let fields = Fields::of(value, "")?;
        let kind = fields.text("_type")?.to_owned();
        let actual = fields.text("predicateType")?.to_owned();
        for (name, given, expected) in [("/_type", &kind, Self::TYPE), ("/predicateType", &actual, predicate_type)] {
            if given != expected {
                return Err(Invalid::new(Reason::PayloadTypeMismatch, name, format!("it is not `{expected}`")));
            }
        }
        let subject = fields.list("subject")?;
        let subject = subject.iter().map(|(item, at)| Subject::read(item, at)).collect::<Result<_, _>>()?;
        let predicate = fields.required("predicate")?.clone();
        if !predicate.is_object() {
            return Err(Invalid::schema("/predicate", "it is not an object"));
        }
        fields.only(&["_type", "subject", "predicateType", "predicate"])?;
        Ok(Self { kind, subject, predicate_type: actual, predicate })
    }

    /// Whether one of its subjects has a digest.
    #[must_use]
    pub fn is_about(&self, (algorithm, digits): (&str, &str)) -> bool {
        self.subject.iter().any(|it| it.digest.get(algorithm).is_some_and(|it| it == digits))
    }
}

impl Subject {
    fn read(value: &Value, pointer: &str) -> Result<Self, Invalid> {
        let fields = Fields::of(value, pointer)?;
        let name = fields.text("name")?.to_owned();
        let digests = fields.object("digest")?;
        let digest: BTreeMap<String, String> = digests
            .entries()
            .map(|(algorithm, it)| Ok((algorithm.to_owned(), text(it, &digests.at(algorithm))?.to_owned())))
            .collect::<Result<_, _>>()?;
        if digest.is_empty() {
            return Err(Invalid::schema(&fields.at("digest"), "it is empty"));
        }
        fields.only(&["name", "digest"])?;
        Ok(Self { name, digest })
    }
}
