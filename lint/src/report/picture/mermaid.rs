//! Mermaid, which GitHub and GitLab draw in Markdown.

use super::{BoxKind, Picture, caption, hidden, lines, place, sentence, shown_name, text};
use crate::base::finding::Confidence;
use std::fmt::Write as _;

/// Renders a picture.
pub fn render(picture: &Picture) -> String {
    let mut out = String::from("flowchart LR\n");
    for said in std::iter::once(&picture.title).chain(&picture.notes) {
        let _ = writeln!(out, "  %% {}", sentence(said).replace('%', "percent "));
    }
    for (at, it) in picture.boxes.iter().enumerate() {
        let mut label = vec![caption(it), shown_name(it)];
        label.extend(it.place.as_ref().map(place));
        label.extend(hidden(it));
        let label: Vec<String> = label.iter().map(|said| escaped(said)).collect();
        let (open, close, class) = look(it.kind);
        let _ = writeln!(out, "  n{at}{open}\"{}\"{close}:::{class}", label.join("<br/>"));
    }
    for arrow in &picture.arrows {
        let line = if arrow.awaits || arrow.confidence < Confidence::High { "-.->" } else { "-->" };
        let _ = writeln!(out, "  n{} {line}|\"{}\"| n{}", arrow.from, escaped(&lines(arrow)), arrow.to);
    }
    out.push_str("  classDef async fill:#d6eaf8,stroke:#0072b2,color:#1f2328;\n");
    out.push_str("  classDef hot fill:#fdebc8,stroke:#b36b00,color:#1f2328;\n");
    out.push_str("  classDef sync fill:#f6f8fa,stroke:#57606a,color:#1f2328;\n");
    out.push_str("  classDef dynamic fill:#f6f8fa,stroke:#57606a,color:#1f2328,stroke-dasharray:4 3;\n");
    out.push_str("  classDef primitive fill:#8b1a4a,stroke:#5c0f30,color:#ffffff;\n");
    out
}

fn look(kind: BoxKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        BoxKind::Async => ("([", "])", "async"),
        BoxKind::Hot => ("{{", "}}", "hot"),
        BoxKind::Sync => ("[", "]", "sync"),
        BoxKind::Dynamic => ("[", "]", "dynamic"),
        BoxKind::Primitive => ("[[", "]]", "primitive"),
    }
}

/// Everything that could mean something is an entity; Mermaid writes them `#35;`.
fn escaped(said: &str) -> String {
    let mut out = String::new();
    for it in text::tame(said).chars() {
        match it {
            it if it.is_alphanumeric() || " :_./-+,".contains(it) => out.push(it),
            it => {
                let _ = write!(out, "#{};", u32::from(it));
            }
        }
    }
    out
}
