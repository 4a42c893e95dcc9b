// Extractors and state of web frameworks, and other wrappers that receivers hide in.
// Longer than 500 lines on purpose: see std.rs.

pub mod axum {
    pub use axum::extract::{Extension, Form, Json};
    pub use axum::routing::Router;

    pub mod extract {
        use std::ops::{Deref, DerefMut};

        pub struct State<T>(pub T);
        impl<T> Deref for State<T> {
            type Target = T;
        }
        impl<T> DerefMut for State<T> {}
        impl<T> State<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Extension<T>(pub T);
        impl<T> Deref for Extension<T> {
            type Target = T;
        }
        impl<T> DerefMut for Extension<T> {}
        impl<T> Extension<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Json<T>(pub T);
        impl<T> Deref for Json<T> {
            type Target = T;
        }
        impl<T> DerefMut for Json<T> {}
        impl<T> Json<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Path<T>(pub T);
        impl<T> Deref for Path<T> {
            type Target = T;
        }
        impl<T> DerefMut for Path<T> {}
        impl<T> Path<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Query<T>(pub T);
        impl<T> Deref for Query<T> {
            type Target = T;
        }
        impl<T> DerefMut for Query<T> {}
        impl<T> Query<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Form<T>(pub T);
        impl<T> Deref for Form<T> {
            type Target = T;
        }
        impl<T> DerefMut for Form<T> {}
        impl<T> Form<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct RawForm<T>(pub T);
        impl<T> Deref for RawForm<T> {
            type Target = T;
        }
        impl<T> DerefMut for RawForm<T> {}
        impl<T> RawForm<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct ConnectInfo<T>(pub T);
        impl<T> Deref for ConnectInfo<T> {
            type Target = T;
        }
        impl<T> DerefMut for ConnectInfo<T> {}
        impl<T> ConnectInfo<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct TypedHeader<T>(pub T);
        impl<T> Deref for TypedHeader<T> {
            type Target = T;
        }
        impl<T> DerefMut for TypedHeader<T> {}
        impl<T> TypedHeader<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Host<T>(pub T);
        impl<T> Deref for Host<T> {
            type Target = T;
        }
        impl<T> DerefMut for Host<T> {}
        impl<T> Host<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct OriginalUri<T>(pub T);
        impl<T> Deref for OriginalUri<T> {
            type Target = T;
        }
        impl<T> DerefMut for OriginalUri<T> {}
        impl<T> OriginalUri<T> {
            pub fn into_inner(self) -> T {}
        }

        pub use axum::routing::Request;
        pub mod ws {
            use futures::{sink::Sink, stream::Stream};
            pub struct WebSocketUpgrade;
            impl WebSocketUpgrade {
                pub fn on_upgrade<C: FnOnce(WebSocket) -> Fut, Fut: std::future::Future<Output = ()>>(
                    self,
                    callback: C,
                ) -> axum::response::Response {
                    async {
                        callback(any()).await;
                    }
                }
                pub fn protocols<I>(self, protocols: I) -> Self {}
                pub fn max_message_size(self, max: usize) -> Self {}
            }
            pub struct WebSocket;
            impl WebSocket {
                pub async fn recv(&mut self) -> Option<Result<Message, axum::Error>> {}
                pub async fn send(&mut self, msg: Message) -> Result<(), axum::Error> {}
                pub async fn close(self) -> Result<(), axum::Error> {}
            }
            impl Stream for WebSocket {
                type Item = Result<Message, axum::Error>;
            }
            impl Sink<Message> for WebSocket {
                type Error = axum::Error;
            }
            pub enum Message {
                Text(String),
                Binary(Vec<u8>),
                Ping(Vec<u8>),
                Pong(Vec<u8>),
                Close(Option<CloseFrame>),
            }
            pub struct CloseFrame;
        }
    }

    pub struct Error;
    pub type BoxError = Box<dyn std::error::Error>;

