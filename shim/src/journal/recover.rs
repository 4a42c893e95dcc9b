//! Opening: the lock, the newest good snapshot, and all segments in order.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use super::format::{self, BadHeader, HEADER, Header};
use super::replay::{Replay, Segment};
use super::snapshot::TEMPORARY;
use super::{Closed, Fold, Journal, JournalConfig, OpenError};

/// A larger file is not read unless `disk_max` is larger still.
const LARGEST: u64 = 4 << 30;

/// The errno of a sector that cannot be read. It is damage, as a wrong checksum is; other errors may go away.
const EIO: i32 = 5;

/// What an opening found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recovery {
    /// Of the journal that was opened.
    pub epoch: u64,
    /// Segments that were read.
    pub segments: u64,
    /// Frames that were handed over.
    pub frames: u64,
    /// Records that these frames count, without notes.
    pub records: u64,
    /// Frames that were there twice, because a segment was given up.
    pub duplicates: u64,
    /// Bytes of writes that were interrupted. None of them was durable.
    pub torn_bytes: u64,
    /// What was damaged.
    pub corrupt: Vec<CorruptPlace>,
    /// How many sequence numbers were durable and cannot be read: what the damage has cost.
    pub missing: u64,
    /// What the snapshot covers that was handed over.
    pub snapshot_seq: Option<u64>,
    /// Behind the last record.
    pub next_seq: u64,
    /// Below it all is known to outlive a power cut. What is above was found, and the next commit makes it durable.
    pub durable_seq: u64,
}

/// A place that cannot be read though it was durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorruptPlace {
    /// The file.
    pub file: PathBuf,
    /// Where in it.
    pub offset: u64,
    /// What is wrong, and what was done.
    pub why: String,
}

impl std::fmt::Display for CorruptPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at {}: {}", self.file.display(), self.offset, self.why)
    }
}

pub(super) fn open(config: JournalConfig, fold: &mut dyn Fold) -> Result<(Journal, Recovery), OpenError> {
    make_folder(&config)?;
    let lock = lock(&config)?;
    let names = config.fs.list(&config.dir).map_err(failed("list", &config.dir))?;
    remove_temporaries(&config, &names);

    let mut replay = Replay::new(&config, fold);
    let (snapshots, mut epoch) = snapshots(&config, &names, &mut replay)?;
    if replay.is_started() {
        // Whoever wrote it may have died before its name was synced.
        config.fs.sync_dir(&config.dir).map_err(failed("sync the folder", &config.dir))?;
    }
    let mut segments: Vec<(u64, u64)> = names.iter().filter_map(|name| format::parse_segment(name)).collect();
    segments.sort_unstable();
    epoch = segments.last().map_or(epoch, |(last, _)| epoch.max(*last)) + 1;
    let closed = replay_segments(&config, &segments, &mut replay)?;

    let (mut report, backlog, covered) = replay.finish();
    report.epoch = epoch;
    let mut journal = Journal {
        epoch,
        number: 0,
        next: report.next_seq,
        durable: report.durable_seq,
        covered,
        backlog,
        active: None,
        closed,
        snapshots,
        _lock: lock,
        config,
    };
    // What an earlier process was about to remove.
    journal.sweep();
    Ok((journal, report))
}

fn failed(what: &'static str, path: &Path) -> impl Fn(io::Error) -> OpenError {
    let path = path.to_path_buf();
    move |source| OpenError::Io { what, path: path.clone(), source }
}

/// Makes the folder and sees to it that its name outlives a power cut. An earlier process may have made it and died before that, so the two
/// folders above it are synced in any case, those of the instance and of all instances, unless there is a file that is made only later.
fn make_folder(config: &JournalConfig) -> Result<(), OpenError> {
    let fs = &config.fs;
    let is_ours =
        |name: &String| format::parse_segment(name).or(format::parse_snapshot(name).map(|_| (0, 0))).is_some();
    if fs.list(&config.dir).is_ok_and(|names| names.iter().any(is_ours)) {
        return Ok(());
    }
    let here = Path::new(".");
    let above = |path: &Path| match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => (path != here).then(|| here.to_path_buf()),
        parent => parent.map(Path::to_path_buf),
    };
    let mut to_sync = Vec::new();
    let mut folder = config.dir.clone();
    loop {
        let missing = matches!(fs.list(&folder), Err(error) if error.kind() == io::ErrorKind::NotFound);
        if !missing && to_sync.len() >= 2 {
            break;
        }
        let Some(parent) = above(&folder) else { break };
        to_sync.push(parent.clone());
        folder = parent;
    }
    fs.create_dir_all(&config.dir).map_err(failed("make the folder", &config.dir))?;
    for folder in to_sync {
        match fs.sync_dir(&folder) {
            // One that may not be read is not one that we have made.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {}
            done => done.map_err(failed("sync the folder", &folder))?,
        }
    }
    Ok(())
}

