//! What is typed anew: of everything something, so that a little of each table is looked at.

pub mod store;

use std::sync::{Arc, Mutex, mpsc::Sender};
use store::*;

type Shared<T> = Arc<Mutex<Vec<T>>>;

pub trait Codec {
    type Out;
    fn decode(&self, from: &[u8]) -> Self::Out;
    fn twice(&self, from: &[u8]) -> (Self::Out, Self::Out) {
        (self.decode(from), self.decode(from))
    }
}

impl<T: Load + Clone> Codec for T {
    type Out = Option<T>;
    fn decode(&self, from: &[u8]) -> Option<T> {
        from.first().map(|_| self.clone())
    }
}

macro_rules! read {
    ($path:expr) => {
        std::fs::read($path).map(|bytes| bytes.len())
    };
}

pub async fn run(shared: Shared<Disk>, to: Sender<u8>) -> Result<usize, std::io::Error> {
    // An edit.
    use std::fs as disk;
    struct Local(Box<dyn Load>);
    impl Local {
        fn all(&self) -> usize {
            fn deep() {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            deep();
            self.0.load();
            0
        }
    }
    let guard = shared.lock().unwrap();
    for each in guard.iter().filter(|it| it.path.starts_with('a')).map(|it| it.clone()).collect::<Vec<_>>() {
        each.load();
        if let (Some(first), _) = each.twice(b"a") {
            first.load_all(&[Disk::default(), first.clone()]);
        }
    }
    drop(guard);
    let local = Local(Box::new(Disk::default()));
    let read = |path: &str| disk::read(path);
    store::all(&[Disk::default()]);
    let _ = to.send(1);
    let later = async move { local.all() };
    match Kind::of(later.await) {
        Kind::One(disk) => disk.load(),
        Kind::Many { of } => of.into_iter().for_each(|it| it.load()),
        Kind::None => {}
    }
    read("b")?;
    read!("c")
}
