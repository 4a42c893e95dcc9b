//! A folder of policies, who signs them, and a loader of it.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use feeler_shim::fs::Fs;
use feeler_shim::policy::loader::{Config, Loader, Member, Misfit, Outcome};
use feeler_shim::policy::{
    Document, KeyFormat, Mode, Permissions, Role, Sha256, Source, Timestamp, TrustDocument, TrustStore, trust,
};
use feeler_shim::sim::SimDisk;
use serde_json::{Value, json};

use crate::signing::{Signer, at, role};

pub(crate) const NAME: &str = "router.policy.json";

/// The time of every test, and seconds after it.
pub(crate) fn now() -> Timestamp {
    at("2026-11-26T12:00:00Z")
}

pub(crate) fn signer() -> Signer {
    Signer::new(KeyFormat::SshEd25519, 1)
}

pub(crate) fn trust_in(signers: &[Signer], of: Role) -> TrustStore {
    let keys = signers.iter().map(|it| (it.id(), it.trusted())).collect();
    let ids: Vec<_> = signers.iter().map(Signer::id).collect();
    let document = TrustDocument {
        kind: trust::KIND.to_owned(),
        version: 1,
        expires: at("2030-01-01T00:00:00Z"),
        min_mode: None,
        keys,
        roles: BTreeMap::from([(of, role(&ids, 1)), (Role::Trust, role(&ids, 1))]),
    };
    TrustStore::parse(document.render().as_bytes()).unwrap()
}

/// The same store as the next version.
pub(crate) fn newer(store: &TrustStore) -> TrustStore {
    let mut document = store.document().clone();
    document.version += 1;
    TrustStore::parse(document.render().as_bytes()).unwrap()
}

pub(crate) fn trust() -> TrustStore {
    trust_in(&[signer()], Role::Policy)
}

/// A version of the policy, whose limit is its version.
pub(crate) fn policy(version: u64) -> Value {
    policy_of("router.limits", version)
}

pub(crate) fn policy_of(id: &str, version: u64) -> Value {
    json!({
        "kind": "feeler.policy/v1",
        "policy_id": id,
        "version": version,
        "issued": "2026-11-23T08:00:00Z",
        "expires": "2027-02-23T00:00:00Z",
        "mode": "require-valid-signature",
        "spec": {"per_minute": version},
    })
}

pub(crate) fn text(policy: &Value) -> Vec<u8> {
    (serde_json::to_string_pretty(policy).unwrap() + "\n").into_bytes()
}

pub(crate) fn sign(document: &[u8]) -> Vec<u8> {
    signer().sshsig("policy@feeler", document)
}

/// A folder of policies that goes away, and a disk for the state.
pub(crate) struct Folder {
    folder: tempfile::TempDir,
    pub(crate) disk: SimDisk,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), disk: SimDisk::new(1) }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts bytes and a signature of them in place.
    pub(crate) fn put(&self, name: &str, document: &[u8]) {
        self.put_with(name, document, Some(&sign(document)));
    }

    pub(crate) fn put_with(&self, name: &str, document: &[u8], signature: Option<&[u8]>) {
        let sig = self.file(&format!("{name}.sig"));
        match signature {
            Some(signature) => std::fs::write(sig, signature).unwrap(),
            None => drop(std::fs::remove_file(sig)),
        }
        std::fs::write(self.file(name), document).unwrap();
    }

    pub(crate) fn version(&self, version: u64) -> Sha256 {
        let document = text(&policy(version));
        self.put(NAME, &document);
        Sha256::of(&document)
    }

    pub(crate) fn remove(&self, name: &str) {
        let _ = std::fs::remove_file(self.file(name));
        let _ = std::fs::remove_file(self.file(&format!("{name}.sig")));
    }

    /// A configuration of one file, in the strictest mode.
    pub(crate) fn config(&self) -> Config {
        let source = Source::open(self.path(), Permissions::OwnerOnly).unwrap();
        let member = Member { policy_id: Some("router.limits".to_owned()), ..Member::new(NAME) };
        let mut config = Config::new(source, vec![member], "/state");
        config.trust = Some(trust());
        config.fs = Arc::new(self.disk.for_this_process());
        config
    }

    pub(crate) fn open(&self) -> Loader<Limits> {
        Loader::open(self.config(), limits, now()).unwrap()
    }

    pub(crate) fn state(&self, name: &str) -> Vec<u8> {
        self.disk.read(&Path::new("/state").join(name), u64::MAX).unwrap()
    }
}

/// What the program makes of the policies: their limits.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Limits(pub(crate) Vec<u64>);

pub(crate) fn limits(documents: &[Document]) -> Result<Limits, Misfit> {
    let limit = |(nth, document): (usize, &Document)| match document.spec["per_minute"].as_u64() {
        Some(limit) if limit < 1_000_000 => Ok(limit),
        _ => Err(Misfit::new(nth, "/spec/per_minute", "it is no sensible limit")),
    };
    documents.iter().enumerate().map(limit).collect::<Result<_, _>>().map(Limits)
}

/// The mode of a configuration.
pub(crate) fn in_mode(config: Config, mode: Mode) -> Config {
    Config { mode: Box::new(move |_| mode), ..config }
}

/// The limits in force.
pub(crate) fn active(loader: &Loader<Limits>) -> Option<Vec<u64>> {
    loader.policies().load().as_ref().as_ref().map(|it| it.value.0.clone())
}

/// The reason of the last attempt, if it was refused.
pub(crate) fn rejected(loader: &Loader<Limits>) -> Option<&'static str> {
    let last = loader.last();
    (last.outcome == Outcome::Rejected).then(|| last.reason.unwrap().as_str())
}
