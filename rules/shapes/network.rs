// HTTP clients, TLS, web sockets, mail, remote shells, Kafka.
// Longer than 500 lines on purpose: see std.rs.

pub mod http {
    pub use http::{
        header::{HeaderMap, HeaderName, HeaderValue},
        method::Method,
        request::Request,
        response::Response,
        status::StatusCode,
        uri::Uri,
        version::Version,
    };
    use std::str::FromStr;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct Extensions;
    impl Extensions {
        pub fn new() -> Self {}
        pub fn insert<T>(&mut self, val: T) -> Option<T> {}
        pub fn get<T>(&self) -> Option<&T> {}
        pub fn get_mut<T>(&mut self) -> Option<&mut T> {}
        pub fn remove<T>(&mut self) -> Option<T> {}
    }

    pub mod header {
        pub struct HeaderName;
        pub struct HeaderValue;
        pub struct InvalidHeaderValue;
        pub struct ToStrError;
        impl HeaderValue {
            pub fn from_static(src: &'static str) -> HeaderValue {}
            pub fn from_str(src: &str) -> Result<HeaderValue, InvalidHeaderValue> {}
            pub fn from_bytes(src: &[u8]) -> Result<HeaderValue, InvalidHeaderValue> {}
            pub fn to_str(&self) -> Result<&str, ToStrError> {}
            pub fn as_bytes(&self) -> &[u8] {}
            pub fn len(&self) -> usize {}
        }
        impl HeaderName {
            pub fn from_static(src: &'static str) -> HeaderName {}
            pub fn as_str(&self) -> &str {}
        }
        pub struct HeaderMap<T = HeaderValue>;
        impl<T> HeaderMap<T> {
            pub fn new() -> Self {}
            pub fn with_capacity(capacity: usize) -> Self {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn get<K>(&self, key: K) -> Option<&T> {}
            pub fn get_mut<K>(&mut self, key: K) -> Option<&mut T> {}
            pub fn get_all<K>(&self, key: K) -> GetAll<'_, T> {}
            pub fn contains_key<K>(&self, key: K) -> bool {}
            pub fn iter(&self) -> Iter<'_, T> {}
            pub fn insert<K>(&mut self, key: K, val: T) -> Option<T> {}
            pub fn append<K>(&mut self, key: K, value: T) -> bool {}
            pub fn remove<K>(&mut self, key: K) -> Option<T> {}
        }
        pub struct GetAll<'a, T>;
        pub struct Iter<'a, T>;
        impl<'a, T> Iterator for Iter<'a, T> {
            type Item = (&'a HeaderName, &'a T);
        }
        impl<T> IntoIterator for HeaderMap<T> {
            type Item = (Option<HeaderName>, T);
            type IntoIter = std::vec::IntoIter<(Option<HeaderName>, T)>;
        }
    }

    pub mod method {
        pub struct Method;
        impl Method {
            pub const GET: Method = any();
            pub const POST: Method = any();
            pub fn as_str(&self) -> &str {}
            pub fn from_bytes(src: &[u8]) -> Result<Method, InvalidMethod> {}
        }
        pub struct InvalidMethod;
    }

    pub mod version {
        pub struct Version;
    }

    pub mod status {
        pub struct StatusCode;
        pub struct InvalidStatusCode;
        impl StatusCode {
            pub fn from_u16(src: u16) -> Result<StatusCode, InvalidStatusCode> {}
            pub fn as_u16(&self) -> u16 {}
            pub fn as_str(&self) -> &str {}
            pub fn canonical_reason(&self) -> Option<&'static str> {}
            pub fn is_success(&self) -> bool {}
            pub fn is_redirection(&self) -> bool {}
            pub fn is_client_error(&self) -> bool {}
            pub fn is_server_error(&self) -> bool {}
            pub fn is_informational(&self) -> bool {}
        }
    }

    pub mod uri {
        pub struct Uri;
        pub struct InvalidUri;
        pub struct Authority;
        pub struct Scheme;
        pub struct PathAndQuery;
        pub struct Parts;
        impl Uri {
            pub fn builder() -> Builder {}
            pub fn from_static(src: &'static str) -> Self {}
            pub fn path(&self) -> &str {}
            pub fn scheme(&self) -> Option<&Scheme> {}
            pub fn scheme_str(&self) -> Option<&str> {}
            pub fn authority(&self) -> Option<&Authority> {}
            pub fn host(&self) -> Option<&str> {}
            pub fn port_u16(&self) -> Option<u16> {}
            pub fn query(&self) -> Option<&str> {}
            pub fn path_and_query(&self) -> Option<&PathAndQuery> {}
        }
        pub struct Builder;
        impl Authority {
            pub fn host(&self) -> &str {}
            pub fn as_str(&self) -> &str {}
            pub fn port_u16(&self) -> Option<u16> {}
        }
        impl PathAndQuery {
            pub fn as_str(&self) -> &str {}
            pub fn path(&self) -> &str {}
        }
        impl std::str::FromStr for Uri {
            type Err = InvalidUri;
        }
    }

    pub mod request {
        use http::{Extensions, HeaderMap, Method, Uri, Version};
        pub struct Request<T>;
        pub struct Parts {
            pub method: Method,
            pub uri: Uri,
            pub version: Version,
            pub headers: HeaderMap,
            pub extensions: Extensions,
        }
        pub struct Builder;
        impl Builder {
            pub fn new() -> Builder {}
            pub fn method<T>(self, method: T) -> Builder {}
            pub fn uri<T>(self, uri: T) -> Builder {}
            pub fn version(self, version: Version) -> Builder {}
            pub fn header<K, V>(self, key: K, value: V) -> Builder {}
            pub fn extension<T>(self, extension: T) -> Builder {}
            pub fn body<T>(self, body: T) -> http::Result<Request<T>> {}
        }
        impl<T> Request<T> {
            pub fn builder() -> Builder {}
            pub fn get<U>(uri: U) -> Builder {}
            pub fn post<U>(uri: U) -> Builder {}
            pub fn new(body: T) -> Request<T> {}
            pub fn from_parts(parts: Parts, body: T) -> Request<T> {}
            pub fn method(&self) -> &Method {}
            pub fn uri(&self) -> &Uri {}
            pub fn uri_mut(&mut self) -> &mut Uri {}
            pub fn version(&self) -> Version {}
            pub fn headers(&self) -> &HeaderMap {}
            pub fn headers_mut(&mut self) -> &mut HeaderMap {}
            pub fn extensions(&self) -> &Extensions {}
            pub fn extensions_mut(&mut self) -> &mut Extensions {}
            pub fn body(&self) -> &T {}
            pub fn body_mut(&mut self) -> &mut T {}
            pub fn into_body(self) -> T {}
            pub fn into_parts(self) -> (Parts, T) {}
            pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Request<U> { f(any()) }
        }
    }

    pub mod response {
        use http::{Extensions, HeaderMap, StatusCode, Version};
        pub struct Response<T>;
        pub struct Parts {
            pub status: StatusCode,
            pub version: Version,
            pub headers: HeaderMap,
            pub extensions: Extensions,
        }
        pub struct Builder;
        impl Builder {
            pub fn new() -> Builder {}
            pub fn status<T>(self, status: T) -> Builder {}
            pub fn header<K, V>(self, key: K, value: V) -> Builder {}
            pub fn extension<T>(self, extension: T) -> Builder {}
            pub fn body<T>(self, body: T) -> http::Result<Response<T>> {}
        }
        impl<T> Response<T> {
            pub fn builder() -> Builder {}
            pub fn new(body: T) -> Response<T> {}
            pub fn from_parts(parts: Parts, body: T) -> Response<T> {}
            pub fn status(&self) -> StatusCode {}
            pub fn status_mut(&mut self) -> &mut StatusCode {}
            pub fn version(&self) -> Version {}
            pub fn headers(&self) -> &HeaderMap {}
            pub fn headers_mut(&mut self) -> &mut HeaderMap {}
            pub fn extensions(&self) -> &Extensions {}
            pub fn extensions_mut(&mut self) -> &mut Extensions {}
            pub fn body(&self) -> &T {}
            pub fn body_mut(&mut self) -> &mut T {}
            pub fn into_body(self) -> T {}
            pub fn into_parts(self) -> (Parts, T) {}
            pub fn map<F: FnOnce(T) -> U, U>(self, f: F) -> Response<U> { f(any()) }
        }
    }
}

pub mod url {
    pub enum ParseError {
        EmptyHost,
        InvalidPort,
        RelativeUrlWithoutBase,
    }
    pub enum Host<S = String> {
        Domain(S),
        Ipv4(std::net::Ipv4Addr),
        Ipv6(std::net::Ipv6Addr),
    }
    pub struct Url;
    impl Url {
        pub fn parse(input: &str) -> Result<Url, ParseError> {}
        pub fn join(&self, input: &str) -> Result<Url, ParseError> {}
        pub fn as_str(&self) -> &str {}
        pub fn scheme(&self) -> &str {}
        pub fn username(&self) -> &str {}
        pub fn password(&self) -> Option<&str> {}
        pub fn host_str(&self) -> Option<&str> {}
        pub fn host(&self) -> Option<Host<&str>> {}
        pub fn domain(&self) -> Option<&str> {}
        pub fn port(&self) -> Option<u16> {}
        pub fn port_or_known_default(&self) -> Option<u16> {}
        pub fn socket_addrs(&self, default_port_number: impl Fn() -> Option<u16>) -> std::io::Result<Vec<std::net::SocketAddr>> {
            default_port_number()
        }
        pub fn path(&self) -> &str {}
        pub fn path_segments(&self) -> Option<std::str::Split<char>> {}
        pub fn query(&self) -> Option<&str> {}
        pub fn query_pairs(&self) -> form_urlencoded::Parse<'_> {}
        pub fn fragment(&self) -> Option<&str> {}
        pub fn set_path(&mut self, path: &str) {}
        pub fn set_query(&mut self, query: Option<&str>) {}
        pub fn set_host(&mut self, host: Option<&str>) -> Result<(), ParseError> {}
        pub fn set_port(&mut self, port: Option<u16>) -> Result<(), ()> {}
        pub fn from_file_path<P>(path: P) -> Result<Url, ()> {}
        pub fn from_directory_path<P>(path: P) -> Result<Url, ()> {}
        pub fn to_file_path(&self) -> Result<std::path::PathBuf, ()> {}
    }
    impl std::str::FromStr for Url {
        type Err = ParseError;
    }
    pub mod form_urlencoded {
        pub struct Parse<'a>;
        impl<'a> Iterator for Parse<'a> {
            type Item = (std::borrow::Cow<'a, str>, std::borrow::Cow<'a, str>);
        }
    }
}

pub mod http_body {
    use std::pin::Pin;
    use std::task::{Context, Poll};
    pub struct Frame<T>;
    pub struct SizeHint;
    pub trait Body {
        type Data;
        type Error;
        fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>>;
        fn is_end_stream(&self) -> bool {}
        fn size_hint(&self) -> SizeHint {}
    }
}

pub mod hyper {
    pub use http::{HeaderMap, Method, Request, Response, StatusCode, Uri, Version, header};
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub mod service {
        use std::future::Future;
        pub trait Service<Request> {
            type Response;
            type Error;
            type Future;
            fn call(&self, req: Request) -> Self::Future;
        }
        pub struct ServiceFn<F>;
        pub fn service_fn<F>(f: F) -> ServiceFn<F> {}
        pub fn make_service_fn<F>(f: F) -> ServiceFn<F> {}
    }
    pub mod body {
        pub use bytes::{Buf, Bytes};
        pub use http_body::{Body, Frame, SizeHint};
        pub struct Incoming;
        impl Body for Incoming {
            type Data = Bytes;
            type Error = hyper::Error;
        }
        pub async fn to_bytes<T>(body: T) -> Result<Bytes, hyper::Error> {}
    }
    pub mod rt {
        pub trait Executor<Fut> {
            fn execute(&self, fut: Fut);
        }
    }
}

pub mod reqwest {
    use bytes::Bytes;
    use futures::stream::Stream;
    use http::Extensions;
    pub use http::{HeaderMap, Method, StatusCode, Version, header};
    use http::{HeaderName, HeaderValue};
    use std::future::Future;
    use std::net::{IpAddr, SocketAddr};
    use std::path::Path;
    use std::sync::Arc;
    use std::time::Duration;
    pub use url::Url;
    pub type Result<T, E = Error> = std::result::Result<T, E>;
    pub struct Error;
    impl Error {
        pub fn url(&self) -> Option<&Url> {}
        pub fn status(&self) -> Option<StatusCode> {}
        pub fn is_timeout(&self) -> bool {}
        pub fn is_connect(&self) -> bool {}
        pub fn is_status(&self) -> bool {}
        pub fn is_decode(&self) -> bool {}
        pub fn is_request(&self) -> bool {}
        pub fn is_body(&self) -> bool {}
        pub fn is_builder(&self) -> bool {}
        pub fn is_redirect(&self) -> bool {}
        pub fn without_url(self) -> Self {}
        pub fn with_url(self, url: Url) -> Self {}
    }
    pub trait IntoUrl {}
    impl<T> IntoUrl for T {}
    pub async fn get<T>(url: T) -> Result<Response> {}
    pub mod redirect {
        pub struct Policy;
        impl Policy {
            pub fn none() -> Self {}
            pub fn limited(max: usize) -> Self {}
        }
    }
    pub mod tls {
        pub struct Version;
        pub struct Identity;
        pub struct Certificate;
    }
    pub use tls::{Certificate, Identity};
    pub mod dns {
        pub trait Resolve {}
    }
    pub mod cookie {
        pub trait CookieStore {}
        pub struct Jar;
    }
    pub struct Proxy;
    impl Proxy {
        pub fn http<U>(proxy_scheme: U) -> Result<Proxy> {}
        pub fn https<U>(proxy_scheme: U) -> Result<Proxy> {}
        pub fn all<U>(proxy_scheme: U) -> Result<Proxy> {}
    }
    impl Certificate {
        pub fn from_pem(pem: &[u8]) -> Result<Certificate> {}
        pub fn from_der(der: &[u8]) -> Result<Certificate> {}
    }
    impl Identity {
        pub fn from_pem(buf: &[u8]) -> Result<Identity> {}
    }

