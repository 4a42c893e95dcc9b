//! Who signs, whom a host trusts, and what is signed.

use crate::signing::{P256, Signer, at, dsse, role};
use feeler_shim::policy::{
    Expected, KeyFormat, KeyId, Mode, Request, Role, Seen, Signature, Timestamp, TrustDocument, TrustStore, TrustedKey,
    Verdict, trust, verify, verify_statement,
};
use serde_json::json;
use std::collections::BTreeMap;

pub(crate) const NAMESPACE: &str = "policy@feeler";
pub(crate) const POLICY_ID: &str = "router.limits";
const PREDICATE: &str = "urn:feeler:policy-simulation:v1";
const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

/// The time of every verification.
pub(crate) fn now() -> Timestamp {
    at("2026-11-26T12:00:00Z")
}

/// The format of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Sshsig,
    Minisign,
    Sigstore,
    Dsse,
}

impl Format {
    pub(crate) const ALL: [Self; 4] = [Self::Sshsig, Self::Minisign, Self::Sigstore, Self::Dsse];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sshsig => "SSHSIG",
            Self::Minisign => "minisign",
            Self::Sigstore => "Sigstore bundle",
            Self::Dsse => "DSSE",
        }
    }
}

pub(crate) fn ssh(seed: u8) -> Signer {
    Signer::new(KeyFormat::SshEd25519, seed)
}

/// A trust store in which one key may sign for a role, and another for another.
pub(crate) fn trust_of(keys: &[(KeyId, TrustedKey)], of: Role, threshold: u32) -> TrustStore {
    let ids: Vec<KeyId> = keys.iter().map(|(id, _)| *id).collect();
    let document = TrustDocument {
        kind: trust::KIND.to_owned(),
        version: 1,
        expires: at("2030-01-01T00:00:00Z"),
        min_mode: None,
        keys: keys.iter().cloned().collect(),
        roles: BTreeMap::from([(of, role(&ids, threshold)), (Role::Trust, role(&ids, 1))]),
    };
    // Made of constants; one that is refused would accept nothing, which the genuine document shows.
    TrustStore::parse(document.render().as_bytes())
        .unwrap_or_else(|error| panic!("failed to make a trust store: {error:?}"))
}

/// A version of the policy.
pub(crate) fn policy(version: u64) -> Vec<u8> {
    let policy = json!({
        "kind": "feeler.policy/v1",
        "policy_id": POLICY_ID,
        "version": version,
        "issued": "2026-11-23T08:00:00Z",
        "expires": "2027-02-23T00:00:00Z",
        "mode": "require-valid-signature",
        "spec": {"per_minute": version, "models": ["small", "large"], "note": "what a host may do in a minute"},
    });
    format!("{policy:#}\n").into_bytes()
}

fn statement() -> Vec<u8> {
    let digest = "cc1b0000000000000000000000000000000000000000000000000000000000f0";
    let statement = json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": format!("{POLICY_ID}@7"), "digest": {"sha256": digest}}],
        "predicateType": PREDICATE,
        "predicate": {"outcome": "pass", "counts": {"accepted": 480, "rejected": 20}},
    });
    statement.to_string().into_bytes()
}

/// What a host is shown: a document and signatures beside it, or an envelope without any.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) document: Vec<u8>,
    pub(crate) signatures: Vec<Vec<u8>>,
}

/// A host, and what is genuine.
pub(crate) struct Stage {
    pub(crate) format: Format,
    pub(crate) trust: TrustStore,
    pub(crate) genuine: Shown,
}

impl Stage {
    pub(crate) fn new(format: Format) -> Self {
        let (trusted, role) = match format {
            Format::Sshsig => ((ssh(1).id(), ssh(1).trusted()), Role::Policy),
            Format::Minisign => ((mini().id(), mini().trusted()), Role::Policy),
            Format::Sigstore => ((P256::new(3).id(), P256::new(3).trusted()), Role::Policy),
            Format::Dsse => ((ci().id(), ci().trusted()), Role::Sim),
        };
        let trust = trust_of(&[trusted], role, 1);
        let mut stage = Self { format, trust, genuine: Shown { document: Vec::new(), signatures: Vec::new() } };
        stage.genuine = match format {
            Format::Dsse => {
                Shown { document: dsse(&[&ci()], PAYLOAD_TYPE, &statement()).into_bytes(), signatures: Vec::new() }
            }
            _ => stage.signed(policy(7)),
        };
        stage
    }

    /// A document with a good signature.
    pub(crate) fn signed(&self, document: Vec<u8>) -> Shown {
        let signature = match self.format {
            Format::Sshsig | Format::Dsse => ssh(1).sshsig(NAMESPACE, &document),
            Format::Minisign => mini().minisig(&document),
            Format::Sigstore => P256::new(3).bundle(&document),
        };
        Shown { document, signatures: vec![signature] }
    }

    /// The same by somebody whom nobody trusts.
    pub(crate) fn by_a_stranger(&self) -> Shown {
        let document = self.genuine.document.clone();
        let signature = match self.format {
            Format::Sshsig => ssh(9).sshsig(NAMESPACE, &document),
            Format::Minisign => Signer::new(KeyFormat::Minisign, 9).minisig(&document),
            Format::Sigstore => P256::new(9).bundle(&document),
            Format::Dsse => {
                let stranger = Signer::new(KeyFormat::Ed25519, 9);
                let document = dsse(&[&stranger], PAYLOAD_TYPE, &statement()).into_bytes();
                return Shown { document, signatures: Vec::new() };
            }
        };
        Shown { document, signatures: vec![signature] }
    }

    /// What a host that has seen some versions says of what it is shown.
    pub(crate) fn verdict(&self, shown: &Shown, mode: Mode, seen: Option<&Seen>) -> Verdict {
        if self.format == Format::Dsse {
            let expected = Expected { predicate_type: PREDICATE, digest: None };
            return verify_statement(&shown.document, &expected, Some(&self.trust), Role::Sim, mode, now()).0;
        }
        let name = "limits.policy.json.sig";
        let signatures: Vec<Signature<'_>> = shown.signatures.iter().map(|bytes| Signature { name, bytes }).collect();
        let request = Request {
            document: &shown.document,
            signatures: &signatures,
            trust: Some(&self.trust),
            role: Role::Policy,
            mode,
            seen,
            policy_id: Some(POLICY_ID),
            audience: None,
            now: now(),
        };
        verify(&request).0
    }

    /// What a host remembers that has used a document.
    pub(crate) fn having_seen(&self, shown: &Shown) -> Seen {
        let mut seen = Seen::default();
        let signatures: Vec<Signature<'_>> =
            shown.signatures.iter().map(|bytes| Signature { name: "a", bytes }).collect();
        let request =
            Request { signatures: &signatures, trust: Some(&self.trust), ..Request::new(&shown.document, now()) };
        if let (verdict, Some(document)) = verify(&request) {
            seen.record(&document, &verdict, now());
        }
        seen
    }
}

fn mini() -> Signer {
    Signer::new(KeyFormat::Minisign, 2)
}

fn ci() -> Signer {
    Signer::new(KeyFormat::Ed25519, 4)
}
