//! DSSE envelopes: what is signed lies inside, with the signatures beside it.
//!
//! ```text
//! {"payloadType": "…", "payload": "<base64>", "signatures": [{"keyid": "…", "sig": "<base64>"}]}
//! signed = "DSSEv1 " len(type) " " type " " len(payload) " " payload
//! ```
//!
//! The standard lets readers ignore what they do not know, and a `keyid` prove nothing. Here an unknown field is refused, and a
//! `keyid` that is there must name the key that signed: then no byte of an envelope means nothing.

use serde_json::Value;

use super::encoding::base64;
use super::fields::{Fields, Invalid};
use super::{LIMITS, Reason, json};

/// An envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Envelope {
    pub(super) payload_type: String,
    pub(super) payload: Vec<u8>,
    pub(super) signatures: Vec<EnvelopeSignature>,
}

/// One of its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct EnvelopeSignature {
    /// Which key made it; empty where nobody says.
    pub(super) key_id: String,
    pub(super) signature: Vec<u8>,
}

impl Envelope {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Reason> {
        Self::of(&signature_json(bytes)?)
    }

    pub(super) fn of(value: &Value) -> Result<Self, Reason> {
        let envelope = Self::read(value).map_err(|_| Reason::SignatureMalformed)?;
        if envelope.signatures.len() > LIMITS.signatures { Err(Reason::TooLarge) } else { Ok(envelope) }
    }

    fn read(value: &Value) -> Result<Self, Invalid> {
        let fields = Fields::of(value, "")?;
        let at = fields.at("signatures");
        let list = fields.required("signatures")?.as_array().ok_or_else(|| Invalid::schema(&at, "it is not a list"))?;
        let signatures = list.iter().map(EnvelopeSignature::read).collect::<Result<_, _>>()?;
        let payload = decoded(&fields, "payload")?;
        let payload_type = fields.text("payloadType")?.to_owned();
        fields.only(&["payloadType", "payload", "signatures"])?;
        Ok(Self { payload_type, payload, signatures })
    }

    /// What is signed.
    pub(super) fn message(&self) -> Vec<u8> {
        pre_authentication(&self.payload_type, &self.payload)
    }
}

impl EnvelopeSignature {
    fn read(value: &Value) -> Result<Self, Invalid> {
        let fields = Fields::of(value, "")?;
        let key_id = fields.optional_text("keyid")?.unwrap_or_default();
        let signature = decoded(&fields, "sig")?;
        fields.only(&["keyid", "sig"])?;
        Ok(Self { key_id, signature })
    }
}

/// A type and a payload as the bytes that are signed.
fn pre_authentication(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

/// A field in base64.
pub(super) fn decoded(fields: &Fields<'_>, name: &str) -> Result<Vec<u8>, Invalid> {
    base64(fields.text(name)?)
        .ok_or_else(|| Invalid::schema(&fields.at(name), "it is not standard base64 with padding"))
}

/// The JSON of a signature.
pub(super) fn signature_json(bytes: &[u8]) -> Result<Value, Reason> {
    json::parse(bytes).map_err(|error| match error.reason {
        Reason::JsonTrailingData => Reason::SignatureTrailingData,
        _ => Reason::SignatureMalformed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the standard's `protocol.md`: an envelope, its bytes that are signed, and the key of P-256 that did.
    #[cfg(feature = "sigstore")]
    #[test]
    fn the_vector_of_the_standard_is_verified() {
        use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier as _};
        let envelope = br#"{"payload": "aGVsbG8gd29ybGQ=",
 "payloadType": "http://example.com/HelloWorld",
 "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}"#;
        let envelope = Envelope::parse(envelope).unwrap();
        assert_eq!(envelope.message(), b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        let point = concat!(
            "04",
            "67cd390f77aa359cb08c2235f652270493a9ed832b0abcc01f70954c0390d238",
            "0c782bd54e269125a44f4433aff1432ce94e12bca73aa67ac80cea12608ddf74"
        );
        let byte = |at: usize| u8::from_str_radix(&point[2 * at..2 * at + 2], 16).unwrap();
        let key = VerifyingKey::from_sec1_bytes(&(0..65).map(byte).collect::<Vec<_>>()).unwrap();
        let signature = Signature::from_slice(&envelope.signatures[0].signature).unwrap();
        assert!(key.verify(&envelope.message(), &signature).is_ok());
        assert!(key.verify(&pre_authentication("text/plain", b"hello world"), &signature).is_err());
    }
}
