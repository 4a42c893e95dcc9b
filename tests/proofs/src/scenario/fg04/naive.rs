//! Verifiers as people write them, which the same forgeries must get past: else the forgeries prove nothing.
//!
//! The first three are those of a real service (`GAPS.md`, FG-04).

use super::stage::{Format, NAMESPACE, Shown, Stage, now, policy, ssh, trust_of};
use crate::report::{Mutant, Report};
use feeler_shim::policy::{Request, Role, Signature, TrustStore, verify};
use serde_json::Value;

/// A verifier, and what it should not have accepted.
struct Naive {
    name: &'static str,
    accepts: fn(&Shown) -> bool,
    forgeries: Vec<Shown>,
    /// Whom the real one trusts.
    trust: Option<TrustStore>,
    /// Whether the host has used version 7 before.
    seen: bool,
}

/// Each must accept one of its forgeries, and the real one none.
pub(crate) fn prove(report: &mut Report) {
    let stage = Stage::new(Format::Sshsig);
    let mut refused = 0;
    let mut tried = 0;
    for naive in all() {
        let caught = naive.forgeries.iter().filter(|it| (naive.accepts)(it)).count() as u64;
        let rounds = naive.forgeries.len() as u64;
        report.mutant(Mutant { name: naive.name, rounds, caught });
        tried += rounds;
        refused += naive.forgeries.iter().filter(|it| !real(&stage, &naive, it)).count() as u64;
    }
    report.check(
        "what the naive verifiers accept is refused",
        refused == tried,
        format!("{refused} of {tried} forgeries refused"),
    );
}

fn real(stage: &Stage, naive: &Naive, shown: &Shown) -> bool {
    let signatures: Vec<Signature<'_>> =
        shown.signatures.iter().map(|bytes| Signature { name: "a.sig", bytes }).collect();
    let seen = naive.seen.then(|| stage.having_seen(&stage.genuine));
    let request = Request {
        signatures: &signatures,
        trust: naive.trust.as_ref(),
        seen: seen.as_ref(),
        ..Request::new(&shown.document, now())
    };
    verify(&request).0.is_accepted()
}

fn all() -> Vec<Naive> {
    let one = |threshold| Some(trust_of(&[(ssh(1).id(), ssh(1).trusted())], Role::Policy, threshold));
    let two = [(ssh(1).id(), ssh(1).trusted()), (ssh(2).id(), ssh(2).trusted())];
    let genuine = policy(7);
    let good = ssh(1).sshsig(NAMESPACE, &genuine);
    let shown = |signatures: Vec<Vec<u8>>| Shown { document: genuine.clone(), signatures };
    let mut claims: Value = serde_json::from_slice(&genuine).unwrap_or_default();
    claims["provenance"] = serde_json::json!({"signature_valid": true});
    let claims = Shown { document: claims.to_string().into_bytes(), signatures: Vec::new() };
    vec![
        Naive {
            name: "any-signature-without-a-key",
            accepts: |shown| shown.signatures.iter().any(|it| !it.is_empty()),
            forgeries: vec![shown(vec![b"garbage".to_vec()]), shown(vec![good.clone()])],
            trust: None,
            seen: false,
        },
        Naive {
            name: "signs-what-comes-unsigned",
            accepts: |shown| {
                let own = ssh(1).sshsig(NAMESPACE, &shown.document);
                *shown.signatures.first().unwrap_or(&own) == own
            },
            forgeries: vec![shown(Vec::new()), Shown { document: policy(9), signatures: Vec::new() }],
            trust: one(1),
            seen: false,
        },
        Naive {
            name: "believes-signature-valid",
            accepts: |shown| {
                let value: Value = serde_json::from_slice(&shown.document).unwrap_or_default();
                // feeler: allow(SIG010) this mutant does what the reference did, and the proof must catch it
                value["provenance"]["signature_valid"] == true
            },
            forgeries: vec![claims],
            trust: one(1),
            seen: false,
        },
        Naive {
            name: "any-namespace",
            accepts: |shown| ["git", "file", NAMESPACE].iter().any(|it| is_by(1, it, shown, 0)),
            forgeries: ["git", "file"].map(|it| shown(vec![ssh(1).sshsig(it, &genuine)])).to_vec(),
            trust: one(1),
            seen: false,
        },
        Naive {
            name: "counts-signatures-not-keys",
            accepts: |shown| (0..2).all(|nth| is_by(1, NAMESPACE, shown, nth) || is_by(2, NAMESPACE, shown, nth)),
            forgeries: vec![shown(vec![good.clone(), good])],
            trust: Some(trust_of(&two, Role::Policy, 2)),
            seen: false,
        },
        Naive {
            name: "remembers-no-version",
            accepts: |shown| is_by(1, NAMESPACE, shown, 0),
            forgeries: (1..7)
                .map(policy)
                .map(|older| Shown { signatures: vec![ssh(1).sshsig(NAMESPACE, &older)], document: older })
                .collect(),
            trust: one(1),
            seen: true,
        },
    ]
}

/// Whether a signature is the one that a key makes: Ed25519 has only one for each text.
fn is_by(seed: u8, namespace: &str, shown: &Shown, nth: usize) -> bool {
    shown.signatures.get(nth).is_some_and(|it| *it == ssh(seed).sshsig(namespace, &shown.document))
}
