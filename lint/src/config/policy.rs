//! `[[policy]]`, compiled: which files must be signed, and by whom.

use super::{
    ConfigError, Resolved,
    globs::Globs,
    raw::{RawPolicy, Words},
    resolve::place,
    settings::add_globs,
};
use crate::base::source::Span;
use feeler_shim::policy::{Mode, Role};

/// What a key or document is called expiring by, unless the row says otherwise.
const EXPIRING_DAYS: u32 = 30;

/// A row of `[[policy]]`.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Files that are policy.
    pub paths: Globs,
    /// The same as written, as seen from the project root; those of an extended file above it that are about others are left out.
    pub patterns: Vec<String>,
    /// The trust store, relative to the project root.
    pub trust: Option<String>,
    /// The role in the trust store whose keys sign these files.
    pub role: Role,
    /// The least that a configuration of production may ask of a signature.
    pub min_mode: Mode,
    /// Configuration of production.
    pub production: Globs,
    /// The same as written, as with `patterns`.
    pub production_patterns: Vec<String>,
    /// So many days before a key or document ends it is told.
    pub expiring_days: u32,
    /// Index into [`Settings::files`](super::Settings::files).
    pub file: usize,
    /// The place of the row's first path in that file.
    pub span: Span,
}

impl Policy {
    /// Compiles a row of a layer, whose file will have the number `file`.
    pub(super) fn compile(
        resolved: &Resolved,
        layer: usize,
        row: &toml::Spanned<RawPolicy>,
        file: usize,
    ) -> Result<Self, ConfigError> {
        let (raw, from) = (row.get_ref(), &resolved.layers[layer]);
        if !from.is_file {
            return Err(ConfigError::new(&from.name, "`policy` must stand in a file"));
        }
        let Some(first) = raw.paths.first() else {
            return Err(resolved.error(place(layer, &row.span()), "`policy` needs `paths`"));
        };
        let (mut paths, mut production) = (Globs::default(), Globs::default());
        add_globs(&mut paths, resolved, layer, &raw.paths)?;
        add_globs(&mut production, resolved, layer, &raw.production)?;
        let trust = raw.trust.as_ref().map(|word| {
            let seen = seen_from_root(&from.name, &from.prefix, word.get_ref());
            let outside = || format!("`{}` is no path inside of the project", word.get_ref());
            seen.ok_or_else(|| resolved.error(place(layer, &word.span()), outside()))
        });
        let patterns = |words: &Words| {
            let words = words.iter().map(|word| word.get_ref().trim_start_matches("./"));
            words.filter_map(|word| Some(word.strip_prefix(from.prefix.as_str())?.to_string())).collect()
        };
        Ok(Self {
            patterns: patterns(&raw.paths),
            production_patterns: patterns(&raw.production),
            paths,
            production,
            trust: trust.transpose()?,
            role: raw.role.as_ref().map_or(Role::Policy, |it| *it.get_ref()),
            min_mode: raw.min_mode.as_ref().map_or(Mode::RequireValidSignature, |it| *it.get_ref()),
            expiring_days: raw.expiring_days.as_ref().map_or(EXPIRING_DAYS, |it| *it.get_ref()),
            file,
            span: place(layer, &first.span()).span,
        })
    }
}

/// A path of a configuration file as seen from the project root; `None` when it leads out of it.
fn seen_from_root(file: &str, prefix: &str, path: &str) -> Option<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A file above the root has the root below it, whatever the way up is called.
    let mut parts: Vec<&str> = if prefix.is_empty() { folder.split('/').collect() } else { Vec::new() };
    parts.retain(|part| !part.is_empty() && *part != ".");
    for part in path.strip_prefix(prefix)?.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty() && !path.starts_with('/')).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_the_project() {
        let seen = |file: &str, prefix: &str, path: &str| seen_from_root(file, prefix, path);
        assert_eq!(seen("feeler.toml", "", "./config/trust.json").as_deref(), Some("config/trust.json"));
        assert_eq!(seen("config/base.toml", "", "../trust.json").as_deref(), Some("trust.json"));
        assert_eq!(seen("../base.toml", "app/", "app/trust.json").as_deref(), Some("trust.json"));
        assert_eq!(seen("../base.toml", "app/", "trust.json"), None);
        assert_eq!(seen("feeler.toml", "", "../trust.json"), None);
        assert_eq!(seen("feeler.toml", "", "/etc/trust.json"), None);
    }
}
