use super::colour::{BLUE, INK};
use super::frame::Frame;
use super::legend::title;
use super::sheet::{Dash, Point, Sheet, Stroke, Type};
use super::single_case::row_of_dates;
use super::trace::side;
use super::{MARGIN, WIDE};
use crate::chart::{Axis, Rating, Ratings, Tick};

const SIZE: f64 = 14.0;
/// How high the five levels stand.
const HIGH: f64 = 88.0;
/// Ratings further apart than this are not joined: nobody knows what was between them.
const APART: i64 = 28;

/// Draws well-being over involvement, each that was rated.
pub(super) fn draw(chart: &Ratings, sheet: &mut Sheet) {
    let mut y = title(sheet, &chart.title);
    let kinds: [(&str, Of, Drawn); 2] = [
        ("Well-being", |rating| rating.wellbeing, Drawn::Filled),
        ("Involvement", |rating| rating.involvement, Drawn::Open),
    ];
    let axis = axis();
    let ends = (MARGIN + 24.0, WIDE - MARGIN - 6.0);
    let along = |at: f64| {
        let share = at / days(chart.days);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        // Room at both ends, so that no point stands on the side.
        ends.0 + 10.0 + share * (ends.1 - ends.0 - 20.0)
    };
    for (name, of, drawn) in kinds {
        let rated: Vec<(i64, f64)> = chart.ratings.iter().filter_map(|one| Some((one.at, of(one)?))).collect();
        if rated.is_empty() {
            continue;
        }
        sheet.text((MARGIN, y + 9.0), name, Type::bold(SIZE));
        let frame = Frame::new(&axis, 0, ends, (y + 26.0, y + 26.0 + HIGH));
        side(sheet, &frame, &axis.ticks, Type::plain(SIZE), 20.0);
        for run in rated.chunk_by(|(before, _), (after, _)| after - before <= APART) {
            let points: Vec<Point> = run.iter().map(|(at, level)| (along(days(*at)), frame.level(*level))).collect();
            drawn.draw(sheet, &points);
        }
        y = frame.foot + 18.0;
    }
    row_of_dates(
        sheet,
        chart.dates.iter().map(|tick| (along(tick.at), tick.label.as_str())),
        (MARGIN, ends.1),
        y - 2.0,
    );
    sheet.high = y + 10.0 + MARGIN;
}

/// Which of the two a rating is.
type Of = fn(&Rating) -> Option<f64>;

/// How a kind of rating is told from the other.
#[derive(Clone, Copy)]
enum Drawn {
    Filled,
    Open,
}

impl Drawn {
    fn draw(self, sheet: &mut Sheet, points: &[Point]) {
        match self {
            Self::Filled => {
                sheet.line(points, Stroke::whole(BLUE, 2.0));
                for point in points {
                    sheet.dot(*point, 4.0, BLUE);
                }
            }
            Self::Open => {
                sheet.line(points, Stroke::dashed(INK, 1.5, Dash::Dashed));
                for point in points {
                    sheet.ring(*point, 4.0, INK);
                }
            }
        }
    }
}

fn axis() -> Axis {
    let ticks = (1..=5).map(|level| Tick { at: f64::from(level), label: level.to_string() }).collect();
    Axis { label: String::new(), foot: 1.0, top: 5.0, ticks }
}

#[expect(clippy::cast_precision_loss, reason = "days of a life are far below 2^53")]
fn days(number: i64) -> f64 {
    number as f64
}
