//! Items, signatures, types.

use super::check;

#[test]
fn imports_are_flattened() {
    check(
        "use a::{self, b as c, d::*, e::{f, g as _}}; pub use ::x::{self as y}; use self::z; use r#fn::r#mod;",
        "use a as a
use a::b as c
use a::d as *
use a::e::f as f
use a::e::g as _
pub use ::x as y
use self::z as z
use fn::mod as mod",
    );
}

#[test]
fn modules_crates_and_files() {
    check(
        r#"mod a; pub(crate) mod b { fn c() {} }
        #[path = "x/y.rs"] mod d; #[cfg_attr(unix, path = "unix.rs")] mod e;
        #[macro_use] extern crate f; extern crate g as h; extern crate self as i;
        include!("j.rs"); include!(concat!("k", ".rs"));"#,
        "mod a;
pub mod b
  fn c() {}
mod d; at x/y.rs
mod e; at unix.rs
extern crate f as f macro_use
extern crate g as h
extern crate self as i
include j.rs",
    );
}

#[test]
fn data_types() {
    check(
        "struct A; pub struct B<T>(T, pub u8); struct C<'a, T: D + 'a, const N: usize = 3, U = u8> where T: E { f: &'a mut T, r#type: [U; N] }
        union G { a: u8, b: f32 } enum H { I, J(u8), K { l: u8 }, M = 4 }",
        "struct A {}
pub struct B<T> {0: T, 1: u8}
struct C<T: D, N, U = u8, where T: E> {f: T, type: [U]}
struct G {a: u8, b: f32}
enum H [I {}, J {0: u8}, K {l: u8}, M {}]",
    );
}

#[test]
fn traits_and_impls() {
    check(
        "pub unsafe trait A<T>: B + ?Sized { type C: D<E = F> + 'static; type G<'a> = H; const I: u8; const J: u8 = 1; fn k(&self); async fn l(self) { m() } }
        impl<T> A<T> for B<T> where T: C { type C = u8; const I: u8 = 1; fn k(&self) {} default fn l() {} }
        impl B { pub fn n(self: Pin<&mut Self>) {} fn o(&mut self, &(a, b): &(u8, u8)) {} fn p(mut self: Box<Self>) {} }
        impl !Send for B {} trait Q = R + S; auto trait U {}",
        "pub trait A<T>: B
  type C: D<E = F>
  type G = H
  value I: u8 = ;
  value J: u8 = int
  fn k(self: Self) ;
  async fn l(self: Self) {m()}
impl<T, where T: C> A<T> for B<T>
  type C = u8
  value I: u8 = int
  fn k(self: Self) {}
  fn l() {}
impl B
  pub fn n(self: Pin<Self>) {}
  fn o(self: Self, &(a, b): (u8, u8)) {}
  fn p(self: Box<Self>) {}
trait Q: R + S
trait U:",
    );
}

#[test]
fn types_are_erased_to_what_typing_needs() {
    check(
        "type A = &'a mut (dyn B<C> + Send + 'a); type D = *const [u8]; type E = (u8, &str,); type F = [u8; { 3 }]; type G = fn(a: u8, &str) -> !;
        type H = Box<dyn for<'a> Fn(&'a A, B) -> C + Send>; type I = impl FnOnce(); type J = <T as a::B<C>>::D; type K = <T>::E::F; type L = Self::Item;
        type M = A<3, { N }, -1, 'a, T>; type N = a!(b); type O = _; type P = ::std::vec::Vec<T>; type Q = dyn A<B: C + D, E = F>; type R = fn();
        type S = unsafe extern \"C\" fn(u8, ...) -> u8; type T = (((u8)));",
        "type A = dyn B<C> + Send
type D = [u8]
type E = (u8, str)
type F = [u8]
type G = fn(u8, str) -> !
type H = Box<dyn Fn<(A, B), Output = C> + Send>
type I = impl FnOnce<(), Output = ()>
type J = <T as a::B<C>>::D
type K = <<T>::E>::F
type L = Self::Item
type M = A<?, ?, ?, T>
type N = ?
type O = _
type P = ::std::vec::Vec<T>
type Q = dyn A<E = F, B: C + D>
type R = fn() -> ()
type S = fn(u8) -> u8
type T = u8",
    );
}

#[test]
fn functions() {
    check(
        "pub const unsafe extern \"C\" fn a<'x, T: B<C = D> + ?Sized, const N: usize>(x: impl Fn(A) -> B, [y, .., z]: [u8; N], _: u8) -> impl A + 'x where T: 'static, for<'q> &'q T: E {}
        extern \"C\" { pub fn sleep(a: u32) -> u32; static X: u8; type Y; fn va(a: u8, ...); }
        fn b() { fn c() { struct D; } use a::b; const E: u8 = { fn g() {} 1 }; }",
        "pub fn a<T: B<C = D>, N, where T, where T: E>(x: impl Fn<(A), Output = B>, [y, z]: [u8], _: u8) -> impl A {}
pub fn sleep(a: u32) -> u32 ;
fn va(a: u8) ;
fn b() {fn c() {struct D {}} use a::b as b value E: u8 = {fn g() {} int}}",
    );
}

#[test]
fn values_and_macros() {
    check(
        "pub static A: B = c(); static mut D: u8 = 1; const _: () = { impl E for F {} };
        #[macro_export] macro_rules! g { () => { h() } } macro_rules! i ( () => () );",
        "pub value A: B = c()
value D: u8 = int
value _: () = {impl E for F}
#exported macro g
macro i",
    );
}

#[test]
fn extension_impls_are_read_although_syn_keeps_tokens() {
    check(
        "#[ext(A)] pub impl<T> B<T> { fn c(&self) {} } pub(crate) impl D for E {}",
        "impl<T> B<T>\n  fn c(self: Self) {}\nimpl D for E",
    );
}
