//! What comes of pages, feeds and archives as they lie on the web: the report without what is around it.

#![expect(clippy::unwrap_used, reason = "what a test cannot do without may end it")]

#[path = "intake/archives.rs"]
mod archives;
#[path = "intake/feeds.rs"]
mod feeds;
#[path = "intake/hostile.rs"]
mod hostile;
#[path = "intake/pages.rs"]
mod pages;

use mujaz::briefing::Article;
use mujaz::intake::{self, ContentType, Contents, Document, Given};

/// The paragraphs that every fixture tells, without headline.
const TOLD: [&str; 3] = [
    "أعلنت وزارة الداخلية أن دورياتها عادت إلى شوارع المدينة بعد أسبوع من الغياب، وأنها ستبقى فيها ليلا ونهارا.",
    "وقال مدير الأمن للصحفيين إن المدارس تفتح أبوابها يوم الأحد، وإن الطريق الساحلي سالك في الاتجاهين.",
    "وكان المجلس البلدي طلب نشر الدوريات بعد شكاوى من أصحاب المتاجر في السوق القديمة.",
];

const TITLE: &str = "الدوريات تعود إلى الشوارع";

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn contents(bytes: &[u8], name: &str) -> Contents {
    intake::documents(bytes, &ContentType::default(), &Given::default(), name).unwrap()
}

fn failure(bytes: &[u8], name: &str) -> String {
    intake::documents(bytes, &ContentType::default(), &Given::default(), name).unwrap_err().to_string()
}

/// The reports of an input, by the name of each.
fn articles(contents: Contents) -> Vec<(String, Article)> {
    let article = |document| match document {
        Document::Report(article) => article,
        Document::Briefings(_) => panic!("no briefing was given"),
    };
    contents.parts.into_iter().map(|part| (part.name, article(part.document))).collect()
}

fn article(bytes: &[u8], name: &str) -> Article {
    let mut all = articles(contents(bytes, name));
    assert_eq!(all.len(), 1);
    all.remove(0).1
}

fn texts(article: &Article) -> Vec<&str> {
    article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn day(article: &Article) -> String {
    article.published.map(|day| day.to_string()).unwrap_or_default()
}
