//! Calls that read, and what they are told to read.

use super::{Place, REGISTRY, ROUNDS, Search, Spot, Way, is_environment, statics, words, words::Word};
use crate::{
    base::{
        finding::Location,
        flags::How,
        source::{FileId, Span},
    },
    facts::*,
};
use feeler_shim::switch::{SwitchSpec, TABLE};
use std::collections::{BTreeMap, BTreeSet};

impl<'s> Search<'s> {
    /// Reads of variables and of the registry, until no function turns out any more to read what it is given.
    pub(super) fn reads(&mut self) {
        for _ in 0..ROUNDS {
            let known = self.readers.len();
            self.unknown.clear();
            let calls: Vec<(&Site, &str, Option<NodeId>)> = self.calls().collect();
            for (site, path, node) in calls {
                if let Some(method) = path.strip_prefix(REGISTRY) {
                    self.ask_registry(site, method);
                } else if is_environment(path) {
                    self.read_variable(site, 0, false, Way::Variable);
                } else if self.is_accessor(path) {
                    self.read_variable(site, 0, false, Way::Accessor);
                } else if let Some((place, parameter)) = node.and_then(|node| self.reader(node)) {
                    self.read_variable(site, parameter, true, Way::Through(place));
                }
            }
            if self.readers.len() == known {
                break;
            }
        }
    }

    /// Whether the project says that a function reads the switch that it is told.
    fn is_accessor(&self, path: &str) -> bool {
        self.effects.is_some_and(|it| it.is_primitive(path))
    }

    /// The parameter by which a body is given the name of a variable that it reads, and where it is.
    fn reader(&self, node: NodeId) -> Option<(Place, usize)> {
        let at = self.program.nodes[node.0 as usize].at;
        let place = (at.file.0, at.span.start);
        self.readers.get(&place).map(|parameter| (place, *parameter))
    }

    /// A call that reads the variable which its argument names. `counted` says that the parameter counts `self`, if there is one.
    fn read_variable(&mut self, site: &'s Site, parameter: usize, counted: bool, way: Way) {
        let how = How::Environment;
        let Some(written) = self.written(site) else {
            self.unknown.insert(self.at_site(site, how));
            return;
        };
        let index = parameter.checked_sub(usize::from(counted && written.method));
        match index.and_then(|index| written.args.into_iter().nth(index)) {
            Some(Word::Text(name)) => self.add(name, site, way),
            Some(Word::Name(name)) => match self.constant(&name, site.at.file.0) {
                Some(value) => self.add(value, site, way),
                None if self.hands_on(site, &name, way) => {}
                // All constants that are names of switches are known.
                None if words::is_constant(&name) => {}
                None => drop(self.unknown.insert(self.at_site(site, how))),
            },
            _ => drop(self.unknown.insert(self.at_site(site, how))),
        }
    }

