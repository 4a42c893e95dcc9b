//! `feeler check`.

use super::{
    Outcome, allow,
    args::{Check, Format},
    output::Output,
    progress,
};
use crate::{
    base::{exit, finding::Severity, report::Report},
    config::{FailOn, Settings, show},
    engine::{
        self,
        load::{Loaded, Request, load},
    },
    report::{
        concise,
        full::{self, Style},
        json, summary,
    },
};
use anyhow::{Context, Result, anyhow};

pub(super) fn run(args: &Check, output: Output) -> Outcome {
    let paths = args.scope.paths(&args.paths);
    let request =
        Request { paths: paths.clone(), config: args.config.clone(), isolated: args.isolated, flags: args.layers() };
    let mut loaded = load(&request).map_err(|error| anyhow!(error))?;
    loaded.settings.threads = args.threads;
    let Loaded { root, settings, resolved, .. } = &loaded;
    for layer in resolved.layers.iter().filter(|it| it.is_file) {
        output.detail(&format!("configuration: {}", layer.name));
    }
    if args.show_settings {
        return output.out(&show::show(resolved)).context("write to stdout").map(|()| exit::CLEAN);
    }
    let scope = args.scope.scope(paths, &loaded, output)?;
    if args.show_files {
        let files = engine::run::files(settings, root, &scope).map_err(|error| anyhow!(error))?;
        let list: String = files.iter().map(|it| format!("{it}\n")).collect();
        return output.out(&list).context("write to stdout").map(|()| exit::CLEAN);
    }
    let shown = progress::show(output, &scope.progress);
    let report = engine::check_scope(settings, root, &scope).map_err(|error| anyhow!(error))?;
    drop(shown);
    for note in &report.notes {
        output.note(&format!("note: {note}"));
    }
    if let Some(reason) = &args.add_allow {
        let added = allow::add(root, settings, &report, reason)?;
        output.note(&format!("Added {added} allowances; what is left needs a fix"));
        return Ok(exit::CLEAN);
    }
    write(args, output, &report)?;
    for (phase, took) in &report.phases {
        output.detail(&format!("{:>7.1} ms  {phase}", took.as_secs_f64() * 1000.0));
    }
    output.note(&summary::line(&report));
    Ok(if args.exit_zero { exit::CLEAN } else { verdict(settings, &report) })
}

fn write(args: &Check, output: Output, report: &Report) -> Result<()> {
    let text = if args.statistics { summary::statistics(report) } else { render(args.output_format, output, report) };
    match &args.output_file {
        Some(path) => std::fs::write(path, text).with_context(|| format!("write `{}`", path.display())),
        None if output.shows_findings() => output.out(&text).context("write to stdout"),
        None => Ok(()),
    }
}

fn render(format: Format, output: Output, report: &Report) -> String {
    match format {
        Format::Full => full::render(report, Style { color: output.color, width: output.width }),
        Format::Concise => concise::render(report),
        Format::Json => json::render(report),
    }
}

/// Whether the findings fail the run. Rules that do not gate never do.
fn verdict(settings: &Settings, report: &Report) -> u8 {
    let gates = |code: &str| settings.catalog.rule(code).is_none_or(|rule| rule.gates);
    let gating = || report.findings.iter().filter(|it| gates(&it.code));
    let floor = match settings.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Info => Some(Severity::Info),
        FailOn::Never => None,
    };
    let fails = floor.is_some_and(|floor| gating().any(|it| it.severity >= floor));
    let warnings = gating().filter(|it| it.severity == Severity::Warning).count();
    let too_many = settings.max_warnings.is_some_and(|most| warnings > most as usize);
    if fails || too_many { exit::FINDINGS } else { exit::CLEAN }
}
