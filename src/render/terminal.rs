//! A page laid out for a terminal: text alone, wrapped, with tables drawn. Links show their words, comments and
//! other HTML nothing.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};
use comrak::nodes::{ListDelimType, ListType, Node, NodeList, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};
use unicode_width::UnicodeWidthStr;

use super::markdown::{Markdown, is_picture, options};
use super::wrap::wrap;
use crate::text;

/// No page is laid out narrower or wider than this.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=1000;
/// Stand around bold words until the lines are broken; they take no room, and no cleaned text has them.
const BOLD: char = '\u{2061}';
const PLAIN: char = '\u{2062}';

/// Blocks within blocks past this depth are shown as plain text; no report of ours comes near.
const DEPTH: usize = 12;

/// The page for a terminal of this width, with bold headings and words and dim quotes where colour is wanted.
///
/// The only control characters in it are new lines and, with colour, the codes for those.
#[must_use]
pub fn terminal(markdown: &Markdown, width: usize, colour: bool) -> String {
    let arena = Arena::new();
    let page = parse_document(&arena, markdown.as_str(), &options());
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let mut bold = false;
    blocks(page, width, 0, true).iter().map(|line| line.painted(colour, &mut bold)).collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Heading,
    Quote,
}

struct Line {
    text: String,
    style: Style,
}

impl Line {
    fn plain(text: String) -> Self {
        Self { text, style: Style::Plain }
    }

    /// The line after these characters, without space at its end.
    fn after(mut self, start: &str) -> Self {
        self.text.insert_str(0, start);
        self
    }

    /// The line as it is printed. Bold words may go on in the next line: `bold` says whether they do.
    fn painted(&self, colour: bool, bold: &mut bool) -> String {
        let text = self.text.trim_end();
        match self.style {
            Style::Heading if colour => format!("\u{1b}[1m{}\u{1b}[0m\n", plain(text)),
            Style::Quote if colour => format!("\u{1b}[2m{}\u{1b}[0m\n", plain(text)),
            Style::Plain if colour => emboldened(text, bold),
            _ => format!("{}\n", plain(text)),
        }
    }
}

fn plain(text: &str) -> String {
    text.replace([BOLD, PLAIN], "")
}

/// Each line ends what it began, so that whatever cuts the lines apart leaves no bold behind.
fn emboldened(text: &str, bold: &mut bool) -> String {
    let mut line = String::with_capacity(text.len() + 8);
    if *bold {
        line.push_str("\u{1b}[1m");
    }
    for c in text.chars() {
        match c {
            BOLD => line.push_str("\u{1b}[1m"),
            PLAIN => line.push_str("\u{1b}[0m"),
            c => line.push(c),
        }
        *bold = c == BOLD || *bold && c != PLAIN;
    }
    if *bold {
        line.push_str("\u{1b}[0m");
    }
    line.push('\n');
    line
}

/// The blocks within a block, a blank line between them where they are spaced.
fn blocks(parent: Node<'_>, width: usize, depth: usize, spaced: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for child in parent.children() {
        let inner = block(child, width, depth);
        if spaced && !lines.is_empty() && !inner.is_empty() {
            lines.push(Line::plain(String::new()));
        }
        lines.extend(inner);
    }
    lines
}

fn block(node: Node<'_>, width: usize, depth: usize) -> Vec<Line> {
    if depth > DEPTH {
        return paragraph(node, width);
    }
    match &node.data().value {
        NodeValue::Heading(heading) => heading_lines(node, width, heading.level),
        NodeValue::BlockQuote => quote(node, width, depth),
        NodeValue::List(list) => list_lines(node, list, width, depth),
        NodeValue::Table(table) => table_lines(node, &table.alignments, width),
        NodeValue::CodeBlock(code) => {
            text::clean(&code.literal).lines().map(|line| Line::plain(format!("    {line}"))).collect()
        }
        NodeValue::ThematicBreak => vec![Line::plain("─".repeat(width))],
        NodeValue::HtmlBlock(_) => Vec::new(),
        // The numbers of a chart stand in the text too.
        NodeValue::Paragraph if is_picture(node) => Vec::new(),
        _ => paragraph(node, width),
    }
}

