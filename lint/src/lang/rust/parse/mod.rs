//! From Rust source text to facts. Nothing here fails: what cannot be read is a [`Problem`](crate::facts::Problem).

mod attrs;
mod blocks;
mod comments;
mod edges;
mod exprs;
mod items;
mod lower;
mod macros;
mod names;
mod pats;
mod place;
mod scan;
mod types;
mod uses;

use crate::{
    base::source::Span,
    facts::{FileFacts, Problem},
    lang::rust::lex::prologue,
};
use lower::Lower;
use place::Places;

/// Longer texts are refused: no source that somebody wrote.
const LONGEST: usize = 16 << 20;

/// Reads a file.
pub fn extract(text: &str) -> FileFacts {
    if text.len() >= LONGEST {
        let problem = Problem { message: "file is too long to be read".into(), span: Span::default() };
        return FileFacts { problems: vec![problem], ..FileFacts::default() };
    }
    let scan = scan::scan(text);
    proc_macro2::extra::invalidate_current_thread_spans();
    let base = prologue(text);
    let mut facts = whole(text, base, &scan);
    facts.allows = scan.allows;
    facts
}

fn whole(text: &str, base: usize, scan: &scan::Scan) -> FileFacts {
    let piece = &text[base..];
    let mut lower = Lower::new(Places::new(piece, base as u32), &scan.hot, &[]);
    match syn::parse_str::<syn::File>(piece) {
        Ok(file) => {
            lower.facts.test_only = attrs::unshipped(&file.attrs);
            let root = lower.open();
            for item in &file.items {
                lower.item(item);
            }
            let ids = lower.take(root);
            lower.facts.root = ids.into_iter().map(crate::facts::ItemId).collect();
        }
        Err(error) => {
            let span = lower.places.span(error.span());
            lower.facts.problems.push(Problem { message: error.to_string(), span });
        }
    }
    lower.finish()
}

#[cfg(test)]
mod tests;
