// Locks, cells, maps and channels outside of std. Guards and references into maps are what keeps receivers typed.
// Longer than 500 lines on purpose: see std.rs.

pub mod parking_lot {
    use std::ops::{Deref, DerefMut};
    use std::time::{Duration, Instant};

    pub struct Mutex<T>;
    impl<T> Mutex<T> {
        pub fn new(val: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub fn lock(&self) -> MutexGuard<'_, T> {}
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, T>> {}
        pub fn try_lock_until(&self, timeout: Instant) -> Option<MutexGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn is_locked(&self) -> bool {}
        pub fn lock_arc(self: &std::sync::Arc<Self>) -> MutexGuard<'static, T> {}
        pub fn try_lock_arc(self: &std::sync::Arc<Self>) -> Option<MutexGuard<'static, T>> {}
    }
    impl<T> From<T> for Mutex<T> {}
    pub struct FairMutex<T>;
    impl<T> FairMutex<T> {
        pub fn new(val: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub fn lock(&self) -> MutexGuard<'_, T> {}
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    pub struct ReentrantMutex<T>;
    impl<T> ReentrantMutex<T> {
        pub fn new(val: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {}
        pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
        pub fn new(val: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub fn read(&self) -> RwLockReadGuard<'_, T> {}
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
        pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, T>> {}
        pub fn read_recursive(&self) -> RwLockReadGuard<'_, T> {}
        pub fn write(&self) -> RwLockWriteGuard<'_, T> {}
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
        pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, T>> {}
        pub fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {}
        pub fn try_upgradable_read(&self) -> Option<RwLockUpgradableReadGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn is_locked(&self) -> bool {}
        pub fn read_arc(self: &std::sync::Arc<Self>) -> RwLockReadGuard<'static, T> {}
        pub fn write_arc(self: &std::sync::Arc<Self>) -> RwLockWriteGuard<'static, T> {}
    }
    impl<T> From<T> for RwLock<T> {}

    pub struct MutexGuard<'a, T>;
    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for MutexGuard<'_, T> {}
    impl<'a, T> MutexGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedMutexGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
    }

    pub struct MappedMutexGuard<'a, T>;
    impl<T> Deref for MappedMutexGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for MappedMutexGuard<'_, T> {}
    impl<'a, T> MappedMutexGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedMutexGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
    }

    pub struct ReentrantMutexGuard<'a, T>;
    impl<T> Deref for ReentrantMutexGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> ReentrantMutexGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockReadGuard<'a, T>;
    impl<T> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> RwLockReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
    }

    pub struct RwLockWriteGuard<'a, T>;
    impl<T> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<'a, T> RwLockWriteGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
        pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
        pub fn downgrade_to_upgradable(s: Self) -> RwLockUpgradableReadGuard<'a, T> {}
    }

    pub struct MappedRwLockReadGuard<'a, T>;
    impl<T> Deref for MappedRwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> MappedRwLockReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockReadGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockReadGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
    }

    pub struct MappedRwLockWriteGuard<'a, T>;
    impl<T> Deref for MappedRwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for MappedRwLockWriteGuard<'_, T> {}
    impl<'a, T> MappedRwLockWriteGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn map<U, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> MappedRwLockWriteGuard<'a, U> { f(any()) }
        pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(s: Self, f: F) -> Result<MappedRwLockWriteGuard<'a, U>, Self> { f(any()) }
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U { f() }
        pub fn unlock_fair(s: Self) {}
        pub fn bump(s: &mut Self) {}
    }

    pub struct RwLockUpgradableReadGuard<'a, T>;
    impl<T> Deref for RwLockUpgradableReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> RwLockUpgradableReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
        pub fn upgrade(s: Self) -> RwLockWriteGuard<'a, T> {}
        pub fn try_upgrade(s: Self) -> Result<RwLockWriteGuard<'a, T>, Self> {}
        pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {}
        pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret { f(any()) }
    }

    pub type FairMutexGuard<'a, T> = MutexGuard<'a, T>;
    pub type ArcMutexGuard<R, T> = MutexGuard<'static, T>;
    pub type ArcRwLockReadGuard<R, T> = RwLockReadGuard<'static, T>;
    pub type ArcRwLockWriteGuard<R, T> = RwLockWriteGuard<'static, T>;
    pub struct RawMutex;
    pub struct RawRwLock;
    pub struct WaitTimeoutResult(bool);
    impl WaitTimeoutResult {
        pub fn timed_out(self) -> bool {}
    }
    pub struct Condvar;
    impl Condvar {
        pub fn new() -> Self {}
        pub fn notify_one(&self) -> bool {}
        pub fn notify_all(&self) -> usize {}
        pub fn wait<T>(&self, mutex_guard: &mut MutexGuard<'_, T>) {}
        pub fn wait_until<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Instant) -> WaitTimeoutResult {}
        pub fn wait_for<T>(&self, mutex_guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult {}
        pub fn wait_while<T, F: FnMut(&mut T) -> bool>(&self, mutex_guard: &mut MutexGuard<'_, T>, condition: F) { condition(any()) }
        pub fn wait_while_for<T, F: FnMut(&mut T) -> bool>(
            &self,
            mutex_guard: &mut MutexGuard<'_, T>,
            condition: F,
            timeout: Duration,
        ) -> WaitTimeoutResult {
            condition(any())
        }
        pub fn wait_while_until<T, F: FnMut(&mut T) -> bool>(
            &self,
            mutex_guard: &mut MutexGuard<'_, T>,
            condition: F,
            timeout: Instant,
        ) -> WaitTimeoutResult {
            condition(any())
        }
    }
    pub struct Once;
    pub enum OnceState {
        New,
        Poisoned,
        InProgress,
        Done,
    }
    impl Once {
        pub fn new() -> Once {}
        pub fn state(&self) -> OnceState {}
        pub fn call_once<F: FnOnce()>(&self, f: F) { f() }
        pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) { f(any()) }
    }
}

