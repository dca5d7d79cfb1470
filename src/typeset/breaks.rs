//! Where a line may begin (UAX #14), on the logical text.
//!
//! A letter behind a space begins a line, unless an opening bracket, a quotation mark or the like stands before that space; and
//! what comes before such a place has no say in what comes after it (LB18). So a text falls into stretches. In one that holds
//! nothing but letters, digits, spaces, stops and commas, that is in most of any prose, no other place is open but behind a
//! stop. `icu_segmenter` is asked about the others, one by one.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::property::Breaking;
use super::shape::Cluster;

/// The places of a text, found as its characters come in.
#[derive(Debug)]
pub(super) struct Breaks {
    /// The last character, marks apart.
    last: Breaking,
    /// The last that is no space.
    shown: Breaking,
    /// Where the stretch begins.
    stretch: Start,
    /// Whether all of it is plain.
    plain: bool,
    /// Those that are not.
    open: Vec<(Start, usize)>,
}

/// A byte of the text, and the number of clusters before it.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    byte: usize,
    clusters: usize,
}

impl Default for Breaks {
    fn default() -> Self {
        let nothing = Breaking::Letter;
        Self { last: nothing, shown: nothing, stretch: Start::default(), plain: true, open: Vec::new() }
    }
}

impl Breaks {
    /// The next character, at a byte of the text, before which there are `clusters` clusters: whether a line may begin with
    /// it. Where it says no, [`Breaks::finish`] may yet say yes.
    #[inline]
    pub fn push(&mut self, breaking: Breaking, byte: usize, clusters: usize) -> bool {
        if breaking == Breaking::Letter || breaking == Breaking::Digit {
            let opens = self.last == Breaking::Space && self.shown != Breaking::Other;
            if opens {
                self.end_stretch(byte);
                self.stretch = Start { byte, clusters };
                self.plain = true;
            }
            let after_stop = self.plain && self.last == Breaking::Stop;
            (self.last, self.shown) = (breaking, breaking);
            return opens || after_stop;
        }
        if breaking == Breaking::Space {
            self.last = breaking;
        } else {
            self.push_other(breaking);
        }
        false
    }

    fn push_other(&mut self, breaking: Breaking) {
        match breaking {
            Breaking::Mark if self.last != Breaking::Space => {}
            Breaking::Infix if self.last != Breaking::Space => (self.last, self.shown) = (breaking, breaking),
            Breaking::Stop => (self.last, self.shown) = (breaking, breaking),
            Breaking::Closing => self.meet(breaking),
            _ => self.meet(Breaking::Other),
        }
    }

    fn meet(&mut self, breaking: Breaking) {
        (self.last, self.shown) = (breaking, breaking);
        self.plain = false;
    }

    fn end_stretch(&mut self, end: usize) {
        if !self.plain {
            self.open.push((self.stretch, end));
        }
    }

    /// Marks the clusters of the text with which a line may begin as well. A place within a cluster is none.
    pub fn finish(self, text: &str, clusters: &mut [Cluster]) {
        self.others(text, |places, first| {
            let mut rest = clusters.iter_mut().skip(first).peekable();
            let mut end = 0;
            for at in places.map(|at| at as u32) {
                while let Some(cluster) = rest.next_if(|cluster| cluster.start < at) {
                    end = cluster.end;
                }
                if let Some(cluster) = rest.peek_mut().filter(|_| end <= at) {
                    cluster.breaks = true;
                }
            }
        });
    }

