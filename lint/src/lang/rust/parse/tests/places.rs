//! Spans.

use super::extract;
use crate::{base::source::Span, facts::ItemKind};

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

/// Pairs of whole text and focus for every call.
fn calls(text: &str) -> Vec<(&str, &str)> {
    let facts = extract(text);
    let mut calls: Vec<_> = facts.calls.iter().map(|call| (slice(text, call.span), slice(text, call.at))).collect();
    calls.sort_by_key(|(whole, _)| whole.as_ptr());
    calls
}

fn items(text: &str) -> Vec<(String, String)> {
    let facts = extract(text);
    facts.items.iter().map(|item| (slice(text, item.span).to_owned(), slice(text, item.name_span).to_owned())).collect()
}

#[test]
fn calls_and_their_focus() {
    let text = "fn f() { a::b(c(1)).d::<E>(2).await; (x.y)(3); (g)().h(); *i.j(); <T as U>::k(4) }";
    assert_eq!(
        calls(text),
        [
            ("a::b(c(1))", "a::b"),
            ("a::b(c(1)).d::<E>(2)", "d::<E>(2)"),
            ("c(1)", "c"),
            ("(x.y)(3)", "(x.y)"),
            ("(g)()", "g"),
            ("(g)().h()", "h()"),
            ("i.j()", "j()"),
            ("<T as U>::k(4)", "<T as U>::k"),
        ]
    );
}

#[test]
fn macros_and_what_is_in_them() {
    let text = "fn f() { a::m!(b(1), [c()]); println!(\"{}\", x.y().z()); println!(\"{}\", w(d.e())); n! { o() } }";
    let found = calls(text);
    for pair in [
        ("a::m!(b(1), [c()])", "a::m"),
        ("b(1)", "b"),
        ("c()", "c"),
        ("x.y().z()", "z()"),
        ("x.y()", "y()"),
        ("w(d.e())", "w"),
        ("d.e()", "e()"),
        ("n! { o() }", "n"),
    ] {
        assert!(found.contains(&pair), "{pair:?} in {found:?}");
    }
}

#[test]
fn wide_characters_line_breaks_and_marks() {
    for text in [
        "fn f() { \"é𝄞\"; a(\"ü\").b() }",
        "\u{feff}fn f() { a(\"ü\").b() }",
        "// é\r\nfn f() {\r\n    /* 𝄞𝄞 */ a(\"ü\").b()\r\n}\r\n",
        "#!/bin/é\nfn f() { a(\"ü\").b() }",
        "\u{feff}#!/bin/sh\nfn f() { a(\"ü\").b() }",
        "fn f() { a(\"ü\").b() }\nfn g( {",
        "struct é;\nfn g( {}\nfn f() { a(\"ü\").b() }",
    ] {
        assert_eq!(calls(text), [("a(\"ü\")", "a"), ("a(\"ü\").b()", "b()")], "{text:?}");
    }
    // A long line of wide characters is indexed instead of walked.
    let long = format!("fn f() {{ \"{}\"; a(\"ü\").b() }}", "é".repeat(3000));
    assert_eq!(calls(&long), [("a(\"ü\")", "a"), ("a(\"ü\").b()", "b()")]);
}

#[test]
fn items_and_names() {
    let text = "/// docs\n#[a]\npub fn b() -> C { d() }\nimpl E { #[x] async fn g(&self) {} }\nuse h::{i, j as k};\nstruct L(u8);\nm! { n }\nmod o;";
    let found = items(text);
    for pair in [
        ("/// docs\n#[a]\npub fn b() -> C { d() }", "b"),
        ("#[x] async fn g(&self) {}", "g"),
        ("use h::{i, j as k};", "i"),
        ("use h::{i, j as k};", "k"),
        ("struct L(u8);", "L"),
        ("mod o;", "o"),
        ("m! { n }", ""),
        ("impl E { #[x] async fn g(&self) {} }", ""),
    ] {
        assert!(found.contains(&(pair.0.into(), pair.1.into())), "{pair:?} in {found:?}");
    }
}

#[test]
fn signatures_and_scopes() {
    let text = "pub async fn a<T>(b: C) -> Vec<D>\nwhere T: E\n{ let x = move |y| y.z(); async move { w() } } trait F { fn g(&self); fn h() -> dyn I + 'static {} }";
    let facts = extract(text);
    let mut sigs: Vec<_> = facts.fns.iter().map(|function| slice(text, function.sig)).collect();
    sigs.sort_unstable();
    assert_eq!(sigs, ["fn a<T>(b: C) -> Vec<D>", "fn g(&self)", "fn h() -> dyn I + 'static"]);
    let scopes: Vec<_> = facts.scopes.iter().map(|scope| slice(text, scope.span)).collect();
    assert_eq!(scopes, ["move |y| y.z()", "async move { w() }"]);
}

#[test]
fn macro_bodies() {
    let text = "macro_rules! a { (b) => { c } }\nd!{ @e }";
    let facts = extract(text);
    let body = |kind: &ItemKind| match kind {
        ItemKind::MacroRules { body } | ItemKind::MacroCall { body, .. } => Some(slice(text, *body)),
        _ => None,
    };
    let bodies: Vec<_> = facts.items.iter().filter_map(|item| body(&item.kind)).collect();
    assert_eq!(bodies, [" (b) => { c } ", " @e "]);
}
