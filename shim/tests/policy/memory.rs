//! What a host remembers, and that it outlives a power cut.

use std::path::Path;

use feeler_shim::fs::{Fs, RealFs};
use feeler_shim::policy::{Mode, Reason, Seen, SeenError, Sha256, Timestamp, TrustDocument};
use feeler_shim::sim::{Loss, SimDisk};
use serde_json::json;

use crate::scene::{NOW, Scene, policy_with, store, stranger, trust};
use crate::signing::at;

/// What is remembered after a document was used.
fn recorded(seen: &Seen, scene: &Scene, now: Timestamp) -> Seen {
    let mut seen = seen.clone();
    let (verdict, document) = Scene { seen: Some(seen.clone()), ..scene.clone() }.verify();
    let changed = seen.record(&document.unwrap_or_else(|| panic!("{verdict:?}")), &verdict, now);
    assert!(changed);
    seen
}

#[test]
fn a_verified_document_is_remembered() {
    let seen = recorded(&Seen::default(), &Scene::new(), at(NOW));
    let policy = &seen.policies["router.learning-ingestion"];
    assert_eq!((policy.version, policy.sha256), (7, Sha256::of(&Scene::new().document)));
    assert_eq!((policy.first_seen, policy.last_mode), (at(NOW), Mode::RequireValidSignature));
    assert!(policy.was_signed);
    assert_eq!(seen.max_time_seen, at(NOW));

    let mut same = seen.clone();
    let (verdict, document) = Scene::new().verify();
    assert!(!same.record(&document.unwrap(), &verdict, at("2026-11-25T00:00:00Z")), "nothing new");
    assert_eq!(same, seen);
}

/// Else anybody who can write the file could make the host refuse everything that is to come.
#[test]
fn a_document_that_was_not_verified_is_not_remembered() {
    let document = policy_with(&json!({"version": 9_007_199_254_740_991_u64, "mode": "off"}));
    let unsigned = Scene::of(document.clone()).signed_by(Vec::new()).in_mode(Mode::AllowUnsigned);
    let by_stranger = Scene::of(document.clone()).signed_by(vec![stranger().sshsig("policy@feeler", &document)]);
    let off = Scene::of(document).in_mode(Mode::Off);
    for scene in [unsigned, by_stranger.in_mode(Mode::RequireSigned), off] {
        let seen = recorded(&Seen::default(), &scene, at(NOW));
        assert!(seen.policies.is_empty());
    }
}

#[test]
fn an_older_version_does_not_lower_what_is_remembered() {
    let lenient = |version: u64| Scene::of(policy_with(&json!({"version": version, "mode": "off"})));
    let newest = recorded(&Seen::default(), &lenient(7), at(NOW));
    let older = lenient(6).in_mode(Mode::AllowUnsigned);
    let seen = recorded(&newest, &older, at("2026-11-27T00:00:00Z"));
    assert_eq!(seen.policies, newest.policies);
}

/// An old trust store would trust keys again that were revoked.
#[test]
fn an_older_trust_store_is_refused() {
    let newest = trust();
    let mut seen = Seen::default();
    assert!(seen.record_trust(&store(&newest)) && !seen.record_trust(&store(&newest)));
    let refused = |change: &dyn Fn(&mut TrustDocument)| {
        let mut trust = newest.clone();
        change(&mut trust);
        assert!(!seen.clone().record_trust(&store(&trust)));
        let scene = Scene { seen: Some(seen.clone()), ..Scene::new().trusting(&trust) };
        assert_eq!(scene.verdict().hint.unwrap().what, "trust_store_replaced");
        scene.refused()
    };
    assert_eq!(refused(&|it| it.version = 2), Reason::RollbackVersion);
    assert_eq!(refused(&|it| it.expires = at("2028-01-01T00:00:00Z")), Reason::Equivocation);
    let next = TrustDocument { version: 5, ..newest.clone() };
    Scene { seen: Some(seen.clone()), ..Scene::new().trusting(&next) }.accepted();
    assert!(seen.record_trust(&store(&next)));
    assert_eq!(seen.against(&store(&newest)), Some(Reason::RollbackVersion));
}

#[test]
fn what_is_saved_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seen.json");
    assert_eq!(Seen::load(&RealFs, &path).unwrap(), Seen::default());
    let seen = recorded(&Seen::default(), &Scene::new(), at(NOW));
    for seen in [&seen, &Seen::default(), &seen] {
        seen.save(&RealFs, &path).unwrap();
        assert_eq!(&Seen::load(&RealFs, &path).unwrap(), seen);
    }
    // What a crash has left beside it is in nobody's way.
    std::fs::write(folder.path().join("seen.json.tmp"), "half").unwrap();
    seen.save(&RealFs, &path).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// To begin anew would forget what protects the host.
#[test]
fn what_cannot_be_read_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("seen.json");
    for text in ["", "{", "{}", r#"{"kind":"x","policies":{},"max_time_seen":"1970-01-01T00:00:00Z"}"#] {
        std::fs::write(&path, text).unwrap();
        assert!(matches!(Seen::load(&RealFs, &path), Err(SeenError::Invalid(_))), "{text}");
    }
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(Seen::load(&RealFs, &path), Err(SeenError::Io(..))));
}

/// The power is cut at each operation of a save, on disks that lose this or that: afterwards there is the old state or the new one, whole,
/// and the new one if the save said so.
#[test]
fn a_power_cut_leaves_the_old_state_or_the_new_one() {
    let path = Path::new("/state/seen.json");
    let old = recorded(&Seen::default(), &Scene::of(policy_with(&json!({"version": 6}))), at("2026-11-25T00:00:00Z"));
    let new = recorded(&old, &Scene::new(), at(NOW));
    let (mut old_ones, mut new_ones) = (0, 0);
    for seed in 0..200 {
        let disk = SimDisk::new(seed);
        disk.create_dir_all(Path::new("/state")).unwrap();
        disk.sync_dir(Path::new("/")).unwrap();
        old.save(&disk, path).unwrap();
        disk.cut_power_at(seed % 10);
        let said = new.save(&disk, path).is_ok();
        disk.power_on(if seed % 3 == 0 { Loss::Everything } else { Loss::Random });
        let found = Seen::load(&disk, path).unwrap();
        assert!(found == new || (found == old && !said), "seed {seed}: {found:?}");
        old_ones += usize::from(found == old);
        new_ones += usize::from(found == new);
    }
    assert!(old_ones > 20 && new_ones > 20, "{old_ones} {new_ones}");
}
