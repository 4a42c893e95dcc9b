//! Why something could not be read.

use crate::lang::rust::lex::{Kind, Token};

/// Where reading stopped, and what was missing there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    /// Index of the token.
    pub(super) at: u32,
    pub(super) expected: Expected,
}

/// What should have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// Anything that fits: what came says more than a list of all that could have come.
    Other,
    /// A name.
    Name,
    /// This character of punctuation or bracket.
    Sign(u8),
    /// Less nesting.
    Shallow,
}

/// What reading gives.
pub(super) type Parse<T> = Result<T, Failure>;

/// Longer tokens are not shown.
const LONGEST: usize = 40;

impl Expected {
    /// One sentence about a token and its text.
    pub(super) fn message(self, token: Token, text: &str) -> String {
        match self {
            Self::Shallow => "nested too deeply to be analysed".into(),
            Self::Name => "expected identifier".into(),
            Self::Sign(byte) => format!("expected `{}`", byte as char),
            Self::Other if token.kind == Kind::End => "unexpected end of the file".into(),
            Self::Other if text.is_empty() || text.len() >= LONGEST => "unexpected text".into(),
            Self::Other => format!("unexpected `{text}`"),
        }
    }
}