    pub mod routing {
        pub type Request<B = axum::body::Body> = http::Request<B>;
        pub struct Router<S = ()>;
        impl<S> Router<S> {
            pub fn new() -> Self {}
            pub fn route<M>(self, path: &str, method_router: M) -> Self {}
            pub fn nest(self, path: &str, router: Router<S>) -> Self {}
            pub fn merge<R>(self, other: R) -> Self {}
            pub fn layer<L>(self, layer: L) -> Router<S> {}
            pub fn route_layer<L>(self, layer: L) -> Self {}
            pub fn fallback<H>(self, handler: H) -> Self {}
            pub fn with_state<S2>(self, state: S) -> Router<S2> {}
        }
    }

    pub mod body {
        pub struct Body;
        pub use bytes::Bytes;
        impl Body {
            pub fn empty() -> Self {}
            pub fn from_stream<S>(stream: S) -> Self {}
        }
        pub async fn to_bytes(body: Body, limit: usize) -> Result<Bytes, axum::Error> {}
    }

    pub mod response {
        use std::ops::{Deref, DerefMut};

        pub struct Html<T>(pub T);
        impl<T> Deref for Html<T> {
            type Target = T;
        }
        impl<T> DerefMut for Html<T> {}
        impl<T> Html<T> {
            pub fn into_inner(self) -> T {}
        }

        pub type Response<T = axum::body::Body> = http::Response<T>;
        pub trait IntoResponse {
            fn into_response(self) -> Response;
        }
        pub use axum::extract::Json;
        pub struct Redirect;
        impl Redirect {
            pub fn to(uri: &str) -> Self {}
            pub fn temporary(uri: &str) -> Self {}
            pub fn permanent(uri: &str) -> Self {}
        }
    }

    pub mod middleware {
        pub struct Next;
        impl Next {
            pub async fn run(self, req: axum::routing::Request) -> axum::response::Response {}
        }
    }

    pub mod http {
        pub use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
    }
}

pub mod actix_web {
    pub struct Error;
    pub struct HttpRequest;
    pub struct HttpResponse;
    pub type Result<T, E = Error> = std::result::Result<T, E>;
    impl HttpRequest {
        pub fn app_data<T>(&self) -> Option<&T> {}
        pub fn headers(&self) -> &http::HeaderMap {}
        pub fn path(&self) -> &str {}
        pub fn query_string(&self) -> &str {}
        pub fn match_info(&self) -> &dev::Path {}
    }

    pub mod web {
        use std::future::Future;
        use std::ops::{Deref, DerefMut};
        use std::sync::Arc;
        pub struct Data<T>;
        impl<T> Data<T> {
            pub fn new(state: T) -> Data<T> {}
            pub fn get_ref(&self) -> &T {}
            pub fn into_inner(self) -> Arc<T> {}
        }
        impl<T> Deref for Data<T> {
            type Target = Arc<T>;
        }
        impl<T> From<Arc<T>> for Data<T> {}
        pub struct ThinData<T>(pub T);
        impl<T> Deref for ThinData<T> {
            type Target = T;
        }

        pub struct Json<T>(pub T);
        impl<T> Deref for Json<T> {
            type Target = T;
        }
        impl<T> DerefMut for Json<T> {}
        impl<T> Json<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Path<T>(pub T);
        impl<T> Deref for Path<T> {
            type Target = T;
        }
        impl<T> DerefMut for Path<T> {}
        impl<T> Path<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Query<T>(pub T);
        impl<T> Deref for Query<T> {
            type Target = T;
        }
        impl<T> DerefMut for Query<T> {}
        impl<T> Query<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Form<T>(pub T);
        impl<T> Deref for Form<T> {
            type Target = T;
        }
        impl<T> DerefMut for Form<T> {}
        impl<T> Form<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct ReqData<T>(pub T);
        impl<T> Deref for ReqData<T> {
            type Target = T;
        }
        impl<T> DerefMut for ReqData<T> {}
        impl<T> ReqData<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Header<T>(pub T);
        impl<T> Deref for Header<T> {
            type Target = T;
        }
        impl<T> DerefMut for Header<T> {}
        impl<T> Header<T> {
            pub fn into_inner(self) -> T {}
        }

        pub use bytes::{Bytes, BytesMut};
        pub struct Payload;
        pub async fn block<F: FnOnce() -> R, R>(f: F) -> Result<R, actix_web::error::BlockingError> {}
    }

    pub mod error {
        pub struct BlockingError;
        pub use actix_web::Error;
    }

