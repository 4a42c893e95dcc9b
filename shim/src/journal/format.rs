//! The bytes: headers of files and of frames, and the names of files.
//!
//! Everything is little-endian. A header of a file has 64 bytes:
//!
//! | at | | segment | snapshot |
//! |---|---|---|---|
//! | 0 | 8 bytes | `FEELSEG1` | `FEELSNP1` |
//! | 8 | u16 | version of the format, 1 | same |
//! | 10 | u16 | version of the schema | same |
//! | 12 | u32 | id of the schema | same |
//! | 16 | u64 | epoch | same |
//! | 24 | u64 | number of the segment in its epoch | 0 |
//! | 32 | u64 | all records below this were durable when the file was made | all records below this are in the state |
//! | 40 | u64 | 0 | length of the state, which follows the header |
//! | 48 | u32 | 0 | crc32c of the state |
//! | 52 | 8 bytes | 0 | 0 |
//! | 60 | u32 | crc32c of the bytes before | same |
//!
//! A frame begins at a multiple of 8 and has 32 bytes before its payload:
//!
//! | at | | |
//! |---|---|---|
//! | 0 | u32 | crc32c of the epoch and the number of the segment, of the rest of this header, and of the payload |
//! | 4 | u8 | kind: 1 records, 2 delta, 3 note |
//! | 5 | u8 | 1: all that stands before it in this segment was durable when it was written; else 0 |
//! | 6 | u16 | version of the schema of the payload |
//! | 8 | u64 | length, with these 32 bytes, without padding; 0 where no frame follows |
//! | 16 | u64 | sequence number of the first record |
//! | 24 | u64 | how many sequence numbers it takes, at least one |

use super::{Kind, Schema};

/// Length of the header of a segment and of a snapshot.
pub(super) const HEADER: usize = 64;
/// Length of what stands before the payload of a frame.
pub(super) const FRAME: usize = 32;
/// The version of the format that this code writes, and the newest that it reads.
pub(super) const FORMAT: u16 = 1;
/// Everything before the frame in its segment had been synced. So a frame that does not check, with one such behind it, is damage and no
/// write that a power cut has interrupted.
pub(super) const AFTER_SYNC: u8 = 1;

const SEGMENT_MAGIC: [u8; 8] = *b"FEELSEG1";
const SNAPSHOT_MAGIC: [u8; 8] = *b"FEELSNP1";

/// Bytes of a frame in its segment, with the padding behind it.
pub(super) fn padded(len: u64) -> u64 {
    len.next_multiple_of(8)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(array(bytes, at))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array(bytes, at))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(array(bytes, at))
}

/// The `N` bytes at `at`; zeros where the slice is shorter, which no caller lets happen.
fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..at + N).and_then(|some| some.try_into().ok()).unwrap_or([0; N])
}

/// What both kinds of files begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) schema: Schema,
    pub(super) epoch: u64,
    /// 0 in a snapshot.
    pub(super) number: u64,
    /// A segment: durable when it was made. A snapshot: what it covers.
    pub(super) seq: u64,
    /// Of the state in a snapshot.
    pub(super) len: u64,
    pub(super) crc: u32,
}

/// Why a file's header says nothing that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadHeader {
    /// Too short, wrong magic or checksum.
    Damaged(&'static str),
    /// Written by a newer version of this crate.
    Newer(u16),
}

impl Header {
    fn put(self, magic: [u8; 8]) -> [u8; HEADER] {
        let mut out = [0; HEADER];
        out[0..8].copy_from_slice(&magic);
        out[8..10].copy_from_slice(&FORMAT.to_le_bytes());
        out[10..12].copy_from_slice(&self.schema.version.to_le_bytes());
        out[12..16].copy_from_slice(&self.schema.id.to_le_bytes());
        out[16..24].copy_from_slice(&self.epoch.to_le_bytes());
        out[24..32].copy_from_slice(&self.number.to_le_bytes());
        out[32..40].copy_from_slice(&self.seq.to_le_bytes());
        out[40..48].copy_from_slice(&self.len.to_le_bytes());
        out[48..52].copy_from_slice(&self.crc.to_le_bytes());
        let crc = crc32c::crc32c(&out[..60]);
        out[60..].copy_from_slice(&crc.to_le_bytes());
        out
    }

    fn get(bytes: &[u8], magic: [u8; 8]) -> Result<Self, BadHeader> {
        let Some(bytes) = bytes.get(..HEADER) else {
            return Err(BadHeader::Damaged("the file is shorter than a header"));
        };
        if crc32c::crc32c(&bytes[..60]) != u32_at(bytes, 60) {
            return Err(BadHeader::Damaged("the checksum of the header is wrong"));
        }
        if bytes[..8] != magic {
            return Err(BadHeader::Damaged("it begins like no file of this kind"));
        }
        if u16_at(bytes, 8) > FORMAT {
            return Err(BadHeader::Newer(u16_at(bytes, 8)));
        }
        Ok(Self {
            schema: Schema { version: u16_at(bytes, 10), id: u32_at(bytes, 12) },
            epoch: u64_at(bytes, 16),
            number: u64_at(bytes, 24),
            seq: u64_at(bytes, 32),
            len: u64_at(bytes, 40),
            crc: u32_at(bytes, 48),
        })
    }

