//! `feeler new-rule`: the files of a rule, which fail until somebody has written them.

use super::{
    Outcome,
    args::{ContextArg, NewRule},
    output::Output,
};
use crate::{
    base::{exit, suggest::did_you_mean},
    catalog::{Catalog, retired, rule},
    engine::load::{FIXTURES, read_pack},
};
use anyhow::{Context, Result, anyhow, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where the files go.
struct Home {
    rule: PathBuf,
    fixtures: PathBuf,
    table: PathBuf,
    /// What to do when all files are written.
    next: Vec<String>,
}

pub(super) fn run(args: &NewRule, output: Output) -> Outcome {
    let catalog = catalog(args)?;
    refuse(args, &catalog)?;
    let home = match &args.dir {
        Some(pack) => in_pack(args, pack),
        None => in_house(args)?,
    };
    let mut files = vec![(home.rule, rule_text(args))];
    if !catalog.effects.contains_key(&args.effect) {
        files.push((home.table, table_text(args)));
    }
    files.extend(case(args, &home.fixtures.join("fires-first")));
    files.extend(case(args, &home.fixtures.join("quiet-first")));
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        bail!("write `{}`: it exists already; nothing was written", there.display());
    }
    for (path, text) in &files {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).with_context(|| format!("create `{}`", folder.display()))?;
        fs::write(path, text).with_context(|| format!("write `{}`", path.display()))?;
        output.note(&format!("Wrote {}", path.display()));
    }
    let family = family(&args.code);
    if args.dir.is_some()
        && families(&Catalog::builtin().map_err(|error| anyhow!(error))?).contains(&family.to_string())
    {
        output.note(&format!(
            "note: {family} is a family of Feeler itself, which may use the code one day; take one of your own"
        ));
    }
    home.next.iter().for_each(|step| output.note(&format!("Next: {step}")));
    Ok(exit::CLEAN)
}

/// The rules that there are: ours, and those of the pack.
fn catalog(args: &NewRule) -> Result<Catalog> {
    let mut catalog = Catalog::builtin().map_err(|error| anyhow!(error)).context("load rules")?;
    if let Some(pack) = args.dir.as_ref().filter(|pack| pack.exists()) {
        let here = std::path::absolute(".").context("find the current folder")?;
        let files = read_pack(&here, pack).map_err(|error| anyhow!(error))?;
        let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        catalog.extend_all(&texts).map_err(|error| anyhow!(error)).context("load rules")?;
    }
    Ok(catalog)
}

fn refuse(args: &NewRule, catalog: &Catalog) -> Result<()> {
    let NewRule { code, name, effect, .. } = args;
    if !rule::is_code(code) {
        bail!("begin a rule: `{code}` is no rule code: two or more capitals, then three digits, e.g. TEAM001");
    }
    if !rule::is_name(name) {
        bail!(
            "begin a rule: `{name}` is no rule name: two or more lower-case words joined by `-`, e.g. clock-on-hot-path"
        );
    }
    for word in [code, name] {
        if catalog.rule(word).is_some() {
            bail!("begin a rule: `{word}` exists already; `feeler explain {word}` says what it is");
        }
        if retired::lookup(word).is_some() {
            bail!("begin a rule: `{word}` is retired, and never given away again");
        }
    }
    if !rule::is_name(&format!("{effect}-x")) {
        bail!("begin a rule: `{effect}` is no name of an effect: lower-case words joined by `-`");
    }
    Ok(())
}

fn family(code: &str) -> &str {
    code.trim_end_matches(|it: char| it.is_ascii_digit())
}

fn families(catalog: &Catalog) -> Vec<String> {
    let mut families: Vec<String> = catalog.rules.iter().map(|rule| rule.family().to_string()).collect();
    families.dedup();
    families
}

