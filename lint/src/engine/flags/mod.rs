//! Which switches code reads: by the registry, or past it. Calls are resolved as for every other question; what their arguments say
//! is read from the text, and so is what becomes of the value.

mod attributes;
mod code;
mod fate;
mod gated;
mod meaning;
mod reads;
mod rest;
mod sense;
#[cfg(test)]
mod soup;
mod statics;
mod value;
mod words;

use super::{
    analyze::Project,
    artifacts::Artifacts,
    inputs::Scope,
    run::{EngineError, Files, program_of},
};
use crate::{
    base::{
        finding::Location,
        flags::{FlagUse, Flags, How, Promise},
        source::{FileId, Span},
    },
    catalog::Effects,
    config::Settings,
    facts::*,
};
use code::Tree;
use feeler_shim::switch::{PREFIX, SwitchSpec};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    path::Path,
    rc::Rc,
};
pub(super) use words::tests as tests_in;
use words::{Said, Wanted, Word, Written};

/// The effect whose calls are looked at.
pub(super) const EFFECT: &str = "flags";
/// The type whose methods are the registry.
const REGISTRY: &str = "feeler_shim::switch::Switches::";
/// Functions that hand a name on to functions that hand it on: nobody writes more of them in a row.
const ROUNDS: usize = 8;
/// The package that has the registry.
const SHIM: &str = "feeler-shim";

/// Compares the switches that are declared with those that the project at `root` uses. `prefix` stands in the place of that of the
/// registry, and of those of `[rollout]`.
pub fn flags(settings: &Settings, root: &Path, scope: &Scope, prefix: Option<&str>) -> Result<Flags, EngineError> {
    let effects: Vec<(&str, &Effects)> =
        settings.catalog.effects.get_key_value(EFFECT).into_iter().map(named).collect();
    let see = |project: &Project, program: &Program, files: &Files<'_>| {
        let own = settings.rollout.as_ref().map(|it| it.prefixes.as_slice()).unwrap_or_default();
        let prefixes: Vec<&str> = match prefix {
            Some(prefix) => vec![prefix],
            None if own.is_empty() => vec![PREFIX],
            None => own.iter().map(String::as_str).collect(),
        };
        look(settings, (project, program), files, &prefixes)
    };
    let (mut flags, notes) = program_of(settings, root, scope, &effects, Artifacts::read, see)?;
    flags.notes = notes;
    Ok(flags)
}

fn named<'e>((name, table): (&'e String, &'e Effects)) -> (&'e str, &'e Effects) {
    (name, table)
}

/// The switches of a program that is linked: those whose names have one of the prefixes, those of manifests, and where code uses the
/// registry, its own.
pub(super) fn look(
    settings: &Settings,
    (project, program): (&Project, &Program),
    files: &Files<'_>,
    prefixes: &[&str],
) -> Flags {
    let promises = promises(files);
    let wanted = Wanted {
        prefixes: prefixes.iter().map(ToString::to_string).collect(),
        names: promises.keys().cloned().collect(),
    };
    let mut search = Search {
        project,
        program,
        files,
        effects: settings.catalog.effects.get(EFFECT),
        prefix: prefixes.first().unwrap_or(&PREFIX).to_string(),
        wanted,
        promises,
        said: BTreeMap::new(),
        readers: BTreeMap::new(),
        inner: BTreeMap::new(),
        trees: RefCell::default(),
        uses: BTreeMap::new(),
        spots: BTreeMap::new(),
        unknown: BTreeSet::new(),
        read: BTreeSet::new(),
        registry: false,
    };
    search.own_prefixes();
    search.say();
    search.reads();
    search.reads_of_statics();
    search.rest();
    search.finish(settings.rollout.is_none())
}

/// What manifests say, by the variable. Of several that declare one the first counts; a rule tells of the others.
fn promises(files: &Files<'_>) -> BTreeMap<String, Promise> {
    let mut promises = BTreeMap::new();
    for declared in rollout::declared(files.manifests()) {
        let Some(name) = declared.flag.env() else { continue };
        let at = declared.at();
        let line = files.source(at.file).position(at.span.start).line;
        promises.entry(name.to_string()).or_insert_with(|| promise(&declared, line));
    }
    promises
}

