//! Files of keys, signatures and trust stores: read within bounds, written whole, private ones for their owner only.

use anyhow::{Context, Result, bail};
use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// No key and no document is larger.
const MOST_BYTES: u64 = 1 << 20;

/// The bytes of a file; they are overwritten when they are no longer needed.
pub(super) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let shown = path.display();
    let file = File::open(path).with_context(|| format!("read `{shown}`"))?;
    let size = file.metadata().with_context(|| format!("read `{shown}`"))?;
    if !size.is_file() {
        bail!("read `{shown}`: it is not a regular file");
    }
    // Enough from the beginning: a vector that grows leaves copies behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(size.len().min(MOST_BYTES) as usize + 1));
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).with_context(|| format!("read `{shown}`"))?;
    if bytes.len() as u64 > MOST_BYTES {
        bail!("read `{shown}`: it is larger than 1 MiB");
    }
    Ok(bytes)
}

/// The same as text.
pub(super) fn read_text(path: &Path) -> Result<String> {
    let bytes = read(path)?;
    let text = std::str::from_utf8(&bytes).with_context(|| format!("read `{}` as text", path.display()))?;
    Ok(text.to_string())
}

/// Writes a new file that only its owner can read. One that is there stays as it is.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write_with(&options, path, bytes)
}

/// Writes a new file; an old one only if that is wanted.
pub(super) fn write_new(path: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(!replace).create(replace).truncate(replace);
    write_with(&options, path, bytes)
}

fn write_with(options: &OpenOptions, path: &Path, bytes: &[u8]) -> Result<()> {
    let shown = path.display();
    let mut file = match options.open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!("write `{shown}`: it is there already; give another name, or remove it first");
        }
        other => other.with_context(|| format!("write `{shown}`"))?,
    };
    file.write_all(bytes).and_then(|()| file.sync_all()).with_context(|| format!("write `{shown}`"))
}

/// Puts a file in the place of another, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let shown = path.display();
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("write `{shown}`"))?;
    beside.write_all(bytes).and_then(|()| beside.as_file().sync_all()).with_context(|| format!("write `{shown}`"))?;
    #[cfg(unix)]
    {
        // A temporary file is its owner's alone; what it replaces is for everybody.
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o644);
        beside.as_file().set_permissions(mode).with_context(|| format!("write `{shown}`"))?;
    }
    beside.persist(path).with_context(|| format!("write `{shown}`"))?;
    Ok(())
}

/// A path with something behind its name.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
