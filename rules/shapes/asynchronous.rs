// tokio and futures. Async functions that really return a named future are written `async fn`: what matters is that the value is awaited.
// Closures of combinators run when the future or stream is polled, so their bodies stand in `async { .. }`.
// Longer than 500 lines on purpose: see std.rs, which also states the conventions.

pub mod tokio {
    pub use tokio::task::spawn;

    pub mod task {

        pub struct UnhandledPanic;
        use std::any::Any;
        use std::future::Future;
        use std::io;
        use std::pin::Pin;
        use std::task::{Context, Poll};
        use tokio::runtime::Handle;

        pub struct AbortHandle;
        impl AbortHandle {
            pub fn abort(&self) {}
            pub fn is_finished(&self) -> bool {}
            pub fn id(&self) -> Id {}
        }
        pub struct JoinError;
        impl JoinError {
            pub fn is_cancelled(&self) -> bool {}
            pub fn is_panic(&self) -> bool {}
            pub fn into_panic(self) -> Box<dyn Any> {}
            pub fn try_into_panic(self) -> Result<Box<dyn Any>, JoinError> {}
            pub fn id(&self) -> Id {}
        }
        pub struct Id;
        pub fn id() -> Id {}
        pub fn try_id() -> Option<Id> {}
        pub struct JoinHandle<T>;
        impl<T> JoinHandle<T> {
            pub fn abort(&self) {}
            pub fn is_finished(&self) -> bool {}
            pub fn abort_handle(&self) -> AbortHandle {}
            pub fn id(&self) -> Id {}
        }
        impl<T> Future for JoinHandle<T> {
            type Output = Result<T, JoinError>;
        }

        pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output> {}
        pub fn spawn_local<F: Future>(future: F) -> JoinHandle<F::Output> {}
        pub fn spawn_blocking<F: FnOnce() -> R, R>(f: F) -> JoinHandle<R> {}
        pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R {}
        pub async fn yield_now() {}
        pub async fn consume_budget() {}
        pub fn unconstrained<F: Future>(inner: F) -> Unconstrained<F> {}
        pub struct Unconstrained<F>;
        impl<F: Future> Future for Unconstrained<F> {
            type Output = F::Output;
        }
        pub mod coop {
            use std::future::Future;
            pub use tokio::task::{Unconstrained, consume_budget, unconstrained};
            pub struct Coop<F>;
            impl<F: Future> Future for Coop<F> {
                type Output = F::Output;
            }
            pub fn cooperative<F: Future>(fut: F) -> Coop<F> {}
            pub fn has_budget_remaining() -> bool {}
        }
        pub mod futures {
            pub use tokio::task::TaskLocalFuture;
        }

        pub struct LocalSet;
        impl LocalSet {
            pub fn new() -> LocalSet {}
            pub fn enter(&self) -> LocalEnterGuard {}
            pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
            pub fn block_on<F: Future>(&self, rt: &tokio::runtime::Runtime, future: F) -> F::Output {}
            pub async fn run_until<F: Future>(&self, future: F) -> F::Output {}
            pub fn id(&self) -> Id {}
        }
        impl LocalSet {
            pub fn unhandled_panic(&mut self, behavior: UnhandledPanic) -> &mut Self {}
        }
        impl Future for LocalSet {
            type Output = ();
        }
        pub struct LocalEnterGuard;

        pub struct Builder<'a>;
        impl<'a> Builder<'a> {
            pub fn new() -> Self {}
            pub fn name(&self, name: &'a str) -> Self {}
            pub fn spawn<Fut: Future>(self, future: Fut) -> io::Result<JoinHandle<Fut::Output>> {}
            pub fn spawn_on<Fut: Future>(self, future: Fut, handle: &Handle) -> io::Result<JoinHandle<Fut::Output>> {}
            pub fn spawn_local<Fut: Future>(self, future: Fut) -> io::Result<JoinHandle<Fut::Output>> {}
            pub fn spawn_local_on<Fut: Future>(self, future: Fut, local_set: &LocalSet) -> io::Result<JoinHandle<Fut::Output>> {}
            pub fn spawn_blocking<Function: FnOnce() -> Output, Output>(self, function: Function) -> io::Result<JoinHandle<Output>> {}
            pub fn spawn_blocking_on<Function: FnOnce() -> Output, Output>(
                self,
                function: Function,
                handle: &Handle,
            ) -> io::Result<JoinHandle<Output>> {
            }
        }

        pub struct LocalKey<T>;
        impl<T> LocalKey<T> {
            pub fn scope<F: Future>(&self, value: T, f: F) -> TaskLocalFuture<T, F> {}
            pub fn sync_scope<F: FnOnce() -> R, R>(&self, value: T, f: F) -> R { f() }
            pub fn with<F: FnOnce(&T) -> R, R>(&self, f: F) -> R { f(any()) }
            pub fn try_with<F: FnOnce(&T) -> R, R>(&self, f: F) -> Result<R, AccessError> { f(any()) }
        }
        impl<T> LocalKey<T> {
            pub fn get(&self) -> T {}
            pub fn try_get(&self) -> Result<T, AccessError> {}
        }
        pub struct TaskLocalFuture<T, F>;
        impl<T, F> TaskLocalFuture<T, F> {
            pub fn take_value(self) -> Option<T> {}
        }
        impl<T, F: Future> Future for TaskLocalFuture<T, F> {
            type Output = F::Output;
        }
        pub struct AccessError;

        pub struct JoinSet<T>;
        impl<T> JoinSet<T> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
        }
        impl<T> JoinSet<T> {
            pub fn build_task(&mut self) -> join_set::Builder<'_, T> {}
            pub fn spawn<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
            pub fn spawn_on<F: Future<Output = T>>(&mut self, task: F, handle: &Handle) -> AbortHandle {}
            pub fn spawn_local<F: Future<Output = T>>(&mut self, task: F) -> AbortHandle {}
            pub fn spawn_local_on<F: Future<Output = T>>(&mut self, task: F, local_set: &LocalSet) -> AbortHandle {}
            pub fn spawn_blocking<F: FnOnce() -> T>(&mut self, f: F) -> AbortHandle {}
            pub fn spawn_blocking_on<F: FnOnce() -> T>(&mut self, f: F, handle: &Handle) -> AbortHandle {}
            pub async fn join_next(&mut self) -> Option<Result<T, JoinError>> {}
            pub async fn join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
            pub fn try_join_next(&mut self) -> Option<Result<T, JoinError>> {}
            pub fn try_join_next_with_id(&mut self) -> Option<Result<(Id, T), JoinError>> {}
            pub async fn shutdown(&mut self) {}
            pub async fn join_all(self) -> Vec<T> {}
            pub fn abort_all(&mut self) {}
            pub fn detach_all(&mut self) {}
            pub fn poll_join_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, JoinError>>> {}
            pub fn poll_join_next_with_id(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Id, T), JoinError>>> {}
        }

        pub mod join_set {
            use std::future::Future;
            use tokio::runtime::Handle;
            pub use tokio::task::JoinSet;
            use tokio::task::{AbortHandle, LocalSet};

            pub struct Builder<'a, T>;
            impl<'a, T> Builder<'a, T> {
                pub fn name(self, name: &'a str) -> Self {}
                pub fn spawn<F: Future<Output = T>>(self, future: F) -> std::io::Result<AbortHandle> {}
                pub fn spawn_on<F: Future<Output = T>>(self, future: F, handle: &Handle) -> std::io::Result<AbortHandle> {}
                pub fn spawn_blocking<F: FnOnce() -> T>(self, f: F) -> std::io::Result<AbortHandle> {}
                pub fn spawn_blocking_on<F: FnOnce() -> T>(self, f: F, handle: &Handle) -> std::io::Result<AbortHandle> {}
                pub fn spawn_local<F: Future<Output = T>>(self, future: F) -> std::io::Result<AbortHandle> {}
                pub fn spawn_local_on<F: Future<Output = T>>(self, future: F, local_set: &LocalSet) -> std::io::Result<AbortHandle> {}
            }
        }
    }

    pub mod runtime {
        use std::future::Future;
        use std::io;
        use std::time::Duration;
        pub use tokio::task::Id as TaskId;
        use tokio::task::JoinHandle;

        pub struct Builder;
        impl Builder {
            pub fn new_current_thread() -> Builder {}
            pub fn new_multi_thread() -> Builder {}
            pub fn enable_all(&mut self) -> &mut Self {}
            pub fn enable_alt_timer(&mut self) -> &mut Self {}
            pub fn enable_eager_driver_handoff(&mut self) -> &mut Self {}
            pub fn enable_sharded_blocking_queue(&mut self) -> &mut Self {}
            pub fn worker_threads(&mut self, val: usize) -> &mut Self {}
            pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self {}
            pub fn thread_name(&mut self, val: impl Into<String>) -> &mut Self {}
            pub fn name(&mut self, val: impl Into<String>) -> &mut Self {}
            pub fn thread_name_fn<F: Fn() -> String>(&mut self, f: F) -> &mut Self {}
            pub fn thread_stack_size(&mut self, val: usize) -> &mut Self {}
            pub fn on_thread_start<F: Fn()>(&mut self, f: F) -> &mut Self {}
            pub fn on_thread_stop<F: Fn()>(&mut self, f: F) -> &mut Self {}
            pub fn on_thread_park<F: Fn()>(&mut self, f: F) -> &mut Self {}
            pub fn on_thread_unpark<F: Fn()>(&mut self, f: F) -> &mut Self {}

            pub fn build(&mut self) -> io::Result<Runtime> {}
            pub fn build_local(&mut self, _options: LocalOptions) -> io::Result<LocalRuntime> {}
            pub fn thread_keep_alive(&mut self, duration: Duration) -> &mut Self {}
            pub fn global_queue_interval(&mut self, val: u32) -> &mut Self {}
            pub fn event_interval(&mut self, val: u32) -> &mut Self {}

            pub fn disable_lifo_slot(&mut self) -> &mut Self {}

            pub fn enable_metrics_poll_time_histogram(&mut self) -> &mut Self {}
            pub fn enable_metrics_poll_count_histogram(&mut self) -> &mut Self {}

            pub fn metrics_poll_count_histogram_resolution(&mut self, resolution: Duration) -> &mut Self {}
            pub fn metrics_poll_count_histogram_buckets(&mut self, buckets: usize) -> &mut Self {}
            pub fn enable_io(&mut self) -> &mut Self {}
            pub fn max_io_events_per_tick(&mut self, capacity: usize) -> &mut Self {}
            pub fn max_io_events_per_busy_tick(&mut self, capacity: usize) -> &mut Self {}
        }
        impl Builder {
            pub fn enable_time(&mut self) -> &mut Self {}
        }
        impl Builder {
            pub fn enable_io_uring(&mut self) -> &mut Self {}
        }
        impl Builder {
            pub fn start_paused(&mut self, start_paused: bool) -> &mut Self {}
        }
        impl Builder {
            pub fn track_task_schedule_latency(&mut self) -> &mut Self {}
            pub fn enable_metrics_schedule_latency_histogram(&mut self) -> &mut Self {}
        }
        pub struct Handle;
        impl Handle {
            pub fn enter(&self) -> EnterGuard<'_> {}
            pub fn current() -> Self {}
            pub fn try_current() -> Result<Self, TryCurrentError> {}
            pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
            pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
            pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
            pub fn runtime_flavor(&self) -> RuntimeFlavor {}
            pub fn id(&self) -> TaskId {}
            pub fn name(&self) -> Option<&str> {}
        }
        impl Handle {
            pub fn is_tracing() -> bool {}
        }
        pub struct EnterGuard<'a>;
        pub struct TryCurrentError;
        impl TryCurrentError {
            pub fn is_missing_context(&self) -> bool {}
            pub fn is_thread_local_destroyed(&self) -> bool {}
        }
        pub struct LocalOptions;
        pub struct LocalRuntime;
        impl LocalRuntime {
            pub fn new() -> std::io::Result<LocalRuntime> {}
            pub fn handle(&self) -> &Handle {}
            pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
            pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
            pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
            pub fn enter(&self) -> EnterGuard<'_> {}
            pub fn shutdown_timeout(self, duration: Duration) {}
            pub fn shutdown_background(self) {}
        }
        pub struct Runtime;
        impl Runtime {
            pub fn new() -> std::io::Result<Runtime> {}
            pub fn handle(&self) -> &Handle {}
            pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
            pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
            pub fn block_on<F: Future>(&self, future: F) -> F::Output {}
            pub fn enter(&self) -> EnterGuard<'_> {}
            pub fn shutdown_timeout(self, duration: Duration) {}
            pub fn shutdown_background(self) {}
        }
        pub enum RuntimeFlavor {
            CurrentThread,
            MultiThread,
        }
    }

    pub mod sync {
        use std::future::Future;
        use std::ops;
        use std::ops::{Deref, DerefMut};
        use std::pin::Pin;
        use std::sync::Arc;
        use std::task::{Context, Poll};