    pub struct Body;
    impl Body {
        pub fn as_bytes(&self) -> Option<&[u8]> {}
        pub fn wrap_stream<S: futures_core::stream::TryStream>(stream: S) -> Body {}
        pub fn wrap<B>(inner: B) -> Body {}
    }
    pub struct Client;
    impl Client {
        pub fn new() -> Client {}
        pub fn builder() -> ClientBuilder {}
        pub fn get<U>(&self, url: U) -> RequestBuilder {}
        pub fn post<U>(&self, url: U) -> RequestBuilder {}
        pub fn put<U>(&self, url: U) -> RequestBuilder {}
        pub fn patch<U>(&self, url: U) -> RequestBuilder {}
        pub fn delete<U>(&self, url: U) -> RequestBuilder {}
        pub fn head<U>(&self, url: U) -> RequestBuilder {}
        pub fn request<U>(&self, method: Method, url: U) -> RequestBuilder {}
        pub async fn execute(&self, request: Request) -> Result<Response, reqwest::Error> {}
    }
    pub struct ClientBuilder;
    impl ClientBuilder {
        pub fn new() -> Self {}
    }
    impl ClientBuilder {
        pub fn build(self) -> reqwest::Result<Client> {}
        pub fn user_agent<V>(self, value: V) -> ClientBuilder {}
        pub fn default_headers(self, headers: HeaderMap) -> ClientBuilder {}
        pub fn cookie_store(self, enable: bool) -> ClientBuilder {}
        pub fn cookie_provider<C>(self, cookie_store: Arc<C>) -> ClientBuilder {}
        pub fn gzip(self, enable: bool) -> ClientBuilder {}
        pub fn brotli(self, enable: bool) -> ClientBuilder {}
        pub fn zstd(self, enable: bool) -> ClientBuilder {}
        pub fn deflate(self, enable: bool) -> ClientBuilder {}
        pub fn no_gzip(self) -> ClientBuilder {}
        pub fn no_brotli(self) -> ClientBuilder {}
        pub fn no_zstd(self) -> ClientBuilder {}
        pub fn no_deflate(self) -> ClientBuilder {}
        pub fn redirect(self, policy: redirect::Policy) -> ClientBuilder {}
        pub fn referer(self, enable: bool) -> ClientBuilder {}

        pub fn proxy(self, proxy: Proxy) -> ClientBuilder {}
        pub fn no_proxy(self) -> ClientBuilder {}
        pub fn timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn read_timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn connect_timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn connection_verbose(self, verbose: bool) -> ClientBuilder {}
        pub fn pool_idle_timeout<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
        pub fn pool_max_idle_per_host(self, max: usize) -> ClientBuilder {}
        pub fn http1_title_case_headers(self) -> ClientBuilder {}
        pub fn http1_allow_obsolete_multiline_headers_in_responses(self, value: bool) -> ClientBuilder {}
        pub fn http1_ignore_invalid_headers_in_responses(self, value: bool) -> ClientBuilder {}
        pub fn http1_allow_spaces_after_header_name_in_responses(self, value: bool) -> ClientBuilder {}
        pub fn http1_max_headers(self, max: usize) -> ClientBuilder {}
        pub fn http1_only(self) -> ClientBuilder {}
        pub fn http09_responses(self) -> ClientBuilder {}
        pub fn http2_prior_knowledge(self) -> ClientBuilder {}
        pub fn http3_prior_knowledge(self) -> ClientBuilder {}
        pub fn http2_initial_stream_window_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
        pub fn http2_initial_connection_window_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
        pub fn http2_adaptive_window(self, enabled: bool) -> ClientBuilder {}
        pub fn http2_max_frame_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
        pub fn http2_max_header_list_size(self, max_header_size_bytes: u32) -> ClientBuilder {}
        pub fn http2_keep_alive_interval(self, interval: impl Into<Option<Duration>>) -> ClientBuilder {}
        pub fn http2_keep_alive_timeout(self, timeout: Duration) -> ClientBuilder {}
        pub fn http2_keep_alive_while_idle(self, enabled: bool) -> ClientBuilder {}
        pub fn tcp_nodelay(self, enabled: bool) -> ClientBuilder {}
        pub fn local_address<T: Into<Option<IpAddr>>>(self, addr: T) -> ClientBuilder {}
        pub fn interface(self, interface: &str) -> ClientBuilder {}
        pub fn tcp_keepalive<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
        pub fn tcp_keepalive_interval<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
        pub fn tcp_keepalive_retries<C: Into<Option<u32>>>(self, retries: C) -> ClientBuilder {}
        pub fn tcp_user_timeout<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
        pub fn unix_socket(self, path: impl Sized) -> ClientBuilder {}
        pub fn windows_named_pipe(self, pipe: impl Sized) -> ClientBuilder {}
        pub fn tls_certs_merge(self, certs: impl IntoIterator<Item = Certificate>) -> ClientBuilder {}
        pub fn tls_certs_only(self, certs: impl IntoIterator<Item = Certificate>) -> ClientBuilder {}
        pub fn add_root_certificate(self, cert: Certificate) -> ClientBuilder {}

        pub fn identity(self, identity: Identity) -> ClientBuilder {}
        pub fn tls_danger_accept_invalid_hostnames(self, accept_invalid_hostname: bool) -> ClientBuilder {}
        pub fn danger_accept_invalid_hostnames(self, accept_invalid_hostname: bool) -> ClientBuilder {}
        pub fn tls_danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> ClientBuilder {}
        pub fn danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> ClientBuilder {}
        pub fn tls_sni(self, tls_sni: bool) -> ClientBuilder {}
        pub fn tls_sslkeylogfile(self, on: bool) -> ClientBuilder {}

        pub fn tls_backend_native(self) -> ClientBuilder {}
        pub fn use_native_tls(self) -> ClientBuilder {}
        pub fn tls_backend_rustls(self) -> ClientBuilder {}
        pub fn use_rustls_tls(self) -> ClientBuilder {}

        pub fn https_only(self, enabled: bool) -> ClientBuilder {}
        pub fn hickory_dns(self, enable: bool) -> ClientBuilder {}
        pub fn no_hickory_dns(self) -> ClientBuilder {}
        pub fn resolve(self, domain: &str, addr: SocketAddr) -> ClientBuilder {}
        pub fn resolve_to_addrs(self, domain: &str, addrs: &[SocketAddr]) -> ClientBuilder {}
        pub fn dns_resolver<R>(self, resolver: R) -> ClientBuilder {}
        pub fn tls_early_data(self, enabled: bool) -> ClientBuilder {}
        pub fn http3_max_idle_timeout(self, value: Duration) -> ClientBuilder {}
        pub fn http3_stream_receive_window(self, value: u64) -> ClientBuilder {}
        pub fn http3_conn_receive_window(self, value: u64) -> ClientBuilder {}
        pub fn http3_send_window(self, value: u64) -> ClientBuilder {}
        pub fn http3_congestion_bbr(self) -> ClientBuilder {}
        pub fn http3_max_field_section_size(self, value: u64) -> ClientBuilder {}
        pub fn http3_send_grease(self, enabled: bool) -> ClientBuilder {}
    }
    pub struct Request;
    impl Request {
        pub fn new(method: Method, url: Url) -> Self {}
        pub fn method(&self) -> &Method {}
        pub fn method_mut(&mut self) -> &mut Method {}
        pub fn url(&self) -> &Url {}
        pub fn url_mut(&mut self) -> &mut Url {}
        pub fn headers(&self) -> &HeaderMap {}
        pub fn headers_mut(&mut self) -> &mut HeaderMap {}
        pub fn body(&self) -> Option<&Body> {}
        pub fn body_mut(&mut self) -> &mut Option<Body> {}
        pub fn timeout(&self) -> Option<&Duration> {}
        pub fn timeout_mut(&mut self) -> &mut Option<Duration> {}
        pub fn version(&self) -> Version {}
        pub fn version_mut(&mut self) -> &mut Version {}
        pub fn try_clone(&self) -> Option<Request> {}
    }
    pub struct RequestBuilder;
    impl RequestBuilder {
        pub fn from_parts(client: Client, request: Request) -> RequestBuilder {}
        pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder {}
        pub fn headers(self, headers: reqwest::header::HeaderMap) -> RequestBuilder {}
        pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder {}
        pub fn bearer_auth<T>(self, token: T) -> RequestBuilder {}
        pub fn body<T: Into<Body>>(self, body: T) -> RequestBuilder {}
        pub fn timeout(self, timeout: Duration) -> RequestBuilder {}
        pub fn multipart(self, multipart: multipart::Form) -> RequestBuilder {}
        pub fn query<T>(self, query: &T) -> RequestBuilder {}
        pub fn version(self, version: Version) -> RequestBuilder {}
        pub fn form<T>(self, form: &T) -> RequestBuilder {}
        pub fn json<T>(self, json: &T) -> RequestBuilder {}
        pub fn build(self) -> reqwest::Result<Request> {}
        pub fn build_split(self) -> (Client, reqwest::Result<Request>) {}
        pub async fn send(self) -> Result<Response, reqwest::Error> {}
        pub fn try_clone(&self) -> Option<RequestBuilder> {}
    }
    pub struct Response;
    impl Response {
        pub fn status(&self) -> StatusCode {}
        pub fn version(&self) -> Version {}
        pub fn headers(&self) -> &HeaderMap {}
        pub fn headers_mut(&mut self) -> &mut HeaderMap {}
        pub fn content_length(&self) -> Option<u64> {}

        pub fn url(&self) -> &Url {}
        pub fn remote_addr(&self) -> Option<SocketAddr> {}
        pub fn extensions(&self) -> &http::Extensions {}
        pub fn extensions_mut(&mut self) -> &mut http::Extensions {}
        pub async fn text(self) -> reqwest::Result<String> {}
        pub async fn text_with_charset(self, default_encoding: &str) -> reqwest::Result<String> {}
        pub async fn json<T>(self) -> reqwest::Result<T> {}
        pub async fn bytes(self) -> reqwest::Result<Bytes> {}
        pub async fn chunk(&mut self) -> reqwest::Result<Option<Bytes>> {}
        pub fn bytes_stream(self) -> impl futures_core::Stream<Item = reqwest::Result<Bytes>> {}
        pub fn error_for_status(self) -> reqwest::Result<Self> {}
        pub fn error_for_status_ref(&self) -> reqwest::Result<&Self> {}
    }

    impl Response {
        pub async fn upgrade(self) -> Result<Upgraded> {}
    }
    pub struct Upgraded;

    pub mod multipart {
        pub struct Form;
        impl Form {
            pub fn new() -> Form {}
            pub fn text<T, U>(self, name: T, value: U) -> Form {}
            pub fn part<T>(self, name: T, part: Part) -> Form {}
            pub async fn file<T, U>(self, name: T, path: U) -> std::io::Result<Form> {}
        }
        pub struct Part;
        impl Part {
            pub fn text<T>(value: T) -> Part {}
            pub fn bytes<T>(value: T) -> Part {}
            pub fn stream<T>(value: T) -> Part {}
            pub fn file_name<T>(self, filename: T) -> Part {}
            pub fn mime_str(self, mime: &str) -> reqwest::Result<Part> {}
            pub async fn file<T>(path: T) -> std::io::Result<Part> {}
        }
    }

    pub mod blocking {
        use bytes::Bytes;
        use http::{Extensions, HeaderName, HeaderValue};
        use reqwest::{Certificate, HeaderMap, Identity, IntoUrl, Method, Proxy, Result, StatusCode, Url, Version, header, redirect};
        use std::fs::File;
        use std::io;
        use std::io::{Read, Write};
        use std::net::{IpAddr, SocketAddr};
        use std::sync::Arc;
        use std::time::Duration;
        pub fn get<T>(url: T) -> Result<Response> {}

        pub struct Body;
        impl Body {
            pub fn new<R: Read>(reader: R) -> Body {}
            pub fn sized<R: Read>(reader: R, len: u64) -> Body {}
            pub fn as_bytes(&self) -> Option<&[u8]> {}
            pub fn buffer(&mut self) -> Result<&[u8], reqwest::Error> {}
        }
        pub struct Client;
        impl Client {
            pub fn new() -> Client {}
            pub fn builder() -> ClientBuilder {}
            pub fn get<U>(&self, url: U) -> RequestBuilder {}
            pub fn post<U>(&self, url: U) -> RequestBuilder {}
            pub fn put<U>(&self, url: U) -> RequestBuilder {}
            pub fn patch<U>(&self, url: U) -> RequestBuilder {}
            pub fn delete<U>(&self, url: U) -> RequestBuilder {}
            pub fn head<U>(&self, url: U) -> RequestBuilder {}
            pub fn request<U>(&self, method: Method, url: U) -> RequestBuilder {}
            pub fn execute(&self, request: Request) -> reqwest::Result<Response> {}
        }
        pub struct ClientBuilder;
        impl ClientBuilder {
            pub fn new() -> Self {}
        }
        impl ClientBuilder {
            pub fn build(self) -> reqwest::Result<Client> {}
            pub fn user_agent<V>(self, value: V) -> ClientBuilder {}
            pub fn default_headers(self, headers: header::HeaderMap) -> ClientBuilder {}
            pub fn cookie_store(self, enable: bool) -> ClientBuilder {}
            pub fn cookie_provider<C>(self, cookie_store: Arc<C>) -> ClientBuilder {}
            pub fn gzip(self, enable: bool) -> ClientBuilder {}
            pub fn brotli(self, enable: bool) -> ClientBuilder {}
            pub fn zstd(self, enable: bool) -> ClientBuilder {}
            pub fn deflate(self, enable: bool) -> ClientBuilder {}
            pub fn no_gzip(self) -> ClientBuilder {}
            pub fn no_brotli(self) -> ClientBuilder {}
            pub fn no_zstd(self) -> ClientBuilder {}
            pub fn no_deflate(self) -> ClientBuilder {}
            pub fn redirect(self, policy: redirect::Policy) -> ClientBuilder {}

