//! What the detectors see, and what can be said of a file without a look at what it means.

use super::{Mistake, in_data};
use crate::{
    base::{
        date::Date,
        finding::{Hop, Location},
        source::{FileId, Span},
    },
    catalog::Rule,
    facts::Document,
};
use feeler_shim::policy::{Mode, Role, document, trust};

/// Why a file is looked at. It may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct What {
    /// It must be signed.
    pub policy: bool,
    /// It says whose signatures count.
    pub trust: bool,
    /// It is configuration of production.
    pub production: bool,
    /// A row of the configuration is about it; else the file says itself what it is.
    pub configured: bool,
}

/// A row of the configuration.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where it stands.
    pub at: Location,
    /// The role in the trust store whose keys sign.
    pub role: Role,
    /// The least mode of production.
    pub min_mode: Mode,
    /// Whether it names configuration of production at all.
    pub has_production: bool,
    /// So many days before something ends it is told.
    pub expiring_days: u32,
    /// Index of the trust store among the artefacts.
    pub trust: Option<usize>,
    /// The trust store as the row names it.
    pub trust_path: Option<String>,
}

/// A signature beside a file.
#[derive(Clone, Debug)]
pub struct Detached {
    /// Its file.
    pub file: FileId,
    /// The name of that file, without its folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that somebody said something about.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The file.
    pub file: FileId,
    /// Its path, relative to the project root.
    pub path: String,
    /// Its bytes, the first of them where it is long and no policy.
    pub bytes: Vec<u8>,
    /// Why it is looked at.
    pub what: What,
    /// Index of its row.
    pub row: Option<usize>,
    /// What it says, if it is a data file that can be read.
    pub document: Option<Document>,
    /// The signatures beside it, sorted by name.
    pub signatures: Vec<Detached>,
    /// Whether git may change its line ends, and the line that says so, if there is one.
    pub line_ends: Option<Option<Location>>,
    /// What the same file was in the revision that changes are counted from.
    pub before: Option<Vec<u8>>,
}

/// All that policy rules see.
#[derive(Clone, Debug)]
pub struct PolicyFiles {
    /// The files, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// The rows of the configuration, in order.
    pub rows: Vec<Row>,
    /// The day on which it is judged what has ended.
    pub today: Date,
}

/// Kinds of documents that must be signed wherever they are.
pub(super) const POLICY_KIND: &str = document::KIND;
pub(super) const TRUST_KIND: &str = trust::KIND;

/// Of a first line so much is marked.
const MOST_SHOWN: usize = 80;

/// The character that a byte is part of; nothing where there is none.
pub(super) fn character(bytes: &[u8], at: usize) -> Span {
    let is_inner = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
    let (mut start, mut end) = (at.min(bytes.len()), (at + 1).min(bytes.len()));
    while start > 0 && is_inner(start) {
        start -= 1;
    }
    while is_inner(end) {
        end += 1;
    }
    Span::new(start as u32, end as u32)
}

impl Artifact {
    /// A place of this file.
    pub(super) fn at(&self, span: Span) -> Location {
        Location { file: self.file, span }
    }

    /// The key of a field; the beginning of the file where there is none.
    pub(super) fn key(&self, pointer: &str) -> Location {
        let field = self.document.as_ref().and_then(|document| document.get(pointer));
        self.at(field.map_or_else(|| character(&self.bytes, 0), |field| field.key))
    }

    /// The line that says most about what the file is.
    pub(super) fn head(&self) -> Location {
        let known = ["/kind", "/policy_id", "/version"];
        let found =
            known.into_iter().find(|pointer| self.document.as_ref().is_some_and(|it| it.get(pointer).is_some()));
        found.map_or_else(|| self.at(self.first_line()), |pointer| self.key(pointer))
    }

    fn first_line(&self) -> Span {
        let end = self.bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(self.bytes.len());
        match character(&self.bytes, end.saturating_sub(1).min(MOST_SHOWN)) {
            last if end > 0 => Span::new(0, last.end),
            first => first,
        }
    }

