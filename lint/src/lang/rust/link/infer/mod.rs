//! Types one function body and writes down its calls.
//!
//! One forward walk with unification gives most types. Where a receiver's type only becomes known later (`let mut x = None; …`), the body is
//! walked a second time with what the first walk learnt about its bindings.

mod bounds;
mod call;
mod convention;
mod expr;
mod guarded;
mod implicit;
mod instances;
mod noted;
mod path;
mod pattern;

use instances::Given;
pub(super) use instances::{Givens, Instance};

use super::{
    held::{CallKey, LocalGuard, LocalHold},
    lower::Lower,
    members::{Env, Types},
    symbols::{Ext, Sym},
    types::{Ty, TyData},
    world::*,
};
use crate::{
    base::{finding::Confidence, source::Span},
    facts::{Colour, ExprId, FileFacts, Name, NodeKind, TypeId},
};

/// A callee as a body knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Target {
    Fn(FnIdx),
    /// A scope of the same body, by its number there.
    Local(u32),
    Ext(Ext),
    /// A callable parameter of the function.
    Param(u16),
    /// Any implementation of a trait's function.
    Dispatch(FnIdx),
    /// A function as the call means it.
    Instance(Instance),
}

pub(super) struct LocalNode {
    pub(super) kind: NodeKind,
    pub(super) parent: Option<u32>,
    pub(super) span: Span,
    pub(super) startup: bool,
}

pub(super) struct LocalSite {
    pub(super) node: u32,
    pub(super) span: Span,
    pub(super) focus: Span,
    pub(super) args: u16,
    pub(super) subjects: Vec<Ext>,
    pub(super) awaited: bool,
    pub(super) chain_awaited: bool,
    pub(super) in_loop: bool,
}

/// What a body calls.
#[derive(Default)]
pub(super) struct Output {
    /// Node 0 is the function itself.
    pub(super) nodes: Vec<LocalNode>,
    pub(super) sites: Vec<LocalSite>,
    pub(super) edges: Vec<(u32, Target, Colour, Confidence)>,
    pub(super) flows: Vec<(u32, u16, Target)>,
    /// What becomes of values, where a rule wants to know.
    pub(super) traced: Option<Box<crate::facts::Traced>>,
    /// The types that hold the fields which the body mentions, and those that its literals make, by unit; for whoever asks for amounts.
    pub(super) noted: Vec<(u32, ExprId, AdtId)>,
    /// The calls of sites in expanded macros, where several may stand at one place; for the same.
    pub(super) expanded: Vec<(CallKey, u32)>,
    /// What it says about time, where somebody wants to know.
    pub(super) timed: Option<Box<crate::facts::Timed>>,
    /// Locks that the body takes; most take none.
    pub(super) locks: Option<Box<Locks>>,
}

/// Locks that a body takes.
#[derive(Default)]
pub(super) struct Locks {
    pub(super) guards: Vec<LocalGuard>,
    /// Sites that run while a guard lives.
    pub(super) holds: Vec<LocalHold>,
}

impl Output {
    /// What is known of a body whose text is not to be had any more.
    pub(super) fn unread(function: &FnDef) -> Self {
        let kind = if function.is_async { NodeKind::AsyncFn } else { NodeKind::Fn };
        let own = LocalNode { kind, parent: None, span: function.sig, startup: false };
        Self { nodes: vec![own], ..Self::default() }
    }

