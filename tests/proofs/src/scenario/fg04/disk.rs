//! What can be done to files while a loader reads them.

use super::stage::{NAMESPACE, now, policy, ssh};
use crate::report::{Report, Size, tell};
use crate::subject::{Limit, policy_loader, put};
use feeler_shim::policy::loader::{Loader, Outcome};
use feeler_shim::policy::{LIMITS, Reason};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Versions from here on are forged.
const FORGED: u64 = 1_000_000;
/// So long the swapping may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Refused reloads at full and at smoke size.
const RELOADS: (u64, u64) = (1_000, 60);

/// Runs all of them; the first version stays in force throughout.
pub(crate) fn prove(report: &mut Report, size: Size) {
    for (name, attack) in ATTACKS {
        tell(name);
        match attacked(*attack) {
            Ok((detail, held)) => report.check(name, held, detail),
            Err(error) => report.not_run(format!("{name}: {error}")),
        }
    }
    tell("files that are swapped while they are read");
    match swapped(if size == Size::Full { RELOADS.0 } else { RELOADS.1 }) {
        Ok((detail, held)) => report.check("files that are swapped while they are read", held, detail),
        Err(error) => report.fail(format!("files that are swapped: {error}")),
    }
}

/// What is done to the document, and the codes that say so.
type Attack = fn(&Path) -> Result<&'static [Reason], String>;

const ATTACKS: &[(&str, Attack)] = &[
    ("a link in place of the document", |document| {
        let elsewhere = elsewhere(document)?;
        replace(document, |path| std::os::unix::fs::symlink(&elsewhere, path).map_err(said))?;
        Ok(&[Reason::PathSymlink])
    }),
    ("a link in place of the signature", |document| {
        let elsewhere = elsewhere(&signature(document))?;
        replace(&signature(document), |path| std::os::unix::fs::symlink(&elsewhere, path).map_err(said))?;
        Ok(&[Reason::PathSymlink])
    }),
    ("a pipe in place of the document", |document| {
        replace(document, |path| {
            let made = Command::new("mkfifo").arg(path).status().map_err(said)?;
            if made.success() { Ok(()) } else { Err("mkfifo failed".to_owned()) }
        })?;
        Ok(&[Reason::NotRegularFile])
    }),
    ("a folder in place of the document", |document| {
        replace(document, |path| fs::create_dir(path).map_err(said))?;
        Ok(&[Reason::NotRegularFile])
    }),
    ("a document that everybody can write", |document| {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(document, fs::Permissions::from_mode(0o666)).map_err(said)?;
        Ok(&[Reason::InsecurePermissions])
    }),
    ("a document without an end", |document| {
        fs::write(document, vec![b' '; LIMITS.document_bytes + 1]).map_err(said)?;
        Ok(&[Reason::TooLarge])
    }),
    ("no document", |document| {
        fs::remove_file(document).map_err(said)?;
        Ok(&[Reason::NotFound])
    }),
    ("no signature", |document| {
        fs::remove_file(signature(document)).map_err(said)?;
        Ok(&[Reason::SignatureStripped])
    }),
];

fn said(error: std::io::Error) -> String {
    error.to_string()
}

fn signature(document: &Path) -> PathBuf {
    document.with_file_name(format!("{}.sig", crate::subject::POLICY))
}

/// A copy outside of the folder of policies.
fn elsewhere(file: &Path) -> Result<PathBuf, String> {
    let copy = file.parent().and_then(Path::parent).ok_or("no folder")?.join("elsewhere");
    fs::copy(file, &copy).map_err(said)?;
    Ok(copy)
}

fn replace(file: &Path, by: impl Fn(&Path) -> Result<(), String>) -> Result<(), String> {
    fs::remove_file(file).map_err(said)?;
    by(file)
}

fn opened(dir: &Path) -> Result<Loader<Limit>, String> {
    put(dir, 7)?;
    let loader = policy_loader(dir)?;
    match loader.last().outcome {
        Outcome::Activated => Ok(loader),
        _ => Err(format!("the genuine policy was not accepted: {}", loader.last().render())),
    }
}

fn in_force(loader: &Loader<Limit>) -> Option<u64> {
    loader.policies().load().as_ref().as_ref().map(|it| it.value.0)
}

fn attacked(attack: Attack) -> Result<(String, bool), String> {
    let folder = tempfile::TempDir::new().map_err(said)?;
    let mut loader = opened(folder.path())?;
    put(folder.path(), 8)?;
    let expected = attack(&folder.path().join("policies").join(crate::subject::POLICY))?;
    let attempts = [(); 2].map(|()| loader.reload(now()).clone());
    let codes = attempts.each_ref().map(|it| it.reason);
    let held = in_force(&loader) == Some(7)
        && attempts.iter().all(|it| it.outcome == Outcome::Rejected)
        && codes.iter().all(|it| it.is_some_and(|code| expected.contains(&code)));
    Ok((format!("{codes:?}, version {:?} in force", in_force(&loader)), held))
}

/// One thread swaps genuine and forged files as quickly as it can, another reads what is in force, and the loader loads.
fn swapped(reloads: u64) -> Result<(String, bool), String> {
    let folder = tempfile::TempDir::new().map_err(said)?;
    let mut loader = opened(folder.path())?;
    let policies = loader.policies();
    let ended = AtomicBool::new(false);
    let (dir, ended) = (folder.path(), &ended);
    // Forged ones have numbers beyond.
    let genuine = 7..FORGED;
    let began = Instant::now();
    std::thread::scope(|scope| {
        let swapper = scope.spawn(move || swap(dir, ended));
        let reader = scope.spawn(move || {
            let (mut view, mut reads, mut last, mut bad) = (policies.view(), 0_u64, 0, 0_u64);
            while !ended.load(Ordering::Relaxed) {
                let now = view.get().as_ref().as_ref().map_or(0, |it| it.value.0);
                bad += u64::from(!genuine.contains(&now) || now < last);
                (last, reads) = (now, reads + 1);
            }
            (reads, bad)
        });
        let (mut activated, mut rejected) = (0_u64, 0_u64);
        while rejected < reloads && began.elapsed() < PATIENCE {
            match loader.reload(now()).outcome {
                Outcome::Activated => activated += 1,
                Outcome::Rejected => rejected += 1,
                Outcome::Unchanged => {}
            }
        }
        ended.store(true, Ordering::Relaxed);
        let swaps = swapper.join().map_err(|_| "the swapper panicked")??;
        let (reads, bad) = reader.join().map_err(|_| "the reader panicked")?;
        let detail = format!(
            "{activated} activated and {rejected} refused in {:.1?} over {swaps} swaps; {reads} reads, {bad} of something else",
            began.elapsed()
        );
        Ok((detail, bad == 0 && rejected >= reloads && reads > 0))
    })
}

/// Genuine versions, and between them a forged document under a genuine signature. Gives how often it swapped.
fn swap(dir: &Path, ended: &AtomicBool) -> Result<u64, String> {
    let document = dir.join("policies").join(crate::subject::POLICY);
    let mut swaps = 0;
    while !ended.load(Ordering::Relaxed) {
        swaps += 2;
        let version = 8 + swaps / 64;
        put(dir, version)?;
        let mut forged = policy(FORGED + version);
        fs::write(&document, &forged).map_err(said)?;
        // In place as well, under the reader's eyes.
        forged.reverse();
        fs::write(&document, &forged).map_err(said)?;
        fs::write(signature(&document), ssh(9).sshsig(NAMESPACE, &forged)).map_err(said)?;
    }
    Ok(swaps)
}
