//! What is read out of macros.

use super::{body, check};

#[test]
fn formatting_and_logging() {
    body(
        r#"println!("{} {x}", a(), b.c, d = e()); write!(w.x(), "{}", a())?; assert_eq!(a(), b?); todo!(); panic!("x"); dbg!(a(),)"#,
        "println!(str, a(), b.c, e()); write!(w.x(), str, a())?; assert_eq!(a(), b?); todo!(); panic!(str); dbg!(a())",
    );
    body(
        r#"info!(target: "x", a = %b(), ?c, d.e = f(), %g.h(), "msg {}", i()); tracing::warn!(parent: &span(), { a = b() }, "x"); event!(Level::INFO, a, "x" = ?y())"#,
        "info!(str, b(), c, f(), g.h(), str, i()); tracing::warn!(&span(), {a = b()}, str); event!(Level::INFO, a, y())",
    );
    body(
        r#"let _s = info_span!("x", a = %b(), c = tracing::field::Empty).entered(); bail!("x {}", a()); ensure!(a() == 1, "x"); anyhow!(e)"#,
        "let _s = info_span!(str, b(), tracing::field::Empty).entered(); bail!(str, a()); ensure!((a() == int), str); anyhow!(e)",
    );
    body(
        r#"format!("{}", a::b::C.d().e.0); format!("{}", &self.x); format!("{}", r#fn); format!("{}", a.await); format!("{}", 1.5); format!("{}", true, 'a', 12)"#,
        "format!(str, a::b::C.d().e.0); format!(str, &self.x); format!(str, fn); format!(str, a.await); format!(str, float); format!(str, bool, char, int)",
    );
    body(
        r#"info!(a == b, c); info!(/* x */ a, // y
        b); info!(); info!(a ! b, c()); info!("a", b => c, d())"#,
        "info!((a == b), c); info!(a, b); info!(); info!(c()); info!(str, d())",
    );
}

#[test]
fn arguments_that_a_release_drops() {
    body(
        "debug_assert!(a()); debug_assert_eq!(a(), b()); assert!(c())",
        "debug_assert!(); debug_assert_eq!(); assert!(c())",
    );
}

#[test]
fn lists_and_matches() {
    body(
        "vec![a(), b]; vec![a(); n()]; vec![]; smallvec![a()]",
        "vec!([a(), b]); vec!([a(), n()]); vec!(); smallvec!([a()])",
    );
    body(
        "matches!(a(), Some(x) if b(x)); matches!(a, A | B,); assert_matches!(a(), Ok(b) => c(b)); matches!(a())",
        "matches!(match a() {Some(x) if b(x) => bool}); matches!(match a {A | B => bool}); assert_matches!(match a() {Ok(b) => seq(c(b))}); matches!(a())",
    );
    body("hashmap! { a() => b(), c => d }", "hashmap!(a(), b(), c, d)");
}

#[test]
fn selecting() {
    body(
        "tokio::select! { biased; Some(x) = rx.recv(), if ok() => { a(x) } r = &mut fut => b(r), _ = async { c().await } => {}, else => d(), }",
        "tokio::select!(match rx.recv()^.await {Some(x) if ok() => {a(x)}}, match &fut.await {r => b(r)}, match async {c()^.await}.await {_ => {}}, d())",
    );
    body(
        "futures::select! { x = a().fuse() => x?, default => b(), complete => break }",
        "futures::select!(match a()~.fuse()^.await {x => x?}, b(), break )",
    );
    body(
        "select! { recv(a()) -> msg => b(msg), send(c, d()) -> res => {}, recv(e) -> _ => f(), default(g()) => h(), }",
        "select!(a(), match ? {msg => b(msg)}, c, d(), match ? {res => {}}, e, match ? {_ => f()}, g(), match ? {_ => h()})",
    );
    body("select! { default => a() }", "select!(a())");
    body(
        "tokio::join!(a(), b.c()); try_join!(biased; d(), e)",
        "tokio::join!(a()^.await, b.c()^.await); try_join!(d()^.await, e.await)",
    );
    body("tokio::join!(a().b())", "tokio::join!(a()~.b()^.await)");
}

#[test]
fn pinning() {
    body(
        "tokio::pin!(a, b()); pin!(c()).await; tokio::pin! { let d = e(); let g = h(); } d.await",
        "tokio::pin!(a, b()); pin!(c())^.await; let d = e(); let g = h(); d.await",
    );
}

#[test]
fn streams() {
    body("stream! { for i in a() { yield b(i).await; } }", "stream!(stream {for i in a() {seq(b(i)^.await);}})");
    body(
        "let s = try_stream! { for await x in y { let z = x?; if a { for await b in c {} } yield z } };",
        "let s = try_stream!(stream {for x in y {let z = x?; if a {for b in c {}}; seq(z)}});",
    );
}

