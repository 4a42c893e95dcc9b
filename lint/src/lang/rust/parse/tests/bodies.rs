//! Expressions, statements, patterns.

use super::body;

#[test]
fn calls_and_awaits() {
    body("a(b, c).await; x.y::<Z>(1)", "a(b, c)^.await; x.y::<Z>(int)");
    body("a.b()?.c().await", "a.b()~?.c()^.await");
    body("(a()).await; (&mut b()).await; ((c().d)[0]).e().await", "a()^.await; &b()^.await; c()~.d[int].e()^.await");
    body("a(b()).await.c(d())", "a(b())^.await.c(d())");
    body("a.b().await.c().await", "a.b()^.await.c()^.await");
    body("(self.f)(x); (|| 1)(); a()(b)", "self.f(x); || int(); a()(b)");
    body("a(b).c().await; m!(x).await; m!(x).a().await", "a(b)~.c()^.await; m!(x)^.await; m!(x)~.a()^.await");
    body("async { a() }.await; (async || b())().await", "async {a()}.await; async || b()()^.await");
}

#[test]
fn paths() {
    body(
        "<T as a::B<C>>::d::<E>(); <T>::f(); ::a::b(); Self::c; crate::d(); Vec::<u8>::new()",
        "<T as a::B<C>>::d<E>(); <T>::f(); ::a::b(); Self::c; crate::d(); Vec<u8>::new()",
    );
}

#[test]
fn scopes() {
    body(
        "|a, (b, c): (u8, T), _| -> U { d }; move || a; async move |x| y; async move { z().await }",
        "|a, (b, c): (u8, T), _| -> U {d}; || a; async |x| y; async {z()^.await}",
    );
    body("f(|x| g(x), async || h().await)", "f(|x| g(x), async || h()^.await)");
}

#[test]
fn control_flow() {
    body(
        "if let Some(x) = a() && x > 1 && let Ok(y) = b(x) { c(y) } else if d {} else { e() }",
        "if ((let Some(x) = a() == (x == int)) == let Ok(y) = b(x)) {c(y)} else if d {} else {e()}",
    );
    body(
        "let Some(x) = a() else { return b() }; let y: T; let (mut z, ref w) = c;",
        "let Some(x) = a() else {return b()}; let y: T; let (z, w) = c;",
    );
    body(
        "match a() { A | B if c() => d(), x @ 1..=2 => {} _ => return, }",
        "match a() {A | B if c() => d(), x @ _ => {}, _ => return }",
    );
    body(
        "'a: loop { break 'a b(); } while c() { continue } for x in d() { e(x) }",
        "loop {break b();}; while c() {break }; for x in d() {e(x)}",
    );
    body("'a: { unsafe { a() } const { b() } try { c()? } }", "{{a()}; {b()}; {c()?}}");
    body("return; return a(); ; ;", "return ; return a();");
    body("while let Some(x) = a.next().await { b(x).await; }", "while let Some(x) = a.next()^.await {b(x)^.await;}");
}

#[test]
fn operators_and_literals() {
    body(
        "a + b; a == b && c; a += d(); a = e(); !f(); -g(); *h(); &i(); &mut j(); &raw const k",
        "(a + b); ((a == b) == c); a = d(); a = e(); !f(); !g(); *h(); &i(); &j(); &k",
    );
    body(
        "1; 1.0; 2u8; \"a\"; b\"a\"; 'a'; b'a'; true; c\"a\"; r#\"a\"#",
        "int; float; int; str; bytes; char; char; bool; str; str",
    );
    body(
        "a as u8 as T<U>; 1..a(); ..; ..=b; a[b()]; a.0.1; a.await?",
        "a as u8 as T<U>; int..a(); ..; ..b; a[b()]; a.0.1; a.await?",
    );
    body(
        "(a, b,); [a, b]; [a(); 3]; (); S { a, b: c(), ..d() }; A::B { 0: x }; <T as U>::V { }",
        "(a, b); [a, b]; [a(), int]; (); S{a: a, b: c(), ..d()}; A::B{0: x}; <T as U>::V{}",
    );
}

#[test]
fn patterns() {
    body(
        "let (a, .., b) = x; let (.., c) = x; let (d, ..) = x; let (e,) = x; let (..) = x; let () = x;",
        "let (a, .., b) = x; let (.., c) = x; let (d) = x; let (e) = x; let (..) = x; let (..) = x;",
    );
    body(
        "let S { a, b: Some(c), ref d, .. } = x; let &(ref e, box_) = x; let [f, g @ .., h] = x;",
        "let S{a: a, b: Some(c), d: d} = x; let &(e, box_) = x; let [f, g @ _, h] = x;",
    );
    body(
        "match x { A::B => 1, A::C(..) => 2, A::D(a, ..) => 3, (E | F) => 4, 1 | 2 => 5, \"a\" => 6, <T>::G => 7, m!() => 8, const { 1 } => 9, Self { .. } => 10 }",
        "match x {A::B => int, A::C(..) => int, A::D(a) => int, E | F => int, _ | _ => int, _ => int, <T>::G => int, _ => int, _ => int, Self{} => int}",
    );
}

#[test]
fn blocks_hold_items() {
    body(
        "use a::b; fn c() {} d(); struct E; impl E { fn g() {} } h",
        "use a::b as b fn c() {} struct E {} impl E\n  fn g() {} d(); h",
    );
}
