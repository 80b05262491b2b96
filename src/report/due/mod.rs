//! What the law and the plan ask for, by when, and whose it is.
//!
//! The rules are rows in `calendar::statutory`; here is found from which day each reckons for a pupil, and whether the
//! thing is done. One file a family. Every report may call [`due`]; `keywork due` and the calendar that it exports
//! take [`DuePupil`], which has what was done lately as well.

mod annual_review;
mod leaving;
mod page;
mod people;
mod plan;
mod restrictive;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::figure::Day;
use crate::calendar::SchoolCalendar;
use crate::calendar::statutory::{Event, Owner, Rule, What, rule};
use crate::record::{Pupil, PupilRecords, School};

pub use page::{DUE_TEMPLATE, Due};

/// How far ahead is looked where nothing else is said, in days (contract, `due`).
pub const DUE_AHEAD: u32 = 60;

/// What is to be done in so many days, today among them, is `due`; what comes later is `coming`.
const DUE_NOW: i64 = 7;

/// Something that is due (contract, `due --json`).
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
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
    /// `overdue` after the date; `due` where the day to act by is among the next seven, or past; `coming`; `done`.
    pub state: &'static str,
    /// `must`, `should` or `plan`.
    pub force: &'static str,
    /// `school` or `authority`.
    pub owner: &'static str,
    /// The rule that it follows from, such as `SEND Regulations 2014, reg 20(4)`.
    pub basis: String,
    /// By what name `keywork done` or `keywork thread` knows it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The file that it rests on.
    pub file: Option<String>,
    /// What it is, in plain words for a page: `Send the word list home (J. Marsh)`.
    pub text: String,
    /// The same in words that may stand in a calendar: what kind of thing it is, and nothing of the child.
    #[serde(skip)]
    pub kind: &'static str,
}

impl DueItem {
    /// True when its date has gone by.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        self.state == "overdue"
    }

    /// True when it was done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.state == "done"
    }

    /// True when it is the school's to do.
    #[must_use]
    pub fn is_the_schools(&self) -> bool {
        self.owner == Owner::School.word()
    }
}

/// Everything of one pupil that is overdue or due in the next sixty days, soonest first, done things left out.
///
/// It looks at the records that were read: for what was met the sessions of the open targets are needed, for
/// questions and actions the records in which they stand.
#[must_use]
pub fn due(school: &School, records: &PupilRecords, as_of: NaiveDate) -> Vec<DueItem> {
    let mut items = DuePupil::of(school, records, DUE_AHEAD, as_of).items;
    items.retain(|item| !item.is_done());
    items
}

/// What is due of one pupil, with what is to be said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DuePupil {
    /// Soonest first. Steps of an annual review that were done lately are among them.
    pub items: Vec<DueItem>,
    /// What a date rests on, or is in the way of, in sentences.
    pub notes: Vec<String>,
}

impl DuePupil {
    /// Everything that is overdue, due in so many days, or was done in so many days.
    ///
    /// Of a pupil who has left: what is still owed alone, which is the records, what a restrictive intervention asks
    /// for, and what somebody undertook.
    #[must_use]
    pub fn of(school: &School, records: &PupilRecords, ahead: u32, as_of: NaiveDate) -> Self {
        let pupil = records.pupil.as_ref().map(|filed| &filed.record);
        let calendar = SchoolCalendar::of(school);
        let mut finding =
            Finding { school, records, pupil, calendar, ahead: ahead.into(), as_of, found: Self::default() };
        leaving::find(&mut finding);
        restrictive::find(&mut finding);
        people::undertaken(&mut finding);
        if !pupil.is_some_and(|pupil| pupil.has_left(as_of)) {
            annual_review::find(&mut finding);
            plan::find(&mut finding);
            people::find(&mut finding);
        }
        finding.found.items.sort_by(|a, b| (a.date, a.what, &a.reference).cmp(&(b.date, b.what, &b.reference)));
        finding.found
    }
}

/// What all families look at, and what they have found.
struct Finding<'a> {
    school: &'a School,
    records: &'a PupilRecords,
    pupil: Option<&'a Pupil>,
    calendar: SchoolCalendar,
    ahead: i64,
    as_of: NaiveDate,
    found: DuePupil,
}

/// One thing that is asked for.
struct Asked<'t> {
    /// The row that asks for it.
    rule: &'static Rule,
    /// The last day on which it is in time.
    date: NaiveDate,
    /// By what name it is known.
    reference: String,
    /// The file that it rests on.
    file: Option<&'t str>,
    /// What it is, in plain words.
    text: String,
    /// The day on which it was done.
    done: Option<NaiveDate>,
}

impl<'a> Finding<'a> {
    /// The row that asks for something from this event, and the date that follows.
    fn reckon(&self, what: What, from: Event, day: NaiveDate) -> Option<(&'static Rule, NaiveDate)> {
        rule(what, from, day).map(|rule| (rule, rule.reckon(day, &self.calendar)))
    }

    /// Adds what is asked for, unless it lies further ahead, or was done longer ago, than is looked for.
    fn add(&mut self, asked: Asked<'_>) {
        let days = (asked.date - self.as_of).num_days();
        let done = asked.done.filter(|done| *done <= self.as_of);
        let wanted = match done {
            Some(done) => (self.as_of - done).num_days() <= self.ahead && days <= self.ahead,
            None => days <= self.ahead,
        };
        if !wanted {
            return;
        }
        let act_by = self.calendar.act_by(asked.date);
        let state = if done.is_some() {
            "done"
        } else if days < 0 {
            "overdue"
        } else if (act_by.unwrap_or(asked.date) - self.as_of).num_days() < DUE_NOW {
            "due"
        } else {
            "coming"
        };
        let rule = asked.rule;
        self.found.items.push(DueItem {
            pupil: self.records.id.to_string(),
            what: rule.what.word(),
            date: Day(asked.date),
            act_by: act_by.map(Day),
            days,
            state,
            force: rule.force.word(),
            owner: rule.owner.word(),
            basis: rule.basis.to_owned(),
            reference: asked.reference,
            file: asked.file.map(str::to_owned),
            text: asked.text,
            kind: rule.what.in_words(),
        });
    }

    /// Adds a sentence, which begins with the pupil's name.
    fn note(&mut self, sentence: &str) {
        self.found.notes.push(format!("{}: {sentence}", self.records.name()));
    }

    /// The file of what rests on the pupil's own file.
    fn own_file(&self) -> Option<&'a str> {
        self.records.pupil.as_ref().map(|filed| filed.path.as_str())
    }

    /// By what name that is known: its path, since no id is the pupil's own.
    fn own_reference(&self) -> String {
        self.own_file().map_or_else(|| self.records.id.to_string(), str::to_owned)
    }

    /// `rowan/cvc-words`.
    fn reference(&self, id: &str) -> String {
        format!("{}/{id}", self.records.id)
    }
}
