//! How large the pages of memory are that the system gives us.

/// While this lives, the system gives small pages only, where it can be told so.
///
/// A run over everything fills and frees memory file by file: in pages of 2 MiB a sixth of what it holds is memory that nobody uses.
/// A run after an edit reads tables of tens of megabytes at once, for which large pages save half of the time: it does not want this.
#[must_use]
pub(super) struct SmallPages {
    #[cfg(target_os = "linux")]
    told: bool,
}

impl SmallPages {
    #[cfg(target_os = "linux")]
    pub(super) fn new() -> Self {
        use rustix::thread::{disable_transparent_huge_pages, transparent_huge_pages_are_disabled};
        // Somebody else may have asked for the same: then it is not ours to end. Where it cannot be asked for, large pages do too.
        let told =
            matches!(transparent_huge_pages_are_disabled(), Ok(false)) && disable_transparent_huge_pages(true).is_ok();
        Self { told }
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn new() -> Self {
        Self {}
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallPages {
    fn drop(&mut self) {
        if self.told {
            let _ = rustix::thread::disable_transparent_huge_pages(false);
        }
    }
}
