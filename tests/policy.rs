//! `feeler policy` from outside, and the rules about policy against real repositories.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{check, feeler, found, git, project, result};
use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

const POLICY: &str = "config/policies/router.json";
const ROW: &str = "[[policy]]\npaths = [\"config/policies/**\"]\ntrust = \"config/trust.json\"\n";
const DOCUMENT: &str = "{\n  \"kind\": \"feeler.policy/v1\",\n  \"policy_id\": \"router.learning\",\n  \"version\": 7,\n  \"issued\": \"2026-01-01T00:00:00Z\",\n  \"expires\": \"2099-01-01T00:00:00Z\",\n  \"mode\": \"require-valid-signature\",\n  \"spec\": { \"min_fidelity\": \"degraded\" }\n}\n";

/// Runs `feeler policy` and gives its exit code, stdout and stderr.
fn policy(folder: &Path, args: &[&str]) -> (i32, String, String) {
    result(&mut feeler(folder, &[&["policy"], args].concat()))
}

/// The same where it must work.
#[track_caller]
fn done(folder: &Path, args: &[&str]) -> String {
    let (code, out, err) = policy(folder, args);
    assert_eq!(code, 0, "{args:?}: {out}{err}");
    out
}

/// A project with a signed policy. The key lies outside of the folders of policy.
fn signed() -> tempfile::TempDir {
    let folder =
        project(&[("feeler.toml", ROW), (POLICY, DOCUMENT), (".gitattributes", "* -text\n"), (".gitignore", "keys\n")]);
    let path = folder.path();
    fs::create_dir(path.join("keys")).unwrap();
    done(path, &["keygen", "keys/one"]);
    done(path, &["trust", "init", "config/trust.json", "--key", "keys/one.pub"]);
    done(path, &["sign", "--key", "keys/one", POLICY]);
    folder
}

fn edit(folder: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(path)).unwrap();
    assert!(text.contains(from), "{path} has {from}");
    fs::write(folder.join(path), text.replace(from, to)).unwrap();
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", "x"]);
}

/// Whether a program is there; what needs one is left out where it is not.
fn has(program: &str) -> bool {
    Command::new(program).arg("-?").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// What a program says to a text on stdin.
fn pipe(program: &str, args: &[&str], folder: &Path, stdin: &str) -> (bool, String) {
    let mut child = Command::new(program)
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn what_was_signed_is_accepted_until_it_changes() {
    let folder = signed();
    let path = folder.path();
    assert!(done(path, &["verify", POLICY]).contains("accepted"));
    assert_eq!(check(path, &[]), found(&[]));
    edit(path, POLICY, "degraded", "live");
    let (code, out, _) = policy(path, &["verify", POLICY, "--output-format", "json"]);
    let verdict: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, verdict["reason"].as_str(), verdict["decision"].as_str()),
        (1, Some("bad_signature"), Some("reject"))
    );
    assert_eq!(check(path, &[]), found(&["config/policies/router.json:2"]));
    done(path, &["sign", "--force", "--key", "keys/one", POLICY]);
    assert_eq!(check(path, &[]), found(&[]));
}

