// What typing needs to know of the standard library.
//
// Conventions of all shapes: `&T` is `T`; bodies only say which callables run, and whether inside a future; every described crate is in
// scope by its name, its own included; `std::prelude::v1` is in scope everywhere. Adaptors carry what their closure returns in place of
// the closure's type (`Map<I, B>`), which is all that typing asks of them. Derives leave no trace in facts, hence the blanket impls of
// `Clone` and `Default`. Items stand at the path that people write and effect tables name; other public paths are `pub use` of it.
//
// Longer than 500 lines on purpose: one crate is one module. A crate opens with `pub mod name {` in the first column and closes with
// `}` in the first column, so that a reader can cut out the crates it needs.

pub mod std {
    pub mod prelude {
        pub mod v1 {
            pub use std::borrow::ToOwned;
            pub use std::boxed::Box;
            pub use std::clone::Clone;
            pub use std::cmp::{Eq, Ord, PartialEq, PartialOrd};
            pub use std::convert::{AsMut, AsRef, From, Into, TryFrom, TryInto};
            pub use std::default::Default;
            pub use std::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
            pub use std::marker::{Copy, Send, Sized, Sync, Unpin};
            pub use std::mem::{align_of, align_of_val, drop, size_of, size_of_val};
            pub use std::ops::Drop;
            pub use std::option::Option::{self, None, Some};
            pub use std::result::Result::{self, Err, Ok};
            pub use std::string::{String, ToString};
            pub use std::vec::Vec;
        }
        pub mod rust_2015 {
            pub use std::prelude::v1::*;
        }
        pub mod rust_2018 {
            pub use std::prelude::v1::*;
        }
        pub mod rust_2021 {
            pub use std::prelude::v1::*;
        }
        pub mod rust_2024 {
            pub use std::future::{Future, IntoFuture};
            pub use std::prelude::v1::*;
        }
    }

    // -- basic traits

    pub mod marker {
        pub trait Copy {}
        pub trait Send {}
        pub trait Sized {}
        pub trait Sync {}
        pub trait Unpin {}
        pub struct PhantomData<T>;
        pub struct PhantomPinned;
    }

    pub mod clone {
        pub trait Clone {
            fn clone(&self) -> Self;
            fn clone_from(&mut self, source: &Self) {}
        }
        impl<T> Clone for T {}
    }

    pub mod default {
        pub trait Default {
            fn default() -> Self;
        }
        impl<T> Default for T {}
    }

