use super::frame::Frame;
use super::legend::{Legend, title};
use super::sheet::{Sheet, Type};
use super::words::{width, wrap};
use super::{MARGIN, WIDE, trace};
use crate::chart::{Dot, Panel, Stretch, Targets};

const SIZE: f64 = 13.0;
const LINE: f64 = 17.0;
/// How high the levels of a panel stand.
const HIGH: f64 = 84.0;
/// How far apart two panels are.
const GAP: f64 = 18.0;

/// Draws a panel for each target, two beside each other.
pub(super) fn draw(chart: &Targets, sheet: &mut Sheet) {
    let mut y = title(sheet, &chart.title);
    let across = if chart.panels.len() > 1 { 2 } else { 1 };
    let wide = (WIDE - 2.0 * MARGIN - GAP * (f64::from(across) - 1.0)) / f64::from(across);
    for row in chart.panels.chunks(if across == 2 { 2 } else { 1 }) {
        let heads: Vec<(Vec<String>, Vec<String>)> = row.iter().map(|panel| head(panel, wide)).collect();
        let lines = heads.iter().map(|(title, said)| title.len() + said.len()).max().unwrap_or(0);
        let top = y + super::frame::real(lines) * LINE + 14.0;
        let mut left = MARGIN;
        for (panel, (title, said)) in row.iter().zip(heads) {
            words(sheet, (left, y), &title, Type::bold(SIZE));
            words(sheet, (left, y + super::frame::real(title.len()) * LINE), &said, Type::plain(SIZE));
            levels(panel, sheet, (left, left + wide), top);
            left += wide + GAP;
        }
        y = top + HIGH + 34.0;
    }
    let dots: Vec<Dot> = chart.panels.iter().flat_map(|panel| panel.dots.iter().copied()).collect();
    let phases: Vec<Stretch> = chart.panels.iter().flat_map(|panel| panel.phases.iter().cloned()).collect();
    let goal = chart.panels.iter().any(|panel| panel.goal.is_some()).then_some("goal");
    let marks = trace::legend(&dots, &phases, goal);
    sheet.high = Legend { marks, key: Vec::new() }.draw(sheet, y - 4.0);
}

/// The title of a panel, and its status beside its latest result and its goal.
fn head(panel: &Panel, wide: f64) -> (Vec<String>, Vec<String>) {
    let latest = panel.latest.as_ref().map(|latest| format!(", latest {latest}")).unwrap_or_default();
    let goal = panel.goal.as_ref().map(|goal| format!(", goal {}", goal.label)).unwrap_or_default();
    let said = format!("{}{latest}{goal}", panel.status);
    (wrap(&panel.title, SIZE + 1.0, wide, 3), wrap(&said, SIZE, wide, 2))
}

fn words(sheet: &mut Sheet, (left, top): (f64, f64), lines: &[String], set: Type) {
    let mut y = top + LINE / 2.0;
    for line in lines {
        sheet.text((left, y), line, set);
        y += LINE;
    }
}

fn levels(panel: &Panel, sheet: &mut Sheet, (left, right): (f64, f64), top: f64) {
    let set = Type::plain(SIZE).soft();
    let labels = trace::side_width(&panel.axis.ticks, SIZE, 82.0).max(26.0);
    let sides = (left + labels + 6.0, right);
    let frame = Frame::new(&panel.axis, panel.dots.len(), sides, (top, top + HIGH));
    trace::side(sheet, &frame, &panel.axis.ticks, set, labels);
    trace::phase_lines(sheet, &frame, &panel.phases, frame.top);
    trace::medians(sheet, &frame, &panel.phases, panel.dots.len());
    trace::goal(sheet, &frame, panel.goal.as_ref());
    trace::results(sheet, &frame, &panel.dots, &panel.phases);
    let last = panel.dots.len();
    for number in [1, last].into_iter().take(last) {
        let words = number.to_string();
        let last = right - width(&words, SIZE) / 2.0;
        sheet.text((frame.middle(number - 1).min(last), frame.foot + 10.0), &words, set.centred());
    }
}
