//! What was pushed and is not durable, encoded but for the checksums: those depend on the segment.

use super::Kind;
use super::format::{self, FRAME, FrameHeader};

/// An emptied buffer keeps at most this much memory.
const KEPT: usize = 1 << 20;

/// Frames, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    buffer: Vec<u8>,
}

/// Whole frames at the beginning of a backlog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Batch {
    pub(super) bytes: usize,
    /// Behind the last record in it.
    pub(super) end: u64,
}

impl Backlog {
    pub(super) fn push(&mut self, kind: Kind, version: u16, first_seq: u64, count: u64, payload: &[u8]) {
        let len = FRAME as u64 + payload.len() as u64;
        FrameHeader { kind, flags: 0, version, len, first_seq, count }.put(payload, &mut self.buffer);
    }

    pub(super) fn bytes(&self) -> usize {
        self.buffer.len()
    }

    pub(super) fn clear(&mut self) {
        self.buffer.clear();
        self.buffer.shrink_to(KEPT);
    }

    /// Length of the first frame, with its padding.
    pub(super) fn first_len(&self) -> Option<u64> {
        self.frames().next().map(|(_, header)| format::padded(header.len))
    }

    /// Where each frame begins, and its header.
    fn frames(&self) -> impl Iterator<Item = (usize, FrameHeader)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let header = FrameHeader::get(&self.buffer[at..])?;
            let start = at;
            at = (at + format::padded(header.len) as usize).min(self.buffer.len());
            Some((start, header))
        })
    }

    /// As many frames from the beginning as fit into `room` bytes, with flags and checksums for the segment of that `seed`. `after_sync` says
    /// that something stands before them in the segment.
    pub(super) fn seal(&mut self, room: u64, seed: u32, after_sync: bool) -> Option<(Batch, &[u8])> {
        let mut batch = None;
        let mut at = 0;
        while let Some(header) = FrameHeader::get(&self.buffer[at..]) {
            let behind = at + format::padded(header.len) as usize;
            if behind as u64 > room {
                break;
            }
            let flags = if at == 0 && after_sync { format::AFTER_SYNC } else { 0 };
            format::seal(&mut self.buffer[at..], header.len as usize, flags, seed);
            at = behind;
            batch = Some(Batch { bytes: at, end: header.end() });
        }
        batch.map(|batch| (batch, &self.buffer[..batch.bytes]))
    }

    /// Forgets the first `bytes` bytes, which are whole frames.
    pub(super) fn consume(&mut self, bytes: usize) {
        if bytes >= self.buffer.len() {
            self.clear();
        } else {
            self.buffer.drain(..bytes);
        }
    }

    /// Whether a frame ends at `seq`.
    pub(super) fn has_end(&self, seq: u64) -> bool {
        self.frames().any(|(_, header)| header.end() == seq)
    }

    /// Forgets the frames that end at or below `seq`.
    pub(super) fn consume_below(&mut self, seq: u64) {
        if self.buffer.is_empty() {
            return;
        }
        let kept = self.frames().find(|(_, header)| header.end() > seq).map_or(self.buffer.len(), |(at, _)| at);
        self.consume(kept);
    }
}
