// Databases: sync clients of servers, pools, and the async siblings whose methods have the same names.
// Longer than 500 lines on purpose: see std.rs.

pub mod rusqlite {
    use std::ffi::CStr;
    use std::ops::{Deref, DerefMut};
    use std::path::Path;
    use std::time::Duration;
    pub type Result<T, E = Error> = std::result::Result<T, E>;

    impl Connection {
        pub fn busy_timeout(&self, timeout: Duration) -> Result<()> {}
        pub fn busy_handler(&self, callback: Option<fn(i32) -> bool>) -> Result<()> {}
    }
    impl Connection {
        pub fn prepare_cached(&self, sql: &str) -> Result<CachedStatement<'_>> {}
        pub fn set_prepared_statement_cache_capacity(&self, capacity: usize) {}
        pub fn flush_prepared_statement_cache(&self) {}
    }
    impl Connection {
        pub fn column_exists<N>(&self, db_name: Option<N>, table_name: N, column_name: N) -> Result<bool> {}
        pub fn table_exists<N>(&self, db_name: Option<N>, table_name: N) -> Result<bool> {}
    }
    pub struct Connection;
    impl Connection {
        pub fn open<P: AsRef<Path>>(path: P) -> Result<Self> {}
        pub fn open_in_memory() -> Result<Self> {}
        pub fn open_with_flags<P: AsRef<Path>>(path: P, flags: OpenFlags) -> Result<Self> {}
        pub fn open_with_flags_and_vfs<P: AsRef<Path>, V>(path: P, flags: OpenFlags, vfs: V) -> Result<Self> {}
        pub fn open_in_memory_with_flags(flags: OpenFlags) -> Result<Self> {}
        pub fn open_in_memory_with_flags_and_vfs<V>(flags: OpenFlags, vfs: V) -> Result<Self> {}
        pub fn execute_batch(&self, sql: &str) -> Result<()> {}
        pub fn execute<P>(&self, sql: &str, params: P) -> Result<usize> {}
        pub fn path(&self) -> Option<&str> {}
        pub fn release_memory(&self) -> Result<()> {}
        pub fn last_insert_rowid(&self) -> i64 {}
        pub fn query_row<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&self, sql: &str, params: P, f: F) -> Result<T> { f(any()) }
        pub fn query_one<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&self, sql: &str, params: P, f: F) -> Result<T> { f(any()) }
        pub fn query_row_and_then<T, E, P, F: FnOnce(&Row<'_>) -> Result<T, E>>(&self, sql: &str, params: P, f: F) -> Result<T, E> {
            f(any())
        }
        pub fn prepare(&self, sql: &str) -> Result<Statement<'_>> {}

        pub fn close(self) -> Result<(), (Self, Error)> {}

        pub fn load_extension<P: AsRef<Path>, N>(&self, dylib_path: P, entry_point: Option<N>) -> Result<()> {}

        pub fn get_interrupt_handle(&self) -> InterruptHandle {}
        pub fn changes(&self) -> u64 {}
        pub fn total_changes(&self) -> u64 {}
        pub fn is_autocommit(&self) -> bool {}
        pub fn is_busy(&self) -> bool {}
        pub fn cache_flush(&self) -> Result<()> {}
        pub fn is_readonly<N>(&self, db_name: N) -> Result<bool> {}
        pub fn db_name(&self, index: usize) -> Result<String> {}
        pub fn is_interrupted(&self) -> bool {}
    }
    impl Connection {
        pub fn pragma_query_value<T, F: FnOnce(&Row<'_>) -> Result<T>>(
            &self,
            schema_name: Option<&str>,
            pragma_name: &str,
            f: F,
        ) -> Result<T> {
            f(any())
        }
        pub fn pragma_query<F: FnMut(&Row<'_>) -> Result<()>>(&self, schema_name: Option<&str>, pragma_name: &str, f: F) -> Result<()> {
            f(any())
        }
        pub fn pragma<F: FnMut(&Row<'_>) -> Result<()>, V>(
            &self,
            schema_name: Option<&str>,
            pragma_name: &str,
            pragma_value: V,
            f: F,
        ) -> Result<()> {
            f(any())
        }
        pub fn pragma_update<V>(&self, schema_name: Option<&str>, pragma_name: &str, pragma_value: V) -> Result<()> {}
        pub fn pragma_update_and_check<F: FnOnce(&Row<'_>) -> Result<T>, T, V>(
            &self,
            schema_name: Option<&str>,
            pragma_name: &str,
            pragma_value: V,
            f: F,
        ) -> Result<T> {
            f(any())
        }
    }
    impl Connection {
        pub fn transaction(&mut self) -> Result<Transaction<'_>> {}
        pub fn transaction_with_behavior(&mut self, behavior: TransactionBehavior) -> Result<Transaction<'_>> {}
        pub fn unchecked_transaction(&self) -> Result<Transaction<'_>> {}
        pub fn savepoint(&mut self) -> Result<Savepoint<'_>> {}
        pub fn savepoint_with_name<T: Into<String>>(&mut self, name: T) -> Result<Savepoint<'_>> {}
        pub fn transaction_state<N>(&self, db_name: Option<N>) -> Result<TransactionState> {}
        pub fn set_transaction_behavior(&mut self, behavior: TransactionBehavior) {}
    }
    pub struct CachedStatement<'conn>;
    impl<'conn> Deref for CachedStatement<'conn> {
        type Target = Statement<'conn>;
    }
    impl<'conn> DerefMut for CachedStatement<'conn> {}
    impl CachedStatement<'_> {
        pub fn discard(self) {}
    }
    pub struct Column<'stmt>;
    impl Column<'_> {
        pub fn name(&self) -> &str {}
        pub fn decl_type(&self) -> Option<&str> {}
    }
    impl Statement<'_> {
        pub fn column_names(&self) -> Vec<&str> {}
        pub fn column_count(&self) -> usize {}
        pub fn column_name(&self, col: usize) -> Result<&str> {}
        pub fn column_index(&self, name: &str) -> Result<usize> {}
        pub fn columns(&self) -> Vec<Column<'_>> {}
    }
    pub struct Statement<'conn>;
    impl Statement<'_> {
        pub fn execute<P>(&mut self, params: P) -> Result<usize> {}
        pub fn insert<P>(&mut self, params: P) -> Result<i64> {}
        pub fn query<P>(&mut self, params: P) -> Result<Rows<'_>> {}
        pub fn query_map<T, P, F: FnMut(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<MappedRows<'_, T>> { f(any()) }
        pub fn query_and_then<T, E, P, F: FnMut(&Row<'_>) -> Result<T, E>>(&mut self, params: P, f: F) -> Result<AndThenRows<'_, T, E>> {
            f(any())
        }
        pub fn exists<P>(&mut self, params: P) -> Result<bool> {}
        pub fn query_row<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<T> { f(any()) }
        pub fn query_one<T, P, F: FnOnce(&Row<'_>) -> Result<T>>(&mut self, params: P, f: F) -> Result<T> { f(any()) }
        pub fn finalize(self) -> Result<()> {}
        pub fn parameter_index(&self, name: &str) -> Result<Option<usize>> {}
        pub fn parameter_name(&self, index: usize) -> Option<&'_ str> {}
        pub fn parameter_count(&self) -> usize {}

        pub fn raw_execute(&mut self) -> Result<usize> {}
        pub fn raw_query(&mut self) -> Rows<'_> {}
        pub fn expanded_sql(&self) -> Option<String> {}

        pub fn is_explain(&self) -> i32 {}
        pub fn readonly(&self) -> bool {}
        pub fn clear_bindings(&mut self) {}
    }
    pub trait OptionalExtension<T> {
        fn optional(self) -> Result<Option<T>>;
    }
    pub struct Batch<'conn, 'sql>;
    impl<'conn, 'sql> Batch<'conn, 'sql> {
        pub fn new(conn: &'conn Connection, sql: &'sql str) -> Self {}
    }
    impl<'conn> fallible_iterator::FallibleIterator for Batch<'conn, '_> {
        type Item = Statement<'conn>;
        type Error = Error;
    }
    pub struct InterruptHandle;
    impl InterruptHandle {
        pub fn interrupt(&self) {}
    }
    pub struct ParamsFromIter<I>;
    pub fn params_from_iter<I: IntoIterator>(iter: I) -> ParamsFromIter<I> {}
    pub struct Rows<'stmt>;
    impl<'stmt> Rows<'stmt> {
        pub fn next(&mut self) -> Result<Option<&Row<'stmt>>> {}
        pub fn map<T, F: FnMut(&Row<'_>) -> Result<T>>(self, f: F) -> MappedRows<'stmt, T> { f(any()) }
        pub fn mapped<T, F: FnMut(&Row<'_>) -> Result<T>>(self, f: F) -> MappedRows<'stmt, T> { f(any()) }
        pub fn and_then<F: FnMut(&Row<'_>) -> Result<T, E>, T, E>(self, f: F) -> AndThenRows<'stmt, T, E> { f(any()) }
        pub fn as_ref(&self) -> Option<&Statement<'stmt>> {}
    }
    impl<'stmt> FallibleStreamingIterator for Rows<'stmt> {
        type Item = Row<'stmt>;
        type Error = Error;
    }
    pub struct Row<'stmt>;
    impl Row<'_> {
        pub fn get_unwrap<I, T>(&self, idx: I) -> T {}
        pub fn get<I, T>(&self, idx: I) -> Result<T> {}
        pub fn get_ref<I>(&self, idx: I) -> Result<ValueRef<'_>> {}
        pub fn get_ref_unwrap<I>(&self, idx: I) -> ValueRef<'_> {}
    }
    pub enum TransactionBehavior {
        Deferred,
        Immediate,
        Exclusive,
    }
    pub enum DropBehavior {
        Rollback,
        Commit,
        Ignore,
        Panic,
    }
    pub struct Transaction<'conn>;
    impl Transaction<'_> {
        pub fn new(conn: &mut Connection, behavior: TransactionBehavior) -> Result<Transaction<'_>> {}
        pub fn new_unchecked(conn: &Connection, behavior: TransactionBehavior) -> Result<Transaction<'_>> {}
        pub fn savepoint(&mut self) -> Result<Savepoint<'_>> {}
        pub fn savepoint_with_name<T: Into<String>>(&mut self, name: T) -> Result<Savepoint<'_>> {}
        pub fn drop_behavior(&self) -> DropBehavior {}
        pub fn set_drop_behavior(&mut self, drop_behavior: DropBehavior) {}
        pub fn commit(self) -> Result<()> {}
        pub fn rollback(self) -> Result<()> {}
        pub fn finish(self) -> Result<()> {}
    }
    impl Deref for Transaction<'_> {
        type Target = Connection;
    }
    pub struct Savepoint<'conn>;
    impl Savepoint<'_> {
        pub fn new(conn: &mut Connection) -> Result<Savepoint<'_>> {}
        pub fn with_name<T: Into<String>>(conn: &mut Connection, name: T) -> Result<Savepoint<'_>> {}
        pub fn savepoint(&mut self) -> Result<Savepoint<'_>> {}
        pub fn savepoint_with_name<T: Into<String>>(&mut self, name: T) -> Result<Savepoint<'_>> {}
        pub fn drop_behavior(&self) -> DropBehavior {}
        pub fn set_drop_behavior(&mut self, drop_behavior: DropBehavior) {}
        pub fn commit(self) -> Result<()> {}
        pub fn rollback(&mut self) -> Result<()> {}
        pub fn finish(self) -> Result<()> {}
    }
    impl Deref for Savepoint<'_> {
        type Target = Connection;
    }
    pub enum TransactionState {
        None,
        Read,
        Write,
    }

    pub enum Error {
        SqliteFailure(ffi::Error, Option<String>),
        QueryReturnedNoRows,
        InvalidColumnIndex(usize),
        InvalidColumnName(String),
        InvalidQuery,
        InvalidPath(std::path::PathBuf),
    }
    impl Error {
        pub fn sqlite_error(&self) -> Option<&ffi::Error> {}
        pub fn sqlite_error_code(&self) -> Option<ErrorCode> {}
    }
    pub enum ErrorCode {
        ConstraintViolation,
        DatabaseBusy,
        DatabaseLocked,
        NotADatabase,
        Unknown,
    }
    pub mod ffi {
        pub struct Error;
    }
    pub struct OpenFlags;
    impl OpenFlags {
        pub fn empty() -> Self {}
    }
    pub trait Params {}
    impl<T> Params for T {}
    pub trait ToSql {}
    pub trait RowIndex {}
    impl<T> RowIndex for T {}
    pub trait Name {}
    pub mod fallible_streaming_iterator {
        pub trait FallibleStreamingIterator {
            type Item;
            type Error;
        }
    }
    use fallible_streaming_iterator::FallibleStreamingIterator;
    pub mod fallible_iterator {
        pub trait FallibleIterator {
            type Item;
            type Error;
            fn next(&mut self) -> Result<Option<Self::Item>, Self::Error>;
            fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Self { f(any()) }
            fn collect<C>(self) -> Result<C, Self::Error> {}
        }
    }
    use fallible_iterator::FallibleIterator;
    pub mod pragma {
        pub struct Sql;
    }
    pub trait FromSql {}
    pub mod types {
        pub use rusqlite::{FromSql, ToSql};
        pub enum Value {
            Null,
            Integer(i64),
            Real(f64),
            Text(String),
            Blob(Vec<u8>),
        }
        pub enum ValueRef<'a> {
            Null,
            Integer(i64),
            Real(f64),
            Text(&'a [u8]),
            Blob(&'a [u8]),
        }
    }
    use types::ValueRef;

    pub struct MappedRows<'stmt, T>;
    impl<T> Iterator for MappedRows<'_, T> {
        type Item = Result<T>;
    }
    pub struct AndThenRows<'stmt, T, E>;
    impl<T, E> Iterator for AndThenRows<'_, T, E> {
        type Item = Result<T, E>;
    }
    pub mod backup {
        use rusqlite::{Connection, Result};
        use std::time::Duration;
        pub struct Progress {
            pub remaining: i32,
            pub pagecount: i32,
        }
        pub enum StepResult {
            Done,
            More,
            Busy,
            Locked,
        }
        pub struct Backup<'a, 'b>;
        impl<'a, 'b> Backup<'a, 'b> {
            pub fn new(from: &'a Connection, to: &'b mut Connection) -> Result<Backup<'a, 'b>> {}
            pub fn progress(&self) -> Progress {}
            pub fn step(&self, num_pages: i32) -> Result<StepResult> {}
            pub fn run_to_completion(
                &self,
                pages_per_step: i32,
                pause_between_pages: Duration,
                progress: Option<fn(Progress)>,
            ) -> Result<()> {
            }
        }
    }
}

pub mod tokio_rusqlite {
    use std::path::Path;
    pub enum Error<E = rusqlite::Error> {
        ConnectionClosed,
        Close((Connection, rusqlite::Error)),
        Error(E),
        Rusqlite(rusqlite::Error),
        Other(Box<dyn std::error::Error>),
    }
    pub type Result<T> = std::result::Result<T, Error>;

