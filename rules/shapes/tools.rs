// Processes, git, terminals, devices, desktop services, password hashes, compilers.
// Longer than 500 lines on purpose: see std.rs.

pub mod git2 {
    pub struct TreeWalkMode;
    pub struct WorktreeLockStatus;
    pub struct WorktreePruneOptions;
    // Named in signatures only.
    pub struct AnnotatedCommit<'l0>;
    pub struct ApplyLocation;
    pub struct ApplyOptions<'l0>;
    pub struct AttrCheckFlags;
    pub struct AutotagOption;
    pub struct BinaryCb<'l0>;
    pub struct Blame<'l0>;
    pub struct BlameOptions;
    pub struct BlobWriter<'l0>;
    pub struct BranchType;
    pub struct Buf;
    pub struct Cert<'l0>;
    pub struct CertificateCheckStatus;
    pub struct CheckoutBuilder<'l0>;
    pub struct CherrypickOptions<'l0>;
    pub struct ConfigEntries<'l0>;
    pub struct ConfigEntry<'l0>;
    pub struct ConfigLevel;
    pub struct CredentialType;
    pub struct Delta;
    pub struct Deltas<'l0>;
    pub struct Describe<'l0>;
    pub struct DescribeOptions;
    pub struct DiffFindOptions;
    pub struct DiffFlags;
    pub struct DiffFormat;
    pub struct DiffFormatEmailOptions;
    pub struct DiffHunk<'l0>;
    pub struct DiffLine<'l0>;
    pub struct DiffPatchidOptions;
    pub struct DiffStatsFormat;
    pub struct Direction;
    pub struct FetchPrune;
    pub struct FileCb<'l0>;
    pub struct FileMode;
    pub struct HunkCb<'l0>;
    pub struct IndexAddOption;
    pub struct IndexConflict;
    pub struct IndexConflicts<'l0>;
    pub struct IndexMatchedPath<'l0>;
    pub struct IndexTime;
    pub struct LineCb<'l0>;
    pub struct Mailmap;
    pub struct Mempack<'l0>;
    pub struct MergeAnalysis;
    pub struct MergeFileOptions;
    pub struct MergeFileResult;
    pub struct MergeOptions;
    pub struct MergePreference;
    pub struct Note<'l0>;
    pub struct Notes<'l0>;
    pub struct ObjectFormat;
    pub struct ObjectType;
    pub struct OdbLookupFlags;
    pub struct OdbObject<'l0>;
    pub struct OdbPackwriter<'l0>;
    pub struct OdbReader<'l0>;
    pub struct OdbWriter<'l0>;
    pub struct OidArray;
    pub struct PackBuilder<'l0>;
    pub struct PackBuilderStage;
    pub struct ParentIds<'l0>;
    pub struct Parents<'l0, 'l1>;
    pub struct Progress<'l0>;
    pub struct ProxyOptions<'l0>;
    pub struct PushUpdate<'l0>;
    pub struct Rebase<'l0>;
    pub struct RebaseOptions<'l0>;
    pub struct Refdb<'l0>;
    pub struct ReferenceFormat;
    pub struct ReferenceNames<'l0, 'l1>;
    pub struct ReferenceType;
    pub struct Reflog;
    pub struct Refspec<'l0>;
    pub struct Refspecs<'l0>;
    pub struct RemoteHead<'l0>;
    pub struct RemoteRedirect;
    pub struct RemoteUpdateFlags;
    pub struct RepositoryInitOptions;
    pub struct RepositoryOpenFlags;
    pub struct RepositoryState;
    pub struct ResetType;
    pub struct RevertOptions<'l0>;
    pub struct Revspec<'l0>;
    pub struct RevwalkWithHideCb<'l0, 'l1, T0 = ()>;
    pub struct Sort<'l0>;
    pub struct StashApplyOptions<'l0>;
    pub struct StashFlags;
    pub struct StashSaveOptions<'l0>;
    pub struct Status;
    pub struct StatusShow;
    pub struct StringArray;
    pub struct SubmoduleIgnore;
    pub struct SubmoduleStatus;
    pub struct SubmoduleUpdate;
    pub struct SubmoduleUpdateOptions<'l0>;
    pub struct Time;
    pub struct Transaction<'l0>;
    pub struct TreeBuilder<'l0>;
    pub struct WorktreeAddOptions<'l0>;
    pub use error::Error;
    pub use oid::Oid;
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::ops::Deref;
    use std::path::{Path, PathBuf};

    pub struct Blob<'repo>;
    impl<'repo> Blob<'repo> {
        pub fn id(&self) -> Oid {}
        pub fn is_binary(&self) -> bool {}
        pub fn content(&self) -> &[u8] {}
        pub fn size(&self) -> usize {}
        pub fn as_object(&self) -> &Object<'repo> {}
        pub fn into_object(self) -> Object<'repo> {}
    }
    pub struct Branch<'repo>;
    impl<'repo> Branch<'repo> {
        pub fn wrap(reference: Reference<'_>) -> Branch<'_> {}
        pub fn name_is_valid(name: &str) -> Result<bool, Error> {}
        pub fn get(&self) -> &Reference<'repo> {}
        pub fn get_mut(&mut self) -> &mut Reference<'repo> {}
        pub fn into_reference(self) -> Reference<'repo> {}
        pub fn delete(&mut self) -> Result<(), Error> {}
        pub fn is_head(&self) -> bool {}
        pub fn rename(&mut self, new_branch_name: &str, force: bool) -> Result<Branch<'repo>, Error> {}
        pub fn name(&self) -> Result<Option<&str>, Error> {}
        pub fn name_bytes(&self) -> Result<&[u8], Error> {}
        pub fn upstream(&self) -> Result<Branch<'repo>, Error> {}
        pub fn set_upstream(&mut self, upstream_name: Option<&str>) -> Result<(), Error> {}
    }
    pub struct Branches<'repo>;
    impl<'repo> Branches<'repo> {}
    impl<'repo> Iterator for Branches<'repo> {
        type Item = Result<(Branch<'repo>, BranchType), Error>;
    }
    pub struct Commit<'repo>;
    impl<'repo> Commit<'repo> {
        pub fn id(&self) -> Oid {}
        pub fn tree_id(&self) -> Oid {}
        pub fn tree(&self) -> Result<Tree<'repo>, Error> {}

