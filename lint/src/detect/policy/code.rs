//! Code that takes policy without looking whether it is signed: modes that let everything through, verdicts that are thrown away, and
//! verdicts that the judged brings along.

use super::plain;
use crate::{
    base::source::Span,
    catalog::{Effects, Rule},
    facts::{visit::children, *},
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Something that code does wrong.
pub struct CodeMistake {
    /// Index of the file among those that were given.
    pub file: usize,
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// Another place: file, range, and what it has to do with it.
    pub chain: Option<(usize, Span, String)>,
    /// The menu.
    pub help: Vec<String>,
}

/// A file with its text.
pub struct CodeFile<'a> {
    /// What it says.
    pub facts: &'a FileFacts,
    /// Its text.
    pub text: &'a str,
}

impl CodeFile<'_> {
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}

/// What a value that lets unsigned documents through is called in the table, and a call that gives a verdict.
const LENIENT: &str = "lenient";
const VERIFY: &str = "verify";

/// Verifiers that are told to look away, and verdicts that nobody looks at.
pub fn weakened(file: &CodeFile<'_>, at: usize, effects: &Effects) -> Vec<CodeMistake> {
    let facts = file.facts;
    let imports = Imports::of(facts);
    let class = |expr: ExprId| {
        let Expr::Path(path) = facts.exprs[expr.0 as usize] else { return None };
        let paths = imports.resolve(facts, path);
        paths.into_iter().find_map(|path| {
            let entry = effects.is_primitive(&path).then(|| effects.primitive(&path, 0, &[])).flatten()?;
            let class = &effects.classes()[usize::from(entry.class)];
            Some((class, path, facts.paths[path_of(facts, expr)?.0 as usize].span))
        })
    };
    let mut found = Vec::new();
    let mut lenient = |expr: ExprId| {
        if let Some((class, path, span)) = class(given(facts, expr)).filter(|(class, ..)| class.name == LENIENT) {
            let message = format!("`{}` lets through what nobody has signed", last_two(&path));
            found.push(CodeMistake { file: at, span, message, chain: None, help: class.help.clone() });
        }
    };
    for expr in &facts.exprs {
        match *expr {
            Expr::Struct { fields, .. } => {
                let pairs = facts.list(fields).chunks_exact(2);
                pairs.filter(|pair| facts.name(Name(pair[0])) == "mode").for_each(|pair| lenient(ExprId(pair[1])));
            }
            Expr::Assign(left, value, _) => {
                if matches!(facts.exprs[left.0 as usize], Expr::Field(_, name) if facts.name(name) == "mode") {
                    lenient(value);
                }
            }
            Expr::Call(call) => {
                let call = facts.calls[call.0 as usize];
                if let Target::Method { name, .. } = call.target
                    && matches!(facts.name(name), "mode" | "with_mode")
                {
                    facts.list(call.args).iter().for_each(|arg| lenient(ExprId(*arg)));
                }
            }
            _ => {}
        }
    }
    for call in dropped(facts) {
        let Target::Callee(callee) = call.target else { continue };
        if let Some((class, path, _)) = class(callee).filter(|(class, ..)| class.name == VERIFY) {
            let message = format!("the verdict of `{}` is thrown away: whatever came is used", last_two(&path));
            found.push(CodeMistake { file: at, span: call.span, message, chain: None, help: class.help.clone() });
        }
    }
    found
}

/// What a value comes to that is the same every time: `Box::new(|_| value)` gives `value`.
fn given(facts: &FileFacts, mut expr: ExprId) -> ExprId {
    // Nobody wraps it more often.
    for _ in 0..4 {
        expr = match facts.exprs[expr.0 as usize] {
            Expr::Scope(scope) => facts.scopes[scope.0 as usize].body,
            Expr::Block { stmts, tail: Some(tail), .. } if facts.list(stmts).is_empty() => tail,
            Expr::Call(call) => {
                let call = facts.calls[call.0 as usize];
                let wraps =
                    matches!(call.target, Target::Callee(callee) if matches!(last_name(facts, callee), "new" | "Some"));
                match facts.list(call.args) {
                    [only] if wraps => ExprId(*only),
                    _ => return expr,
                }
            }
            _ => return expr,
        };
    }
    expr
}

