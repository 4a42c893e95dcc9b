//! Expansion of `macro_rules!`.

use super::{
    super::{Expansion, Position, expand},
    dump::{Dump, dump},
};

fn expanded(definition: &str, invocation: &str, position: Position) -> Option<(String, Expansion)> {
    let expansion = expand(definition, invocation, position)?;
    let text = match expansion.value {
        Some(value) => Dump { facts: &expansion.facts }.expr(value),
        None => dump(&expansion.facts).trim_end().to_owned(),
    };
    Some((text, expansion))
}

#[track_caller]
fn value(definition: &str, invocation: &str, expected: &str) {
    let found = expanded(definition, invocation, Position::Expr).map(|(text, _)| text);
    assert_eq!(found.as_deref(), Some(expected));
}

#[track_caller]
fn items(definition: &str, invocation: &str, expected: &str) {
    let found = expanded(definition, invocation, Position::Items).map(|(text, _)| text);
    assert_eq!(found.as_deref(), Some(expected));
}

#[track_caller]
fn fails(definition: &str, invocation: &str) {
    assert_eq!(expand(definition, invocation, Position::Expr), None);
}

#[test]
fn fragments() {
    value("($e:expr) => { f($e).g() }", "a + b", "f((a + b)).g()");
    value("($e:expr) => { $e * 2 }", "a + b", "((a + b) + int)");
    value("($e:expr) => { $e.await }", "a(b)", "a(b)^.await");
    value("($i:ident, $t:ty, $l:literal) => { $i::<$t>($l) }", "a, Vec<u8>, -1", "a<Vec<u8>>(!int)");
    value("($p:path) => { $p(1) }", "a::b::c", "a::b::c(int)");
    value(
        "($p:pat => $b:block) => { match x { $p => $b } }",
        "Some(1) | None => { y() }",
        "match x {Some(_) | None => {y()}}",
    );
    value(
        "($s:stmt; $l:lifetime $t:tt) => { $s; $l: loop { break $l $t } }",
        "let x = a(); 'b (c())",
        "{let x = a(); loop {break c()}}",
    );
    fails("($($t:tt)*) => { f($($t)*) }", "a => b");
    items(
        "($v:vis $i:item #[$m:meta]) => { #[$m] $v mod a { $i }  }",
        "pub fn b() {} #[cfg(test)]",
        "#test pub mod a\n  fn b() {}",
    );
}

#[test]
fn repetitions() {
    value("($($e:expr),* $(,)?) => { [$($e),*] }", "a, b(), c,", "[a, b(), c]");
    value("($($e:expr),*) => { f($(g($e)),*) }", "", "f()");
    value("($($k:ident = [$($v:expr),*]);+) => { f($($k($($v),*)),+) }", "a = [b, c]; d = []", "f(a(b, c), d())");
    value("($f:expr, $($a:ident),*) => { { $( $f($a); )* } }", "x.y, a, b", "{x.y(a); x.y(b);}");
    value("($a:expr $(, $b:expr)?) => { f($a $(, $b)?) }", "x", "f(x)");
    value("($a:expr $(, $b:expr)?) => { f($a $(, $b)?) }", "x, y", "f(x, y)");
    value("($($a:ident)::+) => { $($a)::+() }", "a::b", "a::b()");
    fails("($($a:ident),+) => { 1 }", "");
}

#[test]
fn rules_are_tried_in_order() {
    let definition = "(@inner $e:expr) => { inner($e) }; ($e:expr) => { outer($e) }; () => { none() }; ($($e:expr),+) => { many($($e),+) }";
    value(definition, "@inner a", "inner(a)");
    value(definition, "a", "outer(a)");
    value(definition, "", "none()");
    value(definition, "a, b", "many(a, b)");
    fails(definition, "=>");
    fails("not rules", "a");
    fails("($e:expr) => { $f }", "a");
    fails("($e:unknown) => { 1 }", "a");
}

#[test]
fn the_definitions_crate() {
    value("($e:expr) => { $crate::a::b($e) }", "c", "$crate::a::b(c)");
    items(
        "($i:ident) => { use $crate::a::$i; fn f() -> $crate::T { $crate::m!(x) } }",
        "b",
        "use $crate::a::b as b\nfn f() -> $crate::T {$crate::m!(x)}",
    );
}

#[test]
fn statements_and_items() {
    value("($i:ident, $e:expr) => { let $i = $e; $i.run(); }", "a, b()", "{let a = b(); a.run();}");
    value("($($b:tt)*) => { async move { $($b)* }.await }", "a().await; b()", "async {a()^.await; b()}.await");
    items(
        "($($(#[$m:meta])* $v:vis fn $n:ident($($a:ident: $t:ty),*) $b:block)*) => { $($(#[$m])* $v async fn $n($($a: $t),*) { spawn_blocking(move || $b).await })* }",
        "#[inline] pub fn a(b: u8, c: &str) { d(b) } fn e() {}",
        "pub async fn a(b: u8, c: str) {spawn_blocking(|| {d(b)})^.await}\nasync fn e() {spawn_blocking(|| {})^.await}",
    );
    items("() => {}", "", "");
}

#[test]
fn places_are_those_of_the_invocation() {
    let invocation = "é(),\n b.c()";
    let (_, expansion) = expanded("($a:expr, $b:expr) => { f($a).g($b) }", invocation, Position::Expr).unwrap();
    let mut spans: Vec<_> = expansion
        .facts
        .calls
        .iter()
        .map(|call| &invocation[call.span.start as usize..call.span.end as usize])
        .collect();
    spans.sort_unstable();
    assert_eq!(spans, ["", "", "b.c()", "é()"]);
}

#[test]
fn bombs_are_refused() {
    let double = "($a:expr) => { f($a, $a, $a, $a, $a, $a, $a, $a) }";
    fails(double, &format!("[{}]", "1, ".repeat(2_000)));
    let many = format!("($($a:tt)*) => {{ [$({})*] }}", "$a, ".repeat(1_000));
    fails(&many, &"1 ".repeat(1_000));
    fails("($a:expr) => { $a }", &"(".repeat(100_000));
    fails("($a:expr) => { $a }", &format!("{}1", "!".repeat(100_000)));
    fails(&"(".repeat(100_000), "1");
}

#[test]
fn deep_rules_survive() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(2_000), close.repeat(2_000));
        format!("({open}$a:expr{close}) => {{ {open}$a{close} }}")
    };
    for (rule, text) in
        [(deep("$(", ")*"), "1".into()), (deep("(", ")"), format!("{}1{}", "(".repeat(2_000), ")".repeat(2_000)))]
    {
        super::hostile::on_worker(move || _ = expand(&rule, &text, Position::Expr));
    }
}