    /// Reads in initialisers, by their written paths: `env::var` of the standard library's module, or a function that was found to
    /// read what it is given and is the only one of its name.
    pub(super) fn reads_of_statics(&mut self) {
        let mut readers: BTreeMap<&str, BTreeSet<(Place, usize)>> = BTreeMap::new();
        for node in self.program.nodes.iter().filter(|node| node.kind == NodeKind::Fn) {
            let name = node.symbol.rsplit("::").next().unwrap_or("");
            let place = (node.at.file.0, node.at.span.start);
            if let Some(parameter) = self.readers.get(&place) {
                readers.entry(name).or_default().insert((place, *parameter));
            }
        }
        let parameter = |path: &[String]| match path {
            [.., module, name] if module == "env" && matches!(name.as_str(), "var" | "var_os") => {
                Some((0, Way::Variable))
            }
            [.., name] => {
                let only = readers.get(name.as_str()).filter(|it| it.len() == 1)?.first()?;
                Some((only.1, Way::Through(only.0)))
            }
            [] => None,
        };
        let mut found = Vec::new();
        for file in self.live_files().into_iter().map(FileId) {
            let text = self.files.text(file);
            let calls = statics::calls(&text);
            let word = |call: &statics::StaticCall| {
                let (at, way) = parameter(&call.path)?;
                // Another module of that name may give something else.
                let way = if way == Way::Variable && !words::has_std_env(&text) { Way::Accessor } else { way };
                Some((call.args.get(at)?.clone(), way))
            };
            let mut reads = calls.iter().filter_map(|call| Some((call, word(call)?))).peekable();
            if reads.peek().is_none() {
                continue;
            }
            let tests = words::tests(&text);
            for (call, (word, way)) in reads.filter(|(call, _)| !tests.iter().any(|span| span.contains(call.start))) {
                let name = match word {
                    Word::Text(text) => Some(text),
                    Word::Name(name) => self.constant(&name, file.0),
                    Word::Other => None,
                };
                if let Some(name) = name.filter(|name| self.wanted.is_name(name)) {
                    found.push((file, call.start, call.whole, call.item.clone(), name, way));
                }
            }
        }
        for (file, start, whole, item, name, way) in found {
            if !self.read.iter().any(|(of, span)| *of == file.0 && span.contains(start)) {
                let line = self.rest_of_line(file, start);
                let it = self.place(Location { file, span: line }, start, &item, How::Environment);
                self.read.insert((file.0, line));
                self.spots.insert((name.clone(), file.0, start), Spot::Static(start, whole, way, item));
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

    fn add(&mut self, name: String, site: &'s Site, way: Way) {
        if self.wanted.is_name(&name) {
            self.read.insert((site.at.file.0, site.at.span));
            let it = self.at_site(site, How::Environment);
            self.spots.insert((name.clone(), site.at.file.0, site.focus.start), Spot::Site(site, way));
            self.uses.entry(name).or_default().insert(it);
        }
    }

    /// The value of a constant: that of the same file, else the only one of all files.
    pub(super) fn constant(&self, name: &str, file: u32) -> Option<String> {
        let here = self.said.get(&file).and_then(|said| said.constants.get(name));
        let all: BTreeSet<&String> = self.said.values().filter_map(|said| said.constants.get(name)).collect();
        here.or_else(|| all.first().copied().filter(|_| all.len() == 1)).cloned()
    }

    /// Whether a name is a parameter of the function around a call. Then that function reads what it is given.
    fn hands_on(&mut self, site: &Site, name: &str, way: Way) -> bool {
        let mut node = &self.program.nodes[site.node.0 as usize];
        while let Some(parent) = node.parent {
            if node.kind == NodeKind::Closure && words::closure_names(&self.text(node.at)).contains(name) {
                return false;
            }
            node = &self.program.nodes[parent.0 as usize];
        }
        let parameters = words::parameters(&self.text(node.at));
        let Some(index) = parameters.iter().position(|it| it == name) else { return false };
        let place = (node.at.file.0, node.at.span.start);
        self.readers.entry(place).or_insert(index);
        self.inner.entry(place).or_default().insert(site.at.span, way);
        true
    }

    /// A call of the registry's. What reads, snapshots and reports all of them is no use of one, nor is what it asks itself.
    fn ask_registry(&mut self, site: &'s Site, method: &str) {
        if self.program.nodes[site.node.0 as usize].symbol.starts_with("feeler_shim::switch::") {
            return;
        }
        self.registry = true;
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
            let way = if method == "value" { Way::Accessor } else { Way::Registry(spec) };
            let name = spec.env(&self.prefix);
            self.spots.insert((name.clone(), site.at.file.0, site.focus.start), Spot::Site(site, way));
            self.uses.entry(name).or_default().insert(it);
        } else if matches!(method, "value" | "milestone") {
            self.unknown.insert(self.at_site(site, How::Registry));
        }
    }
}

/// Whether `Switch::word` or `Milestone::word` means a switch.
fn is_word_for(spec: &SwitchSpec, word: &str) -> bool {
    format!("{:?}", spec.switch) == word || spec.name.strip_prefix("FRONTIER_") == Some(word)
}
