use crate::text;

/// A template that cannot be read, or that does not fit the report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("template {name}, line {line}: {message}")]
pub struct TemplateError {
    /// The template's name, as it was given.
    pub name: String,
    /// The line of the template, from 1; 1 where the whole template is meant.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

impl TemplateError {
    /// The error of the template engine as facts; a message can hold typed text, so it is cleaned.
    pub(super) fn new(name: &str, error: &minijinja::Error) -> Self {
        let (what, help) = explain(error.kind());
        let message = match error.detail() {
            Some(detail) if what.is_empty() => detail.to_owned(),
            Some(detail) => format!("{what}: {detail}"),
            None if what.is_empty() => error.kind().to_string(),
            None => what.to_owned(),
        };
        Self {
            name: text::clean_line(name).into_owned(),
            line: error.line().unwrap_or(1),
            message: text::brief(&message, 400),
            help,
        }
    }
}

/// What kind of mistake it is, and what to do about it.
fn explain(kind: minijinja::ErrorKind) -> (&'static str, &'static str) {
    use minijinja::ErrorKind as Kind;
    match kind {
        Kind::UndefinedError => {
            ("the report has no such field", "compare the name with the report's --json, which has every field")
        }
        Kind::SyntaxError | Kind::BadEscape => (
            "this cannot be read",
            "look for a tag that is not closed: {% if %} needs {% endif %}, {% for %} needs {% endfor %}",
        ),
        Kind::UnknownFilter | Kind::UnknownFunction | Kind::UnknownTest | Kind::UnknownMethod => (
            "",
            "keywork's own are date, day, percent, plural, sparkline, join, and_list, paragraphs, quote and link(); \
             text is always escaped, so there is no `safe`",
        ),
        Kind::OutOfFuel => (
            "the template does too much work for one report",
            "look for a loop within a loop that goes over everything, or one that never ends",
        ),
        Kind::WriteFailure => {
            ("the page grows past 4 MiB", "look for a loop that writes the same thing again and again")
        }
        _ => ("", "mend that line of the template, or take it away to use the built-in one"),
    }
}
