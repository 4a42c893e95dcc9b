//! The rules about timers: the inventory of the program, with what configuration says of it.

use super::analyze::{Analysis, Options, Project};
use crate::{
    catalog::{Effects, Rule},
    config::timers::said,
    detect::{Ground, Timers, timers::Told},
    graph::{timers::Inventory, work::Work},
};

/// The effect whose calls wait for a time to pass.
const TIMED: &str = "timer";

/// Runs the rules about timers over a linked project.
pub(super) fn by_timers(
    project: &Project,
    ground: Ground<'_>,
    options: &Options<'_>,
    effects: &[(&str, &Effects)],
) -> Analysis {
    let mut analysis = Analysis::default();
    let rules: Vec<&Rule> = options.rules.iter().copied().filter(|rule| Timers::has(&rule.detector)).collect();
    let Some((_, table)) = effects.iter().find(|(effect, _)| *effect == TIMED) else { return analysis };
    if rules.is_empty() {
        return analysis;
    }
    let inventory = Inventory::of(ground.program, table);
    let asked =
        |effect: &str| effect == TIMED || rules.iter().any(|rule| rule.params.work.iter().any(|it| it == effect));
    // What timers do is best known by the table about that; the one of timers themselves comes last.
    let mut tables: Vec<_> = effects.iter().filter(|(effect, _)| asked(effect)).collect();
    tables.sort_by_key(|(effect, _)| (*effect == TIMED, *effect != "work"));
    let work = Work::new(ground.program, tables.into_iter().map(|(_, table)| *table).collect());
    let told: Vec<Told> = inventory
        .timers
        .iter()
        .map(|timer| {
            let path = project.files.get(timer.at.file.0 as usize).map_or("", |file| file.path.as_str());
            let said = said(options.timers, path, &ground.program.nodes[timer.function.0 as usize].symbol);
            Told {
                period: said.period,
                takes: said.takes,
                class: said.class,
                process: said.process,
                coordinated: said.coordinated.unwrap_or(false),
            }
        })
        .collect();
    let detector = Timers {
        ground,
        inventory: &inventory,
        told: &told,
        work: &work,
        coordinates: &|path| options.coordinators.contains(path),
    };
    for rule in rules {
        analysis.add(rule, detector.run(rule), ground.allowances);
    }
    analysis
}

#[cfg(test)]
#[path = "timers_tests.rs"]
mod tests;
