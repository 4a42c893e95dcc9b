//! Signatures that do not hold, by the verifier that services use.

use super::{
    Artifact, Mistake,
    files::{POLICY_KIND, PolicyFiles, character},
    in_data,
};
use crate::{base::finding::Location, catalog::Rule};
use feeler_shim::policy::{Class, Hint, Reason, Request, Signature, Timestamp, TrustStore, Verdict, verify};

/// Signed policy that the verifier refuses, and trust stores that the version before does not lead to.
pub(super) fn invalid(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let signed = files.artifacts.iter().filter(|it| !it.signatures.is_empty());
    signed
        .filter_map(|it| {
            let verdict = if it.what.trust { update(files, it)? } else { verdict(files, it)? };
            let reason = refusal(it, &verdict)?;
            Some(told(files, it, &verdict, reason))
        })
        .collect()
}

/// The end of the day: what begins some time today is valid, and what ends today has ended.
fn now(files: &PolicyFiles) -> Timestamp {
    Timestamp((files.today.days_since_epoch() + 1) * 86_400 - 1)
}

fn signatures(artifact: &Artifact) -> Vec<Signature<'_>> {
    artifact.signatures.iter().map(|it| Signature { name: &it.name, bytes: &it.bytes }).collect()
}

/// None where it is not known whom to trust: that is told once, about the row or the store.
fn verdict(files: &PolicyFiles, artifact: &Artifact) -> Option<Verdict> {
    let row = files.row(artifact).filter(|_| artifact.what.policy)?;
    let store = TrustStore::parse(&files.artifacts.get(row.trust?)?.bytes).ok()?;
    // That a store has ended is told about the store.
    if store.document().expires <= now(files) {
        return None;
    }
    let signatures = signatures(artifact);
    let request = Request {
        signatures: &signatures,
        trust: Some(&store),
        role: row.role,
        ..Request::new(&artifact.bytes, now(files))
    };
    Some(verify(&request).0)
}

fn update(files: &PolicyFiles, store: &Artifact) -> Option<Verdict> {
    let before = store.before.as_ref().filter(|before| **before != store.bytes)?;
    let before = TrustStore::parse(before).ok()?;
    before.update(&store.bytes, &signatures(store), now(files)).err().map(|verdict| *verdict)
}

/// Why a file is refused, if that is for this rule to say. Of a file that is no document of ours only the signature is judged.
fn refusal(artifact: &Artifact, verdict: &Verdict) -> Option<Reason> {
    if artifact.what.policy && artifact.kind() != Some(POLICY_KIND) {
        let about_signature = |reason: &Reason| {
            matches!(reason.class(), Class::Signature | Class::Trust | Class::Limits)
                && *reason != Reason::PayloadTypeMismatch
        };
        return (!verdict.verified).then(|| verdict.reasons().find(about_signature).unwrap_or(Reason::BadSignature));
    }
    // That a document has ended is told by another rule, with the days before it.
    verdict.reason.filter(|reason| !verdict.is_accepted() && *reason != Reason::Expired)
}

fn told(files: &PolicyFiles, artifact: &Artifact, verdict: &Verdict, reason: Reason) -> Mistake {
    let hint = verdict.hint.as_ref();
    let of_signature = matches!(reason.class(), Class::Signature | Class::Trust);
    let converted = hint.is_some_and(|hint| hint.what == Hint::EOL_CONVERTED);
    let mut help = Vec::new();
    if converted {
        help.push(format!(
            "its line ends were converted: write `/{} -text` into `.gitattributes`, and check the file out anew",
            artifact.path
        ));
    }
    help.extend(remedy(reason, &artifact.path));
    let beside = artifact.signatures.iter().map(|it| {
        let at = Location { file: it.file, span: character(&it.bytes, 0) };
        in_data(at, "this signature")
    });
    let row = artifact.row.and_then(|row| files.rows.get(row)?.trust);
    let store = row
        .and_then(|store| files.artifacts.get(store))
        .map(|it| in_data(it.head(), "the trust store that it is judged by"));
    let at = hint.and_then(|hint| place(artifact, hint)).unwrap_or_else(|| artifact.head());
    let message = format!(
        "the verifier refuses this file: `{reason}`, {}{}",
        meaning(reason),
        if converted { " (with other line ends it would hold)" } else { "" }
    );
    Mistake::new(at, message, help).along(beside.chain(store).filter(|_| of_signature))
}

