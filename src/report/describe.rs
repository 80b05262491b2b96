//! The document of what each report has for its template, made from the structs.

use std::fmt::Write as _;

use super::Kind;

const HEAD: &str = "# What each report has for its template

One table for each kind of report, made from the program: `KEYWORK_BLESS=1 cargo test generated` writes this page again.
How to use it is in [templates.md](templates.md).

`targets[].goal.said` is read so: `targets` is a list, each of it has a `goal`, and the goal has `said`. In a template:
`{% for each in targets %}{{ each.goal.said }}{% endfor %}`. A field that may be empty shows as nothing; of a group that
may be empty, ask `{% if … %}` before taking a field of it. Files are paths from the records folder, for `link`.
";

/// `docs/template-fields.md`.
#[must_use]
pub fn template_fields_md() -> String {
    Kind::ALL.iter().fold(HEAD.to_owned(), |page, kind| format!("{page}\n## {kind}\n\n{}", fields_md(*kind)))
}

/// The fields of one kind, as a table.
#[must_use]
pub fn fields_md(kind: Kind) -> String {
    let mut table = "| field | type | may be empty | meaning |\n|---|---|---|---|\n".to_owned();
    for field in kind.fields() {
        let empty = if field.may_be_empty { "yes" } else { "" };
        let meaning = field.meaning.replace('|', "\\|");
        let _ = writeln!(table, "| `{}` | {} | {empty} | {meaning} |", field.path, field.kind);
    }
    table
}
