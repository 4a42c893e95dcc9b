//! What code makes of a variable: its expressions are evaluated for the variable unset, and for each word that it may be set to.
//! Whatever is not understood is [`Val::Unknown`], and unknown is never compared.

mod eval;
mod methods;
mod pattern;

pub(super) use eval::{Eval, PANICS};
pub(super) use methods::is_pure;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Val {
    /// Nobody knows.
    Unknown,
    /// There is none: it panics.
    Panic,
    /// The function returns this.
    Returned(Box<Val>),
    Bool(bool),
    Text(String),
    Number(String),
    /// A constant or variant by its path.
    Path(Vec<String>),
    /// `Some(v)`, `Ok(v)`.
    Full(Box<Val>),
    /// `None`, `Err(_)`.
    Empty,
    /// What comes of several uses of one value.
    Several(Vec<Val>),
    /// The arm of a `match` that is taken, and its value: twice the same arm does the same, whether that is known or not.
    Arm(usize, Box<Val>),
}

impl Val {
    pub(super) fn full(self) -> Self {
        match self {
            Self::Panic | Self::Returned(_) => self,
            value => Self::Full(Box::new(value)),
        }
    }

    /// Whether something is decided: nothing that code does with it later depends on the variable in another way.
    pub(super) fn is_settled(&self) -> bool {
        match self {
            Self::Bool(_) | Self::Path(_) | Self::Panic | Self::Number(_) | Self::Arm(..) => true,
            Self::Several(parts) => parts.iter().all(Self::is_settled),
            Self::Unknown | Self::Text(_) | Self::Empty | Self::Full(_) | Self::Returned(_) => false,
        }
    }

    /// Whether two values are the same; nothing where that is not sure.
    pub(super) fn same(&self, other: &Self) -> Option<bool> {
        Some(match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => return None,
            (Self::Returned(a), Self::Returned(b)) | (Self::Full(a), Self::Full(b)) => return a.same(b),
            (Self::Path(a), Self::Path(b)) => return same_path(a, b),
            (Self::Several(a), Self::Several(b)) => return same_parts(a, b),
            (Self::Arm(a, _), Self::Arm(b, _)) if a == b => true,
            (Self::Arm(_, a), Self::Arm(_, b)) => return a.same(b),
            (Self::Arm(_, a), b) | (b, Self::Arm(_, a)) => return a.same(b),
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Text(a), Self::Text(b)) | (Self::Number(a), Self::Number(b)) => a == b,
            (Self::Empty, Self::Empty) | (Self::Panic, Self::Panic) => true,
            (Self::Full(_), Self::Empty) | (Self::Empty, Self::Full(_)) => false,
            (Self::Panic, _) | (_, Self::Panic) => false,
            _ => return None,
        })
    }
}

/// `Mode::Off` and `Mode::On` differ; what else a path may stand for is not known.
fn same_path(a: &[String], b: &[String]) -> Option<bool> {
    match (a.split_last(), b.split_last()) {
        (Some((x, of_a)), Some((y, of_b))) if of_a == of_b => Some(x == y),
        _ => None,
    }
}

/// One part that differs makes a difference, whatever the others are.
fn same_parts(a: &[Val], b: &[Val]) -> Option<bool> {
    let parts: Vec<Option<bool>> = a.iter().zip(b).map(|(a, b)| a.same(b)).collect();
    match () {
        () if a.len() != b.len() => None,
        () if parts.contains(&Some(false)) => Some(false),
        () if parts.contains(&None) => None,
        () => Some(true),
    }
}
