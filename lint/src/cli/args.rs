//! The command line as clap sees it. Its doc comments are the help texts.

use super::{
    baseline::BaselineArgs, flags::Flags, graph::Graph, metrics::Metrics, policy::Policy, scope::ScopeArgs,
    timers::Timers,
};
use crate::{
    base::finding::Confidence,
    config::{FailOn, raw::RawConfig},
    engine::load::{Loaded, Request, load},
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use toml::Spanned;

/// Finds blocking calls on hot and async paths in Rust workspaces, across functions, files and crates.
#[derive(Debug, Parser)]
#[command(name = "feeler", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorWhen::Auto, global = true, help_heading = "Global options")]
    pub(super) color: ColorWhen,
    /// Print less: once for the summary only, twice for nothing at all
    #[arg(short, long, action = clap::ArgAction::Count, global = true, help_heading = "Global options")]
    pub(super) quiet: u8,
    /// Print more, e.g. which files of the configuration are in use
    #[arg(short, long, action = clap::ArgAction::Count, global = true, help_heading = "Global options")]
    pub(super) verbose: u8,
}

const AFTER_HELP: &str = "Exit codes: 0 nothing that fails the run, 1 findings that do, 2 the job could not be done.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check a workspace
    Check(Box<Check>),
    /// List the rules, or test those of a team
    Rules(Rules),
    /// Explain a rule: why it matters, what to avoid, what to prefer, what it cannot see
    Explain(Explain),
    /// Begin a rule: its data file, and fixtures that fail until they are written
    NewRule(NewRule),
    /// Draw chains of calls: those of the findings, those that reach something, those that leave a function
    Graph(Box<Graph>),
    /// Write a `feeler.toml` to begin with, or a rollout manifest
    Init(Init),
    /// Keep a file of findings that are known, so that only new ones fail
    Baseline(BaselineArgs),
    /// Compare the rollback switches that are declared with those that code reads
    Flags(Flags),
    /// List what recurs, how often, and what falls together: as a table, as data, or as a picture
    Timers(Box<Timers>),
    /// Keep files of what a service measured, and say what became better or worse
    Metrics(Metrics),
    /// Sign policy, verify it, and keep whom to trust
    Policy(Policy),
    /// Serve an editor: the language server protocol on stdin and stdout
    Lsp(Lsp),
    /// Print completions for a shell
    Completions(Completions),
    /// Print a manual page
    Man(Man),
    /// Write what is generated from the rules and from this command line
    #[command(hide = true)]
    Generate(Generate),
}

