//! Pictures of call chains as text: a tree for terminals, drawings for people, data for programs.

pub mod dot;
pub mod json;
mod layout;
pub mod mermaid;
pub mod svg;
pub mod timeline;
pub mod tree;

use super::text;
use crate::base::picture::{Arrow, BoxKind, Picture, PictureBox, Place};
use std::collections::BTreeSet;

/// A name that fits a box: the last two segments, and of a trait's method the last ones of type and trait.
pub(super) fn short(symbol: &str) -> String {
    if let Some((own, rest)) = symbol.strip_prefix('<').and_then(|rest| rest.split_once(" as "))
        && let Some((of, tail)) = rest.split_once(">::")
    {
        return format!("<{} as {}>::{tail}", last(own), last(of));
    }
    let mut ends = symbol.rmatch_indices("::").map(|(at, _)| at + 2).filter(|at| !symbol[*at..].starts_with('{'));
    match (ends.next(), ends.next()) {
        (Some(_), Some(second)) => symbol[second..].to_string(),
        _ => symbol.to_string(),
    }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

fn place(place: &Place) -> String {
    format!("{}:{}", place.path, place.line)
}

/// All calls of an arrow, one a line.
fn calls(arrow: &Arrow) -> Vec<String> {
    arrow.calls.iter().map(place).collect()
}

/// The lines of an arrow's calls: `:29`, `:29 +2`.
fn lines(arrow: &Arrow) -> String {
    let first = arrow.calls.first().map_or_else(String::new, |call| format!(":{}", call.line));
    match arrow.calls.len() {
        0 | 1 => first,
        count => format!("{first} +{}", count - 1),
    }
}

/// The word above a name: what a box is, and of a primitive its class.
fn caption(it: &PictureBox) -> String {
    match (it.kind, &it.class) {
        (BoxKind::Primitive, Some(class)) => match &it.does {
            Some(does) => format!("{does} ({class})"),
            None => class.clone(),
        },
        (BoxKind::Primitive, None) => "primitive".to_string(),
        (BoxKind::Dynamic, _) => "dyn: any implementation".to_string(),
        (kind, _) => kind.word().to_string(),
    }
}

/// `+3 callers`, `+2 calls`: what is not drawn.
fn hidden(it: &PictureBox) -> Option<String> {
    let part =
        |count: usize, word: &str| (count > 0).then(|| format!("+{count} {word}{}", if count == 1 { "" } else { "s" }));
    let parts: Vec<String> = [part(it.hidden.0, "caller"), part(it.hidden.1, "call")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A long text for tooltips: everything there is about a box.
fn tooltip(it: &PictureBox) -> String {
    let mut lines = vec![format!("{}: {}", caption(it), it.symbol)];
    lines.extend(it.place.as_ref().map(place));
    lines.extend(hidden(it).map(|hidden| format!("not drawn: {hidden}")));
    lines.join("\n")
}

/// What the primitives of a picture do, for its legend.
fn deeds(picture: &Picture) -> String {
    let deeds: BTreeSet<&str> = picture.boxes.iter().filter_map(|it| it.does.as_deref()).collect();
    deeds.into_iter().collect::<Vec<_>>().join(", or ")
}

/// The name that a box shows: of a primitive all of it.
fn shown_name(it: &PictureBox) -> String {
    if it.kind == BoxKind::Primitive { it.symbol.clone() } else { short(&it.symbol) }
}

/// The arrows out of every box, in the order of their calls.
fn arrows_of(picture: &Picture) -> Vec<Vec<usize>> {
    let mut of = vec![Vec::new(); picture.boxes.len()];
    picture.arrows.iter().enumerate().for_each(|(at, arrow)| of[arrow.from].push(at));
    for list in &mut of {
        list.sort_by(|a, b| {
            let key = |at: &usize| (&picture.arrows[*at].calls, picture.arrows[*at].to);
            key(a).cmp(&key(b))
        });
    }
    of
}

/// A sentence on a line of its own, with nothing hidden in it.
fn sentence(said: &str) -> String {
    text::tame(said).replace('\n', " ")
}

#[cfg(test)]
mod tests;