    pub struct Connection;
    impl Connection {
        pub async fn open<P: AsRef<Path>>(path: P) -> rusqlite::Result<Self> {}
        pub async fn open_in_memory() -> rusqlite::Result<Self> {}
        pub async fn open_with_flags<P: AsRef<Path>>(path: P, flags: rusqlite::OpenFlags) -> rusqlite::Result<Self> {}
        // The closure runs on the connection's own thread.
        pub async fn call<F: FnOnce(&mut rusqlite::Connection) -> Result<R>, R>(&self, function: F) -> Result<R> {}
        pub async fn call_unwrap<F: FnOnce(&mut rusqlite::Connection) -> R, R>(&self, function: F) -> R {}
        pub async fn close(self) -> Result<()> {}
    }
}

pub mod r2d2 {
    use std::ops::{Deref, DerefMut};
    use std::sync::Arc;
    use std::time::Duration;

    pub struct Builder<M: ManageConnection>;
    impl<M: ManageConnection> Builder<M> {
        pub fn new() -> Builder<M> {}
        pub fn max_size(self, max_size: u32) -> Builder<M> {}
        pub fn min_idle(self, min_idle: Option<u32>) -> Builder<M> {}

        pub fn test_on_check_out(self, test_on_check_out: bool) -> Builder<M> {}
        pub fn max_lifetime(self, max_lifetime: Option<Duration>) -> Builder<M> {}
        pub fn idle_timeout(self, idle_timeout: Option<Duration>) -> Builder<M> {}
        pub fn connection_timeout(self, connection_timeout: Duration) -> Builder<M> {}
        pub fn error_handler(self, error_handler: Box<dyn HandleError<M::Error>>) -> Builder<M> {}

        pub fn connection_customizer(self, connection_customizer: Box<dyn CustomizeConnection<M::Connection, M::Error>>) -> Builder<M> {}
        pub fn build(self, manager: M) -> Result<Pool<M>, Error> {}
        pub fn build_unchecked(self, manager: M) -> Pool<M> {}
    }
    pub trait ManageConnection {
        type Connection;
        type Error;
        fn connect(&self) -> Result<Self::Connection, Self::Error>;
        fn is_valid(&self, conn: &mut Self::Connection) -> Result<(), Self::Error>;
        fn has_broken(&self, conn: &mut Self::Connection) -> bool;
    }
    pub trait HandleError<E> {
        fn handle_error(&self, error: E);
    }
    pub struct NopErrorHandler;
    pub struct LoggingErrorHandler;
    pub trait CustomizeConnection<C, E> {
        fn on_acquire(&self, conn: &mut C) -> Result<(), E> {}
        fn on_release(&self, conn: C) {}
    }
    pub struct NopConnectionCustomizer;
    pub struct Pool<M: ManageConnection>;
    impl<M: ManageConnection> Pool<M> {
        pub fn new(manager: M) -> Result<Pool<M>, Error> {}
        pub fn builder() -> Builder<M> {}
        pub fn get(&self) -> Result<PooledConnection<M>, Error> {}
        pub fn get_timeout(&self, timeout: Duration) -> Result<PooledConnection<M>, Error> {}
        pub fn try_get(&self) -> Option<PooledConnection<M>> {}
        pub fn state(&self) -> State {}
        pub fn max_size(&self) -> u32 {}
        pub fn min_idle(&self) -> Option<u32> {}
        pub fn test_on_check_out(&self) -> bool {}
        pub fn max_lifetime(&self) -> Option<Duration> {}
        pub fn idle_timeout(&self) -> Option<Duration> {}
        pub fn connection_timeout(&self) -> Duration {}
    }
    pub struct Error;
    pub struct State {
        pub connections: u32,
        pub idle_connections: u32,
    }
    pub struct PooledConnection<M: ManageConnection>;
    impl<M: ManageConnection> Deref for PooledConnection<M> {
        type Target = M::Connection;
    }
    impl<M: ManageConnection> DerefMut for PooledConnection<M> {}
    impl<M: ManageConnection> PooledConnection<M> {}
}

pub mod r2d2_sqlite {
    use std::path::Path;
    pub struct SqliteConnectionManager;
    impl SqliteConnectionManager {
        pub fn file<P: AsRef<Path>>(path: P) -> Self {}
        pub fn memory() -> Self {}
        pub fn with_flags(self, flags: rusqlite::OpenFlags) -> Self {}
        pub fn with_init<F>(self, init: F) -> Self {}
    }
    impl r2d2::ManageConnection for SqliteConnectionManager {
        type Connection = rusqlite::Connection;
        type Error = rusqlite::Error;
    }
}

pub mod diesel {
    use std::ops::{Deref, DerefMut};

    pub type QueryResult<T> = Result<T, result::Error>;
    pub type ConnectionResult<T> = Result<T, result::ConnectionError>;
    pub mod result {
        pub enum Error {
            NotFound,
            DatabaseError(DatabaseErrorKind, Box<dyn std::any::Any>),
            RollbackTransaction,
            AlreadyInTransaction,
        }
        pub enum DatabaseErrorKind {
            UniqueViolation,
            ForeignKeyViolation,
            Unknown,
        }
        pub enum ConnectionError {
            BadConnection(String),
            CouldntSetupConfiguration(Error),
        }
        pub use diesel::{ConnectionResult, QueryResult};
        pub trait OptionalExtension<T> {
            fn optional(self) -> Result<Option<T>, Error>;
        }
        impl<T> OptionalExtension<T> for diesel::QueryResult<T> {}
    }
    pub use diesel::result::OptionalExtension;
    pub mod connection {
        pub use diesel::{Connection, SimpleConnection};
        pub trait LoadConnection {}
    }
    pub trait SimpleConnection {
        fn batch_execute(&mut self, query: &str) -> QueryResult<()>;
    }
    pub trait Connection: SimpleConnection {
        fn establish(database_url: &str) -> ConnectionResult<Self>;
        fn transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> Result<T, E> { f(any()) }
        fn begin_test_transaction(&mut self) -> QueryResult<()> {}
        fn test_transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> T { f(any()); }
    }
    pub struct PgConnection;
    pub struct SqliteConnection;
    pub struct MysqlConnection;
    impl SimpleConnection for PgConnection {}
    impl SimpleConnection for SqliteConnection {}
    impl SimpleConnection for MysqlConnection {}
    impl Connection for PgConnection {}
    impl Connection for SqliteConnection {}
    impl Connection for MysqlConnection {}
    impl PgConnection {
        pub fn build_transaction(&mut self) -> pg::TransactionBuilder<'_, Self> {}
    }
    impl SqliteConnection {
        pub fn immediate_transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> Result<T, E> { f(any()) }
        pub fn exclusive_transaction<T, E, F: FnOnce(&mut Self) -> Result<T, E>>(&mut self, f: F) -> Result<T, E> { f(any()) }
    }
    pub mod pg {
        pub use diesel::PgConnection;
        pub struct Pg;
        pub struct TransactionBuilder<'a, C>;
        impl<'a, C> TransactionBuilder<'a, C> {
            pub fn read_only(self) -> Self {}
            pub fn serializable(self) -> Self {}
            pub fn repeatable_read(self) -> Self {}
            pub fn run<T, E, F: FnOnce(&mut C) -> Result<T, E>>(&mut self, f: F) -> Result<T, E> { f(any()) }
        }
    }
    pub mod sqlite {
        pub use diesel::SqliteConnection;
        pub struct Sqlite;
    }
    pub mod mysql {
        pub use diesel::MysqlConnection;
        pub struct Mysql;
    }
    // Tables are types that macros make, so most receivers stay unknown; no blanket impl, because its `execute` would hide other ones.
    pub trait RunQueryDsl<Conn> {
        fn execute(self, conn: &mut Conn) -> QueryResult<usize> {}
        fn load<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>> {}
        fn load_iter<U, B>(self, conn: &mut Conn) -> QueryResult<std::vec::IntoIter<QueryResult<U>>> {}
        fn get_result<U>(self, conn: &mut Conn) -> QueryResult<U> {}
        fn get_results<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>> {}
        fn first<U>(self, conn: &mut Conn) -> QueryResult<U> {}
    }
    impl<Conn> RunQueryDsl<Conn> for query_builder::SqlQuery {}
    impl<T, Conn> RunQueryDsl<Conn> for query_builder::InsertStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for query_builder::UpdateStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for query_builder::DeleteStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for query_builder::SelectStatement<T> {}
    pub trait SaveChangesDsl<Conn> {
        fn save_changes<T>(self, connection: &mut Conn) -> QueryResult<T> {}
    }
    impl<T, Conn> SaveChangesDsl<Conn> for T {}
    pub mod query_dsl {
        pub use diesel::{RunQueryDsl, SaveChangesDsl};
    }
    pub fn sql_query<T>(query: T) -> query_builder::SqlQuery {}
    pub fn insert_into<T>(target: T) -> query_builder::IncompleteInsertStatement<T> {}
    pub fn update<T>(source: T) -> query_builder::UpdateStatement<T> {}
    pub fn delete<T>(source: T) -> query_builder::DeleteStatement<T> {}
    pub fn select<T>(expression: T) -> query_builder::SelectStatement<T> {}
    pub mod query_builder {
        pub struct SqlQuery;
        impl SqlQuery {
            pub fn bind<S, V>(self, value: V) -> Self {}
        }
        pub struct IncompleteInsertStatement<T>;
        pub struct InsertStatement<T>;
        pub struct UpdateStatement<T>;
        pub struct DeleteStatement<T>;
        pub struct SelectStatement<T>;
        impl<T> IncompleteInsertStatement<T> {
            pub fn values<U>(self, records: U) -> InsertStatement<T> {}
            pub fn default_values(self) -> InsertStatement<T> {}
        }
        impl<T> InsertStatement<T> {
            pub fn on_conflict<U>(self, target: U) -> Self {}
            pub fn on_conflict_do_nothing(self) -> Self {}
            pub fn do_nothing(self) -> Self {}
            pub fn do_update(self) -> Self {}
            pub fn set<U>(self, changes: U) -> Self {}
            pub fn returning<E>(self, returns: E) -> Self {}
        }
        impl<T> UpdateStatement<T> {
            pub fn set<U>(self, values: U) -> Self {}
            pub fn filter<P>(self, predicate: P) -> Self {}
            pub fn returning<E>(self, returns: E) -> Self {}
        }
        impl<T> DeleteStatement<T> {
            pub fn filter<P>(self, predicate: P) -> Self {}
            pub fn returning<E>(self, returns: E) -> Self {}
        }
    }
    pub mod prelude {
        pub use diesel::{
            Connection, ConnectionResult, MysqlConnection, OptionalExtension, PgConnection, QueryResult, RunQueryDsl, SaveChangesDsl,
            SqliteConnection,
        };
    }
    pub mod r2d2 {
        use diesel::{Connection, QueryResult};
        pub use r2d2::{Builder, CustomizeConnection, HandleError, ManageConnection, Pool, PooledConnection, State};
        pub type PoolError = r2d2::Error;
        pub enum Error {
            ConnectionError(diesel::result::ConnectionError),
            QueryError(diesel::result::Error),
        }
        pub struct ConnectionManager<T>;
        impl<T> ConnectionManager<T> {
            pub fn new<S: Into<String>>(database_url: S) -> Self {}
        }
        impl<T> ManageConnection for ConnectionManager<T> {
            type Connection = T;
            type Error = Error;
        }
    }
}

pub mod diesel_migrations {
    pub struct EmbeddedMigrations;
    pub struct FileBasedMigrations;
    impl FileBasedMigrations {
        pub fn find_migrations_directory() -> Result<Self, MigrationError> {}
        pub fn from_path<P>(path: P) -> Result<Self, MigrationError> {}
    }
    pub struct MigrationError;
    pub struct HarnessWithOutput<C, W>;
    pub trait MigrationHarness<DB> {
        fn run_pending_migrations<S>(&mut self, source: S) -> Result<Vec<String>, Box<dyn std::error::Error>> {}
        fn run_next_migration<S>(&mut self, source: S) -> Result<String, Box<dyn std::error::Error>> {}
        fn revert_last_migration<S>(&mut self, source: S) -> Result<String, Box<dyn std::error::Error>> {}
        fn revert_all_migrations<S>(&mut self, source: S) -> Result<Vec<String>, Box<dyn std::error::Error>> {}
        fn pending_migrations<S>(&mut self, source: S) -> Result<Vec<String>, Box<dyn std::error::Error>> {}
        fn applied_migrations(&mut self) -> Result<Vec<String>, Box<dyn std::error::Error>> {}
        fn has_pending_migration<S>(&mut self, source: S) -> Result<bool, Box<dyn std::error::Error>> {}
    }
    impl<C: diesel::Connection, DB> MigrationHarness<DB> for C {}
}

pub mod diesel_async {
    use diesel::QueryResult;
    use std::future::Future;

    pub struct AsyncPgConnection;
    pub struct AsyncMysqlConnection;
    pub trait SimpleAsyncConnection {
        async fn batch_execute(&mut self, query: &str) -> QueryResult<()> {}
    }
    impl SimpleAsyncConnection for AsyncPgConnection {}
    impl SimpleAsyncConnection for AsyncMysqlConnection {}
    pub trait AsyncConnection: SimpleAsyncConnection {
        async fn establish(database_url: &str) -> diesel::ConnectionResult<Self> {}
        async fn transaction<R, E, F: FnOnce(&mut Self) -> Fut, Fut: Future<Output = Result<R, E>>>(
            &mut self,
            callback: F,
        ) -> Result<R, E> {
            callback(any()).await
        }
        async fn begin_test_transaction(&mut self) -> QueryResult<()> {}
    }
    impl AsyncConnection for AsyncPgConnection {}
    impl AsyncConnection for AsyncMysqlConnection {}
    pub trait RunQueryDsl<Conn> {
        async fn execute(self, conn: &mut Conn) -> QueryResult<usize> {}
        async fn load<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>> {}
        async fn get_result<U>(self, conn: &mut Conn) -> QueryResult<U> {}
        async fn get_results<U>(self, conn: &mut Conn) -> QueryResult<Vec<U>> {}
        async fn first<U>(self, conn: &mut Conn) -> QueryResult<U> {}
    }
    impl<Conn> RunQueryDsl<Conn> for diesel::query_builder::SqlQuery {}
    impl<T, Conn> RunQueryDsl<Conn> for diesel::query_builder::InsertStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for diesel::query_builder::UpdateStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for diesel::query_builder::DeleteStatement<T> {}
    impl<T, Conn> RunQueryDsl<Conn> for diesel::query_builder::SelectStatement<T> {}
    pub mod scoped_futures {
        use std::future::Future;
        use std::pin::Pin;
        pub trait ScopedFutureExt {
            fn scope_boxed(self) -> Pin<Box<Self>> {}
            fn scope_boxed_local(self) -> Pin<Box<Self>> {}
        }
        impl<F: Future> ScopedFutureExt for F {}
    }
}