fn lock(config: &JournalConfig) -> Result<Box<dyn Send + Sync>, OpenError> {
    let path = config.path("lock");
    if let Some(lock) = config.fs.lock(&path).map_err(failed("lock", &path))? {
        return Ok(lock);
    }
    let owner = config.fs.read(&path, 64).ok();
    let by = owner.and_then(|bytes| String::from_utf8(bytes).ok()?.trim().parse().ok());
    Err(OpenError::Locked { dir: config.dir.clone(), by })
}

/// Snapshots that were never finished. Where one cannot be removed, the next snapshot tries again.
fn remove_temporaries(config: &JournalConfig, names: &[String]) {
    for name in names {
        if name.strip_suffix(TEMPORARY).is_some_and(|name| format::parse_snapshot(name).is_some()) {
            let _ = config.fs.remove(&config.path(name));
        }
    }
}

/// Reads a file whole, into memory that was used before; the reason where it is damaged.
fn read(config: &JournalConfig, path: &Path, mut buffer: Vec<u8>) -> Result<Result<Vec<u8>, String>, OpenError> {
    match config.fs.read_into(path, config.disk_max.max(LARGEST), &mut buffer) {
        Ok(()) => Ok(Ok(buffer)),
        Err(error) if error.raw_os_error() == Some(EIO) || error.kind() == io::ErrorKind::FileTooLarge => {
            Ok(Err(format!("the file cannot be read: {error}")))
        }
        Err(error) => Err(failed("read", path)(error)),
    }
}

/// Hands over the newest good snapshot; those that are not good are reported. The files, and the highest epoch in them.
fn snapshots(
    config: &JournalConfig,
    names: &[String],
    replay: &mut Replay<'_>,
) -> Result<(Vec<Closed>, u64), OpenError> {
    let mut all: Vec<u64> = names.iter().filter_map(|name| format::parse_snapshot(name)).collect();
    all.sort_unstable();
    let mut files = Vec::new();
    let mut epoch = 0;
    for covers in all.into_iter().rev() {
        let name = format::snapshot_name(covers);
        let path = config.path(&name);
        let content = read(config, &path, Vec::new())?;
        let bytes = content.as_ref().map_or(0, |bytes| bytes.len() as u64);
        let checked = match &content {
            Ok(bytes) => state_in(config, &path, bytes, covers)?,
            Err(why) => Err(why.clone()),
        };
        if let Ok((header, _)) = &checked {
            epoch = epoch.max(header.epoch);
        }
        let damaged = !replay.is_started() && !replay.snapshot(&path, covers, checked);
        files.push(Closed { name, bytes, end: covers, damaged });
    }
    Ok((files, epoch))
}

/// The state in a snapshot, or what is wrong with it.
fn state_in<'b>(
    config: &JournalConfig,
    path: &Path,
    bytes: &'b [u8],
    covers: u64,
) -> Result<Result<(Header, &'b [u8]), String>, OpenError> {
    let header = match Header::get_snapshot(bytes) {
        Ok(header) => header,
        Err(BadHeader::Newer(version)) => return Err(newer_format(path, version)),
        Err(BadHeader::Damaged(why)) => return Ok(Err(why.into())),
    };
    check_schema(config, path, &header)?;
    let state = &bytes[HEADER..];
    if header.seq != covers {
        return Ok(Err("its name is that of another snapshot".into()));
    }
    if state.len() as u64 != header.len || crc32c::crc32c(state) != header.crc {
        return Ok(Err("the checksum of the state is wrong".into()));
    }
    Ok(Ok((header, state)))
}

pub(super) fn newer_format(path: &Path, version: u16) -> OpenError {
    let what = format!("its format has version {version}, and this is version {}", format::FORMAT);
    OpenError::Newer { file: path.into(), what }
}

pub(super) fn newer_schema(path: &Path, found: u16, known: u16) -> OpenError {
    let what = format!("its records have version {found} of their schema, and this is version {known}");
    OpenError::Newer { file: path.into(), what }
}

