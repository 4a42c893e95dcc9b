//! Finds calls of the workspace's own `macro_rules!` and expands them, so that what a macro wraps around a call is seen.
//!
//! Definitions are found by name: the one in the same file first, then the one whose file is nearest.

use super::parse::{Expansion, Position, expand, is_unknown};
use crate::{
    base::source::Span,
    facts::{CallId, ExprId, FileFacts, ItemId, ItemKind},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Invocation {
    /// A call in a body.
    Call(CallId),
    /// A macro among items.
    Item(ItemId),
}

/// An expanded invocation.
#[derive(Clone, Debug)]
pub struct Expanded {
    /// Index of its file.
    pub file: u32,
    /// The invocation.
    pub at: Invocation,
    /// The invocation's arguments: spans of the facts count from their start.
    pub body: Span,
    /// The whole invocation, for what the definition put there.
    pub span: Span,
    /// What came out.
    pub facts: FileFacts,
    /// Its value, for a call.
    pub value: Option<ExprId>,
}

/// At most so many invocations are expanded; the rest is read by its arguments only.
pub const MOST: usize = 20_000;

/// Words without which a macro's body cannot wrap anything that matters: expanding every logging macro would cost more than it shows.
const TELLING: &[&str] = &[
    "fs", "File", "thread", "process", "Command", "net", "block_on", "sleep", "recv", "spawn", "join", "async", "wait",
    "read", "write", "open", "connect", "exec", "query", "load", "flush", "sync", "mod ", "fn ",
];

struct Candidate {
    file: u32,
    name: Box<str>,
    at: Invocation,
    body: Span,
    span: Span,
    definition: (u32, Span),
}

/// Where the project's macros are defined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definitions {
    /// Files and ranges of the rules, by name, in the order of the files.
    by_name: BTreeMap<String, Vec<(u32, Span)>>,
}

impl Definitions {
    /// Those of a project, given the [surfaces](FileFacts::surface) of its files.
    pub fn of<'f>(files: impl Iterator<Item = &'f FileFacts>) -> Self {
        let mut definitions = Self::default();
        for (at, facts) in files.enumerate() {
            definitions.add(at as u32, facts);
        }
        definitions
    }

    fn add(&mut self, file: u32, facts: &FileFacts) {
        for item in &facts.items {
            if let ItemKind::MacroRules { body } = item.kind
                && is_unknown(facts.name(item.name))
            {
                self.by_name.entry(facts.name(item.name).to_string()).or_default().push((file, body));
            }
        }
    }

    /// Lets a file say anew where it defines what it defines: as many macros of the same names as before.
    pub fn move_in(&mut self, file: u32, facts: &FileFacts) {
        let mut moved = Self::default();
        moved.add(file, facts);
        for (name, places) in moved.by_name {
            let known = self.by_name.entry(name).or_default().iter_mut().filter(|it| it.0 == file);
            known.zip(places).for_each(|(known, place)| *known = place);
        }
    }

    /// Expands what can be in some files, given by their numbers, in order. `paths` are those of all files, and `text` gives the text of
    /// one again; a file that changed meanwhile is left out.
    pub fn expand(
        &self,
        files: &[(u32, &FileFacts)],
        paths: &[&str],
        text: &(dyn Fn(usize) -> Option<String> + Sync),
    ) -> Vec<Expanded> {
        if self.by_name.is_empty() {
            return Vec::new();
        }
        let mut candidates: Vec<Candidate> = Vec::new();
        for (at, facts) in files {
            invocations(*at, facts, &mut |name, candidate| {
                if let Some(known) = self.by_name.get(name) {
                    let definition = nearest(paths, *at as usize, known);
                    candidates.push(Candidate { definition, ..candidate });
                }
            });
        }
        let bodies = bodies(&candidates, text);
        candidates.retain(|candidate| {
            bodies.get(&candidate.definition).is_some_and(|body| TELLING.iter().any(|word| body.contains(word)))
        });
        candidates.truncate(MOST);
        let mut groups: Vec<&[Candidate]> = candidates.chunk_by(|left, right| left.file == right.file).collect();
        groups.sort_by_key(|group| group[0].file);
        groups.par_iter().flat_map_iter(|group| of_file(group, &bodies, text)).collect()
    }
}

fn invocations<'f>(file: u32, facts: &'f FileFacts, each: &mut dyn FnMut(&'f str, Candidate)) {
    let name =
        |path: crate::facts::PathId| facts.segments_of(path).last().map_or("", |segment| facts.name(segment.name));
    let nowhere = (0, Span::default());
    for used in &facts.macros {
        let (at, body, span) = (Invocation::Call(used.call), used.body, used.span);
        let name = facts.name(used.name);
        each(name, Candidate { file, name: name.into(), at, body, span, definition: nowhere });
    }
    for (at, item) in facts.items.iter().enumerate() {
        if let ItemKind::MacroCall { path, body } = item.kind {
            let (name, at) = (name(path), Invocation::Item(ItemId(at as u32)));
            each(name, Candidate { file, name: name.into(), at, body, span: item.span, definition: nowhere });
        }
    }
}

/// The definition in the file itself, else the one with which its path shares most.
fn nearest(paths: &[&str], at: usize, known: &[(u32, Span)]) -> (u32, Span) {
    let shared = |other: u32| {
        paths[at].bytes().zip(paths[other as usize].bytes()).take_while(|(left, right)| left == right).count()
    };
    let mut best = known[0];
    for candidate in known {
        let better = |it: &(u32, Span)| (it.0 as usize == at, shared(it.0));
        if better(candidate) > better(&best) {
            best = *candidate;
        }
    }
    best
}

fn bodies(candidates: &[Candidate], text: &(dyn Fn(usize) -> Option<String> + Sync)) -> FxHashMap<(u32, Span), String> {
    let mut wanted: Vec<(u32, Span)> = candidates.iter().map(|candidate| candidate.definition).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut bodies = FxHashMap::default();
    for group in wanted.chunk_by(|left, right| left.0 == right.0) {
        let Some(text) = text(group[0].0 as usize) else { continue };
        for definition in group {
            if let Some(body) = text.get(definition.1.start as usize..definition.1.end as usize) {
                bodies.insert(*definition, body.to_string());
            }
        }
    }
    bodies
}

fn of_file(
    group: &[Candidate],
    bodies: &FxHashMap<(u32, Span), String>,
    text: &(dyn Fn(usize) -> Option<String> + Sync),
) -> Vec<Expanded> {
    let Some(text) = group.first().and_then(|candidate| text(candidate.file as usize)) else { return Vec::new() };
    let expanded = group.iter().filter_map(|candidate| {
        let invocation = text.get(candidate.body.start as usize..candidate.body.end as usize)?;
        let position = match candidate.at {
            Invocation::Call(_) => Position::Expr,
            Invocation::Item(_) => Position::Items,
        };
        let Expansion { facts, value } = {
            let definition = bodies.get(&candidate.definition)?;
            expand(&candidate.name, definition, invocation, position)?
        };
        Some(Expanded {
            file: candidate.file,
            at: candidate.at,
            body: candidate.body,
            span: candidate.span,
            facts,
            value,
        })
    });
    expanded.collect()
}
