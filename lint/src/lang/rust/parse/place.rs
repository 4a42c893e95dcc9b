//! From proc-macro2's lines and columns to byte offsets.
//!
//! proc-macro2 counts columns in characters, so a line that is not pure ASCII must be walked. Its own
//! `byte_range` walks the text once per call in the worst case.

use crate::base::source::Span;
use proc_macro2::LineColumn;

/// Offset of a token that has no place in the text: one that a macro definition put there.
pub(super) const NOWHERE: u32 = u32::MAX;

/// One stop for every so many characters.
const STRIDE: usize = 64;

/// Longer lines are not walked from their start for every position.
const LONG_LINE: u32 = 1024;

/// Maps positions of a lexed piece of text to offsets in the whole file.
pub(super) struct Places<'a> {
    text: &'a str,
    /// Offset of the piece in the file.
    base: u32,
    /// First line that belongs to the piece; earlier ones are nowhere.
    first_line: usize,
    /// Byte offset of each line in the piece.
    lines: Vec<u32>,
    ascii: bool,
    /// For texts with other characters than ASCII and lines too long to walk.
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
        let lines = line_starts(text.as_bytes());
        let ascii = text.is_ascii();
        let long = |pair: &[u32]| pair[1] - pair[0] > LONG_LINE;
        let last = text.len() as u32 - lines.last().copied().unwrap_or(0);
        let walkable = ascii || (last <= LONG_LINE && !lines.windows(2).any(long));
        let wide = (!walkable).then(|| Wide::new(text));
        Self { text, base, first_line: 1, lines, ascii, wide }
    }

    /// For an expansion, lexed with a line break before the text. Tokens on the first line are the definition's.
    pub(super) fn expansion(text: &'a str) -> Self {
        let mut lines = vec![0];
        lines.extend(line_starts(text.as_bytes()));
        Self { text, base: 0, first_line: 2, lines, ascii: text.is_ascii(), wide: None }
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

    /// The text of a range of the file; `None` when tokens may come from elsewhere.
    pub(super) fn source(&self, span: Span) -> Option<&'a str> {
        let from = |offset: u32| offset.checked_sub(self.base).map(|offset| offset as usize);
        if self.first_line > 1 { None } else { self.text.get(from(span.start)?..from(span.end)?) }
    }

    /// The identifier that begins at an offset of the file; `None` when tokens may come from elsewhere.
    pub(super) fn ident_at(&self, start: u32) -> Option<&'a str> {
        if self.first_line > 1 {
            return None;
        }
        let rest = self.text.get(start.checked_sub(self.base)? as usize..)?;
        let end = rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_'));
        let word = &rest[..end.unwrap_or(rest.len())];
        let plain =
            !word.is_empty() && end.is_none_or(|end| rest.as_bytes()[end] < 0x80 && rest.as_bytes()[end] != b'#');
        plain.then_some(word)
    }

    fn offset(&self, at: LineColumn) -> u32 {
        if at.line < self.first_line {
            return NOWHERE;
        }
        let line = (at.line - 1).min(self.lines.len() - 1);
        let offset = match &self.wide {
            None if self.ascii => self.lines[line] + at.column as u32,
            None => self.walk(self.lines[line], at.column),
            Some(wide) => wide.offset(self.text, line, at.column),
        };
        self.base + offset.min(self.text.len() as u32)
    }
}

impl Places<'_> {
    /// The offset of a column in a line of moderate length.
    fn walk(&self, line: u32, column: usize) -> u32 {
        let rest = &self.text[line as usize..];
        match rest.as_bytes().get(..column) {
            Some(before) if before.is_ascii() => line + column as u32,
            _ => line + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at) as u32,
        }
    }
}

/// Offsets at which lines begin, eight bytes at a time: this runs over every file.
fn line_starts(bytes: &[u8]) -> Vec<u32> {
    const ONES: u64 = u64::MAX / 0xff;
    let mut starts = Vec::with_capacity(bytes.len() / 24 + 1);
    starts.push(0);
    let (blocks, rest) = bytes.as_chunks::<8>();
    for (block, chunk) in blocks.iter().enumerate() {
        // A byte of `diff` is zero where the text has a line break; only then can the high bit of that byte end up set
        // without a borrow from below, so the lowest bit found is always right.
        let diff = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(b'\n'));
        let mut found = diff.wrapping_sub(ONES) & !diff & (ONES << 7);
        while found != 0 {
            let at = found.trailing_zeros() / 8;
            if chunk[at as usize] == b'\n' {
                starts.push(block as u32 * 8 + at + 1);
            }
            found &= found - 1;
        }
    }
    let base = (bytes.len() - rest.len()) as u32 + 1;
    starts.extend(rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| base + at as u32));
    starts
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
