use super::frame::{Frame, real};
use super::heads::{Heads, Part};
use super::legend::{Legend, title};
use super::sheet::{Point, Sheet, Stroke, Type};
use super::words::{place, width, wrap};
use super::{MARGIN, WIDE, colour, trace};
use crate::chart::{Dot, SingleCase, Stretch};
use crate::text;

const SIZE: f64 = 14.0;
/// How high the levels stand.
const HIGH: f64 = 210.0;
/// As many letters of what changed stand over its phase, or in the key.
const WHAT: usize = 70;
/// The side is never narrower than the word that stands below it.
const SIDE: (f64, f64) = (54.0, 130.0);

/// Draws the graph of a target.
pub(super) fn draw(chart: &SingleCase, sheet: &mut Sheet) {
    let mut y = title(sheet, &chart.title);
    for line in wrap(&chart.axis.label, SIZE, WIDE - 2.0 * MARGIN, 2) {
        sheet.text((MARGIN, y + 9.0), &line, Type::plain(SIZE).soft());
        y += 18.0;
    }
    let labels = trace::side_width(&chart.axis.ticks, SIZE, SIDE.1).max(SIDE.0);
    let ends = (MARGIN + labels + 6.0, WIDE - MARGIN);
    let slots = room_for(chart);
    let measured = Frame::new(&chart.axis, slots, ends, (0.0, 0.0));
    let heads = Heads::of(&parts(&chart.phases, &measured), (MARGIN, ends.1), 0);
    y = proposals(chart, sheet, &measured, y + 4.0);
    let over = y;
    heads.draw(sheet, y);
    y += heads.high() + 8.0;

    let frame = Frame::new(&chart.axis, slots, ends, (y, y + HIGH));
    let dots: Vec<Dot> = chart.slots.iter().map(|slot| Dot { mark: slot.mark, level: slot.level }).collect();
    trace::side(sheet, &frame, &chart.axis.ticks, Type::plain(SIZE), labels);
    trace::phase_lines(sheet, &frame, &chart.phases, over);
    trace::medians(sheet, &frame, &chart.phases, chart.slots.len());
    trace::goal(sheet, &frame, chart.goal.as_ref());
    let on_the_way = |(at, slot): (usize, &crate::chart::Slot)| Some((frame.middle(at), frame.level(slot.aim?)));
    let aim: Vec<Point> = chart.slots.iter().enumerate().filter_map(on_the_way).collect();
    sheet.line(&aim, trace::AIM);
    for proposed in &chart.proposed {
        let x = frame.edge(proposed.first);
        sheet.line(&[(x, over), (x, frame.foot)], trace::PROPOSED);
    }
    trace::results(sheet, &frame, &dots, &chart.phases);
    foot(chart, sheet, &frame);

    let goal = chart.goal.as_ref().map(|goal| wrap(&format!("goal, {}", goal.label), SIZE, 200.0, 1).join(" "));
    let mut marks = trace::legend(&dots, &chart.phases, goal.as_deref());
    if aim.len() > 1 {
        marks.push((Box::new(trace::sample(trace::AIM)), "aim line"));
    }
    if !chart.proposed.is_empty() {
        marks.push((Box::new(trace::upright(trace::PROPOSED)), "proposed"));
    }
    let mut key = vec![heads.key.join(" \u{b7} ")];
    key.retain(|words| !words.is_empty());
    let proposed = chart.proposed.iter();
    key.extend(proposed.map(|change| format!("Proposed from {}, not agreed: {}", change.from, change.what)));
    sheet.high = Legend { marks, key }.draw(sheet, frame.foot + 49.0);
}

/// How many slots there are, and one more where something begins after the last.
fn room_for(chart: &SingleCase) -> usize {
    let firsts = chart.phases.iter().map(|phase| phase.first).chain(chart.proposed.iter().map(|change| change.first));
    let after = firsts.filter(|first| *first >= chart.slots.len()).count();
    chart.slots.len() + usize::from(after > 0)
}

/// The phases with what stands over them: a change says what it was.
fn parts(phases: &[Stretch], frame: &Frame) -> Vec<Part> {
    let part = |(at, phase): (usize, &Stretch)| Part {
        name: phase
            .what
            .as_ref()
            .map_or_else(|| phase.name.clone(), |what| format!("{}: {}", phase.name, text::brief(what, WHAT))),
        left: frame.edge(phase.first),
        right: phases.get(at + 1).map_or(frame.right, |next| frame.edge(next.first)),
    };
    phases.iter().enumerate().map(part).collect()
}

/// The word over the line of each change that is only proposed; says where the words end.
fn proposals(chart: &SingleCase, sheet: &mut Sheet, frame: &Frame, top: f64) -> f64 {
    let wide = width("proposed", SIZE);
    let texts: Vec<(f64, f64)> = chart.proposed.iter().map(|change| (frame.edge(change.first), wide)).collect();
    let placed = place(&texts, (frame.left, frame.right), 6.0);
    let mut rows = 0;
    for (middle, row) in placed {
        sheet.text((middle, top + (real(row) + 0.5) * 18.0), "proposed", Type::plain(SIZE).centred());
        rows = rows.max(row + 1);
    }
    top + real(rows) * 18.0
}

/// The numbers of the sessions, and some dates under them.
fn foot(chart: &SingleCase, sheet: &mut Sheet, frame: &Frame) {
    let set = Type::plain(SIZE);
    sheet.text((frame.left - 10.0, frame.foot + 17.0), "session", set.soft().right());
    let every = [1, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|every| real(*every) * frame.step() >= 32.0);
    let every = every.unwrap_or(1000);
    for number in (1..=chart.slots.len()).filter(|number| *number == 1 || number % every == 0) {
        let x = frame.middle(number - 1);
        sheet.line(&[(x, frame.foot), (x, frame.foot + 4.0)], Stroke::whole(colour::SOFT, 1.0));
        let number = number.to_string();
        let last = WIDE - width(&number, SIZE) / 2.0;
        sheet.text((x.min(last), frame.foot + 17.0), &number, set.centred());
    }
    let dates = chart.slots.iter().enumerate().filter_map(|(at, slot)| Some((frame.middle(at), slot.date.as_deref()?)));
    row_of_dates(sheet, dates, (frame.left - 20.0, frame.right), frame.foot + 35.0);
}

/// Dates along a row, those left out for which there is no room.
pub(super) fn row_of_dates<'d>(
    sheet: &mut Sheet,
    dates: impl IntoIterator<Item = (f64, &'d str)>,
    (left, right): (f64, f64),
    y: f64,
) {
    let mut free = left;
    for (middle, date) in dates {
        let date = wrap(date, SIZE, 120.0, 1).join(" ");
        let half = width(&date, SIZE) / 2.0;
        let middle = middle.max(left + half).min(right - half);
        // A hundredth is less than any rounding can show.
        if middle - half > free - 0.01 {
            sheet.text((middle, y), &date, Type::plain(SIZE).soft().centred());
            free = middle + half + 8.0;
        }
    }
}
