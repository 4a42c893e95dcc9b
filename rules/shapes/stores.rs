// Embedded stores.
// Longer than 500 lines on purpose: see std.rs.

pub mod rocksdb {
    // Named in signatures only.
    pub struct BoundColumnFamily;
    pub struct CSlice;
    pub struct ColumnFamily;
    pub struct ColumnFamilyDescriptor;
    pub struct ColumnFamilyMetaData;
    pub struct CompactOptions;
    pub struct DBPinnableSlice;
    pub struct DBWithThreadModeInner;
    pub struct DefaultThreadMode;
    pub struct Error;
    pub struct FlushOptions;
    pub struct IngestExternalFileOptions;
    pub struct KVBytes;
    pub struct MultiThreaded;
    pub struct OptimisticTransactionDBInner;
    pub struct Options;
    pub struct Range<'l0, T0 = (), T1 = ()>;
    pub struct ReadOptions;
    pub struct SingleThreaded;
    pub struct WaitForCompactOptions;
    pub struct WriteOptions;
    use std::ops::Deref;
    use std::path::{Path, PathBuf};
    use std::sync::Arc;
    use std::time::Duration;

    pub struct DBCommon<T, D>;
    impl<T, D> DBCommon<T, D> {
        pub fn list_cf<P: AsRef<Path>>(opts: &Options, path: P) -> Result<Vec<String>, Error> {}
        pub fn destroy<P: AsRef<Path>>(opts: &Options, path: P) -> Result<(), Error> {}
        pub fn repair<P: AsRef<Path>>(opts: &Options, path: P) -> Result<(), Error> {}
        pub fn path(&self) -> &Path {}
        pub fn flush_wal(&self, sync: bool) -> Result<(), Error> {}
        pub fn flush_opt(&self, flushopts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush(&self) -> Result<(), Error> {}
        pub fn flush_cf_opt(&self, cf: &impl Sized, flushopts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush_cfs_opt(&self, cfs: &[&impl Sized], opts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush_cf(&self, cf: &impl Sized) -> Result<(), Error> {}
        pub fn get_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            readopts: &ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn get_pinned_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn multi_get<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>> {}
        pub fn multi_get_opt<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(
            &self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf_opt<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn batched_multi_get_cf<'a, K: AsRef<[u8]>, I: IntoIterator<Item = &'a K>>(
            &self,
            cf: &impl Sized,
            keys: I,
            sorted_input: bool,
        ) -> Vec<Result<Option<DBPinnableSlice>, Error>> {
        }
        pub fn batched_multi_get_cf_opt<'a, K: AsRef<[u8]>, I: IntoIterator<Item = &'a K>>(
            &self,
            cf: &impl Sized,
            keys: I,
            sorted_input: bool,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<DBPinnableSlice>, Error>> {
        }
        pub fn key_may_exist<K: AsRef<[u8]>>(&self, key: K) -> bool {}
        pub fn key_may_exist_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> bool {}
        pub fn key_may_exist_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> bool {}
        pub fn key_may_exist_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, readopts: &ReadOptions) -> bool {}
        pub fn key_may_exist_cf_opt_value<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            readopts: &ReadOptions,
        ) -> (bool, Option<CSlice>) {
        }
        pub fn iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_opt<'a, 'b>(&'a self, mode: IteratorMode, readopts: ReadOptions) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
            mode: IteratorMode,
        ) -> DBIteratorWithThreadMode<'b, Self> {
        }
        pub fn full_iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator<'a, 'b, P: AsRef<[u8]>>(&'a self, prefix: P) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn full_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator_cf<'a, P: AsRef<[u8]>>(&'a self, cf_handle: &impl Sized, prefix: P) -> DBIteratorWithThreadMode<'a, Self> {}
        pub fn raw_iterator<'a, 'b>(&'a self) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_opt<'a, 'b>(&'a self, readopts: ReadOptions) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
        ) -> DBRawIteratorWithThreadMode<'b, Self> {
        }
        pub fn snapshot(&self) -> SnapshotWithThreadMode<Self> {}
        pub fn put_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn put_cf_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn put_with_ts_opt<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(
            &self,
            key: K,
            ts: S,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn put_cf_with_ts_opt<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            ts: S,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn merge_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn merge_cf_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn delete_opt<K: AsRef<[u8]>>(&self, key: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_with_ts_opt<K: AsRef<[u8]>, S: AsRef<[u8]>>(&self, key: K, ts: S, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_cf_with_ts_opt<K: AsRef<[u8]>, S: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            ts: S,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn put<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn put_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn put_with_ts<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(&self, key: K, ts: S, value: V) -> Result<(), Error> {}
        pub fn put_cf_with_ts<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            ts: S,
            value: V,
        ) -> Result<(), Error> {
        }
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn merge_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn delete<K: AsRef<[u8]>>(&self, key: K) -> Result<(), Error> {}
        pub fn delete_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<(), Error> {}
        pub fn delete_with_ts<K: AsRef<[u8]>, S: AsRef<[u8]>>(&self, key: K, ts: S) -> Result<(), Error> {}
        pub fn delete_cf_with_ts<K: AsRef<[u8]>, S: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, ts: S) -> Result<(), Error> {}
        pub fn compact_range<S: AsRef<[u8]>, E: AsRef<[u8]>>(&self, start: Option<S>, end: Option<E>) {}
        pub fn compact_range_opt<S: AsRef<[u8]>, E: AsRef<[u8]>>(&self, start: Option<S>, end: Option<E>, opts: &CompactOptions) {}
        pub fn compact_range_cf<S: AsRef<[u8]>, E: AsRef<[u8]>>(&self, cf: &impl Sized, start: Option<S>, end: Option<E>) {}
        pub fn compact_range_cf_opt<S: AsRef<[u8]>, E: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            start: Option<S>,
            end: Option<E>,
            opts: &CompactOptions,
        ) {
        }
        pub fn wait_for_compact(&self, opts: &WaitForCompactOptions) -> Result<(), Error> {}
        pub fn set_options(&self, opts: &[(&str, &str)]) -> Result<(), Error> {}
        pub fn set_options_cf(&self, cf: &impl Sized, opts: &[(&str, &str)]) -> Result<(), Error> {}
        pub fn property_value(&self, name: impl Sized) -> Result<Option<String>, Error> {}
        pub fn property_value_cf(&self, cf: &impl Sized, name: impl Sized) -> Result<Option<String>, Error> {}
        pub fn property_int_value(&self, name: impl Sized) -> Result<Option<u64>, Error> {}
        pub fn property_int_value_cf(&self, cf: &impl Sized, name: impl Sized) -> Result<Option<u64>, Error> {}
        pub fn latest_sequence_number(&self) -> u64 {}
        pub fn get_approximate_sizes(&self, ranges: &[Range]) -> Vec<u64> {}
        pub fn get_approximate_sizes_cf(&self, cf: &impl Sized, ranges: &[Range]) -> Vec<u64> {}
        pub fn get_updates_since(&self, seq_number: u64) -> Result<DBWALIterator, Error> {}
        pub fn try_catch_up_with_primary(&self) -> Result<(), Error> {}
        pub fn ingest_external_file<P: AsRef<Path>>(&self, paths: Vec<P>) -> Result<(), Error> {}
        pub fn ingest_external_file_opts<P: AsRef<Path>>(&self, opts: &IngestExternalFileOptions, paths: Vec<P>) -> Result<(), Error> {}
        pub fn ingest_external_file_cf<P: AsRef<Path>>(&self, cf: &impl Sized, paths: Vec<P>) -> Result<(), Error> {}
        pub fn ingest_external_file_cf_opts<P: AsRef<Path>>(
            &self,
            cf: &impl Sized,
            opts: &IngestExternalFileOptions,
            paths: Vec<P>,
        ) -> Result<(), Error> {
        }
        pub fn get_column_family_metadata(&self) -> ColumnFamilyMetaData {}
        pub fn get_column_family_metadata_cf(&self, cf: &impl Sized) -> ColumnFamilyMetaData {}
        pub fn live_files(&self) -> Result<Vec<LiveFile>, Error> {}
        pub fn delete_file_in_range<K: AsRef<[u8]>>(&self, from: K, to: K) -> Result<(), Error> {}
        pub fn delete_file_in_range_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, from: K, to: K) -> Result<(), Error> {}
        pub fn cancel_all_background_work(&self, wait: bool) {}
        pub fn increase_full_history_ts_low<S: AsRef<[u8]>>(&self, cf: &impl Sized, ts: S) -> Result<(), Error> {}
        pub fn get_full_history_ts_low(&self, cf: &impl Sized) -> Result<Vec<u8>, Error> {}
        pub fn get_db_identity(&self) -> Result<Vec<u8>, Error> {}
    }
    impl<I> DBCommon<SingleThreaded, I> {
        pub fn create_cf<N: AsRef<str>>(&mut self, name: N, opts: &Options) -> Result<(), Error> {}
        pub fn drop_cf(&mut self, name: &str) -> Result<(), Error> {}
        pub fn cf_handle(&self, name: &str) -> Option<&ColumnFamily> {}
    }
    impl<I> DBCommon<MultiThreaded, I> {
        pub fn create_cf<N: AsRef<str>>(&self, name: N, opts: &Options) -> Result<(), Error> {}
        pub fn drop_cf(&self, name: &str) -> Result<(), Error> {}
        pub fn cf_handle(&self, name: &str) -> Option<Arc<BoundColumnFamily>> {}
    }
    pub type DBWithThreadMode<T> = DBCommon<T, DBWithThreadModeInner>;
    impl<T> DBWithThreadMode<T> {
        pub fn open_default<P: AsRef<Path>>(path: P) -> Result<Self, Error> {}
        pub fn open<P: AsRef<Path>>(opts: &Options, path: P) -> Result<Self, Error> {}
        pub fn open_for_read_only<P: AsRef<Path>>(opts: &Options, path: P, error_if_log_file_exist: bool) -> Result<Self, Error> {}
        pub fn open_as_secondary<P: AsRef<Path>>(opts: &Options, primary_path: P, secondary_path: P) -> Result<Self, Error> {}
        pub fn open_with_ttl<P: AsRef<Path>>(opts: &Options, path: P, ttl: Duration) -> Result<Self, Error> {}
        pub fn open_cf_with_ttl<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(
            opts: &Options,
            path: P,
            cfs: I,
            ttl: Duration,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_descriptors_with_ttl<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            path: P,
            cfs: I,
            ttl: Duration,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(opts: &Options, path: P, cfs: I) -> Result<Self, Error> {}
        pub fn open_cf_with_opts<P: AsRef<Path>, I: IntoIterator<Item = (N, Options)>, N: AsRef<str>>(
            opts: &Options,
            path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_for_read_only<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(
            opts: &Options,
            path: P,
            cfs: I,
            error_if_log_file_exist: bool,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_with_opts_for_read_only<P: AsRef<Path>, I: IntoIterator<Item = (N, Options)>, N: AsRef<str>>(
            db_opts: &Options,
            path: P,
            cfs: I,
            error_if_log_file_exist: bool,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_descriptors_read_only<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            path: P,
            cfs: I,
            error_if_log_file_exist: bool,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_as_secondary<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(
            opts: &Options,
            primary_path: P,
            secondary_path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_descriptors_as_secondary<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            path: P,
            secondary_path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_descriptors<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn delete_range_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, from: K, to: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_range_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, from: K, to: K) -> Result<(), Error> {}
        pub fn write_opt(&self, batch: WriteBatch, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn write(&self, batch: WriteBatch) -> Result<(), Error> {}
        pub fn write_without_wal(&self, batch: WriteBatch) -> Result<(), Error> {}
        pub fn disable_file_deletions(&self) -> Result<(), Error> {}
        pub fn enable_file_deletions(&self) -> Result<(), Error> {}
    }
    pub type DB = DBWithThreadMode<SingleThreaded>;
    pub struct LiveFile {
        pub column_family_name: String,
        pub name: String,
        pub size: usize,
        pub level: i32,
        pub start_key: Option<Vec<u8>>,
        pub end_key: Option<Vec<u8>>,
        pub num_entries: u64,
        pub num_deletions: u64,
    }
    pub type DBRawIterator<'a> = DBRawIteratorWithThreadMode<'a, DB>;
    pub struct DBRawIteratorWithThreadMode<'a, D>;
    impl<'a, D> DBRawIteratorWithThreadMode<'a, D> {
        pub fn valid(&self) -> bool {}
        pub fn status(&self) -> Result<(), Error> {}
        pub fn refresh(&mut self) -> Result<(), Error> {}
        pub fn seek_to_first(&mut self) {}
        pub fn seek_to_last(&mut self) {}
        pub fn seek<K: AsRef<[u8]>>(&mut self, key: K) {}
        pub fn seek_for_prev<K: AsRef<[u8]>>(&mut self, key: K) {}
        pub fn next(&mut self) {}
        pub fn prev(&mut self) {}
        pub fn key(&self) -> Option<&[u8]> {}
        pub fn value(&self) -> Option<&[u8]> {}
        pub fn timestamp(&self) -> Option<&[u8]> {}
    }
    pub type DBIterator<'a> = DBIteratorWithThreadMode<'a, DB>;
    pub struct DBIteratorWithThreadMode<'a, D>;
    impl<'a, D> DBIteratorWithThreadMode<'a, D> {
        pub fn set_mode(&mut self, mode: IteratorMode) {}
        pub fn refresh(&mut self, mode: IteratorMode) -> Result<(), Error> {}
    }
    impl<D> Iterator for DBIteratorWithThreadMode<'_, D> {
        type Item = Result<KVBytes, Error>;
    }
    pub enum Direction {
        Forward,
        Reverse,
    }
    pub enum IteratorMode<'a> {
        Start,
        End,
        From(&'a [u8], Direction),
    }
    pub struct DBWALIterator;
    impl DBWALIterator {
        pub fn valid(&self) -> bool {}
        pub fn status(&self) -> Result<(), Error> {}
    }
    impl Iterator for DBWALIterator {
        type Item = Result<(u64, WriteBatch), Error>;
    }
    pub type Snapshot<'a> = SnapshotWithThreadMode<'a, DB>;
    pub struct SnapshotWithThreadMode<'a, D>;
    impl<'a, D> SnapshotWithThreadMode<'a, D> {
        pub fn new(db: &'a D) -> Self {}
        pub fn sequence_number(&self) -> u64 {}
        pub fn iterator(&self, mode: IteratorMode) -> DBIteratorWithThreadMode<'a, D> {}
        pub fn iterator_cf(&self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<D> {}
        pub fn iterator_opt(&self, mode: IteratorMode, readopts: ReadOptions) -> DBIteratorWithThreadMode<'a, D> {}
        pub fn iterator_cf_opt(&self, cf_handle: &impl Sized, readopts: ReadOptions, mode: IteratorMode) -> DBIteratorWithThreadMode<D> {}
        pub fn raw_iterator(&self) -> DBRawIteratorWithThreadMode<D> {}
        pub fn raw_iterator_cf(&self, cf_handle: &impl Sized) -> DBRawIteratorWithThreadMode<D> {}
        pub fn raw_iterator_opt(&self, readopts: ReadOptions) -> DBRawIteratorWithThreadMode<D> {}
        pub fn raw_iterator_cf_opt(&self, cf_handle: &impl Sized, readopts: ReadOptions) -> DBRawIteratorWithThreadMode<D> {}
        pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_opt<K: AsRef<[u8]>>(&self, key: K, readopts: ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, readopts: ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_opt<K: AsRef<[u8]>>(&self, key: K, readopts: ReadOptions) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            readopts: ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn multi_get<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>> {}
        pub fn multi_get_cf<'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &self,
            keys_cf: I,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_opt<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(
            &self,
            keys: I,
            readopts: ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf_opt<'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &self,
            keys_cf: I,
            readopts: ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
    }
    pub struct SstFileWriter<'a>;
    impl<'a> SstFileWriter<'a> {
        pub fn create(opts: &'a Options) -> Self {}
        pub fn open<P: AsRef<Path>>(&'a self, path: P) -> Result<(), Error> {}
        pub fn finish(&mut self) -> Result<(), Error> {}
        pub fn file_size(&self) -> u64 {}
        pub fn put<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, key: K, value: V) -> Result<(), Error> {}
        pub fn put_with_ts<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(&mut self, key: K, ts: S, value: V) -> Result<(), Error> {}
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, key: K, value: V) -> Result<(), Error> {}
        pub fn delete<K: AsRef<[u8]>>(&mut self, key: K) -> Result<(), Error> {}
        pub fn delete_range<K: AsRef<[u8]>>(&mut self, begin_key: K, end_key: K) -> Result<(), Error> {}
        pub fn delete_with_ts<K: AsRef<[u8]>, S: AsRef<[u8]>>(&mut self, key: K, ts: S) -> Result<(), Error> {}
    }
    pub type OptimisticTransactionDB<T = rocksdb::SingleThreaded> = DBCommon<T, OptimisticTransactionDBInner>;
    impl<T> OptimisticTransactionDB<T> {
        pub fn open_default<P: AsRef<Path>>(path: P) -> Result<Self, Error> {}
        pub fn open<P: AsRef<Path>>(opts: &Options, path: P) -> Result<Self, Error> {}
        pub fn open_cf<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(opts: &Options, path: P, cfs: I) -> Result<Self, Error> {}
        pub fn open_cf_descriptors<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn transaction(&self) -> Transaction<Self> {}
        pub fn transaction_opt(&self, writeopts: &WriteOptions, otxn_opts: &OptimisticTransactionOptions) -> Transaction<Self> {}
        pub fn write_opt(&self, batch: WriteBatchWithTransaction<true>, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn write(&self, batch: WriteBatchWithTransaction<true>) -> Result<(), Error> {}
        pub fn write_without_wal(&self, batch: WriteBatchWithTransaction<true>) -> Result<(), Error> {}
        pub fn delete_range_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, from: K, to: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_range_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, from: K, to: K) -> Result<(), Error> {}
    }
    pub struct TransactionOptions;
    impl TransactionOptions {
        pub fn new() -> TransactionOptions {}
        pub fn set_skip_prepare(&mut self, skip_prepare: bool) {}
        pub fn set_snapshot(&mut self, snapshot: bool) {}
        pub fn set_deadlock_detect(&mut self, deadlock_detect: bool) {}
        pub fn set_lock_timeout(&mut self, lock_timeout: i64) {}
        pub fn set_expiration(&mut self, expiration: i64) {}
        pub fn set_deadlock_detect_depth(&mut self, depth: i64) {}
        pub fn set_max_write_batch_size(&mut self, size: usize) {}
    }
    pub struct TransactionDBOptions;
    impl TransactionDBOptions {
        pub fn new() -> TransactionDBOptions {}
        pub fn set_default_lock_timeout(&mut self, default_lock_timeout: i64) {}
        pub fn set_txn_lock_timeout(&mut self, txn_lock_timeout: i64) {}
        pub fn set_max_num_locks(&mut self, max_num_locks: i64) {}
        pub fn set_num_stripes(&mut self, num_stripes: usize) {}
    }
    pub struct OptimisticTransactionOptions;
    impl OptimisticTransactionOptions {
        pub fn new() -> OptimisticTransactionOptions {}
        pub fn set_snapshot(&mut self, snapshot: bool) {}
    }
    pub struct Transaction<'db, DB>;
    impl<DB> Transaction<'_, DB> {
        pub fn commit(self) -> Result<(), Error> {}
        pub fn set_name(&self, name: &[u8]) -> Result<(), Error> {}
        pub fn get_name(&self) -> Option<Vec<u8>> {}
        pub fn prepare(&self) -> Result<(), Error> {}
        pub fn snapshot(&self) -> SnapshotWithThreadMode<Self> {}
        pub fn rollback(&self) -> Result<(), Error> {}
        pub fn set_savepoint(&self) {}
        pub fn rollback_to_savepoint(&self) -> Result<(), Error> {}
        pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_for_update<K: AsRef<[u8]>>(&self, key: K, exclusive: bool) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_for_update<K: AsRef<[u8]>>(&self, key: K, exclusive: bool) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_for_update_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, exclusive: bool) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_for_update_cf<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            exclusive: bool,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn get_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            readopts: &ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn get_for_update_opt<K: AsRef<[u8]>>(&self, key: K, exclusive: bool, opts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned_for_update_opt<K: AsRef<[u8]>>(
            &self,
            key: K,
            exclusive: bool,
            opts: &ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn get_for_update_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            exclusive: bool,
            opts: &ReadOptions,
        ) -> Result<Option<Vec<u8>>, Error> {
        }
        pub fn get_pinned_for_update_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            exclusive: bool,
            opts: &ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn multi_get<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>> {}
        pub fn multi_get_opt<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(
            &self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf_opt<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn put<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn put_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn merge_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn delete<K: AsRef<[u8]>>(&self, key: K) -> Result<(), Error> {}
        pub fn delete_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<(), Error> {}
        pub fn iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_opt<'a, 'b>(&'a self, mode: IteratorMode, readopts: ReadOptions) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
            mode: IteratorMode,
        ) -> DBIteratorWithThreadMode<'b, Self> {
        }
        pub fn full_iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator<'a, 'b, P: AsRef<[u8]>>(&'a self, prefix: P) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn full_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator_cf<'a, P: AsRef<[u8]>>(&'a self, cf_handle: &impl Sized, prefix: P) -> DBIteratorWithThreadMode<'a, Self> {}
        pub fn raw_iterator<'a, 'b>(&'a self) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_opt<'a, 'b>(&'a self, readopts: ReadOptions) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
        ) -> DBRawIteratorWithThreadMode<'b, Self> {
        }
        pub fn get_writebatch(&self) -> WriteBatchWithTransaction<true> {}
        pub fn rebuild_from_writebatch(&self, writebatch: &WriteBatchWithTransaction<true>) -> Result<(), Error> {}
    }
    pub struct TransactionDB<T = DefaultThreadMode>;
    impl<T> TransactionDB<T> {
        pub fn open_default<P: AsRef<Path>>(path: P) -> Result<Self, Error> {}
        pub fn open<P: AsRef<Path>>(opts: &Options, txn_db_opts: &TransactionDBOptions, path: P) -> Result<Self, Error> {}
        pub fn open_cf<P: AsRef<Path>, I: IntoIterator<Item = N>, N: AsRef<str>>(
            opts: &Options,
            txn_db_opts: &TransactionDBOptions,
            path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn open_cf_descriptors<P: AsRef<Path>, I: IntoIterator<Item = ColumnFamilyDescriptor>>(
            opts: &Options,
            txn_db_opts: &TransactionDBOptions,
            path: P,
            cfs: I,
        ) -> Result<Self, Error> {
        }
        pub fn list_cf<P: AsRef<Path>>(opts: &Options, path: P) -> Result<Vec<String>, Error> {}
        pub fn destroy<P: AsRef<Path>>(opts: &Options, path: P) -> Result<(), Error> {}
        pub fn repair<P: AsRef<Path>>(opts: &Options, path: P) -> Result<(), Error> {}
        pub fn path(&self) -> &Path {}
        pub fn flush_wal(&self, sync: bool) -> Result<(), Error> {}
        pub fn flush_opt(&self, flushopts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush(&self) -> Result<(), Error> {}
        pub fn flush_cf_opt(&self, cf: &impl Sized, flushopts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush_cfs_opt(&self, cfs: &[&impl Sized], opts: &FlushOptions) -> Result<(), Error> {}
        pub fn flush_cf(&self, cf: &impl Sized) -> Result<(), Error> {}
        pub fn transaction(&self) -> Transaction<Self> {}
        pub fn transaction_opt<'a>(&'a self, write_opts: &WriteOptions, txn_opts: &TransactionOptions) -> Transaction<'a, Self> {}
        pub fn prepared_transactions(&self) -> Vec<Transaction<Self>> {}
        pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, readopts: &ReadOptions) -> Result<Option<Vec<u8>>, Error> {}
        pub fn get_pinned<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_opt<K: AsRef<[u8]>>(&self, key: K, readopts: &ReadOptions) -> Result<Option<DBPinnableSlice>, Error> {}
        pub fn get_pinned_cf_opt<K: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            readopts: &ReadOptions,
        ) -> Result<Option<DBPinnableSlice>, Error> {
        }
        pub fn multi_get<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(&self, keys: I) -> Vec<Result<Option<Vec<u8>>, Error>> {}
        pub fn multi_get_opt<K: AsRef<[u8]>, I: IntoIterator<Item = K>>(
            &self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn multi_get_cf_opt<'a, 'b, K: AsRef<[u8]>, I: IntoIterator<Item = (&'b W, K)>, W>(
            &'a self,
            keys: I,
            readopts: &ReadOptions,
        ) -> Vec<Result<Option<Vec<u8>>, Error>> {
        }
        pub fn put<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn put_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn put_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn put_cf_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn write(&self, batch: WriteBatchWithTransaction<true>) -> Result<(), Error> {}
        pub fn write_opt(&self, batch: WriteBatchWithTransaction<true>, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<(), Error> {}
        pub fn merge_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, value: V) -> Result<(), Error> {}
        pub fn merge_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn merge_cf_opt<K: AsRef<[u8]>, V: AsRef<[u8]>>(
            &self,
            cf: &impl Sized,
            key: K,
            value: V,
            writeopts: &WriteOptions,
        ) -> Result<(), Error> {
        }
        pub fn delete<K: AsRef<[u8]>>(&self, key: K) -> Result<(), Error> {}
        pub fn delete_cf<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K) -> Result<(), Error> {}
        pub fn delete_opt<K: AsRef<[u8]>>(&self, key: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn delete_cf_opt<K: AsRef<[u8]>>(&self, cf: &impl Sized, key: K, writeopts: &WriteOptions) -> Result<(), Error> {}
        pub fn iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_opt<'a, 'b>(&'a self, mode: IteratorMode, readopts: ReadOptions) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
            mode: IteratorMode,
        ) -> DBIteratorWithThreadMode<'b, Self> {
        }
        pub fn full_iterator<'a, 'b>(&'a self, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator<'a, 'b, P: AsRef<[u8]>>(&'a self, prefix: P) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn full_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized, mode: IteratorMode) -> DBIteratorWithThreadMode<'b, Self> {}
        pub fn prefix_iterator_cf<'a, P: AsRef<[u8]>>(&'a self, cf_handle: &impl Sized, prefix: P) -> DBIteratorWithThreadMode<'a, Self> {}
        pub fn raw_iterator<'a, 'b>(&'a self) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf<'a, 'b>(&'a self, cf_handle: &impl Sized) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_opt<'a, 'b>(&'a self, readopts: ReadOptions) -> DBRawIteratorWithThreadMode<'b, Self> {}
        pub fn raw_iterator_cf_opt<'a, 'b>(
            &'a self,
            cf_handle: &impl Sized,
            readopts: ReadOptions,
        ) -> DBRawIteratorWithThreadMode<'b, Self> {
        }
        pub fn snapshot(&self) -> SnapshotWithThreadMode<Self> {}
    }
    impl TransactionDB<SingleThreaded> {
        pub fn create_cf<N: AsRef<str>>(&mut self, name: N, opts: &Options) -> Result<(), Error> {}
        pub fn cf_handle(&self, name: &str) -> Option<&ColumnFamily> {}
        pub fn drop_cf(&mut self, name: &str) -> Result<(), Error> {}
    }
    impl TransactionDB<MultiThreaded> {
        pub fn create_cf<N: AsRef<str>>(&self, name: N, opts: &Options) -> Result<(), Error> {}
        pub fn cf_handle(&self, name: &str) -> Option<Arc<BoundColumnFamily>> {}
        pub fn drop_cf(&self, name: &str) -> Result<(), Error> {}
        pub fn property_value(&self, name: impl Sized) -> Result<Option<String>, Error> {}
        pub fn property_int_value(&self, name: impl Sized) -> Result<Option<u64>, Error> {}
    }
    pub type WriteBatch = WriteBatchWithTransaction<false>;
    pub struct WriteBatchWithTransaction<const TRANSACTION: bool>;
    impl<const TRANSACTION: bool> WriteBatchWithTransaction<TRANSACTION> {
        pub fn new() -> Self {}
        pub fn with_capacity_bytes(capacity_bytes: usize) -> Self {}
        pub fn from_data(data: &[u8]) -> Self {}
        pub fn len(&self) -> usize {}
        pub fn size_in_bytes(&self) -> usize {}
        pub fn data(&self) -> &[u8] {}
        pub fn is_empty(&self) -> bool {}
        pub fn iterate<T>(&self, callbacks: &mut T) {}
        pub fn iterate_cf<T>(&self, callbacks: &mut T) {}
        pub fn put<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, key: K, value: V) {}
        pub fn put_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K, value: V) {}
        pub fn put_cf_with_ts<K: AsRef<[u8]>, V: AsRef<[u8]>, S: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K, ts: S, value: V) {}
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, key: K, value: V) {}
        pub fn merge_cf<K: AsRef<[u8]>, V: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K, value: V) {}
        pub fn delete<K: AsRef<[u8]>>(&mut self, key: K) {}
        pub fn single_delete<K: AsRef<[u8]>>(&mut self, key: K) {}
        pub fn delete_cf<K: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K) {}
        pub fn single_delete_cf<K: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K) {}
        pub fn delete_cf_with_ts<K: AsRef<[u8]>, S: AsRef<[u8]>>(&mut self, cf: &impl Sized, key: K, ts: S) {}
        pub fn put_log_data<V: AsRef<[u8]>>(&mut self, log_data: V) {}
        pub fn clear(&mut self) {}
    }
    impl WriteBatchWithTransaction<false> {
        pub fn delete_range<K: AsRef<[u8]>>(&mut self, from: K, to: K) {}
        pub fn delete_range_cf<K: AsRef<[u8]>>(&mut self, cf: &impl Sized, from: K, to: K) {}
    }

    pub mod checkpoint {
        // Named in signatures only.
        pub struct Error;
        use rocksdb::*;
        use std::path::Path;

        pub struct Checkpoint<'db>;
        impl<'db> Checkpoint<'db> {
            pub fn new<T, I>(db: &'db DBCommon<T, I>) -> Result<Self, Error> {}
            pub fn create_checkpoint<P: AsRef<Path>>(&self, path: P) -> Result<(), Error> {}
            pub fn create_checkpoint_with_log_size<P: AsRef<Path>>(&self, path: P, log_size_for_flush: u64) -> Result<(), Error> {}
        }
    }
    pub mod backup {
        // Named in signatures only.
        pub struct Env<T0 = ()>;
        pub struct Error;
        use rocksdb::*;
        use std::path::Path;

        pub struct BackupEngineInfo {
            pub timestamp: i64,
            pub backup_id: u32,
            pub size: u64,
            pub num_files: u32,
        }
        pub struct BackupEngine;
        impl BackupEngine {
            pub fn open(opts: &BackupEngineOptions, env: &Env) -> Result<Self, Error> {}
            pub fn create_new_backup<T, D>(&mut self, db: &DBCommon<T, D>) -> Result<(), Error> {}
            pub fn create_new_backup_flush<T, D>(&mut self, db: &DBCommon<T, D>, flush_before_backup: bool) -> Result<(), Error> {}
            pub fn purge_old_backups(&mut self, num_backups_to_keep: usize) -> Result<(), Error> {}
            pub fn restore_from_latest_backup<D: AsRef<Path>, W: AsRef<Path>>(
                &mut self,
                db_dir: D,
                wal_dir: W,
                opts: &RestoreOptions,
            ) -> Result<(), Error> {
            }
            pub fn restore_from_backup<D: AsRef<Path>, W: AsRef<Path>>(
                &mut self,
                db_dir: D,
                wal_dir: W,
                opts: &RestoreOptions,
                backup_id: u32,
            ) -> Result<(), Error> {
            }
            pub fn verify_backup(&self, backup_id: u32) -> Result<(), Error> {}
            pub fn get_backup_info(&self) -> Vec<BackupEngineInfo> {}
        }
        pub struct BackupEngineOptions;
        impl BackupEngineOptions {
            pub fn new<P: AsRef<Path>>(backup_dir: P) -> Result<Self, Error> {}
            pub fn set_max_background_operations(&mut self, max_background_operations: i32) {}
            pub fn set_sync(&mut self, sync: bool) {}
            pub fn get_sync(&mut self) -> bool {}
        }
        pub struct RestoreOptions;
        impl RestoreOptions {
            pub fn set_keep_log_files(&mut self, keep_log_files: bool) {}
        }
    }
}

