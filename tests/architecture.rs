//! Who imports whom: only downwards in the list of `src/lib.rs`.
#![expect(clippy::unwrap_used, reason = "a file of the crate that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

const LIB: &str = include_str!("../src/lib.rs");

/// The modules from top to bottom, as the list of `src/lib.rs` has them.
fn order() -> Vec<&'static str> {
    let list = LIB.split("//! ```").nth(1).unwrap();
    list.lines().skip(1).filter_map(|line| line.strip_prefix("//! ")?.split_whitespace().next()).collect()
}

/// Every source file with the module at the top of its path.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push(path);
            }
        }
    }
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&src, &mut paths);
    paths.sort();
    let with_module = |path: PathBuf| {
        let first = path.strip_prefix(&src).unwrap().components().next().unwrap().as_os_str();
        let module = Path::new(first).file_stem().unwrap().to_str().unwrap().to_owned();
        (path, module)
    };
    paths.into_iter().map(with_module).collect()
}

/// The first names behind `crate::`, in `use` lines and elsewhere, comments apart.
fn imports(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut out = Vec::new();
    for path in code.split("crate::").skip(1) {
        let group = path.strip_prefix('{');
        let mut depth = 0;
        let mut name = String::new();
        for letter in group.unwrap_or(path).chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 && group.is_some() => out.push(std::mem::take(&mut name)),
                _ if depth == 0 && group.is_some() => name.push(letter),
                _ if group.is_none() && !letter.is_alphanumeric() && letter != '_' => break,
                _ if group.is_none() => name.push(letter),
                _ => {}
            }
        }
        out.push(name);
    }
    let first = |name: String| {
        name.trim().split("::").next().unwrap_or_default().split(' ').next().unwrap_or_default().to_owned()
    };
    out.into_iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_list_names_every_module() {
    let mut listed = order();
    let mut declared: Vec<&str> = LIB.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    listed.sort_unstable();
    declared.sort_unstable();
    assert_eq!(listed, declared);
}

#[test]
fn a_module_imports_only_what_stands_below_it() {
    let order = order();
    let rank = |module: &str| order.iter().position(|known| *known == module);
    let mut upward = Vec::new();
    let mut seen = 0;
    for (path, module) in sources() {
        let Some(own) = rank(&module) else { continue };
        for imported in imports(&fs::read_to_string(&path).unwrap()) {
            let Some(other) = rank(&imported) else { continue };
            seen += 1;
            if other < own {
                upward.push(format!("{}: imports crate::{imported}", path.display()));
            }
        }
    }
    assert!(seen > 100, "{seen} imports are too few: they are no longer found");
    assert!(upward.is_empty(), "upward imports:\n{}", upward.join("\n"));
}

/// So that it can leave as a library of its own, with `paint.rs` for those who use ratatui.
#[test]
fn the_text_layer_knows_only_itself_and_ratatui_only_to_paint() {
    let (mut seen, mut strangers) = (0, Vec::new());
    for (path, module) in sources().into_iter().filter(|(_, module)| module == "typeset") {
        seen += 1;
        let text = fs::read_to_string(&path).unwrap();
        let foreign = imports(&text).into_iter().filter(|imported| *imported != module);
        strangers.extend(foreign.map(|imported| format!("{}: crate::{imported}", path.display())));
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        if code.clone().any(|line| line.contains("ratatui")) && !path.ends_with("typeset/paint.rs") {
            strangers.push(format!("{}: ratatui", path.display()));
        }
    }
    assert!(seen > 10, "{seen} files are too few: they are no longer found");
    assert!(strangers.is_empty(), "{}", strangers.join("\n"));
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::briefing::Name;\nuse crate::{extract, intake::{self, read},\n    tui::label};\n\
                // crate::comment\nfn f(_: crate::typeset::Mode) {}\nuse crate::lexicon;\n";
    assert_eq!(imports(text), ["briefing", "extract", "intake", "tui", "typeset", "lexicon"]);
}
