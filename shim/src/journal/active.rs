//! The segment that is being written to.

use std::io;

use super::format::{self, HEADER, Header};
use super::{Closed, CommitError, Journal};
use crate::fs::FsFile;

/// A segment that has not failed yet.
#[derive(Debug)]
pub(super) struct Active {
    file: Box<dyn FsFile>,
    name: String,
    seed: u32,
    /// Where the next frame goes.
    at: u64,
    len: u64,
    /// Nothing in it is durable, nor is its name.
    fresh: bool,
}

impl Active {
    pub(super) fn bytes(&self) -> u64 {
        self.len
    }

    fn room(&self) -> u64 {
        self.len - self.at
    }

    /// Whether less than half of it is free.
    pub(super) fn is_mostly_used(&self) -> bool {
        self.room() < self.len / 2
    }

    /// All of it that is durable ends at `end`.
    fn close(self, end: u64) -> Closed {
        Closed { name: self.name, bytes: self.len, end, damaged: false }
    }
}

impl Journal {
    /// Sees to it that there is a segment with room for a frame of `first` bytes.
    pub(super) fn make_room(&mut self, first: u64) -> Result<(), CommitError> {
        if self.active.as_ref().is_some_and(|active| active.room() >= first) {
            return Ok(());
        }
        self.close_active();
        let full = self.config.segment().max(HEADER as u64 + first);
        let disk_bytes = self.disk_bytes();
        if disk_bytes.saturating_add(full) > self.config.disk_max {
            return Err(CommitError::Full { disk_bytes, disk_max: self.config.disk_max });
        }
        match self.create_segment(full) {
            // There may be room for what is here, if not for what is to come.
            Err(error) if error.is_disk_full() => {
                let enough = HEADER as u64 + first.max(self.backlog.bytes() as u64).min(full - HEADER as u64);
                self.create_segment(enough)
            }
            done => done,
        }
    }

    fn create_segment(&mut self, len: u64) -> Result<(), CommitError> {
        // A name is used once, even when nothing came of it.
        self.number += 1;
        let name = format::segment_name(self.epoch, self.number);
        let path = self.config.path(&name);
        let header = Header {
            schema: self.config.schema,
            epoch: self.epoch,
            number: self.number,
            seq: self.durable,
            len: 0,
            crc: 0,
        };
        let failed = |source| CommitError::Io { what: "make the segment", path: path.clone(), source };
        let mut file = self.config.fs.create_new(&path).map_err(failed)?;
        let prepared = file.preallocate(len).and_then(|()| file.write_at(&header.put_segment(), 0));
        let seed = format::seed(self.epoch, self.number);
        let active = Active { file, name, seed, at: HEADER as u64, len, fresh: true };
        self.active = Some(active);
        prepared.map_err(|source| {
            self.give_up();
            failed(source)
        })
    }

    /// Writes and syncs as much of the backlog as the segment has room for.
    pub(super) fn write_some(&mut self) -> Result<(), CommitError> {
        let Some(active) = &mut self.active else { return Ok(()) };
        let Some((batch, bytes)) = self.backlog.seal(active.room(), active.seed, !active.fresh) else { return Ok(()) };
        let written = active.file.write_at(bytes, active.at).map_err(|error| ("write to the segment", error));
        let synced = written.and_then(|()| active.file.sync_data().map_err(|error| ("sync the segment", error)));
        let named = synced.and_then(|()| match active.fresh {
            true => {
                self.config.fs.sync_dir(&self.config.dir).map_err(|error| ("sync the folder of the segment", error))
            }
            false => Ok(()),
        });
        if let Err((what, source)) = named {
            let path = self.config.path(&active.name);
            self.give_up();
            return Err(CommitError::Io { what, path, source });
        }
        active.at += batch.bytes as u64;
        active.fresh = false;
        self.durable = batch.end;
        self.backlog.consume(batch.bytes);
        Ok(())
    }

    /// Nothing is written to the segment any more.
    pub(super) fn close_active(&mut self) {
        if let Some(active) = self.active.take() {
            self.closed.push(active.close(self.durable));
        }
    }

    /// After an error the segment is not trusted. What is durable in it stays; where that is nothing, the file is removed.
    fn give_up(&mut self) {
        if self.active.as_ref().is_some_and(|active| active.fresh) {
            self.closed.extend(self.active.take().map(|active| active.close(0)));
            self.sweep();
        } else {
            self.close_active();
        }
    }

    /// Removes files that nobody needs: those that a snapshot covers, and those in which nothing became durable. What cannot be removed now is tried again the next time.
    pub(super) fn sweep(&mut self) {
        let covered = self.covered.unwrap_or(0);
        let config = &self.config;
        let gone = |file: &Closed| -> bool {
            let path = config.path(&file.name);
            let done = if file.damaged {
                config.fs.rename(&path, &config.path(&format!("{}.damaged", file.name)))
            } else {
                config.fs.remove(&path)
            };
            match done {
                Ok(()) => true,
                Err(error) => error.kind() == io::ErrorKind::NotFound,
            }
        };
        self.closed.retain(|file| file.end > covered || !gone(file));
        self.snapshots.retain(|file| file.end > covered || (file.end == covered && !file.damaged) || !gone(file));
    }
}
