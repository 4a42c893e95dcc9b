//! What attributes say.

use super::lower::Lower;
use crate::facts::Attrs;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Meta};

/// Last segments of attributes that make a function a test or a benchmark.
const TESTS: &[&str] = &[
    "test",
    "bench",
    "rstest",
    "test_case",
    "test_log",
    "quickcheck",
    "proptest",
    "wasm_bindgen_test",
    "test_matrix",
    "parameterized",
    "traced_test",
    "gtest",
    "googletest",
    "test_with",
    "ktest",
    "should_panic",
];

/// Options of `cfg` that never hold in a build that ships.
const UNSHIPPED: &[&str] =
    &["test", "doctest", "doc", "miri", "loom", "kani", "fuzzing", "bench", "debug_assertions", "wasm", "madsim"];

/// Features that a package has for its tests.
const TEST_FEATURES: &[&str] = &[
    "testing",
    "test",
    "tests",
    "test-util",
    "test-utils",
    "test_util",
    "test_utils",
    "test-support",
    "test_support",
    "testutils",
    "mock",
    "mocks",
    "failpoints",
    "fuzzing",
    "loom",
    "madsim",
];

/// Targets without threads: nothing there can be offloaded, so their variants say nothing about the others.
const THREADLESS: &[(&str, &[&str])] =
    &[("target_family", &["wasm"]), ("target_arch", &["wasm32", "wasm64"]), ("target_os", &["wasi", "emscripten"])];

impl Lower<'_> {
    /// Reads the attributes of an item.
    pub(super) fn attrs(&mut self, attrs: &[Attribute]) -> Attrs {
        let mut found = Attrs::default();
        for attr in attrs {
            self.attr(&attr.meta, &mut found);
        }
        found
    }

    fn attr(&mut self, meta: &Meta, found: &mut Attrs) {
        let path = meta.path();
        let Some(last) = path.segments.last() else { return };
        let qualified = path.segments.len() > 1;
        match self.text(&last.ident) {
            "doc" | "derive" | "inline" | "allow" | "must_use" => {}
            "cfg" | "cfg_or_panic" => {
                if let Meta::List(list) = meta {
                    found.test |= never_ships(&list.tokens);
                }
            }
            "cfg_attr" => {
                if let Meta::List(list) = meta {
                    self.conditional(&list.tokens, found);
                }
            }
            "hot" => found.hot = true,
            "macro_export" => found.exported = true,
            "proc_macro" | "proc_macro_derive" | "proc_macro_attribute" => found.proc_macro = true,
            "main" | "launch" => found.runtime_main |= qualified || last.ident == "launch",
            text => found.test |= TESTS.contains(&text),
        }
    }

    /// Attributes that `cfg_attr(predicate, ..)` adds; those under a predicate that never ships count as absent.
    fn conditional(&mut self, tokens: &TokenStream, found: &mut Attrs) {
        let mut parts = split(tokens);
        if parts.is_empty() || holds(&parts.remove(0)) == Some(false) {
            return;
        }
        for part in parts {
            if let Ok(meta) = syn::parse2::<Meta>(part.into_iter().collect()) {
                self.attr(&meta, found);
            }
        }
    }
}

/// Whether any of the attributes is a `cfg` that never ships.
pub(super) fn unshipped(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("cfg") => never_ships(&list.tokens),
        _ => false,
    })
}

/// Whether a `cfg` predicate is false in every build that ships.
pub(super) fn never_ships(predicate: &TokenStream) -> bool {
    ships(predicate) == Some(false)
}

/// What a `cfg` predicate is in a build that ships, when that can be told.
pub(super) fn ships(predicate: &TokenStream) -> Option<bool> {
    split(predicate).first().and_then(|part| holds(part))
}

fn holds(part: &[TokenTree]) -> Option<bool> {
    match part {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(value)] => {
            let value = value.to_string();
            let value = value.trim_matches('"');
            if name == "feature" {
                return TEST_FEATURES.contains(&value).then_some(false);
            }
            THREADLESS.iter().any(|(key, values)| name == key && values.contains(&value)).then_some(false)
        }
        [TokenTree::Ident(name)] => UNSHIPPED.iter().any(|word| name == word).then_some(false),
        [TokenTree::Ident(name), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            let inner = split(&group.stream());
            let mut inner = inner.iter().map(|part| holds(part));
            if name == "not" {
                inner.next().flatten().map(|value| !value)
            } else if name == "all" {
                inner
                    .try_fold(true, |all, value| match value {
                        Some(false) => Err(()),
                        Some(true) => Ok(all),
                        None => Ok(false),
                    })
                    .map_or(Some(false), |all| all.then_some(true))
            } else if name == "any" {
                let values: Vec<_> = inner.collect();
                if values.contains(&Some(true)) {
                    Some(true)
                } else {
                    values.iter().all(|value| *value == Some(false)).then_some(false)
                }
            } else {
                None
            }
        }
        _ => None,
    }
}

/// The parts of a list between its commas; no empty ones.
fn split(tokens: &TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => parts.push(Vec::new()),
            token => {
                if let Some(part) = parts.last_mut() {
                    part.push(token);
                }
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// `#[path = ".."]`, also inside `cfg_attr`.
pub(super) fn path_attr(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| path_of(&attr.meta))
}

fn path_of(meta: &Meta) -> Option<String> {
    match meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        Meta::List(list) if list.path.is_ident("cfg_attr") => split(&list.tokens)
            .into_iter()
            .skip(1)
            .find_map(|part| path_of(&syn::parse2(part.into_iter().collect()).ok()?)),
        _ => None,
    }
}
