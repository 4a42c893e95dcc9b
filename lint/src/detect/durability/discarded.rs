//! Writes whose result nobody looks at.

use super::{state_write::Evidence, *};

impl<'a> Durability<'a> {
    pub(super) fn discarded(&self, rule: &Rule) -> Vec<Mistake<'a>> {
        let evidence = self.evidence();
        let mut mistakes = Vec::new();
        // Nobody is left to tell of an error where a value is dropped.
        for traced in self.functions().filter(|traced| !traced.on_drop) {
            let known = self.known(traced);
            for it in known.iter().filter(|it| it.call.fate == Fate::Dropped) {
                let matters = self.matters(traced, &known, *it, &evidence);
                mistakes.extend(matters.and_then(|level| self.dropped(rule, traced, *it, level)));
            }
            mistakes.extend(known.iter().filter_map(|it| self.left_to_drop(rule, traced, *it)));
        }
        mistakes
    }

    /// How much a result matters that was thrown away. Whoever writes `let _ =` mostly means it; where it cannot be told whether the
    /// data is anything but a trace of the program's own, it is for those who ask for everything.
    fn matters(&self, traced: &Traced, known: &[Known<'a>], it: Known<'a>, evidence: &Evidence<'_>) -> Option<Level> {
        let low_unless = |matters: bool| if matters { it.kind.level } else { Level::Low };
        let args = &it.call.args;
        let on_file = || FILES.iter().any(|file| self.census.sees(it.call.site, file));
        // What is put in place or synced later on is taken to be whole.
        let is_kept = || {
            let start = self.site(it.call.site).at.span.start;
            let keeps =
                |other: &Known<'_>| matches!(other.kind.class, "sync" | "rename") && other.call.fate != Fate::Dropped;
            known.iter().any(|other| keeps(other) && self.site(other.call.site).at.span.start > start)
        };
        let level = match it.kind.class {
            "overwrite" if args.get(1) == Some(&Value::Literal) => return None,
            "write" | "send" if args.first() == Some(&Value::Literal) => return None,
            "overwrite" => low_unless(self.read_back(traced, args.first()?, evidence).is_some()),
            "rename" => low_unless(self.read_back(traced, args.last()?, evidence).is_some()),
            "sync" | "send" => it.kind.level,
            "write" => low_unless(is_kept()),
            "flush" if on_file() => low_unless(is_kept()),
            _ => return None,
        };
        Some(level)
    }

    fn dropped(&self, rule: &Rule, traced: &Traced, it: Known<'a>, level: Level) -> Option<Mistake<'a>> {
        let path = it.call.args.first().unwrap_or(&Value::Unknown);
        if self.is_excepted(rule, traced, &[path, &it.call.receiver]) {
            return None;
        }
        let name = self.name(&it.kind);
        let message = match it.kind.class {
            "send" => format!("the result of `{name}` is thrown away: what a full queue refuses is lost"),
            _ => format!("the result of `{name}` is thrown away: nobody learns that the data did not get to the disk"),
        };
        Some(Mistake { site: it.call.site, kind: it.kind, level, message, chain: Vec::new() })
    }

    /// A buffer over a file whose last bytes are written by its drop, which keeps the error to itself.
    fn left_to_drop(&self, rule: &Rule, traced: &Traced, it: Known<'a>) -> Option<Mistake<'a>> {
        let (Fate::Bound(var), "buffer") = (&it.call.fate, it.kind.class) else { return None };
        let files = FILES.iter().any(|file| self.census.sees(it.call.site, file));
        let uses = &traced.vars[*var as usize].uses;
        let moved = uses.iter().any(|(_, how)| *how == Use::Moved);
        // What else it is lent to may flush it.
        let lent = uses.iter().filter(|(_, how)| *how == Use::Lent).count();
        let value = Value::Var(*var);
        let codecs = traced.calls.iter().filter(|call| {
            call.args.contains(&value) && self.census.kind(call.site).is_some_and(|kind| kind.class == "serialise")
        });
        // That one is lost whole.
        let exits = |call: &Trace| {
            call.alive.contains(var) && self.census.kind(call.site).is_some_and(|kind| kind.class == "exit")
        };
        if !files
            || traced.calls.iter().any(exits)
            || uses.is_empty()
            || moved
            || lent > codecs.count()
            || self.is_flushed(traced, *var, u32::MAX)
            || self.is_excepted(rule, traced, &[])
        {
            return None;
        }
        let name = self.name(&it.kind);
        let message =
            format!("the last bytes of `{name}` are written when it is dropped, and nobody learns if that fails");
        Some(Mistake { site: it.call.site, kind: it.kind, level: it.kind.level, message, chain: Vec::new() })
    }
}

/// Types whose bytes are meant to stay.
const FILES: [&str; 6] = [
    "std::fs::File",
    "tokio::fs::File",
    "async_fs::File",
    "fs_err::File",
    "fs_err::tokio::File",
    "tempfile::NamedTempFile",
];
