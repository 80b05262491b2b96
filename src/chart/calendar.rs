use serde::{Deserialize, Serialize};

use super::DataTable;
use crate::text;

/// Sessions given and missed, a row for each week and a column for each provision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// Its name among the charts of a page.
    pub name: String,
    /// What it is a chart of.
    pub title: String,
    /// What the chart shows, in words.
    pub description: String,
    /// The weeks that have a day of a term, oldest first.
    pub weeks: Vec<CalendarWeek>,
    /// The provision.
    pub columns: Vec<CalendarColumn>,
}

/// A week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarWeek {
    /// Its Monday, `7 Sep`.
    pub monday: String,
    /// True where weeks that have no school lie between it and the one before.
    pub after_a_gap: bool,
    /// The weekdays on which the school is closed, counted from Monday as nought.
    pub closed: Vec<usize>,
}

/// A provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarColumn {
    /// What is given.
    pub what: String,
    /// The days on which anything was given, missed or due.
    pub days: Vec<CalendarDay>,
}

/// What became of the sessions of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// Its week, counted from nought.
    pub week: usize,
    /// Its weekday, counted from Monday as nought.
    pub weekday: usize,
    /// What became of each.
    pub sessions: Vec<Became>,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// It was given.
    Given,
    /// The pupil was not there.
    Pupil,
    /// The school did not provide: owed to the child.
    School,
    /// Nobody has recorded what became of it.
    Unrecorded,
}

impl Became {
    /// Each, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Given, Self::Pupil, Self::School, Self::Unrecorded];

    /// `given`, `pupil not there`.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Pupil => "pupil not there",
            Self::School => "school did not provide",
            Self::Unrecorded => "not recorded",
        }
    }

    /// `4 given, 1 pupil not there`; nothing of no session.
    #[must_use]
    pub fn tally(sessions: &[Self]) -> String {
        let number = |became: Self| sessions.iter().filter(|session| **session == became).count();
        let counted = Self::ALL.map(|became| (number(became), became)).into_iter().filter(|(number, _)| *number > 0);
        let counted: Vec<String> = counted.map(|(number, became)| format!("{number} {}", became.in_words())).collect();
        text::and_list(&counted)
    }
}

impl CalendarColumn {
    /// What became of each session of the days that are chosen.
    fn sessions(&self, of: impl Fn(&CalendarDay) -> bool) -> Vec<Became> {
        self.days.iter().filter(|day| of(day)).flat_map(|day| day.sessions.iter().copied()).collect()
    }

    /// `40 given, 3 pupil not there`.
    #[must_use]
    pub fn tally(&self) -> String {
        Became::tally(&self.sessions(|_| true))
    }
}

impl Calendar {
    pub(super) fn table(&self) -> DataTable {
        let row = |(at, week): (usize, &CalendarWeek)| {
            let cell = |column: &CalendarColumn| Became::tally(&column.sessions(|day| day.week == at));
            std::iter::once(week.monday.clone()).chain(self.columns.iter().map(cell)).collect()
        };
        let head = std::iter::once("Week of".to_owned()).chain(self.columns.iter().map(|column| column.what.clone()));
        DataTable { head: head.collect(), rows: self.weeks.iter().enumerate().map(row).collect() }
    }
}