fn last_name(facts: &FileFacts, expr: ExprId) -> &str {
    let segments = path_of(facts, expr).map(|path| facts.segments_of(path)).unwrap_or_default();
    segments.last().map_or("", |segment| facts.name(segment.name))
}

fn path_of(facts: &FileFacts, expr: ExprId) -> Option<PathId> {
    match facts.exprs[expr.0 as usize] {
        Expr::Path(path) => Some(path),
        _ => None,
    }
}

fn last_two(path: &str) -> String {
    let mut parts: Vec<&str> = path.rsplit("::").take(2).collect();
    parts.reverse();
    parts.join("::")
}

/// Calls whose result is not even bound: `f();` and `let _ = f();`.
fn dropped(facts: &FileFacts) -> Vec<Call> {
    let mut calls = Vec::new();
    for expr in &facts.exprs {
        let Expr::Block { stmts, .. } = *expr else { continue };
        for words in facts.list(stmts).chunks_exact(Stmt::WIDTH) {
            let Ok(words) = <[u32; Stmt::WIDTH]>::try_from(words) else { continue };
            let value = match Stmt::decode(words) {
                Stmt::Expr(value) => Some(value),
                Stmt::Let { pat, init, .. } if facts.pats[pat.0 as usize] == Pat::Wild => init,
                Stmt::Let { .. } => None,
            };
            if let Some(Expr::Call(call)) = value.map(|value| facts.exprs[value.0 as usize]) {
                calls.push(facts.calls[call.0 as usize]);
            }
        }
    }
    calls
}

/// What names of a file stand for, by its `use` items.
struct Imports {
    named: FxHashMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

impl Imports {
    fn of(facts: &FileFacts) -> Self {
        let mut imports = Self { named: FxHashMap::default(), globs: Vec::new() };
        for item in &facts.items {
            let ItemKind::Use { path, binds, .. } = &item.kind else { continue };
            let path: Vec<String> = path.iter().map(|name| facts.name(*name).to_string()).collect();
            match binds {
                Some(name) => drop(imports.named.insert(facts.name(*name).to_string(), path)),
                None => imports.globs.push(path),
            }
        }
        imports
    }

