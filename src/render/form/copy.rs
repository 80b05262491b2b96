//! A second copy of a row, a paragraph or a control: what may stand only once in a document is not in it.

use super::tree::{Element, Node};

/// Marks of Word's own that carry a number or a name which is there already.
const ONCE: [&str; 6] =
    ["bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart"];

/// The element as a further copy; `number` counts the pictures of all copies.
pub(super) fn further<'x>(element: &Element<'x>, number: &mut usize) -> Element<'x> {
    let mut copy = element.clone();
    once(&mut copy, number);
    copy
}

fn once(element: &mut Element<'_>, number: &mut usize) {
    for name in ["paraId", "textId"] {
        if element.attribute(name).is_some() {
            element.set_attribute(name, None);
        }
    }
    if element.local() == "docPr" {
        *number += 1;
        element.set_attribute("id", Some(&number.to_string()));
    }
    let control = element.is("sdtPr");
    element.children.retain(|node| {
        node.element().is_none_or(|one| !(ONCE.iter().any(|name| one.is(name)) || (control && one.is("id"))))
    });
    element.children.iter_mut().filter_map(Node::element_mut).for_each(|inner| once(inner, number));
}
