//! Calls that are not written as calls: loops over iterators, macros.

use super::path::Value;
use super::{
    super::{index::external_of, members::Lookup},
    *,
};
use crate::facts::{self, Call, Expr, PathId};

impl Body<'_, '_, '_> {
    /// A `for` loop calls `into_iter` and then `next` of what it iterates.
    pub(super) fn iterated(&mut self, ty: Ty, iter: ExprId) {
        let ty = self.types.norm(ty);
        let (TyData::Adt(..) | TyData::Ext(..)) = self.types.store.head(ty) else { return };
        let Some(span) = self.span_of(iter) else { return };
        let known = &self.world.known;
        let outer = self.calling.replace(CallKey::of_loop(self.unit, iter));
        let call = Call {
            target: facts::Target::Callee(iter),
            args: facts::ListId(0),
            span,
            at: span,
            awaited: false,
            chain_awaited: false,
        };
        for name in [known.into_iter, known.next] {
            match self.types.method(ty, name, 0) {
                Lookup::Hits(hits) => {
                    let site = self.site(&call, 0);
                    for hit in &hits {
                        self.hit_edges(site, hit, hits.len() > 1, Given::NOTHING);
                    }
                    // The described `Iterator` says nothing; the type's own path may be in a table.
                    if let Some(ext) = external_of(self.world, self.types.store.head(ty)) {
                        let path = self.world.externals.child(Some(ext), name);
                        self.edge(site, Target::Ext(path), Confidence::High);
                    }
                    self.subjects(site, &[ty]);
                }
                Lookup::External(ext) => {
                    let site = self.site(&call, 0);
                    self.edge(site, Target::Ext(ext), Confidence::High);
                    self.subjects(site, &[ty]);
                }
                Lookup::Made(_) | Lookup::Unknown => {}
            }
        }
        self.calling = outer;
    }

    /// Range of an expression, where one is known: calls have one, and what hangs on a call.
    fn span_of(&self, id: ExprId) -> Option<Span> {
        match self.facts.exprs[id.0 as usize] {
            Expr::Call(call) => Some(self.facts.calls[call.0 as usize].span),
            Expr::Path(path) => Some(self.facts.paths[path.0 as usize].span),
            Expr::Ref(inner) | Expr::Try(inner) | Expr::Await(inner) | Expr::Field(inner, _) | Expr::Deref(inner) => {
                self.span_of(inner)
            }
            _ => None,
        }
    }

    pub(super) fn macro_call(&mut self, call: &Call, path: PathId) -> Ty {
        let args = self.loose_args(call, &[]);
        let segments = self.facts.segments_of(path);
        let Some(last) = segments.last().map(|segment| self.sym(segment.name)) else { return Ty::UNKNOWN };
        let name = self.world.symbols.text(last).to_string();
        self.macro_edges(call, path, &name, &args);
        match name.as_str() {
            "vec" => {
                let item = match args.first() {
                    Some(array) => self.types.item(*array),
                    None => self.types.store.var(),
                };
                self.lang_adt(self.world.lang.vec, &[item])
            }
            "format" => self.lang_adt(self.world.lang.string, &[]),
            "matches" | "cfg" => self.prim(self.world.known.bool_),
            "panic" | "unreachable" | "todo" | "unimplemented" | "bail" => self.never,
            "dbg" | "pin" | "ready" | "try" => args.first().copied().unwrap_or(Ty::UNKNOWN),
            _ => Ty::UNKNOWN,
        }
    }

    /// Macros that tables can name: those of the standard library that print and write, and those of other crates.
    fn macro_edges(&mut self, call: &Call, path: PathId, name: &str, args: &[Ty]) {
        let ext = match name {
            "println" | "eprintln" | "print" | "eprint" | "dbg" => self.ext_path(&["std", name]),
            "write" | "writeln" => self.ext_path(&["std", "io", "Write", "write_fmt"]),
            _ => match self.value(path) {
                Value::External(ext, _) => Some(ext),
                _ => None,
            },
        };
        if let Some(ext) = ext {
            let site = self.site(call, args.len());
            self.edge(site, Target::Ext(ext), Confidence::High);
            let writer = if name.starts_with("write") { &args[..args.len().min(1)] } else { args };
            self.subjects(site, writer);
            self.flows(site, args, 0);
        }
    }

    fn ext_path(&self, segments: &[&str]) -> Option<Ext> {
        let mut at = None;
        for segment in segments {
            at = Some(self.world.externals.child(at, self.world.symbols.get(segment)?));
        }
        at
    }
}
