//! The command `feeler-router`: `feeler-router [--dir FOLDER] [--listen ADDRESS]`.

use feeler_router::{Router, service};
use feeler_shim::Config;
use std::future::Future;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// How long the last outcomes may take to the disk.
const FLUSH_WITHIN: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    match options().and_then(|(dir, listen)| run(dir, &listen)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            drop(writeln!(io::stderr(), "feeler-router: {error}"));
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<(PathBuf, String), String> {
    let mut dir = std::env::temp_dir().join("feeler-router");
    let mut listen = "127.0.0.1:8787".to_owned();
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{name}` needs a value"))?;
        match name.as_str() {
            "--dir" => dir = value.into(),
            "--listen" => listen = value,
            _ => return Err(format!("`{name}` is not known: there are --dir FOLDER and --listen ADDRESS")),
        }
    }
    Ok((dir, listen))
}

fn run(dir: PathBuf, listen: &str) -> Result<(), String> {
    let router = Arc::new(Router::open(Config::new(&dir)).map_err(|error| error.to_string())?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("failed to start the runtime: {error}"))?;
    let served = runtime.block_on(serve(listen, Arc::clone(&router)));
    // The workers, and with them all that still held the router.
    runtime.shutdown_timeout(FLUSH_WITHIN);
    if let Some(router) = Arc::into_inner(router) {
        let report = router.shutdown(FLUSH_WITHIN);
        drop(writeln!(io::stderr(), "feeler-router: {report:?}"));
    }
    served.map_err(|error| format!("failed to serve on {listen}: {error}"))
}

async fn serve(listen: &str, router: Arc<Router>) -> io::Result<()> {
    let listener = tokio::net::TcpListener::bind(listen).await?;
    drop(writeln!(io::stderr(), "feeler-router: listening on http://{}", listener.local_addr()?));
    axum::serve(listener, service::routes(router)).with_graceful_shutdown(stopped()?).await
}

/// Resolves when the process is asked to end.
#[cfg(unix)]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
    Ok(std::future::poll_fn(move |context| {
        match terminate.poll_recv(context).is_ready() || interrupt.poll_recv(context).is_ready() {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    }))
}

/// Resolves when the process is asked to end.
#[cfg(not(unix))]
fn stopped() -> io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
