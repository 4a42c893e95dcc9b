// Other runtimes and what goes with tokio: async-std, smol and its parts, tokio-util, tokio-stream, tower, tracing, retry helpers.
// Longer than 500 lines on purpose: see std.rs.

pub mod futures_lite {

    pub use futures::future::Future;
    pub use futures::io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
    pub use futures::io::{AsyncBufReadExt, AsyncReadExt, AsyncSeekExt, AsyncWriteExt};
    pub use futures::stream::Stream;
    pub use futures_lite::future::FutureExt;
    pub use futures_lite::stream::StreamExt;
    pub mod prelude {
        pub use futures_lite::{
            AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt, Future, FutureExt,
            Stream, StreamExt,
        };
        pub use futures_lite::{future, io, stream};
    }
    pub mod io {
        pub use futures::io::*;
        pub struct BlockOn<T>;
        impl<T> BlockOn<T> {
            pub fn new(io: T) -> BlockOn<T> {}
        }
        impl<T> std::io::Read for BlockOn<T> {}
        impl<T> std::io::Write for BlockOn<T> {}
    }

    pub mod future {

        pub use std::future::{Future, Pending, PollFn, Ready, pending, poll_fn, ready};
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;
        pub type BoxedLocal<T> = Pin<Box<dyn Future<Output = T>>>;
        pub fn block_on<T, F: Future<Output = T>>(future: F) -> T {}
        pub async fn poll_once<T, F: Future<Output = T>>(f: F) -> Option<T> {}
        pub async fn yield_now() {}
        pub fn or<T, A: Future<Output = T>, B: Future<Output = T>>(a: A, b: B) -> Or<A> {}
        pub fn race<T, A: Future<Output = T>, B: Future<Output = T>>(a: A, b: B) -> Or<A> {}
        pub fn zip<A: Future, B: Future>(a: A, b: B) -> Zip<A, B> {}
        pub fn try_zip<A: Future, B: Future>(a: A, b: B) -> Zip<A, B> {}
        pub trait FutureExt: Future {
            fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output> {}
            fn or<F: Future>(self, other: F) -> Or<Self> {}
            fn race<F: Future>(self, other: F) -> Or<Self> {}
            fn catch_unwind(self) -> futures::future::CatchUnwind<Self> {}
            fn boxed(self) -> Pin<Box<Self>> {}
            fn boxed_local(self) -> Pin<Box<Self>> {}
        }
        impl<F: Future> FutureExt for F {}

        pub struct Or<A>;
        impl<A: Future> Future for Or<A> {
            type Output = A::Output;
        }

        pub struct Zip<A, B>;
        impl<A: Future, B: Future> Future for Zip<A, B> {
            type Output = (A::Output, B::Output);
        }
    }

    pub mod stream {

        use futures::stream::{Chain, Enumerate, Filter, FlatMap, Flatten, Iter, Map, Skip, Take, Zip};
        pub use futures::stream::{Stream, empty, iter, once as once_future, pending, poll_fn, repeat, repeat_with, try_unfold, unfold};
        use std::future::Future;
        use std::pin::Pin;
        use std::task::{Context, Poll};
        pub type Boxed<T> = Pin<Box<dyn Stream<Item = T>>>;
        pub fn block_on<S: Stream>(stream: S) -> BlockOn<S> {}
        pub struct BlockOn<S>;
        impl<S: Stream> Iterator for BlockOn<S> {
            type Item = S::Item;
        }
        pub fn once<T>(t: T) -> futures::stream::Repeat<T> {}
        pub trait StreamExt: Stream {
            async fn next(&mut self) -> Option<Self::Item> {}
            async fn try_next<T, E>(&mut self) -> Result<Option<T>, E>
            where
                Self: Stream<Item = Result<T, E>>,
            {
            }
            async fn count(self) -> usize {}
            fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> Map<Self, T> {
                async {
                    f(any());
                }
            }
            fn flat_map<U: Stream, F: FnMut(Self::Item) -> U>(self, f: F) -> FlatMap<Self, U> {
                async {
                    f(any());
                }
            }
            fn flatten(self) -> Flatten<Self> {}
            fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> Map<Self, Fut::Output> {
                async {
                    f(any()).await;
                }
            }
            fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self> {
                async {
                    predicate(any());
                }
            }
            fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> Map<Self, T> {
                async {
                    f(any());
                }
            }
            fn take(self, n: usize) -> Take<Self> {}
            fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self> {
                async {
                    predicate(any());
                }
            }
            fn skip(self, n: usize) -> Skip<Self> {}
            fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> Filter<Self> {
                async {
                    predicate(any());
                }
            }
            fn step_by(self, step: usize) -> Filter<Self> {}
            fn chain<U: Stream>(self, other: U) -> Chain<Self, U> {}
            fn cloned(self) -> Filter<Self> {}
            fn copied(self) -> Filter<Self> {}
            fn enumerate(self) -> Enumerate<Self> {}
            fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Filter<Self> {
                async {
                    f(any());
                }
            }
            async fn nth(&mut self, n: usize) -> Option<Self::Item> {}
            async fn last(self) -> Option<Self::Item> {}
            async fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item> { predicate(any()); }
            async fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B> { f(any()) }
            async fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize> { predicate(any()); }
            async fn all<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> bool { predicate(any()) }
            async fn any<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> bool { predicate(any()) }
            async fn for_each<F: FnMut(Self::Item)>(self, f: F) { f(any()) }
            async fn try_for_each<F: FnMut(Self::Item) -> Result<(), E>, E>(&mut self, f: F) -> Result<(), E> { f(any()) }
            fn zip<U: Stream>(self, other: U) -> Zip<Self, U> {}
            async fn collect<C>(self) -> C {}
            async fn try_collect<C, E>(self) -> Result<C, E> {}
            async fn fold<T, F: FnMut(T, Self::Item) -> T>(self, init: T, f: F) -> T { f(any(), any()) }
            async fn try_fold<T, E, F: FnMut(T, Self::Item) -> Result<T, E>>(&mut self, init: T, f: F) -> Result<T, E> { f(any(), any()) }
            fn or<S: Stream>(self, other: S) -> Chain<Self, S> {}
            fn race<S: Stream>(self, other: S) -> Chain<Self, S> {}
            fn boxed(self) -> Pin<Box<Self>> {}
            fn boxed_local(self) -> Pin<Box<Self>> {}
            fn fuse(self) -> Filter<Self> {}
            fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {}
        }
        impl<S: Stream> StreamExt for S {}
    }
}

pub mod async_task {
    use std::future::Future;
    pub struct Task<T>;
    impl<T> Task<T> {
        pub fn detach(self) {}
        pub async fn cancel(self) -> Option<T> {}
        pub fn is_finished(&self) -> bool {}
        pub fn fallible(self) -> FallibleTask<T> {}
    }
    impl<T> Future for Task<T> {
        type Output = T;
    }
    pub struct FallibleTask<T>;
    impl<T> Future for FallibleTask<T> {
        type Output = Option<T>;
    }
}

pub mod async_executor {
    pub use async_task::Task;
    use std::future::Future;

    pub struct Executor<'a>;
    impl<'a> Executor<'a> {
        pub fn new() -> Self {}
        pub fn is_empty(&self) -> bool {}
        pub fn spawn<T, F: Future<Output = T>>(&self, future: F) -> Task<T> {}
        pub fn spawn_many<T, F: Future<Output = T>, I: IntoIterator<Item = F>, H>(&self, futures: I, handles: &mut H) {}
        pub fn try_tick(&self) -> bool {}
        pub async fn tick(&self) {}
        pub async fn run<T, F: Future<Output = T>>(&self, future: F) -> T { future.await }
    }
    pub struct LocalExecutor<'a>;
    impl<'a> LocalExecutor<'a> {
        pub fn new() -> Self {}
        pub fn is_empty(&self) -> bool {}
        pub fn spawn<T, F: Future<Output = T>>(&self, future: F) -> Task<T> {}
        pub fn try_tick(&self) -> bool {}
        pub async fn tick(&self) {}
        pub async fn run<T, F: Future<Output = T>>(&self, future: F) -> T { future.await }
    }
}

pub mod async_io {
    use futures::io::{AsyncRead, AsyncWrite};
    use futures::stream::Stream;
    use std::future::Future;
    use std::io;
    use std::net::SocketAddr;
    use std::time::{Duration, Instant};

    pub fn block_on<T, F: Future<Output = T>>(future: F) -> T {}
    pub struct Timer;
    impl Timer {
        pub fn never() -> Timer {}
        pub fn after(duration: Duration) -> Timer {}
        pub fn at(instant: Instant) -> Timer {}
        pub fn interval(period: Duration) -> Timer {}
        pub fn interval_at(start: Instant, period: Duration) -> Timer {}
        pub fn set_after(&mut self, duration: Duration) {}
        pub fn set_at(&mut self, instant: Instant) {}
    }
    impl Future for Timer {
        type Output = Instant;
    }
    impl Stream for Timer {
        type Item = Instant;
    }
    pub struct Async<T>;
    // The closures see a source that is set to non-blocking: nothing in them waits, so they are not run here.
    impl<T> Async<T> {
        pub fn new(io: T) -> io::Result<Async<T>> {}
        pub fn new_nonblocking(io: T) -> io::Result<Async<T>> {}
        pub fn get_ref(&self) -> &T {}
        pub fn into_inner(self) -> io::Result<T> {}
        pub async fn readable(&self) -> io::Result<()> {}
        pub async fn writable(&self) -> io::Result<()> {}
        pub async fn read_with<R, F: FnMut(&T) -> io::Result<R>>(&self, op: F) -> io::Result<R> {}
        pub async fn write_with<R, F: FnMut(&T) -> io::Result<R>>(&self, op: F) -> io::Result<R> {}
    }
    impl Async<std::net::TcpStream> {
        pub async fn connect<A>(addr: A) -> io::Result<Async<std::net::TcpStream>> {}
        pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
    }
    impl Async<std::net::TcpListener> {
        pub fn bind<A>(addr: A) -> io::Result<Async<std::net::TcpListener>> {}
        pub async fn accept(&self) -> io::Result<(Async<std::net::TcpStream>, SocketAddr)> {}
    }
    impl Async<std::net::UdpSocket> {
        pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
        pub async fn send_to<A>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
        pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
        pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
    }
    impl<T> AsyncRead for Async<T> {}
    impl<T> AsyncWrite for Async<T> {}
}

