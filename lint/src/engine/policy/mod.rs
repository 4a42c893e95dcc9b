//! Signed policy: which files it is, read once, for the detectors that judge it ([`crate::detect::policy`]).
//!
//! The walk brings the names, so that a project without policy pays for a look at each; no file is read that nobody asked for.

mod code;
mod eol;
pub(super) mod wanted;

use super::{changes::Changes, inputs::Inputs, sources::Texts, walk::git_root};
use crate::{
    base::{
        finding::{Finding, Location},
        source::FileId,
    },
    catalog::Rule,
    config::{Policy, Settings},
    detect::policy::{self, Artifact, Detached, PolicyFiles, Row, What},
    lang::data,
};
pub(super) use code::{InCode, Looking, findings as findings_in_code};
use feeler_shim::policy::{LIMITS, document, trust};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Of a file that is only beside policy so much is looked at: no private key is longer.
const KEY_BYTES: usize = 64 << 10;

/// The rules that ask for policy files.
fn rules(settings: &Settings) -> impl Iterator<Item = &Rule> {
    settings.rules().filter(|rule| policy::has(&rule.detector))
}

/// What a run knows of policy.
#[derive(Default)]
pub(super) struct Policies {
    /// Files that findings can be in, sorted: ids count on from those of the configuration.
    pub(super) paths: Vec<String>,
    /// By path: the files whose change is a change of this one.
    pub(super) groups: BTreeMap<String, BTreeSet<String>>,
    /// How many files are policy in any way, those left out that are only beside it.
    pub(super) judged: usize,
    /// Files that hold a private key: nothing of it may be shown.
    pub(super) secrets: BTreeSet<String>,
    files: Option<PolicyFiles>,
    /// Of all that was read.
    pub(super) hash: Option<blake3::Hash>,
}

impl Policies {
    /// Reads what the walk has found.
    pub(super) fn read(settings: &Settings, root: &Path, inputs: &Inputs) -> Self {
        if inputs.tree.artifacts.is_empty() && settings.policies.is_empty() || rules(settings).next().is_none() {
            return Self::default();
        }
        let reader = Reader { settings, inputs, in_git: git_root(root).is_some() };
        let read = reader.candidates();
        if read.is_empty() && settings.policies.is_empty() {
            return Self::default();
        }
        reader.assemble(read)
    }

    /// Whether a change of this file can be a change of policy.
    pub(super) fn concern(&self, path: &str) -> bool {
        self.groups.values().any(|group| group.contains(path)) || path.ends_with(eol::NAME) && !self.groups.is_empty()
    }

    /// Whether anything changed by which a file is judged, signatures that are gone included.
    pub(super) fn changed(&self, path: &str, changes: &Changes) -> bool {
        let gone = |other: &str| other.starts_with(path) && self.may_miss(other);
        changes.moved(gone) || self.groups.get(path).is_some_and(|group| group.iter().any(|it| changes.touch(it)))
    }

    /// Whether a file that is gone may have made a difference: a signature that was taken away, above all.
    pub(super) fn may_miss(&self, path: &str) -> bool {
        wanted::is_signature(path) && self.groups.keys().any(|of| path.starts_with(of.as_str()))
    }

    /// What the rules find in these files.
    pub(super) fn findings(&self, settings: &Settings) -> Vec<Finding> {
        let Some(files) = &self.files else { return Vec::new() };
        rules(settings).flat_map(|rule| policy::run(files, rule)).collect()
    }
}

/// A file as it was read.
struct Read<'i> {
    path: &'i str,
    bytes: Vec<u8>,
    what: What,
    row: Option<usize>,
}

struct Reader<'i> {
    settings: &'i Settings,
    inputs: &'i Inputs,
    in_git: bool,
}

