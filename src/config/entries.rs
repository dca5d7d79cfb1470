//! A TOML file as a flat list of entries, each with its line: what settings, themes, keys and labels are read from.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value that mujaz has a use for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A list of strings.
    List(Vec<String>),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(i64),
}

/// One `key = value`, with the names of the tables that it stands in. A table of `[[name]]` has its number, from 0, for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// From the outermost table to the key.
    pub path: Vec<String>,
    /// What is set.
    pub value: Value,
    /// Its line, from 1.
    pub line: usize,
}

impl Entry {
    /// The path, with dots between.
    pub fn name(&self) -> String {
        self.path.join(".")
    }

    /// The value, where it is one string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::List(_) | Value::Bool(_) | Value::Number(_) => None,
        }
    }

    /// The strings of a list; a string alone counts as a list of one.
    pub fn list(&self) -> &[String] {
        match &self.value {
            Value::Text(text) => std::slice::from_ref(text),
            Value::List(list) => list,
            Value::Bool(_) | Value::Number(_) => &[],
        }
    }
}

/// What is wrong in a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct FileError {
    /// The file, as the user would name it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub problem: String,
}

impl FileError {
    /// What is wrong at an entry of `file`.
    pub fn at(file: &str, line: usize, problem: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, problem: problem.into() }
    }
}

/// Reads `text`, the contents of `file`.
pub fn entries(file: &str, text: &str) -> Result<Vec<Entry>, FileError> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        FileError::at(file, line, format!("not TOML: {}", error.message().replace('\n', "; ")))
    })?;
    let mut out = Vec::new();
    walk(file, text, table.get_ref(), &mut Vec::new(), &mut out)?;
    out.sort_by_key(|entry| entry.line);
    Ok(out)
}

fn walk(
    file: &str,
    text: &str,
    table: &DeTable<'_>,
    path: &mut Vec<String>,
    out: &mut Vec<Entry>,
) -> Result<(), FileError> {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        if let DeValue::Table(inner) = value.get_ref() {
            walk(file, text, inner, path, out)?;
        } else if let Some(tables) = tables(value) {
            for (number, inner) in tables.into_iter().enumerate() {
                path.push(number.to_string());
                walk(file, text, inner, path, out)?;
                path.pop();
            }
        } else {
            let line = line_of(text, key.span().start);
            let value = simple(value).ok_or_else(|| {
                let name = path.join(".");
                FileError::at(file, line, format!("'{name}' must be {SIMPLE}"))
            })?;
            out.push(Entry { path: path.clone(), value, line });
        }
        path.pop();
    }
    Ok(())
}

const SIMPLE: &str = "a string, a list of strings, a whole number, true or false";

/// The tables of an array that holds nothing else, and something.
fn tables<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Option<Vec<&'t DeTable<'i>>> {
    let items = value.get_ref().as_array().filter(|items| !items.is_empty())?;
    items.iter().map(|item| item.get_ref().as_table()).collect()
}

fn simple(value: &Spanned<DeValue<'_>>) -> Option<Value> {
    match value.get_ref() {
        DeValue::String(text) => Some(Value::Text(text.to_string())),
        DeValue::Boolean(flag) => Some(Value::Bool(*flag)),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::Number),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
            items.collect::<Option<_>>().map(Value::List)
        }
        _ => None,
    }
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_flattened_in_the_order_of_their_lines() {
        let read = entries("f.toml", "lang = \"ar\"\n[keys.panes]\nquit = [\"q\", \"x\"]\nmarks = true\n").unwrap();
        let names: Vec<_> = read.iter().map(|e| (e.name(), e.line)).collect();
        assert_eq!(names, [("lang".into(), 1), ("keys.panes.quit".into(), 3), ("keys.panes.marks".into(), 4)]);
        assert_eq!(read[1].list(), ["q", "x"]);
    }

    #[test]
    fn repeated_tables_are_numbered() {
        let read = entries("f.toml", "[[feed]]\nurl = \"a\"\n[[feed]]\nurl = \"b\"\nage = 0x1_0\n").unwrap();
        let names: Vec<_> = read.iter().map(|e| (e.name(), e.line)).collect();
        assert_eq!(names, [("feed.0.url".into(), 2), ("feed.1.url".into(), 4), ("feed.1.age".into(), 5)]);
        assert_eq!(read[2].value, Value::Number(16));
    }

    #[test]
    fn errors_name_the_line() {
        let broken = entries("f.toml", "a = \"x\"\nb = = 2\n").unwrap_err();
        assert_eq!((broken.file.as_str(), broken.line), ("f.toml", 2));
        let number = entries("f.toml", "\n\nwidth = 3.5\n").unwrap_err();
        assert_eq!(number.to_string(), format!("f.toml:3: 'width' must be {SIMPLE}"));
    }
}
