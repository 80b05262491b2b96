//! The filling of one part: rows and paragraphs repeated for the items of a list, placeholders and boxes filled.

use super::ask::{Ask, Test};
use super::copy::further;
use super::error::{Mistake, Wrong};
use super::field::{FormField, Path, find};
use super::flow::{self, Edit, Placeholder, Put};
use super::left::Tally;
use super::tick;
use super::tree::{Element, Node};
use super::value::Seen;

/// Begins the tag of a control whose content is repeated.
const EACH: &str = "each ";
/// How many elements all further copies may have: some thousand rows.
const MOST_COPIED: usize = 250_000;
/// The first number of a picture in a further copy; those of the form are far below.
const PICTURES: usize = 1_000_000;

/// Fills the parts of one form, one after another.
pub(super) struct Filler<'f> {
    fields: &'f [FormField],
    part: String,
    /// What came of each field.
    pub(super) tally: Tally,
    /// Every mistake that was found.
    pub(super) wrong: Vec<Wrong>,
    /// How many elements copies may still have.
    left: usize,
    pictures: usize,
    /// True once copies have more than they may.
    pub(super) too_large: bool,
}

impl<'f> Filler<'f> {
    pub(super) fn new(fields: &'f [FormField]) -> Self {
        let (tally, wrong) = (Tally::default(), Vec::new());
        Self { fields, part: String::new(), tally, wrong, left: MOST_COPIED, pictures: PICTURES, too_large: false }
    }

    /// The part, filled; none where it asks for nothing and stays as it is.
    pub(super) fn part<'x>(&mut self, name: &str, tree: Vec<Node<'x>>, seen: &Seen<'_>) -> Option<Vec<Node<'x>>> {
        name.clone_into(&mut self.part);
        let before = self.tally.asked;
        let filled = self.nodes(tree, seen);
        (self.tally.asked > before).then_some(filled)
    }

