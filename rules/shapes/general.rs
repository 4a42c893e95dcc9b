// Errors, iterators, collections, serialisation: crates whose closures run in place, and whose types others pass through.
// Longer than 500 lines on purpose: see std.rs.

pub mod anyhow {
    use std::fmt::{Debug, Display};
    pub type Result<T, E = Error> = std::result::Result<T, E>;

    pub struct Error;
    impl Error {
        pub fn new<E>(error: E) -> Self {}
        pub fn msg<M>(message: M) -> Self {}
        pub fn from_boxed(b: Box<dyn std::error::Error>) -> Self {}
        pub fn context<C>(self, context: C) -> Self {}
        pub fn chain(&self) -> Chain<'_> {}
        pub fn root_cause(&self) -> &dyn std::error::Error {}
        pub fn is<E>(&self) -> bool {}
        pub fn downcast<E>(self) -> std::result::Result<E, Self> {}
        pub fn downcast_ref<E>(&self) -> Option<&E> {}
        pub fn downcast_mut<E>(&mut self) -> Option<&mut E> {}
    }
    impl<E> From<E> for Error {}
    impl std::ops::Deref for Error {
        type Target = dyn std::error::Error;
    }
    pub struct Chain<'a>;
    impl<'a> Iterator for Chain<'a> {
        type Item = &'a dyn std::error::Error;
    }
    pub trait Context<T, E> {
        fn context<C>(self, context: C) -> Result<T, Error>;
        fn with_context<C, F: FnOnce() -> C>(self, f: F) -> Result<T, Error> { f() }
    }
    impl<T, E> Context<T, E> for std::result::Result<T, E> {}
    impl<T> Context<T, std::convert::Infallible> for Option<T> {}
    pub fn Ok<T>(value: T) -> Result<T> {}
}

pub mod eyre {
    pub type Result<T, E = Report> = std::result::Result<T, E>;
    pub type Error = Report;

    pub struct Report;
    impl Report {
        pub fn new<E>(error: E) -> Self {}
        pub fn msg<M>(message: M) -> Self {}
        pub fn wrap_err<D>(self, msg: D) -> Self {}
        pub fn chain(&self) -> std::vec::IntoIter<&dyn std::error::Error> {}
        pub fn root_cause(&self) -> &dyn std::error::Error {}
        pub fn is<E>(&self) -> bool {}
        pub fn downcast<E>(self) -> std::result::Result<E, Self> {}
        pub fn downcast_ref<E>(&self) -> Option<&E> {}
    }
    impl<E> From<E> for Report {}
    pub trait WrapErr<T, E> {
        fn wrap_err<D>(self, msg: D) -> Result<T, Report>;
        fn wrap_err_with<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
        fn context<D>(self, msg: D) -> Result<T, Report>;
        fn with_context<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
    }
    impl<T, E> WrapErr<T, E> for std::result::Result<T, E> {}
    pub trait ContextCompat<T> {
        fn wrap_err<D>(self, msg: D) -> Result<T, Report>;
        fn wrap_err_with<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
        fn context<D>(self, msg: D) -> Result<T, Report>;
        fn with_context<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
    }
    impl<T> ContextCompat<T> for Option<T> {}
    pub trait OptionExt<T> {
        fn ok_or_eyre<M>(self, message: M) -> Result<T>;
    }
    impl<T> OptionExt<T> for Option<T> {}
}

pub mod color_eyre {
    pub use eyre::{Report, Result};
    pub fn install() -> Result<()> {}
    pub mod eyre_reexport {
        pub use eyre::*;
    }
    pub trait Section {
        type Return;
        fn note<D>(self, note: D) -> Self::Return;
        fn with_note<D, F: FnOnce() -> D>(self, f: F) -> Self::Return { f() }
        fn suggestion<D>(self, s: D) -> Self::Return;
        fn with_suggestion<D, F: FnOnce() -> D>(self, f: F) -> Self::Return { f() }
        fn section<D>(self, s: D) -> Self::Return;
        fn with_section<D, F: FnOnce() -> D>(self, f: F) -> Self::Return { f() }
    }
    impl<T, E> Section for Result<T, E> {
        type Return = Result<T, Report>;
    }
    pub use color_eyre::Section as Help;
    pub use color_eyre::Section as SectionExt;
}

pub mod miette {
    pub type Result<T, E = Report> = std::result::Result<T, E>;
    pub type Error = Report;
    pub struct Report;
    impl Report {
        pub fn new<E>(error: E) -> Self {}
        pub fn msg<M>(message: M) -> Self {}
        pub fn wrap_err<D>(self, msg: D) -> Self {}
        pub fn downcast_ref<E>(&self) -> Option<&E> {}
    }
    impl<E> From<E> for Report {}
    pub trait IntoDiagnostic<T, E> {
        fn into_diagnostic(self) -> std::result::Result<T, Report>;
    }
    impl<T, E> IntoDiagnostic<T, E> for std::result::Result<T, E> {}
    pub trait WrapErr<T, E> {
        fn wrap_err<D>(self, msg: D) -> Result<T, Report>;
        fn wrap_err_with<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
        fn context<D>(self, msg: D) -> Result<T, Report>;
        fn with_context<D, F: FnOnce() -> D>(self, f: F) -> Result<T, Report> { f() }
    }
    pub use miette::WrapErr as Context;
    impl<T, E> WrapErr<T, E> for std::result::Result<T, E> {}
}

pub mod snafu {

    pub trait ResultExt<T, E> {
        fn context<C, E2>(self, context: C) -> Result<T, E2>;
        fn with_context<F: FnOnce(&mut E) -> C, C, E2>(self, context: F) -> Result<T, E2> { context(any()) }
        fn whatever_context<S, E2>(self, context: S) -> Result<T, E2>;
        fn with_whatever_context<F: FnOnce(&mut E) -> S, S, E2>(self, context: F) -> Result<T, E2> { context(any()) }
        fn boxed(self) -> Result<T, Box<dyn std::error::Error>>;
    }
    impl<T, E> ResultExt<T, E> for Result<T, E> {}
    pub trait OptionExt<T> {
        fn context<C, E>(self, context: C) -> Result<T, E>;
        fn with_context<F: FnOnce() -> C, C, E>(self, context: F) -> Result<T, E> { context() }
        fn whatever_context<S, E>(self, context: S) -> Result<T, E>;
        fn with_whatever_context<F: FnOnce() -> S, S, E>(self, context: F) -> Result<T, E> { context() }
    }
    impl<T> OptionExt<T> for Option<T> {}
    pub struct Whatever;
    pub struct Backtrace;
    pub struct Location;
    pub mod prelude {
        pub use snafu::{OptionExt, ResultExt};
    }
    pub mod futures {
        pub trait TryFutureExt: std::future::Future {
            async fn context<C, T, E>(self, context: C) -> Result<T, E> {}
        }
        impl<F: std::future::Future> TryFutureExt for F {}
    }
}

