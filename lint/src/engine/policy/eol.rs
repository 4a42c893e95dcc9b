//! Whether git leaves the bytes of a file alone, by the `.gitattributes` above it.

use super::super::sources::Texts;
use crate::lang::data::attributes::{Attributes, LineEnds};
use std::collections::BTreeMap;

/// The file that says so.
pub(super) const NAME: &str = ".gitattributes";

/// The files of attributes of a project, each read once.
pub(super) struct Folders<'t> {
    texts: &'t Texts,
    /// By the path of the file.
    known: BTreeMap<String, Option<Attributes>>,
}

impl<'t> Folders<'t> {
    pub(super) fn of(texts: &'t Texts) -> Self {
        Self { texts, known: BTreeMap::new() }
    }

    /// What becomes of the line ends of a file, and the attribute file that said the last of it. Nothing where no file says a word.
    pub(super) fn line_ends(&mut self, path: &str) -> Option<(LineEnds, Option<String>)> {
        let mut ends = LineEnds::default();
        let mut by = None;
        let mut any = false;
        let folders = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
        for start in folders {
            let file = format!("{}{NAME}", &path[..start]);
            let texts = self.texts;
            let read = || texts.read(&file).ok().map(|text| Attributes::parse(&text));
            let Some(attributes) = self.known.entry(file.clone()).or_insert_with(read) else { continue };
            any = true;
            let more = attributes.line_ends(&path[start..], ends);
            if more.said.is_some() {
                by = Some(file);
                ends = more;
            }
        }
        any.then_some((ends, by))
    }
}
