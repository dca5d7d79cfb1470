//! Where the time of `typeset` goes: every line of a file through each of its steps. Run by `benches/typeset.py`.
//!
//! Prints a line `name seconds` a step; each step includes those above it, but the last: that is the next frame, with all
//! lines in the cache. The best of some rounds counts.

use std::hint::black_box;
use std::io::{self, Write};
use std::time::Instant;

use mujaz::typeset::{Base, Cache, Mode, Paragraph, paint, steps};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const WIDTH: u16 = 100;
const ROUNDS: usize = 7;

fn main() -> io::Result<()> {
    // Cargo's own arguments are none of ours.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else { return Ok(()) };
    let text = std::fs::read_to_string(path)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut buf = Buffer::empty(Rect::new(0, 0, WIDTH, 1));
    let area = buf.area;
    let style = Style::new();
    let mut cache = Cache::default();
    let mut measured = Vec::new();
    let mut step = |name, run: &mut dyn FnMut(&str) -> usize| measured.push((name, best(&lines, run)));
    step("shape", &mut steps::shape_only);
    step("breaks", &mut steps::find_breaks);
    step("levels", &mut |line| Paragraph::new(line, Base::Rtl).width());
    step("wrap", &mut |line| Paragraph::new(line, Base::Rtl).height(WIDTH));
    step("set", &mut |line| Paragraph::new(line, Base::Rtl).lines(WIDTH).map(|line| line.pieces.len()).sum());
    step("paint", &mut |line| {
        let paragraph = Paragraph::new(line, Base::Rtl);
        paragraph.lines(WIDTH).map(|line| paint::line(&line, Mode::Visual, area, &mut buf, |_| style)).count()
    });
    step("again", &mut |line| {
        let lines = cache.wrap(line, Base::Rtl, WIDTH);
        lines.iter().map(|line| paint::line(line, Mode::Visual, area, &mut buf, |_| style)).count()
    });
    let mut out = io::stdout().lock();
    measured.iter().try_for_each(|(name, seconds)| writeln!(out, "{name} {seconds:.6}"))
}

/// Seconds for all lines.
fn best(lines: &[&str], run: &mut dyn FnMut(&str) -> usize) -> f64 {
    let round = |_| {
        let start = Instant::now();
        black_box(lines.iter().map(|line| run(line)).sum::<usize>());
        start.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(round).fold(f64::MAX, f64::min)
}
