//! Fixtures of rules: `<folder>/<CODE>/<fires-…|quiet-…>/`, small projects whose sources mark what must be found.
//!
//! `//~ HOT001` at the end of a line marks it (`#~` in TOML), `//~^` the line above; where a file cannot hold a comment, `marks.txt` in
//! the case's folder says `path:line CODE`. `expect.txt` holds the findings as lines, behind a
//! comment that says what the case is about. Files in `before/` are those of a commit that the case is a change of: they stand in for, or
//! beside, its own. Every rule runs over every fixture: the cases of one are the tests against false alarms
//! of all others. Our own rules and those of a team are tested by this same code.

use super::{
    inputs::{Scope, Since},
    load::{Request, load_at},
    run,
};
use crate::base::{date::Date, finding::Finding, report::Report};
use rayon::prelude::*;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Fixtures are judged on this day, so that none fails by the calendar.
const TODAY: &str = "2026-06-15";
/// What a stub says where somebody has to write.
pub const TODO: &str = "TODO";
/// Beginnings of the names of cases.
const KINDS: [&str; 2] = ["fires-", "quiet-"];
/// How files mark lines.
const SIGNS: [(&str, &str); 2] = [("rs", "//~"), ("toml", "#~")];

/// The folder of what a case was before it was changed.
const BEFORE: &str = "before";
/// When that was, so that it is older than anything that a case says of today.
const THEN: &str = "2026-01-01T00:00:00Z";

/// Marks of files that cannot hold a comment.
const MARKS: &str = "marks.txt";

/// A line that has, or should have, a finding: path, line, code.
type Mark = (String, u32, String);

/// Fixtures, and how they are judged.
pub struct Fixtures<'f> {
    /// The folder with one folder a rule.
    pub folder: PathBuf,
    /// A pack of rules that all cases include.
    pub pack: Option<PathBuf>,
    /// Codes of the rules that run; the default ones when there are none.
    pub select: Vec<String>,
    /// Writes findings as lines.
    pub render: &'f (dyn Fn(&Report) -> String + Sync),
    /// Whether `expect.txt` is written where the marks agree with what is found.
    pub bless: bool,
}

/// What came out of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// `CODE/case`.
    pub name: String,
    /// What is wrong, each with its place and, where it helps, the next step.
    pub problems: Vec<String>,
    /// Whether `expect.txt` was written.
    pub written: bool,
}

