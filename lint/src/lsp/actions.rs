//! What can be done about a finding: its fixes, a comment that allows it, and all safe fixes of a file at once.

use super::{
    findings::{Found, diagnostic},
    run::Outcome,
    session::{Abilities, Document, Workspace},
};
use crate::{
    base::{
        finding::Applicability,
        source::{SourceText, Span},
    },
    engine::fix::{
        allow::{PLACEHOLDER, comment, is_allowable},
        edits::{Edit, choose},
    },
    report::{sarif::rule_markdown, text::tame},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The kind of the action that applies all safe fixes.
pub(super) const FIX_ALL: &str = "source.fixAll.feeler";
const QUICK_FIX: &str = "quickfix";

/// A document with what was found in it.
pub(super) struct Here<'a> {
    pub(super) path: &'a Path,
    pub(super) document: &'a Document,
    pub(super) outcome: &'a Outcome,
    pub(super) workspace: &'a Workspace,
    pub(super) abilities: Abilities,
}

impl Here<'_> {
    /// Actions for a range. `only` names the kinds that are wanted; all, when it names none.
    pub(super) fn actions(&self, range: &Value, only: &Value) -> Vec<Value> {
        let wants = |kind: &str| {
            let covers = |it: &Value| {
                it.as_str().is_some_and(|it| it.is_empty() || kind == it || kind.starts_with(&format!("{it}.")))
            };
            only.as_array().is_none_or(|list| list.iter().any(covers))
        };
        let mut actions = Vec::new();
        if wants(QUICK_FIX) {
            let found = self.found(range);
            found.iter().for_each(|it| actions.extend(self.fixes(it)));
            let mut seen = BTreeSet::new();
            actions.extend(found.iter().filter_map(|it| self.allow(it, &mut seen)));
        }
        if wants(FIX_ALL) {
            actions.extend(self.fix_all());
        }
        actions
    }

    fn found(&self, range: &Value) -> Vec<Found<'_>> {
        self.outcome.at(self.path, &self.document.text, |source| self.abilities.encoding.span(source, range))
    }

    fn fixes(&self, found: &Found<'_>) -> Vec<Value> {
        let action = |fix: &crate::base::finding::Fix| {
            let mut edits: BTreeMap<String, Vec<Value>> = BTreeMap::new();
            for (at, text) in &fix.edits {
                let source = found.project.report.sources.get(&at.file)?;
                let edit = self.edit(source, &(at.span, text.clone()));
                edits.entry(self.workspace.uri(&found.root.join(&source.path))).or_default().push(edit);
            }
            let mut action = self.action(&format!("Feeler: {}", tame(&fix.title)), QUICK_FIX, edits);
            action["diagnostics"] = diagnostic(found, self.workspace, self.abilities).into_iter().collect();
            action["isPreferred"] = (fix.applicability == Applicability::Safe).into();
            Some(action)
        };
        found.finding.fixes.iter().filter_map(action).collect()
    }

    /// One comment for a code and a line. The reason is left to fill in: until then SUP001 says that it is missing.
    fn allow(&self, found: &Found<'_>, seen: &mut BTreeSet<(u32, String)>) -> Option<Value> {
        let source = found.source()?;
        let line = source.lines.line_of(found.finding.primary.span.start);
        let code = &found.finding.code;
        if !is_allowable(&found.project.settings.catalog, found.finding) || !seen.insert((line, code.clone())) {
            return None;
        }
        let edit = comment(source, line, &BTreeSet::from([code.as_str()]), PLACEHOLDER);
        let edits = BTreeMap::from([(self.document.uri.clone(), vec![self.edit(source, &edit)])]);
        let mut action = self.action(&format!("Feeler: allow {code} here, with a reason"), QUICK_FIX, edits);
        action["diagnostics"] = diagnostic(found, self.workspace, self.abilities).into_iter().collect();
        Some(action)
    }

    fn fix_all(&self) -> Option<Value> {
        let all = |source: &SourceText| Some(Span::new(0, source.text.len() as u32));
        let found = self.outcome.at(self.path, &self.document.text, all);
        let first = found.first()?;
        let (report, file) = (&first.project.report, first.finding.primary.file);
        let chosen = choose(report, &|it| it == file);
        let source = first.source()?;
        let edits: Vec<Value> = chosen.edits.get(&file)?.iter().map(|it| self.edit(source, it)).collect();
        let edits = BTreeMap::from([(self.document.uri.clone(), edits)]);
        Some(self.action("Feeler: apply all safe fixes", FIX_ALL, edits))
    }

    fn edit(&self, source: &SourceText, (span, text): &Edit) -> Value {
        json!({"range": self.abilities.encoding.range(source, *span), "newText": text})
    }

    fn action(&self, title: &str, kind: &str, edits: BTreeMap<String, Vec<Value>>) -> Value {
        let edit = if self.abilities.document_changes {
            let change = |(uri, edits): (String, Vec<Value>)| {
                let version = (uri == self.document.uri).then_some(self.document.version);
                json!({"textDocument": {"uri": uri, "version": version}, "edits": edits})
            };
            json!({"documentChanges": edits.into_iter().map(change).collect::<Vec<_>>()})
        } else {
            json!({"changes": edits})
        };
        json!({"title": title, "kind": kind, "edit": edit})
    }

    /// What the rules of the findings at a position say.
    pub(super) fn hover(&self, position: &Value) -> Value {
        let found = self.found(&json!({"start": position, "end": position}));
        let Some(first) = found.first() else { return Value::Null };
        let mut text = String::new();
        for it in &found {
            let finding = it.finding;
            let help: String = finding.help.iter().map(|it| format!("- {}\n", tame(it))).collect();
            text.push_str(&format!("**{} {}**: {}\n\n{help}\n", finding.code, finding.name, tame(&finding.message)));
        }
        // One explanation is enough to read.
        if let Some(rule) = first.project.settings.catalog.rule(&first.finding.code) {
            text.push_str(&format!("---\n\n{}\n\n{}", rule.summary, rule_markdown(rule)));
        }
        let range = first.source().map(|source| self.abilities.encoding.range(source, first.finding.primary.span));
        json!({"contents": {"kind": "markdown", "value": text}, "range": range})
    }
}
