//! Thousands of changed documents and signatures of each format: none is accepted, and each is refused for a reason that fits.

use std::collections::BTreeMap;

use feeler_shim::policy::{Decision, Mode, Reason, Verdict, json};

use crate::scene::{Scene, cosign, mini, policy, ssh, text};
use crate::statements::{signed, statement, verdict};

/// Those of a signature: space that means nothing in JSON is left out.
fn mutants(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let same = json::parse(bytes).ok();
    all_mutants(bytes).filter(move |it| same.is_none() || json::parse(it).ok() != same)
}

/// Every way in which one byte goes wrong: each of its bits, what is behind it cut off, it missing, it twice; and something behind
/// the end. What is the same as before is left out.
fn all_mutants(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let flipped = (0..bytes.len() * 8).map(|bit| {
        let mut mutant = bytes.to_vec();
        mutant[bit / 8] ^= 1 << (bit % 8);
        mutant
    });
    let cut = (0..bytes.len()).map(|len| bytes[..len].to_vec());
    let missing = (0..bytes.len()).map(|at| [&bytes[..at], &bytes[at + 1..]].concat());
    let twice = (0..bytes.len()).map(|at| [&bytes[..=at], &bytes[at..]].concat());
    let longer = (0..=u8::MAX).map(move |byte| [bytes, &[byte]].concat());
    let all = flipped.chain(cut).chain(missing).chain(twice).chain(longer);
    all.filter(move |it| it != bytes)
}

/// How often each primary reason came up.
#[derive(Default)]
struct Tally(BTreeMap<Reason, usize>);

impl Tally {
    fn refuse(&mut self, verdict: &Verdict, mutant: &[u8]) {
        let shown = String::from_utf8_lossy(mutant);
        assert_eq!(verdict.decision, Decision::Reject, "accepted: {verdict:?}\n{shown}");
        *self.0.entry(verdict.reason.unwrap()).or_default() += 1;
    }

    /// There were many, and no other reasons than these, each of which came up.
    fn assert(&self, at_least: usize, reasons: &[Reason]) {
        let tried: usize = self.0.values().sum();
        assert!(tried >= at_least, "{tried}");
        assert_eq!(self.0.keys().copied().collect::<Vec<_>>(), reasons, "{:?}", self.0);
    }
}

/// A changed document with a good signature, then a good document with a changed signature.
fn of_document_and_signature(signature: &[u8], of_signature: &[Reason]) {
    let signed = Scene::new().signed_by(vec![signature.to_vec()]);
    let mut documents = Tally::default();
    for document in all_mutants(&signed.document) {
        let mutant = Scene { document, ..signed.clone() };
        documents.refuse(&mutant.verify().0, &mutant.document);
        // Where the host asks for less, what is no signature at all is refused all the same.
        let lenient = mutant.in_mode(Mode::AllowUnsigned);
        documents.refuse(&lenient.verify().0, &lenient.document);
    }
    documents.assert(5000, &[Reason::BadSignature]);
    let mut signatures = Tally::default();
    for mutant in mutants(signature) {
        let scene = signed.clone().signed_by(vec![mutant]);
        signatures.refuse(&scene.verify().0, &scene.signatures[0]);
    }
    signatures.assert(3000, of_signature);
}

#[test]
fn no_mutant_of_ssh_is_accepted() {
    of_document_and_signature(
        &ssh().sshsig("policy@feeler", &text(&policy())),
        &[
            Reason::SignatureMalformed,
            Reason::SignatureTrailingData,
            Reason::SignatureFormatUnknown,
            Reason::AlgorithmNotAllowed,
            Reason::NamespaceMismatch,
            Reason::UnknownKey,
            Reason::BadSignature,
        ],
    );
}

#[test]
fn no_mutant_of_minisign_is_accepted() {
    of_document_and_signature(
        &mini().minisig(&text(&policy())),
        &[
            Reason::SignatureMalformed,
            Reason::SignatureTrailingData,
            Reason::SignatureFormatUnknown,
            Reason::AlgorithmNotAllowed,
            Reason::UnknownKey,
            Reason::BadSignature,
        ],
    );
}

#[test]
fn no_mutant_of_sigstore_is_accepted() {
    of_document_and_signature(
        &cosign().bundle(&text(&policy())),
        &[
            Reason::SignatureMalformed,
            Reason::SignatureTrailingData,
            Reason::SignatureFormatUnknown,
            Reason::AlgorithmNotAllowed,
            Reason::UnknownKey,
            Reason::BadSignature,
        ],
    );
}

#[test]
fn no_mutant_of_an_envelope_is_accepted() {
    let envelope = signed(statement().to_string().as_bytes());
    let mut tally = Tally::default();
    for mutant in mutants(envelope.as_bytes()) {
        tally.refuse(&verdict(&mutant), &mutant);
    }
    tally.assert(
        5000,
        &[
            Reason::SignatureMalformed,
            Reason::SignatureTrailingData,
            Reason::SignatureFormatUnknown,
            Reason::PayloadTypeMismatch,
            Reason::UnknownKey,
            Reason::BadSignature,
        ],
    );
}

/// The mutants show something only if what they are made of is accepted.
#[test]
fn what_the_mutants_are_made_of_is_accepted() {
    Scene::new().accepted();
    assert_eq!(verdict(signed(statement().to_string().as_bytes())).decision, Decision::Accept);
    // Space behind the end is the same JSON.
    assert_eq!(verdict(signed(statement().to_string().as_bytes()) + "\n").decision, Decision::Accept);
}
