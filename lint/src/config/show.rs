//! The merged configuration as TOML, each value with the place it comes from.

use super::{Origin, Resolved, Sourced};
use std::fmt::Write as _;

/// Renders settings for `--show-settings`.
pub fn show(resolved: &Resolved) -> String {
    let mut out = String::new();
    let mut line = |key: &str, value: String, origins: &[Origin]| {
        let mut said: Vec<String> = origins.iter().map(ToString::to_string).collect();
        said.dedup();
        let said = if said.is_empty() { "default".to_string() } else { said.join(", ") };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<44} # {said}", format!("{key} = {value}"));
    };
    let of = |place| [resolved.origin(place)];
    let mut list = |key: &str, words: &[Sourced<String>]| {
        let values: Vec<String> = words.iter().map(|it| quote(&it.value)).collect();
        let origins: Vec<Origin> = words.iter().map(|it| resolved.origin(it.place)).collect();
        line(key, format!("[{}]", values.join(", ")), &origins);
    };
    list("select", &resolved.select);
    list("ignore", &resolved.ignore);
    list("exclude", &resolved.exclude);
    list("rules.include", &resolved.include);
    line("fail-on", word(&resolved.fail_on.value), &of(resolved.fail_on.place));
    if let Some(most) = resolved.max_warnings.value {
        line("max-warnings", most.to_string(), &of(resolved.max_warnings.place));
    }
    if let Some(baseline) = &resolved.baseline {
        line("baseline", quote(&baseline.value), &of(baseline.place));
    }
    line("min-confidence", word(&resolved.min_confidence.value), &of(resolved.min_confidence.place));
    line("pedantic", resolved.pedantic.value.to_string(), &of(resolved.pedantic.place));
    line("respect-gitignore", resolved.respect_gitignore.value.to_string(), &of(resolved.respect_gitignore.place));
    for (code, severity) in &resolved.severity {
        line(&format!("severity.{}", code.value), word(severity), &of(code.place));
    }
    tables(resolved, &mut line);
    out
}

/// Tables are not merged value by value: their number and place say enough.
fn tables(resolved: &Resolved, line: &mut impl FnMut(&str, String, &[Origin])) {
    for layer in &resolved.layers {
        let raw = &layer.raw;
        let hot = &raw.hot;
        let rows = [
            ("hot.paths", hot.paths.len()),
            ("hot.functions", hot.functions.len()),
            ("hot.traits", hot.traits.len()),
            ("hot.parameter-types", hot.parameter_types.len()),
            ("primitive", raw.primitive.len()),
            ("boundary", raw.boundary.len()),
            ("context", raw.context.len()),
            ("policy", raw.policy.len()),
            ("timer", raw.timer.len()),
            ("coordinator", raw.coordinator.len()),
            ("allow", raw.allow.len()),
            ("overrides", raw.overrides.len()),
        ];
        for (key, count) in rows.into_iter().filter(|(_, count)| *count > 0) {
            line(key, format!("[…] # {count}"), &[Origin::Argument(layer.name.clone())]);
        }
    }
}

fn quote(text: &str) -> String {
    toml::Value::String(text.to_string()).to_string()
}

/// The word that the file uses for a value.
fn word(value: &impl serde::Serialize) -> String {
    toml::Value::try_from(value).map(|it| it.to_string()).unwrap_or_default()
}
