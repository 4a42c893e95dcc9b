//! A timeline as a drawing: a lane for each timer, a mark for each run, and those that meet others told apart by form and colour.
//!
//! As the other drawings it needs nothing else: no script, no font, no image, and colours for light and dark.

use super::{
    sentence,
    svg::{escaped, px, words},
};
use crate::{
    base::{
        period,
        timeline::{Lane, Run, Strip, Timeline},
        timers::{Timer, Timers},
    },
    report::{
        text,
        timers::{about, every, percent, place, title, told},
    },
};
use std::fmt::Write as _;

const WIDTH: f64 = 900.0;
const MARGIN: f64 = 20.0;
/// Where lanes begin and end; names are before them, shares behind.
const LEFT: f64 = 276.0;
const RIGHT: f64 = 800.0;
const LANE: f64 = 34.0;
/// The marks of a lane: how high they are, and how much less those are that meet nothing.
const MARK: f64 = 18.0;
const LESS: f64 = 4.0;
/// Marks nearer to each other than this are no longer told apart.
const APART: f64 = 4.0;
/// Then columns of this width say how many of the runs in them meet others.
const COLUMN: f64 = 2.0;
/// No line of the scale is nearer to the next one than this.
const SCALE: f64 = 80.0;
/// Characters of a name, and of a line of prose.
const MOST_NAME: usize = 34;
const PROSE: usize = 116;

