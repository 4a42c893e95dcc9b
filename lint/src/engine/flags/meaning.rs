//! From a place that reads a switch to what the code makes of it.

use super::{
    code::{self, Id, Kind, Tree},
    fate::{Fate, Follow},
    sense::{NONSENSE, OTHERS, Sense, Source, sense},
    value::{PANICS, Val},
    words,
};
use crate::base::{
    finding::Location,
    flags::{Acts, Branch, Dead, Meaning, Taken},
    source::{FileId, SourceText, Span},
};

/// A read: the expression in its tree.
pub(super) struct Read<'r> {
    pub(super) tree: &'r Tree,
    pub(super) at: Id,
    pub(super) source: &'r Source,
    pub(super) file: FileId,
    pub(super) text: &'r SourceText,
    /// The item whose initialiser the tree is.
    pub(super) item: Option<&'r str>,
}

/// What comes of a read of a switch that may be set to `words`.
pub(super) fn meaning(read: &Read<'_>, words: &[String]) -> Meaning {
    let tried = words.iter().cloned().chain([NONSENSE.to_string()]).chain(OTHERS.map(str::to_string));
    let tried: Vec<String> = tried.collect();
    let sense = sense(read.tree, read.at, read.source, &tried);
    let mut follow = Follow::new(read.tree);
    let fate = follow.fate(read.at);
    let branches = follow.branches.iter().map(|id| branch(read, *id)).collect();
    // A function that gives nothing that is known may act on what it reads itself.
    let is_opaque = matches!(read.source, Source::Through(_) | Source::Opaque) && sense.read.contains(&Val::Unknown);
    let fate = if is_opaque { fate.max(Fate::Unknown) } else { fate };
    let constant = constant(&sense);
    let acts = match (fate, &constant) {
        (Fate::Nothing, _) => Acts::Never,
        (_, Some(value)) => Acts::Constant(value.clone()),
        (Fate::Decides, _) => Acts::Decides,
        (Fate::Unknown, _) => Acts::Unknown,
    };
    let nonsense = words.len() + 1;
    Meaning {
        unset: taken(&sense, 0, words),
        invalid: taken(&sense, nonsense, words),
        same: same_pairs(&sense, words),
        presence: is_presence(&sense),
        acts,
        is_switch: sense.complete && sense.values.iter().any(is_switched)
            || follow.branches.iter().any(|id| by_words(read.tree, *id)),
        branches,
        kept: kept(read),
    }
}

/// Whether a value shows that somebody asks for a truth value, or for one of several words.
fn is_switched(value: &Val) -> bool {
    match value {
        Val::Bool(_) | Val::Path(_) | Val::Arm(..) => true,
        Val::Full(inner) | Val::Returned(inner) => is_switched(inner),
        Val::Several(parts) => parts.iter().any(is_switched),
        _ => false,
    }
}

/// Whether a `match` tells words apart.
fn by_words(tree: &Tree, id: Id) -> bool {
    let Kind::Match(_, arms) = tree.kind(id) else { return false };
    arms.iter().any(|arm| has_word(&arm.pat))
}

fn has_word(pat: &code::Pat) -> bool {
    match pat {
        code::Pat::Text(text) => !text.is_empty(),
        code::Pat::Or(pats) | code::Pat::TupleStruct(_, pats) => pats.iter().any(has_word),
        _ => false,
    }
}

/// Whether two values surely are the same, or surely are not. Texts that go elsewhere may be read in any way there.
fn compare(a: &Val, b: &Val) -> Option<bool> {
    match (a, b) {
        (Val::Text(a), Val::Text(b)) if a == b => Some(true),
        (Val::Text(a), Val::Text(b)) => (!a.is_empty() && !b.is_empty() && plain(a) != plain(b)).then_some(false),
        _ if a.is_settled() && b.is_settled() => a.same(b),
        (Val::Several(_), Val::Several(_)) => a.same(b).filter(|same| !same),
        _ => None,
    }
}

/// Words for the same, in one spelling.
fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase();
    match word.as_str() {
        "1" | "on" | "yes" | "t" | "y" | "enabled" => "true".to_string(),
        "0" | "off" | "no" | "f" | "n" | "disabled" => "false".to_string(),
        _ => word,
    }
}

/// What the value of an input is, in words of the switch.
fn taken(sense: &Sense, at: usize, words: &[String]) -> Taken {
    let value = &sense.values[at];
    if *value == Val::Panic {
        return Taken::Panics;
    }
    let compared: Vec<Option<bool>> = (0..words.len()).map(|word| compare(value, &sense.values[word + 1])).collect();
    let same: Vec<String> =
        words.iter().zip(&compared).filter(|(_, same)| **same == Some(true)).map(|(word, _)| word.clone()).collect();
    let shown = match value {
        Val::Text(text) | Val::Number(text) => Some(text.clone()),
        _ => None,
    };
    match () {
        () if words.is_empty() => shown.filter(|it| it != NONSENSE).map_or(Taken::Unknown, |it| Taken::Other(Some(it))),
        () if compared.contains(&None) => Taken::Unknown,
        // What is the same for every word says nothing.
        () if same.len() == words.len() && words.len() > 1 => Taken::Unknown,
        () if same.is_empty() => Taken::Other(shown.filter(|it| it != NONSENSE)),
        () => Taken::As(same),
    }
}