    /// Everything that calls lead to or pass on.
    pub(super) fn targets(&self) -> impl Iterator<Item = Target> + '_ {
        let edges = self.edges.iter().map(|(_, target, ..)| *target);
        edges.chain(self.flows.iter().map(|(_, _, target)| *target))
    }

    /// The bodies that calls mean otherwise than they are written.
    pub(super) fn instances(&self) -> impl Iterator<Item = Instance> + '_ {
        self.edges.iter().filter_map(|(_, target, ..)| match target {
            Target::Instance(of) => Some(*of),
            _ => None,
        })
    }

    /// Leaves out calls of external things that do not matter, unless they are handed a callable.
    pub(super) fn prune(&mut self, world: &World<'_>, matters: &mut dyn FnMut(Ext) -> bool) {
        let mut keep = vec![false; self.sites.len()];
        for (site, ..) in &self.flows {
            keep[*site as usize] = true;
        }
        self.edges.retain(|(site, target, ..)| {
            let external = match target {
                Target::Ext(ext) => Some(*ext),
                Target::Fn(function) => world.fns[function.0 as usize].external,
                Target::Local(_) | Target::Param(_) | Target::Dispatch(_) | Target::Instance(_) => None,
            };
            let wanted = keep[*site as usize] || external.is_none_or(&mut *matters);
            keep[*site as usize] |= wanted;
            wanted
        });
        let mut numbers = Vec::with_capacity(keep.len());
        let mut next = 0;
        for kept in &keep {
            numbers.push(next);
            next += u32::from(*kept);
        }
        let mut at = keep.iter();
        self.sites.retain(|_| at.next().copied().unwrap_or(false));
        self.edges.iter_mut().for_each(|edge| edge.0 = numbers[edge.0 as usize]);
        self.flows.iter_mut().for_each(|flow| flow.0 = numbers[flow.0 as usize]);
        self.expanded.retain(|(_, site)| keep[*site as usize]);
        self.expanded.iter_mut().for_each(|(_, site)| *site = numbers[*site as usize]);
        let Some(locks) = &mut self.locks else { return };
        locks.holds.retain(|hold| keep[hold.site as usize]);
        locks.holds.iter_mut().for_each(|hold| hold.site = numbers[hold.site as usize]);
        for guard in &mut locks.guards {
            guard.site = guard.site.filter(|site| keep[*site as usize]).map(|site| numbers[site as usize]);
        }
    }

    /// Gives back what the tables have to spare: there are very many of them.
    pub(super) fn fit(&mut self) {
        self.nodes.shrink_to_fit();
        self.sites.shrink_to_fit();
        self.edges.shrink_to_fit();
        self.flows.shrink_to_fit();
    }
}

pub(super) struct Body<'w: 'f, 'a: 'f, 'f> {
    pub(super) types: Types<'w, 'a>,
    world: &'w World<'a>,
    facts: &'f FileFacts,
    unit: u32,
    of: Instance,
    /// Module scopes, innermost last.
    modules: Vec<ModId>,
    scope: Box<[ParamBlock]>,
    /// What parameters stand for, unless the body is typed as it is written.
    env: Env,
    self_ty: Option<Ty>,
    locals: Vec<(Sym, Ty)>,
    node: u32,
    loops: u32,
    /// Conditions around that ask `is_finished()`.
    finished: u32,
    returns: Vec<Ty>,
    breaks: Vec<Ty>,
    /// Types of all bindings in order of appearance, of this walk and of the one before.
    bindings: Vec<Ty>,
    learnt: Vec<Ty>,
    /// Receivers without a type when they were met.
    open: Vec<Ty>,
    /// Values without a type when their bound was met, with the bound.
    pending: Vec<(Ty, Ty)>,
    /// What a closure inside the one argument of the next call will be called with: `Box::new(|x| ..)`.
    wrapped: expr::Expected,
    never: Ty,
    /// The call that is being typed.
    calling: Option<CallKey>,
    /// The call of every site.
    calls: Vec<Option<CallKey>>,
    /// Whether somebody asks for amounts.
    notes: bool,
    /// Calls whose value is a guard, or holds one.
    guarded: guarded::Guarded,
    out: Output,
}

/// Types one body, given all that its file says.
pub(super) fn infer<'w: 'f, 'a: 'f, 'f>(
    types: Types<'w, 'a>,
    facts: &'f FileFacts,
    of: Instance,
    notes: bool,
) -> (Output, Types<'w, 'a>) {
    let world = types.world;
    let info = &world.fns[of.function.0 as usize];
    let mut body = Body {
        types,
        world,
        facts,
        unit: info.place.unit,
        of,
        modules: Vec::new(),
        scope: info.scope.clone(),
        env: Env::default(),
        self_ty: None,
        locals: Vec::new(),
        node: 0,
        loops: 0,
        finished: 0,
        returns: Vec::new(),
        breaks: Vec::new(),
        bindings: Vec::new(),
        learnt: Vec::new(),
        open: Vec::new(),
        pending: Vec::new(),
        wrapped: None,
        never: Ty::UNKNOWN,
        calling: None,
        calls: Vec::new(),
        notes,
        guarded: guarded::Guarded::default(),
        out: Output::default(),
    };
    body.types.instance = !of.is_written();
    body.notes &= of.is_written();
    body.walk();
    let known_now =
        |body: &Body<'_, '_, '_>, ty: &Ty| !matches!(body.types.store.head(*ty), TyData::Var(_) | TyData::Unknown);
    if body.open.iter().any(|ty| known_now(&body, ty)) {
        body.learnt = std::mem::take(&mut body.bindings);
        body.open.clear();
        body.out = Output::default();
        body.walk();
    }
    body.find_held();
    body.note_expanded();
    body.types.store.clear();
    (body.out, body.types)
}

