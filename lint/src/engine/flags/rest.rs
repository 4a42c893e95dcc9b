//! What is no call, and what becomes of everything that was found.

use super::{
    NodeId, SHIM, Search, Spot, Way, attributes, code,
    meaning::{Read, meaning},
    sense::{Source, Wrapper},
};
use crate::base::{
    finding::Location,
    flags::{Flag, FlagUse, Flags, How, Meaning},
    source::{FileId, Span},
};
use feeler_shim::switch::TABLE;
use std::rc::Rc;

impl Search<'_> {
    /// What is no call: attributes that clap reads, and names that stand in code for some other reason.
    pub(super) fn rest(&mut self) {
        let (program, live) = (self.program, self.live_files());
        for (file, said) in &self.said {
            let file = *file;
            let at = |start: u32, name: &str| Location {
                file: FileId(file),
                span: Span::new(start, start + name.len() as u32 + 2),
            };
            let by_constant = said.attribute_names.iter().filter_map(|(name, start)| {
                let name = self.constant(name, file).filter(|name| self.wanted.is_name(name))?;
                Some((name, *start))
            });
            let attributes: Vec<(String, u32)> = said.attributes.iter().cloned().chain(by_constant).collect();
            for (name, start) in attributes.iter().filter(|_| live.contains(&file)) {
                let it = self.place(at(*start, name), *start, "", How::Environment);
                self.spots.insert((name.clone(), file, *start), Spot::Attribute(*start));
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
                    Some((name.clone(), self.place(at(*start, name), *start, symbol, How::Named)))
                })
                .collect();
            for (name, it) in named {
                self.uses.entry(name).or_default().insert(it);
            }
        }
    }

    /// Puts together what is known. `always` lists the registry of the shim whether the project uses it or not.
    pub(super) fn finish(mut self, always: bool) -> Flags {
        let ungated = self.ungated();
        let depends =
            self.project.packages.iter().any(|it| it.name == SHIM || it.deps.iter().any(|dep| dep.package == SHIM));
        let table = if always || depends { TABLE } else { &[] };
        let mut flags: Vec<Flag> = table.iter().map(|spec| self.flag(spec.env(&self.prefix), Some(spec))).collect();
        // Under another prefix of the service's, a declared name is the same switch.
        for prefix in self.wanted.prefixes.iter().filter(|it| **it != self.prefix) {
            for (flag, spec) in flags.iter_mut().zip(table) {
                flag.uses.extend(self.uses.remove(&spec.env(prefix)).unwrap_or_default());
                flag.uses.sort();
            }
        }
        let mut names: Vec<String> = self.uses.keys().chain(self.promises.keys()).cloned().collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|name| flags.iter().all(|flag| flag.name != *name));
        flags.extend(names.into_iter().map(|name| self.flag(name, None)).collect::<Vec<_>>());
        Flags {
            files: self.project.files.len(),
            begins: self.said.values().flat_map(|said| said.begins.iter().cloned()).collect(),
            compiled: self.compiled(),
            ungated,
            registry: self.registry,
            unknown: self.unknown.into_iter().collect(),
            flags,
            notes: Vec::new(),
        }
    }

    fn flag(&mut self, name: String, declared: Option<&'static feeler_shim::switch::SwitchSpec>) -> Flag {
        let mut uses: Vec<FlagUse> = self.uses.remove(&name).unwrap_or_default().into_iter().collect();
        let promise = self.promises.get(&name).cloned();
        let words: Vec<String> = match (&promise, declared) {
            (Some(promise), _) => promise.words.clone(),
            (None, Some(spec)) => spec.allowed().iter().map(ToString::to_string).collect(),
            (None, None) => ["false", "0", "true", "1"].map(str::to_string).to_vec(),
        };
        for it in uses.iter_mut().filter(|it| it.how != How::Named) {
            let start = it.at.span.start;
            let spot = self.spots.get(&(name.clone(), it.at.file.0, start));
            it.meaning = spot.and_then(|spot| self.meaning(it.at.file, spot, &words));
        }
        let elsewhere = self.files.mentioned(&name);
        Flag { name, declared, promise, elsewhere, uses }
    }

    fn meaning(&self, file: FileId, spot: &Spot<'_>, words: &[String]) -> Option<Meaning> {
        let text = self.files.source(file);
        match spot {
            Spot::Attribute(start) => attributes::meaning(&text.text, *start, words),
            Spot::Site(site, way) => {
                let tree = self.tree(self.function(site.node))?;
                let (at, source) = (tree.call_at(site.at.span)?, self.source(*way, 0)?);
                Some(meaning(&Read { tree: &tree, at, source: &source, file, text: &text, item: None }, words))
            }
            Spot::Static(start, whole, way, item) => {
                let tree = code::initialiser(&text.text, *whole)?;
                let at = tree
                    .all()
                    .find(|id| tree.span(*id).start == *start && matches!(tree.kind(*id), code::Kind::Call(..)))?;
                let source = self.source(*way, 0)?;
                Some(meaning(&Read { tree: &tree, at, source: &source, file, text: &text, item: Some(item) }, words))
            }
        }
    }

    /// What a call gives; nothing where functions hand a name on in a circle.
    fn source(&self, way: Way, depth: usize) -> Option<Source> {
        Some(match way {
            Way::Variable => Source::Variable,
            Way::Accessor => Source::Opaque,
            Way::Registry(spec) => Source::Registry(spec),
            Way::Through(place) if depth < super::ROUNDS => {
                let node = self.node_at(place)?;
                let tree = self.tree(&self.program.nodes[node.0 as usize])?;
                let inner = self.inner.get(&place)?.iter();
                let reads = inner.filter_map(|(span, way)| Some((tree.call_at(*span)?, self.source(*way, depth + 1)?)));
                Source::Through(Rc::new(Wrapper { reads: reads.collect(), tree }))
            }
            Way::Through(_) => return None,
        })
    }

    fn node_at(&self, place: super::Place) -> Option<NodeId> {
        let at = self.program.nodes.iter().position(|node| (node.at.file.0, node.at.span.start) == place)?;
        Some(NodeId(at as u32))
    }

    /// Declared names that are asked of the compiler.
    fn compiled(&self) -> Vec<(String, FlagUse)> {
        let live = self.live_files();
        let said = self.said.iter().filter(|(file, _)| live.contains(file));
        let mut found: Vec<(String, FlagUse)> = said
            .flat_map(|(file, said)| said.compiled.iter().map(move |it| (*file, it)))
            .map(|(file, (name, span))| {
                let at = Location { file: FileId(file), span: *span };
                (name.clone(), self.place(at, span.start, "", How::Named))
            })
            .collect();
        found.sort();
        found
    }
}
