//! A way in for what tries the cache with bytes that no run ever wrote: `lint/fuzz`, and the tests of crashes that it found.

use super::{
    Days, Head, Outcome,
    pack::{Pack, decode, pack_of},
    stamps::Stamps,
};
use crate::{
    facts::Program,
    lang::rust::link::{Mentions, State},
};

/// Reads bytes as a run would once their checksum is right: the first says as what. Whether they were of use is told.
pub fn read(bytes: &[u8]) -> bool {
    let Some((kind, section)) = bytes.split_first() else { return false };
    match kind {
        0 => decode::<Stamps>(section).is_ok(),
        1 => decode::<(Days, Outcome)>(section).is_ok(),
        2 => decode::<Head>(section).is_ok(),
        3 => decode::<Program>(section).is_ok(),
        4 => decode::<State>(section).is_ok(),
        5 => decode::<Mentions>(section).is_ok(),
        _ => !sections(pack_of(&[0; 32], section)).is_empty(),
    }
}

/// The sections of a pack, whoever it was written for.
pub fn sections(pack: Vec<u8>) -> Vec<Vec<u8>> {
    let Some(mut pack) = Pack::of_anybody(pack) else { return Vec::new() };
    std::iter::from_fn(|| pack.section().map(<[u8]>::to_vec).ok()).collect()
}

/// A pack with another section in place of one, and a checksum that is right again.
pub fn forge(pack: Vec<u8>, at: usize, section: &[u8]) -> Vec<u8> {
    let key = Pack::key_of(&pack);
    let mut sections = sections(pack);
    if let Some(old) = sections.get_mut(at) {
        *old = section.to_vec();
    }
    let framed = sections.iter().flat_map(|it| [&(it.len() as u64).to_le_bytes()[..], it].concat());
    pack_of(&key, &framed.collect::<Vec<u8>>())
}
