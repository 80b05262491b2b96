use std::ops::Range;

use super::limits::TooDeep;
use crate::text;

/// A template that cannot be read, or that does not fit the report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("template {name}, line {line}: {message}")]
pub struct TemplateError {
    /// The template's name, as it was given.
    pub name: String,
    /// The line of the template, from 1; 1 where the whole template is meant.
    pub line: usize,
    /// The bytes that are meant, of the text as [`template_text`](super::template_text) gives it.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl TemplateError {
    /// The error of the template engine as facts; a message can hold typed text, so it is cleaned.
    pub(super) fn new(name: &str, source: &str, error: &minijinja::Error) -> Self {
        let (what, help) = explain(error.kind());
        let message = match error.detail() {
            Some(detail) if what.is_empty() => detail.to_owned(),
            Some(detail) => format!("{what}: {detail}"),
            None if what.is_empty() => error.kind().to_string(),
            None => what.to_owned(),
        };
        let span = error.range().unwrap_or_else(|| line_of(source, error.line().unwrap_or(1)));
        Self::at(name, source, span, message, help)
    }

    /// A mistake at a place.
    pub(super) fn at(
        name: &str,
        source: &str,
        span: Range<usize>,
        message: impl AsRef<str>,
        help: impl Into<String>,
    ) -> Self {
        let before = source.get(..span.start).unwrap_or(source);
        Self {
            name: text::clean_line(name).into_owned(),
            line: before.matches('\n').count() + 1,
            span,
            message: text::brief(message.as_ref(), 400),
            help: help.into(),
        }
    }

    /// A template that is too deep.
    pub(super) fn too_deep(name: &str, source: &str, deep: &TooDeep) -> Self {
        Self::at(
            name,
            source,
            deep.at..deep.at,
            &deep.what,
            "say it in several tags, with `set` for what comes between",
        )
    }
}

/// The bytes of a line, from 1.
fn line_of(source: &str, line: usize) -> Range<usize> {
    let start = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = source.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

/// What kind of mistake it is, and what to do about it.
fn explain(kind: minijinja::ErrorKind) -> (&'static str, &'static str) {
    use minijinja::ErrorKind as Kind;
    match kind {
        Kind::UndefinedError => (
            "this report has nothing there",
            "ask first whether it is there, with {% if … %}; `keywork template show KIND --fields` says what may be empty",
        ),
        Kind::SyntaxError | Kind::BadEscape => (
            "this cannot be read",
            "look for a tag that is not closed: {% if %} needs {% endif %}, {% for %} needs {% endfor %}",
        ),
        Kind::UnknownFilter | Kind::UnknownFunction | Kind::UnknownTest | Kind::UnknownMethod => {
            ("", "docs/templates.md lists the filters; text is always escaped, so there is no `safe`")
        }
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
