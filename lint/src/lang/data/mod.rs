//! Data files as documents: each format is a file here. What cannot be read gives no document; what is wrong with it is for others
//! to say.

pub mod attributes;
pub mod env;
pub mod json;
pub mod toml;

use crate::{base::source::Span, facts::Document};

/// Documents above this size are not read.
pub const MOST_BYTES: usize = 1 << 20;

/// The document that a file holds, by its name; none where the name or the text is of no format that is known.
pub fn document(path: &str, text: &str) -> Option<Document> {
    reader(path).filter(|_| text.len() <= MOST_BYTES).and_then(|read| read(text))
}

/// Whether a file has a format that is known, by its name.
pub fn is_known(path: &str) -> bool {
    reader(path).is_some()
}

fn reader(path: &str) -> Option<fn(&str) -> Option<Document>> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "json" => Some(json::document),
        "toml" => Some(toml::document),
        _ if name == ".env" || name.starts_with(".env.") || extension == "env" => Some(env::document),
        _ => None,
    }
}

/// Why a file gives no document, and where: what [`document`] does not say.
pub fn fault(path: &str, text: &str) -> (Span, String) {
    let whole = |message: &str| (Span::default(), message.to_string());
    if text.len() > MOST_BYTES {
        return (Span::default(), format!("this is larger than {} MiB, and is not read", MOST_BYTES >> 20));
    }
    if path.ends_with(".toml") {
        let error = ::toml::from_str::<::toml::Table>(text).err();
        let Some(error) = error else { return whole("its names are so long, or lie so deep, that it is not read") };
        let at = error.span().unwrap_or_default();
        return (
            Span::new(at.start as u32, at.end as u32),
            format!("this is not TOML: {}", first_line(error.message())),
        );
    }
    let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) else {
        return whole("its names are so long, or lie so deep, that it is not read");
    };
    let said = error.to_string();
    let start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |it| at + it.len_utf8());
    let message = said.split(" at line ").next().unwrap_or(&said);
    (Span::new(at as u32, end as u32), format!("this is not JSON: {message}"))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    const NAMES: [&str; 4] = ["a.json", "a.toml", ".env", "a.env"];

    fn is_sound(name: &str, text: &str) -> Result<(), TestCaseError> {
        let lies_inside =
            |span: Span| span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some();
        if let Some(document) = document(name, text) {
            for field in document.fields() {
                prop_assert!(lies_inside(field.key) && lies_inside(field.value), "{name}: {field:?}");
            }
        }
        let attributes = attributes::Attributes::parse(text).line_ends("a/b.json", attributes::LineEnds::default());
        prop_assert!(attributes.said.is_none_or(lies_inside));
        Ok(())
    }

    /// Names that are long, or that lie deep, stand in the pointer of everything below them.
    #[test]
    fn names_that_take_all_memory_are_not_read() {
        let (long, values) = ("n".repeat(MOST_BYTES / 2), "0,".repeat(MOST_BYTES / 5));
        assert!(document("a.json", &format!("{{\"{long}\": [{values}0]}}")).is_none());
        assert!(document("a.toml", &format!("{long} = [{values}0]")).is_none());
        assert!(document("a.toml", &format!("[{}a]", "a.".repeat(MOST_BYTES / 4))).is_none());
        assert!(document("a.toml", &format!("{}a = 0", "a.".repeat(MOST_BYTES / 4))).is_none());
    }

    proptest! {
        /// Whatever a file holds, it is read or not, and what is read lies in it.
        #[test]
        fn any_text_does_no_harm(name in prop::sample::select(&NAMES), text in "\\PC{0,200}|[\\[\\]{}\":,a=\n\\\\#.'1 ]{0,200}") {
            is_sound(name, &text)?;
        }

        #[test]
        fn documents_that_are_cut_off_do_no_harm(at in 0usize..200) {
            let json = "{\"ä\": [1, {\"b\\u00fc\": \"x\\\"\"}], \"c\": {}, \"kind\": \"feeler.policy/v1\"}";
            let cut = json.char_indices().nth(at).map_or(json, |(end, _)| &json[..end]);
            for name in NAMES {
                is_sound(name, cut)?;
            }
            let _ = json::places(cut);
        }
    }
}
