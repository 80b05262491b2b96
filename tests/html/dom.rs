//! A page as a browser takes it: parsed by html5ever, flat, in order.

use html5ever::tendril::TendrilSink as _;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element, with what stands in it and in all below it.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

/// A page.
pub(crate) struct Dom {
    /// What the page does wrong.
    pub(crate) errors: Vec<String>,
    /// Its elements in the order in which they begin.
    pub(crate) elements: Vec<Element>,
    pub(crate) comments: Vec<String>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Dom {
    pub(crate) fn of(page: &str) -> Self {
        let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
        let mut read = Self { errors: Vec::new(), elements: Vec::new(), comments: Vec::new() };
        read.errors.extend(dom.errors.borrow().iter().map(ToString::to_string));
        read.take(&dom.document);
        read
    }

    /// Takes a node and all below it; gives its text.
    fn take(&mut self, node: &Handle) -> String {
        let mut text = String::new();
        let mut place = None;
        match &node.data {
            NodeData::Text { contents } => text.push_str(&contents.borrow()),
            NodeData::Comment { contents } => self.comments.push(contents.to_string()),
            NodeData::Element { name, attrs, .. } => {
                let attribute = |one: &html5ever::Attribute| (one.name.local.to_string(), one.value.to_string());
                let attributes = attrs.borrow().iter().map(attribute).collect();
                place = Some(self.elements.len());
                self.elements.push(Element { name: name.local.to_string(), attributes, text: String::new() });
            }
            _ => {}
        }
        for child in node.children.borrow().iter() {
            text.push_str(&self.take(child));
        }
        if let Some(place) = place {
            self.elements[place].text.clone_from(&text);
        }
        text
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The one element of that name.
    #[track_caller]
    pub(crate) fn one(&self, name: &str) -> &Element {
        let found: Vec<_> = self.all(name).collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0]
    }
}