pub mod redb {
    use std::fs::File;
    use std::ops::{Bound, RangeBounds};
    use std::path::Path;
    pub type Result<T = (), E = StorageError> = std::result::Result<T, E>;

    pub trait TableHandle {
        fn name(&self) -> &str;
    }
    pub struct UntypedTableHandle;
    impl TableHandle for UntypedTableHandle {}
    pub trait MultimapTableHandle {
        fn name(&self) -> &str;
    }
    pub struct UntypedMultimapTableHandle;
    impl MultimapTableHandle for UntypedMultimapTableHandle {}
    pub struct TableDefinition<'a, K, V>;
    impl<'a, K, V> TableDefinition<'a, K, V> {
        pub fn new(name: &'a str) -> Self {}
    }
    impl<K, V> TableHandle for TableDefinition<'_, K, V> {}
    pub struct MultimapTableDefinition<'a, K, V>;
    impl<'a, K, V> MultimapTableDefinition<'a, K, V> {
        pub fn new(name: &'a str) -> Self {}
    }
    impl<K, V> MultimapTableHandle for MultimapTableDefinition<'_, K, V> {}
    pub struct CacheStats;
    impl CacheStats {
        pub fn evictions(&self) -> u64 {}
        pub fn read_hits(&self) -> u64 {}
        pub fn read_misses(&self) -> u64 {}
        pub fn write_hits(&self) -> u64 {}
        pub fn write_misses(&self) -> u64 {}
        pub fn used_bytes(&self) -> usize {}
    }
    pub trait ReadableDatabase {
        fn begin_read(&self) -> Result<ReadTransaction, TransactionError>;
        fn cache_stats(&self) -> CacheStats;
    }
    pub struct ReadOnlyDatabase;
    impl ReadableDatabase for ReadOnlyDatabase {}
    impl ReadOnlyDatabase {
        pub fn open(path: impl AsRef<Path>) -> Result<ReadOnlyDatabase, DatabaseError> {}
        pub fn close(self) -> Result<(), DatabaseError> {}
    }
    pub struct Database;
    impl ReadableDatabase for Database {}
    impl Database {
        pub fn create(path: impl AsRef<Path>) -> Result<Database, DatabaseError> {}
        pub fn open(path: impl AsRef<Path>) -> Result<Database, DatabaseError> {}
        pub fn close(self) -> Result<(), DatabaseError> {}
        pub fn check_integrity(&mut self) -> Result<bool, DatabaseError> {}
        pub fn compact(&mut self) -> Result<bool, CompactionError> {}
        pub fn builder() -> Builder {}
        pub fn begin_write(&self) -> Result<WriteTransaction, TransactionError> {}
        pub fn try_begin_write(&self) -> Result<WriteTransaction, TransactionError> {}
    }
    pub struct Builder;
    impl Builder {
        pub fn new() -> Self {}

