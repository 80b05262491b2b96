//! A page that is printed and never written to a file: JSON for scripts, laid out on a terminal, else markdown.

use serde::Serialize;

use super::failure::Failure;
use super::ui::Ui;
use crate::render::{self, Template};

/// Prints a report by the wording that comes with keywork.
///
/// # Errors
/// When it could not be printed.
pub(crate) fn print<T: Serialize>(report: &T, name: &str, source: &str, ui: &mut Ui<'_>) -> Result<(), Failure> {
    if ui.json {
        return ui.print(&render::json(report));
    }
    let markdown = render::markdown(report, &Template { name, source })?;
    let page = if ui.terminal { render::terminal(&markdown, ui.width, ui.colour) } else { markdown.alone() };
    ui.print(&page)
}
