//! What features declare: whether there is a way back at all, whether values are possible, and whether two features agree.

use super::{Judged, Mistake, RolloutFiles, in_data, steps};
use crate::{
    base::finding::Location,
    catalog::Rule,
    facts::{
        Scalar,
        rollout::{At, Flag, shown},
    },
};
use std::collections::BTreeMap;

/// Features without a flag, a safe value, or a rollback.
pub(super) fn no_way_back(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let missing = |it: &Judged<'_>| {
        let feature = it.feature;
        let rollback = feature.rollback.as_ref();
        let (message, help) = if feature.flag.as_ref().is_none_or(|flag| flag.source.is_none()) {
            (
                "has no flag: nothing switches it off",
                "add `flag`, with `env` (a variable) or `config` (a key of a file)",
            )
        } else if rollback.is_none_or(|it| it.set.is_none() && it.steps.is_empty()) {
            (
                "has no rollback: nobody wrote down how to go back",
                "add `rollback`, with the value to `set` and the `steps` to take",
            )
        } else if feature.safe_value.is_none() && rollback.is_some_and(|it| it.set.is_none()) {
            (
                "names no value that is safe",
                "add `safe_value`: the value of the flag that gives the old, known behaviour",
            )
        } else {
            return None;
        };
        let message = format!("`{}` {message}", feature.name());
        Some(Mistake::new(it.head(), message, [help, "take the feature out, if it is none"]))
    };
    files.features().filter_map(|it| missing(&it)).collect()
}

/// Values that a flag cannot have, and values that contradict each other.
pub(super) fn impossible(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    files.features().flat_map(|it| of_feature(&it)).collect()
}

fn of_feature(it: &Judged<'_>) -> Vec<Mistake> {
    let (feature, mut found) = (it.feature, Vec::new());
    let Some(flag) = &feature.flag else { return found };
    let name = flag.name().unwrap_or_else(|| "the flag".to_string());
    let set = feature.rollback.as_ref().and_then(|it| it.set.as_ref());
    let values = [
        ("safe_value", feature.safe_value.as_ref()),
        ("rollback.set", set),
        ("flag.default", flag.default.as_ref()),
        ("flag.on_invalid", flag.on_invalid.as_ref()),
    ];
    for (what, value) in values.into_iter().filter_map(|(what, value)| Some((what, value?))) {
        if !flag.can_be(&value.value) {
            let message =
                format!("`{what}` is `{}`, which `{name}` cannot be: {}", shown(&value.value), flag.allowed());
            found.push(Mistake::new(it.at(value), message, [VALUES]));
        }
    }
    if let (Some(safe), Some(set)) = (&feature.safe_value, set)
        && safe.value != set.value
        && flag.can_be(&set.value)
        && flag.can_be(&safe.value)
    {
        let (set_to, safe_is) = (shown(&set.value), shown(&safe.value));
        let message = format!("the rollback sets `{name}` to `{set_to}`, and the safe value is `{safe_is}`");
        let mut mistake =
            Mistake::new(it.at(set), message, ["let both be the value that gives the old, known behaviour"]);
        mistake.chain = vec![in_data(it.at(safe), "the safe value"), in_data(it.at(set), "what is set")];
        found.push(mistake);
    }
    found.extend(in_steps(it, flag, set.or(feature.safe_value.as_ref())));
    found
}

const VALUES: &str = "give a value of the flag's `type` and `values`, or correct these";

/// Steps that set the flag to something else than what goes back, where none sets it to that: others may speak of it in passing.
fn in_steps(it: &Judged<'_>, flag: &Flag, set: Option<&At<Scalar>>) -> Option<Mistake> {
    let (env, set) = (flag.env()?, set?);
    let steps = it.feature.rollback.iter().flat_map(|rollback| &rollback.steps);
    let off = flag.presence_only && set.value == Scalar::Bool(false);
    let wanted = shown(&set.value);
    let mut wrong = None;
    for step in steps {
        match steps::assigned(&step.run.value, env) {
            Some(value) if value == wanted && !off => return None,
            Some(value) => wrong = wrong.or(Some((step, value))),
            None if off && step.run.value.contains("unset") => return None,
            None => {}
        }
    }
    let (step, value) = wrong?;
    let (message, help) = match off {
        true => (
            format!("`{env}` counts as on as soon as it is set: `{env}={value}` does not switch it off"),
            format!("unset it: `unset {env}`"),
        ),
        false => (
            format!("this step sets `{env}` to `{value}`, and the rollback is `{wanted}`"),
            format!("write `{env}={wanted}`"),
        ),
    };
    Some(Mistake::new(it.at(&step.run), message, [&help]))
}