        pub fn set_page_size(&mut self, size: usize) -> &mut Self {}
        pub fn set_cache_size(&mut self, bytes: usize) -> &mut Self {}

        pub fn set_check_integrity_on_open(&mut self, enabled: bool) -> &mut Self {}
        pub fn set_region_size(&mut self, size: u64) -> &mut Self {}
        pub fn create(&self, path: impl AsRef<Path>) -> Result<Database, DatabaseError> {}
        pub fn open(&self, path: impl AsRef<Path>) -> Result<Database, DatabaseError> {}
        pub fn open_read_only(&self, path: impl AsRef<Path>) -> Result<ReadOnlyDatabase, DatabaseError> {}

        pub fn create_file(&self, file: File) -> Result<Database, DatabaseError> {}
    }
    pub struct MultimapValue<'a, V>;
    impl<'a, V> MultimapValue<'a, V> {
        pub fn len(&self) -> u64 {}
        pub fn is_empty(&self) -> bool {}
    }
    impl<'a, V> Iterator for MultimapValue<'a, V> {
        type Item = Result<AccessGuard<'a, V>>;
    }
    impl<V> DoubleEndedIterator for MultimapValue<'_, V> {}
    pub struct MultimapRange<'a, K, V>;
    impl<'a, K, V> Iterator for MultimapRange<'a, K, V> {
        type Item = Result<(AccessGuard<'a, K>, MultimapValue<'a, V>)>;
    }
    impl<K, V> DoubleEndedIterator for MultimapRange<'_, K, V> {}
    pub struct MultimapTable<'txn, K, V>;
    impl<K, V> MultimapTableHandle for MultimapTable<'_, K, V> {}
    impl<'txn, K, V> MultimapTable<'txn, K, V> {
        pub fn insert<'k, 'v>(&mut self, key: impl Sized, value: impl Sized) -> Result<bool> {}
        pub fn remove<'k, 'v>(&mut self, key: impl Sized, value: impl Sized) -> Result<bool> {}
        pub fn remove_all<'a>(&mut self, key: impl Sized) -> Result<MultimapValue<'_, V>> {}
    }
    impl<K, V> ReadableTableMetadata for MultimapTable<'_, K, V> {}
    impl<K, V> ReadableMultimapTable<K, V> for MultimapTable<'_, K, V> {}
    pub trait ReadableMultimapTable<K, V>: ReadableTableMetadata {
        fn get<'a>(&self, key: impl Sized) -> Result<MultimapValue<'_, V>>;
        fn range(&self, range: impl Sized) -> Result<MultimapRange<'_, K, V>>;
        fn iter(&self) -> Result<MultimapRange<'_, K, V>> {}
    }
    pub struct ReadOnlyMultimapTable<K, V>;
    impl<K, V> MultimapTableHandle for ReadOnlyMultimapTable<K, V> {}
    impl<K, V> ReadOnlyMultimapTable<K, V> {
        pub fn get<'a>(&self, key: impl Sized) -> Result<MultimapValue<'static, V>> {}

