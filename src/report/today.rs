//! The day, or the week, of one pupil or of many: how an adult starts, and a cover adult too.

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::Day;
use super::pupil_day::{PupilDay, TodayPupil, UnrecordedSlot, lately};
use super::sessions_from;
use super::today_item::TodayItem;
use crate::calendar::{SchoolCalendar, SchoolWeek};
use crate::record::{School, Target};

/// What to do today, or this week.
#[derive(Clone, Debug, PartialEq, JsonSchema, Serialize)]
pub struct Today {
    /// The program's name, by which it knows its own files again.
    pub made_by: &'static str,
    /// `today`.
    pub report: &'static str,
    /// Today.
    pub date: Day,
    /// The school.
    pub school: String,
    /// Whether it is a school day.
    pub school_day: bool,
    /// Why it is none.
    pub closed: Option<String>,
    /// The next school day.
    pub next_school_day: Option<Day>,
    /// True where it is about a week.
    pub week: bool,
    /// The days that it is about: today, or Monday to Friday.
    pub days: Vec<DayOfWeek>,
    /// The slots of these days with what became of them, pupil by pupil in time order.
    pub items: Vec<TodayItem>,
    /// The slots of the last ten school days that nobody recorded.
    pub unrecorded: Vec<UnrecordedSlot>,
    /// The pupils, and what else is to be known and done.
    pub pupils: Vec<TodayPupil>,
}

/// A day, open or closed.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct DayOfWeek {
    /// The day.
    pub date: Day,
    /// Whether it is a school day.
    pub school_day: bool,
    /// Why it is none.
    pub closed: Option<String>,
}

impl Today {
    /// The days to be told of: today, or Monday to Friday of its week; of a weekend, of the week that comes.
    #[must_use]
    pub fn days(as_of: NaiveDate, week: bool) -> Vec<NaiveDate> {
        if !week {
            return vec![as_of];
        }
        let this = SchoolWeek::of(as_of);
        let weekend = matches!(as_of.weekday(), Weekday::Sat | Weekday::Sun);
        let week = if weekend { this.next() } else { this };
        week.monday().iter_days().take(5).collect()
    }

    /// The first day whose sessions are needed for a pupil with these targets.
    #[must_use]
    pub fn needs_from<'t>(
        targets: impl IntoIterator<Item = &'t Target>,
        calendar: &SchoolCalendar,
        as_of: NaiveDate,
    ) -> NaiveDate {
        sessions_from(targets, lately(calendar, as_of).from, as_of)
    }

    /// The page, from each pupil's day.
    #[must_use]
    pub fn build(school: &School, pupils: Vec<PupilDay>, as_of: NaiveDate, week: bool) -> Self {
        let calendar = SchoolCalendar::of(school);
        let (mut items, mut unrecorded, mut of_pupils) = (Vec::new(), Vec::new(), Vec::new());
        for day in pupils {
            items.extend(day.items);
            unrecorded.extend(day.unrecorded);
            of_pupils.push(day.pupil);
        }
        let today = DayOfWeek::of(&calendar, as_of);
        Self {
            made_by: MADE_BY,
            report: "today",
            date: Day(as_of),
            school: school.school.as_str().to_owned(),
            school_day: today.school_day,
            closed: today.closed,
            next_school_day: calendar.next_school_day_after(as_of).map(Day),
            week,
            days: Self::days(as_of, week).into_iter().map(|day| DayOfWeek::of(&calendar, day)).collect(),
            items,
            unrecorded,
            pupils: of_pupils,
        }
    }
}

impl DayOfWeek {
    fn of(calendar: &SchoolCalendar, day: NaiveDate) -> Self {
        let school_day = calendar.is_school_day(day);
        let unknown = || "the terms of this school year are not in keywork.toml".to_owned();
        let closed = (!school_day).then(|| calendar.why_closed(day).unwrap_or_else(unknown));
        Self { date: Day(day), school_day, closed }
    }
}
