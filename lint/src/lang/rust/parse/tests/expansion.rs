//! Expansion of `macro_rules!`.

use super::{
    super::{Expansion, Position, expand},
    dump::{Dump, dump},
};

fn expanded(definition: &str, invocation: &str, position: Position) -> Option<(String, Expansion)> {
    let expansion = expand("m", definition, invocation, position)?;
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
    assert_eq!(expand("m", definition, invocation, Position::Expr), None);
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
        super::hostile::on_worker(move || _ = expand("m", &rule, &text, Position::Expr));
    }
}

/// An expression that was passed in holds together wherever it is put.
#[test]
fn expressions_in_every_position() {
    value(
        "($e:expr) => { { let r = 1; $e.foo(); $e } }",
        "m!(x).b(c)",
        "{let r = int; {let r = int; x.foo(); x}.b(c).foo(); {let r = int; x.foo(); x}.b(c)}",
    );
    value("($e:expr) => { $e; }", "if a { b() } else { c() }", "{if a {b()} else {c()};}");
    value("($e:expr) => { { $e; $e } }", "a!(b)", "{a!(b); a!(b)}");
    value("($a:expr, $b:expr) => { { $a = $b; } }", "a.b, c + d", "{a.b = (c + d);}");
    value(
        "($e:expr) => { f(-$e, &$e, $e?, $e as u8, 0..$e, S { a: $e }) }",
        "a.b()",
        "f(!a.b(), &a.b(), a.b()?, a.b() as u8, int..a.b(), S{a: a.b()})",
    );
    value("($e:expr) => { match $e { _ => $e } }", "a.b()", "match a.b() {_ => a.b()}");
    value("($c:expr) => { if $c { 1 } else { 2 } }", "a.b()", "if a.b() {int} else {int}");
    value("($f:expr) => { $f(1) }", "a.b", "a.b(int)");
    value("($f:expr) => { $f(1) }", "a::b", "a::b(int)");
    value("($p:expr) => { std::fs::read($p) }", "&p", "std::fs::read(&p)");
    value("($e:expr) => { println!(\"{}\", $e) }", "a.b()", "println!(str, a.b())");
    value("($($t:tt)*) => { $crate::inner!($($t)*) }", "a(), b()", "$crate::inner!(a(), b())");
}

#[test]
fn operators_match_as_a_whole() {
    let definition = "($a:ident = $($b:tt)*) => { set($a) }; ($a:ident == $b:expr) => { same($a, $b) }; ($a:ident =>$b:expr) => { map($a, $b) }";
    value(definition, "a == b", "same(a, b)");
    value(definition, "a = = b", "set(a)");
    value(definition, "a =>b", "map(a, b)");
    value("(..=$e:expr) => { f($e) }", "..=a", "f(a)");
    value("('a $e:expr) => { f($e) }", "'a b", "f(b)");
    fails("('a $e:expr) => { f($e) }", "'b b");
    value("($($e:ident)and*) => { f($($e),*) }", "a and b", "f(a, b)");
}

#[test]
fn types_lead_paths() {
    value("($t:ty) => { $t::new() }", "Vec<u8>", "<Vec<u8>>::new()");
    value("($t:ty) => { $t::new() }", "Vec", "Vec::new()");
    value("($t:ty) => { <$t as A>::new() }", "a::B<u8>", "<a::B<u8> as A>::new()");
    items(
        "($($t:ty),*) => { $(impl A for $t { fn f() -> Self { g() } })* }",
        "u8, Vec<u8>",
        "impl A for u8\n  fn f() -> Self {g()}\nimpl A for Vec<u8>\n  fn f() -> Self {g()}",
    );
}

#[test]
fn modules_and_macros_of_an_expansion() {
    items("($($m:ident),*) => { $(pub mod $m;)* }", "a, b", "pub mod a;\npub mod b;");
    items("($n:ident) => { macro_rules! $n { ($x:expr) => { f($x) } } fn g() { h() } }", "m", "macro m\nfn g() {h()}");
}

/// By calls of themselves macros give arguments their defaults.
#[test]
fn calls_of_the_macro_itself() {
    value("($e:expr) => { m!($e, 10) }; ($e:expr, $n:expr) => { f($e, $n) }", "a + b", "f((a + b), int)");
    value(
        "($e:expr) => {{ loop { m!(@wait $e); g() } }}; (@wait $e:expr) => { sleep($e).await; }",
        "a",
        "{loop {sleep(a)^.await; g()}}",
    );
    value("($e:expr) => { $crate::m!(@ $e) * 2 }; (@ $e:expr) => { $e + 1 }", "a", "((a + int) + int)");
    items("($i:ident) => { m!(@ $i); }; (@ $i:ident) => { fn $i() { x() } }", "a", "fn a() {x()}");
    // What never ends, and what no rule takes, is as it was: one step.
    value("($e:expr) => { m!($e) }", "a", "m!(a)");
    value("($e:expr) => { m!($e, 1) }", "a", "m!(a, int)");
    let places = |text: &str| {
        let found = expand("m", "($e:expr) => { m!($e, 10) }; ($e:expr, $n:expr) => { $e }", text, Position::Expr);
        found.map(|it| it.facts.calls.iter().map(|call| (call.span.start, call.span.end)).collect::<Vec<_>>())
    };
    assert_eq!(places("first(a).then()"), Some(vec![(0, 8), (0, 15)]));
}