            pub fn referer(self, enable: bool) -> ClientBuilder {}
            pub fn proxy(self, proxy: Proxy) -> ClientBuilder {}
            pub fn no_proxy(self) -> ClientBuilder {}
            pub fn timeout<T: Into<Option<Duration>>>(self, timeout: T) -> ClientBuilder {}
            pub fn connect_timeout<T: Into<Option<Duration>>>(self, timeout: T) -> ClientBuilder {}
            pub fn connection_verbose(self, verbose: bool) -> ClientBuilder {}
            pub fn pool_idle_timeout<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
            pub fn pool_max_idle_per_host(self, max: usize) -> ClientBuilder {}
            pub fn http1_title_case_headers(self) -> ClientBuilder {}
            pub fn http1_allow_obsolete_multiline_headers_in_responses(self, value: bool) -> ClientBuilder {}
            pub fn http1_ignore_invalid_headers_in_responses(self, value: bool) -> ClientBuilder {}
            pub fn http1_allow_spaces_after_header_name_in_responses(self, value: bool) -> ClientBuilder {}
            pub fn http1_max_headers(self, max: usize) -> ClientBuilder {}
            pub fn http1_only(self) -> ClientBuilder {}
            pub fn http09_responses(self) -> ClientBuilder {}
            pub fn http2_prior_knowledge(self) -> ClientBuilder {}
            pub fn http2_initial_stream_window_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
            pub fn http2_initial_connection_window_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
            pub fn http2_adaptive_window(self, enabled: bool) -> ClientBuilder {}
            pub fn http2_max_frame_size(self, sz: impl Into<Option<u32>>) -> ClientBuilder {}
            pub fn http2_max_header_list_size(self, max_header_size_bytes: u32) -> ClientBuilder {}
            pub fn http2_keep_alive_interval(self, interval: impl Into<Option<Duration>>) -> ClientBuilder {}
            pub fn http2_keep_alive_timeout(self, timeout: Duration) -> ClientBuilder {}
            pub fn http2_keep_alive_while_idle(self, enabled: bool) -> ClientBuilder {}
            pub fn http3_prior_knowledge(self) -> ClientBuilder {}
            pub fn http3_max_idle_timeout(self, value: Duration) -> ClientBuilder {}
            pub fn http3_stream_receive_window(self, value: u64) -> ClientBuilder {}
            pub fn http3_conn_receive_window(self, value: u64) -> ClientBuilder {}
            pub fn http3_send_window(self, value: u64) -> ClientBuilder {}
            pub fn http3_congestion_bbr(self) -> ClientBuilder {}
            pub fn http3_max_field_section_size(self, value: u64) -> ClientBuilder {}
            pub fn http3_send_grease(self, enabled: bool) -> ClientBuilder {}
            pub fn tcp_nodelay(self, enabled: bool) -> ClientBuilder {}
            pub fn local_address<T: Into<Option<IpAddr>>>(self, addr: T) -> ClientBuilder {}
            pub fn interface(self, interface: &str) -> ClientBuilder {}
            pub fn tcp_keepalive<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
            pub fn tcp_keepalive_interval<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
            pub fn tcp_keepalive_retries<C: Into<Option<u32>>>(self, retries: C) -> ClientBuilder {}
            pub fn tcp_user_timeout<D: Into<Option<Duration>>>(self, val: D) -> ClientBuilder {}
            pub fn unix_socket(self, path: impl Sized) -> ClientBuilder {}
            pub fn tls_certs_merge(self, certs: impl IntoIterator<Item = Certificate>) -> ClientBuilder {}
            pub fn tls_certs_only(self, certs: impl IntoIterator<Item = Certificate>) -> ClientBuilder {}
            pub fn add_root_certificate(self, cert: Certificate) -> ClientBuilder {}

            pub fn identity(self, identity: Identity) -> ClientBuilder {}
            pub fn tls_danger_accept_invalid_hostnames(self, accept_invalid_hostname: bool) -> ClientBuilder {}
            pub fn danger_accept_invalid_hostnames(self, accept_invalid_hostname: bool) -> ClientBuilder {}
            pub fn tls_danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> ClientBuilder {}
            pub fn danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> ClientBuilder {}
            pub fn tls_sni(self, tls_sni: bool) -> ClientBuilder {}
            pub fn tls_sslkeylogfile(self, on: bool) -> ClientBuilder {}

            pub fn tls_backend_native(self) -> ClientBuilder {}
            pub fn use_native_tls(self) -> ClientBuilder {}
            pub fn tls_backend_rustls(self) -> ClientBuilder {}
            pub fn use_rustls_tls(self) -> ClientBuilder {}

            pub fn hickory_dns(self, enable: bool) -> ClientBuilder {}
            pub fn no_hickory_dns(self) -> ClientBuilder {}
            pub fn https_only(self, enabled: bool) -> ClientBuilder {}
            pub fn resolve(self, domain: &str, addr: SocketAddr) -> ClientBuilder {}
            pub fn resolve_to_addrs(self, domain: &str, addrs: &[SocketAddr]) -> ClientBuilder {}
            pub fn dns_resolver<R>(self, resolver: Arc<R>) -> ClientBuilder {}
        }
        pub struct Request;
        impl Request {
            pub fn new(method: Method, url: Url) -> Self {}
            pub fn method(&self) -> &Method {}
            pub fn method_mut(&mut self) -> &mut Method {}
            pub fn url(&self) -> &Url {}
            pub fn url_mut(&mut self) -> &mut Url {}
            pub fn headers(&self) -> &HeaderMap {}
            pub fn headers_mut(&mut self) -> &mut HeaderMap {}
            pub fn version(&self) -> Version {}
            pub fn version_mut(&mut self) -> &mut Version {}
            pub fn body(&self) -> Option<&Body> {}
            pub fn body_mut(&mut self) -> &mut Option<Body> {}
            pub fn timeout(&self) -> Option<&Duration> {}
            pub fn timeout_mut(&mut self) -> &mut Option<Duration> {}
            pub fn try_clone(&self) -> Option<Request> {}
        }
        pub struct RequestBuilder;
        impl RequestBuilder {
            pub fn header<K, V>(self, key: K, value: V) -> RequestBuilder {}
            pub fn headers(self, headers: reqwest::header::HeaderMap) -> RequestBuilder {}
            pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> RequestBuilder {}
            pub fn bearer_auth<T>(self, token: T) -> RequestBuilder {}
            pub fn body<T: Into<Body>>(self, body: T) -> RequestBuilder {}
            pub fn timeout(self, timeout: Duration) -> RequestBuilder {}
            pub fn query<T>(self, query: &T) -> RequestBuilder {}
            pub fn version(self, version: Version) -> RequestBuilder {}
            pub fn form<T>(self, form: &T) -> RequestBuilder {}
            pub fn json<T>(self, json: &T) -> RequestBuilder {}
            pub fn multipart(self, multipart: multipart::Form) -> RequestBuilder {}
            pub fn build(self) -> reqwest::Result<Request> {}
            pub fn build_split(self) -> (Client, reqwest::Result<Request>) {}
            pub fn send(self) -> reqwest::Result<super::Response> {}
            pub fn try_clone(&self) -> Option<RequestBuilder> {}
        }
        pub struct Response;
        impl Response {
            pub fn status(&self) -> StatusCode {}
            pub fn headers(&self) -> &HeaderMap {}
            pub fn headers_mut(&mut self) -> &mut HeaderMap {}

            pub fn version(&self) -> Version {}
            pub fn url(&self) -> &Url {}
            pub fn remote_addr(&self) -> Option<SocketAddr> {}
            pub fn extensions(&self) -> &http::Extensions {}
            pub fn extensions_mut(&mut self) -> &mut http::Extensions {}
            pub fn content_length(&self) -> Option<u64> {}
            pub fn json<T>(self) -> reqwest::Result<T> {}
            pub fn bytes(self) -> reqwest::Result<Bytes> {}
            pub fn text(self) -> reqwest::Result<String> {}
            pub fn text_with_charset(self, default_encoding: &str) -> reqwest::Result<String> {}
            pub fn copy_to<W: io::Write>(&mut self, w: &mut W) -> reqwest::Result<u64> {}
            pub fn error_for_status(self) -> reqwest::Result<Self> {}
            pub fn error_for_status_ref(&self) -> reqwest::Result<&Self> {}
        }
        impl Read for Response {}

        pub mod multipart {
            pub struct Form;
            impl Form {
                pub fn new() -> Form {}
                pub fn text<T, U>(self, name: T, value: U) -> Form {}
                pub fn part<T>(self, name: T, part: Part) -> Form {}
                pub fn file<T, U>(self, name: T, path: U) -> std::io::Result<Form> {}
            }
            pub struct Part;
            impl Part {
                pub fn text<T>(value: T) -> Part {}
                pub fn bytes<T>(value: T) -> Part {}
                pub fn reader<T>(value: T) -> Part {}
                pub fn file<T>(path: T) -> std::io::Result<Part> {}
                pub fn file_name<T>(self, filename: T) -> Part {}
                pub fn mime_str(self, mime: &str) -> Result<Part> {}
            }
            use reqwest::Result;
        }
    }
}

pub mod ureq {
    use std::io::Read;
    use std::time::Duration;
    // Versions 2 and 3 in one: `get` gave a `Request`, now it gives a `RequestBuilder`.
    pub type RequestBuilder<B> = Request;
    pub struct WithBody;
    pub struct WithoutBody;
    pub enum Error {
        Status(u16, Response),
        Transport(Transport),
        StatusCode(u16),
        Io(std::io::Error),
        Timeout(Timeout),
        BadUri(String),
        HostNotFound,
        ConnectionFailed,
    }
    pub struct Transport;
    pub struct Timeout;
    impl Error {
        pub fn into_response(self) -> Option<Response> {}
    }

    pub fn get<T>(path: T) -> Request {}
    pub fn post<T>(path: T) -> Request {}
    pub fn put<T>(path: T) -> Request {}
    pub fn delete<T>(path: T) -> Request {}
    pub fn head<T>(path: T) -> Request {}
    pub fn options<T>(path: T) -> Request {}
    pub fn patch<T>(path: T) -> Request {}
    pub fn trace<T>(path: T) -> Request {}
    pub fn connect<T>(path: T) -> Request {}

    pub fn request(method: &str, path: &str) -> Request {}
    pub fn request_url(method: &str, url: &url::Url) -> Request {}
    pub fn agent() -> Agent {}
    pub fn builder() -> AgentBuilder {}
    pub fn run<S>(request: http::Request<S>) -> Result<Response, Error> {}

    pub struct Agent;
    impl Agent {
        pub fn new() -> Self {}
        pub fn new_with_defaults() -> Self {}
        pub fn new_with_config(config: config::Config) -> Self {}
        pub fn config_builder() -> config::ConfigBuilder<AgentScope> {}
        pub fn request(&self, method: &str, path: &str) -> Request {}
        pub fn request_url(&self, method: &str, url: &url::Url) -> Request {}
        pub fn run<S>(&self, request: http::Request<S>) -> Result<Response, Error> {}
        pub fn get<T>(&self, path: T) -> Request {}
        pub fn post<T>(&self, path: T) -> Request {}
        pub fn put<T>(&self, path: T) -> Request {}
        pub fn delete<T>(&self, path: T) -> Request {}
        pub fn head<T>(&self, path: T) -> Request {}
        pub fn options<T>(&self, path: T) -> Request {}
        pub fn patch<T>(&self, path: T) -> Request {}
        pub fn trace<T>(&self, path: T) -> Request {}
        pub fn connect<T>(&self, path: T) -> Request {}
    }
    impl From<config::Config> for Agent {}
    pub struct AgentScope;

    pub struct AgentBuilder;
    impl AgentBuilder {
        pub fn new() -> Self {}
        pub fn build(self) -> Agent {}
        pub fn timeout(self, timeout: Duration) -> Self {}
        pub fn timeout_connect(self, timeout: Duration) -> Self {}
        pub fn timeout_read(self, timeout: Duration) -> Self {}
        pub fn timeout_write(self, timeout: Duration) -> Self {}
        pub fn user_agent(self, user_agent: &str) -> Self {}
        pub fn redirects(self, n: u32) -> Self {}
        pub fn https_only(self, enforce: bool) -> Self {}
        pub fn tls_config<T>(self, tls_config: T) -> Self {}
        pub fn tls_connector<T>(self, tls_config: T) -> Self {}
        pub fn proxy(self, proxy: Proxy) -> Self {}
        pub fn try_proxy_from_env(self, do_try: bool) -> Self {}
        pub fn max_idle_connections(self, max: usize) -> Self {}
        pub fn resolver<R>(self, resolver: R) -> Self {}
        pub fn middleware<M>(self, m: M) -> Self {}
    }
    pub struct Proxy;
    impl Proxy {
        pub fn new<S>(proxy: S) -> Result<Self, Error> {}
    }

    pub mod config {
        use std::time::Duration;
        use ureq::Agent;
        pub struct Config;
        impl Config {
            pub fn builder() -> ConfigBuilder<ureq::AgentScope> {}
            pub fn new_agent(&self) -> Agent {}
        }
        pub struct ConfigBuilder<S>;
        impl<S> ConfigBuilder<S> {
            pub fn http_status_as_error(self, v: bool) -> Self {}
            pub fn https_only(self, v: bool) -> Self {}
            pub fn timeout_global(self, v: Option<Duration>) -> Self {}
            pub fn timeout_connect(self, v: Option<Duration>) -> Self {}
            pub fn timeout_recv_body(self, v: Option<Duration>) -> Self {}
            pub fn timeout_recv_response(self, v: Option<Duration>) -> Self {}
            pub fn timeout_per_call(self, v: Option<Duration>) -> Self {}
            pub fn max_redirects(self, v: u32) -> Self {}
            pub fn user_agent<T>(self, v: T) -> Self {}
            pub fn proxy(self, v: Option<ureq::Proxy>) -> Self {}
            pub fn tls_config<T>(self, v: T) -> Self {}
        }
        impl ConfigBuilder<ureq::AgentScope> {
            pub fn build(self) -> Config {}
        }
        impl ConfigBuilder<ureq::Request> {
            pub fn build(self) -> ureq::Request {}
        }
    }

    pub struct Request;
    impl Request {
        pub fn call(self) -> Result<Response, Error> {}
        pub fn send<T>(self, reader: T) -> Result<Response, Error> {}
        pub fn send_bytes(self, data: &[u8]) -> Result<Response, Error> {}
        pub fn send_string(self, data: &str) -> Result<Response, Error> {}
        pub fn send_json<T>(self, data: T) -> Result<Response, Error> {}
        pub fn send_form<T>(self, data: T) -> Result<Response, Error> {}
        pub fn send_empty(self) -> Result<Response, Error> {}
        pub fn force_send_body(self) -> Request {}
        pub fn timeout(self, timeout: Duration) -> Self {}
        pub fn set(self, header: &str, value: &str) -> Self {}
        pub fn header<K, V>(self, key: K, value: V) -> Self {}
        pub fn content_type<V>(self, value: V) -> Self {}
        pub fn query<K, V>(self, param: K, value: V) -> Self {}
        pub fn query_pairs<I>(self, iter: I) -> Self {}
        pub fn config(self) -> config::ConfigBuilder<Request> {}
        pub fn url(&self) -> &str {}
        pub fn method(&self) -> &str {}
    }

