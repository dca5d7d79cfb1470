//! The keys, made from the key map, and the signs; the drawing stands in `popup`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::popup::{self, Contents, Row};
use crate::briefing::{MovementStatus, PositionStatus, Realis};
use crate::tui::command::Command;
use crate::tui::label::{self, Sign};
use crate::tui::matching::Query;
use crate::tui::state::{Picker, State};
use crate::tui::text::Text;
use crate::tui::theme::{Meaning, Theme};

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The keys, or a sign.
    pub keys: String,
    /// What they do, or it means; a heading where there are no keys.
    pub text: String,
}

/// What a command does, in the language of the interface.
pub fn describe(state: &State, command: &Command) -> String {
    match command {
        Command::Pane(pane) => state.labels().fill("command.pane", &[("n", &pane.number().to_string())]),
        Command::Day(_) => state.labels().get("command.day").to_owned(),
        Command::Theme(_) => state.labels().get("command.theme").to_owned(),
        Command::Language(_) => state.labels().get("command.language").to_owned(),
        Command::Bidi(_) => state.labels().get("command.bidi").to_owned(),
        plain => state.labels().get(&format!("command.{plain}")).to_owned(),
    }
}

/// All lines that the typed line leaves; headings go with their last line.
pub fn lines(state: &State, typed: &str) -> Vec<HelpLine> {
    let query = Query::new(typed);
    let typed = typed.trim();
    let fits = |line: &HelpLine| {
        typed.is_empty()
            || line.keys.split(' ').any(|key| key == typed)
            || query.as_ref().is_some_and(|query| query.is_in(&line.text))
    };
    let mut out = Vec::new();
    for (heading, group) in groups(state) {
        let kept: Vec<HelpLine> = group.into_iter().filter(fits).collect();
        if !kept.is_empty() {
            out.push(HelpLine { keys: String::new(), text: heading });
            out.extend(kept);
        }
    }
    out
}

fn groups(state: &State) -> Vec<(String, Vec<HelpLine>)> {
    let labels = state.labels();
    let mut groups: Vec<(String, Vec<HelpLine>)> = Vec::new();
    for binding in state.keymap.bindings().filter(|binding| !binding.keys.is_empty()) {
        let heading = labels.get(binding.context.label());
        let keys = binding.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let line = HelpLine { keys, text: describe(state, &binding.command) };
        match groups.last_mut().filter(|(last, _)| last == heading) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((heading.to_owned(), vec![line])),
        }
    }
    groups.push((labels.get("help.legend").to_owned(), legend(state)));
    groups
}

fn legend(state: &State) -> Vec<HelpLine> {
    use MovementStatus::Done;
    use PositionStatus::{Advancing, Attacked, Besieged, Contested, Controls, Lost};
    let labels = state.labels();
    let line = |sign: Sign| {
        let keys = if state.look.ascii { sign.ascii } else { sign.glyph };
        HelpLine { keys: keys.to_owned(), text: labels.get(sign.label).to_owned() }
    };
    let realis = [Realis::Claimed, Realis::Planned, Realis::Unconfirmed, Realis::Denied];
    let mut out = vec![line(label::movement(Done))];
    out.extend(realis.into_iter().filter_map(label::realis).map(line));
    out.extend([Controls, Advancing, Contested, Lost, Besieged, Attacked].map(label::position).map(line));
    let sides: Vec<&str> = (1..=4).map(|slot| label::side(Some(slot), state.look.ascii)).collect();
    out.extend([label::NEW, label::FOLLOWED, label::CHANGED, label::DISPUTED, label::WRONG, label::HIDDEN].map(line));
    out.push(HelpLine { keys: sides.join(" "), text: labels.get("help.side").to_owned() });
    out.push(HelpLine { keys: "( )".to_owned(), text: labels.get("help.date").to_owned() });
    out
}

/// Paints the help.
pub(super) fn draw(state: &State, theme: &Theme, picker: &Picker, body: Rect, buf: &mut Buffer) {
    let labels = state.labels();
    let text = || Text::new(state.lang);
    let row = |line: HelpLine| {
        let heading = line.keys.is_empty();
        let start = if heading { &line.text } else { &line.keys };
        let start = text().insert(start, theme.get(if heading { Meaning::Heading } else { Meaning::Key }));
        let rest = if heading { text() } else { text().push(&line.text, theme.get(Meaning::Quote)) };
        Row { start, column: if heading { u16::MAX } else { 20 }, rest }
    };
    let shown = picker.cursor.top + usize::from(popup::rows_area(body).height);
    let rows: Vec<Row> = lines(state, &picker.input).into_iter().take(shown).map(row).collect();
    let contents = Contents { title: labels.get("help.title"), rows: &rows, none: labels.get("help.none") };
    popup::draw(state, theme, picker, &contents, body, buf);
}
