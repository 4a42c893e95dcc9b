//! The rules about policy in Rust code. Only code that has to do with policy is looked at: packages that depend on `feeler-shim`, and
//! projects that have `[[policy]]`. Bodies are read again here, since nothing of them stays in memory.

use crate::{
    base::{
        finding::{Confidence, Finding, Hop, Location},
        source::{FileId, Span},
    },
    catalog::Rule,
    config::Settings,
    detect::policy::code::{CodeFile, CodeMistake, believed, weakened},
    engine::{analyze::Project, inputs::Inputs, suppress},
    facts::{FileFacts, Node, NodeKind, Program},
    lang::rust::parse::extract,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// The package whose verifier it is.
const SHIM: &str = "feeler-shim";

/// What was found, and which allowances silenced the rest.
#[derive(Default)]
pub(in crate::engine) struct InCode {
    pub(in crate::engine) findings: Vec<Finding>,
    pub(in crate::engine) used: FxHashSet<(FileId, u32, String)>,
    pub(in crate::engine) suppressed: usize,
}

/// A file that may have something to do with policy.
struct Parsed {
    file: FileId,
    text: String,
    facts: FileFacts,
}

pub(in crate::engine) struct Looking<'a> {
    settings: &'a Settings,
    project: &'a Project,
    /// The bodies of the files that are looked at, outer ones first. Tests have none: the program is without them.
    bodies: FxHashMap<FileId, Vec<&'a Node>>,
}

/// Runs the rules.
pub(in crate::engine) fn findings(
    settings: &Settings,
    inputs: &Inputs,
    (project, program): (&Project, &Program),
) -> InCode {
    let mut found = InCode::default();
    let rule = |detector: &str| settings.rules().find(|rule| rule.detector == detector);
    let (weak, claims) = (rule("weakened-verification"), rule("self-asserted"));
    let words: Vec<&str> = words(weak, claims);
    let files = files(settings, project);
    if files.is_empty() || words.is_empty() {
        return found;
    }
    let parsed: Vec<Parsed> = files.into_par_iter().filter_map(|file| read(inputs, project, file, &words)).collect();
    let looking = Looking::new(settings, project, program, parsed.iter().map(|it| it.file));
    let code: Vec<CodeFile<'_>> = parsed.iter().map(|it| CodeFile { facts: &it.facts, text: &it.text }).collect();
    if let Some(rule) = weak
        && let Some(effects) = rule.params.effect.as_ref().and_then(|effect| settings.catalog.effects.get(effect))
    {
        for (at, file) in code.iter().enumerate() {
            looking.settle(rule, weakened(file, at, effects), &parsed, &mut found);
        }
    }
    if let Some(rule) = claims {
        let is_shipped = |at: usize, span: Span| looking.enclosing(parsed[at].file, span).next().is_some();
        looking.settle(rule, believed(&code, rule, &is_shipped), &parsed, &mut found);
    }
    found
}

/// Words without which a file cannot be of interest.
fn words<'r>(weak: Option<&Rule>, claims: Option<&'r Rule>) -> Vec<&'r str> {
    let claims = claims.iter().flat_map(|rule| rule.params.names.iter().chain(&rule.params.flags)).map(String::as_str);
    weak.map(|_| "feeler_shim").into_iter().chain(claims).collect()
}

fn read(inputs: &Inputs, project: &Project, file: FileId, words: &[&str]) -> Option<Parsed> {
    let text = inputs.texts.salvage(&project.files[file.0 as usize].path)?;
    let facts = words.iter().any(|word| text.contains(word)).then(|| extract(&text))?;
    Some(Parsed { file, text, facts })
}

