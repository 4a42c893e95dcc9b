//! Switches for terminals and as JSON.

use super::{
    json::{TOOL, Tool},
    run::visible_json,
    text::{self, tame},
};
use crate::base::flags::{Acts, Flag, FlagState, FlagUse, Flags, How, Meaning, Promise, Taken};
use feeler_shim::switch::{OnInvalid, Scope};
use serde::Serialize;
use std::fmt::Write as _;

/// The kind and version of the JSON document; `schemas/flags.schema.json` describes it.
const KIND: &str = "feeler.flags/v1";

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether it gets colours.
    pub color: bool,
    /// Its columns.
    pub width: usize,
}

/// Switches by what is known of them, each with the places that use it.
pub fn full(flags: &Flags, style: Style) -> String {
    let paint = |code: &str, said: &str| match style.color {
        true => format!("\u{1b}[{code}m{said}\u{1b}[0m"),
        false => said.to_string(),
    };
    let longest = flags.flags.iter().map(|flag| text::width(&flag.name)).max().unwrap_or(0);
    let mut out = String::new();
    for state in FlagState::ALL {
        let of_state: Vec<&Flag> = flags.flags.iter().filter(|flag| flag.state() == state).collect();
        if of_state.is_empty() {
            continue;
        }
        let (title, code) = title(state, of_state.iter().any(|flag| flag.declared.is_some()));
        let gap = if out.is_empty() { "" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{gap}{}", paint(code, title));
        for flag in of_state {
            let name = tame(&flag.name);
            let pad = " ".repeat(longest.saturating_sub(text::width(&name)));
            let mut about = text::wrap(&about(flag), style.width.saturating_sub(longest + 4).max(20)).into_iter();
            let line = format!("  {name}{pad}  {}", about.next().unwrap_or_default());
            let _ = writeln!(out, "{}", line.trim_end());
            for more in about {
                let _ = writeln!(out, "  {:longest$}  {more}", "");
            }
            if flag.uses.is_empty() && state == FlagState::Read {
                let _ = writeln!(out, "    by the registry, for every feature of the milestone");
            }
            for it in &flag.uses {
                let _ =
                    writeln!(out, "{}", text::head(&format!("    {}", place(it, flags.has_registry())), style.width));
                let made = text::wrap(&tame(&made_of(it)), style.width.saturating_sub(6).max(20));
                for line in made.iter().filter(|line| !line.is_empty()) {
                    let _ = writeln!(out, "      {line}");
                }
            }
            if let Some(path) = &flag.elsewhere {
                let _ = writeln!(out, "{}", text::head(&tame(&format!("    {path} names it")), style.width));
            }
        }
    }
    out
}

/// One sentence for people.
pub fn summary(flags: &Flags) -> String {
    let parts: Vec<String> = FlagState::ALL
        .into_iter()
        .map(|state| (flags.count(state), state.word()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    format!("Found {} switches in {} files: {}", flags.flags.len(), flags.files, parts.join(", "))
}

fn title(state: FlagState, of_registry: bool) -> (&'static str, &'static str) {
    match state {
        FlagState::Unread if !of_registry => ("Declared, and nothing reads it", "1;31"),
        FlagState::Unbuilt if !of_registry => ("Planned, and nothing reads it", "2"),
        FlagState::Undeclared => ("Read, and not declared", "1;31"),
        FlagState::Named => ("Named in code, not declared, and not seen to be read", "33"),
        FlagState::Unread => ("Declared and built, and not read here (the shim reads its own switches itself)", "33"),
        FlagState::Read => ("Declared and read", "1"),
        FlagState::Unbuilt => ("Declared; the feature is not built, and nothing reads it", "2"),
    }
}

/// `true, rolled back false (FG-01)`, and what a manifest says.
fn about(flag: &Flag) -> String {
    if let Some(promise) = &flag.promise {
        return promised(promise);
    }
    let Some(spec) = flag.declared else { return String::new() };
    let gap = spec.gap.map_or_else(String::new, |gap| format!(" ({gap})"));
    format!("{}, rolled back {}{gap}", spec.default, spec.rollback)
}

/// `true, rolled back false (stats, active, until 2027-03-01); tried 2026-11-20: pass; rollout.toml:5`.
fn promised(promise: &Promise) -> String {
    let value = |value: &Option<String>, none: &str| value.clone().unwrap_or_else(|| none.to_string());
    let (default, safe) = (value(&promise.default, "no default"), value(&promise.safe, "nobody knows how"));
    let until = promise.expires.as_ref().map_or_else(String::new, |day| format!(", until {day}"));
    let tried = match &promise.validated {
        Some((at, result)) => format!("tried {}: {result}", at.split('T').next().unwrap_or(at)),
        None => "never tried".to_string(),
    };
    let Promise { id, status, path, line, .. } = promise;
    format!("{default}, rolled back {safe} ({id}, {status}{until}); {tried}; {path}:{line}")
}

/// What code makes of a switch that it reads, as far as that is known.
fn made_of(it: &FlagUse) -> String {
    let Some(meaning) = &it.meaning else { return String::new() };
    let mut parts = Vec::new();
    if it.how != How::Registry {
        parts.extend(word_of(&meaning.unset).map(|word| format!("not set: {word}")));
        match meaning.presence {
            true => parts.push("only being set counts: false does what true does".to_string()),
            false => parts.extend(word_of(&meaning.invalid).map(|word| format!("unreadable: {word}"))),
        }
    }
    parts.extend(acts_on(meaning));
    parts.extend(meaning.kept.as_ref().map(|by| format!("kept by {by}")));
    parts.join("; ")
}

fn word_of(taken: &Taken) -> Option<String> {
    match taken {
        Taken::As(words) => words.first().cloned(),
        Taken::Other(Some(word)) if word.is_empty() => Some("\"\"".to_string()),
        Taken::Other(word) => word.clone(),
        Taken::Panics => Some("panics".to_string()),
        Taken::Unknown => None,
    }
}

fn acts_on(meaning: &Meaning) -> Option<String> {
    let lines: Vec<String> = meaning.branches.iter().map(|it| it.line.to_string()).collect();
    match &meaning.acts {
        Acts::Constant(value) => Some(format!("always {value}")),
        Acts::Never => Some("nothing depends on it".to_string()),
        _ if !lines.is_empty() => Some(format!("decides at line {}", lines.join(", "))),
        Acts::Decides => Some("returned as a truth value".to_string()),
        Acts::Unknown => None,
    }
}

/// `src/a.rs:3:5 past the registry, in a::f`. Where there is no registry, nobody goes past it.
pub fn place(it: &FlagUse, beside_registry: bool) -> String {
    let how = match it.how {
        How::Registry => "",
        How::Environment if beside_registry => " past the registry",
        How::Environment => "",
        How::Named => " named",
    };
    let symbol = if it.symbol.is_empty() { String::new() } else { format!(" in {}", it.symbol) };
    tame(&format!("{}:{}:{}{how}{symbol}", it.path, it.line, it.column))
}

/// Everything, for programs.
pub fn json(flags: &Flags) -> String {
    let document = Document {
        kind: KIND,
        tool: TOOL,
        flags: flags.flags.iter().map(flag_out).collect(),
        unknown: flags.unknown.iter().map(use_out).collect(),
        notes: &flags.notes,
    };
    // Plain data with string keys always serialises.
    visible_json(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    kind: &'static str,
    tool: Tool,
    flags: Vec<FlagOut<'a>>,
    unknown: Vec<UseOut<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct FlagOut<'a> {
    name: &'a str,
    state: &'static str,
    declared: Option<DeclaredOut>,
    manifest: Option<ManifestOut<'a>>,
    elsewhere: Option<&'a str>,
    uses: Vec<UseOut<'a>>,
}

#[derive(Serialize)]
struct ManifestOut<'a> {
    feature: &'a str,
    path: &'a str,
    line: u32,
    status: &'a str,
    words: &'a [String],
    default: Option<&'a str>,
    safe_value: Option<&'a str>,
    on_invalid: Option<&'a str>,
    reload: &'static str,
    presence_only: bool,
    expires: Option<&'a str>,
    validated: Option<ValidatedOut<'a>>,
}

#[derive(Serialize)]
struct ValidatedOut<'a> {
    at: &'a str,
    result: &'a str,
}

#[derive(Serialize)]
struct MeaningOut<'a> {
    unset: TakenOut<'a>,
    invalid: TakenOut<'a>,
    presence_only: bool,
    acts: &'static str,
    constant: Option<&'a str>,
    branches: Vec<u32>,
    kept_by: Option<&'a str>,
}

#[derive(Serialize)]
struct TakenOut<'a> {
    is: &'static str,
    words: &'a [String],
}

