// File systems, walks, temporary files, archives, images, configuration files.
// Longer than 500 lines on purpose: see std.rs.

pub mod walkdir {
    use std::cmp::Ordering;
    use std::ffi::{OsStr, OsString};
    use std::fs;
    use std::io;
    use std::path::{Path, PathBuf};

    pub struct DirEntry;
    impl DirEntry {
        pub fn path(&self) -> &Path {}
        pub fn into_path(self) -> PathBuf {}
        pub fn path_is_symlink(&self) -> bool {}
        pub fn metadata(&self) -> Result<fs::Metadata> {}
        pub fn file_type(&self) -> fs::FileType {}
        pub fn file_name(&self) -> &OsStr {}
        pub fn depth(&self) -> usize {}
    }
    pub struct Error;
    impl Error {
        pub fn path(&self) -> Option<&Path> {}
        pub fn loop_ancestor(&self) -> Option<&Path> {}
        pub fn depth(&self) -> usize {}
        pub fn io_error(&self) -> Option<&io::Error> {}
        pub fn into_io_error(self) -> Option<io::Error> {}
    }
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct WalkDir;
    impl WalkDir {
        pub fn new<P: AsRef<Path>>(root: P) -> Self {}
        pub fn min_depth(self, depth: usize) -> Self {}
        pub fn max_depth(self, depth: usize) -> Self {}
        pub fn follow_links(self, yes: bool) -> Self {}
        pub fn follow_root_links(self, yes: bool) -> Self {}
        pub fn max_open(self, n: usize) -> Self {}
        pub fn sort_by<F: FnMut(&DirEntry, &DirEntry) -> Ordering>(self, cmp: F) -> Self { cmp(any(), any()) }
        pub fn sort_by_key<K, F: FnMut(&DirEntry) -> K>(self, cmp: F) -> Self { cmp(any()) }
        pub fn sort_by_file_name(self) -> Self {}
        pub fn contents_first(self, yes: bool) -> Self {}
        pub fn same_file_system(self, yes: bool) -> Self {}
    }
    impl IntoIterator for WalkDir {
        type Item = Result<DirEntry>;
        type IntoIter = IntoIter;
    }
    pub struct IntoIter;
    impl Iterator for IntoIter {
        type Item = Result<DirEntry>;
    }
    impl IntoIter {
        pub fn skip_current_dir(&mut self) {}
        pub fn filter_entry<P: FnMut(&DirEntry) -> bool>(self, predicate: P) -> FilterEntry<Self, P> { predicate(any()) }
    }

    pub struct FilterEntry<I, P>;
    impl<I, P> Iterator for FilterEntry<I, P> {
        type Item = Result<DirEntry>;
    }
    impl<I, P: FnMut(&DirEntry) -> bool> FilterEntry<I, P> {
        pub fn filter_entry(self, predicate: P) -> FilterEntry<Self, P> { predicate(any()) }
        pub fn skip_current_dir(&mut self) {}
    }
    pub trait DirEntryExt {
        fn ino(&self) -> u64;
    }
    impl DirEntryExt for DirEntry {}
}

pub mod ignore {
    // Named in signatures only.
    pub struct IncrementalIgnore;
    use std::cmp::Ordering;
    use std::ffi::{OsStr, OsString};
    use std::fs::{FileType, Metadata};
    use std::io;
    use std::path::{Path, PathBuf};

