//! Whatever is accepted here is accepted by `ssh-keygen -Y verify` and `minisign -V`, too, and what these sign is accepted here.
//!
//! Where a tool is not installed, the test says NOT RUN; where the variable `FEELER_TOOLS` is `required`, as it is in CI, that is a failure.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use feeler_shim::policy::{KeyFormat, Mode, Role};
use serde_json::json;

use crate::scene::{NOW, Scene, mini, policy_with, ssh, stranger, text, trust};
use crate::signing::{Signer, role};

/// Whether a tool is there.
fn is_there(tool: &str) -> bool {
    let there = Command::new(tool).arg("-?").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let required = std::env::var("FEELER_TOOLS").is_ok_and(|it| it == "required");
    assert!(there || !required, "{tool} is not installed, and FEELER_TOOLS says that it must be");
    if !there {
        // Past the capture of the test's output, so that it is seen.
        let _ =
            std::io::Write::write_all(&mut std::io::stderr(), format!("NOT RUN: {tool} is not installed\n").as_bytes());
    }
    there
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
}

/// What `ssh-keygen` says to a signature, by the `allowed_signers` that the trust store exports.
fn ssh_keygen(folder: &Path, scene: &Scene) -> bool {
    let signers = scene.trust.as_ref().unwrap().export_allowed_signers(Role::Policy);
    let [signers_path, signature, document] = ["signers", "a.sig", "a"].map(|it| folder.join(it));
    fs::write(&signers_path, &signers).unwrap();
    fs::write(&signature, &scene.signatures[0]).unwrap();
    fs::write(&document, &scene.document).unwrap();
    let time = scene.now.to_string().replace(['-', ':', 'T'], "");
    let accepts = |who: &str| {
        let mut command = Command::new("ssh-keygen");
        command.args(["-Y", "verify", "-n", "policy@feeler", "-O", &format!("verify-time={time}"), "-I", who]);
        succeeds(
            command.arg("-f").arg(&signers_path).arg("-s").arg(&signature).stdin(fs::File::open(&document).unwrap()),
        )
    };
    signers.lines().filter_map(|it| it.split(' ').next()).any(accepts)
}

/// What `minisign` says to a signature.
fn minisign(folder: &Path, scene: &Scene, signer: &Signer) -> bool {
    fs::write(folder.join("a.minisig"), &scene.signatures[0]).unwrap();
    fs::write(folder.join("a"), &scene.document).unwrap();
    let mut command = Command::new("minisign");
    succeeds(command.args(["-V", "-q", "-P", &signer.public(), "-m"]).arg(folder.join("a")))
}

/// Documents of different lengths.
fn documents() -> Vec<Vec<u8>> {
    (0..8)
        .map(|it: usize| policy_with(&json!({"version": it + 1, "spec": {"pad": "x".repeat(it * it * 97)}})))
        .collect()
}

type Change = fn(Vec<u8>) -> Vec<u8>;

/// What readers of signatures are known to differ in.
fn changes() -> Vec<Change> {
    vec![
        |it| it,
        |it| [&it[..], b"\n"].concat(),
        |it| [&it[..], b"trailing\n"].concat(),
        |it| [b"text\n", &it[..]].concat(),
        |it| String::from_utf8(it).unwrap().replace('\n', "\r\n").into_bytes(),
        |it| String::from_utf8(it).unwrap().replacen('=', "", 1).into_bytes(),
        |it| String::from_utf8(it).unwrap().replacen("untrusted comment: ", "untrusted comment: x", 1).into_bytes(),
        |it| String::from_utf8(it).unwrap().replacen("trusted comment: t", "trusted comment: T", 2).into_bytes(),
        |it| it[..it.len() - 1].to_vec(),
        |it| [&it[..80], b"\n", &it[80..]].concat(),
    ]
}

/// How often both accept, and only the tool does; that only we do never happens.
fn compare(scenes: Vec<Scene>, tool: impl Fn(&Scene) -> bool) {
    let (mut both, mut only_tool) = (0, 0);
    for scene in scenes {
        let (ours, theirs) = (scene.verdict().is_accepted(), tool(&scene));
        assert!(theirs || !ours, "only we accept:\n{}", String::from_utf8_lossy(&scene.signatures[0]));
        both += usize::from(ours);
        only_tool += usize::from(theirs && !ours);
    }
    assert!(both >= 8 && only_tool > 0, "{both} {only_tool}");
}

