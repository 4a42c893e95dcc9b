//! Reading segments: which frames count, which were never finished, and which are damaged.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use super::backlog::Backlog;
use super::format::{self, FRAME, FrameHeader, HEADER, Header};
use super::recover::{Ahead, CorruptPlace, Recovery, newer_schema};
use super::{Closed, Entry, Fold, JournalConfig, Kind, OpenError};

/// A segment in memory.
#[derive(Debug)]
pub(super) struct Segment {
    name: String,
    path: PathBuf,
    bytes: Vec<u8>,
    header: Result<Header, String>,
    seed: u32,
    epoch: u64,
    first_seq: Option<u64>,
    /// The file system could not read it.
    unreadable: bool,
    /// What its frames take, in order, up to the first that is none.
    spans: OnceCell<Vec<(u64, u64)>>,
}

impl Segment {
    pub(super) fn new(
        name: String,
        path: PathBuf,
        bytes: Option<Vec<u8>>,
        header: Result<Header, String>,
        seed: u32,
        epoch: u64,
    ) -> Self {
        let unreadable = bytes.is_none();
        let bytes = bytes.unwrap_or_default();
        let first_seq = next_frame(&bytes, HEADER, seed).map(|(_, frame)| frame.first_seq);
        Self { name, path, bytes, header, seed, epoch, first_seq, unreadable, spans: OnceCell::new() }
    }

    /// Where its header can be read: all below this was durable when the segment was made.
    pub(super) fn durable_when_made(&self) -> Option<u64> {
        self.header.as_ref().ok().map(|header| header.seq)
    }

    pub(super) fn first_seq(&self) -> Option<u64> {
        self.first_seq
    }

    /// Whether one of its frames begins below `seq` and ends above it.
    pub(super) fn straddles(&self, seq: u64) -> bool {
        let spans = self.spans.get_or_init(|| {
            let mut at = HEADER;
            let frames = std::iter::from_fn(|| {
                let (frame, _) = format::open(self.rest(at), self.seed)?;
                at += format::padded(frame.len) as usize;
                Some((frame.first_seq, frame.end()))
            });
            frames.collect()
        });
        let below = spans.partition_point(|(first, _)| *first < seq);
        below > 0 && spans[below - 1].1 > seq
    }

    /// The memory, to read the next one into.
    pub(super) fn into_buffer(self) -> Vec<u8> {
        self.bytes
    }

    fn rest(&self, at: usize) -> &[u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }
}

/// The first whole frame at or behind `at`, and where.
fn next_frame(bytes: &[u8], at: usize, seed: u32) -> Option<(usize, FrameHeader)> {
    let end = at + used(bytes.get(at..)?);
    (at..end).step_by(8).find_map(|at| Some((at, format::open(&bytes[at..], seed)?.0)))
}

/// The length without the zeros at the end.
fn used(bytes: &[u8]) -> usize {
    const ZEROS: [u8; 4096] = [0; 4096];
    let mut len = bytes.len();
    while len > 0 {
        let start = (len - 1) / ZEROS.len() * ZEROS.len();
        let chunk = &bytes[start..len];
        if chunk != &ZEROS[..chunk.len()] {
            return start + chunk.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        }
        len = start;
    }
    0
}

/// What has been recovered so far.
pub(super) struct Replay<'f> {
    fold: &'f mut dyn Fold,
    version: u16,
    report: Recovery,
    covered: Option<u64>,
    /// Behind the last record that was handed over.
    next: u64,
    /// The highest number that is named anywhere: it is never given out again.
    highest: u64,
    /// Below this all is known to be durable.
    durable: u64,
    /// What was handed over and is not known to be durable.
    carried: Backlog,
    /// Where such frames begin in the segment that is read.
    pending: Vec<usize>,
}

impl<'f> Replay<'f> {
    pub(super) fn new(config: &JournalConfig, fold: &'f mut dyn Fold) -> Self {
        Self {
            fold,
            version: config.schema.version,
            report: Recovery::default(),
            covered: None,
            next: 0,
            highest: 0,
            durable: 0,
            carried: Backlog::default(),
            pending: Vec::new(),
        }
    }

