use std::borrow::Cow;
use std::fmt::Write as _;

/// Typed text as it may be shown anywhere: control, bidirectional and invisible characters are made visible.
///
/// Nothing is stripped, so that a reader sees that something is there: `ESC` is `␛`, a C1 control `\u{9b}`, a
/// right-to-left override `<U+202E>`. A new line stays, a tab is a space. A zero-width joiner stays between two
/// letters or emoji (Persian, family emoji) and is shown elsewhere; so do the unseen letters that make a flag.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_with(text, true)
}

/// As [`clean`], for a place of one line: a new line is `␊`.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    clean_with(text, false)
}

/// The first `most` characters of the text, cleaned for one line, with `…` where something was cut.
#[must_use]
pub fn brief(text: &str, most: usize) -> String {
    let mut shown: String = text.chars().take(most).collect();
    if text.chars().nth(most).is_some() {
        shown.push('…');
    }
    clean_line(&shown).into_owned()
}

/// JSON with the characters that [`clean`] would show written as `\u....`, so that it is whole and yet steers nothing.
#[must_use]
pub fn escaped_json(json: &str) -> Cow<'_, str> {
    if clean(json) == json {
        return Cow::Borrowed(json);
    }
    // Past the layout, which is clean, such a character can only stand within a string.
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if clean(c.encode_utf8(&mut [0; 4])).starts_with(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    Cow::Owned(out)
}

fn clean_with(text: &str, newlines: bool) -> Cow<'_, str> {
    let safe = |c: char| (c == '\n' && newlines) || !(c.is_control() || is_invisible(c) || is_joiner(c));
    if text.chars().all(safe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let (mut rest, mut before) = (text, ' ');
    while let Some(c) = rest.chars().next() {
        if let Some(flag) = FLAGS.iter().find(|flag| rest.starts_with(**flag)) {
            out.push_str(flag);
            (rest, before) = (&rest[flag.len()..], c);
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            _ if safe(c) => out.push(c),
            '\t' => out.push(' '),
            '\u{0}'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('␀')),
            '\u{7f}' => out.push('␡'),
            '\u{80}'..='\u{9f}' => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            _ if is_joiner(c) && joins(before) && rest.chars().next().is_some_and(joins) => out.push(c),
            _ => {
                let _ = write!(out, "<U+{:04X}>", c as u32);
            }
        }
        before = c;
    }
    Cow::Owned(out)
}

/// A black flag, unseen letters and the mark of their end: the flags of England, Scotland and Wales, and no others that
/// are in use (Unicode Technical Standard 51).
const FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

/// Zero-width joiner and non-joiner.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// May stand beside a joiner: a letter of any script, an emoji, or the selector that makes one.
fn joins(c: char) -> bool {
    !c.is_ascii()
        && (c.is_alphabetic() || matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}'))
}

/// Characters that take no room or change the order of others (Unicode 16, general category Cf and fillers).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_borrowed_unchanged() {
        let flags = FLAGS.join(" and ");
        for text in ["Rowan read 'ship'", "Zoë, naïve — £5", "two\nlines", "می‌خواهم", "👩‍👧 and ❤️", &flags]
        {
            assert!(matches!(clean(text), Cow::Borrowed(_)) || clean(text) == text, "{text:?}");
        }
    }

    #[test]
    fn what_could_deceive_is_shown() {
        assert_eq!(clean("\u{1b}[31mred"), "␛[31mred");
        assert_eq!(clean("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(clean("a\u{9b}2J"), "a\\u{9b}2J");
        assert_eq!(clean("over\rwritten"), "over␍written");
        assert_eq!(clean("a\u{200d}b"), "a<U+200D>b");
        assert_eq!(clean(&FLAGS[0][..16]), "🏴<U+E0067><U+E0062><U+E0065>");
        assert_eq!(clean("tab\there"), "tab here");
        assert_eq!(clean_line("two\nlines"), "two␊lines");
        assert_eq!(brief("abcdef", 3), "abc…");
    }
}
