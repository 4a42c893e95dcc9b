//! Looks for names in every text file: a name counts where it stands as a word.

use super::{Listed, Looking, Mentions};
use crate::{
    base::{
        finding::Location,
        source::{FileId, Span},
    },
    config::Settings,
    detect::rollout::steps,
    engine::{
        filter::relative,
        inputs::Inputs,
        walk::{CONFIG_FILE, IGNORE_FILE, git_root, is_build_output},
    },
    lang::data::env,
};
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Larger files are no code that anybody wrote.
const MOST_BYTES: usize = 2 << 20;
/// Documents for people, and what programs tell them: nothing that reads a variable.
const DOCUMENTS: [&str; 7] = [".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt", ".log"];
/// A program in spite of its name.
const CMAKE: &str = "cmakelists.txt";
/// Folders with what is not the project's own.
const FOREIGN: [&str; 3] = [".git", "node_modules", ".feeler_cache"];

/// Ends of the names of code, scripts aside.
const CODE: [&str; 32] = [
    "c", "cc", "cjs", "clj", "cpp", "cs", "cxx", "dart", "ex", "exs", "go", "h", "hpp", "hs", "java", "js", "jsx",
    "kt", "lua", "mjs", "ml", "php", "pl", "py", "rb", "rs", "scala", "svelte", "swift", "ts", "tsx", "vue",
];

/// What a file is to a switch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// It may read it.
    Code,
    /// It tells of it.
    Told,
    /// It only declares it.
    Declares,
}

/// What is in one file.
#[derive(Default)]
struct Found {
    names: BTreeSet<String>,
    set: BTreeSet<(String, String)>,
}

pub(super) fn scan(settings: &Settings, root: &Path, inputs: &Inputs, looking: &Looking<'_>) -> Mentions {
    let files = files(settings, root);
    let (paths, listed) = listed(inputs, looking, &files);
    let mut names = looking.names.clone();
    names.extend(listed.iter().map(|it| it.name.clone()));
    let heads: BTreeSet<&str> = names.iter().map(|name| head(name)).collect();
    let rust: BTreeSet<&str> = inputs.rust_files().into_iter().collect();
    let others: Vec<&String> = files.iter().filter(|path| !rust.contains(path.as_str())).collect();
    let found: Vec<(&String, What, Found)> = others
        .into_par_iter()
        .filter_map(|path| {
            let what = what(settings, looking, path);
            let text = (what != What::Declares).then(|| text(inputs, path)).flatten()?;
            Some((path, what, words(&text, &heads, &names)))
        })
        .collect();
    let has_code = files.iter().any(|path| is_code(path) && !is_step(looking, path));
    let mut mentions = Mentions { paths, listed, has_code, ..Mentions::default() };
    for (path, what, found) in found {
        let is_doc = looking.rollout.docs.matches(path);
        if is_doc {
            mentions.docs.push(path.clone());
            mentions.told.extend(found.names.iter().cloned());
        }
        if what == What::Code && !is_doc {
            for name in found.names {
                mentions.named.entry(name).or_insert_with(|| path.clone());
            }
            for (name, word) in found.set {
                mentions.set.entry(name).or_default().insert(word);
            }
        }
    }
    mentions.hash = Some(hash(&mentions));
    mentions
}

/// The files of the project, hidden ones too, sorted.
fn files(settings: &Settings, root: &Path) -> Vec<String> {
    let in_git = git_root(root).is_some();
    let mut builder = WalkBuilder::new(root);
    builder
        .hidden(false)
        .follow_links(false)
        .ignore(false)
        .git_global(false)
        .git_exclude(false)
        .git_ignore(settings.respect_gitignore)
        .require_git(in_git)
        .parents(in_git)
        .add_custom_ignore_filename(IGNORE_FILE)
        .filter_entry(|it| !FOREIGN.iter().any(|name| it.file_name() == *name) && !is_build_output(it));
    let entries = builder.build().flatten().filter(|it| it.file_type().is_some_and(|kind| kind.is_file()));
    let mut files: Vec<String> = entries.filter_map(|it| relative(root, it.path())).collect();
    files.sort_unstable();
    files
}

fn what(settings: &Settings, looking: &Looking<'_>, path: &str) -> What {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_lock = name.ends_with(".lock") || name.ends_with("-lock.json") || name.ends_with(".lockb");
    let is_environment =
        name.starts_with(".env") || name.ends_with(".env") || looking.rollout.env_examples.matches(path);
    let manifests = looking.rollouts.manifests();
    let evidence =
        manifests.iter().flat_map(|it| &it.features).filter_map(|it| it.validated.as_ref()?.evidence.as_ref());
    let is_evidence = evidence.into_iter().any(|it| it.value == path);
    let is_own = name == CONFIG_FILE || settings.files.iter().any(|file| file.path == path);
    match () {
        () if name != CMAKE && DOCUMENTS.iter().any(|end| name.ends_with(end))
            || looking.rollout.docs.matches(path) =>
        {
            What::Told
        }
        () if is_lock || is_environment || is_evidence || is_own => What::Declares,
        () if manifests.iter().any(|it| it.path == path) => What::Declares,
        () => What::Code,
    }
}

