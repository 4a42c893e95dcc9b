//! Documents that say of themselves that they were checked.

use super::{Mistake, files::PolicyFiles, plain};
use crate::{
    catalog::Rule,
    facts::{Document, Field, Scalar},
};

/// Fields of policy that hold a verdict. Nothing but a verifier can give one.
pub(super) fn claimed(files: &PolicyFiles, rule: &Rule) -> Vec<Mistake> {
    let policies = files.policies().filter(|it| it.what.configured);
    let documents = policies.filter_map(|it| Some((it, it.document.as_ref()?)));
    documents
        .flat_map(|(artifact, document)| {
            let claims = document.fields().iter().filter(|field| is_claim(document, field, rule));
            claims.map(|field| {
                let message = format!(
                    "`{}` is a verdict of this file on itself: whoever writes the file writes the verdict, too",
                    field.name
                );
                let help = [
                    "take the field out, and let the reader verify: `feeler_shim::policy::verify` recomputes everything from the bytes",
                    "name a signed attestation by its hash in its place (DSSE with an in-toto statement; `feeler policy sign --dsse`)",
                ];
                Mistake::new(artifact.at(field.key), message, help).along(files.by_row(artifact, "this makes it policy"))
            })
        })
        .collect()
}

/// Names that mean nothing else; and, in an object that is a gate by its name or by what else is in it, names that mean many things.
fn is_claim(document: &Document, field: &Field, rule: &Rule) -> bool {
    let (params, name) = (&rule.params, plain(&field.name));
    let is_flag = matches!(field.scalar, Scalar::Bool(_));
    is_flag && params.names.contains(&name)
        || field.scalar == Scalar::Bool(true)
            && params.flags.contains(&name)
            && is_in_gate(document, field, &params.beside)
}

fn is_in_gate(document: &Document, field: &Field, beside: &[String]) -> bool {
    let above = field.pointer.rsplit_once('/').map_or("", |(above, _)| above);
    let of_gate = |name: &str| beside.contains(&plain(name));
    above.rsplit('/').next().is_some_and(of_gate) || document.members(above).iter().any(|other| of_gate(&other.name))
}
