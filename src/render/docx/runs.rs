use std::mem;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeValue};

use super::body::Body;
use super::part::Part;
use crate::text;

/// How a stretch of text looks.
#[expect(clippy::struct_excessive_bools, reason = "each can go with each other")]
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    bold: bool,
    italic: bool,
    struck: bool,
    code: bool,
}

/// Stretches of text that look the same, put together.
#[derive(Default)]
struct Runs {
    look: Look,
    pending: String,
}

impl Runs {
    fn push(&mut self, xml: &mut Part, look: Look, text: &str) {
        if look != self.look {
            self.flush(xml);
            self.look = look;
        }
        self.pending.push_str(text);
    }

    fn flush(&mut self, xml: &mut Part) {
        let text = mem::take(&mut self.pending);
        if !text.is_empty() {
            xml.within("w:r", &[], |xml| {
                properties(xml, self.look);
                lines(xml, &text::clean(&text));
            });
        }
    }
}

/// In the order that ECMA-376 asks for.
fn properties(xml: &mut Part, look: Look) {
    if look == Look::default() {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        if look.code {
            xml.value("w:rStyle", "CodeText");
        }
        for (wanted, name) in [(look.bold, "w:b"), (look.italic, "w:i"), (look.struck, "w:strike")] {
            if wanted {
                xml.empty(name, &[]);
            }
        }
    });
}

/// Text with its line ends, for a run.
pub(super) fn lines(xml: &mut Part, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.empty("w:br", &[]);
        }
        xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
    }
}

/// Text as a run of its own.
pub(super) fn plain(xml: &mut Part, text: &str) {
    xml.within("w:r", &[], |xml| lines(xml, &text::clean_line(text)));
}

/// What stands in a line of the block, with its charts; of links, their words.
///
/// It goes through the tree without calling itself, since emphasis can be nested as deep as a template likes.
pub(super) fn inlines(body: &mut Body<'_>, block: Node<'_>) {
    let (mut runs, mut look, mut skipping) = (Runs::default(), Look::default(), false);
    for edge in block.traverse() {
        let (node, starts) = match edge {
            NodeEdge::Start(node) => (node, true),
            NodeEdge::End(node) => (node, false),
        };
        match &node.data().value {
            NodeValue::Image(link) if body.page.chart_at(&link.url).is_some() => {
                skipping = starts;
                if starts {
                    runs.flush(&mut body.xml);
                    body.chart(&link.url);
                }
            }
            _ if skipping => {}
            NodeValue::Strong => look.bold = starts,
            NodeValue::Emph => look.italic = starts,
            NodeValue::Strikethrough => look.struck = starts,
            value if starts => match value {
                NodeValue::Text(text) => runs.push(&mut body.xml, look, &text.replace('\n', " ")),
                NodeValue::Code(code) => runs.push(&mut body.xml, Look { code: true, ..look }, &code.literal),
                NodeValue::SoftBreak => runs.push(&mut body.xml, look, " "),
                NodeValue::LineBreak => runs.push(&mut body.xml, look, "\n"),
                _ => {}
            },
            _ => {}
        }
    }
    runs.flush(&mut body.xml);
}

/// The words of a block in one line.
pub(super) fn words(block: Node<'_>) -> String {
    let mut words = String::new();
    for inner in block.descendants() {
        match &inner.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    text::clean_line(&words.replace('\n', " ")).into_owned()
}
