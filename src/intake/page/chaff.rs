//! Paragraphs that are the page's and not the report's: invitations to read on, to share, to subscribe.

use super::blocks::Block;
use crate::arabic::letters::folded;

/// What invitations begin with, folded.
const LEADS: [&str; 20] = [
    "اقرا ايضا",
    "اقرا المزيد",
    "اقرا كذلك",
    "اقرا ايضًا",
    "اقراوا ايضا",
    "شاهد ايضا",
    "طالع ايضا",
    "تابع ايضا",
    "مواضيع ذات صله",
    "مواد ذات صله",
    "اخبار ذات صله",
    "موضوعات ذات صله",
    "المزيد عن",
    "لمتابعه اخر",
    "تابعونا علي",
    "اشترك في",
    "read more",
    "read also",
    "see also",
    "the post ",
];

/// What stands alone on labels and buttons, folded.
const LABELS: [&str; 22] = [
    "شارك",
    "شاركها",
    "مشاركه",
    "طباعه",
    "ارسال",
    "نسخ الرابط",
    "اعلان",
    "اعلانات",
    "تعليق",
    "تعليقات",
    "التعليقات",
    "اترك تعليقا",
    "كلمات مفتاحيه",
    "الكلمات المفتاحيه",
    "وسوم",
    "الوسوم",
    "المصدر",
    "تخطي الاعلان",
    "share",
    "print",
    "advertisement",
    "comments",
];

/// So many words an invitation has at most.
const LONGEST: usize = 25;

/// A heading has fewer letters.
const HEADING: usize = 40;

/// The paragraphs that are the report's. Where none is (a list of links), all are.
pub(super) fn winnow(blocks: Vec<Block>) -> Vec<String> {
    let next = blocks.iter().skip(1).map(Some).chain([None]);
    let is_kept: Vec<bool> = blocks.iter().zip(next).map(|(block, next)| !is_chaff(block, next)).collect();
    let all_chaff = !is_kept.contains(&true);
    let kept = blocks.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept || all_chaff);
    kept.map(|(block, _)| block.text).collect()
}

fn is_chaff(block: &Block, next: Option<&Block>) -> bool {
    if block.is_link() || block.is_time() || is_heading(block) && next.is_some_and(Block::is_link) {
        return true;
    }
    if block.text.split_whitespace().nth(LONGEST).is_some() {
        return false;
    }
    let text = folded(block.text.trim_matches(|c: char| !c.is_alphanumeric())).to_lowercase();
    LABELS.contains(&text.as_str()) || LEADS.iter().any(|lead| text.starts_with(lead)) && is_invitation(&text, block)
}

/// A heading over links is theirs.
fn is_heading(block: &Block) -> bool {
    block.letters < HEADING && !block.text.ends_with(['.', '؟', '!', '»', '"'])
}

/// A sentence of the report may begin with the same words: an invitation links, or ends in its words or a title behind a colon.
fn is_invitation(text: &str, block: &Block) -> bool {
    block.linked > 0 || block.text.contains([':', '|', '«']) || text.split_whitespace().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, linked: usize) -> Block {
        Block {
            text: text.to_owned(),
            linked,
            timed: 0,
            letters: text.chars().filter(|c| !c.is_whitespace()).count(),
            at: 0,
        }
    }

    #[test]
    fn invitations_labels_and_links_go() {
        for (text, linked) in [
            ("اقرأ أيضًا: الوفدان يلتقيان", 18),
            ("اقرأ أيضا", 0),
            ("شارك", 0),
            ("إعلان:", 0),
            ("خبر آخر من الصفحة", 14),
            ("The post خبر appeared first on الموقع.", 8),
        ] {
            assert_eq!(winnow(vec![block(text, linked), block("قال الوزير", 0)]), ["قال الوزير"], "{text}");
        }
    }

    #[test]
    fn sentences_stay_and_so_does_a_page_of_nothing_but_links() {
        for text in ["المزيد عن الاتفاق سيعلن في مؤتمر لاحق هذا اليوم", "المصدر نفسه قال إن القوات انسحبت"]
        {
            assert_eq!(winnow(vec![block(text, 0)]), [text]);
            assert_eq!(winnow(vec![block("نص", 0), block(text, 0)]).len(), 2, "{text}");
        }
        assert_eq!(winnow(vec![block("خبر", 3)]), ["خبر"]);
    }
}
