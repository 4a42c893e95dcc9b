//! An audit log on a simulated disk, and somebody who signs its checkpoints.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use ed25519_dalek::{Signer as _, SigningKey};
use feeler_shim::audit::{self, AuditLog, Config, Entry, Event, NoteKey, NoteSigner};
use feeler_shim::fs::Fs;
use feeler_shim::policy::Timestamp;
use feeler_shim::sim::SimDisk;

pub(crate) fn at(seconds: u64) -> Timestamp {
    let base: Timestamp = "2026-11-26T00:00:00Z".parse().unwrap();
    base.plus(seconds)
}

#[derive(Debug)]
pub(crate) struct Key(pub(crate) u8);

impl NoteSigner for Key {
    fn key(&self) -> NoteKey {
        let key = SigningKey::from_bytes(&[self.0; 32]);
        NoteKey::new("feeler.example/audit/host-1", key.verifying_key().as_bytes()).unwrap()
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64], Box<dyn Error + Send + Sync>> {
        Ok(SigningKey::from_bytes(&[self.0; 32]).sign(message).to_bytes())
    }
}

pub(crate) fn lines(log: &[u8]) -> Vec<Vec<u8>> {
    log.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

pub(crate) const PATH: &str = "/var/audit.jsonl";

pub(crate) fn config(disk: &SimDisk) -> Config {
    Config { fs: Arc::new(disk.for_this_process()), ..Config::new(PATH, "host-1") }
}

pub(crate) fn signed(disk: &SimDisk) -> Config {
    Config { signer: Some(Box::new(Key(1))), checkpoint_every: 3, ..config(disk) }
}

pub(crate) fn open(config: Config) -> AuditLog {
    AuditLog::open(config, at(0)).unwrap().0
}

pub(crate) fn flagged(nth: u64) -> Entry {
    Entry { detail: Some(format!("entry {nth}")), ..Entry::new(Event::FlagFlipped) }
}

pub(crate) fn content(disk: &SimDisk) -> Vec<u8> {
    disk.read(Path::new(PATH), u64::MAX).unwrap()
}

/// The events of a log that verifies.
pub(crate) fn events(disk: &SimDisk) -> Vec<String> {
    let log = content(disk);
    audit::verify(&log, None).unwrap();
    let read = |line: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(line).unwrap();
    lines(&log).iter().map(|line| read(line)["event"].as_str().unwrap().to_owned()).collect()
}
