//! Observations as rows.

use super::cell::Cell;
use super::names::Names;
use crate::record::{Filed, Minutes, Observation, PupilRecords};

/// A column and what stands in it.
pub(super) type ObservationColumn = (&'static str, fn(&ObservationRow<'_>) -> Cell);

/// An observation in its row.
pub(super) struct ObservationRow<'a> {
    pub(super) names: &'a Names,
    pub(super) records: &'a PupilRecords,
    /// Which of the pupil's observations it is, from 0.
    pub(super) at: usize,
    pub(super) filed: &'a Filed<Observation>,
}

impl ObservationRow<'_> {
    /// Why a parent was not told.
    fn withheld(&self) -> Cell {
        let withheld = self.filed.record.parent_withheld.as_ref();
        self.names.staff_only(withheld.map(|withheld| &withheld.why))
    }

    /// Each parent told, with how and when.
    fn told(&self) -> Cell {
        let told = self.filed.record.parent_told.iter().filter(|_| !self.names.are_pseudonyms());
        Cell::list(told.map(|told| format!("{}, {}, {}", told.name.as_str(), told.how.as_str(), told.at.as_str())))
    }
}

/// The columns of `observations.csv`.
pub(super) const OBSERVATIONS: &[ObservationColumn] = &[
    ("pupil", |row| Cell::text(row.names.pupil(&row.records.id))),
    ("observation", |row| Cell::text(row.names.record(row.filed.path.as_str(), &row.records.id, row.at))),
    ("date", |row| Cell::text(row.filed.record.date)),
    ("time", |row| Cell::time(row.filed.record.start)),
    ("staff", |row| Cell::text(row.names.staff(&row.filed.record.staff))),
    ("recorded_by", |row| Cell::opt(row.filed.record.recorded_by.as_ref().map(|staff| row.names.staff(staff)))),
    ("kind", |row| Cell::opt(row.filed.record.kind)),
    ("adds", |row| row.names.title(row.filed.record.adds.as_ref())),
    ("place", |row| row.names.title(row.filed.record.place.as_ref())),
    ("minutes", |row| Cell::number(row.filed.record.minutes.map(Minutes::get))),
    ("intensity", |row| Cell::number(row.filed.record.intensity)),
    ("before", |row| row.names.staff_only(row.filed.record.before.as_ref())),
    ("behaviour", |row| row.names.staff_only(row.filed.record.behaviour.as_ref())),
    ("after", |row| row.names.staff_only(row.filed.record.after.as_ref())),
    ("communicating", |row| row.names.staff_only(row.filed.record.communicating.as_ref())),
    ("helped", |row| row.names.staff_only(row.filed.record.helped.as_ref())),
    ("wellbeing", |row| Cell::level(row.filed.record.wellbeing)),
    ("involvement", |row| Cell::level(row.filed.record.involvement)),
    ("said", |row| row.names.staff_only(row.filed.record.said.as_ref())),
    ("method", |row| Cell::opt(row.filed.record.method)),
    ("interpreted_by", |row| Cell::opt(row.filed.record.interpreted_by.as_ref().map(|staff| row.names.staff(staff)))),
    ("type", |row| row.names.title(row.filed.record.type_.as_ref())),
    ("reason", |row| row.names.staff_only(row.filed.record.reason.as_ref())),
    ("staff_involved", |row| Cell::list(row.filed.record.staff_involved.iter().map(|staff| row.names.staff(staff)))),
    ("injury", |row| row.names.staff_only(row.filed.record.injury.as_ref())),
    ("parent_told", |row| row.told()),
    ("parent_withheld", |row| row.withheld()),
    ("note", |row| row.names.staff_only(row.filed.record.note.as_ref())),
    ("share", |row| row.names.shared(row.filed.record.share.as_ref())),
    ("ask", |row| row.names.staff_only(row.filed.record.ask.as_ref())),
    ("recorded", |row| Cell::day(row.filed.record.recorded)),
];
