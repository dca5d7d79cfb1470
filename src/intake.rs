//! Bytes to articles: charset, front matter, cleaning, paragraphs. A report is hostile bytes until it has passed here.

use chrono::NaiveDate;

/// What the user says of the input on the command line; it wins over front matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Day of publication.
    pub date: Option<NaiveDate>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its headline.
    pub title: Option<String>,
}
