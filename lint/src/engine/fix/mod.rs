//! Fixes: what a finding offers, and putting it into files.
//!
//! A fix is a set of edits of texts as they were analysed ([`crate::base::finding::Fix`]). Detectors see no text, so fixes are made
//! here, once it is known which findings are shown.

pub mod allow;
pub mod edits;
mod held;
pub mod rounds;
mod twins;
mod unused;
pub mod write;

use super::{
    analyze::{ParsedFile, Project},
    run::Files,
};
use crate::{
    base::{
        finding::Finding,
        source::{FileId, SourceText},
    },
    catalog::Effects,
    facts::Program,
};
use std::sync::Arc;

/// What making fixes needs to know of a run.
pub(super) struct Origin<'a> {
    pub(super) project: &'a Project,
    pub(super) program: &'a Program,
    pub(super) effects: &'a [(&'a str, &'a Effects)],
    pub(super) files: &'a Files<'a>,
}

impl Origin<'_> {
    /// A file with its text, if that is still what was analysed.
    fn parsed(&self, file: FileId) -> Option<(&ParsedFile, Arc<SourceText>)> {
        let parsed = self.project.files.get(file.0 as usize)?;
        let source = self.files.source(file);
        (blake3::hash(source.text.as_bytes()) == parsed.hash).then_some((parsed, source))
    }
}

/// Gives the findings their fixes.
pub(super) fn attach(origin: &Origin<'_>, findings: &mut [Finding]) {
    twins::attach(origin, findings);
    unused::attach(origin, findings);
}
