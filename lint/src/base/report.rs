//! What a run has to say, as plain data: the engine fills it, renderers read it.

use super::{
    finding::{Finding, Severity},
    source::{FileId, SourceText},
};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// The outcome of a run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was found, sorted by (path, offset, code); see [`Report::sort`].
    pub findings: Vec<Finding>,
    /// The text of every file that a finding mentions, hops and reaches included. Configuration files have ids too.
    pub sources: BTreeMap<FileId, Arc<SourceText>>,
    /// Totals.
    pub summary: Summary,
    /// What the user should know about the run itself: files that could not be taken in, settings that do nothing.
    pub notes: Vec<String>,
    /// Wall times of the run's phases, in order.
    pub phases: Vec<(&'static str, Duration)>,
}

/// Totals of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files analysed.
    pub files: u32,
    /// Findings that an allowance silenced.
    pub suppressed: u32,
    /// Findings that the baseline holds.
    pub baselined: u32,
    /// Findings that the change in question is not about.
    pub unchanged: u32,
    /// Findings hidden because they are less sure than `min-confidence`.
    pub low_confidence: u32,
    /// Findings that only `--pedantic` shows.
    pub pedantic: u32,
    /// Wall time. Only the human summary shows it: every other format is the same from run to run.
    pub elapsed: Duration,
}

impl Report {
    /// Sorts findings by (path, offset, code, end, message), the order of every format.
    pub fn sort(&mut self) {
        let sources = &self.sources;
        let path = |file: FileId| sources.get(&file).map_or("", |source| source.path.as_str());
        self.findings.sort_by(|a, b| {
            let key = |it: &Finding| (it.primary.span.start, it.primary.span.end);
            path(a.primary.file)
                .cmp(path(b.primary.file))
                .then_with(|| key(a).0.cmp(&key(b).0))
                .then_with(|| a.code.cmp(&b.code))
                .then_with(|| key(a).1.cmp(&key(b).1))
                .then_with(|| a.message.cmp(&b.message))
        });
    }

    /// Number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|it| it.severity == severity).count()
    }
}
