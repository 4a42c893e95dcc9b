//! Reading below a pinned folder: what is no plain file in its place is refused, and nothing is followed out of it.
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use feeler_shim::policy::read::{check_path, check_paths};
use feeler_shim::policy::{Class, Permissions, Reason, Source};

/// A pinned folder with a policy in it, and a secret beside the folder.
struct Place {
    _whole: tempfile::TempDir,
    root: std::path::PathBuf,
}

impl Place {
    fn new() -> Self {
        let whole = tempfile::tempdir().unwrap();
        let root = whole.path().join("pinned");
        fs::create_dir_all(root.join("router")).unwrap();
        for (name, text) in [("pinned/router/a.json", "policy"), ("secret", "secret")] {
            fs::write(whole.path().join(name), text).unwrap();
        }
        let place = Self { _whole: whole, root };
        chmod(&place.root, 0o755);
        chmod(&place.root.join("router"), 0o755);
        chmod(&place.root.join("router/a.json"), 0o644);
        place
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Reason> {
        Source::open(&self.root, Permissions::OwnerOnly).unwrap().read(path).map_err(|it| it.reason)
    }
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn fifo(path: &Path) {
    let mode = rustix::fs::Mode::from_raw_mode(0o644);
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, mode, 0).unwrap();
}

#[test]
fn what_lies_in_its_place_is_read() {
    let place = Place::new();
    assert_eq!(place.read("router/a.json").unwrap(), b"policy");
    // A link that leads to the pinned folder is followed.
    let link = place.root.with_file_name("link");
    symlink(&place.root, &link).unwrap();
    assert_eq!(Source::open(&link, Permissions::OwnerOnly).unwrap().read("router/a.json").unwrap(), b"policy");
}

/// Each of these, and the reason.
fn refused(place: &Place) -> Vec<(Reason, String)> {
    let router = place.root.join("router");
    symlink("a.json", router.join("link.json")).unwrap();
    symlink("../../secret", router.join("out.json")).unwrap();
    symlink("router", place.root.join("also")).unwrap();
    symlink("nowhere", router.join("dangling.json")).unwrap();
    fifo(&router.join("pipe.json"));
    let _socket = std::os::unix::net::UnixListener::bind(router.join("socket.json")).unwrap();
    fs::create_dir(router.join("folder.json")).unwrap();
    for (name, mode) in [("group.json", 0o664), ("world.json", 0o646)] {
        fs::write(router.join(name), "x").unwrap();
        chmod(&router.join(name), mode);
    }
    fs::create_dir(place.root.join("shared")).unwrap();
    fs::write(place.root.join("shared/a.json"), "x").unwrap();
    chmod(&place.root.join("shared"), 0o777);
    fs::write(router.join("large.json"), vec![b' '; (1 << 20) + 1]).unwrap();
    let cases = [
        (Reason::PathTraversal, "../secret"),
        (Reason::PathTraversal, "router/../../secret"),
        (Reason::PathTraversal, "/etc/passwd"),
        (Reason::PathTraversal, "router//a.json"),
        (Reason::PathTraversal, "./router/a.json"),
        (Reason::PathTraversal, "router\\a.json"),
        (Reason::PathTraversal, "C:a.json"),
        (Reason::PathTraversal, "router/a.json\0"),
        (Reason::PathTraversal, ""),
        (Reason::PathConfusable, "router/\u{430}.json"),
        (Reason::PathConfusable, "router/\u{202e}a.json"),
        (Reason::PathConfusable, "router/a\n.json"),
        (Reason::PathSymlink, "router/link.json"),
        (Reason::PathSymlink, "router/out.json"),
        (Reason::PathSymlink, "router/dangling.json"),
        (Reason::PathSymlink, "also/a.json"),
        (Reason::NotFound, "router/b.json"),
        (Reason::NotFound, "b/a.json"),
        (Reason::NotFound, "router/a.json/b"),
        (Reason::NotRegularFile, "router/pipe.json"),
        (Reason::NotRegularFile, "router/socket.json"),
        (Reason::NotRegularFile, "router/folder.json"),
        (Reason::InsecurePermissions, "router/group.json"),
        (Reason::InsecurePermissions, "router/world.json"),
        (Reason::InsecurePermissions, "shared/a.json"),
        (Reason::TooLarge, "router/large.json"),
    ];
    cases.map(|(reason, path)| (reason, path.to_owned())).to_vec()
}

#[test]
fn everything_else_is_refused_for_one_reason() {
    let place = Place::new();
    for (reason, path) in refused(&place) {
        assert_eq!(place.read(&path), Err(reason), "{path:?}");
        assert_eq!(place.read(&path), Err(reason), "{path:?}, once more");
    }
    let error = Source::open(&place.root.join("nowhere"), Permissions::OwnerOnly).unwrap_err();
    assert_eq!(error.reason, Reason::NotFound);
}

#[test]
fn every_reason_about_files_has_a_case() {
    // A disk that fails and a file that is written to while it is read have theirs beside the code.
    let mut tried: BTreeSet<Reason> = refused(&Place::new()).into_iter().map(|(reason, _)| reason).collect();
    tried.extend([Reason::IoError, Reason::ChangedDuringRead]);
    assert!(tried.remove(&Reason::TooLarge));
    let ours = Reason::ALL.iter().filter(|it| it.class() == Class::Path).copied().collect();
    assert_eq!(tried, ours);
}

#[test]
fn a_work_tree_may_have_any_permissions() {
    let place = Place::new();
    chmod(&place.root.join("router/a.json"), 0o666);
    chmod(&place.root, 0o777);
    assert_eq!(place.read("router/a.json"), Err(Reason::InsecurePermissions));
    let source = Source::open(&place.root, Permissions::Any).unwrap();
    assert_eq!(source.read("router/a.json").unwrap(), b"policy");
    // In a folder such as `/tmp` nobody can replace what is another's.
    chmod(&place.root.join("router/a.json"), 0o644);
    chmod(&place.root, 0o1777);
    assert_eq!(place.read("router/a.json").unwrap(), b"policy");
}

#[test]
fn the_signatures_beside_a_document_are_found() {
    let place = Place::new();
    let router = place.root.join("router");
    let names = ["a.json.minisig", "a.json.rel1.sig", "a.json.rel2.minisig", "a.json.sig", "a.json.sigstore.json"];
    let others = ["a.json.sig.bak", "a.jsonx.sig", "b.json.sig", "a.json.x.y.sig", "sig", "a.json.txt"];
    for name in names.iter().chain(&others) {
        fs::write(router.join(name), name).unwrap();
        chmod(&router.join(name), 0o644);
    }
    let source = Source::open(&place.root, Permissions::OwnerOnly).unwrap();
    let signed = source.read_signed("router/a.json").unwrap();
    assert_eq!(signed.document, b"policy");
    let expected = names.map(|it| (it.to_owned(), it.as_bytes().to_vec()));
    assert_eq!(signed.signatures, expected);
    assert_eq!(signed.signatures().len(), names.len());

    fs::write(router.join("a.json.sig"), vec![b' '; (16 << 10) + 1]).unwrap();
    assert_eq!(source.read_signed("router/a.json").unwrap_err().reason, Reason::TooLarge);
    fs::remove_file(router.join("a.json.sig")).unwrap();
    symlink("a.json.rel1.sig", router.join("a.json.sig")).unwrap();
    let error = source.read_signed("router/a.json").unwrap_err();
    assert_eq!((error.reason, error.path.as_str()), (Reason::PathSymlink, "router/a.json.sig"));
    fs::remove_file(router.join("a.json.sig")).unwrap();
    for index in 0..16 {
        fs::write(router.join(format!("a.json.k{index}.sig")), "x").unwrap();
    }
    assert_eq!(source.read_signed("router/a.json").unwrap_err().reason, Reason::TooLarge);
}

/// Somebody puts links to a secret in place of the file and of its folder, again and again, while it is read.
#[test]
fn no_swap_leads_out_of_the_folder() {
    let place = Place::new();
    let (root, ended) = (&place.root, AtomicBool::new(false));
    fs::create_dir(root.join("outside")).unwrap();
    fs::write(root.with_file_name("a.json"), "secret").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let swap = |link: &str, to: &str| {
                let _ = symlink(to, root.join("next"));
                let _ = fs::rename(root.join(link), root.join("kept"));
                let _ = fs::rename(root.join("next"), root.join(link));
                let _ = fs::rename(root.join("kept"), root.join(link)).or_else(|_| {
                    fs::remove_file(root.join(link)).and_then(|()| fs::rename(root.join("kept"), root.join(link)))
                });
            };
            while !ended.load(Ordering::Relaxed) {
                swap("router/a.json", "../../secret");
                swap("router", "..");
            }
        });
        let source = Source::open(root, Permissions::OwnerOnly).unwrap();
        let mut outcomes = BTreeSet::new();
        for _ in 0..20_000 {
            outcomes.insert(source.read("router/a.json").map_err(|it| it.reason));
        }
        ended.store(true, Ordering::Relaxed);
        let allowed = [Ok(b"policy".to_vec()), Err(Reason::PathSymlink), Err(Reason::NotFound)];
        let changed = Err(Reason::ChangedDuringRead);
        assert!(outcomes.iter().all(|it| allowed.contains(it) || *it == changed), "{outcomes:?}");
    });
}

#[test]
fn names_of_a_bundle_differ_by_more_than_their_case() {
    assert!(check_paths(["a.json", "b/a.json"]).is_ok());
    assert_eq!(check_paths(["a.json", "A.json"]).unwrap_err().0, Reason::PathConfusable);
    assert_eq!(check_paths(["a.json", "../a.json"]).unwrap_err().0, Reason::PathTraversal);
    assert_eq!(check_path("b c/a.json"), Ok(()));
}
