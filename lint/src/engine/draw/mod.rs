//! Pictures of call chains: those of findings, those that reach something, those that leave a body.

mod sketch;
mod symbols;

use super::{
    analyze::hot_nodes,
    inputs::Scope,
    run::{EngineError, Look, Seen, check_and_look},
};
use crate::{
    base::{finding::Confidence, picture::Picture, report::Report},
    catalog::{Catalog, Level},
    config::Settings,
    facts::*,
    graph::{
        Graph,
        chains::{Chains, End, Link, Walk},
        contexts::{Context, HotRoots},
    },
};
use sketch::Sketch;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// What to draw.
pub enum Question<'q> {
    /// The chains of some findings, by their indices in the report.
    Findings(&'q (dyn Fn(&Report) -> Vec<usize> + Sync)),
    /// What reaches a primitive or a body.
    To {
        /// Its name, the end of it, or a pattern.
        word: String,
        /// From any body, not only from async and hot ones.
        all: bool,
    },
    /// What a body runs.
    From {
        /// Its name, the end of it, or a pattern.
        word: String,
        /// Also what has no effect.
        all: bool,
    },
}

/// Why there is no picture. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// No report.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Nothing has that name.
    #[error("draw `{word}`: {what} has this name{suggestion}")]
    Unknown {
        /// The name.
        word: String,
        /// What could have it.
        what: &'static str,
        /// A name that is near.
        suggestion: String,
    },
}

/// Analyses a project as `check` does, and draws. The report is that of `check`.
pub fn draw(
    settings: &Settings,
    root: &Path,
    scope: &Scope,
    question: &Question<'_>,
) -> Result<(Picture, Report), DrawError> {
    let mut drawn = Ok(Picture::default());
    let mut look = |seen: &Seen<'_>| drawn = Artist::new(seen, question);
    let all_effects = !matches!(question, Question::Findings(_));
    let report = check_and_look(settings, root, scope, Some(Look { all_effects, look: &mut look }))?;
    Ok((drawn?, report))
}

struct Artist<'a> {
    seen: &'a Seen<'a>,
    graphs: &'a [Graph<'a>],
    chains: Chains<'a>,
    contexts: (Context, Context),
}