pub mod either {

    pub use either::Either::{Left, Right};
    pub enum Either<L, R> {
        Left(L),
        Right(R),
    }
    impl<L, R> Either<L, R> {
        pub fn is_left(&self) -> bool {}
        pub fn is_right(&self) -> bool {}
        pub fn left(self) -> Option<L> {}
        pub fn right(self) -> Option<R> {}
        pub fn as_ref(&self) -> Either<&L, &R> {}
        pub fn as_mut(&mut self) -> Either<&mut L, &mut R> {}
        pub fn flip(self) -> Either<R, L> {}
        pub fn map_left<F: FnOnce(L) -> M, M>(self, f: F) -> Either<M, R> { f(any()) }
        pub fn map_right<F: FnOnce(R) -> S, S>(self, f: F) -> Either<L, S> { f(any()) }
        pub fn either<F: FnOnce(L) -> T, G: FnOnce(R) -> T, T>(self, f: F, g: G) -> T {
            f(any());
            g(any())
        }
        pub fn either_with<Ctx, F: FnOnce(Ctx, L) -> T, G: FnOnce(Ctx, R) -> T, T>(self, ctx: Ctx, f: F, g: G) -> T {
            f(any(), any());
            g(any(), any())
        }
        pub fn left_or_else<F: FnOnce(R) -> L>(self, f: F) -> L { f(any()) }
        pub fn right_or_else<F: FnOnce(L) -> R>(self, f: F) -> R { f(any()) }
    }
    impl<T> Either<T, T> {
        pub fn into_inner(self) -> T {}
        pub fn map<F: FnOnce(T) -> M, M>(self, f: F) -> Either<M, M> { f(any()) }
    }
    impl<L: Iterator, R> Iterator for Either<L, R> {
        type Item = L::Item;
    }
}

pub mod itertools {
    pub use either::Either;
    use std::cmp::Ordering;
    use std::collections::HashMap;
    use std::iter::{Chain, Filter, Map, Zip};

