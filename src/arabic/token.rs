//! Words, numbers and marks of a paragraph, each with its bytes in the original.

use crate::arabic::letters;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters of any script, with marks.
    Word,
    /// Digits, with separators inside.
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

/// One token; `start..end` are UTF-8 bytes in the paragraph's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
}

impl Token {
    /// The token's bytes in its paragraph.
    pub fn text<'a>(&self, paragraph: &'a str) -> &'a str {
        paragraph.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// The tokens of a paragraph, in order; white space belongs to none.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 8);
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let kind = match class(c) {
            Class::Space => continue,
            Class::Letter => TokenKind::Word,
            Class::Digit => TokenKind::Number,
            Class::Other => TokenKind::Mark,
        };
        let mut end = start + c.len_utf8();
        if kind != TokenKind::Mark {
            while let Some(&(at, next)) = rest.peek() {
                let goes_on = match class(next) {
                    Class::Letter => kind == TokenKind::Word,
                    Class::Digit => true,
                    Class::Other => {
                        kind == TokenKind::Number
                            && matches!(next, '.' | ',' | '٫' | '٬' | ':')
                            && text
                                .get(at + next.len_utf8()..)
                                .and_then(|t| t.chars().next())
                                .is_some_and(|d| class(d) == Class::Digit)
                    }
                    Class::Space => false,
                };
                if !goes_on {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        }
        out.push(Token { start: start as u32, end: end as u32, kind });
    }
    out
}

/// The words and numbers of a text, folded.
pub fn folded_words(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().filter(|token| token.kind != TokenKind::Mark);
    words.map(|token| letters::folded(token.text(text))).collect()
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Space,
    Letter,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    // What a text is mostly made of is known first.
    if matches!(c, '\u{0620}'..='\u{064a}' | 'a'..='z' | 'A'..='Z') {
        Class::Letter
    } else if c == ' ' {
        Class::Space
    } else if letters::is_arabic_letter(c) || letters::is_ignored(c) {
        Class::Letter
    } else if c.is_whitespace() {
        Class::Space
    } else if c.is_ascii_digit() || matches!(c, '\u{0660}'..='\u{0669}' | '\u{06f0}'..='\u{06f9}') {
        Class::Digit
    } else if c.is_alphabetic() {
        Class::Letter
    } else {
        Class::Other
    }
}
