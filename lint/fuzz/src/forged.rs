//! A project whose packs can be forged, and runs over it.

use feeler_lint::{
    base::report::Report,
    config::Settings,
    engine::{
        Scope,
        cache::probe::{forge, sections},
        check_scope,
        load::{Request, load},
    },
};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

const MANIFEST: &str = "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
const LIB: &str = include_str!("../project/lib.rs");
const STORE: &str = include_str!("../project/store.rs");
/// What changes in `lib.rs`.
const EDIT: (&str, &str) = ("// An edit.", "let n = 1;\n    drop(n);");

/// What can be forged.
const KINDS: u8 = 6;
/// The sections of `facts.pack`; those behind them are of `findings.pack`.
const OF_FACTS: u8 = 3;
const PROGRAM: usize = 1;
/// Bytes of an edit.
const EDIT_BYTES: usize = 8;

/// The project, with one of its bodies changed since its program was kept, and as it was.
pub struct Forged {
    changed: Kept,
    same: Kept,
}

/// A project with what was kept of it.
struct Kept {
    root: PathBuf,
    settings: Settings,
    facts: Vec<u8>,
    findings: Vec<u8>,
}

/// A pack of which one section is forged.
struct Section<'f> {
    of: &'f Kept,
    is_facts: bool,
    at: usize,
}

impl Forged {
    /// Writes the project to folders of its own.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let root = std::env::temp_dir().join(format!("feeler-fuzz-{}", std::process::id()));
        let same = Kept::new(&root.join("same"))?;
        let mut changed = Kept::new(&root.join("changed"))?;
        fs::write(changed.root.join("src/lib.rs"), LIB.replace(EDIT.0, EDIT.1))?;
        let report = changed.check();
        assert!(report.phases.iter().any(|(phase, _)| *phase == "relink"), "the edit is not of a body");
        assert!(report.findings.len() > 1, "there is little to find");
        changed.findings = fs::read(changed.root.join("cache/findings.pack"))?;
        Ok(Self { changed, same })
    }

    /// Inputs to begin with: what packs really hold, and single edits all over them.
    pub fn inputs(&self) -> Vec<Vec<u8>> {
        const STEPS: usize = 96;
        let all = (0..KINDS).flat_map(|kind| {
            let len = self.section(kind).bytes().len();
            let edits = (0..len).step_by(len / STEPS + 1).map(move |place| {
                let how = (place % 8) as u8;
                let place = (place as u32).to_le_bytes();
                [&[kind], &place[..3], &[how, 0x7f, 0, 1, 0x3f]].concat()
            });
            edits.chain([vec![kind]])
        });
        all.collect()
    }

    fn section(&self, kind: u8) -> Section<'_> {
        match kind % KINDS {
            at if at < OF_FACTS => Section { of: &self.changed, is_facts: true, at: at.into() },
            at if at < KINDS - 1 => Section { of: &self.changed, is_facts: false, at: (at - OF_FACTS).into() },
            // With the same texts, the program is taken as it is.
            _ => Section { of: &self.same, is_facts: true, at: PROGRAM },
        }
    }

    /// Runs with other bytes in one section: the first says in which, then come [edits](edited).
    pub fn run(&self, input: &[u8]) -> Option<Report> {
        let (kind, edits) = input.split_first()?;
        let section = self.section(*kind);
        let forged = forge(section.pack().clone(), section.at, &edited(section.bytes(), edits));
        let cache = section.of.root.join("cache");
        if section.is_facts {
            // What was found before would be taken for the answer.
            let _ = fs::remove_file(cache.join("findings.pack"));
            fs::write(cache.join("facts.pack"), forged).ok()?;
        } else {
            fs::write(cache.join("facts.pack"), &section.of.facts).ok()?;
            fs::write(cache.join("findings.pack"), forged).ok()?;
        }
        Some(section.of.check())
    }
}

impl Section<'_> {
    fn pack(&self) -> &Vec<u8> {
        if self.is_facts { &self.of.facts } else { &self.of.findings }
    }

    fn bytes(&self) -> Vec<u8> {
        sections(self.pack().clone()).swap_remove(self.at)
    }
}

impl Kept {
    fn new(root: &Path) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(root.join("src"))?;
        let root = root.canonicalize()?;
        fs::write(root.join("Cargo.toml"), MANIFEST)?;
        fs::write(root.join("src/lib.rs"), LIB)?;
        fs::write(root.join("src/store.rs"), STORE)?;
        let mut settings = load(&Request { isolated: true, ..Request::default() })?.settings;
        settings.threads = Some(1);
        let mut kept = Self { root, settings, facts: Vec::new(), findings: Vec::new() };
        kept.check();
        kept.facts = fs::read(kept.root.join("cache/facts.pack"))?;
        kept.findings = fs::read(kept.root.join("cache/findings.pack"))?;
        Ok(kept)
    }

    fn check(&self) -> Report {
        let scope = Scope { cache: Some(self.root.join("cache")), ..Scope::default() };
        check_scope(&self.settings, &self.root, &scope).expect("nothing that a pack holds fails a run")
    }
}

/// A section with other bytes here and there. Sections are hundreds of kilobytes, most of it about the standard library, and of
/// random changes to one nearly all make it unreadable. So an input holds changes: a place, how, and up to four bytes. Half of them
/// keep numbers as long as they are, so that all that follows is read as it was.
fn edited(mut section: Vec<u8>, edits: &[u8]) -> Vec<u8> {
    for edit in edits.chunks_exact(EDIT_BYTES) {
        let place = u32::from_le_bytes([edit[0], edit[1], edit[2], 0]) as usize % (section.len() + 1);
        let how = usize::from(edit[3]);
        let bytes = &edit[4..][..how / 2 % 4 + 1];
        if how % 2 == 0 {
            for (old, new) in section[place..].iter_mut().zip(bytes) {
                *old = *old & 0x80 | new & 0x7f;
            }
        } else {
            let end = (place + how / 8 % 4).min(section.len());
            section.splice(place..end, bytes.iter().copied());
        }
    }
    section
}
