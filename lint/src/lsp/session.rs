//! What is known of the client: what it can do, its folders, its open documents.

use super::convert::{Encoding, to_path, to_uri};
use crate::engine::{inputs::Buffer, walk::real};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// What the client can do, as far as it matters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Abilities {
    pub(super) encoding: Encoding,
    /// Diagnostics with related places.
    pub(super) related: bool,
    /// Edits that say which version of a document they are for.
    pub(super) document_changes: bool,
    /// Progress that the server starts.
    pub(super) progress: bool,
    /// Watching files for the server.
    pub(super) watches: bool,
}

impl Abilities {
    pub(super) fn new(params: &Value) -> Self {
        let capabilities = &params["capabilities"];
        let can = |path: &str| capabilities.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        Self {
            encoding: Encoding::negotiate(&capabilities["general"]["positionEncodings"]),
            related: can("/textDocument/publishDiagnostics/relatedInformation"),
            document_changes: can("/workspace/workspaceEdit/documentChanges"),
            progress: can("/window/workDoneProgress"),
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}

/// An open document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// Its address in the client's spelling.
    pub(super) uri: String,
    pub(super) version: i64,
    pub(super) text: String,
}

/// Folders and documents. Paths are free of symbolic links; the client gets back the names that it gave.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// Real paths, with the client's own.
    folders: BTreeMap<PathBuf, PathBuf>,
    pub(super) documents: BTreeMap<PathBuf, Document>,
}

impl Workspace {
    /// Folders of `initialize`: the list, else the older single ones.
    pub(super) fn open(&mut self, params: &Value) {
        match params["workspaceFolders"].as_array() {
            Some(list) => list.iter().for_each(|it| self.add_folder(it)),
            None => {
                let path = params["rootPath"].as_str().map(PathBuf::from);
                let path = params["rootUri"].as_str().and_then(to_path).or(path);
                self.folders.extend(path.map(|it| (real(&it), it)));
            }
        }
    }

    pub(super) fn change_folders(&mut self, event: &Value) {
        let list = |key: &str| event[key].as_array().cloned().unwrap_or_default();
        for path in list("removed").iter().filter_map(|it| it["uri"].as_str().and_then(to_path)) {
            self.folders.retain(|_, named| *named != path);
        }
        list("added").iter().for_each(|it| self.add_folder(it));
    }

    fn add_folder(&mut self, folder: &Value) {
        let path = folder["uri"].as_str().and_then(to_path);
        self.folders.extend(path.map(|it| (real(&it), it)));
    }

    pub(super) fn folders(&self) -> Vec<PathBuf> {
        self.folders.keys().cloned().collect()
    }

    /// Takes in a document. One without a file (`untitled:`) is nobody's.
    pub(super) fn open_document(&mut self, item: &Value) -> Option<()> {
        let uri = item["uri"].as_str()?;
        let version = item["version"].as_i64().unwrap_or(0);
        let document = Document { uri: uri.to_string(), version, text: item["text"].as_str()?.to_string() };
        self.documents.insert(real(&to_path(uri)?), document);
        Some(())
    }

    /// Changes come as whole texts; the last one counts.
    pub(super) fn change_document(&mut self, params: &Value) -> Option<()> {
        let path = self.path(&params["textDocument"])?;
        let last = params["contentChanges"].as_array()?.last()?;
        let text = last["text"].as_str().filter(|_| last.get("range").is_none())?;
        let document = self.documents.get_mut(&path)?;
        document.text = text.to_string();
        document.version = params["textDocument"]["version"].as_i64().unwrap_or(document.version + 1);
        Some(())
    }

    pub(super) fn close_document(&mut self, item: &Value) -> Option<()> {
        let path = self.path(item)?;
        self.documents.remove(&path).map(|_| ())
    }

    /// The real path of a document.
    pub(super) fn path(&self, item: &Value) -> Option<PathBuf> {
        let uri = item["uri"].as_str()?;
        let open = self.documents.iter().find(|(_, document)| document.uri == uri).map(|(path, _)| path.clone());
        open.or_else(|| to_path(uri).map(|path| real(&path)))
    }

    /// The address of a real path, as the client spells it.
    pub(super) fn uri(&self, path: &Path) -> String {
        if let Some(document) = self.documents.get(path) {
            return document.uri.clone();
        }
        let inside = |(real, named): (&PathBuf, &PathBuf)| path.strip_prefix(real).ok().map(|rest| named.join(rest));
        let named = self.folders.iter().rev().find_map(inside);
        to_uri(named.as_deref().unwrap_or(path))
    }

    /// Rust that is open, in place of its files.
    pub(super) fn texts(&self) -> Vec<Buffer> {
        let rust = self.documents.iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "rs"));
        rust.map(|(path, document)| Buffer { path: path.clone(), bytes: document.text.clone().into_bytes() }).collect()
    }

    pub(super) fn versions(&self) -> BTreeMap<PathBuf, i64> {
        self.documents.iter().map(|(path, document)| (path.clone(), document.version)).collect()
    }
}
