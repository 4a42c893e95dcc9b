//! Where errors point to, and what an expansion keeps of what it was given.

use std::str::FromStr;

use proc_macro2::{LineColumn, TokenStream, TokenTree};

use super::{checked, hot};

fn tokens(text: &str) -> TokenStream {
    TokenStream::from_str(text).expect("the test's text is made of tokens")
}

/// The text of the error, and what of `args` or `item` it points at.
fn refused(args: &str, item: &str) -> (String, String) {
    let Err(error) = checked(tokens(args), tokens(item)) else { panic!("#[hot({args})] {item} was accepted") };
    let pointed = error.span().source_text().unwrap_or_default();
    (error.to_string(), pointed)
}

#[track_caller]
fn assert_refused(args: &str, item: &str, text: &str, pointed: &str) {
    let (actual, place) = refused(args, item);
    assert!(actual.contains(text), "the error says {actual:?}, not {text:?}");
    assert_eq!(place, pointed, "for the error {actual:?}");
}

#[test]
fn a_const_fn_is_refused_at_its_keyword() {
    assert_refused("", "pub const fn f() {}", "`const fn` cannot be timed", "const");
    assert_refused("", "pub const unsafe extern \"C\" fn f() {}", "`const fn` cannot be timed", "const");
}

#[test]
fn only_functions_are_accepted() {
    let text = "marks a function";
    assert_refused("", "pub struct S;", text, "struct");
    assert_refused("", "impl S { fn f() {} }", text, "impl");
    assert_refused("", "trait T {}", text, "trait");
    assert_refused("", "unsafe impl T for S {}", text, "unsafe");
    assert_refused("", "const X: u8 = 1;", text, "const");
    assert_refused("", "static X: u8 = 1;", text, "static");
    assert_refused("", "let x = 1;", text, "let");
}

#[test]
fn a_declaration_is_refused_at_its_semicolon() {
    assert_refused("", "fn f(&self) -> u8;", "no body to time", ";");
}

#[test]
fn a_second_mark_is_refused() {
    assert_refused("", "#[feeler_shim::hot] fn f() {}", "twice", "#[feeler_shim::hot]");
    assert_refused("", "#[hot(budget = \"1ms\")] fn f() {}", "twice", "#[hot(budget = \"1ms\")]");
    assert!(checked(tokens(""), tokens("#[other::hot] #[cold] fn f() {}")).is_ok());
}

#[test]
fn wrong_arguments_are_refused_at_their_place() {
    let item = "fn f() {}";
    assert_refused("limit = \"5ms\"", item, "unknown argument `limit`", "limit");
    assert_refused("budget = 5", item, "duration in quotes", "5");
    assert_refused("budget = \"5 ms\"", item, "whole number and a unit", "\"5 ms\"");
    assert_refused("budget = \"0s\"", item, "zero", "\"0s\"");
    assert_refused("budget = \"1ms\", budget = \"2ms\"", item, "given twice", "budget");
    assert_refused("budget(\"1ms\")", item, "expected `=`", "(");
    assert_refused("budget = \"1ms\" poll_budget = \"1ms\"", item, "expected `,`", "poll_budget");
    assert_refused("poll_budget = \"1ms\"", item, "for an `async fn`", "poll_budget");
    // Nothing would be polled where it could be seen.
    assert_refused(
        "poll_budget = \"1ms\"",
        "fn f() -> BoxFuture<'static, ()> { g() }",
        "for an `async fn`",
        "poll_budget",
    );
}

#[test]
fn a_poll_budget_is_accepted_wherever_there_are_polls() {
    for item in [
        "async fn f() {}",
        "fn f() -> impl Future<Output = ()> { async {} }",
        "fn f() -> BoxFuture<'static, ()> { let x = 1; Box::pin(async move { x; }) }",
        "fn f(&self) -> Self::Future { async {}.boxed() }",
    ] {
        assert!(checked(tokens("poll_budget = \"1ms\""), tokens(item)).is_ok(), "{item} was refused");
    }
}

#[test]
fn after_an_error_the_item_is_still_there() {
    let item = "const fn f() -> u8 { 1 }";
    let output = hot(tokens(""), tokens(item), true).to_string();
    assert!(output.contains("compile_error"));
    assert!(output.ends_with(&tokens(item).to_string()));
}

#[test]
fn without_probes_the_item_is_unchanged_but_still_checked() {
    let item = "pub async fn f(x: u8) -> u8 { x }";
    assert_eq!(hot(tokens("budget = \"1ms\""), tokens(item), false).to_string(), tokens(item).to_string());
    assert!(hot(tokens("budget = \"1\""), tokens(item), false).to_string().contains("compile_error"));
}

/// The places of all tokens in `stream` that are one of `wanted`.
fn places(stream: TokenStream, wanted: &[&str], found: &mut Vec<(String, LineColumn)>) {
    for token in stream {
        match token {
            TokenTree::Group(group) => places(group.stream(), wanted, found),
            token if wanted.contains(&token.to_string().as_str()) => {
                found.push((token.to_string(), token.span().start()));
            }
            _ => {}
        }
    }
}

#[test]
fn what_the_user_wrote_keeps_its_place() {
    for item in [
        "fn f(alpha: u8) -> Beta {\n    let gamma = alpha;\n    delta\n}",
        "async fn f(alpha: u8) {\n    let gamma = alpha;\n    delta\n}",
        "fn f(alpha: u8) -> BoxFuture<'static, Beta> {\n    Box::pin(async move {\n gamma; delta })\n}",
    ] {
        let wanted = ["alpha", "Beta", "gamma", "delta"];
        let (item, mut before, mut after) = (tokens(item), Vec::new(), Vec::new());
        places(item.clone(), &wanted, &mut before);
        places(hot(tokens(""), item, true), &wanted, &mut after);
        assert_eq!(before, after);
    }
}

#[test]
fn a_body_with_mistakes_is_left_to_the_compiler() {
    let output = hot(tokens(""), tokens("fn f() -> u8 { let x = ; foo..bar baz }"), true).to_string();
    assert!(output.contains("let x = ; foo .. bar baz"), "{output}");
    assert!(!output.contains("compile_error"));
}

#[test]
fn attributes_stay_where_they_were() {
    let item = "/// Docs.\n#[inline]\n#[must_use]\npub fn f() -> u8 { #![allow(unused)] 1 }";
    let output = hot(tokens(""), tokens(item), true).to_string();
    let (head, body) = output.split_once('{').expect("there is a body");
    for kept in ["Docs.", "# [inline]", "# [must_use]"] {
        assert!(head.contains(kept), "{kept} is not in {head}");
    }
    assert!(body.trim_start().starts_with("# ! [allow (unused)]"), "{body}");
}

#[test]
fn the_shim_is_found_where_the_argument_says() {
    let output = hot(tokens("crate = crate::vendored::shim"), tokens("fn f() {}"), true).to_string();
    assert!(output.contains("crate :: vendored :: shim :: hot :: __private :: Probe"), "{output}");
    assert!(!output.contains("feeler_shim"), "{output}");
    let output = hot(tokens(""), tokens("fn f() {}"), true).to_string();
    assert!(output.contains(":: feeler_shim :: hot :: __private"), "{output}");
}