pub mod blocking {
    pub use async_task::Task;
    use futures::io::{AsyncRead, AsyncSeek, AsyncWrite};
    use futures::stream::Stream;
    use std::future::Future;

    pub fn unblock<T, F: FnOnce() -> T>(f: F) -> Task<T> {}
    pub struct Unblock<T>;
    impl<T> Unblock<T> {
        pub fn new(io: T) -> Unblock<T> {}
        pub fn with_capacity(cap: usize, io: T) -> Unblock<T> {}
        pub async fn get_mut(&mut self) -> &mut T {}
        pub async fn with_mut<R, F: FnOnce(&mut T) -> R>(&mut self, op: F) -> R {}
        pub async fn into_inner(self) -> T {}
    }
    impl<T: Iterator> Stream for Unblock<T> {
        type Item = T::Item;
    }
    impl<T> AsyncRead for Unblock<T> {}
    impl<T> AsyncWrite for Unblock<T> {}
    impl<T> AsyncSeek for Unblock<T> {}
}

pub mod async_fs {
    use futures::io::{AsyncRead, AsyncSeek, AsyncWrite};
    use futures::stream::Stream;
    pub use std::fs::{FileType, Metadata, Permissions};
    use std::io;
    use std::path::PathBuf;

    pub async fn canonicalize<P>(path: P) -> io::Result<PathBuf> {}
    pub async fn copy<P, Q>(src: P, dst: Q) -> io::Result<u64> {}
    pub async fn create_dir<P>(path: P) -> io::Result<()> {}
    pub async fn create_dir_all<P>(path: P) -> io::Result<()> {}
    pub async fn hard_link<P, Q>(src: P, dst: Q) -> io::Result<()> {}
    pub async fn metadata<P>(path: P) -> io::Result<Metadata> {}
    pub async fn read<P>(path: P) -> io::Result<Vec<u8>> {}
    pub async fn read_dir<P>(path: P) -> io::Result<ReadDir> {}
    pub async fn read_link<P>(path: P) -> io::Result<PathBuf> {}
    pub async fn read_to_string<P>(path: P) -> io::Result<String> {}
    pub async fn remove_dir<P>(path: P) -> io::Result<()> {}
    pub async fn remove_dir_all<P>(path: P) -> io::Result<()> {}
    pub async fn remove_file<P>(path: P) -> io::Result<()> {}
    pub async fn rename<P, Q>(src: P, dst: Q) -> io::Result<()> {}
    pub async fn set_permissions<P>(path: P, perm: Permissions) -> io::Result<()> {}
    pub async fn symlink_metadata<P>(path: P) -> io::Result<Metadata> {}
    pub async fn write<P, C>(path: P, contents: C) -> io::Result<()> {}
    pub struct File;
    impl File {
        pub async fn open<P>(path: P) -> io::Result<File> {}
        pub async fn create<P>(path: P) -> io::Result<File> {}
        pub async fn sync_all(&self) -> io::Result<()> {}
        pub async fn sync_data(&self) -> io::Result<()> {}
        pub async fn set_len(&self, size: u64) -> io::Result<()> {}
        pub async fn metadata(&self) -> io::Result<Metadata> {}
        pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
    }
    impl AsyncRead for File {}
    impl AsyncWrite for File {}
    impl AsyncSeek for File {}
    impl From<std::fs::File> for File {}
    pub struct OpenOptions;
    impl OpenOptions {
        pub fn new() -> Self {}
        pub fn read(&mut self, read: bool) -> &mut Self {}
        pub fn write(&mut self, write: bool) -> &mut Self {}
        pub fn append(&mut self, append: bool) -> &mut Self {}
        pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
        pub fn create(&mut self, create: bool) -> &mut Self {}
        pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
        pub async fn open<P>(&self, path: P) -> io::Result<File> {}
    }
    pub struct DirBuilder;
    impl DirBuilder {
        pub fn new() -> Self {}
        pub fn recursive(&mut self, recursive: bool) -> &mut Self {}
        pub async fn create<P>(&self, path: P) -> io::Result<()> {}
    }
    pub struct ReadDir;
    impl Stream for ReadDir {
        type Item = io::Result<DirEntry>;
    }
    pub struct DirEntry;
    impl DirEntry {
        pub fn path(&self) -> PathBuf {}
        pub fn file_name(&self) -> std::ffi::OsString {}
        pub async fn metadata(&self) -> io::Result<Metadata> {}
        pub async fn file_type(&self) -> io::Result<FileType> {}
    }
}

pub mod async_net {
    use futures::io::{AsyncRead, AsyncWrite};
    use futures::stream::Stream;
    use std::io;
    use std::net::{Shutdown, SocketAddr};

    pub struct TcpStream;
    impl TcpStream {
        pub async fn connect<A>(addr: A) -> io::Result<TcpStream> {}
        pub fn local_addr(&self) -> io::Result<SocketAddr> {}
        pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
        pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
        pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
        pub fn nodelay(&self) -> io::Result<bool> {}
        pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
    }
    impl AsyncRead for TcpStream {}
    impl AsyncWrite for TcpStream {}
    impl TryFrom<std::net::TcpStream> for TcpStream {
        type Error = io::Error;
    }
    pub struct TcpListener;
    impl TcpListener {
        pub async fn bind<A>(addr: A) -> io::Result<TcpListener> {}
        pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
        pub fn incoming(&self) -> Incoming<'_> {}
        pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    }
    impl TryFrom<std::net::TcpListener> for TcpListener {
        type Error = io::Error;
    }
    pub struct Incoming<'a>;
    impl Stream for Incoming<'_> {
        type Item = io::Result<TcpStream>;
    }
    pub struct UdpSocket;
    impl UdpSocket {
        pub async fn bind<A>(addr: A) -> io::Result<UdpSocket> {}
        pub fn local_addr(&self) -> io::Result<SocketAddr> {}
        pub async fn send_to<A>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
        pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
        pub async fn connect<A>(&self, addr: A) -> io::Result<()> {}
        pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
        pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
    }

    pub async fn resolve<A>(addr: A) -> io::Result<Vec<SocketAddr>> {}

    pub mod unix {
        use futures::io::{AsyncRead, AsyncWrite};
        use std::io;
        use std::os::unix::net::SocketAddr;

        pub struct UnixStream;
        impl UnixStream {
            pub async fn connect<P>(path: P) -> io::Result<UnixStream> {}
            pub fn pair() -> io::Result<(UnixStream, UnixStream)> {}
        }
        impl AsyncRead for UnixStream {}
        impl AsyncWrite for UnixStream {}
        pub struct UnixListener;
        impl UnixListener {
            pub fn bind<P>(path: P) -> io::Result<UnixListener> {}
            pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {}
        }
        pub struct UnixDatagram;
        impl UnixDatagram {
            pub fn bind<P>(path: P) -> io::Result<UnixDatagram> {}
            pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub async fn send_to<P>(&self, buf: &[u8], path: P) -> io::Result<usize> {}
            pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
        }
    }
}

pub mod async_process {
    use futures::io::{AsyncRead, AsyncWrite};
    use std::ffi::OsStr;
    use std::io;
    use std::path::Path;
    pub use std::process::{ExitStatus, Output, Stdio};

    pub struct Command;
    impl Command {
        pub fn new<S>(program: S) -> Command {}
        pub fn arg<S>(&mut self, arg: S) -> &mut Command {}
        pub fn args<I>(&mut self, args: I) -> &mut Command {}
        pub fn env<K, V>(&mut self, key: K, val: V) -> &mut Command {}
        pub fn envs<I>(&mut self, vars: I) -> &mut Command {}
        pub fn env_remove<K>(&mut self, key: K) -> &mut Command {}
        pub fn env_clear(&mut self) -> &mut Command {}
        pub fn current_dir<P>(&mut self, dir: P) -> &mut Command {}
        pub fn stdin<T>(&mut self, cfg: T) -> &mut Command {}
        pub fn stdout<T>(&mut self, cfg: T) -> &mut Command {}
        pub fn stderr<T>(&mut self, cfg: T) -> &mut Command {}
        pub fn reap_on_drop(&mut self, reap_on_drop: bool) -> &mut Command {}
        pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command {}
        pub fn spawn(&mut self) -> io::Result<Child> {}
        pub async fn status(&mut self) -> io::Result<ExitStatus> {}
        pub async fn output(&mut self) -> io::Result<Output> {}
    }
    impl From<std::process::Command> for Command {}
    pub struct Child {
        pub stdin: Option<ChildStdin>,
        pub stdout: Option<ChildStdout>,
        pub stderr: Option<ChildStderr>,
    }
    impl Child {
        pub fn id(&self) -> u32 {}
        pub fn kill(&mut self) -> io::Result<()> {}
        pub fn try_status(&mut self) -> io::Result<Option<ExitStatus>> {}
        pub async fn status(&mut self) -> io::Result<ExitStatus> {}
        pub async fn output(self) -> io::Result<Output> {}
    }
    pub struct ChildStdin;
    pub struct ChildStdout;
    pub struct ChildStderr;
    impl AsyncWrite for ChildStdin {}
    impl AsyncRead for ChildStdout {}
    impl AsyncRead for ChildStderr {}
}

