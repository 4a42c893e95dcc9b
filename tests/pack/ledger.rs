pub mod ledger {
    pub struct Book;

    impl Book {
        pub fn open() -> Book;
        pub fn close(&self);
    }
}
