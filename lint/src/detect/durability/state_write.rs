//! State that is rewritten in place, or renamed into place before it was synced.

use super::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Calls that put a whole file in the place of another.
const REPLACES: [&str; 2] = ["rename", "whole"];
/// Calls that begin a file anew.
const BEGINS: [&str; 3] = ["overwrite", "create", "temp"];

/// What tells that a file is state.
struct Evidence<'a> {
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

    fn evidence(&self) -> Evidence<'a> {
        let mut read: FxHashMap<_, Vec<(NodeId, SiteId)>> = FxHashMap::default();
        let mut loads: FxHashMap<_, Vec<(NodeId, SiteId)>> = FxHashMap::default();
        let mut renamed_by_caller = FxHashSet::default();
        for traced in self.functions() {
            let known = self.known(traced);
            let node = self.ground.node(traced.node);
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
            let start = self.ground.site(call.call.site).at.span.start;
            traced.calls.iter().any(|other| {
                self.ground.site(other.site).at.span.start == start
                    && self.census.kind(other.site).is_some_and(|kind| kind.class == "truncate")
            })
        };
        let opens = self.census.text(call.kind.path).ends_with("OpenOptions::open");
        let begins = matches!(call.kind.class, "overwrite" | "create") || opens && truncates();
        call.call.args.first().filter(|_| begins)
    }

    /// Where another function reads back the file that a value names, or what `fillers` serialise.
    fn read_back(&self, traced: &Traced, file: &Value, fillers: &[&Trace], evidence: &Evidence<'_>) -> Option<SiteId> {
        let krate = self.ground.node(traced.node).krate;
        let elsewhere =
            |all: &Vec<(NodeId, SiteId)>| all.iter().find(|(by, _)| *by != traced.node).map(|(_, site)| *site);
        let by_name = match file {
            Value::Named(key) => evidence.read.get(&(krate, &**key)).and_then(elsewhere),
            _ => None,
        };
        by_name.or_else(|| {
            let mut typed = fillers.iter().flat_map(|call| call.types.iter().map(move |ty| (call, *ty)));
            typed.find_map(|(call, ty)| {
                let back = evidence.loads.get(&(krate, ty)).and_then(elsewhere)?;
                self.serialises(call.site).then_some(back)
            })
        })
    }

    /// The calls that may give a file its content: the one that surely does, else any.
    fn fillers<'t>(&self, traced: &'t Traced, known: &[Known<'t>], write: Known<'_>) -> Vec<&'t Trace> {
        let content = match write.call.args.get(1) {
            Some(Value::Made(site)) => Some(*site),
            Some(Value::Var(var)) => traced.vars[*var as usize].made_by,
            _ => None,
        };
        let file = self.held(known, write);
        let fills = |call: &&Trace| match write.kind.class {
            "overwrite" => Some(call.site) == content,
            _ => self.is_codec(call.site) && call.args.iter().any(|arg| file.contains(arg)),
        };
        let sure: Vec<&Trace> = traced.calls.iter().filter(fills).collect();
        if sure.is_empty() { traced.calls.iter().collect() } else { sure }
    }

    fn is_codec(&self, site: SiteId) -> bool {
        self.census.kind(site).is_some_and(|kind| kind.class == "serialise")
    }

    /// Whether a call serialises, or calls a function that does so itself.
    fn serialises(&self, site: SiteId) -> bool {
        let within = |callee| self.census.sites(callee).any(|site| self.is_codec(site));
        self.is_codec(site) || self.census.callees(site).into_iter().any(within)
    }

    /// Whether a function only passes on what it is given, for a trait: which file it is, and what for, its caller knows.
    fn is_layer(&self, traced: &Traced, content: Option<&Value>) -> bool {
        let given = matches!(content, Some(Value::Var(var)) if traced.vars[*var as usize].param.is_some());
        given && self.ground.program.implements.iter().any(|(node, _)| *node == traced.node)
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
        let whole = write.kind.class == "overwrite";
        // A file that is only created may be filled with anything.
        let is_filled = whole || self.is_filled(known, write);
        // Whoever throws the result away mostly means it: the file is no more than a help.
        if !is_filled
            || write.call.when_absent
            || write.call.fate == Fate::Dropped
            || self.is_layer(traced, content)
            || content.is_some_and(|it| *it == Value::Literal || self.is_number(it))
            || evidence.renamed_by_caller.contains(&traced.node)
            || self.is_excepted(rule, traced, &[file])
        {
            return None;
        }
        let earlier = || {
            let start = self.ground.site(write.call.site).at.span.start;
            let reads = known.iter().filter(|it| it.kind.class == "read" && it.call.args.first() == Some(file));
            let mut reads = reads.filter(|it| self.ground.site(it.call.site).at.span.start < start);
            reads.next().filter(|_| whole && *file != Value::Unknown).map(|it| it.call.site)
        };
        let sure = self.read_back(traced, file, &self.fillers(traced, known, write), evidence);
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

    /// What stands for a file that a call opens: its result, and buffers around it.
    fn held(&self, known: &[Known<'_>], open: Known<'_>) -> Vec<Value> {
        let result = |call: &Trace| match call.fate {
            Fate::Bound(var) => vec![Value::Var(var), Value::Made(call.site)],
            _ => vec![Value::Made(call.site)],
        };
        let mut file = result(open.call);
        let buffers = known.iter().filter(|it| matches!(it.kind.class, "buffer" | "async-buffer"));
        let around = buffers.filter(|it| it.call.args.iter().any(|arg| file.contains(arg)));
        let around: Vec<Value> = around.flat_map(|it| result(it.call)).collect();
        file.extend(around);
        file
    }

    /// Whether a created file is written to, or given to a serialiser, by the same function.
    fn is_filled(&self, known: &[Known<'_>], create: Known<'_>) -> bool {
        let file = self.held(known, create);
        known.iter().any(|it| match it.kind.class {
            "serialise" => it.call.args.iter().any(|arg| file.contains(arg)),
            "write" => file.contains(&it.call.receiver) || it.call.args.iter().any(|arg| file.contains(arg)),
            _ => false,
        })
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
        if self.is_excepted(rule, traced, &[to]) || self.census.reaches(traced.node, &SYNCS) {
            return None;
        }
        let back = self.read_back(traced, to, &traced.calls.iter().collect::<Vec<_>>(), evidence);
        let level = if back.is_some() { rename.kind.level } else { Level::Low };
        let name = self.name(&rename.kind);
        let message = format!("`{name}` puts state in place that was not synced: a power cut may leave it empty");
        let mut chain = vec![(written, "written here".to_string()), (rename.call.site, "renamed here".to_string())];
        chain.extend(back.map(|back| (back, "read back here".to_string())));
        Some(Mistake { site: rename.call.site, kind: rename.kind, level, message, chain })
    }

    /// The call before a rename that writes what is renamed.
    fn written(&self, traced: &Traced, rename: Known<'_>, from: &Value) -> Option<SiteId> {
        let start = self.ground.site(rename.call.site).at.span.start;
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
            self.ground.site(call.site).at.span.start < start
                && call.site != rename.call.site
                && (call.args.contains(from) || call.receiver == *from)
        });
        calls.find(|call| self.census.comes_to(call.site, &BEGINS)).map(|call| call.site)
    }
}