pub mod spin {
    use std::ops::{Deref, DerefMut};

    pub struct Mutex<T>;
    impl<T> Mutex<T> {
        pub fn new(value: T) -> Self {}
        pub fn lock(&self) -> MutexGuard<'_, T> {}
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
        pub fn is_locked(&self) -> bool {}
    }
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
        pub fn new(data: T) -> Self {}
        pub fn read(&self) -> RwLockReadGuard<'_, T> {}
        pub fn write(&self) -> RwLockWriteGuard<'_, T> {}
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
    }
    pub struct Once<T = ()>;
    impl<T> Once<T> {
        pub fn new() -> Self {}
        pub fn call_once<F: FnOnce() -> T>(&self, f: F) -> &T { f() }
        pub fn get(&self) -> Option<&T> {}
        pub fn is_completed(&self) -> bool {}
    }
    pub struct Lazy<T, F = fn() -> T>;
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
        pub fn new(f: F) -> Self { f() }
        pub fn force(this: &Self) -> &T {}
    }
    impl<T, F> Deref for Lazy<T, F> {
        type Target = T;
    }

    pub struct MutexGuard<'a, T>;
    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for MutexGuard<'_, T> {}
    impl<'a, T> MutexGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockReadGuard<'a, T>;
    impl<T> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> RwLockReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockWriteGuard<'a, T>;
    impl<T> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<'a, T> RwLockWriteGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }
}

pub mod once_cell {
    pub mod sync {
        use std::ops::Deref;

        pub struct OnceCell<T>;
        impl<T> OnceCell<T> {
            pub fn new() -> Self {}
            pub fn with_value(value: T) -> Self {}
            pub fn wait(&self) -> &T {}
            pub fn get(&self) -> Option<&T> {}
            pub fn get_mut(&mut self) -> Option<&mut T> {}
            pub fn set(&self, value: T) -> Result<(), T> {}
            pub fn try_insert(&self, value: T) -> Result<&T, (&T, T)> {}
            pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T { f() }
            pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> { f() }
            pub fn take(&mut self) -> Option<T> {}
            pub fn into_inner(self) -> Option<T> {}
        }
        pub struct Lazy<T, F = fn() -> T>;
        impl<T, F: FnOnce() -> T> Lazy<T, F> {
            pub fn new(f: F) -> Lazy<T, F> { f() }
            pub fn force(this: &Lazy<T, F>) -> &T {}
            pub fn get(this: &Lazy<T, F>) -> Option<&T> {}
            pub fn into_value(this: Lazy<T, F>) -> Result<T, F> {}
        }
        impl<T, F> Deref for Lazy<T, F> {
            type Target = T;
        }
    }

    pub mod unsync {
        pub use once_cell::sync::Lazy;
        pub use std::cell::OnceCell;
    }

    pub mod race {

        pub struct OnceBox<T>;
        impl<T> OnceBox<T> {
            pub fn new() -> Self {}
            pub fn get(&self) -> Option<&T> {}
            pub fn get_or_init<F: FnOnce() -> Box<T>>(&self, f: F) -> &T { f() }
        }
    }
}

pub mod lazy_static {
    pub mod lazy {
        use std::ops::Deref;
        pub struct Lazy<T>;
        impl<T> Deref for Lazy<T> {
            type Target = T;
        }
    }

    pub trait LazyStatic {}
    pub fn initialize<T>(lazy: &T) {}
}

pub mod arc_swap {
    use std::ops::Deref;
    use std::sync::Arc;

    pub struct ArcSwapAny<T, S = DefaultStrategy>;
    pub struct DefaultStrategy;
    pub type ArcSwap<T> = ArcSwapAny<Arc<T>>;
    pub type ArcSwapOption<T> = ArcSwapAny<Option<Arc<T>>>;
    pub struct Guard<T, S = DefaultStrategy>;
    impl<T, S> Deref for Guard<T, S> {
        type Target = T;
    }
    impl<T, S> Guard<T, S> {
        pub fn into_inner(lease: Self) -> T {}
        pub fn from_inner(inner: T) -> Self {}
    }
    impl<T, S> ArcSwapAny<T, S> {
        pub fn new(val: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub fn load_full(&self) -> T {}
        pub fn load(&self) -> Guard<T, S> {}
        pub fn store(&self, val: T) {}
        pub fn swap(&self, new: T) -> T {}
        pub fn compare_and_swap<C>(&self, current: C, new: T) -> Guard<T, S> {}
        pub fn rcu<R, F: FnMut(&T) -> R>(&self, f: F) -> T { f(any()) }
        pub fn map<I, R, F>(&self, f: F) -> access::Map<Self, I, F> {}
    }
    impl<T, S> ArcSwapAny<Arc<T>, S> {
        pub fn from_pointee(val: T) -> Self {}
    }
    impl<T, S> ArcSwapAny<Option<Arc<T>>, S> {
        pub fn empty() -> Self {}
        pub fn const_empty() -> Self {}
    }
    impl<T> From<T> for ArcSwapAny<T> {}
    pub mod access {
        pub struct Map<A, T, F>;
        pub trait Access<T> {}
        pub trait DynAccess<T> {}
    }
    pub mod cache {
        pub struct Cache<A, T>;
        impl<A, T> Cache<A, T> {
            pub fn new(arc_swap: A) -> Self {}
            pub fn load(&mut self) -> &T {}
            pub fn arc_swap(&self) -> &A {}
        }
    }
    pub use arc_swap::cache::Cache;
}

pub mod dashmap {
    use std::hash::RandomState;
    use std::ops::{Deref, DerefMut};