    pub mod borrow {
        use std::ops::Deref;
        pub trait Borrow<B> {
            fn borrow(&self) -> &B;
        }
        pub trait BorrowMut<B> {
            fn borrow_mut(&mut self) -> &mut B;
        }
        pub trait ToOwned {
            type Owned;
            fn to_owned(&self) -> Self::Owned;
            fn clone_into(&self, target: &mut Self::Owned) {}
        }
        impl ToOwned for str {
            type Owned = String;
        }
        impl<T> ToOwned for [T] {
            type Owned = Vec<T>;
        }
        impl ToOwned for std::path::Path {
            type Owned = std::path::PathBuf;
        }
        impl ToOwned for std::ffi::OsStr {
            type Owned = std::ffi::OsString;
        }
        impl ToOwned for std::ffi::CStr {
            type Owned = std::ffi::CString;
        }
        pub enum Cow<'a, B: ToOwned> {
            Borrowed(&'a B),
            Owned(B::Owned),
        }
        impl<B: ToOwned> Cow<'_, B> {
            pub fn is_borrowed(&self) -> bool {}
            pub fn is_owned(&self) -> bool {}
            pub fn into_owned(self) -> B::Owned {}
            pub fn to_mut(&mut self) -> &mut B::Owned {}
        }
        impl<B: ToOwned> Deref for Cow<'_, B> {
            type Target = B;
        }
        impl<'a, B: ToOwned> From<&'a B> for Cow<'a, B> {}
    }

    pub mod convert {
        pub enum Infallible {}
        pub fn identity<T>(x: T) -> T {}
        pub trait AsRef<T> {
            fn as_ref(&self) -> &T;
        }
        pub trait AsMut<T> {
            fn as_mut(&mut self) -> &mut T;
        }
        pub trait From<T> {
            fn from(value: T) -> Self;
        }
        pub trait Into<T> {
            fn into(self) -> T;
        }
        impl<T, U: From<T>> Into<U> for T {}
        pub trait TryFrom<T> {
            type Error;
            fn try_from(value: T) -> Result<Self, Self::Error>;
        }
        pub trait TryInto<T> {
            type Error;
            fn try_into(self) -> Result<T, Self::Error>;
        }
        impl<T, U: TryFrom<T>> TryInto<U> for T {
            type Error = U::Error;
        }
    }

    pub mod cmp {
        pub enum Ordering {
            Less,
            Equal,
            Greater,
        }
        impl Ordering {
            pub fn is_eq(self) -> bool {}
            pub fn is_ne(self) -> bool {}
            pub fn is_lt(self) -> bool {}
            pub fn is_gt(self) -> bool {}
            pub fn is_le(self) -> bool {}
            pub fn is_ge(self) -> bool {}
            pub fn reverse(self) -> Ordering {}
            pub fn then(self, other: Ordering) -> Ordering {}
            pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering { f() }
        }
        pub struct Reverse<T>(pub T);
        pub trait PartialEq<Rhs = Self> {
            fn eq(&self, other: &Rhs) -> bool;
            fn ne(&self, other: &Rhs) -> bool {}
        }
        pub trait Eq {}
        pub trait PartialOrd<Rhs = Self> {
            fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;
            fn lt(&self, other: &Rhs) -> bool {}
            fn le(&self, other: &Rhs) -> bool {}
            fn gt(&self, other: &Rhs) -> bool {}
            fn ge(&self, other: &Rhs) -> bool {}
        }
        pub trait Ord {
            fn cmp(&self, other: &Self) -> Ordering;
            fn max(self, other: Self) -> Self {}
            fn min(self, other: Self) -> Self {}
            fn clamp(self, min: Self, max: Self) -> Self {}
        }
        pub fn max<T>(a: T, b: T) -> T {}
        pub fn min<T>(a: T, b: T) -> T {}
        pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(a: T, b: T, compare: F) -> T { compare(any(), any()) }
        pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(a: T, b: T, compare: F) -> T { compare(any(), any()) }
        pub fn max_by_key<T, K, F: FnMut(&T) -> K>(a: T, b: T, f: F) -> T { f(any()) }
        pub fn min_by_key<T, K, F: FnMut(&T) -> K>(a: T, b: T, f: F) -> T { f(any()) }
    }

    pub mod hash {
        pub trait Hash {
            fn hash<H: Hasher>(&self, state: &mut H);
        }
        pub trait Hasher {
            fn finish(&self) -> u64;
            fn write(&mut self, bytes: &[u8]);
            fn write_u8(&mut self, i: u8) {}
            fn write_u32(&mut self, i: u32) {}
            fn write_u64(&mut self, i: u64) {}
            fn write_usize(&mut self, i: usize) {}
        }
        pub trait BuildHasher {
            type Hasher;
            fn build_hasher(&self) -> Self::Hasher;
            fn hash_one<T>(&self, x: T) -> u64 {}
        }
        pub struct BuildHasherDefault<H>;
        pub struct RandomState;
        pub struct DefaultHasher;
        impl DefaultHasher {
            pub fn new() -> Self {}
        }
        impl Hasher for DefaultHasher {}
        impl RandomState {
            pub fn new() -> Self {}
        }
        impl BuildHasher for RandomState {
            type Hasher = DefaultHasher;
        }
    }

    pub mod any {
        pub struct TypeId;
        impl TypeId {
            pub fn of<T>() -> TypeId {}
        }
        pub trait Any {
            fn type_id(&self) -> TypeId;
        }
        impl<T> Any for T {}
        impl dyn Any {
            pub fn is<T>(&self) -> bool {}
            pub fn downcast_ref<T>(&self) -> Option<&T> {}
            pub fn downcast_mut<T>(&mut self) -> Option<&mut T> {}
        }
        pub fn type_name<T>() -> &'static str {}
        pub fn type_name_of_val<T>(val: &T) -> &'static str {}
    }

    pub mod error {
        pub trait Error {
            fn source(&self) -> Option<&dyn Error> {}
            fn description(&self) -> &str {}
            fn cause(&self) -> Option<&dyn Error> {}
        }
        impl dyn Error {
            pub fn is<T>(&self) -> bool {}
            pub fn downcast_ref<T>(&self) -> Option<&T> {}
            pub fn downcast_mut<T>(&mut self) -> Option<&mut T> {}
            pub fn downcast<T>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error>> {}
        }
    }

    pub mod ops {
        pub trait Drop {
            fn drop(&mut self);
        }
        pub trait Deref {
            type Target;
            fn deref(&self) -> &Self::Target;
        }
        pub trait DerefMut: Deref {
            fn deref_mut(&mut self) -> &mut Self::Target;
        }
        pub trait Index<Idx> {
            type Output;
            fn index(&self, index: Idx) -> &Self::Output;
        }
        pub trait IndexMut<Idx>: Index<Idx> {
            fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
        }
        pub trait Add<Rhs = Self> {
            type Output;
            fn add(self, rhs: Rhs) -> Self::Output;
        }
        pub trait Sub<Rhs = Self> {
            type Output;
            fn sub(self, rhs: Rhs) -> Self::Output;
        }
        pub trait Mul<Rhs = Self> {
            type Output;
            fn mul(self, rhs: Rhs) -> Self::Output;
        }
        pub trait Div<Rhs = Self> {
            type Output;
            fn div(self, rhs: Rhs) -> Self::Output;
        }
        pub trait Rem<Rhs = Self> {
            type Output;
            fn rem(self, rhs: Rhs) -> Self::Output;
        }
        pub trait Neg {
            type Output;
            fn neg(self) -> Self::Output;
        }
        pub trait Not {
            type Output;
            fn not(self) -> Self::Output;
        }
        pub trait BitAnd<Rhs = Self> {
            type Output;
            fn bitand(self, rhs: Rhs) -> Self::Output;
        }
        pub trait BitOr<Rhs = Self> {
            type Output;
            fn bitor(self, rhs: Rhs) -> Self::Output;
        }
        pub trait BitXor<Rhs = Self> {
            type Output;
            fn bitxor(self, rhs: Rhs) -> Self::Output;
        }
        pub trait AddAssign<Rhs = Self> {
            fn add_assign(&mut self, rhs: Rhs);
        }
        pub trait SubAssign<Rhs = Self> {
            fn sub_assign(&mut self, rhs: Rhs);
        }
        pub enum ControlFlow<B, C = ()> {
            Continue(C),
            Break(B),
        }
        impl<B, C> ControlFlow<B, C> {
            pub fn is_break(&self) -> bool {}
            pub fn is_continue(&self) -> bool {}
            pub fn break_value(self) -> Option<B> {}
            pub fn continue_value(self) -> Option<C> {}
            pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C> { f(any()) }
            pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T> { f(any()) }
        }
        pub enum Bound<T> {
            Included(T),
            Excluded(T),
            Unbounded,
        }
        pub struct Range<Idx> {
            pub start: Idx,
            pub end: Idx,
        }
        pub struct RangeInclusive<Idx>(Idx);
        pub struct RangeFrom<Idx> {
            pub start: Idx,
        }
        pub struct RangeTo<Idx> {
            pub end: Idx,
        }
        pub struct RangeToInclusive<Idx> {
            pub end: Idx,
        }
        pub struct RangeFull;
        pub trait RangeBounds<T> {
            fn start_bound(&self) -> Bound<&T>;
            fn end_bound(&self) -> Bound<&T>;
            fn contains(&self, item: &T) -> bool {}
        }
        impl<T> RangeBounds<T> for Range<T> {}
        impl<T> RangeBounds<T> for RangeInclusive<T> {}
        impl<T> RangeBounds<T> for RangeFrom<T> {}
        impl<A> Iterator for Range<A> {
            type Item = A;
        }
        impl<A> DoubleEndedIterator for Range<A> {}
        impl<A> ExactSizeIterator for Range<A> {}
        impl<A> Iterator for RangeInclusive<A> {
            type Item = A;
        }
        impl<A> DoubleEndedIterator for RangeInclusive<A> {}
        impl<A> Iterator for RangeFrom<A> {
            type Item = A;
        }
        impl<T> Range<T> {
            pub fn contains<U>(&self, item: &U) -> bool {}
            pub fn is_empty(&self) -> bool {}
        }
        impl<T> RangeInclusive<T> {
            pub fn new(start: T, end: T) -> Self {}
            pub fn start(&self) -> &T {}
            pub fn end(&self) -> &T {}
            pub fn contains<U>(&self, item: &U) -> bool {}
        }
    }

    pub mod mem {
        pub struct ManuallyDrop<T>;
        impl<T> ManuallyDrop<T> {
            pub fn new(value: T) -> Self {}
            pub fn into_inner(slot: Self) -> T {}
            pub fn take(slot: &mut Self) -> T {}
            pub fn drop(slot: &mut Self) {}
        }
        impl<T> std::ops::Deref for ManuallyDrop<T> {
            type Target = T;
        }
        pub struct MaybeUninit<T>;
        impl<T> MaybeUninit<T> {
            pub fn new(value: T) -> Self {}
            pub fn uninit() -> Self {}
            pub fn zeroed() -> Self {}
            pub fn write(&mut self, value: T) -> &mut T {}
            pub fn assume_init(self) -> T {}
            pub fn assume_init_ref(&self) -> &T {}
            pub fn assume_init_mut(&mut self) -> &mut T {}
        }
        pub fn take<T>(dest: &mut T) -> T {}
        pub fn replace<T>(dest: &mut T, src: T) -> T {}
        pub fn swap<T>(x: &mut T, y: &mut T) {}
        pub fn drop<T>(x: T) {}
        pub fn forget<T>(x: T) {}
        pub fn size_of<T>() -> usize {}
        pub fn size_of_val<T>(val: &T) -> usize {}
        pub fn align_of<T>() -> usize {}
        pub fn align_of_val<T>(val: &T) -> usize {}
        pub fn needs_drop<T>() -> bool {}
        pub fn zeroed<T>() -> T {}
        pub fn transmute<Src, Dst>(src: Src) -> Dst {}
        pub fn discriminant<T>(v: &T) -> Discriminant<T> {}
        pub struct Discriminant<T>;
    }

    pub mod ptr {
        pub struct NonNull<T>;
        impl<T> NonNull<T> {
            pub fn new(ptr: *mut T) -> Option<Self> {}
            pub fn as_ref(&self) -> &T {}
            pub fn as_mut(&mut self) -> &mut T {}
            pub fn as_ptr(self) -> *mut T {}
        }
        pub fn null<T>() -> *const T {}
        pub fn null_mut<T>() -> *mut T {}
        pub fn eq<T>(a: *const T, b: *const T) -> bool {}
        pub fn addr_of<T>(x: T) -> *const T {}
        pub fn read<T>(src: *const T) -> T {}
        pub fn write<T>(dst: *mut T, src: T) {}
    }

    pub mod hint {
        pub fn spin_loop() {}
        pub fn black_box<T>(dummy: T) -> T {}
        pub fn unreachable_unchecked() -> ! {}
    }

    // -- Option and Result

    pub mod option {
        pub enum Option<T> {
            None,
            Some(T),
        }
        impl<T> Option<T> {
            pub fn is_some(&self) -> bool {}
            pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { f(any()) }
            pub fn is_none(&self) -> bool {}
            pub fn is_none_or<F: FnOnce(T) -> bool>(self, f: F) -> bool { f(any()) }
            pub fn as_ref(&self) -> Option<&T> {}
            pub fn as_mut(&mut self) -> Option<&mut T> {}
            pub fn as_pin_ref(self) -> Option<T> {}
            pub fn as_pin_mut(self) -> Option<T> {}
            pub fn as_slice(&self) -> &[T] {}
            pub fn as_deref(&self) -> Option<&T::Target>
            where
                T: std::ops::Deref,
            {
            }
            pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
            where
                T: std::ops::Deref,
            {
            }
            pub fn expect(self, msg: &str) -> T {}
            pub fn unwrap(self) -> T {}
            pub fn unwrap_or(self, default: T) -> T {}
            pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T { f() }
            pub fn unwrap_or_default(self) -> T {}
            pub fn unwrap_unchecked(self) -> T {}
            pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> { f(any()) }
            pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self { f(any()) }
            pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U { f(any()) }
            pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
                default();
                f(any())
            }
            pub fn map_or_default<U, F: FnOnce(T) -> U>(self, f: F) -> U { f(any()) }
            pub fn ok_or<E>(self, err: E) -> Result<T, E> {}
            pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> { err() }
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn iter_mut(&mut self) -> IterMut<'_, T> {}
            pub fn and<U>(self, optb: Option<U>) -> Option<U> {}
            pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> { f(any()) }
            pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Self { predicate(any()) }
            pub fn or(self, optb: Option<T>) -> Option<T> {}
            pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> { f() }
            pub fn xor(self, optb: Option<T>) -> Option<T> {}
            pub fn insert(&mut self, value: T) -> &mut T {}
            pub fn get_or_insert(&mut self, value: T) -> &mut T {}
            pub fn get_or_insert_default(&mut self) -> &mut T {}
            pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T { f() }
            pub fn take(&mut self) -> Option<T> {}
            pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> { predicate(any()) }
            pub fn replace(&mut self, value: T) -> Option<T> {}
            pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {}
            pub fn copied(self) -> Option<T> {}
            pub fn cloned(self) -> Option<T> {}
        }
        impl<T, U> Option<(T, U)> {
            pub fn unzip(self) -> (Option<T>, Option<U>) {}
        }
        impl<T, E> Option<Result<T, E>> {
            pub fn transpose(self) -> Result<Option<T>, E> {}
        }
        impl<T> Option<Option<T>> {
            pub fn flatten(self) -> Option<T> {}
        }
        impl<T> From<T> for Option<T> {}
        pub struct Iter<'a, T>(&'a T);
        pub struct IterMut<'a, T>(&'a T);
        pub struct IntoIter<T>(T);
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = &'a T;
        }
        impl<'a, T> Iterator for IterMut<'a, T> {
            type Item = &'a mut T;
        }
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }
        impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {}
        impl<T> IntoIterator for Option<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
    }

    pub mod result {
        pub enum Result<T, E> {
            Ok(T),
            Err(E),
        }
        impl<T, E> Result<T, E> {
            pub fn is_ok(&self) -> bool {}
            pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool { f(any()) }
            pub fn is_err(&self) -> bool {}
            pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool { f(any()) }
            pub fn ok(self) -> Option<T> {}
            pub fn err(self) -> Option<E> {}
            pub fn as_ref(&self) -> Result<&T, &E> {}
            pub fn as_mut(&mut self) -> Result<&mut T, &mut E> {}
            pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Result<U, E> { f(any()) }
            pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U { f(any()) }
            pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
                default(any());
                f(any())
            }
            pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F> { op(any()) }
            pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self { f(any()) }
            pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Self { f(any()) }
            pub fn as_deref(&self) -> Result<&T::Target, &E>
            where
                T: std::ops::Deref,
            {
            }
            pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E>
            where
                T: std::ops::Deref,
            {
            }
            pub fn iter(&self) -> std::option::Iter<'_, T> {}
            pub fn iter_mut(&mut self) -> std::option::IterMut<'_, T> {}
            pub fn expect(self, msg: &str) -> T {}
            pub fn unwrap(self) -> T {}
            pub fn unwrap_or_default(self) -> T {}
            pub fn expect_err(self, msg: &str) -> E {}
            pub fn unwrap_err(self) -> E {}
            pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> {}
            pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, f: F) -> Result<U, E> { f(any()) }
            pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> {}
            pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F> { op(any()) }
            pub fn unwrap_or(self, default: T) -> T {}
            pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T { op(any()) }
            pub fn unwrap_unchecked(self) -> T {}
            pub fn copied(self) -> Result<T, E> {}
            pub fn cloned(self) -> Result<T, E> {}
        }
        impl<T, E> Result<Option<T>, E> {
            pub fn transpose(self) -> Option<Result<T, E>> {}
        }
        impl<T, E> Result<Result<T, E>, E> {
            pub fn flatten(self) -> Result<T, E> {}
        }
        impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {}
        impl<T, E> IntoIterator for Result<T, E> {
            type Item = T;
            type IntoIter = std::option::IntoIter<T>;
        }
    }

    // -- iterators

    pub mod iter {
        use std::cmp::Ordering;
        pub trait Iterator {
            type Item;
            fn next(&mut self) -> Option<Self::Item>;
            fn next_chunk(&mut self) -> Result<[Self::Item], std::array::IntoIter<Self::Item>> {}
            fn size_hint(&self) -> (usize, Option<usize>) {}
            fn count(self) -> usize {}
            fn last(self) -> Option<Self::Item> {}
            fn advance_by(&mut self, n: usize) {}
            fn nth(&mut self, n: usize) -> Option<Self::Item> {}
            fn step_by(self, step: usize) -> StepBy<Self> {}
            fn chain<U: IntoIterator>(self, other: U) -> Chain<Self, U::IntoIter> {}
            fn zip<U: IntoIterator>(self, other: U) -> Zip<Self, U::IntoIter> {}
            fn intersperse(self, separator: Self::Item) -> Fuse<Self> {}
            fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Map<Self, B> { f(any()) }
            fn for_each<F: FnMut(Self::Item)>(self, f: F) { f(any()) }
            fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self, P> { predicate(any()) }
            fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> FilterMap<Self, B> { f(any()) }
            fn enumerate(self) -> Enumerate<Self> {}
            fn peekable(self) -> Peekable<Self> {}
            fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> SkipWhile<Self, P> { predicate(any()) }
            fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> TakeWhile<Self, P> { predicate(any()) }
            fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P) -> MapWhile<Self, B> { predicate(any()) }
            fn skip(self, n: usize) -> Skip<Self> {}
            fn take(self, n: usize) -> Take<Self> {}
            fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(self, initial_state: St, f: F) -> Scan<Self, St, B> {
                f(any(), any())
            }
            fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U> { f(any()) }
            fn flatten(self) -> Flatten<Self> {}
            fn map_windows<R, F: FnMut(&[Self::Item]) -> R>(self, f: F) -> Map<Self, R> { f(any()) }
            fn fuse(self) -> Fuse<Self> {}
            fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Inspect<Self, F> { f(any()) }
            fn by_ref(&mut self) -> &mut Self {}
            fn collect<B: FromIterator<Self::Item>>(self) -> B {}
            fn collect_into<E>(self, collection: &mut E) -> &mut E {}
            fn try_collect<B>(&mut self) -> B {}
            fn partition<B: Default + Extend<Self::Item>, F: FnMut(&Self::Item) -> bool>(self, f: F) -> (B, B) { f(any()) }
            fn is_partitioned<P: FnMut(Self::Item) -> bool>(self, predicate: P) -> bool { predicate(any()) }
            fn try_fold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R { f(any(), any()) }
            fn try_for_each<F: FnMut(Self::Item) -> R, R>(&mut self, f: F) -> R { f(any()) }
            fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B { f(any(), any()) }
            fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item> { f(any(), any()) }
            fn try_reduce<R, F: FnMut(Self::Item, Self::Item) -> R>(&mut self, f: F) -> R { f(any(), any()) }
            fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool { f(any()) }
            fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool { f(any()) }
            fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item> { predicate(any()) }
            fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B> { f(any()) }
            fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize> { predicate(any()) }
            fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize> { predicate(any()) }
            fn max(self) -> Option<Self::Item> {}
            fn min(self) -> Option<Self::Item> {}
            fn max_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item> { f(any()) }
            fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item> { compare(any(), any()) }
            fn min_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item> { f(any()) }
            fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, compare: F) -> Option<Self::Item> { compare(any(), any()) }
            fn rev(self) -> Rev<Self> {}
            fn unzip<A, B, FromA: Default + Extend<A>, FromB: Default + Extend<B>>(self) -> (FromA, FromB)
            where
                Self: Iterator<Item = (A, B)>,
            {
            }
            fn copied(self) -> Copied<Self> {}
            fn cloned(self) -> Cloned<Self> {}
            fn cycle(self) -> Cycle<Self> {}
            fn array_chunks(self) -> ArrayChunks<Self> {}
            fn sum<S>(self) -> S {}
            fn product<P>(self) -> P {}
            fn cmp<I: IntoIterator>(self, other: I) -> Ordering {}
            fn partial_cmp<I: IntoIterator>(self, other: I) -> Option<Ordering> {}
            fn eq<I: IntoIterator>(self, other: I) -> bool {}
            fn ne<I: IntoIterator>(self, other: I) -> bool {}
            fn lt<I: IntoIterator>(self, other: I) -> bool {}
            fn le<I: IntoIterator>(self, other: I) -> bool {}
            fn gt<I: IntoIterator>(self, other: I) -> bool {}
            fn ge<I: IntoIterator>(self, other: I) -> bool {}
            fn is_sorted(self) -> bool {}
            fn is_sorted_by<F: FnMut(&Self::Item, &Self::Item) -> bool>(self, compare: F) -> bool { compare(any(), any()) }
            fn is_sorted_by_key<F: FnMut(Self::Item) -> K, K>(self, f: F) -> bool { f(any()) }
        }
        pub trait DoubleEndedIterator: Iterator {
            fn next_back(&mut self) -> Option<Self::Item>;
            fn nth_back(&mut self, n: usize) -> Option<Self::Item> {}
            fn try_rfold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R { f(any(), any()) }
            fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B { f(any(), any()) }
            fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item> { predicate(any()) }
        }
        pub trait ExactSizeIterator: Iterator {
            fn len(&self) -> usize {}
        }
        pub trait FusedIterator: Iterator {}
        pub trait IntoIterator {
            type Item;
            type IntoIter;
            fn into_iter(self) -> Self::IntoIter;
        }
        impl<I: Iterator> IntoIterator for I {
            type Item = I::Item;
            type IntoIter = I;
        }
        pub trait FromIterator<A> {
            fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
        }
        pub trait Extend<A> {
            fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
        }
        pub trait Sum<A = Self> {
            fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
        }
        pub trait Product<A = Self> {
            fn product<I: Iterator<Item = A>>(iter: I) -> Self;
        }
        pub struct StepBy<I>;
        impl<I: Iterator> Iterator for StepBy<I> {
            type Item = I::Item;
        }
        pub struct Chain<A, B>;
        impl<A: Iterator, B> Iterator for Chain<A, B> {
            type Item = A::Item;
        }
        impl<A: Iterator, B> DoubleEndedIterator for Chain<A, B> {}
        pub struct Zip<A, B>;
        impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
            type Item = (A::Item, B::Item);
        }
        impl<A: Iterator, B: Iterator> DoubleEndedIterator for Zip<A, B> {}
        pub struct Map<I, B>;
        impl<I, B> Iterator for Map<I, B> {
            type Item = B;
        }
        impl<I, B> DoubleEndedIterator for Map<I, B> {}
        pub struct Filter<I, P>;
        impl<I: Iterator, P> Iterator for Filter<I, P> {
            type Item = I::Item;
        }
        impl<I: Iterator, P> DoubleEndedIterator for Filter<I, P> {}
        pub struct FilterMap<I, B>;
        impl<I, B> Iterator for FilterMap<I, B> {
            type Item = B;
        }
        impl<I, B> DoubleEndedIterator for FilterMap<I, B> {}
        pub struct Enumerate<I>;
        impl<I: Iterator> Iterator for Enumerate<I> {
            type Item = (usize, I::Item);
        }
        impl<I: Iterator> DoubleEndedIterator for Enumerate<I> {}
        pub struct Peekable<I>;
        impl<I: Iterator> Iterator for Peekable<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Peekable<I> {}
        pub struct SkipWhile<I, P>;
        impl<I: Iterator, P> Iterator for SkipWhile<I, P> {
            type Item = I::Item;
        }
        pub struct TakeWhile<I, P>;
        impl<I: Iterator, P> Iterator for TakeWhile<I, P> {
            type Item = I::Item;
        }
        pub struct MapWhile<I, B>;
        impl<I, B> Iterator for MapWhile<I, B> {
            type Item = B;
        }
        pub struct Skip<I>;
        impl<I: Iterator> Iterator for Skip<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Skip<I> {}
        pub struct Take<I>;
        impl<I: Iterator> Iterator for Take<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Take<I> {}
        pub struct Scan<I, St, B>;
        impl<I, St, B> Iterator for Scan<I, St, B> {
            type Item = B;
        }
        pub struct FlatMap<I, U>;
        impl<I, U: IntoIterator> Iterator for FlatMap<I, U> {
            type Item = U::Item;
        }
        impl<I, U: IntoIterator> DoubleEndedIterator for FlatMap<I, U> {}
        pub struct Flatten<I>;
        impl<I: Iterator> Iterator for Flatten<I> {
            type Item = <I::Item as IntoIterator>::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Flatten<I> {}
        pub struct Fuse<I>;
        impl<I: Iterator> Iterator for Fuse<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Fuse<I> {}
        pub struct Inspect<I, F>;
        impl<I: Iterator, F> Iterator for Inspect<I, F> {
            type Item = I::Item;
        }
        impl<I: Iterator, F> DoubleEndedIterator for Inspect<I, F> {}
        pub struct Rev<I>;
        impl<I: Iterator> Iterator for Rev<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Rev<I> {}
        pub struct Copied<I>;
        impl<I: Iterator> Iterator for Copied<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Copied<I> {}
        pub struct Cloned<I>;
        impl<I: Iterator> Iterator for Cloned<I> {
            type Item = I::Item;
        }
        impl<I: Iterator> DoubleEndedIterator for Cloned<I> {}
        pub struct Cycle<I>;
        impl<I: Iterator> Iterator for Cycle<I> {
            type Item = I::Item;
        }
        pub struct ArrayChunks<I>;
        impl<I: Iterator> Iterator for ArrayChunks<I> {
            type Item = [I::Item];
        }
        pub struct Empty<T>;
        impl<T> Iterator for Empty<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for Empty<T> {}
        pub struct Once<T>;
        impl<T> Iterator for Once<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for Once<T> {}
        pub struct OnceWith<T>;
        impl<T> Iterator for OnceWith<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for OnceWith<T> {}
        pub struct Repeat<T>;
        impl<T> Iterator for Repeat<T> {
            type Item = T;
        }
        pub struct RepeatN<T>;
        impl<T> Iterator for RepeatN<T> {
            type Item = T;
        }
        pub struct RepeatWith<T>;
        impl<T> Iterator for RepeatWith<T> {
            type Item = T;
        }
        pub struct FromFn<T>;
        impl<T> Iterator for FromFn<T> {
            type Item = T;
        }
        pub struct Successors<T>;
        impl<T> Iterator for Successors<T> {
            type Item = T;
        }
        impl<I: Iterator> ExactSizeIterator for Enumerate<I> {}
        impl<I, B> ExactSizeIterator for Map<I, B> {}
        impl<I: Iterator> ExactSizeIterator for Rev<I> {}
        impl<I: Iterator> ExactSizeIterator for Take<I> {}
        impl<I: Iterator> ExactSizeIterator for Skip<I> {}
        impl<A: Iterator, B: Iterator> ExactSizeIterator for Zip<A, B> {}
        impl<I: Iterator> Peekable<I> {
            pub fn peek(&mut self) -> Option<&I::Item> {}
            pub fn peek_mut(&mut self) -> Option<&mut I::Item> {}
            pub fn next_if<F: FnOnce(&I::Item) -> bool>(&mut self, func: F) -> Option<I::Item> { func(any()) }
            pub fn next_if_eq<T>(&mut self, expected: &T) -> Option<I::Item> {}
        }
        pub fn empty<T>() -> Empty<T> {}
        pub fn once<T>(value: T) -> Once<T> {}
        pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<A> { make() }
        pub fn repeat<T>(elt: T) -> Repeat<T> {}
        pub fn repeat_n<T>(element: T, count: usize) -> RepeatN<T> {}
        pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<A> { repeater() }
        pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<T> { f() }
        pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T> { succ(any()) }
        pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Zip<A::IntoIter, B::IntoIter> {}
        pub fn chain<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> Chain<A::IntoIter, B::IntoIter> {}
    }

    // -- sequences

    pub mod array {
        pub fn from_fn<T, F: FnMut(usize) -> T>(cb: F) -> [T] { cb(any()) }
        pub struct TryFromSliceError;
        pub struct IntoIter<T>;
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for IntoIter<T> {}
        impl<T> ExactSizeIterator for IntoIter<T> {}
    }

    pub mod slice {
        use std::cmp::Ordering;
        pub trait SliceIndex<T> {
            type Output;
        }
        pub struct Iter<T>;
        impl<T> Iterator for Iter<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for Iter<T> {}
        impl<T> ExactSizeIterator for Iter<T> {}
        pub struct IterMut<T>;
        impl<T> Iterator for IterMut<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for IterMut<T> {}
        impl<T> ExactSizeIterator for IterMut<T> {}
        pub struct Chunks<T>;
        impl<T> Iterator for Chunks<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for Chunks<T> {}
        impl<T> ExactSizeIterator for Chunks<T> {}
        pub struct ChunksMut<T>;
        impl<T> Iterator for ChunksMut<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for ChunksMut<T> {}
        impl<T> ExactSizeIterator for ChunksMut<T> {}
        pub struct ChunksExact<T>;
        impl<T> Iterator for ChunksExact<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for ChunksExact<T> {}
        impl<T> ExactSizeIterator for ChunksExact<T> {}
        pub struct ChunksExactMut<T>;
        impl<T> Iterator for ChunksExactMut<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for ChunksExactMut<T> {}
        impl<T> ExactSizeIterator for ChunksExactMut<T> {}
        pub struct RChunks<T>;
        impl<T> Iterator for RChunks<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for RChunks<T> {}
        impl<T> ExactSizeIterator for RChunks<T> {}
        pub struct Windows<T>;
        impl<T> Iterator for Windows<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for Windows<T> {}
        impl<T> ExactSizeIterator for Windows<T> {}
        pub struct Split<T>;
        impl<T> Iterator for Split<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for Split<T> {}
        impl<T> ExactSizeIterator for Split<T> {}
        pub struct SplitN<T>;
        impl<T> Iterator for SplitN<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for SplitN<T> {}
        impl<T> ExactSizeIterator for SplitN<T> {}
        pub struct ChunkBy<T>;
        impl<T> Iterator for ChunkBy<T> {
            type Item = [T];
        }
        impl<T> DoubleEndedIterator for ChunkBy<T> {}
        impl<T> ExactSizeIterator for ChunkBy<T> {}
        impl<T> Iter<T> {
            pub fn as_slice(&self) -> &[T] {}
        }
        impl<T> ChunksExact<T> {
            pub fn remainder(&self) -> &[T] {}
        }
        pub fn from_ref<T>(s: &T) -> &[T] {}
        pub fn from_mut<T>(s: &mut T) -> &mut [T] {}
        pub fn from_raw_parts<T>(data: *const T, len: usize) -> &[T] {}
        pub fn from_raw_parts_mut<T>(data: *mut T, len: usize) -> &mut [T] {}
        impl<T> [T] {
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn first(&self) -> Option<&T> {}
            pub fn first_mut(&mut self) -> Option<&mut T> {}
            pub fn split_first(&self) -> Option<(&T, &[T])> {}
            pub fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {}
            pub fn split_last(&self) -> Option<(&T, &[T])> {}
            pub fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {}
            pub fn last(&self) -> Option<&T> {}
            pub fn last_mut(&mut self) -> Option<&mut T> {}
            pub fn first_chunk(&self) -> Option<&[T]> {}
            pub fn last_chunk(&self) -> Option<&[T]> {}
            pub fn get(&self, index: usize) -> Option<&T> {}
            pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
            pub fn get_unchecked(&self, index: usize) -> &T {}
            pub fn get_unchecked_mut(&mut self, index: usize) -> &mut T {}
            pub fn as_ptr(&self) -> *const T {}
            pub fn as_mut_ptr(&mut self) -> *mut T {}
            pub fn swap(&mut self, a: usize, b: usize) {}
            pub fn reverse(&mut self) {}
            pub fn iter(&self) -> Iter<T> {}
            pub fn iter_mut(&mut self) -> IterMut<T> {}
            pub fn windows(&self, size: usize) -> Windows<T> {}
            pub fn chunks(&self, chunk_size: usize) -> Chunks<T> {}
            pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<T> {}
            pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<T> {}
            pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<T> {}
            pub fn rchunks(&self, chunk_size: usize) -> RChunks<T> {}
            pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<T> { pred(any(), any()) }
            pub fn split_at(&self, mid: usize) -> (&[T], &[T]) {}
            pub fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {}
            pub fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {}
            pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<T> { pred(any()) }
            pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<T> { pred(any()) }
            pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<T> { pred(any()) }
            pub fn contains(&self, x: &T) -> bool {}
            pub fn starts_with(&self, needle: &[T]) -> bool {}
            pub fn ends_with(&self, needle: &[T]) -> bool {}
            pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]> {}
            pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]> {}
            pub fn binary_search(&self, x: &T) -> Result<usize, usize> {}
            pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, f: F) -> Result<usize, usize> { f(any()) }
            pub fn binary_search_by_key<B, F: FnMut(&T) -> B>(&self, b: &B, f: F) -> Result<usize, usize> { f(any()) }
            pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize { pred(any()) }
            pub fn sort(&mut self) {}
            pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) { compare(any(), any()) }
            pub fn sort_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) { f(any()) }
            pub fn sort_by_cached_key<K, F: FnMut(&T) -> K>(&mut self, f: F) { f(any()) }
            pub fn sort_unstable(&mut self) {}
            pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) { compare(any(), any()) }
            pub fn sort_unstable_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F) { f(any()) }
            pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T]) {}
            pub fn is_sorted(&self) -> bool {}
            pub fn rotate_left(&mut self, mid: usize) {}
            pub fn rotate_right(&mut self, k: usize) {}
            pub fn fill(&mut self, value: T) {}
            pub fn fill_with<F: FnMut() -> T>(&mut self, f: F) { f() }
            pub fn clone_from_slice(&mut self, src: &[T]) {}
            pub fn copy_from_slice(&mut self, src: &[T]) {}
            pub fn copy_within(&mut self, src: std::ops::Range<usize>, dest: usize) {}
            pub fn swap_with_slice(&mut self, other: &mut [T]) {}
            pub fn to_vec(&self) -> Vec<T> {}
            pub fn into_vec(self: Box<Self>) -> Vec<T> {}
            pub fn repeat(&self, n: usize) -> Vec<T> {}
            pub fn concat(&self) -> Vec<T> {}
            pub fn as_slice(&self) -> &[T] {}
            pub fn as_mut_slice(&mut self) -> &mut [T] {}
            pub fn each_ref(&self) -> [T] {}
            pub fn map<U, F: FnMut(T) -> U>(self, f: F) -> [U] { f(any()) }
        }
        impl [u8] {
            pub fn is_ascii(&self) -> bool {}
            pub fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {}
            pub fn to_ascii_lowercase(&self) -> Vec<u8> {}
            pub fn to_ascii_uppercase(&self) -> Vec<u8> {}
            pub fn trim_ascii(&self) -> &[u8] {}
            pub fn escape_ascii(&self) -> String {}
        }
        impl [String] {
            pub fn join(&self, sep: &str) -> String {}
            pub fn concat(&self) -> String {}
        }
        impl [str] {
            pub fn join(&self, sep: &str) -> String {}
            pub fn concat(&self) -> String {}
        }
        impl<T> [Vec<T>] {
            pub fn join(&self, sep: &T) -> Vec<T> {}
            pub fn concat(&self) -> Vec<T> {}
        }
        impl<T> std::ops::Index<usize> for [T] {
            type Output = T;
        }
        impl<T> std::ops::Index<std::ops::Range<usize>> for [T] {
            type Output = [T];
        }
        impl<T> AsRef<[T]> for [T] {}
        impl<T> AsMut<[T]> for [T] {}
        impl<T, U> TryFrom<&[U]> for [T] {
            type Error = std::array::TryFromSliceError;
        }
        impl<T> IntoIterator for [T] {
            type Item = T;
            type IntoIter = Iter<T>;
        }
    }

    pub mod vec {
        use std::ops::{Deref, DerefMut, Index, Range, RangeBounds};
        pub struct Vec<T>;
        pub struct IntoIter<T>;
        impl<T> Iterator for IntoIter<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for IntoIter<T> {}
        impl<T> ExactSizeIterator for IntoIter<T> {}
        pub struct Drain<T>;
        impl<T> Iterator for Drain<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for Drain<T> {}
        impl<T> ExactSizeIterator for Drain<T> {}
        pub struct Splice<T>;
        impl<T> Iterator for Splice<T> {
            type Item = T;
        }
        impl<T> DoubleEndedIterator for Splice<T> {}
        impl<T> ExactSizeIterator for Splice<T> {}
        pub struct ExtractIf<T>;
        impl<T> Iterator for ExtractIf<T> {
            type Item = T;
        }
        impl<T> IntoIter<T> {
            pub fn as_slice(&self) -> &[T] {}
        }
        impl<T> Vec<T> {
            pub fn new() -> Vec<T> {}
            pub fn with_capacity(capacity: usize) -> Vec<T> {}
            pub fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn reserve_exact(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn shrink_to(&mut self, min_capacity: usize) {}
            pub fn into_boxed_slice(self) -> Box<[T]> {}
            pub fn leak(self) -> &'static mut [T] {}
            pub fn truncate(&mut self, len: usize) {}
            pub fn as_slice(&self) -> &[T] {}
            pub fn as_mut_slice(&mut self) -> &mut [T] {}
            pub fn set_len(&mut self, new_len: usize) {}
            pub fn swap_remove(&mut self, index: usize) -> T {}
            pub fn insert(&mut self, index: usize, element: T) {}
            pub fn remove(&mut self, index: usize) -> T {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn dedup(&mut self) {}
            pub fn dedup_by_key<F: FnMut(&mut T) -> K, K>(&mut self, key: F) { key(any()) }
            pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F) { same_bucket(any(), any()) }
            pub fn push(&mut self, value: T) {}
            pub fn pop(&mut self) -> Option<T> {}
            pub fn pop_if<F: FnOnce(&mut T) -> bool>(&mut self, predicate: F) -> Option<T> { predicate(any()) }
            pub fn append(&mut self, other: &mut Self) {}
            pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<T> {}
            pub fn clear(&mut self) {}
            pub fn split_off(&mut self, at: usize) -> Self {}
            pub fn resize(&mut self, new_len: usize, value: T) {}
            pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F) { f() }
            pub fn extend_from_slice(&mut self, other: &[T]) {}
            pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {}
            pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(&mut self, range: R, replace_with: I) -> Splice<T> {}
            pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(&mut self, range: R, filter: F) -> ExtractIf<T> {
                filter(any())
            }
        }
        impl<T> Deref for Vec<T> {
            type Target = [T];
        }
        impl<T> DerefMut for Vec<T> {}
        impl<T> Index<usize> for Vec<T> {
            type Output = T;
        }
        impl<T> Index<Range<usize>> for Vec<T> {
            type Output = [T];
        }
        impl<T> Extend<T> for Vec<T> {}
        impl<T> FromIterator<T> for Vec<T> {}
        impl<T> From<&[T]> for Vec<T> {}
        impl<T> From<Box<[T]>> for Vec<T> {}
        impl From<&str> for Vec<u8> {}
        impl From<String> for Vec<u8> {}
        impl<T> AsRef<[T]> for Vec<T> {}
        impl<T> AsMut<[T]> for Vec<T> {}
        impl<T> IntoIterator for Vec<T> {
            type Item = T;
            type IntoIter = IntoIter<T>;
        }
    }

    pub mod str {
        pub mod pattern {
            pub trait Pattern {}
        }
        pub trait FromStr {
            type Err;
            fn from_str(s: &str) -> Result<Self, Self::Err>;
        }
        pub struct Utf8Error;
        impl Utf8Error {
            pub fn valid_up_to(&self) -> usize {}
        }
        pub struct ParseBoolError;
        pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {}
        pub fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {}
        pub fn from_utf8_unchecked(v: &[u8]) -> &str {}
        pub struct Lines;
        impl Iterator for Lines {
            type Item = str;
        }
        impl DoubleEndedIterator for Lines {}
        pub struct Chars;
        impl Iterator for Chars {
            type Item = char;
        }
        impl DoubleEndedIterator for Chars {}
        pub struct CharIndices;
        impl Iterator for CharIndices {
            type Item = (usize, char);
        }
        impl DoubleEndedIterator for CharIndices {}
        pub struct Bytes;
        impl Iterator for Bytes {
            type Item = u8;
        }
        impl DoubleEndedIterator for Bytes {}
        pub struct SplitWhitespace;
        impl Iterator for SplitWhitespace {
            type Item = str;
        }
        impl DoubleEndedIterator for SplitWhitespace {}
        pub struct SplitAsciiWhitespace;
        impl Iterator for SplitAsciiWhitespace {
            type Item = str;
        }
        impl DoubleEndedIterator for SplitAsciiWhitespace {}
        pub struct EncodeUtf16;
        impl Iterator for EncodeUtf16 {
            type Item = u16;
        }
        impl DoubleEndedIterator for EncodeUtf16 {}
        pub struct EscapeDebug;
        impl Iterator for EscapeDebug {
            type Item = char;
        }
        impl DoubleEndedIterator for EscapeDebug {}
        pub struct EscapeDefault;
        impl Iterator for EscapeDefault {
            type Item = char;
        }
        impl DoubleEndedIterator for EscapeDefault {}
        pub struct Split<P = ()>;
        impl<P> Iterator for Split<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for Split<P> {}
        pub struct SplitN<P = ()>;
        impl<P> Iterator for SplitN<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for SplitN<P> {}
        pub struct RSplit<P = ()>;
        impl<P> Iterator for RSplit<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for RSplit<P> {}
        pub struct RSplitN<P = ()>;
        impl<P> Iterator for RSplitN<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for RSplitN<P> {}
        pub struct SplitInclusive<P = ()>;
        impl<P> Iterator for SplitInclusive<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for SplitInclusive<P> {}
        pub struct SplitTerminator<P = ()>;
        impl<P> Iterator for SplitTerminator<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for SplitTerminator<P> {}
        pub struct Matches<P = ()>;
        impl<P> Iterator for Matches<P> {
            type Item = str;
        }
        impl<P> DoubleEndedIterator for Matches<P> {}
        pub struct MatchIndices<P = ()>;
        impl<P> Iterator for MatchIndices<P> {
            type Item = (usize, str);
        }
        impl<P> DoubleEndedIterator for MatchIndices<P> {}
        impl Chars {
            pub fn as_str(&self) -> &str {}
        }
        // Patterns may be closures, which nobody makes block: they are taken as plain values.
        impl str {
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn is_char_boundary(&self, index: usize) -> bool {}
            pub fn floor_char_boundary(&self, index: usize) -> usize {}
            pub fn as_bytes(&self) -> &[u8] {}
            pub fn as_bytes_mut(&mut self) -> &mut [u8] {}
            pub fn as_ptr(&self) -> *const u8 {}
            pub fn as_str(&self) -> &str {}
            pub fn get<I>(&self, i: I) -> Option<&str> {}
            pub fn get_mut<I>(&mut self, i: I) -> Option<&mut str> {}
            pub fn split_at(&self, mid: usize) -> (&str, &str) {}
            pub fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {}
            pub fn chars(&self) -> Chars {}
            pub fn char_indices(&self) -> CharIndices {}
            pub fn bytes(&self) -> Bytes {}
            pub fn split_whitespace(&self) -> SplitWhitespace {}
            pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace {}
            pub fn lines(&self) -> Lines {}
            pub fn encode_utf16(&self) -> EncodeUtf16 {}
            pub fn contains<P>(&self, pat: P) -> bool {}
            pub fn starts_with<P>(&self, pat: P) -> bool {}
            pub fn ends_with<P>(&self, pat: P) -> bool {}
            pub fn find<P>(&self, pat: P) -> Option<usize> {}
            pub fn rfind<P>(&self, pat: P) -> Option<usize> {}
            pub fn split<P>(&self, pat: P) -> Split<P> {}
            pub fn split_inclusive<P>(&self, pat: P) -> SplitInclusive<P> {}
            pub fn rsplit<P>(&self, pat: P) -> RSplit<P> {}
            pub fn split_terminator<P>(&self, pat: P) -> SplitTerminator<P> {}
            pub fn rsplit_terminator<P>(&self, pat: P) -> SplitTerminator<P> {}
            pub fn splitn<P>(&self, n: usize, pat: P) -> SplitN<P> {}
            pub fn rsplitn<P>(&self, n: usize, pat: P) -> RSplitN<P> {}
            pub fn split_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
            pub fn rsplit_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
            pub fn matches<P>(&self, pat: P) -> Matches<P> {}
            pub fn rmatches<P>(&self, pat: P) -> Matches<P> {}
            pub fn match_indices<P>(&self, pat: P) -> MatchIndices<P> {}
            pub fn rmatch_indices<P>(&self, pat: P) -> MatchIndices<P> {}
            pub fn trim(&self) -> &str {}
            pub fn trim_start(&self) -> &str {}
            pub fn trim_end(&self) -> &str {}
            pub fn trim_left(&self) -> &str {}
            pub fn trim_right(&self) -> &str {}
            pub fn trim_ascii(&self) -> &str {}
            pub fn trim_matches<P>(&self, pat: P) -> &str {}
            pub fn trim_start_matches<P>(&self, pat: P) -> &str {}
            pub fn trim_end_matches<P>(&self, pat: P) -> &str {}
            pub fn strip_prefix<P>(&self, prefix: P) -> Option<&str> {}
            pub fn strip_suffix<P>(&self, suffix: P) -> Option<&str> {}
            pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {}
            pub fn is_ascii(&self) -> bool {}
            pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {}
            pub fn make_ascii_uppercase(&mut self) {}
            pub fn make_ascii_lowercase(&mut self) {}
            pub fn escape_debug(&self) -> EscapeDebug {}
            pub fn escape_default(&self) -> EscapeDefault {}
            pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> {}
            pub fn replace<P>(&self, from: P, to: &str) -> String {}
            pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String {}
            pub fn to_lowercase(&self) -> String {}
            pub fn to_uppercase(&self) -> String {}
            pub fn into_string(self: Box<str>) -> String {}
            pub fn repeat(&self, n: usize) -> String {}
            pub fn to_ascii_uppercase(&self) -> String {}
            pub fn to_ascii_lowercase(&self) -> String {}
        }
        impl AsRef<str> for str {}
        impl AsRef<[u8]> for str {}
        impl AsRef<std::path::Path> for str {}
        impl AsRef<std::ffi::OsStr> for str {}
        impl<I> std::ops::Index<I> for str {
            type Output = str;
        }
        impl FromStr for bool {
            type Err = ParseBoolError;
        }
    }

    pub mod string {
        use std::ops::{Deref, DerefMut, Index, RangeBounds};
        pub struct String;
        pub struct FromUtf8Error;
        impl FromUtf8Error {
            pub fn as_bytes(&self) -> &[u8] {}
            pub fn into_bytes(self) -> Vec<u8> {}
            pub fn utf8_error(&self) -> std::str::Utf8Error {}
        }
        pub struct FromUtf16Error;
        pub struct Drain;
        impl Iterator for Drain {
            type Item = char;
        }
        pub trait ToString {
            fn to_string(&self) -> String;
        }
        impl<T> ToString for T {}
        impl String {
            pub fn new() -> String {}
            pub fn with_capacity(capacity: usize) -> String {}
            pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {}
            pub fn from_utf8_lossy(v: &[u8]) -> std::borrow::Cow<'_, str> {}
            pub fn from_utf8_lossy_owned(v: Vec<u8>) -> String {}
            pub fn from_utf8_unchecked(bytes: Vec<u8>) -> String {}
            pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {}
            pub fn from_utf16_lossy(v: &[u16]) -> String {}
            pub fn into_bytes(self) -> Vec<u8> {}
            pub fn as_str(&self) -> &str {}
            pub fn as_mut_str(&mut self) -> &mut str {}
            pub fn as_mut_vec(&mut self) -> &mut Vec<u8> {}
            pub fn push_str(&mut self, string: &str) {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn push(&mut self, ch: char) {}
            pub fn truncate(&mut self, new_len: usize) {}
            pub fn pop(&mut self) -> Option<char> {}
            pub fn remove(&mut self, idx: usize) -> char {}
            pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F) { f(any()) }
            pub fn insert(&mut self, idx: usize, ch: char) {}
            pub fn insert_str(&mut self, idx: usize, string: &str) {}
            pub fn split_off(&mut self, at: usize) -> String {}
            pub fn clear(&mut self) {}
            pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain {}
            pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {}
            pub fn into_boxed_str(self) -> Box<str> {}
            pub fn leak(self) -> &'static mut str {}
        }
        impl Deref for String {
            type Target = str;
        }
        impl DerefMut for String {}
        impl<I> Index<I> for String {
            type Output = str;
        }
        impl Extend<char> for String {}
        impl FromIterator<char> for String {}
        impl From<&str> for String {}
        impl From<char> for String {}
        impl From<Box<str>> for String {}
        impl From<std::borrow::Cow<'_, str>> for String {}
        impl std::str::FromStr for String {
            type Err = std::convert::Infallible;
        }
        impl AsRef<str> for String {}
        impl AsRef<[u8]> for String {}
        impl AsRef<std::path::Path> for String {}
        impl AsRef<std::ffi::OsStr> for String {}
        impl std::borrow::Borrow<str> for String {}
        impl std::fmt::Write for String {}
    }

    pub mod char {
        pub struct ToLowercase;
        pub struct ToUppercase;
        impl Iterator for ToLowercase {
            type Item = char;
        }
        impl Iterator for ToUppercase {
            type Item = char;
        }
        pub fn from_u32(i: u32) -> Option<char> {}
        pub fn from_digit(num: u32, radix: u32) -> Option<char> {}
        impl char {
            pub fn from_u32(i: u32) -> Option<char> {}
            pub fn from_digit(num: u32, radix: u32) -> Option<char> {}
            pub fn is_digit(self, radix: u32) -> bool {}
            pub fn to_digit(self, radix: u32) -> Option<u32> {}
            pub fn len_utf8(self) -> usize {}
            pub fn encode_utf8(self, dst: &mut [u8]) -> &mut str {}
            pub fn is_alphabetic(self) -> bool {}
            pub fn is_numeric(self) -> bool {}
            pub fn is_alphanumeric(self) -> bool {}
            pub fn is_whitespace(self) -> bool {}
            pub fn is_control(self) -> bool {}
            pub fn is_uppercase(self) -> bool {}
            pub fn is_lowercase(self) -> bool {}
            pub fn to_lowercase(self) -> ToLowercase {}
            pub fn to_uppercase(self) -> ToUppercase {}
            pub fn to_ascii_lowercase(&self) -> char {}
            pub fn to_ascii_uppercase(&self) -> char {}
            pub fn is_ascii(&self) -> bool {}
            pub fn is_ascii_digit(&self) -> bool {}
            pub fn is_ascii_hexdigit(&self) -> bool {}
            pub fn is_ascii_alphabetic(&self) -> bool {}
            pub fn is_ascii_alphanumeric(&self) -> bool {}
            pub fn is_ascii_punctuation(&self) -> bool {}
            pub fn is_ascii_whitespace(&self) -> bool {}
            pub fn is_ascii_uppercase(&self) -> bool {}
            pub fn is_ascii_lowercase(&self) -> bool {}
        }
    }

    // Numbers: what gives Option or Result, whose combinators run closures. The rest only says that the type stays.
    pub mod num {
        pub struct ParseIntError;
        pub struct ParseFloatError;
        pub struct TryFromIntError;
        pub struct NonZero<T>(T);
        impl<T> NonZero<T> {
            pub fn new(n: T) -> Option<Self> {}
            pub fn get(self) -> T {}
        }
        pub struct Wrapping<T>(pub T);
        pub struct Saturating<T>(pub T);
        pub type NonZeroI8 = NonZero<i8>;
        pub type NonZeroI16 = NonZero<i16>;
        pub type NonZeroI32 = NonZero<i32>;
        pub type NonZeroI64 = NonZero<i64>;
        pub type NonZeroI128 = NonZero<i128>;
        pub type NonZeroIsize = NonZero<isize>;
        pub type NonZeroU8 = NonZero<u8>;
        pub type NonZeroU16 = NonZero<u16>;
        pub type NonZeroU32 = NonZero<u32>;
        pub type NonZeroU64 = NonZero<u64>;
        pub type NonZeroU128 = NonZero<u128>;
        pub type NonZeroUsize = NonZero<usize>;
        impl bool {
            pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> { f() }
            pub fn then_some<T>(self, t: T) -> Option<T> {}
        }
        impl i8 {
            pub fn checked_add(self, rhs: i8) -> Option<i8> {}
            pub fn checked_sub(self, rhs: i8) -> Option<i8> {}
            pub fn checked_mul(self, rhs: i8) -> Option<i8> {}
            pub fn checked_div(self, rhs: i8) -> Option<i8> {}
            pub fn checked_rem(self, rhs: i8) -> Option<i8> {}
            pub fn checked_rem_euclid(self, rhs: i8) -> Option<i8> {}
            pub fn checked_next_multiple_of(self, rhs: i8) -> Option<i8> {}
            pub fn checked_pow(self, exp: u32) -> Option<i8> {}
            pub fn checked_shl(self, rhs: u32) -> Option<i8> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: i8) -> i8 {}
            pub fn saturating_sub(self, rhs: i8) -> i8 {}
            pub fn saturating_mul(self, rhs: i8) -> i8 {}
            pub fn wrapping_add(self, rhs: i8) -> i8 {}
            pub fn wrapping_sub(self, rhs: i8) -> i8 {}
            pub fn wrapping_mul(self, rhs: i8) -> i8 {}
            pub fn rem_euclid(self, rhs: i8) -> i8 {}
            pub fn div_euclid(self, rhs: i8) -> i8 {}
            pub fn div_ceil(self, rhs: i8) -> i8 {}
            pub fn next_multiple_of(self, rhs: i8) -> i8 {}
            pub fn pow(self, exp: u32) -> i8 {}
            pub fn saturating_pow(self, exp: u32) -> i8 {}
            pub fn abs_diff(self, other: i8) -> u8 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<i8, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> i8 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> i8 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> i8 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> i8 {}
            pub fn checked_abs(self) -> Option<i8> {}
            pub fn checked_neg(self) -> Option<i8> {}
            pub fn unsigned_abs(self) -> u8 {}
            pub fn signum(self) -> i8 {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for i8 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for i8 {
            type Error = TryFromIntError;
        }
        impl i16 {
            pub fn checked_add(self, rhs: i16) -> Option<i16> {}
            pub fn checked_sub(self, rhs: i16) -> Option<i16> {}
            pub fn checked_mul(self, rhs: i16) -> Option<i16> {}
            pub fn checked_div(self, rhs: i16) -> Option<i16> {}
            pub fn checked_rem(self, rhs: i16) -> Option<i16> {}
            pub fn checked_rem_euclid(self, rhs: i16) -> Option<i16> {}
            pub fn checked_next_multiple_of(self, rhs: i16) -> Option<i16> {}
            pub fn checked_pow(self, exp: u32) -> Option<i16> {}
            pub fn checked_shl(self, rhs: u32) -> Option<i16> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: i16) -> i16 {}
            pub fn saturating_sub(self, rhs: i16) -> i16 {}
            pub fn saturating_mul(self, rhs: i16) -> i16 {}
            pub fn wrapping_add(self, rhs: i16) -> i16 {}
            pub fn wrapping_sub(self, rhs: i16) -> i16 {}
            pub fn wrapping_mul(self, rhs: i16) -> i16 {}
            pub fn rem_euclid(self, rhs: i16) -> i16 {}
            pub fn div_euclid(self, rhs: i16) -> i16 {}
            pub fn div_ceil(self, rhs: i16) -> i16 {}
            pub fn next_multiple_of(self, rhs: i16) -> i16 {}
            pub fn pow(self, exp: u32) -> i16 {}
            pub fn saturating_pow(self, exp: u32) -> i16 {}
            pub fn abs_diff(self, other: i16) -> u16 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<i16, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> i16 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> i16 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> i16 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> i16 {}
            pub fn checked_abs(self) -> Option<i16> {}
            pub fn checked_neg(self) -> Option<i16> {}
            pub fn unsigned_abs(self) -> u16 {}
            pub fn signum(self) -> i16 {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for i16 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for i16 {
            type Error = TryFromIntError;
        }
        impl i32 {
            pub fn checked_add(self, rhs: i32) -> Option<i32> {}
            pub fn checked_sub(self, rhs: i32) -> Option<i32> {}
            pub fn checked_mul(self, rhs: i32) -> Option<i32> {}
            pub fn checked_div(self, rhs: i32) -> Option<i32> {}
            pub fn checked_rem(self, rhs: i32) -> Option<i32> {}
            pub fn checked_rem_euclid(self, rhs: i32) -> Option<i32> {}
            pub fn checked_next_multiple_of(self, rhs: i32) -> Option<i32> {}
            pub fn checked_pow(self, exp: u32) -> Option<i32> {}
            pub fn checked_shl(self, rhs: u32) -> Option<i32> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: i32) -> i32 {}
            pub fn saturating_sub(self, rhs: i32) -> i32 {}
            pub fn saturating_mul(self, rhs: i32) -> i32 {}
            pub fn wrapping_add(self, rhs: i32) -> i32 {}
            pub fn wrapping_sub(self, rhs: i32) -> i32 {}
            pub fn wrapping_mul(self, rhs: i32) -> i32 {}
            pub fn rem_euclid(self, rhs: i32) -> i32 {}
            pub fn div_euclid(self, rhs: i32) -> i32 {}
            pub fn div_ceil(self, rhs: i32) -> i32 {}
            pub fn next_multiple_of(self, rhs: i32) -> i32 {}
            pub fn pow(self, exp: u32) -> i32 {}
            pub fn saturating_pow(self, exp: u32) -> i32 {}
            pub fn abs_diff(self, other: i32) -> u32 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<i32, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> i32 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> i32 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> i32 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> i32 {}
            pub fn checked_abs(self) -> Option<i32> {}
            pub fn checked_neg(self) -> Option<i32> {}
            pub fn unsigned_abs(self) -> u32 {}
            pub fn signum(self) -> i32 {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for i32 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for i32 {
            type Error = TryFromIntError;
        }
        impl i64 {
            pub fn checked_add(self, rhs: i64) -> Option<i64> {}
            pub fn checked_sub(self, rhs: i64) -> Option<i64> {}
            pub fn checked_mul(self, rhs: i64) -> Option<i64> {}
            pub fn checked_div(self, rhs: i64) -> Option<i64> {}
            pub fn checked_rem(self, rhs: i64) -> Option<i64> {}
            pub fn checked_rem_euclid(self, rhs: i64) -> Option<i64> {}
            pub fn checked_next_multiple_of(self, rhs: i64) -> Option<i64> {}
            pub fn checked_pow(self, exp: u32) -> Option<i64> {}
            pub fn checked_shl(self, rhs: u32) -> Option<i64> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: i64) -> i64 {}
            pub fn saturating_sub(self, rhs: i64) -> i64 {}
            pub fn saturating_mul(self, rhs: i64) -> i64 {}
            pub fn wrapping_add(self, rhs: i64) -> i64 {}
            pub fn wrapping_sub(self, rhs: i64) -> i64 {}
            pub fn wrapping_mul(self, rhs: i64) -> i64 {}
            pub fn rem_euclid(self, rhs: i64) -> i64 {}
            pub fn div_euclid(self, rhs: i64) -> i64 {}
            pub fn div_ceil(self, rhs: i64) -> i64 {}
            pub fn next_multiple_of(self, rhs: i64) -> i64 {}
            pub fn pow(self, exp: u32) -> i64 {}
            pub fn saturating_pow(self, exp: u32) -> i64 {}
            pub fn abs_diff(self, other: i64) -> u64 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<i64, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> i64 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> i64 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> i64 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> i64 {}
            pub fn checked_abs(self) -> Option<i64> {}
            pub fn checked_neg(self) -> Option<i64> {}
            pub fn unsigned_abs(self) -> u64 {}
            pub fn signum(self) -> i64 {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for i64 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for i64 {
            type Error = TryFromIntError;
        }
        impl i128 {
            pub fn checked_add(self, rhs: i128) -> Option<i128> {}
            pub fn checked_sub(self, rhs: i128) -> Option<i128> {}
            pub fn checked_mul(self, rhs: i128) -> Option<i128> {}
            pub fn checked_div(self, rhs: i128) -> Option<i128> {}
            pub fn checked_rem(self, rhs: i128) -> Option<i128> {}
            pub fn checked_rem_euclid(self, rhs: i128) -> Option<i128> {}
            pub fn checked_next_multiple_of(self, rhs: i128) -> Option<i128> {}
            pub fn checked_pow(self, exp: u32) -> Option<i128> {}
            pub fn checked_shl(self, rhs: u32) -> Option<i128> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: i128) -> i128 {}
            pub fn saturating_sub(self, rhs: i128) -> i128 {}
            pub fn saturating_mul(self, rhs: i128) -> i128 {}
            pub fn wrapping_add(self, rhs: i128) -> i128 {}
            pub fn wrapping_sub(self, rhs: i128) -> i128 {}
            pub fn wrapping_mul(self, rhs: i128) -> i128 {}
            pub fn rem_euclid(self, rhs: i128) -> i128 {}
            pub fn div_euclid(self, rhs: i128) -> i128 {}
            pub fn div_ceil(self, rhs: i128) -> i128 {}
            pub fn next_multiple_of(self, rhs: i128) -> i128 {}
            pub fn pow(self, exp: u32) -> i128 {}
            pub fn saturating_pow(self, exp: u32) -> i128 {}
            pub fn abs_diff(self, other: i128) -> u128 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<i128, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> i128 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> i128 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> i128 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> i128 {}
            pub fn checked_abs(self) -> Option<i128> {}
            pub fn checked_neg(self) -> Option<i128> {}
            pub fn unsigned_abs(self) -> u128 {}
            pub fn signum(self) -> i128 {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for i128 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for i128 {
            type Error = TryFromIntError;
        }
        impl isize {
            pub fn checked_add(self, rhs: isize) -> Option<isize> {}
            pub fn checked_sub(self, rhs: isize) -> Option<isize> {}
            pub fn checked_mul(self, rhs: isize) -> Option<isize> {}
            pub fn checked_div(self, rhs: isize) -> Option<isize> {}
            pub fn checked_rem(self, rhs: isize) -> Option<isize> {}
            pub fn checked_rem_euclid(self, rhs: isize) -> Option<isize> {}
            pub fn checked_next_multiple_of(self, rhs: isize) -> Option<isize> {}
            pub fn checked_pow(self, exp: u32) -> Option<isize> {}
            pub fn checked_shl(self, rhs: u32) -> Option<isize> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: isize) -> isize {}
            pub fn saturating_sub(self, rhs: isize) -> isize {}
            pub fn saturating_mul(self, rhs: isize) -> isize {}
            pub fn wrapping_add(self, rhs: isize) -> isize {}
            pub fn wrapping_sub(self, rhs: isize) -> isize {}
            pub fn wrapping_mul(self, rhs: isize) -> isize {}
            pub fn rem_euclid(self, rhs: isize) -> isize {}
            pub fn div_euclid(self, rhs: isize) -> isize {}
            pub fn div_ceil(self, rhs: isize) -> isize {}
            pub fn next_multiple_of(self, rhs: isize) -> isize {}
            pub fn pow(self, exp: u32) -> isize {}
            pub fn saturating_pow(self, exp: u32) -> isize {}
            pub fn abs_diff(self, other: isize) -> usize {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<isize, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> isize {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> isize {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> isize {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn abs(self) -> isize {}
            pub fn checked_abs(self) -> Option<isize> {}
            pub fn checked_neg(self) -> Option<isize> {}
            pub fn unsigned_abs(self) -> usize {}
            pub fn signum(self) -> isize {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for isize {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for isize {
            type Error = TryFromIntError;
        }
        impl u8 {
            pub fn checked_add(self, rhs: u8) -> Option<u8> {}
            pub fn checked_sub(self, rhs: u8) -> Option<u8> {}
            pub fn checked_mul(self, rhs: u8) -> Option<u8> {}
            pub fn checked_div(self, rhs: u8) -> Option<u8> {}
            pub fn checked_rem(self, rhs: u8) -> Option<u8> {}
            pub fn checked_rem_euclid(self, rhs: u8) -> Option<u8> {}
            pub fn checked_next_multiple_of(self, rhs: u8) -> Option<u8> {}
            pub fn checked_pow(self, exp: u32) -> Option<u8> {}
            pub fn checked_shl(self, rhs: u32) -> Option<u8> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: u8) -> u8 {}
            pub fn saturating_sub(self, rhs: u8) -> u8 {}
            pub fn saturating_mul(self, rhs: u8) -> u8 {}
            pub fn wrapping_add(self, rhs: u8) -> u8 {}
            pub fn wrapping_sub(self, rhs: u8) -> u8 {}
            pub fn wrapping_mul(self, rhs: u8) -> u8 {}
            pub fn rem_euclid(self, rhs: u8) -> u8 {}
            pub fn div_euclid(self, rhs: u8) -> u8 {}
            pub fn div_ceil(self, rhs: u8) -> u8 {}
            pub fn next_multiple_of(self, rhs: u8) -> u8 {}
            pub fn pow(self, exp: u32) -> u8 {}
            pub fn saturating_pow(self, exp: u32) -> u8 {}
            pub fn abs_diff(self, other: u8) -> u8 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<u8, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> u8 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> u8 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> u8 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> u8 {}
            pub fn checked_next_power_of_two(self) -> Option<u8> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
            pub fn is_ascii_digit(&self) -> bool {}
            pub fn is_ascii_alphabetic(&self) -> bool {}
            pub fn is_ascii_whitespace(&self) -> bool {}
            pub fn to_ascii_lowercase(&self) -> u8 {}
            pub fn to_ascii_uppercase(&self) -> u8 {}
        }
        impl std::str::FromStr for u8 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for u8 {
            type Error = TryFromIntError;
        }
        impl u16 {
            pub fn checked_add(self, rhs: u16) -> Option<u16> {}
            pub fn checked_sub(self, rhs: u16) -> Option<u16> {}
            pub fn checked_mul(self, rhs: u16) -> Option<u16> {}
            pub fn checked_div(self, rhs: u16) -> Option<u16> {}
            pub fn checked_rem(self, rhs: u16) -> Option<u16> {}
            pub fn checked_rem_euclid(self, rhs: u16) -> Option<u16> {}
            pub fn checked_next_multiple_of(self, rhs: u16) -> Option<u16> {}
            pub fn checked_pow(self, exp: u32) -> Option<u16> {}
            pub fn checked_shl(self, rhs: u32) -> Option<u16> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: u16) -> u16 {}
            pub fn saturating_sub(self, rhs: u16) -> u16 {}
            pub fn saturating_mul(self, rhs: u16) -> u16 {}
            pub fn wrapping_add(self, rhs: u16) -> u16 {}
            pub fn wrapping_sub(self, rhs: u16) -> u16 {}
            pub fn wrapping_mul(self, rhs: u16) -> u16 {}
            pub fn rem_euclid(self, rhs: u16) -> u16 {}
            pub fn div_euclid(self, rhs: u16) -> u16 {}
            pub fn div_ceil(self, rhs: u16) -> u16 {}
            pub fn next_multiple_of(self, rhs: u16) -> u16 {}
            pub fn pow(self, exp: u32) -> u16 {}
            pub fn saturating_pow(self, exp: u32) -> u16 {}
            pub fn abs_diff(self, other: u16) -> u16 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<u16, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> u16 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> u16 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> u16 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> u16 {}
            pub fn checked_next_power_of_two(self) -> Option<u16> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for u16 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for u16 {
            type Error = TryFromIntError;
        }
        impl u32 {
            pub fn checked_add(self, rhs: u32) -> Option<u32> {}
            pub fn checked_sub(self, rhs: u32) -> Option<u32> {}
            pub fn checked_mul(self, rhs: u32) -> Option<u32> {}
            pub fn checked_div(self, rhs: u32) -> Option<u32> {}
            pub fn checked_rem(self, rhs: u32) -> Option<u32> {}
            pub fn checked_rem_euclid(self, rhs: u32) -> Option<u32> {}
            pub fn checked_next_multiple_of(self, rhs: u32) -> Option<u32> {}
            pub fn checked_pow(self, exp: u32) -> Option<u32> {}
            pub fn checked_shl(self, rhs: u32) -> Option<u32> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: u32) -> u32 {}
            pub fn saturating_sub(self, rhs: u32) -> u32 {}
            pub fn saturating_mul(self, rhs: u32) -> u32 {}
            pub fn wrapping_add(self, rhs: u32) -> u32 {}
            pub fn wrapping_sub(self, rhs: u32) -> u32 {}
            pub fn wrapping_mul(self, rhs: u32) -> u32 {}
            pub fn rem_euclid(self, rhs: u32) -> u32 {}
            pub fn div_euclid(self, rhs: u32) -> u32 {}
            pub fn div_ceil(self, rhs: u32) -> u32 {}
            pub fn next_multiple_of(self, rhs: u32) -> u32 {}
            pub fn pow(self, exp: u32) -> u32 {}
            pub fn saturating_pow(self, exp: u32) -> u32 {}
            pub fn abs_diff(self, other: u32) -> u32 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<u32, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> u32 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> u32 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> u32 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> u32 {}
            pub fn checked_next_power_of_two(self) -> Option<u32> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for u32 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for u32 {
            type Error = TryFromIntError;
        }
        impl u64 {
            pub fn checked_add(self, rhs: u64) -> Option<u64> {}
            pub fn checked_sub(self, rhs: u64) -> Option<u64> {}
            pub fn checked_mul(self, rhs: u64) -> Option<u64> {}
            pub fn checked_div(self, rhs: u64) -> Option<u64> {}
            pub fn checked_rem(self, rhs: u64) -> Option<u64> {}
            pub fn checked_rem_euclid(self, rhs: u64) -> Option<u64> {}
            pub fn checked_next_multiple_of(self, rhs: u64) -> Option<u64> {}
            pub fn checked_pow(self, exp: u32) -> Option<u64> {}
            pub fn checked_shl(self, rhs: u32) -> Option<u64> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: u64) -> u64 {}
            pub fn saturating_sub(self, rhs: u64) -> u64 {}
            pub fn saturating_mul(self, rhs: u64) -> u64 {}
            pub fn wrapping_add(self, rhs: u64) -> u64 {}
            pub fn wrapping_sub(self, rhs: u64) -> u64 {}
            pub fn wrapping_mul(self, rhs: u64) -> u64 {}
            pub fn rem_euclid(self, rhs: u64) -> u64 {}
            pub fn div_euclid(self, rhs: u64) -> u64 {}
            pub fn div_ceil(self, rhs: u64) -> u64 {}
            pub fn next_multiple_of(self, rhs: u64) -> u64 {}
            pub fn pow(self, exp: u32) -> u64 {}
            pub fn saturating_pow(self, exp: u32) -> u64 {}
            pub fn abs_diff(self, other: u64) -> u64 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<u64, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> u64 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> u64 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> u64 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> u64 {}
            pub fn checked_next_power_of_two(self) -> Option<u64> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for u64 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for u64 {
            type Error = TryFromIntError;
        }
        impl u128 {
            pub fn checked_add(self, rhs: u128) -> Option<u128> {}
            pub fn checked_sub(self, rhs: u128) -> Option<u128> {}
            pub fn checked_mul(self, rhs: u128) -> Option<u128> {}
            pub fn checked_div(self, rhs: u128) -> Option<u128> {}
            pub fn checked_rem(self, rhs: u128) -> Option<u128> {}
            pub fn checked_rem_euclid(self, rhs: u128) -> Option<u128> {}
            pub fn checked_next_multiple_of(self, rhs: u128) -> Option<u128> {}
            pub fn checked_pow(self, exp: u32) -> Option<u128> {}
            pub fn checked_shl(self, rhs: u32) -> Option<u128> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: u128) -> u128 {}
            pub fn saturating_sub(self, rhs: u128) -> u128 {}
            pub fn saturating_mul(self, rhs: u128) -> u128 {}
            pub fn wrapping_add(self, rhs: u128) -> u128 {}
            pub fn wrapping_sub(self, rhs: u128) -> u128 {}
            pub fn wrapping_mul(self, rhs: u128) -> u128 {}
            pub fn rem_euclid(self, rhs: u128) -> u128 {}
            pub fn div_euclid(self, rhs: u128) -> u128 {}
            pub fn div_ceil(self, rhs: u128) -> u128 {}
            pub fn next_multiple_of(self, rhs: u128) -> u128 {}
            pub fn pow(self, exp: u32) -> u128 {}
            pub fn saturating_pow(self, exp: u32) -> u128 {}
            pub fn abs_diff(self, other: u128) -> u128 {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<u128, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> u128 {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> u128 {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> u128 {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> u128 {}
            pub fn checked_next_power_of_two(self) -> Option<u128> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for u128 {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for u128 {
            type Error = TryFromIntError;
        }
        impl usize {
            pub fn checked_add(self, rhs: usize) -> Option<usize> {}
            pub fn checked_sub(self, rhs: usize) -> Option<usize> {}
            pub fn checked_mul(self, rhs: usize) -> Option<usize> {}
            pub fn checked_div(self, rhs: usize) -> Option<usize> {}
            pub fn checked_rem(self, rhs: usize) -> Option<usize> {}
            pub fn checked_rem_euclid(self, rhs: usize) -> Option<usize> {}
            pub fn checked_next_multiple_of(self, rhs: usize) -> Option<usize> {}
            pub fn checked_pow(self, exp: u32) -> Option<usize> {}
            pub fn checked_shl(self, rhs: u32) -> Option<usize> {}
            pub fn checked_ilog2(self) -> Option<u32> {}
            pub fn saturating_add(self, rhs: usize) -> usize {}
            pub fn saturating_sub(self, rhs: usize) -> usize {}
            pub fn saturating_mul(self, rhs: usize) -> usize {}
            pub fn wrapping_add(self, rhs: usize) -> usize {}
            pub fn wrapping_sub(self, rhs: usize) -> usize {}
            pub fn wrapping_mul(self, rhs: usize) -> usize {}
            pub fn rem_euclid(self, rhs: usize) -> usize {}
            pub fn div_euclid(self, rhs: usize) -> usize {}
            pub fn div_ceil(self, rhs: usize) -> usize {}
            pub fn next_multiple_of(self, rhs: usize) -> usize {}
            pub fn pow(self, exp: u32) -> usize {}
            pub fn saturating_pow(self, exp: u32) -> usize {}
            pub fn abs_diff(self, other: usize) -> usize {}
            pub fn from_str_radix(src: &str, radix: u32) -> Result<usize, ParseIntError> {}
            pub fn from_be_bytes(bytes: [u8]) -> usize {}
            pub fn to_be_bytes(self) -> [u8] {}
            pub fn from_le_bytes(bytes: [u8]) -> usize {}
            pub fn to_le_bytes(self) -> [u8] {}
            pub fn from_ne_bytes(bytes: [u8]) -> usize {}
            pub fn to_ne_bytes(self) -> [u8] {}
            pub fn next_power_of_two(self) -> usize {}
            pub fn checked_next_power_of_two(self) -> Option<usize> {}
            pub fn is_power_of_two(self) -> bool {}
            pub fn count_ones(self) -> u32 {}
            pub fn leading_zeros(self) -> u32 {}
            pub fn trailing_zeros(self) -> u32 {}
        }
        impl std::str::FromStr for usize {
            type Err = ParseIntError;
        }
        impl<T> TryFrom<T> for usize {
            type Error = TryFromIntError;
        }
        impl f32 {
            pub fn floor(self) -> f32 {}
            pub fn ceil(self) -> f32 {}
            pub fn round(self) -> f32 {}
            pub fn trunc(self) -> f32 {}
            pub fn abs(self) -> f32 {}
            pub fn sqrt(self) -> f32 {}
            pub fn ln(self) -> f32 {}
            pub fn log2(self) -> f32 {}
            pub fn log10(self) -> f32 {}
            pub fn exp(self) -> f32 {}
            pub fn sin(self) -> f32 {}
            pub fn cos(self) -> f32 {}
            pub fn tanh(self) -> f32 {}
            pub fn fract(self) -> f32 {}
            pub fn signum(self) -> f32 {}
            pub fn recip(self) -> f32 {}
            pub fn to_radians(self) -> f32 {}
            pub fn to_degrees(self) -> f32 {}
            pub fn powf(self, other: f32) -> f32 {}
            pub fn max(self, other: f32) -> f32 {}
            pub fn min(self, other: f32) -> f32 {}
            pub fn clamp(self, min: f32, max: f32) -> f32 {}
            pub fn powi(self, n: i32) -> f32 {}
            pub fn is_nan(self) -> bool {}
            pub fn is_finite(self) -> bool {}
            pub fn total_cmp(&self, other: &f32) -> std::cmp::Ordering {}
        }
        impl std::str::FromStr for f32 {
            type Err = ParseFloatError;
        }
        impl f64 {
            pub fn floor(self) -> f64 {}
            pub fn ceil(self) -> f64 {}
            pub fn round(self) -> f64 {}
            pub fn trunc(self) -> f64 {}
            pub fn abs(self) -> f64 {}
            pub fn sqrt(self) -> f64 {}
            pub fn ln(self) -> f64 {}
            pub fn log2(self) -> f64 {}
            pub fn log10(self) -> f64 {}
            pub fn exp(self) -> f64 {}
            pub fn sin(self) -> f64 {}
            pub fn cos(self) -> f64 {}
            pub fn tanh(self) -> f64 {}
            pub fn fract(self) -> f64 {}
            pub fn signum(self) -> f64 {}
            pub fn recip(self) -> f64 {}
            pub fn to_radians(self) -> f64 {}
            pub fn to_degrees(self) -> f64 {}
            pub fn powf(self, other: f64) -> f64 {}
            pub fn max(self, other: f64) -> f64 {}
            pub fn min(self, other: f64) -> f64 {}
            pub fn clamp(self, min: f64, max: f64) -> f64 {}
            pub fn powi(self, n: i32) -> f64 {}
            pub fn is_nan(self) -> bool {}
            pub fn is_finite(self) -> bool {}
            pub fn total_cmp(&self, other: &f64) -> std::cmp::Ordering {}
        }
        impl std::str::FromStr for f64 {
            type Err = ParseFloatError;
        }
    }

    // -- collections

    pub mod collections {
        pub use std::ops::Bound;
        use std::ops::{Index, RangeBounds};
        pub struct TryReserveError;

        pub struct HashMap<K, V, S = std::hash::RandomState>;
        impl<K, V, S> HashMap<K, V, S> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn iter(&self) -> hash_map::Iter<K, V> {}
            pub fn iter_mut(&mut self) -> hash_map::IterMut<K, V> {}
            pub fn keys(&self) -> hash_map::Keys<K, V> {}
            pub fn values(&self) -> hash_map::Values<K, V> {}
            pub fn values_mut(&mut self) -> hash_map::ValuesMut<K, V> {}
            pub fn into_keys(self) -> hash_map::IntoKeys<K, V> {}
            pub fn into_values(self) -> hash_map::IntoValues<K, V> {}
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) { f(any(), any()) }
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> hash_map::ExtractIf<K, V> { pred(any(), any()) }
            pub fn entry(&mut self, key: K) -> hash_map::Entry<'_, K, V> {}
            pub fn get<Q>(&self, k: &Q) -> Option<&V> {}
            pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V> {}
            pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)> {}
            pub fn contains_key<Q>(&self, k: &Q) -> bool {}
            pub fn insert(&mut self, k: K, v: V) -> Option<V> {}
            pub fn try_insert(&mut self, k: K, v: V) -> Result<&mut V, hash_map::OccupiedError<K, V>> {}
            pub fn remove<Q>(&mut self, k: &Q) -> Option<V> {}
            pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)> {}
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn with_hasher(hash_builder: S) -> Self {}
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self {}
            pub fn capacity(&self) -> usize {}
            pub fn hasher(&self) -> &S {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn drain(&mut self) -> hash_map::Drain<K, V> {}
            pub fn get_disjoint_mut<Q>(&mut self, ks: [&Q]) -> [Option<&mut V>] {}
        }
        impl<Q, K, V, S> Index<Q> for HashMap<K, V, S> {
            type Output = V;
        }
        impl<K, V, S> Extend<(K, V)> for HashMap<K, V, S> {}
        impl<K, V, S> FromIterator<(K, V)> for HashMap<K, V, S> {}
        impl<K, V, S> From<[(K, V)]> for HashMap<K, V, S> {}
        impl<K, V, S> IntoIterator for HashMap<K, V, S> {
            type Item = (K, V);
            type IntoIter = hash_map::IntoIter<K, V>;
        }
        pub mod hash_map {
            pub use std::collections::HashMap;
            pub use std::hash::{DefaultHasher, RandomState};
            pub struct Iter<K, V>;
            impl<K, V> Iterator for Iter<K, V> {
                type Item = (K, V);
            }
            impl<K, V> ExactSizeIterator for Iter<K, V> {}
            pub struct IterMut<K, V>;
            impl<K, V> Iterator for IterMut<K, V> {
                type Item = (K, V);
            }
            impl<K, V> ExactSizeIterator for IterMut<K, V> {}
            pub struct IntoIter<K, V>;
            impl<K, V> Iterator for IntoIter<K, V> {
                type Item = (K, V);
            }
            impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
            pub struct Keys<K, V>;
            impl<K, V> Iterator for Keys<K, V> {
                type Item = K;
            }
            impl<K, V> ExactSizeIterator for Keys<K, V> {}
            pub struct Values<K, V>;
            impl<K, V> Iterator for Values<K, V> {
                type Item = V;
            }
            impl<K, V> ExactSizeIterator for Values<K, V> {}
            pub struct ValuesMut<K, V>;
            impl<K, V> Iterator for ValuesMut<K, V> {
                type Item = V;
            }
            impl<K, V> ExactSizeIterator for ValuesMut<K, V> {}
            pub struct IntoKeys<K, V>;
            impl<K, V> Iterator for IntoKeys<K, V> {
                type Item = K;
            }
            impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
            pub struct IntoValues<K, V>;
            impl<K, V> Iterator for IntoValues<K, V> {
                type Item = V;
            }
            impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
            pub struct Drain<K, V>;
            impl<K, V> Iterator for Drain<K, V> {
                type Item = (K, V);
            }
            impl<K, V> ExactSizeIterator for Drain<K, V> {}
            pub struct ExtractIf<K, V>;
            impl<K, V> Iterator for ExtractIf<K, V> {
                type Item = (K, V);
            }
            impl<K, V> ExactSizeIterator for ExtractIf<K, V> {}
            pub struct OccupiedError<K, V>;
            pub enum Entry<'a, K, V> {
                Occupied(OccupiedEntry<'a, K, V>),
                Vacant(VacantEntry<'a, K, V>),
            }
            pub struct OccupiedEntry<'a, K, V>;
            pub struct VacantEntry<'a, K, V>;
            impl<'a, K, V> Entry<'a, K, V> {
                pub fn or_insert(self, default: V) -> &'a mut V {}
                pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V { default() }
                pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V { default(any()) }
                pub fn or_default(self) -> &'a mut V {}
                pub fn key(&self) -> &K {}
                pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self { f(any()) }
                pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
            }
            impl<'a, K, V> OccupiedEntry<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn get(&self) -> &V {}
                pub fn get_mut(&mut self) -> &mut V {}
                pub fn into_mut(self) -> &'a mut V {}
                pub fn insert(&mut self, value: V) -> V {}
                pub fn remove(self) -> V {}
                pub fn remove_entry(self) -> (K, V) {}
            }
            impl<'a, K, V> VacantEntry<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn into_key(self) -> K {}
                pub fn insert(self, value: V) -> &'a mut V {}
                pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
            }
        }

        pub struct BTreeMap<K, V>;
        impl<K, V> BTreeMap<K, V> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn iter(&self) -> btree_map::Iter<K, V> {}
            pub fn iter_mut(&mut self) -> btree_map::IterMut<K, V> {}
            pub fn keys(&self) -> btree_map::Keys<K, V> {}
            pub fn values(&self) -> btree_map::Values<K, V> {}
            pub fn values_mut(&mut self) -> btree_map::ValuesMut<K, V> {}
            pub fn into_keys(self) -> btree_map::IntoKeys<K, V> {}
            pub fn into_values(self) -> btree_map::IntoValues<K, V> {}
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) { f(any(), any()) }
            pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> btree_map::ExtractIf<K, V> { pred(any(), any()) }
            pub fn entry(&mut self, key: K) -> btree_map::Entry<'_, K, V> {}
            pub fn get<Q>(&self, k: &Q) -> Option<&V> {}
            pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V> {}
            pub fn get_key_value<Q>(&self, k: &Q) -> Option<(&K, &V)> {}
            pub fn contains_key<Q>(&self, k: &Q) -> bool {}
            pub fn insert(&mut self, k: K, v: V) -> Option<V> {}
            pub fn try_insert(&mut self, k: K, v: V) -> Result<&mut V, btree_map::OccupiedError<K, V>> {}
            pub fn remove<Q>(&mut self, k: &Q) -> Option<V> {}
            pub fn remove_entry<Q>(&mut self, k: &Q) -> Option<(K, V)> {}
            pub fn first_key_value(&self) -> Option<(&K, &V)> {}
            pub fn last_key_value(&self) -> Option<(&K, &V)> {}
            pub fn first_entry(&mut self) -> Option<btree_map::OccupiedEntry<'_, K, V>> {}
            pub fn last_entry(&mut self) -> Option<btree_map::OccupiedEntry<'_, K, V>> {}
            pub fn pop_first(&mut self) -> Option<(K, V)> {}
            pub fn pop_last(&mut self) -> Option<(K, V)> {}
            pub fn append(&mut self, other: &mut Self) {}
            pub fn range<T, R: RangeBounds<T>>(&self, range: R) -> btree_map::Range<K, V> {}
            pub fn range_mut<T, R: RangeBounds<T>>(&mut self, range: R) -> btree_map::RangeMut<K, V> {}
            pub fn split_off<Q>(&mut self, key: &Q) -> Self {}
        }
        impl<Q, K, V> Index<Q> for BTreeMap<K, V> {
            type Output = V;
        }
        impl<K, V> Extend<(K, V)> for BTreeMap<K, V> {}
        impl<K, V> FromIterator<(K, V)> for BTreeMap<K, V> {}
        impl<K, V> From<[(K, V)]> for BTreeMap<K, V> {}
        impl<K, V> IntoIterator for BTreeMap<K, V> {
            type Item = (K, V);
            type IntoIter = btree_map::IntoIter<K, V>;
        }
        pub mod btree_map {
            pub use std::collections::BTreeMap;
            pub struct Iter<K, V>;
            impl<K, V> Iterator for Iter<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for Iter<K, V> {}
            impl<K, V> ExactSizeIterator for Iter<K, V> {}
            pub struct IterMut<K, V>;
            impl<K, V> Iterator for IterMut<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for IterMut<K, V> {}
            impl<K, V> ExactSizeIterator for IterMut<K, V> {}
            pub struct IntoIter<K, V>;
            impl<K, V> Iterator for IntoIter<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for IntoIter<K, V> {}
            impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
            pub struct Keys<K, V>;
            impl<K, V> Iterator for Keys<K, V> {
                type Item = K;
            }
            impl<K, V> DoubleEndedIterator for Keys<K, V> {}
            impl<K, V> ExactSizeIterator for Keys<K, V> {}
            pub struct Values<K, V>;
            impl<K, V> Iterator for Values<K, V> {
                type Item = V;
            }
            impl<K, V> DoubleEndedIterator for Values<K, V> {}
            impl<K, V> ExactSizeIterator for Values<K, V> {}
            pub struct ValuesMut<K, V>;
            impl<K, V> Iterator for ValuesMut<K, V> {
                type Item = V;
            }
            impl<K, V> DoubleEndedIterator for ValuesMut<K, V> {}
            impl<K, V> ExactSizeIterator for ValuesMut<K, V> {}
            pub struct IntoKeys<K, V>;
            impl<K, V> Iterator for IntoKeys<K, V> {
                type Item = K;
            }
            impl<K, V> DoubleEndedIterator for IntoKeys<K, V> {}
            impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
            pub struct IntoValues<K, V>;
            impl<K, V> Iterator for IntoValues<K, V> {
                type Item = V;
            }
            impl<K, V> DoubleEndedIterator for IntoValues<K, V> {}
            impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
            pub struct Drain<K, V>;
            impl<K, V> Iterator for Drain<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for Drain<K, V> {}
            impl<K, V> ExactSizeIterator for Drain<K, V> {}
            pub struct ExtractIf<K, V>;
            impl<K, V> Iterator for ExtractIf<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for ExtractIf<K, V> {}
            impl<K, V> ExactSizeIterator for ExtractIf<K, V> {}
            pub struct Range<K, V>;
            impl<K, V> Iterator for Range<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for Range<K, V> {}
            impl<K, V> ExactSizeIterator for Range<K, V> {}
            pub struct RangeMut<K, V>;
            impl<K, V> Iterator for RangeMut<K, V> {
                type Item = (K, V);
            }
            impl<K, V> DoubleEndedIterator for RangeMut<K, V> {}
            impl<K, V> ExactSizeIterator for RangeMut<K, V> {}
            pub struct OccupiedError<K, V>;
            pub enum Entry<'a, K, V> {
                Occupied(OccupiedEntry<'a, K, V>),
                Vacant(VacantEntry<'a, K, V>),
            }
            pub struct OccupiedEntry<'a, K, V>;
            pub struct VacantEntry<'a, K, V>;
            impl<'a, K, V> Entry<'a, K, V> {
                pub fn or_insert(self, default: V) -> &'a mut V {}
                pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V { default() }
                pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V { default(any()) }
                pub fn or_default(self) -> &'a mut V {}
                pub fn key(&self) -> &K {}
                pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self { f(any()) }
                pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
            }
            impl<'a, K, V> OccupiedEntry<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn get(&self) -> &V {}
                pub fn get_mut(&mut self) -> &mut V {}
                pub fn into_mut(self) -> &'a mut V {}
                pub fn insert(&mut self, value: V) -> V {}
                pub fn remove(self) -> V {}
                pub fn remove_entry(self) -> (K, V) {}
            }
            impl<'a, K, V> VacantEntry<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn into_key(self) -> K {}
                pub fn insert(self, value: V) -> &'a mut V {}
                pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {}
            }
        }

        pub struct HashSet<T, S = std::hash::RandomState>;
        impl<T, S> HashSet<T, S> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn iter(&self) -> hash_set::Iter<T> {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, pred: F) -> hash_set::ExtractIf<T> { pred(any()) }
            pub fn difference(&self, other: &Self) -> hash_set::Difference<T> {}
            pub fn symmetric_difference(&self, other: &Self) -> hash_set::SymmetricDifference<T> {}
            pub fn intersection(&self, other: &Self) -> hash_set::Intersection<T> {}
            pub fn union(&self, other: &Self) -> hash_set::Union<T> {}
            pub fn contains<Q>(&self, value: &Q) -> bool {}
            pub fn get<Q>(&self, value: &Q) -> Option<&T> {}
            pub fn is_disjoint(&self, other: &Self) -> bool {}
            pub fn is_subset(&self, other: &Self) -> bool {}
            pub fn is_superset(&self, other: &Self) -> bool {}
            pub fn insert(&mut self, value: T) -> bool {}
            pub fn replace(&mut self, value: T) -> Option<T> {}
            pub fn remove<Q>(&mut self, value: &Q) -> bool {}
            pub fn take<Q>(&mut self, value: &Q) -> Option<T> {}
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn with_hasher(hasher: S) -> Self {}
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn drain(&mut self) -> hash_set::Drain<T> {}
        }
        impl<T, S> Extend<T> for HashSet<T, S> {}
        impl<T, S> FromIterator<T> for HashSet<T, S> {}
        impl<T, S> From<[T]> for HashSet<T, S> {}
        impl<T, S> IntoIterator for HashSet<T, S> {
            type Item = T;
            type IntoIter = hash_set::IntoIter<T>;
        }
        pub mod hash_set {
            pub use std::collections::HashSet;
            pub struct Iter<T>;
            impl<T> Iterator for Iter<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for Iter<T> {}
            pub struct IntoIter<T>;
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for IntoIter<T> {}
            pub struct Drain<T>;
            impl<T> Iterator for Drain<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for Drain<T> {}
            pub struct Difference<T>;
            impl<T> Iterator for Difference<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for Difference<T> {}
            pub struct SymmetricDifference<T>;
            impl<T> Iterator for SymmetricDifference<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for SymmetricDifference<T> {}
            pub struct Intersection<T>;
            impl<T> Iterator for Intersection<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for Intersection<T> {}
            pub struct Union<T>;
            impl<T> Iterator for Union<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for Union<T> {}
            pub struct ExtractIf<T>;
            impl<T> Iterator for ExtractIf<T> {
                type Item = T;
            }
            impl<T> ExactSizeIterator for ExtractIf<T> {}
        }

        pub struct BTreeSet<T>;
        impl<T> BTreeSet<T> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn iter(&self) -> btree_set::Iter<T> {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, pred: F) -> btree_set::ExtractIf<T> { pred(any()) }
            pub fn difference(&self, other: &Self) -> btree_set::Difference<T> {}
            pub fn symmetric_difference(&self, other: &Self) -> btree_set::SymmetricDifference<T> {}
            pub fn intersection(&self, other: &Self) -> btree_set::Intersection<T> {}
            pub fn union(&self, other: &Self) -> btree_set::Union<T> {}
            pub fn contains<Q>(&self, value: &Q) -> bool {}
            pub fn get<Q>(&self, value: &Q) -> Option<&T> {}
            pub fn is_disjoint(&self, other: &Self) -> bool {}
            pub fn is_subset(&self, other: &Self) -> bool {}
            pub fn is_superset(&self, other: &Self) -> bool {}
            pub fn insert(&mut self, value: T) -> bool {}
            pub fn replace(&mut self, value: T) -> Option<T> {}
            pub fn remove<Q>(&mut self, value: &Q) -> bool {}
            pub fn take<Q>(&mut self, value: &Q) -> Option<T> {}
            pub fn first(&self) -> Option<&T> {}
            pub fn last(&self) -> Option<&T> {}
            pub fn pop_first(&mut self) -> Option<T> {}
            pub fn pop_last(&mut self) -> Option<T> {}
            pub fn append(&mut self, other: &mut Self) {}
            pub fn range<K, R: RangeBounds<K>>(&self, range: R) -> btree_set::Range<T> {}
            pub fn split_off<Q>(&mut self, value: &Q) -> Self {}
        }
        impl<T> Extend<T> for BTreeSet<T> {}
        impl<T> FromIterator<T> for BTreeSet<T> {}
        impl<T> From<[T]> for BTreeSet<T> {}
        impl<T> IntoIterator for BTreeSet<T> {
            type Item = T;
            type IntoIter = btree_set::IntoIter<T>;
        }
        pub mod btree_set {
            pub use std::collections::BTreeSet;
            pub struct Iter<T>;
            impl<T> Iterator for Iter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Iter<T> {}
            impl<T> ExactSizeIterator for Iter<T> {}
            pub struct IntoIter<T>;
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IntoIter<T> {}
            impl<T> ExactSizeIterator for IntoIter<T> {}
            pub struct Drain<T>;
            impl<T> Iterator for Drain<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Drain<T> {}
            impl<T> ExactSizeIterator for Drain<T> {}
            pub struct Difference<T>;
            impl<T> Iterator for Difference<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Difference<T> {}
            impl<T> ExactSizeIterator for Difference<T> {}
            pub struct SymmetricDifference<T>;
            impl<T> Iterator for SymmetricDifference<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for SymmetricDifference<T> {}
            impl<T> ExactSizeIterator for SymmetricDifference<T> {}
            pub struct Intersection<T>;
            impl<T> Iterator for Intersection<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Intersection<T> {}
            impl<T> ExactSizeIterator for Intersection<T> {}
            pub struct Union<T>;
            impl<T> Iterator for Union<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Union<T> {}
            impl<T> ExactSizeIterator for Union<T> {}
            pub struct ExtractIf<T>;
            impl<T> Iterator for ExtractIf<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for ExtractIf<T> {}
            impl<T> ExactSizeIterator for ExtractIf<T> {}
            pub struct Range<T>;
            impl<T> Iterator for Range<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Range<T> {}
            impl<T> ExactSizeIterator for Range<T> {}
        }

        pub struct VecDeque<T>;
        impl<T> VecDeque<T> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn append(&mut self, other: &mut Self) {}
            pub fn iter(&self) -> vec_deque::Iter<T> {}
            pub fn iter_mut(&mut self) -> vec_deque::IterMut<T> {}
            pub fn front(&self) -> Option<&T> {}
            pub fn front_mut(&mut self) -> Option<&mut T> {}
            pub fn back(&self) -> Option<&T> {}
            pub fn back_mut(&mut self) -> Option<&mut T> {}
            pub fn pop_front(&mut self) -> Option<T> {}
            pub fn pop_back(&mut self) -> Option<T> {}
            pub fn push_front(&mut self, value: T) {}
            pub fn push_back(&mut self, value: T) {}
            pub fn contains(&self, x: &T) -> bool {}
            pub fn split_off(&mut self, at: usize) -> Self {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn capacity(&self) -> usize {}
            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn truncate(&mut self, len: usize) {}
            pub fn get(&self, index: usize) -> Option<&T> {}
            pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {}
            pub fn swap(&mut self, i: usize, j: usize) {}
            pub fn insert(&mut self, index: usize, value: T) {}
            pub fn remove(&mut self, index: usize) -> Option<T> {}
            pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {}
            pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {}
            pub fn pop_front_if<F: FnOnce(&mut T) -> bool>(&mut self, predicate: F) -> Option<T> { predicate(any()) }
            pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) { f(any()) }
            pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, generator: F) { generator() }
            pub fn drain<R: std::ops::RangeBounds<usize>>(&mut self, range: R) -> vec_deque::Drain<T> {}
            pub fn range<R: std::ops::RangeBounds<usize>>(&self, range: R) -> vec_deque::Iter<T> {}
            pub fn as_slices(&self) -> (&[T], &[T]) {}
            pub fn make_contiguous(&mut self) -> &mut [T] {}
            pub fn rotate_left(&mut self, n: usize) {}
            pub fn rotate_right(&mut self, n: usize) {}
            pub fn binary_search(&self, x: &T) -> Result<usize, usize> {}
        }
        impl<T> Extend<T> for VecDeque<T> {}
        impl<T> FromIterator<T> for VecDeque<T> {}
        impl<T> From<[T]> for VecDeque<T> {}
        impl<T> std::ops::Index<usize> for VecDeque<T> {
            type Output = T;
        }
        impl<T> From<Vec<T>> for VecDeque<T> {}
        impl<T> IntoIterator for VecDeque<T> {
            type Item = T;
            type IntoIter = vec_deque::IntoIter<T>;
        }
        pub mod vec_deque {
            pub use std::collections::VecDeque;
            pub struct Iter<T>;
            impl<T> Iterator for Iter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Iter<T> {}
            impl<T> ExactSizeIterator for Iter<T> {}
            pub struct IterMut<T>;
            impl<T> Iterator for IterMut<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IterMut<T> {}
            impl<T> ExactSizeIterator for IterMut<T> {}
            pub struct IntoIter<T>;
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IntoIter<T> {}
            impl<T> ExactSizeIterator for IntoIter<T> {}
            pub struct Drain<T>;
            impl<T> Iterator for Drain<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Drain<T> {}
            impl<T> ExactSizeIterator for Drain<T> {}
        }

        pub struct LinkedList<T>;
        impl<T> LinkedList<T> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn append(&mut self, other: &mut Self) {}
            pub fn iter(&self) -> linked_list::Iter<T> {}
            pub fn iter_mut(&mut self) -> linked_list::IterMut<T> {}
            pub fn front(&self) -> Option<&T> {}
            pub fn front_mut(&mut self) -> Option<&mut T> {}
            pub fn back(&self) -> Option<&T> {}
            pub fn back_mut(&mut self) -> Option<&mut T> {}
            pub fn pop_front(&mut self) -> Option<T> {}
            pub fn pop_back(&mut self) -> Option<T> {}
            pub fn push_front(&mut self, value: T) {}
            pub fn push_back(&mut self, value: T) {}
            pub fn contains(&self, x: &T) -> bool {}
            pub fn split_off(&mut self, at: usize) -> Self {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
        }
        impl<T> Extend<T> for LinkedList<T> {}
        impl<T> FromIterator<T> for LinkedList<T> {}
        impl<T> From<[T]> for LinkedList<T> {}
        impl<T> IntoIterator for LinkedList<T> {
            type Item = T;
            type IntoIter = linked_list::IntoIter<T>;
        }
        pub mod linked_list {
            pub use std::collections::LinkedList;
            pub struct Iter<T>;
            impl<T> Iterator for Iter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Iter<T> {}
            impl<T> ExactSizeIterator for Iter<T> {}
            pub struct IterMut<T>;
            impl<T> Iterator for IterMut<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IterMut<T> {}
            impl<T> ExactSizeIterator for IterMut<T> {}
            pub struct IntoIter<T>;
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IntoIter<T> {}
            impl<T> ExactSizeIterator for IntoIter<T> {}
            pub struct Drain<T>;
            impl<T> Iterator for Drain<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Drain<T> {}
            impl<T> ExactSizeIterator for Drain<T> {}
        }

        pub struct BinaryHeap<T>;
        impl<T> BinaryHeap<T> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn clear(&mut self) {}
            pub fn append(&mut self, other: &mut Self) {}
            pub fn iter(&self) -> binary_heap::Iter<T> {}
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn peek(&self) -> Option<&T> {}
            pub fn peek_mut(&mut self) -> Option<binary_heap::PeekMut<T>> {}
            pub fn pop(&mut self) -> Option<T> {}
            pub fn push(&mut self, item: T) {}
            pub fn into_sorted_vec(self) -> Vec<T> {}
            pub fn into_vec(self) -> Vec<T> {}
            pub fn drain(&mut self) -> binary_heap::Drain<T> {}
            pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) { f(any()) }
        }
        impl<T> Extend<T> for BinaryHeap<T> {}
        impl<T> FromIterator<T> for BinaryHeap<T> {}
        impl<T> From<[T]> for BinaryHeap<T> {}
        impl<T> From<Vec<T>> for BinaryHeap<T> {}
        impl<T> IntoIterator for BinaryHeap<T> {
            type Item = T;
            type IntoIter = binary_heap::IntoIter<T>;
        }
        pub mod binary_heap {
            pub use std::collections::BinaryHeap;
            pub struct Iter<T>;
            impl<T> Iterator for Iter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Iter<T> {}
            impl<T> ExactSizeIterator for Iter<T> {}
            pub struct IterMut<T>;
            impl<T> Iterator for IterMut<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IterMut<T> {}
            impl<T> ExactSizeIterator for IterMut<T> {}
            pub struct IntoIter<T>;
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for IntoIter<T> {}
            impl<T> ExactSizeIterator for IntoIter<T> {}
            pub struct Drain<T>;
            impl<T> Iterator for Drain<T> {
                type Item = T;
            }
            impl<T> DoubleEndedIterator for Drain<T> {}
            impl<T> ExactSizeIterator for Drain<T> {}
            pub struct PeekMut<T>;
            impl<T> PeekMut<T> {
                pub fn pop(this: PeekMut<T>) -> T {}
            }
            impl<T> std::ops::Deref for PeekMut<T> {
                type Target = T;
            }
        }
    }

    // -- pointers and cells

    pub mod boxed {
        use std::ops::{Deref, DerefMut};
        pub struct Box<T>;
        impl<T> Box<T> {
            pub fn new(x: T) -> Self {}
            pub fn pin(x: T) -> std::pin::Pin<Box<T>> {}
            pub fn leak(b: Self) -> &'static mut T {}
            pub fn into_inner(boxed: Self) -> T {}
            pub fn into_raw(b: Self) -> *mut T {}
            pub fn from_raw(raw: *mut T) -> Self {}
            pub fn into_pin(boxed: Self) -> std::pin::Pin<Self> {}
            pub fn downcast<U>(self) -> Result<Box<U>, Self> {}
        }
        impl<T> Deref for Box<T> {
            type Target = T;
        }
        impl<T> DerefMut for Box<T> {}
        impl<T> AsRef<T> for Box<T> {}
        impl<T> AsMut<T> for Box<T> {}
        impl<T> From<T> for Box<T> {}
        impl<I: Iterator> Iterator for Box<I> {
            type Item = I::Item;
        }
        impl<F: std::future::Future> std::future::Future for Box<F> {
            type Output = F::Output;
        }
        impl<R: std::io::Read> std::io::Read for Box<R> {}
        impl<W: std::io::Write> std::io::Write for Box<W> {}
        impl<S: std::io::Seek> std::io::Seek for Box<S> {}
        impl<B: std::io::BufRead> std::io::BufRead for Box<B> {}
    }

    pub mod rc {
        use std::ops::Deref;
        pub struct Rc<T>;
        impl<T> Rc<T> {
            pub fn new(value: T) -> Rc<T> {}
            pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> { data_fn(any()) }
            pub fn pin(value: T) -> std::pin::Pin<Rc<T>> {}
            pub fn try_unwrap(this: Self) -> Result<T, Self> {}
            pub fn into_inner(this: Self) -> Option<T> {}
            pub fn unwrap_or_clone(this: Self) -> T {}
            pub fn get_mut(this: &mut Self) -> Option<&mut T> {}
            pub fn make_mut(this: &mut Self) -> &mut T {}
            pub fn downgrade(this: &Self) -> Weak<T> {}
            pub fn ptr_eq(this: &Self, other: &Self) -> bool {}
            pub fn strong_count(this: &Self) -> usize {}
            pub fn weak_count(this: &Self) -> usize {}
            pub fn as_ptr(this: &Self) -> *const T {}
            pub fn into_raw(this: Self) -> *const T {}
            pub fn from_raw(ptr: *const T) -> Self {}
        }
        impl<T> Deref for Rc<T> {
            type Target = T;
        }
        impl<T> AsRef<T> for Rc<T> {}
        impl<T> From<T> for Rc<T> {}
        impl From<&str> for Rc<str> {}
        impl<T> From<Vec<T>> for Rc<[T]> {}
        pub struct Weak<T>;
        impl<T> Weak<T> {
            pub fn new() -> Weak<T> {}
            pub fn upgrade(&self) -> Option<Rc<T>> {}
            pub fn strong_count(&self) -> usize {}
            pub fn ptr_eq(&self, other: &Self) -> bool {}
        }
    }

    pub mod cell {
        use std::ops::{Deref, DerefMut};
        pub struct Cell<T>;
        impl<T> Cell<T> {
            pub fn new(value: T) -> Cell<T> {}
            pub fn set(&self, val: T) {}
            pub fn replace(&self, val: T) -> T {}
            pub fn into_inner(self) -> T {}
            pub fn get(&self) -> T {}
            pub fn take(&self) -> T {}
            pub fn update<F: FnOnce(T) -> T>(&self, f: F) { f(any()) }
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn swap(&self, other: &Self) {}
        }
        pub struct RefCell<T>;
        pub struct BorrowError;
        pub struct BorrowMutError;
        impl<T> RefCell<T> {
            pub fn new(value: T) -> RefCell<T> {}
            pub fn into_inner(self) -> T {}
            pub fn replace(&self, t: T) -> T {}
            pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T { f(any()) }
            pub fn swap(&self, other: &Self) {}
            pub fn borrow(&self) -> Ref<'_, T> {}
            pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {}
            pub fn borrow_mut(&self) -> RefMut<'_, T> {}
            pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn take(&self) -> T {}
        }
        pub struct Ref<'b, T>;
        pub struct RefMut<'b, T>;
        impl<'b, T> Ref<'b, T> {
            pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {}
            pub fn map<U, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> { f(any()) }
            pub fn filter_map<U, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Self> { f(any()) }
        }
        impl<'b, T> RefMut<'b, T> {
            pub fn clone(&self) -> T {}
            pub fn map<U, F: FnOnce(&mut T) -> &mut U>(orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> { f(any()) }
            pub fn filter_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(orig: RefMut<'b, T>, f: F) -> Result<RefMut<'b, U>, Self> { f(any()) }
        }
        impl<T> Deref for Ref<'_, T> {
            type Target = T;
        }
        impl<T> Deref for RefMut<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for RefMut<'_, T> {}
        pub struct UnsafeCell<T>;
        impl<T> UnsafeCell<T> {
            pub fn new(value: T) -> Self {}
            pub fn into_inner(self) -> T {}
            pub fn get(&self) -> *mut T {}
            pub fn get_mut(&mut self) -> &mut T {}
        }
        pub struct OnceCell<T>;
        impl<T> OnceCell<T> {
            pub fn new() -> OnceCell<T> {}
            pub fn get(&self) -> Option<&T> {}
            pub fn get_mut(&mut self) -> Option<&mut T> {}
            pub fn set(&self, value: T) -> Result<(), T> {}
            pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T { f() }
            pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> { f() }
            pub fn into_inner(self) -> Option<T> {}
            pub fn take(&mut self) -> Option<T> {}
        }
        pub struct LazyCell<T, F = fn() -> T>;
        impl<T, F: FnOnce() -> T> LazyCell<T, F> {
            // The initialiser runs at the first look: close enough to say that it runs where it is written.
            pub fn new(f: F) -> LazyCell<T, F> { f() }
            pub fn force(this: &LazyCell<T, F>) -> &T {}
        }
        impl<T, F> Deref for LazyCell<T, F> {
            type Target = T;
        }
    }

    // `Pin<&mut T>` is `Pin<T>` once references are erased, so a pin is what it points to.
    pub mod pin {
        use std::ops::{Deref, DerefMut};
        pub struct Pin<P>;
        impl<P> Pin<P> {
            pub fn new(pointer: P) -> Pin<P> {}
            pub fn new_unchecked(pointer: P) -> Pin<P> {}
            pub fn static_ref(r: P) -> Pin<P> {}
            pub fn into_inner(pin: Pin<P>) -> P {}
            pub fn into_inner_unchecked(pin: Pin<P>) -> P {}
            pub fn as_ref(&self) -> Pin<&P> {}
            pub fn as_mut(&mut self) -> Pin<&mut P> {}
            pub fn set(&mut self, value: P) {}
            pub fn get_ref(self) -> P {}
            pub fn get_mut(self) -> P {}
            pub fn get_unchecked_mut(self) -> P {}
            pub fn map_unchecked<U, F: FnOnce(P) -> U>(self, func: F) -> Pin<U> { func(any()) }
            pub fn map_unchecked_mut<U, F: FnOnce(P) -> U>(self, func: F) -> Pin<U> { func(any()) }
        }
        impl<P> Deref for Pin<P> {
            type Target = P;
        }
        impl<P> DerefMut for Pin<P> {}
        impl<P: std::future::Future> std::future::Future for Pin<P> {
            type Output = P::Output;
        }
        impl<T> From<Box<T>> for Pin<Box<T>> {}
    }

    // -- futures and tasks

    pub mod future {
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub trait Future {
            type Output;
            fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output>;
        }
        pub trait IntoFuture {
            type Output;
            type IntoFuture;
            fn into_future(self) -> Self::IntoFuture;
        }
        impl<F: Future> IntoFuture for F {
            type Output = F::Output;
            type IntoFuture = F;
        }
        pub struct Ready<T>;
        impl<T> Future for Ready<T> {
            type Output = T;
        }
        impl<T> Ready<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Pending<T>;
        impl<T> Future for Pending<T> {
            type Output = T;
        }
        pub struct PollFn<T>;
        impl<T> Future for PollFn<T> {
            type Output = T;
        }
        pub fn ready<T>(t: T) -> Ready<T> {}
        pub fn pending<T>() -> Pending<T> {}
        pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<T>>(f: F) -> PollFn<T> { async { f(any()) } }
    }

    pub mod task {
        pub enum Poll<T> {
            Ready(T),
            Pending,
        }
        impl<T> Poll<T> {
            pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> { f(any()) }
            pub fn is_ready(&self) -> bool {}
            pub fn is_pending(&self) -> bool {}
        }
        impl<T, E> Poll<Result<T, E>> {
            pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> { f(any()) }
            pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> { f(any()) }
        }
        impl<T, E> Poll<Option<Result<T, E>>> {
            pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Option<Result<U, E>>> { f(any()) }
            pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Option<Result<T, U>>> { f(any()) }
        }
        impl<T> From<T> for Poll<T> {}
        pub struct Context<'a>;
        impl<'a> Context<'a> {
            pub fn from_waker(waker: &'a Waker) -> Self {}
            pub fn waker(&self) -> &'a Waker {}
        }
        pub struct Waker;
        impl Waker {
            pub fn wake(self) {}
            pub fn wake_by_ref(&self) {}
            pub fn will_wake(&self, other: &Waker) -> bool {}
            pub fn noop() -> &'static Waker {}
            pub fn from_raw(waker: RawWaker) -> Waker {}
        }
        impl<W: Wake> From<std::sync::Arc<W>> for Waker {}
        pub struct RawWaker;
        pub struct RawWakerVTable;
        pub trait Wake {
            fn wake(self: std::sync::Arc<Self>);
            fn wake_by_ref(self: &std::sync::Arc<Self>) {}
        }
        pub fn ready<T>(poll: Poll<T>) -> T {}
    }

    // -- threads and synchronisation

    pub mod sync {
        use std::ops::{Deref, DerefMut};
        use std::time::Duration;
        pub struct Arc<T>;
        impl<T> Arc<T> {
            pub fn new(data: T) -> Arc<T> {}
            pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> { data_fn(any()) }
            pub fn pin(data: T) -> std::pin::Pin<Arc<T>> {}
            pub fn try_unwrap(this: Self) -> Result<T, Self> {}
            pub fn into_inner(this: Self) -> Option<T> {}
            pub fn unwrap_or_clone(this: Self) -> T {}
            pub fn get_mut(this: &mut Self) -> Option<&mut T> {}
            pub fn make_mut(this: &mut Self) -> &mut T {}
            pub fn downgrade(this: &Self) -> Weak<T> {}
            pub fn ptr_eq(this: &Self, other: &Self) -> bool {}
            pub fn strong_count(this: &Self) -> usize {}
            pub fn weak_count(this: &Self) -> usize {}
            pub fn as_ptr(this: &Self) -> *const T {}
            pub fn into_raw(this: Self) -> *const T {}
            pub fn from_raw(ptr: *const T) -> Self {}
            pub fn downcast<U>(self) -> Result<Arc<U>, Self> {}
        }
        impl<T> Deref for Arc<T> {
            type Target = T;
        }
        impl<T> AsRef<T> for Arc<T> {}
        impl<T> From<T> for Arc<T> {}
        impl From<&str> for Arc<str> {}
        impl From<String> for Arc<str> {}
        impl<T> From<Vec<T>> for Arc<[T]> {}
        impl<T> From<Box<T>> for Arc<T> {}
        pub struct Weak<T>;
        impl<T> Weak<T> {
            pub fn new() -> Weak<T> {}
            pub fn upgrade(&self) -> Option<Arc<T>> {}
            pub fn strong_count(&self) -> usize {}
            pub fn weak_count(&self) -> usize {}
            pub fn ptr_eq(&self, other: &Self) -> bool {}
            pub fn as_ptr(&self) -> *const T {}
        }

        pub struct PoisonError<G>;
        impl<G> PoisonError<G> {
            pub fn new(data: G) -> PoisonError<G> {}
            pub fn into_inner(self) -> G {}
            pub fn get_ref(&self) -> &G {}
            pub fn get_mut(&mut self) -> &mut G {}
        }
        pub enum TryLockError<G> {
            Poisoned(PoisonError<G>),
            WouldBlock,
        }
        pub type LockResult<G> = Result<G, PoisonError<G>>;
        pub type TryLockResult<G> = Result<G, TryLockError<G>>;

        pub struct Mutex<T>;
        impl<T> Mutex<T> {
            pub fn new(t: T) -> Mutex<T> {}
            pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {}
            pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {}
            pub fn is_poisoned(&self) -> bool {}
            pub fn clear_poison(&self) {}
            pub fn into_inner(self) -> LockResult<T> {}
            pub fn get_mut(&mut self) -> LockResult<&mut T> {}
        }
        impl<T> From<T> for Mutex<T> {}
        pub struct MutexGuard<'a, T>;
        pub struct MappedMutexGuard<'a, T>;
        // Guards are not `Clone`: the call goes to what they guard.
        impl<'a, T> MutexGuard<'a, T> {
            pub fn clone(&self) -> T {}
            pub fn map<U, F: FnOnce(&mut T) -> &mut U>(orig: Self, f: F) -> MappedMutexGuard<'a, U> { f(any()) }
        }
        impl<T> Deref for MutexGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for MutexGuard<'_, T> {}
        impl<T> Deref for MappedMutexGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for MappedMutexGuard<'_, T> {}

        pub struct RwLock<T>;
        impl<T> RwLock<T> {
            pub fn new(t: T) -> RwLock<T> {}
            pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {}
            pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {}
            pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {}
            pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {}
            pub fn is_poisoned(&self) -> bool {}
            pub fn clear_poison(&self) {}
            pub fn into_inner(self) -> LockResult<T> {}
            pub fn get_mut(&mut self) -> LockResult<&mut T> {}
        }
        impl<T> From<T> for RwLock<T> {}
        pub struct RwLockReadGuard<'a, T>;
        pub struct RwLockWriteGuard<'a, T>;
        impl<'a, T> RwLockReadGuard<'a, T> {
            pub fn clone(&self) -> T {}
        }
        impl<'a, T> RwLockWriteGuard<'a, T> {
            pub fn clone(&self) -> T {}
            pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
        }
        impl<T> Deref for RwLockReadGuard<'_, T> {
            type Target = T;
        }
        impl<T> Deref for RwLockWriteGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
        pub struct ReentrantLock<T>;
        pub struct ReentrantLockGuard<'a, T>;
        impl<T> ReentrantLock<T> {
            pub fn new(t: T) -> ReentrantLock<T> {}
            pub fn lock(&self) -> ReentrantLockGuard<'_, T> {}
        }
        impl<T> Deref for ReentrantLockGuard<'_, T> {
            type Target = T;
        }

        pub struct Condvar;
        pub struct WaitTimeoutResult(bool);
        impl WaitTimeoutResult {
            pub fn timed_out(&self) -> bool {}
        }
        impl Condvar {
            pub fn new() -> Condvar {}
            pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {}
            pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
                &self,
                guard: MutexGuard<'a, T>,
                condition: F,
            ) -> LockResult<MutexGuard<'a, T>> {
                condition(any())
            }
            pub fn wait_timeout<'a, T>(
                &self,
                guard: MutexGuard<'a, T>,
                dur: Duration,
            ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
            }
            pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {}
            pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
                &self,
                guard: MutexGuard<'a, T>,
                dur: Duration,
                condition: F,
            ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
                condition(any())
            }
            pub fn notify_one(&self) {}
            pub fn notify_all(&self) {}
        }
        pub struct Barrier;
        pub struct BarrierWaitResult(bool);
        impl BarrierWaitResult {
            pub fn is_leader(&self) -> bool {}
        }
        impl Barrier {
            pub fn new(n: usize) -> Barrier {}
            pub fn wait(&self) -> BarrierWaitResult {}
        }
        pub struct Once;
        pub struct OnceState;
        impl Once {
            pub fn new() -> Once {}
            pub fn call_once<F: FnOnce()>(&self, f: F) { f() }
            pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) { f(any()) }
            pub fn is_completed(&self) -> bool {}
            pub fn wait(&self) {}
        }
        pub struct OnceLock<T>;
        impl<T> OnceLock<T> {
            pub fn new() -> OnceLock<T> {}
            pub fn get(&self) -> Option<&T> {}
            pub fn get_mut(&mut self) -> Option<&mut T> {}
            pub fn set(&self, value: T) -> Result<(), T> {}
            pub fn wait(&self) -> &T {}
            pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T { f() }
            pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> { f() }
            pub fn into_inner(self) -> Option<T> {}
            pub fn take(&mut self) -> Option<T> {}
        }
        pub struct LazyLock<T, F = fn() -> T>;
        impl<T, F: FnOnce() -> T> LazyLock<T, F> {
            pub fn new(f: F) -> LazyLock<T, F> { f() }
            pub fn force(this: &LazyLock<T, F>) -> &T {}
        }
        impl<T, F> Deref for LazyLock<T, F> {
            type Target = T;
        }

        pub mod atomic {
            pub enum Ordering {
                Relaxed,
                Release,
                Acquire,
                AcqRel,
                SeqCst,
            }
            pub fn fence(order: Ordering) {}
            pub fn compiler_fence(order: Ordering) {}
            pub fn spin_loop_hint() {}
            pub struct AtomicBool;
            impl AtomicBool {
                pub fn new(v: bool) -> Self {}
                pub fn load(&self, order: Ordering) -> bool {}
                pub fn store(&self, val: bool, order: Ordering) {}
                pub fn swap(&self, val: bool, order: Ordering) -> bool {}
                pub fn compare_and_swap(&self, current: bool, new: bool, order: Ordering) -> bool {}
                pub fn compare_exchange(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {}
                pub fn compare_exchange_weak(&self, current: bool, new: bool, success: Ordering, failure: Ordering) -> Result<bool, bool> {}
                pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {}
                pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {}
                pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {}
                pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {}
                pub fn fetch_not(&self, order: Ordering) -> bool {}
                pub fn fetch_update<F: FnMut(bool) -> Option<bool>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<bool, bool> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut bool {}
                pub fn into_inner(self) -> bool {}
            }
            pub struct AtomicI8;
            impl AtomicI8 {
                pub fn new(v: i8) -> Self {}
                pub fn load(&self, order: Ordering) -> i8 {}
                pub fn store(&self, val: i8, order: Ordering) {}
                pub fn swap(&self, val: i8, order: Ordering) -> i8 {}
                pub fn compare_and_swap(&self, current: i8, new: i8, order: Ordering) -> i8 {}
                pub fn compare_exchange(&self, current: i8, new: i8, success: Ordering, failure: Ordering) -> Result<i8, i8> {}
                pub fn compare_exchange_weak(&self, current: i8, new: i8, success: Ordering, failure: Ordering) -> Result<i8, i8> {}
                pub fn fetch_add(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_sub(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_max(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_min(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_and(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_or(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_xor(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_nand(&self, val: i8, order: Ordering) -> i8 {}
                pub fn fetch_update<F: FnMut(i8) -> Option<i8>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<i8, i8> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut i8 {}
                pub fn into_inner(self) -> i8 {}
            }
            pub struct AtomicI16;
            impl AtomicI16 {
                pub fn new(v: i16) -> Self {}
                pub fn load(&self, order: Ordering) -> i16 {}
                pub fn store(&self, val: i16, order: Ordering) {}
                pub fn swap(&self, val: i16, order: Ordering) -> i16 {}
                pub fn compare_and_swap(&self, current: i16, new: i16, order: Ordering) -> i16 {}
                pub fn compare_exchange(&self, current: i16, new: i16, success: Ordering, failure: Ordering) -> Result<i16, i16> {}
                pub fn compare_exchange_weak(&self, current: i16, new: i16, success: Ordering, failure: Ordering) -> Result<i16, i16> {}
                pub fn fetch_add(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_sub(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_max(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_min(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_and(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_or(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_xor(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_nand(&self, val: i16, order: Ordering) -> i16 {}
                pub fn fetch_update<F: FnMut(i16) -> Option<i16>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<i16, i16> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut i16 {}
                pub fn into_inner(self) -> i16 {}
            }
            pub struct AtomicI32;
            impl AtomicI32 {
                pub fn new(v: i32) -> Self {}
                pub fn load(&self, order: Ordering) -> i32 {}
                pub fn store(&self, val: i32, order: Ordering) {}
                pub fn swap(&self, val: i32, order: Ordering) -> i32 {}
                pub fn compare_and_swap(&self, current: i32, new: i32, order: Ordering) -> i32 {}
                pub fn compare_exchange(&self, current: i32, new: i32, success: Ordering, failure: Ordering) -> Result<i32, i32> {}
                pub fn compare_exchange_weak(&self, current: i32, new: i32, success: Ordering, failure: Ordering) -> Result<i32, i32> {}
                pub fn fetch_add(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_sub(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_max(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_min(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_and(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_or(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_xor(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_nand(&self, val: i32, order: Ordering) -> i32 {}
                pub fn fetch_update<F: FnMut(i32) -> Option<i32>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<i32, i32> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut i32 {}
                pub fn into_inner(self) -> i32 {}
            }
            pub struct AtomicI64;
            impl AtomicI64 {
                pub fn new(v: i64) -> Self {}
                pub fn load(&self, order: Ordering) -> i64 {}
                pub fn store(&self, val: i64, order: Ordering) {}
                pub fn swap(&self, val: i64, order: Ordering) -> i64 {}
                pub fn compare_and_swap(&self, current: i64, new: i64, order: Ordering) -> i64 {}
                pub fn compare_exchange(&self, current: i64, new: i64, success: Ordering, failure: Ordering) -> Result<i64, i64> {}
                pub fn compare_exchange_weak(&self, current: i64, new: i64, success: Ordering, failure: Ordering) -> Result<i64, i64> {}
                pub fn fetch_add(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_sub(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_max(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_min(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_and(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_or(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_xor(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_nand(&self, val: i64, order: Ordering) -> i64 {}
                pub fn fetch_update<F: FnMut(i64) -> Option<i64>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<i64, i64> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut i64 {}
                pub fn into_inner(self) -> i64 {}
            }
            pub struct AtomicIsize;
            impl AtomicIsize {
                pub fn new(v: isize) -> Self {}
                pub fn load(&self, order: Ordering) -> isize {}
                pub fn store(&self, val: isize, order: Ordering) {}
                pub fn swap(&self, val: isize, order: Ordering) -> isize {}
                pub fn compare_and_swap(&self, current: isize, new: isize, order: Ordering) -> isize {}
                pub fn compare_exchange(&self, current: isize, new: isize, success: Ordering, failure: Ordering) -> Result<isize, isize> {}
                pub fn compare_exchange_weak(
                    &self,
                    current: isize,
                    new: isize,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<isize, isize> {
                }
                pub fn fetch_add(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_sub(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_max(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_min(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_and(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_or(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_xor(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_nand(&self, val: isize, order: Ordering) -> isize {}
                pub fn fetch_update<F: FnMut(isize) -> Option<isize>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<isize, isize> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut isize {}
                pub fn into_inner(self) -> isize {}
            }
            pub struct AtomicU8;
            impl AtomicU8 {
                pub fn new(v: u8) -> Self {}
                pub fn load(&self, order: Ordering) -> u8 {}
                pub fn store(&self, val: u8, order: Ordering) {}
                pub fn swap(&self, val: u8, order: Ordering) -> u8 {}
                pub fn compare_and_swap(&self, current: u8, new: u8, order: Ordering) -> u8 {}
                pub fn compare_exchange(&self, current: u8, new: u8, success: Ordering, failure: Ordering) -> Result<u8, u8> {}
                pub fn compare_exchange_weak(&self, current: u8, new: u8, success: Ordering, failure: Ordering) -> Result<u8, u8> {}
                pub fn fetch_add(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_sub(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_max(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_min(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_and(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_or(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_xor(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_nand(&self, val: u8, order: Ordering) -> u8 {}
                pub fn fetch_update<F: FnMut(u8) -> Option<u8>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<u8, u8> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut u8 {}
                pub fn into_inner(self) -> u8 {}
            }
            pub struct AtomicU16;
            impl AtomicU16 {
                pub fn new(v: u16) -> Self {}
                pub fn load(&self, order: Ordering) -> u16 {}
                pub fn store(&self, val: u16, order: Ordering) {}
                pub fn swap(&self, val: u16, order: Ordering) -> u16 {}
                pub fn compare_and_swap(&self, current: u16, new: u16, order: Ordering) -> u16 {}
                pub fn compare_exchange(&self, current: u16, new: u16, success: Ordering, failure: Ordering) -> Result<u16, u16> {}
                pub fn compare_exchange_weak(&self, current: u16, new: u16, success: Ordering, failure: Ordering) -> Result<u16, u16> {}
                pub fn fetch_add(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_sub(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_max(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_min(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_and(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_or(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_xor(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_nand(&self, val: u16, order: Ordering) -> u16 {}
                pub fn fetch_update<F: FnMut(u16) -> Option<u16>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<u16, u16> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut u16 {}
                pub fn into_inner(self) -> u16 {}
            }
            pub struct AtomicU32;
            impl AtomicU32 {
                pub fn new(v: u32) -> Self {}
                pub fn load(&self, order: Ordering) -> u32 {}
                pub fn store(&self, val: u32, order: Ordering) {}
                pub fn swap(&self, val: u32, order: Ordering) -> u32 {}
                pub fn compare_and_swap(&self, current: u32, new: u32, order: Ordering) -> u32 {}
                pub fn compare_exchange(&self, current: u32, new: u32, success: Ordering, failure: Ordering) -> Result<u32, u32> {}
                pub fn compare_exchange_weak(&self, current: u32, new: u32, success: Ordering, failure: Ordering) -> Result<u32, u32> {}
                pub fn fetch_add(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_sub(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_max(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_min(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_and(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_or(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_xor(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_nand(&self, val: u32, order: Ordering) -> u32 {}
                pub fn fetch_update<F: FnMut(u32) -> Option<u32>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<u32, u32> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut u32 {}
                pub fn into_inner(self) -> u32 {}
            }
            pub struct AtomicU64;
            impl AtomicU64 {
                pub fn new(v: u64) -> Self {}
                pub fn load(&self, order: Ordering) -> u64 {}
                pub fn store(&self, val: u64, order: Ordering) {}
                pub fn swap(&self, val: u64, order: Ordering) -> u64 {}
                pub fn compare_and_swap(&self, current: u64, new: u64, order: Ordering) -> u64 {}
                pub fn compare_exchange(&self, current: u64, new: u64, success: Ordering, failure: Ordering) -> Result<u64, u64> {}
                pub fn compare_exchange_weak(&self, current: u64, new: u64, success: Ordering, failure: Ordering) -> Result<u64, u64> {}
                pub fn fetch_add(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_sub(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_max(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_min(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_and(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_or(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_xor(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_nand(&self, val: u64, order: Ordering) -> u64 {}
                pub fn fetch_update<F: FnMut(u64) -> Option<u64>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<u64, u64> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut u64 {}
                pub fn into_inner(self) -> u64 {}
            }
            pub struct AtomicUsize;
            impl AtomicUsize {
                pub fn new(v: usize) -> Self {}
                pub fn load(&self, order: Ordering) -> usize {}
                pub fn store(&self, val: usize, order: Ordering) {}
                pub fn swap(&self, val: usize, order: Ordering) -> usize {}
                pub fn compare_and_swap(&self, current: usize, new: usize, order: Ordering) -> usize {}
                pub fn compare_exchange(&self, current: usize, new: usize, success: Ordering, failure: Ordering) -> Result<usize, usize> {}
                pub fn compare_exchange_weak(
                    &self,
                    current: usize,
                    new: usize,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<usize, usize> {
                }
                pub fn fetch_add(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_sub(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_max(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_min(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_and(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_or(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_xor(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_nand(&self, val: usize, order: Ordering) -> usize {}
                pub fn fetch_update<F: FnMut(usize) -> Option<usize>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<usize, usize> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut usize {}
                pub fn into_inner(self) -> usize {}
            }
            pub struct AtomicPtr<T>;
            impl<T> AtomicPtr<T> {
                pub fn new(v: *mut T) -> Self {}
                pub fn load(&self, order: Ordering) -> *mut T {}
                pub fn store(&self, val: *mut T, order: Ordering) {}
                pub fn swap(&self, val: *mut T, order: Ordering) -> *mut T {}
                pub fn compare_and_swap(&self, current: *mut T, new: *mut T, order: Ordering) -> *mut T {}
                pub fn compare_exchange(
                    &self,
                    current: *mut T,
                    new: *mut T,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<*mut T, *mut T> {
                }
                pub fn compare_exchange_weak(
                    &self,
                    current: *mut T,
                    new: *mut T,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<*mut T, *mut T> {
                }
                pub fn fetch_update<F: FnMut(*mut T) -> Option<*mut T>>(
                    &self,
                    set_order: Ordering,
                    fetch_order: Ordering,
                    f: F,
                ) -> Result<*mut T, *mut T> {
                    f(any())
                }
                pub fn get_mut(&mut self) -> &mut *mut T {}
                pub fn into_inner(self) -> *mut T {}
            }
        }

        pub mod mpsc {
            use std::time::Duration;
            pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
            pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {}
            pub struct Sender<T>;
            pub struct SyncSender<T>;
            pub struct Receiver<T>;
            pub struct SendError<T>(pub T);
            pub enum TrySendError<T> {
                Full(T),
                Disconnected(T),
            }
            pub struct RecvError;
            pub enum TryRecvError {
                Empty,
                Disconnected,
            }
            pub enum RecvTimeoutError {
                Timeout,
                Disconnected,
            }
            impl<T> Sender<T> {
                pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
            }
            impl<T> SyncSender<T> {
                pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
                pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {}
            }
            impl<T> Receiver<T> {
                pub fn try_recv(&self) -> Result<T, TryRecvError> {}
                pub fn recv(&self) -> Result<T, RecvError> {}
                pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
                pub fn iter(&self) -> Iter<'_, T> {}
                pub fn try_iter(&self) -> TryIter<'_, T> {}
            }
            pub struct Iter<'a, T>;
            pub struct TryIter<'a, T>;
            pub struct IntoIter<T>;
            impl<T> Iterator for Iter<'_, T> {
                type Item = T;
            }
            impl<T> Iterator for TryIter<'_, T> {
                type Item = T;
            }
            impl<T> Iterator for IntoIter<T> {
                type Item = T;
            }
            impl<T> IntoIterator for Receiver<T> {
                type Item = T;
                type IntoIter = IntoIter<T>;
            }
        }
    }

    pub mod thread {
        use std::time::Duration;
        pub type Result<T> = std::result::Result<T, Box<dyn std::any::Any>>;
        pub struct JoinHandle<T>;
        impl<T> JoinHandle<T> {
            pub fn thread(&self) -> &Thread {}
            pub fn join(self) -> Result<T> {}
            pub fn is_finished(&self) -> bool {}
        }
        pub struct Thread;
        impl Thread {
            pub fn unpark(&self) {}
            pub fn id(&self) -> ThreadId {}
            pub fn name(&self) -> Option<&str> {}
        }
        pub struct ThreadId;
        pub struct Builder;
        impl Builder {
            pub fn new() -> Builder {}
            pub fn name(self, name: String) -> Builder {}
            pub fn stack_size(self, size: usize) -> Builder {}
            pub fn spawn<F: FnOnce() -> T, T>(self, f: F) -> std::io::Result<JoinHandle<T>> {}
            pub fn spawn_unchecked<F: FnOnce() -> T, T>(self, f: F) -> std::io::Result<JoinHandle<T>> {}
            pub fn spawn_scoped<'scope, 'env, F: FnOnce() -> T, T>(
                self,
                scope: &'scope Scope<'scope, 'env>,
                f: F,
            ) -> std::io::Result<ScopedJoinHandle<'scope, T>> {
            }
        }
        pub struct Scope<'scope, 'env>;
        impl<'scope, 'env> Scope<'scope, 'env> {
            pub fn spawn<F: FnOnce() -> T, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
        }
        pub struct ScopedJoinHandle<'scope, T>;
        impl<'scope, T> ScopedJoinHandle<'scope, T> {
            pub fn thread(&self) -> &Thread {}
            pub fn join(self) -> Result<T> {}
            pub fn is_finished(&self) -> bool {}
        }
        pub struct LocalKey<T>;
        pub struct AccessError;
        impl<T> LocalKey<T> {
            pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R { f(any()) }
            pub fn try_with<F: FnOnce(&T) -> R, R>(&self, f: F) -> std::result::Result<R, AccessError> { f(any()) }
        }
        impl<T> LocalKey<std::cell::RefCell<T>> {
            pub fn with_borrow<F: FnOnce(&T) -> R, R>(&self, f: F) -> R { f(any()) }
            pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&self, f: F) -> R { f(any()) }
            pub fn set(&self, value: T) {}
            pub fn take(&self) -> T {}
            pub fn replace(&self, value: T) -> T {}
        }
        impl<T> LocalKey<std::cell::Cell<T>> {
            pub fn get(&self) -> T {}
            pub fn set(&self, value: T) {}
            pub fn take(&self) -> T {}
            pub fn replace(&self, value: T) -> T {}
        }
        pub fn spawn<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T> {}
        pub fn scope<'env, F: FnOnce(&Scope<'_, 'env>) -> T, T>(f: F) -> T { f(any()) }
        pub fn current() -> Thread {}
        pub fn yield_now() {}
        pub fn panicking() -> bool {}
        pub fn sleep(dur: Duration) {}
        pub fn sleep_ms(ms: u32) {}
        pub fn sleep_until(deadline: std::time::Instant) {}
        pub fn park() {}
        pub fn park_timeout(dur: Duration) {}
        pub fn park_timeout_ms(ms: u32) {}
        pub fn available_parallelism() -> std::io::Result<std::num::NonZeroUsize> {}
    }

    pub mod panic {
        pub struct AssertUnwindSafe<T>(pub T);
        impl<T> std::ops::Deref for AssertUnwindSafe<T> {
            type Target = T;
        }
        pub struct Location<'a>;
        impl<'a> Location<'a> {
            pub fn caller() -> &'static Location<'static> {}
            pub fn file(&self) -> &str {}
            pub fn line(&self) -> u32 {}
            pub fn column(&self) -> u32 {}
        }
        pub struct PanicHookInfo<'a>;
        pub type PanicInfo<'a> = PanicHookInfo<'a>;
        pub trait UnwindSafe {}
        pub trait RefUnwindSafe {}
        pub fn catch_unwind<F: FnOnce() -> R, R>(f: F) -> std::thread::Result<R> { f() }
        pub fn resume_unwind(payload: Box<dyn std::any::Any>) -> ! {}
        pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>)>) {}
        pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>)> {}
    }

    // -- time, environment, formatting

    pub mod time {
        pub struct Duration;
        impl Duration {
            pub fn new(secs: u64, nanos: u32) -> Duration {}
            pub fn from_secs(secs: u64) -> Duration {}
            pub fn from_millis(millis: u64) -> Duration {}
            pub fn from_micros(micros: u64) -> Duration {}
            pub fn from_nanos(nanos: u64) -> Duration {}
            pub fn from_mins(mins: u64) -> Duration {}
            pub fn from_hours(hours: u64) -> Duration {}
            pub fn from_secs_f64(secs: f64) -> Duration {}
            pub fn from_secs_f32(secs: f32) -> Duration {}
            pub fn is_zero(&self) -> bool {}
            pub fn as_secs(&self) -> u64 {}
            pub fn as_millis(&self) -> u128 {}
            pub fn as_micros(&self) -> u128 {}
            pub fn as_nanos(&self) -> u128 {}
            pub fn as_secs_f64(&self) -> f64 {}
            pub fn as_secs_f32(&self) -> f32 {}
            pub fn subsec_millis(&self) -> u32 {}
            pub fn subsec_micros(&self) -> u32 {}
            pub fn subsec_nanos(&self) -> u32 {}
            pub fn checked_add(self, rhs: Duration) -> Option<Duration> {}
            pub fn checked_sub(self, rhs: Duration) -> Option<Duration> {}
            pub fn checked_mul(self, rhs: u32) -> Option<Duration> {}
            pub fn checked_div(self, rhs: u32) -> Option<Duration> {}
            pub fn saturating_add(self, rhs: Duration) -> Duration {}
            pub fn saturating_sub(self, rhs: Duration) -> Duration {}
            pub fn saturating_mul(self, rhs: u32) -> Duration {}
            pub fn mul_f64(self, rhs: f64) -> Duration {}
            pub fn mul_f32(self, rhs: f32) -> Duration {}
            pub fn div_f64(self, rhs: f64) -> Duration {}
            pub fn abs_diff(self, other: Duration) -> Duration {}
        }
        pub struct Instant;
        impl Instant {
            pub fn now() -> Instant {}
            pub fn duration_since(&self, earlier: Instant) -> Duration {}
            pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
            pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
            pub fn elapsed(&self) -> Duration {}
            pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
            pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
        }
        pub struct SystemTime;
        pub struct SystemTimeError;
        impl SystemTimeError {
            pub fn duration(&self) -> Duration {}
        }
        impl SystemTime {
            pub const UNIX_EPOCH: SystemTime = any();
            pub fn now() -> SystemTime {}
            pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {}
            pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {}
            pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {}
            pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {}
        }
        pub const UNIX_EPOCH: SystemTime = any();
        impl std::ops::Add<Duration> for Duration {
            type Output = Duration;
        }
        impl std::ops::Sub<Duration> for Duration {
            type Output = Duration;
        }
        impl std::ops::Mul<u32> for Duration {
            type Output = Duration;
        }
        impl std::ops::Div<u32> for Duration {
            type Output = Duration;
        }
        impl std::ops::Add<Duration> for Instant {
            type Output = Instant;
        }
        impl std::ops::Sub<Instant> for Instant {
            type Output = Duration;
        }
        impl std::ops::Sub<Duration> for Instant {
            type Output = Instant;
        }
        impl std::ops::Add<Duration> for SystemTime {
            type Output = SystemTime;
        }
    }

    pub mod env {
        use std::ffi::OsString;
        use std::path::PathBuf;
        pub enum VarError {
            NotPresent,
            NotUnicode(OsString),
        }
        pub struct Vars;
        pub struct VarsOs;
        pub struct Args;
        pub struct ArgsOs;
        pub struct SplitPaths<'a>;
        pub struct JoinPathsError;
        impl Iterator for Vars {
            type Item = (String, String);
        }
        impl Iterator for VarsOs {
            type Item = (OsString, OsString);
        }
        impl Iterator for Args {
            type Item = String;
        }
        impl DoubleEndedIterator for Args {}
        impl ExactSizeIterator for Args {}
        impl Iterator for ArgsOs {
            type Item = OsString;
        }
        impl ExactSizeIterator for ArgsOs {}
        impl Iterator for SplitPaths<'_> {
            type Item = PathBuf;
        }
        pub fn var<K>(key: K) -> Result<String, VarError> {}
        pub fn var_os<K>(key: K) -> Option<OsString> {}
        pub fn vars() -> Vars {}
        pub fn vars_os() -> VarsOs {}
        pub fn set_var<K, V>(key: K, value: V) {}
        pub fn remove_var<K>(key: K) {}
        pub fn args() -> Args {}
        pub fn args_os() -> ArgsOs {}
        pub fn current_dir() -> std::io::Result<PathBuf> {}
        pub fn set_current_dir<P>(path: P) -> std::io::Result<()> {}
        pub fn current_exe() -> std::io::Result<PathBuf> {}
        pub fn temp_dir() -> PathBuf {}
        pub fn home_dir() -> Option<PathBuf> {}
        pub fn split_paths<T>(unparsed: &T) -> SplitPaths<'_> {}
        pub fn join_paths<I>(paths: I) -> Result<OsString, JoinPathsError> {}
        pub mod consts {
            pub const OS: &str = any();
            pub const ARCH: &str = any();
            pub const FAMILY: &str = any();
            pub const EXE_SUFFIX: &str = any();
            pub const EXE_EXTENSION: &str = any();
            pub const DLL_PREFIX: &str = any();
            pub const DLL_SUFFIX: &str = any();
        }
    }

    pub mod fmt {
        pub type Result = std::result::Result<(), Error>;
        pub struct Error;
        pub struct Arguments<'a>;
        impl<'a> Arguments<'a> {
            pub fn as_str(&self) -> Option<&'static str> {}
        }
        pub struct Formatter<'a>;
        pub struct DebugStruct<'a, 'b>;
        pub struct DebugTuple<'a, 'b>;
        pub struct DebugList<'a, 'b>;
        pub struct DebugSet<'a, 'b>;
        pub struct DebugMap<'a, 'b>;
        pub struct FromFn<F>;
        impl<'a> Formatter<'a> {
            pub fn write_str(&mut self, data: &str) -> Result {}
            pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {}
            pub fn pad(&mut self, s: &str) -> Result {}
            pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {}
            pub fn alternate(&self) -> bool {}
            pub fn width(&self) -> Option<usize> {}
            pub fn precision(&self) -> Option<usize> {}
            pub fn debug_struct(&mut self, name: &str) -> DebugStruct<'_, 'a> {}
            pub fn debug_tuple(&mut self, name: &str) -> DebugTuple<'_, 'a> {}
            pub fn debug_list(&mut self) -> DebugList<'_, 'a> {}
            pub fn debug_set(&mut self) -> DebugSet<'_, 'a> {}
            pub fn debug_map(&mut self) -> DebugMap<'_, 'a> {}
        }
        impl<'a, 'b> DebugStruct<'a, 'b> {
            pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {}
            pub fn finish(&mut self) -> Result {}
            pub fn finish_non_exhaustive(&mut self) -> Result {}
        }
        impl<'a, 'b> DebugTuple<'a, 'b> {
            pub fn field(&mut self, value: &dyn Debug) -> &mut Self {}
            pub fn finish(&mut self) -> Result {}
        }
        impl<'a, 'b> DebugList<'a, 'b> {
            pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {}
            pub fn entries<D, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {}
            pub fn finish(&mut self) -> Result {}
        }
        impl<'a, 'b> DebugSet<'a, 'b> {
            pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {}
            pub fn entries<D, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {}
            pub fn finish(&mut self) -> Result {}
        }
        impl<'a, 'b> DebugMap<'a, 'b> {
            pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {}
            pub fn entries<K, V, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {}
            pub fn finish(&mut self) -> Result {}
        }
        pub trait Debug {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        pub trait Display {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        pub trait LowerHex {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        pub trait UpperHex {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result;
        }
        pub trait Write {
            fn write_str(&mut self, s: &str) -> Result;
            fn write_char(&mut self, c: char) -> Result {}
            fn write_fmt(&mut self, args: Arguments<'_>) -> Result {}
        }
        impl Write for Formatter<'_> {}
        pub fn format(args: Arguments<'_>) -> String {}
        pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {}
        pub fn from_fn<F: Fn(&mut Formatter<'_>) -> Result>(f: F) -> FromFn<F> { f(any()) }
    }

    pub mod backtrace {
        pub struct Backtrace;
        impl Backtrace {
            pub fn capture() -> Backtrace {}
            pub fn force_capture() -> Backtrace {}
            pub fn disabled() -> Backtrace {}
        }
    }

    pub mod alloc {
        pub struct Layout;
        pub struct System;
        pub trait GlobalAlloc {
            fn alloc(&self, layout: Layout) -> *mut u8;
            fn dealloc(&self, ptr: *mut u8, layout: Layout);
        }
    }

    // -- paths and files

    pub mod ffi {
        use std::ops::Deref;
        pub struct OsStr;
        pub struct OsString;
        pub struct CStr;
        pub struct CString;
        pub struct NulError;
        pub struct FromBytesWithNulError;
        pub struct FromBytesUntilNulError;
        pub struct IntoStringError;
        pub enum c_void {}
        pub type c_char = i8;
        pub type c_int = i32;
        pub type c_uint = u32;
        pub type c_long = i64;
        pub type c_ulong = u64;
        impl OsStr {
            pub fn new<S>(s: &S) -> &OsStr {}
            pub fn to_str(&self) -> Option<&str> {}
            pub fn to_string_lossy(&self) -> std::borrow::Cow<'_, str> {}
            pub fn to_os_string(&self) -> OsString {}
            pub fn is_empty(&self) -> bool {}
            pub fn len(&self) -> usize {}
            pub fn as_encoded_bytes(&self) -> &[u8] {}
            pub fn into_os_string(self: Box<OsStr>) -> OsString {}
            pub fn to_ascii_lowercase(&self) -> OsString {}
            pub fn to_ascii_uppercase(&self) -> OsString {}
            pub fn eq_ignore_ascii_case<S>(&self, other: S) -> bool {}
            pub fn display(&self) -> std::path::Display<'_> {}
        }
        impl OsString {
            pub fn new() -> OsString {}
            pub fn with_capacity(capacity: usize) -> OsString {}
            pub fn as_os_str(&self) -> &OsStr {}
            pub fn into_string(self) -> Result<String, OsString> {}
            pub fn into_encoded_bytes(self) -> Vec<u8> {}
            pub fn push<T>(&mut self, s: T) {}
            pub fn into_boxed_os_str(self) -> Box<OsStr> {}
        }
        impl Deref for OsString {
            type Target = OsStr;
        }
        impl AsRef<OsStr> for OsStr {}
        impl AsRef<std::path::Path> for OsStr {}
        impl AsRef<OsStr> for OsString {}
        impl AsRef<std::path::Path> for OsString {}
        impl<T: AsRef<OsStr>> From<T> for OsString {}
        impl CStr {
            pub fn from_ptr(ptr: *const c_char) -> &'static CStr {}
            pub fn from_bytes_with_nul(bytes: &[u8]) -> Result<&CStr, FromBytesWithNulError> {}
            pub fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {}
            pub fn as_ptr(&self) -> *const c_char {}
            pub fn to_bytes(&self) -> &[u8] {}
            pub fn to_bytes_with_nul(&self) -> &[u8] {}
            pub fn to_str(&self) -> Result<&str, std::str::Utf8Error> {}
            pub fn to_string_lossy(&self) -> std::borrow::Cow<'_, str> {}
        }
        impl CString {
            pub fn new<T>(t: T) -> Result<CString, NulError> {}
            pub fn from_raw(ptr: *mut c_char) -> CString {}
            pub fn into_raw(self) -> *mut c_char {}
            pub fn into_string(self) -> Result<String, IntoStringError> {}
            pub fn into_bytes(self) -> Vec<u8> {}
            pub fn as_bytes(&self) -> &[u8] {}
            pub fn as_c_str(&self) -> &CStr {}
        }
        impl Deref for CString {
            type Target = CStr;
        }
    }

    pub mod path {
        use std::borrow::Cow;
        use std::ffi::{OsStr, OsString};
        use std::ops::Deref;
        pub const MAIN_SEPARATOR: char = any();
        pub const MAIN_SEPARATOR_STR: &str = any();
        pub struct Path;
        pub struct PathBuf;
        pub struct Display<'a>;
        pub struct StripPrefixError;
        pub struct PrefixComponent<'a>;
        pub enum Component<'a> {
            Prefix(PrefixComponent<'a>),
            RootDir,
            CurDir,
            ParentDir,
            Normal(&'a OsStr),
        }
        impl<'a> Component<'a> {
            pub fn as_os_str(self) -> &'a OsStr {}
        }
        pub struct Components<'a>;
        pub struct Iter<'a>;
        pub struct Ancestors<'a>;
        impl<'a> Components<'a> {
            pub fn as_path(&self) -> &'a Path {}
        }
        impl<'a> Iterator for Components<'a> {
            type Item = Component<'a>;
        }
        impl DoubleEndedIterator for Components<'_> {}
        impl<'a> Iterator for Iter<'a> {
            type Item = &'a OsStr;
        }
        impl DoubleEndedIterator for Iter<'_> {}
        impl<'a> Iterator for Ancestors<'a> {
            type Item = &'a Path;
        }
        pub fn is_separator(c: char) -> bool {}
        pub fn absolute<P>(path: P) -> std::io::Result<PathBuf> {}
        impl Path {
            pub fn new<S>(s: &S) -> &Path {}
            pub fn as_os_str(&self) -> &OsStr {}
            pub fn as_mut_os_str(&mut self) -> &mut OsStr {}
            pub fn to_str(&self) -> Option<&str> {}
            pub fn to_string_lossy(&self) -> Cow<'_, str> {}
            pub fn to_path_buf(&self) -> PathBuf {}
            pub fn is_absolute(&self) -> bool {}
            pub fn is_relative(&self) -> bool {}
            pub fn has_root(&self) -> bool {}
            pub fn parent(&self) -> Option<&Path> {}
            pub fn ancestors(&self) -> Ancestors<'_> {}
            pub fn file_name(&self) -> Option<&OsStr> {}
            pub fn strip_prefix<P>(&self, base: P) -> Result<&Path, StripPrefixError> {}
            pub fn starts_with<P>(&self, base: P) -> bool {}
            pub fn ends_with<P>(&self, child: P) -> bool {}
            pub fn file_stem(&self) -> Option<&OsStr> {}
            pub fn file_prefix(&self) -> Option<&OsStr> {}
            pub fn extension(&self) -> Option<&OsStr> {}
            pub fn join<P>(&self, path: P) -> PathBuf {}
            pub fn with_file_name<S>(&self, file_name: S) -> PathBuf {}
            pub fn with_extension<S>(&self, extension: S) -> PathBuf {}
            pub fn with_added_extension<S>(&self, extension: S) -> PathBuf {}
            pub fn components(&self) -> Components<'_> {}
            pub fn iter(&self) -> Iter<'_> {}
            pub fn display(&self) -> Display<'_> {}
            pub fn metadata(&self) -> std::io::Result<std::fs::Metadata> {}
            pub fn symlink_metadata(&self) -> std::io::Result<std::fs::Metadata> {}
            pub fn canonicalize(&self) -> std::io::Result<PathBuf> {}
            pub fn read_link(&self) -> std::io::Result<PathBuf> {}
            pub fn read_dir(&self) -> std::io::Result<std::fs::ReadDir> {}
            pub fn exists(&self) -> bool {}
            pub fn try_exists(&self) -> std::io::Result<bool> {}
            pub fn is_file(&self) -> bool {}
            pub fn is_dir(&self) -> bool {}
            pub fn is_symlink(&self) -> bool {}
            pub fn into_path_buf(self: Box<Path>) -> PathBuf {}
        }
        impl AsRef<Path> for Path {}
        impl AsRef<OsStr> for Path {}
        impl<'a> IntoIterator for &'a Path {
            type Item = &'a OsStr;
            type IntoIter = Iter<'a>;
        }
        impl PathBuf {
            pub fn new() -> PathBuf {}
            pub fn with_capacity(capacity: usize) -> PathBuf {}
            pub fn as_path(&self) -> &Path {}
            pub fn push<P>(&mut self, path: P) {}
            pub fn pop(&mut self) -> bool {}
            pub fn set_file_name<S>(&mut self, file_name: S) {}
            pub fn set_extension<S>(&mut self, extension: S) -> bool {}
            pub fn add_extension<S>(&mut self, extension: S) -> bool {}
            pub fn into_os_string(self) -> OsString {}
            pub fn into_boxed_path(self) -> Box<Path> {}
        }
        impl Deref for PathBuf {
            type Target = Path;
        }
        impl AsRef<Path> for PathBuf {}
        impl AsRef<OsStr> for PathBuf {}
        impl std::borrow::Borrow<Path> for PathBuf {}
        impl<T: AsRef<OsStr>> From<T> for PathBuf {}
        impl<P> FromIterator<P> for PathBuf {}
        impl<P> Extend<P> for PathBuf {}
        impl std::str::FromStr for PathBuf {
            type Err = std::convert::Infallible;
        }
    }

    pub mod fs {
        use std::io::{self, BufRead, Read, Seek, Write};
        use std::path::{Path, PathBuf};
        use std::time::SystemTime;
        pub struct File;
        pub struct OpenOptions;
        pub struct Metadata;
        pub struct Permissions;
        pub struct FileType;
        pub struct FileTimes;
        pub struct ReadDir;
        pub struct DirEntry;
        pub struct DirBuilder;
        pub enum TryLockError {
            Error(io::Error),
            WouldBlock,
        }
        pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>> {}
        pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String> {}
        pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()> {}
        pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()> {}
        pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {}
        pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata> {}
        pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()> {}
        pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64> {}
        pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
        pub fn soft_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
        pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
        pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
        pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {}
        pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {}
        pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {}
        pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {}
        pub fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir> {}
        pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()> {}
        pub fn set_times<P: AsRef<Path>>(path: P, times: FileTimes) -> io::Result<()> {}
        pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool> {}
        impl File {
            pub fn open<P: AsRef<Path>>(path: P) -> io::Result<File> {}
            pub fn open_buffered<P: AsRef<Path>>(path: P) -> io::Result<io::BufReader<File>> {}
            pub fn create<P: AsRef<Path>>(path: P) -> io::Result<File> {}
            pub fn create_buffered<P: AsRef<Path>>(path: P) -> io::Result<io::BufWriter<File>> {}
            pub fn create_new<P: AsRef<Path>>(path: P) -> io::Result<File> {}
            pub fn options() -> OpenOptions {}
            pub fn sync_all(&self) -> io::Result<()> {}
            pub fn sync_data(&self) -> io::Result<()> {}
            pub fn lock(&self) -> io::Result<()> {}
            pub fn lock_shared(&self) -> io::Result<()> {}
            pub fn try_lock(&self) -> Result<(), TryLockError> {}
            pub fn try_lock_shared(&self) -> Result<(), TryLockError> {}
            pub fn unlock(&self) -> io::Result<()> {}
            pub fn set_len(&self, size: u64) -> io::Result<()> {}
            pub fn metadata(&self) -> io::Result<Metadata> {}
            pub fn try_clone(&self) -> io::Result<File> {}
            pub fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
            pub fn set_times(&self, times: FileTimes) -> io::Result<()> {}
            pub fn set_modified(&self, time: SystemTime) -> io::Result<()> {}
        }
        impl Read for File {}
        impl Write for File {}
        impl Seek for File {}
        impl io::IsTerminal for File {}
        impl std::os::fd::AsRawFd for File {}
        impl std::os::fd::AsFd for File {}
        impl std::os::fd::FromRawFd for File {}
        impl std::os::fd::IntoRawFd for File {}
        impl std::os::unix::fs::FileExt for File {}
        impl std::os::windows::fs::FileExt for File {}
        impl From<std::os::fd::OwnedFd> for File {}
        impl OpenOptions {
            pub fn new() -> Self {}
            pub fn read(&mut self, read: bool) -> &mut Self {}
            pub fn write(&mut self, write: bool) -> &mut Self {}
            pub fn append(&mut self, append: bool) -> &mut Self {}
            pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
            pub fn create(&mut self, create: bool) -> &mut Self {}
            pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
            pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {}
        }
        impl std::os::unix::fs::OpenOptionsExt for OpenOptions {}
        impl std::os::windows::fs::OpenOptionsExt for OpenOptions {}
        impl Metadata {
            pub fn file_type(&self) -> FileType {}
            pub fn is_dir(&self) -> bool {}
            pub fn is_file(&self) -> bool {}
            pub fn is_symlink(&self) -> bool {}
            pub fn len(&self) -> u64 {}
            pub fn permissions(&self) -> Permissions {}
            pub fn modified(&self) -> io::Result<SystemTime> {}
            pub fn accessed(&self) -> io::Result<SystemTime> {}
            pub fn created(&self) -> io::Result<SystemTime> {}
        }
        impl std::os::unix::fs::MetadataExt for Metadata {}
        impl Permissions {
            pub fn readonly(&self) -> bool {}
            pub fn set_readonly(&mut self, readonly: bool) {}
        }
        impl std::os::unix::fs::PermissionsExt for Permissions {}
        impl FileType {
            pub fn is_dir(&self) -> bool {}
            pub fn is_file(&self) -> bool {}
            pub fn is_symlink(&self) -> bool {}
        }
        impl FileTimes {
            pub fn new() -> Self {}
            pub fn set_accessed(self, t: SystemTime) -> Self {}
            pub fn set_modified(self, t: SystemTime) -> Self {}
        }
        impl Iterator for ReadDir {
            type Item = io::Result<DirEntry>;
        }
        impl DirEntry {
            pub fn path(&self) -> PathBuf {}
            pub fn metadata(&self) -> io::Result<Metadata> {}
            pub fn file_type(&self) -> io::Result<FileType> {}
            pub fn file_name(&self) -> std::ffi::OsString {}
        }
        impl DirBuilder {
            pub fn new() -> DirBuilder {}
            pub fn recursive(&mut self, recursive: bool) -> &mut Self {}
            pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
        }
        impl std::os::unix::fs::DirBuilderExt for DirBuilder {}
    }

    // -- readers and writers

    pub mod io {
        pub type Result<T> = std::result::Result<T, Error>;
        pub struct Error;
        impl Error {
            pub fn new<E>(kind: ErrorKind, error: E) -> Error {}
            pub fn other<E>(error: E) -> Error {}
            pub fn last_os_error() -> Error {}
            pub fn from_raw_os_error(code: i32) -> Error {}
            pub fn raw_os_error(&self) -> Option<i32> {}
            pub fn get_ref(&self) -> Option<&dyn std::error::Error> {}
            pub fn get_mut(&mut self) -> Option<&mut dyn std::error::Error> {}
            pub fn into_inner(self) -> Option<Box<dyn std::error::Error>> {}
            pub fn downcast<E>(self) -> std::result::Result<E, Self> {}
            pub fn kind(&self) -> ErrorKind {}
        }
        impl From<ErrorKind> for Error {}
        pub enum ErrorKind {
            NotFound,
            PermissionDenied,
            ConnectionRefused,
            ConnectionReset,
            HostUnreachable,
            NetworkUnreachable,
            ConnectionAborted,
            NotConnected,
            AddrInUse,
            AddrNotAvailable,
            NetworkDown,
            BrokenPipe,
            AlreadyExists,
            WouldBlock,
            NotADirectory,
            IsADirectory,
            DirectoryNotEmpty,
            ReadOnlyFilesystem,
            StaleNetworkFileHandle,
            InvalidInput,
            InvalidData,
            TimedOut,
            WriteZero,
            StorageFull,
            NotSeekable,
            QuotaExceeded,
            FileTooLarge,
            ResourceBusy,
            ExecutableFileBusy,
            Deadlock,
            CrossesDevices,
            TooManyLinks,
            InvalidFilename,
            ArgumentListTooLong,
            Interrupted,
            Unsupported,
            UnexpectedEof,
            OutOfMemory,
            Other,
        }
        pub enum SeekFrom {
            Start(u64),
            End(i64),
            Current(i64),
        }
        pub struct IoSlice<'a>;
        pub struct IoSliceMut<'a>;
        impl<'a> IoSlice<'a> {
            pub fn new(buf: &'a [u8]) -> IoSlice<'a> {}
        }
        pub struct BorrowedCursor<'a>;

        pub trait Read {
            fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
            fn read_vectored(&mut self, bufs: &mut [IoSliceMut<'_>]) -> Result<usize> {}
            fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
            fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
            fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
            fn read_buf(&mut self, buf: BorrowedCursor<'_>) -> Result<()> {}
            fn read_buf_exact(&mut self, cursor: BorrowedCursor<'_>) -> Result<()> {}
            fn by_ref(&mut self) -> &mut Self {}
            fn bytes(self) -> Bytes<Self> {}
            fn chain<R: Read>(self, next: R) -> Chain<Self, R> {}
            fn take(self, limit: u64) -> Take<Self> {}
        }
        pub trait Write {
            fn write(&mut self, buf: &[u8]) -> Result<usize>;
            fn write_vectored(&mut self, bufs: &[IoSlice<'_>]) -> Result<usize> {}
            fn flush(&mut self) -> Result<()>;
            fn write_all(&mut self, buf: &[u8]) -> Result<()> {}
            fn write_all_vectored(&mut self, bufs: &mut [IoSlice<'_>]) -> Result<()> {}
            fn write_fmt(&mut self, args: std::fmt::Arguments<'_>) -> Result<()> {}
            fn by_ref(&mut self) -> &mut Self {}
        }
        pub trait Seek {
            fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
            fn rewind(&mut self) -> Result<()> {}
            fn stream_len(&mut self) -> Result<u64> {}
            fn stream_position(&mut self) -> Result<u64> {}
            fn seek_relative(&mut self, offset: i64) -> Result<()> {}
        }
        pub trait BufRead: Read {
            fn fill_buf(&mut self) -> Result<&[u8]>;
            fn consume(&mut self, amount: usize);
            fn has_data_left(&mut self) -> Result<bool> {}
            fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {}
            fn skip_until(&mut self, byte: u8) -> Result<usize> {}
            fn read_line(&mut self, buf: &mut String) -> Result<usize> {}
            fn split(self, byte: u8) -> Split<Self> {}
            fn lines(self) -> Lines<Self> {}
        }
        pub trait IsTerminal {
            fn is_terminal(&self) -> bool;
        }

        pub struct Bytes<R>;
        pub struct Lines<B>;
        pub struct Split<B>;
        pub struct Chain<T, U>;
        pub struct Take<T>;
        impl<R> Iterator for Bytes<R> {
            type Item = Result<u8>;
        }
        impl<B> Iterator for Lines<B> {
            type Item = Result<String>;
        }
        impl<B> Iterator for Split<B> {
            type Item = Result<Vec<u8>>;
        }
        impl<T, U> Chain<T, U> {
            pub fn into_inner(self) -> (T, U) {}
            pub fn get_ref(&self) -> (&T, &U) {}
        }
        impl<T, U> Read for Chain<T, U> {}
        impl<T, U> BufRead for Chain<T, U> {}
        impl<T> Take<T> {
            pub fn limit(&self) -> u64 {}
            pub fn set_limit(&mut self, limit: u64) {}
            pub fn into_inner(self) -> T {}
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
        }
        impl<T> Read for Take<T> {}
        impl<T> BufRead for Take<T> {}

        pub struct BufReader<R>;
        impl<R> BufReader<R> {
            pub fn new(inner: R) -> BufReader<R> {}
            pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn buffer(&self) -> &[u8] {}
            pub fn capacity(&self) -> usize {}
            pub fn into_inner(self) -> R {}
            pub fn seek_relative(&mut self, offset: i64) -> Result<()> {}
        }
        impl<R> Read for BufReader<R> {}
        impl<R> BufRead for BufReader<R> {}
        impl<R> Seek for BufReader<R> {}
        pub struct BufWriter<W>;
        pub struct IntoInnerError<W>;
        impl<W> IntoInnerError<W> {
            pub fn error(&self) -> &Error {}
            pub fn into_inner(self) -> W {}
            pub fn into_error(self) -> Error {}
        }
        impl<W> BufWriter<W> {
            pub fn new(inner: W) -> BufWriter<W> {}
            pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {}
            pub fn into_inner(self) -> std::result::Result<W, IntoInnerError<BufWriter<W>>> {}
            pub fn into_parts(self) -> (W, std::result::Result<Vec<u8>, WriterPanicked>) {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn buffer(&self) -> &[u8] {}
            pub fn capacity(&self) -> usize {}
        }
        pub struct WriterPanicked;
        impl<W> Write for BufWriter<W> {}
        impl<W> Seek for BufWriter<W> {}
        pub struct LineWriter<W>;
        impl<W> LineWriter<W> {
            pub fn new(inner: W) -> LineWriter<W> {}
            pub fn with_capacity(capacity: usize, inner: W) -> LineWriter<W> {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn into_inner(self) -> std::result::Result<W, IntoInnerError<LineWriter<W>>> {}
        }
        impl<W> Write for LineWriter<W> {}
        pub struct Cursor<T>;
        impl<T> Cursor<T> {
            pub fn new(inner: T) -> Cursor<T> {}
            pub fn into_inner(self) -> T {}
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn position(&self) -> u64 {}
            pub fn set_position(&mut self, pos: u64) {}
        }
        impl<T> Read for Cursor<T> {}
        impl<T> BufRead for Cursor<T> {}
        impl<T> Write for Cursor<T> {}
        impl<T> Seek for Cursor<T> {}
        impl Read for [u8] {}
        impl BufRead for [u8] {}
        impl Write for [u8] {}
        impl Write for Vec<u8> {}
        impl Read for std::collections::VecDeque<u8> {}
        impl Write for std::collections::VecDeque<u8> {}

        pub struct Empty;
        pub struct Repeat;
        pub struct Sink;
        impl Read for Empty {}
        impl BufRead for Empty {}
        impl Write for Empty {}
        impl Read for Repeat {}
        impl Write for Sink {}
        pub fn empty() -> Empty {}
        pub fn repeat(byte: u8) -> Repeat {}
        pub fn sink() -> Sink {}

        pub struct Stdin;
        pub struct StdinLock<'a>;
        pub struct Stdout;
        pub struct StdoutLock<'a>;
        pub struct Stderr;
        pub struct StderrLock<'a>;
        pub fn stdin() -> Stdin {}
        pub fn stdout() -> Stdout {}
        pub fn stderr() -> Stderr {}
        impl Stdin {
            pub fn lock(&self) -> StdinLock<'static> {}
            pub fn read_line(&self, buf: &mut String) -> Result<usize> {}
            pub fn lines(self) -> Lines<StdinLock<'static>> {}
        }
        impl Stdout {
            pub fn lock(&self) -> StdoutLock<'static> {}
        }
        impl Stderr {
            pub fn lock(&self) -> StderrLock<'static> {}
        }
        impl Read for Stdin {}
        impl Read for StdinLock<'_> {}
        impl BufRead for StdinLock<'_> {}
        impl Write for Stdout {}
        impl Write for StdoutLock<'_> {}
        impl Write for Stderr {}
        impl Write for StderrLock<'_> {}
        impl IsTerminal for Stdin {}
        impl IsTerminal for Stdout {}
        impl IsTerminal for Stderr {}

        pub struct PipeReader;
        pub struct PipeWriter;
        impl Read for PipeReader {}
        impl Write for PipeWriter {}
        pub fn pipe() -> Result<(PipeReader, PipeWriter)> {}
        pub fn copy<R: Read, W: Write>(reader: &mut R, writer: &mut W) -> Result<u64> {}
        pub fn read_to_string<R: Read>(reader: R) -> Result<String> {}
        pub mod prelude {
            pub use std::io::{BufRead, Read, Seek, Write};
        }
    }

    // -- network

    pub mod net {
        use std::io::{self, Read, Write};
        use std::time::Duration;
        pub enum IpAddr {
            V4(Ipv4Addr),
            V6(Ipv6Addr),
        }
        pub struct Ipv4Addr;
        pub struct Ipv6Addr;
        pub enum SocketAddr {
            V4(SocketAddrV4),
            V6(SocketAddrV6),
        }
        pub struct SocketAddrV4;
        pub struct SocketAddrV6;
        pub struct AddrParseError;
        impl IpAddr {
            pub fn is_unspecified(&self) -> bool {}
            pub fn is_loopback(&self) -> bool {}
            pub fn is_global(&self) -> bool {}
            pub fn is_multicast(&self) -> bool {}
            pub fn is_ipv4(&self) -> bool {}
            pub fn is_ipv6(&self) -> bool {}
            pub fn to_canonical(&self) -> IpAddr {}
        }
        impl Ipv4Addr {
            pub const LOCALHOST: Self = any();
            pub const UNSPECIFIED: Self = any();
            pub const BROADCAST: Self = any();
            pub fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {}
            pub fn octets(&self) -> [u8; 4] {}
            pub fn is_unspecified(&self) -> bool {}
            pub fn is_loopback(&self) -> bool {}
            pub fn is_private(&self) -> bool {}
            pub fn is_link_local(&self) -> bool {}
            pub fn is_multicast(&self) -> bool {}
            pub fn is_broadcast(&self) -> bool {}
            pub fn to_ipv6_mapped(&self) -> Ipv6Addr {}
            pub fn to_bits(self) -> u32 {}
        }
        impl Ipv6Addr {
            pub const LOCALHOST: Self = any();
            pub const UNSPECIFIED: Self = any();
            pub fn new(a: u16, b: u16, c: u16, d: u16, e: u16, f: u16, g: u16, h: u16) -> Ipv6Addr {}
            pub fn octets(&self) -> [u8; 16] {}
            pub fn segments(&self) -> [u16; 8] {}
            pub fn is_unspecified(&self) -> bool {}
            pub fn is_loopback(&self) -> bool {}
            pub fn is_multicast(&self) -> bool {}
            pub fn to_ipv4(&self) -> Option<Ipv4Addr> {}
            pub fn to_ipv4_mapped(&self) -> Option<Ipv4Addr> {}
        }
        impl SocketAddr {
            pub fn new(ip: IpAddr, port: u16) -> SocketAddr {}
            pub fn ip(&self) -> IpAddr {}
            pub fn set_ip(&mut self, new_ip: IpAddr) {}
            pub fn port(&self) -> u16 {}
            pub fn set_port(&mut self, new_port: u16) {}
            pub fn is_ipv4(&self) -> bool {}
            pub fn is_ipv6(&self) -> bool {}
        }
        impl SocketAddrV4 {
            pub fn new(ip: Ipv4Addr, port: u16) -> SocketAddrV4 {}
            pub fn ip(&self) -> &Ipv4Addr {}
            pub fn port(&self) -> u16 {}
        }
        impl SocketAddrV6 {
            pub fn new(ip: Ipv6Addr, port: u16, flowinfo: u32, scope_id: u32) -> SocketAddrV6 {}
            pub fn ip(&self) -> &Ipv6Addr {}
            pub fn port(&self) -> u16 {}
            pub fn scope_id(&self) -> u32 {}
        }
        impl From<Ipv4Addr> for IpAddr {}
        impl From<Ipv6Addr> for IpAddr {}
        impl From<[u8; 4]> for IpAddr {}
        impl From<u32> for Ipv4Addr {}
        impl From<[u8; 4]> for Ipv4Addr {}
        impl From<[u8; 16]> for Ipv6Addr {}
        impl<I> From<(I, u16)> for SocketAddr {}
        impl From<SocketAddrV4> for SocketAddr {}
        impl From<SocketAddrV6> for SocketAddr {}
        impl std::str::FromStr for IpAddr {
            type Err = AddrParseError;
        }
        impl std::str::FromStr for Ipv4Addr {
            type Err = AddrParseError;
        }
        impl std::str::FromStr for Ipv6Addr {
            type Err = AddrParseError;
        }
        impl std::str::FromStr for SocketAddr {
            type Err = AddrParseError;
        }
        impl std::str::FromStr for SocketAddrV4 {
            type Err = AddrParseError;
        }
        impl std::str::FromStr for SocketAddrV6 {
            type Err = AddrParseError;
        }

        pub trait ToSocketAddrs {
            type Iter;
            fn to_socket_addrs(&self) -> io::Result<Self::Iter>;
        }
        impl ToSocketAddrs for SocketAddr {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for SocketAddrV4 {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for SocketAddrV6 {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for (IpAddr, u16) {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for (Ipv4Addr, u16) {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for (Ipv6Addr, u16) {
            type Iter = std::option::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for (&str, u16) {
            type Iter = std::vec::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for (String, u16) {
            type Iter = std::vec::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for str {
            type Iter = std::vec::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for String {
            type Iter = std::vec::IntoIter<SocketAddr>;
        }
        impl ToSocketAddrs for [SocketAddr] {
            type Iter = std::vec::IntoIter<SocketAddr>;
        }

        pub enum Shutdown {
            Read,
            Write,
            Both,
        }
        pub struct TcpStream;
        impl TcpStream {
            pub fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {}
            pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> io::Result<TcpStream> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
            pub fn try_clone(&self) -> io::Result<TcpStream> {}
            pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
            pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
        }
        impl Read for TcpStream {}
        impl Write for TcpStream {}
        impl std::os::fd::AsRawFd for TcpStream {}
        impl std::os::fd::AsFd for TcpStream {}
        impl std::os::fd::FromRawFd for TcpStream {}
        impl std::os::fd::IntoRawFd for TcpStream {}
        pub struct TcpListener;
        pub struct Incoming<'a>;
        pub struct IntoIncoming;
        impl TcpListener {
            pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn try_clone(&self) -> io::Result<TcpListener> {}
            pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
            pub fn incoming(&self) -> Incoming<'_> {}
            pub fn into_incoming(self) -> IntoIncoming {}
            pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
        }
        impl Iterator for Incoming<'_> {
            type Item = io::Result<TcpStream>;
        }
        impl Iterator for IntoIncoming {
            type Item = io::Result<TcpStream>;
        }
        impl std::os::fd::AsRawFd for TcpListener {}
        impl std::os::fd::AsFd for TcpListener {}
        impl std::os::fd::FromRawFd for TcpListener {}
        impl std::os::fd::IntoRawFd for TcpListener {}
        pub struct UdpSocket;
        impl UdpSocket {
            pub fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> {}
            pub fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()> {}
            pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
            pub fn send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn try_clone(&self) -> io::Result<UdpSocket> {}
            pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()> {}
            pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
        }
        impl std::os::fd::AsRawFd for UdpSocket {}
        impl std::os::fd::AsFd for UdpSocket {}
        impl std::os::fd::FromRawFd for UdpSocket {}
    }

    // -- processes and the operating system

    pub mod process {
        use std::ffi::{OsStr, OsString};
        use std::io::{self, Read, Write};
        use std::path::Path;
        pub struct Command;
        impl Command {
            pub fn new<S: AsRef<OsStr>>(program: S) -> Command {}
            pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {}
            pub fn args<I, S>(&mut self, args: I) -> &mut Command {}
            pub fn env<K, V>(&mut self, key: K, val: V) -> &mut Command {}
            pub fn envs<I, K, V>(&mut self, vars: I) -> &mut Command {}
            pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {}
            pub fn env_clear(&mut self) -> &mut Command {}
            pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command {}
            pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn spawn(&mut self) -> io::Result<Child> {}
            pub fn output(&mut self) -> io::Result<Output> {}
            pub fn status(&mut self) -> io::Result<ExitStatus> {}
            pub fn get_program(&self) -> &OsStr {}
            pub fn get_args(&self) -> CommandArgs<'_> {}
            pub fn get_envs(&self) -> CommandEnvs<'_> {}
            pub fn get_current_dir(&self) -> Option<&Path> {}
        }
        impl std::os::unix::process::CommandExt for Command {}
        impl std::os::windows::process::CommandExt for Command {}
        pub struct CommandArgs<'a>;
        pub struct CommandEnvs<'a>;
        impl<'a> Iterator for CommandArgs<'a> {
            type Item = &'a OsStr;
        }
        impl<'a> Iterator for CommandEnvs<'a> {
            type Item = (&'a OsStr, Option<&'a OsStr>);
        }
        pub struct Stdio;
        impl Stdio {
            pub fn piped() -> Stdio {}
            pub fn inherit() -> Stdio {}
            pub fn null() -> Stdio {}
        }
        impl<T> From<T> for Stdio {}
        pub struct Child {
            pub stdin: Option<ChildStdin>,
            pub stdout: Option<ChildStdout>,
            pub stderr: Option<ChildStderr>,
        }
        impl Child {
            pub fn kill(&mut self) -> io::Result<()> {}
            pub fn id(&self) -> u32 {}
            pub fn wait(&mut self) -> io::Result<ExitStatus> {}
            pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {}
            pub fn wait_with_output(self) -> io::Result<Output> {}
        }
        pub struct ChildStdin;
        pub struct ChildStdout;
        pub struct ChildStderr;
        impl Write for ChildStdin {}
        impl Read for ChildStdout {}
        impl Read for ChildStderr {}
        pub struct Output {
            pub status: ExitStatus,
            pub stdout: Vec<u8>,
            pub stderr: Vec<u8>,
        }
        pub struct ExitStatus;
        pub struct ExitStatusError;
        impl ExitStatus {
            pub fn success(&self) -> bool {}
            pub fn code(&self) -> Option<i32> {}
            pub fn exit_ok(&self) -> Result<(), ExitStatusError> {}
        }
        impl std::os::unix::process::ExitStatusExt for ExitStatus {}
        pub struct ExitCode;
        impl ExitCode {
            pub const SUCCESS: ExitCode = any();
            pub const FAILURE: ExitCode = any();
            pub fn exit_process(self) -> ! {}
        }
        impl From<u8> for ExitCode {}
        pub trait Termination {
            fn report(self) -> ExitCode;
        }
        pub fn exit(code: i32) -> ! {}
        pub fn abort() -> ! {}
        pub fn id() -> u32 {}
    }

    pub mod os {
        pub mod raw {
            pub use std::ffi::{c_char, c_int, c_long, c_uint, c_ulong, c_void};
        }
        pub mod fd {
            pub type RawFd = i32;
            pub struct OwnedFd;
            pub struct BorrowedFd<'fd>;
            impl OwnedFd {
                pub fn try_clone(&self) -> std::io::Result<OwnedFd> {}
            }
            impl BorrowedFd<'_> {
                pub fn borrow_raw(fd: RawFd) -> Self {}
            }
            pub trait AsRawFd {
                fn as_raw_fd(&self) -> RawFd;
            }
            pub trait AsFd {
                fn as_fd(&self) -> BorrowedFd<'_>;
            }
            pub trait FromRawFd {
                fn from_raw_fd(fd: RawFd) -> Self;
            }
            pub trait IntoRawFd {
                fn into_raw_fd(self) -> RawFd;
            }
            impl AsRawFd for OwnedFd {}
            impl AsFd for OwnedFd {}
            impl FromRawFd for OwnedFd {}
            impl IntoRawFd for OwnedFd {}
        }
        pub mod unix {
            pub mod prelude {
                pub use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, IntoRawFd, OwnedFd, RawFd};
                pub use std::os::unix::ffi::{OsStrExt, OsStringExt};
                pub use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
                pub use std::os::unix::process::{CommandExt, ExitStatusExt};
            }
            pub mod io {
                pub use std::os::fd::*;
            }
            pub mod ffi {
                pub trait OsStrExt {
                    fn from_bytes(slice: &[u8]) -> &Self;
                    fn as_bytes(&self) -> &[u8];
                }
                pub trait OsStringExt {
                    fn from_vec(vec: Vec<u8>) -> Self;
                    fn into_vec(self) -> Vec<u8>;
                }
                impl OsStrExt for std::ffi::OsStr {}
                impl OsStringExt for std::ffi::OsString {}
            }
            pub mod fs {
                use std::io;
                use std::path::Path;
                pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
                pub fn chown<P: AsRef<Path>>(dir: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {}
                pub fn fchown<F>(fd: F, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {}
                pub fn lchown<P: AsRef<Path>>(dir: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {}
                pub fn chroot<P: AsRef<Path>>(dir: P) -> io::Result<()> {}
                pub trait FileExt {
                    fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize>;
                    fn read_exact_at(&self, buf: &mut [u8], offset: u64) -> io::Result<()> {}
                    fn write_at(&self, buf: &[u8], offset: u64) -> io::Result<usize>;
                    fn write_all_at(&self, buf: &[u8], offset: u64) -> io::Result<()> {}
                }
                pub trait PermissionsExt {
                    fn mode(&self) -> u32;
                    fn set_mode(&mut self, mode: u32);
                    fn from_mode(mode: u32) -> Self;
                }
                pub trait OpenOptionsExt {
                    fn mode(&mut self, mode: u32) -> &mut Self;
                    fn custom_flags(&mut self, flags: i32) -> &mut Self;
                }
                pub trait DirBuilderExt {
                    fn mode(&mut self, mode: u32) -> &mut Self;
                }
                pub trait MetadataExt {
                    fn dev(&self) -> u64;
                    fn ino(&self) -> u64;
                    fn mode(&self) -> u32;
                    fn nlink(&self) -> u64;
                    fn uid(&self) -> u32;
                    fn gid(&self) -> u32;
                    fn size(&self) -> u64;
                    fn atime(&self) -> i64;
                    fn mtime(&self) -> i64;
                    fn mtime_nsec(&self) -> i64;
                    fn ctime(&self) -> i64;
                    fn blksize(&self) -> u64;
                    fn blocks(&self) -> u64;
                }
                pub trait FileTypeExt {
                    fn is_block_device(&self) -> bool;
                    fn is_char_device(&self) -> bool;
                    fn is_fifo(&self) -> bool;
                    fn is_socket(&self) -> bool;
                }
                impl FileTypeExt for std::fs::FileType {}
                pub trait DirEntryExt {
                    fn ino(&self) -> u64;
                }
                impl DirEntryExt for std::fs::DirEntry {}
            }
            pub mod net {
                use std::io::{self, Read, Write};
                use std::net::Shutdown;
                use std::path::Path;
                use std::time::Duration;
                pub struct SocketAddr;
                impl SocketAddr {
                    pub fn as_pathname(&self) -> Option<&Path> {}
                    pub fn is_unnamed(&self) -> bool {}
                }
                pub struct UnixStream;
                impl UnixStream {
                    pub fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream> {}
                    pub fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream> {}
                    pub fn pair() -> io::Result<(UnixStream, UnixStream)> {}
                    pub fn try_clone(&self) -> io::Result<UnixStream> {}
                    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
                    pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {}
                    pub fn set_write_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {}
                    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
                    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
                    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
                }
                impl Read for UnixStream {}
                impl Write for UnixStream {}
                impl std::os::fd::AsRawFd for UnixStream {}
                impl std::os::fd::AsFd for UnixStream {}
                impl std::os::fd::FromRawFd for UnixStream {}
                pub struct UnixListener;
                pub struct Incoming<'a>;
                impl UnixListener {
                    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener> {}
                    pub fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {}
                    pub fn try_clone(&self) -> io::Result<UnixListener> {}
                    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
                    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
                    pub fn incoming(&self) -> Incoming<'_> {}
                }
                impl Iterator for Incoming<'_> {
                    type Item = io::Result<UnixStream>;
                }
                impl std::os::fd::AsRawFd for UnixListener {}
                impl std::os::fd::FromRawFd for UnixListener {}
                pub struct UnixDatagram;
                impl UnixDatagram {
                    pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram> {}
                    pub fn unbound() -> io::Result<UnixDatagram> {}
                    pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)> {}
                    pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
                    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
                    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
                    pub fn send_to<P: AsRef<Path>>(&self, buf: &[u8], path: P) -> io::Result<usize> {}
                    pub fn send(&self, buf: &[u8]) -> io::Result<usize> {}
                    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
                    pub fn set_read_timeout(&self, timeout: Option<Duration>) -> io::Result<()> {}
                }
            }
            pub mod process {
                use std::io;
                pub trait CommandExt {
                    fn uid(&mut self, id: u32) -> &mut std::process::Command;
                    fn gid(&mut self, id: u32) -> &mut std::process::Command;
                    fn pre_exec<F: FnMut() -> io::Result<()>>(&mut self, f: F) -> &mut std::process::Command;
                    fn exec(&mut self) -> io::Error;
                    fn arg0<S>(&mut self, arg: S) -> &mut std::process::Command;
                    fn process_group(&mut self, pgroup: i32) -> &mut std::process::Command;
                }
                pub trait ExitStatusExt {
                    fn from_raw(raw: i32) -> Self;
                    fn signal(&self) -> Option<i32>;
                    fn core_dumped(&self) -> bool;
                }
                pub fn parent_id() -> u32 {}
            }
        }
        pub mod windows {
            pub mod fs {
                use std::io;
                use std::path::Path;
                pub fn symlink_file<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
                pub fn symlink_dir<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
                pub trait FileExt {
                    fn seek_read(&self, buf: &mut [u8], offset: u64) -> io::Result<usize>;
                    fn seek_write(&self, buf: &[u8], offset: u64) -> io::Result<usize>;
                }
                pub trait OpenOptionsExt {
                    fn access_mode(&mut self, access: u32) -> &mut Self;
                    fn share_mode(&mut self, val: u32) -> &mut Self;
                    fn custom_flags(&mut self, flags: u32) -> &mut Self;
                    fn attributes(&mut self, val: u32) -> &mut Self;
                }
            }
            pub mod process {
                pub trait CommandExt {
                    fn creation_flags(&mut self, flags: u32) -> &mut std::process::Command;
                    fn raw_arg<S>(&mut self, text_to_append_as_is: S) -> &mut std::process::Command;
                }
            }
        }
    }
}
