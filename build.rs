//! Compiles the tables of `data/lexicon` and `data/gazetteer`, so that nobody waits for it when mujaz starts. A mistake in a
//! table ends the build with its file and line.

use std::path::Path;
use std::{env, fs};

/// The modules of the library that read, check and compile.
#[path = "src"]
pub mod library {
    pub mod arabic;
    pub mod briefing;
    pub mod lexicon;
}

use library::{arabic, briefing, lexicon};

use lexicon::table::TableError;
use lexicon::tables::{TABLES, Tables};

fn main() {
    println!("cargo::rerun-if-changed=data/lexicon");
    println!("cargo::rerun-if-changed=data/gazetteer");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let out = env::var("OUT_DIR").expect("cargo names a folder for what is built");
    match compiled(Path::new(&root)) {
        Ok(lexicon) => {
            let bytes = postcard::to_allocvec(&lexicon).expect("plain values can be written");
            fs::write(Path::new(&out).join("lexicon.bin"), bytes).expect("cargo's folder can be written to");
        }
        Err(error) => println!("cargo::error={error}"),
    }
}

fn compiled(root: &Path) -> Result<lexicon::Lexicon, TableError> {
    let mut tables = Tables::default();
    for layout in &TABLES {
        let file = format!("data/{}/{}", layout.folder, layout.name);
        let text = fs::read_to_string(root.join(&file)).map_err(|error| TableError {
            file: file.clone(),
            line: 1,
            problem: error.to_string(),
        })?;
        // The tables are kept until the lexicon is written, which is all that this program does.
        tables.read(layout, file.leak(), text.leak())?;
    }
    tables.resolve()?;
    Ok(tables.compile())
}