    pub struct DashMap<K, V, S = RandomState>;
    impl<K, V, S> DashMap<K, V, S> {
        pub fn new() -> Self {}
        pub fn with_capacity(capacity: usize) -> Self {}
        pub fn with_hasher(hasher: S) -> Self {}
        pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self {}
        pub fn with_shard_amount(shard_amount: usize) -> Self {}
        pub fn insert(&self, key: K, value: V) -> Option<V> {}
        pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)> {}
        pub fn remove_if<Q, F: FnOnce(&K, &V) -> bool>(&self, key: &Q, f: F) -> Option<(K, V)> { f(any(), any()) }
        pub fn remove_if_mut<Q, F: FnOnce(&K, &mut V) -> bool>(&self, key: &Q, f: F) -> Option<(K, V)> { f(any(), any()) }
        pub fn iter(&self) -> iter::Iter<'_, K, V> {}
        pub fn iter_mut(&self) -> iter::IterMut<'_, K, V> {}
        pub fn get<Q>(&self, key: &Q) -> Option<mapref::one::Ref<'_, K, V>> {}
        pub fn get_mut<Q>(&self, key: &Q) -> Option<mapref::one::RefMut<'_, K, V>> {}
        pub fn try_get<Q>(&self, key: &Q) -> try_result::TryResult<mapref::one::Ref<'_, K, V>> {}
        pub fn shrink_to_fit(&self) {}
        pub fn retain<F: FnMut(&K, &mut V) -> bool>(&self, f: F) { f(any(), any()) }
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn clear(&self) {}
        pub fn capacity(&self) -> usize {}
        pub fn alter<Q, F: FnOnce(&K, V) -> V>(&self, key: &Q, f: F) { f(any(), any()) }
        pub fn alter_all<F: FnMut(&K, V) -> V>(&self, f: F) { f(any(), any()) }
        pub fn view<Q, R, F: FnOnce(&K, &V) -> R>(&self, key: &Q, f: F) -> Option<R> { f(any(), any()) }
        pub fn contains_key<Q>(&self, key: &Q) -> bool {}
        pub fn entry(&self, key: K) -> mapref::entry::Entry<'_, K, V> {}
        pub fn try_entry(&self, key: K) -> Option<mapref::entry::Entry<'_, K, V>> {}
    }
    impl<K, V, S> IntoIterator for DashMap<K, V, S> {
        type Item = (K, V);
        type IntoIter = iter::OwningIter<K, V>;
    }
    impl<K, V, S> FromIterator<(K, V)> for DashMap<K, V, S> {}
    impl<K, V, S> Extend<(K, V)> for DashMap<K, V, S> {}
    pub mod try_result {
        pub enum TryResult<R> {
            Present(R),
            Absent,
            Locked,
        }
    }
    pub mod iter {
        use dashmap::mapref::multiple::{RefMulti, RefMutMulti};
        pub struct Iter<'a, K, V>;
        pub struct IterMut<'a, K, V>;
        pub struct OwningIter<K, V>;
        impl<'a, K, V> Iterator for Iter<'a, K, V> {
            type Item = RefMulti<'a, K, V>;
        }
        impl<'a, K, V> Iterator for IterMut<'a, K, V> {
            type Item = RefMutMulti<'a, K, V>;
        }
        impl<K, V> Iterator for OwningIter<K, V> {
            type Item = (K, V);
        }
    }
    pub mod mapref {
        pub mod one {
            use std::ops::{Deref, DerefMut};
            pub struct Ref<'a, K, V>;
            pub struct RefMut<'a, K, V>;
            impl<'a, K, V> Ref<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn value(&self) -> &V {}
                pub fn pair(&self) -> (&K, &V) {}
                pub fn clone(&self) -> V {}
                pub fn map<T, F: FnOnce(&V) -> &T>(self, f: F) -> MappedRef<'a, K, T> { f(any()) }
            }
            impl<'a, K, V> RefMut<'a, K, V> {
                pub fn key(&self) -> &K {}
                pub fn value(&self) -> &V {}
                pub fn value_mut(&mut self) -> &mut V {}
                pub fn pair(&self) -> (&K, &V) {}
                pub fn pair_mut(&mut self) -> (&K, &mut V) {}
                pub fn clone(&self) -> V {}
                pub fn downgrade(self) -> Ref<'a, K, V> {}
            }
            pub struct MappedRef<'a, K, T>;
            impl<K, T> Deref for MappedRef<'_, K, T> {
                type Target = T;
            }
            impl<K, V> Deref for Ref<'_, K, V> {
                type Target = V;
            }
            impl<K, V> Deref for RefMut<'_, K, V> {
                type Target = V;
            }
            impl<K, V> DerefMut for RefMut<'_, K, V> {}
        }
        pub mod multiple {
            use std::ops::Deref;
            pub struct RefMulti<'a, K, V>;
            pub struct RefMutMulti<'a, K, V>;
            impl<K, V> RefMulti<'_, K, V> {
                pub fn key(&self) -> &K {}
                pub fn value(&self) -> &V {}
                pub fn pair(&self) -> (&K, &V) {}
                pub fn clone(&self) -> V {}
            }
            impl<K, V> RefMutMulti<'_, K, V> {
                pub fn key(&self) -> &K {}
                pub fn value(&self) -> &V {}
                pub fn value_mut(&mut self) -> &mut V {}
                pub fn pair_mut(&mut self) -> (&K, &mut V) {}
            }
            impl<K, V> Deref for RefMulti<'_, K, V> {
                type Target = V;
            }
            impl<K, V> Deref for RefMutMulti<'_, K, V> {
                type Target = V;
            }
        }
        pub mod entry {
            use dashmap::mapref::one::RefMut;
            pub enum Entry<'a, K, V> {
                Occupied(OccupiedEntry<'a, K, V>),
                Vacant(VacantEntry<'a, K, V>),
            }
            pub struct OccupiedEntry<'a, K, V>;
            pub struct VacantEntry<'a, K, V>;
            impl<'a, K, V> Entry<'a, K, V> {
                pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self { f(any()) }
                pub fn key(&self) -> &K {}
                pub fn or_default(self) -> RefMut<'a, K, V> {}
                pub fn or_insert(self, value: V) -> RefMut<'a, K, V> {}
                pub fn or_insert_with<F: FnOnce() -> V>(self, value: F) -> RefMut<'a, K, V> { value() }
                pub fn or_try_insert_with<E, F: FnOnce() -> Result<V, E>>(self, value: F) -> Result<RefMut<'a, K, V>, E> { value() }
                pub fn insert(self, value: V) -> RefMut<'a, K, V> {}
            }
            impl<'a, K, V> OccupiedEntry<'a, K, V> {
                pub fn get(&self) -> &V {}
                pub fn get_mut(&mut self) -> &mut V {}
                pub fn insert(&mut self, value: V) -> V {}
                pub fn into_ref(self) -> RefMut<'a, K, V> {}
                pub fn key(&self) -> &K {}
                pub fn remove(self) -> V {}
                pub fn remove_entry(self) -> (K, V) {}
            }
            impl<'a, K, V> VacantEntry<'a, K, V> {
                pub fn insert(self, value: V) -> RefMut<'a, K, V> {}
                pub fn key(&self) -> &K {}
                pub fn into_key(self) -> K {}
            }
        }
    }
    pub use dashmap::mapref::entry::{Entry, OccupiedEntry, VacantEntry};
    pub struct DashSet<K, S = RandomState>;
    impl<K, S> DashSet<K, S> {
        pub fn new() -> Self {}
        pub fn with_hasher(hasher: S) -> Self {}
        pub fn insert(&self, key: K) -> bool {}
        pub fn remove<Q>(&self, key: &Q) -> Option<K> {}
        pub fn get<Q>(&self, key: &Q) -> Option<setref::one::Ref<'_, K>> {}
        pub fn contains<Q>(&self, key: &Q) -> bool {}
        pub fn retain<F: FnMut(&K) -> bool>(&self, f: F) { f(any()) }
        pub fn iter(&self) -> setref::Iter<'_, K> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn clear(&self) {}
    }
    impl<K, S> IntoIterator for DashSet<K, S> {
        type Item = K;
        type IntoIter = std::vec::IntoIter<K>;
    }
    pub mod setref {
        use std::ops::Deref;
        pub mod one {
            use std::ops::Deref;
            pub struct Ref<'a, K>;
            impl<K> Ref<'_, K> {
                pub fn key(&self) -> &K {}
            }
            impl<K> Deref for Ref<'_, K> {
                type Target = K;
            }
        }
        pub struct RefMulti<'a, K>;
        impl<K> RefMulti<'_, K> {
            pub fn key(&self) -> &K {}
        }
        impl<K> Deref for RefMulti<'_, K> {
            type Target = K;
        }
        pub struct Iter<'a, K>;
        impl<'a, K> Iterator for Iter<'a, K> {
            type Item = RefMulti<'a, K>;
        }
    }
}

