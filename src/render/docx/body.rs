use comrak::nodes::{Node, NodeList, NodeValue};

use super::super::language::Language;
use super::super::markdown::{Markdown, is_picture};
use super::list::{INDENT, Item, Lists};
use super::package::{DRAWN, RELATIONSHIPS, WORD};
use super::part::Part;
use super::picture::{Painter, Picture, drawing};
use super::runs::{inlines, lines, plain, words};
use super::table;
use crate::chart::Chart;
use crate::text;

/// The width of the text in twentieths of a point: A4 with margins of two centimetres.
pub(super) const WIDTH: usize = 9_638;
/// The width of one of two columns, with the space between them.
const COLUMN: (usize, usize) = (4_592, 454);
/// Blocks within blocks past this depth are plain text; no report of ours comes near.
const DEPTH: usize = 12;

/// The text of the file, while it is written.
pub(super) struct Body<'a> {
    /// The part.
    pub(super) xml: Part,
    /// The page.
    pub(super) page: &'a Markdown,
    /// The pictures, each by its number from 1.
    pub(super) pictures: Vec<Picture>,
    /// The lists.
    pub(super) lists: Lists,
    /// Those whose numbers stand at the end.
    shown: Vec<&'a Chart>,
    painter: Option<Painter>,
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    lists: usize,
    quotes: usize,
}

impl Place {
    /// How far in its text begins.
    fn left(self) -> usize {
        INDENT * (self.lists + self.quotes)
    }

    /// The style of its text.
    fn style(self) -> Option<&'static str> {
        match self {
            Self { quotes: 1.., .. } => Some("Quote"),
            Self { lists: 1.., .. } => Some("ListContinue"),
            _ => None,
        }
    }
}

/// What a paragraph is beside its text.
#[derive(Clone, Copy, Default)]
struct Shape {
    style: Option<&'static str>,
    keeps_next: bool,
    item: Option<Item>,
    left: usize,
}

impl<'a> Body<'a> {
    /// The page, with the numbers of its charts after it.
    pub(super) fn of(root: Node<'_>, page: &'a Markdown, language: Language) -> Self {
        let mut body = Self {
            xml: Part::new(),
            page,
            pictures: Vec::new(),
            lists: Lists::default(),
            shown: Vec::new(),
            painter: None,
        };
        let names = [("xmlns:w", WORD), ("xmlns:r", RELATIONSHIPS), ("xmlns:wp", DRAWN)];
        body.xml.begin("w:document", &names);
        body.xml_within("w:body", |body| {
            body.blocks(root, Place::default());
            let in_columns = !body.shown.is_empty() && body.numbers(language);
            section(&mut body.xml, in_columns);
        });
        body.xml.end("w:document");
        body
    }

    /// An element, with what the function puts into it.
    pub(super) fn xml_within(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.xml.begin(name, &[]);
        inner(self);
        self.xml.end(name);
    }

    /// The chart at an address as a picture, or in words where it cannot be drawn.
    pub(super) fn chart(&mut self, address: &str) {
        let Some(chart) = self.page.chart_at(address) else { return };
        self.shown.push(chart);
        match self.painter.get_or_insert_with(Painter::new).paint(chart) {
            Some(picture) => {
                drawing(&mut self.xml, &picture, self.pictures.len() + 1, chart);
                self.pictures.push(picture);
            }
            None => plain(&mut self.xml, chart.description()),
        }
    }

    fn blocks(&mut self, parent: Node<'_>, place: Place) {
        parent.children().for_each(|child| self.block(child, place));
    }

    fn block(&mut self, node: Node<'_>, place: Place) {
        let deeper = Place { depth: place.depth + 1, ..place };
        let shape = Shape { style: place.style(), left: place.left(), ..Shape::default() };
        match &node.data().value {
            _ if place.depth > DEPTH => self.paragraph(shape, |body| inlines(body, node)),
            NodeValue::Heading(heading) => {
                let style = ["Heading1", "Heading2", "Heading3"].get(usize::from(heading.level) - 1);
                let style = Some(*style.unwrap_or(&"Heading4"));
                self.paragraph(Shape { style, ..Shape::default() }, |body| inlines(body, node));
            }
            NodeValue::BlockQuote => self.blocks(node, Place { quotes: place.quotes + 1, ..deeper }),
            NodeValue::List(list) => self.list(node, list, deeper),
            NodeValue::Table(inside) => table::table(self, node, &inside.alignments, place.left()),
            NodeValue::CodeBlock(code) => {
                let code = text::clean(code.literal.trim_end_matches('\n')).into_owned();
                let shape = Shape { style: Some("CodeBlock"), ..shape };
                self.paragraph(shape, |body| body.xml.within("w:r", &[], |xml| lines(xml, &code)));
            }
            NodeValue::ThematicBreak => self.paragraph(Shape { style: Some("Rule"), ..shape }, |_| {}),
            NodeValue::HtmlBlock(_) => {}
            _ => {
                let keeps_next = leads_on(node);
                let style = if is_picture(node) { Some("Picture") } else { shape.style };
                self.paragraph(Shape { style, keeps_next, ..shape }, |body| inlines(body, node));
            }
        }
    }

