//! A test of how Arabic letters come out: samples in a frame, and beside each what a right one looks like.
//!
//! ```text
//! ╭ Do Arabic letters come out right? ─────────────────────────╮
//! │ Arabic letters: visual (auto: xterm)                    │
//! │ ╭──────────────────────╮ The frame is straight ...         │
//! │ │           مجلس النواب│ Two words, the first at the right │
//! │ │          لا سلام الآن│ The marked word is ...            │
//! │ ╰──────────────────────╯                                   │
//! ╰────────────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{frame, popup};
use crate::tui::state::State;
use crate::tui::text::{Text, mirrored};
use crate::tui::theme::{Meaning, Theme};

/// The samples' frame, its borders included.
const SAMPLES: u16 = 28;
/// A sample with its words, which take two lines, and a blank one where there is room.
const ROWS: [u16; 2] = [3, 2];

/// Paints the test.
pub(super) fn draw(state: &State, theme: &Theme, body: Rect, buf: &mut Buffer) {
    let labels = state.labels();
    let area = popup::place(body);
    popup::clear(state, theme, area, buf);
    let title = Text::new(state.lang).push(labels.get("letters.title"), theme.get(Meaning::HeadingFocus));
    frame::own(state, theme, true, &title, area, buf);
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), ..area }.intersection(area);
    let says = |text: &str, meaning, area: Rect, buf: &mut Buffer| {
        let text = Text::new(state.lang).push(text, theme.get(meaning));
        state.set(&text, area.width, area.height.into()).paint(0, area.intersection(inner), buf)
    };
    says(&state.order(), Meaning::Name, Rect { height: 1, ..inner }, buf);
    let samples = labels.all("letters.samples");
    let room = inner.height.saturating_sub(4);
    let height = |rows: u16| samples.len() as u16 * rows + 2;
    let rows = ROWS.into_iter().find(|rows| height(*rows) <= room).unwrap_or(2);
    let height = height(rows).min(room);
    let framed = Rect { y: inner.y + 1, width: SAMPLES.min(inner.width), height, ..inner };
    let words_at = Rect { x: framed.right() + 2, width: inner.width.saturating_sub(SAMPLES + 2), ..framed };
    let (framed, words_at) = (mirrored(state.lang, framed, inner), mirrored(state.lang, words_at, inner));
    frame::own(state, theme, true, &Text::new(state.lang), framed, buf);
    for (at, (sample, words)) in samples.iter().zip(labels.all("letters.words")).enumerate() {
        let y = framed.y + 1 + at as u16 * rows;
        let line = Rect { x: framed.x + 1, y, width: framed.width.saturating_sub(2), height: 1 };
        let beside = Rect { y, height: 2, ..words_at };
        if line.y + 1 < framed.bottom() && beside.bottom() <= framed.bottom() {
            self::sample(state, theme, sample, line, buf);
            says(words, Meaning::Quote, beside.intersection(words_at), buf);
        }
    }
    let below = Rect { y: framed.bottom(), height: 2, ..inner };
    says(labels.get("letters.wrong"), Meaning::Notice, below, buf);
}

/// A sample, right to left whatever the language, with what stands between `{` and `}` marked.
fn sample(state: &State, theme: &Theme, sample: &str, area: Rect, buf: &mut Buffer) {
    let mut text = Text::new(crate::config::Lang::Ar);
    for (at, part) in sample.split(['{', '}']).enumerate() {
        text = text.push(part, theme.get(if at % 2 == 1 { Meaning::Evidence } else { Meaning::Text }));
    }
    state.set(&text, area.width, 1).paint(0, area, buf);
}