#[derive(Serialize)]
struct DeclaredOut {
    default: String,
    rollback: String,
    allowed: &'static [&'static str],
    on_invalid: &'static str,
    gap: Option<&'static str>,
    milestone: Option<String>,
    built: bool,
    rolled_back: &'static str,
}

#[derive(Serialize)]
struct UseOut<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    symbol: &'a str,
    how: &'static str,
    meaning: Option<MeaningOut<'a>>,
}

fn flag_out(flag: &Flag) -> FlagOut<'_> {
    let declared = flag.declared.map(|spec| DeclaredOut {
        default: spec.default.to_string(),
        rollback: spec.rollback.to_string(),
        allowed: spec.allowed(),
        on_invalid: match spec.on_invalid {
            OnInvalid::Rollback => "rollback",
            OnInvalid::Strictest => "strictest",
        },
        gap: spec.gap,
        milestone: match spec.scope {
            Scope::Feature { milestone, .. } | Scope::Toggle(milestone) => Some(format!("{milestone:?}")),
            Scope::Alone => None,
        },
        built: spec.built,
        rolled_back: spec.rolled_back,
    });
    FlagOut {
        name: &flag.name,
        state: flag.state().word(),
        declared,
        manifest: flag.promise.as_ref().map(manifest_out),
        elsewhere: flag.elsewhere.as_deref(),
        uses: flag.uses.iter().map(use_out).collect(),
    }
}

