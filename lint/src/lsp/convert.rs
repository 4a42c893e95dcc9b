//! Positions and addresses, between the editor's terms and ours.

use crate::{
    base::source::{SourceText, Span},
    report::uri,
};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client understands.
    #[default]
    Utf16,
}

impl Encoding {
    /// The first that both sides know: bytes when they are offered.
    pub(super) fn negotiate(offered: &Value) -> Self {
        let offers = |name: &str| offered.as_array().is_some_and(|list| list.iter().any(|it| it == name));
        if offers("utf-8") { Self::Utf8 } else { Self::Utf16 }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
        }
    }

    fn units(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }

    fn position(self, source: &SourceText, offset: u32) -> Value {
        let offset = offset.min(source.text.len() as u32);
        let line = source.lines.line_of(offset);
        let start = source.lines.line_start(line).unwrap_or(0);
        json!({"line": line, "character": self.units(source.slice(Span::new(start, offset)))})
    }

    pub(super) fn range(self, source: &SourceText, span: Span) -> Value {
        json!({"start": self.position(source, span.start), "end": self.position(source, span.end)})
    }

    /// The offset of a position; columns behind the end of a line mean its end.
    pub(super) fn offset(self, source: &SourceText, position: &Value) -> Option<u32> {
        let number = |key: &str| position[key].as_u64();
        let (line, character) = (u32::try_from(number("line")?).ok()?, number("character")? as usize);
        if source.lines.line_start(line).is_none() {
            return Some(source.text.len() as u32);
        }
        let span = source.lines.line_span(&source.text, line);
        let text = source.slice(span);
        let mut units = 0;
        let before = text.chars().take_while(|it| {
            units += self.units(it.encode_utf8(&mut [0; 4]));
            units <= character
        });
        Some(span.start + before.map(char::len_utf8).sum::<usize>() as u32)
    }

    pub(super) fn span(self, source: &SourceText, range: &Value) -> Option<Span> {
        Some(Span::new(self.offset(source, &range["start"])?, self.offset(source, &range["end"])?))
    }
}

/// The address of a file.
pub(super) fn to_uri(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", uri(&path))
}

/// The file of an address, if it is one of this machine.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    if !host.is_empty() && host != "localhost" {
        return None;
    }
    let path = decoded(path)?;
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if cfg!(windows) && drive { &path[1..] } else { &path }))
}

/// Percent signs resolved. Names that are not UTF-8 are none that the analysis knows.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_what_was_agreed_on() {
        let source = SourceText::new("a.rs", "ä\r\n🦀b\n");
        for (encoding, offset, line, character) in [
            (Encoding::Utf8, 0, 0, 0),
            (Encoding::Utf8, 2, 0, 2),
            (Encoding::Utf16, 2, 0, 1),
            (Encoding::Utf8, 8, 1, 4),
            (Encoding::Utf16, 8, 1, 2),
            (Encoding::Utf16, 9, 1, 3),
            (Encoding::Utf16, 10, 2, 0),
        ] {
            let position = json!({"line": line, "character": character});
            assert_eq!(encoding.position(&source, offset), position, "{offset}");
            assert_eq!(encoding.offset(&source, &position), Some(offset), "{position}");
        }
    }

    #[test]
    fn positions_that_are_nowhere_mean_the_nearest() {
        let source = SourceText::new("a.rs", "🦀b\nc");
        let offset =
            |line: i64, character: i64| Encoding::Utf16.offset(&source, &json!({"line": line, "character": character}));
        assert_eq!((offset(0, 99), offset(0, 1), offset(9, 0)), (Some(5), Some(0), Some(7)));
        assert_eq!((offset(-1, 0), offset(0, -1)), (None, None));
        assert_eq!(Encoding::Utf8.offset(&source, &Value::Null), None);
    }

    #[test]
    fn encodings_are_negotiated() {
        assert_eq!(Encoding::negotiate(&json!(["utf-16", "utf-8"])), Encoding::Utf8);
        assert_eq!(Encoding::negotiate(&json!(["utf-32", "utf-16"])), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(&Value::Null), Encoding::Utf16);
    }

    #[cfg(unix)]
    #[test]
    fn addresses_and_paths() {
        for (path, uri) in [("/a/b c.rs", "file:///a/b%20c.rs"), ("/ü/#?%.rs", "file:///%C3%BC/%23%3F%25.rs")] {
            assert_eq!(to_uri(Path::new(path)), uri);
            assert_eq!(to_path(uri), Some(PathBuf::from(path)));
        }
        assert_eq!(to_path("file://localhost/a%2fb%"), Some(PathBuf::from("/a/b%")));
        for other in ["untitled:Untitled-1", "file://host/a", "file:", "", "file:///%FF", "git:/a.rs"] {
            assert_eq!(to_path(other), None, "{other}");
        }
    }
}
