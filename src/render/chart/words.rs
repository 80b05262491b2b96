//! How wide a text is, as far as that can be said without its font, and where texts may stand beside each other.

use unicode_width::UnicodeWidthChar as _;

use crate::text;

/// The width of a text in pixels, rather too much than too little.
pub(super) fn width(words: &str, size: f64) -> f64 {
    words.chars().map(em).sum::<f64>() * size
}

/// The width of a character in parts of the size of its font, as a plain sans-serif has it.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 0.29,
        'f' | 'r' | 't' | 'I' | ' ' | '-' | '(' | ')' | '[' | ']' | '/' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '\u{2026}' => 0.92,
        'A'..='Z' | '&' => 0.74,
        c if c.is_ascii() => 0.58,
        c => match c.width().unwrap_or(0) {
            0 => 0.0,
            1 => 0.66,
            _ => 1.1,
        },
    }
}

/// The text in lines that are no wider, and no more of them; what does not fit ends in `…`.
pub(super) fn wrap(words: &str, size: f64, wide: f64, most: usize) -> Vec<String> {
    let clean = text::clean_line(words);
    let mut lines: Vec<String> = Vec::new();
    for word in clean.split_whitespace() {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match (joined, lines.last_mut()) {
            (Some(joined), Some(line)) if width(&joined, size) <= wide => *line = joined,
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        if width(line, size) > wide || (is_cut && at == last) {
            *line = cut(line, size, wide);
        }
    }
    lines
}

/// The beginning of a text, with `…` after it.
fn cut(line: &str, size: f64, wide: f64) -> String {
    let mut kept = line.to_owned();
    while !kept.is_empty() && width(&kept, size) + width("\u{2026}", size) > wide {
        kept.pop();
    }
    format!("{}\u{2026}", kept.trim_end())
}

/// Whether lines end before their text does.
pub(super) fn is_cut(lines: &[String]) -> bool {
    lines.iter().any(|line| line.ends_with('\u{2026}'))
}

/// Where texts of these middles and widths may stand within two ends, none over another: the middle and the row of
/// each, from nought.
pub(super) fn place(texts: &[(f64, f64)], (left, right): (f64, f64), gap: f64) -> Vec<(f64, usize)> {
    let mut ends: Vec<f64> = Vec::new();
    let mut stand = |&(middle, wide): &(f64, f64)| {
        let half = wide / 2.0;
        let middle = middle.min(right - half).max(left + half);
        let free = ends.iter().position(|end| end + gap <= middle - half);
        let row = free.unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(f64::NEG_INFINITY);
        }
        ends[row] = middle + half;
        (middle, row)
    };
    texts.iter().map(&mut stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_there_is_room() {
        let title = "Follows an instruction with two parts, such as 'get your book and sit by the window'";
        for wide in [60.0, 120.0, 300.0] {
            let lines = wrap(title, 15.0, wide, 3);
            assert!(lines.len() <= 3 && lines.iter().all(|line| width(line, 15.0) <= wide), "{lines:?}");
        }
        assert_eq!(wrap("one two", 15.0, 300.0, 3), ["one two"]);
        assert_eq!(wrap("one two three", 15.0, 40.0, 2), ["one", "tw\u{2026}"]);
        assert_eq!(wrap(" \n ", 15.0, 45.0, 2), ["\u{240a}"]);
        assert!(is_cut(&wrap(&"x".repeat(90), 15.0, 300.0, 3)));
    }

    #[test]
    fn texts_stand_beside_each_other_or_below() {
        let placed = place(&[(0.0, 40.0), (30.0, 40.0), (95.0, 40.0)], (0.0, 100.0), 4.0);
        assert_eq!(placed, [(20.0, 0), (30.0, 1), (80.0, 0)]);
    }
}
