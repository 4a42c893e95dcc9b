//! Ways to make a disk slow, full, broken or suddenly without power: a file system of our own, and `strace`.

pub(crate) mod disk;
pub(crate) mod faulty;
#[cfg(target_os = "linux")]
pub(crate) mod mount;
pub(crate) mod strace;

/// Without Linux there is no FUSE of ours: what needs it is NOT RUN.
#[cfg(not(target_os = "linux"))]
pub(crate) mod mount {
    use super::faulty::Faulty;
    use std::path::Path;

    /// A mounted file system, which there is none of.
    #[derive(Debug)]
    pub(crate) enum Mounted {}

    impl Mounted {
        pub(crate) fn new() -> Result<Self, String> {
            Err("the failing file system needs Linux".to_owned())
        }

        pub(crate) fn path(&self) -> &Path {
            match *self {}
        }

        pub(crate) fn faults(&self) -> &Faulty {
            match *self {}
        }
    }
}
