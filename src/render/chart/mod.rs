//! Charts as SVG, drawn by plotters. Every page shows the same drawing: beside markdown as a file, within HTML, and as a
//! picture in docx.

mod single_case;

use super::markdown::{MARK, MARK_END};
use super::xml::escaped;
use crate::chart::Chart;

/// Why a chart could not be drawn; nothing of a record can be the cause.
pub(super) type Drawn = Result<(), Box<dyn std::error::Error>>;

/// The chart as an SVG document with a title and a description.
///
/// # Panics
/// When plotters cannot write to memory.
#[must_use]
pub fn svg(chart: &Chart) -> String {
    let mut drawing = String::new();
    match chart {
        Chart::SingleCase(chart) => single_case::draw(chart, &mut drawing),
    }
    .expect("memory takes every drawing");
    described(&drawing, chart)
}

/// Puts the title and the description where a reader of the screen looks for them: first within the drawing.
fn described(drawing: &str, chart: &Chart) -> String {
    let start = drawing.find('>').map_or(0, |end| end + 1);
    let (open, rest) = drawing.split_at(start);
    let open = open.trim_end_matches('>');
    let name = chart.name();
    let (title, desc) = (escaped(chart.title()), escaped(chart.description()));
    let rest = rest.trim_end();
    format!(
        "{open} role=\"img\" aria-labelledby=\"{name}-title {name}-desc\">\n<title id=\"{name}-title\">{title}</title>\n\
         <desc id=\"{name}-desc\">{desc}</desc>{rest}\n{MARK}chart{MARK_END}\n"
    )
}