pub mod postgres {
    use std::io::{BufRead, Read, Write};
    use std::net::IpAddr;
    use std::path::Path;
    use std::str::FromStr;
    use std::time::Duration;

    pub struct CancelToken;
    impl CancelToken {
        pub fn cancel_query<T>(&self, tls: T) -> Result<(), Error> {}
    }
    pub struct Client;
    impl Client {
        pub fn connect<T>(params: &str, tls_mode: T) -> Result<Client, Error> {}

        pub fn execute<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error> {}
        pub fn execute_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error> {}
        pub fn query<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error> {}
        pub fn query_one<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error> {}
        pub fn query_opt<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error> {}
        pub fn query_raw<T, P, I: IntoIterator<Item = P>>(&mut self, query: &T, params: I) -> Result<RowIter<'_>, Error> {}
        pub fn query_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error> {}
        pub fn query_typed_one(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error> {}
        pub fn query_typed_opt(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error> {}
        pub fn query_typed_raw<P, I: IntoIterator<Item = (P, Type)>>(&mut self, query: &str, params: I) -> Result<RowIter<'_>, Error> {}
        pub fn prepare(&mut self, query: &str) -> Result<Statement, Error> {}
        pub fn prepare_typed(&mut self, query: &str, types: &[Type]) -> Result<Statement, Error> {}
        pub fn copy_in<T>(&mut self, query: &T) -> Result<CopyInWriter<'_>, Error> {}
        pub fn copy_out<T>(&mut self, query: &T) -> Result<CopyOutReader<'_>, Error> {}
        pub fn simple_query(&mut self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error> {}
        pub fn is_valid(&mut self, timeout: Duration) -> Result<(), Error> {}
        pub fn batch_execute(&mut self, query: &str) -> Result<(), Error> {}
        pub fn check_connection(&mut self) -> Result<(), Error> {}
        pub fn transaction(&mut self) -> Result<Transaction<'_>, Error> {}
        pub fn build_transaction(&mut self) -> TransactionBuilder<'_> {}

        pub fn cancel_token(&self) -> CancelToken {}
        pub fn clear_type_cache(&self) {}
        pub fn is_closed(&self) -> bool {}
        pub fn close(self) -> Result<(), Error> {}
    }
    impl GenericClient for Client {}
    pub struct Config;
    impl Config {
        pub fn new() -> Config {}
        pub fn user(&mut self, user: &str) -> &mut Config {}
        pub fn get_user(&self) -> Option<&str> {}
        pub fn password<T: AsRef<[u8]>>(&mut self, password: T) -> &mut Config {}
        pub fn get_password(&self) -> Option<&[u8]> {}
        pub fn dbname(&mut self, dbname: &str) -> &mut Config {}
        pub fn get_dbname(&self) -> Option<&str> {}
        pub fn options(&mut self, options: &str) -> &mut Config {}
        pub fn get_options(&self) -> Option<&str> {}
        pub fn application_name(&mut self, application_name: &str) -> &mut Config {}
        pub fn get_application_name(&self) -> Option<&str> {}

        pub fn host(&mut self, host: &str) -> &mut Config {}

        pub fn get_hostaddrs(&self) -> &[IpAddr] {}
        pub fn host_path<T: AsRef<Path>>(&mut self, host: T) -> &mut Config {}
        pub fn hostaddr(&mut self, hostaddr: IpAddr) -> &mut Config {}
        pub fn port(&mut self, port: u16) -> &mut Config {}
        pub fn get_ports(&self) -> &[u16] {}
        pub fn connect_timeout(&mut self, connect_timeout: Duration) -> &mut Config {}
        pub fn get_connect_timeout(&self) -> Option<&Duration> {}
        pub fn tcp_user_timeout(&mut self, tcp_user_timeout: Duration) -> &mut Config {}
        pub fn get_tcp_user_timeout(&self) -> Option<&Duration> {}
        pub fn keepalives(&mut self, keepalives: bool) -> &mut Config {}
        pub fn get_keepalives(&self) -> bool {}
        pub fn keepalives_idle(&mut self, keepalives_idle: Duration) -> &mut Config {}
        pub fn get_keepalives_idle(&self) -> Duration {}
        pub fn keepalives_interval(&mut self, keepalives_interval: Duration) -> &mut Config {}
        pub fn get_keepalives_interval(&self) -> Option<Duration> {}
        pub fn keepalives_retries(&mut self, keepalives_retries: u32) -> &mut Config {}
        pub fn get_keepalives_retries(&self) -> Option<u32> {}

        pub fn connect<T>(&self, tls: T) -> Result<Client, Error> {}
    }
    impl FromStr for Config {
        type Err = Error;
    }
    pub struct CopyInWriter<'a>;
    impl<'a> CopyInWriter<'a> {
        pub fn finish(self) -> Result<u64, Error> {}
    }
    impl Write for CopyInWriter<'_> {}
    pub struct CopyOutReader<'a>;
    impl Read for CopyOutReader<'_> {}
    impl BufRead for CopyOutReader<'_> {}
    pub trait GenericClient {
        fn execute<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error>;
        fn execute_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error>;
        fn query<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error>;
        fn query_one<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error>;
        fn query_opt<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error>;
        fn query_raw<T, P, I: IntoIterator<Item = P>>(&mut self, query: &T, params: I) -> Result<RowIter<'_>, Error>;
        fn query_typed(&mut self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error>;
        fn query_typed_one(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error>;
        fn query_typed_opt(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error>;
        fn query_typed_raw<P, I: IntoIterator<Item = (P, Type)>>(&mut self, statement: &str, params: I) -> Result<RowIter<'_>, Error>;
        fn prepare(&mut self, query: &str) -> Result<Statement, Error>;
        fn prepare_typed(&mut self, query: &str, types: &[Type]) -> Result<Statement, Error>;
        fn copy_in<T>(&mut self, query: &T) -> Result<CopyInWriter<'_>, Error>;
        fn copy_out<T>(&mut self, query: &T) -> Result<CopyOutReader<'_>, Error>;
        fn simple_query(&mut self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error>;
        fn batch_execute(&mut self, query: &str) -> Result<(), Error>;
        fn transaction(&mut self) -> Result<Transaction<'_>, Error>;
    }
    impl GenericClient for Transaction<'_> {}
    pub struct Transaction<'a>;
    impl<'a> Transaction<'a> {
        pub fn commit(self) -> Result<(), Error> {}
        pub fn rollback(self) -> Result<(), Error> {}
        pub fn prepare(&mut self, query: &str) -> Result<Statement, Error> {}
        pub fn prepare_typed(&mut self, query: &str, types: &[Type]) -> Result<Statement, Error> {}
        pub fn execute<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<u64, Error> {}
        pub fn execute_typed(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<u64, Error> {}
        pub fn query<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Vec<Row>, Error> {}
        pub fn query_one<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Row, Error> {}
        pub fn query_opt<T>(&mut self, query: &T, params: &[&(dyn ToSql)]) -> Result<Option<Row>, Error> {}
        pub fn query_raw<T, P, I: IntoIterator<Item = P>>(&mut self, query: &T, params: I) -> Result<RowIter<'_>, Error> {}
        pub fn query_typed(&mut self, statement: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Vec<Row>, Error> {}
        pub fn query_typed_one(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Row, Error> {}
        pub fn query_typed_opt(&mut self, query: &str, params: &[(&(dyn ToSql), Type)]) -> Result<Option<Row>, Error> {}
        pub fn query_typed_raw<P, I: IntoIterator<Item = (P, Type)>>(&mut self, query: &str, params: I) -> Result<RowIter<'_>, Error> {}

        pub fn copy_in<T>(&mut self, query: &T) -> Result<CopyInWriter<'_>, Error> {}
        pub fn copy_out<T>(&mut self, query: &T) -> Result<CopyOutReader<'_>, Error> {}
        pub fn simple_query(&mut self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error> {}
        pub fn batch_execute(&mut self, query: &str) -> Result<(), Error> {}
        pub fn cancel_token(&self) -> CancelToken {}
        pub fn transaction(&mut self) -> Result<Transaction<'_>, Error> {}
        pub fn savepoint<I: Into<String>>(&mut self, name: I) -> Result<Transaction<'_>, Error> {}
    }
    pub struct RowIter<'a>;
    impl<'a> RowIter<'a> {
        pub fn rows_affected(&self) -> Option<u64> {}
    }
    pub struct TransactionBuilder<'a>;
    impl<'a> TransactionBuilder<'a> {
        pub fn isolation_level(self, isolation_level: IsolationLevel) -> Self {}
        pub fn read_only(self, read_only: bool) -> Self {}
        pub fn deferrable(self, deferrable: bool) -> Self {}
        pub fn start(self) -> Result<Transaction<'a>, Error> {}
    }

    impl Client {
        pub fn configure() -> Config {}
    }

    pub use tokio_postgres::{Column, Error, IsolationLevel, NoTls, Row, SimpleQueryMessage, Statement, ToStatement};
    pub mod types {
        pub use tokio_postgres::types::*;
    }
    use types::{BorrowToSql, ToSql, Type};
    pub mod fallible_iterator {
        pub use rusqlite::fallible_iterator::FallibleIterator;
    }
    use fallible_iterator::FallibleIterator;
}

pub mod tokio_postgres {
    use std::future::Future;
    use types::*;

    pub struct Error;
    impl Error {
        pub fn code(&self) -> Option<&error::SqlState> {}
        pub fn as_db_error(&self) -> Option<&error::DbError> {}
        pub fn is_closed(&self) -> bool {}
    }
    pub mod error {
        pub struct SqlState;
        pub struct DbError;
        pub use tokio_postgres::Error;
    }
    pub struct NoTls;
    pub struct Column;
    impl Column {
        pub fn name(&self) -> &str {}
    }
    pub enum IsolationLevel {
        ReadUncommitted,
        ReadCommitted,
        RepeatableRead,
        Serializable,
    }
    pub struct Statement;
    pub trait ToStatement {}
    impl ToStatement for str {}
    impl ToStatement for Statement {}
    pub enum SimpleQueryMessage {
        Row(SimpleQueryRow),
        CommandComplete(u64),
    }
    pub struct SimpleQueryRow;
    pub struct Row;
    impl Row {
        pub fn columns(&self) -> &[Column] {}
        pub fn is_empty(&self) -> bool {}
        pub fn len(&self) -> usize {}
        pub fn get<I, T>(&self, idx: I) -> T {}
        pub fn try_get<I, T>(&self, idx: I) -> Result<T, Error> {}
    }
    pub mod types {
        pub struct Type;
        pub trait ToSql {}
        pub trait FromSql {}
        pub trait BorrowToSql {}
    }
    pub struct Client;
    impl Client {
        pub async fn prepare(&self, query: &str) -> Result<Statement, Error> {}
        pub async fn query<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Vec<Row>, Error> {}
        pub async fn query_one<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Row, Error> {}
        pub async fn query_opt<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Option<Row>, Error> {}
        pub async fn execute<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<u64, Error> {}
        pub async fn simple_query(&self, query: &str) -> Result<Vec<SimpleQueryMessage>, Error> {}
        pub async fn batch_execute(&self, query: &str) -> Result<(), Error> {}
        pub async fn transaction(&mut self) -> Result<Transaction<'_>, Error> {}
        pub fn is_closed(&self) -> bool {}
    }
    pub struct Transaction<'a>;
    impl Transaction<'_> {
        pub async fn commit(self) -> Result<(), Error> {}
        pub async fn rollback(self) -> Result<(), Error> {}
        pub async fn prepare(&self, query: &str) -> Result<Statement, Error> {}
        pub async fn query<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Vec<Row>, Error> {}
        pub async fn query_one<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Row, Error> {}
        pub async fn query_opt<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<Option<Row>, Error> {}
        pub async fn execute<T>(&self, statement: &T, params: &[&dyn ToSql]) -> Result<u64, Error> {}
        pub async fn batch_execute(&self, query: &str) -> Result<(), Error> {}
    }
    pub struct Connection<S, T>;
    impl<S, T> Future for Connection<S, T> {
        type Output = Result<(), Error>;
    }
    pub struct Socket;
    pub async fn connect<T>(config: &str, tls: T) -> Result<(Client, Connection<Socket, T>), Error> {}
    pub struct Config;
    impl Config {
        pub fn new() -> Config {}
        pub async fn connect<T>(&self, tls: T) -> Result<(Client, Connection<Socket, T>), Error> {}
    }
}

pub mod mysql {
    use prelude::Queryable;
    use std::borrow::Cow;
    use std::io;
    use std::ops::Deref;
    use std::result::Result as StdResult;
    use std::time::Duration;
    pub type Result<T, E = Error> = std::result::Result<T, E>;

    pub struct Conn;
    impl Conn {
        pub fn server_version(&self) -> (u16, u16, u16) {}
        pub fn connection_id(&self) -> u32 {}
        pub fn affected_rows(&self) -> u64 {}
        pub fn last_insert_id(&self) -> u64 {}
        pub fn warnings(&self) -> u16 {}
        pub fn info_ref(&self) -> &[u8] {}
        pub fn info_str(&self) -> Cow<'_, str> {}

        pub fn new<T, E>(opts: T) -> Result<Conn> {}
        pub fn reset(&mut self) -> Result<()> {}
        pub fn change_user(&mut self, opts: ChangeUserOpts) -> Result<()> {}
        pub fn ping(&mut self) -> Result<(), Error> {}
        pub fn select_db(&mut self, schema: &str) -> Result<(), Error> {}
        pub fn start_transaction(&mut self, tx_opts: TxOpts) -> Result<Transaction<'_>> {}

        pub fn no_backslash_escape(&self) -> bool {}
    }
    impl Queryable for Conn {}
    pub struct Pool;
    impl Pool {
        pub fn new<T, E>(opts: T) -> Result<Pool> {}
        pub fn get_conn(&self) -> Result<PooledConn> {}
        pub fn try_get_conn(&self, timeout: Duration) -> Result<PooledConn> {}
        pub fn start_transaction(&self, tx_opts: TxOpts) -> Result<Transaction<'static>> {}
    }
    pub struct PooledConn;
    impl Deref for PooledConn {
        type Target = Conn;
    }
    impl PooledConn {
        pub fn start_transaction(&mut self, tx_opts: TxOpts) -> Result<Transaction<'_>> {}

        pub fn unwrap(self) -> Conn {}

        pub fn change_user(&mut self) -> Result<()> {}
        pub fn reset_connection(&mut self, reset_connection: bool) {}
    }
    impl Queryable for PooledConn {}
    pub struct QueryResult<'c, 't, 'tc, T>;
    impl<'c, 't, 'tc, T> QueryResult<'c, 't, 'tc, T> {
        pub fn iter<'d>(&'d mut self) -> Option<&'d mut Self> {}
        pub fn affected_rows(&self) -> u64 {}
        pub fn last_insert_id(&self) -> Option<u64> {}
        pub fn warnings(&self) -> u16 {}
        pub fn info_ref(&self) -> &[u8] {}
        pub fn info_str(&self) -> Cow<'_, str> {}
    }
    impl<T> Iterator for QueryResult<'_, '_, '_, T> {
        type Item = Result<Row>;
    }
    pub struct TxOpts;
    impl TxOpts {
        pub fn with_consistent_snapshot(&self) -> bool {}
        pub fn access_mode(&self) -> Option<AccessMode> {}
        pub fn isolation_level(&self) -> Option<IsolationLevel> {}
        pub fn set_with_consistent_snapshot(self, val: bool) -> Self {}
        pub fn set_access_mode(self, access_mode: Option<AccessMode>) -> Self {}
        pub fn set_isolation_level(self, level: Option<IsolationLevel>) -> Self {}
    }
    pub struct Transaction<'a>;
    impl Transaction<'_> {
        pub fn commit(self) -> Result<()> {}
        pub fn rollback(self) -> Result<()> {}

        pub fn affected_rows(&self) -> u64 {}
        pub fn last_insert_id(&self) -> Option<u64> {}
        pub fn warnings(&self) -> u16 {}
        pub fn info_ref(&self) -> &[u8] {}
        pub fn info_str(&self) -> Cow<'_, str> {}
    }
    impl<'a> Queryable for Transaction<'a> {}

    pub mod prelude {
        use mysql::{Binary, Conn, FromRowError, Params, PooledConn, QueryResult, Result, Row, Statement, Text, Transaction};
        use std::result::Result as StdResult;

        pub trait TextQuery {
            fn run<'a, 'b, 'c, C>(self, conn: C) -> Result<QueryResult<'a, 'b, 'c, Text>>;
            fn first<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Option<T>> {}
            fn first_opt<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Option<StdResult<T, FromRowError>>> {}
            fn fetch<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Vec<T>> {}
            fn fetch_opt<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Vec<StdResult<T, FromRowError>>> {}
            fn fold<'a, 'b, 'c, T, U, F: FnMut(U, T) -> U, C>(self, conn: C, init: U, next: F) -> Result<U> { next(any(), any()) }
            fn fold_opt<'a, 'b, 'c, T, U, F: FnMut(U, StdResult<T, FromRowError>) -> U, C>(self, conn: C, init: U, next: F) -> Result<U> {
                next(any(), any())
            }
            fn map<'a, 'b, 'c, T, U, F: FnMut(T) -> U, C>(self, conn: C, map: F) -> Result<Vec<U>> { map(any()) }
            fn map_opt<'a, 'b, 'c, T, U, F: FnMut(StdResult<T, FromRowError>) -> U, C>(self, conn: C, map: F) -> Result<Vec<U>> {
                map(any())
            }
        }
        pub trait BinQuery {
            fn run<'a, 'b, 'c, C>(self, conn: C) -> Result<QueryResult<'a, 'b, 'c, Binary>>;
            fn first<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Option<T>> {}
            fn first_opt<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Option<StdResult<T, FromRowError>>> {}
            fn fetch<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Vec<T>> {}
            fn fetch_opt<'a, 'b, 'c, T, C>(self, conn: C) -> Result<Vec<StdResult<T, FromRowError>>> {}
            fn fold<'a, 'b, 'c, T, U, F: FnMut(U, T) -> U, C>(self, conn: C, init: U, next: F) -> Result<U> { next(any(), any()) }
            fn fold_opt<'a, 'b, 'c, T, U, F: FnMut(U, StdResult<T, FromRowError>) -> U, C>(self, conn: C, init: U, next: F) -> Result<U> {
                next(any(), any())
            }
            fn map<'a, 'b, 'c, T, U, F: FnMut(T) -> U, C>(self, conn: C, map: F) -> Result<Vec<U>> { map(any()) }
            fn map_opt<'a, 'b, 'c, T, U, F: FnMut(StdResult<T, FromRowError>) -> U, C>(self, conn: C, map: F) -> Result<Vec<U>> {
                map(any())
            }
        }
        pub trait Queryable {
            fn query_iter<Q: AsRef<str>>(&mut self, query: Q) -> Result<QueryResult<'_, '_, '_, Text>>;
            fn query<T, Q: AsRef<str>>(&mut self, query: Q) -> Result<Vec<T>> {}
            fn query_opt<T, Q: AsRef<str>>(&mut self, query: Q) -> Result<Vec<StdResult<T, FromRowError>>> {}
            fn query_first<T, Q: AsRef<str>>(&mut self, query: Q) -> Result<Option<T>> {}
            fn query_first_opt<T, Q: AsRef<str>>(&mut self, query: Q) -> Result<Option<StdResult<T, FromRowError>>> {}
            fn query_map<T, F: FnMut(T) -> U, Q: AsRef<str>, U>(&mut self, query: Q, f: F) -> Result<Vec<U>> { f(any()) }
            fn query_map_opt<T, F: FnMut(StdResult<T, FromRowError>) -> U, Q: AsRef<str>, U>(&mut self, query: Q, f: F) -> Result<Vec<U>> {
                f(any())
            }
            fn query_fold<T, F: FnMut(U, T) -> U, Q: AsRef<str>, U>(&mut self, query: Q, init: U, f: F) -> Result<U> { f(any(), any()) }
            fn query_fold_opt<T, F: FnMut(U, StdResult<T, FromRowError>) -> U, Q: AsRef<str>, U>(
                &mut self,
                query: Q,
                init: U,
                f: F,
            ) -> Result<U> {
                f(any(), any())
            }
            fn query_drop<Q: AsRef<str>>(&mut self, query: Q) -> Result<()> {}
            fn prep<Q: AsRef<str>>(&mut self, query: Q) -> Result<mysql::Statement>;
            fn close(&mut self, stmt: Statement) -> Result<()>;
            fn exec_iter<S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<QueryResult<'_, '_, '_, Binary>>;
            fn exec_batch<S, P: Into<Params>, I: IntoIterator<Item = P>>(&mut self, stmt: S, params: I) -> Result<()>;
            fn exec<T, S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<Vec<T>> {}
            fn exec_opt<T, S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<Vec<StdResult<T, FromRowError>>> {}
            fn exec_first<T, S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<Option<T>> {}
            fn exec_first_opt<T, S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<Option<StdResult<T, FromRowError>>> {}
            fn exec_map<T, S, P: Into<Params>, F: FnMut(T) -> U, U>(&mut self, stmt: S, params: P, f: F) -> Result<Vec<U>> { f(any()) }
            fn exec_map_opt<T, S, P: Into<Params>, F: FnMut(StdResult<T, FromRowError>) -> U, U>(
                &mut self,
                stmt: S,
                params: P,
                f: F,
            ) -> Result<Vec<U>> {
                f(any())
            }
            fn exec_fold<T, S, P: Into<Params>, U, F: FnMut(U, T) -> U>(&mut self, stmt: S, params: P, init: U, f: F) -> Result<U> {
                f(any(), any())
            }
            fn exec_fold_opt<T, S, P: Into<Params>, U, F: FnMut(U, StdResult<T, FromRowError>) -> U>(
                &mut self,
                stmt: S,
                params: P,
                init: U,
                f: F,
            ) -> Result<U> {
                f(any(), any())
            }
            fn exec_drop<S, P: Into<Params>>(&mut self, stmt: S, params: P) -> Result<()> {}
        }

        impl TextQuery for str {}
        impl TextQuery for String {}
    }

    pub enum Error {
        IoError(io::Error),
        DriverError,
        UrlError,
    }
    pub struct Row;
    impl Row {
        pub fn get<T, I>(&self, index: I) -> Option<T> {}
        pub fn take<T, I>(&mut self, index: I) -> Option<T> {}
    }
    pub struct Opts;
    impl Opts {
        pub fn from_url(url: &str) -> StdResult<Opts, Error> {}
    }
    pub struct OptsBuilder;
    impl OptsBuilder {
        pub fn new() -> Self {}
        pub fn ip_or_hostname<T>(self, v: Option<T>) -> Self {}
        pub fn tcp_port(self, port: u16) -> Self {}
        pub fn user<T>(self, user: Option<T>) -> Self {}
        pub fn pass<T>(self, pass: Option<T>) -> Self {}
        pub fn db_name<T>(self, database: Option<T>) -> Self {}
    }
    pub struct Params;
    pub struct FromRowError;
    pub struct Text;
    pub struct Binary;
    pub struct Statement;
    pub struct ChangeUserOpts;
    pub enum IsolationLevel {
        ReadUncommitted,
        ReadCommitted,
        RepeatableRead,
        Serializable,
    }
    pub enum AccessMode {
        ReadOnly,
        ReadWrite,
    }
}

pub mod redis {
    use std::future::Future;
    use std::pin::Pin;
    use std::time::Duration;
    pub type RedisResult<T> = Result<T, RedisError>;
    pub type RedisFuture<'a, T> = Pin<Box<dyn Future<Output = RedisResult<T>> + 'a>>;

    pub struct RedisError;
    impl RedisError {
        pub fn kind(&self) -> ErrorKind {}
        pub fn is_timeout(&self) -> bool {}
        pub fn is_io_error(&self) -> bool {}
        pub fn is_connection_dropped(&self) -> bool {}
        pub fn is_connection_refusal(&self) -> bool {}
        pub fn code(&self) -> Option<&str> {}
        pub fn detail(&self) -> Option<&str> {}
    }
    pub enum ErrorKind {
        ResponseError,
        TypeError,
        IoError,
        ClientError,
        Io,
        Parse,
        Client,
    }
    pub enum Value {
        Nil,
        Int(i64),
        BulkString(Vec<u8>),
        Array(Vec<Value>),
        SimpleString(String),
        Okay,
    }
    pub trait FromRedisValue {}
    pub trait ToRedisArgs {}
    pub trait IntoConnectionInfo {}
    pub struct ConnectionInfo;
    pub enum ControlFlow<T> {
        Continue,
        Break(T),
    }
    pub trait ConnectionLike {
        fn req_packed_command(&mut self, cmd: &[u8]) -> RedisResult<Value>;
        fn req_packed_commands(&mut self, cmd: &[u8], offset: usize, count: usize) -> RedisResult<Vec<Value>>;
        fn req_command(&mut self, cmd: &Cmd) -> RedisResult<Value> {}
        fn get_db(&self) -> i64;
        fn check_connection(&mut self) -> bool;
        fn is_open(&self) -> bool;
    }
    pub trait Commands: ConnectionLike {
        fn get<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn mget<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn keys<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn set<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn set_options<A0, A1, A2, RV>(&mut self, key: A0, value: A1, options: A2) -> RedisResult<RV> {}
        fn mset<A0, RV>(&mut self, items: A0) -> RedisResult<RV> {}
        fn set_ex<A0, A1, A2, RV>(&mut self, key: A0, value: A1, seconds: A2) -> RedisResult<RV> {}
        fn pset_ex<A0, A1, A2, RV>(&mut self, key: A0, value: A1, milliseconds: A2) -> RedisResult<RV> {}
        fn set_nx<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn mset_nx<A0, RV>(&mut self, items: A0) -> RedisResult<RV> {}
        fn mset_ex<A0, A1, RV>(&mut self, items: A0, options: A1) -> RedisResult<RV> {}
        fn getset<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn getrange<A0, A1, A2, RV>(&mut self, key: A0, from: A1, to: A2) -> RedisResult<RV> {}
        fn setrange<A0, A1, A2, RV>(&mut self, key: A0, offset: A1, value: A2) -> RedisResult<RV> {}
        fn del<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn del_ex<A0, A1, RV>(&mut self, key: A0, value_comparison: A1) -> RedisResult<RV> {}
        fn digest<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn exists<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn key_type<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn expire<A0, A1, RV>(&mut self, key: A0, seconds: A1) -> RedisResult<RV> {}
        fn expire_at<A0, A1, RV>(&mut self, key: A0, ts: A1) -> RedisResult<RV> {}
        fn pexpire<A0, A1, RV>(&mut self, key: A0, ms: A1) -> RedisResult<RV> {}
        fn pexpire_at<A0, A1, RV>(&mut self, key: A0, ts: A1) -> RedisResult<RV> {}
        fn expire_time<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn pexpire_time<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn persist<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn ttl<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn pttl<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn get_ex<A0, A1, RV>(&mut self, key: A0, expire_at: A1) -> RedisResult<RV> {}
        fn get_del<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn copy<A0, A1, A2, RV>(&mut self, source: A0, destination: A1, options: A2) -> RedisResult<RV> {}
        fn rename<A0, A1, RV>(&mut self, key: A0, new_key: A1) -> RedisResult<RV> {}
        fn rename_nx<A0, A1, RV>(&mut self, key: A0, new_key: A1) -> RedisResult<RV> {}
        fn unlink<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn append<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn incr<A0, A1, RV>(&mut self, key: A0, delta: A1) -> RedisResult<RV> {}
        fn decr<A0, A1, RV>(&mut self, key: A0, delta: A1) -> RedisResult<RV> {}
        fn increx<A0, A1, A2, RV>(&mut self, key: A0, increment: A1, options: A2) -> RedisResult<RV> {}
        fn setbit<A0, A1, A2, RV>(&mut self, key: A0, offset: A1, value: A2) -> RedisResult<RV> {}
        fn getbit<A0, A1, RV>(&mut self, key: A0, offset: A1) -> RedisResult<RV> {}
        fn bitcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn bitcount_range<A0, A1, A2, RV>(&mut self, key: A0, start: A1, end: A2) -> RedisResult<RV> {}
        fn bit_and<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_or<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_xor<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_not<A0, A1, RV>(&mut self, dstkey: A0, srckey: A1) -> RedisResult<RV> {}
        fn bit_diff<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_diff1<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_and_or<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn bit_one<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn strlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn hget<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        fn hmget<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hget_ex<A0, A1, A2, RV>(&mut self, key: A0, fields: A1, expire_at: A2) -> RedisResult<RV> {}
        fn hdel<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        fn hget_del<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hset<A0, A1, A2, RV>(&mut self, key: A0, field: A1, value: A2) -> RedisResult<RV> {}
        fn hset_ex<A0, A1, A2, RV>(&mut self, key: A0, hash_field_expiration_options: A1, fields_values: A2) -> RedisResult<RV> {}
        fn hset_nx<A0, A1, A2, RV>(&mut self, key: A0, field: A1, value: A2) -> RedisResult<RV> {}
        fn hset_multiple<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        fn hincr<A0, A1, A2, RV>(&mut self, key: A0, field: A1, delta: A2) -> RedisResult<RV> {}
        fn hexists<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        fn httl<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hpttl<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hexpire<A0, A1, A2, A3, RV>(&mut self, key: A0, seconds: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        fn hexpire_at<A0, A1, A2, A3, RV>(&mut self, key: A0, ts: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        fn hexpire_time<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hpersist<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hpexpire<A0, A1, A2, A3, RV>(&mut self, key: A0, milliseconds: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        fn hpexpire_at<A0, A1, A2, A3, RV>(&mut self, key: A0, ts: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        fn hpexpire_time<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        fn hkeys<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn hvals<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn hgetall<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn hlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn blmove<A0, A1, A2, A3, A4, RV>(&mut self, srckey: A0, dstkey: A1, src_dir: A2, dst_dir: A3, timeout: A4) -> RedisResult<RV> {}
        fn blmpop<A0, A1, A2, A3, A4, RV>(&mut self, timeout: A0, numkeys: A1, key: A2, dir: A3, count: A4) -> RedisResult<RV> {}
        fn blpop<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        fn brpop<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        fn brpoplpush<A0, A1, A2, RV>(&mut self, srckey: A0, dstkey: A1, timeout: A2) -> RedisResult<RV> {}
        fn lindex<A0, A1, RV>(&mut self, key: A0, index: A1) -> RedisResult<RV> {}
        fn linsert_before<A0, A1, A2, RV>(&mut self, key: A0, pivot: A1, value: A2) -> RedisResult<RV> {}
        fn linsert_after<A0, A1, A2, RV>(&mut self, key: A0, pivot: A1, value: A2) -> RedisResult<RV> {}
        fn llen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn lmove<A0, A1, A2, A3, RV>(&mut self, srckey: A0, dstkey: A1, src_dir: A2, dst_dir: A3) -> RedisResult<RV> {}
        fn lmpop<A0, A1, A2, A3, RV>(&mut self, numkeys: A0, key: A1, dir: A2, count: A3) -> RedisResult<RV> {}
        fn lpop<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn lpos<A0, A1, A2, RV>(&mut self, key: A0, value: A1, options: A2) -> RedisResult<RV> {}
        fn lpush<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn lpush_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn lrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn lrem<A0, A1, A2, RV>(&mut self, key: A0, count: A1, value: A2) -> RedisResult<RV> {}
        fn ltrim<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn lset<A0, A1, A2, RV>(&mut self, key: A0, index: A1, value: A2) -> RedisResult<RV> {}
        fn ping<RV>(&mut self) -> RedisResult<RV> {}
        fn ping_message<A0, RV>(&mut self, message: A0) -> RedisResult<RV> {}
        fn rpop<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn rpoplpush<A0, A1, RV>(&mut self, key: A0, dstkey: A1) -> RedisResult<RV> {}
        fn rpush<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn rpush_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn sadd<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn scard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn sdiff<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        fn sdiffstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn sinter<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        fn sinterstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn sismember<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn smismember<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn smembers<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn smove<A0, A1, A2, RV>(&mut self, srckey: A0, dstkey: A1, member: A2) -> RedisResult<RV> {}
        fn spop<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn srandmember<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn srandmember_multiple<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn srem<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn sunion<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        fn sunionstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zadd<A0, A1, A2, RV>(&mut self, key: A0, member: A1, score: A2) -> RedisResult<RV> {}
        fn zadd_multiple<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        fn zadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, member: A1, score: A2, options: A3) -> RedisResult<RV> {}
        fn zadd_multiple_options<A0, A1, A2, RV>(&mut self, key: A0, items: A1, options: A2) -> RedisResult<RV> {}
        fn zcard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn zcount<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zincr<A0, A1, A2, RV>(&mut self, key: A0, member: A1, delta: A2) -> RedisResult<RV> {}
        fn zinterstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zinterstore_min<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zinterstore_max<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zinterstore_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zinterstore_min_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zinterstore_max_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zlexcount<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn bzpopmax<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        fn zpopmax<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn bzpopmin<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        fn zpopmin<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn bzmpop_max<A0, A1, A2, RV>(&mut self, timeout: A0, keys: A1, count: A2) -> RedisResult<RV> {}
        fn zmpop_max<A0, A1, RV>(&mut self, keys: A0, count: A1) -> RedisResult<RV> {}
        fn bzmpop_min<A0, A1, A2, RV>(&mut self, timeout: A0, keys: A1, count: A2) -> RedisResult<RV> {}
        fn zmpop_min<A0, A1, RV>(&mut self, keys: A0, count: A1) -> RedisResult<RV> {}
        fn zrandmember<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn zrandmember_withscores<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn zrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn zrange_withscores<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn zrangebylex<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zrangebylex_limit<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, min: A1, max: A2, offset: A3, count: A4) -> RedisResult<RV> {}
        fn zrevrangebylex<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        fn zrevrangebylex_limit<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, max: A1, min: A2, offset: A3, count: A4) -> RedisResult<RV> {}
        fn zrangebyscore<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zrangebyscore_withscores<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zrangebyscore_limit<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, min: A1, max: A2, offset: A3, count: A4) -> RedisResult<RV> {}
        fn zrangebyscore_limit_withscores<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            min: A1,
            max: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        fn zrank<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn zrem<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn zrembylex<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zremrangebyrank<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn zrembyscore<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        fn zrevrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn zrevrange_withscores<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        fn zrevrangebyscore<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        fn zrevrangebyscore_withscores<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        fn zrevrangebyscore_limit<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, max: A1, min: A2, offset: A3, count: A4) -> RedisResult<RV> {}
        fn zrevrangebyscore_limit_withscores<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            max: A1,
            min: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        fn zrevrank<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn zscore<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        fn zscore_multiple<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn zunionstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zunionstore_min<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zunionstore_max<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zunionstore_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zunionstore_min_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn zunionstore_max_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        fn vadd<A0, A1, A2, RV>(&mut self, key: A0, input: A1, element: A2) -> RedisResult<RV> {}
        fn vadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, input: A1, element: A2, options: A3) -> RedisResult<RV> {}
        fn vcard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn vdim<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn vemb<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vemb_options<A0, A1, A2, RV>(&mut self, key: A0, element: A1, options: A2) -> RedisResult<RV> {}
        fn vrem<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vsetattr<A0, A1, A2, RV>(&mut self, key: A0, element: A1, json_object: A2) -> RedisResult<RV> {}
        fn vdelattr<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vgetattr<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vinfo<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn vlinks<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vlinks_with_scores<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn vrandmember<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn vrandmember_multiple<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        fn vsim<A0, A1, RV>(&mut self, key: A0, input: A1) -> RedisResult<RV> {}
        fn vsim_options<A0, A1, A2, RV>(&mut self, key: A0, input: A1, options: A2) -> RedisResult<RV> {}
        fn pfadd<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        fn pfcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn pfmerge<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        fn publish<A0, A1, RV>(&mut self, channel: A0, message: A1) -> RedisResult<RV> {}
        fn spublish<A0, A1, RV>(&mut self, channel: A0, message: A1) -> RedisResult<RV> {}
        fn object_encoding<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn object_idletime<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn object_freq<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn object_refcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn client_getname<RV>(&mut self) -> RedisResult<RV> {}
        fn client_id<RV>(&mut self) -> RedisResult<RV> {}
        fn client_setname<A0, RV>(&mut self, connection_name: A0) -> RedisResult<RV> {}
        fn acl_load<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_save<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_list<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_users<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_getuser<A0, RV>(&mut self, username: A0) -> RedisResult<RV> {}
        fn acl_setuser<A0, RV>(&mut self, username: A0) -> RedisResult<RV> {}
        fn acl_setuser_rules<A0, A1, RV>(&mut self, username: A0, rules: A1) -> RedisResult<RV> {}
        fn acl_deluser<A0, RV>(&mut self, usernames: A0) -> RedisResult<RV> {}
        fn acl_dryrun<A0, A1, A2, RV>(&mut self, username: A0, command: A1, args: A2) -> RedisResult<RV> {}
        fn acl_cat<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_cat_categoryname<A0, RV>(&mut self, categoryname: A0) -> RedisResult<RV> {}
        fn acl_genpass<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_genpass_bits<A0, RV>(&mut self, bits: A0) -> RedisResult<RV> {}
        fn acl_whoami<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_log<A0, RV>(&mut self, count: A0) -> RedisResult<RV> {}
        fn acl_log_reset<RV>(&mut self) -> RedisResult<RV> {}
        fn acl_help<RV>(&mut self) -> RedisResult<RV> {}
        fn geo_add<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn geo_dist<A0, A1, A2, A3, RV>(&mut self, key: A0, member1: A1, member2: A2, unit: A3) -> RedisResult<RV> {}
        fn geo_hash<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn geo_pos<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        fn geo_radius<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            longitude: A1,
            latitude: A2,
            radius: A3,
            unit: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        fn geo_radius_by_member<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            member: A1,
            radius: A2,
            unit: A3,
            options: A4,
        ) -> RedisResult<RV> {
        }
        fn xack<A0, A1, A2, RV>(&mut self, key: A0, group: A1, ids: A2) -> RedisResult<RV> {}
        fn xnack<A0, A1, A2, A3, RV>(&mut self, key: A0, group: A1, ids: A2, options: A3) -> RedisResult<RV> {}
        fn xadd<A0, A1, A2, RV>(&mut self, key: A0, id: A1, items: A2) -> RedisResult<RV> {}
        fn xadd_map<A0, A1, A2, RV>(&mut self, key: A0, id: A1, map: A2) -> RedisResult<RV> {}
        fn xadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, id: A1, items: A2, options: A3) -> RedisResult<RV> {}
        fn xadd_maxlen<A0, A1, A2, A3, RV>(&mut self, key: A0, maxlen: A1, id: A2, items: A3) -> RedisResult<RV> {}
        fn xadd_maxlen_map<A0, A1, A2, A3, RV>(&mut self, key: A0, maxlen: A1, id: A2, map: A3) -> RedisResult<RV> {}
        fn xautoclaim_options<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            consumer: A2,
            min_idle_time: A3,
            start: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        fn xclaim<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, group: A1, consumer: A2, min_idle_time: A3, ids: A4) -> RedisResult<RV> {}
        fn xclaim_options<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            consumer: A2,
            min_idle_time: A3,
            ids: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        fn xdel<A0, A1, RV>(&mut self, key: A0, ids: A1) -> RedisResult<RV> {}
        fn xdel_ex<A0, A1, A2, RV>(&mut self, key: A0, ids: A1, options: A2) -> RedisResult<RV> {}
        fn xack_del<A0, A1, A2, A3, RV>(&mut self, key: A0, group: A1, ids: A2, options: A3) -> RedisResult<RV> {}
        fn xgroup_create<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        fn xgroup_createconsumer<A0, A1, A2, RV>(&mut self, key: A0, group: A1, consumer: A2) -> RedisResult<RV> {}
        fn xgroup_create_mkstream<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        fn xgroup_setid<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        fn xgroup_destroy<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        fn xgroup_delconsumer<A0, A1, A2, RV>(&mut self, key: A0, group: A1, consumer: A2) -> RedisResult<RV> {}
        fn xinfo_consumers<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        fn xinfo_groups<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xinfo_stream<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xinfo_stream_with_idempotency<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xpending<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        fn xpending_count<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, group: A1, start: A2, end: A3, count: A4) -> RedisResult<RV> {}
        fn xpending_consumer_count<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            start: A2,
            end: A3,
            count: A4,
            consumer: A5,
        ) -> RedisResult<RV> {
        }
        fn xrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, end: A2) -> RedisResult<RV> {}
        fn xrange_all<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xrange_count<A0, A1, A2, A3, RV>(&mut self, key: A0, start: A1, end: A2, count: A3) -> RedisResult<RV> {}
        fn xread<A0, A1, RV>(&mut self, keys: A0, ids: A1) -> RedisResult<RV> {}
        fn xread_options<A0, A1, A2, RV>(&mut self, keys: A0, ids: A1, options: A2) -> RedisResult<RV> {}
        fn xrevrange<A0, A1, A2, RV>(&mut self, key: A0, end: A1, start: A2) -> RedisResult<RV> {}
        fn xrevrange_all<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn xrevrange_count<A0, A1, A2, A3, RV>(&mut self, key: A0, end: A1, start: A2, count: A3) -> RedisResult<RV> {}
        fn xtrim<A0, A1, RV>(&mut self, key: A0, maxlen: A1) -> RedisResult<RV> {}
        fn xtrim_options<A0, A1, RV>(&mut self, key: A0, options: A1) -> RedisResult<RV> {}
        fn xcfgset<A0, A1, RV>(&mut self, key: A0, options: A1) -> RedisResult<RV> {}
        fn ft_create<A0, A1, A2, RV>(&mut self, index_name: A0, options: A1, schema: A2) -> RedisResult<RV> {}
        fn load_script<A0, RV>(&mut self, script: A0) -> RedisResult<RV> {}
        fn invoke_script<A0, RV>(&mut self, invocation: A0) -> RedisResult<RV> {}
        fn flushall<RV>(&mut self) -> RedisResult<RV> {}
        fn flushall_options<A0, RV>(&mut self, options: A0) -> RedisResult<RV> {}
        fn flushdb<RV>(&mut self) -> RedisResult<RV> {}
        fn flushdb_options<A0, RV>(&mut self, options: A0) -> RedisResult<RV> {}
        fn bf_add<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn bf_card<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn bf_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        fn bf_info<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        fn bf_info_type<A0, A1, RV>(&mut self, key: A0, info_type: A1) -> RedisResult<RV> {}
        fn bf_insert<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        fn bf_insert_options<A0, A1, A2, RV>(&mut self, key: A0, items: A1, options: A2) -> RedisResult<RV> {}
        fn bf_loadchunk<A0, A1, RV>(&mut self, key: A0, chunk: A1) -> RedisResult<RV> {}
        fn bf_madd<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        fn bf_mexists<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        fn bf_reserve<A0, A1, A2, RV>(&mut self, key: A0, err_rate: A1, capacity: A2) -> RedisResult<RV> {}
        fn bf_reserve_options<A0, A1, A2, A3, RV>(&mut self, key: A0, err_rate: A1, capacity: A2, options: A3) -> RedisResult<RV> {}
        fn bf_scandump<A0, A1, RV>(&mut self, key: A0, iterator: A1) -> RedisResult<RV> {}
        fn subscribe<A0, A1, RV>(&mut self, _: A0, _: A1) -> RedisResult<RV> {}
        fn psubscribe<A0, A1, RV>(&mut self, _: A0, _: A1) -> RedisResult<RV> {}
        fn scan<RV>(&mut self) -> RedisResult<Iter<'_, RV>> {}
        fn scan_match<A0, RV>(&mut self, pattern: A0) -> RedisResult<Iter<'_, RV>> {}
        fn scan_options<A0, RV>(&mut self, options: A0) -> RedisResult<Iter<'_, RV>> {}
        fn hscan<A0, RV>(&mut self, key: A0) -> RedisResult<Iter<'_, RV>> {}
        fn hscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<Iter<'_, RV>> {}
        fn sscan<A0, RV>(&mut self, key: A0) -> RedisResult<Iter<'_, RV>> {}
        fn sscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<Iter<'_, RV>> {}
        fn zscan<A0, RV>(&mut self, key: A0) -> RedisResult<Iter<'_, RV>> {}
        fn zscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<Iter<'_, RV>> {}
    }
    impl<C: ConnectionLike> Commands for C {}
    pub trait AsyncCommands: aio::ConnectionLike {
        async fn get<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn mget<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn keys<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn set<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn set_options<A0, A1, A2, RV>(&mut self, key: A0, value: A1, options: A2) -> RedisResult<RV> {}
        async fn mset<A0, RV>(&mut self, items: A0) -> RedisResult<RV> {}
        async fn set_ex<A0, A1, A2, RV>(&mut self, key: A0, value: A1, seconds: A2) -> RedisResult<RV> {}
        async fn pset_ex<A0, A1, A2, RV>(&mut self, key: A0, value: A1, milliseconds: A2) -> RedisResult<RV> {}
        async fn set_nx<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn mset_nx<A0, RV>(&mut self, items: A0) -> RedisResult<RV> {}
        async fn mset_ex<A0, A1, RV>(&mut self, items: A0, options: A1) -> RedisResult<RV> {}
        async fn getset<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn getrange<A0, A1, A2, RV>(&mut self, key: A0, from: A1, to: A2) -> RedisResult<RV> {}
        async fn setrange<A0, A1, A2, RV>(&mut self, key: A0, offset: A1, value: A2) -> RedisResult<RV> {}
        async fn del<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn del_ex<A0, A1, RV>(&mut self, key: A0, value_comparison: A1) -> RedisResult<RV> {}
        async fn digest<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn exists<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn key_type<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn expire<A0, A1, RV>(&mut self, key: A0, seconds: A1) -> RedisResult<RV> {}
        async fn expire_at<A0, A1, RV>(&mut self, key: A0, ts: A1) -> RedisResult<RV> {}
        async fn pexpire<A0, A1, RV>(&mut self, key: A0, ms: A1) -> RedisResult<RV> {}
        async fn pexpire_at<A0, A1, RV>(&mut self, key: A0, ts: A1) -> RedisResult<RV> {}
        async fn expire_time<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn pexpire_time<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn persist<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn ttl<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn pttl<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn get_ex<A0, A1, RV>(&mut self, key: A0, expire_at: A1) -> RedisResult<RV> {}
        async fn get_del<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn copy<A0, A1, A2, RV>(&mut self, source: A0, destination: A1, options: A2) -> RedisResult<RV> {}
        async fn rename<A0, A1, RV>(&mut self, key: A0, new_key: A1) -> RedisResult<RV> {}
        async fn rename_nx<A0, A1, RV>(&mut self, key: A0, new_key: A1) -> RedisResult<RV> {}
        async fn unlink<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn append<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn incr<A0, A1, RV>(&mut self, key: A0, delta: A1) -> RedisResult<RV> {}
        async fn decr<A0, A1, RV>(&mut self, key: A0, delta: A1) -> RedisResult<RV> {}
        async fn increx<A0, A1, A2, RV>(&mut self, key: A0, increment: A1, options: A2) -> RedisResult<RV> {}
        async fn setbit<A0, A1, A2, RV>(&mut self, key: A0, offset: A1, value: A2) -> RedisResult<RV> {}
        async fn getbit<A0, A1, RV>(&mut self, key: A0, offset: A1) -> RedisResult<RV> {}
        async fn bitcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn bitcount_range<A0, A1, A2, RV>(&mut self, key: A0, start: A1, end: A2) -> RedisResult<RV> {}
        async fn bit_and<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_or<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_xor<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_not<A0, A1, RV>(&mut self, dstkey: A0, srckey: A1) -> RedisResult<RV> {}
        async fn bit_diff<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_diff1<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_and_or<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn bit_one<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn strlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn hget<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        async fn hmget<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hget_ex<A0, A1, A2, RV>(&mut self, key: A0, fields: A1, expire_at: A2) -> RedisResult<RV> {}
        async fn hdel<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        async fn hget_del<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hset<A0, A1, A2, RV>(&mut self, key: A0, field: A1, value: A2) -> RedisResult<RV> {}
        async fn hset_ex<A0, A1, A2, RV>(&mut self, key: A0, hash_field_expiration_options: A1, fields_values: A2) -> RedisResult<RV> {}
        async fn hset_nx<A0, A1, A2, RV>(&mut self, key: A0, field: A1, value: A2) -> RedisResult<RV> {}
        async fn hset_multiple<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        async fn hincr<A0, A1, A2, RV>(&mut self, key: A0, field: A1, delta: A2) -> RedisResult<RV> {}
        async fn hexists<A0, A1, RV>(&mut self, key: A0, field: A1) -> RedisResult<RV> {}
        async fn httl<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hpttl<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hexpire<A0, A1, A2, A3, RV>(&mut self, key: A0, seconds: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        async fn hexpire_at<A0, A1, A2, A3, RV>(&mut self, key: A0, ts: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        async fn hexpire_time<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hpersist<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hpexpire<A0, A1, A2, A3, RV>(&mut self, key: A0, milliseconds: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        async fn hpexpire_at<A0, A1, A2, A3, RV>(&mut self, key: A0, ts: A1, opt: A2, fields: A3) -> RedisResult<RV> {}
        async fn hpexpire_time<A0, A1, RV>(&mut self, key: A0, fields: A1) -> RedisResult<RV> {}
        async fn hkeys<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn hvals<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn hgetall<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn hlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn blmove<A0, A1, A2, A3, A4, RV>(
            &mut self,
            srckey: A0,
            dstkey: A1,
            src_dir: A2,
            dst_dir: A3,
            timeout: A4,
        ) -> RedisResult<RV> {
        }
        async fn blmpop<A0, A1, A2, A3, A4, RV>(&mut self, timeout: A0, numkeys: A1, key: A2, dir: A3, count: A4) -> RedisResult<RV> {}
        async fn blpop<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        async fn brpop<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        async fn brpoplpush<A0, A1, A2, RV>(&mut self, srckey: A0, dstkey: A1, timeout: A2) -> RedisResult<RV> {}
        async fn lindex<A0, A1, RV>(&mut self, key: A0, index: A1) -> RedisResult<RV> {}
        async fn linsert_before<A0, A1, A2, RV>(&mut self, key: A0, pivot: A1, value: A2) -> RedisResult<RV> {}
        async fn linsert_after<A0, A1, A2, RV>(&mut self, key: A0, pivot: A1, value: A2) -> RedisResult<RV> {}
        async fn llen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn lmove<A0, A1, A2, A3, RV>(&mut self, srckey: A0, dstkey: A1, src_dir: A2, dst_dir: A3) -> RedisResult<RV> {}
        async fn lmpop<A0, A1, A2, A3, RV>(&mut self, numkeys: A0, key: A1, dir: A2, count: A3) -> RedisResult<RV> {}
        async fn lpop<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn lpos<A0, A1, A2, RV>(&mut self, key: A0, value: A1, options: A2) -> RedisResult<RV> {}
        async fn lpush<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn lpush_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn lrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn lrem<A0, A1, A2, RV>(&mut self, key: A0, count: A1, value: A2) -> RedisResult<RV> {}
        async fn ltrim<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn lset<A0, A1, A2, RV>(&mut self, key: A0, index: A1, value: A2) -> RedisResult<RV> {}
        async fn ping<RV>(&mut self) -> RedisResult<RV> {}
        async fn ping_message<A0, RV>(&mut self, message: A0) -> RedisResult<RV> {}
        async fn rpop<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn rpoplpush<A0, A1, RV>(&mut self, key: A0, dstkey: A1) -> RedisResult<RV> {}
        async fn rpush<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn rpush_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn sadd<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn scard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn sdiff<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        async fn sdiffstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn sinter<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        async fn sinterstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn sismember<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn smismember<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn smembers<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn smove<A0, A1, A2, RV>(&mut self, srckey: A0, dstkey: A1, member: A2) -> RedisResult<RV> {}
        async fn spop<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn srandmember<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn srandmember_multiple<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn srem<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn sunion<A0, RV>(&mut self, keys: A0) -> RedisResult<RV> {}
        async fn sunionstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zadd<A0, A1, A2, RV>(&mut self, key: A0, member: A1, score: A2) -> RedisResult<RV> {}
        async fn zadd_multiple<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        async fn zadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, member: A1, score: A2, options: A3) -> RedisResult<RV> {}
        async fn zadd_multiple_options<A0, A1, A2, RV>(&mut self, key: A0, items: A1, options: A2) -> RedisResult<RV> {}
        async fn zcard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn zcount<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zincr<A0, A1, A2, RV>(&mut self, key: A0, member: A1, delta: A2) -> RedisResult<RV> {}
        async fn zinterstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zinterstore_min<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zinterstore_max<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zinterstore_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zinterstore_min_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zinterstore_max_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zlexcount<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn bzpopmax<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        async fn zpopmax<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn bzpopmin<A0, A1, RV>(&mut self, key: A0, timeout: A1) -> RedisResult<RV> {}
        async fn zpopmin<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn bzmpop_max<A0, A1, A2, RV>(&mut self, timeout: A0, keys: A1, count: A2) -> RedisResult<RV> {}
        async fn zmpop_max<A0, A1, RV>(&mut self, keys: A0, count: A1) -> RedisResult<RV> {}
        async fn bzmpop_min<A0, A1, A2, RV>(&mut self, timeout: A0, keys: A1, count: A2) -> RedisResult<RV> {}
        async fn zmpop_min<A0, A1, RV>(&mut self, keys: A0, count: A1) -> RedisResult<RV> {}
        async fn zrandmember<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn zrandmember_withscores<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn zrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn zrange_withscores<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn zrangebylex<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zrangebylex_limit<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, min: A1, max: A2, offset: A3, count: A4) -> RedisResult<RV> {
        }
        async fn zrevrangebylex<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        async fn zrevrangebylex_limit<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            max: A1,
            min: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        async fn zrangebyscore<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zrangebyscore_withscores<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zrangebyscore_limit<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            min: A1,
            max: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        async fn zrangebyscore_limit_withscores<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            min: A1,
            max: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        async fn zrank<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn zrem<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn zrembylex<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zremrangebyrank<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn zrembyscore<A0, A1, A2, RV>(&mut self, key: A0, min: A1, max: A2) -> RedisResult<RV> {}
        async fn zrevrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn zrevrange_withscores<A0, A1, A2, RV>(&mut self, key: A0, start: A1, stop: A2) -> RedisResult<RV> {}
        async fn zrevrangebyscore<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        async fn zrevrangebyscore_withscores<A0, A1, A2, RV>(&mut self, key: A0, max: A1, min: A2) -> RedisResult<RV> {}
        async fn zrevrangebyscore_limit<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            max: A1,
            min: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        async fn zrevrangebyscore_limit_withscores<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            max: A1,
            min: A2,
            offset: A3,
            count: A4,
        ) -> RedisResult<RV> {
        }
        async fn zrevrank<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn zscore<A0, A1, RV>(&mut self, key: A0, member: A1) -> RedisResult<RV> {}
        async fn zscore_multiple<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn zunionstore<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zunionstore_min<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zunionstore_max<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zunionstore_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zunionstore_min_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn zunionstore_max_weights<A0, A1, RV>(&mut self, dstkey: A0, keys: A1) -> RedisResult<RV> {}
        async fn vadd<A0, A1, A2, RV>(&mut self, key: A0, input: A1, element: A2) -> RedisResult<RV> {}
        async fn vadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, input: A1, element: A2, options: A3) -> RedisResult<RV> {}
        async fn vcard<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn vdim<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn vemb<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vemb_options<A0, A1, A2, RV>(&mut self, key: A0, element: A1, options: A2) -> RedisResult<RV> {}
        async fn vrem<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vsetattr<A0, A1, A2, RV>(&mut self, key: A0, element: A1, json_object: A2) -> RedisResult<RV> {}
        async fn vdelattr<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vgetattr<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vinfo<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn vlinks<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vlinks_with_scores<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn vrandmember<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn vrandmember_multiple<A0, A1, RV>(&mut self, key: A0, count: A1) -> RedisResult<RV> {}
        async fn vsim<A0, A1, RV>(&mut self, key: A0, input: A1) -> RedisResult<RV> {}
        async fn vsim_options<A0, A1, A2, RV>(&mut self, key: A0, input: A1, options: A2) -> RedisResult<RV> {}
        async fn pfadd<A0, A1, RV>(&mut self, key: A0, element: A1) -> RedisResult<RV> {}
        async fn pfcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn pfmerge<A0, A1, RV>(&mut self, dstkey: A0, srckeys: A1) -> RedisResult<RV> {}
        async fn publish<A0, A1, RV>(&mut self, channel: A0, message: A1) -> RedisResult<RV> {}
        async fn spublish<A0, A1, RV>(&mut self, channel: A0, message: A1) -> RedisResult<RV> {}
        async fn object_encoding<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn object_idletime<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn object_freq<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn object_refcount<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn client_getname<RV>(&mut self) -> RedisResult<RV> {}
        async fn client_id<RV>(&mut self) -> RedisResult<RV> {}
        async fn client_setname<A0, RV>(&mut self, connection_name: A0) -> RedisResult<RV> {}
        async fn acl_load<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_save<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_list<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_users<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_getuser<A0, RV>(&mut self, username: A0) -> RedisResult<RV> {}
        async fn acl_setuser<A0, RV>(&mut self, username: A0) -> RedisResult<RV> {}
        async fn acl_setuser_rules<A0, A1, RV>(&mut self, username: A0, rules: A1) -> RedisResult<RV> {}
        async fn acl_deluser<A0, RV>(&mut self, usernames: A0) -> RedisResult<RV> {}
        async fn acl_dryrun<A0, A1, A2, RV>(&mut self, username: A0, command: A1, args: A2) -> RedisResult<RV> {}
        async fn acl_cat<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_cat_categoryname<A0, RV>(&mut self, categoryname: A0) -> RedisResult<RV> {}
        async fn acl_genpass<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_genpass_bits<A0, RV>(&mut self, bits: A0) -> RedisResult<RV> {}
        async fn acl_whoami<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_log<A0, RV>(&mut self, count: A0) -> RedisResult<RV> {}
        async fn acl_log_reset<RV>(&mut self) -> RedisResult<RV> {}
        async fn acl_help<RV>(&mut self) -> RedisResult<RV> {}
        async fn geo_add<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn geo_dist<A0, A1, A2, A3, RV>(&mut self, key: A0, member1: A1, member2: A2, unit: A3) -> RedisResult<RV> {}
        async fn geo_hash<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn geo_pos<A0, A1, RV>(&mut self, key: A0, members: A1) -> RedisResult<RV> {}
        async fn geo_radius<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            longitude: A1,
            latitude: A2,
            radius: A3,
            unit: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        async fn geo_radius_by_member<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            member: A1,
            radius: A2,
            unit: A3,
            options: A4,
        ) -> RedisResult<RV> {
        }
        async fn xack<A0, A1, A2, RV>(&mut self, key: A0, group: A1, ids: A2) -> RedisResult<RV> {}
        async fn xnack<A0, A1, A2, A3, RV>(&mut self, key: A0, group: A1, ids: A2, options: A3) -> RedisResult<RV> {}
        async fn xadd<A0, A1, A2, RV>(&mut self, key: A0, id: A1, items: A2) -> RedisResult<RV> {}
        async fn xadd_map<A0, A1, A2, RV>(&mut self, key: A0, id: A1, map: A2) -> RedisResult<RV> {}
        async fn xadd_options<A0, A1, A2, A3, RV>(&mut self, key: A0, id: A1, items: A2, options: A3) -> RedisResult<RV> {}
        async fn xadd_maxlen<A0, A1, A2, A3, RV>(&mut self, key: A0, maxlen: A1, id: A2, items: A3) -> RedisResult<RV> {}
        async fn xadd_maxlen_map<A0, A1, A2, A3, RV>(&mut self, key: A0, maxlen: A1, id: A2, map: A3) -> RedisResult<RV> {}
        async fn xautoclaim_options<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            consumer: A2,
            min_idle_time: A3,
            start: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        async fn xclaim<A0, A1, A2, A3, A4, RV>(
            &mut self,
            key: A0,
            group: A1,
            consumer: A2,
            min_idle_time: A3,
            ids: A4,
        ) -> RedisResult<RV> {
        }
        async fn xclaim_options<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            consumer: A2,
            min_idle_time: A3,
            ids: A4,
            options: A5,
        ) -> RedisResult<RV> {
        }
        async fn xdel<A0, A1, RV>(&mut self, key: A0, ids: A1) -> RedisResult<RV> {}
        async fn xdel_ex<A0, A1, A2, RV>(&mut self, key: A0, ids: A1, options: A2) -> RedisResult<RV> {}
        async fn xack_del<A0, A1, A2, A3, RV>(&mut self, key: A0, group: A1, ids: A2, options: A3) -> RedisResult<RV> {}
        async fn xgroup_create<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        async fn xgroup_createconsumer<A0, A1, A2, RV>(&mut self, key: A0, group: A1, consumer: A2) -> RedisResult<RV> {}
        async fn xgroup_create_mkstream<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        async fn xgroup_setid<A0, A1, A2, RV>(&mut self, key: A0, group: A1, id: A2) -> RedisResult<RV> {}
        async fn xgroup_destroy<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        async fn xgroup_delconsumer<A0, A1, A2, RV>(&mut self, key: A0, group: A1, consumer: A2) -> RedisResult<RV> {}
        async fn xinfo_consumers<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        async fn xinfo_groups<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xinfo_stream<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xinfo_stream_with_idempotency<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xlen<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xpending<A0, A1, RV>(&mut self, key: A0, group: A1) -> RedisResult<RV> {}
        async fn xpending_count<A0, A1, A2, A3, A4, RV>(&mut self, key: A0, group: A1, start: A2, end: A3, count: A4) -> RedisResult<RV> {}
        async fn xpending_consumer_count<A0, A1, A2, A3, A4, A5, RV>(
            &mut self,
            key: A0,
            group: A1,
            start: A2,
            end: A3,
            count: A4,
            consumer: A5,
        ) -> RedisResult<RV> {
        }
        async fn xrange<A0, A1, A2, RV>(&mut self, key: A0, start: A1, end: A2) -> RedisResult<RV> {}
        async fn xrange_all<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xrange_count<A0, A1, A2, A3, RV>(&mut self, key: A0, start: A1, end: A2, count: A3) -> RedisResult<RV> {}
        async fn xread<A0, A1, RV>(&mut self, keys: A0, ids: A1) -> RedisResult<RV> {}
        async fn xread_options<A0, A1, A2, RV>(&mut self, keys: A0, ids: A1, options: A2) -> RedisResult<RV> {}
        async fn xrevrange<A0, A1, A2, RV>(&mut self, key: A0, end: A1, start: A2) -> RedisResult<RV> {}
        async fn xrevrange_all<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn xrevrange_count<A0, A1, A2, A3, RV>(&mut self, key: A0, end: A1, start: A2, count: A3) -> RedisResult<RV> {}
        async fn xtrim<A0, A1, RV>(&mut self, key: A0, maxlen: A1) -> RedisResult<RV> {}
        async fn xtrim_options<A0, A1, RV>(&mut self, key: A0, options: A1) -> RedisResult<RV> {}
        async fn xcfgset<A0, A1, RV>(&mut self, key: A0, options: A1) -> RedisResult<RV> {}
        async fn ft_create<A0, A1, A2, RV>(&mut self, index_name: A0, options: A1, schema: A2) -> RedisResult<RV> {}
        async fn load_script<A0, RV>(&mut self, script: A0) -> RedisResult<RV> {}
        async fn invoke_script<A0, RV>(&mut self, invocation: A0) -> RedisResult<RV> {}
        async fn flushall<RV>(&mut self) -> RedisResult<RV> {}
        async fn flushall_options<A0, RV>(&mut self, options: A0) -> RedisResult<RV> {}
        async fn flushdb<RV>(&mut self) -> RedisResult<RV> {}
        async fn flushdb_options<A0, RV>(&mut self, options: A0) -> RedisResult<RV> {}
        async fn bf_add<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn bf_card<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn bf_exists<A0, A1, RV>(&mut self, key: A0, value: A1) -> RedisResult<RV> {}
        async fn bf_info<A0, RV>(&mut self, key: A0) -> RedisResult<RV> {}
        async fn bf_info_type<A0, A1, RV>(&mut self, key: A0, info_type: A1) -> RedisResult<RV> {}
        async fn bf_insert<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        async fn bf_insert_options<A0, A1, A2, RV>(&mut self, key: A0, items: A1, options: A2) -> RedisResult<RV> {}
        async fn bf_loadchunk<A0, A1, RV>(&mut self, key: A0, chunk: A1) -> RedisResult<RV> {}
        async fn bf_madd<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        async fn bf_mexists<A0, A1, RV>(&mut self, key: A0, items: A1) -> RedisResult<RV> {}
        async fn bf_reserve<A0, A1, A2, RV>(&mut self, key: A0, err_rate: A1, capacity: A2) -> RedisResult<RV> {}
        async fn bf_reserve_options<A0, A1, A2, A3, RV>(&mut self, key: A0, err_rate: A1, capacity: A2, options: A3) -> RedisResult<RV> {}
        async fn bf_scandump<A0, A1, RV>(&mut self, key: A0, iterator: A1) -> RedisResult<RV> {}
        async fn subscribe<A0, A1, RV>(&mut self, _: A0, _: A1) -> RedisResult<RV> {}
        async fn psubscribe<A0, A1, RV>(&mut self, _: A0, _: A1) -> RedisResult<RV> {}
        async fn scan<RV>(&mut self) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn scan_match<A0, RV>(&mut self, pattern: A0) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn scan_options<A0, RV>(&mut self, options: A0) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn hscan<A0, RV>(&mut self, key: A0) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn hscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn sscan<A0, RV>(&mut self, key: A0) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn sscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn zscan<A0, RV>(&mut self, key: A0) -> RedisResult<AsyncIter<'_, RV>> {}
        async fn zscan_match<A0, A1, RV>(&mut self, key: A0, pattern: A1) -> RedisResult<AsyncIter<'_, RV>> {}
    }
    impl<C: aio::ConnectionLike> AsyncCommands for C {}
    pub trait PubSubCommands {
        fn subscribe<C, F: FnMut(Msg) -> ControlFlow<U>, U>(&mut self, channel: C, func: F) -> RedisResult<U> { func(any()) }
        fn psubscribe<P, F: FnMut(Msg) -> ControlFlow<U>, U>(&mut self, pchannel: P, func: F) -> RedisResult<U> { func(any()) }
    }
    impl PubSubCommands for Connection {}
    pub struct Iter<'a, T>;
    impl<T> Iterator for Iter<'_, T> {
        type Item = T;
    }
    pub struct AsyncIter<'a, T>;
    impl<T> AsyncIter<'_, T> {
        pub async fn next_item(&mut self) -> Option<T> {}
    }
    impl<T> futures::stream::Stream for AsyncIter<'_, T> {
        type Item = T;
    }
    pub struct Client;
    impl Client {
        pub fn open<T>(params: T) -> RedisResult<Client> {}
        pub fn get_connection(&self) -> RedisResult<Connection> {}
        pub fn get_connection_with_timeout(&self, timeout: Duration) -> RedisResult<Connection> {}
        pub fn get_connection_info(&self) -> &ConnectionInfo {}
        pub async fn get_async_connection(&self) -> RedisResult<aio::Connection> {}
        pub async fn get_tokio_connection(&self) -> RedisResult<aio::Connection> {}
        pub async fn get_multiplexed_async_connection(&self) -> RedisResult<aio::MultiplexedConnection> {}
        pub async fn get_multiplexed_tokio_connection(&self) -> RedisResult<aio::MultiplexedConnection> {}
        pub async fn get_multiplexed_async_connection_with_config<C>(&self, config: C) -> RedisResult<aio::MultiplexedConnection> {}
        pub async fn get_connection_manager(&self) -> RedisResult<aio::ConnectionManager> {}
        pub async fn get_tokio_connection_manager(&self) -> RedisResult<aio::ConnectionManager> {}
        pub async fn get_connection_manager_with_config<C>(&self, config: C) -> RedisResult<aio::ConnectionManager> {}
        pub async fn get_async_pubsub(&self) -> RedisResult<aio::PubSub> {}
        pub async fn get_async_monitor(&self) -> RedisResult<aio::Monitor> {}
    }
    impl ConnectionLike for Client {}
    pub struct Connection;
    impl ConnectionLike for Connection {}
    impl Connection {
        pub fn as_pubsub(&mut self) -> PubSub<'_> {}
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
        pub fn set_write_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
        pub fn send_packed_command(&mut self, cmd: &[u8]) -> RedisResult<()> {}
        pub fn recv_response(&mut self) -> RedisResult<Value> {}
    }
    pub struct PubSub<'a>;
    impl PubSub<'_> {
        pub fn subscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
        pub fn psubscribe<T>(&mut self, pchannel: T) -> RedisResult<()> {}
        pub fn unsubscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
        pub fn punsubscribe<T>(&mut self, pchannel: T) -> RedisResult<()> {}
        pub fn get_message(&mut self) -> RedisResult<Msg> {}
        pub fn set_read_timeout(&self, dur: Option<Duration>) -> RedisResult<()> {}
    }
    pub struct Msg;
    impl Msg {
        pub fn get_channel<T>(&self) -> RedisResult<T> {}
        pub fn get_channel_name(&self) -> &str {}
        pub fn get_payload<T>(&self) -> RedisResult<T> {}
        pub fn get_payload_bytes(&self) -> &[u8] {}
        pub fn get_pattern<T>(&self) -> RedisResult<T> {}
    }
    pub struct Cmd;
    pub fn cmd(name: &str) -> Cmd {}
    impl Cmd {
        pub fn new() -> Cmd {}
        pub fn arg<T>(&mut self, arg: T) -> &mut Cmd {}
        pub fn cursor_arg(&mut self, cursor: u64) -> &mut Cmd {}
        pub fn get_packed_command(&self) -> Vec<u8> {}
        pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        pub fn execute(&self, con: &mut dyn ConnectionLike) {}
        pub fn exec(&self, con: &mut dyn ConnectionLike) -> RedisResult<()> {}
        pub fn iter<T>(self, con: &mut dyn ConnectionLike) -> RedisResult<Iter<'_, T>> {}
        pub async fn query_async<T, C>(&self, con: &mut C) -> RedisResult<T> {}
        pub async fn exec_async<C>(&self, con: &mut C) -> RedisResult<()> {}
        pub async fn iter_async<T, C>(self, con: &mut C) -> RedisResult<AsyncIter<'_, T>> {}
        pub fn get<K>(key: K) -> Self {}
        pub fn set<K, V>(key: K, value: V) -> Self {}
        pub fn del<K>(key: K) -> Self {}
    }
    pub struct Pipeline;
    pub fn pipe() -> Pipeline {}
    impl Pipeline {
        pub fn new() -> Pipeline {}
        pub fn with_capacity(capacity: usize) -> Pipeline {}
        pub fn atomic(&mut self) -> &mut Pipeline {}
        pub fn cmd(&mut self, name: &str) -> &mut Pipeline {}
        pub fn add_command(&mut self, cmd: Cmd) -> &mut Pipeline {}
        pub fn arg<T>(&mut self, arg: T) -> &mut Pipeline {}
        pub fn ignore(&mut self) -> &mut Pipeline {}
        pub fn clear(&mut self) {}
        pub fn query<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        pub fn execute(&self, con: &mut dyn ConnectionLike) {}
        pub fn exec(&self, con: &mut dyn ConnectionLike) -> RedisResult<()> {}
        pub async fn query_async<T, C>(&self, con: &mut C) -> RedisResult<T> {}
        pub async fn exec_async<C>(&self, con: &mut C) -> RedisResult<()> {}
        pub fn get<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn mget<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn set<A0, A1>(&mut self, key: A0, value: A1) -> &mut Self {}
        pub fn mset<A0>(&mut self, items: A0) -> &mut Self {}
        pub fn set_ex<A0, A1, A2>(&mut self, key: A0, value: A1, seconds: A2) -> &mut Self {}
        pub fn set_nx<A0, A1>(&mut self, key: A0, value: A1) -> &mut Self {}
        pub fn del<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn exists<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn expire<A0, A1>(&mut self, key: A0, seconds: A1) -> &mut Self {}
        pub fn incr<A0, A1>(&mut self, key: A0, delta: A1) -> &mut Self {}
        pub fn decr<A0, A1>(&mut self, key: A0, delta: A1) -> &mut Self {}
        pub fn hget<A0, A1>(&mut self, key: A0, field: A1) -> &mut Self {}
        pub fn hdel<A0, A1>(&mut self, key: A0, field: A1) -> &mut Self {}
        pub fn hset<A0, A1, A2>(&mut self, key: A0, field: A1, value: A2) -> &mut Self {}
        pub fn hset_multiple<A0, A1>(&mut self, key: A0, items: A1) -> &mut Self {}
        pub fn hgetall<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn lpush<A0, A1>(&mut self, key: A0, value: A1) -> &mut Self {}
        pub fn lrange<A0, A1, A2>(&mut self, key: A0, start: A1, stop: A2) -> &mut Self {}
        pub fn ltrim<A0, A1, A2>(&mut self, key: A0, start: A1, stop: A2) -> &mut Self {}
        pub fn rpush<A0, A1>(&mut self, key: A0, value: A1) -> &mut Self {}
        pub fn sadd<A0, A1>(&mut self, key: A0, member: A1) -> &mut Self {}
        pub fn smembers<A0>(&mut self, key: A0) -> &mut Self {}
        pub fn srem<A0, A1>(&mut self, key: A0, member: A1) -> &mut Self {}
        pub fn zadd<A0, A1, A2>(&mut self, key: A0, member: A1, score: A2) -> &mut Self {}
        pub fn zrem<A0, A1>(&mut self, key: A0, members: A1) -> &mut Self {}
        pub fn publish<A0, A1>(&mut self, channel: A0, message: A1) -> &mut Self {}
    }
    pub struct Script;
    impl Script {
        pub fn new(code: &str) -> Script {}
        pub fn get_hash(&self) -> &str {}
        pub fn key<T>(&self, key: T) -> ScriptInvocation<'_> {}
        pub fn arg<T>(&self, arg: T) -> ScriptInvocation<'_> {}
        pub fn prepare_invoke(&self) -> ScriptInvocation<'_> {}
        pub fn invoke<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        pub async fn invoke_async<C, T>(&self, con: &mut C) -> RedisResult<T> {}
    }
    pub struct ScriptInvocation<'a>;
    impl<'a> ScriptInvocation<'a> {
        pub fn arg<T>(&mut self, arg: T) -> &mut Self {}
        pub fn key<T>(&mut self, key: T) -> &mut Self {}
        pub fn invoke<T>(&self, con: &mut dyn ConnectionLike) -> RedisResult<T> {}
        pub async fn invoke_async<C, T>(&self, con: &mut C) -> RedisResult<T> {}
        pub fn load(&self, con: &mut dyn ConnectionLike) -> RedisResult<String> {}
        pub async fn load_async<C>(&self, con: &mut C) -> RedisResult<String> {}
    }
    pub fn transaction<C: ConnectionLike, K, T, F: FnMut(&mut C, &mut Pipeline) -> RedisResult<Option<T>>>(
        con: &mut C,
        keys: &[K],
        func: F,
    ) -> RedisResult<T> {
        func(any(), any())
    }
    pub fn from_redis_value<T>(v: &Value) -> RedisResult<T> {}
    pub mod aio {
        use futures::stream::Stream;
        use redis::{Cmd, Msg, Pipeline, RedisFuture, RedisResult, Value};
        pub trait ConnectionLike {
            fn req_packed_command<'a>(&'a mut self, cmd: &'a Cmd) -> RedisFuture<'a, Value>;
            fn get_db(&self) -> i64;
        }
        pub struct Connection<C = ()>;
        pub struct MultiplexedConnection;
        pub struct ConnectionManager;
        impl<C> ConnectionLike for Connection<C> {}
        impl ConnectionLike for MultiplexedConnection {}
        impl ConnectionLike for ConnectionManager {}
        impl<C> Connection<C> {
            pub fn into_pubsub(self) -> PubSub {}
            pub fn into_monitor(self) -> Monitor {}
        }
        impl ConnectionManager {
            pub async fn new(client: redis::Client) -> RedisResult<Self> {}
            pub async fn new_with_config<C>(client: redis::Client, config: C) -> RedisResult<Self> {}
        }
        pub struct ConnectionManagerConfig;
        impl ConnectionManagerConfig {
            pub fn new() -> Self {}
        }
        pub struct PubSub;
        impl PubSub {
            pub async fn subscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
            pub async fn psubscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
            pub async fn unsubscribe<T>(&mut self, channel: T) -> RedisResult<()> {}
            pub fn on_message(&mut self) -> PubSubStream {}
            pub fn into_on_message(self) -> PubSubStream {}
            pub fn split(self) -> (PubSubSink, PubSubStream) {}
        }
        pub struct PubSubSink;
        pub struct PubSubStream;
        impl Stream for PubSubStream {
            type Item = Msg;
        }
        pub struct Monitor;
    }
    pub mod cluster {
        use redis::RedisResult;
        pub struct ClusterClient;
        impl ClusterClient {
            pub fn new<T, I>(initial_nodes: I) -> RedisResult<ClusterClient> {}
            pub fn builder<T, I>(initial_nodes: I) -> ClusterClientBuilder {}
            pub fn get_connection(&self) -> RedisResult<ClusterConnection> {}
            pub async fn get_async_connection(&self) -> RedisResult<redis::cluster_async::ClusterConnection> {}
        }
        pub struct ClusterClientBuilder;
        impl ClusterClientBuilder {
            pub fn new<T, I>(initial_nodes: I) -> Self {}
            pub fn build(self) -> RedisResult<ClusterClient> {}
        }
        pub struct ClusterConnection;
        impl redis::ConnectionLike for ClusterConnection {}
    }
    pub mod cluster_async {
        pub struct ClusterConnection;
        impl redis::aio::ConnectionLike for ClusterConnection {}
    }
    pub mod streams {
        pub struct StreamReadOptions;
        impl StreamReadOptions {
            pub fn block(self, ms: usize) -> Self {}
            pub fn count(self, n: usize) -> Self {}
        }
        pub struct StreamReadReply;
    }
}

