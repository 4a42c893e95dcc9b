//! Patterns.

use super::{attrs::unshipped, lower::Lower};
use crate::facts::{ListId, Pat, PatId, TypeId};
use syn::Pat as Tree;

impl Lower<'_> {
    /// A pattern.
    pub(super) fn pat(&mut self, tree: &Tree) -> PatId {
        let pat = match tree {
            Tree::Ident(it) => {
                let name = self.ident(&it.ident);
                Pat::Bind(name, it.subpat.as_ref().map(|(_, sub)| self.pat(sub)))
            }
            Tree::Paren(it) => return self.pat(&it.pat),
            Tree::Type(it) => return self.pat(&it.pat),
            Tree::Reference(it) => Pat::Ref(self.pat(&it.pat)),
            Tree::Tuple(it) => {
                let (pats, rest) = self.elements(&it.elems);
                Pat::Tuple { pats, rest }
            }
            Tree::TupleStruct(it) => {
                let path = self.path(it.qself.as_ref(), &it.path);
                let (pats, rest) = self.elements(&it.elems);
                Pat::TupleStruct { path, pats, rest }
            }
            Tree::Struct(it) => {
                let path = self.path(it.qself.as_ref(), &it.path);
                let mark = self.open();
                for field in it.fields.iter().filter(|field| !unshipped(&field.attrs)) {
                    let name = self.member(&field.member);
                    let pat = self.pat(&field.pat);
                    self.push(name.0);
                    self.push(pat.0);
                }
                Pat::Struct { path, fields: self.close(mark) }
            }
            Tree::Slice(it) => Pat::Slice(self.elements(&it.elems).0),
            Tree::Or(it) => Pat::Or(self.elements(&it.cases).0),
            Tree::Path(it) => Pat::Path(self.path(it.qself.as_ref(), &it.path)),
            _ => Pat::Wild,
        };
        self.add_pat(pat)
    }

    /// Elements without `..`, and the index at which it stands.
    fn elements<'t>(&mut self, trees: impl IntoIterator<Item = &'t Tree>) -> (ListId, u32) {
        let mark = self.open();
        let (mut count, mut rest) = (0, None);
        for tree in trees {
            if matches!(tree, Tree::Rest(_)) {
                rest = rest.or(Some(count));
            } else {
                let id = self.pat(tree);
                self.push(id.0);
                count += 1;
            }
        }
        (self.close(mark), rest.unwrap_or(count))
    }

    /// A pattern and the type written behind it.
    pub(super) fn typed_pat(&mut self, tree: &Tree) -> (PatId, Option<TypeId>) {
        match tree {
            Tree::Type(it) => {
                let pat = self.pat(&it.pat);
                (pat, Some(self.ty(&it.ty)))
            }
            _ => (self.pat(tree), None),
        }
    }
}
