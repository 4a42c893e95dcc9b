//! What is declared and not read, read and not declared, not tested, not told of.

use super::{Mistake, Promised, SwitchFiles, in_code, in_data};
use crate::base::flags::{Flag, FlagState, FlagUse, How, Taken};

/// Variables that are declared, and that nothing reads.
pub(super) fn never_read(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    if !files.has_code {
        return Vec::new();
    }
    let of_manifest = files.promised().filter(|it| !it.is_planned() && !may_be_read(files, it.flag)).map(|it| {
        let beside = files.listed.iter().filter(|(name, _)| name == it.name());
        let mut chain: Vec<_> = beside.map(|(_, at)| in_data(*at, "listed here as if it did something")).collect();
        if !chain.is_empty() {
            chain.push(in_data(it.at, "declared here"));
        }
        let message = format!(
            "nothing reads `{}`: setting it changes nothing, and `{}` cannot be rolled back",
            it.name(),
            it.promise.id
        );
        let help = [
            "let the code that the feature is in read it, and take the old way when it says so",
            "while it is not built: `\"status\": \"planned\"`; when it has gone: `\"status\": \"retired\"`",
        ];
        Mistake::new(it.at, message, help).along(chain)
    });
    let promised = |name: &str| files.declared.contains_key(name);
    let of_lists = files.listed.iter().filter(|(name, _)| !promised(name)).filter(|(name, _)| {
        let flag = files.flags.flags.iter().find(|flag| flag.name == *name);
        flag.is_none_or(|flag| !may_be_read(files, flag)) && !files.named.contains_key(name) && !is_begun(files, name)
    });
    let of_lists = of_lists.map(|(name, at)| {
        let message = format!("`{name}` is listed here, and nothing reads it");
        Mistake::new(*at, message, ["take it out of the list, or read it"])
    });
    of_manifest.chain(of_lists).collect()
}

/// Whether anything may read a variable: where its name stands, or where names are put together that begin like it.
fn may_be_read(files: &SwitchFiles<'_>, flag: &Flag) -> bool {
    // A toggle of the registry is read by the registry itself, whatever is asked of it.
    let by_registry = flag.declared.is_some_and(|spec| spec.built) && flag.is_toggle() && files.flags.registry;
    let compiled = files.flags.compiled.iter().any(|(name, _)| *name == flag.name);
    !flag.uses.is_empty() || flag.elsewhere.is_some() || by_registry || compiled || is_begun(files, &flag.name)
}

fn is_begun(files: &SwitchFiles<'_>, name: &str) -> bool {
    let begins = |begin: &String| name.starts_with(begin.as_str());
    let by_manifest = !files.flags.unknown.is_empty() && !files.manifests.is_empty();
    files.flags.begins.iter().any(begins) || by_manifest
}

/// Switches that code reads, and that no manifest declares.
pub(super) fn undeclared(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let own = |flag: &&Flag| files.prefixes.iter().any(|prefix| flag.name.starts_with(prefix.as_str()));
    let undeclared = files.flags.flags.iter().filter(|flag| flag.state() == FlagState::Undeclared).filter(own);
    let first = |flag: &Flag| {
        let mut shipped = flag.uses.iter().filter(|it| it.how != How::Named && is_shipped(&it.path));
        shipped.clone().all(is_switch).then(|| shipped.next().cloned()).flatten()
    };
    undeclared
        .filter_map(|flag| Some((flag, first(flag)?)))
        .map(|(flag, it)| {
            let message = format!("`{}` switches something here, and no manifest declares it", flag.name);
            let help = ["declare it: who owns it, its default, its safe value, and until when it is there"];
            let chain = [
                in_data(files.configured, "switches of the project are declared"),
                in_code(it.at, &it.symbol, "this reads it"),
            ];
            Mistake::new(it.at, message, help).within(&it.symbol).along(chain)
        })
        .collect()
}

/// Whether a read treats the variable as a switch: a path or a password is none.
fn is_switch(it: &FlagUse) -> bool {
    it.meaning.as_ref().is_some_and(|it| it.is_switch)
}

/// Whether a file runs anywhere but in tests, benchmarks and builds.
fn is_shipped(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    parts.next() != Some("build.rs") && !parts.any(|part| matches!(part, "tests" | "benches" | "examples"))
}

/// Switches that no test sets to their safe value.
pub(super) fn untested(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let active = files.promised().filter(|it| !it.is_planned() && !files.proven.contains(it.name()));
    active.filter_map(|it| untested_one(files, it)).collect()
}

fn untested_one(files: &SwitchFiles<'_>, it: Promised<'_>) -> Option<Mistake> {
    let safe = it.promise.safe.as_ref()?;
    // What nothing reads is told by another rule.
    let read = it.reads().next()?;
    // A test that does not set it at all tries the default.
    let tried = [files.tests.get(it.name()), files.set.get(it.name())];
    let is_safe =
        |word: &String| word == safe || matches!((word.as_str(), safe.as_str()), ("0", "false") | ("1", "true"));
    let by_default = it.promise.default.as_ref() == Some(safe)
        && read.meaning.as_ref().is_some_and(|it| matches!(&it.unset, Taken::As(words) if words.contains(safe)));
    if by_default || tried.into_iter().flatten().flatten().any(is_safe) {
        return None;
    }
    let message = format!("no test sets `{}` to `{safe}`: nobody knows whether the way back still works", it.name());
    let help: [&str; 2] = [
        &format!("run what the feature does with `{}={safe}` in a test", it.name()),
        "or roll back once, and keep the evidence: `validated`",
    ];
    let chain =
        [in_code(read.at, &read.symbol, "this reads it"), in_data(it.at, format!("the safe value is `{safe}`"))];
    Some(Mistake::new(it.at, message, help).along(chain))
}

/// Switches that the documents for operators do not tell of.
pub(super) fn untold(files: &SwitchFiles<'_>) -> Vec<Mistake> {
    let Some(told) = files.told else { return Vec::new() };
    let active = files.promised().filter(|it| !it.is_planned() && !told.contains(it.name()));
    active
        .filter_map(|it| {
            let read = it.reads().next()?;
            let message = format!("the documents do not tell of `{}`: who must roll back will not find it", it.name());
            let help = ["name it on a page that `docs` of `[rollout]` names, with its values and when to throw it"];
            let chain = [in_code(read.at, &read.symbol, "this reads it"), in_data(it.at, "declared here")];
            Some(Mistake::new(it.at, message, help).along(chain))
        })
        .collect()
}
