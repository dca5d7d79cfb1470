//! The application: the state with its theme, and what an event does to it.

use std::cell::RefCell;
use std::path::PathBuf;

use crossterm::event::{KeyEvent, KeyEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::act::{self, Effect};
use super::desk::Desk;
use super::event::Event;
use super::follow;
use super::host::{self, Answers, Choice, Control};
use super::keymap::Context;
use super::keys::Key;
use super::pane::Pane;
use super::shelf::{Around, Day, Shelf};
use super::state::{Cursor, Layer, Notice, State};
use super::theme::Theme;
use super::view::{self, feeds, filter, help, list};
use super::{Settings, text::Look};
use crate::briefing::Briefing;
use crate::config::{Alert, Bidi, Environment, Lang};
use crate::digest::{Digest, Dossier};
use crate::typeset::Mode;

/// All that the loop needs to know of.
#[derive(Debug)]
pub struct App {
    /// What the screen depends on.
    pub state: State,
    /// How it looks.
    pub theme: Theme,
    /// Where the user keeps themes.
    pub themes: Option<PathBuf>,
    /// The archive behind it.
    pub shelf: Shelf,
    answers: Answers,
    environment: Environment,
    alert: Alert,
    control: Control,
    settled: Option<Shape>,
}

/// All but the cursors that decides where a pane's rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    area: Rect,
    lang: Lang,
    mode: Mode,
    focus: Pane,
    zoomed: bool,
    shown: [usize; 4],
}

impl App {
    /// The dashboard on a briefing that is no day of the archive.
    pub fn new(briefing: Briefing, settings: Settings) -> Self {
        let shelf = Shelf::new(settings.archive.clone(), None);
        Self::with(Day { digest: Digest::of(briefing), ..Day::default() }, None, shelf, settings)
    }

    /// The dashboard on a day of the archive.
    pub fn on(day: Day, shelf: Shelf, settings: Settings) -> Self {
        let around = day.around.clone();
        Self::with(day, Some(around), shelf, settings)
    }

    fn with(day: Day, around: Option<Around>, shelf: Shelf, settings: Settings) -> Self {
        let answers = Answers::default();
        let choice = host::choose(settings.bidi, &answers, &settings.environment);
        let state = State {
            desk: Desk::of(day),
            lang: settings.lang,
            bidi: settings.bidi,
            terminal: choice.target().name(),
            look: Look { mode: choice.mode, ascii: settings.ascii, bare: !settings.marks },
            keymap: settings.keymap,
            area: Rect::default(),
            focus: Pane::default(),
            zoomed: false,
            cursors: [Cursor::default(); 4],
            layers: if settings.letters { vec![Layer::Letters] } else { Vec::new() },
            find: None,
            feeds: None,
            around,
            followed: settings.followed,
            dossier: Dossier::default(),
            notice: settings.notice.map(Notice::Said),
            cache: RefCell::default(),
        };
        let Settings { theme, themes, environment, alert, .. } = settings;
        let mut app =
            Self { state, theme, themes, shelf, answers, alert, environment, control: choice.control, settled: None };
        app.state.desk.follow(&app.state.followed);
        app.remark(choice);
        app
    }

    /// What the environment tells of the terminal.
    pub(super) const fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What the terminal is to be told, as far as is known, so that Arabic comes out right.
    pub const fn control(&self) -> Control {
        self.control
    }

    /// Decides anew how Arabic is handed to the terminal.
    pub(super) fn reorder(&mut self) -> Option<Effect> {
        let choice = host::choose(self.state.bidi, &self.answers, &self.environment);
        let is_new = (choice.mode, choice.control) != (self.state.look.mode, self.control);
        self.state.look.mode = choice.mode;
        self.state.terminal = choice.target().name();
        self.control = choice.control;
        self.remark(choice);
        is_new.then_some(Effect::Order(choice.control))
    }

    /// Says what the user can do where the picture is wrong, unless they chose it, or something else is wrong.
    fn remark(&mut self, choice: Choice) {
        let is_heard = self.state.bidi == Bidi::Auto && !matches!(self.state.notice, Some(Notice::Wrong(_)));
        if let Some(note) = choice.note.filter(|note| is_heard && note.is_pressing()) {
            self.say(note.label(), &[]);
        }
    }

