//! Opening a log, and cutting off what a crash or a failed write has left at its end.

use std::io;

use super::chain::{Chain, MAX_LINE, Why, check};
use super::{Broken, Config, OpenError};
use crate::fs::{FsFile, replace};

/// A log as it is on the disk.
pub(super) struct Found {
    pub(super) chain: Chain,
    pub(super) len: u64,
    /// How many bytes at the end were no line, and are gone.
    pub(super) cut: u64,
    pub(super) checkpointed: u64,
}

/// Opens the log for its next line. `known` is what this writer has written and synced itself: all else is from a write that failed, and goes.
pub(super) fn open(config: &Config, known: Option<(&Chain, u64)>) -> Result<(Box<dyn FsFile>, Found), OpenError> {
    let failed = |what| {
        let path = config.path.clone();
        move |source| OpenError::Io { what, path, source }
    };
    let bytes = match config.fs.read(&config.path, config.max_bytes.saturating_add(MAX_LINE as u64 + 1)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && known.is_none() => {
            let file = config.fs.create_new(&config.path).map_err(failed("make"))?;
            drop(file);
            config.fs.sync_dir(config.folder()).map_err(failed("sync the folder of"))?;
            Vec::new()
        }
        Err(source) => return Err(failed("read")(source)),
    };
    let found = look(config, &bytes, known)?;
    if found.cut > 0 {
        replace(&*config.fs, &config.path, &bytes[..bytes.len() - found.cut as usize]).map_err(failed("repair"))?;
    }
    let file = config.fs.open_append(&config.path).map_err(failed("open"))?;
    Ok((file, found))
}

/// Verifies all lines; the last one need not be readable.
fn look(config: &Config, bytes: &[u8], known: Option<(&Chain, u64)>) -> Result<Found, OpenError> {
    let checkpoint = config.checkpoint()?;
    let checkpoint = checkpoint.as_ref();
    let own = config.signer.as_ref().map(|it| it.key());
    if let (Some(it), Some(own)) = (checkpoint, &own)
        && it.origin != own.name()
    {
        return Err(Broken { line: 1, why: Why::Origin }.into());
    }
    let mut chain = Chain::default();
    let mut len = 0;
    let keep = known.map_or(u64::MAX, |(_, len)| len);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if len >= keep {
            break;
        }
        let last = len + line.len() as u64 == bytes.len() as u64;
        let step = line.strip_suffix(b"\n").ok_or(Why::Torn).and_then(|line| chain.step(line));
        match step {
            Ok(()) => len += line.len() as u64,
            // It was never acknowledged. If it was, the checkpoint or nobody knows: whoever can write here can cut it off as well.
            Err(why) if last && why.is_unreadable() => break,
            Err(why) => return Err(Broken { line: chain.seq() + 1, why }.into()),
        }
        check(&chain, checkpoint)?;
    }
    let covered = checkpoint.map_or(0, |it| it.size);
    if chain.seq() < covered {
        return Err(Broken { line: chain.seq() + 1, why: Why::Truncated { checkpoint: covered } }.into());
    }
    if let Some((known, len)) = known
        && (chain.tree != known.tree || bytes.len() < len as usize)
    {
        return Err(Broken { line: chain.seq() + 1, why: Why::Link }.into());
    }
    Ok(Found { chain, len, cut: bytes.len() as u64 - len, checkpointed: covered })
}