impl Fixtures<'_> {
    /// Runs all cases of a rule, sorted by name. Where it must have both kinds, a missing one fails as if it were a case.
    pub fn judge(&self, code: &str, both_kinds: bool) -> Vec<Judged> {
        let folder = self.folder.join(code);
        let names = folders(&folder);
        let missing =
            KINDS.iter().filter(|_| both_kinds).filter(|kind| !names.iter().any(|name| name.starts_with(**kind)));
        let missing = missing.map(|kind| Judged {
            name: format!("{code}/{kind}…"),
            problems: vec![format!("{}: {}", shown(&folder), next_step(code, kind))],
            written: false,
        });
        let missing: Vec<Judged> = missing.collect();
        let run = |name: &String| self.case(code, name, &folder.join(name));
        names.par_iter().map(run).collect::<Vec<_>>().into_iter().chain(missing).collect()
    }

    fn case(&self, code: &str, name: &str, folder: &Path) -> Judged {
        let mut written = false;
        let problems = self.try_case(code, name, folder, &mut written).unwrap_or_else(|error| vec![error]);
        Judged { name: format!("{code}/{name}"), problems, written }
    }

    fn try_case(&self, code: &str, name: &str, folder: &Path, written: &mut bool) -> Result<Vec<String>, String> {
        let expect = folder.join("expect.txt");
        let text = fs::read_to_string(&expect).unwrap_or_default();
        let about: String = text.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
        if about.contains(TODO) {
            return Ok(vec![format!("{}:1: this case is a stub; {}", shown(&expect), stub_step(code, name))]);
        }
        let report = self.check(folder)?;
        let mark = |finding: &Finding| {
            let source = report.sources.get(&finding.primary.file)?;
            Some((source.path.clone(), source.position(finding.primary.span.start).line, finding.code.clone()))
        };
        let found: BTreeSet<Mark> = report.findings.iter().filter_map(mark).collect();
        let wanted = marks(folder).map_err(|(path, why)| format!("failed to read {}: {why}", shown(&path)))?;
        let mut problems = Vec::new();
        let place = |path: &str, line: u32| format!("{}:{line}", shown(&folder.join(path)));
        for (path, line, code) in wanted.difference(&found) {
            problems.push(format!("{}: expected {code}, found nothing of it here", place(path, *line)));
        }
        for (path, line, code) in found.difference(&wanted) {
            problems.push(format!("{}: found {code}, but no `//~ {code}` expects it", place(path, *line)));
        }
        let own = |marks: &BTreeSet<Mark>| marks.iter().any(|it| it.2 == code);
        match KINDS.iter().position(|kind| name.starts_with(kind)) {
            Some(0) if !own(&wanted) => {
                problems.push(format!("{}: no line is marked; {}", shown(folder), stub_step(code, name)));
            }
            Some(1) if own(&found) => problems.push(format!("{}: a quiet case has a finding of {code}", shown(folder))),
            Some(_) => {}
            None => problems.push(format!("{}: a case is called `fires-…` or `quiet-…`", shown(folder))),
        }
        if about.is_empty() {
            problems.push(format!("{}:1: the first line is a `#` and what the case is about", shown(&expect)));
        }
        if !problems.is_empty() {
            return Ok(problems);
        }
        let whole = about + &(self.render)(&report);
        match (text == whole, self.bless) {
            (true, _) => Ok(problems),
            (false, true) => {
                *written = true;
                fs::write(&expect, whole).map_err(|why| format!("failed to write {}: {why}", shown(&expect)))?;
                Ok(problems)
            }
            (false, false) => Ok(vec![difference(&expect, &text, &whole)]),
        }
    }

    /// A copy is checked, so that nothing above the case is seen: configuration, git, ignore files.
    fn check(&self, folder: &Path) -> Result<Report, String> {
        let failed = |why: io::Error| format!("failed to copy {}: {why}", shown(folder));
        let copied = tempfile::tempdir().map_err(failed)?;
        copy(folder, copied.path()).map_err(failed)?;
        let before = copied.path().join(BEFORE);
        let since = match before.is_dir() {
            true => {
                fs::remove_dir_all(before).map_err(failed)?;
                commit_before(folder, copied.path()).map_err(failed)?;
                Since::Commit("HEAD".to_string())
            }
            false => Since::Ever,
        };
        let mut config = Vec::new();
        if let Some(pack) = &self.pack {
            let pack = std::path::absolute(pack).map_err(failed)?;
            config.push(format!("rules.include = [{}]", quoted(&pack.to_string_lossy())));
        }
        if !self.select.is_empty() {
            let codes: Vec<String> = self.select.iter().map(|code| quoted(code)).collect();
            config.push(format!("select = [{}]", codes.join(", ")));
        }
        let request = Request { paths: vec![copied.path().to_path_buf()], config, ..Request::default() };
        let today = Date::parse(TODAY).unwrap_or(Date::from_days_since_epoch(0));
        let mut loaded = load_at(&request, today).map_err(|error| format!("{}: failed to {error}", shown(folder)))?;
        loaded.settings.threads = Some(1);
        let scope = Scope { paths: request.paths, since, ..Scope::default() };
        run::check_scope(&loaded.settings, &loaded.root, &scope)
            .map_err(|error| format!("{}: failed to {error}", shown(folder)))
    }
}

fn next_step(code: &str, kind: &str) -> String {
    match kind {
        "fires-" => format!(
            "no `fires-…` case; write a small project with a line that {code} must find, `//~ {code}` at its end"
        ),
        _ => format!("no `quiet-…` case; write a small project that is like it and right, so that {code} stays silent"),
    }
}

