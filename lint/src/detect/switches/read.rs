//! What code makes of a switch that it reads, against what the manifest says of it.

use super::{Mistake, Promised, SwitchFiles, in_code, in_data};
use crate::base::flags::{Acts, Dead, FlagUse, Meaning, Taken};

/// The reads of a switch whose meaning is known; nothing, where that of any is not.
fn all<'a>(it: &Promised<'a>) -> Option<Vec<(&'a FlagUse, &'a Meaning)>> {
    let reads: Option<Vec<_>> = it.reads().map(|read| Some((read, read.meaning.as_ref()?))).collect();
    reads.filter(|reads| !reads.is_empty())
}

/// The reads of a switch whose meaning is known.
fn known<'a>(it: &Promised<'a>) -> impl Iterator<Item = (&'a FlagUse, &'a Meaning)> + use<'a> {
    it.reads().filter_map(|read| Some((read, read.meaning.as_ref()?)))
}

/// Switches on which nothing depends.
pub(super) fn without_effect(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let read_elsewhere = |it: &Promised<'_>| it.flag.elsewhere.is_some();
    files.promised().filter(|it| !read_elsewhere(it)).filter_map(|it| effectless(&it)).collect()
}

fn effectless(it: &Promised<'_>) -> Option<Mistake> {
    let reads = all(it)?;
    let (first, meaning) = *reads.first()?;
    let idle = |meaning: &Meaning| matches!(meaning.acts, Acts::Never | Acts::Constant(_));
    if !reads.iter().all(|(_, meaning)| idle(meaning)) {
        return None;
    }
    let name = it.name();
    let message = match &meaning.acts {
        Acts::Constant(value) => format!("whatever `{name}` is set to, this is `{value}`: the switch has no effect"),
        _ => format!("`{name}` is read, and nothing depends on it: the value is dropped or only shown"),
    };
    let said = format!("`{name}` shall switch `{}`", it.promise.id);
    Some(it.against(first, message, said, &["let a branch depend on it, with the old way on one of its sides"]))
}

/// Branches that are none, and switches that the compiler settles.
pub(super) fn dead_branch(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    files.promised().flat_map(|it| dead(&it).into_iter().chain(compiled(files, &it))).collect()
}

fn dead(it: &Promised<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (read, meaning) in known(it) {
        for (why, at) in meaning.branches.iter().filter_map(|branch| branch.dead) {
            let name = it.name();
            let message = match why {
                Dead::Same => format!("both sides of this branch on `{name}` are the same"),
                Dead::Panics => format!("one side of this branch on `{name}` only panics: there is no way back"),
            };
            let said = format!("`{name}` shall switch `{}`", it.promise.id);
            let mut mistake = it.at_place(
                read,
                at,
                message,
                said,
                &["keep the old way until the feature has stayed, and remove the switch with it"],
            );
            mistake.chain.insert(1, in_code(read.at, &read.symbol, "this reads it"));
            if let Some(last) = mistake.chain.last_mut() {
                last.note = "this side is none".to_string();
            }
            found.push(mistake);
        }
    }
    found
}

fn compiled(files: &SwitchFiles<'_>, it: &Promised<'_>) -> Vec<Mistake> {
    let of_switch = files.flags.compiled.iter().filter(|(name, _)| name == it.name());
    let mistake = |(name, read): &(String, FlagUse)| {
        let message = format!("`{name}` is settled when this is compiled: setting it later changes nothing");
        let said = format!("`{name}` shall roll `{}` back", it.promise.id);
        it.against(read, message, said, &["read it when the program runs: `env::var`"])
    };
    of_switch.map(mistake).collect()
}

/// Values that code takes for others than the manifest says.
pub(super) fn other_value(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    files.promised().flat_map(|it| by_presence(&it).map(|it| vec![it]).unwrap_or_else(|| others(&it))).collect()
}

/// Only whether it is set counts, so that `NAME=false` does what `NAME=true` does.
fn by_presence(it: &Promised<'_>) -> Option<Mistake> {
    let words = |word: &str| it.promise.words.iter().any(|it| it == word);
    let reads = all(it)?;
    let (first, _) = *reads.first()?;
    if it.promise.presence_only || !words("false") || !reads.iter().all(|(_, meaning)| meaning.presence) {
        return None;
    }
    let name = it.name();
    let message = format!("only whether `{name}` is set counts here: `{name}=false` does what `{name}=true` does");
    let said = format!("`{name}` may be set to `false`");
    let help =
        ["compare the value: `env::var(NAME).is_ok_and(|it| it == \"true\")`", "or say so: `\"presence_only\": true`"];
    Some(it.against(first, message, said, &help))
}

