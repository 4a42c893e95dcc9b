//! What a run leaves to the next: the linked program, so that only bodies that changed are typed again, and the findings, so that
//! a run over what it has seen is a walk and a comparison.
//!
//! Two packs. `facts.pack` holds the tables of the whole program and how it divides into bodies; it stays as it is while only
//! bodies change. `findings.pack` holds what was found the last time, and by which stamps the files are known again. Both are
//! keyed by the build of this program and by the settings; what they are about is told by hashes of contents, never by times
//! alone: a file that changed about when a pack was written is read again, as git does it.

mod pack;
#[doc(hidden)]
pub mod probe;
mod stamps;

use super::{
    analyze::{ParsedFile, Project},
    inputs::Inputs,
    sources::ReadProblem,
    walk::FileKind,
};
use crate::{
    base::{date::Date, finding::Finding, source::LineIndex},
    config::Settings,
    facts::{Allow, Outline, Problem, Program},
    lang::rust::{
        link::{Linked, Mentions, State},
        manifest::{ManifestProblem, Package},
    },
};
use pack::{Pack, Useless, Writer};
use serde::{Deserialize, Serialize};
use stamps::Stamps;
pub(super) use stamps::now;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where the cache is unless something else is said, below the project root.
pub const FOLDER: &str = ".feeler_cache";

/// The cache of a project. Nothing that goes wrong with it fails a run.
pub(super) struct Cache {
    facts: PathBuf,
    findings: PathBuf,
    /// Of the build and of everything that decides what linking keeps.
    tables: blake3::Hash,
    /// Of the build and of all settings.
    settings: blake3::Hash,
    /// What somebody may want to know.
    pub(super) notes: Vec<String>,
}

/// What was found the last time, whatever part of it was shown.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Outcome {
    pub(super) findings: Vec<Finding>,
    pub(super) suppressed: u32,
    pub(super) low_confidence: u32,
    pub(super) pedantic: u32,
    pub(super) notes: Vec<String>,
}

/// The days on which an outcome is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Days {
    pub(super) from: Date,
    /// The last day on which the next allowance to end holds.
    pub(super) until: Option<Date>,
}

/// The state of every file of a run.
pub(super) struct Contents {
    /// Hashes of the contents, parallel to the files of the tree.
    pub(super) hashes: Vec<blake3::Hash>,
    /// Of everything else that the walk tells.
    shape: blake3::Hash,
    stamps: Stamps,
    /// Whether stamps did not tell of some.
    pub(super) read: bool,
    /// What was found over the same contents with the same settings.
    pub(super) outcome: Option<(Days, Outcome)>,
}

/// What is kept of a file beside its part in the program.
#[derive(Serialize, Deserialize)]
struct KeptFile {
    hash: [u8; 32],
    outline: Outline,
    notes: Option<Box<Notes>>,
}

#[derive(Serialize, Deserialize)]
struct Notes {
    allows: Vec<Allow>,
    syntax: Vec<Problem>,
    hot: bool,
    problem: Option<ReadProblem>,
    lines: Option<LineIndex>,
}

/// The first section of `facts.pack`.
#[derive(Serialize, Deserialize)]
struct Head {
    shape: [u8; 32],
    /// Hashes of all files of the tree that are not Rust.
    others: Vec<[u8; 32]>,
    files: Vec<KeptFile>,
    effects: Vec<String>,
    under_guard: bool,
    packages: Vec<Package>,
    manifest_problems: Vec<ManifestProblem>,
}

/// A program of an earlier run.
pub(super) struct Earlier {
    pub(super) project: Project,
    /// Rust files whose contents are others now.
    pub(super) changed: Vec<u32>,
    pub(super) effects: Vec<String>,
    /// Whether it says which calls run while a guard of a lock lives.
    pub(super) under_guard: bool,
    pub(super) rest: Rest,
}

/// What of the pack has not been read.
pub(super) struct Rest(Pack);

impl Rest {
    /// Who mentions what, once the program has been read.
    pub(super) fn mentions(&self) -> Option<Mentions> {
        self.0.peek().ok()
    }
}

