//! Writes the first inputs of all targets to `corpus/`: our own sources, the fixtures, and what their runs leave in a cache.

use feeler_fuzz::Forged;
use feeler_lint::{
    cli::policy::probe as keys,
    engine::{
        self, Scope,
        cache::probe,
        load::{Request, load},
    },
};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

/// Longer inputs slow a fuzzer down more than they teach it.
const LONGEST: usize = 64 << 10;
/// What the names of switches begin with.
const PREFIX: &[u8] = b"OPENCODE_";

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../..");
    let [extract, cache, link, flags] =
        ["extract", "cache", "link", "flags"].map(|target| here.join("corpus").join(target));
    for folder in [&extract, &cache, &link, &flags] {
        fs::create_dir_all(folder)?;
    }
    let mut files = Vec::new();
    for folder in ["lint/src", "tests", "rules/shapes", "shim"] {
        rust_files(&root.join(folder), &mut files)?;
    }
    for file in &files {
        let bytes = fs::read(file)?;
        put(&extract, &bytes)?;
        put(&link, &bytes)?;
        if bytes.windows(PREFIX.len()).any(|it| it == PREFIX) {
            put(&flags, &bytes)?;
        }
    }
    let folder = std::env::temp_dir().join(format!("feeler-seeds-{}", std::process::id()));
    let settings = load(&Request { isolated: true, ..Request::default() })?.settings;
    for family in fs::read_dir(root.join("tests/fixtures"))? {
        for case in fs::read_dir(family?.path())? {
            let scope = Scope { cache: Some(folder.clone()), ..Scope::default() };
            engine::check_scope(&settings, &case?.path(), &scope)?;
            for (name, first) in [("findings.pack", 0), ("facts.pack", 2)] {
                for (kind, section) in (first..).zip(probe::sections(fs::read(folder.join(name))?)) {
                    put(&cache, &[&[kind], section.as_slice()].concat())?;
                }
            }
            fs::remove_dir_all(&folder)?;
        }
    }
    // A program and tables of nothing: those of fixtures hold the standard library, too.
    for kind in [3, 4, 5] {
        put(&cache, &[&[kind][..], &[0; 256]].concat())?;
    }
    let run = here.join("corpus/run");
    fs::create_dir_all(&run)?;
    for input in Forged::new()?.inputs() {
        put(&run, &input)?;
    }
    put_data(&root.join("tests/fixtures"), &here.join("corpus/data"))?;
    let folder = here.join("corpus/keys");
    fs::create_dir_all(&folder)?;
    for file in keys::files([7; 32]) {
        put(&folder, &[&[1], file.as_bytes()].concat())?;
    }
    println!("{} and {} inputs", fs::read_dir(extract)?.count(), fs::read_dir(cache)?.count());
    Ok(())
}

/// Data files, each behind the number of its format.
fn put_data(from: &Path, into: &Path) -> std::io::Result<()> {
    fs::create_dir_all(into)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        let kinds: &[u8] = match name.as_str() {
            _ if path.is_dir() => {
                put_data(&path, into)?;
                continue;
            }
            name if name.ends_with(".json") => &[0, 4],
            name if name.ends_with(".toml") => &[1],
            name if name.contains(".env") => &[2],
            ".gitattributes" => &[3],
            _ => &[],
        };
        for kind in kinds {
            put(into, &[&[*kind], fs::read(&path)?.as_slice()].concat())?;
        }
    }
    Ok(())
}

fn put(folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if bytes.len() > LONGEST {
        return Ok(());
    }
    let name = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    fs::write(folder.join(format!("{name:016x}")), bytes)
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => rust_files(&path, into)?,
            false if path.extension().is_some_and(|it| it == "rs") => into.push(path),
            false => {}
        }
    }
    Ok(())
}
