//! The text of one paragraph, over all the runs that Word has cut it into: found as one text, changed where it stands.

use std::ops::Range;

use super::tick;
use super::tree::{Element, Node};

/// Stands in the text for what is no text, so that no placeholder goes over it. No character of any text.
const WALL: char = '\u{fdd0}';

/// A piece of the paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placeholder {
    /// What stands between the braces.
    pub(super) asked: String,
    /// Where it stands in the text.
    pub(super) place: Range<usize>,
    /// Where the box before it begins, if there is one.
    pub(super) boxed: Option<usize>,
    /// The box touches it.
    pub(super) touches: bool,
}

/// What is put in a placeholder's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) place: Range<usize>,
    pub(super) with: Put,
}

/// What is put there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// Text, whose new lines become breaks.
    Text(String),
    /// A box.
    Tick(bool),
}

/// The paragraph's text, boxes of older forms as signs.
pub(super) fn text(paragraph: &Element<'_>) -> String {
    let mut text = String::new();
    gather(&paragraph.children, &mut text);
    text
}

fn gather(nodes: &[Node<'_>], text: &mut String) {
    for element in nodes.iter().filter_map(Node::element) {
        if element.is("r") {
            element.elements().for_each(|inner| text.push_str(&said(inner)));
        } else if is_within(element) {
            gather(&element.children, text);
        }
    }
}

/// What a piece of a run says.
fn said(inner: &Element<'_>) -> String {
    if inner.is("t") {
        inner.text().replace(WALL, "\u{fffd}")
    } else if tick::is_field(inner) || tick::is_drawn(inner) {
        tick::EMPTY.to_string()
    } else if ["rPr", "lastRenderedPageBreak", "fldChar", "instrText"].iter().any(|name| inner.is(name)) {
        String::new()
    } else {
        WALL.to_string()
    }
}

/// Whether the text of this element, which is no run, belongs to the paragraph around it.
fn is_within(element: &Element<'_>) -> bool {
    !["p", "tbl", "pPr", "sdtPr", "del", "moveFrom"].iter().any(|name| element.is(name))
}

/// The placeholders of a text.
///
/// # Errors
/// With the place of one that is not closed.
pub(super) fn placeholders(text: &str) -> Result<Vec<Placeholder>, usize> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        let inner = &text[open + 2..];
        let length = inner.find("}}").filter(|end| !inner[..*end].contains([WALL, '{'])).ok_or(open)?;
        let place = open..open + 2 + length + 2;
        let before = &text[from..open];
        let drawn = before.trim_end_matches([' ', '\u{a0}']);
        let last = drawn.chars().next_back().filter(|last| tick::DRAWN.contains(last));
        found.push(Placeholder {
            asked: inner[..length].to_owned(),
            boxed: last.map(|last| from + drawn.len() - last.len_utf8()),
            touches: drawn.len() == before.len(),
            place: place.clone(),
        });
        from = place.end;
    }
    Ok(found)
}

/// Some of the text around a place, for a message.
pub(super) fn around(text: &str, place: usize) -> String {
    let before: Vec<char> = text[..place].chars().rev().take(24).collect();
    let near: String = before.into_iter().rev().chain(text[place..].chars().take(40)).collect();
    near.replace(WALL, " ").trim().to_owned()
}

/// Puts the edits, which are in order and do not overlap, where they belong.
pub(super) fn edit(paragraph: &mut Element<'_>, edits: &[Edit]) {
    if !edits.is_empty() {
        Writer { edits, at: 0 }.within(&mut paragraph.children);
    }
}

/// Goes over the runs as [`text`] did, counting.
struct Writer<'e> {
    edits: &'e [Edit],
    at: usize,
}

/// What was changed.
#[derive(Clone, Copy, Default)]
struct Changed {
    any: bool,
    ticked: Option<bool>,
}

impl Writer<'_> {
    fn within(&mut self, nodes: &mut [Node<'_>]) -> Changed {
        let mut changed = Changed::default();
        for element in nodes.iter_mut().filter_map(Node::element_mut) {
            let inner = if element.is("r") {
                self.run(element)
            } else if is_within(element) {
                self.within(&mut element.children)
            } else {
                continue;
            };
            if element.is("sdt") && inner.any {
                unbind(element);
                inner.ticked.into_iter().for_each(|ticked| tick::set_state(element, ticked));
            }
            changed = Changed { any: changed.any || inner.any, ticked: inner.ticked.or(changed.ticked) };
        }
        changed
    }

    fn run<'x>(&mut self, run: &mut Element<'x>) -> Changed {
        let mut changed = Changed::default();
        let mut children: Vec<Node<'x>> = Vec::with_capacity(run.children.len());
        for node in std::mem::take(&mut run.children) {
            let Node::Element(mut inner) = node else {
                children.push(node);
                continue;
            };
            let said = said(&inner);
            let here = self.at..self.at + said.len();
            self.at = here.end;
            let touched = self.edits.iter().filter(|edit| edit.place.start < here.end && edit.place.end > here.start);
            let touched: Vec<&Edit> = touched.collect();
            if touched.is_empty() {
                children.push(Node::Element(inner));
                continue;
            }
            changed.any = true;
            let begins = |edit: &&&Edit| here.contains(&edit.place.start);
            for edit in touched.iter().filter(begins) {
                if let Put::Tick(ticked) = edit.with {
                    changed.ticked = Some(ticked);
                }
            }
            if inner.is("t") {
                let text = rewritten(&said, &here, &touched);
                children.extend(lines(&inner, &text).into_iter().map(Node::Element));
                continue;
            }
            match changed.ticked {
                Some(ticked) if tick::is_field(&inner) => tick::set_field(&mut inner, ticked),
                Some(ticked) if tick::is_drawn(&inner) => tick::draw(&mut inner, ticked),
                _ => {}
            }
            children.push(Node::Element(inner));
        }
        run.children = children;
        changed
    }
}

/// The part of the paragraph's text that stands here, with the edits that begin here, without those parts that go.
fn rewritten(said: &str, here: &Range<usize>, touched: &[&Edit]) -> String {
    let (mut text, mut from) = (String::new(), 0);
    for edit in touched {
        let start = edit.place.start.saturating_sub(here.start);
        if edit.place.start >= here.start {
            text.push_str(&said[from..start]);
            match &edit.with {
                Put::Text(with) => text.push_str(with),
                Put::Tick(ticked) => text.push(tick::sign(*ticked)),
            }
        }
        from = edit.place.end.min(here.end) - here.start;
    }
    text.push_str(&said[from..]);
    text
}

/// A text of several lines as the pieces of a run.
fn lines<'x>(model: &Element<'x>, text: &str) -> Vec<Element<'x>> {
    let mut pieces = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            pieces.push(model.sibling("br", ""));
        }
        if !line.is_empty() {
            let mut piece = model.sibling("t", "xml:space=\"preserve\"");
            piece.set_text(line);
            pieces.push(piece);
        }
    }
    pieces
}

/// A control that was filled no longer takes its text from elsewhere, nor counts as empty.
pub(super) fn unbind(control: &mut Element<'_>) {
    if let Some(about) = control.child_mut("sdtPr") {
        about
            .children
            .retain(|node| node.element().is_none_or(|one| !matches!(one.local(), "dataBinding" | "showingPlcHdr")));
    }
}
