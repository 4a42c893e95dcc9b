//! A small tolerant lexer over bytes. It never fails: what it cannot read becomes a token of its own.
//!
//! White space is skipped. Operators of several characters are given one character at a time, because `>>` may end two lists of
//! type arguments; the tag of the first says what all of them are.

mod tag;

pub use tag::Tag;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword, raw identifiers included.
    Ident,
    /// `'a`.
    Lifetime,
    /// A string of any kind.
    Str,
    /// A character or byte.
    Char,
    /// A number, with its suffix.
    Number,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// Any other single character of punctuation.
    Punct,
    /// `// ..` without documentation.
    LineComment,
    /// `/* .. */` without documentation, and `//! ..`.
    OtherComment,
    /// `/// ..` and `/** .. */`: an attribute of what follows.
    DocComment,
    /// A string, character or block comment that the end of the file cuts off.
    Unclosed,
    /// A byte that starts nothing in Rust.
    Unknown,
    /// The end of the text; the lexer does not give it.
    End,
}

/// A token: `start..end` are byte offsets into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte, to tell brackets and operators apart without the text.
    pub byte: u8,
    /// The keyword, or the operator that begins here.
    pub tag: Tag,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset just past the last byte.
    pub end: u32,
}

impl Token {
    /// Whether this is a comment.
    pub fn is_comment(self) -> bool {
        matches!(self.kind, Kind::LineComment | Kind::OtherComment | Kind::DocComment)
    }
}

/// The tokens of a text, comments included.
#[derive(Clone, Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// A one in each byte, to compare eight at once.
const ONES: u64 = u64::MAX / 0xff;

/// Classes of bytes, so that the hot loops look up one table.
const SPACE: u8 = 1;
const START: u8 = 2;
const DIGIT: u8 = 4;

const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => START,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    table
};

fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

