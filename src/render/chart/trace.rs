//! What every graph of sessions has: its side, its phases, the path from result to result, the points.

use super::colour::{BLUE, FAINT, GREEN, GREY, INK, SOFT, VERMILION, WHITE};
use super::frame::Frame;
use super::sheet::{Dash, Point, Sheet, Stroke, Type};
use super::words::{width, wrap};
use crate::chart::{Dot, Mark, Stretch, Tick};

/// The lines of a graph, each with a pattern of its own.
pub(super) const PATH: Stroke = Stroke::whole(INK, 1.5);
pub(super) const MEDIAN: Stroke = Stroke::whole(GREY, 3.0);
pub(super) const PHASE: Stroke = Stroke::dashed(SOFT, 1.5, Dash::Dashed);
pub(super) const AIM: Stroke = Stroke::dashed(BLUE, 2.0, Dash::Dashed);
pub(super) const GOAL: Stroke = Stroke::dashed(GREEN, 2.0, Dash::Alternating);
pub(super) const PROPOSED: Stroke = Stroke::dashed(VERMILION, 2.5, Dash::Dotted);
const MISSED: Stroke = Stroke::whole(VERMILION, 1.5);

/// How far apart labels along the side are at the least.
const APART: f64 = 15.0;

/// How wide the labels of a side are, and no wider than `most`.
pub(super) fn side_width(ticks: &[Tick], size: f64, most: f64) -> f64 {
    ticks.iter().map(|tick| width(&tick.label, size)).fold(0.0, f64::max).min(most)
}

/// The side and the foot, with a faint line at each mark.
pub(super) fn side(sheet: &mut Sheet, frame: &Frame, ticks: &[Tick], set: Type, wide: f64) {
    let mut labelled: Vec<f64> = Vec::new();
    for tick in ticks {
        let y = frame.level(tick.at);
        sheet.line(&[(frame.left, y), (frame.right, y)], Stroke::whole(FAINT, 1.0));
        if labelled.iter().all(|other| (other - y).abs() >= APART) {
            let label = wrap(&tick.label, set.size, wide, 1).join(" ");
            sheet.text((frame.left - 6.0, y), &label, set.right());
            labelled.push(y);
        }
    }
    let corner = (frame.left, frame.foot);
    sheet.line(&[(frame.left, frame.top), corner, (frame.right, frame.foot)], Stroke::whole(SOFT, 1.0));
}

/// A line where each phase begins after another, from this height on down.
pub(super) fn phase_lines(sheet: &mut Sheet, frame: &Frame, phases: &[Stretch], top: f64) {
    for phase in phases.iter().filter(|phase| phase.first > 0) {
        let x = frame.edge(phase.first);
        sheet.line(&[(x, top), (x, frame.foot)], PHASE);
    }
}

/// The median of each phase, over the slots that it has.
pub(super) fn medians(sheet: &mut Sheet, frame: &Frame, phases: &[Stretch], slots: usize) {
    for (at, phase) in phases.iter().enumerate() {
        let end = phases.get(at + 1).map_or(slots, |next| next.first).min(slots);
        if let Some(median) = phase.median.filter(|_| phase.first < end) {
            let y = frame.level(median);
            sheet.line(&[(frame.edge(phase.first) + 2.0, y), (frame.edge(end) - 2.0, y)], MEDIAN);
        }
    }
}

pub(super) fn goal(sheet: &mut Sheet, frame: &Frame, goal: Option<&Tick>) {
    if let Some(goal) = goal {
        let y = frame.level(goal.at);
        sheet.line(&[(frame.left, y), (frame.right, y)], GOAL);
    }
}