pub mod crossbeam_channel {
    use std::time::{Duration, Instant};

    pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
    pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
    pub fn after(duration: Duration) -> Receiver<Instant> {}
    pub fn at(when: Instant) -> Receiver<Instant> {}
    pub fn never<T>() -> Receiver<T> {}
    pub fn tick(duration: Duration) -> Receiver<Instant> {}
    pub struct Sender<T>;
    impl<T> Sender<T> {
        pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
        pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
        pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
        pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
        pub fn is_empty(&self) -> bool {}
        pub fn is_full(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn capacity(&self) -> Option<usize> {}
        pub fn same_channel(&self, other: &Sender<T>) -> bool {}
    }
    pub struct Receiver<T>;
    impl<T> Receiver<T> {
        pub fn try_recv(&self) -> Result<T, TryRecvError> {}
        pub fn recv(&self) -> Result<T, RecvError> {}
        pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
        pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
        pub fn is_empty(&self) -> bool {}
        pub fn is_full(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn capacity(&self) -> Option<usize> {}
        pub fn iter(&self) -> Iter<'_, T> {}
        pub fn try_iter(&self) -> TryIter<'_, T> {}
        pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
    }
    impl<T> IntoIterator for Receiver<T> {
        type Item = T;
        type IntoIter = IntoIter<T>;
    }
    pub struct Iter<'a, T>;
    impl<T> Iterator for Iter<'_, T> {
        type Item = T;
    }
    pub struct TryIter<'a, T>;
    impl<T> Iterator for TryIter<'_, T> {
        type Item = T;
    }
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> {
        type Item = T;
    }
    pub struct SendError<T>(pub T);
    impl<T> SendError<T> {
        pub fn into_inner(self) -> T {}
    }
    pub enum TrySendError<T> {
        Full(T),
        Disconnected(T),
    }
    impl<T> TrySendError<T> {
        pub fn into_inner(self) -> T {}
        pub fn is_full(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
    }
    pub enum SendTimeoutError<T> {
        Timeout(T),
        Disconnected(T),
    }
    impl<T> SendTimeoutError<T> {
        pub fn into_inner(self) -> T {}
        pub fn is_timeout(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
    }
    pub struct RecvError;
    pub enum TryRecvError {
        Empty,
        Disconnected,
    }
    impl TryRecvError {
        pub fn is_empty(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
    }
    pub enum RecvTimeoutError {
        Timeout,
        Disconnected,
    }
    impl RecvTimeoutError {
        pub fn is_timeout(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
    }
    pub struct TrySelectError;
    pub struct SelectTimeoutError;
    pub struct TryReadyError;
    pub struct ReadyTimeoutError;
    pub struct Select<'a>;
    impl<'a> Select<'a> {
        pub fn new() -> Select<'a> {}
        pub fn new_biased() -> Self {}
        pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {}
        pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {}
        pub fn remove(&mut self, index: usize) {}
        pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {}
        pub fn select(&mut self) -> SelectedOperation<'a> {}
        pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
        pub fn select_deadline(&mut self, deadline: Instant) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
        pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {}
        pub fn ready(&mut self) -> usize {}
        pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {}
        pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {}
    }
    pub struct SelectedOperation<'a>;
    impl SelectedOperation<'_> {
        pub fn index(&self) -> usize {}
        pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {}
        pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {}
    }
}

pub mod crossbeam_utils {
    use std::ops::{Deref, DerefMut};

