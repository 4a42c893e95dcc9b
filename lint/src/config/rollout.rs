//! `[rollout]`, compiled: where rollout manifests are, what they must cover, and how flags of the project are called.

use super::{
    ConfigError, Resolved,
    globs::Globs,
    raw::{RawRollout, Words},
    resolve::place,
    settings::add_globs,
};
use crate::base::source::Span;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Where manifests are looked for, unless `manifests` says otherwise.
pub const MANIFESTS: [&str; 4] = ["rollout.json", "rollout.toml", "*.rollout.json", "*.rollout.toml"];
/// Keys whose change needs a way back, unless `risky-keys` says otherwise.
pub const RISKY_KEYS: [&str; 7] =
    ["**.mode", "**.enforce*", "**.strict*", "signing*", "fallback*", "**.*interval*", "**.*timeout*"];
/// For so many days it counts that a rollback was tried.
const MAX_AGE_DAYS: u32 = 90;

/// `[rollout]`.
#[derive(Clone, Debug)]
pub struct Rollout {
    /// Files that are manifests, if they say so themselves.
    pub manifests: Globs,
    /// The same as written; empty where nobody wrote any.
    pub manifest_patterns: Vec<String>,
    /// Data files of which changed keys are looked at.
    pub governed: Globs,
    /// The same as written.
    pub governed_patterns: Vec<String>,
    /// Files that name every flag to those who operate the project.
    pub docs: Globs,
    /// Lists of variables that the project reads, such as `.env.example`.
    pub env_examples: Globs,
    /// Begins of the names of the project's own environment variables.
    pub prefixes: Vec<String>,
    /// Who may own a feature; anybody where there are none.
    pub owners: Vec<String>,
    /// Keys whose change needs a way back.
    pub risky_keys: Keys,
    /// For so many days it counts that a rollback was tried.
    pub max_age_days: u32,
    /// Index into [`Settings::files`](super::Settings::files).
    pub file: usize,
    /// The place of `manifests`, or of what stands first, in that file.
    pub span: Span,
}

impl Rollout {
    /// Adds what a layer says, whose file will have the number `file`. Lists add up; of numbers the last counts.
    pub(super) fn add(
        slot: &mut Option<Self>,
        resolved: &Resolved,
        layer: usize,
        file: usize,
    ) -> Result<(), ConfigError> {
        let from = &resolved.layers[layer];
        let Some(row) = &from.raw.rollout else { return Ok(()) };
        if !from.is_file {
            return Err(ConfigError::new(&from.name, "`rollout` must stand in a file"));
        }
        let raw = row.get_ref();
        let first = raw.manifests.first().map_or_else(|| row.span(), toml::Spanned::span);
        let span = place(layer, &first).span;
        let it = slot.get_or_insert_with(|| Self::new(file, span));
        (it.file, it.span) = if raw.manifests.is_empty() && !it.manifest_patterns.is_empty() {
            (it.file, it.span)
        } else {
            (file, span)
        };
        let patterns = |words: &Words| {
            let words = words.iter().map(|word| word.get_ref().trim_start_matches("./"));
            words.filter_map(|word| Some(word.strip_prefix(from.prefix.as_str())?.to_string())).collect::<Vec<_>>()
        };
        add_globs(&mut it.manifests, resolved, layer, &raw.manifests)?;
        add_globs(&mut it.governed, resolved, layer, &raw.governed)?;
        add_globs(&mut it.docs, resolved, layer, &raw.docs)?;
        add_globs(&mut it.env_examples, resolved, layer, &raw.env_examples)?;
        it.manifest_patterns.extend(patterns(&raw.manifests));
        it.governed_patterns.extend(patterns(&raw.governed));
        it.prefixes.extend(prefixes(resolved, layer, raw)?);
        it.owners.extend(raw.owners.iter().map(|word| word.get_ref().clone()));
        it.max_age_days = raw.max_age_days.as_ref().map_or(it.max_age_days, |days| *days.get_ref());
        it.risky_keys.add(resolved, layer, &raw.risky_keys)
    }