/// Features that two places declare, and flags about which two features disagree.
pub(super) fn twice(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let (mut ids, mut flags) = (BTreeMap::new(), BTreeMap::new());
    let mut found = Vec::new();
    for it in files.features() {
        let id = it.feature.id.value.as_str();
        if let Some(first) = ids.get(id).copied().filter(|_| !id.is_empty()) {
            found.push(clash(
                format!("the feature `{id}` is declared twice"),
                it.head(),
                first,
                "the first one",
                TWICE,
            ));
        }
        ids.entry(id).or_insert_with(|| it.head());
        let Some((name, flag)) = it.feature.flag.as_ref().and_then(|flag| Some((flag.name()?, flag))) else { continue };
        if let Some((first, other)) = flags.get(&name).copied() {
            found.extend(disagree(&name, (&it, flag), (&first, other)));
        } else {
            flags.insert(name, (it, flag));
        }
    }
    found
}

const TWICE: &str = "give one of them another `id`, or make one of both";

fn clash(message: String, at: Location, other: Location, note: &str, help: &str) -> Mistake {
    Mistake::new(at, message, [help]).along([in_data(other, note), in_data(at, "and this one")])
}

/// Two features may share a flag; then it is one flag.
fn disagree(name: &str, (it, flag): (&Judged<'_>, &Flag), (other, first): (&Judged<'_>, &Flag)) -> Option<Mistake> {
    let safe = |it: &Judged<'_>| {
        let set = it.feature.rollback.as_ref().and_then(|it| it.set.clone());
        it.feature.safe_value.clone().or(set)
    };
    let differ = |a: &Option<At<Scalar>>, b: &Option<At<Scalar>>| match (a, b) {
        (Some(a), Some(b)) => a.value != b.value,
        _ => false,
    };
    let (own, others) = (safe(it), safe(other));
    let pairs = [
        ("different safe values", own, others),
        ("different defaults", flag.default.clone(), first.default.clone()),
        ("different values for what cannot be read", flag.on_invalid.clone(), first.on_invalid.clone()),
    ];
    let typed = (flag.values_of != first.values_of || flag.presence_only != first.presence_only).then_some((
        "different types",
        None,
        None,
    ));
    let found = pairs.into_iter().find(|(_, a, b)| differ(a, b)).or(typed);
    let (what, own, others) = found?;
    let place = |it: &Judged<'_>, value: Option<At<Scalar>>, flag: &Flag| {
        value.map_or(Location { file: it.manifest.file, span: flag.at }, |value| it.at(&value))
    };
    let message = format!("`{}` and `{}` share `{name}`, and give it {what}", other.feature.name(), it.feature.name());
    let help = "give each feature a flag of its own, or declare the flag in the same way";
    Some(clash(message, place(it, own, flag), place(other, others, first), "the other one", help))
}

/// Files that are no manifest although they should be, and what of a manifest cannot be read.
pub(super) fn malformed(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let schema = "see `schemas/rollout.schema.json` and docs/rollout.md for the form of a manifest";
    let faults = files.manifests.iter().flat_map(|manifest| {
        let place = |span| Location { file: manifest.file, span };
        manifest.faults.iter().map(move |fault| Mistake::new(place(fault.span), fault.value.clone(), [schema]))
    });
    let unmatched = files.unmatched.map(|at| {
        let message = "no file is a manifest of these names: nothing of it is looked at".to_string();
        Mistake::new(at, message, ["correct the path", "write a first manifest: `feeler init --rollout`"])
    });
    faults.chain(unmatched).collect()
}
