//! Is it rising, how fast, and where does it lead: the trend of levels over days.
//!
//! ```text
//! TheilSen      how much a typical result differs from an earlier one, per day; one odd day moves it little
//! MannKendall   whether later results are higher more often than chance would have it
//! Line          least squares: the fitted level on any day, today or ahead, and how sure it is
//! Celeration    the factor by which a count per minute grows in a week
//! ```
//!
//! A trend says nothing of why. With few results chance alone makes steep slopes: at one result a week and a standard
//! error of estimate of 10 the standard error of a slope is 2.4 a week after six weeks and 0.6 after fifteen
//! (Christ, 2006; statistics, section 5). `progress` may call it for a status, and `report` for what is shown.

mod celeration;
mod line;
mod mann_kendall;
mod rank_distribution;
mod theil_sen;

pub use celeration::{Celeration, Factor, TimedCount};
pub use line::{Fitted, Line, slope_standard_error};
pub use mann_kendall::MannKendall;
pub use theil_sen::TheilSen;

use chrono::{Datelike as _, NaiveDate};

use crate::record::Level;

/// What is plotted of one result: its level on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The day, counted from any one day; from which one changes no slope and no fitted level.
    pub day: i32,
    /// The level.
    pub level: Level,
}

impl Dot {
    /// The level of a day of the calendar; [`day_number`] is that day.
    #[must_use]
    pub fn on(date: NaiveDate, level: Level) -> Self {
        Self { day: date.num_days_from_ce(), level }
    }

    /// The nearest floating-point numbers: the day, and the level in its unit. Levels that differ stay different, and
    /// equal levels equal, since a level is a reduced fraction of small numbers.
    fn xy(self) -> (f64, f64) {
        (f64::from(self.day), self.level.to_f64())
    }
}

/// A day of the calendar as lines through [`Dot::on`] count it.
#[must_use]
pub fn day_number(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The middle value, or half-way between the two in the middle; none of none.
fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// How many stand in each group of equal values, for values in order.
fn sizes_of_ties<T: PartialEq>(sorted: &[T]) -> impl Iterator<Item = usize> {
    sorted.chunk_by(T::eq).map(<[T]>::len)
}
