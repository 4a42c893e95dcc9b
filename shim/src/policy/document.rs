//! The envelope of a policy: what it is, for whom, for how long, and the policy itself.

use serde::{Deserialize, Serialize};

use serde_json::Value;

use super::fields::{Fields, Invalid};
use super::{Mode, Reason, Sha256, Timestamp};

/// The kind of a policy document.
pub const KIND: &str = "feeler.policy/v1";

/// A policy document as its bytes say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// [`KIND`].
    pub kind: String,
    /// Which policy it is: words of a-z, 0-9, `_` and `-`, joined by dots.
    pub policy_id: String,
    /// Grows with every version of the policy.
    pub version: u64,
    /// The digest of the version before, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev_sha256: Option<Sha256>,
    /// From when on it is valid.
    pub issued: Timestamp,
    /// From when on it is no longer valid.
    pub expires: Timestamp,
    /// For whom it is; for everybody where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    /// How strictly what it governs is judged, and it itself at least.
    pub mode: Mode,
    /// The switch that takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollback: Option<Rollback>,
    /// That it is looser than the version before, and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub downgrade: Option<Downgrade>,
    /// The policy itself: an object whose fields are the business of whoever applies it.
    pub spec: Value,
}

/// The switch that takes a policy back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rollback {
    /// The full name of the switch.
    pub flag: String,
    /// The value that takes it back.
    pub safe_value: String,
}

/// A mode that is looser than the version before, for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Downgrade {
    /// When it ends. From then on the mode of the document is the strictest.
    pub expires: Timestamp,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The schema of the document, JSON Schema 2020-12.
pub const SCHEMA: &str = include_str!("../../schemas/policy.schema.json");

impl Document {
    /// The document that a value is.
    pub(super) fn read(value: &Value) -> Result<Self, Invalid> {
        let fields = Fields::of(value, "")?;
        let kind = fields.text("kind")?.to_owned();
        if kind != KIND {
            return Err(Invalid::new(Reason::PayloadTypeMismatch, "/kind", format!("it is not `{KIND}`")));
        }
        let document = Self {
            kind,
            policy_id: id(&fields)?,
            version: fields.number("version")?,
            prev_sha256: fields.optional_parsed("prev_sha256")?,
            issued: fields.parsed("issued")?,
            expires: fields.parsed("expires")?,
            audience: fields.optional_texts("audience")?,
            mode: Mode::RequireValidSignature,
            rollback: fields.optional("rollback").map(|_| Rollback::read(&fields)).transpose()?,
            downgrade: fields.optional("downgrade").map(|_| Downgrade::read(&fields)).transpose()?,
            spec: fields.required("spec")?.clone(),
        };
        document.check()?;
        fields.only(&[
            "kind",
            "policy_id",
            "version",
            "prev_sha256",
            "issued",
            "expires",
            "audience",
            "mode",
            "rollback",
            "downgrade",
            "spec",
        ])?;
        // Last, as a mode that is none comes after everything else that may be wrong.
        Ok(Self { mode: fields.mode("mode")?, ..document })
    }

    /// What no field shows alone.
    fn check(&self) -> Result<(), Invalid> {
        if !self.spec.is_object() {
            return Err(Invalid::schema("/spec", "it is not an object"));
        }
        if self.expires <= self.issued {
            return Err(Invalid::schema("/expires", "it ends before it begins"));
        }
        match &self.downgrade {
            Some(it) if it.expires <= self.issued || it.expires > self.expires => {
                Err(Invalid::schema("/downgrade/expires", "it is not within the time of the document"))
            }
            _ => Ok(()),
        }
    }

    /// The mode at a moment: once a downgrade has ended, the strictest.
    #[must_use]
    pub fn mode_at(&self, now: Timestamp) -> Mode {
        let ended = self.downgrade.as_ref().is_some_and(|it| now >= it.expires);
        if ended { Mode::RequireValidSignature } else { self.mode }
    }
}

impl Rollback {
    fn read(document: &Fields<'_>) -> Result<Self, Invalid> {
        let fields = document.object("rollback")?;
        let it = Self { flag: fields.text("flag")?.to_owned(), safe_value: fields.text("safe_value")?.to_owned() };
        fields.only(&["flag", "safe_value"])?;
        Ok(it)
    }
}

impl Downgrade {
    fn read(document: &Fields<'_>) -> Result<Self, Invalid> {
        let fields = document.object("downgrade")?;
        let it = Self { expires: fields.parsed("expires")?, reason: fields.optional_text("reason")? };
        fields.only(&["expires", "reason"])?;
        Ok(it)
    }
}

/// The id of a policy: words of a-z, 0-9, `_` and `-`, joined by dots.
fn id(fields: &Fields<'_>) -> Result<String, Invalid> {
    let id = fields.text("policy_id")?;
    let in_word = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'_' | b'-');
    let sound = id.len() <= 128 && id.split('.').all(|word| !word.is_empty() && word.bytes().all(in_word));
    let problem =
        || Invalid::schema("/policy_id", "it is not up to 128 characters: words of a-z, 0-9, _ and -, joined by dots");
    sound.then(|| id.to_owned()).ok_or_else(problem)
}
