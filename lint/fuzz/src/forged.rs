//! A project whose packs can be forged, and runs over it.

use feeler_lint::{
    base::report::Report,
    config::Settings,
    engine::{
        Scope,
        cache::probe::{self, forge, sections},
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
/// Where a body is edited.
const PLACE: &str = "// An edit.";
/// A body changes.
const BODY: (&str, &str) = ("let n = 1;", "");
/// A function comes.
const FUNCTION: (&str, &str) = ("more();", "\nfn more() {\n    let _ = std::fs::read(\"d\");\n}\n");

/// Sections of `facts.pack`, and of `findings.pack`.
const OF_FACTS: u8 = 4;
const OF_FINDINGS: u8 = 2;
const PROGRAM: u8 = 1;
/// What can be forged: `facts.pack` over two edits, `findings.pack`, and the program over the same texts.
const KINDS: u8 = 2 * OF_FACTS + OF_FINDINGS + 1;
/// Bytes of an edit.
const EDIT_BYTES: usize = 8;

/// The project as it was, and edited since its program was kept.
pub struct Forged {
    same: Kept,
    changed: Kept,
    grown: Kept,
}

/// A project with what was kept of it.
struct Kept {
    root: PathBuf,
    settings: Settings,
    facts: Vec<u8>,
    findings: Vec<u8>,
}

/// A section that is forged.
struct Section<'f> {
    of: &'f Kept,
    is_facts: bool,
    at: usize,
}

impl Forged {
    /// Writes the project to folders of its own.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let root = std::env::temp_dir().join(format!("feeler-fuzz-{}", std::process::id()));
        let kept = |name: &str, edit| Kept::new(&root.join(name), edit);
        Ok(Self { same: kept("same", (PLACE, ""))?, changed: kept("changed", BODY)?, grown: kept("grown", FUNCTION)? })
    }

    /// Inputs to begin with: what packs really hold, and single edits all over them.
    pub fn inputs(&self) -> Vec<Vec<u8>> {
        const STEPS: usize = 64;
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
        let (of, is_facts, at) = match kind % KINDS {
            at if at < OF_FACTS => (&self.changed, true, at),
            at if at < 2 * OF_FACTS => (&self.grown, true, at - OF_FACTS),
            at if at < KINDS - 1 => (&self.changed, false, at - 2 * OF_FACTS),
            // With the same texts, the program is taken as it is.
            _ => (&self.same, true, PROGRAM),
        };
        Section { of, is_facts, at: at.into() }
    }

    /// Runs with other bytes in one section: the first says in which, then come [edits](edited).
    pub fn run(&self, input: &[u8]) -> Option<Report> {
        let (kind, edits) = input.split_first()?;
        let section = self.section(*kind);
        let bytes = edited(section.bytes(), edits);
        if !section.is_readable(&bytes) {
            // Everything is linked afresh then, which takes long and says nothing.
            return None;
        }
        let forged = forge(section.pack().clone(), section.at, &bytes);
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

    fn is_readable(&self, bytes: &[u8]) -> bool {
        let kind = self.at as u8 + if self.is_facts { OF_FINDINGS } else { 0 };
        probe::read(&[&[kind], bytes].concat())
    }
}

impl Kept {
    /// The project, kept and then edited: in a body, and at the end of the file.
    fn new(root: &Path, (inside, behind): (&str, &str)) -> Result<Self, Box<dyn Error>> {
        fs::create_dir_all(root.join("src"))?;
        let root = root.canonicalize()?;
        fs::write(root.join("Cargo.toml"), MANIFEST)?;
        fs::write(root.join("src/lib.rs"), LIB)?;
        fs::write(root.join("src/store.rs"), STORE)?;
        let mut settings = load(&Request { isolated: true, ..Request::default() })?.settings;
        settings.threads = Some(1);
        let mut kept = Self { root, settings, facts: Vec::new(), findings: Vec::new() };
        assert!(kept.check().findings.len() > 1, "there is little to find");
        kept.facts = fs::read(kept.root.join("cache/facts.pack"))?;
        fs::write(kept.root.join("src/lib.rs"), LIB.replace(PLACE, inside) + behind)?;
        fs::remove_file(kept.root.join("cache/findings.pack"))?;
        assert!(
            kept.check().phases.iter().any(|(phase, _)| *phase == "relink"),
            "an edit takes linking afresh: {inside}{behind}"
        );
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
