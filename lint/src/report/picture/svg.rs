//! A drawing that needs nothing else: no script, no font, no image, and colours for light and dark.
//!
//! Shapes and words say what colours say, so that nothing depends on seeing them.

use super::{
    Arrow, BoxKind, Picture, PictureBox, calls, caption, deeds, hidden,
    layout::{Layout, Rect, Way, layout},
    lines, place, sentence, shown_name, text, tooltip,
};
use crate::base::finding::Confidence;
use std::fmt::Write as _;

const MARGIN: f64 = 24.0;
/// Columns of names and places in a box; longer ones keep their ends.
const MAX_NAME: usize = 52;
const BOX_HEIGHT: f64 = 56.0;
/// Columns of a line of prose.
const LEAST_WIDTH: f64 = 640.0;

const STYLE: &str = "
text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1f2328}
.page{fill:#ffffff}
.title{font-size:15px;font-weight:bold}
.note{font-size:12px;fill:#57606a}
.name{font-size:12.5px;font-weight:bold}
.small{font-size:10.5px;fill:#57606a}
.label{font-size:10.5px;fill:#57606a;stroke:#ffffff;stroke-width:4px;paint-order:stroke}
.box{stroke-width:1.5}
.async .box{fill:#ddf0fb;stroke:#0072b2}
.async .word{fill:#005a8c}
.hot .box{fill:#fdeac6;stroke:#9a5b00}
.hot .word{fill:#804b00}
.sync .box{fill:#f6f8fa;stroke:#6e7781}
.dyn .box{fill:#f6f8fa;stroke:#6e7781;stroke-dasharray:5 3}
.primitive .box{fill:#8b1a4a;stroke:#5c0f30;stroke-width:3}
.primitive text{fill:#ffffff}
.asked .box{stroke-width:4}
.way{fill:none;stroke:#6e7781;stroke-width:1.4}
.way.unsure{stroke-dasharray:6 4}
.way.later{stroke-dasharray:1.5 4;stroke-linecap:round}
.way.back{stroke:#9a5b00}
.tip{fill:#6e7781}
g.arrow:hover .way{stroke-width:3}
@media (prefers-color-scheme:dark){
text{fill:#e6edf3}
.page{fill:#0d1117}
.note,.small{fill:#9aa4af}
.label{fill:#9aa4af;stroke:#0d1117}
.async .box{fill:#0b2f47;stroke:#56b4e9}
.async .word{fill:#8fd0f5}
.hot .box{fill:#4a3200;stroke:#e69f00}
.hot .word{fill:#f5c35b}
.sync .box,.dyn .box{fill:#1c2128;stroke:#8b949e}
.primitive .box{fill:#a8285f;stroke:#f0a3c6}
.way{stroke:#8b949e}
.way.back{stroke:#e69f00}
.tip{fill:#8b949e}
}
";

/// Renders a picture.
pub fn render(picture: &Picture) -> String {
    let sizes: Vec<(f64, f64)> = picture.boxes.iter().map(|it| (box_width(it), BOX_HEIGHT)).collect();
    let layout = layout(picture, &sizes);
    let loops = layout.ways.iter().filter(|way| way.back).count();
    let width = layout.width.max(LEAST_WIDTH) + 2.0 * MARGIN;
    let columns = ((width - 2.0 * MARGIN) / 9.1) as usize;
    let title = text::wrap(&sentence(&picture.title), columns.min(110));
    let legend = legend(picture, &layout, width - MARGIN);
    let top = MARGIN + title.len() as f64 * 20.0 + legend.height + 16.0;
    let notes: Vec<String> = picture.notes.iter().flat_map(|note| text::wrap(&sentence(note), columns)).collect();
    let below = top + layout.height + if loops > 0 { 60.0 } else { 24.0 };
    let height = below + notes.len() as f64 * 17.0 + MARGIN / 2.0;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\">",
        px(width),
        px(height)
    );
    let _ = writeln!(out, "<title>{}</title>\n<style>{STYLE}</style>", escaped(&picture.title));
    out.push_str("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\" markerUnits=\"userSpaceOnUse\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
    out.push_str("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    for (at, line) in title.iter().enumerate() {
        let _ = writeln!(out, "{}", words("title", MARGIN, MARGIN + 14.0 + at as f64 * 20.0, line));
    }
    let _ =
        write!(out, "<g transform=\"translate(0 {})\">\n{}</g>\n", px(MARGIN + title.len() as f64 * 20.0), legend.text);
    let _ = writeln!(out, "<g transform=\"translate({} {})\">", px(MARGIN), px(top));
    for (arrow, way) in picture.arrows.iter().zip(&layout.ways) {
        out.push_str(&draw_arrow(arrow, way, &layout));
    }
    for (at, (it, rect)) in picture.boxes.iter().zip(&layout.boxes).enumerate() {
        out.push_str(&draw_box(it, *rect, picture.asked.contains(&at)));
    }
    // Labels go on top of every line.
    for (arrow, way) in picture.arrows.iter().zip(&layout.ways) {
        let (x, y) = label_at(arrow, way, picture);
        if !way.back {
            let _ = writeln!(out, "{}", words("label", x, y + 3.5, &lines(arrow)));
        }
    }
    out.push_str("</g>\n");
    for (at, line) in notes.iter().enumerate() {
        let _ = writeln!(out, "{}", words("note", MARGIN, below + 12.0 + at as f64 * 17.0, line));
    }
    out.push_str("</svg>\n");
    out
}

fn box_width(it: &PictureBox) -> f64 {
    let [first, name, under] = box_lines(it);
    let least = [(first, 6.4), (name, 7.6), (under, 6.4)];
    let widest = least.iter().map(|(said, each)| text::width(said) as f64 * each).fold(60.0, f64::max);
    (widest + 36.0).ceil()
}

/// What is written in a box: what it is, its name, where it is.
fn box_lines(it: &PictureBox) -> [String; 3] {
    let whence = match (it.kind, &it.place) {
        (BoxKind::Primitive, _) | (_, None) => String::new(),
        (_, Some(at)) => place(at),
    };
    let first = match hidden(it) {
        Some(hidden) => format!("{} ({hidden})", caption(it)),
        None => caption(it),
    };
    [sentence(&first), text::tail(&sentence(&shown_name(it)), MAX_NAME), text::tail(&sentence(&whence), MAX_NAME)]
}

fn draw_box(it: &PictureBox, at: Rect, asked: bool) -> String {
    let [first, name, under] = box_lines(it);
    let mut out = String::new();
    let class = it.kind.word();
    let _ = writeln!(
        out,
        "<g class=\"{class}{}\"><title>{}</title>",
        if asked { " asked" } else { "" },
        escaped(&tooltip(it))
    );
    let _ = writeln!(out, "{}", shape(it.kind, at));
    let left = at.x + 18.0;
    let lines = [("small word", 17.0, &first), ("name", 33.0, &name), ("small", 48.0, &under)];
    for (class, down, said) in lines.into_iter().filter(|(.., said)| !said.is_empty()) {
        let _ = writeln!(out, "{}", words(class, left, at.y + down, said));
    }
    out.push_str("</g>\n");
    out
}

/// Async bodies are pills, hot ones hexagons, sync ones rectangles, and what waits looks like a stop sign.
fn shape(kind: BoxKind, at: Rect) -> String {
    let Rect { x, y, width, height } = at;
    let rounded = |radius: f64| {
        let (x, y, width, height, radius) = (px(x), px(y), px(width), px(height), px(radius));
        format!("<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{radius}\"/>")
    };
    let polygon = |points: &[(f64, f64)]| {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", px(*x), px(*y))).collect();
        format!("<polygon class=\"box\" points=\"{}\"/>", points.join(" "))
    };
    let (right, low, middle, cut) = (x + width, y + height, y + height / 2.0, 12.0);
    match kind {
        BoxKind::Async => rounded(height / 2.6),
        BoxKind::Sync | BoxKind::Dynamic => rounded(3.0),
        BoxKind::Hot => {
            polygon(&[(x, middle), (x + cut, y), (right - cut, y), (right, middle), (right - cut, low), (x + cut, low)])
        }
        BoxKind::Primitive => polygon(&[
            (x + cut, y),
            (right - cut, y),
            (right, y + cut),
            (right, low - cut),
            (right - cut, low),
            (x + cut, low),
            (x, low - cut),
            (x, y + cut),
        ]),
    }
}

fn draw_arrow(arrow: &Arrow, way: &Way, layout: &Layout) -> String {
    let class = match (arrow.awaits, arrow.confidence) {
        (true, _) => " later",
        (false, Confidence::High) => "",
        (false, _) => " unsure",
    };
    let (path, back) = match way.back {
        true => (bow(layout.boxes[arrow.from], layout.boxes[arrow.to]), " back"),
        false => (curve(&way.points), ""),
    };
    let how = match (arrow.awaits, arrow.confidence) {
        (true, _) => "makes a future\n",
        (false, Confidence::High) => "",
        (false, _) => "not sure\n",
    };
    let tip = escaped(&format!("{how}{}", calls(arrow).join("\n")));
    format!(
        "<g class=\"arrow\"><title>{tip}</title><path class=\"way{class}{back}\" marker-end=\"url(#tip)\" d=\"{path}\"/></g>\n"
    )
}

/// On the level beginning of an arrow, where there is room and few others begin; else in the middle of its first bend.
fn label_at(arrow: &Arrow, way: &Way, picture: &Picture) -> (f64, f64) {
    let [start, bend, next, ..] = way.points.as_slice() else { return (0.0, 0.0) };
    let siblings = picture.arrows.iter().filter(|it| it.from == arrow.from).count();
    let room = text::width(&lines(arrow)) as f64 * 6.4 + 12.0;
    match siblings <= 3 && bend.0 - start.0 >= room {
        true => (start.0 + 6.0, start.1),
        false => (f64::midpoint(bend.0, next.0) - 12.0, f64::midpoint(bend.1, next.1)),
    }
}

/// Smooth between points, level in each.
fn curve(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let Some((before_x, before_y)) = at.checked_sub(1).map(|before| points[before]) else {
            let _ = write!(out, "M{} {}", px(*x), px(*y));
            continue;
        };
        let middle = px(f64::midpoint(before_x, *x));
        let _ = write!(out, "C{middle} {} {middle} {} {} {}", px(before_y), px(*y), px(*x), px(*y));
    }
    out
}

/// Back to an earlier box, below everything in between.
fn bow(from: Rect, to: Rect) -> String {
    let (start, end) = ((from.x + from.width * 0.6, from.y + from.height), (to.x + to.width * 0.4, to.y + to.height));
    let low = start.1.max(end.1) + 34.0;
    format!(
        "M{} {}C{} {} {} {} {} {}",
        px(start.0),
        px(start.1),
        px(start.0),
        px(low),
        px(end.0),
        px(low),
        px(end.0),
        px(end.1)
    )
}

struct Legend {
    text: String,
    height: f64,
}

/// What the shapes mean, of those that occur.
fn legend(picture: &Picture, layout: &Layout, right: f64) -> Legend {
    let mut out = String::new();
    let (mut x, mut y) = (MARGIN, 10.0);
    let does = deeds(picture);
    let kinds = [
        (BoxKind::Async, "async body: must not wait"),
        (BoxKind::Hot, "hot body: must not wait"),
        (BoxKind::Sync, "sync body"),
        (BoxKind::Dynamic, "any implementation of a trait"),
        (BoxKind::Primitive, does.as_str()),
    ];
    let used = |kind: BoxKind| picture.boxes.iter().any(|it| it.kind == kind);
    let arrows = [
        ("", "calls, at this line", picture.arrows.iter().any(|arrow| !arrow.awaits)),
        (" unsure", "calls, not sure", picture.arrows.iter().any(|it| !it.awaits && it.confidence < Confidence::High)),
        (" later", "makes a future", picture.arrows.iter().any(|arrow| arrow.awaits)),
        (" back", "calls back: a circle", layout.ways.iter().any(|way| way.back)),
    ];
    let kinds = kinds.into_iter().filter(|(kind, _)| used(*kind)).map(|(kind, said)| (Some(kind), "", said));
    let arrows = arrows.into_iter().filter(|(.., used)| *used).map(|(class, said, _)| (None, class, said));
    for (kind, class, said) in kinds.chain(arrows) {
        let width = 34.0 + text::width(said) as f64 * 7.3 + 18.0;
        if x + width > right && x > MARGIN {
            (x, y) = (MARGIN, y + 24.0);
        }
        let sample = Rect { x, y: y - 2.0, width: 28.0, height: 14.0 };
        match kind {
            Some(kind) => {
                let _ = writeln!(out, "<g class=\"{}\">{}</g>", kind.word(), sign(kind, sample));
            }
            None => {
                let (from, to, middle) = (px(x), px(x + 28.0), px(y + 5.0));
                let _ = writeln!(
                    out,
                    "<path class=\"way{class}\" marker-end=\"url(#tip)\" d=\"M{from} {middle}L{to} {middle}\"/>"
                );
            }
        }
        let _ = writeln!(out, "{}", words("note", x + 34.0, y + 9.5, said));
        x += width;
    }
    Legend { text: out, height: if picture.boxes.is_empty() { 0.0 } else { y + 16.0 } }
}

/// A shape in small.
fn sign(kind: BoxKind, at: Rect) -> String {
    match kind {
        BoxKind::Hot | BoxKind::Primitive => {
            // The shapes of full size cut twelve pixels off their corners; a small one is the same, scaled.
            let scale = at.height / BOX_HEIGHT * 1.6;
            let full = Rect { x: 0.0, y: 0.0, width: at.width / scale, height: at.height / scale };
            let moved = format!("translate({} {}) scale({scale:.3})", px(at.x), px(at.y));
            format!("<g transform=\"{moved}\">{}</g>", shape(kind, full))
        }
        _ => shape(kind, at),
    }
}

pub(super) fn words(class: &str, x: f64, y: f64, said: &str) -> String {
    format!("<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>", px(x), px(y), escaped(said))
}

/// One decimal is enough for anybody's eyes, and the same on every machine.
pub(super) fn px(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        _ => format!("{}{}.{}", if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10),
    }
}

/// Text of XML: what would end it, and what XML has no way to write, is replaced.
pub(super) fn escaped(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for it in said.chars() {
        match it {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            it => text::tame_char(it, &mut out),
        }
    }
    out
}