fn stub_step(code: &str, name: &str) -> String {
    match name.starts_with(KINDS[0]) {
        true => format!(
            "write code that {code} must find, put `//~ {code}` at the end of its line, and say in expect.txt what the case is about"
        ),
        false => format!(
            "write code that is nearly wrong and right all the same, and say in expect.txt why {code} stays silent"
        ),
    }
}

/// The first line that differs, and both texts of it.
fn difference(path: &Path, text: &str, whole: &str) -> String {
    let (mut is, mut should) = (text.lines(), whole.lines());
    let mut line = 1;
    loop {
        let (is, should) = (is.next(), should.next());
        if is != should || is.is_none() {
            let said = |it: Option<&str>| it.map_or_else(|| "nothing".to_string(), |it| format!("`{it}`"));
            let (is, should) = (said(is), said(should));
            return format!("{}:{line}: expected {is}, found {should}; `--bless` writes what is found", shown(path));
        }
        line += 1;
    }
}

/// A string of TOML.
fn quoted(said: &str) -> String {
    toml::Value::String(said.to_string()).to_string()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Names of the folders in a folder, sorted; none where it cannot be read.
pub fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let folders = entries.filter(|it| it.file_type().is_ok_and(|it| it.is_dir()));
    let mut names: Vec<String> = folders.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What the sources of a case mark.
fn marks(folder: &Path) -> Result<BTreeSet<Mark>, (PathBuf, io::Error)> {
    let mut marks = BTreeSet::new();
    let apart = fs::read_to_string(folder.join(MARKS)).unwrap_or_default();
    marks.extend(apart.lines().filter_map(|line| {
        let (place, code) = line.split_once(' ')?;
        let (path, line) = place.rsplit_once(':')?;
        Some((path.to_string(), line.parse().ok()?, code.trim().to_string()))
    }));
    let mut open = vec![folder.to_path_buf()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(&path).map_err(|why| (path.clone(), why))?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                if path != folder.join(BEFORE) {
                    open.push(path);
                }
                continue;
            }
            let extension = path.extension().unwrap_or_default();
            let Some((_, sign)) = SIGNS.iter().find(|(it, _)| extension == *it) else { continue };
            let text = fs::read(&path).map_err(|why| (path.clone(), why))?;
            let name = shown(path.strip_prefix(folder).unwrap_or(&path));
            for (at, line) in String::from_utf8_lossy(&text).lines().enumerate() {
                let Some((_, mark)) = line.split_once(sign) else { continue };
                let codes = mark.trim_start_matches('^');
                let line = (at + 1).saturating_sub(mark.len() - codes.len()) as u32;
                marks.extend(codes.split_whitespace().map(|code| (name.clone(), line, code.to_string())));
            }
        }
    }
    Ok(marks)
}

/// Makes a repository of a copy, with a commit that has the files of before in place of its own.
fn commit_before(case: &Path, copied: &Path) -> io::Result<()> {
    copy(&case.join(BEFORE), copied)?;
    let who = ["-c", "user.name=feeler", "-c", "user.email=feeler@localhost", "-c", "commit.gpgsign=false"];
    for args in [&["init", "-q"][..], &["add", "-A", "-f"], &["commit", "-q", "--no-verify", "-m", BEFORE]] {
        let mut git = Command::new("git");
        for name in
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_COMMON_DIR"]
        {
            git.env_remove(name);
        }
        git.envs([("GIT_AUTHOR_DATE", THEN), ("GIT_COMMITTER_DATE", THEN)]).stdin(Stdio::null());
        let output = git.current_dir(copied).args(who).args(args).output()?;
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_string()));
        }
    }
    // A file that is only in what was before is gone now.
    remove_those_of(&case.join(BEFORE), copied)?;
    copy(case, copied)?;
    fs::remove_dir_all(copied.join(BEFORE))
}

/// Removes the files whose names are those of another folder's.
fn remove_those_of(named: &Path, from: &Path) -> io::Result<()> {
    for entry in fs::read_dir(named)? {
        let entry = entry?;
        let target = from.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => remove_those_of(&entry.path(), &target)?,
            false => fs::remove_file(target)?,
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