    pub mod thread {
        use std::io;

        pub fn scope<'env, F: FnOnce(&Scope<'env>) -> R, R>(f: F) -> std::thread::Result<R> { f(any()) }
        pub struct Scope<'env>;
        impl<'env> Scope<'env> {
            pub fn spawn<'scope, F: FnOnce(&Scope<'env>) -> T, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
            pub fn builder<'scope>(&'scope self) -> ScopedThreadBuilder<'scope, 'env> {}
        }
        pub struct ScopedThreadBuilder<'scope, 'env>;
        impl<'scope, 'env> ScopedThreadBuilder<'scope, 'env> {
            pub fn name(self, name: String) -> ScopedThreadBuilder<'scope, 'env> {}
            pub fn stack_size(self, size: usize) -> ScopedThreadBuilder<'scope, 'env> {}
            pub fn spawn<F: FnOnce(&Scope<'env>) -> T, T>(self, f: F) -> io::Result<ScopedJoinHandle<'scope, T>> {}
        }
        pub struct ScopedJoinHandle<'scope, T>;
        impl<T> ScopedJoinHandle<'_, T> {
            pub fn join(self) -> std::thread::Result<T> {}
            pub fn thread(&self) -> &std::thread::Thread {}
        }
    }

    pub mod sync {
        use std::ops::{Deref, DerefMut};
        use std::sync::{LockResult, TryLockResult};
        use std::time::{Duration, Instant};

        pub struct Parker;
        impl Parker {
            pub fn new() -> Parker {}
            pub fn park(&self) {}
            pub fn park_timeout(&self, timeout: Duration) {}
            pub fn park_deadline(&self, deadline: Instant) {}
            pub fn unparker(&self) -> &Unparker {}
            pub fn into_raw(this: Parker) -> *const () {}
            pub fn from_raw(ptr: *const ()) -> Parker {}
        }
        pub struct Unparker;
        impl Unparker {
            pub fn unpark(&self) {}
            pub fn into_raw(this: Unparker) -> *const () {}
            pub fn from_raw(ptr: *const ()) -> Unparker {}
        }
        pub struct ShardedLock<T>;
        impl<T> ShardedLock<T> {
            pub fn new(value: T) -> ShardedLock<T> {}
            pub fn into_inner(self) -> LockResult<T> {}
        }
        impl<T> ShardedLock<T> {
            pub fn is_poisoned(&self) -> bool {}
            pub fn get_mut(&mut self) -> LockResult<&mut T> {}
            pub fn try_read(&self) -> TryLockResult<ShardedLockReadGuard<'_, T>> {}
            pub fn read(&self) -> LockResult<ShardedLockReadGuard<'_, T>> {}
            pub fn try_write(&self) -> TryLockResult<ShardedLockWriteGuard<'_, T>> {}
            pub fn write(&self) -> LockResult<ShardedLockWriteGuard<'_, T>> {}
        }
        pub struct ShardedLockReadGuard<'a, T>;
        impl<T> Deref for ShardedLockReadGuard<'_, T> {
            type Target = T;
        }
        pub struct ShardedLockWriteGuard<'a, T>;
        impl<T> Deref for ShardedLockWriteGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for ShardedLockWriteGuard<'_, T> {}
        pub struct WaitGroup;
        impl WaitGroup {
            pub fn new() -> Self {}
            pub fn wait(self) {}
        }
    }

    pub mod atomic {
        pub struct AtomicCell<T>;
        impl<T> AtomicCell<T> {
            pub fn new(val: T) -> AtomicCell<T> {}
            pub fn into_inner(self) -> T {}
            pub fn is_lock_free() -> bool {}
            pub fn store(&self, val: T) {}
            pub fn swap(&self, val: T) -> T {}
            pub fn as_ptr(&self) -> *mut T {}
        }
        impl<T> AtomicCell<T> {
            pub fn take(&self) -> T {}
        }
        impl<T> AtomicCell<T> {
            pub fn load(&self) -> T {}
        }
        impl<T> AtomicCell<T> {
            pub fn compare_and_swap(&self, current: T, new: T) -> T {}
            pub fn compare_exchange(&self, current: T, new: T) -> Result<T, T> {}
            pub fn fetch_update<F: FnMut(T) -> Option<T>>(&self, f: F) -> Result<T, T> { f(any()) }
        }
        impl AtomicCell<bool> {
            pub fn fetch_and(&self, val: bool) -> bool {}
            pub fn fetch_nand(&self, val: bool) -> bool {}
            pub fn fetch_or(&self, val: bool) -> bool {}
            pub fn fetch_xor(&self, val: bool) -> bool {}
        }
    }

    pub struct Backoff;
    impl Backoff {
        pub fn new() -> Self {}
        pub fn reset(&self) {}
        pub fn spin(&self) {}
        pub fn snooze(&self) {}
        pub fn is_completed(&self) -> bool {}
    }
    pub struct CachePadded<T>;
    impl<T> CachePadded<T> {
        pub fn new(t: T) -> CachePadded<T> {}
        pub fn into_inner(self) -> T {}
    }
    impl<T> Deref for CachePadded<T> {
        type Target = T;
    }
    impl<T> DerefMut for CachePadded<T> {}
}

pub mod crossbeam_queue {

    pub struct ArrayQueue<T>;
    pub struct SegQueue<T>;
    impl<T> ArrayQueue<T> {
        pub fn new(cap: usize) -> Self {}
        pub fn push(&self, value: T) -> Result<(), T> {}
        pub fn force_push(&self, value: T) -> Option<T> {}
        pub fn pop(&self) -> Option<T> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
    }
    impl<T> SegQueue<T> {
        pub fn new() -> Self {}
        pub fn push(&self, value: T) {}
        pub fn pop(&self) -> Option<T> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
    }
}

