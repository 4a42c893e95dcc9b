//! Rollout manifests against real repositories: changes, history, allowances, the cache, and files that mean harm.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{assert_fresh, feeler, found, git, project, repository, result};
use feeler_lint::{
    base::flags::{Flag, Flags},
    engine::rollout::draft::{Proof, Sources, draft},
};
use feeler_shim::switch::{PREFIX, TABLE};
use std::{fs, path::Path};

const CONFIG: &str = "[rollout]\nprefix = [\"APP_\"]\ngoverned = [\"config/**\"]\n";
/// The digest of [`EVIDENCE`].
const DIGEST: &str = "75617afd44b2d8b40e801321acdcb5a2957beba409c1e068fd3989d5357c0e5e";
const EVIDENCE: &str = "went back\n";

/// A manifest whose only feature was tried on the first day of 2026.
fn manifest(more: &str) -> String {
    format!(
        "{{ \"kind\": \"feeler.rollout/v1\", \"features\": [\n  {{ \"id\": \"stats\", \"owner\": \"me\", \"kind\": \"permanent\",\n    \
         \"flag\": {{ \"env\": \"APP_STATS\", \"default\": true }}, \"safe_value\": false, \"rollback\": {{ \"set\": false }},{more}\n    \
         \"validated\": {{ \"at\": \"2026-01-01\", \"result\": \"pass\", \"max_age_days\": 36500,\n      \
         \"evidence\": {{ \"path\": \"evidence.txt\", \"sha256\": \"{DIGEST}\" }} }} }}\n] }}\n"
    )
}

fn with(manifest: &str, more: &[(&str, &str)]) -> tempfile::TempDir {
    let files = [("feeler.toml", CONFIG), ("rollout.json", manifest), ("evidence.txt", EVIDENCE)];
    project(&[&files, more].concat())
}

fn commit(folder: &Path, date: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", "change", "--date", date]);
}

fn write(folder: &Path, path: &str, text: &str) {
    fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
    fs::write(folder.join(path), text).unwrap();
}

/// Exit code and places of what the rules over manifests find; whether code reads a flag is for other rules.
#[track_caller]
fn check(folder: &Path, args: &[&str]) -> (i32, Vec<String>) {
    common::check(folder, &[&["--select", "RBK0,SUP"], args].concat())
}

/// Findings without their colours and notes.
fn told(folder: &Path, args: &[&str]) -> (i32, String) {
    let (code, out, err) = result(&mut feeler(folder, &[&["check", "--output-format", "concise"], args].concat()));
    assert!(code < 2, "{err}");
    (code, out)
}

#[test]
fn a_changed_key_is_told_with_a_revision_only() {
    let folder = with(&manifest(""), &[("config/a.json", "{ \"mode\": \"off\" }\n")]);
    let path = folder.path();
    git(path, &["init", "-q"]);
    commit(path, "2026-01-01T00:00:00Z");
    write(path, "config/a.json", "{ \"mode\": \"on\" }\n");
    assert_eq!(check(path, &[]), found(&[]), "nothing to compare with");
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&["config/a.json:1"]));
    assert_eq!(check(path, &["--staged"]), found(&[]), "nothing is staged");
    git(path, &["add", "-A"]);
    write(path, "config/a.json", "{ \"mode\": \"off\" }\n");
    assert_eq!(check(path, &["--staged"]), found(&["config/a.json:1"]), "the index, not the work tree");
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&[]));
    write(path, "rollout.json", &manifest(" \"covers\": [\"config/*.json#/mode\"],"));
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&[]), "covered now");
}

