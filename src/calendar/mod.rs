//! The school's calendar: terms, school weeks, timetable slots, and dates as people in England type and say them.
//!
//! Pure: no clock and no I/O; today is always an argument. `progress`, `check`, `report` and `cli` may call it, and
//! it calls `record` and `text` alone.
//!
//! ```text
//! TermDates -> SchoolCalendar   which days are school days
//!              SchoolWeek       2026-W47: Monday to Sunday, and the latest that has begun
//!              Stretch          half-terms and whole school years
//!              Slot             mon 09:30, a line of the timetable
//! typed words -> typed          "20/11", "yesterday", "9.30am" -> dates and times
//! dates -> say                  "Monday 23 November 2026"
//! events -> statutory           the rules of the law, of guidance and of practice as rows, and the dates that follow
//! ```

mod act_by;
pub mod say;
mod school;
mod slot;
pub mod statutory;
mod stretch;
mod term;
pub mod timetable;
pub mod typed;
mod week;

pub use slot::{SlotError, parse_slot};
pub use stretch::Stretch;
pub use term::{ClosedDays, SchoolCalendar, TermDates};
pub use week::{SchoolWeek, WeekError};