    pub struct Response;
    impl Response {
        pub fn get_url(&self) -> &str {}
        pub fn status(&self) -> u16 {}
        pub fn status_text(&self) -> &str {}
        pub fn header(&self, name: &str) -> Option<&str> {}
        pub fn headers(&self) -> &http::HeaderMap {}
        pub fn headers_names(&self) -> Vec<String> {}
        pub fn has(&self, name: &str) -> bool {}
        pub fn all(&self, name: &str) -> Vec<&str> {}
        pub fn content_type(&self) -> &str {}
        pub fn into_reader(self) -> BodyReader<'static> {}
        pub fn into_string(self) -> std::io::Result<String> {}
        pub fn into_json<T>(self) -> std::io::Result<T> {}
        pub fn body(&self) -> &Body {}
        pub fn body_mut(&mut self) -> &mut Body {}
        pub fn into_body(self) -> Body {}
        pub fn into_parts(self) -> (http::response::Parts, Body) {}
    }
    pub struct Body;
    impl Body {
        pub fn mime_type(&self) -> Option<&str> {}
        pub fn content_length(&self) -> Option<u64> {}
        pub fn as_reader(&mut self) -> BodyReader<'_> {}
        pub fn into_reader(self) -> BodyReader<'static> {}
        pub fn read_to_string(&mut self) -> Result<String, Error> {}
        pub fn read_to_vec(&mut self) -> Result<Vec<u8>, Error> {}
        pub fn read_json<T>(&mut self) -> Result<T, Error> {}
        pub fn with_config(&mut self) -> BodyWithConfig<'_> {}
        pub fn into_with_config(self) -> BodyWithConfig<'static> {}
    }
    pub struct BodyWithConfig<'a>;
    impl<'a> BodyWithConfig<'a> {
        pub fn limit(self, value: u64) -> Self {}
        pub fn lossy_utf8(self, value: bool) -> Self {}
        pub fn reader(self) -> BodyReader<'a> {}
        pub fn read_to_string(self) -> Result<String, Error> {}
        pub fn read_to_vec(self) -> Result<Vec<u8>, Error> {}
        pub fn read_json<T>(self) -> Result<T, Error> {}
    }
    pub struct BodyReader<'a>;
    impl Read for BodyReader<'_> {}
}

pub mod minreq {

    pub fn get<T>(url: T) -> Request {}
    pub fn post<T>(url: T) -> Request {}
    pub fn put<T>(url: T) -> Request {}
    pub fn delete<T>(url: T) -> Request {}
    pub fn head<T>(url: T) -> Request {}
    pub fn options<T>(url: T) -> Request {}
    pub fn patch<T>(url: T) -> Request {}
    pub fn trace<T>(url: T) -> Request {}
    pub fn connect<T>(url: T) -> Request {}

    pub struct Error;
    pub struct Request;
    impl Request {
        pub fn with_header<T, U>(self, key: T, value: U) -> Request {}
        pub fn with_headers<T>(self, headers: T) -> Request {}
        pub fn with_body<T>(self, body: T) -> Request {}
        pub fn with_param<T, U>(self, key: T, value: U) -> Request {}
        pub fn with_json<T>(self, body: &T) -> Result<Request, Error> {}
        pub fn with_timeout(self, timeout: u64) -> Request {}
        pub fn with_max_redirects(self, max: usize) -> Request {}
        pub fn with_proxy<P>(self, proxy: P) -> Request {}
        pub fn send(self) -> Result<Response, Error> {}
        pub fn send_lazy(self) -> Result<ResponseLazy, Error> {}
    }
    pub struct Response {
        pub status_code: i32,
        pub reason_phrase: String,
        pub headers: std::collections::HashMap<String, String>,
        pub url: String,
    }
    impl Response {
        pub fn as_str(&self) -> Result<&str, Error> {}
        pub fn as_bytes(&self) -> &[u8] {}
        pub fn into_bytes(self) -> Vec<u8> {}
        pub fn json<T>(&self) -> Result<T, Error> {}
    }
    pub struct ResponseLazy;
    impl std::io::Read for ResponseLazy {}
}

pub mod attohttpc {
    pub type Result<T = ()> = std::result::Result<T, Error>;
    pub struct Error;

    pub fn get<U>(base_url: U) -> RequestBuilder {}
    pub fn post<U>(base_url: U) -> RequestBuilder {}
    pub fn put<U>(base_url: U) -> RequestBuilder {}
    pub fn delete<U>(base_url: U) -> RequestBuilder {}
    pub fn head<U>(base_url: U) -> RequestBuilder {}
    pub fn options<U>(base_url: U) -> RequestBuilder {}
    pub fn patch<U>(base_url: U) -> RequestBuilder {}
    pub fn trace<U>(base_url: U) -> RequestBuilder {}

    pub struct RequestBuilder<B = ()>;
    impl<B> RequestBuilder<B> {
        pub fn param<K, V>(self, key: K, value: V) -> Self {}
        pub fn params<P>(self, pairs: P) -> Self {}
        pub fn header<H, V>(self, header: H, value: V) -> Self {}
        pub fn basic_auth(self, username: impl std::fmt::Display, password: Option<impl std::fmt::Display>) -> Self {}
        pub fn bearer_auth(self, token: impl Into<String>) -> Self {}
        pub fn body<B1>(self, body: B1) -> RequestBuilder<B1> {}
        pub fn text<B1>(self, body: B1) -> RequestBuilder<B1> {}
        pub fn bytes<B1>(self, body: B1) -> RequestBuilder<B1> {}
        pub fn file(self, body: std::fs::File) -> RequestBuilder<std::fs::File> {}
        pub fn json<T>(self, value: &T) -> Result<RequestBuilder<Vec<u8>>> {}
        pub fn form<T>(self, value: &T) -> Result<RequestBuilder<Vec<u8>>> {}
        pub fn timeout(self, duration: std::time::Duration) -> Self {}
        pub fn prepare(self) -> PreparedRequest<B> {}
        pub fn send(self) -> Result<Response> {}
    }
    pub struct PreparedRequest<B>;
    impl<B> PreparedRequest<B> {
        pub fn send(&mut self) -> Result<Response> {}
    }
    pub struct Response;
    impl Response {
        pub fn url(&self) -> &url::Url {}
        pub fn status(&self) -> http::StatusCode {}
        pub fn headers(&self) -> &http::HeaderMap {}
        pub fn is_success(&self) -> bool {}
        pub fn error_for_status(self) -> Result<Self> {}
        pub fn split(self) -> (http::StatusCode, http::HeaderMap, ResponseReader) {}
        pub fn write_to<W>(self, writer: W) -> Result<u64> {}
        pub fn bytes(self) -> Result<Vec<u8>> {}
        pub fn text(self) -> Result<String> {}
        pub fn text_utf8(self) -> Result<String> {}
        pub fn json<T>(self) -> Result<T> {}
        pub fn json_utf8<T>(self) -> Result<T> {}
    }
    pub struct ResponseReader;
    impl std::io::Read for ResponseReader {}
    impl std::io::Read for Response {}
    pub struct Session;
    impl Session {
        pub fn new() -> Session {}
        pub fn get<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn post<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn put<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn delete<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn head<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn options<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn patch<U>(&self, base_url: U) -> RequestBuilder {}
        pub fn trace<U>(&self, base_url: U) -> RequestBuilder {}
    }
}

pub mod isahc {
    pub type Body = AsyncBody;
    pub struct AsyncBody;
    pub struct Error;
    use http::{Request, Response};

    pub fn get<U>(uri: U) -> Result<Response<Body>, Error> {}
    pub async fn get_async<U>(uri: U) -> Result<Response<AsyncBody>, Error> {}
    pub fn head<U>(uri: U) -> Result<Response<Body>, Error> {}
    pub async fn head_async<U>(uri: U) -> Result<Response<AsyncBody>, Error> {}
    pub fn delete<U>(uri: U) -> Result<Response<Body>, Error> {}
    pub async fn delete_async<U>(uri: U) -> Result<Response<AsyncBody>, Error> {}

    pub fn post<U, B>(uri: U, body: B) -> Result<Response<Body>, Error> {}
    pub async fn post_async<U, B>(uri: U, body: B) -> Result<Response<AsyncBody>, Error> {}
    pub fn put<U, B>(uri: U, body: B) -> Result<Response<Body>, Error> {}
    pub async fn put_async<U, B>(uri: U, body: B) -> Result<Response<AsyncBody>, Error> {}

    pub fn send<B>(request: Request<B>) -> Result<Response<Body>, Error> {}
    pub async fn send_async<B>(request: Request<B>) -> Result<Response<AsyncBody>, Error> {}
    pub struct HttpClient;
    impl HttpClient {
        pub fn new() -> Result<Self, Error> {}
        pub fn get<U>(&self, uri: U) -> Result<Response<Body>, Error> {}
        pub async fn get_async<U>(&self, uri: U) -> Result<Response<AsyncBody>, Error> {}
        pub fn post<U, B>(&self, uri: U, body: B) -> Result<Response<Body>, Error> {}
        pub async fn post_async<U, B>(&self, uri: U, body: B) -> Result<Response<AsyncBody>, Error> {}
        pub fn send<B>(&self, request: Request<B>) -> Result<Response<Body>, Error> {}
        pub async fn send_async<B>(&self, request: Request<B>) -> Result<Response<AsyncBody>, Error> {}
    }
    pub trait RequestExt<T> {
        fn send(self) -> Result<Response<Body>, Error>;
        async fn send_async(self) -> Result<Response<AsyncBody>, Error> {}
    }
    impl<T> RequestExt<T> for Request<T> {}
    pub trait ReadResponseExt {
        fn consume(&mut self) -> std::io::Result<()> {}
        fn copy_to<W>(&mut self, writer: W) -> std::io::Result<u64> {}
        fn bytes(&mut self) -> std::io::Result<Vec<u8>> {}
        fn text(&mut self) -> std::io::Result<String> {}
        fn json<D>(&mut self) -> Result<D, Error> {}
    }
    pub trait AsyncReadResponseExt {
        async fn bytes(&mut self) -> std::io::Result<Vec<u8>> {}
        async fn text(&mut self) -> std::io::Result<String> {}
        async fn json<D>(&mut self) -> Result<D, Error> {}
    }
    impl ReadResponseExt for Response<AsyncBody> {}
    impl AsyncReadResponseExt for Response<AsyncBody> {}
}

pub mod curl {
    pub struct Error;
    pub mod easy {
        use curl::Error;
        use std::time::Duration;
        pub struct Easy;
        impl Easy {
            pub fn new() -> Easy {}
            pub fn url(&mut self, url: &str) -> Result<(), Error> {}
            pub fn get(&mut self, enable: bool) -> Result<(), Error> {}
            pub fn post(&mut self, enable: bool) -> Result<(), Error> {}
            pub fn timeout(&mut self, timeout: Duration) -> Result<(), Error> {}
            pub fn follow_location(&mut self, enable: bool) -> Result<(), Error> {}
            pub fn http_headers(&mut self, list: List) -> Result<(), Error> {}
            pub fn write_function<F: FnMut(&[u8]) -> Result<usize, Error>>(&mut self, f: F) -> Result<(), Error> { f(any()); }
            pub fn perform(&self) -> Result<(), Error> {}
            pub fn response_code(&mut self) -> Result<u32, Error> {}
            pub fn transfer<'d>(&mut self) -> Transfer<'_, 'd> {}
        }
        pub struct Transfer<'e, 'd>;
        impl<'e, 'd> Transfer<'e, 'd> {
            pub fn write_function<F: FnMut(&[u8]) -> Result<usize, Error>>(&mut self, f: F) -> Result<(), Error> { f(any()); }
            pub fn perform(&self) -> Result<(), Error> {}
        }
        pub struct Easy2<H>;
        impl<H> Easy2<H> {
            pub fn new(handler: H) -> Easy2<H> {}
            pub fn url(&mut self, url: &str) -> Result<(), Error> {}
            pub fn perform(&self) -> Result<(), Error> {}
            pub fn get_ref(&self) -> &H {}
        }
        pub struct List;
        impl List {
            pub fn new() -> List {}
            pub fn append(&mut self, data: &str) -> Result<(), Error> {}
        }
    }
}

pub mod tiny_http {
    use std::io::Read;
    use std::time::Duration;
    pub struct Server;
    impl Server {
        pub fn http<A>(addr: A) -> Result<Server, Box<dyn std::error::Error>> {}
        pub fn https<A, C>(addr: A, config: C) -> Result<Server, Box<dyn std::error::Error>> {}
        pub fn incoming_requests(&self) -> IncomingRequests<'_> {}
        pub fn server_addr(&self) -> ListenAddr {}
        pub fn recv(&self) -> std::io::Result<Request> {}
        pub fn recv_timeout(&self, timeout: Duration) -> std::io::Result<Option<Request>> {}
        pub fn try_recv(&self) -> std::io::Result<Option<Request>> {}
        pub fn unblock(&self) {}
    }
    pub struct ListenAddr;
    pub struct IncomingRequests<'a>;
    impl Iterator for IncomingRequests<'_> {
        type Item = Request;
    }
    pub struct Request;
    impl Request {
        pub fn url(&self) -> &str {}
        pub fn method(&self) -> &Method {}
        pub fn headers(&self) -> &[Header] {}
        pub fn respond<R>(self, response: Response<R>) -> Result<(), std::io::Error> {}
    }
    pub struct Method;
    pub struct Header;
    pub struct Response<R>;
    impl<R> Response<R> {
        pub fn from_string<S: Into<String>>(data: S) -> Response<std::io::Cursor<Vec<u8>>> {}
        pub fn empty<S>(status: S) -> Response<std::io::Empty> {}
        pub fn from_data<D>(data: D) -> Response<std::io::Cursor<Vec<u8>>> {}
        pub fn from_file(file: std::fs::File) -> Response<std::fs::File> {}
        pub fn with_status_code<S>(self, code: S) -> Response<R> {}
        pub fn with_header<H>(self, header: H) -> Response<R> {}
    }
}

pub mod socket2 {
    // Named in signatures only.
    pub struct IoSlice<'l0>;
    pub struct c_int;
    use std::io::{self, Read, Write};
    use std::mem::MaybeUninit;
    use std::net::{Ipv4Addr, Ipv6Addr, Shutdown, SocketAddr};
    use std::time::Duration;

