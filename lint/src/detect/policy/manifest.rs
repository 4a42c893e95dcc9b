//! Lists of hashes. They protect nothing while whoever changes a file can change its hash, too.

use super::{
    Mistake,
    files::{Artifact, POLICY_KIND, PolicyFiles, TRUST_KIND, sign_it},
};
use crate::{
    base::source::Span,
    catalog::Rule,
    facts::{Document, Field, Scalar},
};

/// Fewer hashes are fields of something else.
const FEWEST: usize = 2;
/// Hexadecimal digits of the hashes that people use: SHA-1, SHA-256, SHA-384, SHA-512.
const DIGITS: [usize; 4] = [40, 64, 96, 128];

/// A list of hashes in a file.
struct Hashes {
    at: Span,
    count: usize,
}

/// Whether a file that must be signed is a list of hashes, and nothing that says what else it is.
pub(super) fn is_manifest(artifact: &Artifact) -> bool {
    hashes(artifact).is_some()
}

/// Lists of hashes without a signature.
pub(super) fn unsigned(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let unsigned = files.policies().filter(|it| it.signatures.is_empty());
    unsigned
        .filter_map(|it| {
            let Hashes { at, count } = hashes(it)?;
            let message =
                format!("this list of {count} hashes is not signed: whoever changes a file can change its hash, too");
            Some(Mistake::new(it.at(at), message, sign_it(&it.path)).along(files.by_row(it, "this makes it policy")))
        })
        .collect()
}

fn hashes(artifact: &Artifact) -> Option<Hashes> {
    match &artifact.document {
        Some(_) if matches!(artifact.kind(), Some(POLICY_KIND | TRUST_KIND)) => None,
        Some(document) => of_document(document),
        None => of_lines(&artifact.bytes),
    }
}

/// An object with a hash for every name, or a list of objects with a hash each; the largest of a document.
fn of_document(document: &Document) -> Option<Hashes> {
    let nested = document.fields().iter().filter(|field| matches!(field.scalar, Scalar::Object | Scalar::Array));
    let lists = nested.filter_map(|field| {
        let members = document.members(&field.pointer);
        let hashed = members.iter().filter(|member| holds_hash(document, field, member)).count();
        (hashed >= FEWEST && hashed == members.len()).then_some(Hashes { at: field.key, count: hashed })
    });
    lists.max_by_key(|it| it.count)
}

fn holds_hash(document: &Document, list: &Field, member: &Field) -> bool {
    let is_hash = |field: &Field| matches!(&field.scalar, Scalar::Text(text) if is_hash(text));
    match (&list.scalar, &member.scalar) {
        // What it is a hash of has the name of a file.
        (Scalar::Object, Scalar::Text(_)) => is_hash(member) && member.name.contains(['.', '/']),
        (_, Scalar::Object) => {
            let fields = document.members(&member.pointer);
            let names_file = member.name.contains(['.', '/'])
                || fields.iter().any(|field| matches!(field.name.as_str(), "path" | "file" | "name" | "filename"));
            names_file && fields.iter().any(|field| is_hash(field))
        }
        _ => false,
    }
}

/// A hash as people write it, with or without its algorithm in front.
fn is_hash(text: &str) -> bool {
    let digits = text.rsplit_once([':', '-']).map_or(text, |(_, digits)| digits);
    DIGITS.contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_hexdigit())
}

/// What `sha256sum` prints: a hash and a name a line, and nothing else.
fn of_lines(bytes: &[u8]) -> Option<Hashes> {
    let text = std::str::from_utf8(bytes).ok()?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect();
    let hashed = |line: &&str| {
        line.split_once(char::is_whitespace).is_some_and(|(hash, name)| is_hash(hash) && !name.trim().is_empty())
    };
    let end = lines.first().map_or(0, |line| line.len());
    (!lines.is_empty() && lines.iter().all(hashed))
        .then(|| Hashes { at: Span::new(0, end.max(1) as u32), count: lines.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::data::json;

    #[test]
    fn lists_of_hashes_are_told_from_documents_with_hashes() {
        let hash = "a".repeat(64);
        let count = |text: String| of_document(&json::document(&text).unwrap()).map(|it| it.count);
        assert_eq!(count(format!(r#"{{"files": {{"a/b.json": "{hash}", "c.json": "sha256:{hash}"}}}}"#)), Some(2));
        assert_eq!(
            count(format!(r#"[{{"path": "a", "sha256": "{hash}"}}, {{"path": "b", "sha256": "{hash}"}}]"#)),
            Some(2)
        );
        assert_eq!(count(format!(r#"{{"kind": "x", "prev": "{hash}", "next": "{hash}"}}"#)), None);
        assert_eq!(count(format!(r#"{{"files": {{"a.json": "{hash}"}}}}"#)), None);
        assert_eq!(count(format!(r#"{{"files": {{"a.json": "{hash}", "b.json": 1}}}}"#)), None);
        let lines = format!("{hash}  a.json\n\n{hash} *b.json\n");
        assert_eq!(of_lines(lines.as_bytes()).map(|it| it.count), Some(2));
        assert!(of_lines(format!("{lines}more\n").as_bytes()).is_none() && of_lines(b"").is_none());
    }
}
