//! Trust stores: which are sound, how one follows another, and the files of `ssh-keygen`.

use feeler_shim::policy::trust::import_allowed_signers;
use feeler_shim::policy::{
    KeyFormat, Mode, Reason, Revoked, Role, Sha256, Signature, Timestamp, TrustDocument, TrustStore,
};
use serde_json::{Value, json};

use crate::scene::{NOW, ci, cosign, mini, ssh, store, stranger, trust};
use crate::signing::{Signer, at, role};

fn refused(change: impl Fn(&mut Value)) -> Reason {
    let mut document = serde_json::to_value(trust()).unwrap();
    change(&mut document);
    TrustStore::parse(document.to_string().as_bytes()).unwrap_err().reason
}

#[test]
fn what_is_written_is_read() {
    let mut document = trust();
    document.min_mode = Some(Mode::RequireSigned);
    let key = document.keys.get_mut(&ssh().id()).unwrap();
    key.name = Some("rel1@example.com".to_owned());
    (key.not_before, key.not_after) = (Some(at("2026-01-01T00:00:00Z")), Some(at("2027-01-01T00:00:00Z")));
    key.revoked = Some(Revoked { at: at("2026-10-02T00:00:00Z"), reason: "lost laptop".to_owned() });
    document.roles.get_mut(&Role::Policy).unwrap().policy_ids = vec!["router.*".to_owned()];
    let read = store(&document);
    assert_eq!(read.document(), &document);
    assert_eq!(read.sha256(), &Sha256::of(document.render().as_bytes()));
}

#[test]
fn what_is_not_sound_is_refused() {
    let key = ssh().id().to_string();
    let policy = |fields: Value| {
        refused(|it| it["roles"]["policy"].as_object_mut().unwrap().extend(fields.as_object().unwrap().clone()))
    };
    assert_eq!(refused(|it| it["kind"] = json!("feeler.policy/v1")), Reason::PayloadTypeMismatch);
    assert_eq!(refused(|it| it["extra"] = json!(1)), Reason::UnknownField);
    assert_eq!(refused(|it| it["version"] = json!(0)), Reason::SchemaViolation);
    assert_eq!(refused(|it| it["expires"] = json!(null)), Reason::SchemaViolation);
    assert_eq!(refused(|it| it["min_mode"] = json!("strict")), Reason::ModeUnknown);
    assert_eq!(refused(|it| it["roles"]["root"] = it["roles"]["policy"].clone()), Reason::UnknownField);
    assert_eq!(policy(json!({"threshold": 4})), Reason::SchemaViolation);
    assert_eq!(policy(json!({"threshold": 0})), Reason::SchemaViolation);
    assert_eq!(policy(json!({"keys": []})), Reason::SchemaViolation);
    assert_eq!(policy(json!({"keys": [key, key]})), Reason::SchemaViolation);
    assert_eq!(policy(json!({"keys": ["0".repeat(64)]})), Reason::SchemaViolation);
    assert_eq!(policy(json!({"namespace": "trust@feeler"})), Reason::SchemaViolation, "that of another role");
    assert_eq!(policy(json!({"namespace": ""})), Reason::SchemaViolation);
    // A key under the name of another one.
    let (one, other) = (ssh().id().to_string(), mini().id().to_string());
    assert_eq!(refused(|it| it["keys"][&one] = it["keys"][&other].clone()), Reason::SchemaViolation);
    assert_eq!(refused(|it| it["keys"][&one]["format"] = json!("rsa")), Reason::AlgorithmNotAllowed);
    assert_eq!(refused(|it| it["keys"][&one]["format"] = json!("ed25519")), Reason::AlgorithmNotAllowed);
    assert_eq!(refused(|it| it["keys"][&one]["public"] = json!("AAAA")), Reason::AlgorithmNotAllowed);
    let duplicate = trust().render().replace("\"version\": 3", "\"version\": 3, \"version\": 4");
    assert_eq!(TrustStore::parse(duplicate.as_bytes()).unwrap_err().reason, Reason::JsonDuplicateKey);
}

