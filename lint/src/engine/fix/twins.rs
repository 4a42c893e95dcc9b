//! The async twin of a blocking call: `std::fs::read(p)` becomes `tokio::fs::read(p).await`.
//!
//! Only where nothing is left to guess: the call stands in the async body itself and is written as a plain path that a `use` of the
//! standard library in the same file explains, and the crate has the twin in every build. Where something may be held across the
//! new `.await`, the fix is shown and not applied.

use super::{Origin, held::may_hold};
use crate::{
    base::{
        finding::{Applicability, Finding, Fix, Location},
        source::{FileId, Span},
    },
    catalog::{Effects, Twin},
    facts::{Call, Callee, Edge, Expr, FileFacts, ItemKind, NodeKind, Path, ScopeKind, SiteId, Target},
    lang::rust::{
        manifest::{DepKind, Package, TargetKind},
        parse::extract,
    },
};
use rustc_hash::{FxHashMap, FxHashSet};

pub(super) fn attach(origin: &Origin<'_>, findings: &mut [Finding]) {
    // Without a way between them the call of the finding is the primitive itself.
    let is_candidate = |it: &&Finding| it.effect.is_some() && it.chain.len() == 1 && it.chain[0].at == it.primary;
    let wanted: FxHashSet<Location> = findings.iter().filter(is_candidate).map(|it| it.primary).collect();
    if wanted.is_empty() {
        return;
    }
    let mut sites: FxHashMap<Location, Vec<SiteId>> = FxHashMap::default();
    for (at, site) in origin.program.sites.iter().enumerate() {
        let place = site.place();
        if wanted.contains(&place) {
            sites.entry(place).or_default().push(SiteId(at as u32));
        }
    }
    // Of bodies nothing is kept: a file is parsed once more for its findings.
    let mut parsed: FxHashMap<FileId, Option<FileFacts>> = FxHashMap::default();
    for finding in findings.iter_mut().filter(|it| is_candidate(&&**it)) {
        let sites = sites.get(&finding.primary).map_or(&[][..], Vec::as_slice);
        let primitive = finding.effect.as_ref().map_or("", |(_, primitive)| primitive);
        let Some(case) = origin.case(primitive, sites) else { continue };
        let file = finding.primary.file;
        let read = || origin.parsed(file).map(|(_, source)| extract(&source.text));
        let facts = parsed.entry(file).or_insert_with(read).as_ref();
        finding.fixes.extend(facts.and_then(|facts| case.fix(facts)));
    }
}

/// A call with a twin that its crate can call.
struct Case<'a> {
    origin: &'a Origin<'a>,
    /// The call, in as many bodies as are typed for it.
    sites: &'a [SiteId],
    effects: &'a Effects,
    package: &'a Package,
    /// The twin's path.
    new: String,
}

impl Case<'_> {
    fn fix(&self, facts: &FileFacts) -> Option<Fix> {
        let site = &self.origin.program.sites[self.sites.first()?.0 as usize];
        let (call, path) = plain_call(facts, site.at.span)?;
        let new = &self.new;
        let guards = |name: &str, args| {
            let depends_on = |package: &str| self.package.deps.iter().any(|it| it.package == package);
            self.effects.twins().is_guard(name, args, depends_on)
        };
        let held = self.sites.iter().any(|site| may_hold(self.origin, facts, *site, &guards));
        let (title, applicability) = match held {
            true => (format!("await `{new}`, if nothing is held there that must not wait"), Applicability::Shown),
            false => (format!("await `{new}`"), Applicability::Safe),
        };
        let at = |span| Location { file: site.at.file, span };
        let end = Span::new(call.span.end, call.span.end);
        Some(Fix { title, applicability, edits: vec![(at(path.span), new.clone()), (at(end), ".await".to_string())] })
    }
}

