//! Opening a log, and cutting off what a crash or a failed write has left at its end.

use super::chain::{Chain, Why, check, enough};
use super::{Broken, Checkpoint, Config, OpenError, files};
use crate::fs::{FsFile, replace};

/// The file that is written to, and what is in those before it.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) number: u32,
    /// The chain where it begins.
    pub(super) before: Chain,
    /// Bytes of the files before it.
    pub(super) bytes_before: u64,
    /// Bytes of its lines.
    pub(super) len: u64,
}

/// A log as it is on the disk.
pub(super) struct Found {
    pub(super) chain: Chain,
    pub(super) last: Last,
    /// How many bytes at the end were no line, and are gone.
    pub(super) cut: u64,
    pub(super) checkpointed: u64,
}

/// Opens the log for its next line. `known` is what this writer has written and synced itself: all else is from a write that failed, and goes. Files before
/// the one that it wrote to are not read again then.
pub(super) fn open(config: &Config, known: Option<(&Chain, &Last)>) -> Result<(Box<dyn FsFile>, Found), OpenError> {
    let checkpoint = believed(config)?;
    let mut numbers = files::numbers(&*config.fs, &config.path)?;
    if numbers.is_empty() && known.is_none() {
        files::create(config, 1)?;
        numbers.push(1);
    }
    let from = known.map_or(1, |(_, last)| last.number);
    numbers.retain(|number| *number >= from);
    let number = numbers.pop().unwrap_or(from);
    let mut last = match known {
        Some((_, last)) => Last { number, before: last.before.clone(), bytes_before: last.bytes_before, len: 0 },
        None => Last { number, before: Chain::default(), bytes_before: 0, len: 0 },
    };
    for earlier in numbers {
        let bytes = files::read(&*config.fs, &files::path_of(&config.path, earlier))?;
        let added = last.before.add_lines(&bytes, checkpoint.as_ref());
        added.map_err(files::within(&config.path, earlier, number))?;
        last.bytes_before += bytes.len() as u64;
    }
    let path = files::path_of(&config.path, number);
    let bytes = files::read(&*config.fs, &path)?;
    let known = known.map(|(chain, _)| chain);
    let found = look(last, &bytes, known, checkpoint.as_ref()).map_err(files::within(&config.path, number, number))?;
    if found.cut > 0 {
        let whole = &bytes[..bytes.len() - found.cut as usize];
        replace(&*config.fs, &path, whole).map_err(files::failed("repair", &path))?;
    } else if found.last.len == 0 {
        // Whoever made it may have died before its name was on the disk.
        config.fs.sync_dir(files::folder(&path)).map_err(files::failed("sync the folder of", &path))?;
    }
    let file = config.fs.open_append(&path).map_err(files::failed("open", &path))?;
    Ok((file, found))
}

/// The checkpoint beside the log, if it is one of this log.
fn believed(config: &Config) -> Result<Option<Checkpoint>, OpenError> {
    let checkpoint = config.checkpoint()?;
    let own = config.signer.as_ref().map(|it| it.key());
    match (&checkpoint, own) {
        (Some(it), Some(own)) if it.origin != own.name() => Err(Broken::at(1, Why::Origin).into()),
        _ => Ok(checkpoint),
    }
}

/// Verifies all lines of the last file; the last one need not be readable.
fn look(mut last: Last, bytes: &[u8], known: Option<&Chain>, checkpoint: Option<&Checkpoint>) -> Result<Found, Broken> {
    let mut chain = last.before.clone();
    let keep = known.map_or(u64::MAX, Chain::seq);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if chain.seq() >= keep {
            break;
        }
        let is_last = last.len + line.len() as u64 == bytes.len() as u64;
        let step = line.strip_suffix(b"\n").ok_or(Why::Torn).and_then(|line| chain.step(line));
        match step {
            Ok(()) => last.len += line.len() as u64,
            // It was never acknowledged. If it was, the checkpoint or nobody knows: whoever can write here can cut it off as well.
            Err(why) if is_last && why.is_unreadable() => break,
            Err(why) => return Err(Broken::at(chain.seq() + 1, why)),
        }
        check(&chain, checkpoint)?;
    }
    let checkpointed = enough(&chain, checkpoint)?;
    if known.is_some_and(|known| chain.tree != known.tree) {
        return Err(Broken::at(chain.seq() + 1, Why::Link));
    }
    let cut = bytes.len() as u64 - last.len;
    Ok(Found { chain, last, cut, checkpointed })
}
