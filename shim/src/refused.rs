//! Doc tests for what does not fit into a test file: what must not compile, and `unsafe fn`, which the workspace's lints
//! forbid in every other file. Where an error points to is tested in `macros/src/expand/tests.rs`.
//!
//! The frame of the tests below compiles:
//!
//! ```
//! #[feeler_shim::hot(budget = "5ms")]
//! fn f() {}
//! #[feeler_shim::hot(budget = "5ms", poll_budget = "1ms")]
//! async fn g() {}
//! ```
//!
//! # What cannot be timed
//!
//! ```compile_fail
//! #[feeler_shim::hot]
//! const fn f() {}
//! ```
//! ```compile_fail
//! #[feeler_shim::hot]
//! struct S;
//! ```
//! ```compile_fail
//! struct S;
//! #[feeler_shim::hot]
//! impl S {}
//! ```
//! ```compile_fail
//! trait T {
//!     #[feeler_shim::hot]
//!     fn f(&self);
//! }
//! ```
//!
//! # Arguments
//!
//! ```compile_fail
//! #[feeler_shim::hot(budget = "5 ms")]
//! fn f() {}
//! ```
//! ```compile_fail
//! #[feeler_shim::hot(budget = 5)]
//! fn f() {}
//! ```
//! ```compile_fail
//! #[feeler_shim::hot(limit = "5ms")]
//! fn f() {}
//! ```
//! ```compile_fail
//! #[feeler_shim::hot(poll_budget = "5ms")]
//! fn f() {}
//! ```
//! ```compile_fail
//! #[feeler_shim::hot]
//! #[feeler_shim::hot]
//! fn f() {}
//! ```
//!
//! # What the function itself does not allow
//!
//! ```
//! fn is_send<T: Send>(_: T) {}
//! #[feeler_shim::hot]
//! async fn f(x: std::sync::Arc<u8>) {
//!     std::future::ready(()).await;
//!     drop(x);
//! }
//! is_send(f(std::sync::Arc::new(1)));
//! ```
//! ```compile_fail,E0277
//! fn is_send<T: Send>(_: T) {}
//! #[feeler_shim::hot]
//! async fn f(x: std::rc::Rc<u8>) {
//!     std::future::ready(()).await;
//!     drop(x);
//! }
//! is_send(f(std::rc::Rc::new(1)));
//! ```
//! ```compile_fail,E0308
//! #[feeler_shim::hot]
//! async fn f(x: u8) -> String {
//!     x
//! }
//! ```
//! ```compile_fail,E0277
//! #[feeler_shim::hot]
//! async fn f() -> u8 {
//!     "1".parse()?
//! }
//! ```
//!
//! Names of the expansion are not in scope in the body:
//!
//! ```compile_fail,E0425
//! #[feeler_shim::hot]
//! fn f() {
//!     drop(__feeler_call);
//! }
//! ```
//!
//! # `unsafe fn`
//!
//! ```
//! #![deny(warnings)]
//! #[feeler_shim::hot]
//! unsafe fn read(x: *const u8) -> u8 {
//!     unsafe { *x }
//! }
//! #[feeler_shim::hot]
//! async unsafe fn read_later(x: *const u8) -> u8 {
//!     unsafe { read(x) }
//! }
//! #[feeler_shim::hot]
//! #[unsafe(no_mangle)]
//! unsafe extern "C" fn feeler_doc_test_read(x: *const u8) -> u8 {
//!     unsafe { read(x) }
//! }
//!
//! let x = 7;
//! assert_eq!(unsafe { read(&x) }, 7);
//! assert_eq!(unsafe { feeler_doc_test_read(&x) }, 7);
//! let mut future = std::pin::pin!(unsafe { read_later(&x) });
//! let mut context = std::task::Context::from_waker(std::task::Waker::noop());
//! assert_eq!(future.as_mut().poll(&mut context), std::task::Poll::Ready(7));
//! ```
//! ```compile_fail,E0133
//! #[feeler_shim::hot]
//! unsafe fn read(x: *const u8) -> u8 {
//!     unsafe { *x }
//! }
//! read(&7);
//! ```
//!
//! In editions before 2024 the body of an `unsafe fn` is itself unsafe, and stays so:
//!
//! ```edition2021
//! #[feeler_shim::hot]
//! unsafe fn read(x: *const u8) -> u8 {
//!     *x
//! }
//! #[feeler_shim::hot]
//! async unsafe fn read_later(x: *const u8) -> u8 {
//!     *x
//! }
//! assert_eq!(unsafe { read(&7) }, 7);
//! drop(unsafe { read_later(&7) });
//! ```
//! ```edition2018
//! #[feeler_shim::hot]
//! async fn f(x: &str) -> Result<u8, std::num::ParseIntError> {
//!     Ok(x.parse()?)
//! }
//! drop(f("1"));
//! ```
