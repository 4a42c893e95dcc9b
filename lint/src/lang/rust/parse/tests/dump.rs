//! A compact rendering of facts, close to Rust, so that tests can be read.
//!
//! `f(a)^` is a call that is awaited, `f(a)~` one whose chain is awaited later; `#test`, `#hot` and so on are attributes.

use crate::facts::*;

/// Renders the whole file.
pub(super) fn dump(facts: &FileFacts) -> String {
    let dump = Dump { facts };
    let mut out = String::new();
    for item in &facts.root {
        out += &dump.item(*item, 0);
    }
    for problem in &facts.problems {
        out += &format!("problem {}..{}: {}\n", problem.span.start, problem.span.end, problem.message);
    }
    out
}

pub(super) struct Dump<'a> {
    pub(super) facts: &'a FileFacts,
}

impl Dump<'_> {
    fn name(&self, name: Name) -> &str {
        self.facts.name(name)
    }

    fn list(&self, list: ListId, each: impl Fn(u32) -> String) -> String {
        self.facts.list(list).iter().map(|id| each(*id)).collect::<Vec<_>>().join(", ")
    }

    fn item(&self, id: ItemId, depth: usize) -> String {
        let item = &self.facts.items[id.0 as usize];
        let mut out = "  ".repeat(depth);
        let attrs = item.attrs;
        let marks = [
            (attrs.test, "#test "),
            (attrs.runtime_main, "#main "),
            (attrs.hot, "#hot "),
            (attrs.exported, "#exported "),
            (attrs.proc_macro, "#proc_macro "),
            (item.public, "pub "),
        ];
        marks.iter().filter(|(set, _)| *set).for_each(|(_, text)| out += text);
        out += &self.kind(item, depth);
        out.push('\n');
        out
    }

    fn kind(&self, item: &Item, depth: usize) -> String {
        let name = self.name(item.name);
        let path = |path: &Option<Name>| path.map_or(String::new(), |path| format!(" at {}", self.name(path)));
        match &item.kind {
            ItemKind::Module { items, path: at } => format!("mod {name}{}{}", path(at), self.members(*items, depth)),
            ItemKind::ModuleFile { path: at } => format!("mod {name};{}", path(at)),
            ItemKind::Include(file) => format!("include {}", self.name(*file)),
            ItemKind::Use { path, leading, binds } => {
                let path: Vec<&str> = path.iter().map(|name| self.name(*name)).collect();
                let lead = if *leading { "::" } else { "" };
                format!("use {lead}{} as {}", path.join("::"), binds.map_or("*", |name| self.name(name)))
            }
            ItemKind::ExternCrate { krate, macro_use } => {
                format!("extern crate {} as {name}{}", self.name(*krate), if *macro_use { " macro_use" } else { "" })
            }
            ItemKind::Fn(id) => self.function(name, *id),
            ItemKind::Struct { generics, fields } => {
                format!("struct {name}{} {}", self.generics(*generics), self.fields(fields))
            }
            ItemKind::Enum { generics, variants } => {
                let variants: Vec<String> = variants
                    .iter()
                    .map(|(name, fields)| format!("{} {}", self.name(*name), self.fields(fields)))
                    .collect();
                format!("enum {name}{} [{}]", self.generics(*generics), variants.join(", "))
            }
            ItemKind::Alias { generics, bounds, ty } => {
                let bounds = if bounds.is_empty() { String::new() } else { format!(": {}", self.bounds(bounds)) };
                let ty = ty.map_or(String::new(), |ty| format!(" = {}", self.ty(ty)));
                format!("type {name}{}{bounds}{ty}", self.generics(*generics))
            }
            ItemKind::Trait { generics, supers, items } => {
                format!(
                    "trait {name}{}: {}{}",
                    self.generics(*generics),
                    self.bounds(supers),
                    self.members(*items, depth)
                )
            }
            ItemKind::Impl { generics, of, self_ty, items } => {
                let of = of.map_or(String::new(), |path| format!("{} for ", self.path(path)));
                format!("impl{} {of}{}{}", self.generics(*generics), self.ty(*self_ty), self.members(*items, depth))
            }
            ItemKind::Value { ty, init } => format!("value {name}: {} = {}", self.ty(*ty), self.opt(*init)),
            ItemKind::MacroCall { path, .. } => format!("{}! ..", self.path(*path)),
            ItemKind::MacroRules { .. } => format!("macro {name}"),
        }
    }

    fn members(&self, items: ListId, depth: usize) -> String {
        let list = self.facts.list(items);
        list.iter().map(|id| format!("\n{}", self.item(ItemId(*id), depth + 1).trim_end_matches('\n'))).collect()
    }

    fn function(&self, name: &str, id: FnId) -> String {
        let it = &self.facts.fns[id.0 as usize];
        let receiver = it.receiver.map(|ty| format!("self: {}", self.ty(ty)));
        let params = it.params.iter().map(|(pat, ty)| format!("{}: {}", self.pat(*pat), self.ty(*ty)));
        let params: Vec<String> = receiver.into_iter().chain(params).collect();
        let ret = it.ret.map_or(String::new(), |ty| format!(" -> {}", self.ty(ty)));
        let colour = if it.is_async { "async " } else { "" };
        format!("{colour}fn {name}{}({}){ret} {}", self.generics(it.generics), params.join(", "), self.opt(it.body))
    }

    fn fields(&self, fields: &[(Name, TypeId)]) -> String {
        let fields: Vec<String> =
            fields.iter().map(|(name, ty)| format!("{}: {}", self.name(*name), self.ty(*ty))).collect();
        format!("{{{}}}", fields.join(", "))
    }

    fn generics(&self, id: GenericsId) -> String {
        let it = &self.facts.generics[id.0 as usize];
        let bounded =
            |bounds: &[Bound]| if bounds.is_empty() { String::new() } else { format!(": {}", self.bounds(bounds)) };
        let params = it.params.iter().map(|param| {
            let default = param.default.map_or(String::new(), |ty| format!(" = {}", self.ty(ty)));
            format!("{}{}{default}", self.name(param.name), bounded(&param.bounds))
        });
        let wheres = it.wheres.iter().map(|(ty, bounds)| format!("where {}{}", self.ty(*ty), bounded(bounds)));
        let all: Vec<String> = params.chain(wheres).collect();
        if all.is_empty() { String::new() } else { format!("<{}>", all.join(", ")) }
    }

    fn bounds(&self, bounds: &[Bound]) -> String {
        bounds.iter().map(|bound| self.path(bound.path)).collect::<Vec<_>>().join(" + ")
    }

    pub(super) fn ty(&self, id: TypeId) -> String {
        match &self.facts.types[id.0 as usize] {
            TypeRef::Path(path) => self.path(*path),
            TypeRef::Assoc { ty, of, name } => {
                let of = of.map_or(String::new(), |of| format!(" as {}", self.path(of)));
                format!("<{}{of}>::{}", self.ty(*ty), self.name(*name))
            }
            TypeRef::Slice(ty) => format!("[{}]", self.ty(*ty)),
            TypeRef::Tuple(list) => format!("({})", self.list(*list, |id| self.ty(TypeId(id)))),
            TypeRef::Fn { params, ret } => {
                format!(
                    "fn({}) -> {}",
                    self.list(*params, |id| self.ty(TypeId(id))),
                    ret.map_or("()".into(), |ty| self.ty(ty))
                )
            }
            TypeRef::Dyn(bounds) => format!("dyn {}", self.bounds(bounds)),
            TypeRef::Impl(bounds) => format!("impl {}", self.bounds(bounds)),
            TypeRef::Never => "!".into(),
            TypeRef::Infer => "_".into(),
            TypeRef::Unknown => "?".into(),
        }
    }

    pub(super) fn path(&self, id: PathId) -> String {
        let path = &self.facts.paths[id.0 as usize];
        let mut out = String::new();
        if let Some((ty, of)) = self.facts.qself(id) {
            let of = of.map_or(String::new(), |of| format!(" as {}", self.path(of)));
            out += &format!("<{}{of}>::", self.ty(ty));
        }
        out += if path.leading { "::" } else { "" };
        out += if path.dollar_crate { "$crate::" } else { "" };
        let segments: Vec<String> = self.facts.segments_of(id).iter().map(|segment| self.segment(segment)).collect();
        out + &segments.join("::")
    }

    fn segment(&self, segment: &Segment) -> String {
        let name = self.name(segment.name);
        let Some(args) = self.facts.args_of(segment) else { return name.into() };
        let types = args.types.iter().map(|ty| self.ty(*ty));
        let bindings = args.bindings.iter().map(|(name, ty)| format!("{} = {}", self.name(*name), self.ty(*ty)));
        let constraints =
            args.constraints.iter().map(|(name, bounds)| format!("{}: {}", self.name(*name), self.bounds(bounds)));
        format!("{name}<{}>", types.chain(bindings).chain(constraints).collect::<Vec<_>>().join(", "))
    }

    fn pat(&self, id: PatId) -> String {
        let pats = |list: ListId, rest: u32| {
            let ids = self.facts.list(list);
            let mut parts: Vec<String> = ids.iter().map(|id| self.pat(PatId(*id))).collect();
            if (rest as usize) < parts.len() || ids.is_empty() && rest == 0 {
                parts.insert(rest as usize, "..".into());
            }
            parts.join(", ")
        };
        match &self.facts.pats[id.0 as usize] {
            Pat::Wild => "_".into(),
            Pat::Bind(name, sub) => {
                format!("{}{}", self.name(*name), sub.map_or(String::new(), |sub| format!(" @ {}", self.pat(sub))))
            }
            Pat::Tuple { pats: list, rest } => format!("({})", pats(*list, *rest)),
            Pat::TupleStruct { path, pats: list, rest } => format!("{}({})", self.path(*path), pats(*list, *rest)),
            Pat::Struct { path, fields } => {
                let fields = self.facts.list(*fields).chunks(2);
                let fields: Vec<String> =
                    fields.map(|it| format!("{}: {}", self.name(Name(it[0])), self.pat(PatId(it[1])))).collect();
                format!("{}{{{}}}", self.path(*path), fields.join(", "))
            }
            Pat::Slice(list) => format!("[{}]", self.list(*list, |id| self.pat(PatId(id)))),
            Pat::Or(list) => {
                self.facts.list(*list).iter().map(|id| self.pat(PatId(*id))).collect::<Vec<_>>().join(" | ")
            }
            Pat::Path(path) => self.path(*path),
            Pat::Ref(pat) => format!("&{}", self.pat(*pat)),
        }
    }

    fn opt(&self, id: Option<ExprId>) -> String {
        id.map_or(";".into(), |id| self.expr(id))
    }

    pub(super) fn expr(&self, id: ExprId) -> String {
        let e = |id: &ExprId| self.expr(*id);
        let o = |id: &Option<ExprId>| id.map_or(String::new(), |id| self.expr(id));
        let l = |list: &ListId| self.list(*list, |id| self.expr(ExprId(id)));
        match &self.facts.exprs[id.0 as usize] {
            Expr::Missing => "?".into(),
            Expr::Lit(lit) => {
                let lit = format!("{lit:?}").to_lowercase();
                lit.split('(').next().unwrap_or_default().replace("thousands", "int")
            }
            Expr::Path(path) => self.path(*path),
            Expr::Block { stmts, items, tail } => self.block(*stmts, *items, *tail),
            Expr::Scope(id) => self.scope(&self.facts.scopes[id.0 as usize]),
            Expr::Call(id) => self.call(&self.facts.calls[id.0 as usize]),
            Expr::Field(base, name) => format!("{}.{}", e(base), self.name(*name)),
            Expr::Index(base, index) => format!("{}[{}]", e(base), e(index)),
            Expr::Ref(it) => format!("&{}", e(it)),
            Expr::Deref(it) => format!("*{}", e(it)),
            Expr::Unary(it) => format!("!{}", e(it)),
            Expr::Binary { left, right, op } => {
                format!("({} {} {})", e(left), if op.is_boolean() { "==" } else { "+" }, e(right))
            }
            Expr::Assign(left, right, _) => format!("{} = {}", e(left), e(right)),
            Expr::If { cond, then, other } => {
                format!(
                    "if {} {}{}",
                    e(cond),
                    e(then),
                    other.map_or(String::new(), |id| format!(" else {}", self.expr(id)))
                )
            }
            Expr::Let(pat, value) => format!("let {} = {}", self.pat(*pat), e(value)),
            Expr::Match { scrutinee, arms } => {
                let arms = self.facts.list(*arms).chunks(3).map(|arm| {
                    let guard =
                        if arm[1] == 0 { String::new() } else { format!(" if {}", self.expr(ExprId(arm[1] - 1))) };
                    format!("{}{guard} => {}", self.pat(PatId(arm[0])), self.expr(ExprId(arm[2])))
                });
                format!("match {} {{{}}}", e(scrutinee), arms.collect::<Vec<_>>().join(", "))
            }
            Expr::Loop(body) => format!("loop {}", e(body)),
            Expr::While(cond, body) => format!("while {} {}", e(cond), e(body)),
            Expr::For { pat, iter, body } => format!("for {} in {} {}", self.pat(*pat), e(iter), e(body)),
            Expr::Return(value) => format!("return {}", o(value)),
            Expr::Continue(_) => "break ".into(),
            Expr::Break(value, _) => format!("break {}", o(value)),
            Expr::Await(it) => format!("{}.await", e(it)),
            Expr::Try(it) => format!("{}?", e(it)),
            Expr::Struct { path, fields, base } => {
                let fields = self.facts.list(*fields).chunks(2);
                let fields: Vec<String> =
                    fields.map(|it| format!("{}: {}", self.name(Name(it[0])), self.expr(ExprId(it[1])))).collect();
                format!(
                    "{}{{{}{}}}",
                    self.path(*path),
                    fields.join(", "),
                    base.map_or(String::new(), |id| format!(", ..{}", self.expr(id)))
                )
            }
            Expr::Tuple(list) => format!("({})", l(list)),
            Expr::Array(list) => format!("[{}]", l(list)),
            Expr::Cast(it, ty) => format!("{} as {}", e(it), self.ty(*ty)),
            Expr::Range(from, to) => format!("{}..{}", o(from), o(to)),
            Expr::Sequence(list) => format!("seq({})", l(list)),
        }
    }

    fn block(&self, stmts: ListId, items: ListId, tail: Option<ExprId>) -> String {
        let mut parts: Vec<String> =
            self.facts.list(items).iter().map(|id| self.item(ItemId(*id), 0).trim_end().to_owned()).collect();
        for words in self.facts.list(stmts).chunks(Stmt::WIDTH) {
            parts.push(match Stmt::decode([words[0], words[1], words[2], words[3]]) {
                Stmt::Expr(id) => format!("{};", self.expr(id)),
                Stmt::Let { pat, ty, init, other } => {
                    let ty = ty.map_or(String::new(), |ty| format!(": {}", self.ty(ty)));
                    let init = init.map_or(String::new(), |id| format!(" = {}", self.expr(id)));
                    let other = other.map_or(String::new(), |id| format!(" else {}", self.expr(id)));
                    format!("let {}{ty}{init}{other};", self.pat(pat))
                }
            });
        }
        parts.extend(tail.map(|id| self.expr(id)));
        format!("{{{}}}", parts.join(" "))
    }

    fn scope(&self, scope: &Scope) -> String {
        let params = self.facts.list(scope.params).chunks(2).map(|it| {
            let ty = if it[1] == 0 { String::new() } else { format!(": {}", self.ty(TypeId(it[1] - 1))) };
            format!("{}{ty}", self.pat(PatId(it[0])))
        });
        let params = params.collect::<Vec<_>>().join(", ");
        let ret = scope.ret.map_or(String::new(), |ty| format!("-> {} ", self.ty(ty)));
        match scope.kind {
            ScopeKind::Closure => format!("|{params}| {ret}{}", self.expr(scope.body)),
            ScopeKind::AsyncClosure => format!("async |{params}| {ret}{}", self.expr(scope.body)),
            ScopeKind::AsyncBlock => format!("async {}", self.expr(scope.body)),
            ScopeKind::Stream => format!("stream {}", self.expr(scope.body)),
        }
    }

    fn call(&self, call: &Call) -> String {
        let args = self.list(call.args, |id| self.expr(ExprId(id)));
        let text = match &call.target {
            Target::Callee(callee) => format!("{}({args})", self.expr(*callee)),
            Target::Method { receiver, name, generic } => {
                let generic = self.list(*generic, |id| self.ty(TypeId(id)));
                let generic = if generic.is_empty() { generic } else { format!("::<{generic}>") };
                format!("{}.{}{generic}({args})", self.expr(*receiver), self.name(*name))
            }
            Target::Macro { path, .. } => format!("{}!({args})", self.path(*path)),
        };
        let mark = match (call.awaited, call.chain_awaited) {
            (true, _) => "^",
            (false, true) => "~",
            _ => "",
        };
        text + mark
    }
}
