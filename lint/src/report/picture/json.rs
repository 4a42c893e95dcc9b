//! A picture as data, version 1; `schemas/graph.schema.json` describes it.

use super::{Picture, PictureBox};
use crate::{
    base::finding::Confidence,
    report::json::{TOOL, Tool, VERSION},
};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    tool: Tool,
    title: &'a str,
    nodes: Vec<NodeOut<'a>>,
    edges: Vec<EdgeOut<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct NodeOut<'a> {
    id: usize,
    kind: &'static str,
    symbol: &'a str,
    path: Option<&'a str>,
    line: Option<u32>,
    class: Option<&'a str>,
    root: bool,
    hidden_callers: usize,
    hidden_calls: usize,
}

#[derive(Serialize)]
struct EdgeOut<'a> {
    from: usize,
    to: usize,
    confidence: Confidence,
    awaits: bool,
    calls: Vec<CallOut<'a>>,
}

#[derive(Serialize)]
struct CallOut<'a> {
    path: &'a str,
    line: u32,
}

/// Renders a picture.
pub fn render(picture: &Picture) -> String {
    let nodes = picture.boxes.iter().enumerate().map(|(id, it)| node(picture, id, it)).collect();
    let edges = picture.arrows.iter().map(|arrow| EdgeOut {
        from: arrow.from,
        to: arrow.to,
        confidence: arrow.confidence,
        awaits: arrow.awaits,
        calls: arrow.calls.iter().map(|call| CallOut { path: &call.path, line: call.line }).collect(),
    });
    let (title, notes) = (picture.title.as_str(), picture.notes.as_slice());
    let document = Document { version: VERSION, tool: TOOL, title, nodes, edges: edges.collect(), notes };
    // Plain data with string keys always serialises.
    crate::report::run::visible_json(serde_json::to_string_pretty(&document).unwrap_or_default() + "\n")
}

fn node<'a>(picture: &Picture, id: usize, it: &'a PictureBox) -> NodeOut<'a> {
    NodeOut {
        id,
        kind: it.kind.word(),
        symbol: &it.symbol,
        path: it.place.as_ref().map(|place| place.path.as_str()),
        line: it.place.as_ref().map(|place| place.line),
        class: it.class.as_deref(),
        root: picture.roots.contains(&id),
        hidden_callers: it.hidden.0,
        hidden_calls: it.hidden.1,
    }
}