    fn new(file: usize, span: Span) -> Self {
        Self {
            manifests: Globs::default(),
            manifest_patterns: Vec::new(),
            governed: Globs::default(),
            governed_patterns: Vec::new(),
            docs: Globs::default(),
            env_examples: Globs::default(),
            prefixes: Vec::new(),
            owners: Vec::new(),
            risky_keys: Keys::default(),
            max_age_days: MAX_AGE_DAYS,
            file,
            span,
        }
    }

    /// Puts defaults where nobody said anything.
    pub(super) fn complete(&mut self) {
        if self.manifests.is_empty() {
            // These are globs; a test says so.
            let _ = self.manifests.add("", MANIFESTS);
        }
        if self.risky_keys.sets.is_empty() {
            self.risky_keys.sets.extend(set(&RISKY_KEYS).ok());
        }
    }

    /// Whether a name begins as those of the project's own variables do.
    pub fn is_own(&self, name: &str) -> bool {
        self.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
    }
}

/// A prefix of nothing would make every variable of the system one of the project.
fn prefixes(resolved: &Resolved, layer: usize, raw: &RawRollout) -> Result<Vec<String>, ConfigError> {
    let good = |word: &str| word.len() > 1 && word.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    match raw.prefix.iter().find(|word| !good(word.get_ref())) {
        Some(word) => {
            let message = format!("`{}` is no begin of a variable's name, such as `APP_`", word.get_ref());
            Err(resolved.error(place(layer, &word.span()), message))
        }
        None => Ok(raw.prefix.iter().map(|word| word.get_ref().clone()).collect()),
    }
}

/// Globs over keys of data files: `.` between the names, `*` within one, `**` over any number of them. Upper and lower case are one.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    sets: Vec<GlobSet>,
}

impl Keys {
    fn add(&mut self, resolved: &Resolved, layer: usize, words: &Words) -> Result<(), ConfigError> {
        for word in words {
            let set = set(&[word.get_ref()]).map_err(|why| {
                let message = format!("`{}` is no glob over keys: {why}", word.get_ref());
                resolved.error(place(layer, &word.span()), message)
            })?;
            self.sets.push(set);
        }
        Ok(())
    }

    /// Whether a key is meant, or what it stands in. `pointer` is its JSON pointer.
    pub fn matches(&self, pointer: &str) -> bool {
        self.sets.iter().any(|set| set.is_match(pointer.trim_start_matches('/')))
    }
}

fn set(patterns: &[&str]) -> Result<GlobSet, String> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        // A pattern stands for what is in the object that it names, too.
        let path = pattern.replace('.', "/");
        for glob in [format!("{path}/**"), path] {
            let glob = GlobBuilder::new(&glob).literal_separator(true).case_insensitive(true).build();
            builder.add(glob.map_err(|error| error.kind().to_string())?);
        }
    }
    builder.build().map_err(|error| error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risky_keys_are_those_that_decide_how_strict_or_how_often() {
        let keys = Keys { sets: vec![set(&RISKY_KEYS).unwrap()] };
        for risky in [
            "/mode",
            "/ingest/signing/mode",
            "/a/enforced",
            "/strictMode",
            "/signing/key",
            "/fallback_policy/0/model",
            "/a/retryIntervalMs",
            "/timeout",
        ] {
            assert!(keys.matches(risky), "{risky}");
        }
        for other in ["/model", "/a/signing", "/name", "/router/fallback", "/modes/a"] {
            assert!(!keys.matches(other), "{other}");
        }
    }

    #[test]
    fn manifests_have_names_of_their_own_by_default() {
        let mut rollout = Rollout::new(0, Span::default());
        rollout.complete();
        for path in ["rollout.json", "ops/rollout.toml", "a/b.rollout.json"] {
            assert!(rollout.manifests.matches(path), "{path}");
        }
        assert!(!rollout.manifests.matches("package.json") && rollout.risky_keys.matches("/a/mode"));
    }
}