impl<'f> Body<'_, '_, 'f> {
    fn walk(&mut self) {
        let world = self.world;
        let info = &world.fns[self.of.function.0 as usize];
        let facts = &self.facts.fns[info.id.0 as usize];
        self.modules.clear();
        self.modules.push(info.place.module);
        self.types.module = info.place.module;
        self.locals.clear();
        self.returns.clear();
        self.pending.clear();
        self.calls.clear();
        self.guarded.clear();
        self.never = self.types.store.make(TyData::Prim(world.known.never));
        self.env = self.instance_env();
        self.self_ty = match (info.owner, self.of.inherits) {
            (Owner::Free, _) => None,
            (Owner::Impl(id), _) | (Owner::Trait(_), Some(id)) => Some(self.meant(world.impls[id.0 as usize].self_ty)),
            (Owner::Trait(id), None) => {
                Some(self.types.store.make(TyData::Param(world.traits[id.0 as usize].params.first)))
            }
        };
        let kind = if info.is_async { NodeKind::AsyncFn } else { NodeKind::Fn };
        let is_main = info.name == world.known.main && self.is_crate_root(info.place.module);
        let startup = info.is_async && is_main && info.attrs.runtime_main;
        let extent = world.units[self.unit as usize].place(self.facts.items[info.item.0 as usize].span);
        self.out.nodes.push(LocalNode { kind, parent: None, span: extent, startup });
        if let Some(ty) = info.self_ty {
            let ty = self.meant(ty);
            self.bind_name(world.known.self_, ty);
        }
        let first = u16::from(info.has_self);
        for (at, (pat, _)) in facts.params.iter().enumerate() {
            let ty = info.inputs.get(at).copied().unwrap_or(Ty::UNKNOWN);
            let ty = self.meant(ty);
            let ty = self.callable_param(ty, first + at as u16, 0);
            self.bind(*pat, ty);
        }
        let output = self.meant(info.output);
        self.returns.push(output);
        if let Some(body) = facts.body {
            let ty = self.expr(body, None);
            self.types.store.unify(output, ty);
        }
        self.returns.pop();
    }

    fn is_crate_root(&self, module: ModId) -> bool {
        let krate = &self.world.crates[self.world.modules[module.0 as usize].krate as usize];
        krate.root == module && krate.binary
    }

    /// Whether the function being typed is the plain `main` of a binary.
    fn in_main(&self) -> bool {
        let info = &self.world.fns[self.of.function.0 as usize];
        info.name == self.world.known.main && self.is_crate_root(info.place.module)
    }

    /// Marks what can be called among a parameter's type, so that calls of it are known as calls of the parameter.
    fn callable_param(&mut self, ty: Ty, at: u16, depth: u32) -> Ty {
        match self.types.store.head(ty) {
            TyData::Param(_) | TyData::Bound(..) | TyData::FnPtr(_) if self.types.callable(ty).is_some() => {
                self.types.store.make(TyData::ArgFn(at, ty))
            }
            TyData::Adt(adt, args) if depth < 3 && self.world.adts[adt.0 as usize].external.is_some() => {
                let old = self.types.store.list(args).to_vec();
                let new: Vec<Ty> = old.iter().map(|arg| self.callable_param(*arg, at, depth + 1)).collect();
                if new == old {
                    return ty;
                }
                let args = self.types.store.make_list(&new);
                self.types.store.make(TyData::Adt(adt, args))
            }
            _ => ty,
        }
    }

