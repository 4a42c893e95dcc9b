//! Sigstore bundles that were signed with a key: cosign 3, sigstore-js. Versions 0.2 and 0.3.
//!
//! What is verified is the signature, with a key of the trust store. Entries of a transparency log and timestamps may be there and
//! are not looked at, because they prove nothing that this verifier relies on. Certificates are refused: they need the network.

use serde_json::Value;

use super::Reason;
use super::dsse::{Envelope, decoded, signature_json};
use super::fields::{Fields, Invalid};

const TYPES: [&str; 2] =
    ["application/vnd.dev.sigstore.bundle+json;version=0.2", "application/vnd.dev.sigstore.bundle.v0.3+json"];

/// A bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bundle {
    /// Which key made it.
    pub(super) hint: String,
    pub(super) content: Content,
}

/// What a bundle is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A detached signature, and the SHA-256 digest of the document.
    Message { digest: Vec<u8>, signature: Vec<u8> },
    /// What is signed lies inside.
    Envelope(Envelope),
}

impl Bundle {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Reason> {
        let value = signature_json(bytes)?;
        let malformed = |_: Invalid| Reason::SignatureMalformed;
        let fields = Fields::of(&value, "").map_err(malformed)?;
        if !TYPES.contains(&fields.text("mediaType").map_err(malformed)?) {
            return Err(Reason::SignatureFormatUnknown);
        }
        let hint = hint(&fields.object("verificationMaterial").map_err(malformed)?)?;
        let content = match (fields.optional("messageSignature"), fields.optional("dsseEnvelope")) {
            (Some(message), None) => self::message(message)?,
            (None, Some(envelope)) => Content::Envelope(Envelope::of(envelope)?),
            _ => return Err(Reason::SignatureMalformed),
        };
        fields.only(&["mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope"]).map_err(malformed)?;
        Ok(Self { hint, content })
    }
}

fn hint(material: &Fields<'_>) -> Result<String, Reason> {
    if material.optional("certificate").is_some() || material.optional("x509CertificateChain").is_some() {
        return Err(Reason::AlgorithmNotAllowed);
    }
    let read = || {
        let key = material.object("publicKey")?;
        let hint = key.text("hint")?.to_owned();
        key.only(&["hint"])?;
        material.only(&["publicKey", "tlogEntries", "timestampVerificationData"])?;
        Ok(hint)
    };
    read().map_err(|_: Invalid| Reason::SignatureMalformed)
}

fn message(value: &Value) -> Result<Content, Reason> {
    let read = || {
        let message = Fields::of(value, "")?;
        let digest = message.object("messageDigest")?;
        let (algorithm, bytes) = (digest.text("algorithm")?, decoded(&digest, "digest")?);
        let signature = decoded(&message, "signature")?;
        digest.only(&["algorithm", "digest"])?;
        message.only(&["messageDigest", "signature"])?;
        Ok((algorithm, bytes, signature))
    };
    let (algorithm, digest, signature) = read().map_err(|_: Invalid| Reason::SignatureMalformed)?;
    if algorithm == "SHA2_256" { Ok(Content::Message { digest, signature }) } else { Err(Reason::AlgorithmNotAllowed) }
}