        pub fn range<'a, KR>(&self, range: impl Sized) -> Result<MultimapRange<'static, K, V>> {}
    }
    impl<K, V> ReadableTableMetadata for ReadOnlyMultimapTable<K, V> {}
    impl<K, V> ReadableMultimapTable<K, V> for ReadOnlyMultimapTable<K, V> {}
    pub struct TableStats;
    impl TableStats {
        pub fn tree_height(&self) -> u32 {}
        pub fn leaf_pages(&self) -> u64 {}
        pub fn branch_pages(&self) -> u64 {}
        pub fn stored_bytes(&self) -> u64 {}
        pub fn metadata_bytes(&self) -> u64 {}
        pub fn fragmented_bytes(&self) -> u64 {}
    }
    pub struct Table<'txn, K, V>;
    impl<K, V> TableHandle for Table<'_, K, V> {}
    impl<'txn, K, V> Table<'txn, K, V> {
        pub fn pop_first(&mut self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>> {}
        pub fn pop_last(&mut self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>> {}

        pub fn insert<'k, 'v>(&mut self, key: impl Sized, value: impl Sized) -> Result<Option<AccessGuard<'_, V>>> {}
        pub fn remove<'a>(&mut self, key: impl Sized) -> Result<Option<AccessGuard<'_, V>>> {}
    }
    impl<K, V> Table<'_, K, V> {}
    impl<K, V> ReadableTableMetadata for Table<'_, K, V> {}
    impl<K, V> ReadableTable<K, V> for Table<'_, K, V> {}
    pub trait ReadableTableMetadata {
        fn stats(&self) -> Result<TableStats>;
        fn len(&self) -> Result<u64>;
        fn is_empty(&self) -> Result<bool> {}
    }
    pub trait ReadableTable<K, V>: ReadableTableMetadata {
        fn get<'a>(&self, key: impl Sized) -> Result<Option<AccessGuard<'_, V>>>;
        fn range(&self, range: impl Sized) -> Result<Range<'_, K, V>>;
        fn first(&self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>>;
        fn last(&self) -> Result<Option<(AccessGuard<'_, K>, AccessGuard<'_, V>)>>;

        fn iter(&self) -> Result<Range<'_, K, V>> {}
    }
    pub struct ReadOnlyTable<K, V>;
    impl<K, V> TableHandle for ReadOnlyTable<K, V> {}
    impl<K, V> ReadOnlyTable<K, V> {
        pub fn get<'a>(&self, key: impl Sized) -> Result<Option<AccessGuard<'static, V>>> {}

        pub fn range<'a, KR>(&self, range: impl Sized) -> Result<Range<'static, K, V>> {}
    }
    impl<K, V> ReadableTableMetadata for ReadOnlyTable<K, V> {}
    impl<K, V> ReadableTable<K, V> for ReadOnlyTable<K, V> {}
    pub struct Range<'a, K, V>;
    impl<'a, K, V> Iterator for Range<'a, K, V> {
        type Item = Result<(AccessGuard<'a, K>, AccessGuard<'a, V>)>;
    }
    impl<K, V> DoubleEndedIterator for Range<'_, K, V> {}
    pub struct DatabaseStats;
    impl DatabaseStats {
        pub fn tree_height(&self) -> u32 {}
        pub fn allocated_pages(&self) -> u64 {}
        pub fn leaf_pages(&self) -> u64 {}
        pub fn branch_pages(&self) -> u64 {}
        pub fn stored_bytes(&self) -> u64 {}
        pub fn metadata_bytes(&self) -> u64 {}
        pub fn fragmented_bytes(&self) -> u64 {}
        pub fn page_size(&self) -> usize {}
    }
    pub enum Durability {
        None,
        Immediate,
    }
    pub struct WriteTransaction;
    impl WriteTransaction {
        pub fn print_allocated_page_debug(&self) {}
        pub fn persistent_savepoint(&self) -> Result<u64, SavepointError> {}

        pub fn delete_persistent_savepoint(&self, id: u64) -> Result<bool, SavepointError> {}
        pub fn list_persistent_savepoints(&self) -> Result<impl Iterator<Item = u64>> {}

        pub fn set_durability(&mut self, durability: Durability) -> Result<(), SetDurabilityError> {}
        pub fn set_two_phase_commit(&mut self, enabled: bool) {}
        pub fn set_quick_repair(&mut self, enabled: bool) {}
        pub fn open_table<'txn, K, V>(&'txn self, definition: TableDefinition<K, V>) -> Result<Table<'txn, K, V>, TableError> {}
        pub fn open_multimap_table<'txn, K, V>(
            &'txn self,
            definition: MultimapTableDefinition<K, V>,
        ) -> Result<MultimapTable<'txn, K, V>, TableError> {
        }
        pub fn rename_table(&self, definition: impl TableHandle, new_name: impl TableHandle) -> Result<(), TableError> {}
        pub fn rename_multimap_table(
            &self,
            definition: impl MultimapTableHandle,
            new_name: impl MultimapTableHandle,
        ) -> Result<(), TableError> {
        }
        pub fn delete_table(&self, definition: impl TableHandle) -> Result<bool, TableError> {}
        pub fn delete_multimap_table(&self, definition: impl MultimapTableHandle) -> Result<bool, TableError> {}
        pub fn list_tables(&self) -> Result<impl Iterator<Item = UntypedTableHandle>> {}
        pub fn list_multimap_tables(&self) -> Result<impl Iterator<Item = UntypedMultimapTableHandle>> {}
        pub fn commit(self) -> Result<(), CommitError> {}
        pub fn abort(self) -> Result {}
        pub fn stats(&self) -> Result<DatabaseStats> {}
    }
    pub struct ReadTransaction;
    impl ReadTransaction {
        pub fn open_table<K, V>(&self, definition: TableDefinition<K, V>) -> Result<ReadOnlyTable<K, V>, TableError> {}

