//! From proc-macro2's lines and columns to byte offsets.
//!
//! proc-macro2 counts columns in characters, so a text that is not pure ASCII needs a second table. Its own
//! `byte_range` walks the text once per call in the worst case.

use crate::base::source::Span;
use proc_macro2::LineColumn;

/// Offset of a token that has no place in the text: one that a macro definition put there.
pub(super) const NOWHERE: u32 = u32::MAX;

/// One stop for every so many characters.
const STRIDE: usize = 64;

/// Maps positions of a lexed piece of text to offsets in the whole file.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Offset of the piece in the file.
    base: u32,
    /// First line that belongs to the piece; earlier ones are nowhere.
    first_line: usize,
    /// Byte offset of each line in the piece.
    lines: Vec<u32>,
    /// For texts with other characters than ASCII.
    wide: Option<Wide>,
}

struct Wide {
    /// Number of characters before each line.
    lines: Vec<u32>,
    /// Byte offset of every [`STRIDE`]th character.
    stops: Vec<u32>,
}

impl<'a> Places<'a> {
    /// For `text` as it was given to proc-macro2; `base` is its offset in the file.
    pub(super) fn new(text: &'a str, base: u32) -> Self {
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1));
        let wide = (!text.is_ascii()).then(|| Wide::new(text));
        Self { text, base, first_line: 1, lines, wide }
    }

    /// The offset of the first byte of `span`.
    pub(super) fn start(&self, span: proc_macro2::Span) -> u32 {
        self.offset(span.start())
    }

    /// The offset just past `span`.
    pub(super) fn end(&self, span: proc_macro2::Span) -> u32 {
        self.offset(span.end())
    }

    /// The range of `span`.
    pub(super) fn span(&self, span: proc_macro2::Span) -> Span {
        between(self.start(span), self.end(span))
    }

    fn offset(&self, at: LineColumn) -> u32 {
        if at.line < self.first_line {
            return NOWHERE;
        }
        let line = (at.line - 1).min(self.lines.len() - 1);
        let offset = match &self.wide {
            None => self.lines[line] + at.column as u32,
            Some(wide) => wide.offset(self.text, line, at.column),
        };
        self.base + offset.min(self.text.len() as u32)
    }
}

impl Wide {
    fn new(text: &str) -> Self {
        let mut wide = Self { lines: vec![0], stops: Vec::with_capacity(text.len() / STRIDE + 1) };
        for (count, (at, char)) in text.char_indices().enumerate() {
            if count % STRIDE == 0 {
                wide.stops.push(at as u32);
            }
            if char == '\n' {
                wide.lines.push(count as u32 + 1);
            }
        }
        wide
    }

    fn offset(&self, text: &str, line: usize, column: usize) -> u32 {
        let char = self.lines[line.min(self.lines.len() - 1)] as usize + column;
        let Some(stop) = self.stops.get(char / STRIDE) else { return text.len() as u32 };
        let rest = &text[*stop as usize..];
        let within = rest.char_indices().nth(char % STRIDE).map_or(rest.len(), |(at, _)| at);
        stop + within as u32
    }
}

/// A range, empty at the start of the file when an end is nowhere.
pub(super) fn between(start: u32, end: u32) -> Span {
    if start == NOWHERE || end == NOWHERE || start > end { Span::new(0, 0) } else { Span::new(start, end) }
}
