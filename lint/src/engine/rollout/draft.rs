//! A first manifest: the switches of the registry as its table has them, and the variables that code reads under the project's prefix. What
//! nobody can know from code is left out, and the rules ask for it: who answers for a feature, what is safe, whether it was tried to go back.

use crate::{
    base::flags::{Flag, Flags, How, Meaning, Taken},
    facts::rollout::KIND,
    lang::data,
};
use feeler_shim::{
    policy::{Sha256, Timestamp},
    switch::{Kind, SwitchSpec, Value},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// A manifest as it is written.
#[derive(Debug, Serialize)]
struct Manifest<'a> {
    kind: &'static str,
    features: Vec<Feature<'a>>,
}

#[derive(Debug, Serialize)]
struct Feature<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    flag: FlagOf<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    safe_value: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rollback: Option<Rollback>,
    #[serde(skip_serializing_if = "Option::is_none")]
    validated: Option<Validated<'a>>,
}

#[derive(Debug, Serialize)]
struct FlagOf<'a> {
    env: &'a str,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    values_of: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on_invalid: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reload: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    presence_only: bool,
}

#[derive(Debug, Serialize)]
struct Rollback {
    set: serde_json::Value,
    steps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Validated<'a> {
    at: &'a str,
    result: &'static str,
    evidence: EvidenceFile<'a>,
}

#[derive(Debug, Serialize)]
struct EvidenceFile<'a> {
    path: &'a str,
    sha256: &'a str,
}

/// A report of the proofs that threw switches.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Its path, relative to the project root.
    path: String,
    sha256: String,
    at: String,
    /// The checks that passed: names of switches, without their prefix.
    passed: BTreeSet<String>,
}

impl Proof {
    /// Reads a report of the kind `feeler.proof/v1`. An error says why it shows nothing.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_string())?;
        let document = data::document(path, text).ok_or_else(|| data::fault(path, text).1)?;
        if document.text("/kind") != Some("feeler.proof/v1") {
            return Err("it is no report of `feeler-proofs` (kind `feeler.proof/v1`)".to_string());
        }
        if document.text("/result") != Some("pass") {
            return Err("its result is not `pass`".to_string());
        }
        let started = document.number("/started_unix_s").ok_or("it does not say when it was run")?;
        let checks = document.members("/checks").into_iter();
        let passed = checks.filter(|it| {
            document
                .get(&format!("{}/passed", it.pointer))
                .is_some_and(|it| it.scalar == crate::facts::Scalar::Bool(true))
        });
        let names = passed.filter_map(|it| document.text(&format!("{}/name", it.pointer)).map(str::to_string));
        Ok(Self {
            path: path.to_string(),
            sha256: Sha256::of(bytes).to_string(),
            at: Timestamp(started).to_string(),
            passed: names.collect(),
        })
    }
}

/// What a manifest is drafted from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'s> {
    /// Switches as code reads them.
    pub flags: &'s Flags,
    /// Whether the project has the registry: then it has all of its switches.
    pub registry: bool,
    /// Who answers for all of them.
    pub owner: Option<&'s str>,
    /// What shows that going back works.
    pub proof: Option<&'s Proof>,
}

/// Whether code asks the registry for any switch.
pub fn has_registry(flags: &Flags) -> bool {
    flags.flags.iter().any(|flag| flag.declared.is_some() && flag.uses.iter().any(|it| it.how == How::Registry))
}

/// The text of a manifest and how many features it has; none where there is no switch.
pub fn draft(sources: &Sources<'_>) -> Option<(String, usize)> {
    let wanted = |flag: &&Flag| match flag.declared {
        Some(_) => sources.registry,
        None => flag.uses.iter().any(|it| it.how != How::Named),
    };
    let features: Vec<Feature<'_>> = sources.flags.flags.iter().filter(wanted).map(|it| feature(it, sources)).collect();
    let count = features.len();
    let text = serde_json::to_string_pretty(&Manifest { kind: KIND, features }).ok()?;
    (count > 0).then(|| (text + "\n", count))
}

fn feature<'s>(flag: &'s Flag, sources: &Sources<'s>) -> Feature<'s> {
    match flag.declared {
        Some(spec) => of_registry(flag, spec, sources),
        None => Feature {
            id: id(&flag.name),
            title: None,
            kind: None,
            status: "active",
            owner: sources.owner,
            flag: of_code(flag),
            safe_value: None,
            rollback: None,
            validated: None,
        },
    }
}

/// What all code that reads a variable makes of it, where it is certain.
fn of_code(flag: &Flag) -> FlagOf<'_> {
    let meanings: Vec<&Meaning> = flag.uses.iter().filter_map(|it| it.meaning.as_ref()).collect();
    // Several words may come to the same.
    let unset = |it: &&Meaning| match &it.unset {
        Taken::As(words) => match ["false", "true"].map(|word| words.iter().any(|it| it == word)) {
            [true, false] => Some(false),
            [false, true] => Some(true),
            _ => None,
        },
        _ => None,
    };
    let defaults: BTreeSet<Option<bool>> = meanings.iter().map(unset).collect();
    let default = if defaults.len() == 1 { defaults.into_iter().next().flatten() } else { None };
    FlagOf {
        env: &flag.name,
        values_of: default.map(|_| "bool"),
        values: Vec::new(),
        default: default.map(Into::into),
        on_invalid: None,
        reload: None,
        presence_only: !meanings.is_empty() && meanings.iter().all(|it| it.presence),
    }
}

fn of_registry<'s>(flag: &'s Flag, spec: &'static SwitchSpec, sources: &Sources<'s>) -> Feature<'s> {
    let (values_of, values) = match spec.kind {
        Kind::Bool => ("bool", Vec::new()),
        Kind::Words(words) => ("enum", words.to_vec()),
    };
    let proof = sources.proof.filter(|proof| proof.passed.contains(spec.name));
    let gap = spec.gap.map(|gap| format!("{gap}: ")).unwrap_or_default();
    Feature {
        id: id(spec.name),
        title: Some(format!("{gap}rolled back, {}", spec.rolled_back)),
        // It stays for as long as the feature does.
        kind: Some("kill-switch"),
        status: if spec.built { "active" } else { "planned" },
        owner: sources.owner,
        flag: FlagOf {
            env: &flag.name,
            values_of: Some(values_of),
            values,
            default: Some(json(spec.default)),
            on_invalid: Some(json(spec.on_invalid())),
            reload: Some("restart"),
            presence_only: false,
        },
        safe_value: Some(json(spec.rollback)),
        rollback: Some(Rollback {
            set: json(spec.rollback),
            steps: vec![format!("{}={}", flag.name, spec.rollback), "restart the service".to_string()],
        }),
        validated: proof.map(|proof| Validated {
            at: &proof.at,
            result: "pass",
            evidence: EvidenceFile { path: &proof.path, sha256: &proof.sha256 },
        }),
    }
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Bool(on) => on.into(),
        Value::Word(word) => word.into(),
    }
}

/// A name for people: `OPENCODE_CADENCE` is `opencode-cadence`.
fn id(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}