/// Whether a file is code, scripts aside, that may read a variable.
fn is_code(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    CODE.contains(&extension)
}

/// Whether a manifest runs a file to roll back.
fn is_step(looking: &Looking<'_>, path: &str) -> bool {
    let features = looking.rollouts.manifests().iter().flat_map(|it| &it.features);
    let mut steps = features.flat_map(|it| it.rollback.iter().flat_map(|it| &it.steps));
    steps.any(|step| steps::scripts(&step.run.value).iter().any(|it| it.trim_start_matches("./") == path))
}

/// The text of a file, unless it is none.
fn text(inputs: &Inputs, path: &str) -> Option<String> {
    let bytes = inputs.texts.raw(path, MOST_BYTES)?;
    let begin = &bytes[..bytes.len().min(4096)];
    (!begin.contains(&0)).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

/// The begin of a name by which it is looked for.
fn head(name: &str) -> &str {
    name.find('_').map_or(name, |at| &name[..=at])
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The names that stand in a text as words, and what they are set to there.
fn words(text: &str, heads: &BTreeSet<&str>, names: &BTreeSet<String>) -> Found {
    let mut found = Found::default();
    for head in heads {
        for (at, _) in text.match_indices(head) {
            let starts = at == 0 || !is_word(text.as_bytes()[at - 1]);
            let rest = &text[at..];
            let end = rest.bytes().position(|byte| !is_word(byte)).unwrap_or(rest.len());
            let name = &rest[..end];
            if !starts || !names.contains(name) {
                continue;
            }
            found.names.insert(name.to_string());
            if let Some(word) = set_to(&rest[end..]) {
                found.set.insert((name.to_string(), word));
            }
        }
    }
    found
}

/// The word behind `=` or `:`, as in `NAME=false`, `NAME: "false"`, `'NAME': 'false'`.
fn set_to(rest: &str) -> Option<String> {
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let rest = rest.strip_prefix([':', '=', ','])?.trim_start_matches([' ', '"', '\'']);
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '_' | '-' | '.')).unwrap_or(rest.len());
    (end > 0).then(|| rest[..end].to_string())
}

/// The variables that lists have, as far as they are the project's: by their prefix, or because a manifest declares them.
fn listed(inputs: &Inputs, looking: &Looking<'_>, files: &[String]) -> (Vec<String>, Vec<Listed>) {
    let lists = files.iter().filter(|path| looking.rollout.env_examples.matches(path));
    let (mut paths, mut listed) = (Vec::new(), Vec::new());
    for (at, path) in lists.enumerate() {
        paths.push(path.clone());
        let Some(document) = text(inputs, path).and_then(|text| env::document(&text)) else { continue };
        let own = |name: &str| looking.rollout.is_own(name) || looking.names.contains(name);
        let place = |span: Span| Location { file: FileId((looking.first + at) as u32), span };
        let variables = document.fields().iter().filter(|field| own(&field.name));
        listed.extend(variables.map(|field| Listed { name: field.name.clone(), at: place(field.key) }));
    }
    (paths, listed)
}

/// Of everything that findings come from.
fn hash(mentions: &Mentions) -> blake3::Hash {
    let by_name: BTreeMap<&String, &String> = mentions.named.iter().collect();
    let told = (&mentions.told, &mentions.docs, mentions.has_code);
    let all = (&mentions.paths, &mentions.listed, by_name, told, &mentions.set);
    blake3::hash(format!("{all:?}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words() {
        let names: BTreeSet<String> = ["APP_A", "APP_B", "PLAIN"].map(str::to_string).into();
        let heads: BTreeSet<&str> = names.iter().map(|name| head(name)).collect();
        let found = words("process.env.APP_A ?? X_APP_B, APP_BB, APP_B_2 PLAIN", &heads, &names);
        assert_eq!(found.names.into_iter().collect::<Vec<_>>(), ["APP_A", "PLAIN"]);
    }

    #[test]
    fn what_a_name_is_set_to_is_seen() {
        for (text, word) in [
            ("=false node a.js", Some("false")),
            (": \"warn\"", Some("warn")),
            ("': 'require-signed',", Some("require-signed")),
            ("', 'false')", Some("false")),
            (" === undefined", None),
            (")", None),
        ] {
            assert_eq!(set_to(text).as_deref(), word, "{text}");
        }
    }
}
