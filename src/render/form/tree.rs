//! A part of a Word document as a tree that is written back to the byte, but for what was changed in it.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::escape::{partial_escape, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// Elements within elements; Word's own documents have some thirty.
const DEEPEST: usize = 200;
/// Elements and texts of one part.
const MOST: usize = 2_000_000;

/// An element, or anything else as it stands.
#[derive(Clone, Debug)]
pub(super) enum Node<'x> {
    Element(Element<'x>),
    Raw(Cow<'x, str>),
}

/// Whose vocabulary an element is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    Word,
    Word2010,
    Other,
}

/// An element with its tags as they stand.
#[derive(Clone, Debug)]
pub(super) struct Element<'x> {
    vocabulary: Vocabulary,
    /// With its prefix.
    name: Cow<'x, str>,
    open: Cow<'x, str>,
    close: Cow<'x, str>,
    pub(super) children: Vec<Node<'x>>,
}

/// Why a part is no tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoTree {
    /// It is not well-formed.
    Malformed,
    /// It declares a document type, which no Word document does.
    DocType,
    /// It is nested too deeply, or has too many elements.
    TooLarge,
}

impl<'x> Element<'x> {
    /// Whether it is Word's element of that name.
    pub(super) fn is(&self, local: &str) -> bool {
        self.vocabulary == Vocabulary::Word && self.local() == local
    }

    /// Whether it is the element of that name that came with Word 2010.
    pub(super) fn is_2010(&self, local: &str) -> bool {
        self.vocabulary == Vocabulary::Word2010 && self.local() == local
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The prefix with its colon; nothing where there is none.
    pub(super) fn prefix(&self) -> &str {
        self.name.rfind(':').map_or("", |colon| &self.name[..=colon])
    }

    /// An element of the same vocabulary and prefix, with an attribute where one is given.
    pub(super) fn sibling(&self, local: &str, attribute: &str) -> Element<'x> {
        let name = format!("{}{local}", self.prefix());
        let gap = if attribute.is_empty() { "" } else { " " };
        let open = format!("<{name}{gap}{attribute}>").into();
        let close = format!("</{name}>").into();
        Element { vocabulary: self.vocabulary, name: name.into(), open, close, children: Vec::new() }
    }

    /// The attribute of that name, whatever its prefix.
    pub(super) fn attribute(&self, local: &str) -> Option<String> {
        let start = self.start();
        let found = start.attributes().flatten().find(|one| one.key.local_name().into_inner() == local)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// Gives the attribute of that name another value, or takes it away. One that is not there stays so.
    pub(super) fn set_attribute(&mut self, local: &str, value: Option<&str>) {
        let mut open = format!("<{}", self.name);
        for one in self.start().attributes().flatten() {
            let value = match value {
                _ if one.key.local_name().into_inner() != local => one.value,
                Some(value) => Cow::Owned(quick_xml::escape::escape(value).into_owned()),
                None => continue,
            };
            // The value may hold the other kind of quotation mark.
            let mark = if value.contains('"') { '\'' } else { '"' };
            let _ = write!(open, " {}={mark}{value}{mark}", one.key.into_inner());
        }
        open.push_str(if self.close.is_empty() { "/>" } else { ">" });
        self.open = open.into();
    }

    fn start(&self) -> BytesStart<'_> {
        let inner = self.open.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        BytesStart::from_content(inner, self.name.len())
    }

    /// The elements within it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element<'x>> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element of Word's within it of that name.
    pub(super) fn child(&self, local: &str) -> Option<&Element<'x>> {
        self.elements().find(|inner| inner.is(local))
    }

    /// The same, to change it.
    pub(super) fn child_mut(&mut self, local: &str) -> Option<&mut Element<'x>> {
        self.children.iter_mut().filter_map(Node::element_mut).find(|inner| inner.is(local))
    }

    /// Adds one at its end.
    pub(super) fn push(&mut self, element: Element<'x>) {
        self.make_room();
        self.children.push(Node::Element(element));
    }

    /// The text that stands in it.
    pub(super) fn text(&self) -> String {
        let raw = self.children.iter().filter_map(|node| if let Node::Raw(raw) = node { Some(raw) } else { None });
        raw.map(|raw| match raw.strip_prefix("<![CDATA[") {
            Some(data) => data.trim_end_matches("]]>").to_owned(),
            None if raw.starts_with('<') => String::new(),
            None => unescape(raw).map_or_else(|_| raw.to_string(), Cow::into_owned),
        })
        .collect()
    }

    /// Puts a text in place of what stands in it.
    pub(super) fn set_text(&mut self, text: &str) {
        self.make_room();
        self.children = vec![Node::Raw(Cow::Owned(partial_escape(text).into_owned()))];
    }

    /// An end tag for an element that is written without one.
    fn make_room(&mut self) {
        if self.close.is_empty() {
            self.close = format!("</{}>", self.name).into();
            self.open = format!("{}>", self.open.trim_end_matches("/>").trim_end()).into();
        }
    }

    /// How many nodes it is.
    pub(super) fn size(&self) -> usize {
        1 + self.children.iter().map(|node| node.element().map_or(1, Element::size)).sum::<usize>()
    }

    fn write(&self, out: &mut String) {
        out.push_str(&self.open);
        write(&self.children, out);
        out.push_str(&self.close);
    }
}

