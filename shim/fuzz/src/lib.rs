//! What the targets share: keys, whom a host trusts, and what is genuine. Whatever else is accepted was forged.

// Signing is not the library's business, so tests have the code for it.
#[allow(dead_code, reason = "tests use all of it")]
#[path = "../../tests/policy/signing.rs"]
mod signing;

use feeler_shim::policy::{KeyFormat, KeyId, Role, Timestamp, TrustDocument, TrustStore, TrustedKey, trust};
use signing::{P256, Signer, at, dsse, role};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The time of every verification.
pub fn now() -> Timestamp {
    at("2026-11-26T12:00:00Z")
}

fn ssh() -> Signer {
    Signer::new(KeyFormat::SshEd25519, 1)
}

fn mini() -> Signer {
    Signer::new(KeyFormat::Minisign, 2)
}

fn ci() -> Signer {
    Signer::new(KeyFormat::Ed25519, 4)
}

/// The document that is signed.
pub const POLICY: &str = r#"{"kind":"feeler.policy/v1","policy_id":"router.limits","version":7,"issued":"2026-11-23T08:00:00Z","expires":"2027-02-23T00:00:00Z","mode":"require-valid-signature","spec":{"per_minute":7}}
"#;

/// The payload that is signed.
pub const STATEMENT: &str = r#"{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"router.limits@7","digest":{"sha256":"cc1b0000000000000000000000000000000000000000000000000000000000f0"}}],"predicateType":"urn:feeler:policy-simulation:v1","predicate":{"outcome":"pass"}}"#;

/// A learning record.
pub const RECORD: &str = r#"{"kind":"feeler.record/v1","id":"run-7/3","issued":"2026-11-26T11:59:00Z","fidelity":"live","body":{"ok":true}}"#;

/// All keys, each with its role.
pub static TRUST: LazyLock<TrustStore> = LazyLock::new(|| {
    let ed = [(ssh().id(), ssh().trusted()), (mini().id(), mini().trusted())];
    let keys: BTreeMap<KeyId, TrustedKey> =
        ed.into_iter().chain([(ci().id(), ci().trusted()), (P256::new(3).id(), P256::new(3).trusted())]).collect();
    let policy = [ssh().id(), mini().id(), P256::new(3).id()];
    let document = TrustDocument {
        kind: trust::KIND.to_owned(),
        version: 1,
        expires: at("2030-01-01T00:00:00Z"),
        min_mode: None,
        keys,
        roles: BTreeMap::from([
            (Role::Policy, role(&policy, 1)),
            (Role::Sim, role(&[ci().id()], 1)),
            (Role::Ingest, role(&[ci().id()], 1)),
            (Role::Trust, role(&[ssh().id()], 1)),
        ]),
    };
    TrustStore::parse(document.render().as_bytes()).expect("a trust store")
});

/// Good signatures of [`POLICY`].
pub static SIGNATURES: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let document = POLICY.as_bytes();
    [ssh().sshsig("policy@feeler", document), mini().minisig(document), P256::new(3).bundle(document)]
});

/// Good envelopes.
pub static ENVELOPES: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let statement = dsse(&[&ci()], "application/vnd.in-toto+json", STATEMENT.as_bytes());
    let record = dsse(&[&ci()], feeler_shim::ingest::PAYLOAD_TYPE, RECORD.as_bytes());
    [statement.into_bytes(), record.into_bytes()]
});

/// A key that nobody has signed anything with.
pub fn note_key() -> feeler_shim::audit::NoteKey {
    feeler_shim::audit::NoteKey::new("log.example", &ssh().raw()).expect("a key")
}

/// A line of `allowed_signers`, as `ssh-keygen` reads it.
pub fn allowed_signers() -> String {
    format!("rel1@example.com namespaces=\"policy@feeler\",valid-before=\"20271231Z\" ssh-ed25519 {}\n", ssh().public())
}
