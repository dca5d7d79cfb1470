//! A user's own tables: files of the bundled ones' names and columns, in the folder `vocabulary` beside the configuration.
//!
//! A row is added to the bundled ones, and replaces the one of the same key. A row or file that is wrong is left out and told;
//! it takes nothing else with it, for the morning's reports have to be read.

use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::bundled::BUNDLED;
use crate::lexicon::Lexicon;
use crate::lexicon::table::{Row, TableError};
use crate::lexicon::tables::{Layout, TABLES, Tables};
use crate::lexicon::without::Without;

/// Bytes that a table may have; a thousand times a large one.
const MOST: u64 = 64 << 20;

/// The rows of a table.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Which table it is.
    pub layout: &'static Layout,
    /// Its rows.
    pub rows: Vec<Row<'static>>,
}

/// What a user's folder holds.
#[derive(Debug, Default)]
pub struct Own {
    /// The tables that were read, each with its file.
    pub sheets: Vec<(PathBuf, Sheet)>,
    /// What is wrong with them.
    pub faults: Vec<TableError>,
}

/// The bundled tables as they are written.
pub fn bundled() -> Vec<Sheet> {
    let rows = |(layout, (name, text)): (&'static Layout, (&'static str, &'static str))| Sheet {
        layout,
        // They were read when mujaz was built.
        rows: layout.rows(name, text).unwrap_or_default().into_iter().flatten().collect(),
    };
    TABLES.iter().zip(BUNDLED).map(rows).collect()
}

impl Own {
    /// Reads a folder; one that is not there holds nothing. The text is kept for as long as the program runs.
    pub fn read(folder: &Path) -> Self {
        let mut own = Self::default();
        let Ok(entries) = fs::read_dir(folder) else { return own };
        let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        let is_table = |file: &PathBuf| file.extension().is_some_and(|e| e == "tsv" || e == "txt") && file.is_file();
        for file in files.into_iter().filter(is_table) {
            let told = file.display().to_string();
            match sheet(&file, &told) {
                Ok((sheet, mut faults)) => {
                    own.sheets.push((file, sheet));
                    own.faults.append(&mut faults);
                }
                Err(problem) => own.faults.push(TableError { file: told, line: 1, problem }),
            }
        }
        own
    }

    /// Whether there is nothing to add to the bundled tables.
    pub fn is_empty(&self) -> bool {
        self.sheets.iter().all(|(_, sheet)| sheet.rows.is_empty())
    }

    /// Compiles the bundled tables with these. Rows that cannot be entered are left out, and added to the faults.
    pub fn compile(&mut self) -> Lexicon {
        self.tables().compile()
    }

    /// The same without the entries of a list, which is named with it.
    pub fn compile_without(&mut self, without: Option<(&Without, &str)>) -> Result<Lexicon, TableError> {
        let mut tables = self.tables();
        if let Some((entries, file)) = without {
            tables.switch_off(entries, file)?;
        }
        Ok(tables.compile())
    }

    fn tables(&mut self) -> Tables {
        let bundled = bundled();
        loop {
            let mut tables = Tables::default();
            let mut broken = FxHashSet::default();
            for sheet in &bundled {
                self.enter(sheet, &mut tables, &mut broken);
            }
            if broken.is_empty() {
                self.faults.extend(tables.resolve().err());
                return tables;
            }
            // Without the broken rows again, for what they would have replaced counts after all.
            for (_, sheet) in &mut self.sheets {
                sheet.rows.retain(|row| !broken.contains(&(row.file, row.line)));
            }
        }
    }

    fn enter(&mut self, bundled: &Sheet, tables: &mut Tables, broken: &mut FxHashSet<(&'static str, usize)>) {
        let layout = bundled.layout;
        let own: Vec<&Row<'static>> = self.rows(layout).collect();
        let keys: FxHashSet<String> = own.iter().map(|row| layout.key(row)).collect();
        let kept = bundled.rows.iter().filter(|row| keys.is_empty() || !keys.contains(&layout.key(row)));
        let mut faults = Vec::new();
        for row in kept {
            // A bundled row gives way to a user's that took its id in another table.
            let _ = tables.enter(layout, row);
        }
        for row in own {
            if let Err(fault) = tables.enter(layout, row) {
                broken.insert((row.file, row.line));
                faults.push(fault);
            }
        }
        self.faults.append(&mut faults);
    }

    /// The user's rows of a table.
    pub fn rows(&self, layout: &'static Layout) -> impl Iterator<Item = &Row<'static>> {
        self.sheets.iter().filter(move |(_, sheet)| sheet.layout == layout).flat_map(|(_, sheet)| &sheet.rows)
    }
}

/// The table in a file, with what is wrong with single rows; or why there is none.
fn sheet(file: &Path, told: &str) -> Result<(Sheet, Vec<TableError>), String> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some(layout) = Layout::of(name) else {
        let names: Vec<&str> = TABLES.iter().map(|layout| layout.name).collect();
        return Err(format!("no table is called '{name}'; the tables are {}", names.join(", ")));
    };
    let size = fs::metadata(file).map_err(|error| error.to_string())?.len();
    if size > MOST {
        return Err(format!("{size} bytes are too many; a table may have {MOST}"));
    }
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes).map_err(|_| "not UTF-8; save it as UTF-8".to_owned())?;
    let text: &'static str = text.leak();
    let told: &'static str = told.to_owned().leak();
    let read = layout.rows(told, text.strip_prefix('\u{feff}').unwrap_or(text)).map_err(|error| error.problem)?;
    let (rows, faults): (Vec<_>, Vec<_>) = read.into_iter().partition(Result::is_ok);
    let sheet = Sheet { layout, rows: rows.into_iter().flatten().collect() };
    Ok((sheet, faults.into_iter().filter_map(Result::err).collect()))
}
