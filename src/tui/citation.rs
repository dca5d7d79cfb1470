//! A record's citation, as text for a report of one's own: quote, outlet, date, paragraph, link.

use super::desk::Desk;
use crate::briefing::Record;
use crate::typeset::isolate_auto;

/// `“quote” — outlet, 2020-06-04, ¶ 21, https://…`; none where the record's report is not loaded.
pub fn of(desk: &Desk, record: Record<'_>) -> Option<String> {
    text(desk, record, str::to_owned)
}

/// The same for the screen, where no part is torn apart by the order of another: a day behind Arabic stays a day.
pub fn shown(desk: &Desk, record: Record<'_>) -> Option<String> {
    text(desk, record, |part| isolate_auto(part).to_string())
}

fn text(desk: &Desk, record: Record<'_>, part: impl Fn(&str) -> String) -> Option<String> {
    let evidence = record.evidence().first()?;
    let (_, article) = desk.article(evidence)?;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.outlet.clone());
    if article.outlet.is_none() {
        parts.extend(article.title.clone());
    }
    parts.extend(article.published.map(|day| day.to_string()));
    parts.push(format!("¶ {}", evidence.paragraph));
    parts.extend(article.url.as_deref().and_then(address));
    let source = parts.iter().map(|text| part(text)).collect::<Vec<_>>().join(", ");
    let text = format!("{} — {source}", part(&format!("“{}”", evidence.quote)));
    Some(text.chars().filter(|c| !c.is_control()).collect())
}

/// A web address, fit to be sent to a terminal: nothing but printable ASCII, other bytes escaped as URLs do.
pub fn address(url: &str) -> Option<String> {
    let web = ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    let escaped =
        |byte: u8| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    web.then(|| url.bytes().map(escaped).collect())
}

/// The sequence that asks the terminal to put a text on the clipboard (OSC 52); it works over SSH and in tmux.
pub fn clipboard(text: &str) -> String {
    use base64::Engine;
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    format!("\u{1b}]52;c;{encoded}\u{7}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_cannot_carry_a_control() {
        assert_eq!(address("https://a.example/\u{1b}]8;;x\u{7}").unwrap(), "https://a.example/%1B]8;;x%07");
        assert_eq!(address("https://a.example/خبر").unwrap(), "https://a.example/%D8%AE%D8%A8%D8%B1");
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("file:///etc/passwd"), None);
    }

    #[test]
    fn the_clipboard_sequence_is_base64() {
        assert_eq!(clipboard("موجز"), "\u{1b}]52;c;2YXZiNis2LI=\u{7}");
    }
}
