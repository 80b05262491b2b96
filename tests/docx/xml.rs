//! XML as a tree, for whoever asks what is in a part.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element with what is in it.
#[derive(Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    own: String,
}

impl Element {
    /// The root of a part; panics where it cannot be read.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader::from_str(str::from_utf8(bytes).unwrap());
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => open.push(Self::begun(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::begun(&start)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().own.push_str(&text),
                Event::GeneralRef(name) => open.last_mut().unwrap().own.push_str(match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("&{other};"),
                }),
                Event::Eof => {
                    assert_eq!(open.len(), 1, "an element is not closed");
                    return open.remove(0).children.remove(0);
                }
                _ => {}
            }
        }
    }

    fn begun(start: &BytesStart<'_>) -> Self {
        let attribute = |each: quick_xml::events::attributes::Attribute<'_>| {
            (each.key.as_ref().to_owned(), quick_xml::escape::unescape(&each.value).unwrap().into_owned())
        };
        let attributes = start.attributes().map(|each| attribute(each.unwrap())).collect();
        Self { name: start.name().as_ref().to_owned(), attributes, ..Self::default() }
    }

    /// The value of an attribute, or nothing.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// The children of a name.
    pub(crate) fn each(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The element and all below it, as they are read.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Self> {
        let mut ahead = vec![self];
        std::iter::from_fn(move || {
            let next = ahead.pop()?;
            ahead.extend(next.children.iter().rev());
            Some(next)
        })
    }

    /// The text in it, without the space of the layout.
    pub(crate) fn text(&self) -> String {
        self.all().map(|each| if each.children.is_empty() { each.own.as_str() } else { "" }).collect()
    }
}
