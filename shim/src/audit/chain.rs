//! The chain: each line names the digest of the one before it.

use std::fmt;

use sha2::Digest as _;

use super::merkle::Tree;
use super::note::Checkpoint;
use crate::policy::{Reason, Sha256, Timestamp, json};

/// A longer line is not one of a log.
pub const MAX_LINE: usize = 64 * 1024;

/// What is known of the lines so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// The digest of the last line; zeros before the first.
    pub(super) prev: [u8; 32],
    pub(super) last: Option<Timestamp>,
    pub(super) tree: Tree,
}

impl Chain {
    /// The number of the next line.
    pub(super) fn seq(&self) -> u64 {
        self.tree.size()
    }

    /// Adds a line, without its end, if it belongs there.
    pub(super) fn step(&mut self, line: &[u8]) -> Result<(), Why> {
        let head = Head::read(line)?;
        if head.seq != self.seq() {
            return Err(Why::Sequence { found: head.seq, expected: self.seq() });
        }
        if head.prev != Sha256::from_bytes(self.prev) {
            return Err(Why::Link);
        }
        if self.last.is_some_and(|last| head.ts < last) {
            return Err(Why::Time);
        }
        self.add(line, head.ts);
        Ok(())
    }

    /// Adds all lines of a file, if they belong there.
    pub(super) fn add_lines(&mut self, bytes: &[u8], checkpoint: Option<&Checkpoint>) -> Result<(), Broken> {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let at = self.seq() + 1;
            let line = line.strip_suffix(b"\n").ok_or(Broken::at(at, Why::Torn))?;
            self.step(line).map_err(|why| Broken::at(at, why))?;
            check(self, checkpoint)?;
        }
        Ok(())
    }

    /// Adds a line that is known to belong there.
    pub(super) fn add(&mut self, line: &[u8], ts: Timestamp) {
        self.tree.push(line);
        self.prev = sha2::Sha256::digest(line).into();
        self.last = Some(ts);
    }
}

/// What every line has.
struct Head {
    seq: u64,
    prev: Sha256,
    ts: Timestamp,
}

impl Head {
    fn read(line: &[u8]) -> Result<Self, Why> {
        if line.len() > MAX_LINE {
            return Err(Why::TooLong);
        }
        std::str::from_utf8(line).map_err(|_| Why::NotUtf8)?;
        let value = json::parse(line).map_err(|_| Why::NotJson)?;
        let text = |name: &str| value.get(name).and_then(serde_json::Value::as_str).ok_or(Why::Field);
        if value.get("v").and_then(serde_json::Value::as_u64) != Some(1) {
            return Err(Why::Version);
        }
        // What other fields say is the business of whoever reads them; here they are bytes that nobody may change.
        if text("event")?.is_empty() || text("actor")?.is_empty() {
            return Err(Why::Field);
        }
        Ok(Self {
            seq: value.get("seq").and_then(serde_json::Value::as_u64).ok_or(Why::Field)?,
            prev: text("prev")?.parse().map_err(|_| Why::Field)?,
            ts: text("ts")?.parse().map_err(|_| Why::Field)?,
        })
    }
}

/// What a log that holds comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many lines there are.
    pub lines: u64,
    /// Of how many of them the checkpoint proves that none is missing and none was written anew.
    pub covered: u64,
    /// The digest of the last line; zeros where there is none.
    pub last_sha256: Sha256,
    /// When the last line was written.
    pub last: Option<Timestamp>,
    /// The Merkle root of all lines.
    pub root: [u8; 32],
}

/// Verifies a log, all bytes of its file, or of its files one behind the other; [`verify_files`](super::verify_files) reads them. The chain finds lines that were changed, added, left out and exchanged; only a [`Checkpoint`] shows that lines were
/// cut off at the end, or that all was written anew.
///
/// # Errors
/// With the first line that does not belong where it is. What was changed is that line, or the one before it.
pub fn verify(log: &[u8], checkpoint: Option<&Checkpoint>) -> Result<Verified, Broken> {
    let mut chain = Chain::default();
    chain.add_lines(log, checkpoint)?;
    finish(chain, checkpoint)
}

/// What all lines come to, if the checkpoint counted no more.
pub(super) fn finish(chain: Chain, checkpoint: Option<&Checkpoint>) -> Result<Verified, Broken> {
    // Where there is no line there is nothing that was compared yet.
    if chain.seq() == 0 {
        check(&chain, checkpoint)?;
    }
    let covered = enough(&chain, checkpoint)?;
    Ok(Verified {
        lines: chain.seq(),
        covered,
        last_sha256: Sha256::from_bytes(chain.prev),
        last: chain.last,
        root: chain.tree.root(),
    })
}

