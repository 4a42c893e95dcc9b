//! Timers as a table for terminals.

use super::{about, every, is_better, label, percent, phase, place, title, told};
use crate::{
    base::{
        collisions::Prediction,
        period,
        timers::{Group, Timer, Timers},
    },
    report::text::{self, tame},
};
use std::fmt::Write as _;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether it gets colours.
    pub color: bool,
    /// Its columns.
    pub width: usize,
}

/// Columns of the share of runs that meet others, and the gap between columns.
const SHARE: usize = 8;
const GAP: usize = 2;
/// A period longer than this is cut.
const MOST_EVERY: usize = 16;

/// Renders timers, by process and class.
pub fn render(timers: &Timers, style: Style) -> String {
    let sheet = Sheet::new(timers, style);
    let mut out = String::new();
    for group in &timers.groups {
        let gap = if out.is_empty() { "" } else { "\n" };
        let title = text::head(&tame(&title(group)), style.width);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{gap}{}", sheet.paint("1", &title));
        if gap.is_empty() {
            sheet.head(&mut out);
        }
        for at in &group.timers {
            sheet.timer(&timers.timers[*at], *at, group.prediction.as_ref(), &mut out);
        }
        sheet.foot(timers, group, &mut out);
    }
    out
}

struct Sheet {
    style: Style,
    every: usize,
    name: usize,
    place: usize,
}

impl Sheet {
    /// Places and names share what is left of the width; neither gets more than it needs.
    fn new(timers: &Timers, style: Style) -> Self {
        let longest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
        let all = || timers.timers.iter();
        let every = longest(&mut all().map(|it| text::width(&tame(&every(it))))).clamp(5, MOST_EVERY);
        let names = longest(&mut all().map(|it| text::width(&tame(&it.symbol)))).max(5);
        let places = longest(&mut all().map(|it| text::width(&tame(&place(it))))).max(5);
        let room = style.width.saturating_sub(every + SHARE + 4 * GAP).max(20);
        let place = places.min((room / 2).max(room.saturating_sub(names)));
        Self { style, every, name: names.min(room - place), place }
    }

    fn paint(&self, code: &str, said: &str) -> String {
        match self.style.color {
            true => format!("\u{1b}[{code}m{said}\u{1b}[0m"),
            false => said.to_string(),
        }
    }

    /// What the columns are.
    fn head(&self, out: &mut String) {
        let (every, name, place) = (self.every, self.name, self.place);
        let line = format!("  {:>every$}  {:name$}  {:place$}  {:>SHARE$}", "every", "timer", "where", "meets");
        let _ = writeln!(out, "{}", self.paint("2", &line));
    }

    fn timer(&self, timer: &Timer, at: usize, prediction: Option<&Prediction>, out: &mut String) {
        let pad = |said: &str, columns: usize| " ".repeat(columns.saturating_sub(text::width(said)));
        let every = text::head(&tame(&every(timer)), self.every);
        let name = text::tail(&tame(&timer.symbol), self.name);
        let place = text::tail(&tame(&place(timer)), self.place);
        let share = prediction.and_then(|it| it.of_owner.get(&at)).copied();
        let said = share.map(percent).unwrap_or_default();
        let said = format!("{}{said}", pad(&said, SHARE));
        let said = if share.is_some_and(|it| it > 0.0) { self.paint("1;31", &said) } else { said };
        let line = format!(
            "  {}{every}  {name}{}  {place}{}  {said}",
            pad(&every, self.every),
            pad(&name, self.name),
            pad(&place, self.place)
        );
        let _ = writeln!(out, "{}", line.trim_end());
        self.lines(&about(timer), self.every + 2 * GAP, "2", out);
    }

    /// Text in lines that begin at a column.
    fn lines(&self, said: &str, column: usize, code: &str, out: &mut String) {
        for line in text::wrap(said, self.style.width.saturating_sub(column).max(20)) {
            let _ = writeln!(out, "{}{}", " ".repeat(column), self.paint(code, &line));
        }
    }

    /// What the timers of a group do to each other.
    fn foot(&self, timers: &Timers, group: &Group, out: &mut String) {
        let (Some(told), Some(prediction)) = (told(group, "with the phases below"), &group.prediction) else { return };
        let code = if prediction.at_once > 0.0 { "33" } else { "32" };
        self.lines(&told, GAP, code, out);
        if prediction.at_once <= 0.0 {
            return;
        }
        let name = |at: usize| label(timers, at);
        if is_better(prediction) {
            // Of schedules with several times each has a phase of its own, and nobody could read them.
            let single = prediction.phases.iter().filter(|(_, phases)| phases.len() == 1);
            let told = |(at, phases): (&usize, &Vec<u64>)| format!("{} +{}", name(*at), phase(phases[0]));
            let phases: Vec<String> = single.map(told).collect();
            self.lines(&format!("phases: {}", phases.join(", ")), 2 * GAP, "0", out);
        }
        for it in &prediction.advice {
            let said = format!(
                "change the period of {} from {} to {}: it need not meet {} then",
                name(it.owner),
                period::show(it.from),
                period::show(it.to),
                name(it.with)
            );
            self.lines(&said, 2 * GAP, "0", out);
        }
    }
}
