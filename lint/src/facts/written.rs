//! Amounts that a file says without any body being run: what constants are, and which functions make times of numbers.

use super::{
    amount::{Fold, Leaves},
    *,
};

/// The constants and statics of a file that are amounts, sorted.
pub(crate) fn amounts(file: &FileFacts) -> Vec<(ItemId, Amount)> {
    let values = (0..).map(ItemId).zip(&file.items).filter_map(|(id, item)| match item.kind {
        ItemKind::Value { init: Some(init), .. } => Some((id, init)),
        _ => None,
    });
    let amount = |init| Fold::amount(file, init, &mut Paths);
    values.map(|(id, init)| (id, amount(init))).filter(|(_, amount)| *amount != Amount::Unknown).collect()
}

/// Of paths only how they are written is known here.
struct Paths;

impl Leaves for Paths {
    fn path(&mut self, _: &mut Fold<'_>, path: PathId) -> Amount {
        Amount::Path(path)
    }

    fn call(&mut self, _: &mut Fold<'_>, _: CallId) -> Option<Amount> {
        None
    }

    fn field(&mut self, _: &mut Fold<'_>, _: ExprId) -> Amount {
        Amount::Unknown
    }
}

/// The functions that may wait for whoever calls them: see [`Function::naps`].
pub(crate) fn napping_fns(file: &FileFacts) -> Vec<FnId> {
    let naps = names(file, |text| matches!(text, "sleep" | "sleep_until" | "sleep_ms" | "delay_for"));
    if naps.is_empty() {
        return Vec::new();
    }
    let calls = file.calls.iter().filter(|call| callee(file, call).is_some_and(|name| naps.contains(&name)));
    let places: Vec<u32> = calls.map(|call| call.span.start).collect();
    let holds = |item: &Item| places.iter().any(|at| item.span.start <= *at && *at < item.span.end);
    let fns = file.items.iter().filter_map(|item| match item.kind {
        ItemKind::Fn(id) if holds(item) => Some(id),
        _ => None,
    });
    fns.collect()
}

/// The names of a file that are of some kind.
fn names(file: &FileFacts, wanted: impl Fn(&str) -> bool) -> Vec<Name> {
    (0..).map(Name).zip(file.names.iter()).filter(|(_, text)| wanted(text)).map(|(name, _)| name).collect()
}

/// The last word of the path that a call names.
fn callee(file: &FileFacts, call: &Call) -> Option<Name> {
    let Target::Callee(callee) = call.target else { return None };
    let Expr::Path(path) = file.exprs[callee.0 as usize] else { return None };
    file.segments_of(path).last().map(|last| last.name)
}

/// The functions that make a time of a number that they are given: see [`Function::paces`].
pub(crate) fn pacing_fns(file: &FileFacts) -> Vec<FnId> {
    let makes = |text: &str| {
        let word = text.strip_prefix("from_");
        word.is_some_and(|word| {
            ["secs", "millis", "micros", "nanos", "mins", "hours"].iter().any(|it| word.starts_with(it))
        })
    };
    let makers = names(file, makes);
    if makers.is_empty() {
        return Vec::new();
    }
    let made = |call: &Call| callee(file, call).is_some_and(|name| makers.contains(&name));
    let mut given: Vec<(u32, Name)> = Vec::new();
    for call in file.calls.iter().filter(|call| made(call)) {
        let mut open: Vec<ExprId> = file.list(call.args).iter().map(|arg| ExprId(*arg)).collect();
        while let Some(id) = open.pop() {
            visit::children(file, id, &mut |child| open.push(child));
            if let Expr::Path(path) = file.exprs[id.0 as usize]
                && let [only] = file.segments_of(path)
            {
                given.push((call.span.start, only.name));
            }
        }
    }
    let paces = |item: &Item, function: &Function| {
        let own = |name: Name| {
            let binds = |pat: PatId| matches!(file.pats[pat.0 as usize], Pat::Bind(bound, None) if bound == name);
            function.params.iter().any(|(pat, _)| binds(*pat))
        };
        let inside = |at: u32| item.span.start <= at && at < item.span.end;
        given.iter().any(|(at, name)| inside(*at) && own(*name))
    };
    let fns = file.items.iter().filter_map(|item| match item.kind {
        ItemKind::Fn(id) if paces(item, &file.fns[id.0 as usize]) => Some(id),
        _ => None,
    });
    fns.collect()
}
