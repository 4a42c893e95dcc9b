//! The methods of strings, options and results by which flags are read.

use super::{Val, eval::Eval, eval::hint_of};
use crate::engine::flags::code::{Id, Kind};

/// Types that are parsed.
pub(super) const TYPES: [&str; 16] = [
    "bool", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64",
    "String",
];

/// Methods that give what they are called on, as far as it matters which word it is.
const SAME: [&str; 27] = [
    "as_deref",
    "as_ref",
    "as_str",
    "as_os_str",
    "as_mut",
    "borrow",
    "clone",
    "cloned",
    "context",
    "copied",
    "err_into",
    "into",
    "into_owned",
    "into_boxed_str",
    "inspect",
    "inspect_err",
    "map_err",
    "ok",
    "ok_or",
    "ok_or_else",
    "to_owned",
    "to_string",
    "to_string_lossy",
    "with_context",
    "unwrap_or_log",
    "by_ref",
    "deref",
];

/// Whether a method leaves what it is called on as it is.
pub(in crate::engine::flags) fn is_pure(name: &str) -> bool {
    let others = [
        "is_ok",
        "is_err",
        "is_some",
        "is_none",
        "trim",
        "to_lowercase",
        "to_ascii_lowercase",
        "is_empty",
        "len",
        "eq",
        "eq_ignore_ascii_case",
        "starts_with",
        "ends_with",
        "contains",
        "parse",
        "to_str",
        "iter",
        "chars",
    ];
    SAME.contains(&name) || others.contains(&name)
}

