//! What a text is: a page, a feed, or none of these, by how it begins.

use super::ContentType;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// HTML.
    Page,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// Another kind of XML.
    OtherXml,
    /// Plain text, or a briefing's JSON.
    Text,
}

/// Elements that HTML without its head begins with.
const ELEMENTS: [&str; 37] = [
    "a",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "title",
    "u",
    "ul",
];

/// So many bytes hold the version of a JSON Feed.
const JSON_HEAD: usize = 4096;

/// What `text` is. Its beginning tells; where it does not, what the server says, then the name's ending.
pub(super) fn of(text: &str, content_type: &ContentType, file: &str) -> Form {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.starts_with('{') {
        let head = (0..=JSON_HEAD).rev().find_map(|end| text.get(..end)).unwrap_or(text);
        return if head.contains("jsonfeed.org/version") { Form::Feed } else { Form::Text };
    }
    let (root, is_xml) = root(text);
    let is_element = |known: &&str| root.eq_ignore_ascii_case(known);
    if ["rss", "feed", "rdf:rdf"].iter().any(is_element) || is_xml && root == "entry" {
        Form::Feed
    } else if ELEMENTS.iter().any(is_element) || root == DOCTYPE {
        Form::Page
    } else if is_xml {
        Form::OtherXml
    } else if text.contains("</") && (content_type.form == Some(Form::Page) || is_named_page(file)) {
        Form::Page
    } else {
        Form::Text
    }
}

fn is_named_page(file: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, ending)| ["html", "htm", "xhtml"].iter().any(|e| ending.eq_ignore_ascii_case(e)))
}

/// Stands for the first element where a document type says that it is HTML.
const DOCTYPE: &str = "!doctype html";

/// The name of the first element, and whether an XML declaration stands before it.
fn root(text: &str) -> (&str, bool) {
    let (mut rest, mut is_xml) = (text, false);
    loop {
        rest = rest.trim_start();
        let after = if rest.starts_with("<?") {
            is_xml |= rest.starts_with("<?xml");
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if starts_with(rest, DOCTYPE) {
            return (DOCTYPE, is_xml);
        } else if starts_with(rest, "!doctype") {
            let is_internal = rest.split('>').next().is_some_and(|declaration| declaration.contains('['));
            rest.split_once(if is_internal { "]>" } else { ">" })
        } else {
            let name = rest.strip_prefix('<').unwrap_or_default();
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != ':' && c != '-').unwrap_or(name.len());
            return (name.get(..end).unwrap_or_default(), is_xml);
        };
        let Some((_, after)) = after else { return ("", is_xml) };
        rest = after;
    }
}

fn starts_with(text: &str, declaration: &str) -> bool {
    text.get(1..=declaration.len()).is_some_and(|start| start.eq_ignore_ascii_case(declaration))
        && text.starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_tells_what_a_text_is() {
        for (text, form) in [
            ("<!DOCTYPE html><p>", Form::Page),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\"><html>", Form::Page),
            ("<!-- <rss> --> <HTML>", Form::Page),
            ("<p>نص</p>", Form::Page),
            ("\u{feff}\n<?xml version=\"1.0\"?><?xml-stylesheet x?><rss version=\"2.0\">", Form::Feed),
            ("<!DOCTYPE rss [<!ENTITY a \"b>c\">]><rss>", Form::Feed),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Form::Feed),
            ("<rdf:RDF>", Form::Feed),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"}", Form::Feed),
            ("{\"schema\": \"mujaz.briefing/1\"}", Form::Text),
            ("<?xml version=\"1.0\"?><opml>", Form::OtherXml),
            ("قال <p> الوزير", Form::Text),
            ("<<< خبر", Form::Text),
            ("<!--", Form::Text),
            ("", Form::Text),
        ] {
            assert_eq!(of(text, &ContentType::default(), "x"), form, "{text}");
        }
    }

    #[test]
    fn what_is_said_of_it_helps_where_the_beginning_does_not_tell() {
        let text = "نص <b>مهم</b>";
        assert_eq!(of(text, &ContentType::default(), "x.HTM"), Form::Page);
        assert_eq!(of(text, &ContentType::parse("text/html"), "x"), Form::Page);
        assert_eq!(of("نص", &ContentType::parse("text/html"), "x.html"), Form::Text);
    }
}
