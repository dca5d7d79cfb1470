//! What SQLite's write-ahead log holds that was acknowledged and not yet carried over to the file.
//!
//! <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>

use std::fs::File;
use std::io::{self, BufReader, Read};

use rustc_hash::FxHashMap;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// The first word of a log whose checksums are of little-endian words; the next one is that of big-endian words.
const MAGIC: u32 = 0x377f_0682;

/// Where in the log the last acknowledged state of each page is: the byte at which it begins. What comes behind the first
/// frame that is not whole was never acknowledged.
pub(super) fn pages(log: &File, page_size: usize) -> io::Result<FxHashMap<u32, u64>> {
    let mut input = BufReader::new(log);
    let mut found = FxHashMap::default();
    let mut header = [0; HEADER];
    if !fill(&mut input, &mut header)? {
        return Ok(found);
    }
    let is_big = word(&header, 0) == MAGIC + 1;
    if word(&header, 0) & !1 != MAGIC || word(&header, 8) as usize != page_size {
        return Ok(found);
    }
    let mut sum = checksum([0, 0], header.get(..24).unwrap_or_default(), is_big);
    if sum != [word(&header, 24), word(&header, 28)] {
        return Ok(found);
    }
    let salts = [word(&header, 16), word(&header, 20)];
    let mut pending = Vec::new();
    let mut frame = vec![0; FRAME + page_size];
    let mut at = HEADER as u64;
    while fill(&mut input, &mut frame)? {
        let (head, page) = frame.split_at(FRAME);
        sum = checksum(checksum(sum, head.get(..8).unwrap_or_default(), is_big), page, is_big);
        if [word(head, 8), word(head, 12)] != salts || [word(head, 16), word(head, 20)] != sum {
            break;
        }
        pending.push((word(head, 0), at + FRAME as u64));
        let is_commit = word(head, 4) != 0;
        if is_commit {
            found.extend(pending.drain(..));
        }
        at += frame.len() as u64;
    }
    Ok(found)
}

/// Whether there was as much to read.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match input.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// The big-endian word at a byte; 0 behind the end.
fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|word| word.try_into().ok()).map_or(0, u32::from_be_bytes)
}

fn checksum([mut a, mut b]: [u32; 2], bytes: &[u8], is_big: bool) -> [u32; 2] {
    let read = |word: &[u8]| {
        let word = word.try_into().unwrap_or_default();
        if is_big { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }
    };
    for pair in bytes.chunks_exact(8) {
        let (first, second) = pair.split_at(4);
        a = a.wrapping_add(read(first)).wrapping_add(b);
        b = b.wrapping_add(read(second)).wrapping_add(a);
    }
    [a, b]
}