pub mod mongodb {
    pub mod sync {
        use mongodb::error::Result;
        use std::ops::Deref;

        pub struct Client;
        impl Client {
            pub fn with_uri_str(uri: impl AsRef<str>) -> Result<Self> {}
            pub fn with_options(options: mongodb::options::ClientOptions) -> Result<Self> {}
            pub fn database(&self, name: &str) -> Database {}
            pub fn default_database(&self) -> Option<Database> {}
            pub fn start_session(&self) -> action::Act<ClientSession> {}
            pub fn list_database_names(&self) -> action::Act<Vec<String>> {}
        }
        pub struct Database;
        impl Database {
            pub fn name(&self) -> &str {}
            pub fn collection<T>(&self, name: &str) -> Collection<T> {}
            pub fn run_command<D>(&self, command: D) -> action::Act<mongodb::bson::Document> {}
            pub fn list_collection_names(&self) -> action::Act<Vec<String>> {}
            pub fn create_collection(&self, name: impl AsRef<str>) -> action::Act<()> {}
            pub fn drop(&self) -> action::Act<()> {}
            pub fn aggregate<P>(&self, pipeline: P) -> action::Act<Cursor<mongodb::bson::Document>> {}
        }
        pub struct Collection<T>;
        impl<T> Collection<T> {
            pub fn name(&self) -> &str {}
            pub fn clone_with_type<U>(&self) -> Collection<U> {}
            pub fn find<F>(&self, filter: F) -> action::Act<Cursor<T>> {}
            pub fn find_one<F>(&self, filter: F) -> action::Act<Option<T>> {}
            pub fn find_one_and_update<F, U>(&self, filter: F, update: U) -> action::Act<Option<T>> {}
            pub fn find_one_and_replace<F, U>(&self, filter: F, replacement: U) -> action::Act<Option<T>> {}
            pub fn find_one_and_delete<F>(&self, filter: F) -> action::Act<Option<T>> {}
            pub fn insert_one<D>(&self, doc: D) -> action::Act<mongodb::results::InsertOneResult> {}
            pub fn insert_many<I>(&self, docs: I) -> action::Act<mongodb::results::InsertManyResult> {}
            pub fn update_one<F, U>(&self, query: F, update: U) -> action::Act<mongodb::results::UpdateResult> {}
            pub fn update_many<F, U>(&self, query: F, update: U) -> action::Act<mongodb::results::UpdateResult> {}
            pub fn replace_one<F, R>(&self, query: F, replacement: R) -> action::Act<mongodb::results::UpdateResult> {}
            pub fn delete_one<F>(&self, query: F) -> action::Act<mongodb::results::DeleteResult> {}
            pub fn delete_many<F>(&self, query: F) -> action::Act<mongodb::results::DeleteResult> {}
            pub fn aggregate<P>(&self, pipeline: P) -> action::Act<Cursor<mongodb::bson::Document>> {}
            pub fn count_documents<F>(&self, filter: F) -> action::Act<u64> {}
            pub fn estimated_document_count(&self) -> action::Act<u64> {}
            pub fn create_index<M>(&self, index: M) -> action::Act<mongodb::results::CreateIndexResult> {}
            pub fn drop(&self) -> action::Act<()> {}
        }
        pub mod action {
            pub struct Act<T>;
            impl<T> Act<T> {
                pub fn run(self) -> mongodb::error::Result<T> {}
            }
        }
        pub struct Cursor<T>;
        impl<T> Iterator for Cursor<T> {
            type Item = Result<T>;
        }
        pub struct SessionCursor<T>;
        pub struct ClientSession;
        impl ClientSession {
            pub fn commit_transaction(&mut self) -> action::Act<()> {}
            pub fn abort_transaction(&mut self) -> action::Act<()> {}
            pub fn start_transaction(&mut self) -> action::Act<()> {}
        }
    }

