//! Which key gives which command, where: `data/keys.toml` with the user's `[keys]` over it.

use rustc_hash::FxHashMap;

use super::command::Command;
use super::keys::Key;
use crate::config::{Entry, FileError, Value, entries};

const BUNDLED: &str = include_str!("../../data/keys.toml");

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Wherever nothing else is bound to the key.
    Everywhere,
    /// On the four panes.
    Panes,
    /// In an article.
    Reader,
    /// In a list in the place of the panes: who says so, a calendar.
    List,
    /// While typing into a line: find, filter, help, prompt.
    Typing,
}

impl Context {
    /// All, in the order in which the help lists them.
    pub const ALL: [Self; 5] = [Self::Panes, Self::Reader, Self::List, Self::Typing, Self::Everywhere];

    /// Its name in the files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Panes => "panes",
            Self::Reader => "reader",
            Self::List => "list",
            Self::Typing => "typing",
        }
    }

    /// The key of its heading among the labels.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Everywhere => "context.everywhere",
            Self::Panes => "context.panes",
            Self::Reader => "context.reader",
            Self::List => "context.list",
            Self::Typing => "context.typing",
        }
    }
}

/// One command with its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// What the keys give.
    pub command: Command,
    /// The keys, the one to show first; none where the user took them away.
    pub keys: Vec<Key>,
    /// Whether the user's file says so.
    pub own: bool,
}

/// All bindings.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
    layout: FxHashMap<char, Key>,
}

impl Keymap {
    /// The bundled bindings, with the user's entries (`keys.CONTEXT.COMMAND`) from `file` over them.
    ///
    /// A command that the user binds has the user's keys alone; a key that the user gives to one command is taken from others.
    pub fn new(file: &str, own: &[Entry]) -> Result<Self, FileError> {
        let mut map = Self::default();
        for entry in entries("data/keys.toml", BUNDLED)? {
            if let [table, letter] = entry.path.as_slice()
                && table == "arabic-layout"
            {
                let letter = letter.chars().next().unwrap_or_default();
                let key = entry.text().and_then(|key| key.parse().ok());
                map.layout.extend(key.map(|key| (letter, key)));
            } else {
                let binding = binding("data/keys.toml", &entry, &entry.path, false)?;
                map.bindings.push(binding);
            }
        }
        for entry in own {
            let path = entry.path.get(1..).unwrap_or_default();
            let new = binding(file, entry, path, true)?;
            map.bind(new).map_err(|problem| FileError::at(file, entry.line, problem))?;
        }
        Ok(map)
    }

    fn bind(&mut self, new: Binding) -> Result<(), String> {
        for old in self.bindings.iter_mut().filter(|old| old.context == new.context) {
            if old.own && old.command != new.command {
                if let Some(key) = new.keys.iter().find(|key| old.keys.contains(key)) {
                    return Err(format!("'{key}' is bound to `{}` as well; give one of them another key", old.command));
                }
            } else {
                old.keys.retain(|key| !new.keys.contains(key));
            }
        }
        self.bindings.retain(|old| (old.context, &old.command) != (new.context, &new.command));
        self.bindings.push(new);
        Ok(())
    }

    /// The command of a key. One in the context itself wins over one that holds everywhere; an Arabic letter without
    /// a binding stands for the Latin letter on its key, except while typing.
    pub fn command(&self, context: Context, key: Key) -> Option<&Command> {
        let find = |context, key| {
            let found = self.bindings.iter().find(|b| b.context == context && b.keys.contains(&key));
            found.map(|binding| &binding.command)
        };
        let latin = || {
            let key = key.typed().and_then(|letter| self.layout.get(&letter))?;
            (context != Context::Typing).then_some(*key)
        };
        find(context, key)
            .or_else(|| find(Context::Everywhere, key))
            .or_else(|| latin().and_then(|key| find(context, key)))
    }

    /// The key to show for a command there, where there is one.
    pub fn key(&self, context: Context, command: &Command) -> Option<Key> {
        self.bindings.iter().find(|b| b.context == context && b.command == *command)?.keys.first().copied()
    }