fn same_pairs(sense: &Sense, words: &[String]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    if !sense.complete {
        return pairs;
    }
    for (at, a) in words.iter().enumerate() {
        for (behind, b) in words.iter().enumerate().skip(at + 1) {
            if sense.values[at + 1].same(&sense.values[behind + 1]) == Some(true) {
                pairs.push((a.clone(), b.clone()));
            }
        }
    }
    pairs
}

/// Whether all words, nonsense too, come to the same, and nothing at all to something else.
fn is_presence(sense: &Sense) -> bool {
    let [unset, first, rest @ ..] = sense.values.as_slice() else { return false };
    let alike = rest.iter().all(|value| value.same(first) == Some(true));
    let differs = match (unset, first) {
        (Val::Arm(a, _), Val::Arm(b, _)) => a != b && unset.same(first) != Some(true),
        _ => unset.same(first) == Some(false),
    };
    sense.complete && alike && differs
}

/// The value, where it is the same for everything that the switch may be set to.
fn constant(sense: &Sense) -> Option<String> {
    let [first, rest @ ..] = sense.values.as_slice() else { return None };
    let same = sense.complete && rest.iter().all(|value| value.same(first) == Some(true));
    let value = match first {
        Val::Arm(_, value) => value.as_ref(),
        value => value,
    };
    match value {
        Val::Bool(truth) if same => Some(truth.to_string()),
        Val::Path(path) if same => Some(path.join("::")),
        _ => None,
    }
}

fn branch(read: &Read<'_>, id: Id) -> Branch {
    let span = read.tree.span(id);
    let at = |span: Span| Location { file: read.file, span };
    let dead = dead(read, id).map(|(why, arm)| (why, at(read.tree.span(arm))));
    let head = Span::new(span.start, end_of_line(read.text, span));
    Branch { at: at(head), line: read.text.position(span.start).line, dead }
}

/// Where the first line of a range ends.
fn end_of_line(text: &SourceText, span: Span) -> u32 {
    span.start + text.slice(span).lines().next().map_or(0, |line| line.trim_end().len()) as u32
}

/// Why a branch is none, and the arm that shows it.
fn dead(read: &Read<'_>, id: Id) -> Option<(Dead, Id)> {
    let tree = read.tree;
    match tree.kind(id) {
        Kind::If(cond, then, other) => {
            let other = (*other)?;
            // What a pattern binds is there in one arm only, and an arm for nothing set is no side of a switch.
            let binds = |id: &Id| matches!(tree.kind(*id), Kind::Let(pat, _) if !pat.names().is_empty());
            if same_text(read, *then, other) {
                return Some((Dead::Same, other));
            }
            let lets = std::iter::once(*cond).chain(below(tree, *cond)).any(|id| binds(&id));
            let panics = [*then, other].into_iter().find(|arm| only_panics(tree, *arm));
            panics.filter(|_| !lets).map(|arm| (Dead::Panics, arm))
        }
        Kind::Match(_, arms) => {
            let [first, rest @ ..] = arms.as_slice() else { return None };
            let all = !rest.is_empty() && rest.iter().all(|arm| same_text(read, first.body, arm.body));
            if all {
                return Some((Dead::Same, rest.last()?.body));
            }
            let named = |pat: &code::Pat| has_word(pat) || matches!(pat, code::Pat::Bool(_));
            arms.iter().find(|arm| named(&arm.pat) && only_panics(tree, arm.body)).map(|arm| (Dead::Panics, arm.body))
        }
        _ => None,
    }
}

fn below(tree: &Tree, id: Id) -> Vec<Id> {
    let mut found = code::children(tree.kind(id));
    let mut at = 0;
    while at < found.len() {
        found.extend(code::children(tree.kind(found[at])));
        at += 1;
    }
    found
}

fn same_text(read: &Read<'_>, a: Id, b: Id) -> bool {
    let words = |id: Id| words::spelled(read.text.slice(read.tree.span(id)));
    words(a) == words(b)
}

fn only_panics(tree: &Tree, id: Id) -> bool {
    match tree.kind(id) {
        Kind::Macro(name, _) => PANICS.contains(&name.as_str()),
        Kind::Block(stmts, tail) => match (stmts.as_slice(), tail) {
            ([], Some(tail)) => only_panics(tree, *tail),
            ([code::Stmt::Expr(only)], None) => only_panics(tree, *only),
            _ => false,
        },
        _ => false,
    }
}

/// Types whose value is made once.
const ONCE: [&str; 6] = ["LazyLock", "Lazy", "LazyCell", "OnceLock", "OnceCell", "Once"];

/// The static that keeps the value: it is read in its initialiser, or by what fills it once.
fn kept(read: &Read<'_>) -> Option<String> {
    if let Some(item) = read.item {
        return Some(item.to_string());
    }
    let tree = read.tree;
    tree.above(read.at).find_map(|id| match tree.kind(id) {
        Kind::Method(receiver, name, ..)
            if matches!(name.as_str(), "get_or_init" | "get_or_try_init" | "call_once") =>
        {
            Some(name_of(tree, *receiver))
        }
        Kind::Call(callee, _) => match tree.kind(*callee) {
            Kind::Path(path) => match path.as_slice() {
                [.., ty, new] if new == "new" && ONCE.contains(&ty.as_str()) => Some(ty.clone()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

fn name_of(tree: &Tree, id: Id) -> String {
    match tree.kind(id) {
        Kind::Path(path) => path.last().cloned().unwrap_or_default(),
        Kind::Field(_, name) => name.clone(),
        _ => "a cell".to_string(),
    }
}
