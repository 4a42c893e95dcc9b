//! Configuration that asks less of a signature than it should.

use super::{Artifact, Mistake, files::PolicyFiles, files::Row, in_data, plain};
use crate::{
    catalog::Rule,
    facts::{Field, Scalar},
};
use feeler_shim::policy::Mode;

/// Modes below the floor, and switches that turn verification off.
pub(super) fn weakened(files: &PolicyFiles, rule: &Rule) -> Vec<Mistake> {
    let governed = files.artifacts.iter().filter_map(|it| Some((it, files.row(it)?, it.document.as_ref()?)));
    let is_production = |it: &Artifact, row: &Row| it.what.production || it.what.policy && row.has_production;
    let found = governed.filter(|(it, row, _)| is_production(it, row));
    found
        .flat_map(|(artifact, row, document)| {
            let fields = document.fields().iter();
            fields.filter_map(move |field| {
                let said = weak_mode(artifact, field, row.min_mode, rule)
                    .or_else(|| switched_off(artifact, field, row, rule))?;
                let help: [&str; 3] = [
                    &format!("set it to `{}`", row.min_mode),
                    "for a while: a downgrade in the signed document that says when it ends (`downgrade.expires`)",
                    "lower `min-mode` in `[[policy]]`, if this is how production is meant to be",
                ];
                let asked = in_data(row.at, format!("this asks for `{}`", row.min_mode));
                Some(Mistake::new(artifact.at(field.key), said, help).along([asked]))
            })
        })
        .collect()
}

fn weak_mode(artifact: &Artifact, field: &Field, floor: Mode, rule: &Rule) -> Option<String> {
    let Scalar::Text(text) = &field.scalar else { return None };
    let mode = mode_of(text).filter(|mode| *mode < floor)?;
    // `off` means many things; the other words mean one.
    let of_document = field.pointer == "/mode" && artifact.kind().is_some();
    let named = || super::super::durability::words(&field.pointer).any(|word| rule.params.names.contains(&word));
    (mode != Mode::Off || of_document || named())
        .then(|| format!("`{}` is `{mode}`: less than `{floor}`, which production asks for", field.name))
}

/// The mode of a word, in whatever case and with whatever joins its parts: what reads it may be lenient.
fn mode_of(word: &str) -> Option<Mode> {
    Mode::parse(&word.trim().to_ascii_lowercase().replace('_', "-"))
}

fn switched_off(artifact: &Artifact, field: &Field, row: &Row, rule: &Rule) -> Option<String> {
    let off = field.scalar == Scalar::Bool(false) && artifact.what.production && row.min_mode > Mode::AllowUnsigned;
    // A prefix of the application stands in front of variables.
    let (name, flags) = (plain(&field.name), &rule.params.flags);
    let is_switch = || flags.iter().any(|flag| name == *flag || name.ends_with(&format!("_{flag}")));
    (off && is_switch()).then(|| format!("`{}` is off: signatures are not verified in production", field.name))
}
