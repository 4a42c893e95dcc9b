//! Flushing when the process ends in a hurry.

use std::cell::Cell;
use std::panic;
use std::time::Duration;

use super::Flusher;

/// Flushes when a thread panics, after the hook that is there now, at most for a time. For services that abort on a panic, or may.
///
/// ```
/// # use std::time::Duration;
/// # use feeler_shim::{Config, Shim, record::Outcome};
/// # let root = std::env::temp_dir().join(format!("feeler-panic-doc-{}", std::process::id()));
/// # let (shim, _) = Shim::<Outcome>::open(Config::new(&root)).unwrap();
/// feeler_shim::flush_on_panic(shim.flusher(), Duration::from_secs(2));
/// # drop(shim);
/// # std::fs::remove_dir_all(root).unwrap();
/// ```
pub fn flush_on_panic(flusher: Flusher, within: Duration) {
    thread_local!(static FLUSHING: Cell<bool> = const { Cell::new(false) });
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        // Our own threads cannot wait for themselves, and a panic in here must not come back to here.
        let ours = std::thread::current().name().is_some_and(|it| it.starts_with("feeler-"));
        if !ours && !FLUSHING.replace(true) {
            let _ = flusher.flush(within);
            FLUSHING.set(false);
        }
    }));
}

/// Stops listening for signals when it is dropped.
#[cfg(feature = "signals")]
#[derive(Debug)]
#[must_use = "dropping it stops listening"]
pub struct TermGuard {
    handle: signal_hook::iterator::Handle,
}

#[cfg(feature = "signals")]
impl Drop for TermGuard {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Flushes on SIGTERM and SIGINT, at most for a time, and then ends the process as the signal would have. It starts a thread that waits
/// for the signals.
///
/// A service that has its own way to end, such as `tokio::signal` and a graceful shutdown, calls [`Shim::shutdown`](super::Shim::shutdown)
/// at the end of that and does not need this.
#[cfg(feature = "signals")]
pub fn flush_on_term(flusher: Flusher, within: Duration) -> std::io::Result<TermGuard> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT])?;
    let handle = signals.handle();
    std::thread::Builder::new().name("feeler-signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _ = flusher.flush(within);
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    })?;
    Ok(TermGuard { handle })
}