fn others(it: &Promised<'_>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let only_presence = all(it).is_some_and(|reads| reads.iter().all(|(_, meaning)| meaning.presence));
    for (read, meaning) in known(it).filter(|(_, meaning)| only_presence || !meaning.presence) {
        found.extend(default(it, read, &meaning.unset));
        if !meaning.presence {
            found.extend(invalid(it, read, &meaning.invalid));
        }
    }
    found.extend(alike(it));
    found
}

/// What the code takes a switch for that is not set.
fn default(it: &Promised<'_>, read: &FlagUse, unset: &Taken) -> Option<Mistake> {
    let name = it.name();
    let default = it.promise.default.as_ref();
    let said = match default {
        Some(default) => format!("the default is `{default}`"),
        None => "it need not be set".to_string(),
    };
    let instead = match unset {
        Taken::Panics => {
            let message = format!("this panics when `{name}` is not set");
            return Some(it.against(read, message, said, &["take the default: `unwrap_or`, `unwrap_or_else`"]));
        }
        Taken::As(words) if default.is_some_and(|default| !words.contains(default)) => words.first()?.clone(),
        Taken::Other(Some(word)) if default.is_some_and(|default| default != word) => word.clone(),
        _ => return None,
    };
    let message = format!("`{name}` counts as `{instead}` here when it is not set, and its default is `{}`", default?);
    Some(it.against(
        read,
        message,
        said,
        &["make the code and the manifest agree: whoever rolls back goes by the manifest"],
    ))
}

/// What the code takes a value for that it does not understand.
fn invalid(it: &Promised<'_>, read: &FlagUse, invalid: &Taken) -> Option<Mistake> {
    let name = it.name();
    let wanted = it.promise.on_invalid.as_ref()?;
    let said = format!("what cannot be read shall count as `{wanted}`");
    let message = match invalid {
        Taken::Panics => format!("this panics when `{name}` has a value that cannot be read"),
        Taken::As(words) if !words.contains(wanted) => {
            format!("a value of `{name}` that cannot be read counts as `{}` here, not as `{wanted}`", words.first()?)
        }
        _ => return None,
    };
    Some(it.against(
        read,
        message,
        said,
        &["match every word that is allowed, and let all others be the one that the manifest names"],
    ))
}

/// Default and safe value come to the same for everybody who reads it.
fn alike(it: &Promised<'_>) -> Option<Mistake> {
    let (default, safe) = (it.promise.default.as_ref()?, it.promise.safe.as_ref()?);
    let reads = all(it)?;
    let (first, _) = *reads.first()?;
    let is_pair = |(a, b): &(String, String)| (a == default && b == safe) || (a == safe && b == default);
    let constant = |meaning: &Meaning| matches!(meaning.acts, Acts::Constant(_));
    if it.flag.elsewhere.is_some() || !reads.iter().all(|(_, it)| it.same.iter().any(is_pair) && !constant(it)) {
        return None;
    }
    let name = it.name();
    let message = format!("`{name}={default}` and `{name}={safe}` come to the same here: setting it back does nothing");
    let said = format!("`{safe}` shall give the old behaviour, `{default}` the new one");
    Some(it.against(first, message, said, &["compare with the words that the manifest allows"]))
}

/// Switches that may change while the program runs, and that code reads once.
pub(super) fn kept(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let at_runtime = files.promised().filter(|it| it.promise.at_runtime);
    at_runtime
        .flat_map(|it| {
            let kept = known(&it).filter_map(|(read, meaning)| Some((read, meaning.kept.as_ref()?)));
            let mistakes: Vec<Mistake> = kept
                .map(|(read, by)| {
                    let name = it.name();
                    let message = format!("`{by}` keeps what `{name}` was when it was first asked for");
                    let said = format!("a change of `{name}` shall take effect at once");
                    it.against(read, message, said, &["read it each time, or say `\"reload\": \"restart\"`"])
                })
                .collect();
            mistakes
        })
        .collect()
}

/// Code that runs without its switch being asked.
pub(super) fn not_gated(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let mistake = |it: &crate::base::flags::Ungated| {
        let declared = files.declared.get(&it.name);
        let said = declared.map(|at| in_data(*at, format!("`{}` is declared here", it.name)));
        let way = it.way.iter().map(|(at, symbol)| in_code(*at, symbol, "this calls it whatever the switch says"));
        let last = in_code(it.at, &it.symbol, "this shall be behind the switch");
        let message = format!("`{}` runs without `{}` being asked", it.symbol, it.name);
        let help = [format!("ask for `{}` on the way, or take the mark away", it.name)];
        Mistake::new(it.at, message, help).within(&it.symbol).along(said.into_iter().chain(way).chain([last]))
    };
    files.flags.ungated.iter().map(mistake).collect()
}
