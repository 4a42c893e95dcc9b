//! From a file to a manifest: whether it is one, and what keeps it from being read.

use super::governed::Changed;
use crate::{
    base::{
        source::{FileId, Span},
        suggest::did_you_mean,
    },
    config::Rollout,
    engine::{document, inputs::Inputs},
    facts::{
        Document, Scalar,
        rollout::{At, KIND, Manifest},
    },
    lang::data,
};
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// The schema of manifests, JSON Schema 2020-12.
const SCHEMA: &str = include_str!("../../../../schemas/rollout.schema.json");
/// What lies deeper in a document is not looked at: no manifest is nested so far.
const DEEPEST: usize = 32;

/// A file that is a manifest, or data that manifests must cover.
pub(super) struct Read {
    pub(super) path: String,
    /// Of its bytes, and of what they were.
    pub(super) hash: blake3::Hash,
    pub(super) what: What,
}

/// What such a file is.
pub(super) enum What {
    Manifest(Manifest),
    /// Data, with what changed of it, if anything may have.
    Data(Option<Changed>),
}

/// The files of the walk that are one of both, sorted by path.
pub(super) fn all(rollout: &Rollout, inputs: &Inputs) -> Vec<Read> {
    let read = |path: &String| {
        let (listed, governed) = (rollout.manifests.matches(path), rollout.governed.matches(path));
        if !data::is_known(path) || !listed && !governed {
            return None;
        }
        let (bytes, before) = (bytes(inputs, path), inputs.before.get(path));
        let mut hasher = blake3::Hasher::new();
        hasher.update(bytes.as_deref().unwrap_or_default()).update(&[0]);
        hasher.update(before.map(Vec::as_slice).unwrap_or_default());
        let what = match manifest(path, &bytes, listed && !rollout.manifest_patterns.is_empty()) {
            Some(manifest) => What::Manifest(manifest),
            None if governed => {
                What::Data(before.zip(bytes.ok()).and_then(|(before, now)| Changed::of(path, before, &now)))
            }
            None => return None,
        };
        Some(Read { path: path.clone(), hash: hasher.finalize(), what })
    };
    inputs.tree.artifacts.iter().filter_map(read).collect()
}

/// The bytes of a file; why there are none, else.
fn bytes(inputs: &Inputs, path: &str) -> Result<Vec<u8>, String> {
    let most = data::MOST_BYTES;
    inputs.texts.raw(path, most).ok_or_else(|| {
        format!("this file cannot be read, or is larger than {} MiB; no manifest is: split it", most >> 20)
    })
}

/// What a file says, if it is a manifest: because it says so, or because somebody named it. An error is why it has no bytes.
fn manifest(path: &str, bytes: &Result<Vec<u8>, String>, named: bool) -> Option<Manifest> {
    let broken = |span: Span, message: String| {
        let faults = vec![At::new(message, span)];
        Manifest { file: FileId(0), path: path.to_string(), features: Vec::new(), faults }
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => return named.then(|| broken(Span::default(), why.clone())),
    };
    let says = named || bytes.windows(KIND.len()).any(|it| it == KIND.as_bytes());
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to() as u32;
            let byte = bytes[error.valid_up_to()];
            return says.then(|| {
                broken(Span::new(at, at + 1), format!("byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"))
            });
        }
    };
    let Some(document) = data::document(path, text) else {
        let (span, why) = data::fault(path, text);
        return says.then(|| broken(span, why));
    };
    if !named && document.text("/kind") != Some(KIND) {
        return None;
    }
    let mut manifest = Manifest::read(FileId(0), path, &document);
    manifest.faults = faults(&document, text);
    Some(manifest)
}

/// Where a document does not satisfy the schema.
fn faults(document: &Document, text: &str) -> Vec<At<String>> {
    static PARSED: OnceLock<Value> = OnceLock::new();
    let schema = PARSED.get_or_init(|| serde_json::from_str(SCHEMA).unwrap_or(Value::Bool(true)));
    let value = value(document, "", 0);
    let found = document::faults(document, &value, schema).unwrap_or_default();
    let keys = known_keys(schema);
    let told = |fault: document::Fault| {
        let key = fault.pointer.rsplit('/').next().unwrap_or("");
        let near = match fault.message.starts_with("there is no such key") {
            true => did_you_mean(key, keys.iter().map(String::as_str)),
            false => String::new(),
        };
        let at = if fault.pointer.is_empty() { String::new() } else { format!("`{}`: ", fault.pointer) };
        At::new(format!("{at}{}{near}", fault.message), head(text, fault.span))
    };
    found.into_iter().map(told).collect()
}

/// Of a long value only the first line is marked.
fn head(text: &str, span: Span) -> Span {
    let marked = text.get(span.start as usize..span.end as usize).unwrap_or("");
    let line = marked.split(['\n', '\r']).next().unwrap_or("");
    Span::new(span.start, span.start + line.len() as u32)
}

/// All keys that a schema knows.
fn known_keys(schema: &Value) -> Vec<String> {
    let mut keys = Vec::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            keys.extend(properties.keys().cloned());
        }
        match value {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(members) => open.extend(members),
            _ => {}
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What a document says from a pointer on, as JSON.
fn value(document: &Document, pointer: &str, depth: usize) -> Value {
    let Some(field) = document.get(pointer).filter(|_| depth <= DEEPEST) else { return Value::Null };
    match &field.scalar {
        Scalar::Text(text) => Value::String(text.clone()),
        Scalar::Number(number) => serde_json::from_str(number).unwrap_or_else(|_| Value::String(number.clone())),
        Scalar::Bool(value) => Value::Bool(*value),
        Scalar::Other => Value::Null,
        Scalar::Object => {
            let members = document.members(pointer).into_iter();
            Value::Object(
                members.map(|it| (it.name.clone(), value(document, &it.pointer, depth + 1))).collect::<Map<_, _>>(),
            )
        }
        Scalar::Array => {
            let members = document.members(pointer).into_iter();
            Value::Array(members.map(|it| value(document, &it.pointer, depth + 1)).collect())
        }
    }
}
