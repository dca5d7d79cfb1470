//! The text of a piece of HTML, as feeds have it.

/// Elements that end a line.
const BLOCKS: [&str; 16] =
    ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote", "figure", "table"];

/// Elements whose content is no text.
const UNSEEN: [&str; 4] = ["script", "style", "iframe", "figcaption"];

/// The text of `html`, each block a line; character references are left to intake.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut unseen: Option<String> = None;
    while let Some((text, tag)) = rest.split_once('<') {
        if unseen.is_none() {
            out.push_str(&text.replace(['\n', '\r'], " "));
        }
        let Some((inner, after)) = tag.split_once('>') else {
            rest = "";
            break;
        };
        let name: String = inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match &unseen {
            Some(open) if inner.starts_with('/') && *open == name => unseen = None,
            None if UNSEEN.contains(&name.as_str()) && !inner.starts_with('/') => unseen = Some(name),
            None if BLOCKS.contains(&name.as_str()) => out.push('\n'),
            _ => {}
        }
        rest = after;
    }
    if unseen.is_none() {
        out.push_str(rest);
    }
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
