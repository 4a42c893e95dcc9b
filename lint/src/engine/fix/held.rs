//! What may be held at a call: it must not be while the task waits.

use super::Origin;
use crate::{
    base::source::Span,
    facts::{Callee, FileFacts, PathId, SiteId, Target},
};

/// Whether something may be alive at the site that must not be held while the task waits: what the method of a guard gives, or
/// anything whose type is called a guard, in the body up to there (in a loop: anywhere). `facts` are those of the site's file.
pub(super) fn may_hold(
    origin: &Origin<'_>,
    facts: &FileFacts,
    site: SiteId,
    is_guard: &dyn Fn(&str, usize) -> bool,
) -> bool {
    let here = &origin.program.sites[site.0 as usize];
    let body = origin.program.nodes[here.node.0 as usize].extent;
    // What stands for a moment among the arguments is alive until the statement ends.
    let before = Span::new(body.start, if here.in_loop { body.end } else { here.at.span.end });
    let by_method = facts.calls.iter().any(|call| {
        let Target::Method { name, .. } = call.target else { return false };
        before.covers(call.at) && !call.awaited && is_guard(facts.name(name), facts.list(call.args).len())
    });
    let by_type = (0..facts.paths.len() as u32).map(PathId).any(|id| {
        let last = facts.segments_of(id).last().map_or("", |it| facts.name(it.name));
        before.covers(facts.paths[id.0 as usize].span) && is_guard_type(last)
    });
    by_method || by_type || is_given_guard(origin, site, before)
}

/// Whether a function of the workspace that the body of a site calls has a guard in its signature.
fn is_given_guard(origin: &Origin<'_>, site: SiteId, before: Span) -> bool {
    let sites = &origin.program.sites;
    let in_body = |at: &usize| sites[*at].node == sites[site.0 as usize].node;
    // Sites of a body stand together.
    let back = (0..site.0 as usize).rev().take_while(in_body);
    let forth = (site.0 as usize..sites.len()).take_while(in_body);
    let mut calls = back.chain(forth).filter(|at| before.covers(sites[*at].at.span));
    calls.any(|at| origin.edges(SiteId(at as u32)).any(|edge| has_guard(origin, edge.callee)))
}

fn has_guard(origin: &Origin<'_>, callee: Callee) -> bool {
    let Callee::Node(callee) = callee else { return false };
    let at = origin.program.nodes[callee.0 as usize].at;
    // Descriptions of other crates are no files; their methods are in the tables.
    let signature = (at.file.0 as usize) < origin.project.files.len();
    signature
        && origin
            .files
            .source(at.file)
            .slice(at.span)
            .split(|it: char| !it.is_alphanumeric() && it != '_')
            .any(is_guard_type)
}

/// `MutexGuard`, `RwLockReadGuard`, `Ref` and `RefMut` of a cell or a map: what is called so is held.
fn is_guard_type(name: &str) -> bool {
    name.ends_with("Guard") || matches!(name, "Ref" | "RefMut")
}
