//! Counts the words of the files that it is given, by plain Unicode segmentation (UAX #29): what `benches/measure.py` holds the
//! reading of reports against.
#![expect(clippy::print_stdout, reason = "a program that prints one number")]

use unicode_segmentation::UnicodeSegmentation;

fn main() -> std::io::Result<()> {
    let mut words = 0;
    for file in std::env::args_os().skip(1) {
        words += std::fs::read_to_string(file)?.unicode_words().count();
    }
    println!("{words}");
    Ok(())
}
