//! What stays as it is.

pub trait Load {
    fn load(&self);
    fn load_all<L: Load>(&self, others: &[L]) {
        self.load();
        all(others);
    }
}

#[derive(Clone, Default)]
pub struct Disk {
    pub path: String,
}

impl Load for Disk {
    fn load(&self) {
        let _ = std::fs::read(&self.path);
    }
}

impl<L: Load + ?Sized> Load for Box<L> {
    fn load(&self) {
        (**self).load();
    }
}

pub enum Kind<T> {
    One(T),
    Many { of: Vec<T> },
    None,
}

impl Kind<Disk> {
    pub fn of(count: usize) -> Self {
        match count {
            0 => Self::None,
            1 => Self::One(Disk::default()),
            _ => Self::Many { of: vec![Disk::default(); count] },
        }
    }
}

pub fn all<L: Load>(from: &[L]) {
    from.iter().for_each(|it| it.load());
}