    pub mod dev {
        pub struct Path;
        impl Path {
            pub fn get(&self, key: &str) -> Option<&str> {}
        }
    }

    pub mod rt {
        pub use actix_rt::{Arbiter, ArbiterHandle, Runtime, System, SystemRunner, spawn, task, time};
    }
}

pub mod tonic {
    pub struct Status;
    impl Status {
        pub fn new(code: Code, message: impl Into<String>) -> Status {}
        pub fn internal(message: impl Into<String>) -> Status {}
        pub fn not_found(message: impl Into<String>) -> Status {}
        pub fn invalid_argument(message: impl Into<String>) -> Status {}
        pub fn unavailable(message: impl Into<String>) -> Status {}
        pub fn unauthenticated(message: impl Into<String>) -> Status {}
        pub fn permission_denied(message: impl Into<String>) -> Status {}
        pub fn unimplemented(message: impl Into<String>) -> Status {}
        pub fn code(&self) -> Code {}
        pub fn message(&self) -> &str {}
    }
    pub enum Code {
        Ok,
        Cancelled,
        Unknown,
        InvalidArgument,
        DeadlineExceeded,
        NotFound,
        AlreadyExists,
        PermissionDenied,
        ResourceExhausted,
        FailedPrecondition,
        Aborted,
        OutOfRange,
        Unimplemented,
        Internal,
        Unavailable,
        DataLoss,
        Unauthenticated,
    }
    pub type Result<T> = std::result::Result<T, Status>;

    pub struct Request<T>;
    impl<T> Request<T> {
        pub fn new(message: T) -> Self {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn metadata(&self) -> &metadata::MetadataMap {}
        pub fn metadata_mut(&mut self) -> &mut metadata::MetadataMap {}
        pub fn into_inner(self) -> T {}
        pub fn into_parts(self) -> (metadata::MetadataMap, Extensions, T) {}
        pub fn remote_addr(&self) -> Option<std::net::SocketAddr> {}
        pub fn extensions(&self) -> &Extensions {}
        pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Request<U> { f(any()) }
    }
    pub struct Response<T>;
    impl<T> Response<T> {
        pub fn new(message: T) -> Self {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn metadata(&self) -> &metadata::MetadataMap {}
        pub fn into_inner(self) -> T {}
        pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Response<U> { f(any()) }
    }
    pub struct Extensions;
    pub struct Streaming<T>;
    impl<T> Streaming<T> {
        pub async fn message(&mut self) -> std::result::Result<Option<T>, Status> {}
    }
    impl<T> futures::stream::Stream for Streaming<T> {
        type Item = std::result::Result<T, Status>;
    }
    pub mod metadata {
        pub struct MetadataMap;
        pub struct MetadataValue<VE>;
        impl MetadataMap {
            pub fn new() -> Self {}
            pub fn get<K>(&self, key: K) -> Option<&MetadataValue<()>> {}
            pub fn insert<K, V>(&mut self, key: K, val: V) -> Option<MetadataValue<()>> {}
        }
        impl<VE> MetadataValue<VE> {
            pub fn to_str(&self) -> std::result::Result<&str, std::str::Utf8Error> {}
        }
    }
}

pub mod rocket {
    use std::ops::{Deref, DerefMut};
    pub struct State<T>;
    impl<T> State<T> {
        pub fn inner(&self) -> &T {}
        pub fn get<P>(rocket: &P) -> Option<&State<T>> {}
    }
    impl<T> Deref for State<T> {
        type Target = T;
    }

    pub mod serde {
        pub mod json {
            use std::ops::{Deref, DerefMut};

            pub struct Json<T>(pub T);
            impl<T> Deref for Json<T> {
                type Target = T;
            }
            impl<T> DerefMut for Json<T> {}
            impl<T> Json<T> {
                pub fn into_inner(self) -> T {}
            }
        }
    }

    pub mod form {
        use std::ops::{Deref, DerefMut};

        pub struct Form<T>(pub T);
        impl<T> Deref for Form<T> {
            type Target = T;
        }
        impl<T> DerefMut for Form<T> {}
        impl<T> Form<T> {
            pub fn into_inner(self) -> T {}
        }
    }
}
pub mod poem {
    pub mod web {
        use std::ops::{Deref, DerefMut};