    pub mod error {
        pub struct Error;
        pub type Result<T> = std::result::Result<T, Error>;
    }
    pub mod options {
        pub struct ClientOptions;
        impl ClientOptions {
            pub async fn parse<S>(s: S) -> mongodb::error::Result<Self> {}
        }
    }
    pub mod bson {
        pub struct Document;
    }
    pub mod results {
        pub struct InsertOneResult;
        pub struct InsertManyResult;
        pub struct UpdateResult;
        pub struct DeleteResult;
        pub struct CreateIndexResult;
    }
}

pub mod deadpool {
    pub mod managed {
        use std::ops::{Deref, DerefMut};
        pub trait Manager {
            type Type;
            type Error;
        }
        pub struct Pool<M, W = Object<M>>;
        impl<M: Manager, W> Pool<M, W> {
            pub fn builder(manager: M) -> PoolBuilder<M, W> {}
            pub async fn get(&self) -> Result<W, PoolError<M::Error>> {}
            pub async fn timeout_get<T>(&self, timeouts: &T) -> Result<W, PoolError<M::Error>> {}
            pub fn close(&self) {}
            pub fn status(&self) -> Status {}
        }
        pub struct PoolBuilder<M, W>;
        impl<M, W> PoolBuilder<M, W> {
            pub fn max_size(self, value: usize) -> Self {}
            pub fn runtime<R>(self, value: R) -> Self {}
            pub fn build(self) -> Result<Pool<M, W>, BuildError> {}
        }
        pub struct BuildError;
        pub enum PoolError<E> {
            Timeout,
            Backend(E),
            Closed,
        }
        pub struct Status {
            pub max_size: usize,
            pub size: usize,
        }
        pub struct Object<M>;
        impl<M: Manager> Deref for Object<M> {
            type Target = M::Type;
        }
        impl<M: Manager> DerefMut for Object<M> {}
    }
}

