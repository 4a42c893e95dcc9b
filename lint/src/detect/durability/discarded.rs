//! Writes whose result nobody looks at.

use super::*;

impl<'a> Durability<'a> {
    pub(super) fn discarded(&self, rule: &Rule) -> Vec<Mistake<'a>> {
        let mut mistakes = Vec::new();
        // Nobody is left to tell of an error where a value is dropped.
        for traced in self.functions().filter(|traced| !traced.on_drop) {
            let known = self.known(traced);
            for it in known.iter().filter(|it| it.call.fate == Fate::Dropped && !self.is_in_hook(it.call.site)) {
                let matters = self.matters(traced, &known, *it);
                mistakes.extend(matters.and_then(|level| self.dropped(rule, traced, *it, level)));
            }
            let buffers = known.iter().filter(|it| it.kind.class == "buffer");
            mistakes.extend(buffers.filter_map(|it| self.left_to_drop(rule, traced, &known, *it)));
        }
        mistakes
    }

    /// How much a result matters that was thrown away. Whoever writes `let _ =` mostly means it; where it cannot be told whether the
    /// data is anything but a trace of the program's own, it is for those who ask for everything.
    fn matters(&self, traced: &Traced, known: &[Known<'a>], it: Known<'a>) -> Option<Level> {
        let low_unless = |matters: bool| if matters { it.kind.level } else { Level::Low };
        let args = &it.call.args;
        // What is put in place or synced later on is taken to be whole.
        let is_kept = || {
            let start = self.ground.site(it.call.site).at.span.start;
            let keeps =
                |other: &Known<'_>| matches!(other.kind.class, "sync" | "rename") && other.call.fate != Fate::Dropped;
            known.iter().any(|other| keeps(other) && self.ground.site(other.call.site).at.span.start > start)
        };
        let level = match it.kind.class {
            "overwrite" if args.get(1) == Some(&Value::Literal) => return None,
            "write" | "send" if args.first() == Some(&Value::Literal) => return None,
            "sync" if self.syncs_nothing(traced, known, it.call) => return None,
            "sync" | "send" => it.kind.level,
            "overwrite" | "rename" => Level::Low,
            "write" => low_unless(is_kept()),
            "flush" if self.is_on_file(it.call.site) => low_unless(is_kept()),
            _ => return None,
        };
        Some(level)
    }

    /// A handle that was opened for reading is a folder's, which cannot be synced everywhere; a process number means nothing later.
    fn syncs_nothing(&self, traced: &Traced, known: &[Known<'a>], sync: &Trace) -> bool {
        let made_by = |class: &str| {
            let maker = match &sync.receiver {
                Value::Var(var) => traced.vars[*var as usize].made_by,
                Value::Made(site) => Some(*site),
                _ => None,
            };
            maker
                .and_then(|maker| self.census.kind(maker))
                .is_some_and(|kind| kind.class == class && !self.census.text(kind.path).ends_with("OpenOptions::open"))
        };
        let of_process = |it: &Known<'_>| {
            let about = it.call.receiver == sync.receiver || it.call.args.contains(&sync.receiver);
            it.kind.class == "write" && about && it.call.args.iter().any(|arg| self.is_number(arg))
        };
        made_by("read") || known.iter().any(of_process)
    }

    fn is_on_file(&self, site: SiteId) -> bool {
        FILES.iter().any(|file| self.census.sees(site, file))
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
    fn left_to_drop(&self, rule: &Rule, traced: &Traced, known: &[Known<'a>], it: Known<'a>) -> Option<Mistake<'a>> {
        // A serialiser writes, and does not flush.
        let codecs = known.iter().filter(|other| other.kind.class == "serialise");
        let left = match &it.call.fate {
            Fate::Bound(var) => {
                let uses = &traced.vars[*var as usize].uses;
                let value = Value::Var(*var);
                let codecs = codecs.filter(|codec| codec.call.args.contains(&value)).count();
                // Whatever else it is lent or given to may flush it.
                let others = uses.iter().filter(|(_, how)| *how != Use::Receiver).count();
                !uses.is_empty()
                    && others <= codecs
                    && !self.is_flushed(traced, *var, u32::MAX)
                    && !traced.calls.iter().any(|call| self.is_cut_off(call, *var))
            }
            Fate::Used => codecs.clone().any(|codec| codec.call.args.contains(&Value::Made(it.call.site))),
            _ => false,
        };
        if !left || !self.is_on_file(it.call.site) || self.is_excepted(rule, traced, &[]) {
            return None;
        }
        let name = self.name(&it.kind);
        let message =
            format!("the last bytes of `{name}` are written when it is dropped, and nobody learns if that fails");
        Some(Mistake { site: it.call.site, kind: it.kind, level: it.kind.level, message, chain: Vec::new() })
    }

    /// An exit while a variable is alive: that one is lost whole.
    fn is_cut_off(&self, call: &Trace, var: u32) -> bool {
        call.alive.contains(&var) && self.census.kind(call.site).is_some_and(|kind| kind.class == "exit")
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