        pub fn message(&self) -> Result<&str, Error> {}
        pub fn message_bytes(&self) -> &[u8] {}
        pub fn message_encoding(&self) -> Result<Option<&str>, Error> {}
        pub fn message_raw(&self) -> Result<&str, Error> {}
        pub fn message_raw_bytes(&self) -> &[u8] {}
        pub fn raw_header(&self) -> Result<&str, Error> {}
        pub fn header_field_bytes<T>(&self, field: T) -> Result<Buf, Error> {}
        pub fn raw_header_bytes(&self) -> &[u8] {}
        pub fn summary(&self) -> Result<Option<&str>, Error> {}
        pub fn summary_bytes(&self) -> Option<&[u8]> {}
        pub fn body(&self) -> Result<Option<&str>, Error> {}
        pub fn body_bytes(&self) -> Option<&[u8]> {}
        pub fn time(&self) -> Time {}
        pub fn parents<'a>(&'a self) -> Parents<'a, 'repo> {}
        pub fn parent_ids(&self) -> ParentIds<'_> {}
        pub fn author(&self) -> Signature<'_> {}
        pub fn author_with_mailmap(&self, mailmap: &Mailmap) -> Result<Signature<'static>, Error> {}
        pub fn committer(&self) -> Signature<'_> {}
        pub fn committer_with_mailmap(&self, mailmap: &Mailmap) -> Result<Signature<'static>, Error> {}
        pub fn amend(
            &self,
            update_ref: Option<&str>,
            author: Option<&Signature<'_>>,
            committer: Option<&Signature<'_>>,
            message_encoding: Option<&str>,
            message: Option<&str>,
            tree: Option<&Tree<'repo>>,
        ) -> Result<Oid, Error> {
        }
        pub fn parent_count(&self) -> usize {}
        pub fn parent(&self, i: usize) -> Result<Commit<'repo>, Error> {}
        pub fn parent_id(&self, i: usize) -> Result<Oid, Error> {}
        pub fn as_object(&self) -> &Object<'repo> {}
        pub fn into_object(self) -> Object<'repo> {}
    }
    pub struct Config;
    impl Config {
        pub fn new() -> Result<Config, Error> {}
        pub fn open(path: &Path) -> Result<Config, Error> {}
        pub fn open_default() -> Result<Config, Error> {}
        pub fn find_global() -> Result<PathBuf, Error> {}
        pub fn find_system() -> Result<PathBuf, Error> {}
        pub fn find_xdg() -> Result<PathBuf, Error> {}
        pub fn add_file(&mut self, path: &Path, level: ConfigLevel, force: bool) -> Result<(), Error> {}
        pub fn remove(&mut self, name: &str) -> Result<(), Error> {}
        pub fn remove_multivar(&mut self, name: &str, regexp: &str) -> Result<(), Error> {}
        pub fn get_bool(&self, name: &str) -> Result<bool, Error> {}
        pub fn get_i32(&self, name: &str) -> Result<i32, Error> {}
        pub fn get_i64(&self, name: &str) -> Result<i64, Error> {}
        pub fn get_str(&self, name: &str) -> Result<&str, Error> {}
        pub fn get_bytes(&self, name: &str) -> Result<&[u8], Error> {}
        pub fn get_string(&self, name: &str) -> Result<String, Error> {}
        pub fn get_path(&self, name: &str) -> Result<PathBuf, Error> {}
        pub fn get_entry(&self, name: &str) -> Result<ConfigEntry<'_>, Error> {}
        pub fn entries(&self, glob: Option<&str>) -> Result<ConfigEntries<'_>, Error> {}
        pub fn multivar(&self, name: &str, regexp: Option<&str>) -> Result<ConfigEntries<'_>, Error> {}
        pub fn open_global(&mut self) -> Result<Config, Error> {}
        pub fn open_level(&self, level: ConfigLevel) -> Result<Config, Error> {}
        pub fn set_bool(&mut self, name: &str, value: bool) -> Result<(), Error> {}
        pub fn set_i32(&mut self, name: &str, value: i32) -> Result<(), Error> {}
        pub fn set_i64(&mut self, name: &str, value: i64) -> Result<(), Error> {}
        pub fn set_multivar(&mut self, name: &str, regexp: &str, value: &str) -> Result<(), Error> {}
        pub fn set_str(&mut self, name: &str, value: &str) -> Result<(), Error> {}
        pub fn snapshot(&mut self) -> Result<Config, Error> {}
        pub fn parse_bool<S>(s: S) -> Result<bool, Error> {}
        pub fn parse_i32<S>(s: S) -> Result<i32, Error> {}
        pub fn parse_i64<S>(s: S) -> Result<i64, Error> {}
    }
    pub struct Diff<'repo>;
    impl<'repo> Diff<'repo> {
        pub fn merge(&mut self, from: &Diff<'repo>) -> Result<(), Error> {}
        pub fn deltas(&self) -> Deltas<'_> {}
        pub fn get_delta(&self, i: usize) -> Option<DiffDelta<'_>> {}
        pub fn is_sorted_icase(&self) -> bool {}
        pub fn print<F: FnMut(DiffDelta<'_>, Option<DiffHunk<'_>>, DiffLine<'_>) -> bool>(
            &self,
            format: DiffFormat,
            cb: F,
        ) -> Result<(), Error> {
            cb(any(), any(), any())
        }
        pub fn foreach(
            &self,
            file_cb: &mut FileCb<'_>,
            binary_cb: Option<&mut BinaryCb<'_>>,
            hunk_cb: Option<&mut HunkCb<'_>>,
            line_cb: Option<&mut LineCb<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn stats(&self) -> Result<DiffStats, Error> {}
        pub fn find_similar(&mut self, opts: Option<&mut DiffFindOptions>) -> Result<(), Error> {}
        pub fn format_email(
            &mut self,
            patch_no: usize,
            total_patches: usize,
            commit: &git2::Commit<'repo>,
            opts: Option<&mut DiffFormatEmailOptions>,
        ) -> Result<Buf, Error> {
        }
        pub fn patchid(&self, opts: Option<&mut DiffPatchidOptions>) -> Result<Oid, Error> {}
    }
    impl Diff<'static> {
        pub fn from_buffer(buffer: &[u8]) -> Result<Diff<'static>, Error> {}
        pub fn from_buffer_ext(buffer: &[u8], format: ObjectFormat) -> Result<Diff<'static>, Error> {}
    }
    pub struct DiffDelta<'a>;
    impl<'a> DiffDelta<'a> {
        pub fn flags(&self) -> DiffFlags {}
        pub fn nfiles(&self) -> u16 {}
        pub fn status(&self) -> Delta {}
        pub fn old_file(&self) -> DiffFile<'a> {}
        pub fn new_file(&self) -> DiffFile<'a> {}
    }
    pub struct DiffFile<'a>;
    impl<'a> DiffFile<'a> {
        pub fn id(&self) -> Oid {}
        pub fn path_bytes(&self) -> Option<&'a [u8]> {}
        pub fn path(&self) -> Option<&'a Path> {}
        pub fn size(&self) -> u64 {}
        pub fn is_binary(&self) -> bool {}
        pub fn is_not_binary(&self) -> bool {}
        pub fn is_valid_id(&self) -> bool {}
        pub fn exists(&self) -> bool {}
        pub fn mode(&self) -> FileMode {}
    }
    pub struct DiffOptions;
    impl DiffOptions {
        pub fn new() -> DiffOptions {}
        pub fn reverse(&mut self, reverse: bool) -> &mut DiffOptions {}
        pub fn include_ignored(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn recurse_ignored_dirs(&mut self, recurse: bool) -> &mut DiffOptions {}
        pub fn include_untracked(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn recurse_untracked_dirs(&mut self, recurse: bool) -> &mut DiffOptions {}
        pub fn include_unmodified(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn include_typechange(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn include_typechange_trees(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn ignore_filemode(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn ignore_submodules(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn ignore_case(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn disable_pathspec_match(&mut self, disable: bool) -> &mut DiffOptions {}
        pub fn skip_binary_check(&mut self, skip: bool) -> &mut DiffOptions {}
        pub fn enable_fast_untracked_dirs(&mut self, enable: bool) -> &mut DiffOptions {}
        pub fn update_index(&mut self, update: bool) -> &mut DiffOptions {}
        pub fn include_unreadable(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn include_unreadable_as_untracked(&mut self, include: bool) -> &mut DiffOptions {}
        pub fn force_text(&mut self, force: bool) -> &mut DiffOptions {}
        pub fn force_binary(&mut self, force: bool) -> &mut DiffOptions {}
        pub fn ignore_whitespace(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn ignore_whitespace_change(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn ignore_whitespace_eol(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn ignore_blank_lines(&mut self, ignore: bool) -> &mut DiffOptions {}
        pub fn show_untracked_content(&mut self, show: bool) -> &mut DiffOptions {}
        pub fn show_unmodified(&mut self, show: bool) -> &mut DiffOptions {}
        pub fn patience(&mut self, patience: bool) -> &mut DiffOptions {}
        pub fn minimal(&mut self, minimal: bool) -> &mut DiffOptions {}
        pub fn show_binary(&mut self, show: bool) -> &mut DiffOptions {}
        pub fn indent_heuristic(&mut self, heuristic: bool) -> &mut DiffOptions {}
        pub fn context_lines(&mut self, lines: u32) -> &mut DiffOptions {}
        pub fn interhunk_lines(&mut self, lines: u32) -> &mut DiffOptions {}
        pub fn id_abbrev(&mut self, abbrev: u16) -> &mut DiffOptions {}
        pub fn max_size(&mut self, size: i64) -> &mut DiffOptions {}
        pub fn old_prefix<T>(&mut self, t: T) -> &mut DiffOptions {}
        pub fn new_prefix<T>(&mut self, t: T) -> &mut DiffOptions {}
        pub fn pathspec<T>(&mut self, pathspec: T) -> &mut DiffOptions {}
    }
    pub struct DiffStats;
    impl DiffStats {
        pub fn files_changed(&self) -> usize {}
        pub fn insertions(&self) -> usize {}
        pub fn deletions(&self) -> usize {}
        pub fn to_buf(&self, format: DiffStatsFormat, width: usize) -> Result<Buf, Error> {}
    }
    pub struct Index;
    impl Index {
        pub fn new() -> Result<Index, Error> {}
        pub fn new_ext(format: ObjectFormat) -> Result<Index, Error> {}
        pub fn open(index_path: &Path) -> Result<Index, Error> {}
        pub fn open_ext(index_path: &Path, format: ObjectFormat) -> Result<Index, Error> {}
        pub fn version(&self) -> u32 {}
        pub fn set_version(&mut self, version: u32) -> Result<(), Error> {}
        pub fn add(&mut self, entry: &IndexEntry) -> Result<(), Error> {}
        pub fn add_frombuffer(&mut self, entry: &IndexEntry, data: &[u8]) -> Result<(), Error> {}
        pub fn add_path(&mut self, path: &Path) -> Result<(), Error> {}
        pub fn add_all<T, I: IntoIterator<Item = T>>(
            &mut self,
            pathspecs: I,
            flag: IndexAddOption,
            cb: Option<&mut IndexMatchedPath<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn clear(&mut self) -> Result<(), Error> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn get(&self, n: usize) -> Option<IndexEntry> {}
        pub fn iter(&self) -> IndexEntries<'_> {}
        pub fn conflicts(&self) -> Result<IndexConflicts<'_>, Error> {}
        pub fn get_path(&self, path: &Path, stage: i32) -> Option<IndexEntry> {}
        pub fn has_conflicts(&self) -> bool {}
        pub fn conflict_get(&self, path: &Path) -> Result<IndexConflict, Error> {}
        pub fn path(&self) -> Option<&Path> {}
        pub fn read(&mut self, force: bool) -> Result<(), Error> {}
        pub fn read_tree(&mut self, tree: &Tree<'_>) -> Result<(), Error> {}
        pub fn remove(&mut self, path: &Path, stage: i32) -> Result<(), Error> {}
        pub fn remove_path(&mut self, path: &Path) -> Result<(), Error> {}
        pub fn remove_dir(&mut self, path: &Path, stage: i32) -> Result<(), Error> {}
        pub fn conflict_remove(&mut self, path: &Path) -> Result<(), Error> {}
        pub fn remove_all<T, I: IntoIterator<Item = T>>(
            &mut self,
            pathspecs: I,
            cb: Option<&mut IndexMatchedPath<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn update_all<T, I: IntoIterator<Item = T>>(
            &mut self,
            pathspecs: I,
            cb: Option<&mut IndexMatchedPath<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn write(&mut self) -> Result<(), Error> {}
        pub fn write_tree(&mut self) -> Result<Oid, Error> {}
        pub fn write_tree_to(&mut self, repo: &Repository) -> Result<Oid, Error> {}
        pub fn find_prefix<T>(&self, prefix: T) -> Result<usize, Error> {}
    }
    pub struct IndexEntries<'index>;
    impl<'index> Iterator for IndexEntries<'index> {
        type Item = IndexEntry;
    }
    pub struct IndexEntry {
        pub ctime: IndexTime,
        pub mtime: IndexTime,
        pub dev: u32,
        pub ino: u32,
        pub mode: u32,
        pub uid: u32,
        pub gid: u32,
        pub file_size: u32,
        pub id: Oid,
        pub flags: u16,
        pub flags_extended: u16,
        pub path: Vec<u8>,
    }
    pub struct Object<'repo>;
    impl<'repo> Object<'repo> {
        pub fn id(&self) -> Oid {}
        pub fn kind(&self) -> Option<ObjectType> {}
        pub fn peel(&self, kind: ObjectType) -> Result<Object<'repo>, Error> {}
        pub fn peel_to_blob(&self) -> Result<Blob<'repo>, Error> {}
        pub fn peel_to_commit(&self) -> Result<Commit<'repo>, Error> {}
        pub fn peel_to_tag(&self) -> Result<Tag<'repo>, Error> {}
        pub fn peel_to_tree(&self) -> Result<Tree<'repo>, Error> {}
        pub fn short_id(&self) -> Result<Buf, Error> {}
        pub fn as_commit(&self) -> Option<&Commit<'repo>> {}
        pub fn into_commit(self) -> Result<Commit<'repo>, Object<'repo>> {}
        pub fn as_tag(&self) -> Option<&Tag<'repo>> {}
        pub fn into_tag(self) -> Result<Tag<'repo>, Object<'repo>> {}
        pub fn as_tree(&self) -> Option<&Tree<'repo>> {}
        pub fn into_tree(self) -> Result<Tree<'repo>, Object<'repo>> {}
        pub fn as_blob(&self) -> Option<&Blob<'repo>> {}
        pub fn into_blob(self) -> Result<Blob<'repo>, Object<'repo>> {}
        pub fn describe(&self, opts: &DescribeOptions) -> Result<Describe<'_>, Error> {}
    }
    pub struct Odb<'repo>;
    impl<'repo> Odb<'repo> {
        pub fn new<'a>() -> Result<Odb<'a>, Error> {}
        pub fn new_ext<'a>(format: ObjectFormat) -> Result<Odb<'a>, Error> {}
        pub fn reader(&self, oid: Oid) -> Result<(OdbReader<'_>, usize, ObjectType), Error> {}
        pub fn writer(&self, size: usize, obj_type: ObjectType) -> Result<OdbWriter<'_>, Error> {}
        pub fn foreach<C: FnMut(&Oid) -> bool>(&self, callback: C) -> Result<(), Error> { callback(any()) }
        pub fn read(&self, oid: Oid) -> Result<OdbObject<'_>, Error> {}
        pub fn read_header(&self, oid: Oid) -> Result<(usize, ObjectType), Error> {}
        pub fn write(&self, kind: ObjectType, data: &[u8]) -> Result<Oid, Error> {}
        pub fn packwriter(&self) -> Result<OdbPackwriter<'_>, Error> {}
        pub fn exists(&self, oid: Oid) -> bool {}
        pub fn exists_ext(&self, oid: Oid, flags: OdbLookupFlags) -> bool {}
        pub fn exists_prefix(&self, short_oid: Oid, len: usize) -> Result<Oid, Error> {}
        pub fn refresh(&self) -> Result<(), Error> {}
        pub fn add_disk_alternate(&self, path: &str) -> Result<(), Error> {}
        pub fn add_new_mempack_backend<'odb>(&'odb self, priority: i32) -> Result<Mempack<'odb>, Error> {}
    }
    pub struct Reference<'repo>;
    impl<'repo> Reference<'repo> {
        pub fn is_valid_name(refname: &str) -> bool {}
        pub fn normalize_name(refname: &str, flags: ReferenceFormat) -> Result<String, Error> {}

        pub fn delete(&mut self) -> Result<(), Error> {}
        pub fn is_branch(&self) -> bool {}
        pub fn is_note(&self) -> bool {}
        pub fn is_remote(&self) -> bool {}
        pub fn is_tag(&self) -> bool {}
        pub fn kind(&self) -> Option<ReferenceType> {}
        pub fn name(&self) -> Result<&str, Error> {}
        pub fn name_bytes(&self) -> &[u8] {}
        pub fn shorthand(&self) -> Result<&str, Error> {}
        pub fn shorthand_bytes(&self) -> &[u8] {}
        pub fn target(&self) -> Option<Oid> {}
        pub fn target_peel(&self) -> Option<Oid> {}
        pub fn symbolic_target(&self) -> Result<Option<&str>, Error> {}
        pub fn symbolic_target_bytes(&self) -> Option<&[u8]> {}
        pub fn resolve(&self) -> Result<Reference<'repo>, Error> {}
        pub fn peel(&self, kind: ObjectType) -> Result<Object<'repo>, Error> {}
        pub fn peel_to_blob(&self) -> Result<Blob<'repo>, Error> {}
        pub fn peel_to_commit(&self) -> Result<Commit<'repo>, Error> {}
        pub fn peel_to_tree(&self) -> Result<Tree<'repo>, Error> {}
        pub fn peel_to_tag(&self) -> Result<Tag<'repo>, Error> {}
        pub fn rename(&mut self, new_name: &str, force: bool, msg: &str) -> Result<Reference<'repo>, Error> {}
        pub fn set_target(&mut self, id: Oid, reflog_msg: &str) -> Result<Reference<'repo>, Error> {}
        pub fn symbolic_set_target(&mut self, target: &str, reflog_msg: &str) -> Result<Reference<'repo>, Error> {}
    }
    pub struct References<'repo>;
    impl<'repo> References<'repo> {
        pub fn names<'a>(&'a mut self) -> ReferenceNames<'repo, 'a> {}
    }
    impl<'repo> Iterator for References<'repo> {
        type Item = Result<Reference<'repo>, Error>;
    }
    pub struct Remote<'repo>;
    impl<'repo> Remote<'repo> {
        pub fn is_valid_name(remote_name: &str) -> bool {}
        pub fn create_detached<S: Into<Vec<u8>>>(url: S) -> Result<Remote<'repo>, Error> {}
        pub fn name(&self) -> Result<Option<&str>, Error> {}
        pub fn name_bytes(&self) -> Option<&[u8]> {}
        pub fn url(&self) -> Result<&str, Error> {}
        pub fn url_bytes(&self) -> &[u8] {}
        pub fn pushurl(&self) -> Result<Option<&str>, Error> {}
        pub fn pushurl_bytes(&self) -> Option<&[u8]> {}
        pub fn default_branch(&self) -> Result<Buf, Error> {}
        pub fn object_format(&self) -> Result<ObjectFormat, Error> {}
        pub fn connect(&mut self, dir: Direction) -> Result<(), Error> {}
        pub fn connect_auth<'connection, 'cb>(
            &'connection mut self,
            dir: Direction,
            cb: Option<RemoteCallbacks<'cb>>,
            proxy_options: Option<ProxyOptions<'cb>>,
        ) -> Result<RemoteConnection<'repo, 'connection, 'cb>, Error> {
        }
        pub fn connected(&mut self) -> bool {}
        pub fn disconnect(&mut self) -> Result<(), Error> {}
        pub fn download<Str: AsRef<str>>(&mut self, specs: &[Str], opts: Option<&mut FetchOptions<'_>>) -> Result<(), Error> {}
        pub fn stop(&mut self) -> Result<(), Error> {}
        pub fn refspecs(&self) -> Refspecs<'_> {}
        pub fn get_refspec(&self, i: usize) -> Option<Refspec<'repo>> {}
        pub fn fetch<Str: AsRef<str>>(
            &mut self,
            refspecs: &[Str],
            opts: Option<&mut FetchOptions<'_>>,
            reflog_msg: Option<&str>,
        ) -> Result<(), Error> {
        }
        pub fn update_tips(
            &mut self,
            callbacks: Option<&mut RemoteCallbacks<'_>>,
            update_flags: RemoteUpdateFlags,
            download_tags: AutotagOption,
            msg: Option<&str>,
        ) -> Result<(), Error> {
        }
        pub fn push<Str: AsRef<str>>(&mut self, refspecs: &[Str], opts: Option<&mut PushOptions<'_>>) -> Result<(), Error> {}
        pub fn stats(&self) -> Progress<'_> {}
        pub fn list(&self) -> Result<&[RemoteHead<'_>], Error> {}
        pub fn prune(&mut self, callbacks: Option<RemoteCallbacks<'_>>) -> Result<(), Error> {}
        pub fn fetch_refspecs(&self) -> Result<StringArray, Error> {}
        pub fn push_refspecs(&self) -> Result<StringArray, Error> {}
    }
    pub struct FetchOptions<'cb>;
    impl<'cb> FetchOptions<'cb> {
        pub fn new() -> FetchOptions<'cb> {}
        pub fn remote_callbacks(&mut self, cbs: RemoteCallbacks<'cb>) -> &mut Self {}
        pub fn proxy_options(&mut self, opts: ProxyOptions<'cb>) -> &mut Self {}
        pub fn prune(&mut self, prune: FetchPrune) -> &mut Self {}
        pub fn update_fetchhead(&mut self, update: bool) -> &mut Self {}
        pub fn report_unchanged(&mut self, update: bool) -> &mut Self {}
        pub fn depth(&mut self, depth: i32) -> &mut Self {}
        pub fn download_tags(&mut self, opt: AutotagOption) -> &mut Self {}
        pub fn follow_redirects(&mut self, redirect: RemoteRedirect) -> &mut Self {}
        pub fn custom_headers(&mut self, custom_headers: &[&str]) -> &mut Self {}
    }
    pub struct PushOptions<'cb>;
    impl<'cb> PushOptions<'cb> {
        pub fn new() -> PushOptions<'cb> {}
        pub fn remote_callbacks(&mut self, cbs: RemoteCallbacks<'cb>) -> &mut Self {}
        pub fn proxy_options(&mut self, opts: ProxyOptions<'cb>) -> &mut Self {}
        pub fn packbuilder_parallelism(&mut self, parallel: u32) -> &mut Self {}
        pub fn follow_redirects(&mut self, redirect: RemoteRedirect) -> &mut Self {}
        pub fn custom_headers(&mut self, custom_headers: &[&str]) -> &mut Self {}
        pub fn remote_push_options(&mut self, remote_push_options: &[&str]) -> &mut Self {}
    }
    pub struct RemoteConnection<'repo, 'connection, 'cb>;
    impl<'repo, 'connection, 'cb> RemoteConnection<'repo, 'connection, 'cb> {
        pub fn connected(&mut self) -> bool {}
        pub fn list(&self) -> Result<&[RemoteHead<'_>], Error> {}
        pub fn default_branch(&self) -> Result<Buf, Error> {}
        pub fn remote(&mut self) -> &mut Remote<'repo> {}
    }
    pub struct RemoteCallbacks<'a>;
    impl<'a> RemoteCallbacks<'a> {
        pub fn new() -> RemoteCallbacks<'a> {}
        pub fn credentials<F: FnMut(&str, Option<&str>, CredentialType) -> Result<Cred, Error>>(
            &mut self,
            cb: F,
        ) -> &mut RemoteCallbacks<'a> {
            cb(any(), any(), any())
        }
        pub fn transfer_progress<F: FnMut(Progress<'_>) -> bool>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> { cb(any()) }
        pub fn sideband_progress<F: FnMut(&[u8]) -> bool>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> { cb(any()) }
        pub fn update_tips<F: FnMut(&str, Oid, Oid) -> bool>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> { cb(any(), any(), any()) }
        pub fn certificate_check<F: FnMut(&Cert<'_>, &str) -> Result<CertificateCheckStatus, Error>>(
            &mut self,
            cb: F,
        ) -> &mut RemoteCallbacks<'a> {
            cb(any(), any())
        }
        pub fn push_update_reference<F: FnMut(&str, Option<&str>) -> Result<(), Error>>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> {
            cb(any(), any())
        }
        pub fn push_transfer_progress<F: FnMut(usize, usize, usize)>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> {
            cb(any(), any(), any())
        }
        pub fn pack_progress<F: FnMut(PackBuilderStage, usize, usize)>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> {
            cb(any(), any(), any())
        }
        pub fn push_negotiation<F: FnMut(&[PushUpdate<'_>]) -> Result<(), Error>>(&mut self, cb: F) -> &mut RemoteCallbacks<'a> {
            cb(any())
        }
    }
    pub struct Repository;
    impl Repository {
        pub fn open<P: AsRef<Path>>(path: P) -> Result<Repository, Error> {}
        pub fn open_bare<P: AsRef<Path>>(path: P) -> Result<Repository, Error> {}
        pub fn open_from_env() -> Result<Repository, Error> {}
        pub fn open_ext<P: AsRef<Path>, O: AsRef<OsStr>, I: IntoIterator<Item = O>>(
            path: P,
            flags: RepositoryOpenFlags,
            ceiling_dirs: I,
        ) -> Result<Repository, Error> {
        }
        pub fn open_from_worktree(worktree: &Worktree) -> Result<Repository, Error> {}
        pub fn discover<P: AsRef<Path>>(path: P) -> Result<Repository, Error> {}
        pub fn discover_path<P: AsRef<Path>, I: IntoIterator<Item = O>, O: AsRef<OsStr>>(
            path: P,
            ceiling_dirs: I,
        ) -> Result<PathBuf, Error> {
        }
        pub fn init<P: AsRef<Path>>(path: P) -> Result<Repository, Error> {}
        pub fn init_bare<P: AsRef<Path>>(path: P) -> Result<Repository, Error> {}
        pub fn init_opts<P: AsRef<Path>>(path: P, opts: &RepositoryInitOptions) -> Result<Repository, Error> {}
        pub fn clone<P: AsRef<Path>>(url: &str, into: P) -> Result<Repository, Error> {}
        pub fn clone_recurse<P: AsRef<Path>>(url: &str, into: P) -> Result<Repository, Error> {}
        pub fn from_odb(odb: Odb<'_>) -> Result<Repository, Error> {}
        pub fn revparse(&self, spec: &str) -> Result<Revspec<'_>, Error> {}
        pub fn revparse_single(&self, spec: &str) -> Result<Object<'_>, Error> {}
        pub fn revparse_ext(&self, spec: &str) -> Result<(Object<'_>, Option<Reference<'_>>), Error> {}
        pub fn is_bare(&self) -> bool {}
        pub fn is_shallow(&self) -> bool {}
        pub fn is_worktree(&self) -> bool {}
        pub fn is_empty(&self) -> Result<bool, Error> {}
        pub fn path(&self) -> &Path {}
        pub fn object_format(&self) -> ObjectFormat {}
        pub fn commondir(&self) -> &Path {}
        pub fn state(&self) -> RepositoryState {}
        pub fn workdir(&self) -> Option<&Path> {}
        pub fn set_workdir(&self, path: &Path, update_gitlink: bool) -> Result<(), Error> {}
        pub fn namespace(&self) -> Result<Option<&str>, Error> {}
        pub fn namespace_bytes(&self) -> Option<&[u8]> {}
        pub fn set_namespace(&self, namespace: &str) -> Result<(), Error> {}
        pub fn set_namespace_bytes(&self, namespace: &[u8]) -> Result<(), Error> {}
        pub fn remove_namespace(&self) -> Result<(), Error> {}
        pub fn message(&self) -> Result<String, Error> {}
        pub fn remove_message(&self) -> Result<(), Error> {}
        pub fn remotes(&self) -> Result<StringArray, Error> {}
        pub fn find_remote(&self, name: &str) -> Result<Remote<'_>, Error> {}
        pub fn remote(&self, name: &str, url: &str) -> Result<Remote<'_>, Error> {}
        pub fn remote_with_fetch(&self, name: &str, url: &str, fetch: &str) -> Result<Remote<'_>, Error> {}
        pub fn remote_anonymous(&self, url: &str) -> Result<Remote<'_>, Error> {}
        pub fn remote_rename(&self, name: &str, new_name: &str) -> Result<StringArray, Error> {}
        pub fn remote_delete(&self, name: &str) -> Result<(), Error> {}
        pub fn remote_add_fetch(&self, name: &str, spec: &str) -> Result<(), Error> {}
        pub fn remote_add_push(&self, name: &str, spec: &str) -> Result<(), Error> {}
        pub fn remote_set_url(&self, name: &str, url: &str) -> Result<(), Error> {}
        pub fn remote_set_pushurl(&self, name: &str, pushurl: Option<&str>) -> Result<(), Error> {}
        pub fn reset(&self, target: &Object<'_>, kind: ResetType, checkout: Option<&mut CheckoutBuilder<'_>>) -> Result<(), Error> {}
        pub fn reset_default<T, I: IntoIterator<Item = T>>(&self, target: Option<&Object<'_>>, paths: I) -> Result<(), Error> {}
        pub fn head(&self) -> Result<Reference<'_>, Error> {}
        pub fn set_head(&self, refname: &str) -> Result<(), Error> {}
        pub fn set_head_bytes(&self, refname: &[u8]) -> Result<(), Error> {}
        pub fn head_detached(&self) -> Result<bool, Error> {}
        pub fn set_head_detached(&self, commitish: Oid) -> Result<(), Error> {}
        pub fn set_head_detached_from_annotated(&self, commitish: AnnotatedCommit<'_>) -> Result<(), Error> {}
        pub fn references(&self) -> Result<References<'_>, Error> {}
        pub fn references_glob(&self, glob: &str) -> Result<References<'_>, Error> {}
        pub fn submodules(&self) -> Result<Vec<Submodule<'_>>, Error> {}
        pub fn statuses(&self, options: Option<&mut StatusOptions>) -> Result<Statuses<'_>, Error> {}
        pub fn status_should_ignore(&self, path: &Path) -> Result<bool, Error> {}
        pub fn status_file(&self, path: &Path) -> Result<Status, Error> {}
        pub fn branches(&self, filter: Option<BranchType>) -> Result<Branches<'_>, Error> {}
        pub fn index(&self) -> Result<Index, Error> {}
        pub fn set_index(&self, index: &mut Index) -> Result<(), Error> {}
        pub fn config(&self) -> Result<Config, Error> {}
        pub fn set_config(&self, config: &Config) -> Result<(), Error> {}
        pub fn get_attr(&self, path: &Path, name: &str, flags: AttrCheckFlags) -> Result<Option<&str>, Error> {}
        pub fn get_attr_bytes(&self, path: &Path, name: &str, flags: AttrCheckFlags) -> Result<Option<&[u8]>, Error> {}
        pub fn blob(&self, data: &[u8]) -> Result<Oid, Error> {}
        pub fn blob_path(&self, path: &Path) -> Result<Oid, Error> {}
        pub fn blob_writer(&self, hintpath: Option<&Path>) -> Result<BlobWriter<'_>, Error> {}
        pub fn find_blob(&self, oid: Oid) -> Result<Blob<'_>, Error> {}
        pub fn odb(&self) -> Result<Odb<'_>, Error> {}
        pub fn set_odb(&self, odb: &Odb<'_>) -> Result<(), Error> {}
        pub fn refdb_compress(&self) -> Result<(), Error> {}
        pub fn refdb(&self) -> Result<Refdb<'_>, Error> {}
        pub fn set_refdb(&self, refdb: &Refdb<'_>) -> Result<(), Error> {}
        pub fn branch(&self, branch_name: &str, target: &Commit<'_>, force: bool) -> Result<Branch<'_>, Error> {}
        pub fn branch_from_annotated_commit(
            &self,
            branch_name: &str,
            target: &AnnotatedCommit<'_>,
            force: bool,
        ) -> Result<Branch<'_>, Error> {
        }
        pub fn find_branch(&self, name: &str, branch_type: BranchType) -> Result<Branch<'_>, Error> {}
        pub fn commit(
            &self,
            update_ref: Option<&str>,
            author: &Signature<'_>,
            committer: &Signature<'_>,
            message: &str,
            tree: &Tree<'_>,
            parents: &[&Commit<'_>],
        ) -> Result<Oid, Error> {
        }
        pub fn commit_create_buffer(
            &self,
            author: &Signature<'_>,
            committer: &Signature<'_>,
            message: &str,
            tree: &Tree<'_>,
            parents: &[&Commit<'_>],
        ) -> Result<Buf, Error> {
        }
        pub fn commit_signed(&self, commit_content: &str, signature: &str, signature_field: Option<&str>) -> Result<Oid, Error> {}
        pub fn extract_signature(&self, commit_id: &Oid, signature_field: Option<&str>) -> Result<(Buf, Buf), Error> {}
        pub fn find_commit(&self, oid: Oid) -> Result<Commit<'_>, Error> {}
        pub fn find_commit_by_prefix(&self, prefix_hash: &str) -> Result<Commit<'_>, Error> {}
        pub fn find_annotated_commit(&self, id: Oid) -> Result<AnnotatedCommit<'_>, Error> {}
        pub fn find_object(&self, oid: Oid, kind: Option<ObjectType>) -> Result<Object<'_>, Error> {}
        pub fn find_object_by_prefix(&self, prefix_hash: &str, kind: Option<ObjectType>) -> Result<Object<'_>, Error> {}
        pub fn reference(&self, name: &str, id: Oid, force: bool, log_message: &str) -> Result<Reference<'_>, Error> {}
        pub fn reference_matching(
            &self,
            name: &str,
            id: Oid,
            force: bool,
            current_id: Oid,
            log_message: &str,
        ) -> Result<Reference<'_>, Error> {
        }
        pub fn reference_symbolic(&self, name: &str, target: &str, force: bool, log_message: &str) -> Result<Reference<'_>, Error> {}
        pub fn reference_symbolic_matching(
            &self,
            name: &str,
            target: &str,
            force: bool,
            current_value: &str,
            log_message: &str,
        ) -> Result<Reference<'_>, Error> {
        }
        pub fn find_reference(&self, name: &str) -> Result<Reference<'_>, Error> {}
        pub fn resolve_reference_from_short_name(&self, refname: &str) -> Result<Reference<'_>, Error> {}
        pub fn refname_to_id(&self, name: &str) -> Result<Oid, Error> {}
        pub fn reference_to_annotated_commit(&self, reference: &Reference<'_>) -> Result<AnnotatedCommit<'_>, Error> {}
        pub fn annotated_commit_from_fetchhead(&self, branch_name: &str, remote_url: &str, id: &Oid) -> Result<AnnotatedCommit<'_>, Error> {
        }
        pub fn signature(&self) -> Result<Signature<'static>, Error> {}
        pub fn author_from_env(&self) -> Result<Signature<'static>, Error> {}
        pub fn committer_from_env(&self) -> Result<Signature<'static>, Error> {}
        pub fn submodule(&self, url: &str, path: &Path, use_gitlink: bool) -> Result<Submodule<'_>, Error> {}
        pub fn find_submodule(&self, name: &str) -> Result<Submodule<'_>, Error> {}
        pub fn submodule_status(&self, name: &str, ignore: SubmoduleIgnore) -> Result<SubmoduleStatus, Error> {}
        pub fn submodule_set_ignore(&mut self, name: &str, ignore: SubmoduleIgnore) -> Result<(), Error> {}
        pub fn submodule_set_update(&mut self, name: &str, update: SubmoduleUpdate) -> Result<(), Error> {}
        pub fn submodule_set_url(&mut self, name: &str, url: &str) -> Result<(), Error> {}
        pub fn submodule_set_branch(&mut self, name: &str, branch_name: &str) -> Result<(), Error> {}
        pub fn find_tree(&self, oid: Oid) -> Result<Tree<'_>, Error> {}
        pub fn treebuilder(&self, tree: Option<&Tree<'_>>) -> Result<TreeBuilder<'_>, Error> {}
        pub fn tag(&self, name: &str, target: &Object<'_>, tagger: &Signature<'_>, message: &str, force: bool) -> Result<Oid, Error> {}
        pub fn tag_annotation_create(&self, name: &str, target: &Object<'_>, tagger: &Signature<'_>, message: &str) -> Result<Oid, Error> {}
        pub fn tag_lightweight(&self, name: &str, target: &Object<'_>, force: bool) -> Result<Oid, Error> {}
        pub fn find_tag(&self, id: Oid) -> Result<Tag<'_>, Error> {}
        pub fn find_tag_by_prefix(&self, prefix_hash: &str) -> Result<Tag<'_>, Error> {}
        pub fn tag_delete(&self, name: &str) -> Result<(), Error> {}
        pub fn tag_names(&self, pattern: Option<&str>) -> Result<StringArray, Error> {}
        pub fn tag_foreach<T: FnMut(Oid, &[u8]) -> bool>(&self, cb: T) -> Result<(), Error> { cb(any(), any()) }
        pub fn checkout_head(&self, opts: Option<&mut CheckoutBuilder<'_>>) -> Result<(), Error> {}
        pub fn checkout_index(&self, index: Option<&mut Index>, opts: Option<&mut CheckoutBuilder<'_>>) -> Result<(), Error> {}
        pub fn checkout_tree(&self, treeish: &Object<'_>, opts: Option<&mut CheckoutBuilder<'_>>) -> Result<(), Error> {}
        pub fn merge(
            &self,
            annotated_commits: &[&AnnotatedCommit<'_>],
            merge_opts: Option<&mut MergeOptions>,
            checkout_opts: Option<&mut CheckoutBuilder<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn merge_commits(
            &self,
            our_commit: &Commit<'_>,
            their_commit: &Commit<'_>,
            opts: Option<&MergeOptions>,
        ) -> Result<Index, Error> {
        }
        pub fn merge_trees(
            &self,
            ancestor_tree: &Tree<'_>,
            our_tree: &Tree<'_>,
            their_tree: &Tree<'_>,
            opts: Option<&MergeOptions>,
        ) -> Result<Index, Error> {
        }
        pub fn cleanup_state(&self) -> Result<(), Error> {}
        pub fn merge_analysis(&self, their_heads: &[&AnnotatedCommit<'_>]) -> Result<(MergeAnalysis, MergePreference), Error> {}
        pub fn merge_analysis_for_ref(
            &self,
            our_ref: &Reference<'_>,
            their_heads: &[&AnnotatedCommit<'_>],
        ) -> Result<(MergeAnalysis, MergePreference), Error> {
        }
        pub fn rebase(
            &self,
            branch: Option<&AnnotatedCommit<'_>>,
            upstream: Option<&AnnotatedCommit<'_>>,
            onto: Option<&AnnotatedCommit<'_>>,
            opts: Option<&mut RebaseOptions<'_>>,
        ) -> Result<Rebase<'_>, Error> {
        }
        pub fn open_rebase(&self, opts: Option<&mut RebaseOptions<'_>>) -> Result<Rebase<'_>, Error> {}
        pub fn note(
            &self,
            author: &Signature<'_>,
            committer: &Signature<'_>,
            notes_ref: Option<&str>,
            oid: Oid,
            note: &str,
            force: bool,
        ) -> Result<Oid, Error> {
        }
        pub fn note_default_ref(&self) -> Result<String, Error> {}
        pub fn notes(&self, notes_ref: Option<&str>) -> Result<Notes<'_>, Error> {}
        pub fn find_note(&self, notes_ref: Option<&str>, id: Oid) -> Result<Note<'_>, Error> {}
        pub fn note_delete(
            &self,
            id: Oid,
            notes_ref: Option<&str>,
            author: &Signature<'_>,
            committer: &Signature<'_>,
        ) -> Result<(), Error> {
        }
        pub fn revwalk(&self) -> Result<Revwalk<'_>, Error> {}
        pub fn blame_file(&self, path: &Path, opts: Option<&mut BlameOptions>) -> Result<Blame<'_>, Error> {}
        pub fn merge_base(&self, one: Oid, two: Oid) -> Result<Oid, Error> {}
        pub fn merge_base_many(&self, oids: &[Oid]) -> Result<Oid, Error> {}
        pub fn merge_base_octopus(&self, oids: &[Oid]) -> Result<Oid, Error> {}
        pub fn merge_bases(&self, one: Oid, two: Oid) -> Result<OidArray, Error> {}
        pub fn merge_bases_many(&self, oids: &[Oid]) -> Result<OidArray, Error> {}
        pub fn merge_file_from_index(
            &self,
            ancestor: &IndexEntry,
            ours: &IndexEntry,
            theirs: &IndexEntry,
            opts: Option<&mut MergeFileOptions>,
        ) -> Result<MergeFileResult, Error> {
        }
        pub fn graph_ahead_behind(&self, local: Oid, upstream: Oid) -> Result<(usize, usize), Error> {}
        pub fn graph_descendant_of(&self, commit: Oid, ancestor: Oid) -> Result<bool, Error> {}
        pub fn reflog(&self, name: &str) -> Result<Reflog, Error> {}
        pub fn reflog_delete(&self, name: &str) -> Result<(), Error> {}
        pub fn reflog_rename(&self, old_name: &str, new_name: &str) -> Result<(), Error> {}
        pub fn reference_has_log(&self, name: &str) -> Result<bool, Error> {}
        pub fn reference_ensure_log(&self, name: &str) -> Result<(), Error> {}
        pub fn describe(&self, opts: &DescribeOptions) -> Result<Describe<'_>, Error> {}
        pub fn diff_blobs(
            &self,
            old_blob: Option<&Blob<'_>>,
            old_as_path: Option<&str>,
            new_blob: Option<&Blob<'_>>,
            new_as_path: Option<&str>,
            opts: Option<&mut DiffOptions>,
            file_cb: Option<&mut FileCb<'_>>,
            binary_cb: Option<&mut BinaryCb<'_>>,
            hunk_cb: Option<&mut HunkCb<'_>>,
            line_cb: Option<&mut LineCb<'_>>,
        ) -> Result<(), Error> {
        }
        pub fn diff_tree_to_tree(
            &self,
            old_tree: Option<&Tree<'_>>,
            new_tree: Option<&Tree<'_>>,
            opts: Option<&mut DiffOptions>,
        ) -> Result<Diff<'_>, Error> {
        }
        pub fn diff_tree_to_index(
            &self,
            old_tree: Option<&Tree<'_>>,
            index: Option<&Index>,
            opts: Option<&mut DiffOptions>,
        ) -> Result<Diff<'_>, Error> {
        }
        pub fn diff_index_to_index(&self, old_index: &Index, new_index: &Index, opts: Option<&mut DiffOptions>) -> Result<Diff<'_>, Error> {
        }
        pub fn diff_index_to_workdir(&self, index: Option<&Index>, opts: Option<&mut DiffOptions>) -> Result<Diff<'_>, Error> {}
        pub fn diff_tree_to_workdir(&self, old_tree: Option<&Tree<'_>>, opts: Option<&mut DiffOptions>) -> Result<Diff<'_>, Error> {}
        pub fn diff_tree_to_workdir_with_index(
            &self,
            old_tree: Option<&Tree<'_>>,
            opts: Option<&mut DiffOptions>,
        ) -> Result<Diff<'_>, Error> {
        }
        pub fn packbuilder(&self) -> Result<PackBuilder<'_>, Error> {}
        pub fn stash_save(&mut self, stasher: &Signature<'_>, message: &str, flags: Option<StashFlags>) -> Result<Oid, Error> {}
        pub fn stash_save2(&mut self, stasher: &Signature<'_>, message: Option<&str>, flags: Option<StashFlags>) -> Result<Oid, Error> {}
        pub fn stash_save_ext(&mut self, opts: Option<&mut StashSaveOptions<'_>>) -> Result<Oid, Error> {}
        pub fn stash_apply(&mut self, index: usize, opts: Option<&mut StashApplyOptions<'_>>) -> Result<(), Error> {}
        pub fn stash_foreach<C: FnMut(usize, &str, &Oid) -> bool>(&mut self, callback: C) -> Result<(), Error> {
            callback(any(), any(), any())
        }
        pub fn stash_drop(&mut self, index: usize) -> Result<(), Error> {}
        pub fn stash_pop(&mut self, index: usize, opts: Option<&mut StashApplyOptions<'_>>) -> Result<(), Error> {}
        pub fn add_ignore_rule(&self, rules: &str) -> Result<(), Error> {}
        pub fn clear_ignore_rules(&self) -> Result<(), Error> {}
        pub fn is_path_ignored<P: AsRef<Path>>(&self, path: P) -> Result<bool, Error> {}
        pub fn cherrypick(&self, commit: &Commit<'_>, options: Option<&mut CherrypickOptions<'_>>) -> Result<(), Error> {}
        pub fn cherrypick_commit(
            &self,
            cherrypick_commit: &Commit<'_>,
            our_commit: &Commit<'_>,
            mainline: u32,
            options: Option<&MergeOptions>,
        ) -> Result<Index, Error> {
        }
        pub fn branch_remote_name(&self, refname: &str) -> Result<Buf, Error> {}
        pub fn branch_upstream_name(&self, refname: &str) -> Result<Buf, Error> {}
        pub fn branch_upstream_remote(&self, refname: &str) -> Result<Buf, Error> {}
        pub fn branch_upstream_merge(&self, refname: &str) -> Result<Buf, Error> {}
        pub fn apply(&self, diff: &Diff<'_>, location: ApplyLocation, options: Option<&mut ApplyOptions<'_>>) -> Result<(), Error> {}
        pub fn apply_to_tree(&self, tree: &Tree<'_>, diff: &Diff<'_>, options: Option<&mut ApplyOptions<'_>>) -> Result<Index, Error> {}
        pub fn revert(&self, commit: &Commit<'_>, options: Option<&mut RevertOptions<'_>>) -> Result<(), Error> {}
        pub fn revert_commit(
            &self,
            revert_commit: &Commit<'_>,
            our_commit: &Commit<'_>,
            mainline: u32,
            options: Option<&MergeOptions>,
        ) -> Result<Index, Error> {
        }
        pub fn worktrees(&self) -> Result<StringArray, Error> {}
        pub fn find_worktree(&self, name: &str) -> Result<Worktree, Error> {}
        pub fn worktree<'a>(&'a self, name: &str, path: &Path, opts: Option<&WorktreeAddOptions<'a>>) -> Result<Worktree, Error> {}
        pub fn transaction<'a>(&'a self) -> Result<Transaction<'a>, Error> {}
        pub fn mailmap(&self) -> Result<Mailmap, Error> {}
        pub fn mergehead_foreach<C: FnMut(&Oid) -> bool>(&mut self, callback: C) -> Result<(), Error> { callback(any()) }
        pub fn fetchhead_foreach<C: FnMut(&str, &[u8], &Oid, bool) -> bool>(&self, callback: C) -> Result<(), Error> {
            callback(any(), any(), any(), any())
        }
    }
    pub struct Revwalk<'repo>;
    impl<'repo> Revwalk<'repo> {
        pub fn reset(&mut self) -> Result<(), Error> {}
        pub fn set_sorting(&mut self, sort_mode: Sort) -> Result<(), Error> {}
        pub fn simplify_first_parent(&mut self) -> Result<(), Error> {}
        pub fn push(&mut self, oid: Oid) -> Result<(), Error> {}
        pub fn push_head(&mut self) -> Result<(), Error> {}
        pub fn push_glob(&mut self, glob: &str) -> Result<(), Error> {}
        pub fn push_range(&mut self, range: &str) -> Result<(), Error> {}
        pub fn push_ref(&mut self, reference: &str) -> Result<(), Error> {}
        pub fn hide(&mut self, oid: Oid) -> Result<(), Error> {}
        pub fn with_hide_callback<'cb, C: FnMut(Oid) -> bool>(
            self,
            callback: &'cb mut C,
        ) -> Result<RevwalkWithHideCb<'repo, 'cb, C>, Error> {
        }
        pub fn hide_head(&mut self) -> Result<(), Error> {}
        pub fn hide_glob(&mut self, glob: &str) -> Result<(), Error> {}
        pub fn hide_ref(&mut self, reference: &str) -> Result<(), Error> {}
    }
    impl<'repo> Iterator for Revwalk<'repo> {
        type Item = Result<Oid, Error>;
    }
    pub struct Signature<'a>;
    impl<'a> Signature<'a> {
        pub fn now(name: &str, email: &str) -> Result<Signature<'static>, Error> {}
        pub fn new(name: &str, email: &str, time: &Time) -> Result<Signature<'static>, Error> {}
        pub fn name(&self) -> Result<&str, Error> {}
        pub fn name_bytes(&self) -> &[u8] {}
        pub fn email(&self) -> Result<&str, Error> {}
        pub fn email_bytes(&self) -> &[u8] {}
        pub fn when(&self) -> Time {}
        pub fn to_owned(&self) -> Signature<'static> {}
    }
    pub struct StatusOptions;
    impl StatusOptions {
        pub fn new() -> StatusOptions {}
        pub fn show(&mut self, show: StatusShow) -> &mut StatusOptions {}
        pub fn pathspec<T>(&mut self, pathspec: T) -> &mut StatusOptions {}
        pub fn include_untracked(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn include_ignored(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn include_unmodified(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn exclude_submodules(&mut self, exclude: bool) -> &mut StatusOptions {}
        pub fn recurse_untracked_dirs(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn disable_pathspec_match(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn recurse_ignored_dirs(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn renames_head_to_index(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn renames_index_to_workdir(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn sort_case_sensitively(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn sort_case_insensitively(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn renames_from_rewrites(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn no_refresh(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn update_index(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn include_unreadable(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn include_unreadable_as_untracked(&mut self, include: bool) -> &mut StatusOptions {}
        pub fn rename_threshold(&mut self, threshold: u16) -> &mut StatusOptions {}
    }
    pub struct Statuses<'repo>;
    impl<'repo> Statuses<'repo> {
        pub fn get(&self, index: usize) -> Option<StatusEntry<'_>> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn iter(&self) -> StatusIter<'_> {}
    }
    impl<'a> IntoIterator for &'a Statuses<'a> {
        type Item = StatusEntry<'a>;
        type IntoIter = StatusIter<'a>;
    }
    pub struct StatusIter<'statuses>;
    impl<'a> Iterator for StatusIter<'a> {
        type Item = StatusEntry<'a>;
    }
    impl<'a> DoubleEndedIterator for StatusIter<'a> {}
    pub struct StatusEntry<'statuses>;
    impl<'statuses> StatusEntry<'statuses> {
        pub fn path_bytes(&self) -> &[u8] {}
        pub fn path(&self) -> Result<&str, Error> {}
        pub fn status(&self) -> Status {}
        pub fn head_to_index(&self) -> Option<DiffDelta<'statuses>> {}
        pub fn index_to_workdir(&self) -> Option<DiffDelta<'statuses>> {}
    }
    pub struct Submodule<'repo>;
    impl<'repo> Submodule<'repo> {
        pub fn branch(&self) -> Result<Option<&str>, Error> {}
        pub fn branch_bytes(&self) -> Option<&[u8]> {}
        pub fn clone(&mut self, opts: Option<&mut SubmoduleUpdateOptions<'_>>) -> Result<Repository, Error> {}
        pub fn url(&self) -> Result<Option<&str>, Error> {}
        pub fn url_bytes(&self) -> &[u8] {}
        pub fn opt_url_bytes(&self) -> Option<&[u8]> {}
        pub fn name(&self) -> Result<&str, Error> {}
        pub fn name_bytes(&self) -> &[u8] {}
        pub fn path(&self) -> &Path {}
        pub fn head_id(&self) -> Option<Oid> {}
        pub fn index_id(&self) -> Option<Oid> {}
        pub fn workdir_id(&self) -> Option<Oid> {}
        pub fn ignore_rule(&self) -> SubmoduleIgnore {}
        pub fn update_strategy(&self) -> SubmoduleUpdate {}
        pub fn init(&mut self, overwrite: bool) -> Result<(), Error> {}
        pub fn repo_init(&mut self, use_gitlink: bool) -> Result<Repository, Error> {}
        pub fn open(&self) -> Result<Repository, Error> {}
        pub fn reload(&mut self, force: bool) -> Result<(), Error> {}
        pub fn sync(&mut self) -> Result<(), Error> {}
        pub fn add_to_index(&mut self, write_index: bool) -> Result<(), Error> {}
        pub fn add_finalize(&mut self) -> Result<(), Error> {}
        pub fn update(&mut self, init: bool, opts: Option<&mut SubmoduleUpdateOptions<'_>>) -> Result<(), Error> {}
    }
    pub struct Tag<'repo>;
    impl<'repo> Tag<'repo> {
        pub fn is_valid_name(tag_name: &str) -> bool {}
        pub fn id(&self) -> Oid {}
        pub fn message(&self) -> Result<Option<&str>, Error> {}
        pub fn message_bytes(&self) -> Option<&[u8]> {}
        pub fn name(&self) -> Result<&str, Error> {}
        pub fn name_bytes(&self) -> &[u8] {}
        pub fn peel(&self) -> Result<Object<'repo>, Error> {}
        pub fn tagger(&self) -> Option<Signature<'_>> {}
        pub fn target(&self) -> Result<Object<'repo>, Error> {}
        pub fn target_id(&self) -> Oid {}
        pub fn target_type(&self) -> Option<ObjectType> {}
        pub fn as_object(&self) -> &Object<'repo> {}
        pub fn into_object(self) -> Object<'repo> {}
    }
    pub struct Tree<'repo>;
    impl<'repo> Tree<'repo> {
        pub fn id(&self) -> Oid {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn iter(&self) -> TreeIter<'_> {}
        pub fn walk<C: FnMut(&str, &TreeEntry<'_>) -> T, T: Into<i32>>(&self, mode: TreeWalkMode, callback: C) -> Result<(), Error> {
            callback(any(), any())
        }
        pub fn get_id(&self, id: Oid) -> Option<TreeEntry<'_>> {}
        pub fn get(&self, n: usize) -> Option<TreeEntry<'_>> {}
        pub fn get_name(&self, filename: &str) -> Option<TreeEntry<'_>> {}
        pub fn get_name_bytes(&self, filename: &[u8]) -> Option<TreeEntry<'_>> {}
        pub fn get_path(&self, path: &Path) -> Result<TreeEntry<'static>, Error> {}
        pub fn as_object(&self) -> &Object<'repo> {}
        pub fn into_object(self) -> Object<'repo> {}
    }
    impl<'repo, 'iter> IntoIterator for &'iter Tree<'repo> {
        type Item = TreeEntry<'iter>;
        type IntoIter = TreeIter<'iter>;
    }
    pub struct TreeEntry<'tree>;
    impl<'tree> TreeEntry<'tree> {
        pub fn id(&self) -> Oid {}
        pub fn name(&self) -> Result<&str, Error> {}
        pub fn name_bytes(&self) -> &[u8] {}
        pub fn to_object<'a>(&self, repo: &'a Repository) -> Result<Object<'a>, Error> {}
        pub fn kind(&self) -> Option<ObjectType> {}
        pub fn filemode(&self) -> i32 {}
        pub fn filemode_raw(&self) -> i32 {}
        pub fn to_owned(&self) -> TreeEntry<'static> {}
    }
    pub struct TreeIter<'tree>;
    impl<'tree> Iterator for TreeIter<'tree> {
        type Item = TreeEntry<'tree>;
    }
    impl<'tree> DoubleEndedIterator for TreeIter<'tree> {}
    pub struct Worktree;
    impl Worktree {
        pub fn open_from_repository(repo: &Repository) -> Result<Worktree, Error> {}
        pub fn name(&self) -> Result<Option<&str>, Error> {}
        pub fn path(&self) -> &Path {}
        pub fn validate(&self) -> Result<(), Error> {}
        pub fn lock(&self, reason: Option<&str>) -> Result<(), Error> {}
        pub fn unlock(&self) -> Result<(), Error> {}
        pub fn is_locked(&self) -> Result<WorktreeLockStatus, Error> {}
        pub fn prune(&self, opts: Option<&mut WorktreePruneOptions>) -> Result<(), Error> {}
        pub fn is_prunable(&self, opts: Option<&mut WorktreePruneOptions>) -> Result<bool, Error> {}
    }

    pub mod build {
        use git2::{Error, FetchOptions, Remote, Repository};
        use std::path::Path;
        pub struct RepoBuilder<'cb>;
        impl<'cb> RepoBuilder<'cb> {
            pub fn new() -> RepoBuilder<'cb> {}
            pub fn bare(&mut self, bare: bool) -> &mut RepoBuilder<'cb> {}
            pub fn branch(&mut self, branch: &str) -> &mut RepoBuilder<'cb> {}
            pub fn fetch_options(&mut self, fetch_opts: FetchOptions<'cb>) -> &mut RepoBuilder<'cb> {}
            pub fn with_checkout(&mut self, checkout: CheckoutBuilder<'cb>) -> &mut RepoBuilder<'cb> {}
            pub fn remote_create<F>(&mut self, f: F) -> &mut RepoBuilder<'cb> {}
            pub fn clone(&mut self, url: &str, into: &Path) -> Result<Repository, Error> {}
        }
        pub struct CheckoutBuilder<'cb>;
        impl<'cb> CheckoutBuilder<'cb> {
            pub fn new() -> CheckoutBuilder<'cb> {}
            pub fn force(&mut self) -> &mut CheckoutBuilder<'cb> {}
            pub fn safe(&mut self) -> &mut CheckoutBuilder<'cb> {}
            pub fn path<T>(&mut self, path: T) -> &mut CheckoutBuilder<'cb> {}
            pub fn remove_untracked(&mut self, remove: bool) -> &mut CheckoutBuilder<'cb> {}
        }
    }

    pub mod oid {
        pub struct Oid;
        impl Oid {
            pub fn from_str(s: &str) -> Result<Oid, git2::Error> {}
            pub fn zero() -> Oid {}
            pub fn is_zero(&self) -> bool {}
            pub fn as_bytes(&self) -> &[u8] {}
        }
    }

    pub mod error {
        pub struct Error;
        impl Error {
            pub fn code(&self) -> git2::ErrorCode {}
            pub fn class(&self) -> git2::ErrorClass {}
            pub fn message(&self) -> &str {}
            pub fn from_str(s: &str) -> Error {}
        }
    }

    pub struct ErrorCode;
    pub struct ErrorClass;
    pub struct Cred;
    impl Cred {
        pub fn default() -> Result<Cred, Error> {}
        pub fn ssh_key_from_agent(username: &str) -> Result<Cred, Error> {}
        pub fn ssh_key(username: &str, publickey: Option<&Path>, privatekey: &Path, passphrase: Option<&str>) -> Result<Cred, Error> {}
        pub fn userpass_plaintext(username: &str, password: &str) -> Result<Cred, Error> {}
        pub fn credential_helper(config: &Config, url: &str, username: Option<&str>) -> Result<Cred, Error> {}
    }
}

pub mod cargo_metadata {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct MetadataCommand;
    pub enum CargoOpt {
        AllFeatures,
        NoDefaultFeatures,
        SomeFeatures(Vec<String>),
    }
    impl MetadataCommand {
        pub fn new() -> MetadataCommand {}
        pub fn cargo_path(&mut self, path: impl Into<PathBuf>) -> &mut MetadataCommand {}
        pub fn manifest_path(&mut self, path: impl Into<PathBuf>) -> &mut MetadataCommand {}
        pub fn current_dir(&mut self, path: impl Into<PathBuf>) -> &mut MetadataCommand {}
        pub fn no_deps(&mut self) -> &mut MetadataCommand {}
        pub fn features(&mut self, features: CargoOpt) -> &mut MetadataCommand {}
        pub fn other_options(&mut self, options: impl Into<Vec<String>>) -> &mut MetadataCommand {}
        pub fn env<K, V>(&mut self, key: K, val: V) -> &mut MetadataCommand {}
        pub fn verbose(&mut self, verbose: bool) -> &mut MetadataCommand {}
        pub fn cargo_command(&self) -> std::process::Command {}
        pub fn parse<T>(data: T) -> Result<Metadata> {}
        pub fn exec(&self) -> Result<Metadata> {}
    }
    pub struct Metadata {
        pub packages: Vec<Package>,
        pub workspace_members: Vec<PackageId>,
        pub workspace_root: camino::Utf8PathBuf,
        pub target_directory: camino::Utf8PathBuf,
    }
    impl Metadata {
        pub fn root_package(&self) -> Option<&Package> {}
        pub fn workspace_packages(&self) -> Vec<&Package> {}
    }
    pub struct PackageId;
    pub struct Target {
        pub name: String,
        pub src_path: camino::Utf8PathBuf,
    }
    pub struct Package {
        pub name: String,
        pub id: PackageId,
        pub manifest_path: camino::Utf8PathBuf,
        pub targets: Vec<Target>,
    }
}

pub mod duct {
    // Named in signatures only.
    pub trait Read {}
    use std::ffi::OsString;
    use std::io;
    use std::path::PathBuf;
    use std::process::{ExitStatus, Output};
    use std::time::Duration;

    pub fn cmd<T, U: IntoIterator>(program: T, args: U) -> Expression {}
    pub struct Expression;
    impl Expression {
        pub fn run(&self) -> io::Result<Output> {}
        pub fn read(&self) -> io::Result<String> {}
        pub fn start(&self) -> io::Result<Handle> {}
        pub fn reader(&self) -> io::Result<ReaderHandle> {}
        pub fn pipe<T: Into<Expression>>(&self, right: T) -> Expression {}
        pub fn stdin_bytes<T: Into<Vec<u8>>>(&self, bytes: T) -> Expression {}
        pub fn stdin_path<T: Into<PathBuf>>(&self, path: T) -> Expression {}
        pub fn stdin_file<T>(&self, file: T) -> Expression {}
        pub fn stdin_null(&self) -> Expression {}
        pub fn stdout_path<T: Into<PathBuf>>(&self, path: T) -> Expression {}
        pub fn stdout_file<T>(&self, file: T) -> Expression {}
        pub fn stdout_null(&self) -> Expression {}
        pub fn stdout_capture(&self) -> Expression {}
        pub fn stdout_to_stderr(&self) -> Expression {}
        pub fn stderr_path<T: Into<PathBuf>>(&self, path: T) -> Expression {}
        pub fn stderr_file<T>(&self, file: T) -> Expression {}
        pub fn stderr_null(&self) -> Expression {}
        pub fn stderr_capture(&self) -> Expression {}
        pub fn stderr_to_stdout(&self) -> Expression {}
        pub fn stdout_stderr_swap(&self) -> Expression {}
        pub fn dir<T: Into<PathBuf>>(&self, path: T) -> Expression {}
        pub fn env<T: Into<OsString>, U: Into<OsString>>(&self, name: T, val: U) -> Expression {}
        pub fn env_remove<T: Into<OsString>>(&self, name: T) -> Expression {}
        pub fn full_env<T: IntoIterator<Item = (U, V)>, U: Into<OsString>, V: Into<OsString>>(&self, name_vals: T) -> Expression {}
        pub fn unchecked(&self) -> Expression {}
    }
    pub struct Handle;
    impl Handle {
        pub fn wait(&self) -> io::Result<&Output> {}
        pub fn wait_timeout(&self, timeout: std::time::Duration) -> io::Result<Option<&Output>> {}
        pub fn wait_deadline(&self, deadline: std::time::Instant) -> io::Result<Option<&Output>> {}
        pub fn try_wait(&self) -> io::Result<Option<&Output>> {}
        pub fn into_output(self) -> io::Result<Output> {}
        pub fn kill(&self) -> io::Result<()> {}
    }
    pub struct ReaderHandle;
    impl ReaderHandle {
        pub fn try_wait(&self) -> io::Result<Option<&Output>> {}
        pub fn kill(&self) -> io::Result<()> {}
    }
    impl Read for ReaderHandle {}

    impl Expression {
        pub fn before_spawn<F: Fn(&mut std::process::Command) -> io::Result<()>>(&self, hook: F) -> Expression {}
    }
}

pub mod xshell {
    use std::ffi::{OsStr, OsString};
    use std::io;
    use std::path::{Path, PathBuf};
    use std::process::Output;
    pub type Result<T, E = Error> = std::result::Result<T, E>;
    pub struct Error;

    pub struct Shell;
    impl Shell {
        pub fn new() -> Result<Shell> {}
        pub fn current_dir(&self) -> PathBuf {}
        pub fn change_dir<P: AsRef<Path>>(&self, dir: P) {}
        pub fn push_dir<P: AsRef<Path>>(&self, path: P) -> PushDir<'_> {}
        pub fn var<K: AsRef<OsStr>>(&self, key: K) -> Result<String> {}
        pub fn var_os<K: AsRef<OsStr>>(&self, key: K) -> Option<OsString> {}
        pub fn set_var<K: AsRef<OsStr>, V: AsRef<OsStr>>(&self, key: K, val: V) {}
        pub fn push_env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&self, key: K, val: V) -> PushEnv<'_> {}
        pub fn read_file<P: AsRef<Path>>(&self, path: P) -> Result<String> {}
        pub fn read_binary_file<P: AsRef<Path>>(&self, path: P) -> Result<Vec<u8>> {}
        pub fn read_dir<P: AsRef<Path>>(&self, path: P) -> Result<Vec<PathBuf>> {}
        pub fn write_file<P: AsRef<Path>, C: AsRef<[u8]>>(&self, path: P, contents: C) -> Result<()> {}
        pub fn copy_file<S: AsRef<Path>, D: AsRef<Path>>(&self, src: S, dst: D) -> Result<()> {}
        pub fn hard_link<S: AsRef<Path>, D: AsRef<Path>>(&self, src: S, dst: D) -> Result<()> {}
        pub fn create_dir<P: AsRef<Path>>(&self, path: P) -> Result<PathBuf> {}
        pub fn create_temp_dir(&self) -> Result<TempDir> {}
        pub fn remove_path<P: AsRef<Path>>(&self, path: P) -> Result<()> {}
        pub fn path_exists<P: AsRef<Path>>(&self, path: P) -> bool {}
        pub fn cmd<P: AsRef<Path>>(&self, program: P) -> Cmd<'_> {}
    }
    pub struct PushDir<'a>;
    pub struct PushEnv<'a>;
    pub struct Cmd<'a>;
    impl<'a> Cmd<'a> {
        pub fn arg<P: AsRef<OsStr>>(self, arg: P) -> Cmd<'a> {}
        pub fn args<I: IntoIterator>(self, args: I) -> Cmd<'a> {}

        pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(self, key: K, val: V) -> Cmd<'a> {}
        pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(self, vars: I) -> Cmd<'a> {}
        pub fn env_remove<K: AsRef<OsStr>>(self, key: K) -> Cmd<'a> {}
        pub fn env_clear(self) -> Cmd<'a> {}
        pub fn ignore_status(self) -> Cmd<'a> {}
        pub fn set_ignore_status(&mut self, yes: bool) {}
        pub fn quiet(self) -> Cmd<'a> {}
        pub fn set_quiet(&mut self, yes: bool) {}
        pub fn secret(self) -> Cmd<'a> {}
        pub fn set_secret(&mut self, yes: bool) {}
        pub fn stdin(self, stdin: impl AsRef<[u8]>) -> Cmd<'a> {}
        pub fn ignore_stdout(self) -> Cmd<'a> {}
        pub fn set_ignore_stdout(&mut self, yes: bool) {}
        pub fn ignore_stderr(self) -> Cmd<'a> {}
        pub fn set_ignore_stderr(&mut self, yes: bool) {}
        pub fn run(&self) -> Result<()> {}
        pub fn read(&self) -> Result<String> {}
        pub fn read_stderr(&self) -> Result<String> {}
        pub fn output(&self) -> Result<Output> {}
    }
    pub struct TempDir;
    impl TempDir {
        pub fn path(&self) -> &Path {}
    }
}

pub mod subprocess {
    // Named in signatures only.
    pub struct InputData;
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::io;
    use std::io::{Read, Write};
    use std::path::{Path, PathBuf};
    use std::time::Duration;
    pub type Result<T> = std::result::Result<T, PopenError>;
    pub type PopenError = io::Error;
    pub enum Redirection {
        None,
        Pipe,
        Merge,
        File(File),
    }
    pub struct NullFile;

    pub struct Communicator;
    impl Communicator {
        pub fn read_to(&mut self, stdout: impl Write, stderr: impl Write) -> io::Result<()> {}
        pub fn read(&mut self) -> io::Result<(Vec<u8>, Vec<u8>)> {}
        pub fn read_string(&mut self) -> io::Result<(String, String)> {}
        pub fn limit_size(self, size: usize) -> Communicator {}
        pub fn limit_time(self, time: Duration) -> Communicator {}
    }
    pub struct Exec;
    impl Exec {
        pub fn cmd(command: impl Into<OsString>) -> Exec {}
        pub fn shell(cmdstr: impl Into<OsString>) -> Exec {}
        pub fn arg(self, arg: impl Into<OsString>) -> Exec {}
        pub fn args(self, args: impl IntoIterator<Item = impl Into<OsString>>) -> Exec {}
        pub fn detached(self) -> Exec {}
        pub fn checked(self) -> Exec {}
        pub fn env_clear(self) -> Exec {}
        pub fn env(self, key: impl Into<OsString>, value: impl Into<OsString>) -> Exec {}
        pub fn env_extend(self, vars: impl IntoIterator<Item = (impl Into<OsString>, impl Into<OsString>)>) -> Exec {}
        pub fn env_remove(self, key: impl Into<OsString>) -> Exec {}
        pub fn arg0(self, arg: impl Into<OsString>) -> Exec {}
        pub fn cwd(self, dir: impl AsRef<Path>) -> Exec {}
        pub fn stdin<T>(self, stdin: T) -> Exec {}
        pub fn stdout<T>(self, stdout: T) -> Exec {}
        pub fn stderr<T>(self, stderr: T) -> Exec {}
        pub fn start(self) -> io::Result<Job> {}
        pub fn join(self) -> io::Result<ExitStatus> {}
        pub fn stream_stdout(self) -> io::Result<impl Read> {}
        pub fn stream_stderr(self) -> io::Result<impl Read> {}
        pub fn stream_stdin(self) -> io::Result<impl Write> {}
        pub fn communicate(self) -> io::Result<Communicator> {}
        pub fn capture(self) -> io::Result<Capture> {}
        pub fn to_cmdline_lossy(&self) -> String {}
    }
    pub struct Capture {
        pub stdout: Vec<u8>,
        pub stderr: Vec<u8>,
        pub exit_status: ExitStatus,
    }
    impl Capture {
        pub fn stdout_str(&self) -> String {}
        pub fn stderr_str(&self) -> String {}
        pub fn success(&self) -> bool {}
        pub fn check(self) -> io::Result<Self> {}
    }
    pub struct Job {
        pub stdin: Option<File>,
        pub stdout: Option<File>,
        pub stderr: Option<File>,
        pub stdin_data: InputData,
        pub check_success: bool,
        pub processes: Vec<Process>,
    }
    impl Job {
        pub fn communicate(&mut self) -> io::Result<Communicator> {}
        pub fn terminate(&self) -> io::Result<()> {}
        pub fn wait(&self) -> io::Result<ExitStatus> {}
        pub fn pid(&self) -> u32 {}
        pub fn pids(&self) -> Vec<u32> {}
        pub fn kill(&self) -> io::Result<()> {}
        pub fn detach(&self) {}
        pub fn poll(&self) -> Option<ExitStatus> {}
        pub fn wait_timeout(&self, timeout: Duration) -> io::Result<Option<ExitStatus>> {}
        pub fn join(self) -> io::Result<ExitStatus> {}
        pub fn join_timeout(self, timeout: Duration) -> io::Result<ExitStatus> {}
        pub fn capture(self) -> io::Result<Capture> {}
        pub fn capture_timeout(self, timeout: Duration) -> io::Result<Capture> {}
    }
    pub struct Pipeline;
    impl Pipeline {
        pub fn new() -> Pipeline {}
        pub fn pipe(self, cmd: Exec) -> Pipeline {}
        pub fn stdin<T>(self, stdin: T) -> Pipeline {}
        pub fn stdout<T>(self, stdout: T) -> Pipeline {}
        pub fn stderr_all<T>(self, stderr: T) -> Pipeline {}
        pub fn checked(self) -> Pipeline {}
        pub fn cwd(self, dir: impl AsRef<Path>) -> Pipeline {}
        pub fn detached(self) -> Pipeline {}
        pub fn start(self) -> io::Result<Job> {}
        pub fn join(self) -> io::Result<ExitStatus> {}
        pub fn stream_stdout(self) -> io::Result<impl Read> {}
        pub fn stream_stderr_all(self) -> io::Result<impl Read> {}
        pub fn stream_stdin(self) -> io::Result<impl Write> {}
        pub fn communicate(self) -> io::Result<Communicator> {}
        pub fn capture(self) -> io::Result<Capture> {}
    }
    pub struct ExitStatus;
    impl ExitStatus {
        pub fn success(&self) -> bool {}
        pub fn is_killed_by(&self, signum: i32) -> bool {}
    }
    impl ExitStatus {
        pub fn code(&self) -> Option<u32> {}
        pub fn signal(&self) -> Option<i32> {}
    }
    pub struct Process;
    impl Process {
        pub fn pid(&self) -> u32 {}
        pub fn exit_status(&self) -> Option<ExitStatus> {}
        pub fn poll(&self) -> Option<ExitStatus> {}
        pub fn wait(&self) -> io::Result<ExitStatus> {}
        pub fn wait_timeout(&self, dur: Duration) -> io::Result<Option<ExitStatus>> {}
        pub fn terminate(&self) -> io::Result<()> {}
        pub fn kill(&self) -> io::Result<()> {}
        pub fn detach(&self) {}
    }

    pub struct Popen {
        pub stdin: Option<File>,
        pub stdout: Option<File>,
        pub stderr: Option<File>,
    }
    impl Popen {
        pub fn create<S>(argv: &[S], config: PopenConfig) -> Result<Popen> {}
        pub fn pid(&self) -> Option<u32> {}
        pub fn wait(&mut self) -> Result<ExitStatus> {}
        pub fn wait_timeout(&mut self, dur: Duration) -> Result<Option<ExitStatus>> {}
        pub fn poll(&mut self) -> Option<ExitStatus> {}
        pub fn communicate(&mut self, input: Option<&str>) -> io::Result<(Option<String>, Option<String>)> {}
        pub fn communicate_bytes(&mut self, input: Option<&[u8]>) -> io::Result<(Option<Vec<u8>>, Option<Vec<u8>>)> {}
        pub fn terminate(&mut self) -> io::Result<()> {}
        pub fn kill(&mut self) -> io::Result<()> {}
    }
    pub struct PopenConfig;
    impl Exec {
        pub fn popen(self) -> Result<Popen> {}
    }
}

pub mod nix {
    pub type Result<T> = std::result::Result<T, errno::Errno>;
    pub use errno::Errno;
    pub type Error = errno::Errno;
    pub mod errno {
        pub enum Errno {
            EINTR,
            EAGAIN,
            ENOENT,
            EPERM,
            EINVAL,
            ECHILD,
            ESRCH,
        }
        impl Errno {
            pub fn last() -> Self {}
            pub fn desc(self) -> &'static str {}
        }
    }

    pub mod sys {
        pub mod wait {
            use nix::Result;
            use nix::sys::signal::Signal;
            use nix::unistd::Pid;
            pub enum WaitStatus {
                Exited(Pid, i32),
                Signaled(Pid, Signal, bool),
                Stopped(Pid, Signal),
                Continued(Pid),
                StillAlive,
            }
            pub struct WaitPidFlag;
            pub fn wait() -> Result<WaitStatus> {}
            pub fn waitpid<P>(pid: P, options: Option<WaitPidFlag>) -> Result<WaitStatus> {}
        }

        pub mod signal {
            use nix::Result;
            use nix::unistd::Pid;
            pub enum Signal {
                SIGTERM,
                SIGKILL,
                SIGINT,
                SIGHUP,
                SIGUSR1,
                SIGUSR2,
                SIGCHLD,
            }
            pub fn kill<T>(pid: Pid, signal: T) -> Result<()> {}
            pub fn killpg<T>(pgrp: Pid, s: T) -> Result<()> {}
            pub fn raise(signal: Signal) -> Result<()> {}
            pub struct SigSet;
            impl SigSet {
                pub fn empty() -> SigSet {}
                pub fn all() -> SigSet {}
                pub fn add(&mut self, signal: Signal) {}
                pub fn thread_block(&self) -> Result<()> {}
                pub fn wait(&self) -> Result<Signal> {}
            }
        }

        pub mod stat {
            use nix::Result;
            pub struct Mode;
            pub struct FileStat;
            pub fn stat<P>(path: &P) -> Result<FileStat> {}
            pub fn lstat<P>(path: &P) -> Result<FileStat> {}
            pub fn fstat<F>(fd: F) -> Result<FileStat> {}
            pub fn umask(mode: Mode) -> Mode {}
            pub fn mknod<P, K>(path: &P, kind: K, perm: Mode, dev: u64) -> Result<()> {}
            pub fn fchmod<F>(fd: F, mode: Mode) -> Result<()> {}
        }

        pub mod epoll {
            use nix::Result;
            pub struct Epoll;
            pub struct EpollEvent;
            impl Epoll {
                pub fn new<F>(flags: F) -> Result<Self> {}
                pub fn add<F>(&self, fd: F, event: EpollEvent) -> Result<()> {}
                pub fn wait<T>(&self, events: &mut [EpollEvent], timeout: T) -> Result<usize> {}
            }
        }
    }

    pub mod unistd {
        use nix::Result;
        use std::os::fd::OwnedFd;
        use std::path::{Path, PathBuf};
        pub struct Pid;
        impl Pid {
            pub fn from_raw(pid: i32) -> Self {}
            pub fn this() -> Self {}
            pub fn parent() -> Self {}
            pub fn as_raw(self) -> i32 {}
        }
        pub struct Uid;
        impl Uid {
            pub fn current() -> Self {}
            pub fn effective() -> Self {}
            pub fn from_raw(uid: u32) -> Self {}
            pub fn is_root(self) -> bool {}
            pub fn as_raw(self) -> u32 {}
        }
        pub struct Gid;
        impl Gid {
            pub fn current() -> Self {}
            pub fn from_raw(gid: u32) -> Self {}
        }
        pub struct User {
            pub name: String,
            pub uid: Uid,
            pub gid: Gid,
            pub dir: PathBuf,
            pub shell: PathBuf,
        }
        impl User {
            pub fn from_uid(uid: Uid) -> Result<Option<Self>> {}
            pub fn from_name(name: &str) -> Result<Option<Self>> {}
        }
        pub struct Group {
            pub name: String,
            pub gid: Gid,
        }
        impl Group {
            pub fn from_gid(gid: Gid) -> Result<Option<Self>> {}
            pub fn from_name(name: &str) -> Result<Option<Self>> {}
        }
        pub enum ForkResult {
            Parent { child: Pid },
            Child,
        }
        pub fn fork() -> Result<ForkResult> {}
        pub fn getpid() -> Pid {}
        pub fn getuid() -> Uid {}
        pub fn geteuid() -> Uid {}
        pub fn getgid() -> Gid {}
        pub fn sleep(seconds: u32) -> u32 {}
        pub fn pause() {}
        pub fn fsync<F>(fd: F) -> Result<()> {}
        pub fn fdatasync<F>(fd: F) -> Result<()> {}
        pub fn sync() {}
        pub fn pipe() -> Result<(OwnedFd, OwnedFd)> {}
        pub fn dup2<F>(oldfd: F, newfd: i32) -> Result<i32> {}
        pub fn read<F>(fd: F, buf: &mut [u8]) -> Result<usize> {}
        pub fn write<F>(fd: F, buf: &[u8]) -> Result<usize> {}
        pub fn unlink<P>(path: &P) -> Result<()> {}
        pub fn mkdir<P, M>(path: &P, mode: M) -> Result<()> {}
        pub fn mkfifo<P, M>(path: &P, mode: M) -> Result<()> {}
        pub fn chown<P>(path: &P, owner: Option<Uid>, group: Option<Gid>) -> Result<()> {}
        pub fn chdir<P>(path: &P) -> Result<()> {}
        pub fn setsid() -> Result<Pid> {}
        pub fn gethostname() -> Result<std::ffi::OsString> {}
        pub fn isatty<F>(fd: F) -> Result<bool> {}
        pub fn ftruncate<F>(fd: F, len: i64) -> Result<()> {}
    }

    pub mod fcntl {
        use nix::Result;
        use std::os::fd::OwnedFd;
        pub struct OFlag;
        pub enum FlockArg {
            LockShared,
            LockExclusive,
            Unlock,
            LockSharedNonblock,
            LockExclusiveNonblock,
            UnlockNonblock,
        }
        pub fn open<P, M>(path: &P, oflag: OFlag, mode: M) -> Result<OwnedFd> {}
        pub fn flock<F>(fd: F, arg: FlockArg) -> Result<()> {}
        pub struct Flock<T>;
        impl<T> Flock<T> {
            pub fn lock(t: T, args: FlockArg) -> std::result::Result<Self, (T, nix::errno::Errno)> {}
            pub fn unlock(self) -> std::result::Result<T, (Self, nix::errno::Errno)> {}
        }
        impl<T> std::ops::Deref for Flock<T> {
            type Target = T;
        }
        pub fn readlink<P>(path: &P) -> Result<std::ffi::OsString> {}
        pub fn renameat<F, P>(old: F, old_path: &P, new: F, new_path: &P) -> Result<()> {}
    }
}

pub mod portable_pty {
    pub trait Child {
        fn wait(&mut self) -> std::io::Result<ExitStatus>;
        fn try_wait(&mut self) -> std::io::Result<Option<ExitStatus>>;
        fn kill(&mut self) -> std::io::Result<()>;
    }
    pub struct ExitStatus;
}
pub mod os_pipe {
    use std::io::{Read, Write};
    pub struct PipeReader;
    pub struct PipeWriter;
    impl Read for PipeReader {}
    impl Write for PipeWriter {}
    pub fn pipe() -> std::io::Result<(PipeReader, PipeWriter)> {}
}
pub mod wait_timeout {
    use std::time::Duration;
    pub trait ChildExt {
        fn wait_timeout(&mut self, dur: Duration) -> std::io::Result<Option<std::process::ExitStatus>>;
        fn wait_timeout_ms(&mut self, ms: u32) -> std::io::Result<Option<std::process::ExitStatus>> {}
    }
    impl ChildExt for std::process::Child {}
}
pub mod shared_child {
    use std::process::{ChildStdin, ChildStdout, Command, ExitStatus};
    pub struct SharedChild;
    impl SharedChild {
        pub fn spawn(command: &mut Command) -> std::io::Result<SharedChild> {}
        pub fn wait(&self) -> std::io::Result<ExitStatus> {}
        pub fn try_wait(&self) -> std::io::Result<Option<ExitStatus>> {}
        pub fn kill(&self) -> std::io::Result<()> {}
        pub fn take_stdin(&self) -> Option<ChildStdin> {}
        pub fn take_stdout(&self) -> Option<ChildStdout> {}
    }
}

pub mod ctrlc {
    pub enum Error {
        NoSuchSignal,
        MultipleHandlers,
        System(std::io::Error),
    }
    pub fn set_handler<F: FnMut()>(user_handler: F) -> Result<(), Error> {}
    pub fn try_set_handler<F: FnMut()>(user_handler: F) -> Result<(), Error> {}
}
pub mod signal_hook {
    pub mod iterator {
        pub struct SignalsInfo<E = ()>;
        pub type Signals = SignalsInfo;
        impl<E> SignalsInfo<E> {
            pub fn new<I>(signals: I) -> std::io::Result<Self> {}
            pub fn pending(&mut self) -> std::vec::IntoIter<i32> {}
            pub fn wait(&mut self) -> std::vec::IntoIter<i32> {}
            pub fn forever(&mut self) -> std::vec::IntoIter<i32> {}
            pub fn handle(&self) -> Handle {}
        }
        impl<E> IntoIterator for SignalsInfo<E> {
            type Item = i32;
            type IntoIter = std::vec::IntoIter<i32>;
        }
        pub struct Handle;
        impl Handle {
            pub fn close(&self) {}
        }
    }

    pub mod flag {
        pub fn register(signal: i32, flag: std::sync::Arc<std::sync::atomic::AtomicBool>) -> std::io::Result<()> {}
    }

    pub mod low_level {
        pub fn register<F>(signal: i32, action: F) -> std::io::Result<()> {}
    }
}

pub mod dialoguer {
    pub type Result<T = ()> = std::result::Result<T, Error>;
    pub enum Error {
        IO(std::io::Error),
    }

    pub struct Input<'a, T = ()>;
    impl<'a, T> Input<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact_text(self) -> Result<T> {}
        pub fn interact(self) -> Result<T> {}
    }
    pub struct Password<'a, T = ()>;
    impl<'a, T> Password<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<String> {}
    }
    pub struct Confirm<'a, T = ()>;
    impl<'a, T> Confirm<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<bool> {}
        pub fn interact_opt(self) -> Result<Option<bool>> {}
    }
    pub struct Select<'a, T = ()>;
    impl<'a, T> Select<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<usize> {}
        pub fn interact_opt(self) -> Result<Option<usize>> {}
    }
    pub struct FuzzySelect<'a, T = ()>;
    impl<'a, T> FuzzySelect<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<usize> {}
        pub fn interact_opt(self) -> Result<Option<usize>> {}
    }
    pub struct MultiSelect<'a, T = ()>;
    impl<'a, T> MultiSelect<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<Vec<usize>> {}
        pub fn interact_opt(self) -> Result<Option<Vec<usize>>> {}
    }
    pub struct Sort<'a, T = ()>;
    impl<'a, T> Sort<'a, T> {
        pub fn new() -> Self {}
        pub fn with_theme<H>(theme: &'a H) -> Self {}
        pub fn with_prompt<S: Into<String>>(self, prompt: S) -> Self {}
        pub fn default<D>(self, value: D) -> Self {}
        pub fn items<I>(self, items: I) -> Self {}
        pub fn item<I>(self, item: I) -> Self {}
        pub fn allow_empty(self, v: bool) -> Self {}
        pub fn report(self, v: bool) -> Self {}
        pub fn with_initial_text<S>(self, v: S) -> Self {}
        pub fn with_confirmation<A, B>(self, prompt: A, mismatch: B) -> Self {}
        pub fn wait_for_newline(self, v: bool) -> Self {}
        pub fn validate_with<V>(self, validator: V) -> Self {}
        pub fn interact(self) -> Result<Vec<usize>> {}
    }

    pub struct Editor;
    impl Editor {
        pub fn new() -> Self {}
        pub fn edit(&self, s: &str) -> Result<Option<String>> {}
    }
    pub mod theme {
        pub struct ColorfulTheme;
        pub struct SimpleTheme;
    }
}

pub mod rpassword {
    pub fn prompt_password(prompt: impl ToString) -> std::io::Result<String> {}
    pub fn read_password() -> std::io::Result<String> {}
    pub fn prompt_password_stdout(prompt: &str) -> std::io::Result<String> {}
    pub fn prompt_password_stderr(prompt: &str) -> std::io::Result<String> {}
}

pub mod inquire {
    pub struct InquireError;

    pub struct Text<'a, T = ()>;
    impl<'a, T> Text<'a, T> {
        pub fn new(message: &'a str) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<String, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<String>, InquireError> {}
    }
    pub struct Password<'a, T = ()>;
    impl<'a, T> Password<'a, T> {
        pub fn new(message: &'a str) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<String, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<String>, InquireError> {}
    }
    pub struct Confirm<'a, T = ()>;
    impl<'a, T> Confirm<'a, T> {
        pub fn new(message: &'a str) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<bool, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<bool>, InquireError> {}
    }
    pub struct Select<'a, T = ()>;
    impl<'a, T> Select<'a, T> {
        pub fn new(message: &'a str, options: Vec<T>) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<T, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<T>, InquireError> {}
    }
    pub struct MultiSelect<'a, T = ()>;
    impl<'a, T> MultiSelect<'a, T> {
        pub fn new(message: &'a str, options: Vec<T>) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<Vec<T>, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<Vec<T>>, InquireError> {}
    }
    pub struct CustomType<'a, T = ()>;
    impl<'a, T> CustomType<'a, T> {
        pub fn new(message: &'a str) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<T, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<T>, InquireError> {}
    }
    pub struct Editor<'a, T = ()>;
    impl<'a, T> Editor<'a, T> {
        pub fn new(message: &'a str) -> Self {}
        pub fn with_default<D>(self, default: D) -> Self {}
        pub fn with_help_message(self, message: &'a str) -> Self {}
        pub fn with_validator<V>(self, validator: V) -> Self {}
        pub fn with_page_size(self, n: usize) -> Self {}
        pub fn with_placeholder(self, p: &'a str) -> Self {}
        pub fn without_confirmation(self) -> Self {}
        pub fn with_display_mode<M>(self, m: M) -> Self {}
        pub fn prompt(self) -> Result<String, InquireError> {}
        pub fn prompt_skippable(self) -> Result<Option<String>, InquireError> {}
    }
}

pub mod crossterm {
    pub mod event {
        use std::time::Duration;
        pub enum Event {
            FocusGained,
            FocusLost,
            Key(KeyEvent),
            Mouse(MouseEvent),
            Paste(String),
            Resize(u16, u16),
        }
        pub struct KeyEvent {
            pub code: KeyCode,
            pub modifiers: KeyModifiers,
            pub kind: KeyEventKind,
        }
        pub enum KeyCode {
            Backspace,
            Enter,
            Left,
            Right,
            Up,
            Down,
            Home,
            End,
            PageUp,
            PageDown,
            Tab,
            Delete,
            Insert,
            F(u8),
            Char(char),
            Null,
            Esc,
        }
        pub struct KeyModifiers;
        pub enum KeyEventKind {
            Press,
            Repeat,
            Release,
        }
        pub struct MouseEvent;
        pub fn read() -> std::io::Result<Event> {}
        pub fn poll(timeout: Duration) -> std::io::Result<bool> {}
        pub struct EventStream;
        impl EventStream {
            pub fn new() -> Self {}
        }
        impl futures::stream::Stream for EventStream {
            type Item = std::io::Result<Event>;
        }
    }

    pub mod terminal {
        pub fn enable_raw_mode() -> std::io::Result<()> {}
        pub fn disable_raw_mode() -> std::io::Result<()> {}
        pub fn size() -> std::io::Result<(u16, u16)> {}
    }
}

pub mod serialport {
    use std::io::{Read, Write};
    use std::time::Duration;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct SerialPortInfo {
        pub port_name: String,
    }
    pub fn new<T>(path: T, baud_rate: u32) -> SerialPortBuilder {}
    pub fn available_ports() -> Result<Vec<SerialPortInfo>> {}
    pub struct SerialPortBuilder;
    impl SerialPortBuilder {
        pub fn timeout(self, timeout: Duration) -> Self {}
        pub fn baud_rate(self, baud_rate: u32) -> Self {}
        pub fn data_bits<D>(self, v: D) -> Self {}
        pub fn parity<D>(self, v: D) -> Self {}
        pub fn stop_bits<D>(self, v: D) -> Self {}
        pub fn flow_control<D>(self, v: D) -> Self {}
        pub fn open(self) -> Result<Box<dyn SerialPort>> {}
        pub fn open_native(self) -> Result<TTYPort> {}
    }
    pub trait SerialPort: Read + Write {
        fn set_timeout(&mut self, timeout: Duration) -> Result<()>;
        fn bytes_to_read(&self) -> Result<u32>;
        fn try_clone(&self) -> Result<Box<dyn SerialPort>>;
    }
    pub struct TTYPort;
    impl Read for TTYPort {}
    impl Write for TTYPort {}
    impl SerialPort for TTYPort {}
}

pub mod keyring {
    pub type Result<T> = std::result::Result<T, Error>;
    pub enum Error {
        NoEntry,
        PlatformFailure(Box<dyn std::error::Error>),
        NoStorageAccess(Box<dyn std::error::Error>),
        BadEncoding(Vec<u8>),
    }
    pub struct Entry;
    impl Entry {
        pub fn new(service: &str, user: &str) -> Result<Entry> {}
        pub fn new_with_target(target: &str, service: &str, user: &str) -> Result<Entry> {}
        pub fn set_password(&self, password: &str) -> Result<()> {}
        pub fn get_password(&self) -> Result<String> {}
        pub fn set_secret(&self, secret: &[u8]) -> Result<()> {}
        pub fn get_secret(&self) -> Result<Vec<u8>> {}
        pub fn delete_credential(&self) -> Result<()> {}
        pub fn delete_password(&self) -> Result<()> {}
    }
}

pub mod password_hash {
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    pub struct SaltString;
    impl SaltString {
        pub fn generate<R>(rng: R) -> Self {}
        pub fn from_b64(s: &str) -> Result<Self> {}
        pub fn encode_b64(s: &[u8]) -> Result<Self> {}
    }
    pub struct PasswordHash<'a>;
    impl<'a> PasswordHash<'a> {
        pub fn new(s: &'a str) -> Result<Self> {}
        pub fn generate<H>(phf: H, password: impl AsRef<[u8]>, salt: &'a SaltString) -> Result<Self> {}
        pub fn verify_password(&self, phfs: &[&dyn PasswordVerifier], password: impl AsRef<[u8]>) -> Result<()> {}
    }
    pub trait PasswordHasher {
        fn hash_password(&self, password: &[u8], salt: &SaltString) -> password_hash::Result<PasswordHash<'static>>;
        fn hash_password_customized<A, V, P>(
            &self,
            password: &[u8],
            algorithm: Option<A>,
            version: Option<V>,
            params: P,
            salt: &SaltString,
        ) -> password_hash::Result<PasswordHash<'static>>;
    }
    pub trait PasswordVerifier {
        fn verify_password(&self, password: &[u8], hash: &PasswordHash<'_>) -> password_hash::Result<()>;
    }
    pub mod rand_core {
        pub struct OsRng;
    }
}
pub mod argon2 {
    pub use password_hash::{PasswordHash, PasswordHasher, PasswordVerifier};
    pub enum Algorithm {
        Argon2d,
        Argon2i,
        Argon2id,
    }
    pub enum Version {
        V0x10,
        V0x13,
    }
    pub struct Params;
    pub type Result<T> = std::result::Result<T, Error>;
    pub struct Error;
    impl Params {
        pub fn new(m_cost: u32, t_cost: u32, p_cost: u32, output_len: Option<usize>) -> Result<Self> {}
    }
    pub struct Argon2<'key>;
    impl<'key> Argon2<'key> {
        pub fn new(algorithm: Algorithm, version: Version, params: Params) -> Self {}
        pub fn new_with_secret(secret: &'key [u8], algorithm: Algorithm, version: Version, params: Params) -> Result<Self> {}
        pub fn hash_password_into(&self, pwd: &[u8], salt: &[u8], out: &mut [u8]) -> Result<()> {}
    }
    impl PasswordHasher for Argon2<'_> {}
    impl PasswordVerifier for Argon2<'_> {}
    pub struct Config<'a>;
    pub fn hash_encoded(pwd: &[u8], salt: &[u8], config: &Config<'_>) -> Result<String> {}
    pub fn verify_encoded(encoded: &str, pwd: &[u8]) -> Result<bool> {}
    pub fn hash_raw(pwd: &[u8], salt: &[u8], config: &Config<'_>) -> Result<Vec<u8>> {}
}
pub mod bcrypt {
    pub type BcryptResult<T> = Result<T, BcryptError>;
    pub struct BcryptError;
    pub const DEFAULT_COST: u32 = any();
    pub fn hash<P: AsRef<[u8]>>(password: P, cost: u32) -> BcryptResult<String> {}
    pub fn hash_with_result<P: AsRef<[u8]>>(password: P, cost: u32) -> BcryptResult<HashParts> {}
    pub fn verify<P: AsRef<[u8]>>(password: P, hash: &str) -> BcryptResult<bool> {}
    pub fn bcrypt(cost: u32, salt: [u8; 16], password: &[u8]) -> [u8; 24] {}
    pub struct HashParts;
}
pub mod scrypt {
    pub use password_hash::{PasswordHash, PasswordHasher, PasswordVerifier};
    pub struct Scrypt;
    impl PasswordHasher for Scrypt {}
    impl PasswordVerifier for Scrypt {}
    pub struct Params;
    impl Params {
        pub fn new(log_n: u8, r: u32, p: u32, len: usize) -> Result<Params, errors::InvalidParams> {}
        pub fn recommended() -> Params {}
    }
    pub mod errors {
        pub struct InvalidParams;
        pub struct InvalidOutputLen;
    }
    pub fn scrypt(password: &[u8], salt: &[u8], params: &Params, output: &mut [u8]) -> Result<(), errors::InvalidOutputLen> {}
}
pub mod pbkdf2 {
    pub use password_hash::{PasswordHash, PasswordHasher, PasswordVerifier};
    pub struct Pbkdf2;
    impl PasswordHasher for Pbkdf2 {}
    impl PasswordVerifier for Pbkdf2 {}
    pub fn pbkdf2_hmac<D>(password: &[u8], salt: &[u8], rounds: u32, res: &mut [u8]) {}
    pub fn pbkdf2_hmac_array<D>(password: &[u8], salt: &[u8], rounds: u32) -> [u8] {}
}

pub mod arboard {
    pub struct Error;
    pub struct Clipboard;
    impl Clipboard {
        pub fn new() -> Result<Self, Error> {}
        pub fn get_text(&mut self) -> Result<String, Error> {}
        pub fn set_text<T>(&mut self, text: T) -> Result<(), Error> {}
        pub fn get_image(&mut self) -> Result<ImageData, Error> {}
        pub fn set_image(&mut self, image: ImageData) -> Result<(), Error> {}
        pub fn clear(&mut self) -> Result<(), Error> {}
    }
    pub struct ImageData;
}
pub mod open {
    pub fn that<T>(path: T) -> std::io::Result<()> {}
    pub fn with<T>(path: T, app: impl Into<String>) -> std::io::Result<()> {}
    pub fn that_detached<T>(path: T) -> std::io::Result<()> {}
    pub fn that_in_background<T>(path: T) -> std::thread::JoinHandle<std::io::Result<()>> {}
}
pub mod sysinfo {
    pub struct System;
    impl System {
        pub fn new() -> Self {}
        pub fn new_all() -> Self {}
        pub fn new_with_specifics<R>(refreshes: R) -> Self {}
        pub fn refresh_all(&mut self) {}
        pub fn refresh_memory(&mut self) {}
        pub fn refresh_cpu(&mut self) {}
        pub fn refresh_cpu_all(&mut self) {}
        pub fn refresh_cpu_usage(&mut self) {}
        pub fn refresh_processes<P>(&mut self, p: P) -> usize {}
        pub fn refresh_specifics<R>(&mut self, r: R) {}
        pub fn total_memory(&self) -> u64 {}
        pub fn used_memory(&self) -> u64 {}
    }
    pub struct Disks;
    impl Disks {
        pub fn new() -> Self {}
        pub fn new_with_refreshed_list() -> Self {}
        pub fn refresh(&mut self) {}
        pub fn refresh_list(&mut self) {}
    }
    pub struct Networks;
    impl Networks {
        pub fn new_with_refreshed_list() -> Self {}
        pub fn refresh(&mut self) {}
    }
}
pub mod procfs {
    pub mod process {
        use procfs::ProcResult;
        pub struct Process;
        pub fn all_processes() -> ProcResult<std::vec::IntoIter<ProcResult<Process>>> {}
        impl Process {
            pub fn new(pid: i32) -> ProcResult<Process> {}
            pub fn myself() -> ProcResult<Process> {}
            pub fn stat(&self) -> ProcResult<Stat> {}
            pub fn status(&self) -> ProcResult<Status> {}
            pub fn cmdline(&self) -> ProcResult<Vec<String>> {}
        }
        pub struct Stat;
        pub struct Status;
    }

    pub mod net {
        use procfs::ProcResult;
        pub struct TcpNetEntry;
        pub fn tcp() -> ProcResult<Vec<TcpNetEntry>> {}
        pub fn tcp6() -> ProcResult<Vec<TcpNetEntry>> {}
        pub fn route() -> ProcResult<Vec<RouteEntry>> {}
        pub struct RouteEntry;
    }

    pub type ProcResult<T> = Result<T, ProcError>;
    pub struct ProcError;
}

pub mod wasmtime {
    pub type Result<T, E = anyhow::Error> = std::result::Result<T, E>;
    pub struct Engine;
    impl Engine {
        pub fn new(config: &Config) -> Result<Engine> {}
        pub fn precompile_module(&self, bytes: &[u8]) -> Result<Vec<u8>> {}
        pub fn precompile_component(&self, bytes: &[u8]) -> Result<Vec<u8>> {}
    }
    pub struct Config;
    impl Config {
        pub fn new() -> Self {}
    }
    pub struct Module;
    impl Module {
        pub fn new(engine: &Engine, bytes: impl AsRef<[u8]>) -> Result<Module> {}
        pub fn from_file(engine: &Engine, file: impl AsRef<std::path::Path>) -> Result<Module> {}
        pub fn from_binary(engine: &Engine, binary: &[u8]) -> Result<Module> {}
        pub fn deserialize(engine: &Engine, bytes: impl AsRef<[u8]>) -> Result<Module> {}
        pub fn deserialize_file(engine: &Engine, path: impl AsRef<std::path::Path>) -> Result<Module> {}
        pub fn serialize(&self) -> Result<Vec<u8>> {}
    }
    pub mod component {
        use wasmtime::{Engine, Result};
        pub struct Component;
        impl Component {
            pub fn new(engine: &Engine, bytes: impl AsRef<[u8]>) -> Result<Component> {}
            pub fn from_file(engine: &Engine, file: impl AsRef<std::path::Path>) -> Result<Component> {}
            pub fn from_binary(engine: &Engine, binary: &[u8]) -> Result<Component> {}
            pub fn deserialize_file(engine: &Engine, path: impl AsRef<std::path::Path>) -> Result<Component> {}
        }
    }
}

pub mod feeler_shim {
    pub mod cadence {
        use std::time::Duration;
        pub struct Config;
        impl Config {
            pub fn new(switches: &feeler_shim::switch::Switches) -> Self {}
        }
        pub struct JobId;
        pub struct JobError;
        pub struct Run;
        impl Run {
            pub fn is_ending(&self) -> bool {}
        }
        pub struct Job;
        impl Job {
            pub fn new<N>(name: N, period: Duration) -> Self {}
            pub fn class<N>(self, class: N) -> Self {}
            pub fn within(self, tolerance: Duration) -> Self {}
            pub fn within_percent(self, percent: u32) -> Self {}
            pub fn taking(self, run: Duration) -> Self {}
        }
        pub struct Jobs;
        impl Jobs {
            pub fn new() -> Self {}
            pub fn add<F: Fn(&Run)>(self, job: Job, work: F) -> Self {}
        }
        pub struct Driver;
        impl Driver {
            pub fn start(config: Config) -> std::io::Result<Self> {}
            pub fn add<F: Fn(&Run)>(&self, job: Job, work: F) -> Result<JobId, JobError> {}
            pub fn add_all(&self, jobs: Jobs) -> Result<Vec<JobId>, JobError> {}
            pub fn cadence(&self) -> &Cadence {}
        }
        pub struct Cadence;
        impl Cadence {
            pub fn new(config: Config) -> Self {}
            pub fn add(&self, job: Job) -> Result<JobId, JobError> {}
            pub fn take_due(&self) -> Option<Run> {}
            pub async fn next(&self) -> Option<Run> {}
        }
    }
    pub mod switch {
        pub enum SigningMode {
            Off,
            AllowUnsigned,
            RequireSigned,
            RequireValidSignature,
        }
        pub enum Gate {
            Warn,
            Enforce,
        }
        pub struct Switch;
        pub struct Milestone;
        pub struct Value;
        pub struct Notice;
        pub struct SwitchesSnapshot;
        pub struct Switches;
        impl Switches {
            pub fn from_env() -> Self {}
            pub fn from_env_with(prefix: &str) -> Self {}
            pub fn with_prefix<I>(prefix: &str, pairs: I) -> Self {}
            pub fn notices(&self) -> &[Notice] {}
            pub fn value(&self, switch: Switch) -> Value {}
            pub fn router_buffered_stats(&self) -> bool {}
            pub fn sync_io_fallback(&self) -> bool {}
            pub fn advice_invalidation(&self) -> bool {}
            pub fn event_signing_mode(&self) -> SigningMode {}
            pub fn event_signing_mode_after(&self, elapsed: std::time::Duration) -> SigningMode {}
            pub fn strategy_bypass(&self) -> bool {}
            pub fn tail_routing(&self) -> bool {}
            pub fn promotion_gate(&self) -> Gate {}
            pub fn cadence(&self) -> bool {}
            pub fn replay_snapshot(&self) -> bool {}
            pub fn review_slo(&self) -> bool {}
            pub fn retrieval_gate(&self) -> bool {}
            pub fn sim_gate(&self) -> Gate {}
            pub fn hot_probes(&self) -> bool {}
            pub fn milestone(&self, milestone: Milestone) -> bool {}
            pub fn snapshot(&self) -> SwitchesSnapshot {}
        }
        impl<K, V> FromIterator<(K, V)> for Switches {
            fn from_iter<I>(pairs: I) -> Self {}
        }
    }
}