    /// The kind that it says it is.
    pub(super) fn kind(&self) -> Option<&str> {
        self.document.as_ref()?.text("/kind")
    }
}

impl PolicyFiles {
    pub(super) fn row(&self, artifact: &Artifact) -> Option<&Row> {
        artifact.row.and_then(|row| self.rows.get(row))
    }

    /// The files that must be signed.
    pub(super) fn policies(&self) -> impl Iterator<Item = &Artifact> {
        self.artifacts.iter().filter(|it| it.what.policy)
    }

    /// The line of the configuration by which a file is what it is.
    pub(super) fn by_row(&self, artifact: &Artifact, note: &str) -> Option<Hop> {
        self.row(artifact).map(|row| in_data(row.at, note))
    }
}

/// The menu of somebody whose file has no signature.
pub(super) fn sign_it(path: &str) -> Vec<String> {
    vec![
        format!(
            "sign it: `feeler policy sign --key KEY {path}`, or `ssh-keygen -Y sign -f KEY -n policy@feeler {path}`"
        ),
        "make a key and a trust store first, if there are none: `feeler policy keygen`, `feeler policy trust init`"
            .to_string(),
        "take it out of `[[policy]]`, if nothing is decided by it".to_string(),
    ]
}

/// Policy without any signature.
pub(super) fn unsigned(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let unsigned = files.policies().filter(|it| it.signatures.is_empty() && !super::manifest::is_manifest(it));
    unsigned
        .map(|it| {
            let says = it.kind() == Some(POLICY_KIND);
            let what = if says { "says that it is policy" } else { "is policy by the configuration" };
            let message = format!("this file {what}, and no signature is beside it: whoever can write it decides");
            Mistake::new(it.head(), message, sign_it(&it.path)).along(files.by_row(it, "this makes it policy"))
        })
        .chain(files.artifacts.iter().filter_map(|it| unsigned_trust(files, it)))
        .collect()
}

/// The first version of a trust store is pinned by its hash; every later one is signed by the one before.
fn unsigned_trust(files: &PolicyFiles, store: &Artifact) -> Option<Mistake> {
    let version = store.document.as_ref()?.number("/version")?;
    (store.what.trust && version > 1 && store.signatures.is_empty()).then(|| {
        let message = format!(
            "this is version {version} of a trust store, and no signature leads to it from version {}",
            version - 1
        );
        let help = [
            format!(
                "sign it with keys of the version before: `feeler policy sign --key KEY --name WHO {}`",
                store.path
            ),
            format!("or `ssh-keygen -Y sign -f KEY -n trust@feeler {}`", store.path),
        ];
        let chain = files.by_row(store, "this makes it the trust store");
        Mistake::new(store.key("/version"), message, help).along(chain)
    })
}

/// Signed files whose bytes git may change on a checkout.
pub(super) fn line_ends(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let signed = files.artifacts.iter().filter(|it| (it.what.policy || it.what.trust) && !it.signatures.is_empty());
    let at_risk = signed.filter_map(|it| Some((it, it.line_ends?)));
    at_risk
        .map(|(it, by)| {
            let said = match by {
                Some(_) => "by this line git may change the line ends of a signed file",
                None => "no line of `.gitattributes` keeps git from changing the line ends of a signed file",
            };
            let message = format!("{said}: with other bytes no signature holds");
            let help: [&str; 2] = [
                &format!("write `/{} -text` into `.gitattributes`, and `*.sig -text` and `*.minisig -text`", it.path),
                "with `eol=lf` in place of `-text` the file stays text for git, and has the same bytes everywhere",
            ];
            Mistake::new(it.head(), message, help).along(by.map(|at| in_data(at, "git may convert line ends")))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_whole() {
        let text = "aü\u{feff}".as_bytes();
        let span = |at| character(text, at);
        assert_eq!(
            (span(0), span(1), span(2), span(4)),
            (Span::new(0, 1), Span::new(1, 3), Span::new(1, 3), Span::new(3, 6))
        );
        assert_eq!((character(b"", 0), character(b"a", 9)), (Span::new(0, 0), Span::new(1, 1)));
    }
}
