//! Tests of the way from text to facts.

mod attributes;
mod bodies;
mod comments;
mod differential;
mod dump;
mod expansion;
mod height;
mod hostile;
mod items;
mod macros;
mod outline;
mod places;
mod recovery;
pub(crate) mod soup;

use super::extract;
use dump::dump;

/// Asserts what the facts of `text` look like.
#[track_caller]
fn check(text: &str, expected: &str) {
    let clean = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    let found = dump(&extract(text));
    assert_eq!(clean(&found), clean(expected), "\nfound:\n{found}");
}

/// Asserts what the body of a function looks like, braces left out.
#[track_caller]
fn body(text: &str, expected: &str) {
    let found = dump(&extract(&format!("fn f() {{ {text} }}")));
    assert_eq!(found.trim_end(), format!("fn f() {{{expected}}}"), "\nfound:\n{found}");
}
