//! The language of Graphviz.

use super::{BoxKind, Picture, calls, caption, hidden, lines, place, sentence, shown_name, text, tooltip};
use crate::base::finding::Confidence;
use std::fmt::Write as _;

/// Renders a picture.
pub fn render(picture: &Picture) -> String {
    let mut out = String::from("digraph feeler {\n  rankdir=LR;\n  labelloc=t;\n");
    let title: Vec<String> = std::iter::once(&picture.title).chain(&picture.notes).map(|it| sentence(it)).collect();
    let _ = writeln!(out, "  label={};", quoted(&title.join("\n")));
    out.push_str(
        "  node [fontname=\"monospace\", fontsize=11, style=filled];\n  edge [fontname=\"monospace\", fontsize=9];\n",
    );
    for (at, it) in picture.boxes.iter().enumerate() {
        let mut label = vec![caption(it), shown_name(it)];
        label.extend(it.place.as_ref().map(place));
        label.extend(hidden(it));
        let (label, tip) = (quoted(&label.join("\n")), quoted(&tooltip(it)));
        let _ = writeln!(out, "  n{at} [label={label}, tooltip={tip}, {}];", look(it.kind));
    }
    for arrow in &picture.arrows {
        let style = match (arrow.awaits, arrow.confidence) {
            (true, _) => ", style=dotted",
            (false, Confidence::High) => "",
            (false, _) => ", style=dashed",
        };
        let (label, tip) = (quoted(&lines(arrow)), quoted(&calls(arrow).join("\n")));
        let _ = writeln!(out, "  n{} -> n{} [label={label}, tooltip={tip}{style}];", arrow.from, arrow.to);
    }
    out.push_str("}\n");
    out
}

fn look(kind: BoxKind) -> &'static str {
    match kind {
        BoxKind::Async => "shape=box, style=\"filled,rounded\", fillcolor=\"#d6eaf8\", color=\"#0072b2\"",
        BoxKind::Hot => "shape=hexagon, fillcolor=\"#fdebc8\", color=\"#b36b00\"",
        BoxKind::Sync => "shape=box, fillcolor=\"#f6f8fa\", color=\"#57606a\"",
        BoxKind::Dynamic => "shape=box, style=\"filled,dashed\", fillcolor=\"#f6f8fa\", color=\"#57606a\"",
        BoxKind::Primitive => "shape=octagon, fillcolor=\"#8b1a4a\", color=\"#5c0f30\", fontcolor=\"#ffffff\"",
    }
}

/// A quoted string. Only `"` ends one, and `\` begins an escape.
fn quoted(said: &str) -> String {
    let mut out = String::from("\"");
    for it in said.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            it => text::tame_char(it, &mut out),
        }
    }
    out.push('"');
    out
}
