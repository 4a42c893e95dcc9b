//! What dead instances have left is added to our totals, once.
//!
//! The folder of a dead instance `a` is claimed by renaming it to `a.by.b`, where `b` is ours, while its lock is held. Then its
//! totals go into our journal in one frame that also names it, and when that is durable the folder is removed. Whoever finds
//! `a.by.b` after a crash of `b` finds in the journal of `b` whether it was counted; so nobody looks at such a folder but who
//! adopts `b`, or `b` itself when it is started again under the same name.

use std::io;
use std::path::PathBuf;

use super::Shared;
use super::state::Replay;
use crate::journal::{Journal, JournalConfig, OpenError};
use crate::record::Record;
use crate::sync::{Ordering, lock};

const BY: &str = ".by.";
const LOCK: &str = "lock";

impl<R: Record> Shared<R> {
    pub(super) fn journal_config(&self, folder: &str) -> JournalConfig {
        journal_config::<R>(&self.config, folder)
    }

    /// Adopts what there is. What cannot be adopted now stays as it is, and is tried again.
    pub(super) fn adopt_orphans(&self) {
        let result = self.try_adopt();
        lock(&self.stats).adoption_error = result.err();
    }

    fn try_adopt(&self) -> Result<(), String> {
        let mut first_error = None;
        // Claims of an earlier life of ours, under the same name.
        let own = self.settle(&self.instance);
        let found = own.and_then(|()| self.list()).map_err(|error| format!("failed to look for orphans: {error}"))?;
        for name in found.iter().filter(|it| !it.contains('.') && **it != self.instance) {
            let has_claims = found.iter().any(|it| owner(it) == Some(name));
            if let Err(error) = self.adopt_one(name, has_claims) {
                first_error.get_or_insert(format!("failed to adopt {name}: {error}"));
            }
        }
        first_error.map_or(Ok(()), Err)
    }

    fn list(&self) -> io::Result<Vec<String>> {
        self.config.fs.list(&self.config.root)
    }

    fn path(&self, folder: &str) -> PathBuf {
        self.config.root.join(folder)
    }

    /// Adopts an instance, unless it lives. A folder without a lock is not an instance's. One with nothing but a lock may be that of an
    /// instance which is just being started; it has nothing to adopt. But what it had claimed is adopted in any case.
    fn adopt_one(&self, name: &str, has_claims: bool) -> Result<(), String> {
        let (fs, from) = (&self.config.fs, self.path(name));
        let names = match fs.list(&from) {
            Ok(names) => names,
            // A file, or a folder that another instance has adopted meanwhile.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotADirectory | io::ErrorKind::NotFound) => {
                return Ok(());
            }
            Err(error) => return Err(error.to_string()),
        };
        if !has_claims && (names.len() < 2 || !names.iter().any(|it| it == LOCK)) {
            return Ok(());
        }
        let claimed = format!("{name}{BY}{}", self.instance);
        {
            let Some(_lock) = fs.lock(&from.join(LOCK)).map_err(|it| it.to_string())? else { return Ok(()) };
            fs.rename(&from, &self.path(&claimed)).map_err(|it| it.to_string())?;
        }
        fs.sync_dir(&self.config.root).map_err(|it| it.to_string())?;
        self.count(name, &claimed)
    }

    /// Adds the totals of a folder that we have claimed to ours, unless they are in there already, and removes it.
    fn count(&self, name: &str, claimed: &str) -> Result<(), String> {
        let mut replay = Replay::<R>::default();
        let known = lock(&self.aggregator).names().contains(name);
        let (journal, recovery) = match Journal::open(self.journal_config(claimed), &mut replay) {
            Ok(opened) => opened,
            Err(error) => {
                if !known {
                    // For an instance that can read it.
                    let _ = self.config.fs.rename(&self.path(claimed), &self.path(name));
                }
                // Another type of records has the same root: not ours to adopt.
                return if matches!(error, OpenError::OtherSchema { .. }) { Ok(()) } else { Err(error.to_string()) };
            }
        };
        let mut names = std::mem::take(&mut replay.names);
        names.insert(name.to_owned());
        if !known {
            self.adopt(replay.totals, &names);
            lock(&self.stats).adopted += 1;
        }
        // Also where it was known before: it may have been counted a moment ago, and the disk have failed since.
        let turn = self.turn.load(Ordering::Acquire);
        if !self.pump_until(turn) {
            return Err("the disk does not take it now; it is tried again".to_owned());
        }
        self.settle(name).map_err(|it| it.to_string())?;
        drop(journal);
        self.retire(name, claimed, !recovery.corrupt.is_empty()).map_err(|it| it.to_string())?;
        self.forget(&names);
        Ok(())
    }

    /// Deals with what an instance, which is ours or counted in ours, had claimed.
    fn settle(&self, name: &str) -> io::Result<()> {
        for folder in self.list()? {
            if let Some((orphan, by)) = folder.split_once(BY)
                && by == name
            {
                // One that is not in the names is counted now; one that is, is only removed.
                self.count(orphan, &folder).map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    /// Removes a folder, or sets it aside where something in it was damaged.
    fn retire(&self, name: &str, claimed: &str, damaged: bool) -> io::Result<()> {
        let (fs, dir) = (&self.config.fs, self.path(claimed));
        if damaged {
            fs.rename(&dir, &self.path(&format!("{name}.damaged")))?;
        } else {
            for file in fs.list(&dir)? {
                fs.remove(&dir.join(file))?;
            }
            // Before we forget that it was counted: at the worst an empty folder comes back after a power cut.
            fs.sync_dir(&dir)?;
            fs.remove_dir(&dir)?;
        }
        fs.sync_dir(&self.config.root)
    }
}

/// Who has claimed a folder.
fn owner(folder: &str) -> Option<&str> {
    folder.split_once(BY).map(|(_, by)| by)
}

pub(super) fn journal_config<R: Record>(config: &super::Config, folder: &str) -> JournalConfig {
    JournalConfig {
        dir: config.root.join(folder),
        segment_bytes: config.segment_bytes,
        disk_max: config.disk_max,
        schema: R::SCHEMA,
        fs: std::sync::Arc::clone(&config.fs),
    }
}

#[cfg(all(test, feature = "sim"))]
#[path = "orphans_tests.rs"]
mod tests;
