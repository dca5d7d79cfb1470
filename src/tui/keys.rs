//! Key presses and their names: `q`, `G`, `ctrl-d`, `pagedown`, `f2`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. Shift is not told apart where the character tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// A character's own key.
    pub const fn of(c: char) -> Self {
        Self { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE }
    }

    /// The character that it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT;
        Self { code: event.code, modifiers: event.modifiers & kept }
    }
}

const NAMED: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
];

/// A name that is no key's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no key; write a character, ctrl-x, alt-x, f1 to f12, space, {named}", named = NAMED.map(|(name, _)| name).join(", "))]
pub struct UnknownKey(pub String);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let (modifiers, rest) = match text.split_once('-') {
            Some(("ctrl", rest)) => (KeyModifiers::CONTROL, rest),
            Some(("alt", rest)) => (KeyModifiers::ALT, rest),
            _ => (KeyModifiers::NONE, text),
        };
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() && c != ' ' => KeyCode::Char(c),
            _ if rest == "space" => KeyCode::Char(' '),
            _ => {
                let named = NAMED.iter().find(|(name, _)| *name == rest).map(|(_, code)| *code);
                let function = || rest.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n)).map(KeyCode::F);
                named.or_else(function).ok_or_else(|| UnknownKey(text.to_owned()))?
            }
        };
        Ok(Self { code, modifiers })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            out.write_str("ctrl-")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            out.write_str("alt-")?;
        }
        match self.code {
            KeyCode::Char(' ') => out.write_str("space"),
            KeyCode::Char(c) => write!(out, "{c}"),
            KeyCode::F(n) => write!(out, "f{n}"),
            code => out.write_str(NAMED.iter().find(|(_, known)| *known == code).map_or("?", |(name, _)| name)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_key_are_the_same_both_ways() {
        for name in ["q", "G", "?", "ctrl-d", "alt-x", "space", "pagedown", "f12", "-", "ctrl--", "ش"] {
            assert_eq!(name.parse::<Key>().unwrap().to_string(), name);
        }
        for wrong in ["", "ctrl-", "f13", "Enter", "shift-q", "meta-x", "ab"] {
            assert_eq!(wrong.parse::<Key>(), Err(UnknownKey(wrong.into())));
        }
    }

    #[test]
    fn shift_is_in_the_character() {
        let event = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(event), "G".parse().unwrap());
    }
}
