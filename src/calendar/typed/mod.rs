//! Dates and times as people in England type them: day before month, `9.30` for half past nine.
//!
//! Only what was typed is read here; files and JSON have the one ISO form. Nothing is guessed: where a text has two
//! readings, it is refused and the right ways to write it are named.

mod date;
mod error;
mod names;
mod range;
mod time;

pub use date::{Look, parse_date, parse_date_with_year};
pub use error::{DateError, RangeError, TimeError};
pub use names::{WEEKDAYS, weekday_named};
pub use range::parse_range;
pub use time::parse_time;

/// A hint that leads with the near word, where there is one.
pub(super) fn with_near(near: Option<String>, form: &str) -> String {
    near.map_or_else(|| form.to_owned(), |near| format!("{near} ({form})"))
}
