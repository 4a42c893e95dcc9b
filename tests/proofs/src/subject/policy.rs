//! A host that loads a policy as often as it can, and says which version is in force.

use super::{Options, say};
use crate::process::Line;
use crate::scenario::fg04::stage::{NAMESPACE, POLICY_ID, now, policy, ssh, trust_of};
use feeler_shim::audit::{self, AuditLog};
use feeler_shim::policy::loader::{Config, Loader, Member, Misfit, Outcome};
use feeler_shim::policy::{Document, Permissions, Role, Source};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// The name of the document.
pub(crate) const POLICY: &str = "limits.policy.json";

/// What the host makes of the document: its version, which stands in its `spec`, too.
#[derive(Debug)]
pub(crate) struct Limit(pub(crate) u64);

/// Puts a version in place, with a good signature, each file whole.
pub(crate) fn put(dir: &Path, version: u64) -> Result<(), String> {
    let policies = dir.join("policies");
    fs::create_dir_all(&policies).map_err(|error| error.to_string())?;
    let document = policy(version);
    let signature = ssh(1).sshsig(NAMESPACE, &document);
    for (name, bytes) in [(format!("{POLICY}.sig"), signature), (POLICY.to_owned(), document)] {
        let (temporary, path) = (dir.join("temporary"), policies.join(name));
        fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, path)).map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The loader of a folder: its policies, its state, and its audit log.
pub(crate) fn policy_loader(dir: &Path) -> Result<Loader<Limit>, String> {
    let source = Source::open(&dir.join("policies"), Permissions::OwnerOnly).map_err(|error| error.to_string())?;
    let member = Member { policy_id: Some(POLICY_ID.to_owned()), ..Member::new(POLICY) };
    let mut config = Config::new(source, vec![member], dir.join("state"));
    config.trust = Some(trust_of(&[(ssh(1).id(), ssh(1).trusted())], Role::Policy, 1));
    let audit = AuditLog::open(audit::Config::new(dir.join("audit.jsonl"), "proof"), now());
    config.audit = Some(Arc::new(audit.map_err(|error| error.to_string())?.0));
    let limit = |documents: &[Document]| match documents {
        [only] if only.spec["per_minute"] == only.version => Ok(Limit(only.version)),
        _ => Err(Misfit::new(0, "/spec/per_minute", "it is not the version")),
    };
    Loader::open(config, limit, now()).map_err(|error| error.to_string())
}

/// Loads for a while, at least once.
pub(super) fn run(options: &Options) -> Result<(), String> {
    let began = Instant::now();
    let mut loader = policy_loader(&options.dir)?;
    let policies = loader.policies();
    let version = || policies.load().as_ref().as_ref().map(|it| it.value.0);
    if let Some(version) = version() {
        say(&Line::Applied { version });
    }
    while began.elapsed() < options.time {
        if loader.reload(now()).outcome == Outcome::Activated
            && let Some(version) = version()
        {
            say(&Line::Applied { version });
        }
    }
    Ok(())
}