    pub trait Itertools: Iterator {
        fn interleave<J: IntoIterator>(self, other: J) -> Chain<Self, J::IntoIter> {}
        fn interleave_shortest<J: IntoIterator>(self, other: J) -> Chain<Self, J::IntoIter> {}
        fn zip_longest<J: IntoIterator>(self, other: J) -> Map<Self, EitherOrBoth<Self::Item, J::Item>> {}
        fn zip_eq<J: IntoIterator>(self, other: J) -> Zip<Self, J::IntoIter> {}
        fn batching<B, F: FnMut(&mut Self) -> Option<B>>(self, f: F) -> Map<Self, B> { f(any()) }
        fn chunk_by<K, F: FnMut(&Self::Item) -> K>(self, key: F) -> ChunkBy<K, Self> { key(any()) }
        fn group_by<K, F: FnMut(&Self::Item) -> K>(self, key: F) -> ChunkBy<K, Self> { key(any()) }
        fn chunks(self, size: usize) -> IntoChunks<Self> {}
        fn tuple_windows<T>(self) -> Map<Self, T> {}
        fn circular_tuple_windows<T>(self) -> Map<Self, T> {}
        fn tuples<T>(self) -> Map<Self, T> {}
        fn tee(self) -> (Self, Self) {}
        fn map_into<R>(self) -> Map<Self, R> {}
        fn map_ok<F: FnMut(T) -> U, T, U, E>(self, f: F) -> Map<Self, Result<U, E>>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
            f(any())
        }
        fn filter_ok<F: FnMut(&T) -> bool, T, E>(self, f: F) -> Filter<Self, F>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
            f(any())
        }
        fn filter_map_ok<F: FnMut(T) -> Option<U>, T, U, E>(self, f: F) -> Map<Self, Result<U, E>>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
            f(any())
        }
        fn flatten_ok<T: IntoIterator, E>(self) -> Map<Self, Result<T::Item, E>>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
        }
        fn process_results<F: FnOnce(std::vec::IntoIter<T>) -> R, T, E, R>(self, processor: F) -> Result<R, E>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
            processor(any())
        }
        fn merge<J: IntoIterator>(self, other: J) -> Chain<Self, J::IntoIter> {}
        fn merge_by<J: IntoIterator, F: FnMut(&Self::Item, &Self::Item) -> bool>(self, other: J, is_first: F) -> Chain<Self, J::IntoIter> {
            is_first(any(), any())
        }
        fn kmerge(self) -> std::iter::Flatten<Self> {}
        fn cartesian_product<J: IntoIterator>(self, other: J) -> Map<Self, (Self::Item, J::Item)> {}
        fn multi_cartesian_product(self) -> Map<Self, Vec<Self::Item>> {}
        fn coalesce<F: FnMut(Self::Item, Self::Item) -> Result<Self::Item, (Self::Item, Self::Item)>>(self, f: F) -> Filter<Self, F> {
            f(any(), any())
        }
        fn dedup(self) -> Filter<Self, ()> {}
        fn dedup_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, cmp: F) -> Filter<Self, F> { cmp(any(), any()) }
        fn dedup_with_count(self) -> Map<Self, (usize, Self::Item)> {}
        fn duplicates(self) -> Filter<Self, ()> {}
        fn unique(self) -> Filter<Self, ()> {}
        fn unique_by<V, F: FnMut(&Self::Item) -> V>(self, f: F) -> Filter<Self, F> { f(any()) }
        fn peeking_take_while<F: FnMut(&Self::Item) -> bool>(&mut self, accept: F) -> Filter<Self, F> { accept(any()) }
        fn take_while_ref<F: FnMut(&Self::Item) -> bool>(&mut self, accept: F) -> Filter<Self, F> { accept(any()) }
        fn take_while_inclusive<F: FnMut(&Self::Item) -> bool>(self, accept: F) -> Filter<Self, F> { accept(any()) }
        fn while_some<A>(self) -> Map<Self, A>
        where
            Self: Iterator<Item = Option<A>>,
        {
        }
        fn tuple_combinations<T>(self) -> Map<Self, T> {}
        fn combinations(self, k: usize) -> Map<Self, Vec<Self::Item>> {}
        fn permutations(self, k: usize) -> Map<Self, Vec<Self::Item>> {}
        fn powerset(self) -> Map<Self, Vec<Self::Item>> {}
        fn pad_using<F: FnMut(usize) -> Self::Item>(self, min: usize, f: F) -> Filter<Self, F> { f(any()) }
        fn with_position(self) -> Map<Self, (Position, Self::Item)> {}
        fn positions<P: FnMut(Self::Item) -> bool>(self, predicate: P) -> Map<Self, usize> { predicate(any()) }
        fn update<F: FnMut(&mut Self::Item)>(self, updater: F) -> Filter<Self, F> { updater(any()) }
        fn next_tuple<T>(&mut self) -> Option<T> {}
        fn collect_tuple<T>(self) -> Option<T> {}
        fn find_position<P: FnMut(&Self::Item) -> bool>(&mut self, pred: P) -> Option<(usize, Self::Item)> { pred(any()) }
        fn find_or_first<P: FnMut(&Self::Item) -> bool>(self, pred: P) -> Option<Self::Item> { pred(any()) }
        fn contains<Q>(&mut self, query: &Q) -> bool {}
        fn all_equal(&mut self) -> bool {}
        fn all_equal_value(&mut self) -> Result<Self::Item, Option<(Self::Item, Self::Item)>> {}
        fn all_unique(&mut self) -> bool {}
        fn dropping(self, n: usize) -> Self {}
        fn foreach<F: FnMut(Self::Item)>(self, f: F) { f(any()) }
        fn concat(self) -> Self::Item {}
        fn collect_vec(self) -> Vec<Self::Item> {}
        fn try_collect<T, U, E>(self) -> Result<U, E>
        where
            Self: Iterator<Item = Result<T, E>>,
        {
        }
        fn set_from<A, J>(&mut self, from: J) -> usize {}
        fn join(&mut self, sep: &str) -> String {}
        fn format(self, sep: &str) -> Format<Self> {}
        fn format_with<F>(self, sep: &str, format: F) -> Format<Self> {}
        fn fold_ok<A, E, B, F: FnMut(B, A) -> B>(&mut self, start: B, f: F) -> Result<B, E>
        where
            Self: Iterator<Item = Result<A, E>>,
        {
            f(any(), any())
        }
        fn fold_while<B, F: FnMut(B, Self::Item) -> FoldWhile<B>>(&mut self, init: B, f: F) -> FoldWhile<B> { f(any(), any()) }
        fn tree_reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item> { f(any(), any()) }
        fn sum1<S>(self) -> Option<S> {}
        fn sorted(self) -> std::vec::IntoIter<Self::Item> {}
        fn sorted_unstable(self) -> std::vec::IntoIter<Self::Item> {}
        fn sorted_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, cmp: F) -> std::vec::IntoIter<Self::Item> { cmp(any(), any()) }
        fn sorted_unstable_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, cmp: F) -> std::vec::IntoIter<Self::Item> {
            cmp(any(), any())
        }
        fn sorted_by_key<K, F: FnMut(&Self::Item) -> K>(self, f: F) -> std::vec::IntoIter<Self::Item> { f(any()) }
        fn sorted_unstable_by_key<K, F: FnMut(&Self::Item) -> K>(self, f: F) -> std::vec::IntoIter<Self::Item> { f(any()) }
        fn sorted_by_cached_key<K, F: FnMut(&Self::Item) -> K>(self, f: F) -> std::vec::IntoIter<Self::Item> { f(any()) }
        fn k_smallest(self, k: usize) -> std::vec::IntoIter<Self::Item> {}
        fn partition_map<A, B, F: FnMut(Self::Item) -> Either<L, R>, L, R>(self, predicate: F) -> (A, B) { predicate(any()) }
        fn partition_result<A, B, T, E>(self) -> (A, B)
        where
            Self: Iterator<Item = Result<T, E>>,
        {
        }
        fn into_group_map<K, V>(self) -> HashMap<K, Vec<V>>
        where
            Self: Iterator<Item = (K, V)>,
        {
        }
        fn into_group_map_by<K, V, F: FnMut(&V) -> K>(self, f: F) -> HashMap<K, Vec<V>>
        where
            Self: Iterator<Item = V>,
        {
            f(any())
        }
        fn into_grouping_map<K, V>(self) -> GroupingMap<Self> {}
        fn min_set(self) -> Vec<Self::Item> {}
        fn max_set(self) -> Vec<Self::Item> {}
        fn minmax(self) -> MinMaxResult<Self::Item> {}
        fn position_max(self) -> Option<usize> {}
        fn position_min(self) -> Option<usize> {}
        fn at_most_one(self) -> Result<Option<Self::Item>, ExactlyOneError<Self>> {}
        fn exactly_one(self) -> Result<Self::Item, ExactlyOneError<Self>> {}
        fn multipeek(self) -> MultiPeek<Self> {}
        fn counts(self) -> HashMap<Self::Item, usize> {}
        fn counts_by<K, F: FnMut(Self::Item) -> K>(self, f: F) -> HashMap<K, usize> { f(any()) }
        fn multiunzip<F>(self) -> F {}
        fn intersperse(self, element: Self::Item) -> Filter<Self, ()> {}
    }
    impl<T: Iterator> Itertools for T {}
    pub enum EitherOrBoth<A, B> {
        Both(A, B),
        Left(A),
        Right(B),
    }
    pub enum Position {
        First,
        Middle,
        Last,
        Only,
    }
    pub enum FoldWhile<T> {
        Continue(T),
        Done(T),
    }
    impl<T> FoldWhile<T> {
        pub fn into_inner(self) -> T {}
    }
    pub enum MinMaxResult<T> {
        NoElements,
        OneElement(T),
        MinMax(T, T),
    }
    pub struct ChunkBy<K, I>;
    impl<K, I: Iterator> IntoIterator for ChunkBy<K, I> {
        type Item = (K, std::vec::IntoIter<I::Item>);
        type IntoIter = std::vec::IntoIter<(K, std::vec::IntoIter<I::Item>)>;
    }
    pub struct IntoChunks<I>;
    impl<I: Iterator> IntoIterator for IntoChunks<I> {
        type Item = std::vec::IntoIter<I::Item>;
        type IntoIter = std::vec::IntoIter<std::vec::IntoIter<I::Item>>;
    }
    pub struct Format<I>;
    pub struct GroupingMap<I>;
    pub struct MultiPeek<I>;
    impl<I: Iterator> Iterator for MultiPeek<I> {
        type Item = I::Item;
    }
    impl<I: Iterator> MultiPeek<I> {
        pub fn peek(&mut self) -> Option<&I::Item> {}
        pub fn reset_peek(&mut self) {}
    }
    pub struct ExactlyOneError<I>;
    pub fn join<I>(iterable: I, sep: &str) -> String {}
    pub fn sorted<I: IntoIterator>(iterable: I) -> std::vec::IntoIter<I::Item> {}
    pub fn zip_eq<I: IntoIterator, J: IntoIterator>(i: I, j: J) -> Zip<I::IntoIter, J::IntoIter> {}
    pub fn repeat_n<A>(element: A, n: usize) -> std::iter::RepeatN<A> {}
    pub fn unfold<A, St, F: FnMut(&mut St) -> Option<A>>(initial_state: St, f: F) -> std::iter::FromFn<A> { f(any()) }
}

