use super::colour::{BLUE, GREY, SOFT, VERMILION};
use super::frame::real;
use super::heads::{Heads, Part};
use super::legend::{Legend, Mark, title};
use super::sheet::{Point, Sheet, Stroke, Type};
use super::words::wrap;
use super::{MARGIN, WIDE};
use crate::chart::{Became, Calendar, CalendarColumn, CalendarWeek};

/// The side of a day, where there is room for it.
const CELL: f64 = 17.0;
/// How many columns stand beside each other at the most, of weeks with a weekend and without.
const ACROSS: (usize, usize) = (3, 5);
/// How wide the names of the weeks are.
const WEEKS: f64 = 58.0;
/// How far apart two columns are.
const GAP: f64 = 14.0;
/// How far apart two terms are.
const HOLIDAY: f64 = 8.0;

/// Draws a row for each week and a column for each provision, as many columns beside each other as there is room for.
pub(super) fn draw(chart: &Calendar, sheet: &mut Sheet) {
    let mut y = title(sheet, &chart.title);
    let weekend = chart.columns.iter().flat_map(|column| &column.days).any(|day| day.weekday > 4);
    let (weekdays, most) = if weekend { (7, ACROSS.0) } else { (5, ACROSS.1) };
    let banks = chart.columns.len().div_ceil(most).max(1);
    let across = chart.columns.len().div_ceil(banks).max(1);
    let bank = Bank { weeks: &chart.weeks, weekdays, cell: cell_of(weekdays, across) };
    let mut key = Vec::new();
    for (at, columns) in chart.columns.chunks(across).enumerate() {
        let heads = Heads::of(&bank.parts(columns), (MARGIN + WEEKS, WIDE - MARGIN), at * across);
        heads.draw(sheet, y);
        y = bank.draw(columns, sheet, y + heads.high() + 2.0) + GAP;
        key.extend(heads.key);
    }
    sheet.high = Legend { marks: marks(chart), key }.draw(sheet, y - 4.0);
}

/// Columns that stand beside each other.
struct Bank<'c> {
    weeks: &'c [CalendarWeek],
    weekdays: usize,
    cell: f64,
}

/// As wide as so many columns leave it.
fn cell_of(weekdays: usize, across: usize) -> f64 {
    let room = WIDE - 2.0 * MARGIN - WEEKS - GAP * real(across - 1);
    CELL.min(room / real(weekdays * across))
}

impl Bank<'_> {
    fn wide(&self) -> f64 {
        real(self.weekdays) * self.cell
    }

    fn left(&self, column: usize) -> f64 {
        MARGIN + WEEKS + real(column) * (self.wide() + GAP)
    }

    fn parts(&self, columns: &[CalendarColumn]) -> Vec<Part> {
        let ends = |at: usize| (self.left(at) - GAP / 2.0, self.left(at) + self.wide() + GAP / 2.0);
        let part = |(at, column): (usize, &CalendarColumn)| {
            let (left, right) = ends(at);
            Part { name: column.what.clone(), left, right }
        };
        columns.iter().enumerate().map(part).collect()
    }

    /// Draws the columns, and says where they end.
    fn draw(&self, columns: &[CalendarColumn], sheet: &mut Sheet, top: f64) -> f64 {
        let names = ["M", "T", "W", "T", "F", "S", "S"];
        for column in 0..columns.len() {
            for (weekday, name) in names.iter().enumerate().take(self.weekdays) {
                let x = self.left(column) + (real(weekday) + 0.5) * self.cell;
                sheet.text((x, top + 8.0), name, Type::plain(12.0).soft().centred());
            }
        }
        let mut y = top + 18.0;
        for (at, week) in self.weeks.iter().enumerate() {
            if week.after_a_gap {
                let (middle, right) = (y + HOLIDAY / 2.0, self.left(columns.len()) - GAP);
                sheet.line(&[(MARGIN, middle), (right, middle)], Stroke::whole(GREY, 1.0));
                y += HOLIDAY;
            }
            let monday = wrap(&week.monday, 13.0, WEEKS - 8.0, 1).join(" ");
            sheet.text((MARGIN + WEEKS - 8.0, y + self.cell / 2.0), &monday, Type::plain(13.0).right());
            for (column, of) in columns.iter().enumerate() {
                self.week(sheet, (self.left(column), y), week, of.days.iter().filter(|day| day.week == at));
            }
            y += self.cell;
        }
        y
    }

    fn week<'d>(
        &self,
        sheet: &mut Sheet,
        (left, top): Point,
        week: &CalendarWeek,
        days: impl Iterator<Item = &'d crate::chart::CalendarDay>,
    ) {
        let place = |weekday: usize| left + real(weekday.min(self.weekdays - 1)) * self.cell;
        for weekday in &week.closed {
            closed(sheet, (place(*weekday) + self.cell / 2.0, top + self.cell / 2.0));
        }
        for day in days {
            let wide = self.cell / real(day.sessions.len().max(1));
            for (at, became) in day.sessions.iter().enumerate() {
                cell(sheet, *became, (place(day.weekday) + real(at) * wide, top), (wide, self.cell));
            }
        }
    }
}

/// What became of a session: filled, one stroke, two strokes, a question.
fn cell(sheet: &mut Sheet, became: Became, (x, y): Point, (wide, high): (f64, f64)) {
    let inset = 1.0_f64.min(wide / 8.0);
    let (left, right, top, foot) = (x + inset, x + wide - inset, y + 1.0, y + high - 1.0);
    let corners = [(left, top), (right, top), (right, foot), (left, foot), (left, top)];
    let (down, up) = ([(left, top), (right, foot)], [(left, foot), (right, top)]);
    match became {
        Became::Given => sheet.area(&corners, BLUE),
        Became::Pupil => {
            sheet.line(&corners, Stroke::whole(GREY, 1.0));
            sheet.line(&up, Stroke::whole(SOFT, 1.5));
        }
        Became::School => {
            sheet.line(&corners, Stroke::whole(VERMILION, 1.5));
            sheet.line(&up, Stroke::whole(VERMILION, 2.0));
            sheet.line(&down, Stroke::whole(VERMILION, 2.0));
        }
        Became::Unrecorded => {
            sheet.line(&corners, Stroke::whole(GREY, 1.0));
            let size = (wide * 0.9).min(12.0);
            sheet.text((f64::midpoint(left, right), f64::midpoint(top, foot)), "?", Type::plain(size).centred());
        }
    }
}

fn closed(sheet: &mut Sheet, (x, y): Point) {
    sheet.line(&[(x - 4.0, y), (x + 4.0, y)], Stroke::whole(GREY, 1.5));
}

fn marks(chart: &Calendar) -> Vec<(Mark<'_>, &'static str)> {
    let days = || chart.columns.iter().flat_map(|column| &column.days);
    let present = Became::ALL.into_iter().filter(|became| days().any(|day| day.sessions.contains(became)));
    let mark = |became: Became| -> (Mark<'_>, &'static str) {
        let half = CELL / 2.0;
        let draw = move |sheet: &mut Sheet, (x, y): Point| cell(sheet, became, (x - half, y - half), (CELL, CELL));
        (Box::new(draw), became.in_words())
    };
    let mut marks: Vec<(Mark<'_>, &'static str)> = present.map(mark).collect();
    if chart.weeks.iter().any(|week| !week.closed.is_empty()) {
        marks.push((Box::new(closed), "closed"));
    }
    marks.push((Box::new(|_, _| ()), "blank: nothing due"));
    marks
}
