//! The ids of articles and records.

/// A short id of these parts in their order: 64-bit FNV-1a, folded to 48 bits as its authors advise
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), in twelve hexadecimal digits. The same on every platform and run.
pub fn short_id<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        // The byte that parts them occurs in no UTF-8.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{:012x}", (hash >> 48) ^ (hash & 0xffff_ffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::short_id;

    #[test]
    fn parts_are_told_apart_and_the_offset_basis_is_that_of_the_algorithm() {
        assert_ne!(short_id(["ab", "c"]), short_id(["a", "bc"]));
        assert_eq!(short_id([]), format!("{:012x}", (0xcbf2_9ce4_8422_2325_u64 >> 48) ^ 0x9ce4_8422_2325));
    }
}