    fn nodes<'x>(&mut self, nodes: Vec<Node<'x>>, seen: &Seen<'_>) -> Vec<Node<'x>> {
        let mut filled = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Node::Element(element) => self.element(element, seen, &mut filled),
                raw @ Node::Raw(_) => filled.push(raw),
            }
        }
        filled
    }

    fn element<'x>(&mut self, element: Element<'x>, seen: &Seen<'_>, filled: &mut Vec<Node<'x>>) {
        let control = element.is("sdt").then(|| self.repeated_control(&element)).flatten();
        let (lists, asks) = match control {
            Some(path) => (path.lists(true), Vec::new()),
            None if element.is("tr") || element.is("p") => {
                let asks = self.asks(&element);
                (common(&asks, seen), asks)
            }
            None => (Vec::new(), Vec::new()),
        };
        let lists: Vec<String> = lists.into_iter().filter(|list| !is_bound(seen, list)).collect();
        if lists.is_empty() {
            let element = self.inside(element, seen);
            filled.push(Node::Element(element));
            return;
        }
        self.tally.asked += 1;
        let mut items = seen.items(&lists);
        items.retain(|item| is_wanted(&asks, &lists, item));
        if items.is_empty() {
            items.push(seen.without(&lists));
        }
        let size = element.size();
        for (number, item) in items.iter().enumerate() {
            let Some(left) = self.left.checked_sub(size) else {
                self.too_large = true;
                return;
            };
            self.left = left;
            let copy = if number == 0 { element.clone() } else { further(&element, &mut self.pictures) };
            let copy = self.inside(copy, item);
            filled.push(Node::Element(copy));
        }
    }

    /// The element, filled in for one place of the lists.
    fn inside<'x>(&mut self, mut element: Element<'x>, seen: &Seen<'_>) -> Element<'x> {
        if element.is("p") {
            self.paragraph(&mut element, seen);
        }
        let before = self.tally.asked;
        element.children = self.nodes(std::mem::take(&mut element.children), seen);
        if element.is("sdt") && self.tally.asked > before {
            flow::unbind(&mut element);
        }
        if (tick::is_control(&element) || tick::is_field(&element))
            && let Some(test) = tick::notes(&element).iter().find_map(|note| self.noted(note))
        {
            let ticked = self.tick(&test, seen);
            if element.is("sdt") {
                tick::set_control(&mut element, ticked);
                flow::unbind(&mut element);
            } else {
                tick::set_field(&mut element, ticked);
            }
        }
        element
    }

    fn paragraph(&mut self, paragraph: &mut Element<'_>, seen: &Seen<'_>) {
        let text = flow::text(paragraph);
        let found = match flow::placeholders(&text) {
            Ok(found) => found,
            Err(place) => return self.mistaken(&text, place, Mistake::NotClosed),
        };
        let edits: Vec<Edit> = found.into_iter().filter_map(|one| self.edit(&text, &one, seen)).collect();
        flow::edit(paragraph, &edits);
    }

    fn edit(&mut self, text: &str, found: &Placeholder, seen: &Seen<'_>) -> Option<Edit> {
        let ask = match Ask::parse(&found.asked, self.fields) {
            Ok(ask) => ask,
            Err(mistake) => {
                self.mistaken(text, found.place.start, mistake);
                return None;
            }
        };
        let boxed = matches!(ask, Ask::Tick(_)) || (found.boxed.is_some() && found.touches);
        let condition = ask.as_test().filter(|_| boxed);
        Some(match (ask, condition) {
            (_, Some(condition)) => {
                let start = found.boxed.unwrap_or(found.place.start);
                Edit { place: start..found.place.end, with: Put::Tick(self.tick(&condition, seen)) }
            }
            (Ask::Field { path, layout, only_if }, None) => {
                let wanted = only_if.is_none_or(|only| seen.holds(&only));
                let words = if wanted { seen.text(&path, layout) } else { String::new() };
                self.tally.field(&path, (wanted || seen.is_nowhere()).then_some(!words.is_empty()));
                Edit { place: found.place.clone(), with: Put::Text(words) }
            }
            (Ask::Tick(_), None) => return None,
        })
    }

    fn tick(&mut self, test: &Test, seen: &Seen<'_>) -> bool {
        let ticked = seen.holds(test);
        self.tally.tick(test, ticked, &seen.text(&test.path, None));
        ticked
    }

    fn mistaken(&mut self, text: &str, place: usize, mistake: Mistake) {
        let wrong = Wrong { part: self.part.clone(), near: flow::around(text, place), mistake };
        if !self.wrong.contains(&wrong) {
            self.wrong.push(wrong);
        }
    }

    /// What the paragraphs of a row ask for, or a paragraph itself; mistakes are found when they are filled.
    fn asks(&self, element: &Element<'_>) -> Vec<Ask> {
        let mut texts = Vec::new();
        if element.is("p") {
            texts.push(flow::text(element));
        } else {
            paragraphs(element, &mut texts);
        }
        let found = texts.iter().filter_map(|text| flow::placeholders(text).ok()).flatten();
        found.filter_map(|one| Ask::parse(&one.asked, self.fields).ok()).collect()
    }

    /// The list for which a control says that it is repeated.
    fn repeated_control(&mut self, control: &Element<'_>) -> Option<Path> {
        let notes = tick::notes(control);
        let (note, list) = notes.iter().find_map(|note| {
            let inner = note.trim().trim_start_matches("{{").trim_end_matches("}}").trim();
            let list = inner.get(..EACH.len()).filter(|start| start.eq_ignore_ascii_case(EACH))?;
            Some((note, inner[list.len()..].trim().to_owned()))
        })?;
        match find(self.fields, &list) {
            Ok(path) if path.ends_in_list() => Some(path),
            Ok(path) => {
                self.mistaken(note, 0, Mistake::NoList(path.typed()));
                None
            }
            Err(near) => {
                self.mistaken(note, 0, Mistake::Unknown { typed: list, near });
                None
            }
        }
    }

    /// What a note on a box says; a note of the form's own, which is no expression, says nothing.
    fn noted(&mut self, note: &str) -> Option<Test> {
        let inner = note.trim().strip_prefix("{{").and_then(|inner| inner.strip_suffix("}}"));
        let expression = inner.unwrap_or(note);
        match Ask::parse(expression, self.fields) {
            Ok(ask) => ask.as_test(),
            Err(mistake) if inner.is_some() || expression.contains('=') => {
                self.mistaken(note, 0, mistake);
                None
            }
            Err(_) => None,
        }
    }
}

/// The texts of all paragraphs within.
fn paragraphs(element: &Element<'_>, texts: &mut Vec<String>) {
    for inner in element.elements() {
        if inner.is("p") {
            texts.push(flow::text(inner));
        }
        paragraphs(inner, texts);
    }
}

/// The lists that all of those go into which go into any: what stands around them is repeated for each item.
fn common(asks: &[Ask], seen: &Seen<'_>) -> Vec<String> {
    let each = asks.iter().map(Ask::repeats);
    let mut each = each.filter(|lists| lists.iter().any(|list| !is_bound(seen, list)));
    let Some(first) = each.next() else { return Vec::new() };
    each.fold(first, |common, lists| {
        common.into_iter().zip(lists).take_while(|(one, other)| one == other).map(|(one, _)| one).collect()
    })
}

fn is_bound(seen: &Seen<'_>, list: &str) -> bool {
    seen.bound.iter().any(|(bound, _)| bound == list)
}

/// Whether an item stands in the form: of what asks only for some of them, something must ask for this.
fn is_wanted(asks: &[Ask], lists: &[String], item: &Seen<'_>) -> bool {
    let about = |test: &&Test| lists.last().is_some_and(|last| test.path.lists(true).contains(last));
    let tests = asks.iter().filter_map(|ask| match ask {
        Ask::Field { only_if, .. } => only_if.as_ref(),
        Ask::Tick(_) => None,
    });
    let mut tests = tests.filter(about).peekable();
    tests.peek().is_none() || tests.any(|test| item.holds(test))
}
