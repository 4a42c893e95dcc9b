//! Whether a pattern takes a value, and what its names are then.

use super::Val;
use crate::engine::flags::code::Pat;

/// Names with their values.
pub(super) type Names = Vec<(String, Val)>;

/// What a pattern does with a value.
pub(super) enum Taken {
    Yes(Names),
    No,
    Unknown,
}

impl Taken {
    fn sure(yes: bool) -> Self {
        if yes { Self::Yes(Vec::new()) } else { Self::No }
    }
}

pub(super) fn take(pat: &Pat, value: &Val) -> Taken {
    match (pat, value) {
        (Pat::Wild, _) => Taken::sure(true),
        (Pat::Bind(name), value) if name == "None" => empty(value),
        (Pat::Bind(name), _) if name.starts_with(char::is_uppercase) => Taken::Unknown,
        (Pat::Bind(name), value) => Taken::Yes(vec![(name.clone(), value.clone())]),
        (Pat::Or(pats), value) => any(pats, value),
        (Pat::TupleStruct(path, pats), value) => variant(path.last().map_or("", String::as_str), pats, value),
        (Pat::Text(text), Val::Text(value)) => Taken::sure(text == value),
        (Pat::Bool(truth), Val::Bool(value)) => Taken::sure(truth == value),
        (Pat::Number(number), Val::Number(value)) => Taken::sure(number == value),
        (Pat::Path(path), Val::Path(value)) => match super::same_path(path, value) {
            Some(same) => Taken::sure(same),
            None => Taken::Unknown,
        },
        (Pat::Path(path), value) if path.last().is_some_and(|it| it == "None") => empty(value),
        _ => Taken::Unknown,
    }
}

fn empty(value: &Val) -> Taken {
    match value {
        Val::Empty => Taken::sure(true),
        Val::Full(_) => Taken::No,
        _ => Taken::Unknown,
    }
}

fn variant(name: &str, pats: &[Pat], value: &Val) -> Taken {
    match (name, pats, value) {
        ("Some" | "Ok", [pat], Val::Full(inner)) => take(pat, inner),
        ("Some" | "Ok", _, Val::Empty) | ("Err", _, Val::Full(_)) => Taken::No,
        ("Err", [pat], Val::Empty) => match pat {
            // Every word that is tried is Unicode.
            Pat::Path(_) | Pat::TupleStruct(..) => match last(pat) {
                "NotPresent" => Taken::sure(true),
                "NotUnicode" => Taken::No,
                _ => Taken::Unknown,
            },
            pat => Taken::Yes(pat.names().into_iter().map(|it| (it.to_string(), Val::Unknown)).collect()),
        },
        _ => Taken::Unknown,
    }
}

fn last(pat: &Pat) -> &str {
    match pat {
        Pat::Path(path) | Pat::TupleStruct(path, _) => path.last().map_or("", String::as_str),
        _ => "",
    }
}

fn any(pats: &[Pat], value: &Val) -> Taken {
    let mut unknown = false;
    for pat in pats {
        match take(pat, value) {
            Taken::Yes(names) if !unknown => return Taken::Yes(names),
            Taken::No => {}
            _ => unknown = true,
        }
    }
    if unknown { Taken::Unknown } else { Taken::No }
}
