//! A text with styles, on its way through `typeset` into cells. Everything with letters in it is painted from here.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::arabic::letters;
use crate::config::Lang;
use crate::typeset::{Base, Cache, Line, Mode, paint};

/// How texts are shown, whatever they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// How Arabic is handed to the terminal.
    pub mode: Mode,
    /// Whether borders and signs are kept to ASCII.
    pub ascii: bool,
    /// Whether vowel marks are left away.
    pub bare: bool,
}

/// A logical text, with a style for each part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    string: String,
    spans: Vec<(Range<usize>, Style)>,
    base: Base,
}

impl Text {
    /// An empty text that runs as the interface does.
    pub fn new(lang: Lang) -> Self {
        Self { base: if lang == Lang::Ar { Base::Rtl } else { Base::Ltr }, ..Self::default() }
    }

    /// An empty text that runs as its own first letter does.
    pub fn free() -> Self {
        Self::default()
    }

    /// With `text` at its end. Control characters never get further than this; those that part words become spaces.
    #[must_use]
    pub fn push(mut self, text: &str, style: Style) -> Self {
        let start = self.string.len();
        let parts = |c: char| matches!(c, '\t'..='\r' | '\u{85}');
        let shown = text.chars().filter(|&c| !c.is_control() || parts(c));
        self.string.extend(shown.map(|c| if parts(c) { ' ' } else { c }));
        self.spans.push((start..self.string.len(), style));
        self
    }

    /// With `text` at its end, kept apart from its neighbours' direction: a name, a number, a date.
    #[must_use]
    pub fn insert(self, text: &str, style: Style) -> Self {
        if text.is_ascii() && self.base == Base::Ltr {
            return self.push(text, style);
        }
        self.push("\u{2068}", style).push(text, style).push("\u{2069}", style)
    }

    /// With a separator, unless nothing stands before it.
    #[must_use]
    pub fn separate(self, separator: &str, style: Style) -> Self {
        if self.string.is_empty() { self } else { self.push(separator, style) }
    }

    /// Lays a style over some bytes of it.
    pub fn mark(&mut self, bytes: Range<usize>, style: Style) {
        self.spans.push((bytes, style));
    }

    /// The text without its styles.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Its width on one line, in cells.
    pub fn width(&self, cache: &mut Cache) -> u16 {
        cache.paragraph(&self.string, self.base).width().try_into().unwrap_or(u16::MAX)
    }

    /// The style of its first letter.
    pub fn first_style(&self) -> Style {
        self.style_at(0)
    }

    fn style_at(&self, byte: usize) -> Style {
        let over = self.spans.iter().filter(|(bytes, _)| bytes.contains(&byte));
        over.fold(Style::default(), |below, (_, style)| below.patch(*style))
    }

    /// Set in lines of `width` cells, at most `limit` of them; the last ends in `…` where more would follow.
    pub fn set(&self, width: u16, limit: usize, look: Look, cache: &mut Cache) -> Lines<'_> {
        let text = if look.bare { Cow::Owned(self.without_marks()) } else { Cow::Borrowed(self) };
        let rows = cache.wrap_at_most(&text.string, text.base, width, limit);
        Lines { text, rows, mode: look.mode }
    }

    fn without_marks(&self) -> Self {
        let dropped = |c: char| letters::is_ignored(c) && ('\u{0610}'..='\u{06ed}').contains(&c) && c != '\u{0640}';
        let moved = |at: usize| {
            let before = self.string.get(..at).unwrap_or(&self.string);
            before.chars().filter(|c| !dropped(*c)).map(char::len_utf8).sum()
        };
        Self {
            string: self.string.chars().filter(|c| !dropped(*c)).collect(),
            spans: self.spans.iter().map(|(bytes, style)| (moved(bytes.start)..moved(bytes.end), *style)).collect(),
            base: self.base,
        }
    }
}

/// A text in lines.
#[derive(Debug)]
pub struct Lines<'a> {
    text: Cow<'a, Text>,
    rows: Arc<[Line]>,
    mode: Mode,
}

impl Lines<'_> {
    /// How many there are.
    pub fn height(&self) -> u16 {
        self.rows.len().try_into().unwrap_or(u16::MAX)
    }

    /// The line that shows a byte of the text, from 0; the last one where none does.
    pub fn line_of(&self, byte: usize) -> u16 {
        let found = self.rows.iter().position(|line| byte < line.bytes.end);
        found.map_or(self.height().saturating_sub(1), |at| at.try_into().unwrap_or(u16::MAX))
    }

    /// Paints the lines from `first` on into `area`, each where its direction begins. Returns how many rows it took.
    pub fn paint(&self, first: u16, area: Rect, buf: &mut Buffer) -> u16 {
        let shown = self.rows.iter().skip(first.into()).zip(area.rows());
        shown.map(|(line, row)| self.paint_line(line, row, buf)).count().try_into().unwrap_or(u16::MAX)
    }

    /// Paints the first line where the language ends: at the right in English, at the left in Arabic.
    pub fn paint_at_end(&self, lang: Lang, area: Rect, buf: &mut Buffer) {
        if let Some(line) = self.rows.first() {
            let width = line.width.min(area.width);
            let own = mirrored(lang, Rect { x: area.right() - width, width, ..area }, area);
            self.paint_line(line, own, buf);
        }
    }

    fn paint_line(&self, line: &Line, row: Rect, buf: &mut Buffer) {
        paint::line(line, self.mode, row, buf, |byte| {
            byte.map_or_else(Style::default, |byte| self.text.style_at(byte))
        });
    }
}

/// `inner`, laid out for left to right within `outer`, where it goes in the language.
pub fn mirrored(lang: Lang, inner: Rect, outer: Rect) -> Rect {
    match lang {
        Lang::En => inner,
        Lang::Ar => Rect { x: outer.x + outer.right().saturating_sub(inner.right()), ..inner },
    }
}

/// Paints a sign of the interface's own, cut at the area's end: a border, a marker.
pub fn sign(symbol: &str, area: Rect, buf: &mut Buffer, style: Style) {
    if let Some(cell) = buf.cell_mut((area.x, area.y)).filter(|_| !area.is_empty()) {
        cell.set_symbol(symbol).set_style(style);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    #[test]
    fn control_characters_are_dropped() {
        let text = Text::new(Lang::En).push("a\u{1b}[31mb\u{9b}c\td\ne", Style::default());
        assert_eq!(text.as_str(), "a[31mbc d e", "words stay apart");
    }

    #[test]
    fn leaving_vowel_marks_away_keeps_styles_on_their_letters() {
        let mut text = Text::free().push("حُكُومَة", Style::default());
        let end = text.as_str().len();
        text.mark(end - 'ة'.len_utf8()..end, Style::new().fg(Color::Red));
        let bare = text.without_marks();
        assert_eq!(bare.as_str(), "حكومة");
        assert_eq!(bare.style_at(bare.as_str().len() - 1).fg, Some(Color::Red));
        assert_eq!(bare.style_at(bare.as_str().len() - 'ة'.len_utf8() - 1).fg, None);
    }

    #[test]
    fn arabic_mirrors_within_its_own_area() {
        let outer = Rect::new(10, 0, 20, 1);
        let inner = Rect::new(11, 0, 4, 1);
        assert_eq!(mirrored(Lang::Ar, inner, outer), Rect::new(25, 0, 4, 1));
        assert_eq!(mirrored(Lang::En, inner, outer), inner);
    }
}
