//! Runs the rules about switches in code, and settles what comments allow.

use super::tested;
use crate::{
    base::{
        finding::{Finding, Location},
        source::FileId,
    },
    config::{Rollout, Settings},
    detect::switches::{self, SwitchFiles},
    engine::{
        analyze::Project,
        artifacts::Artifacts,
        flags,
        policy::{InCode, Looking},
        run::Files,
    },
    facts::{Program, rollout},
};
use std::collections::{BTreeMap, BTreeSet};

/// Runs the rules.
pub(in crate::engine) fn findings(
    settings: &Settings,
    artifacts: &Artifacts,
    (project, program): (&Project, &Program),
    files: &Files<'_>,
) -> InCode {
    let Some(rollout) = &settings.rollout else { return InCode::default() };
    let rules: Vec<_> = settings.rules().filter(|rule| switches::has(&rule.detector)).collect();
    let declared = declared(files);
    let nothing = declared.is_empty() && rollout.prefixes.is_empty() && artifacts.mentions.listed.is_empty();
    if rules.is_empty() || nothing {
        return InCode::default();
    }
    let prefixes: Vec<&str> = rollout.prefixes.iter().map(String::as_str).collect();
    let flags = flags::look(settings, (project, program), files, &prefixes);
    let names: BTreeSet<String> = declared.keys().cloned().collect();
    let mentions = &artifacts.mentions;
    let seen = SwitchFiles {
        tests: tested(project, files, &names),
        manifests: read_by_code(project, files),
        flags: &flags,
        has_code: mentions.has_code || !project.files.is_empty(),
        declared,
        listed: mentions.listed.iter().map(|it| (it.name.clone(), it.at)).collect(),
        named: &mentions.named,
        told: (!mentions.docs.is_empty()).then_some(&mentions.told),
        set: &mentions.set,
        proven: artifacts.rollouts.proven(),
        prefixes: rollout.prefixes.clone(),
        configured: configured(rollout, files),
    };
    let found: Vec<Finding> = rules.into_iter().flat_map(|rule| switches::run(&seen, rule)).collect();
    settle(settings, (project, program), found)
}

/// Where manifests declare variables.
fn declared(files: &Files<'_>) -> BTreeMap<String, Location> {
    let mut declared = BTreeMap::new();
    for it in rollout::declared(files.manifests()) {
        if let Some(name) = it.flag.env() {
            declared.entry(name.to_string()).or_insert_with(|| it.at());
        }
    }
    declared
}

fn configured(rollout: &Rollout, files: &Files<'_>) -> Location {
    let file = files.config_ids().get(rollout.file).copied().unwrap_or(FileId(u32::MAX));
    Location { file, span: rollout.span }
}

/// Manifests whose file name stands in code: that may read them, and whatever they declare.
fn read_by_code(project: &Project, files: &Files<'_>) -> BTreeSet<String> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_string();
    let names: BTreeSet<String> = files.manifests().iter().map(|it| name(&it.path)).collect();
    if names.is_empty() {
        return names;
    }
    let texts = (0..project.files.len() as u32).map(|at| files.text(FileId(at)));
    let found =
        texts.flat_map(|text| names.iter().filter(|name| text.contains(name.as_str())).cloned().collect::<Vec<_>>());
    found.collect()
}

/// Leaves out what comments allow.
fn settle(settings: &Settings, (project, program): (&Project, &Program), found: Vec<Finding>) -> InCode {
    let code: BTreeSet<FileId> =
        found.iter().map(|it| it.primary.file).filter(|it| (it.0 as usize) < project.files.len()).collect();
    let looking = Looking::new(settings, project, program, code.iter().copied());
    let mut settled = InCode::default();
    for finding in found {
        let allowed = match settings.catalog.rule(&finding.code) {
            Some(rule) if code.contains(&finding.primary.file) => looking.allowances(rule, finding.primary),
            _ => Vec::new(),
        };
        if allowed.is_empty() {
            settled.findings.push(finding);
        } else {
            settled.used.extend(allowed.into_iter().map(|index| (finding.primary.file, index, finding.code.clone())));
            settled.suppressed += 1;
        }
    }
    settled
}
