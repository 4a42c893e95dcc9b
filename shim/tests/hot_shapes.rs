//! Every shape of function takes the attribute, and no lint says anything that it would not say without.
//!
//! The lints are denied or forbidden here, so that `cargo clippy` is what runs this half of the test. `forbid` also
//! proves that no expansion holds an `#[allow]`, which would be an error under it.
#![forbid(
    unused_variables,
    unused_mut,
    unused_braces,
    unused_must_use,
    unreachable_code,
    let_underscore_drop,
    non_snake_case,
    clippy::unreachable,
    clippy::needless_return
)]
#![deny(warnings, future_incompatible, rust_2018_idioms, single_use_lifetimes, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![allow(clippy::missing_const_for_fn, reason = "without the attribute many of these small functions could be const")]
#![allow(clippy::redundant_pub_crate, reason = "the workspace asks for what this lint asks against")]
#![allow(clippy::unused_async, reason = "they only show a signature")]
#![allow(clippy::future_not_send, reason = "some generic futures are not, and would not be without the attribute")]
#![allow(single_use_lifetimes, reason = "named lifetimes are a shape of their own")]

mod support;

use std::convert::Infallible;
use std::fmt::{Debug, Display};
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use support::run;

type Boxed<T> = Result<T, Box<dyn std::error::Error>>;

mod plain {
    use super::*;

    #[feeler_shim::hot()]
    pub(crate) fn nothing() {}

    #[feeler_shim::hot(budget = "5ms")]
    pub(crate) fn pattern((a, _): (u32, u32), [b, ..]: &[u32; 4], mut c: u32) -> u32 {
        c += a;
        c + b
    }

    #[feeler_shim::hot]
    pub(crate) fn arguments(x: impl Display, y: &mut impl Iterator<Item = u32>) -> String {
        format!("{x}{:?}", y.next())
    }

    #[feeler_shim::hot]
    pub(crate) fn returned<'a>(x: &'a [u32], y: &str) -> impl Iterator<Item = usize> + use<'a> {
        let y = y.len();
        x.iter().map(move |x| *x as usize * y)
    }

    #[feeler_shim::hot]
    pub(crate) fn bounded<'a, 'b: 'a, T, const N: usize>(x: &'a T, y: &'b [u8; N]) -> (&'a str, usize)
    where
        T: AsRef<str> + ?Sized,
        &'b [u8; N]: Sized,
    {
        (x.as_ref(), y.len())
    }

    #[feeler_shim::hot]
    pub(crate) extern "C" fn foreign(x: i32) -> i32 {
        x + 1
    }

    #[feeler_shim::hot]
    pub(crate) fn never(x: u32) -> ! {
        std::panic::resume_unwind(Box::new(x))
    }

    #[feeler_shim::hot]
    pub(crate) fn diverges(x: &str) -> u32 {
        panic!("{x}")
    }

    #[feeler_shim::hot]
    pub(crate) fn coerced(x: bool) -> Boxed<Box<dyn Fn(u32) -> u32>> {
        if x {
            return Ok(Box::new(|x| x + 1));
        }
        Err("no")?
    }

    /// The user's items come first in their block, as they did before.
    #[feeler_shim::hot]
    pub(crate) fn items(x: u32) -> u32 {
        use std::cmp::max;
        const LEAST: u32 = 7;
        fn inner(x: u32) -> u32 {
            max(x, LEAST)
        }
        inner(x)
    }

    #[feeler_shim::hot]
    pub(crate) fn inner_attribute(x: f64) -> u32 {
        #![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the attribute is tested")]
        x as u32
    }

    #[must_use]
    #[inline]
    #[track_caller]
    #[feeler_shim::hot]
    pub(crate) fn called_from() -> u32 {
        std::panic::Location::caller().line()
    }

    #[cfg_attr(all(), feeler_shim::hot)]
    #[doc(hidden)]
    pub(crate) fn conditional() -> bool {
        true
    }

    #[allow(clippy::needless_pass_by_value, reason = "an `Rc` by value is tested")]
    #[feeler_shim::hot]
    pub(crate) fn unused_argument(_x: Rc<u32>) -> Infallible
    where
        Rc<u32>: Deref,
    {
        panic!("it is not called")
    }
}

mod asynchronous {
    use super::*;

    #[feeler_shim::hot]
    pub(crate) async fn nothing() {}

    #[feeler_shim::hot(budget = "5ms", poll_budget = "1ms")]
    pub(crate) async fn pattern((a, _): (u32, u32), [b, ..]: &[u32; 4], mut c: u32) -> u32 {
        nothing().await;
        c += a;
        c + b
    }

