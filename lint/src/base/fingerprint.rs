//! Stable identities for findings: no line numbers, so that they survive edits elsewhere in the file.

/// Hex fingerprint (32 digits) over the rule code, path, symbol and white-space-normalised text of the primary place.
/// `twin` tells apart findings that would otherwise be equal, in order of appearance.
pub fn fingerprint(code: &str, path: &str, symbol: &str, text: &str, twin: u32) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [code, path, symbol] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    for word in text.split_whitespace() {
        hasher.update(word.as_bytes()).update(b" ");
    }
    hasher.update(&twin.to_le_bytes());
    hasher.finalize().to_hex()[..32].to_string()
}
