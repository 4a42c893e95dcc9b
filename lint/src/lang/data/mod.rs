//! Data files as documents: each format is a file here. What cannot be read gives no document; what is wrong with it is for others
//! to say.

pub mod attributes;
pub mod env;
pub mod json;
pub mod toml;

use crate::facts::Document;

/// Documents above this size are not read.
const MOST_BYTES: usize = 1 << 20;

/// The document that a file holds, by its name; none where the name or the text is of no format that is known.
pub fn document(path: &str, text: &str) -> Option<Document> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        _ if text.len() > MOST_BYTES => None,
        "json" => json::document(text),
        "toml" => toml::document(text),
        _ if name == ".env" || name.starts_with(".env.") || extension == "env" => Some(env::document(text)),
        _ => None,
    }
}
