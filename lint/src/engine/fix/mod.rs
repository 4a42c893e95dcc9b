//! Fixes: what a finding offers, and putting it into files.
//!
//! A fix is a set of edits of texts as they were analysed ([`crate::base::finding::Fix`]). Detectors see no text, so fixes are made
//! here, once it is known which findings are shown.

pub mod allow;
pub mod edits;
pub mod rounds;
mod twins;
mod unused;
pub mod write;

use super::{analyze::Project, run::Files};
use crate::{base::finding::Finding, catalog::Effects, facts::Program};

/// What making fixes needs to know of a run.
pub(super) struct Origin<'a> {
    pub(super) project: &'a Project,
    pub(super) program: &'a Program,
    pub(super) effects: &'a [(&'a str, &'a Effects)],
    pub(super) files: &'a Files<'a>,
}

/// Gives the findings their fixes.
pub(super) fn attach(origin: &Origin<'_>, findings: &mut [Finding]) {
    twins::attach(origin, findings);
    unused::attach(origin, findings);
}
