//! Tests of the way from text to facts.

mod dump;

use super::extract;
use dump::dump;

/// Asserts what the facts of `text` look like.
#[track_caller]
fn check(text: &str, expected: &str) {
    let clean = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    let found = dump(&extract(text));
    assert_eq!(clean(&found), clean(expected), "\nfound:\n{found}");
}

#[test]
fn imports_are_flattened() {
    check(
        "use a::{self, b as c, d::*, e::{f, g as _}}; pub use ::x::{self as y}; use self::z;",
        "use a as a
use a::b as c
use a::d as *
use a::e::f as f
use a::e::g as _
pub use ::x as y
use self::z as z",
    );
}
