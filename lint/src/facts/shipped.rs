//! Which items of a file are more than tests: only these mean something to other files.

use super::*;

/// Marks by [`ItemId`] and [`FnId`].
pub(super) struct Shipped {
    pub(super) items: Vec<bool>,
    pub(super) fns: Vec<bool>,
}

impl Shipped {
    /// All but what `#[cfg(test)]`, `#[test]` and the like leave out. Modules that lead to other files stay, as do macros: those are
    /// looked for whatever they are for.
    pub(super) fn of(facts: &FileFacts) -> Self {
        let mut shipped = Self { items: vec![false; facts.items.len()], fns: vec![false; facts.fns.len()] };
        for item in &facts.root {
            shipped.visit(facts, *item, false);
        }
        for (at, item) in facts.items.iter().enumerate() {
            shipped.items[at] |= matches!(item.kind, ItemKind::MacroRules { .. });
        }
        shipped
    }

    /// Marks an item and what is in it; whether anything was marked.
    fn visit(&mut self, facts: &FileFacts, id: ItemId, test: bool) -> bool {
        let item = &facts.items[id.0 as usize];
        let test = test || item.attrs.test;
        let kept = match &item.kind {
            ItemKind::Module { items, .. } => {
                let inner = facts.list(*items).iter();
                inner.fold(!test, |kept, item| self.visit(facts, ItemId(*item), test) || kept)
            }
            ItemKind::ModuleFile { .. } | ItemKind::Include(_) => true,
            _ if test => false,
            ItemKind::Fn(function) => {
                self.function(facts, *function);
                true
            }
            ItemKind::Trait { items, .. } | ItemKind::Impl { items, .. } => {
                self.members(facts, *items);
                true
            }
            _ => true,
        };
        self.items[id.0 as usize] |= kept;
        kept
    }

    fn members(&mut self, facts: &FileFacts, items: ListId) {
        for id in facts.list(items) {
            self.items[*id as usize] = true;
            if let ItemKind::Fn(function) = facts.items[*id as usize].kind {
                self.function(facts, function);
            }
        }
    }

    fn function(&mut self, facts: &FileFacts, id: FnId) {
        self.fns[id.0 as usize] = true;
        let Some(body) = facts.fns[id.0 as usize].body else { return };
        for block in facts.blocks.iter().filter(|block| block.body == body) {
            for item in facts.list(block.items) {
                self.visit(facts, ItemId(*item), false);
            }
        }
    }
}
