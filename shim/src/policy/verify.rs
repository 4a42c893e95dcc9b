//! The verifier: bytes in, a verdict out. It reads no file, no clock and no environment, and nothing in it signs.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::{Document, Mode, Reason, Role, Seen, Timestamp, TrustStore, Verdict};

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

/// Verifies a policy document. The document is there exactly if the verdict accepts it.
#[must_use]
pub fn verify(request: &Request<'_>) -> (Verdict, Option<Document>) {
    (Verdict::rejected(Reason::NoTrustAnchor, request.mode), None)
}

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
    pub predicate: serde_json::Value,
}

impl Statement {
    /// The type of a statement.
    pub const TYPE: &str = "https://in-toto.io/Statement/v1";
    /// The payload type of a statement in an envelope.
    pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";
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

/// Verifies an attestation in a DSSE envelope. The statement is there exactly if the verdict accepts it.
#[must_use]
pub fn verify_statement(
    envelope: &[u8],
    expected: &Expected<'_>,
    trust: Option<&TrustStore>,
    role: Role,
    mode: Mode,
    now: Timestamp,
) -> (Verdict, Option<Statement>) {
    let _ = (envelope, expected, trust, role, now);
    (Verdict::rejected(Reason::NoTrustAnchor, mode), None)
}
