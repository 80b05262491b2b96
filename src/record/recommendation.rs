//! A recommendation: what a professional advised, and what became of it.

use chrono::NaiveDate;

use super::decode::Row;
use super::encode::Out;
use super::field::{Field, Spec, Table};
use chrono::NaiveTime;

use super::id::{OutcomeId, StaffId};
use super::words::{StaffOnly, Title};

/// What a professional advised. ("Advice" alone means the annual review's.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// The day it was given.
    pub date: NaiveDate,
    /// When.
    pub start: Option<NaiveTime>,
    /// Who wrote it down.
    pub staff: StaffId,
    /// Who advised.
    pub from: Title,
    /// What they are.
    pub role: Title,
    /// The advice, point by point.
    pub text: Vec<StaffOnly>,
    /// The outcome that it is toward.
    pub outcome: Option<OutcomeId>,
    /// Where it is written.
    pub document: Option<Title>,
    /// When it was begun.
    pub started: Option<NaiveDate>,
    /// When it was looked at.
    pub evaluated: Option<NaiveDate>,
    /// What came of it.
    pub result: Option<StaffOnly>,
    /// The day of writing.
    pub recorded: Option<NaiveDate>,
}

const DATE: Field<NaiveDate> = Field::new("date", "2026-09-14", "the day it was given").required();
const START: Field<NaiveTime> = Field::new("start", "12:00:00", "when");
const STAFF: Field<StaffId> = Field::new("staff", "\"jm\"", "who wrote it down").required();
const FROM: Field<Title> = Field::new("from", "\"L. Hart\"", "who advised").required();
const ROLE: Field<Title> = Field::new("role", "\"speech-therapist\"", "what they are").required();
const TEXT: Field<Vec<StaffOnly>> =
    Field::new("text", "[\"Model the sentence, then wait\"]", "the advice, point by point");
const OUTCOME: Field<OutcomeId> = Field::new("outcome", "\"E1\"", "the outcome that it is toward");
const DOCUMENT: Field<Title> = Field::new("document", "\"Report of 14 September 2026, page 3\"", "where it is written");
const STARTED: Field<NaiveDate> = Field::new("started", "2026-09-21", "when it was begun");
const EVALUATED: Field<NaiveDate> = Field::new("evaluated", "2026-11-16", "when it was looked at");
const RESULT: Field<StaffOnly> = Field::new("result", "\"He waits for the model now\"", "what came of it");
const RECORDED: Field<NaiveDate> = Field::new("recorded", "2026-09-14", "the day of writing");

impl Table for Recommendation {
    const FIELDS: &'static [&'static dyn Spec] =
        &[&DATE, &START, &STAFF, &FROM, &ROLE, &TEXT, &OUTCOME, &DOCUMENT, &STARTED, &EVALUATED, &RESULT, &RECORDED];

    fn read(row: &mut Row<'_, '_>) -> Option<Self> {
        let (date, start, staff) = (row.required(&DATE), row.optional(&START), row.required(&STAFF));
        let (from, role, text) = (row.required(&FROM), row.required(&ROLE), row.list(&TEXT));
        let (outcome, document, started) = (row.optional(&OUTCOME), row.optional(&DOCUMENT), row.optional(&STARTED));
        let (evaluated, result, recorded) = (row.optional(&EVALUATED), row.optional(&RESULT), row.optional(&RECORDED));
        Some(Self {
            date: date?,
            start,
            staff: staff?,
            from: from?,
            role: role?,
            text,
            outcome,
            document,
            started,
            evaluated,
            result,
            recorded,
        })
    }

    fn write(&self, out: &mut Out) {
        out.put(&DATE, &self.date);
        out.opt(&START, self.start.as_ref());
        out.put(&STAFF, &self.staff);
        out.put(&FROM, &self.from);
        out.put(&ROLE, &self.role);
        out.list(&TEXT, &self.text);
        out.opt(&OUTCOME, self.outcome.as_ref());
        out.opt(&DOCUMENT, self.document.as_ref());
        out.opt(&STARTED, self.started.as_ref());
        out.opt(&EVALUATED, self.evaluated.as_ref());
        out.opt(&RESULT, self.result.as_ref());
        out.opt(&RECORDED, self.recorded.as_ref());
    }
}
