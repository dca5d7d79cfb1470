//! The pages of a damaged file, and the rows in them, without SQLite: it gives up where a tree is broken, but every leaf
//! says for itself what it holds.
//!
//! No bytes make this panic or run without end. <https://www.sqlite.org/fileformat2.html>

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use rustc_hash::FxHashMap;

use super::log;
use super::row::{self, Row, varint};

/// What a file of SQLite begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The size of pages that SQLite takes by itself.
const USUAL: usize = 4096;

/// The most bytes of a row: what the archive takes.
const LONGEST: usize = 512 << 20;

/// A damaged file, with what is in its log.
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    in_log: FxHashMap<u32, u64>,
    page_size: usize,
    count: u32,
}

/// A row found on a page, by where its cell begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    page: u32,
    cell: u32,
}

/// How a page holds rows.
#[derive(Clone, Copy)]
struct Tree {
    /// Whether its rows have a number.
    is_table: bool,
    /// How long the page's own header is.
    header: usize,
    /// How many bytes of a cell are not of its row.
    before: u32,
}

/// A leaf of a table.
const TABLE: Tree = Tree { is_table: true, header: 8, before: 0 };
/// A leaf of an index, or of a table `WITHOUT ROWID`.
const INDEX: Tree = Tree { is_table: false, header: 8, before: 0 };
/// What stands above such leaves holds rows as well.
const ABOVE_INDEX: Tree = Tree { is_table: false, header: 12, before: 4 };

impl Pages {
    pub fn open(path: &Path, log: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut header = Vec::new();
        (&mut file).take(32).read_to_end(&mut header)?;
        let log = File::open(log).ok();
        let page_size = size_in(&header).unwrap_or(USUAL);
        let in_log = log.as_ref().map(|log| log::pages(log, page_size)).transpose()?.unwrap_or_default();
        let in_file = file.metadata()?.len().div_ceil(page_size as u64);
        let last = in_log.keys().copied().max().unwrap_or_default();
        let count = u32::try_from(in_file).unwrap_or(u32::MAX).max(last);
        Ok(Self { file, log, in_log, page_size, count })
    }

    /// How many pages there are; they are counted from 1.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The bytes of a page as they are now; zeros where the file ends early or cannot be read.
    fn page(&mut self, number: u32) -> Vec<u8> {
        let mut page = Vec::with_capacity(self.page_size);
        let (source, at) = match (self.in_log.get(&number), &mut self.log) {
            (Some(&at), Some(log)) => (log, at),
            _ => (&mut self.file, u64::from(number.saturating_sub(1)) * self.page_size as u64),
        };
        if source.seek(SeekFrom::Start(at)).is_ok() {
            let _ = source.take(self.page_size as u64).read_to_end(&mut page);
        }
        page.resize(self.page_size, 0);
        page
    }

    /// The rows of a page, each with its number (0 where it has none) and where it is. Of long ones no more than the beginning.
    pub fn rows(&mut self, number: u32) -> Vec<(Spot, i64, Row)> {
        let page = self.page(number);
        let Some((tree, cells)) = cells(&page, number) else { return Vec::new() };
        let row = |cell: u32| {
            let cut = Cell::read(&page, cell, tree)?;
            let beginning = page.get(cut.local..cut.local + cut.length(self.page_size, tree))?;
            Some((Spot { page: number, cell }, cut.row, row::read(beginning, cut.size)?))
        };
        cells.into_iter().filter_map(row).collect()
    }

    /// The whole row at a spot where [`Self::rows`] found one; none where a part of it is lost.
    pub fn whole(&mut self, spot: Spot) -> Option<Row> {
        let page = self.page(spot.page);
        let (tree, _) = cells(&page, spot.page)?;
        let cell = Cell::read(&page, spot.cell, tree)?;
        let length = cell.length(self.page_size, tree);
        let mut bytes = page.get(cell.local..cell.local + length)?.to_vec();
        let mut next = page.get(cell.local + length..).and_then(number_at);
        while bytes.len() < cell.size {
            let number = next.filter(|number| (1..=self.count).contains(number))?;
            let page = self.page(number);
            next = number_at(&page);
            let wanted = (cell.size - bytes.len()).min(self.page_size - 4);
            bytes.extend_from_slice(page.get(4..4 + wanted)?);
        }
        row::read(&bytes, bytes.len())
    }
}

/// The size of a page by the header of a file.
fn size_in(header: &[u8]) -> Option<usize> {
    let size = header.strip_prefix(MAGIC)?.first_chunk().map(|size| u16::from_be_bytes(*size))?;
    match size {
        1 => Some(65536),
        size if size.is_power_of_two() && size >= 512 => Some(size.into()),
        _ => None,
    }
}

fn number_at(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk().map(|number| u32::from_be_bytes(*number))
}

/// How a page holds its rows, and where each begins; none where it holds no rows.
fn cells(page: &[u8], number: u32) -> Option<(Tree, Vec<u32>)> {
    // The file's own header is before that of the first page.
    let at = if number == 1 { 100 } else { 0 };
    let tree = match page.get(at)? {
        0x0d => TABLE,
        0x0a => INDEX,
        0x02 => ABOVE_INDEX,
        _ => return None,
    };
    let short = |at: usize| page.get(at..)?.first_chunk().map(|short| u16::from_be_bytes(*short));
    let count: usize = short(at + 3)?.into();
    let cells = (0..count).map_while(|n| short(at + tree.header + 2 * n)).map(|cell| u32::from(cell) + tree.before);
    Some((tree, cells.collect()))
}

/// A cell taken apart.
struct Cell {
    /// Bytes of the row in all.
    size: usize,
    row: i64,
    /// Where on the page the row begins.
    local: usize,
}

impl Cell {
    fn read(page: &[u8], at: u32, tree: Tree) -> Option<Self> {
        let mut local = at as usize;
        let mut next = || {
            let (value, length) = varint(page.get(local..)?)?;
            local += length;
            Some(value)
        };
        let size = usize::try_from(next()?).ok().filter(|&size| size <= LONGEST)?;
        let row = if tree.is_table { next()? } else { 0 };
        Some(Self { size, row, local })
    }

    /// How many of its bytes are on this page, the rest being on pages of their own.
    fn length(&self, page_size: usize, tree: Tree) -> usize {
        let most = if tree.is_table { page_size - 35 } else { (page_size - 12) * 64 / 255 - 23 };
        if self.size <= most {
            return self.size;
        }
        let least = (page_size - 12) * 32 / 255 - 23;
        let fitting = least + (self.size - least) % (page_size - 4);
        if fitting <= most { fitting } else { least }
    }
}
