//! From reports to diagnostics, and from a place in a document to what was found there.

use super::{
    run::{Analysed, Failure, Outcome},
    session::{Abilities, Workspace},
};
use crate::{
    base::{
        finding::{Finding, Location, Severity},
        source::{SourceText, Span},
    },
    report::{fingerprints, text::tame},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Diagnostics by real path.
pub(super) type Diagnostics = BTreeMap<PathBuf, Vec<Value>>;

/// A finding with its project.
pub(super) struct Found<'a> {
    pub(super) root: &'a Path,
    pub(super) project: &'a Analysed,
    pub(super) finding: &'a Finding,
    pub(super) print: String,
}

impl<'a> Found<'a> {
    pub(super) fn source(&self) -> Option<&'a SourceText> {
        self.project.report.sources.get(&self.finding.primary.file).map(AsRef::as_ref)
    }

    /// Where the file is that a place is in.
    fn path(&self, at: Location) -> Option<PathBuf> {
        Some(join(self.root, &self.project.report.sources.get(&at.file)?.path))
    }
}

/// `..` in paths of configurations is resolved, so that a file has one name.
fn join(root: &Path, rel: &str) -> PathBuf {
    let mut path = root.to_path_buf();
    for part in rel.split('/') {
        match part {
            ".." => drop(path.pop()),
            _ => path.push(part),
        }
    }
    path
}

impl Outcome {
    fn analysed(&self) -> impl Iterator<Item = (&Path, &Analysed)> {
        self.projects.iter().filter_map(|(root, result)| Some((root.as_path(), result.as_ref().ok()?)))
    }

    /// All findings with the paths of their files. Where projects lie in each other, a file is the inner one's.
    pub(super) fn found(&self) -> Vec<(PathBuf, Found<'_>)> {
        let owner =
            |path: &Path| self.projects.keys().filter(|it| path.starts_with(it)).max_by_key(|it| it.as_os_str().len());
        let mut all = Vec::new();
        for (root, project) in self.analysed() {
            for (finding, print) in project.report.findings.iter().zip(fingerprints(&project.report)) {
                let found = Found { root, project, finding, print };
                let path = found.path(finding.primary).filter(|path| owner(path).is_none_or(|it| it == root));
                all.extend(path.map(|path| (path, found)));
            }
        }
        all
    }

    /// What was found in a document at a range, if the document is still what was analysed.
    pub(super) fn at(&self, path: &Path, text: &str, range: impl Fn(&SourceText) -> Option<Span>) -> Vec<Found<'_>> {
        let touches = |found: &Found<'_>| {
            let source = found.source().filter(|it| it.text == text)?;
            let (wanted, span) = (range(source)?, found.finding.primary.span);
            (wanted.start <= span.end && span.start <= wanted.end).then_some(())
        };
        let here = self.found().into_iter().filter(|(file, _)| file == path).map(|(_, found)| found);
        here.filter(|found| touches(found).is_some()).collect()
    }

    /// Diagnostics of all files that have any.
    pub(super) fn diagnostics(&self, workspace: &Workspace, abilities: Abilities) -> Diagnostics {
        let mut all = Diagnostics::new();
        for (path, found) in self.found() {
            all.entry(path).or_default().extend(diagnostic(&found, workspace, abilities));
        }
        for (root, result) in &self.projects {
            if let Err(Failure { place: Some((file, line, column, message)), .. }) = result {
                let start = json!({"line": line.saturating_sub(1), "character": column.saturating_sub(1)});
                let end = json!({"line": line.saturating_sub(1), "character": column});
                let range = json!({"start": start, "end": end});
                let diagnostic = json!({"range": range, "severity": 1, "source": "feeler", "message": tame(message)});
                all.entry(join(root, file)).or_default().push(diagnostic);
            }
        }
        all
    }
}

/// A finding as the editor wants it.
pub(super) fn diagnostic(found: &Found<'_>, workspace: &Workspace, abilities: Abilities) -> Option<Value> {
    let finding = found.finding;
    let mut diagnostic = json!({
        "range": abilities.encoding.range(found.source()?, finding.primary.span),
        "severity": match finding.severity { Severity::Error => 1, Severity::Warning => 2, Severity::Info => 3 },
        "code": finding.code,
        "source": "feeler",
        "message": tame(&finding.message),
        "data": {"fingerprint": found.print},
    });
    // What nothing needs is drawn faded.
    if finding.code == "SUP002" {
        diagnostic["tags"] = json!([1]);
    }
    // A chain of one hop says no more than the message.
    let chain = if finding.chain.len() > 1 { finding.chain.as_slice() } else { &[] };
    if abilities.related && !chain.is_empty() {
        let hop = |(at, note): (Location, &str)| {
            let source = found.project.report.sources.get(&at.file)?;
            let location = json!({
                "uri": workspace.uri(&found.path(at)?),
                "range": abilities.encoding.range(source, at.span),
            });
            Some(json!({"location": location, "message": tame(note)}))
        };
        let hops: Vec<Value> = chain.iter().filter_map(|it| hop((it.at, &it.note))).collect();
        diagnostic["relatedInformation"] = hops.into();
    } else if !chain.is_empty() {
        let hop = |(at, it): (usize, &crate::base::finding::Hop)| {
            let source = found.project.report.sources.get(&it.at.file)?;
            let line = source.position(it.at.span.start).line;
            Some(format!("\n{}. {}:{line}: {}", at + 1, tame(&source.path), tame(&it.note)))
        };
        let hops: String = chain.iter().enumerate().filter_map(hop).collect();
        diagnostic["message"] = format!("{}{hops}", tame(&finding.message)).into();
    }
    Some(diagnostic)
}
