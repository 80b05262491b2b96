use super::colour::{BLUE, GREY, INK, SOFT, VERMILION, WHITE};
use super::legend::{Legend, Mark, title};
use super::sheet::{Dash, Point, Sheet, Stroke, Type};
use super::words::{width, wrap};
use super::{MARGIN, WIDE};
use crate::chart::{Bars, Pair};

const SIZE: f64 = 14.0;
const LINE: f64 = 18.0;
/// How wide the numbers beside the bars are at the most.
const BESIDE: f64 = 190.0;
/// How high a bar is.
const HIGH: f64 = 14.0;

/// Draws a pair of bars for each provision, what was promised over what became of it.
pub(super) fn draw(chart: &Bars, sheet: &mut Sheet) {
    let mut y = title(sheet, &chart.title);
    let most = chart.pairs.iter().map(|pair| together(pair).max(pair.promised.map_or(0.0, minutes)));
    let most = most.fold(1.0, f64::max);
    let said: Vec<[String; 2]> = chart.pairs.iter().map(said).collect();
    let beside = said.iter().flatten().map(|words| width(words, SIZE)).fold(0.0, f64::max).min(BESIDE);
    let room = WIDE - 2.0 * MARGIN - beside - 8.0;
    let scale = |number: i64| minutes(number) / most * room;
    for (pair, [promised, given]) in chart.pairs.iter().zip(&said) {
        for line in wrap(&pair.what, SIZE, WIDE - 2.0 * MARGIN, 2) {
            sheet.text((MARGIN, y + LINE / 2.0), &line, Type::bold(SIZE));
            y += LINE;
        }
        y += 2.0;
        if let Some(due) = pair.promised {
            bar(sheet, Part::Promised, (MARGIN, y), scale(due));
        }
        let right = MARGIN + pair.promised.map_or(0.0, scale) + 6.0;
        sheet.text((right, y + HIGH / 2.0), promised, Type::plain(SIZE).soft());
        y += HIGH + 3.0;
        let mut x = MARGIN;
        for (number, part) in parts(pair) {
            bar(sheet, part, (x, y), scale(number));
            x += scale(number);
        }
        sheet.text((x + 6.0, y + HIGH / 2.0), given, Type::plain(SIZE));
        y += HIGH + 12.0;
    }
    sheet.high = Legend { marks: marks(chart), key: Vec::new() }.draw(sheet, y - 4.0);
}

/// A part of a bar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Promised,
    Given,
    School,
    Pupil,
    Unrecorded,
}

fn parts(pair: &Pair) -> [(i64, Part); 4] {
    [
        (pair.given, Part::Given),
        (pair.school, Part::School),
        (pair.pupil, Part::Pupil),
        (pair.unrecorded, Part::Unrecorded),
    ]
}

fn together(pair: &Pair) -> f64 {
    parts(pair).iter().map(|(number, _)| minutes(*number)).sum()
}

/// The numbers beside the bars.
fn said(pair: &Pair) -> [String; 2] {
    let promised = pair.promised.map_or_else(|| "not by the week".to_owned(), |minutes| format!("{minutes} promised"));
    let owed = if pair.school > 0 { format!(", {} owed", pair.school) } else { String::new() };
    [promised, format!("{} given{owed}", pair.given)].map(|words| wrap(&words, SIZE, BESIDE, 1).join(" "))
}

/// A bar, told from the others by its filling.
fn bar(sheet: &mut Sheet, part: Part, (x, y): Point, wide: f64) {
    if wide < 0.1 {
        return;
    }
    let (right, foot) = (x + wide, y + HIGH);
    let corners = [(x, y), (right, y), (right, foot), (x, foot), (x, y)];
    match part {
        Part::Promised => sheet.line(&corners, Stroke::whole(INK, 1.5)),
        Part::Given => sheet.area(&corners, BLUE),
        Part::School => {
            sheet.area(&corners, WHITE);
            hatch(sheet, (x, y), wide);
            sheet.line(&corners, Stroke::whole(VERMILION, 1.5));
        }
        Part::Pupil => {
            sheet.line(&corners, Stroke::whole(GREY, 1.0));
            let middle = y + HIGH / 2.0;
            sheet.line(&[(x + 2.0, middle), (right - 2.0, middle)], Stroke::dashed(SOFT, 3.0, Dash::Dotted));
        }
        Part::Unrecorded => sheet.line(&corners, Stroke::dashed(GREY, 1.5, Dash::Dashed)),
    }
}

/// Slanting strokes within a bar.
fn hatch(sheet: &mut Sheet, (x, y): Point, wide: f64) {
    const APART: f64 = 5.0;
    let (right, foot) = (x + wide, y + HIGH);
    let starts = std::iter::successors(Some(x - HIGH + APART), |at| Some(at + APART)).take_while(|at| *at < right);
    for start in starts {
        // From the foot up to the right; what is past an end is cut off there.
        let (from, to) = (start.max(x), (start + HIGH).min(right));
        sheet.line(&[(from, foot - (from - start)), (to, foot - (to - start))], Stroke::whole(VERMILION, 1.5));
    }
}

fn marks(chart: &Bars) -> Vec<(Mark<'_>, &'static str)> {
    let has = |part: Part| chart.pairs.iter().flat_map(parts).any(|(number, one)| one == part && number > 0);
    let all = [
        (Part::Promised, "promised by now", chart.pairs.iter().any(|pair| pair.promised.is_some())),
        (Part::Given, "given", has(Part::Given)),
        (Part::School, "school did not provide: owed", has(Part::School)),
        (Part::Pupil, "pupil not there", has(Part::Pupil)),
        (Part::Unrecorded, "not recorded", has(Part::Unrecorded)),
    ];
    let mark = |(part, words, _): (Part, &'static str, bool)| -> (Mark<'_>, &'static str) {
        (Box::new(move |sheet, (x, y)| bar(sheet, part, (x - 13.0, y - HIGH / 2.0), 26.0)), words)
    };
    all.into_iter().filter(|(_, _, there)| *there).map(mark).collect()
}

#[expect(clippy::cast_precision_loss, reason = "minutes of a school are far below 2^53")]
fn minutes(number: i64) -> f64 {
    number.max(0) as f64
}
