//! Every dated record of a pupil in one list, by what all of them have.

use chrono::{NaiveDate, NaiveTime};

use super::place::Place;
use crate::record::{Dated, Filed, PupilRecords, Session, StaffId};

/// What kind a dated record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Session,
    Assessment,
    Observation,
    Contact,
    Recommendation,
    Meeting,
}

/// One dated record.
pub(super) struct Entry<'r> {
    pub(super) kind: Kind,
    pub(super) date: NaiveDate,
    pub(super) staff: &'r StaffId,
    /// The time and the person that the file's name should say.
    pub(super) named_for: (Option<NaiveTime>, &'r StaffId),
    /// True for what is only planned: a meeting, or a session of which nobody has recorded what became.
    pub(super) planned: bool,
    pub(super) file: &'r dyn Place,
}

/// Every dated record of the pupil.
pub(super) fn entries(records: &PupilRecords) -> impl Iterator<Item = Entry<'_>> {
    let sessions = records.sessions.iter().map(session);
    sessions
        .chain(of(Kind::Assessment, &records.assessments))
        .chain(of(Kind::Observation, &records.observations))
        .chain(of(Kind::Contact, &records.contacts))
        .chain(of(Kind::Recommendation, &records.recommendations))
        .chain(of(Kind::Meeting, &records.meetings))
}

fn session(filed: &Filed<Session>) -> Entry<'_> {
    Entry { planned: filed.record.is_only_prepared(), ..entry(Kind::Session, filed) }
}

fn of<T: Dated>(kind: Kind, records: &[Filed<T>]) -> impl Iterator<Item = Entry<'_>> {
    records.iter().map(move |filed| entry(kind, filed))
}

fn entry<T: Dated>(kind: Kind, filed: &Filed<T>) -> Entry<'_> {
    let record = &filed.record;
    let planned = kind == Kind::Meeting;
    Entry { kind, date: record.date(), staff: record.staff(), named_for: record.named_for(), planned, file: filed }
}
