//! `use` trees, flattened to one item a leaf.

use super::{items::Head, lower::Lower};
use crate::{
    base::source::Span,
    facts::{Item, ItemId, ItemKind, Name},
};
use syn::{ItemUse, UseTree, Visibility};

/// Longer paths are no imports that somebody wrote; copying them to every leaf would cost memory without bound.
const LONGEST: usize = 64;

/// What the leaves of one `use` share.
struct Tree {
    item: Item,
    leading: bool,
    path: Vec<Name>,
}

impl Lower<'_> {
    /// One item for each name that a `use` binds.
    pub(super) fn imports(&mut self, it: &ItemUse) {
        let head =
            Head { attrs: &it.attrs, vis: Some(&it.vis), first: it.use_token.span, last: it.semi_token.spans[0] };
        let span = self.extent(&head);
        let item = Item {
            name: super::lower::NAMELESS,
            span,
            name_span: span,
            attrs: self.attrs(&it.attrs),
            public: !matches!(it.vis, Visibility::Inherited),
            kind: ItemKind::Use { path: Vec::new(), leading: false, binds: None },
        };
        let mut tree = Tree { item, leading: it.leading_colon.is_some(), path: Vec::new() };
        self.use_tree(&it.tree, &mut tree);
    }

    fn use_tree(&mut self, node: &UseTree, tree: &mut Tree) {
        match node {
            UseTree::Path(it) => {
                let name = self.ident(&it.ident);
                tree.path.push(name);
                self.use_tree(&it.tree, tree);
                tree.path.pop();
            }
            UseTree::Group(it) => {
                for node in &it.items {
                    self.use_tree(node, tree);
                }
            }
            UseTree::Name(it) => {
                let name = self.ident(&it.ident);
                let span = self.places.span(it.ident.span());
                self.leaf(tree, &it.ident, Some(name), span);
            }
            UseTree::Rename(it) => {
                let name = self.ident(&it.rename);
                let span = self.places.span(it.rename.span());
                self.leaf(tree, &it.ident, Some(name), span);
            }
            UseTree::Glob(it) => {
                let span = self.places.span(it.star_token.spans[0]);
                self.put_use(tree, tree.path.clone(), None, span);
            }
        }
    }

    /// A leaf that names something: `self` stands for the path before it.
    fn leaf(&mut self, tree: &Tree, ident: &proc_macro2::Ident, binds: Option<Name>, span: Span) {
        let mut path = tree.path.clone();
        let mut binds = binds;
        match (ident == "self", path.last().copied()) {
            (true, Some(last)) => {
                // Without `as`, the module's own name is bound.
                let name = self.ident(ident);
                if binds == Some(name) {
                    binds = Some(last);
                }
            }
            _ => path.push(self.ident(ident)),
        }
        self.put_use(tree, path, binds, span);
    }

    fn put_use(&mut self, tree: &Tree, path: Vec<Name>, binds: Option<Name>, span: Span) {
        if path.len() > LONGEST {
            return;
        }
        let id = ItemId(self.facts.items.len() as u32);
        let kind = ItemKind::Use { path, leading: tree.leading, binds };
        self.facts.items.push(Item { name_span: span, kind, ..tree.item.clone() });
        self.push(id.0);
    }
}