impl Earlier {
    /// The program, and what is needed to link it anew.
    pub(super) fn program(&mut self) -> Option<(Program, State)> {
        let program = self.rest.0.section().ok()?.to_vec();
        let state = self.rest.0.section().ok()?;
        let (program, state) = rayon::join(|| pack::decode(&program), || pack::decode(state));
        Some((program.ok()?, state.ok()?))
    }

    /// The program alone.
    pub(super) fn only_program(&mut self) -> Option<Program> {
        self.rest.0.read().ok()
    }
}

impl Cache {
    pub(super) fn new(folder: &Path, settings: &Settings) -> Self {
        let key = |of: &blake3::Hash| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
            hasher.update(&stamps::of_this_program());
            hasher.update(of.as_bytes());
            hasher.finalize()
        };
        Self {
            facts: folder.join("facts.pack"),
            findings: folder.join("findings.pack"),
            tables: key(&settings.tables),
            settings: key(&settings.fingerprint),
            notes: Vec::new(),
        }
    }

    /// Takes note that the program of an earlier run was none.
    pub(super) fn harmed(&mut self) {
        let path = self.facts.clone();
        self.useful::<()>(Err(Useless::Damaged), &path);
    }

    fn useful<T>(&mut self, read: Result<T, Useless>, path: &Path) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(Useless::Absent) => None,
            Err(why) => {
                self.notes.push(format!("ignored the cache `{}`: {why}", path.display()));
                None
            }
        }
    }

    /// Looks at the files of a run: at their stamps, and at the contents of those that stamps do not tell. Nothing, where no pack
    /// is to compare them with.
    pub(super) fn contents(&mut self, inputs: &Inputs) -> Option<Contents> {
        if !self.findings.exists() && !self.facts.exists() {
            return None;
        }
        let path = self.findings.clone();
        let opened = Pack::open(&path, &self.settings);
        let mut pack = self.useful(opened, &path);
        let known = pack.as_mut().map(Pack::read::<Stamps>);
        let known = known.and_then(|read| self.useful(read, &path));
        let (hashes, read) = stamps::look(inputs, known.as_ref());
        let shape = stamps::shape(inputs);
        let same = known.is_some_and(|known| known.same(&hashes, &shape, inputs));
        let outcome = pack.filter(|_| same).map(|mut pack| pack.read::<(Days, Outcome)>());
        let outcome = outcome.and_then(|read| self.useful(read, &path));
        Some(Contents { read, outcome, ..Contents::of(inputs, hashes, shape) })
    }

    /// The program of an earlier run over the same files, most of them with the same contents.
    pub(super) fn earlier(&mut self, inputs: &Inputs, contents: &Contents) -> Option<Earlier> {
        let path = self.facts.clone();
        let opened = Pack::open(&path, &self.tables);
        let mut pack = self.useful(opened, &path)?;
        let head = pack.read::<Head>();
        let head = self.useful(head, &path)?;
        let mut kept = head.files.into_iter();
        let mut others = head.others.iter();
        let mut earlier = Earlier {
            project: Project {
                files: Vec::new(),
                packages: head.packages,
                manifests: Vec::new(),
                manifest_problems: head.manifest_problems,
            },
            changed: Vec::new(),
            effects: head.effects,
            under_guard: head.under_guard,
            rest: Rest(pack),
        };
        if head.shape != *contents.shape.as_bytes() {
            return None;
        }
        for (entry, hash) in inputs.tree.files.iter().zip(&contents.hashes) {
            match entry.kind {
                FileKind::Rust => {
                    let file = kept.next()?;
                    if file.hash != *hash.as_bytes() {
                        earlier.changed.push(earlier.project.files.len() as u32);
                    }
                    earlier.project.files.push(file.parsed(&entry.path));
                }
                _ if others.next()? != hash.as_bytes() => return None,
                _ => {}
            }
        }
        let whole = kept.next().is_none() && others.next().is_none();
        // Where much changed, it is no use to look for what did not.
        (whole && earlier.changed.len() <= earlier.project.files.len() / 4 + 3).then_some(earlier)
    }

    /// Keeps a program. `project` says what its files held, and gives up their outlines: nobody else wants them, and memory is scarcest
    /// now. `asked` says what it was asked for: effects, and calls under guards.
    pub(super) fn keep_program(
        &self,
        inputs: &Inputs,
        contents: &Contents,
        project: &mut Project,
        asked: (&[String], bool),
        linked: &Linked,
    ) {
        let other = |(entry, _): &(&super::walk::Entry, &blake3::Hash)| entry.kind != FileKind::Rust;
        let all = inputs.tree.files.iter().zip(&contents.hashes);
        let head = Head {
            shape: *contents.shape.as_bytes(),
            others: all.filter(other).map(|(_, hash)| *hash.as_bytes()).collect(),
            files: project.files.iter_mut().map(KeptFile::of).collect(),
            effects: asked.0.to_vec(),
            under_guard: asked.1,
            packages: project.packages.clone(),
            manifest_problems: project.manifest_problems.clone(),
        };
        let write = move || -> io::Result<()> {
            self.prepare()?;
            let mut pack = Writer::new(&self.facts, &self.tables)?;
            pack.write(&head)?;
            drop(head);
            pack.write(&linked.program)?;
            pack.write(&linked.state)?;
            pack.write(&linked.mentions)?;
            pack.finish()
        };
        // A folder that cannot be written to means no cache, and nothing else.
        let _ = write();
    }

    /// Keeps an outcome.
    pub(super) fn keep_outcome(&self, contents: &Contents, days: Days, outcome: &Outcome) {
        let write = || -> io::Result<()> {
            self.prepare()?;
            let mut pack = Writer::new(&self.findings, &self.settings)?;
            pack.write(&contents.stamps)?;
            pack.write(&(days, outcome))?;
            pack.finish()
        };
        let _ = write();
    }

    /// Makes the folder, with what tells git and backups to leave it alone.
    fn prepare(&self) -> io::Result<()> {
        let folder = self.facts.parent().unwrap_or(Path::new("."));
        if folder.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        fs::write(folder.join(".gitignore"), "*\n")?;
        fs::write(
            folder.join("CACHEDIR.TAG"),
            "Signature: 8a477f597d28d172789f06886806bc55\n# What `feeler check` knows from the last run. It may be deleted at any time.\n",
        )
    }
}

