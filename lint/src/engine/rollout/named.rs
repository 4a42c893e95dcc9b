//! What manifests name: evidence, scripts, and the history of what features cover.

use crate::{
    config::{Rollout, globs::Globs},
    detect::rollout::{Evidence, Later, steps},
    engine::{
        git::{Repo, Touched},
        inputs::Inputs,
        sources::MAX_BYTES,
    },
    facts::rollout::{Feature, Manifest, Status},
    lang::data,
};
use feeler_shim::policy::{Sha256, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Kinds of reports whose own result is under this name.
const REPORTS: [(&str, &str); 1] = [("feeler.proof/v1", "/result")];
/// A step is not looked at beyond so many scripts.
const MOST_SCRIPTS: usize = 16;

/// What was found of it.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) evidence: BTreeMap<String, Evidence>,
    pub(super) missing: BTreeSet<(usize, String)>,
    pub(super) later: BTreeMap<(usize, usize), Later>,
}

/// Looks at everything that manifests name.
pub(super) fn look(root: &Path, inputs: &Inputs, rollout: &Rollout, manifests: &[Manifest]) -> Named {
    let mut named = Named::default();
    for (at, manifest) in manifests.iter().enumerate() {
        for feature in manifest.features.iter().filter(|it| it.status != Status::Retired) {
            if let Some(path) = feature.validated.as_ref().and_then(|it| it.evidence.as_ref()) {
                named.evidence.entry(path.value.clone()).or_insert_with(|| evidence(root, inputs, &path.value));
            }
            let folder = manifest.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            for step in feature.rollback.iter().flat_map(|it| &it.steps) {
                let scripts = steps::scripts(&step.run.value).into_iter().take(MOST_SCRIPTS);
                let there = |script: &str| root.join(script).exists() || root.join(folder).join(script).exists();
                named.missing.extend(scripts.filter(|it| !there(it)).map(|it| (at, it.to_string())));
            }
        }
    }
    named.later = later(root, rollout, manifests);
    named
}

/// No path leads out of the project, neither by itself nor by a link.
fn evidence(root: &Path, inputs: &Inputs, path: &str) -> Evidence {
    let parts = Path::new(path).components();
    if parts.into_iter().any(|it| !matches!(it, std::path::Component::Normal(_) | std::path::Component::CurDir)) {
        return Evidence::Outside;
    }
    match root.join(path).canonicalize() {
        Err(_) => return Evidence::Missing,
        Ok(real) if !real.starts_with(root) => return Evidence::Outside,
        Ok(_) => {}
    }
    let Some(bytes) = inputs.texts.raw(path, MAX_BYTES as usize) else { return Evidence::Unreadable };
    Evidence::Read { sha256: Sha256::of(&bytes).to_string(), result: result(path, &bytes) }
}

/// What a report says of itself. It says more than whoever wrote the manifest.
fn result(path: &str, bytes: &[u8]) -> Option<String> {
    let document = data::document(path, std::str::from_utf8(bytes).ok()?)?;
    let (_, pointer) = REPORTS.iter().find(|(kind, _)| document.text("/kind") == Some(kind))?;
    Some(document.text(pointer).unwrap_or("nothing").to_string())
}

/// When a rollback was tried, in seconds since 1970. Of a day it is the end.
fn tried(feature: &Feature) -> Option<u64> {
    let at = feature.validated.as_ref()?.at.as_ref()?;
    let time = if at.value.len() == 10 { format!("{}T23:59:59Z", at.value) } else { at.value.clone() };
    Some(time.parse::<Timestamp>().ok()?.0)
}

/// A feature that was tried, with the files that are behind its flag.
struct Tried {
    number: (usize, usize),
    at: u64,
    covers: Globs,
    /// The manifest and the evidence: who commits these together with the code has tried what is committed.
    own: [String; 2],
}

/// The newest commit, by feature, that was written after its rollback was tried.
fn later(root: &Path, rollout: &Rollout, manifests: &[Manifest]) -> BTreeMap<(usize, usize), Later> {
    let tried: Vec<Tried> = manifests
        .iter()
        .enumerate()
        .flat_map(|(at, manifest)| {
            let features = manifest.features.iter().enumerate();
            features.filter_map(move |(number, feature)| of_feature((at, number), manifest, feature))
        })
        .collect();
    let Some(first) = tried.iter().map(|it| it.at).min() else { return BTreeMap::new() };
    // What is older than any validation may be is told without history.
    let oldest = u64::from(rollout.max_age_days) * 86_400;
    let newest = tried.iter().map(|it| it.at).max().unwrap_or(first);
    let since = Timestamp(first.max(newest.saturating_sub(oldest))).to_string();
    let commits = Repo::open(root).and_then(|repo| repo.touched(&since)).unwrap_or_default();
    tried.iter().filter_map(|it| Some((it.number, changed(it, &commits)?))).collect()
}

fn of_feature(number: (usize, usize), manifest: &Manifest, feature: &Feature) -> Option<Tried> {
    let at = tried(feature).filter(|_| feature.status != Status::Retired)?;
    let mut covers = Globs::default();
    // Of a file of which some keys are covered it is not known which of them a commit changed.
    let whole = feature.covers.iter().filter(|it| it.value.keys.is_none());
    for cover in whole {
        // What is no glob covers nothing.
        let _ = covers.add("", [cover.value.paths.as_str()]);
    }
    let evidence = feature.validated.as_ref()?.evidence.as_ref().map(|it| it.value.clone()).unwrap_or_default();
    (!covers.is_empty()).then(|| Tried { number, at, covers, own: [manifest.path.clone(), evidence] })
}

fn changed(tried: &Tried, commits: &[Touched]) -> Option<Later> {
    let later = commits.iter().filter(|it| it.at > tried.at && !it.paths.iter().any(|path| tried.own.contains(path)));
    let mut found = later.filter_map(|commit| {
        let path = commit.paths.iter().find(|path| tried.covers.matches(path))?;
        Some(Later { commit: commit.commit.clone(), path: path.clone() })
    });
    found.next()
}
