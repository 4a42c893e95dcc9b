//! What of a file decides what other files mean: its items with their signatures, one by one, without places, without what bodies
//! hold, and without tests.

use super::{shipped::Shipped, *};
use serde::{Deserializer, Serializer, de::Error as _};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The items of a file that are more than tests, in order. Two texts with equal ones can stand for each other but for their bodies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    entries: Box<[Entry]>,
}

/// An item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// Of all that it says to others, and of where it stands. Half a hash will do: nobody gains by a collision but who made it.
    hash: [u8; 8],
    /// Twice the item's id, and one more for a plain function: one that means something only to those who name it. It is neither
    /// part of a trait nor in a body, has no items of its own, and no predicate about anything but its own parameters.
    place: u32,
}

impl Entry {
    /// Where it is found in the facts of that text.
    fn item(&self) -> ItemId {
        ItemId(self.place >> 1)
    }

    fn is_plain(&self) -> bool {
        self.place & 1 == 1
    }
}

/// How the items of a file differ from those that it had: by plain functions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    /// Items that both have, with their ids before and now.
    pub kept: Vec<(ItemId, ItemId)>,
    /// Functions that are gone, by their ids before.
    pub gone: Vec<ItemId>,
    /// New functions, by their ids now, in order.
    pub new: Vec<ItemId>,
    /// All items there are now, in order.
    pub order: Vec<ItemId>,
}

impl FileFacts {
    /// The outline of a file. `text` is what these facts were read from: macros are kept by their text.
    pub fn outline(&self, text: &str) -> Outline {
        let shipped = Shipped::of(self);
        let mut visit = Visit { facts: self, text, shipped, seen: vec![false; self.items.len()], entries: Vec::new() };
        self.root.iter().for_each(|item| visit.item(*item, 0, true));
        // Macros count wherever they are.
        for at in 0..self.items.len() {
            if visit.shipped.items[at] && !visit.seen[at] {
                visit.item(ItemId(at as u32), 0, false);
            }
        }
        Outline { entries: visit.entries.into() }
    }
}

impl Outline {
    /// How this differs from what was `before`; `None` when by more than plain functions, or by more than is worth comparing: that
    /// takes steps in proportion to the square of it.
    pub fn since(&self, before: &Self) -> Option<Edit> {
        let hashes = |of: &Self| of.entries.iter().map(|entry| entry.hash).collect::<Vec<_>>();
        let (old, new) = (&before.entries, &self.entries);
        if differing(old, new) > MOST_DIFFERING {
            return None;
        }
        let mut edit = Edit { order: new.iter().map(Entry::item).collect(), ..Edit::default() };
        for op in capture_diff_slices(Algorithm::Myers, &hashes(before), &hashes(self)) {
            match op {
                DiffOp::Equal { old_index, new_index, len } => {
                    let pairs = old[old_index..].iter().zip(&new[new_index..]).take(len);
                    edit.kept.extend(pairs.map(|(old, new)| (old.item(), new.item())));
                }
                _ => {
                    let (gone, new) = (&old[op.old_range()], &new[op.new_range()]);
                    if !gone.iter().chain(new).all(Entry::is_plain) {
                        return None;
                    }
                    edit.gone.extend(gone.iter().map(Entry::item));
                    edit.new.extend(new.iter().map(Entry::item));
                }
            }
        }
        Some(edit)
    }
}

/// More items than this are not compared one by one.
const MOST_DIFFERING: usize = 1 << 12;

/// How many items there are between the first and the last that differ, in both.
fn differing(old: &[Entry], new: &[Entry]) -> usize {
    let same = |pair: &(&Entry, &Entry)| pair.0.hash == pair.1.hash;
    let front = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[front..], &new[front..]);
    let back = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    old.len() + new.len() - 2 * back
}

struct Visit<'f> {
    facts: &'f FileFacts,
    text: &'f str,
    shipped: Shipped,
    seen: Vec<bool>,
    entries: Vec<Entry>,
}

