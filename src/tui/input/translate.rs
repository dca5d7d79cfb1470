//! termina's keys and mouse as crossterm's, which the rest of the program speaks. Both crates come from the same code.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use termina::event as raw;

use crate::tui::event::Event;

/// The event, where it is of use.
pub(super) fn event(event: &termina::Event) -> Option<Event> {
    match *event {
        termina::Event::Key(key) if key.kind != raw::KeyEventKind::Release => {
            Some(Event::Key(KeyEvent::new(code(key.code)?, modifiers(key.modifiers))))
        }
        termina::Event::Mouse(mouse) => Some(Event::Mouse(MouseEvent {
            kind: kind(mouse.kind),
            column: mouse.column,
            row: mouse.row,
            modifiers: modifiers(mouse.modifiers),
        })),
        _ => None,
    }
}

fn code(code: raw::KeyCode) -> Option<KeyCode> {
    Some(match code {
        raw::KeyCode::Char(c) => KeyCode::Char(c),
        raw::KeyCode::Enter => KeyCode::Enter,
        raw::KeyCode::Backspace => KeyCode::Backspace,
        raw::KeyCode::Tab => KeyCode::Tab,
        raw::KeyCode::BackTab => KeyCode::BackTab,
        raw::KeyCode::Escape => KeyCode::Esc,
        raw::KeyCode::Left => KeyCode::Left,
        raw::KeyCode::Right => KeyCode::Right,
        raw::KeyCode::Up => KeyCode::Up,
        raw::KeyCode::Down => KeyCode::Down,
        raw::KeyCode::Home => KeyCode::Home,
        raw::KeyCode::End => KeyCode::End,
        raw::KeyCode::PageUp => KeyCode::PageUp,
        raw::KeyCode::PageDown => KeyCode::PageDown,
        raw::KeyCode::Insert => KeyCode::Insert,
        raw::KeyCode::Delete => KeyCode::Delete,
        raw::KeyCode::Function(number) => KeyCode::F(number),
        _ => return None,
    })
}

fn modifiers(modifiers: raw::Modifiers) -> KeyModifiers {
    [
        (raw::Modifiers::SHIFT, KeyModifiers::SHIFT),
        (raw::Modifiers::ALT, KeyModifiers::ALT),
        (raw::Modifiers::CONTROL, KeyModifiers::CONTROL),
    ]
    .into_iter()
    .filter(|(held, _)| modifiers.contains(*held))
    .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

fn kind(kind: raw::MouseEventKind) -> MouseEventKind {
    match kind {
        raw::MouseEventKind::Down(which) => MouseEventKind::Down(button(which)),
        raw::MouseEventKind::Up(which) => MouseEventKind::Up(button(which)),
        raw::MouseEventKind::Drag(which) => MouseEventKind::Drag(button(which)),
        raw::MouseEventKind::Moved => MouseEventKind::Moved,
        raw::MouseEventKind::ScrollDown => MouseEventKind::ScrollDown,
        raw::MouseEventKind::ScrollUp => MouseEventKind::ScrollUp,
        raw::MouseEventKind::ScrollLeft => MouseEventKind::ScrollLeft,
        raw::MouseEventKind::ScrollRight => MouseEventKind::ScrollRight,
    }
}

fn button(button: raw::MouseButton) -> MouseButton {
    match button {
        raw::MouseButton::Left => MouseButton::Left,
        raw::MouseButton::Right => MouseButton::Right,
        raw::MouseButton::Middle => MouseButton::Middle,
    }
}
