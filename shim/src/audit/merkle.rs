//! The Merkle tree of RFC 6962 over the lines of a log, of which only the roots of whole subtrees are kept.

use sha2::{Digest as _, Sha256};

/// A tree that grows: it takes 32 bytes for each bit that is set in its size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    size: u64,
    /// Roots of full subtrees, the largest first.
    peaks: Vec<[u8; 32]>,
}

impl Tree {
    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: &[u8]) {
        let mut hash: [u8; 32] = Sha256::new().chain_update([0]).chain_update(leaf).finalize().into();
        for _ in 0..self.size.trailing_ones() {
            // As many full subtrees stand at the end as the size has ones there.
            let Some(left) = self.peaks.pop() else { break };
            hash = node(&left, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root; of no leaves it is the digest of nothing.
    #[must_use]
    pub fn root(&self) -> [u8; 32] {
        let mut from_the_right = self.peaks.iter().rev();
        let Some(last) = from_the_right.next() else { return Sha256::digest([]).into() };
        from_the_right.fold(*last, |right, left| node(left, &right))
    }
}

fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By the definition of RFC 6962, section 2.1, without any state.
    fn by_definition(leaves: &[Vec<u8>]) -> [u8; 32] {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => Sha256::new().chain_update([0]).chain_update(leaf).finalize().into(),
            _ => {
                let half = leaves.len().next_power_of_two() / 2;
                node(&by_definition(&leaves[..half]), &by_definition(&leaves[half..]))
            }
        }
    }

    #[test]
    fn the_root_is_that_of_the_definition_and_of_another_implementation() {
        let (mut tree, mut leaves) = (Tree::default(), Vec::new());
        let mut other = ct_merkle::mem_backed_tree::MemoryBackedTree::<Sha256, Vec<u8>>::new();
        assert_eq!(tree.root(), by_definition(&leaves));
        for nth in 0..=130_u32 {
            let leaf = format!("line {nth}").into_bytes();
            tree.push(&leaf);
            other.push(leaf.clone());
            leaves.push(leaf);
            assert_eq!(tree.root(), by_definition(&leaves), "{nth}");
            assert_eq!(tree.root().as_slice(), other.root().as_bytes().as_slice(), "{nth}");
            assert_eq!(tree.size(), other.len());
        }
    }
}
