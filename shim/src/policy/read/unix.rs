//! Folders and files by their descriptors, opened one below the other.

use std::fs::{File, Metadata};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use super::{Problem, Reason, by_kind, problem};

/// A folder that stays the same one whatever happens to its name.
#[derive(Debug)]
pub(super) struct Folder(OwnedFd);

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

impl Folder {
    pub(super) fn pin(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, FOLDER, Mode::empty())?))
    }

    pub(super) fn again(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// A folder in it that is not behind a link.
    pub(super) fn folder(&self, name: &str) -> io::Result<Self> {
        let opened = rustix::fs::openat(self.0.as_fd(), name, FOLDER | OFlags::NOFOLLOW, Mode::empty());
        // Some systems say of a link that it is no folder.
        opened.map(Self).map_err(|error| if self.is_link(name) { Errno::LOOP } else { error }.into())
    }

    /// A file in it that is not behind a link. A pipe is opened without waiting for whoever writes to it.
    pub(super) fn file(&self, name: &str) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
        Ok(rustix::fs::openat(self.0.as_fd(), name, flags, Mode::empty())?.into())
    }

    fn is_link(&self, name: &str) -> bool {
        let state = rustix::fs::statat(self.0.as_fd(), name, rustix::fs::AtFlags::SYMLINK_NOFOLLOW);
        state.is_ok_and(|it| FileType::from_raw_mode(it.st_mode).is_symlink())
    }

    /// The names in it that are of Unicode, in no order.
    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in rustix::fs::Dir::read_from(self.0.as_fd())? {
            names.extend(entry?.file_name().to_str().map(str::to_owned));
        }
        Ok(names)
    }

    /// Whether others than its owner can put another file in place of one in it. In a folder with the sticky bit they cannot.
    pub(super) fn others_replace(&self) -> io::Result<bool> {
        let mode = Mode::from_raw_mode(rustix::fs::fstat(self.0.as_fd())?.st_mode);
        Ok(mode.intersects(Mode::WGRP | Mode::WOTH) && !mode.contains(Mode::SVTX))
    }
}

/// Why the operating system did not open or read something.
pub(super) fn refused(error: &io::Error) -> Problem {
    match Errno::from_io_error(error) {
        Some(Errno::LOOP) => {
            problem(Reason::PathSymlink, "there is a symbolic link on the way; put the file itself there")
        }
        // A socket, or a device without a driver.
        Some(Errno::NXIO | Errno::NODEV) => problem(Reason::NotRegularFile, "it is not a plain file"),
        Some(Errno::NOTDIR) => problem(Reason::NotFound, "what should be a folder on the way is none"),
        _ => by_kind(error),
    }
}

/// Which file it is, and when it was written and touched last.
pub(super) type Stamp = [i64; 6];

/// Whether others than its owner can write a file, and its stamp.
pub(super) fn stamp(of: &Metadata) -> (bool, Stamp) {
    let (device, inode) = (of.dev().cast_signed(), of.ino().cast_signed());
    (of.mode() & 0o022 != 0, [device, inode, of.mtime(), of.mtime_nsec(), of.ctime(), of.ctime_nsec()])
}