const STYLE: &str = "
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2328}
.page{fill:#ffffff}
.title{font-size:15px;font-weight:bold}
.head{font-size:13px;font-weight:bold}
.note{font-size:12px;fill:#57606a}
.name{font-size:12px;font-weight:bold}
.small{font-size:10.5px;fill:#57606a}
.share{font-size:12px;font-weight:bold}
.share.bad{fill:#a33e00}
.end{text-anchor:end}
.middle{text-anchor:middle}
.ground{fill:#f6f8fa}
.scale{stroke:#d0d7de;stroke-width:1}
.run{fill:#0072b2}
.alone{fill:#8c959f}
.hit{fill:#d55e00}
.many{opacity:.45}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.page{fill:#0d1117}
.note,.small{fill:#9aa4af}
.share.bad{fill:#ff9a57}
.ground{fill:#161b22}
.scale{stroke:#30363d}
.run{fill:#56b4e9}
.alone{fill:#6e7781}
.hit{fill:#ff8533}
}
";

/// Renders a timeline.
pub fn render(timeline: &Timeline, timers: &Timers) -> String {
    let mut sheet = Sheet { timeline, timers, out: String::new(), y: MARGIN };
    sheet.head();
    for strip in &timeline.strips {
        sheet.strip(strip);
    }
    sheet.notes();
    let (width, height) = (px(WIDTH), px(sheet.y + MARGIN));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<style>{STYLE}</style>\n<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n{}</svg>\n",
        escaped(&heading(timeline)),
        sheet.out
    )
}

fn heading(timeline: &Timeline) -> String {
    let lanes: usize = timeline.strips.iter().map(|strip| strip.lanes.len()).sum();
    let how = if timeline.planned { "as the planner puts them" } else { "as they are, all beginning at once" };
    format!("{lanes} timers over {}, {how}", period::show(timeline.span))
}

struct Sheet<'s> {
    timeline: &'s Timeline,
    timers: &'s Timers,
    out: String,
    y: f64,
}

impl Sheet<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn text(&mut self, class: &str, x: f64, y: f64, said: &str) {
        let line = words(class, x, y, said);
        self.line(&line);
    }

    fn prose(&mut self, class: &str, said: &str) {
        for line in text::wrap(&sentence(said), PROSE) {
            self.y += 17.0;
            self.text(class, MARGIN, self.y, &line);
        }
    }

    fn head(&mut self) {
        self.y += 14.0;
        self.text("title", MARGIN, self.y, &heading(self.timeline));
        let takes = period::show(self.timers.takes);
        self.prose("note", &format!("Processes begin at 00:00 UTC; a run takes {takes} where nothing else is known."));
        self.y += 14.0;
        let (top, mut x) = (self.y, MARGIN);
        let samples = [
            ("run", LESS, 2.5, "a run"),
            ("hit", 0.0, 2.5, "starts while another of its group runs"),
            ("alone", LESS, 2.5, "a run that nothing is predicted of"),
        ];
        for (class, less, width, said) in samples {
            self.line(&rect(class, x, top + less, width, MARK - 2.0 * less));
            self.text("note", x + 12.0, top + 13.0, said);
            x += 12.0 + text::width(said) as f64 * 7.3 + 26.0;
        }
        self.y += MARK;
        self.prose(
            "small",
            "Where marks are too near to be told apart, orange is as high as the share of runs that meet another one.",
        );
        self.y += 8.0;
    }

    fn strip(&mut self, strip: &Strip) {
        let group = &self.timers.groups[strip.group];
        self.y += 26.0;
        self.text("head", MARGIN, self.y, &text::head(&sentence(&title(group)), 100));
        if let Some(told) = told(group, "as planned") {
            self.prose("note", &told);
        }
        self.scale(strip.lanes.len());
        for lane in &strip.lanes {
            self.lane(strip, lane);
        }
    }

    /// Lines for round times behind the lanes, with what they say above.
    fn scale(&mut self, lanes: usize) {
        self.y += 22.0;
        let (top, low) = (self.y + 5.0, self.y + 5.0 + lanes as f64 * LANE);
        self.line(&rect("ground", LEFT, top, RIGHT - LEFT, low - top));
        let step = round_step((self.timeline.span as f64 * SCALE / (RIGHT - LEFT)) as u64);
        let mut at = 0;
        while at <= self.timeline.span {
            let x = self.x(at);
            let line = format!("<path class=\"scale\" d=\"M{} {}V{}\"/>", px(x), px(top), px(low));
            self.line(&line);
            self.text("small middle", x, self.y, &self.moment(at));
            at += step;
        }
        self.y += 5.0;
    }

    /// Hours and minutes for a day and more, a time since the beginning for less.
    fn moment(&self, at: u64) -> String {
        const MINUTE: u64 = 60_000_000_000;
        const DAY: u64 = 1440 * MINUTE;
        match self.timeline.span {
            DAY => format!("{:02}:{:02}", at / MINUTE / 60, at / MINUTE % 60),
            _ => period::show(at),
        }
    }

    fn x(&self, at: u64) -> f64 {
        LEFT + (RIGHT - LEFT) * (at as f64 / self.timeline.span.max(1) as f64)
    }

    fn lane(&mut self, strip: &Strip, lane: &Lane) {
        let (timer, group) = (&self.timers.timers[lane.timer], &self.timers.groups[strip.group]);
        let top = self.y + (LANE - MARK) / 2.0;
        let place = place(timer);
        let tip = format!("{}\n{place}\n{}", timer.symbol, about(timer));
        self.line(&format!("<g><title>{}</title>", escaped(&tip)));
        let period = sentence(&every(timer));
        self.text("name", MARGIN, self.y + 14.0, &text::tail(&sentence(&timer.symbol), MOST_NAME));
        let room = (MOST_NAME + 5).saturating_sub(text::width(&period) + 2);
        let said = format!("{}  {}", text::head(&period, 24), text::tail(&sentence(&place), room.max(12)));
        self.text("small", MARGIN, self.y + 27.0, &said);
        let share = group.prediction.as_ref().and_then(|it| it.of_owner.get(&lane.timer)).copied();
        let predicted = share.is_some();
        match share {
            Some(share) if self.timeline.planned => self.planned_share(lane, share),
            Some(share) => self.share(share),
            None => self.text("small end", WIDTH - MARGIN, self.y + 21.0, short(timer)),
        }
        match &lane.runs {
            Some(runs) if runs.is_empty() => self.text("small", LEFT + 6.0, self.y + 21.0, "no run within this time"),
            Some(runs) if runs.len() as f64 * APART > RIGHT - LEFT => self.columns(runs, predicted, top),
            Some(runs) => self.marks(runs, lane.takes, predicted, top),
            None => {
                let class = if predicted { "run many" } else { "alone many" };
                self.line(&rect(class, LEFT, top + LESS, RIGHT - LEFT, MARK - 2.0 * LESS));
                let said = format!("{} runs", lane.count);
                self.text("small middle", f64::midpoint(LEFT, RIGHT), self.y + 21.0, &said);
            }
        }
        self.line("</g>");
        self.y += LANE;
    }

    fn share(&mut self, share: f64) {
        let class = if share > 0.0 { "share bad end" } else { "share end" };
        self.text(class, WIDTH - MARGIN, self.y + 21.0, &percent(share));
    }

    /// Of planned runs the picture itself knows the share.
    fn planned_share(&mut self, lane: &Lane, at_once: f64) {
        match lane.runs.as_ref().filter(|runs| !runs.is_empty()) {
            Some(runs) => self.share(runs.iter().filter(|run| run.meets).count() as f64 / runs.len() as f64),
            None if at_once > 0.0 => {}
            None => self.share(at_once),
        }
    }

    /// Each run for itself, as wide as it takes.
    fn marks(&mut self, runs: &[Run], takes: u64, predicted: bool, top: f64) {
        for (class, meets, less) in [(if predicted { "run" } else { "alone" }, false, LESS), ("hit", true, 0.0)] {
            let mut path = String::new();
            for run in runs.iter().filter(|run| run.meets == meets) {
                let (from, to) = (self.x(run.at), self.x(run.at.saturating_add(takes)).min(RIGHT));
                let (x, width) = (px(from.min(RIGHT - 2.0)), px((to - from).max(2.0)));
                let _ = write!(path, "M{x} {}h{width}v{}h-{width}z", px(top + less), px(MARK - 2.0 * less));
            }
            if !path.is_empty() {
                self.line(&format!("<path class=\"{class}\" d=\"{path}\"/>"));
            }
        }
    }

    /// How many runs of each column meet others.
    fn columns(&mut self, runs: &[Run], predicted: bool, top: f64) {
        let count = ((RIGHT - LEFT) / COLUMN) as usize;
        let mut columns = vec![(0_u32, 0_u32); count];
        for run in runs {
            let at = (((self.x(run.at) - LEFT) / COLUMN) as usize).min(count - 1);
            columns[at].0 += 1;
            columns[at].1 += u32::from(run.meets);
        }
        let all = bars(&columns, top, |(runs, _)| if runs > 0 { MARK } else { 0.0 });
        let high = |(runs, meet): (u32, u32)| (MARK * f64::from(meet) / f64::from(runs.max(1))).max(2.0);
        let hits = bars(&columns, top, |column| if column.1 > 0 { high(column) } else { 0.0 });
        self.line(&format!("<path class=\"{}\" d=\"{all}\"/>", if predicted { "run" } else { "alone" }));
        if !hits.is_empty() {
            self.line(&format!("<path class=\"hit\" d=\"{hits}\"/>"));
        }
    }

    fn notes(&mut self) {
        self.y += 12.0;
        for note in self.timeline.notes.clone() {
            self.prose("note", &note);
        }
    }
}

/// Columns as bars that stand on the ground of a lane: one for neighbours of the same height.
fn bars(columns: &[(u32, u32)], top: f64, high: impl Fn((u32, u32)) -> f64) -> String {
    let mut path = String::new();
    let mut at = 0;
    for like in columns.chunk_by(|a, b| high(*a) == high(*b)) {
        let (high, width) = (high(like[0]), px(COLUMN * like.len() as f64));
        if high > 0.0 {
            let x = px(LEFT + at as f64 * COLUMN);
            let _ = write!(path, "M{x} {}h{width}v{}h-{width}z", px(top + MARK - high), px(high));
        }
        at += like.len();
    }
    path
}

/// Why nothing is predicted, in a word or two.
fn short(timer: &Timer) -> &'static str {
    match timer.unpredicted() {
        Some("it is coordinated") => "coordinated",
        Some("no class is known") => "no class",
        Some("chance is in its period") => "jitter",
        Some("its period changes") => "backs off",
        Some(_) => "not counted",
        None => "alone",
    }
}

fn rect(class: &str, x: f64, y: f64, width: f64, height: f64) -> String {
    let (x, y, width, height) = (px(x), px(y), px(width), px(height));
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
}

/// The first round time that is not below `least`.
fn round_step(least: u64) -> u64 {
    const SECOND: u64 = 1_000_000_000;
    let small = (0..9).flat_map(|power| [1, 2, 5].map(|it| it * 10_u64.pow(power)));
    let minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720].map(|it| it * 60 * SECOND);
    let days = (0..20).map(|power| (24 * 3600 * SECOND) << power.min(9));
    let seconds = [1, 2, 5, 10, 15, 30].map(|it| it * SECOND);
    let mut steps = small.chain(seconds).chain(minutes).chain(days);
    steps.find(|step| *step >= least).unwrap_or(u64::MAX / 4)
}