    pub struct DirEntry;
    impl DirEntry {
        pub fn path(&self) -> &Path {}
        pub fn into_path(self) -> PathBuf {}
        pub fn path_is_symlink(&self) -> bool {}
        pub fn is_stdin(&self) -> bool {}
        pub fn metadata(&self) -> Result<Metadata, Error> {}
        pub fn file_type(&self) -> Option<FileType> {}
        pub fn file_name(&self) -> &OsStr {}
        pub fn depth(&self) -> usize {}
        pub fn ino(&self) -> Option<u64> {}
        pub fn error(&self) -> Option<&Error> {}
    }
    pub struct WalkBuilder;
    impl WalkBuilder {
        pub fn new<P: AsRef<Path>>(path: P) -> WalkBuilder {}
        pub fn empty() -> WalkBuilder {}
        pub fn from_iter<P: AsRef<Path>, I: IntoIterator<Item = P>>(paths: I) -> WalkBuilder {}
        pub fn build(&self) -> Walk {}
        pub fn build_matchers(&self) -> Vec<IncrementalIgnore> {}
        pub fn build_parallel(&self) -> WalkParallel {}
        pub fn add<P: AsRef<Path>>(&mut self, path: P) -> &mut WalkBuilder {}
        pub fn max_depth(&mut self, depth: Option<usize>) -> &mut WalkBuilder {}
        pub fn min_depth(&mut self, depth: Option<usize>) -> &mut WalkBuilder {}
        pub fn follow_links(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn max_filesize(&mut self, filesize: Option<u64>) -> &mut WalkBuilder {}
        pub fn threads(&mut self, n: usize) -> &mut WalkBuilder {}
        pub fn add_ignore<P: AsRef<Path>>(&mut self, path: P) -> Option<Error> {}
        pub fn add_custom_ignore_filename<S: AsRef<OsStr>>(&mut self, file_name: S) -> &mut WalkBuilder {}
        pub fn overrides(&mut self, overrides: overrides::Override) -> &mut WalkBuilder {}
        pub fn types(&mut self, types: types::Types) -> &mut WalkBuilder {}
        pub fn standard_filters(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn hidden(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn parents(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn ignore(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn git_global(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn git_ignore(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn git_exclude(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn require_git(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn ignore_case_insensitive(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn sort_by_file_path<F: Fn(&Path, &Path) -> Ordering>(&mut self, cmp: F) -> &mut WalkBuilder { cmp(any(), any()) }
        pub fn sort_by_file_name<F: Fn(&OsStr, &OsStr) -> Ordering>(&mut self, cmp: F) -> &mut WalkBuilder { cmp(any(), any()) }
        pub fn same_file_system(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn skip_stdout(&mut self, yes: bool) -> &mut WalkBuilder {}
        pub fn filter_entry<P: Fn(&DirEntry) -> bool>(&mut self, filter: P) -> &mut WalkBuilder { filter(any()) }
        pub fn current_dir(&mut self, cwd: impl Into<PathBuf>) -> &mut WalkBuilder {}
    }
    pub struct Walk;
    impl Walk {
        pub fn new<P: AsRef<Path>>(path: P) -> Walk {}
        pub fn from_iter<P: AsRef<Path>, I: IntoIterator<Item = P>>(paths: I) -> Walk {}
    }
    impl Iterator for Walk {
        type Item = Result<DirEntry, Error>;
    }
    pub enum WalkState {
        Continue,
        Skip,
        Quit,
    }
    pub trait ParallelVisitorBuilder<'s> {
        fn build(&mut self) -> Box<dyn ParallelVisitor>;
    }
    pub trait ParallelVisitor {
        fn visit(&mut self, entry: Result<DirEntry, Error>) -> WalkState;
    }
    pub struct WalkParallel;
    impl WalkParallel {
        pub fn run<'s, F: FnMut() -> Box<dyn FnMut(Result<DirEntry, Error>) -> WalkState>>(self, mkf: F) { mkf() }
        pub fn visit(self, builder: &mut dyn ParallelVisitorBuilder<'_>) {}
    }

    pub struct Error;
    pub mod overrides {
        pub struct Override;
        pub struct OverrideBuilder;
        impl OverrideBuilder {
            pub fn new<P>(path: P) -> OverrideBuilder {}
            pub fn add(&mut self, glob: &str) -> Result<&mut OverrideBuilder, ignore::Error> {}
            pub fn build(&self) -> Result<Override, ignore::Error> {}
        }
    }
    pub mod types {
        pub struct Types;
        pub struct TypesBuilder;
    }
    pub mod gitignore {
        use std::path::Path;
        pub struct Gitignore;
        impl Gitignore {
            pub fn new<P: AsRef<Path>>(gitignore_path: P) -> (Gitignore, Option<ignore::Error>) {}
            pub fn empty() -> Gitignore {}
        }
        pub struct GitignoreBuilder;
        impl GitignoreBuilder {
            pub fn new<P: AsRef<Path>>(root: P) -> GitignoreBuilder {}
            pub fn add<P: AsRef<Path>>(&mut self, path: P) -> Option<ignore::Error> {}
            pub fn add_line(&mut self, from: Option<std::path::PathBuf>, line: &str) -> Result<&mut GitignoreBuilder, ignore::Error> {}
            pub fn build(&self) -> Result<Gitignore, ignore::Error> {}
        }
    }
}

pub mod jwalk {
    use std::ffi::{OsStr, OsString};
    use std::fs::FileType;
    use std::io;
    use std::path::{Path, PathBuf};
    pub type WalkDir = WalkDirGeneric<((), ())>;
    pub struct Error;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct WalkDirGeneric<C>;
    pub struct DirEntry<C>;
    pub struct DirEntryIter<C>;
    pub enum Parallelism {
        Serial,
        RayonDefaultPool,
        RayonNewPool(usize),
    }
    impl<C> WalkDirGeneric<C> {
        pub fn new<P: AsRef<Path>>(root: P) -> Self {}
        pub fn root(&self) -> &Path {}
        pub fn min_depth(self, depth: usize) -> Self {}
        pub fn max_depth(self, depth: usize) -> Self {}
        pub fn follow_links(self, follow_links: bool) -> Self {}
        pub fn skip_hidden(self, skip_hidden: bool) -> Self {}
        pub fn sort(self, sort: bool) -> Self {}
        pub fn parallelism(self, parallelism: Parallelism) -> Self {}
        pub fn process_read_dir<F>(self, process_by: F) -> Self {}
        pub fn try_into_iter(self) -> Result<DirEntryIter<C>> {}
    }
    impl<C> IntoIterator for WalkDirGeneric<C> {
        type Item = Result<DirEntry<C>>;
        type IntoIter = DirEntryIter<C>;
    }
    impl<C> Iterator for DirEntryIter<C> {
        type Item = Result<DirEntry<C>>;
    }
    impl<C> DirEntry<C> {
        pub fn path(&self) -> PathBuf {}
        pub fn file_type(&self) -> FileType {}
        pub fn file_name(&self) -> &OsStr {}
        pub fn depth(&self) -> usize {}
        pub fn metadata(&self) -> Result<std::fs::Metadata> {}
        pub fn parent_path(&self) -> &Path {}
    }
}

pub mod glob {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub struct Paths;
    impl Iterator for Paths {
        type Item = GlobResult;
    }
    pub type GlobResult = Result<PathBuf, GlobError>;
    pub struct GlobError;
    impl GlobError {
        pub fn path(&self) -> &Path {}
        pub fn error(&self) -> &io::Error {}
    }
    pub struct PatternError;
    pub struct MatchOptions;
    pub struct Pattern;
    impl Pattern {
        pub fn new(pattern: &str) -> Result<Self, PatternError> {}
        pub fn matches(&self, str: &str) -> bool {}
        pub fn matches_path(&self, path: &Path) -> bool {}
        pub fn escape(s: &str) -> String {}
    }
    pub fn glob(pattern: &str) -> Result<Paths, PatternError> {}
    pub fn glob_with(pattern: &str, options: MatchOptions) -> Result<Paths, PatternError> {}
}

pub mod globwalk {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub struct GlobWalker;
    pub struct GlobWalkerBuilder;
    pub struct GlobError;
    pub type WalkError = walkdir::Error;
    impl Iterator for GlobWalker {
        type Item = Result<walkdir::DirEntry, WalkError>;
    }
    impl GlobWalkerBuilder {
        pub fn new<P: AsRef<Path>, S>(base: P, pattern: S) -> Self {}
        pub fn from_patterns<P: AsRef<Path>, S>(base: P, patterns: &[S]) -> Self {}
        pub fn max_depth(self, depth: usize) -> Self {}
        pub fn follow_links(self, yes: bool) -> Self {}
        pub fn build(self) -> Result<GlobWalker, GlobError> {}
    }
    pub fn glob<S>(pattern: S) -> Result<GlobWalker, GlobError> {}
}

pub mod tempfile {
    // Named in signatures only.
    pub struct Cursor<T0 = ()>;
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io;
    use std::io::{Read, Seek, Write};
    use std::ops::Deref;
    use std::path;
    use std::path::{Path, PathBuf};

    pub fn tempdir() -> io::Result<TempDir> {}
    pub fn tempdir_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir> {}
    pub struct TempDir;
    impl TempDir {
        pub fn new() -> io::Result<TempDir> {}
        pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<TempDir> {}
        pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<TempDir> {}
        pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<TempDir> {}
        pub fn with_suffix_in<S: AsRef<OsStr>, P: AsRef<Path>>(suffix: S, dir: P) -> io::Result<TempDir> {}
        pub fn with_prefix_in<S: AsRef<OsStr>, P: AsRef<Path>>(prefix: S, dir: P) -> io::Result<TempDir> {}
        pub fn path(&self) -> &path::Path {}
        pub fn into_path(self) -> PathBuf {}
        pub fn keep(self) -> PathBuf {}
        pub fn disable_cleanup(&mut self, disable_cleanup: bool) {}
        pub fn close(self) -> io::Result<()> {}
    }
    pub fn tempfile() -> io::Result<File> {}
    pub fn tempfile_in<P: AsRef<Path>>(dir: P) -> io::Result<File> {}
    pub struct PathPersistError {
        pub error: io::Error,
        pub path: TempPath,
    }
    pub struct TempPath;
    impl TempPath {
        pub fn close(self) -> io::Result<()> {}
        pub fn persist<P: AsRef<Path>>(self, new_path: P) -> Result<(), PathPersistError> {}
        pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<(), PathPersistError> {}
        pub fn keep(self) -> Result<PathBuf, PathPersistError> {}
        pub fn disable_cleanup(&mut self, disable_cleanup: bool) {}
        pub fn from_path(path: impl Into<PathBuf>) -> Self {}
        pub fn try_from_path(path: impl Into<PathBuf>) -> io::Result<Self> {}
    }
    impl Deref for TempPath {
        type Target = Path;
    }
    pub struct NamedTempFile<F = File>;
    impl NamedTempFile<File> {
        pub fn new() -> io::Result<NamedTempFile> {}
        pub fn new_in<P: AsRef<Path>>(dir: P) -> io::Result<NamedTempFile> {}
        pub fn with_suffix<S: AsRef<OsStr>>(suffix: S) -> io::Result<NamedTempFile> {}
        pub fn with_suffix_in<S: AsRef<OsStr>, P: AsRef<Path>>(suffix: S, dir: P) -> io::Result<NamedTempFile> {}
        pub fn with_prefix<S: AsRef<OsStr>>(prefix: S) -> io::Result<NamedTempFile> {}
        pub fn with_prefix_in<S: AsRef<OsStr>, P: AsRef<Path>>(prefix: S, dir: P) -> io::Result<NamedTempFile> {}
    }
    impl<F> NamedTempFile<F> {
        pub fn path(&self) -> &Path {}
        pub fn close(self) -> io::Result<()> {}
        pub fn persist<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>> {}
        pub fn persist_noclobber<P: AsRef<Path>>(self, new_path: P) -> Result<F, PersistError<F>> {}
        pub fn keep(self) -> Result<(F, PathBuf), PersistError<F>> {}
        pub fn disable_cleanup(&mut self, disable_cleanup: bool) {}
        pub fn as_file(&self) -> &F {}
        pub fn as_file_mut(&mut self) -> &mut F {}
        pub fn into_file(self) -> F {}
        pub fn into_temp_path(self) -> TempPath {}
        pub fn into_parts(self) -> (F, TempPath) {}
        pub fn from_parts(file: F, path: TempPath) -> Self {}
    }
    impl NamedTempFile<File> {
        pub fn reopen(&self) -> io::Result<File> {}
    }
    impl<F: Read> Read for NamedTempFile<F> {}
    impl<F: Write> Write for NamedTempFile<F> {}
    impl<F: Seek> Seek for NamedTempFile<F> {}
    pub struct PersistError<F = File> {
        pub error: io::Error,
        pub file: NamedTempFile<F>,
    }
    pub struct Builder<'a, 'b>;
    impl<'a, 'b> Builder<'a, 'b> {
        pub fn new() -> Self {}
        pub fn prefix<S: AsRef<OsStr>>(&mut self, prefix: &'a S) -> &mut Self {}
        pub fn suffix<S: AsRef<OsStr>>(&mut self, suffix: &'b S) -> &mut Self {}
        pub fn rand_bytes(&mut self, rand: usize) -> &mut Self {}
        pub fn append(&mut self, append: bool) -> &mut Self {}
        pub fn permissions(&mut self, permissions: std::fs::Permissions) -> &mut Self {}
        pub fn disable_cleanup(&mut self, disable_cleanup: bool) -> &mut Self {}
        pub fn keep(&mut self, keep: bool) -> &mut Self {}
        pub fn tempfile(&self) -> io::Result<NamedTempFile> {}
        pub fn tempfile_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<NamedTempFile> {}
        pub fn tempdir(&self) -> io::Result<TempDir> {}
        pub fn tempdir_in<P: AsRef<Path>>(&self, dir: P) -> io::Result<TempDir> {}
        pub fn make<F: FnMut(&Path) -> io::Result<R>, R>(&self, f: F) -> io::Result<NamedTempFile<R>> { f(any()) }
        pub fn make_in<F: FnMut(&Path) -> io::Result<R>, R, P: AsRef<Path>>(&self, dir: P, f: F) -> io::Result<NamedTempFile<R>> {
            f(any())
        }
    }
    pub enum SpooledData {
        InMemory(Cursor<Vec<u8>>),
        OnDisk(File),
    }
    pub struct SpooledTempFile;
    impl SpooledTempFile {
        pub fn new(max_size: usize) -> SpooledTempFile {}
        pub fn new_in<P: AsRef<Path>>(max_size: usize, dir: P) -> SpooledTempFile {}
        pub fn is_rolled(&self) -> bool {}
        pub fn roll(&mut self) -> io::Result<()> {}
        pub fn set_len(&mut self, size: u64) -> Result<(), io::Error> {}
        pub fn into_inner(self) -> SpooledData {}
        pub fn into_file(self) -> io::Result<File> {}
    }
    impl Read for SpooledTempFile {}
    impl Write for SpooledTempFile {}
    impl Seek for SpooledTempFile {}
    pub fn spooled_tempfile(max_size: usize) -> SpooledTempFile {}

    pub mod env {
        pub fn temp_dir() -> std::path::PathBuf {}
    }
}

pub mod memmap2 {
    use std::io::Result;
    use std::ops::{Deref, DerefMut};

    pub struct MmapOptions;
    impl MmapOptions {
        pub fn new() -> MmapOptions {}
        pub fn offset(&mut self, offset: u64) -> &mut Self {}
        pub fn len(&mut self, len: usize) -> &mut Self {}
        pub fn stack(&mut self) -> &mut Self {}
        pub fn huge(&mut self, page_bits: Option<u8>) -> &mut Self {}
        pub fn populate(&mut self) -> &mut Self {}
        pub fn no_reserve_swap(&mut self) -> &mut Self {}
        pub fn no_probe_handle(&mut self) -> &mut Self {}
        pub fn map<T>(&self, file: T) -> std::io::Result<Mmap> {}
        pub fn map_exec<T>(&self, file: T) -> std::io::Result<Mmap> {}
        pub fn map_mut<T>(&self, file: T) -> std::io::Result<MmapMut> {}
        pub fn map_copy<T>(&self, file: T) -> std::io::Result<MmapMut> {}
        pub fn map_copy_read_only<T>(&self, file: T) -> std::io::Result<Mmap> {}

        pub fn map_anon(&self) -> std::io::Result<MmapMut> {}
        pub fn map_raw<T>(&self, file: T) -> std::io::Result<MmapRaw> {}
        pub fn map_raw_read_only<T>(&self, file: T) -> std::io::Result<MmapRaw> {}
    }
    pub struct Mmap;
    impl Mmap {
        pub fn map<T>(file: T) -> std::io::Result<Mmap> {}

        pub fn make_mut(self) -> std::io::Result<MmapMut> {}
    }
    impl Deref for Mmap {
        type Target = [u8];
    }
    pub struct MmapRaw;
    impl MmapRaw {
        pub fn map_raw<T>(file: T) -> std::io::Result<MmapRaw> {}
        pub fn as_ptr(&self) -> *const u8 {}
        pub fn as_mut_ptr(&self) -> *mut u8 {}
        pub fn len(&self) -> usize {}
        pub fn flush(&self) -> std::io::Result<()> {}
        pub fn flush_async(&self) -> std::io::Result<()> {}
        pub fn flush_range(&self, offset: usize, len: usize) -> std::io::Result<()> {}
        pub fn flush_async_range(&self, offset: usize, len: usize) -> std::io::Result<()> {}
    }
    pub struct MmapMut;
    impl MmapMut {
        pub fn map_mut<T>(file: T) -> std::io::Result<MmapMut> {}
        pub fn map_anon(length: usize) -> std::io::Result<MmapMut> {}
        pub fn flush(&self) -> std::io::Result<()> {}
        pub fn flush_async(&self) -> std::io::Result<()> {}
        pub fn flush_range(&self, offset: usize, len: usize) -> std::io::Result<()> {}
        pub fn flush_async_range(&self, offset: usize, len: usize) -> std::io::Result<()> {}
        pub fn make_read_only(self) -> std::io::Result<Mmap> {}
        pub fn make_exec(self) -> std::io::Result<Mmap> {}
    }
    impl Deref for MmapMut {
        type Target = [u8];
    }
    impl DerefMut for MmapMut {}
}

pub mod fs_err {
    use std::ffi::{OsStr, OsString};
    use std::fs::TryLockError;
    use std::fs::{self, FileTimes, FileType, Metadata, Permissions};
    use std::io;
    use std::io::{IoSlice, IoSliceMut, Read, Seek, SeekFrom, Write};
    use std::path::{Path, PathBuf};
    use std::time::SystemTime;

    pub fn read_dir<P: Into<PathBuf>>(path: P) -> io::Result<ReadDir> {}
    pub struct ReadDir;
    impl Iterator for ReadDir {
        type Item = io::Result<DirEntry>;
    }
    pub struct DirEntry;
    impl DirEntry {
        pub fn path(&self) -> PathBuf {}
        pub fn metadata(&self) -> io::Result<fs::Metadata> {}
        pub fn file_type(&self) -> io::Result<fs::FileType> {}
        pub fn file_name(&self) -> OsString {}
    }
    pub struct File;
    impl File {
        pub fn open<P: Into<PathBuf>>(path: P) -> Result<Self, io::Error> {}
        pub fn create<P: Into<PathBuf>>(path: P) -> Result<Self, io::Error> {}
        pub fn create_new<P: Into<PathBuf>>(path: P) -> Result<Self, io::Error> {}
        pub fn options() -> OpenOptions {}
        pub fn sync_all(&self) -> Result<(), io::Error> {}
        pub fn sync_data(&self) -> Result<(), io::Error> {}
        pub fn set_len(&self, size: u64) -> Result<(), io::Error> {}
        pub fn metadata(&self) -> Result<fs::Metadata, io::Error> {}
        pub fn try_clone(&self) -> Result<Self, io::Error> {}
        pub fn set_permissions(&self, perm: fs::Permissions) -> Result<(), io::Error> {}
    }
    impl File {
        pub fn set_times(&self, times: FileTimes) -> Result<(), io::Error> {}
        pub fn set_modified(&self, time: SystemTime) -> Result<(), io::Error> {}
    }
    impl File {
        pub fn lock(&self) -> Result<(), io::Error> {}
        pub fn lock_shared(&self) -> Result<(), io::Error> {}
        pub fn try_lock(&self) -> Result<(), fs::TryLockError> {}
        pub fn try_lock_shared(&self) -> Result<(), fs::TryLockError> {}
        pub fn unlock(&self) -> Result<(), io::Error> {}
    }
    impl File {
        pub fn from_parts<P: Into<PathBuf>>(file: fs::File, path: P) -> Self {}
        pub fn into_parts(self) -> (fs::File, PathBuf) {}
        pub fn into_file(self) -> fs::File {}
        pub fn into_path(self) -> PathBuf {}
        pub fn file(&self) -> &fs::File {}
        pub fn file_mut(&mut self) -> &mut fs::File {}
        pub fn path(&self) -> &Path {}
    }
    impl Read for File {}
    impl Seek for File {}
    impl Write for File {}
    pub fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>> {}
    pub fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String> {}
    pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()> {}
    pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<u64> {}
    pub fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {}
    pub fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {}
    pub fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()> {}
    pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()> {}
    pub fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()> {}
    pub fn metadata<P: AsRef<Path>>(path: P) -> io::Result<fs::Metadata> {}
    pub fn exists<P: AsRef<Path>>(path: P) -> io::Result<bool> {}
    pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
    pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
    pub fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
    pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> io::Result<()> {}
    pub fn soft_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> io::Result<()> {}
    pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<fs::Metadata> {}
    pub fn set_permissions<P: AsRef<Path>>(path: P, perm: fs::Permissions) -> io::Result<()> {}
    pub struct OpenOptions;
    impl OpenOptions {
        pub fn new() -> Self {}
        pub fn read(&mut self, read: bool) -> &mut Self {}
        pub fn write(&mut self, write: bool) -> &mut Self {}
        pub fn append(&mut self, append: bool) -> &mut Self {}
        pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
        pub fn create(&mut self, create: bool) -> &mut Self {}
        pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
        pub fn open<P: Into<PathBuf>>(&self, path: P) -> io::Result<fs_err::File> {}
    }
    impl OpenOptions {
        pub fn from_options(options: fs::OpenOptions) -> Self {}
        pub fn options(&self) -> &fs::OpenOptions {}
        pub fn options_mut(&mut self) -> &mut fs::OpenOptions {}
    }

    pub trait PathExt {
        fn fs_err_try_exists(&self) -> io::Result<bool>;
        fn fs_err_metadata(&self) -> io::Result<Metadata>;
        fn fs_err_symlink_metadata(&self) -> io::Result<Metadata>;
        fn fs_err_canonicalize(&self) -> io::Result<PathBuf>;
        fn fs_err_read_link(&self) -> io::Result<PathBuf>;
        fn fs_err_read_dir(&self) -> io::Result<fs_err::ReadDir>;
    }

    impl PathExt for Path {}
    impl PathExt for PathBuf {}

    impl std::os::fd::AsRawFd for File {}
    impl From<File> for std::fs::File {}

    pub mod os {
        pub mod unix {
            pub mod fs {
                use std::ffi::{OsStr, OsString};
                use std::io;
                use std::path::{Path, PathBuf};

                pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()> {}
                pub fn chown<P: AsRef<Path>>(path: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {}
                pub fn lchown<P: AsRef<Path>>(path: P, uid: Option<u32>, gid: Option<u32>) -> io::Result<()> {}
                pub fn chroot<P: AsRef<Path>>(path: P) -> io::Result<()> {}
                pub trait FileExt {
                    fn read_at(&self, buf: &mut [u8], offset: u64) -> io::Result<usize>;
                    fn read_exact_at(&self, buf: &mut [u8], offset: u64) -> io::Result<()> {}
                    fn write_at(&self, buf: &[u8], offset: u64) -> io::Result<usize>;
                    fn write_all_at(&self, buf: &[u8], offset: u64) -> io::Result<()> {}
                }
                impl FileExt for fs_err::File {}
                pub trait OpenOptionsExt {
                    fn mode(&mut self, mode: u32) -> &mut Self;
                    fn custom_flags(&mut self, flags: i32) -> &mut Self;
                }
                impl OpenOptionsExt for fs_err::OpenOptions {}
            }
        }

        pub mod windows {
            pub mod fs {
                use std::ffi::{OsStr, OsString};
                use std::io;
                use std::path::{Path, PathBuf};

                pub fn symlink_dir<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()> {}
                pub fn symlink_file<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()> {}
            }
        }
    }

    pub mod tokio {
        use std::ffi::{OsStr, OsString};
        use std::fs::{FileType, Metadata, Permissions};
        use std::io;
        use std::path::{Path, PathBuf};
        use std::task::{Context, Poll};
        use tokio::io::{AsyncRead, AsyncSeek, AsyncWrite};

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
            pub async fn open(path: impl Into<PathBuf>) -> io::Result<File> {}
            pub async fn create(path: impl Into<PathBuf>) -> io::Result<File> {}
            pub async fn create_new(path: impl Into<PathBuf>) -> Result<Self, io::Error> {}
            pub fn options() -> OpenOptions {}
            pub fn from_std(std: fs_err::File) -> File {}
            pub async fn sync_all(&self) -> io::Result<()> {}
            pub async fn sync_data(&self) -> io::Result<()> {}
            pub async fn set_len(&self, size: u64) -> io::Result<()> {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn try_clone(&self) -> io::Result<File> {}
            pub async fn into_std(self) -> fs_err::File {}
            pub fn try_into_std(self) -> Result<fs_err::File, File> {}
            pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
        }
        impl File {
            pub fn from_parts<P: Into<PathBuf>>(file: tokio::fs::File, path: P) -> Self {}
            pub fn into_parts(self) -> (tokio::fs::File, PathBuf) {}
            pub fn file(&self) -> &tokio::fs::File {}
            pub fn file_mut(&mut self) -> &mut tokio::fs::File {}
            pub fn path(&self) -> &Path {}
        }
        impl AsyncRead for File {}
        impl AsyncSeek for File {}
        impl AsyncWrite for File {}
        pub async fn canonicalize(path: impl AsRef<Path>) -> io::Result<PathBuf> {}
        pub async fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<u64, io::Error> {}
        pub async fn create_dir(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn create_dir_all(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn hard_link(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {}
        pub async fn try_exists(path: impl AsRef<Path>) -> io::Result<bool> {}
        pub async fn read(path: impl AsRef<Path>) -> io::Result<Vec<u8>> {}
        pub async fn read_link(path: impl AsRef<Path>) -> io::Result<PathBuf> {}
        pub async fn read_to_string(path: impl AsRef<Path>) -> io::Result<String> {}
        pub async fn remove_dir(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn remove_dir_all(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn remove_file(path: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn set_permissions(path: impl AsRef<Path>, perm: Permissions) -> io::Result<()> {}
        pub async fn symlink_metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {}
        pub async fn symlink(original: impl AsRef<Path>, link: impl AsRef<Path>) -> io::Result<()> {}
        pub async fn write(path: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> io::Result<()> {}
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
        pub async fn read_dir(path: impl AsRef<Path>) -> io::Result<ReadDir> {}
        pub struct ReadDir;
        impl ReadDir {
            pub async fn next_entry(&mut self) -> io::Result<Option<DirEntry>> {}
            pub fn poll_next_entry(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Option<DirEntry>>> {}
        }
        pub struct DirEntry;
        impl DirEntry {
            pub fn path(&self) -> PathBuf {}
            pub fn file_name(&self) -> OsString {}
            pub async fn metadata(&self) -> io::Result<Metadata> {}
            pub async fn file_type(&self) -> io::Result<FileType> {}
        }
        impl DirEntry {
            pub fn ino(&self) -> u64 {}
        }
    }
}

pub mod camino {
    // Named in signatures only.
    pub struct StripPrefixError;
    use std::borrow::Cow;
    use std::convert::Infallible;
    use std::ffi::{OsStr, OsString};
    use std::fs;
    use std::fs::{FileType, Metadata};
    use std::io;
    use std::ops::Deref;
    use std::path::{Path, PathBuf};
    use std::str::FromStr;

    pub struct Utf8PathBuf;
    impl Utf8PathBuf {
        pub fn new() -> Utf8PathBuf {}
        pub fn from_path_buf(path: PathBuf) -> Result<Utf8PathBuf, PathBuf> {}

        pub fn into_std_path_buf(self) -> PathBuf {}
        pub fn with_capacity(capacity: usize) -> Utf8PathBuf {}
        pub fn as_path(&self) -> &Utf8Path {}
        pub fn leak<'a>(self) -> &'a mut Utf8Path {}
        pub fn push(&mut self, path: impl AsRef<Utf8Path>) {}
        pub fn pop(&mut self) -> bool {}
        pub fn set_file_name(&mut self, file_name: impl AsRef<str>) {}
        pub fn set_extension(&mut self, extension: impl AsRef<str>) -> bool {}
        pub fn add_extension<S: AsRef<str>>(&mut self, extension: S) -> bool {}
        pub fn into_string(self) -> String {}
        pub fn into_os_string(self) -> OsString {}

        pub fn capacity(&self) -> usize {}
        pub fn clear(&mut self) {}
        pub fn reserve(&mut self, additional: usize) {}

        pub fn reserve_exact(&mut self, additional: usize) {}

        pub fn shrink_to_fit(&mut self) {}
        pub fn shrink_to(&mut self, min_capacity: usize) {}
    }
    impl Deref for Utf8PathBuf {
        type Target = Utf8Path;
    }
    impl std::ops::DerefMut for Utf8PathBuf {}
    impl FromStr for Utf8PathBuf {
        type Err = Infallible;
    }
    impl<'a> IntoIterator for &'a Utf8PathBuf {
        type Item = &'a str;
        type IntoIter = Iter<'a>;
    }
    pub struct Utf8Path;
    impl Utf8Path {
        pub fn new(s: &(impl AsRef<str>)) -> &Utf8Path {}
        pub fn from_path(path: &Path) -> Option<&Utf8Path> {}

        pub fn as_std_path(&self) -> &Path {}
        pub fn as_str(&self) -> &str {}
        pub fn as_os_str(&self) -> &OsStr {}
        pub fn to_path_buf(&self) -> Utf8PathBuf {}
        pub fn is_absolute(&self) -> bool {}
        pub fn is_relative(&self) -> bool {}
        pub fn has_root(&self) -> bool {}
        pub fn parent(&self) -> Option<&Utf8Path> {}
        pub fn ancestors(&self) -> Utf8Ancestors<'_> {}
        pub fn file_name(&self) -> Option<&str> {}
        pub fn strip_prefix(&self, base: impl AsRef<Path>) -> Result<&Utf8Path, StripPrefixError> {}
        pub fn starts_with(&self, base: impl AsRef<Path>) -> bool {}
        pub fn ends_with(&self, child: impl AsRef<Path>) -> bool {}
        pub fn file_stem(&self) -> Option<&str> {}
        pub fn file_prefix(&self) -> Option<&str> {}
        pub fn extension(&self) -> Option<&str> {}
        pub fn join(&self, path: impl AsRef<Utf8Path>) -> Utf8PathBuf {}
        pub fn join_os(&self, path: impl AsRef<Path>) -> PathBuf {}
        pub fn with_file_name(&self, file_name: impl AsRef<str>) -> Utf8PathBuf {}
        pub fn with_extension(&self, extension: impl AsRef<str>) -> Utf8PathBuf {}
        pub fn with_added_extension<S: AsRef<str>>(&self, extension: S) -> Utf8PathBuf {}
        pub fn components(&self) -> Utf8Components<'_> {}
        pub fn iter(&self) -> Iter<'_> {}
        pub fn metadata(&self) -> io::Result<fs::Metadata> {}
        pub fn symlink_metadata(&self) -> io::Result<fs::Metadata> {}
        pub fn canonicalize(&self) -> io::Result<PathBuf> {}
        pub fn canonicalize_utf8(&self) -> io::Result<Utf8PathBuf> {}
        pub fn read_link(&self) -> io::Result<PathBuf> {}
        pub fn read_link_utf8(&self) -> io::Result<Utf8PathBuf> {}
        pub fn read_dir(&self) -> io::Result<fs::ReadDir> {}
        pub fn read_dir_utf8(&self) -> io::Result<ReadDirUtf8> {}
        pub fn exists(&self) -> bool {}
        pub fn try_exists(&self) -> io::Result<bool> {}
        pub fn is_file(&self) -> bool {}
        pub fn is_dir(&self) -> bool {}
        pub fn is_symlink(&self) -> bool {}
        pub fn into_path_buf(self: Box<Utf8Path>) -> Utf8PathBuf {}
    }
    impl ToOwned for Utf8Path {
        type Owned = Utf8PathBuf;
    }
    impl<'a> IntoIterator for &'a Utf8Path {
        type Item = &'a str;
        type IntoIter = Iter<'a>;
    }
    pub struct Utf8Ancestors<'a>;
    impl<'a> Iterator for Utf8Ancestors<'a> {
        type Item = &'a Utf8Path;
    }
    pub struct Utf8Components<'a>;
    impl<'a> Utf8Components<'a> {
        pub fn as_path(&self) -> &'a Utf8Path {}
    }
    impl<'a> Iterator for Utf8Components<'a> {
        type Item = Utf8Component<'a>;
    }
    impl DoubleEndedIterator for Utf8Components<'_> {}
    pub struct Iter<'a>;
    impl<'a> Iter<'a> {
        pub fn as_path(&self) -> &'a Utf8Path {}
    }
    impl<'a> Iterator for Iter<'a> {
        type Item = &'a str;
    }
    impl<'a> DoubleEndedIterator for Iter<'a> {}
    pub enum Utf8Component<'a> {
        Prefix(Utf8PrefixComponent<'a>),
        RootDir,
        CurDir,
        ParentDir,
        Normal(&'a str),
    }
    impl<'a> Utf8Component<'a> {
        pub fn as_str(&self) -> &'a str {}
        pub fn as_os_str(&self) -> &'a OsStr {}
    }
    pub enum Utf8Prefix<'a> {
        Verbatim(&'a str),
        VerbatimUNC(&'a str, &'a str),
        VerbatimDisk(u8),
        DeviceNS(&'a str),
        UNC(&'a str, &'a str),
        Disk(u8),
    }
    impl Utf8Prefix<'_> {
        pub fn is_verbatim(&self) -> bool {}
    }
    pub struct Utf8PrefixComponent<'a>;
    impl<'a> Utf8PrefixComponent<'a> {
        pub fn kind(&self) -> Utf8Prefix<'a> {}
        pub fn as_str(&self) -> &'a str {}
        pub fn as_os_str(&self) -> &'a OsStr {}
    }
    pub struct ReadDirUtf8;
    impl Iterator for ReadDirUtf8 {
        type Item = io::Result<Utf8DirEntry>;
    }
    pub struct Utf8DirEntry;
    impl Utf8DirEntry {
        pub fn path(&self) -> &Utf8Path {}
        pub fn metadata(&self) -> io::Result<Metadata> {}
        pub fn file_type(&self) -> io::Result<fs::FileType> {}
        pub fn file_name(&self) -> &str {}
        pub fn into_inner(self) -> fs::DirEntry {}
        pub fn into_path(self) -> Utf8PathBuf {}
    }
    pub struct FromPathBufError;
    impl FromPathBufError {
        pub fn as_path(&self) -> &Path {}
        pub fn into_path_buf(self) -> PathBuf {}
        pub fn from_path_error(&self) -> FromPathError {}
        pub fn into_io_error(self) -> io::Error {}
    }
    pub struct FromPathError;
    impl FromPathError {
        pub fn into_io_error(self) -> io::Error {}
    }

    impl AsRef<Path> for Utf8Path {}
    impl AsRef<Path> for Utf8PathBuf {}
    impl<T> From<T> for Utf8PathBuf {}
    impl TryFrom<PathBuf> for Utf8PathBuf {
        type Error = PathBuf;
    }
}

pub mod cap_std {
    pub mod fs {
        // Named in signatures only.
        pub struct AmbientAuthority;
        pub struct DirBuilder;
        pub struct FileType;
        pub struct Metadata;
        pub struct OpenOptions;
        pub struct Permissions;
        use std::ffi::{OsStr, OsString};
        use std::fs::FileType as StdFileType;
        use std::io;
        use std::io::{Read, Seek, Write};
        use std::path::{Path, PathBuf};

        pub struct Dir;
        impl Dir {
            pub fn open<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {}
            pub fn open_with<P: AsRef<Path>>(&self, path: P, options: &OpenOptions) -> io::Result<File> {}
            pub fn open_dir<P: AsRef<Path>>(&self, path: P) -> io::Result<Self> {}

            pub fn create_dir<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub fn create_dir_all<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub fn create_dir_with<P: AsRef<Path>>(&self, path: P, dir_builder: &DirBuilder) -> io::Result<()> {}
            pub fn create<P: AsRef<Path>>(&self, path: P) -> io::Result<File> {}
            pub fn canonicalize<P: AsRef<Path>>(&self, path: P) -> io::Result<PathBuf> {}
            pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(&self, from: P, to_dir: &Self, to: Q) -> io::Result<u64> {}
            pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(&self, src: P, dst_dir: &Self, dst: Q) -> io::Result<()> {}
            pub fn metadata<P: AsRef<Path>>(&self, path: P) -> io::Result<Metadata> {}
            pub fn dir_metadata(&self) -> io::Result<Metadata> {}
            pub fn entries(&self) -> io::Result<ReadDir> {}

            pub fn read_dir<P: AsRef<Path>>(&self, path: P) -> io::Result<ReadDir> {}
            pub fn read<P: AsRef<Path>>(&self, path: P) -> io::Result<Vec<u8>> {}
            pub fn read_link<P: AsRef<Path>>(&self, path: P) -> io::Result<PathBuf> {}
            pub fn read_link_contents<P: AsRef<Path>>(&self, path: P) -> io::Result<PathBuf> {}
            pub fn read_to_string<P: AsRef<Path>>(&self, path: P) -> io::Result<String> {}
            pub fn remove_dir<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub fn remove_dir_all<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub fn remove_open_dir(self) -> io::Result<()> {}
            pub fn remove_open_dir_all(self) -> io::Result<()> {}
            pub fn remove_file<P: AsRef<Path>>(&self, path: P) -> io::Result<()> {}
            pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(&self, from: P, to_dir: &Self, to: Q) -> io::Result<()> {}
            pub fn set_permissions<P: AsRef<Path>>(&self, path: P, perm: Permissions) -> io::Result<()> {}
            pub fn symlink_metadata<P: AsRef<Path>>(&self, path: P) -> io::Result<Metadata> {}
            pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(&self, path: P, contents: C) -> io::Result<()> {}
            pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(&self, original: P, link: Q) -> io::Result<()> {}
            pub fn symlink_contents<P: AsRef<Path>, Q: AsRef<Path>>(&self, original: P, link: Q) -> io::Result<()> {}

            pub fn try_clone(&self) -> io::Result<Self> {}
            pub fn exists<P: AsRef<Path>>(&self, path: P) -> bool {}
            pub fn try_exists<P: AsRef<Path>>(&self, path: P) -> io::Result<bool> {}
            pub fn is_file<P: AsRef<Path>>(&self, path: P) -> bool {}
            pub fn is_dir<P: AsRef<Path>>(&self, path: P) -> bool {}
            pub fn open_ambient_dir<P: AsRef<Path>>(path: P, ambient_authority: AmbientAuthority) -> io::Result<Self> {}
            pub fn open_parent_dir(&self, ambient_authority: AmbientAuthority) -> io::Result<Self> {}
            pub fn create_ambient_dir_all<P: AsRef<Path>>(path: P, ambient_authority: AmbientAuthority) -> io::Result<()> {}
            pub fn reopen_dir<Filelike>(dir: &Filelike) -> io::Result<Self> {}
        }
        pub struct DirEntry;
        impl DirEntry {
            pub fn open(&self) -> io::Result<File> {}
            pub fn open_with(&self, options: &OpenOptions) -> io::Result<File> {}
            pub fn open_dir(&self) -> io::Result<Dir> {}
            pub fn remove_file(&self) -> io::Result<()> {}
            pub fn remove_dir(&self) -> io::Result<()> {}
            pub fn metadata(&self) -> io::Result<Metadata> {}
            pub fn file_type(&self) -> io::Result<FileType> {}
            pub fn file_name(&self) -> OsString {}
        }
        pub struct File;
        impl File {
            pub fn from_std(std: std::fs::File) -> Self {}
            pub fn into_std(self) -> std::fs::File {}
            pub fn sync_all(&self) -> io::Result<()> {}
            pub fn sync_data(&self) -> io::Result<()> {}
            pub fn set_len(&self, size: u64) -> io::Result<()> {}
            pub fn metadata(&self) -> io::Result<Metadata> {}
            pub fn try_clone(&self) -> io::Result<Self> {}
            pub fn set_permissions(&self, perm: Permissions) -> io::Result<()> {}
            pub fn open_ambient<P: AsRef<Path>>(path: P, ambient_authority: AmbientAuthority) -> io::Result<Self> {}
            pub fn create_ambient<P: AsRef<Path>>(path: P, ambient_authority: AmbientAuthority) -> io::Result<Self> {}
            pub fn open_ambient_with<P: AsRef<Path>>(
                path: P,
                options: &OpenOptions,
                ambient_authority: AmbientAuthority,
            ) -> io::Result<Self> {
            }
            pub fn options() -> OpenOptions {}
        }
        impl Read for File {}
        impl Write for File {}
        impl Seek for File {}
        pub struct ReadDir;
        impl Iterator for ReadDir {
            type Item = io::Result<DirEntry>;
        }
    }
}

pub mod fs4 {
    pub use fs_std::FileExt;
    use std::io;

    pub mod fs_std {
        use std::io;
        pub trait FileExt {
            fn allocated_size(&self) -> io::Result<u64>;
            fn allocate(&self, len: u64) -> io::Result<()>;
            fn lock_shared(&self) -> io::Result<()>;
            fn lock_exclusive(&self) -> io::Result<()>;
            fn lock(&self) -> io::Result<()>;
            fn try_lock_shared(&self) -> io::Result<bool>;
            fn try_lock_exclusive(&self) -> io::Result<bool>;
            fn try_lock(&self) -> io::Result<()>;
            fn unlock(&self) -> io::Result<()>;
        }
        impl FileExt for std::fs::File {}
    }
    pub mod fs_err3 {
        use std::io;
        pub trait FileExt {
            fn allocated_size(&self) -> io::Result<u64>;
            fn allocate(&self, len: u64) -> io::Result<()>;
            fn lock_shared(&self) -> io::Result<()>;
            fn lock_exclusive(&self) -> io::Result<()>;
            fn lock(&self) -> io::Result<()>;
            fn try_lock_shared(&self) -> io::Result<bool>;
            fn try_lock_exclusive(&self) -> io::Result<bool>;
            fn try_lock(&self) -> io::Result<()>;
            fn unlock(&self) -> io::Result<()>;
        }
        impl FileExt for fs_err::File {}
    }
    pub mod fs_err2 {
        use std::io;
        pub trait FileExt {
            fn allocated_size(&self) -> io::Result<u64>;
            fn allocate(&self, len: u64) -> io::Result<()>;
            fn lock_shared(&self) -> io::Result<()>;
            fn lock_exclusive(&self) -> io::Result<()>;
            fn lock(&self) -> io::Result<()>;
            fn try_lock_shared(&self) -> io::Result<bool>;
            fn try_lock_exclusive(&self) -> io::Result<bool>;
            fn try_lock(&self) -> io::Result<()>;
            fn unlock(&self) -> io::Result<()>;
        }
        impl FileExt for fs_err::File {}
    }

    pub mod tokio {
        use std::io;
        pub trait AsyncFileExt {
            fn lock_shared(&self) -> io::Result<()>;
            fn lock_exclusive(&self) -> io::Result<()>;
            fn lock(&self) -> io::Result<()>;
            fn try_lock_shared(&self) -> io::Result<bool>;
            fn try_lock_exclusive(&self) -> io::Result<bool>;
            fn unlock(&self) -> io::Result<()>;
            async fn unlock_async(&self) -> io::Result<()> {}
            async fn allocate(&self, len: u64) -> io::Result<()> {}
            async fn allocated_size(&self) -> io::Result<u64> {}
        }
        impl AsyncFileExt for tokio::fs::File {}
    }

    pub fn free_space<P>(path: P) -> io::Result<u64> {}
    pub fn available_space<P>(path: P) -> io::Result<u64> {}
    pub fn total_space<P>(path: P) -> io::Result<u64> {}
}

pub mod fs2 {
    use std::fs::File;
    use std::io;
    pub trait FileExt {
        fn duplicate(&self) -> io::Result<File>;
        fn allocated_size(&self) -> io::Result<u64>;
        fn allocate(&self, len: u64) -> io::Result<()>;
        fn lock_shared(&self) -> io::Result<()>;
        fn lock_exclusive(&self) -> io::Result<()>;
        fn try_lock_shared(&self) -> io::Result<()>;
        fn try_lock_exclusive(&self) -> io::Result<()>;
        fn unlock(&self) -> io::Result<()>;
    }
    impl FileExt for File {}
    pub fn free_space<P>(path: P) -> io::Result<u64> {}
    pub fn available_space<P>(path: P) -> io::Result<u64> {}
    pub fn total_space<P>(path: P) -> io::Result<u64> {}
}

pub mod fd_lock {
    use std::io;
    use std::ops::{Deref, DerefMut};
    pub struct RwLock<T>;
    impl<T> RwLock<T> {
        pub fn new(inner: T) -> Self {}
        pub fn write(&mut self) -> io::Result<RwLockWriteGuard<'_, T>> {}
        pub fn try_write(&mut self) -> io::Result<RwLockWriteGuard<'_, T>> {}
        pub fn read(&self) -> io::Result<RwLockReadGuard<'_, T>> {}
        pub fn try_read(&self) -> io::Result<RwLockReadGuard<'_, T>> {}
        pub fn into_inner(self) -> T {}
    }
    pub struct RwLockWriteGuard<'l, T>;
    pub struct RwLockReadGuard<'l, T>;
    impl<T> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T> DerefMut for RwLockWriteGuard<'_, T> {}
    impl<T> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
}

pub mod fslock {
    pub struct Error;
    pub struct LockFile;
    impl LockFile {
        pub fn open<P>(path: &P) -> Result<Self, Error> {}
        pub fn lock(&mut self) -> Result<(), Error> {}
        pub fn lock_with_pid(&mut self) -> Result<(), Error> {}
        pub fn try_lock(&mut self) -> Result<bool, Error> {}
        pub fn owns_lock(&self) -> bool {}
        pub fn unlock(&mut self) -> Result<(), Error> {}
    }
}

pub mod which {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub type Result<T> = std::result::Result<T, Error>;
    pub enum Error {
        CannotFindBinaryPath,
        CannotGetCurrentDirAndPathListEmpty,
        CannotCanonicalize,
    }
    pub fn which<T>(binary_name: T) -> Result<PathBuf> {}
    pub fn which_global<T>(binary_name: T) -> Result<PathBuf> {}
    pub fn which_all<T>(binary_name: T) -> Result<std::vec::IntoIter<PathBuf>> {}
    pub fn which_in<T, U, V>(binary_name: T, paths: Option<U>, cwd: V) -> Result<PathBuf> {}
    pub fn which_in_all<T, U, V>(binary_name: T, paths: Option<U>, cwd: V) -> Result<std::vec::IntoIter<PathBuf>> {}
    pub fn which_in_global<T, U>(binary_name: T, paths: Option<U>) -> Result<std::vec::IntoIter<PathBuf>> {}
    pub fn which_re(regex: impl Sized) -> Result<std::vec::IntoIter<PathBuf>> {}
}

pub mod dunce {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
    pub fn simplified(path: &Path) -> &Path {}
    pub fn realpath<P: AsRef<Path>>(path: P) -> io::Result<PathBuf> {}
}
pub mod filetime {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub struct FileTime;
    impl FileTime {
        pub fn now() -> FileTime {}
        pub fn zero() -> FileTime {}
        pub fn from_last_modification_time(meta: &std::fs::Metadata) -> FileTime {}
        pub fn from_system_time(time: std::time::SystemTime) -> FileTime {}
        pub fn from_unix_time(seconds: i64, nanos: u32) -> FileTime {}
        pub fn unix_seconds(&self) -> i64 {}
    }
    pub fn set_file_times<P>(p: P, atime: FileTime, mtime: FileTime) -> io::Result<()> {}
    pub fn set_file_mtime<P>(p: P, mtime: FileTime) -> io::Result<()> {}
    pub fn set_file_atime<P>(p: P, atime: FileTime) -> io::Result<()> {}
}
pub mod same_file {
    pub struct Handle;
    impl Handle {
        pub fn from_path<P>(p: P) -> std::io::Result<Handle> {}
        pub fn from_file(file: std::fs::File) -> std::io::Result<Handle> {}
        pub fn stdin() -> std::io::Result<Handle> {}
    }
    pub fn is_same_file<P, Q>(path1: P, path2: Q) -> std::io::Result<bool> {}
}
pub mod trash {
    pub struct Error;
    pub fn delete<T>(path: T) -> Result<(), Error> {}
    pub fn delete_all<I>(paths: I) -> Result<(), Error> {}
    pub struct TrashContext;
    impl TrashContext {
        pub fn new() -> TrashContext {}
        pub fn delete<T>(&self, path: T) -> Result<(), Error> {}
        pub fn delete_all<I>(&self, paths: I) -> Result<(), Error> {}
    }
}
pub mod dotenvy {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct Iter<R>;
    impl<R> Iterator for Iter<R> {
        type Item = Result<(String, String)>;
    }
    pub fn var<K>(key: K) -> Result<String> {}
    pub fn dotenv() -> Result<PathBuf> {}
    pub fn dotenv_override() -> Result<PathBuf> {}
    pub fn dotenv_iter() -> Result<Iter<std::fs::File>> {}
    pub fn from_path<P: AsRef<Path>>(path: P) -> Result<()> {}
    pub fn from_path_override<P: AsRef<Path>>(path: P) -> Result<()> {}
    pub fn from_path_iter<P: AsRef<Path>>(path: P) -> Result<Iter<std::fs::File>> {}
    pub fn from_filename<P: AsRef<Path>>(filename: P) -> Result<PathBuf> {}
    pub fn from_filename_override<P: AsRef<Path>>(filename: P) -> Result<PathBuf> {}
    pub fn from_read<R>(reader: R) -> Result<()> {}
}
pub mod dotenv {
    pub use dotenvy::{Error, dotenv, from_filename, from_path};
}

pub mod config {
    pub struct ConfigError;
    pub struct Value;
    pub struct Map<K, V>;
    pub struct Config;
    impl Config {
        pub fn builder() -> ConfigBuilder<builder::DefaultState> {}
        pub fn get<T>(&self, key: &str) -> Result<T, ConfigError> {}
        pub fn get_string(&self, key: &str) -> Result<String, ConfigError> {}
        pub fn get_int(&self, key: &str) -> Result<i64, ConfigError> {}
        pub fn get_bool(&self, key: &str) -> Result<bool, ConfigError> {}
        pub fn get_float(&self, key: &str) -> Result<f64, ConfigError> {}
        pub fn try_deserialize<T>(self) -> Result<T, ConfigError> {}
        pub fn merge<T>(&mut self, source: T) -> Result<&mut Config, ConfigError> {}
        pub fn try_into<T>(self) -> Result<T, ConfigError> {}
    }
    pub struct ConfigBuilder<St>;
    pub mod builder {
        pub struct DefaultState;
        pub struct AsyncState;
        pub use config::ConfigBuilder;
    }
    impl ConfigBuilder<builder::DefaultState> {
        pub fn add_source<T>(self, source: T) -> Self {}
        pub fn set_default<S, T>(self, key: S, value: T) -> Result<Self, ConfigError> {}
        pub fn set_override<S, T>(self, key: S, value: T) -> Result<Self, ConfigError> {}
        pub fn set_override_option<S, T>(self, key: S, value: Option<T>) -> Result<Self, ConfigError> {}
        pub fn build(self) -> Result<Config, ConfigError> {}
    }
    pub enum FileFormat {
        Toml,
        Json,
        Yaml,
        Ini,
    }
    pub struct File<T, F>;
    impl<T, F> File<T, F> {
        pub fn from_str(s: &str, format: F) -> Self {}
        pub fn new(name: &str, format: F) -> Self {}
        pub fn with_name(name: &str) -> Self {}
        pub fn required(self, required: bool) -> Self {}
        pub fn format(self, format: F) -> Self {}
    }
    pub struct Environment;
    impl Environment {
        pub fn default() -> Self {}
        pub fn with_prefix(s: &str) -> Self {}
        pub fn separator(self, s: &str) -> Self {}
        pub fn prefix_separator(self, s: &str) -> Self {}
        pub fn try_parsing(self, v: bool) -> Self {}
        pub fn list_separator(self, s: &str) -> Self {}
    }
}

pub mod figment {
    pub struct Error;
    pub type Result<T> = std::result::Result<T, Error>;
    pub trait Provider {}
    pub struct Figment;
    impl Figment {
        pub fn new() -> Self {}
        pub fn from<T>(provider: T) -> Self {}
        pub fn join<T>(self, provider: T) -> Self {}
        pub fn merge<T>(self, provider: T) -> Self {}
        pub fn admerge<T>(self, provider: T) -> Self {}
        pub fn adjoin<T>(self, provider: T) -> Self {}
        pub fn select<P>(self, profile: P) -> Self {}
        pub fn extract<T>(&self) -> Result<T> {}
        pub fn extract_inner<T>(&self, path: &str) -> Result<T> {}
        pub fn extract_lossy<T>(&self) -> Result<T> {}
        pub fn focus(&self, key: &str) -> Self {}
    }
    pub mod providers {
        pub struct Env;
        impl Env {
            pub fn prefixed(prefix: &str) -> Self {}
            pub fn raw() -> Self {}
            pub fn split<P>(self, pattern: P) -> Self {}
        }
        pub struct Toml;
        pub struct Json;
        pub struct Yaml;
        pub struct Serialized<T>;
    }
}

pub mod csv {
    use std::fs::File;
    use std::io;
    use std::path::Path;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct StringRecord;
    pub struct ByteRecord;
    pub enum Trim {
        None,
        All,
    }
    impl StringRecord {
        pub fn new() -> Self {}
        pub fn get(&self, i: usize) -> Option<&str> {}
        pub fn iter(&self) -> std::vec::IntoIter<&str> {}
        pub fn len(&self) -> usize {}
        pub fn deserialize<D>(&self, headers: Option<&StringRecord>) -> Result<D> {}
    }
    pub struct ReaderBuilder;
    impl ReaderBuilder {
        pub fn new() -> ReaderBuilder {}
        pub fn from_path<P: AsRef<Path>>(&self, path: P) -> Result<Reader<File>> {}
        pub fn from_reader<R>(&self, rdr: R) -> Reader<R> {}
        pub fn delimiter(&mut self, delimiter: u8) -> &mut ReaderBuilder {}
        pub fn has_headers(&mut self, yes: bool) -> &mut ReaderBuilder {}
        pub fn flexible(&mut self, yes: bool) -> &mut ReaderBuilder {}
        pub fn trim(&mut self, trim: Trim) -> &mut ReaderBuilder {}
        pub fn comment(&mut self, comment: Option<u8>) -> &mut ReaderBuilder {}
    }
    pub struct Reader<R>;
    impl Reader<File> {
        pub fn from_path<P: AsRef<Path>>(path: P) -> Result<Reader<File>> {}
    }
    impl<R> Reader<R> {
        pub fn from_reader(rdr: R) -> Reader<R> {}
        pub fn deserialize<D>(&mut self) -> DeserializeRecordsIter<'_, R, D> {}
        pub fn into_deserialize<D>(self) -> DeserializeRecordsIntoIter<R, D> {}
        pub fn records(&mut self) -> StringRecordsIter<'_, R> {}
        pub fn into_records(self) -> StringRecordsIntoIter<R> {}
        pub fn byte_records(&mut self) -> ByteRecordsIter<'_, R> {}
        pub fn headers(&mut self) -> Result<&StringRecord> {}
        pub fn read_record(&mut self, record: &mut StringRecord) -> Result<bool> {}
        pub fn into_inner(self) -> R {}
    }
    pub struct DeserializeRecordsIter<'r, R, D>;
    impl<R, D> Iterator for DeserializeRecordsIter<'_, R, D> {
        type Item = Result<D>;
    }
    pub struct DeserializeRecordsIntoIter<R, D>;
    impl<R, D> Iterator for DeserializeRecordsIntoIter<R, D> {
        type Item = Result<D>;
    }
    pub struct StringRecordsIter<'r, R>;
    impl<R> Iterator for StringRecordsIter<'_, R> {
        type Item = Result<StringRecord>;
    }
    pub struct StringRecordsIntoIter<R>;
    impl<R> Iterator for StringRecordsIntoIter<R> {
        type Item = Result<StringRecord>;
    }
    pub struct ByteRecordsIter<'r, R>;
    impl<R> Iterator for ByteRecordsIter<'_, R> {
        type Item = Result<ByteRecord>;
    }
    pub struct WriterBuilder;
    impl WriterBuilder {
        pub fn new() -> WriterBuilder {}
        pub fn from_path<P: AsRef<Path>>(&self, path: P) -> Result<Writer<File>> {}
        pub fn from_writer<W>(&self, wtr: W) -> Writer<W> {}
        pub fn delimiter(&mut self, delimiter: u8) -> &mut WriterBuilder {}
        pub fn has_headers(&mut self, yes: bool) -> &mut WriterBuilder {}
    }
    pub struct Writer<W>;
    impl Writer<File> {
        pub fn from_path<P: AsRef<Path>>(path: P) -> Result<Writer<File>> {}
    }
    impl<W> Writer<W> {
        pub fn from_writer(wtr: W) -> Writer<W> {}
        pub fn serialize<S>(&mut self, record: S) -> Result<()> {}
        pub fn write_record<I>(&mut self, record: I) -> Result<()> {}
        pub fn flush(&mut self) -> io::Result<()> {}
        pub fn get_ref(&self) -> &W {}
        pub fn into_inner(self) -> std::result::Result<W, Error> {}
    }
}

pub mod zip {
    pub use read::ZipArchive;
    use std::io::{Read, Seek, Write};
    use std::path::{Path, PathBuf};
    pub use write::ZipWriter;
    pub mod result {
        pub enum ZipError {
            Io(std::io::Error),
            InvalidArchive,
            UnsupportedArchive,
            FileNotFound,
        }
        pub type ZipResult<T = ()> = Result<T, ZipError>;
    }
    pub enum CompressionMethod {
        Stored,
        Deflated,
        Zstd,
    }
    pub struct DateTime;

    pub mod read {
        use std::io::{Read, Seek};
        use std::path::{Path, PathBuf};
        use zip::result::ZipResult;
        pub struct ZipArchive<R>;
        impl<R> ZipArchive<R> {
            pub fn new(reader: R) -> ZipResult<ZipArchive<R>> {}
            pub fn extract<P: AsRef<Path>>(&mut self, directory: P) -> ZipResult<()> {}
            pub fn len(&self) -> usize {}
            pub fn is_empty(&self) -> bool {}
            pub fn comment(&self) -> &[u8] {}
            pub fn file_names(&self) -> std::vec::IntoIter<&str> {}
            pub fn by_name(&mut self, name: &str) -> ZipResult<ZipFile<'_, R>> {}
            pub fn by_index(&mut self, file_number: usize) -> ZipResult<ZipFile<'_, R>> {}
            pub fn by_index_raw(&mut self, file_number: usize) -> ZipResult<ZipFile<'_, R>> {}
            pub fn by_name_decrypt(&mut self, name: &str, password: &[u8]) -> ZipResult<ZipFile<'_, R>> {}
            pub fn by_index_decrypt(&mut self, file_number: usize, password: &[u8]) -> ZipResult<ZipFile<'_, R>> {}
            pub fn into_inner(self) -> R {}
        }
        pub struct ZipFile<'a, R = ()>;
        impl<R> ZipFile<'_, R> {
            pub fn name(&self) -> &str {}
            pub fn enclosed_name(&self) -> Option<PathBuf> {}
            pub fn mangled_name(&self) -> PathBuf {}
            pub fn size(&self) -> u64 {}
            pub fn compressed_size(&self) -> u64 {}
            pub fn is_dir(&self) -> bool {}
            pub fn is_file(&self) -> bool {}
            pub fn is_symlink(&self) -> bool {}
            pub fn unix_mode(&self) -> Option<u32> {}
            pub fn crc32(&self) -> u32 {}
        }
        impl<R> Read for ZipFile<'_, R> {}
    }

    pub mod write {
        use std::io::{Seek, Write};
        use std::path::Path;
        use zip::result::ZipResult;
        pub struct ZipWriter<W>;
        impl<W> ZipWriter<W> {
            pub fn new(inner: W) -> ZipWriter<W> {}
            pub fn new_append(readwriter: W) -> ZipResult<ZipWriter<W>> {}
            pub fn start_file<S, O>(&mut self, name: S, options: O) -> ZipResult<()> {}
            pub fn start_file_from_path<P, O>(&mut self, path: P, options: O) -> ZipResult<()> {}
            pub fn add_directory<S, O>(&mut self, name: S, options: O) -> ZipResult<()> {}
            pub fn add_symlink<N, T, O>(&mut self, name: N, target: T, options: O) -> ZipResult<()> {}
            pub fn raw_copy_file<F>(&mut self, file: F) -> ZipResult<()> {}
            pub fn set_comment<S>(&mut self, comment: S) {}
            pub fn finish(self) -> ZipResult<W> {}
        }
        impl<W> Write for ZipWriter<W> {}
        pub struct FileOptions<'k, T = ()>;
        pub type SimpleFileOptions = FileOptions<'static, ()>;
        impl<'k, T> FileOptions<'k, T> {
            pub fn default() -> Self {}
            pub fn compression_method(self, method: zip::CompressionMethod) -> Self {}
            pub fn compression_level(self, level: Option<i64>) -> Self {}
            pub fn unix_permissions(self, mode: u32) -> Self {}
            pub fn large_file(self, large: bool) -> Self {}
            pub fn last_modified_time(self, time: zip::DateTime) -> Self {}
        }
    }
}

pub mod tar {
    // Named in signatures only.
    pub struct EntryWriter<'l0>;
    pub struct Unpacked;
    use std::borrow::Cow;
    use std::ffi::{OsStr, OsString};
    use std::fs;
    use std::fs::File;
    use std::io;
    use std::io::{Read, Seek, Write};
    use std::path::{Path, PathBuf};

    pub struct Archive<R: Read>;
    impl<R: Read> Archive<R> {
        pub fn new(obj: R) -> Archive<R> {}
        pub fn into_inner(self) -> R {}
        pub fn entries(&mut self) -> io::Result<Entries<'_, R>> {}
        pub fn unpack<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<()> {}

        pub fn set_unpack_xattrs(&mut self, unpack_xattrs: bool) {}
        pub fn set_preserve_permissions(&mut self, preserve: bool) {}
        pub fn set_preserve_ownerships(&mut self, preserve: bool) {}
        pub fn set_overwrite(&mut self, overwrite: bool) {}
        pub fn set_preserve_mtime(&mut self, preserve: bool) {}
        pub fn set_ignore_zeros(&mut self, ignore_zeros: bool) {}
    }
    impl<R: Seek + Read> Archive<R> {
        pub fn entries_with_seek(&mut self) -> io::Result<Entries<'_, R>> {}
    }
    pub struct Entries<'a, R: Read>;
    impl<'a, R: Read> Entries<'a, R> {
        pub fn raw(self, raw: bool) -> Entries<'a, R> {}
    }
    impl<'a, R: Read> Iterator for Entries<'a, R> {
        type Item = io::Result<Entry<'a, R>>;
    }
    pub struct Builder<W: Write>;
    impl<W: Write> Builder<W> {
        pub fn new(obj: W) -> Builder<W> {}

        pub fn preserve_absolute(&mut self, preserve: bool) {}
        pub fn follow_symlinks(&mut self, follow: bool) {}
        pub fn sparse(&mut self, sparse: bool) {}
        pub fn get_ref(&self) -> &W {}
        pub fn get_mut(&mut self) -> &mut W {}
        pub fn into_inner(self) -> io::Result<W> {}
        pub fn append<R: Read>(&mut self, header: &Header, data: R) -> io::Result<()> {}
        pub fn append_data<P: AsRef<Path>, R: Read>(&mut self, header: &mut Header, path: P, data: R) -> io::Result<()> {}
        pub fn append_writer<'a, P: AsRef<Path>>(&'a mut self, header: &'a mut Header, path: P) -> io::Result<EntryWriter<'a>>
        where
            W: Seek,
        {
        }
        pub fn append_link<P: AsRef<Path>, T: AsRef<Path>>(&mut self, header: &mut Header, path: P, target: T) -> io::Result<()> {}
        pub fn append_path<P: AsRef<Path>>(&mut self, path: P) -> io::Result<()> {}
        pub fn append_path_with_name<P: AsRef<Path>, N: AsRef<Path>>(&mut self, path: P, name: N) -> io::Result<()> {}
        pub fn append_file<P: AsRef<Path>>(&mut self, path: P, file: &mut fs::File) -> io::Result<()> {}
        pub fn append_dir<P: AsRef<Path>, Q: AsRef<Path>>(&mut self, path: P, src_path: Q) -> io::Result<()> {}
        pub fn append_dir_all<P: AsRef<Path>, Q: AsRef<Path>>(&mut self, path: P, src_path: Q) -> io::Result<()> {}
        pub fn finish(&mut self) -> io::Result<()> {}
    }
    pub struct Entry<'a, R: Read>;
    impl<'a, R: Read> Entry<'a, R> {
        pub fn path(&self) -> io::Result<Cow<'_, Path>> {}
        pub fn path_bytes(&self) -> Cow<'_, [u8]> {}
        pub fn link_name(&self) -> io::Result<Option<Cow<'_, Path>>> {}
        pub fn link_name_bytes(&self) -> Option<Cow<'_, [u8]>> {}

        pub fn header(&self) -> &Header {}
        pub fn size(&self) -> u64 {}
        pub fn raw_header_position(&self) -> u64 {}
        pub fn raw_file_position(&self) -> u64 {}
        pub fn unpack<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<Unpacked> {}
        pub fn unpack_in<P: AsRef<Path>>(&mut self, dst: P) -> io::Result<bool> {}

        pub fn set_unpack_xattrs(&mut self, unpack_xattrs: bool) {}
        pub fn set_preserve_permissions(&mut self, preserve: bool) {}
        pub fn set_preserve_mtime(&mut self, preserve: bool) {}
    }
    impl<'a, R: Read> Read for Entry<'a, R> {}

    pub struct Header;
    impl Header {
        pub fn new_gnu() -> Header {}
        pub fn new_ustar() -> Header {}
        pub fn set_size(&mut self, size: u64) {}
        pub fn set_mode(&mut self, mode: u32) {}
        pub fn set_path<P>(&mut self, p: P) -> io::Result<()> {}
        pub fn set_mtime(&mut self, mtime: u64) {}
        pub fn set_entry_type(&mut self, ty: EntryType) {}
        pub fn set_cksum(&mut self) {}
        pub fn size(&self) -> io::Result<u64> {}
        pub fn entry_type(&self) -> EntryType {}
        pub fn path(&self) -> io::Result<Cow<'_, Path>> {}
    }
    pub struct EntryType;
    impl EntryType {
        pub fn is_file(&self) -> bool {}
        pub fn is_dir(&self) -> bool {}
        pub fn is_symlink(&self) -> bool {}
    }
    pub enum HeaderMode {
        Complete,
        Deterministic,
    }
}

pub mod flate2 {
    pub struct Compression;
    impl Compression {
        pub fn new(level: u32) -> Compression {}
        pub fn fast() -> Compression {}
        pub fn best() -> Compression {}
        pub fn none() -> Compression {}
        pub fn default() -> Compression {}
    }
    pub struct Compress;
    pub struct Decompress;
    pub struct GzBuilder;

    pub mod read {
        use std::io::Read;

        pub struct GzEncoder<R>;
        impl<R> GzEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for GzEncoder<R> {}
        pub struct ZlibEncoder<R>;
        impl<R> ZlibEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for ZlibEncoder<R> {}
        pub struct DeflateEncoder<R>;
        impl<R> DeflateEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for DeflateEncoder<R> {}
        pub struct GzDecoder<R>;
        impl<R> GzDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for GzDecoder<R> {}
        pub struct ZlibDecoder<R>;
        impl<R> ZlibDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for ZlibDecoder<R> {}
        pub struct DeflateDecoder<R>;
        impl<R> DeflateDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for DeflateDecoder<R> {}
        pub struct MultiGzDecoder<R>;
        impl<R> MultiGzDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for MultiGzDecoder<R> {}
    }

    pub mod bufread {
        use std::io::Read;

        pub struct GzEncoder<R>;
        impl<R> GzEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for GzEncoder<R> {}
        pub struct ZlibEncoder<R>;
        impl<R> ZlibEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for ZlibEncoder<R> {}
        pub struct DeflateEncoder<R>;
        impl<R> DeflateEncoder<R> {
            pub fn new(r: R, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for DeflateEncoder<R> {}
        pub struct GzDecoder<R>;
        impl<R> GzDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for GzDecoder<R> {}
        pub struct ZlibDecoder<R>;
        impl<R> ZlibDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for ZlibDecoder<R> {}
        pub struct DeflateDecoder<R>;
        impl<R> DeflateDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for DeflateDecoder<R> {}
        pub struct MultiGzDecoder<R>;
        impl<R> MultiGzDecoder<R> {
            pub fn new(r: R) -> Self {}
            pub fn get_ref(&self) -> &R {}
            pub fn get_mut(&mut self) -> &mut R {}
            pub fn into_inner(self) -> R {}
        }
        impl<R> Read for MultiGzDecoder<R> {}
    }

    pub mod write {
        use std::io::Write;

        pub struct GzEncoder<W>;
        impl<W> GzEncoder<W> {
            pub fn new(w: W, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for GzEncoder<W> {}
        pub struct ZlibEncoder<W>;
        impl<W> ZlibEncoder<W> {
            pub fn new(w: W, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for ZlibEncoder<W> {}
        pub struct DeflateEncoder<W>;
        impl<W> DeflateEncoder<W> {
            pub fn new(w: W, level: flate2::Compression) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for DeflateEncoder<W> {}
        pub struct GzDecoder<W>;
        impl<W> GzDecoder<W> {
            pub fn new(w: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for GzDecoder<W> {}
        pub struct ZlibDecoder<W>;
        impl<W> ZlibDecoder<W> {
            pub fn new(w: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for ZlibDecoder<W> {}
        pub struct DeflateDecoder<W>;
        impl<W> DeflateDecoder<W> {
            pub fn new(w: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for DeflateDecoder<W> {}
        pub struct MultiGzDecoder<W>;
        impl<W> MultiGzDecoder<W> {
            pub fn new(w: W) -> Self {}
            pub fn get_ref(&self) -> &W {}
            pub fn get_mut(&mut self) -> &mut W {}
            pub fn try_finish(&mut self) -> std::io::Result<()> {}
            pub fn finish(self) -> std::io::Result<W> {}
        }
        impl<W> Write for MultiGzDecoder<W> {}
    }
}

pub mod zstd {
    use std::io;
    pub use stream::read::Decoder;
    pub use stream::write::Encoder;
    pub use stream::{decode_all, encode_all};

    pub mod stream {
        use std::io;
        pub fn encode_all<R>(source: R, level: i32) -> io::Result<Vec<u8>> {}
        pub fn decode_all<R>(source: R) -> io::Result<Vec<u8>> {}
        pub fn copy_encode<R, W>(source: R, destination: W, level: i32) -> io::Result<()> {}
        pub fn copy_decode<R, W>(source: R, destination: W) -> io::Result<()> {}
        pub mod read {
            use std::io::{self, Read};
            pub struct Decoder<'a, R>;
            impl<'a, R> Decoder<'a, R> {
                pub fn new(reader: R) -> io::Result<Self> {}
                pub fn with_buffer(reader: R) -> io::Result<Self> {}
                pub fn finish(self) -> R {}
                pub fn get_ref(&self) -> &R {}
            }
            impl<R> Read for Decoder<'_, R> {}
            pub struct Encoder<'a, R>;
            impl<'a, R> Encoder<'a, R> {
                pub fn new(reader: R, level: i32) -> io::Result<Self> {}
                pub fn finish(self) -> R {}
            }
            impl<R> Read for Encoder<'_, R> {}
        }
        pub mod write {
            use std::io::{self, Write};
            pub struct Encoder<'a, W>;
            impl<'a, W> Encoder<'a, W> {
                pub fn new(writer: W, level: i32) -> io::Result<Self> {}
                pub fn auto_finish(self) -> AutoFinishEncoder<'a, W> {}
                pub fn multithread(&mut self, n: u32) -> io::Result<()> {}
                pub fn finish(self) -> io::Result<W> {}
                pub fn try_finish(self) -> Result<W, (Self, io::Error)> {}
                pub fn get_ref(&self) -> &W {}
            }
            impl<W> Write for Encoder<'_, W> {}
            pub struct AutoFinishEncoder<'a, W>;
            impl<W> Write for AutoFinishEncoder<'_, W> {}
            pub struct Decoder<'a, W>;
            impl<'a, W> Decoder<'a, W> {
                pub fn new(writer: W) -> io::Result<Self> {}
            }
            impl<W> Write for Decoder<'_, W> {}
        }
    }

    pub mod bulk {
        use std::io;
        pub fn compress(data: &[u8], level: i32) -> io::Result<Vec<u8>> {}
        pub fn decompress(data: &[u8], capacity: usize) -> io::Result<Vec<u8>> {}
    }
}

pub mod image {
    use std::fs::File;
    use std::io::{BufReader, Read, Seek, Write};
    use std::path::Path;
    pub type ImageResult<T> = Result<T, ImageError>;
    pub enum ImageError {
        Decoding,
        Encoding,
        Parameter,
        Limits,
        Unsupported,
        IoError(std::io::Error),
    }
    pub enum ImageFormat {
        Png,
        Jpeg,
        Gif,
        WebP,
        Bmp,
        Tiff,
        Ico,
    }
    pub struct Rgba<T>(pub [T; 4]);
    pub struct Rgb<T>(pub [T; 3]);
    pub struct Luma<T>(pub [T; 1]);
    pub type RgbaImage = ImageBuffer<Rgba<u8>, Vec<u8>>;
    pub type RgbImage = ImageBuffer<Rgb<u8>, Vec<u8>>;
    pub type GrayImage = ImageBuffer<Luma<u8>, Vec<u8>>;
    pub struct ColorType;
    pub struct ExtendedColorType;
    pub struct Delay;
    pub struct Frame;
    pub fn open<P: AsRef<Path>>(path: P) -> ImageResult<DynamicImage> {}
    pub fn image_dimensions<P: AsRef<Path>>(path: P) -> ImageResult<(u32, u32)> {}
    pub fn load<R>(r: R, format: ImageFormat) -> ImageResult<DynamicImage> {}
    pub fn load_from_memory(buffer: &[u8]) -> ImageResult<DynamicImage> {}
    pub fn load_from_memory_with_format(buf: &[u8], format: ImageFormat) -> ImageResult<DynamicImage> {}
    pub fn guess_format(buffer: &[u8]) -> ImageResult<ImageFormat> {}
    pub fn save_buffer<C>(path: impl AsRef<Path>, buf: &[u8], width: u32, height: u32, color: C) -> ImageResult<()> {}
    pub struct ImageReader<R>;
    impl ImageReader<BufReader<File>> {
        pub fn open<P: AsRef<Path>>(path: P) -> std::io::Result<Self> {}
    }
    impl<R> ImageReader<R> {
        pub fn new(buffered_reader: R) -> Self {}
        pub fn with_format(buffered_reader: R, format: ImageFormat) -> Self {}
        pub fn with_guessed_format(self) -> std::io::Result<Self> {}
        pub fn format(&self) -> Option<ImageFormat> {}
        pub fn set_format(&mut self, format: ImageFormat) {}
        pub fn no_limits(&mut self) {}
        pub fn into_dimensions(self) -> ImageResult<(u32, u32)> {}
        pub fn decode(self) -> ImageResult<DynamicImage> {}
    }
    pub mod io {
        pub type Reader<R> = image::ImageReader<R>;
        pub struct Limits;
    }
    pub struct ImageBuffer<P, C>;
    impl<P, C> ImageBuffer<P, C> {
        pub fn new(width: u32, height: u32) -> Self {}
        pub fn from_raw(width: u32, height: u32, buf: C) -> Option<Self> {}
        pub fn from_fn<F: FnMut(u32, u32) -> P>(width: u32, height: u32, f: F) -> Self { f(any(), any()) }
        pub fn into_raw(self) -> C {}
        pub fn as_raw(&self) -> &C {}
        pub fn width(&self) -> u32 {}
        pub fn height(&self) -> u32 {}
        pub fn dimensions(&self) -> (u32, u32) {}
        pub fn get_pixel(&self, x: u32, y: u32) -> &P {}
        pub fn put_pixel(&mut self, x: u32, y: u32, pixel: P) {}
        pub fn save<Q: AsRef<Path>>(&self, path: Q) -> ImageResult<()> {}
        pub fn save_with_format<Q: AsRef<Path>>(&self, path: Q, format: ImageFormat) -> ImageResult<()> {}
        pub fn write_to<W>(&self, writer: &mut W, format: ImageFormat) -> ImageResult<()> {}
    }
    pub enum DynamicImage {
        ImageLuma8(GrayImage),
        ImageRgb8(RgbImage),
        ImageRgba8(RgbaImage),
    }
    impl DynamicImage {
        pub fn new_rgba8(w: u32, h: u32) -> DynamicImage {}
        pub fn new_rgb8(w: u32, h: u32) -> DynamicImage {}
        pub fn to_rgba8(&self) -> RgbaImage {}
        pub fn to_rgb8(&self) -> RgbImage {}
        pub fn into_rgba8(self) -> RgbaImage {}
        pub fn into_rgb8(self) -> RgbImage {}
        pub fn to_luma8(&self) -> GrayImage {}
        pub fn width(&self) -> u32 {}
        pub fn height(&self) -> u32 {}
        pub fn as_bytes(&self) -> &[u8] {}
        pub fn into_bytes(self) -> Vec<u8> {}
        pub fn crop_imm(&self, x: u32, y: u32, width: u32, height: u32) -> DynamicImage {}
        pub fn resize<F>(&self, nwidth: u32, nheight: u32, filter: F) -> DynamicImage {}
        pub fn resize_exact<F>(&self, nwidth: u32, nheight: u32, filter: F) -> DynamicImage {}
        pub fn resize_to_fill<F>(&self, nwidth: u32, nheight: u32, filter: F) -> DynamicImage {}
        pub fn thumbnail(&self, nwidth: u32, nheight: u32) -> DynamicImage {}
        pub fn thumbnail_exact(&self, nwidth: u32, nheight: u32) -> DynamicImage {}
        pub fn blur(&self, sigma: f32) -> DynamicImage {}
        pub fn rotate90(&self) -> DynamicImage {}
        pub fn rotate180(&self) -> DynamicImage {}
        pub fn rotate270(&self) -> DynamicImage {}
        pub fn flipv(&self) -> DynamicImage {}
        pub fn fliph(&self) -> DynamicImage {}
        pub fn grayscale(&self) -> DynamicImage {}
        pub fn write_to<W>(&self, w: &mut W, format: ImageFormat) -> ImageResult<()> {}
        pub fn write_with_encoder<E>(&self, encoder: E) -> ImageResult<()> {}
        pub fn save<Q: AsRef<Path>>(&self, path: Q) -> ImageResult<()> {}
        pub fn save_with_format<Q: AsRef<Path>>(&self, path: Q, format: ImageFormat) -> ImageResult<()> {}
    }
    pub mod imageops {
        pub enum FilterType {
            Nearest,
            Triangle,
            CatmullRom,
            Gaussian,
            Lanczos3,
        }
    }
}

pub mod notify {
    use std::path::{Path, PathBuf};
    use std::time::Duration;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error {
        pub paths: Vec<PathBuf>,
    }
    pub mod event {
        pub enum EventKind {
            Any,
            Access,
            Create,
            Modify,
            Remove,
            Other,
        }
        pub struct Event {
            pub kind: EventKind,
            pub paths: Vec<PathBuf>,
        }
        use std::path::PathBuf;
    }
    pub use event::{Event, EventKind};
    pub enum RecursiveMode {
        Recursive,
        NonRecursive,
    }
    pub struct Config;
    impl Config {
        pub fn default() -> Self {}
        pub fn with_poll_interval(self, dur: Duration) -> Self {}
    }
    pub trait EventHandler {
        fn handle_event(&mut self, event: Result<Event>);
    }
    // Handlers run on the watcher's own thread.
    pub trait Watcher {
        fn new<F>(event_handler: F, config: Config) -> Result<Self>;
        fn watch(&mut self, path: &Path, recursive_mode: RecursiveMode) -> Result<()>;
        fn unwatch(&mut self, path: &Path) -> Result<()>;
        fn configure(&mut self, option: Config) -> Result<bool> {}
    }
    pub struct INotifyWatcher;
    pub struct PollWatcher;
    impl Watcher for INotifyWatcher {}
    impl Watcher for PollWatcher {}
    pub type RecommendedWatcher = INotifyWatcher;
    pub fn recommended_watcher<F>(event_handler: F) -> Result<RecommendedWatcher> {}
}

pub mod notify_debouncer_mini {
    use std::time::Duration;
    pub struct Debouncer<T>;
    impl<T> Debouncer<T> {
        pub fn watcher(&mut self) -> &mut T {}
    }
    pub struct DebouncedEvent {
        pub path: std::path::PathBuf,
    }
    pub fn new_debouncer<F>(timeout: Duration, event_handler: F) -> notify::Result<Debouncer<notify::RecommendedWatcher>> {}
}
pub mod notify_debouncer_full {
    use std::path::Path;
    use std::time::Duration;
    pub struct Debouncer<T, C = ()>;
    impl<T, C> Debouncer<T, C> {
        pub fn watch(&mut self, path: impl AsRef<Path>, mode: notify::RecursiveMode) -> notify::Result<()> {}
        pub fn unwatch(&mut self, path: impl AsRef<Path>) -> notify::Result<()> {}
        pub fn watcher(&mut self) -> &mut T {}
        pub fn stop(self) {}
    }
    pub fn new_debouncer<F>(
        timeout: Duration,
        tick_rate: Option<Duration>,
        event_handler: F,
    ) -> notify::Result<Debouncer<notify::RecommendedWatcher>> {
    }
}
