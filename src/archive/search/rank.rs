//! What a hit is worth: where its words stand, and how often.
//!
//! FTS5 has bm25 for that, but to weigh a word it counts all reports with it, and the index does not know a headline from the
//! rest. So what the newest hits are worth is told by their texts, which costs the same in an archive of any size.

use super::show::Marked;

/// Points of a hit: for each thing looked for, 8 where it stands in the first paragraph, which is the headline or the lead, 4 in
/// the second, and 1 for each time, up to 6, that it stands anywhere; and 3 for each record meant, up to 4.
pub(super) fn score(marked: &[Marked<'_>], records: usize) -> u32 {
    let mut sought: Vec<usize> = marked.iter().flat_map(|marked| &marked.hits).map(|(_, at)| *at).collect();
    sought.sort_unstable();
    let times = sought.chunk_by(|one, other| one == other).map(|same| same.len().min(6) as u32);
    let times: u32 = times.sum();
    sought.dedup();
    let places: u32 = sought
        .iter()
        .map(|at| {
            let has = |paragraph: usize| marked.get(paragraph).is_some_and(|m| m.hits.iter().any(|(_, own)| own == at));
            8 * u32::from(has(0)) + 4 * u32::from(has(1))
        })
        .sum();
    times + places + 3 * (records.min(4) as u32)
}