/// The verdict is a document with a schema, and the same on every run.
#[test]
fn verdicts_satisfy_their_schema() {
    let folder = signed();
    let schema = fs::read_to_string(common::repository().join("schemas/verdict.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for _ in 0..2 {
        let good = done(folder.path(), &["verify", POLICY, "--output-format", "json"]);
        assert!(schema.is_valid(&serde_json::from_str(&good).unwrap()), "{good}");
        edit(folder.path(), POLICY, "\n", "\n ");
        let bad = policy(folder.path(), &["verify", POLICY, "--output-format", "json"]).1;
        assert!(schema.is_valid(&serde_json::from_str(&bad).unwrap()), "{bad}");
        edit(folder.path(), POLICY, "\n ", "\n");
    }
}

#[cfg(unix)]
#[test]
fn private_keys_are_their_owners_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt as _;
    for format in ["ssh", "minisign"] {
        let folder = project(&[]);
        done(folder.path(), &["keygen", "key", "--format", format]);
        let mode = fs::metadata(folder.path().join("key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{format}");
        let before = fs::read(folder.path().join("key")).unwrap();
        let (code, _, err) = policy(folder.path(), &["keygen", "key", "--format", format]);
        assert!(code == 2 && err.contains("it is there already"), "{err}");
        assert_eq!(fs::read(folder.path().join("key")).unwrap(), before);
    }
}

#[test]
fn ssh_keygen_verifies_what_we_sign_and_we_what_it_signs() {
    if !has("ssh-keygen") {
        return;
    }
    let folder = signed();
    let path = folder.path();
    let signers = done(path, &["trust", "export", "config/trust.json"]);
    fs::write(path.join("allowed_signers"), &signers).unwrap();
    let id = signers.split(' ').next().unwrap();
    let signature = format!("{POLICY}.sig");
    let args = ["-Y", "verify", "-f", "allowed_signers", "-I", id, "-n", "policy@feeler", "-s", &signature];
    assert!(pipe("ssh-keygen", &args, path, DOCUMENT).0);
    assert!(!pipe("ssh-keygen", &args, path, &DOCUMENT.replace('7', "8")).0);
    let (_, theirs) =
        pipe("ssh-keygen", &["-q", "-Y", "sign", "-f", "keys/one", "-n", "policy@feeler"], path, DOCUMENT);
    assert_eq!(theirs, fs::read_to_string(path.join(&signature)).unwrap(), "Ed25519 has one signature of a text");
    // A key of theirs, and an allowed_signers file of theirs.
    let make = ["-q", "-t", "ed25519", "-N", "", "-C", "two", "-f", "keys/two"];
    assert!(Command::new("ssh-keygen").args(make).current_dir(path).status().unwrap().success());
    let two = fs::read_to_string(path.join("keys/two.pub")).unwrap();
    fs::write(path.join("allowed_signers"), format!("two@example.com namespaces=\"policy@feeler\" {two}")).unwrap();
    done(path, &["trust", "import", "allowed_signers", "--store", "config/trust.json", "--sign", "keys/one"]);
    done(path, &["sign", "--force", "--key", "keys/two", POLICY]);
    assert!(done(path, &["verify", POLICY]).contains("accepted"));
}

/// A key with a passphrase is opened by its own program.
#[test]
fn keys_with_a_passphrase_are_signed_with_by_ssh_keygen() {
    if !has("ssh-keygen") {
        return;
    }
    let folder = signed();
    let path = folder.path();
    let locked = Command::new("ssh-keygen")
        .args(["-q", "-p", "-P", "", "-N", "secret", "-f", "keys/one"])
        .current_dir(path)
        .status();
    assert!(locked.unwrap().success());
    let ask = path.join("ask");
    fs::write(&ask, "#!/bin/sh\necho secret\n").unwrap();
    #[cfg(unix)]
    fs::set_permissions(&ask, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut command = feeler(path, &["policy", "sign", "--force", "--key", "keys/one", POLICY]);
    command.env("SSH_ASKPASS", &ask).env("SSH_ASKPASS_REQUIRE", "force").env("DISPLAY", ":0");
    let (code, _, err) = result(&mut command);
    assert_eq!(code, 0, "{err}");
    assert!(done(path, &["verify", POLICY]).contains("accepted"));
}

#[test]
fn minisign_verifies_what_we_sign_and_we_what_it_signs() {
    let folder = signed();
    let path = folder.path();
    done(path, &["keygen", "--format", "minisign", "keys/mini"]);
    done(path, &["trust", "add", "keys/mini.pub", "--store", "config/trust.json", "--sign", "keys/one"]);
    fs::remove_file(path.join(format!("{POLICY}.sig"))).unwrap();
    done(path, &["sign", "--key", "keys/mini", POLICY]);
    assert!(done(path, &["verify", POLICY]).contains("accepted"));
    if !has("minisign") {
        return;
    }
    let minisign = |args: &[&str]| {
        let mut command = Command::new("minisign");
        command.args(args).current_dir(path).stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
        command.status().unwrap().success()
    };
    assert!(minisign(&["-V", "-p", "keys/mini.pub", "-m", POLICY]));
    assert!(minisign(&["-S", "-s", "keys/mini", "-m", POLICY]));
    assert!(done(path, &["verify", POLICY]).contains("accepted"), "what minisign wrote itself");
}

#[test]
fn what_the_verifier_would_refuse_is_not_signed() {
    let folder = signed();
    for (from, to) in [
        ("\"version\": 7", "\"version\": 7, \"version\": 8"),
        ("\"spec\"", "\"sepc\""),
        ("degraded\" }", "degraded\" "),
    ] {
        edit(folder.path(), POLICY, from, to);
        let (code, _, err) = policy(folder.path(), &["sign", "--force", "--key", "keys/one", POLICY]);
        // What is no JSON is no document of ours: any file can be signed.
        let refused = code == 2 && err.contains("the verifier would refuse the document");
        assert!(refused || to.ends_with("degraded\" "), "{to}: {err}");
        edit(folder.path(), POLICY, to, from);
    }
}

#[test]
fn keys_that_are_none_are_told() {
    let folder = signed();
    let path = folder.path();
    let said = |key: &str| policy(path, &["sign", "--force", "--key", key, POLICY]).2;
    fs::write(path.join("keys/none"), "hello\n").unwrap();
    assert!(said("keys/none").contains("it is no private key of OpenSSH, minisign or PKCS #8"));
    assert!(said("keys/absent").starts_with("error: failed to read `keys/absent`"));
    let other =
        fs::read_to_string(path.join("keys/one")).unwrap().replace("b3BlbnNzaC1rZXktdjEA", "b3BlbnNzaC1rZXktdjIA");
    fs::write(path.join("keys/cut"), other).unwrap();
    assert!(said("keys/cut").contains("of a format that is not known"));
    let (code, _, err) = policy(path, &["trust", "add", "keys/none", "--store", "config/trust.json"]);
    assert!(code == 2 && err.contains("it is no public key"), "{err}");
}

/// The life of a trust store: hosts follow version by version, as long as old and new keys have signed.
#[test]
fn a_trust_store_rotates_when_old_and_new_keys_sign() {
    let folder = signed();
    let path = folder.path();
    done(path, &["keygen", "keys/two"]);
    let one = done(path, &["trust", "status", "config/trust.json", "--output-format", "json"]);
    let one: serde_json::Value = serde_json::from_str(&one).unwrap();
    let id = one["trust"]["keys"].as_object().unwrap().keys().next().unwrap().clone();
    let rotate = |keys: &[&str]| {
        let old = ["trust", "rotate", "--store", "config/trust.json", "--old", &id[..8], "--new", "keys/two.pub"];
        policy(path, &[&old, keys].concat())
    };
    let (code, _, err) = rotate(&[]);
    assert!(code == 1 && err.contains("hosts do not take it yet (`unsigned`)"), "{err}");
    assert_eq!(check(path, &[]).1, ["config/trust.json:3"], "version 2, and nothing leads to it");
    // Not signed yet: the next change goes into the same version, and people sign by hand.
    done(path, &["trust", "rotate", "--store", "config/trust.json", "--days", "100"]);
    done(path, &["sign", "--key", "keys/one", "--name", "one", "config/trust.json"]);
    assert_eq!(check(path, &[]), found(&[]));
    let two = done(path, &["trust", "status", "config/trust.json"]);
    assert!(two.contains("version  2") && two.matches("until ").count() == 2, "{two}");
    // Revoked, its signatures are void: the policy must be signed by the other one.
    let revoke =
        ["trust", "revoke", &id[..8], "--reason", "lost", "--store", "config/trust.json", "--sign", "keys/two"];
    let (code, _, err) = policy(path, &revoke);
    assert_eq!(code, 0, "{err}");
    assert_eq!(check(path, &[]), found(&["config/policies/router.json:2"]));
    done(path, &["sign", "--force", "--key", "keys/two", POLICY]);
    assert_eq!(check(path, &[]), found(&[]));
}

#[test]
fn an_envelope_is_signed_and_verified() {
    let folder = signed();
    let path = folder.path();
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let kind = "urn:feeler:policy-simulation:v1";
    let statement = format!(
        "{{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{{\"name\":\"a\",\"digest\":{{\"sha256\":\"{digest}\"}}}}],\"predicateType\":\"{kind}\",\"predicate\":{{}}}}"
    );
    fs::write(path.join("sim.json"), &statement).unwrap();
    done(
        path,
        &["trust", "add", "keys/one.pub", "--role", "sim", "--store", "config/trust.json", "--sign", "keys/one"],
    );
    done(path, &["sign", "--dsse", "--key", "keys/one", "sim.json"]);
    let verify = |kind: &str| {
        policy(
            path,
            &[
                "verify",
                "--trust",
                "config/trust.json",
                "--role",
                "sim",
                "--predicate-type",
                kind,
                "sim.json.dsse.json",
            ],
        )
    };
    assert_eq!(verify(kind).0, 0, "{}", verify(kind).1);
    let (code, out, _) = verify("urn:feeler:other:v1");
    assert!(code == 1 && out.contains("payload_type_mismatch"), "{out}");
}

#[test]
fn a_trust_store_may_be_pinned() {
    let folder = signed();
    let path = folder.path();
    let verify = |pin: &str| policy(path, &["verify", "--trust", "config/trust.json", "--trust-sha256", pin, POLICY]);
    let (code, out, _) = policy(path, &["trust", "status", "config/trust.json", "--output-format", "json"]);
    let status: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, verify(status["sha256"].as_str().unwrap()).0), (0, 0));
    let (code, _, err) = verify(&"0".repeat(64));
    assert!(code == 2 && err.contains("is pinned"), "{err}");
}

