use comrak::nodes::{Node, NodeValue, TableAlignment};

use super::body::Body;
use super::columns::widths;
use super::part::Part;
use super::runs::{inlines, plain, words};
use crate::chart::DataTable;

/// How a table is written.
#[derive(Clone, Copy)]
struct Size {
    /// The style of a cell's paragraph.
    style: &'static str,
    /// The width of a character, in twentieths of a point.
    each: usize,
}

const TEXT: Size = Size { style: "TableText", each: 106 };
/// A table of no more rows, its head among them, stands on one page.
const WHOLE: usize = 6;
const SMALL: Size = Size { style: "TableSmall", each: 88 };

/// A table of the page, in a width that begins so far in.
pub(super) fn table(body: &mut Body<'_>, node: Node<'_>, alignments: &[TableAlignment], left: usize) {
    let rows: Vec<Vec<String>> = node.children().map(|row| row.children().map(words).collect()).collect();
    let widths = widths(&rows, super::body::WIDTH.saturating_sub(left), TEXT.each);
    framed(body, &widths, left, |body| {
        for (at, row) in node.children().enumerate() {
            let is_head = matches!(row.data().value, NodeValue::TableRow(true));
            body.xml_within("w:tr", |body| {
                row_properties(&mut body.xml, is_head);
                for ((cell, width), alignment) in row.children().zip(&widths).zip(alignments) {
                    let keeps_next = keeps_next(at, rows.len());
                    let cell_is = Cell { width: *width, style: TEXT.style, is_head, keeps_next, alignment: *alignment };
                    cell_is.put(body, |body| inlines(body, cell));
                }
            });
        }
    });
}

/// The numbers of a chart, in small print.
pub(super) fn numbers(body: &mut Body<'_>, table: &DataTable, width: usize) {
    let rows: Vec<Vec<String>> = std::iter::once(&table.head).chain(&table.rows).cloned().collect();
    let widths = widths(&rows, width, SMALL.each);
    framed(body, &widths, 0, |body| {
        for (at, row) in rows.iter().enumerate() {
            body.xml_within("w:tr", |body| {
                row_properties(&mut body.xml, at == 0);
                for (cell, width) in row.iter().zip(&widths) {
                    let keeps_next = keeps_next(at, rows.len());
                    let alignment = TableAlignment::None;
                    let cell_is = Cell { width: *width, style: SMALL.style, is_head: at == 0, keeps_next, alignment };
                    cell_is.put(body, |body| plain(&mut body.xml, cell));
                }
            });
        }
    });
}

/// The table around its rows, and the gap after it: two tables that touch would be one.
fn framed<'a>(body: &mut Body<'a>, widths: &[usize], left: usize, rows: impl FnOnce(&mut Body<'a>)) {
    body.xml_within("w:tbl", |body| {
        table_properties(&mut body.xml, widths.iter().sum(), left);
        body.xml.within("w:tblGrid", &[], |xml| {
            for width in widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(body);
    });
    body.xml.within("w:p", &[], |xml| xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", "TableGap")));
}

fn table_properties(xml: &mut Part, width: usize, left: usize) {
    xml.within("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", "ReportTable");
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if left > 0 {
            xml.empty("w:tblInd", &[("w:w", &left.to_string()), ("w:type", "dxa")]);
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        // The first row alone is special.
        let look = [
            ("w:val", "0620"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
    });
}

/// No row is split over two pages, and the head stands again on each.
fn row_properties(xml: &mut Part, is_head: bool) {
    xml.within("w:trPr", &[], |xml| {
        xml.empty("w:cantSplit", &[]);
        if is_head {
            xml.empty("w:tblHeader", &[]);
        }
    });
}

/// Whether a row stays on the page of the next: a short table is not split, of a longer one no row stands alone.
fn keeps_next(row: usize, rows: usize) -> bool {
    row + 1 < rows && (rows <= WHOLE || row < 2 || row + 2 == rows)
}

/// What a cell is beside its text.
struct Cell {
    width: usize,
    style: &'static str,
    is_head: bool,
    keeps_next: bool,
    alignment: TableAlignment,
}

impl Cell {
    /// The properties stand in the order that ECMA-376 asks for.
    fn put<'a>(self, body: &mut Body<'a>, inner: impl FnOnce(&mut Body<'a>)) {
        body.xml_within("w:tc", |body| {
            body.xml.within("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &self.width.to_string()), ("w:type", "dxa")]);
                if self.is_head {
                    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDF1F7")]);
                }
            });
            body.xml_within("w:p", |body| {
                body.xml.within("w:pPr", &[], |xml| {
                    xml.value("w:pStyle", if self.is_head { "TableHeading" } else { self.style });
                    if self.keeps_next {
                        xml.empty("w:keepNext", &[]);
                    }
                    match self.alignment {
                        TableAlignment::Right => xml.value("w:jc", "right"),
                        TableAlignment::Center => xml.value("w:jc", "center"),
                        TableAlignment::Left | TableAlignment::None => {}
                    }
                });
                inner(body);
            });
        });
    }
}