    pub struct Socket;
    impl Socket {
        pub fn new(domain: Domain, ty: Type, protocol: Option<Protocol>) -> io::Result<Socket> {}
        pub fn new_raw(domain: Domain, ty: Type, protocol: Option<Protocol>) -> io::Result<Socket> {}
        pub fn pair(domain: Domain, ty: Type, protocol: Option<Protocol>) -> io::Result<(Socket, Socket)> {}
        pub fn pair_raw(domain: Domain, ty: Type, protocol: Option<Protocol>) -> io::Result<(Socket, Socket)> {}
        pub fn bind(&self, address: &SockAddr) -> io::Result<()> {}
        pub fn connect(&self, address: &SockAddr) -> io::Result<()> {}
        pub fn connect_timeout(&self, addr: &SockAddr, timeout: Duration) -> io::Result<()> {}
        pub fn listen(&self, backlog: c_int) -> io::Result<()> {}
        pub fn accept(&self) -> io::Result<(Socket, SockAddr)> {}
        pub fn accept_raw(&self) -> io::Result<(Socket, SockAddr)> {}
        pub fn local_addr(&self) -> io::Result<SockAddr> {}
        pub fn peer_addr(&self) -> io::Result<SockAddr> {}

        pub fn try_clone(&self) -> io::Result<Socket> {}
        pub fn nonblocking(&self) -> io::Result<bool> {}
        pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
        pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
        pub fn recv(&self, buf: &mut [MaybeUninit<u8>]) -> io::Result<usize> {}
        pub fn recv_out_of_band(&self, buf: &mut [MaybeUninit<u8>]) -> io::Result<usize> {}
        pub fn recv_with_flags(&self, buf: &mut [MaybeUninit<u8>], flags: i32) -> io::Result<usize> {}

        pub fn peek(&self, buf: &mut [MaybeUninit<u8>]) -> io::Result<usize> {}
        pub fn recv_from(&self, buf: &mut [MaybeUninit<u8>]) -> io::Result<(usize, SockAddr)> {}
        pub fn recv_from_with_flags(&self, buf: &mut [MaybeUninit<u8>], flags: c_int) -> io::Result<(usize, SockAddr)> {}

        pub fn peek_from(&self, buf: &mut [MaybeUninit<u8>]) -> io::Result<(usize, SockAddr)> {}
        pub fn peek_sender(&self) -> io::Result<SockAddr> {}

