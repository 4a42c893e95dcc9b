//! `feeler policy sign` with keys that only their own programs can use: with a passphrase, or in an agent.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod common;

use common::{feeler, project, result};
use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

const POLICY: &str = "policy.json";
const DOCUMENT: &str = "{ \"words\": \"to sign\" }\n";

/// Runs a program of others in a folder. Nothing where it is not installed: then there is nothing to test, except where all tools must
/// be there.
fn run(folder: &Path, program: &str, args: &[&str], stdin: &str) -> Option<String> {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env_remove("SSH_AUTH_SOCK");
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let required = std::env::var("FEELER_TOOLS").is_ok_and(|it| it == "required");
    assert!(child.is_ok() || !required, "{program} is not installed, and FEELER_TOOLS says that it must be");
    let mut child = child.ok()?;
    child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{program} {args:?}: {}", text(&output.stderr));
    Some(text(&output.stdout))
}

fn verifies(folder: &Path, public: &str) {
    let allowed = format!("me {}", fs::read_to_string(folder.join(public)).unwrap());
    fs::write(folder.join("allowed"), allowed).unwrap();
    let signature = format!("{POLICY}.sig");
    let args = ["-Y", "verify", "-f", "allowed", "-I", "me", "-n", "policy@feeler", "-s", &signature];
    assert!(run(folder, "ssh-keygen", &args, DOCUMENT).is_some_and(|said| said.contains("Good")));
}

/// What ssh-keygen asks for, a program answers, as it does for whoever has no terminal.
#[cfg(unix)]
#[test]
fn a_key_of_openssh_with_a_passphrase_signs_when_it_is_given() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder =
        project(&[(POLICY, DOCUMENT), ("right", "#!/bin/sh\necho secret\n"), ("wrong", "#!/bin/sh\necho x\n")]);
    let path = folder.path();
    let made = run(path, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "secret", "-C", "", "-f", "key"], "");
    if made.is_none() {
        return;
    }
    let sign = |answers: &str| {
        fs::set_permissions(path.join(answers), fs::Permissions::from_mode(0o700)).unwrap();
        let mut command = feeler(path, &["policy", "sign", "--key", "key", POLICY]);
        command.env("SSH_ASKPASS", path.join(answers)).env("SSH_ASKPASS_REQUIRE", "force").env_remove("SSH_AUTH_SOCK");
        result(&mut command)
    };
    let (code, _, err) = sign("wrong");
    assert!(code == 2 && err.contains("failed to sign with `ssh-keygen -Y sign -f key`: it refused"), "{err}");
    assert!(!path.join("policy.json.sig").exists(), "a signature that is none");
    let (code, _, err) = sign("right");
    assert_eq!(code, 0, "{err}");
    verifies(path, "key.pub");
}

/// The private key is gone from the disk: only the agent has it.
#[cfg(unix)]
#[test]
fn a_key_in_an_agent_signs_by_its_public_half() {
    let folder = project(&[(POLICY, DOCUMENT)]);
    let path = folder.path();
    let made = run(path, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"], "");
    let socket = path.join("agent");
    // In the foreground, so that it ends with the test.
    let agent = Command::new("ssh-agent").args(["-D", "-a"]).arg(&socket).stdout(Stdio::null()).spawn();
    let (Some(_), Ok(mut agent)) = (made, agent) else { return };
    let mut add = Command::new("ssh-add");
    add.args(["-q", "key"]).current_dir(path).env("SSH_AUTH_SOCK", &socket).stderr(Stdio::null());
    // It is there when it can be asked.
    let added = (0..10_000).any(|_| add.status().is_ok_and(|it| it.success()));
    fs::remove_file(path.join("key")).unwrap();
    let mut command = feeler(path, &["policy", "sign", "--key", "key.pub", POLICY]);
    let (code, _, err) = result(command.env("SSH_AUTH_SOCK", &socket));
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert!(added && code == 0, "{err}");
    verifies(path, "key.pub");
}

/// minisign takes the passphrase from a pipe, too.
#[test]
fn a_key_of_minisign_with_a_passphrase_signs_when_it_is_given() {
    let folder = project(&[(POLICY, DOCUMENT), ("passphrase", "secret\n"), ("other", "x\n")]);
    let path = folder.path();
    if run(path, "minisign", &["-G", "-p", "key.pub", "-s", "key"], "secret\nsecret\n").is_none() {
        return;
    }
    let sign = |answer: &str| {
        let mut command = feeler(path, &["policy", "sign", "--key", "key", POLICY]);
        result(command.stdin(fs::File::open(path.join(answer)).unwrap()))
    };
    let (code, _, err) = sign("other");
    assert!(code == 2 && err.contains("failed to sign with `minisign -S -s key`: it refused"), "{err}");
    let (code, _, err) = sign("passphrase");
    assert_eq!(code, 0, "{err}");
    assert!(run(path, "minisign", &["-V", "-p", "key.pub", "-m", POLICY], "").is_some());
}
