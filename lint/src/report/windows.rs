//! The source excerpts of one finding as one document that miette can read: windows of several files, one behind the other, each
//! with its own name and line numbers.
//!
//! Two things come of it. miette's own sources walk a file from its first byte for every label, which takes seconds on long files;
//! here only the lines that are shown are ever touched. And the hops of a chain become snippets of one diagnostic, in the order in
//! which they run, whatever files they are in. Lines are cut to the width that there is.

use super::text;
use crate::base::source::{SourceText, Span};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::sync::Arc;
use unicode_width::UnicodeWidthChar;

/// Lines shown before and behind a marked one.
pub(super) const CONTEXT: u32 = 1;

/// A place to mark.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its file.
    pub(super) source: Arc<SourceText>,
    /// Its range; what goes beyond the first line is not marked.
    pub(super) span: Span,
    /// What to write at it; empty for nothing.
    pub(super) label: String,
    /// Whether the snippet's heading gives the line and column of this one.
    pub(super) primary: bool,
}

/// Consecutive lines of one file.
#[derive(Debug)]
struct Window {
    name: String,
    /// Number of the first line, from 0.
    first_line: usize,
    /// Offsets in the document: the start of every line, and the end.
    starts: Vec<usize>,
}

/// All windows of a finding.
#[derive(Debug, Default)]
pub(super) struct Document {
    text: String,
    windows: Vec<Window>,
    labels: Vec<LabeledSpan>,
    /// Offset of every label with its column in the file, from 0.
    columns: Vec<(usize, usize)>,
}

impl Document {
    /// Lays out marks in the given order. `width` is that of the terminal.
    pub(super) fn new(marks: &[Mark], width: usize) -> Self {
        let mut document = Self::default();
        for group in groups(marks) {
            document.add_window(&group, width);
        }
        document
    }

    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.labels.iter().cloned()
    }

    fn add_window(&mut self, marks: &[&Mark], width: usize) {
        let source = &marks[0].source;
        let line_of = |mark: &Mark| source.lines.line_of(mark.span.start.min(source.text.len() as u32));
        let first = marks.iter().map(|it| line_of(it)).min().unwrap_or(0).saturating_sub(CONTEXT);
        let last = marks.iter().map(|it| line_of(it)).max().unwrap_or(0) + CONTEXT;
        let last = last.min(source.lines.lines().saturating_sub(1));
        // A line break at the very end of a file begins no line that a person would count.
        let last = if last > first && source.lines.line_span(&source.text, last) == empty_end(source) {
            last - 1
        } else {
            last
        };
        let gutter = (last + 1).to_string().len() + 4;
        let room = width.saturating_sub(gutter).max(20);
        let name = text::tail(&text::tame(&source.path), width.saturating_sub(gutter + 16).max(10));
        let mut window = Window { name, first_line: first as usize, starts: Vec::new() };
        for line in first..=last {
            window.starts.push(self.text.len());
            let own: Vec<&Mark> = marks.iter().copied().filter(|it| line_of(it) == line).collect();
            self.add_line(source, line, &own, room);
            self.text.push('\n');
        }
        window.starts.push(self.text.len());
        self.windows.push(window);
    }

    /// Adds one line, cut on both sides so that its marks are seen and what is written at them fits.
    fn add_line(&mut self, source: &SourceText, line: u32, marks: &[&Mark], room: usize) {
        let whole = source.lines.line_span(&source.text, line);
        let cells =
            cells(source.slice(whole), marks.iter().map(|it| it.span.end - whole.start).max().unwrap_or(0), room);
        let column_at = |offset: u32| column_of(&cells, offset.saturating_sub(whole.start));
        let skip = marks.first().map_or(0, |mark| skip(column_at(mark.span.start), column_at(mark.span.end), room));
        let base = self.text.len();
        let shown = visible(&cells, skip, room);
        self.text.push_str(&shown.text);
        for mark in marks {
            let start = shown.offset(column_at(mark.span.start));
            // A mark over half of the line says where it is; the other half is for what is written at it.
            let end = column_at(mark.span.end.min(whole.end)).min(column_at(mark.span.start) + room / 2);
            let end = shown.offset(end).max(start);
            let middle = text::width(&shown.text[..start]) + text::width(&shown.text[start..end]) / 2;
            let label = text::wrap(&text::tame(&mark.label), room.saturating_sub(middle + 5).max(8)).join("\n");
            let label = (!label.is_empty()).then_some(label);
            let span = SourceSpan::from((base + start, end - start));
            self.columns.push((base + start, source.position(mark.span.start).column as usize - 1));
            self.labels.push(match mark.primary {
                true => LabeledSpan::new_primary_with_span(label, span),
                false => LabeledSpan::new_with_span(label, span),
            });
        }
    }
}

fn empty_end(source: &SourceText) -> Span {
    Span::new(source.text.len() as u32, source.text.len() as u32)
}