    /// Whether a snapshot was handed over.
    pub(super) fn is_started(&self) -> bool {
        self.covered.is_some()
    }

    /// A number below which all was durable.
    fn known_durable(&mut self, seq: u64) {
        self.durable = self.durable.max(seq);
        self.highest = self.highest.max(seq);
        self.carried.consume_below(seq);
    }

    /// Hands over a snapshot; `false` where it is damaged.
    pub(super) fn snapshot(&mut self, path: &Path, covers: u64, checked: Result<(Header, &[u8]), String>) -> bool {
        self.highest = self.highest.max(covers);
        let folded = checked.and_then(|(header, state)| {
            self.fold.snapshot(header.schema.version, state).map_err(|error| error.to_string())
        });
        match folded {
            Ok(()) => {
                self.covered = Some(covers);
                self.report.snapshot_seq = Some(covers);
                self.next = covers;
                self.known_durable(covers);
            }
            Err(why) => self.corrupt(path, 0, format!("{why}; an older snapshot is used, where there is one")),
        }
        self.covered.is_some()
    }

    fn corrupt(&mut self, file: &Path, offset: usize, why: String) {
        self.report.corrupt.push(CorruptPlace { file: file.into(), offset: offset as u64, why });
    }

    /// Hands over what counts in a segment.
    pub(super) fn segment(&mut self, segment: &Segment, ahead: &mut Ahead<'_>) -> Result<Closed, OpenError> {
        let damage_before = self.report.corrupt.len();
        // All below was durable before the next segment was made: what is missing of it is damage.
        let floor = ahead.floor()?;
        self.report.segments += 1;
        self.known_durable(segment.durable_when_made().unwrap_or(0));
        let end = self.walk(segment, floor, ahead)?;
        self.carry(segment);
        if floor > self.next {
            self.lost(segment, segment.bytes.len(), floor);
        }
        let damaged = self.report.corrupt.len() > damage_before;
        Ok(Closed {
            name: segment.name.clone(),
            bytes: segment.bytes.len() as u64,
            end: if damaged { self.next.max(1) } else { end },
            damaged,
        })
    }

    /// Keeps what is not known to be durable.
    fn carry(&mut self, segment: &Segment) {
        for at in self.pending.drain(..) {
            let rest = segment.rest(at);
            if let Some(frame) = FrameHeader::get(rest).filter(|frame| frame.end() > self.durable) {
                let payload = &rest[FRAME..frame.len as usize];
                self.carried.push(frame.kind, frame.version, frame.first_seq, frame.count, payload);
            }
        }
    }

    /// Reads frame after frame; behind the last one that counts.
    fn walk(&mut self, segment: &Segment, floor: u64, ahead: &mut Ahead<'_>) -> Result<u64, OpenError> {
        let mut end = 0;
        let mut at = HEADER;
        if let Err(why) = &segment.header {
            let damage = self.is_damage(segment, 0, floor);
            // Frames that check are those of this segment, whatever stands before them: its name says which it is.
            if damage || segment.first_seq.is_none_or(|seq| seq > self.next) {
                match self.hole(segment, 0, floor, why) {
                    Some(next) => at = next,
                    None => return Ok(end),
                }
            }
        }
        loop {
            let rest = segment.rest(at);
            match format::open(rest, segment.seed) {
                Some((frame, _)) if frame.end() > floor && Self::is_superseded(&frame, ahead)? => {
                    self.report.duplicates += 1;
                    return Ok(end);
                }
                Some((frame, payload)) => {
                    self.frame(segment, at, &frame, payload)?;
                    end = end.max(frame.end());
                    at += format::padded(frame.len) as usize;
                }
                None if used(rest) == 0 => return Ok(end),
                None => match self.hole(segment, at, floor, "the checksum of a frame is wrong") {
                    Some(next) => at = next,
                    None => return Ok(end),
                },
            }
        }
    }

