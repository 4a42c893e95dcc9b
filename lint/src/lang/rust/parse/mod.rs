//! From Rust source text to facts, in one pass over the tokens and without a tree in between. Nothing here fails: what cannot be
//! read is a [`Problem`].

mod atoms;
mod attrs;
mod brackets;
mod builder;
mod cfg;
mod comments;
mod control;
mod cursor;
mod defaults;
mod expand;
mod exprs;
mod failure;
mod fns;
mod generics;
mod items;
mod macros;
mod names;
mod numbers;
mod paths;
mod pats;
mod postfix;
mod recover;
mod stmts;
mod tokens;
mod types;
mod uses;

use crate::{
    base::source::Span,
    facts::{FileFacts, Generics, ItemId, Problem},
};
use comments::Comments;
use cursor::Parser;
pub use expand::{Expansion, Position, expand};
use items::Holder;
use tokens::Tokens;

/// Longer texts are refused: no source that somebody wrote.
const LONGEST: usize = 16 << 20;

/// The byte of brackets that cannot be seen: they hold together what a macro passes on.
const INVISIBLE: u8 = 1;

/// Reads a file.
pub fn extract(text: &str) -> FileFacts {
    // The parser does not panic on any input that we know of. Should it happen, it costs this file, not the run.
    std::panic::catch_unwind(|| extract_within(text)).unwrap_or_else(|_| lost("internal error: file skipped"))
}

/// A file that says nothing.
fn lost(message: &str) -> FileFacts {
    let problem = Problem { message: message.into(), span: Span::default() };
    // As everywhere, the first list and the first parameters are empty ones.
    FileFacts { problems: vec![problem], lists: vec![0], generics: vec![Generics::default()], ..FileFacts::default() }
}

fn extract_within(text: &str) -> FileFacts {
    if text.len() >= LONGEST {
        return lost("file is too long to be analysed");
    }
    let mut comments = Comments::new(text);
    let mut tokens = Tokens::of_file(text, &mut comments);
    let problems = std::mem::take(&mut tokens.problems);
    let mut parser = Parser::new(text, &tokens, &comments.hot);
    parser.out.facts.problems = problems;
    parser.file();
    let mut facts = parser.out.finish();
    facts.allows = comments.allows;
    tokens.recycle();
    facts
}

impl Parser<'_> {
    /// All of a file.
    fn file(&mut self) {
        // What looks like an attribute and is none fails as an item.
        self.out.facts.test_only = self.inner_attributes().is_ok_and(|attributes| attributes.unshipped);
        let mark = self.out.open();
        // Items that cannot be read are reported, so that the list as a whole can.
        let _ = self.items(Holder::Module);
        self.out.facts.root = self.out.take(mark).into_iter().map(ItemId).collect();
        let problems = &mut self.out.facts.problems;
        if let (true, Some(span)) = (problems.is_empty(), self.stray) {
            problems.push(Problem { message: "unexpected `;`".into(), span });
        }
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    }
}

#[cfg(test)]
pub(crate) mod tests;

/// Whether nothing is known about macros of this name: their definition has to tell.
pub(super) fn is_unknown(name: &str) -> bool {
    macros::is_unknown(name)
}
