//! How much a signature counts, in the words of configurations.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What becomes of a document by its signature. Ordered: the stricter is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Signatures are not looked at.
    Off,
    /// A signature that is there must be right; none is accepted.
    AllowUnsigned,
    /// There must be a signature.
    RequireSigned,
    /// There must be as many valid signatures of trusted keys as the trust store asks for.
    RequireValidSignature,
}

impl Mode {
    /// All of them, the most lenient first.
    pub const ALL: [Self; 4] = [Self::Off, Self::AllowUnsigned, Self::RequireSigned, Self::RequireValidSignature];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::AllowUnsigned => "allow-unsigned",
            Self::RequireSigned => "require-signed",
            Self::RequireValidSignature => "require-valid-signature",
        }
    }

    /// The mode of a word, in whatever case and with whatever joins its parts.
    pub fn of(word: &str) -> Option<Self> {
        let plain = word.trim().to_ascii_lowercase().replace('_', "-");
        Self::ALL.into_iter().find(|mode| mode.word() == plain)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_however_they_are_joined() {
        assert_eq!(Mode::of("ALLOW_UNSIGNED"), Some(Mode::AllowUnsigned));
        assert_eq!(Mode::of(" off "), Some(Mode::Off));
        assert_eq!(Mode::of("strict"), None);
        assert!(Mode::ALL.is_sorted() && Mode::ALL.iter().all(|mode| Mode::of(mode.word()) == Some(*mode)));
    }
}
