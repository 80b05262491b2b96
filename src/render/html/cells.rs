use std::fmt::Write as _;

use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};

use super::blocks::words;
use crate::render::xml::escaped;

/// Columns that stand side by side on the narrowest screen.
const FEW: usize = 2;
/// Characters that stay on one line: a status, a day, a figure with another in brackets. Seven of them fit a sheet of A4.
const SHORT: usize = 12;

/// What the cells of a table need to know of it.
///
/// On a narrow screen the cells of a table of more than a few columns stand one below the other, each after the name of its
/// column. Some browsers then take it for a table no longer, so it has its roles in words too.
#[derive(Default)]
pub(super) struct Cells {
    heads: Vec<String>,
    alignments: Vec<TableAlignment>,
}

impl Cells {
    pub(super) fn of(node: Node<'_>, table: &NodeTable) -> Self {
        let heads = node.first_child().map(|row| row.children().map(words).collect()).unwrap_or_default();
        Self { heads, alignments: table.alignments.clone() }
    }

    fn stacks(&self) -> bool {
        self.heads.len() > FEW
    }

    pub(super) fn table(&self) -> &'static str {
        if self.stacks() { "<table class=\"stacks\" role=\"table\">\n" } else { "<table>\n" }
    }

    pub(super) fn row(&self, row: Node<'_>) -> &'static str {
        match (is_head(row), self.stacks()) {
            (true, true) => "<thead role=\"rowgroup\">\n<tr role=\"row\">\n",
            (true, false) => "<thead>\n<tr>\n",
            (false, true) => "<tr role=\"row\">\n",
            (false, false) => "<tr>\n",
        }
    }

    /// The beginning of a cell. The first of a row says what the row is about.
    pub(super) fn cell(&self, cell: Node<'_>) -> String {
        let column = column(cell);
        let (tag, scope, role) = match kind(cell) {
            Kind::Head => ("th", " scope=\"col\"", "columnheader"),
            Kind::First => ("th", " scope=\"row\"", "rowheader"),
            Kind::Other => ("td", "", "cell"),
        };
        let mut start = format!("<{tag}{scope}");
        if self.stacks() {
            let _ = write!(start, " role=\"{role}\"");
        }
        let classes = self.classes(cell, column);
        if !classes.is_empty() {
            let _ = write!(start, " class=\"{}\"", classes.join(" "));
        }
        if self.stacks() && tag == "td" {
            let _ = write!(
                start,
                " data-head=\"{}\"",
                self.heads.get(column).map(|head| escaped(head)).unwrap_or_default()
            );
        }
        start + ">"
    }

    fn classes(&self, cell: Node<'_>, column: usize) -> Vec<&'static str> {
        let aligned = match self.alignments.get(column) {
            Some(TableAlignment::Right) => Some("right"),
            Some(TableAlignment::Center) => Some("centre"),
            _ => None,
        };
        let short = words(cell).chars().count() <= SHORT && !matches!(kind(cell), Kind::Head);
        aligned.into_iter().chain(short.then_some("short")).collect()
    }
}

pub(super) fn cell_end(cell: Node<'_>) -> &'static str {
    if matches!(kind(cell), Kind::Other) { "</td>\n" } else { "</th>\n" }
}

enum Kind {
    Head,
    First,
    Other,
}

fn kind(cell: Node<'_>) -> Kind {
    if cell.parent().is_some_and(is_head) {
        Kind::Head
    } else if column(cell) == 0 && cell.first_child().is_some() {
        Kind::First
    } else {
        Kind::Other
    }
}

fn is_head(row: Node<'_>) -> bool {
    matches!(row.data().value, NodeValue::TableRow(true))
}

/// How many cells stand before it.
fn column(cell: Node<'_>) -> usize {
    cell.preceding_siblings().skip(1).count()
}
