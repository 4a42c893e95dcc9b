//! `feeler policy verify`.

use super::{
    super::{Outcome, output::Output},
    Format, files, mode, role,
};
use crate::{
    base::exit,
    engine::load::{Request as LoadRequest, load, relative},
    report::text::tame,
};
use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use feeler_shim::{
    fs::RealFs,
    policy::{
        Expected, Format as Signed, Mode, Permissions, Request, Role, Seen, Sha256, Source, Timestamp, TrustStore,
        Verdict, detect, verify, verify_statement,
    },
};
use std::path::{Path, PathBuf};

const AFTER: &str = "Examples:
  feeler policy verify policies/router.json              by the trust store of feeler.toml
  feeler policy verify --trust trust.json --trust-sha256 HEX policies/router.json
  feeler policy verify --output-format json policies/router.json   the verdict of services

Exit codes: 0 the file may be used, 1 it may not, 2 the job could not be done.";

#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(super) struct Verify {
    /// The document, or an envelope (DSSE); signatures are looked for beside it
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The trust store [default: the one that [[policy]] of feeler.toml names for the file]
    #[arg(long, value_name = "FILE")]
    trust: Option<PathBuf>,
    /// SHA-256 that the trust store must have
    #[arg(long, value_name = "HEX")]
    trust_sha256: Option<Sha256>,
    /// Role whose keys must have signed [default: policy, or the one of [[policy]]]
    #[arg(long, value_parser = role(), value_name = "ROLE")]
    role: Option<Role>,
    /// How strictly signatures are judged
    #[arg(long, value_parser = mode(), value_name = "MODE", default_value_t = Mode::RequireValidSignature)]
    mode: Mode,
    /// Policy that it must be
    #[arg(long, value_name = "ID")]
    policy_id: Option<String>,
    /// Audience that it must be for
    #[arg(long, value_name = "NAME")]
    audience: Option<String>,
    /// What a host has seen before, against old versions. It is read, not written
    #[arg(long, value_name = "FILE")]
    seen: Option<PathBuf>,
    /// For an envelope: the predicate type that its statement must have
    #[arg(long, value_name = "TYPE")]
    predicate_type: Option<String>,
    /// Format on stdout; schemas/verdict.schema.json describes the JSON
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Full)]
    output_format: Format,
}

pub(super) fn run(args: &Verify, output: Output) -> Outcome {
    let (trust, role) = anchors(args)?;
    let verdict = judge(args, trust.as_ref(), role)?;
    let text = match args.output_format {
        Format::Json => format!("{}\n", verdict.render()),
        Format::Full => full(&args.file, &verdict),
    };
    output.out(&text).context("write to stdout")?;
    Ok(if verdict.is_accepted() { exit::CLEAN } else { exit::FINDINGS })
}

/// Whom to trust, as the arguments or the configuration say.
fn anchors(args: &Verify) -> Result<(Option<TrustStore>, Role)> {
    let configured = if args.trust.is_none() || args.role.is_none() { of_configuration(&args.file)? } else { None };
    let role = args.role.or(configured.as_ref().map(|it| it.1)).unwrap_or(Role::Policy);
    let path = args.trust.clone().or_else(|| configured.and_then(|it| it.0));
    let Some(path) = path else {
        if args.trust_sha256.is_some() {
            bail!(
                "verify `{}`: `--trust-sha256` is given, and no trust store; name it with `--trust`",
                args.file.display()
            );
        }
        return Ok((None, role));
    };
    let bytes = files::read(&path)?;
    let parsed = match &args.trust_sha256 {
        Some(sha256) => TrustStore::pinned(&bytes, sha256),
        None => TrustStore::parse(&bytes),
    };
    let store =
        parsed.map_err(|error| anyhow!("{error}")).with_context(|| format!("verify by `{}`", path.display()))?;
    Ok((Some(store), role))
}

/// The trust store and role of the row of `feeler.toml` that a file falls under.
fn of_configuration(file: &Path) -> Result<Option<(Option<PathBuf>, Role)>> {
    let request = LoadRequest { paths: vec![file.to_path_buf()], ..LoadRequest::default() };
    let loaded = load(&request).map_err(|error| anyhow!(error))?;
    let path = relative(&loaded.root, &std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf()));
    let row = loaded.settings.policies.iter().find(|row| row.paths.matches(&path));
    Ok(row.map(|row| (row.trust.as_ref().map(|trust| loaded.root.join(trust)), row.role)))
}

fn judge(args: &Verify, trust: Option<&TrustStore>, role: Role) -> Result<Verdict> {
    let (mode, now) = (args.mode, Timestamp::now());
    let folder = args.file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = args.file.file_name().and_then(|it| it.to_str());
    let name = name.ok_or_else(|| anyhow!("verify `{}`: its name is not UTF-8; rename it", args.file.display()))?;
    let source = Source::open(folder, Permissions::Any).map_err(|error| anyhow!(error.to_string()))?;
    let signed = match source.read_signed(name) {
        Ok(signed) => signed,
        // What the loader would refuse is a verdict; what is not there is none.
        Err(error) if error.reason == feeler_shim::policy::Reason::NotFound => bail!("{error}"),
        Err(error) => return Ok(Verdict::rejected(error.reason, mode)),
    };
    if detect(&signed.document) == Some(Signed::Dsse) {
        let Some(predicate_type) = &args.predicate_type else {
            bail!(
                "verify `{}`: it is an envelope; say with `--predicate-type` what it must attest",
                args.file.display()
            );
        };
        let expected = Expected { predicate_type, digest: None };
        return Ok(verify_statement(&signed.document, &expected, trust, role, mode, now).0);
    }
    let seen = args
        .seen
        .as_ref()
        .map(|path| Seen::load(&RealFs, path))
        .transpose()
        .map_err(|error| anyhow!(error.to_string()))?;
    let request = Request {
        document: &signed.document,
        signatures: &signed.signatures(),
        trust,
        role,
        mode,
        seen: seen.as_ref(),
        policy_id: args.policy_id.as_deref(),
        audience: args.audience.as_deref(),
        now,
    };
    Ok(verify(&request).0)
}

fn full(file: &Path, verdict: &Verdict) -> String {
    let mut lines = vec![format!("{}: {}", file.display(), if verdict.is_accepted() { "accepted" } else { "refused" })];
    let also: Vec<&str> = verdict.also.iter().map(|it| it.as_str()).collect();
    if let Some(reason) = verdict.reason {
        lines.push(format!(
            "  reason   {reason}{}",
            if also.is_empty() { String::new() } else { format!(" (also {})", also.join(", ")) }
        ));
    }
    if let Some(hint) = &verdict.hint {
        let at = hint.at.map(|at| format!(" at {}:{}", at.line, at.column)).unwrap_or_default();
        let pointer = hint.pointer.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        lines.push(format!("  hint     {}{at}{pointer}", hint.what));
    }
    if let Some(policy) = &verdict.policy {
        lines.push(format!("  policy   {} version {}", policy.id, policy.version));
    }
    lines.push(format!("  mode     {}", verdict.mode));
    lines.extend(verdict.sha256.map(|it| format!("  sha256   {it}")));
    lines.extend(verdict.signers.iter().map(|it| format!("  signer   {it}")));
    lines.iter().map(|line| format!("{}\n", tame(line))).collect()
}
