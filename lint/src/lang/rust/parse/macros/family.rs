//! Which macros are read in which way, by the last segment of their path.

/// How a macro's body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Comma-separated expressions with the sigils of formatting and `tracing`.
    Format,
    /// `vec!`: a list, or a value and a count.
    Vec,
    /// `matches!`: an expression and a pattern.
    Matches,
    /// `select!`: branches `pattern = future => body`.
    Select,
    /// `join!`: futures.
    Join,
    /// `stream!`: statements of a body that is polled.
    Stream,
    /// `json!`: values inside an object notation.
    Json,
    /// `pin!`: expressions, or `let` statements.
    Pin,
    /// `try!`.
    Try,
    /// `cfg_if!`.
    CfgIf,
    /// `cfg_select!`.
    CfgSelect,
    /// `lazy_static!`, `thread_local!`.
    Statics,
    /// `include!`.
    Include,
    /// `macro_rules!`.
    Definition,
    /// Not code of this place: quotations, SQL, markup, and arguments that a release build drops.
    Quoted,
    /// Anything else: read when it looks like code.
    Unknown,
}

impl Family {
    /// The family of the macro `name`.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "println" | "eprintln" | "print" | "eprint" | "format" | "write" | "writeln" | "panic" | "todo"
            | "unimplemented" | "unreachable" | "assert" | "assert_eq" | "assert_ne" | "dbg" | "format_args"
            | "bail" | "ensure" | "anyhow" | "eyre" | "ensure_eq" | "miette" | "whatever" | "error" | "warn"
            | "info" | "debug" | "trace" | "log" | "event" | "span" | "error_span" | "warn_span" | "info_span"
            | "debug_span" | "trace_span" | "log_enabled" | "enabled" | "formatcp" | "format_bytes" | "defmt"
            | "const_format" | "info_once" | "warn_once" => Self::Format,
            "vec" | "smallvec" | "array_vec" | "arrayvec" | "svec" => Self::Vec,
            "matches" | "assert_matches" | "let_assert" | "if_chain_matches" => Self::Matches,
            "select" | "select_biased" | "select_ref" => Self::Select,
            "join" | "try_join" => Self::Join,
            "stream" | "try_stream" | "async_stream" | "gen_stream" | "try_gen" => Self::Stream,
            "json" | "json_internal" => Self::Json,
            "pin" | "pin_mut" => Self::Pin,
            "try" => Self::Try,
            "cfg_if" => Self::CfgIf,
            "cfg_select" => Self::CfgSelect,
            "lazy_static" | "thread_local" => Self::Statics,
            "include" => Self::Include,
            "macro_rules" => Self::Definition,
            "quote"
            | "quote_spanned"
            | "parse_quote"
            | "parse_quote_spanned"
            | "stringify"
            | "concat"
            | "concat_idents"
            | "concat_bytes"
            | "include_str"
            | "include_bytes"
            | "env"
            | "option_env"
            | "cfg"
            | "line"
            | "file"
            | "column"
            | "module_path"
            | "compile_error"
            | "asm"
            | "global_asm"
            | "naked_asm"
            | "html"
            | "html_nested"
            | "view"
            | "rsx"
            | "maud"
            | "markup"
            | "debug_assert"
            | "debug_assert_eq"
            | "debug_assert_ne"
            | "macro"
            | "sql"
            | "graphql"
            | "proptest"
            | "quickcheck"
            | "paste"
            | "duplicate"
            | "wgsl"
            | "glsl" => Self::Quoted,
            _ => Self::Unknown,
        }
    }
}
