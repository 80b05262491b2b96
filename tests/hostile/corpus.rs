//! 215 hostile files: what editors, merges, sync programs, a power cut and ill will leave in a folder of records, each
//! with what must become of it. A class is a file of this folder.
//!
//! The classes and rows are those of the project's threat model; the record is a session.

mod bombs;
mod encoding;
mod ids;
mod letters;
mod merges;
mod numbers;
mod pages;
mod schema;
mod tables;
mod terminal;
mod times;

pub(super) use ids::NO_IDS;

/// One file, and what must become of it.
pub(super) struct Case {
    pub(super) class: &'static str,
    pub(super) name: &'static str,
    /// The month and the names under which it lies; mostly one.
    pub(super) files: &'static [&'static str],
    pub(super) bytes: Vec<u8>,
    /// What its note says, where the note is what is hostile.
    pub(super) text: Option<&'static str>,
    pub(super) expect: Expect,
}

/// What must become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    /// It is not read: a short error of this code, with the place.
    Reject(&'static str),
    /// It is an ordinary record: its text is shown as it is.
    Accept,
    /// It is kept to the byte, and its text is harmless wherever it is shown.
    Safe,
    /// `check` says this of it.
    Flag(&'static str),
    /// It is read as if it were clean.
    Tolerate,
}

use Expect::{Accept, Flag, Reject, Safe, Tolerate};

/// Where a case lies that says nothing else.
const FILE: &[&str] = &["2026-11/20-1000-jm-aaaa.toml"];

/// A session with this note, written as TOML.
fn session(note: &str) -> String {
    format!(
        "date = 2026-11-20\nstart = 10:00:00\nminutes = 5\nstaff = \"jm\"\nprovision = \"phonics\"\nnote = {note}\n"
    )
}

/// The session in which nothing is wrong.
fn clean() -> String {
    session("\"fine\"")
}

/// Text as a TOML string, with escapes for what TOML does not allow alone.
pub(crate) fn quoted(text: &str) -> String {
    let each = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        _ if c.is_control() => format!("\\u{:04X}", c as u32),
        _ => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(each).collect::<String>())
}

fn case(class: &'static str, name: &'static str, bytes: impl Into<Vec<u8>>, expect: Expect) -> Case {
    Case { class, name, files: FILE, bytes: bytes.into(), text: None, expect }
}

/// Cases in which the note alone is hostile.
fn noted<'t>(
    class: &'static str,
    texts: &'t [(&'static str, &'static str, Expect)],
) -> impl Iterator<Item = Case> + 't {
    texts.iter().map(move |(name, text, expect)| Case {
        text: Some(text),
        ..case(class, name, session(&quoted(text)), *expect)
    })
}

/// Every row.
pub(super) fn cases() -> Vec<Case> {
    let mut cases = encoding::cases();
    cases.extend(merges::cases());
    cases.extend(bombs::cases());
    cases.extend(numbers::cases());
    cases.extend(times::cases());
    cases.extend(noted("term", terminal::TEXTS));
    cases.extend(noted("uni", letters::TEXTS));
    cases.extend(noted("csv", tables::TEXTS));
    cases.extend(noted("html", pages::TEXTS));
    cases.extend(ids::cases());
    cases.extend(schema::cases());
    cases
}

/// Every text that a record may hold and a screen, a page or a spreadsheet must not obey.
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    [terminal::TEXTS, letters::TEXTS, tables::TEXTS, pages::TEXTS].into_iter().flatten().map(|(_, text, _)| *text)
}

#[test]
fn no_row_of_the_corpus_is_missing() {
    let counts = [
        ("enc", 19),
        ("merge", 11),
        ("bomb", 9),
        ("num", 11),
        ("time", 18),
        ("term", 22),
        ("uni", 32),
        ("csv", 19),
        ("html", 22),
        ("id", 41),
        ("schema", 11),
    ];
    let cases = cases();
    for (class, rows) in counts {
        assert_eq!(cases.iter().filter(|case| case.class == class).count(), rows, "{class}");
    }
    assert_eq!(cases.len(), 215);
}