#[test]
fn versions_are_held_against_the_base_revision() {
    let folder = signed();
    let path = folder.path();
    git(path, &["init", "-q"]);
    commit(path);
    edit(path, POLICY, "degraded", "live");
    done(path, &["sign", "--force", "--key", "keys/one", POLICY]);
    assert_eq!(check(path, &[]), found(&[]), "signed, and nothing to compare with");
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&["config/policies/router.json:4"]));
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&["config/policies/router.json:4"]));
    edit(path, POLICY, "\"version\": 7", "\"version\": 8");
    done(path, &["sign", "--force", "--key", "keys/one", POLICY]);
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&[]));
    assert_eq!(check(path, &["--staged"]).1, ["config/policies/router.json:4"], "the index has the old number still");
}

/// What a commit takes away shows nowhere in the lines that it adds.
#[test]
fn a_signature_that_is_taken_away_is_a_change_of_its_policy() {
    let folder = signed();
    let path = folder.path();
    git(path, &["init", "-q"]);
    commit(path);
    fs::remove_file(path.join(format!("{POLICY}.sig"))).unwrap();
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&["config/policies/router.json:2"]));
    assert_eq!(check(path, &["--staged"]), found(&[]), "it is in the index still");
    git(path, &["add", "-A"]);
    assert_eq!(check(path, &["--staged"]), found(&["config/policies/router.json:2"]));
    // A change of something else is not about it.
    commit(path);
    fs::write(path.join("config/policies/other.md"), "words\n").unwrap();
    assert_eq!(check(path, &["--changed-since", "HEAD"]), found(&[]));
    assert_eq!(check(path, &[]), found(&["config/policies/router.json:2"]));
}

