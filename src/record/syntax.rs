//! What the TOML parser says, in words for people who do not know TOML.

use crate::text;

/// A beginning of what the parser says, what is said instead, and what to do.
type Rewording = (&'static str, &'static str, &'static str);

const TEXT: &str =
    "text stands in quotes; a date is written such as 2026-11-23, a time such as 09:30:00, a number without its unit";
const ESCAPE: &str = "write a backslash in text twice, `\\\\`";
const LINE: &str = "a line is one key, `=` and one value, such as `minutes = 25`";

/// The first that fits is taken.
const REWORDINGS: &[Rewording] = &[
    (
        "invalid basic string, expected `\"`",
        "the quote that ends this text is missing",
        "put a `\"` at the end of the text",
    ),
    ("invalid basic string", "text cannot hold this character", "take it out"),
    (
        "invalid literal string, expected `'`",
        "the quote that ends this text is missing",
        "put a `'` at the end of the text",
    ),
    (
        "invalid multi-line basic string, expected `\"`",
        "the quotes that end this text are missing",
        "put `\"\"\"` at the end of the text",
    ),
    (
        "invalid multi-line literal string, expected `'`",
        "the quotes that end this text are missing",
        "put `'''` at the end of the text",
    ),
    ("invalid multi-line", "text cannot hold this character", "take it out"),
    ("invalid literal string", "text cannot hold this character", "take it out"),
    ("invalid comment character", "a comment cannot hold this character", "take it out"),
    ("string values must be quoted", "this is no text in quotes, no number, no date, and not true or false", TEXT),
    (
        "invalid boolean",
        "this is no text in quotes, no number, no date, and not true or false",
        "text stands in quotes; `true` and `false` are written in small letters",
    ),
    ("too few unicode value digits", "a backslash begins a sign of its own, and this is none", ESCAPE),
    ("missing escaped value", "a backslash begins a sign of its own, and this is none", ESCAPE),
    ("invalid unquoted key", "a key has only letters, digits, `-` and `_`", LINE),
    ("unquoted keys cannot be empty", "there is no key before `=`", LINE),
    ("key with no value", "there is no `=` after this key", LINE),
    ("extra `=`", "there is a second `=`", LINE),
    ("missing value for key", "there is no value after `=`", LINE),
    (
        "unexpected key or value",
        "there is something after the value",
        "write a quote within text as `\\\"`, and one key on a line",
    ),
    ("duplicate key", "this key is there twice", "keep one of the two; a list of entries has `[[ ]]` around its name"),
    ("unclosed array table", "the heading is not closed", "put `]]` after its name"),
    ("unclosed table", "the heading is not closed", "put `]` after its name"),
    ("unclosed array", "the list is not closed", "put `]` at its end"),
    (
        "missing comma between array elements",
        "the list is not closed, or a comma is missing",
        "put `]` at the end of the list, or a comma before this",
    ),
    ("extra comma in array", "there is a comma too many in the list", "take one out"),
    ("unclosed inline table", "the table is not closed", "put `}` at its end"),
    (
        "missing comma between key-value pairs",
        "the table is not closed, or a comma is missing",
        "put `}` at the end of the table, or a comma before this",
    ),
    ("extra comma in inline table", "there is a comma too many in the table", "take one out"),
    ("unexpected leading zero", "a number does not begin with 0", "write it without the 0"),
    ("invalid date", "this is no date", "a date is written such as 2026-11-23; look whether the month has that day"),
    ("invalid time", "this is no time", "a time is written such as 09:30:00"),
    ("invalid float", "this is no number", "a number is written such as 12 or 12.5"),
    ("invalid integer", "this is no number", "a number is written such as 12 or 12.5"),
    ("invalid fraction", "this is no number", "a number is written such as 12 or 12.5"),
    ("invalid mantissa", "this is no number", "a number is written such as 12 or 12.5"),
    ("invalid exponent", "this is no number", "a number is written such as 12 or 12.5"),
    ("`_` may only go between digits", "this is no number", "a number is written such as 12 or 12.5"),
    (
        "carriage return must be followed by newline",
        "there is a carriage return without a new line",
        "save the file again with the line ends of your system",
    ),
    ("recursion limit", "the tables lie too deep within each other", "a record has three at most"),
    ("cannot recurse further", "the tables lie too deep within each other", "a record has three at most"),
];

/// What to say of a mistake, and what to do about it; `there` is the text at which it was found.
pub(super) fn reword(message: &str, there: &str) -> (String, Option<String>) {
    let message = message.trim().replace('\n', ", ");
    if message.starts_with("string values must be quoted") && there.trim().is_empty() {
        return ("there is no value after `=`".to_owned(), Some(LINE.to_owned()));
    }
    if there.starts_with(['“', '”', '‘', '’']) {
        let help = "write straight quotes, `\"`, in place of the curly ones";
        return ("these quotes are curly, and begin no text".to_owned(), Some(help.to_owned()));
    }
    match REWORDINGS.iter().find(|(begins, ..)| message.starts_with(begins)) {
        Some((_, said, help)) => ((*said).to_owned(), Some((*help).to_owned())),
        // The parser's own words name keys and quote nothing else.
        None => (text::brief(&message, 120), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rewording_is_hidden_by_one_before_it() {
        for (at, (begins, ..)) in REWORDINGS.iter().enumerate() {
            assert!(!REWORDINGS[..at].iter().any(|(before, ..)| begins.starts_with(before)), "{begins}");
        }
    }

    #[test]
    fn what_is_not_known_is_said_in_the_parsers_words() {
        assert_eq!(reword("something new\nexpected x", ""), ("something new, expected x".to_owned(), None));
    }
}