#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Check {
    /// Files and folders whose findings are shown [default: .]. The whole workspace around them is analysed
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) scope: ScopeArgs,

    /// Format of the findings on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Full, help_heading = "Output")]
    pub(super) output_format: Format,
    /// Write the findings to a file in place of stdout
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(super) output_file: Option<PathBuf>,
    /// Print the number of findings by rule in place of the findings
    #[arg(long, help_heading = "Output")]
    pub(super) statistics: bool,
    /// Print the settings and where each comes from, and stop
    #[arg(long, help_heading = "Output")]
    pub(super) show_settings: bool,
    /// Print the files that are analysed, and stop
    #[arg(long, help_heading = "Output")]
    pub(super) show_files: bool,

    /// Rules to run: codes, prefixes, names or ALL. Starts afresh: what the configuration selects or ignores does not count
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) select: Vec<String>,
    /// Rules to run, too
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) extend_select: Vec<String>,
    /// Rules not to run. The most specific selector decides; a tie goes to --ignore
    #[arg(long, value_name = "RULES", value_delimiter = ',', help_heading = "Rules")]
    pub(super) ignore: Vec<String>,
    /// Also report what is usually short: metadata look-ups, locks, stdio, computation
    #[arg(long, help_heading = "Rules")]
    pub(super) pedantic: bool,
    /// Hide findings that are less sure than this [default: medium]
    #[arg(long, value_name = "LEVEL", value_enum, help_heading = "Rules")]
    pub(super) min_confidence: Option<ConfidenceArg>,

    /// Severity from which on findings fail the run [default: warning]
    #[arg(long, value_name = "SEVERITY", value_enum, help_heading = "Gate")]
    pub(super) fail_on: Option<FailOnArg>,
    /// Fail the run when there are more warnings than this, whatever --fail-on says
    #[arg(long, value_name = "N", help_heading = "Gate")]
    pub(super) max_warnings: Option<u32>,
    /// Exit with 0 although there are findings. Never hides a failure of the run itself
    #[arg(long, help_heading = "Gate")]
    pub(super) exit_zero: bool,

    /// Apply the safe fixes, and report what is left
    #[arg(long, conflicts_with_all = ["diff", "staged", "stdin_filename", "add_allow"], help_heading = "Changes")]
    pub(super) fix: bool,
    /// Print what --fix would change, as a unified diff in place of the findings, and exit with 1 if there is anything
    #[arg(long, conflicts_with_all = ["staged", "stdin_filename", "add_allow", "statistics"], help_heading = "Changes")]
    pub(super) diff: bool,
    /// Allow every finding where it is, by a comment with this reason
    #[arg(long, value_name = "REASON", help_heading = "Changes")]
    pub(super) add_allow: Option<String>,

    /// A configuration file in place of the nearest feeler.toml, or one setting as KEY=VALUE
    #[arg(long, value_name = "FILE|KEY=VALUE", help_heading = "Configuration")]
    pub(super) config: Vec<String>,
    /// Use no configuration file
    #[arg(long, help_heading = "Configuration")]
    pub(super) isolated: bool,
    /// Also analyse what git ignores
    #[arg(long, help_heading = "Configuration")]
    pub(super) no_respect_gitignore: bool,
    /// Number of worker threads [default: one for each core]
    #[arg(long, value_name = "N", help_heading = "Configuration")]
    pub(super) threads: Option<usize>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Rules {
    #[command(subcommand)]
    pub(super) command: Option<RulesCommand>,
    /// Format of the list
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = RulesFormat::Text)]
    pub(super) output_format: RulesFormat,
    #[command(flatten)]
    pub(super) source: Source,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Run the rules of a team over the fixtures that they come with
    Test(RulesTest),
}

#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct RulesTest {
    /// The pack: a folder with rules and tables, and `fixtures/CODE/fires-…` and `quiet-…` in it
    #[arg(value_name = "DIR")]
    pub(super) pack: PathBuf,
    /// Write every expect.txt whose case finds what its marks expect
    #[arg(long)]
    pub(super) bless: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewRule {
    /// Code: capitals that name a family, then three digits
    #[arg(value_name = "CODE")]
    pub(super) code: String,
    /// Name of what is wrong, in lower-case words joined by `-`; it reads well after "allow"
    #[arg(long, value_name = "NAME")]
    pub(super) name: String,
    /// Folder of your own pack, see `rules.include` of feeler.toml. Without it the rule is for Feeler itself
    #[arg(long, value_name = "PACK")]
    pub(super) dir: Option<PathBuf>,
    /// Effect that code must not reach; one that no table describes gets a table
    #[arg(long, value_name = "EFFECT", default_value = "blocking")]
    pub(super) effect: String,
    /// Code that must not reach it
    #[arg(long, value_enum, value_name = "CONTEXT", default_value_t = ContextArg::Async)]
    pub(super) context: ContextArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ContextArg {
    /// What an executor polls
    Async,
    /// What is marked hot
    Hot,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// Code or name of the rule
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) source: Source,
}

/// Where rules of a team come from.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// A configuration file in place of the nearest feeler.toml, or one setting as KEY=VALUE
    #[arg(long, value_name = "FILE|KEY=VALUE")]
    pub(super) config: Vec<String>,
    /// Use no configuration file
    #[arg(long)]
    pub(super) isolated: bool,
}

