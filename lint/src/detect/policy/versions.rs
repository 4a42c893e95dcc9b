//! Versions of policy only rise: an old version that is signed is signed for ever, and must not come back as the newest.

use super::{
    Artifact, Mistake,
    files::{POLICY_KIND, PolicyFiles, TRUST_KIND},
    in_data,
};
use crate::catalog::Rule;
use feeler_shim::policy::Sha256;
use serde_json::Value;

/// Which version of what a document is.
struct Version {
    of: String,
    number: u64,
    prev: Option<String>,
}

impl Version {
    fn of(artifact: &Artifact) -> Option<Self> {
        let document = artifact.document.as_ref()?;
        let of = match artifact.kind()? {
            POLICY_KIND => document.text("/policy_id")?.to_string(),
            TRUST_KIND => TRUST_KIND.to_string(),
            _ => return None,
        };
        Some(Self { of, number: document.number("/version")?, prev: document.text("/prev_sha256").map(str::to_string) })
    }

    fn before(bytes: &[u8]) -> Option<Self> {
        let value: Value = serde_json::from_slice(bytes).ok()?;
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let of = if text("kind")? == TRUST_KIND { TRUST_KIND } else { text("policy_id")? };
        Some(Self { of: of.to_string(), number: value.get("version")?.as_u64()?, prev: None })
    }
}

/// Versions that do not follow those that were there.
pub(super) fn falling(files: &PolicyFiles, _: &Rule) -> Vec<Mistake> {
    let known: Vec<(&Artifact, Version)> = files
        .artifacts
        .iter()
        .filter(|it| it.what.policy || it.what.trust)
        .filter_map(|it| Some((it, Version::of(it)?)))
        .collect();
    let since = known.iter().filter_map(|(it, version)| since_base(it, version));
    let beside = (0..known.len()).filter_map(|at| beside(&known[..at], &known[at]));
    since.chain(beside).collect()
}

fn help() -> Vec<String> {
    vec![
        "raise `version`, set `prev_sha256` to the hash of the version before (`sha256sum`), and sign again"
            .to_string(),
        "to go back to an old policy, sign its content as a new version: `feeler policy sign`".to_string(),
    ]
}

/// Against the same file in the revision that changes are counted from.
fn since_base(artifact: &Artifact, version: &Version) -> Option<Mistake> {
    let bytes = artifact.before.as_ref().filter(|bytes| **bytes != artifact.bytes)?;
    let before = Version::before(bytes).filter(|before| before.of == version.of)?;
    let (pointer, message) = match version {
        _ if version.number <= before.number => (
            "/version",
            format!(
                "the content changed, and version {} is not above {}, which it was before",
                version.number, before.number
            ),
        ),
        Version { prev: Some(prev), number, .. }
            if *number == before.number + 1 && *prev != Sha256::of(bytes).to_string() =>
        {
            ("/prev_sha256", format!("this is not the hash of version {}, which it was before", before.number))
        }
        _ => return None,
    };
    Some(Mistake::new(artifact.key(pointer), message, help()))
}

/// Against the other files that hold a version of the same policy.
fn beside(others: &[(&Artifact, Version)], (artifact, version): &(&Artifact, Version)) -> Option<Mistake> {
    let same = others
        .iter()
        .filter(|(other, it)| it.of == version.of && version.of != TRUST_KIND && other.bytes != artifact.bytes);
    same.filter_map(|(other, it)| {
        let linked = |late: &Version, early: &Version, bytes: &[u8]| {
            late.number != early.number + 1
                || late.prev.as_ref().is_none_or(|prev| *prev == Sha256::of(bytes).to_string())
        };
        let (at, message) = if version.number == it.number {
            let message = format!("`{}` has another version {} with other content", version.of, version.number);
            (artifact.key("/version"), message)
        } else if !linked(version, it, &other.bytes) {
            (artifact.key("/prev_sha256"), format!("this is not the hash of version {}, which is beside it", it.number))
        } else if !linked(it, version, &artifact.bytes) {
            (
                other.key("/prev_sha256"),
                format!("this is not the hash of version {}, which is beside it", version.number),
            )
        } else {
            return None;
        };
        let place = if at.file == artifact.file { other.key("/version") } else { artifact.key("/version") };
        Some(Mistake::new(at, message, help()).along([in_data(place, "the other version")]))
    })
    .next()
}