/// How many lines the checkpoint counted, if all of them are there.
pub(super) fn enough(chain: &Chain, checkpoint: Option<&Checkpoint>) -> Result<u64, Broken> {
    match checkpoint.map_or(0, |it| it.size) {
        covered if chain.seq() < covered => Err(Broken::at(chain.seq() + 1, Why::Truncated { checkpoint: covered })),
        covered => Ok(covered),
    }
}

/// Compares the root where the checkpoint was made.
pub(super) fn check(chain: &Chain, checkpoint: Option<&Checkpoint>) -> Result<(), Broken> {
    match checkpoint {
        Some(it) if it.size == chain.seq() && it.root != chain.tree.root() => {
            Err(Broken::at(chain.seq().max(1), Why::Root))
        }
        _ => Ok(()),
    }
}

/// Where a log does not hold, and why. The text completes "failed to …".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The first line that does not belong where it is, from 1, counted over all files.
    pub line: u64,
    /// The name of the file that it is in, where a log has several.
    pub file: Option<String>,
    /// What is wrong with it.
    pub why: Why,
}

impl Broken {
    pub(super) fn at(line: u64, why: Why) -> Self {
        Self { line, file: None, why }
    }

    /// The reason for which nothing is activated.
    #[must_use]
    pub fn reason(&self) -> Reason {
        Reason::AuditChainBroken
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.iter().map(|name| format!(" (in {name})")).collect::<String>();
        write!(
            f,
            "verify the audit log: line {}{file}: {}; keep the file as it is, find out who changed it, and start a new log under another name",
            self.line, self.why
        )
    }
}

impl std::error::Error for Broken {}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// It does not end.
    Torn,
    /// It has more than [`MAX_LINE`] bytes.
    TooLong,
    /// It is no UTF-8.
    NotUtf8,
    /// It is no strict JSON.
    NotJson,
    /// It is not of version 1 of the format.
    Version,
    /// One of `seq`, `prev`, `ts`, `event`, `actor` is missing, or is not what it has to be.
    Field,
    /// It has another number than the line before it leads to.
    Sequence {
        /// Its number.
        found: u64,
        /// The number that has to be there.
        expected: u64,
    },
    /// It does not name the digest of the line before it.
    Link,
    /// It is older than the line before it.
    Time,
    /// It is not there, though the checkpoint counted it.
    Truncated {
        /// How many lines the checkpoint counted.
        checkpoint: u64,
    },
    /// The lines up to this one are not those that the checkpoint was made of.
    Root,
    /// The checkpoint is of another log.
    Origin,
}

impl Why {
    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Torn => "torn",
            Self::TooLong => "too_long",
            Self::NotUtf8 => "not_utf8",
            Self::NotJson => "not_json",
            Self::Version => "version",
            Self::Field => "field",
            Self::Sequence { .. } => "sequence",
            Self::Link => "link",
            Self::Time => "time",
            Self::Truncated { .. } => "truncated",
            Self::Root => "root",
            Self::Origin => "origin",
        }
    }

    /// Whether a write that was cut short by a crash can have left this.
    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self, Self::Torn | Self::TooLong | Self::NotUtf8 | Self::NotJson)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Torn => f.write_str("it does not end, as after a crash"),
            Self::TooLong => write!(f, "it has more than {MAX_LINE} bytes"),
            Self::NotUtf8 => f.write_str("it is no UTF-8"),
            Self::NotJson => f.write_str("it is no JSON object, or names a key twice"),
            Self::Version => f.write_str("`v` is not 1"),
            Self::Field => f.write_str("`seq`, `prev`, `ts`, `event` or `actor` is not what it has to be"),
            Self::Sequence { found, expected } if found > expected => {
                write!(
                    f,
                    "`seq` is {found}, and has to be {expected}: lines before it are missing, or the file with them"
                )
            }
            Self::Sequence { found, expected } => write!(f, "`seq` is {found}, and has to be {expected}"),
            Self::Link => f.write_str("`prev` is not the digest of the line before, so one of the two was changed"),
            Self::Time => f.write_str("it is older than the line before"),
            Self::Truncated { checkpoint } => write!(f, "it is missing: the checkpoint counted {checkpoint} lines"),
            Self::Root => f.write_str("the lines up to here are not those that the checkpoint was made of"),
            Self::Origin => f.write_str("the checkpoint beside it is of another log"),
        }
    }
}
