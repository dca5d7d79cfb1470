//! A tree of HTML to paragraphs: a block element, or a line break, ends one.

use std::ops::Range;

use super::tree::{Element, Seen, Tree};

/// One paragraph.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text, blanks joined.
    pub text: String,
    /// How many of its letters are in links.
    pub linked: usize,
    /// How many of its letters are of a time.
    pub timed: usize,
    /// How many letters it has, blanks not counted.
    pub letters: usize,
    /// The node in which it begins.
    pub at: usize,
}

impl Block {
    /// Whether all of it is a time: of publication, mostly.
    pub fn is_time(&self) -> bool {
        self.timed > 0 && self.timed == self.letters
    }

    /// Whether all of it is a link.
    pub fn is_link(&self) -> bool {
        self.linked > 0 && self.linked == self.letters
    }
}

/// Elements of which nothing is text of a report.
const SKIPPED: [&str; 28] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "embed",
    "figcaption",
    "figure",
    "footer",
    "form",
    "head",
    "iframe",
    "input",
    "math",
    "nav",
    "noscript",
    "object",
    "option",
    "picture",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "menu",
];

/// Elements that stand within a line; all others end it.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "wbr",
];

/// The paragraphs of the nodes `from..to`, in order, none of them empty, without what is in an element that `is_skipped`.
pub(super) fn blocks(tree: &Tree, nodes: Range<usize>, is_skipped: impl Fn(&Element<'_>) -> bool) -> Vec<Block> {
    let mut page = Page::default();
    // Where the block elements and links end that are open. No recursion: how deep a page nests must not depend on how
    // large a thread's stack is.
    let mut open: Vec<(usize, End)> = Vec::new();
    let mut at = nodes.start;
    while at < nodes.end {
        while let Some((_, end)) = open.pop_if(|(end, _)| *end <= at) {
            page.leave(end);
        }
        page.at = at;
        at += 1;
        match tree.seen(at - 1) {
            Some(Seen::Text(text)) => page.text(text),
            Some(Seen::Element(element)) if SKIPPED.contains(&element.name) || is_skipped(&element) => at = element.end,
            Some(Seen::Element(element)) => open.extend(page.enter(element.name).map(|end| (element.end, end))),
            None => {}
        }
    }
    page.end();
    page.blocks
}

#[derive(Clone, Copy)]
enum End {
    Block,
    Link,
    Time,
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    block: Block,
    links: usize,
    times: usize,
    at: usize,
}

impl Page {
    /// Enters an element; what is to be done at its end.
    fn enter(&mut self, name: &str) -> Option<End> {
        match name {
            "a" => {
                self.links += 1;
                Some(End::Link)
            }
            "time" => {
                self.times += 1;
                Some(End::Time)
            }
            "td" | "th" => {
                self.text(" ");
                None
            }
            name if INLINE.contains(&name) => None,
            _ => {
                self.end();
                Some(End::Block)
            }
        }
    }

    fn leave(&mut self, end: End) {
        match end {
            End::Block => self.end(),
            End::Link => self.links -= 1,
            End::Time => self.times -= 1,
        }
    }

    fn text(&mut self, text: &str) {
        let mut is_blank = self.block.text.is_empty() || self.block.text.ends_with(' ');
        for c in text.chars() {
            if c.is_whitespace() {
                if !is_blank {
                    self.block.text.push(' ');
                }
                is_blank = true;
            } else {
                is_blank = false;
                if self.block.text.is_empty() {
                    self.block.at = self.at;
                }
                self.block.text.push(c);
                self.block.letters += 1;
                self.block.linked += usize::from(self.links > 0);
                self.block.timed += usize::from(self.times > 0);
            }
        }
    }

    fn end(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(html: &str) -> Vec<Block> {
        let tree = Tree::parse(html);
        blocks(&tree, 0..tree.len(), |_| false)
    }

    fn texts(html: &str) -> Vec<String> {
        all(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn block_elements_and_line_breaks_part_paragraphs_and_inline_ones_do_not() {
        let html = "مقدمة<p>قال <b>الو</b>زير\n إن <a href=x>المحادثات</a>&nbsp;بدأت.</p><div>ثان<br>ثالث<ul><li>رابع</ul></div>\
                    <table><tr><td>خامس<td>سادس</table>";
        assert_eq!(texts(html), ["مقدمة", "قال الوزير إن المحادثات بدأت.", "ثان", "ثالث", "رابع", "خامس سادس"]);
    }

    #[test]
    fn what_is_no_text_of_the_report_is_skipped() {
        let html = "<script>a</script><style>b</style><figure><img><figcaption>c</figcaption></figure><nav>d</nav><p>نص</p>\
                    <form><button>e</button></form><aside>f</aside>";
        assert_eq!(texts(html), ["نص"]);
    }

    #[test]
    fn links_are_counted() {
        let blocks = all("<p><a>كل</a> <a>شيء</a></p><p>بعض <a>رابط</a></p>");
        assert_eq!(blocks.iter().map(Block::is_link).collect::<Vec<_>>(), [true, false]);
    }
}
