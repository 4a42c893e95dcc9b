//! What became of metrics: for terminals, as JSON, as Markdown.

use super::{
    json::{TOOL, Tool},
    markdown::escape,
    run::visible_json,
    text,
};
use crate::base::comparison::{Comparison, Row, Side, Verdict};
use feeler_shim::baseline::{Direction, Threshold, Unit};
use serde::Serialize;
use std::fmt::Write as _;

/// The kind and version of the JSON document; `schemas/metrics-diff.schema.json` describes it.
const KIND: &str = "feeler.metrics-diff/v1";
/// Columns of a value with its unit.
const VALUE: usize = 9;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether it gets colours.
    pub color: bool,
    /// Its columns.
    pub width: usize,
    /// Whether it has more than ASCII.
    pub unicode: bool,
}

/// A line a metric; below those that stop a gate, what was declared.
pub fn full(comparison: &Comparison, style: Style) -> String {
    let verdict = comparison.rows.iter().map(|row| row.verdict.word().len()).max().unwrap_or(0);
    let columns = style.width.saturating_sub(verdict + 3 * (VALUE + 2) + 2);
    let longest = comparison.rows.iter().map(|row| text::width(&row.name)).max().unwrap_or(0);
    let columns = longest.min(columns.max(8));
    let mut out = String::new();
    for row in &comparison.rows {
        let word = format!("{:<verdict$}", row.verdict.word());
        let word = if style.color { format!("\u{1b}[{}m{word}\u{1b}[0m", colour(row)) } else { word };
        let name = text::tail(&text::tame(&row.name), columns);
        let name = format!("{name}{}", " ".repeat(columns.saturating_sub(text::width(&name))));
        let values = [show(row.before, row.unit), show(row.after, row.unit), change(row)];
        let values = values.map(|it| format!("{}{it}", " ".repeat(VALUE.saturating_sub(text::width(&it)))));
        let line = format!("{word}  {name}  {}", values.join("  "));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", line.trim_end());
        let said = remark(row);
        for part in text::wrap(&text::tame(&said), style.width.saturating_sub(verdict + 2).max(20)) {
            let part = if style.color { format!("\u{1b}[2m{part}\u{1b}[0m") } else { part };
            let _ = writeln!(out, "{:verdict$}  {part}", "");
        }
    }
    if style.unicode { out } else { out.replace('µ', "u").replace('…', "~") }
}

