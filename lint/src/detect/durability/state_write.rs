//! State that is rewritten in place, or renamed into place before it was synced.

use super::*;
use rustc_hash::FxHashMap;

/// Calls that put a whole file in the place of another.
const REPLACES: [&str; 2] = ["rename", "whole"];
/// Calls that begin a file anew.
const BEGINS: [&str; 3] = ["overwrite", "create", "temp"];

/// What tells that a file is state.
pub(super) struct Evidence<'a> {
    /// Where a named thing is read, per crate, with the function.
    read: FxHashMap<(u32, &'a str), Vec<(NodeId, SiteId)>>,
    /// Per crate and type: functions that read a file, parse it and return the type, with the reading call.
    loads: FxHashMap<(u32, u32), Vec<(NodeId, SiteId)>>,
    /// Functions whose callers rename.
    renamed_by_caller: FxHashSet<NodeId>,
}

impl<'a> Durability<'a> {
    pub(super) fn state_writes(&self, rule: &Rule) -> Vec<Mistake<'a>> {
        let evidence = self.evidence();
        let mut mistakes = Vec::new();
        for traced in self.functions() {
            let known = self.known(traced);
            let begins = |it: &&Known<'_>| self.begins(traced, it).is_some();
            for write in known.iter().filter(begins) {
                mistakes.extend(self.in_place(rule, traced, &known, *write, &evidence));
            }
            for rename in known.iter().filter(|it| it.kind.class == "rename") {
                mistakes.extend(self.unsynced(rule, traced, *rename, &evidence));
            }
        }
        mistakes
    }

    pub(super) fn evidence(&self) -> Evidence<'a> {
        let mut read: FxHashMap<_, Vec<(NodeId, SiteId)>> = FxHashMap::default();
        let mut loads: FxHashMap<_, Vec<(NodeId, SiteId)>> = FxHashMap::default();
        let mut renamed_by_caller = FxHashSet::default();
        for traced in self.functions() {
            let known = self.known(traced);
            let node = self.node(traced.node);
            let reads = known.iter().filter(|it| it.kind.class == "read" && self.begins(traced, it).is_none());
            for reading in reads.clone() {
                if let Some(Value::Named(key)) = reading.call.args.first() {
                    read.entry((node.krate, &**key)).or_default().push((traced.node, reading.call.site));
                }
            }
            if let (Some(reading), Some(ty)) = (reads.clone().next(), traced.gives)
                && self.census.reaches(traced.node, &["parse"])
            {
                loads.entry((node.krate, ty)).or_default().push((traced.node, reading.call.site));
            }
            if known.iter().any(|it| REPLACES.contains(&it.kind.class)) {
                renamed_by_caller.extend(traced.calls.iter().flat_map(|call| self.census.callees(call.site)));
            }
        }
        Evidence { read, loads, renamed_by_caller }
    }

    /// The file that a call begins anew.
    fn begins<'t>(&self, traced: &Traced, call: &Known<'t>) -> Option<&'t Value> {
        let truncates = || {
            let start = self.site(call.call.site).at.span.start;
            traced.calls.iter().any(|other| {
                self.site(other.site).at.span.start == start
                    && self.census.kind(other.site).is_some_and(|kind| kind.class == "truncate")
            })
        };
        let opens = self.census.text(call.kind.path).ends_with("OpenOptions::open");
        let begins = matches!(call.kind.class, "overwrite" | "create") || opens && truncates();
        call.call.args.first().filter(|_| begins)
    }

    /// Where another function reads back the file that a value names, or what this one serialises.
    pub(super) fn read_back(&self, traced: &Traced, file: &Value, evidence: &Evidence<'_>) -> Option<SiteId> {
        let krate = self.node(traced.node).krate;
        let elsewhere =
            |all: &Vec<(NodeId, SiteId)>| all.iter().find(|(by, _)| *by != traced.node).map(|(_, site)| *site);
        let by_name = match file {
            Value::Named(key) => evidence.read.get(&(krate, &**key)).and_then(elsewhere),
            _ => None,
        };
        by_name.or_else(|| {
            let mut typed = traced.calls.iter().flat_map(|call| call.types.iter().map(move |ty| (call, *ty)));
            typed.find_map(|(call, ty)| {
                let back = evidence.loads.get(&(krate, ty)).and_then(elsewhere)?;
                self.census.comes_to(call.site, &["serialise"]).then_some(back)
            })
        })
    }

    fn in_place(
        &self,
        rule: &Rule,
        traced: &Traced,
        known: &[Known<'a>],
        write: Known<'a>,
        evidence: &Evidence<'_>,
    ) -> Option<Mistake<'a>> {
        let file = write.call.args.first()?;
        let content = write.call.args.get(1);
        let is_number = |value: &Value| matches!(value, Value::Made(site) if self.census.kind(*site).is_some_and(|kind| kind.class == "process"));
        let whole = write.kind.class == "overwrite";
        // A file that is only created may be filled with anything.
        let is_document = whole || known.iter().any(|it| it.kind.class == "serialise");
        if write.call.when_absent
            || content.is_some_and(|it| *it == Value::Literal || is_number(it))
            || evidence.renamed_by_caller.contains(&traced.node)
            || self.is_excepted(rule, traced, &[file])
        {
            return None;
        }
        let earlier = || {
            let start = self.site(write.call.site).at.span.start;
            let reads = known.iter().filter(|it| it.kind.class == "read" && it.call.args.first() == Some(file));
            let mut reads = reads.filter(|it| self.site(it.call.site).at.span.start < start);
            reads.next().filter(|_| whole && *file != Value::Unknown).map(|it| it.call.site)
        };
        let sure = self.read_back(traced, if is_document { file } else { &Value::Unknown }, evidence);
        let (level, back) = match sure {
            Some(back) => (write.kind.level, back),
            None => (Level::Low, earlier()?),
        };
        if self.census.reaches(traced.node, &REPLACES) {
            return None;
        }
        let name = self.name(&write.kind);
        let message = format!("`{name}` rewrites state in place: half a file is left when it is cut short");
        let chain = vec![
            (write.call.site, format!("emptied and rewritten here: `{name}`")),
            (back, "read back here".to_string()),
        ];
        Some(Mistake { site: write.call.site, kind: write.kind, level, message, chain })
    }

    fn unsynced(
        &self,
        rule: &Rule,
        traced: &Traced,
        rename: Known<'a>,
        evidence: &Evidence<'_>,
    ) -> Option<Mistake<'a>> {
        let by_temp = !matches!(rename.call.receiver, Value::Unknown);
        let (from, to) = match by_temp {
            true => (&rename.call.receiver, rename.call.args.first()?),
            false => (rename.call.args.first()?, rename.call.args.get(1)?),
        };
        let written = self.written(traced, rename, from)?;
        if self.is_excepted(rule, traced, &[to]) || self.census.reaches(traced.node, &["sync"]) {
            return None;
        }
        let back = self.read_back(traced, to, evidence);
        let level = if back.is_some() { rename.kind.level } else { Level::Low };
        let name = self.name(&rename.kind);
        let message = format!("`{name}` puts state in place that was not synced: a power cut may leave it empty");
        let mut chain = vec![(written, "written here".to_string()), (rename.call.site, "renamed here".to_string())];
        chain.extend(back.map(|back| (back, "read back here".to_string())));
        Some(Mistake { site: rename.call.site, kind: rename.kind, level, message, chain })
    }

    /// The call before a rename that writes what is renamed.
    fn written(&self, traced: &Traced, rename: Known<'_>, from: &Value) -> Option<SiteId> {
        let start = self.site(rename.call.site).at.span.start;
        match from {
            Value::Unknown | Value::Literal => return None,
            Value::Made(site) => return self.census.kind(*site).filter(|it| it.class == "temp").map(|_| *site),
            Value::Var(var) => {
                let maker = traced.vars.get(*var as usize).and_then(|var| var.made_by);
                let temp = maker.filter(|it| self.census.kind(*it).is_some_and(|kind| kind.class == "temp"));
                if temp.is_some() {
                    return temp;
                }
            }
            Value::Named(_) => {}
        }
        let mut calls = traced.calls.iter().filter(|call| {
            self.site(call.site).at.span.start < start
                && call.site != rename.call.site
                && (call.args.contains(from) || call.receiver == *from)
        });
        calls.find(|call| self.census.comes_to(call.site, &BEGINS)).map(|call| call.site)
    }
}