#[test]
fn what_we_accept_ssh_keygen_accepts() {
    if !is_there("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut scenes: Vec<Scene> = documents().into_iter().map(Scene::of).collect();
    let plain = Scene::new();
    for change in changes() {
        scenes.push(plain.clone().signed_by(vec![change(plain.signatures[0].clone())]));
    }
    for (namespace, signer) in [("trust@feeler", ssh()), ("policy@feeler", stranger())] {
        scenes.push(plain.clone().signed_by(vec![signer.sshsig(namespace, &plain.document)]));
    }
    for (from, to) in
        [(Some("2026-11-26T12:00:01Z"), None), (None, Some(NOW)), (Some(NOW), Some("2026-11-26T12:00:01Z"))]
    {
        let mut trust = trust();
        let key = trust.keys.get_mut(&ssh().id()).unwrap();
        (key.not_before, key.not_after) = (from.map(crate::signing::at), to.map(crate::signing::at));
        scenes.push(plain.clone().trusting(&trust));
    }
    compare(scenes, |scene| ssh_keygen(folder.path(), scene));
}

#[test]
fn what_we_accept_minisign_accepts() {
    if !is_there("minisign") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let signed = |document: Vec<u8>| {
        let signature = mini().minisig(&document);
        Scene::of(document).signed_by(vec![signature])
    };
    let mut scenes: Vec<Scene> = documents().into_iter().map(signed).collect();
    let plain = signed(text(&crate::scene::policy()));
    for change in changes() {
        scenes.push(plain.clone().signed_by(vec![change(plain.signatures[0].clone())]));
    }
    compare(scenes, |scene| minisign(folder.path(), scene, &mini()));
}

/// A policy that asks for nothing itself, signed by a fresh key of the tool.
fn signed_by_the_tool(format: KeyFormat, public: &str, document: Vec<u8>, signature: Vec<u8>) {
    let id = format.key_id(public).unwrap();
    let mut trust = trust();
    let key = feeler_shim::policy::TrustedKey { format, public: public.to_owned(), ..ssh().trusted() };
    trust.keys.insert(id, key);
    trust.roles.insert(Role::Policy, role(&[id], 1));
    let scene = Scene::of(document).trusting(&trust).signed_by(vec![signature]).in_mode(Mode::RequireValidSignature);
    assert_eq!(scene.accepted().signers, [id]);
}

#[test]
fn what_ssh_keygen_signs_we_accept() {
    if !is_there("ssh-keygen") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [key, path] = ["key", "a"].map(|it| folder.path().join(it));
    assert!(succeeds(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&key)));
    let public = fs::read_to_string(folder.path().join("key.pub")).unwrap();
    for document in documents() {
        fs::write(&path, &document).unwrap();
        let _ = fs::remove_file(folder.path().join("a.sig"));
        let mut sign = Command::new("ssh-keygen");
        assert!(succeeds(sign.args(["-Y", "sign", "-n", "policy@feeler", "-f"]).arg(&key).arg(&path)));
        let signature = fs::read(folder.path().join("a.sig")).unwrap();
        signed_by_the_tool(KeyFormat::SshEd25519, public.split(' ').nth(1).unwrap(), document, signature);
    }
}

#[test]
fn what_minisign_signs_we_accept() {
    if !is_there("minisign") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [key, public, path] = ["key", "key.pub", "a"].map(|it| folder.path().join(it));
    assert!(succeeds(Command::new("minisign").args(["-G", "-W", "-p"]).arg(&public).arg("-s").arg(&key)));
    let public = fs::read_to_string(&public).unwrap();
    for document in documents() {
        fs::write(&path, &document).unwrap();
        let mut sign = Command::new("minisign");
        assert!(succeeds(sign.arg("-S").arg("-s").arg(&key).arg("-m").arg(&path)));
        let signature = fs::read(folder.path().join("a.minisig")).unwrap();
        signed_by_the_tool(KeyFormat::Minisign, public.lines().nth(1).unwrap(), document, signature);
    }
}

/// `docs/policy.md` says how to do without this crate. Its lines are run.
#[test]
fn the_page_is_right_about_verifying_by_hand() {
    if !["ssh-keygen", "minisign", "openssl", "jq"].into_iter().all(is_there) {
        return;
    }
    let (_, script) = include_str!("../../docs/policy.md").split_once("```sh\n").unwrap();
    let (script, _) = script.split_once("```").unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policy/samples");
    let folder = tempfile::tempdir().unwrap();
    for from in [samples.clone(), samples.join("old")] {
        let to = folder.path().join(from.strip_prefix(&samples).unwrap());
        fs::create_dir_all(&to).unwrap();
        for file in fs::read_dir(&from).unwrap().map(|it| it.unwrap()).filter(|it| it.file_type().unwrap().is_file()) {
            fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
    let run = |change: &str| {
        let script = format!("set -eu\n{change}\n{script}");
        Command::new("sh").args(["-c", &script]).current_dir(folder.path()).output().unwrap()
    };
    let good = run("");
    let said = String::from_utf8_lossy(&good.stdout);
    assert!(good.status.success(), "{said}{}", String::from_utf8_lossy(&good.stderr));
    for word in ["Good \"policy@feeler\" signature", "Verified OK", "Signature Verified Successfully"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    // The ids are those that the trust store has.
    for key in store_of_the_examples().document().keys.keys() {
        assert!(said.contains(&key.to_string()), "{key}: {said}");
    }
    assert!(!run("echo >> policy.json").status.success());
}

fn store_of_the_examples() -> feeler_shim::policy::TrustStore {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas/examples/trust/pass-one.json");
    feeler_shim::policy::TrustStore::parse(&fs::read(path).unwrap()).unwrap()
}
