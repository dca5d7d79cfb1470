//! Any input to the reports and briefings in it.

use super::error::{Error, Note, Notes};
use super::feed::{Feed, Item};
use super::form::{self, Form};
use super::{ContentType, Document, Given, MAX_FILE, bundle, charset, json, label, matter, report};
use crate::briefing::Article;

/// What an input holds: one report, or many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The reports and briefings, in their order.
    pub parts: Vec<Part>,
    /// What in it could not be read, each with its name and why.
    pub failures: Vec<String>,
    /// What there is to note of what was read.
    pub notes: Vec<Note>,
}

/// One report or briefing of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The name of the input, and of what in it this is (`reports.zip: a.html`, `feed.xml: item 3`).
    pub name: String,
    /// What it was made from, where that is not the whole input.
    pub bytes: Option<Vec<u8>>,
    /// What it is.
    pub document: Document,
}

/// All that an input holds: plain text, a page, a briefing's JSON, each item of a feed, each file of a ZIP archive. What it
/// is, its bytes tell, and where they do not, `content_type` and the name's ending.
pub fn documents(bytes: &[u8], content_type: &ContentType, given: &Given, file: &str) -> Result<Contents, Error> {
    let mut notes = Notes::new(file);
    let mut contents = if bundle::is_zip(bytes) {
        if bytes.len() > MAX_FILE {
            return Err(Error::TooLarge { file: file.to_owned() });
        }
        bundle::read(bytes, &given.of_several(), file, &mut notes)?
    } else {
        one(bytes, content_type, given, file, &mut notes)?
    };
    if contents.parts.len() > 1 && *given != given.of_several() {
        notes.add(None, "a title and an address are of one report; those given are not used for the several in this");
    }
    contents.notes.splice(0..0, notes.finish());
    Ok(contents)
}

/// The report of a page, or of plain text, as it lies at an address. `given` wins over what the page says of itself, and
/// that over `otherwise`: what a feed says of it, the name of the feed.
pub fn page(
    bytes: &[u8],
    content_type: &ContentType,
    given: &Given,
    otherwise: &Given,
    file: &str,
) -> Result<(Article, Vec<Note>), Error> {
    let mut notes = Notes::new(file);
    let (text, form) = text(bytes, content_type, file, &mut notes)?;
    let unread =
        |what: &str| Error::Unread { file: file.to_owned(), problem: format!("{what}, and no page of a report") };
    let article = match form {
        Form::Page => super::page::read(text, given, otherwise, file, &mut notes)?,
        Form::Text if json::is_json(&text, file) => return Err(unread("JSON")),
        Form::Text => report(&text, &given.over(otherwise.clone()), file, &mut notes)?,
        Form::Feed => return Err(unread("a feed")),
        Form::OtherXml => return Err(unread("XML")),
    };
    Ok((article, notes.finish()))
}

/// The feed of these bytes. Of `given`, the outlet wins over the feed's title, and the day over those of its items.
pub fn feed(bytes: &[u8], content_type: &ContentType, given: &Given, file: &str) -> Result<(Feed, Vec<Note>), Error> {
    let mut notes = Notes::new(file);
    let (text, form) = text(bytes, content_type, file, &mut notes)?;
    let what = match form {
        Form::Feed => return Ok((super::feed::read(text, given, file, &mut notes)?, notes.finish())),
        Form::Page => "a page of HTML; the feed is at another address, which the page may name",
        Form::OtherXml => "another kind of XML",
        Form::Text => "text",
    };
    Err(Error::Unread { file: file.to_owned(), problem: format!("no RSS, Atom or JSON Feed but {what}") })
}

/// What bytes hold that are no archive.
pub(super) fn one(
    bytes: &[u8],
    content_type: &ContentType,
    given: &Given,
    file: &str,
    notes: &mut Notes,
) -> Result<Contents, Error> {
    let (text, form) = text(bytes, content_type, file, notes)?;
    let document = match form {
        Form::Feed => return of_feed(super::feed::read(text, given, file, notes)?, file, notes),
        Form::Page => Document::Report(super::page::read(text, given, &Given::default(), file, notes)?),
        Form::Text if json::is_json(&text, file) => {
            if *given != Given::default() {
                notes.add(
                    None,
                    "a briefing says for itself what it is about; the options given for reports are not used",
                );
            }
            Document::Briefings(json::read(&text, file, notes)?)
        }
        Form::Text => Document::Report(report(&text, given, file, notes)?),
        Form::OtherXml => {
            let problem = "XML, but no feed: RSS and Atom are read".to_owned();
            return Err(Error::Unread { file: file.to_owned(), problem });
        }
    };
    Ok(Contents { parts: vec![Part { name: file.to_owned(), bytes: None, document }], ..Contents::default() })
}

fn of_feed(feed: Feed, file: &str, notes: &mut Notes) -> Result<Contents, Error> {
    let all = feed.items.len();
    let short = feed.items.iter().filter(|item| !item.is_whole).count();
    if short > 0 {
        notes.add(
            None,
            format!("{short} of {all} items hold no more than a summary; the reports are the pages they link to"),
        );
    }
    let part = |item: Item| {
        let name = super::feed::name(file, item.number);
        Some(Part { name, bytes: Some(item.text.into_bytes()), document: Document::Report(item.article?) })
    };
    let parts: Vec<Part> = feed.items.into_iter().filter_map(part).collect();
    if parts.is_empty() {
        return Err(Error::Unread { file: file.to_owned(), problem: "a feed without items".to_owned() });
    }
    Ok(Contents { parts, ..Contents::default() })
}

/// The decoded text of bytes, and what it is.
fn text(bytes: &[u8], content_type: &ContentType, file: &str, notes: &mut Notes) -> Result<(String, Form), Error> {
    if bytes.len() > MAX_FILE {
        return Err(Error::TooLarge { file: file.to_owned() });
    }
    if bytes.trim_ascii().is_empty() {
        return Err(Error::Empty { file: file.to_owned() });
    }
    let in_matter = matter::declared_charset(bytes, file)?;
    let declared = in_matter.or_else(|| label::declared(bytes, content_type));
    let text = charset::decode(bytes, declared, file, notes)?;
    let form = form::of(&text, content_type, file);
    Ok((text, form))
}