/// The place that the verifier names.
fn place(artifact: &Artifact, hint: &Hint) -> Option<Location> {
    if let Some(pointer) =
        hint.pointer.as_ref().filter(|it| artifact.document.as_ref().is_some_and(|doc| doc.get(it).is_some()))
    {
        return Some(artifact.key(pointer));
    }
    let at = hint.at?;
    let text = std::str::from_utf8(&artifact.bytes).ok()?;
    let line_start: usize = text.split_inclusive('\n').take(at.line.saturating_sub(1) as usize).map(str::len).sum();
    let before =
        text[line_start..].chars().take(at.column.saturating_sub(1) as usize).map(char::len_utf8).sum::<usize>();
    Some(artifact.at(character(&artifact.bytes, (line_start + before).min(text.len().saturating_sub(1)))))
}

/// A reason in a few words.
pub(super) fn meaning(reason: Reason) -> &'static str {
    match reason {
        Reason::SignatureMalformed => "the signature is cut off or not in its one form",
        Reason::SignatureTrailingData => "something follows the end of the signature",
        Reason::SignatureFormatUnknown => "the signature is of no format that is accepted",
        Reason::AlgorithmNotAllowed => "the algorithm is not that of the trusted key",
        Reason::NamespaceMismatch => "it was signed for another purpose, or by a key of another role",
        Reason::PayloadTypeMismatch => "it is a document of another kind",
        Reason::NoTrustAnchor => "no key is trusted for this role",
        Reason::UnknownKey => "no trusted key made the signature",
        Reason::KeyRevoked => "the key was revoked",
        Reason::KeyNotYetValid => "the key is not valid yet",
        Reason::KeyExpired => "the key is no longer valid",
        Reason::BadSignature => "the signature is not one of these bytes",
        Reason::ThresholdNotMet => "fewer keys signed than the role asks for",
        Reason::TooLarge => "it is beyond a limit",
        Reason::JsonDuplicateKey => "a key is there twice",
        Reason::UnknownField => "the kind has no such field",
        Reason::SchemaViolation => "a field is missing, or has a value that it must not have",
        Reason::ModeBelowFloor => "its mode is looser than the trust store allows",
        Reason::NotYetValid => "it is not valid yet",
        _ => "see `docs/policy.md` for what that means",
    }
}

/// What would fix it, one entry a way.
fn remedy(reason: Reason, path: &str) -> Vec<String> {
    let sign = format!("sign these bytes anew: `feeler policy sign --key KEY {path}`");
    let lines: &[&str] = match reason {
        Reason::BadSignature => &["or bring the file back to what was signed (`git log -p` shows what changed since)"],
        Reason::SignatureMalformed | Reason::SignatureTrailingData | Reason::SignatureFormatUnknown => {
            &["a signature file holds exactly what `ssh-keygen -Y sign` or `minisign -S` wrote"]
        }
        Reason::NamespaceMismatch => {
            &["the namespace for policy is `policy@feeler`: `ssh-keygen -Y sign -n policy@feeler`"]
        }
        Reason::UnknownKey | Reason::NoTrustAnchor => {
            &["or trust the key: `feeler policy trust add --role policy KEY.pub`"]
        }
        Reason::KeyRevoked | Reason::KeyExpired | Reason::KeyNotYetValid => {
            &["with a key that counts now: `feeler policy trust status` shows which do"]
        }
        Reason::ThresholdNotMet => {
            &["each key signs into a file of its own: `feeler policy sign --key KEY --name WHO`"]
        }
        Reason::AlgorithmNotAllowed => &["with an Ed25519 key, in the format that the trust store names for it"],
        _ => &["correct the document first: a signature over it is of no use as it stands"],
    };
    std::iter::once(sign).chain(lines.iter().map(ToString::to_string)).collect()
}