#[test]
fn editors_paths_baselines_and_exclusions_work_as_for_code() {
    let folder = signed();
    let path = folder.path();
    edit(path, POLICY, "degraded", "live");
    let concise = ["check", "--output-format", "concise", "--stdin-filename", POLICY];
    let mut command = feeler(path, &concise);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(DOCUMENT.as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "the text of the editor is the one that was signed");
    assert_eq!(check(path, &[POLICY]), found(&["config/policies/router.json:2"]));
    assert_eq!(check(path, &["config/trust.json"]), found(&[]));
    let (code, out, err) = result(&mut feeler(path, &["check", "--show-files"]));
    assert!(code == 0 && out.lines().any(|line| line == POLICY), "{out}{err}");
    let (code, _, err) = result(&mut feeler(path, &["baseline", "create"]));
    assert_eq!(code, 0, "{err}");
    assert_eq!(check(path, &["--baseline", "feeler-baseline.json"]), found(&[]));
    assert_eq!(check(path, &["--config", "exclude=[\"config/policies\"]"]), found(&[]));
}

/// A cache gives what a run without one gives, whatever of policy has changed: files, signatures, the trust store.
#[test]
fn a_cache_knows_what_of_policy_has_changed() {
    let folder = signed();
    let path = folder.path();
    fs::create_dir(path.join("src")).unwrap();
    fs::write(path.join("Cargo.toml"), common::MANIFEST).unwrap();
    fs::write(path.join("src/lib.rs"), "pub fn f() {}\n").unwrap();
    let both = || {
        let cached = check(path, &["--cache-dir", "cache"]);
        assert_eq!(cached, check(path, &["--no-cache"]));
        cached.1
    };
    assert!(both().is_empty() && both().is_empty());
    edit(path, POLICY, "degraded", "live");
    assert_eq!((both().len(), both().len()), (1, 1));
    edit(path, POLICY, "live", "degraded");
    assert!(both().is_empty());
    edit(path, ".gitattributes", "-text", "text=auto");
    assert_eq!(both().len(), 1);
}

