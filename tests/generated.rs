//! Documents that are made from the program are as they would be made now.
//!
//! After a change that is meant, `KEYWORK_BLESS=1 cargo test generated` writes them again; read what changed.

use std::path::Path;

use keywork::record::describe::{ShownMistake, check_md, errors_md, format_md};
use keywork::report::describe::template_fields_md;

use crate::errors::cases;

/// Holds that a file is this text, or makes it so where `KEYWORK_BLESS=1` is set.
#[track_caller]
pub(crate) fn same_or_blessed(path: &Path, text: &str) {
    if std::env::var_os("KEYWORK_BLESS").is_some_and(|value| value == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        return;
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == text, "{} is not as it would be made now:\n{}", path.display(), difference(&there, text));
}

/// The first line that differs, and what to do.
fn difference(there: &str, made: &str) -> String {
    let at = there.lines().zip(made.lines()).take_while(|(there, made)| there == made).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    format!(
        "line {}\n  in the file: {}\n  made now:    {}\nif that is meant: KEYWORK_BLESS=1 cargo test, then read the change",
        at + 1,
        line(there),
        line(made)
    )
}

fn document(name: &str, text: &str) {
    same_or_blessed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name), text);
}

#[test]
fn the_format_is_documented_as_it_is() {
    document("format.md", &format_md());
}

#[test]
fn the_checks_are_documented_as_they_are() {
    document("check.md", &check_md());
}

#[test]
fn the_fields_of_reports_are_documented_as_they_are() {
    document("template-fields.md", &template_fields_md());
}

#[test]
fn the_errors_are_documented_as_they_are_shown() {
    let named = cases().into_iter().filter(|case| case.name == case.problems[0].code.name);
    let mistakes = named.map(|case| ShownMistake {
        code: case.problems[0].code,
        text: String::from_utf8_lossy(&case.bytes).into_owned(),
        shown: case.shown(),
    });
    document("errors.md", &errors_md(&mistakes.collect::<Vec<_>>()));
}

#[test]
fn a_document_that_differs_is_shown_at_its_first_line() {
    let shown = difference("a\nb\n", "a\nc\n");
    assert!(shown.starts_with("line 2\n  in the file: b\n  made now:    c\n"), "{shown}");
    assert!(shown.contains("KEYWORK_BLESS=1"));
}
