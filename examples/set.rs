//! Sets a text for a terminal that neither orders nor joins: `cargo run --example set -- 40 <report.txt`.
//!
//! Each line of the input is a paragraph in the direction of its own first letter; lines of paragraphs that run from right to
//! left stand at the right.

use std::io::{self, BufRead, Write};

use mujaz::typeset::{Base, Paragraph};

fn main() -> io::Result<()> {
    let width = std::env::args().nth(1).and_then(|width| width.parse().ok()).unwrap_or(60);
    let mut out = io::stdout().lock();
    for text in io::stdin().lock().lines() {
        for line in Paragraph::new(&text?, Base::Auto).lines(width) {
            let pad = if line.rtl { width - line.width } else { 0 };
            writeln!(out, "{:pad$}{}", "", line.text(), pad = usize::from(pad))?;
        }
    }
    Ok(())
}