        pub fn open_multimap_table<K, V>(
            &self,
            definition: MultimapTableDefinition<K, V>,
        ) -> Result<ReadOnlyMultimapTable<K, V>, TableError> {
        }

        pub fn list_tables(&self) -> Result<impl Iterator<Item = UntypedTableHandle>> {}
        pub fn list_multimap_tables(&self) -> Result<impl Iterator<Item = UntypedMultimapTableHandle>> {}
        pub fn close(self) -> Result<(), TransactionError> {}
    }

    pub enum Error {
        DatabaseAlreadyOpen,
        Corrupted(String),
        Io(std::io::Error),
    }
    pub enum StorageError {
        Corrupted(String),
        Io(std::io::Error),
    }
    pub enum DatabaseError {
        DatabaseAlreadyOpen,
        Storage(StorageError),
    }
    pub enum TransactionError {
        Storage(StorageError),
    }
    pub enum TableError {
        TableDoesNotExist(String),
        Storage(StorageError),
    }
    pub enum CommitError {
        Storage(StorageError),
    }
    pub enum SavepointError {
        InvalidSavepoint,
        Storage(StorageError),
    }
    pub enum CompactionError {
        Storage(StorageError),
    }
    pub enum SetDurabilityError {
        PersistentSavepointModified,
    }
    impl Database {
        pub fn begin_read(&self) -> Result<ReadTransaction, TransactionError> {}
    }
    pub trait Key: Value {}
    pub trait Value {
        type SelfType;
    }
    pub trait KeyRange<K> {}
    pub struct Savepoint;
    pub trait MutInPlaceValue {}
    impl Value for str {
        type SelfType = str;
    }
    impl Value for String {
        type SelfType = String;
    }
    impl Value for [u8] {
        type SelfType = [u8];
    }
    impl Value for Vec<u8> {
        type SelfType = Vec<u8>;
    }
    impl Value for u64 {
        type SelfType = u64;
    }
    impl Value for u32 {
        type SelfType = u32;
    }
    impl Value for i64 {
        type SelfType = i64;
    }
    impl Value for () {
        type SelfType = ();
    }
    impl Value for bool {
        type SelfType = bool;
    }
    pub struct AccessGuard<'a, V>;
    impl<V: Value> AccessGuard<'_, V> {
        pub fn value(&self) -> V::SelfType {}
    }
    pub struct AccessGuardMut<'a, V>;
    impl<V: Value> AccessGuardMut<'_, V> {
        pub fn value(&self) -> V::SelfType {}
        pub fn insert<B>(&mut self, value: B) -> Result<()> {}
    }
}

pub mod sled {
    pub struct Config;
    use std::ops::Deref;
    use std::ops::RangeBounds;
    use std::path::Path;
    pub type Result<T> = std::result::Result<T, Error>;

