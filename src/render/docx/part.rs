use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML part of the file, while it is written.
pub(super) struct Part(Writer<Vec<u8>>);

impl Part {
    /// A part that has nothing yet.
    pub(super) fn new() -> Self {
        let mut part = Self(Writer::new(Vec::new()));
        part.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        part
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = start(name, attributes);
        self.put(Event::Empty(start));
    }

    /// An element that has one value and nothing in it.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element with what is put into it.
    pub(super) fn within(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.begin(name, attributes);
        inner(self);
        self.end(name);
    }

    /// The begin of an element, which its end has to follow.
    pub(super) fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Start(start(name, attributes)));
    }

    /// The end of the element that was begun last.
    pub(super) fn end(&mut self, name: &str) {
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// Text of the part, whatever was typed.
    pub(super) fn text(&mut self, text: &str) {
        self.put(Event::Text(BytesText::new(&allowed(text))));
    }

    /// What was written so far.
    pub(super) fn written(&self) -> &[u8] {
        self.0.get_ref()
    }

    /// What was written.
    pub(super) fn done(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn put(&mut self, event: Event<'_>) {
        self.0.write_event(event).expect("memory takes every part");
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// The text without the characters that XML 1.0 has no way to write; a replacement stands in their place.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if is_allowed(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}