        pub struct Mutex<T>;
        impl<T> Mutex<T> {
            pub fn new(t: T) -> Self {}
            pub fn const_new(t: T) -> Self {}
            pub async fn lock(&self) -> MutexGuard<'_, T> {}
            pub fn blocking_lock(&self) -> MutexGuard<'_, T> {}
            pub fn blocking_lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
            pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
            pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn try_lock_owned(self: Arc<Self>) -> Result<OwnedMutexGuard<T>, TryLockError> {}
            pub fn into_inner(self) -> T {}
        }
        pub struct MutexGuard<'a, T>;
        impl<'a, T> MutexGuard<'a, T> {
            pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> { f(any()) }
            pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> { f(any()) }
            pub fn mutex(this: &Self) -> &'a Mutex<T> {}
        }
        impl<T> Deref for MutexGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for MutexGuard<'_, T> {}
        pub struct OwnedMutexGuard<T>;
        impl<T> OwnedMutexGuard<T> {
            pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> OwnedMappedMutexGuard<T, U> { f(any()) }
            pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, U>, Self> {
                f(any())
            }
            pub fn mutex(this: &Self) -> &Arc<Mutex<T>> {}
        }
        impl<T> Deref for OwnedMutexGuard<T> {
            type Target = T;
        }
        impl<T> DerefMut for OwnedMutexGuard<T> {}
        pub struct MappedMutexGuard<'a, T>;
        impl<'a, T> MappedMutexGuard<'a, T> {
            pub fn map<U, F: FnOnce(&mut T) -> &mut U>(this: Self, f: F) -> MappedMutexGuard<'a, U> { f(any()) }
            pub fn try_map<U, F: FnOnce(&mut T) -> Option<&mut U>>(this: Self, f: F) -> Result<MappedMutexGuard<'a, U>, Self> { f(any()) }
        }
        impl<'a, T> Deref for MappedMutexGuard<'a, T> {
            type Target = T;
        }
        impl<'a, T> DerefMut for MappedMutexGuard<'a, T> {}
        pub struct OwnedMappedMutexGuard<T, U = T>;
        impl<T, U> OwnedMappedMutexGuard<T, U> {
            pub fn map<S, F: FnOnce(&mut U) -> &mut S>(this: Self, f: F) -> OwnedMappedMutexGuard<T, S> { f(any()) }
            pub fn try_map<S, F: FnOnce(&mut U) -> Option<&mut S>>(this: Self, f: F) -> Result<OwnedMappedMutexGuard<T, S>, Self> {
                f(any())
            }
        }
        impl<T, U> Deref for OwnedMappedMutexGuard<T, U> {
            type Target = U;
        }
        impl<T, U> DerefMut for OwnedMappedMutexGuard<T, U> {}
        pub struct TryLockError;
        pub struct OwnedRwLockReadGuard<T, U = T>;
        impl<T, U> OwnedRwLockReadGuard<T, U> {
            pub fn map<F: FnOnce(&U) -> &V, V>(this: Self, f: F) -> OwnedRwLockReadGuard<T, V> { f(any()) }
            pub fn try_map<F: FnOnce(&U) -> Option<&V>, V>(this: Self, f: F) -> Result<OwnedRwLockReadGuard<T, V>, Self> { f(any()) }
            pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
        }
        impl<T, U> ops::Deref for OwnedRwLockReadGuard<T, U> {
            type Target = U;
        }
        pub struct OwnedRwLockWriteGuard<T>;
        impl<T> OwnedRwLockWriteGuard<T> {
            pub fn map<F: FnOnce(&mut T) -> &mut U, U>(this: Self, f: F) -> OwnedRwLockMappedWriteGuard<T, U> { f(any()) }
            pub fn downgrade_map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> OwnedRwLockReadGuard<T, U> { f(any()) }
            pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(this: Self, f: F) -> Result<OwnedRwLockMappedWriteGuard<T, U>, Self> {
                f(any())
            }
            pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U>(this: Self, f: F) -> Result<OwnedRwLockReadGuard<T, U>, Self> {
                f(any())
            }
            pub fn into_mapped(this: Self) -> OwnedRwLockMappedWriteGuard<T> {}
            pub fn downgrade(self) -> OwnedRwLockReadGuard<T> {}
            pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
        }
        impl<T> ops::Deref for OwnedRwLockWriteGuard<T> {
            type Target = T;
        }
        impl<T> ops::DerefMut for OwnedRwLockWriteGuard<T> {}
        pub struct OwnedRwLockMappedWriteGuard<T, U = T>;
        impl<T, U> OwnedRwLockMappedWriteGuard<T, U> {
            pub fn map<F: FnOnce(&mut U) -> &mut V, V>(this: Self, f: F) -> OwnedRwLockMappedWriteGuard<T, V> { f(any()) }
            pub fn try_map<F: FnOnce(&mut U) -> Option<&mut V>, V>(this: Self, f: F) -> Result<OwnedRwLockMappedWriteGuard<T, V>, Self> {
                f(any())
            }
            pub fn rwlock(this: &Self) -> &Arc<RwLock<T>> {}
        }
        impl<T, U> ops::Deref for OwnedRwLockMappedWriteGuard<T, U> {
            type Target = U;
        }
        impl<T, U> ops::DerefMut for OwnedRwLockMappedWriteGuard<T, U> {}
        pub struct RwLockReadGuard<'a, T>;
        impl<'a, T> RwLockReadGuard<'a, T> {
            pub fn map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> RwLockReadGuard<'a, U> { f(any()) }
            pub fn try_map<F: FnOnce(&T) -> Option<&U>, U>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self> { f(any()) }
        }
        impl<T> ops::Deref for RwLockReadGuard<'_, T> {
            type Target = T;
        }
        pub struct RwLockWriteGuard<'a, T>;
        impl<'a, T> RwLockWriteGuard<'a, T> {
            pub fn map<F: FnOnce(&mut T) -> &mut U, U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> { f(any()) }
            pub fn downgrade_map<F: FnOnce(&T) -> &U, U>(this: Self, f: F) -> RwLockReadGuard<'a, U> { f(any()) }
            pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {
                f(any())
            }
            pub fn try_downgrade_map<F: FnOnce(&T) -> Option<&U>, U>(this: Self, f: F) -> Result<RwLockReadGuard<'a, U>, Self> { f(any()) }
            pub fn into_mapped(this: Self) -> RwLockMappedWriteGuard<'a, T> {}
            pub fn downgrade(self) -> RwLockReadGuard<'a, T> {}
        }
        impl<T> ops::Deref for RwLockWriteGuard<'_, T> {
            type Target = T;
        }
        impl<T> ops::DerefMut for RwLockWriteGuard<'_, T> {}
        pub struct RwLockMappedWriteGuard<'a, T>;
        impl<'a, T> RwLockMappedWriteGuard<'a, T> {
            pub fn map<F: FnOnce(&mut T) -> &mut U, U>(this: Self, f: F) -> RwLockMappedWriteGuard<'a, U> { f(any()) }
            pub fn try_map<F: FnOnce(&mut T) -> Option<&mut U>, U>(this: Self, f: F) -> Result<RwLockMappedWriteGuard<'a, U>, Self> {
                f(any())
            }
        }
        impl<T> ops::Deref for RwLockMappedWriteGuard<'_, T> {
            type Target = T;
        }
        impl<T> ops::DerefMut for RwLockMappedWriteGuard<'_, T> {}
        pub struct RwLock<T>;
        impl<T> RwLock<T> {
            pub fn new(value: T) -> RwLock<T> {}
            pub fn with_max_readers(value: T, max_reads: u32) -> RwLock<T> {}
            pub fn const_new(value: T) -> RwLock<T> {}
            pub fn const_with_max_readers(value: T, max_reads: u32) -> RwLock<T> {}
            pub async fn read(&self) -> RwLockReadGuard<'_, T> {}
            pub fn blocking_read(&self) -> RwLockReadGuard<'_, T> {}
            pub async fn read_owned(self: Arc<Self>) -> OwnedRwLockReadGuard<T> {}
            pub fn try_read(&self) -> Result<RwLockReadGuard<'_, T>, TryLockError> {}
            pub fn try_read_owned(self: Arc<Self>) -> Result<OwnedRwLockReadGuard<T>, TryLockError> {}
            pub async fn write(&self) -> RwLockWriteGuard<'_, T> {}
            pub fn blocking_write(&self) -> RwLockWriteGuard<'_, T> {}
            pub async fn write_owned(self: Arc<Self>) -> OwnedRwLockWriteGuard<T> {}
            pub fn try_write(&self) -> Result<RwLockWriteGuard<'_, T>, TryLockError> {}
            pub fn try_write_owned(self: Arc<Self>) -> Result<OwnedRwLockWriteGuard<T>, TryLockError> {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn into_inner(self) -> T {}
        }

        pub struct Barrier;
        impl Barrier {
            pub fn new(n: usize) -> Barrier {}
            pub async fn wait(&self) -> BarrierWaitResult {}
        }
        pub struct BarrierWaitResult;
        impl BarrierWaitResult {
            pub fn is_leader(&self) -> bool {}
        }
        pub enum TryAcquireError {
            Closed,
            NoPermits,
        }
        pub struct AcquireError;
        pub struct Notify;
        impl Notify {
            pub fn new() -> Notify {}
            pub fn const_new() -> Notify {}
            pub fn notified(&self) -> Notified<'_> {}
            pub fn notified_owned(self: Arc<Self>) -> OwnedNotified {}
            pub fn notify_one(&self) {}
            pub fn notify_last(&self) {}
            pub fn notify_waiters(&self) {}
        }
        pub struct Notified<'a>;
        impl Notified<'_> {
            pub fn enable(self: Pin<&mut Self>) -> bool {}
        }
        impl Future for Notified<'_> {
            type Output = ();
        }
        pub struct OwnedNotified;
        impl OwnedNotified {
            pub fn enable(self: Pin<&mut Self>) -> bool {}
        }
        impl Future for OwnedNotified {
            type Output = ();
        }
        pub struct OnceCell<T>;
        impl<T> OnceCell<T> {
            pub fn new() -> Self {}
            pub fn const_new() -> Self {}
            pub fn new_with(value: Option<T>) -> Self {}
            pub fn const_new_with(value: T) -> Self {}
            pub fn initialized(&self) -> bool {}
            pub fn get(&self) -> Option<&T> {}
            pub fn get_mut(&mut self) -> Option<&mut T> {}
            pub fn set(&self, value: T) -> Result<(), SetError<T>> {}
            pub async fn get_or_init<F: FnOnce() -> Fut, Fut: Future<Output = T>>(&self, f: F) -> &T { f().await }
            pub async fn get_or_try_init<E, F: FnOnce() -> Fut, Fut: Future<Output = Result<T, E>>>(&self, f: F) -> Result<&T, E> {
                f().await
            }
            pub fn into_inner(self) -> Option<T> {}
            pub fn take(&mut self) -> Option<T> {}
        }
        pub enum SetError<T> {
            AlreadyInitializedError(T),
            InitializingError(T),
        }
        impl<T> SetError<T> {
            pub fn is_already_init_err(&self) -> bool {}
            pub fn is_initializing_err(&self) -> bool {}
        }
        pub struct Semaphore;
        impl Semaphore {
            pub fn new(permits: usize) -> Self {}
            pub fn const_new(permits: usize) -> Self {}
            pub fn available_permits(&self) -> usize {}
            pub fn add_permits(&self, n: usize) {}
            pub fn forget_permits(&self, n: usize) -> usize {}
            pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
            pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
            pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
            pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
            pub fn blocking_acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
            pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
            pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
            pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
            pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
            pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
            pub fn blocking_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
            pub fn blocking_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
            pub fn close(&self) {}
            pub fn is_closed(&self) -> bool {}
        }
        pub struct SemaphorePermit<'a>;
        impl<'a> SemaphorePermit<'a> {
            pub fn forget(self) {}
            pub fn merge(&mut self, other: Self) {}
            pub fn split(&mut self, n: usize) -> Option<Self> {}
            pub fn semaphore(&self) -> &Semaphore {}
            pub fn num_permits(&self) -> usize {}
        }
        pub struct OwnedSemaphorePermit;
        impl OwnedSemaphorePermit {
            pub fn forget(self) {}
            pub fn merge(&mut self, other: Self) {}
            pub fn split(&mut self, n: usize) -> Option<Self> {}
            pub fn semaphore(&self) -> &Arc<Semaphore> {}
            pub fn num_permits(&self) -> usize {}
        }
        pub struct SetOnce<T>;
        impl<T> SetOnce<T> {
            pub fn new() -> Self {}
            pub fn const_new() -> Self {}
            pub fn new_with(value: Option<T>) -> Self {}
            pub fn const_new_with(value: T) -> Self {}
            pub fn initialized(&self) -> bool {}
            pub fn get(&self) -> Option<&T> {}
            pub fn set(&self, value: T) -> Result<(), SetOnceError<T>> {}
            pub fn into_inner(self) -> Option<T> {}
            pub async fn wait(&self) -> &T {}
        }
        pub struct SetOnceError<T>(pub T);

        impl<'a, T> MutexGuard<'a, T> {
            pub fn clone(&self) -> T {}
        }
        impl<T> OwnedMutexGuard<T> {
            pub fn clone(&self) -> T {}
        }
        impl<'a, T> RwLockReadGuard<'a, T> {
            pub fn clone(&self) -> T {}
        }
        impl<'a, T> RwLockWriteGuard<'a, T> {
            pub fn clone(&self) -> T {}
        }
        impl<T> From<T> for Mutex<T> {}
        impl<T> From<T> for RwLock<T> {}

        pub mod futures {
            pub use tokio::sync::{Notified, OwnedNotified};
        }

        pub mod mpsc {
            use std::future::Future;
            use std::task::{Context, Poll};
            use std::time::Duration;

            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub async fn send(&self, value: T) -> Result<(), SendError<T>> {}
                pub async fn closed(&self) {}
                pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {}
                pub async fn send_timeout(&self, value: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
                pub fn blocking_send(&self, value: T) -> Result<(), SendError<T>> {}
                pub fn is_closed(&self) -> bool {}
                pub async fn reserve(&self) -> Result<Permit<'_, T>, SendError<()>> {}
                pub async fn reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, SendError<()>> {}
                pub async fn reserve_owned(self) -> Result<OwnedPermit<T>, SendError<()>> {}
                pub fn try_reserve(&self) -> Result<Permit<'_, T>, TrySendError<()>> {}
                pub fn try_reserve_many(&self, n: usize) -> Result<PermitIterator<'_, T>, TrySendError<()>> {}
                pub fn try_reserve_owned(self) -> Result<OwnedPermit<T>, TrySendError<Self>> {}
                pub fn same_channel(&self, other: &Self) -> bool {}
                pub fn capacity(&self) -> usize {}
                pub fn downgrade(&self) -> WeakSender<T> {}
                pub fn max_capacity(&self) -> usize {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct WeakSender<T>;
            impl<T> WeakSender<T> {
                pub fn upgrade(&self) -> Option<Sender<T>> {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct Permit<'a, T>;
            impl<T> Permit<'_, T> {
                pub fn send(self, value: T) {}
            }
            pub struct PermitIterator<'a, T>;
            impl<'a, T> Iterator for PermitIterator<'a, T> {
                type Item = Permit<'a, T>;
            }
            pub struct OwnedPermit<T>;
            impl<T> OwnedPermit<T> {
                pub fn send(self, value: T) -> Sender<T> {}
                pub fn release(self) -> Sender<T> {}
                pub fn same_channel(&self, other: &Self) -> bool {}
                pub fn same_channel_as_sender(&self, sender: &Sender<T>) -> bool {}
            }
            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub async fn recv(&mut self) -> Option<T> {}
                pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
                pub fn blocking_recv(&mut self) -> Option<T> {}
                pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
                pub fn close(&mut self) {}
                pub fn is_closed(&self) -> bool {}
                pub fn is_empty(&self) -> bool {}
                pub fn len(&self) -> usize {}
                pub fn capacity(&self) -> usize {}
                pub fn max_capacity(&self) -> usize {}
                pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
                pub fn poll_recv_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<T>, limit: usize) -> Poll<usize> {}
                pub fn sender_strong_count(&self) -> usize {}
                pub fn sender_weak_count(&self) -> usize {}
            }
            pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
            pub struct UnboundedSender<T>;
            impl<T> UnboundedSender<T> {
                pub fn send(&self, message: T) -> Result<(), SendError<T>> {}
                pub async fn closed(&self) {}
                pub fn is_closed(&self) -> bool {}
                pub fn same_channel(&self, other: &Self) -> bool {}
                pub fn downgrade(&self) -> WeakUnboundedSender<T> {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct WeakUnboundedSender<T>;
            impl<T> WeakUnboundedSender<T> {
                pub fn upgrade(&self) -> Option<UnboundedSender<T>> {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct UnboundedReceiver<T>;
            impl<T> UnboundedReceiver<T> {
                pub async fn recv(&mut self) -> Option<T> {}
                pub async fn recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
                pub fn blocking_recv(&mut self) -> Option<T> {}
                pub fn blocking_recv_many(&mut self, buffer: &mut Vec<T>, limit: usize) -> usize {}
                pub fn close(&mut self) {}
                pub fn is_closed(&self) -> bool {}
                pub fn is_empty(&self) -> bool {}
                pub fn len(&self) -> usize {}
                pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<T>> {}
                pub fn poll_recv_many(&mut self, cx: &mut Context<'_>, buffer: &mut Vec<T>, limit: usize) -> Poll<usize> {}
                pub fn sender_strong_count(&self) -> usize {}
                pub fn sender_weak_count(&self) -> usize {}
            }
            pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}

            pub mod error {
                pub struct SendError<T>(pub T);
                pub enum TrySendError<T> {
                    Full(T),
                    Closed(T),
                }
                impl<T> TrySendError<T> {
                    pub fn into_inner(self) -> T {}
                }
                pub enum TryRecvError {
                    Empty,
                    Disconnected,
                }
                pub enum SendTimeoutError<T> {
                    Timeout(T),
                    Closed(T),
                }
                impl<T> SendTimeoutError<T> {
                    pub fn into_inner(self) -> T {}
                }
            }

            use error::*;
        }

        pub mod oneshot {
            use std::future::Future;
            use std::task::{Context, Poll};

            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub fn send(self, t: T) -> Result<(), T> {}
                pub async fn closed(&mut self) {}
                pub fn is_closed(&self) -> bool {}
                pub fn poll_closed(&mut self, cx: &mut Context<'_>) -> Poll<()> {}
            }
            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub fn close(&mut self) {}
                pub fn is_terminated(&self) -> bool {}
                pub fn is_empty(&self) -> bool {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
                pub fn blocking_recv(self) -> Result<T, RecvError> {}
            }
            impl<T> Future for Receiver<T> {
                type Output = Result<T, RecvError>;
            }
            pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}

            pub mod error {
                pub struct RecvError;
                pub enum TryRecvError {
                    Empty,
                    Closed,
                }
            }

            use error::*;
        }

        pub mod watch {
            use std::ops;
            use std::ops::Deref;

            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub fn borrow(&self) -> Ref<'_, T> {}
                pub fn borrow_and_update(&mut self) -> Ref<'_, T> {}
                pub fn has_changed(&self) -> Result<bool, RecvError> {}
                pub fn is_closed(&self) -> bool {}
                pub fn mark_changed(&mut self) {}
                pub fn mark_unchanged(&mut self) {}
                pub async fn changed(&mut self) -> Result<(), RecvError> {}
                pub async fn wait_for(&mut self, f: impl FnMut(&T) -> bool) -> Result<Ref<'_, T>, RecvError> { f(any()) }
                pub fn same_channel(&self, other: &Self) -> bool {}
            }
            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub fn new(init: T) -> Self {}
                pub fn send(&self, value: T) -> Result<(), SendError<T>> {}
                pub fn send_modify<F: FnOnce(&mut T)>(&self, modify: F) { modify(any()) }
                pub fn send_if_modified<F: FnOnce(&mut T) -> bool>(&self, modify: F) -> bool { modify(any()) }
                pub fn send_replace(&self, value: T) -> T {}
                pub fn borrow(&self) -> Ref<'_, T> {}
                pub fn is_closed(&self) -> bool {}
                pub async fn closed(&self) {}
                pub fn subscribe(&self) -> Receiver<T> {}
                pub fn receiver_count(&self) -> usize {}
                pub fn sender_count(&self) -> usize {}
                pub fn same_channel(&self, other: &Self) -> bool {}
            }
            pub struct Ref<'a, T>;
            impl<'a, T> Ref<'a, T> {
                pub fn has_changed(&self) -> bool {}
            }
            impl<T> ops::Deref for Ref<'_, T> {
                type Target = T;
            }
            pub fn channel<T>(init: T) -> (Sender<T>, Receiver<T>) {}

            pub mod error {
                pub struct SendError<T>(pub T);
                pub struct RecvError;
            }

            use error::*;
        }

        pub mod broadcast {

            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub fn new(capacity: usize) -> Self {}
                pub fn send(&self, value: T) -> Result<usize, SendError<T>> {}
                pub fn subscribe(&self) -> Receiver<T> {}
                pub fn downgrade(&self) -> WeakSender<T> {}
                pub fn len(&self) -> usize {}
                pub fn is_empty(&self) -> bool {}
                pub fn receiver_count(&self) -> usize {}
                pub fn same_channel(&self, other: &Self) -> bool {}
                pub async fn closed(&self) {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct WeakSender<T>;
            impl<T> WeakSender<T> {
                pub fn upgrade(&self) -> Option<Sender<T>> {}
                pub fn strong_count(&self) -> usize {}
                pub fn weak_count(&self) -> usize {}
            }
            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub fn len(&self) -> usize {}
                pub fn is_empty(&self) -> bool {}
                pub fn same_channel(&self, other: &Self) -> bool {}
                pub fn sender_strong_count(&self) -> usize {}
                pub fn sender_weak_count(&self) -> usize {}
                pub fn is_closed(&self) -> bool {}
            }
            impl<T> Receiver<T> {
                pub fn resubscribe(&self) -> Self {}
                pub async fn recv(&mut self) -> Result<T, RecvError> {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
                pub fn blocking_recv(&mut self) -> Result<T, RecvError> {}
            }
            pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>) {}

            pub mod error {
                pub struct SendError<T>(pub T);
                pub enum RecvError {
                    Closed,
                    Lagged(u64),
                }
                pub enum TryRecvError {
                    Empty,
                    Closed,
                    Lagged(u64),
                }
            }

            use error::*;
        }
    }

    pub mod time {

        use std::future::{Future, IntoFuture};
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub use std::time::Duration;
        pub mod error {
            pub struct Elapsed;
            pub struct Error;
        }
        use error::Elapsed;
        pub struct Timeout<F>;
        impl<F> Timeout<F> {
            pub fn get_ref(&self) -> &F {}
            pub fn get_mut(&mut self) -> &mut F {}
            pub fn into_inner(self) -> F {}
        }
        impl<F: Future> Future for Timeout<F> {
            type Output = Result<F::Output, Elapsed>;
        }
        pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<F::IntoFuture> {}
        pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<F::IntoFuture> {}
        impl From<std::time::Instant> for Instant {}
        pub async fn advance(duration: Duration) {}
        pub fn pause() {}
        pub fn resume() {}

        pub struct Instant;
        impl Instant {
            pub fn now() -> Instant {}
            pub fn from_std(std: std::time::Instant) -> Instant {}
            pub fn into_std(self) -> std::time::Instant {}
            pub fn duration_since(&self, earlier: Instant) -> Duration {}
            pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
            pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
            pub fn elapsed(&self) -> Duration {}
            pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
            pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
        }
        pub fn interval(period: Duration) -> Interval {}
        pub fn interval_at(start: Instant, period: Duration) -> Interval {}
        pub enum MissedTickBehavior {
            Burst,
            Delay,
            Skip,
        }
        pub struct Interval;
        impl Interval {
            pub async fn tick(&mut self) -> Instant {}
            pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {}
            pub fn reset(&mut self) {}
            pub fn reset_immediately(&mut self) {}
            pub fn reset_after(&mut self, after: Duration) {}
            pub fn reset_at(&mut self, deadline: Instant) {}
            pub fn missed_tick_behavior(&self) -> MissedTickBehavior {}
            pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) {}
            pub fn period(&self) -> Duration {}
        }
        pub fn sleep_until(deadline: Instant) -> Sleep {}
        pub fn sleep(duration: Duration) -> Sleep {}
        pub struct Sleep;
        impl Sleep {
            pub fn deadline(&self) -> Instant {}
            pub fn is_elapsed(&self) -> bool {}
            pub fn reset(self: Pin<&mut Self>, deadline: Instant) {}
        }
        impl Future for Sleep {
            type Output = ();
        }
    }

    pub mod io {

        use std::io;
        pub use std::io::{Error, ErrorKind, Result, SeekFrom};
        use std::mem::MaybeUninit;
        use std::pin::Pin;
        use std::task::{Context, Poll};

        pub trait AsyncRead {
            fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>>;
        }
        pub trait AsyncBufRead: AsyncRead {
            fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>>;
            fn consume(self: Pin<&mut Self>, amt: usize);
        }
        pub trait AsyncWrite {
            fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>>;
            fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>>;
            fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {}
            fn is_write_vectored(&self) -> bool {}
        }
        pub trait AsyncSeek {
            fn start_seek(self: Pin<&mut Self>, position: io::SeekFrom) -> io::Result<()>;
            fn poll_complete(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<u64>>;
        }
        // The real methods return named futures; that they are awaited is what counts.
        pub trait AsyncReadExt: AsyncRead {
            fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R> {}
            async fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {}
            async fn read_buf<B>(&mut self, buf: &mut B) -> io::Result<usize> {}
            async fn read_exact(&mut self, buf: &mut [u8]) -> io::Result<usize> {}
            async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> io::Result<usize> {}
            async fn read_to_string(&mut self, dst: &mut String) -> io::Result<usize> {}
            fn take(self, limit: u64) -> Take<Self> {}
            async fn read_u8(&mut self) -> io::Result<u8> {}
            async fn read_i8(&mut self) -> io::Result<i8> {}
            async fn read_u16(&mut self) -> io::Result<u16> {}
            async fn read_u16_le(&mut self) -> io::Result<u16> {}
            async fn read_i16(&mut self) -> io::Result<i16> {}
            async fn read_i16_le(&mut self) -> io::Result<i16> {}
            async fn read_u32(&mut self) -> io::Result<u32> {}
            async fn read_u32_le(&mut self) -> io::Result<u32> {}
            async fn read_i32(&mut self) -> io::Result<i32> {}
            async fn read_i32_le(&mut self) -> io::Result<i32> {}
            async fn read_u64(&mut self) -> io::Result<u64> {}
            async fn read_u64_le(&mut self) -> io::Result<u64> {}
            async fn read_i64(&mut self) -> io::Result<i64> {}
            async fn read_i64_le(&mut self) -> io::Result<i64> {}
            async fn read_u128(&mut self) -> io::Result<u128> {}
            async fn read_u128_le(&mut self) -> io::Result<u128> {}
            async fn read_i128(&mut self) -> io::Result<i128> {}
            async fn read_i128_le(&mut self) -> io::Result<i128> {}
            async fn read_f32(&mut self) -> io::Result<f32> {}
            async fn read_f32_le(&mut self) -> io::Result<f32> {}
            async fn read_f64(&mut self) -> io::Result<f64> {}
            async fn read_f64_le(&mut self) -> io::Result<f64> {}
        }
        impl<R: AsyncRead> AsyncReadExt for R {}
        pub trait AsyncWriteExt: AsyncWrite {
            async fn write(&mut self, src: &[u8]) -> io::Result<usize> {}
            async fn write_vectored(&mut self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> {}
            async fn write_buf<B>(&mut self, src: &mut B) -> io::Result<usize> {}
            async fn write_all_buf<B>(&mut self, src: &mut B) -> io::Result<()> {}
            async fn write_all(&mut self, src: &[u8]) -> io::Result<()> {}
            async fn flush(&mut self) -> io::Result<()> {}
            async fn shutdown(&mut self) -> io::Result<()> {}
            async fn write_u8(&mut self, n: u8) -> io::Result<()> {}
            async fn write_i8(&mut self, n: i8) -> io::Result<()> {}
            async fn write_u16(&mut self, n: u16) -> io::Result<()> {}
            async fn write_u16_le(&mut self, n: u16) -> io::Result<()> {}
            async fn write_i16(&mut self, n: i16) -> io::Result<()> {}
            async fn write_i16_le(&mut self, n: i16) -> io::Result<()> {}
            async fn write_u32(&mut self, n: u32) -> io::Result<()> {}
            async fn write_u32_le(&mut self, n: u32) -> io::Result<()> {}
            async fn write_i32(&mut self, n: i32) -> io::Result<()> {}
            async fn write_i32_le(&mut self, n: i32) -> io::Result<()> {}
            async fn write_u64(&mut self, n: u64) -> io::Result<()> {}
            async fn write_u64_le(&mut self, n: u64) -> io::Result<()> {}
            async fn write_i64(&mut self, n: i64) -> io::Result<()> {}
            async fn write_i64_le(&mut self, n: i64) -> io::Result<()> {}
            async fn write_u128(&mut self, n: u128) -> io::Result<()> {}
            async fn write_u128_le(&mut self, n: u128) -> io::Result<()> {}
            async fn write_i128(&mut self, n: i128) -> io::Result<()> {}
            async fn write_i128_le(&mut self, n: i128) -> io::Result<()> {}
            async fn write_f32(&mut self, n: f32) -> io::Result<()> {}
            async fn write_f32_le(&mut self, n: f32) -> io::Result<()> {}
            async fn write_f64(&mut self, n: f64) -> io::Result<()> {}
            async fn write_f64_le(&mut self, n: f64) -> io::Result<()> {}
        }
        impl<W: AsyncWrite> AsyncWriteExt for W {}
        pub trait AsyncBufReadExt: AsyncBufRead {
            async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> io::Result<usize> {}
            async fn read_line(&mut self, buf: &mut String) -> io::Result<usize> {}
            fn split(self, byte: u8) -> Split<Self> {}
            async fn fill_buf(&mut self) -> io::Result<&[u8]> {}
            fn consume(&mut self, amt: usize) {}
            fn lines(self) -> Lines<Self> {}
        }
        impl<R: AsyncBufRead> AsyncBufReadExt for R {}
        pub trait AsyncSeekExt: AsyncSeek {
            async fn seek(&mut self, pos: io::SeekFrom) -> io::Result<u64> {}
            async fn rewind(&mut self) -> io::Result<()> {}
            async fn stream_position(&mut self) -> io::Result<u64> {}
        }
        impl<S: AsyncSeek> AsyncSeekExt for S {}
        pub struct Lines<R>;
        impl<R> Lines<R> {
            pub async fn next_line(&mut self) -> io::Result<Option<String>> {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn get_ref(&mut self) -> &R {}
            pub fn into_inner(self) -> R {}
        }
        pub struct Split<R>;
        impl<R> Split<R> {
            pub async fn next_segment(&mut self) -> io::Result<Option<Vec<u8>>> {}
        }
        pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> io::Result<u64> {}
        pub async fn copy_buf<R, W>(reader: &mut R, writer: &mut W) -> io::Result<u64> {}
        pub async fn copy_bidirectional<A, B>(a: &mut A, b: &mut B) -> io::Result<(u64, u64)> {}
        pub async fn copy_bidirectional_with_sizes<A, B>(
            a: &mut A,
            b: &mut B,
            a_to_b_buf_size: usize,
            b_to_a_buf_size: usize,
        ) -> io::Result<(u64, u64)> {
        }
        pub struct Stdin;
        pub struct Stdout;
        pub struct Stderr;
        pub fn stdin() -> Stdin {}
        pub fn stdout() -> Stdout {}
        pub fn stderr() -> Stderr {}
        impl AsyncRead for Stdin {}
        impl AsyncWrite for Stdout {}
        impl AsyncWrite for Stderr {}
        impl AsyncRead for [u8] {}
        impl AsyncBufRead for [u8] {}
        impl AsyncWrite for Vec<u8> {}
        impl<T> AsyncRead for std::io::Cursor<T> {}
        impl<T> AsyncBufRead for std::io::Cursor<T> {}
        impl<T> AsyncWrite for std::io::Cursor<T> {}
        impl<T> AsyncSeek for std::io::Cursor<T> {}
        impl<T> AsyncRead for Box<T> {}
        impl<T> AsyncWrite for Box<T> {}
        impl<T> AsyncBufRead for Box<T> {}
        impl<P> AsyncRead for Pin<P> {}
        impl<P> AsyncWrite for Pin<P> {}

        pub struct BufReader<R>;
        impl<R: AsyncRead> BufReader<R> {
            pub fn new(inner: R) -> Self {}
            pub fn with_capacity(capacity: usize, inner: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {}
            pub fn into_inner(self) -> R {}
            pub fn buffer(&self) -> &[u8] {}
        }
        impl<R: AsyncRead> AsyncRead for BufReader<R> {}
        impl<R: AsyncRead> AsyncBufRead for BufReader<R> {}
        impl<R: AsyncRead> AsyncSeek for BufReader<R> {}
        impl<R: AsyncRead + AsyncWrite> AsyncWrite for BufReader<R> {}
        pub struct BufStream<RW>;
        impl<RW: AsyncRead + AsyncWrite> BufStream<RW> {
            pub fn new(stream: RW) -> BufStream<RW> {}
            pub fn with_capacity(reader_capacity: usize, writer_capacity: usize, stream: RW) -> BufStream<RW> {}
            pub fn get_ref(&self) -> &RW {}
            pub fn get_mut(&mut self) -> &mut RW {}
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut RW> {}
            pub fn into_inner(self) -> RW {}
        }
        impl<RW: AsyncRead + AsyncWrite> AsyncWrite for BufStream<RW> {}
        impl<RW: AsyncRead + AsyncWrite> AsyncRead for BufStream<RW> {}
        impl<RW: AsyncRead + AsyncWrite> AsyncSeek for BufStream<RW> {}
        impl<RW: AsyncRead + AsyncWrite> AsyncBufRead for BufStream<RW> {}
        pub struct BufWriter<W>;
        impl<W: AsyncWrite> BufWriter<W> {
            pub fn new(inner: W) -> Self {}
            pub fn with_capacity(cap: usize, inner: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W> {}
            pub fn into_inner(self) -> W {}
            pub fn buffer(&self) -> &[u8] {}
        }
        impl<W: AsyncWrite> AsyncWrite for BufWriter<W> {}
        impl<W: AsyncWrite> AsyncSeek for BufWriter<W> {}
        impl<W: AsyncWrite + AsyncRead> AsyncRead for BufWriter<W> {}
        impl<W: AsyncWrite + AsyncBufRead> AsyncBufRead for BufWriter<W> {}
        pub struct Chain<T, U>;
        impl<T: AsyncRead, U: AsyncRead> Chain<T, U> {
            pub fn get_ref(&self) -> (&T, &U) {}
            pub fn get_mut(&mut self) -> (&mut T, &mut U) {}
            pub fn get_pin_mut(self: Pin<&mut Self>) -> (Pin<&mut T>, Pin<&mut U>) {}
            pub fn into_inner(self) -> (T, U) {}
        }
        impl<T: AsyncRead, U: AsyncRead> AsyncRead for Chain<T, U> {}
        impl<T: AsyncBufRead, U: AsyncBufRead> AsyncBufRead for Chain<T, U> {}
        pub struct Empty;
        impl AsyncRead for Empty {}
        impl AsyncBufRead for Empty {}
        impl AsyncWrite for Empty {}
        impl AsyncSeek for Empty {}
        pub fn empty() -> Empty {}
        pub struct DuplexStream;
        impl AsyncRead for DuplexStream {}
        impl AsyncWrite for DuplexStream {}
        pub struct SimplexStream;
        impl SimplexStream {
            pub fn new_unsplit(max_buf_size: usize) -> SimplexStream {}
        }
        impl AsyncRead for SimplexStream {}
        impl AsyncWrite for SimplexStream {}
        pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) {}
        pub fn simplex(max_buf_size: usize) -> (ReadHalf<SimplexStream>, WriteHalf<SimplexStream>) {}
        pub struct Repeat;
        impl AsyncRead for Repeat {}
        pub fn repeat(byte: u8) -> Repeat {}
        pub struct Sink;
        impl AsyncWrite for Sink {}
        pub fn sink() -> Sink {}
        pub struct Take<R>;
        impl<R: AsyncRead> Take<R> {
            pub fn limit(&self) -> u64 {}
            pub fn set_limit(&mut self, limit: u64) {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn get_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {}
            pub fn into_inner(self) -> R {}
        }
        impl<R: AsyncRead> AsyncRead for Take<R> {}
        impl<R: AsyncBufRead> AsyncBufRead for Take<R> {}

        pub struct Interest;
        impl Interest {
            pub fn is_readable(self) -> bool {}
            pub fn is_writable(self) -> bool {}
            pub fn is_error(self) -> bool {}
            pub fn is_priority(self) -> bool {}
            pub fn add(self, other: Interest) -> Interest {}
            pub fn remove(self, other: Interest) -> Option<Interest> {}
        }
        pub fn join<R: AsyncRead, W: AsyncWrite>(reader: R, writer: W) -> Join<R, W> {}
        pub struct Join<R, W>;
        impl<R: AsyncRead, W: AsyncWrite> Join<R, W> {
            pub fn into_inner(self) -> (R, W) {}
            pub fn reader(&self) -> &R {}
            pub fn writer(&self) -> &W {}
            pub fn reader_mut(&mut self) -> &mut R {}
            pub fn writer_mut(&mut self) -> &mut W {}
            pub fn reader_pin_mut(self: Pin<&mut Self>) -> Pin<&mut R> {}
            pub fn writer_pin_mut(self: Pin<&mut Self>) -> Pin<&mut W> {}
        }
        impl<R: AsyncRead, W> AsyncRead for Join<R, W> {}
        impl<R, W: AsyncWrite> AsyncWrite for Join<R, W> {}
        impl<R: AsyncBufRead, W> AsyncBufRead for Join<R, W> {}
        pub struct ReadBuf<'a>;
        impl<'a> ReadBuf<'a> {
            pub fn new(buf: &'a mut [u8]) -> ReadBuf<'a> {}
            pub fn uninit(buf: &'a mut [MaybeUninit<u8>]) -> ReadBuf<'a> {}
            pub fn capacity(&self) -> usize {}
            pub fn filled(&self) -> &[u8] {}
            pub fn filled_mut(&mut self) -> &mut [u8] {}
            pub fn take(&mut self, n: usize) -> ReadBuf<'_> {}
            pub fn initialized(&self) -> &[u8] {}
            pub fn initialized_mut(&mut self) -> &mut [u8] {}
            pub fn inner_mut(&mut self) -> &mut [MaybeUninit<u8>] {}
            pub fn unfilled_mut(&mut self) -> &mut [MaybeUninit<u8>] {}
            pub fn initialize_unfilled(&mut self) -> &mut [u8] {}
            pub fn initialize_unfilled_to(&mut self, n: usize) -> &mut [u8] {}
            pub fn remaining(&self) -> usize {}
            pub fn clear(&mut self) {}
            pub fn advance(&mut self, n: usize) {}
            pub fn set_filled(&mut self, n: usize) {}
            pub fn assume_init(&mut self, n: usize) {}
            pub fn put_slice(&mut self, buf: &[u8]) {}
        }
        pub struct Ready;
        impl Ready {
            pub fn is_empty(self) -> bool {}
            pub fn is_readable(self) -> bool {}
            pub fn is_writable(self) -> bool {}
            pub fn is_read_closed(self) -> bool {}
            pub fn is_write_closed(self) -> bool {}
            pub fn is_priority(self) -> bool {}
            pub fn is_error(self) -> bool {}
        }
        pub struct ReadHalf<T>;
        impl<T> ReadHalf<T> {
            pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool {}
            pub fn unsplit(self, wr: WriteHalf<T>) -> T {}
        }
        impl<T: AsyncRead> AsyncRead for ReadHalf<T> {}
        pub struct WriteHalf<T>;
        impl<T> WriteHalf<T> {
            pub fn is_pair_of(&self, other: &ReadHalf<T>) -> bool {}
        }
        impl<T: AsyncWrite> AsyncWrite for WriteHalf<T> {}
        pub fn split<T: AsyncRead + AsyncWrite>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) {}

        pub mod unix {
            use std::io;
            use std::os::fd::{AsRawFd, RawFd};
            use std::task::{Context, Poll};
            use tokio::io::{Interest, Ready};

            pub struct AsyncFd<T>;
            impl<T> AsyncFd<T> {
                pub fn register(inner: T) -> Result<Self, io::Error> {}
                pub fn register_with_interest(inner: T, interest: Interest) -> Result<Self, io::Error> {}
                pub fn get_ref(&self) -> &T {}
                pub fn get_mut(&mut self) -> &mut T {}
                pub fn into_inner(self) -> T {}
                pub fn poll_read_ready<'a>(&'a self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyGuard<'a, T>>> {}
                pub fn poll_read_ready_mut<'a>(&'a mut self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyMutGuard<'a, T>>> {}
                pub fn poll_write_ready<'a>(&'a self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyGuard<'a, T>>> {}
                pub fn poll_write_ready_mut<'a>(&'a mut self, cx: &mut Context<'_>) -> Poll<io::Result<AsyncFdReadyMutGuard<'a, T>>> {}
                pub async fn ready(&self, interest: Interest) -> io::Result<AsyncFdReadyGuard<'_, T>> {}
                pub async fn ready_mut(&mut self, interest: Interest) -> io::Result<AsyncFdReadyMutGuard<'_, T>> {}
                pub async fn readable<'a>(&'a self) -> io::Result<AsyncFdReadyGuard<'a, T>> {}
                pub async fn readable_mut<'a>(&'a mut self) -> io::Result<AsyncFdReadyMutGuard<'a, T>> {}
                pub async fn writable<'a>(&'a self) -> io::Result<AsyncFdReadyGuard<'a, T>> {}
                pub async fn writable_mut<'a>(&'a mut self) -> io::Result<AsyncFdReadyMutGuard<'a, T>> {}
                pub async fn async_io<R>(&self, interest: Interest, f: impl FnMut(&T) -> io::Result<R>) -> io::Result<R> {}
                pub async fn async_io_mut<R>(&mut self, interest: Interest, f: impl FnMut(&mut T) -> io::Result<R>) -> io::Result<R> {
                    f(any())
                }
                pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce(&T) -> io::Result<R>) -> io::Result<R> {}
                pub fn try_io_mut<R>(&mut self, interest: Interest, f: impl FnOnce(&mut T) -> io::Result<R>) -> io::Result<R> {}
                pub fn new(inner: T) -> io::Result<Self> {}
                pub fn with_interest(inner: T, interest: Interest) -> io::Result<Self> {}
                pub fn try_new(inner: T) -> Result<Self, io::Error> {}
                pub fn try_with_interest(inner: T, interest: Interest) -> Result<Self, io::Error> {}
            }
            pub struct AsyncFdReadyGuard<'a, T>;
            impl<'a, Inner> AsyncFdReadyGuard<'a, Inner> {
                pub fn clear_ready(&mut self) {}
                pub fn clear_ready_matching(&mut self, ready: Ready) {}
                pub fn retain_ready(&mut self) {}
                pub fn ready(&self) -> Ready {}
                pub fn try_io<R>(&mut self, f: impl FnOnce(&'a AsyncFd<Inner>) -> io::Result<R>) -> Result<io::Result<R>, TryIoError> {}
                pub fn get_ref(&self) -> &'a AsyncFd<Inner> {}
                pub fn get_inner(&self) -> &'a Inner {}
            }
            pub struct AsyncFdReadyMutGuard<'a, T>;
            impl<'a, Inner> AsyncFdReadyMutGuard<'a, Inner> {
                pub fn clear_ready(&mut self) {}
                pub fn clear_ready_matching(&mut self, ready: Ready) {}
                pub fn retain_ready(&mut self) {}
                pub fn ready(&self) -> Ready {}
                pub fn try_io<R>(&mut self, f: impl FnOnce(&mut AsyncFd<Inner>) -> io::Result<R>) -> Result<io::Result<R>, TryIoError> {}
                pub fn get_ref(&self) -> &AsyncFd<Inner> {}
                pub fn get_mut(&mut self) -> &mut AsyncFd<Inner> {}
                pub fn get_inner(&self) -> &Inner {}
                pub fn get_inner_mut(&mut self) -> &mut Inner {}
            }
            pub struct TryIoError;
        }
    }

    pub mod fs {
        use std::ffi::OsStr;
        use std::ffi::OsString;
        use std::fs::FileType;
        use std::fs::{FileTimes, Metadata, Permissions};
        use std::io;
        use std::path::{Path, PathBuf};
        use std::task::{Context, Poll};
        use tokio::io::{AsyncRead, AsyncSeek, AsyncWrite};

        pub async fn canonicalize(path: impl AsRef<Path>) -> io::Result<PathBuf> {}
        pub async fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<u64, std::io::Error> {}
        pub async fn create_dir(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn create_dir_all(path: impl AsRef<Path>) -> io::Result<()> {}
        pub struct DirBuilder;
        impl DirBuilder {
            pub fn new() -> Self {}
            pub fn recursive(&mut self, recursive: bool) -> &mut Self {}
            pub async fn create(&self, path: impl AsRef<Path>) -> io::Result<()> {}
        }
        impl DirBuilder {
            pub fn mode(&mut self, mode: u32) -> &mut Self {}
        }
        pub struct File;
        impl File {
            pub async fn open(path: impl AsRef<Path>) -> io::Result<File> {}
            pub async fn create(path: impl AsRef<Path>) -> io::Result<File> {}
            pub async fn create_new<P: AsRef<Path>>(path: P) -> std::io::Result<File> {}
            pub fn options() -> OpenOptions {}
            pub fn from_std(std: std::fs::File) -> File {}
            pub async fn sync_all(&self) -> io::Result<()> {}
            pub async fn sync_data(&self) -> io::Result<()> {}
            pub async fn set_len(&self, size: u64) -> io::Result<()> {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn try_clone(&self) -> io::Result<File> {}
            pub async fn into_std(self) -> std::fs::File {}
            pub fn try_into_std(self) -> Result<std::fs::File, Self> {}
            pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
            pub async fn set_times(&self, times: FileTimes) -> io::Result<()> {}
            pub async fn set_modified(&self, time: std::time::SystemTime) -> io::Result<()> {}
            pub fn set_max_buf_size(&mut self, max_buf_size: usize) {}
            pub fn max_buf_size(&self) -> usize {}
        }
        impl AsyncRead for File {}
        impl AsyncSeek for File {}
        impl AsyncWrite for File {}
        pub async fn hard_link(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {}
        pub struct OpenOptions;
        impl OpenOptions {
            pub fn new() -> OpenOptions {}
            pub fn read(&mut self, read: bool) -> &mut OpenOptions {}
            pub fn write(&mut self, write: bool) -> &mut OpenOptions {}
            pub fn append(&mut self, append: bool) -> &mut OpenOptions {}
            pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {}
            pub fn create(&mut self, create: bool) -> &mut OpenOptions {}
            pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {}
            pub async fn open(&self, path: impl AsRef<Path>) -> io::Result<File> {}
        }
        impl OpenOptions {
            pub fn mode(&mut self, mode: u32) -> &mut OpenOptions {}
            pub fn custom_flags(&mut self, flags: i32) -> &mut OpenOptions {}
        }
        impl OpenOptions {
            pub fn access_mode(&mut self, access: u32) -> &mut OpenOptions {}
            pub fn share_mode(&mut self, share: u32) -> &mut OpenOptions {}
            pub fn attributes(&mut self, attributes: u32) -> &mut OpenOptions {}
            pub fn security_qos_flags(&mut self, flags: u32) -> &mut OpenOptions {}
        }
        pub async fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>> {}
        pub async fn read_dir(path: impl AsRef<Path>) -> io::Result<ReadDir> {}
        pub struct ReadDir;
        impl ReadDir {
            pub async fn next_entry(&mut self) -> io::Result<Option<DirEntry>> {}
            pub fn poll_next_entry(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<DirEntry>>> {}
        }
        impl DirEntry {
            pub fn ino(&self) -> u64 {}
        }
        pub struct DirEntry;
        impl DirEntry {
            pub fn path(&self) -> PathBuf {}
            pub fn file_name(&self) -> OsString {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn file_type(&self) -> io::Result<FileType> {}
        }
        pub async fn read_link(path: impl AsRef<Path>) -> io::Result<PathBuf> {}
        pub async fn read_to_string(path: impl AsRef<Path>) -> io::Result<String> {}
        pub async fn remove_dir(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn remove_dir_all(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn remove_file(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn set_permissions(path: impl AsRef<Path>, perm: Permissions) -> io::Result<()> {}
        pub async fn symlink(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn symlink_dir(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn symlink_file(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn symlink_metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {}
        pub async fn try_exists(path: impl AsRef<Path>) -> io::Result<bool> {}
        pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> io::Result<()> {}

        impl From<std::fs::File> for File {}
        impl From<std::fs::OpenOptions> for OpenOptions {}
    }

    pub mod net {

        use std::io;
        use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr};
        use std::path::Path;
        use std::sync::Arc;
        use std::task::{Context, Poll};
        use std::time::Duration;
        use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};

        pub trait ToSocketAddrs {}
        impl<T: std::net::ToSocketAddrs> ToSocketAddrs for T {}
        pub async fn lookup_host<T: ToSocketAddrs>(host: T) -> io::Result<std::vec::IntoIter<SocketAddr>> {}

        pub struct TcpListener;
        impl TcpListener {
            pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<TcpListener> {}
            pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
            pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {}
            pub fn from_std(listener: std::net::TcpListener) -> io::Result<TcpListener> {}
            pub fn into_std(self) -> io::Result<std::net::TcpListener> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn ttl(&self) -> io::Result<u32> {}
            pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
        }
        pub struct TcpSocket;
        impl TcpSocket {
            pub fn new_v4() -> io::Result<TcpSocket> {}
            pub fn new_v6() -> io::Result<TcpSocket> {}
            pub fn set_keepalive(&self, keepalive: bool) -> io::Result<()> {}
            pub fn keepalive(&self) -> io::Result<bool> {}
            pub fn set_reuseaddr(&self, reuseaddr: bool) -> io::Result<()> {}
            pub fn reuseaddr(&self) -> io::Result<bool> {}
            pub fn set_reuseport(&self, reuseport: bool) -> io::Result<()> {}
            pub fn reuseport(&self) -> io::Result<bool> {}
            pub fn set_send_buffer_size(&self, size: u32) -> io::Result<()> {}
            pub fn send_buffer_size(&self) -> io::Result<u32> {}
            pub fn set_recv_buffer_size(&self, size: u32) -> io::Result<()> {}
            pub fn recv_buffer_size(&self) -> io::Result<u32> {}
            pub fn set_linger(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn set_zero_linger(&self) -> io::Result<()> {}
            pub fn linger(&self) -> io::Result<Option<Duration>> {}
            pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
            pub fn nodelay(&self) -> io::Result<bool> {}
            pub fn tclass_v6(&self) -> io::Result<u32> {}
            pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()> {}
            pub fn tos_v4(&self) -> io::Result<u32> {}
            pub fn tos(&self) -> io::Result<u32> {}
            pub fn set_tos_v4(&self, tos: u32) -> io::Result<()> {}
            pub fn set_tos(&self, tos: u32) -> io::Result<()> {}
            pub fn device(&self) -> io::Result<Option<Vec<u8>>> {}
            pub fn bind_device(&self, interface: Option<&[u8]>) -> io::Result<()> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
            pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {}
            pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream> {}
            pub fn listen(self, backlog: u32) -> io::Result<TcpListener> {}
            pub fn from_std_stream(std_stream: std::net::TcpStream) -> TcpSocket {}
        }
        pub struct TcpStream;
        impl TcpStream {
            pub async fn connect<A: ToSocketAddrs>(addr: A) -> io::Result<TcpStream> {}
            pub fn from_std(stream: std::net::TcpStream) -> io::Result<TcpStream> {}
            pub fn into_std(self) -> io::Result<std::net::TcpStream> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn poll_peek(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {}
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
            pub async fn readable(&self) -> io::Result<()> {}
            pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
            pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub async fn writable(&self) -> io::Result<()> {}
            pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> {}
            pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {}
            pub async fn async_io<R>(&self, interest: Interest, f: impl FnMut() -> io::Result<R>) -> io::Result<R> {}
            pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn nodelay(&self) -> io::Result<bool> {}
            pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
            pub fn quickack(&self) -> io::Result<bool> {}
            pub fn set_quickack(&self, quickack: bool) -> io::Result<()> {}
            pub fn linger(&self) -> io::Result<Option<Duration>> {}
            pub fn set_linger(&self, dur: Option<Duration>) -> io::Result<()> {}
            pub fn set_zero_linger(&self) -> io::Result<()> {}
            pub fn ttl(&self) -> io::Result<u32> {}
            pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
            pub fn split<'a>(&'a mut self) -> (tcp::ReadHalf<'a>, tcp::WriteHalf<'a>) {}
            pub fn into_split(self) -> (tcp::OwnedReadHalf, tcp::OwnedWriteHalf) {}
        }
        impl AsyncRead for TcpStream {}
        impl AsyncWrite for TcpStream {}
        pub struct UdpSocket;
        impl UdpSocket {
            pub async fn bind<A: ToSocketAddrs>(addr: A) -> io::Result<UdpSocket> {}
            pub fn from_std(socket: std::net::UdpSocket) -> io::Result<UdpSocket> {}
            pub fn into_std(self) -> io::Result<std::net::UdpSocket> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub async fn connect<A: ToSocketAddrs>(&self, addr: A) -> io::Result<()> {}
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
            pub async fn writable(&self) -> io::Result<()> {}
            pub fn poll_send_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn poll_send(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {}
            pub fn try_send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub async fn readable(&self) -> io::Result<()> {}
            pub fn poll_recv_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn poll_recv(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {}
            pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {}
            pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {}
            pub async fn send_to<A: ToSocketAddrs>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
            pub fn poll_send_to(&self, cx: &mut Context<'_>, buf: &[u8], target: SocketAddr) -> Poll<io::Result<usize>> {}
            pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize> {}
            pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn poll_recv_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {}
            pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {}
            pub async fn async_io<R>(&self, interest: Interest, f: impl FnMut() -> io::Result<R>) -> io::Result<R> {}
            pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn poll_peek(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {}
            pub fn try_peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn poll_peek_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {}
            pub fn try_peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub async fn peek_sender(&self) -> io::Result<SocketAddr> {}
            pub fn poll_peek_sender(&self, cx: &mut Context<'_>) -> Poll<io::Result<SocketAddr>> {}
            pub fn try_peek_sender(&self) -> io::Result<SocketAddr> {}
            pub fn broadcast(&self) -> io::Result<bool> {}
            pub fn set_broadcast(&self, on: bool) -> io::Result<()> {}
            pub fn multicast_loop_v4(&self) -> io::Result<bool> {}
            pub fn set_multicast_loop_v4(&self, on: bool) -> io::Result<()> {}
            pub fn multicast_ttl_v4(&self) -> io::Result<u32> {}
            pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()> {}
            pub fn multicast_loop_v6(&self) -> io::Result<bool> {}
            pub fn set_multicast_loop_v6(&self, on: bool) -> io::Result<()> {}
            pub fn tclass_v6(&self) -> io::Result<u32> {}
            pub fn set_tclass_v6(&self, tclass: u32) -> io::Result<()> {}
            pub fn ttl(&self) -> io::Result<u32> {}
            pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
            pub fn tos_v4(&self) -> io::Result<u32> {}
            pub fn tos(&self) -> io::Result<u32> {}
            pub fn set_tos_v4(&self, tos: u32) -> io::Result<()> {}
            pub fn set_tos(&self, tos: u32) -> io::Result<()> {}
            pub fn device(&self) -> io::Result<Option<Vec<u8>>> {}
            pub fn bind_device(&self, interface: Option<&[u8]>) -> io::Result<()> {}
            pub fn join_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()> {}
            pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {}
            pub fn leave_multicast_v4(&self, multiaddr: Ipv4Addr, interface: Ipv4Addr) -> io::Result<()> {}
            pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
        }

        pub struct UnixDatagram;
        impl UnixDatagram {
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
            pub async fn writable(&self) -> io::Result<()> {}
            pub fn poll_send_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub async fn readable(&self) -> io::Result<()> {}
            pub fn poll_recv_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixDatagram> {}
            pub fn pair() -> io::Result<(UnixDatagram, UnixDatagram)> {}
            pub fn from_std(datagram: std::os::unix::net::UnixDatagram) -> io::Result<UnixDatagram> {}
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixDatagram> {}
            pub fn unbound() -> io::Result<UnixDatagram> {}
            pub fn connect<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn try_send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn try_send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize> {}
            pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn try_recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {}
            pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {}
            pub fn try_recv_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub async fn send_to<P: AsRef<Path>>(&self, buf: &[u8], target: P) -> io::Result<usize> {}
            pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn poll_recv_from(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<SocketAddr>> {}
            pub fn poll_send_to<P: AsRef<Path>>(&self, cx: &mut Context<'_>, buf: &[u8], target: P) -> Poll<io::Result<usize>> {}
            pub fn poll_send(&self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {}
            pub fn poll_recv(&self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {}
            pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {}
            pub async fn async_io<R>(&self, interest: Interest, f: impl FnMut() -> io::Result<R>) -> io::Result<R> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
            pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
        }
        pub struct UnixListener;
        impl UnixListener {
            pub fn bind<P: AsRef<Path>>(path: P) -> io::Result<UnixListener> {}
            pub fn bind_addr(socket_addr: &SocketAddr) -> io::Result<UnixListener> {}
            pub fn from_std(listener: std::os::unix::net::UnixListener) -> io::Result<UnixListener> {}
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixListener> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
            pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {}
            pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(UnixStream, SocketAddr)>> {}
        }
        pub struct UnixStream;
        impl UnixStream {
            pub async fn connect<P: AsRef<Path>>(path: P) -> io::Result<UnixStream> {}
            pub async fn connect_addr(socket_addr: &SocketAddr) -> io::Result<UnixStream> {}
            pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
            pub async fn readable(&self) -> io::Result<()> {}
            pub fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
            pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
            pub async fn writable(&self) -> io::Result<()> {}
            pub fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {}
            pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
            pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize> {}
            pub fn try_io<R>(&self, interest: Interest, f: impl FnOnce() -> io::Result<R>) -> io::Result<R> {}
            pub async fn async_io<R>(&self, interest: Interest, f: impl FnMut() -> io::Result<R>) -> io::Result<R> {}
            pub fn from_std(stream: std::os::unix::net::UnixStream) -> io::Result<UnixStream> {}
            pub fn into_std(self) -> io::Result<std::os::unix::net::UnixStream> {}
            pub fn pair() -> io::Result<(UnixStream, UnixStream)> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn peer_cred(&self) -> io::Result<unix::UCred> {}
            pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
            pub fn split<'a>(&'a mut self) -> (unix::ReadHalf<'a>, unix::WriteHalf<'a>) {}
            pub fn into_split(self) -> (unix::OwnedReadHalf, unix::OwnedWriteHalf) {}
        }
        impl AsyncRead for UnixStream {}
        impl AsyncWrite for UnixStream {}

        impl From<std::net::TcpListener> for TcpListener {}

        pub mod tcp {
            use std::io;
            use std::net::SocketAddr;
            use std::task::{Context, Poll};
            use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
            use tokio::net::TcpStream;

            pub struct ReadHalf<'a>;
            impl ReadHalf<'_> {
                pub fn poll_peek(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {}
                pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize> {}
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn readable(&self) -> io::Result<()> {}
                pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
                pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
                pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncRead for ReadHalf<'_> {}
            pub struct WriteHalf<'a>;
            impl WriteHalf<'_> {
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn writable(&self) -> io::Result<()> {}
                pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
                pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncWrite for WriteHalf<'_> {}
            pub struct OwnedReadHalf;
            impl OwnedReadHalf {
                pub fn reunite(self, other: OwnedWriteHalf) -> Result<TcpStream, ReuniteError> {}
                pub fn poll_peek(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<usize>> {}
                pub async fn peek(&mut self, buf: &mut [u8]) -> io::Result<usize> {}
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn readable(&self) -> io::Result<()> {}
                pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
                pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
                pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncRead for OwnedReadHalf {}
            pub struct OwnedWriteHalf;
            impl OwnedWriteHalf {
                pub fn reunite(self, other: OwnedReadHalf) -> Result<TcpStream, ReuniteError> {}
                pub fn forget(self) {}
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn writable(&self) -> io::Result<()> {}
                pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
                pub fn try_write_vectored(&self, bufs: &[io::IoSlice<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncWrite for OwnedWriteHalf {}
            pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);
        }

        pub mod unix {
            use std::io;
            use std::path::Path;
            use std::task::{Context, Poll};
            use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf, Ready};
            use tokio::net::UnixStream;

            pub struct SocketAddr;
            impl SocketAddr {
                pub fn is_unnamed(&self) -> bool {}
                pub fn as_pathname(&self) -> Option<&Path> {}
                pub fn as_abstract_name(&self) -> Option<&[u8]> {}
            }
            pub struct ReadHalf<'a>;
            impl ReadHalf<'_> {
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn readable(&self) -> io::Result<()> {}
                pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
                pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
                pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncRead for ReadHalf<'_> {}
            pub struct WriteHalf<'a>;
            impl WriteHalf<'_> {
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn writable(&self) -> io::Result<()> {}
                pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
                pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncWrite for WriteHalf<'_> {}
            pub struct OwnedReadHalf;
            impl OwnedReadHalf {
                pub fn reunite(self, other: OwnedWriteHalf) -> Result<UnixStream, ReuniteError> {}
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn readable(&self) -> io::Result<()> {}
                pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
                pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
                pub fn try_read_vectored(&self, bufs: &mut [io::IoSliceMut<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncRead for OwnedReadHalf {}
            pub struct OwnedWriteHalf;
            impl OwnedWriteHalf {
                pub fn reunite(self, other: OwnedReadHalf) -> Result<UnixStream, ReuniteError> {}
                pub fn forget(self) {}
                pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
                pub async fn writable(&self) -> io::Result<()> {}
                pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
                pub fn try_write_vectored(&self, buf: &[io::IoSlice<'_>]) -> io::Result<usize> {}
                pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
                pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            }
            impl AsyncWrite for OwnedWriteHalf {}
            pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);
            pub struct UCred;
            impl UCred {
                pub fn uid(&self) -> u32 {}
                pub fn gid(&self) -> u32 {}
                pub fn pid(&self) -> Option<i32> {}
            }
        }
    }

    pub mod process {
        use std::ffi::OsStr;
        use std::future::Future;
        use std::io;
        use std::path::Path;
        use std::process::Command as StdCommand;
        use std::process::{ExitStatus, Output, Stdio};
        use tokio::io::{AsyncRead, AsyncWrite};

        pub struct Command;
        impl Command {
            pub fn new<S: AsRef<OsStr>>(program: S) -> Command {}
            pub fn as_std(&self) -> &StdCommand {}
            pub fn as_std_mut(&mut self) -> &mut StdCommand {}
            pub fn into_std(self) -> StdCommand {}
            pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {}
            pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command {}
            pub fn raw_arg<S: AsRef<OsStr>>(&mut self, text_to_append_as_is: S) -> &mut Command {}
            pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {}
            pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, vars: I) -> &mut Command {}
            pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {}
            pub fn env_clear(&mut self) -> &mut Command {}
            pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command {}
            pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {}
            pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command {}
            pub fn creation_flags(&mut self, flags: u32) -> &mut Command {}
            pub fn uid(&mut self, id: u32) -> &mut Command {}
            pub fn gid(&mut self, id: u32) -> &mut Command {}
            pub fn arg0<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {}
            pub fn pre_exec<F: FnMut() -> io::Result<()>>(&mut self, f: F) -> &mut Command { f() }
            pub fn process_group(&mut self, pgroup: i32) -> &mut Command {}
            pub fn spawn(&mut self) -> io::Result<Child> {}

            pub async fn status(&mut self) -> io::Result<ExitStatus> {}
            pub async fn output(&mut self) -> io::Result<Output> {}
            pub fn get_kill_on_drop(&self) -> bool {}
        }
        pub struct Child {
            pub stdin: Option<ChildStdin>,
            pub stdout: Option<ChildStdout>,
            pub stderr: Option<ChildStderr>,
        }
        impl Child {
            pub fn id(&self) -> Option<u32> {}

            pub fn start_kill(&mut self) -> io::Result<()> {}
            pub async fn kill(&mut self) -> io::Result<()> {}
            pub async fn wait(&mut self) -> io::Result<ExitStatus> {}
            pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {}
            pub async fn wait_with_output(self) -> io::Result<Output> {}
        }
        pub struct ChildStdin;
        impl ChildStdin {
            pub fn from_std(inner: std::process::ChildStdin) -> io::Result<Self> {}
        }
        impl AsyncWrite for ChildStdin {}
        pub struct ChildStdout;
        impl ChildStdout {
            pub fn from_std(inner: std::process::ChildStdout) -> io::Result<Self> {}
        }
        impl AsyncRead for ChildStdout {}
        pub struct ChildStderr;
        impl ChildStderr {
            pub fn from_std(inner: std::process::ChildStderr) -> io::Result<Self> {}
        }
        impl AsyncRead for ChildStderr {}

        impl From<std::process::Command> for Command {}
    }

    pub mod signal {
        use std::io;
        pub async fn ctrl_c() -> io::Result<()> {}

        pub mod unix {
            use std::io;
            use std::task::{Context, Poll};

            pub struct SignalKind;
            impl SignalKind {
                pub fn from_raw(signum: std::os::raw::c_int) -> Self {}
                pub fn as_raw_value(&self) -> std::os::raw::c_int {}
                pub fn alarm() -> Self {}
                pub fn child() -> Self {}
                pub fn hangup() -> Self {}
                pub fn info() -> Self {}
                pub fn interrupt() -> Self {}
                pub fn io() -> Self {}
                pub fn pipe() -> Self {}
                pub fn quit() -> Self {}
                pub fn terminate() -> Self {}
                pub fn user_defined1() -> Self {}
                pub fn user_defined2() -> Self {}
                pub fn window_change() -> Self {}
            }
            pub struct Signal;
            impl Signal {
                pub async fn recv(&mut self) -> Option<()> {}
                pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {}
            }
            pub fn signal(kind: SignalKind) -> io::Result<Signal> {}
        }

        pub mod windows {
            use std::io;
            pub struct CtrlC;
            impl CtrlC {
                pub async fn recv(&mut self) -> Option<()> {}
            }
            pub fn ctrl_c() -> io::Result<CtrlC> {}
        }
    }
}

pub mod futures {

    pub use futures::future::{Future, FutureExt, TryFuture, TryFutureExt};
    pub use futures::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
    pub use futures::sink::{Sink, SinkExt};
    pub use futures::stream::{Stream, StreamExt, TryStream, TryStreamExt};

    pub mod prelude {
        pub use futures::{future, sink, stream};

        pub use futures::future::{Future, FutureExt, TryFuture, TryFutureExt};
        pub use futures::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
        pub use futures::sink::{Sink, SinkExt};
        pub use futures::stream::{Stream, StreamExt, TryStream, TryStreamExt};
    }

    pub mod never {
        pub use std::convert::Infallible as Never;
    }

    pub mod future {

        pub use futures::stream::Stream;
        pub use std::future::{Future, IntoFuture};
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
        pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
        pub trait FusedFuture: Future {
            fn is_terminated(&self) -> bool;
        }
        pub trait TryFuture: Future {
            type Ok;
            type Error;
            fn try_poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>> {}
        }
        impl<F: Future<Output = Result<T, E>>, T, E> TryFuture for F {
            type Ok = T;
            type Error = E;
        }
        // Closures run when the future is polled. What the closure returns stands for the closure's type.
        pub trait FutureExt: Future {
            fn map<U, F: FnOnce(Self::Output) -> U>(self, f: F) -> Map<Self, U> {
                async {
                    f(any());
                }
            }
            fn map_into<U>(self) -> Map<Self, U> {}
            fn then<Fut: Future, F: FnOnce(Self::Output) -> Fut>(self, f: F) -> Then<Self, Fut> {
                async {
                    f(any()).await;
                }
            }
            fn left_future<B>(self) -> Either<Self, B> {}
            fn right_future<A>(self) -> Either<A, Self> {}
            fn into_stream(self) -> IntoStream<Self> {}
            fn flatten(self) -> Flatten<Self> {}
            fn flatten_stream(self) -> FlattenStream<Self> {}
            fn fuse(self) -> Fuse<Self> {}
            fn inspect<F: FnOnce(&Self::Output)>(self, f: F) -> Inspect<Self> {
                async {
                    f(any());
                }
            }
            fn catch_unwind(self) -> CatchUnwind<Self> {}
            fn shared(self) -> Shared<Self> {}
            // The real ones give `dyn Future`; keeping the type tells more.
            fn boxed(self) -> Pin<Box<Self>> {}
            fn boxed_local(self) -> Pin<Box<Self>> {}
            fn unit_error(self) -> Map<Self, Result<Self::Output, ()>> {}
            fn never_error(self) -> Map<Self, Result<Self::Output, std::convert::Infallible>> {}
            fn poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output> {}
            fn now_or_never(self) -> Option<Self::Output> {}
            fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>) {}
        }
        impl<F: Future> FutureExt for F {}
        pub trait TryFutureExt: TryFuture {
            fn map_ok<U, F: FnOnce(Self::Ok) -> U>(self, f: F) -> MapOk<Self, U> {
                async {
                    f(any());
                }
            }
            fn map_ok_or_else<U, E: FnOnce(Self::Error) -> U, F: FnOnce(Self::Ok) -> U>(self, e: E, f: F) -> Map<Self, U> {
                async {
                    e(any());
                    f(any());
                }
            }
            fn map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> MapErr<Self, E> {
                async {
                    f(any());
                }
            }
            fn err_into<E>(self) -> MapErr<Self, E> {}
            fn ok_into<U>(self) -> MapOk<Self, U> {}
            fn and_then<Fut: TryFuture, F: FnOnce(Self::Ok) -> Fut>(self, f: F) -> AndThen<Self, Fut> {
                async {
                    f(any()).await;
                }
            }
            fn or_else<Fut: TryFuture, F: FnOnce(Self::Error) -> Fut>(self, f: F) -> OrElse<Self, Fut> {
                async {
                    f(any()).await;
                }
            }
            fn inspect_ok<F: FnOnce(&Self::Ok)>(self, f: F) -> Inspect<Self> {
                async {
                    f(any());
                }
            }
            fn inspect_err<F: FnOnce(&Self::Error)>(self, f: F) -> Inspect<Self> {
                async {
                    f(any());
                }
            }
            fn try_flatten(self) -> TryFlatten<Self> {}
            fn try_flatten_stream(self) -> TryFlattenStream<Self> {}
            fn unwrap_or_else<F: FnOnce(Self::Error) -> Self::Ok>(self, f: F) -> UnwrapOrElse<Self> {
                async {
                    f(any());
                }
            }
            fn into_future(self) -> Self {}
        }
        impl<F: TryFuture> TryFutureExt for F {}

        pub struct Map<Fut, U>;
        impl<Fut: Future, U> Future for Map<Fut, U> {
            type Output = U;
        }

        pub struct Then<A, B>;
        impl<A: Future, B: Future> Future for Then<A, B> {
            type Output = B::Output;
        }

        pub struct Flatten<F>;
        impl<F: Future> Future for Flatten<F> {
            type Output = <F::Output as Future>::Output;
        }

        pub struct Fuse<F>;
        impl<F: Future> Future for Fuse<F> {
            type Output = F::Output;
        }

        pub struct Inspect<F>;
        impl<F: Future> Future for Inspect<F> {
            type Output = F::Output;
        }

        pub struct CatchUnwind<F>;
        impl<F: Future> Future for CatchUnwind<F> {
            type Output = std::thread::Result<F::Output>;
        }

        pub struct Shared<F>;
        impl<F: Future> Future for Shared<F> {
            type Output = F::Output;
        }

        pub struct MapOk<F, U>;
        impl<F: TryFuture, U> Future for MapOk<F, U> {
            type Output = Result<U, F::Error>;
        }

        pub struct MapErr<F, E>;
        impl<F: TryFuture, E> Future for MapErr<F, E> {
            type Output = Result<F::Ok, E>;
        }

        pub struct AndThen<A, B>;
        impl<A: TryFuture, B: TryFuture> Future for AndThen<A, B> {
            type Output = Result<B::Ok, B::Error>;
        }

        pub struct OrElse<A, B>;
        impl<A: TryFuture, B: TryFuture> Future for OrElse<A, B> {
            type Output = Result<A::Ok, B::Error>;
        }

        pub struct TryFlatten<F>;
        impl<F: TryFuture> Future for TryFlatten<F> {
            type Output = <F::Ok as Future>::Output;
        }

        pub struct UnwrapOrElse<F>;
        impl<F: TryFuture> Future for UnwrapOrElse<F> {
            type Output = F::Ok;
        }

        pub struct Remote<F>;
        impl<F: Future> Future for Remote<F> {
            type Output = ();
        }

        pub struct RemoteHandle<T>;
        impl<T> Future for RemoteHandle<T> {
            type Output = T;
        }

        pub struct IntoStream<F>;
        impl<F: Future> Stream for IntoStream<F> {
            type Item = F::Output;
        }

        pub struct FlattenStream<F>;
        impl<F: Future> Stream for FlattenStream<F> {
            type Item = <F::Output as Stream>::Item;
        }

        pub struct TryFlattenStream<F>;
        impl<F: TryFuture> Stream for TryFlattenStream<F> {
            type Item = <F::Ok as Stream>::Item;
        }

        impl<T> RemoteHandle<T> {
            pub fn forget(self) {}
        }
        pub enum Either<A, B> {
            Left(A),
            Right(B),
        }
        impl<A: Future, B> Future for Either<A, B> {
            type Output = A::Output;
        }
        impl<A: Stream, B> Stream for Either<A, B> {
            type Item = A::Item;
        }
        impl<A, T> Either<(T, A), (T, A)> {
            pub fn factor_first(self) -> (T, Either<A, A>) {}
        }
        impl<T> Either<T, T> {
            pub fn into_inner(self) -> T {}
        }
        pub use std::future::{Pending, PollFn, Ready, pending, poll_fn, ready};
        pub fn ok<T, E>(t: T) -> Ready<Result<T, E>> {}
        pub fn err<T, E>(err: E) -> Ready<Result<T, E>> {}
        pub fn lazy<F: FnOnce(&mut Context<'_>) -> R, R>(f: F) -> Lazy<R> {
            async {
                f(any());
            }
        }
        pub fn join<A: Future, B: Future>(a: A, b: B) -> Join<A, B> {}
        pub fn join3<A: Future, B: Future, C: Future>(a: A, b: B, c: C) -> Join3<A, B, C> {}
        pub fn join4<A: Future, B: Future, C: Future, D: Future>(a: A, b: B, c: C, d: D) -> Join4<A, B, C, D> {}
        pub fn try_join<A: TryFuture, B: TryFuture>(a: A, b: B) -> TryJoin<A, B> {}
        pub fn try_join3<A: TryFuture, B: TryFuture, C: TryFuture>(a: A, b: B, c: C) -> TryJoin3<A, B, C> {}
        pub fn join_all<I: IntoIterator>(iter: I) -> JoinAll<I::Item> {}
        pub fn try_join_all<I: IntoIterator>(iter: I) -> TryJoinAll<I::Item> {}
        pub fn select<A: Future, B: Future>(a: A, b: B) -> Select<A, B> {}
        pub fn try_select<A: TryFuture, B: TryFuture>(a: A, b: B) -> Select<A, B> {}
        pub fn select_all<I: IntoIterator>(iter: I) -> SelectAll<I::Item> {}
        pub fn select_ok<I: IntoIterator>(iter: I) -> SelectOk<I::Item> {}
        pub fn maybe_done<F: Future>(future: F) -> MaybeDone<F> {}
        pub fn abortable<F: Future>(future: F) -> (Abortable<F>, AbortHandle) {}
        pub struct AbortHandle;
        impl AbortHandle {
            pub fn new_pair() -> (AbortHandle, AbortRegistration) {}
            pub fn abort(&self) {}
            pub fn is_aborted(&self) -> bool {}
        }
        pub struct AbortRegistration;
        pub struct Aborted;
        impl<T> Abortable<T> {
            pub fn new(task: T, reg: AbortRegistration) -> Self {}
            pub fn is_aborted(&self) -> bool {}
        }
        pub struct OptionFuture<F>;
        impl<F: Future> Future for OptionFuture<F> {
            type Output = Option<F::Output>;
        }
        impl<F> From<Option<F>> for OptionFuture<F> {}

        pub struct Lazy<R>;
        impl<R> Future for Lazy<R> {
            type Output = R;
        }

        pub struct Join<A, B>;
        impl<A: Future, B: Future> Future for Join<A, B> {
            type Output = (A::Output, B::Output);
        }

        pub struct Join3<A, B, C>;
        impl<A: Future, B: Future, C: Future> Future for Join3<A, B, C> {
            type Output = (A::Output, B::Output, C::Output);
        }

        pub struct Join4<A, B, C, D>;
        impl<A: Future, B: Future, C: Future, D: Future> Future for Join4<A, B, C, D> {
            type Output = (A::Output, B::Output, C::Output, D::Output);
        }

        pub struct TryJoin<A, B>;
        impl<A: TryFuture, B: TryFuture> Future for TryJoin<A, B> {
            type Output = Result<(A::Ok, B::Ok), A::Error>;
        }

        pub struct TryJoin3<A, B, C>;
        impl<A: TryFuture, B: TryFuture, C: TryFuture> Future for TryJoin3<A, B, C> {
            type Output = Result<(A::Ok, B::Ok, C::Ok), A::Error>;
        }

        pub struct JoinAll<F>;
        impl<F: Future> Future for JoinAll<F> {
            type Output = Vec<F::Output>;
        }

        pub struct TryJoinAll<F>;
        impl<F: TryFuture> Future for TryJoinAll<F> {
            type Output = Result<Vec<F::Ok>, F::Error>;
        }

        pub struct Select<A, B>;
        impl<A: Future, B: Future> Future for Select<A, B> {
            type Output = Either<(A::Output, B), (B::Output, A)>;
        }

        pub struct SelectAll<F>;
        impl<F: Future> Future for SelectAll<F> {
            type Output = (F::Output, usize, Vec<F>);
        }

        pub struct SelectOk<F>;
        impl<F: TryFuture> Future for SelectOk<F> {
            type Output = Result<(F::Ok, Vec<F>), F::Error>;
        }

        pub struct MaybeDone<F>;
        impl<F: Future> Future for MaybeDone<F> {
            type Output = ();
        }

        pub struct Abortable<F>;
        impl<F: Future> Future for Abortable<F> {
            type Output = Result<F::Output, Aborted>;
        }
    }

    pub mod stream {

        use futures::future::TryFuture;
        pub use futures::future::{AbortHandle, AbortRegistration, Abortable, Aborted, Either};
        use futures::sink::Sink;
        use std::future::Future;
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub trait Stream {
            type Item;
            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>>;
            fn size_hint(&self) -> (usize, Option<usize>) {}
        }
        impl<S: Stream> Stream for Pin<S> {
            type Item = S::Item;
        }
        impl<S: Stream> Stream for Box<S> {
            type Item = S::Item;
        }
        pub type BoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;
        pub type LocalBoxStream<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;
        pub trait FusedStream: Stream {
            fn is_terminated(&self) -> bool;
        }
        pub trait TryStream: Stream {
            type Ok;
            type Error;
            fn try_poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Self::Ok, Self::Error>>> {}
        }
        impl<S: Stream<Item = Result<T, E>>, T, E> TryStream for S {
            type Ok = T;
            type Error = E;
        }
        pub trait StreamExt: Stream {
            async fn next(&mut self) -> Option<Self::Item> {}
            async fn into_future(self) -> (Option<Self::Item>, Self) {}
            fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> Map<Self, T> {
                async {
                    f(any());
                }
            }
            fn enumerate(self) -> Enumerate<Self> {}
            fn filter<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            fn filter_map<T, Fut: Future<Output = Option<T>>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> Map<Self, T> {
                async {
                    f(any()).await;
                }
            }
            fn then<Fut: Future, F: FnMut(Self::Item) -> Fut>(self, f: F) -> Map<Self, Fut::Output> {
                async {
                    f(any()).await;
                }
            }
            async fn collect<C: Default + Extend<Self::Item>>(self) -> C {}
            async fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB) {}
            async fn concat(self) -> Self::Item {}
            async fn count(self) -> usize {}
            fn cycle(self) -> Filter<Self> {}
            async fn fold<T, Fut: Future<Output = T>, F: FnMut(T, Self::Item) -> Fut>(self, init: T, f: F) -> T { f(any(), any()).await }
            async fn any<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool { f(any()).await }
            async fn all<Fut: Future<Output = bool>, F: FnMut(Self::Item) -> Fut>(self, f: F) -> bool { f(any()).await }
            async fn for_each<Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, f: F) { f(any()).await }
            async fn for_each_concurrent<L, Fut: Future<Output = ()>, F: FnMut(Self::Item) -> Fut>(self, limit: L, f: F) { f(any()).await }
            fn flatten(self) -> Flatten<Self> {}
            fn flatten_unordered<L>(self, limit: L) -> Flatten<Self> {}
            fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U> {
                async {
                    f(any());
                }
            }
            fn flat_map_unordered<U: Stream, L, F: FnMut(Self::Item) -> U>(self, limit: L, f: F) -> FlatMap<Self, U> {
                async {
                    f(any());
                }
            }
            fn scan<S, B, Fut: Future<Output = Option<B>>, F: FnMut(&mut S, Self::Item) -> Fut>(
                self,
                initial_state: S,
                f: F,
            ) -> Map<Self, B> {
                async {
                    f(any(), any()).await;
                }
            }
            fn take_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            fn skip_while<Fut: Future<Output = bool>, F: FnMut(&Self::Item) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            fn take_until<Fut: Future>(self, fut: Fut) -> Filter<Self> {}
            fn take(self, n: usize) -> Take<Self> {}
            fn skip(self, n: usize) -> Skip<Self> {}
            fn fuse(self) -> Fuse<Self> {}
            fn by_ref(&mut self) -> &mut Self {}
            fn catch_unwind(self) -> Map<Self, std::thread::Result<Self::Item>> {}
            fn boxed(self) -> Pin<Box<Self>> {}
            fn boxed_local(self) -> Pin<Box<Self>> {}
            fn buffered(self, n: usize) -> Buffered<Self> {}
            fn buffer_unordered(self, n: usize) -> BufferUnordered<Self> {}
            fn zip<St: Stream>(self, other: St) -> Zip<Self, St> {}
            fn chain<St: Stream>(self, other: St) -> Chain<Self, St> {}
            fn peekable(self) -> Peekable<Self> {}
            fn chunks(self, capacity: usize) -> Map<Self, Vec<Self::Item>> {}
            fn ready_chunks(self, capacity: usize) -> Map<Self, Vec<Self::Item>> {}
            async fn forward<S: Sink<Self::Item>>(self, sink: S) -> Result<(), S::Error> {}
            fn split<Item>(self) -> (SplitSink<Self, Item>, SplitStream<Self>) {}
            fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Filter<Self> {
                async {
                    f(any());
                }
            }
            fn left_stream<B>(self) -> Either<Self, B> {}
            fn right_stream<B>(self) -> Either<B, Self> {}
            fn poll_next_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {}
            async fn select_next_some(&mut self) -> Self::Item {}
        }
        impl<S: Stream> StreamExt for S {}
        pub trait TryStreamExt: TryStream {
            fn err_into<E>(self) -> Map<Self, Result<Self::Ok, E>> {}
            fn map_ok<T, F: FnMut(Self::Ok) -> T>(self, f: F) -> Map<Self, Result<T, Self::Error>> {
                async {
                    f(any());
                }
            }
            fn map_err<E, F: FnMut(Self::Error) -> E>(self, f: F) -> Map<Self, Result<Self::Ok, E>> {
                async {
                    f(any());
                }
            }
            fn inspect_ok<F: FnMut(&Self::Ok)>(self, f: F) -> Filter<Self> {
                async {
                    f(any());
                }
            }
            fn inspect_err<F: FnMut(&Self::Error)>(self, f: F) -> Filter<Self> {
                async {
                    f(any());
                }
            }
            fn into_stream(self) -> Self {}
            fn and_then<Fut: TryFuture, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Map<Self, Result<Fut::Ok, Self::Error>> {
                async {
                    f(any()).await;
                }
            }
            fn or_else<Fut: TryFuture, F: FnMut(Self::Error) -> Fut>(self, f: F) -> Map<Self, Result<Self::Ok, Fut::Error>> {
                async {
                    f(any()).await;
                }
            }
            async fn try_next(&mut self) -> Result<Option<Self::Ok>, Self::Error> {}
            async fn try_for_each<Fut: TryFuture, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Result<(), Self::Error> { f(any()).await }
            fn try_skip_while<Fut: TryFuture, F: FnMut(&Self::Ok) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            fn try_take_while<Fut: TryFuture, F: FnMut(&Self::Ok) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            async fn try_for_each_concurrent<L, Fut: Future, F: FnMut(Self::Ok) -> Fut>(self, limit: L, f: F) -> Result<(), Self::Error> {
                f(any()).await
            }
            async fn try_collect<C: Default + Extend<Self::Ok>>(self) -> Result<C, Self::Error> {}
            fn try_chunks(self, capacity: usize) -> Map<Self, Result<Vec<Self::Ok>, Self::Error>> {}
            fn try_ready_chunks(self, capacity: usize) -> Map<Self, Result<Vec<Self::Ok>, Self::Error>> {}
            fn try_filter<Fut: Future<Output = bool>, F: FnMut(&Self::Ok) -> Fut>(self, f: F) -> Filter<Self> {
                async {
                    f(any()).await;
                }
            }
            fn try_filter_map<T, Fut: Future, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Map<Self, Result<T, Self::Error>> {
                async {
                    f(any()).await;
                }
            }
            fn try_flatten(self) -> Map<Self, <Self::Ok as Stream>::Item> {}
            fn try_flatten_unordered<L>(self, limit: L) -> Map<Self, <Self::Ok as Stream>::Item> {}
            async fn try_fold<T, Fut: Future, F: FnMut(T, Self::Ok) -> Fut>(self, init: T, f: F) -> Result<T, Self::Error> {
                f(any(), any()).await
            }
            async fn try_concat(self) -> Result<Self::Ok, Self::Error> {}
            fn try_buffer_unordered(self, n: usize) -> Map<Self, <Self::Ok as Future>::Output> {}
            fn try_buffered(self, n: usize) -> Map<Self, <Self::Ok as Future>::Output> {}
            fn into_async_read(self) -> IntoAsyncRead<Self> {}
            async fn try_all<Fut: Future<Output = bool>, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Result<bool, Self::Error> {
                f(any()).await
            }
            async fn try_any<Fut: Future<Output = bool>, F: FnMut(Self::Ok) -> Fut>(self, f: F) -> Result<bool, Self::Error> {
                f(any()).await
            }
        }
        impl<S: TryStream> TryStreamExt for S {}

        pub struct Map<S, T>;
        impl<S, T> Stream for Map<S, T> {
            type Item = T;
        }

        pub struct Filter<S>;
        impl<S: Stream> Stream for Filter<S> {
            type Item = S::Item;
        }

        pub struct Enumerate<S>;
        impl<S: Stream> Stream for Enumerate<S> {
            type Item = (usize, S::Item);
        }

        pub struct Flatten<S>;
        impl<S: Stream> Stream for Flatten<S> {
            type Item = <S::Item as Stream>::Item;
        }

        pub struct FlatMap<S, U>;
        impl<S, U: Stream> Stream for FlatMap<S, U> {
            type Item = U::Item;
        }

        pub struct Take<S>;
        impl<S: Stream> Stream for Take<S> {
            type Item = S::Item;
        }

        pub struct Skip<S>;
        impl<S: Stream> Stream for Skip<S> {
            type Item = S::Item;
        }

        pub struct Fuse<S>;
        impl<S: Stream> Stream for Fuse<S> {
            type Item = S::Item;
        }

        pub struct Buffered<S>;
        impl<S: Stream> Stream for Buffered<S> {
            type Item = <S::Item as Future>::Output;
        }

        pub struct BufferUnordered<S>;
        impl<S: Stream> Stream for BufferUnordered<S> {
            type Item = <S::Item as Future>::Output;
        }

        pub struct Zip<A, B>;
        impl<A: Stream, B: Stream> Stream for Zip<A, B> {
            type Item = (A::Item, B::Item);
        }

        pub struct Chain<A, B>;
        impl<A: Stream, B> Stream for Chain<A, B> {
            type Item = A::Item;
        }

        pub struct Peekable<S>;
        impl<S: Stream> Stream for Peekable<S> {
            type Item = S::Item;
        }

        pub struct SplitStream<S>;
        impl<S: Stream> Stream for SplitStream<S> {
            type Item = S::Item;
        }

        pub struct Iter<I>;
        impl<I: Iterator> Stream for Iter<I> {
            type Item = I::Item;
        }

        pub struct Once<F>;
        impl<F: Future> Stream for Once<F> {
            type Item = F::Output;
        }

        pub struct Repeat<T>;
        impl<T> Stream for Repeat<T> {
            type Item = T;
        }

        pub struct Empty<T>;
        impl<T> Stream for Empty<T> {
            type Item = T;
        }

        pub struct Pending<T>;
        impl<T> Stream for Pending<T> {
            type Item = T;
        }

        pub struct Unfold<T>;
        impl<T> Stream for Unfold<T> {
            type Item = T;
        }

        pub struct PollFn<T>;
        impl<T> Stream for PollFn<T> {
            type Item = T;
        }

        pub struct Select<A, B>;
        impl<A: Stream, B> Stream for Select<A, B> {
            type Item = A::Item;
        }

        pub struct SelectAll<S>;
        impl<S: Stream> Stream for SelectAll<S> {
            type Item = S::Item;
        }

        pub struct FuturesUnordered<F>;
        impl<F: Future> Stream for FuturesUnordered<F> {
            type Item = F::Output;
        }

        pub struct FuturesOrdered<F>;
        impl<F: Future> Stream for FuturesOrdered<F> {
            type Item = F::Output;
        }

        pub struct SplitSink<S, Item>;
        impl<S: Sink<Item>, Item> Sink<Item> for SplitSink<S, Item> {
            type Error = S::Error;
        }
        pub struct IntoAsyncRead<S>;
        impl<S> futures::io::AsyncRead for IntoAsyncRead<S> {}
        impl<S: Stream> Peekable<S> {
            pub async fn peek(self: Pin<&mut Self>) -> Option<&S::Item> {}
            pub async fn peek_mut(self: Pin<&mut Self>) -> Option<&mut S::Item> {}
        }
        impl<F> FuturesUnordered<F> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn push(&self, future: F) {}
            pub fn clear(&mut self) {}
        }
        impl<F> FromIterator<F> for FuturesUnordered<F> {}
        impl<F> Extend<F> for FuturesUnordered<F> {}
        impl<F> FuturesOrdered<F> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn push(&mut self, future: F) {}
            pub fn push_back(&mut self, future: F) {}
            pub fn push_front(&mut self, future: F) {}
        }
        impl<F> FromIterator<F> for FuturesOrdered<F> {}
        impl<S> SelectAll<S> {
            pub fn new() -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn push(&mut self, stream: S) {}
        }
        pub fn iter<I: IntoIterator>(i: I) -> Iter<I::IntoIter> {}
        pub fn once<F: Future>(future: F) -> Once<F> {}
        pub fn repeat<T>(item: T) -> Repeat<T> {}
        pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> Repeat<A> {
            async {
                repeater();
            }
        }
        pub fn empty<T>() -> Empty<T> {}
        pub fn pending<T>() -> Pending<T> {}
        pub fn unfold<T, Item, F: FnMut(T) -> Fut, Fut: Future<Output = Option<(Item, T)>>>(init: T, f: F) -> Unfold<Item> {
            async {
                f(any()).await;
            }
        }
        pub fn try_unfold<T, Item, E, F: FnMut(T) -> Fut, Fut: Future<Output = Result<Option<(Item, T)>, E>>>(
            init: T,
            f: F,
        ) -> Unfold<Result<Item, E>> {
            async {
                f(any()).await;
            }
        }
        pub fn poll_fn<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>>>(f: F) -> PollFn<T> {
            async {
                f(any());
            }
        }
        pub fn select<A: Stream, B: Stream>(a: A, b: B) -> Select<A, B> {}
        pub fn select_all<I: IntoIterator>(streams: I) -> SelectAll<I::Item> {}
        pub fn abortable<S: Stream>(stream: S) -> (Abortable<S>, AbortHandle) {}
        impl<S: Stream> Stream for Abortable<S> {
            type Item = S::Item;
        }
    }

    pub mod sink {

        use futures::stream::{Stream, TryStream};
        use std::future::Future;
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub trait Sink<Item> {
            type Error;
            fn poll_ready(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
            fn start_send(self: Pin<&mut Self>, item: Item) -> Result<(), Self::Error>;
            fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
            fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
        }
        pub trait SinkExt<Item>: Sink<Item> {
            fn with<U, Fut: Future, F: FnMut(U) -> Fut>(self, f: F) -> With<Self> {
                async {
                    f(any()).await;
                }
            }
            fn with_flat_map<U, St: Stream, F: FnMut(U) -> St>(self, f: F) -> With<Self> {
                async {
                    f(any());
                }
            }
            fn sink_map_err<E, F: FnOnce(Self::Error) -> E>(self, f: F) -> SinkMapErr<Self, E> {
                async {
                    f(any());
                }
            }
            fn sink_err_into<E>(self) -> SinkMapErr<Self, E> {}
            fn buffer(self, capacity: usize) -> Buffer<Self, Item> {}
            async fn close(&mut self) -> Result<(), Self::Error> {}
            fn fanout<Si>(self, other: Si) -> With<Self> {}
            async fn flush(&mut self) -> Result<(), Self::Error> {}
            async fn send(&mut self, item: Item) -> Result<(), Self::Error> {}
            async fn feed(&mut self, item: Item) -> Result<(), Self::Error> {}
            async fn send_all<St: TryStream>(&mut self, stream: &mut St) -> Result<(), Self::Error> {}
        }
        impl<S: Sink<Item>, Item> SinkExt<Item> for S {}
        pub struct With<S>;
        impl<S: Sink<Item>, Item> Sink<Item> for With<S> {
            type Error = S::Error;
        }
        pub struct SinkMapErr<S, E>;
        impl<S, E, Item> Sink<Item> for SinkMapErr<S, E> {
            type Error = E;
        }
        pub struct Buffer<S, Item>;
        impl<S: Sink<Item>, Item> Sink<Item> for Buffer<S, Item> {
            type Error = S::Error;
        }
        pub struct Drain<T>;
        impl<T> Sink<T> for Drain<T> {
            type Error = std::convert::Infallible;
        }
        pub fn drain<T>() -> Drain<T> {}
    }

    pub mod io {

        use std::io;
        pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub trait AsyncRead {
            fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut [u8]) -> Poll<Result<usize>>;
            fn poll_read_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &mut [IoSliceMut<'_>]) -> Poll<Result<usize>> {}
        }
        pub trait AsyncWrite {
            fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;
            fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<Result<usize>> {}
            fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
            fn poll_close(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
        }
        pub trait AsyncSeek {
            fn poll_seek(self: Pin<&mut Self>, cx: &mut Context<'_>, pos: SeekFrom) -> Poll<Result<u64>>;
        }
        pub trait AsyncBufRead: AsyncRead {
            fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;
            fn consume(self: Pin<&mut Self>, amt: usize);
        }
        impl AsyncRead for [u8] {}
        impl AsyncBufRead for [u8] {}
        impl AsyncWrite for Vec<u8> {}
        impl<T> AsyncRead for io::Cursor<T> {}
        impl<T> AsyncBufRead for io::Cursor<T> {}
        impl<T> AsyncWrite for io::Cursor<T> {}
        impl<T> AsyncRead for Box<T> {}
        impl<T> AsyncWrite for Box<T> {}
        impl<T> AsyncRead for Pin<T> {}
        impl<T> AsyncWrite for Pin<T> {}
        pub trait AsyncReadExt: AsyncRead {
            fn chain<R: AsyncRead>(self, next: R) -> Chain<Self, R> {}
            async fn read(&mut self, buf: &mut [u8]) -> Result<usize> {}
            async fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {}
            async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {}
            async fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {}
            fn split(self) -> (ReadHalf<Self>, WriteHalf<Self>) {}
            fn take(self, limit: u64) -> Take<Self> {}
            fn boxed_reader(self) -> Pin<Box<Self>> {}
        }
        impl<R: AsyncRead> AsyncReadExt for R {}
        pub trait AsyncWriteExt: AsyncWrite {
            async fn flush(&mut self) -> Result<()> {}
            async fn close(&mut self) -> Result<()> {}
            async fn write(&mut self, buf: &[u8]) -> Result<usize> {}
            async fn write_all(&mut self, buf: &[u8]) -> Result<()> {}
        }
        impl<W: AsyncWrite> AsyncWriteExt for W {}
        pub trait AsyncSeekExt: AsyncSeek {
            async fn seek(&mut self, pos: SeekFrom) -> Result<u64> {}
            async fn stream_position(&mut self) -> Result<u64> {}
        }
        impl<S: AsyncSeek> AsyncSeekExt for S {}
        pub trait AsyncBufReadExt: AsyncBufRead {
            async fn fill_buf(&mut self) -> Result<&[u8]> {}
            fn consume_unpin(&mut self, amt: usize) {}
            async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize> {}
            async fn read_line(&mut self, buf: &mut String) -> Result<usize> {}
            fn lines(self) -> Lines<Self> {}
            fn split(self, byte: u8) -> Split<Self> {}
        }
        impl<R: AsyncBufRead> AsyncBufReadExt for R {}
        pub struct Lines<R>;
        impl<R> futures::stream::Stream for Lines<R> {
            type Item = Result<String>;
        }
        pub struct Split<R>;
        impl<R> futures::stream::Stream for Split<R> {
            type Item = Result<Vec<u8>>;
        }
        pub struct Chain<A, B>;
        impl<A, B> AsyncRead for Chain<A, B> {}
        pub struct Take<R>;
        impl<R> AsyncRead for Take<R> {}
        pub struct ReadHalf<T>;
        impl<T> AsyncRead for ReadHalf<T> {}
        pub struct WriteHalf<T>;
        impl<T> AsyncWrite for WriteHalf<T> {}
        pub struct BufReader<R>;
        impl<R> BufReader<R> {
            pub fn new(inner: R) -> Self {}
            pub fn with_capacity(capacity: usize, inner: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> AsyncRead for BufReader<R> {}
        impl<R> AsyncBufRead for BufReader<R> {}
        pub struct BufWriter<W>;
        impl<W> BufWriter<W> {
            pub fn new(inner: W) -> Self {}
            pub fn with_capacity(capacity: usize, inner: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn into_inner(self) -> W {}
        }
        impl<W> AsyncWrite for BufWriter<W> {}
        pub struct Cursor<T>;
        impl<T> Cursor<T> {
            pub fn new(inner: T) -> Self {}
            pub fn into_inner(self) -> T {}
            pub fn get_ref(&self) -> &T {}
            pub fn position(&self) -> u64 {}
        }
        impl<T> AsyncRead for Cursor<T> {}
        impl<T> AsyncBufRead for Cursor<T> {}
        impl<T> AsyncWrite for Cursor<T> {}
        impl<T> AsyncSeek for Cursor<T> {}
        // Wraps a sync reader: what it reads, it reads in place.
        pub struct AllowStdIo<T>;
        impl<T> AllowStdIo<T> {
            pub fn new(io: T) -> Self {}
            pub fn get_ref(&self) -> &T {}
            pub fn into_inner(self) -> T {}
        }
        impl<T> AsyncRead for AllowStdIo<T> {}
        impl<T> AsyncWrite for AllowStdIo<T> {}
        pub async fn copy<R, W>(reader: R, writer: &mut W) -> Result<u64> {}
        pub async fn copy_buf<R, W>(reader: R, writer: &mut W) -> Result<u64> {}
    }

    pub mod channel {
        pub mod oneshot {
            use std::future::Future;
            use std::task::{Context, Poll};

            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub fn close(&mut self) {}
                pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {}
            }
            impl<T> Future for Receiver<T> {
                type Output = Result<T, Canceled>;
            }
            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub fn send(self, t: T) -> Result<(), T> {}
                pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()> {}

                pub fn is_canceled(&self) -> bool {}
                pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {}
            }
            pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
            pub struct Canceled;

            impl<T> Sender<T> {
                pub async fn cancellation(&mut self) {}
            }
        }

        pub mod mpsc {
            use futures::sink::Sink;
            use futures::stream::Stream;
            use std::pin::Pin;
            use std::task::{Context, Poll};

            pub struct Sender<T>;
            impl<T> Sender<T> {
                pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {}
                pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
                pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {}
                pub fn is_closed(&self) -> bool {}
                pub fn close_channel(&mut self) {}
                pub fn disconnect(&mut self) {}
                pub fn same_receiver(&self, other: &Self) -> bool {}
                pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {}
                pub fn hash_receiver<H>(&self, hasher: &mut H) {}
            }
            pub struct UnboundedSender<T>;
            impl<T> UnboundedSender<T> {
                pub fn poll_ready(&self, arg: &mut Context<'_>) -> Poll<Result<(), SendError>> {}
                pub fn is_closed(&self) -> bool {}
                pub fn close_channel(&self) {}
                pub fn disconnect(&mut self) {}
                pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
                pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
                pub fn same_receiver(&self, other: &Self) -> bool {}
                pub fn is_connected_to(&self, receiver: &UnboundedReceiver<T>) -> bool {}
                pub fn hash_receiver<H>(&self, hasher: &mut H) {}
                pub fn len(&self) -> usize {}
                pub fn is_empty(&self) -> bool {}
            }
            pub struct Receiver<T>;
            impl<T> Receiver<T> {
                pub fn close(&mut self) {}
                pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
            }
            impl<T> Stream for Receiver<T> {
                type Item = T;
            }
            pub struct UnboundedReceiver<T>;
            impl<T> UnboundedReceiver<T> {
                pub fn close(&mut self) {}
                pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {}
                pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
            }
            impl<T> Stream for UnboundedReceiver<T> {
                type Item = T;
            }
            pub struct SendError;
            impl SendError {
                pub fn is_full(&self) -> bool {}
                pub fn is_disconnected(&self) -> bool {}
            }
            pub struct TrySendError<T>;
            impl<T> TrySendError<T> {
                pub fn is_full(&self) -> bool {}
                pub fn is_disconnected(&self) -> bool {}
                pub fn into_inner(self) -> T {}
                pub fn into_send_error(self) -> SendError {}
            }
            pub enum TryRecvError {
                Empty,
                Closed,
            }
            impl TryRecvError {
                pub fn is_empty(&self) -> bool {}
                pub fn is_closed(&self) -> bool {}
            }
            pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
            pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}

            pub struct RecvError;
            impl<T> Receiver<T> {
                pub async fn recv(&mut self) -> Result<T, RecvError> {}
            }
            impl<T> UnboundedReceiver<T> {
                pub async fn recv(&mut self) -> Result<T, RecvError> {}
            }

            impl<T> Sink<T> for Sender<T> {
                type Error = SendError;
            }
            impl<T> Sink<T> for UnboundedSender<T> {
                type Error = SendError;
            }
        }
    }

    pub mod executor {

        use futures::stream::Stream;
        use std::future::Future;
        pub fn block_on<F: Future>(f: F) -> F::Output {}
        pub fn block_on_stream<S: Stream>(stream: S) -> BlockingStream<S> {}
        pub struct BlockingStream<S>;
        impl<S: Stream> Iterator for BlockingStream<S> {
            type Item = S::Item;
        }
        pub fn enter() -> Result<Enter, EnterError> {}
        pub struct Enter;
        pub struct EnterError;
        pub struct LocalPool;
        impl LocalPool {
            pub fn new() -> Self {}
            pub fn spawner(&self) -> LocalSpawner {}
            pub fn run(&mut self) {}
            pub fn run_until<F: Future>(&mut self, future: F) -> F::Output {}
            pub fn try_run_one(&mut self) -> bool {}
            pub fn run_until_stalled(&mut self) {}
        }
        pub struct LocalSpawner;
        impl futures::task::Spawn for LocalSpawner {}
        impl futures::task::LocalSpawn for LocalSpawner {}
        pub struct ThreadPool;
        impl ThreadPool {
            pub fn new() -> Result<Self, std::io::Error> {}
            pub fn builder() -> ThreadPoolBuilder {}
            pub fn spawn_ok<Fut: Future>(&self, future: Fut) {}
        }
        impl futures::task::Spawn for ThreadPool {}
        pub struct ThreadPoolBuilder;
        impl ThreadPoolBuilder {
            pub fn new() -> Self {}
            pub fn pool_size(&mut self, size: usize) -> &mut Self {}
            pub fn name_prefix<S>(&mut self, name_prefix: S) -> &mut Self {}
            pub fn create(&mut self) -> Result<ThreadPool, std::io::Error> {}
        }
    }

    pub mod task {

        use futures::future::RemoteHandle;
        use std::future::Future;
        pub use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
        pub struct SpawnError;
        pub struct FutureObj<'a, T>;
        pub struct LocalFutureObj<'a, T>;
        pub trait Spawn {
            fn spawn_obj(&self, future: FutureObj<'static, ()>) -> Result<(), SpawnError>;
            fn status(&self) -> Result<(), SpawnError> {}
        }
        pub trait LocalSpawn {
            fn spawn_local_obj(&self, future: LocalFutureObj<'static, ()>) -> Result<(), SpawnError>;
        }
        pub trait SpawnExt: Spawn {
            fn spawn<Fut: Future>(&self, future: Fut) -> Result<(), SpawnError> {}
            fn spawn_with_handle<Fut: Future>(&self, future: Fut) -> Result<RemoteHandle<Fut::Output>, SpawnError> {}
        }
        impl<S: Spawn> SpawnExt for S {}
        pub trait LocalSpawnExt: LocalSpawn {
            fn spawn_local<Fut: Future>(&self, future: Fut) -> Result<(), SpawnError> {}
            fn spawn_local_with_handle<Fut: Future>(&self, future: Fut) -> Result<RemoteHandle<Fut::Output>, SpawnError> {}
        }
        impl<S: LocalSpawn> LocalSpawnExt for S {}
        pub struct AtomicWaker;
        impl AtomicWaker {
            pub fn new() -> Self {}
            pub fn register(&self, waker: &Waker) {}
            pub fn wake(&self) {}
            pub fn take(&self) -> Option<Waker> {}
        }
        pub fn noop_waker() -> Waker {}
        pub fn noop_waker_ref() -> &'static Waker {}
        pub trait ArcWake {
            fn wake(self: std::sync::Arc<Self>) {}
            fn wake_by_ref(arc_self: &std::sync::Arc<Self>);
        }
        pub fn waker<W>(wake: std::sync::Arc<W>) -> Waker {}
    }

    pub mod lock {
        use std::ops::{Deref, DerefMut};
        use std::sync::Arc;

        pub struct Mutex<T>;
        impl<T> Mutex<T> {
            pub fn new(t: T) -> Self {}
            pub async fn lock(&self) -> MutexGuard<'_, T> {}
            pub async fn lock_owned(self: Arc<Self>) -> OwnedMutexGuard<T> {}
            pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn into_inner(self) -> T {}
        }
        pub struct MutexGuard<'a, T>;
        impl<T> Deref for MutexGuard<'_, T> {
            type Target = T;
        }
        impl<T> DerefMut for MutexGuard<'_, T> {}
        impl<T> MutexGuard<'_, T> {
            pub fn clone(&self) -> T {}
        }
        pub struct OwnedMutexGuard<T>;
        impl<T> Deref for OwnedMutexGuard<T> {
            type Target = T;
        }
        impl<T> DerefMut for OwnedMutexGuard<T> {}
    }
}

pub mod futures_util {

    pub use futures::future::{Future, FutureExt, TryFuture, TryFutureExt};
    pub use futures::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt};
    pub use futures::sink::{Sink, SinkExt};
    pub use futures::stream::{Stream, StreamExt, TryStream, TryStreamExt};

    pub use futures::{future, io, lock, never, sink, stream, task};
}

pub mod futures_core {
    pub use futures::future::{FusedFuture, Future, TryFuture};
    pub use futures::stream::{FusedStream, Stream, TryStream};

    pub mod future {
        pub use futures::future::{BoxFuture, FusedFuture, Future, LocalBoxFuture, TryFuture};
    }

    pub mod stream {
        pub use futures::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
    }

    pub use futures::task;
}

pub mod futures_sink {
    pub use futures::sink::Sink;
}

pub mod futures_io {
    pub use futures::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite, Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
}

pub mod futures_channel {
    pub use futures::channel::{mpsc, oneshot};
}

pub mod futures_executor {
    pub use futures::executor::*;
}

pub mod futures_task {
    pub use futures::task::*;
}