    pub struct Batch;
    impl Batch {
        pub fn insert<K: Into<IVec>, V: Into<IVec>>(&mut self, key: K, value: V) {}
        pub fn remove<K: Into<IVec>>(&mut self, key: K) {}
    }
    pub enum Mode {
        LowSpace,
        HighThroughput,
    }
    pub struct Db {}
    impl Db {
        pub fn open<P: AsRef<std::path::Path>>(path: P) -> Result<Self> {}
        pub fn open_tree<V: AsRef<[u8]>>(&self, name: V) -> Result<Tree> {}
        pub fn drop_tree<V: AsRef<[u8]>>(&self, name: V) -> Result<bool> {}
        pub fn tree_names(&self) -> Vec<IVec> {}
        pub fn was_recovered(&self) -> bool {}
        pub fn generate_id(&self) -> Result<u64> {}

        pub fn checksum(&self) -> Result<u32> {}
        pub fn size_on_disk(&self) -> Result<u64> {}
        pub fn space_amplification(&self) -> Result<f64> {}
    }
    pub fn open<P: AsRef<std::path::Path>>(path: P) -> Result<Db> {}
    pub struct Iter;
    impl Iter {
        pub fn keys(self) -> impl Sized {}
        pub fn values(self) -> impl Sized {}
    }
    impl Iterator for Iter {
        type Item = Result<(IVec, IVec)>;
    }
    impl DoubleEndedIterator for Iter {}
    pub struct IVec;
    impl IVec {
        pub fn subslice(&self, slice_offset: usize, len: usize) -> Self {}
    }
    impl Deref for IVec {
        type Target = [u8];
    }
    pub enum Event {
        Insert { key: IVec, value: IVec },
        Remove { key: IVec },
    }
    impl Event {
        pub fn key(&self) -> &IVec {}
    }
    pub struct Subscriber;
    impl Subscriber {}
    impl std::future::Future for Subscriber {
        type Output = Option<Event>;
    }
    impl Iterator for Subscriber {
        type Item = Event;
    }
    impl IntoIterator for &'_ Tree {
        type Item = Result<(IVec, IVec)>;
        type IntoIter = Iter;
    }
    pub struct Tree;
    impl Tree {
        pub fn set<K: AsRef<[u8]>, V: Into<IVec>>(&self, key: K, value: V) -> Result<Option<IVec>> {}
        pub fn insert<K: AsRef<[u8]>, V: Into<IVec>>(&self, key: K, value: V) -> Result<Option<IVec>> {}

        pub fn apply_batch(&self, batch: Batch) -> Result<()> {}
        pub fn get<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<IVec>> {}
        pub fn del<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<IVec>> {}
        pub fn remove<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<IVec>> {}

        pub fn update_and_fetch<K: AsRef<[u8]>, V: Into<IVec>, F: FnMut(Option<&[u8]>) -> Option<V>>(
            &self,
            key: K,
            f: F,
        ) -> Result<Option<IVec>> {
            f(any())
        }
        pub fn fetch_and_update<K: AsRef<[u8]>, V: Into<IVec>, F: FnMut(Option<&[u8]>) -> Option<V>>(
            &self,
            key: K,
            f: F,
        ) -> Result<Option<IVec>> {
            f(any())
        }
        pub fn watch_prefix<P: AsRef<[u8]>>(&self, prefix: P) -> Subscriber {}
        pub fn flush(&self) -> Result<usize> {}

        pub fn contains_key<K: AsRef<[u8]>>(&self, key: K) -> Result<bool> {}
        pub fn get_lt<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<(IVec, IVec)>> {}
        pub fn get_gt<K: AsRef<[u8]>>(&self, key: K) -> Result<Option<(IVec, IVec)>> {}
        pub fn merge<K: AsRef<[u8]>, V: AsRef<[u8]>>(&self, key: K, value: V) -> Result<Option<IVec>> {}

        pub fn iter(&self) -> Iter {}
        pub fn range<K: AsRef<[u8]>, R>(&self, range: R) -> Iter {}
        pub fn scan_prefix<P: AsRef<[u8]>>(&self, prefix: P) -> Iter {}
        pub fn first(&self) -> Result<Option<(IVec, IVec)>> {}
        pub fn last(&self) -> Result<Option<(IVec, IVec)>> {}
        pub fn pop_max(&self) -> Result<Option<(IVec, IVec)>> {}
        pub fn pop_min(&self) -> Result<Option<(IVec, IVec)>> {}
        pub fn len(&self) -> usize {}
        pub fn is_empty(&self) -> bool {}
        pub fn clear(&self) -> Result<()> {}
        pub fn name(&self) -> IVec {}
        pub fn checksum(&self) -> Result<u32> {}
        pub fn verify_integrity(&self) -> Result<()> {}
    }
    pub struct CompareAndSwapError {
        pub current: Option<IVec>,
        pub proposed: Option<IVec>,
    }

    impl Config {
        pub fn new() -> Config {}
        pub fn path<P: AsRef<Path>>(self, path: P) -> Config {}
        pub fn open(&self) -> Result<Db> {}
        pub fn temporary(self, v: bool) -> Config {}
        pub fn cache_capacity(self, v: u64) -> Config {}
        pub fn mode(self, v: Mode) -> Config {}
        pub fn flush_every_ms(self, v: Option<u64>) -> Config {}
        pub fn use_compression(self, v: bool) -> Config {}
        pub fn create_new(self, v: bool) -> Config {}
    }
    impl Deref for Db {
        type Target = Tree;
    }
    impl Tree {
        pub fn transaction<F: Fn(&transaction::TransactionalTree) -> transaction::ConflictableTransactionResult<A, E>, A, E>(
            &self,
            f: F,
        ) -> transaction::TransactionResult<A, E> {
            f(any())
        }
        pub async fn flush_async(&self) -> Result<usize> {}
        pub fn compare_and_swap<K, OV, NV>(
            &self,
            key: K,
            old: Option<OV>,
            new: Option<NV>,
        ) -> Result<std::result::Result<(), CompareAndSwapError>> {
        }
        pub fn set_merge_operator<F>(&self, merge_operator: F) {}
    }
    pub enum Error {
        CollectionNotFound(IVec),
        Unsupported(String),
        ReportableBug(String),
        Io(std::io::Error),
        Corruption,
    }
    pub mod transaction {
        use sled::IVec;
        pub struct TransactionalTree;
        pub enum ConflictableTransactionError<T> {
            Abort(T),
            Conflict,
        }
        pub enum TransactionError<T = sled::Error> {
            Abort(T),
            Storage(sled::Error),
        }
        pub type TransactionResult<T, E = ()> = Result<T, TransactionError<E>>;
        pub type ConflictableTransactionResult<T, E = ()> = Result<T, ConflictableTransactionError<E>>;
        impl TransactionalTree {
            pub fn insert<K, V>(&self, key: K, value: V) -> Result<Option<IVec>, ConflictableTransactionError<()>> {}
            pub fn remove<K>(&self, key: K) -> Result<Option<IVec>, ConflictableTransactionError<()>> {}
            pub fn get<K>(&self, key: K) -> Result<Option<IVec>, ConflictableTransactionError<()>> {}
            pub fn flush(&self) {}
        }
        pub trait Transactional<E = ()> {
            fn transaction<F, A>(&self, f: F) -> TransactionResult<A, E>;
        }
    }
    pub use sled::transaction::Transactional;
}

pub mod heed {
    use std::fs::File;
    use std::ops::{Deref, DerefMut, RangeBounds};
    use std::path::Path;
    use std::time::Duration;
    pub type Result<T> = std::result::Result<T, Error>;
    pub enum Error {
        Io(std::io::Error),
        Encoding(BoxedError),
        Decoding(BoxedError),
    }
    pub type BoxedError = Box<dyn std::error::Error>;

