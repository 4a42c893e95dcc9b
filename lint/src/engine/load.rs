//! From the file system to [`Settings`]: finds `feeler.toml`, follows `extend`, reads rule packs.

use super::walk::{CONFIG_FILE, RootKind, find_root};
use crate::{
    base::date::Date,
    catalog::Catalog,
    config::{ConfigError, Layer, Resolved, Settings, Sourced, raw::RawConfig},
};
use std::{
    fs, io,
    path::{Component, Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// What the command line says about the configuration.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Paths to check; the first one decides where the project is. Empty means the current folder.
    pub paths: Vec<PathBuf>,
    /// `--config`: files in place of the one that would be found, or `key=value`.
    pub config: Vec<String>,
    /// `--isolated`: no file at all.
    pub isolated: bool,
    /// Flags as layers: the flag's name and what it stands for.
    pub flags: Vec<(String, RawConfig)>,
}

/// A project with its settings.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The project root, absolute.
    pub root: PathBuf,
    /// What to do.
    pub settings: Settings,
    /// Who said so.
    pub resolved: Resolved,
    /// The baseline that the configuration names, and where it says so.
    pub baseline: Option<(PathBuf, String)>,
}

/// Why there are no settings. The text completes "failed to …".
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A path that is not there.
    #[error("check `{path}`: {why}; check the spelling")]
    Missing {
        /// The path.
        path: String,
        /// What the system said.
        why: io::Error,
    },
    /// A configuration that is wrong.
    #[error("load the configuration: {0}")]
    Config(ConfigError),
    /// A file of the configuration that cannot be read.
    #[error("read `{path}`{asked_by}: {why}")]
    Unreadable {
        /// The file.
        path: String,
        /// Which line asks for it.
        asked_by: String,
        /// What the system said.
        why: io::Error,
    },
}

impl From<ConfigError> for LoadError {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

/// The folder of a pack that holds its tests.
pub const FIXTURES: &str = "fixtures";

/// Files that extend each other in a longer row are a circle.
const MAX_EXTENDS: usize = 16;

/// Loads the settings of the project that `request` is about, for the day of the system's clock.
pub fn load(request: &Request) -> Result<Loaded, LoadError> {
    load_at(request, today())
}

/// As [`load`], with allowances judged on a given day.
pub fn load_at(request: &Request, today: Date) -> Result<Loaded, LoadError> {
    let start = request.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let missing = |why| LoadError::Missing { path: start.display().to_string(), why };
    let (root, kind) = find_root(start).map_err(missing)?;
    let mut layers = Vec::new();
    let named: Vec<&String> = request.config.iter().filter(|it| !is_pair(it)).collect();
    if !request.isolated && named.is_empty() && kind == RootKind::Config {
        add_file(&root, &root.join(CONFIG_FILE), "", &mut layers)?;
    }
    for file in named {
        add_file(&root, &absolute(Path::new(file)), " (`--config`)", &mut layers)?;
    }
    for pair in request.config.iter().filter(|it| is_pair(it)) {
        layers.push(pair_layer(pair)?);
    }
    for (name, raw) in &request.flags {
        layers.push(Layer { name: name.clone(), raw: raw.clone(), gates: true, ..Layer::default() });
    }
    let resolved = Resolved::new(layers)?;
    let mut catalog = Catalog::builtin().map_err(ConfigError::from)?;
    let packs = read_packs(&root, &resolved)?;
    let texts: Vec<(&str, &str)> = packs.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    catalog.extend_all(&texts).map_err(ConfigError::from)?;
    let mut settings = Settings::new(&resolved, catalog, today)?;
    (settings.tables, settings.fingerprint) = fingerprints(&resolved, &packs);
    // Fixtures of a pack are its tests, not code of the project.
    for word in &resolved.include {
        let fixtures = relative(&root, &folder_of(&root, &resolved, word).join(&word.value).join(FIXTURES));
        let pattern = format!("/{}", globset::escape(&fixtures));
        settings.exclude.add("", [pattern.as_str()]).map_err(|(_, why)| ConfigError::new("rules.include", why))?;
    }
    let baseline = resolved.baseline.as_ref().map(|word| {
        let asked_by = format!(" (`baseline` in {})", resolved.origin(word.place));
        (folder_of(&root, &resolved, word).join(&word.value), asked_by)
    });
    Ok(Loaded { root, settings, resolved, baseline })
}

/// Hashes of what decides on tables, and of all that was said. Flags have no say about tables.
fn fingerprints(resolved: &Resolved, packs: &[(String, String)]) -> (blake3::Hash, blake3::Hash) {
    let mut hasher = blake3::Hasher::new();
    let add = |hasher: &mut blake3::Hasher, text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for (name, text) in packs {
        add(&mut hasher, name);
        add(&mut hasher, text);
    }
    let (texts, flags): (Vec<_>, Vec<_>) = resolved.layers.iter().partition(|layer| !layer.text.is_empty());
    for layer in texts {
        add(&mut hasher, &layer.name);
        add(&mut hasher, &layer.text);
    }
    let tables = hasher.finalize();
    for layer in flags {
        add(&mut hasher, &format!("{:?}", layer.raw));
    }
    (tables, hasher.finalize())
}

/// Today, in UTC.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Date::from_days_since_epoch(seconds / 86_400)
}