/// Nothing of a private key gets into a report: reports get into logs.
#[test]
fn excerpts_show_nothing_of_a_private_key() {
    let folder = signed();
    let path = folder.path();
    for (format, name) in [("ssh", "a"), ("minisign", "b")] {
        done(path, &["keygen", "--format", format, &format!("config/{name}")]);
        let text = fs::read_to_string(path.join(format!("config/{name}"))).unwrap();
        let secret = text.lines().nth(1).unwrap();
        for output in ["full", "json", "sarif", "github", "gitlab", "junit", "markdown", "jsonl"] {
            let (code, out, _) = result(&mut feeler(path, &["check", "--output-format", output]));
            assert!(code == 1 && out.contains("SIG007"), "{output}");
            assert!(!out.contains(&secret[..24]), "{output} shows a key of {format}");
        }
    }
}

/// The audit log of a host, in three files.
#[test]
fn a_log_of_decisions_is_whole_or_it_is_said_where_not() {
    use feeler_shim::audit::{AuditLog, Config, Entry, Event};
    let folder = project(&[]);
    let path = folder.path();
    let log = Config { max_bytes: 400, ..Config::new(path.join("audit.jsonl"), "host-1") };
    let (log, _) = AuditLog::open(log, "2026-11-26T00:00:00Z".parse().unwrap()).unwrap();
    for _ in 0..6 {
        log.append("2026-11-26T00:00:01Z".parse().unwrap(), &Entry::new(Event::TrustUpdated)).unwrap();
    }
    let (code, out, err) = policy(path, &["audit", "audit.jsonl"]);
    assert_eq!((code, out.lines().next(), out.contains("lines    6")), (0, Some("audit.jsonl: whole"), true), "{err}");
    assert!(err.contains("nothing shows whether lines are missing at the end"), "{err}");
    let key = "a+00000000+AAAA";
    assert_eq!(policy(path, &["audit", "--key", key, "audit.jsonl"]).0, 2, "it is no key");
    fs::remove_file(path.join("audit.000002.jsonl")).unwrap();
    let (code, out, _) = policy(path, &["audit", "audit.jsonl", "--output-format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &said["whole"], &said["file"]), (1, &false.into(), &"audit.000003.jsonl".into()), "{said}");
    let (code, out, _) = policy(path, &["audit", "audit.jsonl"]);
    assert!(code == 1 && out.contains("lines before it are missing, or the file with them"), "{out}");
    assert_eq!(policy(path, &["audit", "other.jsonl"]).0, 2);
}

/// What the sample of the shim says, that was signed with other tools, by its checkpoint.
#[test]
fn a_checkpoint_shows_that_lines_are_missing_at_the_end() {
    let folder = project(&[]);
    let path = folder.path();
    let samples = common::repository().join("shim/tests/policy/samples");
    for name in ["audit.jsonl", "audit.checkpoint"] {
        fs::copy(samples.join(name), path.join(name)).unwrap();
    }
    let key = "cg.example/audit/host-1+c3803efc+Ac5BOOWdWXSCjdaSrl/HSWnjgRNeF/xiXL9ZssoOdBnF";
    let audit = |more: &[&str]| policy(path, &[&["audit", "audit.jsonl", "--key", key], more].concat());
    let (code, out, err) = audit(&[]);
    assert_eq!((code, out.contains("covered  4 by the checkpoint"), err.as_str()), (0, true, ""), "{out}");
    let log = fs::read_to_string(path.join("audit.jsonl")).unwrap();
    let three: String = log.split_inclusive('\n').take(3).collect();
    fs::write(path.join("audit.jsonl"), three).unwrap();
    let (code, out, _) = audit(&[]);
    assert!(code == 1 && out.contains("line 4: it is missing: the checkpoint counted 4 lines"), "{out}");
    fs::write(path.join("audit.checkpoint"), "nothing\n").unwrap();
    let (code, out, _) = audit(&[]);
    assert!(code == 1 && out.contains("it is no signed note"), "{out}");
    assert_eq!(audit(&["--checkpoint", "other"]).0, 2);
}
