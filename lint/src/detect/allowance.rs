//! Which calls and bodies an allowance covers.

use crate::{
    base::source::{FileId, LineIndex},
    facts::{NodeId, NodeKind, Program, SiteId},
};
use rustc_hash::FxHashMap;

/// An allowance in a source file.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The file.
    pub file: FileId,
    /// Index among the file's allowances.
    pub index: u32,
    /// Canonical codes of the rules that it allows.
    pub codes: Vec<String>,
    /// Offset of the first code that it covers.
    pub target: u32,
    /// Whether it stands above a line (then it may cover a whole function) or trails one.
    pub own_line: bool,
}

/// Allowances by what they cover.
#[derive(Debug, Default)]
pub struct AllowanceSet {
    /// Calls: (call, position in the list of allowances).
    sites: Vec<(SiteId, u32)>,
    /// Bodies.
    nodes: Vec<(NodeId, u32)>,
}

impl AllowanceSet {
    /// Finds what every allowance covers. `lines` knows the files that have allowances.
    pub fn new(program: &Program, allowances: &[Allowance], lines: &FxHashMap<FileId, LineIndex>) -> Self {
        let mut set = Self::default();
        if allowances.is_empty() {
            return set;
        }
        let mut by_file: FxHashMap<FileId, Vec<u32>> = FxHashMap::default();
        for (at, allowance) in allowances.iter().enumerate() {
            by_file.entry(allowance.file).or_default().push(at as u32);
        }
        let whole = set.functions(program, allowances, &by_file);
        for (at, site) in program.sites.iter().enumerate() {
            let (Some(own), Some(lines)) = (by_file.get(&site.at.file), lines.get(&site.at.file)) else { continue };
            for allowance in own.iter().filter(|at| !whole.contains(at)) {
                let line = lines.line_of(allowances[*allowance as usize].target);
                if line == lines.line_of(site.at.span.start) || line == lines.line_of(site.focus.start) {
                    set.sites.push((SiteId(at as u32), *allowance));
                }
            }
        }
        set
    }

    /// Allowances above a function cover its body and everything written in it.
    fn functions(
        &mut self,
        program: &Program,
        allowances: &[Allowance],
        by_file: &FxHashMap<FileId, Vec<u32>>,
    ) -> Vec<u32> {
        let mut whole = Vec::new();
        let mut extents = Vec::new();
        for node in &program.nodes {
            if !matches!(node.kind, NodeKind::Fn | NodeKind::AsyncFn) {
                continue;
            }
            for allowance in by_file.get(&node.at.file).into_iter().flatten() {
                let info = &allowances[*allowance as usize];
                if info.own_line && node.extent.start <= info.target && info.target <= node.at.span.start {
                    extents.push((node.at.file, node.extent, *allowance));
                    whole.push(*allowance);
                }
            }
        }
        for (at, node) in program.nodes.iter().enumerate() {
            for (file, extent, allowance) in &extents {
                if node.at.file == *file && extent.covers(node.extent) {
                    self.nodes.push((NodeId(at as u32), *allowance));
                }
            }
        }
        whole
    }

    /// Cut masks for one rule: by site and by node.
    pub fn masks(&self, program: &Program, allowances: &[Allowance], code: &str) -> (Vec<bool>, Vec<bool>) {
        let (mut sites, mut nodes) = (vec![false; program.sites.len()], vec![false; program.nodes.len()]);
        let concerns = |at: u32| allowances[at as usize].codes.iter().any(|it| it == code);
        for (site, at) in &self.sites {
            sites[site.0 as usize] |= concerns(*at);
        }
        for (node, at) in &self.nodes {
            nodes[node.0 as usize] |= concerns(*at);
        }
        (sites, nodes)
    }

    /// Calls that an allowance covers, with its position.
    pub fn sites(&self) -> &[(SiteId, u32)] {
        &self.sites
    }

    /// Bodies that an allowance covers, with its position.
    pub fn nodes(&self) -> &[(NodeId, u32)] {
        &self.nodes
    }
}