    /// Takes an event in. What only the terminal's owner can do is given back.
    pub fn handle(&mut self, event: Event) -> Option<Effect> {
        let effect = match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => return None,
            Event::Key(key) => self.press(key),
            Event::Mouse(mouse) => {
                act::point(self, mouse);
                None
            }
            Event::Paste(text) => {
                act::type_in(self, &text);
                None
            }
            Event::News(news) => act::feeds::hear(self, news),
            Event::Answer(answer) => {
                let decides = self.answers.learn(answer);
                if decides { self.reorder() } else { None }
            }
            // What keeps the terminal from ordering letters may have been lost with the old rows.
            Event::Resize => (self.control != Control::None).then_some(Effect::Repaint),
            Event::Signal(_) => None,
        };
        self.settle();
        effect
    }

    fn press(&mut self, event: KeyEvent) -> Option<Effect> {
        let key = Key::from(event);
        let context = self.state.context();
        self.state.notice = None;
        let command = self.state.keymap.command(context, key).cloned();
        match (command, key.typed()) {
            (Some(command), _) => act::perform(self, &command),
            (None, Some(letter)) if context == Context::Typing => {
                act::type_in(self, letter.encode_utf8(&mut [0; 4]));
                None
            }
            (None, _) => None,
        }
    }

    /// What is to be sent to the terminal for new records that the user follows, where there are any.
    pub(super) fn ring(&self) -> Option<String> {
        let desk = &self.state.desk;
        let (_, _, first) = desk
            .records()
            .find(|(_, _, record)| desk.new.contains(record.id()) && desk.followed.contains(record.id()))?;
        self.alert(super::names::text(first.gist(), self.state.lang))
    }

    /// What is to be sent to the terminal for a text that the user is to be told of.
    pub(super) fn alert(&self, text: &str) -> Option<String> {
        follow::sequence(self.alert, &format!("mujaz: {text}"))
    }

    /// Says something in the footer, in the language of the interface.
    pub(super) fn say(&mut self, label: &str, places: &[(&str, &str)]) {
        self.state.notice = Some(Notice::Said(self.state.labels().fill(label, places)));
    }

    /// Says that something is not well.
    pub(super) fn warn(&mut self, label: &str, places: &[(&str, &str)]) {
        self.state.notice = Some(Notice::Wrong(self.state.labels().fill(label, places)));
    }

    /// Takes the size of the screen.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::new(0, 0, size.width, size.height);
        if area != self.state.area {
            self.state.area = area;
            act::settle_reader(self);
            self.settle();
        }
    }

    /// Paints the screen. The size must have been taken before.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        view::draw(&self.state, &self.theme, area, buf);
        // What this frame did not ask for is not kept for the next.
        self.state.cache.borrow_mut().sweep();
    }

    /// Forgets where rows were: they are others now.
    pub(super) const fn unsettle(&mut self) {
        self.settled = None;
    }

    /// Brings a sheet to where its chosen block is in view.
    fn settle_sheet(&mut self, body: Rect) {
        let (sheet, cursor) = match self.state.layers.last() {
            Some(Layer::Why(cursor)) => (view::why::sheet(&self.state, &self.theme), *cursor),
            Some(Layer::Dossier(cursor)) => (view::dossier::sheet(&self.state, &self.theme), *cursor),
            _ => return,
        };
        let settled = view::sheet::settle(&self.state, &sheet, cursor, body);
        if let Some(Layer::Why(cursor) | Layer::Dossier(cursor)) = self.state.layers.last_mut() {
            *cursor = settled;
        }
    }

    /// Brings every list to where its selected row is in view.
    fn settle(&mut self) {
        let Some(layout) = self.state.layout() else { return };
        let state = &self.state;
        let shape = Shape {
            area: state.area,
            lang: state.lang,
            mode: state.look.mode,
            focus: state.focus,
            zoomed: state.zoomed,
            shown: Pane::ALL.map(|pane| state.desk.shown(pane).len()),
        };
        // Most keys move the focused pane alone; measuring the rows of the others would cost as much again.
        let all = self.settled.replace(shape) != Some(shape);
        for pane in Pane::ALL.into_iter().filter(|pane| all || *pane == shape.focus) {
            let last = self.state.desk.shown(pane).len().saturating_sub(1);
            if let Some(cursor) = self.state.cursor_mut(pane) {
                cursor.at = cursor.at.min(last);
            }
            let top = list::top(&self.state, &self.theme, pane, layout.pane(pane).inner);
            if let Some(cursor) = self.state.cursor_mut(pane) {
                cursor.top = top;
            }
        }
        self.settle_sheet(layout.body);
        let rows = usize::from(view::popup::rows_area(layout.body).height).max(1);
        if let Some(Layer::Search(search)) = self.state.layers.last_mut() {
            return search.settle(view::search::rows(layout.body));
        }
        let count = match self.state.layers.last() {
            Some(Layer::Filter(picker)) => filter::choices(picker).len(),
            Some(Layer::Names(picker)) => filter::named(picker).len(),
            Some(Layer::Help(picker)) => help::lines(&self.state, &picker.input).len(),
            Some(Layer::Feeds(picker)) => feeds::shown(&self.state, &picker.input).len(),
            _ => return,
        };
        if let Some(Layer::Filter(picker) | Layer::Names(picker) | Layer::Help(picker) | Layer::Feeds(picker)) =
            self.state.layers.last_mut()
        {
            let at = picker.cursor.at.min(count.saturating_sub(1));
            let top = picker.cursor.top.clamp((at + 1).saturating_sub(rows), at);
            picker.cursor = Cursor { at, top };
        }
    }
}
