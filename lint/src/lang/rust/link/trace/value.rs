//! What an expression stands for, without running or typing it.

use super::{
    super::{types::Ty, types::TyData, world::*},
    Walk,
};
use crate::facts::*;

/// Methods and functions that give back the same path or text in another form.
const SAME: [&str; 24] = [
    "clone",
    "as_path",
    "as_ref",
    "as_mut",
    "as_str",
    "as_bytes",
    "as_deref",
    "as_os_str",
    "to_path_buf",
    "to_owned",
    "to_str",
    "to_string",
    "to_string_lossy",
    "into",
    "into_owned",
    "borrow",
    "display",
    "unwrap",
    "expect",
    "context",
    "with_context",
    "map_err",
    "new",
    "from",
];

/// Methods whose result is another file beside the first.
const BESIDE: [&str; 4] = ["with_extension", "with_file_name", "with_added_extension", "add_extension"];

/// Chains of variables and calls are followed so far.
const MAX_DEPTH: u32 = 12;

impl Walk<'_, '_, '_> {
    pub(super) fn value(&self, id: ExprId) -> Value {
        self.value_at(id, 0)
    }

    fn value_at(&self, id: ExprId, depth: u32) -> Value {
        if depth > MAX_DEPTH {
            return Value::Unknown;
        }
        match self.facts.exprs[id.0 as usize] {
            Expr::Lit(_) => Value::Literal,
            Expr::Ref(inner) | Expr::Deref(inner) | Expr::Await(inner) | Expr::Try(inner) | Expr::Cast(inner, _) => {
                self.value_at(inner, depth + 1)
            }
            Expr::Path(path) => match self.local(path) {
                Some(var) => {
                    let named = self.inits[var as usize].map(|init| self.value_at(init, depth + 1));
                    named.filter(|it| matches!(it, Value::Named(_) | Value::Literal)).unwrap_or(Value::Var(var))
                }
                // A constant as a whole: no file of this program's own, but one of the system or of a tool's source tree.
                None if self.constant(path).is_some() => Value::Literal,
                None => Value::Unknown,
            },
            Expr::Field(base, name) => match self.adt(base, depth) {
                Some(adt) => Value::Named(format!("field {} {}", adt.0, self.text(name)).into()),
                None => Value::Unknown,
            },
            Expr::Call(call) => self.result(call, depth),
            _ => Value::Unknown,
        }
    }

    /// What a constant is called in its crate.
    fn constant(&self, path: PathId) -> Option<String> {
        let name = self.text(self.facts.segments_of(path).last()?.name);
        let is_constant = name.len() > 1 && !name.contains(char::is_lowercase);
        let krate = self.world.modules[self.info.place.module.0 as usize].krate;
        is_constant.then(|| format!("const {krate} {name}"))
    }

    /// What is appended to a path: by a name of its own, it names the file.
    fn appended(&self, id: ExprId, depth: u32) -> Value {
        match self.facts.exprs[id.0 as usize] {
            Expr::Ref(inner) => self.appended(inner, depth),
            Expr::Path(path) if self.local(path).is_none() => {
                self.constant(path).map_or(Value::Unknown, |key| Value::Named(key.into()))
            }
            _ => match self.value_at(id, depth + 1) {
                named @ Value::Named(_) => named,
                _ => Value::Unknown,
            },
        }
    }

    fn result(&self, id: CallId, depth: u32) -> Value {
        let call = self.facts.calls[id.0 as usize];
        let key = (self.unit.place(call.span), self.unit.place(call.at));
        let site = self.sites.get(&key).copied();
        let args = self.facts.list(call.args);
        if let Some(function) = site.and_then(|site| self.meant.get(&site))
            && self.world.fns[function.0 as usize].external.is_none()
        {
            if !args.is_empty() && !self.world.fns[function.0 as usize].names_file {
                return Value::Unknown;
            }
            let name = self.world.symbols.text(self.world.fns[function.0 as usize].name);
            return Value::Named(format!("fn {} {name}", function.0).into());
        }
        let made = site.map_or(Value::Unknown, |site| Value::Made(SiteId(site)));
        match call.target {
            Target::Method { receiver, name, .. } => {
                let name = self.text(name);
                if SAME.contains(&name) {
                    return self.value_at(receiver, depth + 1);
                }
                if BESIDE.contains(&name) {
                    return match self.value_at(receiver, depth + 1) {
                        Value::Named(key) => Value::Named(format!("beside {key}").into()),
                        _ => Value::Unknown,
                    };
                }
                match (name, args) {
                    ("join", [arg]) => self.appended(ExprId(*arg), depth),
                    _ => made,
                }
            }
            Target::Callee(callee) => match (self.facts.exprs[callee.0 as usize], args) {
                (Expr::Path(path), [arg]) => {
                    let last = self.facts.segments_of(path).last().map(|it| self.text(it.name));
                    let owned = self.facts.segments_of(path).len() > 1 && last.is_some_and(|it| SAME.contains(&it));
                    if owned && made == Value::Unknown { self.value_at(ExprId(*arg), depth + 1) } else { made }
                }
                _ => made,
            },
            Target::Macro { .. } => made,
        }
    }

    /// The project's type of `self`, a parameter, what a function returns, or a field of these.
    pub(super) fn adt(&self, id: ExprId, depth: u32) -> Option<AdtId> {
        if depth > MAX_DEPTH {
            return None;
        }
        match self.facts.exprs[id.0 as usize] {
            Expr::Path(path) => match self.local(path) {
                Some(var) => match self.out.vars[var as usize].param {
                    Some(param) => self.known(*self.info.inputs.get(usize::from(param))?),
                    None => self.adt(self.inits[var as usize]?, depth + 1),
                },
                None => match (self.facts.segments_of(path), self.info.owner) {
                    ([only], Owner::Impl(id)) if self.text(only.name) == "self" => {
                        self.known(self.world.impls[id.0 as usize].self_ty)
                    }
                    _ => None,
                },
            },
            Expr::Field(base, name) => {
                let adt = self.adt(base, depth + 1)?;
                let name = self.unit.syms[name.0 as usize];
                let fields = &self.world.adts[adt.0 as usize].variants.first()?.fields;
                self.known(fields.iter().find(|(field, _)| *field == name)?.1)
            }
            Expr::Call(call) => {
                let call = self.facts.calls[call.0 as usize];
                let site = self.sites.get(&(self.unit.place(call.span), self.unit.place(call.at)));
                match (site.and_then(|site| self.meant.get(site)), call.target) {
                    (Some(function), _) => self.known(self.world.fns[function.0 as usize].output),
                    (None, Target::Method { receiver, name, .. }) if SAME.contains(&self.text(name)) => {
                        self.adt(receiver, depth + 1)
                    }
                    _ => None,
                }
            }
            Expr::Ref(inner) | Expr::Deref(inner) | Expr::Await(inner) | Expr::Try(inner) => self.adt(inner, depth + 1),
            _ => None,
        }
    }

    /// A type of the project, pointers and locks around it taken off.
    pub(super) fn known(&self, mut ty: Ty) -> Option<AdtId> {
        for _ in 0..4 {
            match self.world.store.data(ty) {
                TyData::Adt(adt, _) if self.world.adts[adt.0 as usize].external.is_none() => return Some(adt),
                TyData::Adt(_, args) | TyData::Ext(_, args) => ty = *self.world.store.list(args).first()?,
                _ => return None,
            }
        }
        None
    }

    /// Whether a condition asks if a file is there.
    pub(super) fn asks_presence(&self, cond: ExprId) -> bool {
        let asks = |name: Name| matches!(self.text(name), "exists" | "try_exists" | "is_file" | "is_dir");
        match self.facts.exprs[cond.0 as usize] {
            Expr::Call(call) => match self.facts.calls[call.0 as usize].target {
                Target::Method { name, receiver, .. } => asks(name) || self.asks_presence(receiver),
                Target::Callee(callee) => match self.facts.exprs[callee.0 as usize] {
                    Expr::Path(path) => self.facts.segments_of(path).last().is_some_and(|it| asks(it.name)),
                    _ => false,
                },
                Target::Macro { .. } => false,
            },
            Expr::Binary { left, right, .. } => self.asks_presence(left) || self.asks_presence(right),
            Expr::Unary(inner) | Expr::Await(inner) | Expr::Try(inner) | Expr::Ref(inner) => self.asks_presence(inner),
            _ => false,
        }
    }

    /// `if path.exists() { return .. }`: what follows runs only where it does not.
    pub(super) fn leaves_when_present(&self, id: ExprId) -> bool {
        let Expr::If { cond, then, .. } = self.facts.exprs[id.0 as usize] else { return false };
        self.leaves(then) && self.asks_presence(cond)
    }
}
