//! Snapshots: a state in place of the records that made it.

use std::io;
use std::path::Path;

use super::format::{self, HEADER, Header};
use super::{Closed, CommitError, Journal};

/// What is added to the name of a snapshot while it is being written.
pub(super) const TEMPORARY: &str = ".tmp";

impl Journal {
    /// Writes a state down that `covers` all records below that number, and removes the files that it makes superfluous: temporary file,
    /// `fdatasync`, rename, `fsync` of the folder, and only then the removal. The caller takes `covers` from [`durable`](Journal::durable) or
    /// [`push`](Journal::push) when the state is made. Records that were not durable and are covered are so afterwards.
    ///
    /// # Errors
    /// When the file system refuses; then what was durable is so still. And when no frame that is not durable ends at `covers`, nor the
    /// durable ones.
    pub fn snapshot(&mut self, covers: u64, state: &[u8]) -> Result<(), CommitError> {
        let below = self.covered.is_some_and(|covered| covers < covered);
        if below || !(covers == self.durable || self.backlog.has_end(covers)) {
            return Err(CommitError::Uncoverable { covers });
        }
        let name = format::snapshot_name(covers);
        self.write_snapshot(&name, covers, state)?;
        self.snapshots.retain(|file| file.name != name);
        let bytes = (HEADER + state.len()) as u64;
        self.snapshots.push(Closed { name, bytes, end: covers, damaged: false });
        self.covered = Some(covers);
        // All of the segment is covered now. The room that is left in it is given back where that is little.
        if covers >= self.durable && self.active.as_ref().is_some_and(super::Active::is_mostly_used) {
            self.close_active();
        }
        self.durable = self.durable.max(covers);
        self.backlog.consume_below(covers);
        self.sweep();
        Ok(())
    }

    fn write_snapshot(&self, name: &str, covers: u64, state: &[u8]) -> Result<(), CommitError> {
        let path = self.config.path(name);
        let temporary = crate::fs::beside(&path, TEMPORARY);
        let header = Header {
            schema: self.config.schema,
            epoch: self.epoch,
            number: 0,
            seq: covers,
            len: state.len() as u64,
            crc: crc32c::crc32c(state),
        };
        let failed = |what, path: &Path| {
            let path = path.to_path_buf();
            move |source| CommitError::Io { what, path, source }
        };
        let fs = &self.config.fs;
        self.write_temporary(&temporary, &header, state).map_err(failed("write the snapshot", &temporary))?;
        fs.rename(&temporary, &path).map_err(failed("rename the new snapshot to", &path))?;
        fs.sync_dir(&self.config.dir).map_err(failed("sync the folder of the snapshot", &self.config.dir))
    }

    fn write_temporary(&self, path: &Path, header: &Header, state: &[u8]) -> io::Result<()> {
        let fs = &self.config.fs;
        // One may be left from an attempt that failed, or from another life.
        match fs.remove(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = fs.create_new(path)?;
        let written = file
            .write_at(&header.put_snapshot(), 0)
            .and_then(|()| file.write_at(state, HEADER as u64))
            .and_then(|()| file.sync_data());
        if written.is_err() {
            // It is removed for the room that it takes; what cannot be removed is replaced by the next attempt.
            let _ = fs.remove(path);
        }
        written
    }
}