impl Visit<'_> {
    /// Adds an item and what is in it. `loose` says that nothing around it sees more of its functions than their names.
    fn item(&mut self, id: ItemId, depth: u32, loose: bool) {
        let at = id.0 as usize;
        if !self.shipped.items[at] || std::mem::replace(&mut self.seen[at], true) {
            return;
        }
        let item = &self.facts.items[at];
        let mut says = Says { facts: self.facts, bytes: Vec::with_capacity(128) };
        says.number(depth);
        says.item(item, self.text);
        says.amounts(id);
        let hash = blake3::hash(&says.bytes);
        let plain = loose && says.is_plain(item);
        let mut half = [0; 8];
        half.copy_from_slice(&hash.as_bytes()[..8]);
        self.entries.push(Entry { hash: half, place: id.0 << 1 | u32::from(plain) });
        match &item.kind {
            ItemKind::Module { items, .. } => self.items(*items, depth + 1, loose),
            ItemKind::Trait { items, .. } => self.items(*items, depth + 1, false),
            ItemKind::Impl { items, of, .. } => self.items(*items, depth + 1, loose && of.is_none()),
            ItemKind::Fn(function) => self.blocks(*function, depth + 1),
            _ => {}
        }
    }

    fn items(&mut self, items: ListId, depth: u32, loose: bool) {
        self.facts.list(items).iter().for_each(|item| self.item(ItemId(*item), depth, loose));
    }

    /// Items in the body of a function, block by block.
    fn blocks(&mut self, function: FnId, depth: u32) {
        for (number, block) in self.facts.blocks_of(function).enumerate() {
            // Blocks are told apart by depth: an item of one is never deeper than by its own nesting.
            self.items(block.items, depth + ((number as u32 + 1) << 16), false);
        }
    }
}

impl FileFacts {
    /// The blocks of a function that declare items.
    pub fn blocks_of(&self, function: FnId) -> impl Iterator<Item = &ItemBlock> {
        let body = self.fns.get(function.0 as usize).and_then(|it| it.body);
        self.blocks.iter().filter(move |block| body == Some(block.body))
    }
}

/// What an item says, as bytes that no other item has.
struct Says<'f> {
    facts: &'f FileFacts,
    bytes: Vec<u8>,
}

