//! Source positions: byte ranges inside, lines and columns only at the border.

use serde::{Deserialize, Serialize};

/// Index of a file in the run's sorted file table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A half-open byte range of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Whether `offset` lies inside, the end excluded.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies inside, shared borders included.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A place for people: line and column count from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// Start offsets of the lines of a text, for conversions both ways in logarithmic time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text` once. Lines end with `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        Self { starts }
    }

    /// Number of lines; an empty text has one.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The 0-based line that holds `offset`.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32 - 1
    }

    /// Offset of the first byte of a 0-based line, or `None` past the end.
    pub fn line_start(&self, line: u32) -> Option<u32> {
        self.starts.get(line as usize).copied()
    }

    /// The byte range of a 0-based line without its line break.
    pub fn line_span(&self, text: &str, line: u32) -> Span {
        let start = self.line_start(line).unwrap_or(text.len() as u32);
        let end = self.line_start(line + 1).unwrap_or(text.len() as u32);
        let body = text.get(start as usize..end as usize).unwrap_or("");
        Span::new(start, start + body.trim_end_matches(['\n', '\r']).len() as u32)
    }

    /// Line and column of `offset` in `text`.
    pub fn position(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line_of(offset.min(text.len() as u32));
        let start = self.starts[line as usize] as usize;
        let end = (offset as usize).min(text.len());
        let column = text.get(start..end).map_or(end - start, |before| before.chars().count());
        LineColumn { line: line + 1, column: column as u32 + 1 }
    }
}

/// A text with its name and line index, as the reports need it.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path relative to the project root, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Line starts of `text`.
    pub lines: LineIndex,
}

impl SourceText {
    /// Indexes `text` under `path`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { path: path.into(), lines: LineIndex::new(&text), text }
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> LineColumn {
        self.lines.position(&self.text, offset)
    }

    /// The text of a range, empty when it is out of bounds.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}
