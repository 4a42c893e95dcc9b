//! Which findings a change is about.

use super::{analyze::Project, sources::Texts};
use crate::{
    base::{
        finding::{Finding, Location},
        source::{FileId, SourceText, Span},
    },
    facts::{NodeKind, Program},
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a project that changed, by path relative to its root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    files: BTreeMap<String, Vec<(u32, u32)>>,
    /// Folders that changed as a whole, ending in `/`.
    folders: Vec<String>,
    /// Files that are gone, or have another name.
    moved: BTreeSet<String>,
}

impl Changes {
    /// Lines `from` to `to` of a file, both included, from 1.
    pub fn add_lines(&mut self, path: &str, from: u32, to: u32) {
        self.files.entry(path.to_string()).or_default().push((from, to));
    }

    /// A file that is gone, or whose name is another now.
    pub fn add_moved(&mut self, path: &str) {
        self.moved.insert(path.to_string());
    }

    /// All of a file.
    pub fn add_all(&mut self, path: &str) {
        self.add_lines(path, 1, u32::MAX);
    }

    /// All that is in a folder, whose path ends in `/`.
    pub fn add_folder(&mut self, folder: &str) {
        self.folders.push(folder.to_string());
    }

    /// Whether a file changed in any way.
    pub fn touch(&self, path: &str) -> bool {
        self.moved.contains(path) || self.lines(path).is_some()
    }

    /// Whether a file is gone, or has another name, of which `is` is true.
    pub fn moved(&self, is: impl Fn(&str) -> bool) -> bool {
        self.moved.iter().any(|path| is(path))
    }

    /// Whether no file that findings can be in has changed.
    pub fn miss(&self, can_hold_findings: impl Fn(&str) -> bool) -> bool {
        self.folders.is_empty() && !self.files.keys().any(|path| can_hold_findings(path))
    }

    fn lines(&self, path: &str) -> Option<Vec<(u32, u32)>> {
        if self.folders.iter().any(|folder| path.starts_with(folder.as_str())) {
            return Some(vec![(1, u32::MAX)]);
        }
        self.files.get(path).cloned()
    }
}

/// A change, ready for questions about findings.
pub(super) struct Changed {
    files: FxHashMap<FileId, (Vec<(u32, u32)>, SourceText)>,
    /// Bodies whose head changed: it decides whether their code is async or hot.
    bodies: Vec<(FileId, Span)>,
}

impl Changed {
    /// `config` are files of the configuration, `whole` files of which a change anywhere is one of all that is in them, if they changed.
    pub(super) fn new(
        changes: &Changes,
        project: &Project,
        program: &Program,
        texts: &Texts,
        config: &[(FileId, &str, &str)],
        whole: &[(FileId, String)],
    ) -> Self {
        let sources = project.files.iter().enumerate().filter_map(|(at, file)| {
            let lines = changes.lines(&file.path)?;
            Some((FileId(at as u32), (lines, SourceText::new("", texts.salvage(&file.path)?))))
        });
        let config = config
            .iter()
            .filter_map(|(file, path, text)| Some((*file, (changes.lines(path)?, SourceText::new("", *text)))));
        let all = || vec![(1, u32::MAX)];
        let whole = whole.iter().map(|(file, text)| (*file, (all(), SourceText::new("", text.as_str()))));
        let mut changed = Self { files: sources.chain(config).chain(whole).collect(), bodies: Vec::new() };
        changed.bodies = changed.heads(program);
        changed
    }

    fn heads(&self, program: &Program) -> Vec<(FileId, Span)> {
        let nodes = program.nodes.iter().filter(|node| self.files.contains_key(&node.at.file));
        let touched = nodes.filter(|node| {
            let head = match node.kind {
                NodeKind::Fn | NodeKind::AsyncFn => {
                    Span::new(node.extent.start.min(node.at.span.start), node.at.span.end)
                }
                // Of an async block or closure the head is its beginning.
                _ => Span::new(node.at.span.start, node.at.span.start),
            };
            node.kind != NodeKind::Dispatch && self.touches(Location { file: node.at.file, span: head })
        });
        touched.map(|node| (node.at.file, node.extent)).collect()
    }

    /// Whether a changed line is among those of `place`, comments right above it included: marks and allowances stand there.
    fn touches(&self, place: Location) -> bool {
        self.files.get(&place.file).is_some_and(|(changed, source)| {
            let mut first = source.lines.line_of(place.span.start);
            while first > 0 && is_comment(source, first - 1) {
                first -= 1;
            }
            let last = source.lines.line_of(place.span.end.max(place.span.start + 1) - 1);
            changed.iter().any(|(from, to)| *from <= last + 1 && first < *to)
        })
    }

    /// Whether the change is about a finding: it touches a call of its chain, or the head of a function that holds one.
    pub(super) fn concerns(&self, finding: &Finding) -> bool {
        let mut places = std::iter::once(finding.primary).chain(finding.chain.iter().map(|hop| hop.at));
        places.any(|place| {
            let inside = |(file, body): &(FileId, Span)| *file == place.file && body.contains(place.span.start);
            self.touches(place) || self.bodies.iter().any(inside)
        })
    }
}

fn is_comment(source: &SourceText, line: u32) -> bool {
    source.slice(source.lines.line_span(&source.text, line)).trim_start().starts_with("//")
}