impl<'a> Origin<'a> {
    fn case(&'a self, primitive: &str, sites: &'a [SiteId]) -> Option<Case<'a>> {
        let (effects, twins) = self.effects.iter().find_map(|(_, effects)| {
            let twins: Vec<&Twin> = effects.twins().of(primitive).collect();
            (!twins.is_empty()).then_some((*effects, twins))
        })?;
        let first = &self.program.sites[sites.first()?.0 as usize];
        if !sites.iter().all(|site| self.is_plain(*site, primitive)) {
            return None;
        }
        let package = self.package(&self.project.files.get(first.at.file.0 as usize)?.path)?;
        let (twin, local) = twins.into_iter().find_map(|twin| {
            let mut locals = sites.iter().map(|site| local_name(package, self.crate_of(*site), twin));
            let local = locals.next()??;
            locals.all(|it| it == Some(local)).then_some((twin, local))
        })?;
        let module = twin.module.split_once("::").map_or("", |(_, rest)| rest);
        let new: Vec<&str> =
            [local, module, primitive.rsplit("::").next()?].into_iter().filter(|it| !it.is_empty()).collect();
        Some(Case { origin: self, sites, effects, package, new: new.join("::") })
    }

    /// Whether a call in an async body can mean the primitive and nothing else.
    fn is_plain(&self, site: SiteId, primitive: &str) -> bool {
        let program = self.program;
        let node = &program.nodes[program.sites[site.0 as usize].node.0 as usize];
        let mut edges = self.edges(site);
        let is_it = |callee: Callee| {
            let path = match callee {
                Callee::External(path) => Some(path),
                // The standard library is described, too.
                Callee::Node(node) => program.nodes[node.0 as usize].external,
                Callee::Param(..) => None,
            };
            path.is_some_and(|it| program.externals[it.0 as usize] == primitive)
        };
        matches!(node.kind, NodeKind::AsyncFn | NodeKind::Async)
            && edges.next().is_some_and(|edge| is_it(edge.callee))
            && edges.all(|edge| is_it(edge.callee))
    }

    fn crate_of(&self, site: SiteId) -> &str {
        let node = self.program.sites[site.0 as usize].node;
        &self.program.crates[self.program.nodes[node.0 as usize].krate as usize]
    }

    /// The package in whose folder a file is.
    fn package(&self, path: &str) -> Option<&Package> {
        let inside = |it: &&Package| {
            it.dir.is_empty() || path.strip_prefix(it.dir.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        self.project.packages.iter().filter(inside).max_by_key(|it| it.dir.len())
    }

    /// Edges are sorted by site.
    pub(super) fn edges(&self, site: SiteId) -> impl Iterator<Item = &Edge> {
        let edges = &self.program.edges;
        edges[edges.partition_point(|edge| edge.site < site)..].iter().take_while(move |edge| edge.site == site)
    }
}

/// What a crate of a package calls the twin's crate, if it has the twin in every build and nothing else may drive its futures.
fn local_name<'p>(package: &'p Package, krate: &str, twin: &Twin) -> Option<&'p str> {
    let mut targets = package.targets.iter().filter(|it| it.name == krate).peekable();
    targets.peek()?;
    if !targets.all(|it| matches!(it.kind, TargetKind::Lib | TargetKind::Bin)) {
        return None;
    }
    let mut deps = package.deps.iter().filter(|it| it.kind == DepKind::Normal);
    if deps.clone().any(|it| twin.rivals.contains(&it.package)) {
        return None;
    }
    let has_feature = |sure: &Vec<String>| twin.features.is_empty() || sure.iter().any(|it| twin.features.contains(it));
    let fits = |version: &String| major(version) == twin.version;
    deps.find(|dep| {
        dep.package == twin.package
            && dep.version.as_ref().is_some_and(fits)
            && dep.sure.as_ref().is_some_and(has_feature)
    })
    .map(|dep| dep.local.as_str())
}

/// The first number of a version requirement.
fn major(requirement: &str) -> &str {
    let number = requirement.trim_start_matches([' ', '^', '~', '=']);
    number.split(|it: char| !it.is_ascii_digit()).next().unwrap_or("")
}

/// The call at a range, if it is written as a plain path outside of any macro.
fn plain_call(facts: &FileFacts, at: Span) -> Option<(&Call, &Path)> {
    let call = facts.calls.iter().find(|it| it.span == at && matches!(it.target, Target::Callee(_)))?;
    let Target::Callee(callee) = call.target else { return None };
    let Expr::Path(id) = facts.exprs.get(callee.0 as usize)? else { return None };
    let path = facts.paths.get(id.0 as usize)?;
    let segments = facts.segments_of(*id);
    let first = facts.name(segments.first()?.name);
    let is_plain = !path.dollar_crate && path.qself == 0 && segments.iter().all(|it| it.args == 0);
    (is_plain && is_of_std(facts, first) && !is_in_macro(facts, at)).then_some((call, path))
}

/// Whether a name is the standard library, or what one `use` of the file takes from it. What another file says of the name may
/// hold for some builds only.
fn is_of_std(facts: &FileFacts, name: &str) -> bool {
    let mut uses = facts.items.iter().filter_map(|item| match &item.kind {
        ItemKind::Use { path, binds: Some(binds), .. } if facts.name(*binds) == name => Some(path),
        _ => None,
    });
    let from_std = |path: &Vec<crate::facts::Name>| path.first().is_some_and(|it| facts.name(*it) == "std");
    match uses.next() {
        Some(path) => from_std(path) && uses.next().is_none(),
        None => name == "std",
    }
}

/// Whether a macro gets to see the tokens, or a stream is written there: an `.await` may mean something else.
fn is_in_macro(facts: &FileFacts, at: Span) -> bool {
    let in_call = facts.calls.iter().any(|it| matches!(it.target, Target::Macro { body, .. } if body.covers(at)));
    let in_item = facts.items.iter().any(|it| match it.kind {
        ItemKind::MacroCall { body, .. } | ItemKind::MacroRules { body } => body.covers(at),
        _ => false,
    });
    in_call || in_item || facts.scopes.iter().any(|it| it.kind == ScopeKind::Stream && it.span.covers(at))
}