pub mod crossbeam {
    pub mod channel {
        pub use crossbeam_channel::*;
    }
    pub use crossbeam_utils::thread::scope;
    pub use crossbeam_utils::{atomic, sync, thread};
    pub mod utils {
        pub use crossbeam_utils::{Backoff, CachePadded};
    }

    pub mod queue {
        pub use crossbeam_queue::*;
    }

    pub mod deque {

        pub struct Injector<T>;
        pub struct Worker<T>;
        pub struct Stealer<T>;
        pub enum Steal<T> {
            Empty,
            Success(T),
            Retry,
        }
        impl<T> Injector<T> {
            pub fn new() -> Self {}
            pub fn push(&self, task: T) {}
            pub fn steal(&self) -> Steal<T> {}
            pub fn is_empty(&self) -> bool {}
            pub fn len(&self) -> usize {}
        }
        impl<T> Worker<T> {
            pub fn new_fifo() -> Self {}
            pub fn new_lifo() -> Self {}
            pub fn stealer(&self) -> Stealer<T> {}
            pub fn push(&self, task: T) {}
            pub fn pop(&self) -> Option<T> {}
        }
        impl<T> Stealer<T> {
            pub fn steal(&self) -> Steal<T> {}
        }
        impl<T> Steal<T> {
            pub fn success(self) -> Option<T> {}
            pub fn or_else<F: FnOnce() -> Steal<T>>(self, f: F) -> Steal<T> { f() }
        }
    }
}

pub mod flume {
    use std::time::{Duration, Instant};

    pub struct SendError<T>(pub T);
    impl<T> SendError<T> {
        pub fn into_inner(self) -> T {}
    }
    pub enum TrySendError<T> {
        Full(T),
        Disconnected(T),
    }
    impl<T> TrySendError<T> {
        pub fn into_inner(self) -> T {}
    }
    pub enum SendTimeoutError<T> {
        Timeout(T),
        Disconnected(T),
    }
    impl<T> SendTimeoutError<T> {
        pub fn into_inner(self) -> T {}
    }
    pub enum RecvError {
        Disconnected,
    }
    pub enum TryRecvError {
        Empty,
        Disconnected,
    }
    pub enum RecvTimeoutError {
        Timeout,
        Disconnected,
    }
    pub struct Sender<T>;
    impl<T> Sender<T> {
        pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
        pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
        pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
        pub fn send_timeout(&self, msg: T, dur: Duration) -> Result<(), SendTimeoutError<T>> {}
        pub fn is_disconnected(&self) -> bool {}
        pub fn is_empty(&self) -> bool {}
        pub fn is_full(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn capacity(&self) -> Option<usize> {}
        pub fn sender_count(&self) -> usize {}
        pub fn receiver_count(&self) -> usize {}
        pub fn downgrade(&self) -> WeakSender<T> {}
        pub fn same_channel(&self, other: &Sender<T>) -> bool {}
    }
    pub struct WeakSender<T>;
    impl<T> WeakSender<T> {
        pub fn upgrade(&self) -> Option<Sender<T>> {}
    }
    pub struct Receiver<T>;
    impl<T> Receiver<T> {
        pub fn try_recv(&self) -> Result<T, TryRecvError> {}
        pub fn recv(&self) -> Result<T, RecvError> {}
        pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
        pub fn recv_timeout(&self, dur: Duration) -> Result<T, RecvTimeoutError> {}
        pub fn iter(&self) -> Iter<'_, T> {}
        pub fn try_iter(&self) -> TryIter<'_, T> {}
        pub fn drain(&self) -> Drain<'_, T> {}
        pub fn is_disconnected(&self) -> bool {}
        pub fn is_empty(&self) -> bool {}
        pub fn is_full(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn capacity(&self) -> Option<usize> {}
        pub fn sender_count(&self) -> usize {}
        pub fn receiver_count(&self) -> usize {}
        pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
    }
    impl<T> IntoIterator for Receiver<T> {
        type Item = T;
        type IntoIter = IntoIter<T>;
    }
    pub struct Iter<'a, T>;
    impl<'a, T> Iterator for Iter<'a, T> {
        type Item = T;
    }
    pub struct TryIter<'a, T>;
    impl<'a, T> Iterator for TryIter<'a, T> {
        type Item = T;
    }
    pub struct Drain<'a, T>;
    impl<'a, T> Iterator for Drain<'a, T> {
        type Item = T;
    }
    pub struct IntoIter<T>;
    impl<T> Iterator for IntoIter<T> {
        type Item = T;
    }
    pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
    pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}

    impl<T> Sender<T> {
        pub async fn send_async(&self, item: T) -> Result<(), SendError<T>> {}
        pub async fn into_send_async(self, item: T) -> Result<(), SendError<T>> {}
        pub fn sink(&self) -> r#async::SendSink<T> {}
        pub fn into_sink(self) -> r#async::SendSink<T> {}
    }
    impl<T> Receiver<T> {
        pub async fn recv_async(&self) -> Result<T, RecvError> {}
        pub async fn into_recv_async(self) -> Result<T, RecvError> {}
        pub fn stream(&self) -> r#async::RecvStream<T> {}
        pub fn into_stream(self) -> r#async::RecvStream<T> {}
    }
    pub mod r#async {
        use futures::sink::Sink;
        use futures::stream::Stream;
        pub struct SendSink<T>;
        impl<T> Sink<T> for SendSink<T> {
            type Error = flume::SendError<T>;
        }
        pub struct RecvStream<T>;
        impl<T> Stream for RecvStream<T> {
            type Item = T;
        }
    }
}

pub mod kanal {
    use std::time::Duration;

