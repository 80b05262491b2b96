use comrak::nodes::{ListDelimType, ListType, NodeList};

use super::part::Part;

/// The levels that a list of Word has.
const LEVELS: usize = 9;
/// How far each level stands in, in twentieths of a point.
pub(super) const INDENT: usize = 357;
/// The number of the one list with bullets; those after it are numbered.
const BULLETS: usize = 1;

/// How many ways there are to mark an item.
const MARKS: usize = 3;

/// How the items of a level are marked: with bullets, or counted with a full stop or a bracket.
fn mark(kind: usize, level: usize) -> (&'static str, String) {
    match kind {
        0 => ("bullet", if level.is_multiple_of(2) { "•" } else { "–" }.to_owned()),
        1 => ("decimal", format!("%{}.", level + 1)),
        _ => ("decimal", format!("%{})", level + 1)),
    }
}

/// A numbered list, which counts for itself.
struct Numbered {
    kind: usize,
    level: usize,
    start: usize,
}

/// The lists of a page.
#[derive(Default)]
pub(super) struct Lists(Vec<Numbered>);

/// The number of a list, and how deep it stands in others.
#[derive(Clone, Copy)]
pub(super) struct Item {
    list: usize,
    level: usize,
    /// The style of its paragraphs.
    pub(super) style: &'static str,
}

impl Lists {
    /// The items of a list within so many others.
    pub(super) fn items(&mut self, list: &NodeList, around: usize) -> Item {
        let level = around.min(LEVELS - 1);
        if list.list_type == ListType::Bullet {
            return Item { list: BULLETS, level, style: "ListBullet" };
        }
        let kind = if list.delimiter == ListDelimType::Period { 1 } else { 2 };
        self.0.push(Numbered { kind, level, start: list.start });
        Item { list: BULLETS + self.0.len(), level, style: "ListNumber" }
    }

    /// The part that says how lists are counted.
    pub(super) fn part(&self) -> Vec<u8> {
        let mut xml = Part::new();
        xml.within("w:numbering", &[("xmlns:w", super::package::WORD)], |xml| {
            for kind in 0..MARKS {
                xml.within("w:abstractNum", &[("w:abstractNumId", &kind.to_string())], |xml| {
                    xml.value("w:multiLevelType", "hybridMultilevel");
                    (0..LEVELS).for_each(|level| level_of(xml, level, mark(kind, level)));
                });
            }
            xml.within("w:num", &[("w:numId", &BULLETS.to_string())], |xml| xml.value("w:abstractNumId", "0"));
            for (number, list) in (BULLETS + 1..).zip(&self.0) {
                xml.within("w:num", &[("w:numId", &number.to_string())], |xml| {
                    xml.value("w:abstractNumId", &list.kind.to_string());
                    xml.within("w:lvlOverride", &[("w:ilvl", &list.level.to_string())], |xml| {
                        xml.value("w:startOverride", &list.start.min(32_767).to_string());
                    });
                });
            }
        });
        xml.done()
    }
}

impl Item {
    /// The properties that make a paragraph an item.
    pub(super) fn properties(self, xml: &mut Part) {
        xml.within("w:numPr", &[], |xml| {
            xml.value("w:ilvl", &self.level.to_string());
            xml.value("w:numId", &self.list.to_string());
        });
    }
}

fn level_of(xml: &mut Part, level: usize, (format, text): (&str, String)) {
    let left = (INDENT * (level + 1)).to_string();
    xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
        xml.value("w:start", "1");
        xml.value("w:numFmt", format);
        xml.value("w:lvlText", &text);
        xml.value("w:lvlJc", "left");
        xml.within("w:pPr", &[], |xml| {
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &INDENT.to_string())]);
        });
    });
}