pub mod deadpool_sync {
    pub enum InteractError {
        Panic(Box<dyn std::any::Any>),
        Aborted,
    }
    pub struct SyncWrapper<T>;
    impl<T> SyncWrapper<T> {
        pub async fn interact<F: FnOnce(&mut T) -> R, R>(&self, f: F) -> Result<R, InteractError> {}
        pub fn is_mutex_poisoned(&self) -> bool {}
    }
}

pub mod deadpool_diesel {
    pub enum Error {
        Connection,
        Ping,
    }
    pub enum Runtime {
        Tokio1,
        AsyncStd1,
    }
    pub use deadpool_sync::{InteractError, SyncWrapper};

    pub mod sqlite {
        use deadpool_sync::SyncWrapper;
        pub struct Manager;
        impl Manager {
            pub fn new<S, R>(database_url: S, runtime: R) -> Self {}
        }
        impl deadpool::managed::Manager for Manager {
            type Type = SyncWrapper<diesel::SqliteConnection>;
            type Error = deadpool_diesel::Error;
        }
        pub type Pool = deadpool::managed::Pool<Manager>;
        pub type Connection = deadpool::managed::Object<Manager>;
        pub type Object = deadpool::managed::Object<Manager>;
        pub use deadpool_diesel::Runtime;
    }