    /// The header of a segment.
    pub(super) fn put_segment(self) -> [u8; HEADER] {
        self.put(SEGMENT_MAGIC)
    }

    /// Reads the header of a segment.
    pub(super) fn get_segment(bytes: &[u8]) -> Result<Self, BadHeader> {
        Self::get(bytes, SEGMENT_MAGIC)
    }

    /// The header of a snapshot.
    pub(super) fn put_snapshot(self) -> [u8; HEADER] {
        self.put(SNAPSHOT_MAGIC)
    }

    /// Reads the header of a snapshot.
    pub(super) fn get_snapshot(bytes: &[u8]) -> Result<Self, BadHeader> {
        Self::get(bytes, SNAPSHOT_MAGIC)
    }
}

/// What stands before a payload, without its checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameHeader {
    pub(super) kind: Kind,
    pub(super) flags: u8,
    pub(super) version: u16,
    /// With the header, without the padding.
    pub(super) len: u64,
    pub(super) first_seq: u64,
    pub(super) count: u64,
}

impl FrameHeader {
    /// The sequence number behind the frame.
    pub(super) fn end(&self) -> u64 {
        self.first_seq.saturating_add(self.count)
    }

    /// Adds a frame to `out`, which ends at a multiple of 8 and does so again afterwards. [`seal`] gives it its checksum.
    pub(super) fn put(self, payload: &[u8], out: &mut Vec<u8>) {
        let start = out.len();
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&[self.kind as u8, self.flags]);
        out.extend_from_slice(&self.version.to_le_bytes());
        out.extend_from_slice(&self.len.to_le_bytes());
        out.extend_from_slice(&self.first_seq.to_le_bytes());
        out.extend_from_slice(&self.count.to_le_bytes());
        out.extend_from_slice(payload);
        out.resize(start + (out.len() - start).next_multiple_of(8), 0);
    }

    /// Reads what stands at the beginning of `bytes`, if it can be a frame. Its checksum is not looked at.
    pub(super) fn get(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..FRAME)?;
        let it = Self {
            kind: Kind::from_byte(head[4])?,
            flags: head[5],
            version: u16_at(head, 6),
            len: u64_at(head, 8),
            first_seq: u64_at(head, 16),
            count: u64_at(head, 24),
        };
        let fits = it.len >= FRAME as u64 && it.len <= bytes.len() as u64;
        (fits && it.count > 0 && it.first_seq.checked_add(it.count).is_some()).then_some(it)
    }
}

/// What the checksums of a segment's frames begin with, so that a frame of another segment never checks in this one.
pub(super) fn seed(epoch: u64, number: u64) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&epoch.to_le_bytes()), &number.to_le_bytes())
}

/// Gives the frame at the beginning of `bytes` its flags and checksum; `len` is as in its header.
pub(super) fn seal(bytes: &mut [u8], len: usize, flags: u8, seed: u32) {
    bytes[5] = flags;
    let crc = crc32c::crc32c_append(seed, &bytes[4..len]);
    bytes[..4].copy_from_slice(&crc.to_le_bytes());
}

/// Reads the frame at the beginning of `bytes`, if it is one of this segment and whole.
pub(super) fn open(bytes: &[u8], seed: u32) -> Option<(FrameHeader, &[u8])> {
    let header = FrameHeader::get(bytes)?;
    let frame = &bytes[..usize::try_from(header.len).ok()?];
    let right = crc32c::crc32c_append(seed, &frame[4..]) == u32_at(frame, 0);
    right.then(|| (header, &frame[FRAME..]))
}

/// The name of a segment.
pub(super) fn segment_name(epoch: u64, number: u64) -> String {
    format!("seg-{epoch}-{number}.log")
}

/// Epoch and number of a segment, by its name.
pub(super) fn parse_segment(name: &str) -> Option<(u64, u64)> {
    let (epoch, number) = name.strip_prefix("seg-")?.strip_suffix(".log")?.split_once('-')?;
    let (epoch, number) = (epoch.parse().ok()?, number.parse().ok()?);
    (segment_name(epoch, number) == name).then_some((epoch, number))
}

/// The name of a snapshot.
pub(super) fn snapshot_name(covers: u64) -> String {
    format!("snap-{covers}")
}

/// What a snapshot covers, by its name.
pub(super) fn parse_snapshot(name: &str) -> Option<u64> {
    let covers = name.strip_prefix("snap-")?.parse().ok()?;
    (snapshot_name(covers) == name).then_some(covers)
}