fn paragraph(node: Node<'_>, width: usize) -> Vec<Line> {
    wrap(&marked_words(node), width).into_iter().map(Line::plain).collect()
}

fn heading_lines(node: Node<'_>, width: usize, level: u8) -> Vec<Line> {
    let mut lines: Vec<Line> =
        wrap(&words(node), width).into_iter().map(|text| Line { text, style: Style::Heading }).collect();
    if level == 1 {
        let longest = lines.iter().map(|line| line.text.width()).max().unwrap_or(0);
        lines.push(Line::plain("─".repeat(longest)));
    }
    lines
}

fn quote(node: Node<'_>, width: usize, depth: usize) -> Vec<Line> {
    let quoted = |line: Line| Line { style: Style::Quote, ..line.after("│ ") };
    blocks(node, narrower(width, 2), depth + 1, true).into_iter().map(quoted).collect()
}

fn list_lines(node: Node<'_>, list: &NodeList, width: usize, depth: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, item) in node.children().enumerate() {
        let marker = marker(list, index);
        let hanging = " ".repeat(marker.width());
        let inner = blocks(item, narrower(width, marker.width()), depth + 1, !list.tight);
        if !list.tight && index > 0 {
            lines.push(Line::plain(String::new()));
        }
        let starts = std::iter::once(marker.as_str()).chain(std::iter::repeat(hanging.as_str()));
        lines.extend(inner.into_iter().zip(starts).map(|(line, start)| line.after(start)));
    }
    lines
}

fn marker(list: &NodeList, index: usize) -> String {
    match (list.list_type, list.delimiter) {
        (ListType::Bullet, _) => "• ".to_owned(),
        (ListType::Ordered, ListDelimType::Period) => format!("{}. ", list.start + index),
        (ListType::Ordered, ListDelimType::Paren) => format!("{}) ", list.start + index),
    }
}

/// What is left of the width beside a marker; something always is.
fn narrower(width: usize, taken: usize) -> usize {
    width.saturating_sub(taken).max(8)
}

fn table_lines(node: Node<'_>, alignments: &[TableAlignment], width: usize) -> Vec<Line> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    for row in node.children() {
        let cells: Vec<Cell> = row.children().map(|cell| Cell::new_owned(words(cell))).collect();
        if matches!(row.data().value, NodeValue::TableRow(true)) {
            table.set_header(cells);
        } else {
            table.add_row(cells);
        }
    }
    for (column, alignment) in table.column_iter_mut().zip(alignments) {
        column.set_cell_alignment(match alignment {
            TableAlignment::Right => CellAlignment::Right,
            TableAlignment::Center => CellAlignment::Center,
            TableAlignment::Left | TableAlignment::None => CellAlignment::Left,
        });
    }
    table.lines().map(Line::plain).collect()
}

/// The text of a block, cleaned after it is parsed: `&#27;` in a template is a control character only by then, and
/// `&#10;` a new line that is no line's end.
fn words(node: Node<'_>) -> String {
    let mut words = String::new();
    for inner in node.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(&text.replace('\n', " ")),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak => words.push(' '),
            NodeValue::LineBreak => words.push('\n'),
            _ => {}
        }
    }
    text::clean(&words).into_owned()
}

/// The same with its bold words marked.
fn marked_words(node: Node<'_>) -> String {
    let strong = |inner: Node<'_>| matches!(inner.data().value, NodeValue::Strong);
    if !node.children().any(strong) {
        return words(node);
    }
    let piece = |inner: Node<'_>| if strong(inner) { format!("{BOLD}{}{PLAIN}", words(inner)) } else { words(inner) };
    node.children().map(piece).collect()
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