    /// The paths that a path may be.
    fn resolve(&self, facts: &FileFacts, path: PathId) -> Vec<String> {
        let segments: Vec<&str> = facts.segments_of(path).iter().map(|it| facts.name(it.name)).collect();
        let Some((first, rest)) = segments.split_first() else { return Vec::new() };
        let joined = |head: &[String]| {
            let head = head.iter().map(String::as_str);
            head.chain(rest.iter().copied()).collect::<Vec<_>>().join("::")
        };
        match self.named.get(*first) {
            Some(head) => vec![joined(head)],
            None => {
                let of_glob = |glob: &Vec<String>| joined(&[glob.as_slice(), &[(*first).to_string()]].concat());
                let globs = self.globs.iter().map(of_glob);
                std::iter::once(joined(&[(*first).to_string()])).chain(globs).collect()
            }
        }
    }
}

/// A field of a type that is read from input, in which that input says of itself that it is good.
struct Claim {
    file: usize,
    span: Span,
}

/// Decisions by such a field. `is_shipped` tells code from tests.
pub fn believed(files: &[CodeFile<'_>], rule: &Rule, is_shipped: &dyn Fn(usize, Span) -> bool) -> Vec<CodeMistake> {
    let claims = claims(files, rule, is_shipped);
    let mut found = Vec::new();
    for (at, file) in files.iter().enumerate() {
        found.extend(decisions(file.facts).into_iter().filter_map(|(base, name)| {
            let claim = claims.get(file.facts.name(name))?;
            let span = field_span(file, base, file.facts.name(name))?;
            let note = "this is read from what is judged".to_string();
            Some(mistake(at, span, file.facts.name(name), Some((claim.file, claim.span, note))))
        }));
        let names = rule.params.names.iter();
        found.extend(
            names.flat_map(|name| read_as_bool(file.text, name)).map(|(span, name)| mistake(at, span, name, None)),
        );
    }
    found
}

fn mistake(file: usize, span: Span, name: &str, chain: Option<(usize, Span, String)>) -> CodeMistake {
    CodeMistake {
        file,
        span,
        message: format!("this decides by `{name}`, which the input says of itself: whoever writes the input writes the verdict"),
        chain,
        help: vec![
            "verify the bytes: `feeler_shim::policy::verify` for documents, `feeler_shim::ingest` for records; decide by its verdict".to_string(),
            "if a verifier fills the field in later, keep it out of the input: `#[serde(skip_deserializing)]`".to_string(),
        ],
    }
}

/// Fields that claim a verdict, by name; those whose name means something else as well somewhere are left out.
fn claims(files: &[CodeFile<'_>], rule: &Rule, is_shipped: &dyn Fn(usize, Span) -> bool) -> BTreeMap<String, Claim> {
    let mut claims = BTreeMap::new();
    let mut ambiguous: FxHashSet<String> = FxHashSet::default();
    for (at, file) in files.iter().enumerate() {
        for item in &file.facts.items {
            let ItemKind::Struct { fields, .. } = &item.kind else { continue };
            let names: Vec<&str> = fields.iter().map(|(name, _)| file.facts.name(*name)).collect();
            for (index, name) in names.iter().enumerate() {
                let named = rule.params.names.contains(&plain(name));
                let flag = rule.params.flags.contains(&plain(name));
                if !named && !flag {
                    continue;
                }
                let of_gate = named || is_gate(file.facts.name(item.name), &names, &rule.params.beside);
                match read_from_input(file, item, fields, index).filter(|_| of_gate) {
                    Some(span) => drop(claims.insert((*name).to_string(), Claim { file: at, span })),
                    None => drop(ambiguous.insert((*name).to_string())),
                }
            }
        }
        ambiguous.extend(set_by_code(file, rule, &|span| is_shipped(at, span)));
    }
    claims.retain(|name, _| !ambiguous.contains(name));
    claims
}

fn is_gate(ty: &str, fields: &[&str], beside: &[String]) -> bool {
    super::super::durability::words(ty).any(|word| beside.contains(&word))
        || fields.iter().any(|name| beside.contains(&plain(name)))
}

/// The place of a field that a derived `Deserialize` fills from input, if it is a truth value.
fn read_from_input(file: &CodeFile<'_>, item: &Item, fields: &[(Name, TypeId)], index: usize) -> Option<Span> {
    let head = file.slice(Span::new(item.span.start, item.name_span.start));
    let span_of = |ty: TypeId| match &file.facts.types[ty.0 as usize] {
        TypeRef::Path(path) => Some(file.facts.paths[path.0 as usize].span),
        _ => None,
    };
    let (name, ty) = fields[index];
    let ty = span_of(ty).filter(|span| matches!(file.slice(*span), "bool" | "Option<bool>"))?;
    let from =
        fields[..index].iter().rev().find_map(|(_, ty)| span_of(*ty)).map_or(item.name_span.end, |before| before.end);
    let written = file.slice(Span::new(from, ty.start));
    let at = from + written.rfind(file.facts.name(name))? as u32;
    let skipped = written.contains("skip") || written.contains("deserialize_with");
    (head.contains("Deserialize") && !skipped).then(|| Span::new(at, at + file.facts.name(name).len() as u32))
}

/// Names of fields that code fills in by itself, so that a decision by them may be by a verifier.
fn set_by_code(file: &CodeFile<'_>, rule: &Rule, is_shipped: &dyn Fn(Span) -> bool) -> Vec<String> {
    let facts = file.facts;
    let mut names = Vec::new();
    for expr in &facts.exprs {
        match *expr {
            Expr::Assign(left, ..) => {
                if let Expr::Field(_, name) = facts.exprs[left.0 as usize] {
                    names.push(facts.name(name).to_string());
                }
            }
            Expr::Struct { path, fields, .. } => {
                let set = facts.list(fields).chunks_exact(2).map(|pair| facts.name(Name(pair[0])));
                let claims = set.filter(|name| {
                    [&rule.params.names, &rule.params.flags].into_iter().any(|it| it.contains(&plain(name)))
                });
                let claims: Vec<String> = claims.map(str::to_string).collect();
                if !claims.is_empty() && is_shipped(facts.paths[path.0 as usize].span) {
                    names.extend(claims);
                }
            }
            _ => {}
        }
    }
    names
}

/// Fields by which a branch is taken: object and name.
fn decisions(facts: &FileFacts) -> Vec<(ExprId, Name)> {
    let mut open: Vec<ExprId> = Vec::new();
    for expr in &facts.exprs {
        match *expr {
            Expr::If { cond, .. } | Expr::While(cond, _) => open.push(cond),
            Expr::Match { scrutinee, .. } => open.push(scrutinee),
            Expr::Call(call) => {
                let call = facts.calls[call.0 as usize];
                if let Target::Method { name, .. } = call.target
                    && matches!(facts.name(name), "filter" | "retain" | "all" | "any" | "take_while" | "skip_while")
                {
                    let closures = facts.list(call.args).iter().map(|arg| facts.exprs[*arg as usize]);
                    open.extend(closures.filter_map(|arg| match arg {
                        Expr::Scope(scope) => Some(facts.scopes[scope.0 as usize].body),
                        _ => None,
                    }));
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    while let Some(expr) = open.pop() {
        match facts.exprs[expr.0 as usize] {
            Expr::Field(base, name) => found.push((base, name)),
            Expr::Binary { op, .. } if !op.is_boolean() => {}
            Expr::Unary(_) | Expr::Ref(_) | Expr::Deref(_) | Expr::Binary { .. } => {
                children(facts, expr, &mut |child| open.push(child));
            }
            Expr::Call(call) => {
                let call = facts.calls[call.0 as usize];
                if let Target::Method { receiver, name, .. } = call.target
                    && facts.name(name).starts_with("unwrap_or")
                {
                    open.push(receiver);
                }
            }
            Expr::Block { stmts, tail: Some(tail), .. } if facts.list(stmts).is_empty() => open.push(tail),
            _ => {}
        }
    }
    found
}

/// Where `base.name` stands: expressions have no place of their own, but what they begin with has one.
fn field_span(file: &CodeFile<'_>, base: ExprId, name: &str) -> Option<Span> {
    let start = match file.facts.exprs[base.0 as usize] {
        Expr::Path(path) => file.facts.paths[path.0 as usize].span,
        Expr::Call(call) => file.facts.calls[call.0 as usize].span,
        Expr::Field(inner, field) => field_span(file, inner, file.facts.name(field))?,
        Expr::Ref(inner) | Expr::Deref(inner) | Expr::Index(inner, _) => return field_span(file, inner, name),
        _ => return None,
    };
    let behind = file.text.get(start.end as usize..)?;
    let at = behind.find(name).filter(|at| *at < 120)?;
    Some(Span::new(start.start, start.end + (at + name.len()) as u32))
}

/// `value["name"].as_bool()`, `value.get("name").and_then(Value::as_bool)`: a truth value out of JSON without a type.
fn read_as_bool<'r>(text: &str, name: &'r str) -> Vec<(Span, &'r str)> {
    let quoted = format!("\"{name}\"");
    let mut found = Vec::new();
    for (at, _) in text.match_indices(&quoted) {
        let before = text[..at].trim_end();
        let line = &text[text[..at].rfind('\n').map_or(0, |it| it + 1)..at];
        let looked_up = before.ends_with(['[']) || before.ends_with("get(");
        let behind: String = text[at + quoted.len()..].chars().take(80).collect();
        let statement = behind.split([';', '{']).next().unwrap_or("");
        let as_bool =
            statement.contains("as_bool") || statement.contains("== true") || statement.contains("Bool(true)");
        if looked_up && as_bool && !line.trim_start().starts_with("//") {
            found.push((Span::new(at as u32, (at + quoted.len()) as u32), name));
        }
    }
    found
}
