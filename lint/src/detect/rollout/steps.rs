//! Steps of a rollback: what they switch, what they run, what they destroy, and what they wait for.

use super::{Judged, Mistake, RolloutFiles};
use crate::{
    base::suggest::closest,
    catalog::Rule,
    facts::rollout::{Step, declared},
};
use std::collections::BTreeSet;

/// Ends of the names of scripts.
const SCRIPTS: [&str; 11] = [".sh", ".bash", ".zsh", ".py", ".rb", ".pl", ".js", ".mjs", ".cjs", ".ts", ".ps1"];
/// Programs that run the rest of a line elsewhere, where other files are.
const ELSEWHERE: [&str; 8] = ["ssh", "scp", "rsync", "kubectl", "docker", "podman", "ansible", "cd"];

/// Steps that switch another feature, run what is not there, or destroy something without a word.
pub(super) fn wrong(files: &RolloutFiles, rule: &Rule) -> Vec<Mistake> {
    let known: BTreeSet<&str> = declared(&files.manifests).filter_map(|it| it.flag.env()).collect();
    let steps = files.features().flat_map(|it| {
        it.feature.rollback.iter().flat_map(move |rollback| rollback.steps.iter().map(move |step| (it, step)))
    });
    steps
        .flat_map(|(it, step)| {
            let found =
                [other_flag(files, &known, &it, step), missing(files, &it, step), irreversible(rule, &it, step)];
            found.into_iter().flatten()
        })
        .collect()
}

/// A flag that is not the feature's own: of another feature, or so nearly the own one that it is a slip. Other variables of the project
/// may be set for other reasons.
fn other_flag(files: &RolloutFiles, known: &BTreeSet<&str>, it: &Judged<'_>, step: &Step) -> Option<Mistake> {
    let own = it.feature.flag.as_ref()?.env()?;
    let is_own = |name: &str| files.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()));
    let is_slip = |name: &str| is_own(name) && closest(name, [own]).is_some();
    let others = variables(&step.run.value).filter(|name| *name != own);
    let (other, whose) = others.into_iter().find_map(|name| match known.contains(name) {
        true => Some((name, "the flag of another feature".to_string())),
        false => is_slip(name).then(|| (name, format!("which no feature declares; did you mean `{own}`?"))),
    })?;
    let message = format!("this step of `{}` is about `{other}`, {whose}", it.feature.name());
    Some(Mistake::new(it.at(&step.run), message, [&format!("the feature's own flag is `{own}`")]))
}

/// Names of environment variables in a text: capitals with `_` between.
fn variables(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
    let shouted = |it: &&str| {
        it.contains('_') && it.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == b'_')
    };
    words.filter(shouted)
}

/// What a text sets a variable to, if it does: `NAME=value`, in quotes or not.
pub(super) fn assigned<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (before, rest) =
        text.match_indices(name).find_map(|(at, _)| Some((&text[..at], text[at + name.len()..].strip_prefix('=')?)))?;
    if before.chars().next_back().is_some_and(|it| it.is_alphanumeric() || it == '_') {
        return None;
    }
    let value = match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next().unwrap_or(""),
        _ => rest
            .split(|it: char| it.is_whitespace() || matches!(it, '"' | '\'' | ';' | '&' | '|' | '`' | ',' | ')'))
            .next()
            .unwrap_or(""),
    };
    // What is only known when it runs is not judged.
    (!value.contains(['$', '<', '{'])).then_some(value)
}

/// Scripts of the project that a step runs, as it names them.
pub fn scripts(step: &str) -> Vec<&str> {
    let words: Vec<&str> = step.split_whitespace().map(|it| it.trim_matches(['"', '\'', '`', ';'])).collect();
    if words.iter().any(|it| ELSEWHERE.contains(it)) {
        return Vec::new();
    }
    let is_script = |word: &&str| {
        let plain = word.bytes().all(|it| it.is_ascii_alphanumeric() || b"._-/".contains(&it));
        plain
            && !word.starts_with(['/', '-'])
            && !word.contains("..")
            && SCRIPTS.iter().any(|end| word.ends_with(end) && word.len() > end.len())
    };
    words.into_iter().filter(is_script).collect()
}

fn missing(files: &RolloutFiles, it: &Judged<'_>, step: &Step) -> Option<Mistake> {
    let missing = |script: &&str| files.missing.contains(&(it.number.0, (*script).to_string()));
    let script = scripts(&step.run.value).into_iter().find(missing)?;
    let message = format!("this step of `{}` runs `{script}`, which is not there", it.feature.name());
    Some(Mistake::new(
        it.at(&step.run),
        message,
        ["correct its path, as seen from the project root", "write the script, and try it"],
    ))
}