/// One sentence for people.
pub fn summary(comparison: &Comparison) -> String {
    let parts: Vec<String> = Verdict::ALL
        .into_iter()
        .map(|verdict| (comparison.count(verdict), verdict.word()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let (all, regressions) = (comparison.rows.len(), comparison.regressions());
    let verdict = match regressions {
        0 => "no regression".to_string(),
        1 => "1 regression".to_string(),
        many => format!("{many} regressions"),
    };
    format!("Compared {all} metrics, {verdict}: {}", parts.join(", "))
}

fn colour(row: &Row) -> &'static str {
    match row.verdict {
        Verdict::Worse | Verdict::Incomparable => "1;31",
        Verdict::Lost if row.is_regression() => "1;31",
        Verdict::Changed | Verdict::Lost => "33",
        Verdict::Better => "32",
        Verdict::New => "36",
        Verdict::Same | Verdict::Absent => "2",
    }
}

/// What a reader needs to know beside the numbers; nothing where they say it all.
fn remark(row: &Row) -> String {
    match (&row.why, row.verdict) {
        (Some(why), Verdict::New) => format!("before: {why}"),
        (Some(why), Verdict::Lost) => format!("now: {why}"),
        (Some(why), _) => why.clone(),
        (None, Verdict::Worse | Verdict::Better | Verdict::Changed) => declared(row),
        (None, _) => String::new(),
    }
}

/// `lower is better; a change counts beyond 20.0 % and 1.00 µs`.
fn declared(row: &Row) -> String {
    let way = match row.direction {
        Direction::Lower => "lower is better",
        Direction::Higher => "higher is better",
        Direction::Neutral => "neither way is better",
    };
    let Threshold { relative, absolute } = row.threshold;
    let parts: Vec<String> = [
        (relative > 0.0).then(|| format!("{:.1} %", relative * 100.0)),
        (absolute > 0.0).then(|| show_change(absolute, row.unit)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let bound = if parts.is_empty() {
        "any change counts".to_string()
    } else {
        format!("a change counts beyond {}", parts.join(" and "))
    };
    format!("{way}; {bound}")
}

fn show(value: Option<f64>, unit: Unit) -> String {
    let Some(value) = value else { return "-".to_string() };
    match unit {
        Unit::Ratio => format!("{} %", digits(value * 100.0)),
        _ => show_change(value, unit),
    }
}

/// A difference: ratios differ by points.
fn show_change(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Ns => scaled(value, &[(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1.0, "ns")]),
        Unit::Bytes => scaled(value, &[(1_073_741_824.0, "GiB"), (1_048_576.0, "MiB"), (1024.0, "KiB"), (1.0, "B")]),
        Unit::Ratio => format!("{} pt", digits(value * 100.0)),
        Unit::PerSecond => format!("{}/s", digits(value)),
        _ => digits(value),
    }
}

fn scaled(value: f64, steps: &[(f64, &str)]) -> String {
    let step = steps.iter().find(|(size, _)| value.abs() >= *size).or(steps.last());
    let (size, unit) = step.copied().unwrap_or((1.0, ""));
    format!("{} {unit}", digits(value / size))
}

/// Three digits that mean something; whole numbers as they are.
fn digits(value: f64) -> String {
    match value.abs() {
        _ if value.fract() == 0.0 && value.abs() < 1e9 => format!("{value:.0}"),
        it if it >= 1e9 => format!("{value:.2e}"),
        it if it >= 100.0 => format!("{value:.0}"),
        it if it >= 10.0 => format!("{value:.1}"),
        it if it >= 1.0 => format!("{value:.2}"),
        it if it >= 0.001 => format!("{value:.3}"),
        _ => format!("{value:.1e}"),
    }
}

/// By how much it moved: as a part where there is something to be a part of.
fn change(row: &Row) -> String {
    let (Some(before), Some(after)) = (row.before, row.after) else { return String::new() };
    let change = after - before;
    let sign = if change > 0.0 { "+" } else { "" };
    match row.unit {
        _ if change == 0.0 => "0".to_string(),
        Unit::Ratio => format!("{sign}{}", show_change(change, Unit::Ratio)),
        unit if before == 0.0 => format!("{sign}{}", show_change(change, unit)),
        // Nearly all is not all: `-100.0 %` would say that nothing is left.
        _ if after != 0.0 && (before / after) >= 100.0 => format!("/{}", digits(before / after)),
        _ if (after / before) >= 10.0 => format!("x{}", digits(after / before)),
        _ => format!("{sign}{:.1} %", change / before.abs() * 100.0),
    }
}

/// A table for comments and step summaries.
pub fn markdown(comparison: &Comparison) -> String {
    let side = |side: &Side| {
        let dirty = if side.dirty == Some(true) { " with changes" } else { "" };
        let commit: String = side.commit.chars().take(12).collect();
        format!("{} ({commit}{dirty}, {})", escape(&side.path), escape(&side.taken_at))
    };
    let mut out = format!("## Feeler: {}\n\n", escape(&summary(comparison)));
    out.push_str(&format!("From {} to {}.\n\n", side(&comparison.before), side(&comparison.after)));
    out.push_str("| | metric | before | after | change | declared |\n| --- | --- | --: | --: | --: | --- |\n");
    for row in &comparison.rows {
        let word = row.verdict.word();
        let word = if row.is_regression() { format!("**{word}**") } else { word.to_string() };
        let why = row.why.clone().unwrap_or_else(|| declared(row));
        let (before, after) = (show(row.before, row.unit), show(row.after, row.unit));
        let (name, why) = (escape(&row.name), escape(&why));
        let _ = writeln!(out, "| {word} | {name} | {before} | {after} | {} | {why} |", change(row));
    }
    for (at, note) in comparison.notes.iter().enumerate() {
        let _ = writeln!(out, "{}- {}", if at == 0 { "\n" } else { "" }, escape(note));
    }
    out
}

/// Everything, for programs.
pub fn json(comparison: &Comparison) -> String {
    let document = Document {
        kind: KIND,
        tool: TOOL,
        before: side_out(&comparison.before),
        after: side_out(&comparison.after),
        metrics: comparison.rows.iter().map(row_out).collect(),
        notes: &comparison.notes,
        regressions: comparison.regressions(),
    };
    // Plain data with string keys always serialises.
    visible_json(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n")
}

#[derive(Serialize)]
struct Document<'a> {
    kind: &'static str,
    tool: Tool,
    before: SideOut<'a>,
    after: SideOut<'a>,
    metrics: Vec<RowOut<'a>>,
    notes: &'a [String],
    regressions: usize,
}

#[derive(Serialize)]
struct SideOut<'a> {
    path: &'a str,
    taken_at: &'a str,
    commit: &'a str,
    dirty: Option<bool>,
}

fn side_out(side: &Side) -> SideOut<'_> {
    SideOut { path: &side.path, taken_at: &side.taken_at, commit: &side.commit, dirty: side.dirty }
}