impl Artist<'_> {
    #[allow(clippy::new_ret_no_self, reason = "an artist lives as long as its picture takes")]
    fn new(seen: &Seen<'_>, question: &Question<'_>) -> Result<Picture, DrawError> {
        // Calls that rules about values watch neither wait nor cost: they are drawn only where one is part of a finding.
        let rules = &seen.settings.catalog.rules;
        let for_values =
            |effect: &str| rules.iter().any(|rule| rule.asks(effect)) && !rules.iter().any(|rule| rule.reaches(effect));
        let of_findings = matches!(question, Question::Findings(_));
        let tables = seen.effects.iter().filter(|(effect, _)| of_findings || !for_values(effect));
        let graphs: Vec<Graph<'_>> = tables.map(|(_, table)| Graph::new(seen.program, table)).collect();
        let chains = Chains::new(seen.program, &graphs);
        let artist = Artist { seen, graphs: &graphs, chains, contexts: contexts(seen, &graphs) };
        match question {
            Question::Findings(which) => Ok(artist.findings(&which(seen.report))),
            Question::To { word, all } => artist.to(word, *all),
            Question::From { word, all } => artist.from(word, *all),
        }
    }

    fn sketch(&self) -> Sketch<'_> {
        Sketch::new(self.seen, self.graphs, (&self.contexts.0, &self.contexts.1), self.chains.links())
    }

    fn findings(&self, which: &[usize]) -> Picture {
        let mut by_symbol: BTreeMap<&str, NodeId> = BTreeMap::new();
        for (at, node) in self.seen.program.nodes.iter().enumerate() {
            by_symbol.entry(&node.symbol).or_insert(NodeId(at as u32));
        }
        let mut sketch = self.sketch();
        let findings: Vec<_> = which.iter().map(|at| &self.seen.report.findings[*at]).collect();
        let without = findings.iter().filter(|finding| !sketch.add_finding(finding, &by_symbol)).count();
        let title = match findings.as_slice() {
            [] => "Nothing was found".to_string(),
            [one] => format!("{} {}", one.code, one.message),
            many => format!("The chains of {} findings: from code that must not wait to where it does", many.len()),
        };
        let mut picture = sketch.finish(title, &BTreeSet::new(), false);
        if without > 0 {
            picture.notes.push(format!("{without} of {} findings have no chain of calls", findings.len()));
        }
        picture
    }

    fn to(&self, word: &str, all: bool) -> Result<Picture, DrawError> {
        let targets = self.targets(word)?;
        let sketch = self.sketch();
        let least = self.seen.settings.min_confidence;
        let startup = |link: &Link| self.contexts.0.inside[link.from.0 as usize] && self.is_startup(link);
        let sure = |link: &Link| link.confidence >= least && (all || !startup(link));
        let into_root = |link: &Link| matches!(link.to, End::Node(node) if sketch.is_root(node));
        let walk = Walk {
            follows: &|link| sure(link) && (all || !(link.awaits || into_root(link))),
            arrives: &|link| sure(link) && targets.contains(&link.to),
            goes_on: false,
            sure: least > Confidence::Low,
        };
        let nodes = (0..self.seen.program.nodes.len() as u32).map(NodeId);
        let starts: Vec<NodeId> = nodes.filter(|node| all || sketch.is_root(*node)).collect();
        let links = self.chains.between(&starts, &walk);
        let meant = self.meant(word, &targets);
        let from = if all { "any body" } else { "async or hot code" };
        let title = format!("What reaches {meant} from {from}");
        let mut picture = self.drawn(sketch, &links, &targets, title, false);
        if links.is_empty() {
            let more = if all { "" } else { "; `--all` looks from any body" };
            picture.notes.push(format!("nothing reaches {meant} from {from}{more}"));
        }
        Ok(picture)
    }

    fn from(&self, word: &str, all: bool) -> Result<Picture, DrawError> {
        let starts = self.bodies(word)?;
        let settings = self.seen.settings;
        let level = if settings.pedantic { Level::Low } else { Level::Medium };
        let sure = |link: &Link| link.confidence >= settings.min_confidence;
        let counts = |link: &Link| all || link.primitive.is_some_and(|(_, primitive)| primitive.level >= level);
        let walk = Walk {
            follows: &sure,
            arrives: &|link| sure(link) && counts(link),
            goes_on: true,
            sure: !all && settings.min_confidence > Confidence::Low,
        };
        let links = self.chains.between(&starts, &walk);
        let asked: BTreeSet<End> = starts.iter().map(|node| End::Node(*node)).collect();
        let meant = self.meant(word, &asked);
        let what = if all { "runs" } else { "runs that waits or costs" };
        let mut picture = self.drawn(self.sketch(), &links, &asked, format!("What {meant} {what}"), true);
        if links.is_empty() {
            let more = if all { "" } else { "; `--all` shows all that it runs" };
            picture.notes.push(format!("{meant} reaches nothing that waits or costs{more}"));
        }
        Ok(picture)
    }

    fn drawn(
        &self,
        mut sketch: Sketch<'_>,
        links: &[Link],
        asked: &BTreeSet<End>,
        title: String,
        is_root: bool,
    ) -> Picture {
        sketch.add_links(links);
        let names = self.names(asked);
        // One body is shown even where nothing is around it.
        for end in asked.iter().filter(|_| names.len() == 1) {
            if let End::Node(node) = end {
                sketch.add_body(*node);
            }
        }
        sketch.finish(title, &names, is_root)
    }

    /// What a word stands for, as a sentence says it.
    fn meant(&self, word: &str, ends: &BTreeSet<End>) -> String {
        let names = self.names(ends);
        match (names.len(), names.first()) {
            (1, Some(name)) => format!("`{name}`"),
            (count, Some(_)) => format!("`{word}` ({count} names)"),
            (_, None) => format!("`{word}`"),
        }
    }

    fn names(&self, ends: &BTreeSet<End>) -> BTreeSet<String> {
        let name = |end: &End| match end {
            End::Node(node) => self.seen.program.nodes[node.0 as usize].symbol.to_string(),
            End::Primitive(path) => self.seen.program.path(*path).to_string(),
        };
        ends.iter().map(name).collect()
    }

    /// Bodies of the project that a word means.
    fn bodies(&self, word: &str) -> Result<Vec<NodeId>, DrawError> {
        let nodes: Vec<NodeId> = self.own_bodies().collect();
        let symbol = |node: &NodeId| &*self.seen.program.nodes[node.0 as usize].symbol;
        let found = symbols::matching(word, nodes.iter().map(symbol));
        if found.is_empty() {
            let suggestion = symbols::suggestion(word, nodes.iter().map(symbol));
            return Err(DrawError::Unknown { word: word.to_string(), what: "no body of the project", suggestion });
        }
        Ok(found.into_iter().map(|at| nodes[at]).collect())
    }

    fn own_bodies(&self) -> impl Iterator<Item = NodeId> {
        let (nodes, files) = (&self.seen.program.nodes, self.seen.project.files.len());
        (0..nodes.len() as u32).map(NodeId).filter(move |node| (nodes[node.0 as usize].at.file.0 as usize) < files)
    }

    /// Primitives that are called, and bodies of the project. A primitive that nothing calls is known to a table, and no mistake.
    fn targets(&self, word: &str) -> Result<BTreeSet<End>, DrawError> {
        let primitives = self.chains.links().iter().filter(|link| link.primitive.is_some()).map(|link| link.to);
        let primitives: BTreeSet<End> = primitives.collect();
        let ends: Vec<End> = primitives.into_iter().chain(self.own_bodies().map(End::Node)).collect();
        let names: Vec<String> =
            ends.iter().map(|end| self.names(&BTreeSet::from([*end])).into_iter().collect()).collect();
        let found = symbols::matching(word, names.iter().map(String::as_str));
        if found.is_empty() && !is_known(&self.seen.settings.catalog, word) {
            let suggestion = symbols::suggestion(word, names.iter().map(String::as_str));
            return Err(DrawError::Unknown {
                word: word.to_string(),
                what: "no primitive and no body of the project",
                suggestion,
            });
        }
        Ok(found.into_iter().map(|at| ends[at]).collect())
    }

    fn is_startup(&self, link: &Link) -> bool {
        self.graphs.first().is_some_and(|graph| graph.is_startup(link.site))
    }
}

/// Whether a table knows the path of a primitive.
fn is_known(catalog: &Catalog, word: &str) -> bool {
    catalog.effects.values().any(|effects| effects.is_primitive(word))
}

/// Bodies in the async and in the hot context, for whichever effect.
fn contexts(seen: &Seen<'_>, graphs: &[Graph<'_>]) -> (Context, Context) {
    let hot = &seen.settings.hot;
    let roots = HotRoots {
        nodes: &hot_nodes(seen.project, seen.program, hot),
        is_trait_method: &|path| hot.is_trait_method(path),
        is_parameter_type: &|path| hot.is_parameter(path),
    };
    let none = || Context { inside: vec![false; seen.program.nodes.len()] };
    let join = |all: Context, one: Context| Context {
        inside: all.inside.into_iter().zip(one.inside).map(|(all, one)| all | one).collect(),
    };
    let in_async = graphs.iter().map(Graph::async_context).fold(none(), join);
    let in_hot = graphs.iter().map(|graph| graph.hot_context(&roots)).fold(none(), join);
    (in_async, in_hot)
}