fn irreversible(rule: &Rule, it: &Judged<'_>, step: &Step) -> Option<Mistake> {
    let name = it.feature.name();
    if step.irreversible {
        let message = format!("this step of `{name}` cannot be undone, and nobody agreed to that");
        return step
            .approved_by
            .is_none()
            .then(|| Mistake::new(it.at(&step.run), message, ["add `approved_by`: who agreed"]));
    }
    let words = words(&step.run.value);
    let command = rule.params.commands.iter().find(|command| says(&words, command))?;
    if words.iter().any(|word| rule.params.except_names.contains(word)) {
        return None;
    }
    let message = format!("this step of `{name}` cannot be undone (`{command}`), and does not say so");
    let help = [
        "go back without it: set the flag, and leave the data",
        "say `\"irreversible\": true` and `approved_by`, if it must be",
    ];
    Some(Mistake::new(it.at(&step.run), message, help))
}

/// Rollbacks that wait for a gate which only what goes forward has to pass.
pub(super) fn gated(files: &RolloutFiles, rule: &Rule) -> Vec<Mistake> {
    let help = [
        "let the rollback go past the gate: what is loosened or taken back is never simulated first",
        "rehearse it beforehand, and name that in `validated`",
    ];
    let of_feature = |it: Judged<'_>| {
        let rollback = it.feature.rollback.as_ref()?;
        let name = it.feature.name();
        let required = rollback
            .requires
            .iter()
            .find(|gate| words(&gate.value).iter().any(|word| rule.params.names.contains(word)));
        if let Some(gate) = required {
            let message =
                format!("the rollback of `{name}` waits for `{}`: what that stops cannot be taken back", gate.value);
            return Some(Mistake::new(it.at(gate), message, help));
        }
        let step = rollback.steps.iter().find_map(|step| Some((step, gate(rule, &step.run.value)?)));
        let (step, gate) = step?;
        let message =
            format!("this step of `{name}` waits for a gate (`{gate}`): what that stops cannot be taken back");
        Some(Mistake::new(it.at(&step.run), message, help))
    };
    files.features().filter_map(of_feature).collect()
}

/// The gate that a step runs. One that is switched off or passed by is none.
fn gate<'r>(rule: &'r Rule, step: &str) -> Option<&'r String> {
    // `SIM_GATE=warn` is a switch, not a gate.
    let kept: Vec<&str> = step.split_whitespace().filter(|word| !word.contains('=')).collect();
    let words = words(&kept.join(" "));
    if words.iter().any(|word| rule.params.except_names.contains(word)) {
        return None;
    }
    rule.params.commands.iter().find(|command| says(&words, command))
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric());
    words.filter(|it| !it.is_empty()).map(str::to_ascii_lowercase).collect()
}

/// Whether the words of a command stand there one behind the other.
fn says(words: &[String], command: &str) -> bool {
    let wanted: Vec<&str> = command.split(' ').collect();
    words.windows(wanted.len().max(1)).any(|window| window.iter().zip(&wanted).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn assignments_are_found_wherever_they_stand() {
        for (text, value) in [
            ("APP_A=false", Some("false")),
            ("kubectl set env deploy/app APP_A=off && true", Some("off")),
            ("export APP_A=\"a b\"; run", Some("a b")),
            ("APP_A=$OLD", None),
            ("MY_APP_A=false", None),
            ("unset APP_A", None),
        ] {
            assert_eq!(assigned(text, "APP_A"), value, "{text}");
        }
    }

    #[test]
    fn scripts_of_the_project_are_known_from_others() {
        assert_eq!(scripts("bash ops/back.sh --now"), ["ops/back.sh"]);
        assert_eq!(scripts("node ./scripts/a.mjs && `b.py`"), ["./scripts/a.mjs", "b.py"]);
        for other in [
            "ssh host ./a.sh",
            "cd ops && ./a.sh",
            "/opt/a.sh",
            "../a.sh",
            "curl https://x.y/a.sh",
            "$HOME/a.sh",
            "systemctl restart a",
            "ops/*.sh",
        ] {
            assert!(scripts(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn commands_are_words_in_a_row() {
        let said = |text: &str, command: &str| says(&words(text), command);
        assert!(said("psql -c 'DROP  TABLE x'", "drop table") && said("rm -rf state", "rm rf"));
        assert!(!said("drop the table", "drop table") && !said("", "drop table") && !said("rm -i a", "rm rf"));
    }
}
