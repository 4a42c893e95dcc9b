//! The file `allowed_signers` of `ssh-keygen -Y verify`: from it and to it.

use std::fmt::Write as _;

use super::super::encoding::{SSH_ED25519, Wire, base64};
use super::super::{KeyId, Timestamp};
use super::{KeyFormat, Role, TrustError, TrustStore, TrustedKey};
use crate::policy::Reason;

/// A key of an `allowed_signers` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedKey {
    /// Its id.
    pub id: KeyId,
    /// The key; its name are the principals.
    pub key: TrustedKey,
    /// The namespaces that it may sign for; all where it is empty.
    pub namespaces: Vec<String>,
}

/// Reads an `allowed_signers` file. Certificates and keys that are not Ed25519 are refused, and so are times without `Z`, which mean
/// another moment on every machine.
///
/// # Errors
/// With the line that is not understood.
pub fn import_allowed_signers(text: &str) -> Result<Vec<ImportedKey>, TrustError> {
    let mut keys = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let key =
            imported(line).map_err(|(reason, why)| TrustError::new(reason, format!("line {}: {why}", index + 1)))?;
        keys.push(key);
    }
    Ok(keys)
}

type Failure = (Reason, String);

fn imported(line: &str) -> Result<ImportedKey, Failure> {
    let invalid = |why: &str| (Reason::SchemaViolation, why.to_owned());
    let words = words(line).ok_or_else(|| invalid("a quotation mark is missing"))?;
    let (principals, options, kind, public) = match &words[..] {
        [principals, kind, public, ..] if is_key_type(kind, public) => (principals, None, kind, public),
        [principals, options, kind, public, ..] if is_key_type(kind, public) => {
            (principals, Some(options), kind, public)
        }
        _ => return Err(invalid("it is not principals, options and a key")),
    };
    if kind != "ssh-ed25519" {
        return Err((
            Reason::AlgorithmNotAllowed,
            format!("keys of the type {kind} are not accepted; use ssh-ed25519"),
        ));
    }
    let id = KeyFormat::SshEd25519.key_id(public).map_err(|error| (error.reason, error.detail))?;
    let mut key = TrustedKey {
        format: KeyFormat::SshEd25519,
        public: public.clone(),
        name: Some(principals.trim_matches('"').to_owned()),
        not_before: None,
        not_after: None,
        revoked: None,
    };
    let mut namespaces = Vec::new();
    for option in options.map(|it| split(it, ',')).unwrap_or_default() {
        let (name, value) = option.split_once('=').unwrap_or((&option, ""));
        let value = value.trim_matches('"');
        match name.to_ascii_lowercase().as_str() {
            "namespaces" => namespaces = value.split(',').map(str::to_owned).collect(),
            "valid-after" => key.not_before = Some(moment(value)?),
            "valid-before" => key.not_after = Some(moment(value)?),
            _ => return Err(invalid(&format!("the option `{name}` is not understood"))),
        }
    }
    Ok(ImportedKey { id, key, namespaces })
}

/// Whether two words are a key: its type is what it says of itself.
fn is_key_type(kind: &str, public: &str) -> bool {
    base64(public).is_some_and(|blob| Wire(&blob).string() == Some(kind.as_bytes())) || kind.as_bytes() == SSH_ED25519
}

/// The parts between separators that are not inside of quotation marks.
fn split(text: &str, separator: char) -> Vec<String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for it in text.chars() {
        quoted ^= it == '"';
        match parts.last_mut() {
            Some(part) if quoted || it != separator => part.push(it),
            _ => parts.push(String::new()),
        }
    }
    parts
}

fn words(line: &str) -> Option<Vec<String>> {
    let balanced = line.matches('"').count().is_multiple_of(2);
    let words = split(&line.replace('\t', " "), ' ').into_iter().filter(|it| !it.is_empty());
    balanced.then(|| words.collect())
}

/// `20260101Z`, `202601010830Z` or `20260101083000Z`.
fn moment(text: &str) -> Result<Timestamp, Failure> {
    let read = || {
        let digits = text.strip_suffix('Z').filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
        let padded = match digits.len() {
            8 => format!("{digits}000000"),
            12 => format!("{digits}00"),
            14 => digits.to_owned(),
            _ => return None,
        };
        let part = |from: usize, to: usize| &padded[from..to];
        let (date, time) = ([part(0, 4), part(4, 6), part(6, 8)], [part(8, 10), part(10, 12), part(12, 14)]);
        format!("{}T{}Z", date.join("-"), time.join(":")).parse().ok()
    };
    read().ok_or_else(|| (Reason::SchemaViolation, format!("`{text}` is not a time as `20260101Z`, with the Z of UTC")))
}

impl TrustStore {
    /// The keys of SSH of a role as an `allowed_signers` file, for `ssh-keygen -Y verify`. Each has its id as its principal. Keys that
    /// were revoked are left out. `ssh-keygen` knows no thresholds: it verifies one signature at a time.
    #[must_use]
    pub fn export_allowed_signers(&self, role: Role) -> String {
        let mut text = String::new();
        let Some(entry) = self.role(role) else { return text };
        let namespace = entry.namespace.as_deref().unwrap_or_else(|| role.namespace());
        for id in &entry.keys {
            let (Some(trusted), Some(line)) =
                (self.document.keys.get(id), self.keys.get(id).and_then(|it| it.ssh_line()))
            else {
                continue;
            };
            if trusted.revoked.is_some() {
                continue;
            }
            let compact = |time: Timestamp| time.to_string().replace(['-', ':', 'T'], "");
            let option = |name: &str, time: Option<Timestamp>| {
                time.map(|it| format!(",{name}=\"{}\"", compact(it))).unwrap_or_default()
            };
            let (after, before) =
                (option("valid-after", trusted.not_before), option("valid-before", trusted.not_after));
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{id} namespaces=\"{namespace}\"{after}{before} {line}");
        }
        text
    }
}