    #[feeler_shim::hot]
    pub(crate) async fn arguments(x: impl Display, y: &mut impl Iterator<Item = u32>) -> String {
        nothing().await;
        format!("{x}{:?}", y.next())
    }

    #[feeler_shim::hot]
    pub(crate) async fn returned(x: &[u32], text: &str) -> Boxed<(impl Iterator<Item = u32>, Vec<impl Debug + use<>>)> {
        nothing().await;
        let y: u32 = text.parse()?;
        Ok((x.iter().map(move |x| x * y), vec!['a']))
    }

    #[feeler_shim::hot]
    pub(crate) async fn bounded<'a, 'b: 'a, T, const N: usize>(x: &'a T, y: &'b [u8; N]) -> (&'a str, [u8; N])
    where
        T: AsRef<str> + ?Sized,
        &'b [u8; N]: Sized,
    {
        nothing().await;
        (x.as_ref(), *y)
    }

    #[feeler_shim::hot]
    pub(crate) async fn elided(x: &str) -> std::str::Chars<'_> {
        nothing().await;
        x.chars()
    }

    #[feeler_shim::hot]
    pub(crate) async fn never(x: u32) -> ! {
        nothing().await;
        std::panic::resume_unwind(Box::new(x))
    }

    #[feeler_shim::hot]
    pub(crate) async fn forever() -> ! {
        loop {
            nothing().await;
        }
    }

    #[feeler_shim::hot]
    pub(crate) async fn diverges(x: &str) -> u32 {
        panic!("{x}")
    }

    #[feeler_shim::hot]
    pub(crate) async fn uninhabited(x: Infallible) -> Infallible {
        x
    }

    #[feeler_shim::hot]
    pub(crate) async fn coerced(x: bool) -> Boxed<Box<dyn Fn(u32) -> u32>> {
        nothing().await;
        if x {
            return Ok(Box::new(|x| x + 1));
        }
        Err("no")?
    }

    #[feeler_shim::hot]
    pub(crate) async fn items(x: u32) -> u32 {
        use std::cmp::max;
        const LEAST: u32 = 7;
        fn inner(x: u32) -> u32 {
            max(x, LEAST)
        }
        nothing().await;
        inner(x)
    }

    #[feeler_shim::hot]
    pub(crate) async fn only_awaits() -> u32 {
        items(1).await
    }

    #[feeler_shim::hot]
    pub(crate) async fn future_of_future() -> impl Future<Output = u32> {
        nothing().await;
        items(1)
    }

    #[feeler_shim::hot]
    pub(crate) async fn unit_at_the_end(x: &mut u32) {
        nothing().await;
        *x += 1;
    }
}

mod methods {
    use super::*;

    pub(crate) struct Holder<T> {
        pub(crate) value: T,
    }

    pub(crate) trait Hold {
        type Value<'a>
        where
            Self: 'a;

        fn sync(&self) -> Self::Value<'_>;
        async fn asynchronous(&self) -> Self::Value<'_>;

        #[feeler_shim::hot]
        async fn provided(&self) -> usize {
            let _value = self.asynchronous().await;
            size_of::<Self::Value<'_>>()
        }
    }

    impl<T: Clone + Debug> Hold for Holder<T> {
        type Value<'a>
            = &'a T
        where
            T: 'a;

        #[feeler_shim::hot]
        fn sync(&self) -> Self::Value<'_> {
            &self.value
        }

        #[feeler_shim::hot]
        async fn asynchronous(&self) -> Self::Value<'_> {
            &self.value
        }
    }

    impl<T: Clone + Debug> Holder<T> {
        #[feeler_shim::hot]
        pub(crate) fn new(value: T) -> Self {
            Self { value }
        }

        #[feeler_shim::hot]
        pub(crate) async fn made(value: T) -> Self {
            Self { value }
        }

        #[feeler_shim::hot]
        pub(crate) fn change(&mut self, value: T) -> &mut Self {
            self.value = value;
            self
        }

        #[feeler_shim::hot]
        pub(crate) async fn changed(&mut self, value: T) -> &mut Self {
            asynchronous::nothing().await;
            self.value = value;
            self
        }

        #[feeler_shim::hot]
        pub(crate) fn shared(self: Arc<Self>) -> T {
            self.value.clone()
        }

        #[feeler_shim::hot]
        pub(crate) async fn shared_later(self: Arc<Self>) -> T {
            asynchronous::nothing().await;
            self.value.clone()
        }

        #[feeler_shim::hot]
        pub(crate) async fn pinned(self: Pin<&mut Self>) -> T {
            asynchronous::nothing().await;
            self.value.clone()
        }

        #[feeler_shim::hot]
        pub(crate) async fn consumed(mut self, value: T) -> T {
            std::mem::replace(&mut self.value, value)
        }
    }
}

