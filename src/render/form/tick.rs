//! Boxes to tick: Word's content control, the field of older forms, and signs in the text.

use super::tree::{Element, Node};

/// A box in a form, as far as anybody can see.
pub(super) const EMPTY: char = '☐';
pub(super) const TICKED: char = '☒';
/// What people draw a box with.
pub(super) const DRAWN: [char; 6] = [EMPTY, TICKED, '☑', '□', '▢', '❑'];
/// Characters of the font Wingdings that are boxes, as Word names them; the third is ticked.
const WINGDINGS: [&str; 6] = ["F0A8", "F06F", "F0FE", "F0FD", "F071", "F072"];

/// The sign of a box.
pub(super) fn sign(ticked: bool) -> char {
    if ticked { TICKED } else { EMPTY }
}

/// Whether it is a content control with a box.
pub(super) fn is_control(element: &Element<'_>) -> bool {
    element.is("sdt") && element.child("sdtPr").is_some_and(|about| about.elements().any(|one| one.is_2010("checkbox")))
}

/// Whether it is the beginning of a field with a box, of a form made before Word 2010.
pub(super) fn is_field(element: &Element<'_>) -> bool {
    element.is("fldChar") && element.child("ffData").is_some_and(|data| data.child("checkBox").is_some())
}

/// Whether it is a box drawn with a sign of the font Wingdings.
pub(super) fn is_drawn(element: &Element<'_>) -> bool {
    let font = element.attribute("font").unwrap_or_default();
    element.is("sym")
        && font == "Wingdings"
        && element.attribute("char").is_some_and(|sign| WINGDINGS.contains(&sign.to_uppercase().as_str()))
}

/// What the form's maker wrote of a control or a field, where an expression may stand: tag, title, help text.
pub(super) fn notes(element: &Element<'_>) -> Vec<String> {
    let about = if element.is("sdt") { element.child("sdtPr") } else { element.child("ffData") };
    let notes = about.into_iter().flat_map(Element::elements);
    let notes = notes.filter(|one| ["tag", "alias", "statusText", "helpText"].iter().any(|name| one.is(name)));
    notes.filter_map(|one| one.attribute("val")).collect()
}

/// Ticks the control or not, and shows it so.
pub(super) fn set_control(control: &mut Element<'_>, ticked: bool) {
    set_state(control, ticked);
    if let Some(content) = control.child_mut("sdtContent") {
        show(&mut content.children, ticked);
    }
}

/// The control's own word for it, without what it shows.
pub(super) fn set_state(control: &mut Element<'_>, ticked: bool) {
    let about = control.child_mut("sdtPr").into_iter().flat_map(|about| &mut about.children);
    let boxes = about.filter_map(Node::element_mut).filter(|one| one.is_2010("checkbox"));
    for inner in boxes.flat_map(|one| &mut one.children).filter_map(Node::element_mut) {
        if inner.is_2010("checked") {
            inner.set_attribute("val", Some(if ticked { "1" } else { "0" }));
        }
    }
}

/// Puts the sign in the first text or symbol.
fn show(nodes: &mut [Node<'_>], ticked: bool) -> bool {
    nodes.iter_mut().filter_map(Node::element_mut).any(|element| {
        if element.is("t") {
            element.set_text(sign(ticked).encode_utf8(&mut [0; 4]));
            true
        } else if element.is("sym") {
            draw(element, ticked);
            true
        } else {
            show(&mut element.children, ticked)
        }
    })
}

/// Draws a box of the font Wingdings.
pub(super) fn draw(symbol: &mut Element<'_>, ticked: bool) {
    symbol.set_attribute("font", Some("Wingdings"));
    symbol.set_attribute("char", Some(if ticked { "F0FE" } else { "F0A8" }));
}

/// Ticks the field or not.
pub(super) fn set_field(field: &mut Element<'_>, ticked: bool) {
    let Some(tick) = field.child_mut("ffData").and_then(|data| data.child_mut("checkBox")) else { return };
    let value = if ticked { "1" } else { "0" };
    if let Some(checked) = tick.child_mut("checked") {
        // Without a value it means yes.
        if checked.attribute("val").is_some() {
            checked.set_attribute("val", Some(value));
            return;
        }
        tick.children.retain(|node| node.element().is_none_or(|one| !one.is("checked")));
    }
    let prefix = tick.prefix().to_owned();
    let checked = tick.sibling("checked", &format!("{prefix}val=\"{value}\""));
    tick.push(checked);
}
