//! Which switches code reads: by the registry, or past it. Calls are resolved as for every other question; what their arguments say
//! is read from the text.

mod code;
mod fate;
mod sense;
mod statics;
mod value;
mod words;

use super::{
    analyze::Project,
    inputs::Scope,
    run::{EngineError, Files, program_of},
};
use crate::{
    base::{
        finding::Location,
        flags::{Flag, FlagUse, Flags, How},
        source::{FileId, Span},
    },
    catalog::{Catalog, Effects},
    config::Settings,
    facts::*,
};
use feeler_shim::switch::{PREFIX, SwitchSpec, TABLE};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use words::{Said, Word, Written};

/// The calls that are looked at, as an effect table.
const CALLS: &str = include_str!("calls.toml");
/// The type whose methods are the registry.
const REGISTRY: &str = "feeler_shim::switch::Switches::";
/// Functions that hand a name on to functions that hand it on: nobody writes more of them in a row.
const ROUNDS: usize = 8;

/// Compares the switches that are declared with those that the project at `root` uses. `prefix` stands in the place of that of the
/// registry.
pub fn flags(settings: &Settings, root: &Path, scope: &Scope, prefix: Option<&str>) -> Result<Flags, EngineError> {
    let mut catalog = Catalog::empty();
    let table = catalog.extend("calls.toml", CALLS);
    debug_assert!(table.is_ok(), "{table:?}");
    let effects: Vec<(&str, &Effects)> = catalog.effects.iter().map(|(name, table)| (name.as_str(), table)).collect();
    let see = |project: &Project, program: &Program, files: &Files<'_>| {
        let mut search = Search::new(project, program, files, prefix.unwrap_or(PREFIX));
        search.reads();
        search.reads_of_statics();
        search.rest();
        search.finish()
    };
    let (mut flags, notes) = program_of(settings, root, scope, &effects, see)?;
    flags.notes = notes;
    Ok(flags)
}

/// A place in a file, by which things are the same that were typed several times.
type Place = (u32, u32);

struct Search<'s> {
    project: &'s Project,
    program: &'s Program,
    files: &'s Files<'s>,
    /// The prefix of the registry, then others that the service gives to it.
    prefix: String,
    prefixes: BTreeSet<String>,
    /// What files say that have a prefix in them.
    said: BTreeMap<u32, Said>,
    /// Functions that read a variable whose name they are given: where they are, and by which parameter.
    readers: BTreeMap<Place, usize>,
    uses: BTreeMap<String, BTreeSet<FlagUse>>,
    unknown: BTreeSet<FlagUse>,
    /// Calls that read a switch, by file.
    read: BTreeSet<(u32, Span)>,
}

impl<'s> Search<'s> {
    fn new(project: &'s Project, program: &'s Program, files: &'s Files<'s>, prefix: &str) -> Self {
        let mut search = Self {
            project,
            program,
            files,
            prefix: prefix.to_string(),
            prefixes: BTreeSet::from([prefix.to_string()]),
            said: BTreeMap::new(),
            readers: BTreeMap::new(),
            uses: BTreeMap::new(),
            unknown: BTreeSet::new(),
            read: BTreeSet::new(),
        };
        search.own_prefixes();
        // A file of constants only has no body, and tests may lend theirs: what is looked up by its name harms nobody.
        for file in (0..project.files.len() as u32).map(FileId) {
            if project.packages.is_empty() || program.in_tree.contains(&file) {
                search.said.insert(file.0, words::said(&files.text(file), &search.prefixes));
            }
        }
        search
    }

