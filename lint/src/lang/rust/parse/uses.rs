//! `use` trees, flattened to one item a leaf.

use super::{
    builder::NAMELESS,
    cursor::Parser,
    failure::{Expected, Parse},
    items::Head,
};
use crate::{
    base::source::Span,
    facts::{Attrs, Item, ItemKind, Name},
    lang::rust::lex::{Kind, Tag},
};

/// Longer paths are no imports that somebody wrote; copying them to every leaf would cost memory without bound.
const LONGEST: usize = 64;

/// What the leaves of one `use` share.
struct Tree {
    attrs: Attrs,
    public: bool,
    leading: bool,
    path: Vec<Name>,
}

impl Parser<'_> {
    /// One item for each name that a `use` binds.
    pub(super) fn imports(&mut self, head: Head) -> Parse<()> {
        self.bump();
        let leading = self.eat_tag(Tag::PathSep);
        let mut tree = Tree { attrs: self.attrs(&[head.attrs]), public: head.public, leading, path: Vec::new() };
        let from = self.out.facts.items.len();
        self.use_tree(&mut tree)?;
        self.expect(b';')?;
        let span = self.since(head.start);
        for item in &mut self.out.facts.items[from..] {
            item.span = span;
        }
        Ok(())
    }

    fn use_tree(&mut self, tree: &mut Tree) -> Parse<()> {
        let depth = tree.path.len();
        loop {
            let token = self.peek();
            if token.kind == Kind::Ident && self.nth(1).tag == Tag::PathSep {
                self.use_word()?;
                let name = self.out.name(self.text_of(token));
                tree.path.push(name);
                self.at += 2;
                continue;
            }
            match (token.kind, token.byte) {
                (Kind::Open, b'{') => self.nest(|this| this.use_group(tree))?,
                (Kind::Punct, b'*') => {
                    self.bump();
                    self.put_use(tree, tree.path.clone(), None, self.since(token.start));
                }
                _ => self.leaf(tree)?,
            }
            tree.path.truncate(depth);
            return Ok(());
        }
    }

    /// Takes a word of a path.
    fn use_word(&mut self) -> Parse<()> {
        let token = self.peek();
        let word = matches!(token.tag, Tag::SelfValue | Tag::Super | Tag::Crate | Tag::SelfType | Tag::DollarCrate);
        if !word && !Self::is_name(token) {
            return self.fail(Expected::Name);
        }
        self.bump();
        Ok(())
    }

    fn use_group(&mut self, tree: &mut Tree) -> Parse<()> {
        let group = self.enter(b'{')?;
        while !self.at_end() {
            self.eat_tag(Tag::PathSep);
            self.use_tree(tree)?;
            if !self.at_end() {
                self.expect(b',')?;
            }
        }
        self.leave(group)
    }

    /// A leaf that names something: `self` stands for the path before it.
    fn leaf(&mut self, tree: &Tree) -> Parse<()> {
        let token = self.peek();
        self.use_word()?;
        let mut span = self.since(token.start);
        let own = self.out.name(self.text_of(token));
        let parent = if token.tag == Tag::SelfValue { tree.path.last().copied() } else { None };
        // Without `as`, the module's own name is bound.
        let mut binds = parent.unwrap_or(own);
        if self.eat_tag(Tag::As) {
            (binds, span) = if self.at_tag(Tag::Underscore) { self.any_name() } else { self.name()? };
        }
        let mut path = tree.path.clone();
        if parent.is_none() {
            path.push(own);
        }
        self.put_use(tree, path, Some(binds), span);
        Ok(())
    }

    fn put_use(&mut self, tree: &Tree, path: Vec<Name>, binds: Option<Name>, span: Span) {
        if path.len() > LONGEST {
            return;
        }
        let kind = ItemKind::Use { path, leading: tree.leading, binds };
        let item = Item { name: NAMELESS, span, name_span: span, attrs: tree.attrs, public: tree.public, kind };
        self.out.put_item(item);
    }
}