    pub mod postgres {
        use deadpool_sync::SyncWrapper;
        pub struct Manager;
        impl Manager {
            pub fn new<S, R>(database_url: S, runtime: R) -> Self {}
        }
        impl deadpool::managed::Manager for Manager {
            type Type = SyncWrapper<diesel::PgConnection>;
            type Error = deadpool_diesel::Error;
        }
        pub type Pool = deadpool::managed::Pool<Manager>;
        pub type Connection = deadpool::managed::Object<Manager>;
        pub type Object = deadpool::managed::Object<Manager>;
        pub use deadpool_diesel::Runtime;
    }

    pub mod mysql {
        use deadpool_sync::SyncWrapper;
        pub struct Manager;
        impl Manager {
            pub fn new<S, R>(database_url: S, runtime: R) -> Self {}
        }
        impl deadpool::managed::Manager for Manager {
            type Type = SyncWrapper<diesel::MysqlConnection>;
            type Error = deadpool_diesel::Error;
        }
        pub type Pool = deadpool::managed::Pool<Manager>;
        pub type Connection = deadpool::managed::Object<Manager>;
        pub type Object = deadpool::managed::Object<Manager>;
        pub use deadpool_diesel::Runtime;
    }
}

pub mod deadpool_sqlite {
    use deadpool_sync::SyncWrapper;
    pub struct Config;
    impl Config {
        pub fn new<P>(path: P) -> Self {}
        pub fn create_pool<R>(&self, runtime: R) -> Result<Pool, deadpool::managed::BuildError> {}
    }
    pub struct Manager;
    impl deadpool::managed::Manager for Manager {
        type Type = SyncWrapper<rusqlite::Connection>;
        type Error = rusqlite::Error;
    }
    pub type Pool = deadpool::managed::Pool<Manager>;
    pub type Connection = deadpool::managed::Object<Manager>;
    pub type Object = deadpool::managed::Object<Manager>;
    pub enum Runtime {
        Tokio1,
        AsyncStd1,
    }
}

