//! What the law and the plan ask for, by when, and whose it is: one list for `due`, `today`, the agenda and the caseload.

mod actions;
mod annual_review;
mod plan;
mod restrictive;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::figure::Day;
use crate::calendar::SchoolCalendar;
use crate::calendar::statutory::{Force, Owner, Reckoning, Rule};
use crate::record::{PupilRecords, RecordPath, School};

/// Something that is due (contract, `due --json`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueItem {
    /// The pupil's id.
    pub pupil: String,
    /// What: `annual-review-meeting`, `target`, `action`, …
    pub what: &'static str,
    /// The last day on which it is still in time by the law or the plan, never moved.
    pub date: Day,
    /// The last school day on or before it; none where no term covers it.
    pub act_by: Option<Day>,
    /// How many days from today to the date; less than nothing once it is past.
    pub days: i64,
    /// `overdue`, `due`, `coming` or `done`.
    pub state: &'static str,
    /// `must`, `should` or `plan`.
    pub force: &'static str,
    /// `school` or `authority`.
    pub owner: &'static str,
    /// The rule that it follows from, such as `SEND Regulations 2014, reg 20(4)`.
    pub basis: &'static str,
    /// By what name `keywork done` or `keywork thread` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The file that it rests on.
    pub file: Option<String>,
    /// What it is, in plain words for a page.
    pub text: String,
}

/// Everything of one pupil that is due, and the steps of the annual review that are done, soonest first.
///
/// Of a pupil who has left, only what is still owed: the records to the next school, restrictive interventions that
/// parents were not told of, and what the authority owes after a meeting.
#[must_use]
pub fn due(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<DueItem> {
    let mut list = List::new(school, records, as_of);
    let pupil = records.pupil.as_ref();
    let left = pupil.and_then(|filed| Some((filed, filed.record.left.as_ref()?)));
    if let Some((filed, left)) = left.filter(|(_, left)| left.on < as_of) {
        list.transfer(filed, left);
    } else {
        list.annual_review();
        list.phase_transfer();
        list.early_years();
        list.targets_and_cycles();
        list.parent_meeting();
        list.agreement();
        list.recommendations();
        list.actions_and_questions();
    }
    list.restrictive();
    list.items.sort_by(|a, b| (a.date, a.what, &a.reference).cmp(&(b.date, b.what, &b.reference)));
    list.items
}

/// The list of one pupil while it is made.
struct List<'a> {
    school: &'a School,
    records: &'a PupilRecords,
    calendar: SchoolCalendar,
    as_of: NaiveDate,
    items: Vec<DueItem>,
}

/// What an item is about.
struct About<'a> {
    reference: String,
    file: Option<&'a RecordPath>,
    /// What goes after the rule's own words.
    more: String,
    done: bool,
}

impl<'a> About<'a> {
    /// Something in a file, by the file's stem.
    fn record(path: &'a RecordPath) -> Self {
        Self { reference: path.stem().to_owned(), file: Some(path), more: String::new(), done: false }
    }

    /// A part of the plan, by its id.
    fn part(records: &PupilRecords, id: &str, path: &'a RecordPath) -> Self {
        Self { reference: format!("{}/{id}", records.id), ..Self::record(path) }
    }

    /// A file by its path.
    fn file(path: &'a RecordPath) -> Self {
        Self { reference: path.to_string(), ..Self::record(path) }
    }

    fn more(mut self, more: impl Into<String>) -> Self {
        self.more = more.into();
        self
    }

    fn done_if(mut self, done: bool) -> Self {
        self.done = done;
        self
    }
}

impl<'a> List<'a> {
    fn new(school: &'a School, records: &'a PupilRecords, as_of: NaiveDate) -> Self {
        Self { school, records, calendar: SchoolCalendar::of(school), as_of, items: Vec::new() }
    }

    /// Adds what a rule asks for, counted from a day.
    fn add(&mut self, rule: &Rule, from: NaiveDate, about: About<'_>) {
        if let Some(date) = self.date(rule, from) {
            self.add_on(rule, date, about);
        }
    }

    /// Adds what a rule asks for by a day that is known.
    fn add_on(&mut self, rule: &Rule, date: NaiveDate, about: About<'_>) {
        let act_by = self.calendar.last_school_day_on_or_before(date).filter(|_| self.knows(date));
        let state = match (about.done, act_by) {
            (true, _) => "done",
            _ if date < self.as_of => "overdue",
            (_, Some(act_by)) if act_by <= self.as_of => "due",
            _ if date == self.as_of => "due",
            _ => "coming",
        };
        let text =
            if about.more.is_empty() { rule.words.to_owned() } else { format!("{}: {}", rule.words, about.more) };
        self.items.push(DueItem {
            pupil: self.records.id.to_string(),
            what: rule.what,
            date: Day(date),
            act_by: act_by.map(Day),
            days: (date - self.as_of).num_days(),
            state,
            force: match rule.force {
                Force::Must => "must",
                Force::Should => "should",
                Force::Plan => "plan",
            },
            owner: match rule.owner {
                Owner::School => "school",
                Owner::Authority => "authority",
            },
            basis: rule.basis,
            reference: about.reference,
            file: about.file.map(ToString::to_string),
            text,
        });
    }

    /// The day of a rule. School days are the calendar's; where none is known, weekdays stand for them.
    fn date(&self, rule: &Rule, from: NaiveDate) -> Option<NaiveDate> {
        match rule.reckoning {
            Reckoning::NextSchoolDay => self.school_days_after(from, 1),
            Reckoning::SchoolDays(number) => self.school_days_after(from, number),
            _ => rule.date(from),
        }
    }

    fn school_days_after(&self, from: NaiveDate, number: usize) -> Option<NaiveDate> {
        let known = (0..number).try_fold(from, |day, _| self.calendar.next_school_day_after(day));
        known.or_else(|| {
            let weekdays = SchoolCalendar::default();
            (0..number).try_fold(from, |day, _| weekdays.next_school_day_after(day))
        })
    }

    /// Whether the school has written the terms of a day's school year, so that school days can be told.
    fn knows(&self, day: NaiveDate) -> bool {
        self.calendar.has_terms() && self.calendar.covers(day)
    }

    /// A day so many days before today, for what is long past.
    fn ago(&self, days: u64) -> NaiveDate {
        self.as_of.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
    }
}

#[cfg(test)]
mod tests;
