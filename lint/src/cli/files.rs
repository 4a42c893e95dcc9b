//! Writing files that people care for.

use anyhow::{Context, Result};
use std::{fs, path::Path};

/// Writes beside the file and renames, so that a crash leaves the old text or the new one. Permissions of an old file stay.
pub(super) fn write_beside(path: &Path, text: &str) -> Result<()> {
    let failed = || format!("write `{}`", path.display());
    let mut beside = path.as_os_str().to_owned();
    beside.push(".feeler-new");
    let beside = Path::new(&beside);
    fs::write(beside, text).with_context(failed)?;
    if let Ok(old) = fs::metadata(path) {
        fs::set_permissions(beside, old.permissions()).with_context(failed)?;
    }
    fs::rename(beside, path).with_context(failed)
}