#[test]
fn a_pinned_store_is_that_one() {
    let bytes = trust().render();
    assert!(TrustStore::pinned(bytes.as_bytes(), &Sha256::of(bytes.as_bytes())).is_ok());
    let error = TrustStore::pinned(bytes.as_bytes(), &Sha256::of(b"")).unwrap_err();
    assert_eq!(error.reason, Reason::SubjectMismatch);
}

/// Two of three keys are needed now, and the next store has another third.
fn rotation() -> (TrustDocument, TrustDocument, [Signer; 4]) {
    let signers = [21, 22, 23, 24].map(|seed| Signer::new(KeyFormat::SshEd25519, seed));
    let with = |version: u64, range: std::ops::Range<usize>| {
        let mut document = trust();
        document.version = version;
        for signer in &signers[range.clone()] {
            document.keys.insert(signer.id(), signer.trusted());
        }
        let ids: Vec<_> = signers[range].iter().map(Signer::id).collect();
        document.roles.insert(Role::Trust, role(&ids, 2));
        document
    };
    (with(3, 0..3), with(4, 1..4), signers)
}

fn update_at(
    now: Timestamp,
    from: &TrustDocument,
    to: &TrustDocument,
    signers: &[&Signer],
) -> Result<u64, (Reason, Vec<Reason>)> {
    let next = to.render();
    let files: Vec<_> = signers.iter().map(|it| it.sshsig("trust@feeler", next.as_bytes())).collect();
    let signatures: Vec<_> = files.iter().map(|bytes| Signature { name: "trust.json.sig", bytes }).collect();
    let updated = store(from).update(next.as_bytes(), &signatures, now);
    updated.map(|it| it.document().version).map_err(|it| (it.reason.unwrap(), it.also))
}

fn update(from: &TrustDocument, to: &TrustDocument, signers: &[&Signer]) -> Result<u64, (Reason, Vec<Reason>)> {
    update_at(at(NOW), from, to, signers)
}

#[test]
fn the_next_store_is_signed_by_the_old_keys_and_the_new_ones() {
    let (from, to, [a, b, c, d]) = rotation();
    assert_eq!(update(&from, &to, &[&b, &c]), Ok(4), "two that are in both");
    assert_eq!(update(&from, &to, &[&a, &b, &d]), Ok(4), "two old ones, two new ones");
    let short = |also: &[Reason]| Err((also[0], also[1..].to_vec()));
    assert_eq!(update(&from, &to, &[&a, &b]), short(&[Reason::UnknownKey, Reason::ThresholdNotMet]), "one new one");
    assert_eq!(update(&from, &to, &[&b, &d]), short(&[Reason::UnknownKey, Reason::ThresholdNotMet]), "one old one");
    assert_eq!(update(&from, &to, &[&b, &b]), short(&[Reason::ThresholdNotMet]));
    assert_eq!(update(&from, &to, &[]), short(&[Reason::Unsigned]));
    assert_eq!(update(&from, &to, &[&stranger(), &stranger()]), short(&[Reason::UnknownKey]));
    // A signature over the store for another purpose.
    let next = to.render();
    let files = [&b, &c].map(|it| it.sshsig("policy@feeler", next.as_bytes()));
    let signatures = [0, 1].map(|it| Signature { name: "x", bytes: &files[it] });
    let refused = store(&from).update(next.as_bytes(), &signatures, at(NOW)).unwrap_err();
    assert_eq!(refused.reason, Some(Reason::NamespaceMismatch));
}

#[test]
fn stores_follow_one_by_one() {
    let (from, to, [_, b, c, _]) = rotation();
    let version = |version: u64| TrustDocument { version, ..to.clone() };
    let refused = |version: &TrustDocument| update(&from, version, &[&b, &c]).unwrap_err();
    assert_eq!(refused(&version(2)), (Reason::RollbackVersion, Vec::new()));
    assert_eq!(refused(&version(3)), (Reason::Equivocation, Vec::new()));
    assert_eq!(refused(&version(5)), (Reason::PrevMismatch, Vec::new()));
    assert_eq!(update(&from, &from, &[&b, &c]), Ok(3), "the same once more");
    let ended = TrustDocument { expires: at(NOW), ..to.clone() };
    assert_eq!(refused(&ended), (Reason::Expired, Vec::new()));
    // The way out of a store that has expired.
    let late = at("2027-07-01T00:00:00Z");
    let fresh = TrustDocument { expires: at("2028-06-01T00:00:00Z"), ..to.clone() };
    assert_eq!(update_at(late, &from, &fresh, &[&b, &c]), Ok(4));
}

