//! Whether it was tried to go back, and whether that still says anything.

use super::{Evidence, Judged, Mistake, RolloutFiles, in_data};
use crate::{
    base::{date::Date, finding::Location},
    catalog::Rule,
    facts::rollout::{At, Validated, shown},
};
use std::collections::BTreeSet;

const TRY: &str = "go back once, keep what shows it, and name it in `validated`: `at`, `result`, `evidence.path` and `evidence.sha256`";

/// Features whose rollback was never tried, or not in a way that counts.
pub(super) fn not_validated(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    files.features().filter_map(|it| invalid(files, &it)).collect()
}

/// The variables of features whose rollback was tried in a way that counts.
pub(super) fn proven(files: &RolloutFiles) -> BTreeSet<String> {
    let valid = files.features().filter(|it| invalid(files, it).is_none());
    valid.filter_map(|it| Some(it.feature.flag.as_ref()?.env()?.to_string())).collect()
}

/// Features that are on by default before it was tried to go back.
pub(super) fn unproven(files: &RolloutFiles, _: &Rule) -> Vec<Mistake> {
    let unproven = |it: Judged<'_>| {
        let feature = it.feature;
        let default = feature.flag.as_ref()?.default.as_ref()?;
        let set = feature.rollback.as_ref().and_then(|it| it.set.as_ref());
        let safe = feature.safe_value.as_ref().or(set)?;
        let invalid = (default.value != safe.value && !it.is_planned()).then(|| invalid(files, &it)).flatten()?;
        let (is, safe) = (shown(&default.value), shown(&safe.value));
        let message = format!(
            "`{}` is `{is}` by default, and nothing shows that `{safe}` brings back the old behaviour",
            feature.name()
        );
        let help: [&str; 2] = [&format!("let the default be `{safe}` until then"), TRY];
        let mut mistake = Mistake::new(it.at(default), message, help);
        if invalid.at != it.head() {
            mistake.chain = vec![in_data(invalid.at, invalid.message), in_data(it.at(default), "this is in force")];
        }
        Some(mistake)
    };
    files.features().filter_map(unproven).collect()
}

/// Why there is no valid evidence, if there is none.
fn invalid(files: &RolloutFiles, it: &Judged<'_>) -> Option<Mistake> {
    let name = it.feature.name();
    let Some(validated) = &it.feature.validated else {
        let message = format!("it was never tried to roll back `{name}`");
        return Some(Mistake::new(it.head(), message, [TRY]));
    };
    let at = |span| Location { file: it.manifest.file, span };
    let (place, message) = result(validated)
        .or_else(|| evidence(files, validated))
        .or_else(|| age(files, validated))
        .map(|(it, message)| (at(it.span), message))
        .or_else(|| later(files, it, validated))?;
    Some(Mistake::new(place, format!("the rollback of `{name}` {message}"), [TRY]))
}

type Why = (At<()>, String);

fn why<T>(it: &At<T>, message: String) -> Option<Why> {
    Some((At::new((), it.span), message))
}

fn result(validated: &Validated) -> Option<Why> {
    match &validated.result {
        None => why(&At::new((), validated.key), "was tried, and nothing says with what result".to_string()),
        Some(result) if result.value == "pass" => None,
        Some(result) => why(result, format!("was tried, with the result `{}`", result.value)),
    }
}

fn evidence(files: &RolloutFiles, validated: &Validated) -> Option<Why> {
    let Some(path) = &validated.evidence else {
        return why(&At::new((), validated.key), "is said to work, and no evidence shows it".to_string());
    };
    let (digest, result) = match files.evidence.get(&path.value)? {
        Evidence::Missing => return why(path, "is shown by a file that is not there".to_string()),
        Evidence::Outside => return why(path, "is shown by a file outside of the project".to_string()),
        Evidence::Unreadable => {
            return why(path, "is shown by a file that cannot be read, or is too large".to_string());
        }
        Evidence::Read { sha256, result } => (sha256, result),
    };
    if let Some(result) = result.as_deref().filter(|it| *it != "pass") {
        return why(path, format!("is shown by a report whose own result is `{result}`"));
    }
    match &validated.sha256 {
        None => why(path, format!("is shown by a file whose digest nobody wrote down; now it is {digest}")),
        Some(said) if said.value == *digest => None,
        Some(said) => why(said, format!("is shown by a file that has changed since: its digest is {digest}")),
    }
}

fn age(files: &RolloutFiles, validated: &Validated) -> Option<Why> {
    let Some(at) = &validated.at else {
        return why(&At::new((), validated.key), "was tried, and nothing says when".to_string());
    };
    let Some(day) = at.value.get(..10).and_then(Date::parse) else {
        return why(at, format!("was tried on `{}`, which is no day", at.value));
    };
    let (then, today) = (day.days_since_epoch(), files.today.days_since_epoch());
    let most = validated.max_age_days.as_ref().map_or(u64::from(files.max_age_days), |it| it.value);
    // Somewhere it is tomorrow already.
    if then > today + 1 {
        return why(at, format!("was tried on {day}, which is yet to come"));
    }
    let age = today.saturating_sub(then);
    if age > most { why(at, format!("was tried {age} days ago, and {most} days count")) } else { None }
}

/// What was tried is not what is there now.
fn later(files: &RolloutFiles, it: &Judged<'_>, validated: &Validated) -> Option<(Location, String)> {
    let later = files.later.get(&it.number)?;
    let span = validated.at.as_ref().map_or(validated.key, |at| at.span);
    let message =
        format!("was tried before commit {} changed `{}`, which the feature covers", later.commit, later.path);
    Some((Location { file: it.manifest.file, span }, message))
}