impl Contents {
    fn of(inputs: &Inputs, hashes: Vec<blake3::Hash>, shape: blake3::Hash) -> Self {
        let stamps = Stamps::of(inputs, &hashes, &shape);
        Self { hashes, shape, stamps, read: true, outcome: None }
    }

    /// What a project was read from.
    pub(super) fn of_project(inputs: &Inputs, project: &Project) -> Self {
        let mut files = project.files.iter().map(|file| file.hash);
        let mut manifests = project.manifests.iter().copied();
        let hashes = inputs.tree.files.iter().map(|entry| {
            let hash = match entry.kind {
                FileKind::Rust => files.next(),
                FileKind::Manifest => manifests.next(),
                FileKind::Lock => None,
            };
            hash.unwrap_or(stamps::UNREAD)
        });
        Self::of(inputs, hashes.collect(), stamps::shape(inputs))
    }
}

impl KeptFile {
    fn of(file: &mut ParsedFile) -> Self {
        let silent = file.allows.is_empty() && file.syntax.is_empty() && !file.hot && file.problem.is_none();
        let notes = || {
            Box::new(Notes {
                allows: file.allows.clone(),
                syntax: file.syntax.clone(),
                hot: file.hot,
                problem: file.problem.clone(),
                lines: file.lines.clone(),
            })
        };
        Self { hash: *file.hash.as_bytes(), outline: std::mem::take(&mut file.outline), notes: (!silent).then(notes) }
    }

    fn parsed(self, path: &str) -> ParsedFile {
        let hash = blake3::Hash::from_bytes(self.hash);
        let mut file = ParsedFile { outline: self.outline, ..ParsedFile::empty(path, hash) };
        if let Some(notes) = self.notes {
            let Notes { allows, syntax, hot, problem, lines } = *notes;
            file = ParsedFile { allows, syntax, hot, problem, lines, ..file };
        }
        file
    }
}

impl Days {
    /// Whether an outcome of these days is what a run on `day` would give.
    pub(super) fn hold(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// The days on which a run gives what it gives on `from`, with allowances that end on `ends`.
    pub(super) fn of(from: Date, ends: impl Iterator<Item = Date>) -> Self {
        Self { from, until: ends.filter(|end| from <= *end).min() }
    }
}
