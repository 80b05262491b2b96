use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text in lines of at most this width, broken between words; a word that is wider is broken within.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for hard in text.split('\n') {
        let mut line = String::new();
        for word in hard.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line = place(line, word, width, &mut lines);
        }
        lines.push(line);
    }
    lines
}

/// Adds the word to the line; gives the line that is still open.
fn place(mut line: String, word: &str, width: usize, lines: &mut Vec<String>) -> String {
    if line.width() + word.width() <= width {
        line.push_str(word);
        return line;
    }
    let mut used = line.width();
    for c in word.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        line.push(c);
        used += wide;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one\ntwo", 20), ["one", "two"]);
        assert_eq!(wrap("", 20), [""]);
    }

    #[test]
    fn a_wide_word_is_broken_and_counted_by_its_columns() {
        assert_eq!(wrap("a abcdefgh b", 4), ["a", "abcd", "efgh", "b"]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
        assert_eq!(wrap("日", 1), ["日"]);
    }
}