pub mod smol {
    use std::future::Future;

    pub use async_executor::{Executor, LocalExecutor};
    pub use async_io::{Async, Timer, block_on};
    pub use async_task::Task;
    pub use blocking::{Unblock, unblock};
    pub use futures_lite::{future, io, prelude, stream};
    pub fn spawn<T, F: Future<Output = T>>(future: F) -> Task<T> {}
    pub mod fs {
        pub use async_fs::*;
    }
    pub mod net {
        pub use async_net::*;
    }
    pub mod process {
        pub use async_process::*;
    }
    pub mod lock {
        pub use async_lock::*;
    }
    pub mod channel {
        pub use async_channel::*;
    }
}

pub mod async_std {

    pub mod task {
        use std::future::Future;
        pub use std::task::{Context, Poll, Waker};
        use std::time::Duration;
        pub struct JoinHandle<T>;
        impl<T> JoinHandle<T> {
            pub async fn cancel(self) -> Option<T> {}
            pub fn task(&self) -> &Task {}
        }
        impl<T> Future for JoinHandle<T> {
            type Output = T;
        }
        pub struct Task;
        impl Task {
            pub fn id(&self) -> TaskId {}
            pub fn name(&self) -> Option<&str> {}
        }
        pub struct TaskId;
        pub struct Builder;
        impl Builder {
            pub fn new() -> Builder {}
            pub fn name(self, name: String) -> Builder {}
            pub fn spawn<F: Future<Output = T>, T>(self, future: F) -> std::io::Result<JoinHandle<T>> {}
            pub fn local<F: Future<Output = T>, T>(self, future: F) -> std::io::Result<JoinHandle<T>> {}
            pub fn blocking<F: Future<Output = T>, T>(self, future: F) -> T {}
        }
        pub fn spawn<F: Future<Output = T>, T>(future: F) -> JoinHandle<T> {}
        pub fn spawn_local<F: Future<Output = T>, T>(future: F) -> JoinHandle<T> {}
        pub fn spawn_blocking<F: FnOnce() -> T, T>(f: F) -> JoinHandle<T> {}
        pub fn block_on<F: Future<Output = T>, T>(future: F) -> T {}
        pub async fn sleep(dur: Duration) {}
        pub async fn yield_now() {}
        pub fn current() -> Task {}
    }
    pub mod future {
        pub use std::future::{Future, IntoFuture, pending, poll_fn, ready};
        pub struct TimeoutError;
        pub async fn timeout<F: Future<Output = T>, T>(dur: std::time::Duration, f: F) -> Result<T, TimeoutError> { f.await }
        pub use futures_lite::future::FutureExt;
    }
    pub mod stream {
        pub use futures::stream::Stream;
        pub use futures_lite::stream::StreamExt;
        pub use futures_lite::stream::{empty, once, pending, repeat};
        pub fn from_iter<I: IntoIterator>(iter: I) -> futures::stream::Iter<I::IntoIter> {}
        pub fn interval(dur: std::time::Duration) -> Interval {}
        pub struct Interval;
        impl Stream for Interval {
            type Item = ();
        }
        pub fn from_fn<T, F: FnMut() -> Fut, Fut: std::future::Future<Output = Option<T>>>(f: F) -> futures::stream::Unfold<T> {
            async {
                f().await;
            }
        }
    }
    pub mod io {
        pub use futures::io::{
            AsyncBufRead as BufRead, AsyncBufReadExt as BufReadExt, AsyncRead as Read, AsyncReadExt as ReadExt, AsyncSeek as Seek,
            AsyncSeekExt as SeekExt, AsyncWrite as Write, AsyncWriteExt as WriteExt, BufReader, BufWriter, Cursor, Lines,
        };
        pub use std::io::{Error, ErrorKind, IoSlice, IoSliceMut, Result, SeekFrom};
        pub async fn copy<R, W>(reader: R, writer: W) -> Result<u64> {}
        pub async fn timeout<F: std::future::Future<Output = Result<T>>, T>(dur: std::time::Duration, f: F) -> Result<T> { f.await }
        pub struct Stdin;
        pub struct Stdout;
        pub struct Stderr;
        pub fn stdin() -> Stdin {}
        pub fn stdout() -> Stdout {}
        pub fn stderr() -> Stderr {}
        impl Stdin {
            pub async fn read_line(&self, buf: &mut String) -> Result<usize> {}
        }
        impl Read for Stdin {}
        impl Write for Stdout {}
        impl Write for Stderr {}
        pub mod prelude {
            pub use async_std::io::{BufRead, BufReadExt, Read, ReadExt, Seek, SeekExt, Write, WriteExt};
        }
    }
    pub mod sync {
        pub use async_lock::{Barrier, BarrierWaitResult, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
        pub use std::sync::{Arc, Weak};
        pub struct Condvar;
        impl Condvar {
            pub fn new() -> Self {}
            pub async fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {}
            pub async fn wait_until<'a, T, F: FnMut(&mut T) -> bool>(&self, guard: MutexGuard<'a, T>, condition: F) -> MutexGuard<'a, T> {
                condition(any())
            }
            pub fn notify_one(&self) {}
            pub fn notify_all(&self) {}
        }
    }
    pub mod channel {
        pub use async_channel::*;
    }
    pub mod process {
        pub use async_process::*;
    }

    pub mod fs {
        use async_std::path::PathBuf;
        use futures::io::{AsyncRead, AsyncSeek, AsyncWrite};
        use futures::stream::Stream;
        pub use std::fs::{FileType, Metadata, Permissions};
        use std::io;

        pub async fn canonicalize<P>(path: P) -> io::Result<PathBuf> {}
        pub async fn copy<P, Q>(src: P, dst: Q) -> io::Result<u64> {}
        pub async fn create_dir<P>(path: P) -> io::Result<()> {}
        pub async fn create_dir_all<P>(path: P) -> io::Result<()> {}
        pub async fn hard_link<P, Q>(src: P, dst: Q) -> io::Result<()> {}
        pub async fn metadata<P>(path: P) -> io::Result<Metadata> {}
        pub async fn read<P>(path: P) -> io::Result<Vec<u8>> {}
        pub async fn read_dir<P>(path: P) -> io::Result<ReadDir> {}
        pub async fn read_link<P>(path: P) -> io::Result<PathBuf> {}
        pub async fn read_to_string<P>(path: P) -> io::Result<String> {}
        pub async fn remove_dir<P>(path: P) -> io::Result<()> {}
        pub async fn remove_dir_all<P>(path: P) -> io::Result<()> {}
        pub async fn remove_file<P>(path: P) -> io::Result<()> {}
        pub async fn rename<P, Q>(src: P, dst: Q) -> io::Result<()> {}
        pub async fn set_permissions<P>(path: P, perm: Permissions) -> io::Result<()> {}
        pub async fn symlink_metadata<P>(path: P) -> io::Result<Metadata> {}
        pub async fn write<P, C>(path: P, contents: C) -> io::Result<()> {}
        pub struct File;
        impl File {
            pub async fn open<P>(path: P) -> io::Result<File> {}
            pub async fn create<P>(path: P) -> io::Result<File> {}
            pub async fn sync_all(&self) -> io::Result<()> {}
            pub async fn sync_data(&self) -> io::Result<()> {}
            pub async fn set_len(&self, size: u64) -> io::Result<()> {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
        }
        impl AsyncRead for File {}
        impl AsyncWrite for File {}
        impl AsyncSeek for File {}
        impl From<std::fs::File> for File {}
        pub struct OpenOptions;
        impl OpenOptions {
            pub fn new() -> Self {}
            pub fn read(&mut self, read: bool) -> &mut Self {}
            pub fn write(&mut self, write: bool) -> &mut Self {}
            pub fn append(&mut self, append: bool) -> &mut Self {}
            pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
            pub fn create(&mut self, create: bool) -> &mut Self {}
            pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
            pub async fn open<P>(&self, path: P) -> io::Result<File> {}
        }
        pub struct DirBuilder;
        impl DirBuilder {
            pub fn new() -> Self {}
            pub fn recursive(&mut self, recursive: bool) -> &mut Self {}
            pub async fn create<P>(&self, path: P) -> io::Result<()> {}
        }
        pub struct ReadDir;
        impl Stream for ReadDir {
            type Item = io::Result<DirEntry>;
        }
        pub struct DirEntry;
        impl DirEntry {
            pub fn path(&self) -> PathBuf {}
            pub fn file_name(&self) -> std::ffi::OsString {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn file_type(&self) -> io::Result<FileType> {}
        }
    }

    pub mod net {
        use futures::io::{AsyncRead, AsyncWrite};
        use futures::stream::Stream;
        use std::io;
        use std::net::{Shutdown, SocketAddr};

        pub use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6};
        pub trait ToSocketAddrs {
            async fn to_socket_addrs(&self) -> io::Result<std::vec::IntoIter<SocketAddr>> {}
        }
        impl<T: std::net::ToSocketAddrs> ToSocketAddrs for T {}

        pub struct TcpStream;
        impl TcpStream {
            pub async fn connect<A>(addr: A) -> io::Result<TcpStream> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
            pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
            pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
            pub fn nodelay(&self) -> io::Result<bool> {}
            pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
        }
        impl AsyncRead for TcpStream {}
        impl AsyncWrite for TcpStream {}
        impl TryFrom<std::net::TcpStream> for TcpStream {
            type Error = io::Error;
        }
        pub struct TcpListener;
        impl TcpListener {
            pub async fn bind<A>(addr: A) -> io::Result<TcpListener> {}
            pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
            pub fn incoming(&self) -> Incoming<'_> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
        }
        impl TryFrom<std::net::TcpListener> for TcpListener {
            type Error = io::Error;
        }
        pub struct Incoming<'a>;
        impl Stream for Incoming<'_> {
            type Item = io::Result<TcpStream>;
        }
        pub struct UdpSocket;
        impl UdpSocket {
            pub async fn bind<A>(addr: A) -> io::Result<UdpSocket> {}
            pub fn local_addr(&self) -> io::Result<SocketAddr> {}
            pub async fn send_to<A>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
            pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
            pub async fn connect<A>(&self, addr: A) -> io::Result<()> {}
            pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
            pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
        }
    }

    pub mod os {
        pub mod unix {
            pub mod net {
                use futures::io::{AsyncRead, AsyncWrite};
                use std::io;
                use std::os::unix::net::SocketAddr;

                pub struct UnixStream;
                impl UnixStream {
                    pub async fn connect<P>(path: P) -> io::Result<UnixStream> {}
                    pub fn pair() -> io::Result<(UnixStream, UnixStream)> {}
                }
                impl AsyncRead for UnixStream {}
                impl AsyncWrite for UnixStream {}
                pub struct UnixListener;
                impl UnixListener {
                    pub fn bind<P>(path: P) -> io::Result<UnixListener> {}
                    pub async fn accept(&self) -> io::Result<(UnixStream, SocketAddr)> {}
                }
                pub struct UnixDatagram;
                impl UnixDatagram {
                    pub fn bind<P>(path: P) -> io::Result<UnixDatagram> {}
                    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
                    pub async fn send_to<P>(&self, buf: &[u8], path: P) -> io::Result<usize> {}
                    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
                    pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
                }
            }

            pub mod fs {
                pub async fn symlink<P, Q>(src: P, dst: Q) -> std::io::Result<()> {}
            }
        }
    }

    pub mod path {
        use std::ffi::OsStr;
        use std::io;
        use std::ops::Deref;
        pub struct Path;
        pub struct PathBuf;
        impl Path {
            pub fn new<S>(s: &S) -> &Path {}
            pub fn as_os_str(&self) -> &OsStr {}
            pub fn to_str(&self) -> Option<&str> {}
            pub fn to_string_lossy(&self) -> std::borrow::Cow<'_, str> {}
            pub fn to_path_buf(&self) -> PathBuf {}
            pub fn parent(&self) -> Option<&Path> {}
            pub fn file_name(&self) -> Option<&OsStr> {}
            pub fn extension(&self) -> Option<&OsStr> {}
            pub fn join<P>(&self, path: P) -> PathBuf {}
            pub fn with_extension<S>(&self, extension: S) -> PathBuf {}
            pub fn display(&self) -> std::path::Display<'_> {}
            pub async fn metadata(&self) -> io::Result<std::fs::Metadata> {}
            pub async fn symlink_metadata(&self) -> io::Result<std::fs::Metadata> {}
            pub async fn canonicalize(&self) -> io::Result<PathBuf> {}
            pub async fn read_link(&self) -> io::Result<PathBuf> {}
            pub async fn read_dir(&self) -> io::Result<async_std::fs::ReadDir> {}
            pub async fn exists(&self) -> bool {}
            pub async fn is_file(&self) -> bool {}
            pub async fn is_dir(&self) -> bool {}
        }
        impl PathBuf {
            pub fn new() -> PathBuf {}
            pub fn as_path(&self) -> &Path {}
            pub fn push<P>(&mut self, path: P) {}
            pub fn pop(&mut self) -> bool {}
        }
        impl Deref for PathBuf {
            type Target = Path;
        }
        impl<T: AsRef<OsStr>> From<T> for PathBuf {}
    }

    pub mod prelude {
        pub use async_std::io::{BufReadExt, ReadExt, SeekExt, WriteExt};
        pub use futures::future::Future;
        pub use futures::io::{AsyncBufRead as BufRead, AsyncRead as Read, AsyncSeek as Seek, AsyncWrite as Write};
        pub use futures::stream::Stream;
        pub use futures_lite::future::FutureExt;
        pub use futures_lite::stream::StreamExt;
    }
}