impl<'i> Reader<'i> {
    fn texts(&self) -> &'i Texts {
        &self.inputs.texts
    }

    /// The files that are something, with their bytes.
    fn candidates(&self) -> Vec<Read<'i>> {
        let files = self.inputs.tree.artifacts.iter().filter(|path| !wanted::is_signature(path));
        files.filter_map(|path| self.candidate(path)).collect()
    }

    fn candidate(&self, path: &'i str) -> Option<Read<'i>> {
        let rows = || self.settings.policies.iter();
        let trust = rows().any(|row| row.trust.as_deref() == Some(path));
        let row = rows().position(|row| row.paths.matches(path) && wanted::can_be_policy(path)).filter(|_| !trust);
        let production = rows().position(|row| row.production.matches(path));
        let mut what =
            What { policy: row.is_some(), trust, production: production.is_some(), configured: row.is_some() || trust };
        let in_roots = rows().any(|row| wanted::in_roots(row, path));
        let named = what == What::default() && wanted::is_named_so(path.rsplit('/').next().unwrap_or(path));
        if what == What::default() && !in_roots && !named {
            return None;
        }
        let bytes = self.texts().raw(path, LIMITS.document_bytes)?;
        // What says itself what it is, is so even where nobody configured it.
        match kind(path, &bytes).as_deref() {
            Some(document::KIND) if !what.trust => what.policy = true,
            Some(trust::KIND) => what = What { policy: false, trust: true, ..what },
            _ => {}
        }
        // Nobody signs a private key.
        what.policy &= !policy::holds_private_key(&bytes);
        let beside = what == What::default();
        (!beside || in_roots && bytes.len() <= KEY_BYTES).then_some(Read { path, bytes, what, row: row.or(production) })
    }

    /// Gives ids to files, and puts together what belongs together.
    fn assemble(&self, read: Vec<Read<'i>>) -> Policies {
        let mut folders = eol::Folders::of(self.texts());
        let line_ends: Vec<_> = read.iter().map(|it| folders.line_ends(it.path)).collect();
        let signatures: Vec<Vec<(&str, Vec<u8>)>> = read.iter().map(|it| self.signatures(it)).collect();
        let mut paths: BTreeSet<String> = read.iter().map(|it| it.path.to_string()).collect();
        paths.extend(signatures.iter().flatten().map(|(path, _)| (*path).to_string()));
        paths.extend(line_ends.iter().flatten().filter_map(|(_, by)| by.clone()));
        let paths: Vec<String> = paths.into_iter().collect();
        let first = self.inputs.rust_files().len() + self.settings.files.len();
        let id = |path: &str| {
            paths
                .binary_search_by(|it| it.as_str().cmp(path))
                .map_or(FileId(u32::MAX), |at| FileId((first + at) as u32))
        };
        let mut artifacts = Vec::new();
        for ((it, ends), signatures) in read.into_iter().zip(line_ends).zip(signatures) {
            let text = std::str::from_utf8(&it.bytes).ok();
            let at_risk = match ends {
                Some((ends, _)) if ends.are_kept() => None,
                Some((ends, by)) => Some(ends.said.zip(by).map(|(span, by)| Location { file: id(&by), span })),
                None => self.in_git.then_some(None),
            };
            let detached =
                |(path, bytes): (&str, Vec<u8>)| Detached { file: id(path), name: name_of(path).to_string(), bytes };
            artifacts.push(Artifact {
                file: id(it.path),
                path: it.path.to_string(),
                what: it.what,
                row: it.row,
                document: text.and_then(|text| data::document(it.path, text)),
                signatures: signatures.into_iter().map(detached).collect(),
                line_ends: at_risk,
                before: self.inputs.before.get(it.path).cloned(),
                bytes: it.bytes,
            });
        }
        let rows = self.settings.policies.iter().map(|row| self.row(row, &artifacts)).collect();
        let files = PolicyFiles { artifacts, rows, today: self.settings.today };
        let judged = files.artifacts.iter().filter(|it| it.what != What::default()).count();
        Policies {
            judged,
            hash: Some(hash(&files, &paths)),
            groups: groups(&files),
            secrets: secrets(&files),
            files: Some(files),
            paths,
        }
    }

    fn signatures(&self, of: &Read<'_>) -> Vec<(&'i str, Vec<u8>)> {
        if !(of.what.policy || of.what.trust) {
            return Vec::new();
        }
        let all = &self.inputs.tree.artifacts;
        let prefix = format!("{}.", of.path);
        let from = all.partition_point(|path| path.as_str() < prefix.as_str());
        let beside =
            all[from..].iter().take_while(|path| path.starts_with(&prefix)).filter(|path| wanted::is_signature(path));
        // One more than the verifier takes: it is its business to refuse that.
        let beside = beside.take(LIMITS.signatures + 1);
        beside.map(|path| (path.as_str(), self.texts().raw(path, LIMITS.signature_bytes).unwrap_or_default())).collect()
    }

    fn row(&self, row: &Policy, artifacts: &[Artifact]) -> Row {
        let file = FileId((self.inputs.rust_files().len() + row.file) as u32);
        let store = |path: &str| artifacts.iter().position(|it| it.path == path);
        Row {
            at: Location { file, span: row.span },
            role: row.role,
            min_mode: row.min_mode,
            has_production: !row.production.is_empty(),
            expiring_days: row.expiring_days,
            trust: row.trust.as_deref().and_then(store),
            trust_path: row.trust.clone(),
        }
    }
}

fn kind(path: &str, bytes: &[u8]) -> Option<String> {
    let says = |kind: &str| bytes.windows(kind.len()).any(|it| it == kind.as_bytes());
    if !says(document::KIND) && !says(trust::KIND) {
        return None;
    }
    data::document(path, std::str::from_utf8(bytes).ok()?)?.text("/kind").map(str::to_string)
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// With a file change its signatures, its trust store, and what says that it is policy; where signatures are gone, too.
fn groups(files: &PolicyFiles) -> BTreeMap<String, BTreeSet<String>> {
    let group = |it: &Artifact| {
        let folder = &it.path[..it.path.len() - name_of(&it.path).len()];
        let mut group: BTreeSet<String> =
            it.signatures.iter().map(|beside| format!("{folder}{}", beside.name)).collect();
        group.insert(it.path.clone());
        let store = it.row.and_then(|row| files.rows.get(row)?.trust);
        group.extend(store.map(|store| files.artifacts[store].path.clone()));
        (it.path.clone(), group)
    };
    files.artifacts.iter().map(group).collect()
}

fn secrets(files: &PolicyFiles) -> BTreeSet<String> {
    let secret = files.artifacts.iter().filter(|it| policy::holds_private_key(&it.bytes));
    secret.map(|it| it.path.clone()).collect()
}

/// A text in which only the lines around a key can be read; every offset still holds.
pub(super) fn masked(text: &str) -> String {
    let line = |line: &str| match line.starts_with("-----") || line.starts_with("untrusted comment:") {
        true => line.to_string(),
        false => line.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { '*' }).collect(),
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Of everything that findings come from.
fn hash(files: &PolicyFiles, paths: &[String]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    paths.iter().for_each(|path| add(path.as_bytes()));
    for it in &files.artifacts {
        add(it.path.as_bytes());
        add(&it.bytes);
        add(it.before.as_deref().unwrap_or_default());
        add(format!("{:?} {:?} {:?}", it.what, it.row, it.line_ends).as_bytes());
        it.signatures.iter().for_each(|beside| add(&beside.bytes));
    }
    hasher.finalize()
}
