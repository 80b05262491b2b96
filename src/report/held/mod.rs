//! Everything that is held on one pupil, in order, for somebody who has the right to see it; with what a person has to
//! look at before it is handed over.

mod look;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::MADE_BY;
use super::figure::{Day, Time};
use super::unreadable::Unreadable;
use crate::record::field::Table;
use crate::record::lines::{Line, lines};
use crate::record::{Dated, Filed, PupilId, PupilRecords, RecordPath, School, StaffId};

/// The wording of the first pages.
pub const HELD_TEMPLATE: &str = include_str!("../../templates/held.md");
/// The wording of a month.
pub const HELD_MONTH_TEMPLATE: &str = include_str!("../../templates/held-month.md");

/// What is held on one pupil: what to look at first, what is not here, and the plan. The months follow.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Held {
    /// The program's name.
    pub made_by: &'static str,
    /// The pupil's id.
    pub pupil: String,
    /// The name.
    pub name: String,
    /// The school.
    pub school: String,
    /// The day on which it was put together.
    pub as_of: Day,
    /// How many files are copied beside the page.
    pub files: usize,
    /// Who the ids of staff in these records are.
    pub staff: Vec<StaffNamed>,
    /// The records that somebody has to look at first.
    pub look: Vec<HeldRecord>,
    /// Where the school keeps concerns, where keywork is not to.
    pub concerns_kept_in: Option<String>,
    /// Files of other pupils in which this one is named.
    pub of_others: Vec<String>,
    /// Files that are not copied, with the reason.
    pub left: Vec<String>,
    /// What could not be read, and so is only among the copies.
    pub unreadable: Unreadable,
    /// The pupil's own file and the plan.
    pub plan: Vec<HeldRecord>,
}

/// A member of staff by id.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct StaffNamed {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What they are.
    pub role: String,
}

/// The records of one month.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct HeldMonth {
    /// Its first day.
    pub month: Day,
    /// `November 2026`.
    pub name: String,
    /// By day and time.
    pub records: Vec<HeldRecord>,
}

/// A record in full.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct HeldRecord {
    /// What it is.
    pub kind: &'static str,
    /// Its id, for a part of the plan.
    pub id: Option<String>,
    /// The day.
    pub date: Option<Day>,
    /// The time.
    pub start: Option<Time>,
    /// Who wrote it.
    pub by: Option<String>,
    /// The copy beside the page.
    pub file: String,
    /// Why somebody has to look at it before it is handed over.
    pub look: Vec<String>,
    /// Every field.
    pub lines: Vec<HeldLine>,
}

/// A field and what it says.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema, Serialize)]
pub struct HeldLine {
    /// How far within other fields, from 0.
    pub depth: usize,
    /// The columns that a second line of its text stands in.
    pub hang: usize,
    /// The key, in words.
    pub label: String,
    /// The words.
    pub text: String,
}

/// What is known beside the pupil's own records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The other pupils of the school.
    pub others: Vec<PupilId>,
    /// The files in which one of them is named, each with whose name it is.
    pub named: Vec<(RecordPath, String)>,
    /// Files of theirs in which this pupil is named.
    pub of_others: Vec<String>,
    /// How many files were copied.
    pub files: usize,
    /// Files that were not, with the reason.
    pub left: Vec<String>,
}

impl Held {
    /// The first pages, and a page for each month in which there is anything.
    #[must_use]
    pub fn build(school: &School, records: &PupilRecords, around: Around, as_of: NaiveDate) -> (Self, Vec<HeldMonth>) {
        let all = All { school, records, around: &around };
        let (plan, dated) = (all.plan(), all.dated());
        let look = plan.iter().chain(&dated).filter(|record| !record.look.is_empty());
        let look = look.map(|record| HeldRecord { lines: Vec::new(), ..record.clone() }).collect();
        let texts = records.texts();
        let quoted = |id: &StaffId| [format!("\"{id}\""), format!("'{id}'")];
        let is_named =
            |id: &StaffId| texts.iter().any(|(_, text)| quoted(id).iter().any(|quoted| text.contains(quoted.as_str())));
        let staff = school.staff.iter().filter(|(id, _)| is_named(id)).map(|(id, person)| StaffNamed {
            id: id.to_string(),
            name: person.name.as_str().to_owned(),
            role: person.role.to_string(),
        });
        let held = Self {
            made_by: MADE_BY,
            pupil: records.id.to_string(),
            name: records.name().to_owned(),
            school: school.school.as_str().to_owned(),
            as_of: Day(as_of),
            files: around.files,
            staff: staff.collect(),
            look,
            concerns_kept_in: school.concerns.kept_in.as_ref().map(|kept_in| kept_in.as_str().to_owned()),
            of_others: around.of_others,
            left: around.left,
            unreadable: Unreadable::of(records),
            plan,
        };
        (held, by_month(dated))
    }
}