/// The files that are looked at, sorted.
fn files(settings: &Settings, project: &Project) -> Vec<FileId> {
    let all = !settings.policies.is_empty();
    let depends = |krate: &crate::lang::rust::manifest::Package| krate.deps.iter().any(|dep| dep.package == SHIM);
    let folders: Vec<&str> = project.packages.iter().filter(|it| depends(it)).map(|it| it.dir.as_str()).collect();
    if !all && folders.is_empty() {
        return Vec::new();
    }
    let below =
        |path: &str, folder: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
    let paths = project.files.iter().enumerate();
    let wanted = paths.filter(|(_, file)| all || folders.iter().any(|folder| below(&file.path, folder)));
    wanted.map(|(at, _)| FileId(at as u32)).collect()
}

impl<'a> Looking<'a> {
    /// Gets ready to look at files.
    pub(in crate::engine) fn new(
        settings: &'a Settings,
        project: &'a Project,
        program: &'a Program,
        files: impl Iterator<Item = FileId>,
    ) -> Self {
        let mut bodies: FxHashMap<FileId, Vec<&Node>> = files.map(|file| (file, Vec::new())).collect();
        for node in program.nodes.iter().filter(|node| node.kind != NodeKind::Dispatch) {
            if let Some(bodies) = bodies.get_mut(&node.at.file) {
                bodies.push(node);
            }
        }
        Self { settings, project, bodies }
    }

    /// The bodies around a place, inner ones last.
    fn enclosing(&self, file: FileId, span: Span) -> impl Iterator<Item = &'a Node> + '_ {
        let bodies = self.bodies.get(&file).into_iter().flatten().copied();
        bodies.filter(move |node| node.extent.covers(span))
    }

    fn settle(&self, rule: &Rule, mistakes: Vec<CodeMistake>, parsed: &[Parsed], found: &mut InCode) {
        let mut seen: FxHashMap<(FileId, Span), ()> = FxHashMap::default();
        for mistake in mistakes {
            let primary = Location { file: parsed[mistake.file].file, span: mistake.span };
            let Some(node) = self.enclosing(primary.file, primary.span).last() else { continue };
            if seen.insert((primary.file, primary.span), ()).is_some() {
                continue;
            }
            let allowed = self.allowances(rule, primary);
            if !allowed.is_empty() {
                found.used.extend(allowed.into_iter().map(|index| (primary.file, index, rule.code.clone())));
                found.suppressed += 1;
                continue;
            }
            let hop = |(file, span, note): (usize, Span, String)| Hop {
                at: Location { file: parsed[file].file, span },
                symbol: String::new(),
                note,
            };
            let here = Hop { at: primary, symbol: node.symbol.to_string(), note: "this decides".to_string() };
            let chain = mistake.chain.map(|other| vec![hop(other), here]).unwrap_or_default();
            found.findings.push(Finding {
                code: rule.code.clone(),
                name: rule.name.clone(),
                severity: rule.severity,
                confidence: Confidence::High,
                message: mistake.message,
                primary,
                symbol: node.symbol.to_string(),
                effect: None,
                chain,
                reaches: Vec::new(),
                help: mistake.help,
                fixes: Vec::new(),
            });
        }
    }

    /// Comments that allow a rule at a place: on its line, above it, or above a function around it.
    pub(in crate::engine) fn allowances(&self, rule: &Rule, at: Location) -> Vec<u32> {
        let file = &self.project.files[at.file.0 as usize];
        let Some(lines) = &file.lines else { return Vec::new() };
        let covers = |allow: &crate::facts::Allow| {
            let above = self.enclosing(at.file, at.span).any(|node| {
                let whole = matches!(node.kind, NodeKind::Fn | NodeKind::AsyncFn);
                whole && allow.own_line && node.extent.start <= allow.target && allow.target <= node.at.span.start
            });
            above || lines.line_of(allow.target) == lines.line_of(at.span.start)
        };
        let named = |allow: &crate::facts::Allow| {
            let codes = allow.codes.iter().filter_map(|word| suppress::code_of(word, &self.settings.catalog));
            suppress::is_live(allow.until.as_deref(), self.settings.today)
                && codes.into_iter().any(|code| code == rule.code)
        };
        let allows = file.allows.iter().enumerate().filter(|(_, allow)| named(allow) && covers(allow));
        allows.map(|(index, _)| index as u32).collect()
    }
}
