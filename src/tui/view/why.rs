//! Who says so: the records that a line stands for, what makes them one, and where they disagree.

use super::sheet::{Block, Sheet};
use crate::digest::{Line, Member, words};
use crate::tui::names;
use crate::tui::state::State;
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// What the sheet of the selected record says.
pub fn sheet(state: &State, theme: &Theme) -> Sheet {
    let labels = state.labels();
    let text = || Text::new(state.lang);
    let title = text().push(labels.get("why.title"), theme.get(Meaning::HeadingFocus));
    let Some(record) = state.selected() else { return Sheet { title, ..Sheet::default() } };
    let mut lead = vec![text().insert(names::text(record.gist(), state.lang), theme.get(Meaning::Name))];
    let Some(line) = state.desk.digest.line(record.id()) else { return Sheet { title, lead, ..Sheet::default() } };
    let counted = labels.count("count.source", line.sources);
    lead.push(text().insert(&counted, theme.get(Meaning::Muted)));
    lead.extend(disputes(state, theme, line));
    let blocks = line.members.iter().map(|member| block(state, theme, line, member)).collect();
    Sheet { title, lead, blocks, none: text() }
}

/// Where the sources of a line disagree, a text each.
pub(super) fn disputes<'a>(state: &'a State, theme: &'a Theme, line: &'a Line) -> impl Iterator<Item = Text> + 'a {
    let style = theme.get(Meaning::Denied);
    let sign = if state.look.ascii { "!= " } else { "≠ " };
    let text = move |told: String| Text::new(state.lang).push(sign, style).insert(&told, style);
    line.disputes.iter().map(move |dispute| text(words::dispute(&state.desk.digest, line, dispute, state.lang)))
}

fn block(state: &State, theme: &Theme, line: &Line, member: &Member) -> Block {
    let labels = state.labels();
    let muted = theme.get(Meaning::Muted);
    let separator = state.separator();
    let digest = &state.desk.digest;
    let outlet = words::outlet(&digest.briefing, &member.article);
    let mut head = Text::new(state.lang).insert(outlet, theme.get(Meaning::Name));
    let article = digest.briefing.articles.iter().find(|article| article.id == member.article);
    if let Some(day) = article.and_then(|article| article.published) {
        head = head.push(separator, muted).insert(&labels.date(day), muted);
    }
    head = head.push(separator, muted).push(labels.get(words::standing_label(member.standing)), muted);
    if let Some(day) = member.day() {
        head = head.push(separator, muted).insert(&labels.day(day, digest.briefing.date), muted);
    }
    let own = line.members.iter().position(|other| other.source == member.source);
    if own.and_then(|own| line.members.get(own)).is_some_and(|first| first.id != member.id) {
        head = head.push(separator, muted).push(labels.get("why.copy"), muted);
    }
    let mut lines = vec![(0, head)];
    if let Some(likeness) = member.likeness {
        let reasons = words::reasons(likeness, state.lang);
        lines.push((2, Text::new(state.lang).insert(&reasons, theme.get(Meaning::Kind))));
    }
    if let Some(evidence) = &member.evidence {
        lines.push((2, Text::free().push(&evidence.quote, theme.get(Meaning::Quote))));
    }
    Block { heading: None, lines }
}
