//! Changes of what decides how strict or how often something is done, without a feature that says how to go back.

use super::{Mistake, RolloutFiles};
use crate::catalog::Rule;

/// Changed keys that no feature covers.
pub(super) fn uncovered(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let mistake = |it: &super::Uncovered| {
        let name = it.pointer.trim_start_matches('/').replace('/', ".");
        let what = match (&it.before, &it.now) {
            (Some(before), Some(now)) => format!("changed from `{before}` to `{now}`"),
            (None, Some(now)) => format!("is new, with `{now}`"),
            (Some(before), None) => format!("is gone; it was `{before}`"),
            (None, None) => "changed".to_string(),
        };
        let cover =
            format!("add `{}#{}` to the `covers` of the feature that this change belongs to", it.path, it.pointer);
        let feature = match files.manifests.is_empty() {
            true => "there is no manifest yet: `feeler init --rollout` writes one",
            false => "or declare a feature for it, with a flag, a safe value and a rollback",
        };
        Mistake::new(
            it.at,
            format!(
                "`{name}` {what}, and no feature of a rollout manifest covers it: nobody wrote down how to go back"
            ),
            [cover.as_str(), feature],
        )
    };
    files.uncovered.iter().map(mistake).collect()
}
