//! Switches for terminals and as JSON.

use super::{
    json::{TOOL, Tool},
    run::visible_json,
    text::{self, tame},
};
use crate::base::flags::{Flag, FlagState, FlagUse, Flags, How};
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
        let (title, code) = title(state);
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
                let _ = writeln!(out, "{}", text::head(&format!("    {}", place(it)), style.width));
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

fn title(state: FlagState) -> (&'static str, &'static str) {
    match state {
        FlagState::Undeclared => ("Read, and not declared", "1;31"),
        FlagState::Named => ("Named in code, not declared, and not seen to be read", "33"),
        FlagState::Unread => ("Declared and built, and not read here (the shim reads its own switches itself)", "33"),
        FlagState::Read => ("Declared and read", "1"),
        FlagState::Unbuilt => ("Declared; the feature is not built, and nothing reads it", "2"),
    }
}

/// `true, rolled back false (FG-01)`.
fn about(flag: &Flag) -> String {
    let Some(spec) = flag.declared else { return String::new() };
    let gap = spec.gap.map_or_else(String::new, |gap| format!(" ({gap})"));
    format!("{}, rolled back {}{gap}", spec.default, spec.rollback)
}

/// `src/a.rs:3:5 past the registry, in a::f`.
pub fn place(it: &FlagUse) -> String {
    let how = match it.how {
        How::Registry => "",
        How::Environment => " past the registry",
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
    uses: Vec<UseOut<'a>>,
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
    FlagOut { name: &flag.name, state: flag.state().word(), declared, uses: flag.uses.iter().map(use_out).collect() }
}

fn use_out(it: &FlagUse) -> UseOut<'_> {
    UseOut { path: &it.path, line: it.line, column: it.column, symbol: &it.symbol, how: it.how.word() }
}