    /// All bindings, in the order of [`Context::ALL`].
    pub fn bindings(&self) -> impl Iterator<Item = &Binding> {
        Context::ALL.into_iter().flat_map(|context| self.bindings.iter().filter(move |b| b.context == context))
    }
}

fn binding(file: &str, entry: &Entry, path: &[String], own: bool) -> Result<Binding, FileError> {
    let wrong = |problem: String| FileError::at(file, entry.line, problem);
    let [context, command] = path else {
        let names = Context::ALL.map(Context::name).join(", ");
        return Err(wrong(format!("'{}' stands in no table of keys; there are {names}", entry.name())));
    };
    let context = Context::ALL.into_iter().find(|known| known.name() == context).ok_or_else(|| {
        let names = Context::ALL.map(Context::name).join(", ");
        wrong(format!("no table '{context}' of keys; there are {names}"))
    })?;
    let command: Command = command.parse().map_err(|error| wrong(format!("{error}")))?;
    if let Value::Bool(_) | Value::Number(_) = entry.value {
        return Err(wrong("write a key, a list of keys, or [] for none".to_owned()));
    }
    let keys: Result<Vec<Key>, _> = entry.list().iter().map(|key| key.parse()).collect();
    let keys = keys.map_err(|error: super::keys::UnknownKey| wrong(error.to_string()))?;
    Ok(Binding { context, command, keys, own })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Result<Keymap, FileError> {
        Keymap::new("config.toml", &entries("config.toml", text)?)
    }

    #[test]
    fn no_bundled_key_is_bound_twice_in_a_context() {
        let map = Keymap::new("", &[]).unwrap();
        let mut seen = rustc_hash::FxHashSet::default();
        for binding in map.bindings() {
            for key in &binding.keys {
                assert!(seen.insert((binding.context, *key)), "{key} in {}", binding.context.name());
            }
        }
    }

    #[test]
    fn the_users_keys_replace_a_commands_and_are_taken_from_others() {
        let map = with("[keys.panes]\nquit = \"j\"\n").unwrap();
        assert_eq!(map.command(Context::Panes, Key::of('j')), Some(&Command::Quit));
        assert_eq!(map.command(Context::Panes, Key::of('q')), None);
        assert_eq!(map.key(Context::Panes, &Command::Down).unwrap().to_string(), "down");
        assert_eq!(map.command(Context::Reader, Key::of('q')), Some(&Command::Quit));
    }

    #[test]
    fn an_arabic_layout_reaches_every_latin_binding_but_types_itself() {
        let map = Keymap::new("", &[]).unwrap();
        assert_eq!(map.command(Context::Panes, Key::of('ت')), Some(&Command::Down));
        assert_eq!(map.command(Context::Panes, Key::of('ض')), Some(&Command::Quit));
        assert_eq!(map.command(Context::Typing, Key::of('ض')), None);
    }

    #[test]
    fn what_is_unknown_is_named_with_its_line() {
        let says = |text: &str| with(text).unwrap_err().to_string();
        assert!(says("[keys.panes]\njump = \"j\"\n").starts_with("config.toml:2: no command 'jump'; there are pane 1"));
        assert!(says("[keys.panes]\n\nquit = \"Quit\"\n").starts_with("config.toml:3: 'Quit' is no key; write"));
        assert!(
            says("[keys.pane]\nquit = \"q\"\n").starts_with("config.toml:2: no table 'pane' of keys; there are panes")
        );
        assert!(says("[keys]\nquit = \"q\"\n").starts_with("config.toml:2: 'keys.quit' stands in no table"));
        assert_eq!(says("[keys.panes]\nzoom = true\n"), "config.toml:2: write a key, a list of keys, or [] for none");
        let twice = says("[keys.panes]\nquit = \"x\"\nzoom = \"x\"\n");
        assert_eq!(twice, "config.toml:3: 'x' is bound to `quit` as well; give one of them another key");
    }
}