impl Says<'_> {
    fn number(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    fn count(&mut self, of: usize) {
        self.number(of as u32);
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn name(&mut self, name: Name) {
        self.text(self.facts.name(name));
    }

    fn tag(&mut self, tag: u8) {
        self.bytes.push(tag);
    }

    /// Something that may be absent.
    fn optional<T>(&mut self, value: Option<T>, says: impl FnOnce(&mut Self, T)) {
        self.tag(value.is_some().into());
        if let Some(value) = value {
            says(self, value);
        }
    }

    fn each<T>(&mut self, values: &[T], mut says: impl FnMut(&mut Self, &T)) {
        self.count(values.len());
        values.iter().for_each(|value| says(self, value));
    }

    fn span(&mut self, span: Span, text: &str) {
        self.text(text.get(span.start as usize..span.end as usize).unwrap_or_default());
    }

    fn item(&mut self, item: &Item, text: &str) {
        let Attrs { test, runtime_main, hot, exported, proc_macro, replaced, deref } = item.attrs;
        for flag in [item.public, test, runtime_main, hot, exported, proc_macro, replaced, deref] {
            self.tag(flag.into());
        }
        self.name(item.name);
        match &item.kind {
            ItemKind::Module { items: _, path } => {
                self.tag(0);
                self.optional(*path, Self::name);
            }
            ItemKind::ModuleFile { path } => {
                self.tag(1);
                self.optional(*path, Self::name);
            }
            ItemKind::Include(path) => {
                self.tag(2);
                self.name(*path);
            }
            ItemKind::Use { path, leading, binds } => {
                self.tag(3);
                self.each(path, |says, name| says.name(*name));
                self.tag((*leading).into());
                self.optional(*binds, Self::name);
            }
            ItemKind::ExternCrate { krate, macro_use } => {
                self.tag(4);
                self.name(*krate);
                self.tag((*macro_use).into());
            }
            ItemKind::Fn(function) => {
                self.tag(5);
                self.function(*function);
            }
            ItemKind::Struct { generics, fields } => {
                self.tag(6);
                self.generics(*generics);
                self.fields(fields);
            }
            ItemKind::Enum { generics, variants } => {
                self.tag(7);
                self.generics(*generics);
                self.each(variants, |says, (name, fields)| {
                    says.name(*name);
                    says.fields(fields);
                });
            }
            ItemKind::Alias { generics, bounds, ty } => {
                self.tag(8);
                self.generics(*generics);
                self.bounds(bounds);
                self.optional(*ty, Self::ty);
            }
            ItemKind::Trait { generics, supers, items: _ } => {
                self.tag(9);
                self.generics(*generics);
                self.bounds(supers);
            }
            ItemKind::Impl { generics, of, self_ty, items: _ } => {
                self.tag(10);
                self.generics(*generics);
                self.optional(*of, Self::path);
                self.ty(*self_ty);
            }
            ItemKind::Value { ty, init: _ } => {
                self.tag(11);
                self.ty(*ty);
            }
            ItemKind::MacroCall { path, body } => {
                self.tag(12);
                self.path(*path);
                self.span(*body, text);
            }
            ItemKind::MacroRules { body } => {
                self.tag(13);
                self.span(*body, text);
            }
        }
    }

    fn function(&mut self, id: FnId) {
        let function = &self.facts.fns[id.0 as usize];
        for flag in [function.is_async, function.body.is_some(), function.names_file, function.paces, function.naps] {
            self.tag(flag.into());
        }
        self.generics(function.generics);
        self.optional(function.receiver, Self::ty);
        self.each(&function.params, |says, (_, ty)| says.ty(*ty));
        self.optional(function.ret, Self::ty);
        // Scopes in the body are known by their numbers: the places move with every edit.
        let blocks: Vec<&ItemBlock> = self.facts.blocks_of(id).collect();
        self.each(&blocks, |says, block| {
            let outer = block.outer.and_then(|outer| blocks.iter().position(|it| it.block == outer));
            says.optional(outer, Self::count);
        });
    }

    /// What a constant is, and the fields of a type by default: timers elsewhere go by it.
    fn amounts(&mut self, item: ItemId) {
        let facts = self.facts;
        if let Ok(at) = facts.amounts.binary_search_by_key(&item, |(of, _)| *of) {
            self.amount(&facts.amounts[at].1);
        }
        let first = facts.defaults.partition_point(|it| it.item < item);
        for default in facts.defaults[first..].iter().take_while(|it| it.item == item) {
            self.name(default.field);
            self.amount(&default.amount);
            self.optional(default.by, Self::path);
        }
    }

    fn amount(&mut self, amount: &Amount) {
        match amount {
            Amount::Number(value) | Amount::Millionths(value) | Amount::Time(value) => {
                self.tag(1);
                self.tag(matches!(amount, Amount::Time(_)).into());
                self.tag(matches!(amount, Amount::Number(_)).into());
                self.bytes.extend_from_slice(&value.to_le_bytes());
            }
            Amount::Text(text) => {
                self.tag(2);
                self.text(text);
            }
            Amount::Path(path) => {
                self.tag(3);
                self.path(*path);
            }
            Amount::Of(op, parts) => {
                self.tag(4);
                self.tag(*op as u8);
                self.each(parts, Self::amount);
            }
            // None of these is in the facts of a file.
            Amount::Unknown | Amount::Constant(_) | Amount::Param(_) | Amount::Field(..) | Amount::Given(_) => {
                self.tag(0)
            }
        }
    }

    fn is_plain(&self, item: &Item) -> bool {
        let ItemKind::Fn(id) = item.kind else { return false };
        let generics = &self.facts.generics[self.facts.fns[id.0 as usize].generics.0 as usize];
        let own = |ty: TypeId| {
            let TypeRef::Path(path) = self.facts.types[ty.0 as usize] else { return false };
            let [segment] = self.facts.segments_of(path) else { return false };
            generics.params.iter().any(|param| param.name == segment.name)
        };
        self.facts.blocks_of(id).next().is_none() && generics.wheres.iter().all(|(ty, _)| own(*ty))
    }

    fn generics(&mut self, id: GenericsId) {
        let generics = &self.facts.generics[id.0 as usize];
        self.each(&generics.params, |says, param| {
            says.name(param.name);
            says.bounds(&param.bounds);
            says.optional(param.default, Self::ty);
        });
        self.each(&generics.wheres, |says, (ty, bounds)| {
            says.ty(*ty);
            says.bounds(bounds);
        });
    }

    fn fields(&mut self, fields: &[(Name, TypeId)]) {
        self.each(fields, |says, (name, ty)| {
            says.name(*name);
            says.ty(*ty);
        });
    }

    fn bounds(&mut self, bounds: &[Bound]) {
        self.each(bounds, |says, bound| says.path(bound.path));
    }

    fn types(&mut self, list: ListId) {
        self.each(self.facts.list(list), |says, ty| says.ty(TypeId(*ty)));
    }

    fn ty(&mut self, id: TypeId) {
        match &self.facts.types[id.0 as usize] {
            TypeRef::Path(path) => {
                self.tag(0);
                self.path(*path);
            }
            TypeRef::Assoc { ty, of, name } => {
                self.tag(1);
                self.ty(*ty);
                self.optional(*of, Self::path);
                self.name(*name);
            }
            TypeRef::Slice(inner) => {
                self.tag(2);
                self.ty(*inner);
            }
            TypeRef::Tuple(items) => {
                self.tag(3);
                self.types(*items);
            }
            TypeRef::Fn { params, ret } => {
                self.tag(4);
                self.types(*params);
                self.optional(*ret, Self::ty);
            }
            TypeRef::Dyn(bounds) => {
                self.tag(5);
                self.bounds(bounds);
            }
            TypeRef::Impl(bounds) => {
                self.tag(6);
                self.bounds(bounds);
            }
            TypeRef::Never => self.tag(7),
            TypeRef::Infer => self.tag(8),
            TypeRef::Unknown => self.tag(9),
        }
    }

    fn path(&mut self, id: PathId) {
        let path = &self.facts.paths[id.0 as usize];
        self.tag(path.leading.into());
        self.tag(path.dollar_crate.into());
        self.optional(self.facts.qself(id), |says, (ty, of)| {
            says.ty(ty);
            says.optional(of, Self::path);
        });
        self.each(self.facts.segments_of(id), |says, segment| {
            says.name(segment.name);
            says.optional(says.facts.args_of(segment), Self::args);
        });
    }

    fn args(&mut self, args: &GenericArgs) {
        self.each(&args.types, |says, ty| says.ty(*ty));
        self.fields(&args.bindings);
        self.each(&args.constraints, |says, (name, bounds)| {
            says.name(*name);
            says.bounds(bounds);
        });
    }
}

/// Bytes of an entry where it is kept.
const ENTRY: usize = 12;

impl Serialize for Outline {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(self.entries.len() * ENTRY);
        for entry in &self.entries {
            bytes.extend_from_slice(&entry.hash);
            bytes.extend_from_slice(&entry.place.to_le_bytes());
        }
        serde_bytes::serialize(&bytes, to)
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes: Vec<u8> = serde_bytes::deserialize(from)?;
        let (entries, rest) = bytes.as_chunks::<ENTRY>();
        if !rest.is_empty() {
            return Err(D::Error::invalid_length(bytes.len(), &"whole entries"));
        }
        let entry =
            |[hash @ .., a, b, c, d]: &[u8; ENTRY]| Entry { hash: *hash, place: u32::from_le_bytes([*a, *b, *c, *d]) };
        Ok(Self { entries: entries.iter().map(entry).collect() })
    }
}