#[test]
fn statics() {
    check(
        "lazy_static! { #[a] static ref A: Mutex<u8> = Mutex::new(b()); pub(crate) static ref B: u8 = { c() }; }
        thread_local! { static C: Cell<u8> = const { Cell::new(1) }; pub static D: E = f() } thread_local!(static G: H = i());
        fn j() { thread_local! { static K: u8 = 1; } K.with(|x| x) }",
        "value A: Mutex<u8> = Mutex::new(b())
pub value B: u8 = {c()}
value C: ::std::thread::LocalKey<Cell<u8>> = {Cell::new(int)}
pub value D: ::std::thread::LocalKey<E> = f()
value G: ::std::thread::LocalKey<H> = i()
fn j() {value K: ::std::thread::LocalKey<u8> = int K.with(|x| x)}",
    );
}

#[test]
fn conditional_compilation() {
    check(
        "cfg_if! { if #[cfg(unix)] { mod a; use b::c; } else if #[cfg(test)] { mod d; } else { fn e() {} } } cfg_if::cfg_if!(if #[cfg(a)] { const A: u8 = 1; });
        cfg_rt! { pub fn f() { g() } mod h; } cfg_x! { @foo } impl A { cfg_rt! { fn b() {} } m!(x => y); } trait B { cfg_rt! { fn c(); } }",
        "mod a;
use b::c as c
fn e() {}
value A: u8 = int
pub fn f() {g()}
mod h;
cfg_x! ..
impl A
  fn b() {}
  m! ..
trait B:
  fn c() ;",
    );
    body(
        "cfg_if! { if #[cfg(unix)] { let a = b(); } else { let a = c(); } } d(a); let x = cfg_if! { if #[cfg(a)] { e() } else { f() } };",
        "let a = b(); let a = c(); d(a); let x = cfg_if!({e()}, {f()});",
    );
    check(
        "cfg_select! { unix => { mod a; } all(test, windows) => { mod b; } _ => { fn c() {} } } std::cfg_select! { feature = \"d\" => { use e::f; } }",
        "mod a;
fn c() {}
use e::f as f",
    );
    body(
        "cfg_select! { unix => { let a = b(); } _ => {} } c(a); let x = cfg_select! { any(unix, windows) => d(1, 2), test => e(), _ => { f() } }; cfg_select! { unix => g(), _ => h() }",
        "let a = b(); c(a); let x = cfg_select!(d(int, int), {f()}); cfg_select!(g(), h())",
    );
}

#[test]
fn quotations_are_not_code() {
    body(
        "quote! { a() }; quote!(b()); stringify!(a()); concat!(\"a\", b()); asm!(\"nop\"); html! { <a>{ b() }</a> }; include_str!(\"x\"); env!(\"A\"); cfg!(a)",
        "quote!(); quote!(); stringify!(); concat!(); asm!(); html!(); include_str!(); env!(); cfg!()",
    );
    body(
        "my_quote!(fn #name() { a() }); my!($x, b()); my!(#(a()),*); my!(#[a] b(), \"$x #y\")",
        "my_quote!(); my!(); my!(); my!(b(), str)",
    );
    body(
        "json!({ \"a\": b(), \"c\": [d(), { \"e\": f() }], g(): null, \"h\": -1, \"i\": [] })",
        "json!(b(), d(), f(), null, !int)",
    );
    body(
        "json!([a(), [b()].concat(), {}]); json!(c()); json!({\"a\": x y, \"b\": d()})",
        "json!(a(), [b()].concat()); json!(c()); json!(d())",
    );
}

#[test]
fn unknown_macros() {
    body(
        "m!(a(), b(), |x| c(x)); m![a(); b()]; m! { let x = a(); b(x) } m!(x in y); m!(@a b()); m!(a => b()); a::b::m!(c()?)",
        "m!(a(), b(), |x| c(x)); m!(a(), b()); m!({let x = a(); b(x)}); m!(); m!(); m!(a, b()); a::b::m!(c()?)",
    );
    body("r#try!(a()); m!(n!(o!(a())))", "a()?; m!(n!(o!(a())))");
}

#[test]
fn macros_nest_only_so_far() {
    let deep = |times: usize| format!("fn f() {{ {}a(){}; }}", "m!(".repeat(times), ")".repeat(times));
    let calls = |times| super::extract(&deep(times)).calls.len();
    assert_eq!(calls(20), 21);
    // Deeper bodies are not read, but the macro calls down to there are known.
    assert_eq!(calls(60), 25);
}