    /// The places within each stretch that is not plain, with the number of clusters before it.
    fn others(mut self, text: &str, mut found: impl FnMut(&mut dyn Iterator<Item = usize>, usize)) {
        self.end_stretch(text.len());
        if self.open.is_empty() {
            return;
        }
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        for &(start, end) in &self.open {
            let stretch = text.get(start.byte..end).unwrap_or_default();
            let inner = segmenter.segment_str(stretch).filter(|&at| at > 0 && at < stretch.len());
            found(&mut inner.map(|at| start.byte + at), start.clusters);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::property::PropertyTable;
    use super::*;

    /// Every place, by way of the stretches.
    fn places(text: &str) -> Vec<usize> {
        let mut breaks = Breaks::default();
        let mut places = Vec::new();
        for (at, c) in text.char_indices() {
            if breaks.push(PropertyTable::get().of(c).breaking, at, 0) {
                places.push(at);
            }
        }
        breaks.others(text, |others, _| places.extend(others));
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Every place, by the library alone.
    fn of_library(text: &str) -> Vec<usize> {
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        segmenter.segment_str(text).filter(|&at| at > 0 && at < text.len()).collect()
    }

    /// `LineBreakTest.txt` of Unicode 17, packed by `tests/data/pack_breaks.py`: each text with its places.
    fn cases() -> Vec<(String, Vec<usize>)> {
        let packed = include_str!("../../tests/data/line-breaks.txt");
        let mut lines = packed.lines().filter(|line| !line.starts_with("# "));
        let points = lines.next().unwrap().strip_prefix("@ ").unwrap();
        let points: Vec<char> =
            points.split(' ').map(|hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()).collect();
        let mut case: Vec<(bool, char)> = Vec::new();
        let mut cases = Vec::new();
        for line in lines {
            let (kept, further) = line.as_bytes().split_first().unwrap();
            case.truncate(usize::from(kept - b'!'));
            case.extend(further.chunks(2).map(|letters| {
                let list = usize::from(letters[0].to_ascii_uppercase() - b'A');
                (letters[0].is_ascii_lowercase(), points[list * 94 + usize::from(letters[1] - b'!')])
            }));
            let (mut text, mut places) = (String::new(), Vec::new());
            for &(opens, c) in &case {
                places.extend(opens.then_some(text.len()));
                text.push(c);
            }
            cases.push((text, places));
        }
        cases
    }

    #[test]
    fn line_break_test() {
        let cases = cases();
        assert_eq!(cases.len(), 19_338);
        let failed: Vec<_> = cases.iter().filter(|(text, wanted)| places(text) != *wanted).collect();
        // The library's own failures: unassigned pictographs, vowel signs of Southeast Asian scripts, Balinese digits, a
        // currency or percent sign glued to a closing bracket, and a hyphen that begins a text.
        assert_eq!(failed.len(), 318);
        let arabic = |c: &char| matches!(c, '\u{600}'..='\u{6ff}');
        assert_eq!(failed.iter().filter(|(text, _)| text.chars().any(|c| arabic(&c))).count(), 0);
        assert!(cases.iter().any(|(text, _)| text.chars().any(|c| arabic(&c))));
    }

    #[test]
    fn every_character_counts_as_the_library_counts_it() {
        for c in ('\0'..=char::MAX).filter(|&c| PropertyTable::get().of(c).breaking != Breaking::Other) {
            for text in
                [format!("ب{c}ب"), format!("ب {c} ب"), format!("1{c}2"), format!("؟{c}{c}،{c}"), format!("{c} ( {c}")]
            {
                assert_eq!(places(&text), of_library(&text), "{:04x} in {text:?}", c as u32);
            }
        }
    }

    fn prose() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            8 => "[ابتثلمنسعجهوآأإءىيةپگک]{1,5}",
            8 => " {1,2}",
            2 => "[a-zé]{1,5}",
            3 => "[0-9٠-٩]{1,4}",
            4 => "[،.,:;؛؟!/]",
            2 => "[\u{64b}-\u{652}\u{300}\u{200c}\u{640}]{1,2}",
            3 => "[()\\[\\]«»“”\"'%$+–—…-]",
            1 => "[\u{a0}\u{2060}\u{200b}\u{200d}\u{200e}\u{ad}\t\u{2003}\u{2066}\u{2069}]",
            1 => "[中文の가\u{5d0}-\u{5d3}🇱🇾👍\u{1f3fd}☝กက\u{25cc}ᬅ]{1,2}",
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn stretches_come_to_what_the_library_says_of_the_whole(text in prose()) {
            prop_assert_eq!(places(&text), of_library(&text), "{:?}", text);
        }
    }
}
