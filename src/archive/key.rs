//! What tells one report from another, whatever is changed in its text.

use crate::arabic::letters;
use crate::briefing::Article;

/// Parameters of an address that say where a reader came from, not what is read.
const TRACKING: [&str; 8] = ["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ocid", "at_medium", "at_campaign"];

/// How many bytes of a first line make it one that no other report has: less may be a rubric ("breaking").
const TELLING: usize = 40;

/// The key of a report: its address, without what does not change the page; else outlet, day and headline; and where
/// nobody published it or the first line tells too little, all of its text. Two outlets may well share a headline.
pub fn key(article: &Article) -> String {
    if let Some(address) = article.url.as_deref().and_then(address) {
        return address;
    }
    let text = text_key(&article.id);
    let Some(outlet) = article.outlet.as_deref().map(letters::folded) else { return text };
    let day = article.published.map(|day| day.to_string()).unwrap_or_default();
    let first = article.paragraphs.first().map(|paragraph| letters::folded(&paragraph.text)).unwrap_or_default();
    if first.len() < TELLING {
        return text;
    }
    format!("title:{outlet}|{day}|{first}")
}

/// The key of a report of which only the text is known.
pub(super) fn text_key(id: &str) -> String {
    format!("text:{id}")
}

/// An address as a key: the same page over HTTP and HTTPS, with and without a fragment, a final slash and words of
/// tracking, has one.
pub(super) fn address(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    let mut key = format!("{}{}", host.strip_prefix("www.").unwrap_or(host), url.path().trim_end_matches('/'));
    let is_kept = |name: &str| !name.starts_with("utm_") && !TRACKING.contains(&name);
    let mut kept: Vec<String> =
        url.query_pairs().filter(|(name, _)| is_kept(name)).map(|(name, value)| format!("{name}={value}")).collect();
    kept.sort();
    if !kept.is_empty() {
        key.push('?');
        key.push_str(&kept.join("&"));
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Paragraph;

    fn article(url: Option<&str>, first: &str) -> Article {
        Article {
            id: "0123456789ab".to_owned(),
            title: None,
            outlet: Some("وكالة".to_owned()),
            url: url.map(str::to_owned),
            published: None,
            language: "ar".to_owned(),
            paragraphs: vec![Paragraph { number: 1, text: first.to_owned() }],
        }
    }

    #[test]
    fn one_page_has_one_key_however_it_was_reached() {
        let plain = key(&article(Some("https://example.org/news/1?id=5"), "x"));
        for other in
            ["http://www.example.org/news/1/?id=5&utm_source=feed#top", "https://EXAMPLE.org/news/1?fbclid=a&id=5"]
        {
            assert_eq!(key(&article(Some(other), "y")), plain);
        }
        assert_ne!(key(&article(Some("https://example.org/news/1?id=6"), "x")), plain);
    }

    #[test]
    fn a_rubric_is_no_headline() {
        assert_eq!(key(&article(None, "عاجل")), "text:0123456789ab");
        let nobodys = Article {
            outlet: None, ..article(None, "وصل وفد الحكومة إلى المدينة صباح اليوم لبحث الهدنة")
        };
        assert_eq!(key(&nobodys), "text:0123456789ab");
        let headline = "وصل وفد الحكومة إلى المدينة صباح اليوم لبحث الهدنة";
        assert_eq!(key(&article(None, headline)), key(&article(None, &headline.replace('إ', "ا"))));
    }
}