#[test]
fn a_change_of_covered_code_after_the_rollback_was_tried_ends_the_proof() {
    let folder = with(&manifest(" \"covers\": [\"src/stats\"],"), &[("src/stats/a.rs", ""), ("src/b.rs", "")]);
    let path = folder.path();
    git(path, &["init", "-q"]);
    commit(path, "2025-12-01T00:00:00Z");
    assert_eq!(check(path, &[]), found(&[]), "the code is older");
    write(path, "src/b.rs", "// other\n");
    commit(path, "2026-02-01T00:00:00Z");
    write(path, "src/stats/a.rs", "// on that day\n");
    commit(path, "2026-01-01T12:00:00Z");
    write(path, "src/stats/a.rs", "// not committed\n");
    assert_eq!(check(path, &[]), found(&[]), "other code, the same day, and what is only in the work tree");
    commit(path, "2026-02-02T00:00:00Z");
    let (_, out) = told(path, &[]);
    assert!(out.contains("was tried before commit") && out.contains("changed `src/stats/a.rs`"), "{out}");
    assert_eq!(
        check(path, &["--changed-since", "HEAD~1"]),
        found(&["rollout.json:3", "rollout.json:4"]),
        "by this change"
    );
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&[]), "not by any later one");
    let shallow = tempfile::tempdir().unwrap();
    let from = format!("file://{}", path.display());
    git(shallow.path(), &["clone", "-q", "--depth", "1", &from, "clone"]);
    assert_eq!(check(&shallow.path().join("clone"), &[]), found(&[]), "without its history nothing is said");
    write(path, "src/stats/a.rs", "// tried again\n");
    write(path, "rollout.json", &manifest(" \"covers\": [\"src/stats\"],").replace("2026-01-01", "2026-02-03"));
    commit(path, "2026-02-04T00:00:00Z");
    assert_eq!(check(path, &[]), found(&[]), "who commits code and proof together has tried what is committed");
}

#[test]
fn an_allowance_of_the_configuration_holds_for_manifests() {
    let text = manifest("").replace("\"owner\": \"me\", ", "");
    let folder = with(&text, &[]);
    assert_eq!(check(folder.path(), &[]), found(&["rollout.json:2"]));
    let allow = "[[allow]]\ncode = \"ownerless-feature\"\npaths = [\"rollout.json\"]\nreason = \"a team of one\"\n";
    write(folder.path(), "feeler.toml", &format!("{CONFIG}{allow}"));
    assert_eq!(check(folder.path(), &[]), found(&[]));
}

#[test]
fn a_run_from_the_cache_sees_what_manifests_name() {
    let text = manifest("").replace("false }", "false, \"steps\": [\"sh back.sh\"] }");
    let folder = with(&text, &[("back.sh", ""), ("src/lib.rs", "")]);
    let cache = tempfile::tempdir().unwrap();
    let args = ["--cache-dir", cache.path().to_str().unwrap()];
    for _ in 0..2 {
        assert_eq!(check(folder.path(), &args), found(&[]));
    }
    write(folder.path(), "evidence.txt", "went back, I swear\n");
    assert_eq!(check(folder.path(), &args), found(&["rollout.json:3", "rollout.json:5"]));
    write(folder.path(), "evidence.txt", EVIDENCE);
    fs::remove_file(folder.path().join("back.sh")).unwrap();
    assert_eq!(check(folder.path(), &args), found(&["rollout.json:3"]));
}