    /// Files with a body that runs outside of tests, and files beside these, which may have no bodies.
    fn live_files(&self) -> BTreeSet<u32> {
        let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |it| it.0.to_string());
        let files = &self.project.files;
        let with_bodies = self.program.nodes.iter().map(|node| node.at.file.0 as usize).filter(|at| *at < files.len());
        // The files of the module `a` are in the folder `a`, whether its own is `a.rs` or `a/mod.rs`.
        let modules: BTreeSet<String> = with_bodies
            .map(|at| files[at].path.as_str())
            .flat_map(|path| [folder(path), path.strip_suffix(".rs").unwrap_or(path).to_string()])
            .collect();
        let in_tree = |at: &u32| self.project.packages.is_empty() || self.program.in_tree.contains(&FileId(*at));
        let live = |at: &u32| in_tree(at) && modules.contains(&folder(&files[*at as usize].path));
        (0..files.len() as u32).filter(live).collect()
    }

    /// Canonical paths of what calls mean, with their sites.
    fn calls(&self) -> impl Iterator<Item = (&'s Site, &'s str, Option<NodeId>)> {
        let (program, own) = (self.program, self.project.files.len());
        let path = |callee| match callee {
            Callee::External(id) => Some((program.externals[id.0 as usize].as_str(), None)),
            Callee::Node(id) => {
                let node = &program.nodes[id.0 as usize];
                let external = node.external.map(|id| program.externals[id.0 as usize].as_str());
                Some((external.unwrap_or(&node.symbol), Some(id)))
            }
            Callee::Param(..) => None,
        };
        program.edges.iter().filter_map(move |edge| {
            let site = &program.sites[edge.site.0 as usize];
            let (path, node) = path(edge.callee)?;
            ((site.at.file.0 as usize) < own).then_some((site, path, node))
        })
    }

    /// The prefix that a service gives to the registry in place of ours.
    fn own_prefixes(&mut self) {
        let found: Vec<String> = self
            .calls()
            .filter(|(_, path, _)| matches!(path.strip_prefix(REGISTRY), Some("from_env_with" | "with_prefix")))
            .filter_map(|(site, ..)| match self.written(site)?.args.into_iter().next()? {
                Word::Text(prefix) if !prefix.is_empty() => Some(prefix),
                _ => None,
            })
            .collect();
        self.prefixes.extend(found);
    }

    fn text(&self, at: Location) -> String {
        self.files.source(at.file).slice(at.span).to_string()
    }

    fn written(&self, site: &Site) -> Option<Written> {
        words::call(&self.text(site.at))
    }

    fn place(&self, at: Location, start: u32, symbol: &str, how: How) -> FlagUse {
        let source = self.files.source(at.file);
        let position = source.position(start);
        FlagUse {
            path: source.path.clone(),
            line: position.line,
            column: position.column,
            symbol: symbol.to_string(),
            how,
        }
    }

    fn at_site(&self, site: &Site, how: How) -> FlagUse {
        self.place(site.at, site.focus.start, &self.program.nodes[site.node.0 as usize].symbol, how)
    }

    /// Reads of variables and of the registry, until no function turns out any more to read what it is given.
    fn reads(&mut self) {
        for _ in 0..ROUNDS {
            let known = self.readers.len();
            self.unknown.clear();
            let calls: Vec<(&Site, &str, Option<NodeId>)> = self.calls().collect();
            for (site, path, node) in calls {
                if let Some(method) = path.strip_prefix(REGISTRY) {
                    self.ask_registry(site, method);
                } else if is_environment(path) {
                    self.read_variable(site, 0, false);
                } else if let Some(parameter) = node.and_then(|node| self.reader(node)) {
                    self.read_variable(site, parameter, true);
                }
            }
            if self.readers.len() == known {
                break;
            }
        }
    }

    /// The parameter by which a body is given the name of a variable that it reads.
    fn reader(&self, node: NodeId) -> Option<usize> {
        let at = self.program.nodes[node.0 as usize].at;
        self.readers.get(&(at.file.0, at.span.start)).copied()
    }

    /// A call that reads the variable which its argument names. `counted` says that the parameter counts `self`, if there is one.
    fn read_variable(&mut self, site: &'s Site, parameter: usize, counted: bool) {
        let how = How::Environment;
        let Some(written) = self.written(site) else {
            self.unknown.insert(self.at_site(site, how));
            return;
        };
        let index = parameter.checked_sub(usize::from(counted && written.method));
        match index.and_then(|index| written.args.into_iter().nth(index)) {
            Some(Word::Text(name)) => self.add(name, site),
            Some(Word::Name(name)) => match self.constant(&name, site.at.file.0) {
                Some(value) => self.add(value, site),
                None if self.hands_on(site, &name) => {}
                // All constants that are names of switches are known.
                None if words::is_constant(&name) => {}
                None => drop(self.unknown.insert(self.at_site(site, how))),
            },
            _ => drop(self.unknown.insert(self.at_site(site, how))),
        }
    }

    /// Reads in initialisers, by their written paths: `env::var` of the standard library's module, or a function that was found to
    /// read what it is given and is the only one of its name.
    fn reads_of_statics(&mut self) {
        let mut readers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for node in self.program.nodes.iter().filter(|node| node.kind == NodeKind::Fn) {
            let name = node.symbol.rsplit("::").next().unwrap_or("");
            if let Some(parameter) = self.readers.get(&(node.at.file.0, node.at.span.start)) {
                readers.entry(name).or_default().insert(*parameter);
            }
        }
        let parameter = |path: &[String]| match path {
            [.., module, name] if module == "env" && matches!(name.as_str(), "var" | "var_os") => Some(0),
            [.., name] => readers.get(name.as_str()).filter(|it| it.len() == 1).and_then(|it| it.first().copied()),
            [] => None,
        };
        let mut found = Vec::new();
        for file in self.live_files().into_iter().map(FileId) {
            let text = self.files.text(file);
            let calls = statics::calls(&text);
            let mut reads =
                calls.iter().filter_map(|call| Some((call, call.args.get(parameter(&call.path)?)?))).peekable();
            if reads.peek().is_none() {
                continue;
            }
            let tests = words::tests(&text);
            for (call, word) in reads.filter(|(call, _)| !tests.iter().any(|span| span.contains(call.start))) {
                let name = match word {
                    Word::Text(text) => Some(text.clone()),
                    Word::Name(name) => self.constant(name, file.0),
                    Word::Other => None,
                };
                if let Some(name) = name.filter(|name| words::is_name(name, &self.prefixes)) {
                    found.push((file, call.start, call.item.clone(), name));
                }
            }
        }
        for (file, start, item, name) in found {
            if !self.read.iter().any(|(of, span)| *of == file.0 && span.contains(start)) {
                let at = Location { file, span: Span::new(start, start) };
                let it = self.place(at, start, &item, How::Environment);
                self.read.insert((file.0, self.rest_of_line(file, start)));
                self.uses.entry(name).or_default().insert(it);
            }
        }
    }

    /// From a place to the end of its line.
    fn rest_of_line(&self, file: FileId, start: u32) -> Span {
        let source = self.files.source(file);
        let rest = source.text.get(start as usize..).unwrap_or("");
        Span::new(start, start + rest.find('\n').unwrap_or(rest.len()) as u32)
    }

    fn add(&mut self, name: String, site: &Site) {
        if words::is_name(&name, &self.prefixes) {
            self.read.insert((site.at.file.0, site.at.span));
            let it = self.at_site(site, How::Environment);
            self.uses.entry(name).or_default().insert(it);
        }
    }

    /// The value of a constant: that of the same file, else the only one of all files.
    fn constant(&self, name: &str, file: u32) -> Option<String> {
        let here = self.said.get(&file).and_then(|said| said.constants.get(name));
        let all: BTreeSet<&String> = self.said.values().filter_map(|said| said.constants.get(name)).collect();
        here.or_else(|| all.first().copied().filter(|_| all.len() == 1)).cloned()
    }

    /// Whether a name is a parameter of the function around a call. Then that function reads what it is given.
    fn hands_on(&mut self, site: &Site, name: &str) -> bool {
        let mut node = &self.program.nodes[site.node.0 as usize];
        while let Some(parent) = node.parent {
            if node.kind == NodeKind::Closure && words::closure_names(&self.text(node.at)).contains(name) {
                return false;
            }
            node = &self.program.nodes[parent.0 as usize];
        }
        let parameters = words::parameters(&self.text(node.at));
        let Some(index) = parameters.iter().position(|it| it == name) else { return false };
        self.readers.entry((node.at.file.0, node.at.span.start)).or_insert(index);
        true
    }

    /// A call of the registry's. What reads, snapshots and reports all of them is no use of one, nor is what it asks itself.
    fn ask_registry(&mut self, site: &'s Site, method: &str) {
        if self.program.nodes[site.node.0 as usize].symbol.starts_with("feeler_shim::switch::") {
            return;
        }
        let spec = match method {
            "value" | "milestone" => {
                let args = self.written(site).map(|it| it.args).unwrap_or_default();
                match args.first() {
                    Some(Word::Name(word)) => TABLE.iter().find(|spec| is_word_for(spec, word)),
                    _ => None,
                }
            }
            _ => TABLE.iter().find(|spec| spec.name.eq_ignore_ascii_case(method.trim_end_matches("_after"))),
        };
        if let Some(spec) = spec {
            let it = self.at_site(site, How::Registry);
            self.uses.entry(spec.env(&self.prefix)).or_default().insert(it);
        } else if matches!(method, "value" | "milestone") {
            self.unknown.insert(self.at_site(site, How::Registry));
        }
    }

    /// What is no call: attributes that clap reads, and names that stand in code for some other reason.
    fn rest(&mut self) {
        let (program, live) = (self.program, self.live_files());
        for (file, said) in std::mem::take(&mut self.said) {
            let at = |start: u32| Location { file: FileId(file), span: Span::new(start, start) };
            for (name, start) in said.attributes.iter().filter(|_| live.contains(&file)) {
                let it = self.place(at(*start), *start, "", How::Environment);
                self.uses.entry(name.clone()).or_default().insert(it);
            }
            let of_read = |start: u32| self.read.iter().any(|(of, span)| *of == file && span.contains(start));
            let body = |start: u32| {
                let bodies = program.nodes.iter().filter(|node| node.at.file.0 == file && node.parent.is_none());
                bodies.rev().find(|node| node.extent.contains(start))
            };
            let named: Vec<(String, FlagUse)> = said
                .literals
                .iter()
                .filter(|(_, start)| !of_read(*start))
                .filter_map(|(name, start)| {
                    let symbol = &body(*start)?.symbol;
                    Some((name.clone(), self.place(at(*start), *start, symbol, How::Named)))
                })
                .collect();
            for (name, it) in named {
                self.uses.entry(name).or_default().insert(it);
            }
        }
    }

    fn finish(mut self) -> Flags {
        let mut take = |name: String, declared| {
            let uses = self.uses.remove(&name).unwrap_or_default().into_iter().collect();
            Flag { name, declared, uses }
        };
        let mut flags: Vec<Flag> = TABLE.iter().map(|spec| take(spec.env(&self.prefix), Some(spec))).collect();
        // Under another prefix of the service's, a declared name is the same switch.
        for prefix in self.prefixes.iter().filter(|it| **it != self.prefix) {
            for (flag, spec) in flags.iter_mut().zip(TABLE) {
                flag.uses.extend(self.uses.remove(&spec.env(prefix)).unwrap_or_default());
                flag.uses.sort();
            }
        }
        flags.extend(self.uses.into_iter().map(|(name, uses)| Flag {
            name,
            declared: None,
            uses: uses.into_iter().collect(),
        }));
        Flags { flags, files: self.project.files.len(), unknown: self.unknown.into_iter().collect(), notes: Vec::new() }
    }
}

