//! Charts as SVG, drawn by plotters. Every page shows the same drawing: beside markdown as a file, within HTML, and as a
//! picture in docx.
//!
//! A drawing has a white ground, so that it reads on a dark page too; what differs differs in shape, dash or hatching and
//! not in colour alone. It has no style, no script and no link.
//!
//! ```text
//! Sheet   shapes and words, by plotters -> SVG     words   how wide text is, and where it may stand
//! Frame   where slots and levels are               trace   phases, medians, paths and points
//! Legend  what the marks mean                      single_case, targets, calendar, bars, ratings
//! ```

mod bars;
mod calendar;
mod colour;
mod frame;
mod heads;
mod legend;
mod ratings;
mod sheet;
mod single_case;
mod targets;
#[cfg(test)]
mod tests;
mod trace;
mod words;

use crate::chart::Chart;
use sheet::Sheet;

/// How wide every drawing is. On a phone it is shown at two thirds of that, at which its text can still be read.
const WIDE: f64 = 480.0;

/// What is left free at each side.
const MARGIN: f64 = 8.0;

/// The chart as an SVG document with a title and a description.
#[must_use]
pub fn svg(chart: &Chart) -> String {
    let mut sheet = Sheet::default();
    match chart {
        Chart::SingleCase(chart) => single_case::draw(chart, &mut sheet),
        Chart::Targets(chart) => targets::draw(chart, &mut sheet),
        Chart::Calendar(chart) => calendar::draw(chart, &mut sheet),
        Chart::Bars(chart) => bars::draw(chart, &mut sheet),
        Chart::Ratings(chart) => ratings::draw(chart, &mut sheet),
    }
    sheet.finish(chart)
}