/// One finding, with a place, whatever the file holds.
#[test]
fn files_that_mean_harm_are_told() {
    let config = "[rollout]\nmanifests = [\"rollout.*\"]\n";
    let deep = format!("{{ \"kind\": \"feeler.rollout/v1\", \"features\": {}1{} }}", "[".repeat(100), "]".repeat(100));
    let deeper = format!("{{ \"kind\": \"feeler.rollout/v1\", \"features\": {} }}", "[".repeat(100_000));
    let balanced =
        format!("{{ \"kind\": \"feeler.rollout/v1\", \"features\": {}1{} }}", "[".repeat(3000), "]".repeat(3000));
    let huge = format!("{{ \"kind\": \"feeler.rollout/v1\", \"features\": [{}] }}", "7,".repeat(1 << 20));
    let names =
        format!("{{ \"kind\": \"feeler.rollout/v1\", \"{}\": [{}1] }}", "n".repeat(1 << 18), "1,".repeat(1 << 18));
    let tables = format!("kind = \"feeler.rollout/v1\"\n[{}a]\nb = 1\n", "a.".repeat(3000));
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, &[u8], &str); 10] = [
        ("rollout.json", deep.as_bytes(), "1:45: RBK011 [error] `/features/0`: it is not of type \"object\""),
        ("rollout.json", deeper.as_bytes(), "RBK011 [error] this is not JSON: expected value"),
        ("rollout.json", balanced.as_bytes(), "1:45: RBK011 [error] `/features/0`"),
        ("rollout.json", huge.as_bytes(), "1:1: RBK011 [error] this file cannot be read, or is larger than 1 MiB"),
        ("rollout.json", names.as_bytes(), "1:1: RBK011 [error] its names are so long, or lie so deep"),
        ("rollout.toml", tables.as_bytes(), "RBK011"),
        ("rollout.json", b"{ \"kind\": \"\xff\" }", "1:12: RBK011 [error] byte 0xff is not UTF-8"),
        ("rollout.json", &utf16, "RBK011"),
        ("rollout.toml", b"kind = 1\nkind = 2\n", "2:1: RBK011 [error] this is not TOML: duplicate key"),
        ("rollout.json", b"", "1:1: RBK011 [error] this is not JSON: EOF"),
    ];
    for (name, bytes, expected) in cases {
        let folder = project(&[("feeler.toml", config)]);
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, out) = told(folder.path(), &[]);
        assert_eq!(code, 1, "{name}: {out}");
        assert!(out.contains(expected), "expected {expected}, found {}", out.chars().take(400).collect::<String>());
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    use std::os::unix::fs::symlink;
    let outside =
        project(&[("evidence.txt", EVIDENCE), ("rollout.json", &manifest("").replace("\"owner\": \"me\",", ""))]);
    let folder = with(&manifest(""), &[("src/lib.rs", "")]);
    assert_eq!(check(folder.path(), &[]), found(&[]));
    fs::remove_file(folder.path().join("evidence.txt")).unwrap();
    symlink(outside.path().join("evidence.txt"), folder.path().join("evidence.txt")).unwrap();
    let (_, out) = told(folder.path(), &[]);
    assert!(out.contains("a file outside of the project"), "{out}");
    fs::remove_file(folder.path().join("rollout.json")).unwrap();
    symlink(outside.path().join("rollout.json"), folder.path().join("rollout.json")).unwrap();
    symlink("b.rollout.json", folder.path().join("a.rollout.json")).unwrap();
    symlink("a.rollout.json", folder.path().join("b.rollout.json")).unwrap();
    assert_eq!(check(folder.path(), &[]), found(&[]), "a link out of the project, and one in a circle");
}

/// Without a manifest or a prefix nobody is told anything.
#[test]
fn silence_without_configuration() {
    let files = [
        ("src/lib.rs", "pub fn f() -> bool { std::env::var(\"APP_X\").is_ok() }\n"),
        ("config/a.json", "{ \"mode\": 1 }"),
    ];
    let folder = project(&files);
    let path = folder.path();
    git(path, &["init", "-q"]);
    commit(path, "2026-01-01T00:00:00Z");
    write(path, "config/a.json", "{ \"mode\": 2 }");
    write(path, "rollout.json", "{ \"kind\": \"feeler.rollout/v1\", \"features\": 7 }");
    assert_eq!(common::check(path, &["--changed-since", "HEAD", "--select", "RBK"]), found(&[]));
}

/// The registry of the shim as a manifest: each row of its table, with the evidence that there is.
#[test]
fn the_manifest_of_the_shim_is_its_table() {
    let flag =
        |spec| Flag { name: spec_name(spec), declared: Some(spec), promise: None, elsewhere: None, uses: Vec::new() };
    let flags = Flags { flags: TABLE.iter().map(flag).collect(), ..Flags::default() };
    let evidence = "shim/evidence/rb01.json";
    let proof = Proof::read(evidence, &fs::read(repository().join(evidence)).unwrap()).unwrap();
    let sources = Sources { flags: &flags, registry: true, owner: Some("shim"), proof: Some(&proof) };
    let (text, count) = draft(&sources).unwrap();
    assert_eq!(count, TABLE.len());
    assert_fresh(&repository().join("shim/rollout.json"), &text);
}

fn spec_name(spec: &feeler_shim::switch::SwitchSpec) -> String {
    spec.env(PREFIX)
}