fn manifest_out(promise: &Promise) -> ManifestOut<'_> {
    ManifestOut {
        feature: &promise.id,
        path: &promise.path,
        line: promise.line,
        status: promise.status,
        words: &promise.words,
        default: promise.default.as_deref(),
        safe_value: promise.safe.as_deref(),
        on_invalid: promise.on_invalid.as_deref(),
        reload: if promise.at_runtime { "runtime" } else { "restart" },
        presence_only: promise.presence_only,
        expires: promise.expires.as_deref(),
        validated: promise.validated.as_ref().map(|(at, result)| ValidatedOut { at, result }),
    }
}

fn meaning_out(meaning: &Meaning) -> MeaningOut<'_> {
    let (acts, constant) = match &meaning.acts {
        Acts::Unknown => ("unknown", None),
        Acts::Decides => ("decides", None),
        Acts::Never => ("never", None),
        Acts::Constant(value) => ("constant", Some(value.as_str())),
    };
    MeaningOut {
        unset: taken_out(&meaning.unset),
        invalid: taken_out(&meaning.invalid),
        presence_only: meaning.presence,
        acts,
        constant,
        branches: meaning.branches.iter().map(|it| it.line).collect(),
        kept_by: meaning.kept.as_deref(),
    }
}

fn taken_out(taken: &Taken) -> TakenOut<'_> {
    let (is, words): (_, &[String]) = match taken {
        Taken::Unknown => ("unknown", &[]),
        Taken::As(words) => ("word", words),
        Taken::Other(Some(word)) => ("other", std::slice::from_ref(word)),
        Taken::Other(None) => ("other", &[]),
        Taken::Panics => ("panics", &[]),
    };
    TakenOut { is, words }
}

fn use_out(it: &FlagUse) -> UseOut<'_> {
    UseOut {
        path: &it.path,
        line: it.line,
        column: it.column,
        symbol: &it.symbol,
        how: it.how.word(),
        meaning: it.meaning.as_ref().map(meaning_out),
    }
}
