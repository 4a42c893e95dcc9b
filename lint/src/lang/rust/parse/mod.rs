//! From Rust source text to facts. Nothing here fails: what cannot be read is a [`Problem`].

mod attrs;
mod blocks;
mod brackets;
mod comments;
mod edges;
mod expand;
mod exprs;
mod guard;
mod items;
mod lower;
mod macros;
mod names;
mod pats;
mod place;
mod recover;
mod scan;
mod types;
mod uses;

use crate::{
    base::source::Span,
    facts::{FileFacts, Generics, ItemId, Problem},
    lang::rust::lex::prologue,
};
pub use expand::{Expansion, Position, expand};
use lower::Lower;
use place::Places;

/// Longer texts are refused: no source that somebody wrote.
const LONGEST: usize = 16 << 20;

/// Reads a file.
pub fn extract(text: &str) -> FileFacts {
    // Neither we nor syn panic on any input that we know of. Should it happen, it costs this file, not the run.
    std::panic::catch_unwind(|| extract_within(text, guard::LIMIT))
        .unwrap_or_else(|_| lost("internal error: file skipped"))
}

/// A file that says nothing.
fn lost(message: &str) -> FileFacts {
    let problem = Problem { message: message.into(), span: Span::default() };
    // As everywhere, the first list and the first parameters are empty ones.
    FileFacts { problems: vec![problem], lists: vec![0], generics: vec![Generics::default()], ..FileFacts::default() }
}

/// Reads a file whose nesting may need up to `limit` tokens.
fn extract_within(text: &str, limit: u32) -> FileFacts {
    if text.len() >= LONGEST {
        return lost("file is too long to be analysed");
    }
    let mut scan = scan::scan(text, limit);
    proc_macro2::extra::invalidate_current_thread_spans();
    let base = prologue(text);
    let piece = &text[base..];
    let opaque = std::mem::take(&mut scan.verdict.opaque);
    let mut lower = Lower::new(Places::new(piece, base as u32), &scan.hot, opaque);
    let error = if scan.verdict.sound() { whole(piece, &mut lower).err() } else { None };
    if error.is_some() || !scan.verdict.sound() {
        recover::recover(text, &mut lower);
        if lower.facts.problems.is_empty() {
            let unknown = || Problem { message: "file cannot be read".into(), span: Span::default() };
            lower.facts.problems.push(error.unwrap_or_else(unknown));
        }
    }
    let mut facts = lower.finish();
    facts.allows = scan.allows;
    facts
}

/// Reads a file at once; nothing is lowered when that fails.
fn whole(text: &str, lower: &mut Lower) -> Result<(), Problem> {
    let file: syn::File = syn::parse_str(text)
        .map_err(|error| Problem { message: error.to_string(), span: lower.places.span(error.span()) })?;
    lower.facts.test_only = attrs::unshipped(&file.attrs);
    let mark = lower.open();
    for item in &file.items {
        lower.item(item);
    }
    let ids = lower.take(mark);
    lower.facts.root = ids.into_iter().map(ItemId).collect();
    Ok(())
}

#[cfg(test)]
mod tests;

/// Whether nothing is known about macros of this name: their definition has to tell.
pub(super) fn is_unknown(name: &str) -> bool {
    macros::is_unknown(name)
}