fn by_month(dated: Vec<HeldRecord>) -> Vec<HeldMonth> {
    let mut months: Vec<HeldMonth> = Vec::new();
    for record in dated {
        let Some(month) = record.date.and_then(|day| day.0.with_day(1)) else { continue };
        match months.last_mut().filter(|last| last.month.0 == month) {
            Some(last) => last.records.push(record),
            None => months.push(HeldMonth {
                month: Day(month),
                name: month.format("%B %Y").to_string(),
                records: vec![record],
            }),
        }
    }
    months
}

/// All that was read, and the other pupils.
struct All<'a> {
    school: &'a School,
    records: &'a PupilRecords,
    around: &'a Around,
}

impl All<'_> {
    fn plan(&self) -> Vec<HeldRecord> {
        let records = self.records;
        let mut plan = Vec::new();
        plan.extend(records.pupil.iter().map(|filed| self.part("pupil", None, filed, look::pupil(&filed.record))));
        let cycle = |(id, filed): (&_, &_)| self.part("cycle", Some(format!("{id}")), filed, look::cycle(filed));
        plan.extend(records.cycles.iter().map(cycle));
        let provision = |(id, filed): (&_, &_)| self.part("provision", Some(format!("{id}")), filed, Vec::new());
        plan.extend(records.provision.iter().map(provision));
        let target = |(id, filed): (&_, &_)| self.part("target", Some(format!("{id}")), filed, look::target(filed));
        plan.extend(records.targets.iter().map(target));
        plan
    }

    /// Every dated record, by day, time and file.
    fn dated(&self) -> Vec<HeldRecord> {
        let records = self.records;
        let mut dated: Vec<HeldRecord> = Vec::new();
        dated.extend(
            records.sessions.iter().map(|filed| self.dated_one("session", filed, look::session(&filed.record))),
        );
        dated.extend(records.assessments.iter().map(|filed| self.dated_one("assessment", filed, Vec::new())));
        let seen = |filed| self.dated_one("observation", filed, look::observation(&filed.record));
        dated.extend(records.observations.iter().map(seen));
        let contact = |filed| self.dated_one("contact", filed, look::contact(&filed.record));
        dated.extend(records.contacts.iter().map(contact));
        let advice = |filed| self.dated_one("recommendation", filed, look::recommendation(&filed.record));
        dated.extend(records.recommendations.iter().map(advice));
        dated.extend(
            records.meetings.iter().map(|filed| self.dated_one("meeting", filed, look::meeting(&filed.record))),
        );
        let start = |record: &HeldRecord| record.start.map(|start| start.0);
        dated.sort_by(|a, b| (a.date, start(a), &a.file).cmp(&(b.date, start(b), &b.file)));
        dated
    }

    fn dated_one<T: Table + Dated>(&self, kind: &'static str, filed: &Filed<T>, look: Vec<String>) -> HeldRecord {
        let record = &filed.record;
        HeldRecord {
            date: Some(Day(record.date())),
            start: record.start().map(Time),
            by: Some(self.school.name_of(record.staff()).to_owned()),
            ..self.part(kind, None, filed, look)
        }
    }

    fn part<T: Table>(
        &self,
        kind: &'static str,
        id: Option<String>,
        filed: &Filed<T>,
        mut look: Vec<String>,
    ) -> HeldRecord {
        let by_name = self.around.named.iter().filter(|(path, _)| *path == filed.path).map(|(_, id)| id.as_str());
        let by_id = look::ids_in(&filed.text, &self.around.others).map(PupilId::as_str);
        let named: BTreeSet<&str> = by_name.chain(by_id).collect();
        look.extend(named.into_iter().map(|id| format!("another child: {id}")));
        let file = filed.path.as_str();
        HeldRecord {
            kind,
            id,
            date: None,
            start: None,
            by: None,
            file: file.split_once('/').map_or(file, |(_, within)| within).to_owned(),
            look,
            lines: lines(&filed.record).into_iter().map(HeldLine::of).collect(),
        }
    }
}

impl HeldLine {
    fn of(line: Line) -> Self {
        // No field of any record stands deeper than in three others.
        let depth = line.depth.min(3);
        Self { depth, hang: 2 * depth + 2, label: line.label, text: line.text }
    }
}
