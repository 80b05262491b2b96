//! Typed text made safe to stand in a markdown page: `CommonMark`, and GFM's tables, strikethrough and autolinks.
//!
//! A piece of text is one line, without white space at its ends, and stays plain text wherever a template puts it
//! in a line: at the start, after another piece, in a table cell, between `**`. Ordinary prose stays as it was
//! typed. Two things are made safe by more than a backslash, since a template may put a value where backslashes
//! mean nothing: `<` is `&lt;` and a backtick is `&#96;`.
//!
//! GFM finds e-mail addresses in the text *after* backslashes are gone, so an empty comment stands after the `@`.
//! It shows nowhere, and the address can still be copied from the page.

use crate::text;

/// Stands after an `@` that could make an e-mail link.
const SPLIT: &str = "<!-- -->";

/// The text as markdown that shows just this text, on one line.
pub(super) fn escape(typed: &str) -> String {
    let line = one_line(typed);
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
        match c {
            '<' => out.push_str("&lt;"),
            '`' => out.push_str("&#96;"),
            '@' if may_be_mail(before, after) => {
                out.push('@');
                out.push_str(SPLIT);
            }
            _ => {
                if matters(before, c, after) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// The text between the items of a list: as [`escape`], but a space at either end stays one space.
pub(super) fn escape_between(typed: &str) -> String {
    let inner = escape(typed);
    let first = if typed.starts_with(char::is_whitespace) { " " } else { "" };
    let last = if typed.ends_with(char::is_whitespace) && !inner.is_empty() { " " } else { "" };
    format!("{first}{inner}{last}")
}

/// One line, cleaned; runs of spaces and new lines are one space. A non-breaking space within stays.
fn one_line(typed: &str) -> String {
    let spaces = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let folded: Vec<&str> =
        typed.split("\r\n").flat_map(|part| part.split([' ', '\t', '\n'])).filter(|word| !word.is_empty()).collect();
    let folded = folded.join(" ");
    text::clean_line(folded.trim_matches(spaces).trim()).trim().to_owned()
}

/// Whether the character could be read as markdown in its place, or beside whatever a template puts next to it.
fn matters(before: &str, c: char, after: &str) -> bool {
    match c {
        '\\' | '*' | '_' | '[' | ']' | '|' | '~' => true,
        '+' | '-' | '=' | '>' | '(' | '/' => before.is_empty(),
        ':' => before.is_empty() || after.starts_with('/'),
        '#' => before.is_empty() || (before.ends_with(' ') && after.trim_matches('#').is_empty()),
        '&' => after.is_empty() || after.starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric()),
        '.' => ends_in_www(before) || is_list_number(before, after),
        ')' => is_list_number(before, after),
        _ => false,
    }
}

/// `12` before `.` or `)`, where that makes a numbered list; a marker has nine digits at most.
fn is_list_number(before: &str, after: &str) -> bool {
    before.len() <= 9
        && before.bytes().all(|b| b.is_ascii_digit())
        && (after.is_empty() || after.starts_with(char::is_whitespace))
}

/// `www` before a full stop; at the start of the text a shorter run too, for the rest may stand before it.
fn ends_in_www(before: &str) -> bool {
    let tail = &before.as_bytes()[before.len().saturating_sub(3)..];
    tail.iter().all(|b| b.eq_ignore_ascii_case(&b'w'))
}

/// What stands around the `@` could belong to an address, here or in a neighbouring piece.
fn may_be_mail(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_');
    (before.is_empty() || before.ends_with(word)) && (after.is_empty() || after.starts_with(word))
}

#[cfg(test)]
#[path = "escape_tests.rs"]
mod tests;