fn promise(declared: &rollout::Declared<'_>, line: u32) -> Promise {
    let (feature, flag) = (declared.feature, declared.flag);
    let at = |value: &Option<rollout::At<Scalar>>| value.as_ref().and_then(|it| as_word(&it.value));
    let mut words: Vec<String> = match flag.values_of {
        _ if !flag.values.is_empty() => flag.values.iter().filter_map(|it| as_word(&it.value)).collect(),
        rollout::FlagType::Bool => vec!["true".to_string(), "false".to_string()],
        _ => Vec::new(),
    };
    let set = feature.rollback.as_ref().and_then(|it| at(&it.set));
    let (default, safe, on_invalid) = (at(&flag.default), at(&feature.safe_value).or(set), at(&flag.on_invalid));
    for word in [&default, &safe, &on_invalid].into_iter().flatten() {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
    let text = |value: &Option<rollout::At<String>>| value.as_ref().map(|it| it.value.clone());
    Promise {
        id: feature.name().to_string(),
        path: declared.manifest.path.clone(),
        line,
        status: feature.status.word(),
        words,
        default,
        safe,
        on_invalid,
        at_runtime: flag.reload == rollout::Reload::Runtime,
        presence_only: flag.presence_only,
        expires: text(&feature.expires),
        validated: feature
            .validated
            .as_ref()
            .map(|it| (text(&it.at).unwrap_or_default(), text(&it.result).unwrap_or_default())),
    }
}

/// A value as a variable has it.
fn as_word(value: &Scalar) -> Option<String> {
    match value {
        Scalar::Text(text) | Scalar::Number(text) => Some(text.clone()),
        Scalar::Bool(truth) => Some(truth.to_string()),
        Scalar::Other | Scalar::Object | Scalar::Array => None,
    }
}

/// A place in a file, by which things are the same that were typed several times.
type Place = (u32, u32);

/// How a call reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The variable itself.
    Variable,
    /// By a function that only the project knows.
    Accessor,
    /// By the registry.
    Registry(&'static SwitchSpec),
    /// By the function at this place, which reads what it is told.
    Through(Place),
}

/// Where a switch is read.
#[derive(Clone)]
enum Spot<'s> {
    /// At a call.
    Site(&'s Site, Way),
    /// In an initialiser: the call's offset, the initialiser, and the item.
    Static(u32, Span, Way, String),
    /// In an attribute that clap reads.
    Attribute(u32),
}

struct Search<'s> {
    project: &'s Project,
    program: &'s Program,
    files: &'s Files<'s>,
    effects: Option<&'s Effects>,
    /// The prefix of the registry.
    prefix: String,
    wanted: Wanted,
    promises: BTreeMap<String, Promise>,
    /// What files say that have a name of interest in them.
    said: BTreeMap<u32, Said>,
    /// Functions that read a variable whose name they are given: where they are, and by which parameter.
    readers: BTreeMap<Place, usize>,
    /// Their calls that do it.
    inner: BTreeMap<Place, BTreeMap<Span, Way>>,
    trees: RefCell<BTreeMap<Place, Option<Rc<Tree>>>>,
    uses: BTreeMap<String, BTreeSet<FlagUse>>,
    /// What is read where: by name, file and offset.
    spots: BTreeMap<(String, u32, u32), Spot<'s>>,
    unknown: BTreeSet<FlagUse>,
    /// Calls that read a switch, by file.
    read: BTreeSet<(u32, Span)>,
    /// Whether anybody asks the registry.
    registry: bool,
}

impl<'s> Search<'s> {
    /// Looks for names in files. One of constants only has no body, and tests may lend theirs: what is looked up by its name harms
    /// nobody.
    fn say(&mut self) {
        for file in (0..self.project.files.len() as u32).map(FileId) {
            if self.project.packages.is_empty() || self.program.in_tree.contains(&file) {
                let said = words::said(&self.files.text(file), &self.wanted);
                self.said.insert(file.0, said);
            }
        }
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
    fn calls(&self) -> impl Iterator<Item = (&'s Site, &'s str, Option<NodeId>)> + use<'s> {
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
        self.wanted.prefixes.extend(found);
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
            at,
            meaning: None,
        }
    }

    fn at_site(&self, site: &Site, how: How) -> FlagUse {
        let at = Location { file: site.at.file, span: site.focus };
        self.place(at, site.focus.start, &self.program.nodes[site.node.0 as usize].symbol, how)
    }

    /// The function around a body.
    fn function(&self, mut node: NodeId) -> &'s Node {
        while let Some(parent) = self.program.nodes[node.0 as usize].parent {
            node = parent;
        }
        &self.program.nodes[node.0 as usize]
    }

    /// A function as a tree; it is read once.
    fn tree(&self, node: &Node) -> Option<Rc<Tree>> {
        let place = (node.at.file.0, node.at.span.start);
        if let Some(known) = self.trees.borrow().get(&place) {
            return known.clone();
        }
        let tree = code::body(&self.files.source(node.at.file).text, node.extent).map(Rc::new);
        self.trees.borrow_mut().insert(place, tree.clone());
        tree
    }
}

fn is_environment(path: &str) -> bool {
    matches!(path, "std::env::var" | "std::env::var_os" | "dotenvy::var" | "dotenv::var")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use feeler_shim::switch::TABLE;

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
        let catalog = Catalog::builtin().unwrap();
        let table = &catalog.effects[EFFECT];
        for path in ["std::env::var", "std::env::var_os", "dotenvy::var", "dotenv::var"] {
            assert!(table.names(path) && is_environment(path), "{path}");
        }
        assert!(table.names(&format!("{REGISTRY}cadence")));
    }
}
