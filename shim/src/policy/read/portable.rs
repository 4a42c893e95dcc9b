//! Folders and files by their names, where the system cannot open one below the other. A link that is put in place between the
//! question and the opening is followed here.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Problem, Reason, by_kind, problem};

/// A folder.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

/// What is said of a link.
const LINK: &str = "there is a symbolic link on the way; put the file itself there";

impl Folder {
    pub(super) fn pin(path: &Path) -> io::Result<Self> {
        path.canonicalize().map(Self)
    }

    pub(super) fn again(&self) -> io::Result<Self> {
        Ok(Self(self.0.clone()))
    }

    fn child(&self, name: &str) -> io::Result<PathBuf> {
        let path = self.0.join(name);
        let link = path.symlink_metadata()?.is_symlink();
        if link { Err(io::Error::other(LINK)) } else { Ok(path) }
    }

    pub(super) fn folder(&self, name: &str) -> io::Result<Self> {
        self.child(name).map(Self)
    }

    pub(super) fn file(&self, name: &str) -> io::Result<File> {
        File::open(self.child(name)?)
    }

    pub(super) fn names(&self) -> io::Result<Vec<String>> {
        let names = std::fs::read_dir(&self.0)?.map(|it| Ok(it?.file_name().into_string().ok()));
        names.filter_map(io::Result::transpose).collect()
    }

    #[expect(clippy::unused_self, reason = "as on Unix")]
    pub(super) fn others_replace(&self) -> io::Result<bool> {
        Ok(false)
    }
}

pub(super) fn refused(error: &io::Error) -> Problem {
    if error.to_string() == LINK { problem(Reason::PathSymlink, LINK) } else { by_kind(error) }
}

pub(super) type Stamp = Option<SystemTime>;

pub(super) fn stamp(of: &Metadata) -> (bool, Stamp) {
    (false, of.modified().ok())
}
