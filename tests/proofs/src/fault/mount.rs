//! The failing disk as a file system that the kernel mounts, so that the programs under test make real system calls.

use super::disk::{Disk, Failure, Ino};
use super::faulty::{Faulty, Op};
use fuser::{
    BackgroundSession, BsdFileFlags, Config, Errno, FileAttr, FileHandle, FileType, Filesystem, FopenFlags, Generation,
    INodeNo, LockOwner, MountOption, OpenFlags, RenameFlags, ReplyAttr, ReplyCreate, ReplyData, ReplyDirectory,
    ReplyEmpty, ReplyEntry, ReplyOpen, ReplyWrite, Request, TimeOrNow, WriteFlags,
};
use std::ffi::OsStr;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Nothing is cached by the kernel: a cut changes everything at once.
const TTL: Duration = Duration::ZERO;

/// A mounted file system; unmounted when dropped.
#[derive(Debug)]
pub(crate) struct Mounted {
    faults: Faulty,
    // Before the folder, so that it is unmounted before the folder is removed.
    session: Option<BackgroundSession>,
    folder: tempfile::TempDir,
}

impl Mounted {
    /// Mounts an empty file system on a new folder, or says why that is not possible here.
    pub(crate) fn new() -> Result<Self, String> {
        let folder = tempfile::Builder::new().prefix("feeler-proofs-").tempdir();
        let folder = folder.map_err(|error| format!("failed to make a folder to mount on: {error}"))?;
        let faults = Faulty::default();
        let mut config = Config::default();
        config.mount_options = vec![MountOption::FSName("feeler-proofs".to_owned()), MountOption::NoAtime];
        let session = fuser::spawn_mount(Glue(faults.clone()), folder.path(), &config).map_err(|error| {
            format!("failed to mount a FUSE file system (it needs /dev/fuse, and root or fusermount3): {error}")
        })?;
        Ok(Self { faults, session: Some(session), folder })
    }

    /// Where it is mounted.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its faults.
    pub(crate) fn faults(&self) -> &Faulty {
        &self.faults
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.faults.let_go();
        self.faults.arm(|it| it.delay = Duration::ZERO);
        // What is still mounted after an error keeps its folder, and says so in the list of mounts.
        drop(self.session.take().map(BackgroundSession::umount_and_join));
    }
}

struct Glue(Faulty);

fn errno(failure: Failure) -> Errno {
    match failure {
        Failure::NotFound => Errno::ENOENT,
        Failure::Exists => Errno::EEXIST,
        Failure::NotDir => Errno::ENOTDIR,
        Failure::IsDir => Errno::EISDIR,
        Failure::NotEmpty => Errno::ENOTEMPTY,
        Failure::NoSpace => Errno::ENOSPC,
        Failure::Io => Errno::EIO,
    }
}

fn attributes(disk: &Disk, ino: Ino) -> Result<FileAttr, Failure> {
    let (size, is_dir) = disk.stat(ino)?;
    let (kind, perm) = if is_dir { (FileType::Directory, 0o777) } else { (FileType::RegularFile, 0o666) };
    Ok(FileAttr {
        ino: INodeNo(ino),
        size,
        blocks: size.div_ceil(512),
        atime: UNIX_EPOCH,
        mtime: UNIX_EPOCH,
        ctime: UNIX_EPOCH,
        crtime: UNIX_EPOCH,
        kind,
        perm,
        nlink: 1,
        uid: 0,
        gid: 0,
        rdev: 0,
        blksize: 4096,
        flags: 0,
    })
}

impl Glue {
    fn run<T: Send + 'static>(
        &self,
        op: Op,
        apply: impl FnOnce(&mut Disk) -> Result<T, Failure>,
        answer: impl FnOnce(Result<T, Errno>) + Send + 'static,
    ) {
        self.0.run(op, apply, |_| {}, |done| answer(done.map_err(errno)));
    }

    fn sync(&self, op: Op, ino: INodeNo, reply: ReplyEmpty) {
        self.0.run(op, |disk| disk.sync(ino.0), |disk| disk.fail_sync(ino.0), |done| end(reply, done.map_err(errno)));
    }
}

fn end(reply: ReplyEmpty, done: Result<(), Errno>) {
    match done {
        Ok(()) => reply.ok(),
        Err(error) => reply.error(error),
    }
}

fn entry(reply: ReplyEntry, done: Result<FileAttr, Errno>) {
    match done {
        Ok(attributes) => reply.entry(&TTL, &attributes, Generation(0)),
        Err(error) => reply.error(error),
    }
}

