use comrak::arena_tree::NodeEdge;
use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::cells::{Cells, cell_end};
use super::figure::figure;
use crate::chart::Chart;
use crate::render::Language;
use crate::render::markdown::{Markdown, is_picture};
use crate::render::sparkline::is_bar;
use crate::render::xml::escaped;

/// A page on its way to HTML. Its tree is walked once, without recursion, however deep a template nests.
pub(super) struct Blocks<'a> {
    page: &'a Markdown,
    language: Language,
    out: String,
    /// Within a chart, whose words its figure has already.
    in_chart: bool,
    /// The table that it is in, or was in last.
    cells: Cells,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(page: &'a Markdown, language: Language) -> Self {
        Self { page, language, out: String::new(), in_chart: false, cells: Cells::default() }
    }

    /// The page's blocks.
    pub(super) fn written(mut self, page: Node<'_>) -> String {
        for edge in page.traverse() {
            match edge {
                NodeEdge::Start(node) if !self.in_chart => self.open(node),
                NodeEdge::End(node) => self.close(node),
                NodeEdge::Start(_) => {}
            }
        }
        self.out
    }

    fn open(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Paragraph if self.chart(node).is_some() => {}
            NodeValue::Image(_) => self.picture(node),
            NodeValue::Text(text) => self.text(&one_line(text)),
            NodeValue::Code(code) => self.out.extend(["<code>", &escaped(&one_line(&code.literal)), "</code>"]),
            NodeValue::CodeBlock(code) => {
                let lines: Vec<String> = code.literal.lines().map(escaped).collect();
                self.out.extend(["<pre><code>", &lines.join("\n"), "</code></pre>\n"]);
            }
            NodeValue::Table(table) => {
                self.cells = Cells::of(node, table);
                self.out.push_str(self.cells.table());
            }
            NodeValue::TableRow(_) => self.out.push_str(self.cells.row(node)),
            NodeValue::TableCell => self.out.push_str(&self.cells.cell(node)),
            NodeValue::Link(link) if leads_well(&link.url) => {
                self.out.push_str("<a href=\"");
                comrak::html::escape_href(&mut self.out, &link.url, false).expect("memory takes every address");
                self.out.push_str("\">");
            }
            NodeValue::List(NodeList { list_type: ListType::Ordered, start, .. }) if *start != 1 => {
                self.out.extend(["<ol start=\"", &start.to_string(), "\">\n"]);
            }
            value => self.out.push_str(around(node, value).0),
        }
    }

    fn close(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Image(_) => self.in_chart = false,
            _ if self.in_chart => {}
            NodeValue::Paragraph if self.chart(node).is_some() => {}
            NodeValue::TableCell => self.out.push_str(cell_end(node)),
            NodeValue::Link(link) if !leads_well(&link.url) => {}
            value => self.out.push_str(around(node, value).1),
        }
    }

    /// The chart that a paragraph is, where it is nothing else.
    fn chart(&self, paragraph: Node<'_>) -> Option<&'a Chart> {
        let picture = paragraph.first_child().filter(|_| is_picture(paragraph))?;
        let NodeValue::Image(image) = &picture.data().value else { return None };
        self.page.chart_at(&image.url)
    }

    /// A chart. Of every other picture the words stand, since the page asks for no file.
    fn picture(&mut self, node: Node<'_>) {
        if let Some(chart) = node.parent().and_then(|paragraph| self.chart(paragraph)) {
            self.in_chart = true;
            self.out.push_str(&figure(chart, self.language));
        }
    }

    /// Words. Bars among them are for the eye alone: read out they say nothing.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(start) = rest.find(is_bar) {
            let (before, bars) = rest.split_at(start);
            let (bars, after) = bars.split_at(bars.find(|c| !is_bar(c)).unwrap_or(bars.len()));
            self.out.extend([&escaped(before), "<span aria-hidden=\"true\">", bars, "</span>"]);
            rest = after;
        }
        self.out.push_str(&escaped(rest));
    }
}

/// What stands before a thing and after it, where that is always the same. What is not known here has only its words.
fn around(node: Node<'_>, value: &NodeValue) -> (&'static str, &'static str) {
    match value {
        NodeValue::Heading(heading) => match heading.level {
            1 => ("<h1>", "</h1>\n"),
            2 => ("<h2>", "</h2>\n"),
            3 => ("<h3>", "</h3>\n"),
            4 => ("<h4>", "</h4>\n"),
            5 => ("<h5>", "</h5>\n"),
            _ => ("<h6>", "</h6>\n"),
        },
        NodeValue::Paragraph if is_in_tight_list(node) => ("", "\n"),
        NodeValue::Paragraph if is_notice(node) => ("<p class=\"notice\">", "</p>\n"),
        NodeValue::Paragraph => ("<p>", "</p>\n"),
        NodeValue::BlockQuote => ("<blockquote>\n", "</blockquote>\n"),
        NodeValue::List(list) if list.list_type == ListType::Ordered => ("<ol>\n", "</ol>\n"),
        NodeValue::List(_) => ("<ul>\n", "</ul>\n"),
        NodeValue::Item(_) => ("<li>", "</li>\n"),
        NodeValue::Table(_) => ("", "</tbody>\n</table>\n"),
        NodeValue::TableRow(true) => ("", "</tr>\n</thead>\n<tbody>\n"),
        NodeValue::TableRow(false) => ("", "</tr>\n"),
        NodeValue::ThematicBreak => ("<hr>\n", ""),
        NodeValue::SoftBreak => ("\n", ""),
        NodeValue::LineBreak => ("<br>\n", ""),
        NodeValue::Strong => ("<strong>", "</strong>"),
        NodeValue::Emph => ("<em>", "</em>"),
        NodeValue::Strikethrough => ("<s>", "</s>"),
        NodeValue::Link(_) => ("", "</a>"),
        _ => ("", ""),
    }
}

fn is_in_tight_list(paragraph: Node<'_>) -> bool {
    let list = paragraph.parent().and_then(comrak::arena_tree::Node::parent);
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

/// A paragraph of the page itself that begins in bold: a draft, a worry, what could not be read.
fn is_notice(paragraph: Node<'_>) -> bool {
    let starts = |value: &NodeValue| matches!(value, NodeValue::Strong);
    paragraph.parent().is_some_and(|parent| matches!(parent.data().value, NodeValue::Document))
        && paragraph.first_child().is_some_and(|first| starts(&first.data().value))
}

/// Whether an address stays beside the page, or says plainly where it leads. A template may hold others; no record can.
fn leads_well(address: &str) -> bool {
    const PLAIN: [&str; 4] = ["http", "https", "mailto", "tel"];
    match address.split_once(':') {
        Some((scheme, _)) => PLAIN.iter().any(|plain| scheme.eq_ignore_ascii_case(plain)),
        None => !address.contains('\\') && !address.starts_with("//"),
    }
}

/// The words of a block, without any tag.
pub(super) fn words(block: Node<'_>) -> String {
    let mut words = String::new();
    for inner in block.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(&one_line(text)),
            NodeValue::Code(code) => words.push_str(&one_line(&code.literal)),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// `&#10;` in a template is a new line that is no line's end.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
