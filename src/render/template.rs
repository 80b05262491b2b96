//! The template engine, set up so that a template can do nothing but lay out its report.

use std::io;
use std::sync::PoisonError;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior};
use serde::Serialize;

use super::error::TemplateError;
use super::filters::{self, Charts};
use super::limits;
use super::markdown::Markdown;

/// Work for one page: some two million steps, or 128 MiB; a term of daily sessions takes a fiftieth.
const FUEL: u64 = 2_000_000;
/// Bytes of one page.
const MOST: usize = 4 * 1024 * 1024;
/// Calls within calls; only a recursive loop has any.
const DEPTH: usize = 100;
/// Stands after a value that ends with `!`, until it is known whether a link follows. No character of any text.
const SEAM: char = '\u{fdd0}';

/// A template: the wording of a report, in markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template<'a> {
    /// The name that a message about it uses, such as its path.
    pub name: &'a str,
    /// Its text.
    pub source: &'a str,
}

/// The report in the template's words.
///
/// Every value is escaped. `none` is empty; a number is plain; a list has to be joined or looped over.
///
/// # Errors
///
/// When the template cannot be read, names a field that the report does not have, or would never end.
pub fn markdown<T: Serialize>(report: &T, template: &Template<'_>) -> Result<Markdown, TemplateError> {
    let charts = Charts::default();
    let page = written(Value::from(Serde(report)), template, &charts)?;
    let charts = std::mem::take(&mut *charts.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Markdown::new(&page).with(charts))
}

/// The text of a template's file as places in it are counted: without a byte order mark, each line ended by one sign.
#[must_use]
pub fn template_text(file: &str) -> String {
    file.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

fn written(report: Value, template: &Template<'_>, charts: &Charts) -> Result<String, TemplateError> {
    let source = template_text(template.source);
    let wrong = |error: Error| TemplateError::new(template.name, &source, &error);
    let kept = limits::keep(&source, syntax().map_err(wrong)?);
    kept.map_err(|deep| TemplateError::too_deep(template.name, &source, &deep))?;
    let environment = environment(charts).map_err(wrong)?;
    let mut page = Page(Vec::new());
    let read = environment.template_from_named_str(template.name, &source).map_err(wrong)?;
    read.render_captured_to(report, &mut page).map_err(wrong)?;
    Ok(close_seams(&String::from_utf8_lossy(&page.0)))
}

pub(super) fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
}

pub(super) fn environment(charts: &Charts) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(syntax()?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    // Only so that an error can name the field; the source is never shown.
    environment.set_debug(true);
    environment.set_formatter(write_value);
    filters::install(&mut environment, charts);
    Ok(environment)
}

/// Asks neither the template's escaping nor whether the engine holds the text for safe: all is escaped.
fn write_value(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let shown = filters::shown(value)?.replace(SEAM, "<U+FDD0>");
    out.write_str(&shown)?;
    if shown.ends_with('!') {
        out.write_str(SEAM.encode_utf8(&mut [0; 4]))?;
    }
    Ok(())
}

/// A value's last `!` before a link would make the link an image.
fn close_seams(page: &str) -> String {
    page.replace("!\u{fdd0}[", "\\![").replace(SEAM, "")
}

/// What is written, up to the most that a page may hold.
struct Page(Vec<u8>);

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
