//! The same texts through syn: what it reads, we read, and see the same in it.

use super::{
    super::extract,
    soup::{SOURCES, damage},
};
use crate::facts::*;
use proptest::prelude::*;
use std::{fs, path::Path};
use syn::visit::{self, Visit};

/// How much of what a text holds, outside of macros.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    fns: usize,
    closures: usize,
    async_blocks: usize,
    calls: usize,
    methods: usize,
    awaits: usize,
}

/// Counts in a tree of syn's. Macros are not entered, nor what an attribute may take away.
#[derive(Default)]
struct Tree {
    counts: Counts,
    /// Something is in the text that facts leave out on purpose.
    beyond: bool,
}

impl<'ast> Visit<'ast> for Tree {
    fn visit_attribute(&mut self, attr: &'ast syn::Attribute) {
        self.beyond |= attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    }

    fn visit_macro(&mut self, _: &'ast syn::Macro) {
        self.beyond = true;
    }

    fn visit_type(&mut self, ty: &'ast syn::Type) {
        // The lengths of arrays and the values of const arguments are no code that runs.
        let mut inner = Tree::default();
        visit::visit_type(&mut inner, ty);
        self.beyond |= inner.beyond || inner.counts != Counts::default();
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.beyond |= variant.discriminant.is_some();
        visit::visit_variant(self, variant);
    }

    fn visit_pat(&mut self, pat: &'ast syn::Pat) {
        self.beyond |= matches!(pat, syn::Pat::Const(_) | syn::Pat::Range(_) | syn::Pat::Verbatim(_));
        visit::visit_pat(self, pat);
    }

    fn visit_generics(&mut self, generics: &'ast syn::Generics) {
        self.beyond |= generics.const_params().any(|param| param.default.is_some());
        visit::visit_generics(self, generics);
    }

    fn visit_generic_argument(&mut self, argument: &'ast syn::GenericArgument) {
        self.beyond |= matches!(argument, syn::GenericArgument::Const(_) | syn::GenericArgument::AssocConst(_));
        visit::visit_generic_argument(self, argument);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        self.beyond |= matches!(item, syn::Item::Verbatim(_));
        self.beyond |= matches!(item, syn::Item::Impl(it) if matches!(it.trait_, Some((Some(_), ..))));
        visit::visit_item(self, item);
    }

    fn visit_expr(&mut self, expr: &'ast syn::Expr) {
        let counts = &mut self.counts;
        match expr {
            syn::Expr::Closure(_) => counts.closures += 1,
            syn::Expr::Async(_) => counts.async_blocks += 1,
            syn::Expr::Call(_) => counts.calls += 1,
            syn::Expr::MethodCall(_) => counts.methods += 1,
            syn::Expr::Await(_) => counts.awaits += 1,
            syn::Expr::Verbatim(tokens) => self.beyond |= !tokens.is_empty(),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.counts.fns += 1;
        visit::visit_signature(self, signature);
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        self.beyond |= matches!(item, syn::ImplItem::Verbatim(_));
        visit::visit_impl_item(self, item);
    }

    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        self.beyond |= matches!(item, syn::TraitItem::Verbatim(_));
        visit::visit_trait_item(self, item);
    }

    fn visit_foreign_item(&mut self, item: &'ast syn::ForeignItem) {
        self.beyond |= matches!(item, syn::ForeignItem::Verbatim(_));
        visit::visit_foreign_item(self, item);
    }
}

fn counts(facts: &FileFacts) -> Counts {
    let calls = |which: fn(&Target) -> bool| facts.calls.iter().filter(|call| which(&call.target)).count();
    let scopes = |which: fn(ScopeKind) -> bool| facts.scopes.iter().filter(|scope| which(scope.kind)).count();
    Counts {
        fns: facts.fns.len(),
        closures: scopes(|kind| matches!(kind, ScopeKind::Closure | ScopeKind::AsyncClosure)),
        async_blocks: scopes(|kind| kind == ScopeKind::AsyncBlock),
        calls: calls(|target| matches!(target, Target::Callee(_))),
        methods: calls(|target| matches!(target, Target::Method { .. })),
        awaits: facts.exprs.iter().filter(|expr| matches!(expr, Expr::Await(_))).count(),
    }
}

/// Compares, when syn can read the text; whether it can.
fn compare(text: &str, name: &str) -> bool {
    let Ok(file) = syn::parse_file(text) else { return false };
    let facts = extract(text);
    assert_eq!(facts.problems, [], "{name}: syn reads this");
    let mut tree = Tree::default();
    tree.visit_file(&file);
    if !tree.beyond {
        assert_eq!(counts(&facts), tree.counts, "{name}:\n{text}");
    }
    true
}

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn all_sources_of_this_repository() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["lint/src", "rules", "tests", "shim"] {
        rust_files(&root.join(folder), &mut files);
    }
    let read = files.iter().filter(|path| compare(&fs::read_to_string(path).unwrap(), &path.display().to_string()));
    assert!(read.count() > 100);
}

/// The bodies and signatures of real functions, one by one, so that most of them come without macros and attributes.
#[test]
fn one_item_at_a_time() {
    let mut compared = 0;
    for source in SOURCES {
        let lines: Vec<&str> = source.lines().collect();
        let ends = lines.iter().enumerate().filter(|(_, line)| line.starts_with('}') || line.starts_with("    }"));
        let mut start = 0;
        for (end, line) in ends {
            let text = lines[start..=end].join("\n");
            compared += usize::from(compare(&text, line));
            start = end + 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_sources(source in 0..SOURCES.len(), at in any::<prop::sample::Index>(), wounds in prop::collection::vec(any::<(usize, usize, usize)>(), 1..3)) {
        // A part of a source, so that a wound often leaves something that syn can read.
        let lines: Vec<&str> = SOURCES[source].lines().collect();
        let start = at.index(lines.len());
        let from = (0..=start).rev().find(|line| lines[*line].starts_with("    fn ") || lines[*line].starts_with("    pub")).unwrap_or(0);
        let to = (from..lines.len()).find(|line| lines[*line].starts_with("    }")).unwrap_or(lines.len() - 1);
        let text = format!("impl A {{\n{}\n}}", lines[from..=to].join("\n"));
        let damaged = damage(&text, &wounds);
        compare(&damaged, "damaged");
    }
}