fn in_pack(args: &NewRule, pack: &Path) -> Home {
    let shown = pack.display();
    Home {
        rule: pack.join(format!("{}.toml", args.code)),
        fixtures: pack.join(FIXTURES).join(&args.code),
        table: pack.join(format!("{}.toml", args.effect)),
        next: vec![
            format!("`feeler rules test {shown}` says what is left to write"),
            format!("put `include = [\"{shown}\"]` under `[rules]` of feeler.toml, if it is not there"),
        ],
    }
}

/// In Feeler's own repository.
fn in_house(args: &NewRule) -> Result<Home> {
    if !Path::new("rules/RETIRED").is_file() {
        bail!("begin a rule: this folder is not Feeler's repository; name the folder of your own rules with `--dir`");
    }
    let family = family(&args.code);
    let known = families(&Catalog::builtin().map_err(|error| anyhow!(error))?);
    if !known.iter().any(|it| it == family) {
        let near = did_you_mean(family, known.iter().map(String::as_str));
        let near = if near.is_empty() { format!("; known are {}", known.join(", ")) } else { near };
        bail!(
            "begin a rule: there is no family `{family}`{near}; a new one begins with its folder in `rules/` and a first rule by hand"
        );
    }
    let folder = family.to_lowercase();
    Ok(Home {
        rule: PathBuf::from(format!("rules/{folder}/{}.toml", args.code)),
        fixtures: PathBuf::from(format!("tests/fixtures/{}", args.code)),
        table: PathBuf::from(format!("rules/effects/{}.toml", args.effect)),
        next: vec![
            format!(
                "list `{folder}/{}.toml` in lint/src/catalog/builtin.rs, and the code in tests/rules.rs",
                args.code
            ),
            "`cargo test --test rules` says what is left to write".to_string(),
        ],
    })
}

fn rule_text(args: &NewRule) -> String {
    let (code, name, effect) = (&args.code, &args.name, &args.effect);
    let schema = if args.dir.is_some() { "" } else { "#:schema ../../schemas/rule.schema.json\n" };
    let context = match args.context {
        ContextArg::Async => "async",
        ContextArg::Hot => "hot",
    };
    format!(
        r#"{schema}code = "{code}"
name = "{name}"
summary = "TODO: one sentence that says what is found."
severity = "warning"
status = "stable"
since = "0.1.0"
detector = "effect-reach"

[params]
effect = "{effect}"
contexts = ["{context}"]

[docs]
why = "TODO: what goes wrong where this is not followed, and for whom."
avoid = "TODO: a few lines of code that the rule finds"
prefer = "TODO: the same, as it should be"
limits = "TODO: what the rule cannot see."
"#
    )
}

fn table_text(args: &NewRule) -> String {
    let (schema, effect) =
        (if args.dir.is_some() { "" } else { "#:schema ../../schemas/effects.schema.json\n" }, &args.effect);
    format!(
        r#"{schema}effect = "{effect}"
does = "TODO: what a call of it does, verb first"

[class.{effect}]
summary = "TODO: what these calls have in common"
help = ["TODO: what to do in place of them"]

[[primitive]]
class = "{effect}"
level = "high"
paths = ["TODO::a_crate::a_function"]
"#
    )
}

/// A small project that is found wanting.
fn case(args: &NewRule, folder: &Path) -> Vec<(PathBuf, String)> {
    let manifest =
        "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ntokio = \"1\"\n"
            .to_string();
    let fires = folder.file_name().is_some_and(|name| name == "fires-first");
    let code = &args.code;
    let todo = match fires {
        true => format!("    // TODO: what {code} must find, with this at the end of its line: //~ {code}"),
        false => format!("    // TODO: what is nearly wrong, and where {code} stays silent all the same."),
    };
    let head = match args.context {
        ContextArg::Async => "pub async fn root() {",
        ContextArg::Hot => "// feeler: hot\npub fn root() {",
    };
    vec![
        (folder.join("Cargo.toml"), manifest),
        (folder.join("src/lib.rs"), format!("{head}\n{todo}\n}}\n")),
        (folder.join("expect.txt"), "# TODO: what this case is about, in one sentence.\n".to_string()),
    ]
}