    pub struct EnvOpenOptions<T = WithTls>;
    pub struct WithTls;
    pub struct WithoutTls;
    pub enum AnyTls {}
    impl<T> EnvOpenOptions<T> {
        pub fn new() -> Self {}
        pub fn map_size(&mut self, size: usize) -> &mut Self {}
        pub fn max_readers(&mut self, readers: u32) -> &mut Self {}
        pub fn max_dbs(&mut self, dbs: u32) -> &mut Self {}
        pub fn flags<F>(&mut self, flags: F) -> &mut Self {}
        pub fn read_txn_with_tls(self) -> EnvOpenOptions<WithTls> {}
        pub fn read_txn_without_tls(self) -> EnvOpenOptions<WithoutTls> {}
        pub fn open<P: AsRef<Path>>(&self, path: P) -> Result<Env<T>> {}
    }
    pub struct Env<T = WithTls>;
    impl<T> Env<T> {
        pub fn open_database<KC, DC>(&self, rtxn: &RoTxn, name: Option<&str>) -> Result<Option<Database<KC, DC>>> {}
        pub fn create_database<KC, DC>(&self, wtxn: &mut RwTxn, name: Option<&str>) -> Result<Database<KC, DC>> {}
        pub fn database_options(&self) -> DatabaseOpenOptions<'_, KC_, DC_> {}
        pub fn write_txn(&self) -> Result<RwTxn<'_>> {}
        pub fn nested_write_txn<'p>(&'p self, parent: &'p mut RwTxn) -> Result<RwTxn<'p>> {}
        pub fn read_txn(&self) -> Result<RoTxn<'_, T>> {}
        pub fn static_read_txn(self) -> Result<RoTxn<'static, T>> {}
        pub fn copy_to_file(&self, file: &mut File, option: CompactionOption) -> Result<()> {}
        pub fn copy_to_path<P>(&self, path: P, option: CompactionOption) -> Result<File> {}
        pub fn force_sync(&self) -> Result<()> {}
        pub fn path(&self) -> &Path {}
        pub fn prepare_for_closing(self) -> EnvClosingEvent {}
        pub fn clear_stale_readers(&self) -> Result<usize> {}
        pub fn resize(&self, new_size: usize) -> Result<()> {}
        pub fn real_disk_size(&self) -> Result<u64> {}
        pub fn info(&self) -> EnvInfo {}
    }
    pub struct KC_;
    pub struct DC_;
    pub struct DatabaseOpenOptions<'e, KC, DC>;
    impl<'e, KC, DC> DatabaseOpenOptions<'e, KC, DC> {
        pub fn types<K, D>(self) -> DatabaseOpenOptions<'e, K, D> {}
        pub fn name(&mut self, name: &str) -> &mut Self {}
        pub fn flags<F>(&mut self, flags: F) -> &mut Self {}
        pub fn open(&self, rtxn: &RoTxn) -> Result<Option<Database<KC, DC>>> {}
        pub fn create(&self, wtxn: &mut RwTxn) -> Result<Database<KC, DC>> {}
    }
    pub struct EnvInfo {
        pub map_size: usize,
        pub last_page_number: usize,
    }
    pub enum CompactionOption {
        Enabled,
        Disabled,
    }
    pub struct EnvClosingEvent;
    impl EnvClosingEvent {
        pub fn wait(&self) {}
        pub fn wait_timeout(&self, timeout: Duration) -> bool {}
    }
    pub struct RoTxn<'e, T = AnyTls>;
    impl<T> RoTxn<'_, T> {
        pub fn id(&self) -> usize {}
        pub fn commit(self) -> Result<()> {}
    }
    pub struct RwTxn<'p>;
    impl RwTxn<'_> {
        pub fn commit(self) -> Result<()> {}
        pub fn abort(self) {}
    }
    impl<'p> Deref for RwTxn<'p> {
        type Target = RoTxn<'p>;
    }
    pub trait BytesEncode<'a> {
        type EItem;
        fn bytes_encode(item: &Self::EItem) -> std::result::Result<std::borrow::Cow<'_, [u8]>, BoxedError>;
    }
    pub trait BytesDecode<'a> {
        type DItem;
        fn bytes_decode(bytes: &[u8]) -> std::result::Result<Self::DItem, BoxedError>;
    }
    pub struct Database<KC, DC>;
    impl<KC: BytesDecode<'static>, DC: BytesDecode<'static>> Database<KC, DC> {
        pub fn get<Q>(&self, txn: &RoTxn, key: &Q) -> Result<Option<DC::DItem>> {}
        pub fn get_greater_than<Q>(&self, txn: &RoTxn, key: &Q) -> Result<Option<(KC::DItem, DC::DItem)>> {}
        pub fn get_lower_than<Q>(&self, txn: &RoTxn, key: &Q) -> Result<Option<(KC::DItem, DC::DItem)>> {}
        pub fn first(&self, txn: &RoTxn) -> Result<Option<(KC::DItem, DC::DItem)>> {}
        pub fn last(&self, txn: &RoTxn) -> Result<Option<(KC::DItem, DC::DItem)>> {}
        pub fn len(&self, txn: &RoTxn) -> Result<u64> {}
        pub fn is_empty(&self, txn: &RoTxn) -> Result<bool> {}
        pub fn iter(&self, txn: &RoTxn) -> Result<RoIter<KC, DC>> {}
        pub fn iter_mut(&self, txn: &mut RwTxn) -> Result<RoIter<KC, DC>> {}
        pub fn rev_iter(&self, txn: &RoTxn) -> Result<RoIter<KC, DC>> {}
        pub fn range<R>(&self, txn: &RoTxn, range: &R) -> Result<RoIter<KC, DC>> {}
        pub fn rev_range<R>(&self, txn: &RoTxn, range: &R) -> Result<RoIter<KC, DC>> {}
        pub fn prefix_iter<P>(&self, txn: &RoTxn, prefix: &P) -> Result<RoIter<KC, DC>> {}
        pub fn put<K, D>(&self, txn: &mut RwTxn, key: &K, data: &D) -> Result<()> {}
        pub fn put_with_flags<F, K, D>(&self, txn: &mut RwTxn, flags: F, key: &K, data: &D) -> Result<()> {}
        pub fn get_or_put<K, D>(&self, txn: &mut RwTxn, key: &K, data: &D) -> Result<Option<DC::DItem>> {}
        pub fn delete<Q>(&self, txn: &mut RwTxn, key: &Q) -> Result<bool> {}
        pub fn delete_range<R>(&self, txn: &mut RwTxn, range: &R) -> Result<usize> {}
        pub fn clear(&self, txn: &mut RwTxn) -> Result<()> {}
        pub fn remap_types<KC2, DC2>(&self) -> Database<KC2, DC2> {}
        pub fn remap_data_type<DC2>(&self) -> Database<KC, DC2> {}
        pub fn remap_key_type<KC2>(&self) -> Database<KC2, DC> {}
    }
    pub struct RoIter<KC, DC>;
    impl<KC: BytesDecode<'static>, DC: BytesDecode<'static>> Iterator for RoIter<KC, DC> {
        type Item = Result<(KC::DItem, DC::DItem)>;
    }
    pub mod types {
        use heed::BytesDecode;
        pub struct Str;
        pub struct Bytes;
        pub struct ByteSlice;
        pub struct Unit;
        pub struct SerdeBincode<T>;
        pub struct SerdeJson<T>;
        pub struct DecodeIgnore;
        pub struct U32<O>;
        pub struct U64<O>;
        impl BytesDecode<'_> for Str {
            type DItem = str;
        }
        impl BytesDecode<'_> for Bytes {
            type DItem = [u8];
        }
        impl BytesDecode<'_> for ByteSlice {
            type DItem = [u8];
        }
        impl BytesDecode<'_> for Unit {
            type DItem = ();
        }
        impl BytesDecode<'_> for DecodeIgnore {
            type DItem = ();
        }
        impl<T> BytesDecode<'_> for SerdeBincode<T> {
            type DItem = T;
        }
        impl<T> BytesDecode<'_> for SerdeJson<T> {
            type DItem = T;
        }
        impl<O> BytesDecode<'_> for U32<O> {
            type DItem = u32;
        }
        impl<O> BytesDecode<'_> for U64<O> {
            type DItem = u64;
        }
    }
}

pub mod lmdb {
    use std::ffi::c_uint;
    use std::path::Path;
    pub type Result<T> = std::result::Result<T, Error>;
    pub enum Error {
        KeyExist,
        NotFound,
        Other(i32),
    }

    pub struct Database;
    impl Database {}
    pub struct Environment;
    impl Environment {
        pub fn new() -> EnvironmentBuilder {}

        pub fn open_db<'env>(&'env self, name: Option<&str>) -> Result<Database> {}
        pub fn create_db<'env>(&'env self, name: Option<&str>, flags: DatabaseFlags) -> Result<Database> {}

        pub fn begin_ro_txn<'env>(&'env self) -> Result<RoTransaction<'env>> {}
        pub fn begin_rw_txn<'env>(&'env self) -> Result<RwTransaction<'env>> {}
        pub fn sync(&self, force: bool) -> Result<()> {}
        pub fn close_db(&mut self, db: Database) {}
        pub fn stat(&self) -> Result<Stat> {}
    }
    pub struct Stat;
    impl Stat {
        pub fn page_size(&self) -> u32 {}
        pub fn depth(&self) -> u32 {}
        pub fn branch_pages(&self) -> usize {}
        pub fn leaf_pages(&self) -> usize {}
        pub fn overflow_pages(&self) -> usize {}
        pub fn entries(&self) -> usize {}
    }
    pub struct EnvironmentBuilder;
    impl EnvironmentBuilder {
        pub fn open(&self, path: &Path) -> Result<Environment> {}

        pub fn set_flags(&mut self, flags: EnvironmentFlags) -> &mut EnvironmentBuilder {}
        pub fn set_max_readers(&mut self, max_readers: c_uint) -> &mut EnvironmentBuilder {}
        pub fn set_max_dbs(&mut self, max_readers: c_uint) -> &mut EnvironmentBuilder {}
        pub fn set_map_size(&mut self, map_size: usize) -> &mut EnvironmentBuilder {}
    }
    pub trait Transaction {
        fn commit(self) -> Result<()> {}
        fn abort(self) {}
        fn open_db(&self, name: Option<&str>) -> Result<Database> {}
        fn get<'txn, K: AsRef<[u8]>>(&'txn self, database: Database, key: &K) -> Result<&'txn [u8]> {}
    }
    pub struct RoTransaction<'env>;
    impl<'env> RoTransaction<'env> {
        pub fn reset(self) -> InactiveTransaction<'env> {}
    }
    impl<'env> Transaction for RoTransaction<'env> {}
    pub struct InactiveTransaction<'env>;
    impl<'env> InactiveTransaction<'env> {
        pub fn renew(self) -> Result<RoTransaction<'env>> {}
    }
    pub struct RwTransaction<'env>;
    impl<'env> RwTransaction<'env> {
        pub fn create_db(&self, name: Option<&str>, flags: DatabaseFlags) -> Result<Database> {}

        pub fn put<K: AsRef<[u8]>, D: AsRef<[u8]>>(&mut self, database: Database, key: &K, data: &D, flags: WriteFlags) -> Result<()> {}

        pub fn del<K: AsRef<[u8]>>(&mut self, database: Database, key: &K, data: Option<&[u8]>) -> Result<()> {}
        pub fn clear_db(&mut self, db: Database) -> Result<()> {}
        pub fn drop_db(&mut self, db: Database) -> Result<()> {}
        pub fn begin_nested_txn<'txn>(&'txn mut self) -> Result<RwTransaction<'txn>> {}
    }
    impl<'env> Transaction for RwTransaction<'env> {}

    pub struct EnvironmentFlags;
    pub struct DatabaseFlags;
    pub struct WriteFlags;
    pub struct RoCursor<'txn>;
    pub struct RwCursor<'txn>;
}

