use super::colour::INK;
use super::sheet::{Point, Sheet, Type};
use super::words::{width, wrap};
use super::{MARGIN, WIDE};

const SIZE: f64 = 14.0;
const LINE: f64 = 20.0;
/// As many lines a part of the key has at the most.
const LINES: usize = 20;
/// How wide a mark of the legend is, and how far what follows it is.
const MARK: f64 = 26.0;
const GAP: f64 = 14.0;

/// What the marks of a chart mean.
pub(super) struct Legend<'l> {
    /// Each mark, drawn around a point, and what it means.
    pub(super) marks: Vec<(Mark<'l>, &'l str)>,
    /// What letters and lines of the chart mean, in words alone.
    pub(super) key: Vec<String>,
}

/// A drawing around a point.
pub(super) type Mark<'l> = Box<dyn Fn(&mut Sheet, Point) + 'l>;

impl Legend<'_> {
    /// Draws it from a height on down, and says where it ends.
    pub(super) fn draw(&self, sheet: &mut Sheet, top: f64) -> f64 {
        let (mut x, mut y) = (MARGIN, top + LINE / 2.0);
        for (mark, words) in &self.marks {
            let wide = MARK + 6.0 + width(words, SIZE);
            if x > MARGIN && x + wide > WIDE - MARGIN {
                (x, y) = (MARGIN, y + LINE);
            }
            mark(sheet, (x + MARK / 2.0, y));
            sheet.text((x + MARK + 6.0, y), words, Type::plain(SIZE));
            x += wide + GAP;
        }
        if !self.marks.is_empty() {
            y += LINE;
        }
        for words in &self.key {
            for line in wrap(words, SIZE, WIDE - 2.0 * MARGIN, LINES) {
                sheet.text((MARGIN, y), &line, Type { colour: INK, ..Type::plain(SIZE) });
                y += LINE - 2.0;
            }
        }
        y - LINE / 2.0 + MARGIN
    }
}

/// The title over a chart, on two lines at the most; says where it ends.
pub(super) fn title(sheet: &mut Sheet, words: &str) -> f64 {
    let mut y = MARGIN;
    for line in wrap(words, 16.0, WIDE - 2.0 * MARGIN, 2) {
        sheet.text((MARGIN, y + 10.0), &line, Type::bold(16.0));
        y += 20.0;
    }
    y + 4.0
}
