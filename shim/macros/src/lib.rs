//! The attribute macros of [`feeler-shim`](https://docs.rs/feeler-shim), which re-exports them.
//!
//! Use them from there: the code that they write names `::feeler_shim`.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod args;
mod expand;
mod function;

use proc_macro::TokenStream;

/// Marks a function as hot: the linter checks it, and a probe times its calls.
///
/// It goes on functions and methods of every shape but two: a `const fn` (there is no clock in the compiler) and a
/// declaration without a body. The signature, the visibility and the other attributes stay as they are.
///
/// # Arguments
///
/// | argument | meaning |
/// |---|---|
/// | `budget = "5ms"` | calls that take longer are counted in `over_budget`; for an async function, from its first poll to its completion |
/// | `poll_budget = "100us"` | the same for each single poll of an async function, which is how long it held its thread |
/// | `crate = path::to::feeler_shim` | where the shim is found, if not at `::feeler_shim` |
///
/// A duration is a whole number and a unit: `ns`, `us` (or `µs`), `ms`, `s`.
///
/// # What is timed
///
/// * A plain function: from its entry until its body's locals are dropped, on every way out (`return`, `?`, unwinding).
/// * An `async fn`: each poll, and the time from the first poll to completion. Dropped in between: `cancelled`.
/// * A function whose return type names a `Future` and that ends in an `async` block (`async move { … }`, one call
///   around it as in `Box::pin(async move { … })`, or `async move { … }.boxed()`; so also what `#[async_trait]` makes of
///   a method): that block, like an `async fn`.
/// * Any other function that returns a future: only the call that builds it.
///
/// Where the shim's feature `probes` is off, the attribute is checked and the function is left as it is.
#[proc_macro_attribute]
pub fn hot(args: TokenStream, item: TokenStream) -> TokenStream {
    expand::hot(args.into(), item.into(), cfg!(feature = "probes")).into()
}