fn attr(reply: ReplyAttr, done: Result<FileAttr, Errno>) {
    match done {
        Ok(attributes) => reply.attr(&TTL, &attributes),
        Err(error) => reply.error(error),
    }
}

fn opened(reply: ReplyOpen, done: Result<(), Errno>) {
    match done {
        Ok(()) => reply.opened(FileHandle(0), FopenFlags::FOPEN_DIRECT_IO),
        Err(error) => reply.error(error),
    }
}

fn text(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

impl Filesystem for Glue {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let found = |disk: &mut Disk| attributes(disk, disk.lookup(parent.0, &text(name))?);
        self.run(Op::Look, found, |done| entry(reply, done));
    }

    fn getattr(&self, _: &Request, ino: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        self.run(Op::Look, |disk| attributes(disk, ino.0), |done| attr(reply, done));
    }

    fn setattr(
        &self,
        _: &Request,
        ino: INodeNo,
        _: Option<u32>,
        _: Option<u32>,
        _: Option<u32>,
        size: Option<u64>,
        _: Option<TimeOrNow>,
        _: Option<TimeOrNow>,
        _: Option<SystemTime>,
        _: Option<FileHandle>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<SystemTime>,
        _: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let change = |disk: &mut Disk| {
            if let Some(size) = size {
                disk.set_len(ino.0, size as usize)?;
            }
            attributes(disk, ino.0)
        };
        self.run(Op::Write, change, |done| attr(reply, done));
    }

    fn mkdir(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, reply: ReplyEntry) {
        let make = |disk: &mut Disk| {
            let ino = disk.create(parent.0, &text(name), true)?;
            attributes(disk, ino)
        };
        self.run(Op::Create, make, |done| entry(reply, done));
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.run(Op::Remove, |disk| disk.remove(parent.0, &text(name)), |done| end(reply, done));
    }

    fn rmdir(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        self.run(Op::Remove, |disk| disk.remove(parent.0, &text(name)), |done| end(reply, done));
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        to: INodeNo,
        newname: &OsStr,
        _: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let rename = |disk: &mut Disk| disk.rename(parent.0, &text(name), to.0, &text(newname));
        self.run(Op::Rename, rename, |done| end(reply, done));
    }

    fn open(&self, _: &Request, ino: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        self.run(Op::Look, |disk| disk.stat(ino.0).map(|_| ()), |done| opened(reply, done));
    }

    fn create(&self, _: &Request, parent: INodeNo, name: &OsStr, _: u32, _: u32, _: i32, reply: ReplyCreate) {
        let make = |disk: &mut Disk| {
            let ino = disk.create(parent.0, &text(name), false)?;
            attributes(disk, ino)
        };
        self.run(Op::Create, make, |done| match done {
            Ok(it) => reply.created(&TTL, &it, Generation(0), FileHandle(0), FopenFlags::FOPEN_DIRECT_IO),
            Err(error) => reply.error(error),
        });
    }

    fn read(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        self.run(
            Op::Look,
            |disk| disk.read(ino.0, offset as usize, size as usize),
            |done| match done {
                Ok(bytes) => reply.data(&bytes),
                Err(error) => reply.error(error),
            },
        );
    }

    fn write(
        &self,
        _: &Request,
        ino: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let len = data.len() as u32;
        self.run(
            Op::Write,
            |disk| disk.write(ino.0, offset as usize, data),
            move |done| match done {
                Ok(()) => reply.written(len),
                Err(error) => reply.error(error),
            },
        );
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        self.run(Op::Close, |_| Ok(()), |done| end(reply, done));
    }

    fn fsync(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.sync(Op::Sync, ino, reply);
    }

    fn fsyncdir(&self, _: &Request, ino: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.sync(Op::SyncDir, ino, reply);
    }

    fn readdir(&self, _: &Request, ino: INodeNo, _: FileHandle, offset: u64, mut reply: ReplyDirectory) {
        self.run(
            Op::Look,
            |disk| disk.list(ino.0),
            move |done| match done {
                Ok(entries) => {
                    let dots = [".", ".."].map(|it| (it.to_owned(), ino.0, true));
                    for (at, (name, ino, is_dir)) in dots.into_iter().chain(entries).enumerate().skip(offset as usize) {
                        let kind = if is_dir { FileType::Directory } else { FileType::RegularFile };
                        if reply.add(INodeNo(ino), at as u64 + 1, kind, name) {
                            break;
                        }
                    }
                    reply.ok();
                }
                Err(error) => reply.error(error),
            },
        );
    }
}