    pub struct Sender<T>;
    pub struct Receiver<T>;
    pub struct AsyncSender<T>;
    pub struct AsyncReceiver<T>;
    pub struct SendError;
    pub struct ReceiveError;
    pub struct SendTimeoutError;
    pub struct ReceiveErrorTimeout;
    pub fn bounded<T>(size: usize) -> (Sender<T>, Receiver<T>) {}
    pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
    pub fn bounded_async<T>(size: usize) -> (AsyncSender<T>, AsyncReceiver<T>) {}
    pub fn unbounded_async<T>() -> (AsyncSender<T>, AsyncReceiver<T>) {}
    impl<T> Sender<T> {
        pub fn send(&self, data: T) -> Result<(), SendError> {}
        pub fn send_timeout(&self, data: T, duration: Duration) -> Result<(), SendTimeoutError> {}
        pub fn try_send(&self, data: T) -> Result<bool, SendError> {}
        pub fn clone_async(&self) -> AsyncSender<T> {}
        pub fn to_async(self) -> AsyncSender<T> {}
        pub fn as_async(&self) -> &AsyncSender<T> {}
    }
    impl<T> AsyncSender<T> {
        pub async fn send(&self, data: T) -> Result<(), SendError> {}
        pub fn try_send(&self, data: T) -> Result<bool, SendError> {}
        pub fn clone_sync(&self) -> Sender<T> {}
        pub fn to_sync(self) -> Sender<T> {}
        pub fn as_sync(&self) -> &Sender<T> {}
    }
    impl<T> Receiver<T> {
        pub fn recv(&self) -> Result<T, ReceiveError> {}
        pub fn recv_timeout(&self, duration: Duration) -> Result<T, ReceiveErrorTimeout> {}
        pub fn try_recv(&self) -> Result<Option<T>, ReceiveError> {}
        pub fn clone_async(&self) -> AsyncReceiver<T> {}
        pub fn to_async(self) -> AsyncReceiver<T> {}
        pub fn as_async(&self) -> &AsyncReceiver<T> {}
    }
    impl<T> AsyncReceiver<T> {
        pub async fn recv(&self) -> Result<T, ReceiveError> {}
        pub fn try_recv(&self) -> Result<Option<T>, ReceiveError> {}
        pub fn clone_sync(&self) -> Receiver<T> {}
        pub fn to_sync(self) -> Receiver<T> {}
        pub fn as_sync(&self) -> &Receiver<T> {}
    }
    impl<T> Iterator for Receiver<T> {
        type Item = T;
    }
}

pub mod async_channel {
    use futures::stream::Stream;

