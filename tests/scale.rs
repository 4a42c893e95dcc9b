//! A workspace of 50,000 files.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{feeler, result};
use std::{fmt::Write as _, fs, path::Path};

const CRATES: usize = 50;
const FILES: usize = 1_000;

/// Crates in a row, each of a root and many modules. Every fourth module of a crate calls the crate before; the first one reads a file.
fn workspace(root: &Path) {
    fs::create_dir(root.join(".git")).unwrap();
    for krate in 0..CRATES {
        let folder = root.join(format!("c{krate}"));
        fs::create_dir_all(folder.join("src")).unwrap();
        let dependency = krate.checked_sub(1).map(|before| format!("c{before} = {{ path = \"../c{before}\" }}\n"));
        let manifest = format!(
            "[package]\nname = \"c{krate}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n{}",
            dependency.unwrap_or_default()
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        let mut modules = String::new();
        for at in 1..FILES {
            writeln!(modules, "pub mod m{at};").unwrap();
            let call = match (at % 4, krate) {
                (0, 0) => "let _ = std::fs::read(\"x\");".to_string(),
                (0, _) => format!("c{}::m{at}::f();", krate - 1),
                _ => String::new(),
            };
            // Only the crate next to the one that blocks has async code that reaches it.
            let root = if krate == 1 { "pub async fn g() { f() }\n" } else { "" };
            fs::write(folder.join(format!("src/m{at}.rs")), format!("pub fn f() {{ {call} }}\n{root}")).unwrap();
        }
        fs::write(folder.join("src/lib.rs"), modules).unwrap();
    }
}

#[test]
fn fifty_thousand_files() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path());
    let check = || result(&mut feeler(folder.path(), &["check", "--output-format", "concise"]));
    let (code, cold, err) = check();
    assert_eq!((code, cold.lines().count()), (1, (FILES - 1) / 4), "{err}");
    assert!(err.contains(&format!("in {} files", CRATES * FILES)), "{err}");
    assert_eq!(check().1, cold);
    fs::write(folder.path().join("c0/src/m4.rs"), "pub fn f() {}\n").unwrap();
    assert_eq!(check().1.lines().count(), (FILES - 1) / 4 - 1);
}
