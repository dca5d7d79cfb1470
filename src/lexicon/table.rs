//! Tab-separated tables with a header row: the form of every file under `data/lexicon` and `data/gazetteer`.
//!
//! `#` starts a comment line; a cell of `-` or nothing is empty; a cell that lists several values parts them with `|`.

use std::fmt;

use smallvec::SmallVec;

/// What is wrong with a table, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The file, as it was named to the reader.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub problem: String,
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

impl std::error::Error for TableError {}

type Cells<'a> = SmallVec<[&'a str; 10]>;

/// One row, its cells in the order of the columns asked for.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The file it stands in.
    pub file: &'a str,
    /// Its line, from 1.
    pub line: usize,
    cells: Cells<'a>,
}

impl<'a> Row<'a> {
    /// The cell of the `n`-th column asked for, from 0; empty for `-`.
    pub fn cell(&self, n: usize) -> &'a str {
        match self.cells.get(n).map_or("", |c| c.trim()) {
            "-" => "",
            cell => cell,
        }
    }

    /// The values of a cell that lists several.
    pub fn list(&self, n: usize) -> impl Iterator<Item = &'a str> {
        self.cell(n).split('|').map(str::trim).filter(|v| !v.is_empty())
    }

    /// Whether all its cells are those of another row.
    pub fn says_the_same(&self, other: &Row<'_>) -> bool {
        (0..self.cells.len().max(other.cells.len())).all(|n| self.cell(n) == other.cell(n))
    }

    /// An error at this row.
    pub fn error(&self, problem: impl Into<String>) -> TableError {
        TableError { file: self.file.to_owned(), line: self.line, problem: problem.into() }
    }
}

/// The rows of a table whose header must be exactly `columns`, in that order.
pub fn rows<'a>(file: &'a str, text: &'a str, columns: &[&str]) -> Result<Vec<Row<'a>>, TableError> {
    each(file, text, columns)?.into_iter().collect()
}

/// The rows of a table, each or why it is none. Its header must be exactly `columns`, in that order; without columns it is a
/// list that has no header, each line one value.
pub fn each<'a>(
    file: &'a str,
    text: &'a str,
    columns: &[&str],
) -> Result<Vec<Result<Row<'a>, TableError>>, TableError> {
    let error = |line, problem| TableError { file: file.to_owned(), line, problem };
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    if !columns.is_empty() {
        let Some((at, header)) = lines.next() else {
            return Err(error(1, format!("empty table; its header must be: {}", columns.join("<tab>"))));
        };
        if header.split('\t').map(str::trim).ne(columns.iter().copied()) {
            return Err(error(at + 1, format!("the header must be: {}", columns.join("<tab>"))));
        }
    }
    let row = |(at, line): (usize, &'a str)| {
        let cells: Cells<'a> = line.split('\t').collect();
        if cells.len() > columns.len().max(1) {
            return Err(error(at + 1, format!("{} cells under {} columns", cells.len(), columns.len().max(1))));
        }
        Ok(Row { file, line: at + 1, cells })
    };
    Ok(lines.map(row).collect())
}