pub mod tokio_util {

    pub mod sync {
        use std::future::Future;
        use std::sync::Arc;
        use std::task::{Context, Poll};
        use tokio::sync::{OwnedSemaphorePermit, Semaphore};
        pub struct CancellationToken;
        impl CancellationToken {
            pub fn new() -> Self {}
            pub fn child_token(&self) -> CancellationToken {}
            pub fn cancel(&self) {}
            pub fn is_cancelled(&self) -> bool {}
            pub async fn cancelled(&self) {}
            pub async fn cancelled_owned(self) {}
            pub fn drop_guard(self) -> DropGuard {}
            pub async fn run_until_cancelled<F: Future>(&self, fut: F) -> Option<F::Output> { fut.await }
            pub async fn run_until_cancelled_owned<F: Future>(self, fut: F) -> Option<F::Output> { fut.await }
        }
        pub struct DropGuard;
        impl DropGuard {
            pub fn disarm(self) -> CancellationToken {}
        }
        pub struct WaitForCancellationFuture<'a>;
        impl Future for WaitForCancellationFuture<'_> {
            type Output = ();
        }
        pub struct WaitForCancellationFutureOwned;
        impl Future for WaitForCancellationFutureOwned {
            type Output = ();
        }
        pub struct ReusableBoxFuture<'a, T>;
        impl<'a, T> ReusableBoxFuture<'a, T> {
            pub fn new<F: Future<Output = T>>(future: F) -> Self {}
            pub fn set<F: Future<Output = T>>(&mut self, future: F) {}
            pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<T> {}
        }
        impl<T> Future for ReusableBoxFuture<'_, T> {
            type Output = T;
        }
        pub struct PollSemaphore;
        impl PollSemaphore {
            pub fn new(semaphore: Arc<Semaphore>) -> Self {}
            pub fn poll_acquire(&mut self, cx: &mut Context<'_>) -> Poll<Option<OwnedSemaphorePermit>> {}
        }
        pub struct PollSender<T>;
        impl<T> PollSender<T> {
            pub fn new(sender: tokio::sync::mpsc::Sender<T>) -> Self {}
            pub fn get_ref(&self) -> Option<&tokio::sync::mpsc::Sender<T>> {}
            pub fn close(&mut self) {}
        }
        impl<T> futures::sink::Sink<T> for PollSender<T> {
            type Error = PollSendError<T>;
        }
        pub struct PollSendError<T>;
    }
    pub mod context {
        use std::future::Future;
        pub struct TokioContext<'a, F>;
        impl<F: Future> Future for TokioContext<'_, F> {
            type Output = F::Output;
        }
        pub trait RuntimeExt {
            fn wrap<F: Future>(&self, fut: F) -> TokioContext<'_, F>;
        }
        impl RuntimeExt for tokio::runtime::Runtime {}
    }
    pub mod compat {
        use futures::io::{AsyncRead, AsyncWrite};
        pub struct Compat<T>;
        impl<T> Compat<T> {
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn into_inner(self) -> T {}
        }
        impl<T> AsyncRead for Compat<T> {}
        impl<T> AsyncWrite for Compat<T> {}
        impl<T> tokio::io::AsyncRead for Compat<T> {}
        impl<T> tokio::io::AsyncWrite for Compat<T> {}
        pub trait TokioAsyncReadCompatExt {
            fn compat(self) -> Compat<Self> {}
        }
        impl<T: tokio::io::AsyncRead> TokioAsyncReadCompatExt for T {}
        pub trait TokioAsyncWriteCompatExt {
            fn compat_write(self) -> Compat<Self> {}
        }
        impl<T: tokio::io::AsyncWrite> TokioAsyncWriteCompatExt for T {}
        pub trait FuturesAsyncReadCompatExt {
            fn compat(self) -> Compat<Self> {}
        }
        impl<T: AsyncRead> FuturesAsyncReadCompatExt for T {}
        pub trait FuturesAsyncWriteCompatExt {
            fn compat_write(self) -> Compat<Self> {}
        }
        impl<T: AsyncWrite> FuturesAsyncWriteCompatExt for T {}
    }
    pub mod io {
        use futures::stream::Stream;
        use std::io::{self, BufRead, Read, Seek, Write};
        pub struct SyncIoBridge<T>;
        impl<T> SyncIoBridge<T> {
            pub fn new(src: T) -> Self {}
            pub fn new_with_handle(src: T, rt: tokio::runtime::Handle) -> Self {}
            pub fn into_inner(self) -> T {}
            pub fn is_write_vectored(&self) -> bool {}
            pub fn shutdown(&mut self) -> io::Result<()> {}
        }
        impl<T> Read for SyncIoBridge<T> {}
        impl<T> Write for SyncIoBridge<T> {}
        impl<T> BufRead for SyncIoBridge<T> {}
        impl<T> Seek for SyncIoBridge<T> {}
        pub struct ReaderStream<R>;
        impl<R> ReaderStream<R> {
            pub fn new(reader: R) -> Self {}
            pub fn with_capacity(reader: R, capacity: usize) -> Self {}
        }
        impl<R> Stream for ReaderStream<R> {
            type Item = io::Result<bytes::Bytes>;
        }
        pub struct StreamReader<S, B>;
        impl<S: Stream, B> StreamReader<S, B> {
            pub fn new(stream: S) -> Self {}
            pub fn get_ref(&self) -> &S {}
            pub fn into_inner(self) -> S {}
        }
        impl<S, B> tokio::io::AsyncRead for StreamReader<S, B> {}
        impl<S, B> tokio::io::AsyncBufRead for StreamReader<S, B> {}
        pub struct InspectReader<R, F>;
        pub struct InspectWriter<W, F>;
        impl<R, F: FnMut(&[u8])> InspectReader<R, F> {
            pub fn new(reader: R, f: F) -> Self {
                async {
                    f(any());
                }
            }
        }
        impl<R, F> tokio::io::AsyncRead for InspectReader<R, F> {}
    }
    pub mod codec {
        use bytes::BytesMut;
        use futures::sink::Sink;
        use futures::stream::Stream;
        use std::io;
        pub trait Decoder {
            type Item;
            type Error;
            fn decode(&mut self, src: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error>;
            fn decode_eof(&mut self, buf: &mut BytesMut) -> Result<Option<Self::Item>, Self::Error> {}
            fn framed<T>(self, io: T) -> Framed<T, Self> {}
        }
        pub trait Encoder<Item> {
            type Error;
            fn encode(&mut self, item: Item, dst: &mut BytesMut) -> Result<(), Self::Error>;
        }
        pub struct Framed<T, U>;
        impl<T, U> Framed<T, U> {
            pub fn new(inner: T, codec: U) -> Self {}
            pub fn with_capacity(inner: T, codec: U, capacity: usize) -> Self {}
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn codec(&self) -> &U {}
            pub fn codec_mut(&mut self) -> &mut U {}
            pub fn into_inner(self) -> T {}
        }
        impl<T, U: Decoder> Stream for Framed<T, U> {
            type Item = Result<U::Item, U::Error>;
        }
        impl<T, I, U: Encoder<I>> Sink<I> for Framed<T, U> {
            type Error = U::Error;
        }
        pub struct FramedRead<T, D>;
        impl<T, D> FramedRead<T, D> {
            pub fn new(inner: T, decoder: D) -> Self {}
            pub fn with_capacity(inner: T, decoder: D, capacity: usize) -> Self {}
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn into_inner(self) -> T {}
        }
        impl<T, D: Decoder> Stream for FramedRead<T, D> {
            type Item = Result<D::Item, D::Error>;
        }
        pub struct FramedWrite<T, E>;
        impl<T, E> FramedWrite<T, E> {
            pub fn new(inner: T, encoder: E) -> Self {}
            pub fn get_ref(&self) -> &T {}
            pub fn get_mut(&mut self) -> &mut T {}
            pub fn into_inner(self) -> T {}
        }
        impl<T, I, E: Encoder<I>> Sink<I> for FramedWrite<T, E> {
            type Error = E::Error;
        }
        pub struct LinesCodec;
        impl LinesCodec {
            pub fn new() -> LinesCodec {}
            pub fn new_with_max_length(max_length: usize) -> Self {}
        }
        pub enum LinesCodecError {
            MaxLineLengthExceeded,
            Io(io::Error),
        }
        impl Decoder for LinesCodec {
            type Item = String;
            type Error = LinesCodecError;
        }
        impl<T> Encoder<T> for LinesCodec {
            type Error = LinesCodecError;
        }
        pub struct BytesCodec;
        impl BytesCodec {
            pub fn new() -> BytesCodec {}
        }
        impl Decoder for BytesCodec {
            type Item = BytesMut;
            type Error = io::Error;
        }
        impl<T> Encoder<T> for BytesCodec {
            type Error = io::Error;
        }
        pub struct LengthDelimitedCodec;
        impl LengthDelimitedCodec {
            pub fn new() -> Self {}
        }
        impl Decoder for LengthDelimitedCodec {
            type Item = BytesMut;
            type Error = io::Error;
        }
        impl<T> Encoder<T> for LengthDelimitedCodec {
            type Error = io::Error;
        }
    }
    pub mod time {
        use futures::stream::Stream;
        use std::time::Duration;
        pub struct DelayQueue<T>;
        impl<T> DelayQueue<T> {
            pub fn new() -> Self {}
            pub fn insert(&mut self, value: T, timeout: Duration) -> delay_queue::Key {}
            pub fn remove(&mut self, key: &delay_queue::Key) -> delay_queue::Expired<T> {}
            pub fn is_empty(&self) -> bool {}
            pub fn len(&self) -> usize {}
        }
        impl<T> Stream for DelayQueue<T> {
            type Item = delay_queue::Expired<T>;
        }
        pub mod delay_queue {
            pub struct Key;
            pub struct Expired<T>;
            impl<T> Expired<T> {
                pub fn get_ref(&self) -> &T {}
                pub fn into_inner(self) -> T {}
            }
        }
        pub trait FutureExt: std::future::Future {
            fn timeout(self, timeout: Duration) -> tokio::time::Timeout<Self> {}
        }
        impl<F: std::future::Future> FutureExt for F {}
    }
    pub mod either {
        pub enum Either<L, R> {
            Left(L),
            Right(R),
        }
    }

    pub mod task {
        use std::future::Future;
        use std::hash::RandomState;
        use std::task::{Context, Poll};
        use tokio::runtime::Handle;
        use tokio::task::{AbortHandle, JoinError, JoinHandle, LocalSet};

        pub struct TaskTracker;
        impl TaskTracker {
            pub fn new() -> Self {}

            pub fn close(&self) -> bool {}
            pub fn reopen(&self) -> bool {}
            pub fn is_closed(&self) -> bool {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn spawn<F: Future>(&self, task: F) -> JoinHandle<F::Output> {}
            pub fn spawn_on<F: Future>(&self, task: F, handle: &Handle) -> JoinHandle<F::Output> {}
            pub fn spawn_local<F: Future>(&self, task: F) -> JoinHandle<F::Output> {}
            pub fn spawn_local_on<F: Future>(&self, task: F, local_set: &LocalSet) -> JoinHandle<F::Output> {}
            pub fn spawn_blocking<F: FnOnce() -> T, T>(&self, task: F) -> JoinHandle<T> {}
            pub fn spawn_blocking_on<F: FnOnce() -> T, T>(&self, task: F, handle: &Handle) -> JoinHandle<T> {}
            pub fn track_future<F: Future>(&self, future: F) -> TrackedFuture<F> {}
            pub fn token(&self) -> TaskTrackerToken {}
            pub fn ptr_eq(left: &TaskTracker, right: &TaskTracker) -> bool {}
        }
        pub struct TaskTrackerToken;
        impl TaskTrackerToken {
            pub fn task_tracker(&self) -> &TaskTracker {}
        }
        pub struct TrackedFuture<F>;
        impl<F: Future> Future for TrackedFuture<F> {
            type Output = F::Output;
        }

        impl TaskTracker {
            pub async fn wait(&self) {}
        }

        pub struct JoinMap<K, V, S = RandomState>;
        impl<K, V> JoinMap<K, V> {
            pub fn new() -> Self {}
            pub fn with_capacity(capacity: usize) -> Self {}
        }
        impl<K, V, S> JoinMap<K, V, S> {
            pub fn with_hasher(hash_builder: S) -> Self {}
            pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn capacity(&self) -> usize {}
        }
        impl<K, V, S> JoinMap<K, V, S> {
            pub fn spawn<F: Future<Output = V>>(&mut self, key: K, task: F) {}
            pub fn spawn_on<F: Future<Output = V>>(&mut self, key: K, task: F, handle: &Handle) {}
            pub fn spawn_blocking<F: FnOnce() -> V>(&mut self, key: K, f: F) {}
            pub fn spawn_blocking_on<F: FnOnce() -> V>(&mut self, key: K, f: F, handle: &Handle) {}
            pub fn spawn_local<F: Future<Output = V>>(&mut self, key: K, task: F) {}
            pub fn spawn_local_on<F: Future<Output = V>>(&mut self, key: K, task: F, local_set: &LocalSet) {}
            pub async fn join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
            pub fn try_join_next(&mut self) -> Option<(K, Result<V, JoinError>)> {}
            pub async fn shutdown(&mut self) {}
            pub fn abort<Q>(&mut self, key: &Q) -> bool {}
            pub fn abort_matching(&mut self, predicate: impl FnMut(&K) -> bool) { predicate(any()) }

            pub fn contains_key<Q>(&self, key: &Q) -> bool {}

            pub fn reserve(&mut self, additional: usize) {}
            pub fn shrink_to_fit(&mut self) {}
            pub fn shrink_to(&mut self, min_capacity: usize) {}
        }
        impl<K, V, S> JoinMap<K, V, S> {
            pub fn abort_all(&mut self) {}
            pub fn detach_all(&mut self) {}
        }

        pub struct AbortOnDropHandle<T>;
        impl<T> AbortOnDropHandle<T> {
            pub fn new(handle: JoinHandle<T>) -> Self {}
            pub fn abort(&self) {}
            pub fn is_finished(&self) -> bool {}
            pub fn abort_handle(&self) -> AbortHandle {}
            pub fn detach(self) -> JoinHandle<T> {}
        }
        impl<T> Future for AbortOnDropHandle<T> {
            type Output = Result<T, JoinError>;
        }

        pub struct LocalPoolHandle;
        impl LocalPoolHandle {
            pub fn new(pool_size: usize) -> LocalPoolHandle {}
            pub fn spawn_pinned<F: FnOnce() -> Fut, Fut: Future>(&self, create_task: F) -> JoinHandle<Fut::Output> {}
        }
    }
}

pub mod tokio_stream {

    pub use futures::stream::Stream;
    use futures::stream::{Empty, Iter, Pending, Repeat};
    pub fn iter<I: IntoIterator>(i: I) -> Iter<I::IntoIter> {}
    pub fn once<T>(value: T) -> Repeat<T> {}
    pub fn empty<T>() -> Empty<T> {}
    pub fn pending<T>() -> Pending<T> {}
    pub use futures::stream::{Filter, Map};
    use std::future::Future;
    use std::time::Duration;
    pub struct Elapsed;
    pub trait StreamExt: Stream {
        async fn next(&mut self) -> Option<Self::Item> {}
        async fn try_next<T, E>(&mut self) -> Result<Option<T>, E>
        where
            Self: Stream<Item = Result<T, E>>,
        {
        }
        fn map<T, F: FnMut(Self::Item) -> T>(self, f: F) -> Map<Self, T> {
            async {
                f(any());
            }
        }
        fn map_while<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> Map<Self, T> {
            async {
                f(any());
            }
        }
        fn then<F: FnMut(Self::Item) -> Fut, Fut: Future>(self, f: F) -> Map<Self, Fut::Output> {
            async {
                f(any()).await;
            }
        }
        fn merge<U: Stream>(self, other: U) -> Filter<Self> {}
        fn filter<F: FnMut(&Self::Item) -> bool>(self, f: F) -> Filter<Self> {
            async {
                f(any());
            }
        }
        fn filter_map<T, F: FnMut(Self::Item) -> Option<T>>(self, f: F) -> Map<Self, T> {
            async {
                f(any());
            }
        }
        fn fuse(self) -> Filter<Self> {}
        fn take(self, n: usize) -> Filter<Self> {}
        fn take_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> Filter<Self> {
            async {
                f(any());
            }
        }
        fn skip(self, n: usize) -> Filter<Self> {}
        fn skip_while<F: FnMut(&Self::Item) -> bool>(self, f: F) -> Filter<Self> {
            async {
                f(any());
            }
        }
        async fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool { f(any()) }
        async fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool { f(any()) }
        fn chain<U: Stream>(self, other: U) -> Filter<Self> {}
        async fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B { f(any(), any()) }
        async fn collect<T>(self) -> T {}
        fn timeout(self, duration: Duration) -> Map<Self, Result<Self::Item, Elapsed>> {}
        fn timeout_repeating(self, interval: tokio::time::Interval) -> Map<Self, Result<Self::Item, Elapsed>> {}
        fn throttle(self, duration: Duration) -> Filter<Self> {}
        fn chunks_timeout(self, max_size: usize, duration: Duration) -> Map<Self, Vec<Self::Item>> {}
        fn peekable(self) -> Filter<Self> {}
    }
    impl<S: Stream> StreamExt for S {}
    pub struct StreamMap<K, V>;
    impl<K, V> StreamMap<K, V> {
        pub fn new() -> Self {}
        pub fn insert(&mut self, k: K, stream: V) -> Option<V> {}
        pub fn remove<Q>(&mut self, k: &Q) -> Option<V> {}
        pub fn contains_key<Q>(&self, k: &Q) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
    }
    impl<K, V: Stream> Stream for StreamMap<K, V> {
        type Item = (K, V::Item);
    }
    pub mod wrappers {
        use futures::stream::Stream;
        use std::io;
        use tokio::sync::{broadcast, mpsc, watch};
        pub struct ReceiverStream<T>;
        impl<T> ReceiverStream<T> {
            pub fn new(recv: mpsc::Receiver<T>) -> Self {}
            pub fn into_inner(self) -> mpsc::Receiver<T> {}
            pub fn close(&mut self) {}
        }
        impl<T> Stream for ReceiverStream<T> {
            type Item = T;
        }
        pub struct UnboundedReceiverStream<T>;
        impl<T> UnboundedReceiverStream<T> {
            pub fn new(recv: mpsc::UnboundedReceiver<T>) -> Self {}
            pub fn into_inner(self) -> mpsc::UnboundedReceiver<T> {}
        }
        impl<T> Stream for UnboundedReceiverStream<T> {
            type Item = T;
        }
        pub struct BroadcastStream<T>;
        impl<T> BroadcastStream<T> {
            pub fn new(rx: broadcast::Receiver<T>) -> Self {}
        }
        impl<T> Stream for BroadcastStream<T> {
            type Item = Result<T, errors::BroadcastStreamRecvError>;
        }
        pub mod errors {
            pub enum BroadcastStreamRecvError {
                Lagged(u64),
            }
        }
        pub struct WatchStream<T>;
        impl<T> WatchStream<T> {
            pub fn new(rx: watch::Receiver<T>) -> Self {}
            pub fn from_changes(rx: watch::Receiver<T>) -> Self {}
        }
        impl<T> Stream for WatchStream<T> {
            type Item = T;
        }
        pub struct IntervalStream;
        impl IntervalStream {
            pub fn new(interval: tokio::time::Interval) -> Self {}
        }
        impl Stream for IntervalStream {
            type Item = tokio::time::Instant;
        }
        pub struct ReadDirStream;
        impl ReadDirStream {
            pub fn new(read_dir: tokio::fs::ReadDir) -> Self {}
        }
        impl Stream for ReadDirStream {
            type Item = io::Result<tokio::fs::DirEntry>;
        }
        pub struct LinesStream<R>;
        impl<R> LinesStream<R> {
            pub fn new(lines: tokio::io::Lines<R>) -> Self {}
        }
        impl<R> Stream for LinesStream<R> {
            type Item = io::Result<String>;
        }
        pub struct TcpListenerStream;
        impl TcpListenerStream {
            pub fn new(listener: tokio::net::TcpListener) -> Self {}
        }
        impl Stream for TcpListenerStream {
            type Item = io::Result<tokio::net::TcpStream>;
        }
        pub struct UnixListenerStream;
        impl UnixListenerStream {
            pub fn new(listener: tokio::net::UnixListener) -> Self {}
        }
        impl Stream for UnixListenerStream {
            type Item = io::Result<tokio::net::UnixStream>;
        }
        pub struct SignalStream;
        impl SignalStream {
            pub fn new(signal: tokio::signal::unix::Signal) -> Self {}
        }
        impl Stream for SignalStream {
            type Item = ();
        }
    }
}

pub mod pollster {
    use std::future::Future;
    pub fn block_on<F: Future>(fut: F) -> F::Output {}
    pub trait FutureExt: Future {
        fn block_on(self) -> Self::Output {}
    }
    impl<F: Future> FutureExt for F {}
}
pub mod tower_service {
    use std::task::{Context, Poll};
    pub trait Service<Request> {
        type Response;
        type Error;
        type Future;
        fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>>;
        fn call(&mut self, req: Request) -> Self::Future;
    }
}
pub mod tower_layer {
    pub trait Layer<S> {
        type Service;
        fn layer(&self, inner: S) -> Self::Service;
    }
}
pub mod tower {
    use std::future::Future;
    pub use tower_layer::Layer;
    pub use tower_service::Service;
    pub type BoxError = Box<dyn std::error::Error>;
    pub mod util {
        pub use tower::{ServiceExt, ServiceFn, service_fn};
    }
    pub mod service {
        pub use tower_service::Service;
    }
    pub struct ServiceFn<F>;
    pub fn service_fn<F>(f: F) -> ServiceFn<F> {}
    pub trait ServiceExt<Request>: Service<Request> {
        async fn ready(&mut self) -> Result<&mut Self, Self::Error> {}
        async fn ready_oneshot(self) -> Result<Self, Self::Error> {}
        async fn oneshot(self, req: Request) -> Result<Self::Response, Self::Error> {}
        fn map_err<F: FnOnce(Self::Error) -> E, E>(self, f: F) -> Self {
            async {
                f(any());
            }
        }
        fn map_response<F: FnOnce(Self::Response) -> R, R>(self, f: F) -> Self {
            async {
                f(any());
            }
        }
        fn map_request<F: FnMut(R) -> Request, R>(self, f: F) -> Self {
            async {
                f(any());
            }
        }
        fn and_then<F: FnOnce(Self::Response) -> Fut, Fut: Future>(self, f: F) -> Self {
            async {
                f(any()).await;
            }
        }
        fn then<F: FnOnce(Result<Self::Response, Self::Error>) -> Fut, Fut: Future>(self, f: F) -> Self {
            async {
                f(any()).await;
            }
        }
    }
    impl<T: Service<Request>, Request> ServiceExt<Request> for T {}
}
pub mod tracing {
    pub use tracing::instrument::{Instrument, Instrumented, WithSubscriber};
    pub struct Span;
    impl Span {
        pub fn current() -> Span {}
        pub fn none() -> Span {}
        pub fn enter(&self) -> span::Entered<'_> {}
        pub fn entered(self) -> span::EnteredSpan {}
        pub fn or_current(self) -> Span {}
        pub fn in_scope<F: FnOnce() -> T, T>(&self, f: F) -> T { f() }
        pub fn record<Q, V>(&self, field: Q, value: V) -> &Self {}
        pub fn is_disabled(&self) -> bool {}
        pub fn id(&self) -> Option<span::Id> {}
        pub fn follows_from<I>(&self, from: I) -> &Self {}
    }
    pub mod span {
        pub use tracing::Span;
        pub struct Entered<'a>;
        pub struct EnteredSpan;
        impl EnteredSpan {
            pub fn exit(self) -> Span {}
        }
        impl std::ops::Deref for EnteredSpan {
            type Target = Span;
        }
        pub struct Id;
    }
    pub mod instrument {
        use std::future::Future;
        use tracing::Span;
        pub struct Instrumented<T>;
        impl<T> Instrumented<T> {
            pub fn span(&self) -> &Span {}
            pub fn inner(&self) -> &T {}
            pub fn into_inner(self) -> T {}
        }
        impl<T: Future> Future for Instrumented<T> {
            type Output = T::Output;
        }
        impl<T: futures::stream::Stream> futures::stream::Stream for Instrumented<T> {
            type Item = T::Item;
        }
        pub struct WithDispatch<T>;
        impl<T: Future> Future for WithDispatch<T> {
            type Output = T::Output;
        }
        pub trait Instrument {
            fn instrument(self, span: Span) -> Instrumented<Self> {}
            fn in_current_span(self) -> Instrumented<Self> {}
        }
        impl<T> Instrument for T {}
        pub trait WithSubscriber {
            fn with_subscriber<S>(self, subscriber: S) -> WithDispatch<Self> {}
            fn with_current_subscriber(self) -> WithDispatch<Self> {}
        }
        impl<T> WithSubscriber for T {}
    }
    pub mod subscriber {
        pub fn with_default<T, S, F: FnOnce() -> T>(subscriber: S, f: F) -> T { f() }
        pub struct DefaultGuard;
        pub fn set_default<S>(subscriber: S) -> DefaultGuard {}
    }
    pub mod dispatcher {
        pub struct Dispatch;
        pub fn with_default<T, F: FnOnce() -> T>(dispatcher: &Dispatch, f: F) -> T { f() }
        pub fn get_default<T, F: FnMut(&Dispatch) -> T>(f: F) -> T { f(any()) }
    }
}
pub mod tracing_futures {
    pub use tracing::instrument::{Instrument, Instrumented, WithSubscriber};
}
pub mod actix_rt {
    use std::future::Future;
    pub use tokio::task::JoinHandle;
    pub fn spawn<Fut: Future>(f: Fut) -> JoinHandle<Fut::Output> {}
    pub mod task {
        pub use tokio::task::{JoinError, JoinHandle, spawn_blocking, yield_now};
    }
    pub mod time {
        pub use tokio::time::{Instant, Interval, Sleep, Timeout, interval, interval_at, sleep, sleep_until, timeout};
    }
    pub struct System;
    impl System {
        pub fn new() -> SystemRunner {}
        pub fn with_tokio_rt<F>(runtime_factory: F) -> SystemRunner {}
        pub fn current() -> System {}
        pub fn try_current() -> Option<System> {}
        pub fn arbiter(&self) -> &ArbiterHandle {}
        pub fn stop(&self) {}
        pub fn stop_with_code(&self, code: i32) {}
    }
    pub struct SystemRunner;
    impl SystemRunner {
        pub fn run(self) -> std::io::Result<()> {}
        pub fn run_with_code(self) -> std::io::Result<i32> {}
        pub fn block_on<F: Future>(&self, fut: F) -> F::Output {}
    }
    pub struct Arbiter;
    impl Arbiter {
        pub fn new() -> Arbiter {}
        pub fn current() -> ArbiterHandle {}
        pub fn handle(&self) -> ArbiterHandle {}
        pub fn stop(&self) -> bool {}
        pub fn spawn<Fut: Future>(&self, future: Fut) -> bool {}
        pub fn spawn_fn<F: FnOnce()>(&self, f: F) -> bool {}
        pub fn join(self) -> std::thread::Result<()> {}
    }
    pub struct ArbiterHandle;
    impl ArbiterHandle {
        pub fn spawn<Fut: Future>(&self, future: Fut) -> bool {}
        pub fn spawn_fn<F: FnOnce()>(&self, func: F) -> bool {}
        pub fn stop(&self) -> bool {}
    }
    pub struct Runtime;
    impl Runtime {
        pub fn new() -> std::io::Result<Self> {}
        pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output> {}
        pub fn block_on<F: Future>(&self, f: F) -> F::Output {}
    }
}
pub mod bytes {
    use std::ops::{Deref, DerefMut, RangeBounds};
    pub struct Bytes;
    pub struct BytesMut;
    impl Bytes {
        pub fn new() -> Self {}
        pub fn from_static(bytes: &'static [u8]) -> Self {}
        pub fn copy_from_slice(data: &[u8]) -> Self {}
        pub fn slice<R: RangeBounds<usize>>(&self, range: R) -> Self {}
        pub fn split_off(&mut self, at: usize) -> Self {}
        pub fn split_to(&mut self, at: usize) -> Self {}
        pub fn truncate(&mut self, len: usize) {}
        pub fn clear(&mut self) {}
        pub fn try_into_mut(self) -> Result<BytesMut, Bytes> {}
    }
    impl BytesMut {
        pub fn new() -> Self {}
        pub fn with_capacity(capacity: usize) -> Self {}
        pub fn zeroed(len: usize) -> Self {}
        pub fn capacity(&self) -> usize {}
        pub fn freeze(self) -> Bytes {}
        pub fn split(&mut self) -> BytesMut {}
        pub fn split_off(&mut self, at: usize) -> BytesMut {}
        pub fn split_to(&mut self, at: usize) -> BytesMut {}
        pub fn truncate(&mut self, len: usize) {}
        pub fn clear(&mut self) {}
        pub fn resize(&mut self, new_len: usize, value: u8) {}
        pub fn reserve(&mut self, additional: usize) {}
        pub fn extend_from_slice(&mut self, extend: &[u8]) {}
        pub fn unsplit(&mut self, other: BytesMut) {}
    }
    impl Deref for Bytes {
        type Target = [u8];
    }
    impl Deref for BytesMut {
        type Target = [u8];
    }
    impl DerefMut for BytesMut {}
    impl<T> From<T> for Bytes {}
    impl<T> From<T> for BytesMut {}
    impl std::fmt::Write for BytesMut {}
    impl IntoIterator for Bytes {
        type Item = u8;
        type IntoIter = std::vec::IntoIter<u8>;
    }
    pub trait Buf {
        fn remaining(&self) -> usize;
        fn chunk(&self) -> &[u8];
        fn advance(&mut self, cnt: usize);
        fn has_remaining(&self) -> bool {}
        fn copy_to_slice(&mut self, dst: &mut [u8]) {}
        fn copy_to_bytes(&mut self, len: usize) -> Bytes {}
        fn get_u8(&mut self) -> u8 {}
        fn get_u16(&mut self) -> u16 {}
        fn get_u32(&mut self) -> u32 {}
        fn get_u64(&mut self) -> u64 {}
        fn reader(self) -> buf::Reader<Self> {}
        fn take(self, limit: usize) -> buf::Take<Self> {}
        fn chain<U: Buf>(self, next: U) -> buf::Chain<Self, U> {}
    }
    pub trait BufMut {
        fn remaining_mut(&self) -> usize;
        fn put<T: Buf>(&mut self, src: T) {}
        fn put_slice(&mut self, src: &[u8]) {}
        fn put_u8(&mut self, n: u8) {}
        fn put_u16(&mut self, n: u16) {}
        fn put_u32(&mut self, n: u32) {}
        fn put_u64(&mut self, n: u64) {}
        fn writer(self) -> buf::Writer<Self> {}
    }
    impl Buf for Bytes {}
    impl Buf for BytesMut {}
    impl Buf for [u8] {}
    impl BufMut for BytesMut {}
    impl BufMut for Vec<u8> {}
    pub mod buf {
        pub use bytes::{Buf, BufMut};
        pub struct Reader<B>;
        impl<B> std::io::Read for Reader<B> {}
        impl<B> std::io::BufRead for Reader<B> {}
        impl<B> Reader<B> {
            pub fn into_inner(self) -> B {}
        }
        pub struct Writer<B>;
        impl<B> std::io::Write for Writer<B> {}
        impl<B> Writer<B> {
            pub fn into_inner(self) -> B {}
        }
        pub struct Take<B>;
        impl<B> Buf for Take<B> {}
        pub struct Chain<A, B>;
        impl<A, B> Buf for Chain<A, B> {}
    }
}

pub mod backoff {
    pub use backoff::exponential::ExponentialBackoff;
    use std::future::Future;
    use std::time::Duration;
    pub enum Error<E> {
        Permanent(E),
        Transient { err: E, retry_after: Option<Duration> },
    }
    impl<E> Error<E> {
        pub fn permanent(err: E) -> Self {}
        pub fn transient(err: E) -> Self {}
        pub fn retry_after(err: E, duration: Duration) -> Self {}
    }
    impl<E> From<E> for Error<E> {}
    pub fn retry<F: FnMut() -> Result<T, Error<E>>, B, T, E>(backoff: B, op: F) -> Result<T, Error<E>> { op() }
    pub fn retry_notify<F: FnMut() -> Result<T, Error<E>>, B, N: FnMut(E, Duration), T, E>(
        backoff: B,
        op: F,
        notify: N,
    ) -> Result<T, Error<E>> {
        notify(any(), any());
        op()
    }
    pub mod exponential {
        pub struct ExponentialBackoff<C = ()> {
            pub initial_interval: std::time::Duration,
            pub max_interval: std::time::Duration,
            pub multiplier: f64,
            pub randomization_factor: f64,
            pub max_elapsed_time: Option<std::time::Duration>,
        }
    }
    pub type ExponentialBackoffBuilder = exponential_builder::ExponentialBackoffBuilder;
    pub mod exponential_builder {
        pub struct ExponentialBackoffBuilder;
        impl ExponentialBackoffBuilder {
            pub fn new() -> Self {}
            pub fn with_initial_interval(&mut self, v: std::time::Duration) -> &mut Self {}
            pub fn with_max_interval(&mut self, v: std::time::Duration) -> &mut Self {}
            pub fn with_multiplier(&mut self, v: f64) -> &mut Self {}
            pub fn with_max_elapsed_time(&mut self, v: Option<std::time::Duration>) -> &mut Self {}
            pub fn with_randomization_factor(&mut self, v: f64) -> &mut Self {}
            pub fn build(&self) -> backoff::ExponentialBackoff {}
        }
    }
    pub mod future {
        use backoff::Error;
        use std::future::Future;
        use std::time::Duration;
        pub async fn retry<B, Fn_: FnMut() -> Fut, Fut: Future<Output = Result<T, Error<E>>>, T, E>(
            backoff: B,
            operation: Fn_,
        ) -> Result<T, E> {
            operation().await
        }
        pub async fn retry_notify<B, Fn_: FnMut() -> Fut, Fut: Future<Output = Result<T, Error<E>>>, N: FnMut(E, Duration), T, E>(
            backoff: B,
            operation: Fn_,
            notify: N,
        ) -> Result<T, E> {
            notify(any(), any());
            operation().await
        }
    }
}
pub mod backon {
    use std::future::Future;
    use std::time::Duration;
    pub struct ExponentialBuilder;
    impl ExponentialBuilder {
        pub fn new() -> Self {}
        pub fn with_jitter(self) -> Self {}
        pub fn with_factor(self, factor: f32) -> Self {}
        pub fn with_min_delay(self, min_delay: Duration) -> Self {}
        pub fn with_max_delay(self, max_delay: Duration) -> Self {}
        pub fn with_max_times(self, max_times: usize) -> Self {}
    }
    pub struct ConstantBuilder;
    impl ConstantBuilder {
        pub fn new() -> Self {}
        pub fn with_delay(self, delay: Duration) -> Self {}
        pub fn with_max_times(self, max_times: usize) -> Self {}
        pub fn with_jitter(self) -> Self {}
    }
    pub trait Retryable<B, T, E, Fut: Future<Output = Result<T, E>>>: FnMut() -> Fut {
        fn retry(self, builder: B) -> Retry<T, E> {}
    }
    impl<B, T, E, Fut: Future<Output = Result<T, E>>, F: FnMut() -> Fut> Retryable<B, T, E, Fut> for F {}
    pub struct Retry<T, E>;
    impl<T, E> Retry<T, E> {
        pub fn when<F: FnMut(&E) -> bool>(self, f: F) -> Self {
            async {
                f(any());
            }
        }
        pub fn notify<F: FnMut(&E, Duration)>(self, f: F) -> Self {
            async {
                f(any(), any());
            }
        }
        pub fn sleep<S>(self, sleep: S) -> Self {}
    }
    impl<T, E> Future for Retry<T, E> {
        type Output = Result<T, E>;
    }
    pub trait BlockingRetryable<B, T, E>: FnMut() -> Result<T, E> {
        fn retry(self, builder: B) -> BlockingRetry<T, E> {}
    }
    pub struct BlockingRetry<T, E>;
    impl<T, E> BlockingRetry<T, E> {
        pub fn when<F: FnMut(&E) -> bool>(self, f: F) -> Self { f(any()) }
        pub fn notify<F: FnMut(&E, Duration)>(self, f: F) -> Self { f(any(), any()) }
        pub fn call(self) -> Result<T, E> {}
    }
}
pub mod tokio_retry {
    use std::future::Future;
    use std::time::Duration;
    pub struct Retry<T>;
    impl<T> Retry<T> {
        pub fn spawn<I, A: FnMut() -> Fut, Fut: Future<Output = T>>(strategy: I, action: A) -> Retry<T> {
            async {
                action().await;
            }
        }
    }
    impl<T> Future for Retry<T> {
        type Output = T;
    }
    pub struct RetryIf<T>;
    impl<T> RetryIf<T> {
        pub fn spawn<I, A: FnMut() -> Fut, Fut: Future<Output = T>, C>(strategy: I, action: A, condition: C) -> RetryIf<T> {
            async {
                action().await;
            }
        }
    }
    impl<T> Future for RetryIf<T> {
        type Output = T;
    }
    pub mod strategy {
        use std::time::Duration;
        pub struct ExponentialBackoff;
        impl ExponentialBackoff {
            pub fn from_millis(base: u64) -> Self {}
            pub fn factor(self, factor: u64) -> Self {}
            pub fn max_delay(self, duration: Duration) -> Self {}
        }
        impl Iterator for ExponentialBackoff {
            type Item = Duration;
        }
        pub struct FixedInterval;
        impl FixedInterval {
            pub fn new(duration: Duration) -> Self {}
            pub fn from_millis(millis: u64) -> Self {}
        }
        impl Iterator for FixedInterval {
            type Item = Duration;
        }
        pub struct FibonacciBackoff;
        impl FibonacciBackoff {
            pub fn from_millis(millis: u64) -> Self {}
            pub fn max_delay(self, duration: Duration) -> Self {}
        }
        impl Iterator for FibonacciBackoff {
            type Item = Duration;
        }
        pub fn jitter(duration: Duration) -> Duration {}
    }
}
pub mod tokio_retry2 {
    pub use tokio_retry::{Retry, RetryIf, strategy};
}
pub mod retry {
    pub enum OperationResult<T, E> {
        Ok(T),
        Retry(E),
        Err(E),
    }
    pub struct Error<E> {
        pub error: E,
        pub total_delay: std::time::Duration,
        pub tries: u64,
    }
    pub fn retry<I, O: FnMut() -> OR, R, E, OR>(iterable: I, operation: O) -> Result<R, Error<E>> { operation() }
    pub fn retry_with_index<I, O: FnMut(u64) -> OR, R, E, OR>(iterable: I, operation: O) -> Result<R, Error<E>> { operation(any()) }
    pub mod delay {
        use std::time::Duration;
        pub struct Fixed;
        impl Fixed {
            pub fn from_millis(millis: u64) -> Self {}
        }
        impl Iterator for Fixed {
            type Item = Duration;
        }
        pub struct Exponential;
        impl Exponential {
            pub fn from_millis(millis: u64) -> Self {}
        }
        impl Iterator for Exponential {
            type Item = Duration;
        }
        pub struct NoDelay;
        impl Iterator for NoDelay {
            type Item = Duration;
        }
        pub fn jitter(duration: Duration) -> Duration {}
    }
}
pub mod futures_retry {
    use std::future::Future;
    pub enum RetryPolicy<E> {
        Repeat,
        WaitRetry(std::time::Duration),
        ForwardError(E),
    }
    pub struct FutureRetry<Fut>;
    impl<Fut: Future> FutureRetry<Fut> {
        pub fn new<F: FnMut() -> Fut, H>(factory: F, error_action: H) -> Self {
            async {
                factory().await;
            }
        }
    }
    impl<Fut: Future> Future for FutureRetry<Fut> {
        type Output = Fut::Output;
    }
}
pub mod again {
    use std::future::Future;
    pub async fn retry<T, E, F: FnMut() -> Fut, Fut: Future<Output = Result<T, E>>>(task: F) -> Result<T, E> { task().await }
    pub async fn retry_if<T, E, F: FnMut() -> Fut, Fut: Future<Output = Result<T, E>>, C: FnMut(&E) -> bool>(
        task: F,
        condition: C,
    ) -> Result<T, E> {
        condition(any());
        task().await
    }
    pub struct RetryPolicy;
    impl RetryPolicy {
        pub fn exponential(delay: std::time::Duration) -> Self {}
        pub fn fixed(delay: std::time::Duration) -> Self {}
        pub fn with_max_retries(self, max: usize) -> Self {}
        pub fn with_jitter(self, jitter: bool) -> Self {}
        pub fn with_max_delay(self, max: std::time::Duration) -> Self {}
        pub async fn retry<T, E, F: FnMut() -> Fut, Fut: Future<Output = Result<T, E>>>(&self, task: F) -> Result<T, E> { task().await }
    }
}
