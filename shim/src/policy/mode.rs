//! How strictly signatures are judged.
//!
//! The mode is the host's: the switch `EVENT_SIGNING_MODE` of [`switch`](crate::switch). The trust store sets a floor below
//! it, and a document may only tighten it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use crate::switch::SigningMode as Mode;

impl Mode {
    /// All modes, from the loosest to the strictest.
    pub const ALL: [Self; 4] = [Self::Off, Self::AllowUnsigned, Self::RequireSigned, Self::RequireValidSignature];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::AllowUnsigned => "allow-unsigned",
            Self::RequireSigned => "require-signed",
            Self::RequireValidSignature => "require-valid-signature",
        }
    }

    /// The mode of a word, exactly as written.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The mode of a word, and whether it was one: anything else is the strictest, and is to be reported.
    #[must_use]
    pub fn parse_or_strictest(word: &str) -> (Self, bool) {
        Self::parse(word).map_or((Self::RequireValidSignature, false), |mode| (mode, true))
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Mode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Mode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let word = String::deserialize(from)?;
        Self::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("`{word}` is no mode")))
    }
}