        pub struct Data<T>(pub T);
        impl<T> Deref for Data<T> {
            type Target = T;
        }
        impl<T> DerefMut for Data<T> {}
        impl<T> Data<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Json<T>(pub T);
        impl<T> Deref for Json<T> {
            type Target = T;
        }
        impl<T> DerefMut for Json<T> {}
        impl<T> Json<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Path<T>(pub T);
        impl<T> Deref for Path<T> {
            type Target = T;
        }
        impl<T> DerefMut for Path<T> {}
        impl<T> Path<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Query<T>(pub T);
        impl<T> Deref for Query<T> {
            type Target = T;
        }
        impl<T> DerefMut for Query<T> {}
        impl<T> Query<T> {
            pub fn into_inner(self) -> T {}
        }
        pub struct Form<T>(pub T);
        impl<T> Deref for Form<T> {
            type Target = T;
        }
        impl<T> DerefMut for Form<T> {}
        impl<T> Form<T> {
            pub fn into_inner(self) -> T {}
        }
    }
}
pub mod warp {
    pub struct Rejection;
}
pub mod tauri {
    use std::ops::{Deref, DerefMut};
    pub struct State<'r, T>;
    impl<'r, T> State<'r, T> {
        pub fn inner(&self) -> &'r T {}
    }
    impl<T> Deref for State<'_, T> {
        type Target = T;
    }
    pub trait Manager<R> {
        fn state<T>(&self) -> State<'_, T>;
        fn try_state<T>(&self) -> Option<State<'_, T>>;
        fn manage<T>(&self, state: T) -> bool;
    }
    pub struct Wry;
    pub struct AppHandle<R = Wry>;
    pub struct App<R = Wry>;
    pub struct Window<R = Wry>;
    pub struct WebviewWindow<R = Wry>;
    impl<R> Manager<R> for AppHandle<R> {}
    impl<R> Manager<R> for App<R> {}
    impl<R> Manager<R> for Window<R> {}
    impl<R> Manager<R> for WebviewWindow<R> {}

