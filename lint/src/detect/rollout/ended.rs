//! Flags that should be gone, and features that nobody answers for.

use super::{Judged, Mistake, RolloutFiles};
use crate::{
    base::{date::Date, suggest::did_you_mean},
    catalog::Rule,
};

/// Releases and experiments without an end, or past it.
pub(super) fn ended(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    files.features().filter(|it| it.feature.kind.must_end()).filter_map(|it| end(files, &it)).collect()
}

fn end(files: &RolloutFiles, it: &Judged<'_>) -> Option<Mistake> {
    let (name, kind) = (it.feature.name(), it.feature.kind.word());
    let Some(expires) = &it.feature.expires else {
        let message = format!("the flag of `{name}` has no end: a {kind} that never ends is a branch for ever");
        let help = ["add `expires`, the last day on which the flag may be there", KIND];
        return Some(Mistake::new(it.head(), message, help));
    };
    let message = match Date::parse(expires.value.get(..10).unwrap_or_default()) {
        Some(last) if files.today <= last => return None,
        Some(last) => format!("the flag of `{name}` should be gone since {last}"),
        None => format!("`{}` is no day", expires.value),
    };
    let help = [
        "take the flag and the old branch out of the code, and say `\"status\": \"retired\"`",
        "give a new day, if it is not done",
        KIND,
    ];
    Some(Mistake::new(it.at(expires), message, help))
}

const KIND: &str = "say `\"kind\": \"kill-switch\"` or `\"permanent\"`, if the flag is to stay";

/// Features without an owner, or with one that is not on the list.
pub(super) fn ownerless(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let missing = |it: Judged<'_>| {
        let name = it.feature.name();
        let Some(owner) = &it.feature.owner else {
            let message = format!("nobody answers for `{name}`");
            return Some(Mistake::new(
                it.head(),
                message,
                ["add `owner`: who decides to go back, and is called at night"],
            ));
        };
        let known = files.owners.is_empty() || files.owners.contains(&owner.value);
        (!known).then(|| {
            let near = did_you_mean(&owner.value, files.owners.iter().map(String::as_str));
            let message = format!("`{}`, who is to answer for `{name}`, is none of the owners{near}", owner.value);
            Mistake::new(it.at(owner), message, ["name one of `rollout.owners` in feeler.toml, or add this one"])
        })
    };
    files.features().filter_map(missing).collect()
}
