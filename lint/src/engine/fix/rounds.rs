//! Round after round, since a fix can make room for another or take away its ground: the last round finds nothing to do.

use super::{
    edits::{apply, choose},
    write::NewText,
};
use crate::{
    base::report::Report,
    config::Settings,
    engine::{
        inputs::{Buffer, Scope, Since},
        run::{EngineError, check_scope},
    },
    lang::rust::parse::extract,
};
use std::{collections::BTreeMap, path::Path};

/// Every round takes at least one fix away. More rounds than this means that fixes do not agree with each other.
const MAX_ROUNDS: usize = 16;

/// What all safe fixes come to.
#[derive(Debug, Default)]
pub struct Fixed {
    /// What is left.
    pub report: Report,
    /// Files with their texts, sorted by path.
    pub texts: Vec<NewText>,
    /// Findings that were fixed.
    pub findings: usize,
}

/// Applies safe fixes of the findings in `scope` in memory until none is left. Writes nothing.
pub fn fix(settings: &Settings, root: &Path, scope: &Scope) -> Result<Fixed, EngineError> {
    let mut scope = scope.clone();
    let mut texts: BTreeMap<String, NewText> = BTreeMap::new();
    let (mut findings, mut round) = (0, 0);
    // What changed is told by lines of the files on disk: they fit the first round only.
    let rounds = if scope.since == Since::Ever { MAX_ROUNDS } else { 1 };
    loop {
        let report = check_scope(settings, root, &scope)?;
        let chosen = choose(&report, &|file| report.sources.get(&file).is_some_and(|it| it.path.ends_with(".rs")));
        if chosen.findings == 0 || round == rounds {
            return Ok(Fixed { report, texts: texts.into_values().collect(), findings });
        }
        findings += chosen.findings;
        round += 1;
        for (file, edits) in &chosen.edits {
            let source = &report.sources[file];
            let new = apply(&source.text, edits);
            if extract(&new).problems.len() > extract(&source.text).problems.len() {
                return Err(EngineError::BadFix(source.path.clone()));
            }
            let path = source.path.clone();
            let text = || NewText { path: path.clone(), old: source.text.clone(), new: String::new() };
            texts.entry(path.clone()).or_insert_with(text).new = new;
        }
        let buffer = |text: &NewText| Buffer { path: root.join(&text.path), bytes: text.new.clone().into_bytes() };
        scope.texts = texts.values().map(buffer).collect();
    }
}