    pub mod async_runtime {
        use std::future::Future;
        pub struct JoinHandle<T>;
        impl<T> Future for JoinHandle<T> {
            type Output = Result<T, Error>;
        }
        impl<T> JoinHandle<T> {
            pub fn abort(&self) {}
        }
        pub struct Error;
        pub fn block_on<F: Future>(task: F) -> F::Output {}
        pub fn spawn<F: Future>(task: F) -> JoinHandle<F::Output> {}
        pub fn spawn_blocking<F: FnOnce() -> R, R>(func: F) -> JoinHandle<R> {}
        pub fn handle() -> RuntimeHandle {}
        pub struct RuntimeHandle;
        impl RuntimeHandle {
            pub fn block_on<F: Future>(&self, task: F) -> F::Output {}
            pub fn spawn<F: Future>(&self, task: F) -> JoinHandle<F::Output> {}
            pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R> {}
        }
        pub use tokio::sync::{Mutex, RwLock, mpsc::channel};
    }
}

pub mod secrecy {
    pub trait ExposeSecret<S> {
        fn expose_secret(&self) -> &S;
    }
    pub struct Secret<S>;
    impl<S> Secret<S> {
        pub fn new(secret: S) -> Self {}
    }
    impl<S> ExposeSecret<S> for Secret<S> {}
    pub struct SecretBox<S>;
    impl<S> SecretBox<S> {
        pub fn new(secret: Box<S>) -> Self {}
    }
    impl<S> ExposeSecret<S> for SecretBox<S> {}
    pub type SecretString = SecretBox<str>;
}
pub mod zeroize {
    use std::ops::{Deref, DerefMut};
    pub struct Zeroizing<T>;
    impl<T> Zeroizing<T> {
        pub fn new(value: T) -> Self {}
    }
    impl<T> Deref for Zeroizing<T> {
        type Target = T;
    }
    impl<T> DerefMut for Zeroizing<T> {}
}
pub mod triomphe {
    use std::ops::{Deref, DerefMut};
    pub struct Arc<T>;
    impl<T> Arc<T> {
        pub fn new(data: T) -> Self {}
        pub fn get_mut(this: &mut Self) -> Option<&mut T> {}
        pub fn make_mut(this: &mut Self) -> &mut T {}
        pub fn ptr_eq(this: &Self, other: &Self) -> bool {}
    }
    impl<T> Deref for Arc<T> {
        type Target = T;
    }
}
pub mod lru {
    pub struct LruCache<K, V, S = ()>;
    impl<K, V, S> LruCache<K, V, S> {
        pub fn new(cap: std::num::NonZeroUsize) -> Self {}
        pub fn unbounded() -> Self {}
        pub fn put(&mut self, k: K, v: V) -> Option<V> {}
        pub fn push(&mut self, k: K, v: V) -> Option<(K, V)> {}
        pub fn get<Q>(&mut self, k: &Q) -> Option<&V> {}
        pub fn get_mut<Q>(&mut self, k: &Q) -> Option<&mut V> {}
        pub fn peek<Q>(&self, k: &Q) -> Option<&V> {}
        pub fn contains<Q>(&self, k: &Q) -> bool {}
        pub fn pop<Q>(&mut self, k: &Q) -> Option<V> {}
        pub fn pop_lru(&mut self) -> Option<(K, V)> {}
        pub fn len(&self) -> usize {}
        pub fn clear(&mut self) {}
        pub fn iter(&self) -> std::vec::IntoIter<(&K, &V)> {}
        pub fn get_or_insert<F: FnOnce() -> V>(&mut self, k: K, f: F) -> &V { f() }
        pub fn get_or_insert_mut<F: FnOnce() -> V>(&mut self, k: K, f: F) -> &mut V { f() }
        pub fn try_get_or_insert<F: FnOnce() -> Result<V, E>, E>(&mut self, k: K, f: F) -> Result<&V, E> { f() }
    }
}
pub mod slab {
    pub struct Slab<T>;
    impl<T> Slab<T> {
        pub fn new() -> Self {}
        pub fn with_capacity(capacity: usize) -> Self {}
        pub fn insert(&mut self, val: T) -> usize {}
        pub fn remove(&mut self, key: usize) -> T {}
        pub fn try_remove(&mut self, key: usize) -> Option<T> {}
        pub fn get(&self, key: usize) -> Option<&T> {}
        pub fn get_mut(&mut self, key: usize) -> Option<&mut T> {}
        pub fn contains(&self, key: usize) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn iter(&self) -> std::vec::IntoIter<(usize, &T)> {}
        pub fn drain(&mut self) -> std::vec::IntoIter<T> {}
    }
    impl<T> std::ops::Index<usize> for Slab<T> {
        type Output = T;
    }
}
pub mod regex {
    pub struct Error;
    pub struct Regex;
    pub struct Match<'h>;
    pub struct Captures<'h>;
    impl Regex {
        pub fn new(re: &str) -> Result<Regex, Error> {}
        pub fn is_match(&self, haystack: &str) -> bool {}
        pub fn find<'h>(&self, haystack: &'h str) -> Option<Match<'h>> {}
        pub fn find_iter<'h>(&self, haystack: &'h str) -> std::vec::IntoIter<Match<'h>> {}
        pub fn captures<'h>(&self, haystack: &'h str) -> Option<Captures<'h>> {}
        pub fn captures_iter<'h>(&self, haystack: &'h str) -> std::vec::IntoIter<Captures<'h>> {}
        pub fn split<'h>(&self, haystack: &'h str) -> std::vec::IntoIter<&'h str> {}
        pub fn replace<'h, R>(&self, haystack: &'h str, rep: R) -> std::borrow::Cow<'h, str> {}
        pub fn replace_all<'h, R>(&self, haystack: &'h str, rep: R) -> std::borrow::Cow<'h, str> {}
    }
    impl<'h> Match<'h> {
        pub fn as_str(&self) -> &'h str {}
        pub fn start(&self) -> usize {}
        pub fn end(&self) -> usize {}
    }
    impl<'h> Captures<'h> {
        pub fn get(&self, i: usize) -> Option<Match<'h>> {}
        pub fn name(&self, name: &str) -> Option<Match<'h>> {}
    }
}
