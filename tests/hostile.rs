//! Packs that somebody wrote who knows how: their checksum is right, and what they hold is not. A run over them ends, says nothing
//! of panics, and takes no more than its share. What it finds is what such a pack says; nobody can tell that from the truth.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{MANIFEST, feeler, project, result};
use feeler_lint::engine::cache::probe::{forge, sections};
use std::{fs, path::Path};

const BEFORE: &str = "mod store;\npub async fn run() { store::load(); }\n";
const AFTER: &str = "mod store;\npub async fn run() { let n = 1; store::load(); drop(n); }\n";
const STORE: &str = "pub trait Load { fn load(&self); }\npub struct Disk;\nimpl Load for Disk { fn load(&self) { std::fs::read(\"a\"); } }
pub fn all<L: Load>(from: &[L]) { from.iter().for_each(|it| it.load()); }\npub fn load() { all(&[Disk]); }\n";

/// A project whose cache is of an earlier text, with the pack of its program.
fn edited() -> (tempfile::TempDir, Vec<u8>) {
    let files = [("Cargo.toml", MANIFEST), ("src/lib.rs", BEFORE), ("src/store.rs", STORE)];
    let folder = project(&files);
    result(&mut feeler(folder.path(), &["check"]));
    let pack = fs::read(folder.path().join(".feeler_cache/facts.pack")).unwrap();
    fs::write(folder.path().join("src/lib.rs"), AFTER).unwrap();
    (folder, pack)
}

/// Exit code and stderr of a run over a forged pack. What was found before is not there: it would be taken for the answer.
fn run(root: &Path, pack: &[u8], args: &[&str]) -> (i32, String) {
    let _ = fs::remove_file(root.join(".feeler_cache/findings.pack"));
    fs::write(root.join(".feeler_cache/facts.pack"), pack).unwrap();
    let (code, _, err) = result(&mut feeler(root, &[&["check"], args].concat()));
    (code, err)
}

#[test]
fn a_forged_pack_costs_nothing_but_the_cache() {
    let (folder, pack) = edited();
    let parts = sections(pack.clone());
    assert_eq!(parts.len(), 3);
    let mut ignored = 0;
    for (at, part) in parts.iter().enumerate() {
        // Every step through a section, a byte becomes the largest id, or the least.
        for (number, byte) in (0..part.len()).step_by(part.len() / 24 + 1).enumerate() {
            let mut part = part.clone();
            let end = (byte + 1 + number % 5).min(part.len());
            part[byte..end].fill(if number % 2 == 0 { 0xff } else { 0 });
            part[end - 1] &= 0x7f;
            let (code, err) = run(folder.path(), &forge(pack.clone(), at, &part), &[]);
            assert!(code == 0 || code == 1, "section {at}, byte {byte}: ended with {code}: {err}");
            assert!(!err.contains("panicked"), "section {at}, byte {byte}: {err}");
            ignored += usize::from(err.contains("ignored the cache"));
        }
    }
    assert!(ignored > 0, "no forged pack was found out");
}

/// With the same texts, the program is taken as it is.
#[test]
fn a_program_whose_ids_lead_nowhere_is_none() {
    let (folder, pack) = edited();
    fs::write(folder.path().join("src/lib.rs"), BEFORE).unwrap();
    let program = &sections(pack.clone())[1];
    for byte in (0..program.len()).step_by(program.len() / 48 + 1) {
        let mut program = program.clone();
        program[byte] = 0x7f;
        let (code, err) = run(folder.path(), &forge(pack.clone(), 1, &program), &[]);
        assert!(code == 0 || code == 1, "byte {byte}: ended with {code}: {err}");
    }
}