    /// An item's mark stands at its first paragraph, or alone where it begins with something else.
    fn list(&mut self, node: Node<'_>, list: &NodeList, place: Place) {
        let marked = self.lists.items(list, place.lists);
        let inner = Place { lists: place.lists + 1, ..place };
        for item in node.children() {
            let first = item.first_child().filter(|first| matches!(first.data().value, NodeValue::Paragraph));
            let shape = Shape { style: Some(marked.style), item: Some(marked), ..Shape::default() };
            let keeps_next = first.is_some_and(leads_on);
            let left = if place.quotes > 0 { inner.left() } else { 0 };
            self.paragraph(Shape { keeps_next, left, ..shape }, |body| {
                if let Some(first) = first {
                    inlines(body, first);
                }
            });
            for child in item.children().skip(usize::from(first.is_some())) {
                self.block(child, inner);
            }
        }
    }

    /// The properties stand in the order that ECMA-376 asks for.
    fn paragraph(&mut self, shape: Shape, inner: impl FnOnce(&mut Self)) {
        self.xml_within("w:p", |body| {
            if shape.style.is_some() {
                body.xml.within("w:pPr", &[], |xml| {
                    shape.style.iter().for_each(|style| xml.value("w:pStyle", style));
                    if shape.keeps_next {
                        xml.empty("w:keepNext", &[]);
                    }
                    shape.item.iter().for_each(|item| item.properties(xml));
                    if shape.left > 0 {
                        let left = shape.left.to_string();
                        match shape.item {
                            Some(_) => xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &INDENT.to_string())]),
                            None => xml.empty("w:ind", &[("w:left", &left)]),
                        }
                    }
                });
            } else if shape.keeps_next {
                body.xml.within("w:pPr", &[], |xml| xml.empty("w:keepNext", &[]));
            }
            inner(body);
        });
    }

    /// What the charts are drawn from, in small print on pages of its own: two columns, and then what is too broad for
    /// one. True where the last of it is in columns.
    fn numbers(&mut self, language: Language) -> bool {
        self.end_of_section(false);
        let heading = Shape { style: Some("Heading2"), ..Shape::default() };
        self.paragraph(heading, |body| plain(&mut body.xml, language.numbers_of_charts));
        let (slim, broad): (Vec<&Chart>, Vec<&Chart>) = self.shown.iter().partition(|chart| chart.table().is_slim());
        for chart in &slim {
            self.numbers_of(chart, COLUMN.0);
        }
        if !slim.is_empty() && !broad.is_empty() {
            self.end_of_section(true);
        }
        for chart in &broad {
            self.numbers_of(chart, WIDTH);
        }
        broad.is_empty()
    }

    fn numbers_of(&mut self, chart: &Chart, width: usize) {
        let heading = Shape { style: Some("Heading3"), ..Shape::default() };
        self.paragraph(heading, |body| plain(&mut body.xml, chart.title()));
        let shape = Shape { keeps_next: true, ..Shape::default() };
        self.paragraph(shape, |body| plain(&mut body.xml, chart.description()));
        table::numbers(self, &chart.table(), width);
    }

    /// An empty line after which the pages are laid out anew; what stands before it was in columns, or not.
    fn end_of_section(&mut self, in_columns: bool) {
        self.xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "TableGap");
                section(xml, in_columns);
            });
        });
    }
}

/// The sentence before a table, or before a list that it announces, does not stay behind on a page.
fn leads_on(node: Node<'_>) -> bool {
    node.next_sibling().is_some_and(|next| match next.data().value {
        NodeValue::Table(_) => true,
        NodeValue::List(_) => words(node).ends_with(':'),
        _ => false,
    })
}

/// A4, upright, with the header and the footer.
fn section(xml: &mut Part, in_columns: bool) {
    xml.within("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1134"));
        let edges = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
        xml.empty("w:pgMar", &[&sides[..], &edges[..]].concat());
        if in_columns {
            xml.empty("w:cols", &[("w:num", "2"), ("w:space", &COLUMN.1.to_string())]);
        }
    });
}
