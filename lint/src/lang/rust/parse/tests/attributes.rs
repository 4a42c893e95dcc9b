//! What attributes say, and what never ships.

use super::{body, check, dump, extract};

#[test]
fn tests_and_benchmarks() {
    check(
        r#"#[test] fn a() {} #[tokio::test(flavor = "x")] async fn b() {} #[rstest] #[case(1)] fn c() {} #[bench] fn d() {} #[wasm_bindgen_test] fn e() {}
        #[test_case(1; "x")] fn f() {} #[sqlx::test] fn g() {} #[cfg_attr(feature = "x", tokio::test)] fn h() {} #[tested] fn i() {} #[cfg_attr(test, derive(A))] fn j() {}
        #[cfg_attr(test, allow(x))] #[must_use] fn k() {}"#,
        "#test fn a() {}
#test async fn b() {}
#test fn c() {}
#test fn d() {}
#test fn e() {}
#test fn f() {}
#test fn g() {}
#test fn h() {}
fn i() {}
fn j() {}
fn k() {}",
    );
}

#[test]
fn predicates_that_never_hold_in_a_release() {
    check(
        r#"#[cfg(test)] mod a {} #[cfg(all(unix, test))] mod b {} #[cfg(any(test, doctest))] mod c {} #[cfg(any(test, feature = "x"))] mod d {} #[cfg(not(test))] mod e {}
        #[cfg(not(not(test)))] mod f {} #[cfg(all(test, not(test)))] mod g {} #[cfg(not(all(test, unix)))] mod h {} #[cfg(feature = "test")] mod i {} #[cfg(test,)] mod j {}
        #[cfg(any())] mod k {} #[cfg(loom)] mod l {} #[cfg(not(loom))] mod m {} #[cfg(test)] use a::b; #[cfg(test)] impl A {} mod n { #![cfg(test)] } #[cfg(all())] mod o {}"#,
        "#test mod a
#test mod b
#test mod c
mod d
mod e
#test mod f
#test mod g
mod h
#test mod i
#test mod j
#test mod k
#test mod l
mod m
#test use a::b as b
#test impl A
#test mod n
mod o",
    );
}

#[test]
fn whole_files_for_tests() {
    assert!(extract("#![cfg(test)]\nfn a() {}").test_only);
    assert!(extract("//! docs\n#![allow(x)]\n#![cfg(all(test, unix))]").test_only);
    assert!(!extract("#![cfg(unix)]\nfn a() {}").test_only);
    assert!(extract("#![cfg(test)]\nfn a() {} }").test_only);
}

#[test]
fn parts_that_never_ship_are_left_out() {
    check(
        "struct A { #[cfg(test)] a: u8, b: u8 } struct B(#[cfg(test)] u8, u16); enum C { #[cfg(test)] D, E }
        impl F { #[cfg(test)] fn a() {} #[test] fn b() {} fn c(#[cfg(test)] x: u8, y: u8) {} }",
        "struct A {b: u8}
struct B {0: u16}
enum C [E {}]
impl F
  #test fn a() {}
  #test fn b() {}
  fn c(y: u8) {}",
    );
    body(
        "#[cfg(test)] a(); #[cfg(test)] let x = b(); #[cfg(test)] c!(); #[cfg(test)] { d() } #[cfg(not(test))] e();",
        "seq(e());",
    );
    body("match a { #[cfg(test)] b => c(), d => e() }", "match a {d => e()}");
    body(
        "f(#[cfg(test)] a(), b()); S { #[cfg(test)] a: c(), b: d() }; [#[cfg(test)] e(), f()]",
        "f(b()); S{b: d()}; [f()]",
    );
    body("#[cfg(test)] return a();", "");
}

#[test]
fn conditions_on_tests() {
    body("if cfg!(test) { a() } else { b() }", "{b()}");
    body("if !cfg!(test) { a() } else { b() }", "{a()}");
    body("if cfg!(test) && x() { a() } else if y { b() } else { c() }", "if y {b()} else {c()}");
    body("if x() && cfg!(test) { a() }", "()");
    body("if cfg!(test) || x() { a() }", "if (cfg!() == x()) {a()}");
    body("if cfg!(not(test)) || x() { a() }", "{a()}");
    body("if cfg!(any(test, unix)) { a() }", "if cfg!() {a()}");
    body("if cfg!(debug_assertions) { a() }", "()");
    body("if cfg!(feature = \"x\") { a() }", "if cfg!() {a()}");
}

#[test]
fn entry_points_and_marks() {
    check(
        "#[tokio::main] async fn main() {} #[rocket::launch] fn a() {} #[main] fn b() {} #[proc_macro_derive(A)] pub fn c() {} #[proc_macro] pub fn d() {}
        #[hot] fn e() {} #[feeler_shim::hot(budget = \"5ms\")] fn g() {} #[cfg_attr(feature = \"x\", hot)] fn h() {}",
        "#main async fn main() {}
#main fn a() {}
fn b() {}
#proc_macro pub fn c() {}
#proc_macro pub fn d() {}
#hot fn e() {}
#hot fn g() {}
#hot fn h() {}",
    );
}

#[test]
fn hot_comments() {
    let text = "// feeler: hot
fn a() {}
/// docs
// feeler: hot
#[inline]
pub async fn b() {}
#[inline] // feeler: hot
fn c() {}
fn d() {} // feeler: hot
struct S; // feeler: hot
fn e() {}
/// // feeler: hot
fn g() {}
impl A {
    // feeler: hot because it is
    // and a second line

    fn h() { /* // feeler: hot */ fn i() {} }
    // feeler: hotter
    fn j() { \"
// feeler: hot
\" }
}";
    check(
        text,
        "#hot fn a() {}
#hot pub async fn b() {}
#hot fn c() {}
#hot fn d() {}
struct S {}
fn e() {}
fn g() {}
impl A
  #hot fn h() {fn i() {}}
  fn j() {str}",
    );
    assert!(dump(&extract("// feeler: hot\r\nfn a() {}\r\n")).starts_with("#hot"));
}
