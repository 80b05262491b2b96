//! A short list on the page: a table drawn on a terminal, the same table as markdown where it is piped.

use serde::Serialize;

use super::failure::Failure;
use super::ui::Ui;
use crate::render::{Template, markdown, terminal};

/// The two empty lines are one in the page: the engine takes the new line after a tag away.
const SOURCE: &str = "# {{ title }}\n\n{% if rows %}\n|{% for name in columns %} {{ name }} |{% endfor %}\n\n\
    |{% for name in columns %}---|{% endfor %}\n\n\
    {% for row in rows %}\n|{% for cell in row %} {{ cell }} |{% endfor %}\n\n{% endfor %}\n\
    {% else %}\n{{ none }}\n{% endif %}\n";

/// A table with a heading.
#[derive(Serialize)]
pub(crate) struct Listed {
    /// The heading.
    pub(crate) title: String,
    /// The names of the columns.
    pub(crate) columns: Vec<&'static str>,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
    /// What is said where there are no rows.
    pub(crate) none: &'static str,
}

impl Listed {
    /// Prints the table.
    ///
    /// # Errors
    /// When it could not be printed.
    pub(crate) fn print(&self, ui: &mut Ui<'_>) -> Result<(), Failure> {
        let page = markdown(self, &Template { name: "list", source: SOURCE })?;
        let shown = if ui.terminal { terminal(&page, ui.width, ui.colour) } else { page.as_str().to_owned() };
        ui.print(&shown)
    }
}
