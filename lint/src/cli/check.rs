//! `feeler check`.

use super::{
    Outcome, allow,
    args::{Check, Format},
    fix,
    output::Output,
    progress,
};
use crate::{
    base::{
        exit,
        finding::{Finding, Severity},
        report::Report,
    },
    config::{FailOn, Settings, show},
    engine::{
        self,
        load::{Loaded, Request, load},
    },
    report::{
        Run, concise,
        full::{self, Style},
        github, gitlab, json, jsonl, junit, markdown, sarif, summary,
    },
};
use anyhow::{Context, Result, anyhow};
use std::path::Path;

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
    if args.diff {
        let fixed = engine::fix::rounds::fix(settings, root, &scope).map_err(|error| anyhow!(error))?;
        drop(shown);
        let exit_code = fix::diff(&fixed, args.output_file.as_deref(), output)?;
        return Ok(if args.exit_zero { exit::CLEAN } else { exit_code });
    }
    let report = match args.fix {
        true => fix::apply(settings, root, &scope, output)?,
        false => engine::check_scope(settings, root, &scope).map_err(|error| anyhow!(error))?,
    };
    drop(shown);
    for note in &report.notes {
        output.note(&format!("note: {note}"));
    }
    if let Some(reason) = &args.add_allow {
        let added = allow::add(root, settings, &report, reason)?;
        output.note(&format!("Added {added} allowances; what is left needs a fix"));
        return Ok(exit::CLEAN);
    }
    let verdict = Verdict::new(settings, &report);
    let exit_code = if verdict.fails_run(&report) && !args.exit_zero { exit::FINDINGS } else { exit::CLEAN };
    let run = Run {
        report: &report,
        rules: settings.rules().collect(),
        exit_code,
        fails: &|finding| verdict.fails(finding),
        folder: folder_in_repository(root),
    };
    write(args, output, &run)?;
    for (phase, took) in &report.phases {
        output.detail(&format!("{:>7.1} ms  {phase}", took.as_secs_f64() * 1000.0));
    }
    output.note(&summary::line(&report));
    Ok(exit_code)
}

fn write(args: &Check, output: Output, run: &Run<'_>) -> Result<()> {
    let text = if args.statistics { summary::statistics(run.report) } else { render(args.output_format, output, run) };
    match &args.output_file {
        Some(path) => std::fs::write(path, text).with_context(|| format!("write `{}`", path.display())),
        None if output.shows_findings() => output.out(&text).context("write to stdout"),
        None => Ok(()),
    }
}

fn render(format: Format, output: Output, run: &Run<'_>) -> String {
    match format {
        Format::Full => full::render(run.report, Style { color: output.color, width: output.width }),
        Format::Concise => concise::render(run.report),
        Format::Json => json::render(run.report),
        Format::Jsonl => jsonl::render(run.report),
        Format::Sarif => sarif::render(run),
        Format::Github => github::render(run),
        Format::Gitlab => gitlab::render(run),
        Format::Junit => junit::render(run),
        Format::Markdown => markdown::render(run),
    }
}

/// The project's folder as seen from the root of its git work tree, with `/` at its end; empty where there is none, or where they
/// are the same.
fn folder_in_repository(root: &Path) -> String {
    let repository = root.ancestors().find(|it| it.join(".git").exists());
    let inside = repository.and_then(|it| root.strip_prefix(it).ok());
    let names = inside.into_iter().flatten().map(|it| format!("{}/", it.to_string_lossy()));
    names.collect()
}

/// What fails the run. Rules that do not gate never do.
struct Verdict<'a> {
    settings: &'a Settings,
    floor: Option<Severity>,
}

impl<'a> Verdict<'a> {
    fn new(settings: &'a Settings, report: &Report) -> Self {
        let floor = match settings.fail_on {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        };
        let mut verdict = Self { settings, floor };
        let warnings =
            report.findings.iter().filter(|it| it.severity == Severity::Warning && verdict.gates(it)).count();
        if settings.max_warnings.is_some_and(|most| warnings > most as usize) {
            // Now it is the warnings that fail the run, whatever --fail-on says.
            verdict.floor = Some(floor.map_or(Severity::Warning, |it| it.min(Severity::Warning)));
        }
        verdict
    }

    fn gates(&self, finding: &Finding) -> bool {
        self.settings.catalog.rule(&finding.code).is_none_or(|rule| rule.gates)
    }

    fn fails(&self, finding: &Finding) -> bool {
        self.floor.is_some_and(|floor| finding.severity >= floor) && self.gates(finding)
    }

    fn fails_run(&self, report: &Report) -> bool {
        report.findings.iter().any(|it| self.fails(it))
    }
}