/// The path from result to result, broken where a phase begins and where a session was missed; then the points.
pub(super) fn results(sheet: &mut Sheet, frame: &Frame, dots: &[Dot], phases: &[Stretch]) {
    let mut path: Vec<Point> = Vec::new();
    for (at, dot) in dots.iter().enumerate() {
        if dot.mark == Mark::Missed || phases.iter().any(|phase| phase.first == at) {
            sheet.line(&path, PATH);
            path.clear();
        }
        if let Some(level) = dot.level.filter(|_| dot.mark == Mark::Result) {
            path.push((frame.middle(at), frame.level(level)));
        }
    }
    sheet.line(&path, PATH);
    let radius = (frame.step() / 3.0).clamp(1.4, 4.0);
    for (at, dot) in dots.iter().enumerate() {
        let x = frame.middle(at);
        match dot.level {
            Some(level) => point(sheet, (x, frame.level(level)), dot.mark, radius),
            None => missed(sheet, (x, frame.foot - 6.0), frame.step()),
        }
    }
}

/// The mark of a result.
pub(super) fn point(sheet: &mut Sheet, at: Point, mark: Mark, radius: f64) {
    match mark {
        Mark::Probe => sheet.ring(at, radius + 0.8, INK),
        Mark::SetAside => diamond(sheet, at, radius + 1.5),
        Mark::Result | Mark::Missed => sheet.dot(at, radius, INK),
    }
}

fn diamond(sheet: &mut Sheet, (x, y): Point, radius: f64) {
    let corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y), (x, y - radius)];
    sheet.area(&corners, WHITE);
    sheet.line(&corners, Stroke::whole(SOFT, 1.2));
}

/// A cross where there is room for one, else a stroke.
pub(super) fn missed(sheet: &mut Sheet, (x, y): Point, step: f64) {
    let arm = (step / 2.5).min(4.0);
    if arm < 2.0 {
        sheet.line(&[(x, y), (x, y + 6.0)], MISSED);
        return;
    }
    sheet.line(&[(x - arm, y - arm), (x + arm, y + arm)], MISSED);
    sheet.line(&[(x - arm, y + arm), (x + arm, y - arm)], MISSED);
}

/// A line of the legend.
pub(super) fn sample(stroke: Stroke) -> impl Fn(&mut Sheet, Point) {
    move |sheet, (x, y)| sheet.line(&[(x - 13.0, y), (x + 13.0, y)], stroke)
}

/// An upright line of the legend.
pub(super) fn upright(stroke: Stroke) -> impl Fn(&mut Sheet, Point) {
    move |sheet, (x, y)| sheet.line(&[(x, y - 8.0), (x, y + 8.0)], stroke)
}

/// What the marks of these graphs mean, each that is present.
pub(super) fn legend<'l>(
    dots: &[Dot],
    phases: &[Stretch],
    goal: Option<&'l str>,
) -> Vec<(super::legend::Mark<'l>, &'l str)> {
    let has = |mark: Mark| dots.iter().any(|dot| dot.mark == mark);
    let mark = |mark: Mark| -> super::legend::Mark<'l> { Box::new(move |sheet, at| point(sheet, at, mark, 4.0)) };
    let mut marks: Vec<(super::legend::Mark<'l>, &'l str)> = Vec::new();
    if has(Mark::Result) {
        let result = |sheet: &mut Sheet, at: Point| {
            sample(PATH)(sheet, at);
            point(sheet, at, Mark::Result, 4.0);
        };
        marks.push((Box::new(result), "result"));
    }
    for (kind, words) in [(Mark::Probe, "probe, without help"), (Mark::SetAside, "set aside, too few trials")] {
        if has(kind) {
            marks.push((mark(kind), words));
        }
    }
    if has(Mark::Missed) {
        marks.push((Box::new(|sheet, at| missed(sheet, at, 12.0)), "session missed"));
    }
    if phases.iter().any(|phase| phase.median.is_some()) {
        marks.push((Box::new(sample(MEDIAN)), "median"));
    }
    if let Some(goal) = goal {
        marks.push((Box::new(sample(GOAL)), goal));
    }
    if phases.iter().any(|phase| phase.first > 0) {
        marks.push((Box::new(upright(PHASE)), "new phase"));
    }
    marks
}
