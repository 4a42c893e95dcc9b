//! Where text goes: findings to stdout, the rest to stderr, colours where they are wanted, and no fuss about a closed pipe.

use super::args::ColorWhen;
use std::io::{self, IsTerminal, Write};

/// The streams of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Output {
    /// Whether stdout gets colours.
    pub(super) color: bool,
    /// Columns that reports may take.
    pub(super) width: usize,
    /// Whether stdout shows more than ASCII.
    pub(super) unicode: bool,
    /// Whether stdout is a terminal.
    pub(super) terminal: bool,
    quiet: u8,
    verbose: u8,
}

impl Output {
    pub(super) fn new(when: ColorWhen, quiet: u8, verbose: u8) -> Self {
        let terminal = io::stdout().is_terminal();
        let color = match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => color_from_environment(|name| std::env::var(name).ok(), terminal),
        };
        let unicode = !terminal || unicode_from_environment(|name| std::env::var(name).ok());
        Self { color, width: width(terminal), unicode, terminal, quiet, verbose }
    }

    /// Writes to stdout. A closed pipe ends the writing, not the run: the exit code still says what was found.
    pub(super) fn out(self, text: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    /// Findings are shown unless `-q`.
    pub(super) fn shows_findings(self) -> bool {
        self.quiet == 0
    }

    /// A line on stderr, unless `-qq`.
    pub(super) fn note(self, line: &str) {
        if self.quiet < 2 {
            self.error(line);
        }
    }

    /// A line on stderr under `-v`.
    pub(super) fn detail(self, line: &str) {
        if self.verbose > 0 {
            self.error(line);
        }
    }

    /// A line on stderr, always. Nobody is left to tell when stderr is closed.
    pub(super) fn error(self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

/// `NO_COLOR` before `CLICOLOR_FORCE` and `FORCE_COLOR`, these before `TERM=dumb`, that before what stdout is.
fn color_from_environment(get: impl Fn(&str) -> Option<String>, terminal: bool) -> bool {
    let set = |name: &str| get(name).is_some_and(|value| !value.is_empty());
    let forced = |name: &str| get(name).is_some_and(|value| !value.is_empty() && value != "0");
    if set("NO_COLOR") {
        return false;
    }
    forced("CLICOLOR_FORCE") || forced("FORCE_COLOR") || (terminal && get("TERM").is_none_or(|term| term != "dumb"))
}

/// A terminal shows what the locale's character set has: the first of the variables that says something decides. Nothing at all
/// is the set of POSIX, which is ASCII; Windows has no such variables, and terminals that know UTF-8.
fn unicode_from_environment(get: impl Fn(&str) -> Option<String>) -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(get).find(|value| !value.is_empty());
    match said {
        Some(locale) => locale.to_lowercase().replace('-', "").contains("utf8"),
        None => cfg!(windows),
    }
}

/// The terminal's width, within what reads well; 80 where there is no terminal.
fn width(terminal: bool) -> usize {
    const WITHOUT_TERMINAL: usize = 80;
    let columns = terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    columns.unwrap_or(WITHOUT_TERMINAL).clamp(40, 160)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_about_colours() {
        let decide = |pairs: &[(&str, &str)], terminal| {
            let get = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_string());
            color_from_environment(get, terminal)
        };
        assert!(decide(&[], true) && !decide(&[], false));
        assert!(!decide(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true));
        assert!(decide(&[("NO_COLOR", "")], true), "an empty NO_COLOR says nothing");
        assert!(decide(&[("CLICOLOR_FORCE", "1")], false) && !decide(&[("CLICOLOR_FORCE", "0")], false));
        assert!(decide(&[("FORCE_COLOR", "1"), ("TERM", "dumb")], false) && !decide(&[("TERM", "dumb")], true));
    }
}