fn check_schema(config: &JournalConfig, path: &Path, header: &Header) -> Result<(), OpenError> {
    let (found, wanted) = (header.schema, config.schema);
    if found.id != wanted.id {
        return Err(OpenError::OtherSchema { file: path.into(), found: found.id, wanted: wanted.id });
    }
    if found.version > wanted.version {
        return Err(newer_schema(path, found.version, wanted.version));
    }
    Ok(())
}

fn load(config: &JournalConfig, (epoch, number): (u64, u64), buffer: Vec<u8>) -> Result<Segment, OpenError> {
    let name = format::segment_name(epoch, number);
    let path = config.path(&name);
    let (bytes, header) = match read(config, &path, buffer)? {
        Err(why) => (None, Err(why)),
        Ok(bytes) => match Header::get_segment(&bytes) {
            Ok(header) if (header.epoch, header.number) == (epoch, number) => {
                check_schema(config, &path, &header)?;
                (Some(bytes), Ok(header))
            }
            Ok(_) => (Some(bytes), Err("its name is that of another segment".into())),
            Err(BadHeader::Newer(version)) => return Err(newer_format(&path, version)),
            Err(BadHeader::Damaged(why)) => (Some(bytes), Err(why.into())),
        },
    };
    Ok(Segment::new(name, path, bytes, header, format::seed(epoch, number), epoch))
}

/// Segments that are read in order, and those behind the one that is read, as far as they are needed: when a segment was given up, all that may
/// have the same records.
pub(super) struct Ahead<'a> {
    config: &'a JournalConfig,
    names: &'a [(u64, u64)],
    loaded: VecDeque<Segment>,
    /// Memory of a segment that was read.
    spare: Vec<u8>,
}

impl Ahead<'_> {
    /// Loads one more; `false` where there is none.
    fn load(&mut self) -> Result<bool, OpenError> {
        let Some((name, rest)) = self.names.split_first() else { return Ok(false) };
        self.loaded.push_back(load(self.config, *name, std::mem::take(&mut self.spare))?);
        self.names = rest;
        Ok(true)
    }

    /// The one that is to be read next, taken out.
    fn take(&mut self) -> Result<Option<Segment>, OpenError> {
        if self.loaded.is_empty() {
            self.load()?;
        }
        Ok(self.loaded.pop_front())
    }

    /// Below this number all was durable when the one behind it was made.
    pub(super) fn floor(&mut self) -> Result<u64, OpenError> {
        if self.loaded.is_empty() {
            // Its header says so. It is not read whole before it is its turn: two segments in memory are twice as much of it to touch.
            if let Some(header) = self.names.first().and_then(|name| self.header(*name)) {
                return Ok(header.seq);
            }
            self.load()?;
        }
        let next = self.loaded.front();
        Ok(next.and_then(|next| next.durable_when_made().or(next.first_seq())).unwrap_or(0))
    }

    /// The header of a segment that is not loaded, where it is good; what is wrong with another one is said when it is loaded.
    fn header(&self, (epoch, number): (u64, u64)) -> Option<Header> {
        let start = self.config.fs.read_start(&self.config.path(&format::segment_name(epoch, number)), HEADER).ok()?;
        Header::get_segment(&start).ok().filter(|header| (header.epoch, header.number) == (epoch, number))
    }

    /// Loads all that may have records below `end`.
    pub(super) fn load_below(&mut self, end: u64) -> Result<(), OpenError> {
        let is_behind = |segment: &Segment| segment.durable_when_made().is_some_and(|durable| durable >= end);
        while !self.loaded.back().is_some_and(is_behind) && self.load()? {}
        Ok(())
    }

    /// Whether one of them has a frame that begins below `seq` and ends above it.
    pub(super) fn straddles(&self, seq: u64) -> bool {
        self.loaded.iter().any(|segment| segment.straddles(seq))
    }
}

fn replay_segments(
    config: &JournalConfig,
    names: &[(u64, u64)],
    replay: &mut Replay<'_>,
) -> Result<Vec<Closed>, OpenError> {
    let mut ahead = Ahead { config, names, loaded: VecDeque::new(), spare: Vec::new() };
    let mut closed = Vec::with_capacity(names.len());
    while let Some(segment) = ahead.take()? {
        closed.push(replay.segment(&segment, &mut ahead)?);
        ahead.spare = segment.into_buffer();
    }
    Ok(closed)
}
