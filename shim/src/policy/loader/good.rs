//! What was accepted last, with its signatures, so that it can be verified again after a start.

use std::io;

use base64ct::{Base64, Encoding as _};
use serde::{Deserialize, Serialize};

use super::super::{LIMITS, Signed, json};
use super::Config;
use crate::fs::replace;

const FILE: &str = "good.json";
const KIND: &str = "feeler.good/v1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Good {
    kind: String,
    files: Vec<File>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    /// As it is: what was accepted is UTF-8.
    document: String,
    signatures: Vec<Signature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signature {
    name: String,
    bytes: String,
}

/// The files of the configuration as they were accepted last; none where they are not there, or others are.
pub(super) fn load(config: &Config) -> Result<Option<Vec<Signed>>, String> {
    let path = config.state.join(FILE);
    let each = 2 * (LIMITS.document_bytes + LIMITS.signatures * LIMITS.signature_bytes) as u64;
    let bytes = match config.fs.read(&path, each.saturating_mul(config.members.len() as u64)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("failed to read {}: {error}", path.display())),
    };
    let damaged =
        || format!("failed to read {}: it is none of ours; it is written anew with the next policy", path.display());
    let value = json::parse(&bytes).map_err(|_| damaged())?;
    let good: Good = serde_json::from_value(value).map_err(|_| damaged())?;
    if good.kind != KIND {
        return Err(damaged());
    }
    if !good.files.iter().map(|it| &it.path).eq(config.members.iter().map(|it| &it.path)) {
        return Ok(None);
    }
    let files = good.files.into_iter().map(|it| decode(it).ok_or_else(damaged)).collect::<Result<_, _>>()?;
    Ok(Some(files))
}

fn decode(file: File) -> Option<Signed> {
    let document = file.document.into_bytes();
    let signatures = file.signatures.into_iter().map(|it| Some((it.name, Base64::decode_vec(&it.bytes).ok()?)));
    Some(Signed { document, signatures: signatures.collect::<Option<_>>()? })
}

/// Writes them down, whole and synced.
pub(super) fn save<'a>(config: &Config, signed: impl Iterator<Item = &'a Signed>) -> Result<(), String> {
    let path = config.state.join(FILE);
    let files = config.members.iter().zip(signed).map(|(member, signed)| encode(&member.path, signed));
    let files = files.collect::<Option<_>>().ok_or_else(|| format!("failed to write {}: no UTF-8", path.display()))?;
    let good = Good { kind: KIND.to_owned(), files };
    let written = serde_json::to_vec(&good).map_err(io::Error::from).and_then(|it| replace(&*config.fs, &path, &it));
    written.map_err(|error| format!("failed to write {}: {error}", path.display()))
}

fn encode(path: &str, signed: &Signed) -> Option<File> {
    let document = std::str::from_utf8(&signed.document).ok()?.to_owned();
    let signature =
        |(name, bytes): &(String, Vec<u8>)| Signature { name: name.clone(), bytes: Base64::encode_string(bytes) };
    Some(File { path: path.to_owned(), document, signatures: signed.signatures.iter().map(signature).collect() })
}