    pub struct Sender<T>;
    pub struct Receiver<T>;
    pub struct WeakSender<T>;
    pub struct WeakReceiver<T>;
    pub struct SendError<T>(pub T);
    pub enum TrySendError<T> {
        Full(T),
        Closed(T),
    }
    pub struct RecvError;
    pub enum TryRecvError {
        Empty,
        Closed,
    }
    pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
    pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
    impl<T> Sender<T> {
        pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
        pub async fn send(&self, msg: T) -> Result<(), SendError<T>> {}
        pub fn send_blocking(&self, msg: T) -> Result<(), SendError<T>> {}
        pub fn force_send(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
        pub fn close(&self) -> bool {}
        pub fn is_closed(&self) -> bool {}
        pub fn is_empty(&self) -> bool {}
        pub fn is_full(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn receiver_count(&self) -> usize {}
        pub fn downgrade(&self) -> WeakSender<T> {}
    }
    impl<T> Receiver<T> {
        pub fn try_recv(&self) -> Result<T, TryRecvError> {}
        pub async fn recv(&self) -> Result<T, RecvError> {}
        pub fn recv_blocking(&self) -> Result<T, RecvError> {}
        pub fn close(&self) -> bool {}
        pub fn is_closed(&self) -> bool {}
        pub fn is_empty(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn sender_count(&self) -> usize {}
        pub fn downgrade(&self) -> WeakReceiver<T> {}
    }
    impl<T> WeakSender<T> {
        pub fn upgrade(&self) -> Option<Sender<T>> {}
    }
    impl<T> Stream for Receiver<T> {
        type Item = T;
    }
}

pub mod async_broadcast {
    use futures::stream::Stream;

    pub struct Sender<T>;
    pub struct Receiver<T>;
    pub struct InactiveReceiver<T>;
    pub struct SendError<T>(pub T);
    pub enum RecvError {
        Overflowed(u64),
        Closed,
    }
    pub enum TryRecvError {
        Overflowed(u64),
        Empty,
        Closed,
    }
    pub enum TrySendError<T> {
        Full(T),
        Closed(T),
        Inactive(T),
    }
    pub fn broadcast<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
    impl<T> Sender<T> {
        pub async fn broadcast(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
        pub async fn broadcast_direct(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
        pub fn try_broadcast(&self, msg: T) -> Result<Option<T>, TrySendError<T>> {}
        pub fn broadcast_blocking(&self, msg: T) -> Result<Option<T>, SendError<T>> {}
        pub fn new_receiver(&self) -> Receiver<T> {}
    }
    impl<T> Receiver<T> {
        pub async fn recv(&mut self) -> Result<T, RecvError> {}
        pub async fn recv_direct(&mut self) -> Result<T, RecvError> {}
        pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
        pub fn recv_blocking(&mut self) -> Result<T, RecvError> {}
        pub fn new_sender(&self) -> Sender<T> {}
        pub fn new_receiver(&self) -> Self {}
        pub fn deactivate(self) -> InactiveReceiver<T> {}
    }
    impl<T> Stream for Receiver<T> {
        type Item = T;
    }
}

pub mod oneshot {
    use std::future::Future;
    use std::time::{Duration, Instant};

    pub struct Sender<T>;
    pub struct Receiver<T>;
    pub struct SendError<T>;
    pub struct RecvError;
    pub enum TryRecvError {
        Empty,
        Disconnected,
    }
    pub enum RecvTimeoutError {
        Timeout,
        Disconnected,
    }
    pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
    impl<T> Sender<T> {
        pub fn send(self, message: T) -> Result<(), SendError<T>> {}
        pub fn is_closed(&self) -> bool {}
    }
    impl<T> Receiver<T> {
        pub fn try_recv(&self) -> Result<T, TryRecvError> {}
        pub fn recv(self) -> Result<T, RecvError> {}
        pub fn recv_ref(&self) -> Result<T, RecvError> {}
        pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
        pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
        pub fn is_closed(&self) -> bool {}
    }
    impl<T> Future for Receiver<T> {
        type Output = Result<T, RecvError>;
    }
}

pub mod async_lock {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};
    use std::sync::Arc;

    pub struct Mutex<T>;
    impl<T> Mutex<T> {
        pub fn new(data: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub async fn lock(&self) -> MutexGuard<'_, T> {}
        pub fn lock_blocking(&self) -> MutexGuard<'_, T> {}
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
        pub async fn lock_arc(self: &Arc<Self>) -> MutexGuardArc<T> {}
        pub fn try_lock_arc(self: &Arc<Self>) -> Option<MutexGuardArc<T>> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
        pub fn new(t: T) -> Self {}
        pub fn into_inner(self) -> T {}
        pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
        pub fn read_blocking(&self) -> RwLockReadGuard<'_, T> {}
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {}
        pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
        pub fn write_blocking(&self) -> RwLockWriteGuard<'_, T> {}
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {}
        pub async fn upgradable_read(&self) -> RwLockUpgradableReadGuard<'_, T> {}
        pub async fn read_arc(self: &Arc<Self>) -> RwLockReadGuardArc<T> {}
        pub async fn write_arc(self: &Arc<Self>) -> RwLockWriteGuardArc<T> {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    pub struct MutexGuardArc<T>;
    impl<T> Deref for MutexGuardArc<T> {
        type Target = T;
    }
    impl<T> DerefMut for MutexGuardArc<T> {}
    pub struct RwLockReadGuardArc<T>;
    impl<T> Deref for RwLockReadGuardArc<T> {
        type Target = T;
    }
    pub struct RwLockWriteGuardArc<T>;
    impl<T> Deref for RwLockWriteGuardArc<T> {
        type Target = T;
    }
    impl<T> DerefMut for RwLockWriteGuardArc<T> {}
    pub struct Semaphore;
    pub struct SemaphoreGuard<'a>;
    pub struct SemaphoreGuardArc;
    impl Semaphore {
        pub fn new(n: usize) -> Semaphore {}
        pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {}
        pub async fn acquire(&self) -> SemaphoreGuard<'_> {}
        pub fn acquire_blocking(&self) -> SemaphoreGuard<'_> {}
        pub async fn acquire_arc(self: &Arc<Self>) -> SemaphoreGuardArc {}
    }
    pub struct Barrier;
    pub struct BarrierWaitResult;
    impl Barrier {
        pub fn new(n: usize) -> Barrier {}
        pub async fn wait(&self) -> BarrierWaitResult {}
        pub fn wait_blocking(&self) -> BarrierWaitResult {}
    }
    pub struct OnceCell<T>;
    impl<T> OnceCell<T> {
        pub fn new() -> Self {}
        pub fn get(&self) -> Option<&T> {}
        pub async fn wait(&self) -> &T {}
        pub fn wait_blocking(&self) -> &T {}
        pub async fn set(&self, value: T) -> Result<&T, T> {}
        pub async fn get_or_init<Fut: Future<Output = T>, F: FnOnce() -> Fut>(&self, closure: F) -> &T { closure().await }
        pub async fn get_or_try_init<E, Fut: Future<Output = Result<T, E>>, F: FnOnce() -> Fut>(&self, closure: F) -> Result<&T, E> {
            closure().await
        }
        pub fn get_or_init_blocking<F: FnOnce() -> T>(&self, closure: F) -> &T { closure() }
        pub fn into_inner(self) -> Option<T> {}
    }

    pub struct MutexGuard<'a, T>;
    impl<T> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for MutexGuard<'_, T> {}
    impl<'a, T> MutexGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockReadGuard<'a, T>;
    impl<T> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> RwLockReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockWriteGuard<'a, T>;
    impl<T> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<'a, T> RwLockWriteGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }

    pub struct RwLockUpgradableReadGuard<'a, T>;
    impl<T> Deref for RwLockUpgradableReadGuard<'_, T> {
        type Target = T;
    }
    impl<'a, T> RwLockUpgradableReadGuard<'a, T> {
        pub fn clone(&self) -> T {}
    }
}

pub mod event_listener {
    use std::future::Future;
    use std::time::{Duration, Instant};

    pub struct Event<T = ()>;
    impl<T> Event<T> {
        pub fn new() -> Self {}
        pub fn listen(&self) -> EventListener<T> {}
        pub fn notify(&self, n: usize) -> usize {}
        pub fn notify_additional(&self, n: usize) -> usize {}
    }
    pub struct EventListener<T = ()>;
    impl<T> Future for EventListener<T> {
        type Output = T;
    }
    impl<T> EventListener<T> {
        pub fn wait(self) -> T {}
        pub fn wait_timeout(self, timeout: Duration) -> Option<T> {}
        pub fn wait_deadline(self, deadline: Instant) -> Option<T> {}
    }
    pub trait Listener<T = ()>: Future {
        fn wait(self) -> T;
        fn wait_timeout(self, timeout: Duration) -> Option<T>;
        fn wait_deadline(self, deadline: Instant) -> Option<T>;
    }
}

pub mod threadpool {
    pub struct ThreadPool;
    pub struct Builder;
    impl ThreadPool {
        pub fn new(num_threads: usize) -> ThreadPool {}
        pub fn with_name(name: String, num_threads: usize) -> ThreadPool {}
        pub fn execute<F: FnOnce()>(&self, job: F) {}
        pub fn queued_count(&self) -> usize {}
        pub fn active_count(&self) -> usize {}
        pub fn max_count(&self) -> usize {}
        pub fn join(&self) {}
    }
    impl Builder {
        pub fn new() -> Builder {}
        pub fn num_threads(self, n: usize) -> Builder {}
        pub fn thread_name(self, name: String) -> Builder {}
        pub fn build(self) -> ThreadPool {}
    }
}
