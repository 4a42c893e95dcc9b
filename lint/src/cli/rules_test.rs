//! `feeler rules test`: the rules of a team over their own fixtures.

use super::{Outcome, args::RulesTest, output::Output};
use crate::{
    base::exit,
    catalog::{Catalog, Rule, select::suggestion},
    engine::{
        fixtures::{Fixtures, Judged, TODO, folders},
        load::{FIXTURES, read_pack},
    },
    report::{concise, text::tame},
};
use anyhow::{Context, anyhow, bail};
use std::{collections::BTreeSet, path::Path};

pub(super) fn run(args: &RulesTest, output: Output) -> Outcome {
    let pack = &args.pack;
    if !pack.is_dir() {
        bail!("test `{}`: it is no folder; give the folder of your rules", pack.display());
    }
    let files = read_pack(&std::path::absolute(".").context("find the current folder")?, pack);
    let files = files.map_err(|error| anyhow!(error))?;
    let mut catalog = Catalog::builtin().map_err(|error| anyhow!(error)).context("load rules")?;
    let known: BTreeSet<String> = catalog.rules.iter().map(|rule| rule.code.clone()).collect();
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    catalog.extend_all(&texts).map_err(|error| anyhow!(error)).context("load rules")?;
    let own: Vec<&Rule> = catalog.rules.iter().filter(|rule| !known.contains(&rule.code)).collect();
    let folder = pack.join(FIXTURES);
    let mut codes: BTreeSet<String> = folders(&folder).into_iter().collect();
    codes.extend(own.iter().map(|rule| rule.code.clone()));
    if codes.is_empty() {
        bail!(
            "test `{}`: there is neither a rule nor a fixture; `feeler new-rule CODE --name NAME --dir {0}` begins one",
            pack.display()
        );
    }
    let mut judged: Vec<Judged> = files.iter().filter_map(unwritten).collect();
    let (rules, strangers): (Vec<String>, Vec<String>) =
        codes.into_iter().partition(|code| catalog.rules.iter().any(|rule| rule.code == *code));
    judged.extend(strangers.iter().map(|code| stranger(code, &folder, &catalog)));
    // All rules that the pack is about run over each of its cases.
    let (select, pack) = (rules.clone(), Some(pack.clone()));
    let fixtures = Fixtures { folder, pack, select, render: &concise::render, bless: args.bless };
    judged.extend(rules.iter().flat_map(|code| fixtures.judge(code, !known.contains(code))));
    tell(&judged, output)
}

fn tell(judged: &[Judged], output: Output) -> Outcome {
    let mut text = String::new();
    for case in judged {
        let word = match (case.problems.is_empty(), case.written) {
            (true, true) => "wrote",
            (true, false) => "ok",
            (false, _) => "FAIL",
        };
        text.push_str(&format!("{word:<5} {}\n", tame(&case.name)));
        text.extend(case.problems.iter().map(|problem| format!("      {}\n", tame(problem))));
    }
    if output.shows_findings() {
        output.out(&text).context("write to stdout")?;
    }
    let failed = judged.iter().filter(|case| !case.problems.is_empty()).count();
    output.note(&format!("{} of {} cases hold", judged.len() - failed, judged.len()));
    Ok(if failed == 0 { exit::CLEAN } else { exit::FINDINGS })
}

/// What a file of the pack still leaves to write.
fn unwritten((name, text): &(String, String)) -> Option<Judged> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && line.contains(TODO));
    let problems: Vec<String> = lines.map(|(at, line)| format!("{name}:{}: write `{}`", at + 1, line.trim())).collect();
    (!problems.is_empty()).then(|| Judged { name: name.clone(), problems, written: false })
}

fn stranger(code: &str, folder: &Path, catalog: &Catalog) -> Judged {
    let place = folder.join(code);
    let problem = format!("{}: no rule has this code{}", place.display(), suggestion(code, catalog));
    Judged { name: code.to_string(), problems: vec![problem], written: false }
}
