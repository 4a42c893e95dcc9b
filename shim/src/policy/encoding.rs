//! Base64 and the strings of SSH, each in the one form that is written.

use base64ct::Encoding as _;

/// The bytes of standard base64 with padding; `None` for any other text, such as one with bits that mean nothing. So there is one text
/// for the same bytes, and a signature cannot be changed and stay good.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    base64ct::Base64::decode_vec(text).ok()
}

/// Standard base64 with padding.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    base64ct::Base64::encode_string(bytes)
}

/// Standard base64 without padding, as SSH writes fingerprints.
pub(super) fn to_base64_unpadded(bytes: &[u8]) -> String {
    base64ct::Base64Unpadded::encode_string(bytes)
}

/// The wire format of SSH: strings behind their length.
pub(super) struct Wire<'a>(pub(super) &'a [u8]);

impl<'a> Wire<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_be_bytes)
    }

    pub(super) fn string(&mut self) -> Option<&'a [u8]> {
        let len = self.number()?;
        self.take(usize::try_from(len).ok()?)
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}

/// Appends a string in the wire format.
pub(super) fn put(wire: &mut Vec<u8>, string: &[u8]) {
    let len = u32::try_from(string.len()).unwrap_or(u32::MAX);
    wire.extend_from_slice(&len.to_be_bytes());
    wire.extend_from_slice(string);
}

/// An Ed25519 public key as SSH writes it: its type and its 32 bytes.
pub(super) fn ssh_key(raw: &[u8; 32]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(51);
    put(&mut wire, SSH_ED25519);
    put(&mut wire, raw);
    wire
}

/// What SSH calls Ed25519.
pub(super) const SSH_ED25519: &[u8] = b"ssh-ed25519";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_one_form() {
        assert_eq!(base64("AAE=").as_deref(), Some(&[0, 1][..]));
        for text in ["AAF=", "AAE", "AA==\n", " AAE=", "AA=E", "AAE==", "AA-_", "=", "A"] {
            assert_eq!(base64(text), None, "{text:?}");
        }
    }
}
