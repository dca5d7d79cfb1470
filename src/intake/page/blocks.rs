//! A tree of HTML to paragraphs: a block element, or a line break, ends one.

use dom_query::NodeRef;

/// One paragraph.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in super::super) struct Block {
    /// Its text, blanks joined.
    pub text: String,
    /// How many of its letters are in links.
    pub linked: usize,
    /// How many letters it has, blanks not counted.
    pub letters: usize,
}

impl Block {
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

enum Step<'a> {
    Enter(NodeRef<'a>),
    EndBlock,
    EndLink,
}

/// The paragraphs of what is in `root`, in order, none of them empty.
pub(in super::super) fn blocks(root: NodeRef<'_>) -> Vec<Block> {
    let mut page = Page::default();
    // A stack and no recursion: how deep a page nests must not depend on how large a thread's stack is.
    let mut steps = vec![Step::EndBlock];
    steps.extend(root.children_it(true).map(Step::Enter));
    while let Some(step) = steps.pop() {
        match step {
            Step::EndBlock => page.end(),
            Step::EndLink => page.links -= 1,
            Step::Enter(node) if node.is_text() => page.text(&node.text()),
            Step::Enter(node) => {
                let Some(name) = node.node_name() else { continue };
                let name = name.as_ref();
                if SKIPPED.contains(&name) {
                    continue;
                }
                match name {
                    "a" => {
                        page.links += 1;
                        steps.push(Step::EndLink);
                    }
                    "td" | "th" => page.text(" "),
                    name if !INLINE.contains(&name) => {
                        page.end();
                        steps.push(Step::EndBlock);
                    }
                    _ => {}
                }
                steps.extend(node.children_it(true).map(Step::Enter));
            }
        }
    }
    page.blocks
}

#[derive(Default)]
struct Page {
    blocks: Vec<Block>,
    block: Block,
    links: usize,
}

impl Page {
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
                self.block.text.push(c);
                self.block.letters += 1;
                self.block.linked += usize::from(self.links > 0);
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

    fn texts(html: &str) -> Vec<String> {
        let document = dom_query::Document::fragment(html);
        blocks(document.root()).into_iter().map(|block| block.text).collect()
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
        let document = dom_query::Document::fragment("<p><a>كل</a> <a>شيء</a></p><p>بعض <a>رابط</a></p>");
        let blocks = blocks(document.root());
        assert_eq!(blocks.iter().map(Block::is_link).collect::<Vec<_>>(), [true, false]);
    }
}