pub mod tantivy {
    use directory::{Directory, ManagedDirectory};
    use std::collections::HashSet;
    use std::future::Future;
    use std::io;
    use std::path::{Path, PathBuf};
    use std::sync::{Arc, Weak};
    pub type Result<T, E = TantivyError> = std::result::Result<T, E>;

    pub struct Searcher;
    impl Searcher {
        pub fn index(&self) -> &Index {}

        pub fn doc<D>(&self, doc_address: DocAddress) -> tantivy::Result<D> {}

        pub async fn doc_async<D>(&self, doc_address: DocAddress) -> tantivy::Result<D> {}
        pub fn schema(&self) -> &Schema {}
        pub fn num_docs(&self) -> u64 {}
        pub fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {}
        pub async fn doc_freq_async(&self, term: &Term) -> tantivy::Result<u64> {}
        pub fn segment_readers(&self) -> &[SegmentReader] {}
        pub fn segment_reader(&self, segment_ord: u32) -> &SegmentReader {}
        pub fn search<C: collector::Collector>(&self, query: &dyn Query, collector: &C) -> tantivy::Result<C::Fruit> {}
    }
    pub struct IndexBuilder;
    impl IndexBuilder {
        pub fn new() -> Self {}
        pub fn settings(self, settings: IndexSettings) -> Self {}
        pub fn schema(self, schema: Schema) -> Self {}
        pub fn tokenizers(self, tokenizers: TokenizerManager) -> Self {}
        pub fn fast_field_tokenizers(self, tokenizers: TokenizerManager) -> Self {}

        pub fn create_in_ram(self) -> Result<Index, TantivyError> {}
        pub fn create_in_dir<P: AsRef<Path>>(self, directory_path: P) -> tantivy::Result<Index> {}

        pub fn create_from_tempdir(self) -> tantivy::Result<Index> {}
        pub fn open_or_create<T: Into<Box<dyn Directory>>>(self, dir: T) -> tantivy::Result<Index> {}
    }
    pub struct Index;
    impl Index {
        pub fn builder() -> IndexBuilder {}
        pub fn exists(dir: &dyn Directory) -> Result<bool, OpenReadError> {}

        pub fn set_multithread_executor(&mut self, num_threads: usize) -> tantivy::Result<()> {}

        pub fn set_default_multithread_executor(&mut self) -> tantivy::Result<()> {}
        pub fn create_in_ram(schema: Schema) -> Index {}
        pub fn create_in_dir<P: AsRef<Path>>(directory_path: P, schema: Schema) -> tantivy::Result<Index> {}
        pub fn open_or_create<T: Into<Box<dyn Directory>>>(dir: T, schema: Schema) -> tantivy::Result<Index> {}
        pub fn create_from_tempdir(schema: Schema) -> tantivy::Result<Index> {}
        pub fn create<T: Into<Box<dyn Directory>>>(dir: T, schema: Schema, settings: IndexSettings) -> tantivy::Result<Index> {}
        pub fn set_tokenizers(&mut self, tokenizers: TokenizerManager) {}

        pub fn tokenizers(&self) -> &TokenizerManager {}
        pub fn set_fast_field_tokenizers(&mut self, tokenizers: TokenizerManager) {}
        pub fn fast_field_tokenizer(&self) -> &TokenizerManager {}

        pub fn reader(&self) -> tantivy::Result<IndexReader> {}
        pub fn reader_builder(&self) -> IndexReaderBuilder {}
        pub fn open_in_dir<P: AsRef<Path>>(directory_path: P) -> tantivy::Result<Index> {}

        pub fn open<T: Into<Box<dyn Directory>>>(directory: T) -> tantivy::Result<Index> {}
        pub fn load_metas(&self) -> tantivy::Result<IndexMeta> {}

        pub fn writer_with_num_threads<D>(
            &self,
            num_threads: usize,
            overall_memory_budget_in_bytes: usize,
        ) -> tantivy::Result<IndexWriter<D>> {
        }
        pub fn writer<D>(&self, memory_budget_in_bytes: usize) -> tantivy::Result<IndexWriter<D>> {}

        pub fn settings(&self) -> &IndexSettings {}
        pub fn settings_mut(&mut self) -> &mut IndexSettings {}
        pub fn schema(&self) -> Schema {}

        pub fn directory(&self) -> &ManagedDirectory {}
        pub fn directory_mut(&mut self) -> &mut ManagedDirectory {}

        pub fn validate_checksum(&self) -> tantivy::Result<HashSet<PathBuf>> {}
    }
    impl Index {}
    pub struct IndexWriter<D = TantivyDocument>;
    impl<D> IndexWriter<D> {
        pub fn index(&self) -> &Index {}
        pub fn wait_merging_threads(self) -> tantivy::Result<()> {}

        pub fn garbage_collect_files(&self) -> FutureResult<GarbageCollectionResult> {}
        pub fn delete_all_documents(&self) -> tantivy::Result<Opstamp> {}

        pub fn rollback(&mut self) -> tantivy::Result<Opstamp> {}
        pub fn prepare_commit(&mut self) -> tantivy::Result<PreparedCommit<'_, D>> {}
        pub fn commit(&mut self) -> tantivy::Result<Opstamp> {}
        pub fn delete_term(&self, term: Term) -> Opstamp {}
        pub fn delete_query(&self, query: Box<dyn Query>) -> tantivy::Result<Opstamp> {}
        pub fn commit_opstamp(&self) -> Opstamp {}
        pub fn add_document(&self, document: D) -> tantivy::Result<Opstamp> {}
    }
    pub struct PreparedCommit<'a, D = TantivyDocument>;
    impl<'a, D> PreparedCommit<'a, D> {
        pub fn opstamp(&self) -> Opstamp {}
        pub fn set_payload(&mut self, payload: &str) {}
        pub fn abort(self) -> tantivy::Result<Opstamp> {}
        pub fn commit(self) -> tantivy::Result<Opstamp> {}
        pub fn commit_future(self) -> FutureResult<Opstamp> {}
    }
    pub struct IndexReaderBuilder;
    impl IndexReaderBuilder {
        pub fn try_into(self) -> tantivy::Result<IndexReader> {}

        pub fn doc_store_cache_num_blocks(self, doc_store_cache_num_blocks: usize) -> IndexReaderBuilder {}

        pub fn num_warming_threads(self, num_warming_threads: usize) -> IndexReaderBuilder {}
    }
    pub struct IndexReader;
    impl IndexReader {
        pub fn reload(&self) -> tantivy::Result<()> {}
        pub fn searcher(&self) -> Searcher {}
    }

    pub enum TantivyError {
        IoError(io::Error),
        InvalidArgument(String),
        LockFailure,
        OpenReadError,
        SchemaError(String),
    }
    pub type Opstamp = u64;
    pub struct TantivyDocument;
    pub type Document = TantivyDocument;
    pub struct DocAddress {
        pub segment_ord: u32,
        pub doc_id: u32,
    }
    pub struct Term;
    pub struct IndexSettings;
    pub struct IndexMeta;
    pub struct SegmentReader;
    pub struct FutureResult<T>;
    impl<T> FutureResult<T> {
        pub fn wait(self) -> Result<T> {}
    }
    impl<T> Future for FutureResult<T> {
        type Output = Result<T>;
    }
    pub struct GarbageCollectionResult;
    pub enum ReloadPolicy {
        Manual,
        OnCommitWithDelay,
    }
    impl IndexReaderBuilder {
        pub fn reload_policy(self, reload_policy: ReloadPolicy) -> IndexReaderBuilder {}
    }
    pub mod collector {
        pub trait Collector {
            type Fruit;
        }
        pub struct TopDocs;
        impl TopDocs {
            pub fn with_limit(limit: usize) -> TopDocs {}
        }
        impl Collector for TopDocs {
            type Fruit = Vec<(f32, tantivy::DocAddress)>;
        }
        pub struct Count;
        impl Collector for Count {
            type Fruit = usize;
        }
    }
    pub mod query {
        pub trait Query {}
    }
    use query::Query;
    pub mod schema {
        pub struct Schema;
        pub struct Field;
        pub use tantivy::{Document, TantivyDocument, Term};
    }
    use schema::Schema;
    pub mod directory {
        use std::path::Path;
        pub trait Directory {}
        pub struct ManagedDirectory;
        pub struct MmapDirectory;
        pub struct RamDirectory;
        impl MmapDirectory {
            pub fn open<P: AsRef<Path>>(directory_path: P) -> Result<MmapDirectory, error::OpenDirectoryError> {}
            pub fn create_from_tempdir() -> Result<Self, error::OpenDirectoryError> {}
        }
        impl RamDirectory {
            pub fn create() -> RamDirectory {}
        }
        impl Directory for MmapDirectory {}
        impl Directory for RamDirectory {}
        pub mod error {
            pub struct OpenDirectoryError;
            pub struct OpenReadError;
        }
    }
    use directory::error::OpenReadError;
    pub mod tokenizer {
        pub struct TokenizerManager;
    }
    use tokenizer::TokenizerManager;
    pub mod indexer {
        pub use tantivy::{IndexWriter, PreparedCommit};
    }
}
