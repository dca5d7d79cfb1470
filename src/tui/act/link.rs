//! Showing the address of the selected record's report, as a hyperlink.

use crate::tui::app::App;
use crate::tui::citation;
use crate::tui::state::Notice;

pub(super) fn show(app: &mut App) {
    let state = &app.state;
    let article = if let Some(reader) = state.reader() {
        state.desk.digest.briefing.articles.get(reader.article)
    } else {
        let evidence = state.selected().and_then(|record| record.evidence().first());
        evidence.and_then(|evidence| state.desk.article(evidence)).map(|(_, article)| article)
    };
    match article.and_then(|article| article.url.as_deref()).and_then(citation::address) {
        Some(url) => app.state.notice = Some(Notice::Link(url)),
        None => app.say("notice.no-link", &[]),
    }
}