/// Whether a `--config` argument is `key=value`: an existing file of that name is a file.
fn is_pair(argument: &str) -> bool {
    argument.contains('=') && !Path::new(argument).is_file()
}

fn pair_layer(pair: &str) -> Result<Layer, ConfigError> {
    let name = format!("--config {pair}");
    // A bare word is meant as text: shells eat the quotes.
    let raw = RawConfig::parse(&name, pair).or_else(|error| match pair.split_once('=') {
        Some((key, value)) if !value.contains(['"', '[', '{']) => {
            RawConfig::parse(&name, &format!("{key}=\"{value}\"")).map_err(|_| error)
        }
        _ => Err(error),
    })?;
    Ok(Layer { name, raw, gates: true, ..Layer::default() })
}

/// Adds a file behind all that it extends.
fn add_file(root: &Path, path: &Path, asked_by: &str, layers: &mut Vec<Layer>) -> Result<(), LoadError> {
    let mut chain = Vec::new();
    let mut next = Some((path.to_path_buf(), asked_by.to_string()));
    while let Some((path, asked_by)) = next {
        let name = relative(root, &path);
        let text = read(&path, &name, &asked_by)?;
        let raw = RawConfig::parse(&name, &text)?;
        let folder = path.parent().unwrap_or(root);
        next = raw.extend.as_ref().map(|it| {
            let line = text[..it.span().start].matches('\n').count() + 1;
            (folder.join(it.get_ref()), format!(" (`extend` in {name}:{line})"))
        });
        if chain.len() == MAX_EXTENDS {
            let message = format!("more than {MAX_EXTENDS} files extend each other; is it a circle?");
            return Err(ConfigError::new(name, message).into());
        }
        let gates = chain.is_empty();
        chain.push(Layer { name, prefix: prefix(root, folder), text, raw, gates, is_file: true });
    }
    layers.extend(chain.into_iter().rev());
    Ok(())
}

/// The root as seen from a folder above it; elsewhere patterns mean the root itself.
fn prefix(root: &Path, folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    match root.strip_prefix(folder) {
        Ok(rest) if !rest.as_os_str().is_empty() => slashed(rest) + "/",
        _ => String::new(),
    }
}

/// The rules, tables and shapes that `[rules] include` names: names for errors, and texts.
fn read_packs(root: &Path, resolved: &Resolved) -> Result<Vec<(String, String)>, LoadError> {
    let mut packs = Vec::new();
    for word in &resolved.include {
        let path = folder_of(root, resolved, word).join(&word.value);
        let asked_by = format!(" (`rules.include` in {})", resolved.origin(word.place));
        for file in pack_files(&path).map_err(|why| unreadable(root, &path, &asked_by, why))? {
            let name = relative(root, &file);
            let text = read(&file, &name, &asked_by)?;
            packs.push((name, text));
        }
    }
    Ok(packs)
}

/// What a path in the configuration is relative to: the folder of its file, or the current one for an argument.
fn folder_of(root: &Path, resolved: &Resolved, word: &Sourced<String>) -> PathBuf {
    let folder = match word.place.map(|place| &resolved.layers[place.layer]) {
        Some(layer) if layer.is_file => root.join(&layer.name).parent().map(Path::to_path_buf),
        _ => None,
    };
    folder.unwrap_or_else(|| absolute(Path::new(".")))
}

fn unreadable(root: &Path, path: &Path, asked_by: &str, why: io::Error) -> LoadError {
    LoadError::Unreadable { path: relative(root, path), asked_by: asked_by.to_string(), why }
}

/// The files of a pack: name as seen from `root`, and text.
pub fn read_pack(root: &Path, path: &Path) -> Result<Vec<(String, String)>, LoadError> {
    let files = pack_files(path).map_err(|why| unreadable(root, path, "", why))?;
    let named = |file: PathBuf| {
        let name = relative(root, &file);
        Ok((name.clone(), read(&file, &name, "")?))
    };
    files.into_iter().map(named).collect()
}

/// A file itself, or the `.toml` and `.rs` files of a folder and its sub-folders, sorted. Links to folders are not followed, nor is
/// the folder of fixtures.
fn pack_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    let mut open = vec![path.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                if folder != path || entry.file_name() != FIXTURES {
                    open.push(entry.path());
                }
            } else if entry.path().extension().is_some_and(|it| it == "toml" || it == "rs") {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

fn read(path: &Path, name: &str, asked_by: &str) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|why| LoadError::Unreadable {
        path: name.to_string(),
        asked_by: asked_by.to_string(),
        why,
    })
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

/// `path` as seen from the root, with `..` where it lies outside, so that no output depends on where the project is.
pub fn relative(root: &Path, path: &Path) -> String {
    let path = match (path.parent().and_then(|it| it.canonicalize().ok()), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path.to_path_buf(),
    };
    let shared = root.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = root.components().count() - shared;
    let down: PathBuf = path.components().skip(shared).collect();
    match (up, slashed(&down)) {
        (0, down) if down.is_empty() => ".".to_string(),
        (up, down) => format!("{}{down}", "../".repeat(up)),
    }
}

fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|it| !matches!(it, Component::CurDir));
    parts.map(|it| it.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