impl Eval<'_> {
    pub(super) fn method(&mut self, receiver: Id, name: &str, args: &[Id], turbofish: &str) -> Val {
        let hint = match (name, args) {
            ("unwrap_or" | "map_or", [arg, ..]) => self.literal_type(*arg),
            _ => None,
        };
        if let ("contains", [arg]) = (name, args)
            && let Kind::Parts(items) = self.tree.kind(self.bare(receiver))
        {
            return self.one_of(items, *arg);
        }
        let value = self.typed(receiver, hint);
        match (name, value) {
            (_, Val::Panic) => Val::Panic,
            (_, returned @ Val::Returned(_)) => returned,
            (name, value) if SAME.contains(&name) => value,
            ("unwrap_or_default", Val::Empty) => self.default_of(receiver),
            ("unwrap_or_else", Val::Empty) => match args {
                [arg] => self.made(*arg, receiver),
                _ => Val::Unknown,
            },
            (name, Val::Text(text)) => self.of_text(name, &text, args, turbofish),
            (name, Val::Bool(truth)) => self.of_bool(name, truth, args),
            (name, value @ (Val::Full(_) | Val::Empty)) => self.of_option(name, value, args),
            _ => Val::Unknown,
        }
    }

    /// Through references and brackets.
    fn bare(&self, mut id: Id) -> Id {
        while let Kind::Same(inner) = self.tree.kind(id) {
            id = *inner;
        }
        id
    }

    fn literal_type(&self, id: Id) -> Option<&'static str> {
        match self.tree.kind(id) {
            Kind::Bool(_) => Some("bool"),
            Kind::Number(number) if number.contains('.') => Some("f64"),
            Kind::Number(_) => Some("i128"),
            _ => None,
        }
    }

    /// `["1", "true"].contains(&word)`.
    fn one_of(&mut self, items: &[Id], arg: Id) -> Val {
        let value = self.value(arg);
        let same: Vec<Option<bool>> = items.iter().map(|item| self.value(*item).same(&value)).collect();
        match () {
            () if same.contains(&Some(true)) => Val::Bool(true),
            () if same.contains(&None) => Val::Unknown,
            () => Val::Bool(false),
        }
    }

    /// What `Default` gives in the place of a value: its type shows in the value for some word.
    fn default_of(&mut self, receiver: Id) -> Val {
        match self.like(receiver) {
            Val::Full(value) => match *value {
                Val::Bool(_) => Val::Bool(false),
                Val::Text(_) => Val::Text(String::new()),
                Val::Number(_) => Val::Number("0".to_string()),
                _ => Val::Unknown,
            },
            _ => Val::Unknown,
        }
    }

    /// What a closure or function gives that is asked for a value in the place of none.
    fn made(&mut self, function: Id, receiver: Id) -> Val {
        match self.tree.kind(function) {
            Kind::Closure(..) => self.apply(function, Val::Unknown),
            Kind::Path(path) if path.last().is_some_and(|it| it == "default" || it == "new") => {
                self.default_of(receiver)
            }
            _ => Val::Unknown,
        }
    }

    /// What a function makes of a value.
    fn apply(&mut self, function: Id, value: Val) -> Val {
        match self.tree.kind(function) {
            Kind::Closure(params, body) => {
                let mark = self.names.len();
                if let [pat] = params.as_slice() {
                    match super::pattern::take(pat, &value) {
                        super::pattern::Taken::Yes(names) => self.names.extend(names),
                        _ => return Val::Unknown,
                    }
                }
                let result = self.value(*body);
                self.names.truncate(mark);
                match result {
                    Val::Returned(value) => *value,
                    value => value,
                }
            }
            Kind::Path(path) => match path.last().map(String::as_str) {
                Some("Some" | "Ok") => value.full(),
                Some("from") if path.iter().any(|it| it == "String") => value,
                Some(name) if SAME.contains(&name) => value,
                Some(name) => match value {
                    Val::Text(text) => self.of_text(name, &text, &[], ""),
                    _ => Val::Unknown,
                },
                None => Val::Unknown,
            },
            _ => Val::Unknown,
        }
    }

    fn of_bool(&mut self, name: &str, truth: bool, args: &[Id]) -> Val {
        match (name, truth, args) {
            ("then" | "then_some", false, [_]) => Val::Empty,
            ("then", true, [arg]) => self.apply(*arg, Val::Unknown).full(),
            ("then_some", true, [arg]) => self.value(*arg).full(),
            _ => Val::Unknown,
        }
    }

    fn of_option(&mut self, name: &str, value: Val, args: &[Id]) -> Val {
        let inner = match value {
            Val::Full(inner) => Some(*inner),
            _ => None,
        };
        match (name, inner, args) {
            ("is_ok" | "is_some", inner, []) => Val::Bool(inner.is_some()),
            ("is_err" | "is_none", inner, []) => Val::Bool(inner.is_none()),
            ("err", inner, []) => {
                if inner.is_some() {
                    Val::Empty
                } else {
                    Val::Unknown.full()
                }
            }
            ("unwrap" | "expect" | "unwrap_or_else" | "unwrap_or_default" | "unwrap_or", Some(inner), _) => inner,
            ("unwrap" | "expect", None, _) => Val::Panic,
            ("unwrap_or", None, [arg]) => self.value(*arg),
            ("map", Some(inner), [f]) => self.apply(*f, inner).full(),
            ("and_then", Some(inner), [f]) => self.apply(*f, inner),
            ("map" | "and_then" | "filter" | "flatten", None, _) => Val::Empty,
            ("flatten", Some(inner), []) => inner,
            ("filter", Some(inner), [f]) => match self.apply(*f, inner.clone()) {
                Val::Bool(true) => inner.full(),
                Val::Bool(false) => Val::Empty,
                _ => Val::Unknown,
            },
            ("map_or" | "map_or_else", Some(inner), [_, f]) => self.apply(*f, inner),
            ("map_or", None, [arg, _]) => self.value(*arg),
            ("map_or_else", None, [f, _]) => self.apply(*f, Val::Unknown),
            ("is_ok_and" | "is_some_and", Some(inner), [f]) => self.apply(*f, inner),
            ("is_ok_and" | "is_some_and", None, [_]) => Val::Bool(false),
            ("is_none_or", Some(inner), [f]) => self.apply(*f, inner),
            ("is_none_or", None, [_]) => Val::Bool(true),
            ("or" | "or_else", Some(inner), _) => inner.full(),
            ("or", None, [arg]) => self.value(*arg),
            ("or_else", None, [f]) => self.apply(*f, Val::Unknown),
            _ => Val::Unknown,
        }
    }

    fn of_text(&mut self, name: &str, text: &str, args: &[Id], turbofish: &str) -> Val {
        let other = match args {
            [arg] => match self.value(*arg) {
                Val::Text(text) => Some(text),
                _ => None,
            },
            _ => None,
        };
        match (name, other) {
            ("trim", _) => Val::Text(text.trim().to_string()),
            ("trim_start", _) => Val::Text(text.trim_start().to_string()),
            ("trim_end", _) => Val::Text(text.trim_end().to_string()),
            ("to_lowercase" | "to_ascii_lowercase", _) => Val::Text(text.to_lowercase()),
            ("to_uppercase" | "to_ascii_uppercase", _) => Val::Text(text.to_uppercase()),
            ("to_str" | "into_string", _) => Val::Text(text.to_string()).full(),
            ("is_empty", _) => Val::Bool(text.is_empty()),
            ("eq", Some(other)) => Val::Bool(text == other),
            ("ne", Some(other)) => Val::Bool(text != other),
            ("eq_ignore_ascii_case", Some(other)) => Val::Bool(text.eq_ignore_ascii_case(&other)),
            ("starts_with", Some(other)) => Val::Bool(text.starts_with(&other)),
            ("ends_with", Some(other)) => Val::Bool(text.ends_with(&other)),
            ("contains", Some(other)) => Val::Bool(text.contains(&other)),
            ("parse", _) => parsed(text, hint_of(turbofish).or(self.hint)),
            _ => Val::Unknown,
        }
    }
}

fn parsed(text: &str, ty: Option<&str>) -> Val {
    let number = |is: bool| if is { Val::Number(text.to_string()).full() } else { Val::Empty };
    match ty {
        Some("bool") => text.parse::<bool>().map_or(Val::Empty, |it| Val::Bool(it).full()),
        Some("String") => Val::Text(text.to_string()).full(),
        Some("f32" | "f64") => number(text.parse::<f64>().is_ok()),
        Some(ty) if ty.starts_with('u') => number(text.parse::<u128>().is_ok()),
        Some(_) => number(text.parse::<i128>().is_ok()),
        None => Val::Unknown,
    }
}