pub mod rayon {
    // Closures run on the pool: no body runs them. That the caller waits stands in the effect table.
    pub fn spawn<F: FnOnce()>(func: F) {}
    pub fn spawn_fifo<F: FnOnce()>(func: F) {}
    pub fn join<A: FnOnce() -> RA, B: FnOnce() -> RB, RA, RB>(oper_a: A, oper_b: B) -> (RA, RB) {}
    pub fn scope<OP: FnOnce(&Scope<'_>) -> R, R>(op: OP) -> R {}
    pub fn scope_fifo<OP: FnOnce(&ScopeFifo<'_>) -> R, R>(op: OP) -> R {}
    pub fn in_place_scope<OP: FnOnce(&Scope<'_>) -> R, R>(op: OP) -> R {}
    pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R, R>(op: OP) -> Vec<R> {}
    pub fn spawn_broadcast<OP: Fn(BroadcastContext<'_>)>(op: OP) {}
    pub fn current_num_threads() -> usize {}
    pub fn current_thread_index() -> Option<usize> {}
    pub fn yield_now() -> Option<Yield> {}
    pub enum Yield {
        Executed,
        Idle,
    }
    pub struct BroadcastContext<'a>;
    pub struct Scope<'s>;
    impl Scope<'_> {
        pub fn spawn<BODY: FnOnce(&Scope<'_>)>(&self, body: BODY) {}
    }
    pub struct ScopeFifo<'s>;
    impl ScopeFifo<'_> {
        pub fn spawn_fifo<BODY: FnOnce(&ScopeFifo<'_>)>(&self, body: BODY) {}
    }
    pub struct ThreadPoolBuildError;
    pub struct ThreadPoolBuilder;
    impl ThreadPoolBuilder {
        pub fn new() -> Self {}
        pub fn num_threads(self, num_threads: usize) -> Self {}
        pub fn thread_name<F: FnMut(usize) -> String>(self, closure: F) -> Self {}
        pub fn stack_size(self, stack_size: usize) -> Self {}
        pub fn start_handler<H: Fn(usize)>(self, start_handler: H) -> Self {}
        pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError> {}
        pub fn build_global(self) -> Result<(), ThreadPoolBuildError> {}
    }
    pub struct ThreadPool;
    impl ThreadPool {
        pub fn install<OP: FnOnce() -> R, R>(&self, op: OP) -> R {}
        pub fn spawn<OP: FnOnce()>(&self, op: OP) {}
        pub fn spawn_fifo<OP: FnOnce()>(&self, op: OP) {}
        pub fn join<A: FnOnce() -> RA, B: FnOnce() -> RB, RA, RB>(&self, oper_a: A, oper_b: B) -> (RA, RB) {}
        pub fn scope<OP: FnOnce(&Scope<'_>) -> R, R>(&self, op: OP) -> R {}
        pub fn in_place_scope<OP: FnOnce(&Scope<'_>) -> R, R>(&self, op: OP) -> R {}
        pub fn broadcast<OP: Fn(BroadcastContext<'_>) -> R, R>(&self, op: OP) -> Vec<R> {}
        pub fn current_num_threads(&self) -> usize {}
    }

    pub mod iter {
        pub struct Map<I, R>;
        pub struct Filter<I>;
        pub struct Iter<T>;
        impl<I, R> ParallelIterator for Map<I, R> {
            type Item = R;
        }
        impl<I: ParallelIterator> ParallelIterator for Filter<I> {
            type Item = I::Item;
        }
        impl<T> ParallelIterator for Iter<T> {
            type Item = T;
        }
        impl<I, R> IndexedParallelIterator for Map<I, R> {}
        impl<I: ParallelIterator> IndexedParallelIterator for Filter<I> {}
        impl<T> IndexedParallelIterator for Iter<T> {}
        pub trait ParallelIterator {
            type Item;
            fn for_each<OP: Fn(Self::Item)>(self, op: OP) {}
            fn for_each_with<OP: Fn(&mut T, Self::Item), T>(self, init: T, op: OP) {}
            fn for_each_init<OP: Fn(&mut T, Self::Item), INIT: Fn() -> T, T>(self, init: INIT, op: OP) {}
            fn try_for_each<OP: Fn(Self::Item) -> R, R>(self, op: OP) -> R {}
            fn try_for_each_with<OP: Fn(&mut T, Self::Item) -> R, T, R>(self, init: T, op: OP) -> R {}
            fn count(self) -> usize {}
            fn map<F: Fn(Self::Item) -> R, R>(self, map_op: F) -> Map<Self, R> {}
            fn map_with<F: Fn(&mut T, Self::Item) -> R, T, R>(self, init: T, map_op: F) -> Map<Self, R> {}
            fn map_init<F: Fn(&mut T, Self::Item) -> R, INIT: Fn() -> T, T, R>(self, init: INIT, map_op: F) -> Map<Self, R> {}
            fn cloned(self) -> Filter<Self> {}
            fn copied(self) -> Filter<Self> {}
            fn inspect<OP: Fn(&Self::Item)>(self, inspect_op: OP) -> Filter<Self> {}
            fn update<F: Fn(&mut Self::Item)>(self, update_op: F) -> Filter<Self> {}
            fn filter<P: Fn(&Self::Item) -> bool>(self, filter_op: P) -> Filter<Self> {}
            fn filter_map<P: Fn(Self::Item) -> Option<R>, R>(self, filter_op: P) -> Map<Self, R> {}
            fn flat_map<F: Fn(Self::Item) -> PI, PI: IntoParallelIterator>(self, map_op: F) -> Map<Self, PI::Item> {}
            fn flat_map_iter<F: Fn(Self::Item) -> SI, SI: IntoIterator>(self, map_op: F) -> Map<Self, SI::Item> {}
            fn flatten(self) -> Map<Self, <Self::Item as IntoParallelIterator>::Item> {}
            fn flatten_iter(self) -> Map<Self, <Self::Item as IntoIterator>::Item> {}
            fn reduce<OP: Fn(Self::Item, Self::Item) -> Self::Item, ID: Fn() -> Self::Item>(self, identity: ID, op: OP) -> Self::Item {}
            fn reduce_with<OP: Fn(Self::Item, Self::Item) -> Self::Item>(self, op: OP) -> Option<Self::Item> {}
            fn try_reduce<T, OP: Fn(T, T) -> Self::Item, ID: Fn() -> T>(self, identity: ID, op: OP) -> Self::Item {}
            fn fold<T, ID: Fn() -> T, F: Fn(T, Self::Item) -> T>(self, identity: ID, fold_op: F) -> Map<Self, T> {}
            fn fold_with<F: Fn(T, Self::Item) -> T, T>(self, init: T, fold_op: F) -> Map<Self, T> {}
            fn try_fold<T, R, ID: Fn() -> T, F: Fn(T, Self::Item) -> R>(self, identity: ID, fold_op: F) -> Map<Self, R> {}
            fn sum<S>(self) -> S {}
            fn product<P>(self) -> P {}
            fn min(self) -> Option<Self::Item> {}
            fn min_by<F>(self, f: F) -> Option<Self::Item> {}
            fn min_by_key<F>(self, f: F) -> Option<Self::Item> {}
            fn max(self) -> Option<Self::Item> {}
            fn max_by<F>(self, f: F) -> Option<Self::Item> {}
            fn max_by_key<F>(self, f: F) -> Option<Self::Item> {}
            fn chain<C>(self, chain: C) -> Filter<Self> {}
            fn find_any<P: Fn(&Self::Item) -> bool>(self, predicate: P) -> Option<Self::Item> {}
            fn find_first<P: Fn(&Self::Item) -> bool>(self, predicate: P) -> Option<Self::Item> {}
            fn find_last<P: Fn(&Self::Item) -> bool>(self, predicate: P) -> Option<Self::Item> {}
            fn find_map_any<P: Fn(Self::Item) -> Option<R>, R>(self, predicate: P) -> Option<R> {}
            fn find_map_first<P: Fn(Self::Item) -> Option<R>, R>(self, predicate: P) -> Option<R> {}
            fn any<P: Fn(Self::Item) -> bool>(self, predicate: P) -> bool {}
            fn all<P: Fn(Self::Item) -> bool>(self, predicate: P) -> bool {}
            fn while_some<T>(self) -> Map<Self, T> {}
            fn panic_fuse(self) -> Self {}
            fn collect<C: FromIterator<Self::Item>>(self) -> C {}
            fn collect_vec_list(self) -> std::collections::LinkedList<Vec<Self::Item>> {}
            fn unzip<A, B>(self) -> (A, B) {}
            fn partition<A, B, P: Fn(&Self::Item) -> bool>(self, predicate: P) -> (A, B) {}
            fn partition_map<A, B, P>(self, predicate: P) -> (A, B) {}
            fn intersperse(self, element: Self::Item) -> Filter<Self> {}
            fn take_any(self, n: usize) -> Filter<Self> {}
            fn skip_any(self, n: usize) -> Filter<Self> {}
        }
        pub trait IndexedParallelIterator: ParallelIterator {
            fn enumerate(self) -> Map<Self, (usize, Self::Item)> {}
            fn zip<Z: IntoParallelIterator>(self, zip_op: Z) -> Map<Self, (Self::Item, Z::Item)> {}
            fn chunks(self, chunk_size: usize) -> Map<Self, Vec<Self::Item>> {}
            fn rev(self) -> Filter<Self> {}
            fn skip(self, n: usize) -> Filter<Self> {}
            fn take(self, n: usize) -> Filter<Self> {}
            fn step_by(self, step: usize) -> Filter<Self> {}
            fn with_min_len(self, min: usize) -> Filter<Self> {}
            fn with_max_len(self, max: usize) -> Filter<Self> {}
            fn len(&self) -> usize {}
            fn collect_into_vec(self, target: &mut Vec<Self::Item>) {}
            fn position_any<P: Fn(Self::Item) -> bool>(self, predicate: P) -> Option<usize> {}
            fn position_first<P: Fn(Self::Item) -> bool>(self, predicate: P) -> Option<usize> {}
        }
        pub trait IntoParallelIterator {
            type Item;
            fn into_par_iter(self) -> Iter<Self::Item> {}
        }
        impl<I: IntoIterator> IntoParallelIterator for I {
            type Item = I::Item;
        }
        pub trait IntoParallelRefIterator<'d>: IntoIterator {
            fn par_iter(&'d self) -> Iter<Self::Item> {}
        }
        impl<I: IntoIterator> IntoParallelRefIterator<'_> for I {}
        pub trait IntoParallelRefMutIterator<'d>: IntoIterator {
            fn par_iter_mut(&'d mut self) -> Iter<Self::Item> {}
        }
        impl<I: IntoIterator> IntoParallelRefMutIterator<'_> for I {}
        pub trait ParallelBridge: Iterator {
            fn par_bridge(self) -> Iter<Self::Item> {}
        }
        impl<I: Iterator> ParallelBridge for I {}
        pub trait ParallelExtend<T> {
            fn par_extend<I>(&mut self, par_iter: I) {}
        }
        impl<T> ParallelExtend<T> for Vec<T> {}
        pub trait ParallelDrainFull: IntoIterator {
            fn par_drain(self) -> Iter<Self::Item> {}
        }
    }

    pub mod slice {
        use rayon::iter::Iter;
        use std::cmp::Ordering;
        pub trait ParallelSlice<T> {
            fn par_chunks(&self, chunk_size: usize) -> Iter<[T]> {}
            fn par_windows(&self, window_size: usize) -> Iter<[T]> {}
            fn par_chunks_exact(&self, chunk_size: usize) -> Iter<[T]> {}
            fn par_split<P: Fn(&T) -> bool>(&self, separator: P) -> Iter<[T]> {}
        }
        impl<T> ParallelSlice<T> for [T] {}
        pub trait ParallelSliceMut<T> {
            fn par_chunks_mut(&mut self, chunk_size: usize) -> Iter<[T]> {}
            fn par_chunks_exact_mut(&mut self, chunk_size: usize) -> Iter<[T]> {}
            fn par_sort(&mut self) {}
            fn par_sort_by<F: Fn(&T, &T) -> Ordering>(&mut self, compare: F) {}
            fn par_sort_by_key<K, F: Fn(&T) -> K>(&mut self, f: F) {}
            fn par_sort_by_cached_key<K, F: Fn(&T) -> K>(&mut self, f: F) {}
            fn par_sort_unstable(&mut self) {}
            fn par_sort_unstable_by<F: Fn(&T, &T) -> Ordering>(&mut self, compare: F) {}
            fn par_sort_unstable_by_key<K, F: Fn(&T) -> K>(&mut self, f: F) {}
        }
        impl<T> ParallelSliceMut<T> for [T] {}
    }

    pub mod str {
        use rayon::iter::Iter;
        pub trait ParallelString {
            fn par_lines(&self) -> Iter<str> {}
            fn par_split_whitespace(&self) -> Iter<str> {}
            fn par_chars(&self) -> Iter<char> {}
        }
        impl ParallelString for str {}
    }
    pub mod prelude {
        pub use rayon::iter::{
            IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelBridge,
            ParallelDrainFull, ParallelExtend, ParallelIterator,
        };
        pub use rayon::slice::{ParallelSlice, ParallelSliceMut};
        pub use rayon::str::ParallelString;
    }
}

pub mod rayon_core {
    pub use rayon::{
        BroadcastContext, Scope, ScopeFifo, ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder, broadcast, current_num_threads,
        current_thread_index, in_place_scope, join, scope, scope_fifo, spawn, spawn_broadcast, spawn_fifo, yield_now,
    };
}

pub mod serde_json {
    use std::io;
    pub type Result<T> = std::result::Result<T, Error>;
    pub use error::Error;
    pub mod error {
        pub struct Error;
        pub enum Category {
            Io,
            Syntax,
            Data,
            Eof,
        }
        impl Error {
            pub fn line(&self) -> usize {}
            pub fn column(&self) -> usize {}
            pub fn classify(&self) -> Category {}
            pub fn is_io(&self) -> bool {}
            pub fn is_syntax(&self) -> bool {}
            pub fn is_data(&self) -> bool {}
            pub fn is_eof(&self) -> bool {}
        }
    }
    pub fn from_str<T>(s: &str) -> Result<T> {}
    pub fn from_slice<T>(v: &[u8]) -> Result<T> {}
    pub fn from_reader<R, T>(rdr: R) -> Result<T> {}
    pub fn from_value<T>(value: Value) -> Result<T> {}
    pub fn to_string<T>(value: &T) -> Result<String> {}
    pub fn to_string_pretty<T>(value: &T) -> Result<String> {}
    pub fn to_vec<T>(value: &T) -> Result<Vec<u8>> {}
    pub fn to_vec_pretty<T>(value: &T) -> Result<Vec<u8>> {}
    pub fn to_writer<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn to_writer_pretty<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn to_value<T>(value: T) -> Result<Value> {}
    pub use serde_json::map::Map;
    pub mod value {
        pub use serde_json::{Map, Number, Value};
        pub struct RawValue;
    }
    pub struct Number;
    impl Number {
        pub fn as_i64(&self) -> Option<i64> {}
        pub fn as_u64(&self) -> Option<u64> {}
        pub fn as_f64(&self) -> Option<f64> {}
    }
    pub enum Value {
        Null,
        Bool(bool),
        Number(Number),
        String(String),
        Array(Vec<Value>),
        Object(Map<String, Value>),
    }
    impl Value {
        pub fn get<I>(&self, index: I) -> Option<&Value> {}
        pub fn get_mut<I>(&mut self, index: I) -> Option<&mut Value> {}
        pub fn is_object(&self) -> bool {}
        pub fn as_object(&self) -> Option<&Map<String, Value>> {}
        pub fn as_object_mut(&mut self) -> Option<&mut Map<String, Value>> {}
        pub fn is_array(&self) -> bool {}
        pub fn as_array(&self) -> Option<&Vec<Value>> {}
        pub fn as_array_mut(&mut self) -> Option<&mut Vec<Value>> {}
        pub fn is_string(&self) -> bool {}
        pub fn as_str(&self) -> Option<&str> {}
        pub fn is_number(&self) -> bool {}
        pub fn as_i64(&self) -> Option<i64> {}
        pub fn as_u64(&self) -> Option<u64> {}
        pub fn as_f64(&self) -> Option<f64> {}
        pub fn is_boolean(&self) -> bool {}
        pub fn as_bool(&self) -> Option<bool> {}
        pub fn is_null(&self) -> bool {}
        pub fn pointer(&self, pointer: &str) -> Option<&Value> {}
        pub fn pointer_mut(&mut self, pointer: &str) -> Option<&mut Value> {}
        pub fn take(&mut self) -> Value {}
    }
    impl<I> std::ops::Index<I> for Value {
        type Output = Value;
    }
    impl<T> From<T> for Value {}
    impl std::str::FromStr for Value {
        type Err = Error;
    }
    pub mod map {
        pub struct Map<K, V>;
        use serde_json::Value;
        impl Map<String, Value> {
            pub fn new() -> Self {}
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn get<Q>(&self, key: &Q) -> Option<&Value> {}
            pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut Value> {}
            pub fn contains_key<Q>(&self, key: &Q) -> bool {}
            pub fn insert(&mut self, k: String, v: Value) -> Option<Value> {}
            pub fn remove<Q>(&mut self, key: &Q) -> Option<Value> {}
            pub fn entry<S>(&mut self, key: S) -> Entry<'_> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn iter(&self) -> std::vec::IntoIter<(&String, &Value)> {}
            pub fn iter_mut(&mut self) -> std::vec::IntoIter<(&String, &mut Value)> {}
            pub fn keys(&self) -> std::vec::IntoIter<&String> {}
            pub fn values(&self) -> std::vec::IntoIter<&Value> {}
            pub fn values_mut(&mut self) -> std::vec::IntoIter<&mut Value> {}
            pub fn retain<F: FnMut(&String, &mut Value) -> bool>(&mut self, f: F) { f(any(), any()) }
        }
        impl IntoIterator for Map<String, Value> {
            type Item = (String, Value);
            type IntoIter = std::vec::IntoIter<(String, Value)>;
        }
        impl FromIterator<(String, Value)> for Map<String, Value> {}
        pub struct Entry<'a>;
        impl<'a> Entry<'a> {
            pub fn or_insert(self, default: Value) -> &'a mut Value {}
            pub fn or_insert_with<F: FnOnce() -> Value>(self, default: F) -> &'a mut Value { default() }
            pub fn and_modify<F: FnOnce(&mut Value)>(self, f: F) -> Self { f(any()) }
        }
    }
    pub struct Deserializer<R>;
    impl<R> Deserializer<R> {
        pub fn from_reader(reader: R) -> Self {}
        pub fn from_str(s: &str) -> Deserializer<&str> {}
        pub fn from_slice(bytes: &[u8]) -> Deserializer<&[u8]> {}
        pub fn into_iter<T>(self) -> StreamDeserializer<R, T> {}
    }
    pub struct StreamDeserializer<R, T>;
    impl<R, T> Iterator for StreamDeserializer<R, T> {
        type Item = Result<T>;
    }
}

pub mod serde_yaml {
    pub struct Error;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Value;
    pub fn from_str<T>(s: &str) -> Result<T> {}
    pub fn from_slice<T>(v: &[u8]) -> Result<T> {}
    pub fn from_reader<R, T>(rdr: R) -> Result<T> {}
    pub fn from_value<T>(value: Value) -> Result<T> {}
    pub fn to_string<T>(value: &T) -> Result<String> {}
    pub fn to_writer<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn to_value<T>(value: T) -> Result<Value> {}
}
pub mod serde_yaml_ng {
    pub struct Error;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Value;
    pub fn from_str<T>(s: &str) -> Result<T> {}
    pub fn from_slice<T>(v: &[u8]) -> Result<T> {}
    pub fn from_reader<R, T>(rdr: R) -> Result<T> {}
    pub fn from_value<T>(value: Value) -> Result<T> {}
    pub fn to_string<T>(value: &T) -> Result<String> {}
    pub fn to_writer<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn to_value<T>(value: T) -> Result<Value> {}
}
pub mod serde_yml {
    pub struct Error;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Value;
    pub fn from_str<T>(s: &str) -> Result<T> {}
    pub fn from_slice<T>(v: &[u8]) -> Result<T> {}
    pub fn from_reader<R, T>(rdr: R) -> Result<T> {}
    pub fn from_value<T>(value: Value) -> Result<T> {}
    pub fn to_string<T>(value: &T) -> Result<String> {}
    pub fn to_writer<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn to_value<T>(value: T) -> Result<Value> {}
}

pub mod toml {
    pub mod de {
        pub struct Error;
    }
    pub mod ser {
        pub struct Error;
    }
    pub use toml::value::{Table, Value};
    pub fn from_str<T>(s: &str) -> Result<T, de::Error> {}
    pub fn from_slice<T>(s: &[u8]) -> Result<T, de::Error> {}
    pub fn to_string<T>(value: &T) -> Result<String, ser::Error> {}
    pub fn to_string_pretty<T>(value: &T) -> Result<String, ser::Error> {}
    pub mod value {
        pub type Table = std::collections::BTreeMap<String, Value>;
        pub enum Value {
            String(String),
            Integer(i64),
            Float(f64),
            Boolean(bool),
            Datetime(Datetime),
            Array(Vec<Value>),
            Table(Table),
        }
        pub struct Datetime;
        impl Value {
            pub fn get<I>(&self, index: I) -> Option<&Value> {}
            pub fn get_mut<I>(&mut self, index: I) -> Option<&mut Value> {}
            pub fn as_str(&self) -> Option<&str> {}
            pub fn as_table(&self) -> Option<&Table> {}
            pub fn as_table_mut(&mut self) -> Option<&mut Table> {}
            pub fn as_array(&self) -> Option<&Vec<Value>> {}
            pub fn as_integer(&self) -> Option<i64> {}
            pub fn as_bool(&self) -> Option<bool> {}
            pub fn try_into<T>(self) -> Result<T, toml::de::Error> {}
        }
        impl<I> std::ops::Index<I> for Value {
            type Output = Value;
        }
    }
}

pub mod bincode {
    pub type Result<T> = std::result::Result<T, Error>;
    pub type Error = Box<ErrorKind>;
    pub struct ErrorKind;
    pub fn serialize<T>(value: &T) -> Result<Vec<u8>> {}
    pub fn deserialize<T>(bytes: &[u8]) -> Result<T> {}
    pub fn serialize_into<W, T>(writer: W, value: &T) -> Result<()> {}
    pub fn deserialize_from<R, T>(reader: R) -> Result<T> {}
    pub fn serialized_size<T>(value: &T) -> Result<u64> {}
}

pub mod scopeguard {

    // The closure runs when the guard is dropped, on the thread that made it.
    pub fn guard<T, F: FnOnce(T)>(v: T, dropfn: F) -> ScopeGuard<T, F> { dropfn(any()) }
    pub fn guard_on_success<T, F: FnOnce(T)>(v: T, dropfn: F) -> ScopeGuard<T, F> { dropfn(any()) }
    pub fn guard_on_unwind<T, F: FnOnce(T)>(v: T, dropfn: F) -> ScopeGuard<T, F> {}
    pub struct ScopeGuard<T, F>;
    impl<T, F> ScopeGuard<T, F> {
        pub fn with_strategy(v: T, dropfn: F) -> Self {}
        pub fn into_inner(guard: Self) -> T {}
    }
    impl<T, F> std::ops::Deref for ScopeGuard<T, F> {
        type Target = T;
    }
    impl<T, F> std::ops::DerefMut for ScopeGuard<T, F> {}
}

pub mod hashbrown {
    pub use std::collections::{HashMap, HashSet, hash_map, hash_set};
}
pub mod ahash {
    pub type AHashMap<K, V> = std::collections::HashMap<K, V>;
    pub type AHashSet<T> = std::collections::HashSet<T>;
    pub type HashMap<K, V> = std::collections::HashMap<K, V>;
    pub type HashSet<T> = std::collections::HashSet<T>;
    pub use std::hash::RandomState;
    pub struct AHasher;
}
pub mod rustc_hash {
    pub type FxHashMap<K, V> = std::collections::HashMap<K, V>;
    pub type FxHashSet<T> = std::collections::HashSet<T>;
    pub struct FxHasher;
    pub struct FxBuildHasher;
}
pub mod fnv {
    pub type FnvHashMap<K, V> = std::collections::HashMap<K, V>;
    pub type FnvHashSet<T> = std::collections::HashSet<T>;
}

pub mod indexmap {
    pub use indexmap::map::IndexMap;
    pub use indexmap::set::IndexSet;
    pub mod set {
        pub struct IndexSet<T, S = ()>;
        impl<T, S> IndexSet<T, S> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn insert(&mut self, value: T) -> bool {}
            pub fn contains<Q>(&self, value: &Q) -> bool {}
            pub fn get<Q>(&self, value: &Q) -> Option<&T> {}
            pub fn iter(&self) -> std::slice::Iter<T> {}
            pub fn first(&self) -> Option<&T> {}
            pub fn last(&self) -> Option<&T> {}
            pub fn pop(&mut self) -> Option<T> {}
            pub fn shift_remove<Q>(&mut self, value: &Q) -> bool {}
            pub fn swap_remove<Q>(&mut self, value: &Q) -> bool {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, keep: F) { keep(any()) }
        }
        impl<T, S> IntoIterator for IndexSet<T, S> {
            type Item = T;
            type IntoIter = std::vec::IntoIter<T>;
        }
        impl<T, S> FromIterator<T> for IndexSet<T, S> {}
    }
    pub mod map {
        pub use std::collections::hash_map::{Entry, OccupiedEntry, VacantEntry};
        pub struct IndexMap<K, V, S = ()>;
        impl<K, V, S> IndexMap<K, V, S> {
            pub fn new() -> Self {}
            pub fn with_capacity(n: usize) -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn iter(&self) -> std::vec::IntoIter<(&K, &V)> {}
            pub fn iter_mut(&mut self) -> std::vec::IntoIter<(&K, &mut V)> {}
            pub fn keys(&self) -> std::vec::IntoIter<&K> {}
            pub fn values(&self) -> std::vec::IntoIter<&V> {}
            pub fn values_mut(&mut self) -> std::vec::IntoIter<&mut V> {}
            pub fn into_keys(self) -> std::vec::IntoIter<K> {}
            pub fn into_values(self) -> std::vec::IntoIter<V> {}
            pub fn insert(&mut self, key: K, value: V) -> Option<V> {}
            pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {}
            pub fn contains_key<Q>(&self, key: &Q) -> bool {}
            pub fn get<Q>(&self, key: &Q) -> Option<&V> {}
            pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V> {}
            pub fn get_index(&self, index: usize) -> Option<(&K, &V)> {}
            pub fn get_index_of<Q>(&self, key: &Q) -> Option<usize> {}
            pub fn swap_remove<Q>(&mut self, key: &Q) -> Option<V> {}
            pub fn shift_remove<Q>(&mut self, key: &Q) -> Option<V> {}
            pub fn remove<Q>(&mut self, key: &Q) -> Option<V> {}
            pub fn first(&self) -> Option<(&K, &V)> {}
            pub fn last(&self) -> Option<(&K, &V)> {}
            pub fn pop(&mut self) -> Option<(K, V)> {}
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, keep: F) { keep(any(), any()) }
            pub fn drain<R>(&mut self, range: R) -> std::vec::IntoIter<(K, V)> {}
            pub fn sort_by<F: FnMut(&K, &V, &K, &V) -> std::cmp::Ordering>(&mut self, cmp: F) { cmp(any(), any(), any(), any()) }
        }
        impl<K, V, S> IntoIterator for IndexMap<K, V, S> {
            type Item = (K, V);
            type IntoIter = std::vec::IntoIter<(K, V)>;
        }
        impl<K, V, S> FromIterator<(K, V)> for IndexMap<K, V, S> {}
        impl<Q, K, V, S> std::ops::Index<Q> for IndexMap<K, V, S> {
            type Output = V;
        }
    }
}

pub mod smallvec {
    pub struct SmallVec<A>;
    impl<T> SmallVec<[T]> {
        pub fn new() -> Self {}
        pub fn push(&mut self, value: T) {}
        pub fn pop(&mut self) -> Option<T> {}
        pub fn into_vec(self) -> Vec<T> {}
        pub fn drain<R>(&mut self, range: R) -> std::vec::IntoIter<T> {}
        pub fn retain<F: FnMut(&mut T) -> bool>(&mut self, f: F) { f(any()) }
        pub fn clear(&mut self) {}
        pub fn insert(&mut self, index: usize, element: T) {}
        pub fn remove(&mut self, index: usize) -> T {}
    }
    impl<T> std::ops::Deref for SmallVec<[T]> {
        type Target = [T];
    }
    impl<T> IntoIterator for SmallVec<[T]> {
        type Item = T;
        type IntoIter = std::vec::IntoIter<T>;
    }
    impl<T> FromIterator<T> for SmallVec<[T]> {}
}

pub mod moka {

    pub mod sync {
        use std::sync::Arc;
        use std::time::Duration;
        pub struct Cache<K, V, S = ()>;
        impl<K, V, S> Cache<K, V, S> {
            pub fn new(max_capacity: u64) -> Self {}
            pub fn builder() -> CacheBuilder<K, V> {}
            pub fn get<Q>(&self, key: &Q) -> Option<V> {}
            pub fn get_with(&self, key: K, init: impl FnOnce() -> V) -> V { init() }
            pub fn get_with_by_ref<Q>(&self, key: &Q, init: impl FnOnce() -> V) -> V { init() }
            pub fn optionally_get_with<F: FnOnce() -> Option<V>>(&self, key: K, init: F) -> Option<V> { init() }
            pub fn try_get_with<F: FnOnce() -> Result<V, E>, E>(&self, key: K, init: F) -> Result<V, Arc<E>> { init() }
            pub fn try_get_with_by_ref<F: FnOnce() -> Result<V, E>, E, Q>(&self, key: &Q, init: F) -> Result<V, Arc<E>> { init() }
            pub fn insert(&self, key: K, value: V) {}
            pub fn invalidate<Q>(&self, key: &Q) {}
            pub fn remove<Q>(&self, key: &Q) -> Option<V> {}
            pub fn invalidate_all(&self) {}
            pub fn contains_key<Q>(&self, key: &Q) -> bool {}
            pub fn entry_count(&self) -> u64 {}
            pub fn run_pending_tasks(&self) {}
            pub fn iter(&self) -> std::vec::IntoIter<(Arc<K>, V)> {}
        }
        pub struct CacheBuilder<K, V>;
        impl<K, V> CacheBuilder<K, V> {
            pub fn max_capacity(self, max_capacity: u64) -> Self {}
            pub fn time_to_live(self, duration: Duration) -> Self {}
            pub fn time_to_idle(self, duration: Duration) -> Self {}
            pub fn weigher<F>(self, weigher: F) -> Self {}
            pub fn eviction_listener<F>(self, listener: F) -> Self {}
            pub fn build(self) -> Cache<K, V> {}
        }
        pub use moka::sync::Cache as SegmentedCache;
    }
    pub mod future {
        use std::future::Future;
        use std::sync::Arc;
        use std::time::Duration;
        pub struct Cache<K, V, S = ()>;
        impl<K, V, S> Cache<K, V, S> {
            pub fn new(max_capacity: u64) -> Self {}
            pub fn builder() -> CacheBuilder<K, V> {}
            pub async fn get<Q>(&self, key: &Q) -> Option<V> {}
            pub async fn get_with(&self, key: K, init: impl Future<Output = V>) -> V { init.await }
            pub async fn get_with_by_ref<Q>(&self, key: &Q, init: impl Future<Output = V>) -> V { init.await }
            pub async fn optionally_get_with<F: Future<Output = Option<V>>>(&self, key: K, init: F) -> Option<V> { init.await }
            pub async fn try_get_with<F: Future<Output = Result<V, E>>, E>(&self, key: K, init: F) -> Result<V, Arc<E>> { init.await }
            pub async fn try_get_with_by_ref<F: Future<Output = Result<V, E>>, E, Q>(&self, key: &Q, init: F) -> Result<V, Arc<E>> {
                init.await
            }
            pub async fn insert(&self, key: K, value: V) {}
            pub async fn invalidate<Q>(&self, key: &Q) {}
            pub async fn remove<Q>(&self, key: &Q) -> Option<V> {}
            pub fn invalidate_all(&self) {}
            pub fn contains_key<Q>(&self, key: &Q) -> bool {}
            pub fn entry_count(&self) -> u64 {}
        }
        pub struct CacheBuilder<K, V>;
        impl<K, V> CacheBuilder<K, V> {
            pub fn max_capacity(self, max_capacity: u64) -> Self {}
            pub fn time_to_live(self, duration: Duration) -> Self {}
            pub fn time_to_idle(self, duration: Duration) -> Self {}
            pub fn weigher<F>(self, weigher: F) -> Self {}
            pub fn eviction_listener<F>(self, listener: F) -> Self {}
            pub fn build(self) -> Cache<K, V> {}
        }
    }
}