fn is_environment(path: &str) -> bool {
    matches!(path, "std::env::var" | "std::env::var_os" | "dotenvy::var" | "dotenv::var")
}

/// Whether `Switch::word` or `Milestone::word` means a switch.
fn is_word_for(spec: &SwitchSpec, word: &str) -> bool {
    format!("{:?}", spec.switch) == word || spec.name.strip_prefix("FRONTIER_") == Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The linter knows the registry's methods by a shape, where its source is not at hand.
    #[test]
    fn the_shape_has_every_accessor() {
        let catalog = Catalog::builtin().unwrap();
        let shape = catalog.shapes.iter().find(|(_, text)| text.contains("pub mod feeler_shim {")).map(|it| &it.1);
        let shape = shape.expect("a shape of feeler_shim");
        for spec in TABLE.iter().filter(|spec| !spec.name.starts_with("FRONTIER_")) {
            let accessor = format!("pub fn {}(&self)", spec.name.to_lowercase());
            assert!(shape.contains(&accessor), "{accessor}");
        }
    }

    #[test]
    fn the_table_of_calls_is_valid() {
        let mut catalog = Catalog::empty();
        catalog.extend("calls.toml", CALLS).unwrap();
        let table = &catalog.effects["flags"];
        for path in ["std::env::var", "std::env::var_os", "dotenvy::var", "dotenv::var"] {
            assert!(table.names(path) && is_environment(path), "{path}");
        }
        assert!(table.names(&format!("{REGISTRY}cadence")));
    }
}
