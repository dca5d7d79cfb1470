//! One theme's file: `inherit`, and in `[style]` a meaning's style as words: `"red on #102030 bold"`.

use ratatui::style::{Color, Modifier, Style};

use super::{MEANINGS, Meaning};
use crate::config::{FileError, entries};

/// What one file says.
pub(super) struct File {
    pub name: String,
    pub inherit: Option<String>,
    pub styles: Vec<(Meaning, Style)>,
}

/// Reads `text`, the contents of `path`.
pub(super) fn file(name: &str, path: &str, text: &str) -> Result<File, FileError> {
    let mut file = File { name: name.to_owned(), inherit: None, styles: Vec::new() };
    for entry in entries(path, text)? {
        let wrong = |problem: String| FileError::at(path, entry.line, problem);
        let value = entry.text().ok_or_else(|| wrong(format!("'{}' must be a string", entry.name())))?;
        let word = entry.name();
        if word == "inherit" {
            file.inherit = Some(value.to_owned());
            continue;
        }
        let named = word.strip_prefix("style.");
        let meaning = named.and_then(|word| MEANINGS.iter().find(|(known, _)| *known == word));
        let Some(&(_, meaning)) = meaning else {
            let known = MEANINGS.map(|(known, _)| known).join(", ");
            return Err(wrong(format!("unknown '{word}'; there are `inherit` and, in [style], {known}")));
        };
        file.styles.push((meaning, style(value).map_err(wrong)?));
    }
    Ok(file)
}

fn style(text: &str) -> Result<Style, String> {
    let mut style = Style::default();
    let mut ground = false;
    for word in text.split_whitespace() {
        if word == "on" {
            ground = true;
        } else if let Some(modifier) = modifier(word) {
            style = style.add_modifier(modifier);
        } else if let Some(color) = color(word) {
            style = if std::mem::take(&mut ground) { style.bg(color) } else { style.fg(color) };
        } else {
            return Err(format!(
                "'{word}' is no colour and no weight; write a name (red, bright-red), #rrggbb, 0 to 255, `on` before the ground, \
                 bold, dim, italic, underline or reverse"
            ));
        }
    }
    // Letters on a ground keep their colour: many terminals paint bold black as grey, which no longer stands out on it.
    if style.bg.is_some() && style.fg.is_some() && !style.add_modifier.contains(Modifier::BOLD) {
        style = style.remove_modifier(Modifier::BOLD);
    }
    if ground { Err("no colour after `on`".to_owned()) } else { Ok(style) }
}

fn modifier(word: &str) -> Option<Modifier> {
    Some(match word {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "italic" => Modifier::ITALIC,
        "underline" => Modifier::UNDERLINED,
        "reverse" => Modifier::REVERSED,
        _ => return None,
    })
}

fn color(word: &str) -> Option<Color> {
    if let Some(hex) = word.strip_prefix('#') {
        let value = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6)?;
        let [_, red, green, blue] = value.to_be_bytes();
        return Some(Color::Rgb(red, green, blue));
    }
    if let Ok(index) = word.parse::<u8>() {
        return Some(Color::Indexed(index));
    }
    Some(match word {
        "black" => Color::Black,
        "red" => Color::Red,
        "green" => Color::Green,
        "yellow" => Color::Yellow,
        "blue" => Color::Blue,
        "magenta" => Color::Magenta,
        "cyan" => Color::Cyan,
        "white" => Color::Gray,
        "bright-black" => Color::DarkGray,
        "bright-red" => Color::LightRed,
        "bright-green" => Color::LightGreen,
        "bright-yellow" => Color::LightYellow,
        "bright-blue" => Color::LightBlue,
        "bright-magenta" => Color::LightMagenta,
        "bright-cyan" => Color::LightCyan,
        "bright-white" => Color::White,
        "default" => Color::Reset,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_words() {
        let read = style("bright-red on #102030 bold underline").unwrap();
        let meant = Style::new().fg(Color::LightRed).bg(Color::Rgb(0x10, 0x20, 0x30));
        assert_eq!(read, meant.add_modifier(Modifier::BOLD | Modifier::UNDERLINED));
        assert_eq!(style("").unwrap(), Style::default());
        assert!(style("red on").is_err());
        assert!(style("#12345").unwrap_err().starts_with("'#12345' is no colour"));
    }

    #[test]
    fn an_unknown_meaning_is_an_error_with_its_line() {
        let error = file("x", "x.toml", "[style]\ntext = \"red\"\nborders = \"red\"\n").err().unwrap();
        assert_eq!((error.line, error.problem.starts_with("unknown 'style.borders'")), (3, true));
    }
}