pub mod deadpool_postgres {
    pub struct Manager;
    impl deadpool::managed::Manager for Manager {
        type Type = ClientWrapper;
        type Error = tokio_postgres::Error;
    }
    pub type Pool = deadpool::managed::Pool<Manager>;
    pub type Object = deadpool::managed::Object<Manager>;
    pub type Client = Object;
    pub struct ClientWrapper;
    impl std::ops::Deref for ClientWrapper {
        type Target = tokio_postgres::Client;
    }
}

pub mod bb8 {
    pub struct Pool<M>;
    impl<M: ManageConnection> Pool<M> {
        pub fn builder() -> Builder<M> {}
        pub async fn get(&self) -> Result<PooledConnection<'_, M>, RunError<M::Error>> {}
        pub async fn get_owned(&self) -> Result<PooledConnection<'static, M>, RunError<M::Error>> {}
        pub async fn dedicated_connection(&self) -> Result<M::Connection, M::Error> {}
    }
    pub struct Builder<M>;
    impl<M: ManageConnection> Builder<M> {
        pub fn new() -> Self {}
        pub fn max_size(self, max_size: u32) -> Self {}
        pub fn min_idle(self, min_idle: Option<u32>) -> Self {}
        pub async fn build(self, manager: M) -> Result<Pool<M>, M::Error> {}
    }
    pub trait ManageConnection {
        type Connection;
        type Error;
    }
    pub enum RunError<E> {
        User(E),
        TimedOut,
    }
    pub struct PooledConnection<'a, M>;
    impl<M: ManageConnection> std::ops::Deref for PooledConnection<'_, M> {
        type Target = M::Connection;
    }
}