#[derive(Serialize)]
struct RowOut<'a> {
    name: &'a str,
    verdict: &'static str,
    regression: bool,
    unit: Unit,
    direction: Direction,
    threshold: Threshold,
    before: Option<f64>,
    after: Option<f64>,
    change: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

fn row_out(row: &Row) -> RowOut<'_> {
    RowOut {
        name: &row.name,
        verdict: row.verdict.word(),
        regression: row.is_regression(),
        unit: row.unit,
        direction: row.direction,
        threshold: row.threshold,
        before: row.before,
        after: row.after,
        change: row.after.zip(row.before).map(|(after, before)| after - before),
        why: row.why.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_three_digits_and_their_unit() {
        let shown = |value: f64, unit| show(Some(value), unit);
        assert_eq!(shown(412.0, Unit::Ns), "412 ns");
        assert_eq!(shown(2104.0, Unit::Ns), "2.10 µs");
        assert_eq!(shown(5e6, Unit::Ns), "5 ms");
        assert_eq!(shown(68.7e9, Unit::Ns), "68.7 s");
        assert_eq!(shown(0.75, Unit::Ratio), "75 %");
        assert_eq!(shown(0.0012345, Unit::Ratio), "0.123 %");
        assert_eq!(shown(1536.0, Unit::Bytes), "1.50 KiB");
        assert_eq!(shown(1234.5, Unit::PerSecond), "1234/s");
        assert_eq!(shown(0.0, Unit::Ns), "0 ns");
        assert_eq!(show(None, Unit::Ns), "-");
    }

    #[test]
    fn changes_are_parts_of_what_was() {
        let of = |before: f64, after: f64, unit| {
            change(&Row {
                name: String::new(),
                verdict: Verdict::Same,
                unit,
                direction: Direction::Neutral,
                threshold: Threshold::new(0.2, 1000.0),
                before: Some(before),
                after: Some(after),
                why: None,
            })
        };
        assert_eq!(of(100.0, 124.3, Unit::Ns), "+24.3 %");
        assert_eq!(of(100.0, 75.7, Unit::Ns), "-24.3 %");
        assert_eq!(of(2.0, 3e4, Unit::Ns), "x15000");
        assert_eq!(of(2e8, 2e3, Unit::Ns), "/100000");
        assert_eq!(of(0.0, 7.0, Unit::Count), "+7");
        assert_eq!(of(0.75, 0.5, Unit::Ratio), "-25 pt");
        assert_eq!(of(3.0, 3.0, Unit::Count), "0");
    }
}