impl<'a> Lexer<'a> {
    /// Reads `text` from its start: a byte order mark and a shebang line are skipped.
    pub fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: prologue(text) }
    }

    /// Reads `text` from `at`, which must lie between tokens, to `end`.
    pub fn range(text: &'a str, at: usize, end: usize) -> Self {
        let bytes = text.as_bytes();
        Self { bytes: &bytes[..end.min(bytes.len())], at }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The first offset from `at` on whose byte has none of the classes.
    fn past(&self, mut at: usize, classes: u8) -> usize {
        while at < self.bytes.len() && class(self.bytes[at]) & classes != 0 {
            at += 1;
        }
        at
    }

    /// The first offset from `at` on that is no white space.
    fn past_space(&self, mut at: usize) -> usize {
        // Code is indented by many spaces.
        while self.block(at) == Some(ONES * b' ' as u64) {
            at += 8;
        }
        self.past(at, SPACE)
    }

    /// Eight bytes, the first lowest, unless the text ends before.
    fn block(&self, at: usize) -> Option<u64> {
        self.bytes.get(at..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
    }

    /// The offset of the line break at or after `at`, or the end.
    fn line_end(&self, mut at: usize) -> usize {
        while let Some(block) = self.block(at) {
            // A byte of `diff` is zero where the text has a line break, and the lowest bit of `found` shows the first.
            let diff = block ^ (ONES * b'\n' as u64);
            let found = diff.wrapping_sub(ONES) & !diff & (ONES << 7);
            if found != 0 {
                return at + found.trailing_zeros() as usize / 8;
            }
            at += 8;
        }
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |found| at + found)
    }

    /// The keyword that a word is.
    fn keyword(&self, start: usize, end: usize) -> Tag {
        let len = end - start;
        if len > 8 {
            return Tag::None;
        }
        let word = match self.block(start) {
            Some(block) => block & (u64::MAX >> (64 - 8 * len)),
            None => self.bytes[start..end].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        Tag::of_word(word)
    }

    fn slash(&self, start: usize) -> (Kind, usize) {
        match self.byte(start + 1) {
            b'/' => {
                let end = self.line_end(start + 2);
                let end = if end > start && self.bytes[end - 1] == b'\r' { end - 1 } else { end };
                // `///` documents, `////` does not.
                let kind = match self.byte(start + 2) {
                    b'!' => Kind::OtherComment,
                    b'/' if self.byte(start + 3) != b'/' => Kind::DocComment,
                    _ => Kind::LineComment,
                };
                (kind, end)
            }
            b'*' => self.block_comment(start),
            _ => (Kind::Punct, start + 1),
        }
    }

    fn block_comment(&self, start: usize) -> (Kind, usize) {
        let mut depth = 1usize;
        let mut at = start + 2;
        while at < self.bytes.len() {
            match (self.bytes[at], self.byte(at + 1)) {
                (b'*', b'/') => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        // `/**/` and `/***` document nothing.
                        let doc = self.byte(start + 2) == b'*' && self.byte(start + 3) != b'*' && at > start + 4;
                        return (if doc { Kind::DocComment } else { Kind::OtherComment }, at);
                    }
                }
                (b'/', b'*') => {
                    depth += 1;
                    at += 2;
                }
                _ => at += 1,
            }
        }
        (Kind::Unclosed, self.bytes.len())
    }

    /// A quoted text whose opening quote stands at `quote`.
    fn quoted(&self, quote: usize) -> (Kind, usize) {
        let mut at = quote + 1;
        while at < self.bytes.len() {
            match self.bytes[at] {
                b'"' => return (Kind::Str, self.past(at + 1, START | DIGIT)),
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        (Kind::Unclosed, self.bytes.len())
    }

    /// A raw string whose `r` is read and whose hashes or quote start at `at`; `None` when it is something else.
    fn raw(&self, at: usize) -> Option<(Kind, usize)> {
        let mut quote = at;
        while self.byte(quote) == b'#' {
            quote += 1;
        }
        if self.byte(quote) != b'"' {
            return None;
        }
        let hashes = quote - at;
        let mut at = quote + 1;
        while at < self.bytes.len() {
            if self.bytes[at] == b'"'
                && self.bytes[at + 1..].iter().take(hashes).take_while(|byte| **byte == b'#').count() == hashes
            {
                return Some((Kind::Str, self.past(at + 1 + hashes, START | DIGIT)));
            }
            at += 1;
        }
        Some((Kind::Unclosed, self.bytes.len()))
    }

    /// `'`: a character, or a lifetime when no quote closes it after one character.
    fn tick(&self, start: usize) -> (Kind, usize) {
        let first = self.byte(start + 1);
        if class(first) & (START | DIGIT) != 0 {
            let end = if first < 0x80 { start + 2 } else { self.char_end(start + 1) };
            if self.byte(end) == b'\'' {
                return (Kind::Char, self.past(end + 1, START | DIGIT));
            }
            if first >= 0x80 || class(first) == START {
                let end = self.past(start + 1, START | DIGIT);
                let raw = self.bytes[start + 1..end] == *b"r" && self.byte(end) == b'#';
                let raw = raw && class(self.byte(end + 1)) == START;
                return (Kind::Lifetime, if raw { self.past(end + 1, START | DIGIT) } else { end });
            }
        }
        self.character(start)
    }

    /// A character whose opening quote stands at `start`: it must close on its line.
    fn character(&self, start: usize) -> (Kind, usize) {
        let mut at = start + 1;
        while at < self.bytes.len() {
            match self.bytes[at] {
                b'\'' if at > start + 1 => return (Kind::Char, self.past(at + 1, START | DIGIT)),
                b'\\' => at += 2,
                b'\n' => break,
                _ => at += 1,
            }
            if at > start + 16 {
                break;
            }
        }
        (Kind::Unknown, start + 1)
    }

    fn char_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.byte(end) & 0xc0 == 0x80 {
            end += 1;
        }
        end
    }

    fn number(&self, start: usize) -> (Kind, usize) {
        let mut at = self.past(start + 1, START | DIGIT);
        // `1.5` and `1.` are numbers, unlike `1` in `1..2` and `1.max(2)`. The parser takes `0.1` in `x.0.1` apart.
        if self.byte(at) == b'.' && self.byte(at + 1) != b'.' && class(self.byte(at + 1)) != START {
            at = self.past(at + 1, START | DIGIT);
        }
        let hex = self.byte(start) == b'0' && matches!(self.byte(start + 1), b'x' | b'o' | b'b');
        if !hex
            && matches!(self.bytes[at - 1], b'e' | b'E')
            && matches!(self.byte(at), b'+' | b'-')
            && class(self.byte(at + 1)) == DIGIT
        {
            at = self.past(at + 1, START | DIGIT);
        }
        (Kind::Number, at)
    }

    /// An identifier, or the literal that it prefixes: `r".."`, `br#".."#`, `b'x'`, `c".."`, `r#name`.
    fn word(&self, start: usize) -> (Kind, usize) {
        let end = self.past(start + 1, START | DIGIT);
        let next = self.byte(end);
        if end - start > 2 || !matches!(next, b'"' | b'\'' | b'#') {
            return (Kind::Ident, end);
        }
        match (&self.bytes[start..end], next) {
            (b"b" | b"c", b'"') => self.quoted(end),
            (b"b", b'\'') => self.character(end),
            (b"r" | b"br" | b"cr", b'"' | b'#') => match self.raw(end) {
                Some(found) => found,
                None if self.bytes[start..end] == *b"r" && class(self.byte(end + 1)) == START => {
                    (Kind::Ident, self.past(end + 1, START | DIGIT))
                }
                None => (Kind::Ident, end),
            },
            _ => (Kind::Ident, end),
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.past_space(self.at);
        let byte = *self.bytes.get(start)?;
        let (kind, end) = match byte {
            _ if class(byte) == START => self.word(start),
            b'(' | b'[' | b'{' => (Kind::Open, start + 1),
            b')' | b']' | b'}' => (Kind::Close, start + 1),
            b'/' => self.slash(start),
            b'"' => self.quoted(start),
            b'\'' => self.tick(start),
            _ if class(byte) == DIGIT => self.number(start),
            b'!'..=b'~' => (Kind::Punct, start + 1),
            _ => (Kind::Unknown, start + 1),
        };
        self.at = end.min(self.bytes.len());
        let tag = match kind {
            Kind::Ident => self.keyword(start, self.at),
            Kind::Punct => Tag::of_operator(byte, self.byte(start + 1), self.byte(start + 2)),
            _ => Tag::None,
        };
        Some(Token { kind, byte, tag, start: start as u32, end: self.at as u32 })
    }
}

/// Offset behind a byte order mark, a shebang line and the front matter of a cargo script.
pub fn prologue(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[mark..];
    // `#![attribute]` is no shebang; white space and comments may stand between.
    let shebang = rest.starts_with("#!") && next_code(rest, 2) != Some(b'[');
    let line = if shebang { mark + rest.find('\n').unwrap_or(rest.len()) } else { mark };
    line + front_matter(&text[line..])
}

/// Length of `---`, a manifest, and `---` again, with white space before; zero when there is none.
fn front_matter(text: &str) -> usize {
    let body = text.trim_start();
    let fence = &body[..body.len() - body.trim_start_matches('-').len()];
    if fence.len() < 3 {
        return 0;
    }
    let mut at = text.len() - body.len();
    for (index, line) in body.split_inclusive('\n').enumerate() {
        at += line.len();
        if index > 0 && line.trim_end() == fence {
            return at;
        }
    }
    0
}

fn next_code(text: &str, at: usize) -> Option<u8> {
    Lexer::range(text, at, text.len()).find(|token| !token.is_comment()).map(|token| token.byte)
}
