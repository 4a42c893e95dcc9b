//! Signatures that the real tools made.

use std::collections::BTreeMap;

use feeler_shim::policy::{
    Decision, Expected, KeyFormat, Mode, Reason, Request, Role, Signature, TrustDocument, TrustStore, TrustedKey,
    trust, verify, verify_statement,
};

use crate::scene::{NOW, store};
use crate::signing::{at, role};

macro_rules! sample {
    ($name:literal) => {
        include_bytes!(concat!("samples/", $name)).as_slice()
    };
}

fn line(bytes: &[u8], line: usize, word: usize) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().nth(line).unwrap().split(' ').nth(word).unwrap().to_owned()
}

/// The base64 of a PEM.
fn pem(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().filter(|it| !it.starts_with("-----")).collect()
}

/// Trusts these keys with a role, all of them.
fn trusting(of: Role, namespace: Option<&str>, keys: &[(KeyFormat, String)]) -> TrustStore {
    let keys: BTreeMap<_, _> = keys
        .iter()
        .map(|(format, public)| {
            let (format, public) = (*format, public.clone());
            let key = TrustedKey { format, public, name: None, not_before: None, not_after: None, revoked: None };
            (format.key_id(&key.public).unwrap(), key)
        })
        .collect();
    let ids: Vec<_> = keys.keys().copied().collect();
    let mut entry = role(&ids, u32::try_from(ids.len()).unwrap());
    entry.namespace = namespace.map(str::to_owned);
    store(&TrustDocument {
        kind: trust::KIND.to_owned(),
        version: 1,
        expires: at("2027-06-01T00:00:00Z"),
        min_mode: None,
        keys,
        roles: BTreeMap::from([(of, entry)]),
    })
}

fn signatures<'a>(files: &[&'a [u8]]) -> Vec<Signature<'a>> {
    files.iter().map(|bytes| Signature { name: "sample", bytes }).collect()
}

fn request<'a>(document: &'a [u8], signatures: &'a [Signature<'a>], trust: &'a TrustStore) -> Request<'a> {
    Request {
        document,
        signatures,
        trust: Some(trust),
        role: Role::Policy,
        mode: Mode::RequireValidSignature,
        seen: None,
        policy_id: None,
        audience: Some("prod"),
        now: at(NOW),
    }
}

/// One document, signed by `ssh-keygen`, `minisign` and sigstore-js; each signature counts, and all three are asked for.
#[test]
fn what_the_tools_signed_is_accepted() {
    let trust = trusting(
        Role::Policy,
        None,
        &[
            (KeyFormat::SshEd25519, line(sample!("ssh.pub"), 0, 1)),
            (KeyFormat::Minisign, line(sample!("minisign.pub"), 1, 0)),
            (KeyFormat::EcdsaP256, pem(sample!("p256.pub.pem"))),
        ],
    );
    let files = [sample!("policy.json.sig"), sample!("policy.json.minisig"), sample!("policy.json.sigstore.json")];
    let signatures = signatures(&files);
    let (verdict, document) = verify(&request(sample!("policy.json"), &signatures, &trust));
    assert_eq!((verdict.decision, verdict.signers.len()), (Decision::Accept, 3), "{verdict:?}");
    assert_eq!(document.unwrap().version, 7);
}

#[test]
fn an_old_signature_of_minisign_is_refused() {
    let trust = trusting(Role::Policy, None, &[(KeyFormat::Minisign, line(sample!("minisign.pub"), 1, 0))]);
    let signatures = signatures(&[sample!("legacy.minisig")]);
    let (verdict, _) = verify(&request(sample!("policy.json"), &signatures, &trust));
    assert_eq!(verdict.reason, Some(Reason::AlgorithmNotAllowed));
}

#[test]
fn an_attestation_of_sigstore_js_is_accepted() {
    let trust = trusting(Role::Sim, None, &[(KeyFormat::EcdsaP256, pem(sample!("p256.pub.pem")))]);
    let digest = feeler_shim::policy::Sha256::of(sample!("policy.json")).to_string();
    let expected =
        Expected { predicate_type: "urn:feeler:policy-simulation:v1", digest: Some(("sha256", digest.as_str())) };
    let mode = Mode::RequireValidSignature;
    let (verdict, statement) =
        verify_statement(sample!("sim.sigstore.json"), &expected, Some(&trust), Role::Sim, mode, at(NOW));
    assert_eq!(verdict.decision, Decision::Accept, "{verdict:?}");
    assert_eq!(statement.unwrap().predicate["outcome"], "pass");
}

/// The samples of the research have a kind of their own: their signatures are good, and they are refused all the same.
#[test]
fn the_signatures_of_the_research_are_good() {
    let signers = line(sample!("old/allowed_signers"), 0, 3);
    let trust = trusting(
        Role::Policy,
        Some("cg-policy@example.com"),
        &[
            (KeyFormat::SshEd25519, signers),
            (KeyFormat::SshEd25519, line(sample!("old/allowed_signers"), 1, 3)),
            (KeyFormat::Minisign, line(sample!("old/minisign.pub"), 1, 0)),
        ],
    );
    let files =
        [sample!("old/policy.json.rel1.sig"), sample!("old/policy.json.rel2.sig"), sample!("old/policy.json.minisig")];
    let signatures = signatures(&files);
    let (verdict, _) = verify(&request(sample!("old/policy.json"), &signatures, &trust));
    assert_eq!((verdict.verified, verdict.signers.len()), (true, 3), "{verdict:?}");
    assert_eq!((verdict.reason, verdict.also.len()), (Some(Reason::PayloadTypeMismatch), 0));
}

#[test]
fn the_attestations_of_the_research_are_good() {
    // The key is in a PEM: the last 32 bytes are the raw one.
    let info = pem(sample!("old/ci.pub.pem"));
    let raw = <base64ct::Base64 as base64ct::Encoding>::decode_vec(&info).unwrap()[12..].to_vec();
    let trust = trusting(Role::Sim, None, &[(KeyFormat::Ed25519, crate::signing::base64(&raw))]);
    for (envelope, predicate_type) in [
        (sample!("old/sim.dsse.json"), "https://cg.example/policy-simulation/v1"),
        (sample!("old/eval.dsse.json"), "https://in-toto.io/attestation/test-result/v0.1"),
        (sample!("old/governance.dsse.json"), "https://in-toto.io/attestation/test-result/v0.1"),
        (sample!("old/promotion.dsse.json"), "https://in-toto.io/attestation/svr/v0.2"),
    ] {
        let expected = Expected { predicate_type, digest: None };
        let mode = Mode::RequireValidSignature;
        let (verdict, statement) = verify_statement(envelope, &expected, Some(&trust), Role::Sim, mode, at(NOW));
        assert_eq!(verdict.decision, Decision::Accept, "{predicate_type}: {verdict:?}");
        assert_eq!(statement.unwrap().predicate_type, predicate_type);
    }
}