#[test]
fn a_revoked_key_rotates_nothing() {
    let (mut from, to, [a, b, c, _]) = rotation();
    from.keys.get_mut(&b.id()).unwrap().revoked = Some(Revoked { at: at(NOW), reason: "lost".to_owned() });
    assert_eq!(update(&from, &to, &[&b, &c]).unwrap_err().0, Reason::KeyRevoked);
    assert_eq!(update(&from, &to, &[&a, &c, &b]), Ok(4), "the others are enough");
}

#[test]
fn allowed_signers_are_imported() {
    let public = ssh().public();
    let text = format!(
        "# people\n\nrel1@example.com namespaces=\"policy@feeler,trust@feeler\",valid-after=\"20260101Z\",valid-before=\"202712312359Z\" ssh-ed25519 {public} a comment\n\"b c\",d ssh-ed25519 {public}\n"
    );
    let keys = import_allowed_signers(&text).unwrap();
    assert_eq!(keys.len(), 2);
    assert_eq!((keys[0].id, keys[1].id), (ssh().id(), ssh().id()));
    assert_eq!(keys[0].namespaces, ["policy@feeler", "trust@feeler"]);
    assert_eq!(keys[0].key.name.as_deref(), Some("rel1@example.com"));
    assert_eq!(keys[0].key.not_before, Some(at("2026-01-01T00:00:00Z")));
    assert_eq!(keys[0].key.not_after, Some(at("2027-12-31T23:59:00Z")));
    assert!(keys[1].namespaces.is_empty());
}

#[test]
fn allowed_signers_that_are_not_understood_are_refused() {
    let public = ssh().public();
    let reason = |line: &str| import_allowed_signers(line).unwrap_err().reason;
    assert_eq!(reason("a"), Reason::SchemaViolation);
    assert_eq!(reason(&format!("a cert-authority ssh-ed25519 {public}")), Reason::SchemaViolation);
    assert_eq!(reason(&format!("a valid-after=\"20260101\" ssh-ed25519 {public}")), Reason::SchemaViolation);
    assert_eq!(reason(&format!("a namespaces=\"x ssh-ed25519 {public}")), Reason::SchemaViolation);
    assert_eq!(reason("a ssh-rsa AAAAB3NzaC1yc2E="), Reason::AlgorithmNotAllowed);
    assert_eq!(reason("a ssh-ed25519 AAAA"), Reason::AlgorithmNotAllowed);
}

#[test]
fn what_is_exported_is_imported() {
    let mut document = trust();
    let key = document.keys.get_mut(&ssh().id()).unwrap();
    (key.not_before, key.not_after) = (Some(at("2026-01-01T00:00:00Z")), Some(at("2027-01-01T08:30:01Z")));
    let text = store(&document).export_allowed_signers(Role::Policy);
    let keys = import_allowed_signers(&text).unwrap();
    assert_eq!(keys.len(), 1, "only SSH keys: {text}");
    let name = Some(ssh().id().to_string());
    assert_eq!(keys[0].key, feeler_shim::policy::TrustedKey { name, ..document.keys[&ssh().id()].clone() });
    assert_eq!(keys[0].namespaces, ["policy@feeler"]);
    assert_eq!(store(&document).export_allowed_signers(Role::Sim), "");
    document.keys.get_mut(&ssh().id()).unwrap().revoked = Some(Revoked { at: at(NOW), reason: "lost".to_owned() });
    assert_eq!(store(&document).export_allowed_signers(Role::Policy), "", "it is void");
}

#[test]
fn ids_are_digests_of_raw_keys() {
    for signer in [ssh(), mini(), ci()] {
        assert_eq!(signer.format.key_id(&signer.public()).unwrap(), signer.id());
    }
    let cosign = cosign();
    assert_eq!(KeyFormat::EcdsaP256.key_id(&cosign.trusted().public).unwrap(), cosign.id());
    assert_eq!(KeyFormat::Ed25519.key_id("").unwrap_err().reason, Reason::AlgorithmNotAllowed);
}