    /// Whether a later segment has this and more in one frame, which cannot be read in part. Only what was not durable when the next segment was
    /// made can have been written again.
    fn is_superseded(frame: &FrameHeader, ahead: &mut Ahead<'_>) -> Result<bool, OpenError> {
        ahead.load_below(frame.end())?;
        Ok(ahead.straddles(frame.end()))
    }

    /// Whether what cannot be read at `at` was durable.
    fn is_damage(&self, segment: &Segment, at: usize, floor: u64) -> bool {
        if segment.unreadable || floor > self.next {
            return true;
        }
        let mut behind = next_frame(&segment.bytes, at + 8, segment.seed);
        while let Some((at, frame)) = behind {
            // It was begun when all before it was durable.
            if frame.flags & format::AFTER_SYNC != 0 {
                return true;
            }
            behind = next_frame(&segment.bytes, at + format::padded(frame.len) as usize, segment.seed);
        }
        false
    }

    /// At `at` stands no frame though something does. Where to read on when that is damage; `None` when it is a write that was interrupted,
    /// or nothing follows.
    fn hole(&mut self, segment: &Segment, at: usize, floor: u64, why: &str) -> Option<usize> {
        if !self.is_damage(segment, at, floor) {
            self.report.torn_bytes += used(segment.rest(at)) as u64;
            return None;
        }
        let next = next_frame(&segment.bytes, at + 8, segment.seed);
        match next {
            Some((found, frame)) => {
                self.corrupt(&segment.path, at, format!("{why}; {} bytes are skipped", found - at));
                self.report.missing += frame.first_seq.saturating_sub(self.next);
                self.next = self.next.max(frame.first_seq);
                Some(found)
            }
            None => {
                self.corrupt(&segment.path, at, format!("{why}; the rest of the file is skipped"));
                self.report.missing += floor.saturating_sub(self.next);
                self.next = self.next.max(floor);
                None
            }
        }
    }

    /// Records between those that were found were durable, and no file has them.
    fn lost(&mut self, segment: &Segment, at: usize, until: u64) {
        let why = match &segment.header {
            Err(why) if segment.bytes.is_empty() => why.clone(),
            _ => format!("the records from {} to {} are missing behind this", self.next, until - 1),
        };
        self.corrupt(&segment.path, at, why);
        self.report.missing += until - self.next;
        self.next = until;
    }

    fn frame(&mut self, segment: &Segment, at: usize, frame: &FrameHeader, payload: &[u8]) -> Result<(), OpenError> {
        if frame.version > self.version {
            return Err(newer_schema(&segment.path, frame.version, self.version));
        }
        if frame.flags & format::AFTER_SYNC != 0 {
            self.pending.clear();
            self.known_durable(frame.first_seq);
        }
        if frame.end() <= self.next {
            self.report.duplicates += u64::from(self.covered.is_none_or(|covered| frame.end() > covered));
            return Ok(());
        }
        if frame.first_seq > self.next {
            self.lost(segment, at, frame.first_seq);
        }
        if frame.first_seq < self.next {
            let why = format!("a frame begins at {}, in the middle of what was read; it is skipped", frame.first_seq);
            self.corrupt(&segment.path, at, why);
            self.report.missing += frame.end() - self.next;
            self.next = frame.end();
            return Ok(());
        }
        self.next = frame.end();
        self.pending.push(at);
        let FrameHeader { kind, version, first_seq, count, .. } = *frame;
        match self.fold.entry(&Entry { epoch: segment.epoch, first_seq, count, kind, version, payload }) {
            Ok(()) => {
                self.report.frames += 1;
                self.report.records += if kind == Kind::Note { 0 } else { count };
            }
            Err(error) => {
                self.report.missing += count;
                self.corrupt(&segment.path, at, format!("{error}; the frame is skipped"));
            }
        }
        Ok(())
    }

    /// The report, what is to be written again, and what the snapshot covers.
    pub(super) fn finish(mut self) -> (Recovery, Backlog, Option<u64>) {
        self.report.next_seq = self.next.max(self.highest);
        self.report.durable_seq = self.durable.min(self.report.next_seq);
        (self.report, self.carried, self.covered)
    }
}