        pub fn send(&self, buf: &[u8]) -> io::Result<usize> {}
        pub fn send_with_flags(&self, buf: &[u8], flags: c_int) -> io::Result<usize> {}
        pub fn send_vectored(&self, bufs: &[IoSlice<'_>]) -> io::Result<usize> {}
        pub fn send_vectored_with_flags(&self, bufs: &[IoSlice<'_>], flags: c_int) -> io::Result<usize> {}
        pub fn send_out_of_band(&self, buf: &[u8]) -> io::Result<usize> {}
        pub fn send_to(&self, buf: &[u8], addr: &SockAddr) -> io::Result<usize> {}
        pub fn send_to_with_flags(&self, buf: &[u8], addr: &SockAddr, flags: c_int) -> io::Result<usize> {}
        pub fn send_to_vectored(&self, bufs: &[IoSlice<'_>], addr: &SockAddr) -> io::Result<usize> {}
        pub fn send_to_vectored_with_flags(&self, bufs: &[IoSlice<'_>], addr: &SockAddr, flags: c_int) -> io::Result<usize> {}
    }
    impl Socket {
        pub fn broadcast(&self) -> io::Result<bool> {}
        pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()> {}
        pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
        pub fn keepalive(&self) -> io::Result<bool> {}
        pub fn set_keepalive(&self, keepalive: bool) -> io::Result<()> {}
        pub fn linger(&self) -> io::Result<Option<Duration>> {}
        pub fn set_linger(&self, linger: Option<Duration>) -> io::Result<()> {}
        pub fn out_of_band_inline(&self) -> io::Result<bool> {}
        pub fn set_out_of_band_inline(&self, oob_inline: bool) -> io::Result<()> {}
        pub fn passcred(&self) -> io::Result<bool> {}
        pub fn set_passcred(&self, passcred: bool) -> io::Result<()> {}
        pub fn priority(&self) -> io::Result<u32> {}
        pub fn set_priority(&self, priority: u32) -> io::Result<()> {}
        pub fn recv_buffer_size(&self) -> io::Result<usize> {}
        pub fn set_recv_buffer_size(&self, size: usize) -> io::Result<()> {}
        pub fn read_timeout(&self) -> io::Result<Option<Duration>> {}
        pub fn set_read_timeout(&self, duration: Option<Duration>) -> io::Result<()> {}
        pub fn reuse_address(&self) -> io::Result<bool> {}
        pub fn set_reuse_address(&self, reuse: bool) -> io::Result<()> {}
        pub fn send_buffer_size(&self) -> io::Result<usize> {}
        pub fn set_send_buffer_size(&self, size: usize) -> io::Result<()> {}
        pub fn write_timeout(&self) -> io::Result<Option<Duration>> {}
        pub fn set_write_timeout(&self, duration: Option<Duration>) -> io::Result<()> {}
    }
    impl Socket {
        pub fn header_included_v4(&self) -> io::Result<bool> {}
        pub fn set_header_included_v4(&self, included: bool) -> io::Result<()> {}
        pub fn ip_transparent_v4(&self) -> io::Result<bool> {}
        pub fn set_ip_transparent_v4(&self, transparent: bool) -> io::Result<()> {}
        pub fn join_multicast_v4(&self, multiaddr: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()> {}
        pub fn leave_multicast_v4(&self, multiaddr: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()> {}
        pub fn join_multicast_v4_n(&self, multiaddr: &Ipv4Addr, interface: &InterfaceIndexOrAddress) -> io::Result<()> {}
        pub fn leave_multicast_v4_n(&self, multiaddr: &Ipv4Addr, interface: &InterfaceIndexOrAddress) -> io::Result<()> {}
        pub fn join_ssm_v4(&self, source: &Ipv4Addr, group: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()> {}
        pub fn leave_ssm_v4(&self, source: &Ipv4Addr, group: &Ipv4Addr, interface: &Ipv4Addr) -> io::Result<()> {}
        pub fn multicast_all_v4(&self) -> io::Result<bool> {}
        pub fn set_multicast_all_v4(&self, all: bool) -> io::Result<()> {}
        pub fn multicast_if_v4(&self) -> io::Result<Ipv4Addr> {}
        pub fn set_multicast_if_v4(&self, interface: &Ipv4Addr) -> io::Result<()> {}
        pub fn multicast_loop_v4(&self) -> io::Result<bool> {}
        pub fn set_multicast_loop_v4(&self, loop_v4: bool) -> io::Result<()> {}
        pub fn multicast_ttl_v4(&self) -> io::Result<u32> {}
        pub fn set_multicast_ttl_v4(&self, ttl: u32) -> io::Result<()> {}
        pub fn ttl_v4(&self) -> io::Result<u32> {}
        pub fn set_ttl_v4(&self, ttl: u32) -> io::Result<()> {}
        pub fn set_tos_v4(&self, tos: u32) -> io::Result<()> {}
        pub fn tos_v4(&self) -> io::Result<u32> {}
        pub fn set_recv_tos_v4(&self, recv_tos: bool) -> io::Result<()> {}
        pub fn recv_tos_v4(&self) -> io::Result<bool> {}
        pub fn original_dst_v4(&self) -> io::Result<SockAddr> {}
    }
    impl Socket {
        pub fn header_included_v6(&self) -> io::Result<bool> {}
        pub fn set_header_included_v6(&self, included: bool) -> io::Result<()> {}
        pub fn ip_transparent_v6(&self) -> io::Result<bool> {}
        pub fn set_ip_transparent_v6(&self, transparent: bool) -> io::Result<()> {}
        pub fn join_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {}
        pub fn leave_multicast_v6(&self, multiaddr: &Ipv6Addr, interface: u32) -> io::Result<()> {}
        pub fn multicast_hops_v6(&self) -> io::Result<u32> {}
        pub fn set_multicast_hops_v6(&self, hops: u32) -> io::Result<()> {}
        pub fn multicast_all_v6(&self) -> io::Result<bool> {}
        pub fn set_multicast_all_v6(&self, all: bool) -> io::Result<()> {}
        pub fn multicast_if_v6(&self) -> io::Result<u32> {}
        pub fn set_multicast_if_v6(&self, interface: u32) -> io::Result<()> {}
        pub fn multicast_loop_v6(&self) -> io::Result<bool> {}
        pub fn set_multicast_loop_v6(&self, loop_v6: bool) -> io::Result<()> {}
        pub fn unicast_hops_v6(&self) -> io::Result<u32> {}
        pub fn set_unicast_hops_v6(&self, hops: u32) -> io::Result<()> {}
        pub fn only_v6(&self) -> io::Result<bool> {}
        pub fn set_only_v6(&self, only_v6: bool) -> io::Result<()> {}
        pub fn recv_tclass_v6(&self) -> io::Result<bool> {}
        pub fn set_recv_tclass_v6(&self, recv_tclass: bool) -> io::Result<()> {}
        pub fn recv_hoplimit_v6(&self) -> io::Result<bool> {}
        pub fn set_recv_hoplimit_v6(&self, recv_hoplimit: bool) -> io::Result<()> {}
        pub fn original_dst_v6(&self) -> io::Result<SockAddr> {}
    }
    impl Socket {
        pub fn tcp_keepalive_time(&self) -> io::Result<Duration> {}
        pub fn tcp_keepalive_interval(&self) -> io::Result<Duration> {}
        pub fn tcp_keepalive_retries(&self) -> io::Result<u32> {}
        pub fn set_tcp_keepalive(&self, params: &TcpKeepalive) -> io::Result<()> {}
        pub fn tcp_nodelay(&self) -> io::Result<bool> {}
        pub fn set_tcp_nodelay(&self, nodelay: bool) -> io::Result<()> {}
        pub fn set_tcp_ack_frequency(&self, frequency: u8) -> io::Result<()> {}
    }
    impl Read for Socket {}
    impl Write for Socket {}

    pub struct Domain;
    pub struct Type;
    pub struct Protocol;
    pub struct SockAddr;
    impl SockAddr {
        pub fn as_socket(&self) -> Option<SocketAddr> {}
    }
    impl From<SocketAddr> for SockAddr {}
    pub struct SockRef<'s>;
    impl std::ops::Deref for SockRef<'_> {
        type Target = Socket;
    }
    impl<S> From<&S> for SockRef<'_> {}
    pub struct TcpKeepalive;
    impl TcpKeepalive {
        pub fn new() -> Self {}
        pub fn with_time(self, time: Duration) -> Self {}
        pub fn with_interval(self, interval: Duration) -> Self {}
    }
    impl From<Socket> for std::net::TcpStream {}
    impl From<Socket> for std::net::TcpListener {}
    impl From<Socket> for std::net::UdpSocket {}
    pub struct RecvFlags;
    pub struct InterfaceIndexOrAddress;
}

pub mod native_tls {
    use std::io::{Read, Write};
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub enum HandshakeError<S> {
        Failure(Error),
        WouldBlock(MidHandshakeTlsStream<S>),
    }
    pub struct MidHandshakeTlsStream<S>;
    impl<S> MidHandshakeTlsStream<S> {
        pub fn get_ref(&self) -> &S {}
        pub fn get_mut(&mut self) -> &mut S {}
        pub fn handshake(self) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {}
    }
    pub struct TlsConnector;
    impl TlsConnector {
        pub fn new() -> Result<TlsConnector> {}
        pub fn builder() -> TlsConnectorBuilder {}
        pub fn connect<S>(&self, domain: &str, stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {}
    }
    pub struct TlsConnectorBuilder;
    impl TlsConnectorBuilder {
        pub fn identity(&mut self, identity: Identity) -> &mut Self {}
        pub fn add_root_certificate(&mut self, cert: Certificate) -> &mut Self {}
        pub fn danger_accept_invalid_certs(&mut self, v: bool) -> &mut Self {}
        pub fn danger_accept_invalid_hostnames(&mut self, v: bool) -> &mut Self {}
        pub fn use_sni(&mut self, use_sni: bool) -> &mut Self {}
        pub fn build(&self) -> Result<TlsConnector> {}
    }
    pub struct TlsAcceptor;
    impl TlsAcceptor {
        pub fn new(identity: Identity) -> Result<TlsAcceptor> {}
        pub fn accept<S>(&self, stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {}
    }
    pub struct TlsStream<S>;
    impl<S> TlsStream<S> {
        pub fn get_ref(&self) -> &S {}
        pub fn get_mut(&mut self) -> &mut S {}
        pub fn shutdown(&mut self) -> std::io::Result<()> {}
    }
    impl<S> Read for TlsStream<S> {}
    impl<S> Write for TlsStream<S> {}
    pub struct Identity;
    impl Identity {
        pub fn from_pkcs12(der: &[u8], password: &str) -> Result<Identity> {}
        pub fn from_pkcs8(pem: &[u8], key: &[u8]) -> Result<Identity> {}
    }
    pub struct Certificate;
    impl Certificate {
        pub fn from_der(der: &[u8]) -> Result<Certificate> {}
        pub fn from_pem(der: &[u8]) -> Result<Certificate> {}
    }
}

pub mod openssl {
    pub mod ssl {
        use openssl::error::ErrorStack;
        use std::io::{Read, Write};
        use std::path::Path;
        pub struct SslMethod;
        impl SslMethod {
            pub fn tls() -> SslMethod {}
            pub fn tls_client() -> SslMethod {}
            pub fn tls_server() -> SslMethod {}
        }
        pub struct SslConnector;
        impl SslConnector {
            pub fn builder(method: SslMethod) -> Result<SslConnectorBuilder, ErrorStack> {}
            pub fn connect<S>(&self, domain: &str, stream: S) -> Result<SslStream<S>, HandshakeError<S>> {}
            pub fn configure(&self) -> Result<ConnectConfiguration, ErrorStack> {}
        }
        pub struct SslConnectorBuilder;
        impl SslConnectorBuilder {
            pub fn build(self) -> SslConnector {}
        }
        impl std::ops::Deref for SslConnectorBuilder {
            type Target = SslContextBuilder;
        }
        pub struct SslContextBuilder;
        impl SslContextBuilder {
            pub fn set_ca_file<P: AsRef<Path>>(&mut self, file: P) -> Result<(), ErrorStack> {}
            pub fn set_certificate_file<P: AsRef<Path>, T>(&mut self, file: P, file_type: T) -> Result<(), ErrorStack> {}
            pub fn set_certificate_chain_file<P: AsRef<Path>>(&mut self, file: P) -> Result<(), ErrorStack> {}
            pub fn set_private_key_file<P: AsRef<Path>, T>(&mut self, file: P, file_type: T) -> Result<(), ErrorStack> {}
        }
        pub struct ConnectConfiguration;
        impl ConnectConfiguration {
            pub fn connect<S>(self, domain: &str, stream: S) -> Result<SslStream<S>, HandshakeError<S>> {}
        }
        pub struct SslAcceptor;
        impl SslAcceptor {
            pub fn mozilla_intermediate(method: SslMethod) -> Result<SslAcceptorBuilder, ErrorStack> {}
            pub fn mozilla_modern(method: SslMethod) -> Result<SslAcceptorBuilder, ErrorStack> {}
            pub fn accept<S>(&self, stream: S) -> Result<SslStream<S>, HandshakeError<S>> {}
        }
        pub struct SslAcceptorBuilder;
        impl SslAcceptorBuilder {
            pub fn build(self) -> SslAcceptor {}
        }
        impl std::ops::Deref for SslAcceptorBuilder {
            type Target = SslContextBuilder;
        }
        pub enum HandshakeError<S> {
            SetupFailure(ErrorStack),
            Failure(MidHandshakeSslStream<S>),
            WouldBlock(MidHandshakeSslStream<S>),
        }
        pub struct MidHandshakeSslStream<S>;
        impl<S> MidHandshakeSslStream<S> {
            pub fn handshake(self) -> Result<SslStream<S>, HandshakeError<S>> {}
        }
        pub struct Ssl;
        impl Ssl {
            pub fn connect<S>(self, stream: S) -> Result<SslStream<S>, HandshakeError<S>> {}
            pub fn accept<S>(self, stream: S) -> Result<SslStream<S>, HandshakeError<S>> {}
        }
        pub struct SslStream<S>;
        pub struct Error;
        pub struct ShutdownResult;
        impl<S> SslStream<S> {
            pub fn new(ssl: Ssl, stream: S) -> Result<Self, ErrorStack> {}
            pub fn connect(&mut self) -> Result<(), Error> {}
            pub fn accept(&mut self) -> Result<(), Error> {}
            pub fn do_handshake(&mut self) -> Result<(), Error> {}
            pub fn shutdown(&mut self) -> Result<ShutdownResult, Error> {}
            pub fn ssl_read(&mut self, buf: &mut [u8]) -> Result<usize, Error> {}
            pub fn ssl_write(&mut self, buf: &[u8]) -> Result<usize, Error> {}
            pub fn get_ref(&self) -> &S {}
            pub fn get_mut(&mut self) -> &mut S {}
        }
        impl<S> Read for SslStream<S> {}
        impl<S> Write for SslStream<S> {}
    }

    pub mod error {
        pub struct ErrorStack;
        pub struct Error;
    }

    pub mod rsa {
        use openssl::error::ErrorStack;
        pub struct Rsa<T>;
        pub struct Private;
        pub struct Public;
        impl Rsa<Private> {
            pub fn generate(bits: u32) -> Result<Rsa<Private>, ErrorStack> {}
            pub fn private_key_from_pem(pem: &[u8]) -> Result<Rsa<Private>, ErrorStack> {}
            pub fn private_key_to_pem(&self) -> Result<Vec<u8>, ErrorStack> {}
        }
    }

    pub mod pkcs5 {
        use openssl::error::ErrorStack;
        pub fn pbkdf2_hmac<D>(pass: &[u8], salt: &[u8], iter: usize, hash: D, key: &mut [u8]) -> Result<(), ErrorStack> {}
        pub fn scrypt(pass: &[u8], salt: &[u8], n: u64, r: u64, p: u64, maxmem: u64, key: &mut [u8]) -> Result<(), ErrorStack> {}
    }
}

pub mod rustls {
    use std::io::{self, Read, Write};
    pub struct Error;
    pub struct ClientConfig;
    pub struct ServerConfig;
    pub struct ClientConnection;
    pub struct ServerConnection;
    impl ClientConnection {
        pub fn new<N>(config: std::sync::Arc<ClientConfig>, name: N) -> Result<Self, Error> {}
        pub fn complete_io<T>(&mut self, io: &mut T) -> Result<(usize, usize), io::Error> {}
        pub fn reader(&mut self) -> Reader<'_> {}
        pub fn writer(&mut self) -> Writer<'_> {}
        pub fn process_new_packets(&mut self) -> Result<(), Error> {}
        pub fn wants_read(&self) -> bool {}
        pub fn wants_write(&self) -> bool {}
    }
    impl ServerConnection {
        pub fn new(config: std::sync::Arc<ServerConfig>) -> Result<Self, Error> {}
        pub fn complete_io<T>(&mut self, io: &mut T) -> Result<(usize, usize), io::Error> {}
        pub fn reader(&mut self) -> Reader<'_> {}
        pub fn writer(&mut self) -> Writer<'_> {}
        pub fn process_new_packets(&mut self) -> Result<(), Error> {}
        pub fn wants_read(&self) -> bool {}
        pub fn wants_write(&self) -> bool {}
    }
    pub struct Reader<'a>;
    pub struct Writer<'a>;
    impl Read for Reader<'_> {}
    impl Write for Writer<'_> {}
    pub struct Stream<'a, C, T> {
        pub conn: &'a mut C,
        pub sock: &'a mut T,
    }
    pub struct StreamOwned<C, T> {
        pub conn: C,
        pub sock: T,
    }
    impl<'a, C, T> Stream<'a, C, T> {
        pub fn new(conn: &'a mut C, sock: &'a mut T) -> Self {}
    }
    impl<C, T> StreamOwned<C, T> {
        pub fn new(conn: C, sock: T) -> Self {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
    }
    impl<C, T> Read for Stream<'_, C, T> {}
    impl<C, T> Write for Stream<'_, C, T> {}
    impl<C, T> Read for StreamOwned<C, T> {}
    impl<C, T> Write for StreamOwned<C, T> {}
}

pub mod tungstenite {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    pub type Result<T, E = Error> = std::result::Result<T, E>;
    pub use client::{client, connect};
    pub use error::Error;
    pub use handshake::HandshakeError;
    pub use protocol::{Message, WebSocket};
    pub use server::{accept, accept_hdr};

    pub mod error {
        pub enum Error {
            ConnectionClosed,
            AlreadyClosed,
            Io(std::io::Error),
            Capacity,
            Protocol,
            WriteBufferFull,
            Utf8,
            Url,
            Http,
        }
    }

    pub mod handshake {
        pub enum HandshakeError<R> {
            Interrupted(R),
            Failure(tungstenite::Error),
        }
        pub struct ClientHandshake<S>;
        pub mod client {
            pub type Response = http::Response<Option<Vec<u8>>>;
            pub type Request = http::Request<()>;
        }
        pub mod server {
            pub type Request = http::Request<()>;
            pub type Response = http::Response<()>;
        }
    }

    pub mod stream {
        use std::io::{Read, Write};
        pub enum MaybeTlsStream<S> {
            Plain(S),
            NativeTls(native_tls::TlsStream<S>),
        }
        impl<S> Read for MaybeTlsStream<S> {}
        impl<S> Write for MaybeTlsStream<S> {}
    }

    pub mod client {
        use std::net::TcpStream;
        use tungstenite::{
            Result,
            handshake::{HandshakeError, client::Response},
            protocol::WebSocket,
            stream::MaybeTlsStream,
        };
        pub fn connect<R>(request: R) -> Result<(WebSocket<MaybeTlsStream<TcpStream>>, Response)> {}
        pub fn connect_with_config<R, C>(
            request: R,
            config: Option<C>,
            max_redirects: u8,
        ) -> Result<(WebSocket<MaybeTlsStream<TcpStream>>, Response)> {
        }
        pub fn client<S, R>(request: R, stream: S) -> std::result::Result<(WebSocket<S>, Response), HandshakeError<S>> {}
        pub fn client_with_config<S, R, C>(
            request: R,
            stream: S,
            config: Option<C>,
        ) -> std::result::Result<(WebSocket<S>, Response), HandshakeError<S>> {
        }
        pub trait IntoClientRequest {
            fn into_client_request(self) -> Result<http::Request<()>>;
        }
        impl<T> IntoClientRequest for T {}
    }

    pub mod server {
        use tungstenite::{handshake::HandshakeError, protocol::WebSocket};
        pub fn accept<S>(stream: S) -> Result<WebSocket<S>, HandshakeError<S>> {}
        pub fn accept_hdr<S, C>(stream: S, callback: C) -> Result<WebSocket<S>, HandshakeError<S>> {}
    }

    pub mod protocol {
        use tungstenite::Result;
        pub enum Message {
            Text(String),
            Binary(Vec<u8>),
            Ping(Vec<u8>),
            Pong(Vec<u8>),
            Close(Option<CloseFrame>),
            Frame(Frame),
        }
        pub struct CloseFrame;
        pub struct Frame;
        impl Message {
            pub fn text<S>(string: S) -> Message {}
            pub fn binary<B>(bin: B) -> Message {}
            pub fn is_text(&self) -> bool {}
            pub fn is_binary(&self) -> bool {}
            pub fn is_close(&self) -> bool {}
            pub fn len(&self) -> usize {}
            pub fn into_data(self) -> Vec<u8> {}
            pub fn into_text(self) -> Result<String> {}
            pub fn to_text(&self) -> Result<&str> {}
        }
        pub struct WebSocketConfig;
        pub enum Role {
            Server,
            Client,
        }
        pub struct WebSocket<S>;
        impl<S> WebSocket<S> {
            pub fn from_raw_socket(stream: S, role: Role, config: Option<WebSocketConfig>) -> Self {}
            pub fn into_inner(self) -> S {}
            pub fn get_ref(&self) -> &S {}
            pub fn get_mut(&mut self) -> &mut S {}
            pub fn can_read(&self) -> bool {}
            pub fn can_write(&self) -> bool {}
            pub fn read(&mut self) -> Result<Message> {}
            pub fn send(&mut self, message: Message) -> Result<()> {}
            pub fn write(&mut self, message: Message) -> Result<()> {}
            pub fn flush(&mut self) -> Result<()> {}
            pub fn close(&mut self, code: Option<CloseFrame>) -> Result<()> {}
            pub fn read_message(&mut self) -> Result<Message> {}
            pub fn write_message(&mut self, message: Message) -> Result<()> {}
            pub fn write_pending(&mut self) -> Result<()> {}
        }
    }
}

pub mod tokio_tungstenite {
    use futures::sink::Sink;
    use futures::stream::Stream;
    use tokio::net::TcpStream;
    pub struct WebSocketStream<S>;
    pub enum MaybeTlsStream<S> {
        Plain(S),
    }
    impl<S> WebSocketStream<S> {
        pub fn get_ref(&self) -> &S {}
        pub fn get_mut(&mut self) -> &mut S {}
        pub fn into_inner(self) -> S {}
        pub async fn close<M>(&mut self, msg: Option<M>) -> tungstenite::Result<()> {}
    }
    impl<S> Stream for WebSocketStream<S> {
        type Item = tungstenite::Result<tungstenite::Message>;
    }
    impl<S> Sink<tungstenite::Message> for WebSocketStream<S> {
        type Error = tungstenite::Error;
    }
    pub async fn connect_async<R>(
        request: R,
    ) -> tungstenite::Result<(WebSocketStream<MaybeTlsStream<TcpStream>>, tungstenite::handshake::client::Response)> {
    }
    pub async fn connect_async_with_config<R, C>(
        request: R,
        config: Option<C>,
        disable_nagle: bool,
    ) -> tungstenite::Result<(WebSocketStream<MaybeTlsStream<TcpStream>>, tungstenite::handshake::client::Response)> {
    }
    pub async fn client_async<R, S>(
        request: R,
        stream: S,
    ) -> tungstenite::Result<(WebSocketStream<S>, tungstenite::handshake::client::Response)> {
    }
    pub async fn accept_async<S>(stream: S) -> tungstenite::Result<WebSocketStream<S>> {}
    pub async fn accept_hdr_async<S, C>(stream: S, callback: C) -> tungstenite::Result<WebSocketStream<S>> {}
    pub mod ws_reexport {
        pub use tungstenite::*;
    }
}

pub mod lettre {
    pub use message::Message;
    pub use transport::smtp::{AsyncSmtpTransport, SmtpTransport};
    pub trait Transport {
        type Ok;
        type Error;
        fn send(&self, message: &Message) -> Result<Self::Ok, Self::Error> {}
        fn send_raw(&self, envelope: &address::Envelope, email: &[u8]) -> Result<Self::Ok, Self::Error>;
    }
    pub trait AsyncTransport {
        type Ok;
        type Error;
        async fn send(&self, message: Message) -> Result<Self::Ok, Self::Error> {}
        async fn send_raw(&self, envelope: &address::Envelope, email: &[u8]) -> Result<Self::Ok, Self::Error> {}
    }
    pub struct Tokio1Executor;
    pub struct AsyncStd1Executor;
    pub mod address {
        pub struct Envelope;
        pub struct Address;
    }
    pub use address::Address;
    pub mod message {
        pub struct Message;
        impl Message {
            pub fn builder() -> MessageBuilder {}
            pub fn formatted(&self) -> Vec<u8> {}
        }
        pub struct MessageBuilder;
        impl MessageBuilder {
            pub fn from<M>(self, mbox: M) -> Self {}
            pub fn to<M>(self, mbox: M) -> Self {}
            pub fn cc<M>(self, mbox: M) -> Self {}
            pub fn bcc<M>(self, mbox: M) -> Self {}
            pub fn reply_to<M>(self, mbox: M) -> Self {}
            pub fn subject<S: Into<String>>(self, subject: S) -> Self {}
            pub fn header<H>(self, header: H) -> Self {}
            pub fn body<T>(self, body: T) -> Result<Message, lettre::error::Error> {}
            pub fn multipart<P>(self, part: P) -> Result<Message, lettre::error::Error> {}
            pub fn singlepart<P>(self, part: P) -> Result<Message, lettre::error::Error> {}
        }
    }
    pub mod error {
        pub struct Error;
    }

    pub mod transport {
        pub mod smtp {
            use lettre::{AsyncTransport, Transport};
            use std::time::Duration;
            pub struct Error;
            impl Error {
                pub fn is_transient(&self) -> bool {}
                pub fn is_permanent(&self) -> bool {}
            }
            pub mod response {
                pub struct Response;
                impl Response {
                    pub fn is_positive(&self) -> bool {}
                }
            }
            pub mod authentication {
                pub struct Credentials;
                impl Credentials {
                    pub fn new(username: String, password: String) -> Credentials {}
                }
                pub enum Mechanism {
                    Plain,
                    Login,
                    Xoauth2,
                }
            }
            pub mod client {
                pub struct TlsParameters;
                pub enum Tls {
                    None,
                }
                pub struct SmtpConnection;
            }
            use authentication::Credentials;
            pub struct PoolConfig;
            pub struct SmtpTransport;
            impl SmtpTransport {
                pub fn relay(relay: &str) -> Result<SmtpTransportBuilder, Error> {}
                pub fn starttls_relay(relay: &str) -> Result<SmtpTransportBuilder, Error> {}
                pub fn unencrypted_localhost() -> SmtpTransport {}
                pub fn builder_dangerous<T: Into<String>>(server: T) -> SmtpTransportBuilder {}
                pub fn from_url(connection_url: &str) -> Result<SmtpTransportBuilder, Error> {}
                pub fn test_connection(&self) -> Result<bool, Error> {}
            }
            impl Transport for SmtpTransport {
                type Ok = response::Response;
                type Error = Error;
            }
            pub struct SmtpTransportBuilder;
            impl SmtpTransportBuilder {
                pub fn credentials(self, credentials: Credentials) -> Self {}
                pub fn port(self, port: u16) -> Self {}
                pub fn tls(self, tls: client::Tls) -> Self {}
                pub fn timeout(self, timeout: Option<Duration>) -> Self {}
                pub fn authentication<T>(self, mechanisms: T) -> Self {}
                pub fn pool_config(self, pool_config: PoolConfig) -> Self {}
                pub fn hello_name<T>(self, name: T) -> Self {}
                pub fn build(self) -> SmtpTransport {}
            }
            pub struct AsyncSmtpTransport<E>;
            impl<E> AsyncSmtpTransport<E> {
                pub fn relay(relay: &str) -> Result<AsyncSmtpTransportBuilder, Error> {}
                pub fn starttls_relay(relay: &str) -> Result<AsyncSmtpTransportBuilder, Error> {}
                pub fn builder_dangerous<T: Into<String>>(server: T) -> AsyncSmtpTransportBuilder {}
                pub fn from_url(connection_url: &str) -> Result<AsyncSmtpTransportBuilder, Error> {}
                pub async fn test_connection(&self) -> Result<bool, Error> {}
            }
            impl<E> AsyncTransport for AsyncSmtpTransport<E> {
                type Ok = response::Response;
                type Error = Error;
            }
            pub struct AsyncSmtpTransportBuilder;
            impl AsyncSmtpTransportBuilder {
                pub fn credentials(self, credentials: Credentials) -> Self {}
                pub fn port(self, port: u16) -> Self {}
                pub fn tls(self, tls: client::Tls) -> Self {}
                pub fn timeout(self, timeout: Option<Duration>) -> Self {}
                pub fn build<E>(self) -> AsyncSmtpTransport<E> {}
            }
        }

        pub mod file {
            pub struct FileTransport;
            impl FileTransport {
                pub fn new<P>(path: P) -> FileTransport {}
            }
            pub struct Error;
            impl lettre::Transport for FileTransport {
                type Ok = String;
                type Error = Error;
            }
        }
    }
}

pub mod ssh2 {
    // Named in signatures only.
    pub struct DisconnectCode;
    pub struct FileType;
    pub struct RenameFlags;
    use std::io::{Read, Seek, Write};
    use std::net::TcpStream;
    use std::path::{Path, PathBuf};

    pub struct Agent;
    impl Agent {
        pub fn connect(&mut self) -> Result<(), Error> {}
        pub fn disconnect(&mut self) -> Result<(), Error> {}
        pub fn list_identities(&mut self) -> Result<(), Error> {}
        pub fn identities(&self) -> Result<Vec<PublicKey>, Error> {}
        pub fn userauth(&self, username: &str, identity: &PublicKey) -> Result<(), Error> {}
        pub fn set_identity_path(&mut self, path: &Path) -> Result<(), Error> {}
        pub fn identity_path(&self) -> Option<PathBuf> {}
    }
    pub struct PublicKey;
    impl PublicKey {
        pub fn blob(&self) -> &[u8] {}
        pub fn comment(&self) -> &str {}
    }
    pub struct Channel;
    impl Channel {
        pub fn setenv(&mut self, var: &str, val: &str) -> Result<(), Error> {}

        pub fn request_pty_size(&mut self, width: u32, height: u32, width_px: Option<u32>, height_px: Option<u32>) -> Result<(), Error> {}
        pub fn request_auth_agent_forwarding(&mut self) -> Result<(), Error> {}
        pub fn exec(&mut self, command: &str) -> Result<(), Error> {}
        pub fn shell(&mut self) -> Result<(), Error> {}
        pub fn subsystem(&mut self, system: &str) -> Result<(), Error> {}
        pub fn process_startup(&mut self, request: &str, message: Option<&str>) -> Result<(), Error> {}
        pub fn stderr(&self) -> Stream {}
        pub fn stream(&self, stream_id: i32) -> Stream {}

        pub fn exit_status(&self) -> Result<i32, Error> {}

        pub fn adjust_receive_window(&mut self, adjust: u64, force: bool) -> Result<u64, Error> {}
        pub fn eof(&self) -> bool {}
        pub fn send_eof(&mut self) -> Result<(), Error> {}
        pub fn wait_eof(&mut self) -> Result<(), Error> {}
        pub fn close(&mut self) -> Result<(), Error> {}
        pub fn wait_close(&mut self) -> Result<(), Error> {}
    }
    impl Write for Channel {}
    impl Read for Channel {}
    pub struct Stream;
    impl Read for Stream {}
    impl Write for Stream {}
    pub struct Listener;
    impl Listener {
        pub fn accept(&mut self) -> Result<Channel, Error> {}
    }
    pub struct Session;
    impl Session {
        pub fn new() -> Result<Session, Error> {}

        pub fn set_banner(&self, banner: &str) -> Result<(), Error> {}
        pub fn set_allow_sigpipe(&self, block: bool) {}
        pub fn set_compress(&self, compress: bool) {}
        pub fn set_blocking(&self, blocking: bool) {}
        pub fn is_blocking(&self) -> bool {}
        pub fn set_timeout(&self, timeout_ms: u32) {}
        pub fn timeout(&self) -> u32 {}
        pub fn handshake(&mut self) -> Result<(), Error> {}
        pub fn set_tcp_stream<S>(&mut self, stream: S) {}
        pub fn userauth_password(&self, username: &str, password: &str) -> Result<(), Error> {}

        pub fn userauth_agent(&self, username: &str) -> Result<(), Error> {}
        pub fn userauth_pubkey_file(
            &self,
            username: &str,
            pubkey: Option<&Path>,
            privatekey: &Path,
            passphrase: Option<&str>,
        ) -> Result<(), Error> {
        }
        pub fn userauth_pubkey_memory(
            &self,
            username: &str,
            pubkeydata: Option<&str>,
            privatekeydata: &str,
            passphrase: Option<&str>,
        ) -> Result<(), Error> {
        }
        pub fn userauth_hostbased_file(
            &self,
            username: &str,
            publickey: &Path,
            privatekey: &Path,
            passphrase: Option<&str>,
            hostname: &str,
            local_username: Option<&str>,
        ) -> Result<(), Error> {
        }
        pub fn authenticated(&self) -> bool {}
        pub fn auth_methods(&self, username: &str) -> Result<&str, Error> {}
        pub fn userauth_banner(&self) -> Result<Option<&str>, Error> {}

        pub fn agent(&self) -> Result<Agent, Error> {}

        pub fn channel_session(&self) -> Result<Channel, Error> {}
        pub fn channel_direct_tcpip(&self, host: &str, port: u16, src: Option<(&str, u16)>) -> Result<Channel, Error> {}
        pub fn channel_direct_streamlocal(&self, socket_path: &str, src: Option<(&str, u16)>) -> Result<Channel, Error> {}
        pub fn channel_forward_listen(
            &self,
            remote_port: u16,
            host: Option<&str>,
            queue_maxsize: Option<u32>,
        ) -> Result<(Listener, u16), Error> {
        }
        pub fn scp_recv(&self, path: &Path) -> Result<(Channel, ScpFileStat), Error> {}
        pub fn scp_send(&self, remote_path: &Path, mode: i32, size: u64, times: Option<(u64, u64)>) -> Result<Channel, Error> {}
        pub fn sftp(&self) -> Result<Sftp, Error> {}

        pub fn banner(&self) -> Option<&str> {}
        pub fn banner_bytes(&self) -> Option<&[u8]> {}

        pub fn set_keepalive(&self, want_reply: bool, interval: u32) {}
        pub fn keepalive_send(&self) -> Result<u32, Error> {}
        pub fn disconnect(&self, reason: Option<DisconnectCode>, description: &str, lang: Option<&str>) -> Result<(), Error> {}
    }
    pub struct ScpFileStat;
    impl ScpFileStat {
        pub fn size(&self) -> u64 {}
        pub fn mode(&self) -> i32 {}
        pub fn is_dir(&self) -> bool {}
        pub fn is_file(&self) -> bool {}
    }
    pub struct Sftp;
    impl Sftp {
        pub fn open<T: AsRef<Path>>(&self, filename: T) -> Result<File, Error> {}
        pub fn create(&self, filename: &Path) -> Result<File, Error> {}
        pub fn opendir<T: AsRef<Path>>(&self, dirname: T) -> Result<File, Error> {}
        pub fn readdir<T: AsRef<Path>>(&self, dirname: T) -> Result<Vec<(PathBuf, FileStat)>, Error> {}
        pub fn mkdir(&self, filename: &Path, mode: i32) -> Result<(), Error> {}
        pub fn rmdir(&self, filename: &Path) -> Result<(), Error> {}
        pub fn stat(&self, filename: &Path) -> Result<FileStat, Error> {}
        pub fn lstat(&self, filename: &Path) -> Result<FileStat, Error> {}
        pub fn setstat(&self, filename: &Path, stat: FileStat) -> Result<(), Error> {}
        pub fn symlink(&self, path: &Path, target: &Path) -> Result<(), Error> {}
        pub fn readlink(&self, path: &Path) -> Result<PathBuf, Error> {}
        pub fn realpath(&self, path: &Path) -> Result<PathBuf, Error> {}
        pub fn rename(&self, src: &Path, dst: &Path, flags: Option<RenameFlags>) -> Result<(), Error> {}
        pub fn unlink(&self, file: &Path) -> Result<(), Error> {}
        pub fn shutdown(&mut self) -> Result<(), Error> {}
    }
    pub struct File;
    impl File {
        pub fn setstat(&mut self, stat: FileStat) -> Result<(), Error> {}
        pub fn stat(&mut self) -> Result<FileStat, Error> {}

        pub fn readdir(&mut self) -> Result<(PathBuf, FileStat), Error> {}
        pub fn fsync(&mut self) -> Result<(), Error> {}
        pub fn close(&mut self) -> Result<(), Error> {}
    }
    impl Read for File {}
    impl Write for File {}
    impl Seek for File {}
    pub struct FileStat {
        pub size: Option<u64>,
        pub uid: Option<u32>,
        pub gid: Option<u32>,
        pub perm: Option<u32>,
        pub atime: Option<u64>,
        pub mtime: Option<u64>,
    }
    impl FileStat {
        pub fn file_type(&self) -> FileType {}
        pub fn is_dir(&self) -> bool {}
        pub fn is_file(&self) -> bool {}
    }

    pub struct Error;
    pub struct ExitSignal;
}

pub mod rdkafka {
    pub use rdkafka::config::ClientConfig;
    pub use rdkafka::message::Message;
    pub use rdkafka::topic_partition_list::{Offset, TopicPartitionList};

    pub mod error {
        pub enum KafkaError {
            AdminOp,
            Canceled,
            ClientConfig(String, String, String),
            Global,
            MessageConsumption(RDKafkaErrorCode),
            MetadataFetch(RDKafkaErrorCode),
            NoMessageReceived,
        }
        pub type KafkaResult<T> = Result<T, KafkaError>;
        pub struct RDKafkaErrorCode;
        impl KafkaError {
            pub fn rdkafka_error_code(&self) -> Option<RDKafkaErrorCode> {}
        }
    }

    pub mod config {
        use rdkafka::error::KafkaResult;
        pub struct ClientConfig;
        impl ClientConfig {
            pub fn new() -> ClientConfig {}
            pub fn get(&self, key: &str) -> Option<&str> {}
            pub fn set<K, V>(&mut self, key: K, value: V) -> &mut ClientConfig {}
            pub fn remove(&mut self, key: &str) -> &mut ClientConfig {}
            pub fn set_log_level(&mut self, log_level: RDKafkaLogLevel) -> &mut ClientConfig {}
            pub fn create<T>(&self) -> KafkaResult<T> {}
            pub fn create_with_context<C, T>(&self, context: C) -> KafkaResult<T> {}
        }
        pub enum RDKafkaLogLevel {
            Debug,
            Info,
            Warning,
            Error,
        }
    }

    pub mod client {
        use rdkafka::config::ClientConfig;
        use rdkafka::error::{KafkaResult, RDKafkaErrorCode};
        use rdkafka::groups::GroupList;
        use rdkafka::metadata::Metadata;
        use rdkafka::util::Timeout;
        use std::sync::Arc;
        pub trait ClientContext {}
        pub struct DefaultClientContext;
        impl ClientContext for DefaultClientContext {}

        pub struct Client<C = DefaultClientContext>;
        impl<C> Client<C> {
            pub fn context(&self) -> &Arc<C> {}
            pub fn fetch_metadata<T: Into<Timeout>>(&self, topic: Option<&str>, timeout: T) -> KafkaResult<Metadata> {}
            pub fn fetch_watermarks<T: Into<Timeout>>(&self, topic: &str, partition: i32, timeout: T) -> KafkaResult<(i64, i64)> {}
            pub fn fetch_cluster_id<T: Into<Timeout>>(&self, timeout: T) -> Option<String> {}
            pub fn fetch_group_list<T: Into<Timeout>>(&self, group: Option<&str>, timeout: T) -> KafkaResult<GroupList> {}
        }
    }

    pub mod util {
        pub enum Timeout {
            After(std::time::Duration),
            Never,
        }
    }

    pub mod metadata {
        pub struct Metadata;
        pub struct MetadataTopic;
        pub struct MetadataPartition;
        pub struct MetadataBroker;
        impl Metadata {
            pub fn topics(&self) -> &[MetadataTopic] {}
            pub fn brokers(&self) -> &[MetadataBroker] {}
        }
        impl MetadataTopic {
            pub fn name(&self) -> &str {}
            pub fn partitions(&self) -> &[MetadataPartition] {}
        }
        impl MetadataPartition {
            pub fn id(&self) -> i32 {}
        }
    }

    pub mod groups {
        pub struct GroupList;
    }

    pub mod topic_partition_list {
        use rdkafka::error::KafkaResult;
        pub enum Offset {
            Beginning,
            End,
            Stored,
            Invalid,
            Offset(i64),
            OffsetTail(i64),
        }
        pub struct TopicPartitionList;
        impl TopicPartitionList {
            pub fn new() -> TopicPartitionList {}
            pub fn add_partition(&mut self, topic: &str, partition: i32) -> TopicPartitionListElem<'_> {}
            pub fn add_partition_offset(&mut self, topic: &str, partition: i32, offset: Offset) -> KafkaResult<()> {}
            pub fn elements(&self) -> Vec<TopicPartitionListElem<'_>> {}
            pub fn count(&self) -> usize {}
        }
        pub struct TopicPartitionListElem<'a>;
        impl TopicPartitionListElem<'_> {
            pub fn topic(&self) -> &str {}
            pub fn partition(&self) -> i32 {}
            pub fn offset(&self) -> Offset {}
        }
    }

    pub mod message {
        pub trait Message {
            fn key(&self) -> Option<&[u8]>;
            fn payload(&self) -> Option<&[u8]>;
            fn topic(&self) -> &str;
            fn partition(&self) -> i32;
            fn offset(&self) -> i64;
            fn timestamp(&self) -> Timestamp;
        }
        pub enum Timestamp {
            NotAvailable,
            CreateTime(i64),
            LogAppendTime(i64),
        }
        pub struct BorrowedMessage<'a>;
        pub struct OwnedMessage;
        impl Message for BorrowedMessage<'_> {}
        impl Message for OwnedMessage {}
        impl BorrowedMessage<'_> {
            pub fn detach(&self) -> OwnedMessage {}
        }
        pub struct OwnedHeaders;
    }

    pub mod consumer {
        // Named in signatures only.
        pub struct KafkaError;
        use futures::stream::Stream;
        use rdkafka::client::{Client, ClientContext};
        use rdkafka::error::KafkaResult;
        use rdkafka::groups::GroupList;
        use rdkafka::message::BorrowedMessage;
        use rdkafka::metadata::Metadata;
        use rdkafka::topic_partition_list::{Offset, TopicPartitionList};
        use rdkafka::util::Timeout;
        use std::sync::Arc;
        use std::time::Duration;
        pub enum CommitMode {
            Sync,
            Async,
        }
        pub struct ConsumerGroupMetadata;
        pub enum RebalanceProtocol {
            None,
            Eager,
            Cooperative,
        }
        pub trait ConsumerContext: ClientContext {}
        pub struct DefaultConsumerContext;
        pub struct DefaultRuntime;

        pub trait Consumer<C = DefaultConsumerContext> {
            fn context(&self) -> &Arc<C> {}
            fn group_metadata(&self) -> Option<ConsumerGroupMetadata>;
            fn subscribe(&self, topics: &[&str]) -> KafkaResult<()>;
            fn unsubscribe(&self);
            fn assign(&self, assignment: &TopicPartitionList) -> KafkaResult<()>;
            fn unassign(&self) -> KafkaResult<()>;
            fn incremental_assign(&self, assignment: &TopicPartitionList) -> KafkaResult<()>;
            fn incremental_unassign(&self, assignment: &TopicPartitionList) -> KafkaResult<()>;
            fn seek<T: Into<Timeout>>(&self, topic: &str, partition: i32, offset: Offset, timeout: T) -> KafkaResult<()>;
            fn seek_partitions<T: Into<Timeout>>(
                &self,
                topic_partition_list: TopicPartitionList,
                timeout: T,
            ) -> KafkaResult<TopicPartitionList>;
            fn commit(&self, topic_partition_list: &TopicPartitionList, mode: CommitMode) -> KafkaResult<()>;
            fn commit_consumer_state(&self, mode: CommitMode) -> KafkaResult<()>;
            fn commit_message(&self, message: &BorrowedMessage<'_>, mode: CommitMode) -> KafkaResult<()>;
            fn store_offset(&self, topic: &str, partition: i32, offset: i64) -> KafkaResult<()>;
            fn store_offset_from_message(&self, message: &BorrowedMessage<'_>) -> KafkaResult<()>;
            fn store_offsets(&self, tpl: &TopicPartitionList) -> KafkaResult<()>;
            fn subscription(&self) -> KafkaResult<TopicPartitionList>;
            fn assignment(&self) -> KafkaResult<TopicPartitionList>;
            fn assignment_lost(&self) -> bool;
            fn committed<T: Into<Timeout>>(&self, timeout: T) -> KafkaResult<TopicPartitionList>;
            fn committed_offsets<T: Into<Timeout>>(&self, tpl: TopicPartitionList, timeout: T) -> KafkaResult<TopicPartitionList>;
            fn offsets_for_timestamp<T: Into<Timeout>>(&self, timestamp: i64, timeout: T) -> KafkaResult<TopicPartitionList>;
            fn offsets_for_times<T: Into<Timeout>>(&self, timestamps: TopicPartitionList, timeout: T) -> KafkaResult<TopicPartitionList>;
            fn position(&self) -> KafkaResult<TopicPartitionList>;
            fn fetch_metadata<T: Into<Timeout>>(&self, topic: Option<&str>, timeout: T) -> KafkaResult<Metadata>;
            fn fetch_watermarks<T: Into<Timeout>>(&self, topic: &str, partition: i32, timeout: T) -> KafkaResult<(i64, i64)>;
            fn fetch_group_list<T: Into<Timeout>>(&self, group: Option<&str>, timeout: T) -> KafkaResult<GroupList>;
            fn pause(&self, partitions: &TopicPartitionList) -> KafkaResult<()>;
            fn resume(&self, partitions: &TopicPartitionList) -> KafkaResult<()>;
            fn rebalance_protocol(&self) -> RebalanceProtocol;
        }

        pub struct BaseConsumer<C = DefaultConsumerContext>;
        impl<C> BaseConsumer<C> {
            pub fn poll<T: Into<Timeout>>(&self, timeout: T) -> Option<KafkaResult<BorrowedMessage<'_>>> {}
            pub fn iter(&self) -> Iter<'_, C> {}

            pub fn closed(&self) -> bool {}
        }
        impl<C> Consumer<C> for BaseConsumer<C> {}
        impl<'a, C> IntoIterator for &'a BaseConsumer<C> {
            type Item = KafkaResult<BorrowedMessage<'a>>;
            type IntoIter = Iter<'a, C>;
        }
        pub struct Iter<'a, C>;
        impl<'a, C> Iterator for Iter<'a, C> {
            type Item = KafkaResult<BorrowedMessage<'a>>;
        }
        pub struct MessageStream<'a, C>;
        impl<'a, C> Stream for MessageStream<'a, C> {
            type Item = KafkaResult<BorrowedMessage<'a>>;
        }
        pub struct StreamConsumer<C = DefaultConsumerContext, R = DefaultRuntime>;
        impl<C, R> StreamConsumer<C, R> {
            pub fn stream(&self) -> MessageStream<'_, C> {}
            pub async fn recv(&self) -> Result<BorrowedMessage<'_>, KafkaError> {}
        }
        impl<C, R> Consumer<C> for StreamConsumer<C, R> {}

        pub mod base_consumer {
            pub use rdkafka::consumer::BaseConsumer;
        }
        pub mod stream_consumer {
            pub use rdkafka::consumer::{MessageStream, StreamConsumer};
        }
    }

    pub mod producer {
        // Named in signatures only.
        pub struct FutureProducerContext<T0 = ()>;
        use rdkafka::client::{Client, ClientContext, DefaultClientContext};
        use rdkafka::consumer::ConsumerGroupMetadata;
        use rdkafka::error::{KafkaError, KafkaResult};
        use rdkafka::message::{OwnedHeaders, OwnedMessage, Timestamp};
        use rdkafka::topic_partition_list::TopicPartitionList;
        use rdkafka::util::Timeout;
        use std::future::Future;
        use std::sync::Arc;
        use std::time::Duration;
        pub trait Partitioner {}
        pub struct NoCustomPartitioner;
        pub trait ProducerContext<P = NoCustomPartitioner> {}
        pub struct DefaultProducerContext;
        pub struct DefaultRuntime;
        pub struct PurgeConfig;

        pub trait Producer<C = DefaultProducerContext, Part = NoCustomPartitioner> {
            fn context(&self) -> &Arc<C> {}
            fn in_flight_count(&self) -> i32;
            fn flush<T: Into<Timeout>>(&self, timeout: T) -> KafkaResult<()>;
            fn purge(&self, flags: PurgeConfig);
            fn init_transactions<T: Into<Timeout>>(&self, timeout: T) -> KafkaResult<()>;
            fn begin_transaction(&self) -> KafkaResult<()>;
            fn send_offsets_to_transaction<T: Into<Timeout>>(
                &self,
                offsets: &TopicPartitionList,
                cgm: &ConsumerGroupMetadata,
                timeout: T,
            ) -> KafkaResult<()>;
            fn commit_transaction<T: Into<Timeout>>(&self, timeout: T) -> KafkaResult<()>;
            fn abort_transaction<T: Into<Timeout>>(&self, timeout: T) -> KafkaResult<()>;
        }

        pub struct BaseRecord<'a, K = (), P = (), D = ()> {
            pub topic: &'a str,
            pub partition: Option<i32>,
            pub payload: Option<&'a P>,
            pub key: Option<&'a K>,
            pub timestamp: Option<i64>,
            pub headers: Option<OwnedHeaders>,
            pub delivery_opaque: D,
        }
        impl<'a, K, P, D> BaseRecord<'a, K, P, D> {
            pub fn partition(self, partition: i32) -> BaseRecord<'a, K, P, D> {}
            pub fn payload(self, payload: &'a P) -> BaseRecord<'a, K, P, D> {}
            pub fn key(self, key: &'a K) -> BaseRecord<'a, K, P, D> {}
            pub fn timestamp(self, timestamp: i64) -> BaseRecord<'a, K, P, D> {}
            pub fn headers(self, headers: OwnedHeaders) -> BaseRecord<'a, K, P, D> {}
            pub fn topic(self, topic: &'a str) -> BaseRecord<'a, K, P, D> {}
            pub fn delivery_opaque(self, delivery_opaque: D) -> BaseRecord<'a, K, P, D> {}
        }
        impl<'a, K, P> BaseRecord<'a, K, P, ()> {
            pub fn to(topic: &'a str) -> BaseRecord<'a, K, P, ()> {}
        }
        pub struct BaseProducer<C = DefaultProducerContext, Part = NoCustomPartitioner>;
        impl<C, Part> BaseProducer<C, Part> {
            pub fn poll<T: Into<Timeout>>(&self, timeout: T) {}
            pub fn send<'a, K, P>(&self, record: BaseRecord<'a, K, P, ()>) -> Result<(), (KafkaError, BaseRecord<'a, K, P, ()>)> {}
        }
        impl<C, Part> Producer<C, Part> for BaseProducer<C, Part> {}
        pub struct ThreadedProducer<C, Part = NoCustomPartitioner>;
        impl<C, Part> ThreadedProducer<C, Part> {
            pub fn send<'a, K, P>(&self, record: BaseRecord<'a, K, P, ()>) -> Result<(), (KafkaError, BaseRecord<'a, K, P, ()>)> {}
            pub fn poll<T: Into<Timeout>>(&self, timeout: T) {}
        }
        impl<C, Part> Producer<C, Part> for ThreadedProducer<C, Part> {}
        pub struct FutureRecord<'a, K, P> {
            pub topic: &'a str,
            pub partition: Option<i32>,
            pub payload: Option<&'a P>,
            pub key: Option<&'a K>,
            pub timestamp: Option<i64>,
            pub headers: Option<OwnedHeaders>,
        }
        impl<'a, K, P> FutureRecord<'a, K, P> {
            pub fn to(topic: &'a str) -> FutureRecord<'a, K, P> {}
            pub fn partition(self, partition: i32) -> FutureRecord<'a, K, P> {}
            pub fn payload(self, payload: &'a P) -> FutureRecord<'a, K, P> {}
            pub fn key(self, key: &'a K) -> FutureRecord<'a, K, P> {}
            pub fn timestamp(self, timestamp: i64) -> FutureRecord<'a, K, P> {}
            pub fn headers(self, headers: OwnedHeaders) -> FutureRecord<'a, K, P> {}
        }
        pub struct Delivery {
            pub partition: i32,
            pub offset: i64,
            pub timestamp: Timestamp,
        }
        pub type OwnedDeliveryResult = Result<Delivery, (KafkaError, OwnedMessage)>;
        pub struct FutureProducer<C = DefaultClientContext, R = DefaultRuntime, Part = NoCustomPartitioner>;
        impl<C, R> FutureProducer<C, R> {
            pub async fn send<K, P, T: Into<Timeout>>(&self, record: FutureRecord<'_, K, P>, queue_timeout: T) -> OwnedDeliveryResult {}

            pub fn poll<T: Into<Timeout>>(&self, timeout: T) {}
        }
        impl<C, R, Part> Producer<FutureProducerContext<C>, Part> for FutureProducer<C, R, Part> {}
        pub struct DeliveryFuture;
        impl Future for DeliveryFuture {
            type Output = Result<OwnedDeliveryResult, futures::channel::oneshot::Canceled>;
        }

        impl<C, R> FutureProducer<C, R> {
            pub fn send_result<'a, K, P>(
                &self,
                record: FutureRecord<'a, K, P>,
            ) -> Result<DeliveryFuture, (KafkaError, FutureRecord<'a, K, P>)> {
            }
        }
        pub mod base_producer {
            pub use rdkafka::producer::{BaseProducer, BaseRecord, ThreadedProducer};
        }
        pub mod future_producer {
            pub use rdkafka::producer::{DeliveryFuture, FutureProducer, FutureRecord};
        }
    }

    pub mod admin {
        use rdkafka::error::KafkaResult;
        use std::future::Future;
        pub struct AdminClient<C>;
        pub struct AdminOptions;
        impl AdminOptions {
            pub fn new() -> Self {}
        }
        pub struct NewTopic<'a>;
        pub type TopicResult = Result<String, (String, rdkafka::error::RDKafkaErrorCode)>;
        impl<C> AdminClient<C> {
            pub async fn create_topics<T>(&self, topics: T, opts: &AdminOptions) -> KafkaResult<Vec<TopicResult>> {}
            pub async fn delete_topics(&self, topic_names: &[&str], opts: &AdminOptions) -> KafkaResult<Vec<TopicResult>> {}
        }
    }
}