/// No finding but that what is not built was never rolled back.
#[test]
fn the_manifest_of_the_shim_passes_with_evidence() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).unwrap();
    let config = "[rollout]\nmanifests = [\"shim/rollout.json\"]\nmax-age-days = 36500\n";
    let (manifest, evidence) = (read("shim/rollout.json"), read("shim/evidence/rb01.json"));
    let files = [("feeler.toml", config), ("shim/rollout.json", &manifest), ("shim/evidence/rb01.json", &evidence)];
    let folder = project(&files);
    let (code, out) = told(
        folder.path(),
        &["--select", "RBK001,RBK002,RBK003,RBK004,RBK005,RBK006,RBK007,RBK008,RBK009,RBK010,RBK011"],
    );
    assert_eq!((code, out.lines().count()), (0, TABLE.iter().filter(|spec| !spec.built).count()), "{out}");
    assert!(out.lines().all(|line| line.contains("RBK006 [info]")), "{out}");
    write(folder.path(), "shim/evidence/rb01.json", &evidence.replace("\"result\": \"pass\"", "\"result\": \"fail\""));
    let (code, out) = told(folder.path(), &["--select", "RBK004,RBK006"]);
    assert!(code == 1 && out.contains("a report whose own result is `fail`"), "{out}");
}

#[test]
fn a_first_manifest_has_what_code_reads_and_overwrites_nothing() {
    let code = "pub fn on() -> bool { std::env::var(\"APP_FAST\").is_ok_and(|it| it == \"true\") }\npub fn home() -> String { std::env::var(\"HOME\").unwrap_or_default() }\n";
    let folder = project(&[("Cargo.toml", common::MANIFEST), ("src/lib.rs", code)]);
    let run = |args: &[&str]| result(&mut feeler(folder.path(), &[&["init", "--rollout"], args].concat()));
    let (code, _, err) = run(&[]);
    assert!(code == 2 && err.contains("no code reads a switch with the prefix of the registry"), "{err}");
    let (code, _, err) = run(&["--prefix", "APP_", "--owner", "me"]);
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("with 1 feature;") && err.contains("prefix = [\"APP_\"]"), "{err}");
    let text = fs::read_to_string(folder.path().join("rollout.json")).unwrap();
    assert!(text.contains("\"env\": \"APP_FAST\"") && !text.contains("HOME"), "{text}");
    assert!(text.contains("\"default\": false"), "what code makes of a variable that is not set: {text}");
    let (code, _, err) = run(&["--prefix", "APP_"]);
    assert!(code == 2 && err.contains("it exists already"), "{err}");
    write(folder.path(), "feeler.toml", "[rollout]\nprefix = [\"APP_\"]\n");
    let (_, out) = told(folder.path(), &["--select", "RBK002,RBK005,RBK006,RBK007,RBK011"]);
    assert_eq!(out.matches("rollout.json:").count(), 3, "no rollback, no end, never tried: {out}");
}

#[test]
fn evidence_that_shows_nothing_is_refused() {
    let outside = project(&[("a.json", "{}")]);
    let folder = project(&[
        ("Cargo.toml", common::MANIFEST),
        ("src/lib.rs", ""),
        ("a.json", "{ \"kind\": \"other\" }"),
        ("b.json", "{ \"kind\": \"feeler.proof/v1\", \"result\": \"not_run\" }"),
        ("c.json", "{"),
    ]);
    let refused = |path: &str| {
        let (code, _, err) = result(&mut feeler(folder.path(), &["init", "--rollout", "--evidence", path]));
        assert_eq!(code, 2, "{err}");
        err
    };
    assert!(refused("a.json").contains("no report of `feeler-proofs`"));
    assert!(refused("b.json").contains("its result is not `pass`"));
    assert!(refused("c.json").contains("this is not JSON"));
    assert!(refused("none.json").contains("failed to read `none.json`"));
    assert!(refused(outside.path().join("a.json").to_str().unwrap()).contains("it is not in the project"));
}

/// What the schema accepts, the rule accepts, in both formats.
#[test]
fn the_rule_and_the_schema_agree() {
    let examples = repository().join("schemas/examples/rollout");
    let paths = ["json", "toml"].iter().flat_map(|it| common::files_below(&examples, it));
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let to = format!("rollout.{}", path.extension().unwrap().to_string_lossy());
        let folder = project(&[("feeler.toml", "[rollout]\n"), (&to, &fs::read_to_string(&path).unwrap())]);
        let (code, out) = told(folder.path(), &["--select", "RBK011"]);
        assert_eq!(code == 0, name.starts_with("pass-"), "{name}: {out}");
    }
}