    fn sym(&self, name: Name) -> Sym {
        self.world.units[self.unit as usize].syms[name.0 as usize]
    }

    fn module(&self) -> ModId {
        self.modules.last().copied().unwrap_or(ModId(0))
    }

    /// A type written in the body; what it leaves open is inferred.
    fn written(&mut self, ty: TypeId) -> Ty {
        let place = Place { unit: self.unit, module: self.module() };
        let mut lower = Lower {
            world: self.world,
            facts: self.facts,
            terms: &mut self.types.store,
            place,
            module: place.module,
            scope: &self.scope,
            self_ty: self.self_ty,
            implicit: &[],
            holes: true,
            depth: 0,
        };
        let ty = lower.ty(ty);
        self.meant(ty)
    }

    /// A written type as this body means it.
    fn meant(&mut self, ty: Ty) -> Ty {
        if self.env.0.is_empty() {
            return self.types.norm(ty);
        }
        let env = std::mem::take(&mut self.env);
        let ty = self.types.subst(ty, &env);
        self.env = env;
        ty
    }

    fn lowering<R>(&mut self, with: impl FnOnce(&mut Lower<'_, '_, '_>) -> R) -> R {
        let place = Place { unit: self.unit, module: self.module() };
        let mut lower = Lower {
            world: self.world,
            facts: self.facts,
            terms: &mut self.types.store,
            place,
            module: place.module,
            scope: &self.scope,
            self_ty: self.self_ty,
            implicit: &[],
            holes: true,
            depth: 0,
        };
        with(&mut lower)
    }

    fn fresh(&mut self, block: ParamBlock) -> (ParamBlock, Vec<Ty>) {
        (block, (0..block.len).map(|_| self.types.store.var()).collect())
    }

    fn bind_name(&mut self, name: Sym, ty: Ty) {
        if let Some(learnt) = self.learnt.get(self.bindings.len()).copied() {
            self.types.store.unify(ty, learnt);
            // A binding of unknown type keeps what the first walk found out.
            if matches!(self.types.store.head(ty), TyData::Unknown) {
                self.bindings.push(learnt);
                self.locals.push((name, learnt));
                return;
            }
        }
        self.bindings.push(ty);
        self.locals.push((name, ty));
    }

    fn local(&self, name: Sym) -> Option<Ty> {
        self.locals.iter().rev().find(|(local, _)| *local == name).map(|(_, ty)| *ty)
    }

    /// Joins the types of branches; a branch that never ends has no say.
    fn join(&mut self, into: Ty, branch: Ty) {
        if !self.is_never(branch) {
            self.types.store.unify(into, branch);
        }
    }

    fn is_never(&self, ty: Ty) -> bool {
        matches!(self.types.store.head(ty), TyData::Prim(name) if name == self.world.known.never)
    }

    fn prim(&mut self, name: Sym) -> Ty {
        self.types.store.make(TyData::Prim(name))
    }

    fn scoped<R>(&mut self, with: impl FnOnce(&mut Self) -> R) -> R {
        let depth = self.locals.len();
        let result = with(self);
        self.locals.truncate(depth);
        result
    }

    /// An instance of a described standard type, or unknown when it is not described.
    fn lang_adt(&mut self, adt: Option<AdtId>, args: &[Ty]) -> Ty {
        let Some(adt) = adt else { return Ty::UNKNOWN };
        let wanted = self.world.adts[adt.0 as usize].params.len as usize;
        let mut args = args.to_vec();
        args.resize(wanted, Ty::UNKNOWN);
        let args = self.types.store.make_list(&args);
        self.types.store.make(TyData::Adt(adt, args))
    }

    /// Values for all parameters in scope of a function: those found, then fresh variables.
    fn complete(&mut self, function: FnIdx, mut env: Env) -> Env {
        let world = self.world;
        for block in &world.fns[function.0 as usize].scope {
            if !env.0.iter().any(|(known, _)| known == block) {
                let fresh = self.fresh(*block);
                env.0.push(fresh);
            }
        }
        env
    }
}

/// The expression ids of a list.
fn expr_ids(list: &[u32]) -> impl Iterator<Item = ExprId> + '_ {
    list.iter().map(|id| ExprId(*id))
}