/// Splits marks into windows: neighbours in the chain that are neighbours in a file share one.
fn groups(marks: &[Mark]) -> Vec<Vec<&Mark>> {
    let mut groups: Vec<Vec<&Mark>> = Vec::new();
    for run in marks.chunk_by(|a, b| a.source.path == b.source.path) {
        let line_of = |mark: &Mark| mark.source.lines.line_of(mark.span.start);
        let mut by_line: Vec<(usize, &Mark)> = run.iter().enumerate().collect();
        by_line.sort_by_key(|(at, mark)| (line_of(mark), *at));
        let mut clusters: Vec<(usize, Vec<&Mark>)> = by_line
            .chunk_by(|(_, a), (_, b)| line_of(b) - line_of(a) <= 2 * CONTEXT + 1)
            .map(|chunk| {
                (chunk.iter().map(|(at, _)| *at).min().unwrap_or(0), chunk.iter().map(|(_, mark)| *mark).collect())
            })
            .collect();
        clusters.sort_by_key(|(first, _)| *first);
        groups.extend(clusters.into_iter().map(|(_, marks)| marks));
    }
    groups
}

/// A character as it is shown.
struct Cell {
    /// Offset in the line.
    offset: u32,
    /// Column of its first cell.
    column: usize,
    shown: char,
}

/// The characters of a line with their columns. A line of a megabyte is not read further than its marks need.
fn cells(line: &str, marked_to: u32, room: usize) -> Vec<Cell> {
    let (mut cells, mut column) = (Vec::new(), 0);
    let mut tamed = String::new();
    for (offset, it) in line.char_indices() {
        if offset > marked_to as usize && cells.len() > 4 * room + marked_to as usize {
            break;
        }
        tamed.clear();
        text::tame_char(it, &mut tamed);
        for shown in tamed.chars() {
            cells.push(Cell { offset: offset as u32, column, shown });
            column += shown.width().unwrap_or(0);
        }
    }
    cells
}

/// The column of a byte offset; the column behind the last character for what lies beyond.
fn column_of(cells: &[Cell], offset: u32) -> usize {
    let at = cells.partition_point(|it| it.offset < offset);
    match (cells.get(at), cells.last()) {
        (Some(cell), _) => cell.column,
        (None, Some(last)) => last.column + last.shown.width().unwrap_or(0),
        (None, None) => 0,
    }
}

/// Columns a label wants to the right of the middle of its mark.
const LABEL: usize = 36;

/// How many columns to leave out at the left so that a mark and what is written at it are seen.
fn skip(start: usize, end: usize, room: usize) -> usize {
    let middle = start + end.saturating_sub(start).min(room / 2) / 2;
    // The ellipsis takes a column, and the mark should have something in front of it.
    (middle + LABEL).saturating_sub(room).min(start.saturating_sub(2))
}

/// The part of a line that is shown.
struct Shown {
    text: String,
    /// Column in the line and offset in `text` of every character.
    places: Vec<(usize, usize)>,
}

impl Shown {
    /// Where a column of the line is in the text; what is cut off is at its nearer end.
    fn offset(&self, column: usize) -> usize {
        let at = self.places.partition_point(|(it, _)| *it < column);
        self.places.get(at).map_or(self.text.len(), |(_, offset)| *offset)
    }
}

fn visible(cells: &[Cell], skip: usize, room: usize) -> Shown {
    let mut shown = Shown { text: String::new(), places: Vec::new() };
    let mut used = 0;
    if skip > 0 {
        shown.text.push('…');
        used = 1;
    }
    let end = cells.last().map_or(0, |it| it.column + it.shown.width().unwrap_or(0));
    let fits = used + end.saturating_sub(skip) <= room;
    for cell in cells.iter().filter(|it| it.column >= skip) {
        let width = cell.shown.width().unwrap_or(0);
        if used + width > if fits { room } else { room - 1 } {
            shown.text.push('…');
            break;
        }
        shown.places.push((cell.column, shown.text.len()));
        shown.text.push(cell.shown);
        used += width;
    }
    shown
}

impl SourceCode for Document {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let holds = |it: &&Window| it.starts[0] <= start && end < it.starts[it.starts.len() - 1];
        let window = self.windows.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let line_of = |offset: usize| window.starts.partition_point(|it| *it <= offset) - 1;
        let first = line_of(start).saturating_sub(before);
        let last = (line_of(end) + after).min(window.starts.len() - 2);
        let (from, to) = (window.starts[first], window.starts[last + 1] - 1);
        // The heading asks without context, and wants the column in the file; the excerpt begins at a line.
        let column = if before > 0 { None } else { self.columns.iter().find(|it| it.0 == start).map(|it| it.1) };
        let contents = MietteSpanContents::new_named(
            window.name.clone(),
            &self.text.as_bytes()[from..to],
            SourceSpan::from((from, to - from)),
            window.first_line + first,
            column.unwrap_or(0),
            last + 1 - first,
        );
        Ok(Box::new(contents))
    }
}
