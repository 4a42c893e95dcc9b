//! A policy, who signs it, and a host that verifies it: what every test changes something of.

use std::collections::BTreeMap;

use feeler_shim::policy::{
    Decision, Document, KeyFormat, Mode, Reason, Request, Role, Seen, Sha256, Signature, Timestamp, TrustDocument,
    TrustStore, Verdict, trust, verify,
};
use serde_json::{Value, json};

use crate::signing::{P256, Signer, at, role};

/// The time of every test that sets no other.
pub(crate) const NOW: &str = "2026-11-26T12:00:00Z";

/// The one who signs policies with SSH.
pub(crate) fn ssh() -> Signer {
    Signer::new(KeyFormat::SshEd25519, 1)
}

/// The one who signs policies with minisign.
pub(crate) fn mini() -> Signer {
    Signer::new(KeyFormat::Minisign, 2)
}

/// The one who signs policies with cosign.
pub(crate) fn cosign() -> P256 {
    P256::new(3)
}

/// The one who attests simulations.
pub(crate) fn ci() -> Signer {
    Signer::new(KeyFormat::Ed25519, 4)
}

/// Nobody trusts this one.
pub(crate) fn stranger() -> Signer {
    Signer::new(KeyFormat::SshEd25519, 9)
}

/// Everybody above is trusted, and one signature is enough.
pub(crate) fn trust() -> TrustDocument {
    let (ssh, mini, cosign, ci) = (ssh(), mini(), cosign(), ci());
    TrustDocument {
        kind: trust::KIND.to_owned(),
        version: 3,
        expires: at("2027-06-01T00:00:00Z"),
        min_mode: None,
        keys: BTreeMap::from([
            (ssh.id(), ssh.trusted()),
            (mini.id(), mini.trusted()),
            (cosign.id(), cosign.trusted()),
            (ci.id(), ci.trusted()),
        ]),
        roles: BTreeMap::from([
            (Role::Policy, role(&[ssh.id(), mini.id(), cosign.id()], 1)),
            (Role::Sim, role(&[ci.id()], 1)),
            (Role::Trust, role(&[ssh.id()], 1)),
        ]),
    }
}

pub(crate) fn store(document: &TrustDocument) -> TrustStore {
    TrustStore::parse(document.render().as_bytes()).unwrap()
}

/// The policy.
pub(crate) fn policy() -> Value {
    json!({
        "kind": "feeler.policy/v1",
        "policy_id": "router.learning-ingestion",
        "version": 7,
        "issued": "2026-11-23T08:00:00Z",
        "expires": "2027-02-23T00:00:00Z",
        "mode": "require-valid-signature",
        "spec": {"min_fidelity": "degraded", "require_trace_ids": true},
    })
}

/// The policy with some fields set, or taken away with null.
pub(crate) fn policy_with(fields: &Value) -> Vec<u8> {
    let mut policy = policy();
    for (name, value) in fields.as_object().unwrap() {
        match value {
            Value::Null => policy.as_object_mut().unwrap().remove(name),
            _ => policy.as_object_mut().unwrap().insert(name.clone(), value.clone()),
        };
    }
    text(&policy)
}

pub(crate) fn text(policy: &Value) -> Vec<u8> {
    (serde_json::to_string_pretty(policy).unwrap() + "\n").into_bytes()
}

/// A host and what it is shown.
#[derive(Clone)]
pub(crate) struct Scene {
    pub(crate) document: Vec<u8>,
    pub(crate) signatures: Vec<Vec<u8>>,
    pub(crate) trust: Option<TrustStore>,
    pub(crate) mode: Mode,
    pub(crate) seen: Option<Seen>,
    pub(crate) policy_id: Option<&'static str>,
    pub(crate) audience: Option<&'static str>,
    pub(crate) now: Timestamp,
}

impl Scene {
    /// The policy as it is, signed with SSH, to a host in the strictest mode: accepted.
    pub(crate) fn new() -> Self {
        Self::of(text(&policy()))
    }

    /// A document, signed with SSH.
    pub(crate) fn of(document: Vec<u8>) -> Self {
        let signatures = vec![ssh().sshsig("policy@feeler", &document)];
        Self {
            document,
            signatures,
            trust: Some(store(&trust())),
            mode: Mode::RequireValidSignature,
            seen: None,
            policy_id: None,
            audience: None,
            now: at(NOW),
        }
    }

    pub(crate) fn signed_by(mut self, signatures: Vec<Vec<u8>>) -> Self {
        self.signatures = signatures;
        self
    }

    pub(crate) fn in_mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    pub(crate) fn trusting(mut self, trust: &TrustDocument) -> Self {
        self.trust = Some(store(trust));
        self
    }

    /// A host that has used these documents before, one after the other.
    pub(crate) fn having_seen(mut self, documents: &[Vec<u8>]) -> Self {
        let mut seen = Seen::default();
        for document in documents {
            let (verdict, document) = Self { seen: Some(seen.clone()), ..Self::of(document.clone()) }.verify();
            let _ =
                seen.record(&document.unwrap_or_else(|| panic!("{verdict:?}")), &verdict, at("2026-11-25T00:00:00Z"));
        }
        self.seen = Some(seen);
        self
    }

    pub(crate) fn verify(&self) -> (Verdict, Option<Document>) {
        let signatures: Vec<Signature<'_>> =
            self.signatures.iter().map(|bytes| Signature { name: "policy.json.sig", bytes }).collect();
        verify(&Request {
            document: &self.document,
            signatures: &signatures,
            trust: self.trust.as_ref(),
            role: Role::Policy,
            mode: self.mode,
            seen: self.seen.as_ref(),
            policy_id: self.policy_id,
            audience: self.audience,
            now: self.now,
        })
    }

    /// The verdict, twice the same to the byte; the document is there exactly if it is accepted.
    pub(crate) fn verdict(&self) -> Verdict {
        let (verdict, document) = self.verify();
        assert_eq!(verdict.render(), self.verify().0.render());
        assert_eq!(document.is_some(), verdict.is_accepted());
        assert_eq!(verdict.sha256, Some(Sha256::of(&self.document)));
        verdict
    }

    /// The one reason for which it is refused.
    pub(crate) fn refused(&self) -> Reason {
        let verdict = self.verdict();
        assert_eq!((verdict.decision, &verdict.also[..]), (Decision::Reject, &[][..]), "{verdict:?}");
        verdict.reason.unwrap()
    }

    /// The primary reason for which it is refused, and the others.
    pub(crate) fn refused_also(&self) -> (Reason, Vec<Reason>) {
        let verdict = self.verdict();
        assert_eq!(verdict.decision, Decision::Reject, "{verdict:?}");
        (verdict.reason.unwrap(), verdict.also)
    }

    /// What is told though it is accepted.
    pub(crate) fn warned(&self) -> Vec<Reason> {
        let verdict = self.verdict();
        assert_eq!(verdict.decision, Decision::Warn, "{verdict:?}");
        verdict.reasons().collect()
    }

    pub(crate) fn accepted(&self) -> Verdict {
        let verdict = self.verdict();
        assert_eq!((verdict.decision, verdict.reason), (Decision::Accept, None), "{verdict:?}");
        verdict
    }
}