impl Source {
    /// The project that paths are in, as it is configured.
    pub(super) fn load(&self, paths: Vec<PathBuf>) -> anyhow::Result<Loaded> {
        let request = Request { paths, config: self.config.clone(), isolated: self.isolated, flags: Vec::new() };
        load(&request).map_err(|error| anyhow::anyhow!(error))
    }
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder to write it to
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) path: PathBuf,
    /// Write a rollout manifest (`rollout.json`) instead, of the switches that code reads
    #[arg(long)]
    pub(super) rollout: bool,
    /// Begin of the names of switches [default: `rollout.prefix` of feeler.toml, or that of the registry]
    #[arg(long, value_name = "PREFIX", requires = "rollout")]
    pub(super) prefix: Option<String>,
    /// Who answers for the features
    #[arg(long, value_name = "WHO", requires = "rollout")]
    pub(super) owner: Option<String>,
    /// A report of `feeler-proofs` that shows of switches that going back works
    #[arg(long, value_name = "REPORT", requires = "rollout")]
    pub(super) evidence: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Lsp {
    #[command(flatten)]
    pub(super) source: Source,
    /// Accepted, since many clients pass it: there is no other way to talk
    #[arg(long, hide = true)]
    pub(super) stdio: bool,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Man {
    /// A command in place of the program as a whole, e.g. `check` or `baseline create`
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[arg(value_enum)]
    pub(super) what: Generated,
    /// The folder to write pages to
    #[arg(value_name = "DIR", default_value = "docs/rules")]
    pub(super) folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Generated {
    /// The table of rules, as the README has it.
    Docs,
    /// A page a rule, and their index.
    Pages,
    /// The schema of feeler.toml.
    Schema,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// On terminals, unless NO_COLOR or TERM=dumb says otherwise; everywhere with CLICOLOR_FORCE.
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Source excerpts along the whole call chain
    Full,
    /// One line a finding
    Concise,
    /// One JSON document, version 1
    Json,
    /// The findings of json, one a line, and a last line with the summary
    Jsonl,
    /// SARIF 2.1.0 for GitHub code scanning and other viewers
    Sarif,
    /// Workflow commands of GitHub Actions: annotations at the lines
    Github,
    /// Code Quality report of GitLab
    Gitlab,
    /// JUnit XML: a suite a file, a case a finding
    Junit,
    /// Markdown for comments and step summaries
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfidenceArg {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnArg {
    Error,
    Warning,
    Info,
    Never,
}

impl Check {
    /// The flags as layers of configuration, each under the name of its flag.
    pub(super) fn layers(&self) -> Vec<(String, RawConfig)> {
        let words = |list: &[String]| list.iter().map(|it| word(it.clone())).collect::<Vec<_>>();
        let mut layers = Vec::new();
        let mut add = |name: &str, given: bool, raw: RawConfig| {
            if given {
                layers.push((name.to_string(), raw));
            }
        };
        let base = RawConfig::default;
        let select = Some(word(words(&self.select)));
        add("--select", !self.select.is_empty(), RawConfig { select, ..base() });
        let extend_select = words(&self.extend_select);
        add("--extend-select", !self.extend_select.is_empty(), RawConfig { extend_select, ..base() });
        let ignore = Some(word(words(&self.ignore)));
        add("--ignore", !self.ignore.is_empty(), RawConfig { ignore, ..base() });
        add("--pedantic", self.pedantic, RawConfig { pedantic: Some(word(true)), ..base() });
        let min_confidence = self.min_confidence.map(|it| word(it.into()));
        add("--min-confidence", min_confidence.is_some(), RawConfig { min_confidence, ..base() });
        let fail_on = self.fail_on.map(|it| word(it.into()));
        add("--fail-on", fail_on.is_some(), RawConfig { fail_on, ..base() });
        let max_warnings = self.max_warnings.map(word);
        add("--max-warnings", max_warnings.is_some(), RawConfig { max_warnings, ..base() });
        let respect_gitignore = Some(word(false));
        add("--no-respect-gitignore", self.no_respect_gitignore, RawConfig { respect_gitignore, ..base() });
        layers
    }
}

/// A value without a place: it stands in an argument.
fn word<T>(value: T) -> Spanned<T> {
    Spanned::new(0..0, value)
}

impl From<ConfidenceArg> for Confidence {
    fn from(arg: ConfidenceArg) -> Self {
        match arg {
            ConfidenceArg::Low => Self::Low,
            ConfidenceArg::Medium => Self::Medium,
            ConfidenceArg::High => Self::High,
        }
    }
}

impl From<FailOnArg> for FailOn {
    fn from(arg: FailOnArg) -> Self {
        match arg {
            FailOnArg::Error => Self::Error,
            FailOnArg::Warning => Self::Warning,
            FailOnArg::Info => Self::Info,
            FailOnArg::Never => Self::Never,
        }
    }
}