/// Functions that a macro writes, whose bodies come in an invisible group.
macro_rules! written {
    ($name:ident, $x:ident: $ty:ty, $body:block) => {
        #[feeler_shim::hot]
        fn $name($x: $ty) -> $ty $body
    };
}

written!(by_macro, x: u32, { x + 3 });

/// A block with one expression on one line is where the compiler looks for unnecessary braces.
#[rustfmt::skip]
#[feeler_shim::hot]
fn on_one_line(x: u32) -> u32 { x + 1 }

#[rustfmt::skip]
#[feeler_shim::hot]
async fn on_one_async_line(x: u32) -> u32 { x + 1 }

/// The attribute under another path.
mod elsewhere {
    #[cfg_attr(not(feature = "probes"), allow(unused_imports, reason = "then no expansion names it"))]
    pub(crate) use feeler_shim as renamed;
}

#[feeler_shim::hot(crate = crate::elsewhere::renamed)]
fn through_another_path() -> u32 {
    3
}

#[test]
fn plain_functions() {
    use plain::*;

    nothing();
    assert_eq!(pattern((1, 2), &[3, 4, 0, 0], 5), 9);
    assert_eq!(arguments(1, &mut (2..3)), "1Some(2)");
    assert_eq!(returned(&[1, 2], "abc").collect::<Vec<_>>(), [3, 6]);
    assert_eq!(bounded("a", &[1, 2]), ("a", 2));
    assert_eq!(foreign(1), 2);
    assert!(support::panics(|| never(1)));
    assert_eq!(coerced(true).map(|f| f(1)).ok(), Some(2));
    assert!(coerced(false).is_err());
    assert_eq!(items(1), 7);
    assert_eq!(inner_attribute(1.5), 1);
    assert_eq!(called_from(), line!());
    assert!(conditional());
    assert_eq!((by_macro(1), on_one_line(1), run(on_one_async_line(2))), (4, 2, 3));
    assert_eq!(through_another_path(), 3);
    let _: fn(Rc<u32>) -> Infallible = unused_argument;
    let _: fn(&str) -> u32 = diverges;
}

#[test]
fn async_functions() {
    use asynchronous::*;

    run(nothing());
    assert_eq!(run(pattern((1, 2), &[3, 4, 0, 0], 5)), 9);
    assert_eq!(run(arguments(1, &mut (2..3))), "1Some(2)");
    let (numbers, letters) = run(returned(&[1, 2], "3")).expect("3 is a number");
    assert_eq!((numbers.collect::<Vec<_>>(), format!("{letters:?}")), (vec![3, 6], "['a']".to_owned()));
    assert_eq!(run(bounded("a", &[1, 2])), ("a", [1, 2]));
    assert_eq!(run(elided("ab")).count(), 2);
    assert!(support::panics(|| run(never(1))));
    drop(forever());
    drop(diverges(""));
    let _: fn(Infallible) -> _ = uninhabited;
    assert_eq!(run(coerced(true)).map(|f| f(1)).ok(), Some(2));
    assert!(run(coerced(false)).is_err());
    assert_eq!(run(items(1)) + run(only_awaits()), 14);
    assert_eq!(run(run(future_of_future())), 7);
    let mut x = 1;
    run(unit_at_the_end(&mut x));
    assert_eq!(x, 2);
}

#[test]
fn all_methods() {
    use methods::{Hold, Holder};

    let mut holder = Holder::new(1);
    assert_eq!(*holder.sync() + *run(holder.asynchronous()), 2);
    assert_eq!(run(holder.provided()), size_of::<&u32>());
    holder.change(2).change(3);
    assert_eq!(run(holder.changed(4)).value, 4);
    assert_eq!(run(Pin::new(&mut holder).pinned()), 4);
    assert_eq!(run(holder.consumed(5)), 4);
    let holder = Arc::new(run(Holder::made("a")));
    assert_eq!(Arc::clone(&holder).shared(), "a");
    assert_eq!(run(holder.shared_later()), "a");
}

/// The types of the functions are those that they were written with.
#[test]
fn signatures_are_unchanged() {
    let _: fn((u32, u32), &[u32; 4], u32) -> u32 = plain::pattern;
    let _: extern "C" fn(i32) -> i32 = plain::foreign;
    let _: fn(&'static str, &'static [u8; 3]) -> (&'static str, usize) = plain::bounded;
    let _: fn(methods::Holder<u8>, u8) -> _ = methods::Holder::consumed;
}