impl<'x> Node<'x> {
    pub(super) fn element(&self) -> Option<&Element<'x>> {
        if let Self::Element(element) = self { Some(element) } else { None }
    }

    pub(super) fn element_mut(&mut self) -> Option<&mut Element<'x>> {
        if let Self::Element(element) = self { Some(element) } else { None }
    }
}

/// The text of the nodes.
pub(super) fn write(nodes: &[Node<'_>], out: &mut String) {
    for node in nodes {
        match node {
            Node::Element(element) => element.write(out),
            Node::Raw(raw) => out.push_str(raw),
        }
    }
}

/// The tree of a part.
pub(super) fn parse(xml: &str) -> Result<Vec<Node<'_>>, NoTree> {
    let xml = xml.trim_start_matches('\u{feff}');
    let mut reader = NsReader::from_str(xml);
    let mut open: Vec<Element<'_>> = Vec::new();
    let (mut top, mut before, mut count) = (Vec::new(), 0, 0);
    loop {
        let event = reader.read_event().map_err(|_| NoTree::Malformed)?;
        let after = usize::try_from(reader.buffer_position()).map_err(|_| NoTree::TooLarge)?;
        let raw = xml.get(before..after).ok_or(NoTree::Malformed)?;
        before = after;
        count += 1;
        if count > MOST || open.len() > DEEPEST {
            return Err(NoTree::TooLarge);
        }
        let node = match event {
            Event::Start(start) => {
                open.push(element(&reader, &start, raw)?);
                continue;
            }
            Event::Empty(start) => Node::Element(element(&reader, &start, raw)?),
            Event::End(_) => {
                let mut ended = open.pop().ok_or(NoTree::Malformed)?;
                ended.close = raw.into();
                Node::Element(ended)
            }
            Event::DocType(_) => return Err(NoTree::DocType),
            Event::Eof if open.is_empty() => return Ok(top),
            Event::Eof => return Err(NoTree::Malformed),
            _ => Node::Raw(raw.into()),
        };
        open.last_mut().map_or(&mut top, |parent| &mut parent.children).push(node);
    }
}

fn element<'x>(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, raw: &'x str) -> Result<Element<'x>, NoTree> {
    let name = raw.get(1..=start.name().as_ref().len()).ok_or(NoTree::Malformed)?;
    if start.attributes().any(|attribute| attribute.is_err()) {
        return Err(NoTree::Malformed);
    }
    let vocabulary = match reader.resolver().resolve_element(start.name()).0 {
        ResolveResult::Bound(space) => match space.into_inner() {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Vocabulary::Word,
            "http://schemas.microsoft.com/office/word/2010/wordml" => Vocabulary::Word2010,
            _ => Vocabulary::Other,
        },
        _ => Vocabulary::Other,
    };
    Ok(Element { vocabulary, name: name.into(), open: raw.into(), close: Cow::Borrowed(""), children: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";

    #[test]
    fn what_is_read_is_written_to_the_byte() {
        let inner = "<w:p w:a='x \"y\"' ><!-- c --><w:r><w:t xml:space=\"preserve\"> a &amp; <![CDATA[<b>]]>&#65;</w:t>\
            <w:br/></w:r></w:p ><?p i?>";
        let xml = format!("<?xml version=\"1.0\"?>\r\n{HEAD}{inner}</w:document>\n");
        let tree = parse(&xml).unwrap();
        let mut out = String::new();
        write(&tree, &mut out);
        assert_eq!(out, xml);
        let document = tree.iter().find_map(Node::element).unwrap();
        let text = document.child("p").and_then(|p| p.child("r")?.child("t")).unwrap();
        assert_eq!(text.text(), " a & <b>A");
    }

    #[test]
    fn an_attribute_is_changed_alone() {
        let xml = format!("{HEAD}<w:a w:val=\"1\" x='\"'/></w:document>");
        let mut tree = parse(&xml).unwrap();
        let document = tree[0].element_mut().unwrap();
        document.child_mut("a").unwrap().set_attribute("val", Some("a<\""));
        let mut out = String::new();
        write(&tree, &mut out);
        assert!(out.contains("<w:a w:val=\"a&lt;&quot;\" x='\"'/>"), "{out}");
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        for (xml, expected) in [
            ("<a>", NoTree::Malformed),
            ("<a></b>", NoTree::Malformed),
            ("</a>", NoTree::Malformed),
            ("<a b=c/>", NoTree::Malformed),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", NoTree::DocType),
            (deep.as_str(), NoTree::TooLarge),
        ] {
            assert_eq!(parse(xml).unwrap_err(), expected, "{}", &xml[..xml.len().min(40)]);
        }
    }
}
