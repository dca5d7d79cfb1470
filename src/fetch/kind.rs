//! What an answer is, by the word of its server.

use super::error::Reason;
use crate::intake;

/// What a type says that is no text. Others are looked into: servers call feeds and pages by many names.
pub(super) fn strange(content_type: &str) -> Option<Reason> {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let what = match kind.split_once('/')? {
        ("image", _) => "a picture",
        ("video", _) => "a video",
        ("audio", _) => "a sound recording",
        ("font", _) => "a font",
        ("application", "pdf") => "a PDF",
        ("application", "gzip" | "x-gzip" | "x-7z-compressed" | "x-rar-compressed" | "vnd.rar") => "an archive",
        ("application", "javascript") | ("text", "javascript" | "css") => "a part of a page",
        _ => return None,
    };
    Some(Reason::Kind { what, kind: intake::clean_line(&kind) })
}
